/*
 * The records of a batch, one after the other, from XML, CSV or a sheet.
 * Nothing of a record is kept once the next one is read.
 */
#ifndef VK_RECORDS_H
#define VK_RECORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/branch.h"

struct vk_records;

struct vk_data_column { /* of a table, or <them> in XML */
	const char *name; /* of the field; "ct01.muc-giao" for a result's */
	const char *heading; /* as written */
	struct vk_pos pos; /* of the heading */
};

/*
 * By the end of the name: .xml, .csv, .xlsx, .ods.  NULL with findings when
 * the file, or what stands before its first record, cannot be read.
 */
bool vk_records_is_table(const char *path); /* all of these but .xml */
struct vk_records *vk_records_open(const char *path, struct vk_diag *)
    __attribute__((warn_unused_result));
void vk_records_free(struct vk_records *);

/*
 * The next record, to be freed; NULL at the end or when nothing more can be
 * read.  Faults inside a record stand in it; those that make the whole file
 * unusable are findings, and the reading goes on with the next one.
 */
struct vk_branch *vk_records_next(struct vk_records *, struct vk_diag *)
    __attribute__((warn_unused_result));
/* Whether the file as a whole was found unusable so far. */
bool vk_records_refused(const struct vk_records *);
bool vk_records_rewind(struct vk_records *, struct vk_diag *)
    __attribute__((warn_unused_result));

/* The columns of a table, all known from the start; NULL for XML. */
const struct vk_data_column *
vk_records_columns(const struct vk_records *, size_t *);

/* ---- for the forms that records come in ---- */

struct vk_record_form {
	/* A <cac-chi-bo> with one <chi-bo>; NULL at the end or with a finding. */
	struct vk_doc *(*next)(void *self, struct vk_diag *);
	bool (*rewind)(void *self, struct vk_diag *);
	const struct vk_data_column *(*columns)(const void *self, size_t *);
	void (*free)(void *self);
};

struct vk_records_open { /* an open file */
	const struct vk_record_form *form;
	void *self; /* NULL: with findings */
};

struct vk_records_open vk_records_xml(const char *path, struct vk_diag *);
struct vk_records_open vk_records_csv(const char *path, struct vk_diag *);
struct vk_records_open vk_records_xlsx(const char *path, struct vk_diag *);
struct vk_records_open vk_records_ods(const char *path, struct vk_diag *);

#endif
