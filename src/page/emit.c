/*
 * Placed lines to pieces: words of one face and size become a run, underlines
 * become rules, and every run belongs to an element of the structure.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "build.h"
#include "model/doc.h"

enum {
	FIRST_ELEMENTS = 64,
	/* tenths of the size, over the baseline: through small letters, and not
	 * along the bar of a 4, where it could not be seen */
	STRUCK_TENTHS = 3
};

void
vk_emit_start(struct vk_emit *e, struct vk_layout *l, struct vk_pages *pages)
{
	memset(e, 0, sizeof(*e));
	e->layout = l;
	e->pages = pages;
	e->elements_room = FIRST_ELEMENTS;
	pages->elements = vk_alloc(FIRST_ELEMENTS, sizeof(*pages->elements));
	pages->nelements = 1; /* number 0 is furniture */
}

void
vk_emit_end(struct vk_emit *e)
{
	free(e->pieces);
	e->pieces = NULL;
}

/* ---- structure ---- */

static uint32_t
add_element(struct vk_emit *e, enum vk_tag tag, uint32_t parent,
    const struct vk_node *node)
{
	struct vk_pages *p = e->pages;
	struct vk_structure *s;

	if (p->nelements == e->elements_room) {
		e->elements_room *= 2;
		p->elements = vk_realloc(
		    p->elements, e->elements_room, sizeof(*p->elements));
	}
	s = &p->elements[p->nelements];
	*s = (struct vk_structure){.tag = tag, .parent = parent, .node = node};
	return (uint32_t)p->nelements++;
}

/* What an element of the document opens in the structure. */
static enum vk_tag
holder_tag(const struct vk_node *n)
{
	switch (n->kind) {
	case VK_EL_PART:
	case VK_EL_CHAPTER:
	case VK_EL_ARTICLE:
	case VK_EL_SECTION:
		return VK_TAG_SECT;
	case VK_EL_LIST:
	case VK_EL_TARGETS:
	case VK_EL_RECIPIENTS:
		return VK_TAG_L;
	case VK_EL_ITEM:
	case VK_EL_TARGET:
		return VK_TAG_LI;
	default:
		return VK_TAG_NONE;
	}
}

/*
 * Opens the holders of a node from the outside in; the innermost element.  In a
 * cell they are those inside it; what was written elsewhere has none there.
 */
static uint32_t
open_holders(struct vk_emit *e, const struct vk_node *node)
{
	struct vk_emit_state *now = &e->now;
	const struct vk_node *chain[64] = {NULL};
	size_t n = 0, same = 0;

	for (; node != NULL && node != now->within; node = node->parent) {
		if (holder_tag(node) != VK_TAG_NONE && n < 64)
			chain[n++] = node;
	}
	if (now->root != 0 && node == NULL)
		n = 0;
	while (same < n && same < now->depth &&
	    now->open[same] == chain[n - 1 - same])
		same++;
	for (now->depth = same; now->depth < n; now->depth++) {
		const struct vk_node *opened = chain[n - 1 - now->depth];
		uint32_t parent = now->depth > 0
		    ? now->open_element[now->depth - 1]
		    : now->root;

		now->open[now->depth] = opened;
		now->open_element[now->depth] =
		    add_element(e, holder_tag(opened), parent, opened);
	}
	return now->depth > 0 ? now->open_element[now->depth - 1] : now->root;
}

uint32_t
vk_emit_element(struct vk_emit *e, enum vk_tag tag, uint32_t parent,
    const struct vk_node *node)
{
	return add_element(e, tag, parent, node);
}

uint32_t
vk_emit_holder(struct vk_emit *e, const struct vk_node *node)
{
	return open_holders(e, node);
}

/* Of the holders no more than are open: every cell goes through here. */
static void
copy_state(struct vk_emit_state *to, const struct vk_emit_state *from)
{
	to->para = from->para;
	to->element = from->element;
	to->label_element = from->label_element;
	to->depth = from->depth;
	to->within = from->within;
	to->root = from->root;
	to->plain = from->plain;
	for (size_t i = 0; i < from->depth; i++) {
		to->open[i] = from->open[i];
		to->open_element[i] = from->open_element[i];
	}
}

void
vk_emit_swap(struct vk_emit *e, struct vk_emit_state *cell)
{
	struct vk_emit_state before;

	copy_state(&before, &e->now);
	copy_state(&e->now, cell);
	copy_state(cell, &before);
}

static const char *
plain_text(struct vk_emit *e, const struct vk_para *p)
{
	struct vk_buf out = {0};
	const char *text;

	for (size_t i = 0; i < p->nspans; i++) {
		if (p->spans[i].note != NULL)
			continue;
		if (p->spans[i].style & VK_SPAN_BREAK)
			vk_buf_addc(&out, ' ');
		vk_buf_add(&out, p->spans[i].text, p->spans[i].len);
	}
	text = vk_arena_strdup(e->pages->arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return text;
}

static void
open_para(struct vk_emit *e, const struct vk_para *p, vk_len top)
{
	uint32_t holder = open_holders(e, p->node);
	bool item = holder != 0 && e->pages->elements[holder].tag == VK_TAG_LI;
	bool labelled = p->nspans > 0 && (p->spans[0].style & VK_SPAN_LABEL);
	enum vk_tag tag = p->outline > 0 ? VK_TAG_H
	    : item			 ? VK_TAG_LBODY
					 : VK_TAG_P;
	struct vk_structure *s;

	e->now.para = p;
	e->now.label_element =
	    item && labelled ? add_element(e, VK_TAG_LBL, holder, p->node) : 0;
	e->now.element =
	    e->now.plain && holder == e->now.root && tag == VK_TAG_P
	    ? holder
	    : add_element(e, tag, holder, p->node);
	if (e->now.label_element == 0)
		e->now.label_element = e->now.element;
	e->pages->elements[e->now.label_element].para = p;
	s = &e->pages->elements[e->now.element];
	s->para = p;
	if (p->outline > 0) {
		s->outline = p->outline;
		s->title = plain_text(e, p);
		s->title_page = (int)e->pages->n;
		s->title_y = top;
	}
}

struct vk_emit_hand
vk_emit_note(struct vk_emit *e, const struct vk_note *note)
{
	struct vk_emit_hand before = {
	    e->now.para, e->now.element, e->now.label_element};
	uint32_t own = add_element(e, VK_TAG_NOTE, 0, note->para.node);

	e->now.para = &note->para;
	e->now.element = add_element(e, VK_TAG_P, own, note->para.node);
	e->now.label_element = e->now.element;
	e->pages->elements[e->now.element].para = e->now.para;
	return before;
}

void
vk_emit_resume(struct vk_emit *e, const struct vk_emit_hand *before)
{
	e->now.para = before->para;
	e->now.element = before->element;
	e->now.label_element = before->label_element;
}

/* ---- pieces ---- */

static struct vk_piece *
add_piece(struct vk_emit *e, enum vk_piece_kind kind, uint32_t element)
{
	struct vk_piece *p;

	if (e->n == e->room) {
		e->room = e->room > 0 ? e->room * 2 : 256;
		e->pieces = vk_realloc(e->pieces, e->room, sizeof(*p));
	}
	p = &e->pieces[e->n++];
	memset(p, 0, sizeof(*p));
	p->kind = kind;
	p->element = element;
	return p;
}

static void
add_rule(struct vk_emit *e, struct vk_rule rule)
{
	add_piece(e, VK_PIECE_RULE, VK_FURNITURE)->as.rule = rule;
}

void
vk_emit_rule(struct vk_emit *e, struct vk_rule rule)
{
	rule.x += e->right;
	rule.y += e->down;
	add_rule(e, rule);
}

struct vk_run *
vk_emit_furniture(struct vk_emit *e)
{
	return &add_piece(e, VK_PIECE_RUN, VK_FURNITURE)->as.run;
}

/* The glyphs [from, to) of a shape, of a token that was cut. */
static const struct vk_shape *
part_of(struct vk_emit *e, const struct vk_shape *whole, size_t from, size_t to)
{
	struct vk_shape *s = vk_arena_alloc(e->pages->arena, sizeof(*s));
	size_t at = 0;

	for (size_t i = 0; i < from; i++)
		at += whole->clusters[i];
	*s = *whole;
	s->text += at;
	s->glyphs += from;
	s->clusters += from;
	s->advances += from;
	s->n = (uint16_t)(to - from);
	s->len = 0;
	s->width = 0;
	for (size_t i = 0; i < s->n; i++) {
		s->len = (uint16_t)(s->len + s->clusters[i]);
		s->width += s->advances[i];
	}
	return s;
}

struct cut { /* one line, while it is divided into runs */
	struct vk_emit *e;
	const struct vk_set_lines *lines;
	const struct vk_line *line;
	const vk_len *x; /* of its items */
	vk_len y;
};

static const struct vk_shape *
shape_at(const struct cut *c, size_t item)
{
	const struct vk_line *line = c->line;
	const struct vk_shape *s = c->lines->set.bits[item].shape;
	size_t from = item == line->first ? line->first_glyph : 0;
	size_t to = item == line->end ? line->end_glyph : s->n;

	return from > 0 || to < s->n ? part_of(c->e, s, from, to) : s;
}

/*
 * What divides runs: face, height, what is an element of its own, and what is
 * drawn in another way.
 */
static uint32_t
run_style(const struct cut *c, size_t item)
{
	uint32_t style = c->lines->set.bits[item].style &
	    (VK_SPAN_BOLD | VK_SPAN_ITALIC | VK_SPAN_RAISED | VK_BIT_LOWERED |
		VK_BIT_MARK | VK_SPAN_DOTS | VK_SPAN_TICK);

	if (c->e->now.label_element != c->e->now.element)
		style |= c->lines->set.bits[item].style & VK_SPAN_LABEL;
	return style;
}

/* A raised figure stands a third of the size higher, a lowered one a sixth. */
static void
size_run(const struct cut *c, uint32_t style, struct vk_run *run)
{
	run->size = c->lines->wish.size;
	run->y = c->y;
	if (style & VK_SPAN_RAISED)
		run->y -= run->size / 3;
	if (style & VK_BIT_LOWERED)
		run->y += run->size / 6;
	if (style & (VK_SPAN_RAISED | VK_BIT_LOWERED))
		run->size = run->size * VK_SMALL_PERCENT / 100;
}

static uint32_t
element_of(const struct cut *c, uint32_t style)
{
	struct vk_emit *e = c->e;
	uint32_t mark;

	if (!(style & VK_BIT_MARK) || e->now.element == VK_FURNITURE)
		return style & VK_SPAN_LABEL ? e->now.label_element
					     : e->now.element;
	mark = add_element(e, VK_TAG_REFERENCE, e->now.element, NULL);
	e->pages->elements[mark].para = e->now.para;
	return mark;
}

/* The items [from, to) have one style. */
static struct vk_piece *
add_run(const struct cut *c, size_t from, size_t to, uint32_t style)
{
	struct vk_emit *e = c->e;
	struct vk_word *words =
	    vk_arena_array(e->pages->arena, to - from, sizeof(*words));
	struct vk_piece *p = add_piece(e, VK_PIECE_RUN, element_of(c, style));

	size_run(c, style, &p->as.run);
	for (size_t i = from; i < to; i++) {
		words[i - from].shape = shape_at(c, i);
		words[i - from].x = c->x[i - c->line->first];
	}
	p->as.run.words = words;
	p->as.run.n = to - from;
	return p;
}

/* As many dots as the blank holds, in its middle. */
static struct vk_piece *
add_dots(const struct cut *c, size_t item, uint32_t style)
{
	struct vk_emit *e = c->e;
	const struct vk_shape *dot = c->lines->set.bits[item].shape;
	const vk_len *x = &c->x[item - c->line->first];
	struct vk_piece *p = add_piece(e, VK_PIECE_RUN, element_of(c, style));
	vk_len step;
	struct vk_word *words;

	size_run(c, style, &p->as.run);
	step = vk_type_scale(e->layout->type, dot->width, p->as.run.size);
	p->as.run.n = (size_t)(x[1] > x[0] ? (x[1] - x[0]) / step : 0);
	words = vk_arena_array(e->pages->arena, p->as.run.n, sizeof(*words));
	for (size_t i = 0; i < p->as.run.n; i++) {
		words[i].shape = dot;
		words[i].x = x[0] + (vk_len)i * step + (x[1] - x[0]) % step / 2;
	}
	p->as.run.words = words;
	return p;
}

/*
 * A box on the baseline; a ticked one is crossed, or has a tick in it where
 * that sign is written.
 */
static void
add_tick(const struct cut *c, size_t item, uint32_t style)
{
	static const char *const signs[] = {"☐", "☑", "☒"};
	static const size_t ends[] = {5, 8, 12};
	const struct vk_standard *s = c->e->layout->standard;
	const struct vk_shape *shape = c->lines->set.bits[item].shape;
	vk_len side = c->lines->wish.size * s->tick_height / 100;
	vk_len in = s->tick_weight / 2, fifth = side / 5;
	vk_len left = c->x[item - c->line->first] + in, top = c->y - side + in;
	vk_len right = left + side - 2 * in, foot = c->y - in;
	const struct vk_point corners[] = {{left, top, true},
	    {right, top, false}, {right, foot, false}, {left, foot, false},
	    {left, top, false}, {left + fifth, top + side / 2, true},
	    {left + 2 * fifth, foot - fifth, false},
	    {right - fifth, top + fifth, false}, {left, top, true},
	    {right, foot, false}, {right, top, true}, {left, foot, false}};
	size_t which = (unsigned char)shape->text[2] - 0x90u, n = 0;
	struct vk_point *points =
	    vk_arena_array(c->e->pages->arena, 12, sizeof(*points));
	struct vk_piece *p =
	    add_piece(c->e, VK_PIECE_PATH, element_of(c, style));

	assert(which < 3);
	for (size_t i = 0; i < ends[which]; i++) {
		if (which < 2 || i < 5 || i >= 8)
			points[n++] = corners[i];
	}
	p->as.path = (struct vk_path){.points = points,
	    .n = n,
	    .weight = s->tick_weight,
	    .text = signs[which],
	    .x = left,
	    .y = top,
	    .width = right - left,
	    .height = foot - top};
}

static vk_len
colon_width(const struct cut *c)
{
	struct vk_layout *l = c->e->layout;
	const struct vk_shape *s = vk_type_shape(l->type, VK_REGULAR, ":", 1);

	return vk_type_scale(l->type, s->width, c->lines->wish.size);
}

/* A line under what is underlined or through what is struck: one stretch. */
static void
add_stroke(const struct cut *c, size_t from, size_t end, uint32_t style)
{
	const struct vk_standard *s = c->e->layout->standard;
	vk_len x = c->x[from - c->line->first];
	struct vk_rule rule = {.x = x,
	    .y = c->y + s->underline_gap,
	    .width = c->x[end - c->line->first] - x,
	    .weight = s->underline_weight};

	if (style == VK_SPAN_STRUCK)
		rule.y = c->y - c->lines->wish.size * STRUCK_TENTHS / 10;
	else if (c->lines->set.para->role == VK_ROLE_RECIPIENTS &&
	    !s->underline_colon)
		rule.width -= colon_width(c);
	add_rule(c->e, rule);
}

static void
add_strokes(const struct cut *c, size_t end, uint32_t style)
{
	const struct vk_bit *bits = c->lines->set.bits;

	for (size_t i = c->line->first, from; i < end; i++) {
		if (!(bits[i].style & style))
			continue;
		for (from = i; i < end && (bits[i].style & style);)
			i++;
		add_stroke(c, from, i, style);
	}
}

/*
 * The head of a table on a further page shows no marks of notes: the notes
 * stand where the head is read.
 */
static bool
is_mark_again(const struct cut *c, uint32_t style)
{
	return (style & VK_BIT_MARK) && c->e->now.element == VK_FURNITURE;
}

static void
add_runs(const struct cut *c, size_t end, bool soft)
{
	const struct vk_bit *bits = c->lines->set.bits;
	struct vk_piece *p = NULL;

	for (size_t i = c->line->first; i < end;) {
		uint32_t style = run_style(c, i);
		size_t from = i;

		if (bits[i].shape == NULL || is_mark_again(c, style)) {
			i++; /* a kept break is no run either */
			continue;
		}
		if (style & VK_SPAN_DOTS) {
			p = add_dots(c, i++, style);
			continue;
		}
		if (style & VK_SPAN_TICK) {
			add_tick(c, i++, style);
			continue;
		}
		while (i < end && bits[i].shape != NULL &&
		    run_style(c, i) == style)
			i++;
		p = add_run(c, from, i, style);
	}
	if (p != NULL)
		p->soft_end = soft;
}

void
vk_emit_line(struct vk_emit *e, const struct vk_set_lines *lines, size_t line,
    vk_len x, vk_len y)
{
	const struct vk_line *at = &lines->lines.at[line];
	size_t end = at->end + (at->end_glyph > 0 ? 1 : 0);
	vk_len *places = vk_realloc(NULL, end - at->first + 2, sizeof(*places));
	struct cut c = {e, lines, at, places, y + e->down};

	if (e->now.para != lines->set.para)
		open_para(e, lines->set.para, c.y - lines->wish.size);
	vk_line_place(at, lines->set.items, &lines->wish, places);
	for (size_t i = 0; i <= end - at->first; i++)
		places[i] += x + e->right;
	add_runs(&c, end, line + 1 < lines->lines.n);
	add_strokes(&c, end, VK_SPAN_UNDERLINE);
	add_strokes(&c, end, VK_SPAN_STRUCK);
	free(places);
}

/* The points are this path's own, and move with the page. */
void
vk_emit_path(struct vk_emit *e, uint32_t element, struct vk_path path)
{
	struct vk_point *points =
	    vk_arena_array(e->pages->arena, path.n, sizeof(*points));

	for (size_t i = 0; i < path.n; i++) {
		points[i] = path.points[i];
		points[i].x += e->right;
		points[i].y += e->down;
	}
	path.points = points;
	path.x += e->right;
	path.y += e->down;
	add_piece(e, VK_PIECE_PATH, element)->as.path = path;
}

/* The next word or blank of a text; how long it is. */
static const struct vk_shape *
next_word(
    const struct vk_layout *l, const char *text, enum vk_face face, size_t *len)
{
	*len = *text == ' ' ? 1 : strcspn(text, " ");
	return vk_type_shape(l->type, face, text, *len);
}

vk_len
vk_emit_words_width(
    const struct vk_layout *l, const char *text, enum vk_face face, vk_len size)
{
	int64_t width = 0;
	size_t len;

	for (; *text != '\0'; text += len)
		width += next_word(l, text, face, &len)->width;
	return vk_type_scale(l->type, width, size);
}

void
vk_emit_words(struct vk_emit *e, uint32_t element, const char *text,
    enum vk_face face, vk_len size, vk_len x, vk_len y)
{
	struct vk_word *words =
	    vk_arena_array(e->pages->arena, strlen(text) + 1, sizeof(*words));
	int64_t width = 0;
	size_t n = 0, len;

	for (; *text != '\0'; text += len) {
		words[n].shape = next_word(e->layout, text, face, &len);
		words[n].x =
		    x + e->right + vk_type_scale(e->layout->type, width, size);
		width += words[n++].shape->width;
	}
	if (n > 0)
		add_piece(e, VK_PIECE_RUN, element)->as.run = (struct vk_run){
		    .words = words, .n = n, .size = size, .y = y + e->down};
}

static void
emit_rule(struct vk_emit *e, struct vk_rule rule, vk_len down)
{
	rule.y += down;
	vk_emit_rule(e, rule);
}

static void
emit_image(struct vk_emit *e, struct vk_image image, vk_len down)
{
	uint32_t figure = add_element(e, VK_TAG_FIGURE, 0, NULL);

	e->pages->elements[figure].alt = image.about;
	image.x += e->right;
	image.y += down + e->down;
	add_piece(e, VK_PIECE_IMAGE, figure)->as.image = image;
}

static void
emit_field(struct vk_emit *e, struct vk_field field, vk_len down)
{
	uint32_t form = add_element(e, VK_TAG_FORM, 0, NULL);

	e->pages->elements[form].alt = field.about;
	field.x += e->right;
	field.y += down + e->down;
	add_piece(e, VK_PIECE_FIELD, form)->as.field = field;
}

static void
emit_placed(struct vk_emit *e, const struct vk_placed *p, vk_len down)
{
	const struct vk_spot *line = &p->as.line;

	switch (p->kind) {
	case VK_PLACED_LINE:
		vk_emit_line(
		    e, line->lines, line->line, line->x, line->y + down);
		break;
	case VK_PLACED_RULE:
		emit_rule(e, p->as.rule, down);
		break;
	case VK_PLACED_IMAGE:
		emit_image(e, p->as.image, down);
		break;
	case VK_PLACED_FIELD:
		emit_field(e, p->as.field, down);
		break;
	}
}

/*
 * A seal lies over the words around it, as on paper, also over those that are
 * read after it: the images of a block are painted last.
 */
static void
lay_images_over(struct vk_emit *e, size_t from)
{
	struct vk_piece *images =
	    vk_realloc(NULL, e->n - from + 1, sizeof(*images));
	size_t to = from, n = 0;

	for (size_t i = from; i < e->n; i++) {
		if (e->pieces[i].kind == VK_PIECE_IMAGE)
			images[n++] = e->pieces[i];
		else
			e->pieces[to++] = e->pieces[i];
	}
	if (n > 0)
		memcpy(e->pieces + to, images, n * sizeof(*images));
	free(images);
}

void
vk_emit_block(struct vk_emit *e, const struct vk_block *b, vk_len down)
{
	size_t from = e->n;

	for (size_t i = 0; i < b->n; i++)
		emit_placed(e, &b->at[i], down);
	lay_images_over(e, from);
}

void
vk_emit_page(struct vk_emit *e, int number)
{
	struct vk_pages *p = e->pages;
	struct vk_page *page;

	if (p->n == e->pages_room) {
		e->pages_room = e->pages_room > 0 ? e->pages_room * 2 : 16;
		p->pages =
		    vk_realloc(p->pages, e->pages_room, sizeof(*p->pages));
	}
	page = &p->pages[p->n++];
	page->number = number;
	page->width = e->layout->sheet.width;
	page->height = e->layout->sheet.height;
	page->npieces = e->n;
	page->pieces = vk_arena_array(p->arena, e->n, sizeof(*page->pieces));
	if (e->n > 0)
		memcpy(page->pieces, e->pieces, e->n * sizeof(*e->pieces));
	e->n = 0;
}
