/*
 * Who may come in: a browser that was given the address, asking this machine
 * by a name of this machine, on behalf of our own page.
 */
#ifndef VK_GATE_H
#define VK_GATE_H

#include <stdbool.h>
#include <stddef.h>

enum { VK_TOKEN_BYTES = 16, VK_TOKEN_SIGNS = 2 * VK_TOKEN_BYTES };

struct vk_gate {
	char token[VK_TOKEN_SIGNS + 1]; /* small hex */
	unsigned port;
};

struct vk_knock { /* of one request; NULL: it has no such field */
	const char *host;
	size_t hosts; /* how many of them */
	const char *origin;
	const char *site, *mode; /* Sec-Fetch-Site, Sec-Fetch-Mode */
};

/* With a token of its own; false with errno. */
bool vk_gate_make(struct vk_gate *, unsigned port);
/* Whether the request is asked of us, by nobody else's page. */
bool vk_gate_admits(const struct vk_gate *, const struct vk_knock *);
/* What follows "/TOKEN" in a path, "/..." or ""; NULL: another token. */
const char *vk_gate_inside(const struct vk_gate *, const char *path);

#endif
