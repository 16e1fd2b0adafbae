/*
 * A table becomes a list of bands that the page breaks take as lines: a row,
 * rows tied by cells that reach over them, or a slice of a row that is very
 * high.  Rows are measured one after the other and only their heights are
 * kept; a page sets its rows again when it is emitted.
 */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/doc.h"

enum {
	HIGH_PART = 3, /* of a page: what is higher may be broken inside */
	SLICE_LINES = 2, /* of a high row */
	PRICE_ROW = 30, /* demerits of a page that begins with a row; ours */
	PRICE_LONELY = 5000, /* that leaves one row alone */
	PRICE_TIED = 400, /* under a cell that reaches over both pages */
	PRICE_KEPT = 2000 /* where a chain of keeps is too high to be kept */
};

vk_len
vk_grid_inner(const struct vk_grid *g, const struct vk_cell *cell)
{
	size_t end = vk_cell_end_column(g->table, cell);
	vk_len inner = 0;

	if (end > cell->column)
		inner = g->edges[end] - g->edges[cell->column] - g->weight -
		    2 * g->side;
	return inner > 1 ? inner : 1;
}

/* How far a text of so many lines reaches down. */
static int64_t
depth_of(const struct vk_grid *g, const struct vk_cell_text *text)
{
	int64_t lines = text->lines > 0 ? (int64_t)text->lines : 1;

	return g->top + lines * text->pitch + g->bottom;
}

/* ---- heights ---- */

struct reach { /* a cell over several rows, while they are measured */
	size_t end; /* row */
	int64_t left; /* of its depth, below the rows so far */
	int64_t above; /* the height of those */
	vk_len pitch;
};

struct heights { /* a table while it is measured */
	struct vk_grid *grid;
	struct vk_layout *l;
	struct vk_bench bench;
	vk_len page;
	vk_len *flat; /* of each cell: wide so much on one line, or 0 */
	size_t nflat; /* of them measured */
	struct reach *reaches; /* the ones that go on, side by side */
	size_t nreaches;
	size_t bands_room;
	size_t group; /* first of the rows in hand, tied to each other */
	int64_t group_height;
	size_t cuts; /* cells with a word that was divided */
	const struct vk_node *cut; /* the first of them */
	int64_t chain; /* height of the bands that are kept together so far */
	vk_len *spares; /* of each row: what may stay empty at its end */
};

static bool
is_high(const struct heights *h, int64_t height)
{
	return height > h->page / HIGH_PART;
}

/* One that overlaps others, which no document has, is taken for one row. */
static void
add_reach(struct heights *h, size_t end, int64_t depth, vk_len pitch)
{
	struct vk_grid *g = h->grid;

	if (h->nreaches < g->table->ncolumns)
		h->reaches[h->nreaches++] =
		    (struct reach){end, depth, 0, pitch};
}

/* One cell is told where it stands, more of them once for the table. */
static void
note_cuts(struct heights *h, const struct vk_cell *cell,
    const struct vk_cell_text *text)
{
	bool cut = false;

	for (size_t i = 0; i < text->n; i++)
		cut = cut || vk_set_is_cut(&text->paras[i]);
	if (cut && h->cuts++ == 0)
		h->cut = cell->node;
}

static void
tell_cuts(const struct heights *h)
{
	const struct vk_node *node =
	    h->cuts > 1 ? h->grid->table->node : h->cut;
	struct vk_pos nowhere = {0};
	char found[24];

	snprintf(found, sizeof(found), "%zu", h->cuts);
	if (h->cuts > 0)
		vk_diag_add(h->l->diag,
		    h->cuts > 1 ? VK_MSG_CELLS_CUT : VK_MSG_TOKEN_CUT,
		    node != NULL ? node->pos : nowhere, found, NULL, NULL);
}

/* What fits on one line by far need not be set to know how deep it is. */
static struct vk_cell_text
measure_cell(
    struct heights *h, const struct vk_row *row, const struct vk_cell *cell)
{
	vk_len flat = h->flat[h->nflat++], inner = vk_grid_inner(h->grid, cell);
	struct vk_style style = vk_row_style(h->l, row);
	struct vk_cell_text text = {
	    .lines = 1, .size = style.size, .pitch = style.pitch};

	if (flat > 0 && flat < inner - VK_PT / 8)
		return text;
	vk_bench_take(&h->bench, cell);
	text = vk_cell_set(&h->bench.l, row, cell, inner, h->grid->side);
	note_cuts(h, cell, &text);
	return text;
}

/* The depth of a row by the cells that are in no other. */
static int64_t
measure_cells(struct heights *h, size_t r)
{
	struct vk_grid *g = h->grid;
	const struct vk_row *row = &g->table->rows[r];
	int64_t most = g->top + vk_row_style(h->l, row).pitch + g->bottom;

	for (size_t i = 0; i < row->ncells; i++) {
		const struct vk_cell *cell = &row->cells[i];
		size_t end = vk_cell_end_row(g->table, cell);
		struct vk_cell_text text = measure_cell(h, row, cell);
		int64_t depth = depth_of(g, &text);

		if (end > r + 1)
			add_reach(h, end, depth + g->weight, text.pitch);
		else if (depth > most)
			most = depth;
	}
	return most;
}

/*
 * What pages can lose of a cell that ends with this row: a line and what is
 * clear where one ends between its rows, and part of a line on the page that
 * the row is begun on.  In the row itself pages end with whole lines, unless
 * its lines are others.
 */
static vk_len
spare_of(
    const struct heights *h, const struct reach *c, size_t r, int64_t height)
{
	const struct vk_grid *g = h->grid;
	vk_len clear = g->top + g->bottom + g->weight;
	int64_t whole = c->above + (c->left > height ? c->left : height);
	int64_t torn = c->above;

	if (!is_high(h, whole))
		return 0;
	if (vk_row_style(h->l, &g->table->rows[r]).pitch != c->pitch)
		torn = whole;
	return (vk_len)((1 + 2 * torn / h->page) * (c->pitch + clear)) +
	    (is_high(h, c->left) ? c->pitch : 0);
}

/* What cells over several rows lack is added to the last of them. */
static void
end_reaches(struct heights *h, size_t r)
{
	int64_t *height = &h->grid->heights[r], own = *height;
	size_t n = 0;

	h->spares[r] = 0;
	for (size_t i = 0; i < h->nreaches; i++) {
		const struct reach *c = &h->reaches[i];
		vk_len spare;

		if (c->end != r + 1)
			continue;
		spare = spare_of(h, c, r, own);
		if (c->left + spare > *height) {
			*height = c->left + spare;
			h->spares[r] = spare;
		}
	}
	for (size_t i = 0; i < h->nreaches; i++) {
		struct reach *c = &h->reaches[i];

		c->left -= *height;
		c->above += *height;
		if (c->end > r + 1)
			h->reaches[n++] = *c;
	}
	h->nreaches = n;
}

/* ---- bands ---- */

static uint32_t
marks_of(const struct vk_row *row)
{
	uint32_t n = 0;

	for (size_t c = 0; c < row->ncells; c++) {
		const struct vk_paras *paras = &row->cells[c].paras;

		for (size_t p = 0; p < paras->n; p++)
			for (size_t i = 0; i < paras->at[p].nspans; i++)
				n += paras->at[p].spans[i].note != NULL;
	}
	return n;
}

/* Of a page that begins with a row, if nothing is kept. */
static int32_t
free_price(const struct vk_table *t, size_t row)
{
	return row == t->nhead + 1 || row + 1 == t->nrows ? PRICE_LONELY
							  : PRICE_ROW;
}

static bool
is_kept(const struct vk_table *t, size_t row)
{
	return row > t->nhead &&
	    (t->rows[row - 1].kind == VK_ROW_GROUP ||
		t->rows[row].kind == VK_ROW_TOTAL);
}

/* A chain of keeps holds as long as half a page can hold it. */
static int32_t
price_of(struct heights *h, size_t row, int64_t height)
{
	const struct vk_table *t = h->grid->table;

	h->chain += height;
	if (is_kept(t, row) && h->chain <= h->page / 2)
		return VK_PRICE_BAN;
	h->chain = height;
	return is_kept(t, row) ? PRICE_KEPT : free_price(t, row);
}

static struct vk_band *
add_band(struct heights *h, size_t row, int64_t height)
{
	struct vk_grid *g = h->grid;
	struct vk_band *b;

	if (g->nbands + 1 >= h->bands_room) {
		h->bands_room = h->bands_room > 0 ? h->bands_room * 2 : 64;
		g->bands =
		    vk_realloc(g->bands, h->bands_room, sizeof(*g->bands));
	}
	b = &g->bands[g->nbands++];
	*b = (struct vk_band){.height = (vk_len)height, .row = (uint32_t)row};
	return b;
}

/*
 * A row that is very high, in slices of its lines.  The first has what is clear
 * above and below: it is there wherever the row ends on a page.  The last one
 * has lines beside what may stay empty, or it could be an empty box on a page.
 */
static void
add_slices(struct heights *h, size_t row)
{
	struct vk_grid *g = h->grid;
	vk_len pitch = vk_row_style(h->l, &g->table->rows[row]).pitch;
	vk_len clear = g->top + g->bottom + g->weight;
	vk_len slice = SLICE_LINES * (pitch > 0 ? pitch : VK_PT);
	int64_t text = g->heights[row] - clear;
	int32_t price = price_of(h, row, clear + slice);
	int64_t end = h->spares[row];

	if (end > h->page / HIGH_PART)
		end = h->page / HIGH_PART;

	for (int64_t from = 0; from < text; from += slice) {
		int64_t left = text - from;
		bool last = left < 2 * (int64_t)slice + end;
		struct vk_band *b = add_band(
		    h, row, (last ? left : slice) + (from == 0 ? clear : 0));

		b->from = from;
		b->price = from == 0 ? price : PRICE_TIED;
		if (last)
			break;
	}
	h->chain = 0;
}

static void
add_rows(struct heights *h, size_t first, size_t end, bool tied)
{
	struct vk_grid *g = h->grid;
	size_t n = g->nbands;

	for (size_t r = first; r < end; r++, n = g->nbands) {
		if (is_high(h, g->heights[r]))
			add_slices(h, r);
		else
			add_band(h, r, g->heights[r])->price =
			    price_of(h, r, g->heights[r]);
		g->bands[n].marks = marks_of(&g->table->rows[r]);
		if (tied && r > first && g->bands[n].price != VK_PRICE_BAN)
			g->bands[n].price = PRICE_TIED;
	}
}

/* The rows in hand, up to `end`, are tied to each other and to no others. */
static void
end_group(struct heights *h, size_t end)
{
	size_t first = h->group;
	struct vk_band *b;

	if (end - first == 1 || is_high(h, h->group_height)) {
		add_rows(h, first, end, end - first > 1);
	} else {
		int32_t price = price_of(h, first, h->group_height);

		b = add_band(h, first, h->group_height);
		b->price = price;
		for (size_t r = first; r < end; r++)
			b->marks += marks_of(&h->grid->table->rows[r]);
	}
	h->group = end;
	h->group_height = 0;
}

/* A head that leaves no room under it is broken like other rows. */
static void
end_head(struct heights *h)
{
	struct vk_grid *g = h->grid;
	int64_t height = 0;

	for (size_t r = 0; r < g->table->nhead; r++)
		height += g->heights[r];
	if (height > h->page / 2)
		return;
	g->nfixed = g->table->nhead;
	g->head += (vk_len)height;
	if (g->table->repeat_head)
		g->again = g->head;
	g->nbands = 0;
	h->chain = g->head;
}

static void
measure_rows(struct heights *h)
{
	struct vk_grid *g = h->grid;
	const struct vk_table *t = g->table;

	for (size_t r = 0; r < t->nrows; r++) {
		g->heights[r] = measure_cells(h, r) + g->weight;
		end_reaches(h, r);
		h->group_height += g->heights[r];
		if (h->nreaches == 0)
			end_group(h, r + 1);
		if (r + 1 == t->nhead && r + 1 < t->nrows)
			end_head(h);
	}
}

/* The notes of the head are those of the first band; the list has an end. */
static void
finish_bands(struct heights *h)
{
	struct vk_grid *g = h->grid;
	struct vk_band *bands =
	    vk_arena_array(h->l->scratch, g->nbands + 1, sizeof(*bands));

	if (g->nbands > 0)
		memcpy(bands, g->bands, g->nbands * sizeof(*bands));
	free(g->bands);
	g->bands = bands;
	g->bands[g->nbands].row = (uint32_t)g->table->nrows;
	if (g->nbands == 0)
		return;
	g->bands[0].price = 0;
	for (size_t r = 0; r < g->nfixed; r++)
		g->bands[0].marks += marks_of(&g->table->rows[r]);
}

/* ---- the whole ---- */

/* Of the words over the rest of a table, clear of it as its title is. */
static vk_len
again_height(const struct vk_standard *s)
{
	const struct vk_style *style = &s->styles[VK_ROLE_TABLE_AGAIN];

	if (s->table_again[0] == '\0')
		return 0;
	return style->before + style->pitch + s->table_under_title;
}

static struct vk_grid *
new_grid(struct vk_layout *l, const struct vk_table *t)
{
	const struct vk_standard *s = l->standard;
	struct vk_grid *g = vk_arena_alloc(l->scratch, sizeof(*g));
	size_t n = t->ncolumns;

	*g = (struct vk_grid){.table = t,
	    .head = s->grid_weight,
	    .again = s->grid_weight,
	    .words = again_height(s),
	    .side = s->cell_side,
	    .top = s->cell_top,
	    .bottom = s->cell_bottom,
	    .weight = s->grid_weight};
	g->edges = vk_arena_array(l->scratch, n + 1, sizeof(*g->edges));
	g->commas = vk_arena_array(l->scratch, n, sizeof(*g->commas));
	g->heights = vk_arena_array(l->scratch, t->nrows, sizeof(*g->heights));
	g->open = vk_arena_array(l->scratch, n, sizeof(*g->open));
	g->cover.until = vk_arena_array(l->scratch, n, sizeof(*g->cover.until));
	g->cover.joined =
	    vk_arena_array(l->scratch, n, sizeof(*g->cover.joined));
	return g;
}

static size_t
count_cells(const struct vk_table *t)
{
	size_t n = 0;

	for (size_t r = 0; r < t->nrows; r++)
		n += t->rows[r].ncells;
	return n;
}

struct vk_grid *
vk_grid_new(struct vk_layout *l, const struct vk_table *t, vk_len measure,
    vk_len page_height)
{
	struct vk_grid *g = new_grid(l, t);
	struct heights h = {.grid = g, .l = l, .page = page_height};

	if (h.page < VK_PT)
		h.page = VK_PT;
	h.reaches = vk_alloc(t->ncolumns, sizeof(*h.reaches));
	h.spares = vk_alloc(t->nrows, sizeof(*h.spares));
	h.flat = vk_alloc(count_cells(t), sizeof(*h.flat));
	vk_bench_open(&h.bench, l);
	vk_widths_new(&h.bench, t, measure - g->weight, 2 * g->side + g->weight,
	    g->edges, g->commas, h.flat);
	for (size_t i = 0; i <= t->ncolumns; i++)
		g->edges[i] += g->weight / 2;
	measure_rows(&h);
	tell_cuts(&h);
	finish_bands(&h);
	g->sets = h.bench.sets;
	vk_bench_close(&h.bench);
	free(h.flat);
	free(h.spares);
	free(h.reaches);
	return g;
}

size_t
vk_grid_count(const struct vk_grid *g)
{
	return g->nbands;
}

const struct vk_band *
vk_grid_band(const struct vk_grid *g, size_t band)
{
	return &g->bands[band];
}

vk_len
vk_grid_top(const struct vk_grid *g, size_t band)
{
	if (band == 0)
		return g->head;
	if (g->bands[band].from > 0)
		return g->words + g->again + g->top + g->bottom + g->weight;
	return g->words + g->again;
}
