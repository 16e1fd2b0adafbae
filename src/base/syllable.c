/*
 * Syllables by tables: a word is taken apart into letters without tone, and
 * its tone; the letters into onset and rhyme.  Rare rhymes are let pass: what
 * is called impossible here is a slip, or no Vietnamese.
 */
#include "syllable.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "utf8.h"
#include "viet.h"

enum {
	MOST_LETTERS = 8, /* nghiêng has seven */
	LEVEL = 0,
	ACUTE = 4,
	BELOW = 5,
	NO_PLACE = -1
};

/* The letters of the language that bear a tone: what they are without it. */
static const struct toned {
	uint16_t letter, plain;
	uint8_t tone; /* huyền, hỏi, ngã, sắc, nặng, from 1 */
} toned[] = {
    {0xE0, 'a', 1},
    {0xE1, 'a', 4},
    {0xE3, 'a', 3},
    {0xE8, 'e', 1},
    {0xE9, 'e', 4},
    {0xEC, 'i', 1},
    {0xED, 'i', 4},
    {0xF2, 'o', 1},
    {0xF3, 'o', 4},
    {0xF5, 'o', 3},
    {0xF9, 'u', 1},
    {0xFA, 'u', 4},
    {0xFD, 'y', 4},
    {0x129, 'i', 3},
    {0x169, 'u', 3},
    {0x1EA1, 'a', 5},
    {0x1EA3, 'a', 2},
    {0x1EA5, 0xE2, 4},
    {0x1EA7, 0xE2, 1},
    {0x1EA9, 0xE2, 2},
    {0x1EAB, 0xE2, 3},
    {0x1EAD, 0xE2, 5},
    {0x1EAF, 0x103, 4},
    {0x1EB1, 0x103, 1},
    {0x1EB3, 0x103, 2},
    {0x1EB5, 0x103, 3},
    {0x1EB7, 0x103, 5},
    {0x1EB9, 'e', 5},
    {0x1EBB, 'e', 2},
    {0x1EBD, 'e', 3},
    {0x1EBF, 0xEA, 4},
    {0x1EC1, 0xEA, 1},
    {0x1EC3, 0xEA, 2},
    {0x1EC5, 0xEA, 3},
    {0x1EC7, 0xEA, 5},
    {0x1EC9, 'i', 2},
    {0x1ECB, 'i', 5},
    {0x1ECD, 'o', 5},
    {0x1ECF, 'o', 2},
    {0x1ED1, 0xF4, 4},
    {0x1ED3, 0xF4, 1},
    {0x1ED5, 0xF4, 2},
    {0x1ED7, 0xF4, 3},
    {0x1ED9, 0xF4, 5},
    {0x1EDB, 0x1A1, 4},
    {0x1EDD, 0x1A1, 1},
    {0x1EDF, 0x1A1, 2},
    {0x1EE1, 0x1A1, 3},
    {0x1EE3, 0x1A1, 5},
    {0x1EE5, 'u', 5},
    {0x1EE7, 'u', 2},
    {0x1EE9, 0x1B0, 4},
    {0x1EEB, 0x1B0, 1},
    {0x1EED, 0x1B0, 2},
    {0x1EEF, 0x1B0, 3},
    {0x1EF1, 0x1B0, 5},
    {0x1EF3, 'y', 1},
    {0x1EF5, 'y', 5},
    {0x1EF7, 'y', 2},
    {0x1EF9, 'y', 3},
};
enum {
	TONED = sizeof(toned) / sizeof(toned[0]),
	A_BREVE = 0x103,
	A_CIRCUMFLEX = 0xE2,
	D_STROKE = 0x111,
	E_CIRCUMFLEX = 0xEA,
	O_CIRCUMFLEX = 0xF4,
	O_HORN = 0x1A1,
	U_HORN = 0x1B0
};

struct letters {
	uint32_t at[MOST_LETTERS]; /* lower case, without tone */
	size_t n;
	int tone;
	int place; /* of the tone mark; NO_PLACE: none, or level */
	unsigned tones; /* how many marks */
	bool whole; /* it is not longer than a syllable can be */
};

struct cut { /* where the rhyme begins; 0 for none */
	size_t rhyme;
	bool after_qu;
};

/* ---- letters ---- */

static uint32_t
plain_of(uint32_t letter, int *tone)
{
	size_t low = 0, high = TONED;

	*tone = LEVEL;
	while (letter >= 0x80 && low < high) {
		size_t middle = (low + high) / 2;

		if (toned[middle].letter == letter) {
			*tone = toned[middle].tone;
			return toned[middle].plain;
		}
		if (toned[middle].letter < letter)
			low = middle + 1;
		else
			high = middle;
	}
	return letter;
}

/* A letter of either case, without tone, with this one. */
static uint32_t
with_tone(uint32_t letter, int tone)
{
	uint32_t low = vk_viet_lower(letter);

	for (size_t i = 0; tone != LEVEL && i < TONED; i++) {
		if (toned[i].plain == low && toned[i].tone == tone)
			return low == letter ? toned[i].letter
					     : vk_viet_upper(toned[i].letter);
	}
	return letter;
}

static void
take_apart(struct letters *l, const char *word, size_t len)
{
	*l = (struct letters){.place = NO_PLACE, .whole = true};
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		int tone, used = vk_utf8_decode(word + i, len - i, &cp);

		if (used == 0 || l->n == MOST_LETTERS) {
			l->whole = false;
			return;
		}
		l->at[l->n] = plain_of(vk_viet_lower(cp), &tone);
		if (tone != LEVEL) {
			l->tone = tone;
			l->place = (int)l->n;
			l->tones++;
		}
		l->n++;
		i += (size_t)used;
	}
}

static bool
is_one_of(uint32_t letter, const uint32_t *set)
{
	for (; *set != 0; set++) {
		if (*set == letter)
			return true;
	}
	return false;
}

static bool
is_marked_vowel(uint32_t letter)
{
	static const uint32_t set[] = {A_BREVE, A_CIRCUMFLEX, E_CIRCUMFLEX,
	    O_CIRCUMFLEX, O_HORN, U_HORN, 0};

	return is_one_of(letter, set);
}

static bool
is_vowel(uint32_t letter)
{
	static const uint32_t set[] = {'a', 'e', 'i', 'o', 'u', 'y', 0};

	return is_one_of(letter, set) || is_marked_vowel(letter);
}

/* e ê i y, before which k, gh and ngh stand. */
static bool
is_front(uint32_t letter)
{
	static const uint32_t set[] = {'e', E_CIRCUMFLEX, 'i', 'y', 0};

	return is_one_of(letter, set);
}

/* ---- rhymes ---- */

/* In the order of their bytes. */
static const char *const rhymes[] = {"a", "ac", "ach", "ai", "am", "an", "ang",
    "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en", "eng", "eo",
    "ep", "et", "i", "ia", "ich", "im", "in", "ing", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach",
    "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oau", "oay",
    "oc", "oe", "oem", "oen", "oeng", "oeo", "oet", "oi", "om", "on", "ong",
    "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăp", "oăt", "u",
    "ua", "uai", "uan", "uao", "uau", "uay", "uc", "ue", "ui", "um", "un",
    "ung", "uo", "up", "ut", "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt",
    "uyu", "uyên", "uyêt", "uâ", "uân", "uâng", "uât", "uây", "uê", "uêch",
    "uên", "uênh", "uêu", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "y",
    "yêc", "yêm", "yên", "yêng", "yêt", "yêu", "âc", "âm", "ân", "âng", "âp",
    "ât", "âu", "ây", "ê", "êc", "êch", "êm", "ên", "êng", "ênh", "êp", "êt",
    "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăm", "ăn",
    "ăng", "ăp", "ăt", "ơ", "ơi", "ơm", "ơn", "ơng", "ơp", "ơt", "ơu", "ư",
    "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươ", "ươc", "ươi", "ươm",
    "ươn", "ương", "ươp", "ươt", "ươu"};

static int
by_bytes(const void *key, const void *row)
{
	return strcmp(key, *(const char *const *)row);
}

enum { RHYME_ROOM = MOST_LETTERS * 4 + 2 };

static size_t
spell(char *out, const struct letters *l, size_t from)
{
	size_t len = 0;

	for (size_t i = from; i < l->n; i++)
		len += vk_utf8_encode(l->at[i], out + len);
	out[len] = '\0';
	return len;
}

static bool
is_rhyme(const char *text)
{
	return bsearch(text, rhymes, sizeof(rhymes) / sizeof(rhymes[0]),
		   sizeof(rhymes[0]), by_bytes) != NULL;
}

static bool
has_rhyme(const struct letters *l, size_t from)
{
	char text[RHYME_ROOM];

	return from < l->n && spell(text, l, from) > 0 && is_rhyme(text);
}

/* Behind "qu" the u of the rhyme is not written again: quý, quân, quoắt. */
static bool
has_rhyme_after_qu(const struct letters *l, size_t from)
{
	char text[RHYME_ROOM] = "u";

	if (from >= l->n)
		return false;
	spell(text + 1, l, from);
	if (l->at[from] == 'y' || l->at[from] == O_CIRCUMFLEX)
		return is_rhyme(text);
	if (l->at[from] == 'u' || l->at[from] == U_HORN)
		return false;
	return (l->at[from] != 'o' || l->n > from + 2) && is_rhyme(text + 1);
}

/* ---- onsets ---- */

/* Longer ones first. */
static const struct {
	char text[4];
	bool front, other; /* the vowels that may follow */
} onsets[] = {
    {"ngh", true, false},
    {"ch", true, true},
    {"gh", true, false},
    {"kh", true, true},
    {"ng", false, true},
    {"nh", true, true},
    {"ph", true, true},
    {"th", true, true},
    {"tr", true, true},
    {"b", true, true},
    {"c", false, true},
    {"d", true, true},
    {"g", false, true},
    {"h", true, true},
    {"k", true, false},
    {"l", true, true},
    {"m", true, true},
    {"n", true, true},
    {"p", true, true},
    {"r", true, true},
    {"s", true, true},
    {"t", true, true},
    {"v", true, true},
    {"x", true, true},
};

static bool
begins(const struct letters *l, const char *onset)
{
	size_t n = strlen(onset);

	for (size_t i = 0; i < n; i++) {
		if (i >= l->n || l->at[i] != (unsigned char)onset[i])
			return false;
	}
	return n < l->n;
}

/* The onset's length, whatever follows; 0: none. */
static size_t
onset_len(const struct letters *l, size_t *row)
{
	*row = sizeof(onsets) / sizeof(onsets[0]);
	if (l->n > 1 && l->at[0] == D_STROKE)
		return 1;
	for (size_t i = 0; i < sizeof(onsets) / sizeof(onsets[0]); i++) {
		if (begins(l, onsets[i].text)) {
			*row = i;
			return strlen(onsets[i].text);
		}
	}
	return 0;
}

/* Where onset and rhyme part; false: no such onset before such a vowel. */
static bool
cut_onset(const struct letters *l, struct cut *cut)
{
	size_t row, len = onset_len(l, &row);

	*cut = (struct cut){len, false};
	if (begins(l, "qu")) {
		*cut = (struct cut){2, true};
		return true;
	}
	/* gì, gìn: the i is the rhyme's; giếng is written with one i */
	if (begins(l, "gi") || (l->n == 2 && l->at[0] == 'g')) {
		cut->rhyme = l->n > 2 && is_vowel(l->at[2]) ? 2 : 1;
		return l->at[1] == 'i' || !is_front(l->at[1]);
	}
	if (row == sizeof(onsets) / sizeof(onsets[0]))
		return true;
	return is_front(l->at[len]) ? onsets[row].front : onsets[row].other;
}

static bool
is_possible(const struct letters *l, struct cut *cut)
{
	if (!l->whole || l->n == 0 || l->tones > 1 || !cut_onset(l, cut))
		return false;
	if (cut->after_qu)
		return has_rhyme_after_qu(l, cut->rhyme);
	return has_rhyme(l, cut->rhyme) ||
	    (cut->rhyme == 2 && begins(l, "gi") && has_rhyme(l, 1));
}

/* ---- tones ---- */

static bool
ends_in_stop(const struct letters *l)
{
	uint32_t last = l->at[l->n - 1];

	return last == 'c' || last == 'p' || last == 't' ||
	    (last == 'h' && l->n > 1 && l->at[l->n - 2] == 'c');
}

/* How many vowels the rhyme begins with. */
static size_t
nucleus_len(const struct letters *l, size_t from)
{
	size_t n = 0;

	while (from + n < l->n && is_vowel(l->at[from + n]))
		n++;
	return n;
}

static bool
has_two_ways(const struct letters *l, struct cut cut)
{
	uint32_t first, second;

	if (cut.after_qu || cut.rhyme + 2 != l->n)
		return false;
	first = l->at[cut.rhyme];
	second = l->at[cut.rhyme + 1];
	return (first == 'o' && (second == 'a' || second == 'e')) ||
	    (first == 'u' && second == 'y');
}

/* The letter that bears the mark, where there is only one way. */
static size_t
tone_letter(const struct letters *l, struct cut cut)
{
	size_t n = nucleus_len(l, cut.rhyme);

	for (size_t i = n; i > 0; i--) {
		if (is_marked_vowel(l->at[cut.rhyme + i - 1]))
			return cut.rhyme + i - 1;
	}
	if (n < 2)
		return cut.rhyme;
	if (n == 3 || cut.rhyme + n < l->n)
		return cut.rhyme + 1;
	return cut.rhyme;
}

static enum vk_tone_style
style_of(const struct letters *l, struct cut cut)
{
	if (l->place == NO_PLACE || !has_two_ways(l, cut))
		return VK_TONE_EITHER;
	return l->place == (int)cut.rhyme ? VK_TONE_OLD : VK_TONE_NEW;
}

static bool
is_in_place(const struct letters *l, struct cut cut)
{
	if (l->place == NO_PLACE)
		return true;
	if (has_two_ways(l, cut))
		return l->place >= (int)cut.rhyme;
	return l->place == (int)tone_letter(l, cut);
}

static struct vk_syllable
look(const struct letters *l, struct cut *cut)
{
	struct vk_syllable s = {VK_SYLLABLE_FINE, VK_TONE_EITHER};

	if (!is_possible(l, cut)) {
		s.fault = VK_SYLLABLE_NONE;
		return s;
	}
	s.style = style_of(l, *cut);
	if (ends_in_stop(l) && l->tone != ACUTE && l->tone != BELOW)
		s.fault = VK_SYLLABLE_STOP;
	else if (!is_in_place(l, *cut))
		s.fault = VK_SYLLABLE_PLACE;
	return s;
}

struct vk_syllable
vk_syllable_look(const char *word, size_t len)
{
	struct letters l;
	struct cut cut;

	take_apart(&l, word, len);
	return look(&l, &cut);
}

unsigned
vk_syllable_tones(const char *word, size_t len)
{
	struct letters l;

	take_apart(&l, word, len);
	return l.tones;
}

/* ---- mending ---- */

/* The word's letters in its own case, the tone on letter number `place`. */
static void
write_out(struct vk_buf *out, const struct letters *l, const char *word,
    size_t len, size_t place)
{
	for (size_t i = 0, n = 0; i < len && n < l->n; n++) {
		uint32_t cp, letter = l->at[n];
		int used = vk_utf8_decode(word + i, len - i, &cp);

		if (vk_viet_lower(cp) != cp)
			letter = vk_viet_upper(letter);
		if (n == place)
			letter = with_tone(letter, l->tone);
		vk_utf8_add(out, letter);
		i += (size_t)used;
	}
}

void
vk_syllable_settle(
    struct vk_buf *out, const char *word, size_t len, enum vk_tone_style wanted)
{
	struct letters l;
	struct cut cut;
	struct vk_syllable s;
	size_t place;

	take_apart(&l, word, len);
	s = look(&l, &cut);
	if (s.fault == VK_SYLLABLE_NONE || l.place == NO_PLACE) {
		vk_buf_add(out, word, len);
		return;
	}
	if (!has_two_ways(&l, cut))
		place = tone_letter(&l, cut);
	else if (wanted == VK_TONE_EITHER)
		place =
		    s.fault == VK_SYLLABLE_PLACE ? cut.rhyme : (size_t)l.place;
	else
		place = cut.rhyme + (wanted == VK_TONE_NEW);
	write_out(out, &l, word, len, place);
}

/* The changed letters, if they make a syllable with the tone of the word. */
static bool
give(struct vk_buf *out, const struct letters *l, const char *word, size_t len)
{
	struct cut cut;
	struct vk_syllable s = look(l, &cut);

	if (s.fault == VK_SYLLABLE_NONE || s.fault == VK_SYLLABLE_STOP)
		return false;
	write_out(out, l, word, len,
	    has_two_ways(l, cut) ? cut.rhyme : tone_letter(l, cut));
	return true;
}

bool
vk_syllable_mend_vowels(struct vk_buf *out, const char *word, size_t len)
{
	struct letters l;

	take_apart(&l, word, len);
	if (!l.whole)
		return false;
	for (size_t i = 0; i + 1 < l.n; i++) {
		bool first = l.at[i] == U_HORN && l.at[i + 1] == 'o';
		bool second = l.at[i] == 'u' && l.at[i + 1] == O_HORN;

		if (!first && !second)
			continue;
		l.at[i] = U_HORN;
		l.at[i + 1] = O_HORN;
		return give(out, &l, word, len);
	}
	return false;
}

static const struct {
	char from[4], to[4];
} wrong_onsets[] = {{"ngh", "ng"}, {"ng", "ngh"}, {"gh", "g"}, {"g", "gh"},
    {"k", "c"}, {"c", "k"}};

/* The rest of a word behind another onset, if that is a syllable. */
static bool
give_onset(struct vk_buf *out, const char *onset, const char *rest, size_t len)
{
	struct vk_buf changed = {0};
	struct vk_syllable s;

	vk_buf_adds(&changed, onset);
	vk_buf_add(&changed, rest, len);
	s = vk_syllable_look(changed.data, changed.len);
	if (s.fault == VK_SYLLABLE_FINE)
		vk_buf_add(out, changed.data, changed.len);
	vk_buf_free(&changed);
	return s.fault == VK_SYLLABLE_FINE;
}

bool
vk_syllable_mend_onset(struct vk_buf *out, const char *word, size_t len)
{
	size_t rows = sizeof(wrong_onsets) / sizeof(wrong_onsets[0]);

	for (size_t i = 0; i < rows; i++) {
		size_t n = strlen(wrong_onsets[i].from);

		if (len > n && memcmp(word, wrong_onsets[i].from, n) == 0 &&
		    give_onset(out, wrong_onsets[i].to, word + n, len - n))
			return true;
	}
	return false;
}

void
vk_syllable_key(struct vk_buf *out, const char *word, size_t len)
{
	struct letters l;

	take_apart(&l, word, len);
	if (!l.whole || l.tones > 1) {
		vk_viet_lower_text(out, word, len);
		return;
	}
	for (size_t i = 0; i < l.n; i++)
		vk_utf8_add(out, l.at[i]);
	if (l.tone != LEVEL)
		vk_buf_addc(out, (char)('0' + l.tone));
}
