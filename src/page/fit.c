/*
 * The ladder of settings: the plain one first, then what the rules leave free,
 * until the last page ends well.  Only another size breaks the lines again, so
 * a long document costs little more than the one layout it needs.
 */
#include "fit.h"

#include <stdlib.h>
#include <string.h>

enum {
	LONG_DOCUMENT = 400 /* lines; beyond it one more size is tried */
};

#define N_(s) s
static const char why_plain[] = N_("the plain setting ends well");
static const char why_asked[] = N_("the plain setting, as asked");
static const char why_fitted[] =
    N_("the first setting whose last page ends well");
static const char why_nearest[] =
    N_("no setting ends well; this one comes nearest");
static const char why_over[] =
    N_("the fewest pages that the rules allow; fewer were asked for");
#undef N_

struct search { /* the ladder while it is climbed */
	struct vk_layout *l;
	const struct vk_page_wish *asked;
	vk_len size; /* that the lines are of; 0: none so far */
	size_t sizes; /* how many were broken */
};

/* ---- what all settings share ---- */

static void
set_notes(
    struct vk_layout *l, struct vk_fit_part *p, const struct vk_para *para)
{
	for (size_t i = 0; i < para->nspans; i++)
		if (para->spans[i].note != NULL)
			vk_notes_add(l, &p->notes, para->spans[i].note);
}

static void
set_table(struct vk_layout *l, struct vk_fit_part *p, size_t para)
{
	const struct vk_table *table = p->stretch->body.at[para].table;
	vk_len height =
	    vk_sheet_last(&l->sheet, l->standard) - l->sheet.margins.top;

	p->grids[para] =
	    vk_grid_new(l, table, vk_sheet_measure(&l->sheet), height);
	for (size_t r = 0; r < table->nrows; r++)
		for (size_t c = 0; c < table->rows[r].ncells; c++) {
			const struct vk_paras *cell =
			    &table->rows[r].cells[c].paras;

			for (size_t i = 0; i < cell->n; i++)
				set_notes(l, p, &cell->at[i]);
		}
}

static void
set_part(struct search *s, struct vk_fit_part *p)
{
	const struct vk_paras *body = &p->stretch->body;
	struct vk_layout *l = s->l;

	p->sheet = vk_sheet_new(l->standard, s->asked, p->stretch->landscape);
	l->sheet = p->sheet;
	p->sets = vk_arena_array(l->scratch, body->n, sizeof(*p->sets));
	p->grids = vk_arena_array(l->scratch, body->n, sizeof(*p->grids));
	for (size_t i = 0; i < body->n; i++) {
		if (body->at[i].table != NULL) {
			set_table(l, p, i);
			continue;
		}
		p->sets[i] = vk_set_new(l, &body->at[i], VK_GLUE_TEXT);
		set_notes(l, p, &body->at[i]);
	}
}

/* ---- one setting ---- */

/* All that depends on the size of the body. */
static void
break_part(
    struct search *s, struct vk_fit_part *p, const struct vk_setting *setting)
{
	const struct vk_paras *body = &p->stretch->body;
	vk_len measure = vk_sheet_measure(&p->sheet);

	s->l->sheet = p->sheet;
	p->lines = vk_arena_array(s->l->scratch, body->n, sizeof(*p->lines));
	for (size_t i = 0; i < body->n; i++) {
		const struct vk_para *para = &body->at[i];

		if (para->table != NULL)
			continue;
		p->lines[i] = vk_set_break(s->l, &p->sets[i], measure,
		    para->indent ? s->l->standard->indent : 0,
		    vk_style_fitted(s->l->standard, para->role, setting).size);
	}
}

static void
break_all(
    struct search *s, struct vk_fit *fit, const struct vk_setting *setting)
{
	for (size_t i = 0; i < fit->n; i++)
		break_part(s, &fit->parts[i], setting);
	memset(&fit->head, 0, sizeof(fit->head));
	s->l->sheet = fit->parts[0].sheet;
	vk_head_new(s->l, setting, &fit->head);
	s->size = setting->size;
	s->sizes++;
}

static vk_len
first_advance(const struct search *s, const struct vk_fit_part *p,
    const struct vk_setting *setting)
{
	const struct vk_paras *body = &p->stretch->body;
	struct vk_style style;

	if (body->n == 0)
		return 0;
	style = vk_style_fitted(s->l->standard, body->at[0].role, setting);
	return style.pitch + s->l->standard->opening_after;
}

/* What the contact lines take from the foot of their page. */
static vk_len
contact_depth(const struct search *s, const struct vk_fit *fit)
{
	if (fit->contact.n == 0)
		return 0;
	return fit->contact.last + s->l->standard->contact_rule_gap;
}

/* How far the mark at the foot of the last page stands in its text block. */
static vk_len
lift_of(const struct vk_layout *l, const struct vk_fit *fit)
{
	const struct vk_standard *std = l->standard;
	vk_len top, last = vk_sheet_last(&l->sheet, std);

	if (fit->media.n == 0)
		return 0;
	top = fit->media.at[0].as.line.y - std->last_depth -
	    std->styles[VK_ROLE_MEDIA].pitch;
	return top < last ? last - top : 0;
}

/* Signature, and under it the contact lines, unless they stand before. */
static vk_len
close_depth(const struct search *s, const struct vk_fit *fit)
{
	const struct vk_standard *std = s->l->standard;

	return fit->lift + std->sign_before +
	    std->styles[VK_ROLE_AUTHORITY].pitch + fit->sign.last +
	    (std->contact_first ? 0 : contact_depth(s, fit));
}

/* What the last page of the document must have beside its text. */
static void
wish_close(
    const struct search *s, const struct vk_fit *fit, struct vk_fit_part *p)
{
	const struct vk_standard *std = s->l->standard;
	int64_t block =
	    p->sheet.height - p->sheet.margins.top - p->sheet.margins.bottom;
	struct vk_breaks_wish *w = &p->wish;

	w->close = close_depth(s, fit);
	w->least_close = (size_t)std->lines_with_sign;
	w->wanted_close = (size_t)std->lines_with_sign_wanted;
	w->least_fill =
	    p->sheet.margins.top + (vk_len)(block * std->least_fill / 100);
	w->most_empty = (vk_len)(block * std->most_empty / 100);
}

static void
try_part(struct search *s, struct vk_fit *fit, struct vk_fit_part *p,
    const struct vk_setting *setting)
{
	const struct vk_standard *std = s->l->standard;
	struct vk_breaks_wish *w = &p->wish;

	vk_list_new(s->l, p, setting);
	*w = (struct vk_breaks_wish){
	    .lines = p->vlines,
	    .n = p->nvlines,
	    .first_top = vk_sheet_first(&p->sheet, std),
	    .top = vk_sheet_first(&p->sheet, std),
	    .bottom = vk_sheet_last(&p->sheet, std),
	    .notes_rule = vk_notes_rule(s->l),
	    .stretch = std->space_stretch,
	    .pitch = setting->pitch,
	    .most_empty = p->sheet.height,
	};
	if (p == fit->parts)
		w->first_top = fit->head.last + first_advance(s, p, setting);
	if (p == fit->parts && std->contact_first)
		w->first_foot = contact_depth(s, fit);
	if (p == fit->last)
		wish_close(s, fit, p);
	vk_breaks_new(s->l->scratch, w, &p->breaks);
}

static void
try_setting(
    struct search *s, struct vk_fit *fit, const struct vk_setting *setting)
{
	if (s->size != setting->size)
		break_all(s, fit, setting);
	for (size_t i = 0; i < fit->n; i++)
		try_part(s, fit, &fit->parts[i], setting);
}

/* What a setting comes to. */
struct outcome {
	size_t pages, lines;
	int64_t cost;
	bool broken_rule, ends_well;
};

static struct outcome
outcome_of(const struct vk_fit *fit)
{
	struct outcome o = {.ends_well = fit->last->breaks.ends_well};

	for (size_t i = 0; i < fit->n; i++) {
		const struct vk_breaks *b = &fit->parts[i].breaks;

		o.pages += b->n + (b->close_apart || b->n == 0 ? 1 : 0);
		o.lines += fit->parts[i].nvlines;
		o.cost += b->cost;
		o.broken_rule = o.broken_rule || b->broken_rule;
	}
	o.ends_well = o.ends_well && !o.broken_rule;
	return o;
}

/* ---- the ladder ---- */

static bool
meets_wish(const struct search *s, const struct outcome *o)
{
	return s->asked->most_pages == 0 ||
	    o->pages <= (size_t)s->asked->most_pages;
}

/* Whether another size may be broken. */
static bool
may_try(const struct search *s, const struct vk_setting *setting, size_t lines)
{
	return setting->size == s->size || lines <= LONG_DOCUMENT ||
	    s->sizes < 2;
}

/* First fewer pages where they were asked for, then a better end. */
static bool
is_better(
    const struct search *s, const struct outcome *a, const struct outcome *b)
{
	if (s->asked->most_pages > 0 && a->pages != b->pages)
		return a->pages < b->pages;
	if (a->broken_rule != b->broken_rule)
		return b->broken_rule;
	if (a->ends_well != b->ends_well)
		return a->ends_well;
	return a->cost < b->cost;
}

/* Lines beyond the pages that were asked for. */
static int
lines_over(const struct search *s, const struct vk_fit *fit)
{
	size_t left = (size_t)s->asked->most_pages, over = 0;

	if (s->asked->most_pages == 0)
		return 0;
	for (size_t i = 0; i < fit->n; i++) {
		const struct vk_breaks *b = &fit->parts[i].breaks;

		if (left < b->n)
			over += fit->parts[i].nvlines - b->starts[left];
		left -= left < b->n ? left : b->n;
	}
	return (int)over;
}

static size_t
climb(struct search *s, struct vk_fit *fit)
{
	const struct vk_standard *std = s->l->standard;
	size_t rungs = s->asked->no_fit ? 1 : std->nladder;
	struct outcome best = {0}, now = {0};
	size_t best_rung = 0;
	int over;

	for (size_t i = 0; i < rungs; i++) {
		if (i > 0 && !may_try(s, &std->ladder[i], now.lines))
			continue;
		try_setting(s, fit, &std->ladder[i]);
		fit->tried++;
		now = outcome_of(fit);
		over = lines_over(s, fit);
		if (i == 0 || over < fit->lines_over)
			fit->lines_over = over;
		if (i == 0 || is_better(s, &now, &best)) {
			best = now;
			best_rung = i;
		}
		if (best.ends_well && meets_wish(s, &now))
			break;
	}
	return best_rung;
}

static const char *
why_chosen(const struct search *s, const struct vk_fit *fit)
{
	struct outcome o = outcome_of(fit);

	if (s->asked->no_fit)
		return why_asked;
	if (!meets_wish(s, &o))
		return why_over;
	if (!o.ends_well)
		return why_nearest;
	return fit->rung == 0 ? why_plain : why_fitted;
}

static void
tell_part(struct vk_layout *l, const struct vk_fit_part *p)
{
	for (size_t i = 0; i < p->stretch->body.n; i++)
		if (p->stretch->body.at[i].table == NULL)
			vk_set_tell(l, &p->lines[i]);
}

void
vk_fit_new(
    struct vk_layout *l, const struct vk_page_wish *asked, struct vk_fit *fit)
{
	struct search s = {.l = l, .asked = asked};
	const struct vk_standard *std = l->standard;
	const struct vk_flow *flow = l->flow;

	fit->n = flow->nstretches;
	fit->parts = vk_arena_array(l->scratch, fit->n, sizeof(*fit->parts));
	for (size_t i = 0; i < fit->n; i++) {
		fit->parts[i].stretch = &flow->stretches[i];
		set_part(&s, &fit->parts[i]);
	}
	fit->last = &fit->parts[flow->nmain - 1];
	l->sheet = fit->parts[std->contact_first ? 0 : flow->nmain - 1].sheet;
	vk_contact_new(l, &std->ladder[0], &fit->contact);
	l->sheet = fit->last->sheet;
	vk_sign_new(l, &std->ladder[0], &fit->sign);
	vk_media_new(l, &std->ladder[0], &fit->media);
	fit->lift = lift_of(l, fit);
	fit->rung = climb(&s, fit);
	if (fit->tried > 1)
		try_setting(&s, fit, &std->ladder[fit->rung]);
	fit->why = why_chosen(&s, fit);
	for (size_t i = 0; i < fit->n; i++)
		tell_part(l, &fit->parts[i]);
}

void
vk_fit_free(struct vk_fit *fit)
{
	for (size_t i = 0; i < fit->n; i++)
		free(fit->parts[i].vlines);
}
