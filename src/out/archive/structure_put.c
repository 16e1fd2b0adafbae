/*
 * The tree of structure as objects of the file: each node with what it holds,
 * the way back from the marks and fields of a page, and the names of notes.
 */
#include <assert.h>

#include "base/buf.h"
#include "structure.h"

/* ---- a node ---- */

static void
add_entry(struct vk_buf *out, const char *key, int object)
{
	vk_buf_adds(out, key);
	vk_buf_addc(out, ' ');
	vk_pdf_reference(out, object);
}

static void
write_kid(const struct vk_tree *t, const struct vk_tree_node *n,
    const struct vk_tree_kid *kid, struct vk_buf *out)
{
	const struct vk_archive_page *page = &t->file[kid->page];

	if (kid->kind == VK_KID_NODE) {
		vk_pdf_reference(out, t->nodes[kid->value].object);
	} else if (kid->kind == VK_KID_FIELD) {
		add_entry(out, "<</Type/OBJR/Pg", page->object);
		add_entry(out, "/Obj", kid->value);
		vk_buf_adds(out, ">>");
	} else if (page == n->page) {
		vk_buf_addn(out, (size_t)kid->value);
	} else {
		add_entry(out, "<</Type/MCR/Pg", page->object);
		vk_buf_addf(out, "/MCID %d>>", kid->value);
	}
}

/*
 * A single kid stands without an array: readers that judge what a signature
 * changed expect that of a field.
 */
static void
write_kids(
    const struct vk_tree *t, const struct vk_tree_node *n, struct vk_buf *out)
{
	bool many = n->first != n->last;

	if (n->first == 0)
		return;
	vk_buf_adds(out, many ? "/K[" : "/K ");
	for (size_t i = n->first; i != 0; i = t->kids[i].next) {
		if (i != n->first)
			vk_buf_addc(out, ' ');
		write_kid(t, n, &t->kids[i], out);
	}
	if (many)
		vk_buf_addc(out, ']');
}

/* Where a figure stands on its page. */
static void
write_box(
    const struct vk_tree *t, const struct vk_tree_node *n, struct vk_buf *out)
{
	vk_len height = t->pages->pages[n->box_page - t->file].height;
	const vk_len box[] = {n->box.left, height - n->box.bottom, n->box.right,
	    height - n->box.top};

	vk_buf_adds(out, "/A<</O/Layout/Placement/Block/BBox[");
	for (size_t i = 0; i < sizeof(box) / sizeof(box[0]); i++) {
		if (i > 0)
			vk_buf_addc(out, ' ');
		vk_pdf_length(out, box[i]);
	}
	vk_buf_adds(out, "]>>");
}

/* Every header cell says what it is the head of. */
static void
write_cell(const struct vk_structure *e, struct vk_buf *out)
{
	bool head = e->tag == VK_TAG_TH;

	if (!head && e->rows <= 1 && e->columns <= 1)
		return;
	vk_buf_adds(out, "/A<</O/Table");
	if (head)
		vk_buf_adds(out, e->beside ? "/Scope/Row" : "/Scope/Column");
	if (e->rows > 1)
		vk_buf_addf(out, "/RowSpan %d", e->rows);
	if (e->columns > 1)
		vk_buf_addf(out, "/ColSpan %d", e->columns);
	vk_buf_adds(out, ">>");
}

/* "(note07)": as long as the others, so that they sort by their numbers. */
static void
write_note_id(
    const struct vk_tree *t, const struct vk_tree_node *n, struct vk_buf *out)
{
	int digits = 1;

	for (size_t most = t->nnotes; most > 9; most /= 10)
		digits++;
	vk_buf_addf(out, "(note%0*zu)", digits, n->note);
}

/* For who cannot see it; a picture must say something. */
static void
write_about(
    const struct vk_tree *t, const struct vk_tree_node *n, struct vk_buf *out)
{
	const struct vk_structure *e = &t->pages->elements[n->element];
	bool speaks = e->alt != NULL && *e->alt != '\0';

	vk_buf_adds(out, "/Alt");
	vk_pdf_text(out, speaks ? e->alt : n->name);
}

static void
write_more(
    const struct vk_tree *t, const struct vk_tree_node *n, struct vk_buf *out)
{
	if (n->numbering != NULL) {
		vk_buf_adds(out, "/A<</O/List/ListNumbering");
		vk_pdf_name(out, n->numbering);
		vk_buf_adds(out, ">>");
	}
	if (n->note > 0) {
		vk_buf_adds(out, "/ID");
		write_note_id(t, n, out);
	}
	if (n->tag == VK_TAG_TH || n->tag == VK_TAG_TD)
		write_cell(&t->pages->elements[n->element], out);
	if (n->tag == VK_TAG_FIGURE || n->tag == VK_TAG_FORM)
		write_about(t, n, out);
	if (n->tag == VK_TAG_FIGURE && n->box_page != NULL)
		write_box(t, n, out);
}

static void
put_node(
    const struct vk_tree *t, const struct vk_tree_node *n, struct vk_buf *out)
{
	vk_buf_clear(out);
	vk_buf_adds(out, "<</S");
	vk_pdf_name(out, n->name);
	add_entry(
	    out, "/P", n == t->nodes ? t->root : t->nodes[n->parent].object);
	if (n->page != NULL)
		add_entry(out, "/Pg", n->page->object);
	write_more(t, n, out);
	write_kids(t, n, out);
	vk_buf_adds(out, ">>");
	vk_objects_put(t->objects, n->object, out);
}

static void
put_nodes(const struct vk_tree *t)
{
	struct vk_buf out = {0};

	for (size_t i = 0; i < t->nnodes; i++)
		put_node(t, &t->nodes[i], &out);
	vk_buf_free(&out);
}

/* ---- the ways into the tree ---- */

/* The elements of a page's marks, each at its MCID. */
static int
put_marks(const struct vk_tree *t, const struct vk_archive_page *page)
{
	int object = vk_objects_reserve(t->objects);
	struct vk_buf out = {0};

	vk_buf_addc(&out, '[');
	for (size_t i = 0; i < page->nmarks; i++) {
		size_t node = t->at[page->marks[i].element];

		if (i > 0)
			vk_buf_addc(&out, ' ');
		vk_pdf_reference(&out, t->nodes[node].object);
	}
	vk_buf_addc(&out, ']');
	vk_objects_put(t->objects, object, &out);
	vk_buf_free(&out);
	return object;
}

/* The way back: the pages by their number, then the fields; how many. */
static size_t
put_parents(const struct vk_tree *t)
{
	size_t npages = t->pages->n, key = npages;
	struct vk_buf out = {0};

	vk_buf_adds(&out, "<</Nums[");
	for (size_t i = 0; i < npages; i++) {
		vk_buf_addf(&out, "%zu ", i);
		vk_pdf_reference(&out, put_marks(t, &t->file[i]));
		vk_buf_addc(&out, ' ');
	}
	for (size_t i = 0; i < npages; i++) {
		for (size_t f = 0; f < t->file[i].nfields; f++) {
			size_t node = t->at[t->file[i].field_elements[f]];

			vk_buf_addf(&out, "%zu ", key++);
			vk_pdf_reference(&out, t->nodes[node].object);
			vk_buf_addc(&out, ' ');
		}
	}
	vk_buf_adds(&out, "]>>");
	vk_objects_put(t->objects, t->parents, &out);
	vk_buf_free(&out);
	return key;
}

/* The notes by their names, 0 when there are none. */
static int
put_names(const struct vk_tree *t)
{
	struct vk_buf out = {0};
	int object;

	if (t->nnotes == 0)
		return 0;
	object = vk_objects_reserve(t->objects);
	vk_buf_adds(&out, "<</Names[");
	for (size_t i = 0; i < t->nnodes; i++) {
		const struct vk_tree_node *n = &t->nodes[i];

		if (n->note == 0)
			continue;
		if (n->note > 1)
			vk_buf_addc(&out, ' ');
		write_note_id(t, n, &out);
		vk_pdf_reference(&out, n->object);
	}
	vk_buf_adds(&out, "]>>");
	vk_objects_put(t->objects, object, &out);
	vk_buf_free(&out);
	return object;
}

static void
put_root(const struct vk_tree *t, size_t next_key)
{
	struct vk_buf out = {0};
	int names = put_names(t);

	add_entry(&out, "<</Type/StructTreeRoot/K", t->nodes[0].object);
	if (names != 0)
		add_entry(&out, "/IDTree", names);
	add_entry(&out, "/ParentTree", t->parents);
	vk_buf_addf(&out, "/ParentTreeNextKey %zu>>", next_key);
	vk_objects_put(t->objects, t->root, &out);
	vk_buf_free(&out);
}

struct vk_archive_tree
vk_archive_tree_put(struct vk_objects *objects, const struct vk_pages *pages,
    const struct vk_archive_page *file, size_t npages)
{
	struct vk_tree t = {.objects = objects, .pages = pages, .file = file};

	assert(npages == pages->n);
	vk_tree_grow(&t);
	put_nodes(&t);
	put_root(&t, put_parents(&t));
	vk_tree_free(&t);
	return (struct vk_archive_tree){
	    t.root, vk_archive_outline(objects, pages, file)};
}
