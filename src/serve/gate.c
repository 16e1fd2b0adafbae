/*
 * A page of the network that has its name resolved to this machine sends its
 * own name as Host; a form or script of another page sends its Origin; the
 * browser says itself when another site asks.  Each alone is refused, and
 * without the token nothing is shown anyway.
 */
#include "gate.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>

static const char *const names[] = {"127.0.0.1", "localhost"};

bool
vk_gate_make(struct vk_gate *g, unsigned port)
{
	unsigned char bytes[VK_TOKEN_BYTES];

	if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
		return false;
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(g->token + 2 * i, 3, "%02x", bytes[i]);
	g->port = port;
	return true;
}

/* "127.0.0.1:4000"; a browser leaves out the port 80. */
static bool
is_us(const struct vk_gate *g, const char *host)
{
	char whole[32];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(whole, sizeof(whole), "%s:%u", names[i], g->port);
		if (strcasecmp(host, whole) == 0 ||
		    (g->port == 80 && strcasecmp(host, names[i]) == 0))
			return true;
	}
	return false;
}

static bool
is_our_origin(const struct vk_gate *g, const char *origin)
{
	return strncmp(origin, "http://", 7) == 0 && is_us(g, origin + 7);
}

/* To be led here by a link of another page is no harm; to be used by it is. */
static bool
is_own_site(const struct vk_knock *k)
{
	return k->site == NULL || strcmp(k->site, "same-origin") == 0 ||
	    strcmp(k->site, "none") == 0 ||
	    (k->mode != NULL && strcmp(k->mode, "navigate") == 0);
}

bool
vk_gate_admits(const struct vk_gate *g, const struct vk_knock *k)
{
	return k->hosts == 1 && k->host != NULL && is_us(g, k->host) &&
	    (k->origin == NULL || is_our_origin(g, k->origin)) &&
	    is_own_site(k);
}

/* As long for a token that is nearly right as for any other. */
static bool
is_token(const struct vk_gate *g, const char *s)
{
	unsigned differs = 0;

	for (size_t i = 0; i < VK_TOKEN_SIGNS; i++)
		differs |= (unsigned char)(s[i] ^ g->token[i]);
	return differs == 0;
}

const char *
vk_gate_inside(const struct vk_gate *g, const char *path)
{
	if (strlen(path) < 1 + VK_TOKEN_SIGNS || *path != '/' ||
	    !is_token(g, path + 1))
		return NULL;
	path += 1 + VK_TOKEN_SIGNS;
	return *path == '/' || *path == '\0' ? path : NULL;
}
