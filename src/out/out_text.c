/*
 * The pages as plain text, for terminals and screen readers.  Pieces that
 * stand on one line of the sheet stand on one line of the text; what begins at
 * an edge where lines of the text begin is set from there, everything else
 * about its own middle, because letters are not of one width here as there.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "out.h"
#include "painter.h"
#include "type/type.h"

enum {
	COLUMNS = 84, /* of the width between the outermost pieces */
	GAP = 2, /* columns between pieces that would touch */
	EDGES_MOST = 64,
	EDGE_USED = 3, /* lines that make an edge */
	BLANK_MOST = 4 /* empty lines for white space on the sheet */
};

struct strip { /* text that stands together on one baseline */
	vk_len x, end, y, size;
	size_t from, len; /* in the text of the page */
	bool soft_end; /* goes on in the next line */
};

struct edge {
	vk_len x;
	size_t used;
};

struct sheet {
	const struct vk_pages *pages;
	struct vk_buf *out;
	struct strip *strips;
	size_t n, room;
	struct vk_buf text; /* of this page */
	vk_len left, right; /* of all pages */
	struct edge edges[EDGES_MOST];
	size_t nedges;
};

/* ---- the text of a page, in strips ---- */

static bool
touches(const struct strip *s, const struct vk_glyphs *g)
{
	vk_len gap = g->x[0] - s->end;

	return s->y == g->y && gap > -g->size && gap < g->size;
}

/* A run of another style goes on with the strip; its space may be stretched. */
static void
go_on(struct sheet *sh, struct strip *s, const struct vk_glyphs *g)
{
	const char *before = sh->text.data + sh->text.len - 1;

	if (g->x[0] - s->end > g->size / 6 && *before != ' ' &&
	    g->text[0] != ' ')
		vk_buf_addc(&sh->text, ' ');
	vk_buf_add(&sh->text, g->text, g->len);
	s->len = sh->text.len - s->from;
	s->end = g->end;
	s->soft_end = g->soft_end;
}

static struct strip *
strip_new(struct sheet *sh)
{
	if (sh->n == sh->room) {
		sh->room = sh->room > 0 ? sh->room * 2 : 64;
		sh->strips =
		    vk_realloc(sh->strips, sh->room, sizeof(*sh->strips));
	}
	return &sh->strips[sh->n++];
}

static void
take_glyphs(void *self, const struct vk_glyphs *g)
{
	struct sheet *sh = self;
	struct strip *s = sh->n > 0 ? &sh->strips[sh->n - 1] : NULL;

	if (s != NULL && s->len > 0 && touches(s, g)) {
		go_on(sh, s, g);
		return;
	}
	s = strip_new(sh);
	*s = (struct strip){
	    g->x[0], g->end, g->y, g->size, sh->text.len, g->len, g->soft_end};
	vk_buf_add(&sh->text, g->text, g->len);
}

/* The name of an image stands for it, without its folder. */
static bool
take_image(void *self, const struct vk_image *im, struct vk_diag *d)
{
	struct sheet *sh = self;
	const char *slash = strrchr(im->name, '/');
	const char *name = slash != NULL ? slash + 1 : im->name;
	struct strip *s = strip_new(sh);

	(void)d;
	*s = (struct strip){im->x, im->x + im->width, im->y + im->height / 2,
	    sh->pages->size, sh->text.len, strlen(name) + 2, false};
	vk_buf_addf(&sh->text, "[%s]", name);
	return true;
}

static void
take_rule(void *self, const struct vk_rule *r)
{
	(void)self; /* says nothing that can be read aloud */
	(void)r;
}

/* A sign stands on the line of the words before it. */
static void
take_path(void *self, const struct vk_path *p)
{
	struct sheet *sh = self;
	vk_len y = p->y + p->height, right = p->x + p->width;
	const struct strip *before = sh->n > 0 ? &sh->strips[sh->n - 1] : NULL;

	if (p->text == NULL)
		return;
	if (before != NULL && labs((long)before->y - y) < before->size / 2)
		y = before->y;
	take_glyphs(self,
	    &(struct vk_glyphs){.x = &p->x,
		.n = 1,
		.size = p->height,
		.y = y,
		.end = right,
		.text = p->text,
		.len = strlen(p->text)});
}

static void
take_element(void *self, uint32_t number)
{
	(void)self;
	(void)number;
}

static bool
open_page(void *self, vk_len width, vk_len height)
{
	struct sheet *sh = self;

	(void)width;
	(void)height;
	sh->n = 0;
	vk_buf_clear(&sh->text);
	return true;
}

/* ---- where lines begin ---- */

static void
note_edge(struct sheet *sh, vk_len x, size_t used)
{
	size_t i = 0;

	while (i < sh->nedges && labs((long)sh->edges[i].x - x) > VK_PT / 2)
		i++;
	if (i == EDGES_MOST)
		return;
	if (i == sh->nedges)
		sh->edges[sh->nedges++] = (struct edge){x, 0};
	sh->edges[i].used += used;
}

static bool
is_edge(const struct sheet *sh, vk_len x)
{
	for (size_t i = 0; i < sh->nedges; i++)
		if (labs((long)sh->edges[i].x - x) <= VK_PT / 2)
			return sh->edges[i].used >= EDGE_USED;
	return false;
}

/* How far the text reaches. */
static bool
measure_page(void *self)
{
	struct sheet *sh = self;

	for (size_t i = 0; i < sh->n; i++) {
		const struct strip *s = &sh->strips[i];

		if (s->x < sh->left)
			sh->left = s->x;
		if (s->end > sh->right)
			sh->right = s->end;
	}
	return true;
}

/* A full line of a paragraph makes an edge at once, other lines by number. */
static bool
note_edges(void *self)
{
	struct sheet *sh = self;

	for (size_t i = 0; i < sh->n; i++) {
		const struct strip *s = &sh->strips[i];
		bool full = s->soft_end && s->end > sh->right - VK_PT;

		note_edge(sh, s->x, full ? EDGE_USED : 1);
	}
	return true;
}

/* ---- lines ---- */

/* Code points; the text is NFC, where each takes one column. */
static size_t
columns_of(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xc0) != 0x80;
	return n;
}

static size_t
column(const struct sheet *sh, vk_len x)
{
	int64_t width = (int64_t)sh->right - sh->left;
	int64_t at = (int64_t)x - sh->left;

	if (at <= 0 || width <= 0)
		return 0;
	return (size_t)((at * COLUMNS + width / 2) / width);
}

static size_t
column_for(const struct sheet *sh, const struct strip *s, size_t columns)
{
	size_t middle;

	if (is_edge(sh, s->x))
		return column(sh, s->x);
	middle = column(sh, s->x + (s->end - s->x) / 2);
	return middle > columns / 2 ? middle - columns / 2 : 0;
}

static int
by_y(const void *a, const void *b)
{
	const struct strip *s = a, *t = b;

	if (s->y != t->y)
		return s->y < t->y ? -1 : 1;
	return (s->x > t->x) - (s->x < t->x);
}

static int
by_x(const void *a, const void *b)
{
	const struct strip *s = a, *t = b;

	if (s->x != t->x)
		return s->x < t->x ? -1 : 1;
	return (s->from > t->from) - (s->from < t->from);
}

static bool
is_near(const struct strip *s, const struct strip *t)
{
	return t->y - s->y < (s->size > t->size ? s->size : t->size) / 2;
}

/* The strips that share a line with the first: near it, and beside it all. */
static size_t
row_of(const struct strip *s, size_t n)
{
	size_t k;

	for (k = 1; k < n && is_near(s, &s[k]); k++)
		for (size_t i = 0; i < k; i++)
			if (s[k].x < s[i].end && s[i].x < s[k].end)
				return k;
	return k;
}

/* Raised text follows its word at once; other pieces keep their distance. */
static size_t
gap_between(const struct strip *s, const struct strip *t)
{
	return t->x - s->end < s->size / 6 ? 0 : GAP;
}

static void
drop_blanks(struct vk_buf *out)
{
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
}

static void
write_row(struct sheet *sh, struct strip *s, size_t n)
{
	size_t at = 0;

	qsort(s, n, sizeof(*s), by_x);
	for (size_t i = 0; i < n; i++) {
		const char *text = vk_buf_str(&sh->text) + s[i].from;
		size_t columns = columns_of(text, s[i].len);
		size_t want = column_for(sh, &s[i], columns);
		size_t gap = i > 0 ? gap_between(&s[i - 1], &s[i]) : 0;

		if (i > 0 && (gap == 0 || want < at + gap))
			want = at + gap;
		for (; at < want; at++)
			vk_buf_addc(sh->out, ' ');
		vk_buf_add(sh->out, text, s[i].len);
		at += columns;
	}
	drop_blanks(sh->out);
	vk_buf_addc(sh->out, '\n');
}

/* White space of the sheet as empty lines, but not the space of paragraphs. */
static void
write_blanks(struct sheet *sh, vk_len height)
{
	vk_len pitch = sh->pages->pitch > 0 ? sh->pages->pitch : 18 * VK_PT;
	int lines = (int)((height + pitch / 2) / pitch) - 1;

	for (int i = 0; i < lines && i < BLANK_MOST; i++)
		vk_buf_addc(sh->out, '\n');
}

static bool
write_page(void *self)
{
	struct sheet *sh = self;
	size_t n;

	if (sh->n > 0)
		qsort(sh->strips, sh->n, sizeof(*sh->strips), by_y);
	for (size_t i = 0; i < sh->n; i += n) {
		struct strip *s = &sh->strips[i];

		if (i > 0)
			write_blanks(sh, s->y - sh->strips[i - 1].y);
		n = row_of(s, sh->n - i);
		write_row(sh, s, n);
	}
	vk_buf_addc(sh->out, '\f');
	return true;
}

static bool
finish(void *self, struct vk_diag *d)
{
	(void)self;
	(void)d;
	return true;
}

/* Twice to see where lines begin and end, and once to write them. */
void
vk_out_text(const struct vk_pages *pages, const struct vk_type *type,
    struct vk_buf *out)
{
	static bool (*const turns[])(void *) = {
	    measure_page, note_edges, write_page};
	struct sheet sheet = {.pages = pages, .out = out, .left = INT32_MAX};
	struct vk_painter painter = {.self = &sheet,
	    .page_open = open_page,
	    .element = take_element,
	    .glyphs = take_glyphs,
	    .rule = take_rule,
	    .path = take_path,
	    .image = take_image,
	    .finish = finish};
	bool painted = true;

	for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]); i++) {
		painter.page_close = turns[i];
		painted = vk_paint(pages, type, &painter, NULL) && painted;
	}
	assert(painted); /* none of its functions fails */
	(void)painted;
	if (pages->n > 0) /* a form feed between pages, not after the last */
		out->data[--out->len] = '\0';
	free(sheet.strips);
	vk_buf_free(&sheet.text);
}
