/* Where the pieces of a page are. */
#ifndef VK_PLACES_H
#define VK_PLACES_H

#include <stdbool.h>

#include "base/len.h"

struct vk_piece;
struct vk_type;

struct vk_piece_box {
	vk_len x, y, right, bottom;
};
/* False for what is only drawn around others. */
bool vk_places_box(
    const struct vk_type *, const struct vk_piece *, struct vk_piece_box *);

#endif
