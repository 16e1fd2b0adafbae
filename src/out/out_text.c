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
#include "base/utf8.h"
#include "out.h"
#include "painter.h"
#include "text_table.h"
#include "type/type.h"

enum {
	COLUMNS = 84, /* of the width between the outermost pieces */
	COLUMNS_MOST = 100, /* of a table on a wider sheet */
	FORMATS_MOST = 8, /* sizes of sheets; more are taken for the last */
	GAP = 2, /* columns between pieces that would touch */
	EDGES_MOST = 64,
	EDGE_USED = 3, /* lines that make an edge */
	BLANK_MOST = 4 /* empty lines for white space on the sheet */
};

enum kind { WORDS, TABLE, FIGURE };

struct strip { /* text that stands together on one baseline */
	enum kind kind;
	vk_len x, end, y, size;
	vk_len last; /* baseline of its last line */
	size_t from, len; /* in the text of the page */
	size_t number; /* of a table */
	bool head; /* of a table that is repeated with it */
	bool soft_end; /* goes on in the next line */
	bool furniture;
};

struct edge {
	vk_len x;
	size_t used;
};

struct format { /* pages of one size */
	vk_len width, height;
	vk_len left, right; /* of what stands on them */
	size_t columns;
	struct edge edges[EDGES_MOST];
	size_t nedges;
};

struct sheet {
	const struct vk_pages *pages;
	struct vk_buf *out;
	struct vk_text_tables *tables;
	struct strip *strips;
	size_t n, room;
	struct vk_buf text; /* of this page */
	struct format formats[FORMATS_MOST];
	size_t nformats;
	struct format *format; /* of this page */
	uint32_t element; /* in hand */
	uint32_t *figure_of; /* of each element: drawn, and told in words */
	uint32_t figure; /* that was told last on this page */
};

/* ---- the text of a page, in strips ---- */

/* Raised and lowered signs are smaller than what they stand beside. */
static bool
is_level(const struct strip *s, const struct vk_glyphs *g)
{
	vk_len size = s->size > g->size ? s->size : g->size;

	return s->y == g->y ||
	    (s->size != g->size && labs((long)s->y - g->y) < size / 2);
}

static bool
touches(const struct strip *s, const struct vk_glyphs *g, bool furniture)
{
	vk_len gap = g->x[0] - s->end;

	return s->kind == WORDS && s->len > 0 && s->furniture == furniture &&
	    is_level(s, g) && gap > -g->size && gap < g->size;
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
	if (g->size > s->size) {
		s->size = g->size;
		s->y = s->last = g->y;
	}
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
widen(struct format *f, vk_len left, vk_len right)
{
	if (left < f->left)
		f->left = left;
	if (right > f->right)
		f->right = right;
}

/* The head of a table is repeated after its first page; run by run. */
static bool
may_be_head(const struct sheet *sh)
{
	bool may = false;

	for (size_t i = 0; i < vk_text_tables_count(sh->tables) && !may; i++)
		may = vk_text_table_head(sh->tables, i) > 0;
	return may;
}

/* Stands for all that is drawn of a figure. */
static bool
take_figure(struct sheet *sh, vk_len x, vk_len y)
{
	uint32_t figure = sh->figure_of[sh->element];
	const char *alt = sh->pages->elements[figure].alt;
	size_t from = sh->text.len;

	if (figure == 0 || figure == sh->figure)
		return figure != 0;
	sh->figure = figure;
	vk_buf_addf(&sh->text, "[%s]", alt);
	*strip_new(sh) = (struct strip){.kind = FIGURE,
	    .x = x,
	    .end = x,
	    .y = y,
	    .last = y,
	    .from = from,
	    .len = sh->text.len - from};
	return true;
}

static void
take_glyphs(void *self, const struct vk_glyphs *g)
{
	struct sheet *sh = self;
	struct strip *s = sh->n > 0 ? &sh->strips[sh->n - 1] : NULL;
	bool furniture = sh->element == VK_FURNITURE && may_be_head(sh);

	if (vk_text_tables_take(sh->tables, sh->element, g)) {
		widen(sh->format, g->x[0], g->end);
		return;
	}
	if (take_figure(sh, g->x[0], g->y))
		return;
	if (s != NULL && !furniture && touches(s, g, furniture)) {
		go_on(sh, s, g);
		return;
	}
	*strip_new(sh) = (struct strip){.x = g->x[0],
	    .end = g->end,
	    .y = g->y,
	    .last = g->y,
	    .size = g->size,
	    .from = sh->text.len,
	    .len = g->len,
	    .soft_end = g->soft_end,
	    .furniture = furniture};
	vk_buf_add(&sh->text, g->text, g->len);
}

/* A field is empty until somebody signs. */
static void
pass_field(void *self, const struct vk_field *field)
{
	(void)self;
	(void)field;
}

/* What an image is, or else its name without the folder, stands for it. */
static bool
take_image(void *self, const struct vk_image *im, struct vk_diag *d)
{
	struct sheet *sh = self;
	const char *slash = strrchr(im->name, '/');
	const char *file = slash != NULL ? slash + 1 : im->name;
	bool told = im->about != NULL && *im->about != '\0';
	const char *name = told ? im->about : file;
	struct strip *s = strip_new(sh);

	(void)d;
	*s = (struct strip){.x = im->x,
	    .end = im->x + im->width,
	    .y = im->y + im->height / 2,
	    .last = im->y + im->height / 2,
	    .size = sh->pages->size,
	    .from = sh->text.len,
	    .len = strlen(name) + 2};
	vk_buf_addf(&sh->text, "[%s]", name);
	return true;
}

static void
take_rule(void *self, const struct vk_rule *r)
{
	(void)self; /* says nothing that can be read aloud */
	(void)r;
}

static void
take_path(void *self, const struct vk_path *p)
{
	struct sheet *sh = self;
	vk_len y = p->y + p->height, right = p->x + p->width;

	if (p->text == NULL) {
		take_figure(sh, p->x, y);
		return;
	}
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
	struct sheet *sh = self;

	sh->element = number < sh->pages->nelements ? number : VK_FURNITURE;
}

static struct format *
format_of(struct sheet *sh, vk_len width, vk_len height)
{
	struct format *f = sh->formats;

	while (f < sh->formats + sh->nformats &&
	    (f->width != width || f->height != height))
		f++;
	if (f == sh->formats + FORMATS_MOST)
		return f - 1;
	if (f == sh->formats + sh->nformats) {
		sh->nformats++;
		*f = (struct format){.width = width,
		    .height = height,
		    .left = INT32_MAX,
		    .right = INT32_MIN};
	}
	return f;
}

static bool
open_page(void *self, vk_len width, vk_len height)
{
	struct sheet *sh = self;

	sh->format = format_of(sh, width, height);
	sh->figure = 0;
	sh->n = 0;
	vk_buf_clear(&sh->text);
	return true;
}

/* ---- where lines begin ---- */

static void
note_edge(struct format *f, vk_len x, size_t used)
{
	size_t i = 0;

	while (i < f->nedges && labs((long)f->edges[i].x - x) > VK_PT / 2)
		i++;
	if (i == EDGES_MOST)
		return;
	if (i == f->nedges)
		f->edges[f->nedges++] = (struct edge){x, 0};
	f->edges[i].used += used;
}

static bool
is_edge(const struct format *f, vk_len x)
{
	for (size_t i = 0; i < f->nedges; i++)
		if (labs((long)f->edges[i].x - x) <= VK_PT / 2)
			return f->edges[i].used >= EDGE_USED;
	return false;
}

/* How far the text reaches. */
static bool
measure_page(void *self)
{
	struct sheet *sh = self;

	for (size_t i = 0; i < sh->n; i++) {
		const struct strip *s = &sh->strips[i];

		widen(sh->format, s->x, s->end);
	}
	vk_text_tables_page_ends(sh->tables);
	return true;
}

/* A full line of a paragraph makes an edge at once, other lines by number. */
static bool
note_edges(void *self)
{
	struct sheet *sh = self;

	for (size_t i = 0; i < sh->n; i++) {
		const struct strip *s = &sh->strips[i];
		bool full = s->soft_end && s->end > sh->format->right - VK_PT;

		note_edge(sh->format, s->x, full ? EDGE_USED : 1);
	}
	vk_text_tables_page_ends(sh->tables);
	return true;
}

/* ---- lines ---- */

static size_t
column(const struct format *f, vk_len x)
{
	int64_t width = (int64_t)f->right - f->left;
	int64_t at = (int64_t)x - f->left;

	if (at <= 0 || width <= 0)
		return 0;
	return (size_t)((at * (int64_t)f->columns + width / 2) / width);
}

static size_t
column_for(const struct format *f, const struct strip *s, size_t columns)
{
	size_t middle;

	if (is_edge(f, s->x))
		return column(f, s->x);
	middle = column(f, s->x + (s->end - s->x) / 2);
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

	for (k = 1; k < n && s->kind == WORDS && s[k].kind == WORDS &&
	     is_near(s, &s[k]);
	     k++)
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

/* Dots to write on are narrower than letters: no more than there is room. */
static size_t
without_dots(const char *text, size_t len, size_t columns, size_t room)
{
	enum { DOTS_LEAST = 4 };
	size_t dots = 0;

	while (dots < len && text[len - 1 - dots] == '.')
		dots++;
	if (dots < DOTS_LEAST || columns <= room)
		return len;
	columns -= room;
	dots -= DOTS_LEAST;
	return len - (dots < columns ? dots : columns);
}

static void
write_row(struct sheet *sh, struct strip *s, size_t n)
{
	size_t at = 0;

	qsort(s, n, sizeof(*s), by_x);
	for (size_t i = 0; i < n; i++) {
		const char *text = vk_buf_str(&sh->text) + s[i].from;
		size_t columns = vk_utf8_count(text, s[i].len), len;
		size_t want = column_for(sh->format, &s[i], columns);
		size_t gap = i > 0 ? gap_between(&s[i - 1], &s[i]) : 0;

		if (i > 0 && (gap == 0 || want < at + gap))
			want = at + gap;
		for (; at < want; at++)
			vk_buf_addc(sh->out, ' ');
		len = without_dots(text, s[i].len, columns,
		    i + 1 == n && at < sh->format->columns
			? sh->format->columns - at
			: columns);
		vk_buf_add(sh->out, text, len);
		at += columns - (s[i].len - len);
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

static size_t
columns_of_table(const struct sheet *sh)
{
	const struct format *f = sh->format;

	return f->columns > COLUMNS_MOST ? COLUMNS_MOST
	    : f->columns < COLUMNS	 ? f->columns
					 : COLUMNS;
}

/* In lines that fit, from the left edge. */
static void
write_figure(struct sheet *sh, const struct strip *s)
{
	const char *text = vk_buf_str(&sh->text) + s->from;
	size_t at = 0;

	for (size_t i = 0; i < s->len;) {
		size_t len = strcspn(text + i, " ]\n") + 1, columns;

		if (i + len > s->len)
			len = s->len - i;
		columns = vk_utf8_count(text + i, len);
		if (at > 0 && at + columns > COLUMNS) {
			drop_blanks(sh->out);
			vk_buf_addc(sh->out, '\n');
			at = 0;
		}
		vk_buf_add(sh->out, text + i, len);
		at += columns;
		i += len;
	}
	vk_buf_addc(sh->out, '\n');
}

/* The runs of the page's furniture that repeat the head of a table. */
static bool
drop_head(struct sheet *sh, size_t table)
{
	size_t runs = vk_text_table_head(sh->tables, table), same = 0;

	for (size_t i = 0; runs > 0 && i + runs <= sh->n; i++) {
		for (same = 0; same < runs; same++) {
			struct strip *s = &sh->strips[i + same];

			if (!s->furniture ||
			    !vk_text_table_is_head(sh->tables, table, same,
				vk_buf_str(&sh->text) + s->from, s->len))
				break;
		}
		if (same < runs)
			continue;
		memmove(&sh->strips[i], &sh->strips[i + runs],
		    (sh->n - i - runs) * sizeof(*sh->strips));
		sh->n -= runs;
		return true;
	}
	return false;
}

static void
add_tables(struct sheet *sh)
{
	const struct vk_text_tables *t = sh->tables;
	size_t n = vk_text_tables_count(t);

	for (size_t i = vk_text_tables_next(t, 0); i < n;
	     i = vk_text_tables_next(t, i + 1)) {
		bool head = drop_head(sh, i);

		*strip_new(sh) = (struct strip){.kind = TABLE,
		    .y = vk_text_table_top(t, i),
		    .last = vk_text_table_bottom(t, i),
		    .number = i,
		    .head = head};
	}
}

static void
write_strips(struct sheet *sh, struct strip *s, size_t n)
{
	if (s->kind == TABLE)
		vk_text_table_write(sh->tables, s->number, s->head,
		    columns_of_table(sh), sh->out);
	else if (s->kind == FIGURE)
		write_figure(sh, s);
	else
		write_row(sh, s, n);
}

static bool
write_page(void *self)
{
	struct sheet *sh = self;
	size_t n;

	add_tables(sh);
	if (sh->n > 0)
		qsort(sh->strips, sh->n, sizeof(*sh->strips), by_y);
	for (size_t i = 0; i < sh->n; i += n) {
		struct strip *s = &sh->strips[i];

		if (i > 0)
			write_blanks(sh, s->y - sh->strips[i - 1].last);
		n = row_of(s, sh->n - i);
		write_strips(sh, s, n);
	}
	vk_text_tables_page_ends(sh->tables);
	vk_buf_addc(sh->out, '\f');
	return true;
}

/* Columns are as wide on all sheets: a wider one has more of them. */
static void
settle_columns(struct sheet *sh)
{
	const struct format *first = &sh->formats[0];
	int64_t whole = (int64_t)first->right - first->left;

	for (size_t i = 0; i < sh->nformats; i++) {
		struct format *f = &sh->formats[i];
		int64_t width = (int64_t)f->right - f->left;

		f->columns = COLUMNS;
		if (i > 0 && whole > 0 && width > 0)
			f->columns = (size_t)(COLUMNS * width / whole);
	}
}

static bool
finish(void *self, struct vk_diag *d)
{
	struct sheet *sh = self;

	(void)d;
	settle_columns(sh);
	vk_text_tables_end(sh->tables);
	return true;
}

/* Figures that are drawn; a picture has a name. */
static void
find_figures(struct sheet *sh)
{
	const struct vk_pages *pages = sh->pages;

	sh->figure_of = vk_alloc(pages->nelements + 1, sizeof(*sh->figure_of));
	for (size_t i = 1; i < pages->nelements; i++) {
		const struct vk_structure *e = &pages->elements[i];

		sh->figure_of[i] = sh->figure_of[e->parent];
		if (e->tag == VK_TAG_FIGURE && e->alt != NULL)
			sh->figure_of[i] = (uint32_t)i;
	}
}

/* Twice to see where lines begin and end, and once to write them. */
void
vk_out_text(const struct vk_pages *pages, const struct vk_type *type,
    struct vk_buf *out)
{
	static bool (*const turns[])(void *) = {
	    measure_page, note_edges, write_page};
	struct sheet sheet = {.pages = pages, .out = out};
	struct vk_painter painter = {.self = &sheet,
	    .page_open = open_page,
	    .element = take_element,
	    .glyphs = take_glyphs,
	    .rule = take_rule,
	    .path = take_path,
	    .image = take_image,
	    .field = pass_field,
	    .finish = finish};
	bool painted = true;

	sheet.tables = vk_text_tables_new(pages);
	find_figures(&sheet);
	for (size_t i = 0; i < sizeof(turns) / sizeof(turns[0]); i++) {
		painter.page_close = turns[i];
		painted = vk_paint(pages, type, &painter, NULL) && painted;
	}
	assert(painted); /* none of its functions fails */
	(void)painted;
	if (pages->n > 0) /* a form feed between pages, not after the last */
		out->data[--out->len] = '\0';
	vk_text_tables_free(sheet.tables);
	free(sheet.figure_of);
	free(sheet.strips);
	vk_buf_free(&sheet.text);
}
