/*
 * Labels: "the first label as it should look" (domain vocabulary 3.1) is read
 * once into a pattern, then shown for any number.
 */
#ifndef VK_NUMBERING_H
#define VK_NUMBERING_H

#include <stdbool.h>
#include <stddef.h>

struct vk_buf;

enum vk_counter {
	VK_COUNT_NONE, /* a sign: "-", "+", "*" */
	VK_COUNT_ARABIC,
	VK_COUNT_ROMAN,
	VK_COUNT_ROMAN_SMALL,
	VK_COUNT_LETTER,
	VK_COUNT_LETTER_SMALL,
	VK_COUNT_ORDINAL, /* nhất hai ba tư năm */
	VK_COUNT_WORD /* Một Hai Ba Bốn Năm */
};

struct vk_label { /* a pattern; points into the text it was read from */
	const char *text;
	size_t len;
	enum vk_counter counter;
	size_t at, size; /* the counter in the text */
};

struct vk_label vk_label_read(const char *text, size_t len);

/*
 * Adds the label of number `numbers[depth]`; earlier figures in the pattern
 * are the numbers of the levels above, from the right.  False where the
 * counter has no such number (letters end at y); a figure stands there then.
 */
bool vk_label_show(
    struct vk_buf *, const struct vk_label *, const int *numbers, int depth);

/* The n-th label (from 0) of a list divided by blanks; false beyond it. */
bool vk_label_nth(const char *list, int n, struct vk_label *);

#endif
