/*
 * Text to glyphs.  A syllable is shaped once, by HarfBuzz on the font that
 * Pango has loaded, and kept in a table with open addresses: Vietnamese has few
 * thousand syllables, and widths in font units serve every size.  Kerning and
 * ligatures are off, so a word is as wide alone as in its line; mark attachment
 * is off, because it is quadratic in some releases of HarfBuzz and the
 * repertoire holds no free marks.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "type/faces.h"

enum { FIRST_SLOTS = 1024, MOST_GLYPHS = 1000 };

void
vk_shaper_open(struct vk_shaper *s)
{
	s->buffer = hb_buffer_create();
	hb_buffer_set_direction(s->buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(s->buffer, HB_SCRIPT_LATIN);
	hb_buffer_set_language(s->buffer, hb_language_from_string("vi", -1));
	s->glyphs = pango_glyph_string_new();
}

void
vk_shaper_close(struct vk_shaper *s)
{
	if (s->glyphs != NULL)
		pango_glyph_string_free(s->glyphs);
	hb_buffer_destroy(s->buffer);
	free(s->slots);
}

/* FNV-1a over the face and the bytes. */
static uint32_t
hash_of(enum vk_face face, const char *text, size_t len)
{
	uint32_t h = (2166136261u ^ (uint32_t)face) * 16777619u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)text[i]) * 16777619u;
	return h;
}

static bool
is_shape_of(
    const struct vk_shape *s, enum vk_face face, const char *text, size_t len)
{
	return s->face == face && s->len == len &&
	    memcmp(s->text, text, len) == 0;
}

/* The slot that holds the word, or the free one where it belongs. */
static struct vk_slot *
find_slot(struct vk_shaper *s, uint32_t hash, enum vk_face face,
    const char *text, size_t len)
{
	size_t at = hash & (s->nslots - 1);

	while (s->slots[at].shape != NULL &&
	    (s->slots[at].hash != hash ||
		!is_shape_of(s->slots[at].shape, face, text, len)))
		at = (at + 1) & (s->nslots - 1);
	return &s->slots[at];
}

static void
grow(struct vk_shaper *s)
{
	struct vk_slot *old = s->slots;
	size_t n = s->nslots;

	s->nslots = n > 0 ? n * 2 : FIRST_SLOTS;
	s->slots = vk_alloc(s->nslots, sizeof(*s->slots));
	for (size_t i = 0; i < n; i++) {
		size_t at = old[i].hash & (s->nslots - 1);

		if (old[i].shape == NULL)
			continue;
		while (s->slots[at].shape != NULL)
			at = (at + 1) & (s->nslots - 1);
		s->slots[at] = old[i];
	}
	free(old);
}

/*
 * What Pango's own shaping comes to for one run of known font, language and
 * script, without its search for them: the same glyphs in a third of the time.
 */
static void
run_harfbuzz(struct vk_type *t, enum vk_face face, const char *text, size_t len)
{
	static const hb_feature_t off[] = {
	    {HB_TAG('k', 'e', 'r', 'n'), 0, 0, HB_FEATURE_GLOBAL_END},
	    {HB_TAG('m', 'a', 'r', 'k'), 0, 0, HB_FEATURE_GLOBAL_END},
	    {HB_TAG('m', 'k', 'm', 'k'), 0, 0, HB_FEATURE_GLOBAL_END},
	    {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
	    {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
	};
	PangoGlyphString *out = t->shaper.glyphs;
	hb_buffer_t *buffer = t->shaper.buffer;
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *at;
	unsigned n;

	hb_buffer_set_length(buffer, 0);
	hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_add_utf8(buffer, text, (int)len, 0, (int)len);
	hb_shape(pango_font_get_hb_font(vk_face_font(t, face)), buffer, off,
	    sizeof(off) / sizeof(off[0]));
	info = hb_buffer_get_glyph_infos(buffer, &n);
	at = hb_buffer_get_glyph_positions(buffer, &n);
	pango_glyph_string_set_size(out, (int)n);
	for (unsigned i = 0; i < n; i++) {
		out->glyphs[i].glyph = info[i].codepoint;
		out->glyphs[i].geometry.width = at[i].x_advance;
		out->log_clusters[i] = (int)info[i].cluster;
	}
}

/* Whole font units; Pango counts in 1/1024. */
static int
units_of(const PangoGlyphInfo *glyph)
{
	return (glyph->geometry.width + PANGO_SCALE / 2) / PANGO_SCALE;
}

/* The bytes of a glyph reach up to the next one's. */
static int
bytes_of(const PangoGlyphString *glyphs, int i, size_t len)
{
	int end =
	    i + 1 < glyphs->num_glyphs ? glyphs->log_clusters[i + 1] : (int)len;

	return end - glyphs->log_clusters[i];
}

/*
 * Whether the glyphs are what a sound font gives.  The tables that replace and
 * move glyphs are the font's own, and a font may be damaged.
 */
static bool
is_sound(const PangoGlyphString *glyphs, size_t len)
{
	int n = glyphs->num_glyphs;

	if (n <= 0 || n > MOST_GLYPHS || glyphs->log_clusters[0] != 0)
		return false;
	for (int i = 0; i < n; i++) {
		const PangoGlyphInfo *g = &glyphs->glyphs[i];
		int bytes = bytes_of(glyphs, i, len);

		if (g->glyph == 0 || g->glyph > UINT16_MAX || bytes < 0 ||
		    bytes > UINT8_MAX || g->geometry.width < 0 ||
		    units_of(g) > UINT16_MAX)
			return false;
	}
	return true;
}

/* Glyph by glyph, as checked when the face was opened: always sound. */
static void
map_signs(struct vk_type *t, enum vk_face face, const char *text, size_t len)
{
	hb_font_t *font = pango_font_get_hb_font(vk_face_font(t, face));
	PangoGlyphString *out = t->shaper.glyphs;
	int n = 0;

	pango_glyph_string_set_size(out, (int)len);
	for (size_t at = 0; at < len;) {
		uint32_t cp = 0;
		int used = vk_utf8_decode(text + at, len - at, &cp);
		hb_codepoint_t glyph = 0;

		assert(used > 0); /* the text is of the repertoire */
		hb_font_get_nominal_glyph(font, cp, &glyph);
		out->glyphs[n].glyph = glyph;
		out->glyphs[n].geometry.width =
		    hb_font_get_glyph_h_advance(font, glyph);
		out->log_clusters[n++] = (int)at;
		at += (size_t)used;
	}
	pango_glyph_string_set_size(out, n);
}

static void
copy_glyphs(
    struct vk_arena *arena, struct vk_shape *s, const PangoGlyphString *from)
{
	size_t n = (size_t)from->num_glyphs;
	uint16_t *glyphs = vk_arena_array(arena, n, sizeof(*glyphs));
	uint16_t *advances = vk_arena_array(arena, n, sizeof(*advances));
	uint8_t *clusters = vk_arena_array(arena, n, sizeof(*clusters));

	for (int i = 0; i < from->num_glyphs; i++) {
		int units = units_of(&from->glyphs[i]);

		glyphs[i] = (uint16_t)from->glyphs[i].glyph;
		advances[i] = (uint16_t)units;
		clusters[i] = (uint8_t)bytes_of(from, i, s->len);
		s->width += (uint32_t)units;
	}
	s->n = (uint16_t)n;
	s->glyphs = glyphs;
	s->advances = advances;
	s->clusters = clusters;
}

static const struct vk_shape *
shape_word(struct vk_type *t, enum vk_face face, const char *text, size_t len)
{
	struct vk_shape *s = vk_arena_alloc(t->arena, sizeof(*s));

	s->text = vk_arena_strndup(t->arena, text, len);
	s->len = (uint16_t)len;
	s->face = (uint8_t)face;
	if (len == 0)
		return s;
	run_harfbuzz(t, face, text, len);
	if (!is_sound(t->shaper.glyphs, len))
		map_signs(t, face, text, len);
	assert(is_sound(t->shaper.glyphs, len));
	copy_glyphs(t->arena, s, t->shaper.glyphs);
	return s;
}

const struct vk_shape *
vk_type_shape(
    struct vk_type *t, enum vk_face face, const char *text, size_t len)
{
	struct vk_shaper *s = &t->shaper;
	uint32_t hash = hash_of(face, text, len);
	struct vk_slot *slot;

	assert(len <= UINT16_MAX);
	if (s->nshapes + 1 > s->nslots / 4 * 3)
		grow(s);
	slot = find_slot(s, hash, face, text, len);
	if (slot->shape == NULL) {
		slot->hash = hash;
		slot->shape = shape_word(t, face, text, len);
		s->nshapes++;
	}
	return slot->shape;
}

vk_len
vk_type_scale(const struct vk_type *t, int64_t units, vk_len size)
{
	int64_t em = t->units_per_em;
	int64_t product = units * size;

	return (
	    vk_len)((product >= 0 ? product + em / 2 : product - em / 2) / em);
}
