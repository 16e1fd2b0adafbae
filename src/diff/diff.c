/*
 * Two flows side by side.  Paragraphs that are equal hold the drafts together;
 * between them those that are alike are pairs, and the rest was removed or
 * added.  Places are told by the labels around a paragraph, as people cite
 * them.
 */
#include "sides.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/doc.h"

enum {
	ALIKE = 40, /* percent that makes two paragraphs one */
	MOST_PAIRS = 1 << 14, /* that are weighed between two equal ones */
	MOST_WEIGHED = 500, /* words of one of them, for that */
	KNOWN = 3, /* words by which a paragraph is known again elsewhere */
	NAMESAKES = 100, /* what it is worth that two rows have one name */
	MOST_DEEP = 64 /* labels around a paragraph */
};

/* ---- gathering ---- */

struct leaves { /* all paragraphs of one part of one draft */
	const struct vk_para **at;
	size_t n, room;
};

static void
add_leaf(void *self, const struct vk_para *p)
{
	struct leaves *l = self;

	if (l->n == l->room) {
		l->room = l->room > 0 ? l->room * 2 : 64;
		l->at = vk_realloc(l->at, l->room, sizeof(*l->at));
	}
	l->at[l->n++] = p;
}

static struct leaves
leaves_of(const struct vk_side *s)
{
	struct leaves l = {NULL, 0, 0};

	for (size_t i = 0; i < s->n; i++)
		vk_item_leaves(&s->at[i], add_leaf, &l);
	return l;
}

/* The notes of all that a side holds, as a side of their own. */
static struct vk_side
gather_notes(struct vk_arena *arena, const struct vk_side *s)
{
	struct leaves l = leaves_of(s);
	struct vk_side notes = {NULL, 0, 0};

	for (size_t i = 0; i < l.n; i++)
		for (size_t k = 0; k < l.at[i]->nspans; k++) {
			const struct vk_note *note = l.at[i]->spans[k].note;

			if (note != NULL)
				vk_side_add_para(arena, &notes, &note->para);
		}
	free(l.at);
	return notes;
}

static void
add_signs(struct vk_arena *arena, struct vk_side *s, const struct vk_flow *f)
{
	for (size_t i = 0; i < f->nsigns; i++) {
		vk_side_add_paras(arena, s, &f->signs[i].above);
		vk_side_add_paras(arena, s, &f->signs[i].name);
	}
}

static struct vk_side
gather(struct vk_arena *arena, const struct vk_flow *f, enum vk_diff_part part)
{
	const struct vk_paras *lists[VK_DIFF_PARTS] = {
	    [VK_DIFF_LEFT] = &f->left,
	    [VK_DIFF_RIGHT] = &f->right,
	    [VK_DIFF_CIRCULATION] = &f->circulation,
	    [VK_DIFF_OPENING] = &f->opening,
	    [VK_DIFF_RECIPIENTS] = &f->recipients,
	    [VK_DIFF_CONTACT] = &f->contact,
	    [VK_DIFF_MEDIA] = &f->media,
	};
	struct vk_side s = {NULL, 0, 0};

	if (lists[part] != NULL)
		vk_side_add_paras(arena, &s, lists[part]);
	if (part == VK_DIFF_SIGN)
		add_signs(arena, &s, f);
	for (size_t i = 0; part == VK_DIFF_BODY && i < f->nstretches; i++)
		vk_side_add_paras(arena, &s, &f->stretches[i].body);
	return s;
}

/* ---- places ---- */

struct label {
	const struct vk_node *node; /* that it stands before */
	const char *text;
};

struct labels { /* of one side, by node */
	struct label *at;
	size_t n;
};

static int
by_node(const void *left, const void *right)
{
	const struct label *a = left, *b = right;

	return (a->node > b->node) - (a->node < b->node);
}

/*
 * "3.2." is cited as 3.2, "a)" as a, "- (7)" as (7); a sign that is no number
 * is not cited.
 */
static const char *
citable(struct vk_arena *arena, const struct vk_span *span)
{
	static const char begins[] = " -+*", ends[] = " .-:/,*+";
	const char *s = span->text;
	size_t len = span->len;

	if (len > 0 && memchr(s, '(', len) == NULL)
		while (len > 0 && (s[len - 1] == ')' || s[len - 1] == ' '))
			len--;
	while (len > 0 && strchr(ends, s[len - 1]) != NULL)
		len--;
	for (; len > 0 && strchr(begins, *s) != NULL; len--)
		s++;
	return len > 0 ? vk_arena_strndup(arena, s, len) : NULL;
}

/* What the first words of a paragraph stand before as its label; NULL: none. */
static const struct vk_node *
labelled(const struct vk_para *p)
{
	if (p->nspans == 0)
		return NULL;
	if (p->role == VK_ROLE_APPENDIX)
		return p->node;
	return p->spans[0].style & VK_SPAN_LABEL || p->role == VK_ROLE_PART
	    ? p->spans[0].node
	    : NULL;
}

static struct labels
find_labels(struct vk_arena *arena, const struct vk_side *s)
{
	struct leaves leaves = leaves_of(s);
	struct labels l = {vk_alloc(leaves.n + 1, sizeof(*l.at)), 0};

	for (size_t i = 0; i < leaves.n; i++) {
		const struct vk_para *p = leaves.at[i];
		const struct vk_node *node = labelled(p);
		const char *text =
		    node != NULL ? citable(arena, &p->spans[0]) : NULL;

		if (text != NULL)
			l.at[l.n++] = (struct label){node, text};
	}
	free(leaves.at);
	qsort(l.at, l.n, sizeof(*l.at), by_node);
	return l;
}

/* Whether the inner label repeats the outer one: "3" in "3.2". */
static bool
repeats(const char *inner, const char *outer)
{
	size_t len = strlen(outer);

	return strncmp(inner, outer, len) == 0 && inner[len] == '.';
}

static const char *
place_of(
    struct vk_arena *arena, const struct labels *l, const struct vk_para *p)
{
	const char *chain[MOST_DEEP];
	struct vk_buf out = {0};
	const char *place;
	size_t n = 0;

	for (const struct vk_node *node = p->node;
	     node != NULL && n < MOST_DEEP; node = node->parent) {
		struct label key = {node, NULL};
		const struct label *found =
		    bsearch(&key, l->at, l->n, sizeof(key), by_node);

		if (found != NULL)
			chain[n++] = found->text;
	}
	for (; n > 0; n--) {
		if (n > 1 && repeats(chain[n - 2], chain[n - 1]))
			continue;
		if (out.len > 0)
			vk_buf_adds(&out, ", ");
		vk_buf_adds(&out, chain[n - 1]);
	}
	place = vk_arena_strdup(arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return place;
}

/* ---- pairs ---- */

struct match { /* one part while its paragraphs are paired */
	struct vk_diff *diff;
	struct vk_diff_list *list;
	struct labels old_labels, new_labels;
	const struct vk_table *table; /* the new one in hand; NULL: none */
	struct vk_pair here; /* what pairs have of the table around them */
};

static void match_sides(
    struct match *, const struct vk_side *old, const struct vk_side *new);

static void
add_pair(struct match *m, struct vk_pair p)
{
	struct vk_diff_list *l = m->list;

	if (l->n == l->room) {
		size_t room = l->room * 2 + 64;
		struct vk_pair *more =
		    vk_arena_array(m->diff->arena, room, sizeof(*more));

		if (l->n > 0)
			memcpy(more, l->at, l->n * sizeof(*more));
		l->at = more;
		l->room = room;
	}
	p.row = m->here.row;
	p.table = m->here.table;
	p.inside = m->here.inside;
	p.cell = m->here.cell;
	p.row_name = m->here.row_name;
	p.head = m->here.head;
	m->diff->removed += p.kind == VK_REMOVED;
	m->diff->added += p.kind == VK_ADDED;
	m->diff->changed += p.kind == VK_CHANGED;
	l->at[l->n++] = p;
}

static void
add_old(void *self, const struct vk_para *p)
{
	struct match *m = self;
	struct vk_arena *arena = m->diff->arena;

	add_pair(m,
	    (struct vk_pair){.kind = VK_REMOVED,
		.old = p,
		.old_words = vk_diff_words_new(arena, p),
		.place = place_of(arena, &m->old_labels, p)});
}

static void
add_new(void *self, const struct vk_para *p)
{
	struct match *m = self;
	struct vk_arena *arena = m->diff->arena;

	add_pair(m,
	    (struct vk_pair){.kind = VK_ADDED,
		.new = p,
		.new_words = vk_diff_words_new(arena, p),
		.place = place_of(arena, &m->new_labels, p)});
}

static void
add_kept(void *self, const struct vk_para *p)
{
	struct match *m = self;

	add_pair(m, (struct vk_pair){.new = p, .place = ""});
}

/* A paragraph, a row, or all rows of a table, by the draft that has them. */
static void
put_one(struct match *m, const struct vk_item *item, vk_leaf_act *act)
{
	struct vk_pair before = m->here;
	const struct vk_table *t;

	assert(item != NULL);
	t = item->para != NULL ? item->para->table : NULL;
	m->here.row = item->row;
	m->here.inside = item->row != NULL ? m->table : NULL;
	m->here.table = t != NULL ? item->para : NULL;
	if (t == NULL)
		vk_item_leaves(item, act, m);
	for (size_t r = 0; t != NULL && r < t->nrows; r++) {
		m->here.row = &t->rows[r];
		vk_row_leaves(&t->rows[r], act, m);
	}
	m->here = before;
}

static bool
is_kept(const struct vk_edit *edits, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (edits[i].kind != VK_EDIT_KEPT)
			return false;
	return true;
}

static void
put_words(struct match *m, const struct vk_item *old, const struct vk_item *new)
{
	struct vk_pair p = {.old = old->para,
	    .new = new->para,
	    .old_words = old->words,
	    .new_words = new->words,
	    .place = place_of(m->diff->arena, &m->new_labels, new->para)};

	p.edits =
	    vk_edits_new(m->diff->arena, &p.old_words, &p.new_words, &p.nedits);
	if (!is_kept(p.edits, p.nedits))
		p.kind = VK_CHANGED;
	add_pair(m, p);
}

/* ---- tables ---- */

/* Whether a cell holds the number of its row, which went with the row. */
static bool
is_counted(const struct vk_cell *old, const struct vk_item *old_row,
    const struct vk_cell *new, const struct vk_item *new_row)
{
	long a = vk_cell_number(old), b = vk_cell_number(new);

	return old->column == 0 && new->column == 0 && a >= 0 && b >= 0 &&
	    b - a == (long)new_row->rank - (long)old_row->rank;
}

/* Whether an old cell is held against the n-th new one of its row. */
static bool
is_beside(const struct vk_cell *old, const struct vk_row *new, size_t n)
{
	const struct vk_cell *cell = &new->cells[n];

	return (n == 0 || old->column >= cell->column) &&
	    (n + 1 == new->ncells || old->column < new->cells[n + 1].column);
}

static void
put_cell(struct match *m, const struct vk_item *old, const struct vk_item *new,
    size_t n)
{
	struct vk_arena *arena = m->diff->arena;
	const struct vk_cell *cell = &new->row->cells[n];
	struct vk_side a = {NULL, 0, 0}, b = {NULL, 0, 0};
	bool counted = false;

	m->here.cell = cell;
	if (new->row->kind != VK_ROW_HEAD &&new->row->kind != VK_ROW_NUMBERS) {
		m->here.row_name = vk_row_name(arena, new->row, cell);
		m->here.head = vk_column_head(arena, m->table, cell->column);
	}
	for (size_t c = 0; c < old->row->ncells; c++) {
		const struct vk_cell *other = &old->row->cells[c];

		if (!is_beside(other, new->row, n))
			continue;
		vk_side_add_paras(arena, &a, &other->paras);
		counted = counted || is_counted(other, old, cell, new);
	}
	vk_side_add_paras(arena, &b, &cell->paras);
	if (counted)
		vk_paras_leaves(&cell->paras, add_kept, m);
	else
		match_sides(m, &a, &b);
	vk_side_free(&a);
	vk_side_free(&b);
}

static void
put_rows(struct match *m, const struct vk_item *old, const struct vk_item *new)
{
	struct vk_pair before = m->here;

	for (size_t c = 0; c < new->row->ncells; c++)
		put_cell(m, old, new, c);
	m->here = before;
	if (new->row->ncells == 0)
		vk_row_leaves(old->row, add_old, m);
}

static void
put_tables(
    struct match *m, const struct vk_table *old, const struct vk_table *new)
{
	const struct vk_table *before = m->table;
	struct vk_side a = {NULL, 0, 0}, b = {NULL, 0, 0};

	m->table = new;
	vk_side_add_rows(m->diff->arena, &a, old);
	vk_side_add_rows(m->diff->arena, &b, new);
	match_sides(m, &a, &b);
	vk_side_free(&a);
	vk_side_free(&b);
	m->table = before;
}

/* ---- gaps ---- */

static void
put_both(struct match *m, const struct vk_item *old, const struct vk_item *new)
{
	assert(old != NULL && new != NULL);
	if (old->row != NULL)
		put_rows(m, old, new);
	else if (old->para->table != NULL)
		put_tables(m, old->para->table, new->para->table);
	else
		put_words(m, old, new);
}

/* Paragraphs are no tables, and what heads a table is none of its rows. */
static bool
is_one_kind(const struct vk_item *a, const struct vk_item *b)
{
	if (a->row != NULL)
		return (a->row->kind == VK_ROW_PLAIN) ==
		    (b->row->kind == VK_ROW_PLAIN);
	return (a->para->table != NULL) == (b->para->table != NULL);
}

static int
alike(const struct vk_item *a, const struct vk_item *b)
{
	struct vk_diff_words old = a->words, new = b->words;

	if (!is_one_kind(a, b))
		return 0;
	if (old.n > MOST_WEIGHED)
		old.n = MOST_WEIGHED;
	if (new.n > MOST_WEIGHED)
		new.n = MOST_WEIGHED;
	if (a->row != NULL && *a->name != '\0' && strcmp(a->name, b->name) == 0)
		return NAMESAKES + vk_diff_words_alike(&old, &new);
	return vk_diff_words_alike(&old, &new);
}

struct gap { /* what stands between two that are equal in both drafts */
	const struct vk_item *old, *new;
	size_t nold, nnew;
};

/* best[i][k]: the most likeness of what comes from i and k on. */
static int *
weigh(const struct gap *g)
{
	size_t n = g->nold, width = g->nnew + 1;
	int *best = vk_alloc((n + 1) * width, sizeof(*best));

	for (size_t i = n; i-- > 0;)
		for (size_t k = width - 1; k-- > 0;) {
			int both = alike(&g->old[i], &g->new[k]);
			int *here = &best[i * width + k];

			both = both >= ALIKE
			    ? both + best[(i + 1) * width + k + 1]
			    : 0;
			*here = best[(i + 1) * width + k];
			if (best[i * width + k + 1] > *here)
				*here = best[i * width + k + 1];
			if (both > *here)
				*here = both;
		}
	return best;
}

static enum vk_role
role_of(const struct vk_item *item)
{
	if (item->row != NULL)
		return item->row->kind != VK_ROW_PLAIN
		    ? vk_row_role(item->row->kind)
		    : VK_ROLE_BODY;
	return item->para->table != NULL ? VK_ROLE_BODY : item->para->role;
}

/* As many as before, each of the same role: cells, names, marks. */
static bool
stands_alike(const struct gap *g)
{
	if (g->nold != g->nnew)
		return false;
	for (size_t i = 0; i < g->nold; i++) {
		enum vk_role role = role_of(&g->old[i]);

		if (role == VK_ROLE_BODY || role == VK_ROLE_RECIPIENT ||
		    role != role_of(&g->new[i]))
			return false;
	}
	return true;
}

/* Names of rows as words. */
static struct vk_diff_words
as_names(struct vk_arena *arena, const struct vk_item *rows, size_t n)
{
	static const struct vk_span plain;
	struct vk_diff_words w = {
	    vk_arena_array(arena, n + 1, sizeof(*w.at)), n};

	for (size_t i = 0; i < n; i++)
		w.at[i] = (struct vk_diff_word){.text = rows[i].name,
		    .len = strlen(rows[i].name),
		    .span = &plain};
	return w;
}

/* Too many rows to weigh each against each: those of one name are pairs. */
static void
pair_by_name(struct match *m, const struct gap *g)
{
	struct vk_arena *scratch = vk_arena_new();
	struct vk_diff_words a = as_names(scratch, g->old, g->nold);
	struct vk_diff_words b = as_names(scratch, g->new, g->nnew);
	size_t n, i = 0, k = 0;
	struct vk_edit *edits = vk_edits_new(scratch, &a, &b, &n);

	for (size_t e = 0; e < n; e++)
		for (size_t len = edits[e].end - edits[e].first; len > 0;
		     len--) {
			if (edits[e].kind == VK_EDIT_REMOVED)
				put_one(m, &g->old[i++], add_old);
			else if (edits[e].kind == VK_EDIT_ADDED)
				put_one(m, &g->new[k++], add_new);
			else
				put_both(m, &g->old[i++], &g->new[k++]);
		}
	vk_arena_free(scratch);
}

static void
pair_gap(struct match *m, const struct gap *g)
{
	size_t n = g->nold, width = g->nnew + 1;
	bool in_order = stands_alike(g);
	bool small = !in_order && n * width <= MOST_PAIRS;
	int *best = small ? weigh(g) : NULL;
	size_t i = 0, k = 0;

	if (!in_order && !small && g->old->row != NULL) {
		pair_by_name(m, g);
		return;
	}
	while (in_order && i < n)
		put_both(m, &g->old[i++], &g->new[k++]);
	while (i < n || k + 1 < width) {
		int here = small ? best[i * width + k] : 0;

		if (i < n &&
		    (!small || k + 1 == width ||
			best[(i + 1) * width + k] == here))
			put_one(m, &g->old[i++], add_old);
		else if (i == n || best[i * width + k + 1] == here)
			put_one(m, &g->new[k++], add_new);
		else
			put_both(m, &g->old[i++], &g->new[k++]);
	}
	free(best);
}

/* So that a table is never the same as words that it holds. */
static char
kind_of(const struct vk_item *item)
{
	if (item->row != NULL)
		return 'r';
	return item->para->table != NULL ? 't' : 'p';
}

/* The text of words without their labels, and how they are spaced. */
static void
add_text(struct vk_buf *text, const struct vk_diff_words *words)
{
	for (size_t k = 0; k < words->n; k++) {
		const struct vk_diff_word *word = &words->at[k];

		if (word->span->style & VK_SPAN_LABEL)
			continue;
		vk_buf_addc(text, word->spaced ? ' ' : '\n');
		vk_buf_add(text, word->text, word->len);
	}
}

/* A paragraph as one word: its text, by which equal ones are found. */
static struct vk_diff_words
as_words(struct vk_arena *arena, const struct vk_side *s)
{
	static const struct vk_span plain;
	struct vk_diff_words w = {
	    vk_arena_array(arena, s->n + 1, sizeof(*w.at)), s->n};

	for (size_t i = 0; i < s->n; i++) {
		struct vk_buf text = {0};

		vk_buf_addc(&text, kind_of(&s->at[i]));
		add_text(&text, &s->at[i].words);
		w.at[i] = (struct vk_diff_word){
		    .text =
			vk_arena_strndup(arena, vk_buf_str(&text), text.len),
		    .len = text.len,
		    .span = &plain};
		vk_buf_free(&text);
	}
	return w;
}

static void
match_sides(
    struct match *m, const struct vk_side *old, const struct vk_side *new)
{
	struct vk_arena *scratch = vk_arena_new();
	struct vk_diff_words a = as_words(scratch, old);
	struct vk_diff_words b = as_words(scratch, new);
	struct gap g = {old->at, new->at, 0, 0};
	size_t n;
	struct vk_edit *edits = vk_edits_new(scratch, &a, &b, &n);

	for (size_t i = 0; i < n; i++) {
		size_t len = edits[i].end - edits[i].first;

		if (edits[i].kind == VK_EDIT_REMOVED)
			g.nold += len;
		if (edits[i].kind == VK_EDIT_ADDED)
			g.nnew += len;
		if (edits[i].kind != VK_EDIT_KEPT)
			continue;
		pair_gap(m, &g);
		g = (struct gap){g.old + g.nold, g.new + g.nnew, 0, 0};
		for (; len > 0; len--)
			put_both(m, g.old++, g.new ++);
	}
	pair_gap(m, &g);
	vk_arena_free(scratch);
}

/* ---- what moved ---- */

struct lone { /* a paragraph that only one of the drafts has there */
	struct vk_pair *pair;
	const char *text;
};

static int
by_text(const void *left, const void *right)
{
	const struct lone *a = left, *b = right;
	int order = strcmp(a->text, b->text);

	if (order != 0)
		return order;
	return (a->pair > b->pair) - (a->pair < b->pair);
}

/* Paragraphs of one kind with words enough to be known again, by text. */
static struct lone *
find_lone(struct vk_arena *arena, const struct vk_diff_list *l,
    enum vk_change_kind kind, size_t *n)
{
	struct lone *found = vk_alloc(l->n + 1, sizeof(*found));

	*n = 0;
	for (size_t i = 0; i < l->n; i++) {
		struct vk_pair *p = &l->at[i];
		const struct vk_diff_words *words =
		    kind == VK_ADDED ? &p->new_words : &p->old_words;
		struct vk_buf text = {0};

		if (p->kind != kind || p->row != NULL || p->cell != NULL ||
		    words->n < KNOWN)
			continue;
		add_text(&text, words);
		found[(*n)++] =
		    (struct lone){p, vk_arena_strdup(arena, vk_buf_str(&text))};
		vk_buf_free(&text);
	}
	qsort(found, *n, sizeof(*found), by_text);
	return found;
}

/* What went from one place and came at another is the same paragraph. */
static void
find_moved(const struct vk_diff_list *l)
{
	struct vk_arena *scratch = vk_arena_new();
	size_t ngone, ncame, i = 0, k = 0;
	struct lone *gone = find_lone(scratch, l, VK_REMOVED, &ngone);
	struct lone *came = find_lone(scratch, l, VK_ADDED, &ncame);

	while (i < ngone && k < ncame) {
		int order = strcmp(gone[i].text, came[k].text);

		if (order == 0) {
			gone[i].pair->moved = came[k].pair;
			came[k].pair->moved = gone[i].pair;
		}
		i += order <= 0;
		k += order >= 0;
	}
	free(gone);
	free(came);
	vk_arena_free(scratch);
}

/* Notes come last, whatever stands around their marks. */
static void
match_part(
    struct match *m, const struct vk_side *old, const struct vk_side *new)
{
	struct vk_arena *arena = m->diff->arena;
	struct vk_side old_notes = gather_notes(arena, old);
	struct vk_side new_notes = gather_notes(arena, new);

	match_sides(m, old, new);
	match_sides(m, &old_notes, &new_notes);
	find_moved(m->list);
	vk_side_free(&old_notes);
	vk_side_free(&new_notes);
}

struct vk_diff *
vk_diff_new(const struct vk_flow *old, const struct vk_flow *new)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_diff *diff = vk_arena_alloc(arena, sizeof(*diff));

	diff->arena = arena;
	for (int part = 0; part < VK_DIFF_PARTS; part++) {
		struct vk_side a = gather(arena, old, (enum vk_diff_part)part);
		struct vk_side b = gather(arena, new, (enum vk_diff_part)part);
		struct match m = {.diff = diff,
		    .list = &diff->parts[part],
		    .old_labels = find_labels(arena, &a),
		    .new_labels = find_labels(arena, &b)};

		match_part(&m, &a, &b);
		free(m.old_labels.at);
		free(m.new_labels.at);
		vk_side_free(&a);
		vk_side_free(&b);
	}
	return diff;
}

void
vk_diff_free(struct vk_diff *diff)
{
	if (diff != NULL)
		vk_arena_free(diff->arena);
}
