/*
 * Findings as JSON, in the form that design promises to other programs.  What
 * a terminal must not see is escaped here too; bytes that are no UTF-8, which
 * only names of files can have, become U+FFFD.
 */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "cli/cli.h"

void
vk_json_named(struct vk_buf *out, const char *name, const char *value)
{
	vk_buf_addf(out, "\"%s\": ", name);
	if (value != NULL)
		vk_json_string(out, value, vk_term_hides);
	else
		vk_buf_adds(out, "null");
}

/* A finding about the whole file has no line. */
static void
add_count(struct vk_buf *out, const char *name, uint32_t n)
{
	if (n > 0)
		vk_buf_addf(out, ", \"%s\": %" PRIu32, name, n);
	else
		vk_buf_addf(out, ", \"%s\": null", name);
}

/* In millimetres; nothing stands left of or over a sheet. */
static void
add_mm(struct vk_buf *out, const char *name, int64_t um)
{
	vk_buf_addf(out, ", \"%s\": %" PRId64 ".%03d", name, um / 1000,
	    (int)(um % 1000));
}

/* Where it stands on the pages, and the rule that asks for it. */
static void
add_on_page(struct vk_buf *out, const struct vk_finding *f)
{
	vk_buf_addf(out, ",\n   \"page\": %u", f->at.page);
	add_mm(out, "x", f->at.x > 0 ? f->at.x : 0);
	add_mm(out, "y", f->at.y > 0 ? f->at.y : 0);
	if (*f->by != '\0') {
		vk_buf_adds(out, ", ");
		vk_json_named(out, "by", f->by);
	}
}

static void
add_finding(struct vk_buf *out, const struct vk_finding *f)
{
	const struct vk_message *m = vk_message(f->msg);
	struct vk_buf text = {0};

	vk_buf_adds(out, "  {");
	vk_json_named(out, "rule", f->rule);
	vk_buf_addf(out, ", \"level\": \"%s\"",
	    f->level >= VK_ERROR	 ? "error"
		: f->level == VK_WARNING ? "warning"
					 : "style");
	add_count(out, "line", f->pos.line);
	add_count(out, "column", f->pos.column);
	vk_print_fill(&text, m->text, f);
	vk_buf_adds(out, ",\n   ");
	vk_json_named(out, "message", vk_buf_str(&text));
	vk_buf_adds(out, ", ");
	vk_json_named(out, "found", f->found);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "needed", f->needed);
	vk_buf_adds(out, ", ");
	vk_buf_clear(&text);
	vk_print_fill(&text, m->fix, f);
	vk_json_named(out, "fix", vk_buf_str(&text));
	if (f->at.page > 0)
		add_on_page(out, f);
	if (f->other.file != NULL) {
		vk_buf_adds(out, ", \"other\": {");
		vk_json_named(out, "file", f->other.file);
		add_count(out, "line", f->other.line);
		add_count(out, "column", f->other.column);
		vk_buf_addc(out, '}');
	}
	if (f->accepted != NULL) {
		vk_buf_adds(out, ", ");
		vk_json_named(out, "accepted", f->accepted);
	}
	vk_buf_addc(out, '}');
	vk_buf_free(&text);
}

void
vk_json_findings(struct vk_buf *out, const char *file, const char *standard,
    struct vk_diag *d)
{
	size_t n = vk_diag_kept(d);

	vk_diag_sort(d);
	vk_buf_adds(out, "{\"version\": 1, ");
	vk_json_named(out, "file", file);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "standard", standard);
	vk_buf_adds(out, ", \"findings\": [");
	for (size_t i = 0; i < n; i++) {
		vk_buf_adds(out, i > 0 ? ",\n" : "\n");
		add_finding(out, vk_diag_at(d, i));
	}
	vk_buf_addf(out,
	    "],\n \"counts\": {\"error\": %zu, \"warning\": %zu, "
	    "\"style\": %zu}}",
	    vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL),
	    vk_diag_count(d, VK_WARNING), vk_diag_count(d, VK_STYLE));
}
