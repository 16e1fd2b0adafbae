/* Lengths from "14pt" and "20mm" to whole 1/1024 pt, and back. */
#include "len.h"

#include <stdio.h>
#include <string.h>

enum { MILLION = 1000000 };
static const int64_t LARGEST = (int64_t)100000 * VK_PT;

static int64_t
divide_rounded(int64_t n, int64_t d)
{
	return n >= 0 ? (n + d / 2) / d : -((-n + d / 2) / d);
}

vk_len
vk_len_from_um(int64_t um)
{
	/* 25.4 mm = 72 pt: 1 um = 72 * 1024 / 25400 units */
	return (vk_len)divide_rounded(um * 72 * VK_PT, 25400);
}

int64_t
vk_len_to_um(vk_len len)
{
	return divide_rounded((int64_t)len * 25400, (int64_t)72 * VK_PT);
}

double
vk_len_pt(vk_len len)
{
	return (double)len / VK_PT;
}

/* Reads digits with at most six decimals, as millionths. */
static bool
read_decimal(const char **at, int64_t *out)
{
	const char *s = *at;
	int64_t whole = 0, part = 0, scale = MILLION;
	int digits = 0;

	for (; *s >= '0' && *s <= '9'; s++, digits++) {
		whole = whole * 10 + (*s - '0');
		if (whole > LARGEST)
			return false;
	}
	if (digits == 0)
		return false;
	if (*s == '.') {
		s++;
		if (*s < '0' || *s > '9')
			return false;
		for (; *s >= '0' && *s <= '9'; s++) {
			if (scale == 1)
				return false;
			scale /= 10;
			part += (*s - '0') * scale;
		}
	}
	*at = s;
	*out = whole * MILLION + part;
	return true;
}

bool
vk_len_parse(const char *text, vk_len *out)
{
	bool negative = *text == '-';
	int64_t value, len;

	if (negative)
		text++;
	if (!read_decimal(&text, &value))
		return false;
	if (strcmp(text, "pt") == 0)
		len = divide_rounded(value * VK_PT, MILLION);
	else if (strcmp(text, "mm") == 0)
		len = divide_rounded(value * 72 * VK_PT, 25400000);
	else
		return false;
	if (len > LARGEST)
		return false;
	*out = (vk_len)(negative ? -len : len);
	return true;
}

/* As few decimals as read back to the same length; four always do. */
const char *
vk_len_show(vk_len len, char room[VK_LEN_ROOM])
{
	int64_t n = len < 0 ? -(int64_t)len : len;
	int64_t scale = 1, value = divide_rounded(n, VK_PT);
	int used;

	while (divide_rounded(value * VK_PT, scale) != n) {
		scale *= 10;
		value = divide_rounded(n * scale, VK_PT);
	}
	used = snprintf(room, VK_LEN_ROOM, "%s%d", len < 0 ? "-" : "",
	    (int)(value / scale));
	if (scale > 1) {
		/* "1025": the leading 1 keeps the zeros, and gives way */
		char *point = room + used;

		used += snprintf(point, VK_LEN_ROOM - (size_t)used, "%d",
		    (int)(value % scale + scale));
		*point = '.';
	}
	strcpy(room + used, "pt");
	return room;
}
