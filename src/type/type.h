/*
 * Fonts and shaping: the only room that knows Pango.  Widths are in font
 * units, exact and independent of size: hinting, rounding and kerning are off.
 */
#ifndef VK_TYPE_H
#define VK_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/len.h"

struct vk_diag;
struct vk_type;

enum vk_face { /* bits: 1 bold, 2 italic */
	VK_REGULAR,
	VK_BOLD,
	VK_ITALIC,
	VK_BOLD_ITALIC,
	VK_FACE_COUNT
};

struct vk_shape { /* a word, shaped once and kept as long as the vk_type */
	const char *text; /* NFC */
	const uint16_t *glyphs; /* n of them */
	const uint8_t *clusters; /* bytes of text of each glyph; sums to len */
	const uint16_t *advances; /* font units */
	uint32_t width; /* sum of the advances, font units */
	uint16_t n, len;
	uint8_t face;
};

struct vk_metrics { /* of a face, font units */
	int units_per_em;
	int ascent, descent; /* of the tallest and deepest Vietnamese letters */
	int cap_height, digit_height;
};

/*
 * Loads the four styles of the first family of `families` that `folder` holds
 * whole; NULL with a finding (69) for a folder or a face that is missing, a
 * face that is another than it says, or one without a letter of the
 * repertoire.  `families` NULL: any family that has the four styles.
 */
struct vk_type *vk_type_new(const char *folder, const char *const *families,
    size_t nfamilies, struct vk_diag *) __attribute__((warn_unused_result));
void vk_type_free(struct vk_type *);

/*
 * Whether every face that was used so far is the one that was asked for; else
 * findings (69), and what was shaped is not to be trusted.
 */
bool vk_type_is_true(const struct vk_type *, struct vk_diag *);

const char *vk_type_family(const struct vk_type *);
const struct vk_metrics *vk_type_metrics(const struct vk_type *, enum vk_face);

/* How far the letters of a shape rise and hang, in font units; 0: not. */
void vk_type_ink(
    const struct vk_type *, const struct vk_shape *, int *rise, int *depth);

/* The shape of a word without blanks, or of the single space. */
const struct vk_shape *
vk_type_shape(struct vk_type *, enum vk_face, const char *, size_t len);

/* Font units at a size, rounded half away from zero. */
vk_len vk_type_scale(const struct vk_type *, int64_t units, vk_len size);

/* ---- embed.c: the file behind a face ---- */

const char *vk_type_file(const struct vk_type *, enum vk_face);
/* What the font says of its version: "Version 1.33"; "" when it says none. */
const char *vk_type_version(struct vk_type *, enum vk_face);
/* SHA-256 of the file's bytes, 64 small hexadecimal digits. */
const char *vk_type_hash(struct vk_type *, enum vk_face);
/* TrueType outlines, and not variable: what an archival file can hold. */
bool vk_type_is_plain(const struct vk_type *, enum vk_face);
/* For out/ alone: HarfBuzz's face, lent, as an hb_face_t *. */
void *vk_type_hb_face(const struct vk_type *, enum vk_face);

/* For out/ alone: Cairo's face, as a cairo_font_face_t *. */
void *vk_type_cairo_face(struct vk_type *, enum vk_face);

#endif
