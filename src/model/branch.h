/*
 * One record of a batch: what a branch reports, as fields with their places in
 * the file of the data.  It can be packed into bytes that go through a pipe.
 */
#ifndef VK_BRANCH_H
#define VK_BRANCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "model/doc.h"

struct vk_arena;
struct vk_buf;

struct vk_branch_entry {
	const char *name; /* as a template calls it: "xep-loai-chi-bo" */
	const char *value; /* NFC */
	struct vk_pos pos;
};

struct vk_branch_row { /* <kq>, the result of one target */
	struct vk_branch_entry *fields;
	size_t n;
	struct vk_pos pos;
};

struct vk_branch_fault { /* what was found while the record was read */
	enum vk_msg msg;
	struct vk_pos pos;
	const char *found, *needed, *more;
};

struct vk_branch {
	struct vk_arena *arena; /* owns everything below */
	struct vk_pos pos;
	struct vk_branch_entry
	    *fields; /* of the branch, its groups, the root */
	size_t nfields;
	struct vk_branch_row *rows;
	size_t nrows;
	struct vk_branch_fault *faults;
	size_t nfaults;
};

void vk_branch_free(struct vk_branch *);

/* Notes what was found while it was read. */
void vk_branch_tell(const struct vk_branch *, struct vk_diag *);

/* NULL when there is no such field. */
const struct vk_branch_entry *
vk_branch_field(const struct vk_branch *, const char *name);
const struct vk_branch_entry *
vk_row_field(const struct vk_branch_row *, const char *name);
/* "" when there is none. */
const char *vk_branch_value(const struct vk_branch *, const char *name);

/* Begins with key, name and year; see vk_branch_look. */
void vk_branch_pack(const struct vk_branch *, struct vk_buf *);
/*
 * NULL for bytes that were not packed by this program.  The branch borrows
 * them.
 */
struct vk_branch *
vk_branch_unpack(const void *, size_t len) __attribute__((warn_unused_result));
struct vk_record;
bool vk_branch_look(const void *, size_t len, struct vk_record *);
/* What the record says, whatever its places: the same bytes for the same. */
void vk_branch_sum(const struct vk_branch *, struct vk_buf *);

/* ---- the names that the vocabulary gives to fields ---- */

enum vk_field_group {
	VK_GROUP_NONE, /* not a field of the vocabulary */
	VK_GROUP_ROOT, /* of the data as a whole */
	VK_GROUP_BRANCH,
	VK_GROUP_MEMBERS,
	VK_GROUP_MEETINGS,
	VK_GROUP_FEES,
	VK_GROUP_GRADES
};

struct vk_field_name {
	enum vk_field_group group;
	enum vk_element element;
	enum vk_attribute attribute;
};

/* Where a field of that name stands in XML. */
struct vk_field_name vk_field_find(const char *name, size_t len);
/* The field's name of an attribute there; NULL when it is none. */
const char *vk_field_name(enum vk_element, enum vk_attribute);
/* Whether a <kq> has such an attribute. */
bool vk_row_knows(const char *name, size_t len);

#endif
