/*
 * What closes a document: signature blocks with their axes, images and fields,
 * the recipients, the contact lines, and the page that they stand on.
 * (ô 7-9, 12-15)
 */
#include <string.h>

#include "base/buf.h"
#include "model/doc.h"
#include "prove.h"
#include "type/type.h"

static bool
is_sign(const struct vk_seen *s)
{
	return s->zone == VK_ZONE_TEXT && s->para != NULL &&
	    s->para->role >= VK_ROLE_AUTHORITY && s->para->role <= VK_ROLE_NAME;
}

static bool
is_list(const struct vk_seen *s)
{
	return vk_seen_is(s, VK_ROLE_RECIPIENTS) ||
	    vk_seen_is(s, VK_ROLE_RECIPIENT) || vk_seen_is(s, VK_ROLE_DRAFTER);
}

static bool
is_in(const struct vk_paras *paras, const struct vk_para *para)
{
	return paras->n > 0 && para >= paras->at && para < paras->at + paras->n;
}

static bool
is_of(const struct vk_sign *sign, const struct vk_seen *s)
{
	return is_sign(s) &&
	    (is_in(&sign->above, s->para) || is_in(&sign->name, s->para));
}

/* ---- one block ---- */

struct block { /* the lines of one signature block */
	const struct vk_sign *sign;
	const struct vk_seen *first, *end; /* its lines */
	const struct vk_seen *name; /* its first line */
	const struct vk_seen *above; /* the line over the room for the hand */
	struct vk_group groups[VK_SUBJECT_COUNT];
};

static void
add_to_block(struct block *b, const struct vk_seen *s)
{
	struct vk_group *g = &b->groups[s->para->role];

	if (b->first == NULL)
		b->first = s;
	b->end = s + 1;
	if (g->first == NULL)
		g->first = s;
	g->last = s;
	if (vk_seen_is(s, VK_ROLE_NAME) && b->name == NULL)
		b->name = s;
	if (!vk_seen_is(s, VK_ROLE_NAME))
		b->above = s;
}

static struct block
block_of(const struct vk_prover *p, const struct vk_sign *sign)
{
	struct block b = {.sign = sign};

	for (size_t i = 0; i < p->sight.n; i++) {
		const struct vk_seen *s = &p->sight.at[i];

		if (is_of(sign, s))
			add_to_block(&b, s);
	}
	return b;
}

static void
prove_block_order(struct vk_prover *p, const struct block *b)
{
	for (size_t i = 0; i < p->demands->n; i++) {
		const struct vk_demand *d = &p->demands->at[i];

		if (d->gauge == VK_GAUGE_UNDER &&
		    b->groups[d->of].first != NULL &&
		    b->groups[d->other].last != NULL)
			vk_prove_under(p, d, b->groups[d->of].first,
			    b->groups[d->other].last);
	}
}

static void
prove_block_lines(struct vk_prover *p, const struct block *b)
{
	for (const struct vk_seen *s = b->first; s < b->end; s++) {
		if (!is_of(b->sign, s))
			continue;
		vk_prove_type(p, (enum vk_subject)s->para->role, s);
		vk_prove_line(p, VK_GAUGE_AXIS, (enum vk_subject)s->para->role,
		    vk_seen_middle(s) - vk_seen_middle(b->first), s);
	}
}

/* A block at the right stands in the right half. */
static void
prove_block_side(struct vk_prover *p, const struct block *b)
{
	const struct vk_frame_at *frame = vk_prove_frame(p, b->first->page);

	if (frame->known && !b->sign->left)
		vk_prove_line(p, VK_GAUGE_SIDE, VK_OF_SIGNATURE,
		    (frame->left + frame->right) / 2 - vk_seen_middle(b->first),
		    b->first);
}

/* ---- images and fields ---- */

static struct vk_where
where_of_image(const struct block *b, const struct vk_image *image)
{
	return (struct vk_where){
	    b->first->page, image->x, image->y, image->node};
}

/* How far a box reaches over the lines above and below it. */
static int64_t
beyond(struct vk_prover *p, const struct block *b, const struct vk_image *box)
{
	const struct vk_type *type = p->proof->type;
	int64_t over = (int64_t)b->above->y - box->y, under;

	if (b->name == NULL)
		return over > 0 ? over : 0;
	under = (int64_t)box->y + box->height -
	    (b->name->y -
		vk_type_scale(type, vk_type_metrics(type, VK_BOLD)->cap_height,
		    b->name->most_size));
	if (over < 0)
		over = 0;
	return under > over ? under : over;
}

static void
prove_hand(
    struct vk_prover *p, const struct block *b, const struct vk_image *hand)
{
	struct vk_where at = where_of_image(b, hand);

	vk_prove_value(p, VK_GAUGE_IMAGE_AXIS, VK_OF_HAND,
	    hand->x + hand->width / 2 - vk_seen_middle(b->first), &at);
	if (b->above != NULL)
		vk_prove_value(p, VK_GAUGE_IMAGE_ROOM, VK_OF_HAND,
		    beyond(p, b, hand), &at);
}

/* Its longer side has the declared size; how much of the signature it covers.
 */
static void
prove_seal(struct vk_prover *p, const struct block *b,
    const struct vk_image *seal, const struct vk_image *hand)
{
	struct vk_where at = where_of_image(b, seal);
	vk_len side = seal->width > seal->height ? seal->width : seal->height;

	if (b->sign->seal_size > 0)
		vk_prove_value(p, VK_GAUGE_IMAGE_SIZE, VK_OF_SEAL,
		    side - b->sign->seal_size, &at);
	if (hand != NULL && hand->width > 0)
		vk_prove_value(p, VK_GAUGE_IMAGE_SHARE, VK_OF_SEAL,
		    ((int64_t)seal->x + seal->width - hand->x) * 1000 /
			hand->width,
		    &at);
}

/* The signature is drawn before the seal, and both may be one file. */
static void
prove_images(struct vk_prover *p, const struct block *b)
{
	const struct vk_page *page = vk_prove_page(p, b->first->page);
	const struct vk_image *hand = NULL, *seal = NULL;

	for (size_t i = 0; i < page->npieces; i++) {
		const struct vk_image *image = &page->pieces[i].as.image;

		if (page->pieces[i].kind != VK_PIECE_IMAGE ||
		    image->node != b->sign->node)
			continue;
		if (hand == NULL && b->sign->signature_image != NULL &&
		    strcmp(image->name, b->sign->signature_image) == 0)
			hand = image;
		else
			seal = image;
	}
	if (hand != NULL)
		prove_hand(p, b, hand);
	if (seal != NULL)
		prove_seal(p, b, seal, hand);
}

static void
prove_fields(struct vk_prover *p)
{
	for (uint32_t page = 0; page < p->proof->pages->n; page++) {
		const struct vk_page *at = vk_prove_page(p, page);

		for (size_t i = 0; i < at->npieces; i++) {
			const struct vk_field *f = &at->pieces[i].as.field;
			struct vk_where where = {page, f->x, f->y, NULL};

			if (at->pieces[i].kind == VK_PIECE_FIELD)
				vk_prove_words(p, VK_GAUGE_FIELD_NAME,
				    VK_OF_FIELD, f->name, &where);
		}
	}
}

static void
prove_blocks(struct vk_prover *p)
{
	const struct vk_flow *f = p->proof->flow;

	for (size_t i = 0; i < f->nsigns; i++) {
		struct block b = block_of(p, &f->signs[i]);

		if (b.first == NULL)
			continue;
		prove_block_lines(p, &b);
		prove_block_order(p, &b);
		prove_block_side(p, &b);
		prove_images(p, &b);
	}
	prove_fields(p);
}

/* ---- recipients ---- */

static bool
is_last_recipient(const struct vk_prover *p, const struct vk_seen *s)
{
	const struct vk_paras *list = &p->proof->flow->recipients;

	for (const struct vk_para *q = s->para + 1; q < list->at + list->n; q++)
		if (q->role == VK_ROLE_RECIPIENT)
			return false;
	return true;
}

/* A separator that the clerk has written is not of the rule set. */
static bool
has_own_separator(const struct vk_node *n)
{
	return n == NULL || n->parent == NULL ||
	    vk_node_attr(n->parent, VK_AT_SEPARATOR) != NULL;
}

/* All lines of one recipient; the last one ends it. */
static void
prove_recipient(struct vk_prover *p, const struct vk_seen *s)
{
	struct vk_buf words = {0};
	struct vk_where at = vk_where_of(s);
	bool last = is_last_recipient(p, s);

	if (!s->first || (!last && has_own_separator(s->node)))
		return;
	vk_seen_all_words(&p->sight, s, &words);
	vk_prove_words(p, VK_GAUGE_WORDS,
	    last ? VK_OF_LAST_RECIPIENT : VK_OF_RECIPIENT, vk_buf_str(&words),
	    &at);
	vk_buf_free(&words);
}

static void
prove_list_word(struct vk_prover *p, const struct vk_seen *s)
{
	struct vk_buf words = {0};
	struct vk_where at = vk_where_of(s);

	vk_seen_words(s, &words);
	vk_prove_words(
	    p, VK_GAUGE_WORDS, VK_OF_RECIPIENTS, vk_buf_str(&words), &at);
	vk_buf_free(&words);
	vk_prove_line_under(
	    p, VK_OF_RECIPIENTS, s, 0, s->right, s->y + s->most_size * 3 / 5);
}

static void
prove_list(struct vk_prover *p, const struct vk_seen *s)
{
	const struct vk_frame_at *frame = vk_prove_frame(p, s->page);

	vk_prove_type(p, (enum vk_subject)s->para->role, s);
	if (frame->known)
		vk_prove_line(p, VK_GAUGE_EDGE, VK_OF_RECIPIENTS,
		    s->left - frame->left, s);
	if (vk_seen_is(s, VK_ROLE_RECIPIENTS))
		prove_list_word(p, s);
	else if (vk_seen_is(s, VK_ROLE_RECIPIENT))
		prove_recipient(p, s);
}

/* ---- contact lines, the mark for the media ---- */

static void
prove_contact(struct vk_prover *p, const struct vk_seen *s)
{
	const struct vk_frame_at *frame = vk_prove_frame(p, s->page);
	struct vk_seen across = *s;

	vk_prove_type(p, VK_OF_CONTACT, s);
	vk_prove_line(p, VK_GAUGE_PAGE, VK_OF_CONTACT, s->page + 1, s);
	vk_prove_line(
	    p, VK_GAUGE_PAGES_AFTER, VK_OF_CONTACT, p->last_page - s->page, s);
	if (!frame->known || s == p->sight.at || s[-1].para == NULL ||
	    vk_seen_is(&s[-1], VK_ROLE_CONTACT))
		return;
	across.left = frame->left;
	across.right = frame->right;
	across.y -= 3 * s->most_size;
	vk_prove_line_under(p, VK_OF_CONTACT, &across, frame->left,
	    frame->right, s->y - s->most_size / 2);
}

static void
prove_media(struct vk_prover *p, const struct vk_seen *s)
{
	const struct vk_frame_at *frame = vk_prove_frame(p, s->page);
	bool last = s + 1 == p->sight.at + p->sight.n ||
	    !vk_seen_is(&s[1], VK_ROLE_MEDIA);

	vk_prove_type(p, VK_OF_MEDIA, s);
	vk_prove_line(
	    p, VK_GAUGE_PAGES_AFTER, VK_OF_MEDIA, p->last_page - s->page, s);
	if (last)
		vk_prove_line(p, VK_GAUGE_FOOT, VK_OF_MEDIA,
		    vk_prove_page(p, s->page)->height - s->y, s);
	if (frame->known)
		vk_prove_line(p, VK_GAUGE_AXIS, VK_OF_MEDIA,
		    vk_seen_middle(s) - (frame->left + frame->right) / 2, s);
}

/* ---- the page of the signature ---- */

static int64_t
body_lines_on(const struct vk_prover *p, uint32_t page)
{
	int64_t n = 0;

	for (size_t i = p->sight.starts[page]; i < p->sight.starts[page + 1];
	     i++) {
		const struct vk_seen *s = &p->sight.at[i];

		n += s->zone == VK_ZONE_CELL || vk_seen_is_body(s);
	}
	return n;
}

/* Whether more text could have been taken over from the page before. */
static bool
could_have_more(const struct vk_prover *p, uint32_t page)
{
	return page > 0 && body_lines_on(p, page - 1) > 0 &&
	    vk_prove_page(p, page)->width == vk_prove_page(p, page - 1)->width;
}

static void
prove_page_of_sign(struct vk_prover *p, const struct vk_seen *first)
{
	uint32_t page = first->page, pages = 1;

	for (size_t i = 0; i < p->sight.n; i++) {
		const struct vk_seen *s = &p->sight.at[i];

		if ((is_sign(s) || is_list(s)) && s->page - page + 1 > pages)
			pages = s->page - page + 1;
	}
	vk_prove_line(p, VK_GAUGE_TORN, VK_OF_SIGNATURE, pages, first);
	if (could_have_more(p, page))
		vk_prove_line(p, VK_GAUGE_LINES_BESIDE, VK_OF_SIGNATURE,
		    body_lines_on(p, page), first);
}

void
vk_prove_close(struct vk_prover *p)
{
	const struct vk_seen *first = NULL;

	prove_blocks(p);
	for (size_t i = 0; i < p->sight.n; i++) {
		const struct vk_seen *s = &p->sight.at[i];

		if (s->zone != VK_ZONE_TEXT)
			continue;
		if (first == NULL && is_sign(s))
			first = s;
		if (is_list(s))
			prove_list(p, s);
		else if (vk_seen_is(s, VK_ROLE_CONTACT))
			prove_contact(p, s);
		else if (vk_seen_is(s, VK_ROLE_MEDIA))
			prove_media(p, s);
	}
	if (first != NULL && !vk_prove_torn(p))
		prove_page_of_sign(p, first);
}
