/*
 * The results as given: every <kq> finds its target, and its figures are
 * judged for themselves: counts, shares, parts, grades.  What is at fault makes
 * that one result unusable, and nothing else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "work.h"

const char *
vk_whose(const struct vk_work *w, const struct vk_target *t, int year)
{
	return vk_arena_printf(
	    w->arena, "%s, %d", w->asked[t - w->targets].key, year);
}

struct vk_given_year *
vk_given_year(const struct vk_work *w, int year)
{
	for (size_t i = 0; i < w->nyears; i++)
		if (w->years[i].year == year)
			return &w->years[i];
	return NULL;
}

/* ---- targets by their keys ---- */

struct reader { /* of one year */
	struct vk_work *work;
	unsigned guesses; /* how often a near name may be looked for */
	struct vk_given_year *year;
};

static void
say_unknown(struct reader *r, const struct vk_node *kq)
{
	struct vk_work *w = r->work;
	const struct vk_attr *attr = vk_node_attr_whole(kq, VK_AT_TARGET);
	const char *near = NULL;

	if (r->guesses > 0) {
		r->guesses--;
		near = vk_target_near(w, attr->value);
	}
	vk_diag_add(w->diag, VK_MSG_RESULT_UNKNOWN, attr->pos, attr->value,
	    w->tally->said.resolution, near != NULL ? near : w->asked[0].key);
}

/* ---- one result ---- */

struct one { /* a result and its target */
	struct vk_work *work;
	const struct vk_target *target;
	struct vk_given *given;
	const char *who; /* "ct01, 2021" */
};

static void
fault(struct one *o, enum vk_msg msg, const struct vk_attr *attr,
    const char *found, const char *needed)
{
	vk_diag_add(o->work->diag, msg, attr->pos, found, needed, o->who);
	o->given->kind = VK_GIVEN_FAULTY;
}

static const struct vk_attr *
filled(const struct vk_node *n, enum vk_attribute name)
{
	const struct vk_attr *attr = vk_node_attr_whole(n, name);

	return attr != NULL && attr->value[0] != '\0' ? attr : NULL;
}

static const struct vk_exact *
read_figure(struct one *o, enum vk_attribute name)
{
	const struct vk_attr *attr = filled(o->given->node, name);

	if (attr == NULL)
		return NULL;
	return vk_figure_of(o->work, attr, attr->value, o->who);
}

static bool
is_numeric(enum vk_comparison c)
{
	return c <= VK_NONE_OF;
}

static bool
may_be_share(const struct vk_target *t)
{
	return is_numeric(t->comparison) ||
	    (t->every_unit &&
		(t->comparison == VK_GRADE || t->comparison == VK_YES_NO));
}

static const char *
form_of(const struct vk_target *t)
{
	switch (t->comparison) {
	case VK_GRADE:
		return "hoan-thanh-xuat-sac, hoan-thanh-tot, hoan-thanh, "
		       "khong-hoan-thanh";
	case VK_YES_NO:
		return "co, khong";
	case VK_STRUCTURE:
		return "15; 42; 43";
	case VK_RANK:
		return "1; 2; 3";
	default:
		return "1300; 1.300; 0,3";
	}
}

static void
wrong_form(struct one *o, const struct vk_attr *attr)
{
	fault(o, VK_MSG_RESULT_FORM, attr, attr->value, form_of(o->target));
}

/* Of a share the level is in percent, or in the parts that its unit says. */
static const struct vk_exact *
share_level(struct one *o)
{
	const char *unit = o->target->unit;
	bool thousand = unit != NULL && strncmp(unit, "‰", strlen("‰")) == 0;
	struct vk_exact whole = vk_exact_decimal(thousand ? 1000 : 100, 0);
	struct vk_exact *x;

	if (vk_exact_sign(o->given->under) == 0)
		return NULL;
	x = vk_arena_alloc(o->work->arena, sizeof(*x));
	*x = vk_exact_multiply(o->given->over, &whole);
	*x = vk_exact_divide(x, o->given->under);
	return x;
}

static void
read_share(
    struct one *o, const struct vk_attr *over, const struct vk_attr *under)
{
	struct vk_given *g = o->given;

	if (!may_be_share(o->target)) {
		wrong_form(o, over);
		return;
	}
	g->over = read_figure(o, VK_AT_NUMERATOR);
	g->under = read_figure(o, VK_AT_DENOMINATOR);
	if (g->over == NULL || g->under == NULL) {
		g->kind = VK_GIVEN_FAULTY;
	} else if (vk_exact_sign(g->over) < 0) {
		fault(o, VK_MSG_RESULT_BELOW_ZERO, over, over->value, NULL);
	} else if (vk_exact_compare(g->over, g->under) > 0) {
		fault(
		    o, VK_MSG_SHARE_ABOVE_ONE, over, over->value, under->value);
	} else {
		g->kind = VK_GIVEN_SHARE;
		g->text = vk_arena_printf(
		    o->work->arena, "%s/%s", over->value, under->value);
		g->level = share_level(o);
	}
}

static bool
allows_more_than_all(const struct vk_target *t)
{
	struct vk_exact all = vk_exact_decimal(100, 0);

	return t->unit == NULL || strcmp(t->unit, "%") != 0 ||
	    t->direction != VK_LEVEL || t->base != VK_BASE_NONE ||
	    t->period == VK_MEAN || t->geometric ||
	    (t->lower != NULL && vk_exact_compare(t->lower, &all) > 0) ||
	    (t->upper != NULL && vk_exact_compare(t->upper, &all) > 0);
}

/* Nobody is before the first, or between the first and the second. */
static bool
is_rank(const struct vk_exact *x)
{
	struct vk_exact one = vk_exact_decimal(1, 0);
	struct vk_exact whole = vk_exact_round(x, 0);

	return vk_exact_compare(x, &one) >= 0 &&
	    vk_exact_compare(x, &whole) == 0;
}

static void
read_number(struct one *o, const struct vk_attr *attr)
{
	struct vk_exact all = vk_exact_decimal(100, 0);
	const struct vk_target *t = o->target;
	const char *s = attr->value;

	if (strchr(s, ';') != NULL || strpbrk(s, "0123456789") == NULL) {
		wrong_form(o, attr);
		return;
	}
	o->given->level = vk_figure_of(o->work, attr, s, o->who);
	o->given->kind = VK_GIVEN_NUMBER;
	if (o->given->level == NULL)
		o->given->kind = VK_GIVEN_FAULTY;
	else if (t->comparison == VK_NONE_OF &&
	    vk_exact_sign(o->given->level) < 0)
		fault(o, VK_MSG_RESULT_BELOW_ZERO, attr, s, NULL);
	else if (t->comparison == VK_RANK && !is_rank(o->given->level))
		wrong_form(o, attr);
	else if (!allows_more_than_all(t) &&
	    vk_exact_compare(o->given->level, &all) > 0)
		fault(o, VK_MSG_SHARE_ABOVE_ALL, attr, s, NULL);
}

static void
say_count(struct one *o, const struct vk_attr *attr)
{
	char found[24], needed[24];

	snprintf(found, sizeof(found), "%zu", o->given->nparts);
	snprintf(needed, sizeof(needed), "%zu", o->target->nbounds);
	fault(o, VK_MSG_PARTS_COUNT, attr, found, needed);
}

/* Parts of a whole make 100% together. */
static void
check_sum(struct one *o, const struct vk_attr *attr)
{
	struct vk_exact sum = vk_exact_decimal(0, 0);
	struct vk_exact all = vk_exact_decimal(100, 0);
	struct vk_buf shown = {0};
	const char *comma;
	int scale = 0;

	for (size_t i = 0; i < o->given->nparts; i++)
		sum = vk_exact_add(&sum, &o->given->parts[i]);
	if (sum.lost || vk_exact_compare(&sum, &all) == 0)
		return;
	for (comma = attr->value; (comma = strchr(comma, ',')) != NULL;) {
		int n = (int)strspn(++comma, "0123456789");

		scale = n > scale ? n : scale;
	}
	vk_exact_show(&shown, &sum, scale);
	fault(o, VK_MSG_PARTS_SUM, attr, vk_buf_str(&shown), NULL);
	vk_buf_free(&shown);
}

static void
read_parts(struct one *o, const struct vk_attr *attr)
{
	struct vk_given *g = o->given;
	const char *unit = o->target->unit;

	if (strpbrk(attr->value, "0123456789") == NULL) {
		wrong_form(o, attr);
		return;
	}
	g->parts = vk_figures_of(o->work, attr, o->who, &g->nparts);
	g->kind = g->parts != NULL ? VK_GIVEN_PARTS : VK_GIVEN_FAULTY;
	if (g->parts == NULL)
		return;
	for (size_t i = 0; i < g->nparts; i++)
		if (vk_exact_sign(&g->parts[i]) < 0) {
			fault(o, VK_MSG_RESULT_BELOW_ZERO, attr, attr->value,
			    NULL);
			return;
		}
	if (g->nparts != o->target->nbounds && !o->target->broken)
		say_count(o, attr);
	else if (unit == NULL || strcmp(unit, "%") == 0)
		check_sum(o, attr);
}

static void
read_achieved(struct one *o, const struct vk_attr *attr)
{
	struct vk_given *g = o->given;
	const char *s = attr->value;

	g->text = vk_arena_strdup(o->work->arena, s);
	switch (o->target->comparison) {
	case VK_GRADE:
		g->kind = VK_GIVEN_GRADE;
		g->grade = vk_grade_find(s);
		if (g->grade < 0)
			wrong_form(o, attr);
		break;
	case VK_YES_NO:
		g->kind = VK_GIVEN_ANSWER;
		g->yes = strcmp(s, "co") == 0;
		if (!g->yes && strcmp(s, "khong") != 0)
			wrong_form(o, attr);
		break;
	case VK_STRUCTURE:
		read_parts(o, attr);
		break;
	case VK_FREE:
		g->kind = VK_GIVEN_NOTHING;
		break;
	default:
		read_number(o, attr);
		break;
	}
}

static void
read_result(
    struct reader *r, const struct vk_node *kq, const struct vk_target *t)
{
	struct vk_given *g = &r->year->given[t - r->work->targets];
	struct one o = {r->work, t, g, vk_whose(r->work, t, r->year->year)};
	const struct vk_attr *achieved = filled(kq, VK_AT_ACHIEVED);
	const struct vk_attr *over = filled(kq, VK_AT_NUMERATOR);
	const struct vk_attr *under = filled(kq, VK_AT_DENOMINATOR);

	g->node = kq;
	if (achieved != NULL)
		read_achieved(&o, achieved);
	else if (over != NULL && under != NULL)
		read_share(&o, over, under);
	g->plan = read_figure(&o, VK_AT_ASSIGNED);
	g->before = read_figure(&o, VK_AT_YEAR_BEFORE);
	if ((g->plan == NULL && filled(kq, VK_AT_ASSIGNED) != NULL) ||
	    (g->before == NULL && filled(kq, VK_AT_YEAR_BEFORE) != NULL))
		g->kind = VK_GIVEN_FAULTY;
	if (g->level != NULL && g->level->lost) {
		fault(&o, VK_MSG_FIGURE_LARGE, kq->attrs, g->text, NULL);
		g->level = NULL;
	}
}

/* ---- the years ---- */

/* A day that ends its year leaves nothing open. */
static void
read_until(struct vk_work *w, const struct vk_node *n, struct vk_given_year *y)
{
	const struct vk_attr *attr = vk_node_attr_whole(n, VK_AT_TO_DAY);
	char year[8];

	if (attr == NULL)
		return;
	snprintf(year, sizeof(year), "%d", y->year);
	if (strncmp(attr->value, year, 4) != 0 || attr->value[4] != '-') {
		vk_diag_add(w->diag, VK_MSG_PART_YEAR_DAY, attr->pos,
		    attr->value, year, NULL);
		y->partial = true;
		return;
	}
	y->partial = strncmp(attr->value + 5, "12-31", 5) != 0;
	if (y->partial)
		y->until = vk_arena_strndup(w->arena, attr->value, 10);
}

static void
read_year(struct reader *r, const struct vk_node *n)
{
	struct vk_work *w = r->work;
	const struct vk_attr *attr = vk_node_attr_whole(n, VK_AT_YEAR);
	struct vk_given_year *y = &w->years[w->nyears];
	const struct vk_node *kq = vk_node_child(n, VK_EL_RESULT);

	y->year = atoi(attr->value);
	y->node = n;
	if (y->year > w->last) {
		vk_diag_add(w->diag, VK_MSG_YEAR_AFTER_TERM, attr->pos,
		    attr->value, vk_node_attr(w->results, VK_AT_TERM), NULL);
		return;
	}
	w->nyears++;
	read_until(w, n, y);
	y->given = vk_arena_array(w->arena, w->ntargets, sizeof(*y->given));
	r->year = y;
	for (; kq != NULL; kq = vk_node_again(kq)) {
		const char *key = vk_node_attr(kq, VK_AT_TARGET);
		const struct vk_target *t = vk_target_find(r->work, key);

		if (t != NULL)
			read_result(r, kq, t);
		else
			say_unknown(r, kq);
	}
}

static bool
read_term(struct vk_work *w)
{
	const struct vk_attr *attr = vk_node_attr_whole(w->results, VK_AT_TERM);

	w->first = atoi(attr->value);
	w->last = atoi(attr->value + 5);
	w->tally->term_first = w->first;
	w->tally->term_last = w->last;
	if (w->last > w->first && w->last - w->first <= VK_TALLY_MOST_YEARS)
		return true;
	vk_diag_add(
	    w->diag, VK_MSG_TERM_FORM, attr->pos, attr->value, NULL, NULL);
	return false;
}

/* Years in the middle of the reported ones that are not there at all. */
static void
say_missing_years(struct vk_work *w)
{
	int last = 0;

	for (size_t i = 0; i < w->nyears; i++)
		last = w->years[i].year > last ? w->years[i].year : last;
	for (int year = w->first + 1; year < last; year++) {
		char found[16];

		if (vk_given_year(w, year) != NULL)
			continue;
		snprintf(found, sizeof(found), "%d", year);
		vk_diag_add(w->diag, VK_MSG_RESULT_YEAR_MISSING,
		    w->results->pos, found, NULL, NULL);
	}
}

/* Years that no target looks at would only cost room. */
static bool
is_of_use(const struct vk_work *w, const struct vk_node *n)
{
	int year = atoi(vk_node_attr(n, VK_AT_YEAR));

	if (year >= w->first)
		return true;
	for (size_t i = 0; i < w->ntargets; i++)
		if (w->targets[i].base_year == year)
			return true;
	return false;
}

bool
vk_results_read(struct vk_work *w, const struct vk_doc *doc)
{
	struct reader r = {.work = w, .guesses = 20};
	const struct vk_node *n = vk_node_child(doc->root, VK_EL_YEAR);
	size_t count = 0;

	w->results = doc->root;
	if (!read_term(w))
		return false;
	for (; n != NULL; n = vk_node_again(n))
		count++;
	w->years = vk_arena_array(w->arena, count, sizeof(*w->years));
	for (n = vk_node_child(doc->root, VK_EL_YEAR); n != NULL;
	     n = vk_node_again(n))
		if (is_of_use(w, n))
			read_year(&r, n);
	say_missing_years(w);
	return true;
}
