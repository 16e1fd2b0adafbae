/* Offsets of a file's bytes as lines and columns for people. */
#ifndef VK_PLACES_H
#define VK_PLACES_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct vk_place_mark {
	uint32_t line, column;
};

struct vk_places { /* borrows file and bytes */
	const char *file, *bytes;
	size_t len;
	struct vk_place_mark *marks; /* one for each stretch of bytes */
};

/*
 * LF, CR and CRLF end a line; a column is a code point.  The bytes need not be
 * UTF-8.  Any place is found in the same short time.
 */
void vk_places_init(
    struct vk_places *, const char *file, const char *bytes, size_t len);
void vk_places_free(struct vk_places *);
struct vk_pos vk_places_at(const struct vk_places *, size_t offset);

#endif
