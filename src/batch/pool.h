/* The workers of a batch, and who gives them records. */
#ifndef VK_POOL_H
#define VK_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "batch.h"
#include "folder.h"

struct vk_task { /* a record for a worker; lent until the next one */
	size_t index; /* of its entry */
	const char *output;
	const void *packed;
	size_t len;
	const unsigned char *sha256; /* NULL: make it in any case */
};

struct vk_outcome {
	size_t index;
	enum vk_batch_status status;
	bool skipped;
	int pages;
	size_t counts[VK_BATCH_LEVELS];
	const char *reason, *rule, *words;
	unsigned line;
	const unsigned char *sha256;
	enum vk_folder_fault fault; /* then nothing else counts */
	int error;
};

struct vk_pool_user { /* false ends the pool */
	void *user;
	bool (*next)(void *user, struct vk_task *, bool *end);
	bool (*over)(void *user, const struct vk_outcome *);
	void (*tick)(void *user);
};

enum vk_pool_end {
	VK_POOL_DONE,
	VK_POOL_STOPPED, /* by the descriptor of the batch */
	VK_POOL_REFUSED, /* by the user's false */
	VK_POOL_FAILED /* no worker could be started: errno */
};

/*
 * Until there are no more records, or it is stopped: those in hand are then
 * finished, or dropped after a moment.
 */
enum vk_pool_end vk_pool_run(const struct vk_batch *, const struct vk_folder *,
    const struct vk_pool_user *);

#endif
