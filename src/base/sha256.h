/* SHA-256 of bytes that come piece by piece, in hexadecimal figures. */
#ifndef VK_SHA256_H
#define VK_SHA256_H

#include <stddef.h>

#include <nettle/sha2.h>

struct vk_sha256 {
	struct sha256_ctx sum;
};

void vk_sha256_begin(struct vk_sha256 *);
void vk_sha256_add(struct vk_sha256 *, const void *, size_t len);
/* 64 small hexadecimal digits; the sum is used up. */
enum { VK_SHA256_ROOM = 65 };
void vk_sha256_end(struct vk_sha256 *, char hex[VK_SHA256_ROOM]);

#endif
