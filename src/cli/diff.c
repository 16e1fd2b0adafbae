/* vankien diff: what changed between two drafts, by meaning. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "cli/cli.h"

enum { TO_TEXT, TO_JSON }; /* --format */

/* How the parts of a paper are called; by the roles of the layouts. */
static const struct {
	const char *role, *words;
} parts[] = {
    {"superior", N_("superior body")},
    {"issuer", N_("issuing body")},
    {"number", N_("number and symbol")},
    {"place-date", N_("place and date")},
    {"kind", N_("kind")},
    {"subject", N_("subject")},
    {"letter-subject", N_("subject")},
    {"urgency", N_("mark")},
    {"circulation", N_("mark")},
    {"media", N_("mark")},
    {"authority", N_("authority")},
    {"office", N_("office")},
    {"name", N_("name")},
    {"recipient", N_("recipient")},
    {"receiver", N_("receiver")},
    {"addressed", N_("receiver")},
    {"drafter", N_("drafter")},
    {"contact", N_("contact line")},
    {"footnote", N_("footnote")},
    {"table-head", N_("table head")},
    {"table-cell", N_("table cell")},
    {"table-group", N_("table cell")},
    {"table-row", N_("table row")},
};

static const char *
part_of(const struct vk_difference *d)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strcmp(parts[i].role, d->part) == 0)
			return _(parts[i].words);
	return _("text");
}

/* ---- for people ---- */

/* The row and the column of a cell go on with the place. */
static void
add_cell(struct vk_buf *out, const char *name)
{
	if (name != NULL && *name != '\0')
		vk_buf_addf(out, ", %s", name);
}

static void
add_place(struct vk_buf *out, const struct vk_call *call,
    const struct vk_difference *d)
{
	bool gone = d->new == NULL;
	unsigned line = gone ? d->old_line : d->new_line;

	vk_buf_adds(out, call->operands[gone ? 0 : 1]);
	if (line > 0)
		vk_buf_addf(
		    out, ":%u:%u", line, gone ? d->old_column : d->new_column);
	vk_buf_addf(out, ": %s", part_of(d));
	if (*d->place != '\0')
		vk_buf_addf(out, " %s", d->place);
	add_cell(out, d->row);
	add_cell(out, d->head);
	vk_buf_adds(out, ": ");
}

static void
add_wording(struct vk_buf *out, const struct vk_wording *w)
{
	if (*w->old == '\0')
		vk_buf_addf(out, _("\"%s\" added"), w->new);
	else if (*w->new == '\0')
		vk_buf_addf(out, _("\"%s\" removed"), w->old);
	else
		vk_buf_addf(out, _("\"%s\" becomes \"%s\""), w->old, w->new);
}

static void
add_move(struct vk_buf *out, const struct vk_call *call,
    const struct vk_difference *d)
{
	char from[32];

	snprintf(from, sizeof(from), ":%u:%u", d->old_line, d->old_column);
	vk_buf_addf(out, _("\"%s\" moved from %s%s"), d->new, call->operands[0],
	    d->old_line > 0 ? from : "");
}

static void
add_difference(struct vk_buf *out, const struct vk_call *call,
    const struct vk_difference *d)
{
	struct vk_wording whole = {
	    d->old != NULL ? d->old : "", d->new != NULL ? d->new : ""};

	add_place(out, call, d);
	if (d->fate == VK_FATE_MOVED)
		add_move(out, call, d);
	else if (d->fate != VK_FATE_CHANGED)
		add_wording(out, &whole);
	for (size_t i = 0; i < d->nwordings; i++) {
		if (i > 0)
			vk_buf_adds(out, "; ");
		add_wording(out, &d->wordings[i]);
	}
	vk_buf_addc(out, '\n');
}

static void
add_text(
    struct vk_buf *out, const struct vk_call *call, const struct vk_drafts *c)
{
	struct vk_buf lines = {0};

	for (size_t i = 0; i < vk_drafts_count(c); i++)
		add_difference(&lines, call, vk_drafts_at(c, i));
	vk_term_escape_lines(out, vk_buf_str(&lines), lines.len);
	vk_buf_free(&lines);
}

/* ---- for programs ---- */

static void
add_side(struct vk_buf *out, const char *name, const char *text, unsigned line,
    unsigned column)
{
	vk_buf_addf(out, ",\n   \"%s\": ", name);
	if (text == NULL) {
		vk_buf_adds(out, "null");
		return;
	}
	vk_buf_addc(out, '{');
	vk_json_named(out, "text", text);
	if (line > 0)
		vk_buf_addf(
		    out, ", \"line\": %u, \"column\": %u}", line, column);
	else
		vk_buf_adds(out, ", \"line\": null, \"column\": null}");
}

static void
add_object(struct vk_buf *out, const struct vk_difference *d)
{
	static const char *const fates[] = {
	    "removed", "added", "changed", "moved"};

	vk_buf_addf(out, "  {\"change\": \"%s\", ", fates[d->fate]);
	vk_json_named(out, "part", d->part);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "place", d->place);
	if (d->row != NULL) {
		vk_buf_adds(out, ",\n   ");
		vk_json_named(out, "row", d->row);
		vk_buf_adds(out, ", ");
		vk_json_named(out, "head", d->head);
	}
	add_side(out, "old", d->old, d->old_line, d->old_column);
	add_side(out, "new", d->new, d->new_line, d->new_column);
	vk_buf_adds(out, ",\n   \"words\": [");
	for (size_t i = 0; i < d->nwordings; i++) {
		vk_buf_adds(out, i > 0 ? ", {" : "{");
		vk_json_named(out, "old", d->wordings[i].old);
		vk_buf_adds(out, ", ");
		vk_json_named(out, "new", d->wordings[i].new);
		vk_buf_addc(out, '}');
	}
	vk_buf_adds(out, "]}");
}

static void
add_json(
    struct vk_buf *out, const struct vk_call *call, const struct vk_drafts *c)
{
	size_t counts[4] = {0, 0, 0, 0};

	vk_buf_adds(out, "{\"version\": 1, ");
	vk_json_named(out, "old", call->operands[0]);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "new", call->operands[1]);
	vk_buf_adds(out, ", \"changes\": [");
	for (size_t i = 0; i < vk_drafts_count(c); i++) {
		const struct vk_difference *d = vk_drafts_at(c, i);

		vk_buf_adds(out, i > 0 ? ",\n" : "\n");
		add_object(out, d);
		counts[d->fate]++;
	}
	vk_buf_addf(out,
	    "],\n \"counts\": {\"removed\": %zu, \"added\": %zu, "
	    "\"changed\": %zu, \"moved\": %zu}}\n",
	    counts[VK_FATE_REMOVED], counts[VK_FATE_ADDED],
	    counts[VK_FATE_CHANGED], counts[VK_FATE_MOVED]);
}

/* ---- the command ---- */

static int
write_pdf(const struct vk_call *call, struct vk_drafts *c, struct vk_diag *d)
{
	const char *path = call->text[VK_OPT_MARKED];
	struct vk_bytes pdf = {0};
	int status = 0;

	if (!vk_drafts_pdf(c, &pdf, d))
		status = vk_call_failed(d);
	else if (strcmp(path, "-") == 0)
		status = vk_term_put((const char *)pdf.data, pdf.len);
	else if (!vk_file_write(path, pdf.data, pdf.len, d))
		status = vk_call_failed(d);
	vk_bytes_free(&pdf);
	return status;
}

static int
print(const struct vk_call *call, const struct vk_drafts *c)
{
	struct vk_buf out = {0};
	int status;

	if (call->number[VK_OPT_DIFF_FORMAT] == TO_JSON)
		add_json(&out, call, c);
	else
		add_text(&out, call, c);
	status = vk_term_put(vk_buf_str(&out), out.len);
	vk_buf_free(&out);
	return status;
}

static bool
is_input(const struct vk_call *call)
{
	const char *out = call->text[VK_OPT_MARKED];

	for (int i = 0; i < 2; i++)
		if (strcmp(call->operands[i], "-") != 0 &&
		    strcmp(out, "-") != 0 &&
		    vk_file_same(call->operands[i], out))
			return true;
	return false;
}

int
vk_cli_diff(const struct vk_call *call)
{
	struct vk_job old_draft = vk_call_job(call, call->operands[0]);
	struct vk_job new_draft = vk_call_job(call, call->operands[1]);
	struct vk_drafts *c;
	struct vk_diag *d;
	int status;

	if (call->given[VK_OPT_MARKED] && is_input(call))
		return vk_options_refuse(call,
		    _("the output '%s' is the input"),
		    call->text[VK_OPT_MARKED]);
	d = vk_diag_new();
	c = vk_compare(&old_draft, &new_draft, d);
	if (c == NULL)
		status = vk_call_failed(d);
	else if (call->given[VK_OPT_MARKED])
		status = write_pdf(call, c, d);
	else
		status = print(call, c);
	if (c != NULL && status == 0 && vk_drafts_count(c) > 0)
		status = 1;
	vk_print_findings(call, d);
	vk_drafts_free(c);
	vk_diag_free(d);
	return status;
}
