/*
 * The tree of a document as text: a line for each element and text, indented
 * by depth, with the place in the file.  Golden tests compare it, so its form
 * stays as it is.
 */
#include <string.h>

#include "base/buf.h"
#include "chart.h"
#include "doc.h"

static void
quote(const char *s, size_t len, struct vk_buf *out)
{
	vk_buf_addc(out, '"');
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '"' || s[i] == '\\')
			vk_buf_addf(out, "\\%c", s[i]);
		else if (s[i] == '\n')
			vk_buf_adds(out, "\\n");
		else if ((unsigned char)s[i] < ' ')
			vk_buf_addf(out, "\\x%02x", (unsigned)s[i]);
		else
			vk_buf_addc(out, s[i]);
	}
	vk_buf_addc(out, '"');
}

static void
dump_line(const struct vk_node *node, int depth, struct vk_buf *out)
{
	vk_buf_addf(out, "%*s%u:%u ", 2 * depth, "", (unsigned)node->pos.line,
	    (unsigned)node->pos.column);
	if (node->kind == VK_EL_TEXT)
		quote(node->text, node->len, out);
	else
		vk_buf_adds(out, node->written);
	for (size_t i = 0; i < node->nattrs; i++) {
		const struct vk_attr *attr = &node->attrs[i];

		vk_buf_addf(out, " %s=", attr->written);
		quote(attr->value, strlen(attr->value), out);
	}
	vk_buf_addc(out, '\n');
}

/* ---- charts: a line for each panel and bar ---- */

static const char *const bars[] = {[VK_BAR_NONE] = "none",
    [VK_BAR_MET] = "met",
    [VK_BAR_MISSED] = "missed",
    [VK_BAR_OPEN] = "open"};
static const char *const bounds[] = {[VK_BOUND_NONE] = NULL,
    [VK_BOUND_LEAST] = "least",
    [VK_BOUND_MOST] = "most",
    [VK_BOUND_RANGE] = "range"};

static void
dump_bar(const struct vk_bar *b, int depth, struct vk_buf *out)
{
	vk_buf_addf(out, "%*sbar %s %s", 2 * depth, "", b->name, bars[b->kind]);
	if (b->kind != VK_BAR_NONE)
		vk_buf_addf(out, " %lld", (long long)b->value);
	vk_buf_addc(out, ' ');
	quote(b->value_text, strlen(b->value_text), out);
	if (b->bound != VK_BOUND_NONE) {
		vk_buf_addf(out, " %s %lld %lld ", bounds[b->bound],
		    (long long)b->least, (long long)b->most);
		quote(b->bound_text, strlen(b->bound_text), out);
	}
	vk_buf_addc(out, '\n');
}

static void
dump_chart(const struct vk_chart *c, int depth, struct vk_buf *out)
{
	vk_buf_addf(out, "%*sabout ", 2 * depth, "");
	quote(c->about, strlen(c->about), out);
	vk_buf_addc(out, '\n');
	for (size_t i = 0; i < c->npanels; i++) {
		const struct vk_panel *p = &c->panels[i];

		vk_buf_addf(out, "%*spanel ", 2 * depth, "");
		quote(p->title, strlen(p->title), out);
		vk_buf_addc(out, ' ');
		quote(p->unit, strlen(p->unit), out);
		for (size_t k = 0; k < p->ngrid; k++)
			vk_buf_addf(out, " %s", p->grid[k].text);
		vk_buf_addc(out, '\n');
		for (size_t k = 0; k < p->nbars; k++)
			dump_bar(&p->bars[k], depth + 1, out);
	}
}

/* Blank text between tags says nothing; it would only hide the rest. */
static void
dump_node(const struct vk_node *node, int depth, struct vk_buf *out)
{
	if (vk_node_is_blank(node))
		return;
	dump_line(node, depth, out);
	if (node->chart != NULL)
		dump_chart(node->chart, depth + 1, out);
	for (node = node->first; node != NULL; node = node->next)
		dump_node(node, depth + 1, out);
}

void
vk_doc_dump(const struct vk_doc *doc, struct vk_buf *out)
{
	dump_node(doc->root, 0, out);
}
