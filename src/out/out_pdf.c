/*
 * PDF by Cairo: one document, or many in one file.  Nothing that is written
 * depends on the clock or the locale.
 */
#include <cairo-pdf.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "canvas.h"
#include "instant.h"
#include "out.h"

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

static bool
open_pdf_page(void *self, vk_len width, vk_len height)
{
	struct vk_canvas *c = self;

	cairo_pdf_surface_set_size(
	    c->surface, vk_len_pt(width), vk_len_pt(height));
	return cairo_status(c->cr) == CAIRO_STATUS_SUCCESS;
}

/* The canvas of a PDF, with what is said of these pages. */
static void
open_pdf(struct vk_canvas *c, cairo_surface_t *surface,
    const struct vk_pages *pages, struct vk_type *type)
{
	vk_canvas_open(c, surface, type);
	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
	c->is_pdf = true;
	write_data(surface, pages);
}

bool
vk_out_pdf(const struct vk_pages *pages, struct vk_type *type,
    struct vk_buf *out, struct vk_diag *d)
{
	struct vk_canvas c;
	struct vk_painter painter = vk_canvas_painter(&c);
	bool done;

	open_pdf(&c,
	    cairo_pdf_surface_create_for_stream(vk_canvas_to_buf, out, 1, 1),
	    pages, type);
	painter.page_open = open_pdf_page;
	write_outline(c.surface, pages);
	done = vk_canvas_explain(&c, vk_paint(pages, type, &painter, d), d);
	vk_canvas_close(&c);
	return done;
}

/* ---- many documents in one PDF ---- */

struct vk_sheaf {
	struct vk_canvas canvas;
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
	return status != CAIRO_STATUS_WRITE_ERROR &&
	    vk_canvas_went_well(status, d);
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
	open_pdf(&s->canvas,
	    cairo_pdf_surface_create_for_stream(write_to_sink, s, 1, 1), p,
	    type);
	cairo_pdf_surface_set_metadata(
	    s->canvas.surface, CAIRO_PDF_METADATA_TITLE, "");
	cairo_pdf_surface_set_metadata(
	    s->canvas.surface, CAIRO_PDF_METADATA_SUBJECT, "");
	s->begun = true;
}

static bool
add_back(struct vk_sheaf *s, const struct vk_page *last)
{
	struct vk_painter p = vk_canvas_painter(&s->canvas);

	s->pages++;
	return open_pdf_page(p.self, last->width, last->height) &&
	    p.page_close(p.self);
}

bool
vk_sheaf_add(struct vk_sheaf *s, const struct vk_pages *pages,
    struct vk_type *type, const char *title, struct vk_diag *d)
{
	struct vk_painter painter = vk_canvas_painter(&s->canvas);
	struct vk_canvas_signs *signs = &s->canvas.signs;
	size_t known = s->begun ? signs->n : 0;
	char place[32];
	bool done;

	if (!s->begun)
		begin_sheaf(s, pages, type);
	vk_canvas_change_type(&s->canvas, type);
	painter.page_open = open_pdf_page;
	painter.finish = vk_canvas_go_on;
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
		vk_canvas_close(&s->canvas);
	vk_arena_free(s->arena);
	free(s);
}
