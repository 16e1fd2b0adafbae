/* summary.csv: the journal as an office reads it. */
#ifndef VK_SUMMARY_H
#define VK_SUMMARY_H

#include <stdbool.h>

#include "batch.h"

struct vk_ledger;

/* A cell as text, in quotes where it needs them; no formula. */
void vk_summary_cell(struct vk_buf *, const char *text);

/*
 * One row for each record of this part, in the order of the data, written as
 * a file of that name in the folder.  False with a finding.
 */
bool vk_summary_write(const struct vk_batch *, struct vk_ledger *,
    const char *name, struct vk_diag *) __attribute__((warn_unused_result));

#endif
