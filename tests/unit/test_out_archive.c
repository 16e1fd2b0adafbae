/*
 * Whole archival files of hand-made pages, read back by others: whether every
 * mark is once in the tree and leads back, what the catalog says, the text in
 * the order of the structure.
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

static const struct vk_attachment source = {.name = "van-ban.xml",
    .type = "text/xml",
    .about = "Văn bản gốc",
    .bytes = "<van-ban/>",
    .len = 10};

static const struct vk_archive_wish bare,
    with_source = {.attachments = &source, .nattachments = 1},
    plain = {.attachments = &source, .nattachments = 1, .plain = true};

/* ---- helpers ---- */

static cairo_status_t
add_bytes(void *out, const unsigned char *bytes, unsigned len)
{
	vk_buf_add(out, bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

/* A picture that is red from a column on. */
static struct vk_buf
red_from(int column)
{
	cairo_surface_t *surface =
	    cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 8, 8);
	cairo_t *cr = cairo_create(surface);
	struct vk_buf out = {0};

	cairo_set_source_rgb(cr, 1, 0, 0);
	cairo_rectangle(cr, column, 0, 8 - column, 8);
	cairo_fill(cr);
	cairo_destroy(cr);
	cairo_surface_write_to_png_stream(surface, add_bytes, &out);
	cairo_surface_destroy(surface);
	return out;
}

/* A quarter is clear. */
static struct vk_buf
picture(void)
{
	return red_from(2);
}

static struct vk_buf
archive_of(struct sheet *s, const struct vk_archive_wish *wish)
{
	struct vk_buf out = {0};

	assert_true(vk_out_archive(&s->pages, s->type, wish, &out, s->diag));
	assert_int_equal(vk_diag_kept(s->diag), 0);
	return out;
}

static void
element(struct sheet *s, enum vk_tag tag, uint32_t parent)
{
	sheet_element(s, tag, 0, NULL)->parent = parent;
}

static void
furniture(struct sheet *s, double y, const char *text)
{
	size_t kept = s->element;

	s->element = VK_FURNITURE;
	sheet_run(s, VK_REGULAR, 14, 300, y, 0, text);
	sheet_rule(s, 100, y + 4, 60, 0.5);
	s->element = kept;
}

static struct vk_piece *
field(struct sheet *s, const char *name, const char *about)
{
	struct vk_piece *piece;

	sheet_element(s, VK_TAG_FORM, 0, NULL)->alt = about;
	piece = sheet_piece(s, VK_PIECE_FIELD);
	piece->as.field = (struct vk_field){.name = name,
	    .about = about,
	    .x = 100 * VK_PT,
	    .y = 400 * VK_PT,
	    .width = 200 * VK_PT,
	    .height = 50 * VK_PT};
	return piece;
}

/* Headings, a list, a paragraph over a page break, an image, two fields. */
static void
make_document(struct sheet *s, const struct vk_buf *image)
{
	struct vk_structure *heading;

	sheet_open(s, tinos);
	sheet_page(s, 0);
	sheet_element(s, VK_TAG_P, 0, NULL);
	sheet_run(s, VK_BOLD, 16, 200, 100, 0, "NGHỊ QUYẾT")->soft_end = true;
	sheet_run(s, VK_BOLD, 14, 200, 120, 0, "Đại hội Đảng bộ (khoá XI)");
	furniture(s, 60, "DỰ THẢO");
	sheet_element(s, VK_TAG_H, 1, "I- MỤC TIÊU");
	sheet_run(s, VK_BOLD, 14, 85, 160, 0, "I- MỤC TIÊU");
	element(s, VK_TAG_L, 0);
	element(s, VK_TAG_LI, 3);
	element(s, VK_TAG_LBL, 4);
	sheet_run(s, VK_REGULAR, 14, 85, 180, 0, "-");
	element(s, VK_TAG_LBODY, 4);
	sheet_run(s, VK_ITALIC, 14, 95, 180, 550, "Xây dựng phường văn minh");
	sheet_element(s, VK_TAG_P, 0, NULL);
	sheet_run(s, VK_REGULAR, 14, 85, 700, 550, "Đoạn văn kéo dài")
	    ->soft_end = true;
	sheet_page(s, 2);
	furniture(s, 60, "2");
	sheet_run(s, VK_REGULAR, 14, 85, 100, 0, "sang trang sau.");
	heading = sheet_element(s, VK_TAG_H, 3, "1. Kinh tế");
	heading->title_page = 1;
	heading->title_y = 106 * VK_PT;
	sheet_run(s, VK_BOLD, 14, 85, 120, 0, "1. Kinh tế");
	sheet_element(s, VK_TAG_FIGURE, 0, NULL)->alt = "Con dấu";
	sheet_image(s, "dau.png", 300, 300, 80, image);
	sheet_image(s, "dau.png", 400, 300, 80, image);
	field(s, "ky_ca_nhan", "Chữ ký của người ký");
	field(s, "ky_to_chuc", "Chữ ký của cơ quan");
}

static const char document_tree[] =
    "Document(P(0.0) H1(0.1) L(LI(Lbl(0.2) LBody(0.3))) P(0.4 1.0) H2(1.1) "
    "Figure\"Con dấu\"[300 461.89 480 541.89](1.2) "
    "Form\"Chữ ký của người ký\"(=ky_ca_nhan) "
    "Form\"Chữ ký của cơ quan\"(=ky_to_chuc))\n";

static const char document_outline[] =
    "I- MỤC TIÊU 0@841.89\n  1. Kinh tế 1@735.89\n";

static const char document_pages[] =
    "[0.0, 0.0, 595.28, 841.89] /F0 /F1 /F2  0\n"
    "[0.0, 0.0, 595.28, 841.89] /F0 /F1 /Im0 2\n";

/* ---- tests ---- */

static void
agrees_with_itself(void **state)
{
	static const struct {
		const char *name;
		const struct vk_archive_wish *wish;
	} cases[] = {{"bare", &bare}, {"with its source", &with_source},
	    {"plain", &plain}};
	struct vk_buf image = picture();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *name = cases[i].name;
		struct vk_buf pdf;
		struct sheet s;

		make_document(&s, &image);
		pdf = archive_of(&s, cases[i].wish);
		archived_is_pdf(&pdf, name);
		archived_says(__FILE__, "faults", &pdf, name, "");
		archived_says(__FILE__, "tree", &pdf, name, document_tree);
		archived_says(
		    __FILE__, "outline", &pdf, name, document_outline);
		archived_says(__FILE__, "pages", &pdf, name, document_pages);
		vk_buf_free(&pdf);
		sheet_close(&s);
	}
	vk_buf_free(&image);
}

/* Poppler shows the structure with the text that belongs to it. */
static void
tells_its_text_in_order(void **state)
{
	static const char want[] =
	    "Document\n"
	    "  P (block)\n"
	    "    \"NGHỊ QUYẾT Đại hội Đảng bộ (khoá XI)\"\n"
	    "  H1 (block)\n"
	    "    \"I- MỤC TIÊU\"\n"
	    "  L (block)\n"
	    "    LI (block)\n"
	    "      Lbl (block)\n"
	    "        \"-\"\n"
	    "      LBody (block)\n"
	    "        \"Xây dựng phường văn minh\"\n"
	    "  P (block)\n"
	    "    \"Đoạn văn kéo dài \"\n"
	    "    \"sang trang sau.\"\n"
	    "  H2 (block)\n"
	    "    \"1. Kinh tế\"\n"
	    "  Figure";
	struct vk_buf image = picture(), pdf, said;
	struct sheet s;

	(void)state;
	make_document(&s, &image);
	pdf = archive_of(&s, &with_source);
	said = readback_ask("pdfinfo -struct-text", &pdf);
	assert_true(said.len > sizeof(want));
	said.data[sizeof(want) - 1] = '\0';
	assert_string_equal(said.data, want);
	vk_buf_free(&said);
	vk_buf_free(&pdf);
	vk_buf_free(&image);
	sheet_close(&s);
}

static void
attaches_what_is_asked_for(void **state)
{
	static const char ask[] =
	    "print(sorted(k for k in pdf.Root.keys() if k in "
	    "(\"/AF\", \"/Names\", \"/AcroForm\", \"/Outlines\", "
	    "\"/PageMode\")))\n"
	    "for name, spec in pdf.attachments.items():\n"
	    "    print(name, spec.get_file().read_bytes().decode())\n";
	struct vk_buf image = picture(), pdf, said;
	struct sheet s;

	(void)state;
	make_document(&s, &image);
	pdf = archive_of(&s, &with_source);
	said = readback_python(ask, &pdf);
	assert_string_equal(said.data,
	    "['/AF', '/AcroForm', '/Names', '/Outlines', '/PageMode']\n"
	    "van-ban.xml <van-ban/>\n");
	vk_buf_free(&said);
	vk_buf_free(&pdf);
	sheet_close(&s);
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_element(&s, VK_TAG_P, 0, NULL);
	sheet_run(&s, VK_REGULAR, 14, 85, 100, 0, "Không có gì thêm");
	pdf = archive_of(&s, &bare);
	said = readback_python(ask, &pdf);
	assert_string_equal(said.data, "[]\n");
	vk_buf_free(&said);
	vk_buf_free(&pdf);
	vk_buf_free(&image);
	sheet_close(&s);
}

static void
is_the_same_again(void **state)
{
	struct vk_buf image = picture(), pdf[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct sheet s;

		make_document(&s, &image);
		pdf[i] = archive_of(&s, &with_source);
		sheet_close(&s);
	}
	assert_int_equal(pdf[0].len, pdf[1].len);
	assert_memory_equal(pdf[0].data, pdf[1].data, pdf[0].len);
	vk_buf_free(&pdf[0]);
	vk_buf_free(&pdf[1]);
	vk_buf_free(&image);
}

/* The tree of the pages has nodes of 64. */
static void
holds_any_number_of_pages(void **state)
{
	static const size_t counts[] = {1, 2, 63, 64, 65, 128, 129, 1000};

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		struct vk_buf pdf, said, want = {0};
		struct sheet s;

		sheet_open(&s, tinos);
		s.pages.pages =
		    vk_arena_array(s.arena, counts[i], sizeof(struct vk_page));
		sheet_element(&s, VK_TAG_P, 0, NULL);
		for (size_t k = 0; k < counts[i]; k++) {
			sheet_page(&s, 0);
			sheet_run(&s, VK_REGULAR, 14, 85, 100, 0, "trang");
			vk_buf_addf(&want, "%s%zu.0", k > 0 ? " " : "", k);
		}
		pdf = archive_of(&s, &bare);
		archived_says(__FILE__, "faults", &pdf, "pages", "");
		said = archived_ask(__FILE__, "tree", &pdf);
		assert_non_null(strstr(said.data, want.data));
		vk_buf_free(&said);
		vk_buf_free(&want);
		vk_buf_free(&pdf);
		sheet_close(&s);
	}
}

/* ---- what cannot be written ---- */

static void
is_refused(struct sheet *s, enum vk_msg msg)
{
	struct vk_buf out = {0};

	assert_false(
	    vk_out_archive(&s->pages, s->type, &with_source, &out, s->diag));
	assert_int_equal(vk_diag_kept(s->diag), 1);
	assert_int_equal(vk_diag_at(s->diag, 0)->msg, msg);
	assert_int_equal(out.len, 0);
	vk_buf_free(&out);
}

/* Glyphs that stand for no sign, or for two, have no code point. */
static void
refuses_what_has_no_sign(void **state)
{
	static const struct {
		const char *text;
		uint8_t clusters[2];
	} cases[] = {{"ab", {2, 0}}, {"a", {1, 0}}, {"\xe4\xb8\x80z", {3, 1}}};
	const struct vk_shape *good = vk_type_shape(tinos, VK_REGULAR, "ab", 2);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_shape bad = *good;
		struct vk_word word = {&bad, 85 * VK_PT};
		struct sheet s;

		bad.text = cases[i].text;
		bad.len = (uint16_t)strlen(cases[i].text);
		bad.clusters = cases[i].clusters;
		sheet_open(&s, tinos);
		sheet_page(&s, 0);
		sheet_element(&s, VK_TAG_P, 0, NULL);
		sheet_run(&s, VK_REGULAR, 14, 85, 100, 0, "Trước đó");
		sheet_piece(&s, VK_PIECE_RUN)->as.run =
		    (struct vk_run){.words = &word,
			.n = 1,
			.size = 14 * VK_PT,
			.y = 200 * VK_PT};
		is_refused(&s, VK_MSG_FONT_NO_ARCHIVE);
		sheet_close(&s);
	}
}

static void
refuses_bad_images(void **state)
{
	static const struct {
		size_t len; /* of the file that is kept */
		enum vk_msg msg;
	} cases[] = {{0, VK_MSG_IMAGE_NO_PNG}, {20, VK_MSG_IMAGE_NO_PNG},
	    {40, VK_MSG_IMAGE_DAMAGED}, {60, VK_MSG_IMAGE_DAMAGED}};
	struct vk_buf image = picture();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf part = image;
		struct sheet s;

		part.len = cases[i].len;
		sheet_open(&s, tinos);
		sheet_page(&s, 0);
		field(&s, "ky", "Chữ ký");
		sheet_element(&s, VK_TAG_FIGURE, 0, NULL);
		sheet_image(&s, "dau.png", 100, 100, 80, &part);
		is_refused(&s, cases[i].msg);
		sheet_close(&s);
	}
	vk_buf_free(&image);
}

/* The same bytes are one image, whatever their name and wherever they are. */
static void
stores_an_image_once(void **state)
{
	static const char ask[] =
	    "print(sum(o.get(\"/ColorSpace\") == \"/DeviceRGB\" for o in "
	    "pdf.objects if isinstance(o, pikepdf.Stream)))\n"
	    "for p in pdf.pages:\n"
	    "    names = sorted(p.obj.Resources.XObject.keys())\n"
	    "    print(*(p.obj.Resources.XObject[n].objgen[0] -\n"
	    "        pdf.pages[0].obj.Resources.XObject.Im0.objgen[0] == 0\n"
	    "        for n in names))\n";
	struct vk_buf image[] = {picture(), picture(), red_from(4)};
	struct vk_buf pdf, said;
	struct sheet s;

	(void)state;
	assert_int_equal(image[0].len, image[1].len);
	sheet_open(&s, tinos);
	for (int page = 0; page < 2; page++) {
		sheet_page(&s, 0);
		for (int i = page; i < 3; i++) {
			sheet_element(&s, VK_TAG_FIGURE, 0, NULL)->alt = "Dấu";
			sheet_image(&s, i == 1 ? "b.png" : "a.png", 100, 100,
			    80, &image[i]);
		}
	}
	pdf = archive_of(&s, &bare);
	archived_says(__FILE__, "faults", &pdf, "images", "");
	said = readback_python(ask, &pdf);
	assert_string_equal(said.data, "2\nTrue False\nTrue False\n");
	vk_buf_free(&said);
	vk_buf_free(&pdf);
	for (size_t i = 0; i < 3; i++)
		vk_buf_free(&image[i]);
	sheet_close(&s);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(agrees_with_itself),
	    cmocka_unit_test(tells_its_text_in_order),
	    cmocka_unit_test(attaches_what_is_asked_for),
	    cmocka_unit_test(is_the_same_again),
	    cmocka_unit_test(holds_any_number_of_pages),
	    cmocka_unit_test(refuses_what_has_no_sign),
	    cmocka_unit_test(refuses_bad_images),
	    cmocka_unit_test(stores_an_image_once),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, load_fonts, drop_fonts);
}
