/*
 * The pass itself: every target in every reported year gets its verdict, the
 * year its counts, the term its end.
 */
#include "tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "work.h"

/* ---- one target in one year ---- */

static bool
is_over(const struct vk_work *w, const struct vk_given_year *y)
{
	return y->year == w->last && !y->partial;
}

static enum vk_verdict
verdict_of_mean(const struct vk_work *w, const struct vk_target *t, int year)
{
	struct vk_mean mean = vk_measure_mean(w, t, year);

	if (!mean.complete)
		return VK_NOT_JUDGED;
	return vk_judge(t, &mean.measure);
}

/* The figures are known: what they come to, by the period of the target. */
static enum vk_verdict
judge_known(const struct vk_work *w, const struct vk_target *t,
    const struct vk_given_year *y, const struct vk_sum *s)
{
	const struct vk_given *g = &y->given[t - w->targets];
	enum vk_verdict v = vk_is_measured(t, g) ? vk_judge(t, &s->measure)
						 : vk_judge_other(t, g);

	if (t->period == VK_YEARLY)
		return y->partial ? VK_NOT_JUDGED : v;
	if (t->period == VK_MEAN)
		return is_over(w, y) ? verdict_of_mean(w, t, y->year)
				     : VK_UNDER_WAY;
	return v == VK_MISSED && !is_over(w, y) ? VK_UNDER_WAY : v;
}

static enum vk_verdict
judge_year(const struct vk_work *w, const struct vk_target *t,
    const struct vk_given_year *y, const struct vk_sum *s)
{
	if (t->broken)
		return VK_NOT_JUDGED;
	if (s->known == VK_KNOWN)
		return judge_known(w, t, y, s);
	if (s->known == VK_BASE_ZERO && !(t->period == VK_YEARLY && y->partial))
		return VK_NOT_COUNTED;
	return VK_NOT_JUDGED;
}

/* The office's own word, which has its reason. */
static bool
overrule(const struct vk_given *g, enum vk_verdict *v)
{
	const char *word =
	    g->node != NULL ? vk_node_attr(g->node, VK_AT_VERDICT) : NULL;

	return word != NULL && vk_verdict_find(word, v);
}

static const char *
missing_base(const struct vk_work *w, const struct vk_target *t)
{
	const char *key = w->asked[t - w->targets].key;

	switch (t->base) {
	case VK_BASE_PLAN:
		return "muc-giao";
	case VK_BASE_YEAR_BEFORE:
		return "nam-truoc";
	case VK_BASE_TERM_START:
		return vk_arena_printf(
		    w->arena, "<nam nam=\"%d\"><kq ct=\"%s\"", w->first, key);
	case VK_BASE_FIXED_YEAR:
		return vk_arena_printf(w->arena,
		    "<nam nam=\"%d\"><kq ct=\"%s\"", t->base_year, key);
	default:
		return "goc";
	}
}

static struct vk_pos
place_of(const struct vk_given_year *y, const struct vk_given *g)
{
	return g->node != NULL ? g->node->pos : y->node->pos;
}

static bool
is_told(const struct vk_work *w, int year)
{
	return w->told.last == 0 ||
	    (year >= w->told.first && year <= w->told.last);
}

/* What a verdict cannot be had without. */
static void
say_lacking(struct vk_work *w, const struct vk_target *t,
    const struct vk_given_year *y, const struct vk_sum *s)
{
	struct vk_pos pos = place_of(y, &y->given[t - w->targets]);
	const char *who = vk_whose(w, t, y->year);

	if (s->known == VK_NO_FIGURE && !y->partial)
		vk_diag_add(
		    w->diag, VK_MSG_RESULT_MISSING, pos, NULL, NULL, who);
	if (s->known == VK_NO_BASE && !y->partial)
		vk_diag_add(w->diag, VK_MSG_BASE_MISSING, pos, NULL,
		    missing_base(w, t), who);
	if (s->known == VK_BASE_ZERO)
		vk_diag_add(w->diag, VK_MSG_BASE_ZERO, pos,
		    s->base_text != NULL ? s->base_text : "0", NULL, who);
}

/* Why there is no verdict, where nobody else has said so. */
static void
say_unknown(struct vk_work *w, const struct vk_target *t,
    const struct vk_given_year *y, const struct vk_sum *s)
{
	const struct vk_given *g = &y->given[t - w->targets];

	if (is_told(w, y->year))
		say_lacking(w, t, y, s);
	if (s->known == VK_TOO_LARGE)
		vk_diag_add(w->diag, VK_MSG_FIGURE_LARGE, place_of(y, g),
		    g->text != NULL ? g->text : "?", NULL,
		    vk_whose(w, t, y->year));
}

static void
fill_figures(struct vk_figures *f, const struct vk_target *t,
    const struct vk_given *g, const struct vk_sum *s)
{
	f->result = g->node;
	f->has_level = g->level != NULL && g->kind != VK_GIVEN_FAULTY;
	if (f->has_level)
		f->level = *g->level;
	f->has_measure = s->known == VK_KNOWN && vk_is_measured(t, g);
	if (f->has_measure)
		f->measure = s->measure.x;
}

/* Whether all that the verdict needs could be computed. */
static bool
is_sound(const struct vk_work *w, const struct vk_target *t,
    const struct vk_given_year *y, const struct vk_sum *s)
{
	struct vk_mean mean;

	if (!vk_is_measured(t, &y->given[t - w->targets]))
		return true;
	if (t->period != VK_MEAN || !is_over(w, y))
		return vk_measure_is_sound(t, &s->measure);
	mean = vk_measure_mean(w, t, y->year);
	return !mean.complete || vk_measure_is_sound(t, &mean.measure);
}

/* Why there is nothing to compare. */
static const char *
why_not(const struct vk_sum *s)
{
	static const char *const words[] = {
	    [VK_KNOWN] = NULL,
	    [VK_NO_FIGURE] = "chưa có số liệu",
	    [VK_NO_SUM] = "thiếu số liệu năm trước",
	    [VK_FAULTY] = "số liệu có lỗi",
	    [VK_NO_BASE] = "chưa có số để so sánh",
	    [VK_BASE_ZERO] = "số để so sánh không lớn hơn 0",
	    [VK_TOO_LARGE] = "số quá lớn",
	};

	return words[s->known];
}

/*
 * What led to the verdict: of a mean, the mean and not the year's figure; in a
 * part of a year nothing that is compared does.
 */
static const char *
working_of(struct vk_work *w, const struct vk_target *t,
    const struct vk_given_year *y, const struct vk_sum *s, const char *working)
{
	struct vk_mean mean;

	if (t->comparison == VK_FREE)
		return NULL;
	if (s->known != VK_KNOWN)
		return why_not(s);
	if (t->period == VK_YEARLY && y->partial)
		return vk_arena_printf(w->arena, "%s; chưa hết năm", working);
	if (t->period != VK_MEAN)
		return working;
	mean = vk_measure_mean(w, t, y->year);
	if (mean.n == 0 || !vk_measure_is_sound(t, &mean.measure))
		return working;
	return vk_say_mean_working(w, t, &mean);
}

static void
tally_target(struct vk_work *w, const struct vk_target *t,
    struct vk_given_year *y, struct vk_judged *said, struct vk_figures *f)
{
	const struct vk_given *g = &y->given[t - w->targets];
	struct vk_sum s = vk_measure_year(w, t, y);

	if (s.known == VK_KNOWN && !is_sound(w, t, y, &s))
		s.known = VK_TOO_LARGE;
	fill_figures(f, t, g, &s);
	vk_say_year(w, t, y, &s, said);
	said->verdict = judge_year(w, t, y, &s);
	f->overruled = overrule(g, &said->verdict);
	said->word = vk_verdict_word(said->verdict, t->soft);
	said->working = working_of(w, t, y, &s, said->working);
	if (f->overruled)
		said->working = vk_say_overruled(w, g, said->working);
	else
		say_unknown(w, t, y, &s);
}

/* ---- counting ---- */

/* The weakest first; what is not counted is left out. */
static int
strength(enum vk_verdict v)
{
	static const int order[VK_VERDICT_COUNT] = {
	    [VK_MISSED] = 0,
	    [VK_NOT_JUDGED] = 1,
	    [VK_UNDER_WAY] = 2,
	    [VK_MET] = 3,
	    [VK_EXCEEDED] = 4,
	    [VK_NOT_COUNTED] = 5,
	};

	return order[v];
}

static void
count_year(const struct vk_work *w, const struct vk_judged *said,
    struct vk_judged_year *y, enum vk_verdict *counted)
{
	for (size_t i = 0; i < w->tally->ncounted; i++)
		counted[i] = VK_NOT_COUNTED;
	for (size_t i = 0; i < w->ntargets; i++) {
		enum vk_verdict *whole = &counted[w->targets[i].counted];

		if (strength(said[i].verdict) < strength(*whole))
			*whole = said[i].verdict;
	}
	for (size_t i = 0; i < w->tally->ncounted; i++)
		y->counts[counted[i]]++;
}

static void
tally_year(struct vk_work *w, struct vk_given_year *given,
    struct vk_tally_year *y, struct vk_judged_year *said,
    enum vk_verdict *counted)
{
	struct vk_judged *judged =
	    vk_arena_array(w->arena, w->ntargets, sizeof(*judged));
	struct vk_figures *figures =
	    vk_arena_array(w->arena, w->ntargets, sizeof(*figures));

	y->year = said->year = given->year;
	y->partial = given->partial;
	y->node = given->node;
	said->until = given->until;
	for (size_t i = 0; i < w->ntargets; i++)
		tally_target(w, &w->targets[i], given, &judged[i], &figures[i]);
	y->figures = figures;
	said->targets = judged;
	count_year(w, judged, said, counted);
}

static bool
is_reported(const struct vk_work *w, const struct vk_given_year *y)
{
	return y->year > w->first && y->year <= w->last;
}

static void
tally_years(struct vk_work *w)
{
	struct vk_tally *tally = w->tally;
	struct vk_tally_year *years =
	    vk_arena_array(w->arena, w->nyears, sizeof(*years));
	struct vk_judged_year *said =
	    vk_arena_array(w->arena, w->nyears, sizeof(*said));
	enum vk_verdict *counted = vk_arena_array(
	    w->arena, w->nyears * tally->ncounted, sizeof(*counted));
	size_t n = 0;

	for (size_t i = 0; i < w->nyears; i++) {
		if (!is_reported(w, &w->years[i]))
			continue;
		tally_year(w, &w->years[i], &years[n], &said[n],
		    counted + n * tally->ncounted);
		n++;
	}
	tally->years = years;
	tally->said.years = said;
	tally->said.nyears = n;
	tally->counted = counted;
}

/* ---- the term ---- */

struct end { /* of the term, for one target, as of a year */
	struct vk_work *work;
	const struct vk_target *target;
	int year;
	struct vk_judged *said;
};

static const struct vk_judged *
judged_in(const struct end *e, int year)
{
	const struct vk_verdicts *said = &e->work->tally->said;

	for (size_t i = 0; i < said->nyears; i++)
		if (said->years[i].year == year)
			return &said->years[i]
				    .targets[e->target - e->work->targets];
	return NULL;
}

static bool
is_whole(const struct vk_work *w, int year)
{
	const struct vk_given_year *y = vk_given_year(w, year);

	return y != NULL && !y->partial;
}

static bool
is_term_over(const struct end *e)
{
	return e->year == e->work->last && is_whole(e->work, e->year);
}

/* How many years have each verdict; the missing ones are not judged. */
static void
count_verdicts(const struct end *e, int counts[VK_VERDICT_COUNT])
{
	for (int year = e->work->first + 1; year <= e->year; year++) {
		const struct vk_judged *j = judged_in(e, year);

		counts[j != NULL ? j->verdict : VK_NOT_JUDGED]++;
	}
}

static void
end_yearly(struct end *e)
{
	int counts[VK_VERDICT_COUNT] = {0};
	int years = e->work->last - e->work->first, met;

	count_verdicts(e, counts);
	met = counts[VK_MET] + counts[VK_EXCEEDED];
	e->said->note =
	    vk_arena_printf(e->work->arena, "đạt %d/%d năm", met, years);
	if (counts[VK_MISSED] > 0)
		e->said->verdict = VK_MISSED;
	else if (!is_term_over(e) || counts[VK_UNDER_WAY] > 0)
		e->said->verdict = VK_UNDER_WAY;
	else if (counts[VK_NOT_JUDGED] > 0)
		e->said->verdict = VK_NOT_JUDGED;
	else
		e->said->verdict = met > 0 ? VK_MET : VK_NOT_COUNTED;
}

static void
end_mean(struct end *e)
{
	struct vk_mean mean = vk_measure_mean(e->work, e->target, e->year);
	const struct vk_judged *last = judged_in(e, e->year);

	e->said->verdict = VK_UNDER_WAY;
	if (is_term_over(e) && last != NULL)
		e->said->verdict = last->verdict;
	if (mean.n == 0 || !vk_measure_is_sound(e->target, &mean.measure))
		return;
	e->said->note = vk_say_mean(e->work, e->target, &mean);
	e->said->working = vk_say_mean_working(e->work, e->target, &mean);
}

/* As in the last year that has ended. */
static void
end_at_last(struct end *e)
{
	e->said->verdict = VK_UNDER_WAY;
	for (int year = e->year; year > e->work->first; year--) {
		const struct vk_judged *j = judged_in(e, year);

		if (j == NULL || !is_whole(e->work, year))
			continue;
		e->said->verdict = j->verdict;
		e->said->note = j->note;
		e->said->working = j->working;
		return;
	}
}

static const struct vk_judged *
end_of_term(struct vk_work *w, int year)
{
	struct vk_judged *said =
	    vk_arena_array(w->arena, w->ntargets, sizeof(*said));

	for (size_t i = 0; i < w->ntargets; i++) {
		const struct vk_target *t = &w->targets[i];
		struct end e = {w, t, year, &said[i]};

		if (t->broken)
			said[i].verdict = VK_NOT_JUDGED;
		else if (t->period == VK_YEARLY)
			end_yearly(&e);
		else if (t->period == VK_MEAN)
			end_mean(&e);
		else
			end_at_last(&e);
		said[i].assigned = w->asked[i].rule;
		said[i].word = vk_verdict_word(said[i].verdict, t->soft);
	}
	return said;
}

const struct vk_judged *
vk_tally_term(struct vk_tally *tally, int year)
{
	return end_of_term(tally->work, year);
}

/* ---- all ---- */

static int
last_year(const struct vk_tally *tally)
{
	int last = tally->term_first;

	for (size_t i = 0; i < tally->said.nyears; i++)
		if (tally->years[i].year > last)
			last = tally->years[i].year;
	return last;
}

static bool
is_results(const struct vk_doc *doc, struct vk_diag *d)
{
	if (doc->root->kind == VK_EL_RESULTS)
		return true;
	vk_diag_add(d, VK_MSG_NO_RESULTS, doc->root->pos, doc->root->written,
	    NULL, NULL);
	return false;
}

struct vk_tally *
vk_tally_new_for(const struct vk_doc *resolution, const struct vk_doc *results,
    struct vk_tally_span told, struct vk_diag *d)
{
	struct vk_arena *arena;
	struct vk_tally *tally;
	struct vk_work *w;

	if (!is_results(results, d))
		return NULL;
	arena = vk_arena_new();
	tally = vk_arena_alloc(arena, sizeof(*tally));
	w = vk_arena_alloc(arena, sizeof(*w));
	tally->arena = w->arena = arena;
	tally->work = w;
	tally->said.resolution = vk_arena_strdup(arena, resolution->path);
	w->tally = tally;
	w->diag = d;
	w->told = told;
	if (!vk_targets_read(w, resolution) || !vk_results_read(w, results)) {
		vk_tally_free(tally);
		return NULL;
	}
	tally->targets = w->targets;
	tally->said.targets = w->asked;
	tally->said.ntargets = w->ntargets;
	tally_years(w);
	tally->said.term = end_of_term(w, last_year(tally));
	return tally;
}

struct vk_tally *
vk_tally_new(const struct vk_doc *resolution, const struct vk_doc *results,
    struct vk_diag *d)
{
	struct vk_tally_span all = {0};

	return vk_tally_new_for(resolution, results, all, d);
}

void
vk_tally_free(struct vk_tally *tally)
{
	if (tally != NULL)
		vk_arena_free(tally->arena);
}
