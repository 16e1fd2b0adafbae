/*
 * The attachments of an archival file are all that is needed to make its
 * pages again, but the fonts: those are named by their hashes.
 */
#include "source.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "out/out.h"
#include "page/page.h"
#include "read/xml.h"
#include "results.h"
#include "type/type.h"

static bool
is_taken(const struct vk_source *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->at[i].name, name) == 0)
			return true;
	return strcmp(name, VK_SOURCE_RECORD) == 0;
}

/* The bytes are copied. */
static void
attach(struct vk_source *s, const char *name, const char *type,
    const char *about, const void *bytes, size_t len)
{
	s->at = vk_realloc(s->at, s->n + 1, sizeof(*s->at));
	s->at[s->n++] = (struct vk_attachment){
	    .name = vk_arena_strdup(s->arena, name),
	    .type = type,
	    .about = about,
	    .bytes = vk_arena_strndup(s->arena, bytes, len),
	    .len = len,
	};
}

/* ---- the document and its images ---- */

/* Its own name, where that can go into anybody's folder. */
static const char *
document_name(struct vk_arena *arena, const char *path)
{
	const char *bare = path + vk_file_folder_len(path);
	struct vk_buf nfc = {0};
	const char *name = "van-ban.xml";

	if (vk_text_compose(&nfc, bare, strlen(bare), NULL, NULL) == 0 &&
	    vk_file_is_portable(vk_buf_str(&nfc)) &&
	    strcmp(vk_buf_str(&nfc), VK_SOURCE_RECORD) != 0)
		name = vk_arena_strdup(arena, vk_buf_str(&nfc));
	vk_buf_free(&nfc);
	return name;
}

/* An image that is drawn twice is carried once. */
static bool
is_attached(const struct vk_source *s, const char *name, size_t len)
{
	for (size_t i = 1; i < s->n; i++)
		if (strcmp(s->at[i].name, name) == 0 && s->at[i].len == len)
			return true;
	return false;
}

static bool
attach_image(struct vk_source *s, const char *path, const struct vk_image *im,
    struct vk_diag *d)
{
	const char *name = im->name + vk_file_folder_len(im->name);
	struct vk_pos pos = {path, 0, 0};

	if (is_attached(s, name, im->len))
		return true;
	if (!vk_file_is_portable(name) || is_taken(s, name)) {
		vk_diag_add(d, VK_MSG_ATTACHMENT_NAME, pos, name, NULL, NULL);
		return false;
	}
	attach(s, name, "image/png", "Ảnh chữ ký hoặc con dấu", im->bytes,
	    im->len);
	return true;
}

static bool
attach_images(const struct vk_made *m, struct vk_source *s, struct vk_diag *d)
{
	for (size_t i = 0; i < m->pages->n; i++) {
		const struct vk_page *page = &m->pages->pages[i];

		for (size_t k = 0; k < page->npieces; k++) {
			const struct vk_piece *piece = &page->pieces[k];

			if (piece->kind == VK_PIECE_IMAGE &&
			    !attach_image(s, m->job->path, &piece->as.image, d))
				return false;
		}
	}
	return true;
}

/* ---- what it was computed from ---- */

/* Under the name by which others know it. */
static bool
attach_paper(const struct vk_made *m, struct vk_source *s,
    const struct vk_paper *p, const char *about, struct vk_diag *d)
{
	struct vk_pos pos = {m->job->path, 0, 0};

	if (p->doc == NULL)
		return true;
	if (!vk_file_is_portable(p->name) || is_taken(s, p->name)) {
		vk_diag_add(
		    d, VK_MSG_ATTACHMENT_NAME, pos, p->name, NULL, NULL);
		return false;
	}
	attach(
	    s, p->name, "text/xml", about, vk_buf_str(&p->file), p->file.len);
	return true;
}

/* Results that the caller named are known to nobody, and may be renamed. */
static bool
attach_results(const struct vk_made *m, struct vk_source *s, struct vk_diag *d)
{
	struct vk_paper results = m->papers->results;

	for (int i = 1; m->job->results != NULL &&
	     (!vk_file_is_portable(results.name) || is_taken(s, results.name));
	     i++)
		results.name = vk_arena_printf(s->arena, "ket-qua-%d.xml", i);
	if (!attach_paper(m, s, &results, "Kết quả thực hiện", d))
		return false;
	if (m->job->results != NULL && results.doc != NULL)
		s->results = s->at[s->n - 1].name;
	return true;
}

static bool
attach_papers(const struct vk_made *m, struct vk_source *s, struct vk_diag *d)
{
	return attach_paper(
		   m, s, &m->papers->resolution, "Nghị quyết có chỉ tiêu", d) &&
	    attach_paper(m, s, &m->papers->branches, "Số liệu các chi bộ", d) &&
	    attach_results(m, s, d);
}

/* ---- the rule set ---- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The end of the comment that begins at s, or s. */
static const char *
past_comment(const char *s)
{
	const char *end;

	if (*s != '<' || strncmp(s, "<!--", 4) != 0)
		return s;
	end = strstr(s + 4, "-->");
	return end != NULL ? end + 3 : s + strlen(s);
}

/*
 * A layout without its comments, and with one blank where there are several
 * outside its values: what is read from it is the same, in half the bytes.
 */
static void
add_lean(struct vk_buf *out, const char *s)
{
	char quote = '\0';
	bool blank = false;

	while (*s != '\0') {
		const char *next = quote == '\0' ? past_comment(s) : s;

		if (next != s || (quote == '\0' && is_blank(*s))) {
			s = next != s ? next : s + 1;
			blank = true;
			continue;
		}
		if (blank && *s != '>' && *s != '/' && out->len > 0)
			vk_buf_addc(out, *s == '<' ? '\n' : ' ');
		blank = false;
		if (quote != '\0' ? *s == quote : *s == '"' || *s == '\'')
			quote = quote != '\0' ? '\0' : *s;
		vk_buf_addc(out, *s++);
	}
	vk_buf_addc(out, '\n');
}

/* Read once more as a file: the measures alone are not its text. */
static bool
attach_layout(const struct vk_made *m, struct vk_source *s, struct vk_diag *d)
{
	const char *folder = m->job->layouts;
	size_t len = strlen(folder);
	const char *slash = len == 0 || folder[len - 1] == '/' ? "" : "/";
	const char *path =
	    vk_arena_printf(s->arena, "%s%s%s.xml", folder, slash, m->standard);
	const char *name = path + vk_file_folder_len(path);
	struct vk_buf bytes = {0}, lean = {0};
	bool done = vk_file_read(path, VK_XML_MOST_BYTES, &bytes, d);

	while (is_taken(s, name))
		name = vk_arena_printf(s->arena, "the-thuc-%s", name);
	add_lean(&lean, vk_buf_str(&bytes));
	if (done)
		attach(s, name, "text/xml", "Bộ thể thức", vk_buf_str(&lean),
		    lean.len);
	if (done)
		s->at[s->n - 1].common = true;
	vk_buf_free(&lean);
	vk_buf_free(&bytes);
	return done;
}

/* ---- the record ---- */

/* A line; what would end it early becomes a blank. */
static void
add_line(struct vk_buf *out, const char *key, const char *value)
{
	vk_buf_addf(out, "%s: ", key);
	for (; *value != '\0'; value++)
		vk_buf_addc(out, (unsigned char)*value < ' ' ? ' ' : *value);
	vk_buf_addc(out, '\n');
}

static void
add_state(struct vk_buf *out, const struct vk_made *m)
{
	if (m->state == VK_DRAFT)
		vk_buf_addf(out, "state: draft %d\n", m->draft);
	else
		add_line(out, "state",
		    m->state == VK_FINAL ? "final" : "working copy");
}

static void
add_fit(struct vk_buf *out, const struct vk_job *job)
{
	if (!job->no_fit && job->most_pages > 0)
		vk_buf_addf(out, "fit: %d\n", job->most_pages);
	else
		add_line(out, "fit", job->no_fit ? "no" : "yes");
}

static void
add_sheet(struct vk_buf *out, const struct vk_job *job)
{
	add_line(out, "paper", job->small ? "a5" : "a4");
	add_line(out, "sides", job->two_sided ? "2" : "1");
}

/* Bits of the faces that a page is set in. */
static unsigned
faces_of(const struct vk_page *page)
{
	unsigned faces = 0;

	for (size_t i = 0; i < page->npieces; i++) {
		const struct vk_piece *piece = &page->pieces[i];

		if (piece->kind == VK_PIECE_RUN)
			faces |= 1U << piece->as.run.words[0].shape->face;
	}
	return faces;
}

/* Those that are used: to hash a file takes its time. */
static void
add_fonts(struct vk_buf *out, const struct vk_made *m)
{
	unsigned used = 0;
	struct vk_buf line = {0};

	for (size_t i = 0; i < m->pages->n; i++)
		used |= faces_of(&m->pages->pages[i]);
	for (int f = 0; f < VK_FACE_COUNT; f++) {
		const char *file = vk_type_file(m->type, (enum vk_face)f);

		if ((used & 1U << f) == 0)
			continue;
		vk_buf_clear(&line);
		vk_buf_addf(&line, "%s %s (%s)",
		    vk_type_hash(m->type, (enum vk_face)f),
		    file + vk_file_folder_len(file),
		    vk_type_version(m->type, (enum vk_face)f));
		add_line(out, "font", vk_buf_str(&line));
	}
	vk_buf_free(&line);
}

static void
attach_record(const struct vk_made *m, struct vk_source *s)
{
	struct vk_buf out = {0};

	add_line(&out, "vankien", VK_VERSION);
	add_line(&out, "document", s->at[0].name);
	add_line(&out, "layout", s->at[s->n - 1].name);
	add_line(&out, "standard", m->standard);
	add_state(&out, m);
	add_fit(&out, m->job);
	add_sheet(&out, m->job);
	if (s->results != NULL)
		add_line(&out, "results", s->results);
	if (m->job->year > 0)
		vk_buf_addf(&out, "year: %d\n", m->job->year);
	add_line(&out, "family", vk_type_family(m->type));
	add_fonts(&out, m);
	if (m->day_given)
		add_line(&out, "day", m->pages->day);
	attach(s, VK_SOURCE_RECORD, "text/plain",
	    "Phiên bản, lựa chọn và phông chữ", vk_buf_str(&out), out.len);
	vk_buf_free(&out);
}

bool
vk_source_gather(
    const struct vk_made *m, struct vk_source *s, struct vk_diag *d)
{
	*s = (struct vk_source){.arena = vk_arena_new()};
	attach(s,
	    document_name(s->arena, m->name != NULL ? m->name : m->job->path),
	    "text/xml", "Văn bản nguồn", vk_buf_str(m->document),
	    m->document->len);
	if (!attach_images(m, s, d) || !attach_papers(m, s, d) ||
	    !attach_layout(m, s, d))
		return false;
	attach_record(m, s);
	return true;
}

void
vk_source_free(struct vk_source *s)
{
	free(s->at);
	vk_arena_free(s->arena);
}

/* ---- and back ---- */

bool
vk_source_record(
    const struct vk_buf *record, const char *key, size_t n, struct vk_buf *out)
{
	const char *at = vk_buf_str(record), *end;
	size_t len = strlen(key);

	vk_buf_clear(out);
	for (; (end = strchr(at, '\n')) != NULL; at = end + 1) {
		if (strncmp(at, key, len) != 0 ||
		    strncmp(at + len, ": ", 2) != 0 || n-- > 0)
			continue;
		at += len + 2;
		vk_buf_add(out, at, (size_t)(end - at));
		return true;
	}
	return false;
}

const struct vk_buf *
vk_source_file(const struct vk_extracted *files, const char *name)
{
	for (size_t i = 0; i < files->n; i++)
		if (strcmp(vk_buf_str(&files->names[i]), name) == 0)
			return &files->files[i];
	return NULL;
}
