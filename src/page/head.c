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

/* A solid line as long as the title, under it.  (1.3) */
static void
rule_under_title(struct vk_layout *l, struct vk_block *b,
    const struct vk_set_lines *title, vk_len axis, vk_len baseline)
{
	const struct vk_standard *s = l->standard;
	vk_len width = vk_set_width(title);

	vk_block_rule(l, b,
	    (struct vk_rule){
		.x = axis - width / 2,
		.y = baseline + s->title_rule_gap,
		.width = width,
		.weight = s->title_rule_weight,
	    });
}

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
		y = vk_block_put(
		    l, b, &c->lines[i], VK_EDGE_CENTRE, axis, y, style.pitch);
		if (role == VK_ROLE_TITLE)
			rule_under_title(l, b, &c->lines[i], axis, y);
	}
	return y;
}

/* Receivers are a list: flush left, the longest of them centred. */
static vk_len
list_edge(const struct column *c, vk_len axis)
{
	vk_len widest = 0;

	for (size_t i = 0; i < c->paras->n; i++) {
		vk_len width = vk_set_width(&c->lines[i]);

		if (c->paras->at[i].role == VK_ROLE_RECEIVER && width > widest)
			widest = width;
	}
	return axis - widest / 2;
}

static vk_len
put_opening(struct vk_layout *l, const struct vk_setting *setting,
    struct vk_block *b, vk_len y)
{
	const struct vk_standard *s = l->standard;
	vk_len axis = l->sheet.margins.left + vk_sheet_measure(&l->sheet) / 2;
	struct column c = break_column(
	    l, setting, &l->flow->opening, vk_sheet_measure(&l->sheet));

	for (size_t i = 0; i < c.paras->n; i++) {
		struct vk_style style =
		    vk_style_fitted(s, c.paras->at[i].role, setting);

		bool listed = c.paras->at[i].role == VK_ROLE_RECEIVER;

		y += vk_set_step(&style, c.paras, i);
		y = vk_block_put(l, b, &c.lines[i],
		    listed ? VK_EDGE_LEFT : VK_EDGE_CENTRE,
		    listed ? list_edge(&c, axis) : axis, y, style.pitch);
	}
	return y;
}

/* ô 11a: right, its capitals at the given distance from the sheet's edge. */
static void
put_circulation(
    struct vk_layout *l, const struct vk_setting *setting, struct vk_block *b)
{
	const struct vk_standard *s = l->standard;
	struct column c = break_column(
	    l, setting, &l->flow->circulation, vk_sheet_measure(&l->sheet));

	for (size_t i = 0; i < c.paras->n; i++) {
		struct vk_style style =
		    vk_style_fitted(s, c.paras->at[i].role, setting);
		enum vk_face face = style.bold ? VK_BOLD : VK_REGULAR;
		vk_len cap = vk_type_scale(l->type,
		    vk_type_metrics(l->type, face)->cap_height, style.size);

		vk_block_put(l, b, &c.lines[i], VK_EDGE_RIGHT,
		    l->sheet.width - l->sheet.margins.right,
		    s->circulation_top + cap + (vk_len)i * style.pitch,
		    style.pitch);
	}
}

void
vk_head_new(
    struct vk_layout *l, const struct vk_setting *setting, struct vk_block *b)
{
	const struct vk_standard *s = l->standard;
	vk_len right_edge = l->sheet.width - l->sheet.margins.right;
	vk_len top = l->sheet.margins.top + s->first_baseline;
	struct column right = break_column(
	    l, setting, &l->flow->right, vk_sheet_measure(&l->sheet));
	vk_len room = vk_sheet_measure(&l->sheet) - right.width - s->head_gap;
	struct column left =
	    break_column(l, setting, &l->flow->left, room > 0 ? room : 1);
	vk_len y, other;

	put_circulation(l, setting, b);
	y = put_column(
	    l, setting, &left, b, l->sheet.margins.left + room / 2, top);
	other = put_column(
	    l, setting, &right, b, right_edge - right.width / 2, top);
	y = put_opening(l, setting, b, y > other ? y : other);
	b->last = y;
}
