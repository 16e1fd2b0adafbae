/*
 * What is held against the bounds of a target: its level, its change against a
 * base, its sum or mean over the years.  All of it is exact; a geometric mean
 * is kept as the product whose root it is, and compared as such.
 */
#include "base/buf.h"
#include "work.h"

#include <assert.h>

/* ---- numbers ---- */

static struct vk_exact
whole(int64_t n)
{
	return vk_exact_decimal(n, 0);
}

struct vk_exact
vk_percent_of(const struct vk_exact *over, const struct vk_exact *under)
{
	struct vk_exact hundred = whole(100);
	struct vk_exact x = vk_exact_multiply(over, &hundred);

	return vk_exact_divide(&x, under);
}

struct vk_measure
vk_measure_of(struct vk_exact x)
{
	return (struct vk_measure){.x = x};
}

/* 1 + x/100, or 1 - x/100 of a decrease: what a year multiplies by. */
static struct vk_exact
factor_of(const struct vk_exact *percent, bool falls)
{
	struct vk_exact one = whole(1), hundred = whole(100);
	struct vk_exact part = vk_exact_divide(percent, &hundred);

	return falls ? vk_exact_subtract(&one, &part)
		     : vk_exact_add(&one, &part);
}

static struct vk_exact
bound_power(const struct vk_measure *m, const struct vk_exact *bound)
{
	struct vk_exact factor = factor_of(bound, m->falls);

	return vk_exact_power(&factor, m->root);
}

/* Below, on or above: -1, 0, 1. */
static int
compare_measure(const struct vk_measure *m, const struct vk_exact *bound)
{
	struct vk_exact factor, power;
	int order;

	if (m->root == 0)
		return vk_exact_compare(&m->x, bound);
	factor = factor_of(bound, m->falls);
	if (vk_exact_sign(&factor) < 0) {
		order = 1;
	} else {
		power = bound_power(m, bound);
		order = vk_exact_compare(&m->x, &power);
	}
	return m->falls ? -order : order;
}

static bool
is_lost_at(const struct vk_measure *m, const struct vk_exact *bound)
{
	struct vk_exact power;

	if (bound == NULL || m->root == 0)
		return false;
	power = bound_power(m, bound);
	return power.lost;
}

bool
vk_measure_is_sound(const struct vk_target *t, const struct vk_measure *m)
{
	return !m->x.lost && !is_lost_at(m, t->lower) &&
	    !is_lost_at(m, t->upper);
}

/* ---- rounding ---- */

/* Whether the root, in percent above 1, reaches half a unit below q. */
static int
compare_half_below(const struct vk_measure *m, int64_t q, int decimals)
{
	struct vk_measure growth = {.x = m->x, .root = m->root};
	struct vk_exact two = whole(2), half = vk_exact_decimal(2 * q - 1, 0);
	struct vk_exact unit = vk_exact_decimal(1, decimals);

	half = vk_exact_multiply(&half, &unit);
	half = vk_exact_divide(&half, &two);
	return compare_measure(&growth, &half);
}

enum { ROOT_DECIMALS = 9 };
static const int64_t ROOT_MOST = (int64_t)1 << 60;

/*
 * The largest q that is not more than half a unit above the root; half away
 * from zero, so that a tie below 0 goes down.
 */
static struct vk_exact
round_root(const struct vk_measure *m, int decimals)
{
	int64_t low, high = 1, q;
	struct vk_exact least = vk_exact_decimal(-100, 0), x;

	vk_exact_scaled(&least, decimals, &low);
	while (high < ROOT_MOST && compare_half_below(m, high, decimals) >= 0)
		high *= 2;
	low -= 1;
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (compare_half_below(m, middle, decimals) >= 0)
			low = middle;
		else
			high = middle;
	}
	q = low;
	if (q <= 0 && compare_half_below(m, q, decimals) == 0)
		q--;
	x = vk_exact_decimal(m->falls ? -q : q, decimals);
	return x;
}

struct vk_exact
vk_measure_round(const struct vk_measure *m, int decimals)
{
	if (m->root == 0)
		return vk_exact_round(&m->x, decimals);
	return round_root(
	    m, decimals < ROOT_DECIMALS ? decimals : ROOT_DECIMALS);
}

enum { MOST_DECIMALS = 60 };

int
vk_measure_decimals(
    const struct vk_target *t, const struct vk_measure *m, int least)
{
	int most = m->root > 0 ? ROOT_DECIMALS : MOST_DECIMALS;

	for (int n = least; n < most; n++)
		if (vk_judge_exact(t, vk_measure_round(m, n)) == vk_judge(t, m))
			return n;
	return most;
}

/* One decimal, or as many as the bounds have. */
int
vk_least_decimals(const struct vk_target *t)
{
	return t->decimals > 1 ? t->decimals : 1;
}

/* ---- judging ---- */

static enum vk_verdict
judge_least(const struct vk_target *t, int order)
{
	if (order < 0 || (order == 0 && t->lower_strict))
		return VK_MISSED;
	return order == 0 || t->lower_strict ? VK_MET : VK_EXCEEDED;
}

static enum vk_verdict
judge_most(const struct vk_target *t, int order)
{
	if (order > 0 || (order == 0 && t->upper_strict))
		return VK_MISSED;
	return order == 0 || t->upper_strict ? VK_MET : VK_EXCEEDED;
}

/* Within is met; what lies above, or on an end left out, is beyond. */
static enum vk_verdict
judge_between(const struct vk_target *t, const struct vk_measure *m)
{
	int order = compare_measure(m, t->upper);

	if (judge_least(t, compare_measure(m, t->lower)) == VK_MISSED)
		return VK_MISSED;
	return order > 0 || (order == 0 && t->upper_strict) ? VK_EXCEEDED
							    : VK_MET;
}

enum vk_verdict
vk_judge(const struct vk_target *t, const struct vk_measure *m)
{
	switch (t->comparison) {
	case VK_AT_LEAST:
		return judge_least(t, compare_measure(m, t->lower));
	case VK_AT_MOST:
	case VK_RANK:
		return judge_most(t, compare_measure(m, t->upper));
	case VK_BETWEEN:
		return judge_between(t, m);
	case VK_EXACTLY:
		return compare_measure(m, t->lower) == 0 ? VK_MET : VK_MISSED;
	default:
		return compare_measure(m, t->upper) == 0 ? VK_MET : VK_MISSED;
	}
}

enum vk_verdict
vk_judge_exact(const struct vk_target *t, struct vk_exact x)
{
	struct vk_measure m = vk_measure_of(x);

	return vk_judge(t, &m);
}

static bool
fits_structure(const struct vk_target *t, const struct vk_given *g)
{
	const struct vk_exact *upper = t->upper != NULL ? t->upper : t->lower;

	for (size_t i = 0; i < g->nparts; i++)
		if (vk_exact_compare(&g->parts[i], &t->lower[i]) < 0 ||
		    vk_exact_compare(&g->parts[i], &upper[i]) > 0)
			return false;
	return true;
}

enum vk_verdict
vk_judge_other(const struct vk_target *t, const struct vk_given *g)
{
	bool met = false;

	if (g->kind == VK_GIVEN_SHARE)
		met = vk_exact_compare(g->over, g->under) == 0;
	else if (g->kind == VK_GIVEN_GRADE)
		met = g->grade >= t->grade;
	else if (g->kind == VK_GIVEN_ANSWER)
		met = g->yes;
	else if (g->kind == VK_GIVEN_PARTS)
		met = fits_structure(t, g);
	return met ? VK_MET : VK_MISSED;
}

/* Of shares of which every unit must pass only all will do. */
bool
vk_is_measured(const struct vk_target *t, const struct vk_given *g)
{
	return g->kind == VK_GIVEN_NUMBER ||
	    (g->kind == VK_GIVEN_SHARE && !t->every_unit);
}

/* ---- bases ---- */

static const struct vk_given *
given_in(const struct vk_work *w, const struct vk_target *t, int year)
{
	const struct vk_given_year *y = vk_given_year(w, year);

	return y != NULL && !y->partial ? &y->given[t - w->targets] : NULL;
}

static int
year_of_base(const struct vk_work *w, const struct vk_target *t, int year)
{
	switch (t->base) {
	case VK_BASE_YEAR_BEFORE:
		return year - 1;
	case VK_BASE_TERM_START:
		return w->first;
	case VK_BASE_FIXED_YEAR:
		return t->base_year;
	default:
		return 0;
	}
}

/* NULL when there is none. */
static const struct vk_exact *
base_of(const struct vk_work *w, const struct vk_target *t,
    const struct vk_given_year *y, const char **text)
{
	const struct vk_given *own = &y->given[t - w->targets];
	const struct vk_given *other =
	    given_in(w, t, year_of_base(w, t, y->year));

	if (t->base == VK_BASE_PLAN && own->plan != NULL) {
		*text = vk_node_attr(own->node, VK_AT_ASSIGNED);
		return own->plan;
	}
	if (other != NULL && other->level != NULL &&
	    other->kind != VK_GIVEN_FAULTY) {
		*text = other->text;
		return other->level;
	}
	if (t->base == VK_BASE_YEAR_BEFORE && own->before != NULL) {
		*text = vk_node_attr(own->node, VK_AT_YEAR_BEFORE);
		return own->before;
	}
	*text = t->start_text;
	return t->start;
}

/* ---- a year ---- */

/* A share of the plan, or a change: all need a base. */
static struct vk_exact
against_base(const struct vk_target *t, const struct vk_exact *level,
    const struct vk_exact *base)
{
	struct vk_exact hundred = whole(100), x;

	if (t->direction == VK_LEVEL)
		return vk_percent_of(level, base);
	if (!t->relative)
		return t->direction == VK_DECREASE
		    ? vk_exact_subtract(base, level)
		    : vk_exact_subtract(level, base);
	x = vk_percent_of(level, base);
	return t->direction == VK_DECREASE ? vk_exact_subtract(&hundred, &x)
					   : vk_exact_subtract(&x, &hundred);
}

static bool
needs_positive_base(const struct vk_target *t)
{
	return t->relative || t->direction == VK_LEVEL;
}

/* Without regard to other years' sums. */
static struct vk_sum
measure_own(const struct vk_work *w, const struct vk_target *t,
    const struct vk_given_year *y, const struct vk_exact *level)
{
	struct vk_sum s = {.known = VK_KNOWN, .level = *level};
	const struct vk_exact *base;

	if (t->base == VK_BASE_NONE) {
		s.measure = vk_measure_of(*level);
		return s;
	}
	base = base_of(w, t, y, &s.base_text);
	if (base == NULL) {
		s.known = VK_NO_BASE;
		return s;
	}
	s.base = *base;
	if (needs_positive_base(t) && vk_exact_sign(base) <= 0) {
		s.known = VK_BASE_ZERO;
		return s;
	}
	s.change = against_base(t, level, base);
	s.measure = vk_measure_of(s.change);
	if (s.change.lost)
		s.known = VK_TOO_LARGE;
	return s;
}

static enum vk_known
known_of(const struct vk_target *t, const struct vk_given *g)
{
	if (t->broken || g->kind == VK_GIVEN_FAULTY)
		return VK_FAULTY;
	if (g->kind == VK_GIVEN_NOTHING)
		return VK_NO_FIGURE;
	if (g->kind == VK_GIVEN_SHARE && g->level == NULL)
		return VK_BASE_ZERO;
	return VK_KNOWN;
}

/* What a year adds: its figure, or its change against another year. */
static bool
adds_changes(const struct vk_target *t)
{
	return t->direction != VK_LEVEL && t->base != VK_BASE_PLAN;
}

static struct vk_sum
own_addend(const struct vk_work *w, const struct vk_target *t, int year)
{
	const struct vk_given_year *y = vk_given_year(w, year);
	struct vk_sum s = {.known = VK_NO_SUM};
	const struct vk_given *g;

	if (y == NULL)
		return s;
	g = &y->given[t - w->targets];
	if (known_of(t, g) != VK_KNOWN)
		return s;
	s.known = VK_KNOWN;
	s.level = *g->level;
	if (!adds_changes(t))
		return s;
	s = measure_own(w, t, y, g->level);
	s.level = s.change;
	return s;
}

static struct vk_sum
measure_sum(
    const struct vk_work *w, const struct vk_target *t, struct vk_given_year *y)
{
	const struct vk_given *g = &y->given[t - w->targets];
	struct vk_exact total = whole(0);
	struct vk_sum s = measure_own(w, t, y, g->level);

	for (int year = w->first + 1; year <= y->year; year++) {
		struct vk_sum one = own_addend(w, t, year);

		if (one.known != VK_KNOWN) {
			if (s.known == VK_KNOWN)
				s.known = VK_NO_SUM;
			return s;
		}
		total = vk_exact_add(&total, &one.level);
	}
	if (adds_changes(t))
		s.measure = vk_measure_of(total);
	else if (s.known == VK_KNOWN)
		s = measure_own(w, t, y, &total);
	s.total = total;
	if (total.lost || s.measure.x.lost)
		s.known = VK_TOO_LARGE;
	return s;
}

struct vk_sum
vk_measure_year(
    const struct vk_work *w, const struct vk_target *t, struct vk_given_year *y)
{
	const struct vk_given *g = &y->given[t - w->targets];
	struct vk_sum s = {.known = known_of(t, g)};

	if (s.known != VK_KNOWN || !vk_is_measured(t, g))
		return s;
	if (t->period == VK_SUM && y->year > w->first)
		return measure_sum(w, t, y);
	return measure_own(w, t, y, g->level);
}

/* ---- means ---- */

/* False for a rate that leaves less than nothing: it has no root. */
static bool
take_into_mean(
    const struct vk_target *t, struct vk_mean *mean, const struct vk_exact *x)
{
	struct vk_exact factor;

	mean->n++;
	if (!t->geometric) {
		mean->measure.x = vk_exact_add(&mean->measure.x, x);
		return true;
	}
	factor = factor_of(x, mean->measure.falls);
	mean->measure.x = vk_exact_multiply(&mean->measure.x, &factor);
	return vk_exact_sign(&factor) >= 0;
}

struct vk_mean
vk_measure_mean(const struct vk_work *w, const struct vk_target *t, int year)
{
	struct vk_mean mean = {.complete = true};
	struct vk_exact n;

	mean.measure.x = whole(t->geometric ? 1 : 0);
	mean.measure.falls = t->geometric && t->direction == VK_DECREASE;
	for (int i = w->first + 1; i <= year; i++) {
		struct vk_given_year *y = vk_given_year(w, i);
		struct vk_sum s = {.known = VK_NO_FIGURE};

		if (y != NULL && y->partial)
			continue;
		if (y != NULL && vk_is_measured(t, &y->given[t - w->targets]))
			s = vk_measure_year(w, t, y);
		if (s.known != VK_KNOWN)
			mean.complete = false;
		else if (!take_into_mean(t, &mean, &s.measure.x))
			return (struct vk_mean){.complete = false};
	}
	n = whole((int64_t)mean.n);
	if (t->geometric)
		mean.measure.root = (unsigned)mean.n;
	else if (mean.n > 0)
		mean.measure.x = vk_exact_divide(&mean.measure.x, &n);
	return mean;
}
