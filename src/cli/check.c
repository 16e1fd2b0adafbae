/* vankien check: everything that is wrong in documents; nothing is written. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/cli.h"

struct check { /* of all files of one call */
	const struct vk_call *call;
	const struct form *form;
	struct vk_buf out; /* of one file, then written */
	struct vk_sarif *sarif; /* NULL in other forms */
	struct vk_register *papers; /* NULL: one alone */
	size_t errors, warnings, style, clean;
	int worst; /* exit status so far */
};

struct form { /* what --format asks for */
	void (*open)(struct check *);
	void (*add)(struct check *, const char *file, const char *standard,
	    struct vk_diag *);
	void (*between)(struct check *);
	void (*close)(struct check *);
};

/* ---- the forms ---- */

static void
add_nothing(struct check *c)
{
	(void)c;
}

static void
add_lines(
    struct check *c, const char *file, const char *standard, struct vk_diag *d)
{
	(void)file;
	(void)standard;
	vk_print_lines(
	    &c->out, c->call, d, vk_term_colour(c->call, STDOUT_FILENO));
}

static void
open_json(struct check *c)
{
	if (c->call->noperands > 1)
		vk_buf_adds(&c->out, "{\"version\": 1, \"files\": [\n");
}

static void
add_json(
    struct check *c, const char *file, const char *standard, struct vk_diag *d)
{
	vk_json_findings(&c->out, file, standard, d);
}

static void
between_json(struct check *c)
{
	vk_buf_adds(&c->out, ",\n");
}

static void
close_json(struct check *c)
{
	vk_buf_adds(&c->out, c->call->noperands > 1 ? "]}\n" : "\n");
}

static void
open_sarif(struct check *c)
{
	c->sarif = vk_sarif_new(c->call, &c->out);
}

static void
add_sarif(
    struct check *c, const char *file, const char *standard, struct vk_diag *d)
{
	(void)standard;
	vk_sarif_findings(c->sarif, &c->out, file, d);
}

static void
close_sarif(struct check *c)
{
	vk_sarif_close(c->sarif, &c->out, c->call, c->worst);
}

/* In the order of the words of --format. */
static const struct form forms[] = {
    {add_nothing, add_lines, add_nothing, add_nothing},
    {open_json, add_json, between_json, close_json},
    {open_sarif, add_sarif, add_nothing, close_sarif},
};

/* ---- one file ---- */

/* What was accepted counts no more. */
static int
status_of(const struct vk_diag *d)
{
	size_t n = vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL);

	return n > 0 ? vk_diag_status(d) : 0;
}

static void
count(struct check *c, const char *file, const char *standard,
    const struct vk_diag *d)
{
	size_t errors = vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL);
	size_t warnings = vk_diag_count(d, VK_WARNING);
	size_t style = vk_diag_count(d, VK_STYLE);

	if (c->call->given[VK_OPT_VERBOSE])
		vk_term_say(_("%s: errors %zu, warnings %zu, style %zu (%s)"),
		    file, errors, warnings, style,
		    standard != NULL ? standard : "-");
	c->errors += errors;
	c->warnings += warnings;
	c->style += style;
	c->clean += errors + warnings + style == 0;
}

static void
check_file(struct check *c, const char *file)
{
	struct vk_job job = vk_call_job(c->call, file);
	struct vk_diag *d = vk_diag_new();
	const char *standard = NULL;
	int status;
	bool done;

	job.papers = c->papers;
	done = vk_check(&job, &standard, d);
	if (c->call->given[VK_OPT_STRICT])
		vk_diag_be_strict(d);
	status = done ? status_of(d) : vk_call_failed(d);
	if (status > c->worst)
		c->worst = status;
	if (standard != NULL && *standard == '\0')
		standard = NULL; /* it did not come so far */
	c->form->add(c, file, standard, d);
	count(c, file, standard, d);
	vk_diag_free(d);
}

/* ---- all files ---- */

static int
put(struct check *c)
{
	int failed = vk_term_put(vk_buf_str(&c->out), c->out.len);

	vk_buf_clear(&c->out);
	return failed;
}

/* For people who gave several files; programs count for themselves. */
static void
summarise(const struct check *c)
{
	size_t n = c->call->noperands;

	if (n < 2 || c->call->given[VK_OPT_QUIET] || c->form != &forms[0])
		return;
	vk_term_say(ngettext("%zu file, %zu without a finding: errors %zu, "
			     "warnings %zu, style %zu",
			"%zu files, %zu without a finding: errors %zu, "
			"warnings %zu, style %zu",
			(unsigned long)n),
	    n, c->clean, c->errors, c->warnings, c->style);
}

/* The exit status is the highest of all files; one of output outweighs it. */
int
vk_cli_check(const struct vk_call *call)
{
	struct check c = {
	    .call = call, .form = &forms[call->number[VK_OPT_FORMAT]]};
	int failed = 0;

	if (call->given[VK_OPT_AGAINST] && call->noperands > 1)
		return vk_options_refuse(
		    call, _("--against is for one document at a time"));
	if (call->noperands > 1)
		c.papers = vk_register_new();
	c.form->open(&c);
	for (size_t i = 0; i < call->noperands && failed == 0; i++) {
		if (i > 0)
			c.form->between(&c);
		check_file(&c, call->operands[i]);
		if (i + 1 == call->noperands)
			c.form->close(&c);
		failed = put(&c);
	}
	if (failed == 0)
		summarise(&c);
	vk_sarif_free(c.sarif);
	vk_register_free(c.papers);
	vk_buf_free(&c.out);
	return failed != 0 ? failed : c.worst;
}
