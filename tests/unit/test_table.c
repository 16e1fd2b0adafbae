/*
 * Tables: bands with their prices, cells over rows and pages, figures on their
 * comma, the lines of the grid, and the structure that readers follow.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tabular.h"

enum { PAGE = 700 * VK_PT, TOP = 57 * VK_PT, LEFT = 85 * VK_PT };

static struct vk_grid *
grid_of(struct tabular *t, const struct vk_table *table, vk_len page)
{
	return vk_grid_new(&t->layout, table, TABULAR_MEASURE, page);
}

static struct vk_grid *
grid_new(struct tabular *t, size_t ncolumns, const char *lines)
{
	return grid_of(t, tabular_new(t, ncolumns, lines), PAGE);
}

/* As many bands as fit, page after page, each where its height says. */
static void
emit_pages(struct tabular *t, struct vk_grid *g, vk_len page)
{
	size_t n = vk_grid_count(g), end;

	for (size_t i = 0; i < n; i = end) {
		vk_len y = TOP + vk_grid_top(g, i) + vk_grid_band(g, i)->height;

		for (end = i + 1;
		     end < n && y + vk_grid_band(g, end)->height <= TOP + page;)
			y += vk_grid_band(g, end++)->height;
		assert_int_equal(
		    vk_grid_emit(&t->emit, g, i, end, LEFT, TOP), y);
		vk_emit_page(&t->emit, (int)t->pages.n + 1);
	}
}

/* `count` times the words, with blanks between. */
static const char *
many(struct tabular *t, const char *words, size_t count)
{
	struct vk_buf out = {0};
	const char *text;

	for (size_t i = 0; i < count; i++)
		vk_buf_addf(&out, "%s%s", i > 0 ? " " : "", words);
	text = vk_arena_strdup(t->arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return text;
}

/* ---- bands ---- */

static void
test_heights(void **state)
{
	struct tabular *t = *state;
	struct vk_grid *g =
	    grid_new(t, 2, "# Tên | Số\n- một | 1\n- một/hai/ba | 2\n- | 3\n");
	const struct vk_standard *s = t->standard;
	vk_len clear = s->cell_top + s->cell_bottom + s->grid_weight;

	assert_int_equal(vk_grid_count(g), 3);
	assert_int_equal(
	    vk_grid_top(g, 0), 16 * VK_PT + clear + s->grid_weight);
	assert_int_equal(vk_grid_top(g, 1), vk_grid_top(g, 0));
	assert_int_equal(vk_grid_band(g, 0)->height, 16 * VK_PT + clear);
	assert_int_equal(vk_grid_band(g, 1)->height, 48 * VK_PT + clear);
	assert_int_equal(vk_grid_band(g, 2)->height, 16 * VK_PT + clear);
}

static void
test_no_head_again(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 1, "# Tên\n- một\n- hai\n");
	struct vk_grid *g;

	table->repeat_head = false;
	g = grid_of(t, table, PAGE);
	assert_int_equal(vk_grid_top(g, 1), t->standard->grid_weight);
	g = grid_new(t, 1, "- một\n- hai\n");
	assert_int_equal(vk_grid_top(g, 0), t->standard->grid_weight);
	assert_int_equal(vk_grid_count(g), 2);
}

/* "." a price that may be paid, "!" none. */
static const struct {
	const char *lines, *prices;
} keeps[] = {
    {"# a\n- 1\n- 2\n- 3\n", "..."},
    {"# a\n+ A\n- 1\n- 2\n", ".!."},
    {"# a\n- 1\n- 2\n= 2\n", "..!"},
    {"# a\n+ A\n+ I\n- 1\n= 1\n", ".!!!"},
    {"# a\n- 1\n- 2\n= 2\n+ B\n- 3\n", "..!.!"},
    {"# a\n+ A\n", "."},
    {"= 2\n- 1\n- 2\n", "..."},
};

static void
test_keeps(void **state)
{
	struct tabular *t = *state;

	for (size_t i = 0; i < sizeof(keeps) / sizeof(keeps[0]); i++) {
		struct vk_grid *g = grid_new(t, 1, keeps[i].lines);
		char got[16] = "";

		for (size_t b = 0; b < vk_grid_count(g); b++)
			strcat(got,
			    vk_grid_band(g, b)->price == VK_PRICE_BAN ? "!"
								      : ".");
		assert_string_equal(got, keeps[i].prices);
	}
}

/* A row alone under the head, or alone on the last page, costs more. */
static void
test_lonely_rows(void **state)
{
	struct tabular *t = *state;
	struct vk_grid *g = grid_new(t, 1, "# a\n- 1\n- 2\n- 3\n- 4\n- 5\n");

	assert_int_equal(vk_grid_band(g, 0)->price, 0);
	assert_true(vk_grid_band(g, 1)->price > vk_grid_band(g, 2)->price);
	assert_true(vk_grid_band(g, 4)->price > vk_grid_band(g, 3)->price);
	assert_true(vk_grid_band(g, 2)->price > 0);
}

/* Nothing but totals: what no page can keep together is not forbidden. */
static void
test_chain_of_keeps(void **state)
{
	struct tabular *t = *state;
	struct vk_buf rows = {0};
	struct vk_grid *g;
	int64_t chain = 0;

	for (int i = 0; i < 200; i++)
		vk_buf_adds(&rows, "= tổng\n");
	g = grid_new(t, 1, vk_buf_str(&rows));
	for (size_t i = 0; i < vk_grid_count(g); i++) {
		const struct vk_band *b = vk_grid_band(g, i);

		if (b->price != VK_PRICE_BAN)
			chain = 0;
		chain += b->height;
		assert_true(chain <= PAGE / 2);
	}
	vk_buf_free(&rows);
}

static void
test_tied_rows(void **state)
{
	struct tabular *t = *state;
	struct vk_grid *g = grid_new(t, 2,
	    "# a | b\n- @1x2 một | 1\n- 2\n- ba | 3\n- bốn | @1x2 4\n- năm\n");

	assert_int_equal(vk_grid_count(g), 3);
	assert_int_equal(vk_grid_band(g, 0)->row, 1);
	assert_int_equal(vk_grid_band(g, 1)->row, 3);
	assert_int_equal(vk_grid_band(g, 2)->row, 4);
	assert_int_equal(
	    vk_grid_band(g, 0)->height, 2 * vk_grid_band(g, 1)->height);
}

/* What a cell over two rows needs beyond them, the second one gets. */
static void
test_excess_height(void **state)
{
	struct tabular *t = *state;
	struct vk_grid *g =
	    grid_new(t, 2, "- @1x2 a/b/c/d | 1\n- 2\n- x | 3\n");
	vk_len clear = g->top + g->bottom + g->weight;

	assert_int_equal(g->heights[0], 16 * VK_PT + clear);
	assert_int_equal(g->heights[0] + g->heights[1], 64 * VK_PT + clear);
}

/* Rows tied over more than a third of a page can be parted after all. */
static void
test_tall_group(void **state)
{
	struct tabular *t = *state;
	struct vk_buf rows = {0};
	struct vk_grid *g;

	vk_buf_adds(&rows, "- @1x60 khối | 0\n");
	for (int i = 1; i < 60; i++)
		vk_buf_addf(&rows, "- %d\n", i);
	g = grid_new(t, 2, vk_buf_str(&rows));
	assert_int_equal(vk_grid_count(g), 60);
	for (size_t i = 1; i < 60; i++) {
		assert_int_not_equal(vk_grid_band(g, i)->price, 0);
		assert_int_not_equal(vk_grid_band(g, i)->price, VK_PRICE_BAN);
	}
	vk_buf_free(&rows);
}

static void
test_high_row(void **state)
{
	struct tabular *t = *state;
	struct vk_buf rows = {0};
	struct vk_grid *g;
	int64_t sum = 0;

	vk_buf_addf(&rows, "# a | b\n- 1 | 2\n- x | %s\n",
	    many(t, "nghị quyết của đại hội", 200));
	g = grid_new(t, 2, vk_buf_str(&rows));
	assert_true(vk_grid_count(g) > 5);
	for (size_t i = 1; i < vk_grid_count(g); i++) {
		sum += vk_grid_band(g, i)->height;
		assert_int_equal(vk_grid_band(g, i)->row, 2);
	}
	assert_int_equal(sum, g->heights[2]);
	/* its slices begin a page with room over them that they have not */
	assert_int_equal(vk_grid_top(g, 2) - vk_grid_top(g, 1),
	    g->top + g->bottom + g->weight);
	vk_buf_free(&rows);
}

/* A head that a page cannot carry is broken once and not repeated. */
static void
test_high_head(void **state)
{
	struct tabular *t = *state;
	struct vk_buf rows = {0};
	struct vk_grid *g;

	vk_buf_addf(&rows, "# a | %s\n- 1 | 2\n",
	    many(t, "nghị quyết của đại hội", 400));
	g = grid_new(t, 2, vk_buf_str(&rows));
	assert_int_equal(vk_grid_top(g, 0), g->weight);
	assert_int_equal(vk_grid_band(g, 0)->row, 0);
	emit_pages(t, g, PAGE);
	assert_true(t->pages.n > 1);
	vk_buf_free(&rows);
}

static size_t
count_tags(const struct tabular *t, enum vk_tag tag)
{
	size_t n = 0;

	for (size_t i = 1; i < t->pages.nelements; i++)
		n += t->pages.elements[i].tag == tag;
	return n;
}

/* Whether it is a run that begins with this word. */
static bool
is_text(const struct vk_piece *piece, const char *text)
{
	return piece->kind == VK_PIECE_RUN && piece->as.run.n > 0 &&
	    piece->as.run.words[0].shape->len == strlen(text) &&
	    memcmp(piece->as.run.words[0].shape->text, text, strlen(text)) == 0;
}

/* A mark in the head stands with its note, and not where the head is again. */
static void
test_marks(void **state)
{
	static const struct vk_note note;
	struct tabular *t = *state;
	struct vk_table *table =
	    tabular_new(t, 2, "# a | b\n- 1 | 2\n- 3 | 4\n");
	struct vk_grid *g;

	for (size_t r = 0; r < 3; r++) {
		struct vk_cell *cell = tabular_at(table, r, r % 2);
		struct vk_span *spans =
		    vk_arena_array(t->arena, 2, sizeof(*spans));

		spans[0] = cell->paras.at[0].spans[0];
		spans[1] = (struct vk_span){.text = "(1)",
		    .len = 3,
		    .style = VK_SPAN_RAISED,
		    .note = &note};
		cell->paras.at[0].spans = spans;
		cell->paras.at[0].nspans = 2;
	}
	g = grid_of(t, table, PAGE);
	assert_int_equal(vk_grid_band(g, 0)->marks, 2);
	assert_int_equal(vk_grid_band(g, 1)->marks, 1);
	emit_pages(t, g, vk_grid_top(g, 0) + vk_grid_band(g, 0)->height);
	assert_int_equal(t->pages.n, 2);
	assert_int_equal(count_tags(t, VK_TAG_REFERENCE), 3);
	for (size_t i = 0; i < 2; i++) {
		size_t marks = 0;

		for (size_t k = 0; k < t->pages.pages[i].npieces; k++)
			marks += is_text(&t->pages.pages[i].pieces[k], "(1)");
		assert_int_equal(marks, i == 0 ? 2 : 1);
	}
}

/* ---- what is painted ---- */

/* A piece of a page whose text begins so. */
static const struct vk_piece *
find_run(const struct tabular *t, size_t page, const char *text)
{
	const struct vk_page *p = &t->pages.pages[page];

	for (size_t i = 0; i < p->npieces; i++)
		if (is_text(&p->pieces[i], text))
			return &p->pieces[i];
	return NULL;
}

/* No line of a narrow column begins with the second half of a word. */
static void
test_words_whole(void **state)
{
	static const char *const halves[] = {"uỷ", "trực", "số"};
	static const char *const begins[] = {"Đảng", "Thường", "đổi"};
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 2,
	    "- Văn phòng Đảng uỷ | 1\n- Phó Bí thư Thường trực | 2\n"
	    "- Chương trình chuyển đổi số | 3\n");

	tabular_column(table, 0)->width = 115 * VK_PT;
	emit_pages(t, grid_of(t, table, PAGE), PAGE);
	tabular_column(table, 0)->width = 80 * VK_PT;
	emit_pages(t, grid_of(t, table, PAGE), PAGE);
	for (size_t i = 0; i < 3; i++) {
		assert_null(find_run(t, 0, halves[i]));
		assert_null(find_run(t, 1, halves[i]));
		assert_non_null(find_run(t, 1, begins[i]));
	}
}

static vk_len
x_of(const struct tabular *t, const char *text)
{
	const struct vk_piece *p = find_run(t, 0, text);

	assert_non_null(p);
	return p->as.run.words[0].x;
}

static vk_len
units(const struct tabular *t, const char *text)
{
	const struct vk_shape *s =
	    vk_type_shape(t->layout.type, VK_REGULAR, text, strlen(text));

	return vk_type_scale(t->layout.type, s->width, 13 * VK_PT);
}

static void
test_commas(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 2,
	    "# Tên | Tỷ lệ (%)\n- a | 1.234,5\n- b | 7,25\n- c | 100\n- d | "
	    "-3,1%\n"
	    "- e | không có\n- f | 3-5\n- g | ≥ 90\n= Cộng | 99,9\n");
	struct vk_grid *g;
	vk_len comma, left, right;

	tabular_column(table, 1)->decimal = true;
	tabular_at(table, 5, 1)->align = VK_CENTRE;
	g = grid_of(t, table, PAGE);
	emit_pages(t, g, PAGE);
	comma = x_of(t, "1.234,5") + units(t, "1.234");
	assert_int_equal(x_of(t, "7,25") + units(t, "7"), comma);
	assert_int_equal(x_of(t, "100") + units(t, "100"), comma);
	assert_int_equal(x_of(t, "-3,1%") + units(t, "-3"), comma);
	assert_int_equal(x_of(t, "99,9") + units(t, "99"), comma);
	assert_in_range(x_of(t, "≥") + units(t, "≥") + units(t, " ") +
		units(t, "90") + 2 - comma,
	    0, 4);
	/* the block of figures stands in the middle of its column */
	left = x_of(t, "1.234,5") - LEFT - g->edges[1];
	right = LEFT + g->edges[2] - comma - units(t, ",1%");
	assert_in_range(left - right + 4, 0, 8);
	/* words do not */
	left = x_of(t, "không") - LEFT - g->edges[1];
	assert_int_not_equal(x_of(t, "không") + units(t, "không"), comma);
	assert_int_equal(
	    x_of(t, "3-5"), LEFT + g->edges[1] + g->weight / 2 + g->side);
}

static void
test_aligned(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 3, "- trái | giữa | phải\n");
	struct vk_grid *g;
	vk_len pad;

	tabular_at(table, 0, 1)->align = VK_CENTRE;
	tabular_at(table, 0, 2)->align = VK_RIGHT;
	g = grid_of(t, table, PAGE);
	emit_pages(t, g, PAGE);
	pad = g->side + g->weight / 2;
	assert_int_equal(x_of(t, "trái"), LEFT + g->edges[0] + pad);
	assert_in_range(2 * x_of(t, "giữa") + units(t, "giữa"),
	    2 * LEFT + g->edges[1] + g->edges[2] - 3,
	    2 * LEFT + g->edges[1] + g->edges[2] + 3);
	assert_int_equal(
	    x_of(t, "phải") + units(t, "phải"), LEFT + g->edges[3] - pad);
}

/* A word a little too wide takes some of what is clear beside it. */
static void
test_tight_word(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 2, "# STT | Tên\n- 1 | An\n");
	vk_len word = units(t, "STT"), pad;
	struct vk_grid *g;

	pad = 2 * t->standard->cell_side + t->standard->grid_weight;
	tabular_column(table, 0)->width = word + pad - VK_PT;
	g = grid_of(t, table, PAGE);
	emit_pages(t, g, PAGE);
	assert_int_equal(vk_diag_kept(t->layout.diag), 0);
	assert_in_range(2 * x_of(t, "STT") + word,
	    2 * LEFT + g->edges[0] + g->edges[1] - 3,
	    2 * LEFT + g->edges[0] + g->edges[1] + 3);
	tabular_column(table, 0)->width = word;
	g = grid_of(t, table, PAGE);
	assert_int_equal(vk_diag_kept(t->layout.diag), 1);
}

/* Lines after the first begin behind the label of an item. */
static void
test_hanging(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(t, 1, "- x\n");
	struct vk_para *p = &tabular_at(table, 0, 0)->paras.at[0];
	struct vk_span spans[] = {
	    {.text = "- ", .len = 2, .style = VK_SPAN_LABEL},
	    {.text = many(t, "đại hội", 30), .len = 0}};
	size_t n = 0, behind = 0;
	vk_len text;

	spans[1].len = (uint32_t)strlen(spans[1].text);
	p->spans = spans;
	p->nspans = 2;
	p->hang = true;
	emit_pages(t, grid_of(t, table, PAGE), PAGE);
	text = x_of(t, "-") + units(t, "-") + units(t, " ");
	for (size_t i = 0; i < t->pages.pages[0].npieces; i++) {
		const struct vk_piece *at = &t->pages.pages[0].pieces[i];

		if (at->kind != VK_PIECE_RUN)
			continue;
		n++;
		behind += at->as.run.words[0].x >= text - 2 &&
		    at->as.run.words[0].x <= text + 2;
	}
	assert_true(n > 2);
	assert_int_equal(behind, n - 1);
}

/* Rules as boxes: whether a point of the page lies on one. */
static bool
is_black(const struct vk_page *p, vk_len x, vk_len y)
{
	for (size_t i = 0; i < p->npieces; i++) {
		const struct vk_rule *r = &p->pieces[i].as.rule;

		if (p->pieces[i].kind == VK_PIECE_RULE && x >= r->x &&
		    x <= r->x + r->width && y >= r->y - r->weight / 2 &&
		    y <= r->y + r->weight / 2)
			return true;
	}
	return false;
}

/* No line runs through a cell, and every corner is closed. */
static void
test_lines_of_grid(void **state)
{
	struct tabular *t = *state;
	struct vk_grid *g = grid_new(t, 3,
	    "# @1x2 A | @2x1 B\n# C | D\n- @2x2 E | F\n- G\n- H | I | J\n");
	const struct vk_page *p;
	vk_len y[6] = {TOP}, left[4], middle[3];

	emit_pages(t, g, PAGE);
	p = &t->pages.pages[0];
	for (size_t i = 0; i < 5; i++)
		y[i + 1] = y[i] + (vk_len)g->heights[i];
	for (size_t i = 0; i < 5; i++)
		y[i] += g->weight / 2;
	for (size_t i = 0; i < 4; i++)
		left[i] = LEFT + g->edges[i];
	for (size_t i = 0; i < 3; i++)
		middle[i] = left[i] + (left[i + 1] - left[i]) / 3;
	assert_false(is_black(p, middle[0], y[1])); /* through A */
	assert_true(is_black(p, middle[1], y[1]));
	assert_true(is_black(p, middle[2], y[1]));
	assert_false(is_black(p, middle[0], y[3])); /* through E */
	assert_false(is_black(p, middle[1], y[3]));
	assert_true(is_black(p, middle[2], y[3]));
	for (size_t i = 0; i < 3; i++) {
		assert_true(is_black(p, middle[i], y[0]));
		assert_true(is_black(p, middle[i], y[2]));
		assert_true(is_black(p, middle[i], y[4]));
	}
	for (size_t r = 0; r < 5; r++) {
		vk_len at = y[r] + 10 * VK_PT;

		assert_true(is_black(p, left[0], at));
		assert_true(is_black(p, left[3], at));
		/* B over two columns, E over two */
		assert_true(is_black(p, left[2], at) == (r != 0));
		assert_true(is_black(p, left[1], at) == (r != 2 && r != 3));
		assert_true(is_black(p, left[0], y[r]));
		assert_true(is_black(p, left[3], y[r]));
	}
}

/* ---- over pages ---- */

/* Words of a page that are content, and all its ink between two heights. */
static size_t
words_of(const struct vk_page *p, vk_len bottom)
{
	size_t n = 0;

	for (size_t i = 0; i < p->npieces; i++) {
		const struct vk_piece *at = &p->pieces[i];

		if (at->kind == VK_PIECE_RULE)
			assert_true(
			    at->as.rule.y + at->as.rule.weight / 2 <= bottom);
		if (at->kind != VK_PIECE_RUN)
			continue;
		assert_true(at->as.run.y < bottom);
		for (size_t k = 0; k < at->as.run.n; k++)
			n += at->element != VK_FURNITURE &&
			    at->as.run.words[k].shape->text[0] != ' ';
	}
	return n;
}

static size_t
words_on_all(struct tabular *t, vk_len page)
{
	size_t n = 0;

	for (size_t i = 0; i < t->pages.n; i++)
		n += words_of(&t->pages.pages[i], TOP + page);
	return n;
}

static void
test_head_again(void **state)
{
	struct tabular *t = *state;
	struct vk_buf rows = {0};
	struct vk_grid *g;

	vk_buf_adds(&rows, "# STT | Đầu\n");
	for (int i = 0; i < 100; i++)
		vk_buf_adds(&rows, "- 1 | dòng\n");
	g = grid_new(t, 2, vk_buf_str(&rows));
	emit_pages(t, g, PAGE);
	assert_true(t->pages.n > 2);
	assert_int_equal(words_on_all(t, PAGE), 202);
	for (size_t i = 0; i < t->pages.n; i++) {
		const struct vk_piece *head = find_run(t, i, "Đầu");

		assert_non_null(head);
		assert_true((head->element == VK_FURNITURE) == (i > 0));
	}
	assert_int_equal(count_tags(t, VK_TAG_TABLE), 1);
	assert_int_equal(count_tags(t, VK_TAG_THEAD), 1);
	assert_int_equal(count_tags(t, VK_TAG_TBODY), 1);
	assert_int_equal(count_tags(t, VK_TAG_TR), 101);
	assert_int_equal(count_tags(t, VK_TAG_TH), 2);
	assert_int_equal(count_tags(t, VK_TAG_TD), 200);
	/* a cell of one paragraph is its element */
	assert_int_equal(count_tags(t, VK_TAG_P), 0);
	vk_buf_free(&rows);
}

/* Where the layout asks for it, a further page says that the table goes on. */
static void
test_words_again(void **state)
{
	struct tabular *t = *state;
	struct vk_buf rows = {0};
	struct vk_grid *g;
	vk_len top;

	vk_buf_adds(&rows, "# STT | Đầu\n");
	for (int i = 0; i < 100; i++)
		vk_buf_adds(&rows, "- 1 | dòng\n");
	top = vk_grid_top(grid_new(t, 2, vk_buf_str(&rows)), 1);
	t->standard->table_again = "(tiếp theo)";
	g = grid_new(t, 2, vk_buf_str(&rows));
	assert_int_equal(vk_grid_top(g, 0), top);
	assert_true(vk_grid_top(g, 1) >=
	    top + t->standard->styles[VK_ROLE_TABLE_AGAIN].pitch);
	emit_pages(t, g, PAGE);
	assert_true(t->pages.n > 2);
	assert_int_equal(words_on_all(t, PAGE), 202);
	for (size_t i = 0; i < t->pages.n; i++) {
		const struct vk_piece *words = find_run(t, i, "(tiếp");
		const struct vk_piece *head = find_run(t, i, "Đầu");

		assert_true((words != NULL) == (i > 0));
		if (words == NULL)
			continue;
		assert_int_equal(words->element, VK_FURNITURE);
		assert_int_equal(words->as.run.size,
		    t->standard->styles[VK_ROLE_TABLE_AGAIN].size);
		assert_true(words->as.run.y > TOP);
		assert_true(words->as.run.y < head->as.run.y);
		assert_true(is_black(&t->pages.pages[i], LEFT + g->edges[1],
		    TOP + vk_grid_top(g, 1) - top + g->weight / 2));
		assert_false(is_black(
		    &t->pages.pages[i], LEFT + g->edges[1], words->as.run.y));
	}
	vk_buf_free(&rows);
}

/* A row over several pages: each word once, and one cell for each. */
static void
test_row_over_pages(void **state)
{
	struct tabular *t = *state;
	struct vk_buf rows = {0};
	struct vk_grid *g;

	vk_buf_addf(&rows, "# a | b\n- %s | %s\n- 3 | 4\n",
	    many(t, "nghị", 1500), many(t, "quyết", 700));
	g = grid_new(t, 2, vk_buf_str(&rows));
	emit_pages(t, g, 300 * VK_PT);
	assert_true(t->pages.n > 3);
	assert_int_equal(words_on_all(t, 300 * VK_PT), 2204);
	assert_int_equal(count_tags(t, VK_TAG_TR), 3);
	assert_int_equal(count_tags(t, VK_TAG_TD), 4);
	assert_int_equal(count_tags(t, VK_TAG_P), 0);
	vk_buf_free(&rows);
}

/* Cells over many rows, with more text than these: nothing is lost. */
static void
test_tall_cells(void **state)
{
	struct tabular *t = *state;

	for (size_t n = 1; n <= 2000; n = n * 3 + 1) {
		struct vk_buf rows = {0};
		struct vk_grid *g;
		size_t before = words_on_all(t, 300 * VK_PT);

		vk_buf_addf(&rows, "# a | b | c\n- @1x30 %s | 1 | x\n",
		    many(t, "hội", n));
		vk_buf_addf(&rows, "- 2 | @1x20 %s\n", many(t, "đại", n / 2));
		for (size_t i = 2; i < 30; i++)
			vk_buf_adds(&rows, i > 20 ? "- 3 | y\n" : "- 3\n");
		g = grid_new(t, 3, vk_buf_str(&rows));
		emit_pages(t, g, 300 * VK_PT);
		assert_int_equal(words_on_all(t, 300 * VK_PT) - before,
		    3 + n + 2 + 1 + (n / 2 > 0 ? n / 2 : 0) + 28 + 9);
		vk_buf_free(&rows);
	}
}

/* The lowest edge of a page's rules. */
static vk_len
foot_of(const struct vk_page *p)
{
	vk_len most = 0;

	for (size_t i = 0; i < p->npieces; i++) {
		const struct vk_rule *r = &p->pieces[i].as.rule;

		if (p->pieces[i].kind == VK_PIECE_RULE &&
		    r->y + r->weight / 2 > most)
			most = r->y + r->weight / 2;
	}
	return most;
}

/*
 * A high cell over several rows, with others before it on its first page: it
 * ends in its box, and leaves no page with an empty one.
 */
static void
test_no_empty_box(void **state)
{
	struct tabular *t = *state;

	for (size_t n = 100; n < 1600; n += 13) {
		struct vk_buf rows = {0};
		size_t first = t->pages.n, over = 2 + n % 17;
		struct vk_grid *g;

		vk_buf_adds(&rows, "# a | b | c\n");
		for (size_t i = 0; i < n % 11; i++)
			vk_buf_adds(&rows, "- 0 | trước | x\n");
		vk_buf_addf(
		    &rows, "- @1x%zu %s | 1 | x\n", over, many(t, "hội", n));
		for (size_t i = 1; i < over; i++)
			vk_buf_adds(
			    &rows, i % 5 == 0 ? "- 2/3 | y\n" : "- 2\n");
		g = grid_of(
		    t, tabular_new(t, 3, vk_buf_str(&rows)), 300 * VK_PT);
		emit_pages(t, g, 300 * VK_PT);
		for (size_t i = first; i < t->pages.n; i++) {
			const struct vk_page *p = &t->pages.pages[i];

			assert_true(foot_of(p) <= TOP + 300 * VK_PT);
			assert_int_not_equal(words_of(p, foot_of(p)), 0);
		}
		vk_buf_free(&rows);
	}
}

static void
test_structure(void **state)
{
	struct tabular *t = *state;
	struct vk_table *table = tabular_new(
	    t, 3, "# @1x2 A | @2x1 B\n# C | D\n+ @3x1 G\n- E | F | H\n");
	const struct vk_structure *e;

	tabular_at(table, 3, 0)->head = true;
	emit_pages(t, grid_of(t, table, PAGE), PAGE);
	e = &t->pages.elements[find_run(t, 0, "A")->element];
	assert_int_equal(e->tag, VK_TAG_TH);
	assert_int_equal(e->rows, 2);
	assert_int_equal(e->columns, 1);
	assert_false(e->beside);
	e = &t->pages.elements[find_run(t, 0, "B")->element];
	assert_int_equal(e->columns, 2);
	e = &t->pages.elements[find_run(t, 0, "E")->element];
	assert_int_equal(e->tag, VK_TAG_TH);
	assert_true(e->beside);
	e = &t->pages.elements[e->parent];
	assert_int_equal(e->tag, VK_TAG_TR);
	e = &t->pages.elements[e->parent];
	assert_int_equal(e->tag, VK_TAG_TBODY);
	e = &t->pages.elements[e->parent];
	assert_int_equal(e->tag, VK_TAG_TABLE);
	assert_int_equal(e->parent, 0);
}

/* ---- what nobody should write ---- */

static const struct {
	size_t columns;
	const char *lines;
} odd[] = {
    {1, "- \n"},
    {1, "# a\n"},
    {2, "# a | b\n% 1 | 2\n"},
    {3, "- a\n- | b\n- | | c\n"}, /* rows that are too short */
    {2, "- @9x9 a\n- b | c\n"}, /* out of the table */
    {2, "# @1x9 a | b\n- c | d\n- e | f\n"}, /* a head that reaches down */
    {3, "- @2x1 a | @2x1 b\n"},
    {1, "+ A\n+ B\n+ C\n"},
};

static void
test_odd_tables(void **state)
{
	struct tabular *t = *state;

	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
		for (vk_len page = 0; page <= PAGE; page += PAGE / 7) {
			struct vk_grid *g = grid_of(t,
			    tabular_new(t, odd[i].columns, odd[i].lines), page);

			assert_true(vk_grid_count(g) > 0);
			emit_pages(t, g, page);
		}
}

/* Cells that overlap are refused before; here they only must not hurt. */
static void
test_overlap(void **state)
{
	struct tabular *t = *state;
	struct vk_buf rows = {0};
	struct vk_table *table;

	for (int i = 0; i < 300; i++)
		vk_buf_adds(&rows, "- một | hai\n");
	table = tabular_new(t, 2, vk_buf_str(&rows));
	for (size_t r = 0; r < 300; r++) {
		tabular_at(table, r, 0)->rows = SIZE_MAX;
		tabular_at(table, r, 1)->column = r % 2 ? 0 : SIZE_MAX;
		tabular_at(table, r, 0)->columns = r % 3 ? 2 : SIZE_MAX;
	}
	emit_pages(t, grid_of(t, table, PAGE), PAGE);
	vk_buf_free(&rows);
}

/* ---- any table whatever ---- */

static unsigned
chance(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

/* A row with 0 to many words in its cells, some of which reach down; how many
 * words it has. */
static size_t
any_row(struct vk_buf *out, unsigned *seed, size_t columns, size_t left,
    size_t *until, size_t at)
{
	static const char kinds[] = "#-----+=";
	char kind =
	    at == 0 ? kinds[chance(seed, 8)] : kinds[1 + chance(seed, 7)];
	size_t words = 0;
	const char *bar = " ";

	vk_buf_addc(out, kind);
	for (size_t c = 0; c < columns; c++) {
		size_t n =
		    chance(seed, 12) == 0 ? chance(seed, 300) : chance(seed, 6);
		size_t rows = 1;

		if (until[c] > at)
			continue;
		if (kind == '-' && chance(seed, 8) == 0)
			rows =
			    1 + chance(seed, (unsigned)(left < 9 ? left : 9));
		until[c] = at + rows;
		vk_buf_addf(out, "%s@1x%zu ", bar, rows);
		for (size_t i = 0; i < n; i++)
			vk_buf_adds(out, chance(seed, 9) ? "hội " : "/đại ");
		words += n;
		bar = "|";
	}
	vk_buf_addc(out, '\n');
	return words;
}

/*
 * No table makes pages without end, however small these are: each takes a
 * band, and every word is on one of them.
 */
static void
test_any_table(void **state)
{
	struct tabular *t = *state;
	unsigned seed = 11;

	for (int round = 0; round < 120; round++) {
		size_t columns = 1 + chance(&seed, 5), words = 0;
		size_t nrows = 1 + chance(&seed, 40), pages = t->pages.n;
		vk_len page = (vk_len)(20 + chance(&seed, 680)) * VK_PT;
		size_t until[5] = {0}, before = words_on_all(t, 9999 * VK_PT);
		struct vk_buf rows = {0};
		struct vk_grid *g;

		for (size_t i = 0; i < nrows; i++)
			words +=
			    any_row(&rows, &seed, columns, nrows - i, until, i);
		g = grid_of(
		    t, tabular_new(t, columns, vk_buf_str(&rows)), page);
		for (size_t i = 0; i < vk_grid_count(g); i++)
			assert_true(vk_grid_band(g, i)->height > 0);
		emit_pages(t, g, page);
		assert_in_range(t->pages.n - pages, 1, vk_grid_count(g));
		assert_int_equal(words_on_all(t, 9999 * VK_PT) - before, words);
		vk_buf_free(&rows);
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_table, close_table)

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_heights),
	    TEST(test_no_head_again),
	    TEST(test_keeps),
	    TEST(test_lonely_rows),
	    TEST(test_chain_of_keeps),
	    TEST(test_tied_rows),
	    TEST(test_excess_height),
	    TEST(test_tall_group),
	    TEST(test_high_row),
	    TEST(test_high_head),
	    TEST(test_marks),
	    TEST(test_words_whole),
	    TEST(test_commas),
	    TEST(test_aligned),
	    TEST(test_tight_word),
	    TEST(test_hanging),
	    TEST(test_lines_of_grid),
	    TEST(test_head_again),
	    TEST(test_words_again),
	    TEST(test_row_over_pages),
	    TEST(test_tall_cells),
	    TEST(test_no_empty_box),
	    TEST(test_structure),
	    TEST(test_odd_tables),
	    TEST(test_overlap),
	    TEST(test_any_table),
	};

	(void)argc;
	program = argv[0];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
