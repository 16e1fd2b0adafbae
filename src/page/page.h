/*
 * A document laid out: pages of placed runs, rules and images.  Plain data,
 * free of foreign types.  Every piece belongs to an element of the structure or
 * is page furniture.  The elements are numbered in reading order; the pieces
 * too follow it, but for images, which lie over what is read after them.
 */
#ifndef VK_PAGE_H
#define VK_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/len.h"

struct vk_arena;
struct vk_buf;
struct vk_diag;
struct vk_flow;
struct vk_node;
struct vk_para;
struct vk_setting;
struct vk_shape;
struct vk_type;

struct vk_word { /* a shaped word or space at its place on the line */
	const struct vk_shape *shape;
	vk_len x; /* from the left edge of the sheet */
};

struct vk_run { /* words of one face and size on one baseline */
	const struct vk_word *words;
	size_t n;
	vk_len size;
	vk_len y; /* baseline, from the top edge of the sheet */
};

struct vk_rule { /* a solid line of some thickness */
	vk_len x, y, width, weight; /* y: its centre */
};

struct vk_image {
	const char *name; /* file, as opened */
	const char *about; /* for who cannot see it */
	vk_len x, y, width, height;
	const unsigned char *bytes; /* the PNG file */
	size_t len;
	const struct vk_node *node; /* that asks for it; NULL: unknown */
};

struct vk_field { /* where a signature may be put, ô 7c or ô 8 */
	const char *name; /* of the field: "ky_ca_nhan" */
	const char *about; /* for readers: "Chữ ký của ..." */
	vk_len x, y, width, height;
};

struct vk_point {
	vk_len x, y; /* from the upper left corner of the sheet */
	bool begins; /* the pen is lifted before it */
};

struct vk_path { /* straight lines, drawn or filled: charts and tick boxes */
	const struct vk_point *points;
	size_t n;
	vk_len weight; /* of the lines; 0: the shapes are filled */
	uint8_t grey; /* 0: black, to 255: white */
	const char *text; /* that it stands for, "☐"; NULL: none */
	vk_len x, y, width, height; /* the box around it, without the lines */
};

/* Where a shape ends that ends where it began; its corner is one there. */
static inline bool
vk_path_closes(const struct vk_path *p, size_t begin, size_t i)
{
	return (i + 1 == p->n || p->points[i + 1].begins) && i > begin + 1 &&
	    p->points[i].x == p->points[begin].x &&
	    p->points[i].y == p->points[begin].y;
}

enum vk_piece_kind {
	VK_PIECE_RUN,
	VK_PIECE_RULE,
	VK_PIECE_PATH,
	VK_PIECE_IMAGE,
	VK_PIECE_FIELD
};

enum { VK_FURNITURE = 0 }; /* element number of what is no content */

struct vk_piece {
	enum vk_piece_kind kind;
	uint32_t element; /* in vk_pages.elements, or VK_FURNITURE */
	bool soft_end; /* a run that ends a line inside its paragraph */
	union {
		struct vk_run run;
		struct vk_rule rule;
		struct vk_path path;
		struct vk_image image;
		struct vk_field field;
	} as;
};

enum vk_tag { /* standard structure types of PDF */
	VK_TAG_NONE,
	VK_TAG_SECT,
	VK_TAG_H,
	VK_TAG_P,
	VK_TAG_L,
	VK_TAG_LI,
	VK_TAG_LBL,
	VK_TAG_LBODY,
	VK_TAG_TABLE,
	VK_TAG_THEAD,
	VK_TAG_TBODY,
	VK_TAG_TR,
	VK_TAG_TH,
	VK_TAG_TD,
	VK_TAG_NOTE,
	VK_TAG_REFERENCE, /* the mark of a note */
	VK_TAG_FIGURE,
	VK_TAG_FORM
};

const char *vk_tag_name(enum vk_tag);

struct vk_structure { /* an element of the structure; number 0 is unused */
	enum vk_tag tag;
	uint32_t parent; /* 0: the document itself */
	int outline; /* level in the outline, from 1; 0: none */
	const char *title; /* of the outline entry, else NULL */
	const char *alt; /* of a figure or a field, for who cannot see it */
	uint16_t rows, columns; /* that a TH or TD covers, from 1 */
	bool beside; /* a TH: tells what stands beside it, not below */
	vk_len title_y; /* where it begins, */
	int title_page; /* on this page, from 0 */
	const struct vk_node *node; /* where it comes from; NULL: rule set */
	const struct vk_para
	    *para; /* that its words are set from; NULL: none */
};

struct vk_page {
	vk_len width, height;
	struct vk_piece *pieces;
	size_t npieces;
	int number; /* printed number; 0: none is printed */
};

struct vk_pages {
	struct vk_arena *arena;
	struct vk_page *pages;
	size_t n;
	struct vk_structure *elements; /* [0] is unused */
	size_t nelements;
	/* for the PDF's own data */
	const char *title, *author, *subject;
	const char *day; /* "2020-05-22" */
	/* what was chosen, and why */
	size_t rung, rungs_tried;
	vk_len size, pitch, space;
	const char *why;
	int lines_over;
	int lines_with_sign;
};

struct vk_page_wish {
	bool no_fit;
	int most_pages; /* 0: no wish */
	bool two_sided; /* even pages have the margins of a back */
	bool small; /* A5, for administrative papers */
};

/*
 * Lays a flow out.  NULL with a finding when it cannot be done.  The flow, its
 * document and the type must outlive the pages.
 */
struct vk_pages *vk_pages_new(const struct vk_flow *, struct vk_type *,
    const struct vk_page_wish *, struct vk_diag *);
void vk_pages_free(struct vk_pages *);

#endif
