/*
 * The text of one cell: how narrow and how wide it can be, and its lines at a
 * width.  Cells are set ragged, so that narrow columns get no holes; what
 * would read wrong when it is parted stays together where the columns allow
 * it.  A text is measured and let go: a long table does not keep its words.
 */
#include <stdlib.h>
#include <string.h>

#include "table.h"

enum {
	LINES_PARTED = 1, /* that what is parted counts for, beside its own */
	PRICE_STUCK = 10000, /* of a space: beyond it, it would read wrong */
	KEPT_TEXT = 1 << 15 /* bytes that are set before the bench is cleared */
};

void
vk_bench_open(struct vk_bench *b, const struct vk_layout *l)
{
	b->l = *l;
	b->l.scratch = vk_arena_new();
	b->used = b->sets = 0;
}

void
vk_bench_close(struct vk_bench *b)
{
	vk_arena_free(b->l.scratch);
	b->l.scratch = NULL;
}

void
vk_bench_take(struct vk_bench *b, const struct vk_cell *cell)
{
	if (b->used > KEPT_TEXT) {
		vk_arena_free(b->l.scratch);
		b->l.scratch = vk_arena_new();
		b->used = 0;
	}
	for (size_t i = 0; i < cell->paras.n; i++) {
		const struct vk_para *p = &cell->paras.at[i];

		b->used += sizeof(*p);
		for (size_t k = 0; k < p->nspans; k++)
			b->used += p->spans[k].len + sizeof(p->spans[k]);
	}
	b->sets += cell->paras.n;
}

struct vk_style
vk_row_style(const struct vk_layout *l, const struct vk_row *row)
{
	return vk_style_fitted(
	    l->standard, vk_row_role(row->kind), &l->standard->ladder[0]);
}

enum vk_align
vk_cell_align(const struct vk_cell *cell, const struct vk_para *p)
{
	enum vk_align align = p->align != VK_JUSTIFIED ? p->align : cell->align;

	return align != VK_JUSTIFIED ? align : VK_LEFT;
}

/* As the breaker does it, but for texts of any length. */
static vk_len
scaled(const struct vk_layout *l, int64_t units, vk_len size, vk_len fixed)
{
	int64_t em = vk_type_metrics(l->type, VK_REGULAR)->units_per_em;
	int64_t width = (units * size + em / 2) / em + fixed;

	return width < INT32_MAX / 4 ? (vk_len)width : INT32_MAX / 4;
}

static vk_len
width_of(const struct vk_layout *l, const struct vk_bite *b, vk_len size)
{
	return scaled(l, b->hang + b->width, size, b->fixed);
}

/* ---- labels and figures ---- */

/* The item after a label and its space; 0: no label that text hangs behind. */
static size_t
label_end(const struct vk_cell *cell, const struct vk_set *set)
{
	size_t i = 0;

	if (!set->para->hang || vk_cell_align(cell, set->para) != VK_LEFT)
		return 0;
	while (i < set->n && (set->bits[i].style & VK_SPAN_LABEL))
		i++;
	while (i > 0 && i < set->n && set->items[i].kind == VK_ITEM_SPACE)
		i++;
	return i < set->n ? i : 0;
}

static int64_t
units_of(const struct vk_set *set, size_t end)
{
	int64_t units = 0;

	for (size_t i = 0; i < end; i++)
		units += set->items[i].width;
	return units;
}

/* Width of the label that further lines begin behind; 0: they do not. */
static vk_len
hang_of(const struct vk_layout *l, const struct vk_cell *cell,
    const struct vk_set *set, vk_len size)
{
	return scaled(l, units_of(set, label_end(cell, set)), size, 0);
}

enum { /* where a number is being read */
	READ_SIGN,
	READ_WHOLE,
	READ_PART,
	READ_END,
	READ_WORD
};

/* What a sign of ASCII makes of a number so far. */
static int
read_on(int state, char c)
{
	bool digit = c >= '0' && c <= '9';

	switch (state) {
	case READ_SIGN:
		return digit			 ? READ_WHOLE
		    : strchr("-+<>~", c) != NULL ? READ_SIGN
						 : READ_WORD;
	case READ_WHOLE:
		if (digit || c == '.')
			return READ_WHOLE;
		return c == ',' ? READ_PART : c == '%' ? READ_END : READ_WORD;
	case READ_PART:
		return digit ? READ_PART : c == '%' ? READ_END : READ_WORD;
	default:
		return READ_WORD;
	}
}

/* The minus sign and the signs of comparison are one character each. */
static bool
is_wide_sign(const char *text, size_t len)
{
	static const char *const signs[] = {"\xe2\x88\x92", "\xe2\x80\x93",
	    "\xe2\x89\xa4", "\xe2\x89\xa5", "\xc2\xb1"};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (len == strlen(signs[i]) && memcmp(text, signs[i], len) == 0)
			return true;
	return false;
}

/* Reads on through a word; adds up the units of what is before the comma. */
static int
read_shape(const struct vk_shape *s, int state, int64_t *left)
{
	size_t at = 0;

	for (size_t g = 0; g < s->n; at += s->clusters[g++]) {
		if (s->clusters[g] == 1)
			state = read_on(state, s->text[at]);
		else if (s->clusters[g] > 1 &&
		    !(state == READ_SIGN &&
			is_wide_sign(s->text + at, s->clusters[g])))
			state = READ_WORD;
		if (state <= READ_WHOLE)
			*left += s->advances[g];
	}
	return state;
}

/*
 * One number and nothing else, but for the mark of a note: "25.088", "0,3%",
 * "-5", "≥ 90".  Ranges and shares such as "3-5" and "6/6" are words.
 */
bool
vk_cell_figure(const struct vk_layout *l, const struct vk_cell *cell,
    const struct vk_set *set, vk_len size, vk_len *left)
{
	int state = READ_SIGN;
	int64_t units = 0;

	if (cell->paras.n != 1)
		return false;
	for (size_t i = 0; i < set->n; i++) {
		if (i > 0 && (set->bits[i].style & VK_SPAN_RAISED))
			break;
		if (i > 0 && state == READ_SIGN &&
		    set->items[i].kind == VK_ITEM_SPACE) {
			units += set->items[i].width;
			continue; /* "≥ 90" */
		}
		if (set->items[i].kind != VK_ITEM_BOX ||
		    set->bits[i].shape == NULL ||
		    (set->bits[i].style & (VK_SPAN_TICK | VK_SPAN_DOTS)))
			return false;
		state = read_shape(set->bits[i].shape, state, &units);
	}
	*left = scaled(l, units, size, 0);
	return state > READ_SIGN && state < READ_WORD;
}

/* ---- widths ---- */

static struct vk_bite *
add_bite(struct vk_bites *b)
{
	if (b->n == b->room) {
		b->room = b->room > 0 ? b->room * 2 : 32;
		b->at = vk_realloc(b->at, b->room, sizeof(*b->at));
	}
	memset(&b->at[b->n], 0, sizeof(*b->at));
	return &b->at[b->n++];
}

/* Divides a paragraph wherever a line may end at all. */
static void
add_bites(
    const struct vk_cell *cell, const struct vk_set *set, struct vk_bites *out)
{
	size_t from = label_end(cell, set);
	int64_t hang = units_of(set, from), gap = 0;
	struct vk_bite *b = NULL;
	bool forced = true, stuck = false;

	for (size_t i = from; i < set->n; i++) {
		const struct vk_item *it = &set->items[i];

		if (it->kind == VK_ITEM_BREAK) {
			b = NULL;
			forced = true;
		} else if (it->kind == VK_ITEM_SPACE && it->price != VK_NEVER) {
			gap = b != NULL ? it->width : gap + it->width;
			stuck = it->price > PRICE_STUCK;
			b = NULL;
		} else if (b != NULL) {
			b->width += it->width;
			b->fixed += it->fixed;
		} else {
			b = add_bite(out);
			*b = (struct vk_bite){.gap = forced ? 0 : gap,
			    .width = it->width,
			    .fixed = it->fixed,
			    .hang = hang,
			    .forced = forced,
			    .stuck = stuck && !forced};
			gap = 0;
			forced = stuck = false;
		}
	}
}

static vk_len
widest(const struct vk_layout *l, const struct vk_bites *bites, vk_len size)
{
	vk_len most = 0;

	for (size_t i = 0; i < bites->n; i++) {
		vk_len width = width_of(l, &bites->at[i], size);

		most = width > most ? width : most;
	}
	return most;
}

/* Each bite takes those after it, while they are stuck to it. */
static void
join_stuck(struct vk_bites *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++) {
		if (!b->at[i].stuck || n == 0) {
			b->at[n++] = b->at[i];
			continue;
		}
		b->at[n - 1].width += b->at[i].gap + b->at[i].width;
		b->at[n - 1].fixed += b->at[i].fixed;
	}
	b->n = n;
}

static vk_len
longest(const struct vk_layout *l, const struct vk_bites *bites, vk_len size)
{
	struct vk_bite line = {0};
	vk_len most = 0, width;

	for (size_t i = 0; i < bites->n; i++) {
		const struct vk_bite *b = &bites->at[i];

		if (b->forced) {
			line = *b;
		} else {
			line.width += b->gap + b->width;
			line.fixed += b->fixed;
		}
		width = width_of(l, &line, size);
		most = width > most ? width : most;
	}
	return most;
}

void
vk_cell_measure(struct vk_bench *bench, const struct vk_row *row,
    const struct vk_cell *cell, struct vk_cell_size *out,
    struct vk_bites *bites)
{
	struct vk_layout *l = &bench->l;
	vk_len size = vk_row_style(l, row).size;

	*out = (struct vk_cell_size){0};
	bites->n = 0;
	vk_bench_take(bench, cell);
	for (size_t i = 0; i < cell->paras.n; i++) {
		struct vk_set set =
		    vk_set_new(l, &cell->paras.at[i], VK_GLUE_CELL);

		add_bites(cell, &set, bites);
		out->figure = vk_cell_figure(l, cell, &set, size, &out->left);
	}
	for (size_t i = 0; i < bites->n; i++)
		out->lines += bites->at[i].forced;
	out->least = widest(l, bites, size);
	join_stuck(bites);
	out->most = longest(l, bites, size);
	if (out->figure)
		out->right = out->most - out->left;
}

size_t
vk_bites_lines(const struct vk_layout *l, const struct vk_bites *bites,
    vk_len size, vk_len width)
{
	struct vk_bite line = {0};
	size_t lines = 0;

	for (size_t i = 0; i < bites->n; i++) {
		const struct vk_bite *b = &bites->at[i];
		struct vk_bite longer = line;
		vk_len own;

		longer.width += b->gap + b->width;
		longer.fixed += b->fixed;
		if (lines > 0 && !b->forced &&
		    width_of(l, &longer, size) <= width) {
			line = longer;
			continue;
		}
		own = width_of(l, b, size);
		lines += own > width && width > 0
		    ? (size_t)((own + width - 1) / width) + LINES_PARTED
		    : 1;
		line = *b;
	}
	return lines;
}

/* ---- lines ---- */

/* Short texts of several lines look best when these are alike. */
static enum vk_fill
fill_of(const struct vk_row *row, const struct vk_cell *cell,
    const struct vk_para *p)
{
	if (p->balance || row->kind == VK_ROW_HEAD ||
	    vk_cell_align(cell, p) == VK_CENTRE)
		return VK_FILL_BALANCED;
	return VK_FILL_RAGGED;
}

static struct vk_set_lines
set_para(struct vk_layout *l, const struct vk_row *row,
    const struct vk_cell *cell, const struct vk_para *p, vk_len width)
{
	vk_len size = vk_row_style(l, row).size, hang;
	bool flat;
	struct vk_set_lines out = {
	    .set = vk_set_flat(l, p, size, width, &flat)};

	hang = hang_of(l, cell, &out.set, size);
	if (hang > width / 2) /* too narrow for that */
		hang = 0;
	out.wish = (struct vk_line_wish){.measure = width - hang,
	    .indent = -hang,
	    .size = size,
	    .units_per_em = vk_type_metrics(l->type, VK_REGULAR)->units_per_em,
	    .fill = fill_of(row, cell, p)};
	out.lines = flat
	    ? vk_lines_flat(l->scratch, out.set.items, out.set.n, &out.wish)
	    : vk_lines_new(
		  l->breaker, l->scratch, out.set.items, out.set.n, &out.wish);
	return out;
}

static struct vk_cell_text
set_cell(struct vk_layout *l, const struct vk_row *row,
    const struct vk_cell *cell, vk_len width, bool *cut)
{
	struct vk_style style = vk_row_style(l, row);
	struct vk_cell_text out = {
	    .n = cell->paras.n, .size = style.size, .pitch = style.pitch};

	*cut = false;
	out.paras = vk_arena_array(l->scratch, out.n, sizeof(*out.paras));
	for (size_t i = 0; i < out.n; i++) {
		struct vk_set_lines *para = &out.paras[i];

		*para = set_para(l, row, cell, &cell->paras.at[i], width);
		out.lines += para->lines.n;
		*cut = *cut ||
		    (para->lines.flags & (VK_LINE_CUT | VK_LINE_OVERFULL));
	}
	return out;
}

struct vk_cell_text
vk_cell_set(struct vk_layout *l, const struct vk_row *row,
    const struct vk_cell *cell, vk_len width, vk_len spare)
{
	struct vk_cell_text out, wider;
	bool cut;

	out = set_cell(l, row, cell, width, &cut);
	if (!cut || spare <= 0)
		return out;
	wider = set_cell(l, row, cell, width + spare, &cut);
	wider.spare = spare;
	return cut ? out : wider;
}

size_t
vk_cell_end_row(const struct vk_table *t, const struct vk_cell *cell)
{
	size_t rows = cell->row < t->nhead ? t->nhead : t->nrows;
	size_t left = cell->row < rows ? rows - cell->row : 0;

	return cell->row + (cell->rows < left ? cell->rows : left);
}

size_t
vk_cell_end_column(const struct vk_table *t, const struct vk_cell *cell)
{
	size_t left =
	    cell->column < t->ncolumns ? t->ncolumns - cell->column : 0;

	return cell->column + (cell->columns < left ? cell->columns : left);
}
