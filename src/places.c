/*
 * The ways between a place in the file and a place on the pages.  The elements
 * are numbered in the order of the file, so that what an element shows are the
 * pieces whose numbers lie between its own and that of its end.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "laid.h"
#include "model/doc.h"
#include "page/page.h"
#include "places.h"
#include "type/type.h"

struct element { /* of the document's tree, in the order of the file */
	const struct vk_node *node;
	size_t parent, end; /* [this, end) is inside it */
};

struct known { /* the number of a node, by its address */
	uintptr_t node;
	size_t number;
};

struct shown { /* a piece on a page */
	size_t element;
	size_t order; /* among all pieces */
	int page;
	const struct vk_piece *piece;
	struct vk_piece_box box;
};

struct vk_places {
	struct element *elements;
	struct known *known; /* by address */
	size_t n, room;
	size_t *written; /* elements of the file itself, by their places */
	size_t nwritten;
	struct shown *shown; /* by element, then as they are read */
	size_t nshown;
};

/* ---- the elements ---- */

static size_t
count_nodes(const struct vk_node *n)
{
	size_t count = 1;

	for (n = n->first; n != NULL; n = n->next)
		count += count_nodes(n);
	return count;
}

static void
number_nodes(struct vk_places *p, const struct vk_node *n, size_t parent)
{
	size_t own = p->n++;

	p->elements[own].node = n;
	p->elements[own].parent = parent;
	p->known[own] = (struct known){(uintptr_t)n, own};
	for (n = n->first; n != NULL; n = n->next)
		number_nodes(p, n, own);
	p->elements[own].end = p->n;
}

static int
by_address(const void *va, const void *vb)
{
	const struct known *a = va, *b = vb;

	return (a->node > b->node) - (a->node < b->node);
}

static bool
is_before(const struct vk_pos *a, unsigned line, unsigned column)
{
	return a->line < line || (a->line == line && a->column <= column);
}

/* What was computed into the tree is written elsewhere. */
static void
find_written(struct vk_places *p, const char *path)
{
	const struct vk_pos *last = NULL;

	for (size_t i = 0; i < p->n; i++) {
		const struct vk_pos *pos = &p->elements[i].node->pos;

		if (pos->line == 0 || pos->file == NULL ||
		    strcmp(pos->file, path) != 0)
			continue;
		if (last != NULL && !is_before(last, pos->line, pos->column))
			continue;
		p->written[p->nwritten++] = i;
		last = pos;
	}
}

/* The number of the node; SIZE_MAX: it is not of the document's tree. */
static size_t
number_of(const struct vk_places *p, const struct vk_node *node)
{
	struct known key = {.node = (uintptr_t)node};
	const struct known *found;

	if (node == NULL)
		return SIZE_MAX;
	found = bsearch(&key, p->known, p->n, sizeof(key), by_address);
	return found != NULL ? found->number : SIZE_MAX;
}

/* ---- the pieces ---- */

static void
box_run(
    const struct vk_type *type, const struct vk_run *r, struct vk_piece_box *s)
{
	const struct vk_word *last = &r->words[r->n - 1];
	enum vk_face face = (enum vk_face)r->words[0].shape->face;
	const struct vk_metrics *m = vk_type_metrics(type, face);

	s->x = r->words[0].x;
	s->right = last->x + vk_type_scale(type, last->shape->width, r->size);
	s->y = r->y - vk_type_scale(type, m->ascent, r->size);
	s->bottom = r->y + vk_type_scale(type, m->descent, r->size);
}

static void
box_at(vk_len x, vk_len y, vk_len width, vk_len height, struct vk_piece_box *s)
{
	s->x = x;
	s->y = y;
	s->right = x + width;
	s->bottom = y + height;
}

bool
vk_places_box(const struct vk_type *type, const struct vk_piece *piece,
    struct vk_piece_box *s)
{
	const struct vk_path *p = &piece->as.path;
	const struct vk_image *i = &piece->as.image;
	const struct vk_field *f = &piece->as.field;

	switch (piece->kind) {
	case VK_PIECE_RUN:
		if (piece->as.run.n > 0)
			box_run(type, &piece->as.run, s);
		return piece->as.run.n > 0;
	case VK_PIECE_PATH:
		box_at(p->x, p->y, p->width, p->height, s);
		return true;
	case VK_PIECE_IMAGE:
		box_at(i->x, i->y, i->width, i->height, s);
		return true;
	case VK_PIECE_FIELD:
		box_at(f->x, f->y, f->width, f->height, s);
		return true;
	case VK_PIECE_RULE:
		return false;
	}
	return false;
}

static const struct vk_node *
node_of(const struct vk_pages *pages, const struct vk_piece *piece)
{
	uint32_t e = piece->element;

	if (piece->kind == VK_PIECE_IMAGE && piece->as.image.node != NULL)
		return piece->as.image.node;
	while (e != VK_FURNITURE && pages->elements[e].node == NULL)
		e = pages->elements[e].parent;
	return e != VK_FURNITURE ? pages->elements[e].node : NULL;
}

static int
by_element(const void *va, const void *vb)
{
	const struct shown *a = va, *b = vb;

	if (a->element != b->element)
		return a->element < b->element ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static void
find_shown(struct vk_laid *l, struct vk_places *p)
{
	const struct vk_pages *pages = l->pages;
	size_t n = 0;

	for (size_t k = 0; k < pages->n; k++)
		n += pages->pages[k].npieces;
	p->shown = vk_arena_array(l->arena, n + 1, sizeof(*p->shown));
	for (size_t k = 0; k < pages->n; k++) {
		const struct vk_page *page = &pages->pages[k];

		for (size_t i = 0; i < page->npieces; i++) {
			const struct vk_piece *piece = &page->pieces[i];
			struct shown *s = &p->shown[p->nshown];

			s->element = number_of(p, node_of(pages, piece));
			s->page = (int)k + 1;
			s->order = p->nshown;
			s->piece = piece;
			if (s->element != SIZE_MAX &&
			    vk_places_box(l->type, piece, &s->box))
				p->nshown++;
		}
	}
	qsort(p->shown, p->nshown, sizeof(*p->shown), by_element);
}

static const struct vk_places *
places_of(struct vk_laid *l)
{
	struct vk_places *p = l->places;
	size_t n;

	if (p != NULL)
		return p;
	p = l->places = vk_arena_alloc(l->arena, sizeof(*p));
	n = count_nodes(l->doc->root);
	p->elements = vk_arena_array(l->arena, n, sizeof(*p->elements));
	p->known = vk_arena_array(l->arena, n, sizeof(*p->known));
	p->written = vk_arena_array(l->arena, n, sizeof(*p->written));
	number_nodes(p, l->doc->root, 0);
	qsort(p->known, p->n, sizeof(*p->known), by_address);
	find_written(p, l->doc->path);
	find_shown(l, p);
	return p;
}

/* ---- from the file to the pages ---- */

/* The last element that begins at the place or before it. */
static size_t
element_at(const struct vk_places *p, const struct vk_place *place)
{
	size_t low = 0, high = p->nwritten;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		size_t number = p->written[middle];

		if (is_before(&p->elements[number].node->pos, place->line,
			place->column))
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? p->written[low - 1] : SIZE_MAX;
}

/* The first piece of the elements from this number on. */
static size_t
first_shown(const struct vk_places *p, size_t element)
{
	size_t low = 0, high = p->nshown;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->shown[middle].element < element)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static vk_len
smaller(vk_len a, vk_len b)
{
	return a < b ? a : b;
}

static vk_len
larger(vk_len a, vk_len b)
{
	return a > b ? a : b;
}

static void
cover(struct vk_piece_box *box, const struct vk_piece_box *more)
{
	box->x = smaller(box->x, more->x);
	box->y = smaller(box->y, more->y);
	box->right = larger(box->right, more->right);
	box->bottom = larger(box->bottom, more->bottom);
}

static struct vk_area
area_of(const struct shown *s)
{
	struct vk_area area = {.page = s->page};

	area.x = (int)vk_len_to_um(s->box.x);
	area.y = (int)vk_len_to_um(s->box.y);
	area.width = (int)vk_len_to_um(s->box.right - s->box.x);
	area.height = (int)vk_len_to_um(s->box.bottom - s->box.y);
	return area;
}

static int
by_page(const void *va, const void *vb)
{
	const struct vk_area *a = va, *b = vb;

	return a->page - b->page;
}

/* The boxes of the pieces [from, to), one for each page, in their order. */
static size_t
join_boxes(const struct vk_places *p, size_t from, size_t to,
    struct vk_area *out, size_t most)
{
	struct shown boxes[VK_AREAS_MOST];
	size_t n = 0, k;

	for (size_t i = from; i < to; i++) {
		for (k = 0; k < n && boxes[k].page != p->shown[i].page; k++)
			;
		if (k < n)
			cover(&boxes[k].box, &p->shown[i].box);
		else if (n < VK_AREAS_MOST && n < most)
			boxes[n++] = p->shown[i];
	}
	for (k = 0; k < n; k++)
		out[k] = area_of(&boxes[k]);
	qsort(out, n, sizeof(*out), by_page);
	return n;
}

/*
 * The element at a place that shows something, or the one around it that does,
 * and its pieces.  What is shown by the whole document alone is nowhere.
 */
static size_t
element_shown(const struct vk_places *p, const struct vk_place *place,
    size_t *from, size_t *to)
{
	size_t at = element_at(p, place);

	while (at != SIZE_MAX && at != 0) {
		*from = first_shown(p, at);
		*to = first_shown(p, p->elements[at].end);
		if (*from < *to)
			return at;
		at = p->elements[at].parent;
	}
	return SIZE_MAX;
}

static bool
can_be_placed(const struct vk_laid *l, const struct vk_place *place)
{
	return l->pages != NULL && place->line > 0 && place->file != NULL &&
	    strcmp(place->file, l->doc->path) == 0;
}

size_t
vk_laid_areas(struct vk_laid *l, const struct vk_place *place,
    struct vk_area *out, size_t most)
{
	const struct vk_places *p;
	size_t from, to;

	if (!can_be_placed(l, place))
		return 0;
	p = places_of(l);
	if (element_shown(p, place, &from, &to) == SIZE_MAX)
		return 0;
	return join_boxes(p, from, to, out, most);
}

/* ---- words ---- */

enum {
	WORDS_LONGEST = 400, /* bytes; more is the paragraph */
	PIECES_MOST = 5000, /* of an element; more is looked at as a whole */
	COUNT_MOST = 10000,
	AROUND = 3000 /* micrometres around a place that was measured */
};

struct flat { /* the text of some pieces, as it is read */
	struct vk_buf text;
	struct flat_word {
		size_t at, end; /* in the text */
		const struct shown *shown;
		const struct vk_word *word;
	} * words;
	size_t n, room;
};

static void
flatten_run(struct flat *f, const struct shown *s)
{
	const struct vk_run *run = &s->piece->as.run;

	for (size_t i = 0; i < run->n; i++) {
		const struct vk_shape *shape = run->words[i].shape;
		struct flat_word *w;

		if (f->n == f->room) {
			f->room = f->room * 2 + 64;
			f->words =
			    vk_realloc(f->words, f->room, sizeof(*f->words));
		}
		w = &f->words[f->n++];
		w->at = f->text.len;
		vk_buf_add(&f->text, shape->text, shape->len);
		w->end = f->text.len;
		w->shown = s;
		w->word = &run->words[i];
	}
	if (s->piece->soft_end)
		vk_buf_addc(&f->text, ' ');
}

static void
flatten(const struct vk_places *p, size_t from, size_t to, struct flat *f)
{
	*f = (struct flat){.n = 0};
	for (size_t i = from; i < to; i++)
		if (p->shown[i].piece->kind == VK_PIECE_RUN)
			flatten_run(f, &p->shown[i]);
}

static void
flat_free(struct flat *f)
{
	vk_buf_free(&f->text);
	free(f->words);
}

/* Where the words come for the n-th time, from 0; NULL: not so often. */
static const char *
find_nth(const char *text, const char *words, size_t n)
{
	const char *at = strstr(text, words);

	for (; at != NULL && n > 0; n--)
		at = strstr(at + 1, words);
	return at;
}

/* Goes on over text; its line breaks are as written. */
static void
walk(struct vk_place *place, const char *from, const char *to)
{
	for (; from < to; from++) {
		if (*from == '\n') {
			place->line++;
			place->column = 1;
		} else if ((*from & 0xc0) != 0x80) {
			place->column++;
		}
	}
}

static bool
is_earlier(const struct vk_place *a, const struct vk_place *b)
{
	return a->line < b->line ||
	    (a->line == b->line && a->column < b->column);
}

/*
 * Goes through the times that words are written in an element, `n` at most, and
 * no farther than a place that is not NULL; how many they were.  *at is where
 * they are written the last time.
 */
static size_t
count_written(const struct vk_places *p, size_t element, const char *words,
    size_t n, const struct vk_place *end, struct vk_place *at)
{
	size_t count = 0;

	for (size_t i = element; i < p->elements[element].end; i++) {
		const struct vk_node *text = p->elements[i].node;
		struct vk_place place = {
		    text->pos.file, text->pos.line, text->pos.column};
		const char *from = text->text, *found;

		if (text->kind != VK_EL_TEXT)
			continue;
		for (; count < n && (found = strstr(from, words)) != NULL;
		     from = found + 1) {
			walk(&place, from, found);
			if (end != NULL && !is_earlier(&place, end))
				return count;
			count++;
			*at = place;
			walk(&place, found, found + 1);
		}
	}
	return count;
}

static struct vk_piece_box
box_word(const struct vk_type *type, const struct flat_word *w)
{
	struct vk_piece_box box = w->shown->box;
	vk_len size = w->shown->piece->as.run.size;

	box.x = w->word->x;
	box.right = box.x + vk_type_scale(type, w->word->shape->width, size);
	return box;
}

/* The boxes of the words that lie in a stretch of the text, by page. */
static size_t
join_words(const struct vk_type *type, const struct flat *f, size_t at,
    size_t end, struct vk_area *out, size_t most)
{
	struct shown boxes[2];
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct flat_word *w = &f->words[i];
		struct vk_piece_box box;

		if (w->end <= at || w->at >= end)
			continue;
		box = box_word(type, w);
		if (n > 0 && boxes[n - 1].page == w->shown->page) {
			cover(&boxes[n - 1].box, &box);
		} else if (n < 2 && n < most) {
			boxes[n].page = w->shown->page;
			boxes[n++].box = box;
		}
	}
	for (size_t i = 0; i < n; i++)
		out[i] = area_of(&boxes[i]);
	return n;
}

/* Where the words stand that are written at the place; 0: not found. */
static size_t
areas_of_words(struct vk_laid *l, const struct vk_place *place,
    const char *words, struct vk_area *out, size_t most)
{
	const struct vk_places *p = places_of(l);
	size_t from, to, n = 0, len = strlen(words);
	size_t element = element_shown(p, place, &from, &to);
	struct vk_place unused;
	const char *at;
	struct flat f;

	if (element == SIZE_MAX || len == 0 || len > WORDS_LONGEST ||
	    to - from > PIECES_MOST)
		return 0;
	flatten(p, from, to, &f);
	at = find_nth(vk_buf_str(&f.text), words,
	    count_written(p, element, words, COUNT_MOST, place, &unused));
	if (at != NULL) {
		size_t begin = (size_t)(at - vk_buf_str(&f.text));

		n = join_words(l->type, &f, begin, begin + len, out, most);
	}
	flat_free(&f);
	return n;
}

/* What was measured has its place on the page; around it something shows. */
static size_t
area_measured(struct vk_laid *l, const struct vk_finding *f,
    const struct vk_place *place, struct vk_area *out)
{
	struct vk_area areas[VK_AREAS_MOST];
	size_t n = vk_laid_areas(l, place, areas, VK_AREAS_MOST);

	for (size_t i = 0; i < n; i++)
		if ((unsigned)areas[i].page == f->at.page) {
			*out = areas[i];
			return 1;
		}
	*out = (struct vk_area){(int)f->at.page, (int)f->at.x - AROUND,
	    (int)f->at.y - AROUND, 2 * AROUND, 2 * AROUND};
	return 1;
}

size_t
vk_laid_finding(struct vk_laid *l, const struct vk_finding *f,
    struct vk_area *out, size_t most)
{
	struct vk_place place = {f->pos.file, f->pos.line, f->pos.column};
	size_t n = 0;

	if (most == 0 || l->pages == NULL)
		return 0;
	if (f->at.page > 0 && f->at.page <= l->pages->n)
		return area_measured(l, f, &place, out);
	if (can_be_placed(l, &place))
		n = areas_of_words(l, &place, f->found, out, most);
	return n > 0 ? n : vk_laid_areas(l, &place, out, most);
}

/* ---- from a page to the file ---- */

enum { NEAR = 8000 }; /* micrometres; what is farther away was not meant */

static int64_t
outside(vk_len at, vk_len from, vk_len to)
{
	if (at < from)
		return (int64_t)from - at;
	return at > to ? (int64_t)at - to : 0;
}

/* The word of a run at a place, or the last one before it. */
static const struct vk_word *
word_at(const struct vk_run *run, vk_len x)
{
	const struct vk_word *found = NULL;

	for (size_t i = 0; i < run->n; i++)
		if ((found == NULL || run->words[i].x <= x) &&
		    run->words[i].shape->len > 0 &&
		    *run->words[i].shape->text != ' ')
			found = &run->words[i];
	return found;
}

/* How often the text of a word is read before it. */
static size_t
count_read_before(
    const struct flat *f, const struct vk_word *word, const char *text)
{
	size_t at = 0, n = 0;
	const char *s = vk_buf_str(&f->text), *found;

	for (size_t i = 0; i < f->n; i++)
		if (f->words[i].word == word)
			at = f->words[i].at;
	for (found = strstr(s, text); found != NULL && found < s + at;
	     found = strstr(found + 1, text))
		n++;
	return n;
}

/* The word that is shown, else the element that it is of. */
static void
place_shown(
    struct vk_laid *l, const struct shown *s, vk_len x, struct vk_place *out)
{
	const struct vk_places *p = places_of(l);
	const struct vk_pos *pos = &p->elements[s->element].node->pos;
	size_t from = first_shown(p, s->element);
	size_t to = first_shown(p, s->element + 1);
	const struct vk_word *word = s->piece->kind == VK_PIECE_RUN
	    ? word_at(&s->piece->as.run, x)
	    : NULL;
	struct vk_buf text = {0};
	struct vk_place place;
	struct flat f;
	size_t n;

	*out = (struct vk_place){pos->file, pos->line, pos->column};
	if (word == NULL || to - from > PIECES_MOST)
		return;
	flatten(p, from, to, &f);
	vk_buf_add(&text, word->shape->text, word->shape->len);
	n = count_read_before(&f, word, vk_buf_str(&text)) + 1;
	if (count_written(p, s->element, vk_buf_str(&text), n, NULL, &place) ==
	    n)
		*out = place;
	vk_buf_free(&text);
	flat_free(&f);
}

bool
vk_laid_source(struct vk_laid *l, int page, int x, int y, struct vk_place *out)
{
	int64_t near = vk_len_from_um(NEAR), best = near * near;
	vk_len at_x = vk_len_from_um(x), at_y = vk_len_from_um(y);
	const struct vk_places *p;
	const struct shown *found = NULL;

	if (l->pages == NULL || page < 1 || (size_t)page > l->pages->n)
		return false;
	p = places_of(l);
	for (size_t i = 0; i < p->nshown; i++) {
		const struct shown *s = &p->shown[i];
		int64_t dx = outside(at_x, s->box.x, s->box.right);
		int64_t dy = outside(at_y, s->box.y, s->box.bottom);

		if (s->page != page || dx > near || dy > near ||
		    dx * dx + dy * dy >= best)
			continue;
		best = dx * dx + dy * dy;
		found = s;
	}
	if (found != NULL)
		place_shown(l, found, at_x, out);
	return found != NULL;
}
