/*
 * The vocabulary: one row for each way a document can be wrong, and exactly
 * what is said of it.  Whether the grammar itself is right, tests/oracle asks.
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

#include "findings.h"
#include "read/read_doc.h"
#include "read/values.h"
#include "read/vocabulary.h"
#include "read/xml.h"

/* A valid document; each case replaces a piece of it. */
static const char base[] = "<van-ban loai='nghi-quyet'>\n"
			   "<dau><co-quan><dong>A</dong></co-quan>\n"
			   "<so-ky-hieu>1-NQ</so-ky-hieu>\n"
			   "<noi-ngay dia-danh='B' ngay='2020-05'/></dau>\n"
			   "<ten-loai>N</ten-loai>\n"
			   "<trich-yeu>T</trich-yeu>\n"
			   "<than><doan>x</doan>\n"
			   "<muc/></than>\n"
			   "<ky><chuc-vu>C</chuc-vu></ky>\n"
			   "</van-ban>\n";
static const char section[] = "<muc><doan/></muc>";

static void
replace(struct vk_buf *out, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	assert_non_null(at);
	vk_buf_add(out, text, (size_t)(at - text));
	vk_buf_adds(out, to);
	vk_buf_adds(out, at + strlen(from));
}

static int
say(const char *xml, struct vk_buf *out)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *doc = vk_doc_read_bytes("a.xml", xml, strlen(xml), d);
	int status = vk_diag_status(d);

	assert_non_null(doc);
	findings_print(d, out);
	vk_doc_free(doc);
	vk_diag_free(d);
	return status;
}

static void
check(const char *from, const char *to, const char *wanted)
{
	struct vk_buf half = {0}, xml = {0}, said = {0};

	if (strcmp(from, "<muc/>") == 0) {
		vk_buf_adds(&half, base);
	} else {
		replace(&half, base, "<muc/>", section);
	}
	replace(&xml, half.data, from, to);
	assert_int_equal(say(xml.data, &said), *wanted != '\0');
	assert_string_equal(vk_buf_str(&said), wanted);
	vk_buf_free(&half);
	vk_buf_free(&xml);
	vk_buf_free(&said);
}

#define BLOCKS                                                                 \
	"<phan>, <chuong>, <dieu>, <muc>, <doan>, <liet-ke>, "                 \
	"<cac-chi-tieu>, <bang>, <bang-chi-tieu>, <bang-chi-bo>, <bieu-do>, "  \
	"<bau-cu>, <o-chon-nhom>, <ngat-trang>, <neu>, <lap>"
#define IN_BODY "<can-cu>, <ban-hanh>, " BLOCKS
#define LINE "<truong>, <giu>, <neu>"

static const struct {
	const char *from, *to, *wanted;
} cases[] = {
    {"<muc/>", "<muc><doan/></muc>", ""},

    /* elements: unknown, misspelt, out of place, twice, missing */
    {"<doan>", "<doan><xyz/>",
	"7:13 VK-XML-20 unknown element <xyz>; here may stand: <dam>, "
	"<nghieng>, <gach-chan>, <mu>, <dan>, <giu>, <chu-thich>, "
	"<xuong-dong>, <cham>, <o-chon>, <neu>, <truong>, <chi-tieu>, "
	"<bieu-quyet>, <bau-cu>, <tong-hop-chi-tieu>, <so-lieu>\n"},
    {"<doan>x", "<doan><nghien>x</nghien>",
	"7:13 VK-XML-20 unknown element <nghien>; did you mean <nghieng>?\n"},
    /* what was meant is checked as such, and nothing else is said */
    {"<muc/>", "<muc><tên kieu='x'>a</tên></muc>",
	"8:6 VK-XML-20 unknown element <tên>; did you mean <ten>?\n"
	"8:11 VK-XML-27 kieu cannot be \"x\"; write one of: dam, nghieng, "
	"dam-nghieng, thuong\n"},
    {"<dong>A", "<dong><dam/>A",
	"2:21 VK-XML-21 <dam> may not stand here; here may stand: " LINE "\n"},
    {"dia-danh='B' ngay='2020-05'/>",
	"dia-danh='B' ngay='2020-05'><dong/></noi-ngay>",
	"4:39 VK-XML-21 <dong> may not stand here, <noi-ngay> holds nothing "
	"more; remove it, or move it to its place\n"},
    {"<trich-yeu>T</trich-yeu>",
	"<trich-yeu>T</trich-yeu><trich-yeu>T</trich-yeu>",
	"6:25 VK-XML-21 <trich-yeu> may not stand here; here may stand: "
	"<kinh-gui>, <kinh-trinh>, <than>\n"},
    {"<ten-loai>N</ten-loai>\n<trich-yeu>T</trich-yeu>",
	"<trich-yeu>T</trich-yeu>\n<ten-loai>N</ten-loai>",
	"6:1 VK-XML-21 <ten-loai> may not stand here; here may stand: "
	"<kinh-gui>, <kinh-trinh>, <than>\n"},
    /* order: the one that came too early is told, once */
    {"<so-ky-hieu>1-NQ</so-ky-hieu>\n", "",
	"3:1 VK-XML-22 before <noi-ngay> <so-ky-hieu> is missing; add "
	"<so-ky-hieu> before it\n"},
    {"<ky><chuc-vu>C</chuc-vu></ky>\n", "",
	"1:1 VK-XML-22 <van-ban> lacks <ky>; add <ky>\n"},
    {"<dong>A</dong>", "",
	"2:6 VK-XML-22 <co-quan> lacks <dong>; add <dong>\n"},
    {"<muc/>", "<muc/>", "8:1 VK-XML-22 <muc> lacks <doan>; add <doan>\n"},
    {"<muc/>", "<doan/>", ""},

    /* text */
    {"<dau>", "<dau>\n&#32; ", ""},
    {"<dau>", "<dau> Số",
	"2:7 VK-XML-23 no text may stand directly in <dau>; put it into one "
	"of: <co-quan>\n"},
    {"</dau>", "<chap-nhan quy-tac='A-1' ly-do='b'>\xC2\xA0</chap-nhan></dau>",
	"4:75 VK-XML-23 no text may stand directly in <chap-nhan>; remove "
	"it\n"},
    {"<trich-yeu>T", "<trich-yeu><dong>T</dong>T",
	"6:26 VK-XML-23 no text may stand directly in <trich-yeu>; put it "
	"into one of: <dong>\n"},
    {"<muc/>", "<liet-ke kieu='-'><y><doan/>x</y></liet-ke>",
	"8:29 VK-XML-23 no text may stand directly in <y>; put it into one "
	"of: " BLOCKS "\n"},

    /* attributes */
    {"<ky>", "<ky xyz=''>",
	"9:5 VK-XML-24 <ky> has no attribute xyz; it may have: vi-tri, "
	"xac-nhan, chu-ky, con-dau, con-dau-mm\n"},
    {"<ky>", "<ky loai='x'>",
	"9:5 VK-XML-24 <ky> has no attribute loai; it may have: vi-tri, "
	"xac-nhan, chu-ky, con-dau, con-dau-mm\n"},
    {"<dong>", "<dong loai='x'>",
	"2:21 VK-XML-24 <dong> has no attribute loai; remove it\n"},
    {"<van-ban ", "<van-ban xmlns='urn:x' ",
	"1:10 VK-XML-24 <van-ban> has no attribute xmlns; it may have: loai, "
	"the-thuc, cap, tinh-trang, lan, theo-doi, cac-chi-bo, nam, "
	"phien-ban\n"},
    {"<van-ban ", "<van-ban xmlns:x='urn:x' xmlns='' ", ""},
    {"dia-danh", "dia_danh",
	"4:11 VK-XML-24 unknown attribute dia_danh; did you mean "
	"dia-danh?\n"},
    {"dia-danh='B' ", "",
	"4:1 VK-XML-25 <noi-ngay> lacks the attribute dia-danh; add "
	"dia-danh=\"...\"\n"},
    {"dia-danh='B'", "dia-danh=''",
	"4:11 VK-XML-28 the attribute dia-danh is empty; fill it in, or "
	"remove it\n"},
    {"nghi-quyet", "nghi-quyết",
	"1:10 VK-XML-27 unknown value \"nghi-quyết\"; did you mean "
	"\"nghi-quyet\"?\n"},
    {"<ky>", "<ky vi-tri='giữa trang'>",
	"9:5 VK-XML-27 vi-tri cannot be \"giữa trang\"; write one of: phai, "
	"trai\n"},
    {"2020-05", "22/5/2020",
	"4:24 VK-XML-28 ngay cannot be \"22/5/2020\"; write it like one "
	"of: 2020-05-22; 2020-05; 2020\n"},
    {"<muc/>", "<muc so='1' kieu='I.'><doan/></muc>",
	"8:13 VK-XML-26 the attribute kieu does not go with so; remove one of "
	"the two\n"},
    {"<muc/>", "<bang-chi-tieu tu-nam='2021'/>",
	"8:1 VK-XML-25 tu-nam needs the attribute den-nam beside it; add "
	"den-nam=\"...\"\n"},

    /* targets: what phep asks for */
    {"x</doan>", "<chi-tieu ma='a'/></doan>",
	"7:13 VK-XML-25 <chi-tieu> lacks the attribute phep; add "
	"phep=\"...\"\n"},
    {"x</doan>", "<chi-tieu ma='a' tu='1'/></doan>",
	"7:13 VK-XML-25 <chi-tieu> lacks the attribute phep; add "
	"phep=\"...\"\n"},
    {"x</doan>", "<chi-tieu ma='a' phep='it-nhat'/></doan>",
	"7:13 VK-XML-25 phep=\"it-nhat\" needs the attribute tu beside it; "
	"add tu=\"...\"\n"},
    {"x</doan>", "<chi-tieu ma='a' phep='dat' den='1'/></doan>",
	"7:41 VK-XML-26 the attribute den does not go with phep=\"dat\"; "
	"remove one of the two\n"},
    {"x</doan>", "<chi-tieu ma='a' phep='khac' tu='1'/></doan>",
	"7:30 VK-XML-27 phep cannot be \"khac\"; write one of: it-nhat, "
	"nhieu-nhat, trong-khoang, dung-bang, xep-loai, co-cau, thu-hang, "
	"khong-co, dat, dinh-tinh\n"},
    {"x</doan>", "<chi-tieu ma='a' phep='it-nhat' tu='0.3'/></doan>",
	"7:45 VK-XML-28 tu cannot be \"0.3\": points stand between "
	"thousands, a comma before decimals; write 0,3\n"},
    {"x</doan>", "<chi-tieu ma='a' phep='it-nhat' tu='1,300,000'/></doan>",
	"7:45 VK-XML-28 tu cannot be \"1,300,000\": points stand between "
	"thousands, a comma before decimals; write 1.300.000\n"},
    {"x</doan>", "<chi-tieu ma='a' phep='it-nhat' tu='1,2.3,4'/></doan>",
	"7:45 VK-XML-28 tu cannot be \"1,2.3,4\"; write it like one of: "
	"1300; 1.300; 0,3\n"},
    {"x</doan>", "<chi-tieu ma='a' phep='dat' chieu='tang'/></doan>",
	"7:13 VK-XML-25 chieu=\"tang\" needs the attribute so-voi beside it; "
	"add so-voi=\"...\"\n"},

    /* several readings of one name: the best one is told */
    {"<muc/>",
	"<liet-ke kieu='-'><y><bau-cu so-luong='1'><trung-cu/></bau-cu></y>"
	"</liet-ke>",
	"8:43 VK-XML-25 <trung-cu> lacks the attribute ho-ten; add "
	"ho-ten=\"...\"\n"
	"8:43 VK-XML-25 <trung-cu> lacks the attribute phieu; add "
	"phieu=\"...\"\n"
	"8:43 VK-XML-25 <trung-cu> lacks the attribute tong; add "
	"tong=\"...\"\n"},

    /* what no grammar can say */
    {"x</doan>",
	"<chi-tieu ma='a' phep='dat'/><chi-tieu ma='b' phep='dat'/>\n"
	"<chi-tieu ma='a' phep='dat'/></doan>",
	"8:11 VK-XML-30 ma=\"a\" stands twice, first at 7:23; give each its "
	"own ma\n"},
    {"<than>", "<than danh-so='I- 2.'>",
	"7:19 VK-XML-31 the label \"2.\" has no counter; write the first "
	"label, "
	"with one of: 1 I i A a nhất Một; or a sign alone\n"},
    {"<than>", "<than danh-so='I- 1. 1.1. a) - (1)'>", ""},
    {"<muc/>", "<liet-ke kieu='Thứ nhất,'><y/></liet-ke>", ""},
    {"<muc/>", "<liet-ke kieu='•'><y/></liet-ke>", ""},
    {"<muc/>", "<liet-ke kieu='Ý'><y/></liet-ke>",
	"8:16 VK-XML-31 the label \"Ý\" has no counter; write the first label, "
	"with one of: 1 I i A a nhất Một; or a sign alone\n"},
    {"<ky>", "<ky chu-ky='..'>",
	"9:5 VK-XML-32 \"..\" is no name of a file beside the document; write "
	"the bare name of a file, without a folder\n"},
    {"<ky>", "<ky chu-ky='a/b.png'>",
	"9:5 VK-XML-28 chu-ky cannot be \"a/b.png\"; write it as "
	"ket-qua.xml\n"},
    {"<doan>x", "<doan><truong ten='a'/>",
	"7:13 VK-XML-33 <truong> belongs into a template for vankien batch; "
	"write what is to be printed\n"},
    {"2020-05", "{ngay}",
	"4:24 VK-XML-33 {ngay} belongs into a template for vankien batch; "
	"write what is to be printed\n"},
    {"2020-05", "2021-02-29",
	"4:24 VK-NUM-01 there is no day 2021-02-29; write a day of the "
	"calendar\n"},
    {"2020-05", "2020-02-29", ""},

    /* tables */
    {"<muc/>",
	"<bang><cot/><cot/><hang><o/></hang>\n"
	"<hang><o/><o/><o/></hang></bang>",
	"8:19 VK-XML-36 columns filled by the row: 1, columns of the table: 2; "
	"add or remove cells, or mend gop-cot and gop-hang\n9:1 VK-XML-36 "
	"columns filled by the row: 3, columns of the table: 2; add or remove "
	"cells, or mend gop-cot and gop-hang\n"},
    {"<muc/>",
	"<bang><cot/><cot/><cot/>"
	"<hang><o gop-hang='2'/><o gop-cot='2'/></hang>"
	"<hang><o/><o/></hang><tong><o gop-cot='3'/></tong></bang>",
	""},
    {"<muc/>",
	"<bang><cot/><cot/><cot/>"
	"<hang><o/><o gop-hang='2'/><o/></hang>\n"
	"<hang><o gop-cot='2'/><o/></hang></bang>",
	"9:7 VK-XML-37 the cell covers one that reaches down from a row "
	"above; mend gop-cot or gop-hang\n"},
    {"<muc/>",
	"<bang><cot/><dau-bang><hang><o gop-hang='2'/></hang></dau-bang>\n"
	"<hang><o/></hang></bang>",
	"8:29 VK-XML-38 rows that the cell covers: 2, rows that are left: 1; "
	"mend gop-hang\n"},
    {"<muc/>", "<bang><cot rong='0'/><hang><o/></hang></bang>",
	"8:12 VK-XML-39 a column of no width: 0; write a width in mm, a share "
	"as 2*, or leave rong out\n"},
};

static void
tells_each_fault_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(cases[i].from, cases[i].to, cases[i].wanted);
}

/* Whole files: the wrong root, results and branches. */
static const struct {
	const char *xml, *wanted;
} files[] = {
    {"<html/>",
	"1:1 VK-XML-20 unknown element <html>; here may stand: <van-ban>, "
	"<theo-doi>, <cac-chi-bo>\n"},
    {"<than/>",
	"1:1 VK-XML-21 <than> may not stand here; here may stand: <van-ban>, "
	"<theo-doi>, <cac-chi-bo>\n"},
    {"<theo-doi van-ban='a.xml' nhiem-ky='2020-2025' du-lieu='thuc-te'>"
     "<nam nam='2021'><kq ct='a' thuc-hien='1'/></nam></theo-doi>",
	""},
    {"<theo-doi van-ban='a.xml' nhiem-ky='2020-2025' du-lieu='thuc-te'>\n"
     "<nam nam='2021'><kq ct='a' thuc-hien='1' tu-so='1'/>\n"
     "<kq ct='b' danh-gia='dat'/><kq ct='b'/></nam>\n"
     "<nam nam='2021'/></theo-doi>",
	"2:42 VK-XML-26 the attribute tu-so does not go with thuc-hien; "
	"remove one of the two\n"
	"3:1 VK-XML-25 danh-gia needs the attribute ly-do beside it; add "
	"ly-do=\"...\"\n"
	"3:32 VK-XML-30 b has two results in one year, the first at 3:5: "
	"nothing can be computed; keep the one that holds\n"
	"4:6 VK-XML-30 nam=\"2021\" stands twice, first at 2:6; give each its "
	"own nam\n"},
    {"<cac-chi-bo dang-bo='A' nam='2022'><chi-bo ma='a' ten=''/>\n"
     "<chi-bo ma='b' ten=''><xep-loai chi-bo=''/></chi-bo>\n"
     "<chi-bo ma='a' ten=''><dang-so dau-ky='x'/></chi-bo></cac-chi-bo>",
	"3:9 VK-XML-30 ma=\"a\" stands twice, first at 1:44; give each its "
	"own ma\n"
	"3:32 VK-XML-28 dau-ky cannot be \"x\"; write it like one of: "
	"1300; 1.300; 0,3\n"},
};

static void
tells_of_whole_files(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct vk_buf said = {0};

		assert_int_equal(
		    say(files[i].xml, &said), *files[i].wanted != '\0');
		assert_string_equal(vk_buf_str(&said), files[i].wanted);
		vk_buf_free(&said);
	}
}

/* Many faults at once: each is told, and none because of another. */
static void
tells_all_in_one_pass(void **state)
{
	static const char xml[] = "<van-ban loai='nghi-quyt'>\n"
				  "<dau><co-quan><dog>A</dog></co-quan>\n"
				  "<noi-ngay ngay='2020-13'/></dau>\n"
				  "<thann><doan><dammm/></doan></thann>\n"
				  "chữ\n"
				  "<ky vi-tri='x'/></van-ban>";
	struct vk_buf said = {0};

	(void)state;
	assert_int_equal(say(xml, &said), 1);
	assert_string_equal(vk_buf_str(&said),
	    "1:10 VK-XML-27 unknown value \"nghi-quyt\"; did you mean "
	    "\"nghi-quyet\"?\n"
	    "2:15 VK-XML-20 unknown element <dog>; did you mean <dong>?\n"
	    "3:1 VK-XML-22 before <noi-ngay> <so-ky-hieu> is missing; add "
	    "<so-ky-hieu> before it\n"
	    "3:1 VK-XML-25 <noi-ngay> lacks the attribute dia-danh; add "
	    "dia-danh=\"...\"\n"
	    "3:11 VK-XML-28 ngay cannot be \"2020-13\"; write it like one "
	    "of: 2020-05-22; 2020-05; 2020\n"
	    "4:1 VK-XML-20 unknown element <thann>; did you mean <than>?\n"
	    "4:14 VK-XML-20 unknown element <dammm>; did you mean <dam>?\n"
	    "5:1 VK-XML-23 no text may stand directly in <van-ban>; put it "
	    "into "
	    "one of: <ky>\n"
	    "6:5 VK-XML-27 vi-tri cannot be \"x\"; write one of: phai, trai\n");
	vk_buf_free(&said);
}

/* Blanks that the grammar passes over are gone for those who come later. */
static void
trims_values(void **state)
{
	static const char xml[] =
	    "<theo-doi van-ban=' a.xml ' nhiem-ky='2020-2025' "
	    "du-lieu=' thuc-te'><nam nam='2021' den-ngay=' 2021-06-30 '/>"
	    "</theo-doi>";
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *doc = vk_doc_read_bytes("a.xml", xml, strlen(xml), d);

	(void)state;
	assert_non_null(doc);
	assert_int_equal(vk_diag_status(d), 0);
	assert_true(vk_node_is(doc->root, VK_AT_DOCUMENT, " a.xml "));
	assert_true(vk_node_is(doc->root, VK_AT_DATA, "thuc-te"));
	assert_true(vk_node_is(doc->root->first, VK_AT_TO_DAY, "2021-06-30"));
	vk_doc_free(doc);
	vk_diag_free(d);
}

static const char template[] =
    "<van-ban loai='bao-cao'><dau><co-quan><dong><truong ten='ten'/></dong>"
    "</co-quan><so-ky-hieu/><noi-ngay dia-danh='{dia-danh}' "
    "ngay='{ngay}'/></dau><than><neu co='a'><doan/></neu>"
    "<lap qua='kq'><doan>%s</doan></lap></than><ky/></van-ban>";

static void
takes_templates_where_they_belong(void **state)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_buf said = {0};
	struct vk_doc *doc =
	    vk_xml_read_bytes("a.xml", template, strlen(template), d);

	(void)state;
	assert_non_null(doc);
	assert_true(vk_vocabulary_check(doc, d));
	vk_vocabulary_check_more(doc, true, d);
	assert_int_equal(vk_diag_kept(d), 0);
	vk_vocabulary_check_more(doc, false, d);
	assert_int_equal(vk_diag_kept(d), 5);
	vk_doc_free(doc);
	vk_diag_free(d);

	d = vk_diag_new();
	replace(&said, template, "<doan>%s</doan>",
	    "<neu co='b'>\n<lap qua='kq'><doan/></lap></neu>");
	doc = vk_xml_read_bytes("a.xml", said.data, said.len, d);
	assert_non_null(doc);
	assert_true(vk_vocabulary_check(doc, d));
	vk_vocabulary_check_more(doc, true, d);
	vk_buf_clear(&said);
	findings_print(d, &said);
	assert_string_equal(vk_buf_str(&said),
	    "2:1 VK-XML-34 a <lap> inside a <lap>; take the inner one out\n");
	vk_doc_free(doc);
	vk_diag_free(d);
	vk_buf_free(&said);
}

/* One row per case: type, value, and whether it fits. */
static const struct {
	const char *type, *value;
	enum vk_value_match match;
} values[] = {
    {"so-vn", "1.300", VK_VALUE_GOOD},
    {"so-vn", "1300,50", VK_VALUE_GOOD},
    {"so-vn", "-1.300.000,5", VK_VALUE_GOOD},
    {"so-vn", "1.30", VK_VALUE_BAD},
    {"so-vn", "0.3", VK_VALUE_BAD},
    {"so-vn", "1300.000", VK_VALUE_BAD},
    {"so-vn", "1,", VK_VALUE_BAD},
    {"so-vn", ",5", VK_VALUE_BAD},
    {"so-vn", "", VK_VALUE_BAD},
    {"so-vn", " 1", VK_VALUE_BAD},
    {"so-vn", "1e9", VK_VALUE_BAD},
    {"so-vn", "0x10", VK_VALUE_BAD},
    {"so-vn", "--1", VK_VALUE_BAD},
    {"so-vn",
	"\xE2\x88\x92"
	"1",
	VK_VALUE_BAD},
    {"so-hoac-trong", "", VK_VALUE_GOOD},
    {"so-hoac-trong", " ", VK_VALUE_TRIM},
    {"so-duong", "1", VK_VALUE_GOOD},
    {"so-duong", "+01", VK_VALUE_GOOD},
    {"so-duong", " 3 ", VK_VALUE_TRIM},
    {"so-duong", "0", VK_VALUE_BAD},
    {"so-duong", "-1", VK_VALUE_BAD},
    {"bat-dau", " tiep", VK_VALUE_TRIM},
    {"bat-dau", "7", VK_VALUE_GOOD},
    {"cac-so", "15; 42", VK_VALUE_GOOD},
    {"cac-so", "15", VK_VALUE_BAD},
    {"cac-so", "15;42", VK_VALUE_BAD},
    {"ngay-mo", "2020-02-30", VK_VALUE_GOOD},
    {"ngay-mo", "2020-2-3", VK_VALUE_BAD},
    {"ngay-mo", "0999", VK_VALUE_BAD},
    {"ngay-du", "2020-02-30", VK_VALUE_BAD},
    {"ngay-du", "2024-02-29+07:00", VK_VALUE_GOOD},
    {"ngay-du", "1900-02-29", VK_VALUE_BAD},
    {"ngay-du", "2000-02-29", VK_VALUE_GOOD},
    {"so-voi", "nam-2019", VK_VALUE_GOOD},
    {"so-voi", "nam-truoc ", VK_VALUE_TRIM},
    {"so-voi", "nam-19", VK_VALUE_BAD},
    {"ten-tep", "a b.xml", VK_VALUE_GOOD},
    {"ten-tep", "a\\b", VK_VALUE_BAD},
    {"khoa", "ct-01_a", VK_VALUE_GOOD},
    {"khoa", "Ct", VK_VALUE_BAD},
    {"khoa", "-a", VK_VALUE_BAD},
    {"cac-khoa", "a b", VK_VALUE_GOOD},
    {"cac-khoa", "a  b", VK_VALUE_BAD},
    {"rong-cot", "2,5*", VK_VALUE_GOOD},
    {"rong-cot", "2.5", VK_VALUE_BAD},
    {"quy-tac-id", "HD36-6.5", VK_VALUE_GOOD},
    {"quy-tac-id", "hd36-6.5", VK_VALUE_BAD},
    {"nhan", "", VK_VALUE_BAD},
    {"nhan", " ", VK_VALUE_GOOD},
    {"text", "", VK_VALUE_GOOD},
    {"co-khong", "co", VK_VALUE_GOOD},
    {"co-khong", "Co", VK_VALUE_BAD},
    {"co-khong", "c", VK_VALUE_BAD},
    {"co-khong", "", VK_VALUE_BAD},
};

static void
knows_the_forms_of_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
		const char *type = values[i].type, *value = values[i].value;

		if (vk_value_check(vk_value_type_find(type, strlen(type)),
			value) != values[i].match)
			fail_msg("%s: \"%s\"", type, value);
	}
	assert_null(vk_value_type_find("so-vnn", 6));
	assert_null(vk_value_type_find("so-v", 4));
}

/* Every kind of fault in masses is answered as quickly as one. */
static void
is_never_slow(void **state)
{
	static const char *const pieces[] = {"<doan/>", "<ten/>", "<xyz/>",
	    "<doann/>", "x<muc/>", "<doan xyz=''/>", "<doan cann=''/>",
	    "<doan can='x'/>", "<doan><chi-tieu ma='a' phep='dat'/></doan>",
	    "<neu co='a'><neu co='b'><neu co='c'><xyz/></neu></neu></neu>"};

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct vk_buf many = {0}, xml = {0}, said = {0};
		clock_t start;

		for (int k = 0; k < 50000; k++)
			vk_buf_adds(&many, pieces[i]);
		replace(&xml, base, "<muc/>", many.data);
		start = clock();
		say(xml.data, &said);
		/* milliseconds really; seconds leave room for sanitizers */
		assert_true(clock() - start < 4 * CLOCKS_PER_SEC);
		vk_buf_free(&many);
		vk_buf_free(&xml);
		vk_buf_free(&said);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tells_each_fault_once),
	    cmocka_unit_test(tells_of_whole_files),
	    cmocka_unit_test(tells_all_in_one_pass),
	    cmocka_unit_test(trims_values),
	    cmocka_unit_test(takes_templates_where_they_belong),
	    cmocka_unit_test(knows_the_forms_of_values),
	    cmocka_unit_test(is_never_slow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
