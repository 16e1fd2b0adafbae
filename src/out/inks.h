/* What colours a picture has, for the rules on signatures and seals. */
#ifndef VK_INKS_H
#define VK_INKS_H

#include <stdbool.h>

struct vk_diag;
struct vk_image;

struct vk_inks { /* of the strokes, the ground left out */
	bool any; /* there are strokes */
	bool clear; /* some of the ground can be seen through */
	int red, green, blue; /* their mean, 0 to 255 */
};

/* False with a finding when it is no PNG that can be read. */
bool vk_out_inks(const struct vk_image *, struct vk_inks *, struct vk_diag *);

#endif
