/*
 * The tree of a document as text: a line for each element and text, indented
 * by depth, with the place in the file.  Golden tests compare it, so its form
 * stays as it is.
 */
#include <string.h>

#include "base/buf.h"
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

/* Blank text between tags says nothing; it would only hide the rest. */
static void
dump_node(const struct vk_node *node, int depth, struct vk_buf *out)
{
	if (vk_node_is_blank(node))
		return;
	dump_line(node, depth, out);
	for (node = node->first; node != NULL; node = node->next)
		dump_node(node, depth + 1, out);
}

void
vk_doc_dump(const struct vk_doc *doc, struct vk_buf *out)
{
	dump_node(doc->root, 0, out);
}
