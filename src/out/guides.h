/* Guides, drawn over a page by the Cairo painter. */
#ifndef VK_GUIDES_H
#define VK_GUIDES_H

#include <cairo.h>

#include "out.h"

struct vk_page;

/* Those of a page, counted from 0, in points on the sheet as it is painted. */
void vk_guides_draw(cairo_t *, const struct vk_guides *, size_t page,
    const struct vk_page *, struct vk_type *);

#endif
