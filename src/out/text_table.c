/*
 * The cells of tables for the plain text, and the words of each page that stand
 * in them.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "painter.h"
#include "text_cells.h"

/* ---- what there is ---- */

struct builder {
	struct vk_text_tables *t;
	size_t *table_of; /* of a table or a part of one, + 1 */
	size_t *row_of; /* of a row */
};

static bool
is_part(enum vk_tag tag)
{
	return tag == VK_TAG_THEAD || tag == VK_TAG_TBODY || tag == VK_TAG_TR;
}

static void
add_cell(struct builder *b, size_t element)
{
	struct vk_text_tables *t = b->t;
	const struct vk_structure *all = t->pages->elements, *e = &all[element];
	size_t k = b->table_of[e->parent] - 1, row = b->row_of[e->parent];
	struct vk_text_table *table = &t->tables[k];
	size_t column = 0, columns = e->columns > 1 ? e->columns : 1;
	struct vk_text_cell *c = &t->cells[t->ncells];

	while (column < VK_TEXT_COLUMNS && table->until[column] > row)
		column++;
	if (column == VK_TEXT_COLUMNS)
		return;
	if (columns > VK_TEXT_COLUMNS - column)
		columns = VK_TEXT_COLUMNS - column;
	*c = (struct vk_text_cell){.table = k,
	    .row = row,
	    .column = column,
	    .rows = e->rows > 1 ? e->rows : 1,
	    .columns = columns,
	    .head = all[all[e->parent].parent].tag == VK_TAG_THEAD,
	    .left = INT32_MAX,
	    .right = INT32_MIN};
	for (size_t i = column; i < column + columns; i++)
		table->until[i] = row + c->rows;
	if (column + columns > table->ncolumns)
		table->ncolumns = column + columns;
	if (table->end == 0)
		table->first = t->ncells;
	table->end = ++t->ncells;
	t->cell_of[element] = t->ncells;
}

static void
add_element(struct builder *b, size_t element)
{
	struct vk_text_tables *t = b->t;
	const struct vk_structure *all = t->pages->elements, *e = &all[element];
	size_t k = b->table_of[e->parent];

	t->cell_of[element] = t->cell_of[e->parent];
	if (t->cell_of[element] > 0)
		return; /* a table inside is a part of the cell */
	if (e->tag == VK_TAG_TABLE) {
		b->table_of[element] = ++t->ntables;
	} else if (k > 0 && is_part(e->tag)) {
		b->table_of[element] = k;
		if (e->tag == VK_TAG_TR)
			b->row_of[element] = t->tables[k - 1].nrows++;
	} else if (k > 0 && all[e->parent].tag == VK_TAG_TR) {
		add_cell(b, element);
	}
}

struct vk_text_tables *
vk_text_tables_new(const struct vk_pages *pages)
{
	struct vk_text_tables *t = vk_alloc(1, sizeof(*t));
	size_t n = pages->nelements, cells = 0, tables = 0;
	struct builder b = {.t = t};

	for (size_t i = 1; i < n; i++) {
		tables += pages->elements[i].tag == VK_TAG_TABLE;
		cells += pages->elements[i].tag == VK_TAG_TH ||
		    pages->elements[i].tag == VK_TAG_TD;
	}
	t->pages = pages;
	t->cell_of = vk_alloc(n + 1, sizeof(*t->cell_of));
	t->cells = vk_alloc(cells + 1, sizeof(*t->cells));
	t->tables = vk_alloc(tables + 1, sizeof(*t->tables));
	b.table_of = vk_alloc(n + 1, sizeof(*b.table_of));
	b.row_of = vk_alloc(n + 1, sizeof(*b.row_of));
	for (size_t i = 1; i < n && tables > 0; i++)
		add_element(&b, i);
	free(b.table_of);
	free(b.row_of);
	return t;
}

void
vk_text_tables_free(struct vk_text_tables *t)
{
	for (size_t i = 0; i < t->ncells; i++) {
		vk_buf_free(&t->cells[i].text);
		vk_buf_free(&t->cells[i].kept);
	}
	for (size_t i = 0; i < t->ntables; i++)
		vk_buf_free(&t->tables[i].runs);
	free(t->cell_of);
	free(t->cells);
	free(t->tables);
	free(t);
}

/* ---- the words of a page ---- */

static bool
goes_on(const struct vk_text_cell *c, const struct vk_glyphs *g)
{
	vk_len size = c->size > g->size ? c->size : g->size;
	int64_t down = (int64_t)g->y - c->y;

	return g->x[0] > c->end - size && down < size / 2 && down > -size / 2;
}

static void
divide(struct vk_text_cell *c, const struct vk_glyphs *g)
{
	bool blank = c->text.data[c->text.len - 1] == ' ' || *g->text == ' ';

	if (goes_on(c, g)) {
		if (!blank && g->x[0] - c->end > g->size / 6)
			vk_buf_addc(&c->text, ' ');
	} else if (!c->soft) {
		vk_buf_addc(&c->text, '\n');
	} else if (!blank) {
		vk_buf_addc(&c->text, ' ');
	}
}

static void
note_run(struct vk_text_table *table, const struct vk_glyphs *g)
{
	vk_buf_add(&table->runs, g->text, g->len);
	vk_buf_addc(&table->runs, '\0');
	table->nruns++;
}

static void
reach(struct vk_text_table *table, vk_len y)
{
	if (!table->here || y < table->top)
		table->top = y;
	if (!table->here || y > table->bottom)
		table->bottom = y;
	table->here = true;
}

bool
vk_text_tables_take(
    struct vk_text_tables *t, uint32_t element, const struct vk_glyphs *g)
{
	size_t number = element < t->pages->nelements ? t->cell_of[element] : 0;
	struct vk_text_cell *c;
	struct vk_text_table *table;

	if (number == 0 || g->len == 0)
		return number != 0;
	c = &t->cells[number - 1];
	table = &t->tables[c->table];
	if (c->head && !t->measured && !table->begun)
		note_run(table, g);
	if (c->text.len > 0)
		divide(c, g);
	vk_buf_add(&c->text, g->text, g->len);
	c->y = g->y;
	c->end = g->end;
	c->size = g->size;
	c->soft = g->soft_end;
	c->left = g->x[0] < c->left ? g->x[0] : c->left;
	c->right = g->end > c->right ? g->end : c->right;
	reach(table, g->y);
	return true;
}

size_t
vk_text_tables_count(const struct vk_text_tables *t)
{
	return t->ntables;
}

size_t
vk_text_tables_next(const struct vk_text_tables *t, size_t from)
{
	while (from < t->ntables && !t->tables[from].here)
		from++;
	return from;
}

vk_len
vk_text_table_top(const struct vk_text_tables *t, size_t table)
{
	return t->tables[table].top;
}

vk_len
vk_text_table_bottom(const struct vk_text_tables *t, size_t table)
{
	return t->tables[table].bottom;
}

size_t
vk_text_table_head(const struct vk_text_tables *t, size_t table)
{
	return t->tables[table].begun ? t->tables[table].nruns : 0;
}

bool
vk_text_table_is_head(const struct vk_text_tables *t, size_t table, size_t run,
    const char *text, size_t len)
{
	const char *at = vk_buf_str(&t->tables[table].runs);

	assert(run < t->tables[table].nruns);
	for (; run > 0; run--)
		at += strlen(at) + 1;
	return strlen(at) == len && memcmp(at, text, len) == 0;
}

/* ---- page after page ---- */

static void
end_cell(struct vk_text_tables *t, struct vk_text_cell *c)
{
	if (!t->measured)
		vk_text_cell_measure(c);
	if (c->head && c->kept.len == 0)
		vk_buf_adds(&c->kept, vk_buf_str(&c->text));
	vk_buf_clear(&c->text);
}

void
vk_text_tables_page_ends(struct vk_text_tables *t)
{
	for (size_t k = 0; k < t->ntables; k++) {
		struct vk_text_table *table = &t->tables[k];

		if (!table->here)
			continue;
		for (size_t i = table->first; i < table->end; i++)
			if (t->cells[i].text.len > 0)
				end_cell(t, &t->cells[i]);
		table->begun = true;
		table->here = false;
	}
}

void
vk_text_tables_end(struct vk_text_tables *t)
{
	for (size_t k = 0; k < t->ntables; k++) {
		t->tables[k].begun = false;
		if (!t->measured && t->tables[k].ncolumns > 0)
			vk_text_table_measure(t, k);
	}
	t->measured = true;
}
