/* Words to glyphs: exact widths, whole clusters, shaped once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/utf8.h"
#include "type/faces.h"

static char folder[512];

static int
load(void **state)
{
	static const char *const families[] = {"Tinos"};
	struct vk_diag *d = vk_diag_new();

	*state = vk_type_new(folder, families, 1, d);
	vk_diag_free(d);
	if (*state == NULL)
		fprintf(stderr, "no fonts in %s\n", folder);
	return *state != NULL ? 0 : -1;
}

static int
unload(void **state)
{
	vk_type_free(*state);
	return 0;
}

static const struct vk_shape *
shape(void **state, enum vk_face face, const char *text)
{
	return vk_type_shape(*state, face, text, strlen(text));
}

/* Widths in 1/2048 em, as the fonts have them: no kerning, no ligature. */
static void
test_widths(void **state)
{
	static const struct {
		enum vk_face face;
		const char *text;
		unsigned width, glyphs;
	} cases[] = {
	    {VK_REGULAR, " ", 512, 1},
	    {VK_BOLD, " ", 512, 1},
	    {VK_ITALIC, " ", 512, 1},
	    {VK_REGULAR, "0123456789", 10 * 1024, 10},
	    {VK_BOLD_ITALIC, "0123456789", 10 * 1024, 10},
	    {VK_REGULAR, "nghị", 3 * 1024 + 569, 4},
	    {VK_REGULAR, "AV", 2 * 1479, 2},
	    {VK_REGULAR, "ÂV", 2 * 1479, 2},
	    {VK_REGULAR, "fi", 682 + 569, 2},
	    {VK_REGULAR, "T/M", 1251 + 569 + 1821, 3},
	    {VK_BOLD, "ĐẢNG", 1479 + 1479 + 1479 + 1593, 4},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct vk_shape *s =
		    shape(state, cases[i].face, cases[i].text);

		assert_int_equal(s->width, cases[i].width);
		assert_int_equal(s->n, cases[i].glyphs);
		assert_int_equal(s->face, cases[i].face);
	}
}

/* A word is as wide as its letters, and its clusters are its letters. */
static void
test_every_sign(void **state)
{
	for (int face = 0; face < VK_FACE_COUNT; face++)
		for (int i = 0; i < vk_repertoire_count(); i++) {
			uint32_t cp = vk_repertoire_at(i);
			char text[9] = "x";
			size_t len;
			const struct vk_shape *alone, *both;

			if (vk_sign_class(cp) != VK_SIGN_FACE || cp == ' ')
				continue;
			len = vk_utf8_encode(cp, text + 1);
			alone = vk_type_shape(
			    *state, (enum vk_face)face, text + 1, len);
			assert_int_equal(alone->n, 1);
			assert_int_equal(alone->clusters[0], len);
			assert_true(alone->width > 0);
			both = vk_type_shape(
			    *state, (enum vk_face)face, text, len + 1);
			assert_int_equal(both->n, 2);
			assert_int_equal(both->glyphs[1], alone->glyphs[0]);
			assert_int_equal(both->advances[1], alone->advances[0]);
		}
}

static void
test_shaped_once(void **state)
{
	char text[] = "quyết";
	const struct vk_shape *s = shape(state, VK_REGULAR, text);

	assert_ptr_equal(s, shape(state, VK_REGULAR, "quyết"));
	assert_ptr_not_equal(s, shape(state, VK_BOLD, "quyết"));
	assert_ptr_not_equal(s, shape(state, VK_REGULAR, "quyế"));
	text[0] = 'Q'; /* the text was copied */
	assert_string_equal(s->text, "quyết");
	assert_int_equal(s->len, strlen("quyết"));
}

/* The table grows, and what was lent stays where it is. */
static void
test_many_words(void **state)
{
	enum { N = 20000 };
	const struct vk_shape **kept = calloc(N, sizeof(const void *));

	assert_non_null(kept);
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < N; i++) {
			char text[16];
			const struct vk_shape *s;

			snprintf(text, sizeof(text), "%d", i);
			s = shape(state, VK_ITALIC, text);
			assert_string_equal(s->text, text);
			assert_int_equal(s->width, 1024 * strlen(text));
			if (round == 0)
				kept[i] = s;
			else
				assert_ptr_equal(s, kept[i]);
		}
	free(kept);
}

/* A thousand letters are the longest word. */
static void
test_long_word(void **state)
{
	char text[2 * 1000 + 1] = "";
	const struct vk_shape *s;

	for (int i = 0; i < 1000; i++)
		memcpy(text + 2 * (size_t)i, "Ư", 2);
	s = shape(state, VK_BOLD, text);
	assert_int_equal(s->n, 1000);
	assert_int_equal(s->width, 1000 * shape(state, VK_BOLD, "Ư")->width);
	assert_int_equal(shape(state, VK_BOLD, "")->n, 0);
}

static void
test_scale(void **state)
{
	static const struct {
		int64_t units;
		vk_len size, scaled;
	} cases[] = {
	    {2048, 14 * VK_PT, 14 * VK_PT}, {512, 14 * VK_PT, 3584},
	    {0, 14 * VK_PT, 0}, {1, 1024, 1}, /* a half goes away from zero */
	    {-1, 1024, -1}, {1, 1023, 0}, {3, 1023, 1}, {-3, 1023, -1},
	    {300000000000, 14, 2050781250}, /* no overflow on the way */
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(
		    vk_type_scale(*state, cases[i].units, cases[i].size),
		    cases[i].scaled);
}

/* Pango's own shaping, told the same things. */
static PangoGlyphString *
as_pango(struct vk_type *t, enum vk_face face, const char *text)
{
	PangoAttribute *features =
	    pango_attr_font_features_new("kern=0,mark=0,mkmk=0,liga=0,clig=0");
	GSList extra = {.data = features, .next = NULL};
	PangoAnalysis analysis = {.font = vk_face_font(t, face),
	    .script = (guint8)PANGO_SCRIPT_LATIN,
	    .language = pango_language_from_string("vi"),
	    .extra_attrs = &extra};
	PangoGlyphString *glyphs = pango_glyph_string_new();
	int len = (int)strlen(text);

	pango_shape_full(text, len, text, len, &analysis, glyphs);
	pango_attribute_destroy(features);
	return glyphs;
}

static void
test_as_pango(void **state)
{
	static const char *const texts[] = {"Đại", "hội", "NGHỊ", "QUYẾT",
	    "01-NQ/ĐH", "T/M", "ffi", "AV", "“Ưu", "điểm”,", "(khoá", "0,3%",
	    "m²", "2020-2025", "Ẵẫộỹ"};

	for (int face = 0; face < VK_FACE_COUNT; face++)
		for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
			const struct vk_shape *s =
			    shape(state, (enum vk_face)face, texts[i]);
			PangoGlyphString *g =
			    as_pango(*state, (enum vk_face)face, texts[i]);

			assert_int_equal(s->n, g->num_glyphs);
			for (int k = 0; k < g->num_glyphs; k++) {
				assert_int_equal(
				    s->glyphs[k], g->glyphs[k].glyph);
				assert_int_equal(s->advances[k] * PANGO_SCALE,
				    g->glyphs[k].geometry.width);
			}
			pango_glyph_string_free(g);
		}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_widths),
	    cmocka_unit_test(test_every_sign),
	    cmocka_unit_test(test_shaped_once),
	    cmocka_unit_test(test_many_words),
	    cmocka_unit_test(test_long_word),
	    cmocka_unit_test(test_scale),
	    cmocka_unit_test(test_as_pango),
	};
	const char *slash = strrchr(argv[0], '/');

	(void)argc;
	/* beside the tests: build/unit/x, build/fonts */
	snprintf(folder, sizeof(folder), "%.*s../fonts",
	    slash != NULL ? (int)(slash - argv[0] + 1) : 0, argv[0]);
	return cmocka_run_group_tests(tests, load, unload);
}
