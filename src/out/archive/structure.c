/*
 * The structure that readers and machines follow: the tree of elements with
 * what they mark on the pages, as it grows in reading order.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "structure.h"

/* ---- names ---- */

enum { LOOK_BACK = 1 << 14 };

static const char *
heading_name(size_t level)
{
	static const char *const names[VK_HEADINGS] = {
	    "H1", "H2", "H3", "H4", "H5", "H6"};

	return names[(level < VK_HEADINGS ? level : VK_HEADINGS) - 1];
}

/*
 * A heading stands one level below the nearest one before it of a lower
 * outline level, so that no level is left out.
 */
static size_t
heading_level(const struct vk_pages *pages, uint32_t element)
{
	int outline = pages->elements[element].outline;
	uint32_t first = element > LOOK_BACK ? element - LOOK_BACK : 1;
	size_t level = 1;

	for (uint32_t i = element; i-- > first && outline > 1;) {
		int before = pages->elements[i].outline;

		if (before > 0 && before < outline) {
			outline = before;
			level++;
		}
	}
	return level;
}

/* A heading that is in no outline is text. */
static const char *
plain_tag(const struct vk_structure *e)
{
	return vk_tag_name(e->tag == VK_TAG_H ? VK_TAG_P : e->tag);
}

static bool
is_heading(const struct vk_structure *e)
{
	return e->tag == VK_TAG_H && e->outline > 0;
}

const char *
vk_archive_tag(const struct vk_pages *pages, uint32_t element)
{
	const struct vk_structure *e = &pages->elements[element];

	assert(element < pages->nelements);
	if (element == VK_FURNITURE)
		return "Artifact";
	if (is_heading(e))
		return heading_name(heading_level(pages, element));
	return plain_tag(e);
}

/* ---- the tree while it grows ---- */

static void
add_kid(struct vk_tree *t, size_t node, struct vk_tree_kid kid)
{
	struct vk_tree_node *n = &t->nodes[node];

	if (t->nkids == t->kids_room) {
		t->kids_room *= 2;
		t->kids = vk_realloc(t->kids, t->kids_room, sizeof(*t->kids));
	}
	t->kids[t->nkids] = kid;
	if (n->last != 0)
		t->kids[n->last].next = t->nkids;
	else
		n->first = t->nkids;
	n->last = t->nkids++;
}

/* A node as the last kid of its parent; the document is its own. */
static size_t
add_node(struct vk_tree *t, size_t parent, const char *name, enum vk_tag tag,
    uint32_t element)
{
	size_t node = t->nnodes++;

	if (node == t->nodes_room) {
		t->nodes_room *= 2;
		t->nodes =
		    vk_realloc(t->nodes, t->nodes_room, sizeof(*t->nodes));
	}
	t->nodes[node] = (struct vk_tree_node){.name = name,
	    .tag = tag,
	    .element = element,
	    .parent = parent,
	    .note = tag == VK_TAG_NOTE ? ++t->nnotes : 0,
	    .object = vk_objects_reserve(t->objects)};
	if (node != parent)
		add_kid(t, parent,
		    (struct vk_tree_kid){
			.kind = VK_KID_NODE, .value = (int)node});
	return node;
}

/* The headings come in reading order. */
static const char *
next_heading(struct vk_tree *t, int outline)
{
	while (t->depth > 0 && t->above[t->depth - 1] >= outline)
		t->depth--;
	if (t->depth == VK_HEADINGS)
		return heading_name(VK_HEADINGS);
	t->above[t->depth++] = outline;
	return heading_name(t->depth);
}

/*
 * List items that stand in no list are gathered in one, as long as nothing
 * else comes between them.
 */
static size_t
list_in(struct vk_tree *t, size_t parent)
{
	size_t last = t->nodes[parent].last;

	if (last != 0 && t->kids[last].kind == VK_KID_NODE) {
		size_t node = (size_t)t->kids[last].value;

		if (t->nodes[node].tag == VK_TAG_L &&
		    t->nodes[node].element == 0)
			return node;
	}
	return add_node(t, parent, "L", VK_TAG_L, 0);
}

static size_t
place_anywhere(struct vk_tree *t, size_t parent, uint32_t element)
{
	const struct vk_structure *e = &t->pages->elements[element];
	const char *name = plain_tag(e);

	if (e->tag == VK_TAG_LI)
		parent = list_in(t, parent);
	if (is_heading(e))
		name = next_heading(t, e->outline);
	else if (e->tag == VK_TAG_LBODY)
		name = "P";
	else if (e->tag == VK_TAG_LBL && t->nodes[parent].tag != VK_TAG_NOTE)
		name = "Span";
	return add_node(t, parent, name, e->tag, element);
}

/*
 * An item holds one label and one body: its first paragraph is the body, and
 * all else stands in it.
 */
static size_t
place_in_item(struct vk_tree *t, size_t item, uint32_t element)
{
	enum vk_tag tag = t->pages->elements[element].tag;
	bool text = tag == VK_TAG_P || tag == VK_TAG_LBODY;
	size_t body = t->nodes[item].body;

	if (tag == VK_TAG_LBL && t->nodes[item].first == 0)
		return add_node(t, item, "Lbl", tag, element);
	if (body != 0)
		return place_anywhere(t, body, element);
	body = add_node(t, item, "LBody", VK_TAG_LBODY, text ? element : 0);
	t->nodes[item].body = body;
	return text ? body : place_anywhere(t, body, element);
}

/* A list may begin with a caption; then it holds items and lists alone. */
static size_t
place_in_list(struct vk_tree *t, size_t list, uint32_t element)
{
	enum vk_tag tag = t->pages->elements[element].tag;

	if (tag == VK_TAG_LI)
		return add_node(t, list, "LI", tag, element);
	if (tag == VK_TAG_L)
		return add_node(t, list, "L", tag, element);
	if (tag == VK_TAG_P && t->nodes[list].first == 0)
		return add_node(t, list, "Caption", tag, element);
	return place_in_item(t, add_node(t, list, "LI", VK_TAG_LI, 0), element);
}

static size_t node_of(struct vk_tree *, uint32_t element);

/* The table that an element is a cell of; 0 when it is none. */
static uint32_t
table_of(const struct vk_pages *pages, uint32_t element)
{
	const struct vk_structure *all = pages->elements, *e = &all[element];

	if ((e->tag != VK_TAG_TH && e->tag != VK_TAG_TD) ||
	    all[e->parent].tag != VK_TAG_TR)
		return 0;
	e = &all[all[e->parent].parent];
	if (e->tag == VK_TAG_THEAD || e->tag == VK_TAG_TBODY)
		e = &all[e->parent];
	return e->tag == VK_TAG_TABLE ? (uint32_t)(e - all) : 0;
}

/* What stands at the foot of a page may come between the cells of a table. */
static void
find_cells(struct vk_tree *t)
{
	for (size_t i = t->pages->nelements; i-- > 1;) {
		uint32_t table = table_of(t->pages, (uint32_t)i);

		if (table == 0)
			continue;
		t->cells[i] = t->cells[table];
		t->cells[table] = (uint32_t)i;
	}
}

/* Empty cells too. */
static void
place_cells(struct vk_tree *t, uint32_t table)
{
	for (uint32_t i = t->cells[table]; i != 0; i = t->cells[i])
		node_of(t, i);
}

/*
 * The node of an element; when it is met first it takes its place, and what
 * holds it before it.  An element nobody meets is left out, but for the cells
 * of a table that is met.
 */
static size_t
node_of(struct vk_tree *t, uint32_t element)
{
	uint32_t holder = t->pages->elements[element].parent;
	size_t parent;

	if (t->at[element] != 0)
		return t->at[element];
	assert(holder < element); /* so this ends */
	parent = holder != 0 ? node_of(t, holder) : 0;
	if (t->at[element] != 0) /* a cell: its table was met just now */
		return t->at[element];
	switch (t->nodes[parent].tag) {
	case VK_TAG_L:
		t->at[element] = place_in_list(t, parent, element);
		break;
	case VK_TAG_LI:
		t->at[element] = place_in_item(t, parent, element);
		break;
	default:
		t->at[element] = place_anywhere(t, parent, element);
	}
	if (t->pages->elements[element].tag == VK_TAG_TABLE)
		place_cells(t, element);
	return t->at[element];
}

static size_t
hold(struct vk_tree *t, uint32_t element, struct vk_tree_kid kid)
{
	size_t node = node_of(t, element);

	if (t->nodes[node].page == NULL)
		t->nodes[node].page = &t->file[kid.page];
	add_kid(t, node, kid);
	return node;
}

/* The box of a figure is around all that it holds on its first page. */
static void
grow_figure(
    struct vk_tree *t, size_t node, size_t page, const struct vk_box *box)
{
	struct vk_tree_node *n;

	while (node != 0 && t->nodes[node].tag != VK_TAG_FIGURE)
		node = t->nodes[node].parent;
	n = &t->nodes[node];
	if (node == 0 || (n->box_page != NULL && n->box_page != &t->file[page]))
		return;
	if (n->box_page == NULL)
		n->box = *box;
	n->box_page = &t->file[page];
	vk_box_cover(&n->box, *box);
}

/* ---- what the pages hold ---- */

static void
hold_mark(struct vk_tree *t, size_t page, size_t mark)
{
	const struct vk_mark *m = &t->file[page].marks[mark];
	size_t node = hold(t, m->element,
	    (struct vk_tree_kid){
		.kind = VK_KID_MARK, .page = page, .value = (int)mark});

	grow_figure(t, node, page, &m->box);
}

static void
hold_field(struct vk_tree *t, size_t page, size_t field)
{
	hold(t, t->file[page].field_elements[field],
	    (struct vk_tree_kid){.kind = VK_KID_FIELD,
		.page = page,
		.value = t->file[page].fields[field]});
}

/* By the first label of a list: "1.", "(1)", "a)"; NULL when it has no order. */
static const char *
numbering_of(const char *label, size_t len)
{
	static const struct {
		char first;
		const char *name;
	} kinds[] = {{'1', "Decimal"}, {'a', "LowerAlpha"}, {'A', "UpperAlpha"},
	    {'i', "LowerRoman"}, {'I', "UpperRoman"}};
	size_t at = len > 0 && label[0] == '(';

	if (at + 1 >= len || strchr(".)", label[at + 1]) == NULL)
		return NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (label[at] == kinds[i].first)
			return kinds[i].name;
	return NULL;
}

static void
number_list(struct vk_tree *t, const struct vk_piece *p)
{
	const struct vk_tree_node *label = &t->nodes[t->at[p->element]];
	struct vk_tree_node *list = &t->nodes[t->nodes[label->parent].parent];
	const struct vk_shape *word;

	if (label->tag != VK_TAG_LBL || list->tag != VK_TAG_L ||
	    list->numbering != NULL || p->as.run.n == 0)
		return;
	word = p->as.run.words[0].shape;
	list->numbering = numbering_of(word->text, word->len);
}

/* The next image of the page that is an element; npieces when there is none. */
static size_t
next_image(const struct vk_page *page, size_t i)
{
	while (i < page->npieces &&
	    (page->pieces[i].kind != VK_PIECE_IMAGE ||
		page->pieces[i].element == VK_FURNITURE))
		i++;
	return i;
}

/*
 * Marks and fields each follow the pieces, which say how they mix.  An image
 * may be painted later than it is read: it takes its place by its number.
 */
static void
hold_page(struct vk_tree *t, size_t k)
{
	const struct vk_archive_page *file = &t->file[k];
	const struct vk_page *page = &t->pages->pages[k];
	size_t mark = 0, field = 0, image = next_image(page, 0);

	for (size_t i = 0; i < page->npieces; i++) {
		const struct vk_piece *p = &page->pieces[i];

		while (image < page->npieces &&
		    page->pieces[image].element < p->element) {
			node_of(t, page->pieces[image].element);
			image = next_image(page, image + 1);
		}
		if (p->kind == VK_PIECE_FIELD && field < file->nfields)
			hold_field(t, k, field++);
		while (mark < file->nmarks &&
		    file->marks[mark].element == p->element)
			hold_mark(t, k, mark++);
		if (p->kind == VK_PIECE_RUN)
			number_list(t, p);
	}
	while (mark < file->nmarks)
		hold_mark(t, k, mark++);
	while (field < file->nfields)
		hold_field(t, k, field++);
}

/* ---- the whole ---- */

static void
open_tree(struct vk_tree *t)
{
	size_t n = t->pages->nelements > 0 ? t->pages->nelements : 1;

	t->nodes_room = t->kids_room = 64;
	t->nodes = vk_realloc(NULL, t->nodes_room, sizeof(*t->nodes));
	t->kids = vk_realloc(NULL, t->kids_room, sizeof(*t->kids));
	t->nkids = 1;
	t->at = vk_alloc(n, sizeof(*t->at));
	t->cells = vk_alloc(n, sizeof(*t->cells));
	t->root = vk_objects_reserve(t->objects);
	t->parents = vk_objects_reserve(t->objects);
	find_cells(t);
	add_node(t, 0, "Document", VK_TAG_NONE, 0);
}

void
vk_tree_grow(struct vk_tree *t)
{
	open_tree(t);
	for (size_t i = 0; i < t->pages->n; i++)
		hold_page(t, i);
}

void
vk_tree_free(struct vk_tree *t)
{
	free(t->nodes);
	free(t->kids);
	free(t->at);
	free(t->cells);
}
