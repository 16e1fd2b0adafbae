/*
 * A number as Vietnamese papers write it: "1.300", "1300", "0,3", "-5".  Kept
 * as a scaled integer, so that what was written is what is compared.
 */
#ifndef VK_FIGURE_H
#define VK_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

struct vk_figure { /* value / 10^scale */
	int64_t value;
	int scale; /* decimals as written, 0 to VK_FIGURE_DECIMALS */
};
enum { VK_FIGURE_DECIMALS = 18 };

enum vk_figure_fault {
	VK_FIGURE_GOOD,
	VK_FIGURE_EMPTY,
	VK_FIGURE_NONE, /* no number at all, or signs around it */
	VK_FIGURE_POINT, /* "0.3", "1.30", "0.300": a decimal point, perhaps */
	VK_FIGURE_COMMAS, /* "1,300,000": more than one comma */
	VK_FIGURE_SIGN, /* "+5", or a minus sign that is no hyphen */
	VK_FIGURE_LARGE /* more digits than can be kept exactly */
};

/* False leaves *out alone; why may be NULL. */
bool vk_figure_parse(
    const char *text, struct vk_figure *out, enum vk_figure_fault *why);

/* "1.300,5": thousands with points, as many decimals as the scale. */
enum { VK_FIGURE_ROOM = 32 };
const char *vk_figure_show(const struct vk_figure *, char room[VK_FIGURE_ROOM]);

/* By value, "1,0" equals "1": below 0, 0, above 0. */
int vk_figure_compare(const struct vk_figure *, const struct vk_figure *);

/*
 * The value in units of 10^-scale, half away from zero; INT64_MAX or INT64_MIN
 * where that is too large.
 */
int64_t vk_figure_scaled(const struct vk_figure *, int scale);

#endif
