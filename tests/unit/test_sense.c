/*
 * The faults catalogue of the sense of a paper: for each message texts that
 * provoke it, and texts close to them that do not.
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
#include "model/standard.h"
#include "read/read_doc.h"
#include "read/read_standard.h"

static struct vk_standard *standard;

static int
read_standard(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	standard = vk_standard_find("layouts", "hd36-2018", d);
	vk_diag_free(d);
	return standard == NULL;
}

static int
free_standard(void **state)
{
	(void)state;
	vk_standard_free(standard);
	return 0;
}

/* ---- documents ---- */

/* A plan of a committee, and a paper of a congress. */
static const char plan[] =
    "<van-ban loai='ke-hoach'><dau>"
    "<co-quan><dong>ĐẢNG UỶ PHƯỜNG AN PHÚ</dong></co-quan>"
    "<so-ky-hieu>05-KH/ĐU</so-ky-hieu>"
    "<noi-ngay dia-danh='An Phú' ngay='2020-05-22'/></dau>"
    "<trich-yeu>công tác năm</trich-yeu><than>";
static const char congress[] =
    "<van-ban loai='bao-cao'><dau>"
    "<co-quan><dong>ĐẠI HỘI ĐẠI BIỂU</dong>"
    "<dong>ĐẢNG BỘ PHƯỜNG AN PHÚ LẦN THỨ XI</dong>"
    "<dong>NHIỆM KỲ 2020-2025</dong></co-quan>"
    "<so-ky-hieu>02-BC/ĐH</so-ky-hieu>"
    "<noi-ngay dia-danh='An Phú' ngay='2020-05-22'/></dau>"
    "<trich-yeu>công tác</trich-yeu><than>";
/* ... whose head has the ordinal alone, as the rule asks. */
static const char bare[] =
    "<van-ban loai='nghi-quyet'><dau>"
    "<co-quan><dong>ĐẠI HỘI ĐẠI BIỂU</dong>"
    "<dong>ĐẢNG BỘ PHƯỜNG AN PHÚ LẦN THỨ XI</dong></co-quan>"
    "<so-ky-hieu>02-NQ/ĐH</so-ky-hieu>"
    "<noi-ngay dia-danh='An Phú' ngay='2020-05-22'/></dau><trich-yeu>"
    "Đại hội đại biểu Đảng bộ phường An Phú lần thứ XI, ";
/* ... whose subject, day or head is the case. */
static const char late[] =
    "<van-ban loai='bao-cao'><dau>"
    "<co-quan><dong>ĐẠI HỘI ĐẠI BIỂU</dong>"
    "<dong>ĐẢNG BỘ PHƯỜNG AN PHÚ LẦN THỨ XI</dong>"
    "<dong>NHIỆM KỲ 2015-2020</dong></co-quan>"
    "<so-ky-hieu>02-BC/ĐH</so-ky-hieu>"
    "<noi-ngay dia-danh='An Phú' ngay='2020-05-22'/></dau><than>";
static const char subject[] =
    "<van-ban loai='bao-cao'><dau>"
    "<co-quan><dong>ĐẠI HỘI ĐẠI BIỂU</dong>"
    "<dong>ĐẢNG BỘ PHƯỜNG AN PHÚ LẦN THỨ XI</dong>"
    "<dong>NHIỆM KỲ 2020-2025</dong></co-quan>"
    "<so-ky-hieu>02-BC/ĐH</so-ky-hieu>"
    "<noi-ngay dia-danh='An Phú' ngay='2020-05-22'/></dau><trich-yeu>";
static const char yearly[] =
    "<van-ban loai='bao-cao' nam='2027'><dau>"
    "<co-quan><dong>ĐẢNG UỶ PHƯỜNG AN PHÚ</dong></co-quan>"
    "<so-ky-hieu>02-BC/ĐU</so-ky-hieu>"
    "<noi-ngay dia-danh='An Phú' ngay='2027-12-22'/></dau><trich-yeu>";
static const char foot[] = "</than><ky/></van-ban>";

static void
check(const char *head, const char *body, size_t len, struct vk_diag *d)
{
	struct vk_buf file = {0};
	struct vk_doc *doc;

	vk_buf_adds(&file, head);
	vk_buf_add(&file, body, len);
	vk_buf_adds(&file, foot);
	doc = vk_doc_read_bytes("a.xml", file.data, file.len, d);
	assert_non_null(doc);
	if (vk_diag_effect(d) == VK_GOES_ON) {
		vk_check_form(doc, standard, d);
		vk_check_sense(doc, d);
	}
	vk_doc_free(doc);
	vk_buf_free(&file);
}

#define TARGET(attrs, text)                                                    \
	"<cac-chi-tieu kieu='-'><chi-tieu ma='a' " attrs ">" text              \
	"</chi-tieu></cac-chi-tieu>"
#define TABLE(column, rows) "<bang><cot/><cot " column "/>" rows "</bang>"
#define ROW(cell) "<hang><o>Một</o><o>" cell "</o></hang>"
#define TOTAL(cell) "<tong><o>Cộng</o><o>" cell "</o></tong>"

static const struct {
	enum vk_msg msg;
	const char *head, *breaks, *keeps;
} catalogue[] = {
    {VK_MSG_SAID_DAY_UNREAL, plan, "<doan>ngày 31/4</doan>",
	"<doan>ngày 29/02, ngày 30/4; số 31/4; 24/24 giờ</doan>"},
    {VK_MSG_SAID_DAY_UNREAL, plan, "<doan>29/02/2021</doan>",
	"<doan>29/02/2020; 15/2020/NĐ-CP; 31/2020</doan>"},
    {VK_MSG_SAID_DAY_UNREAL, plan, "<doan>ngày 30 tháng 02 năm 2020</doan>",
	"<doan>ngày 30 tháng 3 năm 2020; 30 tháng 2</doan>"},
    {VK_MSG_SAID_DAY_UNREAL, plan, "<doan>ngày 00/5/2020</doan>",
	"<doan>cả ngày 24/24 giờ</doan>"},
    {VK_MSG_SAID_DAY_UNREAL, plan, "<doan>ngày 30 tháng 02, họp</doan>",
	"<doan>ngày 30 tháng 02 âm lịch, ngày 30/02 (âm lịch)</doan>"},
    {VK_MSG_SAID_WEEKDAY, plan, "<doan>ngày 22/5/2020 (thứ hai)</doan>",
	"<doan>ngày 22/5/2020 (thứ sáu), 24/5/2020 (Chủ nhật)</doan>"},
    {VK_MSG_SAID_DAYS_ORDER, plan,
	"<doan>từ ngày 22/5/2020 đến ngày 21/5/2020</doan>",
	"<doan>từ ngày 25/12 đến ngày 05/01/2021; ngày 12/5/2020 đến ngày "
	"11/5/2020</doan>"},
    {VK_MSG_SAID_DAYS_ORDER, plan,
	"<doan>từ ngày 22/5 đến hết ngày 21/5/2020</doan>",
	"<doan>từ ngày 21/5 đến hết ngày 22/5/2020</doan>"},
    {VK_MSG_SAID_DAY_ZERO, plan, "<doan>5/5/2020</doan><doan>06/5/2020</doan>",
	"<doan>05/5/2020, 05/02/2020, 15/5/2020, 3/2/1930, ngày 2/9</doan>"},
    {VK_MSG_SAID_DAY_ZERO, plan, "<doan>15/2/2020, 15/02/2020</doan>",
	"<doan>5/2/2020, 6/1/2020</doan>"},
    {VK_MSG_SAID_LATER, plan, "<doan>số 01-KH/QU, ngày 23/5/2020</doan>",
	"<doan>số 01-KH/QU, ngày 22/5/2020; trước ngày 23/5/2020</doan>"},
    {VK_MSG_SAID_LATER, plan,
	"<doan>số 01-KH/QU, ngày 23/5/2020 của Quận uỷ</doan>",
	"<doan>theo Kế hoạch số 01-KH/QU, ngày 23/5/2020 Đảng uỷ họp; số "
	"02-KH/QU, ngày 23/5/2020, các chi bộ họp</doan>"},
    {VK_MSG_SAID_OWN_DAY, plan, "<doan>số 05-KH/ĐU, ngày 20/5/2020</doan>",
	"<doan>số 05-KH/ĐU, ngày 22/5/2020; số 06-KH/ĐU, ngày "
	"20/5/2020</doan>"},
    {VK_MSG_SAID_CONGRESS_DAY, congress,
	"<doan>Đại hội họp ngày 30/5/2020.</doan>",
	"<doan>Đại hội Hội Nông dân phường họp ngày 30/5/2020.</doan>"},
    {VK_MSG_SAID_CONGRESS_DAY, congress,
	"<doan>Đại hội được tiến hành ngày 23/5/2020.</doan>",
	"<doan>Đại hội được tiến hành ngày 22/5/2020. Đại hội Đảng bộ quận "
	"họp ngày 12/8/2020. Đại hội sẽ họp ngày 23/5/2020.</doan>"},
    {VK_MSG_SAID_YEAR, yearly, "năm 2026</trich-yeu><than><doan>Một.</doan>",
	"kết quả năm 2027, so với năm 2026</trich-yeu><than>"
	"<doan>Một.</doan>"},
    {VK_MSG_SAID_ORDINAL, congress,
	"<doan>bầu Ban Chấp hành Đảng bộ khoá XII</doan>",
	"<doan>bầu Ban Chấp hành Đảng bộ khoá XI; Ban Chấp hành Đảng bộ khoá "
	"X; Đại hội XIII của Đảng; hội nghị Ban Chấp hành Đảng bộ lần thứ "
	"III</doan>"},
    {VK_MSG_SAID_ORDINAL, congress,
	"<doan>Đảng bộ phường khoá IX, nhiệm kỳ 2015-2020</doan>",
	"<doan>Đảng bộ phường khoá X, nhiệm kỳ 2015-2020; Đại hội Đảng bộ "
	"quận lần thứ IV, nhiệm kỳ 2020-2025</doan>"},
    {VK_MSG_SAID_ORDINAL, plan,
	"<doan>Đảng bộ quận khoá IV, nhiệm kỳ 2020-2025</doan>"
	"<doan>Đảng bộ quận khoá V, nhiệm kỳ 2020-2025</doan>",
	"<doan>Đảng bộ quận khoá IV, nhiệm kỳ 2020-2025</doan>"
	"<doan>Đảng bộ tỉnh khoá V, nhiệm kỳ 2020-2025</doan>"},
    {VK_MSG_SAID_ORDINAL, subject,
	"lần thứ XII</trich-yeu><than><doan>Một.</doan>",
	"kết quả lần thứ X, phương hướng lần thứ "
	"XI</trich-yeu><than><doan>Một.</doan>"},
    {VK_MSG_SAID_TERM, congress,
	"<doan>Đảng bộ phường An Phú khoá XI, nhiệm kỳ 2025-2030</doan>",
	"<doan>Đảng bộ phường An Phú khoá XI, nhiệm kỳ 2020-2025</doan>"},
    {VK_MSG_SAID_ORDINAL, bare,
	"nhiệm kỳ 2020-2025</trich-yeu><than><doan>Ban Chấp hành Đảng bộ "
	"phường khoá XII, nhiệm kỳ 2020-2025</doan>",
	"nhiệm kỳ 2020-2025</trich-yeu><than><doan>Đảng bộ phường khoá XI, "
	"nhiệm kỳ 2020-2025; Đảng bộ phường khoá X, nhiệm kỳ 2015-2020; Đảng "
	"bộ quận khoá IV, nhiệm kỳ 2020-2025</doan>"},
    {VK_MSG_SAID_TERM, bare,
	"nhiệm kỳ 2020-2025</trich-yeu><than><doan>Đảng bộ phường khoá XI, "
	"nhiệm kỳ 2020-2030</doan>",
	"nhiệm kỳ 2020-2025</trich-yeu><than><doan>Một.</doan>"},
    {VK_MSG_SAID_TERM_YEAR, bare,
	"nhiệm kỳ 2015-2020</trich-yeu><than><doan>Một.</doan>",
	"nhiệm kỳ 2020-2025</trich-yeu><than><doan>Một.</doan>"},
    {VK_MSG_SAID_TERM, plan,
	"<doan>Đảng bộ quận khoá IV, nhiệm kỳ 2020-2025</doan>"
	"<doan>Đảng bộ quận khoá IV, nhiệm kỳ 2015-2020</doan>",
	"<doan>Đảng bộ quận khoá IV, nhiệm kỳ 2020-2025</doan>"
	"<doan>Đảng bộ quận khoá III, nhiệm kỳ 2015-2020</doan>"},
    {VK_MSG_SAID_TERM, subject,
	"nhiệm kỳ 2015-2020</trich-yeu><than><doan>Một.</doan>",
	"nhiệm kỳ 2015-2020 và nhiệm kỳ "
	"2020-2025</trich-yeu><than><doan>Một.</doan>"},
    {VK_MSG_SAID_TERM_YEAR, late, "<doan>Một.</doan>", NULL},
    {VK_MSG_SAID_TERM_ORDER, plan, "<doan>nhiệm kỳ 2025-2020</doan>",
	"<doan>nhiệm kỳ 2020-2025, nhiệm kỳ 2004 - 2011</doan>"},
    {VK_MSG_SAID_ROMAN, plan, "<doan>lần thứ XIIII</doan>",
	"<doan>lần thứ XIV, lần thứ ba, khoá 14</doan>"},
    {VK_MSG_SAID_PART_ABOVE, plan, "<doan>250/249 phiếu</doan>",
	"<doan>249/249 phiếu; kết nạp 12/10 đồng chí</doan>"},
    {VK_MSG_SAID_PART_ABOVE, plan,
	"<doan>Biểu quyết: 52/51 đồng chí tán thành.</doan>",
	"<doan>ngày 22/5 đồng chí A tán thành</doan>"},
    {VK_MSG_SAID_PART_ABOVE, plan, "<doan>Có mặt 16/15 đồng chí.</doan>",
	"<doan>Có mặt 15/15 đồng chí. Kết nạp 16/15 đồng chí.</doan>"},
    {VK_MSG_SAID_SHARE, plan, "<doan>8/9 chỉ tiêu, đạt 90%</doan>",
	"<doan>8/9 chỉ tiêu, đạt 88,9%; 7/8 phiếu (88%); 8/9 chi bộ, đạt "
	"100% kế hoạch; 3/45 vắng, tỷ lệ 93,3%</doan>"},
    {VK_MSG_SAID_SHARE_ABOVE, plan, "<doan>bầu với 200% số phiếu, 200%</doan>",
	"<doan>bầu với 100% số phiếu; thu đạt 120%.</doan>"},
    {VK_MSG_SAID_HALF, plan, "<doan>249,249 phiếu</doan>",
	"<doan>1.249 phiếu; bình quân 38,5 đảng viên; 42,6 km</doan>"},
    {VK_MSG_FIGURE_UNSAID, plan,
	TARGET("phep='it-nhat' tu='90' don-vi='%'", "đạt 80%"),
	TARGET("phep='it-nhat' tu='90' don-vi='%'", "đạt 90%")},
    {VK_MSG_FIGURE_UNSAID, plan,
	TARGET("phep='trong-khoang' tu='3' den='6' don-vi='%'", "vượt 3-5%"),
	TARGET("phep='trong-khoang' tu='3' den='5' don-vi='%'", "vượt 3-5%")},
    {VK_MSG_FIGURE_UNSAID, plan,
	TARGET("phep='it-nhat' tu='3' don-vi='đơn vị'", "hai đơn vị"),
	TARGET("phep='it-nhat' tu='1' don-vi='đơn vị'", "01 đơn vị")},
    {VK_MSG_FIGURE_UNSAID, plan,
	TARGET("phep='it-nhat' tu='1500000' don-vi='đ'", "1,4 triệu đồng"),
	TARGET("phep='it-nhat' tu='1500000' don-vi='đ'", "1,5 triệu đồng")},
    {VK_MSG_FIGURE_UNSAID, plan,
	TABLE("", ROW("<chi-tieu ma='a' phep='it-nhat' tu='9'>Tám</chi-tieu>")),
	"<bang><cot/><cot/><hang><o><chi-tieu ma='a' phep='it-nhat' "
	"tu='9'>Số hộ</chi-tieu></o><o>9</o></hang></bang>"},
    {VK_MSG_FIGURE_UNSAID, plan,
	TARGET("phep='it-nhat' tu='2' don-vi='chi bộ'", "có ba chi bộ"),
	TARGET("phep='it-nhat' tu='100' so-voi='muc-giao' don-vi='%'",
	    "đạt và vượt mức giao")},
    {VK_MSG_FIGURE_UNSAID, plan,
	"<doan><bieu-quyet tan-thanh='47' tong='49'>47/48</bieu-quyet></doan>",
	"<doan><bieu-quyet tan-thanh='47' khong='1' tong='48'>47/48"
	"</bieu-quyet></doan>"},
    {VK_MSG_FIGURE_UNSAID, plan,
	"<doan><bau-cu so-luong='15' du-khuyet='2'>15 đồng chí</bau-cu></doan>",
	"<doan><bau-cu so-luong='15' du-khuyet='2' tong='17'>15 đồng chí và 02 "
	"dự khuyết</bau-cu></doan>"},
    {VK_MSG_VOTE_ABOVE, plan,
	"<doan><bieu-quyet tan-thanh='249' tong='247'/></doan>",
	"<doan><bieu-quyet tan-thanh='247' tong='247'/></doan>"},
    {VK_MSG_VOTE_ABOVE, plan,
	"<bau-cu so-luong='1'><trung-cu ho-ten='A' phieu='9' tong='8'/>"
	"</bau-cu>",
	"<bau-cu so-luong='1'><trung-cu ho-ten='A' phieu='8' tong='8'/>"
	"</bau-cu>"},
    {VK_MSG_VOTE_SUM, plan,
	"<doan><bieu-quyet tan-thanh='247' khong='3' tong='249'/></doan>",
	"<doan><bieu-quyet tan-thanh='240' khong='3' tong='249'/></doan>"},
    {VK_MSG_ELECTION_SUM, plan,
	"<doan><bau-cu so-luong='16' du-khuyet='2' tong='17'/></doan>",
	"<doan><bau-cu so-luong='16' tong='16'/></doan>"},
    {VK_MSG_ELECTION_LIST, plan,
	"<bau-cu so-luong='3'><trung-cu ho-ten='A' phieu='8' tong='8'/>"
	"</bau-cu>",
	"<bau-cu so-luong='1'><trung-cu ho-ten='A' phieu='8' tong='8'/>"
	"</bau-cu>"},
    {VK_MSG_COLUMN_ROW_NUMBER, plan, TABLE("loai='stt'", ROW("1") ROW("3")),
	TABLE("loai='stt'", ROW("5") ROW("6") ROW("I") ROW("7.") ROW("1"))},
    {VK_MSG_COLUMN_SHARE, plan, TABLE("loai='ty-le'", ROW("100,1")),
	TABLE("loai='ty-le'", ROW("100") ROW("99,9%") ROW("-"))},
    {VK_MSG_COLUMN_PART, plan, TABLE("loai='phan-so'", ROW("9/8")),
	TABLE("loai='phan-so'", ROW("8/8") ROW("không"))},
    {VK_MSG_COLUMN_TOTAL, plan,
	TABLE("can='so'", ROW("28") ROW("34") TOTAL("63")),
	TABLE("can='so'", ROW("28") ROW("34") TOTAL("62"))},
    {VK_MSG_COLUMN_TOTAL, plan,
	TABLE("can='so'", ROW("1.028") ROW("34") TOTAL("1.052")),
	TABLE("can='so'", ROW("90") ROW("94") TOTAL("92"))},
};
enum { CATALOGUE = sizeof(catalogue) / sizeof(catalogue[0]) };

static bool
is_ours(const struct vk_finding *f)
{
	return strncmp(f->rule, "VK-", 3) == 0;
}

static void
each_rule_breaks_and_keeps(void **state)
{
	(void)state;
	for (size_t i = 0; i < CATALOGUE; i++) {
		const char *keeps = catalogue[i].keeps;
		struct vk_diag *d = vk_diag_new();

		check(catalogue[i].head, catalogue[i].breaks,
		    strlen(catalogue[i].breaks), d);
		if (!findings_have(d, catalogue[i].msg))
			fail_msg("nothing said: %s", catalogue[i].breaks);
		vk_diag_free(d);
		if (keeps == NULL)
			continue;
		d = vk_diag_new();
		check(catalogue[i].head, keeps, strlen(keeps), d);
		assert_int_equal(vk_diag_effect(d), VK_GOES_ON);
		for (size_t k = 0; k < vk_diag_kept(d); k++) {
			if (is_ours(vk_diag_at(d, k)))
				fail_msg("%s: %s: %s", keeps,
				    vk_diag_at(d, k)->rule,
				    vk_diag_at(d, k)->found);
		}
		vk_diag_free(d);
	}
}

/* What stands between plain figures: totals over groups are not judged. */
static void
totals_of_groups(void **state)
{
	static const char *const sound[] = {
	    TABLE("can='so'",
		"<nhom><o>I</o><o>62</o></nhom>" ROW("28") ROW("34")
		    TOTAL("124")),
	    "<bang><cot/><cot can='so'/>"
	    "<hang><o>Đảng viên</o><o>28</o></hang>"
	    "<hang><o>Trong đó: nữ</o><o>12</o></hang>"
	    "<tong><o>Cộng</o><o>28</o></tong></bang>",
	    TABLE("can='so'", ROW("33") ROW("33") ROW("33") TOTAL("100")),
	    TABLE("can='so'", ROW("2,5") ROW("3,1") TOTAL("5,7")),
	    TABLE("can='so'", ROW("28") TOTAL("30"))};

	(void)state;
	for (size_t i = 0; i < sizeof(sound) / sizeof(*sound); i++) {
		struct vk_diag *d = vk_diag_new();

		check(plan, sound[i], strlen(sound[i]), d);
		assert_int_equal(vk_diag_effect(d), VK_GOES_ON);
		assert_false(findings_have(d, VK_MSG_COLUMN_TOTAL));
		vk_diag_free(d);
	}
}

/* ---- quotations ---- */

static const char resolution[] =
    "<van-ban loai='nghi-quyet'><dau><co-quan><dong>A</dong></co-quan>"
    "<so-ky-hieu>01-NQ/ĐU</so-ky-hieu>"
    "<noi-ngay dia-danh='An Phú' ngay='2020-05-22'/></dau><than>"
    "<cac-chi-tieu kieu='-'>"
    "<chi-tieu ma='a' phep='it-nhat' tu='90'>Tỷ lệ hộ gia đình văn hoá hằng "
    "năm 90% trở lên.</chi-tieu>"
    "<chi-tieu ma='b' phep='it-nhat' tu='0,3' ten='Giảm tỷ lệ sinh con thứ "
    "ba'>Giảm 0,3%</chi-tieu>"
    "</cac-chi-tieu></than><ky/></van-ban>";
static const char results[] = "<theo-doi van-ban='nq.xml' nhiem-ky='2020-2025' "
			      "du-lieu='gia-dinh'><nam nam='2021'>"
			      "<kq ct='a' thuc-hien='92'/></nam></theo-doi>";

static void
quotations(void **state)
{
	static const struct {
		const char *text;
		const char *found; /* NULL: nothing */
	} cases[] = {
	    {"Tỷ lệ hộ gia đình văn hoá hằng năm 85% trở lên", "85"},
	    {"Tỷ lệ hộ gia đình văn hóa hàng năm 90% trở lên;", NULL},
	    {"Tỷ lệ hộ gia đình văn hoá hằng năm 92% trở lên", NULL},
	    {"Tỷ lệ hộ gia đình văn hoá đạt 95%", NULL},
	    {"Tỷ lệ hộ gia đình văn hoá đạt 95% (nghị quyết: 85%)", "85"},
	    {"Tỷ lệ hộ gia đình văn hoá 95%, NQ đề ra là 90%", NULL},
	    {"Giảm tỷ lệ sinh con thứ ba: nghị quyết 0,5%", "0,5"},
	    {"Nghị quyết 5 năm, 85% số hộ", NULL},
	};
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *of =
	    vk_doc_read_bytes("nq.xml", resolution, sizeof(resolution) - 1, d);
	struct vk_doc *figures =
	    vk_doc_read_bytes("kq.xml", results, sizeof(results) - 1, d);

	(void)state;
	assert_int_equal(vk_diag_kept(d), 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct vk_diag *own = vk_diag_new();
		struct vk_buf file = {0};
		struct vk_doc *doc;

		vk_buf_addf(
		    &file, "%s<doan>%s</doan>%s", plan, cases[i].text, foot);
		doc = vk_doc_read_bytes("a.xml", file.data, file.len, own);
		assert_non_null(doc);
		vk_check_quoted(doc, of, figures, own);
		if (cases[i].found == NULL) {
			assert_int_equal(vk_diag_kept(own), 0);
		} else {
			assert_int_equal(vk_diag_kept(own), 1);
			assert_string_equal(
			    vk_diag_at(own, 0)->found, cases[i].found);
			assert_non_null(
			    strstr(vk_diag_at(own, 0)->more, "nq.xml:1:"));
		}
		vk_doc_free(doc);
		vk_buf_free(&file);
		vk_diag_free(own);
	}
	vk_doc_free(of);
	vk_doc_free(figures);
	vk_diag_free(d);
}

/* ---- texts made to take long ---- */

static void
long_texts(void **state)
{
	static const char *const pieces[] = {"ngày 22/5/2020 ", "khoá XI ",
	    "8/9 phiếu ", "1,5 phiếu ", "Đảng bộ ", "nhiệm kỳ 2020-2025 "};
	clock_t begin = clock();

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct vk_diag *d = vk_diag_new();
		struct vk_buf body = {0};

		for (int p = 0; p < 200; p++) {
			vk_buf_adds(&body, "<doan>Đại hội họp ");
			for (size_t n = 0; n < 2000; n += strlen(pieces[i]))
				vk_buf_adds(&body, pieces[i]);
			vk_buf_adds(&body, "</doan>");
		}
		check(congress, body.data, body.len, d);
		vk_buf_free(&body);
		vk_diag_free(d);
	}
	assert_true(clock() - begin < 20 * CLOCKS_PER_SEC);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_rule_breaks_and_keeps),
	    cmocka_unit_test(totals_of_groups),
	    cmocka_unit_test(quotations),
	    cmocka_unit_test(long_texts),
	};

	return cmocka_run_group_tests(tests, read_standard, free_standard);
}
