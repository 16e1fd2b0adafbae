/*
 * Text to glyphs.  A syllable is shaped once by Pango and kept in a table with
 * open addresses: Vietnamese has few thousand syllables, and widths in font
 * units serve every size.  Kerning and ligatures are off, so a word is as wide
 * alone as in its line; mark attachment is off, because it is quadratic in
 * some releases of HarfBuzz and the repertoire holds no free marks.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "type/faces.h"

enum { FIRST_SLOTS = 1024, MOST_GLYPHS = 1000 };

void
vk_shaper_open(struct vk_shaper *s)
{
	s->language = pango_language_from_string("vi");
	s->features =
	    pango_attr_font_features_new("kern=0,mark=0,mkmk=0,liga=0,clig=0");
	s->glyphs = pango_glyph_string_new();
}

void
vk_shaper_close(struct vk_shaper *s)
{
	if (s->glyphs != NULL)
		pango_glyph_string_free(s->glyphs);
	if (s->features != NULL)
		pango_attribute_destroy(s->features);
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

/* Pango takes what it is told: nothing here is looked up or guessed. */
static void
run_pango(struct vk_type *t, enum vk_face face, const char *text, size_t len)
{
	GSList extra = {.data = t->shaper.features, .next = NULL};
	PangoAnalysis analysis = {
	    .font = t->faces[face].font,
	    .script = (guint8)PANGO_SCRIPT_LATIN,
	    .language = t->shaper.language,
	    .extra_attrs = &extra,
	};

	pango_shape_full(
	    text, (int)len, text, (int)len, &analysis, t->shaper.glyphs);
}

/*
 * Copies Pango's glyphs.  The bytes of a glyph reach up to the next one's; the
 * repertoire was checked when the face was opened, so every sign has a glyph.
 */
static void
copy_glyphs(
    struct vk_arena *arena, struct vk_shape *s, const PangoGlyphString *from)
{
	uint16_t *glyphs = vk_arena_array(arena, s->n, sizeof(*glyphs));
	uint16_t *advances = vk_arena_array(arena, s->n, sizeof(*advances));
	uint8_t *clusters = vk_arena_array(arena, s->n, sizeof(*clusters));

	for (int i = 0; i < s->n; i++) {
		const PangoGlyphInfo *g = &from->glyphs[i];
		int units = (g->geometry.width + PANGO_SCALE / 2) / PANGO_SCALE;
		int end = i + 1 < s->n ? from->log_clusters[i + 1] : s->len;
		int bytes = end - from->log_clusters[i];

		assert(g->glyph > 0 && g->glyph <= UINT16_MAX);
		assert(units >= 0 && units <= UINT16_MAX);
		assert(bytes >= 0 && bytes <= UINT8_MAX);
		glyphs[i] = (uint16_t)g->glyph;
		advances[i] = (uint16_t)units;
		clusters[i] = (uint8_t)bytes;
		s->width += (uint32_t)units;
	}
	s->glyphs = glyphs;
	s->advances = advances;
	s->clusters = clusters;
}

static const struct vk_shape *
shape_word(struct vk_type *t, enum vk_face face, const char *text, size_t len)
{
	struct vk_shape *s = vk_arena_alloc(t->arena, sizeof(*s));
	const PangoGlyphString *glyphs = t->shaper.glyphs;

	run_pango(t, face, text, len);
	assert(glyphs->num_glyphs >= 0 && glyphs->num_glyphs <= MOST_GLYPHS);
	s->text = vk_arena_strndup(t->arena, text, len);
	s->n = (uint16_t)glyphs->num_glyphs;
	s->len = (uint16_t)len;
	s->face = (uint8_t)face;
	copy_glyphs(t->arena, s, glyphs);
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
