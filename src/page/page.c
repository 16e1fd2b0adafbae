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

/* ---- placing ---- */

struct placing {
	struct vk_emit emit;
	struct vk_layout *l;
	const struct vk_fit *fit;
	const struct vk_setting *setting;
	const struct vk_fit_part *part; /* in hand */
	size_t note; /* the next one of the part */
	int number; /* of the page, in its run */
	bool first; /* page of the document: the head stands on it */
	bool last; /* of the document: what closes it stands on it */
};

/* What the gaps of a page may take together so that it ends level. */
static int64_t
stretch_of(const struct placing *p, const struct vk_page_fill *f, size_t end)
{
	const struct vk_breaks_wish *w = &p->part->wish;
	int64_t left = f->bottom - f->last - f->notes;
	int64_t most = f->gaps * w->stretch;

	if (end == w->n || w->lines[end].forced)
		return 0;
	return left < most ? left : most;
}

static void
place_text(struct placing *p, const struct vk_vline *v, vk_len y)
{
	const struct vk_set_lines *lines = &p->part->lines[v->para];
	const struct vk_line *line = &lines->lines.at[v->line];
	vk_len x = p->l->sheet.margins.left;
	vk_len measure = lines->wish.measure;

	if (v->line == 0)
		x += lines->wish.indent;
	if (lines->set.para->align == VK_CENTRE)
		x += (measure - line->natural) / 2;
	if (lines->set.para->align == VK_RIGHT)
		x += measure - line->natural;
	vk_emit_line(&p->emit, lines, v->line, x, y);
}

/* The bands [first, end) of a table; y: the lower edge of the first one. */
static void
place_bands(struct placing *p, size_t para, size_t first, size_t end, vk_len y)
{
	struct vk_grid *g = p->part->grids[para];
	vk_len above = vk_grid_top(g, first) + vk_grid_band(g, first)->height;

	vk_grid_emit(
	    &p->emit, g, first, end, p->l->sheet.margins.left, y - above);
}

/* What stands together on the page from this line on; the line after it. */
static size_t
place_from(struct placing *p, size_t i, size_t end, vk_len y)
{
	const struct vk_vline *v = &p->part->wish.lines[i];
	const struct vk_para *para = &p->part->stretch->body.at[v->para];
	size_t after = i + 1;

	if (para->chart != NULL) {
		vk_chart_emit(&p->emit, para, p->l->sheet.margins.left,
		    y -
			vk_chart_height(
			    p->l->standard, &p->l->sheet, para->chart));
	} else if (para->table != NULL) {
		while (after < end && v[after - i].para == v->para)
			after++;
		place_bands(p, v->para, v->line, v->line + (after - i), y);
	} else {
		place_text(p, v, y);
	}
	return after;
}

/* The lines [first, end); the last baseline. */
static vk_len
place_lines(struct placing *p, size_t first, size_t end)
{
	const struct vk_breaks_wish *w = &p->part->wish;
	struct vk_page_fill f = vk_page_fill(w, first, end);
	int64_t stretch = stretch_of(p, &f, end);
	int64_t seen = 0, given = 0;
	size_t next = first;
	vk_len y = (first == 0 ? w->first_top : w->top) + w->lines[first].lead;

	for (size_t i = first; i < end; i++) {
		const struct vk_vline *v = &w->lines[i];

		if (i > first) {
			y += v->advance;
			if (v->gap && f.gaps > 0) {
				int64_t sum = stretch * ++seen / f.gaps;

				y += (vk_len)(sum - given);
				given = sum;
			}
		}
		if (i == next)
			next = place_from(p, i, end, y);
	}
	return y;
}

/* Centred over the text block, at a distance from the edge.  (0.6) */
static void
place_number(struct placing *p)
{
	const struct vk_standard *s = p->l->standard;
	const struct vk_sheet *sheet = &p->l->sheet;
	struct vk_style style =
	    vk_style_fitted(s, VK_ROLE_PAGE_NUMBER, p->setting);
	vk_len digit = vk_type_scale(p->l->type,
	    vk_type_metrics(p->l->type, VK_REGULAR)->digit_height, style.size);
	char text[16];
	const struct vk_shape *shape;
	struct vk_word *word = vk_arena_alloc(p->l->arena, sizeof(*word));
	int len = snprintf(text, sizeof(text), "%d", p->number);

	shape = vk_type_shape(p->l->type, VK_REGULAR, text, (size_t)len);
	word->shape = shape;
	word->x = p->emit.right + sheet->margins.left +
	    (vk_sheet_measure(sheet) -
		vk_type_scale(p->l->type, shape->width, style.size)) /
		2;
	*vk_emit_furniture(&p->emit) = (struct vk_run){.words = word,
	    .n = 1,
	    .size = style.size,
	    .y = s->number_top + digit};
}

static vk_len
below_body(const struct vk_standard *s, vk_len last)
{
	return last + s->sign_before + s->styles[VK_ROLE_AUTHORITY].pitch;
}

/* Whether the contact lines stand on the page in hand. */
static bool
has_contact(const struct placing *p)
{
	bool there = p->l->standard->contact_first ? p->first : p->last;

	return there && p->fit->contact.n > 0;
}

/* The lowest baseline above the mark at the foot, if the page has it. */
static vk_len
last_of(const struct placing *p)
{
	return vk_sheet_last(&p->l->sheet, p->l->standard) -
	    (p->last ? p->fit->lift : 0);
}

/* Where the contact lines begin, or the text block ends. */
static vk_len
foot_of(const struct placing *p)
{
	const struct vk_block *contact = &p->fit->contact;

	if (!has_contact(p))
		return last_of(p);
	return last_of(p) - contact->last - p->l->standard->contact_rule_gap;
}

/* Under the last baseline of the text: notes, signature, contact lines. */
static void
place_foot(struct placing *p, vk_len signature, size_t nnotes)
{
	const struct vk_fit *fit = p->fit;

	if (p->last)
		vk_emit_block(&p->emit, &fit->sign, signature);
	if (nnotes > 0)
		vk_notes_emit(&p->emit, &p->part->notes, p->note,
		    p->note + nnotes, foot_of(p));
	p->note += nnotes;
	if (has_contact(p))
		vk_emit_block(
		    &p->emit, &fit->contact, last_of(p) - fit->contact.last);
	if (p->last)
		vk_emit_block(&p->emit, &fit->media, 0);
}

/* Back pages have their text block elsewhere. */
static void
open_page(struct placing *p)
{
	bool back = p->emit.pages->n % 2 == 1;

	p->emit.right = back ? p->l->sheet.back_right : 0;
	p->emit.down = back ? p->l->sheet.back_down : 0;
	p->number++;
	if (p->first)
		vk_emit_block(&p->emit, &p->fit->head, 0);
}

static bool
hides_number(const struct placing *p)
{
	if (p->number > 1)
		return false;
	return !p->part->stretch->anew || p->l->standard->appendix_hides_first;
}

static void
close_page(struct placing *p)
{
	vk_emit_page(&p->emit, hides_number(p) ? 0 : p->number);
	p->first = false;
}

/* A page without text: the head, what closes the document, or both. */
static void
place_bare(struct placing *p, bool close)
{
	vk_len y = vk_sheet_first(&p->l->sheet, p->l->standard);

	p->last = close;
	open_page(p);
	if (p->first)
		y = below_body(p->l->standard, p->fit->head.last);
	else
		place_number(p);
	place_foot(p, y, 0);
	close_page(p);
}

static size_t
count_notes(const struct vk_breaks_wish *w, size_t first, size_t end)
{
	size_t n = 0;

	for (size_t i = first; i < end; i++)
		n += w->lines[i].nnotes;
	return n;
}

static void
place_page(struct placing *p, size_t first, size_t end)
{
	vk_len y;

	open_page(p);
	if (!hides_number(p))
		place_number(p);
	y = place_lines(p, first, end);
	place_foot(p, below_body(p->l->standard, y),
	    count_notes(&p->part->wish, first, end));
	close_page(p);
}

static void
place_part(struct placing *p)
{
	const struct vk_breaks *b = &p->part->breaks;
	bool closes = p->part == p->fit->last;

	if (p->part->stretch->anew)
		p->number = 0;
	p->note = 0;
	p->l->sheet = p->part->sheet;
	if (b->n == 0)
		place_bare(p, closes);
	for (size_t i = 0; i < b->n; i++) {
		bool last = i + 1 == b->n;

		p->last = last && closes && !b->close_apart;
		place_page(
		    p, b->starts[i], last ? p->part->wish.n : b->starts[i + 1]);
	}
	if (b->close_apart)
		place_bare(p, true);
}

static void
place_parts(struct placing *p)
{
	p->first = true;
	for (size_t i = 0; i < p->fit->n; i++) {
		p->part = &p->fit->parts[i];
		place_part(p);
	}
}

/* ---- the whole ---- */

static struct vk_pages *
new_pages(const struct vk_flow *f)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_pages *p = vk_arena_alloc(arena, sizeof(*p));

	p->arena = arena;
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
	p->lines_with_sign = (int)fit->last->breaks.last_lines;
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

/* The paragraph that a line of the list belongs to, else one above it. */
static struct vk_pos
place_of_line(const struct vk_flow *f, const struct vk_fit_part *p, size_t line)
{
	const struct vk_para *body = p->stretch->body.at;

	for (size_t i = p->wish.lines[line].para + 1; i-- > 0;)
		if (body[i].node != NULL)
			return body[i].node->pos;
	return place_of(f, VK_EL_BODY);
}

/* What begins the first page that tears something apart. */
static void
tell_torn(struct vk_layout *l, const struct vk_fit_part *p)
{
	size_t at = p->breaks.broken_at;

	if (p->breaks.broken_rule)
		vk_diag_add(l->diag, VK_MSG_KEEP_BROKEN,
		    at < p->wish.n ? place_of_line(l->flow, p, at)
				   : place_of(l->flow, VK_EL_SIGNATURE),
		    NULL, NULL, NULL);
}

/* What is higher than a page: a head and a row of a table, a note. */
static bool
fits_pages(struct vk_layout *l, const struct vk_fit_part *p)
{
	const struct vk_breaks_wish *w = &p->wish;

	for (size_t i = 0; i < w->n; i++) {
		const struct vk_vline *v = &w->lines[i];
		int64_t y = (int64_t)w->top + v->lead;

		if (y + (v->notes > 0 ? w->notes_rule + v->notes : 0) <=
		    w->bottom)
			continue;
		vk_diag_add(l->diag,
		    y > w->bottom ? VK_MSG_ROW_TOO_HIGH : VK_MSG_NOTE_TOO_HIGH,
		    place_of_line(l->flow, p, i), NULL, NULL, NULL);
		return false;
	}
	return true;
}

/* The contact lines take a page from the head, or from what closes the text. */
static bool
contact_fits(const struct vk_fit *fit, const struct vk_layout *l)
{
	const struct vk_standard *s = l->standard;
	const struct vk_fit_part *p =
	    s->contact_first ? &fit->parts[0] : fit->last;
	int64_t other = s->contact_first ? fit->parts[0].wish.first_top
					 : vk_sheet_first(&p->sheet, s) +
		s->sign_before + fit->sign.last + fit->lift;

	return fit->contact.n == 0 ||
	    other + fit->contact.last + s->contact_rule_gap <=
	    vk_sheet_last(&p->sheet, s);
}

static bool
has_room(const struct vk_fit *fit, struct vk_layout *l)
{
	const struct vk_standard *s = l->standard;
	const struct vk_sheet *sheet = &fit->last->sheet;
	vk_len bottom = vk_sheet_last(sheet, s);

	if (fit->sign.last + vk_sheet_first(sheet, s) > bottom - fit->lift) {
		vk_diag_add(l->diag, VK_MSG_SIGN_TOO_HIGH,
		    place_of(l->flow, VK_EL_SIGNATURE), NULL, NULL, NULL);
		return false;
	}
	if (!contact_fits(fit, l)) {
		vk_diag_add(l->diag, VK_MSG_CONTACT_TOO_HIGH,
		    place_of(l->flow, VK_EL_CONTACT), NULL, NULL, NULL);
		return false;
	}
	if (fit->parts[0].wish.first_top + fit->parts[0].wish.first_foot >
	    bottom) {
		vk_diag_add(l->diag, VK_MSG_HEAD_TOO_HIGH,
		    place_of(l->flow, VK_EL_HEAD), NULL, NULL, NULL);
		return false;
	}
	for (size_t i = 0; i < fit->n; i++)
		if (!fits_pages(l, &fit->parts[i]))
			return false;
	for (size_t i = 0; i < fit->n; i++)
		tell_torn(l, &fit->parts[i]);
	return true;
}

struct vk_pages *
vk_pages_new(const struct vk_flow *flow, struct vk_type *type,
    const struct vk_page_wish *wish, struct vk_diag *d)
{
	struct vk_pages *pages = new_pages(flow);
	struct vk_layout l = {.arena = pages->arena,
	    .scratch = vk_arena_new(),
	    .flow = flow,
	    .standard = flow->standard,
	    .type = type,
	    .breaker = vk_breaker_new(),
	    .diag = d};
	struct vk_fit fit = {0};
	struct placing p = {.l = &l, .fit = &fit};
	bool fine;

	vk_fit_new(&l, wish, &fit);
	fine = vk_type_is_true(type, d) && has_room(&fit, &l) &&
	    vk_diag_effect(d) == VK_GOES_ON;
	if (fine) {
		p.setting = &flow->standard->ladder[fit.rung];
		vk_emit_start(&p.emit, &l, pages);
		place_parts(&p);
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
	free(p->elements);
	vk_arena_free(p->arena);
}
