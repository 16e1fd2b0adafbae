/*
 * Nothing stands outside the margins, and nothing on something else.  What
 * seems to is looked at again, letter by letter: the tallest letters of a font
 * reach higher than most lines do.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "prove.h"
#include "type/type.h"

enum {
	NEAR = VK_PT, /* that two lines may share across; ours */
	LOW_LETTER = 45 /* percent of the size that every line rises to */
};

struct crowd {
	struct vk_prover *p;
	const struct vk_seen **lines; /* of a page, from the top */
	size_t n;
};

/* ---- outside ---- */

struct block { /* what ink must stay in */
	vk_len left, right, top, bottom;
	enum vk_subject of;
};

static vk_len
value_of(const struct vk_prover *p, enum vk_gauge gauge, enum vk_subject of,
    bool least, vk_len otherwise)
{
	const struct vk_demand *d = vk_prove_row(p, gauge, of);

	if (d == NULL)
		return otherwise;
	return least ? d->least - d->within : d->most + d->within;
}

/* Sheets whose margins no rule gives hold their ink, at least. */
static struct block
block_of(const struct vk_prover *p, uint32_t page)
{
	const struct vk_page *at = vk_prove_page(p, page);
	bool plain = !p->proof->wish->small && at->width <= at->height;
	bool back = p->proof->wish->two_sided && page % 2 == 1;
	enum vk_subject of = back ? VK_OF_BACK : VK_OF_FRONT;
	struct block b = {0, at->width, 0, at->height, of};

	if (!plain)
		return b;
	b.left = value_of(p, VK_GAUGE_LEFT, of, true, 0);
	b.right = value_of(p, VK_GAUGE_RIGHT, of, false, at->width);
	b.top = value_of(p, VK_GAUGE_TOP, of, true, 0);
	b.bottom = value_of(p, VK_GAUGE_BOTTOM, of, false, at->height);
	return b;
}

/* The page number, and marks whose place the rules give by themselves. */
static bool
may_be_outside(const struct vk_seen *s)
{
	return vk_seen_is(s, VK_ROLE_CIRCULATION) ||
	    vk_seen_is(s, VK_ROLE_MEDIA);
}

/* How far the letters of a line rise and hang, as they are drawn. */
static void
ink_of(const struct vk_prover *p, const struct vk_seen *s, vk_len *rise,
    vk_len *depth)
{
	*rise = *depth = 0;
	for (size_t i = 0; i < s->npieces; i++) {
		const struct vk_run *run = &s->pieces[i].as.run;

		if (s->pieces[i].kind != VK_PIECE_RUN)
			continue;
		for (size_t k = 0; k < run->n; k++) {
			int top, foot;
			vk_len up, down;

			vk_type_ink(
			    p->proof->type, run->words[k].shape, &top, &foot);
			up = vk_type_scale(p->proof->type, top, run->size) +
			    s->y - run->y;
			down = vk_type_scale(p->proof->type, foot, run->size) +
			    run->y - s->y;
			*rise = up > *rise ? up : *rise;
			*depth = down > *depth ? down : *depth;
		}
	}
}

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
over_edges(const struct block *b, int64_t left, int64_t right, int64_t top,
    int64_t bottom)
{
	return larger(larger(b->left - left, right - b->right),
	    larger(b->top - top, bottom - b->bottom));
}

/* How far a line reaches out; first by what its letters may reach. */
static int64_t
line_over(
    const struct vk_prover *p, const struct vk_seen *s, const struct block *b)
{
	const struct vk_metrics *m = vk_type_metrics(p->proof->type, VK_BOLD);
	vk_len rise = vk_type_scale(p->proof->type, m->ascent, s->most_size);
	vk_len depth = vk_type_scale(p->proof->type, m->descent, s->most_size);

	if (over_edges(b, s->left, s->right, s->y - rise, s->y + depth) <= 0)
		return 0;
	ink_of(p, s, &rise, &depth);
	return over_edges(b, s->left, s->right, s->y - rise, s->y + depth);
}

static bool
is_number_zone(const struct vk_seen *s, const struct block *b)
{
	return s->zone == VK_ZONE_FURNITURE && s->y < b->top;
}

static void
prove_lines_inside(struct crowd *c, uint32_t page)
{
	struct block b = block_of(c->p, page);

	for (size_t i = 0; i < c->n; i++) {
		const struct vk_seen *s = c->lines[i];
		struct vk_where at = vk_where_of(s);
		int64_t over;

		if (may_be_outside(s) || is_number_zone(s, &b))
			continue;
		over = line_over(c->p, s, &b);
		if (over <= 0)
			continue;
		vk_prove_value(c->p, VK_GAUGE_OUTSIDE, VK_OF_TEXT, over, &at);
		return;
	}
}

/* Rules and paths; frames around marks stand where their marks do. */
static void
prove_drawn_inside(struct crowd *c, uint32_t page)
{
	const struct vk_page *at = vk_prove_page(c->p, page);
	struct block b = block_of(c->p, page);

	for (size_t i = 0; i < at->npieces; i++) {
		const struct vk_rule *r = &at->pieces[i].as.rule;
		struct vk_where where = {page, r->x, r->y, NULL};
		int64_t over;

		if (at->pieces[i].kind != VK_PIECE_RULE)
			continue;
		over = over_edges(&b, r->x, (int64_t)r->x + r->width, b.top,
		    (int64_t)r->y + r->weight / 2);
		if (over <= 0)
			continue;
		vk_prove_value(
		    c->p, VK_GAUGE_OUTSIDE, VK_OF_TEXT, over, &where);
		return;
	}
}

/* ---- one on the other ---- */

static int
by_height(const void *a, const void *b)
{
	const struct vk_seen *const *s = a, *const *t = b;

	if ((*s)->y != (*t)->y)
		return (*s)->y < (*t)->y ? -1 : 1;
	return (*s)->left < (*t)->left ? -1 : (*s)->left > (*t)->left;
}

static vk_len
top_of(const struct vk_seen *s)
{
	return s->y - (vk_len)((int64_t)s->most_size * LOW_LETTER / 100);
}

static bool
share_width(vk_len left, vk_len right, vk_len other, vk_len other_right)
{
	vk_len from = left > other ? left : other;
	vk_len to = right < other_right ? right : other_right;

	return to - from > NEAR;
}

/* Small letters of the lower line stand on the baseline of the upper one. */
static void
prove_lines_apart(struct crowd *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct vk_seen *s = c->lines[i];

		for (size_t k = i + 1;
		     k < c->n && c->lines[k]->y - s->y < s->most_size; k++) {
			const struct vk_seen *t = c->lines[k];
			struct vk_where at = vk_where_of(t);

			if (top_of(t) >= s->y ||
			    !share_width(s->left, s->right, t->left, t->right))
				continue;
			vk_prove_value(c->p, VK_GAUGE_OVERLAP, VK_OF_TEXT,
			    (int64_t)s->y - top_of(t), &at);
			return;
		}
	}
}

/* The first line that is not above a height. */
static size_t
line_from(const struct crowd *c, vk_len y)
{
	size_t low = 0, high = c->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (c->lines[mid]->y < y)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* A drawn line goes through small letters. */
static bool
cuts(const struct vk_rule *r, const struct vk_seen *s)
{
	bool across = r->width >= r->weight;
	vk_len top = across ? r->y : r->y - r->weight / 2;
	vk_len foot = across ? r->y : r->y + r->weight / 2;

	if (foot <= top_of(s) || top >= s->y)
		return false;
	if (across)
		return share_width(s->left, s->right, r->x, r->x + r->width);
	return r->x > s->left + NEAR && r->x + r->width < s->right - NEAR;
}

static bool
prove_rule_apart(struct crowd *c, uint32_t page, const struct vk_rule *r)
{
	bool across = r->width >= r->weight;
	vk_len half = across ? 0 : r->weight / 2;
	size_t i = line_from(c, r->y - half);

	for (; i < c->n && top_of(c->lines[i]) < r->y + half; i++) {
		const struct vk_seen *s = c->lines[i];
		struct vk_where at = {page, r->x, r->y, s->node};

		if (!cuts(r, s))
			continue;
		vk_prove_value(c->p, VK_GAUGE_OVERLAP, VK_OF_TEXT,
		    (int64_t)s->y - top_of(s), &at);
		return true;
	}
	return false;
}

static void
prove_rules_apart(struct crowd *c, uint32_t page)
{
	const struct vk_page *at = vk_prove_page(c->p, page);

	for (size_t i = 0; i < at->npieces; i++)
		if (at->pieces[i].kind == VK_PIECE_RULE &&
		    prove_rule_apart(c, page, &at->pieces[i].as.rule))
			return;
}

void
vk_prove_crowding(struct vk_prover *p)
{
	struct crowd c = {.p = p};
	const struct vk_sight *sight = &p->sight;

	c.lines = vk_arena_array(p->arena, sight->n, sizeof(*c.lines));
	for (uint32_t page = 0; page < p->proof->pages->n; page++) {
		size_t from = sight->starts[page];

		c.n = sight->starts[page + 1] - from;
		for (size_t i = 0; i < c.n; i++)
			c.lines[i] = &sight->at[from + i];
		if (c.n > 0)
			qsort(c.lines, c.n, sizeof(*c.lines), by_height);
		prove_lines_inside(&c, page);
		prove_drawn_inside(&c, page);
		prove_lines_apart(&c);
		prove_rules_apart(&c, page);
	}
}
