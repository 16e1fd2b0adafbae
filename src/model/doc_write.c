/*
 * A tree as XML again: what is read from it is the same tree.  Places are
 * another matter.
 */
#include "doc.h"

#include <string.h>

#include "base/buf.h"

static const char *
reference(char c, int in_value)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return in_value ? "&quot;" : NULL;
	case '\n':
		return in_value ? "&#10;" : NULL;
	case '\t':
		return in_value ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

static void
write_text(struct vk_buf *out, const char *s, size_t len, int in_value)
{
	size_t from = 0;

	for (size_t i = 0; i < len; i++) {
		const char *instead = reference(s[i], in_value);

		if (instead == NULL)
			continue;
		vk_buf_add(out, s + from, i - from);
		vk_buf_adds(out, instead);
		from = i + 1;
	}
	vk_buf_add(out, s + from, len - from);
}

static void
write_start(const struct vk_node *n, struct vk_buf *out)
{
	vk_buf_addc(out, '<');
	vk_buf_adds(out, n->written);
	for (size_t i = 0; i < n->nattrs; i++) {
		vk_buf_addc(out, ' ');
		vk_buf_adds(out, n->attrs[i].written);
		vk_buf_adds(out, "=\"");
		write_text(
		    out, n->attrs[i].value, strlen(n->attrs[i].value), 1);
		vk_buf_addc(out, '"');
	}
	vk_buf_adds(out, n->first != NULL ? ">" : "/>");
}

/* No deeper than the reader lets elements lie in each other. */
static void
write_node(const struct vk_node *n, struct vk_buf *out)
{
	if (n->kind == VK_EL_TEXT) {
		write_text(out, n->text, n->len, 0);
		return;
	}
	write_start(n, out);
	for (const struct vk_node *c = n->first; c != NULL; c = c->next)
		write_node(c, out);
	if (n->first != NULL) {
		vk_buf_adds(out, "</");
		vk_buf_adds(out, n->written);
		vk_buf_addc(out, '>');
	}
}

void
vk_doc_write(const struct vk_doc *doc, struct vk_buf *out)
{
	vk_buf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	write_node(doc->root, out);
	vk_buf_addc(out, '\n');
}
