/* A first look at a PNG file, before anything big is made of it. */
#ifndef VK_PNG_H
#define VK_PNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { /* what is taken at most */
	VK_PNG_MOST_SIDE = 10000,
	VK_PNG_MOST_PIXELS = 40 * 1000 * 1000,
	VK_PNG_MOST_BYTES = 16 << 20
};

enum vk_png_fault {
	VK_PNG_FINE,
	VK_PNG_OTHER, /* no PNG, or its header is damaged */
	VK_PNG_TOO_LARGE /* a limit above is passed */
};

struct vk_png {
	enum vk_png_fault fault;
	uint32_t width, height; /* as the header says; 0 when it is none */
	bool alpha; /* some of it may be transparent */
};

/*
 * Reads the header alone: true when the file says it is a PNG inside the
 * limits.  Its pixels may still be damaged.
 */
bool vk_png_look(const unsigned char *bytes, size_t len, struct vk_png *);

#endif
