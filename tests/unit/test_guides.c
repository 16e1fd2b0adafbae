/* What the guides say of each part: its ô and its rule, under each rule set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "frame.h"
#include "laid.h"
#include "out/out.h"

/* A letter has all parts of its head; its stamps and its draft mark, too. */
static const char letter[] =
    "<van-ban loai=\"cong-van\" tinh-trang=\"du-thao\" lan=\"2\">\n"
    "<dau><co-quan><cap-tren>TỈNH HOÀ AN</cap-tren>\n"
    "<dong>XÃ BÌNH MINH</dong></co-quan>\n"
    "<so-ky-hieu>104-CV/VPĐU</so-ky-hieu>\n"
    "<noi-ngay dia-danh=\"Bình Minh\" ngay=\"2026-09-09\"/>\n"
    "<dau-chi loai=\"mat\">MẬT</dau-chi>\n"
    "<dau-chi loai=\"khan\">KHẨN</dau-chi>\n"
    "<dau-chi loai=\"pham-vi\">LƯU HÀNH NỘI BỘ</dau-chi></dau>\n"
    "<trich-yeu>về việc trực bão</trich-yeu>\n"
    "<kinh-gui><y>Các thôn</y><y>Trạm Y tế</y></kinh-gui>\n"
    "<than><doan>Đề nghị các thôn cử người trực.</doan></than>\n"
    "<ky><chuc-vu>CHÁNH VĂN PHÒNG</chuc-vu>\n"
    "<ho-ten>Ngô Bích Liên</ho-ten></ky>\n"
    "<noi-nhan><y>Như trên</y><y>Lưu Văn phòng</y>\n"
    "<nguoi-soan so-ban=\"38\">NgoBichLien</nguoi-soan></noi-nhan>\n"
    "<lien-he><dong>Điện thoại: 0000 000 000</dong></lien-he>\n"
    "</van-ban>\n";

static const char table[] =
    "<van-ban loai=\"bao-cao\">\n"
    "<dau><co-quan><dong>ĐẢNG ỦY XÃ BÌNH MINH</dong></co-quan>\n"
    "<so-ky-hieu>05-BC/ĐU</so-ky-hieu>\n"
    "<noi-ngay dia-danh=\"Bình Minh\" ngay=\"2026-09-09\"/></dau>\n"
    "<trich-yeu>kết quả</trich-yeu><than><bang><cot/><cot/>\n"
    "<dau-bang><hang><o>STT</o><o>Việc</o></hang></dau-bang>\n";
static const char row[] = "<hang><o>1</o><o>a</o></hang>\n";
static const char rest[] =
    "</bang></than>\n<ky><ho-ten>Vũ Hoàng Nam</ho-ten></ky></van-ban>\n";

static char *path, *fonts, *layouts;

static char *
joined(const char *a, const char *b)
{
	size_t room = strlen(a) + strlen(b) + 1;
	char *s = malloc(room);

	assert_non_null(s);
	snprintf(s, room, "%s%s", a, b);
	return s;
}

static struct vk_laid *
lay(struct vk_job *job, const char *text, const char *standard,
    struct vk_diag *d)
{
	FILE *f = fopen(path, "wb");
	struct vk_laid *l;

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
	*job = (struct vk_job){.epoch = -1, .path = path, .standard = standard};
	job->layouts = job->words = layouts;
	job->fonts = fonts;
	l = vk_lay(job, d);
	assert_true(vk_laid_pages(l) > 0);
	return l;
}

/* The labels of the boxes of a page, in their order, a line each. */
static void
list_labels(struct vk_laid *l, size_t page, char *out, size_t room)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_guides guides;

	*out = '\0';
	vk_guides_find(l, NULL, arena, &guides);
	for (size_t i = 0; i < guides.n; i++) {
		const struct vk_guide *g = &guides.at[i];
		size_t len = strlen(out);

		if (g->kind == VK_GUIDE_BOX && g->page == page &&
		    g->label != NULL)
			snprintf(out + len, room - len, "%s\n", g->label);
	}
	vk_arena_free(arena);
}

static void
test_names_the_parts(void **state)
{
	/* the drawings number recipients and stamps each in their own way */
	static const struct {
		const char *standard;
		const char *labels[24];
	} cases[] = {
	    {"hd36-2018",
		{"ô 1, HD36-1.1", "ô 2, HD36-2.2", "ô 2, HD36-2.3",
		    "ô 3, HD36-3.2", "ô 4, HD36-4.1", "ô 5b, HD36-5.6",
		    "ô 6, HD36-6.1", "ô 7a, HD36-7.1", "ô 7b, HD36-7.1",
		    "ô 9a, HD36-9.1", "ô 9b, HD36-9.3", "ô 10a, HD36-10.2",
		    "ô 10b, HD36-10.2", "ô 11a, HD36-10.4", "ô 11b, HD36-10.6",
		    "ô 12, HD36-10.7", "ô 13, HD36-10.8"}},
	    {"hd05-2026",
		{"ô 1, HD05-1.1", "ô 2, HD05-2.2", "ô 2, HD05-2.3",
		    "ô 3, HD05-3.2", "ô 4, HD05-4.1", "ô 5b, HD05-5.6",
		    "ô 6, HD05-6.1", "ô 7a, HD05-7.1", "ô 7b, HD05-7.1",
		    "ô 9a, HD05-9.1", "ô 9b, HD05-9.3", "HD05-10.2",
		    "ô 10, HD05-10.3", "ô 11a, HD05-10.4", "ô 11b, HD05-10.6",
		    "ô 12, HD05-10.7", "ô 13, HD05-10.8"}},
	    {"nd30-2020",
		{"ô 1, ND30-A4", "ô 2, ND30-II.2", "ô 3, ND30-II.3",
		    "ô 4, ND30-A4", "ô 5b, ND30-II.5", "ô 6, ND30-II.6",
		    "ô 7a, ND30-A6", "ô 7b, ND30-II.7", "ô 9a, ND30-II.9",
		    "ô 9b, ND30-A6", "ô 10a, ND30-III.2", "ô 10b, ND30-III.2",
		    "ô 11, ND30-III.2", "ô 12, ND30-III.3",
		    "ô 13, ND30-III.4"}},
	};
	char labels[4096], line[64];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_diag *d = vk_diag_new();
		struct vk_job job;
		struct vk_laid *l = lay(&job, letter, cases[i].standard, d);
		size_t n = 0, lines = 0;

		list_labels(l, 0, labels, sizeof(labels));
		for (; cases[i].labels[n] != NULL; n++) {
			snprintf(
			    line, sizeof(line), "%s\n", cases[i].labels[n]);
			if (strstr(labels, line) == NULL)
				fail_msg("%s: no %s in:\n%s", cases[i].standard,
				    line, labels);
		}
		for (const char *s = labels; *s != '\0'; s++)
			lines += *s == '\n';
		if (lines != n)
			fail_msg("%s: %zu labels, not %zu:\n%s",
			    cases[i].standard, lines, n, labels);
		vk_laid_free(l);
		vk_diag_free(d);
	}
}

/* The head of a table that goes on is no number of a page. */
static void
test_heads_are_no_page_numbers(void **state)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_job job;
	struct vk_laid *l;
	char labels[4096], *long_table;
	size_t rows = 60,
	       room = sizeof(table) + sizeof(rest) + 60 * sizeof(row);

	(void)state;
	long_table = malloc(room);
	assert_non_null(long_table);
	snprintf(long_table, room, "%s", table);
	for (size_t at = strlen(table); rows > 0; rows--, at += strlen(row))
		snprintf(long_table + at, room - at, "%s%s", row, rest);
	l = lay(&job, long_table, "hd05-2026", d);
	assert_true(vk_laid_pages(l) > 1);
	list_labels(l, 1, labels, sizeof(labels));
	assert_string_equal(labels, "HD05-0.6\n");
	vk_laid_free(l);
	vk_diag_free(d);
	free(long_table);
}

static int
begin(void **state)
{
	static char name[] = "/tmp/vankien-guides-XXXXXX";
	int fd = mkstemp(name);

	(void)state;
	path = name;
	return fd < 0 || close(fd) != 0;
}

static int
end(void **state)
{
	(void)state;
	free(fonts);
	free(layouts);
	return unlink(path);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names_the_parts),
	    cmocka_unit_test(test_heads_are_no_page_numbers),
	};
	char *at = joined(argc > 0 ? argv[0] : "", ""), *slash;

	for (int i = 0; i < 2; i++)
		if ((slash = strrchr(at, '/')) != NULL)
			*slash = '\0';
	fonts = joined(at, "/fonts");
	layouts = joined(at, "/layouts");
	free(at);
	return cmocka_run_group_tests(tests, begin, end);
}
