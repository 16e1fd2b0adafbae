/*
 * Tables: cells fall into their columns row by row, as src/read/table_shape.c
 * has judged them; a title stands above, notes below.  A table on turned
 * sheets has a stretch of its own.  The work is linear in columns times rows.
 */
#include <stdio.h>
#include <string.h>

#include "body.h"
#include "model/cells.h"
#include "model/figure.h"

struct grid { /* a table while its cells are laid */
	struct vk_body *y;
	struct vk_column *columns;
	size_t ncolumns;
	const enum vk_align *aligns; /* of the columns */
	size_t *down; /* rows of each column still covered from above */
	struct vk_row *rows;
	size_t nrows;
	size_t rows_left; /* of the head or of the rest, with the one at hand */
	int brothers; /* groups of equal columns so far */
};

/* ---- columns ---- */

static size_t
count_children(const struct vk_node *n, enum vk_element kind)
{
	size_t count = 0;

	for (n = vk_node_child(n, kind); n != NULL; n = vk_node_again(n))
		count++;
	return count;
}

/* "20", "20,5" in millimetres; "2*" is a share. */
static void
read_width(struct vk_body *y, const char *written, struct vk_column *c)
{
	size_t len = strlen(written);
	const char *number;
	struct vk_figure f;
	int64_t tenths;

	if (len == 0 || written[len - 1] != '*') {
		(void)vk_flow_mm(written, &c->width);
		return;
	}
	number = vk_arena_strndup(y->b->flow->arena, written, len - 1);
	if (!vk_figure_parse(number, &f, NULL))
		return;
	tenths = vk_figure_scaled(&f, 1);
	c->share = tenths < 1 ? 1 : tenths > 10000 ? 10000 : (int)tenths;
}

/* Words among numbers stand in the middle, as the block of these does. */
static enum vk_align
align_of(const struct vk_node *n, enum vk_align without)
{
	static const struct {
		const char *written;
		enum vk_align align;
	} aligns[] = {{"trai", VK_LEFT}, {"giua", VK_CENTRE},
	    {"phai", VK_RIGHT}, {"so", VK_CENTRE}};

	for (size_t i = 0; i < sizeof(aligns) / sizeof(aligns[0]); i++) {
		if (vk_node_is(n, VK_AT_ALIGN, aligns[i].written))
			return aligns[i].align;
	}
	return without;
}

static void
read_columns(struct grid *g, const struct vk_node *table)
{
	struct vk_arena *arena = g->y->b->flow->arena;
	const struct vk_node *n = vk_node_child(table, VK_EL_COLUMN);
	enum vk_align *aligns;

	g->ncolumns = count_children(table, VK_EL_COLUMN);
	g->columns = vk_arena_array(arena, g->ncolumns, sizeof(*g->columns));
	g->down = vk_arena_array(arena, g->ncolumns, sizeof(*g->down));
	aligns = vk_arena_array(arena, g->ncolumns, sizeof(*aligns));
	for (size_t i = 0; n != NULL; n = vk_node_again(n), i++) {
		const char *width = vk_node_attr(n, VK_AT_WIDTH);

		if (width != NULL)
			read_width(g->y, width, &g->columns[i]);
		g->columns[i].decimal = vk_node_is(n, VK_AT_ALIGN, "so");
		aligns[i] = align_of(
		    n, vk_node_is(n, VK_AT_KIND, "stt") ? VK_CENTRE : VK_LEFT);
	}
	g->aligns = aligns;
}

/* Where the widths that are asked for leave the text. */
static void
tell_width(struct grid *g, const struct vk_node *table)
{
	const struct vk_node *n = vk_node_child(table, VK_EL_COLUMN);
	vk_len most = vk_flow_text_width(g->y->b);
	int64_t sum = 0;
	char found[24], needed[24];

	for (size_t i = 0; n != NULL && sum <= most; n = vk_node_again(n)) {
		sum += g->columns[i++].width;
		if (sum <= most)
			continue;
		snprintf(found, sizeof(found), "%d",
		    (int)((vk_len_to_um((vk_len)sum) + 999) / 1000));
		snprintf(needed, sizeof(needed), "%d",
		    (int)(vk_len_to_um(most) / 1000));
		vk_diag_add(g->y->b->diag, VK_MSG_COLUMNS_WIDE, n->pos, found,
		    needed, NULL);
	}
}

/* What one head divides has columns of one width, where none is given. */
static void
join_brothers(struct grid *g, const struct vk_cell *c)
{
	g->brothers++;
	for (size_t i = c->column; i < c->column + c->columns; i++) {
		if (g->columns[i].width == 0 && g->columns[i].share == 0)
			g->columns[i].brothers = g->brothers;
	}
}

/* ---- cells ---- */

enum vk_role
vk_row_role(enum vk_row_kind kind)
{
	static const enum vk_role roles[] = {
	    [VK_ROW_HEAD] = VK_ROLE_TABLE_HEAD,
	    [VK_ROW_NUMBERS] = VK_ROLE_TABLE_NUMBERS,
	    [VK_ROW_PLAIN] = VK_ROLE_TABLE_CELL,
	    [VK_ROW_GROUP] = VK_ROLE_TABLE_GROUP,
	    [VK_ROW_TOTAL] = VK_ROLE_TABLE_GROUP,
	};

	return roles[kind];
}

/* A title over several columns does not follow the first of them. */
static enum vk_align
cell_align(const struct grid *g, enum vk_row_kind kind, const struct vk_cell *c)
{
	enum vk_align without = g->aligns[c->column];

	if (kind == VK_ROW_HEAD || kind == VK_ROW_NUMBERS)
		without = VK_CENTRE;
	else if (kind == VK_ROW_GROUP && c->columns > 1)
		without = VK_LEFT;
	else if (kind == VK_ROW_TOTAL && c->columns > 1)
		without = VK_CENTRE;
	return c->node != NULL ? align_of(c->node, without) : without;
}

/* Heads, and what names a group or a total at its left end. */
static bool
is_head(enum vk_row_kind kind, const struct vk_cell *c)
{
	return kind == VK_ROW_HEAD || kind == VK_ROW_NUMBERS ||
	    (kind != VK_ROW_PLAIN && c->column == 0);
}

static bool
is_empty(const struct vk_node *n)
{
	for (n = n->first; n != NULL; n = n->next) {
		if (!vk_node_is_blank(n))
			return false;
	}
	return true;
}

static void
fill_cell(struct grid *g, enum vk_row_kind kind, struct vk_cell *c)
{
	struct vk_inside inside = {&c->paras, vk_row_role(kind), c->align,
	    kind == VK_ROW_HEAD || kind == VK_ROW_NUMBERS};

	if (is_empty(c->node))
		return;
	g->y->cell = &inside;
	if (vk_body_holds_blocks(c->node))
		vk_body_blocks(g->y, c->node);
	else
		vk_body_text(g->y, c->node);
	vk_body_flush_label(g->y);
	g->y->cell = NULL;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
skip_covered(const struct grid *g, size_t at)
{
	while (at < g->ncolumns && g->down[at] > 0)
		at++;
	return at;
}

/* Places a cell from column `at` on; it stays in the table. */
static void
place_cell(
    struct grid *g, struct vk_cell *c, const struct vk_node *n, size_t at)
{
	c->node = n;
	c->row = g->nrows;
	c->column = at;
	c->columns =
	    least(vk_cell_span(n, VK_AT_COLUMN_SPAN), g->ncolumns - at);
	c->rows = least(vk_cell_span(n, VK_AT_ROW_SPAN), g->rows_left);
	for (size_t i = at; i < at + c->columns; i++)
		g->down[i] = c->rows;
}

/* ---- rows ---- */

static void
end_row(struct grid *g, enum vk_row_kind kind, const struct vk_node *n,
    const struct vk_cell *cells, size_t ncells)
{
	g->rows[g->nrows++] = (struct vk_row){kind, cells, ncells, n};
	for (size_t i = 0; i < g->ncolumns; i++) {
		if (g->down[i] > 0)
			g->down[i]--;
	}
	g->rows_left--;
}

static void
add_row(struct grid *g, enum vk_row_kind kind, const struct vk_node *row)
{
	struct vk_cell *cells = vk_arena_array(g->y->b->flow->arena,
	    count_children(row, VK_EL_CELL), sizeof(*cells));
	size_t n = 0, at = 0;

	for (const struct vk_node *c = vk_node_child(row, VK_EL_CELL);
	     c != NULL; c = vk_node_again(c)) {
		struct vk_cell *cell = &cells[n];

		at = skip_covered(g, at);
		if (at == g->ncolumns)
			break; /* the reader has refused such a row */
		place_cell(g, cell, c, at);
		at += cell->columns;
		cell->align = cell_align(g, kind, cell);
		cell->head = is_head(kind, cell);
		fill_cell(g, kind, cell);
		if (kind == VK_ROW_HEAD && cell->columns > 1 &&
		    cell->rows < g->rows_left)
			join_brothers(g, cell);
		n++;
	}
	end_row(g, kind, row, cells, n);
}

/* The row of the columns' numbers, under the head. */
static void
add_numbers(struct grid *g)
{
	struct vk_build *b = g->y->b;
	struct vk_cell *cells =
	    vk_arena_array(b->flow->arena, g->ncolumns, sizeof(*cells));
	char number[24];

	g->rows_left = 1;
	for (size_t i = 0; i < g->ncolumns; i++) {
		cells[i] = (struct vk_cell){.row = g->nrows,
		    .column = i,
		    .rows = 1,
		    .columns = 1,
		    .align = VK_CENTRE,
		    .head = true};
		snprintf(number, sizeof(number), "%zu", i + 1);
		vk_flow_words(
		    b, &cells[i].paras, VK_ROLE_TABLE_NUMBERS, number, NULL);
	}
	end_row(g, VK_ROW_NUMBERS, NULL, cells, g->ncolumns);
}

static size_t
count_rows(const struct vk_node *holder)
{
	size_t count = 0;

	for (const struct vk_node *n = holder->first; n != NULL; n = n->next)
		count += vk_node_is_row(n) ? 1 : 0;
	return count;
}

static enum vk_row_kind
kind_of(const struct vk_node *row)
{
	switch (row->kind) {
	case VK_EL_GROUP_ROW:
		return VK_ROW_GROUP;
	case VK_EL_TOTAL_ROW:
		return VK_ROW_TOTAL;
	default:
		return VK_ROW_PLAIN;
	}
}

static void
add_rows(struct grid *g, const struct vk_node *holder, bool head)
{
	g->rows_left = count_rows(holder);
	for (const struct vk_node *n = holder->first; n != NULL; n = n->next) {
		if (vk_node_is_row(n))
			add_row(g, head ? VK_ROW_HEAD : kind_of(n), n);
	}
}

static const struct vk_table *
new_table(struct vk_body *y, const struct vk_node *node)
{
	struct vk_arena *arena = y->b->flow->arena;
	const struct vk_node *head = vk_node_child(node, VK_EL_TABLE_HEAD);
	struct vk_table *t = vk_arena_alloc(arena, sizeof(*t));
	struct grid g = {.y = y};

	read_columns(&g, node);
	tell_width(&g, node);
	g.rows = vk_arena_array(arena,
	    count_rows(node) + (head != NULL ? count_rows(head) : 0) + 1,
	    sizeof(*g.rows));
	if (head != NULL)
		add_rows(&g, head, true);
	if (vk_node_is(node, VK_AT_COLUMN_NUMBERS, "co"))
		add_numbers(&g);
	t->nhead = g.nrows;
	add_rows(&g, node, false);
	t->columns = g.columns;
	t->ncolumns = g.ncolumns;
	t->rows = g.rows;
	t->nrows = g.nrows;
	t->repeat_head =
	    t->nhead > 0 && !vk_node_is(node, VK_AT_REPEAT_HEAD, "khong");
	t->node = node;
	return t;
}

/* ---- what stands around it ---- */

static void
add_title(struct vk_body *y, const struct vk_node *title)
{
	struct vk_para *p = vk_flow_para(
	    y->b, vk_flow_stretch(y->b), VK_ROLE_TABLE_TITLE, title);
	struct vk_inline in;

	vk_inline_start(&in, y->b);
	vk_inline_content(
	    &in, title, vk_body_title_face(y, title, VK_ROLE_TABLE_TITLE));
	vk_inline_end(&in, p);
	p->align = VK_CENTRE;
	p->balance = true;
	p->heading = true;
}

static void
add_note(struct vk_body *y, const struct vk_node *note)
{
	struct vk_para *p =
	    vk_flow_para(y->b, vk_flow_stretch(y->b), VK_ROLE_TABLE_NOTE, note);
	struct vk_inline in;

	vk_inline_start(&in, y->b);
	vk_inline_content(&in, note, vk_flow_face(y->b, VK_ROLE_TABLE_NOTE));
	vk_inline_end(&in, p);
	p->align = VK_JUSTIFIED;
	p->keep_above = true;
}

/* Sheets as the table asks for; the text after it goes on on its own. */
static void
turn_sheets(struct vk_body *y, const struct vk_node *table)
{
	const char *asked = vk_node_attr(table, VK_AT_ORIENTATION);
	bool landscape =
	    asked != NULL ? strcmp(asked, "ngang") == 0 : y->landscape;
	struct vk_stretch *s;

	if (landscape == y->landscape) {
		vk_body_list(y);
		return;
	}
	s = vk_flow_begin(y->b);
	s->landscape = landscape;
	s->node = y->holder;
}

void
vk_body_table(struct vk_body *y, const struct vk_node *n)
{
	const struct vk_node *title = vk_node_child(n, VK_EL_TITLE);
	const struct vk_node *note = vk_node_child(n, VK_EL_TABLE_NOTE);
	const struct vk_table *table;

	if (y->cell != NULL) {
		vk_body_not_inside(y, n, VK_EL_CELL);
		return;
	}
	vk_body_flush_label(y);
	turn_sheets(y, n);
	if (title != NULL)
		add_title(y, title);
	table = new_table(y, n);
	vk_flow_para(y->b, vk_flow_stretch(y->b), VK_ROLE_TABLE_CELL, n)
	    ->table = table;
	if (note != NULL)
		add_note(y, note);
}

void
vk_body_chart(struct vk_body *y, const struct vk_node *n)
{
	const char *title = vk_node_attr(n, VK_AT_SHORT_NAME);
	struct vk_para *p;

	if (y->cell != NULL) {
		vk_body_not_inside(y, n, VK_EL_CELL);
		return;
	}
	if (n->chart == NULL) {
		vk_body_not_laid_out(y, n);
		return;
	}
	vk_body_flush_label(y);
	if (title != NULL) {
		p = vk_flow_words(
		    y->b, vk_body_list(y), VK_ROLE_TABLE_TITLE, title, n);
		p->balance = true;
		p->heading = true;
	}
	vk_flow_para(y->b, vk_body_list(y), VK_ROLE_CHART_WORD, n)->chart =
	    n->chart;
}
