/*
 * The head of the first page.  The right column is as wide as the wider of
 * title and date and stands at the right margin; the left one has the rest, so
 * the two never meet.  Below both, centred: kind, subject, separator.
 */
#include "build.h"

struct column {
	const struct vk_paras *paras;
	struct vk_set_lines *lines; /* one for each paragraph */
	vk_len width; /* of the widest line */
	enum vk_role level_role; /* stands at this height, or lower */
	vk_len level;
};

static struct column
break_column(struct vk_layout *l, const struct vk_setting *setting,
    const struct vk_paras *paras, vk_len measure)
{
	struct column c = {.paras = paras};

	c.lines = vk_arena_array(l->scratch, paras->n, sizeof(*c.lines));
	for (size_t i = 0; i < paras->n; i++) {
		const struct vk_para *p = &paras->at[i];
		struct vk_style style =
		    vk_style_fitted(l->standard, p->role, setting);
		struct vk_set set = vk_set_new(
		    l, p, p->break_in_head ? VK_GLUE_HEAD : VK_GLUE_TEXT);
		vk_len width;

		c.lines[i] = vk_set_break(l, &set, measure, 0, style.size);
		width = vk_set_width(&c.lines[i]);
		if (width > c.width)
			c.width = width;
	}
	return c;
}

/*
 * The right column on one line each; where that leaves too little for the other
 * one on small paper, the name of the State is broken.
 */
static struct column
break_right(struct vk_layout *l, const struct vk_setting *setting)
{
	vk_len measure = vk_sheet_measure(&l->sheet);
	struct column c = break_column(l, setting, &l->flow->right, measure);

	if (l->sheet.narrower > 0 && c.width > measure * 2 / 3)
		c = break_column(l, setting, &l->flow->right, measure * 2 / 3);
	return c;
}

/* ---- lines and frames ---- */

/* A solid line under the last line of some words, centred as they are. */
static void
rule_under(struct vk_layout *l, struct vk_block *b,
    const struct vk_set_lines *words, const struct vk_line_under *under,
    vk_len axis, vk_len baseline)
{
	vk_len width = words->lines.n > 0
	    ? words->lines.at[words->lines.n - 1].natural
	    : 0;

	width = (vk_len)((int64_t)width * under->share / 100);
	if (width > 0)
		vk_block_rule(l, b,
		    (struct vk_rule){
			.x = axis - width / 2,
			.y = baseline + under->gap,
			.width = width,
			.weight = under->weight,
		    });
}

/* The last paragraph of its role, or of two that follow each other. */
static bool
ends_role(const struct vk_paras *paras, size_t at, enum vk_role role,
    enum vk_role next)
{
	enum vk_role is = paras->at[at].role;

	if (is != role && is != next)
		return false;
	return at + 1 == paras->n ||
	    (paras->at[at + 1].role != role && paras->at[at + 1].role != next);
}

/*
 * Under the title as long as it is (1.3); under the issuing body and the
 * subject where the rule set wants one (II.2, II.5).
 */
static void
rule_under_para(struct vk_layout *l, struct vk_block *b, const struct column *c,
    size_t at, vk_len axis, vk_len baseline)
{
	const struct vk_standard *s = l->standard;
	const struct vk_line_under title = {
	    100, s->title_rule_gap, s->title_rule_weight};
	const struct {
		enum vk_role role, next;
		const struct vk_line_under *under;
	} lines[] = {
	    {VK_ROLE_TITLE, VK_ROLE_MOTTO, &title},
	    {VK_ROLE_ISSUER, VK_ROLE_ISSUER, &s->issuer_line},
	    {VK_ROLE_KIND, VK_ROLE_SUBJECT, &s->subject_line},
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (ends_role(c->paras, at, lines[i].role, lines[i].next))
			rule_under(l, b, &c->lines[at], lines[i].under, axis,
			    baseline);
}

/* Least multiple of the step that holds the words and both sides. */
static vk_len
frame_width(const struct vk_frame *f, const struct vk_set_lines *words)
{
	vk_len width = vk_set_width(words) + 2 * f->side;

	return f->step > 0 ? (width + f->step - 1) / f->step * f->step : width;
}

static vk_len
cap_height(struct vk_layout *l, const struct vk_style *style)
{
	enum vk_face face = style->bold ? VK_BOLD : VK_REGULAR;

	return vk_type_scale(
	    l->type, vk_type_metrics(l->type, face)->cap_height, style->size);
}

/* From the top of a frame to the baseline of the words in its middle. */
static vk_len
frame_rise(
    struct vk_layout *l, const struct vk_frame *f, const struct vk_style *style)
{
	return (f->height + cap_height(l, style)) / 2;
}

/* Two lines across and two down: a rule may be thicker than it is long. */
static void
put_frame(struct vk_layout *l, struct vk_block *b, const struct vk_frame *f,
    struct vk_rule box)
{
	vk_len w = f->weight;
	vk_len right = box.x + box.width, bottom = box.y + box.weight;
	const struct vk_rule sides[] = {
	    {box.x, box.y + w / 2, box.width, w},
	    {box.x, bottom - w / 2, box.width, w},
	    {box.x, (box.y + bottom) / 2, w, box.weight},
	    {right - w, (box.y + bottom) / 2, w, box.weight},
	};

	for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
		vk_block_rule(l, b, sides[i]);
}

/* How far the last line of a mark is below its first. */
static vk_len
more_of(const struct vk_set_lines *words, const struct vk_style *style)
{
	int64_t n = words->lines.n > 0 ? (int64_t)words->lines.n - 1 : 0;

	return n * style->pitch < VK_DEEPEST ? (vk_len)(n * style->pitch)
					     : VK_DEEPEST;
}

/* Around words whose first baseline and axis are given.  (III.2) */
static void
frame_words(struct vk_layout *l, struct vk_block *b, const struct vk_frame *f,
    const struct vk_style *style, const struct vk_set_lines *words, vk_len axis,
    vk_len baseline)
{
	vk_len width = frame_width(f, words);

	if (f->height > 0)
		put_frame(l, b, f,
		    (struct vk_rule){
			.x = axis - width / 2,
			.y = baseline - frame_rise(l, f, style),
			.width = width,
			.weight = f->height + more_of(words, style),
		    });
}

/* ---- the columns ---- */

/* Lines centred on one axis from the first baseline down; the last one. */
static vk_len
put_column(struct vk_layout *l, const struct vk_setting *setting,
    const struct column *c, struct vk_block *b, vk_len axis, vk_len baseline)
{
	vk_len y = baseline;

	for (size_t i = 0; i < c->paras->n; i++) {
		enum vk_role role = c->paras->at[i].role;
		struct vk_style style =
		    vk_style_fitted(l->standard, role, setting);

		if (i > 0)
			y += vk_set_step(&style, c->paras, i);
		if (role == c->level_role && y < c->level)
			y = c->level;
		if (role == VK_ROLE_URGENCY)
			frame_words(l, b, &l->standard->urgency_frame, &style,
			    &c->lines[i], axis, y);
		y = vk_block_put(
		    l, b, &c->lines[i], VK_EDGE_CENTRE, axis, y, style.pitch);
		rule_under_para(l, b, c, i, axis, y);
	}
	return y;
}

/* The baseline that a column gives to its first paragraph of a role. */
static vk_len
own_level(struct vk_layout *l, const struct vk_setting *setting,
    const struct column *c, enum vk_role role, vk_len baseline)
{
	vk_len y = baseline;

	for (size_t i = 0; i < c->paras->n; i++) {
		struct vk_style style =
		    vk_style_fitted(l->standard, c->paras->at[i].role, setting);

		if (i > 0)
			y += vk_set_step(&style, c->paras, i);
		if (c->paras->at[i].role == role)
			return y;
		if (c->lines[i].lines.n > 0)
			y += (vk_len)(c->lines[i].lines.n - 1) * style.pitch;
	}
	return baseline;
}

/* Number and date on one line, the lower of both.  (II.4) */
static void
set_level(struct vk_layout *l, const struct vk_setting *setting,
    struct column *left, struct column *right, vk_len baseline)
{
	vk_len a = own_level(l, setting, left, VK_ROLE_NUMBER, baseline);
	vk_len b = own_level(l, setting, right, VK_ROLE_PLACE_DATE, baseline);

	left->level_role = VK_ROLE_NUMBER;
	right->level_role = VK_ROLE_PLACE_DATE;
	left->level = right->level = a > b ? a : b;
}

/* ---- below both ---- */

/* The widest of the paragraphs of a role. */
static vk_len
width_of(const struct column *c, enum vk_role role)
{
	vk_len widest = 0;

	for (size_t i = 0; i < c->paras->n; i++) {
		vk_len width = vk_set_width(&c->lines[i]);

		if (c->paras->at[i].role == role && width > widest)
			widest = width;
	}
	return widest;
}

static vk_len
colon_width(struct vk_layout *l)
{
	const struct vk_style *s = &l->standard->styles[VK_ROLE_ADDRESSED];
	enum vk_face face = (enum vk_face)(
	    (s->bold ? VK_BOLD : 0) | (s->italic ? VK_ITALIC : 0));
	const struct vk_shape *colon = vk_type_shape(l->type, face, ":", 1);

	return vk_type_scale(l->type, colon->width, s->size);
}

struct edges { /* of the word before receivers, and of their list */
	vk_len word, list;
};

/*
 * Receivers are a list: flush left, the longest of them centred; or their
 * marks stand under the colon, and word and list are centred together.
 */
static struct edges
receiver_edges(struct vk_layout *l, const struct column *c, vk_len axis)
{
	vk_len list = width_of(c, VK_ROLE_RECEIVER);
	vk_len word = width_of(c, VK_ROLE_ADDRESSED);
	vk_len before = word - colon_width(l);

	if (list == 0 || !l->standard->under_colon)
		return (struct edges){axis - word / 2, axis - list / 2};
	axis -= (before + list) / 2;
	return (struct edges){axis, axis + before};
}

static vk_len
put_opening(struct vk_layout *l, const struct vk_setting *setting,
    struct vk_block *b, vk_len y)
{
	const struct vk_standard *s = l->standard;
	vk_len axis = l->sheet.margins.left + vk_sheet_measure(&l->sheet) / 2;
	struct column c = break_column(
	    l, setting, &l->flow->opening, vk_sheet_measure(&l->sheet));
	struct edges edges = receiver_edges(l, &c, axis);
	bool list = s->under_colon && width_of(&c, VK_ROLE_RECEIVER) > 0;

	for (size_t i = 0; i < c.paras->n; i++) {
		enum vk_role role = c.paras->at[i].role;
		struct vk_style style = vk_style_fitted(s, role, setting);
		bool listed = role == VK_ROLE_RECEIVER;
		bool word = list && role == VK_ROLE_ADDRESSED;

		y += vk_set_step(&style, c.paras, i);
		y = vk_block_put(l, b, &c.lines[i],
		    listed || word ? VK_EDGE_LEFT : VK_EDGE_CENTRE,
		    listed     ? edges.list
			: word ? edges.word
			       : axis,
		    y, style.pitch);
		rule_under_para(l, b, &c, i, axis, y);
	}
	return y;
}

struct corner { /* where the next mark goes */
	const struct vk_frame *frame;
	vk_len right, y; /* its right edge and its top */
	vk_len top; /* of its column */
	vk_len widest; /* mark of the column so far */
	vk_len bottom; /* of all marks so far */
};

/* A further column on the left, or below all, where the sheet has no room. */
static void
make_room(struct vk_layout *l, struct corner *c, vk_len width, vk_len height)
{
	vk_len edge = l->sheet.width - l->sheet.margins.right;

	if (c->y > c->top && c->y + height > l->sheet.margins.top) {
		c->right -= c->widest + l->standard->head_gap;
		c->y = c->top;
		c->widest = 0;
	}
	if (c->right < edge && c->right - width < l->sheet.margins.left) {
		c->y = c->top = c->bottom + l->standard->head_gap;
		c->right = edge;
		c->widest = 0;
	}
}

static void
put_mark(struct vk_layout *l, struct vk_block *b, struct corner *c,
    const struct vk_set_lines *words, const struct vk_style *style)
{
	bool framed = c->frame->height > 0;
	vk_len more = more_of(words, style);
	vk_len cap = cap_height(l, style);
	vk_len height = more + (framed ? c->frame->height : cap);
	vk_len width =
	    framed ? frame_width(c->frame, words) : vk_set_width(words);
	vk_len x, y;

	if (c->bottom > VK_DEEPEST)
		return;
	make_room(l, c, width, height);
	x = framed ? c->right - width / 2 : c->right;
	y = c->y + (framed ? frame_rise(l, c->frame, style) : cap);
	if (framed)
		frame_words(l, b, c->frame, style, words, x, y);
	vk_block_put(l, b, words, framed ? VK_EDGE_CENTRE : VK_EDGE_RIGHT, x, y,
	    style->pitch);
	if (width > c->widest)
		c->widest = width;
	if (c->y + height > c->bottom)
		c->bottom = c->y + height;
	c->y += more + style->pitch;
}

/*
 * ô 11a: right, its capitals or its frame at the given distance from the
 * sheet's edge; further ones below it and beside it, over the head.  What they
 * take of the text block.
 */
static vk_len
put_circulation(
    struct vk_layout *l, const struct vk_setting *setting, struct vk_block *b)
{
	const struct vk_standard *s = l->standard;
	struct column c = break_column(
	    l, setting, &l->flow->circulation, vk_sheet_measure(&l->sheet));
	struct corner corner = {.frame = &s->circulation_frame,
	    .right = l->sheet.width - l->sheet.margins.right,
	    .y = s->circulation_top,
	    .top = s->circulation_top};

	for (size_t i = 0; i < c.paras->n; i++) {
		struct vk_style style =
		    vk_style_fitted(s, c.paras->at[i].role, setting);

		put_mark(l, b, &corner, &c.lines[i], &style);
	}
	if (corner.bottom <= l->sheet.margins.top)
		return 0;
	return corner.bottom + s->head_gap - l->sheet.margins.top;
}

void
vk_head_new(
    struct vk_layout *l, const struct vk_setting *setting, struct vk_block *b)
{
	const struct vk_standard *s = l->standard;
	vk_len right_edge = l->sheet.width - l->sheet.margins.right;
	vk_len top = l->sheet.margins.top + s->first_baseline;
	struct column right = break_right(l, setting);
	vk_len room = vk_sheet_measure(&l->sheet) - right.width - s->head_gap;
	struct column left =
	    break_column(l, setting, &l->flow->left, room > 0 ? room : 1);
	vk_len y, other;

	top += put_circulation(l, setting, b);
	if (s->date_level)
		set_level(l, setting, &left, &right, top);
	y = put_column(
	    l, setting, &left, b, l->sheet.margins.left + room / 2, top);
	other = put_column(
	    l, setting, &right, b, right_edge - right.width / 2, top);
	y = put_opening(l, setting, b, y > other ? y : other);
	b->last = y;
}
