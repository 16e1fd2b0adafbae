/*
 * The fonts of a folder and nothing of the system: a private configuration
 * that holds four files, each of which is asked for by name and compared with
 * what came back, because a font map answers every question with some font.
 *
 * Candidates are looked at through HarfBuzz, which maps a file and reads its
 * name, instead of fontconfig, which would go through every letter of all.
 */
#include <assert.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include <cairo-ft.h>
#include <hb-ot.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "type/faces.h"

enum { MOST_FILES = 2000, NAMED_LETTERS = 5, FAMILY_ROOM = 128 };

static const char *const style_names[] = {
    [VK_REGULAR] = "Regular",
    [VK_BOLD] = "Bold",
    [VK_ITALIC] = "Italic",
    [VK_BOLD_ITALIC] = "Bold Italic",
};

struct candidate { /* a font file of the folder, by what it says of itself */
	const char *file;
	const char *family; /* NULL: no font */
	enum vk_face face;
	int units_per_em;
	unsigned embedding; /* fsType */
	bool seen; /* was looked at */
	hb_face_t *hb; /* NULL: not seen, or no file */
};

struct shelf { /* the folder */
	struct vk_arena *arena;
	const char *folder;
	struct candidate *at;
	size_t n;
};

static struct vk_pos
whole(const char *file)
{
	return (struct vk_pos){file, 0, 0};
}

/* ---- looking through the folder ---- */

static bool
is_font_name(const char *name)
{
	size_t len = strlen(name);

	return len > 4 && name[0] != '.' &&
	    (strcasecmp(name + len - 4, ".ttf") == 0 ||
		strcasecmp(name + len - 4, ".otf") == 0);
}

static int
by_file(const void *a, const void *b)
{
	const struct candidate *one = a, *other = b;

	return strcmp(one->file, other->file);
}

/* A pipe would be waited for. */
static bool
is_ordinary(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static void
list_files(struct shelf *shelf, DIR *dir)
{
	size_t len = strlen(shelf->folder);
	const char *slash = len > 0 && shelf->folder[len - 1] == '/' ? "" : "/";
	size_t room = 0;
	struct candidate *at = NULL;
	const struct dirent *entry;

	while (shelf->n < MOST_FILES && (entry = readdir(dir)) != NULL) {
		if (!is_font_name(entry->d_name))
			continue;
		if (shelf->n == room) {
			room = room > 0 ? room * 2 : 16;
			at = vk_realloc(at, room, sizeof(*at));
		}
		at[shelf->n++] = (struct candidate){
		    .file = vk_arena_printf(shelf->arena, "%s%s%s",
			shelf->folder, slash, entry->d_name),
		};
	}
	shelf->at = at;
	if (shelf->n > 0) /* the order of a folder is chance */
		qsort(shelf->at, shelf->n, sizeof(*shelf->at), by_file);
}

static bool
open_shelf(struct shelf *shelf, struct vk_diag *d)
{
	DIR *dir = opendir(shelf->folder);

	if (dir == NULL) {
		vk_diag_add(d, VK_MSG_FONT_NO_FOLDER, whole(shelf->folder),
		    strerror(errno), NULL, NULL);
		return false;
	}
	list_files(shelf, dir);
	closedir(dir);
	return true;
}

/* Two bytes of a table; 0 when it is shorter. */
static unsigned
table_word(hb_face_t *face, hb_tag_t tag, unsigned offset)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	unsigned len = 0, word = 0;
	const unsigned char *data =
	    (const unsigned char *)hb_blob_get_data(blob, &len);

	if (data != NULL && len >= offset + 2)
		word = (unsigned)data[offset] << 8 | data[offset + 1];
	hb_blob_destroy(blob);
	return word;
}

enum { /* offsets and bits of the tables OS/2 and head */
	OS2_TYPE = 8,
	OS2_SELECTION = 62,
	SELECTION_ITALIC = 1 << 0,
	SELECTION_BOLD = 1 << 5
};

static void
read_candidate(struct shelf *shelf, struct candidate *c, hb_face_t *face)
{
	hb_tag_t os2 = HB_TAG('O', 'S', '/', '2');
	char family[FAMILY_ROOM];
	unsigned room = sizeof(family);
	unsigned selection = table_word(face, os2, OS2_SELECTION);

	if (hb_face_get_glyph_count(face) == 0 ||
	    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY,
		hb_language_from_string("en", -1), &room, family) == 0)
		return;
	c->family = vk_arena_strndup(shelf->arena, family, room);
	c->face = (selection & SELECTION_BOLD ? VK_BOLD : 0) |
	    (selection & SELECTION_ITALIC ? VK_ITALIC : 0);
	c->units_per_em = (int)hb_face_get_upem(face);
	c->embedding = table_word(face, os2, OS2_TYPE);
}

static void
look_at(struct shelf *shelf, struct candidate *c)
{
	hb_blob_t *blob;

	if (c->seen)
		return;
	c->seen = true;
	if (!is_ordinary(c->file))
		return;
	blob = hb_blob_create_from_file_or_fail(c->file);
	if (blob == NULL)
		return;
	c->hb = hb_face_create(blob, 0);
	read_candidate(shelf, c, c->hb);
	hb_blob_destroy(blob);
}

static void
close_shelf(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->n; i++)
		hb_face_destroy(shelf->at[i].hb);
	free(shelf->at);
}

/* ---- choosing the family ---- */

/* The files of the four styles; how many were found. */
static int
gather(const struct shelf *shelf, const char *family,
    const struct candidate *four[VK_FACE_COUNT])
{
	int found = 0;

	memset(four, 0, VK_FACE_COUNT * sizeof(four[0]));
	for (size_t i = 0; i < shelf->n; i++) {
		const struct candidate *c = &shelf->at[i];

		if (c->family == NULL || four[c->face] != NULL ||
		    strcasecmp(c->family, family) != 0)
			continue;
		four[c->face] = c;
		found++;
	}
	return found;
}

/* Whether a file is called like the family: "LiberationSerif-Bold.ttf". */
static bool
is_named_so(const char *file, const char *family)
{
	const char *slash = strrchr(file, '/');

	file = slash != NULL ? slash + 1 : file;
	for (; *family != '\0'; family++) {
		if (*family == ' ')
			continue;
		if (strncasecmp(file++, family, 1) != 0)
			return false;
	}
	return true;
}

/*
 * The first wanted family is mostly there, in files of its name: they are
 * looked at first, and when they are whole no other file is opened.
 */
static bool
choose_by_name(struct shelf *shelf, const char *family,
    const struct candidate *four[VK_FACE_COUNT])
{
	for (size_t i = 0; i < shelf->n; i++)
		if (is_named_so(shelf->at[i].file, family))
			look_at(shelf, &shelf->at[i]);
	return gather(shelf, family, four) == VK_FACE_COUNT;
}

static void
look_at_rest(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->n; i++)
		look_at(shelf, &shelf->at[i]);
}

/* What is short of a family, as far as one of the wanted is there at all. */
static bool
name_missing_styles(const struct shelf *shelf, const char *family,
    const struct candidate *four[VK_FACE_COUNT], struct vk_diag *d)
{
	struct vk_buf missing = {0};

	if (gather(shelf, family, four) == 0)
		return false;
	for (int f = 0; f < VK_FACE_COUNT; f++)
		if (four[f] == NULL)
			vk_buf_addf(&missing, "%s%s",
			    missing.len > 0 ? ", " : "", style_names[f]);
	vk_diag_add(d, VK_MSG_FONT_NO_STYLE, whole(shelf->folder), family,
	    vk_buf_str(&missing), NULL);
	vk_buf_free(&missing);
	return true;
}

static void
name_bad_files(const struct shelf *shelf, struct vk_diag *d)
{
	for (size_t i = 0; i < shelf->n; i++)
		if (shelf->at[i].family == NULL)
			vk_diag_add(d, VK_MSG_FONT_NOT_A_FONT,
			    whole(shelf->at[i].file), NULL, NULL, NULL);
}

static bool
choose(struct shelf *shelf, const char *const *families, size_t n,
    const struct candidate *four[VK_FACE_COUNT], struct vk_diag *d)
{
	struct vk_buf wanted = {0};
	bool told = false;

	if (n > 0 && choose_by_name(shelf, families[0], four))
		return true;
	look_at_rest(shelf);
	for (size_t i = 0; i < n; i++)
		if (gather(shelf, families[i], four) == VK_FACE_COUNT)
			return true;
	name_bad_files(shelf, d);
	for (size_t i = 0; i < n && !told; i++)
		told = name_missing_styles(shelf, families[i], four, d);
	for (size_t i = 0; i < n; i++)
		vk_buf_addf(&wanted, "%s%s", i > 0 ? ", " : "", families[i]);
	if (!told)
		vk_diag_add(d, n > 0 ? VK_MSG_FONT_NO_FAMILY : VK_MSG_FONT_NONE,
		    whole(shelf->folder), NULL, vk_buf_str(&wanted), NULL);
	vk_buf_free(&wanted);
	return false;
}

/* Without a wish: the families of the folder, in the order of the files. */
static bool
choose_any(struct shelf *shelf, const struct candidate *four[VK_FACE_COUNT],
    struct vk_diag *d)
{
	const char **families = vk_alloc(shelf->n, sizeof(*families));
	size_t n = 0;
	bool chosen;

	look_at_rest(shelf);
	for (size_t i = 0; i < shelf->n; i++)
		if (shelf->at[i].family != NULL &&
		    (n == 0 ||
			strcmp(families[n - 1], shelf->at[i].family) != 0))
			families[n++] = shelf->at[i].family;
	chosen = choose(shelf, families, n, four, d);
	free(families);
	return chosen;
}

static bool
may_embed(const struct candidate *c)
{
	unsigned bits = c->embedding;

	/* restricted and nothing milder; no subsets; only bitmaps */
	return (bits & 0xf) != 2 && (bits & 0x300) == 0;
}

static bool
is_usable(
    const struct candidate *c, const struct candidate *first, struct vk_diag *d)
{
	if (!may_embed(c)) {
		vk_diag_add(d, VK_MSG_FONT_NO_EMBEDDING, whole(c->file),
		    c->family, NULL, NULL);
		return false;
	}
	if (c->units_per_em != first->units_per_em) {
		vk_diag_add(d, VK_MSG_FONT_OTHER_UNITS, whole(c->file), NULL,
		    NULL, NULL);
		return false;
	}
	return true;
}

/* ---- loading ---- */

/*
 * The configuration becomes the current one before the first font map: Pango
 * would read the system's in a thread of its own, for nothing.
 */
static bool
open_config(struct vk_type *t, struct vk_diag *d)
{
	t->config = FcConfigCreate();
	for (int f = 0; f < VK_FACE_COUNT; f++) {
		const char *file = t->faces[f].file;

		if (FcConfigAppFontAddFile(t->config, (const FcChar8 *)file))
			continue;
		vk_diag_add(
		    d, VK_MSG_FONT_NOT_A_FONT, whole(file), NULL, NULL, NULL);
		return false;
	}
	FcConfigSetCurrent(t->config);
	return true;
}

/*
 * One unit of Pango is one font unit; nothing is fitted to pixels.  A language
 * would weigh more than the style of a face, and without one fontconfig asks
 * the environment; "und" keeps it from both.
 */
static void
open_map(struct vk_type *t)
{
	cairo_font_options_t *options = cairo_font_options_create();

	t->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	assert(t->map != NULL);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(t->map), t->config);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(t->map), 72.0);
	t->context = pango_font_map_create_context(t->map);
	pango_context_set_language(
	    t->context, pango_language_from_string("und"));
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(t->context, options);
	pango_context_set_round_glyph_positions(t->context, FALSE);
	cairo_font_options_destroy(options);
}

/*
 * Pango 1.50 keeps a share of the configuration unless it is taken away, and
 * fontconfig one until another configuration is current.
 */
static void
close_map(struct vk_type *t)
{
	if (t->context != NULL)
		g_object_unref(t->context);
	if (t->map != NULL) {
		pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(t->map), NULL);
		g_object_unref(t->map);
	}
	if (t->config != NULL) {
		FcConfigSetCurrent(NULL);
		FcConfigDestroy(t->config);
	}
}

static PangoFont *
load_font(struct vk_type *t, enum vk_face face)
{
	PangoFontDescription *wish = pango_font_description_new();
	PangoFont *font;

	pango_font_description_set_family_static(wish, t->family);
	pango_font_description_set_weight(
	    wish, face & VK_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_style(
	    wish, face & VK_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	pango_font_description_set_absolute_size(
	    wish, (double)t->units_per_em * PANGO_SCALE);
	font = pango_font_map_load_font(t->map, t->context, wish);
	pango_font_description_free(wish);
	return font;
}

static bool
has_family(FcPattern *pattern, const char *family)
{
	FcChar8 *name;

	for (int i = 0;
	     FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch;
	     i++)
		if (strcasecmp((const char *)name, family) == 0)
			return true;
	return false;
}

/* Whether the font map gave what was asked for, and not what it had. */
static bool
is_as_asked(const struct vk_type *t, enum vk_face face, FcPattern *pattern)
{
	FcChar8 *file = NULL;
	int weight = 0, slant = 0;
	bool bold = (face & VK_BOLD) != 0, italic = (face & VK_ITALIC) != 0;

	return has_family(pattern, t->family) &&
	    FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch &&
	    strcmp((const char *)file, t->faces[face].file) == 0 &&
	    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight) ==
	    FcResultMatch &&
	    (weight >= FC_WEIGHT_DEMIBOLD) == bold &&
	    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant) ==
	    FcResultMatch &&
	    (slant >= FC_SLANT_ITALIC) == italic;
}

/*
 * A face is opened by the first who needs it: each costs Pango two threads,
 * and most papers need three of the four.
 */
PangoFont *
vk_face_font(const struct vk_type *type, enum vk_face face)
{
	struct vk_type *t = (struct vk_type *)(uintptr_t)type;
	struct vk_face_data *data = &t->faces[face];

	if (data->font == NULL) {
		data->font = load_font(t, face);
		assert(data->font != NULL);
		data->another = !is_as_asked(t, face,
		    pango_fc_font_get_pattern(PANGO_FC_FONT(data->font)));
	}
	return data->font;
}

bool
vk_type_is_true(const struct vk_type *t, struct vk_diag *d)
{
	bool good = true;

	for (int f = 0; f < VK_FACE_COUNT; f++) {
		struct vk_buf asked = {0};

		if (!t->faces[f].another)
			continue;
		vk_buf_addf(&asked, "%s %s", t->family, style_names[f]);
		vk_diag_add(d, VK_MSG_FONT_IS_ANOTHER, whole(t->faces[f].file),
		    NULL, vk_buf_str(&asked), NULL);
		vk_buf_free(&asked);
		good = false;
	}
	return good;
}

/* ---- the repertoire ---- */

static bool
has_sign(hb_font_t *font, uint32_t cp)
{
	hb_codepoint_t glyph = 0;

	return hb_font_get_nominal_glyph(font, cp, &glyph) && glyph > 0 &&
	    glyph <= UINT16_MAX && hb_font_get_glyph_h_advance(font, glyph) > 0;
}

static void
name_sign(struct vk_buf *out, uint32_t cp)
{
	vk_buf_adds(out, out->len > 0 ? ", " : "");
	if (cp > ' ') {
		vk_utf8_add(out, cp);
		vk_buf_addc(out, ' ');
	}
	vk_buf_addf(out, "U+%04X", (unsigned)cp);
}

/*
 * Every sign that a face owes a glyph, and the signs that stand for others
 * are among them: all substitutes are plain ASCII.
 */
static bool
covers_repertoire(const struct candidate *c, struct vk_diag *d)
{
	hb_font_t *font = hb_font_create(c->hb);
	struct vk_buf missing = {0};
	int n = 0;

	for (int i = 0; i < vk_repertoire_count(); i++) {
		uint32_t cp = vk_repertoire_at(i);

		if (vk_sign_class(cp) != VK_SIGN_FACE || has_sign(font, cp))
			continue;
		if (n++ < NAMED_LETTERS)
			name_sign(&missing, cp);
	}
	if (n > NAMED_LETTERS)
		vk_buf_addf(&missing, ", ... (%d)", n);
	if (n > 0)
		vk_diag_add(d, VK_MSG_FONT_NO_LETTER, whole(c->file),
		    vk_buf_str(&missing), NULL, NULL);
	vk_buf_free(&missing);
	hb_font_destroy(font);
	return n == 0;
}

/* ---- the whole ---- */

static bool
load(struct vk_type *t, const struct candidate *four[VK_FACE_COUNT],
    struct vk_diag *d)
{
	bool good = true;

	t->family = vk_arena_strdup(t->arena, four[0]->family);
	t->units_per_em = four[0]->units_per_em;
	for (int f = 0; f < VK_FACE_COUNT; f++) {
		t->faces[f].file = vk_arena_strdup(t->arena, four[f]->file);
		good = is_usable(four[f], four[0], d) &&
		    covers_repertoire(four[f], d) && good;
	}
	if (!good || !open_config(t, d))
		return false;
	open_map(t);
	vk_face_font(t, VK_REGULAR);
	return vk_type_is_true(t, d);
}

struct vk_type *
vk_type_new(const char *folder, const char *const *families, size_t nfamilies,
    struct vk_diag *d)
{
	struct vk_type *t = vk_alloc(1, sizeof(*t));
	const struct candidate *four[VK_FACE_COUNT] = {NULL};
	struct shelf shelf = {.folder = folder};
	bool good;

	t->arena = vk_arena_new();
	shelf.arena = t->arena;
	vk_shaper_open(&t->shaper);
	good = open_shelf(&shelf, d);
	good = good &&
	    (families != NULL ? choose(&shelf, families, nfamilies, four, d)
			      : choose_any(&shelf, four, d)) &&
	    load(t, four, d);
	close_shelf(&shelf);
	if (good)
		return t;
	vk_type_free(t);
	return NULL;
}

void
vk_type_free(struct vk_type *t)
{
	if (t == NULL)
		return;
	vk_shaper_close(&t->shaper);
	for (int f = 0; f < VK_FACE_COUNT; f++)
		if (t->faces[f].font != NULL)
			g_object_unref(t->faces[f].font);
	close_map(t);
	vk_arena_free(t->arena);
	free(t);
}

const char *
vk_type_family(const struct vk_type *t)
{
	return t->family;
}

/* ---- metrics ---- */

enum edge { ABOVE, BELOW };

/* How far the farthest of some letters reaches from the baseline. */
static int
reach(hb_font_t *font, const char *letters, enum edge edge)
{
	size_t len = strlen(letters);
	int most = 0;

	while (len > 0) {
		uint32_t cp;
		int used = vk_utf8_decode(letters, len, &cp);
		hb_codepoint_t glyph;
		hb_glyph_extents_t e;
		int far = 0;

		assert(used > 0);
		if (hb_font_get_nominal_glyph(font, cp, &glyph) &&
		    hb_font_get_glyph_extents(font, glyph, &e))
			far = edge == ABOVE ? e.y_bearing
					    : -(e.y_bearing + e.height);
		most = far > most ? far : most;
		letters += used;
		len -= (size_t)used;
	}
	return most;
}

/* Two marks on a capital stand highest; a dot below a tail hangs lowest. */
static void
measure(struct vk_metrics *m, PangoFont *pango_font)
{
	hb_face_t *face = hb_font_get_face(pango_font_get_hb_font(pango_font));
	hb_font_t *font = hb_font_create(face);

	m->units_per_em = (int)hb_face_get_upem(face);
	m->ascent = reach(font, "ẤẦẨẪẮẰẲẴẾỀỂỄỐỒỔỖ", ABOVE);
	m->descent = reach(font, "gpqyỳýỷỹỵẠẬẶẸỆỊỌỘỢỤỰỴạậặẹệịọộợụự", BELOW);
	m->cap_height = reach(font, "H", ABOVE);
	m->digit_height = reach(font, "0", ABOVE);
	hb_font_destroy(font);
}

void
vk_type_ink(
    const struct vk_type *t, const struct vk_shape *s, int *rise, int *depth)
{
	PangoFont *pango_font = vk_face_font(t, (enum vk_face)s->face);
	hb_font_t *font = hb_font_create(
	    hb_font_get_face(pango_font_get_hb_font(pango_font)));

	*rise = *depth = 0;
	for (size_t i = 0; i < s->n; i++) {
		hb_glyph_extents_t e;
		int foot;

		if (!hb_font_get_glyph_extents(font, s->glyphs[i], &e))
			continue;
		foot = -(e.y_bearing + e.height);
		*rise = e.y_bearing > *rise ? e.y_bearing : *rise;
		*depth = foot > *depth ? foot : *depth;
	}
	hb_font_destroy(font);
}

/* Measured when first asked: most papers use two of the faces. */
const struct vk_metrics *
vk_type_metrics(const struct vk_type *t, enum vk_face face)
{
	struct vk_face_data *data = (struct vk_face_data *)&t->faces[face];

	if (!data->measured) {
		measure(&data->metrics, vk_face_font(t, face));
		data->measured = true;
	}
	return &data->metrics;
}

void *
vk_type_cairo_face(struct vk_type *t, enum vk_face face)
{
	PangoCairoFont *font = PANGO_CAIRO_FONT(vk_face_font(t, face));

	return cairo_scaled_font_get_font_face(
	    pango_cairo_font_get_scaled_font(font));
}
