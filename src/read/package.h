/*
 * The zip files that .xlsx and .ods are: parts of XML, unpacked piece by piece
 * in memory, with limits on what comes out.  Nothing is written anywhere.
 */
#ifndef VK_PACKAGE_H
#define VK_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/xmlreader.h>

struct vk_diag;

enum { /* what is beyond is no sheet of branches */
	VK_PACKAGE_MOST_PARTS = 10000,
	VK_PACKAGE_MOST_BYTES = 512 << 20, /* unpacked, in one reading */
	VK_PACKAGE_MOST_RATIO = 400, /* unpacked to packed, */
	VK_PACKAGE_FREE_BYTES = 4 << 20 /* ... from here on */
};

struct vk_package;

/* NULL with a finding (65, 66). */
struct vk_package *vk_package_open(const char *path, struct vk_diag *)
    __attribute__((warn_unused_result));
void vk_package_free(struct vk_package *);
bool vk_package_has(const struct vk_package *, const char *name);

struct vk_part { /* one that is being read; all zero: none */
	struct vk_package *package;
	const char *name; /* borrowed */
	xmlTextReaderPtr reader; /* at the node at hand; NULL: closed */
	void *file; /* libzip's */
	size_t packed, unpacked;
	bool large; /* a limit was passed */
	struct vk_diag *diag;
};

/* False with a finding. */
bool vk_part_open(struct vk_part *, struct vk_package *, const char *name,
    struct vk_diag *) __attribute__((warn_unused_result));
void vk_part_close(struct vk_part *);
/* Goes to the next node; false at the end of the part, or with a finding. */
bool vk_part_next(struct vk_part *, struct vk_diag *);
/* Notes that the part is not what it should be; false. */
bool vk_part_damaged(const struct vk_part *, struct vk_diag *);

/* Whether the node at hand begins or ends an element of that local name. */
bool vk_part_begins(const struct vk_part *, const char *name);
bool vk_part_ends(const struct vk_part *, const char *name);
/* An attribute by its local name; "" when it is not there.  Short-lived. */
const char *vk_part_attribute(struct vk_part *, const char *name);

#endif
