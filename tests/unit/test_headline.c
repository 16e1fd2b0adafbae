/*
 * Headlines that are typed: what the results make of them, and all that may
 * speak of something else.
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
#include "model/doc.h"
#include "read/read_doc.h"
#include "tallied.h"
#include "tally/tally.h"

/*
 * 2021: 1 exceeded, 2 met, 1 missed, 1 under way.  2022: 2 exceeded, 1 met,
 * 1 not counted, 1 under way.  2023: a part of it.
 */
static const char resolution[] =
    "<van-ban loai='nghi-quyet'><dau><co-quan><dong>A</dong></co-quan>"
    "<so-ky-hieu>01-NQ/ĐU</so-ky-hieu>"
    "<noi-ngay dia-danh='An Phú' ngay='2020-05-22'/></dau><than>"
    "<cac-chi-tieu kieu='-'>"
    "<chi-tieu ma='a' phep='it-nhat' tu='10'>A 10</chi-tieu>"
    "<chi-tieu ma='b' phep='it-nhat' tu='10'>B 10</chi-tieu>"
    "<chi-tieu ma='c' phep='it-nhat' tu='10'>C 10</chi-tieu>"
    "<chi-tieu ma='d' phep='it-nhat' tu='100' so-voi='muc-giao'>D 100"
    "</chi-tieu>"
    "<chi-tieu ma='e' phep='it-nhat' tu='10' ky='cuoi-ky'>E 10</chi-tieu>"
    "</cac-chi-tieu></than><ky/></van-ban>";
static const char results[] =
    "<theo-doi van-ban='nq.xml' nhiem-ky='2020-2025' du-lieu='gia-dinh'>"
    "<nam nam='2021'><kq ct='a' thuc-hien='11'/><kq ct='b' thuc-hien='10'/>"
    "<kq ct='c' thuc-hien='9'/><kq ct='d' thuc-hien='5' muc-giao='5'/>"
    "<kq ct='e' thuc-hien='1'/></nam>"
    "<nam nam='2022'><kq ct='a' thuc-hien='11'/><kq ct='b' thuc-hien='10'/>"
    "<kq ct='c' thuc-hien='12'/><kq ct='d' thuc-hien='5' muc-giao='0'/>"
    "<kq ct='e' thuc-hien='1'/></nam>"
    "<nam nam='2023' den-ngay='2023-06-30'><kq ct='a' thuc-hien='11'/></nam>"
    "</theo-doi>";

static int
read_sample(void **state)
{
	(void)state;
	sample.diag = vk_diag_new();
	sample.resolution = vk_doc_read_bytes(
	    "nq.xml", resolution, sizeof(resolution) - 1, sample.diag);
	sample.results = vk_doc_read_bytes(
	    "kq.xml", results, sizeof(results) - 1, sample.diag);
	return tally_sample();
}

static struct vk_diag *
check(const char *body, int year)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_buf file = {0};
	struct vk_doc *doc;

	vk_buf_addf(&file,
	    "<van-ban loai='bao-cao'><dau><co-quan><dong>A</dong></co-quan>"
	    "<so-ky-hieu>1-BC/ĐU</so-ky-hieu>"
	    "<noi-ngay dia-danh='B' ngay='2022-12-20'/></dau><than>%s</than>"
	    "<ky/></van-ban>",
	    body);
	doc = vk_doc_read_bytes("a.xml", file.data, file.len, d);
	assert_non_null(doc);
	assert_int_equal(vk_diag_kept(d), 0);
	vk_check_headline(doc, sample.tally, year, d);
	vk_doc_free(doc);
	vk_buf_free(&file);
	return d;
}

/* What is told of which year; NULL: nothing is wrong, or nothing certain. */
static const struct {
	const char *text;
	int year; /* of the paper */
	const char *needed, *of;
} cases[] = {
    /* right */
    {"Năm 2021, có 3/5 chỉ tiêu đạt và vượt, bằng 60%.", 2021, NULL, NULL},
    {"Năm 2021, có 2/5 chỉ tiêu đạt, 1/5 chỉ tiêu vượt.", 2021, NULL, NULL},
    {"Năm 2021, có 1/5 chỉ tiêu không đạt.", 2021, NULL, NULL},
    {"Năm 2021, còn 2/5 chỉ tiêu chưa đạt.", 2021, NULL, NULL},
    {"Năm 2022, đạt và vượt 3/4 chỉ tiêu.", 2022, NULL, NULL},
    {"Năm 2022, đạt và vượt 3/5 chỉ tiêu.", 2022, NULL, NULL},
    {"Hoàn thành được 03/05 chỉ tiêu.", 2021, NULL, NULL},
    /* wrong */
    {"Năm 2021, có 4/5 chỉ tiêu đạt và vượt, bằng 80%.", 2021, "3/5", "2021"},
    {"Có 4/5 chỉ tiêu đạt.", 2021, "3/5", "2021"},
    {"Có 2/5 chỉ tiêu vượt.", 2021, "1/5", "2021"},
    {"Có 3/5 chỉ tiêu không đạt.", 2021, "1/5", "2021"},
    {"Năm 2022, đạt và vượt 4/5 chỉ tiêu.", 2022, "3/4", "2022"},
    {"Hoàn thành 4/4 chỉ tiêu, trong đó vượt 2/4 chỉ tiêu.", 2022, "3/4",
	"2022"},
    {"Đảng bộ đạt được 5/5 chỉ tiêu Nghị quyết đề ra.", 2021, "3/5", "2021"},
    {"Năm 2021 có 3/5 chỉ tiêu đạt và vượt; năm 2022 có 4/4 chỉ tiêu đạt và "
     "vượt.",
	0, "3/4", "2022"},
    /* of which year is not certain */
    {"Có 4/5 chỉ tiêu đạt và vượt.", 0, NULL, NULL},
    {"Năm 2021 khó khăn. Có 3/4 chỉ tiêu đạt và vượt.", 2022, NULL, NULL},
    {"Năm 2021-2022 có 4/5 chỉ tiêu đạt và vượt.", 2021, NULL, NULL},
    {"Năm 2024 có 4/5 chỉ tiêu đạt và vượt.", 2021, NULL, NULL},
    {"Năm 2023 có 4/5 chỉ tiêu đạt và vượt.", 2023, NULL, NULL},
    {"Sáu tháng đầu năm có 4/5 chỉ tiêu đạt và vượt.", 2021, NULL, NULL},
    {"Cả nhiệm kỳ có 4/5 chỉ tiêu đạt và vượt.", 2021, NULL, NULL},
    {"Phấn đấu có 5/5 chỉ tiêu đạt và vượt.", 2021, NULL, NULL},
    /* nor whose targets, or how they are counted */
    {"Có 9/10 chỉ tiêu đạt và vượt.", 2021, NULL, NULL},
    {"Có 4/5 chỉ tiêu kinh tế đạt và vượt.", 2021, NULL, NULL},
    {"Có 4/5 chỉ tiêu đạt và vượt kế hoạch.", 2021, NULL, NULL},
    {"Có 4/5 chỉ tiêu đạt 80% trở lên.", 2021, NULL, NULL},
    {"Có 4/5 chỉ tiêu vượt trên 10%.", 2021, NULL, NULL},
    {"Chi bộ 3 có 4/5 chỉ tiêu đạt và vượt.", 2021, NULL, NULL},
    {"Hoàn thành 5/5 chỉ tiêu quận giao.", 2021, NULL, NULL},
    {"Hoàn thành tốt 5/5 chỉ tiêu.", 2021, NULL, NULL},
    {"Có 4/5 phiếu chỉ tiêu, ngày 4/5 chỉ tiêu nào cũng rõ.", 2021, NULL, NULL},
    {"1/4/5 chỉ tiêu đạt và vượt; 99999/5 chỉ tiêu đạt.", 2021, NULL, NULL},
};

static void
holds_headlines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf body = {0};
		struct vk_diag *d;
		size_t n;

		vk_buf_addf(&body, "<doan>%s</doan>", cases[i].text);
		d = check(vk_buf_str(&body), cases[i].year);
		n = vk_diag_kept(d);
		if (n != (cases[i].needed != NULL))
			fail_msg("%s: %zu findings, %s", cases[i].text, n,
			    n > 0 ? vk_diag_at(d, 0)->needed : "");
		if (n > 0) {
			assert_string_equal(
			    vk_diag_at(d, 0)->needed, cases[i].needed);
			assert_string_equal(
			    vk_diag_at(d, 0)->more, cases[i].of);
		}
		vk_diag_free(d);
		vk_buf_free(&body);
	}
}

/* Cells have heads of their own, that say of what they speak. */
static void
passes_over_cells(void **state)
{
	struct vk_diag *d = check("<bang><cot/><hang><o>4/5 chỉ tiêu đạt và "
				  "vượt</o></hang></bang>",
	    2021);

	(void)state;
	assert_int_equal(vk_diag_kept(d), 0);
	vk_diag_free(d);
}

static void
is_quick(void **state)
{
	static const char *const pieces[] = {"năm 2021 có 4/5 chỉ tiêu đạt, ",
	    "4/5 chỉ tiêu đạt. ", "năm 2021 ", "4/5 chỉ tiêu năm "};
	clock_t begin = clock();

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct vk_buf body = {0};

		vk_buf_adds(&body, "<doan>");
		while (body.len < 900000)
			vk_buf_adds(&body, pieces[i]);
		vk_buf_adds(&body, "</doan>");
		vk_diag_free(check(vk_buf_str(&body), 2021));
		vk_buf_free(&body);
	}
	assert_true(clock() - begin < 10 * CLOCKS_PER_SEC);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(holds_headlines),
	    cmocka_unit_test(passes_over_cells),
	    cmocka_unit_test(is_quick),
	};

	return cmocka_run_group_tests(tests, read_sample, free_sample);
}
