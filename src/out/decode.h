/* PNG files as pixels, for every painter. */
#ifndef VK_DECODE_H
#define VK_DECODE_H

#include <cairo.h>

struct vk_diag;
struct vk_image;

/*
 * The picture in CAIRO_FORMAT_ARGB32 or, where it has no alpha, in
 * CAIRO_FORMAT_RGB24.  NULL with a finding when it is no PNG that can be read.
 */
cairo_surface_t *vk_out_decode(const struct vk_image *, struct vk_diag *);

#endif
