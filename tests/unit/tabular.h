/*
 * Tables made by hand for the tests of page/: a line of text is a row, "|"
 * parts its cells, "/" their paragraphs.  A row begins with its kind: "#" head,
 * "%" column numbers, "-" plain, "+" group, "=" total.  "@2x3 " before a cell:
 * it covers 2 columns and 3 rows.
 */
#ifndef TABULAR_H
#define TABULAR_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "page/table.h"
#include "read/read_standard.h"
#include "sheet.h"

enum { TABULAR_MEASURE = 478943 }; /* 165 mm */

struct tabular { /* what a table is laid out with */
	struct vk_arena *arena;
	struct vk_flow flow;
	struct vk_standard *standard;
	struct vk_layout layout;
	struct vk_pages pages;
	struct vk_emit emit;
};

static inline struct tabular *
tabular_open(const char *program)
{
	struct tabular *t = vk_alloc(1, sizeof(*t));
	struct vk_diag *d = vk_diag_new();

	t->arena = vk_arena_new();
	t->standard = vk_standard_find("layouts", "hd05-2026", d);
	t->flow.standard = t->standard;
	t->layout.flow = &t->flow;
	t->layout.standard = t->standard;
	t->layout.diag = d;
	t->layout.type = sheet_type(program, "Tinos", d);
	t->layout.breaker = vk_breaker_new();
	t->layout.arena = t->pages.arena = vk_arena_new();
	t->layout.scratch = vk_arena_new();
	t->pages.title = t->pages.author = t->pages.subject = "";
	t->pages.day = "2020-05-22";
	vk_emit_start(&t->emit, &t->layout, &t->pages);
	return t;
}

static inline void
tabular_close(struct tabular *t)
{
	vk_emit_end(&t->emit);
	free(t->pages.pages);
	free(t->pages.elements);
	vk_breaker_free(t->layout.breaker);
	vk_type_free(t->layout.type);
	vk_standard_free(t->standard);
	vk_diag_free(t->layout.diag);
	vk_arena_free(t->layout.scratch);
	vk_arena_free(t->layout.arena);
	vk_arena_free(t->arena);
	free(t);
}

static inline struct vk_paras
tabular_paras(struct tabular *t, const char *text, size_t len)
{
	struct vk_paras out = {0};

	out.at = vk_arena_array(t->arena, len / 2 + 1, sizeof(*out.at));
	while (len > 0) {
		const char *bar = memchr(text, '/', len);
		size_t n = bar != NULL ? (size_t)(bar - text) : len;
		struct vk_span *span = vk_arena_alloc(t->arena, sizeof(*span));

		span->text = text;
		span->len = (uint32_t)n;
		out.at[out.n].spans = span;
		out.at[out.n++].nspans = 1;
		n += bar != NULL;
		text += n;
		len -= n;
	}
	return out;
}

/* One cell up to the bar; the bytes that it took. */
static inline size_t
tabular_cell(struct tabular *t, const char *text, struct vk_cell *cell)
{
	size_t all = strcspn(text, "|\n"), len = all, columns = 1, rows = 1;
	const char *at = memchr(text, '@', all);

	if (at != NULL) {
		char *end;

		columns = strtoul(at + 1, &end, 10);
		rows = strtoul(end + 1, &end, 10);
		len -= (size_t)(end - text);
		text = end;
	}
	while (len > 0 && *text == ' ') {
		text++;
		len--;
	}
	while (len > 0 && text[len - 1] == ' ')
		len--;
	cell->columns = columns;
	cell->rows = rows;
	cell->align = VK_LEFT;
	cell->paras = tabular_paras(t, text, len);
	return all;
}

static inline void
tabular_row(struct tabular *t, const char *line, size_t at, size_t ncolumns,
    size_t *until, struct vk_row *row)
{
	static const char kinds[] = "#%-+=";
	struct vk_cell *cells =
	    vk_arena_array(t->arena, ncolumns, sizeof(*cells));
	size_t column = 0;

	row->kind = (enum vk_row_kind)(strchr(kinds, *line++) - kinds);
	row->cells = cells;
	while (column < ncolumns) {
		struct vk_cell *cell = &cells[row->ncells];

		if (until[column] > at) {
			column++;
			continue;
		}
		line += tabular_cell(t, line, cell);
		cell->row = at;
		cell->column = column;
		cell->head = row->kind == VK_ROW_HEAD;
		if (cell->head || row->kind == VK_ROW_NUMBERS)
			cell->align = VK_CENTRE;
		for (size_t i = 0; i < cell->columns && column < ncolumns; i++)
			until[column++] = at + cell->rows;
		row->ncells++;
		if (*line != '|')
			break;
		line++;
	}
}

/* A table of lines; the columns are all by content and not on the comma. */
static inline struct vk_table *
tabular_new(struct tabular *t, size_t ncolumns, const char *lines)
{
	struct vk_table *table = vk_arena_alloc(t->arena, sizeof(*table));
	size_t n = 0, *until = vk_alloc(ncolumns, sizeof(*until));
	struct vk_row *rows;

	for (const char *s = lines; *s != '\0'; s++)
		n += *s == '\n';
	rows = vk_arena_array(t->arena, n, sizeof(*rows));
	for (size_t i = 0; i < n; i++) {
		tabular_row(t, lines, i, ncolumns, until, &rows[i]);
		lines += strcspn(lines, "\n") + 1;
		if (rows[i].kind <= VK_ROW_NUMBERS)
			table->nhead = i + 1;
	}
	free(until);
	table->columns =
	    vk_arena_array(t->arena, ncolumns, sizeof(struct vk_column));
	table->ncolumns = ncolumns;
	table->rows = rows;
	table->nrows = n;
	table->repeat_head = true;
	return table;
}

static inline struct vk_column *
tabular_column(struct vk_table *t, size_t column)
{
	return (struct vk_column *)&t->columns[column];
}

static inline struct vk_cell *
tabular_at(struct vk_table *t, size_t row, size_t cell)
{
	return (struct vk_cell *)&t->rows[row].cells[cell];
}

/* Setup and teardown of a test. */
static const char *program; /* argv[0]; the fonts lie beside it */

static int
open_table(void **state)
{
	*state = tabular_open(program);
	return 0;
}

static int
close_table(void **state)
{
	tabular_close(*state);
	return 0;
}

#endif
