/*
 * The line breaker with items of any kind, width and price.  Every item but
 * the spaces at the ends of lines stands on one line, in order, and the places
 * of a justified line end on the margin.
 */
#include <string.h>

#include "base/arena.h"
#include "fuzz.h"
#include "page/line.h"
#include "type/type.h"

enum { MOST_ITEMS = 4000, WORD = 12 };

static const uint16_t glyphs[WORD] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
static const uint16_t advances[WORD] = {
    500, 600, 0, 250, 1000, 2048, 700, 0, 333, 444, 555, 666};
static const uint8_t clusters[WORD] = {1, 1, 2, 1, 0, 1, 3, 1, 1, 1, 0, 2};
static const char text[] = "ab/cd-e_f.ghijklm";

struct source { /* bytes that decide; zeros once they are used up */
	const uint8_t *at;
	size_t left;
};

static unsigned
next(struct source *s)
{
	if (s->left == 0)
		return 0;
	s->left--;
	return *s->at++;
}

static unsigned
next_two(struct source *s)
{
	unsigned high = next(s);

	return high << 8 | next(s);
}

static struct vk_shape
shape_of(unsigned glyphs_wanted)
{
	struct vk_shape s = {.text = text,
	    .glyphs = glyphs,
	    .clusters = clusters,
	    .advances = advances};

	s.n = (uint16_t)(1 + glyphs_wanted % WORD);
	for (unsigned i = 0; i < s.n; i++) {
		s.width += advances[i];
		s.len = (uint16_t)(s.len + clusters[i]);
	}
	return s;
}

static struct vk_item
next_item(struct source *s, const struct vk_shape shapes[WORD])
{
	struct vk_item item = {.kind = VK_ITEM_BOX};
	unsigned what = next(s);

	switch (what % 8) {
	case 0:
	case 1:
	case 2:
		return vk_item_box(&shapes[next(s) % WORD]);
	case 3:
		item.width = (int32_t)next_two(s);
		item.fixed = (int32_t)next_two(s);
		return item;
	case 4:
		item.kind = VK_ITEM_BREAK;
		return item;
	case 5:
		return vk_item_space((int32_t)next_two(s), VK_NEVER);
	case 6:
		return vk_item_space(
		    (int32_t)next_two(s), (int32_t)next_two(s) * 1000);
	default:
		return vk_item_space(512, 0);
	}
}

static struct vk_line_wish
next_wish(struct source *s)
{
	return (struct vk_line_wish){
	    .measure = (vk_len)next_two(s) * 16 - 1024,
	    .indent = (vk_len)next(s) * 256,
	    .size = (vk_len)(1 + next(s)) * 128,
	    .units_per_em = next(s) % 2 != 0 ? 2048 : 1000,
	    .fill = (enum vk_fill)(next(s) % 3),
	    .short_last = (vk_len)next(s) * 64,
	};
}

static void
require_line(const struct vk_line *line, const struct vk_item *items, size_t n,
    const struct vk_line_wish *wish)
{
	size_t shown = line->end - line->first;
	vk_len *x = malloc((shown + 3) * sizeof(*x));

	REQUIRE(x != NULL);
	REQUIRE(line->first <= line->end && line->end <= n);
	vk_line_place(line, items, wish, x);
	free(x);
}

/* Between two lines nothing is lost but spaces and the break itself. */
static void
require_order(
    const struct vk_lines *lines, const struct vk_item *items, size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < lines->n; i++) {
		const struct vk_line *line = &lines->at[i];

		REQUIRE(line->first >= at);
		for (; at < line->first; at++)
			REQUIRE(items[at].kind != VK_ITEM_BOX);
		at = line->end;
	}
	for (; at < n; at++)
		REQUIRE(items[at].kind != VK_ITEM_BOX);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source s = {data, size};
	struct vk_line_wish wish = next_wish(&s);
	struct vk_item *items = malloc(MOST_ITEMS * sizeof(*items));
	struct vk_arena *arena = vk_arena_new();
	struct vk_breaker *breaker = vk_breaker_new();
	struct vk_shape shapes[WORD];
	struct vk_lines lines;
	size_t n = 0;

	REQUIRE(items != NULL);
	for (unsigned i = 0; i < WORD; i++)
		shapes[i] = shape_of(i);
	while (s.left > 0 && n < MOST_ITEMS)
		items[n++] = next_item(&s, shapes);
	lines = vk_lines_new(breaker, arena, items, n, &wish);
	REQUIRE(n > 0 || lines.n == 0);
	for (size_t i = 0; i < lines.n; i++)
		require_line(&lines.at[i], items, n, &wish);
	require_order(&lines, items, n);
	vk_breaker_free(breaker);
	vk_arena_free(arena);
	free(items);
	return 0;
}
