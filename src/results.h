/*
 * The papers that belong together: a document, its yearly results, and the
 * resolution whose targets they are held against.
 */
#ifndef VK_RESULTS_H
#define VK_RESULTS_H

#include <stdbool.h>

#include "base/buf.h"
#include "tally/tally.h"
#include "vankien.h"

struct vk_arena;
struct vk_diag;
struct vk_doc;
struct vk_tally;

struct vk_paper { /* one file; all zero: none */
	const char *name; /* bare, as its document names it */
	struct vk_buf file; /* its bytes */
	struct vk_doc *doc; /* read from them; NULL: faulty */
};

struct vk_papers { /* all zero: none */
	struct vk_arena *arena; /* of the paths */
	struct vk_paper results, resolution, branches;
	struct vk_tally *tally; /* NULL: nothing to judge */
};

/*
 * Puts what the document leaves to be computed into its tree; false when
 * something cannot be had without which it cannot be laid out.
 */
bool vk_papers_fill(struct vk_papers *, const struct vk_job *, struct vk_doc *,
    struct vk_diag *) __attribute__((warn_unused_result));
/* For results alone: reads their resolution, if it is there. */
void vk_papers_judge(
    struct vk_papers *, const struct vk_doc *results, struct vk_diag *);
void vk_papers_free(struct vk_papers *);

#endif
