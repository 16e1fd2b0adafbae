/*
 * The terminal: what it must not see, colour, and the two streams.  Standard
 * output is written without a buffer of ours, so that every failure is known
 * where it happens.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cli/cli.h"

/* Ranges of code points that steer, reorder or hide what stands around. */
static const struct {
	uint32_t first, last;
} hidden[] = {
    {0x00, 0x1f}, /* C0 */
    {0x7f, 0x9f}, /* DEL, C1 */
    {0xad, 0xad}, /* soft hyphen */
    {0x61c, 0x61c}, /* Arabic letter mark */
    {0x180e, 0x180e}, /* Mongolian vowel separator */
    {0x200b, 0x200f}, /* zero width, marks of direction */
    {0x2028, 0x202e}, /* separators, embeddings, overrides */
    {0x2060, 0x206f}, /* word joiner, isolates */
    {0xfeff, 0xfeff}, /* byte order mark */
    {0xfff9, 0xfffb}, /* annotations */
    {0xe0000, 0xe0fff}, /* tags */
};

bool
vk_term_hides(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		if (cp >= hidden[i].first && cp <= hidden[i].last)
			return true;
	return false;
}

static void
add_hidden(struct vk_buf *out, uint32_t cp)
{
	if (cp == '\n')
		vk_buf_adds(out, "\\n");
	else if (cp == '\r')
		vk_buf_adds(out, "\\r");
	else if (cp == '\t')
		vk_buf_adds(out, "\\t");
	else if (cp < 0x100)
		vk_buf_addf(out, "\\x%02x", (unsigned)cp);
	else
		vk_buf_addf(out, "\\u%04x", (unsigned)cp);
}

static void
escape(struct vk_buf *out, const char *s, size_t len, const char *but)
{
	uint32_t cp;
	int n;

	for (; len > 0; s += n, len -= (size_t)n) {
		n = vk_utf8_decode(s, len, &cp);
		if (n == 0) {
			n = 1;
			add_hidden(out, (unsigned char)*s);
		} else if (vk_term_hides(cp) &&
		    (cp == 0 || cp > 0x7f || strchr(but, (int)cp) == NULL)) {
			add_hidden(out, cp);
		} else {
			vk_buf_add(out, s, (size_t)n);
		}
	}
}

void
vk_term_escape(struct vk_buf *out, const char *s, size_t len)
{
	escape(out, s, len, "");
}

void
vk_term_escape_lines(struct vk_buf *out, const char *s, size_t len)
{
	escape(out, s, len, "\n\t\f");
}

bool
vk_term_colour(const struct vk_call *call, int descriptor)
{
	static const char *const words[] = {"auto", "always", "never"};
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
	const char *wish = call->given[VK_OPT_COLOR]
	    ? words[call->number[VK_OPT_COLOR]]
	    : "auto";

	if (strcmp(wish, "auto") != 0)
		return strcmp(wish, "always") == 0;
	return (no == NULL || *no == '\0') && term != NULL &&
	    strcmp(term, "dumb") != 0 && isatty(descriptor);
}

void
vk_term_vsay(const char *format, va_list args)
{
	struct vk_buf line = {0};
	va_list again;
	char *words;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	words = vk_alloc((size_t)(len > 0 ? len : 0) + 1, 1);
	vsnprintf(words, (size_t)(len > 0 ? len : 0) + 1, format, again);
	va_end(again);
	vk_buf_adds(&line, "vankien: ");
	vk_term_escape(&line, words, strlen(words));
	vk_buf_addc(&line, '\n');
	fputs(vk_buf_str(&line), stderr);
	vk_buf_free(&line);
	free(words);
}

void
vk_term_say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vk_term_vsay(format, args);
	va_end(args);
}

/* A reader that has gone away, as in `| head`, needs no words. */
static int
put_failed(int error)
{
	struct vk_buf reason = {0};

	vk_reason_add(&reason, strerror(error));
	if (error != EPIPE)
		vk_term_say(_("error: writing to standard output failed: %s"),
		    vk_buf_str(&reason));
	vk_buf_free(&reason);
	return EX_IOERR;
}

int
vk_term_put(const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(STDOUT_FILENO, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return put_failed(errno);
		bytes += n;
		len -= (size_t)n;
	}
	return 0;
}

int
vk_term_put_text(const struct vk_bytes *text)
{
	struct vk_buf out = {0};
	int status;

	vk_term_escape_lines(&out, (const char *)text->data, text->len);
	status = vk_term_put(vk_buf_str(&out), out.len);
	vk_buf_free(&out);
	return status;
}
