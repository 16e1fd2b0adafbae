/*
 * Whether two files show the same pages.  What a page shows is all that it
 * leads to: its content, fonts and images, whatever their objects' numbers are
 * and however they are packed.  What signing may add is passed over.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "out/out.h"
#include "reader.h"

enum {
	MOST_DEPTH = 64, /* of values in each other */
	MOST_LEVELS = 32, /* of the tree of pages */
	STEPS_PER_BYTE = 32,
	MOST_STEPS = 64 << 20
};

/* What a page has from those above it, if it has none of its own. */
static const char *const inherited[] = {
    "Resources", "MediaBox", "CropBox", "Rotate"};
enum { INHERITED = sizeof(inherited) / sizeof(inherited[0]) };

struct leaf { /* a page */
	const struct vk_pdf_value *page;
	const struct vk_pdf_value *from_above[INHERITED];
};

struct leaves { /* the pages of a file */
	struct vk_pdf *pdf;
	struct leaf *at;
	size_t n, room;
	size_t nodes; /* of the tree, seen so far */
};

struct pair { /* two files side by side */
	struct leaves a, b;
	size_t *partners; /* of the objects of a, in b; + 1 */
	size_t steps_left, annots_left;
	int depth;
};

/* ---- the pages ---- */

static void
add_leaf(struct leaves *l, const struct leaf *leaf)
{
	if (l->n == l->room) {
		l->room = l->room > 0 ? l->room * 2 : 16;
		l->at = vk_realloc(l->at, l->room, sizeof(*l->at));
	}
	l->at[l->n++] = *leaf;
}

/* False where the tree is none. */
static bool
walk(struct leaves *l, struct leaf leaf, int depth)
{
	const struct vk_pdf_value *kids = vk_pdf_get(l->pdf, leaf.page, "Kids");
	const struct vk_pdf_value *v;

	if (leaf.page->kind != VK_PDF_DICT || depth == MOST_LEVELS ||
	    ++l->nodes > vk_pdf_count(l->pdf))
		return false;
	for (size_t i = 0; i < INHERITED; i++) {
		v = vk_pdf_key(leaf.page, inherited[i]);
		if (v->kind != VK_PDF_NULL || depth == 0)
			leaf.from_above[i] = v;
	}
	if (kids->kind != VK_PDF_ARRAY) {
		add_leaf(l, &leaf);
		return depth > 0;
	}
	for (v = kids->first; v != NULL; v = v->next) {
		struct leaf kid = leaf;

		kid.page = vk_pdf_follow(l->pdf, v);
		if (!walk(l, kid, depth + 1))
			return false;
	}
	return true;
}

static bool
find_leaves(struct leaves *l, const void *bytes, size_t len)
{
	struct leaf top = {.page = NULL};

	l->pdf = vk_pdf_open(bytes, len, VK_PDF_LATEST);
	if (l->pdf == NULL)
		return false;
	top.page = vk_pdf_get(l->pdf, vk_pdf_root(l->pdf), "Pages");
	return walk(l, top, 0);
}

/* ---- values ---- */

static bool
same(struct pair *, const struct vk_pdf_value *, const struct vk_pdf_value *);

static bool
is_one_of(const struct vk_pdf_value *key, const char *const *names)
{
	for (; *names != NULL; names++)
		if (vk_pdf_is(key, *names))
			return true;
	return false;
}

static int
by_key(const void *one, const void *other)
{
	const struct vk_pdf_value *a = *(const struct vk_pdf_value *const *)one;
	const struct vk_pdf_value *b =
	    *(const struct vk_pdf_value *const *)other;
	int order =
	    memcmp(a->bytes, b->bytes, a->len < b->len ? a->len : b->len);

	return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

/* The keys in the order of their names, NULL behind the last. */
static const struct vk_pdf_value **
sort_keys(const struct vk_pdf_value *dict, const char *const *but)
{
	const struct vk_pdf_value *k, **keys;
	size_t n = 0;

	for (k = dict->first; k != NULL; k = k->next->next)
		n++;
	keys = vk_alloc(n + 1, sizeof(*keys));
	n = 0;
	for (k = dict->first; k != NULL; k = k->next->next)
		if (!is_one_of(k, but))
			keys[n++] = k;
	qsort(keys, n, sizeof(*keys), by_key);
	return keys;
}

static bool
same_dict(struct pair *p, const struct vk_pdf_value *a,
    const struct vk_pdf_value *b, const char *const *but)
{
	const struct vk_pdf_value **one = sort_keys(a, but);
	const struct vk_pdf_value **other = sort_keys(b, but);
	bool equal = true;
	size_t i;

	for (i = 0; equal && one[i] != NULL && other[i] != NULL; i++)
		equal = by_key(&one[i], &other[i]) == 0 &&
		    same(p, one[i]->next, other[i]->next);
	equal = equal && one[i] == NULL && other[i] == NULL;
	free(one);
	free(other);
	return equal;
}

static bool
same_array(
    struct pair *p, const struct vk_pdf_value *a, const struct vk_pdf_value *b)
{
	a = a->first;
	b = b->first;
	for (; a != NULL && b != NULL; a = a->next, b = b->next)
		if (!same(p, a, b))
			return false;
	return a == b;
}

static bool
same_bytes(const void *a, size_t alen, const void *b, size_t blen)
{
	return alen == blen && (alen == 0 || memcmp(a, b, alen) == 0);
}

/* How they are packed says nothing, as long as it can be undone. */
static bool
same_stream(
    struct pair *p, const struct vk_pdf_value *a, const struct vk_pdf_value *b)
{
	static const char *const packing[] = {
	    "Length", "Filter", "DecodeParms", NULL};
	static const char *const length[] = {"Length", NULL};
	struct vk_buf one = {0}, other = {0};
	bool equal;

	if (!same_dict(p, a, b, packing))
		return false;
	if (same_bytes(a->bytes, a->len, b->bytes, b->len) &&
	    same_dict(p, a, b, length))
		return true;
	equal = vk_pdf_key(a, "DecodeParms")->kind == VK_PDF_NULL &&
	    vk_pdf_key(b, "DecodeParms")->kind == VK_PDF_NULL &&
	    vk_pdf_readable(p->a.pdf, a) && vk_pdf_readable(p->b.pdf, b) &&
	    vk_pdf_unpack(p->a.pdf, a, &one) &&
	    vk_pdf_unpack(p->b.pdf, b, &other) &&
	    same_bytes(one.data, one.len, other.data, other.len);
	vk_buf_free(&one);
	vk_buf_free(&other);
	return equal;
}

static bool
same_value(
    struct pair *p, const struct vk_pdf_value *a, const struct vk_pdf_value *b)
{
	static const char *const nothing[] = {NULL};

	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VK_PDF_ARRAY:
		return same_array(p, a, b);
	case VK_PDF_DICT:
		return same_dict(p, a, b, nothing);
	case VK_PDF_STREAM:
		return same_stream(p, a, b);
	case VK_PDF_STRING:
	case VK_PDF_NAME:
		return same_bytes(a->bytes, a->len, b->bytes, b->len);
	default:
		return a->number == b->number;
	}
}

/*
 * Objects that were paired before are equal, or being compared: the first
 * difference ends it all.  The steps end what hostile files make of this.
 */
static bool
same(struct pair *p, const struct vk_pdf_value *a, const struct vk_pdf_value *b)
{
	bool equal;

	if (p->depth == MOST_DEPTH || p->steps_left == 0)
		return false;
	p->steps_left--;
	if (a->kind == VK_PDF_REFERENCE && b->kind == VK_PDF_REFERENCE &&
	    (size_t)a->number < vk_pdf_count(p->a.pdf)) {
		size_t *partner = &p->partners[a->number];

		if (*partner == (size_t)b->number + 1)
			return true;
		*partner = (size_t)b->number + 1;
	}
	p->depth++;
	equal = same_value(
	    p, vk_pdf_follow(p->a.pdf, a), vk_pdf_follow(p->b.pdf, b));
	p->depth--;
	return equal;
}

/* ---- pages side by side ---- */

/* The field of a signature, which may have got its looks. */
static bool
is_signature(struct vk_pdf *pdf, const struct vk_pdf_value *annot)
{
	const struct vk_pdf_value *kind = vk_pdf_get(pdf, annot, "FT");

	if (kind->kind == VK_PDF_NULL)
		kind = vk_pdf_get(pdf, vk_pdf_get(pdf, annot, "Parent"), "FT");
	return vk_pdf_is(vk_pdf_get(pdf, annot, "Subtype"), "Widget") &&
	    vk_pdf_is(kind, "Sig");
}

/* The next thing that lies over the page and is no signature. */
static const struct vk_pdf_value *
next_annot(struct pair *p, struct vk_pdf *pdf, const struct vk_pdf_value **at)
{
	for (; *at != NULL && p->annots_left > 0; p->annots_left--) {
		const struct vk_pdf_value *annot = vk_pdf_follow(pdf, *at);

		*at = (*at)->next;
		if (!is_signature(pdf, annot))
			return annot;
	}
	return NULL;
}

static bool
same_annots(
    struct pair *p, const struct vk_pdf_value *a, const struct vk_pdf_value *b)
{
	static const char *const but[] = {"P", "Parent", "StructParent", "A",
	    "Dest", "NM", "M", "T", "TU", NULL};
	const struct vk_pdf_value *one, *other;

	a = vk_pdf_get(p->a.pdf, a, "Annots")->first;
	b = vk_pdf_get(p->b.pdf, b, "Annots")->first;
	for (;;) {
		one = next_annot(p, p->a.pdf, &a);
		other = next_annot(p, p->b.pdf, &b);
		if (one == NULL || other == NULL)
			return one == other && p->annots_left > 0;
		if (one->kind != VK_PDF_DICT || other->kind != VK_PDF_DICT ||
		    !same_dict(p, one, other, but))
			return false;
	}
}

static bool
same_page(struct pair *p, const struct leaf *a, const struct leaf *b)
{
	static const char *const but[] = {"Type", "Parent", "Annots",
	    "StructParents", "Tabs", "LastModified", "Resources", "MediaBox",
	    "CropBox", "Rotate", NULL};

	for (size_t i = 0; i < INHERITED; i++)
		if (!same(p, a->from_above[i], b->from_above[i]))
			return false;
	return same_dict(p, a->page, b->page, but) &&
	    same_annots(p, a->page, b->page);
}

static int
first_difference(struct pair *p)
{
	size_t most = p->a.n < p->b.n ? p->a.n : p->b.n;

	/* each lies over one page */
	p->annots_left = vk_pdf_count(p->a.pdf) + vk_pdf_count(p->b.pdf) + 1;
	p->partners =
	    vk_alloc(vk_pdf_count(p->a.pdf) + 1, sizeof(*p->partners));
	for (size_t i = 0; i < most; i++)
		if (!same_page(p, &p->a.at[i], &p->b.at[i]))
			return (int)i;
	return p->a.n == p->b.n ? -1 : (int)most;
}

int
vk_archive_differs(const void *a, size_t alen, const void *b, size_t blen)
{
	struct pair p = {.steps_left = MOST_STEPS};
	int page = 0;

	if (alen < MOST_STEPS && blen < MOST_STEPS &&
	    alen + blen < MOST_STEPS / STEPS_PER_BYTE)
		p.steps_left = (alen + blen) * STEPS_PER_BYTE;

	if (find_leaves(&p.a, a, alen) && find_leaves(&p.b, b, blen))
		page = first_difference(&p);
	free(p.a.at);
	free(p.b.at);
	free(p.partners);
	vk_pdf_close(p.a.pdf);
	vk_pdf_close(p.b.pdf);
	return page;
}
