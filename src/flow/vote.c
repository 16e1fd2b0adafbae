/*
 * Votes in words: "247/249 phiếu, đạt 99,2%".  The share is divided digit by
 * digit in whole numbers, so that it is exact.
 */
#include <stddef.h>

#include "base/buf.h"
#include "build.h"
#include "model/figure.h"

enum {
	MOST_DECIMALS = 6 /* of a share that would read 100 or 0 with fewer */
};

/* Both figures in one unit; false where they give no share. */
static bool
read_both(const char *a, const char *b, uint64_t *votes, uint64_t *total)
{
	struct vk_figure x, y;
	int64_t n, m;
	int scale;

	if (a == NULL || b == NULL || !vk_figure_parse(a, &x, NULL) ||
	    !vk_figure_parse(b, &y, NULL))
		return false;
	scale = x.scale > y.scale ? x.scale : y.scale;
	n = vk_figure_scaled(&x, scale);
	m = vk_figure_scaled(&y, scale);
	if (n < 0 || m <= 0 || n > INT64_MAX / 1000 || m > INT64_MAX / 1000)
		return false;
	*votes = (uint64_t)n;
	*total = (uint64_t)m;
	return true;
}

/*
 * 100 n/m with some decimals, half away from zero, without its point: 992 is
 * 99.2.  n is below 9e15, so that nothing overflows.
 */
static uint64_t
share(uint64_t n, uint64_t m, int decimals)
{
	uint64_t left = n % m * 100;
	uint64_t value = n / m * 100 + left / m;

	left %= m;
	for (int i = 0; i < decimals; i++) {
		left *= 10;
		value = value * 10 + left / m;
		left %= m;
	}
	return left >= m - left ? value + 1 : value;
}

static void
add_share(struct vk_buf *out, uint64_t n, uint64_t m)
{
	uint64_t unit = 10, value;
	int decimals = 1;

	/* More decimals while "100%" or "0%" would not be true. */
	for (;;) {
		value = share(n, m, decimals);
		if (decimals == MOST_DECIMALS ||
		    !((value == 100 * unit && n != m) ||
			(value == 0 && n != 0)))
			break;
		decimals++;
		unit *= 10;
	}
	vk_buf_addf(out, "%llu", (unsigned long long)(value / unit));
	if (value % unit != 0)
		vk_buf_addf(out, ",%0*llu", decimals,
		    (unsigned long long)(value % unit));
	vk_buf_addc(out, '%');
}

void
vk_vote_words(
    struct vk_buf *out, const char *votes, const char *total, const char *unit)
{
	uint64_t n, m;

	vk_buf_addf(out, "%s/%s %s", votes != NULL ? votes : "",
	    total != NULL ? total : "", unit != NULL ? unit : "phiếu");
	if (!read_both(votes, total, &n, &m))
		return;
	vk_buf_adds(out, ", đạt ");
	add_share(out, n, m);
}
