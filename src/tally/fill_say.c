/*
 * Words in sentences: "8/10 chỉ tiêu đạt và vượt, bằng 80%", and single
 * figures with their units.  What is not known says so, and is never 0.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "fill_work.h"
#include "model/figure.h"

/* ---- x of y ---- */

enum { MOST_DECIMALS = 6 };

/* One decimal and none when it is 0; more where "100%" would not be true. */
static void
add_share(struct vk_buf *out, size_t met, size_t all)
{
	struct vk_exact x = vk_exact_decimal((int64_t)met, 0);
	struct vk_exact y = vk_exact_decimal((int64_t)all, 0);
	struct vk_exact hundred = vk_exact_decimal(100, 0);
	struct vk_exact share = vk_percent_of(&x, &y), rounded, whole;
	int n = 1;

	for (; n < MOST_DECIMALS; n++) {
		rounded = vk_exact_round(&share, n);
		if ((met == all || vk_exact_compare(&rounded, &hundred) != 0) &&
		    (met == 0 || vk_exact_sign(&rounded) != 0))
			break;
	}
	rounded = vk_exact_round(&share, n);
	whole = vk_exact_round(&rounded, 0);
	vk_exact_show(
	    out, &rounded, vk_exact_compare(&whole, &rounded) == 0 ? 0 : n);
	vk_buf_addc(out, '%');
}

static void
add_summary(struct vk_buf *out, const size_t counts[VK_VERDICT_COUNT])
{
	size_t met = counts[VK_MET] + counts[VK_EXCEEDED], all = 0;

	for (int i = 0; i < VK_VERDICT_COUNT; i++)
		if (i != VK_NOT_COUNTED)
			all += counts[i];
	if (all == 0) {
		vk_buf_adds(out, VK_FILL_NOTHING);
		return;
	}
	vk_buf_addf(out, "%zu/%zu chỉ tiêu đạt và vượt, bằng ", met, all);
	add_share(out, met, all);
}

void
vk_fill_summary(struct vk_fill *f, struct vk_node *n)
{
	struct vk_fill_span s;
	const struct vk_judged_year *y;
	struct vk_buf text = {0};

	if (!vk_fill_years(f, n, &s))
		return;
	y = vk_fill_year(f, s.first);
	vk_fill_miss_years(f, n, &s);
	if (y != NULL)
		add_summary(&text, y->counts);
	else
		vk_buf_adds(&text, VK_FILL_NOTHING);
	vk_fill_become_text(f, n, vk_buf_str(&text));
	vk_buf_free(&text);
}

/* ---- one figure ---- */

struct said { /* what takes the place of a figure */
	const struct vk_node *node;
	const char *column;
	const struct vk_target *target;
	struct vk_buf text;
};

static bool
is_percent(const char *unit)
{
	return unit != NULL &&
	    (strchr(unit, '%') != NULL || strncmp(unit, "‰", 3) == 0);
}

/* Whether the author goes on with the unit, so that it need not be told. */
static bool
goes_on_with(const struct vk_node *n, const char *unit)
{
	const char *text;
	size_t len;

	if (unit == NULL || n->next == NULL || n->next->kind != VK_EL_TEXT)
		return false;
	text = n->next->text + strspn(n->next->text, " \t\r\n");
	len = strlen(unit);
	return strncmp(text, unit, len) == 0;
}

/* A count below 10 is written with a zero: "05 đồng chí". */
static void
add_figure(struct said *s, const char *text, const char *unit)
{
	struct vk_buf *out = &s->text;
	bool digit = text[0] >= '1' && text[0] <= '9' && text[1] == '\0';

	if (digit && !is_percent(unit))
		vk_buf_addc(out, '0');
	vk_buf_adds(out, text);
	if (!goes_on_with(s->node, unit))
		vk_target_add_unit(out, unit);
}

/* What was given in a year that is no reported one: a base. */
static const char *
given_before(const struct vk_fill *f, const struct vk_target *t, int year)
{
	const struct vk_given_year *y = vk_given_year(f->work, year);
	const struct vk_given *g;

	if (y == NULL)
		return NULL;
	g = &y->given[t - f->work->targets];
	return g->kind == VK_GIVEN_NUMBER ? g->text : NULL;
}

static bool
is_number(const char *text)
{
	struct vk_figure figure;

	return vk_figure_parse(text, &figure, NULL);
}

/* Grades, answers and parts are told without a unit. */
static void
add_achieved(struct said *s, const struct vk_judged *j)
{
	if (j->achieved == NULL)
		return;
	add_figure(s, j->achieved, is_number(j->achieved) ? j->unit : NULL);
}

/* The bounds of a change have their unit already. */
static void
add_assigned(struct said *s, const struct vk_judged *j)
{
	const struct vk_target *t = s->target;
	bool bare = t->base == VK_BASE_PLAN || t->direction == VK_LEVEL;
	bool numbers = t->comparison == VK_AT_LEAST ||
	    t->comparison == VK_AT_MOST || t->comparison == VK_BETWEEN ||
	    t->comparison == VK_EXACTLY || t->comparison == VK_NONE_OF;

	if (j->assigned != NULL)
		add_figure(s, j->assigned, bare && numbers ? j->unit : NULL);
}

static void
add_of_year(struct said *s, const struct vk_judged *j)
{
	if (strcmp(s->column, "thuc-hien") == 0)
		add_achieved(s, j);
	else if (strcmp(s->column, "muc-giao") == 0)
		add_assigned(s, j);
	else if (strcmp(s->column, "danh-gia") == 0)
		vk_buf_adds(&s->text, j->word);
	else if (j->share != NULL)
		add_figure(s, j->share, "%");
}

/* Of a year before the reported ones the figure alone is known. */
static void
add_before(struct vk_fill *f, struct said *s, int year)
{
	const char *text = given_before(f, s->target, year);
	const struct vk_verdicts *said = &f->tally->said;
	size_t i = (size_t)(s->target - f->work->targets);

	if (text != NULL && strcmp(s->column, "thuc-hien") == 0)
		add_figure(s, text,
		    said->nyears > 0 ? said->years[0].targets[i].unit : NULL);
}

/*
 * A paper about a year that has no results is at fault; where it only looks
 * back, the sentence says that nothing is known.
 */
static void
say_absent(struct vk_fill *f, const struct said *s,
    const struct vk_fill_span *span, const struct vk_judged_year *y)
{
	if (y == NULL && span->first == vk_fill_own_year(f))
		vk_fill_miss_years(f, s->node, span);
	else
		vk_diag_add(f->diag, VK_MSG_COMPUTED_ABSENT, s->node->pos,
		    s->column, VK_FILL_NOTHING,
		    vk_fill_whose(f, s->target, span->first));
}

static void
say_target(struct vk_fill *f, struct vk_node *n, const struct vk_target *t,
    const struct vk_fill_span *span)
{
	const struct vk_judged_year *y = vk_fill_year(f, span->first);
	struct said s = {
	    .node = n, .column = vk_node_attr(n, VK_AT_COLUMN), .target = t};

	if (y != NULL)
		add_of_year(&s, &y->targets[t - f->work->targets]);
	else
		add_before(f, &s, span->first);
	if (s.text.len == 0)
		say_absent(f, &s, span, y);
	vk_fill_become_text(
	    f, n, s.text.len > 0 ? vk_buf_str(&s.text) : VK_FILL_NOTHING);
	vk_buf_free(&s.text);
}

void
vk_fill_say(struct vk_fill *f, struct vk_node *n)
{
	const struct vk_attr *key = vk_node_attr_whole(n, VK_AT_TARGET);
	const struct vk_target *t;
	struct vk_fill_span s;

	if (!vk_fill_years(f, n, &s))
		return;
	t = vk_fill_target(f, key, key->value);
	if (t != NULL)
		say_target(f, n, t, &s);
	else
		vk_fill_become_text(f, n, VK_FILL_NOTHING);
}
