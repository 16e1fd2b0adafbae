/* What the sheets of .xlsx and .ods have in common: a row that is gathered. */
#ifndef VK_SHEET_H
#define VK_SHEET_H

#include "base/buf.h"
#include "package.h"
#include "table.h"

struct vk_sheet_row {
	struct vk_buf text; /* of all cells */
	struct vk_data_cell *cells;
	size_t *starts; /* in text */
	size_t n, room;
	uint32_t line;
	const char *path;
};

void vk_sheet_row_free(struct vk_sheet_row *);
void vk_sheet_row_clear(struct vk_sheet_row *, uint32_t line);
/*
 * Puts a cell into a column, from 0, not before the last one; what lies
 * between is empty.  False with a finding.
 */
bool vk_sheet_row_add(struct vk_sheet_row *, size_t column, enum vk_cell_kind,
    const char *text, size_t len, struct vk_diag *);
void vk_sheet_row_give(struct vk_sheet_row *, struct vk_data_row *);

/*
 * A number as a sheet stores it, "92.5" or "1E+3", in 15 figures as people see
 * it: "92,5", "1000"; a percentage a hundred times that.  False: no number, or
 * one that no report has.
 */
bool vk_sheet_number(struct vk_buf *, const char *, bool percent);
/* "46361" days after the last of 1899, or of 1903: "2026-12-05". */
bool vk_sheet_day(struct vk_buf *, const char *, bool from_1904);

#endif
