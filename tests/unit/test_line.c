/*
 * The line breaker: optimal against a search of everything, exact to the last
 * unit, never stuck, never slow.  Widths are made up; no font is needed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/arena.h"
#include "page/line.h"
#include "type/type.h"

enum { EM = 1000, SPACE = 250, MOST = 64 };

struct desk { /* what each test works with */
	struct vk_arena *arena;
	struct vk_breaker *breaker;
};

static int
open_desk(void **state)
{
	struct desk *desk = vk_alloc(1, sizeof(*desk));

	desk->arena = vk_arena_new();
	desk->breaker = vk_breaker_new();
	*state = desk;
	return 0;
}

static int
close_desk(void **state)
{
	struct desk *desk = *state;

	vk_breaker_free(desk->breaker);
	vk_arena_free(desk->arena);
	free(desk);
	return 0;
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static struct vk_item
box(int32_t width)
{
	return (struct vk_item){.kind = VK_ITEM_BOX, .width = width};
}

static struct vk_line_wish
wish_of(vk_len measure, enum vk_fill fill)
{
	return (struct vk_line_wish){
	    .measure = measure,
	    .size = EM,
	    .units_per_em = EM,
	    .fill = fill,
	};
}

static struct vk_lines
lines_of(struct desk *desk, const struct vk_item *items, size_t n,
    const struct vk_line_wish *wish)
{
	return vk_lines_new(desk->breaker, desk->arena, items, n, wish);
}

static vk_len
target_of(const struct vk_line_wish *wish, size_t line)
{
	return wish->measure - (line == 0 ? wish->indent : 0);
}

/*
 * What holds of any result: all boxes stand on exactly one line in order, only
 * spaces and breaks are left out, and the places add up.
 */
static void
check_lines(const struct vk_lines *lines, const struct vk_item *items, size_t n,
    const struct vk_line_wish *wish)
{
	uint32_t at = 0, glyph = 0;
	int64_t badness = 0;
	unsigned flags = 0;

	for (size_t l = 0; l < lines->n; l++) {
		const struct vk_line *line = &lines->at[l];
		size_t places = line->end - line->first + 2;
		vk_len *x = vk_alloc(places, sizeof(*x));
		size_t last =
		    line->end - line->first + (line->end_glyph > 0 ? 1 : 0);

		for (; at < line->first; at++) {
			assert_int_equal(glyph, 0);
			assert_int_not_equal(items[at].kind, VK_ITEM_BOX);
		}
		assert_int_equal(line->first, at);
		assert_int_equal(line->first_glyph, glyph);
		assert_true(line->end >= line->first);
		at = line->end;
		glyph = line->end_glyph;
		vk_line_place(line, items, wish, x);
		assert_int_equal(x[0], 0);
		for (size_t i = 0; i < last; i++)
			assert_true(x[i] <= x[i + 1]);
		assert_int_equal(x[last], line->natural + line->extra);
		if (!(line->flags & VK_LINE_OVERFULL))
			assert_true(
			    x[last] <= target_of(wish, l) || x[last] == 0);
		badness += line->badness;
		flags |= line->flags;
		free(x);
	}
	assert_int_equal(glyph, 0);
	for (; at < n; at++)
		assert_int_equal(items[at].kind, VK_ITEM_SPACE);
	assert_int_equal(badness, lines->badness);
	assert_int_equal(flags, lines->flags);
}

/* ---- against a search of everything ---- */

struct search { /* an independent statement of what is sought */
	const struct vk_item *items;
	size_t n;
	const struct vk_line_wish *wish;
	int64_t best;
	int64_t most_badness; /* of a line */
};

static int64_t
cube(int64_t slack, int64_t give)
{
	int64_t r;

	if (slack == 0)
		return 0;
	if (give <= 0)
		return 1000000;
	r = slack * 1024 / give;
	return r > 22061 ? 1000000 : (100 * r * r * r + 536870912) / 1073741824;
}

/* Badness of a line of the items [a, z), or -1; fit 0 to 3. */
static int64_t
rate(const struct search *s, size_t a, size_t z, int *fit)
{
	int64_t width = 0, stretch = 0, shrink = 0, slack, bad;
	int64_t target = target_of(s->wish, a == 0 ? 0 : 1);
	bool end = z == s->n;

	for (size_t i = a; i < z; i++) {
		width += s->items[i].width;
		stretch += s->items[i].stretch;
		shrink += s->items[i].shrink;
	}
	slack = target - width;
	*fit = 1;
	if (s->wish->fill == VK_FILL_BALANCED)
		return slack < 0 ? -1 : cube(slack, s->wish->measure / 4);
	if (s->wish->fill == VK_FILL_RAGGED)
		return slack < 0 ? -1
		    : end	 ? 0
				 : cube(slack, s->wish->measure / 6);
	if (slack < -shrink)
		return -1;
	if (end && slack >= 0)
		return 0;
	bad = slack >= 0 ? cube(slack, stretch) : cube(-slack, shrink);
	if (bad > 12)
		*fit = slack < 0 ? 0 : bad > 99 ? 3 : 2;
	return bad;
}

static void
seek(struct search *s, size_t from, int fit_before, int64_t sum)
{
	for (size_t z = from + 1; z <= s->n; z++) {
		int fit;
		int64_t bad, cost;

		if (z < s->n &&
		    (s->items[z].kind != VK_ITEM_SPACE ||
			s->items[z].price == VK_NEVER))
			continue;
		bad = rate(s, from, z, &fit);
		if (bad < 0 || bad > s->most_badness)
			continue;
		cost = sum + (10 + bad) * (10 + bad);
		if (from > 0 && abs(fit - fit_before) > 1)
			cost += 10000;
		if (z < s->n)
			seek(s, z + 1, fit, cost + s->items[z].price);
		else if (cost < s->best)
			s->best = cost;
	}
}

static int64_t
least_demerits(
    const struct vk_item *items, size_t n, const struct vk_line_wish *wish)
{
	struct search s = {items, n, wish, INT64_MAX, 800};

	if (wish->fill == VK_FILL_JUSTIFIED)
		seek(&s, 0, 1, 0);
	if (s.best == INT64_MAX) {
		s.most_badness = INT64_MAX;
		seek(&s, 0, 1, 0);
	}
	return s.best;
}

static size_t
random_paragraph(struct vk_item *items, size_t words, uint32_t *seed)
{
	static const int32_t prices[] = {0, 0, 0, 150, 3000, 1000000, VK_NEVER};
	size_t n = 0;

	for (size_t i = 0; i < words; i++) {
		if (i > 0)
			items[n++] =
			    vk_item_space(SPACE, prices[next_random(seed) % 7]);
		items[n++] = box(200 + (int32_t)(next_random(seed) % 2000));
	}
	return n;
}

static void
test_optimal(void **state)
{
	uint32_t seed = 1;
	int compared = 0;

	for (int round = 0; round < 6000; round++) {
		struct vk_item items[MOST];
		size_t n =
		    random_paragraph(items, 1 + next_random(&seed) % 13, &seed);
		struct vk_line_wish wish =
		    wish_of(4000 + (vk_len)(next_random(&seed) % 9000),
			(enum vk_fill)(round % 3));
		struct vk_lines lines;

		wish.indent = (vk_len)(next_random(&seed) % 3 * 500);
		lines = lines_of(*state, items, n, &wish);
		check_lines(&lines, items, n, &wish);
		if (lines.flags != 0) /* no solution by the rules */
			continue;
		assert_int_equal(
		    lines.demerits, least_demerits(items, n, &wish));
		compared++;
	}
	assert_true(compared > 4000);
}

/* ---- exact ---- */

static void
test_ends_on_the_margin(void **state)
{
	uint32_t seed = 7;

	for (int round = 0; round < 300; round++) {
		struct vk_item items[2 * 120];
		size_t n = 0;
		struct vk_line_wish wish = {
		    .measure = 478941,
		    .indent = round % 2 * 29026,
		    .size = 13 * 1024 + round,
		    .units_per_em = 2048,
		};
		struct vk_lines lines;

		for (size_t i = 0; i < 120; i++) {
			if (i > 0)
				items[n++] = vk_item_space(512, 0);
			items[n++] =
			    box(700 + (int32_t)(next_random(&seed) % 5000));
		}
		lines = lines_of(*state, items, n, &wish);
		check_lines(&lines, items, n, &wish);
		assert_int_equal(lines.flags, 0);
		assert_true(lines.n > 5);
		for (size_t l = 0; l + 1 < lines.n; l++)
			assert_int_equal(
			    lines.at[l].natural + lines.at[l].extra,
			    target_of(&wish, l));
		assert_true(lines.at[lines.n - 1].extra <= 0);
	}
}

/* The same items at any size: twice the size and the measure, same lines. */
static void
test_size_free(void **state)
{
	uint32_t seed = 3;
	struct vk_item items[2 * 200];
	size_t n = random_paragraph(items, 200, &seed);
	struct vk_line_wish small = wish_of(12000, VK_FILL_JUSTIFIED);
	struct vk_line_wish large = small;
	struct vk_lines a, b;

	large.size *= 2;
	large.measure *= 2;
	a = lines_of(*state, items, n, &small);
	b = lines_of(*state, items, n, &large);
	assert_int_equal(a.n, b.n);
	for (size_t l = 0; l < a.n; l++) {
		assert_int_equal(a.at[l].end, b.at[l].end);
		assert_int_equal(2 * a.at[l].natural, b.at[l].natural);
	}
	assert_true(lines_of(*state, items, n, &small).n > 10);
	large.measure = small.measure;
	assert_true(lines_of(*state, items, n, &large).n > 2 * a.n - 4);
}

/* A width that does not grow with the size, and a space that is stiff. */
static void
test_fixed_widths(void **state)
{
	struct vk_item items[] = {box(1000), vk_item_space(SPACE, VK_NEVER),
	    box(2000), vk_item_space(SPACE, 0), box(2300),
	    vk_item_space(SPACE, 0), box(6000)};
	struct vk_line_wish wish = wish_of(6500, VK_FILL_JUSTIFIED);
	struct vk_lines lines;
	vk_len x[8];

	items[0].fixed = 777;
	items[1].stretch = items[1].shrink = 0;
	lines = lines_of(*state, items, 7, &wish);
	check_lines(&lines, items, 7, &wish);
	assert_int_equal(lines.n, 2);
	vk_line_place(&lines.at[0], items, &wish, x);
	assert_int_equal(x[1], 1777);
	assert_int_equal(x[2], 1777 + SPACE);
	assert_int_equal(lines.at[0].spaces, 1);
	assert_int_equal(lines.at[0].natural, 6577);
	assert_int_equal(x[5], 6500);
}

/* ---- kinds of filling ---- */

static void
test_ragged_and_balanced(void **state)
{
	struct vk_item items[2 * 12];
	size_t n = 0;
	struct vk_line_wish wish = wish_of(10000, VK_FILL_RAGGED);
	struct vk_lines lines;

	for (int i = 0; i < 12; i++) {
		if (i > 0)
			items[n++] = vk_item_space(SPACE, 0);
		items[n++] = box(1000);
	}
	lines = lines_of(*state, items, n, &wish);
	check_lines(&lines, items, n, &wish);
	assert_int_equal(lines.n, 2);
	assert_int_equal(lines.at[0].natural, 8 * 1000 + 7 * SPACE);
	assert_int_equal(lines.at[0].extra, 0);
	wish.fill = VK_FILL_BALANCED;
	lines = lines_of(*state, items, n, &wish);
	check_lines(&lines, items, n, &wish);
	assert_int_equal(lines.n, 2);
	assert_int_equal(lines.at[0].natural, lines.at[1].natural);
	items[11].price = 2000000000; /* not there */
	lines = lines_of(*state, items, n, &wish);
	assert_int_equal(lines.n, 2);
	assert_int_not_equal(lines.at[0].natural, lines.at[1].natural);
}

static void
test_short_last_line(void **state)
{
	struct vk_item items[2 * 9];
	size_t n = 0;
	struct vk_line_wish wish = wish_of(9220, VK_FILL_JUSTIFIED);
	struct vk_lines before, after;

	for (int i = 0; i < 9; i++) {
		if (i > 0)
			items[n++] = vk_item_space(SPACE, 0);
		items[n++] = box(1000);
	}
	before = lines_of(*state, items, n, &wish);
	wish.short_last = 1500;
	after = lines_of(*state, items, n, &wish);
	assert_int_equal(before.n, 2);
	assert_int_equal(before.at[1].natural, 1000);
	assert_int_equal(after.n, 2);
	assert_true(after.at[1].natural > 1500);
}

static void
test_forced_breaks(void **state)
{
	static const struct {
		const char *items; /* b box, space, | break */
		size_t lines;
	} cases[] = {
	    {"", 0},
	    {"b", 1},
	    {" ", 1},
	    {"   ", 1},
	    {"|", 2},
	    {"b|b", 2},
	    {"b |b", 2},
	    {"b| b", 2},
	    {"b | b", 2},
	    {"b||b", 3},
	    {"b | | b", 3},
	    {"|b|", 3},
	    {" b b ", 1},
	    {"b  b", 1},
	    {"bb b", 1},
	    {" | ", 2},
	};

	for (size_t c = 0; c < sizeof(cases) / sizeof(cases[0]); c++)
		for (int fill = 0; fill < 3; fill++) {
			struct vk_item items[MOST];
			size_t n = strlen(cases[c].items);
			struct vk_line_wish wish =
			    wish_of(9000, (enum vk_fill)fill);
			struct vk_lines lines;

			for (size_t i = 0; i < n; i++)
				items[i] = cases[c].items[i] == 'b' ? box(900)
				    : cases[c].items[i] == ' '
				    ? vk_item_space(SPACE, 0)
				    : (struct vk_item){.kind = VK_ITEM_BREAK};
			lines = lines_of(*state, items, n, &wish);
			check_lines(&lines, items, n, &wish);
			assert_int_equal(lines.n, cases[c].lines);
		}
}

/* ---- last resorts ---- */

static struct vk_item
word(struct vk_arena *arena, const char *text)
{
	struct vk_shape *s = vk_arena_alloc(arena, sizeof(*s));
	size_t len = strlen(text);
	uint16_t *advances = vk_arena_array(arena, len, sizeof(*advances));
	uint8_t *clusters = vk_arena_array(arena, len, sizeof(*clusters));

	for (size_t i = 0; i < len; i++) {
		advances[i] = 500;
		clusters[i] = 1;
	}
	*s = (struct vk_shape){
	    .text = vk_arena_strdup(arena, text),
	    .advances = advances,
	    .clusters = clusters,
	    .width = (uint32_t)(500 * len),
	    .n = (uint16_t)len,
	    .len = (uint16_t)len,
	};
	return vk_item_box(s);
}

/* Where a single token is cut, as text with bars. */
static void
expect_cuts(
    struct desk *desk, const char *text, vk_len measure, const char *wanted)
{
	struct vk_item items[] = {word(desk->arena, text)};
	struct vk_line_wish wish = wish_of(measure, VK_FILL_JUSTIFIED);
	struct vk_lines lines = lines_of(desk, items, 1, &wish);
	char got[200] = "";

	check_lines(&lines, items, 1, &wish);
	for (size_t l = 0; l < lines.n; l++) {
		const struct vk_line *line = &lines.at[l];
		size_t end =
		    line->end_glyph > 0 ? line->end_glyph : strlen(text);

		strncat(got, text + line->first_glyph, end - line->first_glyph);
		if (l + 1 < lines.n) {
			strcat(got, "|");
			assert_true(line->flags & VK_LINE_CUT);
		}
	}
	assert_string_equal(got, wanted);
}

static void
test_cuts(void **state)
{
	expect_cuts(*state, "abcdefgh", 4000, "abcdefgh");
	expect_cuts(*state, "abcd/efgh-ij", 3000, "abcd/|efgh-|ij");
	expect_cuts(*state, "a_b.c-d/efgh", 2600, "a_b.|c-d/|efgh");
	expect_cuts(*state, "abcdefgh", 2600, "abcde|fgh");
	expect_cuts(*state, "a-bcdefghijk", 2600, "a-|bcdef|ghijk");
	expect_cuts(*state, "", 2600, "");
}

static void
test_wider_than_any_line(void **state)
{
	struct vk_item wide[] = {box(100), vk_item_space(SPACE, 0), box(9000),
	    vk_item_space(SPACE, 0), box(100)};
	struct vk_line_wish wish = wish_of(4000, VK_FILL_JUSTIFIED);
	struct vk_lines lines = lines_of(*state, wide, 5, &wish);

	check_lines(&lines, wide, 5, &wish);
	assert_int_equal(lines.n, 3);
	assert_int_equal(lines.flags, VK_LINE_OVERFULL);
	assert_int_equal(lines.at[1].flags, VK_LINE_OVERFULL);
	expect_cuts(*state, "abc", 100, "a|b|c");
}

static void
test_never_gives_way(void **state)
{
	struct vk_item items[2 * 8];
	size_t n = 0;
	struct vk_line_wish wish = wish_of(5000, VK_FILL_JUSTIFIED);
	struct vk_lines lines;

	for (int i = 0; i < 8; i++) {
		if (i > 0)
			items[n++] = vk_item_space(SPACE, VK_NEVER);
		items[n++] = box(1000);
	}
	lines = lines_of(*state, items, n, &wish);
	check_lines(&lines, items, n, &wish);
	assert_int_equal(lines.n, 2);
	assert_int_equal(lines.flags, VK_LINE_APART);
	items[7].price = 0; /* a break is found, so nothing gives way */
	lines = lines_of(*state, items, n, &wish);
	assert_int_equal(lines.flags, 0);
	assert_int_equal(lines.at[0].end, 7);
}

/* Boxes without a space between them are one token of several styles. */
static void
test_token_of_boxes(void **state)
{
	struct desk *desk = *state;
	struct vk_item items[] = {box(1000), vk_item_space(SPACE, 0),
	    word(desk->arena, "ab/c"), word(desk->arena, "defg"),
	    vk_item_space(SPACE, 0), box(500)};
	struct vk_line_wish wish = wish_of(4300, VK_FILL_JUSTIFIED);
	struct vk_lines lines = lines_of(desk, items, 6, &wish);

	check_lines(&lines, items, 6, &wish);
	assert_int_equal(lines.flags, 0);
	assert_int_equal(lines.at[0].end, 1);
	wish.measure = 3000;
	lines = lines_of(desk, items, 6, &wish);
	check_lines(&lines, items, 6, &wish);
	assert_int_equal(lines.flags, VK_LINE_CUT);
}

/* ---- hostile ---- */

static void
test_odd_wishes(void **state)
{
	static const vk_len measures[] = {0, -5, 1, 700, 100000, INT32_MAX};
	static const vk_len indents[] = {0, 200, 100000, -500};
	static const vk_len sizes[] = {0, 1, 1000, 102400000};
	uint32_t seed = 5;
	struct vk_item items[MOST];
	size_t n = random_paragraph(items, 20, &seed);

	items[8] = word(((struct desk *)*state)->arena, "ab-cd/efghijkl");
	for (size_t m = 0; m < 6; m++)
		for (size_t i = 0; i < 4; i++)
			for (size_t s = 0; s < 4; s++)
				for (int fill = 0; fill < 3; fill++) {
					struct vk_line_wish wish = wish_of(
					    measures[m], (enum vk_fill)fill);
					struct vk_lines lines;

					wish.indent = indents[i];
					wish.size = sizes[s];
					lines =
					    lines_of(*state, items, n, &wish);
					assert_true(lines.n > 0);
					assert_int_equal(
					    lines.at[lines.n - 1].end, n);
				}
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
expect_quick(struct desk *desk, const struct vk_item *items, size_t n,
    const struct vk_line_wish *wish)
{
	double begin = seconds();
	struct vk_lines lines = lines_of(desk, items, n, wish);

	/* milliseconds when linear, minutes when quadratic */
	assert_true(seconds() - begin < 20);
	check_lines(&lines, items, n, wish);
}

/* Paragraphs of a megabyte: syllables, one token, nothing of any width. */
static void
test_megabyte(void **state)
{
	enum { N = 500000, PIECE = 1000 };
	struct desk *desk = *state;
	struct vk_item *items = vk_alloc(N, sizeof(*items));
	struct vk_line_wish wish = {
	    .measure = 478941, .size = 14 * 1024, .units_per_em = 2048};
	char piece[PIECE + 1];
	uint32_t seed = 11;

	for (size_t i = 0; i < N; i++)
		items[i] = i % 2 == 1
		    ? vk_item_space(512, i % 14 == 1 ? VK_NEVER : 0)
		    : box(900 + (int32_t)(next_random(&seed) % 4000));
	expect_quick(desk, items, N - 1, &wish);
	wish.fill = VK_FILL_BALANCED;
	expect_quick(desk, items, N - 1, &wish);
	wish.fill = VK_FILL_JUSTIFIED;
	for (size_t i = 1; i < N; i += 2)
		items[i].price = VK_NEVER;
	expect_quick(desk, items, N - 1, &wish);
	for (size_t i = 0; i < N; i++)
		items[i] = i % 2 == 1 ? vk_item_space(0, 0) : box(0);
	expect_quick(desk, items, N / 10 - 1, &wish);
	memset(piece, 'm', PIECE);
	piece[PIECE] = '\0';
	for (size_t i = 0; i < 1000; i++)
		items[i] = word(desk->arena, piece);
	expect_quick(desk, items, 1000, &wish);
	wish.measure = 1000; /* narrower than a letter */
	expect_quick(desk, items, 1000, &wish);
	free(items);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_optimal),
	    cmocka_unit_test(test_ends_on_the_margin),
	    cmocka_unit_test(test_size_free),
	    cmocka_unit_test(test_fixed_widths),
	    cmocka_unit_test(test_ragged_and_balanced),
	    cmocka_unit_test(test_short_last_line),
	    cmocka_unit_test(test_forced_breaks),
	    cmocka_unit_test(test_cuts),
	    cmocka_unit_test(test_wider_than_any_line),
	    cmocka_unit_test(test_never_gives_way),
	    cmocka_unit_test(test_token_of_boxes),
	    cmocka_unit_test(test_odd_wishes),
	    cmocka_unit_test(test_megabyte),
	};

	return cmocka_run_group_tests(tests, open_desk, close_desk);
}
