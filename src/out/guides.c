/*
 * Guides are thin and coloured, so that the page stays to be seen.  The labels
 * of boxes stand in the margins, one below the other, each with a line to its
 * box where it had to move away from it.
 */
#include "guides.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "page/page.h"
#include "type/type.h"

enum {
	LABEL = 6 * VK_PT, /* size of the letters */
	LABEL_STEP = 7 * VK_PT, /* from one to the next */
	LABEL_EDGE = 2 * VK_PT, /* to the edge of the sheet */
	LABEL_GAP = 3 * VK_PT, /* to the box */
	HEAD = 3 * VK_PT /* of an arrow */
};

struct look {
	double red, green, blue, weight; /* points */
};

static const struct look looks[] = {
    [VK_GUIDE_GRID] = {0.60, 0.78, 0.95, 0.3},
    [VK_GUIDE_EDGE] = {0.10, 0.40, 0.90, 0.5},
    [VK_GUIDE_AXIS] = {0.80, 0.10, 0.60, 0.6},
    [VK_GUIDE_DISTANCE] = {0.10, 0.40, 0.90, 0.5},
    [VK_GUIDE_BOX] = {0.05, 0.50, 0.25, 0.5},
};

/* Of marks, by how bad the finding is. */
static const struct look marks[] = {
    [VK_OK] = {0.40, 0.40, 0.40, 0.8},
    [VK_STYLE] = {0.40, 0.30, 0.75, 0.8},
    [VK_WARNING] = {0.85, 0.45, 0.00, 0.9},
    [VK_ERROR] = {0.85, 0.05, 0.10, 1.1},
    [VK_FATAL] = {0.85, 0.05, 0.10, 1.1},
};

struct drawing {
	cairo_t *cr;
	struct vk_type *type;
	const struct vk_page *page;
	vk_len next[2]; /* where the labels of a margin go on */
};

static const struct look *
look_of(const struct vk_guide *g)
{
	return g->kind == VK_GUIDE_MARK ? &marks[g->level] : &looks[g->kind];
}

static void
set_look(const struct drawing *d, const struct look *look)
{
	cairo_set_source_rgb(d->cr, look->red, look->green, look->blue);
	cairo_set_line_width(d->cr, look->weight);
}

static void
draw_line(const struct drawing *d, vk_len x, vk_len y, vk_len to_x, vk_len to_y)
{
	cairo_move_to(d->cr, vk_len_pt(x), vk_len_pt(y));
	cairo_line_to(d->cr, vk_len_pt(to_x), vk_len_pt(to_y));
	cairo_stroke(d->cr);
}

/* ---- words ---- */

/* Shows words from a place on, or only measures them; how wide they are. */
static vk_len
put_words(
    const struct drawing *d, const char *words, vk_len x, vk_len y, bool show)
{
	vk_len width = 0;

	while (*words != '\0') {
		size_t len = *words == ' ' ? 1 : strcspn(words, " ");
		const struct vk_shape *s =
		    vk_type_shape(d->type, VK_REGULAR, words, len);
		uint32_t at = 0;

		for (uint16_t i = 0; i < s->n; i++) {
			cairo_glyph_t glyph = {.index = s->glyphs[i],
			    .x = vk_len_pt(
				x + width + vk_type_scale(d->type, at, LABEL)),
			    .y = vk_len_pt(y)};

			if (show)
				cairo_show_glyphs(d->cr, &glyph, 1);
			at += s->advances[i];
		}
		width += vk_type_scale(d->type, s->width, LABEL);
		words += len;
	}
	return width;
}

/* On white, so that they can be read over whatever there is. */
static void
write_label(const struct drawing *d, const struct look *look, const char *label,
    vk_len x, vk_len y, vk_len width)
{
	cairo_set_source_rgba(d->cr, 1, 1, 1, 0.85);
	cairo_rectangle(d->cr, vk_len_pt(x - VK_PT / 2),
	    vk_len_pt(y - LABEL + VK_PT / 2), vk_len_pt(width + VK_PT),
	    vk_len_pt(LABEL + VK_PT));
	cairo_fill(d->cr);
	set_look(d, look);
	put_words(d, label, x, y, true);
}

/* ---- guides ---- */

static void
draw_heads(const struct drawing *d, const struct vk_guide *g)
{
	bool upright = g->width == 0;

	for (int side = -1; side <= 1; side += 2) {
		vk_len tip_x = side > 0 ? g->x : g->x + g->width;
		vk_len tip_y = side > 0 ? g->y : g->y + g->height;
		vk_len along = side * HEAD, across = HEAD / 2;

		draw_line(d, tip_x, tip_y, tip_x + (upright ? across : along),
		    tip_y + (upright ? along : across));
		draw_line(d, tip_x, tip_y, tip_x + (upright ? -across : along),
		    tip_y + (upright ? along : -across));
	}
}

static void
draw_distance(const struct drawing *d, const struct vk_guide *g)
{
	vk_len width = put_words(d, g->label, 0, 0, false);
	vk_len x = g->x + g->width / 2 - width / 2;
	vk_len y = g->y + g->height / 2 + LABEL / 3;

	draw_line(d, g->x, g->y, g->x + g->width, g->y + g->height);
	draw_heads(d, g);
	if (g->width == 0)
		x = g->x + LABEL_GAP;
	else
		y = g->y - LABEL_GAP;
	write_label(d, look_of(g), g->label, x, y, width);
}

/* Parts on the left have their labels on the left; all else on the right. */
static bool
is_right(const struct drawing *d, const struct vk_guide *g)
{
	return g->kind == VK_GUIDE_MARK || g->x > d->page->width * 2 / 5;
}

static void
label_box(struct drawing *d, const struct vk_guide *g)
{
	vk_len width = put_words(d, g->label, 0, 0, false);
	bool right = is_right(d, g);
	vk_len *next = &d->next[right];
	vk_len y = g->y + LABEL > *next ? g->y + LABEL : *next;
	vk_len x = right ? d->page->width - LABEL_EDGE - width : LABEL_EDGE;
	vk_len from = right ? x - VK_PT : x + width + VK_PT;
	vk_len to = right ? g->x + g->width : g->x;

	*next = y + LABEL_STEP;
	if (right ? from > to : from < to) {
		set_look(d, look_of(g));
		cairo_set_line_width(d->cr, 0.25);
		draw_line(d, from, y - LABEL / 3, to, g->y + VK_PT);
	}
	write_label(d, look_of(g), g->label, x, y, width);
}

/* What is large stays white: it is around what else was found. */
static void
draw_box(struct drawing *d, const struct vk_guide *g)
{
	const struct look *look = look_of(g);

	cairo_rectangle(d->cr, vk_len_pt(g->x), vk_len_pt(g->y),
	    vk_len_pt(g->width), vk_len_pt(g->height));
	if (g->kind == VK_GUIDE_MARK && g->height < d->page->height / 4) {
		cairo_set_source_rgba(
		    d->cr, look->red, look->green, look->blue, 0.10);
		cairo_fill_preserve(d->cr);
		set_look(d, look);
	}
	cairo_stroke(d->cr);
}

static void
draw_guide(struct drawing *d, const struct vk_guide *g)
{
	static const double dashes[] = {6, 2, 1, 2};

	set_look(d, look_of(g));
	switch (g->kind) {
	case VK_GUIDE_BOX:
	case VK_GUIDE_MARK:
		draw_box(d, g);
		return;
	case VK_GUIDE_DISTANCE:
		draw_distance(d, g);
		return;
	case VK_GUIDE_AXIS:
		cairo_set_dash(d->cr, dashes, 4, 0);
		break;
	case VK_GUIDE_GRID:
	case VK_GUIDE_EDGE:
		break;
	}
	draw_line(d, g->x, g->y, g->x + g->width, g->y + g->height);
	cairo_set_dash(d->cr, NULL, 0, 0);
}

static int
by_height(const void *va, const void *vb)
{
	const struct vk_guide *a = *(const struct vk_guide *const *)va;
	const struct vk_guide *b = *(const struct vk_guide *const *)vb;

	if (a->y != b->y)
		return a->y < b->y ? -1 : 1;
	return (a->x > b->x) - (a->x < b->x);
}

/* From above to below, so that their lines cross as little as can be. */
static void
draw_labels(struct drawing *d, const struct vk_guides *guides, size_t page)
{
	const struct vk_guide **at = vk_alloc(guides->n + 1, sizeof(*at));
	size_t n = 0;

	for (size_t i = 0; i < guides->n; i++) {
		const struct vk_guide *g = &guides->at[i];

		if (g->page == page && g->label != NULL &&
		    (g->kind == VK_GUIDE_BOX || g->kind == VK_GUIDE_MARK))
			at[n++] = g;
	}
	qsort(at, n, sizeof(*at), by_height);
	for (size_t i = 0; i < n; i++)
		label_box(d, at[i]);
	free(at);
}

void
vk_guides_draw(cairo_t *cr, const struct vk_guides *guides, size_t page,
    const struct vk_page *sheet, struct vk_type *type)
{
	struct drawing d = {.cr = cr, .type = type, .page = sheet};

	cairo_save(cr);
	cairo_set_font_face(cr, vk_type_cairo_face(type, VK_REGULAR));
	cairo_set_font_size(cr, vk_len_pt(LABEL));
	for (size_t i = 0; i < guides->n; i++)
		if (guides->at[i].page == page)
			draw_guide(&d, &guides->at[i]);
	draw_labels(&d, guides, page);
	cairo_restore(cr);
}
