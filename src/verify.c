/*
 * The way back: what an archival PDF carries is taken out, and its pages are
 * made once more.  Document, images and layout go into a folder of their own
 * for that, because the passes read files.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "out/out.h"
#include "source.h"
#include "vankien.h"

#define N_(s) s

enum { MOST_BYTES = 256 << 20, MOST_FONTS = 16, MOST_FIGURES = 4 };

struct carried { /* by the PDF; all is checked */
	const char *path;
	struct vk_diag *diag;
	struct vk_buf pdf;
	struct vk_extracted files;
	const struct vk_buf *record, *layout;
	struct vk_buf document, standard, state, fit, paper,
	    sides; /* of the record */
	struct vk_buf results, year; /* of it too; empty: none */
};

static bool
no_source(const struct carried *c, const char *reason)
{
	struct vk_pos pos = {c->path, 0, 0};

	vk_diag_add(c->diag, VK_MSG_NO_SOURCE, pos, NULL, NULL, reason);
	return false;
}

/* The file that the record names under a key. */
static const struct vk_buf *
recorded_file(const struct carried *c, const char *key, struct vk_buf *name)
{
	return vk_source_record(c->record, key, 0, name)
	    ? vk_source_file(&c->files, vk_buf_str(name))
	    : NULL;
}

static bool
read_record(struct carried *c)
{
	struct vk_buf layout = {0};
	bool good;

	c->record = vk_source_file(&c->files, VK_SOURCE_RECORD);
	if (c->record == NULL)
		return no_source(c, N_("it lacks vankien.txt"));
	c->layout = recorded_file(c, "layout", &layout);
	vk_buf_free(&layout);
	(void)vk_source_record(c->record, "year", 0, &c->year);
	if (recorded_file(c, "results", &c->results) == NULL)
		vk_buf_clear(&c->results);
	good = c->layout != NULL &&
	    recorded_file(c, "document", &c->document) != NULL &&
	    vk_source_record(c->record, "standard", 0, &c->standard) &&
	    vk_source_record(c->record, "state", 0, &c->state) &&
	    vk_source_record(c->record, "fit", 0, &c->fit) &&
	    vk_source_record(c->record, "paper", 0, &c->paper) &&
	    vk_source_record(c->record, "sides", 0, &c->sides) &&
	    vk_file_is_portable(vk_buf_str(&c->standard));
	return good || no_source(c, N_("its vankien.txt is damaged"));
}

static bool
open_carried(struct carried *c)
{
	return vk_file_read(c->path, MOST_BYTES, &c->pdf, c->diag) &&
	    vk_archive_extract(
		c->path, vk_buf_str(&c->pdf), c->pdf.len, &c->files, c->diag) &&
	    read_record(c);
}

static void
close_carried(struct carried *c)
{
	vk_buf_free(&c->document);
	vk_buf_free(&c->standard);
	vk_buf_free(&c->state);
	vk_buf_free(&c->fit);
	vk_buf_free(&c->paper);
	vk_buf_free(&c->sides);
	vk_buf_free(&c->results);
	vk_buf_free(&c->year);
	vk_extracted_free(&c->files);
	vk_buf_free(&c->pdf);
}

/* ---- extract ---- */

void
vk_file_set_free(struct vk_file_set *set)
{
	for (size_t i = 0; i < set->n; i++) {
		free(set->files[i].name);
		vk_bytes_free(&set->files[i].bytes);
	}
	free(set->files);
	*set = (struct vk_file_set){0};
}

/* The set takes the bytes over. */
static void
give_files(struct vk_extracted *from, struct vk_file_set *to)
{
	to->files = vk_alloc(from->n, sizeof(*to->files));
	for (; to->n < from->n; to->n++) {
		struct vk_buf *name = &from->names[to->n];
		struct vk_buf *bytes = &from->files[to->n];

		to->files[to->n] = (struct vk_file){
		    name->data, {(unsigned char *)bytes->data, bytes->len}};
		*name = (struct vk_buf){0};
		*bytes = (struct vk_buf){0};
	}
}

bool
vk_extract(const char *path, struct vk_file_set *set, struct vk_diag *d)
{
	struct carried c = {.path = path, .diag = d};
	bool done = open_carried(&c);

	*set = (struct vk_file_set){0};
	if (done)
		give_files(&c.files, set);
	close_carried(&c);
	return done;
}

/* ---- a folder to work in ---- */

struct bench {
	struct vk_arena *arena;
	char *top; /* NULL: there is none */
	const char *papers, *layouts; /* folders in it */
	const char *paper, *layout; /* files in those */
	struct vk_diag *diag;
};

static bool
refuse(struct vk_diag *d, const char *path)
{
	struct vk_pos pos = {path, 0, 0};

	vk_diag_add(d, VK_MSG_OUTPUT_REFUSED, pos, strerror(errno), NULL, NULL);
	return false;
}

static bool
make_folders(struct bench *b, const char *scratch)
{
	char *top = vk_arena_printf(b->arena, "%s/vankien-XXXXXX", scratch);

	if (mkdtemp(top) == NULL)
		return refuse(b->diag, scratch);
	b->top = top;
	b->papers = vk_arena_printf(b->arena, "%s/a", top);
	b->layouts = vk_arena_printf(b->arena, "%s/b", top);
	return (mkdir(b->papers, 0700) == 0 && mkdir(b->layouts, 0700) == 0) ||
	    refuse(b->diag, top);
}

static bool
put_file(struct bench *b, const char *path, const struct vk_buf *bytes)
{
	return vk_file_write(path, vk_buf_str(bytes), bytes->len, b->diag);
}

static bool
lay_ready(struct bench *b, const struct carried *c, const char *scratch)
{
	const struct vk_extracted *f = &c->files;
	bool done = make_folders(b, scratch);

	if (!done)
		return false;
	b->paper = vk_arena_printf(
	    b->arena, "%s/%s", b->papers, vk_buf_str(&c->document));
	b->layout = vk_arena_printf(
	    b->arena, "%s/%s.xml", b->layouts, vk_buf_str(&c->standard));
	for (size_t i = 0; done && i < f->n; i++)
		done = put_file(b,
		    vk_arena_printf(
			b->arena, "%s/%s", b->papers, vk_buf_str(&f->names[i])),
		    &f->files[i]);
	return done && put_file(b, b->layout, c->layout);
}

static void
clear_away(struct bench *b, const struct vk_extracted *f)
{
	for (size_t i = 0; b->paper != NULL && i < f->n; i++)
		unlink(vk_arena_printf(
		    b->arena, "%s/%s", b->papers, vk_buf_str(&f->names[i])));
	if (b->layout != NULL)
		unlink(b->layout);
	if (b->top != NULL) {
		rmdir(b->papers);
		rmdir(b->layouts);
		rmdir(b->top);
	}
	vk_arena_free(b->arena);
}

/* ---- the pages once more ---- */

/* A small number; 0 when it is none. */
static int
number_of(const char *s)
{
	size_t len = strspn(s, "0123456789");

	return len <= MOST_FIGURES && s[len] == '\0' ? atoi(s) : 0;
}

/* The choices that were made; what cannot be read is a choice not made. */
static struct vk_job
job_again(
    const struct vk_job *job, const struct carried *c, const struct bench *b)
{
	struct vk_job again = {.path = b->paper,
	    .standard = vk_buf_str(&c->standard),
	    .layouts = b->layouts,
	    .fonts = job->fonts,
	    .own_fonts = job->own_fonts,
	    .epoch = -1,
	    .engine = VK_ENGINE_ARCHIVE};
	const char *state = vk_buf_str(&c->state), *fit = vk_buf_str(&c->fit);

	if (strcmp(state, "final") == 0)
		again.state = VK_FINAL;
	if (strncmp(state, "draft ", 6) == 0) {
		again.state = VK_DRAFT;
		again.draft = number_of(state + 6);
	}
	again.no_fit = strcmp(fit, "no") == 0;
	again.most_pages = number_of(fit);
	again.year = number_of(vk_buf_str(&c->year));
	if (c->results.len > 0)
		again.results = vk_arena_printf(
		    b->arena, "%s/%s", b->papers, vk_buf_str(&c->results));
	again.small = strcmp(vk_buf_str(&c->paper), "a5") == 0;
	again.two_sided = strcmp(vk_buf_str(&c->sides), "2") == 0;
	return again;
}

/* What stopped the pages, told of the files that are carried. */
static void
tell_what_stopped(const struct bench *b, struct vk_diag *from)
{
	char prefix[16];

	vk_diag_sort(from);
	for (size_t i = 0; i < vk_diag_kept(from); i++) {
		const struct vk_finding *f = vk_diag_at(from, i);
		struct vk_pos pos = f->pos;

		if (f->level < VK_ERROR || f->accepted != NULL)
			continue;
		if (pos.file != NULL &&
		    strncmp(pos.file, b->top, strlen(b->top)) == 0)
			pos.file += vk_file_folder_len(pos.file);
		snprintf(prefix, sizeof(prefix), "%.*s",
		    (int)strcspn(f->rule, "-"), f->rule);
		vk_diag_set_rules(b->diag, prefix);
		vk_diag_add(b->diag, f->msg, pos, f->found, f->needed, f->more);
	}
}

static bool
make_again(
    const struct vk_job *job, const struct carried *c, struct vk_bytes *out)
{
	struct bench b = {.arena = vk_arena_new(), .diag = c->diag};
	struct vk_diag *inner = vk_diag_new();
	bool done = lay_ready(&b, c, job->scratch);

	if (done) {
		struct vk_job again = job_again(job, c, &b);

		done = vk_render_pdf(&again, out, NULL, inner);
		if (!done)
			tell_what_stopped(&b, inner);
	}
	vk_diag_free(inner);
	clear_away(&b, &c->files);
	return done;
}

/* ---- what is another now ---- */

static bool
has_font(const struct vk_buf *record, const struct vk_buf *font)
{
	struct vk_buf one = {0};
	bool found = false;

	for (size_t i = 0; i < MOST_FONTS && !found &&
	     vk_source_record(record, "font", i, &one);
	     i++)
		found = strcmp(vk_buf_str(&one), vk_buf_str(font)) == 0;
	vk_buf_free(&one);
	return found;
}

/* A font is its hash; people know it by the name behind. */
static void
compare_fonts(const struct carried *c, const struct vk_buf *record)
{
	struct vk_pos pos = {c->path, 0, 0};
	struct vk_buf font = {0};

	for (size_t i = 0;
	     i < MOST_FONTS && vk_source_record(c->record, "font", i, &font);
	     i++) {
		const char *name = strchr(vk_buf_str(&font), ' ');

		if (!has_font(record, &font))
			vk_diag_add(c->diag, VK_MSG_FONT_OTHER, pos,
			    name != NULL ? name + 1 : "", NULL, NULL);
	}
	vk_buf_free(&font);
}

static void
compare_versions(const struct carried *c)
{
	struct vk_pos pos = {c->path, 0, 0};
	struct vk_buf version = {0};

	(void)vk_source_record(c->record, "vankien", 0, &version);
	if (strcmp(vk_buf_str(&version), VK_VERSION) != 0)
		vk_diag_add(c->diag, VK_MSG_VERSION_OTHER, pos,
		    vk_buf_str(&version), VK_VERSION, NULL);
	vk_buf_free(&version);
}

static bool
compare(const struct carried *c, const struct vk_bytes *pdf, int *page)
{
	struct vk_pos pos = {c->path, 0, 0};
	struct vk_extracted files;
	char number[16];

	if (!vk_archive_extract(c->path, pdf->data, pdf->len, &files, c->diag))
		return false;
	compare_fonts(c, vk_source_file(&files, VK_SOURCE_RECORD));
	vk_extracted_free(&files);
	*page =
	    vk_archive_differs(c->pdf.data, c->pdf.len, pdf->data, pdf->len) +
	    1;
	if (*page > 0) {
		compare_versions(c);
		snprintf(number, sizeof(number), "%d", *page);
		vk_diag_add(
		    c->diag, VK_MSG_PAGES_DIFFER, pos, number, NULL, NULL);
	}
	return true;
}

bool
vk_verify(const struct vk_job *job, int *page, struct vk_diag *d)
{
	struct carried c = {.path = job->path, .diag = d};
	struct vk_bytes pdf = {0};
	bool done = open_carried(&c) && make_again(job, &c, &pdf) &&
	    compare(&c, &pdf, page);

	vk_bytes_free(&pdf);
	close_carried(&c);
	return done;
}
