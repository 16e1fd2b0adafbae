/*
 * So that the form of a template can be judged before there are data, every
 * field gets a value of its kind, every condition holds, and every repeat
 * comes once.
 */
#include "specimen.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "bind/bind.h"
#include "model/branch.h"
#include "model/doc.h"

static const char any[] = "10"; /* a figure, and a word */

static const struct {
	const char *name, *value;
} values[] = {
    {"ma", "cb01"},
    {"ten", "Chi bộ Sông Trăng"},
    {"dang-bo", "Đảng bộ phường Sông Trăng"},
    {"nam", "2999"},
    {"ngay", "2999-12-31"}, /* of the newest rule set */
    {"dia-danh", "Sông Trăng"},
    {"bi-thu", "Tống Vân Khê"},
    {"chi-uy", "co"},
    {"so", "10"},
    {"xep-loai-chi-bo", "hoan-thanh-tot"},
    {"ct", "ct01"},
    {"don-vi", "%"},
    {"ty-le", "100,0"},
    {"danh-gia", "đạt"},
};

static const char *
value_of(const char *name)
{
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++)
		if (strcmp(values[i].name, name) == 0)
			return values[i].value;
	return any;
}

static struct vk_branch *
make_branch(struct vk_arena *a, const struct vk_need *needs, size_t n)
{
	struct vk_branch *b = vk_arena_alloc(a, sizeof(*b));

	b->fields = vk_arena_array(a, n, sizeof(*b->fields));
	b->rows = vk_arena_array(a, 1, sizeof(*b->rows));
	b->rows->fields = vk_arena_array(a, n, sizeof(*b->fields));
	b->nrows = 1;
	for (size_t i = 0; i < n; i++) {
		struct vk_branch_entry e = {
		    needs[i].name, value_of(needs[i].name), needs[i].pos};

		if (needs[i].in_repeat)
			b->rows->fields[b->rows->n++] = e;
		b->fields[b->nfields++] = e;
	}
	return b;
}

/* There is no image for a name that is a field. */
static void
drop_images(const struct vk_node *form, struct vk_node *n)
{
	struct vk_attr *attrs = (struct vk_attr *)n->attrs;
	size_t kept = 0;

	for (size_t i = 0; i < n->nattrs; i++) {
		bool image = attrs[i].name == VK_AT_SIGNATURE_IMAGE ||
		    attrs[i].name == VK_AT_SEAL_IMAGE;

		if (!image || form->attrs[i].value[0] != '{')
			attrs[kept++] = attrs[i];
	}
	n->nattrs = kept;
}

/* Signatures stand in the root, and no condition does. */
static void
drop_all_images(const struct vk_doc *form, struct vk_doc *doc)
{
	const struct vk_node *f = vk_node_child(form->root, VK_EL_SIGNATURE);
	const struct vk_node *n = vk_node_child(doc->root, VK_EL_SIGNATURE);

	for (; f != NULL && n != NULL;
	     f = vk_node_again(f), n = vk_node_again(n))
		drop_images(f, (struct vk_node *)n);
}

static bool
has_repeat(const struct vk_node *n)
{
	if (n->kind == VK_EL_REPEAT)
		return true;
	for (n = n->first; n != NULL; n = n->next)
		if (has_repeat(n))
			return true;
	return false;
}

struct vk_doc *
vk_specimen(const struct vk_doc *form, struct vk_diag *d)
{
	struct vk_arena *a = vk_arena_new();
	size_t n;
	const struct vk_need *needs = vk_bind_needs(a, form, &n);
	struct vk_doc *doc = NULL;

	if (n > 0 || has_repeat(form->root)) {
		doc = vk_bind(form, make_branch(a, needs, n), d);
		drop_all_images(form, doc);
	}
	if (n > 0)
		vk_diag_add(d, VK_MSG_TEMPLATE, needs[0].pos, needs[0].name,
		    NULL, NULL);
	vk_arena_free(a);
	return doc;
}
