/*
 * What runs in a worker, and the two messages between it and its parent.  Both
 * are the same program at the same moment, so that structs are sent as they
 * lie in memory.
 */
#ifndef VK_WORKER_H
#define VK_WORKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "batch.h"
#include "folder.h"

enum { VK_WORKER_MOST = 16 << 20 }; /* bytes of a message, more is none */

struct vk_order { /* then the name with its NUL, then the packed record */
	uint32_t len; /* of the whole message */
	uint32_t name_len;
	bool may_skip; /* when the output is there and has this hash */
	unsigned char sha256[32];
};

struct vk_answer { /* then reason, rule and words, each with its NUL */
	uint32_t len; /* of the whole message */
	uint32_t lens[3];
	uint32_t status; /* enum vk_batch_status */
	uint32_t
	    fault; /* enum vk_folder_fault: nothing to do with the record */
	int32_t error; /* errno of that */
	int32_t pages;
	uint32_t counts[VK_BATCH_LEVELS];
	uint32_t line;
	bool skipped;
	unsigned char sha256[32];
};

struct vk_worker { /* what a worker needs to know */
	const struct vk_batch *batch;
	int folder;
	char spare[VK_FOLDER_NAME]; /* its temporary name */
	int orders, answers; /* descriptors */
};

/* Works until the orders end, or the parent does. */
_Noreturn void vk_worker_run(const struct vk_worker *);

#endif
