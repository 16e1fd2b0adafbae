/*
 * How many lines the sample takes at any width: a curve for each of its rows
 * and each group of columns.  A short text is set at the widths that its lines
 * turn on; that of a long one is reckoned.
 */
#include <stdlib.h>
#include <string.h>

#include "widths.h"

enum {
	SAMPLE_BITES = 20000, /* bites of text whose lines are counted */
	COMMA_ROWS = 32, /* columns of figures that are looked after */
	COMMA_LINES = 2, /* that figures off their comma count for */
	MOST_STEPS = 80, /* of a curve; few have as many */
	LONG_TEXT = 64 /* bites; beyond it lines are reckoned from the area */
};

static void
add_step(struct vk_curve *c, vk_len at, size_t lines)
{
	c->steps[c->n++] = (struct vk_step){
	    at, lines < UINT32_MAX ? (uint32_t)lines : UINT32_MAX};
}

/* The least width above `low` that gives at most so many lines. */
static vk_len
width_for(
    struct vk_widths *w, vk_len size, size_t lines, vk_len low, vk_len high)
{
	while (high - low > VK_PT / 16) {
		vk_len middle = low + (high - low) / 2;

		if (vk_bites_lines(&w->bench->l, &w->bites, size, middle) <=
		    lines)
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* `low`, `high`: the widest bite, the longest line. */
static struct vk_curve
measure_curve(struct vk_widths *w, vk_len size, vk_len low, vk_len high)
{
	const struct vk_layout *l = &w->bench->l;
	struct vk_step steps[MOST_STEPS] = {{0, 0}};
	struct vk_curve c = {.steps = steps}, out;
	size_t n = vk_bites_lines(l, &w->bites, size, low);
	size_t fewest = vk_bites_lines(l, &w->bites, size, high);
	vk_len at = low;

	add_step(&c, at, n);
	while (n > fewest && c.n < MOST_STEPS) {
		size_t next = n - 1 - n / 8;

		if (next < fewest)
			next = fewest;
		/* a long text is reckoned to fill all but 1/32 of its lines */
		if (w->bites.n > LONG_TEXT) {
			int64_t wide = (int64_t)high * 33 / 32 *
			    (int64_t)fewest / (int64_t)next;

			at = wide > at ? (vk_len)wide : at;
		} else {
			at = width_for(w, size, next, at, high);
			next = vk_bites_lines(l, &w->bites, size, at);
		}
		n = next;
		add_step(&c, at, n);
	}
	out.n = c.n;
	out.steps = vk_arena_array(w->arena, c.n, sizeof(*out.steps));
	memcpy(out.steps, steps, c.n * sizeof(*out.steps));
	return out;
}

/* Cells of one row and group: at each width the one with more lines. */
static struct vk_curve
joined(struct vk_widths *w, const struct vk_curve *a, const struct vk_curve *b)
{
	struct vk_curve out = {
	    vk_arena_array(w->arena, a->n + b->n + 1, sizeof(*out.steps)), 0};
	size_t i = 0, k = 0;

	if (a->n == 0)
		return *b;
	while (i < a->n || k < b->n) {
		vk_len at =
		    k == b->n || (i < a->n && a->steps[i].at <= b->steps[k].at)
		    ? a->steps[i].at
		    : b->steps[k].at;
		uint32_t m = vk_curve_lines(a, at), n = vk_curve_lines(b, at);

		while (i < a->n && a->steps[i].at == at)
			i++;
		while (k < b->n && b->steps[k].at == at)
			k++;
		m = m > n ? m : n;
		if (out.n == 0 || out.steps[out.n - 1].lines > m)
			add_step(&out, at, m);
	}
	return out;
}

/* The curve of a cell, by the width of its group; further rows hold a line. */
static void
add_curve(struct vk_widths *w, size_t at, const struct vk_row *row,
    const struct vk_cell *cell)
{
	size_t column = cell->column;
	struct vk_curve *whole =
	    &w->curves[at * w->ngroups + w->group_of[column]];
	struct vk_cell_size size;
	struct vk_curve own;

	vk_cell_measure(w->bench, row, cell, &size, &w->bites);
	if (w->bites.n == 0)
		return;
	own = measure_curve(w, vk_row_style(&w->bench->l, row).size, size.least,
	    vk_widths_capped(w, size.most));
	for (size_t i = 0; i < own.n; i++) {
		struct vk_step *s = &own.steps[i];

		s->at = vk_widths_divided(s->at + w->pad, w->weight_of[column]);
		s->lines = s->lines > cell->rows
		    ? s->lines - (uint32_t)(cell->rows - 1)
		    : 1;
	}
	*whole = joined(w, whole, &own);
}

/*
 * Figures that do not stand on their comma count as some lines of a row that
 * nothing else is in.
 */
static void
add_comma_rows(struct vk_widths *w)
{
	size_t most = w->nsample + COMMA_ROWS, n = w->table->ncolumns;

	for (size_t i = 0; i < n && w->nsample < most; i++) {
		struct vk_curve *c =
		    &w->curves[w->nsample * w->ngroups + w->group_of[i]];

		if (w->commas[i].right == 0)
			continue;
		c->steps = vk_arena_array(w->arena, 2, sizeof(*c->steps));
		add_step(c, 0, COMMA_LINES + 1);
		add_step(c,
		    vk_widths_divided(vk_widths_block(w, i), w->weight_of[i]),
		    1);
		w->nsample++;
	}
}

static void
draw_curves(struct vk_widths *w)
{
	size_t bites = 0, n = 0;

	w->curves = vk_arena_array(w->arena,
	    (w->nsample + COMMA_ROWS) * w->ngroups, sizeof(*w->curves));
	for (; n < w->nsample && bites < SAMPLE_BITES; n++) {
		const struct vk_row *row = &w->table->rows[w->sample[n]];

		for (size_t i = 0; i < row->ncells; i++) {
			const struct vk_cell *cell = &row->cells[i];

			if (vk_cell_end_column(w->table, cell) !=
			    cell->column + 1)
				continue;
			add_curve(w, n, row, cell);
			bites += w->bites.n + 1;
		}
	}
	w->nsample = n;
	add_comma_rows(w);
}

static int
by_width(const void *a, const void *b)
{
	const struct vk_change *c = a, *d = b;

	if (c->at != d->at)
		return c->at < d->at ? -1 : 1;
	if (c->row != d->row)
		return c->row < d->row ? -1 : 1;
	return (c->after < d->after) - (c->after > d->after);
}

static void
list_changes(struct vk_widths *w, size_t group)
{
	struct vk_width_group *g = &w->groups[group];
	size_t n = 0;

	for (size_t r = 0; r < w->nsample; r++)
		n += w->curves[r * w->ngroups + group].n;
	g->changes = vk_arena_array(w->arena, n, sizeof(*g->changes));
	for (size_t r = 0; r < w->nsample; r++) {
		const struct vk_curve *c = &w->curves[r * w->ngroups + group];

		for (size_t i = 1; i < c->n; i++)
			g->changes[g->nchanges++] =
			    (struct vk_change){c->steps[i].at, (uint32_t)r,
				c->steps[i - 1].lines, c->steps[i].lines};
	}
	qsort(g->changes, g->nchanges, sizeof(*g->changes), by_width);
}

void
vk_widths_count(struct vk_widths *w)
{
	draw_curves(w);
	for (size_t g = 0; g < w->ngroups; g++)
		list_changes(w, g);
}
