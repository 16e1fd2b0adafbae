/*
 * A first look at the bytes of an XML file, before libxml2 sees them: what is
 * refused by rule, and where the tags stand.  What remains for libxml2 is to
 * judge well-formedness.
 */
#ifndef VK_SCAN_H
#define VK_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "places.h"

struct vk_diag;

struct vk_scan { /* borrows the bytes */
	struct vk_places places;
	const char *bytes; /* without a byte order mark */
	size_t len;
	uint32_t *tags; /* offset of the "<" of each tag, in order */
	size_t ntags, room;
};

/*
 * False with a finding when the file is refused.  True for a file that is
 * broken in a way that libxml2 says better: it then stops there as well.
 */
bool vk_scan(struct vk_scan *, const char *file, const char *bytes, size_t len,
    struct vk_diag *) __attribute__((warn_unused_result));
void vk_scan_free(struct vk_scan *);

/*
 * The places of the code points of a text or an attribute's value, one after
 * the other: markup is passed over, a reference or a CRLF is one.
 */
struct vk_walk {
	const struct vk_scan *scan;
	size_t at; /* offset of code point number n, */
	size_t n; /* counted from 0 */
	bool verbatim; /* inside a CDATA section */
};

struct vk_walk vk_walk_text(const struct vk_scan *, size_t offset);
/* The place of code point number n, which is not before the last one. */
struct vk_pos vk_walk_to(struct vk_walk *, size_t n);

/* Past the tag that begins with the "<" at this offset. */
size_t vk_scan_tag_end(const struct vk_scan *, size_t offset);

/*
 * The next attribute of a start tag from *at on: its name, its length and the
 * offset of its value; *at goes behind it.  NULL after the last one.
 */
const char *vk_scan_attribute(
    const struct vk_scan *, size_t *at, size_t *len, size_t *value);

#endif
