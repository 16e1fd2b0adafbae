/*
 * The painter of archival files: collects the content of each page and writes
 * the pages, and around them all that makes one file which is both PDF/A-3a
 * and PDF/UA-1.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "base/arena.h"
#include "base/diag.h"

enum { KIDS = 64 }; /* pages in one node of their tree */

struct drawing { /* an image that is in the file */
	const struct vk_image *image; /* of the pages */
	int object;
};

struct writer {
	const struct vk_pages *pages;
	struct vk_objects *objects;
	struct vk_archive_faces faces;
	struct vk_archive_drawn drawn;
	struct vk_content content; /* of the page that is open */
	vk_len width; /* of the same */
	struct vk_archive_page *file; /* of pages->n */
	size_t npages; /* that were begun */
	int *nodes; /* objects of the tree of pages, for KIDS pages each */
	int tree; /* their root */
	uint32_t element; /* that is painted */
	int *fields; /* all there are */
	size_t nfields;
	struct drawing *drawings; /* each image once */
	size_t ndrawings;
	const struct vk_archive_wish *wish;
	struct vk_buf *out;
};

static void
add_entry(struct vk_buf *out, const char *key, int object)
{
	if (object == 0)
		return;
	vk_buf_adds(out, key);
	vk_buf_addc(out, ' ');
	vk_pdf_reference(out, object);
}

static void
put(struct writer *w, int object, struct vk_buf *out)
{
	vk_objects_put(w->objects, object, out);
	vk_buf_free(out);
}

/* ---- a page ---- */

static bool
open_page(void *self, vk_len width, vk_len height)
{
	struct writer *w = self;
	struct vk_archive_page *page = &w->file[w->npages];

	assert(w->npages < w->pages->n);
	if (w->npages % KIDS == 0)
		w->nodes[w->npages / KIDS] = vk_objects_reserve(w->objects);
	page->object = vk_objects_reserve(w->objects);
	page->content = vk_objects_reserve(w->objects);
	w->width = width;
	vk_content_open(&w->content, w->pages, height);
	w->npages++;
	return true;
}

static void
write_fonts(const struct writer *w, struct vk_buf *out)
{
	if (w->content.faces == 0 && !w->content.drawn)
		return;
	vk_buf_adds(out, "/Font<<");
	for (int i = 0; i < VK_FACE_COUNT; i++) {
		if (!(w->content.faces & 1U << i))
			continue;
		vk_buf_addf(out, "/F%d ", i);
		vk_pdf_reference(out, w->faces.at[i].object);
	}
	if (w->content.drawn)
		add_entry(out, "/D", w->drawn.object);
	vk_buf_adds(out, ">>");
}

static void
write_images(const struct writer *w, struct vk_buf *out)
{
	if (w->content.nimages == 0)
		return;
	vk_buf_adds(out, "/XObject<<");
	for (size_t i = 0; i < w->content.nimages; i++) {
		vk_buf_addf(out, "/Im%zu ", i);
		vk_pdf_reference(out, w->content.images[i]);
	}
	vk_buf_adds(out, ">>");
}

static void
write_fields(const struct vk_archive_page *page, struct vk_buf *out)
{
	if (page->nfields == 0)
		return;
	vk_buf_adds(out, "/Annots[");
	for (size_t i = 0; i < page->nfields; i++) {
		if (i > 0)
			vk_buf_addc(out, ' ');
		vk_pdf_reference(out, page->fields[i]);
	}
	vk_buf_addc(out, ']');
}

static void
put_page(struct writer *w, size_t k)
{
	const struct vk_archive_page *page = &w->file[k];
	struct vk_buf out = {0};

	add_entry(&out, "<</Type/Page/Parent", w->nodes[k / KIDS]);
	vk_buf_adds(&out, "/MediaBox[0 0 ");
	vk_pdf_length(&out, w->width);
	vk_buf_addc(&out, ' ');
	vk_pdf_length(&out, w->content.height);
	vk_buf_adds(&out, "]/Resources<<");
	write_fonts(w, &out);
	write_images(w, &out);
	add_entry(&out, ">>/Contents", page->content);
	vk_buf_addf(&out, "/StructParents %zu/Tabs/S", k);
	write_fields(page, &out);
	vk_buf_adds(&out, ">>");
	put(w, page->object, &out);
}

static bool
close_page(void *self)
{
	struct writer *w = self;
	struct vk_archive_page *page = &w->file[w->npages - 1];
	struct vk_content *c = &w->content;

	vk_content_close(c);
	vk_objects_stream(w->objects, page->content, "", c->out.data,
	    c->out.len, VK_DEFLATED);
	put_page(w, w->npages - 1);
	page->marks = c->marks;
	page->nmarks = c->nmarks;
	c->marks = NULL;
	vk_content_free(c);
	return true;
}

/* ---- what is painted on it ---- */

static void
enter_element(void *self, uint32_t number)
{
	struct writer *w = self;

	w->element = number;
	vk_content_element(&w->content, number);
}

static void
paint_glyphs(void *self, const struct vk_glyphs *g)
{
	struct writer *w = self;

	vk_content_glyphs(&w->content, &w->faces, w->objects, g);
}

static void
paint_rule(void *self, const struct vk_rule *rule)
{
	struct writer *w = self;

	vk_content_rule(&w->content, rule);
}

static void
paint_path(void *self, const struct vk_path *path)
{
	struct writer *w = self;

	vk_content_path(&w->content, &w->drawn, w->objects, path);
}

/*
 * The object of an image, 0 with a finding; what was drawn before has one.
 * The heights of the signature blocks leave room for few of them.
 */
static int
image_object(struct writer *w, const struct vk_image *im, struct vk_diag *d)
{
	size_t n = w->ndrawings;
	int object;

	for (size_t i = 0; i < n; i++) {
		const struct vk_image *before = w->drawings[i].image;

		if (before->len == im->len &&
		    memcmp(before->bytes, im->bytes, im->len) == 0)
			return w->drawings[i].object;
	}
	object = vk_archive_image(w->objects, im, d);
	w->drawings = vk_realloc(w->drawings, n + 1, sizeof(*w->drawings));
	w->drawings[w->ndrawings++] = (struct drawing){im, object};
	return object;
}

static bool
paint_image(void *self, const struct vk_image *im, struct vk_diag *d)
{
	struct writer *w = self;
	int object = image_object(w, im, d);

	if (object == 0)
		return false;
	vk_content_image(&w->content, object, im);
	return true;
}

/* Fields follow the pages in the way back to the structure. */
static void
add_field(void *self, const struct vk_field *field)
{
	struct writer *w = self;
	struct vk_archive_page *page = &w->file[w->npages - 1];
	size_t n = page->nfields + 1;
	int widget = vk_archive_field(w->objects, field, page->object,
	    w->content.height, w->pages->n + w->nfields);

	page->fields = vk_realloc(page->fields, n, sizeof(*page->fields));
	page->field_elements =
	    vk_realloc(page->field_elements, n, sizeof(*page->field_elements));
	page->fields[n - 1] = widget;
	page->field_elements[n - 1] = w->element;
	page->nfields = n;
	w->fields = vk_realloc(w->fields, w->nfields + 1, sizeof(*w->fields));
	w->fields[w->nfields++] = widget;
}

/* ---- the tree of the pages ---- */

static void
put_node(struct writer *w, size_t first)
{
	size_t end = first + KIDS < w->npages ? first + KIDS : w->npages;
	struct vk_buf out = {0};

	add_entry(&out, "<</Type/Pages/Parent", w->tree);
	vk_buf_adds(&out, "/Kids[");
	for (size_t i = first; i < end; i++) {
		if (i > first)
			vk_buf_addc(&out, ' ');
		vk_pdf_reference(&out, w->file[i].object);
	}
	vk_buf_addf(&out, "]/Count %zu>>", end - first);
	put(w, w->nodes[first / KIDS], &out);
}

static void
put_pages(struct writer *w)
{
	struct vk_buf out = {0};

	vk_buf_adds(&out, "<</Type/Pages/Kids[");
	for (size_t i = 0; i < w->npages; i += KIDS) {
		put_node(w, i);
		if (i > 0)
			vk_buf_addc(&out, ' ');
		vk_pdf_reference(&out, w->nodes[i / KIDS]);
	}
	vk_buf_addf(&out, "]/Count %zu>>", w->npages);
	put(w, w->tree, &out);
}

/* ---- the whole ---- */

static int
put_catalog(struct writer *w)
{
	const struct vk_archive_wish *wish = w->wish;
	struct vk_archive_tree tree =
	    vk_archive_tree_put(w->objects, w->pages, w->file, w->npages);
	struct vk_archive_files files = vk_archive_attach(
	    w->objects, wish->attachments, wish->nattachments, w->pages->day);
	int object = vk_objects_reserve(w->objects);
	struct vk_buf out = {0};

	add_entry(&out, "<</Type/Catalog/Pages", w->tree);
	vk_buf_adds(&out,
	    "/Lang(vi-VN)/MarkInfo<</Marked true>>"
	    "/ViewerPreferences<</DisplayDocTitle true>>");
	add_entry(&out, "/Metadata", vk_archive_xmp(w->objects, w->pages));
	add_entry(&out, "/OutputIntents[", vk_archive_intent(w->objects));
	add_entry(&out, "]/StructTreeRoot", tree.root);
	add_entry(&out, "/PageMode/UseOutlines/Outlines", tree.outline);
	add_entry(&out, "/AcroForm",
	    vk_archive_form(w->objects, w->fields, w->nfields));
	if (files.names != 0) {
		add_entry(&out, "/Names<</EmbeddedFiles", files.names);
		add_entry(&out, ">>/AF", files.af);
	}
	vk_buf_adds(&out, ">>");
	put(w, object, &out);
	return object;
}

static bool
finish(void *self, struct vk_diag *d)
{
	struct writer *w = self;
	int catalog, info;

	if (!vk_archive_faces_put(&w->faces, w->objects, d))
		return false;
	vk_archive_drawn_put(&w->drawn, w->objects);
	put_pages(w);
	catalog = put_catalog(w);
	info = vk_archive_info(w->objects, w->pages);
	vk_objects_finish(w->objects, catalog, info, w->out);
	return true;
}

static void
open_writer(struct writer *w, struct vk_type *type)
{
	size_t n = w->pages->n;

	w->objects = vk_objects_new(w->wish->plain);
	vk_objects_lend(w->objects, w->wish->packer);
	vk_archive_faces_open(&w->faces, type);
	w->file = vk_alloc(n + 1, sizeof(*w->file));
	w->nodes = vk_alloc(n / KIDS + 1, sizeof(*w->nodes));
	w->tree = vk_objects_reserve(w->objects);
}

static void
close_writer(struct writer *w)
{
	vk_content_free(&w->content); /* a page that could not be closed */
	for (size_t i = 0; i < w->npages; i++) {
		free(w->file[i].marks);
		free(w->file[i].fields);
		free(w->file[i].field_elements);
	}
	free(w->file);
	free(w->nodes);
	free(w->fields);
	free(w->drawings);
	vk_archive_faces_close(&w->faces);
	vk_objects_free(w->objects);
}

bool
vk_out_archive(const struct vk_pages *pages, struct vk_type *type,
    const struct vk_archive_wish *wish, struct vk_buf *out, struct vk_diag *d)
{
	struct writer w = {.pages = pages, .wish = wish, .out = out};
	struct vk_painter painter = {.self = &w,
	    .page_open = open_page,
	    .page_close = close_page,
	    .element = enter_element,
	    .glyphs = paint_glyphs,
	    .rule = paint_rule,
	    .path = paint_path,
	    .image = paint_image,
	    .field = add_field,
	    .finish = finish};
	bool done;

	open_writer(&w, type);
	done = vk_paint(pages, type, &painter, d);
	close_writer(&w);
	return done;
}
