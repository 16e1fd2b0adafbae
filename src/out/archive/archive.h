/*
 * What the files of the archive writer share: the file while it is written.
 * One PDF 1.7 that is PDF/A-3a and PDF/UA-1, straight from the placed runs.
 */
#ifndef VK_ARCHIVE_H
#define VK_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "objects.h"
#include "out/out.h"
#include "out/painter.h"
#include "page/page.h"
#include "type/type.h"

/* ---- face.c: the fonts that are used ---- */

struct vk_archive_sign { /* a glyph, what it stands for, and its CID */
	uint32_t cp;
	uint16_t glyph, cid; /* cid 0: nothing */
};

enum { VK_ARCHIVE_RECENT = 256 };

struct vk_archive_face { /* one CID font; CID = place in the repertoire + 1 */
	int object; /* of the Type0 font; 0: not used so far */
	void *font; /* hb_font_t in font units, NULL until it is used */
	uint32_t *signs; /* code point of each CID; 0: not used */
	uint16_t *gids; /* its glyph in the whole font */
	uint32_t *widths; /* its advance, 1/100 of 1/1000 em */
	int cids; /* room of these arrays; 0: not used so far */
	int extra; /* CIDs for signs that have more than one glyph */
	bool unfit; /* a glyph stands for no sign of its own */
	struct vk_archive_sign recent[VK_ARCHIVE_RECENT]; /* by glyph */
};

struct vk_archive_faces {
	struct vk_type *type;
	struct vk_archive_face at[VK_FACE_COUNT];
};

void vk_archive_faces_open(struct vk_archive_faces *, struct vk_type *);
void vk_archive_faces_close(struct vk_archive_faces *);
/*
 * The CID of a glyph that stands for a code point, marked as used; 0 when it
 * stands for none (cp 0) or for no sign of the repertoire.  Such a glyph cannot
 * be written, and vk_archive_faces_put will say so.
 */
int vk_archive_cid(struct vk_archive_faces *, struct vk_objects *, int face,
    uint16_t glyph, uint32_t cp);
/* Width of a CID in use as the file will say it: 1/100 of 1/1000 em. */
int64_t vk_archive_width(const struct vk_archive_faces *, int face, int cid);
/*
 * Subsets, maps, widths and ToUnicode of every face in use.  False with a
 * finding (69) for a font that cannot stand in an archival file.
 */
bool vk_archive_faces_put(
    struct vk_archive_faces *, struct vk_objects *, struct vk_diag *);

/* ---- drawn.c: signs that are paths ---- */

enum { VK_ARCHIVE_DRAWN = 26 };

struct vk_archive_drawn {
	int object; /* of the font; 0: not used so far */
	const char *texts[VK_ARCHIVE_DRAWN]; /* of its glyphs */
	size_t n;
};

/* The byte that shows a text with this font; 0 when it has no room. */
char vk_archive_drawn_sign(
    struct vk_archive_drawn *, struct vk_objects *, const char *text);
void vk_archive_drawn_put(const struct vk_archive_drawn *, struct vk_objects *);

/* ---- content.c: one page's stream ---- */

struct vk_box { /* from the upper left corner of the sheet */
	vk_len left, top, right, bottom;
};

/* Makes it as large as holds the other too. */
void vk_box_cover(struct vk_box *, struct vk_box more);

struct vk_mark { /* marked content of the page: its id is its place */
	uint32_t element; /* in vk_pages.elements */
	struct vk_box box; /* around what it draws; letters about so */
};

struct vk_content {
	const struct vk_pages *pages;
	vk_len height; /* of the page */
	struct vk_buf out; /* the stream so far */
	/* free to be taken over (set to NULL) once the content is closed */
	struct vk_mark *marks;
	size_t nmarks, marks_room;
	uint32_t wanted; /* element of what is drawn next */
	uint32_t element; /* of the sequence that is open */
	bool open; /* a marked sequence is open */
	bool text; /* BT was written */
	unsigned faces; /* bits: which fonts the page needs, /F0 to /F3 */
	bool drawn; /* it needs the font of drawn signs, /D */
	int *images; /* objects of the page's images, /Im0 and on */
	size_t nimages, images_room;
	int face; /* as last set, -1: none */
	int64_t size; /* as last set, 1/100 pt */
	int64_t x, y; /* of the last Td, 1/100 pt from the bottom left */
};

void
vk_content_open(struct vk_content *, const struct vk_pages *, vk_len height);
/* What is drawn next belongs to this element, or is VK_FURNITURE. */
void vk_content_element(struct vk_content *, uint32_t element);
void vk_content_glyphs(struct vk_content *, struct vk_archive_faces *,
    struct vk_objects *, const struct vk_glyphs *);
void vk_content_rule(struct vk_content *, const struct vk_rule *);
void vk_content_path(struct vk_content *, struct vk_archive_drawn *,
    struct vk_objects *, const struct vk_path *);
void vk_content_image(struct vk_content *, int object, const struct vk_image *);
/* Ends what is open; the stream is then complete. */
void vk_content_close(struct vk_content *);
void vk_content_free(struct vk_content *);

/* ---- images.c ---- */

/* An image with its soft mask; 0 with a finding. */
int vk_archive_image(
    struct vk_objects *, const struct vk_image *, struct vk_diag *);

/* ---- structure.h: the tree that readers and machines follow ---- */

struct vk_archive_page { /* of the file */
	int object, content;
	struct vk_mark *marks;
	size_t nmarks;
	int *fields; /* widget objects on it */
	uint32_t *field_elements;
	size_t nfields;
};

struct vk_archive_tree {
	int root; /* StructTreeRoot */
	int outline; /* 0: none */
};

/*
 * What an element is called where the pages mark it: "P", "H2", "LBody",
 * "Artifact".  The tree may say more exactly what a list item holds.
 */
const char *vk_archive_tag(const struct vk_pages *, uint32_t element);

struct vk_archive_tree vk_archive_tree_put(struct vk_objects *,
    const struct vk_pages *, const struct vk_archive_page *, size_t npages);

/* outline.c: the headings as bookmarks; 0 when there are none. */
int vk_archive_outline(struct vk_objects *, const struct vk_pages *,
    const struct vk_archive_page *);

/* ---- fields.c: empty signature fields ---- */

/* The widget of a field on a page; its element is in the structure. */
int vk_archive_field(struct vk_objects *, const struct vk_field *, int page,
    vk_len height, size_t structure_key);
/* The AcroForm of all fields; 0 when there is none. */
int vk_archive_form(struct vk_objects *, const int *fields, size_t n);

/* ---- metadata.c: what the file says of itself ---- */

int vk_archive_info(struct vk_objects *, const struct vk_pages *);
int vk_archive_xmp(struct vk_objects *, const struct vk_pages *);
/*
 * The array of /AF and the tree of /Names/EmbeddedFiles; 0 when there are no
 * attachments.  Their names must differ.
 */
struct vk_archive_files {
	int names, af;
};
struct vk_archive_files vk_archive_attach(struct vk_objects *,
    const struct vk_attachment *, size_t n, const char *day);

/* ---- profile.c: what the colours mean ---- */

int vk_archive_intent(struct vk_objects *); /* sRGB output intent */

#endif
