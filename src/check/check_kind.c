/*
 * Words left from another kind of paper: "Chương trình hành động này" in a
 * plan.  A kind that the paper speaks about may be meant, and is let pass: one
 * in its subject, one that is issued with it, one with a number.
 */
#include <string.h>

#include "base/buf.h"
#include "model/kinds.h"
#include "wording.h"

enum { MOST_KINDS = 64, MOST_BACK = 4, NO_KIND = -1 };

static size_t
words_in(const char *name)
{
	size_t n = 1;

	for (; *name != '\0'; name++)
		n += *name == ' ';
	return n;
}

/* The kind whose name stands at word i; *n: its words. */
static int
kind_at(const struct vk_prose *t, size_t i, size_t *n)
{
	for (size_t k = 0; k < vk_kind_count() && k < MOST_KINDS; k++) {
		const char *name = vk_kind_at(k)->name;
		size_t used = vk_check_begins(vk_word_text(t, i), name);

		if (used == 0 || !vk_check_ends_word(vk_word_text(t, i) + used))
			continue;
		*n = words_in(name);
		return (int)k;
	}
	return NO_KIND;
}

/*
 * The kind that stands before word i, with two words between at most ("hành
 * động"); *first: where it begins.
 */
static int
kind_before(const struct vk_prose *t, size_t i, size_t *first)
{
	for (size_t back = 1; back <= i && back <= MOST_BACK; back++) {
		size_t n;
		int kind;

		if (!vk_word_is(t, i - back + 1, VK_WORD_LINKED))
			return NO_KIND;
		kind = kind_at(t, i - back, &n);
		if (kind == NO_KIND || n > back || back - n > 2)
			continue;
		*first = i - back;
		return kind;
	}
	return NO_KIND;
}

static bool
is_word(const struct vk_prose *t, size_t i, const char *word)
{
	return vk_check_begins(vk_word_text(t, i), word) == t->word[i].len;
}

static void
note_kind(struct vk_prose *t, int kind)
{
	if (kind != NO_KIND)
		t->kinds |= 1ULL << kind;
}

static void
count_kinds(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t unused;

		if ((t->line_is & VK_LINE_SUBJECT) != 0)
			note_kind(t, kind_at(t, i, &unused));
		if (is_word(t, i, "số"))
			note_kind(t, kind_before(t, i, &unused));
	}
}

static void
tell_kind(struct vk_prose *t, size_t i)
{
	size_t first = 0;
	int kind = kind_before(t, i, &first);
	const struct vk_word *w = &t->word[i];

	if (kind == NO_KIND || vk_kind_at((size_t)kind) == t->check.kind ||
	    (t->kinds >> kind & 1) != 0 ||
	    !vk_word_is(t, first, VK_WORD_CAPITAL))
		return;
	vk_buf_clear(&t->needed);
	vk_kind_sentence(t->check.kind, &t->needed);
	vk_buf_adds(&t->needed, " này");
	vk_wording_say(t, VK_MSG_TEXT_OTHER_KIND, t->word[first].at,
	    w->at + w->len - t->word[first].at, t->needed.data, NULL);
}

static void
tell_kinds(struct vk_prose *t)
{
	if (t->check.kind == NULL || (t->line_is & VK_LINE_ATTACHED) != 0)
		return;
	for (size_t i = 0; i < t->n; i++) {
		if (is_word(t, i, "này"))
			tell_kind(t, i);
	}
}

const struct vk_wording_rule vk_wording_kinds = {count_kinds, tell_kinds};
