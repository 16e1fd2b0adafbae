/*
 * UTF-8 and the repertoire: ASCII, the 134 Vietnamese letters, the letters of
 * Latin-1 for foreign names, and the signs that official papers use.  Tinos
 * and Liberation Serif hold them all but those of vk_sign_class.  Left out on
 * purpose: U+00D0 and U+00F0, which are taken for Đ and đ.
 */
#include "utf8.h"

#include "buf.h"

/* at: the place of the first sign in the repertoire; never changes. */
static const struct range {
	uint16_t first, last, at;
} repertoire[] = {
    {0x0020, 0x007E, 0}, /* ASCII */
    {0x00A0, 0x00A0, 95}, /* no-break space */
    {0x00A7, 0x00A7, 96}, /* § */
    {0x00AB, 0x00AB, 97}, /* « */
    {0x00B0, 0x00B3, 98}, /* ° ± ² ³ */
    {0x00B7, 0x00B7, 102}, /* · */
    {0x00B9, 0x00B9, 103}, /* ¹ */
    {0x00BB, 0x00BE, 104}, /* » ¼ ½ ¾ */
    {0x00C0, 0x00CF, 108}, /* À to Ï */
    {0x00D1, 0x00EF, 124}, /* Ñ to ï, with × */
    {0x00F1, 0x00FF, 155}, /* ñ to ÿ, with ÷ */
    {0x0102, 0x0103, 170}, /* Ă ă */
    {0x0110, 0x0111, 172}, /* Đ đ */
    {0x0128, 0x0129, 174}, /* Ĩ ĩ */
    {0x0152, 0x0153, 176}, /* Œ œ */
    {0x0168, 0x0169, 178}, /* Ũ ũ */
    {0x0178, 0x0178, 180}, /* Ÿ */
    {0x01A0, 0x01A1, 181}, /* Ơ ơ */
    {0x01AF, 0x01B0, 183}, /* Ư ư */
    {0x1EA0, 0x1EF9, 185}, /* Ạ to ỹ */
    {0x2011, 0x2011, 275}, /* no-break hyphen */
    {0x2013, 0x2014, 276}, /* en dash, em dash */
    {0x2018, 0x2019, 278}, /* ‘ ’ */
    {0x201C, 0x201D, 280}, /* “ ” */
    {0x2022, 0x2022, 282}, /* • */
    {0x2026, 0x2026, 283}, /* … */
    {0x2030, 0x2030, 284}, /* ‰ */
    {0x2070, 0x2070, 285}, /* ⁰ */
    {0x2074, 0x2079, 286}, /* ⁴ to ⁹ */
    {0x2080, 0x2089, 292}, /* ₀ to ₉ */
    {0x20AB, 0x20AC, 302}, /* ₫ € */
    {0x2212, 0x2212, 304}, /* minus */
    {0x2260, 0x2260, 305}, /* ≠ */
    {0x2264, 0x2265, 306}, /* ≤ ≥ */
    {0x2610, 0x2612, 308}, /* ☐ ☑ ☒ */
};
enum {
	RANGES = sizeof(repertoire) / sizeof(repertoire[0]),
	SIGNS = 311,
	PLAIN = 0, /* ranges that hold most of a text: ASCII, */
	TONED = 19 /* and the letters from Ạ to ỹ */
};

/* Length by the first byte, 0: never first; the least value of that length. */
static int
sequence_len(unsigned char first, uint32_t *bits, uint32_t *least)
{
	static const uint32_t leasts[] = {0, 0, 0x80, 0x800, 0x10000};
	int len = first < 0x80 ? 1
	    : first < 0xC2     ? 0
	    : first < 0xE0     ? 2
	    : first < 0xF0     ? 3
	    : first < 0xF5     ? 4
			       : 0;

	*bits = len < 2 ? first : first & (0x7FU >> len);
	*least = leasts[len];
	return len;
}

int
vk_utf8_decode_sequence(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char *bytes = (const unsigned char *)s;
	uint32_t value, least;
	int need;

	need = sequence_len(bytes[0], &value, &least);
	if (need == 0 || (size_t)need > len)
		return 0;
	for (int i = 1; i < need; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (bytes[i] & 0x3F);
	}
	if (value < least || value > 0x10FFFF ||
	    (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*cp = value;
	return need;
}

size_t
vk_utf8_encode(uint32_t cp, char out[4])
{
	static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t len = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;

	for (size_t i = len - 1; i > 0; i--, cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3F));
	out[0] = (char)(first[len] | cp);
	return len;
}

void
vk_utf8_add(struct vk_buf *b, uint32_t cp)
{
	char bytes[4];

	vk_buf_add(b, bytes, vk_utf8_encode(cp, bytes));
}

bool
vk_utf8_valid(const char *s, size_t len, size_t *bad_offset)
{
	size_t i = 0;

	while (i < len) {
		uint32_t cp;
		int used = vk_utf8_decode(s + i, len - i, &cp);

		if (used == 0) {
			if (bad_offset != NULL)
				*bad_offset = i;
			return false;
		}
		i += (size_t)used;
	}
	return true;
}

size_t
vk_utf8_count(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	return n;
}

static bool
is_in(const struct range *r, uint32_t cp)
{
	return cp >= r->first && cp <= r->last;
}

static int
place_in(const struct range *r, uint32_t cp)
{
	return (int)(r->at + (cp - r->first));
}

int
vk_repertoire_index(uint32_t cp)
{
	size_t low = 0, high = RANGES;

	if (is_in(&repertoire[PLAIN], cp))
		return place_in(&repertoire[PLAIN], cp);
	if (is_in(&repertoire[TONED], cp))
		return place_in(&repertoire[TONED], cp);
	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct range *r = &repertoire[middle];

		if (cp < r->first)
			high = middle;
		else if (cp > r->last)
			low = middle + 1;
		else
			return place_in(r, cp);
	}
	return -1;
}

uint32_t
vk_repertoire_at(int index)
{
	size_t i = RANGES - 1;

	while (repertoire[i].at > index)
		i--;
	return repertoire[i].first + (uint32_t)index - repertoire[i].at;
}

int
vk_repertoire_count(void)
{
	return SIGNS;
}

/* Raised and lowered figures; the first three raised ones stand apart. */
char
vk_repertoire_substitute(uint32_t cp, int *raise)
{
	char figure = 0;

	*raise = 0;
	if (cp == 0xA0)
		return ' ';
	if (cp == 0x2011)
		return '-';
	if (cp >= 0x2080 && cp <= 0x2089) {
		*raise = -1;
		return (char)('0' + (cp - 0x2080));
	}
	if (cp == 0xB9)
		figure = '1';
	else if (cp == 0xB2 || cp == 0xB3)
		figure = (char)('2' + (cp - 0xB2));
	else if (cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079))
		figure = (char)('0' + (cp - 0x2070));
	*raise = figure != 0;
	return figure;
}

enum vk_sign_class
vk_sign_class(uint32_t cp)
{
	int raise;

	if (vk_repertoire_index(cp) < 0)
		return VK_SIGN_OUTSIDE;
	if (cp >= 0x2610 && cp <= 0x2612)
		return VK_SIGN_DRAWN;
	if (vk_repertoire_substitute(cp, &raise) != 0)
		return VK_SIGN_SUBSTITUTED;
	return VK_SIGN_FACE;
}
