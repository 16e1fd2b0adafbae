/* What the files that set tables share. */
#ifndef VK_TABLE_H
#define VK_TABLE_H

#include "build.h"

/* ---- cell.c: the text of one cell ---- */

struct vk_bite { /* what stands on one line whatever its width */
	int64_t gap; /* font units of the space before it */
	int64_t width; /* font units */
	int64_t hang; /* font units before every line of its paragraph */
	vk_len fixed; /* of its width, the same at every size */
	bool forced; /* a line begins with it */
	bool stuck; /* parted from the one before it, it would read wrong */
};

struct vk_bites {
	struct vk_bite *at;
	size_t n, room;
};

struct vk_cell_size { /* widths of its text */
	vk_len least; /* of the widest bite */
	vk_len most; /* of the widest line when none is broken */
	size_t lines; /* then */
	bool figure;
	vk_len left, right; /* of a figure: before its comma, and the rest */
};

struct vk_cell_text { /* a cell set for a width */
	struct vk_set_lines *paras;
	size_t n;
	size_t lines; /* of all of them */
	vk_len size, pitch;
	vk_len spare; /* that it takes beyond the width */
};

struct vk_bench { /* a layout whose scratch is cleared on the way */
	struct vk_layout l;
	size_t used; /* bytes of text since it was cleared */
	size_t sets; /* paragraphs that were set */
};

void vk_bench_open(struct vk_bench *, const struct vk_layout *);
void vk_bench_close(struct vk_bench *);

/* Makes room for a cell: what was set before it may be gone. */
void vk_bench_take(struct vk_bench *, const struct vk_cell *);

void vk_cell_measure(struct vk_bench *, const struct vk_row *,
    const struct vk_cell *, struct vk_cell_size *, struct vk_bites *);
/* `spare`: that it may take beyond the width rather than divide a word. */
struct vk_cell_text vk_cell_set(struct vk_layout *, const struct vk_row *,
    const struct vk_cell *, vk_len width, vk_len spare);

/*
 * How many lines the bites fill when each line takes what it can hold; one that
 * is wider than a line counts for more than it fills.
 */
size_t vk_bites_lines(const struct vk_layout *, const struct vk_bites *,
    vk_len size, vk_len width);

/* The side that a paragraph of a cell stands at; never VK_JUSTIFIED. */
enum vk_align vk_cell_align(const struct vk_cell *, const struct vk_para *);
/* Whether it is one number, and the width of it before its comma. */
bool vk_cell_figure(const struct vk_layout *, const struct vk_cell *,
    const struct vk_set *, vk_len size, vk_len *left);
struct vk_style vk_row_style(const struct vk_layout *, const struct vk_row *);
/* The first row and column behind it; no cell leaves its table or its head. */
size_t vk_cell_end_row(const struct vk_table *, const struct vk_cell *);
size_t vk_cell_end_column(const struct vk_table *, const struct vk_cell *);

/* ---- widths.c ---- */

struct vk_comma { /* of a column: where its figures stand */
	vk_len left, right; /* the widest, before the comma and from it on */
};

/*
 * Finds the widths: edges[0] to edges[ncolumns] are the centres of the lines
 * between the columns.  `pad`: what a column is wider than its text.  In
 * `flat`, for each cell in the order of rows, how wide it is on one line; 0
 * where it has several anyhow.
 */
void vk_widths_new(struct vk_bench *, const struct vk_table *, vk_len room,
    vk_len pad, vk_len *edges, struct vk_comma *, vk_len *flat);

/* ---- table.c, ruled.c: the whole ---- */

struct vk_cover { /* what the cells of the rows so far cover, by column */
	size_t *until; /* the first row that is free again */
	bool *joined; /* no line stands at its left edge */
};

struct vk_open_cell { /* that goes on with the next page */
	const struct vk_cell *cell;
	struct vk_cell_text text;
	size_t para, line; /* the next one */
	struct vk_arena *arena; /* of its text */
	struct vk_emit_state elements;
};

struct vk_grid {
	const struct vk_table *table;
	vk_len *edges;
	struct vk_comma *commas;
	int64_t *heights; /* of the rows, with the line under each */
	size_t nfixed; /* rows that stand over the bands, not in them */
	vk_len head; /* their height, with the line over them */
	vk_len again; /* what a further page begins with, */
	vk_len words; /* and the words over that, if there are any */
	vk_len side, top, bottom, weight; /* of cells and lines */
	struct vk_band *bands; /* one more, where the table ends */
	size_t nbands;
	size_t sets; /* paragraphs set to find all this */
	/* while it is emitted */
	uint32_t element, part, row; /* TABLE, THEAD or TBODY, TR */
	bool in_body; /* the part is the TBODY */
	struct vk_cover cover;
	struct vk_open_cell *open;
	size_t nopen;
};

/* Room for the text of a cell. */
vk_len vk_grid_inner(const struct vk_grid *, const struct vk_cell *);

#endif
