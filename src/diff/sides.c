/*
 * A draft as a list of things that can be held against those of another.  A
 * table is one of them, and its rows are a list of their own; the number that
 * counts a row is no word of it, as labels are none of a paragraph.
 */
#include "sides.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

enum { FIGURES_MOST = 6 }; /* of a number that counts a row */

/* ---- leaves ---- */

void
vk_row_leaves(const struct vk_row *row, vk_leaf_act *act, void *self)
{
	for (size_t c = 0; c < row->ncells; c++)
		vk_paras_leaves(&row->cells[c].paras, act, self);
}

static void
para_leaves(const struct vk_para *p, vk_leaf_act *act, void *self)
{
	if (p->table == NULL) {
		act(self, p);
		return;
	}
	for (size_t r = 0; r < p->table->nrows; r++)
		vk_row_leaves(&p->table->rows[r], act, self);
}

void
vk_paras_leaves(const struct vk_paras *paras, vk_leaf_act *act, void *self)
{
	for (size_t i = 0; i < paras->n; i++)
		para_leaves(&paras->at[i], act, self);
}

void
vk_item_leaves(const struct vk_item *item, vk_leaf_act *act, void *self)
{
	if (item->row != NULL)
		vk_row_leaves(item->row, act, self);
	else
		para_leaves(item->para, act, self);
}

/* ---- words ---- */

struct gathering { /* words of many paragraphs as those of one */
	struct vk_arena *arena;
	struct vk_diff_words words;
	size_t room;
};

static void
gather_words(void *self, const struct vk_para *p)
{
	struct gathering *g = self;
	struct vk_diff_words more = vk_diff_words_new(g->arena, p);

	if (g->words.n + more.n > g->room) {
		size_t room = (g->words.n + more.n) * 2;
		struct vk_diff_word *at =
		    vk_arena_array(g->arena, room, sizeof(*at));

		if (g->words.n > 0)
			memcpy(at, g->words.at, g->words.n * sizeof(*at));
		g->words.at = at;
		g->room = room;
	}
	if (more.n > 0)
		memcpy(&g->words.at[g->words.n], more.at,
		    more.n * sizeof(*more.at));
	if (more.n > 0 && g->words.n > 0)
		g->words.at[g->words.n].spaced = true;
	g->words.n += more.n;
}

static void
gather_row(struct gathering *g, const struct vk_row *row)
{
	for (size_t c = 0; c < row->ncells; c++) {
		const struct vk_cell *cell = &row->cells[c];

		if (cell->column > 0 || row->ncells == 1 ||
		    vk_cell_number(cell) < 0)
			vk_paras_leaves(&cell->paras, gather_words, g);
	}
}

static struct vk_diff_words
words_of_table(struct vk_arena *arena, const struct vk_table *t)
{
	struct gathering g = {.arena = arena};

	for (size_t r = 0; r < t->nrows; r++)
		gather_row(&g, &t->rows[r]);
	return g.words;
}

const char *
vk_words_text(struct vk_arena *arena, const struct vk_diff_words *w,
    size_t first, size_t end)
{
	struct vk_buf out = {0};
	const char *text;

	for (size_t i = first; i < end; i++) {
		if (w->at[i].spaced && i > first)
			vk_buf_addc(&out, ' ');
		vk_buf_add(&out, w->at[i].text, w->at[i].len);
	}
	text = vk_arena_strdup(arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return text;
}

/* ---- lists ---- */

static struct vk_item *
add(struct vk_side *s)
{
	if (s->n == s->room) {
		s->room = s->room > 0 ? s->room * 2 : 64;
		s->at = vk_realloc(s->at, s->room, sizeof(*s->at));
	}
	memset(&s->at[s->n], 0, sizeof(*s->at));
	return &s->at[s->n++];
}

void
vk_side_add_para(
    struct vk_arena *arena, struct vk_side *s, const struct vk_para *p)
{
	struct vk_item *item = add(s);

	item->para = p;
	item->words = p->table != NULL ? words_of_table(arena, p->table)
				       : vk_diff_words_new(arena, p);
}

void
vk_side_add_paras(
    struct vk_arena *arena, struct vk_side *s, const struct vk_paras *paras)
{
	for (size_t i = 0; i < paras->n; i++)
		vk_side_add_para(arena, s, &paras->at[i]);
}

void
vk_side_add_rows(
    struct vk_arena *arena, struct vk_side *s, const struct vk_table *t)
{
	size_t rank = 0;

	for (size_t r = 0; r < t->nrows; r++) {
		struct gathering g = {.arena = arena};
		struct vk_item *item = add(s);

		gather_row(&g, &t->rows[r]);
		item->row = &t->rows[r];
		item->rank = rank;
		item->name = vk_row_name(arena, &t->rows[r], NULL);
		item->words = g.words;
		rank += t->rows[r].kind == VK_ROW_PLAIN;
	}
}

void
vk_side_free(struct vk_side *s)
{
	free(s->at);
}

/* ---- cells ---- */

long
vk_cell_number(const struct vk_cell *cell)
{
	const struct vk_para *p = cell->paras.at;
	long number = 0;
	size_t figures = 0;

	if (cell->paras.n != 1 || p->table != NULL)
		return -1;
	for (size_t i = 0; i < p->nspans; i++)
		for (uint32_t k = 0; k < p->spans[i].len; k++) {
			char c = p->spans[i].text[k];

			if (c < '0' || c > '9' || ++figures > FIGURES_MOST)
				return -1;
			number = number * 10 + (c - '0');
		}
	return figures > 0 ? number : -1;
}

static const char *
text_of_cell(struct vk_arena *arena, const struct vk_cell *cell)
{
	struct gathering g = {.arena = arena};

	vk_paras_leaves(&cell->paras, gather_words, &g);
	return vk_words_text(arena, &g.words, 0, g.words.n);
}

static bool
has_letter(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x80 || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= 'a' && *s <= 'z'))
			return true;
	return false;
}

const char *
vk_row_name(
    struct vk_arena *arena, const struct vk_row *row, const struct vk_cell *but)
{
	const char *first = "";

	for (size_t c = 0; c < row->ncells; c++) {
		const char *text;

		if (&row->cells[c] == but)
			continue;
		text = text_of_cell(arena, &row->cells[c]);
		if (has_letter(text))
			return text;
		if (*first == '\0')
			first = text;
	}
	return first;
}

static const struct vk_cell *
cell_over(const struct vk_row *row, size_t column)
{
	for (size_t c = 0; c < row->ncells; c++)
		if (row->cells[c].column <= column &&
		    column < row->cells[c].column + row->cells[c].columns)
			return &row->cells[c];
	return NULL;
}

const char *
vk_column_head(struct vk_arena *arena, const struct vk_table *t, size_t column)
{
	for (size_t r = t->nhead; r-- > 0;) {
		const struct vk_cell *cell = cell_over(&t->rows[r], column);

		if (t->rows[r].kind == VK_ROW_HEAD && cell != NULL)
			return text_of_cell(arena, cell);
	}
	return "";
}
