/*
 * The Cairo painter: PDF, PNG and SVG.  What Cairo does per call and per
 * change of state is the largest cost of a PDF, so a line of one style is one
 * call, fonts are kept, and the text of a glyph is told only once.  Nothing
 * that is written depends on the clock, the locale or what was drawn before.
 */
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "decode.h"
#include "guides.h"
#include "instant.h"
#include "out.h"
#include "painter.h"
#include "type/type.h"

enum { POINTS_PER_INCH = 72 };

static const double TABLE_GREY = 0.6; /* around a page in pixels */

enum { /* how Cairo writes text into a PDF */
	FAR = 10, /* em; beyond it a place on the page is given */
	LEAST = 3, /* 1/1000 em; a smaller move is left out */
	MUCH = 12 /* 1/1000 em; what is lost until a move is worth it */
};

struct font { /* a face at a size, on the surface in hand */
	int face;
	vk_len size;
	cairo_scaled_font_t *scaled;
};

struct known { /* the text that each glyph of a face was first painted with */
	uint32_t *text;
	size_t n;
};

struct pen { /* where a viewer of the PDF is after the last glyph */
	vk_len y, size, end;
	int units_per_em;
	int64_t lost; /* by widths cut since the last place on the page */
};

enum { SIGNS_MOST = 64 };

/*
 * In a PDF, over a path that stands for a sign lies a glyph that stands for it
 * too: readers take text from glyphs alone.
 */
struct signs {
	const char *texts[SIGNS_MOST]; /* of the pages, each at its glyph */
	size_t n;
	cairo_font_face_t *face; /* NULL: none so far */
};

struct canvas {
	struct vk_type *type;
	struct vk_buf *out; /* PNG: where it goes in the end */
	cairo_surface_t *surface;
	cairo_t *cr;
	struct font *fonts;
	size_t nfonts;
	const struct font *font; /* the one that is set */
	bool is_pdf; /* see correct_places */
	struct pen pen;
	struct signs signs;
	struct known known[VK_FACE_COUNT];
	cairo_glyph_t *glyphs;
	cairo_text_cluster_t *clusters;
	size_t room;
	const struct vk_guides *guides; /* over the pages; NULL: none */
	const struct vk_page *page; /* in hand, with guides */
	size_t number; /* of it, from 0 */
};

static cairo_status_t
write_to_buf(void *closure, const unsigned char *bytes, unsigned int len)
{
	vk_buf_add(closure, bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

/* True when Cairo is content; else its reason is noted. */
static bool
went_well(cairo_status_t status, struct vk_diag *d)
{
	struct vk_pos nowhere = {0};

	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	vk_diag_add(d, VK_MSG_OUT_FAILED, nowhere,
	    cairo_status_to_string(status), NULL, NULL);
	return false;
}

static void
canvas_open(struct canvas *c, cairo_surface_t *surface, struct vk_type *type)
{
	memset(c, 0, sizeof(*c));
	c->type = type;
	c->surface = surface;
	c->cr = cairo_create(surface);
	cairo_set_source_rgb(c->cr, 0, 0, 0);
	c->pen.units_per_em = vk_type_metrics(type, VK_REGULAR)->units_per_em;
}

static void
canvas_close(struct canvas *c)
{
	for (size_t i = 0; i < c->nfonts; i++)
		cairo_scaled_font_destroy(c->fonts[i].scaled);
	for (int i = 0; i < VK_FACE_COUNT; i++)
		free(c->known[i].text);
	if (c->signs.face != NULL)
		cairo_font_face_destroy(c->signs.face);
	free(c->fonts);
	free(c->glyphs);
	free(c->clusters);
	cairo_destroy(c->cr);
	cairo_surface_destroy(c->surface);
}

/* ---- fonts ---- */

/* Neither hinted nor rounded: glyphs stand where the layout put them. */
static cairo_scaled_font_t *
scaled_font_new(const struct canvas *c, int face, vk_len size)
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

static const struct font *
font_find(struct canvas *c, int face, vk_len size)
{
	struct font *f;

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
set_font(struct canvas *c, int face, vk_len size)
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
is_known(struct known *k, uint16_t id, uint32_t text)
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
text_is_known(struct canvas *c, const struct vk_glyphs *g)
{
	struct known *k = &c->known[g->face];
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
pen_moves(struct pen *pen, const struct vk_glyphs *g)
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
loss(const struct pen *pen, uint16_t advance)
{
	return (int64_t)advance * 1000 % pen->units_per_em;
}

static void
make_room(struct canvas *c, size_t n)
{
	if (n <= c->room)
		return;
	c->room = n * 2;
	c->glyphs = vk_realloc(c->glyphs, c->room, sizeof(*c->glyphs));
	c->clusters = vk_realloc(c->clusters, c->room, sizeof(*c->clusters));
}

static void
place_glyphs(struct canvas *c, const struct vk_glyphs *g)
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
is_moved(const struct pen *pen, const struct vk_glyphs *g, size_t i)
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
correct_places(struct canvas *c, const struct vk_glyphs *g)
{
	struct pen *pen = &c->pen;
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
join_clusters(struct canvas *c, const struct vk_glyphs *g)
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

static void
paint_glyphs(void *self, const struct vk_glyphs *g)
{
	struct canvas *c = self;

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

/* ---- paths ---- */

static void
draw_path(cairo_t *cr, const struct vk_path *p)
{
	size_t begin = 0;

	cairo_new_path(cr);
	for (size_t i = 0; i < p->n; i++) {
		const struct vk_point *at = &p->points[i];

		if (i == 0 || at->begins)
			cairo_move_to(cr, vk_len_pt(at->x), vk_len_pt(at->y));
		else if (vk_path_closes(p, begin, i))
			cairo_close_path(cr);
		else
			cairo_line_to(cr, vk_len_pt(at->x), vk_len_pt(at->y));
		if (at->begins)
			begin = i;
	}
	if (p->weight > 0) {
		cairo_set_line_width(cr, vk_len_pt(p->weight));
		cairo_stroke(cr);
	} else {
		cairo_fill(cr);
	}
}

/* Shows nothing, and covers one em from the line up, which Cairo must be told. */
static cairo_status_t
show_nothing(cairo_scaled_font_t *font, unsigned long glyph, cairo_t *cr,
    cairo_text_extents_t *extents)
{
	(void)font;
	(void)glyph;
	(void)cr;
	extents->y_bearing = -1;
	extents->width = extents->height = extents->x_advance = 1;
	return CAIRO_STATUS_SUCCESS;
}

/* The glyph that stands for a text; SIGNS_MOST when there are too many. */
static size_t
find_sign(struct signs *signs, const char *text)
{
	size_t i = 0;

	while (i < signs->n && strcmp(signs->texts[i], text) != 0)
		i++;
	if (i == signs->n && i < SIGNS_MOST)
		signs->texts[signs->n++] = text;
	return i;
}

static void
set_sign_font(struct canvas *c, const struct vk_path *p)
{
	cairo_matrix_t em;

	if (c->signs.face == NULL) {
		c->signs.face = cairo_user_font_face_create();
		cairo_user_font_face_set_render_glyph_func(
		    c->signs.face, show_nothing);
	}
	cairo_matrix_init_scale(&em, vk_len_pt(p->width), vk_len_pt(p->height));
	cairo_set_font_face(c->cr, c->signs.face);
	cairo_set_font_matrix(c->cr, &em);
	c->font = NULL;
}

/* Over the path that is drawn, for who reads the text. */
static void
add_sign(struct canvas *c, const struct vk_path *p)
{
	cairo_text_cluster_t cluster = {.num_glyphs = 1};
	cairo_glyph_t glyph = {.x = vk_len_pt(p->x)};

	if (*p->text == '\0' || p->height <= 0 || p->width <= 0)
		return;
	glyph.index = find_sign(&c->signs, p->text);
	if (glyph.index == SIGNS_MOST)
		return;
	glyph.y = vk_len_pt(p->y + p->height);
	cluster.num_bytes = (int)strlen(p->text);
	set_sign_font(c, p);
	cairo_show_text_glyphs(
	    c->cr, p->text, cluster.num_bytes, &glyph, 1, &cluster, 1, 0);
}

static void
paint_path(void *self, const struct vk_path *p)
{
	struct canvas *c = self;
	double grey = p->grey / 255.0;

	c->pen.size = 0; /* text begins anew after it */
	cairo_set_source_rgb(c->cr, grey, grey, grey);
	draw_path(c->cr, p);
	cairo_set_source_rgb(c->cr, 0, 0, 0);
	if (c->is_pdf && p->text != NULL)
		add_sign(c, p);
}

/* ---- rules and images ---- */

static void
paint_rule(void *self, const struct vk_rule *r)
{
	struct canvas *c = self;

	c->pen.size = 0; /* text begins anew after it */
	cairo_rectangle(c->cr, vk_len_pt(r->x),
	    vk_len_pt(r->y) - vk_len_pt(r->weight) / 2, vk_len_pt(r->width),
	    vk_len_pt(r->weight));
	cairo_fill(c->cr);
}

static bool
paint_image(void *self, const struct vk_image *im, struct vk_diag *d)
{
	struct canvas *c = self;
	cairo_surface_t *picture = vk_out_decode(im, d);

	if (picture == NULL)
		return false;
	c->pen.size = 0;
	cairo_save(c->cr);
	cairo_translate(c->cr, vk_len_pt(im->x), vk_len_pt(im->y));
	cairo_scale(c->cr,
	    vk_len_pt(im->width) / cairo_image_surface_get_width(picture),
	    vk_len_pt(im->height) / cairo_image_surface_get_height(picture));
	cairo_set_source_surface(c->cr, picture, 0, 0);
	cairo_paint(c->cr);
	cairo_restore(c->cr);
	cairo_surface_destroy(picture);
	return true;
}

/* ---- pages ---- */

static bool
open_page(void *self, vk_len width, vk_len height)
{
	const struct canvas *c = self;

	(void)width; /* the one page of this surface */
	(void)height;
	return cairo_status(c->cr) == CAIRO_STATUS_SUCCESS;
}

static bool
open_pdf_page(void *self, vk_len width, vk_len height)
{
	struct canvas *c = self;

	cairo_pdf_surface_set_size(
	    c->surface, vk_len_pt(width), vk_len_pt(height));
	return cairo_status(c->cr) == CAIRO_STATUS_SUCCESS;
}

static bool
close_page(void *self)
{
	struct canvas *c = self;

	c->pen.size = 0;
	if (c->guides != NULL) {
		vk_guides_draw(c->cr, c->guides, c->number, c->page, c->type);
		c->font = NULL;
	}
	cairo_show_page(c->cr);
	return cairo_status(c->cr) == CAIRO_STATUS_SUCCESS;
}

static void
enter_element(void *self, uint32_t number)
{
	(void)self;
	(void)number;
}

/* Cairo knows no fields: a signature may be put on an archival file only. */
static void
pass_field(void *self, const struct vk_field *field)
{
	(void)self;
	(void)field;
}

static bool
finish(void *self, struct vk_diag *d)
{
	const struct canvas *c = self;

	cairo_surface_finish(c->surface);
	return went_well(cairo_surface_status(c->surface), d);
}

static struct vk_painter
painter_for(struct canvas *c)
{
	return (struct vk_painter){.self = c,
	    .page_open = open_page,
	    .page_close = close_page,
	    .element = enter_element,
	    .glyphs = paint_glyphs,
	    .rule = paint_rule,
	    .path = paint_path,
	    .image = paint_image,
	    .field = pass_field,
	    .finish = finish};
}

/* A painter that stops without a finding has met an error of Cairo's. */
static bool
explain(const struct canvas *c, bool done, struct vk_diag *d)
{
	cairo_status_t status = cairo_status(c->cr);

	if (!done && status != CAIRO_STATUS_SUCCESS)
		return went_well(status, d);
	return done;
}

/* ---- PDF ---- */

/* Without the dates Cairo would ask the clock. */
static void
write_data(cairo_surface_t *surface, const struct vk_pages *pages)
{
	char time[VK_INSTANT_ROOM];

	vk_out_instant(pages->day, time);
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_TITLE, pages->title);
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_AUTHOR, pages->author);
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_SUBJECT, pages->subject);
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_CREATOR, "vankien");
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_MOD_DATE, time);
}

enum { OUTLINE_MOST = 32 }; /* levels; deeper ones stay at the deepest */

/* Cairo reads the place as text; whole numbers are the same in any locale. */
static int
add_entry(cairo_surface_t *surface, int parent, const struct vk_structure *e)
{
	char room[80];

	snprintf(room, sizeof(room), "page=%d pos=[0 %" PRId32 "]",
	    e->title_page + 1, e->title_y / VK_PT);
	return cairo_pdf_surface_add_outline(
	    surface, parent, e->title, room, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

/* An entry hangs on the nearest one before it of a lower level. */
static void
write_outline(cairo_surface_t *surface, const struct vk_pages *pages)
{
	struct {
		int level, id;
	} above[OUTLINE_MOST];
	size_t depth = 0;

	for (size_t i = 1; i < pages->nelements; i++) {
		const struct vk_structure *e = &pages->elements[i];
		int parent;

		if (e->outline == 0 || e->title == NULL)
			continue;
		while (depth > 0 && above[depth - 1].level >= e->outline)
			depth--;
		if (depth == OUTLINE_MOST)
			depth--;
		parent =
		    depth > 0 ? above[depth - 1].id : CAIRO_PDF_OUTLINE_ROOT;
		above[depth].level = e->outline;
		above[depth].id = add_entry(surface, parent, e);
		depth++;
	}
}

bool
vk_out_pdf(const struct vk_pages *pages, struct vk_type *type,
    struct vk_buf *out, struct vk_diag *d)
{
	struct canvas c;
	struct vk_painter painter = painter_for(&c);
	bool done;

	canvas_open(&c,
	    cairo_pdf_surface_create_for_stream(write_to_buf, out, 1, 1), type);
	cairo_pdf_surface_restrict_to_version(c.surface, CAIRO_PDF_VERSION_1_5);
	c.is_pdf = true;
	painter.page_open = open_pdf_page;
	write_data(c.surface, pages);
	write_outline(c.surface, pages);
	done = explain(&c, vk_paint(pages, type, &painter, d), d);
	canvas_close(&c);
	return done;
}

/* ---- many documents in one PDF ---- */

struct vk_sheaf {
	struct canvas canvas;
	vk_sheaf_sink *sink;
	void *user;
	bool backs;
	bool begun; /* the canvas is there */
	int pages;
	struct vk_arena *arena; /* of texts that stood in pages */
};

static cairo_status_t
write_to_sink(void *closure, const unsigned char *bytes, unsigned int len)
{
	struct vk_sheaf *s = closure;

	return s->sink(s->user, bytes, len) ? CAIRO_STATUS_SUCCESS
					    : CAIRO_STATUS_WRITE_ERROR;
}

/* What the sink refused is the sink's to tell. */
static bool
sheaf_went_well(cairo_status_t status, struct vk_diag *d)
{
	return status != CAIRO_STATUS_WRITE_ERROR && went_well(status, d);
}

struct vk_sheaf *
vk_sheaf_new(bool backs, vk_sheaf_sink *sink, void *user)
{
	struct vk_sheaf *s = vk_alloc(1, sizeof(*s));

	s->backs = backs;
	s->sink = sink;
	s->user = user;
	s->arena = vk_arena_new();
	return s;
}

/* Author and dates are those of the first document; its title is its own. */
static void
begin_sheaf(struct vk_sheaf *s, const struct vk_pages *p, struct vk_type *type)
{
	canvas_open(&s->canvas,
	    cairo_pdf_surface_create_for_stream(write_to_sink, s, 1, 1), type);
	cairo_pdf_surface_restrict_to_version(
	    s->canvas.surface, CAIRO_PDF_VERSION_1_5);
	s->canvas.is_pdf = true;
	write_data(s->canvas.surface, p);
	cairo_pdf_surface_set_metadata(
	    s->canvas.surface, CAIRO_PDF_METADATA_TITLE, "");
	cairo_pdf_surface_set_metadata(
	    s->canvas.surface, CAIRO_PDF_METADATA_SUBJECT, "");
	s->begun = true;
}

/* Faces of other fonts: nothing that was kept of the last ones holds. */
static void
change_type(struct canvas *c, struct vk_type *type)
{
	if (c->type == type)
		return;
	for (size_t i = 0; i < c->nfonts; i++)
		cairo_scaled_font_destroy(c->fonts[i].scaled);
	for (int i = 0; i < VK_FACE_COUNT; i++)
		free(c->known[i].text);
	memset(c->known, 0, sizeof(c->known));
	c->nfonts = 0;
	c->font = NULL;
	c->type = type;
	c->pen.units_per_em = vk_type_metrics(type, VK_REGULAR)->units_per_em;
}

static bool
add_back(struct vk_sheaf *s, const struct vk_page *last)
{
	s->pages++;
	return open_pdf_page(&s->canvas, last->width, last->height) &&
	    close_page(&s->canvas);
}

static bool
go_on(void *self, struct vk_diag *d)
{
	(void)self;
	(void)d;
	return true;
}

bool
vk_sheaf_add(struct vk_sheaf *s, const struct vk_pages *pages,
    struct vk_type *type, const char *title, struct vk_diag *d)
{
	struct vk_painter painter = painter_for(&s->canvas);
	struct signs *signs = &s->canvas.signs;
	size_t known = s->begun ? signs->n : 0;
	char place[32];
	bool done;

	if (!s->begun)
		begin_sheaf(s, pages, type);
	change_type(&s->canvas, type);
	painter.page_open = open_pdf_page;
	painter.finish = go_on;
	snprintf(place, sizeof(place), "page=%d", s->pages + 1);
	cairo_pdf_surface_add_outline(s->canvas.surface, CAIRO_PDF_OUTLINE_ROOT,
	    title, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
	done = vk_paint(pages, type, &painter, d);
	s->pages += (int)pages->n;
	if (done && s->backs && s->pages % 2 != 0)
		done = add_back(s, &pages->pages[pages->n - 1]);
	for (; known < signs->n; known++)
		signs->texts[known] =
		    vk_arena_strdup(s->arena, signs->texts[known]);
	return sheaf_went_well(cairo_status(s->canvas.cr), d) && done;
}

bool
vk_sheaf_finish(struct vk_sheaf *s, struct vk_diag *d)
{
	if (!s->begun)
		return true;
	cairo_surface_finish(s->canvas.surface);
	return sheaf_went_well(cairo_surface_status(s->canvas.surface), d);
}

void
vk_sheaf_free(struct vk_sheaf *s)
{
	if (s == NULL)
		return;
	if (s->begun)
		canvas_close(&s->canvas);
	vk_arena_free(s->arena);
	free(s);
}

/* ---- PNG ---- */

enum { SIDE_MOST = 10000 }; /* A4 at 850 dpi; a picture of 400 MB */

/* What is too large becomes a size that Cairo refuses with a reason. */
static int
pixels(vk_len len, int dpi)
{
	int64_t unit = (int64_t)POINTS_PER_INCH * VK_PT;
	int64_t n = ((int64_t)len * dpi + unit / 2) / unit;

	return n > SIDE_MOST ? INT32_MAX : (int)n;
}

static bool
finish_png(void *self, struct vk_diag *d)
{
	const struct canvas *c = self;

	return went_well(
	    cairo_surface_write_to_png_stream(c->surface, write_to_buf, c->out),
	    d);
}

/* Where there is no page, the table shows on which it lies. */
static void
lay_sheet(const struct canvas *c, const struct vk_page *page)
{
	cairo_set_source_rgb(c->cr, TABLE_GREY, TABLE_GREY, TABLE_GREY);
	cairo_paint(c->cr);
	cairo_set_source_rgb(c->cr, 1, 1, 1);
	cairo_rectangle(
	    c->cr, 0, 0, vk_len_pt(page->width), vk_len_pt(page->height));
	cairo_fill(c->cr);
	cairo_set_source_rgb(c->cr, 0, 0, 0);
}

/* The guides of this page come over it. */
static void
guide(struct canvas *c, const struct vk_pages *pages, size_t page,
    const struct vk_guides *guides)
{
	c->guides = guides;
	c->page = &pages->pages[page];
	c->number = page;
}

/* Paints what is shown of a page; its surface is left open. */
static bool
paint_pixels(struct canvas *c, const struct vk_pages *pages, size_t page,
    struct vk_painter *painter, const struct vk_out_view *view,
    struct vk_diag *d)
{
	double scale = (double)view->dpi / POINTS_PER_INCH;

	cairo_set_source_rgb(c->cr, 1, 1, 1);
	cairo_paint(c->cr);
	cairo_set_source_rgb(c->cr, 0, 0, 0);
	cairo_scale(c->cr, scale, scale);
	if (view->width > 0) {
		cairo_translate(
		    c->cr, -vk_len_pt(view->x), -vk_len_pt(view->y));
		lay_sheet(c, &pages->pages[page]);
	}
	guide(c, pages, page, view->guides);
	return explain(c, vk_paint_page(pages, page, c->type, painter, d), d);
}

static cairo_surface_t *
new_pixels(const struct vk_page *page, const struct vk_out_view *view)
{
	bool part = view->width > 0;

	return cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    pixels(part ? view->width : page->width, view->dpi),
	    pixels(part ? view->height : page->height, view->dpi));
}

bool
vk_out_png_view(const struct vk_pages *pages, size_t page, struct vk_type *type,
    const struct vk_out_view *view, struct vk_buf *out, struct vk_diag *d)
{
	struct canvas c;
	struct vk_painter painter = painter_for(&c);
	bool done;

	painter.finish = finish_png;
	canvas_open(&c, new_pixels(&pages->pages[page], view), type);
	c.out = out;
	done = paint_pixels(&c, pages, page, &painter, view, d);
	canvas_close(&c);
	return done;
}

bool
vk_out_png(const struct vk_pages *pages, size_t page, struct vk_type *type,
    int dpi, struct vk_buf *out, struct vk_diag *d)
{
	struct vk_out_view view = {.dpi = dpi};

	return vk_out_png_view(pages, page, type, &view, out, d);
}

/* Cairo holds a pixel as a number. */
static void
copy_pixels(cairo_surface_t *from, struct vk_out_pixels *to)
{
	const unsigned char *rows = cairo_image_surface_get_data(from);
	int stride = cairo_image_surface_get_stride(from);
	unsigned char *at;

	to->width = cairo_image_surface_get_width(from);
	to->height = cairo_image_surface_get_height(from);
	at = to->data = vk_alloc((size_t)to->width * (size_t)to->height + 1, 3);
	for (int y = 0; y < to->height; y++) {
		const uint32_t *row =
		    (const void *)(rows + (ptrdiff_t)y * stride);

		for (int x = 0; x < to->width; x++) {
			*at++ = (unsigned char)(row[x] >> 16);
			*at++ = (unsigned char)(row[x] >> 8);
			*at++ = (unsigned char)row[x];
		}
	}
}

static bool
finish_pixels(void *self, struct vk_diag *d)
{
	const struct canvas *c = self;

	cairo_surface_flush(c->surface);
	return went_well(cairo_surface_status(c->surface), d);
}

bool
vk_out_pixels(const struct vk_pages *pages, size_t page, struct vk_type *type,
    const struct vk_out_view *view, struct vk_out_pixels *out,
    struct vk_diag *d)
{
	struct canvas c;
	struct vk_painter painter = painter_for(&c);
	bool done;

	painter.finish = finish_pixels;
	canvas_open(&c, new_pixels(&pages->pages[page], view), type);
	done = paint_pixels(&c, pages, page, &painter, view, d);
	if (done)
		copy_pixels(c.surface, out);
	canvas_close(&c);
	return done;
}

/* ---- all pages on one picture ---- */

enum {
	CONTACT_GAP = 8 * VK_PT, /* around the pages */
	CONTACT_SIDE = 3000, /* pixels that are handy */
	CONTACT_DPI = 100 /* more is not needed to look around */
};

struct contact {
	size_t columns, rows;
	vk_len width, height; /* of the largest page */
};

/* As many columns as make it about square. */
static struct contact
arrange(const struct vk_pages *pages)
{
	struct contact a = {.columns = 1};

	for (size_t i = 0; i < pages->n; i++) {
		const struct vk_page *p = &pages->pages[i];

		a.width = p->width > a.width ? p->width : a.width;
		a.height = p->height > a.height ? p->height : a.height;
	}
	while (a.columns * a.columns * (size_t)a.width <
	    pages->n * (size_t)a.height)
		a.columns++;
	if (a.columns > pages->n)
		a.columns = pages->n;
	a.rows = (pages->n + a.columns - 1) / a.columns;
	return a;
}

/* Of so many pages beside one another; too many for a length are too wide. */
static vk_len
side_of(size_t n, vk_len page)
{
	int64_t all = (int64_t)n * (page + CONTACT_GAP) + CONTACT_GAP;

	return all > INT32_MAX ? INT32_MAX : (vk_len)all;
}

static int
handy_dpi(vk_len width, vk_len height)
{
	int64_t longest = width > height ? width : height;
	int64_t dpi = (int64_t)CONTACT_SIDE * POINTS_PER_INCH * VK_PT / longest;

	return dpi > CONTACT_DPI ? CONTACT_DPI : dpi < 1 ? 1 : (int)dpi;
}

static bool
paint_contact(struct canvas *c, const struct vk_pages *pages,
    const struct contact *a, const struct vk_guides *guides,
    struct vk_painter *painter, struct vk_diag *d)
{
	for (size_t i = 0; i < pages->n; i++) {
		vk_len x = side_of(i % a->columns, a->width);
		vk_len y = side_of(i / a->columns, a->height);
		bool done;

		cairo_save(c->cr);
		cairo_translate(c->cr, vk_len_pt(x), vk_len_pt(y));
		cairo_set_source_rgb(c->cr, 1, 1, 1);
		cairo_rectangle(c->cr, 0, 0, vk_len_pt(pages->pages[i].width),
		    vk_len_pt(pages->pages[i].height));
		cairo_fill_preserve(c->cr);
		cairo_clip(c->cr);
		cairo_set_source_rgb(c->cr, 0, 0, 0);
		guide(c, pages, i, guides);
		done = vk_paint_page(pages, i, c->type, painter, d);
		cairo_restore(c->cr);
		c->font = NULL; /* the one from before is set again */
		if (!done)
			return false;
	}
	return true;
}

bool
vk_out_contact(const struct vk_pages *pages, struct vk_type *type,
    const struct vk_out_view *view, struct vk_buf *out, struct vk_diag *d)
{
	struct contact a = arrange(pages);
	vk_len width = side_of(a.columns, a.width);
	vk_len height = side_of(a.rows, a.height);
	int dpi = view->dpi > 0 ? view->dpi : handy_dpi(width, height);
	double scale = (double)dpi / POINTS_PER_INCH;
	struct canvas c;
	struct vk_painter painter = painter_for(&c);
	bool done;

	painter.finish = go_on;
	canvas_open(&c,
	    cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, pixels(width, dpi), pixels(height, dpi)),
	    type);
	cairo_set_source_rgb(c.cr, TABLE_GREY, TABLE_GREY, TABLE_GREY);
	cairo_paint(c.cr);
	cairo_scale(c.cr, scale, scale);
	c.out = out;
	done = explain(&c,
	    paint_contact(&c, pages, &a, view->guides, &painter, d) &&
		finish_png(&c, d),
	    d);
	canvas_close(&c);
	return done;
}

/* ---- SVG ---- */

enum { IDS_MOST = 256 }; /* a page has few images */

struct ids { /* numbers that Cairo gave, in the order of their appearance */
	unsigned long at[IDS_MOST];
	size_t n;
};

static size_t
number_anew(struct ids *ids, unsigned long id)
{
	size_t i = 0;

	while (i < ids->n && ids->at[i] != id)
		i++;
	if (i == ids->n && i < IDS_MOST)
		ids->at[ids->n++] = id;
	return i;
}

/* The length of a name such as "image12 up to its number, else 0. */
static size_t
name_before_id(const char *s)
{
	static const char *const names[] = {"surface", "image"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t len = strlen(names[i]);

		if (strncmp(s + 1, names[i], len) == 0 && s[len + 1] >= '0' &&
		    s[len + 1] <= '9')
			return len + 1;
	}
	return 0;
}

/*
 * Cairo names the parts of an SVG by a number that goes on counting as long as
 * the program runs; they are counted from 0 here.
 */
static void
copy_with_own_ids(const char *s, struct vk_buf *out)
{
	struct ids ids = {.n = 0};

	for (;;) {
		size_t plain = strcspn(s, "\"#"), name;
		char *end;

		vk_buf_add(out, s, plain);
		s += plain;
		if (*s == '\0')
			return;
		name = name_before_id(s);
		vk_buf_add(out, s, name > 0 ? name : 1);
		s += name > 0 ? name : 1;
		if (name > 0) {
			unsigned long id = strtoul(s, &end, 10);

			vk_buf_addf(out, "%zu", number_anew(&ids, id));
			s = end;
		}
	}
}

bool
vk_out_svg_view(const struct vk_pages *pages, size_t page, struct vk_type *type,
    const struct vk_out_view *view, struct vk_buf *out, struct vk_diag *d)
{
	struct canvas c;
	struct vk_painter painter = painter_for(&c);
	struct vk_buf raw = {0};
	bool done;

	canvas_open(&c,
	    cairo_svg_surface_create_for_stream(write_to_buf, &raw,
		vk_len_pt(pages->pages[page].width),
		vk_len_pt(pages->pages[page].height)),
	    type);
	guide(&c, pages, page, view->guides);
	done = explain(&c, vk_paint_page(pages, page, type, &painter, d), d);
	canvas_close(&c);
	if (done)
		copy_with_own_ids(vk_buf_str(&raw), out);
	vk_buf_free(&raw);
	return done;
}

bool
vk_out_svg(const struct vk_pages *pages, size_t page, struct vk_type *type,
    struct vk_buf *out, struct vk_diag *d)
{
	static const struct vk_out_view view;

	return vk_out_svg_view(pages, page, type, &view, out, d);
}
