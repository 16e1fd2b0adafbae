/*
 * Looking at a document that is laid out: its pages one by one in memory, and
 * the ways between its file and its pages.  A place in the file is that of an
 * element; what an element shows are the pieces of the elements inside it.
 */
#include "laid.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "frame.h"
#include "model/doc.h"
#include "out/out.h"
#include "page/page.h"
#include "read/read_words.h"
#include "results.h"
#include "type/type.h"

/* ---- files ---- */

static void
note(struct vk_laid *l, const char *path)
{
	for (size_t i = 0; i < l->nfiles; i++)
		if (strcmp(l->files[i], path) == 0)
			return;
	if (l->nfiles == l->files_room) {
		size_t room = l->files_room * 2 + 16;
		const char **more =
		    vk_arena_array(l->arena, room, sizeof(*more));

		if (l->nfiles > 0)
			memcpy(more, l->files, l->nfiles * sizeof(*more));
		l->files = more;
		l->files_room = room;
	}
	l->files[l->nfiles++] = path;
}

static void
note_folder(struct vk_laid *l, const char *folder)
{
	size_t len;

	if (folder == NULL)
		return;
	len = strlen(folder);
	note(l,
	    vk_arena_printf(l->arena, "%s%s", folder,
		len > 0 && folder[len - 1] == '/' ? "" : "/"));
}

static void
note_beside(struct vk_laid *l, const char *path, const char *name)
{
	if (name == NULL || !vk_file_is_beside(name))
		return;
	note(l,
	    vk_arena_printf(
		l->arena, "%.*s%s", (int)vk_file_folder_len(path), path, name));
}

static void
note_named(struct vk_laid *l, const struct vk_node *n)
{
	static const enum vk_attribute names[] = {VK_AT_RESULTS, VK_AT_BRANCHES,
	    VK_AT_SIGNATURE_IMAGE, VK_AT_SEAL_IMAGE};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		note_beside(l, l->job->path, vk_node_attr(n, names[i]));
	for (n = n->first; n != NULL; n = n->next)
		if (n->nattrs > 0 || n->first != NULL)
			note_named(l, n);
}

void
vk_laid_note_files(struct vk_laid *l)
{
	const struct vk_job *job = l->job;
	const struct vk_doc *results = l->papers->results.doc;

	if (strcmp(job->path, "-") != 0) {
		note(l, job->path);
		note_beside(l, job->path, VK_WORDS_FILE);
	}
	if (job->results != NULL)
		note(l, job->results);
	if (l->doc != NULL)
		note_named(l, l->doc->root);
	if (results != NULL)
		note_beside(l, results->path,
		    vk_node_attr(results->root, VK_AT_DOCUMENT));
	note_folder(l, job->layouts);
	note_folder(l, job->fonts);
	note_folder(l, job->words);
}

const char *const *
vk_laid_files(const struct vk_laid *l, size_t *n)
{
	*n = l->nfiles;
	return l->files;
}

/* ---- pages ---- */

int
vk_laid_pages(const struct vk_laid *l)
{
	return l->pages != NULL ? (int)l->pages->n : 0;
}

void
vk_laid_chosen(const struct vk_laid *l, struct vk_chosen *chosen)
{
	*chosen = l->chosen;
}

void
vk_laid_size(const struct vk_laid *l, int page, int *width, int *height)
{
	const struct vk_page *p = &l->pages->pages[page - 1];

	*width = (int)vk_len_to_um(p->width);
	*height = (int)vk_len_to_um(p->height);
}

static void
give_bytes(struct vk_buf *from, struct vk_bytes *to)
{
	to->data = (unsigned char *)from->data;
	to->len = from->len;
}

void
vk_pixels_free(struct vk_pixels *p)
{
	free(p->data);
	p->data = NULL;
}

/* Of all pages, for as long as the findings are the same. */
static const struct vk_guides *
guides_for(struct vk_laid *l, const struct vk_diag *marks)
{
	size_t n = marks != NULL ? vk_diag_kept(marks) : 0;

	if (l->guides != NULL && l->marks == marks && l->nmarks == n)
		return l->guides;
	vk_arena_free(l->guides_arena);
	l->guides_arena = vk_arena_new();
	l->guides = vk_arena_alloc(l->guides_arena, sizeof(*l->guides));
	l->marks = marks;
	l->nmarks = n;
	vk_guides_find(l, marks, l->guides_arena, l->guides);
	return l->guides;
}

static struct vk_out_view
view_of(struct vk_laid *l, const struct vk_view *view)
{
	struct vk_out_view to = {.dpi = view->dpi};

	if (view->part != NULL) {
		to.x = vk_len_from_um(view->part->x);
		to.y = vk_len_from_um(view->part->y);
		to.width = vk_len_from_um(view->part->width);
		to.height = vk_len_from_um(view->part->height);
	}
	if (view->guides)
		to.guides = guides_for(l, view->marks);
	return to;
}

typedef bool painting(const struct vk_pages *, size_t page, struct vk_type *,
    const struct vk_out_view *, struct vk_buf *, struct vk_diag *);

static bool
paint(struct vk_laid *l, int page, const struct vk_view *view, painting *how,
    struct vk_bytes *out, struct vk_diag *d)
{
	struct vk_out_view sight = view_of(l, view);
	struct vk_buf bytes = {0};
	bool done;

	sight.width = 0; /* parts are of pixels alone */
	done = how(l->pages, (size_t)page - 1, l->type, &sight, &bytes, d);
	give_bytes(&bytes, out);
	return done;
}

bool
vk_laid_png(struct vk_laid *l, int page, const struct vk_view *view,
    struct vk_bytes *out, struct vk_diag *d)
{
	return paint(l, page, view, vk_out_png_view, out, d);
}

bool
vk_laid_svg(struct vk_laid *l, int page, const struct vk_view *view,
    struct vk_bytes *out, struct vk_diag *d)
{
	return paint(l, page, view, vk_out_svg_view, out, d);
}

bool
vk_laid_pixels(struct vk_laid *l, int page, const struct vk_view *view,
    struct vk_pixels *out, struct vk_diag *d)
{
	struct vk_out_view sight = view_of(l, view);
	struct vk_out_pixels raw = {0};
	bool done =
	    vk_out_pixels(l->pages, (size_t)page - 1, l->type, &sight, &raw, d);

	*out = (struct vk_pixels){raw.data, raw.width, raw.height};
	return done;
}

bool
vk_laid_contact(struct vk_laid *l, const struct vk_view *view,
    struct vk_bytes *out, struct vk_diag *d)
{
	struct vk_out_view sight = view_of(l, view);
	struct vk_buf bytes = {0};
	bool done = vk_out_contact(l->pages, l->type, &sight, &bytes, d);

	give_bytes(&bytes, out);
	return done;
}

/* The n-th of the parts between form feeds, from 1. */
static void
keep_page(struct vk_buf *text, int page)
{
	const char *from = vk_buf_str(text), *end;
	size_t len;

	for (; page > 1 && from != NULL; page--) {
		from = strchr(from, '\f');
		from = from != NULL ? from + 1 : NULL;
	}
	if (from == NULL)
		from = "";
	end = strchr(from, '\f');
	len = end != NULL ? (size_t)(end - from) : strlen(from);
	memmove(text->data, from, len);
	text->data[len] = '\0';
	text->len = len;
}

void
vk_laid_text(const struct vk_laid *l, int page, struct vk_bytes *out)
{
	struct vk_buf text = {0};

	vk_out_text(l->pages, l->type, &text);
	if (page > 0 && text.len > 0)
		keep_page(&text, page);
	give_bytes(&text, out);
}
