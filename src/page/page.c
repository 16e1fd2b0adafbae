/*
 * From a flow to pages: the head and the closing block are set once, the body
 * is broken into lines and the lines into pages, for one setting after the
 * other until the document ends well; then everything is placed.
 */
#include "page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "build.h"
#include "fit.h"
#include "model/doc.h"

static vk_len
block_bottom(const struct vk_standard *s)
{
	return s->paper_height - s->front.bottom - s->last_depth;
}

/* ---- placing ---- */

struct placing {
	struct vk_emit emit;
	struct vk_layout *l;
	const struct vk_fit *fit;
	const struct vk_setting *setting;
};

/* What each gap of a page may take so that the page ends level. */
static int64_t
stretch_of(const struct placing *p, size_t first, size_t end, int64_t *gaps)
{
	const struct vk_breaks_wish *w = &p->fit->wish;
	int64_t y = first == 0 ? w->first_top : w->top;
	int64_t left, most;

	*gaps = 0;
	for (size_t i = first + 1; i < end; i++) {
		y += w->lines[i].advance;
		*gaps += w->lines[i].gap;
	}
	left = w->bottom - y;
	most = *gaps * w->stretch;
	if (end == w->n || w->lines[end].forced)
		return 0;
	return left < most ? left : most;
}

static void
place_line(struct placing *p, const struct vk_vline *v, vk_len y)
{
	const struct vk_set_lines *lines = &p->fit->lines[v->para];
	const struct vk_standard *s = p->l->standard;
	const struct vk_line *line = &lines->lines.at[v->line];
	vk_len x = s->front.left;
	vk_len measure = lines->wish.measure;

	if (v->line == 0)
		x += lines->wish.indent;
	if (lines->set.para->align == VK_CENTRE)
		x += (measure - line->natural) / 2;
	if (lines->set.para->align == VK_RIGHT)
		x += measure - line->natural;
	vk_emit_line(&p->emit, lines, v->line, x, y);
}

/* The lines [first, end); the baseline of the last one. */
static vk_len
place_lines(struct placing *p, size_t first, size_t end)
{
	const struct vk_breaks_wish *w = &p->fit->wish;
	vk_len y = first == 0 ? w->first_top : w->top;
	int64_t gaps, stretch = stretch_of(p, first, end, &gaps);
	int64_t seen = 0, given = 0;

	for (size_t i = first; i < end; i++) {
		const struct vk_vline *v = &w->lines[i];

		if (i > first) {
			y += v->advance;
			if (v->gap && gaps > 0) {
				int64_t sum = stretch * ++seen / gaps;

				y += (vk_len)(sum - given);
				given = sum;
			}
		}
		place_line(p, v, y);
	}
	return y;
}

/* From page 2 on, centred over the text block.  (0.6) */
static void
place_number(struct placing *p, int number)
{
	const struct vk_standard *s = p->l->standard;
	struct vk_style style =
	    vk_style_fitted(s, VK_ROLE_PAGE_NUMBER, p->setting);
	vk_len digit = vk_type_scale(p->l->type,
	    vk_type_metrics(p->l->type, VK_REGULAR)->digit_height, style.size);
	vk_len width = s->paper_width - s->front.left - s->front.right;
	char text[16];
	const struct vk_shape *shape;
	struct vk_word *word = vk_arena_alloc(p->l->arena, sizeof(*word));
	int len = snprintf(text, sizeof(text), "%d", number);

	shape = vk_type_shape(p->l->type, VK_REGULAR, text, (size_t)len);
	word->shape = shape;
	word->x = s->front.left +
	    (width - vk_type_scale(p->l->type, shape->width, style.size)) / 2;
	*vk_emit_furniture(&p->emit) = (struct vk_run){.words = word,
	    .n = 1,
	    .size = style.size,
	    .y = s->number_top + digit};
}

/* The signature from its first baseline; the contact lines at the foot. */
static void
place_closing(struct placing *p, vk_len y)
{
	const struct vk_fit *fit = p->fit;

	vk_emit_block(&p->emit, &fit->sign, y);
	vk_emit_block(&p->emit, &fit->contact,
	    block_bottom(p->l->standard) - fit->contact.last);
}

static vk_len
below_body(const struct vk_standard *s, vk_len last)
{
	return last + s->sign_before + s->styles[VK_ROLE_AUTHORITY].pitch;
}

static void
place_pages(struct placing *p)
{
	const struct vk_standard *s = p->l->standard;
	const struct vk_breaks *b = &p->fit->breaks;
	vk_len y = p->fit->head.last;

	if (b->n == 0) { /* no body at all */
		vk_emit_block(&p->emit, &p->fit->head, 0);
		place_closing(p, below_body(s, y));
		vk_emit_page(&p->emit, 0);
	}
	for (size_t i = 0; i < b->n; i++) {
		size_t end = i + 1 < b->n ? b->starts[i + 1] : p->fit->wish.n;
		int number = i > 0 ? (int)i + 1 : 0;

		if (i == 0)
			vk_emit_block(&p->emit, &p->fit->head, 0);
		else
			place_number(p, number);
		y = place_lines(p, b->starts[i], end);
		if (i + 1 == b->n && !b->close_apart)
			place_closing(p, below_body(s, y));
		vk_emit_page(&p->emit, number);
	}
	if (b->close_apart) {
		place_number(p, (int)b->n + 1);
		place_closing(p, s->front.top + s->first_baseline);
		vk_emit_page(&p->emit, (int)b->n + 1);
	}
}

/* ---- the whole ---- */

static struct vk_pages *
new_pages(const struct vk_flow *f)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_pages *p = vk_arena_alloc(arena, sizeof(*p));

	p->arena = arena;
	p->width = f->standard->paper_width;
	p->height = f->standard->paper_height;
	p->title = vk_arena_strdup(arena, f->doc_title);
	p->author = vk_arena_strdup(arena, f->doc_author);
	p->subject = vk_arena_strdup(arena, f->doc_subject);
	p->day = vk_arena_strdup(arena, f->day);
	return p;
}

static void
describe(struct vk_pages *p, const struct vk_fit *fit,
    const struct vk_setting *setting)
{
	p->rung = fit->rung;
	p->rungs_tried = fit->tried;
	p->why = fit->why;
	p->lines_over = fit->lines_over;
	p->lines_with_sign = (int)fit->breaks.last_lines;
	p->size = setting->size;
	p->pitch = setting->pitch;
	p->space = setting->space;
}

/* Where a part of the document begins, else the document. */
static struct vk_pos
place_of(const struct vk_flow *f, enum vk_element part)
{
	const struct vk_node *n =
	    f->root != NULL ? vk_node_child(f->root, part) : NULL;

	if (n == NULL)
		n = f->root;
	return n != NULL ? n->pos : (struct vk_pos){.file = NULL};
}

/* The paragraph that begins the first page that tears something apart. */
static struct vk_pos
place_of_break(const struct vk_flow *f, const struct vk_fit *fit)
{
	const struct vk_breaks_wish *w = &fit->wish;
	size_t at = fit->breaks.broken_at;

	if (at >= w->n)
		return place_of(f, VK_EL_SIGNATURE);
	for (size_t i = w->lines[at].para + 1; i-- > 0;)
		if (f->stretches[0].body.at[i].node != NULL)
			return f->stretches[0].body.at[i].node->pos;
	return place_of(f, VK_EL_BODY);
}

static bool
has_room(const struct vk_fit *fit, struct vk_layout *l)
{
	const struct vk_standard *s = l->standard;
	vk_len height = fit->sign.last + s->front.top + s->first_baseline;

	if (height > block_bottom(s)) {
		vk_diag_add(l->diag, VK_MSG_SIGN_TOO_HIGH,
		    place_of(l->flow, VK_EL_SIGNATURE), NULL, NULL, NULL);
		return false;
	}
	if (fit->wish.first_top > block_bottom(s)) {
		vk_diag_add(l->diag, VK_MSG_HEAD_TOO_HIGH,
		    place_of(l->flow, VK_EL_HEAD), NULL, NULL, NULL);
		return false;
	}
	if (fit->breaks.broken_rule)
		vk_diag_add(l->diag, VK_MSG_KEEP_BROKEN,
		    place_of_break(l->flow, fit), NULL, NULL, NULL);
	return true;
}

struct vk_pages *
vk_pages_new(const struct vk_flow *flow, struct vk_type *type,
    const struct vk_page_wish *wish, struct vk_diag *d)
{
	struct vk_pages *pages = new_pages(flow);
	struct vk_layout l = {pages->arena, vk_arena_new(), flow,
	    flow->standard, type, vk_breaker_new(), d};
	struct vk_fit fit = {0};
	struct placing p = {.l = &l, .fit = &fit};
	bool fine;

	vk_fit_new(&l, wish, block_bottom(flow->standard), &fit);
	fine = vk_type_is_true(type, d) && has_room(&fit, &l) &&
	    vk_diag_effect(d) == VK_GOES_ON;
	if (fine) {
		p.setting = &flow->standard->ladder[fit.rung];
		vk_emit_start(&p.emit, &l, pages);
		place_pages(&p);
		vk_emit_end(&p.emit);
		describe(pages, &fit, p.setting);
	}
	vk_fit_free(&fit);
	vk_breaker_free(l.breaker);
	vk_arena_free(l.scratch);
	if (!fine) {
		vk_pages_free(pages);
		return NULL;
	}
	return pages;
}

void
vk_pages_free(struct vk_pages *p)
{
	if (p == NULL)
		return;
	free(p->pages);
	vk_arena_free(p->arena);
}
