/*
 * Where Vietnamese text may break, and at what price: a line ends only at a
 * space, and each space between two tokens is free, has a price or is no break
 * at all.
 */
#ifndef VK_GLUE_H
#define VK_GLUE_H

#include <stddef.h>
#include <stdint.h>

enum { /* struct vk_token.flags, set by the caller */
	VK_TOKEN_KEEP = 1, /* the blank after it is no-break, or in <giu> */
	VK_TOKEN_LABEL = 2 /* number or sign of an item: stays with its text */
};

struct vk_token { /* what stands between two spaces, whole and in NFC */
	const char *text;
	uint32_t len;
	uint32_t flags;
	int32_t price; /* filled in: of a break after it; VK_NEVER: none */
};

enum vk_glue_mode {
	VK_GLUE_TEXT, /* running text */
	VK_GLUE_CELL, /* narrow columns: only what would read wrong is kept */
	VK_GLUE_HEAD /* names of bodies in the head: break by meaning */
};

/* Fills the prices; that of the last token is 0. */
void vk_glue(struct vk_token *, size_t n, enum vk_glue_mode);

#endif
