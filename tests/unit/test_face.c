/*
 * The fonts of an archival file, read back: the embedded subset is opened as a
 * font and held against the one it was taken from, CID by CID.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <hb-ot.h>
#include <hb.h>

#include <math.h>
#include <unistd.h>

#include "base/utf8.h"
#include "out/archive/archive.h"
#include "sheet.h"

static struct vk_type *types[2]; /* Tinos, Liberation Serif */
static const char *program;

/* ---- a file of fonts alone ---- */

struct made {
	struct vk_objects *objects;
	struct vk_archive_faces faces;
	struct vk_diag *diag;
	struct vk_buf file;
};

static void
made_open(struct made *m, struct vk_type *type)
{
	memset(m, 0, sizeof(*m));
	m->objects = vk_objects_new(true);
	m->diag = vk_diag_new();
	vk_archive_faces_open(&m->faces, type);
}

static bool
made_put(struct made *m)
{
	struct vk_buf empty = {0};
	int root;

	if (!vk_archive_faces_put(&m->faces, m->objects, m->diag))
		return false;
	root = vk_objects_reserve(m->objects);
	vk_buf_adds(&empty, "<</Type/Catalog>>");
	vk_objects_put(m->objects, root, &empty);
	vk_objects_finish(m->objects, root, root, &m->file);
	vk_buf_free(&empty);
	return true;
}

static void
made_close(struct made *m)
{
	vk_archive_faces_close(&m->faces);
	vk_objects_free(m->objects);
	vk_diag_free(m->diag);
	vk_buf_free(&m->file);
}

/* The glyph of a sign, or of what is set in its place; 0: none. */
static uint16_t
glyph_of(struct vk_type *type, int face, uint32_t cp)
{
	int raise;
	char plain = vk_repertoire_substitute(cp, &raise), text[4];
	size_t len = vk_utf8_encode(plain != 0 ? (uint32_t)plain : cp, text);

	if (vk_sign_class(cp) == VK_SIGN_DRAWN ||
	    vk_sign_class(cp) == VK_SIGN_OUTSIDE)
		return 0;
	return vk_type_shape(type, (enum vk_face)face, text, len)->glyphs[0];
}

/* Uses every nth sign that has a glyph. */
static void
use_signs(struct made *m, int face, int step)
{
	for (int i = 0; i < vk_repertoire_count(); i += step) {
		uint32_t cp = vk_repertoire_at(i);
		uint16_t glyph = glyph_of(m->faces.type, face, cp);

		if (glyph != 0)
			assert_int_equal(vk_archive_cid(&m->faces, m->objects,
					     face, glyph, cp),
			    i + 1);
	}
}

static const char *
find(const struct vk_buf *b, const char *what, const char *from)
{
	size_t len = strlen(what);

	for (const char *at = from != NULL ? from : b->data;
	     at + len <= b->data + b->len; at++)
		if (memcmp(at, what, len) == 0)
			return at;
	return NULL;
}

/* The bytes of an object that another one names under a key. */
static const char *
follow(const struct vk_buf *file, const char *from, const char *key)
{
	char head[32];
	const char *at = find(file, key, from);

	assert_non_null(at);
	at += strlen(key);
	snprintf(head, sizeof(head), "\n%d 0 obj\n",
	    (int)strtol(at + strspn(at, " ["), NULL, 10));
	at = find(file, head, NULL);
	assert_non_null(at);
	return at + strlen(head);
}

static struct vk_buf
stream_of(const char *object)
{
	struct vk_buf bytes = {0};
	const char *at = strstr(object, "/Length ");
	size_t len;

	assert_non_null(at);
	len = strtoul(at + 8, NULL, 10);
	at = strstr(at, ">>\nstream\n");
	assert_non_null(at);
	vk_buf_add(&bytes, at + 10, len);
	return bytes;
}

struct font { /* as it stands in the file */
	const char *type0, *cid_font, *descriptor;
	struct vk_buf map, file, to_unicode;
	hb_blob_t *blob;
	hb_font_t *subset, *whole;
	int em;
};

static void
font_open(struct font *f, const struct made *m, int face)
{
	char head[32];
	hb_face_t *opened;

	snprintf(head, sizeof(head), "\n%d 0 obj\n", m->faces.at[face].object);
	f->type0 = find(&m->file, head, NULL);
	assert_non_null(f->type0);
	f->type0 += strlen(head);
	f->cid_font = follow(&m->file, f->type0, "/DescendantFonts");
	f->descriptor = follow(&m->file, f->cid_font, "/FontDescriptor ");
	f->map = stream_of(follow(&m->file, f->cid_font, "/CIDToGIDMap"));
	f->file = stream_of(follow(&m->file, f->descriptor, "/FontFile2"));
	f->to_unicode = stream_of(follow(&m->file, f->type0, "/ToUnicode"));
	f->blob = hb_blob_create(f->file.data, (unsigned)f->file.len,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);
	opened = hb_face_create(f->blob, 0);
	f->em = (int)hb_face_get_upem(opened);
	f->subset = hb_font_create(opened);
	f->whole =
	    hb_font_create(vk_type_hb_face(m->faces.type, (enum vk_face)face));
	hb_face_destroy(opened);
}

static void
font_close(struct font *f)
{
	hb_font_destroy(f->subset);
	hb_font_destroy(f->whole);
	hb_blob_destroy(f->blob);
	vk_buf_free(&f->map);
	vk_buf_free(&f->file);
	vk_buf_free(&f->to_unicode);
}

static hb_codepoint_t
mapped(const struct font *f, int cid)
{
	assert_true((size_t)cid * 2 + 1 < f->map.len);
	return (hb_codepoint_t)((unsigned char)f->map.data[cid * 2] << 8 |
	    (unsigned char)f->map.data[cid * 2 + 1]);
}

/* From /W, as a viewer reads it; -1 when it says nothing. */
static double
said_width(const struct font *f, int cid)
{
	const char *at = strstr(f->cid_font, "/W[");

	assert_non_null(at);
	for (at += 3; *at != ']'; at++) {
		char *after;
		long first = strtol(at, &after, 10);

		assert_int_equal(*after, '[');
		for (at = after + 1; *(at - 1) != ']'; first++) {
			double width = strtod(at, &after);

			if (first == cid)
				return width;
			at = after + 1;
		}
		at--;
	}
	return -1;
}

/* The sign that /ToUnicode gives; 0 when none. */
static uint32_t
said_sign(const struct font *f, int cid)
{
	char line[16];
	const char *at;

	snprintf(line, sizeof(line), "\n<%04X><", (unsigned)cid);
	at = find(&f->to_unicode, line, NULL);
	if (at == NULL)
		return 0;
	assert_null(find(&f->to_unicode, line, at + 1));
	assert_int_equal(at[strlen(line) + 4], '>');
	return (uint32_t)strtoul(at + strlen(line), NULL, 16);
}

/* A block says how many lines it has, and has a hundred at most. */
static void
has_sound_blocks(const struct font *f)
{
	const char *at = f->to_unicode.data;

	while ((at = find(&f->to_unicode, " beginbfchar\n", at)) != NULL) {
		const char *end = find(&f->to_unicode, "endbfchar\n", at);
		const char *head = at;
		long said, lines = -1;

		while (head[-1] != '\n')
			head--;
		said = strtol(head, NULL, 10);
		assert_non_null(end);
		for (; at < end; at++)
			lines += *at == '\n';
		assert_int_equal(said, lines);
		assert_in_range(said, 1, 100);
	}
}

/* ---- outlines ---- */

static void
add_point(struct vk_buf *b, char kind, float x, float y)
{
	vk_buf_addf(b, "%c %.2f %.2f ", kind, (double)x, (double)y);
}

static void
move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x,
    float y, void *user)
{
	(void)funcs, (void)st, (void)user;
	add_point(data, 'm', x, y);
}

static void
line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float x,
    float y, void *user)
{
	(void)funcs, (void)st, (void)user;
	add_point(data, 'l', x, y);
}

static void
curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *st, float cx,
    float cy, float x, float y, void *user)
{
	(void)funcs, (void)st, (void)user;
	add_point(data, 'c', cx, cy);
	add_point(data, 'q', x, y);
}

static struct vk_buf
outline_of(hb_font_t *font, hb_codepoint_t glyph)
{
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();
	struct vk_buf said = {0};

	hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(funcs, curve_to, NULL, NULL);
	hb_font_get_glyph_shape(font, glyph, funcs, &said);
	hb_draw_funcs_destroy(funcs);
	return said;
}

static void
has_the_outline(const struct font *f, int cid, uint16_t whole)
{
	struct vk_buf one = outline_of(f->whole, whole);
	struct vk_buf other = outline_of(f->subset, mapped(f, cid));

	assert_string_equal(vk_buf_str(&one), vk_buf_str(&other));
	vk_buf_free(&one);
	vk_buf_free(&other);
}

/* ---- the tests ---- */

/* Width, outline and text of each sign, and nothing of those not in use. */
static void
check_font(const struct made *m, int face)
{
	const struct vk_archive_face *used = &m->faces.at[face];
	struct font f;
	int outlines = 0;

	font_open(&f, m, face);
	has_sound_blocks(&f);
	for (int cid = 1; cid <= vk_repertoire_count(); cid++) {
		double advance, width = said_width(&f, cid);
		uint32_t cp = vk_repertoire_at(cid - 1);

		if (used->signs[cid] == 0) {
			assert_true(width < 0);
			assert_int_equal(said_sign(&f, cid), 0);
			continue;
		}
		advance =
		    hb_font_get_glyph_h_advance(f.subset, mapped(&f, cid)) *
		    1000.0 / f.em;
		assert_true(fabs(width - advance) < 0.0051);
		assert_int_equal((int64_t)(width * 100 + 0.5),
		    vk_archive_width(&m->faces, face, cid));
		assert_int_equal(said_sign(&f, cid), cp);
		has_the_outline(&f, cid, glyph_of(m->faces.type, face, cp));
		outlines++;
	}
	assert_true(outlines > 40);
	font_close(&f);
}

static void
embeds_what_is_used(void **state)
{
	static const int steps[VK_FACE_COUNT] = {1, 2, 3, 7};

	(void)state;
	for (size_t t = 0; t < 2; t++) {
		struct made m;

		made_open(&m, types[t]);
		for (int face = 0; face < VK_FACE_COUNT; face++)
			use_signs(&m, face, steps[face]);
		assert_true(made_put(&m));
		assert_int_equal(vk_diag_kept(m.diag), 0);
		for (int face = 0; face < VK_FACE_COUNT; face++)
			check_font(&m, face);
		made_close(&m);
	}
}

/* The subset holds the glyphs in use, those they are made of, and glyph 0. */
static void
embeds_no_more(void **state)
{
	struct made m;
	struct font f;

	(void)state;
	made_open(&m, types[0]);
	vk_archive_cid(&m.faces, m.objects, VK_BOLD,
	    glyph_of(types[0], VK_BOLD, 'A'), 'A');
	vk_archive_cid(&m.faces, m.objects, VK_BOLD,
	    glyph_of(types[0], VK_BOLD, 'B'), 'B');
	assert_true(made_put(&m));
	font_open(&f, &m, VK_BOLD);
	assert_int_equal(
	    hb_face_get_glyph_count(hb_font_get_face(f.subset)), 3);
	assert_true(f.file.len < 2000);
	assert_int_equal(m.faces.at[VK_REGULAR].object, 0);
	font_close(&f);
	made_close(&m);
}

static void
describes_the_font(void **state)
{
	static const char *const wanted[] = {"/Type/FontDescriptor",
	    "/FontBBox[", "/ItalicAngle -16.33", "/Ascent 891", "/Descent -216",
	    "/CapHeight ", "/StemV ", "/Flags 70", "+Tinos-Italic"};
	struct made m;
	struct font f;

	(void)state;
	made_open(&m, types[0]);
	use_signs(&m, VK_ITALIC, 5);
	assert_true(made_put(&m));
	font_open(&f, &m, VK_ITALIC);
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		const char *at = strstr(f.descriptor, wanted[i]);

		if (at == NULL || at > strstr(f.descriptor, "endobj"))
			fail_msg("%s: %.300s", wanted[i], f.descriptor);
	}
	font_close(&f);
	made_close(&m);
}

/* "ABCDEF+": the same for the same glyphs, another for others. */
static void
names_subsets(void **state)
{
	char names[3][7] = {{0}};

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct made m;
		struct font f;
		const char *at;

		made_open(&m, types[0]);
		use_signs(&m, VK_REGULAR, i == 2 ? 3 : 2);
		assert_true(made_put(&m));
		font_open(&f, &m, VK_REGULAR);
		at = strstr(f.type0, "/BaseFont/");
		assert_non_null(at);
		memcpy(names[i], at + 10, 6);
		assert_int_equal(at[16], '+');
		assert_int_equal(
		    strspn(names[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 6);
		font_close(&f);
		made_close(&m);
	}
	assert_string_equal(names[0], names[1]);
	assert_string_not_equal(names[0], names[2]);
}

/* Neither the order of use nor what was made before changes a byte. */
static void
is_the_same_again(void **state)
{
	struct made one, other, between;

	(void)state;
	made_open(&one, types[1]);
	use_signs(&one, VK_BOLD_ITALIC, 1);
	assert_true(made_put(&one));
	made_open(&between, types[1]);
	use_signs(&between, VK_BOLD_ITALIC, 4);
	assert_true(made_put(&between));
	made_open(&other, types[1]);
	use_signs(&other, VK_BOLD_ITALIC, 5);
	use_signs(&other, VK_BOLD_ITALIC, 1);
	use_signs(&other, VK_BOLD_ITALIC, 3);
	assert_true(made_put(&other));
	assert_int_equal(one.file.len, other.file.len);
	assert_memory_equal(one.file.data, other.file.data, one.file.len);
	made_close(&one);
	made_close(&between);
	made_close(&other);
}

/* A sign that has a second glyph gets a second CID, with the same text. */
static void
keeps_two_glyphs_of_a_sign_apart(void **state)
{
	uint16_t a = glyph_of(types[0], VK_REGULAR, 'A');
	uint16_t b = glyph_of(types[0], VK_REGULAR, 'B');
	struct made m;
	struct font f;
	int one, two;

	(void)state;
	made_open(&m, types[0]);
	one = vk_archive_cid(&m.faces, m.objects, VK_REGULAR, a, 'A');
	two = vk_archive_cid(&m.faces, m.objects, VK_REGULAR, b, 'A');
	assert_int_equal(one, vk_repertoire_index('A') + 1);
	assert_int_equal(two, vk_repertoire_count() + 1);
	assert_int_equal(
	    two, vk_archive_cid(&m.faces, m.objects, VK_REGULAR, b, 'A'));
	assert_true(made_put(&m));
	font_open(&f, &m, VK_REGULAR);
	assert_int_equal(said_sign(&f, one), 'A');
	assert_int_equal(said_sign(&f, two), 'A');
	has_the_outline(&f, one, a);
	has_the_outline(&f, two, b);
	font_close(&f);
	made_close(&m);
}

static void
refuses_glyphs_without_a_sign(void **state)
{
	uint16_t a = glyph_of(types[0], VK_REGULAR, 'A');
	const struct {
		uint16_t glyph;
		uint32_t cp;
		int extra; /* other glyphs of the sign */
		bool good;
	} cases[] = {{a, 'A', 0, true}, {a, 0, 0, false}, {a, 0x4e2d, 0, false},
	    {0, 'A', 0, false}, {a, 'A', 64, true}, {a, 'A', 65, false},
	    {a, 'A', 1000, false}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct made m;

		made_open(&m, types[0]);
		vk_archive_cid(&m.faces, m.objects, VK_REGULAR, cases[i].glyph,
		    cases[i].cp);
		for (int k = 1; k <= cases[i].extra; k++)
			vk_archive_cid(&m.faces, m.objects, VK_REGULAR,
			    (uint16_t)(a + k), cases[i].cp);
		assert_int_equal(made_put(&m), cases[i].good);
		assert_int_equal(vk_diag_kept(m.diag), !cases[i].good);
		if (!cases[i].good) {
			assert_int_equal(
			    vk_diag_at(m.diag, 0)->msg, VK_MSG_FONT_NO_ARCHIVE);
			assert_int_equal(vk_diag_status(m.diag), 69);
		}
		made_close(&m);
	}
}

/* ---- a font with another table ---- */

enum { MOST_NAME = 512 };

static void
copy_font(const char *from, const char *to, const char *style, const char *tag)
{
	char name[2 * MOST_NAME];
	struct vk_buf bytes = {0};
	char part[4096];
	size_t n;
	FILE *file;

	snprintf(name, sizeof(name), "%s/Tinos-%s.ttf", from, style);
	file = fopen(name, "rb");
	assert_non_null(file);
	while ((n = fread(part, 1, sizeof(part), file)) > 0)
		vk_buf_add(&bytes, part, n);
	fclose(file);
	if (tag != NULL)
		memcpy((char *)find(&bytes, "gasp", NULL), tag, 4);
	snprintf(name, sizeof(name), "%s/Tinos-%s.ttf", to, style);
	file = fopen(name, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes.data, 1, bytes.len, file), bytes.len);
	fclose(file);
	vk_buf_free(&bytes);
}

/* Only a face in use is looked at. */
static void
refuses_a_variable_font(void **state)
{
	static const char *const styles[] = {
	    "Regular", "Bold", "Italic", "BoldItalic"};
	char folder[] = "/tmp/vankien-test-XXXXXX", from[MOST_NAME];
	char name[2 * MOST_NAME];
	struct vk_diag *d = vk_diag_new();
	struct vk_type *type;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(from, sizeof(from), "%.*s",
	    (int)(strrchr(vk_type_file(types[0], VK_BOLD), '/') -
		vk_type_file(types[0], VK_BOLD)),
	    vk_type_file(types[0], VK_BOLD));
	for (int i = 0; i < VK_FACE_COUNT; i++)
		copy_font(
		    from, folder, styles[i], i == VK_BOLD ? "fvar" : NULL);
	type = vk_type_new(folder, NULL, 0, d);
	assert_non_null(type);
	for (int i = 0; i < VK_FACE_COUNT; i++) {
		struct made m;

		assert_int_equal(
		    vk_type_is_plain(type, (enum vk_face)i), i != VK_BOLD);
		made_open(&m, type);
		use_signs(&m, i, 10);
		assert_int_equal(made_put(&m), i != VK_BOLD);
		if (i == VK_BOLD)
			assert_string_equal(vk_diag_at(m.diag, 0)->pos.file,
			    vk_type_file(type, VK_BOLD));
		made_close(&m);
	}
	vk_type_free(type);
	vk_diag_free(d);
	for (int i = 0; i < VK_FACE_COUNT; i++) {
		snprintf(
		    name, sizeof(name), "%s/Tinos-%s.ttf", folder, styles[i]);
		unlink(name);
	}
	assert_int_equal(rmdir(folder), 0);
}

static int
load_fonts(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	types[0] = sheet_type(program, "Tinos", d);
	types[1] = sheet_type(program, "Liberation Serif", d);
	vk_diag_free(d);
	return types[0] == NULL || types[1] == NULL;
}

static int
drop_fonts(void **state)
{
	(void)state;
	vk_type_free(types[0]);
	vk_type_free(types[1]);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(embeds_what_is_used),
	    cmocka_unit_test(embeds_no_more),
	    cmocka_unit_test(describes_the_font),
	    cmocka_unit_test(names_subsets),
	    cmocka_unit_test(is_the_same_again),
	    cmocka_unit_test(keeps_two_glyphs_of_a_sign_apart),
	    cmocka_unit_test(refuses_glyphs_without_a_sign),
	    cmocka_unit_test(refuses_a_variable_font),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, load_fonts, drop_fonts);
}
