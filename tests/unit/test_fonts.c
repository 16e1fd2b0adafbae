/*
 * Which fonts are taken, and what is said of those that are not.  Folders of
 * good and bad fonts are made from the ones beside the tests: build/fonts.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cairo.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "type/type.h"

enum { ROOM = 512 };

static char good[ROOM]; /* the fonts that were built */
static char folder[ROOM]; /* the one that a test fills */

/* ---- folders ---- */

static int
make_folder(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof(folder), "%s/vk-fonts-XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	return mkdtemp(folder) != NULL ? 0 : -1;
}

static int
drop_folder(void **state)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	(void)state;
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char path[2 * ROOM];

		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		unlink(path);
	}
	if (dir != NULL)
		closedir(dir);
	return rmdir(folder);
}

static void
read_font(struct vk_buf *out, const char *name)
{
	char path[2 * ROOM], piece[4096];
	FILE *in;
	size_t n;

	snprintf(path, sizeof(path), "%s/%s", good, name);
	in = fopen(path, "rb");
	if (in == NULL)
		fail_msg("%s is missing", path);
	while ((n = fread(piece, 1, sizeof(piece), in)) > 0)
		vk_buf_add(out, piece, n);
	fclose(in);
}

static void
write_font(const char *name, const void *bytes, size_t len)
{
	char path[2 * ROOM];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	out = fopen(path, "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, len, out), len);
	fclose(out);
}

static void
copy_font(const char *from, const char *to)
{
	struct vk_buf font = {0};

	read_font(&font, from);
	write_font(to, font.data, font.len);
	vk_buf_free(&font);
}

static void
copy_tinos(void)
{
	copy_font("Tinos-Regular.ttf", "a.ttf");
	copy_font("Tinos-Bold.ttf", "b.TTF");
	copy_font("Tinos-Italic.ttf", "c.ttf");
	copy_font("Tinos-BoldItalic.ttf", "d.ttf");
}

/* Where a table of a font begins, 0 when it has none. */
static size_t
table_at(const struct vk_buf *font, const char *tag)
{
	const unsigned char *p = (const unsigned char *)font->data;
	size_t n = (size_t)(p[4] << 8 | p[5]);

	for (size_t i = 0; i < n; i++) {
		const unsigned char *row = p + 12 + 16 * i;

		if (memcmp(row, tag, 4) == 0)
			return (size_t)row[8] << 24 | (size_t)row[9] << 16 |
			    (size_t)row[10] << 8 | row[11];
	}
	return 0;
}

/* ---- what is said ---- */

/* Opens the folder; the message that is said first, or VK_MSG_COUNT. */
static enum vk_msg
first_word(const char *where, const char *const *families, size_t n,
    const char *needed)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_type *t = vk_type_new(where, families, n, d);
	enum vk_msg said = VK_MSG_COUNT;

	if (vk_diag_kept(d) > 0) {
		const struct vk_finding *f = vk_diag_at(d, 0);

		said = f->msg;
		assert_int_equal(vk_diag_status(d), 69);
		assert_non_null(f->pos.file);
		if (needed != NULL && strstr(f->needed, needed) == NULL &&
		    strstr(f->found, needed) == NULL)
			fail_msg(
			    "'%s' '%s' lack '%s'", f->found, f->needed, needed);
	}
	assert_int_equal(t == NULL, said != VK_MSG_COUNT);
	vk_type_free(t);
	vk_diag_free(d);
	return said;
}

static void
test_best_family_first(void **state)
{
	static const struct {
		const char *wish[3];
		size_t n;
		const char *family;
	} cases[] = {
	    {{"Tinos", "Liberation Serif"}, 2, "Tinos"},
	    {{"Liberation Serif", "Tinos"}, 2, "Liberation Serif"},
	    {{"Times New Roman", "liberation serif", "Tinos"}, 3,
		"Liberation Serif"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_diag *d = vk_diag_new();
		struct vk_type *t =
		    vk_type_new(good, cases[i].wish, cases[i].n, d);

		assert_non_null(t);
		assert_int_equal(vk_diag_kept(d), 0);
		assert_string_equal(vk_type_family(t), cases[i].family);
		vk_type_free(t);
		vk_diag_free(d);
	}
}

static void
test_any_family(void **state)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_type *t;

	(void)state;
	copy_tinos();
	copy_font("LiberationSerif-Bold.ttf", "0.ttf"); /* not whole */
	t = vk_type_new(folder, NULL, 0, d);
	assert_non_null(t);
	assert_string_equal(vk_type_family(t), "Tinos");
	vk_type_free(t);
	vk_diag_free(d);
}

static void
test_missing(void **state)
{
	static const char *const tinos[] = {"Tinos"};
	static const char *const times[] = {"Times New Roman", "Arial"};

	(void)state;
	assert_int_equal(first_word("/nowhere/at/all", tinos, 1, NULL),
	    VK_MSG_FONT_NO_FOLDER);
	assert_int_equal(
	    first_word(folder, tinos, 1, "Tinos"), VK_MSG_FONT_NO_FAMILY);
	assert_int_equal(first_word(folder, NULL, 0, NULL), VK_MSG_FONT_NONE);
	assert_int_equal(first_word(good, times, 2, "Times New Roman, Arial"),
	    VK_MSG_FONT_NO_FAMILY);
	copy_font("Tinos-Regular.ttf", "a.ttf");
	copy_font("Tinos-BoldItalic.ttf", "b.ttf");
	assert_int_equal(
	    first_word(folder, tinos, 1, "Bold, Italic"), VK_MSG_FONT_NO_STYLE);
	assert_int_equal(
	    first_word(folder, NULL, 0, "Tinos"), VK_MSG_FONT_NO_STYLE);
	assert_int_equal(
	    first_word(folder, times, 2, NULL), VK_MSG_FONT_NO_FAMILY);
}

/* Two regular faces and no bold one are not four styles. */
static void
test_same_style_twice(void **state)
{
	static const char *const tinos[] = {"Tinos"};

	(void)state;
	copy_tinos();
	copy_font("Tinos-Regular.ttf", "b.TTF");
	assert_int_equal(
	    first_word(folder, tinos, 1, "Bold"), VK_MSG_FONT_NO_STYLE);
}

static void
test_no_font(void **state)
{
	static const char *const tinos[] = {"Tinos"};
	char pipe[2 * ROOM];

	(void)state;
	copy_tinos();
	write_font("b.TTF", "no font at all", 14);
	assert_int_equal(
	    first_word(folder, tinos, 1, NULL), VK_MSG_FONT_NOT_A_FONT);
	write_font("b.TTF", "", 0);
	assert_int_equal(
	    first_word(folder, tinos, 1, NULL), VK_MSG_FONT_NOT_A_FONT);
	/* one that is not needed is not asked about, and not waited for */
	copy_tinos();
	write_font("e.ttf", "no font at all", 14);
	snprintf(pipe, sizeof(pipe), "%s/f.ttf", folder);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	assert_int_equal(first_word(folder, tinos, 1, NULL), VK_MSG_COUNT);
}

static void
test_embedding(void **state)
{
	static const struct {
		unsigned char type[2];
		enum vk_msg said;
	} cases[] = {
	    {{0, 0}, VK_MSG_COUNT},
	    {{0, 2}, VK_MSG_FONT_NO_EMBEDDING}, /* restricted */
	    {{0, 4}, VK_MSG_COUNT}, /* preview and print */
	    {{0, 8}, VK_MSG_COUNT}, /* editable */
	    {{0, 12}, VK_MSG_COUNT},
	    {{1, 0}, VK_MSG_FONT_NO_EMBEDDING}, /* no subsets */
	    {{2, 0}, VK_MSG_FONT_NO_EMBEDDING}, /* bitmaps only */
	};
	struct vk_buf font = {0};
	size_t os2;

	(void)state;
	copy_tinos();
	read_font(&font, "Tinos-Italic.ttf");
	os2 = table_at(&font, "OS/2");
	assert_true(os2 > 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		memcpy(font.data + os2 + 8, cases[i].type, 2);
		write_font("c.ttf", font.data, font.len);
		assert_int_equal(
		    first_word(folder, NULL, 0, NULL), cases[i].said);
	}
	vk_buf_free(&font);
}

static void
test_other_units(void **state)
{
	struct vk_buf font = {0};
	size_t head;

	(void)state;
	copy_tinos();
	read_font(&font, "Tinos-Bold.ttf");
	head = table_at(&font, "head");
	assert_int_equal((unsigned char)font.data[head + 18], 2048 >> 8);
	font.data[head + 18] = 1024 >> 8;
	write_font("b.TTF", font.data, font.len);
	assert_int_equal(
	    first_word(folder, NULL, 0, NULL), VK_MSG_FONT_OTHER_UNITS);
	vk_buf_free(&font);
}

/* Hides a letter: the range of code points that it begins begins later. */
static void
test_missing_letter(void **state)
{
	struct vk_buf font = {0};
	size_t at;

	(void)state;
	copy_tinos();
	read_font(&font, "Tinos-Regular.ttf");
	at = table_at(&font, "cmap");
	while (at + 2 < font.len && memcmp(font.data + at, "\x1e\xf2", 2) != 0)
		at += 2;
	assert_true(at + 2 < font.len);
	font.data[at + 1] = '\xf3';
	write_font("a.ttf", font.data, font.len);
	assert_int_equal(
	    first_word(folder, NULL, 0, "Ỳ U+1EF2"), VK_MSG_FONT_NO_LETTER);
	vk_buf_free(&font);
}

static void
shape_repertoire(struct vk_type *t, enum vk_face face)
{
	struct vk_buf word = {0};

	for (int i = 0; i < vk_repertoire_count(); i++) {
		uint32_t cp = vk_repertoire_at(i);

		if (vk_sign_class(cp) == VK_SIGN_FACE)
			vk_utf8_add(&word, cp);
		if (i % 7 == 6) {
			const struct vk_shape *s =
			    vk_type_shape(t, face, word.data, word.len);
			size_t bytes = 0;

			for (int g = 0; g < s->n; g++)
				bytes += s->clusters[g];
			assert_int_equal(bytes, word.len);
			vk_buf_clear(&word);
		}
	}
	vk_buf_free(&word);
}

/* Any damage ends in a finding or in a font that works, never in a crash. */
static void
test_damage(void **state)
{
	struct vk_buf font = {0};
	uint32_t seed = 1;
	int refused = 0, taken = 0;

	(void)state;
	copy_tinos();
	read_font(&font, "Tinos-Italic.ttf");
	for (int round = 0; round < 60; round++) {
		struct vk_diag *d = vk_diag_new();
		struct vk_type *t;
		char *bytes = vk_alloc(font.len, 1);
		size_t len = font.len;

		memcpy(bytes, font.data, len);
		for (int k = 0; k < 1 + round * 8; k++) {
			/* the directory, the first tables, everything */
			size_t from = round % 2 == 0 ? 0 : 300;
			size_t to = k % 2 == 0 ? 20000 : len;

			seed = seed * 1664525u + 1013904223u;
			bytes[from + (seed >> 8) % (to - from)] =
			    (char)(seed >> 24);
		}
		if (round % 3 == 0)
			len = len * (size_t)(round + 1) / 61;
		write_font("c.ttf", bytes, len);
		t = vk_type_new(folder, NULL, 0, d);
		if (t == NULL) {
			refused++;
			assert_true(vk_diag_kept(d) > 0);
			assert_int_equal(vk_diag_status(d), 69);
		} else {
			taken++;
			shape_repertoire(t, VK_ITALIC);
			vk_type_metrics(t, VK_ITALIC);
		}
		vk_type_free(t);
		vk_diag_free(d);
		free(bytes);
	}
	assert_true(refused > 10);
	assert_true(taken > 5);
	vk_buf_free(&font);
}

/* ---- a good one ---- */

static void
test_metrics(void **state)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_type *t = vk_type_new(good, NULL, 0, d);

	(void)state;
	assert_non_null(t);
	for (int f = 0; f < VK_FACE_COUNT; f++) {
		const struct vk_metrics *m =
		    vk_type_metrics(t, (enum vk_face)f);

		assert_int_equal(m->units_per_em, 2048);
		/* 12.8 pt and 3.0 pt at 14 pt, the bold face most */
		assert_in_range(m->ascent, 12 * 2048 / 14, 13 * 2048 / 14);
		assert_in_range(m->descent, 2 * 2048 / 14, 32 * 2048 / 140);
		assert_in_range(m->cap_height, 1250, 1450);
		assert_in_range(m->digit_height, 1250, 1450);
		assert_ptr_equal(m, vk_type_metrics(t, (enum vk_face)f));
	}
	vk_type_free(t);
	vk_diag_free(d);
}

/* Four different faces, which Cairo can draw. */
static void
test_cairo_faces(void **state)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_type *t = vk_type_new(good, NULL, 0, d);
	void *faces[VK_FACE_COUNT];

	(void)state;
	assert_non_null(t);
	for (int f = 0; f < VK_FACE_COUNT; f++) {
		faces[f] = vk_type_cairo_face(t, (enum vk_face)f);
		assert_non_null(faces[f]);
		assert_int_equal(
		    cairo_font_face_status(faces[f]), CAIRO_STATUS_SUCCESS);
		for (int g = 0; g < f; g++)
			assert_ptr_not_equal(faces[f], faces[g]);
	}
	vk_type_free(t);
	vk_diag_free(d);
}

/* Types may live side by side, and come and go. */
static void
test_several(void **state)
{
	static const char *const tinos[] = {"Tinos"};
	static const char *const liberation[] = {"Liberation Serif"};
	struct vk_diag *d = vk_diag_new();
	struct vk_type *a = vk_type_new(good, tinos, 1, d);
	struct vk_type *b = vk_type_new(good, liberation, 1, d);
	uint32_t width;

	(void)state;
	assert_non_null(a);
	assert_non_null(b);
	width = vk_type_shape(a, VK_BOLD, "ĐẢNG", strlen("ĐẢNG"))->width;
	vk_type_free(a);
	assert_int_equal(
	    vk_type_shape(b, VK_BOLD, "ĐẢNG", strlen("ĐẢNG"))->width, width);
	vk_type_free(b);
	a = vk_type_new(good, tinos, 1, d);
	assert_non_null(a);
	vk_type_free(a);
	vk_type_free(NULL);
	vk_diag_free(d);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_best_family_first),
	    cmocka_unit_test_setup_teardown(
		test_any_family, make_folder, drop_folder),
	    cmocka_unit_test_setup_teardown(
		test_missing, make_folder, drop_folder),
	    cmocka_unit_test_setup_teardown(
		test_same_style_twice, make_folder, drop_folder),
	    cmocka_unit_test_setup_teardown(
		test_no_font, make_folder, drop_folder),
	    cmocka_unit_test_setup_teardown(
		test_embedding, make_folder, drop_folder),
	    cmocka_unit_test_setup_teardown(
		test_other_units, make_folder, drop_folder),
	    cmocka_unit_test_setup_teardown(
		test_missing_letter, make_folder, drop_folder),
	    cmocka_unit_test_setup_teardown(
		test_damage, make_folder, drop_folder),
	    cmocka_unit_test(test_metrics),
	    cmocka_unit_test(test_cairo_faces),
	    cmocka_unit_test(test_several),
	};
	const char *slash = strrchr(argv[0], '/');

	(void)argc;
	/* beside the tests: build/unit/x, build/fonts */
	snprintf(good, sizeof(good), "%.*s../fonts",
	    slash != NULL ? (int)(slash - argv[0] + 1) : 0, argv[0]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
