/* Which shard a record belongs to: by its key alone. */
#ifndef VK_SHARD_H
#define VK_SHARD_H

#include <stdbool.h>

/*
 * From 1 to `shards`.  It is the first eight hexadecimal figures of the
 * SHA-256 of the key, as a number, modulo the shards, plus 1: who adds a
 * record moves no other one.
 */
unsigned vk_shard_of(const char *key, unsigned shards);

/* The numbers in "NAME-I-N.END"; false when the name is no such one. */
bool vk_shard_parse(const char *name, const char *stem, const char *end,
    unsigned *shard, unsigned *shards);

#endif
