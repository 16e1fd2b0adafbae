/* Letters, number words and cases: tables, and no locale. */
#include "viet.h"

#include <string.h>

#include "buf.h"
#include "utf8.h"

enum { LETTERS = 23, WORDS = 99 };

const char *
vk_viet_letter(unsigned n)
{
	static const char *const letters[LETTERS] = {"a", "b", "c", "d", "đ",
	    "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s",
	    "t", "u", "v", "x", "y"};

	return n >= 1 && n <= LETTERS ? letters[n - 1] : NULL;
}

#define TEEN(ten)                                                              \
	ten, ten " một", ten " hai", ten " ba", ten " bốn", ten " lăm",        \
	    ten " sáu", ten " bảy", ten " tám", ten " chín"
#define TENS(ten)                                                              \
	ten, ten " mốt", ten " hai", ten " ba", ten " tư", ten " lăm",         \
	    ten " sáu", ten " bảy", ten " tám", ten " chín"

const char *
vk_viet_ordinal(unsigned n)
{
	static const char *const words[WORDS] = {"nhất", "hai", "ba", "tư",
	    "năm", "sáu", "bảy", "tám", "chín", TEEN("mười"), TENS("hai mươi"),
	    TENS("ba mươi"), TENS("bốn mươi"), TENS("năm mươi"),
	    TENS("sáu mươi"), TENS("bảy mươi"), TENS("tám mươi"),
	    TENS("chín mươi")};

	return n >= 1 && n <= WORDS ? words[n - 1] : NULL;
}

const char *
vk_viet_counted(unsigned n)
{
	static const char *const words[WORDS] = {"Một", "Hai", "Ba", "Bốn",
	    "Năm", "Sáu", "Bảy", "Tám", "Chín", TEEN("Mười"), TENS("Hai mươi"),
	    TENS("Ba mươi"), TENS("Bốn mươi"), TENS("Năm mươi"),
	    TENS("Sáu mươi"), TENS("Bảy mươi"), TENS("Tám mươi"),
	    TENS("Chín mươi")};

	return n >= 1 && n <= WORDS ? words[n - 1] : NULL;
}

const char *
vk_roman(unsigned n, bool capital, char room[VK_ROMAN_ROOM])
{
	static const struct {
		unsigned value;
		const char *capital, *small;
	} parts[] = {
	    {1000, "M", "m"},
	    {900, "CM", "cm"},
	    {500, "D", "d"},
	    {400, "CD", "cd"},
	    {100, "C", "c"},
	    {90, "XC", "xc"},
	    {50, "L", "l"},
	    {40, "XL", "xl"},
	    {10, "X", "x"},
	    {9, "IX", "ix"},
	    {5, "V", "v"},
	    {4, "IV", "iv"},
	    {1, "I", "i"},
	};

	if (n < 1 || n > 3999)
		return NULL;
	room[0] = '\0';
	for (size_t i = 0; n > 0; i++) {
		for (; n >= parts[i].value; n -= parts[i].value)
			strcat(
			    room, capital ? parts[i].capital : parts[i].small);
	}
	return room;
}

/*
 * Runs of letters where every second one is the capital of the next, and those
 * of Latin-1, where the small letter follows 32 places later.
 */
static const struct run {
	uint32_t first, last, distance;
} runs[] = {
    {'A', 'Z', 32},
    {0xC0, 0xD6, 32},
    {0xD8, 0xDE, 32},
    {0x102, 0x103, 1},
    {0x110, 0x111, 1},
    {0x128, 0x129, 1},
    {0x152, 0x153, 1},
    {0x168, 0x169, 1},
    {0x178, 0x178, 0},
    {0x1A0, 0x1A1, 1},
    {0x1AF, 0x1B0, 1},
    {0x1EA0, 0x1EF9, 1},
};
enum { RUNS = sizeof(runs) / sizeof(runs[0]), Y_CAPITAL = 0x178, Y = 0xFF };

uint32_t
vk_viet_lower(uint32_t cp)
{
	for (size_t i = 0; i < RUNS && cp >= runs[i].first; i++) {
		if (cp > runs[i].last)
			continue;
		if (runs[i].distance == 1)
			return runs[i].first + ((cp - runs[i].first) | 1U);
		return cp == Y_CAPITAL ? Y : cp + runs[i].distance;
	}
	return cp;
}

uint32_t
vk_viet_upper(uint32_t cp)
{
	if (cp == Y)
		return Y_CAPITAL;
	for (size_t i = 0; i < RUNS && cp >= runs[i].first; i++) {
		uint32_t distance = runs[i].distance;

		if (distance == 1 && cp <= runs[i].last)
			return runs[i].first + ((cp - runs[i].first) & ~1U);
		if (distance == 32 && cp >= runs[i].first + 32 &&
		    cp <= runs[i].last + 32)
			return cp - 32;
	}
	return cp;
}

uint32_t
vk_viet_fold(uint32_t cp)
{
	static const uint32_t d_stroke = 0x111, o_stroke = 0xF8;

	cp = vk_text_base(vk_viet_lower(cp));
	return cp == d_stroke ? 'd' : cp == o_stroke ? 'o' : cp;
}

/* Bytes that are no UTF-8 pass as they are. */
static void
add_changed(
    struct vk_buf *out, const char *s, size_t len, uint32_t change(uint32_t))
{
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		int used = vk_utf8_decode(s + i, len - i, &cp);

		if (used == 0) {
			vk_buf_addc(out, s[i++]);
			continue;
		}
		if (cp == 0xDF && change == vk_viet_upper)
			vk_buf_adds(out, "SS");
		else
			vk_utf8_add(out, change(cp));
		i += (size_t)used;
	}
}

void
vk_viet_upper_text(struct vk_buf *out, const char *s, size_t len)
{
	add_changed(out, s, len, vk_viet_upper);
}

void
vk_viet_lower_text(struct vk_buf *out, const char *s, size_t len)
{
	add_changed(out, s, len, vk_viet_lower);
}

void
vk_viet_fold_text(struct vk_buf *out, const char *s, size_t len)
{
	add_changed(out, s, len, vk_viet_fold);
}
