/*
 * Branch data as a table: a row of headings, then a row for each branch.  How
 * the rows come out of a file is another matter.
 */
#ifndef VK_TABLE_H
#define VK_TABLE_H

#include "records.h"

enum vk_cell_kind {
	VK_CELL_TEXT,
	VK_CELL_NUMBER, /* "92,5" */
	VK_CELL_PERCENT, /* likewise, seen with a "%" */
	VK_CELL_DAY, /* "2026-12-05" */
	VK_CELL_ANSWER /* "co", "khong" */
};

struct vk_data_cell { /* lent until the next row */
	const char *bytes; /* UTF-8 */
	size_t len;
	enum vk_cell_kind kind;
	struct vk_pos pos;
	bool exact; /* pos is the place of the first sign in a text */
};

struct vk_data_row {
	const struct vk_data_cell *at;
	size_t n;
	struct vk_pos pos; /* of the row */
};

struct vk_table_form {
	/* False at the end, or with a finding. */
	bool (*next)(void *self, struct vk_data_row *, struct vk_diag *);
	bool (*rewind)(void *self, struct vk_diag *);
	void (*free)(void *self);
};

enum {
	VK_TABLE_MOST_COLUMNS = 1000,
	VK_TABLE_MOST_CELL = 64 << 10 /* bytes */
};

/* Takes self over in any case; NULL is passed on. */
struct vk_records_open vk_table_open(const char *path,
    const struct vk_table_form *, void *self, struct vk_diag *);

#endif
