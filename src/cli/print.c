/*
 * Findings for people: one line each, in their language.  A line begins with
 * the place, says how bad it is and what is wrong, and ends with the rule.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/cli.h"

static const struct {
	const char *word;
	const char *colour;
} levels[] = {
    [VK_OK] = {"", ""},
    [VK_STYLE] = {N_("style"), "\033[36m"},
    [VK_WARNING] = {N_("warning"), "\033[33m"},
    [VK_ERROR] = {N_("error"), "\033[31m"},
    [VK_FATAL] = {N_("error"), "\033[31m"},
};

static const char *
translated(const char *s)
{
	return *s != '\0' ? _(s) : s;
}

/* Where a finding holds a reason; all else is of the document, and stays. */
static const struct {
	enum vk_msg msg;
	bool in_more; /* else in found */
} reasons[] = {
    {VK_MSG_FILE_MISSING, false},
    {VK_MSG_OUTPUT_REFUSED, false},
    {VK_MSG_OUTPUT_FAILED, false},
    {VK_MSG_XML_MALFORMED, true},
    {VK_MSG_LAYOUT_MISSING, false},
    {VK_MSG_SKELETON_MISSING, false},
    {VK_MSG_FONT_NO_FOLDER, false},
    {VK_MSG_OUT_FAILED, false},
    {VK_MSG_BATCH_NO_WORKER, false},
    {VK_MSG_SERVE_MISSING, false},
    {VK_MSG_SERVE_PORT, true},
    {VK_MSG_MERGE_LEFT, true},
    {VK_MSG_NO_SOURCE, true},
    {VK_MSG_IMAGE_MISSING, true},
    {VK_MSG_IMAGE_DAMAGED, true},
    {VK_MSG_RESULTS_UNREADABLE, true},
    {VK_MSG_RESOLUTION_UNREADABLE, true},
    {VK_MSG_BRANCHES_UNREADABLE, true},
};

/* The field of a finding that holds its reason, or NULL. */
static const char **
reason_of(struct vk_finding *f)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].msg == f->msg)
			return reasons[i].in_more ? &f->more : &f->found;
	return NULL;
}

/* What was measured of what, "the title|size", and how it is said. */
static void
add_measured(struct vk_buf *out, const char *both)
{
	size_t len = strcspn(both, "|");
	struct vk_buf of = {0};

	vk_buf_add(&of, both, len);
	vk_buf_adds(out, translated(vk_buf_str(&of)));
	if (both[len] == '|' && both[len + 1] != '\0') {
		vk_buf_adds(out, ", ");
		vk_buf_adds(out, translated(both + len + 1));
	}
	vk_buf_free(&of);
}

static bool
is_of_faces(const struct vk_finding *f)
{
	return f->msg == VK_MSG_PAGE_FACE || f->msg == VK_MSG_PAGE_FACE_UNSURE;
}

static void
fill_measured(
    struct vk_buf *out, const char *pattern, const struct vk_finding *f)
{
	struct vk_buf words = {0};
	struct vk_finding said = *f;

	add_measured(&words, f->more);
	said.more = vk_buf_str(&words);
	if (is_of_faces(f)) {
		said.found = translated(f->found);
		said.needed = translated(f->needed);
	}
	vk_diag_fill(out, translated(pattern), &said);
	vk_buf_free(&words);
}

void
vk_print_fill(
    struct vk_buf *out, const char *pattern, const struct vk_finding *f)
{
	struct vk_buf words = {0};
	struct vk_finding said = *f;
	const char **reason = reason_of(&said);

	if (f->at.page > 0) {
		fill_measured(out, pattern, f);
		return;
	}
	if (reason != NULL) {
		vk_reason_add(&words, *reason);
		*reason = vk_buf_str(&words);
	}
	vk_diag_fill(out, translated(pattern), &said);
	vk_buf_free(&words);
}

static void
add_place(struct vk_buf *out, const struct vk_pos *pos)
{
	if (pos->file == NULL) {
		vk_buf_adds(out, "vankien: ");
		return;
	}
	if (*pos->file == '\0')
		vk_buf_adds(out, "''");
	vk_term_escape(out, pos->file, strlen(pos->file));
	if (pos->line > 0)
		vk_buf_addf(
		    out, ":%u:%u", (unsigned)pos->line, (unsigned)pos->column);
	vk_buf_adds(out, ": ");
}

static void
add_filled(struct vk_buf *out, const char *pattern, const struct vk_finding *f)
{
	struct vk_buf text = {0};

	vk_print_fill(&text, pattern, f);
	vk_term_escape(out, vk_buf_str(&text), text.len);
	vk_buf_free(&text);
}

static void
add_line(struct vk_buf *out, const struct vk_finding *f, bool colour)
{
	const struct vk_message *m = vk_message(f->msg);

	add_place(out, &f->pos);
	vk_buf_addf(out, "%s%s:%s ", colour ? levels[f->level].colour : "",
	    translated(levels[f->level].word), colour ? "\033[0m" : "");
	add_filled(out, m->text, f);
	if (*m->fix != '\0') {
		vk_buf_adds(out, "; ");
		add_filled(out, m->fix, f);
	}
	vk_buf_addf(out, " [%s]", f->rule);
	if (f->accepted != NULL) {
		vk_buf_addf(out, " (%s: ", _("accepted"));
		vk_term_escape(out, f->accepted, strlen(f->accepted));
		vk_buf_addc(out, ')');
	}
	vk_buf_addc(out, '\n');
}

/* Findings beyond the ones that were kept. */
size_t
vk_print_more(const struct vk_diag *d)
{
	size_t all = 0, accepted = 0, kept = vk_diag_kept(d);

	for (int level = VK_STYLE; level <= VK_FATAL; level++)
		all += vk_diag_count(d, (enum vk_level)level);
	for (size_t i = 0; i < kept; i++)
		accepted += vk_diag_at(d, i)->accepted != NULL;
	return all + accepted > kept ? all + accepted - kept : 0;
}

static bool
is_wanted(const struct vk_call *call, const struct vk_finding *f)
{
	return !call->given[VK_OPT_QUIET] ||
	    (f->level >= VK_ERROR && f->accepted == NULL);
}

static void
add_more(struct vk_buf *out, const struct vk_diag *d)
{
	size_t more = vk_print_more(d);
	struct vk_pos whole = {0};

	if (more == 0)
		return;
	whole.file = vk_diag_at(d, 0)->pos.file;
	add_place(out, &whole);
	vk_buf_addf(out,
	    ngettext("%zu more finding is not shown",
		"%zu more findings are not shown", (unsigned long)more),
	    more);
	vk_buf_addc(out, '\n');
}

void
vk_print_lines(struct vk_buf *out, const struct vk_call *call,
    struct vk_diag *d, bool colour)
{
	vk_diag_sort(d);
	for (size_t i = 0; i < vk_diag_kept(d); i++)
		if (is_wanted(call, vk_diag_at(d, i)))
			add_line(out, vk_diag_at(d, i), colour);
	add_more(out, d);
}

void
vk_print_findings(const struct vk_call *call, struct vk_diag *d)
{
	struct vk_buf out = {0};

	vk_print_lines(&out, call, d, vk_term_colour(call, STDERR_FILENO));
	fputs(vk_buf_str(&out), stderr);
	vk_buf_free(&out);
}

static void
add_size(struct vk_buf *out, int milli)
{
	if (milli % 1000 == 0)
		vk_buf_addf(out, _("%d pt"), milli / 1000);
	else if (milli % 100 == 0)
		vk_buf_addf(
		    out, _("%d.%d pt"), milli / 1000, milli % 1000 / 100);
	else
		vk_buf_addf(out, _("%d.%03d pt"), milli / 1000, milli % 1000);
}

/* What the fit chose, for -v. */
void
vk_print_chosen(const struct vk_call *call, const struct vk_chosen *c)
{
	struct vk_buf size = {0}, pitch = {0}, space = {0};

	if (!call->given[VK_OPT_VERBOSE])
		return;
	add_size(&size, c->size_milli);
	add_size(&pitch, c->pitch_milli);
	add_size(&space, c->space_milli);
	vk_term_say(
	    ngettext("%d page", "%d pages", (unsigned long)c->pages), c->pages);
	vk_term_say(_("letters of %s, lines %s apart, %s between paragraphs: "
		      "setting %d of the rule set, %d tried"),
	    vk_buf_str(&size), vk_buf_str(&pitch), vk_buf_str(&space), c->rung,
	    c->rungs);
	if (c->why != NULL && *c->why != '\0')
		vk_term_say("%s", _(c->why));
	if (c->lines_over > 0)
		vk_term_say(ngettext("%d line more than the pages wished hold",
				"%d lines more than the pages wished hold",
				(unsigned long)c->lines_over),
		    c->lines_over);
	vk_buf_free(&size);
	vk_buf_free(&pitch);
	vk_buf_free(&space);
}
