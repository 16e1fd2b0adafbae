/*
 * What many documents share: rule sets and fonts, loaded once, and what the
 * files have in common, packed once.  Not for several threads at a time.
 */
#ifndef VK_KIT_H
#define VK_KIT_H

struct vk_diag;
struct vk_job;
struct vk_kit;
struct vk_packer;
struct vk_standard;
struct vk_type;

/* A rule set by its id; NULL with findings.  Lent by the kit. */
struct vk_standard *vk_kit_standard(
    struct vk_kit *, const struct vk_job *, const char *id, struct vk_diag *);

/* The fonts that a rule set asks for; NULL with findings.  Lent by the kit. */
struct vk_type *vk_kit_type(struct vk_kit *, const struct vk_job *,
    const struct vk_standard *, struct vk_diag *);

struct vk_packer *vk_kit_packer(struct vk_kit *); /* lent by the kit */

#endif
