/*
 * What the elements of a file show on the pages.  They are numbered in the
 * order of the file, so that what an element shows are the pieces whose numbers
 * lie between its own and that of its end.  Lengths are vk_len; pages count
 * from 1.
 */
#ifndef VK_SHOWN_H
#define VK_SHOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/len.h"

struct vk_laid;
struct vk_node;
struct vk_piece;
struct vk_place;
struct vk_shown_known;
struct vk_type;

struct vk_shown_box {
	vk_len x, y, right, bottom;
};
/* Where a piece is; false for what is only drawn around others. */
bool vk_shown_box_of(
    const struct vk_type *, const struct vk_piece *, struct vk_shown_box *);

struct vk_shown_element { /* in the order of the file */
	const struct vk_node *node;
	size_t parent, end; /* [this, end) is inside it */
};

struct vk_shown_piece { /* a piece on a page */
	size_t element;
	size_t order; /* among all pieces */
	int page;
	const struct vk_piece *piece;
	struct vk_shown_box box;
};

struct vk_shown {
	struct vk_shown_element *elements;
	struct vk_shown_known *known; /* numbers of nodes, by address */
	size_t n;
	size_t *written; /* elements of the file itself, by their places */
	size_t nwritten;
	struct vk_shown_piece *pieces; /* by element, then as they are read */
	size_t npieces;
};

/* That of a document which is laid out; it is made when it is first asked. */
const struct vk_shown *vk_shown_of(struct vk_laid *);

/* The first piece of the elements from this number on. */
size_t vk_shown_first(const struct vk_shown *, size_t element);

/*
 * The element at a place that shows something, or the one around it that does,
 * and its pieces; else SIZE_MAX.  What is shown by the whole document alone is
 * nowhere.
 */
size_t vk_shown_at(
    const struct vk_shown *, const struct vk_place *, size_t *from, size_t *to);

#endif
