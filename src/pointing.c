/*
 * The ways between a place in the file and a place on the pages: from an element,
 * or from words that a finding is about; and back.
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
#include "shown.h"
#include "type/type.h"

/* ---- from the file to the pages ---- */

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
cover(struct vk_shown_box *box, const struct vk_shown_box *more)
{
	box->x = smaller(box->x, more->x);
	box->y = smaller(box->y, more->y);
	box->right = larger(box->right, more->right);
	box->bottom = larger(box->bottom, more->bottom);
}

static struct vk_area
area_of(const struct vk_shown_piece *s)
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
join_boxes(const struct vk_shown *p, size_t from, size_t to,
    struct vk_area *out, size_t most)
{
	struct vk_shown_piece boxes[VK_AREAS_MOST];
	size_t n = 0, k;

	for (size_t i = from; i < to; i++) {
		for (k = 0; k < n && boxes[k].page != p->pieces[i].page; k++)
			;
		if (k < n)
			cover(&boxes[k].box, &p->pieces[i].box);
		else if (n < VK_AREAS_MOST && n < most)
			boxes[n++] = p->pieces[i];
	}
	for (k = 0; k < n; k++)
		out[k] = area_of(&boxes[k]);
	qsort(out, n, sizeof(*out), by_page);
	return n;
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
	const struct vk_shown *p;
	size_t from, to;

	if (!can_be_placed(l, place))
		return 0;
	p = vk_shown_of(l);
	if (vk_shown_at(p, place, &from, &to) == SIZE_MAX)
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
		const struct vk_shown_piece *shown;
		const struct vk_word *word;
	} * words;
	size_t n, room;
};

static void
flatten_run(struct flat *f, const struct vk_shown_piece *s)
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
flatten(const struct vk_shown *p, size_t from, size_t to, struct flat *f)
{
	*f = (struct flat){.n = 0};
	for (size_t i = from; i < to; i++)
		if (p->pieces[i].piece->kind == VK_PIECE_RUN)
			flatten_run(f, &p->pieces[i]);
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
count_written(const struct vk_shown *p, size_t element, const char *words,
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

static struct vk_shown_box
box_word(const struct vk_type *type, const struct flat_word *w)
{
	struct vk_shown_box box = w->shown->box;
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
	struct vk_shown_piece boxes[2];
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct flat_word *w = &f->words[i];
		struct vk_shown_box box;

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
	const struct vk_shown *p = vk_shown_of(l);
	size_t from, to, n = 0, len = strlen(words);
	size_t element = vk_shown_at(p, place, &from, &to);
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
place_shown(struct vk_laid *l, const struct vk_shown_piece *s, vk_len x,
    struct vk_place *out)
{
	const struct vk_shown *p = vk_shown_of(l);
	const struct vk_pos *pos = &p->elements[s->element].node->pos;
	size_t from = vk_shown_first(p, s->element);
	size_t to = vk_shown_first(p, s->element + 1);
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
	const struct vk_shown *p;
	const struct vk_shown_piece *found = NULL;

	if (l->pages == NULL || page < 1 || (size_t)page > l->pages->n)
		return false;
	p = vk_shown_of(l);
	for (size_t i = 0; i < p->npieces; i++) {
		const struct vk_shown_piece *s = &p->pieces[i];
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
