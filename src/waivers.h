/* The findings that a document accepts, with its reasons. */
#ifndef VK_WAIVERS_H
#define VK_WAIVERS_H

struct vk_diag;
struct vk_doc;
struct vk_job;
struct vk_standard;

/* The findings so far that the document accepts are no more held against it. */
void vk_waivers_accept(const struct vk_doc *, struct vk_diag *);

/*
 * The same when all has been looked for, as far as it could be: a waiver that
 * gives no reason, or accepts nothing, is then a finding of its own.
 */
void vk_waivers_judge(const struct vk_doc *, const struct vk_job *,
    const struct vk_standard *, struct vk_diag *);

#endif
