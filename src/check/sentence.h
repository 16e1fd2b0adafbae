/*
 * Sentences as they are held against those of another paper: by their words,
 * whatever their figures, and figure by figure.
 */
#ifndef VK_SENTENCE_H
#define VK_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/figure.h"
#include "rules.h"

enum { VK_SENTENCE_MARKS = 16 }; /* figures that are compared */

enum vk_mark_kind {
	VK_MARK_PLAIN, /* a figure */
	VK_MARK_LABEL, /* that counts or names something: "Điều 5" */
	VK_MARK_YEAR,
	VK_MARK_SPAN, /* a year that stays: "2026-2030", "đến năm 2030" */
	VK_MARK_DAY,
	VK_MARK_CITED /* the day of another paper */
};

struct vk_mark {
	enum vk_mark_kind kind;
	size_t at, end; /* in its line */
	struct vk_figure value; /* of a day: as one number */
};

struct vk_sentence {
	const char *words; /* figures left out */
	size_t n; /* how many */
	struct vk_mark marks[VK_SENTENCE_MARKS];
	size_t nmarks;
};

/* The bytes of check.line from `at` up to `end`; words live with the check. */
struct vk_sentence vk_sentence_read(struct vk_check *, size_t at, size_t end);
/* NULL: there are too many. */
struct vk_mark *vk_sentence_mark(
    struct vk_sentence *, enum vk_mark_kind, size_t at, size_t end);
/* Bytes of letters here, of `len` at most. */
size_t vk_sentence_letters(const char *, size_t len);

#endif
