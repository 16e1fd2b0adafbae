/*
 * Words against words: Myers' greedy walk over the edit graph, which takes
 * time by what differs and not by what is there.  (An O(ND) Difference
 * Algorithm and Its Variations, Algorithmica 1, 1986)
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "diff.h"

enum { MOST_STEPS = 1000 }; /* edits; beyond it the texts are two */

/* ---- tokens ---- */

static void
add_token(
    struct vk_arena *arena, struct vk_diff_words *t, struct vk_diff_word token)
{
	if ((t->n & (t->n - 1)) == 0) {
		size_t room = t->n > 0 ? t->n * 2 : 1;
		struct vk_diff_word *more =
		    vk_arena_array(arena, room, sizeof(*more));

		if (t->n > 0)
			memcpy(more, t->at, t->n * sizeof(*more));
		t->at = more;
	}
	t->at[t->n++] = token;
}

static void
add_words(struct vk_arena *arena, struct vk_diff_words *t,
    const struct vk_span *span, bool *spaced)
{
	const char *s = span->text, *end = s + span->len;

	while (s < end) {
		size_t len = 0;

		for (; s < end && *s == ' '; s++)
			*spaced = true;
		while (s + len < end && s[len] != ' ')
			len++;
		if (len > 0) {
			add_token(arena, t,
			    (struct vk_diff_word){s, len, *spaced, span});
			*spaced = false;
		}
		s += len;
	}
}

struct vk_diff_words
vk_diff_words_new(struct vk_arena *arena, const struct vk_para *p)
{
	struct vk_diff_words t = {NULL, 0};
	bool spaced = false;

	for (size_t i = 0; i < p->nspans; i++) {
		const struct vk_span *span = &p->spans[i];

		if (span->len > 0) {
			add_words(arena, &t, span, &spaced);
			continue;
		}
		add_token(
		    arena, &t, (struct vk_diff_word){"", 0, spaced, span});
		spaced = (span->style & VK_SPAN_BREAK) != 0;
	}
	return t;
}

static bool
same(const struct vk_diff_word *a, const struct vk_diff_word *b)
{
	uint32_t special =
	    VK_SPAN_BREAK | VK_SPAN_DOTS | VK_SPAN_TICK | VK_SPAN_GAP;

	if (a->span->style & b->span->style & VK_SPAN_LABEL)
		return true; /* counted anew where something came before */
	return a->len == b->len && memcmp(a->text, b->text, a->len) == 0 &&
	    ((a->span->style ^ b->span->style) & special) == 0;
}

/* ---- the shortest script ---- */

struct walk { /* the edit graph, and how far each step came on each diagonal */
	const struct vk_diff_words *a, *b;
	int **reached; /* of step d, diagonals -d to d */
	int steps;
};

static int
slide(const struct walk *w, int x, int y)
{
	while ((size_t)x < w->a->n && (size_t)y < w->b->n &&
	    same(&w->a->at[x], &w->b->at[y])) {
		x++;
		y++;
	}
	return x;
}

/* Where step d comes on diagonal k from the step before. */
static int
advance(const struct walk *w, int d, int k)
{
	const int *before = w->reached[d - 1] + d - 1;
	bool down = k == -d || (k != d && before[k - 1] < before[k + 1]);
	int x = down ? before[k + 1] : before[k - 1] + 1;

	return slide(w, x, x - k);
}

/* The number of edits; -1 where there are too many. */
static int
find_script(struct walk *w, struct vk_arena *arena)
{
	int n = (int)w->a->n, m = (int)w->b->n;

	for (int d = 0; d <= MOST_STEPS; d++) {
		int *here =
		    vk_arena_array(arena, (size_t)(2 * d + 1), sizeof(*here));

		w->reached[d] = here;
		here += d;
		for (int k = -d; k <= d; k += 2) {
			here[k] = d == 0 ? slide(w, 0, 0) : advance(w, d, k);
			if (here[k] > n || here[k] - k > m)
				here[k] = -MOST_STEPS * 2; /* outside */
			if (here[k] >= n && here[k] - k >= m)
				return d;
		}
	}
	return -1;
}

struct script { /* built from the end */
	struct vk_edit *at;
	size_t n;
};

/* One word more, joined to what stands after it where the fate is the same. */
static void
put(struct script *s, enum vk_edit_kind kind, size_t word)
{
	struct vk_edit *last = s->n > 0 ? &s->at[s->n - 1] : NULL;

	if (last != NULL && last->kind == kind && last->first == word + 1) {
		last->first = word;
		return;
	}
	s->at[s->n++] = (struct vk_edit){kind, word, word + 1};
}

static void
trace(const struct walk *w, int d, struct script *s)
{
	int x = (int)w->a->n, y = (int)w->b->n;

	for (; d > 0; d--) {
		const int *before = w->reached[d - 1] + d - 1;
		int k = x - y;
		bool down =
		    k == -d || (k != d && before[k - 1] < before[k + 1]);
		int from = down ? before[k + 1] : before[k - 1];
		int from_y = from - (down ? k + 1 : k - 1);

		while (
		    x > from + (down ? 0 : 1) && y > from_y + (down ? 1 : 0)) {
			x--;
			y--;
			put(s, VK_EDIT_KEPT, (size_t)y);
		}
		if (down)
			put(s, VK_EDIT_ADDED, (size_t)--y);
		else
			put(s, VK_EDIT_REMOVED, (size_t)--x);
	}
	while (y-- > 0)
		put(s, VK_EDIT_KEPT, (size_t)y);
}

static void
turn_round(struct script *s)
{
	for (size_t i = 0; i < s->n / 2; i++) {
		struct vk_edit edit = s->at[i];

		s->at[i] = s->at[s->n - 1 - i];
		s->at[s->n - 1 - i] = edit;
	}
}

struct vk_edit *
vk_edits_new(struct vk_arena *arena, const struct vk_diff_words *a,
    const struct vk_diff_words *b, size_t *n)
{
	struct vk_arena *scratch = vk_arena_new();
	struct walk w = {.a = a, .b = b};
	struct script s = {
	    vk_arena_array(arena, a->n + b->n + 2, sizeof(*s.at)), 0};
	int d;

	w.reached = vk_arena_array(scratch, MOST_STEPS + 1, sizeof(*w.reached));
	d = find_script(&w, scratch);
	if (d >= 0) {
		trace(&w, d, &s);
		turn_round(&s);
	} else {
		s.at[s.n++] = (struct vk_edit){VK_EDIT_REMOVED, 0, a->n};
		s.at[s.n++] = (struct vk_edit){VK_EDIT_ADDED, 0, b->n};
	}
	vk_arena_free(scratch);
	*n = s.n;
	return s.at;
}

/* ---- likeness ---- */

static int
by_text(const void *left, const void *right)
{
	const struct vk_diff_word *a = left, *b = right;
	size_t len = a->len < b->len ? a->len : b->len;
	int order = len > 0 ? memcmp(a->text, b->text, len) : 0;

	if (order != 0)
		return order;
	return (a->len > b->len) - (a->len < b->len);
}

static struct vk_diff_word *
sorted(const struct vk_diff_words *t)
{
	struct vk_diff_word *copy = vk_alloc(t->n + 1, sizeof(*copy));

	if (t->n > 0) {
		memcpy(copy, t->at, t->n * sizeof(*copy));
		qsort(copy, t->n, sizeof(*copy), by_text);
	}
	return copy;
}

int
vk_diff_words_alike(
    const struct vk_diff_words *a, const struct vk_diff_words *b)
{
	struct vk_diff_word *as = sorted(a), *bs = sorted(b);
	size_t i = 0, k = 0, common = 0;

	while (i < a->n && k < b->n) {
		int order = by_text(&as[i], &bs[k]);

		common += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	free(as);
	free(bs);
	return a->n + b->n > 0 ? (int)(200 * common / (a->n + b->n)) : 100;
}
