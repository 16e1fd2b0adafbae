/*
 * What the papers of a batch share, and the one call that makes a paper of a
 * filled template.
 */
#ifndef VK_TEMPLATE_H
#define VK_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/sha256.h"
#include "read/read_standard.h"
#include "vankien.h"

struct vk_branch;
struct vk_doc;
struct vk_grammar;
struct vk_need;

struct vk_template_kin { /* what a rule set brings to the hash of a paper */
	char id[VK_STANDARD_ID_ROOM];
	char hash[VK_SHA256_ROOM];
};

struct vk_template {
	struct vk_job job; /* as asked for, with a kit */
	struct vk_kit *own; /* the kit, when the caller has none */
	struct vk_arena *arena; /* of the needs */
	struct vk_doc *doc;
	const struct vk_need *needs;
	size_t nneeds;
	struct vk_grammar *grammar;
	char hash[VK_SHA256_ROOM]; /* of all that no record changes */
	struct vk_template_kin *kin;
	size_t nkin;
	char day[16], day_id[VK_STANDARD_ID_ROOM]; /* chosen last, by day */
	bool day_known;
	struct vk_doc *resolution; /* that records name; NULL: none so far */
	struct vk_buf resolution_path, resolution_why; /* it was not read */
};

/* A paper that is there as a tree, with its file and the name of that. */
struct vk_filled {
	struct vk_doc *doc;
	struct vk_buf file;
	const char *name;
};
/*
 * Fills the template; *job is then that of the paper.  False with findings,
 * and nothing to free but the branch and the name.
 */
bool vk_template_fill(struct vk_template *, const struct vk_record *,
    struct vk_filled *, struct vk_job *, struct vk_branch **,
    struct vk_buf *name, struct vk_diag *);
struct vk_sheaf;
/* vankien.c: its pages into a sheaf; takes over what is in it. */
bool vk_add_filled(const struct vk_job *, struct vk_filled *, struct vk_sheaf *,
    const char *title, struct vk_diag *);
/* vankien.c: takes over what is in it. */
bool vk_render_filled(const struct vk_job *, struct vk_filled *,
    struct vk_bytes *out, struct vk_chosen *, struct vk_diag *);
/* data.c: the sums and shares of every branch of a file; nothing else. */
void vk_data_check(const char *path, struct vk_diag *);
/* data.c: all that is wrong with a table of branches; false: it is none. */
bool vk_data_check_table(const char *path, struct vk_diag *);
/* As written, or by the day: "", "2020-05"; false with a finding. */
bool vk_standard_for(const struct vk_job *, const struct vk_doc *,
    const char *day, char id[VK_STANDARD_ID_ROOM], struct vk_diag *);

#endif
