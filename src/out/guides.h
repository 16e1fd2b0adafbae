/* Guides, drawn over a page by the Cairo painter. */
#ifndef VK_GUIDES_H
#define VK_GUIDES_H

#include <cairo.h>

#include "out.h"

struct vk_page;
void vk_guides_draw(cairo_t *, const struct vk_guides *, size_t page,
    const struct vk_page *, struct vk_type *);

#endif
