/*
 * What closes a document: signature blocks at the right (or side by side),
 * recipients at the left, the drafter's mark, the contact lines.  (ô 7, 8, 9a,
 * 12, 13)
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "build.h"

static vk_len
seal_size(const struct vk_node *n)
{
	const char *written = vk_node_attr(n, VK_AT_SEAL_MM);
	vk_len size = 0;

	if (written != NULL)
		(void)vk_flow_mm(written, &size);
	return size;
}

static void
add_above(struct vk_build *b, struct vk_sign *s, const struct vk_node *n)
{
	const char *confirms = vk_node_attr(n, VK_AT_CONFIRMS);

	if (confirms != NULL)
		vk_flow_words(b, &s->above, VK_ROLE_CONFIRMATION, confirms, n)
		    ->balance = true;
	for (const struct vk_node *c = n->first; c != NULL; c = c->next) {
		if (c->kind == VK_EL_AUTHORITY)
			vk_flow_line(b, &s->above, VK_ROLE_AUTHORITY, c);
		else if (c->kind == VK_EL_OFFICE)
			vk_flow_line(b, &s->above, VK_ROLE_OFFICE, c);
		else if (c->kind == VK_EL_NAME)
			vk_flow_line(b, &s->name, VK_ROLE_NAME, c);
	}
}

/* A cell has no seal of its own.  (8.3) */
static bool
has_seal(const struct vk_build *b)
{
	return !vk_node_is(b->doc->root, VK_AT_LEVEL, "chi-bo");
}

/* A name that was found fault with is not opened. */
static const char *
image_of(const struct vk_node *n, enum vk_attribute which)
{
	const char *name = vk_node_attr(n, which);

	return name != NULL && vk_file_is_beside(name) ? name : NULL;
}

static void
add_signatures(struct vk_build *b)
{
	const struct vk_node *n = vk_node_child(b->doc->root, VK_EL_SIGNATURE);
	size_t count = 0;

	for (const struct vk_node *k = n; k != NULL; k = vk_node_again(k))
		count++;
	b->flow->signs =
	    vk_arena_array(b->flow->arena, count, sizeof(*b->flow->signs));
	for (; n != NULL; n = vk_node_again(n)) {
		struct vk_sign *s = &b->flow->signs[b->flow->nsigns++];

		s->node = n;
		s->left = vk_node_is(n, VK_AT_SIDE, "trai");
		add_above(b, s, n);
		s->person_field = b->wish->final;
		s->body_field =
		    b->wish->final && has_seal(b) && vk_node_again(n) == NULL;
		if (b->wish->draft > 0)
			continue; /* a draft shows no signature */
		s->signature_image = image_of(n, VK_AT_SIGNATURE_IMAGE);
		s->seal_image = image_of(n, VK_AT_SEAL_IMAGE);
		s->seal_size = seal_size(n);
	}
}

static const char *
separator_of(const struct vk_build *b, const struct vk_node *list)
{
	const char *own = vk_node_attr(list, VK_AT_SEPARATOR);

	return own != NULL ? own : b->flow->standard->recipient_end;
}

static void
add_recipient(struct vk_build *b, const struct vk_node *n, const char *end)
{
	struct vk_para *p =
	    vk_flow_para(b, &b->flow->recipients, VK_ROLE_RECIPIENT, n);
	uint32_t face = vk_flow_face(b, VK_ROLE_RECIPIENT);
	const char *note = vk_node_attr(n, VK_AT_NOTE);
	struct vk_inline in;

	vk_inline_start(&in, b);
	vk_inline_str(
	    &in, b->flow->standard->recipient_mark, face | VK_SPAN_LABEL);
	vk_inline_content(&in, n, face);
	if (note != NULL) {
		vk_inline_str(&in, " (", face);
		vk_inline_text(&in, note, strlen(note), face, n);
		vk_inline_str(&in, ")", face);
	}
	vk_inline_str(&in, end, face);
	vk_inline_end(&in, p);
	p->align = VK_LEFT;
}

/* "{who}-{n}" with the words of the drafter and the number of copies. */
static void
add_copies(struct vk_inline *in, const char *form, const struct vk_node *n,
    const char *copies, uint32_t face)
{
	static const char who[] = "{who}", number[] = "{n}";

	while (*form != '\0') {
		size_t plain = strcspn(form, "{");

		vk_inline_text(in, form, plain, face, NULL);
		form += plain;
		if (strncmp(form, who, sizeof(who) - 1) == 0) {
			vk_inline_content(in, n, face);
			form += sizeof(who) - 1;
		} else if (*form != '\0') {
			vk_inline_text(in, copies, strlen(copies), face, n);
			form += sizeof(number) - 1;
		}
	}
}

static void
add_drafter(struct vk_build *b, const struct vk_node *n)
{
	struct vk_para *p =
	    vk_flow_para(b, &b->flow->recipients, VK_ROLE_DRAFTER, n);
	uint32_t face = vk_flow_face(b, VK_ROLE_DRAFTER);
	const char *copies = vk_node_attr(n, VK_AT_COPIES);
	struct vk_inline in;

	vk_inline_start(&in, b);
	if (copies != NULL)
		add_copies(
		    &in, b->flow->standard->drafter_form, n, copies, face);
	else
		vk_inline_content(&in, n, face);
	vk_inline_end(&in, p);
	p->align = VK_LEFT;
}

static void
add_recipients(struct vk_build *b, const struct vk_node *list)
{
	const struct vk_standard *s = b->flow->standard;
	const struct vk_node *n = vk_node_child(list, VK_EL_ITEM);

	vk_flow_words(b, &b->flow->recipients, VK_ROLE_RECIPIENTS,
	    s->recipients_word, list)
	    ->align = VK_LEFT;
	for (; n != NULL; n = vk_node_again(n))
		add_recipient(b, n,
		    vk_node_again(n) != NULL ? separator_of(b, list)
					     : s->recipient_last);
	if ((n = vk_node_child(list, VK_EL_DRAFTER)) != NULL)
		add_drafter(b, n);
}

void
vk_flow_sign(struct vk_build *b)
{
	const struct vk_node *root = b->doc->root;
	const struct vk_node *n;

	add_signatures(b);
	if ((n = vk_node_child(root, VK_EL_RECIPIENTS)) != NULL)
		add_recipients(b, n);
	if ((n = vk_node_child(root, VK_EL_CONTACT)) != NULL)
		vk_flow_lines(b, &b->flow->contact, VK_ROLE_CONTACT, n);
}
