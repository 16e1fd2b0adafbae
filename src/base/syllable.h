/*
 * Vietnamese syllables: whether one is possible, where its tone mark stands,
 * and the form under which khoá and khóa are one word.  A word is a run of
 * letters in NFC; case counts as nothing.
 */
#ifndef VK_SYLLABLE_H
#define VK_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>

struct vk_buf;

enum vk_syllable_fault {
	VK_SYLLABLE_FINE,
	VK_SYLLABLE_PLACE, /* the tone mark stands on the wrong letter */
	VK_SYLLABLE_STOP, /* ends in c ch p t with a tone they cannot have */
	VK_SYLLABLE_NONE /* no onset and rhyme of the language */
};

/* oa, oe, uy with nothing behind them have two ways of writing. */
enum vk_tone_style {
	VK_TONE_EITHER, /* the two ways do not differ in this word */
	VK_TONE_OLD, /* khóa, khỏe, ủy */
	VK_TONE_NEW /* khoá, khoẻ, uỷ */
};

struct vk_syllable {
	enum vk_syllable_fault fault;
	enum vk_tone_style style;
};

struct vk_syllable vk_syllable_look(const char *word, size_t len);
/* How many tone marks it has: abbreviations none, no word more than one. */
unsigned vk_syllable_tones(const char *word, size_t len);

/*
 * Appends the word with its tone mark in its place, by the style where there
 * are two (EITHER leaves it); what is no syllable is appended as it is.
 */
void vk_syllable_settle(
    struct vk_buf *, const char *word, size_t len, enum vk_tone_style);

/*
 * Appends the syllable that is meant by a slip of the keyboard, and says so:
 * a horn on one of two letters ("thuờng", "đựơc"), an onset that cannot stand
 * before this vowel ("nghành").  Nothing is appended when there is none.
 */
bool vk_syllable_mend_vowels(struct vk_buf *, const char *word, size_t len);
bool vk_syllable_mend_onset(struct vk_buf *, const char *word, size_t len);

/*
 * Appends the form for comparing: lower case, the tone behind the letters.
 * Words that differ only in where the mark stands have the same one.
 */
void vk_syllable_key(struct vk_buf *, const char *word, size_t len);

#endif
