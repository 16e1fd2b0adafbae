/* Pictures for a terminal, and which part of a page they show. */
#ifndef VK_PICTURE_H
#define VK_PICTURE_H

#include "cli/screen.h"

struct vk_room { /* on the screen, in cells from its upper left corner */
	int column, row, columns, rows;
};

struct vk_eye { /* what is looked at */
	int zoom; /* percent; 100: the whole page fits the room */
	int x, y; /* the middle, micrometres */
};

struct vk_frame { /* how a part of a page fills a room */
	struct vk_room room; /* what is filled of it */
	struct vk_area part;
	int dpi;
	bool all_wide, all_high; /* the part has all of the page */
};

/* Moves the eye to where it can be. */
void vk_frame_fit(const struct vk_screen *, const struct vk_room *,
    int page_width, int page_height, struct vk_eye *, struct vk_frame *);

struct vk_palette { /* of blocks */
	enum {
		VK_PALETTE_NONE,
		VK_PALETTE_16,
		VK_PALETTE_256,
		VK_PALETTE_TRUE
	} colours;
};
struct vk_palette vk_palette_guess(const struct vk_call *);

/* Appends what draws the pixels into the room; never nothing. */
void vk_picture_add(struct vk_buf *, const struct vk_screen *,
    struct vk_palette, const struct vk_room *, const struct vk_pixels *);

/*
 * Keeps of a room and its pixels the rows that are not as before, when the
 * picture before stands there.  False: all of it is the same.
 */
bool vk_picture_cut(const struct vk_screen *, const struct vk_pixels *before,
    struct vk_room *, struct vk_pixels *);

#endif
