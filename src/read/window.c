/*
 * The window grows to hold what somebody wants to see whole, and slides on.
 * UTF-16 becomes UTF-8 as it comes in, so that nobody above knows of it.
 */
#include "window.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"

enum { CHUNK = 1 << 16 };

static bool
fail(struct vk_window *w, struct vk_diag *d, enum vk_msg msg, struct vk_pos pos,
    const char *found)
{
	vk_diag_add(d, msg, pos, found, NULL, NULL);
	w->ended = true;
	w->failed = true;
	return false;
}

bool
vk_window_open(struct vk_window *w, const char *path, struct vk_diag *d)
{
	*w = (struct vk_window){.path = path, .line = 1, .column = 1};
	w->fd = vk_file_open(path, d);
	return w->fd >= 0;
}

void
vk_window_close(struct vk_window *w)
{
	if (w->fd >= 0)
		close(w->fd);
	w->fd = -1;
	vk_buf_free(&w->buf);
}

bool
vk_window_rewind(struct vk_window *w, struct vk_diag *d)
{
	struct vk_pos whole = {w->path, 0, 0};

	vk_buf_clear(&w->buf);
	w->at = 0;
	w->line = w->column = 1;
	w->nodd = 0;
	w->ended = w->failed = false;
	return lseek(w->fd, 0, SEEK_SET) == 0 ||
	    fail(w, d, VK_MSG_FILE_MISSING, whole, strerror(errno));
}

/* ---- UTF-16 ---- */

static uint32_t
unit_at(const struct vk_window *w, const unsigned char *s)
{
	return w->form == VK_WINDOW_UTF16LE ? s[0] | (uint32_t)s[1] << 8
					    : s[1] | (uint32_t)s[0] << 8;
}

/* The code point in so many bytes; 0 used: more are needed, or none is there. */
static size_t
decode(
    const struct vk_window *w, const unsigned char *s, size_t len, uint32_t *cp)
{
	uint32_t low;

	if (len < 2)
		return 0;
	*cp = unit_at(w, s);
	if (*cp < 0xD800 || *cp > 0xDFFF)
		return 2;
	if (*cp > 0xDBFF) {
		*cp = 0xFFFD; /* the second half alone */
		return 2;
	}
	if (len < 4)
		return 0;
	low = unit_at(w, s + 2);
	if (low < 0xDC00 || low > 0xDFFF) {
		*cp = 0xFFFD;
		return 2;
	}
	*cp = 0x10000 + ((*cp - 0xD800) << 10) + (low - 0xDC00);
	return 4;
}

static void
add_utf16(struct vk_window *w, const unsigned char *s, size_t len)
{
	uint32_t cp;
	size_t used;

	while (w->nodd > 0 && len > 0) {
		w->odd[w->nodd++] = *s++;
		len--;
		used = decode(w, w->odd, w->nodd, &cp);
		if (used == 0)
			continue;
		vk_utf8_add(&w->buf, cp);
		memmove(w->odd, w->odd + used, w->nodd - used);
		w->nodd -= used;
	}
	if (w->nodd > 0)
		return;
	while ((used = decode(w, s, len, &cp)) > 0) {
		vk_utf8_add(&w->buf, cp);
		s += used;
		len -= used;
	}
	memcpy(w->odd, s, len);
	w->nodd = len;
}

void
vk_window_set_form(struct vk_window *w, enum vk_window_form form)
{
	struct vk_buf raw = w->buf;

	w->form = form;
	if (form == VK_WINDOW_UTF8)
		return;
	w->buf = (struct vk_buf){0};
	add_utf16(w, (const unsigned char *)vk_buf_str(&raw), raw.len);
	vk_buf_free(&raw);
}

/* ---- the window ---- */

static void
forget(struct vk_window *w)
{
	if (w->at == 0)
		return;
	memmove(w->buf.data, w->buf.data + w->at, w->buf.len - w->at);
	w->buf.len -= w->at;
	w->buf.data[w->buf.len] = '\0';
	w->at = 0;
}

/* There is no more; a file does not end inside a character. */
static bool
end(struct vk_window *w, struct vk_diag *d)
{
	w->ended = true;
	if (w->nodd > 0 && !w->failed)
		return fail(w, d, VK_MSG_DATA_HALF,
		    vk_window_place(w, vk_window_len(w)), NULL);
	return false;
}

bool
vk_window_more(struct vk_window *w, struct vk_diag *d)
{
	struct vk_pos whole = {w->path, 0, 0};
	size_t had = vk_window_len(w), want = had > CHUNK ? had : CHUNK;

	if (w->ended)
		return end(w, d);
	forget(w);
	while (want > 0) {
		unsigned char bytes[CHUNK / 4];
		size_t most = want < sizeof(bytes) ? want : sizeof(bytes);
		ssize_t n = vk_file_read_some(w->fd, bytes, most);

		if (n < 0)
			return fail(
			    w, d, VK_MSG_FILE_MISSING, whole, strerror(errno));
		if (n == 0)
			return end(w, d) || w->buf.len > had;
		if (w->form == VK_WINDOW_UTF8)
			vk_buf_add(&w->buf, bytes, (size_t)n);
		else
			add_utf16(w, bytes, (size_t)n);
		want -= (size_t)n;
	}
	return true;
}

struct vk_pos
vk_window_move(struct vk_pos pos, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '\n' || (s[i] == '\r' && s[i + 1] != '\n')) {
			pos.line++;
			pos.column = 1;
		} else if (((unsigned char)s[i] & 0xC0) != 0x80 &&
		    s[i] != '\r') {
			pos.column++;
		}
	}
	return pos;
}

struct vk_pos
vk_window_place(const struct vk_window *w, size_t offset)
{
	struct vk_pos pos = {w->path, w->line, w->column};

	return vk_window_move(pos, vk_window_bytes(w), offset);
}

void
vk_window_drop(struct vk_window *w, size_t len)
{
	struct vk_pos pos = vk_window_place(w, len);

	w->line = pos.line;
	w->column = pos.column;
	w->at += len;
}
