/* The outputs of laid-out pages, each one a file of this room. */
#ifndef VK_OUT_H
#define VK_OUT_H

#include <stdbool.h>
#include <stddef.h>

struct vk_buf;
struct vk_diag;
struct vk_pages;
struct vk_type;

/* out_cairo.c: a whole PDF; one page as PNG or SVG. */
bool vk_out_pdf(const struct vk_pages *, struct vk_type *, struct vk_buf *out,
    struct vk_diag *) __attribute__((warn_unused_result));
bool vk_out_png(const struct vk_pages *, size_t page, struct vk_type *, int dpi,
    struct vk_buf *out, struct vk_diag *) __attribute__((warn_unused_result));
bool vk_out_svg(const struct vk_pages *, size_t page, struct vk_type *,
    struct vk_buf *out, struct vk_diag *) __attribute__((warn_unused_result));

/* out_text.c: the pages as plain text, a form feed between them. */
void vk_out_text(
    const struct vk_pages *, const struct vk_type *, struct vk_buf *out);

/* out_dump.c: every piece of every page, a line each. */
void vk_out_dump(
    const struct vk_pages *, const struct vk_type *, struct vk_buf *out);

#endif
