/* Pages as plain text: what stands beside, below and in the middle of what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "out/out.h"
#include "tinos.h"

static const double LEFT = 85.04, INDENT = 113.39, RIGHT = 552.76;

static double
width_of(enum vk_face face, int size, const char *text)
{
	int64_t width = 0;

	while (*text != '\0') {
		size_t len = *text == ' ' ? 1 : strcspn(text, " ");

		width += vk_type_shape(tinos, face, text, len)->width;
		text += len;
	}
	return vk_len_pt(vk_type_scale(tinos, width, size * VK_PT));
}

static void
centred(struct sheet *s, enum vk_face face, double middle, double y,
    const char *text)
{
	sheet_run(
	    s, face, 14, middle - width_of(face, 14, text) / 2, y, 0, text);
}

static void
check_text(struct sheet *s, const char *want)
{
	struct vk_buf out = {0};

	vk_buf_adds(&out, "before|");
	vk_out_text(&s->pages, tinos, &out);
	assert_string_equal(vk_buf_str(&out) + strlen("before|"), want);
	assert_memory_equal(out.data, "before|", strlen("before|"));
	vk_buf_free(&out);
	sheet_close(s);
}

static void
body(struct sheet *s, double y)
{
	sheet_run(s, VK_REGULAR, 14, INDENT, y, RIGHT,
	    "Đại hội đại biểu Đảng bộ phường Đức Giang lần thứ XI được tiến")
	    ->soft_end = true;
	sheet_run(s, VK_REGULAR, 14, LEFT, y + 18, RIGHT,
	    "hành từ ngày 21/5/2020 đến ngày 22/5/2020 tại phường Đức")
	    ->soft_end = true;
	sheet_run(s, VK_REGULAR, 14, LEFT, y + 36, 0, "Giang.");
}

static void
sets_columns_and_body(void **state)
{
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	centred(&s, VK_REGULAR, 180, 80, "ĐẢNG BỘ QUẬN LONG BIÊN");
	centred(&s, VK_BOLD, 180, 98, "ĐẢNG BỘ PHƯỜNG ĐỨC GIANG");
	centred(&s, VK_REGULAR, 180, 116, "*");
	centred(&s, VK_REGULAR, 180, 134, "Số 01-NQ/ĐH");
	centred(&s, VK_BOLD, 440, 80, "ĐẢNG CỘNG SẢN VIỆT NAM");
	sheet_rule(&s, 340, 85, 200, 1);
	centred(&s, VK_ITALIC, 440, 131, "Đức Giang, ngày 22 tháng 5");
	centred(&s, VK_BOLD, 318.9, 188, "NGHỊ QUYẾT");
	body(&s, 230);
	body(&s, 290);
	body(&s, 350);
	check_text(&s,
	    "        ĐẢNG BỘ QUẬN LONG BIÊN                       ĐẢNG CỘNG "
	    "SẢN VIỆT NAM\n"
	    "       ĐẢNG BỘ PHƯỜNG ĐỨC GIANG\n"
	    "                   *\n"
	    "              Số 01-NQ/ĐH                          Đức Giang, "
	    "ngày 22 tháng 5\n"
	    "\n"
	    "\n"
	    "                                      NGHỊ QUYẾT\n"
	    "\n"
	    "       Đại hội đại biểu Đảng bộ phường Đức Giang lần thứ XI được "
	    "tiến\n"
	    "  hành từ ngày 21/5/2020 đến ngày 22/5/2020 tại phường Đức\n"
	    "  Giang.\n"
	    "       Đại hội đại biểu Đảng bộ phường Đức Giang lần thứ XI được "
	    "tiến\n"
	    "  hành từ ngày 21/5/2020 đến ngày 22/5/2020 tại phường Đức\n"
	    "  Giang.\n"
	    "       Đại hội đại biểu Đảng bộ phường Đức Giang lần thứ XI được "
	    "tiến\n"
	    "  hành từ ngày 21/5/2020 đến ngày 22/5/2020 tại phường Đức\n"
	    "  Giang.\n");
}

static void
joins_styles(void **state)
{
	struct sheet s;
	double x = LEFT;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_run(&s, VK_BOLD, 14, x, 100, 0, "Mục tiêu: ");
	x += width_of(VK_BOLD, 14, "Mục tiêu: ") + 5; /* stretched */
	sheet_run(&s, VK_REGULAR, 14, x, 100, 0, "tăng 5 m");
	x += width_of(VK_REGULAR, 14, "tăng 5 m");
	sheet_run(&s, VK_REGULAR, 9, x, 95, 0, "2");
	x += width_of(VK_REGULAR, 9, "2");
	sheet_run(&s, VK_REGULAR, 14, x, 100, 0, "; giảm");
	x += width_of(VK_REGULAR, 14, "; giảm") + 6; /* a space left out */
	sheet_run(&s, VK_ITALIC, 14, x, 100, 0, "nghèo");
	sheet_run(
	    &s, VK_REGULAR, 14, LEFT, 118, RIGHT, "hàng sau cũng là của nó")
	    ->soft_end = true;
	check_text(&s,
	    "Mục tiêu: tăng 5 m2; giảm nghèo\n"
	    "hàng sau cũng là của nó\n");
}

static void
divides_pages(void **state)
{
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	body(&s, 100);
	sheet_page(&s, 0);
	sheet_page(&s, 3);
	centred(&s, VK_REGULAR, 318.9, 40, "3");
	body(&s, 75);
	check_text(&s,
	    "     Đại hội đại biểu Đảng bộ phường Đức Giang lần thứ XI được "
	    "tiến\n"
	    "hành từ ngày 21/5/2020 đến ngày 22/5/2020 tại phường Đức\n"
	    "Giang.\n"
	    "\f\f                                          3\n"
	    "\n"
	    "     Đại hội đại biểu Đảng bộ phường Đức Giang lần thứ XI được "
	    "tiến\n"
	    "hành từ ngày 21/5/2020 đến ngày 22/5/2020 tại phường Đức\n"
	    "Giang.\n");
}

static void
shows_signature_and_images(void **state)
{
	static const struct vk_buf none = {0};
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_run(&s, VK_BOLD, 14, LEFT, 100, 0, "Nơi nhận:");
	sheet_run(&s, VK_REGULAR, 12, LEFT, 116, 0, "- Thành ủy,");
	sheet_run(&s, VK_REGULAR, 12, LEFT, 132, 0, "- Lưu.");
	centred(&s, VK_BOLD, 440, 100, "T/M ĐẠI HỘI");
	centred(&s, VK_REGULAR, 440, 118, "BÍ THƯ");
	sheet_image(&s, "mau/dau.png", 400, 130, 80, &none);
	centred(&s, VK_BOLD, 440, 230, "Phan Việt Hưng");
	check_text(&s,
	    "Nơi nhận:                                                         "
	    "   T/M ĐẠI HỘI\n"
	    "- Thành ủy,                                                       "
	    "     BÍ THƯ\n"
	    "- Lưu.\n"
	    "\n"
	    "                                                                  "
	    "    [dau.png]\n"
	    "\n"
	    "\n"
	    "                                                                  "
	    " Phan Việt Hưng\n");
}

/* ---- tables ---- */

static struct vk_structure *
part(struct sheet *s, enum vk_tag tag, uint32_t parent)
{
	struct vk_structure *e = sheet_element(s, tag, 0, NULL);

	e->parent = parent;
	e->rows = e->columns = 1;
	return e;
}

static void
cell(struct sheet *s, enum vk_tag tag, uint32_t row, double x, double y,
    const char *text)
{
	part(s, tag, row);
	if (*text != '\0')
		sheet_run(s, VK_REGULAR, 14, x, y, 0, text);
}

/* The words end there. */
static void
figures(struct sheet *s, uint32_t row, double end, double y, const char *text)
{
	cell(s, VK_TAG_TD, row, end - width_of(VK_REGULAR, 14, text), y, text);
}

static uint32_t
row(struct sheet *s, uint32_t parent)
{
	part(s, VK_TAG_TR, parent);
	return (uint32_t)s->element;
}

/* As furniture it is repeated: its runs belong to no element. */
static void
head(struct sheet *s, double y)
{
	sheet_run(s, VK_BOLD, 14, 90, y, 0, "TT");
	sheet_run(s, VK_BOLD, 14, 110, y, 0, "Chỉ tiêu");
	sheet_run(s, VK_BOLD, 14, 250, y, 0, "2020");
}

/* A row over two pages, a cell over two rows, a head that is repeated. */
static void
sets_tables(void **state)
{
	struct sheet s;
	uint32_t r;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	part(&s, VK_TAG_P, 0);
	centred(&s, VK_REGULAR, 195, 72, "Bảng 1");
	part(&s, VK_TAG_TABLE, 0);
	part(&s, VK_TAG_THEAD, 2);
	r = row(&s, 3);
	cell(&s, VK_TAG_TH, r, 90, 90, "TT");
	cell(&s, VK_TAG_TH, r, 110, 90, "Chỉ tiêu");
	cell(&s, VK_TAG_TH, r, 250, 90, "2020");
	part(&s, VK_TAG_TBODY, 2);
	r = row(&s, 8);
	cell(&s, VK_TAG_TD, r, 90, 110, "1");
	s.pages.elements[s.element].rows = 2;
	cell(&s, VK_TAG_TD, r, 110, 110, "Thu ngân sách");
	figures(&s, r, 300, 110, "1.250");
	r = row(&s, 8);
	cell(&s, VK_TAG_TD, r, 110, 130, "Chi");
	figures(&s, r, 300, 130, "90");
	r = row(&s, 8);
	cell(&s, VK_TAG_TD, r, 90, 150, "2");
	cell(&s, VK_TAG_TD, r, 110, 150, "Một dòng");
	s.pages.pages[0].pieces[s.pages.pages[0].npieces - 1].soft_end = true;
	sheet_page(&s, 2);
	s.element = VK_FURNITURE;
	centred(&s, VK_REGULAR, 195, 52, "2");
	head(&s, 70);
	s.element = 18;
	sheet_run(&s, VK_REGULAR, 14, 110, 90, 0, "dài sang");
	sheet_run(&s, VK_REGULAR, 14, 110, 108, 0, "trang");
	s.element = s.pages.nelements - 1;
	cell(&s, VK_TAG_TD, r, 250, 90, "");
	r = row(&s, 8);
	cell(&s, VK_TAG_TD, r, 90, 126, "Cộng");
	s.pages.elements[s.element].columns = 2;
	figures(&s, r, 300, 126, "1.340");
	check_text(&s,
	    "                                       Bảng 1\n"
	    "TT | Chỉ tiêu      | 2020\n"
	    "---+---------------+------\n"
	    "1  | Thu ngân sách | 1.250\n"
	    "   | Chi           |    90\n"
	    "2  | Một dòng      |\n"
	    "\f                                          2\n"
	    "\n"
	    "TT | Chỉ tiêu      | 2020\n"
	    "---+---------------+------\n"
	    "   | dài sang      |\n"
	    "   | trang         |\n"
	    "---+---------------+------\n"
	    "Cộng               | 1.340\n");
}

/* Words are set anew where there is no room for them. */
static void
breaks_cells(void **state)
{
	static const char words[] = "một hai ba bốn năm sáu bảy tám chín mười "
				    "mười một mười hai mười ba";
	struct sheet s;
	uint32_t r;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	part(&s, VK_TAG_TABLE, 0);
	r = row(&s, 1);
	cell(&s, VK_TAG_TD, r, 90, 90, words);
	cell(&s, VK_TAG_TD, r, 400, 90, words);
	r = row(&s, 1);
	cell(&s, VK_TAG_TD, r, 90, 120, "mộtchữrấtdàikhôngcóchỗnghỉnào");
	part(&s, VK_TAG_TD, r);
	sheet_path(&s, 400, 110, 0.75, 0, "0,0 9,0 9,9 0,9 0,0")->text = "☐";
	sheet_run(&s, VK_REGULAR, 14, 412, 120, 0, "Có");
	check_text(&s,
	    "một hai ba bốn năm sáu bảy tám chín mười mười | một hai ba bốn "
	    "năm sáu bảy tám chín\n"
	    "một mười hai mười ba                          | mười mười một "
	    "mười hai mười ba\n"
	    "----------------------------------------------+-------------------"
	    "-----------------\n"
	    "mộtchữrấtdàikhôngcóchỗnghỉnào                 | ☐ Có\n");
}

/* Cells of the head go down beside others. */
static void
divides_heads(void **state)
{
	struct sheet s;
	uint32_t r;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	part(&s, VK_TAG_TABLE, 0);
	part(&s, VK_TAG_THEAD, 1);
	r = row(&s, 2);
	cell(&s, VK_TAG_TH, r, 90, 90, "TT");
	s.pages.elements[s.element].rows = 2;
	cell(&s, VK_TAG_TH, r, 110, 90, "Tên");
	s.pages.elements[s.element].rows = 2;
	cell(&s, VK_TAG_TH, r, 170, 90, "Kết quả");
	s.pages.elements[s.element].columns = 2;
	r = row(&s, 2);
	cell(&s, VK_TAG_TH, r, 150, 110, "một");
	sheet_run(&s, VK_BOLD, 14, 150, 128, 0, "năm");
	cell(&s, VK_TAG_TH, r, 210, 110, "hai");
	check_text(&s,
	    "TT | Tên |  Kết quả\n"
	    "   |     +----------\n"
	    "   |     | một | hai\n"
	    "   |     | năm |\n"
	    "---+-----+-----+----\n");
}

/* What is drawn is told in words, once. */
static void
tells_figures(void **state)
{
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	part(&s, VK_TAG_P, 0);
	sheet_run(&s, VK_REGULAR, 14, LEFT, 100, RIGHT, "Trước đó")->soft_end =
	    true;
	part(&s, VK_TAG_FIGURE, 0)->alt = "Thu ngân sách năm 2021: 3; 2022: 5, "
					  "cao hơn chỉ tiêu đã giao là 2 điểm";
	sheet_path(&s, 100, 110, 0, 90, "0,0 9,0 9,9 0,9");
	sheet_run(&s, VK_REGULAR, 12, 100, 130, 0, "2021");
	part(&s, VK_TAG_P, 2);
	sheet_run(&s, VK_REGULAR, 12, 130, 130, 0, "2022");
	part(&s, VK_TAG_P, 0);
	sheet_run(&s, VK_REGULAR, 14, LEFT, 137, RIGHT, "Sau đó")->soft_end =
	    true;
	check_text(&s,
	    "Trước đó\n"
	    "[Thu ngân sách năm 2021: 3; 2022: 5, cao hơn chỉ tiêu đã giao là "
	    "2 điểm]\n"
	    "Sau đó\n");
}

static void
takes_odd_pages(void **state)
{
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	check_text(&s, "");
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	check_text(&s, "");
	sheet_open(&s, tinos); /* all in one place, and off the sheet */
	sheet_page(&s, 0);
	sheet_run(&s, VK_REGULAR, 14, 100, 100, 0, "trên");
	sheet_run(&s, VK_BOLD, 14, 100, 100, 0, "dưới");
	sheet_run(&s, VK_BOLD, 14, 100, -50, 0, "ngoài");
	sheet_run(&s, VK_BOLD, 14, -500, 2000, 0, "xa");
	s.pages.pitch = 0;
	check_text(&s,
	    "                                                                  "
	    "              ngoài\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n"
	    "                                                                  "
	    "              trên\n"
	    "                                                                  "
	    "              dưới\n"
	    "\n"
	    "\n"
	    "\n"
	    "\n"
	    "xa\n");
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sets_columns_and_body),
	    cmocka_unit_test(joins_styles),
	    cmocka_unit_test(divides_pages),
	    cmocka_unit_test(shows_signature_and_images),
	    cmocka_unit_test(sets_tables),
	    cmocka_unit_test(breaks_cells),
	    cmocka_unit_test(divides_heads),
	    cmocka_unit_test(tells_figures),
	    cmocka_unit_test(takes_odd_pages),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, load_fonts, drop_fonts);
}
