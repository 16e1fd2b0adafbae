/*
 * "8/10 chỉ tiêu đạt và vượt", typed by hand in a paper that has its results
 * beside it: what they come to in that year is computed, and has to be the
 * same.  Where the words may speak of other targets, of more than a year or of
 * what is only planned, nothing is said.
 */
#include <string.h>

#include "base/arena.h"
#include "check.h"
#include "model/tally.h"
#include "sense.h"

enum {
	MOST_YEARS = 8, /* that one line names */
	MOST_LOOKS = 1000 /* at sentences; then no more is said */
};

struct headline {
	struct vk_check check;
	const struct vk_verdicts *said;
	size_t ntargets; /* parts of one taken together */
	int own; /* year of the paper; 0: none */
	int years[MOST_YEARS]; /* of the line at hand */
	size_t nyears;
	int last; /* the one named last, or that of the paper */
	size_t looks;
};

struct told { /* "8/10" as it stands in the line */
	size_t at, end; /* of the figures */
	size_t start, stop; /* of the sentence */
	int part, whole;
};

/* ---- what is counted ---- */

enum count { EXCEEDED, MET, REACHED, MISSED, NOTHING };

static const struct {
	const char *words;
	enum count count;
} counts[] = {
    /* the longer words first */
    {"đạt và vượt", REACHED},
    {"đạt, vượt", REACHED},
    {"đạt hoặc vượt", REACHED},
    {"hoàn thành và hoàn thành vượt mức", REACHED},
    {"hoàn thành và hoàn thành vượt", REACHED},
    {"hoàn thành và vượt mức", REACHED},
    {"hoàn thành và vượt", REACHED},
    {"không hoàn thành", MISSED},
    {"chưa hoàn thành", MISSED},
    {"không đạt", MISSED},
    {"chưa đạt", MISSED},
    {"hoàn thành vượt mức", EXCEEDED},
    {"vượt mức", EXCEEDED},
    {"hoàn thành", REACHED},
    {"vượt", EXCEEDED},
    {"đạt", MET},
};
enum { COUNTS = sizeof(counts) / sizeof(counts[0]) };

/* Whether nothing follows that says of which targets, or how well. */
static bool
is_all_said(const char *s)
{
	static const char *const words[] = {"bằng", "chiếm", "trong đó", "và",
	    "còn", "của nghị quyết", "theo nghị quyết", "nghị quyết",
	    "so với nghị quyết", "mà nghị quyết", "mức nghị quyết", "đề ra",
	    "mức đề ra"};

	s += vk_sense_blanks(s);
	if (*s == '\0' || strchr(",;.:)", *s) != NULL)
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (vk_sense_words(s, words[i]) > 0)
			return true;
	return false;
}

static enum count
count_behind(const char *s)
{
	s += vk_sense_blanks(s);
	for (size_t i = 0; i < COUNTS; i++) {
		size_t used = vk_sense_words(s, counts[i].words);

		if (used > 0)
			return is_all_said(s + used) ? counts[i].count
						     : NOTHING;
	}
	return NOTHING;
}

static enum count
count_before(const char *text, size_t at)
{
	while (vk_sense_behind(text, at, "được", &at))
		;
	for (size_t i = 0; i < COUNTS; i++)
		if (vk_sense_behind(text, at, counts[i].words, NULL))
			return counts[i].count;
	return NOTHING;
}

/* What "8/10 chỉ tiêu" counts; *whole is where "chỉ tiêu" ends. */
static enum count
count_of(const char *text, const struct told *t, size_t whole)
{
	enum count count = count_behind(text + whole);

	if (count == NOTHING && is_all_said(text + whole))
		count = count_before(text, t->at);
	return count;
}

/* ---- when and whose ---- */

/* Words beside which the figures may speak of something else. */
static bool
may_be_another(const char *text, const struct told *t)
{
	static const char *const words[] = {"chi bộ", "hội đồng nhân dân",
	    "hđnd", "uỷ ban nhân dân", "ủy ban nhân dân", "ubnd", "giao",
	    "kế hoạch", "nông thôn mới", "tiêu chí", "kinh tế - xã hội", "nhóm",
	    "dự kiến", "dự báo", "phấn đấu", "ước", "mục tiêu", "nhiệm kỳ",
	    "giai đoạn", "tháng", "quý", "cùng kỳ", "so với năm", "năm trước",
	    "kỳ trước", "hằng năm", "hàng năm", "mỗi năm", "từng năm"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (vk_sense_has(text, t->start, t->stop, words[i]))
			return true;
	return false;
}

static bool
has_year(const struct headline *h, int year)
{
	for (size_t i = 0; i < h->nyears; i++)
		if (h->years[i] == year)
			return true;
	return false;
}

/* The year named here, "năm 2022"; 0: none, -1: more than a year. */
static int
year_here(const char *s)
{
	size_t used = vk_sense_words(s, "năm"), digits;
	int year;

	if (used == 0)
		return 0;
	s += used + vk_sense_blanks(s + used);
	digits = vk_sense_digits(s, 4, &year);
	if (digits != 4)
		return 0;
	s += digits;
	s += vk_sense_blanks(s);
	return *s == '-' || vk_sense_words(s, "đến") > 0 ? -1 : year;
}

/* The years of the line; false where they cannot be told apart. */
static bool
find_years(struct headline *h)
{
	const char *text = h->check.line.text;

	h->nyears = 0;
	for (size_t at = 0; text[at] != '\0';
	     at = vk_sense_next_word(text, at)) {
		int year = year_here(text + at);

		if (year < 0 || h->nyears == MOST_YEARS)
			return false;
		if (year > 0 && !has_year(h, year))
			h->years[h->nyears++] = year;
	}
	if (h->own > 0 && !has_year(h, h->own) && h->nyears < MOST_YEARS)
		h->years[h->nyears++] = h->own;
	return h->nyears > 0;
}

/* ---- against the results ---- */

static const struct vk_judged_year *
judged(const struct headline *h, int year)
{
	for (size_t i = 0; i < h->said->nyears; i++)
		if (h->said->years[i].year == year)
			return &h->said->years[i];
	return NULL;
}

static size_t
all_of(const struct vk_judged_year *y)
{
	size_t all = 0;

	for (int i = 0; i < VK_VERDICT_COUNT; i++)
		all += i != VK_NOT_COUNTED ? y->counts[i] : 0;
	return all;
}

static size_t
number_of(const struct vk_judged_year *y, enum count count)
{
	switch (count) {
	case EXCEEDED:
		return y->counts[VK_EXCEEDED];
	case MISSED:
		return y->counts[VK_MISSED];
	default:
		return y->counts[VK_EXCEEDED] + y->counts[VK_MET];
	}
}

/* "Đạt" may leave the exceeded out, "chưa đạt" what is not over take in. */
static bool
agrees(const struct headline *h, const struct told *t,
    const struct vk_judged_year *y, enum count count)
{
	size_t part = (size_t)t->part, whole = (size_t)t->whole;
	size_t all = all_of(y);

	if (whole != all && whole != h->ntargets)
		return false;
	if (part == number_of(y, count))
		return true;
	if (count == MET)
		return part == y->counts[VK_MET];
	return count == MISSED && part == all - number_of(y, REACHED);
}

/* Whether every year of which it may speak has its results, and is over. */
static bool
are_reported(const struct headline *h)
{
	for (size_t i = 0; i < h->nyears; i++) {
		const struct vk_judged_year *y = judged(h, h->years[i]);

		if (y == NULL || y->until != NULL)
			return false;
	}
	return true;
}

static bool
agrees_with_any(
    const struct headline *h, const struct told *t, enum count count)
{
	for (size_t i = 0; i < h->nyears; i++)
		if (agrees(h, t, judged(h, h->years[i]), count))
			return true;
	return false;
}

static void
hold(struct headline *h, const struct told *t, enum count count)
{
	struct vk_check *c = &h->check;
	const struct vk_judged_year *y = judged(h, h->last);

	if (y == NULL ||
	    ((size_t)t->whole != all_of(y) &&
		(size_t)t->whole != h->ntargets) ||
	    agrees_with_any(h, t, count) || h->looks++ >= MOST_LOOKS ||
	    may_be_another(c->line.text, t))
		return;
	vk_diag_add(c->diag, VK_MSG_HEADLINE_FIGURE,
	    vk_line_pos(&c->line, t->at),
	    vk_check_keep(c, c->line.text + t->at, t->end - t->at),
	    vk_arena_printf(
		c->arena, "%zu/%zu", number_of(y, count), all_of(y)),
	    vk_arena_printf(c->arena, "%d", h->last));
}

/* ---- lines ---- */

/* "8/10"; the bytes behind it, 0: no such figures. */
static size_t
take_told(const char *text, size_t at, struct told *t)
{
	size_t end = at, used;

	if (!vk_sense_begins_figure(text, at))
		return 0;
	used = vk_sense_digits(text + at, 4, &t->part);
	end += used;
	if (used == 0 || text[end] != '/')
		return 0;
	used = vk_sense_digits(text + ++end, 4, &t->whole);
	if (used == 0)
		return 0;
	t->at = at;
	t->end = end + used;
	return t->end;
}

static void
hold_at(struct headline *h, size_t at)
{
	const char *text = h->check.line.text;
	struct told t;
	size_t end = take_told(text, at, &t), used;
	enum count count;

	if (end == 0)
		return;
	end += vk_sense_blanks(text + end);
	used = vk_sense_words(text + end, "chỉ tiêu");
	if (used == 0)
		return;
	count = count_of(text, &t, end + used);
	t.start = vk_sense_sentence(text, at, &t.stop);
	if (count != NOTHING)
		hold(h, &t, count);
}

static void
hold_line(void *user, unsigned place)
{
	struct headline *h = user;
	const struct vk_line *l = &h->check.line;

	if ((place & (VK_SENSE_CELL | VK_SENSE_TARGET)) != 0 ||
	    strstr(l->text, "/") == NULL || !find_years(h) || !are_reported(h))
		return;
	h->last = h->own;
	for (size_t at = 0; at < l->len; at = vk_sense_next_word(l->text, at)) {
		int year = year_here(l->text + at);

		h->last = year > 0 ? year : h->last;
		hold_at(h, at);
	}
}

void
vk_check_headline(const struct vk_doc *doc, const struct vk_tally *tally,
    int year, struct vk_diag *d)
{
	struct headline h = {.check = {.doc = doc, .diag = d},
	    .said = &tally->said,
	    .ntargets = tally->ncounted,
	    .own = year};

	if (doc->root->kind != VK_EL_DOCUMENT)
		return;
	vk_check_begin(&h.check, VK_AS_WRITTEN);
	vk_sense_walk(&h.check, doc->root, hold_line, &h);
	vk_check_end(&h.check);
}
