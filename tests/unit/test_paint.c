/*
 * The walk over the pages, seen by a painter that writes down what it is told
 * and fails when the test wants it to.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "out/painter.h"
#include "tinos.h"

struct scribe {
	struct vk_buf said;
	int calls, fails_at; /* the call that fails, from 1 */
	vk_len x[4096]; /* of the last glyphs */
	struct vk_glyphs last;
};

static bool
goes_well(struct scribe *s)
{
	return ++s->calls != s->fails_at;
}

static bool
open_page(void *self, vk_len width, vk_len height)
{
	struct scribe *s = self;

	vk_buf_addf(&s->said, "open %d %d\n", width / VK_PT, height / VK_PT);
	return goes_well(s);
}

static bool
close_page(void *self)
{
	struct scribe *s = self;

	vk_buf_adds(&s->said, "close\n");
	return goes_well(s);
}

static void
enter(void *self, uint32_t number)
{
	struct scribe *s = self;

	vk_buf_addf(&s->said, "element %u\n", (unsigned)number);
}

static void
glyphs(void *self, const struct vk_glyphs *g)
{
	struct scribe *s = self;
	size_t bytes = 0;

	for (size_t i = 0; i < g->n; i++)
		bytes += g->clusters[i];
	assert_int_equal(bytes, g->len);
	assert_true(g->n > 0 && g->n < 4096);
	memcpy(s->x, g->x, g->n * sizeof(*g->x));
	s->last = *g;
	vk_buf_addf(&s->said, "glyphs %d %d %d \"%.*s\"%s\n", g->face,
	    g->size / VK_PT, g->y / VK_PT, (int)g->len, g->text,
	    g->soft_end ? " ~" : "");
}

static void
rule(void *self, const struct vk_rule *r)
{
	struct scribe *s = self;

	vk_buf_addf(&s->said, "rule %d\n", r->x / VK_PT);
}

static bool
image(void *self, const struct vk_image *im, struct vk_diag *d)
{
	struct scribe *s = self;

	(void)d;
	vk_buf_addf(&s->said, "image %s\n", im->name);
	return goes_well(s);
}

static void
field(void *self, const struct vk_field *f)
{
	struct scribe *s = self;

	vk_buf_addf(&s->said, "field %s\n", f->name);
}

static bool
finish(void *self, struct vk_diag *d)
{
	struct scribe *s = self;

	(void)d;
	vk_buf_adds(&s->said, "finish\n");
	return goes_well(s);
}

static struct vk_painter
painter_for(struct scribe *s)
{
	return (struct vk_painter){s, open_page, close_page, enter, glyphs,
	    rule, NULL, image, field, finish};
}

static void
make_two_pages(struct sheet *s)
{
	static const struct vk_buf none = {0};

	sheet_open(s, tinos);
	sheet_page(s, 0);
	sheet_run(s, VK_BOLD, 14, 85, 100, 0, "NGHỊ QUYẾT");
	sheet_element(s, VK_TAG_P, 0, NULL);
	sheet_run(s, VK_REGULAR, 13, 85, 120, 0, "của Đảng")->soft_end = true;
	sheet_rule(s, 200, 130, 50, 0.5);
	sheet_page(s, 2);
	sheet_image(s, "dau.png", 300, 100, 80, &none);
	sheet_run(s, VK_REGULAR, 14, 85, 100, 0, ""); /* says nothing */
}

static const char first_page[] = "open 595 841\n"
				 "element 0\n"
				 "glyphs 1 14 100 \"NGHỊ QUYẾT\"\n"
				 "element 1\n"
				 "glyphs 0 13 120 \"của Đảng\" ~\n"
				 "element 1\n"
				 "rule 200\n"
				 "close\n";
static const char second_page[] = "open 595 841\n"
				  "element 1\n"
				  "image dau.png\n"
				  "element 1\n"
				  "close\n";

static void
walks_in_order(void **state)
{
	struct scribe s = {.fails_at = 0};
	struct vk_painter painter = painter_for(&s);
	struct vk_buf want = {0};
	struct sheet sheet;

	(void)state;
	make_two_pages(&sheet);
	assert_true(vk_paint(&sheet.pages, tinos, &painter, sheet.diag));
	vk_buf_addf(&want, "%s%sfinish\n", first_page, second_page);
	assert_string_equal(vk_buf_str(&s.said), vk_buf_str(&want));
	vk_buf_clear(&s.said);
	assert_true(vk_paint_page(&sheet.pages, 1, tinos, &painter, NULL));
	vk_buf_clear(&want);
	vk_buf_addf(&want, "%sfinish\n", second_page);
	assert_string_equal(vk_buf_str(&s.said), vk_buf_str(&want));
	vk_buf_free(&s.said);
	vk_buf_free(&want);
	sheet_close(&sheet);
}

/* Whatever call fails, it is the last one, and the walk has failed. */
static void
stops_at_failure(void **state)
{
	static const char *const last[] = {"open 595 841", "close",
	    "open 595 841", "image dau.png", "close", "finish"};
	struct sheet sheet;

	(void)state;
	make_two_pages(&sheet);
	for (int i = 0; i < (int)(sizeof(last) / sizeof(last[0])); i++) {
		struct scribe s = {.fails_at = i + 1};
		struct vk_painter painter = painter_for(&s);
		const char *end;

		assert_false(
		    vk_paint(&sheet.pages, tinos, &painter, sheet.diag));
		assert_int_equal(s.calls, i + 1);
		end = s.said.data + s.said.len - strlen(last[i]) - 1;
		assert_memory_equal(end, last[i], strlen(last[i]));
		vk_buf_free(&s.said);
	}
	sheet_close(&sheet);
}

/* Each glyph stands where its word and the widths before it say. */
static void
places_glyphs(void **state)
{
	struct scribe s = {.fails_at = 0};
	struct vk_painter painter = painter_for(&s);
	struct sheet sheet;
	const struct vk_run *run;
	size_t k = 0;

	(void)state;
	sheet_open(&sheet, tinos);
	sheet_page(&sheet, 0);
	run = &sheet_run(
	    &sheet, VK_ITALIC, 14, 85.5, 100, 400, "ngày 22 tháng 5 năm 2020")
		   ->as.run;
	assert_true(vk_paint(&sheet.pages, tinos, &painter, NULL));
	for (size_t i = 0; i < run->n; i++) {
		const struct vk_shape *shape = run->words[i].shape;
		int64_t width = 0;

		for (size_t j = 0; j < shape->n; j++, k++) {
			assert_int_equal(s.x[k],
			    run->words[i].x +
				vk_type_scale(tinos, width, 14 * VK_PT));
			width += shape->advances[j];
		}
	}
	assert_int_equal(k, s.last.n);
	assert_in_range(s.last.end, 400 * VK_PT - 2, 400 * VK_PT + 2);
	vk_buf_free(&s.said);
	sheet_close(&sheet);
}

/* A run that changes its face midway is told in parts, the end at the last. */
static void
divides_by_face(void **state)
{
	struct scribe s = {.fails_at = 0};
	struct vk_painter painter = painter_for(&s);
	struct sheet sheet;
	struct vk_piece *piece;
	struct vk_word words[3];

	(void)state;
	sheet_open(&sheet, tinos);
	sheet_page(&sheet, 0);
	piece = sheet_piece(&sheet, VK_PIECE_RUN);
	for (size_t i = 0; i < 3; i++) {
		words[i].x = (vk_len)(100 + 50 * i) * VK_PT;
		words[i].shape = vk_type_shape(
		    tinos, i == 1 ? VK_BOLD : VK_REGULAR, "tám", strlen("tám"));
	}
	piece->as.run = (struct vk_run){words, 3, 14 * VK_PT, 90 * VK_PT};
	piece->soft_end = true;
	assert_true(vk_paint(&sheet.pages, tinos, &painter, NULL));
	assert_non_null(strstr(vk_buf_str(&s.said),
	    "glyphs 0 14 90 \"tám\"\nglyphs 1 14 90 \"tám\"\n"
	    "glyphs 0 14 90 \"tám\" ~\n"));
	assert_int_equal(s.x[0], 200 * VK_PT);
	vk_buf_free(&s.said);
	sheet_close(&sheet);
}

static void
takes_long_runs(void **state)
{
	struct scribe s = {.fails_at = 0};
	struct vk_painter painter = painter_for(&s);
	struct vk_buf text = {0};
	struct sheet sheet;

	(void)state;
	for (int i = 0; i < 500; i++)
		vk_buf_adds(&text, "đường ");
	sheet_open(&sheet, tinos);
	sheet_page(&sheet, 0);
	sheet_run(&sheet, VK_REGULAR, 14, 0, 100, 0, vk_buf_str(&text));
	assert_true(vk_paint(&sheet.pages, tinos, &painter, NULL));
	assert_int_equal(s.last.n, 500 * 6);
	assert_non_null(strstr(vk_buf_str(&s.said), vk_buf_str(&text)));
	vk_buf_free(&s.said);
	vk_buf_free(&text);
	sheet_close(&sheet);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(walks_in_order),
	    cmocka_unit_test(stops_at_failure),
	    cmocka_unit_test(places_glyphs),
	    cmocka_unit_test(divides_by_face),
	    cmocka_unit_test(takes_long_runs),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, load_fonts, drop_fonts);
}
