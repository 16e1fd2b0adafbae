/*
 * Figures are read strictly: a point only divides thousands, a comma only
 * begins the decimals.  What could be an English number is never guessed at.
 */
#include "figure.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

static int
digits_at(const char *s)
{
	int n = 0;

	while (n < 4 && vk_is_digit(s[n]))
		n++;
	return n;
}

/* Takes one more digit; false when the value gets too large. */
static bool
push(int64_t *value, char digit)
{
	int add = digit - '0';

	if (*value > (INT64_MAX - add) / 10)
		return false;
	*value = *value * 10 + add;
	return true;
}

/* After the sign: what kind of number this is, without its value. */
static enum vk_figure_fault
check_form(const char *s)
{
	const char *start = s;

	if (*s == '\0')
		return VK_FIGURE_EMPTY;
	if (*s == '+' || *s == '-' || strncmp(s, "\xE2\x88\x92", 3) == 0)
		return VK_FIGURE_SIGN;
	if (!vk_is_digit(*s))
		return VK_FIGURE_NONE;
	while (vk_is_digit(*s))
		s++;
	if (*s == '.' && (s - start > 3 || *start == '0'))
		return VK_FIGURE_POINT;
	for (; *s == '.'; s += 4) {
		if (digits_at(s + 1) != 3)
			return VK_FIGURE_POINT;
	}
	if (*s == ',') {
		if (!vk_is_digit(*++s))
			return VK_FIGURE_NONE;
		while (vk_is_digit(*s))
			s++;
		if (*s == ',' || *s == '.')
			return VK_FIGURE_COMMAS;
	}
	return *s == '\0' ? VK_FIGURE_GOOD : VK_FIGURE_NONE;
}

/* A well-formed number without its sign; false when it is too large. */
static bool
read_value(const char *s, struct vk_figure *f)
{
	bool in_decimals = false;

	f->value = 0;
	f->scale = 0;
	for (; *s != '\0'; s++) {
		if (*s == ',')
			in_decimals = true;
		if (!vk_is_digit(*s))
			continue;
		if (!push(&f->value, *s))
			return false;
		if (in_decimals && ++f->scale > VK_FIGURE_DECIMALS)
			return false;
	}
	return true;
}

bool
vk_figure_parse(
    const char *text, struct vk_figure *out, enum vk_figure_fault *why)
{
	bool negative = *text == '-';
	const char *digits = text + (negative && text[1] != '\0');
	enum vk_figure_fault fault = check_form(digits);
	struct vk_figure f;

	if (fault == VK_FIGURE_GOOD && !read_value(digits, &f))
		fault = VK_FIGURE_LARGE;
	if (why != NULL)
		*why = fault;
	if (fault != VK_FIGURE_GOOD)
		return false;
	if (negative)
		f.value = -f.value;
	*out = f;
	return true;
}

/* Magnitude: also right for INT64_MIN. */
static uint64_t
size_of(int64_t value)
{
	return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/* Writes from the end: 20 digits, 6 points or a comma, and the sign fit. */
const char *
vk_figure_show(const struct vk_figure *f, char room[VK_FIGURE_ROOM])
{
	char *at = &room[VK_FIGURE_ROOM - 1];
	uint64_t left = size_of(f->value);
	int written = 0;

	*at = '\0';
	while (left > 0 || written <= f->scale) {
		if (written == f->scale && f->scale > 0)
			*--at = ',';
		else if (written > f->scale && (written - f->scale) % 3 == 0)
			*--at = '.';
		*--at = (char)('0' + left % 10);
		left /= 10;
		written++;
	}
	if (f->value < 0)
		*--at = '-';
	memmove(room, at, strlen(at) + 1);
	return room;
}

static int64_t
power_of_ten(int n)
{
	int64_t power = 1;

	while (n-- > 0)
		power *= 10;
	return power;
}

static int
compare(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

/* Whole parts first, then the decimals brought to the finer scale. */
int
vk_figure_compare(const struct vk_figure *a, const struct vk_figure *b)
{
	int64_t one_a = power_of_ten(a->scale), one_b = power_of_ten(b->scale);
	int64_t part_a = a->value % one_a, part_b = b->value % one_b;
	int whole = compare(a->value / one_a, b->value / one_b);

	if (whole != 0)
		return whole;
	if (a->scale < b->scale)
		part_a *= power_of_ten(b->scale - a->scale);
	else
		part_b *= power_of_ten(a->scale - b->scale);
	return compare(part_a, part_b);
}

int64_t
vk_figure_scaled(const struct vk_figure *f, int scale)
{
	int64_t value = f->value, unit, rest;

	assert(scale >= 0);
	if (f->scale > scale) {
		unit = power_of_ten(f->scale - scale);
		rest = value % unit;
		value /= unit;
		if (rest >= unit - unit / 2)
			value++;
		else if (-rest >= unit - unit / 2)
			value--;
		return value;
	}
	for (int i = f->scale; i < scale && value != 0; i++) {
		if (value > INT64_MAX / 10)
			return INT64_MAX;
		if (value < INT64_MIN / 10)
			return INT64_MIN;
		value *= 10;
	}
	return value;
}
