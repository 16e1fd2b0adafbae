/*
 * What the cells ask of their columns: the widest word and the widest line of
 * each, once for all rows.  On the way the rows are picked in which lines are
 * counted later, so that the work grows with the number of cells alone.
 */
#include <stdlib.h>

#include "widths.h"

enum {
	SAMPLE_ROWS = 400, /* in which lines are counted */
	MOST_SPANS = 64 /* kinds of cells over several columns */
};

struct span { /* the cells over the same columns, taken together */
	size_t from, end;
	struct vk_width width;
};

struct asking {
	struct vk_widths *w;
	vk_len *flat; /* by cell */
	size_t nflat;
	struct span spans[MOST_SPANS];
	size_t nspans;
	int64_t *text_of; /* how much text the rows of the sample hold */
};

static void
note_span(struct asking *a, size_t from, size_t end, const struct vk_width *own)
{
	size_t i = 0;

	while (i < a->nspans &&
	    (a->spans[i].from != from || a->spans[i].end != end))
		i++;
	if (i == MOST_SPANS)
		return;
	if (i == a->nspans)
		a->spans[a->nspans++] = (struct span){.from = from, .end = end};
	vk_widths_widen(&a->spans[i].width, own->of[VK_WIDTH_LEAST],
	    own->of[VK_WIDTH_MOST]);
}

/* How much text it holds. */
static vk_len
take_cell(
    struct asking *a, const struct vk_row *row, const struct vk_cell *cell)
{
	struct vk_widths *w = a->w;
	size_t end = vk_cell_end_column(w->table, cell);
	struct vk_cell_size size;
	struct vk_width own;

	a->flat[a->nflat++] = 0;
	if (end <= cell->column)
		return 0;
	vk_cell_measure(w->bench, row, cell, &size, &w->bites);
	a->flat[a->nflat - 1] = size.lines < 2 ? size.most : 0;
	own = (struct vk_width){{vk_widths_capped(w, size.least + w->pad),
	    vk_widths_capped(w, size.most + w->pad)}};
	if (end - cell->column > 1) {
		note_span(a, cell->column, end, &own);
		return 0;
	}
	vk_widths_widen(&w->needs[cell->column], own.of[VK_WIDTH_LEAST],
	    own.of[VK_WIDTH_MOST]);
	if (size.figure && w->table->columns[cell->column].decimal &&
	    row->kind != VK_ROW_HEAD && row->kind != VK_ROW_NUMBERS) {
		struct vk_comma *comma = &w->commas[cell->column];

		if (size.left > comma->left)
			comma->left = size.left;
		if (size.right > comma->right)
			comma->right = size.right;
	}
	return size.most;
}

/* The rows are in so many stretches; the fullest of each is looked at. */
static void
take_row(struct asking *a, size_t r)
{
	struct vk_widths *w = a->w;
	size_t n = w->table->nrows, rows = n < SAMPLE_ROWS ? n : SAMPLE_ROWS;
	size_t at = (size_t)((uint64_t)r * rows / n);
	const struct vk_row *row = &w->table->rows[r];
	int64_t text = 0;

	for (size_t i = 0; i < row->ncells; i++)
		text += take_cell(a, row, &row->cells[i]);
	if (at == w->nsample) {
		w->sample[w->nsample++] = r;
		a->text_of[at] = text;
	} else if (text > a->text_of[at]) {
		w->sample[at] = r;
		a->text_of[at] = text;
	}
}

static void
widen_for_figures(struct vk_widths *w)
{
	for (size_t i = 0; i < w->table->ncolumns; i++)
		vk_widths_widen(&w->needs[i], 0, vk_widths_block(w, i));
}

static void
fix_columns(struct vk_widths *w)
{
	for (size_t i = 0; i < w->table->ncolumns; i++) {
		vk_len asked = w->table->columns[i].width;

		if (asked > 0)
			w->needs[i] = (struct vk_width){{asked, asked}};
	}
}

/* What is lacking is shared by the columns whose width is not asked for. */
static void
widen_under(struct vk_widths *w, const struct span *s, int which)
{
	int64_t lack = s->width.of[which], n = 0, seen = 0;

	for (size_t i = s->from; i < s->end; i++) {
		lack -= w->needs[i].of[which];
		n += w->table->columns[i].width == 0;
	}
	if (lack <= 0 || n == 0)
		return;
	for (size_t i = s->from; i < s->end; i++) {
		if (w->table->columns[i].width > 0)
			continue;
		w->needs[i].of[which] +=
		    (vk_len)(lack * (seen + 1) / n - lack * seen / n);
		seen++;
	}
}

static int
by_columns(const void *a, const void *b)
{
	const struct span *s = a, *t = b;
	size_t m = s->end - s->from, n = t->end - t->from;

	if (m != n)
		return m < n ? -1 : 1;
	return (s->from > t->from) - (s->from < t->from);
}

void
vk_widths_ask(struct vk_widths *w, vk_len *flat)
{
	struct asking a = {.w = w, .flat = flat};

	w->sample = vk_arena_array(w->arena, SAMPLE_ROWS, sizeof(*w->sample));
	a.text_of = vk_arena_array(w->arena, SAMPLE_ROWS, sizeof(*a.text_of));
	for (size_t i = 0; i < w->table->ncolumns; i++)
		vk_widths_widen(&w->needs[i], w->pad, w->pad);
	for (size_t i = 0; i < w->table->nrows; i++)
		take_row(&a, i);
	widen_for_figures(w);
	fix_columns(w);
	qsort(a.spans, a.nspans, sizeof(*a.spans), by_columns);
	for (size_t i = 0; i < a.nspans; i++)
		for (int which = 0; which < VK_WIDTH_COUNT; which++)
			widen_under(w, &a.spans[i], which);
}
