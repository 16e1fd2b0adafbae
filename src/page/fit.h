/* The search of the settings that a rule set leaves free. */
#ifndef VK_FIT_H
#define VK_FIT_H

#include "build.h"

struct vk_fit_part { /* a stretch of the flow, broken into pages */
	const struct vk_stretch *stretch;
	struct vk_sheet sheet;
	struct vk_set *sets; /* of its paragraphs, for every size */
	struct vk_grid **grids; /* of its tables, each at its paragraph */
	struct vk_notes notes; /* in the order of their marks */
	struct vk_set_lines *lines; /* of the chosen size */
	struct vk_vline *vlines;
	size_t nvlines, room;
	struct vk_breaks_wish wish;
	struct vk_breaks breaks;
};

struct vk_fit { /* what the chosen setting gave */
	size_t rung, tried; /* of the ladder, from 0; how many were tried */
	const char *why; /* English, for people */
	int lines_over; /* beyond the pages asked for, at the very least */
	struct vk_block head, sign, contact, media;
	vk_len lift; /* of the last page's foot, for a mark that reaches up */
	struct vk_fit_part *parts; /* one for each stretch */
	size_t n;
	const struct vk_fit_part *last; /* of the document, before its close */
};

/* ---- list.c ---- */

/* The vertical list of a part, with everything it needs broken. */
void vk_list_new(
    struct vk_layout *, struct vk_fit_part *, const struct vk_setting *);

/* ---- fit.c ---- */

void
vk_fit_new(struct vk_layout *, const struct vk_page_wish *, struct vk_fit *);
void vk_fit_free(struct vk_fit *);

#endif
