/*
 * A draft kept warm: a document that is laid out again and again while its
 * author writes.  Layouts and fonts stay loaded as long as their files do not
 * change; the last good pages stay while a version cannot be laid out.  The
 * draft never asks by itself whether a file changed: see watch.h.
 *
 *	draft = vk_draft_open(&job);
 *	vk_draft_refresh(draft);
 *	vk_watch_set(watch, vk_draft_files(draft, &n), n);
 *	when vk_watch_changed(watch): from vk_draft_refresh again.
 *
 * Pages are numbered from 1; lengths are micrometres.  Not for several threads
 * at a time.
 */
#ifndef VK_PREVIEW_DRAFT_H
#define VK_PREVIEW_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "vankien.h"

struct vk_draft;

/*
 * Nothing is read yet.  The job's strings must outlive the draft; its kit is
 * left alone, the draft has its own.
 */
struct vk_draft *vk_draft_open(const struct vk_job *);
void vk_draft_free(struct vk_draft *);

/*
 * Reads and lays out anew.  False: it cannot be laid out, the pages before
 * stay.  What was lent by the calls below ends here.
 */
bool vk_draft_refresh(struct vk_draft *);

/* How often there were new pages; 0: there are none so far. */
unsigned vk_draft_version(const struct vk_draft *);
/* Whether the pages are older than the findings: the draft is broken. */
bool vk_draft_is_stale(const struct vk_draft *);
/* The findings of the newest version, sorted; of nothing before a refresh. */
struct vk_diag *vk_draft_findings(struct vk_draft *);

/* ---- the pages ---- */

int vk_draft_pages(const struct vk_draft *); /* 0: none so far */
void vk_draft_size(const struct vk_draft *, int page, int *width, int *height);
void vk_draft_chosen(const struct vk_draft *, struct vk_chosen *);

/*
 * A page that there is, in memory; findings are marked where view->marks is not
 * NULL.  False where it could not be painted; the reason goes to the diag.
 */
bool vk_draft_png(struct vk_draft *, int page, const struct vk_view *,
    struct vk_bytes *out, struct vk_diag *);
bool vk_draft_svg(struct vk_draft *, int page, const struct vk_view *,
    struct vk_bytes *out, struct vk_diag *);
bool vk_draft_pixels(struct vk_draft *, int page, const struct vk_view *,
    struct vk_pixels *out, struct vk_diag *);
/* All pages on one picture, a PNG; view->dpi 0: as large as is handy. */
bool vk_draft_contact(struct vk_draft *, const struct vk_view *,
    struct vk_bytes *out, struct vk_diag *);
/* As plain text; page 0: all of them, form feeds between. */
void vk_draft_text(const struct vk_draft *, int page, struct vk_bytes *out);

/* ---- places ---- */

/*
 * Where the n-th finding of vk_draft_findings stands: boxes by page, at most
 * `most`; how many.  0: it has no place on the pages, or they are stale.
 */
size_t vk_draft_areas(
    struct vk_draft *, size_t finding, struct vk_area *out, size_t most);
/* Where what is shown at a point of a page is written; false: nothing is. */
bool
vk_draft_source(struct vk_draft *, int page, int x, int y, struct vk_place *);

/*
 * What the draft depends on, as vk_watch_set takes it.  While it is broken,
 * what the last good one depended on is among them.
 */
const char *const *vk_draft_files(const struct vk_draft *, size_t *n);

#endif
