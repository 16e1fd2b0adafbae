/*
 * What the files share that find the widths of a table's columns: the cells
 * are asked once (widths_asked.c), lines are counted by width on a sample of
 * them (widths_lines.c), what saves most of those is given (widths_saved.c).
 * Lengths are vk_len; a weight is what a column has of its group's width.
 */
#ifndef VK_WIDTHS_H
#define VK_WIDTHS_H

#include "table.h"

enum { VK_WIDTH_LEAST, VK_WIDTH_MOST, VK_WIDTH_COUNT };

struct vk_width { /* of a column, with what is clear of the lines */
	vk_len of[VK_WIDTH_COUNT];
};

struct vk_step { /* of the lines of a text, by width */
	vk_len at; /* the least width for so few */
	uint32_t lines;
};

struct vk_curve { /* wider means fewer lines; empty: no text */
	struct vk_step *steps;
	size_t n;
};

struct vk_change { /* a row in which a group needs fewer lines */
	vk_len at;
	uint32_t row, before, after;
};

struct vk_width_group { /* columns of one width, or in proportion */
	struct vk_width width; /* for a weight of 1 */
	vk_len now;
	int64_t weight; /* sum of its columns */
	bool grows, shares;
	struct vk_change *changes; /* by width */
	size_t nchanges, next; /* the first that lies ahead of it */
};

struct vk_widths {
	struct vk_bench *bench;
	const struct vk_table *table;
	struct vk_arena *arena;
	struct vk_bites bites; /* of the cell at work */
	vk_len pad;
	int64_t room, left; /* for all columns; not yet given away */
	/* by column */
	struct vk_width *needs; /* of its words alone */
	struct vk_comma *commas;
	size_t *group_of;
	int *weight_of;
	struct vk_width_group *groups;
	size_t ngroups;
	size_t *sample; /* rows; those that keep commas in line follow */
	size_t nsample;
	struct vk_curve *curves; /* of each sample row and group */
};

/* What is wider than the table is just too wide. */
static inline vk_len
vk_widths_capped(const struct vk_widths *w, vk_len width)
{
	int64_t most = 2 * w->room;

	return width < most ? width : (vk_len)most;
}

/* What a group needs, for a weight of 1, that one of its columns is so wide. */
static inline vk_len
vk_widths_divided(vk_len width, int64_t weight)
{
	return (vk_len)((width + weight - 1) / weight);
}

static inline void
vk_widths_widen(struct vk_width *w, vk_len least, vk_len most)
{
	if (least > w->of[VK_WIDTH_LEAST])
		w->of[VK_WIDTH_LEAST] = least;
	if (most > w->of[VK_WIDTH_MOST])
		w->of[VK_WIDTH_MOST] = most;
}

/* What a column of figures needs so that all stand on one comma. */
static inline vk_len
vk_widths_block(const struct vk_widths *w, size_t column)
{
	return w->commas[column].left + w->commas[column].right + w->pad;
}

/*
 * Measures all cells and picks the sample.  `flat`: how wide each cell is on
 * one line, in the order of rows; 0 where it has several anyhow.
 */
void vk_widths_ask(struct vk_widths *, vk_len *flat);

/* Draws the curves of the sample, and lists the changes of each group. */
void vk_widths_count(struct vk_widths *);

/* So few lines a text takes at a width. */
static inline uint32_t
vk_curve_lines(const struct vk_curve *c, vk_len width)
{
	uint32_t lines = c->n > 0 ? c->steps[0].lines : 0;

	for (size_t i = 0; i < c->n && c->steps[i].at <= width; i++)
		lines = c->steps[i].lines;
	return lines;
}

/* Gives away what saves lines, one step after the other. */
void vk_widths_save(struct vk_widths *);

#endif
