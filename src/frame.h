/* What a rule set demands of pages, and what was found on them, as guides. */
#ifndef VK_FRAME_H
#define VK_FRAME_H

struct vk_arena;
struct vk_diag;
struct vk_guides;
struct vk_laid;

/* In the arena; marks NULL: no findings. */
void vk_guides_find(struct vk_laid *, const struct vk_diag *marks,
    struct vk_arena *, struct vk_guides *);

#endif
