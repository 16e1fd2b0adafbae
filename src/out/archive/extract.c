/*
 * The files inside the file, as it was when it was written: what was appended
 * since, signatures or other things, cannot change what comes out here.  Their
 * names are held to what may stand in a folder of somebody else.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "out/out.h"
#include "reader.h"

#define N_(s) s

enum { MOST_FILES = 256, MOST_DEPTH = 8, MOST_NODES = 1000 };

struct extract {
	const char *path;
	struct vk_pdf *pdf;
	struct vk_extracted *out;
	struct vk_diag *diag;
	size_t nodes; /* of the name tree, seen so far */
};

static bool
fail(const struct extract *x, enum vk_msg msg, const char *what)
{
	struct vk_pos pos = {x->path, 0, 0};

	vk_diag_add(x->diag, msg, pos, what, NULL, NULL);
	return false;
}

static bool
no_source(const struct extract *x, const char *reason)
{
	struct vk_pos pos = {x->path, 0, 0};

	vk_diag_add(x->diag, VK_MSG_NO_SOURCE, pos, NULL, NULL, reason);
	return false;
}

/* ---- names ---- */

static bool
from_utf16(const unsigned char *at, size_t len, struct vk_buf *out)
{
	if (len % 2 != 0)
		return false;
	for (; len > 0; at += 2, len -= 2) {
		uint32_t cp = (uint32_t)at[0] << 8 | at[1];

		if (cp >= 0xD800 && cp < 0xE000)
			return false; /* no name has such signs */
		vk_utf8_add(out, cp);
	}
	return true;
}

/* A text string as UTF-8; of the encoding of PDF only what is ASCII. */
static bool
read_text(const struct vk_pdf_value *v, struct vk_buf *out)
{
	if (v->kind != VK_PDF_STRING)
		return false;
	if (v->len >= 2 && memcmp(v->bytes, "\xfe\xff", 2) == 0)
		return from_utf16(v->bytes + 2, v->len - 2, out);
	if (v->len >= 3 && memcmp(v->bytes, "\xef\xbb\xbf", 3) == 0) {
		vk_buf_add(out, v->bytes + 3, v->len - 3);
		return true;
	}
	for (size_t i = 0; i < v->len; i++)
		if (v->bytes[i] >= 0x80)
			return false;
	vk_buf_add(out, v->bytes, v->len);
	return true;
}

static bool
is_new(const struct vk_extracted *out, const char *name)
{
	for (size_t i = 0; i < out->n; i++)
		if (strcmp(vk_buf_str(&out->names[i]), name) == 0)
			return false;
	return true;
}

static bool
take_name(const struct extract *x, const struct vk_pdf_value *spec,
    struct vk_buf *name)
{
	const struct vk_pdf_value *v = vk_pdf_get(x->pdf, spec, "UF");

	if (v->kind == VK_PDF_NULL)
		v = vk_pdf_get(x->pdf, spec, "F");
	if (!read_text(v, name))
		return no_source(x, N_("an attachment has no name"));
	if (strlen(vk_buf_str(name)) != name->len ||
	    !vk_file_is_portable(vk_buf_str(name)) ||
	    !is_new(x->out, vk_buf_str(name)))
		return fail(x, VK_MSG_ATTACHMENT_NAME, vk_buf_str(name));
	return true;
}

/* ---- files ---- */

static bool
take_bytes(const struct extract *x, const struct vk_pdf_value *spec,
    struct vk_buf *bytes)
{
	const struct vk_pdf_value *ef = vk_pdf_get(x->pdf, spec, "EF");
	const struct vk_pdf_value *v = vk_pdf_get(x->pdf, ef, "F");

	if (v->kind == VK_PDF_NULL)
		v = vk_pdf_get(x->pdf, ef, "UF");
	return vk_pdf_unpack(x->pdf, v, bytes) ||
	    no_source(x, N_("an attachment is damaged"));
}

static bool
take_file(struct extract *x, const struct vk_pdf_value *spec)
{
	struct vk_extracted *out = x->out;
	struct vk_buf name = {0}, bytes = {0};

	if (out->n == MOST_FILES)
		return no_source(x, N_("there are too many attachments"));
	if (!take_name(x, spec, &name) || !take_bytes(x, spec, &bytes)) {
		vk_buf_free(&name);
		vk_buf_free(&bytes);
		return false;
	}
	out->names = vk_realloc(out->names, out->n + 1, sizeof(name));
	out->files = vk_realloc(out->files, out->n + 1, sizeof(bytes));
	out->names[out->n] = name;
	out->files[out->n++] = bytes;
	return true;
}

static bool
walk(struct extract *x, const struct vk_pdf_value *node, int depth)
{
	const struct vk_pdf_value *names = vk_pdf_get(x->pdf, node, "Names");
	const struct vk_pdf_value *kids = vk_pdf_get(x->pdf, node, "Kids");
	const struct vk_pdf_value *v =
	    names->kind == VK_PDF_ARRAY ? names->first : NULL;

	if (depth == MOST_DEPTH || ++x->nodes > MOST_NODES)
		return no_source(x, N_("there are too many attachments"));
	for (; v != NULL && v->next != NULL; v = v->next->next)
		if (!take_file(x, vk_pdf_follow(x->pdf, v->next)))
			return false;
	v = kids->kind == VK_PDF_ARRAY ? kids->first : NULL;
	for (; v != NULL; v = v->next)
		if (!walk(x, vk_pdf_follow(x->pdf, v), depth + 1))
			return false;
	return true;
}

bool
vk_archive_extract(const char *path, const void *bytes, size_t len,
    struct vk_extracted *out, struct vk_diag *d)
{
	struct extract x = {.path = path, .out = out, .diag = d};
	const struct vk_pdf_value *names;
	bool done;

	*out = (struct vk_extracted){0};
	x.pdf = vk_pdf_open(bytes, len, VK_PDF_FIRST);
	if (x.pdf == NULL)
		return no_source(&x, N_("no PDF, or a damaged one"));
	names = vk_pdf_get(x.pdf, vk_pdf_root(x.pdf), "Names");
	done = walk(&x, vk_pdf_get(x.pdf, names, "EmbeddedFiles"), 0);
	if (done && out->n == 0)
		done = no_source(&x, N_("it has no attachments"));
	if (!done)
		vk_extracted_free(out);
	vk_pdf_close(x.pdf);
	return done;
}

void
vk_extracted_free(struct vk_extracted *out)
{
	for (size_t i = 0; i < out->n; i++) {
		vk_buf_free(&out->names[i]);
		vk_buf_free(&out->files[i]);
	}
	free(out->names);
	free(out->files);
	*out = (struct vk_extracted){0};
}
