/*
 * Figures as they are printed.  Rounding never contradicts a judgement: more
 * decimals are shown until what is printed would be judged the same.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "work.h"

/* The text in the tally's memory, and an empty buffer; NULL for no text. */
static const char *
keep(struct vk_work *w, struct vk_buf *text)
{
	const char *kept =
	    text->len > 0 ? vk_arena_strdup(w->arena, vk_buf_str(text)) : NULL;

	vk_buf_free(text);
	return kept;
}

static const char *
copy(struct vk_work *w, const char *s)
{
	return s != NULL && *s != '\0' ? vk_arena_strdup(w->arena, s) : NULL;
}

static const char *
attribute(struct vk_work *w, const struct vk_given *g, enum vk_attribute name)
{
	return g->node != NULL ? copy(w, vk_node_attr(g->node, name)) : NULL;
}

static const char *
show(struct vk_work *w, const struct vk_exact *x, int decimals)
{
	struct vk_buf text = {0};

	vk_exact_show(&text, x, decimals);
	return keep(w, &text);
}

/* ---- thuc-hien ---- */

static bool
is_plain_level(const struct vk_target *t)
{
	return t->direction == VK_LEVEL && t->base == VK_BASE_NONE &&
	    (t->period == VK_YEARLY || t->period == VK_AT_END);
}

static int
share_decimals(const struct vk_target *t, const struct vk_exact *level)
{
	struct vk_measure m = vk_measure_of(*level);

	if (t->broken || !is_plain_level(t))
		return 1;
	return vk_measure_decimals(t, &m, 1);
}

static const char *
achieved(struct vk_work *w, const struct vk_target *t, const struct vk_given *g)
{
	switch (g->kind) {
	case VK_GIVEN_SHARE:
		if (t->every_unit)
			return g->text;
		return g->level != NULL
		    ? show(w, g->level, share_decimals(t, g->level))
		    : NULL;
	case VK_GIVEN_GRADE:
		return vk_grade_word(g->grade);
	case VK_GIVEN_ANSWER:
		return vk_verdict_word(g->yes ? VK_MET : VK_MISSED, false);
	case VK_GIVEN_FAULTY:
		return NULL;
	default: /* as given; of a free judgement too */
		return g->text;
	}
}

/* ---- ty-le ---- */

static bool
has_share(const struct vk_target *t)
{
	if (t->direction == VK_INCREASE || t->direction == VK_DECREASE)
		return false;
	if (t->base != VK_BASE_NONE)
		return t->base == VK_BASE_PLAN;
	return (t->comparison == VK_AT_LEAST || t->comparison == VK_BETWEEN ||
		   t->comparison == VK_EXACTLY) &&
	    vk_exact_sign(t->lower) > 0;
}

/* What is held against the bounds where the share is exactly this. */
static struct vk_exact
measure_of_share(const struct vk_target *t, const struct vk_exact *share)
{
	struct vk_exact hundred = vk_exact_decimal(100, 0), x;

	if (t->base == VK_BASE_PLAN)
		return t->direction == VK_EXCESS
		    ? vk_exact_subtract(share, &hundred)
		    : *share;
	x = vk_exact_multiply(share, t->lower);
	return vk_exact_divide(&x, &hundred);
}

/*
 * What a share says of the verdict.  One that stands for the upper end itself
 * may have no last decimal, so that it says nothing of that end.
 */
static enum vk_verdict
judge_share(
    const struct vk_target *t, const struct vk_exact *share, bool at_end)
{
	struct vk_exact x = measure_of_share(t, share);

	if (at_end && vk_exact_compare(&x, t->lower) > 0)
		return VK_MET;
	return vk_judge_exact(t, x);
}

enum { MOST_DECIMALS = 60 };

/* As few decimals as do not contradict, from one on. */
static int
decimals_of_share(const struct vk_target *t, const struct vk_exact *share)
{
	struct vk_exact x = measure_of_share(t, share);
	bool at_end = t->base == VK_BASE_NONE && t->upper != NULL &&
	    vk_exact_compare(&x, t->upper) == 0;
	enum vk_verdict right = judge_share(t, share, at_end);
	int n = 1;

	for (; n < MOST_DECIMALS; n++) {
		struct vk_exact rounded = vk_exact_round(share, n);

		if (judge_share(t, &rounded, at_end) == right)
			break;
	}
	return n;
}

static const char *
share(struct vk_work *w, const struct vk_target *t, const struct vk_sum *s)
{
	struct vk_exact x;

	if (!has_share(t))
		return NULL;
	x = vk_percent_of(
	    &s->level, t->base == VK_BASE_PLAN ? &s->base : t->lower);
	return show(w, &x, decimals_of_share(t, &x));
}

/* ---- ghi-chu ---- */

static void
join(struct vk_buf *note, const char *words)
{
	if (words == NULL || *words == '\0')
		return;
	if (note->len > 0)
		vk_buf_adds(note, "; ");
	vk_buf_adds(note, words);
}

/* "vượt 2,4% mức giao", "bằng 58,0% mức giao" */
static void
note_plan(struct vk_buf *note, const struct vk_target *t,
    const struct vk_sum *s, bool partial)
{
	struct vk_exact hundred = vk_exact_decimal(100, 0);
	struct vk_exact x = vk_percent_of(&s->level, &s->base);
	struct vk_exact over = vk_exact_subtract(&x, &hundred);
	bool above = !partial && vk_exact_sign(&over) >= 0;
	int least = vk_least_decimals(t), n = decimals_of_share(t, &x);

	vk_buf_adds(note, above ? "vượt " : "bằng ");
	vk_exact_show(note, above ? &over : &x, n > least ? n : least);
	vk_buf_adds(note, "% mức giao");
}

static const char *
direction_word(const struct vk_target *t, int sign)
{
	if (t->direction == VK_DECREASE)
		return sign < 0 ? "tăng " : "giảm ";
	if (sign < 0)
		return "giảm ";
	return t->direction == VK_INCREASE ? "tăng " : "vượt ";
}

/* "tăng 0,1 điểm %": which way it went, whatever was asked. */
static void
note_change(
    struct vk_buf *note, const struct vk_target *t, const struct vk_sum *s)
{
	struct vk_measure m = vk_measure_of(s->change);
	struct vk_exact size = s->change;
	int sign = vk_exact_sign(&size);

	size.negative = false;
	vk_buf_adds(note, direction_word(t, sign));
	vk_exact_show(
	    note, &size, vk_measure_decimals(t, &m, vk_least_decimals(t)));
	vk_target_add_unit(note, t->relative ? "%" : t->unit);
}

/* Sums of figures are shown whole; other sums are rounded. */
static int
decimals_of_total(const struct vk_target *t, const struct vk_exact *total)
{
	struct vk_measure m = vk_measure_of(*total);

	for (int n = 0; n <= 18; n++) {
		struct vk_exact rounded = vk_exact_round(total, n);

		if (vk_exact_compare(&rounded, total) == 0)
			return n;
	}
	return vk_measure_decimals(t, &m, vk_least_decimals(t));
}

static void
note_total(
    struct vk_buf *note, const struct vk_target *t, const struct vk_sum *s)
{
	if (note->len > 0)
		vk_buf_adds(note, "; ");
	vk_buf_adds(note, "lũy kế ");
	vk_exact_show(note, &s->total, decimals_of_total(t, &s->total));
}

static void
note_counts(struct vk_buf *note, const struct vk_given *g)
{
	const char *unit = vk_node_attr(g->node, VK_AT_UNIT);

	join(note, g->text);
	if (unit != NULL)
		vk_target_add_unit(note, unit);
}

static const char *
note_of(struct vk_work *w, const struct vk_target *t, const struct vk_given *g,
    const struct vk_sum *s, bool partial)
{
	struct vk_buf note = {0};
	bool measured = s->known == VK_KNOWN && vk_is_measured(t, g);
	bool of_plan = t->base == VK_BASE_PLAN &&
	    (t->direction == VK_LEVEL || t->direction == VK_EXCESS);

	if (measured && of_plan)
		note_plan(&note, t, s, partial);
	else if (measured && t->base != VK_BASE_NONE)
		note_change(&note, t, s);
	if (g->kind == VK_GIVEN_SHARE && !t->every_unit)
		note_counts(&note, g);
	if (measured && t->period == VK_SUM)
		note_total(&note, t, s);
	join(&note, attribute(w, g, VK_AT_NOTE));
	join(&note, attribute(w, g, VK_AT_REASON));
	return keep(w, &note);
}

/* ---- the rest ---- */

/*
 * The unit of the figures as they are printed: the target's own is that of its
 * bounds, which may be percents of something else; a share is printed in
 * percent, but for one of units that pass, "5/6".
 */
static const char *
unit_of(struct vk_work *w, const struct vk_target *t, const struct vk_given *g)
{
	const char *own = attribute(w, g, VK_AT_UNIT);
	bool counts =
	    g->kind != VK_GIVEN_SHARE || (t->every_unit && t->unit == NULL);

	if (own != NULL && counts)
		return own;
	if (t->relative || t->base == VK_BASE_PLAN)
		return NULL;
	if (t->unit != NULL && strcmp(t->unit, "điểm %") == 0)
		return "%";
	return t->unit;
}

static const char *
assigned(struct vk_work *w, const struct vk_target *t, const struct vk_given *g)
{
	if (t->base != VK_BASE_PLAN)
		return vk_target_bounds(w, t);
	return g->plan != NULL ? attribute(w, g, VK_AT_ASSIGNED)
			       : t->start_text;
}

void
vk_say_year(struct vk_work *w, const struct vk_target *t,
    struct vk_given_year *y, const struct vk_sum *s, struct vk_judged *said)
{
	const struct vk_given *g = &y->given[t - w->targets];

	said->assigned = assigned(w, t, g);
	said->achieved = achieved(w, t, g);
	if (s->known == VK_KNOWN && vk_is_measured(t, g))
		said->share = share(w, t, s);
	said->note = note_of(w, t, g, s, y->partial);
	said->unit = unit_of(w, t, g);
	said->forecast = attribute(w, g, VK_AT_FORECAST);
	if (s->known == VK_KNOWN)
		said->working = vk_say_working(w, t, g, s);
}

const char *
vk_say_mean(
    struct vk_work *w, const struct vk_target *t, const struct vk_mean *mean)
{
	struct vk_buf note = {0};
	int n = vk_measure_decimals(t, &mean->measure, vk_least_decimals(t));
	struct vk_exact x = vk_measure_round(&mean->measure, n);

	vk_buf_adds(&note, "bình quân ");
	vk_exact_show(&note, &x, n);
	return keep(w, &note);
}

/* ---- the arithmetic ---- */

static void
add_exact(struct vk_buf *out, const struct vk_exact *x)
{
	int n = 0;

	for (; n < 18; n++) {
		struct vk_exact rounded = vk_exact_round(x, n);

		if (vk_exact_compare(&rounded, x) == 0)
			break;
	}
	vk_exact_show(out, x, n);
}

static const char *
sign_between(const struct vk_exact *a, const struct vk_exact *b)
{
	int order = vk_exact_compare(a, b);

	return order < 0 ? " < " : order > 0 ? " > " : " = ";
}

/* "2,4 < 3", "3 < 4,2 < 5": shown so that the judgement can be seen. */
static void
add_comparison(struct vk_buf *out, const struct vk_target *t,
    const struct vk_exact *shown, int decimals)
{
	const struct vk_exact *lower = t->lower, *upper = t->upper;
	bool between = lower != NULL && upper != NULL;

	if (between && vk_exact_compare(shown, lower) < 0)
		upper = NULL;
	else if (between && vk_exact_compare(shown, upper) <= 0) {
		add_exact(out, lower);
		vk_buf_adds(out, sign_between(lower, shown));
	}
	vk_exact_show(out, shown, decimals);
	if (upper == NULL)
		upper = lower;
	vk_buf_adds(out, sign_between(shown, upper));
	add_exact(out, upper);
}

static bool
is_whole_share(const struct vk_given *g)
{
	return g->kind == VK_GIVEN_SHARE;
}

static void
add_level(struct vk_buf *out, const struct vk_target *t,
    const struct vk_given *g, const struct vk_sum *s)
{
	bool parts = is_whole_share(g) && t->base != VK_BASE_NONE;

	if (t->period == VK_SUM && t->base == VK_BASE_PLAN)
		add_exact(out, &s->total);
	else if (is_whole_share(g))
		vk_buf_addf(out, parts ? "(%s x 100)" : "%s x 100", g->text);
	else
		vk_buf_adds(out, g->text);
}

/* How the measure of a year comes about, up to its "=". */
static void
add_expression(struct vk_buf *out, const struct vk_target *t,
    const struct vk_given *g, const struct vk_sum *s)
{
	struct vk_buf level = {0};
	const char *l, *b = s->base_text;

	add_level(&level, t, g, s);
	l = vk_buf_str(&level);
	if (t->base == VK_BASE_NONE && !is_whole_share(g))
		;
	else if (t->base == VK_BASE_NONE)
		vk_buf_addf(out, "%s = ", l);
	else if (t->direction == VK_LEVEL)
		vk_buf_addf(out, "%s / %s x 100 = ", l, b);
	else if (t->relative && t->direction == VK_DECREASE)
		vk_buf_addf(out, "(1 - %s / %s) x 100 = ", l, b);
	else if (t->relative)
		vk_buf_addf(out, "(%s / %s - 1) x 100 = ", l, b);
	else if (t->direction == VK_DECREASE)
		vk_buf_addf(out, "%s - %s = ", b, l);
	else
		vk_buf_addf(out, "%s - %s = ", l, b);
	vk_buf_free(&level);
}

static void
add_other(struct vk_buf *out, struct vk_work *w, const struct vk_target *t,
    const struct vk_given *g)
{
	vk_buf_adds(out, achieved(w, t, g));
	if (g->kind == VK_GIVEN_SHARE)
		return;
	vk_buf_adds(out, " : ");
	vk_buf_adds(out, vk_target_bounds(w, t));
}

/* A figure as given is shown as it is, what was computed is rounded. */
static int
decimals_of_working(const struct vk_target *t, const struct vk_given *g,
    const struct vk_measure *m)
{
	bool given = t->base == VK_BASE_NONE && g->kind == VK_GIVEN_NUMBER &&
	    t->period != VK_SUM;
	const char *comma = given ? strchr(g->text, ',') : NULL;

	if (given)
		return comma != NULL ? (int)strlen(comma + 1) : 0;
	if (t->period == VK_SUM && t->base != VK_BASE_PLAN)
		return decimals_of_total(t, &m->x);
	return vk_measure_decimals(t, m, vk_least_decimals(t));
}

const char *
vk_say_working(struct vk_work *w, const struct vk_target *t,
    const struct vk_given *g, const struct vk_sum *s)
{
	struct vk_buf out = {0};
	struct vk_exact x;
	int n;

	if (t->comparison == VK_FREE)
		return NULL;
	if (!vk_is_measured(t, g)) {
		add_other(&out, w, t, g);
		return keep(w, &out);
	}
	n = decimals_of_working(t, g, &s->measure);
	x = vk_measure_round(&s->measure, n);
	add_expression(&out, t, g, s);
	if (t->base != VK_BASE_NONE || is_whole_share(g)) {
		vk_exact_show(&out, &x, n);
		vk_buf_adds(&out, "; ");
	}
	if (t->period == VK_SUM && t->base != VK_BASE_PLAN) {
		vk_buf_adds(&out, "lũy kế ");
		x = vk_exact_round(&s->measure.x, n);
	}
	add_comparison(&out, t, &x, n);
	return keep(w, &out);
}

/* A verdict of the office is told beside what was computed. */
const char *
vk_say_overruled(
    struct vk_work *w, const struct vk_given *g, const char *working)
{
	const char *reason = vk_node_attr(g->node, VK_AT_REASON);
	struct vk_buf out = {0};

	join(&out, working);
	join(&out, "cơ quan đánh giá");
	if (reason != NULL)
		vk_buf_addf(&out, " (%s)", reason);
	return keep(w, &out);
}

const char *
vk_say_mean_working(
    struct vk_work *w, const struct vk_target *t, const struct vk_mean *mean)
{
	struct vk_buf out = {0};
	int n = vk_measure_decimals(t, &mean->measure, vk_least_decimals(t));
	struct vk_exact x = vk_measure_round(&mean->measure, n);

	if (t->geometric)
		vk_buf_adds(&out, "bình quân nhân ");
	else
		vk_buf_adds(&out, "bình quân ");
	vk_buf_addf(&out, "%zu năm: ", mean->n);
	add_comparison(&out, t, &x, n);
	return keep(w, &out);
}
