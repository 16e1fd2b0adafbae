/*
 * The walk over the pages, the same for every painter: runs of words become
 * arrays of glyphs with a place for each.  The arrays grow to the longest line
 * and are lent to the painter for the time of one call.
 */
#include "painter.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "type/type.h"

struct pen {
	const struct vk_type *type;
	const struct vk_painter *painter;
	struct vk_diag *diag;
	struct vk_glyphs glyphs; /* lends out the arrays below */
	uint16_t *ids, *advances;
	vk_len *x;
	uint8_t *clusters;
	char *text;
	size_t glyph_room, text_room;
};

static void
make_room(struct pen *p, size_t glyphs, size_t bytes)
{
	if (glyphs > p->glyph_room) {
		p->glyph_room = glyphs * 2;
		p->ids = vk_realloc(p->ids, p->glyph_room, sizeof(*p->ids));
		p->x = vk_realloc(p->x, p->glyph_room, sizeof(*p->x));
		p->advances = vk_realloc(
		    p->advances, p->glyph_room, sizeof(*p->advances));
		p->clusters =
		    vk_realloc(p->clusters, p->glyph_room, sizeof(uint8_t));
	}
	if (bytes > p->text_room) {
		p->text_room = bytes * 2;
		p->text = vk_realloc(p->text, p->text_room, 1);
	}
}

static void
pen_free(struct pen *p)
{
	free(p->ids);
	free(p->advances);
	free(p->x);
	free(p->clusters);
	free(p->text);
}

/* Appends a word; what follows it begins at the returned place. */
static vk_len
add_word(struct pen *p, const struct vk_word *word, vk_len size)
{
	const struct vk_shape *s = word->shape;
	struct vk_glyphs *g = &p->glyphs;
	uint32_t width = 0;

	if (s->n == 0 || s->len == 0)
		return word->x;
	make_room(p, g->n + s->n, g->len + s->len);
	memcpy(p->ids + g->n, s->glyphs, s->n * sizeof(*p->ids));
	memcpy(p->advances + g->n, s->advances, s->n * sizeof(*p->advances));
	memcpy(p->clusters + g->n, s->clusters, s->n);
	memcpy(p->text + g->len, s->text, s->len);
	for (size_t i = 0; i < s->n; i++) {
		p->x[g->n + i] = word->x + vk_type_scale(p->type, width, size);
		width += s->advances[i];
	}
	g->n += s->n;
	g->len += s->len;
	return word->x + vk_type_scale(p->type, width, size);
}

static void
hand_over(struct pen *p)
{
	struct vk_glyphs *g = &p->glyphs;

	g->ids = p->ids;
	g->x = p->x;
	g->advances = p->advances;
	g->clusters = p->clusters;
	g->text = p->text;
	if (g->n > 0)
		p->painter->glyphs(p->painter->self, g);
	g->n = g->len = 0;
}

/* A run is of one face; one that is not is handed over in parts. */
static void
paint_run(struct pen *p, const struct vk_run *run, bool soft_end)
{
	struct vk_glyphs *g = &p->glyphs;

	g->size = run->size;
	g->y = run->y;
	g->soft_end = false;
	for (size_t i = 0; i < run->n; i++) {
		int face = run->words[i].shape->face;

		if (face != g->face)
			hand_over(p);
		g->face = face;
		g->end = add_word(p, &run->words[i], run->size);
	}
	g->soft_end = soft_end;
	hand_over(p);
}

static bool
paint_piece(struct pen *p, const struct vk_piece *piece)
{
	const struct vk_painter *painter = p->painter;

	painter->element(painter->self, piece->element);
	switch (piece->kind) {
	case VK_PIECE_RUN:
		paint_run(p, &piece->as.run, piece->soft_end);
		return true;
	case VK_PIECE_RULE:
		painter->rule(painter->self, &piece->as.rule);
		return true;
	case VK_PIECE_PATH:
		painter->path(painter->self, &piece->as.path);
		return true;
	case VK_PIECE_IMAGE:
		return painter->image(painter->self, &piece->as.image, p->diag);
	case VK_PIECE_FIELD:
		painter->field(painter->self, &piece->as.field);
		return true;
	}
	return false;
}

static bool
paint_pages(const struct vk_pages *pages, size_t from, size_t to, struct pen *p)
{
	const struct vk_painter *painter = p->painter;

	for (size_t k = from; k < to; k++) {
		const struct vk_page *page = &pages->pages[k];

		if (!painter->page_open(
			painter->self, page->width, page->height))
			return false;
		for (size_t i = 0; i < page->npieces; i++)
			if (!paint_piece(p, &page->pieces[i]))
				return false;
		if (!painter->page_close(painter->self))
			return false;
	}
	return painter->finish(painter->self, p->diag);
}

static bool
paint(const struct vk_pages *pages, size_t from, size_t to,
    const struct vk_type *type, const struct vk_painter *painter,
    struct vk_diag *d)
{
	struct pen pen = {.type = type, .painter = painter, .diag = d};
	bool done = paint_pages(pages, from, to, &pen);

	pen_free(&pen);
	return done;
}

bool
vk_paint(const struct vk_pages *pages, const struct vk_type *type,
    const struct vk_painter *painter, struct vk_diag *d)
{
	return paint(pages, 0, pages->n, type, painter, d);
}

bool
vk_paint_page(const struct vk_pages *pages, size_t page,
    const struct vk_type *type, const struct vk_painter *painter,
    struct vk_diag *d)
{
	return paint(pages, page, page + 1, type, painter, d);
}
