/*
 * Templates: documents with fields, conditions and repeats, filled from one
 * record.
 */
#ifndef VK_BIND_H
#define VK_BIND_H

#include <stdbool.h>
#include <stddef.h>

#include "model/branch.h"
#include "model/doc.h"

struct vk_arena;
struct vk_diag;

struct vk_need { /* a name that stands in a template */
	const char *name;
	struct vk_pos pos;
	bool in_repeat;
	bool condition; /* of <neu> */
	bool optional; /* with thieu, or inside a <neu> */
};

/* Every field and condition, in the order of the template. */
const struct vk_need *
vk_bind_needs(struct vk_arena *, const struct vk_doc *, size_t *n);

/*
 * The document that the template makes of a record; its places are those of
 * the template.  A value that is missing, or cannot be printed as it is asked
 * for, is a finding, and the document lacks it.  The template must outlive
 * it: what is not filled in is borrowed.
 */
struct vk_doc *
vk_bind(const struct vk_doc *, const struct vk_branch *, struct vk_diag *);

/* record.c: sums and shares of a record; every one at fault is a finding. */
void vk_bind_check(const struct vk_branch *, struct vk_diag *);

/* Whether a field takes part in that, or in what is computed of a result. */
bool vk_bind_checks(const char *name);
bool vk_bind_computes(const char *name);

/* What a repeat has beside the <kq> itself. */
bool vk_bind_row_adds(const char *name);

#endif
