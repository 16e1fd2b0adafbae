/* What fonts.c and shape.c share; nobody outside type/ includes it. */
#ifndef VK_FACES_H
#define VK_FACES_H

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pango.h>

#include "type/type.h"

struct vk_arena;

struct vk_face_data {
	const char *file; /* in the vk_type's arena */
	PangoFont *
	    font; /* NULL: not opened so far; at units_per_em, so that its units are ours */
	struct vk_metrics metrics;
	bool another; /* Pango gave another font than was asked for */
	bool measured; /* the metrics are filled in */
	const char *version, *hash; /* NULL until asked for */
};

struct vk_slot { /* of the table of shapes */
	uint32_t hash;
	const struct vk_shape *shape; /* NULL: free */
};

struct vk_shaper { /* words shaped so far, and what shaping takes */
	struct vk_slot *slots;
	size_t nslots, nshapes; /* nslots: a power of two, or 0 */
	hb_buffer_t *buffer;
	PangoGlyphString *glyphs;
};

struct vk_type {
	struct vk_arena *arena;
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	const char *family;
	int units_per_em; /* of all four faces */
	struct vk_face_data faces[VK_FACE_COUNT];
	struct vk_shaper shaper;
};

/* fonts.c: the face's font, opened when it is first asked for. */
PangoFont *vk_face_font(const struct vk_type *, enum vk_face);

/* shape.c */
void vk_shaper_open(struct vk_shaper *);
void vk_shaper_close(struct vk_shaper *);

#endif
