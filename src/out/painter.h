/*
 * The struct of functions through which pages are painted.  Nothing that
 * walks the pages knows which painter is at work.  Lengths are vk_len from the
 * top left corner of the sheet.
 */
#ifndef VK_PAINTER_H
#define VK_PAINTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/len.h"
#include "page/page.h"

struct vk_diag;
struct vk_type;

struct vk_glyphs { /* a run of glyphs of one face and size on one baseline */
	int face; /* enum vk_face */
	vk_len size, y;
	const uint16_t *ids;
	const vk_len *x; /* of each glyph */
	const uint16_t *advances; /* font units, before spaces are stretched */
	/* bytes of text of each glyph; 0: it shares those of the one before */
	const uint8_t *clusters;
	size_t n; /* never 0 */
	vk_len end; /* x after the last glyph */
	const char *text; /* NFC */
	size_t len;
	bool soft_end; /* the line ends here inside its paragraph */
};

struct vk_painter {
	void *self;
	/* A page begins and ends; its printed number is furniture. */
	bool (*page_open)(void *self, vk_len width, vk_len height);
	bool (*page_close)(void *self);
	/*
	 * What is painted next belongs to this element (number in the
	 * vk_pages) or, with VK_FURNITURE, to the page.  It may come back on
	 * a later page.
	 */
	void (*element)(void *self, uint32_t number);
	void (*glyphs)(void *self, const struct vk_glyphs *);
	void (*rule)(void *self, const struct vk_rule *);
	void (*path)(void *self, const struct vk_path *);
	bool (*image)(void *self, const struct vk_image *, struct vk_diag *);
	void (*field)(void *self, const struct vk_field *);
	/* After the last page: outline, data, trailer. */
	bool (*finish)(void *self, struct vk_diag *);
};

/*
 * Walks the pages, or one of them, in the order of their pieces, and finishes.
 * False as soon as the painter fails; it is then not called again.
 */
bool vk_paint(const struct vk_pages *, const struct vk_type *,
    const struct vk_painter *, struct vk_diag *)
    __attribute__((warn_unused_result));
bool vk_paint_page(const struct vk_pages *, size_t page, const struct vk_type *,
    const struct vk_painter *, struct vk_diag *)
    __attribute__((warn_unused_result));

#endif
