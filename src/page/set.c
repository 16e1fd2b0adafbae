/*
 * Paragraphs to boxes and spaces: each word is shaped once in its face, each
 * space gets the price of a line that ends there.  Widths stay in font units,
 * so one measuring serves every size that the fit tries.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "build.h"
#include "model/doc.h"

enum {
	MOST_BYTES = 2000, /* of one box; longer tokens are several */
	FEW = 16 /* items of a short text, that no memory is asked for */
};

struct gather { /* items of one paragraph while they are made */
	struct vk_layout *layout;
	struct vk_item few_items[FEW];
	struct vk_bit few_bits[FEW];
	struct vk_token few_tokens[FEW];
	size_t few_spaces[FEW];
	struct vk_item *items;
	struct vk_bit *bits;
	size_t n, room;
	struct vk_token *tokens;
	size_t *spaces; /* item that follows each token; SIZE_MAX: none */
	size_t ntokens, tokens_room;
	bool in_token;
	struct vk_mark *marks;
	size_t nmarks, marks_room;
};

/* Four times the room; the first one is part of the gather. */
static void *
more(void *at, const void *few, size_t room, size_t size)
{
	void *out;

	if (at != few)
		return vk_realloc(at, room * 4, size);
	out = vk_alloc(room * 4, size);
	return memcpy(out, few, room * size);
}

static void
add_item(struct gather *g, struct vk_item item, const struct vk_shape *shape,
    uint32_t style)
{
	if (g->n == g->room) {
		g->items =
		    more(g->items, g->few_items, g->room, sizeof(*g->items));
		g->bits = more(g->bits, g->few_bits, g->room, sizeof(*g->bits));
		g->room *= 4;
	}
	if (style & (VK_SPAN_RAISED | VK_BIT_LOWERED))
		item.width = item.width * VK_SMALL_PERCENT / 100;
	g->items[g->n] = item;
	g->bits[g->n++] = (struct vk_bit){shape, style};
}

/* Text that belongs to the token in hand, or begins a new one. */
static void
add_to_token(struct gather *g, const char *text, size_t len, uint32_t style)
{
	struct vk_token *t;
	char *joined;

	if (!g->in_token) {
		if (g->ntokens == g->tokens_room) {
			g->tokens = more(g->tokens, g->few_tokens,
			    g->tokens_room, sizeof(*g->tokens));
			g->spaces = more(g->spaces, g->few_spaces,
			    g->tokens_room, sizeof(*g->spaces));
			g->tokens_room *= 4;
		}
		g->spaces[g->ntokens] = SIZE_MAX;
		g->tokens[g->ntokens++] =
		    (struct vk_token){text, (uint32_t)len, 0, 0};
		g->in_token = true;
	} else {
		t = &g->tokens[g->ntokens - 1];
		joined = vk_arena_alloc(g->layout->scratch, t->len + len + 1);
		memcpy(joined, t->text, t->len);
		memcpy(joined + t->len, text, len);
		t->text = joined;
		t->len += (uint32_t)len;
	}
	if (style & VK_SPAN_LABEL)
		g->tokens[g->ntokens - 1].flags |= VK_TOKEN_LABEL;
}

/* A shape that stands for another sign than the one it shows. */
static const struct vk_shape *
stand_in(struct vk_layout *l, const struct vk_shape *plain, const char *text,
    size_t len)
{
	struct vk_shape *s = vk_arena_alloc(l->arena, sizeof(*s));
	uint8_t *clusters = vk_arena_alloc(l->arena, plain->n);

	*s = *plain;
	clusters[0] = (uint8_t)len;
	s->clusters = clusters;
	s->text = vk_arena_strndup(l->arena, text, len);
	s->len = (uint16_t)len;
	return s;
}

static enum vk_face
face_of(uint32_t style)
{
	return (enum vk_face)(style & (VK_SPAN_BOLD | VK_SPAN_ITALIC));
}

/* One box, or several where the token is very long. */
static void
add_boxes(struct gather *g, const char *text, size_t len, uint32_t style)
{
	while (len > 0) {
		size_t part = len < MOST_BYTES ? len : MOST_BYTES;
		const struct vk_shape *s;

		while (part < len && ((unsigned char)text[part] & 0xc0) == 0x80)
			part--;
		s = vk_type_shape(g->layout->type, face_of(style), text, part);
		add_item(g, vk_item_box(s), s, style);
		text += part;
		len -= part;
	}
}

/* A raised or lowered figure, or a hyphen, set with another glyph. */
static void
add_substitute(struct gather *g, const char *text, size_t len, char plain,
    int raise, uint32_t style)
{
	const struct vk_shape *s =
	    vk_type_shape(g->layout->type, face_of(style), &plain, 1);

	s = stand_in(g->layout, s, text, len);
	if (raise != 0)
		style |= raise > 0 ? VK_SPAN_RAISED : VK_BIT_LOWERED;
	add_item(g, vk_item_box(s), s, style);
}

static void
add_word(struct gather *g, const char *text, size_t len, uint32_t style)
{
	size_t from = 0, i = 0;

	if (len == 0)
		return;
	add_to_token(g, text, len, style);
	while (i < len) {
		uint32_t cp;
		int raise, used = vk_utf8_decode(text + i, len - i, &cp);
		char plain;

		if (cp < 0x80) {
			i++;
			continue;
		}
		plain = vk_repertoire_substitute(cp, &raise);
		if (plain != '\0') {
			add_boxes(g, text + from, i - from, style);
			add_substitute(
			    g, text + i, (size_t)used, plain, raise, style);
			from = i + (size_t)used;
		}
		i += (size_t)used;
	}
	add_boxes(g, text + from, len - from, style);
}

/* A space; `text` is what was written for it: " " or a no-break space. */
static void
add_space(
    struct gather *g, const char *text, size_t len, bool keep, uint32_t style)
{
	const struct vk_shape *s =
	    vk_type_shape(g->layout->type, face_of(style), " ", 1);
	int32_t price = keep || !g->in_token ? VK_NEVER : 0;

	if (g->in_token && !keep)
		g->spaces[g->ntokens - 1] = g->n;
	if (g->in_token && keep)
		g->tokens[g->ntokens - 1].flags |= VK_TOKEN_KEEP;
	g->in_token = false;
	if (len > 1)
		s = stand_in(g->layout, s, text, len);
	add_item(g, vk_item_space((int32_t)s->width, price), s, style);
}

static void add_words(struct gather *, const struct vk_span *, uint32_t style);

static void
add_mark(struct gather *g, const struct vk_span *s)
{
	if (g->nmarks == g->marks_room) {
		g->marks_room = g->marks_room > 0 ? g->marks_room * 2 : 4;
		g->marks =
		    vk_realloc(g->marks, g->marks_room, sizeof(*g->marks));
	}
	g->marks[g->nmarks++] = (struct vk_mark){g->n, s->note};
	add_words(g, s, s->style | VK_BIT_MARK);
}

static void
add_break(struct gather *g, const struct vk_span *s)
{
	struct vk_item item = {.kind = VK_ITEM_BREAK};

	add_item(g, item, NULL, s->style);
	g->in_token = false;
}

/* A blank to be filled in: as wide at every size, and never cut. */
static void
add_dots(struct gather *g, const struct vk_span *s)
{
	struct vk_item item = {.kind = VK_ITEM_BOX, .fixed = s->width};

	add_to_token(g, ".", 1, s->style);
	add_item(g, item,
	    vk_type_shape(g->layout->type, face_of(s->style), ".", 1),
	    s->style);
}

/* A square on the baseline. */
static void
add_tick(struct gather *g, const struct vk_span *s)
{
	struct vk_layout *l = g->layout;
	const struct vk_shape *dot =
	    vk_type_shape(l->type, face_of(s->style), ".", 1);
	struct vk_item item = {.kind = VK_ITEM_BOX,
	    .width = vk_type_metrics(l->type, VK_REGULAR)->units_per_em *
		l->standard->tick_height / 100};

	add_to_token(g, s->text, s->len, s->style);
	add_item(g, item, stand_in(l, dot, s->text, s->len), s->style);
}

/* As wide at every size; a line may end there. */
static void
add_gap(struct gather *g, const struct vk_span *s)
{
	struct vk_item item = {.kind = VK_ITEM_SPACE, .fixed = s->width};

	add_item(g, item,
	    vk_type_shape(g->layout->type, face_of(s->style), " ", 1), 0);
	g->in_token = false;
}

static void
add_words(struct gather *g, const struct vk_span *s, uint32_t style)
{
	static const char no_break[] = "\xc2\xa0";
	size_t from = 0;

	for (size_t i = 0; i < s->len;) {
		bool blank = s->text[i] == ' ';
		bool kept =
		    i + 1 < s->len && memcmp(s->text + i, no_break, 2) == 0;
		size_t size = kept ? 2 : 1;

		if (blank || kept) {
			add_word(g, s->text + from, i - from, style);
			add_space(g, s->text + i, size,
			    kept || (style & VK_SPAN_KEEP), style);
			from = i + size;
		}
		i += size;
	}
	add_word(g, s->text + from, s->len - from, style);
}

static void
add_span(struct gather *g, const struct vk_span *s)
{
	if (s->note != NULL)
		add_mark(g, s);
	else if (s->style & VK_SPAN_BREAK)
		add_break(g, s);
	else if (s->style & VK_SPAN_DOTS)
		add_dots(g, s);
	else if (s->style & VK_SPAN_TICK)
		add_tick(g, s);
	else if (s->style & VK_SPAN_GAP)
		add_gap(g, s);
	else
		add_words(g, s, s->style);
}

static void *
kept(struct vk_layout *l, const void *from, size_t count, size_t size)
{
	void *to = vk_arena_array(l->scratch, count, size);

	if (count > 0)
		memcpy(to, from, count * size);
	return to;
}

static void
gather_start(struct gather *g, struct vk_layout *l)
{
	g->layout = l;
	g->items = g->few_items;
	g->bits = g->few_bits;
	g->tokens = g->few_tokens;
	g->spaces = g->few_spaces;
	g->n = g->ntokens = g->nmarks = g->marks_room = 0;
	g->room = g->tokens_room = FEW;
	g->marks = NULL;
	g->in_token = false;
}

static void
gather_end(struct gather *g)
{
	if (g->items != g->few_items) {
		free(g->items);
		free(g->bits);
	}
	if (g->tokens != g->few_tokens) {
		free(g->tokens);
		free(g->spaces);
	}
	free(g->marks);
}

static void
gather_text(struct gather *g, struct vk_layout *l, const struct vk_para *p)
{
	gather_start(g, l);
	for (size_t i = 0; i < p->nspans; i++)
		add_span(g, &p->spans[i]);
}

/* Puts a price on each space between two tokens. */
static void
price_spaces(struct gather *g, enum vk_glue_mode mode)
{
	if (g->ntokens > 0)
		vk_glue(g->tokens, g->ntokens, mode);
	for (size_t i = 0; i < g->ntokens; i++) {
		if (g->spaces[i] != SIZE_MAX)
			g->items[g->spaces[i]].price = g->tokens[i].price;
	}
}

static struct vk_set
set_of(struct gather *g, const struct vk_para *p)
{
	struct vk_layout *l = g->layout;
	struct vk_set set = {.para = p, .n = g->n, .nmarks = g->nmarks};

	set.items = kept(l, g->items, g->n, sizeof(*g->items));
	set.bits = kept(l, g->bits, g->n, sizeof(*g->bits));
	set.marks = kept(l, g->marks, g->nmarks, sizeof(*g->marks));
	gather_end(g);
	return set;
}

struct vk_set
vk_set_new(struct vk_layout *l, const struct vk_para *p, enum vk_glue_mode mode)
{
	struct gather g;

	gather_text(&g, l, p);
	price_spaces(&g, mode);
	return set_of(&g, p);
}

/* Whether it is one line on this width: then no space is looked at. */
static bool
is_flat(const struct gather *g, vk_len size, vk_len width)
{
	int64_t units = 0, fixed = 0;

	for (size_t i = 0; i < g->n; i++) {
		if (g->items[i].kind == VK_ITEM_BREAK)
			return false;
		units += g->items[i].width;
		fixed += g->items[i].fixed;
	}
	return g->n > 0 &&
	    vk_type_scale(g->layout->type, units, size) + fixed <= width;
}

struct vk_set
vk_set_flat(struct vk_layout *l, const struct vk_para *p, vk_len size,
    vk_len width, bool *flat)
{
	struct gather g;

	gather_text(&g, l, p);
	*flat = is_flat(&g, size, width);
	if (!*flat)
		price_spaces(&g, VK_GLUE_CELL);
	return set_of(&g, p);
}

static enum vk_fill
fill_of(const struct vk_para *p)
{
	if (p->align == VK_JUSTIFIED)
		return VK_FILL_JUSTIFIED;
	return p->balance ? VK_FILL_BALANCED : VK_FILL_RAGGED;
}

/* The text of [from, end) is one line on the usual paper, but not on this. */
static vk_len
lack_of_room(struct vk_layout *l, const struct vk_item *items, size_t from,
    size_t end, const struct vk_line_wish *w)
{
	vk_len room = w->measure - (from == 0 ? w->indent : 0);
	int64_t units = 0, width = 0;

	for (size_t i = from; i < end; i++) {
		units += items[i].width;
		width += items[i].fixed;
	}
	width += vk_type_scale(l->type, units, w->size);
	return width > room && width <= room + l->sheet.narrower
	    ? (vk_len)(width - room)
	    : 0;
}

/*
 * Blanks are given for the usual paper.  On a smaller one those of a line give
 * way, down to half of what they are, so that it is still one line; and none is
 * wider than the text.
 */
static void
shorten_blanks(
    struct vk_layout *l, struct vk_set *set, const struct vk_line_wish *w)
{
	struct vk_item *items = kept(l, set->items, set->n, sizeof(*items));

	for (size_t from = 0, end; from < set->n; from = end + 1) {
		vk_len lack;

		for (end = from;
		     end < set->n && items[end].kind != VK_ITEM_BREAK; end++)
			if (items[end].fixed > w->measure - w->indent)
				items[end].fixed = w->measure - w->indent;
		lack = lack_of_room(l, items, from, end, w);
		for (size_t i = end; i-- > from && lack > 0;) {
			vk_len part = items[i].fixed / 2;

			part = part < lack ? part : lack;
			items[i].fixed -= part;
			lack -= part;
		}
	}
	set->items = items;
}

static bool
has_blanks(const struct vk_set *set)
{
	for (size_t i = 0; i < set->n; i++)
		if (set->bits[i].style & VK_SPAN_DOTS)
			return true;
	return false;
}

struct vk_set_lines
vk_set_break(struct vk_layout *l, const struct vk_set *set, vk_len measure,
    vk_len indent, vk_len size)
{
	const struct vk_metrics *m = vk_type_metrics(l->type, VK_REGULAR);
	struct vk_set_lines out = {.set = *set};

	out.wish = (struct vk_line_wish){
	    .measure = measure,
	    .indent = indent,
	    .size = size,
	    .units_per_em = m->units_per_em,
	    .fill = fill_of(set->para),
	    .short_last = 2 * indent,
	};
	if (l->sheet.narrower > 0 && has_blanks(set))
		shorten_blanks(l, &out.set, &out.wish);
	out.lines = vk_lines_new(
	    l->breaker, l->scratch, out.set.items, set->n, &out.wish);
	return out;
}

vk_len
vk_set_width(const struct vk_set_lines *s)
{
	vk_len widest = 0;

	for (size_t i = 0; i < s->lines.n; i++) {
		if (s->lines.at[i].natural > widest)
			widest = s->lines.at[i].natural;
	}
	return widest;
}

bool
vk_set_is_cut(const struct vk_set_lines *s)
{
	return s->lines.flags & (VK_LINE_CUT | VK_LINE_OVERFULL);
}

void
vk_set_tell(struct vk_layout *l, const struct vk_set_lines *s)
{
	const struct vk_node *node = s->set.para->node;
	struct vk_pos nowhere = {0};

	if (vk_set_is_cut(s))
		vk_diag_add(l->diag, VK_MSG_TOKEN_CUT,
		    node != NULL ? node->pos : nowhere, NULL, NULL, NULL);
}

vk_len
vk_set_step(
    const struct vk_style *style, const struct vk_paras *paras, size_t at)
{
	bool same = at > 0 && paras->at[at - 1].role == paras->at[at].role;

	return style->pitch + (same ? 0 : style->before);
}
