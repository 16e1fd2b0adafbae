/*
 * The ladder of settings: the plain one first, then what the rules leave free,
 * until the last page ends well.  Only another size breaks the lines again, so
 * a long document costs little more than the one layout it needs.
 */
#include "fit.h"

#include <stdlib.h>
#include <string.h>

enum {
	LONG_DOCUMENT = 400, /* lines; beyond it one more size is tried */
	PRICE_LEAD_IN = 1500, /* of a page break after "sau đây:" */
	PRICE_SPLIT = 30 /* of a page break inside a paragraph */
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
	vk_len bottom;
	struct vk_vline *vlines;
	size_t nvlines, room;
	struct vk_set_lines *lines; /* of `size` */
	vk_len size;
	size_t sizes; /* how many were broken */
};

/* ---- the vertical list ---- */

static struct vk_vline *
add_vline(struct search *s)
{
	if (s->nvlines == s->room) {
		s->room = s->room > 0 ? s->room * 2 : 256;
		s->vlines = vk_realloc(s->vlines, s->room, sizeof(*s->vlines));
	}
	memset(&s->vlines[s->nvlines], 0, sizeof(*s->vlines));
	return &s->vlines[s->nvlines++];
}

static int32_t
price_of(const struct vk_standard *s, const struct vk_para *above, size_t kept,
    size_t line, size_t n)
{
	if (line > 0) {
		bool near = line < (size_t)s->split_before ||
		    n - line < (size_t)s->split_after;

		return near ? VK_PRICE_BAN : PRICE_SPLIT;
	}
	if (above == NULL)
		return 0;
	if (above->heading || kept < (size_t)s->split_after)
		return VK_PRICE_BAN;
	return above->leads_in ? PRICE_LEAD_IN : 0;
}

/* A heading keeps two lines after it: how many stand there so far. */
static size_t
lines_since_heading(
    const struct vk_paras *body, size_t para, const struct vk_set_lines *lines)
{
	size_t n = 0;

	while (para > 0 && n < 2) {
		para--;
		if (body->at[para].heading)
			return n;
		n += lines[para].lines.n;
	}
	return 2;
}

static void
list_para(struct search *s, size_t para, const struct vk_setting *setting)
{
	const struct vk_standard *std = s->l->standard;
	const struct vk_paras *body = &s->l->flow->stretches[0].body;
	const struct vk_para *p = &body->at[para];
	const struct vk_para *above = para > 0 ? p - 1 : NULL;
	struct vk_style style = vk_style_fitted(std, p->role, setting);
	size_t n = s->lines[para].lines.n;
	size_t kept = lines_since_heading(body, para, s->lines);

	for (size_t i = 0; i < n; i++) {
		struct vk_vline *v = add_vline(s);

		v->para = (uint32_t)para;
		v->line = (uint32_t)i;
		v->advance = style.pitch;
		v->price = price_of(std, above, kept, i, n);
		if (i > 0 || p->joined)
			continue;
		v->advance += style.before;
		v->gap = style.before > 0;
		v->forced = p->page_before && above != NULL;
	}
}

/* All that depends on the size of the body. */
static void
break_all(
    struct search *s, struct vk_fit *fit, const struct vk_setting *setting)
{
	const struct vk_standard *std = s->l->standard;
	const struct vk_paras *body = &s->l->flow->stretches[0].body;
	vk_len measure = std->paper_width - std->front.left - std->front.right;

	s->lines = vk_arena_array(s->l->scratch, body->n, sizeof(*s->lines));
	for (size_t i = 0; i < body->n; i++)
		s->lines[i] = vk_set_break(s->l, &fit->sets[i], measure,
		    body->at[i].indent ? std->indent : 0, setting->size);
	memset(&fit->head, 0, sizeof(fit->head));
	vk_head_new(s->l, setting, &fit->head);
	s->size = setting->size;
	s->sizes++;
}

/* ---- one setting ---- */

static vk_len
first_advance(const struct search *s, const struct vk_setting *setting)
{
	const struct vk_paras *body = &s->l->flow->stretches[0].body;
	struct vk_style style;

	if (body->n == 0)
		return 0;
	style = vk_style_fitted(s->l->standard, body->at[0].role, setting);
	return style.pitch + s->l->standard->opening_after;
}

/* Signature, and under it the contact lines at the foot of the page. */
static vk_len
close_depth(const struct search *s, const struct vk_fit *fit)
{
	const struct vk_standard *std = s->l->standard;
	vk_len depth = std->sign_before + std->styles[VK_ROLE_AUTHORITY].pitch +
	    fit->sign.last;

	if (fit->contact.n > 0)
		depth += fit->contact.last + std->contact_rule_gap;
	return depth;
}

static void
try_setting(
    struct search *s, struct vk_fit *fit, const struct vk_setting *setting)
{
	const struct vk_standard *std = s->l->standard;
	struct vk_breaks_wish *w = &fit->wish;
	int64_t block = std->paper_height - std->front.top - std->front.bottom;

	if (s->lines == NULL || s->size != setting->size)
		break_all(s, fit, setting);
	s->nvlines = 0;
	for (size_t i = 0; i < s->l->flow->stretches[0].body.n; i++)
		list_para(s, i, setting);
	*w = (struct vk_breaks_wish){
	    .lines = s->vlines,
	    .n = s->nvlines,
	    .first_top = fit->head.last + first_advance(s, setting),
	    .top = std->front.top + std->first_baseline,
	    .bottom = s->bottom,
	    .close = close_depth(s, fit),
	    .stretch = std->space_stretch,
	    .pitch = setting->pitch,
	    .least_close = (size_t)std->lines_with_sign,
	    .wanted_close = (size_t)std->lines_with_sign_wanted,
	    .least_fill =
		std->front.top + (vk_len)(block * std->least_fill / 100),
	    .most_empty = (vk_len)(block * std->most_empty / 100),
	};
	fit->lines = s->lines;
	vk_breaks_new(s->l->scratch, w, &fit->breaks);
}

/* ---- the ladder ---- */

static bool
meets_wish(const struct search *s, const struct vk_fit *fit)
{
	return s->asked->most_pages == 0 ||
	    fit->breaks.n <= (size_t)s->asked->most_pages;
}

/* Whether another size may be broken. */
static bool
may_try(const struct search *s, const struct vk_setting *setting)
{
	return setting->size == s->size || s->nvlines <= LONG_DOCUMENT ||
	    s->sizes < 2;
}

/* First fewer pages where they were asked for, then a better end. */
static bool
is_better(const struct search *s, const struct vk_breaks *a,
    const struct vk_breaks *b)
{
	if (s->asked->most_pages > 0 && a->n != b->n)
		return a->n < b->n;
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
	if (meets_wish(s, fit))
		return 0;
	return (
	    int)(s->nvlines - fit->breaks.starts[(size_t)s->asked->most_pages]);
}

static size_t
climb(struct search *s, struct vk_fit *fit)
{
	const struct vk_standard *std = s->l->standard;
	size_t rungs = s->asked->no_fit ? 1 : std->nladder;
	struct vk_breaks best = {0};
	size_t best_rung = 0;
	int over;

	for (size_t i = 0; i < rungs; i++) {
		if (i > 0 && !may_try(s, &std->ladder[i]))
			continue;
		try_setting(s, fit, &std->ladder[i]);
		fit->tried++;
		over = lines_over(s, fit);
		if (i == 0 || over < fit->lines_over)
			fit->lines_over = over;
		if (i == 0 || is_better(s, &fit->breaks, &best)) {
			best = fit->breaks;
			best_rung = i;
		}
		if (best.ends_well && meets_wish(s, fit))
			break;
	}
	return best_rung;
}

static const char *
why_chosen(const struct search *s, const struct vk_fit *fit)
{
	if (s->asked->no_fit)
		return why_asked;
	if (!meets_wish(s, fit))
		return why_over;
	if (!fit->breaks.ends_well)
		return why_nearest;
	return fit->rung == 0 ? why_plain : why_fitted;
}

void
vk_fit_new(struct vk_layout *l, const struct vk_page_wish *asked, vk_len bottom,
    struct vk_fit *fit)
{
	struct search s = {.l = l, .asked = asked, .bottom = bottom};
	const struct vk_standard *std = l->standard;
	const struct vk_paras *body = &l->flow->stretches[0].body;

	vk_sign_new(l, &std->ladder[0], &fit->sign);
	vk_contact_new(l, &std->ladder[0], &fit->contact);
	fit->sets = vk_arena_array(l->scratch, body->n, sizeof(*fit->sets));
	for (size_t i = 0; i < body->n; i++)
		fit->sets[i] = vk_set_new(l, &body->at[i], VK_GLUE_TEXT);
	fit->rung = climb(&s, fit);
	if (fit->tried > 1)
		try_setting(&s, fit, &std->ladder[fit->rung]);
	fit->why = why_chosen(&s, fit);
	for (size_t i = 0; i < body->n; i++)
		vk_set_tell(l, &fit->lines[i]);
}

void
vk_fit_free(struct vk_fit *fit)
{
	free((void *)(uintptr_t)fit->wish.lines);
}
