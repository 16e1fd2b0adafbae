/*
 * What an archival file carries of where it comes from: the document, its
 * images, its results and their resolution, the rule set, and a record of the
 * choices.
 */
#ifndef VK_SOURCE_H
#define VK_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "vankien.h"

struct vk_arena;
struct vk_attachment;
struct vk_buf;
struct vk_diag;
struct vk_extracted;
struct vk_pages;
struct vk_type;

#define VK_SOURCE_RECORD "vankien.txt"

struct vk_papers;

struct vk_made { /* what the pages were made of, and how */
	const struct vk_job *job;
	const struct vk_buf *document; /* its file */
	const char *name; /* of that file; NULL: as the job's */
	const struct vk_papers *papers; /* that it was computed from */
	const char *standard; /* id */
	enum vk_state state;
	int draft; /* number; 0: none */
	bool day_given; /* the epoch said it */
	const struct vk_pages *pages;
	struct vk_type *type;
};

struct vk_source {
	struct vk_arena *arena; /* owns everything below */
	struct vk_attachment *at;
	size_t n;
	const char *results; /* those that the caller named; NULL: none */
};

/* False with a finding; the source is to be freed in any case. */
bool vk_source_gather(const struct vk_made *, struct vk_source *,
    struct vk_diag *) __attribute__((warn_unused_result));
void vk_source_free(struct vk_source *);

/* ---- the record: lines of "key: value" ---- */

/* The n-th value of a key, from 0, in `out`; false when there is none. */
bool vk_source_record(
    const struct vk_buf *record, const char *key, size_t n, struct vk_buf *out);
/* The file of that name; NULL when it is not there. */
const struct vk_buf *
vk_source_file(const struct vk_extracted *, const char *name);

#endif
