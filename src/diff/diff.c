/*
 * Two flows side by side.  Paragraphs that are equal hold the drafts together;
 * between them those that are alike are pairs, and the rest was removed or
 * added.  Places are told by the labels around a paragraph, as people cite
 * them.
 */
#include "diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/doc.h"

enum {
	ALIKE = 40, /* percent that makes two paragraphs one */
	MOST_PAIRS = 1 << 14, /* that are weighed between two equal ones */
	MOST_DEEP = 64 /* labels around a paragraph */
};

struct side { /* the paragraphs of one part of one draft */
	const struct vk_para **at;
	struct vk_diff_words *words;
	size_t n, room;
};

struct work {
	struct vk_diff *diff;
	const struct vk_flow *flow; /* while a side is gathered */
};

/* ---- gathering ---- */

static void
add_para(struct work *w, struct side *s, const struct vk_para *p)
{
	if (s->n == s->room) {
		s->room = s->room > 0 ? s->room * 2 : 64;
		s->at = vk_realloc(s->at, s->room, sizeof(*s->at));
		s->words = vk_realloc(s->words, s->room, sizeof(*s->words));
	}
	s->at[s->n] = p;
	s->words[s->n++] = vk_diff_words_new(w->diff->arena, p);
}

static void
add_paras(struct work *w, struct side *s, const struct vk_paras *paras)
{
	for (size_t i = 0; i < paras->n; i++) {
		const struct vk_table *t = paras->at[i].table;

		if (t == NULL) {
			add_para(w, s, &paras->at[i]);
			continue;
		}
		for (size_t r = 0; r < t->nrows; r++)
			for (size_t c = 0; c < t->rows[r].ncells; c++)
				add_paras(w, s, &t->rows[r].cells[c].paras);
	}
}

static void
add_notes(struct work *w, struct side *s)
{
	for (size_t i = 0, n = s->n; i < n; i++)
		for (size_t k = 0; k < s->at[i]->nspans; k++)
			if (s->at[i]->spans[k].note != NULL)
				add_para(w, s, &s->at[i]->spans[k].note->para);
}

static void
add_signs(struct work *w, struct side *s)
{
	for (size_t i = 0; i < w->flow->nsigns; i++) {
		add_paras(w, s, &w->flow->signs[i].above);
		add_paras(w, s, &w->flow->signs[i].name);
	}
}

static struct side
gather(struct work *w, const struct vk_flow *f, enum vk_diff_part part)
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
	struct side s = {NULL, NULL, 0, 0};

	w->flow = f;
	if (lists[part] != NULL)
		add_paras(w, &s, lists[part]);
	if (part == VK_DIFF_SIGN)
		add_signs(w, &s);
	for (size_t i = 0; part == VK_DIFF_BODY && i < f->nstretches; i++)
		add_paras(w, &s, &f->stretches[i].body);
	add_notes(w, &s);
	return s;
}

static void
free_side(struct side *s)
{
	free(s->at);
	free(s->words);
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

/* "3.2." is cited as 3.2; a sign that is no number is not cited. */
static const char *
citable(struct vk_arena *arena, const struct vk_span *span)
{
	static const char ends[] = " .)-:/,";
	size_t len = span->len;

	while (len > 0 && strchr(ends, span->text[len - 1]) != NULL)
		len--;
	return len > 0 ? vk_arena_strndup(arena, span->text, len) : NULL;
}

static struct labels
find_labels(struct vk_arena *arena, const struct side *s)
{
	struct labels l = {vk_alloc(s->n + 1, sizeof(*l.at)), 0};

	for (size_t i = 0; i < s->n; i++) {
		const struct vk_para *p = s->at[i];
		const char *text;

		if (p->nspans == 0 || p->spans[0].node == NULL ||
		    !(p->spans[0].style & VK_SPAN_LABEL ||
			p->role == VK_ROLE_PART))
			continue;
		text = citable(arena, &p->spans[0]);
		if (text != NULL)
			l.at[l.n++] = (struct label){p->spans[0].node, text};
	}
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
	const struct side *old, *new;
	struct labels old_labels, new_labels;
};

static void
put_old(struct match *m, size_t i)
{
	m->list->at[m->list->n++] = (struct vk_pair){.kind = VK_REMOVED,
	    .old = m->old->at[i],
	    .old_words = m->old->words[i],
	    .place = place_of(m->diff->arena, &m->old_labels, m->old->at[i])};
	m->diff->removed++;
}

static void
put_new(struct match *m, size_t i)
{
	m->list->at[m->list->n++] = (struct vk_pair){.kind = VK_ADDED,
	    .new = m->new->at[i],
	    .new_words = m->new->words[i],
	    .place = place_of(m->diff->arena, &m->new_labels, m->new->at[i])};
	m->diff->added++;
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
put_both(struct match *m, size_t i, size_t k)
{
	struct vk_pair p = {.old = m->old->at[i],
	    .new = m->new->at[k],
	    .old_words = m->old->words[i],
	    .new_words = m->new->words[k],
	    .place = place_of(m->diff->arena, &m->new_labels, m->new->at[k])};

	p.edits =
	    vk_edits_new(m->diff->arena, &p.old_words, &p.new_words, &p.nedits);
	if (!is_kept(p.edits, p.nedits)) {
		p.kind = VK_CHANGED;
		m->diff->changed++;
	}
	m->list->at[m->list->n++] = p;
}

struct gap { /* paragraphs between two that are equal in both drafts */
	size_t old, old_end, new, new_end;
};

/* best[i][k]: the most likeness of what comes from i and k on. */
static int *
weigh(const struct match *m, const struct gap *g)
{
	size_t n = g->old_end - g->old, width = g->new_end - g->new + 1;
	int *best = vk_alloc((n + 1) * width, sizeof(*best));

	for (size_t i = n; i-- > 0;)
		for (size_t k = width - 1; k-- > 0;) {
			int alike =
			    vk_diff_words_alike(&m->old->words[g->old + i],
				&m->new->words[g->new + k]);
			int both = alike >= ALIKE
			    ? alike + best[(i + 1) * width + k + 1]
			    : 0;
			int *here = &best[i * width + k];

			*here = best[(i + 1) * width + k];
			if (best[i * width + k + 1] > *here)
				*here = best[i * width + k + 1];
			if (both > *here)
				*here = both;
		}
	return best;
}

/* As many as before, each of the same role: cells, names, marks. */
static bool
stands_alike(const struct match *m, const struct gap *g)
{
	size_t n = g->old_end - g->old;

	if (n != g->new_end - g->new)
		return false;
	for (size_t i = 0; i < n; i++) {
		enum vk_role role = m->old->at[g->old + i]->role;

		if (role == VK_ROLE_BODY || role == VK_ROLE_RECIPIENT ||
		    role != m->new->at[g->new + i]->role)
			return false;
	}
	return true;
}

static void
pair_gap(struct match *m, const struct gap *g)
{
	size_t n = g->old_end - g->old, width = g->new_end - g->new + 1;
	bool small = n * width <= MOST_PAIRS;
	int *best = small ? weigh(m, g) : NULL;
	size_t i = 0, k = 0;

	while (stands_alike(m, g) && i < n)
		put_both(m, g->old + i++, g->new + k++);
	while (i < n || k + 1 < width) {
		int here = small ? best[i * width + k] : 0;

		if (i < n &&
		    (!small || k + 1 == width ||
			best[(i + 1) * width + k] == here))
			put_old(m, g->old + i++);
		else if (i == n || best[i * width + k + 1] == here)
			put_new(m, g->new + k++);
		else
			put_both(m, g->old + i++, g->new + k++);
	}
	free(best);
}

/* A paragraph as one word: its text, by which equal ones are found. */
static struct vk_diff_words
as_words(struct vk_arena *arena, const struct side *s)
{
	static const struct vk_span plain;
	struct vk_diff_words w = {
	    vk_arena_array(arena, s->n + 1, sizeof(*w.at)), s->n};

	for (size_t i = 0; i < s->n; i++) {
		struct vk_buf text = {0};

		for (size_t k = 0; k < s->words[i].n; k++) {
			const struct vk_diff_word *word = &s->words[i].at[k];

			if (word->span->style & VK_SPAN_LABEL)
				continue;
			vk_buf_addc(&text, word->spaced ? ' ' : '\n');
			vk_buf_add(&text, word->text, word->len);
		}
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
match_part(struct match *m)
{
	struct vk_arena *scratch = vk_arena_new();
	struct vk_diff_words old = as_words(scratch, m->old);
	struct vk_diff_words new = as_words(scratch, m->new);
	struct gap g = {0, 0, 0, 0};
	size_t n;
	struct vk_edit *edits = vk_edits_new(scratch, &old, &new, &n);

	m->list->at = vk_arena_array(
	    m->diff->arena, m->old->n + m->new->n, sizeof(*m->list->at));
	for (size_t i = 0; i < n; i++) {
		size_t len = edits[i].end - edits[i].first;

		if (edits[i].kind == VK_EDIT_REMOVED)
			g.old_end += len;
		if (edits[i].kind == VK_EDIT_ADDED)
			g.new_end += len;
		if (edits[i].kind != VK_EDIT_KEPT)
			continue;
		pair_gap(m, &g);
		g = (struct gap){g.old_end, g.old_end, g.new_end, g.new_end};
		for (; len > 0; len--)
			put_both(m, g.old++, g.new ++);
		g.old_end = g.old;
		g.new_end = g.new;
	}
	pair_gap(m, &g);
	vk_arena_free(scratch);
}

struct vk_diff *
vk_diff_new(const struct vk_flow *old, const struct vk_flow *new)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_diff *diff = vk_arena_alloc(arena, sizeof(*diff));
	struct work w = {.diff = diff};

	diff->arena = arena;
	for (int part = 0; part < VK_DIFF_PARTS; part++) {
		struct side a = gather(&w, old, (enum vk_diff_part)part);
		struct side b = gather(&w, new, (enum vk_diff_part)part);
		struct match m = {.diff = diff,
		    .list = &diff->parts[part],
		    .old = &a,
		    .new = &b,
		    .old_labels = find_labels(arena, &a),
		    .new_labels = find_labels(arena, &b)};

		match_part(&m);
		free(m.old_labels.at);
		free(m.new_labels.at);
		free_side(&a);
		free_side(&b);
	}
	return diff;
}

void
vk_diff_free(struct vk_diff *diff)
{
	if (diff != NULL)
		vk_arena_free(diff->arena);
}
