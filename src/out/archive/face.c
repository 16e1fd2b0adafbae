/*
 * The fonts of the file.  A CID is the place of a sign in the closed repertoire,
 * so the content of a page depends neither on the font nor on its subset, and
 * two signs that share a glyph keep their own text.  Of each face the glyphs in
 * use are embedded, numbered anew; a map leads from CIDs to them.
 */
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <zlib.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"

enum {
	MOST_EXTRA = 64, /* signs with a second glyph, in one face */
	TAG_LETTERS = 6, /* "ABCDEF+" before the name of a subset */
	NAME_ROOM = 64,
	MOST_LINES = 100 /* of a block of a CMap */
};

static const char hex[] = "0123456789ABCDEF";

/* ---- CIDs while the pages are written ---- */

void
vk_archive_faces_open(struct vk_archive_faces *f, struct vk_type *type)
{
	memset(f, 0, sizeof(*f));
	f->type = type;
}

void
vk_archive_faces_close(struct vk_archive_faces *f)
{
	for (int i = 0; i < VK_FACE_COUNT; i++) {
		struct vk_archive_face *face = &f->at[i];

		hb_font_destroy(face->font);
		free(face->signs);
		free(face->gids);
		free(face->widths);
		memset(face, 0, sizeof(*face));
	}
}

static void
open_face(struct vk_archive_faces *f, struct vk_objects *o, int which)
{
	struct vk_archive_face *face = &f->at[which];
	size_t n = (size_t)vk_repertoire_count() + 1 + MOST_EXTRA;

	face->object = vk_objects_reserve(o);
	face->font =
	    hb_font_create(vk_type_hb_face(f->type, (enum vk_face)which));
	face->signs = vk_alloc(n, sizeof(*face->signs));
	face->gids = vk_alloc(n, sizeof(*face->gids));
	face->widths = vk_alloc(n, sizeof(*face->widths));
	face->cids = (int)n;
}

/* The width is the font's own: a file must not say another. */
static int
use(struct vk_archive_face *face, int cid, uint16_t glyph, uint32_t cp)
{
	unsigned em = hb_face_get_upem(hb_font_get_face(face->font));
	hb_position_t advance = hb_font_get_glyph_h_advance(face->font, glyph);

	if (advance < 0)
		advance = 0;
	face->signs[cid] = cp;
	face->gids[cid] = glyph;
	face->widths[cid] =
	    (uint32_t)(((uint64_t)advance * 100000 + em / 2) / em);
	return cid;
}

/* A sign that the font draws in more than one way: the others, in turn. */
static int
find_extra(struct vk_archive_face *face, uint16_t glyph, uint32_t cp)
{
	int first = vk_repertoire_count() + 1;

	for (int cid = first; cid < first + face->extra; cid++)
		if (face->gids[cid] == glyph && face->signs[cid] == cp)
			return cid;
	if (face->extra == MOST_EXTRA)
		return 0;
	return use(face, first + face->extra++, glyph, cp);
}

static int
find_cid(struct vk_archive_faces *f, struct vk_objects *o, int which,
    uint16_t glyph, uint32_t cp)
{
	struct vk_archive_face *face = &f->at[which];
	int cid = vk_repertoire_index(cp) + 1;

	if (face->object == 0)
		open_face(f, o, which);
	if (cid > 0 && face->signs[cid] == 0)
		use(face, cid, glyph, cp);
	else if (cid > 0 && face->gids[cid] != glyph)
		cid = find_extra(face, glyph, cp);
	if (cid == 0 || glyph == 0)
		face->unfit = true;
	return cid;
}

/* Most glyphs of a text were asked for before, for the same sign. */
int
vk_archive_cid(struct vk_archive_faces *f, struct vk_objects *o, int which,
    uint16_t glyph, uint32_t cp)
{
	struct vk_archive_sign *sign =
	    &f->at[which].recent[glyph % VK_ARCHIVE_RECENT];

	if (sign->cid == 0 || sign->glyph != glyph || sign->cp != cp) {
		sign->cp = cp;
		sign->glyph = glyph;
		sign->cid = (uint16_t)find_cid(f, o, which, glyph, cp);
	}
	return sign->cid;
}

int64_t
vk_archive_width(const struct vk_archive_faces *f, int which, int cid)
{
	return f->at[which].widths[cid];
}

/* ---- the subset ---- */

struct subset { /* the part of a face that goes into the file */
	const struct vk_archive_face *face;
	hb_face_t *whole;
	hb_blob_t *file; /* NULL: there is none */
	uint16_t *gids; /* of each CID, in the subset */
	char name[NAME_ROOM]; /* "ABCDEF+Tinos-Regular" */
	int greatest; /* CID in use */
};

/* All that a viewer needs; letters are found by the map and not by a cmap. */
static hb_face_t *
lean_face(hb_face_t *whole)
{
	static const char *const tags[] = {"glyf", "head", "hhea", "hmtx",
	    "loca", "maxp", "cvt ", "fpgm", "prep"};
	hb_face_t *lean = hb_face_builder_create();

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		hb_tag_t tag = hb_tag_from_string(tags[i], -1);
		hb_blob_t *table = hb_face_reference_table(whole, tag);

		if (hb_blob_get_length(table) > 0)
			hb_face_builder_add_table(lean, tag, table);
		hb_blob_destroy(table);
	}
	return lean;
}

static hb_subset_plan_t *
plan_subset(const struct subset *s)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *lean = lean_face(s->whole);
	hb_subset_plan_t *plan = NULL;

	if (input != NULL) {
		hb_set_t *glyphs = hb_subset_input_glyph_set(input);

		for (int cid = 1; cid <= s->greatest; cid++)
			if (s->face->signs[cid] != 0)
				hb_set_add(glyphs, s->face->gids[cid]);
		hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
		plan = hb_subset_plan_create_or_fail(lean, input);
	}
	hb_subset_input_destroy(input);
	hb_face_destroy(lean);
	return plan;
}

/* False when the subset lacks a glyph: the font is damaged. */
static bool
number_anew(struct subset *s, hb_subset_plan_t *plan)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);

	s->gids = vk_alloc((size_t)s->greatest + 1, sizeof(*s->gids));
	for (int cid = 1; cid <= s->greatest; cid++) {
		hb_codepoint_t glyph;

		if (s->face->signs[cid] == 0)
			continue;
		glyph = hb_map_get(map, s->face->gids[cid]);
		if (glyph > UINT16_MAX)
			return false;
		s->gids[cid] = (uint16_t)glyph;
	}
	return true;
}

/* A letter per 26th of the hash, and what the font calls itself. */
static void
name_subset(struct subset *s)
{
	unsigned len, room = NAME_ROOM - TAG_LETTERS - 1;
	const void *bytes = hb_blob_get_data(s->file, &len);
	uint32_t hash = (uint32_t)crc32(0, bytes, len);
	char *name = s->name + TAG_LETTERS + 1, *to = name;

	for (int i = 0; i < TAG_LETTERS; i++, hash /= 26)
		s->name[i] = (char)('A' + hash % 26);
	s->name[TAG_LETTERS] = '+';
	hb_ot_name_get_utf8(s->whole, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    hb_language_from_string("en", -1), &room, name);
	for (const char *from = name; *from != '\0'; from++)
		if (*from > ' ' && *from <= '~' &&
		    strchr("[](){}<>/%#", *from) == NULL)
			*to++ = *from;
	*to = '\0';
	if (to == name)
		memcpy(name, "Font", sizeof("Font"));
}

static bool
make_subset(struct subset *s)
{
	hb_subset_plan_t *plan;
	hb_face_t *made = NULL;

	for (int cid = 1; cid < s->face->cids; cid++)
		if (s->face->signs[cid] != 0)
			s->greatest = cid;
	plan = plan_subset(s);
	if (plan != NULL && number_anew(s, plan))
		made = hb_subset_plan_execute_or_fail(plan);
	if (made != NULL) {
		s->file = hb_face_reference_blob(made);
		name_subset(s);
	}
	hb_face_destroy(made);
	hb_subset_plan_destroy(plan);
	return s->file != NULL;
}

static void
drop_subset(struct subset *s)
{
	hb_blob_destroy(s->file);
	free(s->gids);
}

/* ---- the objects ---- */

static int
put_file(struct vk_objects *o, const struct subset *s)
{
	int number = vk_objects_reserve(o);
	struct vk_buf entries = {0};
	unsigned len;
	const char *bytes = hb_blob_get_data(s->file, &len);

	vk_buf_adds(&entries, "/Length1 ");
	vk_pdf_hundredths(&entries, (int64_t)len * 100);
	vk_objects_stream(
	    o, number, vk_buf_str(&entries), bytes, len, VK_COMMON);
	vk_buf_free(&entries);
	return number;
}

/* Two bytes for each CID. */
static int
put_map(struct vk_objects *o, const struct subset *s)
{
	int number = vk_objects_reserve(o);
	struct vk_buf map = {0};

	for (int cid = 0; cid <= s->greatest; cid++) {
		vk_buf_addc(&map, (char)(s->gids[cid] >> 8));
		vk_buf_addc(&map, (char)(s->gids[cid] & 0xff));
	}
	vk_objects_stream(o, number, "", map.data, map.len, VK_COMMON);
	vk_buf_free(&map);
	return number;
}

static void
add_hex(struct vk_buf *out, uint32_t unit)
{
	char four[4];

	for (int i = 0; i < 4; i++)
		four[i] = hex[unit >> (12 - 4 * i) & 15];
	vk_buf_add(out, four, sizeof(four));
}

/* UTF-16; the repertoire may grow beyond the first plane. */
static void
add_sign(struct vk_buf *out, uint32_t cp)
{
	if (cp > 0xffff) {
		add_hex(out, 0xd800 + ((cp - 0x10000) >> 10));
		cp = 0xdc00 + ((cp - 0x10000) & 0x3ff);
	}
	add_hex(out, cp);
}

/* "<0041> <1EA4>" for each CID in use, in blocks. */
static void
add_signs(struct vk_buf *out, const struct subset *s)
{
	struct vk_buf block = {0};
	int n = 0;

	for (int cid = 1; cid <= s->greatest; cid++) {
		if (s->face->signs[cid] != 0) {
			vk_buf_addc(&block, '<');
			add_hex(&block, (uint32_t)cid);
			vk_buf_adds(&block, "><");
			add_sign(&block, s->face->signs[cid]);
			vk_buf_adds(&block, ">\n");
			n++;
		}
		if (n == MOST_LINES || (n > 0 && cid == s->greatest)) {
			vk_pdf_hundredths(out, (int64_t)n * 100);
			vk_buf_adds(out, " beginbfchar\n");
			vk_buf_add(out, block.data, block.len);
			vk_buf_adds(out, "endbfchar\n");
			vk_buf_clear(&block);
			n = 0;
		}
	}
	vk_buf_free(&block);
}

static int
put_to_unicode(struct vk_objects *o, const struct subset *s)
{
	int number = vk_objects_reserve(o);
	struct vk_buf cmap = {0};

	vk_buf_adds(&cmap,
	    "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
	    "/Supplement 0>> def\n"
	    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	add_signs(&cmap, s);
	vk_buf_adds(&cmap,
	    "endcmap\nCMapName currentdict /CMap defineresource pop\n"
	    "end\nend\n");
	vk_objects_stream(o, number, "", cmap.data, cmap.len, VK_COMMON);
	vk_buf_free(&cmap);
	return number;
}

/* A signed word of a table; 0 when the table is shorter. */
static int
word_at(hb_face_t *face, const char *tag, unsigned offset)
{
	hb_blob_t *table =
	    hb_face_reference_table(face, hb_tag_from_string(tag, -1));
	unsigned len;
	const char *bytes = hb_blob_get_data(table, &len);
	int word = 0;

	if (len >= offset + 2)
		word = (int16_t)(((unsigned char)bytes[offset] << 8) |
		    (unsigned char)bytes[offset + 1]);
	hb_blob_destroy(table);
	return word;
}

static void
add_entry(struct vk_buf *out, const char *key, int64_t value)
{
	vk_buf_adds(out, key);
	vk_buf_addc(out, ' ');
	vk_pdf_hundredths(out, value * 100);
}

/* From font units to 1/1000 em. */
static int
thousandths(const struct subset *s, int units)
{
	int em = (int)hb_face_get_upem(s->whole);

	return (units * 1000 + (units >= 0 ? em / 2 : -(em / 2))) / em;
}

static void
add_box(struct vk_buf *out, const struct subset *s)
{
	enum { HEAD_BOX = 36 };

	for (unsigned i = 0; i < 4; i++)
		add_entry(out, i == 0 ? "/FontBBox[" : "",
		    thousandths(
			s, word_at(s->whole, "head", HEAD_BOX + 2 * i)));
	vk_buf_addc(out, ']');
}

/* 1/100 of a degree; the table counts in 1/65536. */
static int
italic_angle(const struct subset *s)
{
	enum { POST_ANGLE = 4 };
	int part = word_at(s->whole, "post", POST_ANGLE + 2) & 0xffff;

	return word_at(s->whole, "post", POST_ANGLE) * 100 +
	    (part * 100 + 0x8000) / 0x10000;
}

static int
put_descriptor(
    struct vk_objects *o, const struct subset *s, struct vk_type *type, int at)
{
	enum { SERIF = 1 << 1, SYMBOLIC = 1 << 2, ITALIC = 1 << 6 };
	enum { HHEA_ASCENT = 4, HHEA_DESCENT = 6 };
	int number = vk_objects_reserve(o);
	struct vk_buf b = {0};

	vk_buf_adds(&b, "<</Type/FontDescriptor/FontName");
	vk_pdf_name(&b, s->name);
	add_entry(
	    &b, "/Flags", SERIF | SYMBOLIC | (at & VK_ITALIC ? ITALIC : 0));
	add_box(&b, s);
	vk_buf_adds(&b, "/ItalicAngle ");
	vk_pdf_hundredths(&b, italic_angle(s));
	add_entry(&b, "/Ascent",
	    thousandths(s, word_at(s->whole, "hhea", HHEA_ASCENT)));
	add_entry(&b, "/Descent",
	    thousandths(s, word_at(s->whole, "hhea", HHEA_DESCENT)));
	add_entry(&b, "/CapHeight",
	    thousandths(
		s, vk_type_metrics(type, (enum vk_face)at)->cap_height));
	add_entry(&b, "/StemV", at & VK_BOLD ? 136 : 84);
	vk_buf_adds(&b, "/FontFile2 ");
	vk_pdf_reference(&b, put_file(o, s));
	vk_buf_adds(&b, ">>");
	vk_objects_put(o, number, &b);
	vk_buf_free(&b);
	return number;
}

/* "33[250 333]36[500]": the widths of CIDs in a row. */
static void
add_widths(struct vk_buf *out, const struct subset *s)
{
	bool row = false;

	vk_buf_adds(out, "/W[");
	for (int cid = 1; cid <= s->greatest; cid++) {
		if (s->face->signs[cid] == 0) {
			vk_buf_adds(out, row ? "]" : "");
			row = false;
			continue;
		}
		if (!row)
			vk_pdf_hundredths(out, (int64_t)cid * 100);
		vk_buf_addc(out, row ? ' ' : '[');
		vk_pdf_hundredths(out, s->face->widths[cid]);
		row = true;
	}
	vk_buf_adds(out, row ? "]]" : "]");
}

static int
put_cid_font(
    struct vk_objects *o, const struct subset *s, struct vk_type *type, int at)
{
	int number = vk_objects_reserve(o);
	struct vk_buf b = {0};

	vk_buf_adds(&b, "<</Type/Font/Subtype/CIDFontType2/BaseFont");
	vk_pdf_name(&b, s->name);
	vk_buf_adds(&b,
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
	    "/Supplement 0>>/FontDescriptor ");
	vk_pdf_reference(&b, put_descriptor(o, s, type, at));
	vk_buf_adds(&b, "/CIDToGIDMap ");
	vk_pdf_reference(&b, put_map(o, s));
	add_widths(&b, s);
	vk_buf_adds(&b, ">>");
	vk_objects_put(o, number, &b);
	vk_buf_free(&b);
	return number;
}

static void
put_font(
    struct vk_objects *o, const struct subset *s, struct vk_type *type, int at)
{
	struct vk_buf b = {0};

	vk_buf_adds(&b, "<</Type/Font/Subtype/Type0/BaseFont");
	vk_pdf_name(&b, s->name);
	vk_buf_adds(&b, "/Encoding/Identity-H/DescendantFonts[");
	vk_pdf_reference(&b, put_cid_font(o, s, type, at));
	vk_buf_adds(&b, "]/ToUnicode ");
	vk_pdf_reference(&b, put_to_unicode(o, s));
	vk_buf_adds(&b, ">>");
	vk_objects_put(o, s->face->object, &b);
	vk_buf_free(&b);
}

static bool
put_face(struct vk_archive_faces *f, struct vk_objects *o, int at)
{
	const struct vk_archive_face *face = &f->at[at];
	struct subset s = {.face = face};
	bool done = false;

	s.whole = vk_type_hb_face(f->type, (enum vk_face)at);
	if (!face->unfit && vk_type_is_plain(f->type, (enum vk_face)at) &&
	    make_subset(&s)) {
		put_font(o, &s, f->type, at);
		done = true;
	}
	drop_subset(&s);
	return done;
}

bool
vk_archive_faces_put(
    struct vk_archive_faces *f, struct vk_objects *o, struct vk_diag *d)
{
	bool good = true;

	for (int i = 0; i < VK_FACE_COUNT; i++) {
		struct vk_pos file = {
		    vk_type_file(f->type, (enum vk_face)i), 0, 0};

		if (f->at[i].object == 0 || put_face(f, o, i))
			continue;
		vk_diag_add(d, VK_MSG_FONT_NO_ARCHIVE, file,
		    vk_type_family(f->type), NULL, NULL);
		good = false;
	}
	return good;
}
