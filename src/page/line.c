/*
 * The total-fit method of Knuth and Plass: for each place where a line may end,
 * and each class of tightness, the cheapest way to get there is remembered, so
 * the whole paragraph is weighed and not line by line.
 *
 * First the items become spots, the places where a line may end, each with the
 * sums of widths up to it; what lies between two spots and is wider than a line
 * is given spots of last resort.  Then the cheapest chain of spots is sought.
 * Work is spots x spots of one line, and one line holds few.
 */
#include "page/line.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "type/type.h" /* struct vk_shape */

enum {
	LINE_DEMERITS = 10, /* each line costs, so fewer lines are better */
	CLASH_DEMERITS = 10000, /* a tight line beside a loose one */
	SHORT_LAST_DEMERITS = 3000,
	MOST_BADNESS = 1000000, /* a space 11 times as wide */
	TOLERANCE = 800, /* badness of a line in the first search: r = 2 */
	WINDOW = 500, /* spots on one line; bounds hostile text */
	KEPT_ROOM = 1 << 14, /* spots that stay for the next paragraph */
	FIT_CLASSES = 4
};

static const int64_t apart_demerits = 1000000000; /* at a VK_NEVER */
static const int64_t sign_cut_demerits = 2000000000; /* after / - _ . */
static const int64_t cut_demerits = 3000000000;
static const int64_t overfull_demerits = 1000000000000;
static const int64_t most_demerits = INT64_MAX / 2; /* sums stop here */
static const int64_t unreached = INT64_MAX;

struct sum { /* of all items before some place */
	int64_t width, stretch, shrink; /* font units */
	int64_t fixed;
	uint32_t spaces; /* that can stretch or shrink */
};

struct way { /* the cheapest way to a spot, by class of its last line */
	int64_t demerits;
	uint32_t from; /* spot */
	uint8_t from_class;
};

struct spot { /* where a line may end; spot 0 is where the first begins */
	struct sum before; /* of the line that ends here */
	struct sum after; /* where the next line begins */
	uint32_t item, glyph; /* end of the line */
	uint32_t next, next_glyph; /* where the next line begins */
	int64_t price;
	unsigned flags; /* VK_LINE_CUT, VK_LINE_APART */
	bool forced;
	bool reached; /* by any way */
	int64_t loose_before, loose_after; /* see loose_sum */
	struct way ways[FIT_CLASSES];
};

struct vk_breaker {
	struct spot *spots;
	size_t nspots, room;
	/* of the paragraph at work */
	const struct vk_item *items;
	size_t nitems;
	const struct vk_line_wish *wish;
};

enum fit { TIGHT, DECENT, LOOSE, VERY_LOOSE }; /* class of a line */

struct trial { /* one possible line */
	int64_t natural; /* width */
	int64_t extra; /* that its spaces take or lose */
	int32_t badness;
	enum fit fit;
	bool overfull;
};

struct vk_item
vk_item_box(const struct vk_shape *shape)
{
	return (struct vk_item){
	    .kind = VK_ITEM_BOX,
	    .width = (int32_t)shape->width,
	    .shape = shape,
	};
}

struct vk_item
vk_item_space(int32_t width, int32_t price)
{
	return (struct vk_item){
	    .kind = VK_ITEM_SPACE,
	    .price = price,
	    .width = width,
	    .stretch = width / 2,
	    .shrink = width / 3,
	};
}

struct vk_breaker *
vk_breaker_new(void)
{
	return vk_alloc(1, sizeof(struct vk_breaker));
}

void
vk_breaker_free(struct vk_breaker *b)
{
	if (b == NULL)
		return;
	free(b->spots);
	free(b);
}

/* ---- widths ---- */

/* As vk_type_scale, so that lines end where their words are painted. */
static int64_t
scaled(const struct vk_line_wish *wish, int64_t units)
{
	int64_t product = units * wish->size, em = wish->units_per_em;

	return (product >= 0 ? product + em / 2 : product - em / 2) / em;
}

static void
add_item(struct sum *sum, const struct vk_item *item)
{
	sum->width += item->width;
	sum->fixed += item->fixed;
	if (item->kind != VK_ITEM_SPACE)
		return;
	sum->stretch += item->stretch;
	sum->shrink += item->shrink;
	if (item->stretch > 0 || item->shrink > 0)
		sum->spaces++;
}

static int64_t
width_between(
    const struct vk_line_wish *wish, const struct sum *a, const struct sum *b)
{
	return scaled(wish, b->width - a->width) + b->fixed - a->fixed;
}

/* ---- spots ---- */

static struct spot *
add_spot(struct vk_breaker *b)
{
	struct spot *s;

	if (b->nspots == b->room) {
		b->room = b->room > 0 ? b->room * 2 : 256;
		b->spots = vk_realloc(b->spots, b->room, sizeof(*s));
	}
	s = &b->spots[b->nspots++];
	memset(s, 0, sizeof(*s));
	return s;
}

/* The length of the line that begins at a spot; hostile measures give 1. */
static int64_t
target_from(const struct vk_breaker *b, size_t spot)
{
	int64_t target = b->wish->measure;

	if (spot == 0)
		target -= b->wish->indent;
	return target > 0 ? target : 1;
}

static int64_t
least_width(
    const struct vk_line_wish *wish, const struct sum *a, const struct sum *z)
{
	int64_t width = width_between(wish, a, z);

	if (wish->fill == VK_FILL_JUSTIFIED)
		width -= scaled(wish, z->shrink - a->shrink);
	return width;
}

static bool
is_cut_sign(const struct vk_shape *shape, size_t byte)
{
	return byte > 0 && strchr("/-_.", shape->text[byte - 1]) != NULL;
}

/* The width of a box's glyphs, when so many units of its shape are meant. */
static int64_t
part_of(const struct vk_item *box, int64_t units)
{
	return box->shape->width > 0 ? box->width * units / box->shape->width
				     : 0;
}

/*
 * Spots inside a box that is wider than a line: after the signs, or wherever a
 * cluster ends if that leaves a piece too wide.
 */
static void
add_cuts(
    struct vk_breaker *b, const struct sum *start, uint32_t item, bool anywhere)
{
	const struct vk_shape *shape = b->items[item].shape;
	int64_t units = 0;
	size_t byte = 0;

	for (uint32_t g = 0; g + 1 < shape->n; g++) {
		struct spot *s;
		bool sign;

		byte += shape->clusters[g];
		units += shape->advances[g];
		sign = is_cut_sign(shape, byte);
		/* a glyph without bytes belongs to the one before it */
		if (shape->clusters[g + 1] == 0 || (!sign && !anywhere))
			continue;
		s = add_spot(b);
		s->before = *start;
		s->before.width += part_of(&b->items[item], units);
		s->after = s->before;
		s->item = s->next = item;
		s->glyph = s->next_glyph = g + 1;
		s->price = sign ? sign_cut_demerits : cut_demerits;
		s->flags = VK_LINE_CUT;
	}
}

/* Whether the pieces between the signs of a box all fit a line. */
static bool
signs_suffice(
    const struct vk_breaker *b, const struct vk_item *box, int64_t target)
{
	const struct vk_shape *shape = box->shape;
	int64_t units = 0;
	size_t byte = 0;

	for (uint32_t g = 0; g < shape->n; g++) {
		byte += shape->clusters[g];
		units += shape->advances[g];
		if (scaled(b->wish, part_of(box, units)) > target)
			return false;
		if (is_cut_sign(shape, byte))
			units = 0;
	}
	return true;
}

/* A spot between two boxes of one token, or at a space that is no break. */
static void
add_resort(struct vk_breaker *b, uint32_t item, const struct sum *sum)
{
	bool space = b->items[item].kind == VK_ITEM_SPACE;
	struct spot *s = add_spot(b);

	s->before = s->after = *sum;
	if (space)
		add_item(&s->after, &b->items[item]);
	s->item = item;
	s->next = item + (space ? 1 : 0);
	s->price = space ? apart_demerits : cut_demerits;
	s->flags = space ? VK_LINE_APART : VK_LINE_CUT;
}

/* Whether boxes that follow each other from here on are wider than a line. */
static bool
is_wide_token(
    const struct vk_breaker *b, uint32_t item, uint32_t end, int64_t target)
{
	struct sum zero = {0}, sum = {0};

	for (; item < end && b->items[item].kind == VK_ITEM_BOX; item++) {
		add_item(&sum, &b->items[item]);
		if (least_width(b->wish, &zero, &sum) > target)
			return true;
	}
	return false;
}

/*
 * The items [item, end) are wider than a line and hold no break: their spaces
 * become breaks of last resort, and tokens that are too wide are cut.
 */
static void
add_relief(struct vk_breaker *b, uint32_t item, uint32_t end, struct sum sum,
    int64_t target)
{
	bool wide = false;

	for (uint32_t i = item; i < end; i++) {
		const struct vk_item *it = &b->items[i];
		bool box = it->kind == VK_ITEM_BOX;
		bool follows = i > item && it[-1].kind == VK_ITEM_BOX;

		if (box && !follows)
			wide = is_wide_token(b, i, end, target);
		if (follows && (!box || wide))
			add_resort(b, i, &sum);
		if (box && wide && it->shape != NULL)
			add_cuts(b, &sum, i, !signs_suffice(b, it, target));
		add_item(&sum, it);
	}
}

static bool
is_spot(const struct vk_breaker *b, size_t i)
{
	const struct vk_item *it = &b->items[i];
	size_t next = i + 1;

	if (it->kind != VK_ITEM_SPACE)
		return it->kind == VK_ITEM_BREAK;
	if (it->price == VK_NEVER || i == 0 || it[-1].kind != VK_ITEM_BOX)
		return false;
	while (next < b->nitems && b->items[next].kind == VK_ITEM_SPACE)
		next++;
	return next < b->nitems && b->items[next].kind == VK_ITEM_BOX;
}

/* The line after a spot begins with the first item that is no space. */
static void
skip_spaces(const struct vk_breaker *b, struct spot *s)
{
	while (s->next < b->nitems && b->items[s->next].kind == VK_ITEM_SPACE)
		add_item(&s->after, &b->items[s->next++]);
}

/*
 * A spot at an item, or at the end.  `sum` is of all items before it, `visible`
 * leaves out the spaces at the end of the line.
 */
static void
place_spot(struct vk_breaker *b, size_t i, const struct sum *visible,
    const struct sum *sum, uint32_t begin)
{
	struct spot *s = add_spot(b);
	bool end = i == b->nitems;

	s->item = s->next = (uint32_t)i;
	s->before = *visible;
	s->after = *sum;
	s->forced = end || b->items[i].kind == VK_ITEM_BREAK;
	s->price = s->forced ? 0 : b->items[i].price;
	while (s->item > begin && b->items[s->item - 1].kind == VK_ITEM_SPACE)
		s->item--;
	if (!end)
		add_item(&s->after, &b->items[s->next++]);
	skip_spaces(b, s);
}

static void
find_spots(struct vk_breaker *b)
{
	struct sum sum = {0}, visible = {0};
	size_t last = 0;

	b->nspots = 0;
	skip_spaces(b, add_spot(b));
	for (size_t i = 0; i <= b->nitems; i++) {
		struct sum start = b->spots[last].after;
		uint32_t begin = b->spots[last].next;

		if (i == b->nitems || (i >= begin && is_spot(b, i))) {
			int64_t target = target_from(b, last);

			if (least_width(b->wish, &start, &visible) > target)
				add_relief(
				    b, begin, (uint32_t)i, start, target);
			last = b->nspots;
			place_spot(b, i, &visible, &sum, begin);
		}
		if (i == b->nitems)
			break;
		add_item(&sum, &b->items[i]);
		if (b->items[i].kind != VK_ITEM_SPACE)
			visible = sum;
	}
}

/* ---- one line ---- */

/* 100 |r|^3, r = slack / give, rounded; r is kept to 1/1024. */
static int32_t
badness_of(int64_t slack, int64_t give)
{
	int64_t r;

	if (slack == 0)
		return 0;
	if (give <= 0 || slack > INT64_MAX / 1024)
		return MOST_BADNESS;
	r = slack * 1024 / give;
	if (r > 22061) /* 100 r^3 would pass MOST_BADNESS */
		return MOST_BADNESS;
	return (int32_t)((100 * r * r * r + (1 << 29)) >> 30);
}

static void
weigh_justified(struct trial *t, const struct vk_breaker *b,
    const struct spot *a, const struct spot *z, int64_t slack)
{
	int64_t stretch = scaled(b->wish, z->before.stretch - a->after.stretch);
	int64_t shrink = scaled(b->wish, z->before.shrink - a->after.shrink);

	if (slack >= 0 && z->forced)
		return;
	t->extra = slack < -shrink ? -shrink : slack;
	t->overfull = slack < -shrink;
	if (z->before.spaces == a->after.spaces)
		t->extra = 0;
	t->badness = slack >= 0 ? badness_of(slack, stretch)
				: badness_of(-t->extra, shrink);
	if (t->badness > 12)
		t->fit = slack < 0    ? TIGHT
		    : t->badness > 99 ? VERY_LOOSE
				      : LOOSE;
}

/*
 * A ragged line may fall short by a sixth of the measure before it is poor,
 * and its last line by all; a balanced one by a quarter, the last one too.
 * The sum over all lines is then least when they are few and alike.
 */
static void
weigh_ragged(struct trial *t, const struct vk_breaker *b, const struct spot *z,
    int64_t slack)
{
	bool balanced = b->wish->fill == VK_FILL_BALANCED;

	t->overfull = slack < 0;
	if (slack > 0 && (balanced || !z->forced))
		t->badness =
		    badness_of(slack, b->wish->measure / (balanced ? 4 : 6));
}

static struct trial
try_line(const struct vk_breaker *b, size_t from, const struct spot *z)
{
	const struct spot *a = &b->spots[from];
	struct trial t = {.fit = DECENT};
	int64_t slack;

	t.natural = width_between(b->wish, &a->after, &z->before);
	if (t.natural < 0) /* nothing but spaces */
		t.natural = 0;
	slack = target_from(b, from) - t.natural;
	if (b->wish->fill == VK_FILL_JUSTIFIED)
		weigh_justified(&t, b, a, z, slack);
	else
		weigh_ragged(&t, b, z, slack);
	return t;
}

/* What a line adds, without the clash with the line before it. */
static int64_t
demerits_of(const struct vk_breaker *b, const struct trial *t, size_t from,
    const struct spot *z)
{
	int64_t own = LINE_DEMERITS + (int64_t)t->badness;
	int64_t demerits = own * own + z->price;

	if (t->overfull)
		demerits += overfull_demerits;
	if (from > 0 && z->forced && z->item == b->nitems &&
	    t->natural < b->wish->short_last)
		demerits += SHORT_LAST_DEMERITS;
	return demerits;
}

/* ---- the search ---- */

/*
 * How far items reach when their spaces are far too wide, in lengths by units
 * of the em: between two spots it is a difference, without a division.
 */
static int64_t
loose_sum(const struct vk_line_wish *wish, const struct sum *sum)
{
	return (sum->width + 3 * sum->stretch) * wish->size +
	    sum->fixed * wish->units_per_em;
}

static void
forget_ways(struct vk_breaker *b)
{
	for (size_t i = 0; i < b->nspots; i++) {
		struct spot *s = &b->spots[i];

		s->loose_before = loose_sum(b->wish, &s->before);
		s->loose_after = loose_sum(b->wish, &s->after);
		s->reached = i == 0;
		for (int c = 0; c < FIT_CLASSES; c++)
			s->ways[c].demerits = unreached;
	}
	b->spots[0].ways[DECENT].demerits = 0;
}

/* The ways to z whose last line begins at `from`. */
static void
extend_ways(
    struct vk_breaker *b, size_t from, struct spot *z, const struct trial *t)
{
	int64_t own = demerits_of(b, t, from, z);
	struct way *way = &z->ways[t->fit];

	for (int c = 0; c < FIT_CLASSES; c++) {
		int64_t sum = b->spots[from].ways[c].demerits;

		if (sum == unreached)
			continue;
		sum += own;
		if (from > 0 && abs(c - (int)t->fit) > 1)
			sum += CLASH_DEMERITS;
		if (sum > most_demerits)
			sum = most_demerits;
		if (sum < way->demerits)
			*way = (struct way){sum, (uint32_t)from, (uint8_t)c};
	}
	z->reached = true;
}

/* Whether a line is far too loose for the first search, as most lines are. */
static bool
is_hopeless(const struct vk_breaker *b, size_t from, const struct spot *z)
{
	return b->wish->fill == VK_FILL_JUSTIFIED && !z->forced &&
	    z->loose_before - b->spots[from].loose_after <
	    target_from(b, from) * b->wish->units_per_em;
}

/*
 * The last search takes any line, and an overfull one where there is no other.
 */
static void
try_way(struct vk_breaker *b, size_t from, struct spot *z, bool last)
{
	struct trial t = try_line(b, from, z);

	if (t.overfull ? last && z == &b->spots[from + 1]
		       : last || t.badness <= TOLERANCE)
		extend_ways(b, from, z, &t);
}

/*
 * Tries the lines that end at z, the shortest first, until they are overfull.
 */
static void
reach_spot(struct vk_breaker *b, size_t at, size_t forced_before, bool last)
{
	struct spot *z = &b->spots[at];
	int64_t first = target_from(b, 0), rest = target_from(b, 1);
	int64_t roomiest = first > rest ? first : rest;
	size_t least = at > WINDOW ? at - WINDOW : 0;

	if (least < forced_before)
		least = forced_before;
	for (size_t from = at; from-- > least;) {
		if (!last && is_hopeless(b, from, z))
			continue;
		if (b->spots[from].reached)
			try_way(b, from, z, last);
		if (least_width(b->wish, &b->spots[from].after, &z->before) >
		    roomiest)
			break;
	}
}

static int
best_class(const struct spot *s)
{
	int best = 0;

	for (int c = 1; c < FIT_CLASSES; c++)
		if (s->ways[c].demerits < s->ways[best].demerits)
			best = c;
	return best;
}

/* Whether the end was reached. */
static bool
search(struct vk_breaker *b, bool last)
{
	const struct spot *end = &b->spots[b->nspots - 1];
	size_t forced_before = 0;

	forget_ways(b);
	for (size_t i = 1; i < b->nspots; i++) {
		reach_spot(b, i, forced_before, last);
		if (b->spots[i].forced)
			forced_before = i;
	}
	return end->ways[best_class(end)].demerits != unreached;
}

/* ---- the lines ---- */

static vk_len
clamped(int64_t length)
{
	return length > INT32_MAX ? INT32_MAX
	    : length < INT32_MIN  ? INT32_MIN
				  : (vk_len)length;
}

static void
set_line(const struct vk_breaker *b, struct vk_line *line, size_t from,
    const struct spot *z)
{
	const struct spot *a = &b->spots[from];
	struct trial t = try_line(b, from, z);

	line->first = a->next < z->item ? a->next : z->item;
	line->first_glyph = a->next_glyph;
	line->end = z->item;
	line->end_glyph = z->glyph;
	line->spaces = z->before.spaces > a->after.spaces
	    ? z->before.spaces - a->after.spaces
	    : 0;
	line->flags = z->flags | (t.overfull ? VK_LINE_OVERFULL : 0u);
	line->natural = clamped(t.natural);
	line->extra = clamped(t.extra);
	line->badness = t.badness;
}

static size_t
count_lines(const struct vk_breaker *b)
{
	size_t n = 0, at = b->nspots - 1;
	int class = best_class(&b->spots[at]);

	while (at > 0) {
		const struct way *way = &b->spots[at].ways[class];

		at = way->from;
		class = way->from_class;
		n++;
	}
	return n;
}

/* From the end back to the beginning. */
static struct vk_lines
collect(const struct vk_breaker *b, struct vk_arena *arena)
{
	size_t at = b->nspots - 1;
	int class = best_class(&b->spots[at]);
	struct vk_lines lines = {.n = count_lines(b)};

	lines.demerits = b->spots[at].ways[class].demerits;
	lines.at = vk_arena_array(arena, lines.n, sizeof(*lines.at));
	for (size_t i = lines.n; i-- > 0;) {
		const struct spot *z = &b->spots[at];
		const struct way *way = &z->ways[class];

		set_line(b, &lines.at[i], way->from, z);
		lines.badness += lines.at[i].badness;
		lines.flags |= lines.at[i].flags;
		at = way->from;
		class = way->from_class;
	}
	return lines;
}

struct vk_lines
vk_lines_new(struct vk_breaker *b, struct vk_arena *arena,
    const struct vk_item *items, size_t n, const struct vk_line_wish *wish)
{
	struct vk_lines lines = {0};
	bool found;

	assert(wish->units_per_em > 0 && wish->size >= 0 && n < UINT32_MAX);
	if (n == 0)
		return lines;
	b->items = items;
	b->nitems = n;
	b->wish = wish;
	find_spots(b);
	found = (wish->fill == VK_FILL_JUSTIFIED && search(b, false)) ||
	    search(b, true); /* which takes any line */
	assert(found);
	(void)found;
	lines = collect(b, arena);
	if (b->room > KEPT_ROOM) {
		free(b->spots);
		b->spots = NULL;
		b->room = 0;
	}
	return lines;
}

struct vk_lines
vk_lines_flat(struct vk_arena *arena, const struct vk_item *items, size_t n,
    const struct vk_line_wish *wish)
{
	struct vk_lines lines = {.n = 1};
	struct sum sum = {0};

	for (size_t i = 0; i < n; i++)
		add_item(&sum, &items[i]);
	lines.at = vk_arena_alloc(arena, sizeof(*lines.at));
	*lines.at = (struct vk_line){.end = (uint32_t)n,
	    .spaces = sum.spaces,
	    .natural = clamped(scaled(wish, sum.width) + sum.fixed)};
	return lines;
}

/* ---- places ---- */

/* Units of a box's glyphs before one of them. */
static int64_t
units_before(const struct vk_item *box, uint32_t glyph)
{
	int64_t units = 0;

	for (uint32_t g = 0; g < glyph; g++)
		units += box->shape->advances[g];
	return part_of(box, units);
}

void
vk_line_place(const struct vk_line *line, const struct vk_item *items,
    const struct vk_line_wish *wish, vk_len *x)
{
	struct sum sum = {0};
	uint32_t end = line->end + (line->end_glyph > 0 ? 1 : 0);
	size_t n = 0;

	for (uint32_t i = line->first; i <= end; i++) {
		int64_t at = scaled(wish, sum.width) + sum.fixed;

		if (line->spaces > 0)
			at += (int64_t)line->extra * sum.spaces / line->spaces;
		x[n++] = clamped(at);
		if (i == end)
			break;
		if (i == line->end) { /* the box that is cut at the end */
			sum.width += units_before(&items[i], line->end_glyph);
		} else {
			add_item(&sum, &items[i]);
		}
		if (i == line->first && line->first_glyph > 0)
			sum.width -= units_before(&items[i], line->first_glyph);
	}
}
