/* The search of the settings that a rule set leaves free. */
#ifndef VK_FIT_H
#define VK_FIT_H

#include "build.h"

struct vk_fit { /* what the chosen setting gave */
	size_t rung, tried; /* of the ladder, from 0; how many were tried */
	const char *why; /* English, for people */
	int lines_over; /* beyond the pages asked for, at the very least */
	struct vk_block head, sign, contact;
	struct vk_set *sets; /* of the body's paragraphs, for every size */
	struct vk_set_lines *lines; /* of the chosen size */
	struct vk_breaks_wish wish;
	struct vk_breaks breaks;
};

/* `bottom`: the lowest baseline of a page. */
void vk_fit_new(struct vk_layout *, const struct vk_page_wish *, vk_len bottom,
    struct vk_fit *);
void vk_fit_free(struct vk_fit *);

#endif
