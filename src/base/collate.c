/*
 * A key has three parts, each of which decides only where the ones before it
 * are equal: letters, tones, cases.  All that is neither letter nor figure
 * divides syllables.
 */
#include "collate.h"

#include <stdbool.h>
#include <string.h>

#include "buf.h"
#include "utf8.h"
#include "viet.h"

enum { END = 1, GAP, NUMBER, LETTER = 0x20, FOREIGN = 0x7f, TONES = 6 };

/* The letters in their order, each with its tones in theirs. */
static const uint32_t letters[][TONES] = {
    {'a', 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1},
    {0x103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7},
    {0xE2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD},
    {'b'},
    {'c'},
    {'d'},
    {0x111},
    {'e', 0xE8, 0x1EBB, 0x1EBD, 0xE9, 0x1EB9},
    {0xEA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7},
    {'f'},
    {'g'},
    {'h'},
    {'i', 0xEC, 0x1EC9, 0x129, 0xED, 0x1ECB},
    {'j'},
    {'k'},
    {'l'},
    {'m'},
    {'n'},
    {'o', 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD},
    {0xF4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9},
    {0x1A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3},
    {'p'},
    {'q'},
    {'r'},
    {'s'},
    {'t'},
    {'u', 0xF9, 0x1EE7, 0x169, 0xFA, 0x1EE5},
    {0x1B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1},
    {'v'},
    {'w'},
    {'x'},
    {'y', 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5},
    {'z'},
};

static bool
find_letter(uint32_t cp, int *rank, int *tone)
{
	for (int i = 0; i < (int)(sizeof(letters) / sizeof(letters[0])); i++)
		for (int k = 0; k < TONES; k++)
			if (letters[i][k] == cp) {
				*rank = i;
				*tone = k;
				return true;
			}
	return false;
}

/* Figures without zeros before them, behind how many they are. */
static size_t
add_number(struct vk_buf *out, const char *s, size_t len)
{
	size_t zeros = 0, n = 0;

	while (zeros + 1 < len && s[zeros] == '0' && s[zeros + 1] >= '0' &&
	    s[zeros + 1] <= '9')
		zeros++;
	while (zeros + n < len && s[zeros + n] >= '0' && s[zeros + n] <= '9')
		n++;
	vk_buf_addc(out, NUMBER);
	vk_buf_addc(out, (char)(n < 0xfe ? n : 0xfe));
	vk_buf_add(out, s + zeros, n);
	return zeros + n;
}

struct parts {
	struct vk_buf *letters;
	struct vk_buf tones, cases;
};

static void
add_sign(struct parts *p, uint32_t cp)
{
	uint32_t low = vk_viet_lower(cp);
	int rank, tone;

	if (find_letter(low, &rank, &tone)) {
		vk_buf_addc(p->letters, (char)(LETTER + rank));
		vk_buf_addc(&p->tones, (char)('1' + tone));
		vk_buf_addc(&p->cases, low == cp ? '1' : '2');
	} else if (cp > 0x7f && vk_text_base(low) != low) {
		vk_buf_addc(p->letters, FOREIGN);
		vk_utf8_add(p->letters, low);
	} else {
		vk_buf_addc(p->letters, GAP);
	}
}

void
vk_collate_key(struct vk_buf *out, const char *s, size_t len)
{
	struct parts p = {.letters = out};
	uint32_t cp;
	size_t used;

	for (; len > 0; s += used, len -= used) {
		if (*s >= '0' && *s <= '9') {
			used = add_number(out, s, len);
			continue;
		}
		used = (size_t)vk_utf8_decode(s, len, &cp);
		if (used == 0) {
			used = 1;
			cp = ' ';
		}
		add_sign(&p, cp);
	}
	vk_buf_addc(out, END);
	vk_buf_add(out, vk_buf_str(&p.tones), p.tones.len);
	vk_buf_addc(out, END);
	vk_buf_add(out, vk_buf_str(&p.cases), p.cases.len);
	vk_buf_free(&p.tones);
	vk_buf_free(&p.cases);
}
