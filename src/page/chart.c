/*
 * Charts as lines, boxes and words, legible in black and white: what met its
 * target is solid, what missed it is hatched, what cannot be judged yet is
 * empty, and a year without a figure says so in words.  The target is a thick
 * tick over the bar, a range a pale band.
 */
#include "model/chart.h"

#include "build.h"

enum { /* points, and shares of 255 of white; ours, no rule gives them */
	SOLID = 70,
	PALE = 215,
	GRID = 175,
	PAPER = 255,
	LEGEND_LINES = 2, /* pitches of the words */
	FIELD_LINES = 9, /* the least of a panel, with what stands around it */
	TITLE_LINES = 6, /* of what stands over it on its page, its title too */
	BAR_SHARE = 42, /* percent of the room of a year */
	BAR_MOST = 34 * VK_PT,
	TICK_WEIGHT = 2 * VK_PT,
	TICK_OVER = 5 * VK_PT, /* beyond both sides of the bar */
	HATCH_STEP = 5 * VK_PT,
	HATCH_WEIGHT = VK_PT * 3 / 4,
	HAIR = VK_PT / 4,
	GAP = 4 * VK_PT, /* between a word and what it names */
	BOX = 8 * VK_PT, /* of the legend */
	ITEM_GAP = 16 * VK_PT, /* of the legend */
	MOST_POINTS = 5
};

struct drawing { /* a chart while it is drawn */
	struct vk_emit *emit;
	struct vk_layout *l;
	uint32_t figure;
	struct vk_style word;
};

struct plot { /* the field of one panel and its scale */
	const struct vk_panel *panel;
	vk_len left, right, top, bottom; /* of the field */
	int64_t low, high; /* values at its bottom and its top */
};

struct label { /* words in the field, from their left end */
	const char *text;
	vk_len x, y; /* of the baseline */
};

struct column { /* the room of one year */
	const struct vk_bar *bar;
	vk_len room, axis, half; /* half: of the bar */
};

/* ---- lines and boxes ---- */

static void
draw(struct drawing *d, const struct vk_point *from, size_t n, vk_len weight,
    uint8_t grey)
{
	struct vk_path path = {
	    .points = from, .n = n, .weight = weight, .grey = grey};
	vk_len right = from[0].x, foot = from[0].y;

	path.x = from[0].x;
	path.y = from[0].y;
	for (size_t i = 0; i < n; i++) {
		path.x = from[i].x < path.x ? from[i].x : path.x;
		path.y = from[i].y < path.y ? from[i].y : path.y;
		right = from[i].x > right ? from[i].x : right;
		foot = from[i].y > foot ? from[i].y : foot;
	}
	path.width = right - path.x;
	path.height = foot - path.y;
	vk_emit_path(d->emit, d->figure, path);
}

static void
draw_line(struct drawing *d, vk_len x1, vk_len y1, vk_len x2, vk_len y2,
    vk_len weight, uint8_t grey)
{
	const struct vk_point points[] = {{x1, y1, true}, {x2, y2, false}};

	draw(d, points, 2, weight, grey);
}

/* Filled with weight 0, else its outline. */
static void
draw_box(struct drawing *d, vk_len left, vk_len top, vk_len right,
    vk_len bottom, vk_len weight, uint8_t grey)
{
	const struct vk_point points[MOST_POINTS] = {{left, top, true},
	    {right, top, false}, {right, bottom, false}, {left, bottom, false},
	    {left, top, false}};

	draw(d, points, MOST_POINTS, weight, grey);
}

/* Strokes from the lower left to the upper right, cut at the edges. */
static void
hatch(struct drawing *d, vk_len left, vk_len top, vk_len right, vk_len bottom)
{
	for (vk_len at = left + HATCH_STEP; at < right + (bottom - top);
	     at += HATCH_STEP) {
		/* the stroke through (at, top) falls to the left */
		vk_len high = at > right ? right : at;
		vk_len low =
		    at - (bottom - top) < left ? left : at - (bottom - top);

		draw_line(d, high, top + (at - high), low, top + (at - low),
		    HATCH_WEIGHT, 0);
	}
}

/* ---- words ---- */

static vk_len
width_of(const struct drawing *d, const char *text)
{
	return vk_emit_words_width(d->l, text, VK_REGULAR, d->word.size);
}

static void
put_words(struct drawing *d, const char *text, vk_len x, vk_len y)
{
	vk_emit_words(d->emit, d->figure, text, VK_REGULAR, d->word.size, x, y);
}

static void
put_centred(struct drawing *d, const char *text, vk_len axis, vk_len y)
{
	put_words(d, text, axis - width_of(d, text) / 2, y);
}

/* How much of the text fits into the width, to the end of a word; never 0. */
static size_t
fitting(const struct drawing *d, const char *text, vk_len width)
{
	char *part = vk_arena_strdup(d->l->scratch, text);
	size_t good = 0;

	for (size_t i = 1;; i++) {
		char c = text[i - 1] == '\0' ? '\0' : text[i];

		if (c != ' ' && c != '\0')
			continue;
		part[i] = '\0';
		if (good > 0 && width_of(d, part) > width)
			return good;
		good = i;
		part[i] = c;
		if (c == '\0')
			return good;
	}
}

static void
put_label(struct drawing *d, const struct label *label)
{
	if (*label->text != '\0')
		put_words(d, label->text, label->x, label->y);
}

/*
 * Centred lines of at most this width, each handed to `put`; y is the baseline
 * of the first one.
 */
static void
put_wrapped(struct drawing *d, const char *text, vk_len axis, vk_len width,
    vk_len y, void (*put)(struct drawing *, const struct label *))
{
	while (*text != '\0') {
		size_t n = fitting(d, text, width);
		const char *line = vk_arena_strndup(d->l->scratch, text, n);
		struct label label = {line, axis - width_of(d, line) / 2, y};

		put(d, &label);
		y += d->word.pitch;
		text += n + (text[n] == ' ');
	}
}

/* ---- one panel ---- */

static vk_len
height_at(const struct plot *p, int64_t value)
{
	int64_t range = p->high > p->low ? p->high - p->low : 1;

	return p->bottom -
	    (vk_len)((value - p->low) * (p->bottom - p->top) / range);
}

static void
widen(struct plot *p, int64_t value)
{
	if (value < p->low)
		p->low = value;
	if (value > p->high)
		p->high = value;
}

/* From 0 to the highest thing that is drawn. */
static void
find_scale(struct plot *p)
{
	for (size_t i = 0; i < p->panel->ngrid; i++)
		widen(p, p->panel->grid[i].value);
	for (size_t i = 0; i < p->panel->nbars; i++) {
		const struct vk_bar *b = &p->panel->bars[i];

		if (b->kind != VK_BAR_NONE)
			widen(p, b->value);
		if (b->bound == VK_BOUND_LEAST || b->bound == VK_BOUND_RANGE)
			widen(p, b->least);
		if (b->bound == VK_BOUND_MOST || b->bound == VK_BOUND_RANGE)
			widen(p, b->most);
	}
}

static void
draw_grid(struct drawing *d, const struct plot *p)
{
	for (size_t i = 0; i < p->panel->ngrid; i++) {
		const struct vk_gridline *g = &p->panel->grid[i];
		vk_len y = height_at(p, g->value);

		if (g->value != 0)
			draw_line(d, p->left, y, p->right, y, HAIR, GRID);
		put_words(d, g->text, p->left - GAP - width_of(d, g->text),
		    y + d->word.size / 3);
	}
}

static void
draw_bar(struct drawing *d, const struct plot *p, const struct vk_bar *b,
    vk_len axis, vk_len half)
{
	vk_len weight = d->l->standard->chart_weight;
	vk_len zero = height_at(p, 0), y = height_at(p, b->value);
	vk_len top = y < zero ? y : zero, bottom = y < zero ? zero : y;

	if (b->kind == VK_BAR_MET) {
		draw_box(d, axis - half, top, axis + half, bottom, 0, SOLID);
		return;
	}
	if (b->kind == VK_BAR_MISSED)
		hatch(d, axis - half, top, axis + half, bottom);
	draw_box(d, axis - half, top, axis + half, bottom, weight, 0);
}

static void
draw_tick(struct drawing *d, vk_len axis, vk_len half, vk_len y)
{
	draw_line(d, axis - half - TICK_OVER, y, axis + half + TICK_OVER, y,
	    TICK_WEIGHT, 0);
}

/* The band of a range lies under the bar, the ticks over it. */
static void
draw_band(struct drawing *d, const struct plot *p, const struct vk_bar *b,
    vk_len axis, vk_len half)
{
	if (b->bound == VK_BOUND_RANGE)
		draw_box(d, axis - half - TICK_OVER, height_at(p, b->most),
		    axis + half + TICK_OVER, height_at(p, b->least), 0, PALE);
}

static void
draw_bound(struct drawing *d, const struct plot *p, const struct vk_bar *b,
    vk_len axis, vk_len half)
{
	if (b->bound == VK_BOUND_LEAST || b->bound == VK_BOUND_RANGE)
		draw_tick(d, axis, half, height_at(p, b->least));
	if (b->bound == VK_BOUND_MOST || b->bound == VK_BOUND_RANGE)
		draw_tick(d, axis, half, height_at(p, b->most));
}

/* Beside the tick or the middle of the band; over the line of 0. */
static struct label
bound_label(const struct drawing *d, const struct plot *p,
    const struct vk_bar *b, vk_len axis, vk_len half)
{
	int64_t at = b->bound == VK_BOUND_RANGE ? (b->least + b->most) / 2
	    : b->bound == VK_BOUND_LEAST	? b->least
						: b->most;
	vk_len y = height_at(p, at);

	return (struct label){b->bound != VK_BOUND_NONE ? b->bound_text : "",
	    axis + half + TICK_OVER + GAP / 2,
	    at == 0 ? y - GAP : y + d->word.size / 3};
}

/* Over the bar, and over a tick that stands where the figure would. */
static vk_len
value_baseline(
    const struct drawing *d, const struct plot *p, const struct vk_bar *b)
{
	const int64_t bounds[] = {b->least, b->most};
	vk_len y = height_at(p, b->value > 0 ? b->value : 0) - GAP;

	for (int i = 0; i < 2; i++) {
		vk_len tick = height_at(p, bounds[i]);
		bool there = b->bound == VK_BOUND_RANGE ||
		    b->bound == (i == 0 ? VK_BOUND_LEAST : VK_BOUND_MOST);

		if (there && tick <= y + GAP && tick > y - d->word.size - GAP)
			y = tick - GAP;
	}
	return y;
}

static vk_len
bar_half(vk_len room)
{
	vk_len half = room * BAR_SHARE / 200;

	return half > BAR_MOST / 2 ? BAR_MOST / 2 : half;
}

static struct label
value_label(const struct drawing *d, const struct plot *p,
    const struct vk_bar *b, vk_len axis)
{
	return (struct label){b->value_text,
	    axis - width_of(d, b->value_text) / 2, value_baseline(d, p, b)};
}

/* No line of the grid runs through words. */
static void
clear(struct drawing *d, const struct label *label)
{
	if (*label->text != '\0')
		draw_box(d, label->x - GAP / 2, label->y - d->word.size,
		    label->x + width_of(d, label->text) + GAP / 2,
		    label->y + d->word.size / 4, 0, PAPER);
}

static struct column
column_of(const struct plot *p, size_t i)
{
	vk_len room = (p->right - p->left) / (vk_len)p->panel->nbars;

	return (struct column){.bar = &p->panel->bars[i],
	    .room = room,
	    .axis = p->left + room * (vk_len)i + room / 2,
	    .half = bar_half(room)};
}

/* Before anything is drawn that words may stand on. */
static void
clear_year(struct drawing *d, const struct plot *p, size_t i)
{
	struct column c = column_of(p, i);
	struct label value, bound;

	if (c.bar->kind == VK_BAR_NONE) {
		put_wrapped(d, c.bar->value_text, c.axis, c.room - GAP,
		    (p->top + p->bottom) / 2, clear);
		return;
	}
	value = value_label(d, p, c.bar, c.axis);
	bound = bound_label(d, p, c.bar, c.axis, c.half);
	clear(d, &value);
	clear(d, &bound);
}

static void
draw_year(struct drawing *d, const struct plot *p, size_t i)
{
	struct column c = column_of(p, i);
	const struct vk_bar *b = c.bar;
	struct label value, bound;

	put_centred(d, b->name, c.axis, p->bottom + d->word.pitch);
	if (b->kind == VK_BAR_NONE) {
		put_wrapped(d, b->value_text, c.axis, c.room - GAP,
		    (p->top + p->bottom) / 2, put_label);
		return;
	}
	value = value_label(d, p, b, c.axis);
	bound = bound_label(d, p, b, c.axis, c.half);
	draw_band(d, p, b, c.axis, c.half);
	draw_bar(d, p, b, c.axis, c.half);
	draw_bound(d, p, b, c.axis, c.half);
	put_label(d, &bound);
	put_label(d, &value);
}

static const char *
title_of(const struct drawing *d, const struct vk_panel *panel)
{
	if (panel->unit == NULL || *panel->unit == '\0')
		return panel->title;
	return vk_arena_printf(
	    d->l->scratch, "%s (%s)", panel->title, panel->unit);
}

static vk_len
widest_mark(const struct drawing *d, const struct vk_panel *panel)
{
	vk_len widest = 0;

	for (size_t i = 0; i < panel->ngrid; i++) {
		vk_len width = width_of(d, panel->grid[i].text);

		if (width > widest)
			widest = width;
	}
	return widest;
}

/* What the words beside the last tick need beyond the room of their year. */
static vk_len
room_for_bounds(
    const struct drawing *d, const struct vk_panel *panel, vk_len width)
{
	vk_len years = (vk_len)panel->nbars, widest = 0, over;

	for (size_t i = 0; i < panel->nbars; i++) {
		const struct vk_bar *b = &panel->bars[i];
		vk_len words =
		    b->kind == VK_BAR_NONE || b->bound == VK_BOUND_NONE
		    ? 0
		    : width_of(d, b->bound_text);

		widest = words > widest ? words : widest;
	}
	if (widest == 0)
		return 0;
	over = bar_half(width / years) + TICK_OVER + GAP + widest -
	    width / years / 2;
	return over > 0 ? over * 2 * years / (2 * years - 1) : 0;
}

/*
 * Of each panel: less than the layout asks for where they would not all stand
 * on a page with what leads to them, as long as there is something to see.
 */
static vk_len
panel_height(const struct vk_standard *s, const struct vk_sheet *sheet,
    const struct vk_chart *c)
{
	vk_len pitch = s->styles[VK_ROLE_CHART_WORD].pitch;
	vk_len page = vk_sheet_last(sheet, s) - sheet->margins.top;
	vk_len room = page - LEGEND_LINES * pitch -
	    TITLE_LINES * s->styles[VK_ROLE_TABLE_TITLE].pitch;
	vk_len height = room / (vk_len)c->npanels, least = FIELD_LINES * pitch;

	if (height >= s->chart_height)
		return s->chart_height;
	return height > least ? height : least;
}

/* From its upper edge, over the whole measure. */
static void
draw_panel(struct drawing *d, const struct vk_panel *panel, vk_len x, vk_len y,
    vk_len height)
{
	vk_len measure = vk_sheet_measure(&d->l->sheet);
	struct plot p = {.panel = panel,
	    .left = x + widest_mark(d, panel) + GAP,
	    .right = x + measure,
	    .top = y + 3 * d->word.pitch + GAP,
	    .bottom = y + height - 2 * d->word.pitch};

	p.right -= room_for_bounds(d, panel, p.right - p.left);
	put_wrapped(d, title_of(d, panel), x + measure / 2, measure,
	    y + d->word.size, put_label);
	find_scale(&p);
	draw_grid(d, &p);
	for (size_t i = 0; i < panel->nbars; i++)
		clear_year(d, &p, i);
	for (size_t i = 0; i < panel->nbars; i++)
		draw_year(d, &p, i);
	draw_line(d, p.left, height_at(&p, 0), p.right, height_at(&p, 0),
	    d->l->standard->chart_weight, 0);
}

/* ---- the legend ---- */

struct entry {
	const char *words;
	enum vk_bar_kind kind; /* VK_BAR_NONE: the tick of a target */
};

static void
draw_sample(struct drawing *d, enum vk_bar_kind kind, vk_len x, vk_len y)
{
	vk_len weight = d->l->standard->chart_weight;

	if (kind == VK_BAR_NONE)
		draw_line(d, x - BOX / 2, y - BOX / 2, x + BOX, y - BOX / 2,
		    TICK_WEIGHT, 0);
	else if (kind == VK_BAR_MET)
		draw_box(d, x, y - BOX, x + BOX, y, 0, SOLID);
	else
		draw_box(d, x, y - BOX, x + BOX, y, weight, 0);
	if (kind == VK_BAR_MISSED)
		hatch(d, x, y - BOX, x + BOX, y);
}

/* In one row, centred. */
static void
draw_legend(
    struct drawing *d, const struct vk_chart *chart, vk_len axis, vk_len y)
{
	const struct entry entries[] = {{chart->met, VK_BAR_MET},
	    {chart->missed, VK_BAR_MISSED}, {chart->open, VK_BAR_OPEN},
	    {chart->target, VK_BAR_NONE}};
	enum { ENTRIES = sizeof(entries) / sizeof(entries[0]) };
	vk_len width = -ITEM_GAP, x;

	for (size_t i = 0; i < ENTRIES; i++)
		if (entries[i].words != NULL)
			width += BOX + GAP + width_of(d, entries[i].words) +
			    ITEM_GAP;
	x = axis - width / 2;
	for (size_t i = 0; i < ENTRIES; i++) {
		if (entries[i].words == NULL)
			continue;
		draw_sample(d, entries[i].kind, x, y);
		put_words(d, entries[i].words, x + BOX + GAP, y);
		x += BOX + GAP + width_of(d, entries[i].words) + ITEM_GAP;
	}
}

/* ---- the whole ---- */

vk_len
vk_chart_height(const struct vk_standard *s, const struct vk_sheet *sheet,
    const struct vk_chart *c)
{
	vk_len pitch = s->styles[VK_ROLE_CHART_WORD].pitch;

	return (vk_len)c->npanels * panel_height(s, sheet, c) +
	    LEGEND_LINES * pitch;
}

void
vk_chart_emit(struct vk_emit *e, const struct vk_para *para, vk_len x, vk_len y)
{
	const struct vk_chart *chart = para->chart;
	struct drawing d = {.emit = e,
	    .l = e->layout,
	    .word = e->layout->standard->styles[VK_ROLE_CHART_WORD]};
	vk_len axis = x + vk_sheet_measure(&e->layout->sheet) / 2;
	vk_len height =
	    panel_height(e->layout->standard, &e->layout->sheet, chart);

	d.figure = vk_emit_element(
	    e, VK_TAG_FIGURE, vk_emit_holder(e, para->node), para->node);
	e->pages->elements[d.figure].alt = chart->about;
	for (size_t i = 0; i < chart->npanels; i++) {
		draw_panel(&d, &chart->panels[i], x, y, height);
		y += height;
	}
	draw_legend(
	    &d, chart, axis, y + LEGEND_LINES * d.word.pitch - d.word.size / 2);
}
