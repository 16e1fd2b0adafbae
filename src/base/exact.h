/*
 * Exact numbers: fractions of whole numbers with up to a thousand binary
 * figures above and below the line.  What grows beyond that is lost, and says
 * so; nothing is ever rounded but on demand.
 */
#ifndef VK_EXACT_H
#define VK_EXACT_H

#include <stdbool.h>
#include <stdint.h>

struct vk_buf;

enum { VK_EXACT_LIMBS = 32 };

struct vk_natural { /* the first limb is the lowest, the last one not 0 */
	int n;
	uint32_t limb[VK_EXACT_LIMBS];
};

struct vk_exact {
	bool lost; /* too large to be kept: its value is unknown */
	bool negative; /* never for 0 */
	struct vk_natural over, under; /* under is not 0 */
};

/* value / 10^scale */
struct vk_exact vk_exact_decimal(int64_t value, int scale);

/* What is made of something lost is lost, and so is what 0 divides. */
struct vk_exact vk_exact_add(const struct vk_exact *, const struct vk_exact *);
struct vk_exact
vk_exact_subtract(const struct vk_exact *, const struct vk_exact *);
struct vk_exact
vk_exact_multiply(const struct vk_exact *, const struct vk_exact *);
struct vk_exact
vk_exact_divide(const struct vk_exact *, const struct vk_exact *);
struct vk_exact vk_exact_power(const struct vk_exact *, unsigned);

/* Below 0, 0, above 0; also 0 when one of them is lost. */
int vk_exact_compare(const struct vk_exact *, const struct vk_exact *);
int vk_exact_sign(const struct vk_exact *);

/* To so many decimals, half away from zero. */
struct vk_exact vk_exact_round(const struct vk_exact *, int decimals);
/* The same in units of 10^-decimals; false when it does not fit, or is lost. */
bool vk_exact_scaled(const struct vk_exact *, int decimals, int64_t *out);
/* Appends "1.300,5", rounded; "?" for what is lost. */
void vk_exact_show(struct vk_buf *, const struct vk_exact *, int decimals);

#endif
