/*
 * The text: sizes, faces, pitch, space, indents, both margins, axes of what is
 * centred, and headings that stay with what follows.  (ô 6)
 */
#include "base/buf.h"
#include "model/doc.h"
#include "prove.h"

struct body {
	struct vk_prover *p;
	const struct vk_seen *first; /* line of the text */
	bool torn; /* which was told already */
	vk_len pitch; /* of the first paragraph that shows it; 0: none does */
};

/* Roles that are set as running text. */
static bool
is_running(const struct vk_seen *s)
{
	return vk_seen_is_body(s) && s->para->align == VK_JUSTIFIED;
}

/* ---- faces ---- */

/* What the author's own markup says of a face, in a node or inside it. */
static bool
is_styled(const struct vk_node *n)
{
	if (n->kind == VK_EL_BOLD || n->kind == VK_EL_ITALIC ||
	    n->kind == VK_EL_LEAD || vk_node_attr(n, VK_AT_STYLE) != NULL)
		return true;
	for (const struct vk_node *c = n->first; c != NULL; c = c->next)
		if (c->kind != VK_EL_TEXT && is_styled(c))
			return true;
	return false;
}

/*
 * Whether nothing but its role says what face a paragraph has: one style, no
 * markup of the author's.
 */
static bool
is_plain(const struct vk_para *para)
{
	const uint32_t face = VK_SPAN_BOLD | VK_SPAN_ITALIC;
	bool words = false; /* beside a label, which has a face of its own */

	for (size_t i = 0; i < para->nspans; i++) {
		if ((para->spans[i].style & face) !=
		    (para->spans[0].style & face))
			return false;
		words |= !(para->spans[i].style & VK_SPAN_LABEL);
	}
	return words && para->node != NULL && !is_styled(para->node);
}

static enum vk_subject
subject_of(const struct vk_seen *s)
{
	const struct vk_node *n = s->para->node;

	if (n != NULL && n->kind == VK_EL_ITEM && n->parent != NULL &&
	    n->parent->kind == VK_EL_BASES)
		return VK_OF_GROUND;
	return (enum vk_subject)s->para->role;
}

static void
prove_type(struct body *b, const struct vk_seen *s)
{
	enum vk_subject of = subject_of(s);

	if (is_plain(s->para)) {
		vk_prove_type(b->p, of, s);
		return;
	}
	vk_prove_line(b->p, VK_GAUGE_SIZE, of, s->least_size, s);
	vk_prove_line(b->p, VK_GAUGE_SIZE, of, s->most_size, s);
}

/* ---- distances ---- */

/* The line above on the same page, with nothing but it before. */
static const struct vk_seen *
above(const struct body *b, const struct vk_seen *s)
{
	if (s == b->p->sight.at || s[-1].page != s->page ||
	    s[-1].zone != VK_ZONE_TEXT || s[-1].para == NULL)
		return NULL;
	return &s[-1];
}

static void
find_pitch(struct body *b)
{
	const struct vk_sight *sight = &b->p->sight;

	for (size_t i = 0; i < sight->n; i++) {
		const struct vk_seen *s = &sight->at[i], *over;

		if (!is_running(s))
			continue;
		if (b->first == NULL)
			b->first = s;
		over = above(b, s);
		if (over != NULL && over->para == s->para) {
			b->pitch = s->y - over->y;
			return;
		}
	}
}

static void
prove_pitch(struct body *b, const struct vk_seen *s)
{
	const struct vk_seen *over = above(b, s);
	int64_t pitch;

	if (s->first || over == NULL || over->para != s->para)
		return;
	pitch = (int64_t)s->y - over->y;
	vk_prove_line(b->p, VK_GAUGE_PITCH, VK_OF_TEXT, pitch, s);
	vk_prove_line(
	    b->p, VK_GAUGE_PITCH_EVEN, VK_OF_TEXT, pitch - b->pitch, s);
	if (s->most_size > 0)
		vk_prove_line(b->p, VK_GAUGE_PITCH_SHARE, VK_OF_TEXT,
		    pitch * 1000 / s->most_size, s);
}

/* Between two paragraphs of running text, over the pitch. */
static void
prove_space(struct body *b, const struct vk_seen *s)
{
	const struct vk_seen *over = above(b, s);

	if (!s->first || over == NULL || b->pitch == 0 || s->para->joined ||
	    !is_running(s) || !is_running(over) || over->para == s->para)
		return;
	vk_prove_line(b->p, VK_GAUGE_SPACE, VK_OF_TEXT,
	    (int64_t)s->y - over->y - b->pitch, s);
}

/* ---- places ---- */

static void
prove_edges(struct body *b, const struct vk_seen *s)
{
	const struct vk_frame_at *frame = vk_prove_frame(b->p, s->page);

	if (!frame->known)
		return;
	if (vk_seen_fills(s))
		vk_prove_line(b->p, VK_GAUGE_REACH, VK_OF_TEXT,
		    s->right - frame->right, s);
	if (!s->first)
		vk_prove_line(
		    b->p, VK_GAUGE_REACH, VK_OF_TEXT, s->left - frame->left, s);
	else if (s->para->indent)
		vk_prove_line(b->p, VK_GAUGE_INDENT, VK_OF_TEXT,
		    s->left - frame->left, s);
}

/* What is centred in the body: parts, appendices, the enacting line. */
static void
prove_axis(struct body *b, const struct vk_seen *s)
{
	const struct vk_frame_at *frame = vk_prove_frame(b->p, s->page);

	if (frame->known && s->para->align == VK_CENTRE)
		vk_prove_line(b->p, VK_GAUGE_AXIS,
		    (enum vk_subject)s->para->role,
		    vk_seen_middle(s) - (frame->left + frame->right) / 2, s);
}

/* ---- headings ---- */

/* What follows in the document, not counting what stands at an edge. */
static const struct vk_seen *
next_of(const struct body *b, const struct vk_seen *s)
{
	const struct vk_sight *sight = &b->p->sight;
	const struct vk_seen *end = sight->at + sight->n;

	for (s++; s < end; s++)
		if (s->zone != VK_ZONE_FURNITURE && s->zone != VK_ZONE_NOTE &&
		    !vk_seen_is(s, VK_ROLE_CONTACT) &&
		    !vk_seen_is(s, VK_ROLE_MEDIA))
			return s;
	return NULL;
}

/* A sheet of another kind, and a page that is asked for, part what they must.
 */
static bool
is_parted(
    const struct body *b, const struct vk_seen *s, const struct vk_seen *next)
{
	return next->page != s->page &&
	    (next->para == NULL || !next->para->page_before) &&
	    vk_prove_page(b->p, s->page)->width ==
	    vk_prove_page(b->p, next->page)->width;
}

/* A table of rules alone says nothing here: it has no words to be seen. */
static void
prove_keep(struct body *b, const struct vk_seen *s)
{
	const struct vk_seen *next;

	if (!s->para->heading || b->torn)
		return;
	next = next_of(b, s);
	if (next != NULL && is_parted(b, s, next))
		vk_prove_line(b->p, VK_GAUGE_LINES_AFTER,
		    (enum vk_subject)s->para->role, 0, s);
}

/* ---- appendices ---- */

/* Its label, where the rule set has made it. */
static void
prove_label(struct body *b, const struct vk_seen *s)
{
	struct vk_buf words = {0};
	struct vk_where at = vk_where_of(s);

	if (!s->first || s->node == NULL ||
	    vk_node_attr(s->node, VK_AT_LABEL) != NULL)
		return;
	vk_seen_words(s, &words);
	vk_prove_words(
	    b->p, VK_GAUGE_WORDS, VK_OF_APPENDIX, vk_buf_str(&words), &at);
	vk_buf_free(&words);
}

static bool
is_of_appendix(const struct vk_seen *s)
{
	return s->zone == VK_ZONE_TEXT && s->para != NULL &&
	    s->para->role >= VK_ROLE_APPENDIX &&
	    s->para->role <= VK_ROLE_APPENDIX_OF;
}

static void
prove_line(struct body *b, const struct vk_seen *s)
{
	prove_type(b, s);
	prove_axis(b, s);
	if (vk_seen_is(s, VK_ROLE_APPENDIX))
		prove_label(b, s);
	if (!vk_seen_is_body(s))
		return;
	prove_keep(b, s);
	prove_pitch(b, s);
	if (!is_running(s))
		return;
	vk_prove_line(b->p, VK_GAUGE_SIZE_EVEN, VK_OF_TEXT,
	    s->most_size - b->first->most_size, s);
	prove_space(b, s);
	prove_edges(b, s);
}

void
vk_prove_body(struct vk_prover *p)
{
	struct body b = {.p = p, .torn = vk_prove_torn(p)};

	find_pitch(&b);
	for (size_t i = 0; i < p->sight.n; i++)
		if (vk_seen_is_body(&p->sight.at[i]) ||
		    is_of_appendix(&p->sight.at[i]))
			prove_line(&b, &p->sight.at[i]);
}
