/*
 * Targets against results: the ten targets of a real resolution with invented
 * figures, every trap in them by its name, and the rules one by one.  What is
 * random is judged by tests/figures.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "findings.h"
#include "read/read_doc.h"
#include "tallied.h"
#include "tally/tally.h"

/* ---- the sample ---- */

static int
read_sample(void **state)
{
	(void)state;
	sample.diag = vk_diag_new();
	sample.resolution =
	    vk_doc_read("samples/duc-giang/nghi-quyet.xml", sample.diag);
	sample.results = vk_doc_read("tests/figures/ket-qua.xml", sample.diag);
	return tally_sample();
}

static void
add(struct vk_buf *out, const char *s)
{
	vk_buf_adds(out, s != NULL ? s : "-");
	vk_buf_adds(out, " | ");
}

/* "24.500 | 25.088 | 102,4 | khong-dat | vượt 2,4% mức giao" */
static void
row_of(struct vk_buf *out, const struct vk_judged *j)
{
	add(out, j->assigned);
	add(out, j->achieved);
	add(out, j->share);
	add(out, vk_verdict_code(j->verdict));
	vk_buf_adds(out, j->note != NULL ? j->note : "-");
}

static const char *const sample_rows[5][10] = {
    {
	"24.500 | 25.088 | 102,4 | khong-dat | vượt 2,4% mức giao",
	"90 | 89,96 | 99,95 | khong-dat | 6.162/6.850",
	"80 | 80,6 | 100,8 | vuot | 25/31",
	"1 | 0 | 0,0 | dang-thuc-hien | -",
	"5 | 6 | 120,0 | dat | vượt 20,0% mức giao",
	"giảm 0,3 điểm % | 2,5 | - | vuot | giảm 0,4 điểm %",
	"0 | 0 | - | dat | -",
	"10-12 | 9 | 90,0 | khong-dat | -",
	"82 | 82,3 | 100,3 | vuot | 1.043/1.268",
	"hoàn thành tốt | 6/6 | - | dat | -",
    },
    {
	"26.200 | 27.300 | 104,2 | dat | vượt 4,2% mức giao",
	"90 | 90,3 | 100,4 | vuot | 6.235/6.902",
	"80 | 77,4 | 96,8 | khong-dat | 24/31",
	"1 | 0 | 0,0 | dang-thuc-hien | -",
	"4 | 5 | 125,0 | vuot | vượt 25,0% mức giao",
	"giảm 0,3 điểm % | 2,2 | - | dat | giảm 0,3 điểm %",
	"0 | 0 | - | dat | -",
	"10-12 | 10 | 100,0 | dat | -",
	"82 | 81,9 | 99,9 | khong-dat | 1.037/1.266",
	"hoàn thành tốt | 6/6 | - | dat | -",
    },
    {
	"28.000 | 29.960 | 107,0 | vuot | vượt 7,0% mức giao",
	"90 | 91,5 | 101,7 | vuot | 6.357/6.948",
	"80 | 83,9 | 104,8 | vuot | 26/31",
	"1 | 1 | 100,0 | dat | -",
	"3 | 3 | 100,0 | khong-dat | vượt 0,0% mức giao",
	"giảm 0,3 điểm % | 2,3 | - | khong-dat | tăng 0,1 điểm %",
	"0 | 1 | - | khong-dat | -",
	"10-12 | 12 | 120,0 | dat | -",
	"82 | 83,0 | 101,2 | vuot | 1.046/1.261",
	"hoàn thành tốt | 5/6 | - | khong-dat | -",
    },
    {
	"30.500 | 31.415 | 103,0 | dat | vượt 3,0% mức giao",
	"90 | 91,5 | 101,7 | vuot | 6.417/7.011",
	"80 | 80,0 | 100,0 | dat | 28/35",
	"1 | 1 | 100,0 | dat | -",
	"0 | 0 | - | khong-tinh | không còn hộ nghèo, quận không giao",
	"giảm 0,3 điểm % | 1,9 | - | vuot | giảm 0,4 điểm %",
	"0 | 0 | - | dat | -",
	"10-12 | 14 | 140,0 | vuot | -",
	"82 | 84,7 | 103,3 | vuot | 1.066/1.259",
	"hoàn thành tốt | 6/6 | - | dat | -",
    },
    {
	"33.000 | 19.140 | 58,0 | chua-danh-gia | bằng 58,0% mức giao",
	"90 | - | - | chua-danh-gia | -",
	"80 | - | - | chua-danh-gia | -",
	"1 | 1 | 100,0 | dat | -",
	"- | - | - | chua-danh-gia | -",
	"giảm 0,3 điểm % | 1,8 | - | chua-danh-gia | giảm 0,1 điểm %",
	"0 | - | - | chua-danh-gia | -",
	"10-12 | 6 | 60,0 | chua-danh-gia | -",
	"82 | - | - | chua-danh-gia | -",
	"hoàn thành tốt | - | - | chua-danh-gia | -",
    },
};

static void
judges_the_sample(void **state)
{
	const struct vk_verdicts *v = &sample.tally->said;
	struct vk_buf row = {0};

	(void)state;
	assert_int_equal(v->nyears, 5);
	assert_int_equal(v->ntargets, 10);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(v->years[i].year, 2021 + (int)i);
		for (size_t k = 0; k < 10; k++) {
			vk_buf_clear(&row);
			row_of(&row, &v->years[i].targets[k]);
			assert_string_equal(
			    vk_buf_str(&row), sample_rows[i][k]);
		}
	}
	assert_null(v->years[3].until);
	assert_string_equal(v->years[4].until, "2025-06-30");
	vk_buf_free(&row);
}

static void
counts_the_sample(void **state)
{
	static const size_t counts[5][VK_VERDICT_COUNT] = {{3, 3, 3, 1, 0, 0},
	    {2, 5, 2, 1, 0, 0}, {4, 2, 4, 0, 0, 0}, {4, 5, 0, 0, 1, 0},
	    {0, 1, 0, 0, 0, 9}};

	(void)state;
	for (size_t i = 0; i < 5; i++)
		assert_memory_equal(sample.tally->said.years[i].counts,
		    counts[i], sizeof(counts[i]));
}

static const char *
end_of(const struct vk_judged *ends, size_t i, struct vk_buf *out)
{
	vk_buf_clear(out);
	vk_buf_addf(out, "%s %s", vk_verdict_code(ends[i].verdict),
	    ends[i].note != NULL ? ends[i].note : "-");
	return vk_buf_str(out);
}

static void
ends_the_sample(void **state)
{
	static const char *const wanted[] = {"khong-dat đạt 3/5 năm",
	    "khong-dat đạt 3/5 năm", "khong-dat đạt 3/5 năm", "dat -",
	    "khong-dat đạt 2/5 năm", "khong-dat đạt 3/5 năm",
	    "khong-dat đạt 3/5 năm", "khong-dat đạt 3/5 năm",
	    "khong-dat đạt 3/5 năm", "khong-dat đạt 3/5 năm"};
	struct vk_buf out = {0};

	(void)state;
	for (size_t i = 0; i < 10; i++)
		assert_string_equal(
		    end_of(sample.tally->said.term, i, &out), wanted[i]);
	vk_buf_free(&out);
}

/* As if the years after it were not known. */
static void
ends_the_sample_earlier(void **state)
{
	const struct vk_judged *ends = vk_tally_term(sample.tally, 2022);
	struct vk_buf out = {0};

	(void)state;
	assert_string_equal(end_of(ends, 0, &out), "khong-dat đạt 1/5 năm");
	assert_string_equal(end_of(ends, 3, &out), "dang-thuc-hien -");
	assert_string_equal(
	    end_of(ends, 4, &out), "dang-thuc-hien đạt 2/5 năm");
	vk_buf_free(&out);
}

static void
warns_of_the_sample(void **state)
{
	struct vk_buf said = {0};

	(void)state;
	findings_print(sample.diag, &said);
	assert_string_equal(vk_buf_str(&said),
	    "48:5 VK-NUM-32 nothing can be a share of 0: ct05, 2024 is not "
	    "counted; leave it so where nothing was assigned\n");
	vk_buf_free(&said);
}

/* ---- the traps ---- */

struct trap {
	const char *name;
	int year;
	size_t target; /* from 1 */
	const char *wanted; /* a part of the row */
	const char *working;
};

static const struct trap traps[] = {
    {"ct01 2024: exactly the lower end of the range", 2024, 1, "| dat |",
	"(31.415 / 30.500 - 1) x 100 = 3,0; 3 = 3,0 < 5"},
    {"ct01 2021: the plan exceeded by too little", 2021, 1,
	"102,4 | khong-dat | vượt 2,4% mức giao",
	"(25.088 / 24.500 - 1) x 100 = 2,4; 2,4 < 3"},
    {"ct01 2025: half a year against a whole plan", 2025, 1,
	"chua-danh-gia | bằng 58,0% mức giao",
	"(19.140 / 33.000 - 1) x 100 = -42,0; -42,0 < 3; chưa hết năm"},
    {"ct02 2021: rounding must not contradict", 2021, 2,
	"89,96 | 99,95 | khong-dat", "6.162/6.850 x 100 = 89,96; 89,96 < 90"},
    {"ct03 2024: exactly 80% of another number of groups", 2024, 3,
	"80,0 | 100,0 | dat", "28/35 x 100 = 80,0; 80,0 = 80"},
    {"ct04 2022: not over before the last year", 2022, 4, "dang-thuc-hien",
	"0 < 1"},
    {"ct04 2025: met for every later year", 2025, 4, "| dat |", "1 = 1"},
    {"ct05 2021: exactly 20% over", 2021, 5, "| dat |",
	"(6 / 5 - 1) x 100 = 20,0; 20,0 = 20"},
    {"ct05 2024: nothing was assigned", 2024, 5, "| - | khong-tinh",
	"số để so sánh không lớn hơn 0"},
    {"ct06 2022: exactly 0,3 less", 2022, 6, "| dat | giảm 0,3",
	"2,5 - 2,2 = 0,3; 0,3 = 0,3"},
    {"ct06 2023: the rate went up", 2023, 6, "khong-dat | tăng 0,1 điểm %",
	"2,2 - 2,3 = -0,1; -0,1 < 0,3"},
    {"ct06 2021: a base before the reported years", 2021, 6, "vuot | giảm 0,4",
	"2,9 - 2,5 = 0,4; 0,4 > 0,3"},
    {"ct07 2023: one where there should be none", 2023, 7,
	"0 | 1 | - | khong-dat", "1 > 0"},
    {"ct08 2024: above the range", 2024, 8, "| vuot |", "14 > 12"},
    {"ct09 2022: 81,91%", 2022, 9, "81,9 | 99,9 | khong-dat",
	"1.037/1.266 x 100 = 81,9; 81,9 < 82"},
    {"ct10 2023: five of six", 2023, 10, "5/6 | - | khong-dat", "5/6"},
};

enum { TRAPS = sizeof(traps) / sizeof(traps[0]) };

static void
is_not_caught(void **state)
{
	const struct trap *t = *state;
	const struct vk_judged *j =
	    &sample.tally->said.years[t->year - 2021].targets[t->target - 1];
	struct vk_buf row = {0};

	row_of(&row, j);
	if (strstr(vk_buf_str(&row), t->wanted) == NULL)
		fail_msg("%s: %s", t->name, vk_buf_str(&row));
	vk_buf_free(&row);
	assert_string_equal(j->working, t->working);
}

/* ---- the rules one by one ---- */

static struct vk_doc *
parse(const char *name, struct vk_diag *d, const char *format, ...)
{
	struct vk_buf text = {0};
	char *room;
	struct vk_doc *doc;
	va_list args;
	int len;

	va_start(args, format);
	room = vk_buf_room(&text, 16384);
	len = vsnprintf(room, 16384, format, args);
	va_end(args);
	assert_in_range(len, 1, 16383);
	doc = vk_doc_read_bytes(name, room, (size_t)len, d);
	assert_non_null(doc);
	vk_buf_free(&text);
	return doc;
}

struct paper {
	struct vk_diag *diag;
	struct vk_doc *resolution, *results;
	struct vk_tally *tally;
};

static const char *term = "2020-2025";

static void
open_paper(struct paper *p, const char *targets, const char *years)
{
	p->diag = vk_diag_new();
	p->resolution = parse("a.xml", p->diag,
	    "<van-ban loai='nghi-quyet'><dau><co-quan><dong>A</dong>"
	    "</co-quan><so-ky-hieu>1</so-ky-hieu><noi-ngay dia-danh='B' "
	    "ngay='2020'/></dau><than><cac-chi-tieu kieu='-'>%s"
	    "</cac-chi-tieu></than><ky/></van-ban>",
	    targets);
	p->results = parse("b.xml", p->diag,
	    "<theo-doi van-ban='a.xml' nhiem-ky='%s' "
	    "du-lieu='gia-dinh'>\n%s</theo-doi>",
	    term, years);
	assert_int_equal(vk_diag_kept(p->diag), 0);
	p->tally = vk_tally_new(p->resolution, p->results, p->diag);
}

static void
close_paper(struct paper *p)
{
	vk_tally_free(p->tally);
	vk_doc_free(p->results);
	vk_doc_free(p->resolution);
	vk_diag_free(p->diag);
}

/*
 * One target, its results from 2021 on ("" for a year without one; "~" before
 * the last one for a part of it), and what the last year and the term come to.
 */
static const struct {
	const char *target;
	const char *results[6];
	const char *year, *end;
} rules[] = {
    /* strict bounds: passed is met, on the bound is missed */
    {"phep='it-nhat' tu='90' tu-khong-gom='co'", {"thuc-hien='90,1'"},
	"trên 90 | 90,1 | 100,1 | dat | -", "dang-thuc-hien đạt 1/5 năm"},
    {"phep='it-nhat' tu='90' tu-khong-gom='co'", {"thuc-hien='90'"},
	"trên 90 | 90 | 100,0 | khong-dat | -", "khong-dat đạt 0/5 năm"},
    {"phep='nhieu-nhat' den='3'", {"thuc-hien='2'"},
	"không quá 3 | 2 | - | vuot | -", "dang-thuc-hien đạt 1/5 năm"},
    {"phep='nhieu-nhat' den='0,2' den-khong-gom='co'", {"thuc-hien='0,2'"},
	"dưới 0,2 | 0,2 | - | khong-dat | -", "khong-dat đạt 0/5 năm"},
    {"phep='thu-hang' den='15'", {"thuc-hien='15'"}, "15 | 15 | - | dat | -",
	"dang-thuc-hien đạt 1/5 năm"},
    {"phep='dung-bang' tu='100'", {"thuc-hien='99,99'"},
	"100 | 99,99 | 99,99 | khong-dat | -", "khong-dat đạt 0/5 năm"},
    {"phep='dat'", {"thuc-hien='khong'"}, "đạt | không đạt | - | khong-dat | -",
	"khong-dat đạt 0/5 năm"},
    {"phep='xep-loai' tu='hoan-thanh-tot'", {"thuc-hien='hoan-thanh-xuat-sac'"},
	"hoàn thành tốt | hoàn thành xuất sắc | - | dat | -",
	"dang-thuc-hien đạt 1/5 năm"},
    {"phep='co-cau' tu='15; 42; 41' den='16; 43; 43'",
	{"thuc-hien='15; 43; 42'"},
	"15-16; 42-43; 41-43 | 15; 43; 42 | - | dat | -",
	"dang-thuc-hien đạt 1/5 năm"},
    {"phep='dinh-tinh'", {"danh-gia='dat' ly-do='theo kết luận'"},
	"- | - | - | dat | theo kết luận", "dang-thuc-hien đạt 1/5 năm"},
    {"phep='dinh-tinh'", {"ghi-chu='chưa họp'"},
	"- | - | - | chua-danh-gia | chưa họp", "dang-thuc-hien đạt 0/5 năm"},
    /* shares: more decimals until they do not contradict */
    {"phep='it-nhat' tu='90' don-vi='%'", {"tu-so='90.001' mau-so='100.000'"},
	"90 | 90,001 | 100,001 | vuot | 90.001/100.000",
	"dang-thuc-hien đạt 1/5 năm"},
    {"phep='khong-co' don-vi='%'", {"tu-so='1' mau-so='3.000' don-vi='hộ'"},
	"0 | 0,03 | - | khong-dat | 1/3.000 hộ", "khong-dat đạt 0/5 năm"},
    {"phep='nhieu-nhat' den='8' don-vi='‰'", {"tu-so='8' mau-so='1.000'"},
	"không quá 8 | 8,0 | - | dat | 8/1.000", "dang-thuc-hien đạt 1/5 năm"},
    {"phep='it-nhat' tu='90' don-vi='%'", {"tu-so='0' mau-so='0'"},
	"90 | - | - | khong-tinh | 0/0", "dang-thuc-hien đạt 0/5 năm"},
    /* plans and changes */
    {"phep='it-nhat' tu='100' so-voi='muc-giao' don-vi='%'",
	{"muc-giao='3.000' thuc-hien='2.999' don-vi='tấn'"},
	"3.000 | 2.999 | 99,97 | khong-dat | bằng 99,97% mức giao",
	"khong-dat đạt 0/5 năm"},
    {"phep='it-nhat' tu='8' chieu='tang' so-voi='nam-truoc' don-vi='%'",
	{"thuc-hien='108' nam-truoc='100'"},
	"tăng 8% | 108 | - | dat | tăng 8,0%", "dang-thuc-hien đạt 1/5 năm"},
    {"phep='it-nhat' tu='5' chieu='tang' so-voi='nam-2019' goc='20' "
     "don-vi='hộ'",
	{"thuc-hien='26'"}, "tăng 5 hộ | 26 | - | vuot | tăng 6,0 hộ",
	"dang-thuc-hien đạt 1/5 năm"},
    {"phep='it-nhat' tu='3' chieu='giam' so-voi='nam-truoc' don-vi='%'",
	{"thuc-hien='0' nam-truoc='0'"}, "giảm 3% | 0 | - | khong-tinh | -",
	"dang-thuc-hien đạt 0/5 năm"},
    {"phep='it-nhat' tu='1' chieu='giam' so-voi='nam-truoc' don-vi='vụ'",
	{"thuc-hien='0' nam-truoc='0'"},
	"giảm 1 vụ | 0 | - | khong-dat | giảm 0,0 vụ", "khong-dat đạt 0/5 năm"},
    /* half of the year before is no base */
    {"phep='it-nhat' tu='1' chieu='tang' so-voi='nam-truoc' don-vi='hộ'",
	{"~thuc-hien='5'", "thuc-hien='7'"},
	"tăng 1 hộ | 7 | - | chua-danh-gia | -", "dang-thuc-hien đạt 0/5 năm"},
    /* a missing figure is no 0 */
    {"phep='khong-co'", {"thuc-hien=''"}, "0 | - | - | chua-danh-gia | -",
	"dang-thuc-hien đạt 0/5 năm"},
    /* sums */
    {"phep='it-nhat' tu='25' ky='luy-ke'", {"thuc-hien='12'", "thuc-hien='13'"},
	"25 | 13 | 100,0 | dat | lũy kế 25", "dat lũy kế 25"},
    {"phep='it-nhat' tu='25' ky='luy-ke'",
	{"thuc-hien='12'", "", "thuc-hien='13'"},
	"25 | 13 | - | chua-danh-gia | -", "chua-danh-gia -"},
    {"phep='it-nhat' tu='25' ky='luy-ke'",
	{"thuc-hien='1'", "thuc-hien='1'", "thuc-hien='1'", "thuc-hien='1'",
	    "thuc-hien='1'"},
	"25 | 1 | 20,0 | khong-dat | lũy kế 5", "khong-dat lũy kế 5"},
    /* means */
    {"phep='it-nhat' tu='0,50' ky='binh-quan'",
	{"thuc-hien='0,4'", "thuc-hien='0,66'"},
	"0,50 | 0,66 | 132,0 | dang-thuc-hien | -",
	"dang-thuc-hien bình quân 0,53"},
    {"phep='it-nhat' tu='12' ky='binh-quan' don-vi='%'",
	{"thuc-hien='12'", "thuc-hien='12'", "thuc-hien='12'", "thuc-hien='12'",
	    "thuc-hien='11,99'"},
	"12 | 11,99 | 99,9 | khong-dat | -", "khong-dat bình quân 11,998"},
    {"phep='it-nhat' tu='20' ky='binh-quan' don-vi='%' cach-tinh='nhan'",
	{"thuc-hien='10'", "thuc-hien='32'", "thuc-hien='20,9'",
	    "thuc-hien='10'", "thuc-hien='32'"},
	"20 | 32 | 160,0 | vuot | -", "vuot bình quân 20,6"},
    {"phep='it-nhat' tu='20' ky='binh-quan' don-vi='%' cach-tinh='nhan' "
     "chieu='giam' so-voi='nam-truoc'",
	{"thuc-hien='80' nam-truoc='100'", "thuc-hien='64'", "thuc-hien='51,2'",
	    "thuc-hien='40,96'", "thuc-hien='32,768'"},
	"giảm 20% | 32,768 | - | dat | giảm 20,0%", "dat bình quân 20,0"},
    {"phep='it-nhat' tu='20' ky='binh-quan' don-vi='%' cach-tinh='nhan' "
     "chieu='giam' so-voi='nam-truoc'",
	{"thuc-hien='75' nam-truoc='100'", "thuc-hien='56,25'",
	    "thuc-hien='42,1875'", "thuc-hien='31,640625'",
	    "thuc-hien='23,73046875'"},
	"giảm 20% | 23,73046875 | - | vuot | giảm 25,0%",
	"vuot bình quân 25,0"},
    /* at the end */
    {"phep='it-nhat' tu='60' ky='cuoi-ky' mem='co'",
	{"thuc-hien='50'", "thuc-hien='52'", "thuc-hien='55'", "thuc-hien='56'",
	    "thuc-hien='59'"},
	"60 | 59 | 98,3 | khong-dat | -", "khong-dat -"},
    {"phep='it-nhat' tu='60' ky='cuoi-ky'",
	{"thuc-hien='50'", "thuc-hien='52'", "thuc-hien='55'", "thuc-hien='56'",
	    "~thuc-hien='59'"},
	"60 | 59 | 98,3 | dang-thuc-hien | -", "dang-thuc-hien -"},
    /* the whole term */
    {"phep='dat'",
	{"thuc-hien='co'", "thuc-hien='co'", "thuc-hien='co'", "thuc-hien='co'",
	    "thuc-hien='co'"},
	"đạt | đạt | - | dat | -", "dat đạt 5/5 năm"},
    /* the office's own word */
    {"phep='it-nhat' tu='10'",
	{"thuc-hien='9' danh-gia='dat' ly-do='quận điều chỉnh' "
	 "ghi-chu='số chốt'"},
	"10 | 9 | 90,0 | dat | số chốt; quận điều chỉnh",
	"dang-thuc-hien đạt 1/5 năm"},
};

static void
write_years(struct vk_buf *out, const char *const results[6])
{
	for (int i = 0; results[i] != NULL; i++) {
		bool part = results[i][0] == '~';

		vk_buf_addf(out, "<nam nam='%d'%s>", 2021 + i,
		    part ? " den-ngay='2025-06-30'" : "");
		if (results[i][0] != '\0')
			vk_buf_addf(out, "<kq ct='a' %s/>", results[i] + part);
		vk_buf_adds(out, "</nam>\n");
	}
}

static void
keeps_each_rule(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		struct vk_buf target = {0}, years = {0}, row = {0};
		struct paper p;
		size_t last;

		vk_buf_addf(&target, "<chi-tieu ma='a' %s>A.</chi-tieu>",
		    rules[i].target);
		write_years(&years, rules[i].results);
		open_paper(&p, vk_buf_str(&target), vk_buf_str(&years));
		last = p.tally->said.nyears - 1;
		row_of(&row, &p.tally->said.years[last].targets[0]);
		assert_string_equal(vk_buf_str(&row), rules[i].year);
		assert_string_equal(
		    end_of(p.tally->said.term, 0, &row), rules[i].end);
		close_paper(&p);
		vk_buf_free(&row);
		vk_buf_free(&years);
		vk_buf_free(&target);
	}
}

/* Of the last year: the mean or the sum that is judged, and whose word it is. */
static const struct {
	const char *target;
	const char *results[6];
	const char *working;
} workings[] = {
    {"phep='it-nhat' tu='12' ky='binh-quan' don-vi='%'",
	{"thuc-hien='9'", "thuc-hien='12'", "thuc-hien='12'", "thuc-hien='12'",
	    "thuc-hien='14'"},
	"bình quân 5 năm: 11,8 < 12"},
    {"phep='it-nhat' tu='12' ky='binh-quan' don-vi='%' cach-tinh='nhan'",
	{"thuc-hien='11,2'", "thuc-hien='12,8'"},
	"bình quân nhân 2 năm: 11,997 < 12"},
    {"phep='it-nhat' tu='12' ky='binh-quan' don-vi='%'", {"~thuc-hien='14'"},
	"14 > 12"},
    {"phep='it-nhat' tu='25' ky='luy-ke'", {"thuc-hien='12'", "thuc-hien='3'"},
	"lũy kế 15 < 25"},
    {"phep='it-nhat' tu='2,5' ky='luy-ke'",
	{"thuc-hien='1,25'", "thuc-hien='1,25'"}, "lũy kế 2,5 = 2,5"},
    {"phep='it-nhat' tu='10'",
	{"thuc-hien='9' danh-gia='dat' ly-do='quận điều chỉnh'"},
	"9 < 10; cơ quan đánh giá (quận điều chỉnh)"},
    {"phep='dinh-tinh'", {"danh-gia='dat' ly-do='theo kết luận'"},
	"cơ quan đánh giá (theo kết luận)"},
    {"phep='it-nhat' tu='10'", {""}, "chưa có số liệu"},
    {"phep='it-nhat' tu='10'", {"~thuc-hien='6'"}, "6 < 10; chưa hết năm"},
    {"phep='it-nhat' tu='10' ky='luy-ke'", {"", "thuc-hien='6'"},
	"thiếu số liệu năm trước"},
    {"phep='it-nhat' tu='10' chieu='tang' so-voi='nam-truoc' don-vi='%'",
	{"thuc-hien='6'"}, "chưa có số để so sánh"},
    {"phep='it-nhat' tu='10'", {"thuc-hien='12345678901234567890'"},
	"số liệu có lỗi"},
};

static void
tells_what_led_to_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(workings) / sizeof(workings[0]); i++) {
		struct vk_buf target = {0}, years = {0};
		const struct vk_verdicts *v;
		struct paper p;

		vk_buf_addf(&target, "<chi-tieu ma='a' %s>A.</chi-tieu>",
		    workings[i].target);
		write_years(&years, workings[i].results);
		open_paper(&p, vk_buf_str(&target), vk_buf_str(&years));
		v = &p.tally->said;
		assert_string_equal(v->years[v->nyears - 1].targets[0].working,
		    workings[i].working);
		close_paper(&p);
		vk_buf_free(&years);
		vk_buf_free(&target);
	}
}

/* Nobody comes one and a half. */
static void
wants_whole_ranks(void **state)
{
	static const char *const ranks[] = {"1,5", "0", "-2"};

	(void)state;
	for (size_t i = 0; i < sizeof(ranks) / sizeof(ranks[0]); i++) {
		char year[100];
		struct paper p;

		snprintf(year, sizeof(year),
		    "<nam nam='2021'><kq ct='a' thuc-hien='%s'/></nam>",
		    ranks[i]);
		open_paper(&p,
		    "<chi-tieu ma='a' phep='thu-hang' den='15'>A</chi-tieu>",
		    year);
		assert_int_equal(vk_diag_kept(p.diag), 1);
		assert_int_equal(
		    vk_diag_at(p.diag, 0)->msg, VK_MSG_RESULT_FORM);
		assert_int_equal(
		    p.tally->said.years[0].targets[0].verdict, VK_NOT_JUDGED);
		close_paper(&p);
	}
}

/* Parts of one target count once, by the weakest. */
static void
counts_parts_once(void **state)
{
	struct paper p;
	const struct vk_verdicts *v;

	(void)state;
	open_paper(&p,
	    "<y ma='y1'>A <chi-tieu ma='a' phep='it-nhat' tu='1'>b</chi-tieu>"
	    ", <chi-tieu ma='b' phep='it-nhat' tu='1'>c</chi-tieu></y>"
	    "<y>A <chi-tieu ma='c' phep='it-nhat' tu='1'>b</chi-tieu>, "
	    "<chi-tieu ma='d' phep='it-nhat' tu='1'>c</chi-tieu></y>",
	    "<nam nam='2021'><kq ct='a' thuc-hien='2'/>"
	    "<kq ct='b' thuc-hien='1'/><kq ct='c' thuc-hien='2'/>"
	    "<kq ct='d' thuc-hien='0'/></nam>");
	v = &p.tally->said;
	assert_int_equal(v->ntargets, 4);
	assert_int_equal(p.tally->ncounted, 3);
	assert_string_equal(v->targets[1].whole, "y1");
	assert_null(v->targets[2].whole);
	assert_int_equal(v->years[0].counts[VK_EXCEEDED], 1);
	assert_int_equal(v->years[0].counts[VK_MET], 1);
	assert_int_equal(v->years[0].counts[VK_MISSED], 1);
	close_paper(&p);
}

/* What another pass will make tables and charts from. */
static void
keeps_what_tables_need(void **state)
{
	struct paper p;
	const struct vk_target *t;
	const struct vk_judged *j;

	(void)state;
	open_paper(&p,
	    "<chi-tieu ma='a' nhom='Kinh tế' ten='Thu' phep='trong-khoang' "
	    "tu='3' den='5' chieu='vuot' so-voi='muc-giao' don-vi='%' "
	    "mem='co'>Thu   ngân\n sách.</chi-tieu>",
	    "<nam nam='2021'><kq ct='a' muc-giao='200' thuc-hien='203' "
	    "don-vi='tỷ đồng' du-bao='kho-dat'/></nam>");
	t = &p.tally->targets[0];
	j = &p.tally->said.years[0].targets[0];
	assert_string_equal(t->sentence, "Thu ngân sách");
	assert_string_equal(p.tally->said.targets[0].name, "Thu");
	assert_string_equal(p.tally->said.targets[0].group, "Kinh tế");
	assert_string_equal(
	    p.tally->said.targets[0].rule, "vượt 3-5% mức giao");
	assert_string_equal(j->unit, "tỷ đồng");
	assert_string_equal(j->word, "chưa đạt");
	assert_string_equal(j->forecast, "kho-dat");
	assert_true(p.tally->years[0].figures[0].has_measure);
	close_paper(&p);
}

/* The unit is that of the figures as they are printed. */
static void
knows_units(void **state)
{
	static const struct {
		const char *target, *result, *unit;
	} units[] = {
	    {"phep='it-nhat' tu='90' don-vi='%'",
		"tu-so='9' mau-so='10' don-vi='hộ'", "%"},
	    {"phep='it-nhat' tu='90' don-vi='%' pham-vi='moi-don-vi'",
		"tu-so='9' mau-so='10' don-vi='chi bộ'", "%"},
	    {"phep='xep-loai' tu='hoan-thanh-tot' pham-vi='moi-don-vi'",
		"tu-so='5' mau-so='6' don-vi='tổ chức'", "tổ chức"},
	    {"phep='xep-loai' tu='hoan-thanh-tot' pham-vi='moi-don-vi'",
		"tu-so='5' mau-so='6'", NULL},
	    {"phep='it-nhat' tu='1' don-vi='%' chieu='vuot' "
	     "so-voi='muc-giao'",
		"don-vi='hộ'", "hộ"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		char target[200], year[200];
		const char *unit;
		struct paper p;

		snprintf(target, sizeof(target),
		    "<chi-tieu ma='a' %s>A</chi-tieu>", units[i].target);
		snprintf(year, sizeof(year),
		    "<nam nam='2021'><kq ct='a' %s/></nam>", units[i].result);
		open_paper(&p, target, year);
		unit = p.tally->said.years[0].targets[0].unit;
		if (units[i].unit == NULL)
			assert_null(unit);
		else
			assert_string_equal(unit, units[i].unit);
		close_paper(&p);
	}
}

/* More than can be computed is said, and never guessed. */
static void
stops_at_the_limit(void **state)
{
	struct vk_buf said = {0};
	struct paper p;

	(void)state;
	open_paper(&p,
	    "<chi-tieu ma='a' phep='it-nhat' tu='0,000000000000000001' "
	    "ky='binh-quan' cach-tinh='nhan' don-vi='%'>A</chi-tieu>",
	    "<nam nam='2021'><kq ct='a' thuc-hien='1'/></nam>");
	assert_int_equal(
	    p.tally->said.years[0].targets[0].verdict, VK_UNDER_WAY);
	close_paper(&p);
	open_paper(&p,
	    "<chi-tieu ma='a' phep='it-nhat' tu='1' "
	    ">A</chi-tieu>",
	    "<nam nam='2021'><kq ct='a' "
	    "thuc-hien='9.223.372.036.854.775.808'/></nam>");
	assert_int_equal(
	    p.tally->said.years[0].targets[0].verdict, VK_NOT_JUDGED);
	assert_null(p.tally->said.years[0].targets[0].achieved);
	findings_print(p.diag, &said);
	assert_string_equal(vk_buf_str(&said),
	    "2:28 VK-NUM-10 9.223.372.036.854.775.808 is too large to be "
	    "computed: no verdict for a, 2021; write it with fewer "
	    "digits, 18 at most\n");
	vk_buf_free(&said);
	close_paper(&p);
}

/* The product of thirty such rates is longer than what is kept. */
static void
tells_of_a_mean_beyond_it(void **state)
{
	struct vk_buf years = {0};
	struct paper p;

	(void)state;
	for (int i = 2021; i <= 2050; i++)
		vk_buf_addf(&years,
		    "<nam nam='%d'><kq ct='a' tu-so='123456789012345678' "
		    "mau-so='923456789012345679'/></nam>",
		    i);
	term = "2020-2050";
	open_paper(&p,
	    "<chi-tieu ma='a' phep='it-nhat' tu='1' ky='binh-quan' "
	    "cach-tinh='nhan' don-vi='%'>A</chi-tieu>",
	    vk_buf_str(&years));
	term = "2020-2025";
	assert_int_equal(
	    p.tally->said.years[29].targets[0].verdict, VK_NOT_JUDGED);
	assert_int_equal(p.tally->said.term[0].verdict, VK_NOT_JUDGED);
	assert_int_equal(vk_diag_kept(p.diag), 1);
	assert_int_equal(vk_diag_at(p.diag, 0)->msg, VK_MSG_FIGURE_LARGE);
	close_paper(&p);
	vk_buf_free(&years);
}

enum { OTHERS = 13 };

int
main(void)
{
	struct CMUnitTest tests[OTHERS + TRAPS] = {
	    cmocka_unit_test(judges_the_sample),
	    cmocka_unit_test(counts_the_sample),
	    cmocka_unit_test(ends_the_sample),
	    cmocka_unit_test(ends_the_sample_earlier),
	    cmocka_unit_test(warns_of_the_sample),
	    cmocka_unit_test(keeps_each_rule),
	    cmocka_unit_test(tells_what_led_to_it),
	    cmocka_unit_test(wants_whole_ranks),
	    cmocka_unit_test(counts_parts_once),
	    cmocka_unit_test(keeps_what_tables_need),
	    cmocka_unit_test(knows_units),
	    cmocka_unit_test(stops_at_the_limit),
	    cmocka_unit_test(tells_of_a_mean_beyond_it),
	};

	for (size_t i = 0; i < TRAPS; i++)
		tests[OTHERS + i] = (struct CMUnitTest){traps[i].name,
		    is_not_caught, NULL, NULL, (void *)(uintptr_t)&traps[i]};
	return cmocka_run_group_tests(tests, read_sample, free_sample);
}
