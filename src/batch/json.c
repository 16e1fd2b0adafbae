/*
 * The little JSON that a journal needs.  The reader is strict: a line that was
 * torn or written by somebody else must not be taken for a report.
 */
#include "json.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/utf8.h"

/* Those that steer a terminal or break a line, and all that no paper holds. */
static bool
hides(uint32_t cp)
{
	return vk_repertoire_index(cp) < 0 && cp != 0xfffd;
}

void
vk_journal_string(struct vk_buf *out, const char *s)
{
	vk_json_string(out, s, hides);
}

void
vk_journal_member(struct vk_buf *out, const char *name, const char *value)
{
	vk_buf_addf(out, ", \"%s\": ", name);
	if (*value != '\0')
		vk_journal_string(out, value);
	else
		vk_buf_adds(out, "null");
}

/* ---- reading ---- */

struct reader {
	const char *at, *end;
	struct vk_arena *arena;
	vk_json_sink *sink;
	void *user;
};

static void
skip_blanks(struct reader *r)
{
	while (
	    r->at < r->end && strchr(" \t\r", *r->at) != NULL && *r->at != '\0')
		r->at++;
}

static bool
take(struct reader *r, char c)
{
	skip_blanks(r);
	if (r->at == r->end || *r->at != c)
		return false;
	r->at++;
	return true;
}

static bool
take_word(struct reader *r, const char *word)
{
	size_t len = strlen(word);

	if ((size_t)(r->end - r->at) < len || memcmp(r->at, word, len) != 0)
		return false;
	r->at += len;
	return true;
}

static bool
take_hex(struct reader *r, uint32_t *cp)
{
	*cp = 0;
	for (int i = 0; i < 4; i++, r->at++) {
		const char *figures = "0123456789abcdefABCDEF", *f;

		if (r->at == r->end || *r->at == '\0' ||
		    (f = strchr(figures, *r->at)) == NULL)
			return false;
		*cp = *cp * 16 +
		    (uint32_t)(f - figures > 15 ? f - figures - 6
						: f - figures);
	}
	return true;
}

static bool
take_escape(struct reader *r, struct vk_buf *out)
{
	static const char named[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	uint32_t cp, low;
	const char *f;

	if (r->at == r->end || *r->at == '\0')
		return false;
	if ((f = strchr(named, *r->at)) != NULL) {
		r->at++;
		vk_buf_addc(out, means[f - named]);
		return true;
	}
	if (!take_word(r, "u") || !take_hex(r, &cp) || cp == 0)
		return false;
	if (cp >= 0xd800 && cp < 0xdc00) {
		if (!take_word(r, "\\u") || !take_hex(r, &low) ||
		    low < 0xdc00 || low > 0xdfff)
			return false;
		cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
	} else if (cp >= 0xdc00 && cp <= 0xdfff) {
		return false;
	}
	vk_utf8_add(out, cp);
	return true;
}

static bool
take_string(struct reader *r, struct vk_buf *out)
{
	vk_buf_clear(out);
	if (!take(r, '"'))
		return false;
	while (r->at < r->end && *r->at != '"') {
		char c = *r->at++;

		if ((unsigned char)c < 0x20)
			return false;
		if (c != '\\')
			vk_buf_addc(out, c);
		else if (!take_escape(r, out))
			return false;
	}
	return take(r, '"') && vk_utf8_valid(vk_buf_str(out), out->len, NULL);
}

/* A whole number; any other one is passed over as -1. */
static bool
take_number(struct reader *r, long *n)
{
	const char *from = r->at;
	bool whole = true;

	*n = 0;
	for (; r->at < r->end && *r->at != '\0' &&
	     strchr("+-.0123456789eE", *r->at) != NULL;
	     r->at++) {
		whole =
		    whole && *r->at >= '0' && *r->at <= '9' && *n < 1000000000;
		if (whole)
			*n = *n * 10 + (*r->at - '0');
	}
	if (!whole)
		*n = -1;
	return r->at > from;
}

static bool take_object(struct reader *r, const char *under);

static bool
take_value(struct reader *r, const char *name)
{
	struct vk_json_member m = {name, NULL, -1};
	struct vk_buf text = {0};
	bool good = true;

	skip_blanks(r);
	if (r->at < r->end && *r->at == '{')
		return strchr(name, '.') == NULL && take_object(r, name);
	if (r->at < r->end && *r->at == '"') {
		good = take_string(r, &text);
		m.text = vk_buf_str(&text);
	} else if (!take_word(r, "null") && !take_word(r, "true") &&
	    !take_word(r, "false")) {
		good = take_number(r, &m.number);
	}
	if (good)
		r->sink(r->user, &m);
	vk_buf_free(&text);
	return good;
}

static bool
take_object(struct reader *r, const char *under)
{
	struct vk_buf name = {0};
	bool good = take(r, '{');

	if (good && take(r, '}'))
		return true;
	while (good) {
		const char *full;

		good = take_string(r, &name) && take(r, ':') &&
		    strchr(vk_buf_str(&name), '.') == NULL;
		full = *under == '\0'
		    ? vk_arena_strdup(r->arena, vk_buf_str(&name))
		    : vk_arena_printf(
			  r->arena, "%s.%s", under, vk_buf_str(&name));
		good = good && take_value(r, full);
		if (!good || !take(r, ','))
			break;
	}
	vk_buf_free(&name);
	return good && take(r, '}');
}

bool
vk_json_object(const char *line, size_t len, struct vk_arena *a,
    vk_json_sink *sink, void *user)
{
	struct reader r = {line, line + len, a, sink, user};
	bool good = take_object(&r, "");

	skip_blanks(&r);
	return good && r.at == r.end;
}
