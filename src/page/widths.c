/*
 * The widths of a table's columns.  What the layout asks for is taken as it
 * is; the others begin as narrow as their words allow, and then whoever saves
 * the most lines for its width is given it, one step after the other.  Columns
 * that share a width (brothers, and those with shares) grow as one.  Each cell
 * is measured once; the lines that widths save are counted on a sample of rows,
 * so that the work grows with the number of cells alone.
 */
#include <stdlib.h>

#include "widths.h"

/* ---- groups ---- */

/* The column before it that it has its width in common with, or itself. */
static size_t
kin_of(const struct vk_table *t, size_t column)
{
	const struct vk_column *c = &t->columns[column];

	if (c->width > 0 || (c->share == 0 && c->brothers == 0))
		return column;
	for (size_t i = 0; i < column; i++) {
		const struct vk_column *b = &t->columns[i];

		if (b->width == 0 &&
		    (c->share > 0
			    ? b->share > 0
			    : b->share == 0 && b->brothers == c->brothers))
			return i;
	}
	return column;
}

static void
find_groups(struct vk_widths *w)
{
	const struct vk_table *t = w->table;

	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct vk_column *c = &t->columns[i];
		const struct vk_width *own = &w->needs[i];
		size_t kin = kin_of(t, i);
		int weight = c->width == 0 && c->share > 0 ? c->share : 1;
		struct vk_width_group *g;

		w->group_of[i] = kin < i ? w->group_of[kin] : w->ngroups++;
		w->weight_of[i] = weight;
		g = &w->groups[w->group_of[i]];
		g->weight += weight;
		g->grows = c->width == 0;
		g->shares = weight != 1 || c->share == 1;
		vk_widths_widen(&g->width,
		    vk_widths_divided(own->of[VK_WIDTH_LEAST], weight),
		    vk_widths_divided(own->of[VK_WIDTH_MOST], weight));
	}
}

static int64_t
sum_of(const struct vk_widths *w, int which)
{
	int64_t sum = 0;

	for (size_t i = 0; i < w->ngroups; i++)
		sum +=
		    (int64_t)w->groups[i].width.of[which] * w->groups[i].weight;
	return sum;
}

static void
set_widths(struct vk_widths *w, int which)
{
	w->left = w->room;
	for (size_t i = 0; i < w->ngroups; i++) {
		struct vk_width_group *g = &w->groups[i];

		g->now = g->width.of[which];
		w->left -= g->now * g->weight;
	}
}

/* ---- what is left, and what is lacking ---- */

/*
 * What is left goes to the columns with shares; without any, text takes more of
 * it than what is as wide as it can be.
 */
static int64_t
thirst(const struct vk_width_group *g, bool shares)
{
	if (!g->grows || shares != g->shares)
		return 0;
	return shares
	    ? g->weight
	    : (g->width.of[VK_WIDTH_MOST] - g->width.of[VK_WIDTH_LEAST] +
		  g->width.of[VK_WIDTH_MOST] / 4 + 1) *
		g->weight;
}

static void
spread(struct vk_widths *w)
{
	int64_t sum = 0, seen = 0, left = w->left;
	bool shares = false;

	for (size_t i = 0; i < w->ngroups; i++)
		shares = shares || w->groups[i].shares;
	for (size_t i = 0; i < w->ngroups; i++)
		sum += thirst(&w->groups[i], shares);
	for (size_t i = 0; i < w->ngroups && sum > 0; i++) {
		struct vk_width_group *g = &w->groups[i];
		int64_t own = thirst(g, shares);
		int64_t part = left * (seen + own) / sum - left * seen / sum;

		seen += own;
		g->now += (vk_len)(part / g->weight);
		w->left -= part / g->weight * g->weight;
	}
}

/* Brothers stay brothers. */
static vk_len
least_of(const struct vk_widths *w, size_t column)
{
	const struct vk_width_group *g = &w->groups[w->group_of[column]];

	return g->shares ? w->needs[column].of[VK_WIDTH_LEAST]
			 : g->width.of[VK_WIDTH_LEAST];
}

static int64_t
sum_under(const struct vk_widths *w, vk_len level)
{
	int64_t sum = 0;

	for (size_t i = 0; i < w->table->ncolumns; i++) {
		vk_len least = least_of(w, i);

		sum += least < level ? least : level;
	}
	return sum;
}

/*
 * Nothing else helps: the widest columns are cut back to one width, words and
 * all.  Where that leaves something, shares were at odds with words.
 */
static void
squeeze(struct vk_widths *w, vk_len *widths)
{
	vk_len low = 0, high = (vk_len)w->room;
	int64_t n = (int64_t)w->table->ncolumns, left;

	while (low < high) {
		vk_len middle = high - (high - low) / 2;

		if (sum_under(w, middle) <= w->room)
			low = middle;
		else
			high = middle - 1;
	}
	left = w->room - sum_under(w, low);
	for (size_t i = 0; i < w->table->ncolumns; i++) {
		vk_len least = least_of(w, i);

		widths[i] = (least < low ? least : low) + (vk_len)(left / n);
	}
}

static void
hand_out(const struct vk_widths *w, vk_len *widths)
{
	for (size_t i = 0; i < w->table->ncolumns; i++)
		widths[i] = w->groups[w->group_of[i]].now * w->weight_of[i];
}

static void
find_widths(struct vk_widths *w, vk_len *widths)
{
	if (sum_of(w, VK_WIDTH_LEAST) > w->room) {
		squeeze(w, widths);
		return;
	}
	if (sum_of(w, VK_WIDTH_MOST) <= w->room) {
		set_widths(w, VK_WIDTH_MOST);
	} else {
		vk_widths_count(w);
		set_widths(w, VK_WIDTH_LEAST);
		vk_widths_save(w);
	}
	spread(w);
	hand_out(w, widths);
}

/* The last column that may grow takes what rounding has left. */
static void
place_edges(const struct vk_widths *w, const vk_len *widths, vk_len *edges)
{
	size_t n = w->table->ncolumns, last = n;
	int64_t left = w->room;

	for (size_t i = 0; i < n; i++) {
		left -= widths[i];
		if (w->table->columns[i].width == 0)
			last = i;
	}
	edges[0] = last < n ? 0 : (vk_len)(left / 2);
	for (size_t i = 0; i < n; i++)
		edges[i + 1] =
		    edges[i] + widths[i] + (i == last ? (vk_len)left : 0);
}

void
vk_widths_new(struct vk_bench *bench, const struct vk_table *t, vk_len room,
    vk_len pad, vk_len *edges, struct vk_comma *commas, vk_len *flat)
{
	struct vk_widths w = {.bench = bench,
	    .table = t,
	    .arena = vk_arena_new(),
	    .pad = pad,
	    .room = room,
	    .commas = commas};
	size_t n = t->ncolumns;
	vk_len *widths = vk_arena_array(w.arena, n, sizeof(*widths));

	w.needs = vk_arena_array(w.arena, n, sizeof(*w.needs));
	w.group_of = vk_arena_array(w.arena, n, sizeof(*w.group_of));
	w.weight_of = vk_arena_array(w.arena, n, sizeof(*w.weight_of));
	w.groups = vk_arena_array(w.arena, n, sizeof(*w.groups));
	vk_widths_ask(&w, flat);
	find_groups(&w);
	find_widths(&w, widths);
	place_edges(&w, widths, edges);
	free(w.bites.at);
	vk_arena_free(w.arena);
}
