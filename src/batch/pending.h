/* A file that is written piece by piece, and has its name when it is whole. */
#ifndef VK_PENDING_H
#define VK_PENDING_H

#include <stdbool.h>
#include <stddef.h>

struct vk_diag;

struct vk_pending {
	const char *path; /* that it will have; must outlive it */
	char *name; /* meanwhile: one that the next run writes over */
	int file;
	int error; /* errno of the first write that failed */
};

bool vk_pending_open(struct vk_pending *, const char *path, struct vk_diag *)
    __attribute__((warn_unused_result));
/* False from the first failure on, which vk_pending_close tells. */
bool vk_pending_add(void *part, const void *bytes, size_t len);
/* Under its name, on the disk, when it is whole; else away with it. */
bool vk_pending_close(struct vk_pending *, bool whole, struct vk_diag *)
    __attribute__((warn_unused_result));

#endif
