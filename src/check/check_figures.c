/*
 * Figures that stand twice, in an attribute for the machine and in the text
 * for the reader: they agree by value, "01" is 1 and "hai" is 2.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "sense.h"

/* ---- whether a text says a figure ---- */

/* "1,3 triệu" is 1.300.000, too. */
static int
zeros_of(const char *s)
{
	static const struct {
		const char *word;
		int zeros;
	} scales[] = {
	    {"nghìn", 3}, {"ngàn", 3}, {"triệu", 6}, {"tỷ", 9}, {"tỉ", 9}};

	s += vk_sense_blanks(s);
	for (size_t i = 0; i < sizeof(scales) / sizeof(*scales); i++) {
		if (vk_sense_words(s, scales[i].word) > 0)
			return scales[i].zeros;
	}
	return 0;
}

static bool
is_same(const struct vk_figure *f, const struct vk_figure *wanted, int zeros)
{
	if (vk_figure_compare(f, wanted) == 0)
		return true;
	return zeros > 0 && wanted->scale == 0 && f->scale <= zeros &&
	    vk_figure_scaled(f, zeros) == wanted->value;
}

/* In figures anywhere, also "3" of "3-5%" and "5" of "3/5". */
static bool
has_figure(const char *text, const struct vk_figure *wanted)
{
	for (size_t at = 0; text[at] != '\0';) {
		struct vk_figure f;
		size_t used = vk_sense_figure(text + at, &f);

		if (used > 0 && is_same(&f, wanted, zeros_of(text + at + used)))
			return true;
		used += strspn(text + at + used, "0123456789");
		at += used > 0 ? used : 1;
	}
	return false;
}

/* "Năm" is five, and a year: "hằng năm", "năm 2026", "trong năm". */
static bool
is_year(const char *text, size_t at, size_t used)
{
	static const char *const before[] = {"hàng", "hằng", "trong", "mỗi",
	    "từng", "cả", "các", "đầu", "giữa", "cuối", "nhiều", "số", "một",
	    "cùng kỳ", "so với"};
	const char *next = text + at + used;

	for (size_t i = 0; i < sizeof(before) / sizeof(*before); i++) {
		if (vk_sense_behind(text, at, before[i], NULL))
			return true;
	}
	next += vk_sense_blanks(next);
	return vk_is_digit(*next) || vk_sense_words(next, "trước") > 0 ||
	    vk_sense_words(next, "nay") > 0 || vk_sense_words(next, "sau") > 0;
}

static bool
has_five(const char *text)
{
	for (size_t at = 0; text[at] != '\0';
	     at = vk_sense_next_word(text, at)) {
		size_t used = vk_sense_words(text + at, "năm");

		if (used > 0 && !is_year(text, at, used))
			return true;
	}
	return false;
}

enum { MOST_IN_WORDS = 99 };

static bool
has_word(const char *text, const struct vk_figure *wanted)
{
	struct vk_buf word = {0};
	bool found;

	if (wanted->scale > 0 || wanted->value < 1 ||
	    wanted->value > MOST_IN_WORDS)
		return false;
	if (wanted->value == 5)
		return has_five(text);
	vk_buf_adds(&word, "");
	vk_viet_lower_text(&word, vk_viet_counted((unsigned)wanted->value),
	    strlen(vk_viet_counted((unsigned)wanted->value)));
	found = vk_sense_has(text, 0, strlen(text), word.data);
	vk_buf_free(&word);
	return found;
}

static bool
says(const char *text, const struct vk_figure *wanted)
{
	return wanted->value == 0 || has_figure(text, wanted) ||
	    has_word(text, wanted);
}

/* ---- where the text is ---- */

/*
 * The row of a table, cell by cell, or the paragraph around an element.  What
 * stands around a target of a list are other targets.
 */
static void
read_around(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_node *row = n;

	while (row != NULL && row->kind != VK_EL_ROW)
		row = row->parent;
	vk_line_clear(&c->line);
	if (row == NULL) {
		if (n->parent->kind != VK_EL_TARGETS)
			vk_line_add(&c->line, n->parent);
		return;
	}
	for (n = row->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_CELL)
			vk_line_add(&c->line, n);
	}
}

/* True as well where a field leaves open what the text will say. */
static bool
is_said(
    struct vk_check *c, const struct vk_node *n, const struct vk_figure *wanted)
{
	const struct vk_line *l = vk_check_line(c, n);

	if (l->len == 0 || l->open || says(l->text, wanted))
		return true;
	read_around(c, n);
	return l->open || says(l->text, wanted);
}

static void
say_unsaid(struct vk_check *c, const struct vk_node *n,
    const struct vk_attr *attr, const char *figure)
{
	const char *name = vk_attribute_name(attr->name);

	vk_check_say(c, VK_MSG_FIGURE_UNSAID, attr->pos,
	    vk_arena_printf(c->arena, "%s=\"%s\"", name, figure),
	    vk_check_line(c, n)->text);
}

/* ---- targets ---- */

/* "Đạt và vượt mức giao" is at least 100 of what is assigned. */
static bool
needs_no_words(const struct vk_node *target, const struct vk_figure *f)
{
	static const struct vk_figure all = {100, 0};

	return vk_node_attr(target, VK_AT_AGAINST_BASE) != NULL &&
	    vk_figure_compare(f, &all) == 0;
}

/* One bound, or one for each part: "15; 42; 43". */
static void
look_at_bounds(
    struct vk_check *c, const struct vk_node *target, enum vk_attribute name)
{
	const struct vk_attr *attr = vk_node_attr_whole(target, name);
	const char *s = attr != NULL ? attr->value : "";

	while (*s != '\0') {
		size_t len = strcspn(s, "; ");
		char *part = vk_check_keep(c, s, len);
		struct vk_figure f;

		if (vk_figure_parse(part, &f, NULL) &&
		    !needs_no_words(target, &f) && !is_said(c, target, &f))
			say_unsaid(c, target, attr, part);
		s += len + strspn(s + len, "; ");
	}
}

static void
target_says_its_bounds(struct vk_check *c, const struct vk_node *target)
{
	if (vk_node_is(target, VK_AT_COMPARISON, "xep-loai"))
		return; /* grades have other names beside the Party's */
	look_at_bounds(c, target, VK_AT_LOWER);
	look_at_bounds(c, target, VK_AT_UPPER);
}

/* ---- votes and elections ---- */

static bool
read_number(const struct vk_node *n, enum vk_attribute name,
    struct vk_figure *out, const struct vk_attr **attr)
{
	*attr = vk_node_attr_whole(n, name);
	return *attr != NULL && vk_figure_parse((*attr)->value, out, NULL);
}

static void
look_at_number(
    struct vk_check *c, const struct vk_node *n, enum vk_attribute name)
{
	const struct vk_attr *attr;
	struct vk_figure f;

	if (read_number(n, name, &f, &attr) && !is_said(c, n, &f))
		say_unsaid(c, n, attr, attr->value);
}

/* Votes against are often left out, with the words for them. */
static void
look_at_others(struct vk_check *c, const struct vk_node *n,
    enum vk_attribute name, const char *words)
{
	const struct vk_line *l = vk_check_line(c, n);

	if (vk_sense_has(l->text, 0, l->len, words))
		look_at_number(c, n, name);
}

/* No part of the votes is more than all, nor are the parts together. */
static void
look_at_parts(struct vk_check *c, const struct vk_node *n,
    const enum vk_attribute *names, size_t count)
{
	const struct vk_attr *whole, *attr;
	struct vk_figure all, f;
	int64_t sum = 0;

	if (!read_number(n, VK_AT_TOTAL, &all, &whole) || all.scale > 0)
		return;
	for (size_t i = 0; i < count; i++) {
		if (!read_number(n, names[i], &f, &attr) || f.scale > 0)
			continue;
		if (f.value > all.value) {
			vk_check_say(c, VK_MSG_VOTE_ABOVE, attr->pos,
			    vk_arena_printf(c->arena, "%s=\"%s\"",
				vk_attribute_name(names[i]), attr->value),
			    whole->value);
			return;
		}
		sum += f.value; /* each is at most all of them */
	}
	if (sum > all.value)
		vk_check_say(c, VK_MSG_VOTE_SUM, n->pos,
		    vk_arena_printf(c->arena, "%lld", (long long)sum),
		    whole->value);
}

static void
votes_agree(struct vk_check *c, const struct vk_node *vote)
{
	static const enum vk_attribute names[] = {
	    VK_AT_FOR, VK_AT_AGAINST, VK_AT_OTHER};

	look_at_number(c, vote, VK_AT_FOR);
	look_at_number(c, vote, VK_AT_TOTAL);
	look_at_others(c, vote, VK_AT_AGAINST, "không");
	look_at_others(c, vote, VK_AT_OTHER, "ý kiến khác");
	look_at_parts(c, vote, names, 3);
}

static void
elected_has_votes(struct vk_check *c, const struct vk_node *elected)
{
	static const enum vk_attribute names[] = {VK_AT_VOTES};

	look_at_parts(c, elected, names, 1);
}

static size_t
count_elected(const struct vk_node *election)
{
	const struct vk_node *n = vk_node_child(election, VK_EL_ELECTED);
	size_t count = 0;

	for (; n != NULL; n = vk_node_again(n))
		count++;
	return count;
}

/* Full members and alternates make all that were elected. */
static void
election_adds_up(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *full, *alternates, *total;
	struct vk_figure x, y, all;
	size_t listed = count_elected(n);
	int64_t sum;

	if (listed == 0) {
		look_at_number(c, n, VK_AT_FULL);
		look_at_number(c, n, VK_AT_ALTERNATES);
	}
	if (!read_number(n, VK_AT_FULL, &x, &full))
		return;
	sum = x.value;
	if (read_number(n, VK_AT_ALTERNATES, &y, &alternates) &&
	    y.value < INT64_MAX - sum)
		sum += y.value;
	if (read_number(n, VK_AT_TOTAL, &all, &total) && sum != all.value)
		vk_check_say(c, VK_MSG_ELECTION_SUM, total->pos, total->value,
		    vk_arena_printf(c->arena, "%lld", (long long)sum));
	if (listed > 0 && (int64_t)listed != sum && (int64_t)listed != x.value)
		vk_check_say(c, VK_MSG_ELECTION_LIST, n->pos,
		    vk_arena_printf(c->arena, "%zu", listed), full->value);
}

const struct vk_check_rule vk_check_figures[] = {
    {VK_EL_TARGET, VK_SET_ALL, 0, 0, target_says_its_bounds},
    {VK_EL_VOTE, VK_SET_ALL, 0, 0, votes_agree},
    {VK_EL_ELECTED, VK_SET_ALL, 0, 0, elected_has_votes},
    {VK_EL_ELECTION, VK_SET_ALL, 0, 0, election_adds_up},
    {VK_EL_NONE, 0, 0, 0, NULL},
};
