/*
 * What is drawn and not written: tick boxes, charts, the lines of tables, on
 * sheets of any size.  Both painters draw the same, and readers get the text of
 * what stands for a sign.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cairo.h>

#include "archived.h"
#include "out/out.h"
#include "tinos.h"

static const struct vk_archive_wish bare;

enum { A5_WIDTH = 429634, A5_HEIGHT = 609562, DPI = 150 };

/* ---- pages ---- */

static const char open_box[] = "0,0 9,0 9,9 0,9 0,0";
static const char crossed_box[] = "0,0 9,0 9,9 0,9 0,0; 2,2 7,7; 7,2 2,7";

static void
tick(struct sheet *s, double x, double y, const char *text)
{
	bool crossed = strcmp(text, "☒") == 0;

	sheet_path(s, x, y - 9, 0.75, 0, crossed ? crossed_box : open_box)
	    ->text = text;
}

static void
make_form(struct sheet *s)
{
	sheet_element(s, VK_TAG_P, 0, NULL);
	sheet_run(s, VK_REGULAR, 14, 85, 100, 0, "Chọn:");
	tick(s, 125, 100, "☐");
	sheet_run(s, VK_REGULAR, 14, 138, 100, 0, "Có");
	tick(s, 160, 100, "☒");
	sheet_run(s, VK_BOLD, 14, 173, 100, 0, "Không");
	sheet_element(s, VK_TAG_P, 0, NULL);
	tick(s, 85.3, 130.7, "☐");
	sheet_run(s, VK_REGULAR, 9, 98, 130.7, 0, "Ý kiến khác");
}

static void
make_chart(struct sheet *s)
{
	sheet_element(s, VK_TAG_FIGURE, 0, NULL)->alt = "Năm 2021: 3; 2022: 5";
	sheet_path(s, 100, 200, 0, 160, "0,40 20,40 20,100 0,100");
	sheet_path(
	    s, 130, 200, 0, 0, "0,0 20,0 20,100 0,100; 5,5 5,95 15,95 15,5");
	sheet_path(s, 90.25, 200, 0.5, 255, "20,60 30,60");
	sheet_path(s, 90, 200, 1.25, 90, "0,0 0,101 80,101; 0,50 80,40 90,20");
	sheet_run(s, VK_REGULAR, 12, 100, 315, 0, "2021");
	sheet_run(s, VK_REGULAR, 12, 130, 315, 0, "2022");
}

/* Lines of a grid as furniture: wide ones and tall ones. */
static void
make_grid(struct sheet *s)
{
	s->element = VK_FURNITURE;
	for (int i = 0; i < 4; i++) {
		sheet_rule(s, 85, 400.13 + 20 * i, 300, 0.5);
		sheet_rule(s, 85.17 + 100 * i, 430.13, 0.5, 60.5);
	}
	sheet_rule(s, 400, 430, 7, 3);
	sheet_path(s, 300, 360, 2, 0, open_box)->text = "☐";
}

/* A4, A4 on its side, A5. */
static void
make_document(struct sheet *s)
{
	sheet_open(s, tinos);
	for (int i = 0; i < 3; i++) {
		sheet_page(s, 0);
		make_form(s);
		make_chart(s);
		make_grid(s);
	}
	sheet_size(&s->pages.pages[1], SHEET_A4_HEIGHT, SHEET_A4_WIDTH);
	sheet_size(&s->pages.pages[2], A5_WIDTH, A5_HEIGHT);
}

static struct vk_buf
archive_of(struct sheet *s)
{
	struct vk_buf out = {0};

	assert_true(vk_out_archive(&s->pages, s->type, &bare, &out, s->diag));
	return out;
}

static struct vk_buf
pdf_of(struct sheet *s)
{
	struct vk_buf out = {0};

	assert_true(vk_out_pdf(&s->pages, s->type, &out, s->diag));
	return out;
}

static struct vk_buf (*const writers[])(struct sheet *) = {archive_of, pdf_of};
enum { WRITERS = sizeof(writers) / sizeof(writers[0]) };

/* ---- text ---- */

static void
fold(struct vk_buf *b)
{
	size_t to = 0;

	for (size_t i = 0; i < b->len; i++) {
		char c = b->data[i];

		if (c == '\n' || c == '\f')
			c = ' ';
		if (c != ' ' || (to > 0 && b->data[to - 1] != ' '))
			b->data[to++] = c;
	}
	b->len = to;
	if (to > 0)
		b->data[to] = '\0';
}

static void
gives_signs_back(void **state)
{
	static const char *const readers[] = {
	    "sh -c 'pdftotext -raw \"$0\" -'",
	    "sh -c 'mutool draw -q -F txt \"$0\" 2>/dev/null'",
	};
	static const char page[] =
	    "Chọn: ☐ Có ☒ Không ☐ Ý kiến khác 2021 2022 ☐ ";
	struct vk_buf want = {0};
	struct sheet s;

	(void)state;
	make_document(&s);
	for (size_t i = 0; i < s.pages.n; i++)
		vk_buf_adds(&want, page);
	for (size_t w = 0; w < WRITERS; w++) {
		struct vk_buf pdf = writers[w](&s);

		for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]);
		     i++) {
			struct vk_buf said = readback_ask(readers[i], &pdf);

			fold(&said);
			assert_string_equal(vk_buf_str(&said), want.data);
			vk_buf_free(&said);
		}
		vk_buf_free(&pdf);
	}
	vk_buf_free(&want);
	sheet_close(&s);
}

/* The tree holds the signs where they stand, and a box around the chart. */
static void
agrees_with_itself(void **state)
{
	static const char ask[] =
	    "for page in pdf.pages:\n"
	    "    for o, op in pikepdf.parse_content_stream(page):\n"
	    "        if str(op) == \"BDC\" and \"/ActualText\" in o[1] "
	    "and \"/MCID\" in o[1]:\n"
	    "            print(o[0], o[1].ActualText)\n"
	    "font = pdf.pages[0].Resources.Font.D\n"
	    "print(font.Subtype, len(font.Widths), len(font.CharProcs))\n";
	struct vk_buf pdf, said;
	struct sheet s;

	(void)state;
	make_document(&s);
	pdf = archive_of(&s);
	archived_is_pdf(&pdf, "drawn");
	archived_says(__FILE__, "faults", &pdf, "drawn", "");
	archived_says(__FILE__, "pages", &pdf, "drawn",
	    "[0.0, 0.0, 595.28, 841.89] /D /F0 /F1  0\n"
	    "[0.0, 0.0, 841.89, 595.28] /D /F0 /F1  0\n"
	    "[0.0, 0.0, 419.56, 595.28] /D /F0 /F1  0\n");
	archived_says(__FILE__, "tree", &pdf, "drawn",
	    "Document(P(0.0 0.1 0.2 0.3 0.4) P(0.5 0.6) "
	    "Figure\"Năm 2021: 3; 2022: 5\"[90 523.89 180 641.89](0.7) "
	    "P(1.0 1.1 1.2 1.3 1.4) P(1.5 1.6) "
	    "Figure\"Năm 2021: 3; 2022: 5\"[90 277.28 180 395.28](1.7) "
	    "P(2.0 2.1 2.2 2.3 2.4) P(2.5 2.6) "
	    "Figure\"Năm 2021: 3; 2022: 5\"[90 277.28 180 395.28](2.7))\n");
	said = readback_python(ask, &pdf);
	assert_string_equal(said.data,
	    "/Span ☐\n/Span ☒\n/Span ☐\n/Span ☐\n/Span ☒\n/Span ☐\n"
	    "/Span ☐\n/Span ☒\n/Span ☐\n/Type3 2 2\n");
	vk_buf_free(&said);
	vk_buf_free(&pdf);
	sheet_close(&s);
}

/* ---- pictures ---- */

static cairo_status_t
read_bytes(void *closure, unsigned char *to, unsigned len)
{
	struct vk_buf *b = closure;

	if (len > b->room)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, b->data, len);
	b->data += len;
	b->room -= len;
	return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
picture_of(const struct vk_buf *png)
{
	struct vk_buf at = {.data = png->data, .room = png->len};
	cairo_surface_t *picture =
	    cairo_image_surface_create_from_png_stream(read_bytes, &at);

	assert_int_equal(cairo_surface_status(picture), CAIRO_STATUS_SUCCESS);
	return picture;
}

static int
level(cairo_surface_t *picture, int x, int y)
{
	return cairo_image_surface_get_data(
	    picture)[(ptrdiff_t)y * cairo_image_surface_get_stride(picture) +
	    (ptrdiff_t)4 * x];
}

static int
less(int a, int b)
{
	assert_in_range(a - b + 1, 0, 2); /* sizes are rounded, or up */
	return a < b ? a : b;
}

/* How many pixels differ by more than a viewer's rounding. */
static size_t
differing(cairo_surface_t *a, cairo_surface_t *b, int most)
{
	int width = less(
	    cairo_image_surface_get_width(a), cairo_image_surface_get_width(b));
	int height = less(cairo_image_surface_get_height(a),
	    cairo_image_surface_get_height(b));
	size_t n = 0;

	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++)
			n += abs(level(a, x, y) - level(b, x, y)) > most;
	return n;
}

static size_t
inked(cairo_surface_t *a)
{
	size_t n = 0;

	for (int y = 0; y < cairo_image_surface_get_height(a); y++)
		for (int x = 0; x < cairo_image_surface_get_width(a); x++)
			n += level(a, x, y) < 128;
	return n;
}

static void
looks_alike(struct sheet *s, size_t page, int most)
{
	struct vk_buf png = {0}, pdf, seen, command = {0};
	cairo_surface_t *ours, *theirs;

	assert_true(vk_out_png(&s->pages, page, s->type, DPI, &png, s->diag));
	ours = picture_of(&png);
	assert_true(inked(ours) > 1000);
	for (size_t w = 0; w < WRITERS; w++) {
		pdf = writers[w](s);
		vk_buf_clear(&command);
		vk_buf_addf(&command,
		    "sh -c 'pdftocairo -png -r %d -f %zu -l %zu -singlefile "
		    "\"$0\" -'",
		    DPI, page + 1, page + 1);
		seen = readback_ask(command.data, &pdf);
		theirs = picture_of(&seen);
		assert_int_equal(differing(ours, theirs, most), 0);
		cairo_surface_destroy(theirs);
		vk_buf_free(&seen);
		vk_buf_free(&pdf);
	}
	cairo_surface_destroy(ours);
	vk_buf_free(&command);
	vk_buf_free(&png);
}

/* No letters: of those Cairo rounds the places. */
static void
draws_the_same(void **state)
{
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	for (int i = 0; i < 3; i++) {
		sheet_page(&s, 0);
		sheet_element(&s, VK_TAG_FIGURE, 0, NULL);
		if (i == 0)
			make_chart(&s);
		s.pages.pages[0].npieces -= i == 0 ? 2 : 0;
		tick(&s, 300.4, 250.6, "☐");
		tick(&s, 320, 250, "☒");
		make_grid(&s);
	}
	sheet_size(&s.pages.pages[1], SHEET_A4_HEIGHT, SHEET_A4_WIDTH);
	sheet_size(&s.pages.pages[2], A5_WIDTH, A5_HEIGHT);
	for (size_t i = 0; i < s.pages.n; i++)
		looks_alike(&s, i, 16);
	sheet_close(&s);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gives_signs_back),
	    cmocka_unit_test(agrees_with_itself),
	    cmocka_unit_test(draws_the_same),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, load_fonts, drop_fonts);
}
