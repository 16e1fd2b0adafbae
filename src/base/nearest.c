/*
 * Distance of words: wrong, missing, added and swapped signs count one each.
 * Long words are nobody's typing error and are not compared at all.
 */
#include "nearest.h"

#include <stdint.h>
#include <string.h>

#include "utf8.h"
#include "viet.h"

enum { MOST = 48 }; /* signs of a word */

struct word {
	size_t len;
	uint32_t signs[MOST];
};

/* False when the word is too long. */
static int
fold_word(const char *s, struct word *w)
{
	size_t left = strlen(s);

	w->len = 0;
	while (left > 0) {
		uint32_t cp;
		int used = vk_utf8_decode(s, left, &cp);

		if (w->len == MOST || used == 0)
			return 0;
		w->signs[w->len++] = vk_viet_fold(cp);
		s += used;
		left -= (size_t)used;
	}
	return 1;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* What it costs to make the first i signs of a the first k of b. */
static size_t
cost(const struct word *a, const struct word *b, size_t i, size_t k,
    size_t rows[3][MOST + 1])
{
	const size_t *before = rows[(i + 2) % 3], *row = rows[i % 3];
	const uint32_t *x = a->signs + i, *y = b->signs + k;
	size_t best = before[k - 1] + (x[-1] != y[-1]);

	best = least(best, least(before[k], row[k - 1]) + 1);
	if (i > 1 && k > 1 && x[-1] == y[-2] && x[-2] == y[-1])
		best = least(best, rows[(i + 1) % 3][k - 2] + 1);
	return best;
}

/* The distance, or anything above `most` once it is sure to be above. */
static size_t
distance(const struct word *a, const struct word *b, size_t most)
{
	size_t rows[3][MOST + 1];
	size_t gap = a->len > b->len ? a->len - b->len : b->len - a->len;

	if (gap > most)
		return gap;
	for (size_t k = 0; k <= b->len; k++)
		rows[0][k] = k;
	for (size_t i = 1; i <= a->len; i++) {
		size_t low = rows[i % 3][0] = i;

		for (size_t k = 1; k <= b->len; k++) {
			rows[i % 3][k] = cost(a, b, i, k, rows);
			low = least(low, rows[i % 3][k]);
		}
		if (low > most)
			return low;
	}
	return rows[a->len % 3][b->len];
}

const char *
vk_nearest(const char *word, const char *const *names, size_t n)
{
	const char *found = NULL;
	struct word a, b;
	size_t limit;

	if (!fold_word(word, &a) || a.len == 0)
		return NULL;
	limit = (a.len + 1) / 3 + 1; /* one above what is allowed */
	for (size_t i = 0; i < n && limit > 0; i++) {
		size_t d;

		if (!fold_word(names[i], &b))
			continue;
		d = distance(&a, &b, limit - 1);
		if (d < limit) {
			limit = d;
			found = names[i];
		}
	}
	return found;
}
