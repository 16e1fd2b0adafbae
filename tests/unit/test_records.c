/*
 * A template and its data as files in a folder of their own: what is said of
 * them as a whole, what of each record, and what is printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "findings.h"
#include "model/branch.h"
#include "vankien.h"

static char folder[] = "/tmp/vankien-records-XXXXXX";
static char layouts[4096], fonts[4096];
static const char *program;

static int
enter_folder(void **state)
{
	char here[2048];

	(void)state;
	if (getcwd(here, sizeof(here)) == NULL)
		return 1;
	if (program[0] != '/')
		snprintf(fonts, sizeof(fonts), "%s/%.*s../fonts", here,
		    (int)vk_file_folder_len(program), program);
	else
		snprintf(fonts, sizeof(fonts), "%.*s../fonts",
		    (int)vk_file_folder_len(program), program);
	snprintf(layouts, sizeof(layouts), "%s/layouts", here);
	return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int
leave_folder(void **state)
{
	static const char *const files[] = {"a.xml", "d.xml", "d.csv", "n.xml"};

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		unlink(files[i]);
	return chdir("/") != 0 || rmdir(folder) != 0;
}

static void
put(const char *path, const char *text, size_t len)
{
	struct vk_diag *d = vk_diag_new();

	assert_true(vk_file_write(path, text, len, d));
	vk_diag_free(d);
}

/* A template around a body; the head has a field of its own when asked. */
static void
put_template(const char *body)
{
	struct vk_buf text = {0};

	vk_buf_addf(&text,
	    "<van-ban loai=\"bao-cao\" the-thuc=\"hd05-2026\"><dau><co-quan>"
	    "<dong>CHI BỘ</dong></co-quan><so-ky-hieu>-BC/CB</so-ky-hieu>"
	    "<noi-ngay dia-danh=\"Sông Trăng\" ngay=\"2026\"/></dau>"
	    "<trich-yeu>thử</trich-yeu>\n"
	    "<than>%s</than>\n"
	    "<ky><ho-ten>A</ho-ten></ky></van-ban>",
	    body);
	put("a.xml", vk_buf_str(&text), text.len);
	vk_buf_free(&text);
}

/* What stands between <than> and </than> of the filled template. */
static void
add_body(struct vk_buf *out, const struct vk_bytes *source)
{
	const char *from, *to;

	if (source->data == NULL)
		return;
	from = strstr((const char *)source->data, "<than>");
	to = strstr((const char *)source->data, "</than>");
	vk_buf_add(out, from + 6, (size_t)(to - from - 6));
	vk_buf_addc(out, '\n');
}

static void
say_record(struct vk_template *t, const struct vk_record *r, struct vk_buf *out)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_bytes source = {0};

	vk_buf_addf(out, "%s: ", r->key);
	(void)!vk_fill_source(t, r, &source, d);
	add_body(out, &source);
	findings_print(d, out);
	vk_bytes_free(&source);
	vk_diag_free(d);
}

/* Everything that is said of the two files. */
static void
say(const char *data_path, struct vk_buf *out)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_job job = {
	    .path = "a.xml", .layouts = layouts, .fonts = fonts, .epoch = -1};
	struct vk_template *t = vk_template_open(&job, d);
	struct vk_data *data = t != NULL ? vk_data_open(data_path, t, d) : NULL;
	struct vk_record r;

	findings_print(d, out);
	while (data != NULL && vk_data_next(data, &r, d))
		say_record(t, &r, out);
	vk_data_free(data);
	vk_template_free(t);
	vk_diag_free(d);
}

#define ROOT "<cac-chi-bo dang-bo=\"Đ\" nam=\"2026\">"
#define BRANCHES(x) ROOT "\n" x "</cac-chi-bo>"
#define ONE(x) BRANCHES("<chi-bo ma=\"cb1\" ten=\"Một\">" x "</chi-bo>\n")

static const struct {
	const char *name, *body, *data, *said;
} cases[] = {
    {"fields of every group, and of an office",
	"<doan><truong ten=\"ten\" dang=\"hoa\"/> <truong ten=\"dang-bo\"/> "
	"<truong ten=\"dau-ky\" dang=\"hai-so\"/> "
	"<truong ten=\"phai-thu\" dang=\"so\"/> <truong ten=\"nha\"/> "
	"<truong ten=\"xep-loai-chi-bo\"/></doan>",
	ONE("<dang-so dau-ky=\"7\"/><dang-phi phai-thu=\"1085000\"/>"
	    "<xep-loai chi-bo=\"hoan-thanh-tot\"/>"
	    "<them ten=\"nha\" gia-tri=\"&lt;a&amp;b\"/>"),
	"cb1: <doan>MỘT Đ 07 1.085.000 &lt;a&amp;b hoàn thành tốt</doan>\n"},
    {"conditions: present, zero, khong, absent",
	"<doan><neu co=\"dau-ky\">1</neu><neu co=\"ket-nap\">2</neu>"
	"<neu co=\"chi-uy\">3</neu><neu co=\"tu-tran\">4</neu>"
	"<neu khong-co=\"ket-nap\">5</neu>.</doan>",
	BRANCHES("<chi-bo ma=\"a\" ten=\"\" chi-uy=\"khong\">"
		 "<dang-so dau-ky=\"1\" ket-nap=\"0,0\"/></chi-bo>\n"),
	"a: <doan>15.</doan>\n"},
    {"repeats count, share and judge",
	"<lap qua=\"kq\"><doan><truong ten=\"stt\"/> <truong ten=\"ct\"/> "
	"<truong ten=\"ty-le\" thieu=\"-\"/> <truong ten=\"danh-gia\"/> "
	"<truong ten=\"ma\"/></doan></lap>",
	ONE("<kq ct=\"c1\" thuc-hien=\"92,5\" muc-giao=\"90\"/>"
	    "<kq ct=\"c2\" tu-so=\"1\" mau-so=\"3\" muc-giao=\"50\"/>"
	    "<kq ct=\"c3\" thuc-hien=\"4\" muc-giao=\"4\"/>"
	    "<kq ct=\"c4\" thuc-hien=\"4\" muc-giao=\"0\"/>"),
	"cb1: <doan>1 c1 102,8 vượt cb1</doan><doan>2 c2 66,7 không đạt "
	"cb1</doan><doan>3 c3 100,0 đạt cb1</doan><doan>4 c4 - vượt "
	"cb1</doan>\n"},
    {"a value that is missing, or no number",
	"<doan><truong ten=\"bi-thu\"/><truong ten=\"nha\" dang=\"so\"/>"
	"<truong ten=\"so\" thieu=\"...\"/></doan>",
	BRANCHES("<chi-bo ma=\"a\" ten=\"\"><them ten=\"nha\" "
		 "gia-tri=\"x\"/></chi-bo>\n"
		 "<chi-bo ma=\"b\" ten=\"\" bi-thu=\"B\"><them ten=\"nha\" "
		 "gia-tri=\"1\"/></chi-bo>\n"),
	"a: 2:1 VK-XML-43 the record a has no bi-thu, which the template "
	"prints at 2:13; fill it in, or write thieu=\"...\" in the template\n"
	"2:39 VK-NUM-40 nha is printed as a number, but is \"x\"; write it "
	"like 1300, 1.300 or 0,3\n"
	"b: <doan>B1...</doan>\n"},
    {"names that nothing can have", "<doan><truong ten=\"sai\"/></doan>",
	ONE("<them ten=\"nha\" gia-tri=\"x\"/>"),
	"2:13 VK-XML-40 nothing is called sai, neither in the vocabulary nor "
	"in the data; mend the name, or add it to the data\n"
	"2:44 VK-XML-42 no field of the template prints \"nha\"; look whether "
	"its name is right, or leave it out\n"},
    {"keys that are double, or none", "<doan>.</doan>",
	BRANCHES("<chi-bo ma=\"a\" ten=\"\"/>\n<chi-bo ma=\"a\" ten=\"\"/>\n"
		 "<chi-bo ma=\"a b\" ten=\"\"/><chi-bo ten=\"\"/>"),
	"4:9 VK-XML-28 ma cannot be \"a b\"; write it like one of: cb01; "
	"CB-01\n"
	"4:26 VK-XML-25 <chi-bo> lacks the attribute ma; add ma=\"...\"\n"},
    {"double keys", "<doan>.</doan>",
	BRANCHES("<chi-bo ma=\"a\" ten=\"\"/>\n<chi-bo ma=\"a\" ten=\"\"/>\n"),
	"3:9 VK-XML-30 ma=\"a\" stands twice, first at 2:9; give each its own "
	"ma\n"},
    {"an unknown element refuses all", "<doan>.</doan>",
	BRANCHES("<chi-bo ma=\"a\" ten=\"\"/>\n"
		 "<chi-bo ma=\"b\" ten=\"\"><dang-xo/></chi-bo>\n"),
	"3:23 VK-XML-20 unknown element <dang-xo>; did you mean <dang-so>?\n"},
    {"text between records", "<doan>.</doan>",
	BRANCHES("<chi-bo ma=\"a\" ten=\"\"/>\nhai\n"
		 "<chi-bo ma=\"b\" ten=\"\"/>ba"),
	"3:1 VK-XML-23 no text may stand directly in <cac-chi-bo>; put it "
	"into one of: <chi-bo>\n"
	"4:24 VK-XML-23 no text may stand directly in <cac-chi-bo>; put it "
	"into one of: <chi-bo>\n"},
    {"a wrong value fails its record alone",
	"<doan><truong ten=\"dau-ky\"/></doan>",
	BRANCHES("<chi-bo ma=\"a\" ten=\"\"><dang-so dau-ky=\"x\"/></chi-bo>\n"
		 "<chi-bo ma=\"b\" ten=\"☺\"><dang-so dau-ky=\"2\"/>"
		 "</chi-bo>\n"
		 "<chi-bo ma=\"c\" ten=\"\"><dang-so dau-ky=\"3\"/>"
		 "</chi-bo>\n"),
	"a: 2:32 VK-XML-28 dau-ky cannot be \"x\"; write it like one of: "
	"1300; 1.300; 0,3\n"
	"b: 3:21 VK-TEXT-06 the picture sign ☺ (U+263A) has no place in a "
	"paper; remove it, or say it in words\n"
	"c: <doan>3</doan>\n"},
    {"sums of members and grades, and fees", "<doan>.</doan>",
	BRANCHES("<chi-bo ma=\"a\" ten=\"\">"
		 "<dang-so dau-ky=\"10\" ket-nap=\"2\" chuyen-den=\"0\" "
		 "chuyen-di=\"1\" tu-tran=\"0\" ra-khoi-dang=\"0\" "
		 "cuoi-ky=\"12\" chinh-thuc=\"9\" du-bi=\"2\"/>\n"
		 "<dang-phi phai-thu=\"10\" da-thu=\"10,5\"/>\n"
		 "<xep-loai xuat-sac=\"1\" tot=\"8\" hoan-thanh=\"1\" "
		 "khong-hoan-thanh=\"0\" chua-danh-gia=\"0\"/></chi-bo>\n"
		 "<chi-bo ma=\"b\" ten=\"\" ghi-chu=\"truy thu\">"
		 "<dang-so dau-ky=\"10\" cuoi-ky=\"12\"/>"
		 "<sinh-hoat so-ky=\"-1\" ty-le-du=\"100,5\"/>"
		 "<dang-phi phai-thu=\"10\" da-thu=\"10,5\"/></chi-bo>\n"),
	"a: <doan>.</doan>\n"
	"2:114 VK-NUM-41 cuoi-ky is 12, but dau-ky with arrivals and "
	"departures makes 11 (record a); mend the figures of dang-so\n"
	"2:114 VK-NUM-42 cuoi-ky is 12, but chinh-thuc and du-bi make 11 "
	"(record a); mend the figures of dang-so\n"
	"2:114 VK-NUM-43 cuoi-ky is 12, but the grades and chua-danh-gia make "
	"10 (record a); mend the figures of xep-loai or dang-so\n"
	"3:25 VK-NUM-44 da-thu is 10,5, more than phai-thu, 10 (record a); "
	"mend the figures, or say why in ghi-chu\n"
	"b: <doan>.</doan>\n"
	"5:88 VK-NUM-46 so-ky is -1, below 0 (record b); write a number from "
	"0 up\n"
	"5:99 VK-NUM-45 ty-le-du is 100,5, which is no share of a hundred "
	"(record b); write a number from 0 to 100\n"},
    {"no branch data", "<doan>.</doan>", "<van-ban></van-ban>",
	"1:1 VK-DATA-02 holds no branch data: it begins with <van-ban>; give "
	"a file whose root is <cac-chi-bo>\n"},
    {"a file that was cut off", "<doan>.</doan>",
	ROOT "\n<chi-bo ma=\"a\" ten=\"\"/>\n<chi-bo ma=\"b\" ten",
	"3:19 VK-XML-01 is not well-formed XML: Specification mandates value "
	"for attribute ten; mend the markup at this "
	"place\n"},
    {"no end", "<doan>.</doan>", ROOT "\n<chi-bo ma=\"a\" ten=\"\"/>\n",
	"1:1 VK-XML-09 <cac-chi-bo> is never closed; write </cac-chi-bo> "
	"where it ends; perhaps the file was cut off\n"},
    {"a repeat in a repeat",
	"<lap qua=\"kq\"><lap qua=\"kq\"><doan>.</doan></lap></lap>", ONE(""),
	"2:21 VK-XML-34 a <lap> inside a <lap>; take the inner one out\n"},
};

static void
test_cases(void **unused)
{
	struct vk_buf said = {0};
	int failed = 0;

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		put_template(cases[i].body);
		put("d.xml", cases[i].data, strlen(cases[i].data));
		vk_buf_clear(&said);
		say("d.xml", &said);
		failed += findings_differ(cases[i].name, &said, cases[i].said);
	}
	vk_buf_free(&said);
	assert_int_equal(failed, 0);
}

/* A record survives being packed; every other row of bytes is refused. */
static void
test_packing(void **unused)
{
	struct vk_branch_entry fields[] = {
	    {"ma", "cb1", {"d.xml", 3, 4}}, {"ten", "Một", {"d.xml", 3, 300}}};
	struct vk_branch_entry parts[] = {{"ct", "c1", {"d.xml", 70000, 1}}};
	struct vk_branch_row rows[] = {{parts, 1, {"d.xml", 5, 6}}};
	struct vk_branch_fault faults[] = {
	    {VK_MSG_FIELD_EMPTY, {"d.xml", 1, 2}, "a", "b", "c"}};
	struct vk_branch b = {NULL, {"d.xml", 2, 1}, fields, 2, rows, 1, faults,
			     1},
			 *back;
	struct vk_buf packed = {0}, again = {0};
	struct vk_record r;

	(void)unused;
	vk_branch_pack(&b, &packed);
	assert_true(vk_record_look(packed.data, packed.len, &r));
	assert_string_equal(r.key, "cb1");
	assert_string_equal(r.name, "Một");
	assert_string_equal(r.year, "");
	back = vk_branch_unpack(packed.data, packed.len);
	assert_non_null(back);
	vk_branch_pack(back, &again);
	assert_int_equal(again.len, packed.len);
	assert_memory_equal(again.data, packed.data, packed.len);
	vk_branch_free(back);
	for (size_t len = 0; len < packed.len; len++) {
		char *cut = vk_alloc(len, 1);

		memcpy(cut, packed.data, len);
		assert_null(vk_branch_unpack(cut, len));
		free(cut);
	}
	vk_buf_free(&packed);
	vk_buf_free(&again);
}

/* The hash is of what is said, wherever it stands. */
static void
test_hash(void **unused)
{
	static const char *const data[] = {ONE("<dang-so dau-ky=\"7\"/>"),
	    BRANCHES("<chi-bo ma=\"b\" ten=\"\"/>\n<chi-bo  ma=\"cb1\"\n "
		     "ten=\"Một\"><dang-so dau-ky=\"7\"/></chi-bo>"),
	    ONE("<dang-so dau-ky=\"8\"/>")};
	char hash[3][VK_HASH_ROOM];
	struct vk_job job = {
	    .path = "a.xml", .layouts = layouts, .fonts = fonts, .epoch = -1};
	struct vk_diag *d = vk_diag_new();

	(void)unused;
	put_template("<doan><truong ten=\"dau-ky\"/></doan>");
	for (size_t i = 0; i < 3; i++) {
		struct vk_template *t = vk_template_open(&job, d);
		struct vk_data *file;
		struct vk_record r;

		put("d.xml", data[i], strlen(data[i]));
		file = vk_data_open("d.xml", t, d);
		assert_non_null(file);
		while (vk_data_next(file, &r, d))
			if (strcmp(r.key, "cb1") == 0)
				vk_fill_hash(t, &r, hash[i]);
		vk_data_free(file);
		vk_template_free(t);
	}
	assert_string_equal(hash[0], hash[1]);
	assert_string_not_equal(hash[0], hash[2]);
	vk_diag_free(d);
}

/* What no file can bring about by itself, or only a very large one. */
static void
test_odd(void **unused)
{
	struct vk_buf said = {0}, large = {0};
	struct vk_job job = {
	    .path = "a.xml", .layouts = layouts, .fonts = fonts, .epoch = -1};
	struct vk_diag *d = vk_diag_new();
	struct vk_template *t;
	struct vk_data *data;
	struct vk_record r = {.bytes = "vkb1", .len = 4};
	struct vk_bytes out;

	(void)unused;
	put_template("<doan>.</doan>");
	say("d.txt", &said);
	assert_non_null(strstr(vk_buf_str(&said), "VK-DATA-01"));

	vk_buf_adds(&large, ROOT "<chi-bo ma=\"a\" ten=\"\">");
	while (large.len < 5 << 20)
		vk_buf_adds(&large, "                                    ");
	vk_buf_adds(&large, "</chi-bo></cac-chi-bo>");
	put("d.xml", large.data, large.len);
	vk_buf_clear(&said);
	say("d.xml", &said);
	assert_non_null(strstr(vk_buf_str(&said), "VK-DATA-04"));

	t = vk_template_open(&job, d);
	put("d.xml", ONE(""), strlen(ONE("")));
	data = vk_data_open("d.xml", t, d);
	assert_int_equal(vk_data_count(data), 1);
	assert_false(vk_fill_source(t, &r, &out, d));
	assert_int_equal(vk_diag_at(d, 0)->msg, VK_MSG_RECORD_DAMAGED);
	vk_data_free(data);
	vk_template_free(t);
	vk_diag_free(d);
	vk_buf_free(&said);
	vk_buf_free(&large);
}

/* What refuses data as a whole, and with which exit status. */
static void
test_refusals(void **unused)
{
	static const struct {
		enum vk_msg msg;
		int status;
	} rows[] = {{VK_MSG_DATA_EMPTY, 65}, {VK_MSG_DATA_HALF, 65},
	    {VK_MSG_FIELD_UNKNOWN, 1}, {VK_MSG_FIELD_NO_COLUMN, 1}};

	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct vk_message *m = vk_message(rows[i].msg);

		assert_int_equal(m->status, rows[i].status);
		assert_int_equal(m->effect, VK_NO_RESULT);
	}
}

/* The file is written anew, in place, between the two passes. */
static void
test_changed(void **unused)
{
	struct vk_job job = {
	    .path = "a.xml", .layouts = layouts, .fonts = fonts, .epoch = -1};
	struct vk_diag *d = vk_diag_new();
	struct vk_template *t;
	struct vk_data *data;
	struct vk_record r;
	FILE *file;

	(void)unused;
	put_template("<doan>.</doan>");
	put("d.xml", ONE(""), strlen(ONE("")));
	t = vk_template_open(&job, d);
	data = vk_data_open("d.xml", t, d);
	file = fopen("d.xml", "w");
	fputs(BRANCHES("<chi-bo ma=\"x\" ten=\"\"/>"
		       "<chi-bo ma=\"y\" ten=\"\"/>"),
	    file);
	fclose(file);
	assert_true(vk_data_rewind(data, d));
	assert_true(vk_data_next(data, &r, d));
	assert_false(vk_data_next(data, &r, d));
	assert_int_equal(vk_diag_at(d, 0)->msg, VK_MSG_DATA_CHANGED);
	vk_data_free(data);
	vk_template_free(t);
	vk_diag_free(d);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
	    cmocka_unit_test(test_packing), cmocka_unit_test(test_hash),
	    cmocka_unit_test(test_odd), cmocka_unit_test(test_refusals),
	    cmocka_unit_test(test_changed)};

	(void)argc;
	program = argv[0];
	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
