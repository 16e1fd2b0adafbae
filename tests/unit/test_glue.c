/*
 * Where lines may end.  Each case is a text with the wanted glue written in
 * it: "~" no break, "^" a break at a price, " " a free one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "page/glue.h"
#include "page/line.h"
#include "type/type.h"

enum { MOST = 64 };

static size_t
split(const char *text, struct vk_token *tokens)
{
	size_t n = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, "~^ ");

		assert_true(n < MOST);
		tokens[n++] = (struct vk_token){text, (uint32_t)len, 0, -1};
		text += len;
		text += *text != '\0';
	}
	return n;
}

static char
sign_of(int32_t price)
{
	return price == VK_NEVER ? '~' : price > 0 ? '^' : ' ';
}

static void
expect(const char *wanted, enum vk_glue_mode mode)
{
	struct vk_token tokens[MOST];
	size_t n = split(wanted, tokens);
	struct vk_buf got = {0};

	vk_glue(tokens, n, mode);
	for (size_t i = 0; i < n; i++) {
		assert_true(tokens[i].price >= 0);
		vk_buf_add(&got, tokens[i].text, tokens[i].len);
		if (i + 1 < n)
			vk_buf_addc(&got, sign_of(tokens[i].price));
	}
	assert_string_equal(vk_buf_str(&got), wanted);
	vk_buf_free(&got);
}

static void
test_running_text(void **state)
{
	static const char *const cases[] = {
	    /* before closing signs, after opening ones */
	    "đã thông qua nghị^quyết~./.",
	    "gồm các mục (khóa~XI) và phần^sau~:",
	    "trong đó (~một hai~) và “~ba",
	    "họ và tên ........^nhé",
	    /* a number and what it counts */
	    "có 159~đại^biểu dự^họp",
	    "gồm 15~đồng^chí chính^thức",
	    "đạt 01~đơn vị^nhé",
	    "trong 5~năm^liền",
	    "đạt 90~% trở^lên",
	    "vượt từ^3-5%~chỉ^tiêu",
	    "từ^10-12~đồng^chí^nhé",
	    "tổng số~1.300~đảng^viên của^nó",
	    /* but not a number that names something */
	    "năm~2020 đảng^bộ^ta",
	    "Điều~5 chỉ^thị",
	    "có 15, đồng^thời",
	    /* dates */
	    "ngày~22^tháng~5^năm~2020",
	    "từ ngày~21/5/2020 đến ngày~22/5/2020 nhé^ạ",
	    "ngày~......^tháng~......^năm~2026",
	    "tháng~5^năm~2020 này^đây",
	    /* numbered things */
	    "Nghị^quyết Số~01-NQ/ĐH của đảng^bộ",
	    "lần~thứ~XI, nhiệm^kỳ~2020-2025 của^nó",
	    "Ban^Chấp^hành khoá~X và khóa~XI^nữa",
	    "theo điểm~a khoản~2 Điều~5, mục~II, phụ lục~1^nhé",
	    "con thứ~3 trở^lên",
	    "quý~I trang~5 bảng~2 hình~3^nhé",
	    "giai đoạn~2021-2025 này^đây",
	    /* no number: no keeping */
	    "số trường công^lập",
	    "điều hành ngân^sách",
	    /* dashes */
	    "chính^trị~- xã^hội ở địa^phương",
	    "thương mại~– dịch^vụ",
	    "Số~01~-~NQ/ĐH ở^đây",
	    /* bullets */
	    "-~Hoàn thành toàn^diện",
	    "(1)~Công^tác điều^hành",
	    "a)~Một hai^ba",
	    "1.1.~Khẳng định thành^tựu",
	    "+~Một hai^ba",
	    "•~Một hai^ba",
	    "II.~Một hai^ba",
	    /* groups of thousands */
	    "thu 1~300~triệu^rồi",
	    "thu 12~345~678~đồng nhé^ạ",
	    /* from, to */
	    "từ^10^đến^12~người^này",
	    /* names */
	    "bầu đồng^chí^Phan^Việt^Hưng làm bí^thư",
	    "gặp ông^An hôm^qua",
	    "quận Long^Biên lần~thứ~IV^nữa",
	    "Dự Đại^hội có^họ",
	    "xong. Dự Đại^hội có^họ",
	    "-~Dự Đại^hội có^họ",
	    "làm theo Hồ^Chí^Minh^nhé",
	    /* signed for another */
	    "T/M~ĐẢNG^ỦY^PHƯỜNG",
	    "K/T~BÍ^THƯ^ẤY",
	    "TM.~BAN^CHẤP^HÀNH",
	    /* the last syllable alone */
	    "một hai ba bốn^năm",
	    "một hai",
	    "một",
	    /* compounds */
	    "của Nhân^dân và Mặt^trận Tổ^quốc nữa^ạ",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect(cases[i], VK_GLUE_TEXT);
}

static void
test_cells(void **state)
{
	static const char *const cases[] = {
	    "có 159^đại^biểu chính^thức",
	    "thu 1~300^triệu^rồi",
	    "nghị^quyết~./.",
	    "ngày^22^tháng^5^năm^2020",
	    "lần^thứ^XI, khoá^X^nữa",
	    "chính^trị^- xã^hội^nữa",
	    "T/M^ĐẢNG^ỦY^PHƯỜNG",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect(cases[i], VK_GLUE_CELL);
}

static void
test_caller_keeps(void **state)
{
	struct vk_token tokens[MOST];
	size_t n = split("Thứ nhất, thường xuyên đổi mới", tokens);

	(void)state;
	tokens[0].flags = tokens[1].flags = VK_TOKEN_LABEL;
	tokens[3].flags = VK_TOKEN_KEEP;
	vk_glue(tokens, n, VK_GLUE_TEXT);
	assert_int_equal(tokens[0].price, VK_NEVER);
	assert_int_equal(tokens[1].price, VK_NEVER);
	assert_int_equal(tokens[2].price, 0);
	assert_int_equal(tokens[3].price, VK_NEVER);
	vk_glue(tokens, n, VK_GLUE_CELL);
	assert_true(tokens[1].price > 0 && tokens[1].price < VK_NEVER);
	assert_int_equal(tokens[3].price, VK_NEVER);
	assert_int_equal(tokens[n - 1].price, 0);
	vk_glue(tokens, 0, VK_GLUE_TEXT);
}

/* Compounds cost less than names, and names less than what is never done. */
static void
test_order_of_prices(void **state)
{
	struct vk_token low[MOST], middle[MOST], high[MOST];

	(void)state;
	vk_glue(low, split("các chỉ tiêu trên đây", low), VK_GLUE_TEXT);
	vk_glue(middle, split("từ 5 đến 9 cái", middle), VK_GLUE_TEXT);
	vk_glue(high, split("quận Long Biên ở đây", high), VK_GLUE_TEXT);
	assert_true(0 < low[1].price);
	assert_true(low[1].price < middle[0].price);
	assert_true(middle[0].price < high[1].price);
}

/* ---- heads, broken by the breaker itself ---- */

/* Widths near those of 14 pt bold capitals: 3.2 mm a letter. */
static void
expect_head(const char *text, int measure_mm, const char *wanted)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_breaker *breaker = vk_breaker_new();
	struct vk_token tokens[MOST];
	struct vk_item items[2 * MOST];
	size_t n = split(text, tokens), k = 0;
	struct vk_line_wish wish = {
	    .measure = measure_mm * 1000,
	    .size = 1000,
	    .units_per_em = 1000,
	    .fill = VK_FILL_BALANCED,
	};
	struct vk_lines lines;
	struct vk_buf got = {0};

	vk_glue(tokens, n, VK_GLUE_HEAD);
	for (size_t i = 0; i < n; i++) {
		int32_t letters = 0;

		for (uint32_t c = 0; c < tokens[i].len; c++)
			letters += (tokens[i].text[c] & 0xc0) != 0x80;
		if (i > 0)
			items[k++] = vk_item_space(1230, tokens[i - 1].price);
		items[k++] = (struct vk_item){
		    .kind = VK_ITEM_BOX, .width = letters * 3300};
	}
	lines = vk_lines_new(breaker, arena, items, k, &wish);
	for (size_t l = 0; l < lines.n; l++)
		for (uint32_t i = lines.at[l].first; i < lines.at[l].end; i++) {
			if (i % 2 == 1)
				vk_buf_addc(&got, ' ');
			else
				vk_buf_add(&got, tokens[i / 2].text,
				    tokens[i / 2].len);
			if (i + 1 == lines.at[l].end && l + 1 < lines.n)
				vk_buf_addc(&got, '|');
		}
	assert_string_equal(vk_buf_str(&got), wanted);
	vk_buf_free(&got);
	vk_breaker_free(breaker);
	vk_arena_free(arena);
}

static void
test_heads(void **state)
{
	static const struct {
		const char *text;
		int measure;
		const char *wanted;
	} cases[] = {
	    {"ĐẢNG BỘ PHƯỜNG ĐỨC GIANG LẦN THỨ XI", 90,
		"ĐẢNG BỘ PHƯỜNG ĐỨC GIANG|LẦN THỨ XI"},
	    {"ĐẢNG BỘ PHƯỜNG ĐỨC GIANG LẦN THỨ XI", 70,
		"ĐẢNG BỘ|PHƯỜNG ĐỨC GIANG|LẦN THỨ XI"},
	    {"ĐẢNG BỘ PHƯỜNG ĐỨC GIANG LẦN THỨ XI", 130,
		"ĐẢNG BỘ PHƯỜNG ĐỨC GIANG LẦN THỨ XI"},
	    {"ĐẢNG BỘ ĐẶC KHU VÂN ĐỒN LẦN THỨ XX", 85,
		"ĐẢNG BỘ ĐẶC KHU VÂN ĐỒN|LẦN THỨ XX"},
	    {"CHI BỘ PHÒNG HÀNH CHÍNH - QUẢN TRỊ", 85,
		"CHI BỘ PHÒNG HÀNH CHÍNH|- QUẢN TRỊ"},
	    {"ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ PHƯỜNG ĐỨC GIANG LẦN THỨ XI", 95,
		"ĐẠI HỘI ĐẠI BIỂU|ĐẢNG BỘ PHƯỜNG ĐỨC GIANG|LẦN THỨ XI"},
	    {"ĐẠI HỘI TOÀN THỂ ĐẢNG VIÊN NHIỆM KỲ 2025-2030", 100,
		"ĐẠI HỘI TOÀN THỂ ĐẢNG VIÊN|NHIỆM KỲ 2025-2030"},
	    {"ĐẠI HỘI CHI BỘ TỔ DÂN PHỐ SỐ 5", 80,
		"ĐẠI HỘI CHI BỘ|TỔ DÂN PHỐ SỐ 5"},
	    {"Đại hội đại biểu Đảng bộ phường Đức Giang lần thứ XI, nhiệm "
	     "kỳ 2020-2025",
		165,
		"Đại hội đại biểu Đảng bộ phường Đức Giang|lần thứ XI, nhiệm "
		"kỳ 2020-2025"},
	    {"BAN CHẤP HÀNH ĐẢNG BỘ THÀNH PHỐ HÀ NỘI", 100,
		"BAN CHẤP HÀNH ĐẢNG BỘ|THÀNH PHỐ HÀ NỘI"},
	    {"ĐẢNG ỦY XÃ ĐÔNG HỘI HUYỆN ĐÔNG ANH", 80,
		"ĐẢNG ỦY XÃ ĐÔNG HỘI|HUYỆN ĐÔNG ANH"},
	    {"ỦY BAN NHÂN DÂN THỊ XÃ SƠN TÂY", 70,
		"ỦY BAN NHÂN DÂN|THỊ XÃ SƠN TÂY"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_head(cases[i].text, cases[i].measure, cases[i].wanted);
}

/* ---- the paragraphs of a whole resolution ---- */

enum { TOKENS = 400 };

struct setting { /* sums over all paragraphs at one size and measure */
	size_t lines, short_last;
	int64_t badness;
};

static char fonts[512];

/* The next text between a start tag of the names given and the next tag. */
static const char *
next_paragraph(const char *xml, const char **text, size_t *len)
{
	static const char *const names[] = {
	    "<doan>", "<y>", "<ten ", "<ten>", "<chi-tieu ", "<dong>"};
	const char *begin = NULL;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *at = strstr(xml, names[i]);

		if (at != NULL && (begin == NULL || at < begin))
			begin = at;
	}
	if (begin == NULL)
		return NULL;
	*text = strchr(begin, '>') + 1;
	*len = strcspn(*text, "<");
	return *text + *len;
}

static void
read_sample(struct vk_buf *out)
{
	FILE *in = fopen("samples/duc-giang/nghi-quyet.xml", "rb");
	char piece[4096];
	size_t n;

	assert_non_null(in); /* the tests run in the source folder */
	while ((n = fread(piece, 1, sizeof(piece), in)) > 0)
		vk_buf_add(out, piece, n);
	fclose(in);
}

static void
expect_whole(const struct vk_token *tokens, const struct vk_line *line)
{
	static const char *const kept[][2] = {{"Số", "01"}, {"lần", "thứ"},
	    {"thứ", "XI"}, {"khoá", "XI,"}, {"kỳ", "2020-2025"}, {"159", "đại"},
	    {"1.300", "đảng"}, {"15", "đồng"}, {"16", "đồng"}, {"trị", "-"},
	    {"ngày", "21/5/2020"}, {"01", "đơn"}, {"10-12", "đồng"}};
	const struct vk_token *last = &tokens[(line->end - 1) / 2];

	assert_int_not_equal(last[1].len, 0);
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (last->len == strlen(kept[i][0]) &&
		    last[1].len == strlen(kept[i][1]) &&
		    memcmp(last->text, kept[i][0], last->len) == 0 &&
		    memcmp(last[1].text, kept[i][1], last[1].len) == 0)
			fail_msg("parted: %s %s", kept[i][0], kept[i][1]);
}

static void
set_paragraph(struct setting *sum, struct vk_type *type,
    struct vk_breaker *breaker, const char *text, size_t len,
    const struct vk_line_wish *wish)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_token tokens[TOKENS];
	struct vk_item items[2 * TOKENS];
	char *copy = vk_arena_strndup(arena, text, len);
	size_t n = 0, k = 0;
	struct vk_lines lines;

	for (char *t = strtok(copy, " \n"); t != NULL;
	     t = strtok(NULL, " \n")) {
		assert_true(n < TOKENS);
		tokens[n++] = (struct vk_token){t, (uint32_t)strlen(t), 0, -1};
	}
	vk_glue(tokens, n, VK_GLUE_TEXT);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			items[k++] = vk_item_space(512, tokens[i - 1].price);
		items[k++] = vk_item_box(vk_type_shape(
		    type, VK_REGULAR, tokens[i].text, tokens[i].len));
	}
	lines = vk_lines_new(breaker, arena, items, k, wish);
	assert_int_equal(lines.flags, 0);
	for (size_t l = 0; l + 1 < lines.n; l++)
		expect_whole(tokens, &lines.at[l]);
	sum->lines += lines.n;
	sum->badness += lines.badness;
	sum->short_last +=
	    lines.n > 1 && lines.at[lines.n - 1].natural < wish->short_last;
	vk_arena_free(arena);
}

static struct setting
set_all(struct vk_type *type, const char *xml, int size_half_pt, int mm)
{
	struct vk_breaker *breaker = vk_breaker_new();
	struct vk_line_wish wish = {
	    .measure = vk_len_from_um(mm * 1000),
	    .indent = vk_len_from_um(10000),
	    .size = size_half_pt * VK_PT / 2,
	    .units_per_em = 2048,
	    .short_last = vk_len_from_um(12000),
	};
	struct setting sum = {0};
	const char *text;
	size_t len;

	while ((xml = next_paragraph(xml, &text, &len)) != NULL)
		set_paragraph(&sum, type, breaker, text, len, &wish);
	vk_breaker_free(breaker);
	return sum;
}

/*
 * The resolution of the samples, without its numbers and bullets.  The sums are
 * those that were reached, bounds that a change may better but not worsen; they
 * do not depend on the machine.
 */
static void
test_resolution(void **state)
{
	static const struct {
		int size_half_pt, mm;
		size_t lines;
		int64_t badness;
	} cases[] = {
	    {28, 165, 156, 2190},
	    {28, 160, 159, 1812},
	    {28, 170, 153, 1101},
	    {26, 165, 150, 1871},
	    {30, 165, 162, 1131},
	};
	static const char *const families[] = {"Tinos"};
	struct vk_diag *d = vk_diag_new();
	struct vk_type *type = vk_type_new(fonts, families, 1, d);
	struct vk_buf xml = {0};

	(void)state;
	assert_non_null(type);
	read_sample(&xml);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct setting got = set_all(
		    type, vk_buf_str(&xml), cases[i].size_half_pt, cases[i].mm);

		assert_true(got.short_last <= 1);
		assert_true(got.lines <= cases[i].lines);
		assert_true(got.badness <= cases[i].badness);
	}
	vk_buf_free(&xml);
	vk_type_free(type);
	vk_diag_free(d);
}

/* Bytes that are no text and tokens without any must do no harm. */
static void
test_odd_tokens(void **state)
{
	static const char *const odd[] = {"", "-", ".", "./.", "(", "…", "%",
	    "\xc3", "\xff\xfe", "Ư", "12,", "0", "......", "ab\xe1\xba"};
	enum { N = sizeof(odd) / sizeof(odd[0]) };

	(void)state;
	for (size_t i = 0; i < N; i++)
		for (size_t k = 0; k < N; k++) {
			struct vk_token tokens[3];
			char *copies[3];

			for (int t = 0; t < 3; t++) {
				const char *s = t == 1 ? odd[k] : odd[i];
				size_t len = strlen(s);

				/* no byte behind it: reading on is a fault */
				copies[t] = vk_alloc(len, 1);
				memcpy(copies[t], s, len);
				tokens[t] = (struct vk_token){
				    copies[t], (uint32_t)len, 0, -1};
			}
			for (int mode = VK_GLUE_TEXT; mode <= VK_GLUE_HEAD;
			     mode++)
				vk_glue(tokens, 3, (enum vk_glue_mode)mode);
			assert_true(tokens[0].price >= 0);
			for (int t = 0; t < 3; t++)
				free(copies[t]);
		}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_running_text),
	    cmocka_unit_test(test_cells),
	    cmocka_unit_test(test_caller_keeps),
	    cmocka_unit_test(test_order_of_prices),
	    cmocka_unit_test(test_heads),
	    cmocka_unit_test(test_resolution),
	    cmocka_unit_test(test_odd_tokens),
	};
	const char *slash = strrchr(argv[0], '/');

	(void)argc;
	/* beside the tests: build/unit/x, build/fonts */
	snprintf(fonts, sizeof(fonts), "%.*s../fonts",
	    slash != NULL ? (int)(slash - argv[0] + 1) : 0, argv[0]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
