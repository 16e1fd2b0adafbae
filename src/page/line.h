/*
 * Total-fit line breaking: a paragraph as boxes and spaces goes in, the lines
 * with the least sum of demerits come out.  Whole numbers only, so the same
 * lines on every machine.  Widths are size-free font units: the same items are
 * broken at any size and measure.
 */
#ifndef VK_LINE_H
#define VK_LINE_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#include "base/len.h"

struct vk_arena;
struct vk_shape;

enum vk_item_kind {
	VK_ITEM_BOX, /* a word or a piece of one; nothing breaks inside */
	VK_ITEM_SPACE, /* a line may end before it, at a price */
	VK_ITEM_BREAK /* a line ends here, unstretched */
};

enum { VK_NEVER = INT32_MAX }; /* price of a space that is no break */

struct vk_item {
	enum vk_item_kind kind;
	int32_t price; /* of a space: demerits of a break, or VK_NEVER */
	int32_t width; /* font units, not negative */
	int32_t stretch, shrink; /* of a space; font units, <= width */
	vk_len fixed; /* added to the width at every size, not negative */
	/* a box that is cut when it is wider than a line; NULL: never cut */
	const struct vk_shape *shape;
};

/* A box without a shape, and the space of a text: stretch 1/2, shrink 1/3. */
struct vk_item vk_item_box(const struct vk_shape *);
struct vk_item vk_item_space(int32_t width, int32_t price);

enum vk_fill {
	VK_FILL_JUSTIFIED, /* every line but the last fills the measure */
	VK_FILL_RAGGED, /* spaces as they are, lines as full as is good */
	VK_FILL_BALANCED /* few lines, of about the same length */
};

struct vk_line_wish {
	vk_len measure;
	vk_len indent; /* of the first line, from the same edge */
	vk_len size;
	int units_per_em;
	enum vk_fill fill;
	vk_len short_last; /* a last line under this width has a price */
};

enum { /* struct vk_line.flags: what the caller may want to tell */
	VK_LINE_CUT = 1, /* ends inside a token that is wider than a line */
	VK_LINE_APART = 2, /* ends at a space that is no break */
	VK_LINE_OVERFULL = 4 /* sticks out of the measure */
};

/*
 * The items [first, end) stand on the line, without the spaces at its ends.
 * After a cut the box `first` begins with glyph `first_glyph`; before a cut the
 * box `end` stands on the line too, with its glyphs before `end_glyph`.
 */
struct vk_line {
	uint32_t first, end;
	uint32_t first_glyph, end_glyph; /* 0: no cut */
	uint32_t spaces; /* that share the extra width */
	unsigned flags;
	vk_len natural; /* width with natural spaces, without the indent */
	vk_len extra; /* to be shared by its spaces; negative: taken */
	int32_t badness; /* 100 |r|^3, r = extra by stretch or shrink */
};

struct vk_lines {
	struct vk_line *at;
	size_t n;
	int64_t badness, demerits; /* sums */
	unsigned flags; /* of any line */
};

/* Rooms that one call leaves for the next; one per thread. */
struct vk_breaker;
struct vk_breaker *vk_breaker_new(void);
void vk_breaker_free(struct vk_breaker *);

/*
 * Breaks the items into lines, which are laid in the arena.  Never fails: an
 * unsolvable paragraph gets loose lines, then spaces at VK_NEVER break, then
 * tokens wider than a line are cut after / - _ . and at worst anywhere.
 * No items: no lines.
 */
struct vk_lines vk_lines_new(struct vk_breaker *, struct vk_arena *,
    const struct vk_item *, size_t n, const struct vk_line_wish *);

/* All of them as one line, for who knows that they fit. */
struct vk_lines vk_lines_flat(struct vk_arena *, const struct vk_item *,
    size_t n, const struct vk_line_wish *);

/*
 * The places of a line's items: x[i] of item first + i and, last, where the
 * line ends: room for end - first + 2.  Measured from the line's own start
 * (after the indent); a justified line ends on the margin to the last unit.
 */
void vk_line_place(const struct vk_line *, const struct vk_item *,
    const struct vk_line_wish *, vk_len *x);

#endif
