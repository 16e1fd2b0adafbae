/*
 * Pictures are painted when they are first asked for, and kept as long as the
 * draft is not read again.  The file is read beside the draft, so that a place
 * on the pages leads to the line that they were made of, whatever was saved
 * since.
 */
#include "session.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "preview/watch.h"

enum {
	SOURCE_MOST = 64 << 20, /* a longer one is no document either */
	SPOT_UM = 5000, /* what shows a point, in micrometres */
	AROUND = 240 /* bytes of a line on each side of a place */
};

struct spots { /* of one finding, in the areas of all */
	size_t first, n;
};

struct vk_session {
	const struct vk_call *call;
	struct vk_job job;
	struct vk_draft *draft;
	struct vk_watch *watch;
	unsigned serial;
	struct vk_bytes
	    *pictures; /* of the pages; empty ones are not painted */
	size_t npictures;
	struct vk_area *areas;
	struct spots *spots; /* of the findings */
	struct vk_buf newest, shown; /* the file: as read last, of the pages */
};

struct vk_session *
vk_session_open(const struct vk_call *call)
{
	struct vk_session *s = vk_alloc(1, sizeof(*s));

	*s = (struct vk_session){.call = call};
	s->job = vk_call_job(call, call->operands[0]);
	s->draft = vk_draft_open(&s->job);
	s->watch = vk_watch_new();
	return s;
}

static void
drop_pictures(struct vk_session *s)
{
	for (size_t i = 0; i < s->npictures; i++)
		vk_bytes_free(&s->pictures[i]);
	free(s->pictures);
	s->pictures = NULL;
	s->npictures = 0;
}

void
vk_session_free(struct vk_session *s)
{
	drop_pictures(s);
	free(s->areas);
	free(s->spots);
	vk_buf_free(&s->newest);
	vk_buf_free(&s->shown);
	vk_watch_free(s->watch);
	vk_draft_free(s->draft);
	free(s);
}

/* ---- reading anew ---- */

/*
 * What was measured on a page is shown there: by the box of what it is about,
 * or by one around the point.
 */
static size_t
narrow(struct vk_area *areas, size_t n, const struct vk_on_page *at)
{
	int page = (int)at->page;

	if (page == 0)
		return n;
	for (size_t i = 0; i < n; i++)
		if (areas[i].page == page) {
			areas[0] = areas[i];
			return 1;
		}
	areas[0] = (struct vk_area){page, (int)at->x - SPOT_UM / 2,
	    (int)at->y - SPOT_UM / 2, SPOT_UM, SPOT_UM};
	return 1;
}

static void
find_areas(struct vk_session *s)
{
	const struct vk_diag *d = vk_draft_findings(s->draft);
	size_t kept = vk_diag_kept(d), n = 0;

	s->spots = vk_realloc(s->spots, kept + 1, sizeof(*s->spots));
	for (size_t i = 0; i < kept; i++) {
		s->areas =
		    vk_realloc(s->areas, n + VK_AREAS_MOST, sizeof(*s->areas));
		s->spots[i] = (struct spots){n, 0};
		s->spots[i].n =
		    vk_draft_areas(s->draft, i, s->areas + n, VK_AREAS_MOST);
		if (s->spots[i].n > VK_AREAS_MOST)
			s->spots[i].n = VK_AREAS_MOST;
		if (!vk_draft_is_stale(s->draft))
			s->spots[i].n = narrow(
			    s->areas + n, s->spots[i].n, &vk_diag_at(d, i)->at);
		n += s->spots[i].n;
	}
}

/* That it cannot be read is told by the draft. */
static void
keep_source(struct vk_session *s, bool laid_out)
{
	struct vk_diag *unheard = vk_diag_new();

	vk_buf_clear(&s->newest);
	if (!vk_file_read(s->job.path, SOURCE_MOST, &s->newest, unheard))
		vk_buf_clear(&s->newest);
	if (laid_out) {
		vk_buf_clear(&s->shown);
		vk_buf_add(&s->shown, vk_buf_str(&s->newest), s->newest.len);
	}
	vk_diag_free(unheard);
}

void
vk_session_refresh(struct vk_session *s)
{
	const char *const *files;
	bool laid_out = vk_draft_refresh(s->draft);
	size_t n;

	files = vk_draft_files(s->draft, &n);
	vk_watch_set(s->watch, files, n);
	keep_source(s, laid_out);
	if (laid_out) {
		drop_pictures(s);
		s->npictures = (size_t)vk_draft_pages(s->draft);
		s->pictures = vk_alloc(s->npictures, sizeof(*s->pictures));
		memset(s->pictures, 0, s->npictures * sizeof(*s->pictures));
	}
	find_areas(s);
	s->serial++;
}

unsigned
vk_session_serial(const struct vk_session *s)
{
	return s->serial;
}

const struct vk_call *
vk_session_call(const struct vk_session *s)
{
	return s->call;
}

struct vk_draft *
vk_session_draft(struct vk_session *s)
{
	return s->draft;
}

struct vk_watch *
vk_session_watch(struct vk_session *s)
{
	return s->watch;
}

/* ---- pages ---- */

const struct vk_bytes *
vk_session_picture(struct vk_session *s, int page)
{
	struct vk_view view = {
	    .dpi = 96, .guides = s->call->given[VK_OPT_GUIDES]};
	struct vk_bytes *picture;
	struct vk_diag *unheard;
	bool done = true;

	if (page < 1 || (size_t)page > s->npictures)
		return NULL;
	picture = &s->pictures[page - 1];
	if (picture->data == NULL) {
		unheard = vk_diag_new();
		done = vk_draft_svg(s->draft, page, &view, picture, unheard);
		vk_diag_free(unheard);
	}
	return done ? picture : NULL;
}

const struct vk_area *
vk_session_areas(const struct vk_session *s, size_t finding, size_t *n)
{
	*n = s->spots[finding].n;
	return *n > 0 ? &s->areas[s->spots[finding].first] : NULL;
}

/* ---- lines ---- */

static bool
is_inside_sign(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* So much of a long line that the place is in the middle. */
static void
cut_line(struct vk_line *line)
{
	size_t skip = line->at > AROUND ? line->at - AROUND : 0;

	while (skip > 0 && is_inside_sign(line->text[skip]))
		skip--;
	line->text += skip;
	line->len -= skip;
	line->at -= skip;
	if (line->len > line->at + AROUND) {
		line->len = line->at + AROUND;
		while (line->len > line->at &&
		    is_inside_sign(line->text[line->len]))
			line->len--;
	}
}

/* The column counts code points from 1. */
static size_t
offset_of_column(const char *text, size_t len, unsigned column)
{
	size_t at = 0;

	while (at < len && column > 1) {
		at++;
		while (at < len && is_inside_sign(text[at]))
			at++;
		column--;
	}
	return at;
}

static void
find_line(const struct vk_buf *file, struct vk_line *line)
{
	const char *at = vk_buf_str(file), *end = at + file->len, *stop;

	for (unsigned n = 1; n < line->place.line && at != NULL; n++) {
		at = memchr(at, '\n', (size_t)(end - at));
		at = at != NULL ? at + 1 : NULL;
	}
	if (at == NULL || at >= end)
		return;
	stop = memchr(at, '\n', (size_t)(end - at));
	line->text = at;
	line->len = (size_t)((stop != NULL ? stop : end) - at);
	if (line->len > 0 && at[line->len - 1] == '\r')
		line->len--;
	line->at = offset_of_column(at, line->len, line->place.column);
	cut_line(line);
}

/* Lines of other files are not shown: they were not kept. */
static bool
fill_line(
    const struct vk_session *s, const struct vk_buf *file, struct vk_line *line)
{
	line->text = NULL;
	line->len = line->at = 0;
	if (line->place.line > 0 && strcmp(line->place.file, s->job.path) == 0)
		find_line(file, line);
	return true;
}

bool
vk_session_at_point(
    struct vk_session *s, int page, int x, int y, struct vk_line *line)
{
	return page >= 1 && (size_t)page <= s->npictures &&
	    vk_draft_source(s->draft, page, x, y, &line->place) &&
	    fill_line(s, &s->shown, line);
}

bool
vk_session_at_finding(
    struct vk_session *s, size_t finding, struct vk_line *line)
{
	const struct vk_diag *d = vk_draft_findings(s->draft);
	const struct vk_finding *f;

	if (finding >= vk_diag_kept(d))
		return false;
	f = vk_diag_at(d, finding);
	if (f->pos.file == NULL || f->pos.line == 0)
		return false;
	line->place =
	    (struct vk_place){f->pos.file, f->pos.line, f->pos.column};
	return fill_line(s, &s->newest, line);
}
