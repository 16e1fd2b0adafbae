/*
 * The lists against which the wording of a paper is held: slips, preferred
 * words, spellings of which one is to be used, terms, abbreviations.  Phrases
 * are found word by word, whatever their case and the place of a tone mark.
 */
#ifndef VK_WORDS_H
#define VK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"

enum vk_words_use { /* in the order of words.c's names */
	VK_WORDS_SLIP, /* [sai]: written wrongly, right */
	VK_WORDS_WORDING, /* [nen]: written, preferred */
	VK_WORDS_VARIANT, /* [lan]: both are right, but not in one paper */
	VK_WORDS_TERM, /* [hoa]: one capitalisation in one paper */
	VK_WORDS_SHORT, /* [viet-tat]: understood by every reader */
	VK_WORDS_FOREIGN, /* [tu-muon]: right, though no syllable */
	VK_WORDS_ABOLISHED, /* [bai-bo 2025-07-01]: a body that is no more */
	VK_WORDS_USES
};

enum { VK_WORDS_MOST = 12 }; /* words of a phrase */

struct vk_phrase {
	enum vk_words_use use;
	const char *text; /* as the list has it, context left out */
	const char *right; /* what to write; NULL: it is right as it is */
	size_t from, to; /* its words that count; a term may have none */
	size_t n; /* all words */
	unsigned capitals; /* a bit for each word that begins with one */
	size_t place; /* its number among those of its use; TERM: shared by
			 those that differ only in their context */
	size_t group; /* VARIANT: the number of the line they share */
	struct vk_date since; /* ABOLISHED: the first day without it */
	bool named; /* ABOLISHED: a name follows, "quận ..." */
	struct vk_phrase *next; /* others of the same words */
};

struct vk_words;
struct vk_words *vk_words_new(void);
void vk_words_free(struct vk_words *);

/* One line of a list as it says itself. */
struct vk_words_line {
	enum vk_words_use use;
	const char *text; /* words in brackets: (context) */
	const char *right; /* NULL: none */
	size_t group;
	struct vk_date since;
	bool named;
};
/*
 * A later line with the same words and use takes the place of the earlier one.
 * False: no words, too many, or signs that are no letters.
 */
bool vk_words_add(struct vk_words *, const struct vk_words_line *);

/* What every vk_phrase.place of that use is below. */
size_t vk_words_count(const struct vk_words *, enum vk_words_use);
size_t vk_words_groups(const struct vk_words *);

/* The number of a word that some phrase has, 0: none has it. */
unsigned vk_words_number(const struct vk_words *, const char *, size_t len);
/*
 * From the phrases that begin so far to those that go on with this word; 0 is
 * the beginning of all, and the answer when there are none.
 */
unsigned vk_words_step(const struct vk_words *, unsigned at, unsigned number);
/* The phrases that end here; NULL: none. */
const struct vk_phrase *vk_words_at(const struct vk_words *, unsigned at);

#endif
