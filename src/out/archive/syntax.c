/*
 * The values of PDF: numbers, strings, names, arrays, dictionaries,
 * references.  Each byte is looked at a fixed number of times, and what lies
 * deep in itself is refused.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "reader.h"

enum {
	MOST_DEPTH = 32,
	MOST_KEYS =
	    1000, /* of a dictionary, which is searched from the front */
	MOST_FIGURES = 12,
	END = -1
};

static int
look(const struct vk_syntax *s, size_t ahead)
{
	return s->end - s->at > ahead ? s->bytes[s->at + ahead] : END;
}

static bool
is_blank(int c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
	    c == '\0';
}

static bool
is_regular(int c)
{
	return c != END && !is_blank(c) && strchr("()<>[]{}/%", c) == NULL;
}

static bool
is_figure(int c)
{
	return c >= '0' && c <= '9';
}

/* Passes over blanks and comments. */
static void
skip_blanks(struct vk_syntax *s)
{
	for (;;) {
		while (is_blank(look(s, 0)))
			s->at++;
		if (look(s, 0) != '%')
			return;
		while (look(s, 0) != '\n' && look(s, 0) != '\r' &&
		    look(s, 0) != END)
			s->at++;
	}
}

bool
vk_syntax_word(struct vk_syntax *s, const char *word)
{
	size_t len = strlen(word);

	skip_blanks(s);
	if (s->end - s->at < len || memcmp(s->bytes + s->at, word, len) != 0 ||
	    is_regular(look(s, len)))
		return false;
	s->at += len;
	return true;
}

bool
vk_syntax_whole(struct vk_syntax *s, size_t most, size_t *out)
{
	size_t n = 0;

	skip_blanks(s);
	if (!is_figure(look(s, 0)))
		return false;
	for (; is_figure(look(s, 0)); s->at++) {
		size_t figure = (size_t)(look(s, 0) - '0');

		if (n > (most - figure) / 10 || figure > most)
			return false;
		n = n * 10 + figure;
	}
	*out = n;
	return !is_regular(look(s, 0));
}

static struct vk_pdf_value *
new_value(struct vk_syntax *s, enum vk_pdf_kind kind)
{
	struct vk_pdf_value *v;

	if (*s->values_left == 0)
		return NULL;
	--*s->values_left;
	v = vk_arena_alloc(s->arena, sizeof(*v));
	v->kind = kind;
	return v;
}

static struct vk_pdf_value *
new_number(struct vk_syntax *s, enum vk_pdf_kind kind, int64_t number)
{
	struct vk_pdf_value *v = new_value(s, kind);

	if (v != NULL)
		v->number = number;
	return v;
}

/* Takes over what the buffer holds. */
static struct vk_pdf_value *
new_bytes(struct vk_syntax *s, enum vk_pdf_kind kind, struct vk_buf *buf)
{
	struct vk_pdf_value *v = new_value(s, kind);

	if (v != NULL) {
		v->bytes = (const unsigned char *)vk_arena_strndup(
		    s->arena, vk_buf_str(buf), buf->len);
		v->len = buf->len;
	}
	vk_buf_free(buf);
	return v;
}

/* ---- numbers and references ---- */

/* "12 0 R", after which a whole number is no number. */
static struct vk_pdf_value *
read_reference(struct vk_syntax *s)
{
	struct vk_syntax ahead = *s;
	size_t object, generation;

	if (!vk_syntax_whole(&ahead, INT32_MAX, &object) ||
	    !vk_syntax_whole(&ahead, UINT16_MAX, &generation) ||
	    !vk_syntax_word(&ahead, "R"))
		return NULL;
	s->at = ahead.at;
	return new_number(s, VK_PDF_REFERENCE, (int64_t)object);
}

/* Figures beyond the sixth after the point are dropped. */
static struct vk_pdf_value *
read_number(struct vk_syntax *s)
{
	int64_t n = 0, unit = 0;
	bool minus = look(s, 0) == '-';
	int figures = 0;

	if (minus || look(s, 0) == '+')
		s->at++;
	for (;; s->at++) {
		int c = look(s, 0);

		if (c == '.' && unit == 0) {
			unit = VK_PDF_UNIT;
			n *= VK_PDF_UNIT;
		} else if (is_figure(c) && unit == 0) {
			if (++figures > MOST_FIGURES)
				return NULL;
			n = n * 10 + (c - '0');
		} else if (is_figure(c)) {
			figures += figures == 0;
			unit /= 10;
			n += (c - '0') * unit;
			unit += unit == 0; /* stays behind the point */
		} else {
			break;
		}
	}
	if (figures == 0 || is_regular(look(s, 0)))
		return NULL;
	if (unit == 0)
		n *= VK_PDF_UNIT;
	return new_number(s, VK_PDF_NUMBER, minus ? -n : n);
}

/* ---- strings and names ---- */

static int
hex(int c)
{
	if (is_figure(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static struct vk_pdf_value *
read_hex(struct vk_syntax *s)
{
	struct vk_buf buf = {0};
	int half = -1;

	for (s->at++; look(s, 0) != '>'; s->at++) {
		int c = look(s, 0), figure = hex(c);

		if (figure < 0 && !is_blank(c)) {
			vk_buf_free(&buf);
			return NULL;
		}
		if (figure >= 0 && half >= 0)
			vk_buf_addc(&buf, (char)(half * 16 + figure));
		if (figure >= 0)
			half = half >= 0 ? -1 : figure;
	}
	s->at++;
	if (half >= 0)
		vk_buf_addc(&buf, (char)(half * 16));
	return new_bytes(s, VK_PDF_STRING, &buf);
}

/* At the sign after a backslash; leaves at the last one of the escape. */
static void
read_escape(struct vk_syntax *s, struct vk_buf *out)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	int c = look(s, 0), n = 0;
	const char *at = c > 0 ? strchr(from, c) : NULL;

	if (at != NULL) {
		vk_buf_addc(out, to[at - from]);
	} else if (c == '\r' || c == '\n') {
		if (c == '\r' && look(s, 1) == '\n')
			s->at++;
	} else if (c >= '0' && c <= '7') {
		for (int i = 0; i < 3; i++, s->at++) {
			if (look(s, 0) < '0' || look(s, 0) > '7')
				break;
			n = n * 8 + look(s, 0) - '0';
		}
		s->at--;
		vk_buf_addc(out, (char)(n & 0xff));
	} else {
		vk_buf_addc(out, (char)c);
	}
}

static struct vk_pdf_value *
read_string(struct vk_syntax *s)
{
	struct vk_buf buf = {0};
	size_t open = 1;

	for (s->at++; look(s, 0) != END; s->at++) {
		int c = look(s, 0);

		if (c == '\\' && look(s, 1) != END) {
			s->at++;
			read_escape(s, &buf);
			continue;
		}
		open += c == '(';
		open -= c == ')';
		if (open == 0) {
			s->at++;
			return new_bytes(s, VK_PDF_STRING, &buf);
		}
		vk_buf_addc(&buf, (char)c);
	}
	vk_buf_free(&buf);
	return NULL;
}

static struct vk_pdf_value *
read_name(struct vk_syntax *s)
{
	struct vk_buf buf = {0};

	for (s->at++; is_regular(look(s, 0)); s->at++) {
		int c = look(s, 0);

		if (c == '#' && hex(look(s, 1)) >= 0 && hex(look(s, 2)) >= 0) {
			c = hex(look(s, 1)) * 16 + hex(look(s, 2));
			s->at += 2;
		}
		vk_buf_addc(&buf, (char)c);
	}
	return new_bytes(s, VK_PDF_NAME, &buf);
}

/* ---- what holds others ---- */

static struct vk_pdf_value *read_value(struct vk_syntax *, int depth);

static bool
at_close(struct vk_syntax *s, const char *close)
{
	size_t len = strlen(close);

	skip_blanks(s);
	if (s->end - s->at < len || memcmp(s->bytes + s->at, close, len) != 0)
		return false;
	s->at += len;
	return true;
}

static bool
may_hold(enum vk_pdf_kind whole, size_t n, const struct vk_pdf_value *v)
{
	if (v == NULL || whole != VK_PDF_DICT)
		return v != NULL;
	return n / 2 < MOST_KEYS && (n % 2 != 0 || v->kind == VK_PDF_NAME);
}

/* Every other value of a dictionary is a name. */
static struct vk_pdf_value *
read_many(struct vk_syntax *s, enum vk_pdf_kind kind, int depth)
{
	const char *close = kind == VK_PDF_DICT ? ">>" : "]";
	struct vk_pdf_value *whole = new_value(s, kind), *v;
	const struct vk_pdf_value **last;
	size_t n = 0;

	if (whole == NULL || depth == MOST_DEPTH)
		return NULL;
	s->at += strlen(close);
	last = &whole->first;
	for (; !at_close(s, close); n++) {
		v = read_value(s, depth + 1);
		if (!may_hold(kind, n, v))
			return NULL;
		*last = v;
		last = &v->next;
	}
	return kind == VK_PDF_DICT && n % 2 != 0 ? NULL : whole;
}

static struct vk_pdf_value *
read_value(struct vk_syntax *s, int depth)
{
	struct vk_pdf_value *v;

	skip_blanks(s);
	switch (look(s, 0)) {
	case '<':
		return look(s, 1) == '<' ? read_many(s, VK_PDF_DICT, depth)
					 : read_hex(s);
	case '[':
		return read_many(s, VK_PDF_ARRAY, depth);
	case '(':
		return read_string(s);
	case '/':
		return read_name(s);
	}
	if (vk_syntax_word(s, "true"))
		return new_number(s, VK_PDF_BOOL, 1);
	if (vk_syntax_word(s, "false"))
		return new_number(s, VK_PDF_BOOL, 0);
	if (vk_syntax_word(s, "null"))
		return new_value(s, VK_PDF_NULL);
	v = read_reference(s);
	return v != NULL ? v : read_number(s);
}

const struct vk_pdf_value *
vk_syntax_value(struct vk_syntax *s)
{
	return read_value(s, 0);
}
