/*
 * Tone marks and syllables: khoá beside khóa, the mark on the wrong letter,
 * words that are none.  Names keep the spelling that is registered, foreign
 * words and abbreviations their own.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/viet.h"
#include "wording.h"

/* ---- the two ways of placing a mark ---- */

/*
 * Whether a word counts although it has a capital that may be a name's: these
 * are parts of the names of bodies.
 */
static bool
names_a_body(struct vk_prose *t, size_t i)
{
	static const char *const keys[] = {"uy2", "khoa4", "toa1"};

	vk_buf_clear(&t->key);
	vk_syllable_key(&t->key, vk_word_text(t, i), t->word[i].len);
	for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
		if (strcmp(keys[k], t->key.data) == 0)
			return true;
	}
	return false;
}

/* "ỦY BAN": so the guideline has it in capitals, and "uỷ ban" elsewhere. */
static bool
is_of_a_council(struct vk_prose *t, size_t i)
{
	if (!vk_word_is(t, i, VK_WORD_UPPER) || i + 1 >= t->n ||
	    !vk_word_is(t, i + 1, VK_WORD_LINKED))
		return false;
	vk_buf_clear(&t->key);
	vk_syllable_key(&t->key, vk_word_text(t, i), t->word[i].len);
	return strcmp(t->key.data, "uy2") == 0 &&
	    t->word[i + 1].len == strlen("BAN") &&
	    strncmp(vk_word_text(t, i + 1), "BAN", strlen("BAN")) == 0;
}

/* Which of the ways the word shows; EITHER when it does not count. */
static enum vk_tone_style
way_of(struct vk_prose *t, size_t i)
{
	struct vk_syllable s;

	if ((t->line_is & VK_LINE_NAME) != 0 ||
	    !vk_word_is(t, i, VK_WORD_MARKED) ||
	    vk_word_is(t, i, VK_WORD_CODE | VK_WORD_TOLD))
		return VK_TONE_EITHER;
	s = vk_syllable_look(vk_word_text(t, i), t->word[i].len);
	if (s.style == VK_TONE_EITHER || s.fault != VK_SYLLABLE_FINE)
		return VK_TONE_EITHER;
	if (vk_word_is(t, i, VK_WORD_NAME | VK_WORD_UPPER) &&
	    !names_a_body(t, i))
		return VK_TONE_EITHER;
	if (is_of_a_council(t, i))
		return VK_TONE_EITHER;
	return s.style;
}

/* The way that most words show; where they are equal, that of the first. */
static void
count_ways(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n; i++) {
		enum vk_tone_style way = way_of(t, i);

		if (way == VK_TONE_EITHER)
			continue;
		t->tones[way]++;
		if (t->tone_style == VK_TONE_EITHER ||
		    t->tones[way] > t->tones[t->tone_style])
			t->tone_style = way;
	}
}

static void
tell_ways(struct vk_prose *t)
{
	size_t all = t->tones[VK_TONE_OLD] + t->tones[VK_TONE_NEW];

	for (size_t i = 0; i < t->n; i++) {
		enum vk_tone_style way = way_of(t, i);
		char share[48];

		if (way == VK_TONE_EITHER || way == t->tone_style)
			continue;
		vk_buf_clear(&t->key);
		vk_buf_addn(&t->key, t->tones[t->tone_style]);
		vk_buf_addc(&t->key, '/');
		vk_buf_addn(&t->key, all);
		strncpy(share, t->key.data, sizeof(share) - 1);
		share[sizeof(share) - 1] = '\0';
		vk_buf_clear(&t->needed);
		vk_syllable_settle(&t->needed, vk_word_text(t, i),
		    t->word[i].len, t->tone_style);
		vk_wording_say(t, VK_MSG_TEXT_TONE_STYLE, t->word[i].at,
		    t->word[i].len, t->needed.data, share);
	}
}

const struct vk_wording_rule vk_wording_tones = {count_ways, tell_ways};

/* ---- syllables ---- */

/* What a word of letters is made of. */
struct make {
	size_t letters, vowels;
	bool foreign; /* f j w z, and what only other languages write */
	uint32_t first, second, last; /* without marks */
};

static bool
is_vowel(uint32_t plain)
{
	return plain < 0x80 && strchr("aeiouy", (int)plain) != NULL;
}

static struct make
make_of(const char *word, size_t len)
{
	struct make m = {0};

	for (size_t i = 0; i < len;) {
		uint32_t cp, base;
		int used = vk_utf8_decode(word + i, len - i, &cp);

		if (used == 0)
			break;
		base = vk_viet_fold(cp);
		m.first = m.letters == 0 ? base : m.first;
		m.second = m.letters == 1 ? base : m.second;
		m.last = base;
		m.letters++;
		m.vowels += is_vowel(base);
		m.foreign = m.foreign || base >= 0x80 ||
		    strchr("fjwz", (int)base) != NULL;
		i += (size_t)used;
	}
	return m;
}

/* Đắk, Krông, Búk: names of the peoples of the highlands, in capitals too. */
static bool
looks_like_name(const struct make *m)
{
	return strchr("bdgklrs", (int)m->last) != NULL ||
	    (!is_vowel(m->first) && strchr("dlr", (int)m->second) != NULL);
}

/* A list may say that it is right: "kilôgam". */
static bool
is_known(const struct vk_prose *t, size_t i)
{
	const struct vk_phrase *p = vk_words_at(
	    t->words, vk_words_step(t->words, 0, t->word[i].number));

	while (p != NULL && p->use != VK_WORDS_FOREIGN)
		p = p->next;
	return p != NULL;
}

static bool
is_exempt(const struct vk_prose *t, size_t i)
{
	const char *word = vk_word_text(t, i);
	size_t len = t->word[i].len;
	struct make m;

	if ((t->line_is & VK_LINE_NAME) != 0 ||
	    !vk_word_is(t, i, VK_WORD_MARKED) ||
	    vk_word_is(t, i, VK_WORD_CODE | VK_WORD_TOLD))
		return true;
	m = make_of(word, len);
	if (m.foreign || m.letters < 2 || m.vowels == 0)
		return true;
	if (vk_word_is(t, i, VK_WORD_UPPER) &&
	    vk_syllable_tones(word, len) == 0)
		return true;
	return is_known(t, i);
}

/* The word as it is meant, in t->needed; false: nobody knows. */
static bool
mend(struct vk_prose *t, size_t i)
{
	const char *word = vk_word_text(t, i);
	size_t len = t->word[i].len;

	vk_buf_clear(&t->needed);
	if (vk_syllable_mend_vowels(&t->needed, word, len))
		return true;
	return !vk_word_is(t, i, VK_WORD_NAME) &&
	    vk_syllable_mend_onset(&t->needed, word, len);
}

/*
 * What has the make of another language is left alone in names, which the
 * peoples of the country write in their own ways, and between hyphens.
 */
static bool
may_be_foreign(const struct vk_prose *t, size_t i)
{
	struct make m = make_of(vk_word_text(t, i), t->word[i].len);

	if (vk_word_is(t, i, VK_WORD_HYPHEN))
		return true;
	if (vk_syllable_tones(vk_word_text(t, i), t->word[i].len) > 1)
		return false;
	return vk_word_is(t, i, VK_WORD_UPPER)
	    ? looks_like_name(&m)
	    : vk_word_is(t, i, VK_WORD_CAPITAL);
}

static void
tell_no_syllable(struct vk_prose *t, size_t i)
{
	const struct vk_word *w = &t->word[i];

	if (mend(t, i))
		vk_wording_say(t, VK_MSG_TEXT_SYLLABLE_MEANT, w->at, w->len,
		    t->needed.data, NULL);
	else if (!may_be_foreign(t, i))
		vk_wording_say(
		    t, VK_MSG_TEXT_SYLLABLE, w->at, w->len, NULL, NULL);
}

static void
tell_place(struct vk_prose *t, size_t i)
{
	const struct vk_word *w = &t->word[i];

	vk_buf_clear(&t->needed);
	vk_syllable_settle(
	    &t->needed, vk_word_text(t, i), w->len, t->tone_style);
	vk_wording_say(
	    t, VK_MSG_TEXT_TONE_PLACE, w->at, w->len, t->needed.data, NULL);
}

static void
tell_syllables(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct vk_word *w = &t->word[i];
		struct vk_syllable s;

		if (is_exempt(t, i))
			continue;
		s = vk_syllable_look(vk_word_text(t, i), w->len);
		if (s.fault == VK_SYLLABLE_NONE)
			tell_no_syllable(t, i);
		else if (s.fault == VK_SYLLABLE_STOP)
			vk_wording_say(t, VK_MSG_TEXT_SYLLABLE_STOP, w->at,
			    w->len, NULL, NULL);
		else if (s.fault == VK_SYLLABLE_PLACE)
			tell_place(t, i);
	}
}

const struct vk_wording_rule vk_wording_syllables = {NULL, tell_syllables};
