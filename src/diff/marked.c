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

static struct vk_para marked(struct marking *, const struct vk_pair *);
static const struct vk_table *
strike_table(struct marking *, const struct vk_table *);

static const struct vk_note *
note_of(struct marking *m, const struct vk_pair *p)
{
	struct vk_note *copy = vk_arena_alloc(m->arena, sizeof(*copy));

	copy->para = marked(m, p);
	return copy;
}

/* A note that went with its words; NULL: it stands elsewhere now. */
static const struct vk_note *
gone_note(struct marking *m, const struct vk_note *note)
{
	for (size_t i = m->list->n; i-- > 0;) {
		const struct vk_pair *p = &m->list->at[i];

		if (p->old == &note->para)
			return p->new == NULL ? note_of(m, p) : NULL;
	}
	return NULL;
}

/*
 * What comes for something that went stands apart from it, and so does the
 * first word where others stood before it; but signs stay at their words.
 */
static bool
is_apart(const struct growing *g, const struct vk_diff_words *w,
    const struct vk_edit *edit)
{
	const struct vk_diff_word *word = &w->at[edit->first];

	if (edit->kind == VK_EDIT_REMOVED || g->n == 0 || word->len == 0 ||
	    !(g->spans[g->n - 1].style & VK_SPAN_STRUCK))
		return false;
	return (edit->kind == VK_EDIT_ADDED || edit->first == 0) &&
	    strchr(",.;:)", *word->text) == NULL;
}

/* The blank before the first word of a run is neither struck nor underlined. */
static void
add_words(struct marking *m, struct growing *g, const struct vk_diff_words *w,
    const struct vk_edit *edit)
{
	bool apart = edit->first < edit->end && is_apart(g, w, edit);
	static const uint32_t marks[] = {[VK_EDIT_KEPT] = 0,
	    [VK_EDIT_REMOVED] = VK_SPAN_STRUCK,
	    [VK_EDIT_ADDED] = VK_SPAN_UNDERLINE};

	for (size_t i = edit->first; i < edit->end; i++) {
		const struct vk_diff_word *word = &w->at[i];
		struct vk_span span = *word->span;

		if ((word->spaced && g->n > 0) || (apart && i == edit->first)) {
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
		if (edit->kind == VK_EDIT_REMOVED && span.note != NULL)
			span.note = gone_note(m, span.note);
		add_span(m, g, span);
	}
}

/* The notes of a part stand behind all its paragraphs. */
static const struct vk_note *
mark_note(struct marking *m, const struct vk_note *note)
{
	for (size_t i = m->list->n; i-- > 0;) {
		const struct vk_pair *p = &m->list->at[i];

		if (p->new == &note->para && p->kind != VK_CHANGE_NONE)
			return note_of(m, p);
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

static const struct vk_pair *
next_gone(const struct marking *m)
{
	const struct vk_pair *p = &m->list->at[m->next];

	return m->next < m->list->n && p->new == NULL ? p : NULL;
}

/* The cell of an old row as it was, struck out. */
static struct vk_cell
strike_cell(struct marking *m, const struct vk_cell *cell)
{
	struct growing g = {NULL, NULL, 0, 0};
	struct vk_cell copy = *cell;

	for (size_t i = 0; i < cell->paras.n; i++) {
		struct vk_para para = cell->paras.at[i];

		if (para.table != NULL)
			para.table = strike_table(m, para.table);
		else if (m->next < m->list->n)
			para = marked(m, &m->list->at[m->next++]);
		add_para(m, &g, para);
	}
	copy.paras = (struct vk_paras){g.paras, g.n};
	return copy;
}

/* Moved down to where it stands now. */
static struct vk_row
strike_row(struct marking *m, const struct vk_row *row, size_t down)
{
	struct vk_cell *cells =
	    vk_arena_array(m->arena, row->ncells, sizeof(*cells));
	struct vk_row copy = *row;

	for (size_t c = 0; c < row->ncells; c++) {
		cells[c] = strike_cell(m, &row->cells[c]);
		cells[c].row = down;
	}
	copy.cells = cells;
	return copy;
}

static const struct vk_table *
strike_table(struct marking *m, const struct vk_table *t)
{
	struct vk_table *copy = vk_arena_alloc(m->arena, sizeof(*copy));
	struct vk_row *rows = vk_arena_array(m->arena, t->nrows, sizeof(*rows));

	*copy = *t;
	copy->rows = rows;
	for (size_t r = 0; r < t->nrows; r++)
		rows[r] = strike_row(m, &t->rows[r], r);
	return copy;
}

/*
 * What was removed before the next paragraph of the new draft, or from the
 * rest of a cell; NULL: it stood in none.
 */
static void
add_removed(struct marking *m, struct growing *g, const struct vk_cell *cell)
{
	const struct vk_pair *p;

	while ((p = next_gone(m)) != NULL && p->cell == cell &&
	    p->inside == NULL && p->old->role != VK_ROLE_FOOTNOTE) {
		if (p->table != NULL) {
			struct vk_para para = *p->table;

			para.table = strike_table(m, para.table);
			add_para(m, g, para);
			continue;
		}
		add_para(m, g, marked(m, p));
		m->next++;
	}
}

static struct vk_paras mark_paras(struct marking *, const struct vk_paras *,
    const struct vk_cell *, bool last);

/* ---- tables ---- */

struct table { /* the marked one, while its rows are put */
	struct marking *m;
	const struct vk_table *new;
	struct vk_row *rows;
	size_t n, room;
	size_t reach; /* the row of the new one that no cell above covers */
};

static struct vk_row *
add_row(struct table *t)
{
	if (t->n == t->room) {
		size_t room = t->room * 2 + t->new->nrows + 8;
		struct vk_row *more =
		    vk_arena_array(t->m->arena, room, sizeof(*more));

		if (t->n > 0)
			memcpy(more, t->rows, t->n * sizeof(*more));
		t->rows = more;
		t->room = room;
	}
	return &t->rows[t->n++];
}

/* Whether a row fills a table of so many columns, and nothing below it. */
static bool
is_whole(const struct vk_row *row, size_t columns)
{
	size_t filled = 0;

	for (size_t c = 0; c < row->ncells; c++) {
		if (row->cells[c].rows != 1)
			return false;
		filled += row->cells[c].columns;
	}
	return filled == columns;
}

/* As paragraphs, for a place where it cannot stand as a row. */
static void
take_row(struct table *t, struct growing *g, const struct vk_row *row)
{
	const struct vk_pair *p;

	while ((p = next_gone(t->m)) != NULL && p->row == row) {
		add_para(t->m, g, marked(t->m, p));
		t->m->next++;
	}
}

/* One cell over all columns, for a row that has others. */
static struct vk_row
wide_row(struct table *t, const struct vk_row *row, size_t down)
{
	struct growing g = {NULL, NULL, 0, 0};
	struct vk_cell *cell = vk_arena_alloc(t->m->arena, sizeof(*cell));
	struct vk_row wide = *row;

	take_row(t, &g, row);
	*cell = (struct vk_cell){.row = down,
	    .rows = 1,
	    .columns = t->new->ncolumns,
	    .align = row->ncells > 0 ? row->cells[0].align : VK_LEFT,
	    .paras = {g.paras, g.n},
	    .node = row->node};
	wide.cells = cell;
	wide.ncells = 1;
	return wide;
}

/*
 * Rows that are gone from before the row `at`, or from the end.  Where a cell
 * reaches over that place, or in the head, they stand in the next cell.
 */
static void
strike_rows(struct table *t, size_t at, struct growing *lost)
{
	bool open = t->reach <= at && at >= t->new->nhead;
	const struct vk_pair *p;

	while ((p = next_gone(t->m)) != NULL && p->inside == t->new) {
		size_t down = t->n;

		if (!open)
			take_row(t, lost, p->row);
		else if (is_whole(p->row, t->new->ncolumns))
			*add_row(t) = strike_row(t->m, p->row, down);
		else
			*add_row(t) = wide_row(t, p->row, down);
	}
}

static void
mark_row(struct table *t, const struct vk_row *row, struct growing *lost)
{
	size_t down = t->n;
	struct vk_row *copy = add_row(t);
	struct vk_cell *cells =
	    vk_arena_array(t->m->arena, row->ncells, sizeof(*cells));

	*copy = *row;
	copy->cells = cells;
	for (size_t c = 0; c < row->ncells; c++) {
		const struct vk_cell *cell = &row->cells[c];
		struct vk_paras marks =
		    mark_paras(t->m, &cell->paras, cell, false);

		for (size_t i = 0; i < marks.n && lost->n > 0; i++)
			add_para(t->m, lost, marks.at[i]);
		if (lost->n > 0)
			marks = (struct vk_paras){lost->paras, lost->n};
		*lost = (struct growing){NULL, NULL, 0, 0};
		if (cell->row + cell->rows > t->reach)
			t->reach = cell->row + cell->rows;
		cells[c] = *cell;
		cells[c].row = down;
		cells[c].paras = marks;
	}
}

static const struct vk_table *
mark_table(struct marking *m, const struct vk_table *new)
{
	struct vk_table *copy = vk_arena_alloc(m->arena, sizeof(*copy));
	struct table t = {.m = m, .new = new};
	struct growing lost = {NULL, NULL, 0, 0};

	for (size_t r = 0; r < new->nrows; r++) {
		strike_rows(&t, r, &lost);
		mark_row(&t, &new->rows[r], &lost);
	}
	strike_rows(&t, new->nrows, &lost);
	*copy = *new;
	copy->rows = t.rows;
	copy->nrows = t.n;
	return copy;
}

static struct vk_paras
mark_paras(struct marking *m, const struct vk_paras *paras,
    const struct vk_cell *cell, bool last)
{
	struct growing g = {NULL, NULL, 0, 0};

	for (size_t i = 0; i < paras->n; i++) {
		add_removed(m, &g, cell);
		if (paras->at[i].table != NULL) {
			add_para(m, &g, paras->at[i]);
			g.paras[g.n - 1].table =
			    mark_table(m, paras->at[i].table);
		} else if (m->next < m->list->n) {
			add_para(m, &g, marked(m, &m->list->at[m->next++]));
		}
	}
	if (last || cell != NULL)
		add_removed(m, &g, cell);
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

	*paras = mark_paras(&m, paras, NULL, true);
}

static void
mark_signs(struct vk_diff *diff, struct vk_flow *f)
{
	struct marking m = marking_of(diff, VK_DIFF_SIGN);
	struct vk_sign *signs =
	    vk_arena_array(diff->arena, f->nsigns, sizeof(*signs));

	for (size_t i = 0; i < f->nsigns; i++) {
		signs[i] = f->signs[i];
		signs[i].above = mark_paras(&m, &signs[i].above, NULL, false);
		signs[i].name =
		    mark_paras(&m, &signs[i].name, NULL, i + 1 == f->nsigns);
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
		stretches[i].body = mark_paras(
		    &m, &stretches[i].body, NULL, i + 1 == f->nstretches);
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
