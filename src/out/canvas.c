/*
 * The canvas: how pages are painted with Cairo, whatever surface lies under it.
 * What Cairo does per call and per change of state is the largest cost of a
 * PDF; see canvas_text.c.  Nothing depends on what was drawn before.
 */
#include "canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "decode.h"

cairo_status_t
vk_canvas_to_buf(void *closure, const unsigned char *bytes, unsigned int len)
{
	vk_buf_add(closure, bytes, len);
	return CAIRO_STATUS_SUCCESS;
}

bool
vk_canvas_went_well(cairo_status_t status, struct vk_diag *d)
{
	struct vk_pos nowhere = {0};

	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	vk_diag_add(d, VK_MSG_OUT_FAILED, nowhere,
	    cairo_status_to_string(status), NULL, NULL);
	return false;
}

void
vk_canvas_open(
    struct vk_canvas *c, cairo_surface_t *surface, struct vk_type *type)
{
	memset(c, 0, sizeof(*c));
	c->type = type;
	c->surface = surface;
	c->cr = cairo_create(surface);
	cairo_set_source_rgb(c->cr, 0, 0, 0);
	c->pen.units_per_em = vk_type_metrics(type, VK_REGULAR)->units_per_em;
}

/* Nothing that was kept of a face holds for one of other fonts. */
static void
forget_faces(struct vk_canvas *c)
{
	for (size_t i = 0; i < c->nfonts; i++)
		cairo_scaled_font_destroy(c->fonts[i].scaled);
	for (int i = 0; i < VK_FACE_COUNT; i++)
		free(c->known[i].text);
	memset(c->known, 0, sizeof(c->known));
	c->nfonts = 0;
	c->font = NULL;
}

void
vk_canvas_close(struct vk_canvas *c)
{
	forget_faces(c);
	if (c->signs.face != NULL)
		cairo_font_face_destroy(c->signs.face);
	free(c->fonts);
	free(c->glyphs);
	free(c->clusters);
	cairo_destroy(c->cr);
	cairo_surface_destroy(c->surface);
}

void
vk_canvas_change_type(struct vk_canvas *c, struct vk_type *type)
{
	if (c->type == type)
		return;
	forget_faces(c);
	c->type = type;
	c->pen.units_per_em = vk_type_metrics(type, VK_REGULAR)->units_per_em;
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

/* The glyph that stands for a text; VK_SIGNS_MOST when there are too many. */
static size_t
find_sign(struct vk_canvas_signs *signs, const char *text)
{
	size_t i = 0;

	while (i < signs->n && strcmp(signs->texts[i], text) != 0)
		i++;
	if (i == signs->n && i < VK_SIGNS_MOST)
		signs->texts[signs->n++] = text;
	return i;
}

static void
set_sign_font(struct vk_canvas *c, const struct vk_path *p)
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
add_sign(struct vk_canvas *c, const struct vk_path *p)
{
	cairo_text_cluster_t cluster = {.num_glyphs = 1};
	cairo_glyph_t glyph = {.x = vk_len_pt(p->x)};

	if (*p->text == '\0' || p->height <= 0 || p->width <= 0)
		return;
	glyph.index = find_sign(&c->signs, p->text);
	if (glyph.index == VK_SIGNS_MOST)
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
	struct vk_canvas *c = self;
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
	struct vk_canvas *c = self;

	c->pen.size = 0; /* text begins anew after it */
	cairo_rectangle(c->cr, vk_len_pt(r->x),
	    vk_len_pt(r->y) - vk_len_pt(r->weight) / 2, vk_len_pt(r->width),
	    vk_len_pt(r->weight));
	cairo_fill(c->cr);
}

static bool
paint_image(void *self, const struct vk_image *im, struct vk_diag *d)
{
	struct vk_canvas *c = self;
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
	const struct vk_canvas *c = self;

	(void)width; /* the one page of this surface */
	(void)height;
	return cairo_status(c->cr) == CAIRO_STATUS_SUCCESS;
}

static bool
close_page(void *self)
{
	struct vk_canvas *c = self;

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
	const struct vk_canvas *c = self;

	cairo_surface_finish(c->surface);
	return vk_canvas_went_well(cairo_surface_status(c->surface), d);
}

struct vk_painter
vk_canvas_painter(struct vk_canvas *c)
{
	return (struct vk_painter){.self = c,
	    .page_open = open_page,
	    .page_close = close_page,
	    .element = enter_element,
	    .glyphs = vk_canvas_glyphs,
	    .rule = paint_rule,
	    .path = paint_path,
	    .image = paint_image,
	    .field = pass_field,
	    .finish = finish};
}

bool
vk_canvas_explain(const struct vk_canvas *c, bool done, struct vk_diag *d)
{
	cairo_status_t status = cairo_status(c->cr);

	if (!done && status != CAIRO_STATUS_SUCCESS)
		return vk_canvas_went_well(status, d);
	return done;
}

bool
vk_canvas_go_on(void *self, struct vk_diag *d)
{
	(void)self;
	(void)d;
	return true;
}

void
vk_canvas_guide(struct vk_canvas *c, const struct vk_pages *pages, size_t page,
    const struct vk_guides *guides)
{
	c->guides = guides;
	c->page = &pages->pages[page];
	c->number = page;
}
