/*
 * Bodies that are no more: a paper of 2026 names no district committee, unless
 * it speaks of the time when there was one.  Which bodies, and since when, say
 * the lists.
 */
#include <stdio.h>
#include <string.h>

#include "sense.h"
#include "wording.h"

/* ---- what is spoken of as past ---- */

static bool
has_past_word(const char *text, size_t at, size_t end)
{
	static const char *const words[] = {"cũ", "nguyên", "trước đây",
	    "trước khi", "thời kỳ", "sáp nhập", "sắp xếp", "hợp nhất", "nhập",
	    "giải thể", "kết thúc hoạt động", "chấm dứt", "bãi bỏ",
	    "không tổ chức", "bàn giao", "chuyển giao", "tiếp nhận", "kế thừa",
	    "chuyển về", "quê", "quê quán", "nguyên quán", "sinh ngày",
	    "sinh năm"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (vk_sense_has(text, at, end, words[i]))
			return true;
	}
	return false;
}

/* "ngày 30/6/2025", "trước ngày 01/7/2025" */
static bool
has_past_day(
    const char *text, size_t at, size_t end, const struct vk_date *since)
{
	struct vk_said_day d;

	while (vk_sense_day(text, &at, end, &d)) {
		struct vk_date day = {d.year, d.month, d.day};
		int later = vk_date_compare(&day, since);

		if (d.year > 0 &&
		    (later < 0 ||
			(later == 0 &&
			    vk_sense_behind(text, d.at, "trước", NULL))))
			return true;
	}
	return false;
}

/* "năm 2024", "nhiệm kỳ 2020-2025" */
static bool
has_past_year(const char *text, size_t at, size_t end, int since)
{
	for (; at < end; at++) {
		int year;

		if (vk_sense_begins_figure(text, at) &&
		    vk_sense_digits(text + at, 4, &year) == 4 && year >= 1900 &&
		    year < since)
			return true;
	}
	return false;
}

static bool
is_of_the_past(
    const struct vk_prose *t, size_t word, const struct vk_date *since)
{
	const char *text = t->check.line.text;
	size_t end, at = vk_sense_sentence(text, t->word[word].at, &end);

	return has_past_word(text, at, end) ||
	    has_past_year(text, at, end, since->year) ||
	    has_past_day(text, at, end, since);
}

/* ---- the bodies ---- */

/* A capital that is no abbreviation follows: "quận Long Biên". */
static bool
has_name_behind(const struct vk_prose *t, size_t i)
{
	return i < t->n && vk_word_is(t, i, VK_WORD_LINKED) &&
	    vk_word_is(t, i, VK_WORD_CAPITAL) &&
	    ((t->line_is & VK_LINE_CAPITALS) != 0 ||
		!vk_word_is(t, i, VK_WORD_UPPER));
}

static void
take_longer(
    struct vk_prose *t, size_t at, const struct vk_phrase *p, void *user)
{
	const struct vk_phrase **best = user;

	if (p->use == VK_WORDS_ABOLISHED &&
	    vk_date_compare(&t->check.date, &p->since) >= 0 &&
	    (!p->named || has_name_behind(t, at + p->n)) &&
	    (*best == NULL || p->n > (*best)->n))
		*best = p;
}

static void
tell_body(struct vk_prose *t, size_t i, const struct vk_phrase *p)
{
	char day[VK_DATE_PART_ROOM], month[VK_DATE_PART_ROOM], since[32];
	size_t last = i + p->n - 1;

	while (p->named && has_name_behind(t, last + 1))
		last++;
	snprintf(since, sizeof(since), "%s/%s/%d", vk_date_day(&p->since, day),
	    vk_date_month(&p->since, month), p->since.year);
	vk_wording_say(t, VK_MSG_TEXT_ABOLISHED, t->word[i].at,
	    t->word[last].at + t->word[last].len - t->word[i].at, since, NULL);
}

static void
tell_bodies(struct vk_prose *t)
{
	if (t->check.date.year == 0)
		return;
	for (size_t i = 0; i < t->n;) {
		const struct vk_phrase *best = NULL;

		vk_word_phrases(t, i, take_longer, &best);
		if (best != NULL && !is_of_the_past(t, i, &best->since))
			tell_body(t, i, best);
		i += best != NULL ? best->n : 1;
	}
}

const struct vk_wording_rule vk_wording_bodies = {NULL, tell_bodies};
