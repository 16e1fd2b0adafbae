/*
 * Pages as pixels, by Cairo: a page or a part of it, or all pages on one
 * picture; as PNG, or plain.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "canvas.h"
#include "out.h"

enum { POINTS_PER_INCH = 72 };

static const double TABLE_GREY = 0.6; /* around a page */

enum { SIDE_MOST = 10000 }; /* A4 at 850 dpi; a picture of 400 MB */

/* What is too large becomes a size that Cairo refuses with a reason. */
static int
pixels(vk_len len, int dpi)
{
	int64_t unit = (int64_t)POINTS_PER_INCH * VK_PT;
	int64_t n = ((int64_t)len * dpi + unit / 2) / unit;

	return n > SIDE_MOST ? INT32_MAX : (int)n;
}

/* ---- one page ---- */

static bool
finish_png(void *self, struct vk_diag *d)
{
	const struct vk_canvas *c = self;

	return vk_canvas_went_well(cairo_surface_write_to_png_stream(
				       c->surface, vk_canvas_to_buf, c->out),
	    d);
}

/* Where there is no page, the table shows on which it lies. */
static void
lay_sheet(const struct vk_canvas *c, const struct vk_page *page)
{
	cairo_set_source_rgb(c->cr, TABLE_GREY, TABLE_GREY, TABLE_GREY);
	cairo_paint(c->cr);
	cairo_set_source_rgb(c->cr, 1, 1, 1);
	cairo_rectangle(
	    c->cr, 0, 0, vk_len_pt(page->width), vk_len_pt(page->height));
	cairo_fill(c->cr);
	cairo_set_source_rgb(c->cr, 0, 0, 0);
}

/* Paints what is shown of a page; its surface is left open. */
static bool
paint_pixels(struct vk_canvas *c, const struct vk_pages *pages, size_t page,
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
	vk_canvas_guide(c, pages, page, view->guides);
	return vk_canvas_explain(
	    c, vk_paint_page(pages, page, c->type, painter, d), d);
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
	struct vk_canvas c;
	struct vk_painter painter = vk_canvas_painter(&c);
	bool done;

	painter.finish = finish_png;
	vk_canvas_open(&c, new_pixels(&pages->pages[page], view), type);
	c.out = out;
	done = paint_pixels(&c, pages, page, &painter, view, d);
	vk_canvas_close(&c);
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
	const struct vk_canvas *c = self;

	cairo_surface_flush(c->surface);
	return vk_canvas_went_well(cairo_surface_status(c->surface), d);
}

bool
vk_out_pixels(const struct vk_pages *pages, size_t page, struct vk_type *type,
    const struct vk_out_view *view, struct vk_out_pixels *out,
    struct vk_diag *d)
{
	struct vk_canvas c;
	struct vk_painter painter = vk_canvas_painter(&c);
	bool done;

	painter.finish = finish_pixels;
	vk_canvas_open(&c, new_pixels(&pages->pages[page], view), type);
	done = paint_pixels(&c, pages, page, &painter, view, d);
	if (done)
		copy_pixels(c.surface, out);
	vk_canvas_close(&c);
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

	assert(pages->n > 0);
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
paint_contact(struct vk_canvas *c, const struct vk_pages *pages,
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
		vk_canvas_guide(c, pages, i, guides);
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
	struct vk_canvas c;
	struct vk_painter painter = vk_canvas_painter(&c);
	bool done;

	painter.finish = vk_canvas_go_on;
	vk_canvas_open(&c,
	    cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, pixels(width, dpi), pixels(height, dpi)),
	    type);
	cairo_set_source_rgb(c.cr, TABLE_GREY, TABLE_GREY, TABLE_GREY);
	cairo_paint(c.cr);
	cairo_scale(c.cr, scale, scale);
	c.out = out;
	done = vk_canvas_explain(&c,
	    paint_contact(&c, pages, &a, view->guides, &painter, d) &&
		finish_png(&c, d),
	    d);
	vk_canvas_close(&c);
	return done;
}
