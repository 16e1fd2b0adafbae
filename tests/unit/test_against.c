/*
 * What is left over from another paper: pairs of an old body and a new one,
 * and all that must be found in the new.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "check/check.h"
#include "findings.h"
#include "model/doc.h"
#include "read/read_doc.h"

struct paper {
	const char *attributes, *number, *place, *day, *body, *signer;
};

static struct vk_doc *
read_paper(const char *name, const struct paper *p, struct vk_diag *d)
{
	struct vk_buf file = {0};
	struct vk_doc *doc;

	vk_buf_addf(&file,
	    "<van-ban loai='bao-cao'%s><dau>\n"
	    "<co-quan><dong>ĐẢNG UỶ XÃ</dong></co-quan>\n"
	    "<so-ky-hieu>%s</so-ky-hieu>\n"
	    "<noi-ngay dia-danh='%s' ngay='%s'/></dau><than>\n%s\n</than>"
	    "<ky><ho-ten>%s</ho-ten></ky></van-ban>",
	    p->attributes, p->number, p->place, p->day, p->body, p->signer);
	doc = vk_doc_read_bytes(name, file.data, file.len, d);
	assert_non_null(doc);
	assert_int_equal(vk_diag_effect(d), VK_GOES_ON);
	vk_buf_free(&file);
	return doc;
}

/* The rule and what was found, a line each. */
static void
hold(const struct paper *old, const struct paper *new, struct vk_buf *said)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *a = read_paper("old.xml", old, d);
	struct vk_doc *b = read_paper("new.xml", new, d);

	vk_check_against(b, a, d);
	vk_diag_sort(d);
	vk_buf_clear(said);
	vk_buf_adds(said, "");
	for (size_t i = 0; i < vk_diag_kept(d); i++) {
		const struct vk_finding *f = vk_diag_at(d, i);

		assert_string_equal(f->pos.file, "new.xml");
		assert_string_equal(f->other.file, "old.xml");
		assert_true(f->other.line > 0);
		vk_buf_addf(said, "%s %s\n", f->rule + 7, f->found);
	}
	vk_doc_free(a);
	vk_doc_free(b);
	vk_diag_free(d);
}

/* ---- bodies ---- */

static void
bodies(void **state)
{
	static const struct {
		const char *old, *new; /* NULL: the same again */
		const char *said;
	} cases[] = {
	    /* years */
	    {"Trong năm 2026, thôn làm 5 việc.", NULL, "04 2026\n"},
	    {"Trong năm 2026, thôn làm 5 việc.",
		"Trong năm 2026, thôn làm 7 việc.", "04 2026\n"},
	    {"Trong năm 2026, thôn làm 5 việc.",
		"Trong năm 2027, thôn làm 7 việc.", ""},
	    {"Phương hướng của năm 2027 như sau:", NULL, "04 2027\n"},
	    {"So với năm 2025 có tiến bộ hơn.", NULL, "04 2025\n"},
	    {"Trong tháng 9/2026 xảy ra mưa lũ.", NULL, "04 2026\n"},
	    {"Từ năm 2020 đã có quy hoạch chung.",
		"Từ năm 2020 đã có quy hoạch chung.", ""},
	    {"Năm 2020 đã có quy hoạch chung.", NULL, ""},
	    {"Đến năm 2027 không còn hộ nghèo.", NULL, ""},
	    {"Chương trình giai đoạn 2026-2030 của xã.", NULL, ""},
	    {"Theo Nghị định số 15/2026/NĐ-CP của Chính phủ.", NULL, ""},
	    {"Năm 2026, xã còn khó khăn lắm.",
		"So với năm 2026, xã bớt khó khăn.", ""},
	    /* days */
	    {"Hội nghị họp vào ngày 18/12/2026.", NULL, "02 18/12/2026\n"},
	    {"Hội nghị họp vào ngày 18/12/2026.",
		"Hội nghị họp vào ngày 20/12/2027.", ""},
	    {"Theo Kế hoạch số 04-KH/ĐU, ngày 02/01/2026.", NULL, ""},
	    {"Ngày thành lập Đảng là ngày 03/2/1930.", NULL, ""},
	    /* terms */
	    {"Nghị quyết của nhiệm kỳ 2020-2026 đã rõ.", NULL,
		"05 2020-2026\n"},
	    {"Nghị quyết của nhiệm kỳ 2025-2030 đã rõ.", NULL, ""},
	    {"Nghị quyết của nhiệm kỳ 2015-2020 đã rõ.", NULL, ""},
	    /* figures */
	    {"Thu ngân sách đạt 12,5 tỷ đồng.", NULL, "07 12,5\n"},
	    {"Thu ngân sách đạt 12,5 tỷ đồng.",
		"Thu ngân sách đạt 12,6 tỷ đồng.", ""},
	    {"Họp ít nhất 02 lần trong một tháng.", NULL, ""},
	    {"Phấn đấu đạt 95% vào năm 2030.", "Phấn đấu đạt 95% đến năm 2030.",
		""},
	    {"Đến năm 2030 phấn đấu đạt 95%.", NULL, ""},
	    {"Phấn đấu kết nạp ít nhất 40 đảng viên.", NULL, ""},
	    {"Thực hiện Điều 5 đã đạt yêu cầu.", NULL, ""},
	    /* persons */
	    {"Giao đồng chí Hà Thị Sâm phụ trách.", NULL, "06 Hà Thị Sâm\n"},
	    {"Giao đồng chí Hà Thị Sâm phụ trách.",
		"Giao đồng chí Hà Thị Sâm chủ trì việc.", ""},
	    {"Giao đồng chí bí thư phụ trách chung.", NULL, ""},
	    /* sentences of the same words follow each other */
	    {"Thôn Một đạt 5 việc lớn. Thôn Một đạt 6 việc lớn.",
		"Thôn Một đạt 6 việc lớn. Thôn Một đạt 5 việc lớn.", ""},
	    {"Thôn Một đạt 5 việc lớn. Thôn Một đạt 6 việc lớn.",
		"Thôn Một đạt 4 việc lớn. Thôn Một đạt 6 việc lớn.", "07 6\n"},
	    {"Đoàn kết.", NULL, ""},
	};
	struct vk_buf said = {0}, one = {0}, two = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct paper old = {" nam='2026'", "01-BC/ĐU", "Bình Minh",
		    "2026-12-10", NULL, "Vũ Hoàng Nam"};
		struct paper new = {" nam='2027'", "02-BC/ĐU", "Bình Minh",
		    "2027-12-11", NULL, "Vũ Hoàng Nam"};

		vk_buf_clear(&one);
		vk_buf_clear(&two);
		vk_buf_addf(&one, "<doan>%s</doan>", cases[i].old);
		vk_buf_addf(&two, "<doan>%s</doan>",
		    cases[i].new != NULL ? cases[i].new : cases[i].old);
		old.body = one.data;
		new.body = two.data;
		hold(&old, &new, &said);
		if (strcmp(vk_buf_str(&said), cases[i].said) != 0)
			fail_msg("%s: %s", two.data, vk_buf_str(&said));
	}
	vk_buf_free(&said);
	vk_buf_free(&one);
	vk_buf_free(&two);
}

/* Grounds and targets stay as they are from year to year. */
static void
what_stays(void **state)
{
	static const char *const bodies[] = {
	    "<can-cu><y>Căn cứ kết quả năm 2026 của xã đạt 5 "
	    "việc.</y></can-cu>",
	    "<cac-chi-tieu kieu='-'><chi-tieu ma='a' phep='it-nhat' tu='90'>"
	    "Tỷ lệ hộ văn hoá đạt 90%.</chi-tieu></cac-chi-tieu>"};
	struct vk_buf said = {0};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct paper old = {"", "01-BC/ĐU", "Bình Minh", "2026-12-10",
		    bodies[i], "Nam"};
		struct paper new = {"", "02-BC/ĐU", "Bình Minh", "2027-12-11",
		    bodies[i], "Nam"};

		hold(&old, &new, &said);
		assert_string_equal(vk_buf_str(&said), "");
	}
	vk_buf_free(&said);
}

/* ---- heads ---- */

static void
heads(void **state)
{
	static const char body[] = "<doan>Xã An Phú vững mạnh.</doan>";
	static const struct paper old = {" nam='2026'", "41-BC/ĐU", "An Phú",
	    "2026-12-10", body, "Hà Thị Sâm"};
	static const struct {
		struct paper new;
		const char *said;
	} cases[] = {
	    {{" nam='2027'", "42-BC/ĐU", "An Phú", "2027-12-10", body,
		 "Hà Thị Sâm"},
		""},
	    {{" nam='2027'", "41-BC/ĐU", "An Phú", "2026-12-10", body,
		 "Hà Thị Sâm"},
		"01 41-BC/ĐU\n02 2026-12-10\n"},
	    {{" nam='2026'", "42-BC/ĐU", "An Phú", "2027-12-10", body,
		 "Hà Thị Sâm"},
		"03 2026\n"},
	    {{" nam='2027'", "42-BC/ĐU", "Bình Minh", "2027-12-10", body,
		 "Hà Thị Sâm"},
		"06 An Phú\n"},
	    {{" nam='2027'", "", "An Phú", "2027-12-10",
		 "<doan>Đồng chí Hà Thị Sâm.</doan>", "Vũ Hoàng Nam"},
		"06 Hà Thị Sâm\n"},
	};
	struct vk_buf said = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		hold(&old, &cases[i].new, &said);
		assert_string_equal(vk_buf_str(&said), cases[i].said);
	}
	vk_buf_free(&said);
}

/* ---- tables ---- */

#define TABLE(rows)                                                            \
	"<bang><cot loai='stt'/><cot/><cot can='so'/><cot can='so'/>" rows     \
	"</bang>"
#define ROW(n, name, x, y)                                                     \
	"<hang><o>" n "</o><o>" name "</o><o>" x "</o><o>" y "</o></hang>"

static void
tables(void **state)
{
	static const struct paper old = {"", "01-BC/ĐU", "An Phú", "2026-12-10",
	    TABLE(ROW("1", "Thôn 1", "28", "30") ROW("2", "Thôn 2", "29", "0")),
	    "A"};
	struct paper new = {"", "02-BC/ĐU", "An Phú", "2027-12-10", NULL, "A"};
	static const struct {
		const char *body, *said;
	} cases[] = {
	    {TABLE(ROW("3", "Thôn 1", "28", "30")), "07 28 30\n"},
	    {TABLE(ROW("1", "Thôn 1", "28", "31")), ""},
	    {TABLE(ROW("1", "Thôn 3", "28", "30")), ""},
	    {TABLE(ROW("1", "Thôn 2", "29", "0")), "07 29 0\n"},
	};
	struct vk_buf said = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		new.body = cases[i].body;
		hold(&old, &new, &said);
		assert_string_equal(vk_buf_str(&said), cases[i].said);
	}
	vk_buf_free(&said);
}

/* ---- texts made to take long ---- */

static void
long_texts(void **state)
{
	static const char *const pieces[] = {"Đồng chí An Phú là ai. ",
	    "đồng chí ", "Năm 2026 đã đạt 5. ", "ngày 1/1/2026 ", "1 "};
	struct vk_buf said = {0};
	clock_t begin = clock();

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct paper old = {
		    "", "01-BC/ĐU", "An Phú", "2026-12-10", NULL, "A"};
		struct paper new = {
		    "", "02-BC/ĐU", "An Phú", "2027-12-10", NULL, "A"};
		struct vk_buf body = {0};

		vk_buf_adds(&body, "<doan>");
		for (size_t n = 0; n < 400000; n += strlen(pieces[i]))
			vk_buf_adds(&body, pieces[i]);
		vk_buf_adds(&body, "</doan>");
		old.body = new.body = body.data;
		hold(&old, &new, &said);
		vk_buf_free(&body);
	}
	vk_buf_free(&said);
	assert_true(clock() - begin < 20 * CLOCKS_PER_SEC);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bodies),
	    cmocka_unit_test(what_stays),
	    cmocka_unit_test(heads),
	    cmocka_unit_test(tables),
	    cmocka_unit_test(long_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
