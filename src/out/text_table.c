/*
 * Tables in the plain text.  How wide columns become is settled by the words of
 * all pages, so that a table looks the same on each.  Columns are divided by
 * bars and the head from the body by dashes; rows are divided too where one of
 * them has several lines, for else nobody could tell whose words they are.
 */
#include "text_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "painter.h"

enum {
	COLUMNS_MOST = 64,
	BAR = 3, /* " | " */
	WORD_MOST = 24, /* letters of a word that are not parted */
	SAME = VK_PT /* places that are about the same */
};

enum align { LEFT, CENTRE, RIGHT };

struct cell {
	size_t table, row, column, rows, columns;
	bool head; /* of the rows that may be repeated */
	struct vk_buf text; /* on the page in hand, lines of their own */
	struct vk_buf kept; /* of a head: on its first page */
	vk_len x, y, end, size; /* of its last words */
	bool soft; /* its text goes on in the next line */
	bool figures; /* nothing but figures */
	vk_len left, right; /* its words, on all pages */
	size_t least, most; /* longest word, longest line */
	enum align align;
	size_t pad; /* letters between the right edge and its figures */
	size_t at; /* in its text, while it is written */
};

struct column {
	vk_len left, right; /* words */
	size_t least, most, width;
};

struct table {
	size_t first, end; /* cells, row after row */
	size_t nrows, ncolumns;
	size_t until[COLUMNS_MOST]; /* rows that a column is taken to */
	struct column columns[COLUMNS_MOST];
	struct vk_buf runs; /* of the head, each ended by a NUL */
	size_t nruns;
	bool here, begun; /* on this page, on one before */
	vk_len top, bottom;
};

struct vk_text_tables {
	const struct vk_pages *pages;
	size_t *cell_of; /* of each element, + 1; 0: none */
	struct cell *cells;
	struct table *tables;
	size_t ncells, ntables;
	bool measured; /* all pages were seen once */
};

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
	struct table *table = &t->tables[k];
	size_t column = 0, columns = e->columns > 1 ? e->columns : 1;
	struct cell *c = &t->cells[t->ncells];

	while (column < COLUMNS_MOST && table->until[column] > row)
		column++;
	if (column == COLUMNS_MOST)
		return;
	if (columns > COLUMNS_MOST - column)
		columns = COLUMNS_MOST - column;
	*c = (struct cell){.table = k,
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
goes_on(const struct cell *c, const struct vk_glyphs *g)
{
	vk_len size = c->size > g->size ? c->size : g->size;
	int64_t down = (int64_t)g->y - c->y;

	return g->x[0] > c->end - size && down < size / 2 && down > -size / 2;
}

static void
divide(struct cell *c, const struct vk_glyphs *g)
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
note_run(struct table *table, const struct vk_glyphs *g)
{
	vk_buf_add(&table->runs, g->text, g->len);
	vk_buf_addc(&table->runs, '\0');
	table->nruns++;
}

static void
reach(struct table *table, vk_len y)
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
	struct cell *c;
	struct table *table;

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

/* ---- letters ---- */

static size_t
larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Bytes of the first letters of a text. */
static size_t
bytes_of(const char *s, size_t len, size_t wanted)
{
	size_t i = 0;

	for (size_t n = 0; i < len; i++) {
		n += ((unsigned char)s[i] & 0xc0) != 0x80;
		if (n > wanted)
			break;
	}
	return i;
}

/* How much of a line fits; at least a letter. */
static size_t
fitting(const char *s, size_t len, size_t width)
{
	size_t most = bytes_of(s, len, width), i = most;

	if (most == len)
		return len;
	while (i > 0 && s[i] != ' ')
		i--;
	if (i > 0)
		return i;
	return most > 0 ? most : bytes_of(s, len, 1);
}

/* The next line of a cell's text that fits. */
static const char *
next_line(struct cell *c, size_t width, size_t *len)
{
	const char *text = vk_buf_str(&c->text) + c->at;
	size_t whole = strcspn(text, "\n");

	*len = fitting(text, whole, width);
	c->at += *len;
	while (c->text.len > c->at && c->text.data[c->at] == ' ')
		c->at++;
	if (c->text.len > c->at && c->text.data[c->at] == '\n')
		c->at++;
	while (*len > 0 && text[*len - 1] == ' ')
		--*len;
	return text;
}

/* ---- widths ---- */

static void
measure_cell(struct cell *c)
{
	const char *s = vk_buf_str(&c->text);

	c->figures = s[strspn(s, "0123456789.,%+- ")] == '\0';
	while (*s != '\0') {
		size_t line = strcspn(s, "\n");

		c->most = larger(c->most, vk_utf8_count(s, line));
		for (size_t i = 0, word; i < line; i += word + 1) {
			word = strcspn(s + i, " \n");
			c->least = larger(c->least,
			    smaller(vk_utf8_count(s + i, word), WORD_MOST));
		}
		s += line + (s[line] == '\n');
	}
}

static void
widen(struct column *column, const struct cell *c)
{
	column->least = larger(column->least, c->least);
	column->most = larger(column->most, c->most);
	column->left = c->left < column->left ? c->left : column->left;
	column->right = c->right > column->right ? c->right : column->right;
}

/* What a cell of many columns lacks is given to the last of them. */
static void
widen_last(struct column *columns, const struct cell *c)
{
	size_t least = BAR * (c->columns - 1), most = least;
	struct column *last = &columns[c->column + c->columns - 1];

	for (size_t i = c->column; i < c->column + c->columns; i++) {
		least += columns[i].least;
		most += columns[i].most;
	}
	if (c->least > least)
		last->least += c->least - least;
	if (c->most > most)
		last->most += c->most - most;
}

/* Where its words stand in the room of the column's; heads in the middle. */
static void
align_cell(const struct table *t, struct cell *c)
{
	const struct column *first = &t->columns[c->column];
	const struct column *last = first + c->columns - 1;
	vk_len right = last->right > c->right ? last->right : c->right;

	if (c->right < c->left || (int64_t)c->left - first->left <= SAME) {
		c->align = LEFT;
	} else if (c->head) {
		c->align = CENTRE;
	} else if ((int64_t)right - c->right <= SAME) {
		c->align = RIGHT;
	} else if (c->figures && c->size > 1) {
		c->align = RIGHT;
		c->pad = (size_t)((right - c->right) / (c->size / 2));
	} else {
		c->align = CENTRE;
	}
}

static void
measure_table(struct vk_text_tables *tables, size_t k)
{
	struct table *t = &tables->tables[k];

	for (size_t i = 0; i < t->ncolumns; i++)
		t->columns[i] = (struct column){
		    .left = INT32_MAX, .right = INT32_MIN, .least = 1};
	for (int spanning = 0; spanning < 2; spanning++) {
		for (size_t i = t->first; i < t->end; i++) {
			struct cell *c = &tables->cells[i];

			if (spanning && c->columns > 1)
				widen_last(t->columns, c);
			if (!spanning && c->columns == 1)
				widen(&t->columns[c->column], c);
		}
	}
	for (size_t i = t->first; i < t->end; i++)
		align_cell(t, &tables->cells[i]);
}

static void
settle_widths(struct table *t, size_t columns)
{
	size_t least = BAR * (t->ncolumns - 1), wishes = 0, left;

	for (size_t i = 0; i < t->ncolumns; i++) {
		struct column *c = &t->columns[i];

		c->most = larger(c->least, smaller(c->most, columns));
		least += c->least;
		wishes += c->most - c->least;
	}
	left = columns > least ? columns - least : 0;
	for (size_t i = 0; i < t->ncolumns; i++) {
		struct column *c = &t->columns[i];
		size_t wish = c->most - c->least;

		c->width =
		    c->least + (wishes <= left ? wish : left * wish / wishes);
	}
}

/* ---- lines ---- */

struct writer {
	struct vk_text_tables *tables;
	struct table *t;
	size_t next; /* cell that was not met so far */
	struct cell *over[COLUMNS_MOST]; /* the cell of each column, or NULL */
	struct vk_buf *out;
};

static size_t
width_of(const struct table *t, size_t column, size_t columns)
{
	size_t width = BAR * (columns - 1);

	for (size_t i = column; i < column + columns; i++)
		width += t->columns[i].width;
	return width;
}

static void
add_times(struct vk_buf *out, char c, size_t n)
{
	while (n-- > 0)
		vk_buf_addc(out, c);
}

static void
write_part(struct writer *w, struct cell *c, size_t width)
{
	size_t len, n, before = 0;
	const char *text;

	if (c->at >= c->text.len) {
		add_times(w->out, ' ', width);
		return;
	}
	text = next_line(c, width, &len);
	n = vk_utf8_count(text, len);
	width = width > n ? width - n : 0;
	if (c->align == RIGHT)
		before = width - smaller(width, c->pad);
	else if (c->align == CENTRE)
		before = width / 2;
	add_times(w->out, ' ', before);
	vk_buf_add(w->out, text, len);
	add_times(w->out, ' ', width - before);
}

static void
end_line(struct vk_buf *out)
{
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
	vk_buf_addc(out, '\n');
}

static size_t
columns_at(const struct writer *w, size_t column)
{
	const struct cell *c = w->over[column];

	return c != NULL ? c->column + c->columns - column : 1;
}

static void
write_line(struct writer *w)
{
	for (size_t i = 0, n; i < w->t->ncolumns; i += n) {
		size_t width;

		n = columns_at(w, i);
		width = width_of(w->t, i, n);
		if (i > 0)
			vk_buf_adds(w->out, " | ");
		if (w->over[i] != NULL)
			write_part(w, w->over[i], width);
		else
			add_times(w->out, ' ', width);
	}
	end_line(w->out);
}

/* Whether the cell of a column goes on below a row. */
static bool
is_open(const struct writer *w, size_t column, size_t row)
{
	const struct cell *c = w->over[column];

	return c != NULL && c->row + c->rows > row + 1;
}

/* Dashes under a row, but for cells that go on below it. */
static void
write_dashes(struct writer *w, size_t row)
{
	for (size_t i = 0; i < w->t->ncolumns; i++) {
		bool open = is_open(w, i, row);
		char sign = open ? ' ' : '-';

		if (i > 0) {
			bool beside = is_open(w, i - 1, row);
			bool inside =
			    w->over[i] != NULL && w->over[i] == w->over[i - 1];

			vk_buf_addc(w->out, beside ? ' ' : '-');
			vk_buf_addc(w->out,
			    inside		 ? sign
				: open && beside ? '|'
						 : '+');
			vk_buf_addc(w->out, sign);
		}
		add_times(w->out, sign, w->t->columns[i].width);
	}
	end_line(w->out);
}

/* Cells that begin in a row; they take their columns. */
static void
open_row(struct writer *w, size_t row)
{
	for (size_t i = 0; i < w->t->ncolumns; i++)
		if (w->over[i] != NULL &&
		    w->over[i]->row + w->over[i]->rows <= row)
			w->over[i] = NULL;
	for (; w->next < w->t->end; w->next++) {
		struct cell *c = &w->tables->cells[w->next];

		if (c->row > row)
			return;
		if (c->row + c->rows <= row)
			continue;
		for (size_t k = c->column; k < c->column + c->columns; k++)
			w->over[k] = c;
	}
}

/* Whether a cell that ends with the row still has words. */
static bool
has_more(const struct writer *w, size_t row, bool last)
{
	for (size_t i = 0; i < w->t->ncolumns; i++) {
		const struct cell *c = w->over[i];

		if (c != NULL && c->at < c->text.len &&
		    (last || c->row + c->rows <= row + 1))
			return true;
	}
	return false;
}

static void
write_row(struct writer *w, size_t row, bool last)
{
	open_row(w, row);
	do
		write_line(w);
	while (has_more(w, row, last));
}

/* ---- a table on its page ---- */

struct rows {
	size_t first, end; /* on the page */
	size_t head; /* end of those of the head */
	bool tall; /* one has several lines */
};

/* A cell of many rows whose end is here may have begun pages before. */
static struct rows
rows_here(const struct writer *w)
{
	struct rows r = {.first = SIZE_MAX};

	for (size_t i = w->t->first; i < w->t->end; i++) {
		struct cell *c = &w->tables->cells[i];
		size_t width = width_of(w->t, c->column, c->columns), len;

		c->at = 0;
		if (c->head)
			r.head = larger(r.head, c->row + c->rows);
		if (c->text.len == 0)
			continue;
		r.first = smaller(
		    r.first, smaller(c->row + c->rows, w->t->nrows) - 1);
		r.end = larger(r.end, c->row + 1);
		next_line(c, width, &len);
		r.tall = r.tall || c->at < c->text.len;
		c->at = 0;
	}
	r.end = larger(r.end, r.first + 1);
	return r;
}

static void
write_rows(struct writer *w, const struct rows *r, size_t from, size_t end)
{
	for (size_t row = from; row < end; row++) {
		write_row(w, row, row + 1 == end);
		if (row + 1 == r->head || (r->tall && row + 1 < end))
			write_dashes(w, row);
	}
}

static void
bring_head(const struct writer *w)
{
	for (size_t i = w->t->first; i < w->t->end; i++) {
		struct cell *c = &w->tables->cells[i];

		if (c->head && c->text.len == 0)
			vk_buf_adds(&c->text, vk_buf_str(&c->kept));
	}
}

void
vk_text_table_write(struct vk_text_tables *t, size_t table, bool repeat_head,
    size_t columns, struct vk_buf *out)
{
	struct writer w = {.tables = t,
	    .t = &t->tables[table],
	    .next = t->tables[table].first,
	    .out = out};
	struct rows r;

	settle_widths(w.t, columns);
	r = rows_here(&w);
	if (repeat_head && r.first >= r.head) {
		bring_head(&w);
		write_rows(&w, &r, 0, r.head);
	}
	write_rows(&w, &r, r.first, r.end);
}

/* ---- page after page ---- */

static void
end_cell(struct vk_text_tables *t, struct cell *c)
{
	if (!t->measured)
		measure_cell(c);
	if (c->head && c->kept.len == 0)
		vk_buf_adds(&c->kept, vk_buf_str(&c->text));
	vk_buf_clear(&c->text);
}

void
vk_text_tables_page_ends(struct vk_text_tables *t)
{
	for (size_t k = 0; k < t->ntables; k++) {
		struct table *table = &t->tables[k];

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
			measure_table(t, k);
	}
	t->measured = true;
}
