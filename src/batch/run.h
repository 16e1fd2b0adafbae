/* What running a batch and merging its shards have in common. */
#ifndef VK_RUN_H
#define VK_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "batch.h"

struct vk_arena;
struct vk_folder;

/* Notes a finding about the folder, or a file in it; false. */
bool vk_run_fail(const struct vk_batch *, enum vk_msg, const char *name,
    const char *found, struct vk_diag *);

/* Opens and locks the folder; false with a finding. */
bool vk_run_enter(const struct vk_batch *, struct vk_folder *, struct vk_diag *)
    __attribute__((warn_unused_result));

/* The names of the journals in the folder, in order; the array is freed. */
size_t vk_run_journals(int folder, struct vk_arena *, char ***names);

#endif
