/*
 * Words against words: every script leads from the one text to the other, and
 * none is longer than it must be.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "diff/diff.h"

enum { MOST = 12, ROUNDS = 20000 };

static const char letters[] = "abcd";
static const struct vk_span plain;

struct text {
	struct vk_diff_word at[MOST];
	struct vk_diff_words words;
};

static void
make(struct text *t, const char *signs)
{
	size_t n = strlen(signs);

	for (size_t i = 0; i < n; i++)
		t->at[i] =
		    (struct vk_diff_word){.text = strchr(letters, signs[i]),
			.len = 1,
			.spaced = i > 0,
			.span = &plain};
	t->words = (struct vk_diff_words){t->at, n};
}

/* The fewest edits, by the textbook table. */
static int
fewest(const struct text *a, const struct text *b)
{
	int table[MOST + 1][MOST + 1];

	for (size_t i = 0; i <= a->words.n; i++)
		for (size_t k = 0; k <= b->words.n; k++) {
			int *here = &table[i][k];

			if (i == 0 || k == 0)
				*here = (int)(i + k);
			else if (a->at[i - 1].text == b->at[k - 1].text)
				*here = table[i - 1][k - 1];
			else
				*here = 1 +
				    (table[i - 1][k] < table[i][k - 1]
					    ? table[i - 1][k]
					    : table[i][k - 1]);
		}
	return table[a->words.n][b->words.n];
}

/* Follows a script; how many edits it makes, or -1 where it goes astray. */
static int
follow(const struct text *a, const struct text *b, const struct vk_edit *edits,
    size_t n)
{
	size_t i = 0, k = 0;
	int made = 0;

	for (size_t e = 0; e < n; e++) {
		size_t len = edits[e].end - edits[e].first;
		bool removed = edits[e].kind == VK_EDIT_REMOVED;

		if (edits[e].first != (removed ? i : k))
			return -1;
		for (; len > 0; len--) {
			bool kept = edits[e].kind == VK_EDIT_KEPT;

			if (kept && a->at[i].text != b->at[k].text)
				return -1;
			made += !kept;
			i += kept || removed;
			k += !removed;
		}
	}
	return i == a->words.n && k == b->words.n ? made : -1;
}

static uint32_t
draw(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void
random_signs(uint32_t *state, char *signs)
{
	size_t n = draw(state) % MOST;

	for (size_t i = 0; i < n; i++)
		signs[i] = letters[draw(state) % 4];
	signs[n] = '\0';
}

static void
finds_the_shortest_script(void **state)
{
	uint32_t seed = 20200522;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct vk_arena *arena = vk_arena_new();
		char signs[MOST + 1];
		struct text a, b;
		struct vk_edit *edits;
		size_t n;

		random_signs(&seed, signs);
		make(&a, signs);
		random_signs(&seed, signs);
		make(&b, signs);
		edits = vk_edits_new(arena, &a.words, &b.words, &n);
		assert_int_equal(follow(&a, &b, edits, n), fewest(&a, &b));
		vk_arena_free(arena);
	}
}

static void
tells_how_alike(void **state)
{
	static const struct {
		const char *a, *b;
		int alike;
	} cases[] = {{"abcd", "abcd", 100}, {"abcd", "dcba", 100},
	    {"aabb", "ccdd", 0}, {"aabb", "aacc", 50}, {"", "", 100},
	    {"", "abc", 0}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct text a, b;

		make(&a, cases[i].a);
		make(&b, cases[i].b);
		assert_int_equal(
		    vk_diff_words_alike(&a.words, &b.words), cases[i].alike);
	}
}

static void
counts_no_labels(void **state)
{
	static const struct vk_span label = {.style = VK_SPAN_LABEL};
	struct vk_arena *arena = vk_arena_new();
	struct text a, b;
	struct vk_edit *edits;
	size_t n;

	(void)state;
	make(&a, "ad");
	make(&b, "bd");
	a.at[0].span = b.at[0].span = &label;
	edits = vk_edits_new(arena, &a.words, &b.words, &n);
	assert_int_equal(n, 1);
	assert_int_equal(edits[0].kind, VK_EDIT_KEPT);
	vk_arena_free(arena);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_shortest_script),
	    cmocka_unit_test(tells_how_alike),
	    cmocka_unit_test(counts_no_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
