/*
 * Tables of plain text, set in columns of letters.  How wide columns become is
 * settled by the words of all pages, so that a table looks the same on each.
 * Columns are divided by bars and the head from the body by dashes; rows are
 * divided too where one of them has several lines, for else nobody could tell
 * whose words they are.
 */
#include <string.h>

#include "base/utf8.h"
#include "text_cells.h"

enum {
	BAR = 3, /* " | " */
	WORD_MOST = 24, /* letters of a word that are not parted */
	SAME = VK_PT /* places that are about the same */
};

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
next_line(struct vk_text_cell *c, size_t width, size_t *len)
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

void
vk_text_cell_measure(struct vk_text_cell *c)
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
widen(struct vk_text_column *column, const struct vk_text_cell *c)
{
	column->least = larger(column->least, c->least);
	column->most = larger(column->most, c->most);
	column->left = c->left < column->left ? c->left : column->left;
	column->right = c->right > column->right ? c->right : column->right;
}

/* What a cell of many columns lacks is given to the last of them. */
static void
widen_last(struct vk_text_column *columns, const struct vk_text_cell *c)
{
	size_t least = BAR * (c->columns - 1), most = least;
	struct vk_text_column *last = &columns[c->column + c->columns - 1];

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
align_cell(const struct vk_text_table *t, struct vk_text_cell *c)
{
	const struct vk_text_column *first = &t->columns[c->column];
	const struct vk_text_column *last = first + c->columns - 1;
	vk_len right = last->right > c->right ? last->right : c->right;

	if (c->right < c->left || (int64_t)c->left - first->left <= SAME) {
		c->align = VK_TEXT_LEFT;
	} else if (!c->head && (int64_t)right - c->right <= SAME) {
		c->align = VK_TEXT_RIGHT;
	} else if (!c->head && c->figures && c->size > 1) {
		c->align = VK_TEXT_RIGHT;
		c->pad = (size_t)((right - c->right) / (c->size / 2));
	} else {
		c->align = VK_TEXT_CENTRE;
	}
}

void
vk_text_table_measure(struct vk_text_tables *tables, size_t k)
{
	struct vk_text_table *t = &tables->tables[k];

	for (size_t i = 0; i < t->ncolumns; i++)
		t->columns[i] = (struct vk_text_column){
		    .left = INT32_MAX, .right = INT32_MIN, .least = 1};
	for (int spanning = 0; spanning < 2; spanning++) {
		for (size_t i = t->first; i < t->end; i++) {
			struct vk_text_cell *c = &tables->cells[i];

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
settle_widths(struct vk_text_table *t, size_t columns)
{
	size_t least = BAR * (t->ncolumns - 1), wishes = 0, left;

	for (size_t i = 0; i < t->ncolumns; i++) {
		struct vk_text_column *c = &t->columns[i];

		c->most = larger(c->least, smaller(c->most, columns));
		least += c->least;
		wishes += c->most - c->least;
	}
	left = columns > least ? columns - least : 0;
	for (size_t i = 0; i < t->ncolumns; i++) {
		struct vk_text_column *c = &t->columns[i];
		size_t wish = c->most - c->least;

		c->width =
		    c->least + (wishes <= left ? wish : left * wish / wishes);
	}
}

/* ---- lines ---- */

struct writer {
	struct vk_text_tables *tables;
	struct vk_text_table *t;
	size_t next; /* cell that was not met so far */
	struct vk_text_cell
	    *over[VK_TEXT_COLUMNS]; /* the cell of each column, or NULL */
	struct vk_buf *out;
};

static size_t
width_of(const struct vk_text_table *t, size_t column, size_t columns)
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
write_part(struct writer *w, struct vk_text_cell *c, size_t width)
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
	if (c->align == VK_TEXT_RIGHT)
		before = width - smaller(width, c->pad);
	else if (c->align == VK_TEXT_CENTRE)
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
	const struct vk_text_cell *c = w->over[column];

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
	const struct vk_text_cell *c = w->over[column];

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
		struct vk_text_cell *c = &w->tables->cells[w->next];

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
		const struct vk_text_cell *c = w->over[i];

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
		struct vk_text_cell *c = &w->tables->cells[i];
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
		struct vk_text_cell *c = &w->tables->cells[i];

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
