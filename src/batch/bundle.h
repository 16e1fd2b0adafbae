/* All reports of a batch in one file, for the printer. */
#ifndef VK_BATCH_BUNDLE_H
#define VK_BATCH_BUNDLE_H

#include <stdbool.h>

#include "batch.h"

struct vk_ledger;

/* Whether the bundle would take the place of a report; false with a finding. */
bool vk_bundle_is_apart(const struct vk_batch *, const struct vk_ledger *,
    struct vk_diag *) __attribute__((warn_unused_result));

/* Whether its folder is there, so that nothing is made in vain. */
bool vk_bundle_has_place(const struct vk_batch *, struct vk_diag *)
    __attribute__((warn_unused_result));

/* Writes what is done, in the order asked for.  False with a finding. */
bool vk_bundle_write(const struct vk_batch *, const struct vk_ledger *,
    bool *stopped, struct vk_diag *) __attribute__((warn_unused_result));

#endif
