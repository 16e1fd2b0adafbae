/*
 * A page's part of a table: its cells in reading order, then the lines between
 * them.  The head of a further page is furniture; a cell that a page break
 * divides goes on where it was, one element over both pages.
 */
#include <stdlib.h>
#include <string.h>

#include "table.h"

struct ruled { /* rows of a table on one page */
	struct vk_emit *e;
	struct vk_grid *g;
	struct vk_arena *scratch; /* for the time of the page */
	vk_len x;
	size_t first, end; /* rows */
	vk_len *tops; /* of those rows and of what follows, on the page */
	bool begun; /* the first row begins on a page before */
	bool open; /* the last row goes on with the next page */
	bool furniture;
	struct vk_cover cover;
};

/* ---- text ---- */

/* The baseline of a line, below the top of its box. */
static vk_len
baseline_of(const struct vk_layout *l, vk_len size, vk_len pitch)
{
	const struct vk_metrics *m = vk_type_metrics(l->type, VK_REGULAR);
	vk_len up = vk_type_scale(l->type, m->ascent, size);
	vk_len down = vk_type_scale(l->type, m->descent, size);

	return (pitch - up - down) / 2 + up;
}

/* A figure stands on the comma of its column; false: it is none. */
static bool
stands_on_comma(const struct ruled *r, const struct vk_cell *cell,
    const struct vk_set_lines *lines, vk_len inner, vk_len *x)
{
	const struct vk_grid *g = r->g;
	const struct vk_column *column = &g->table->columns[cell->column];
	const struct vk_comma *comma = &g->commas[cell->column];
	vk_len left = 0, width = vk_set_width(lines), most = inner - width;

	if (!column->decimal || cell->columns != 1 || lines->lines.n != 1 ||
	    cell->row < g->table->nhead ||
	    !vk_cell_figure(
		r->e->layout, cell, &lines->set, lines->wish.size, &left))
		return false;
	*x = (inner - comma->left - comma->right) / 2 + comma->left - left;
	if (*x > most)
		*x = most;
	if (*x < 0)
		*x = 0;
	return true;
}

/* From the left edge of the cell's room to the start of a line. */
static vk_len
start_of(const struct ruled *r, const struct vk_cell *cell,
    const struct vk_set_lines *lines, size_t line, vk_len inner)
{
	vk_len over = inner - lines->lines.at[line].natural, x;

	if (stands_on_comma(r, cell, lines, inner, &x))
		return x;
	switch (vk_cell_align(cell, lines->set.para)) {
	case VK_CENTRE:
		return over > 0 ? over / 2 : 0;
	case VK_RIGHT:
		return over > 0 ? over : 0;
	default:
		return line > 0 ? -lines->wish.indent : 0;
	}
}

static bool
has_line(const struct vk_open_cell *c)
{
	return c->para < c->text.n;
}

/* To the next line that there is. */
static void
settle(struct vk_open_cell *c)
{
	while (has_line(c) && c->line == c->text.paras[c->para].lines.n) {
		c->para++;
		c->line = 0;
	}
}

static void
emit_line(const struct ruled *r, struct vk_open_cell *c, vk_len y)
{
	const struct vk_set_lines *lines = &c->text.paras[c->para];
	vk_len inner = vk_grid_inner(r->g, c->cell) + c->text.spare;
	vk_len left = r->x + r->g->edges[c->cell->column] + r->g->weight / 2 +
	    r->g->side - c->text.spare / 2;

	if (r->furniture) { /* opened already: it opens no element */
		r->e->now.para = lines->set.para;
		r->e->now.element = r->e->now.label_element = VK_FURNITURE;
	}
	vk_emit_line(r->e, lines, c->line,
	    left + start_of(r, c->cell, lines, c->line, inner), y);
	c->line++;
	settle(c);
}

/*
 * The lines from here on into the room between top and bottom: all of them, or
 * those that fit.
 */
static void
emit_lines(const struct ruled *r, struct vk_open_cell *c, vk_len top,
    vk_len bottom, bool all)
{
	vk_len base = baseline_of(r->e->layout, c->text.size, c->text.pitch),
	       pitch = c->text.pitch;
	int64_t y = top;

	vk_emit_swap(r->e, &c->elements);
	settle(c);
	while (has_line(c) && (all || y + pitch <= bottom)) {
		if (y < INT32_MAX / 2) /* or nobody can see it */
			emit_line(r, c, (vk_len)y + base);
		else
			break;
		y += pitch;
	}
	vk_emit_swap(r->e, &c->elements);
}

/* ---- cells ---- */

static uint32_t
add_cell_element(
    const struct ruled *r, const struct vk_row *row, const struct vk_cell *cell)
{
	bool head = row->kind == VK_ROW_HEAD || row->kind == VK_ROW_NUMBERS;
	uint32_t element = vk_emit_element(r->e,
	    head || cell->head ? VK_TAG_TH : VK_TAG_TD, r->g->row, cell->node);
	struct vk_structure *s = &r->e->pages->elements[element];
	size_t rows = vk_cell_end_row(r->g->table, cell) - cell->row;
	size_t columns = vk_cell_end_column(r->g->table, cell) - cell->column;

	s->rows = (uint16_t)(rows < UINT16_MAX ? rows : UINT16_MAX);
	s->columns = (uint16_t)(columns < UINT16_MAX ? columns : UINT16_MAX);
	s->beside = cell->head && !head && row->kind != VK_ROW_GROUP;
	return element;
}

/* Whether the cell ends on this page. */
static bool
ends_here(const struct ruled *r, const struct vk_cell *cell)
{
	size_t end = vk_cell_end_row(r->g->table, cell);

	return end < r->end || (end == r->end && !r->open);
}

/*
 * A cell is set again: for the time of the page, or into memory of its own that
 * goes when it is done.
 */
static void
open_cell(const struct ruled *r, const struct vk_row *row,
    const struct vk_cell *cell, struct vk_open_cell *out)
{
	struct vk_layout own = *r->e->layout;
	struct vk_emit_state *s = &out->elements;

	out->cell = cell;
	out->para = out->line = 0;
	out->arena = ends_here(r, cell) ? NULL : vk_arena_new();
	own.scratch = out->arena != NULL ? out->arena : r->scratch;
	out->text =
	    vk_cell_set(&own, row, cell, vk_grid_inner(r->g, cell), r->g->side);
	s->para = NULL;
	s->element = s->label_element = s->root = 0;
	s->depth = 0;
	s->within = NULL;
	s->plain = false;
	if (r->furniture)
		return;
	s->root = add_cell_element(r, row, cell);
	s->within = cell->node;
	s->plain = cell->paras.n == 1;
}

/* The top of a cell's text: heads stand in the middle of their rooms. */
static vk_len
text_top(const struct ruled *r, const struct vk_row *row,
    const struct vk_open_cell *c, vk_len top, vk_len bottom)
{
	int64_t depth = (int64_t)c->text.lines * c->text.pitch;
	bool head = row->kind == VK_ROW_HEAD || row->kind == VK_ROW_NUMBERS;

	if (head && ends_here(r, c->cell) && depth < bottom - top)
		return top + (vk_len)(bottom - top - depth) / 2;
	return top;
}

/* One that goes on with the next page is put by; others are done. */
static void
emit_cell(const struct ruled *r, struct vk_open_cell *c)
{
	struct vk_grid *g = r->g;
	size_t from = c->cell->row > r->first ? c->cell->row : r->first;
	size_t end = vk_cell_end_row(g->table, c->cell);
	vk_len top = r->tops[from - r->first] + g->top, bottom;
	bool whole = from == c->cell->row && !(r->begun && from == r->first);

	if (end > r->end)
		end = r->end;
	bottom = r->tops[end - r->first] - g->weight - g->bottom;
	if (whole)
		top =
		    text_top(r, &g->table->rows[c->cell->row], c, top, bottom);
	emit_lines(r, c, top, bottom, ends_here(r, c->cell));
	if (!ends_here(r, c->cell) && g->nopen < g->table->ncolumns)
		g->open[g->nopen++] = *c;
	else
		vk_arena_free(c->arena);
}

/* Cells that the page before has begun; those that go on still stay. */
static void
emit_open_cells(const struct ruled *r)
{
	struct vk_grid *g = r->g;
	size_t n = g->nopen;

	g->nopen = 0;
	for (size_t i = 0; i < n; i++) {
		struct vk_open_cell c = g->open[i];

		emit_cell(r, &c);
	}
}

/* ---- rows ---- */

/* The part that a row belongs to, and the row itself. */
static void
open_row(const struct ruled *r, size_t row)
{
	struct vk_grid *g = r->g;
	const struct vk_table *t = g->table;
	bool body = row >= t->nhead;

	if (g->part == 0 || body != g->in_body) {
		g->part = vk_emit_element(
		    r->e, body ? VK_TAG_TBODY : VK_TAG_THEAD, g->element, NULL);
		g->in_body = body;
	}
	g->row = vk_emit_element(r->e, VK_TAG_TR, g->part, t->rows[row].node);
}

static void
emit_row(const struct ruled *r, size_t row)
{
	const struct vk_table *t = r->g->table;

	if (!r->furniture)
		open_row(r, row);
	for (size_t i = 0; i < t->rows[row].ncells; i++) {
		const struct vk_cell *cell = &t->rows[row].cells[i];
		struct vk_open_cell c;

		if (vk_cell_end_column(t, cell) <= cell->column)
			continue;
		open_cell(r, &t->rows[row], cell, &c);
		emit_cell(r, &c);
	}
}

/* ---- lines ---- */

static void
emit_rule(
    const struct ruled *r, vk_len x, vk_len y, vk_len width, vk_len height)
{
	vk_emit_rule(r->e,
	    (struct vk_rule){
		.x = x, .y = y + height / 2, .width = width, .weight = height});
}

/* Under a row, where no cell goes through; `last`: under all of it. */
static void
rule_under(const struct ruled *r, size_t row, vk_len bottom, bool last)
{
	const struct vk_grid *g = r->g;
	size_t n = g->table->ncolumns, from = 0;

	for (size_t c = 0; c <= n; c++) {
		if (c < n && (last || r->cover.until[c] <= row + 1))
			continue;
		if (c > from)
			emit_rule(r, r->x + g->edges[from] - g->weight / 2,
			    bottom - g->weight,
			    g->edges[c] - g->edges[from] + g->weight,
			    g->weight);
		from = c + 1;
	}
}

/* The line at the left of a column, from where it has begun. */
static void
rule_beside(const struct ruled *r, size_t column, vk_len from, vk_len to)
{
	const struct vk_grid *g = r->g;

	emit_rule(r, r->x + g->edges[column] - g->weight / 2, from, g->weight,
	    (to - from) / 2 * 2);
}

static void
cover_row(const struct ruled *r, size_t row)
{
	const struct vk_table *t = r->g->table;

	for (size_t c = 0; c < t->ncolumns; c++) {
		if (r->cover.until[c] > row)
			continue;
		r->cover.until[c] = row + 1;
		r->cover.joined[c] = false;
	}
	for (size_t i = 0; i < t->rows[row].ncells; i++) {
		const struct vk_cell *cell = &t->rows[row].cells[i];
		size_t end = vk_cell_end_column(t, cell);

		for (size_t c = cell->column; c < end; c++) {
			r->cover.until[c] = vk_cell_end_row(t, cell);
			r->cover.joined[c] = c > cell->column;
		}
	}
}

/* `from`: where the line at the left of each column begins; -1: none is. */
static void
rule_row(const struct ruled *r, size_t row, vk_len *from)
{
	size_t n = r->g->table->ncolumns;
	vk_len top = r->tops[row - r->first] - r->g->weight;
	vk_len bottom = r->tops[row - r->first + 1];

	if (row > r->first || !r->begun)
		cover_row(r, row);
	rule_under(r, row, bottom, row + 1 == r->end);
	for (size_t c = 1; c < n; c++) {
		if (!r->cover.joined[c] && from[c] < 0) {
			from[c] = top;
		} else if (r->cover.joined[c] && from[c] >= 0) {
			rule_beside(r, c, from[c], top + r->g->weight);
			from[c] = -1;
		}
	}
}

static void
emit_rules(const struct ruled *r)
{
	const struct vk_grid *g = r->g;
	size_t n = g->table->ncolumns;
	vk_len top = r->tops[0] - g->weight,
	       bottom = r->tops[r->end - r->first];
	vk_len *from = vk_alloc(n + 1, sizeof(*from));

	for (size_t c = 1; c < n; c++)
		from[c] = -1;
	from[0] = from[n] = top;
	for (size_t row = r->first; row < r->end; row++)
		rule_row(r, row, from);
	for (size_t c = 0; c <= n; c++)
		if (from[c] >= 0)
			rule_beside(r, c, from[c], bottom);
	free(from);
}

/* ---- parts ---- */

/* A row's height on this page. */
static int64_t
height_here(const struct vk_grid *g, size_t row, const struct vk_band *first,
    const struct vk_band *after)
{
	int64_t clear = g->top + g->bottom + g->weight;
	int64_t to = row == after->row ? after->from + clear : g->heights[row];

	return to - (row == first->row ? first->from : 0);
}

static void
emit_rows(struct ruled *r)
{
	size_t row = r->first;

	if (!r->furniture)
		emit_open_cells(r);
	if (r->begun)
		row++;
	for (; row < r->end; row++)
		emit_row(r, row);
	emit_rules(r);
}

/* The line over the first rows of a page. */
static void
rule_over(const struct ruled *r, vk_len top)
{
	const struct vk_grid *g = r->g;
	size_t n = g->table->ncolumns;

	emit_rule(r, r->x + g->edges[0] - g->weight / 2, top,
	    g->edges[n] - g->edges[0] + g->weight, g->weight);
}

/* What a further page says before it goes on, at the right. */
static void
emit_words_again(
    struct vk_emit *e, const struct vk_grid *g, vk_len x, vk_len top)
{
	const struct vk_standard *s = e->layout->standard;
	const struct vk_style *style = &s->styles[VK_ROLE_TABLE_AGAIN];
	enum vk_face face = (enum vk_face)(
	    (style->bold ? VK_BOLD : 0) | (style->italic ? VK_ITALIC : 0));
	vk_len width =
	    vk_emit_words_width(e->layout, s->table_again, face, style->size);

	vk_emit_words(e, VK_FURNITURE, s->table_again, face, style->size,
	    x + g->edges[g->table->ncolumns] - width,
	    top + style->before +
		baseline_of(e->layout, style->size, style->pitch));
}

/* The rows over the bands; as furniture they cover nothing that follows. */
static vk_len
emit_head(
    struct vk_emit *e, struct vk_grid *g, vk_len x, vk_len top, bool furniture)
{
	size_t n = g->table->ncolumns;
	struct ruled r = {.e = e,
	    .g = g,
	    .scratch = vk_arena_new(),
	    .x = x,
	    .end = g->nfixed,
	    .tops = vk_alloc(g->nfixed + 1, sizeof(vk_len)),
	    .furniture = furniture};
	vk_len bottom;

	r.cover.until = vk_alloc(n, sizeof(*r.cover.until));
	r.cover.joined = vk_alloc(n, sizeof(*r.cover.joined));
	r.tops[0] = top;
	for (size_t i = 0; i < g->nfixed; i++)
		r.tops[i + 1] = r.tops[i] + (vk_len)g->heights[i];
	bottom = r.tops[g->nfixed];
	emit_rows(&r);
	vk_arena_free(r.scratch);
	free(r.tops);
	free(r.cover.until);
	free(r.cover.joined);
	return bottom;
}

static vk_len
emit_bands(struct vk_emit *e, struct vk_grid *g, size_t first, size_t end,
    vk_len x, vk_len top)
{
	const struct vk_band *from = &g->bands[first], *after = &g->bands[end];
	struct ruled r = {.e = e,
	    .g = g,
	    .scratch = vk_arena_new(),
	    .x = x,
	    .first = from->row,
	    .end = after->row + (after->from > 0 ? 1 : 0),
	    .begun = from->from > 0,
	    .open = after->from > 0,
	    .cover = g->cover};
	size_t rows = r.end - r.first;
	vk_len bottom;

	r.tops = vk_alloc(rows + 1, sizeof(*r.tops));
	r.tops[0] = top;
	for (size_t i = 0; i < rows; i++)
		r.tops[i + 1] = r.tops[i] +
		    (vk_len)height_here(g, r.first + i, from, after);
	bottom = r.tops[rows];
	emit_rows(&r);
	vk_arena_free(r.scratch);
	free(r.tops);
	return bottom;
}

vk_len
vk_grid_emit(struct vk_emit *e, struct vk_grid *g, size_t first, size_t end,
    vk_len x, vk_len top)
{
	struct ruled over = {.e = e, .g = g, .x = x};
	bool again = first > 0;

	if (g->element == 0)
		g->element = vk_emit_element(e, VK_TAG_TABLE,
		    vk_emit_holder(e, g->table->node), g->table->node);
	if (again && g->words > 0) {
		emit_words_again(e, g, x, top);
		top += g->words;
	}
	rule_over(&over, top);
	top += g->weight;
	if (g->nfixed > 0 && (!again || g->table->repeat_head))
		top = emit_head(e, g, x, top, again);
	if (end > first)
		top = emit_bands(e, g, first, end, x, top);
	e->now.para = NULL; /* text after it begins anew */
	return top;
}
