/* A draft that is written on: what stays, what is told, and where it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "preview/draft.h"

#define HEAD                                                                   \
	"<van-ban loai=\"nghi-quyet\" the-thuc=\"hd36-2018\" cap=\"co-so\">\n" \
	"<dau><co-quan><cap-tren>ĐẢNG BỘ QUẬN LONG BIÊN</cap-tren>\n"  \
	"<dong>ĐẢNG ỦY PHƯỜNG ĐỨC GIANG</dong></co-quan>\n"         \
	"<so-ky-hieu>05-NQ/ĐU</so-ky-hieu>\n"                                 \
	"<noi-ngay dia-danh=\"Đức Giang\" ngay=\"2021-03-15\"/></dau>\n"    \
	"<trich-yeu>về công tác phát triển đảng viên</trich-yeu>\n" \
	"<than>\n"
#define FOOT                                                                   \
	"</than>\n<ky><quyen-han>T/M ĐẢNG ỦY</quyen-han>\n"               \
	"<chuc-vu>BÍ THƯ</chuc-vu></ky>\n"                                   \
	"<noi-nhan><y>Các chi bộ</y>\n"                                     \
	"<y>Lưu Văn phòng Đảng ủy</y></noi-nhan>\n</van-ban>\n"

enum { FIRST = 8 }; /* line of the body's first paragraph */

static const char good[] =
    HEAD "<doan>Đoạn thứ nhất của nghị quyết.</doan>\n"
	 "<doan>Đoạn thứ hai của nghị quyết.</doan>\n" FOOT;
static const char longer[] = HEAD "<doan>Đoạn thứ nhất.</doan><ngat-trang/>\n"
				  "<doan>Đoạn ở trang sau.</doan>\n" FOOT;
static const char broken[] = HEAD "<doan>Đoạn thứ nhất.\n" FOOT;
static const char stroked[] =
    HEAD "<doan>Đoạn thứ nhất của nghị quyết.</doan>\n"
	 "<doan>Đoạn thứ hai của nghị quyết./.</doan>\n" FOOT;

static char *folder, *path, *fonts, *layouts;

static char *
joined(const char *a, const char *b)
{
	size_t room = strlen(a) + strlen(b) + 1;
	char *s = malloc(room);

	assert_non_null(s);
	snprintf(s, room, "%s%s", a, b);
	return s;
}

static void
save(const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

static struct vk_draft *
draft_of(const char *text)
{
	struct vk_job job = {.epoch = -1};

	job.path = path;
	job.layouts = job.words = layouts;
	job.fonts = fonts;
	save(text);
	return vk_draft_open(&job);
}

static struct vk_bytes
picture_of(struct vk_draft *t, int page)
{
	struct vk_view view = {.dpi = 40};
	struct vk_bytes png = {0};

	assert_true(vk_draft_png(t, page, &view, &png, vk_draft_findings(t)));
	assert_memory_equal(png.data, "\211PNG", 4);
	return png;
}

/* ---- what stays ---- */

static void
test_follows_the_file(void **state)
{
	struct vk_draft *t = draft_of(good);

	(void)state;
	assert_int_equal(vk_draft_pages(t), 0);
	assert_int_equal(vk_diag_kept(vk_draft_findings(t)), 0);
	assert_true(vk_draft_refresh(t));
	assert_int_equal(vk_draft_version(t), 1);
	assert_int_equal(vk_draft_pages(t), 1);
	save(longer);
	assert_true(vk_draft_refresh(t));
	assert_int_equal(vk_draft_version(t), 2);
	assert_int_equal(vk_draft_pages(t), 2);
	vk_draft_free(t);
}

static void
test_keeps_the_last_good_pages(void **state)
{
	struct vk_draft *t = draft_of(longer);
	struct vk_bytes before, after;

	(void)state;
	assert_true(vk_draft_refresh(t));
	before = picture_of(t, 2);
	for (int again = 0; again < 2; again++) {
		save(broken);
		assert_false(vk_draft_refresh(t));
		assert_true(vk_draft_is_stale(t));
		assert_int_equal(vk_draft_pages(t), 2);
		assert_int_equal(vk_draft_version(t), 1);
		assert_true(vk_diag_kept(vk_draft_findings(t)) > 0);
		after = picture_of(t, 2);
		assert_int_equal(before.len, after.len);
		assert_memory_equal(before.data, after.data, before.len);
		vk_bytes_free(&after);
	}
	assert_int_equal(unlink(path), 0);
	assert_false(vk_draft_refresh(t));
	assert_int_equal(vk_draft_pages(t), 2);
	save(good);
	assert_true(vk_draft_refresh(t));
	assert_false(vk_draft_is_stale(t));
	assert_int_equal(vk_draft_pages(t), 1);
	vk_bytes_free(&before);
	vk_draft_free(t);
}

static void
test_begins_broken(void **state)
{
	struct vk_draft *t = draft_of(broken);

	(void)state;
	assert_false(vk_draft_refresh(t));
	assert_int_equal(vk_draft_pages(t), 0);
	assert_int_equal(vk_draft_version(t), 0);
	save(good);
	assert_true(vk_draft_refresh(t));
	assert_int_equal(vk_draft_pages(t), 1);
	vk_draft_free(t);
}

/* Where the finding of the second paragraph stands. */
static struct vk_area
area_of_stroke(struct vk_draft *t)
{
	struct vk_diag *d = vk_draft_findings(t);
	struct vk_area area = {0};

	for (size_t i = 0; i < vk_diag_kept(d); i++)
		if (vk_diag_at(d, i)->pos.line == FIRST + 1)
			assert_int_equal(vk_draft_areas(t, i, &area, 1), 1);
	assert_int_equal(area.page, 1);
	return area;
}

static void
run(const char *format, const char *a, const char *b)
{
	char line[1000];

	snprintf(line, sizeof(line), format, a, b);
	assert_int_equal(system(line), 0);
}

/* A layout that changes is loaded again; a broken one spares the pages. */
static void
test_takes_changed_layouts(void **state)
{
	char *before = layouts, *own = joined(folder, "/layouts");
	struct vk_draft *t;
	struct vk_area area;

	(void)state;
	run("cp -r '%s' '%s'", before, own);
	layouts = own;
	t = draft_of(stroked);
	assert_true(vk_draft_refresh(t));
	area = area_of_stroke(t);
	run("cd '%s' && sed -i 's/left=\"30mm\"/left=\"34mm\"/' %s", own,
	    "hd36-2018.xml");
	assert_true(vk_draft_refresh(t));
	assert_in_range(area_of_stroke(t).x, area.x + 3990, area.x + 4010);
	run("cd '%s' && echo '<' >>%s", own, "hd36-2018.xml");
	assert_false(vk_draft_refresh(t));
	assert_int_equal(vk_draft_pages(t), 1);
	run("cd '%s' && sed -i -e '$d' -e 's/34mm/30mm/' %s", own,
	    "hd36-2018.xml");
	assert_true(vk_draft_refresh(t));
	assert_int_equal(area_of_stroke(t).x, area.x);
	vk_draft_free(t);
	layouts = before;
	free(own);
}

/* Fonts that vanish and return. */
static void
test_takes_changed_fonts(void **state)
{
	char *before = fonts, *own = joined(folder, "/fonts");
	struct vk_draft *t;

	(void)state;
	run("cp -r '%s' '%s'", before, own);
	fonts = own;
	t = draft_of(good);
	assert_true(vk_draft_refresh(t));
	run("mv '%s' '%s.away'", own, own);
	assert_false(vk_draft_refresh(t));
	assert_int_equal(vk_draft_pages(t), 1);
	run("mv '%s.away' '%s'", own, own);
	assert_true(vk_draft_refresh(t));
	assert_int_equal(vk_draft_version(t), 2);
	vk_draft_free(t);
	fonts = before;
	free(own);
}

/* ---- places ---- */

static void
test_tells_where_it_is_written(void **state)
{
	struct vk_draft *t = draft_of(good);
	struct vk_place place;
	int width, height;

	(void)state;
	assert_false(vk_draft_source(t, 1, 0, 0, &place));
	assert_true(vk_draft_refresh(t));
	vk_draft_size(t, 1, &width, &height);
	assert_int_equal(width, 210000);
	assert_int_equal(height, 297000);
	assert_false(vk_draft_source(t, 1, 0, 0, &place));
	assert_false(vk_draft_source(t, 0, 50000, 100000, &place));
	assert_false(vk_draft_source(t, 2, 50000, 100000, &place));
	for (int y = 0; y < height; y += 1000)
		if (vk_draft_source(t, 1, 50000, y, &place)) {
			assert_string_equal(place.file, path);
			assert_true(place.line > 0 && place.column > 0);
		}
	vk_draft_free(t);
}

/* There and back: the middle of what an element shows leads to it. */
static void
test_findings_have_boxes(void **state)
{
	struct vk_draft *t = draft_of(stroked);
	struct vk_diag *d;
	struct vk_area areas[4];
	struct vk_place place;
	bool met = false;

	(void)state;
	assert_true(vk_draft_refresh(t));
	d = vk_draft_findings(t);
	for (size_t i = 0; i < vk_diag_kept(d); i++) {
		const struct vk_finding *f = vk_diag_at(d, i);

		if (f->pos.line != FIRST + 1)
			continue;
		assert_int_equal(vk_draft_areas(t, i, areas, 4), 1);
		assert_int_equal(areas[0].page, 1);
		/* the words at fault, no more */
		assert_in_range(areas[0].x, 60000, 150000);
		assert_in_range(areas[0].width, 1000, 30000);
		assert_true(
		    vk_draft_source(t, 1, areas[0].x + areas[0].width / 2,
			areas[0].y + areas[0].height / 2, &place));
		assert_int_equal(place.line, f->pos.line);
		assert_int_equal(place.column, 29); /* its word */
		met = true;
	}
	assert_true(met);
	save(broken);
	assert_false(vk_draft_refresh(t));
	for (size_t i = 0; i < vk_diag_kept(vk_draft_findings(t)); i++)
		assert_int_equal(vk_draft_areas(t, i, areas, 4), 0);
	vk_draft_free(t);
}

/* ---- files ---- */

static bool
depends_on(const struct vk_draft *t, const char *name)
{
	size_t n;
	const char *const *files = vk_draft_files(t, &n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(files[i], name) == 0)
			return true;
	return false;
}

static void
test_names_its_files(void **state)
{
	char *results = joined(folder, "/ket-qua.xml");
	char *folder_of_fonts = joined(fonts, "/");
	struct vk_draft *t = draft_of(good);

	(void)state;
	assert_true(depends_on(t, path));
	assert_true(vk_draft_refresh(t));
	assert_true(depends_on(t, path));
	assert_true(depends_on(t, folder_of_fonts));
	assert_false(depends_on(t, results));
	save("<van-ban loai=\"nghi-quyet\" theo-doi=\"ket-qua.xml\"/>");
	assert_false(vk_draft_refresh(t));
	assert_true(depends_on(t, results));
	save("<van-ban");
	assert_false(vk_draft_refresh(t));
	assert_true(depends_on(t, path));
	vk_draft_free(t);
	free(results);
	free(folder_of_fonts);
}

/* ---- pages in other forms ---- */

static void
test_gives_pages_in_memory(void **state)
{
	struct vk_draft *t = draft_of(longer);
	struct vk_diag *d = vk_diag_new();
	struct vk_view view = {.dpi = 72};
	struct vk_pixels pixels;
	struct vk_bytes svg, text;

	(void)state;
	assert_true(vk_draft_refresh(t));
	assert_true(vk_draft_pixels(t, 1, &view, &pixels, d));
	assert_int_equal(pixels.width, 595);
	assert_int_equal(pixels.height, 842);
	assert_int_equal(pixels.data[0], 255);
	vk_pixels_free(&pixels);
	assert_true(vk_draft_svg(t, 2, &view, &svg, d));
	assert_memory_equal(svg.data, "<?xml", 5);
	vk_bytes_free(&svg);
	vk_draft_text(t, 2, &text);
	assert_non_null(strstr((char *)text.data, "Đoạn ở trang sau."));
	assert_null(strstr((char *)text.data, "Đoạn thứ nhất."));
	vk_bytes_free(&text);
	vk_draft_text(t, 0, &text);
	assert_non_null(strstr((char *)text.data, "Đoạn thứ nhất."));
	assert_non_null(strchr((char *)text.data, '\f'));
	vk_bytes_free(&text);
	assert_int_equal(vk_diag_kept(d), 0);
	vk_diag_free(d);
	vk_draft_free(t);
}

static int
begin(void **state)
{
	static char name[] = "/tmp/vankien-draft-XXXXXX";

	(void)state;
	folder = mkdtemp(name);
	path = joined(folder, "/a.xml");
	return folder == NULL;
}

static int
end(void **state)
{
	char *command = joined("rm -r ", folder);
	int status = system(command);

	(void)state;
	free(command);
	free(path);
	free(fonts);
	free(layouts);
	return status;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_follows_the_file),
	    cmocka_unit_test(test_keeps_the_last_good_pages),
	    cmocka_unit_test(test_begins_broken),
	    cmocka_unit_test(test_takes_changed_layouts),
	    cmocka_unit_test(test_takes_changed_fonts),
	    cmocka_unit_test(test_tells_where_it_is_written),
	    cmocka_unit_test(test_findings_have_boxes),
	    cmocka_unit_test(test_names_its_files),
	    cmocka_unit_test(test_gives_pages_in_memory),
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
