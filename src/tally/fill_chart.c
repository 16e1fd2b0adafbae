/*
 * Charts: what was reached in each year as a bar, what was asked for as a tick
 * or a band at the same scale.  A bound that is a change or a share of a plan
 * is computed for each year, exactly, and told in the words of the target.
 * Beside a chart the document always has a table with its figures.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "fill_work.h"
#include "model/chart.h"

enum {
	MOST_SCALE = 6, /* decimals that are kept of a height */
	LEAST_SCALE = -30, /* and figures that are dropped of a huge one */
	MOST_LINES = 4 /* of the grid, over 0 */
};
static const int64_t MOST_HEIGHT = 1000000000000;

struct height { /* one bar before its panel has a unit */
	const struct vk_judged *judged; /* NULL: no year */
	int year;
	bool there, has_least, has_most;
	struct vk_exact value, least, most;
};

struct panel { /* while it is made */
	struct vk_fill *fill;
	const struct vk_target *target;
	const struct vk_asked *asked;
	struct height *heights;
	size_t n;
	int scale; /* heights are in units of 10^-scale */
};

/* ---- heights ---- */

/* Where a bound of the measure lies on the scale of the figures. */
static struct vk_exact
level_of(const struct vk_target *t, const struct vk_exact *bound,
    const struct vk_exact *base)
{
	struct vk_exact hundred = vk_exact_decimal(100, 0), x = *bound;

	if (t->base == VK_BASE_NONE)
		return x;
	if (!t->relative && t->direction != VK_LEVEL)
		return t->direction == VK_DECREASE ? vk_exact_subtract(base, &x)
						   : vk_exact_add(base, &x);
	if (t->direction == VK_DECREASE)
		x = vk_exact_subtract(&hundred, &x);
	else if (t->direction != VK_LEVEL)
		x = vk_exact_add(&hundred, &x);
	x = vk_exact_multiply(base, &x);
	return vk_exact_divide(&x, &hundred);
}

/* Sums of changes have no bound on the scale of the levels. */
static bool
has_bounds(const struct vk_target *t, const struct vk_sum *s)
{
	bool known = s->known == VK_KNOWN;
	bool changes = t->direction != VK_LEVEL && t->base != VK_BASE_PLAN;

	if (t->broken || t->comparison == VK_FREE ||
	    (t->period == VK_SUM && changes))
		return false;
	return known || t->base == VK_BASE_NONE;
}

static void
find_bounds(
    struct height *h, const struct vk_target *t, const struct vk_exact *base)
{
	const struct vk_exact *lower = t->lower, *upper = t->upper;
	bool falls = t->direction == VK_DECREASE;

	if (t->comparison == VK_EXACTLY)
		upper = lower;
	if (falls) { /* the most of a decrease is the least that is left */
		upper = t->lower;
		lower = t->upper;
	}
	h->has_least = lower != NULL;
	h->has_most = upper != NULL;
	if (h->has_least)
		h->least = level_of(t, lower, base);
	if (h->has_most)
		h->most = level_of(t, upper, base);
}

static struct height
height_of(struct panel *p, int year)
{
	struct vk_fill *f = p->fill;
	const struct vk_judged_year *said = vk_fill_year(f, year);
	size_t at = (size_t)(p->target - f->work->targets);
	struct height h = {.year = year};
	struct vk_given_year *y = vk_given_year(f->work, year);
	struct vk_sum s;
	const struct vk_given *g;

	if (said == NULL || y == NULL)
		return h;
	h.judged = &said->targets[at];
	g = &y->given[at];
	s = vk_measure_year(f->work, p->target, y);
	h.there = g->level != NULL && vk_is_measured(p->target, g);
	if (!h.there)
		return h;
	h.value = *g->level;
	if (p->target->period == VK_SUM && s.known == VK_KNOWN &&
	    !(p->target->direction != VK_LEVEL &&
		p->target->base != VK_BASE_PLAN))
		h.value = s.total;
	if (has_bounds(p->target, &s))
		find_bounds(&h, p->target, &s.base);
	return h;
}

/* ---- the unit ---- */

static bool
fits(const struct vk_exact *x, int scale, int64_t *out)
{
	struct vk_exact unit = vk_exact_decimal(1, scale < 0 ? -scale : 0);
	struct vk_exact y = vk_exact_multiply(x, &unit);

	return vk_exact_scaled(&y, scale > 0 ? scale : 0, out) &&
	    *out <= MOST_HEIGHT && *out >= -MOST_HEIGHT;
}

static bool
all_fit(const struct height *h, int scale)
{
	int64_t unused;

	return (!h->there || fits(&h->value, scale, &unused)) &&
	    (!h->has_least || fits(&h->least, scale, &unused)) &&
	    (!h->has_most || fits(&h->most, scale, &unused));
}

/* As many decimals as all heights of the panel can have. */
static bool
find_scale(struct panel *p)
{
	p->scale = MOST_SCALE;
	for (size_t i = 0; i < p->n; i++)
		while (!all_fit(&p->heights[i], p->scale))
			if (--p->scale < LEAST_SCALE)
				return false;
	return true;
}

/* ---- the grid ---- */

static void
grow_to(const struct vk_bar *b, int64_t *top)
{
	if (b->kind == VK_BAR_NONE)
		return;
	*top = b->value > *top ? b->value : *top;
	*top = b->least > *top ? b->least : *top;
	*top = b->most > *top ? b->most : *top;
}

static const char *
grid_text(struct panel *p, int64_t value)
{
	struct vk_exact x =
	    vk_exact_decimal(value, p->scale > 0 ? p->scale : 0);
	struct vk_exact ten = vk_exact_decimal(10, 0);
	struct vk_buf text = {0};
	const char *kept;
	int n = 0;

	for (; n < MOST_SCALE; n++) {
		struct vk_exact rounded = vk_exact_round(&x, n);

		if (vk_exact_compare(&rounded, &x) == 0)
			break;
	}
	for (int i = p->scale; i < 0; i++)
		x = vk_exact_multiply(&x, &ten);
	vk_exact_show(&text, &x, n);
	kept = vk_arena_strdup(p->fill->arena, vk_buf_str(&text));
	vk_buf_free(&text);
	return kept;
}

/* Steps of 1, 2 or 5 times a power of ten, as few as reach the top. */
static int64_t
step_for(int64_t top)
{
	int64_t ten = 1;

	for (;; ten *= 10)
		for (int64_t k = 1; k <= 5; k += k == 1 ? 1 : 3)
			if (k * ten * MOST_LINES >= top)
				return k * ten;
}

/* Counts have no halves. */
static bool
are_whole(const struct vk_panel *panel, int64_t one)
{
	for (size_t i = 0; i < panel->nbars; i++) {
		const struct vk_bar *b = &panel->bars[i];

		if (b->kind != VK_BAR_NONE &&
		    (b->value % one != 0 || b->least % one != 0 ||
			b->most % one != 0))
			return false;
	}
	return true;
}

static void
find_grid(struct panel *p, struct vk_panel *out)
{
	struct vk_gridline *grid =
	    vk_arena_array(p->fill->arena, MOST_LINES + 1, sizeof(*grid));
	int64_t top = 0, step, one = 1;

	for (size_t i = 0; i < out->nbars; i++)
		grow_to(&out->bars[i], &top);
	for (int i = 0; i < p->scale; i++)
		one *= 10;
	step = step_for(top > 0 ? top : one);
	if (step < one && are_whole(out, one))
		step = one;
	for (int64_t at = 0; out->ngrid <= MOST_LINES; at += step) {
		grid[out->ngrid].value = at;
		grid[out->ngrid++].text = grid_text(p, at);
		if (at >= top && at > 0)
			break;
	}
	out->grid = grid;
}

/* ---- bars ---- */

static enum vk_bar_kind
kind_of(const struct height *h)
{
	if (!h->there)
		return VK_BAR_NONE;
	switch (h->judged->verdict) {
	case VK_EXCEEDED:
	case VK_MET:
		return VK_BAR_MET;
	case VK_MISSED:
		return VK_BAR_MISSED;
	default:
		return VK_BAR_OPEN;
	}
}

static const char *
show_exact(struct panel *p, const struct vk_exact *x, int least)
{
	struct vk_buf text = {0};
	const char *kept;
	int n = least;

	for (; n < MOST_SCALE; n++) {
		struct vk_exact rounded = vk_exact_round(x, n);

		if (vk_exact_compare(&rounded, x) == 0)
			break;
	}
	vk_exact_show(&text, x, n);
	kept = vk_arena_strdup(p->fill->arena, vk_buf_str(&text));
	vk_buf_free(&text);
	return kept;
}

/*
 * What is asked for, short enough to stand beside its tick: the bounds, a
 * share of the plan as "+3-5%", a change in points as the figure it asks for.
 */
static const char *
bound_text(struct panel *p, const struct height *h)
{
	const struct vk_target *t = p->target;
	const char *lower = vk_node_attr(t->node, VK_AT_LOWER);
	const char *upper = vk_node_attr(t->node, VK_AT_UPPER);
	bool both = lower != NULL && upper != NULL;

	if (t->base == VK_BASE_NONE)
		return vk_arena_strdup(p->fill->arena, p->asked->rule);
	if (t->relative || t->direction == VK_LEVEL)
		return vk_arena_printf(p->fill->arena, "%s%s%s%s%%",
		    t->direction == VK_LEVEL	      ? ""
			: t->direction == VK_DECREASE ? "giảm "
						      : "+",
		    lower != NULL ? lower : "", both ? "-" : "",
		    upper != NULL ? upper : "");
	if (h->has_least && h->has_most)
		return vk_arena_printf(p->fill->arena, "%s-%s",
		    show_exact(p, &h->least, t->decimals),
		    show_exact(p, &h->most, t->decimals));
	return show_exact(p, h->has_least ? &h->least : &h->most, t->decimals);
}

/* A sum that is drawn is what is told, not the year's own figure. */
static const char *
value_text(struct panel *p, const struct height *h)
{
	if (!h->there)
		return VK_FILL_NOTHING;
	if (p->target->period == VK_SUM)
		return show_exact(p, &h->value, 0);
	return vk_arena_strdup(p->fill->arena, h->judged->achieved);
}

static struct vk_bar
bar_of(struct panel *p, const struct height *h)
{
	struct vk_bar b = {.name = vk_fill_year_name(p->fill, h->year),
	    .kind = kind_of(h),
	    .value_text = value_text(p, h),
	    .bound_text = "",
	    .verdict_text = ""};

	if (!h->there)
		return b;
	b.verdict_text = h->judged->word;
	(void)!fits(&h->value, p->scale, &b.value);
	if (h->has_least)
		(void)!fits(&h->least, p->scale, &b.least);
	if (h->has_most)
		(void)!fits(&h->most, p->scale, &b.most);
	b.bound = h->has_least && h->has_most ? VK_BOUND_RANGE
	    : h->has_least		      ? VK_BOUND_LEAST
	    : h->has_most		      ? VK_BOUND_MOST
					      : VK_BOUND_NONE;
	if (b.bound == VK_BOUND_RANGE && b.least == b.most)
		b.bound = VK_BOUND_LEAST;
	b.bound_text = b.bound != VK_BOUND_NONE ? bound_text(p, h) : "";
	return b;
}

static const char *
unit_of(const struct panel *p)
{
	const char *unit = NULL;

	for (size_t i = 0; i < p->n; i++)
		if (p->heights[i].judged != NULL &&
		    p->heights[i].judged->unit != NULL)
			unit = p->heights[i].judged->unit;
	return unit != NULL ? vk_arena_strdup(p->fill->arena, unit) : "";
}

static bool
has_numbers(const struct vk_target *t)
{
	return t->comparison != VK_GRADE && t->comparison != VK_YES_NO &&
	    t->comparison != VK_STRUCTURE && !t->every_unit;
}

/* False with a finding when there is nothing to draw. */
static bool
make_panel(struct vk_fill *f, const struct vk_attr *keys,
    const struct vk_target *t, const struct vk_fill_span *s,
    struct vk_panel *out)
{
	size_t at = (size_t)(t - f->work->targets);
	struct panel p = {.fill = f, .target = t, .asked = &f->work->asked[at]};
	struct vk_bar *bars;

	p.n = (size_t)(s->last - s->first) + 1;
	p.heights = vk_arena_array(f->arena, p.n, sizeof(*p.heights));
	for (size_t i = 0; i < p.n; i++)
		p.heights[i] = height_of(&p, s->first + (int)i);
	if (!has_numbers(t) || !find_scale(&p)) {
		vk_diag_add(f->diag, VK_MSG_COMPUTED_NO_NUMBERS, keys->pos,
		    p.asked->key, NULL, NULL);
		return false;
	}
	bars = vk_arena_array(f->arena, p.n, sizeof(*bars));
	for (size_t i = 0; i < p.n; i++)
		bars[i] = bar_of(&p, &p.heights[i]);
	*out =
	    (struct vk_panel){.title = vk_arena_strdup(f->arena, p.asked->name),
		.unit = unit_of(&p),
		.bars = bars,
		.nbars = p.n};
	find_grid(&p, out);
	return true;
}

/* ---- words ---- */

static bool
has_bar(const struct vk_chart *c, enum vk_bar_kind kind)
{
	for (size_t i = 0; i < c->npanels; i++)
		for (size_t k = 0; k < c->panels[i].nbars; k++)
			if (c->panels[i].bars[k].kind == kind)
				return true;
	return false;
}

static bool
has_bound(const struct vk_chart *c)
{
	for (size_t i = 0; i < c->npanels; i++)
		for (size_t k = 0; k < c->panels[i].nbars; k++)
			if (c->panels[i].bars[k].bound != VK_BOUND_NONE)
				return true;
	return false;
}

/* The verdicts of the bars that have none of the others' looks. */
static const char *
open_words(struct vk_fill *f, const struct vk_chart *c)
{
	struct vk_buf out = {0};
	const char *kept;

	for (size_t i = 0; i < c->npanels; i++)
		for (size_t k = 0; k < c->panels[i].nbars; k++) {
			const struct vk_bar *b = &c->panels[i].bars[k];

			if (b->kind == VK_BAR_OPEN &&
			    strstr(vk_buf_str(&out), b->verdict_text) == NULL)
				vk_buf_addf(&out, "%s%s",
				    out.len > 0 ? ", " : "", b->verdict_text);
		}
	kept = vk_arena_strdup(f->arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return kept;
}

/* Without the drawing "+5%" says nothing: then the rule is told whole. */
static const char *
bound_in_words(
    const struct vk_fill *f, const struct vk_target *t, const struct vk_bar *b)
{
	if (*b->bound_text == '\0' || t->base == VK_BASE_NONE)
		return b->bound_text;
	return t->relative || t->direction == VK_LEVEL
	    ? f->work->asked[t - f->work->targets].rule
	    : b->bound_text;
}

static void
add_bar(struct vk_buf *out, const struct vk_panel *p, const struct vk_bar *b,
    const char *bound)
{
	vk_buf_addf(out, "%s: %s", b->name, b->value_text);
	if (b->kind == VK_BAR_NONE)
		return;
	vk_target_add_unit(out, *p->unit != '\0' ? p->unit : NULL);
	if (*bound != '\0')
		vk_buf_addf(out, " (mức đề ra: %s)", bound);
	vk_buf_addf(out, ", %s", b->verdict_text);
}

/* What the author says of it, then all that it shows. */
static const char *
words_of(struct vk_fill *f, const struct vk_chart *c, const struct vk_node *n,
    const struct vk_target *const *targets)
{
	const char *said = vk_node_attr(n, VK_AT_ALTERNATIVE), *kept;
	struct vk_buf out = {0};

	vk_buf_adds(&out, said != NULL ? said : "");
	for (size_t i = 0; i < c->npanels; i++) {
		const struct vk_panel *p = &c->panels[i];
		char last = out.len > 0 ? out.data[out.len - 1] : ' ';

		vk_buf_addf(&out, "%s%s. ",
		    last == ' '	      ? ""
			: last == '.' ? " "
				      : ". ",
		    p->title);
		for (size_t k = 0; k < p->nbars; k++) {
			const struct vk_bar *b = &p->bars[k];

			vk_buf_adds(&out, k > 0 ? "; " : "");
			add_bar(&out, p, b, bound_in_words(f, targets[i], b));
		}
		vk_buf_addc(&out, '.');
	}
	kept = vk_arena_strdup(f->arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return kept;
}

/* ---- the table beside it ---- */

static void
put_year(struct vk_fill *f, struct vk_node *table, const struct vk_target *t,
    int year)
{
	const struct vk_judged_year *y = vk_fill_year(f, year);
	const struct vk_judged *j =
	    y != NULL ? &y->targets[t - f->work->targets] : NULL;
	const struct vk_asked *asked = &f->work->asked[t - f->work->targets];
	struct vk_node *row = vk_fill_new(f, table, VK_EL_ROW);

	vk_fill_cell(f, row, vk_fill_year_name(f, year));
	vk_fill_figure(f, row, j != NULL ? j->assigned : asked->rule);
	vk_fill_figure(f, row, j != NULL ? j->achieved : NULL);
	vk_fill_cell(f, row,
	    j != NULL ? j->word : vk_verdict_word(VK_NOT_JUDGED, false));
	vk_fill_cell(f, row, j != NULL && j->note != NULL ? j->note : "");
}

static const char *
name_with_unit(struct vk_fill *f, const struct vk_panel *p)
{
	return *p->unit != '\0'
	    ? vk_arena_printf(f->arena, "%s (%s)", p->title, p->unit)
	    : p->title;
}

static void
put_table(struct vk_fill *f, struct vk_node *chart,
    const struct vk_target *const *targets, const struct vk_fill_span *s)
{
	static const char *const heads[] = {
	    "Năm", "Mức giao", "Thực hiện", "Đánh giá", "Ghi chú"};
	static const char *const aligns[] = {"giua", "so", "so", "giua", NULL};
	const struct vk_chart *c = chart->chart;
	struct vk_node *table = vk_fill_after(f, chart, VK_EL_TABLE);
	struct vk_node *head, *row;

	for (int i = 0; i < 5; i++)
		vk_fill_column(f, table, aligns[i], NULL);
	head = vk_fill_new(f, table, VK_EL_TABLE_HEAD);
	row = vk_fill_new(f, head, VK_EL_ROW);
	for (int i = 0; i < 5; i++)
		vk_fill_head(f, row, heads[i], 1, 1);
	for (size_t i = 0; i < c->npanels; i++) {
		row = vk_fill_new(f, table, VK_EL_GROUP_ROW);
		vk_fill_head(f, row, name_with_unit(f, &c->panels[i]), 5, 1);
		for (int year = s->first; year <= s->last; year++)
			put_year(f, table, targets[i], year);
	}
}

/*
 * Whether tables of targets show what the chart draws: they tell a year's own
 * figure where the chart draws the sum so far.
 */
static bool
is_in_tables(const struct vk_fill *f, const struct vk_target *const *targets,
    size_t ntargets, const struct vk_fill_span *s)
{
	for (size_t i = 0; i < ntargets; i++)
		if (targets[i]->period == VK_SUM)
			return false;
	for (int year = s->first; year <= s->last; year++)
		if (!f->shown[year])
			return false;
	return true;
}

/* ---- all ---- */

static size_t
count_keys(struct vk_fill *f, const char *at)
{
	size_t n = 0;

	while (vk_fill_next_key(f, &at) != NULL)
		n++;
	return n;
}

static void
finish(struct vk_fill *f, struct vk_node *n, struct vk_chart *c,
    const struct vk_target *const *targets)
{
	c->about = words_of(f, c, n, targets);
	if (has_bar(c, VK_BAR_MET))
		c->met = "đạt, vượt";
	if (has_bar(c, VK_BAR_MISSED))
		c->missed = "không đạt";
	if (has_bar(c, VK_BAR_OPEN))
		c->open = open_words(f, c);
	if (has_bound(c))
		c->target = "mức đề ra";
	n->chart = c;
}

void
vk_fill_chart(struct vk_fill *f, struct vk_node *n)
{
	const struct vk_attr *attr = vk_node_attr_whole(n, VK_AT_TARGETS);
	size_t most = count_keys(f, attr->value);
	const char *at = attr->value, *key;
	const struct vk_target **targets;
	struct vk_panel *panels;
	struct vk_chart *c = vk_arena_alloc(f->arena, sizeof(*c));
	struct vk_fill_span s;

	if (!vk_fill_years(f, n, &s) ||
	    !vk_fill_afford(f, n, most * 5 * ((size_t)(s.last - s.first) + 1)))
		return;
	vk_fill_miss_years(f, n, &s);
	panels = vk_arena_array(f->arena, most, sizeof(*panels));
	targets = vk_arena_array(f->arena, most, sizeof(*targets));
	while ((key = vk_fill_next_key(f, &at)) != NULL) {
		const struct vk_target *t = vk_fill_target(f, attr, key);

		if (t != NULL &&
		    make_panel(f, attr, t, &s, &panels[c->npanels]))
			targets[c->npanels++] = t;
	}
	if (c->npanels == 0)
		return;
	c->panels = panels;
	finish(f, n, c, targets);
	if (!is_in_tables(f, targets, c->npanels, &s))
		put_table(f, n, targets, &s);
}
