/*
 * A surface of Cairo's that pages are painted on, whatever comes of it: what
 * the files that paint with Cairo share.  Lengths are vk_len; Cairo is told
 * points.
 */
#ifndef VK_CANVAS_H
#define VK_CANVAS_H

#include <cairo.h>

#include "guides.h"
#include "painter.h"
#include "type/type.h"

struct vk_buf;

struct vk_canvas_font { /* a face at a size, on the surface in hand */
	int face;
	vk_len size;
	cairo_scaled_font_t *scaled;
};

struct vk_canvas_known { /* of a face: the text of each glyph at first */
	uint32_t *text;
	size_t n;
};

struct vk_canvas_pen { /* where a viewer of the PDF is after the last glyph */
	vk_len y, size, end;
	int units_per_em;
	int64_t lost; /* by widths cut since the last place on the page */
};

enum { VK_SIGNS_MOST = 64 }; /* others are not told */

/*
 * In a PDF, over a path that stands for a sign lies a glyph that stands for it
 * too: readers take text from glyphs alone.
 */
struct vk_canvas_signs {
	const char *texts[VK_SIGNS_MOST]; /* of the pages, each at its glyph */
	size_t n;
	cairo_font_face_t *face; /* NULL: none so far */
};

struct vk_canvas {
	struct vk_type *type;
	struct vk_buf *out; /* PNG: where it goes in the end */
	cairo_surface_t *surface;
	cairo_t *cr;
	struct vk_canvas_font *fonts;
	size_t nfonts;
	const struct vk_canvas_font *font; /* the one that is set */
	bool is_pdf; /* with texts, and places made up for */
	struct vk_canvas_pen pen;
	struct vk_canvas_signs signs;
	struct vk_canvas_known known[VK_FACE_COUNT];
	cairo_glyph_t *glyphs;
	cairo_text_cluster_t *clusters;
	size_t room;
	const struct vk_guides *guides; /* over the pages; NULL: none */
	const struct vk_page *page; /* in hand, with guides */
	size_t number; /* of it, from 0 */
};

/* A canvas owns its surface from here on, and all that it keeps of fonts. */
void vk_canvas_open(struct vk_canvas *, cairo_surface_t *, struct vk_type *);
void vk_canvas_close(struct vk_canvas *);
/* What comes next is set in other fonts. */
void vk_canvas_change_type(struct vk_canvas *, struct vk_type *);

/* Paints on it; pages and the finish are those of a surface with one page. */
struct vk_painter vk_canvas_painter(struct vk_canvas *);
/* For a canvas that goes on after the pages: its finish says nothing. */
bool vk_canvas_go_on(void *self, struct vk_diag *);
/* The guides of this page come over it; NULL: none. */
void vk_canvas_guide(struct vk_canvas *, const struct vk_pages *, size_t page,
    const struct vk_guides *);

/* canvas_text.c */
void vk_canvas_glyphs(void *self, const struct vk_glyphs *);

/* A sink of Cairo's: the closure is a struct vk_buf. */
cairo_status_t
vk_canvas_to_buf(void *closure, const unsigned char *bytes, unsigned int len);

/* True when Cairo is content; else its reason is noted. */
bool vk_canvas_went_well(cairo_status_t, struct vk_diag *);
/*
 * The same of what was painted: `done` is false with a finding, or because
 * Cairo met an error, which is then told.
 */
bool vk_canvas_explain(const struct vk_canvas *, bool done, struct vk_diag *);

#endif
