/*
 * The outline that viewers show beside the pages: the headings with the places
 * where they begin.
 */
#include <assert.h>
#include <stdlib.h>

#include "archive.h"
#include "base/arena.h"

struct entry {
	const struct vk_structure *element;
	size_t parent, next, before, first, last; /* 0: none, or the whole */
	size_t below; /* entries under it, at any depth */
	int object;
};

struct outline {
	struct vk_objects *objects;
	const struct vk_pages *pages;
	const struct vk_archive_page *file;
	struct entry *at; /* [0] is the whole */
	size_t n;
};

/* An entry hangs on the nearest one before it of a lower level. */
static void
add_entry(struct outline *o, const struct vk_structure *element)
{
	size_t new = o->n++, parent = new - 1, last;

	while (
	    parent != 0 && o->at[parent].element->outline >= element->outline)
		parent = o->at[parent].parent;
	last = o->at[parent].last;
	o->at[new] = (struct entry){.element = element,
	    .parent = parent,
	    .before = last,
	    .object = vk_objects_reserve(o->objects)};
	if (last != 0)
		o->at[last].next = new;
	else
		o->at[parent].first = new;
	o->at[parent].last = new;
}

static void
gather(struct outline *o)
{
	const struct vk_pages *pages = o->pages;

	o->at = vk_alloc(pages->nelements + 1, sizeof(*o->at));
	o->n = 1;
	for (size_t i = 1; i < pages->nelements; i++)
		if (pages->elements[i].outline > 0)
			add_entry(o, &pages->elements[i]);
	for (size_t i = o->n; i-- > 1;)
		o->at[o->at[i].parent].below += o->at[i].below + 1;
}

static void
write_link(
    const struct outline *o, const char *key, size_t entry, struct vk_buf *out)
{
	if (entry == 0)
		return;
	vk_buf_adds(out, key);
	vk_pdf_reference(out, o->at[entry].object);
}

/* The page, its left edge, and the height where the heading begins. */
static void
write_place(const struct outline *o, const struct vk_structure *element,
    struct vk_buf *out)
{
	size_t page = (size_t)element->title_page;
	vk_len height;

	assert(element->title_page >= 0 && page < o->pages->n);
	height = o->pages->pages[page].height;
	vk_buf_adds(out, "/Dest[");
	vk_pdf_reference(out, o->file[page].object);
	vk_buf_adds(out, "/XYZ 0 ");
	vk_pdf_length(out, height - element->title_y);
	vk_buf_adds(out, " null]");
}

static void
put_entry(const struct outline *o, const struct entry *e)
{
	struct vk_buf out = {0};

	vk_buf_adds(&out, "<<");
	if (e->element != NULL) {
		vk_buf_adds(&out, "/Title");
		vk_pdf_text(
		    &out, e->element->title != NULL ? e->element->title : "");
		vk_buf_adds(&out, "/Parent ");
		vk_pdf_reference(&out, o->at[e->parent].object);
		write_place(o, e->element, &out);
	} else {
		vk_buf_adds(&out, "/Type/Outlines");
	}
	write_link(o, "/Prev ", e->before, &out);
	write_link(o, "/Next ", e->next, &out);
	write_link(o, "/First ", e->first, &out);
	write_link(o, "/Last ", e->last, &out);
	if (e->below > 0) /* all of them are shown */
		vk_buf_addf(&out, "/Count %zu", e->below);
	vk_buf_adds(&out, ">>");
	vk_objects_put(o->objects, e->object, &out);
	vk_buf_free(&out);
}

int
vk_archive_outline(struct vk_objects *objects, const struct vk_pages *pages,
    const struct vk_archive_page *file)
{
	struct outline o = {.objects = objects, .pages = pages, .file = file};
	int whole;

	gather(&o);
	if (o.n > 1)
		o.at[0].object = vk_objects_reserve(objects);
	for (size_t i = 0; i < o.n && o.n > 1; i++)
		put_entry(&o, &o.at[i]);
	whole = o.at[0].object;
	free(o.at);
	return whole;
}
