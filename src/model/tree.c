/* How a tree grows: nodes and attributes come to stand behind the others. */
#include <string.h>

#include "base/arena.h"
#include "doc.h"

enum { FEW = 16 }; /* attributes; hardly an element has more */

struct vk_node *
vk_node_new(struct vk_arena *a, struct vk_node *parent, enum vk_element kind,
    struct vk_pos pos)
{
	struct vk_node *n = vk_arena_alloc(a, sizeof(*n));

	n->kind = kind;
	n->written = vk_element_name(kind);
	n->pos = pos;
	n->parent = parent;
	if (parent == NULL)
		return n;
	if (parent->last == NULL)
		parent->first = n;
	else
		parent->last->next = n;
	parent->last = n;
	return n;
}

/* Whether as many are there as there is room for: FEW, and twice that ... */
static int
is_full(size_t n)
{
	return n == 0 || (n >= FEW && (n & (n - 1)) == 0);
}

void
vk_node_add_attr(
    struct vk_arena *a, struct vk_node *n, const struct vk_attr *attr)
{
	struct vk_attr *attrs = (struct vk_attr *)n->attrs;

	if (is_full(n->nattrs)) {
		attrs = vk_arena_array(
		    a, n->nattrs > 0 ? 2 * n->nattrs : FEW, sizeof(*attrs));
		if (n->nattrs > 0)
			memcpy(attrs, n->attrs, n->nattrs * sizeof(*attrs));
		n->attrs = attrs;
	}
	attrs[n->nattrs++] = *attr;
}
