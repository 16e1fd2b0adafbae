/* The outputs of laid-out pages, each one a file of this room. */
#ifndef VK_OUT_H
#define VK_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/len.h"
#include "vankien.h" /* enum vk_level */

struct vk_buf;
struct vk_diag;
struct vk_packer;
struct vk_pages;
struct vk_type;

/* out_pdf.c, out_png.c, out_svg.c: a whole PDF; one page as PNG or SVG. */
bool vk_out_pdf(const struct vk_pages *, struct vk_type *, struct vk_buf *out,
    struct vk_diag *) __attribute__((warn_unused_result));
bool vk_out_png(const struct vk_pages *, size_t page, struct vk_type *, int dpi,
    struct vk_buf *out, struct vk_diag *) __attribute__((warn_unused_result));
bool vk_out_svg(const struct vk_pages *, size_t page, struct vk_type *,
    struct vk_buf *out, struct vk_diag *) __attribute__((warn_unused_result));

/* ---- guides.c: what is drawn over a page to see how it is made ---- */

enum vk_guide_kind {
	VK_GUIDE_GRID, /* a line that text stands on */
	VK_GUIDE_EDGE, /* of the text block, through the whole page */
	VK_GUIDE_AXIS,
	VK_GUIDE_DISTANCE, /* an arrow with two heads; the label is its length */
	VK_GUIDE_BOX, /* around a part of the paper */
	VK_GUIDE_MARK /* around what a finding is about */
};

struct vk_guide {
	enum vk_guide_kind kind;
	size_t page; /* from 0 */
	vk_len x, y, width, height; /* a line has no width or no height */
	enum vk_level level; /* of a mark */
	const char *label; /* NULL: none; of boxes and marks in the margin */
};

struct vk_guides {
	const struct vk_guide *at; /* in the order in which they are drawn */
	size_t n;
};

struct vk_out_view { /* what of a page is shown, and how */
	int dpi;
	vk_len x, y, width, height; /* of pixels; width 0: the whole page */
	const struct vk_guides *guides; /* NULL: none */
};
/* The same as vk_out_png and vk_out_svg, seen so. */
bool vk_out_png_view(const struct vk_pages *, size_t page, struct vk_type *,
    const struct vk_out_view *, struct vk_buf *out, struct vk_diag *)
    __attribute__((warn_unused_result));
bool vk_out_svg_view(const struct vk_pages *, size_t page, struct vk_type *,
    const struct vk_out_view *, struct vk_buf *out, struct vk_diag *)
    __attribute__((warn_unused_result));
struct vk_out_pixels { /* red, green and blue of each pixel, to be freed */
	unsigned char *data;
	int width, height;
};
bool vk_out_pixels(const struct vk_pages *, size_t page, struct vk_type *,
    const struct vk_out_view *, struct vk_out_pixels *out, struct vk_diag *)
    __attribute__((warn_unused_result));

/*
 * All pages on one picture, row by row; dpi 0: as large as is handy.
 */
bool vk_out_contact(const struct vk_pages *, struct vk_type *,
    const struct vk_out_view *, struct vk_buf *out, struct vk_diag *)
    __attribute__((warn_unused_result));

/*
 * Many documents in one PDF by Cairo, for a printer: the pages of each are
 * written as they come, under an outline entry with its title.  With `backs`
 * each begins on a front.  The sink's false ends it without a finding.
 */
struct vk_sheaf;
typedef bool vk_sheaf_sink(void *user, const void *bytes, size_t len);
struct vk_sheaf *vk_sheaf_new(bool backs, vk_sheaf_sink *, void *user);
bool vk_sheaf_add(struct vk_sheaf *, const struct vk_pages *, struct vk_type *,
    const char *title, struct vk_diag *) __attribute__((warn_unused_result));
bool vk_sheaf_finish(struct vk_sheaf *, struct vk_diag *)
    __attribute__((warn_unused_result));
void vk_sheaf_free(struct vk_sheaf *);

/* ---- archive/: the archival file ---- */

struct vk_attachment { /* a file inside the file */
	const char *name; /* a bare file name */
	const char *type; /* "text/xml" */
	const char *about; /* a line for people */
	const void *bytes;
	size_t len;
	bool common; /* the same is in many files */
};

/* What many files have in common is packed once.  Not for several threads. */
struct vk_packer *vk_packer_new(void);
void vk_packer_free(struct vk_packer *);

struct vk_archive_wish {
	const struct vk_attachment *attachments;
	size_t nattachments;
	bool plain; /* not packed, for reading */
	struct vk_packer *packer; /* NULL: none is lent */
};

/*
 * PDF/A-3a and PDF/UA-1 in one file.  False with a finding where it cannot be
 * written so.
 */
bool vk_out_archive(const struct vk_pages *, struct vk_type *,
    const struct vk_archive_wish *, struct vk_buf *out, struct vk_diag *)
    __attribute__((warn_unused_result));

/* The attachments of a file that vk_out_archive wrote, signed or not. */
struct vk_extracted {
	struct vk_buf *names, *files; /* n of each, NUL-terminated names */
	size_t n;
};
bool vk_archive_extract(const char *path, const void *bytes, size_t len,
    struct vk_extracted *, struct vk_diag *)
    __attribute__((warn_unused_result));
void vk_extracted_free(struct vk_extracted *);

/*
 * Whether two such files show the same pages: sizes, content, fonts, images;
 * -1, else the number of the first page that differs, from 0.
 */
int vk_archive_differs(const void *a, size_t alen, const void *b, size_t blen);

/* out_text.c: the pages as plain text, a form feed between them. */
void vk_out_text(
    const struct vk_pages *, const struct vk_type *, struct vk_buf *out);

/* out_dump.c: every piece of every page, a line each. */
void vk_out_dump(
    const struct vk_pages *, const struct vk_type *, struct vk_buf *out);

#endif
