/*
 * What the two files share that make tables of plain text: cells with their
 * words (text_table.c), set in columns of letters (text_columns.c).  Widths are
 * letters; places on the page are vk_len.
 */
#ifndef VK_TEXT_CELLS_H
#define VK_TEXT_CELLS_H

#include "base/buf.h"
#include "text_table.h"

enum { VK_TEXT_COLUMNS = 64 }; /* more are left out */

enum vk_text_align { VK_TEXT_LEFT, VK_TEXT_CENTRE, VK_TEXT_RIGHT };

struct vk_text_cell {
	size_t table, row, column, rows, columns;
	bool head; /* of the rows that may be repeated */
	struct vk_buf text; /* on the page in hand, lines of their own */
	struct vk_buf kept; /* of a head: on its first page */
	vk_len y, end, size; /* of its last words */
	bool soft; /* its text goes on in the next line */
	bool figures; /* nothing but figures */
	vk_len left, right; /* its words, on all pages */
	size_t least, most; /* longest word, longest line */
	enum vk_text_align align;
	size_t pad; /* letters between the right edge and its figures */
	size_t at; /* in its text, while it is written */
};

struct vk_text_column {
	vk_len left, right; /* words */
	size_t least, most, width;
};

struct vk_text_table {
	size_t first, end; /* cells, row after row */
	size_t nrows, ncolumns;
	size_t until[VK_TEXT_COLUMNS]; /* rows that a column is taken to */
	struct vk_text_column columns[VK_TEXT_COLUMNS];
	struct vk_buf runs; /* of the head, each ended by a NUL */
	size_t nruns;
	bool here, begun; /* on this page, on one before */
	vk_len top, bottom;
};

struct vk_text_tables {
	const struct vk_pages *pages;
	size_t *cell_of; /* of each element, + 1; 0: none */
	struct vk_text_cell *cells;
	struct vk_text_table *tables;
	size_t ncells, ntables;
	bool measured; /* all pages were seen once */
};

/* How wide its words on this page are. */
void vk_text_cell_measure(struct vk_text_cell *);
/* The columns and where words stand in them, when all cells were measured. */
void vk_text_table_measure(struct vk_text_tables *, size_t);

#endif
