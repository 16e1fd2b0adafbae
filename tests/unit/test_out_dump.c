/* The dump: every piece a line, every 1/1024 pt a difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "out/out.h"
#include "tinos.h"

static void
says_everything(void **state)
{
	static const struct vk_buf none = {0};
	struct vk_structure *e;
	struct vk_buf out = {0};
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	s.pages.rung = 2;
	s.pages.rungs_tried = 12;
	s.pages.lines_with_sign = 5;
	s.pages.why = "the last page was poor";
	sheet_page(&s, 0);
	sheet_run(&s, VK_REGULAR, 13, 300, 40, 0, "2");
	e = sheet_element(&s, VK_TAG_SECT, 1, "I. \"Một\"");
	e->title_page = 1;
	e->title_y = 100 * VK_PT + 1;
	sheet_element(&s, VK_TAG_P, 0, NULL)->parent = 1;
	sheet_run(&s, VK_BOLD_ITALIC, 14, 85.5, 100, 200, "\\ \"a\" b")
	    ->soft_end = true;
	sheet_rule(&s, 100, 130.25, 50, 0.5);
	sheet_page(&s, 2);
	sheet_image(&s, "mau/d\n\x7f.png", -1.5, 100, 80, &none);
	sheet_run(&s, VK_REGULAR, 14, 0, 0, 0, "");
	sheet_size(&s.pages.pages[1], SHEET_A4_HEIGHT, SHEET_A4_WIDTH);
	e = sheet_element(&s, VK_TAG_TH, 0, NULL);
	e->rows = 1;
	e->columns = 3;
	e->beside = true;
	sheet_path(&s, 10, 20, 0.75, 90, "0,0 9,0 9,8")->text = "☐";
	vk_out_dump(&s.pages, tinos, &out);
	assert_string_equal(vk_buf_str(&out),
	    "pages 2 title \"Nghị quyết\" author \"Đảng bộ phường\""
	    " subject \"Đại hội\" day \"2020-05-22\"\n"
	    "choice 2 of 12 size 14pt pitch 18pt space 6pt"
	    " lines-over 0 lines-with-sign 5 why \"the last page was poor\"\n"
	    "page 1 210x297mm width 595.275pt height 841.89pt number 0\n"
	    "  run furniture x 300pt y 40pt end 306.5pt size 13pt"
	    " regular \"2\"\n"
	    "  run P#2 x 85.5pt y 100pt end 200pt size 14pt"
	    " bold-italic \"\\\\ \\\"a\\\" b\" ~\n"
	    "  rule P#2 x 100pt y 130.25pt end 150pt weight 0.5pt\n"
	    "page 2 297x210mm width 841.89pt height 595.275pt number 2\n"
	    "  image P#2 x -1.5pt y 100pt width 80pt height 80pt"
	    " name \"mau/d\\x0a\\x7f.png\" 0 bytes\n"
	    "  run P#2\n"
	    "  path TH#3 x 10pt y 20pt width 9pt height 8pt weight 0.75pt"
	    " grey 90, 3 points text \"☐\"\n"
	    "elements 3\n"
	    "  Sect#1 in 0 outline 1 page 2 y 100.001pt"
	    " title \"I. \\\"Một\\\"\"\n"
	    "  P#2 in 1\n"
	    "  TH#3 in 0 columns 3 beside\n");
	vk_buf_free(&out);
	sheet_close(&s);
}

static void
tells_apart_all_lengths(void **state)
{
	struct vk_buf before = {0}, now = {0};
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_rule(&s, 0, 0, 0, 1);
	for (vk_len x = -2 * VK_PT; x < 2 * VK_PT; x++) {
		s.pages.pages[0].pieces[0].as.rule.x = x;
		vk_buf_clear(&now);
		vk_out_dump(&s.pages, tinos, &now);
		assert_string_not_equal(vk_buf_str(&before), vk_buf_str(&now));
		vk_buf_clear(&before);
		vk_buf_adds(&before, now.data);
	}
	vk_buf_free(&before);
	vk_buf_free(&now);
	sheet_close(&s);
}

static void
takes_no_pages(void **state)
{
	struct vk_buf out = {0};
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	s.pages.nelements = 0;
	s.pages.title = NULL;
	vk_out_dump(&s.pages, tinos, &out);
	assert_non_null(strstr(vk_buf_str(&out), "pages 0 author"));
	assert_non_null(strstr(vk_buf_str(&out), "elements 0\n"));
	vk_buf_free(&out);
	sheet_close(&s);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(says_everything),
	    cmocka_unit_test(tells_apart_all_lengths),
	    cmocka_unit_test(takes_no_pages),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, load_fonts, drop_fonts);
}
