/*
 * Pages: the breaks of small vertical lists against every possible choice, and
 * the keeps one by one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "page/build.h"

enum { PITCH = 18 * VK_PT, GAP = 6 * VK_PT, MOST = 200 };

struct text { /* paragraphs by their numbers of lines */
	struct vk_vline lines[MOST];
	struct vk_breaks_wish wish;
};

/* 2 + 2 lines stay together; `heads` marks paragraphs that are headings. */
static void
make(struct text *t, const char *paras, const char *heads)
{
	bool after_head = false;

	memset(t, 0, sizeof(*t));
	for (size_t p = 0; paras[p] != '\0'; p++) {
		size_t n = (size_t)(paras[p] - '0');

		for (size_t i = 0; i < n; i++) {
			struct vk_vline *v = &t->lines[t->wish.n++];

			v->para = (uint32_t)p;
			v->line = (uint32_t)i;
			v->advance = PITCH + (i == 0 ? GAP : 0);
			v->gap = i == 0;
			if (i > 0 && (i < 2 || n - i < 2))
				v->price = VK_PRICE_BAN;
			if (i == 0 && after_head)
				v->price = VK_PRICE_BAN;
		}
		after_head = strchr(heads, (int)('a' + (int)p)) != NULL;
	}
	t->wish.lines = t->lines;
	t->wish.first_top = 200 * VK_PT;
	t->wish.top = 71 * VK_PT;
	t->wish.bottom = 400 * VK_PT;
	t->wish.close = 150 * VK_PT;
	t->wish.stretch = 2 * VK_PT;
	t->wish.pitch = PITCH;
	t->wish.least_close = 2;
	t->wish.wanted_close = 5;
	t->wish.least_fill = 150 * VK_PT;
	t->wish.most_empty = 400 * VK_PT;
}

static struct vk_breaks
broken(struct vk_arena *a, const struct text *t)
{
	struct vk_breaks b;

	vk_breaks_new(a, &t->wish, &b);
	return b;
}

static void
test_one_page(void **state)
{
	struct vk_arena *a = vk_arena_new();
	struct text t;
	struct vk_breaks b;

	(void)state;
	make(&t, "21", "");
	b = broken(a, &t);
	assert_int_equal(b.n, 1);
	assert_int_equal(b.starts[0], 0);
	assert_int_equal(b.last_lines, 3);
	assert_true(b.ends_well);
	assert_false(b.broken_rule);
	vk_arena_free(a);
}

/* The signature finds no room on the full page: lines go with it. */
static void
test_close_takes_lines_along(void **state)
{
	struct vk_arena *a = vk_arena_new();
	struct text t;
	struct vk_breaks b;

	(void)state;
	make(&t, "45", ""); /* ends at 200 + 8 * 18 + 6 = 350; 150 more: no */
	b = broken(a, &t);
	assert_int_equal(b.n, 2);
	assert_true(b.last_lines >= 2);
	assert_false(b.broken_rule);
	assert_int_equal(t.lines[b.starts[1]].price, 0);
	vk_arena_free(a);
}

/* The foot of the first page is not for the text, nor for what closes it. */
static void
test_first_foot(void **state)
{
	struct vk_arena *a = vk_arena_new();
	struct text t;
	struct vk_breaks b;
	struct vk_page_fill f;

	(void)state;
	make(&t, "21", ""); /* ends at 200 + 2 * 18 + 6 = 242, then 150 more */
	t.wish.first_foot = 8 * VK_PT;
	b = broken(a, &t);
	assert_int_equal(b.n, 1);
	t.wish.first_foot = 9 * VK_PT;
	b = broken(a, &t);
	assert_false(b.n == 1 && !b.close_apart);

	make(&t, "2222222222", "");
	t.wish.first_foot = 100 * VK_PT;
	b = broken(a, &t);
	assert_true(b.n > 1);
	f = vk_page_fill(&t.wish, 0, b.starts[1]);
	assert_int_equal(f.bottom, 300 * VK_PT);
	assert_true(f.last <= f.bottom);
	f = vk_page_fill(&t.wish, b.starts[1], t.wish.n);
	assert_int_equal(f.bottom, 400 * VK_PT);
	vk_arena_free(a);
}

static void
test_nothing_torn(void **state)
{
	static const char *const texts[][2] = {{"3333333333333", ""},
	    {"1414141414141414", "acegikmo"}, {"5555555555555555", ""},
	    {"1114111411141114", "abcefgijkmno"},
	    {"2222222222222222222222", "ad"}, {"9999999", ""}};
	struct vk_arena *a = vk_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct text t;
		struct vk_breaks b;

		make(&t, texts[i][0], texts[i][1]);
		b = broken(a, &t);
		assert_false(b.broken_rule);
		assert_true(b.last_lines >= 2);
		for (size_t p = 1; p < b.n; p++)
			assert_true(t.lines[b.starts[p]].price < VK_PRICE_BAN);
	}
	vk_arena_free(a);
}

/* A heading longer than any page: the pages are still made, and it is told. */
static void
test_impossible_keeps(void **state)
{
	struct vk_arena *a = vk_arena_new();
	struct text t;
	struct vk_breaks b;

	(void)state;
	make(&t, "1111111111111111111111111111111111111111",
	    "abcdefghijklmnopqrstuvwxyz{|}~");
	b = broken(a, &t);
	assert_true(b.n > 1);
	assert_true(b.broken_rule);
	assert_int_equal(b.broken_at, b.starts[1]);
	assert_false(b.ends_well);
	vk_arena_free(a);
}

/* Charts that do not fit leave their room where it is, and tear no text. */
static void
test_before_charts(void **state)
{
	struct vk_arena *a = vk_arena_new();
	struct text t;
	struct vk_breaks b;

	(void)state;
	make(&t, "4444444114", "");
	t.wish.first_top = t.wish.top;
	t.wish.bottom = 700 * VK_PT;
	t.lines[28].advance = t.lines[28].lead = 280 * VK_PT;
	t.lines[29].advance = t.lines[29].lead = 360 * VK_PT;
	b = broken(a, &t);
	assert_int_equal(b.n, 3);
	assert_int_equal(b.starts[1], 28);
	assert_int_equal(b.starts[2], 29);
	vk_arena_free(a);
}

static void
test_forced(void **state)
{
	struct vk_arena *a = vk_arena_new();
	struct text t;
	struct vk_breaks b;

	(void)state;
	make(&t, "222", "");
	t.lines[2].forced = true;
	b = broken(a, &t);
	assert_int_equal(b.n, 2);
	assert_int_equal(b.starts[1], 2);
	vk_arena_free(a);
}

/* A closing block that fits beside no text stands on its own page. */
static void
test_close_apart(void **state)
{
	struct vk_arena *a = vk_arena_new();
	struct text t;
	struct vk_breaks b;

	(void)state;
	make(&t, "1", "");
	t.wish.close = 340 * VK_PT;
	b = broken(a, &t);
	assert_true(b.close_apart);
	assert_int_equal(b.n, 1);
	assert_true(b.broken_rule);
	assert_int_equal(b.broken_at, 1);
	vk_arena_free(a);
}

/* ---- against every choice ---- */

static bool
page_fits(const struct text *t, size_t first, size_t end, int64_t *left)
{
	int64_t y = first == 0 ? t->wish.first_top : t->wish.top;

	for (size_t i = first + 1; i < end; i++)
		y += t->lines[i].advance;
	if (end == t->wish.n)
		y += t->wish.close;
	*left = t->wish.bottom - y;
	return *left >= 0;
}

/* The fewest pages that keep all rules, by trying every break. */
static size_t
fewest(const struct text *t, size_t first)
{
	size_t best = SIZE_MAX;

	for (size_t end = first + 1; end <= t->wish.n; end++) {
		int64_t left;
		size_t rest;

		if (!page_fits(t, first, end, &left)) {
			if (end < t->wish.n)
				break;
			continue;
		}
		if (end == t->wish.n) {
			if (end - first >= 2 && best > 1)
				best = 1;
			continue;
		}
		if (t->lines[end].price >= VK_PRICE_BAN)
			continue;
		rest = fewest(t, end);
		if (rest != SIZE_MAX && rest + 1 < best)
			best = rest + 1;
	}
	return best;
}

static void
test_against_every_choice(void **state)
{
	struct vk_arena *a = vk_arena_new();
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 300; round++) {
		char paras[10] = "";
		struct text t;
		struct vk_breaks b;
		size_t n, possible;

		seed = seed * 1103515245u + 12345u;
		n = 3 + (seed >> 16) % 6;
		for (size_t i = 0; i < n; i++) {
			seed = seed * 1103515245u + 12345u;
			paras[i] = (char)('1' + (seed >> 16) % 6);
		}
		make(&t, paras, (seed >> 20) % 2 ? "bd" : "");
		b = broken(a, &t);
		possible = fewest(&t, 0);
		/* Where the rules can be kept they are. */
		assert_int_equal(b.broken_rule, possible == SIZE_MAX);
		if (possible != SIZE_MAX) {
			assert_true(b.n >= possible);
			assert_true(b.n <= possible + 1);
		}
	}
	vk_arena_free(a);
}

/* ---- any list whatever ---- */

static unsigned
chance(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

/* Lines of any height, higher than a page too, with any keeps and notes. */
static void
make_any(struct text *t, unsigned *seed)
{
	memset(t, 0, sizeof(*t));
	t->wish.lines = t->lines;
	t->wish.n = 1 + chance(seed, MOST);
	for (size_t i = 0; i < t->wish.n; i++) {
		struct vk_vline *v = &t->lines[i];
		bool high = chance(seed, 20) == 0;

		v->advance = (vk_len)chance(seed, high ? 900 : 40) * VK_PT;
		v->lead = (vk_len)chance(seed, high ? 900 : 9) * VK_PT;
		v->gap = chance(seed, 3) == 0;
		v->forced = chance(seed, 15) == 0;
		v->price = chance(seed, 3) == 0 ? VK_PRICE_BAN
						: (int32_t)chance(seed, 3000);
		v->nnotes = chance(seed, 10) == 0;
		v->notes = (vk_len)(v->nnotes * chance(seed, 600)) * VK_PT;
	}
	t->wish.first_top = (vk_len)chance(seed, 800) * VK_PT;
	t->wish.top = (vk_len)chance(seed, 300) * VK_PT;
	t->wish.bottom = (vk_len)chance(seed, 800) * VK_PT;
	t->wish.first_foot = (vk_len)chance(seed, 100) * VK_PT;
	t->wish.close = (vk_len)chance(seed, 900) * VK_PT;
	t->wish.notes_rule = 23 * VK_PT;
	t->wish.stretch = (vk_len)chance(seed, 3) * VK_PT;
	t->wish.pitch = PITCH;
	t->wish.least_close = chance(seed, 4);
	t->wish.wanted_close = chance(seed, 8);
	t->wish.least_fill = (vk_len)chance(seed, 300) * VK_PT;
	t->wish.most_empty = (vk_len)chance(seed, 300) * VK_PT;
}

/* Higher than the page allows only where one line is, or what closes it. */
static void
assert_page(const struct text *t, const struct vk_breaks *b, size_t page)
{
	size_t first = b->starts[page];
	size_t end = page + 1 < b->n ? b->starts[page + 1] : t->wish.n;
	struct vk_page_fill f = vk_page_fill(&t->wish, first, end);

	assert_true(end > first);
	assert_true(end - first == 1 || f.last + f.notes <= f.bottom);
	for (size_t i = first + 1; i < end; i++)
		assert_false(t->lines[i].forced);
	if (page + 1 == b->n && !b->close_apart)
		assert_true(f.last + f.notes + t->wish.close <= f.bottom);
}

/* No list makes pages without end: each takes a line, and all are taken. */
static void
test_every_page_consumes(void **state)
{
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct vk_arena *a = vk_arena_new();
		struct text t;
		struct vk_breaks b;

		make_any(&t, &seed);
		b = broken(a, &t);
		assert_in_range(b.n, 1, t.wish.n);
		assert_int_equal(b.starts[0], 0);
		for (size_t page = 0; page < b.n; page++)
			assert_page(&t, &b, page);
		vk_arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_one_page),
	    cmocka_unit_test(test_close_takes_lines_along),
	    cmocka_unit_test(test_first_foot),
	    cmocka_unit_test(test_nothing_torn),
	    cmocka_unit_test(test_impossible_keeps),
	    cmocka_unit_test(test_before_charts),
	    cmocka_unit_test(test_forced),
	    cmocka_unit_test(test_close_apart),
	    cmocka_unit_test(test_against_every_choice),
	    cmocka_unit_test(test_every_page_consumes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
