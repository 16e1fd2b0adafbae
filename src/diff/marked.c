/*
 * The new draft with the old one in it: what was removed is struck out, what
 * was added is underlined, so that both can be read without colour.
 */
#include <string.h>

#include "base/arena.h"
#include "diff.h"

struct marking { /* one part, its pairs in the order of the flow */
	struct vk_arena *arena;
	const struct vk_diff_list *list;
	size_t next;
};

struct growing { /* paragraphs or spans, while they are gathered */
	struct vk_para *paras;
	struct vk_span *spans;
	size_t n, room;
};

/* ---- one paragraph ---- */

static void
add_span(struct marking *m, struct growing *g, struct vk_span span)
{
	if (g->n == g->room) {
		size_t room = g->room > 0 ? g->room * 2 : 8;
		struct vk_span *more =
		    vk_arena_array(m->arena, room, sizeof(*more));

		if (g->n > 0)
			memcpy(more, g->spans, g->n * sizeof(*more));
		g->spans = more;
		g->room = room;
	}
	g->spans[g->n++] = span;
}

/* The blank before the first word of a run is neither struck nor underlined. */
static void
add_words(struct marking *m, struct growing *g, const struct vk_diff_words *w,
    const struct vk_edit *edit)
{
	static const uint32_t marks[] = {[VK_EDIT_KEPT] = 0,
	    [VK_EDIT_REMOVED] = VK_SPAN_STRUCK,
	    [VK_EDIT_ADDED] = VK_SPAN_UNDERLINE};

	for (size_t i = edit->first; i < edit->end; i++) {
		const struct vk_diff_word *word = &w->at[i];
		struct vk_span span = *word->span;

		if (word->spaced && g->n > 0) {
			struct vk_span blank = {
			    .text = " ", .len = 1, .style = span.style};

			blank.style &= VK_SPAN_BOLD | VK_SPAN_ITALIC;
			if (i > edit->first)
				blank.style |= marks[edit->kind];
			add_span(m, g, blank);
		}
		span.text = word->text;
		span.len = (uint32_t)word->len;
		span.style |= marks[edit->kind];
		if (edit->kind == VK_EDIT_REMOVED)
			span.note = NULL; /* its note is not there */
		add_span(m, g, span);
	}
}

static struct vk_para marked(struct marking *, const struct vk_pair *);

/* The notes of a part stand behind all its paragraphs. */
static const struct vk_note *
mark_note(struct marking *m, const struct vk_note *note)
{
	for (size_t i = m->list->n; i-- > 0;) {
		const struct vk_pair *p = &m->list->at[i];
		struct vk_note *copy;

		if (p->new != &note->para || p->kind == VK_CHANGE_NONE)
			continue;
		copy = vk_arena_alloc(m->arena, sizeof(*copy));
		copy->para = marked(m, p);
		return copy;
	}
	return note;
}

static void
mark_notes(struct marking *m, struct vk_para *p)
{
	struct vk_span *spans = NULL;

	for (size_t i = 0; i < p->nspans; i++) {
		if (p->spans[i].note == NULL)
			continue;
		if (spans == NULL) {
			spans =
			    vk_arena_array(m->arena, p->nspans, sizeof(*spans));
			memcpy(spans, p->spans, p->nspans * sizeof(*spans));
		}
		spans[i].note = mark_note(m, spans[i].note);
	}
	if (spans != NULL)
		p->spans = spans;
}

static struct vk_para
marked(struct marking *m, const struct vk_pair *p)
{
	struct vk_para para = *(p->new != NULL ? p->new : p->old);
	struct vk_edit whole = {VK_EDIT_ADDED, 0, p->new_words.n};
	struct growing g = {NULL, NULL, 0, 0};

	if (p->kind == VK_CHANGE_NONE) {
		mark_notes(m, &para);
		return para;
	}
	if (p->kind == VK_ADDED)
		add_words(m, &g, &p->new_words, &whole);
	if (p->kind == VK_REMOVED) {
		whole = (struct vk_edit){VK_EDIT_REMOVED, 0, p->old_words.n};
		add_words(m, &g, &p->old_words, &whole);
	}
	for (size_t i = 0; p->kind == VK_CHANGED && i < p->nedits; i++)
		add_words(m, &g,
		    p->edits[i].kind == VK_EDIT_REMOVED ? &p->old_words
							: &p->new_words,
		    &p->edits[i]);
	if (p->kind == VK_REMOVED)
		para.outline = 0;
	para.spans = g.spans;
	para.nspans = g.n;
	mark_notes(m, &para);
	return para;
}

/* ---- lists ---- */

static void
add_para(struct marking *m, struct growing *g, struct vk_para para)
{
	if (g->n == g->room) {
		size_t room = g->room > 0 ? g->room * 2 : 8;
		struct vk_para *more =
		    vk_arena_array(m->arena, room, sizeof(*more));

		if (g->n > 0)
			memcpy(more, g->paras, g->n * sizeof(*more));
		g->paras = more;
		g->room = room;
	}
	g->paras[g->n++] = para;
}

/* What was removed before the next paragraph of the new draft. */
static void
add_removed(struct marking *m, struct growing *g)
{
	while (m->next < m->list->n && m->list->at[m->next].new == NULL)
		add_para(m, g, marked(m, &m->list->at[m->next++]));
}

static struct vk_paras
mark_paras(struct marking *, const struct vk_paras *, bool last);

static const struct vk_table *
mark_table(struct marking *m, const struct vk_table *t)
{
	struct vk_table *copy = vk_arena_alloc(m->arena, sizeof(*copy));
	struct vk_row *rows = vk_arena_array(m->arena, t->nrows, sizeof(*rows));

	*copy = *t;
	copy->rows = rows;
	for (size_t r = 0; r < t->nrows; r++) {
		size_t n = t->rows[r].ncells;
		struct vk_cell *cells =
		    vk_arena_array(m->arena, n, sizeof(*cells));

		rows[r] = t->rows[r];
		rows[r].cells = cells;
		for (size_t c = 0; c < n; c++) {
			cells[c] = t->rows[r].cells[c];
			cells[c].paras = mark_paras(m, &cells[c].paras, false);
		}
	}
	return copy;
}

static struct vk_paras
mark_paras(struct marking *m, const struct vk_paras *paras, bool last)
{
	struct growing g = {NULL, NULL, 0, 0};

	for (size_t i = 0; i < paras->n; i++) {
		if (paras->at[i].table != NULL) {
			add_para(m, &g, paras->at[i]);
			g.paras[g.n - 1].table =
			    mark_table(m, paras->at[i].table);
			continue;
		}
		add_removed(m, &g);
		if (m->next < m->list->n)
			add_para(m, &g, marked(m, &m->list->at[m->next++]));
	}
	if (last)
		add_removed(m, &g);
	return (struct vk_paras){g.paras, g.n};
}

static struct marking
marking_of(struct vk_diff *diff, enum vk_diff_part part)
{
	return (struct marking){diff->arena, &diff->parts[part], 0};
}

static void
mark_part(struct vk_diff *diff, enum vk_diff_part part, struct vk_paras *paras)
{
	struct marking m = marking_of(diff, part);

	*paras = mark_paras(&m, paras, true);
}

static void
mark_signs(struct vk_diff *diff, struct vk_flow *f)
{
	struct marking m = marking_of(diff, VK_DIFF_SIGN);
	struct vk_sign *signs =
	    vk_arena_array(diff->arena, f->nsigns, sizeof(*signs));

	for (size_t i = 0; i < f->nsigns; i++) {
		signs[i] = f->signs[i];
		signs[i].above = mark_paras(&m, &signs[i].above, false);
		signs[i].name =
		    mark_paras(&m, &signs[i].name, i + 1 == f->nsigns);
	}
	f->signs = signs;
}

static void
mark_body(struct vk_diff *diff, struct vk_flow *f)
{
	struct marking m = marking_of(diff, VK_DIFF_BODY);
	struct vk_stretch *stretches =
	    vk_arena_array(diff->arena, f->nstretches, sizeof(*stretches));

	for (size_t i = 0; i < f->nstretches; i++) {
		stretches[i] = f->stretches[i];
		stretches[i].body =
		    mark_paras(&m, &stretches[i].body, i + 1 == f->nstretches);
	}
	f->stretches = stretches;
}

const struct vk_flow *
vk_diff_marked(struct vk_diff *diff, const struct vk_flow *new)
{
	struct vk_flow *f = vk_arena_alloc(diff->arena, sizeof(*f));

	*f = *new;
	mark_part(diff, VK_DIFF_LEFT, &f->left);
	mark_part(diff, VK_DIFF_RIGHT, &f->right);
	mark_part(diff, VK_DIFF_CIRCULATION, &f->circulation);
	mark_part(diff, VK_DIFF_OPENING, &f->opening);
	mark_part(diff, VK_DIFF_RECIPIENTS, &f->recipients);
	mark_part(diff, VK_DIFF_CONTACT, &f->contact);
	mark_part(diff, VK_DIFF_MEDIA, &f->media);
	mark_signs(diff, f);
	mark_body(diff, f);
	return f;
}
