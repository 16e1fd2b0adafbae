/*
 * What Cairo made of pages, read back by others: text by poppler and MuPDF,
 * places of glyphs and the outline by MuPDF, pixels from the PNG.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cairo.h>
#include <locale.h>
#include <math.h>
#include <time.h>
#include <unistd.h>

#include "out/out.h"
#include "out/painter.h"
#include "tinos.h"

/* ---- helpers ---- */

/* What a command prints about the bytes; %s in it is their file. */
static struct vk_buf
ask(const char *command, const struct vk_buf *bytes)
{
	char name[] = "/tmp/vankien-test-XXXXXX", line[512], part[4096];
	int fd = mkstemp(name);
	struct vk_buf said = {0};
	FILE *pipe;
	size_t n;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes->data, bytes->len), bytes->len);
	close(fd);
	snprintf(line, sizeof(line), command, name);
	pipe = popen(line, "r");
	assert_non_null(pipe);
	while ((n = fread(part, 1, sizeof(part), pipe)) > 0)
		vk_buf_add(&said, part, n);
	assert_int_equal(pclose(pipe), 0);
	unlink(name);
	return said;
}

static struct vk_buf
pdf_of(struct sheet *s)
{
	struct vk_buf out = {0};

	assert_true(vk_out_pdf(&s->pages, s->type, &out, s->diag));
	assert_int_equal(vk_diag_kept(s->diag), 0);
	return out;
}

/* Blanks, line ends and form feeds become single spaces. */
static void
fold(struct vk_buf *b)
{
	size_t to = 0;

	for (size_t i = 0; i < b->len; i++) {
		char c = b->data[i];

		if (c == '\n' || c == '\f' || c == '\r')
			c = ' ';
		if (c != ' ' || (to > 0 && b->data[to - 1] != ' '))
			b->data[to++] = c;
	}
	if (to > 0 && b->data[to - 1] == ' ')
		to--;
	b->len = to;
	if (b->data != NULL)
		b->data[to] = '\0';
}

static const char *const lines[] = {
    "aàảãáạăằẳẵắặâầẩẫấậ eèẻẽéẹêềểễếệ iìỉĩíị oòỏõóọôồổỗốộơờởỡớợ uùủũúụưừửữứự",
    "yỳỷỹýỵ dđ AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ EÈẺẼÉẸÊỀỂỄẾỆ IÌỈĨÍỊ OÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢ",
    "UÙỦŨÚỤƯỪỬỮỨỰ YỲỶỸÝỴ DĐ 0123456789 1.300 0,3% 2020–2025 (khoá XI); “văn”",
    "./. T/M Số 01-NQ/ĐH, ngày 22/5/2020: “Đảng bộ” & <phường> [a] \\ * + = ?",
};

enum { LINES = sizeof(lines) / sizeof(lines[0]) };

static void
make_lines(struct sheet *s)
{
	sheet_open(s, tinos);
	for (int face = 0; face < VK_FACE_COUNT; face++) {
		sheet_page(s, face + 1);
		for (int i = 0; i < LINES; i++)
			sheet_run(s, (enum vk_face)face, 10, 85.04,
			    100 + 18 * i, i % 2 ? 552.7 : 0, lines[i]);
	}
}

/* ---- text ---- */

static void
gives_text_back(void **state)
{
	static const char *const readers[] = {
	    "pdftotext -raw %s -",
	    "pdftotext %s -",
	    "mutool draw -q -F txt %s 2>/dev/null",
	};
	struct vk_buf pdf, want = {0};
	struct sheet s;

	(void)state;
	make_lines(&s);
	pdf = pdf_of(&s);
	for (int i = 0; i < LINES * VK_FACE_COUNT; i++)
		vk_buf_addf(&want, "%s ", lines[i % LINES]);
	fold(&want);
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		struct vk_buf text = ask(readers[i], &pdf);

		fold(&text);
		assert_string_equal(vk_buf_str(&text), vk_buf_str(&want));
		vk_buf_free(&text);
	}
	vk_buf_free(&pdf);
	vk_buf_free(&want);
	sheet_close(&s);
}

/* One glyph that stands for two signs gives back the right one each time. */
static void
keeps_text_of_shared_glyphs(void **state)
{
	static const char *const texts[] = {"-", "–", "-", "–", "-"};
	const struct vk_shape *dash = vk_type_shape(tinos, VK_REGULAR, "-", 1);
	struct vk_shape shapes[5];
	struct vk_word words[5];
	uint8_t clusters[5];
	struct vk_buf pdf, text;
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	for (size_t i = 0; i < 5; i++) {
		clusters[i] = (uint8_t)strlen(texts[i]);
		shapes[i] = *dash;
		shapes[i].text = texts[i];
		shapes[i].len = clusters[i];
		shapes[i].clusters = &clusters[i];
		words[i].shape = &shapes[i];
		words[i].x = 100 * VK_PT;
		sheet_piece(&s, VK_PIECE_RUN)->as.run = (struct vk_run){
		    &words[i], 1, 14 * VK_PT, (vk_len)(100 + 20 * i) * VK_PT};
	}
	pdf = pdf_of(&s);
	text = ask("pdftotext -raw %s -", &pdf);
	fold(&text);
	assert_string_equal(vk_buf_str(&text), "- – - – -");
	vk_buf_free(&pdf);
	vk_buf_free(&text);
	sheet_close(&s);
}

/* Glyphs without text of their own share that of the one before. */
static void
keeps_text_of_clusters(void **state)
{
	static const uint8_t clusters[3] = {0, 5, 0};
	const struct vk_shape *shape =
	    vk_type_shape(tinos, VK_REGULAR, "abc", 3);
	struct vk_shape odd = *shape;
	struct vk_word words[2] = {{&odd, 100 * VK_PT}, {shape, 200 * VK_PT}};
	struct vk_buf pdf, text;
	struct sheet s;

	(void)state;
	odd.text = "ếxy";
	odd.len = 5;
	odd.clusters = clusters;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_piece(&s, VK_PIECE_RUN)->as.run =
	    (struct vk_run){words, 2, 14 * VK_PT, 100 * VK_PT};
	pdf = pdf_of(&s);
	text = ask("pdftotext -raw %s -", &pdf);
	fold(&text);
	assert_string_equal(vk_buf_str(&text), "ếxy abc");
	vk_buf_free(&pdf);
	vk_buf_free(&text);
	sheet_close(&s);
}

/* ---- places ---- */

struct places { /* of all glyphs, as painted or as a viewer sees them */
	double x[4096], y[4096];
	size_t n;
};

static bool
open_any(void *self, vk_len width, vk_len height)
{
	(void)self;
	(void)width;
	(void)height;
	return true;
}

static bool
close_any(void *self)
{
	(void)self;
	return true;
}

static void
enter_any(void *self, uint32_t number)
{
	(void)self;
	(void)number;
}

static void
note_places(void *self, const struct vk_glyphs *g)
{
	struct places *p = self;

	for (size_t i = 0; i < g->n; i++, p->n++) {
		assert_true(p->n < 4096);
		p->x[p->n] = vk_len_pt(g->x[i]);
		p->y[p->n] = vk_len_pt(g->y);
	}
}

static void
skip_rule(void *self, const struct vk_rule *r)
{
	(void)self;
	(void)r;
}

static bool
finish_any(void *self, struct vk_diag *d)
{
	(void)self;
	(void)d;
	return true;
}

static void
read_trace(const char *trace, struct places *p)
{
	for (; (trace = strstr(trace, "<g unicode=")) != NULL; p->n++) {
		assert_true(p->n < 4096);
		trace = strstr(trace, " x=\"");
		assert_non_null(trace);
		assert_int_equal(sscanf(trace, " x=\"%lf\" y=\"%lf\"",
				     &p->x[p->n], &p->y[p->n]),
		    2);
	}
}

/* Lines of several runs, columns far and near, a rule in between. */
static void
make_places(struct sheet *s)
{
	make_lines(s);
	sheet_page(s, 9);
	sheet_run(s, VK_BOLD, 14, 85, 100, 250, "ĐẢNG BỘ PHƯỜNG ĐỨC GIANG");
	sheet_run(s, VK_BOLD, 14, 260, 100, 520, "ĐẢNG CỘNG SẢN VIỆT NAM");
	sheet_rule(s, 260, 104, 200, 0.5);
	sheet_run(s, VK_REGULAR, 14, 85, 118, 150, "Số 01-NQ/ĐH");
	sheet_run(s, VK_ITALIC, 13, 400, 118, 540, "ngày 22 tháng 5");
	for (int i = 0; i < 20; i++) {
		sheet_run(s, VK_BOLD, 14, 85, 150 + 18 * i, 200,
		    "1. Mục tiêu tổng quát:");
		sheet_run(s, VK_REGULAR, 14, 205, 150 + 18 * i, 552.7,
		    "xây dựng Đảng bộ trong sạch, vững mạnh; giữ vững khối");
	}
}

/*
 * A viewer adds up widths that Cairo has cut to whole thousandths; glyphs are
 * still where the layout put them, and the last of a line as near as the first.
 */
static void
puts_glyphs_in_place(void **state)
{
	static struct places want, seen;
	struct vk_painter painter = {&want, open_any, close_any, enter_any,
	    note_places, skip_rule, NULL, NULL, NULL, finish_any};
	struct vk_buf pdf, trace;
	struct sheet s;

	(void)state;
	make_places(&s);
	pdf = pdf_of(&s);
	assert_true(vk_paint(&s.pages, tinos, &painter, s.diag));
	trace = ask("mutool trace %s 2>/dev/null", &pdf);
	read_trace(vk_buf_str(&trace), &seen);
	assert_int_equal(seen.n, want.n);
	for (size_t i = 0; i < want.n; i++) {
		if (fabs(seen.x[i] - want.x[i]) > 0.25)
			fail_msg("glyph %zu at %.3f, not at %.3f", i, seen.x[i],
			    want.x[i]);
		assert_true(fabs(seen.y[i] - want.y[i]) < 0.005);
	}
	vk_buf_free(&pdf);
	vk_buf_free(&trace);
	sheet_close(&s);
}

static void
has_the_size_of_the_page(void **state)
{
	struct vk_buf pdf, said;
	double width, height;
	struct sheet s;
	const char *box;

	(void)state;
	make_lines(&s);
	pdf = pdf_of(&s);
	said = ask("mutool trace %s 2>/dev/null", &pdf);
	box = strstr(vk_buf_str(&said), "mediabox=\"0 0 ");
	assert_non_null(box);
	assert_int_equal(
	    sscanf(box, "mediabox=\"0 0 %lf %lf\"", &width, &height), 2);
	assert_true(fabs(width - 210 * 72 / 25.4) < 0.002);
	assert_true(fabs(height - 297 * 72 / 25.4) < 0.002);
	vk_buf_free(&pdf);
	vk_buf_free(&said);
	sheet_close(&s);
}

/* ---- data and outline ---- */

static void
says_what_it_is(void **state)
{
	static const struct {
		const char *day, *date;
	} cases[] = {
	    {"2020-05-22", "2020-05-22T12:00:00Z"},
	    {"2026-12-31", "2026-12-31T12:00:00Z"},
	    {"", "1970-01-01T12:00:00Z"}, /* never the clock */
	    {NULL, "1970-01-01T12:00:00Z"},
	    {"2020-13-01", "1970-01-01T12:00:00Z"},
	    {"2020-05-2", "1970-01-01T12:00:00Z"},
	    {"2020-05-22T00:00", "1970-01-01T12:00:00Z"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf pdf, said, want = {0};
		struct sheet s;

		make_lines(&s);
		s.pages.day = cases[i].day;
		pdf = pdf_of(&s);
		said = ask("TZ=UTC pdfinfo -isodates %s", &pdf);
		vk_buf_addf(&want, "CreationDate:    %s", cases[i].date);
		assert_non_null(strstr(vk_buf_str(&said), vk_buf_str(&want)));
		vk_buf_clear(&want);
		vk_buf_addf(&want, "ModDate:         %s", cases[i].date);
		assert_non_null(strstr(vk_buf_str(&said), vk_buf_str(&want)));
		assert_non_null(
		    strstr(vk_buf_str(&said), "Title:           Nghị quyết\n"));
		assert_non_null(strstr(
		    vk_buf_str(&said), "Author:          Đảng bộ phường\n"));
		assert_non_null(
		    strstr(vk_buf_str(&said), "Subject:         Đại hội\n"));
		assert_non_null(
		    strstr(vk_buf_str(&said), "Creator:         vankien\n"));
		vk_buf_free(&pdf);
		vk_buf_free(&said);
		vk_buf_free(&want);
		sheet_close(&s);
	}
}

static void
writes_the_outline(void **state)
{
	static const struct {
		int level, page;
		double y;
		const char *title;
	} entries[] = {
	    {2, 0, 100, "Đi từ giữa"},
	    {3, 0, 200, "con"},
	    {1, 1, 100.5, "I. (Một) \\ phần"},
	    {0, 1, 150, "kín"},
	    {4, 1, 200, "sâu"},
	    {2, 2, 100, "nông"},
	    {1, 3, 700, "II. Hai"},
	};
	struct vk_buf pdf, said;
	struct sheet s;

	(void)state;
	make_lines(&s);
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		struct vk_structure *e = sheet_element(
		    &s, VK_TAG_H, entries[i].level, entries[i].title);

		e->title_page = entries[i].page;
		e->title_y = (vk_len)(entries[i].y * VK_PT);
	}
	sheet_element(&s, VK_TAG_H, 1, NULL); /* nothing to show */
	pdf = pdf_of(&s);
	said = ask("mutool show %s outline 2>/dev/null", &pdf);
	assert_string_equal(vk_buf_str(&said),
	    "-\t\"Đi từ giữa\"\t#page=1&zoom=100,0,100\n"
	    "|\t\t\"con\"\t#page=1&zoom=100,0,200\n"
	    "-\t\"I. (Một) \\\\ phần\"\t#page=2&zoom=100,0,100\n"
	    "|\t\t\"sâu\"\t#page=2&zoom=100,0,200\n"
	    "|\t\t\"nông\"\t#page=3&zoom=100,0,100\n"
	    "|\t\"II. Hai\"\t#page=4&zoom=100,0,700\n");
	vk_buf_free(&pdf);
	vk_buf_free(&said);
	sheet_close(&s);
}

/* Very deep levels and very many entries end well. */
static void
takes_any_outline(void **state)
{
	struct vk_buf pdf, said;
	struct sheet s;

	(void)state;
	make_lines(&s);
	for (int i = 0; i < SHEET_MOST - 1; i++)
		sheet_element(&s, VK_TAG_H, i + 1, "tầng");
	pdf = pdf_of(&s);
	said = ask("qpdf --check %s", &pdf);
	assert_non_null(strstr(vk_buf_str(&said), "No syntax"));
	vk_buf_free(&pdf);
	vk_buf_free(&said);
	sheet_close(&s);
}

/* ---- the same bytes anywhere ---- */

static struct vk_buf
render(int kind, struct sheet *s)
{
	struct vk_buf out = {0};

	if (kind == 0)
		assert_true(vk_out_pdf(&s->pages, s->type, &out, s->diag));
	if (kind == 1)
		assert_true(
		    vk_out_png(&s->pages, 4, s->type, 72, &out, s->diag));
	if (kind == 2)
		assert_true(vk_out_svg(&s->pages, 4, s->type, &out, s->diag));
	return out;
}

static struct vk_buf
png_new(int side)
{
	cairo_surface_t *surface =
	    cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side, side);
	cairo_t *cr = cairo_create(surface);
	char name[] = "/tmp/vankien-test-XXXXXX", part[4096];
	int fd = mkstemp(name);
	struct vk_buf out = {0};
	ssize_t n;

	cairo_set_source_rgb(cr, 1, 0, 0);
	cairo_paint(cr);
	cairo_set_source_rgba(cr, 0, 0, 0, 0);
	cairo_set_operator(cr, CAIRO_OPERATOR_SOURCE);
	cairo_rectangle(cr, 0, 0, side / 4, side);
	cairo_fill(cr);
	cairo_destroy(cr);
	assert_int_equal(cairo_surface_write_to_png(surface, name), 0);
	cairo_surface_destroy(surface);
	while ((n = read(fd, part, sizeof(part))) > 0)
		vk_buf_add(&out, part, (size_t)n);
	close(fd);
	unlink(name);
	return out;
}

static void
is_the_same_anywhere(void **state)
{
	static const char *const zones[] = {
	    "UTC", "Asia/Ho_Chi_Minh", "America/New_York"};
	static const char *const locales[] = {
	    "C", "de_DE.UTF-8", "vi_VN.UTF-8"};
	struct vk_buf first[3], again, image = png_new(64);
	struct sheet s;

	(void)state;
	make_places(&s);
	sheet_image(&s, "dau.png", 300, 600, 80, &image);
	sheet_image(&s, "dau.png", 400, 600, 80, &image);
	for (int kind = 0; kind < 3; kind++)
		first[kind] = render(kind, &s);
	for (int i = 0; i < 9; i++) {
		setenv("TZ", zones[i / 3], 1);
		tzset();
		setlocale(LC_ALL, locales[i / 3]);
		setenv("HOME", i % 2 ? "/nowhere" : "/tmp", 1);
		again = render(i % 3, &s);
		assert_int_equal(again.len, first[i % 3].len);
		assert_memory_equal(again.data, first[i % 3].data, again.len);
		vk_buf_free(&again);
	}
	setlocale(LC_ALL, "C");
	for (int kind = 0; kind < 3; kind++)
		vk_buf_free(&first[kind]);
	vk_buf_free(&image);
	sheet_close(&s);
}

static void
names_no_machine(void **state)
{
	char place[4096], host[256] = "";
	struct vk_buf pdf, plain;
	struct sheet s;

	(void)state;
	make_lines(&s);
	pdf = pdf_of(&s);
	plain = ask("qpdf --qdf --object-streams=disable %s -", &pdf);
	assert_non_null(getcwd(place, sizeof(place)));
	gethostname(host, sizeof(host) - 1);
	for (size_t i = 0; i + strlen(place) <= plain.len; i++)
		assert_memory_not_equal(plain.data + i, place, strlen(place));
	for (size_t i = 0; strlen(host) > 3 && i + strlen(host) <= plain.len;
	     i++)
		assert_memory_not_equal(plain.data + i, host, strlen(host));
	vk_buf_free(&pdf);
	vk_buf_free(&plain);
	sheet_close(&s);
}

/* ---- pixels and images ---- */

struct bytes {
	const char *at;
};

static cairo_status_t
read_bytes(void *closure, unsigned char *out, unsigned int len)
{
	struct bytes *b = closure;

	memcpy(out, b->at, len);
	b->at += len;
	return CAIRO_STATUS_SUCCESS;
}

static uint32_t
pixel(cairo_surface_t *surface, int x, int y)
{
	uint32_t value;

	memcpy(&value,
	    cairo_image_surface_get_data(surface) +
		y * cairo_image_surface_get_stride(surface) + 4 * x,
	    sizeof(value));
	return value & 0xffffff;
}

static cairo_surface_t *
picture_of(struct sheet *s, int dpi)
{
	struct vk_buf out = {0};
	struct bytes bytes;
	cairo_surface_t *surface;

	assert_true(vk_out_png(&s->pages, 0, s->type, dpi, &out, s->diag));
	bytes.at = out.data;
	surface =
	    cairo_image_surface_create_from_png_stream(read_bytes, &bytes);
	assert_int_equal(cairo_surface_status(surface), 0);
	vk_buf_free(&out);
	return surface;
}

static void
draws_exact_boxes(void **state)
{
	enum { WHITE = 0xffffff, BLACK = 0, RED = 0xff0000 };
	static const struct {
		int x, y;
		uint32_t colour;
	} probes[] = {/* at 144 dpi */
	    {200, 398, BLACK}, {299, 401, BLACK}, {250, 400, BLACK},
	    {199, 400, WHITE}, {300, 400, WHITE}, {250, 397, WHITE},
	    {250, 402, WHITE}, {600, 650, WHITE}, {690, 650, RED},
	    {750, 602, RED}, {750, 757, RED}, {757, 650, RED},
	    {762, 650, WHITE}, {690, 597, WHITE}, {690, 762, WHITE},
	    {0, 0, WHITE}, {1190, 1683, WHITE}};
	struct vk_buf image = png_new(64);
	cairo_surface_t *picture;
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_rule(&s, 100, 200, 50, 2);
	sheet_image(&s, "dau.png", 300, 300, 80, &image);
	picture = picture_of(&s, 144);
	for (size_t i = 0; i < sizeof(probes) / sizeof(probes[0]); i++)
		if (pixel(picture, probes[i].x, probes[i].y) !=
		    probes[i].colour)
			fail_msg("%d %d is %06x", probes[i].x, probes[i].y,
			    (unsigned)pixel(picture, probes[i].x, probes[i].y));
	cairo_surface_destroy(picture);
	vk_buf_free(&image);
	sheet_close(&s);
}

static void
has_the_pixels_of_the_page(void **state)
{
	static const struct {
		int dpi, width, height;
	} cases[] = {
	    {72, 595, 842}, {96, 794, 1123}, {150, 1240, 1754}, {10, 83, 117}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cairo_surface_t *picture;
		struct sheet s;

		make_lines(&s);
		picture = picture_of(&s, cases[i].dpi);
		assert_int_equal(
		    cairo_image_surface_get_width(picture), cases[i].width);
		assert_int_equal(
		    cairo_image_surface_get_height(picture), cases[i].height);
		cairo_surface_destroy(picture);
		sheet_close(&s);
	}
}

/* Paints one image; what was said of it, VK_MSG_COUNT when nothing was. */
static enum vk_msg
try_image(const struct vk_buf *bytes, bool *done)
{
	enum vk_msg msg = VK_MSG_COUNT;
	struct vk_buf out = {0};
	struct sheet s;

	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_image(&s, "dau.png", 100, 100, 80, bytes);
	*done = vk_out_pdf(&s.pages, tinos, &out, s.diag);
	assert_int_equal(*done, vk_diag_kept(s.diag) == 0);
	if (vk_diag_kept(s.diag) > 0) {
		assert_int_equal(vk_diag_kept(s.diag), 1);
		assert_string_equal(vk_diag_at(s.diag, 0)->found, "dau.png");
		msg = vk_diag_at(s.diag, 0)->msg;
	}
	vk_buf_free(&out);
	sheet_close(&s);
	return msg;
}

static void
refuses_bad_images(void **state)
{
	static const char huge[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
				   "\0\0\x4e\x20\0\0\x4e\x20\x08\x06\0\0\0"
				   "\xe3\x70\x46\x39";
	struct vk_buf good = png_new(64), bytes = {0};
	bool done;

	(void)state;
	assert_int_equal(try_image(&good, &done), VK_MSG_COUNT);
	assert_int_equal(try_image(&bytes, &done), VK_MSG_IMAGE_NO_PNG);
	vk_buf_adds(&bytes, "GIF89a and more, long enough for a header ....");
	assert_int_equal(try_image(&bytes, &done), VK_MSG_IMAGE_NO_PNG);
	vk_buf_clear(&bytes);
	vk_buf_add(&bytes, huge, sizeof(huge) - 1);
	assert_int_equal(try_image(&bytes, &done), VK_MSG_IMAGE_TOO_LARGE);
	for (size_t len = 33; len + 16 < good.len; len += 7) {
		bytes.len = 0;
		vk_buf_add(&bytes, good.data, len);
		assert_int_equal(
		    try_image(&bytes, &done), VK_MSG_IMAGE_DAMAGED);
	}
	for (size_t i = 0; i < good.len; i++) { /* one byte wrong */
		bytes.len = 0;
		vk_buf_add(&bytes, good.data, good.len);
		bytes.data[i] = (char)(bytes.data[i] ^ 0x55);
		try_image(&bytes, &done);
	}
	vk_buf_free(&good);
	vk_buf_free(&bytes);
}

/* What Cairo cannot do is a finding, not a blank picture. */
static void
tells_failures(void **state)
{
	static const int dpis[] = {1000000, 860, INT32_MAX};
	struct vk_buf out = {0};
	struct sheet s;

	(void)state;
	for (size_t i = 0; i < sizeof(dpis) / sizeof(dpis[0]); i++) {
		make_lines(&s);
		assert_false(
		    vk_out_png(&s.pages, 0, tinos, dpis[i], &out, s.diag));
		assert_int_equal(vk_diag_kept(s.diag), 1);
		assert_int_equal(vk_diag_at(s.diag, 0)->msg, VK_MSG_OUT_FAILED);
		assert_int_equal(vk_diag_status(s.diag), 70);
		assert_int_equal(out.len, 0);
		sheet_close(&s);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gives_text_back),
	    cmocka_unit_test(keeps_text_of_shared_glyphs),
	    cmocka_unit_test(keeps_text_of_clusters),
	    cmocka_unit_test(puts_glyphs_in_place),
	    cmocka_unit_test(has_the_size_of_the_page),
	    cmocka_unit_test(says_what_it_is),
	    cmocka_unit_test(writes_the_outline),
	    cmocka_unit_test(takes_any_outline),
	    cmocka_unit_test(is_the_same_anywhere),
	    cmocka_unit_test(names_no_machine),
	    cmocka_unit_test(draws_exact_boxes),
	    cmocka_unit_test(has_the_pixels_of_the_page),
	    cmocka_unit_test(refuses_bad_images),
	    cmocka_unit_test(tells_failures),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, load_fonts, drop_fonts);
}
