/*
 * CSV as it comes from offices, byte for byte: every field with its place, and
 * what is said of files and records that are not as they should be.
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

#include "base/file.h"
#include "findings.h"
#include "read/legacy.h"
#include "read/records.h"

static char folder[] = "/tmp/vankien-csv-XXXXXX";
static const char path[] = "d.csv";

static int
enter_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int
leave_folder(void **state)
{
	(void)state;
	return unlink(path) != 0 || chdir("/") != 0 || rmdir(folder) != 0;
}

static void
put(const char *bytes, size_t len)
{
	struct vk_diag *d = vk_diag_new();

	assert_true(vk_file_write(path, bytes, len, d));
	vk_diag_free(d);
}

static void
add_fields(struct vk_buf *out, const struct vk_branch_entry *fields, size_t n)
{
	for (size_t i = 0; i < n; i++)
		vk_buf_addf(out, " %s=%s@%u:%u", fields[i].name,
		    fields[i].value, (unsigned)fields[i].pos.line,
		    (unsigned)fields[i].pos.column);
}

static void
add_record(struct vk_buf *out, const struct vk_branch *b)
{
	struct vk_diag *d = vk_diag_new();

	vk_buf_addf(out, "%u", (unsigned)b->pos.line);
	add_fields(out, b->fields, b->nfields);
	for (size_t i = 0; i < b->nrows; i++) {
		vk_buf_adds(out, " |");
		add_fields(out, b->rows[i].fields, b->rows[i].n);
	}
	vk_buf_addc(out, '\n');
	for (size_t i = 0; i < b->nfaults; i++)
		vk_diag_add(d, b->faults[i].msg, b->faults[i].pos,
		    b->faults[i].found, b->faults[i].needed, b->faults[i].more);
	findings_print(d, out);
	vk_diag_free(d);
}

/* Everything that comes out of the file, twice the same. */
static void
read_all(struct vk_buf *out)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_records *r = vk_records_open(path, d);
	struct vk_buf again = {0};
	struct vk_branch *b;

	while (r != NULL && (b = vk_records_next(r, d)) != NULL) {
		add_record(out, b);
		vk_branch_free(b);
	}
	if (r != NULL && vk_diag_kept(d) == 0) {
		assert_true(vk_records_rewind(r, d));
		while ((b = vk_records_next(r, d)) != NULL) {
			add_record(&again, b);
			vk_branch_free(b);
		}
		assert_string_equal(vk_buf_str(&again), vk_buf_str(out));
	}
	findings_print(d, out);
	vk_buf_free(&again);
	vk_records_free(r);
	vk_diag_free(d);
}

#define BYTES(s) s, sizeof(s) - 1

static const struct {
	const char *name, *bytes;
	size_t len;
	const char *said;
} cases[] = {
    {"semicolons", BYTES("ma;ten\ncb1;Chi bộ A\n"),
	"2 ma=cb1@2:1 ten=Chi bộ A@2:5\n"},
    {"commas, byte order mark, CRLF, no end",
	BYTES("\xEF\xBB\xBFma,ten\r\ncb1,A\r\ncb2,B"),
	"2 ma=cb1@2:1 ten=A@2:5\n3 ma=cb2@3:1 ten=B@3:5\n"},
    {"tabs, lone CR", BYTES("ma\tten\rcb1\tA; B, C\r"),
	"2 ma=cb1@2:1 ten=A; B, C@2:5\n"},
    {"a hint of Excel", BYTES("sep=,\r\nma,ten\r\ncb1,A\r\n"),
	"3 ma=cb1@3:1 ten=A@3:5\n"},
    {"UTF-16, little end first",
	BYTES("\xFF\xFEm\0a\0;\0t\0e\0n\0\n\0a\0;\0\x99\x1E\n\0"),
	"2 ma=a@2:1 ten=?@2:3\n"
	"2:3 VK-TEXT-07 the sign ẙ (U+1E99) is outside the repertoire; write "
	"it with Vietnamese letters and common signs\n"},
    {"UTF-16, big end first", BYTES("\xFE\xFF\0m\0a\0\n\0a\0\n"),
	"2 ma=a@2:1 ten=@2:1\n"},
    {"UTF-16 without a mark", BYTES("m\0a\0;\0t\0e\0n\0\n\0a\0;\0B\0\n\0"),
	"1:1 VK-DATA-08 is neither UTF-8 nor UTF-16 with a byte order mark; "
	"save it as \"CSV UTF-8\"\n"},
    {"half a unit", BYTES("\xFE\xFF\0m\0a\0\n\0a\0"),
	"2:2 VK-DATA-05 the file ends in the middle of a character; save the "
	"file once more\n"},
    {"quotes: separators, breaks, doubled",
	BYTES("ma;ten;so\n\"cb1\";\"A; \"\"B\"\"\nC\" ;\"7\"\ncb2;D;8\n"),
	"2 ma=cb1@2:2 ten=A; \"B\"\nC@2:8 so=7@3:6\n"
	"4 ma=cb2@4:1 ten=D@4:5 so=8@4:7\n"},
    {"a quote inside a bare cell", BYTES("ma;ten\na;Chi bộ \"A\"\n"),
	"2 ma=a@2:1 ten=Chi bộ \"A\"@2:3\n"},
    {"quotes that never close", BYTES("ma;ten\na;\"B\nc;d\n"),
	"2:3 VK-DATA-09 the quotes that open here are never closed; close "
	"them; inside, write each quote twice\n"},
    {"words behind the quotes", BYTES("ma;ten\na;\"B\" C\n"),
	"2:7 VK-DATA-10 something stands between the closing quotes and the "
	"end of the cell; inside quotes, write each quote twice\n"},
    {"headings with marks, in NFD too, blanks, empty lines",
	BYTES("\n Mã ;Te\xCC\x82n; \xC4\x90\xE1\xBA\xA6U KỲ;Chi ủy\n;;;\n"
	      "  \n a ; \xC2\xA0"
	      "B ;7 ;Có\n"),
	"5 ma=a@5:2 ten=B@5:6 chi-uy=co@5:13 dau-ky=7@5:10\n"},
    {"results, grades, days, own columns",
	BYTES("ma;Ngày;CT01. Mức giao;ct01.thuc-hien;ct02.thuc-hien;Xếp loại "
	      "chi bộ;Nhà văn hóa\n"
	      "a;5/12/2026;1.300;1;Đạt;Hoàn thành tốt nhiệm vụ;đẹp\n"),
	"2 ma=a@2:1 ngay=2026-12-05@2:3 ten=@2:1 "
	"xep-loai-chi-bo=hoan-thanh-tot@2:25 nha-van-hoa=đẹp@2:49 | "
	"ct=ct01@2:13 muc-giao=1.300@2:13 thuc-hien=1@2:19 | ct=ct02@2:21 "
	"thuc-hien=co@2:21\n"},
    {"values at fault fail their record",
	BYTES("ma;dau-ky\na;1.3\nb;\x01\nc;3\n"),
	"2 ma=a@2:1 ten=@2:1 dau-ky=1.3@2:3\n"
	"2:3 VK-XML-28 dau-ky cannot be \"1.3\": points stand between "
	"thousands, a comma before decimals; write 1,3\n"
	"3 ma=b@3:1 ten=@3:1\n"
	"3:3 VK-TEXT-01 control character U+0001 in the text; remove it\n"
	"4 ma=c@4:1 ten=@4:1 dau-ky=3@4:3\n"},
    {"a sign outside, where it stands", BYTES("ma;ten\na;  Ông ☺\n"),
	"2 ma=a@2:1 ten=Ông ?@2:5\n"
	"2:9 VK-TEXT-06 the picture sign ☺ (U+263A) has no place in a paper; "
	"remove it, or say it in words\n"},
    {"no key, a bad key", BYTES("ma;ten\n;A\nb c;B\nd;D\n"),
	"4 ma=d@4:1 ten=D@4:3\n"
	"2:1 VK-XML-25 <chi-bo> lacks the attribute ma; add ma=\"...\"\n"
	"3:1 VK-XML-28 ma cannot be \"b c\"; write it like one of: cb01; "
	"CB-01\n"},
    {"no column for keys", BYTES("ten;so\nA;1\n"),
	"1:1 VK-DATA-15 no column is called \"ma\"; give each branch a key of "
	"its own in a column \"ma\"\n"},
    {"the same column twice", BYTES("ma;Đầu kỳ;dau-ky\na;1;2\n"),
	"1:11 VK-DATA-14 the heading \"dau-ky\" says the same as the one at "
	"1:4; give each column its own\n"},
    {"a heading that names nothing", BYTES("ma;...\na;1\n"),
	"1:4 VK-DATA-13 the heading \"...\" gives no name; write it with "
	"letters and figures\n"},
    {"a cell too many", BYTES("ma;ten\na;B;C\nb;C;\n"),
	"2 ma=a@2:1 ten=B@2:3\n"
	"2:5 VK-DATA-16 \"C\" stands where no column has a heading; remove "
	"it, or write a heading; perhaps it should stand in quotes\n"
	"3 ma=b@3:1 ten=C@3:3\n"},
    {"nothing at all", BYTES(""),
	"0:0 VK-DATA-03 holds no record; add the branches\n"},
    {"TCVN3", BYTES("ma;ten\na;\xA7\xB6ng uy \xAEo\xB5n k\xD5t\n"),
	"2:3 VK-DATA-08 is not Unicode: it looks like TCVN3 (ABC); convert it "
	"to Unicode, then save it as \"CSV UTF-8\"\n"},
    {"no text at all", BYTES("ma;ten\na;\xFF\x80\xFE\x81\x82\n"),
	"2:3 VK-DATA-08 is neither UTF-8 nor "
	"UTF-16 with a byte order mark; save it as \"CSV UTF-8\""
	"\n"},
};

static void
test_cases(void **unused)
{
	struct vk_buf said = {0};
	int failed = 0;

	(void)unused;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		put(cases[i].bytes, cases[i].len);
		vk_buf_clear(&said);
		read_all(&said);
		failed += findings_differ(cases[i].name, &said, cases[i].said);
	}
	vk_buf_free(&said);
	assert_int_equal(failed, 0);
}

/* "Đảng ủy phường báo cáo kết quả, nghị quyết chi bộ" in five ways. */
static void
test_encodings(void **unused)
{
	static const struct {
		const char *bytes, *name;
	} rows[] = {
	    {"\xA7\xB6ng \xF1y ph\xAD\xEAng b\xB8o c\xB8o k\xD5t qu\xB6, "
	     "ngh\xDE "
	     "quy\xD5t chi b\xE9",
		"TCVN3 (ABC)"},
	    {"\xD1"
	     "a\xFBng u\xFBy ph\xF6\xF4\xF8ng ba\xF9o ca\xF9o ke\xE1t qua\xFB, "
	     "ngh\xF2 quye\xE1t chi bo\xE4",
		"VNI"},
	    {"\xD0\xE4ng \xFCy ph\xDF\xB6ng b\xE1o c\xE1o k\xAAt qu\xE4, "
	     "ngh\xB8 "
	     "quy\xAAt chi b\xB5",
		"VISCII"},
	    {"\xD0"
	     "a\xD2ng u\xD2y ph\xFD\xF5\xCCng b\xE1o c\xE1o k\xEA\xECt "
	     "qua\xD2, nghi\xF2 quy\xEA\xECt chi b\xF4\xF2",
		"Windows-1258"},
	    /* "Chi bộ Tổ dân phố số 1", which TCVN3 has syllables for, too */
	    {"ten\nChi bo\xE4 To\xE5 da\xE2n pho\xE1 so\xE1 1", "VNI"},
	    {"\x93\x94\x80 \xA9", NULL},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *name =
		    vk_legacy_name(rows[i].bytes, strlen(rows[i].bytes));

		if (rows[i].name == NULL)
			assert_null(name);
		else
			assert_string_equal(name, rows[i].name);
	}
}

/* What is too large, and a file of many blocks. */
static void
test_sizes(void **unused)
{
	struct vk_buf text = {0}, said = {0};

	(void)unused;
	vk_buf_adds(&text, "ma;ten\na;");
	for (int i = 0; i < 70000; i++)
		vk_buf_adds(&text, i % 9 == 0 ? " " : "x");
	put(text.data, text.len);
	read_all(&said);
	assert_non_null(strstr(vk_buf_str(&said), "2:4 VK-DATA-12"));
	vk_buf_clear(&text);
	vk_buf_clear(&said);
	for (int i = 0; i < 100000; i++)
		vk_buf_adds(&text, "ma;");
	put(text.data, text.len);
	read_all(&said);
	assert_non_null(strstr(vk_buf_str(&said), "1:3001 VK-DATA-11"));
	vk_buf_clear(&text);
	vk_buf_clear(&said);
	vk_buf_adds(&text, "ma;ten\na;\"");
	for (int i = 0; i < 500000; i++)
		vk_buf_adds(&text, "0123456789");
	put(text.data, text.len);
	read_all(&said);
	assert_non_null(strstr(vk_buf_str(&said), "VK-DATA-04"));
	vk_buf_clear(&text);
	vk_buf_clear(&said);
	vk_buf_adds(&text, "ma;ten\r\n");
	for (int i = 0; i < 20000; i++)
		vk_buf_addf(&text, "cb%d;Chi bộ số %d\r\n", i, i);
	put(text.data, text.len);
	read_all(&said);
	assert_non_null(strstr(vk_buf_str(&said),
	    "20001 ma=cb19999@20001:1 ten=Chi bộ số 19999@20001:9\n"));
	vk_buf_free(&text);
	vk_buf_free(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
	    cmocka_unit_test(test_encodings), cmocka_unit_test(test_sizes)};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
