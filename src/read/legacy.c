/*
 * Under the wrong table a Vietnamese text still consists of Vietnamese
 * letters, but not of Vietnamese syllables: consonants, one run of vowels with
 * one tone at most, and one of eight endings.
 */
#include "legacy.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/syllable.h"
#include "base/utf8.h"
#include "base/viet.h"

enum { MOST_SHARE = 100, LEAST_SHARE = 75, LEAST_WORDS = 1, WORD = 8 };

/* From 0x80 up: the letters, 0 for what is none. */
/* clang-format off */
static const uint16_t tcvn3[128] = {
	0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0,
	0, 0x0102, 0x00C2, 0x00CA, 0x00D4, 0x01A0, 0x01AF, 0x0110,
	0x0103, 0x00E2, 0x00EA, 0x00F4, 0x01A1, 0x01B0, 0x0111, 0,
	0, 0, 0, 0, 0, 0x00E0, 0x1EA3, 0x00E3,
	0x00E1, 0x1EA1, 0, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0,
	0, 0, 0, 0, 0, 0, 0x1EB7, 0x1EA7,
	0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD, 0x00E8, 0, 0x1EBB, 0x1EBD,
	0x00E9, 0x1EB9, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0x00EC,
	0x1EC9, 0, 0, 0, 0x0129, 0x00ED, 0x1ECB, 0x00F2,
	0, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD, 0x1ED3, 0x1ED5, 0x1ED7,
	0x1ED1, 0x1ED9, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0x00F9,
	0, 0x1EE7, 0x0169, 0x00FA, 0x1EE5, 0x1EEB, 0x1EED, 0x1EEF,
	0x1EE9, 0x1EF1, 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5, 0,
};
/* clang-format on */

/* clang-format off */
static const uint16_t viscii[128] = {
	0x1EA0, 0x1EAE, 0x1EB0, 0x1EB6, 0x1EA4, 0x1EA6, 0x1EA8, 0x1EAC,
	0x1EBC, 0x1EB8, 0x1EBE, 0x1EC0, 0x1EC2, 0x1EC4, 0x1EC6, 0x1ED0,
	0x1ED2, 0x1ED4, 0x1ED6, 0x1ED8, 0x1EE2, 0x1EDA, 0x1EDC, 0x1EDE,
	0x1ECA, 0x1ECE, 0x1ECC, 0x1EC8, 0x1EE6, 0x0168, 0x1EE4, 0x1EF2,
	0x00D5, 0x1EAF, 0x1EB1, 0x1EB7, 0x1EA5, 0x1EA7, 0x1EA9, 0x1EAD,
	0x1EBD, 0x1EB9, 0x1EBF, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EC7, 0x1ED1,
	0x1ED3, 0x1ED5, 0x1ED7, 0x1EE0, 0x01A0, 0x1ED9, 0x1EDD, 0x1EDF,
	0x1ECB, 0x1EF0, 0x1EE8, 0x1EEA, 0x1EEC, 0x01A1, 0x1EDB, 0x01AF,
	0x00C0, 0x00C1, 0x00C2, 0x00C3, 0x1EA2, 0x0102, 0x1EB3, 0x1EB5,
	0x00C8, 0x00C9, 0x00CA, 0x1EBA, 0x00CC, 0x00CD, 0x0128, 0x1EF3,
	0x0110, 0x1EE9, 0x00D2, 0x00D3, 0x00D4, 0x1EA1, 0x1EF7, 0x1EEB,
	0x1EED, 0x00D9, 0x00DA, 0x1EF9, 0x1EF5, 0x00DD, 0x1EE1, 0x01B0,
	0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x1EA3, 0x0103, 0x1EEF, 0x1EAB,
	0x00E8, 0x00E9, 0x00EA, 0x1EBB, 0x00EC, 0x00ED, 0x0129, 0x1EC9,
	0x0111, 0x1EF1, 0x00F2, 0x00F3, 0x00F4, 0x00F5, 0x1ECF, 0x1ECD,
	0x1EE5, 0x00F9, 0x00FA, 0x0169, 0x1EE7, 0x00FD, 0x1EE3, 0x1EEE,
};
/* clang-format on */

/* clang-format off */
static const uint16_t cp1258[128] = {
	0, 0, 0, 0x0192, 0, 0, 0, 0,
	0x02C6, 0, 0, 0, 0x0152, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0x0153, 0, 0, 0x0178,
	0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0x00AA, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0x00B5, 0, 0,
	0, 0, 0x00BA, 0, 0, 0, 0, 0,
	0x00C0, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x00C5, 0x00C6, 0x00C7,
	0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x0300, 0x00CD, 0x00CE, 0x00CF,
	0x0110, 0x00D1, 0x0309, 0x00D3, 0x00D4, 0x01A0, 0x00D6, 0,
	0x00D8, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x01AF, 0x0303, 0x00DF,
	0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x00E5, 0x00E6, 0x00E7,
	0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0301, 0x00ED, 0x00EE, 0x00EF,
	0x0111, 0x00F1, 0x0323, 0x00F3, 0x00F4, 0x01A1, 0x00F6, 0,
	0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x01B0, 0, 0x00FF,
};
/* clang-format on */

uint32_t
vk_legacy_letter(enum vk_legacy which, unsigned char byte)
{
	const uint16_t *table = which == VK_LEGACY_TCVN3 ? tcvn3 : viscii;

	return byte < 0x80 || table[byte - 0x80] == 0 ? byte
						      : table[byte - 0x80];
}

/* ---- letters ---- */

struct letter {
	char base; /* without any mark; 0: no letter */
	bool tone;
	bool capital;
};

/* Each vowel without tone, then with the five. */
static const char vowels[] = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộ"
			     "ơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";

static bool
has_tone(uint32_t lower)
{
	const char *s = vowels;
	uint32_t cp;

	for (size_t i = 0; *s != '\0'; i++) {
		s += vk_utf8_decode(s, 4, &cp);
		if (cp == lower)
			return i % 6 != 0;
	}
	return false;
}

static struct letter
letter_of(uint32_t cp)
{
	uint32_t lower = vk_viet_lower(cp), base = vk_viet_fold(cp);
	struct letter l = {0};

	if (base >= 'a' && base <= 'z') {
		l.base = (char)base;
		l.tone = has_tone(lower);
		l.capital = lower != cp;
	}
	return l;
}

/* ---- words ---- */

struct word {
	char letters[WORD];
	size_t n;
	unsigned tones;
	bool old; /* something in it is no ASCII */
	bool bad; /* no syllable, whatever comes */
	bool small; /* a small letter was there */
};

static void
add_letter(struct word *w, struct letter l)
{
	if (l.capital && w->small)
		w->bad = true;
	w->small = w->small || !l.capital;
	w->tones += l.tone;
	if (w->n == WORD - 1)
		w->bad = true;
	else
		w->letters[w->n++] = l.base;
}

static bool
is_among(const char *s, size_t len, const char *list)
{
	for (; *list != '\0'; list += strcspn(list, " "), list += *list == ' ')
		if (strcspn(list, " ") == len && memcmp(list, s, len) == 0)
			return true;
	return len == 0;
}

static bool
is_syllable(const struct word *w)
{
	size_t onset = strcspn(w->letters, "aeiouy");
	size_t vowel = strspn(w->letters + onset, "aeiouy");
	const char *end = w->letters + onset + vowel;

	return !w->bad && w->tones <= 1 && vowel >= 1 && vowel <= 4 &&
	    is_among(w->letters, onset,
		"b c ch d g gh h k kh l m n ng ngh nh p ph q r s t th tr v "
		"x") &&
	    is_among(end, strlen(end), "c ch m n ng nh p t");
}

struct tally {
	size_t good, all; /* words that are not ASCII */
};

/* `whole`: the word with its marks, which say more; empty: not known. */
static void
end_word(struct word *w, struct vk_buf *whole, struct tally *t)
{
	if (w->old) {
		t->all++;
		w->letters[w->n] = '\0';
		t->good += is_syllable(w) &&
		    (whole->len == 0 ||
			vk_syllable_look(whole->data, whole->len).fault !=
			    VK_SYLLABLE_NONE);
	}
	*w = (struct word){.n = 0};
	vk_buf_clear(whole);
}

/* A mark of CP1258 that stands behind its letter. */
static bool
is_combining(uint32_t cp)
{
	return cp >= 0x300 && cp <= 0x36F;
}

static struct tally
try_table(const uint16_t table[128], const unsigned char *s, size_t len)
{
	struct tally t = {0};
	struct word w = {.n = 0};
	struct vk_buf whole = {0};
	bool composed = table != cp1258;

	for (size_t i = 0; i < len; i++) {
		uint32_t cp = s[i] < 0x80 ? s[i] : table[s[i] - 0x80];
		struct letter l = letter_of(cp);

		if (is_combining(cp) && w.n > 0)
			w.tones++;
		else if (l.base != 0)
			add_letter(&w, l);
		else if (s[i] >= 0x80)
			w.bad = true;
		else
			end_word(&w, &whole, &t);
		if (l.base != 0 && composed)
			vk_utf8_add(&whole, cp);
		w.old = w.old || s[i] >= 0x80;
	}
	end_word(&w, &whole, &t);
	vk_buf_free(&whole);
	return t;
}

/* ---- VNI: a letter, then a byte for its marks ---- */

/* What is a letter by itself, small: capitals are 0x20 lower. */
static struct letter
vni_letter(unsigned char c)
{
	static const char codes[] = "\xF4\xF6\xF1\xED\xEC\xE6\xF3\xF2\xEE";
	static const char bases[] = "oudiiiiiy";
	bool capital = c >= 0xC0 && c < 0xE0;
	const char *at;
	struct letter l = {0};

	if (c < 0x80)
		return letter_of(c);
	at = strchr(codes, capital ? c + 0x20 : c);
	if (at == NULL || *at == '\0')
		return l;
	l.base = bases[at - codes];
	l.tone = at - codes >= 3;
	l.capital = capital;
	return l;
}

static bool
vni_mark(unsigned char c, bool *tone)
{
	static const char marks[] = "\xE2\xEA\xF9\xF8\xFB\xF5\xEF\xE1\xE0"
				    "\xE5\xE3\xE4\xE9\xE8\xFA\xFC\xEB";
	const char *at =
	    c >= 0xC0 ? strchr(marks, c < 0xE0 ? c + 0x20 : c) : NULL;

	*tone = at != NULL && at - marks >= 2;
	return at != NULL;
}

static struct tally
try_vni(const unsigned char *s, size_t len)
{
	struct tally t = {0};
	struct word w = {.n = 0};
	struct vk_buf none = {0};
	bool tone;

	for (size_t i = 0; i < len; i++) {
		struct letter l = vni_letter(s[i]);

		if (s[i] < 0x80 && l.base == 0) {
			end_word(&w, &none, &t);
			continue;
		}
		w.old = w.old || s[i] >= 0x80;
		if (l.base != 0)
			add_letter(&w, l);
		else if (w.n > 0 &&
		    strchr("aeouy", w.letters[w.n - 1]) != NULL &&
		    vni_mark(s[i], &tone))
			w.tones += tone;
		else
			w.bad = true;
	}
	end_word(&w, &none, &t);
	return t;
}

const char *
vk_legacy_name(const char *bytes, size_t len)
{
	static const char *const names[] = {
	    "TCVN3 (ABC)", "VNI", "VISCII", "Windows-1258"};
	const unsigned char *s = (const unsigned char *)bytes;
	struct tally tries[] = {try_table(tcvn3, s, len), try_vni(s, len),
	    try_table(viscii, s, len), try_table(cp1258, s, len)};
	size_t best = 0;

	for (size_t i = 1; i < sizeof(tries) / sizeof(*tries); i++)
		if (tries[i].good > tries[best].good)
			best = i;
	if (tries[best].good < LEAST_WORDS ||
	    tries[best].good * MOST_SHARE < tries[best].all * LEAST_SHARE)
		return NULL;
	return names[best];
}
