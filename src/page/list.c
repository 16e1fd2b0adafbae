/*
 * Paragraphs, tables and charts as one vertical list, with the price of a page
 * that begins at each place of it.
 */
#include "fit.h"

#include <stdlib.h>
#include <string.h>

enum { /* demerits; ours, no rule gives them */
	PRICE_LEAD_IN = 1500, /* of a page break after "sau đây:" */
	PRICE_LEAD_TABLE = 40000, /* there, before a table: as 200 pt empty */
	PRICE_SPLIT = 30, /* of a page break inside a paragraph */
	KEPT_UNDER_HEADING = 2 /* lines */
};

struct list { /* a part while it is listed */
	struct vk_layout *l;
	struct vk_fit_part *part;
	const struct vk_setting *setting;
	size_t note; /* the next one to be met */
};

static struct vk_vline *
add_vline(struct list *s, size_t para, size_t line)
{
	struct vk_fit_part *p = s->part;
	struct vk_vline *v;

	if (p->nvlines == p->room) {
		p->room = p->room > 0 ? p->room * 2 : 256;
		p->vlines = vk_realloc(p->vlines, p->room, sizeof(*p->vlines));
	}
	v = &p->vlines[p->nvlines++];
	memset(v, 0, sizeof(*v));
	v->para = (uint32_t)para;
	v->line = (uint32_t)line;
	return v;
}

/* The next notes, whose marks stand on this line. */
static void
add_notes(struct list *s, struct vk_vline *v, size_t n)
{
	const struct vk_notes *notes = &s->part->notes;

	v->nnotes = (uint32_t)n;
	while (n-- > 0)
		v->notes += notes->at[s->note++].height;
}

/* ---- text ---- */

static size_t
lines_of(const struct vk_fit_part *p, size_t para)
{
	const struct vk_para *at = &p->stretch->body.at[para];

	if (at->table != NULL || at->chart != NULL)
		return KEPT_UNDER_HEADING;
	return p->lines[para].lines.n;
}

/* A heading keeps two lines after it: how many stand there so far. */
static size_t
lines_since_heading(const struct vk_fit_part *p, size_t para)
{
	size_t n = 0;

	while (para > 0 && n < KEPT_UNDER_HEADING) {
		para--;
		if (p->stretch->body.at[para].heading)
			return n;
		n += lines_of(p, para);
	}
	return KEPT_UNDER_HEADING;
}

/* A table or a chart, or the title of one. */
static bool
begins_table(const struct vk_para *p)
{
	return p->table != NULL || p->chart != NULL ||
	    p->role == VK_ROLE_TABLE_TITLE;
}

/* Of a page that begins with this paragraph. */
static int32_t
price_above(const struct list *s, size_t para)
{
	const struct vk_para *p = &s->part->stretch->body.at[para];

	if (para == 0)
		return 0;
	if (p->keep_above || p[-1].heading ||
	    lines_since_heading(s->part, para) <
		(size_t)s->l->standard->split_after)
		return VK_PRICE_BAN;
	if (p[-1].leads_in)
		return begins_table(p) ? PRICE_LEAD_TABLE : PRICE_LEAD_IN;
	/* the text before a table most often speaks of it */
	return begins_table(p) && p[-1].role == VK_ROLE_BODY ? PRICE_LEAD_IN
							     : 0;
}

static int32_t
price_inside(const struct vk_standard *s, size_t line, size_t n)
{
	if (line < (size_t)s->split_before || n - line < (size_t)s->split_after)
		return VK_PRICE_BAN;
	return PRICE_SPLIT;
}

static bool
is_torn(const struct vk_fit_part *p, size_t para)
{
	return p->stretch->body.at[para].page_before && para > 0;
}

/* How many marks of notes stand on a line; `mark`: the first one not seen. */
static size_t
marks_on(const struct vk_set_lines *lines, size_t line, size_t *mark)
{
	const struct vk_set *set = &lines->set;
	size_t from = *mark, end = lines->lines.at[line].end;

	if (line + 1 == lines->lines.n)
		end = set->n;
	while (*mark < set->nmarks && set->marks[*mark].item < end)
		++*mark;
	return *mark - from;
}

static void
list_text(struct list *s, size_t para)
{
	const struct vk_para *p = &s->part->stretch->body.at[para];
	const struct vk_set_lines *lines = &s->part->lines[para];
	struct vk_style style =
	    vk_style_fitted(s->l->standard, p->role, s->setting);
	size_t n = lines->lines.n, mark = 0;
	bool under_table =
	    para > 0 && (p[-1].table != NULL || p[-1].chart != NULL);

	for (size_t i = 0; i < n; i++) {
		struct vk_vline *v = add_vline(s, para, i);

		v->advance = style.pitch;
		v->price = i == 0 ? price_above(s, para)
				  : price_inside(s->l->standard, i, n);
		if (lines->set.nmarks > 0)
			add_notes(s, v, marks_on(lines, i, &mark));
		if (i > 0 || p->joined)
			continue;
		v->advance += under_table && !p->keep_above
		    ? s->l->standard->table_after
		    : style.before;
		v->gap = style.before > 0;
		v->forced = is_torn(s->part, para);
	}
}

/* ---- tables and charts ---- */

/* Clear of the text above, which hangs below its baseline. */
static vk_len
room_above(const struct list *s, size_t para)
{
	const struct vk_standard *std = s->l->standard;
	const struct vk_para *p = &s->part->stretch->body.at[para];

	if (para > 0 && p[-1].role == VK_ROLE_TABLE_TITLE)
		return std->last_depth + std->table_under_title;
	return std->last_depth + std->table_before;
}

static void
list_table(struct list *s, size_t para)
{
	const struct vk_grid *g = s->part->grids[para];
	vk_len above = s->l->standard->first_baseline;

	for (size_t i = 0; i < vk_grid_count(g); i++) {
		const struct vk_band *b = vk_grid_band(g, i);
		struct vk_vline *v = add_vline(s, para, i);

		v->advance = b->height;
		v->lead = vk_grid_top(g, i) + b->height - above;
		v->price = b->price;
		add_notes(s, v, b->marks);
		if (i > 0)
			continue;
		v->advance += room_above(s, para) + vk_grid_top(g, 0);
		v->price = price_above(s, para);
		v->forced = is_torn(s->part, para);
	}
}

static void
list_chart(struct list *s, size_t para)
{
	struct vk_vline *v = add_vline(s, para, 0);
	vk_len height = vk_chart_height(s->l->standard, &s->part->sheet,
	    s->part->stretch->body.at[para].chart);

	v->advance = room_above(s, para) + height;
	v->lead = height - s->l->standard->first_baseline;
	v->price = price_above(s, para);
	v->forced = is_torn(s->part, para);
}

void
vk_list_new(struct vk_layout *l, struct vk_fit_part *part,
    const struct vk_setting *setting)
{
	const struct vk_paras *body = &part->stretch->body;
	struct list s = {.l = l, .part = part, .setting = setting};

	part->nvlines = 0;
	for (size_t i = 0; i < body->n; i++) {
		if (body->at[i].table != NULL)
			list_table(&s, i);
		else if (body->at[i].chart != NULL)
			list_chart(&s, i);
		else
			list_text(&s, i);
	}
}
