/*
 * Abbreviations: each is spelt out once, at its first place, unless every
 * reader knows it.  "Gia đình văn hóa (GĐVH)" and "GĐVH (gia đình văn hóa)"
 * spell it out; "(GĐVH)" alone may.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "wording.h"

struct vk_shorts {
	struct vk_short *at; /* a power of two, at most half full */
	size_t n, room;
};

void
vk_wording_shorts_free(struct vk_shorts *s)
{
	if (s != NULL)
		free(s->at);
	free(s);
}

/* ---- the table ---- */

static struct vk_short *
slot_of(const struct vk_shorts *s, const char *text, size_t len)
{
	size_t h = 5381, mask = s->room - 1;

	for (size_t i = 0; i < len; i++)
		h = h * 33 + (unsigned char)text[i];
	for (h &= mask;; h = (h + 1) & mask) {
		const char *there = s->at[h].text;

		if (there == NULL ||
		    (strncmp(there, text, len) == 0 && there[len] == '\0'))
			return &s->at[h];
	}
}

static void
grow(struct vk_shorts *s)
{
	struct vk_shorts old = *s;

	if (s->n * 2 < s->room)
		return;
	s->room = old.room > 0 ? old.room * 2 : 64;
	s->at = vk_alloc(s->room, sizeof(*s->at));
	for (size_t i = 0; i < old.room; i++) {
		const char *text = old.at[i].text;

		if (text != NULL)
			*slot_of(s, text, strlen(text)) = old.at[i];
	}
	free(old.at);
}

static struct vk_short *
find(struct vk_prose *t, size_t i)
{
	const char *text = vk_word_text(t, i);
	size_t len = t->word[i].len;
	struct vk_short *slot;

	if (t->shorts == NULL)
		t->shorts = vk_alloc(1, sizeof(*t->shorts));
	grow(t->shorts);
	slot = slot_of(t->shorts, text, len);
	if (slot->text == NULL) {
		slot->text = vk_check_keep(&t->check, text, len);
		t->shorts->n++;
	}
	return slot;
}

/* ---- what is an abbreviation ---- */

static bool
is_roman(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (strchr("IVXLCDM", s[i]) == NULL)
			return false;
	}
	return true;
}

/* A list says that every reader knows it. */
static bool
is_known(const struct vk_prose *t, size_t i)
{
	const struct vk_phrase *p = vk_words_at(
	    t->words, vk_words_step(t->words, 0, t->word[i].number));

	while (
	    p != NULL && p->use != VK_WORDS_SHORT && p->use != VK_WORDS_FOREIGN)
		p = p->next;
	return p != NULL;
}

/* "T/M", "NQ/TW" and what hangs on a hyphen are symbols. */
static bool
is_symbol(const struct vk_prose *t, size_t i)
{
	const struct vk_word *w = &t->word[i];
	const char *s = t->check.line.text;

	return vk_word_is(t, i, VK_WORD_CODE | VK_WORD_HYPHEN) ||
	    (w->at > 0 && strchr("/.&", s[w->at - 1]) != NULL) ||
	    s[w->at + w->len] == '/' || s[w->at + w->len] == '&';
}

static bool
is_short(struct vk_prose *t, size_t i)
{
	const char *s = vk_word_text(t, i);
	size_t len = t->word[i].len;

	if (!vk_word_is(t, i, VK_WORD_UPPER) ||
	    (t->line_is &
		(VK_LINE_CAPITALS | VK_LINE_TERSE | VK_LINE_NAME |
		    VK_LINE_SUBJECT)) != 0)
		return false;
	return !is_roman(s, len) && !is_symbol(t, i) && !is_known(t, i) &&
	    vk_syllable_tones(s, len) == 0 &&
	    vk_syllable_look(s, len).fault == VK_SYLLABLE_NONE;
}

/* ---- whether it is spelt out ---- */

/* The letter at *at of the abbreviation, without a tone; *at goes past it. */
static uint32_t
next_initial(const char *s, size_t len, size_t *at)
{
	uint32_t cp = 0;
	int used = vk_utf8_decode(s + *at, len - *at, &cp);
	char key[8];
	struct vk_buf plain = {0};

	if (used == 0)
		return 0;
	vk_syllable_key(&plain, s + *at, (size_t)used);
	memset(key, 0, sizeof(key));
	strncpy(key, vk_buf_str(&plain), sizeof(key) - 1);
	vk_buf_free(&plain);
	*at += (size_t)used;
	(void)vk_utf8_decode(key, strlen(key), &cp);
	return cp;
}

/* Whether the words from `first` on begin with the letters of word i. */
static bool
begin_with(const struct vk_prose *t, size_t first, size_t i)
{
	const char *s = vk_word_text(t, i);
	size_t len = t->word[i].len, word = first;

	for (size_t at = 0; at < len; word++) {
		size_t begin = 0;

		if (word >= t->n || word == i ||
		    (word > first && !vk_word_is(t, word, VK_WORD_LINKED)) ||
		    next_initial(s, len, &at) !=
			next_initial(
			    vk_word_text(t, word), t->word[word].len, &begin))
			return false;
	}
	return true;
}

static bool
is_in_brackets(const struct vk_prose *t, size_t i)
{
	const struct vk_word *w = &t->word[i];
	const char *s = t->check.line.text;

	return w->at > 0 && s[w->at - 1] == '(' && s[w->at + w->len] == ')';
}

/* "(gọi tắt là GĐVH)". */
static bool
is_introduced(const struct vk_prose *t, size_t i)
{
	static const char *const before[] = {"là", "tắt"};

	for (size_t k = 0; i > 0 && k < 2; k++) {
		size_t used =
		    vk_check_begins(vk_word_text(t, i - 1), before[k]);

		if (used > 0 && used == t->word[i - 1].len)
			return vk_word_is(t, i, VK_WORD_LINKED) &&
			    t->check.line
				.text[t->word[i].at + t->word[i].len] == ')';
	}
	return false;
}

static bool
is_spelt_out(const struct vk_prose *t, size_t i)
{
	const struct vk_word *w = &t->word[i];
	const char *after = t->check.line.text + w->at + w->len;
	size_t letters = vk_utf8_count(vk_word_text(t, i), w->len);

	if (is_introduced(t, i))
		return true;
	if (is_in_brackets(t, i) && i >= letters)
		return begin_with(t, i - letters, i);
	return (strncmp(after, " (", 2) == 0 || *after == ':') &&
	    begin_with(t, i + 1, i);
}

static void
count_shorts(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct vk_short *s;

		if (!is_short(t, i))
			continue;
		s = find(t, i);
		s->explained =
		    s->explained || is_in_brackets(t, i) || is_spelt_out(t, i);
	}
}

static void
tell_shorts(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct vk_word *w = &t->word[i];
		struct vk_short *s;

		if (!is_short(t, i))
			continue;
		s = find(t, i);
		if (!s->explained && !s->told) {
			vk_wording_say(
			    t, VK_MSG_TEXT_SHORT, w->at, w->len, NULL, NULL);
			s->told = true;
		}
		if (s->explained && is_spelt_out(t, i) && s->spelt_out++ > 0)
			vk_wording_say(t, VK_MSG_TEXT_SHORT_TWICE, w->at,
			    w->len, NULL, NULL);
	}
}

const struct vk_wording_rule vk_wording_shorts = {count_shorts, tell_shorts};
