/*
 * The images of signatures and seals, looked at as they are painted.  What they
 * must be stands in the rule sets of the State.
 */
#include "stamped.h"

#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/doc.h"
#include "model/standard.h"
#include "out/inks.h"
#include "out/out.h"
#include "page/page.h"

/* DS-A1, DS-A2: what the image of a signature or of a seal must be. */
static const struct ink {
	enum vk_attribute asks;
	enum vk_msg opaque, other; /* no ground to see through, other colour */
	bool red;
} ink_rules[] = {
    {VK_AT_SIGNATURE_IMAGE, VK_MSG_SIGNATURE_OPAQUE, VK_MSG_SIGNATURE_COLOUR,
	false},
    {VK_AT_SEAL_IMAGE, VK_MSG_SEAL_OPAQUE, VK_MSG_SEAL_COLOUR, true},
};

enum { DOMINANT = 24 }; /* by so much, of 255, a colour stands out; ours */

static bool
stands_out(int colour, int one, int other)
{
	return colour >= one + DOMINANT && colour >= other + DOMINANT;
}

static void
judge_ink(const struct vk_image *image, const struct ink *r, struct vk_diag *d)
{
	const struct vk_attr *a = vk_node_attr_whole(image->node, r->asks);
	struct vk_inks i;

	if (!vk_out_inks(image, &i, d) || !i.any)
		return;
	if (!i.clear)
		vk_diag_add(d, r->opaque, a->pos, a->value, NULL, NULL);
	if (r->red ? !stands_out(i.red, i.green, i.blue)
		   : !stands_out(i.blue, i.red, i.green))
		vk_diag_add(d, r->other, a->pos, a->value, NULL, NULL);
}

/* Whether the image is the one that the attribute of its element names. */
static bool
is_named_by(const struct vk_image *image, enum vk_attribute asks)
{
	const char *name =
	    image->node != NULL ? vk_node_attr(image->node, asks) : NULL;
	size_t len = name != NULL ? strlen(name) : 0;
	size_t whole = strlen(image->name);

	return len > 0 && len <= whole &&
	    strcmp(image->name + (whole - len), name) == 0;
}

/* Rules of 2018 knew no images. */
static bool
has_rule(const struct vk_standard *s, const struct ink *r)
{
	return r->red ? s->seal_red : s->sign_image_blue;
}

static void
judge_images_of(
    const struct vk_page *page, const struct vk_standard *s, struct vk_diag *d)
{
	for (size_t k = 0; k < page->npieces; k++) {
		const struct vk_piece *p = &page->pieces[k];

		if (p->kind != VK_PIECE_IMAGE)
			continue;
		for (size_t r = 0; r < 2; r++)
			if (has_rule(s, &ink_rules[r]) &&
			    is_named_by(&p->as.image, ink_rules[r].asks))
				judge_ink(&p->as.image, &ink_rules[r], d);
	}
}

void
vk_stamped_judge(
    const struct vk_pages *p, const struct vk_standard *s, struct vk_diag *d)
{
	for (size_t i = 0; i < p->n; i++)
		judge_images_of(&p->pages[i], s, d);
}

static bool
have_images(const struct vk_pages *p)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->pages[i].npieces; k++)
			if (p->pages[i].pieces[k].kind == VK_PIECE_IMAGE)
				return true;
	return false;
}

bool
vk_stamped_are_sound(
    const struct vk_pages *p, struct vk_type *type, struct vk_diag *d)
{
	struct vk_buf unused = {0};
	bool sound = !have_images(p) || vk_out_pdf(p, type, &unused, d);

	vk_buf_free(&unused);
	return sound;
}
