/* Shards of a batch: see the header. */
#include "shard.h"

#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"

unsigned
vk_shard_of(const char *key, unsigned shards)
{
	struct vk_sha256 sum;
	char hex[VK_SHA256_ROOM];

	vk_sha256_begin(&sum);
	vk_sha256_add(&sum, key, strlen(key));
	vk_sha256_end(&sum, hex);
	hex[8] = '\0';
	return (unsigned)(strtoul(hex, NULL, 16) % shards) + 1;
}

static const char *
read_number(const char *at, unsigned *n)
{
	if (*at != '-' || at[1] < '1' || at[1] > '9')
		return NULL;
	*n = 0;
	for (at++; *at >= '0' && *at <= '9' && *n < 1000000; at++)
		*n = *n * 10 + (unsigned)(*at - '0');
	return at;
}

bool
vk_shard_parse(const char *name, const char *stem, const char *end,
    unsigned *shard, unsigned *shards)
{
	size_t len = strlen(stem);
	const char *at;

	if (strncmp(name, stem, len) != 0)
		return false;
	at = read_number(name + len, shard);
	at = at != NULL ? read_number(at, shards) : NULL;
	return at != NULL && strcmp(at, end) == 0 && *shard <= *shards;
}
