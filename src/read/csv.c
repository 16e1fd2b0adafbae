/*
 * CSV as Vietnamese offices save it: ";", "," or TAB between the cells, by the
 * first line; UTF-8, with a byte order mark or without, or UTF-16 with one;
 * quotes as RFC 4180 has them.  Every cell knows its line and column.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "legacy.h"
#include "table.h"
#include "window.h"

enum { MOST_ROW = 4 << 20, SAMPLE = 64 << 10 };

struct csv {
	struct vk_window window;
	char separator;
	size_t taken; /* bytes of the row at hand */
	struct vk_data_cell *cells;
	size_t *starts; /* of their text in `text` */
	size_t n, room;
	struct vk_buf text; /* of the cells, without their quotes */
};

struct scanner { /* over the row at hand */
	struct csv *c;
	size_t at; /* in the window */
	struct vk_pos pos; /* of that byte */
	struct vk_diag *diag;
};

static bool
fail(struct csv *c, enum vk_msg msg, struct vk_pos pos, const char *found,
    const char *needed, struct vk_diag *d)
{
	vk_diag_add(d, msg, pos, found, needed, NULL);
	c->window.ended = c->window.failed = true;
	return false;
}

/* The byte at hand; -1 at the end of the file. */
static int
peek(struct scanner *s)
{
	struct vk_window *w = &s->c->window;

	while (s->at >= vk_window_len(w)) {
		if (s->at > MOST_ROW && !w->failed)
			(void)fail(s->c, VK_MSG_DATA_RECORD_LARGE, s->pos, NULL,
			    "4 MiB", s->diag);
		if (!vk_window_more(w, s->diag))
			return -1;
	}
	return (unsigned char)vk_window_bytes(w)[s->at];
}

static void
step(struct scanner *s)
{
	int c = peek(s);

	s->at++;
	if (c == '\n' || (c == '\r' && peek(s) != '\n')) {
		s->pos.line++;
		s->pos.column = 1;
	} else if (c != '\r' && (c & 0xC0) != 0x80) {
		s->pos.column++;
	}
}

static void
take(struct scanner *s)
{
	vk_buf_addc(&s->c->text, (char)peek(s));
	step(s);
}

static bool
is_end(const struct scanner *s, int c)
{
	return c < 0 || c == s->c->separator || c == '\n' || c == '\r';
}

/* ---- a cell ---- */

static bool
begin_cell(struct scanner *s)
{
	struct csv *c = s->c;
	char most[32];

	if (c->n == VK_TABLE_MOST_COLUMNS) {
		snprintf(most, sizeof(most), "%d", VK_TABLE_MOST_COLUMNS);
		return fail(
		    c, VK_MSG_DATA_COLUMNS, s->pos, NULL, most, s->diag);
	}
	if (c->n == c->room) {
		c->room = c->room > 0 ? 2 * c->room : 64;
		c->cells = vk_realloc(c->cells, c->room, sizeof(*c->cells));
		c->starts = vk_realloc(c->starts, c->room, sizeof(*c->starts));
	}
	c->starts[c->n] = c->text.len;
	c->cells[c->n] = (struct vk_data_cell){
	    .kind = VK_CELL_TEXT, .pos = s->pos, .exact = true};
	return true;
}

static bool
end_cell(struct scanner *s)
{
	struct csv *c = s->c;
	size_t len = c->text.len - c->starts[c->n];
	char most[32];

	if (len > VK_TABLE_MOST_CELL) {
		snprintf(
		    most, sizeof(most), "%d KiB", VK_TABLE_MOST_CELL >> 10);
		return fail(c, VK_MSG_DATA_CELL, c->cells[c->n].pos, NULL, most,
		    s->diag);
	}
	c->cells[c->n++].len = len;
	return true;
}

static void
skip_blanks(struct scanner *s)
{
	while (peek(s) == ' ' || (peek(s) == '\t' && s->c->separator != '\t'))
		step(s);
}

/* Two quotes are one; the last one ends the text. */
static bool
take_quoted(struct scanner *s)
{
	struct vk_pos opened = s->pos;

	step(s);
	s->c->cells[s->c->n].pos = s->pos;
	for (;;) {
		int c = peek(s);

		if (c < 0)
			return s->c->window.failed ||
			    fail(s->c, VK_MSG_CSV_UNCLOSED, opened, NULL, NULL,
				s->diag);
		if (c == '"') {
			step(s);
			if (peek(s) != '"')
				break;
		}
		take(s);
	}
	skip_blanks(s);
	if (is_end(s, peek(s)))
		return true;
	return fail(s->c, VK_MSG_CSV_QUOTE, s->pos, NULL, NULL, s->diag);
}

static bool
take_cell(struct scanner *s)
{
	if (!begin_cell(s))
		return false;
	skip_blanks(s);
	s->c->cells[s->c->n].pos = s->pos;
	if (peek(s) == '"') {
		if (!take_quoted(s))
			return false;
	} else {
		while (!is_end(s, peek(s)))
			take(s);
	}
	return !s->c->window.failed && end_cell(s);
}

/* ---- a row ---- */

/* Letters of two bytes or four, and nothing that tells their order. */
static bool
is_wide(const char *bytes, size_t len)
{
	size_t zeros = 0;

	for (size_t i = 0; i < len; i++)
		zeros += bytes[i] == '\0';
	return zeros > len / 4;
}

static bool
check_encoding(struct csv *c, struct vk_pos start, struct vk_diag *d)
{
	const char *bytes = vk_window_bytes(&c->window);
	size_t bad, len = vk_window_len(&c->window);
	const char *name;

	if (start.line == 1 && is_wide(bytes, c->taken))
		return fail(c, VK_MSG_DATA_NOT_UTF8, start, NULL, NULL, d);
	if (vk_utf8_valid(bytes, c->taken, &bad))
		return true;
	name = vk_legacy_name(bytes, len < SAMPLE ? len : SAMPLE);
	return fail(c,
	    name != NULL ? VK_MSG_DATA_ENCODING : VK_MSG_DATA_NOT_UTF8,
	    vk_window_move(start, bytes, bad), name, NULL, d);
}

static bool
take_row(struct scanner *s)
{
	struct csv *c = s->c;

	for (;;) {
		if (!take_cell(s))
			return false;
		if (peek(s) != c->separator)
			break;
		step(s);
	}
	if (peek(s) == '\r')
		step(s);
	if (peek(s) == '\n')
		step(s);
	return true;
}

static bool
next(void *self, struct vk_data_row *row, struct vk_diag *d)
{
	struct csv *c = self;
	struct scanner s = {.c = c, .diag = d};

	vk_window_drop(&c->window, c->taken);
	c->taken = 0;
	c->n = 0;
	vk_buf_clear(&c->text);
	s.pos = row->pos = vk_window_place(&c->window, 0);
	if (c->window.failed || peek(&s) < 0)
		return false;
	if (!take_row(&s))
		return false;
	c->taken = s.at;
	if (!check_encoding(c, row->pos, d))
		return false;
	for (size_t i = 0; i < c->n; i++)
		c->cells[i].bytes = vk_buf_str(&c->text) + c->starts[i];
	row->at = c->cells;
	row->n = c->n;
	return true;
}

/* ---- the file ---- */

static void
skip_mark(struct csv *c)
{
	const unsigned char *s =
	    (const unsigned char *)vk_window_bytes(&c->window);
	size_t len = vk_window_len(&c->window);

	if (len >= 2 && s[0] == 0xFF && s[1] == 0xFE)
		vk_window_set_form(&c->window, VK_WINDOW_UTF16LE);
	else if (len >= 2 && s[0] == 0xFE && s[1] == 0xFF)
		vk_window_set_form(&c->window, VK_WINDOW_UTF16BE);
	if (vk_window_len(&c->window) >= 3 &&
	    memcmp(vk_window_bytes(&c->window), "\xEF\xBB\xBF", 3) == 0) {
		vk_window_drop(&c->window, 3);
		c->window.column = 1;
	}
}

/* The most frequent of the three in the first line that holds anything. */
static void
find_separator(struct csv *c, struct vk_diag *d)
{
	static const char separators[] = ";,\t";
	size_t counts[3] = {0}, best = 0;
	struct scanner s = {.c = c, .diag = d};
	bool quoted = false, any = false;
	int b;

	while ((b = peek(&s)) >= 0 && s.at < MOST_ROW) {
		const char *which = strchr(separators, b);

		if (!quoted && any && (b == '\n' || b == '\r'))
			break;
		if (b == '"')
			quoted = !quoted;
		if (which != NULL && b != '\0' && !quoted)
			counts[which - separators]++;
		any = any || (b != ' ' && b != '\n' && b != '\r');
		s.at++;
	}
	for (size_t i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	c->separator = separators[best];
}

/* Excel's own line "sep=;" says it outright. */
static void
take_hint(struct csv *c)
{
	const char *s = vk_window_bytes(&c->window);
	size_t len = vk_window_len(&c->window);

	if (len < 6 || memcmp(s, "sep=", 4) != 0 ||
	    strchr(";,\t", s[4]) == NULL || (s[5] != '\r' && s[5] != '\n'))
		return;
	c->separator = s[4];
	vk_window_drop(
	    &c->window, len > 6 && s[5] == '\r' && s[6] == '\n' ? 7 : 6);
}

static void
begin(struct csv *c, struct vk_diag *d)
{
	c->taken = 0;
	(void)!vk_window_more(&c->window, d);
	skip_mark(c);
	find_separator(c, d);
	take_hint(c);
}

static bool
again(void *self, struct vk_diag *d)
{
	struct csv *c = self;

	c->window.form = VK_WINDOW_UTF8;
	if (!vk_window_rewind(&c->window, d))
		return false;
	begin(c, d);
	return true;
}

static void
free_csv(void *self)
{
	struct csv *c = self;

	vk_window_close(&c->window);
	vk_buf_free(&c->text);
	free(c->cells);
	free(c->starts);
	free(c);
}

static const struct vk_table_form form = {next, again, free_csv};

struct vk_records_open
vk_records_csv(const char *path, struct vk_diag *d)
{
	struct csv *c = vk_alloc(1, sizeof(*c));

	if (vk_window_open(&c->window, path, d)) {
		begin(c, d);
	} else {
		free_csv(c);
		c = NULL;
	}
	return vk_table_open(path, &form, c, d);
}
