/*
 * Pages as somebody with a ruler sees them: lines of words, each with its
 * paragraph, its place and the faces and sizes that it really has.
 */
#ifndef VK_SEEN_H
#define VK_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "flow/flow.h"
#include "page/page.h"

struct vk_arena;
struct vk_buf;
struct vk_type;

enum vk_zone { /* where words stand */
	VK_ZONE_TEXT, /* in the head, the body, the close */
	VK_ZONE_CELL,
	VK_ZONE_CHART,
	VK_ZONE_NOTE,
	VK_ZONE_FURNITURE
};

struct vk_seen { /* a line */
	const struct vk_para *para; /* NULL: of no paragraph */
	const struct vk_node *node; /* it comes from; NULL: the rule set */
	const struct vk_piece *pieces; /* the first one */
	uint32_t npieces;
	uint32_t page; /* from 0 */
	enum vk_zone zone;
	vk_len left, right, y; /* y: its baseline */
	vk_len least_size, most_size; /* without raised and lowered figures */
	unsigned faces; /* 1 << enum vk_face, of its words */
	bool first; /* of its paragraph */
	bool soft; /* goes on in the next line */
	bool spaces; /* has one */
	bool lacks_glyph;
};

struct vk_sight {
	struct vk_seen *at; /* in reading order */
	size_t n;
	size_t *starts; /* the first one of each page; one more at the end */
};

void vk_sight_new(struct vk_arena *, const struct vk_pages *,
    const struct vk_type *, struct vk_sight *);
void vk_sight_free(struct vk_sight *);

/* The words of a line, without blanks at its end. */
void vk_seen_words(const struct vk_seen *, struct vk_buf *);

/* Those of its paragraph, from this line on. */
void vk_seen_all_words(
    const struct vk_sight *, const struct vk_seen *, struct vk_buf *);

static inline vk_len
vk_seen_middle(const struct vk_seen *s)
{
	return s->left + (s->right - s->left) / 2;
}

#endif
