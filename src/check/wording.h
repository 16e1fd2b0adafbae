/*
 * What the rules of wording share: a line of text cut into words, and what was
 * counted in the whole paper before the first word of it is judged.
 */
#ifndef VK_WORDING_H
#define VK_WORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/syllable.h"
#include "model/words.h"
#include "rules.h"

enum vk_word_fact {
	VK_WORD_CAPITAL = 1, /* begins with one */
	VK_WORD_UPPER = 2, /* two letters or more, all of them capitals */
	VK_WORD_STARTS = 4, /* a sentence begins with it */
	VK_WORD_CODE = 8, /* stands in a number, a symbol, an address */
	VK_WORD_MARKED = 16, /* has letters beyond ASCII */
	VK_WORD_LINKED = 32, /* one blank, and nothing else, before it */
	VK_WORD_HYPHEN = 64, /* joined to another one by a hyphen */
	VK_WORD_NAME = 128, /* a capital that no sentence asks for */
	VK_WORD_TOLD = 256 /* part of a slip that was noted */
};

struct vk_word { /* a run of letters */
	size_t at, len; /* in the line */
	unsigned is; /* enum vk_word_fact */
	unsigned number; /* vk_words_number */
	size_t met; /* place of the term that was met here last */
};

enum vk_line_fact {
	VK_LINE_CAPITALS = 1, /* all of it */
	VK_LINE_NAME = 2, /* of a person */
	VK_LINE_TERSE = 4, /* head, signature, recipients: abbreviations */
	VK_LINE_ATTACHED = 8, /* in another document, issued with this one */
	VK_LINE_SUBJECT = 16 /* says what the paper is about */
};

enum { VK_TERM_FORMS = 4 };

struct vk_term_count { /* of the capitals with which a term is written */
	unsigned forms[VK_TERM_FORMS];
	size_t n[VK_TERM_FORMS];
};

struct vk_short { /* an abbreviation of the paper */
	const char *text;
	bool explained; /* anywhere */
	size_t spelt_out; /* how often so far, with its words */
	bool told;
};

struct vk_shorts; /* check_short.c */

struct vk_prose {
	struct vk_check check;
	const struct vk_words *words;
	struct vk_word *word; /* of the line at hand, which is check.line */
	size_t n, room;
	unsigned line_is; /* enum vk_line_fact */
	struct vk_buf key, found, needed;

	size_t tones[VK_TONE_NEW + 1]; /* by style */
	enum vk_tone_style tone_style; /* the one to use */
	size_t quotes[2]; /* curly, straight */
	size_t dashes[2][3]; /* between blanks, between figures; - – — */
	size_t *variants; /* by vk_phrase.place */
	const struct vk_phrase **preferred; /* by vk_phrase.group */
	struct vk_term_count *terms; /* by vk_phrase.place */
	struct vk_shorts *shorts;
	unsigned long long kinds; /* of papers that it speaks about */
	uint32_t *spoilt; /* lines of the file with signs that were refused */
	size_t nspoilt;
};

/* Two functions: what a rule counts in a line, what it says of it then. */
struct vk_wording_rule {
	void (*count)(struct vk_prose *);
	void (*tell)(struct vk_prose *);
};
extern const struct vk_wording_rule vk_wording_phrases; /* check_phrase.c */
extern const struct vk_wording_rule vk_wording_tones; /* check_tone.c */
extern const struct vk_wording_rule vk_wording_syllables;
extern const struct vk_wording_rule vk_wording_terms; /* check_term.c */
extern const struct vk_wording_rule vk_wording_variants;
extern const struct vk_wording_rule vk_wording_shorts; /* check_short.c */
extern const struct vk_wording_rule vk_wording_kinds; /* check_kind.c */
extern const struct vk_wording_rule vk_wording_bodies; /* check_bodies.c */
extern const struct vk_wording_rule vk_wording_blanks; /* check_marks.c */
extern const struct vk_wording_rule vk_wording_marks;

void vk_wording_shorts_free(struct vk_shorts *);

/* What stands in a text node or a list, not in a line: check_marks.c. */
void vk_wording_runs(struct vk_prose *, const struct vk_node *text);
void vk_wording_items(struct vk_prose *, const struct vk_node *list);

/* Whether the element itself is a line: it has text, or what becomes text. */
bool vk_wording_is_line(const struct vk_node *);

/* ---- questions about words ---- */

static inline const char *
vk_word_text(const struct vk_prose *t, size_t i)
{
	return t->check.line.text + t->word[i].at;
}

static inline bool
vk_word_is(const struct vk_prose *t, size_t i, unsigned facts)
{
	return (t->word[i].is & facts) != 0;
}

/* Whether the words that belong to a phrase's capitals have them here. */
bool
vk_word_has_capitals(const struct vk_prose *, size_t at, unsigned capitals);

/*
 * Visits the phrases that begin with word `at`, shorter ones first, together
 * with those of the same words.
 */
typedef void vk_phrase_visit(
    struct vk_prose *, size_t at, const struct vk_phrase *, void *user);
void vk_word_phrases(
    struct vk_prose *t, size_t at, vk_phrase_visit *visit, void *user);

/* Notes a finding about the bytes from `at` on; `len` of them are found. */
void vk_wording_say(struct vk_prose *, enum vk_msg, size_t at, size_t len,
    const char *needed, const char *more);

#endif
