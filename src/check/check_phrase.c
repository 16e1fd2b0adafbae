/*
 * Known slips and preferred words, by the lists: the longest phrase that
 * stands at a place is meant, and what it covers is not judged again.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/viet.h"
#include "wording.h"

static void
take_longer(
    struct vk_prose *t, size_t at, const struct vk_phrase *p, void *user)
{
	const struct vk_phrase **best = user;

	if ((p->use == VK_WORDS_SLIP || p->use == VK_WORDS_WORDING) &&
	    vk_word_has_capitals(t, at, p->capitals) &&
	    (*best == NULL || p->n > (*best)->n ||
		(p->n == (*best)->n && p->capitals > (*best)->capitals)))
		*best = p;
}

/* "Vân Động": a capital on every word, which no list asks for. */
static bool
is_name(const struct vk_prose *t, size_t at, const struct vk_phrase *p)
{
	for (size_t i = 0; i < p->n; i++) {
		if (!vk_word_is(t, at + i, VK_WORD_CAPITAL) ||
		    vk_word_is(t, at + i, VK_WORD_UPPER))
			return false;
	}
	return p->n > 1 && p->capitals == 0;
}

/* Behind a comma or a semicolon no sentence begins. */
static bool
is_inside_sentence(const struct vk_prose *t, size_t i)
{
	const char *s = t->check.line.text;
	size_t at = t->word[i].at;

	while (at > 0 && s[at - 1] == ' ')
		at--;
	return at > 0 && (s[at - 1] == ',' || s[at - 1] == ';');
}

static void
add_capitalised(struct vk_buf *out, const char *text)
{
	uint32_t cp = 0;
	int used = vk_utf8_decode(text, strlen(text), &cp);

	vk_utf8_add(out, vk_viet_upper(cp));
	vk_buf_adds(out, text + used);
}

/* What is to be written, with the tone marks of the paper. */
static void
settle(struct vk_prose *t, const char *right)
{
	vk_buf_clear(&t->key);
	while (*right != '\0') {
		size_t len = strcspn(right, " ,;");

		vk_syllable_settle(&t->key, right, len, t->tone_style);
		right += len;
		if (*right != '\0')
			vk_buf_addc(&t->key, *right++);
	}
}

/* The same in the case of what stands there. */
static const char *
needed_for(struct vk_prose *t, size_t i, const struct vk_phrase *p)
{
	settle(t, p->right);
	vk_buf_clear(&t->needed);
	if (p->capitals == 0 && vk_word_is(t, i, VK_WORD_UPPER))
		vk_viet_upper_text(&t->needed, t->key.data, t->key.len);
	else if (p->capitals == 0 && vk_word_is(t, i, VK_WORD_CAPITAL) &&
	    !is_inside_sentence(t, i))
		add_capitalised(&t->needed, t->key.data);
	else
		vk_buf_adds(&t->needed, t->key.data);
	return vk_buf_str(&t->needed);
}

static void
tell_phrase(struct vk_prose *t, size_t i, const struct vk_phrase *p)
{
	const struct vk_word *first = &t->word[i + p->from];
	const struct vk_word *last = &t->word[i + p->to - 1];
	enum vk_msg msg =
	    p->use == VK_WORDS_SLIP ? VK_MSG_TEXT_SLIP : VK_MSG_TEXT_WORDING;

	vk_wording_say(t, msg, first->at, last->at + last->len - first->at,
	    needed_for(t, i + p->from, p), NULL);
	for (size_t k = i + p->from; k < i + p->to; k++)
		t->word[k].is |= VK_WORD_TOLD;
}

static void
tell_phrases(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n;) {
		const struct vk_phrase *best = NULL;

		vk_word_phrases(t, i, take_longer, &best);
		if (best != NULL && best->right != NULL && !is_name(t, i, best))
			tell_phrase(t, i, best);
		i += best != NULL ? best->n : 1;
	}
}

const struct vk_wording_rule vk_wording_phrases = {NULL, tell_phrases};
