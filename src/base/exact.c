/*
 * Whole numbers are kept in limbs of 32 binary figures.  Between two steps a
 * number may have twice the limbs that are kept, so that comparing two kept
 * fractions never fails.
 */
#include "exact.h"

#include <assert.h>
#include <string.h>

#include "buf.h"

enum { WIDE = 2 * VK_EXACT_LIMBS + 2, LIMB_BITS = 32 };

struct wide {
	int n;
	uint32_t limb[WIDE];
};

/* ---- whole numbers ---- */

static void
trim(struct wide *w)
{
	while (w->n > 0 && w->limb[w->n - 1] == 0)
		w->n--;
}

static struct wide
widen(const struct vk_natural *a)
{
	struct wide w;

	w.n = a->n;
	memcpy(w.limb, a->limb, (size_t)a->n * sizeof(*a->limb));
	return w;
}

/* False when it is too large to be kept. */
static bool
narrow(const struct wide *w, struct vk_natural *out)
{
	if (w->n > VK_EXACT_LIMBS)
		return false;
	out->n = w->n;
	memcpy(out->limb, w->limb, (size_t)w->n * sizeof(*w->limb));
	return true;
}

static struct wide
wide_of(uint64_t value)
{
	struct wide w;

	w.n = 2;
	w.limb[0] = (uint32_t)value;
	w.limb[1] = (uint32_t)(value >> LIMB_BITS);
	trim(&w);
	return w;
}

static int
compare_wide(const struct wide *a, const struct wide *b)
{
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (int i = a->n - 1; i >= 0; i--)
		if (a->limb[i] != b->limb[i])
			return a->limb[i] < b->limb[i] ? -1 : 1;
	return 0;
}

static struct wide
multiply_naturals(const struct vk_natural *a, const struct vk_natural *b)
{
	struct wide w;

	w.n = a->n + b->n;
	memset(w.limb, 0, (size_t)w.n * sizeof(*w.limb));
	for (int i = 0; i < a->n; i++) {
		uint64_t carry = 0;

		for (int k = 0; k < b->n; k++) {
			carry +=
			    (uint64_t)a->limb[i] * b->limb[k] + w.limb[i + k];
			w.limb[i + k] = (uint32_t)carry;
			carry >>= LIMB_BITS;
		}
		w.limb[i + b->n] = (uint32_t)carry;
	}
	trim(&w);
	return w;
}

/* w * factor + more; false when there is no room. */
static bool
scale_wide(struct wide *w, uint32_t factor, uint32_t more)
{
	uint64_t carry = more;

	for (int i = 0; i < w->n; i++) {
		carry += (uint64_t)w->limb[i] * factor;
		w->limb[i] = (uint32_t)carry;
		carry >>= LIMB_BITS;
	}
	if (carry == 0)
		return true;
	if (w->n == WIDE)
		return false;
	w->limb[w->n++] = (uint32_t)carry;
	return true;
}

/* *a += b; both are sums or products of kept numbers, so there is room. */
static void
add_wide(struct wide *a, const struct wide *b)
{
	uint64_t carry = 0;
	int n = a->n > b->n ? a->n : b->n;

	for (int i = 0; i < n || carry > 0; i++) {
		assert(i < WIDE);
		carry += i < a->n ? a->limb[i] : 0;
		carry += i < b->n ? b->limb[i] : 0;
		if (i >= a->n)
			a->n = i + 1;
		a->limb[i] = (uint32_t)carry;
		carry >>= LIMB_BITS;
	}
}

/* *a -= b, which is not above it. */
static void
subtract_wide(struct wide *a, const struct wide *b)
{
	int64_t rest = 0;

	for (int i = 0; i < a->n; i++) {
		rest += (int64_t)a->limb[i];
		rest -= i < b->n ? (int64_t)b->limb[i] : 0;
		a->limb[i] = (uint32_t)rest;
		rest = rest < 0 ? -1 : 0;
	}
	trim(a);
}

static int
bits_of(const struct wide *w)
{
	int bits = w->n * LIMB_BITS;

	if (w->n == 0)
		return 0;
	for (uint32_t top = w->limb[w->n - 1]; (top >> 31) == 0; top <<= 1)
		bits--;
	return bits;
}

static bool
has_bit(const struct wide *w, int bit)
{
	return (w->limb[bit / LIMB_BITS] >> (bit % LIMB_BITS) & 1) != 0;
}

/* a / b without its rest, bit by bit: numbers here are short. */
static struct wide
divide_wide(const struct wide *a, const struct wide *b)
{
	struct wide quotient = {.n = 0}, rest = {.n = 0};

	for (int bit = bits_of(a) - 1; bit >= 0; bit--) {
		uint32_t fits;

		scale_wide(&rest, 2, has_bit(a, bit));
		fits = compare_wide(&rest, b) >= 0;
		if (fits)
			subtract_wide(&rest, b);
		scale_wide(&quotient, 2, fits);
	}
	return quotient;
}

/* The last decimal figure, which is taken off. */
static unsigned
take_figure(struct wide *w)
{
	uint64_t rest = 0;

	for (int i = w->n - 1; i >= 0; i--) {
		rest = rest << LIMB_BITS | w->limb[i];
		w->limb[i] = (uint32_t)(rest / 10);
		rest %= 10;
	}
	trim(w);
	return (unsigned)rest;
}

/* ---- fractions ---- */

static struct vk_exact
fraction(bool negative, const struct wide *over, const struct wide *under)
{
	struct vk_exact x;

	x.lost = !narrow(over, &x.over) || !narrow(under, &x.under) ||
	    x.under.n == 0;
	x.negative = negative && over->n > 0;
	return x;
}

static struct vk_exact
lost(void)
{
	struct vk_exact x;

	x.lost = true;
	x.negative = false;
	x.over.n = x.under.n = 0;
	return x;
}

struct vk_exact
vk_exact_decimal(int64_t value, int scale)
{
	uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	struct wide over = wide_of(size), under = wide_of(1);

	while (scale-- > 0)
		if (!scale_wide(&under, 10, 0))
			return lost();
	return fraction(value < 0, &over, &under);
}

static bool
has_same_under(const struct vk_exact *a, const struct vk_exact *b)
{
	return a->under.n == b->under.n &&
	    memcmp(a->under.limb, b->under.limb,
		(size_t)a->under.n * sizeof(*a->under.limb)) == 0;
}

static struct vk_exact
sum(const struct vk_exact *a, const struct vk_exact *b, bool b_negative)
{
	struct wide x, y, under;
	bool negative = a->negative;

	if (has_same_under(a, b)) {
		x = widen(&a->over);
		y = widen(&b->over);
		under = widen(&a->under);
	} else {
		x = multiply_naturals(&a->over, &b->under);
		y = multiply_naturals(&b->over, &a->under);
		under = multiply_naturals(&a->under, &b->under);
	}
	if (a->negative == b_negative) {
		add_wide(&x, &y);
	} else if (compare_wide(&x, &y) >= 0) {
		subtract_wide(&x, &y);
	} else {
		subtract_wide(&y, &x);
		x = y;
		negative = b_negative;
	}
	return fraction(negative, &x, &under);
}

struct vk_exact
vk_exact_add(const struct vk_exact *a, const struct vk_exact *b)
{
	return a->lost || b->lost ? lost() : sum(a, b, b->negative);
}

struct vk_exact
vk_exact_subtract(const struct vk_exact *a, const struct vk_exact *b)
{
	return a->lost || b->lost ? lost() : sum(a, b, !b->negative);
}

struct vk_exact
vk_exact_multiply(const struct vk_exact *a, const struct vk_exact *b)
{
	struct wide over, under;

	if (a->lost || b->lost)
		return lost();
	over = multiply_naturals(&a->over, &b->over);
	under = multiply_naturals(&a->under, &b->under);
	return fraction(a->negative != b->negative, &over, &under);
}

struct vk_exact
vk_exact_divide(const struct vk_exact *a, const struct vk_exact *b)
{
	struct wide over, under;

	if (a->lost || b->lost)
		return lost();
	over = multiply_naturals(&a->over, &b->under);
	under = multiply_naturals(&a->under, &b->over);
	return fraction(a->negative != b->negative, &over, &under);
}

struct vk_exact
vk_exact_power(const struct vk_exact *x, unsigned n)
{
	struct vk_exact power = vk_exact_decimal(1, 0);

	while (n-- > 0 && !power.lost)
		power = vk_exact_multiply(&power, x);
	return power;
}

int
vk_exact_sign(const struct vk_exact *x)
{
	if (x->lost || x->over.n == 0)
		return 0;
	return x->negative ? -1 : 1;
}

int
vk_exact_compare(const struct vk_exact *a, const struct vk_exact *b)
{
	int sign = vk_exact_sign(a), other = vk_exact_sign(b);
	struct wide x, y;

	if (a->lost || b->lost)
		return 0;
	if (sign != other)
		return sign < other ? -1 : 1;
	x = multiply_naturals(&a->over, &b->under);
	y = multiply_naturals(&b->over, &a->under);
	return sign < 0 ? compare_wide(&y, &x) : compare_wide(&x, &y);
}

/* ---- rounding ---- */

/* The size of x in units of 10^-decimals, half up; false without room. */
static bool
round_size(const struct vk_exact *x, int decimals, struct wide *out)
{
	struct wide over, under;

	if (x->lost)
		return false;
	over = widen(&x->over);
	under = widen(&x->under);
	while (decimals-- > 0)
		if (!scale_wide(&over, 10, 0))
			return false;
	if (over.n > WIDE - 2)
		return false;
	scale_wide(&over, 2, 0);
	add_wide(&over, &under);
	scale_wide(&under, 2, 0);
	*out = divide_wide(&over, &under);
	return true;
}

struct vk_exact
vk_exact_round(const struct vk_exact *x, int decimals)
{
	struct wide over, under = wide_of(1);

	if (!round_size(x, decimals, &over))
		return lost();
	while (decimals-- > 0)
		if (!scale_wide(&under, 10, 0))
			return lost();
	return fraction(x->negative, &over, &under);
}

bool
vk_exact_scaled(const struct vk_exact *x, int decimals, int64_t *out)
{
	struct wide size;
	uint64_t value = 0;

	if (!round_size(x, decimals, &size) || size.n > 2)
		return false;
	for (int i = size.n - 1; i >= 0; i--)
		value = value << LIMB_BITS | size.limb[i];
	if (value > INT64_MAX)
		return false;
	*out = x->negative ? -(int64_t)value : (int64_t)value;
	return true;
}

enum { MOST_FIGURES = WIDE * 10, SHOWN = MOST_FIGURES + MOST_FIGURES / 3 + 4 };

/* Written from the end: figures, points or a comma, and the sign. */
void
vk_exact_show(struct vk_buf *out, const struct vk_exact *x, int decimals)
{
	char room[SHOWN];
	char *end = room + SHOWN, *at = end;
	struct wide size;
	bool zero;

	if (!round_size(x, decimals, &size) || decimals > MOST_FIGURES / 2) {
		vk_buf_addc(out, '?');
		return;
	}
	zero = size.n == 0;
	for (int written = 0; size.n > 0 || written <= decimals; written++) {
		if (written == decimals && decimals > 0)
			*--at = ',';
		else if (written > decimals && (written - decimals) % 3 == 0)
			*--at = '.';
		*--at = (char)('0' + take_figure(&size));
	}
	if (x->negative && !zero)
		*--at = '-';
	vk_buf_add(out, at, (size_t)(end - at));
}
