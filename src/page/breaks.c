/*
 * The best pages: a shortest path over the lines of the body.  A page pays for
 * what it leaves empty, a break for what it tears apart, the last page for a
 * signature with too little text beside it.  Each line looks ahead one page at
 * most, so the work grows with the number of lines alone.
 */
#include <stdint.h>
#include <string.h>

#include "build.h"

enum { /* demerits; ours, no rule gives them */
	COST_FEW_LINES = 5000, /* each line missing beside the signature */
	COST_LOW_FILL = 4000, /* a last page that is nearly empty */
	COST_BEFORE_HIGH = 3600, /* room that something high has left */
	HIGH_LINE =
	    120 * VK_PT, /* as charts are, and hardly a row of a table */
	COST_PAGE = 100 /* each page: fewer are better, all else equal */
};

struct best { /* the cheapest way to begin a page with a line */
	int64_t cost;
	uint32_t before; /* first line of the page before */
	bool reached, broken;
};

/* One line more on the page that begins with `first`. */
static void
add_line(const struct vk_breaks_wish *w, struct vk_page_fill *f, size_t first,
    size_t line)
{
	const struct vk_vline *v = &w->lines[line];

	if (line == first) {
		f->last = (first == 0 ? w->first_top : w->top) + v->lead;
		f->bottom = w->bottom - (first == 0 ? w->first_foot : 0);
	} else {
		f->last += v->advance;
		f->gaps += v->gap;
	}
	if (v->notes > 0)
		f->notes += v->notes + (f->notes == 0 ? w->notes_rule : 0);
}

struct vk_page_fill
vk_page_fill(const struct vk_breaks_wish *w, size_t first, size_t end)
{
	struct vk_page_fill f = {0};

	for (size_t i = first; i < end; i++)
		add_line(w, &f, first, i);
	return f;
}

/* Quadratic in what is left empty after the gaps have been stretched. */
static int64_t
cost_of_room(
    const struct vk_breaks_wish *w, const struct vk_page_fill *f, int64_t left)
{
	int64_t stretch = f->gaps * w->stretch;
	int64_t points;

	if (left < 0)
		return VK_PRICE_BAN;
	if (left <= stretch) {
		/* 0 to 25 by how far the gaps are stretched */
		return stretch > 0 ? 25 * left * left / (stretch * stretch) : 0;
	}
	points = (left - stretch) / VK_PT;
	return 25 + points * points;
}

/* Whether a line, and what may not be parted from it, has something high. */
static bool
begins_high(const struct vk_breaks_wish *w, size_t line, int64_t left)
{
	int64_t height = 0;
	bool high = false;

	do {
		height += w->lines[line].advance;
		high = high || w->lines[line].advance > HIGH_LINE;
	} while (++line < w->n && w->lines[line].price >= VK_PRICE_BAN &&
	    height <= left);
	return high && height > left;
}

/* A chart leaves room where it does not fit: nobody's choice. */
static int64_t
cost_before(const struct vk_breaks_wish *w, const struct vk_page_fill *f,
    size_t next, int64_t left)
{
	int64_t cost = cost_of_room(w, f, left);

	if (cost > COST_BEFORE_HIGH && cost < VK_PRICE_BAN &&
	    begins_high(w, next, left))
		cost = COST_BEFORE_HIGH;
	return cost + w->lines[next].price;
}

static int64_t
cost_of_end(const struct vk_breaks_wish *w, size_t lines, int64_t bottom)
{
	int64_t cost = 0;
	size_t least = w->n < w->least_close ? w->n : w->least_close;
	size_t wanted = w->n < w->wanted_close ? w->n : w->wanted_close;

	if (lines < least)
		cost += VK_PRICE_BAN;
	if (lines < wanted)
		cost += (int64_t)(wanted - lines) * COST_FEW_LINES;
	if (bottom < w->least_fill)
		cost += COST_LOW_FILL;
	return cost;
}

static void
relax(struct best *to, const struct best *from, size_t first, int64_t cost)
{
	int64_t sum = from->cost + cost + COST_PAGE;

	if (to->reached && sum >= to->cost)
		return;
	to->cost = sum;
	to->before = (uint32_t)first;
	to->reached = true;
	to->broken = from->broken || cost >= VK_PRICE_BAN;
}

/* Tries every page that begins with `first`. */
static void
look_ahead(const struct vk_breaks_wish *w, struct best *best, size_t first)
{
	struct vk_page_fill f = {0};

	for (size_t end = first + 1; end <= w->n; end++) {
		int64_t left, bottom;

		if (end - 1 > first && w->lines[end - 1].forced)
			break;
		add_line(w, &f, first, end - 1);
		left = f.bottom - f.last - f.notes;
		if (left < 0 && end - 1 > first)
			break; /* one line always goes on */
		if (end < w->n) {
			int64_t cost = w->lines[end].forced
			    ? 0
			    : cost_before(w, &f, end, left);

			relax(&best[end], &best[first], first, cost);
			continue;
		}
		bottom = f.last + w->close;
		if (bottom + f.notes <= f.bottom)
			relax(&best[end], &best[first], first,
			    cost_of_end(w, end - first, bottom));
	}
}

/*
 * When the closing block fits under no page that holds text, it goes alone on
 * a page of its own, and the rule is broken.
 */
static bool
close_apart(const struct vk_breaks_wish *w, struct best *best)
{
	for (size_t first = w->n; first-- > 0;) {
		struct vk_page_fill f = vk_page_fill(w, first, w->n);

		if (f.last + f.notes > f.bottom && first + 1 < w->n)
			break;
		if (best[first].reached)
			relax(&best[w->n], &best[first], first, VK_PRICE_BAN);
		if (w->lines[first].forced)
			break;
	}
	return true;
}

static void
trace(struct vk_arena *arena, const struct best *best, size_t n,
    struct vk_breaks *out)
{
	size_t pages = 0, at;

	for (at = n; at > 0; at = best[at].before) {
		pages++;
		if (best[at].broken)
			out->broken_at = at;
	}
	out->n = pages;
	out->starts = vk_arena_array(arena, pages, sizeof(*out->starts));
	for (at = n; at > 0; at = best[at].before)
		out->starts[--pages] = best[at].before;
}

/*
 * Enough text beside what closes the document, a last page that is not nearly
 * empty, and a page before it that has not been emptied for its sake.
 */
static bool
ends_well(const struct vk_breaks_wish *w, const struct vk_breaks *b)
{
	size_t wanted = w->n < w->wanted_close ? w->n : w->wanted_close;
	struct vk_page_fill f;
	size_t last;

	if (b->broken_rule || b->last_lines < wanted)
		return false;
	if (b->n < 2)
		return true;
	last = b->starts[b->n - 1];
	f = vk_page_fill(w, last, w->n);
	if (f.last + w->close < w->least_fill)
		return false;
	f = vk_page_fill(w, b->starts[b->n - 2], last);
	return w->lines[last].forced ||
	    f.bottom - f.last - f.notes - f.gaps * w->stretch <= w->most_empty;
}

void
vk_breaks_new(struct vk_arena *arena, const struct vk_breaks_wish *w,
    struct vk_breaks *out)
{
	struct best *best = vk_arena_array(arena, w->n + 1, sizeof(*best));

	memset(out, 0, sizeof(*out));
	best[0].reached = true;
	for (size_t first = 0; first < w->n; first++) {
		if (best[first].reached)
			look_ahead(w, best, first);
	}
	if (!best[w->n].reached)
		out->close_apart = close_apart(w, best);
	out->cost = best[w->n].cost;
	out->broken_rule = best[w->n].broken;
	trace(arena, best, w->n, out);
	if (out->n > 0 && !out->close_apart)
		out->last_lines = w->n - out->starts[out->n - 1];
	out->ends_well = ends_well(w, out);
}
