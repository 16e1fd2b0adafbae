/*
 * A chart of one or more targets as plain data: what was reached in each year
 * against what was asked for.  Its figures are the ones of the tables; the
 * words are ready to be printed.
 */
#ifndef VK_CHART_H
#define VK_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum vk_bar_kind {
	VK_BAR_NONE, /* no figure for the year: said in words */
	VK_BAR_MET, /* solid */
	VK_BAR_MISSED, /* hatched */
	VK_BAR_OPEN /* nothing to judge yet: outlined */
};

enum vk_bound_kind {
	VK_BOUND_NONE,
	VK_BOUND_LEAST, /* a tick that the bar should reach */
	VK_BOUND_MOST, /* a tick that it should stay under */
	VK_BOUND_RANGE /* a band */
};

/* Heights are whole numbers of one unit, exact, the same for a whole panel. */
struct vk_bar {
	const char *name; /* "2021" */
	enum vk_bar_kind kind;
	int64_t value; /* may be below 0 */
	const char
	    *value_text; /* "25.088"; "chưa có số liệu" where kind NONE */
	enum vk_bound_kind bound;
	int64_t least, most; /* of the bound, in the same unit */
	const char *bound_text; /* "90", "10-12", "+3-5%" */
	const char *verdict_text; /* "vượt"; drawn only by its kind */
};

struct vk_gridline { /* of the scale */
	int64_t value;
	const char *text;
};

struct vk_panel { /* the bars of one target, with a scale of their own */
	const char *title; /* what is measured */
	const char *unit; /* "%", "triệu đồng" */
	const struct vk_bar *bars;
	size_t nbars;
	const struct vk_gridline *grid; /* from 0 up, few */
	size_t ngrid;
};

struct vk_chart {
	const struct vk_panel *panels; /* beneath one another */
	size_t npanels;
	const char *about; /* for who cannot see it */
	/* words of the legend; NULL: no such bar in any panel */
	const char *met, *missed, *open, *target;
};

#endif
