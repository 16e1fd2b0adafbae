/* What the elements of a file show on the pages, sorted to be looked up. */
#include "shown.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "laid.h"
#include "model/doc.h"
#include "page/page.h"
#include "type/type.h"

struct vk_shown_known { /* the number of a node, by its address */
	uintptr_t node;
	size_t number;
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
number_nodes(struct vk_shown *p, const struct vk_node *n, size_t parent)
{
	size_t own = p->n++;

	p->elements[own].node = n;
	p->elements[own].parent = parent;
	p->known[own] = (struct vk_shown_known){(uintptr_t)n, own};
	for (n = n->first; n != NULL; n = n->next)
		number_nodes(p, n, own);
	p->elements[own].end = p->n;
}

static int
by_address(const void *va, const void *vb)
{
	const struct vk_shown_known *a = va, *b = vb;

	return (a->node > b->node) - (a->node < b->node);
}

static bool
is_before(const struct vk_pos *a, unsigned line, unsigned column)
{
	return a->line < line || (a->line == line && a->column <= column);
}

/* What was computed into the tree is written elsewhere. */
static void
find_written(struct vk_shown *p, const char *path)
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
number_of(const struct vk_shown *p, const struct vk_node *node)
{
	struct vk_shown_known key = {.node = (uintptr_t)node};
	const struct vk_shown_known *found;

	if (node == NULL)
		return SIZE_MAX;
	found = bsearch(&key, p->known, p->n, sizeof(key), by_address);
	return found != NULL ? found->number : SIZE_MAX;
}

/* ---- the pieces ---- */

static void
box_run(
    const struct vk_type *type, const struct vk_run *r, struct vk_shown_box *s)
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
box_at(vk_len x, vk_len y, vk_len width, vk_len height, struct vk_shown_box *s)
{
	s->x = x;
	s->y = y;
	s->right = x + width;
	s->bottom = y + height;
}

bool
vk_shown_box_of(const struct vk_type *type, const struct vk_piece *piece,
    struct vk_shown_box *s)
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
	const struct vk_shown_piece *a = va, *b = vb;

	if (a->element != b->element)
		return a->element < b->element ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static void
find_shown(struct vk_laid *l, struct vk_shown *p)
{
	const struct vk_pages *pages = l->pages;
	size_t n = 0;

	for (size_t k = 0; k < pages->n; k++)
		n += pages->pages[k].npieces;
	p->pieces = vk_arena_array(l->arena, n + 1, sizeof(*p->pieces));
	for (size_t k = 0; k < pages->n; k++) {
		const struct vk_page *page = &pages->pages[k];

		for (size_t i = 0; i < page->npieces; i++) {
			const struct vk_piece *piece = &page->pieces[i];
			struct vk_shown_piece *s = &p->pieces[p->npieces];

			s->element = number_of(p, node_of(pages, piece));
			s->page = (int)k + 1;
			s->order = p->npieces;
			s->piece = piece;
			if (s->element != SIZE_MAX &&
			    vk_shown_box_of(l->type, piece, &s->box))
				p->npieces++;
		}
	}
	qsort(p->pieces, p->npieces, sizeof(*p->pieces), by_element);
}

const struct vk_shown *
vk_shown_of(struct vk_laid *l)
{
	struct vk_shown *p = l->shown;
	size_t n;

	if (p != NULL)
		return p;
	p = l->shown = vk_arena_alloc(l->arena, sizeof(*p));
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

/* ---- what is asked ---- */

/* The last element that begins at the place or before it. */
static size_t
element_at(const struct vk_shown *p, const struct vk_place *place)
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

size_t
vk_shown_first(const struct vk_shown *p, size_t element)
{
	size_t low = 0, high = p->npieces;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->pieces[middle].element < element)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t
vk_shown_at(const struct vk_shown *p, const struct vk_place *place,
    size_t *from, size_t *to)
{
	size_t at = element_at(p, place);

	while (at != SIZE_MAX && at != 0) {
		*from = vk_shown_first(p, at);
		*to = vk_shown_first(p, p->elements[at].end);
		if (*from < *to)
			return at;
		at = p->elements[at].parent;
	}
	return SIZE_MAX;
}
