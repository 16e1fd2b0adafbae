/*
 * Content models: "dau ten-loai? (kinh-gui | kinh-trinh)? than ky+", compiled
 * into Glushkov automata over sets of positions.  A position is one place
 * where a symbol stands in the model; position 0 is the start.
 */
#ifndef VK_PATTERN_H
#define VK_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/doc.h"

enum { VK_PATTERN_POSITIONS = 64, VK_PATTERN_READINGS = 8 };

/*
 * What a name in a model stands for.  An element may have several definitions;
 * `reading` tells them apart, from 0.
 */
struct vk_symbol {
	const char *macro; /* another model, set in its place, else NULL */
	enum vk_element element; /* VK_EL_TEXT: any text, also none */
	unsigned reading; /* below VK_PATTERN_READINGS */
	int definition; /* the caller's number */
};

struct vk_pattern {
	uint64_t follow[VK_PATTERN_POSITIONS]; /* what may come after it */
	uint64_t last; /* where the content may end; bit 0: empty content */
	uint64_t of_element[VK_EL_COUNT]; /* the positions of each element */
	uint8_t readings[VK_EL_COUNT]; /* of each element, a bit for each */
	struct vk_symbol at[VK_PATTERN_POSITIONS];
	unsigned n; /* positions, the start included */
};

/* False for a name that nothing is known of; then the model is wrong. */
typedef bool vk_symbol_find(const char *name, size_t len, struct vk_symbol *);

/*
 * Models are the program's own: a fault in one is a fault of ours and asserted.
 * Operators: ? * + | ( ), blank for sequence, `empty`.
 */
void
vk_pattern_compile(struct vk_pattern *, const char *model, vk_symbol_find *);

/* Everything that may come next in this set of positions. */
uint64_t vk_pattern_next(const struct vk_pattern *, uint64_t state);

/*
 * The shortest way from a state to one of the goals: steps[i] are the
 * positions among which one has to be passed, in order.  Returns their number,
 * -1 when there is no way.
 */
int vk_pattern_way(const struct vk_pattern *, uint64_t state, uint64_t goals,
    uint64_t steps[VK_PATTERN_POSITIONS]);
/* The positions right before any of these. */
uint64_t vk_pattern_before(const struct vk_pattern *, uint64_t positions);

#endif
