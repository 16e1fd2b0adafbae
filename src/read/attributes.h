/*
 * The attributes that a definition asks for, and whether an element has them.
 */
#ifndef VK_ATTRIBUTES_H
#define VK_ATTRIBUTES_H

#include <stddef.h>

#include "model/doc.h"

struct vk_arena;
struct vk_attribute_rules;
struct vk_diag;

/* See struct vk_definition; a fault in the text is one of ours, asserted. */
struct vk_attribute_rules *
vk_attributes_compile(struct vk_arena *, const char *rules);

/*
 * The number of faults; they are noted where the diag is not NULL.  Values
 * lose the blanks at their ends that the grammar passes over.  Every guess at
 * what was meant takes one from *guesses; at 0 there are no more.
 */
unsigned
vk_attributes_check(const struct vk_attribute_rules *, const struct vk_node *,
    struct vk_arena *, unsigned *guesses, struct vk_diag *);

#endif
