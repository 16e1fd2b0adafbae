/*
 * Pages made by hand for the tests of out/: words are shaped by the real fonts
 * and put where the test says.
 */
#ifndef SHEET_H
#define SHEET_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "page/page.h"
#include "type/type.h"

enum { SHEET_MOST = 64, SHEET_A4_WIDTH = 609562, SHEET_A4_HEIGHT = 862095 };

struct sheet {
	struct vk_arena *arena;
	struct vk_type *type;
	struct vk_diag *diag;
	struct vk_pages pages;
	size_t element; /* that the next pieces belong to */
};

/* The fonts that were built beside the tests: build/unit/x, build/fonts. */
static inline struct vk_type *
sheet_type(const char *program, const char *family, struct vk_diag *d)
{
	const char *slash = strrchr(program, '/');
	struct vk_buf folder = {0};
	struct vk_type *type;

	vk_buf_add(&folder, program,
	    slash != NULL ? (size_t)(slash - program) + 1 : 0);
	vk_buf_adds(&folder, "../fonts");
	type = vk_type_new(vk_buf_str(&folder), &family, 1, d);
	if (type == NULL)
		fprintf(stderr, "no fonts in %s\n", vk_buf_str(&folder));
	vk_buf_free(&folder);
	return type;
}

/* An empty document; the type is lent. */
static inline void
sheet_open(struct sheet *s, struct vk_type *type)
{
	memset(s, 0, sizeof(*s));
	s->arena = vk_arena_new();
	s->diag = vk_diag_new();
	s->type = type;
	s->pages = (struct vk_pages){.title = "Nghị quyết",
	    .author = "Đảng bộ phường",
	    .subject = "Đại hội",
	    .day = "2020-05-22",
	    .size = 14 * VK_PT,
	    .pitch = 18 * VK_PT,
	    .space = 6 * VK_PT,
	    .why = "plain"};
	s->pages.pages =
	    vk_arena_array(s->arena, SHEET_MOST, sizeof(struct vk_page));
	s->pages.elements =
	    vk_arena_array(s->arena, SHEET_MOST, sizeof(struct vk_structure));
	s->pages.nelements = 1;
}

static inline void
sheet_close(struct sheet *s)
{
	vk_arena_free(s->arena);
	vk_diag_free(s->diag);
}

static inline void
sheet_size(struct vk_page *page, vk_len width, vk_len height)
{
	page->width = width;
	page->height = height;
}

static inline void
sheet_page(struct sheet *s, int number)
{
	struct vk_page *page = &s->pages.pages[s->pages.n++];

	page->number = number;
	sheet_size(page, SHEET_A4_WIDTH, SHEET_A4_HEIGHT);
	page->pieces =
	    vk_arena_array(s->arena, SHEET_MOST, sizeof(struct vk_piece));
}

/* The pieces that follow belong to it. */
static inline struct vk_structure *
sheet_element(struct sheet *s, enum vk_tag tag, int outline, const char *title)
{
	struct vk_structure *e = &s->pages.elements[s->pages.nelements];

	s->element = s->pages.nelements++;
	e->tag = tag;
	e->outline = outline;
	e->title = title;
	return e;
}

static inline struct vk_piece *
sheet_piece(struct sheet *s, enum vk_piece_kind kind)
{
	struct vk_page *page = &s->pages.pages[s->pages.n - 1];
	struct vk_piece *piece = &page->pieces[page->npieces++];

	piece->kind = kind;
	piece->element = (uint32_t)s->element;
	return piece;
}

/*
 * A run from x on; with an end, its spaces are stretched so that the last word
 * ends there.  Lengths in pt.
 */
static inline struct vk_piece *
sheet_run(struct sheet *s, enum vk_face face, int size, double x, double y,
    double end, const char *text)
{
	struct vk_piece *piece = sheet_piece(s, VK_PIECE_RUN);
	struct vk_run *run = &piece->as.run;
	struct vk_word *words =
	    vk_arena_array(s->arena, strlen(text) + 1, sizeof(*words));
	vk_len at = (vk_len)(x * VK_PT), extra = 0;
	size_t spaces = 0, seen = 0;

	for (; *text != '\0'; text += words[run->n++].shape->len) {
		size_t len = *text == ' ' ? 1 : strcspn(text, " ");

		spaces += *text == ' ';
		words[run->n].shape = vk_type_shape(s->type, face, text, len);
		extra -= vk_type_scale(
		    s->type, words[run->n].shape->width, size * VK_PT);
	}
	extra += (vk_len)((end - x) * VK_PT);
	for (size_t i = 0; i < run->n; i++) {
		words[i].x = at;
		at +=
		    vk_type_scale(s->type, words[i].shape->width, size * VK_PT);
		if (end > 0 && words[i].shape->text[0] == ' ') {
			seen++;
			at += (vk_len)((int64_t)extra * (int64_t)seen /
				(int64_t)spaces -
			    (int64_t)extra * (int64_t)(seen - 1) /
				(int64_t)spaces);
		}
	}
	run->words = words;
	run->size = size * VK_PT;
	run->y = (vk_len)(y * VK_PT);
	return piece;
}

static inline void
sheet_rule(struct sheet *s, double x, double y, double width, double weight)
{
	sheet_piece(s, VK_PIECE_RULE)->as.rule =
	    (struct vk_rule){(vk_len)(x * VK_PT), (vk_len)(y * VK_PT),
		(vk_len)(width * VK_PT), (vk_len)(weight * VK_PT)};
}

/*
 * Shapes "0,0 9,0 9,9; 3,3 6,6" from a place on; a shape begins after each
 * semicolon.  Lengths in pt, whole numbers in the shapes.
 */
static inline struct vk_path *
sheet_path(struct sheet *s, double x, double y, double weight, int grey,
    const char *shapes)
{
	struct vk_path *path = &sheet_piece(s, VK_PIECE_PATH)->as.path;
	struct vk_point *points =
	    vk_arena_array(s->arena, strlen(shapes) + 1, sizeof(*points));
	vk_len right = INT32_MIN, bottom = INT32_MIN;
	bool begins = true;

	path->weight = (vk_len)(weight * VK_PT);
	path->grey = (uint8_t)grey;
	path->x = path->y = INT32_MAX;
	for (char *at = (char *)shapes; *at != '\0'; path->n++) {
		struct vk_point *p = &points[path->n];

		p->begins = begins;
		p->x = (vk_len)((x + (double)strtol(at, &at, 10)) * VK_PT);
		at += *at == ',';
		p->y = (vk_len)((y + (double)strtol(at, &at, 10)) * VK_PT);
		begins = *at == ';';
		at += strspn(at, "; ");
		path->x = p->x < path->x ? p->x : path->x;
		path->y = p->y < path->y ? p->y : path->y;
		right = p->x > right ? p->x : right;
		bottom = p->y > bottom ? p->y : bottom;
	}
	path->width = right - path->x;
	path->height = bottom - path->y;
	path->points = points;
	return path;
}

static inline void
sheet_image(struct sheet *s, const char *name, double x, double y, double side,
    const struct vk_buf *bytes)
{
	sheet_piece(s, VK_PIECE_IMAGE)->as.image =
	    (struct vk_image){.name = name,
		.x = (vk_len)(x * VK_PT),
		.y = (vk_len)(y * VK_PT),
		.width = (vk_len)(side * VK_PT),
		.height = (vk_len)(side * VK_PT),
		.bytes = (const unsigned char *)bytes->data,
		.len = bytes->len};
}

#endif
