/*
 * The faults catalogue of the wording: for each message the smallest text that
 * provokes it, and one close to it that does not.  A message without either
 * fails; so does one whose sound text provokes anything.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "check/check.h"
#include "findings.h"
#include "model/doc.h"
#include "model/words.h"
#include "read/read_doc.h"
#include "read/read_words.h"

static struct vk_words *words;

static int
read_words(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	words = vk_words_new();
	vk_words_read(words, "layouts", d);
	assert_int_equal(vk_diag_kept(d), 0);
	vk_diag_free(d);
	return 0;
}

static int
free_words(void **state)
{
	(void)state;
	vk_words_free(words);
	return 0;
}

/* ---- documents ---- */

static const char head[] = "<van-ban loai='nghi-quyet'><dau>"
			   "<co-quan><dong>CHI BỘ MỘT</dong></co-quan>"
			   "<so-ky-hieu>01-NQ/CB</so-ky-hieu>"
			   "<noi-ngay dia-danh='An Phú' ngay='2026-06-03'/>"
			   "</dau><than>";
static const char foot[] = "</than><ky/></van-ban>";

static void
check_body(const char *body, size_t len, struct vk_diag *d)
{
	struct vk_buf file = {0};
	struct vk_doc *doc;

	vk_buf_adds(&file, head);
	vk_buf_add(&file, body, len);
	vk_buf_adds(&file, foot);
	doc = vk_doc_read_bytes("a.xml", file.data, file.len, d);
	assert_non_null(doc);
	if (vk_diag_effect(d) == VK_GOES_ON)
		vk_check_wording(doc, words, d);
	vk_doc_free(doc);
	vk_buf_free(&file);
}

static const struct {
	enum vk_msg msg;
	const char *breaks, *keeps;
} catalogue[] = {
    {VK_MSG_TEXT_SYLLABLE, "<doan>thực hiệm nhândân</doan>",
	"<doan>kilôgam, Kđăm, Mác-xít, đ/c An, internet</doan>"},
    {VK_MSG_TEXT_SYLLABLE, "<doan>CẢỈ CÁCH</doan>",
	"<doan>TỈNH ĐẮK LẮK, UBND</doan>"},
    {VK_MSG_TEXT_SYLLABLE, "<doan>Mỗi ngày. Ngườì ta</doan>",
	"<doan>ông Y Bhôk Niê, Krông Búk, Ia H'Drai, phân urê</doan>"},
    {VK_MSG_TEXT_SYLLABLE_MEANT, "<doan>Ban Thuờng vụ</doan>",
	"<doan>Ban Thường vụ</doan>"},
    {VK_MSG_TEXT_SYLLABLE_MEANT, "<doan>mọi nguời dân</doan>",
	"<doan>mọi người dân, thuở xưa</doan>"},
    {VK_MSG_TEXT_SYLLABLE_STOP, "<doan>tổ chưc</doan>",
	"<doan>tổ chức, tập thể</doan>"},
    {VK_MSG_TEXT_TONE_PLACE, "<doan>hòan thành</doan>",
	"<doan>hoàn thành, quý, già</doan>"},
    {VK_MSG_TEXT_TONE_STYLE, "<doan>khoá I, khóa II</doan>",
	"<doan>khoá I, xã Hòa An</doan>"},
    {VK_MSG_TEXT_TONE_STYLE, "<doan>Đảng uỷ; T/M ĐẢNG ỦY</doan>",
	"<doan>Đảng uỷ; T/M ỦY BAN KIỂM TRA</doan>"},
    {VK_MSG_TEXT_SLIP, "<doan>còn nề nang</doan>", "<doan>còn nể nang</doan>"},
    {VK_MSG_TEXT_SLIP, "<doan>chủ trọng dân vận</doan>",
	"<doan>làm chủ trọng tâm</doan>"},
    {VK_MSG_TEXT_SLIP, "<doan>do sơ xuất</doan>",
	"<doan>hồ sơ xuất khẩu, thành tựu chung, vấn đề suất ăn, thế kỷ năng "
	"lượng, chi tiết kiêm nhiệm, tiêu chuẩn đoán định</doan>"},
    {VK_MSG_TEXT_WORDING, "<doan>việc sát nhập xã</doan>",
	"<doan>giám sát nhập khẩu, xe chở hàng năm 2024</doan>"},
    {VK_MSG_TEXT_CAPITALS, "<doan>của Nhân dân, vì nhân dân</doan>",
	"<doan>của Nhân dân; nghệ nhân dân gian, nguyên nhân dân chưa "
	"thuận</doan>"},
    {VK_MSG_TEXT_WORDING, "<doan>thu hàng năm</doan>",
	"<doan>ngân hàng năm nay</doan>"},
    {VK_MSG_TEXT_VARIANT, "<doan>kỹ năng, kĩ thuật</doan>",
	"<doan>kỹ năng, kỹ thuật, bà Kĩ</doan>"},
    {VK_MSG_TEXT_VARIANT, "<doan>tỷ lệ cao, tỉ lệ thấp</doan>",
	"<doan>tỷ lệ, tỷ đồng, tỉ mỉ, tỉ tê</doan>"},
    {VK_MSG_TEXT_CAPITALS, "<doan>vì Nhân dân, của nhân dân</doan>",
	"<doan>vì Nhân dân, hội đồng nhân dân</doan>"},
    {VK_MSG_TEXT_CAPITALS,
	"<doan>Đại hội Đảng bộ xã; đại hội đảng bộ xã A</doan>",
	"<doan>Đại hội Đảng bộ xã; đại hội đảng bộ các xã</doan>"},
    {VK_MSG_TEXT_SHORT, "<doan>giao cho BXYZ</doan>",
	"<doan>giao UBND; Quản lý dự án (QLDA); QLDA, Điều XIV</doan>"},
    {VK_MSG_TEXT_SHORT_TWICE,
	"<doan>Quản lý dự án (QLDA), QLDA (quản lý dự án)</doan>",
	"<doan>Quản lý dự án (QLDA), việc chung (QLDA)</doan>"},
    {VK_MSG_TEXT_OTHER_KIND, "<doan>Kế hoạch này</doan>",
	"<doan>Nghị quyết này; kế hoạch này; Kế hoạch số 5; Kế hoạch "
	"này</doan>"},
    {VK_MSG_TEXT_BLANKS, "<doan>hai  việc</doan>", "<doan>hai\n   việc</doan>"},
    {VK_MSG_TEXT_BLANK_BEFORE, "<doan>một , hai</doan>",
	"<doan>một, hai ./.</doan>"},
    {VK_MSG_TEXT_BLANK_AFTER, "<doan>một ( hai)</doan>",
	"<doan>một (hai) và ( )</doan>"},
    {VK_MSG_TEXT_BLANK_MISSING, "<doan>một,hai</doan>",
	"<doan>0,5; 1.300; http://a.vn/b,c; v.v.</doan>"},
    {VK_MSG_TEXT_QUOTES, "<doan>“một” và \"hai\"</doan>",
	"<doan>“một” và “hai”</doan>"},
    {VK_MSG_TEXT_DASHES, "<doan>một - hai – ba</doan>",
	"<doan>một - hai - ba, 2020-2025</doan>"},
    {VK_MSG_TEXT_LETTER_FOR, "<doan>lần thứ Xl</doan>",
	"<doan>lần thứ XI, lít</doan>"},
    {VK_MSG_TEXT_LETTER_FOR, "<doan>năm 2O20</doan>",
	"<doan>năm 2020, CO2, N2O, P2O5, O2, khí O3</doan>"},
    {VK_MSG_TEXT_LETTER_FOR, "<doan>theo Nghị quyết O5-NQ/ĐU</doan>",
	"<doan>theo Nghị quyết 05-NQ/ĐU</doan>"},
    {VK_MSG_TEXT_ABOLISHED, "<doan>xin ý kiến Huyện uỷ</doan>",
	"<doan>Huyện uỷ cũ; năm 2024 Huyện uỷ; cấp huyện</doan>"},
    {VK_MSG_TEXT_ABOLISHED, "<doan>tại quận Hồng Giang</doan>",
	"<doan>trước khi sáp nhập, quận Hồng Giang; ở quận</doan>"},
    {VK_MSG_TEXT_ABOLISHED, "<doan>Từ 01/7/2025, Huyện uỷ giao</doan>",
	"<doan>Trước ngày 01/7/2025, Huyện uỷ giao</doan>"},
    {VK_MSG_TEXT_ITEM_END,
	"<liet-ke kieu='-'><y>Một;</y><y>Hai</y><y>Ba.</y></liet-ke>",
	"<liet-ke kieu='-'><y>Một</y><y>Hai</y><y>Ba.</y></liet-ke>"},
};
enum { CATALOGUE = sizeof(catalogue) / sizeof(catalogue[0]) };

static void
each_rule_breaks_and_keeps(void **state)
{
	struct vk_buf said = {0};

	(void)state;
	for (size_t i = 0; i < CATALOGUE; i++) {
		struct vk_diag *d = vk_diag_new();

		check_body(catalogue[i].breaks, strlen(catalogue[i].breaks), d);
		assert_int_equal(vk_diag_effect(d), VK_GOES_ON);
		if (!findings_have(d, catalogue[i].msg))
			fail_msg("nothing said: %s", catalogue[i].breaks);
		vk_diag_free(d);
		d = vk_diag_new();
		check_body(catalogue[i].keeps, strlen(catalogue[i].keeps), d);
		assert_int_equal(vk_diag_effect(d), VK_GOES_ON);
		findings_print(d, &said);
		vk_diag_free(d);
	}
	assert_string_equal(vk_buf_str(&said), "");
	vk_buf_free(&said);
}

/* VK-TEXT-16 and on are the rules of wording. */
static void
no_rule_is_left_out(void **state)
{
	static const char prefix[] = "VK-TEXT-";

	(void)state;
	for (int msg = 0; msg < VK_MSG_COUNT; msg++) {
		const char *rule = vk_message((enum vk_msg)msg)->rule;
		bool found = false;

		if (strncmp(rule, prefix, sizeof(prefix) - 1) != 0 ||
		    atoi(rule + sizeof(prefix) - 1) < 16)
			continue;
		for (size_t i = 0; i < CATALOGUE; i++)
			found = found || catalogue[i].msg == (enum vk_msg)msg;
		if (!found)
			fail_msg("%s %d is in no row", rule, msg);
	}
}

/* ---- lists ---- */

static bool
add(struct vk_words *w, enum vk_words_use use, const char *text,
    const char *right)
{
	struct vk_words_line line = {.use = use, .text = text, .right = right};

	return vk_words_add(w, &line);
}

static void
later_lines_win(void **state)
{
	struct vk_words *w = vk_words_new();
	const struct vk_phrase *p;
	unsigned at;

	(void)state;
	assert_true(add(w, VK_WORDS_SLIP, "nề nang", "nể nang"));
	assert_true(add(w, VK_WORDS_SLIP, "Nề nang", "Nể nang"));
	assert_true(add(w, VK_WORDS_SLIP, "nề  nang", "nể"));
	assert_true(add(w, VK_WORDS_WORDING, "nề nang", "nề nang"));
	at = vk_words_step(w, 0, vk_words_number(w, "nê1", strlen("nê1")));
	at = vk_words_step(w, at, vk_words_number(w, "nang", 4));
	p = vk_words_at(w, at);
	assert_non_null(p);
	assert_int_equal(p->use, VK_WORDS_WORDING);
	assert_null(p->right);
	p = p->next;
	assert_string_equal(p->right, "nể");
	p = p->next;
	assert_string_equal(p->right, "Nể nang");
	assert_null(p->next);
	assert_int_equal(vk_words_step(w, 0, 0), 0);
	assert_int_equal(vk_words_number(w, "không", strlen("không")), 0);
	vk_words_free(w);
}

static void
refuses_lines(void **state)
{
	static const char *const lines[] = {"", " ", "( )", "a-b", "1",
	    "a b c d e g h i k l m n o", "\xE1\xBB"};
	struct vk_words *w = vk_words_new();

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		assert_false(add(w, VK_WORDS_SLIP, lines[i], "b"));
	vk_words_free(w);
	vk_words_free(NULL);
}

/* ---- what nobody should write ---- */

enum { MANY = 60000 };

static double
seconds_for(const char *piece, size_t times)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_buf body = {0};
	clock_t from;

	for (size_t i = 0; i < times; i++) {
		if (i % 500 == 0)
			vk_buf_adds(&body, i == 0 ? "<doan>" : "</doan><doan>");
		vk_buf_adds(&body, piece);
	}
	vk_buf_adds(&body, "</doan>");
	from = clock();
	check_body(body.data, body.len, d);
	assert_int_equal(vk_diag_effect(d), VK_GOES_ON);
	vk_buf_free(&body);
	vk_diag_free(d);
	return (double)(clock() - from) / CLOCKS_PER_SEC;
}

/* Each of these, many times over, costs as much as any other text. */
static void
stays_linear(void **state)
{
	static const char *const pieces[] = {"a  , ", "đảng ", "Đảng bộ ",
	    "nề nang nề ", "(A) BXYZ ", "“\" ", "hàng hàng năm ", "ợợ ",
	    "Hội đồng Nhân dân ", "Xl \n", "khoá khóa ", "này Kế hoạch ",
	    "a,b;c ", "\"–\" ", "<mu>a</mu>, "};

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		double some = seconds_for(pieces[i], MANY / 4);
		double many = seconds_for(pieces[i], MANY);

		if (many > 0.2 && many > 10 * some)
			fail_msg(
			    "%s: %.3f s, then %.3f s", pieces[i], some, many);
	}
}

/* One text of a megabyte with a fault at every word. */
static void
one_long_text(void **state)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_buf body = {0};
	clock_t from = clock();

	(void)state;
	vk_buf_adds(&body, "<doan>");
	while (body.len < 1000000)
		vk_buf_adds(&body, "nhândân  , ");
	vk_buf_adds(&body, "</doan>");
	check_body(body.data, body.len, d);
	assert_int_equal(vk_diag_kept(d), VK_DIAG_MOST);
	assert_true(vk_diag_count(d, VK_WARNING) > 100000);
	assert_true((double)(clock() - from) / CLOCKS_PER_SEC < 10);
	vk_buf_free(&body);
	vk_diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_rule_breaks_and_keeps),
	    cmocka_unit_test(no_rule_is_left_out),
	    cmocka_unit_test(later_lines_win),
	    cmocka_unit_test(refuses_lines),
	    cmocka_unit_test(stays_linear),
	    cmocka_unit_test(one_long_text),
	};

	return cmocka_run_group_tests(tests, read_words, free_words);
}
