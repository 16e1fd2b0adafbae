/*
 * Glyphs on a canvas.  A line of one style is one call, fonts are kept, and the
 * text of a glyph is told only once; in a PDF the places of words make up for
 * the widths that Cairo cuts.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "canvas.h"

enum { /* how Cairo writes text into a PDF */
	FAR = 10, /* em; beyond it a place on the page is given */
	LEAST = 3, /* 1/1000 em; a smaller move is left out */
	MUCH = 12 /* 1/1000 em; what is lost until a move is worth it */
};

/* ---- fonts ---- */

/* Neither hinted nor rounded: glyphs stand where the layout put them. */
static cairo_scaled_font_t *
scaled_font_new(const struct vk_canvas *c, int face, vk_len size)
{
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_matrix_t font_matrix, ctm;
	cairo_scaled_font_t *scaled;

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_matrix_init_scale(&font_matrix, vk_len_pt(size), vk_len_pt(size));
	cairo_get_matrix(c->cr, &ctm);
	scaled = cairo_scaled_font_create(
	    vk_type_cairo_face(c->type, (enum vk_face)face), &font_matrix, &ctm,
	    options);
	cairo_font_options_destroy(options);
	return scaled;
}

static const struct vk_canvas_font *
font_find(struct vk_canvas *c, int face, vk_len size)
{
	struct vk_canvas_font *f;

	for (size_t i = 0; i < c->nfonts; i++)
		if (c->fonts[i].face == face && c->fonts[i].size == size)
			return &c->fonts[i];
	c->fonts = vk_realloc(c->fonts, c->nfonts + 1, sizeof(*f));
	f = &c->fonts[c->nfonts++];
	f->face = face;
	f->size = size;
	f->scaled = scaled_font_new(c, face, size);
	return f;
}

static void
set_font(struct vk_canvas *c, int face, vk_len size)
{
	if (c->font != NULL && c->font->face == face && c->font->size == size)
		return;
	c->font = font_find(c, face, size);
	cairo_set_scaled_font(c->cr, c->font->scaled);
}

/* ---- text ---- */

/* Up to four bytes of text as a number; 0 when there are none, or more. */
static uint32_t
pack(const char *text, size_t len)
{
	uint32_t packed = 0;

	if (len > sizeof(packed))
		return 0;
	for (size_t i = 0; i < len; i++)
		packed = packed << 8 | (unsigned char)text[i];
	return packed;
}

static bool
is_known(struct vk_canvas_known *k, uint16_t id, uint32_t text)
{
	if (id >= k->n) {
		size_t n = (size_t)id + 256;

		k->text = vk_realloc(k->text, n, sizeof(*k->text));
		memset(k->text + k->n, 0, (n - k->n) * sizeof(*k->text));
		k->n = n;
	}
	if (k->text[id] != 0)
		return k->text[id] == text;
	k->text[id] = text;
	return false;
}

/*
 * Cairo remembers the text of a glyph from the first time, and compares it at
 * every other.  True when there is nothing new to tell or to compare.
 */
static bool
text_is_known(struct vk_canvas *c, const struct vk_glyphs *g)
{
	struct vk_canvas_known *k = &c->known[g->face];
	const char *text = g->text;
	bool known = true;

	for (size_t i = 0; i < g->n; i++) {
		uint8_t len = g->clusters[i];
		bool shared = i + 1 < g->n && g->clusters[i + 1] == 0;

		if (!is_known(k, g->ids[i], shared ? 0 : pack(text, len)))
			known = false;
		text += len;
	}
	return known;
}

/*
 * The PDF that Cairo 1.16 writes holds widths cut to whole 1/1000 em, while it
 * places glyphs by the true ones: what a viewer shows runs ahead to the left,
 * by a third of a point in a line.  The error is known, so each word is asked
 * for that much further right.  It starts anew where Cairo gives a place on
 * the page instead of one after the last glyph.
 */
static void
pen_moves(struct vk_canvas_pen *pen, const struct vk_glyphs *g)
{
	if (pen->y != g->y || pen->size != g->size ||
	    g->x[0] - pen->end > FAR * g->size ||
	    pen->end - g->x[0] > FAR * g->size)
		pen->lost = 0;
	pen->y = g->y;
	pen->size = g->size;
	pen->end = g->end;
}

/* What a width loses when it is cut, in 1/1000 em times the units per em. */
static int64_t
loss(const struct vk_canvas_pen *pen, uint16_t advance)
{
	return (int64_t)advance * 1000 % pen->units_per_em;
}

static void
make_room(struct vk_canvas *c, size_t n)
{
	if (n <= c->room)
		return;
	c->room = n * 2;
	c->glyphs = vk_realloc(c->glyphs, c->room, sizeof(*c->glyphs));
	c->clusters = vk_realloc(c->clusters, c->room, sizeof(*c->clusters));
}

static void
place_glyphs(struct vk_canvas *c, const struct vk_glyphs *g)
{
	double y = vk_len_pt(g->y);

	make_room(c, g->n);
	for (size_t i = 0; i < g->n; i++) {
		c->glyphs[i].index = g->ids[i];
		c->glyphs[i].x = vk_len_pt(g->x[i]);
		c->glyphs[i].y = y;
	}
}

/* Whether Cairo will write a move before this glyph in any case. */
static bool
is_moved(const struct vk_canvas_pen *pen, const struct vk_glyphs *g, size_t i)
{
	int64_t width = (int64_t)g->advances[i - 1] * g->size;
	int64_t gap = g->x[i] - g->x[i - 1] - width / pen->units_per_em;

	return gap * 1000 > (int64_t)LEAST * g->size;
}

/*
 * Text is moved behind a stretched space, where Cairo writes a move anyway,
 * and elsewhere only when enough was lost, for each move cuts a string in two.
 */
static void
correct_places(struct vk_canvas *c, const struct vk_glyphs *g)
{
	struct vk_canvas_pen *pen = &c->pen;
	double unit = vk_len_pt(g->size) / 1000 / pen->units_per_em;
	const char *text = g->text;
	bool begins = false; /* a word, behind a space */
	int64_t given;

	pen_moves(pen, g);
	given = pen->lost;
	for (size_t i = 0; i < g->n; i++) {
		if (pen->lost - given > (int64_t)MUCH * pen->units_per_em ||
		    (begins && is_moved(pen, g, i)))
			given = pen->lost;
		c->glyphs[i].x += (double)given * unit;
		pen->lost += loss(pen, g->advances[i]);
		begins = *text == ' ';
		text += g->clusters[i];
	}
}

static size_t
join_clusters(struct vk_canvas *c, const struct vk_glyphs *g)
{
	cairo_text_cluster_t *at = c->clusters;
	size_t n = 0;

	for (size_t i = 0; i < g->n; i++) {
		if (n == 0 || (g->clusters[i] > 0 && at[n - 1].num_bytes > 0)) {
			at[n].num_bytes = at[n].num_glyphs = 0;
			n++;
		}
		at[n - 1].num_bytes += g->clusters[i];
		at[n - 1].num_glyphs++;
	}
	return n;
}

void
vk_canvas_glyphs(void *self, const struct vk_glyphs *g)
{
	struct vk_canvas *c = self;

	set_font(c, g->face, g->size);
	place_glyphs(c, g);
	if (c->is_pdf)
		correct_places(c, g);
	if (text_is_known(c, g))
		cairo_show_glyphs(c->cr, c->glyphs, (int)g->n);
	else
		cairo_show_text_glyphs(c->cr, g->text, (int)g->len, c->glyphs,
		    (int)g->n, c->clusters, (int)join_clusters(c, g), 0);
}
