/* The images of signatures and seals on the pages. */
#ifndef VK_STAMPED_H
#define VK_STAMPED_H

#include <stdbool.h>

struct vk_diag;
struct vk_pages;
struct vk_standard;
struct vk_type;

/*
 * Whether an image is sound shows only when it is drawn: false with a finding
 * where one is not.
 */
bool vk_stamped_are_sound(
    const struct vk_pages *, struct vk_type *, struct vk_diag *);

/* What the rule set asks of images that are sound, by its layout. */
void vk_stamped_judge(
    const struct vk_pages *, const struct vk_standard *, struct vk_diag *);

#endif
