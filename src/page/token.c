/*
 * A token as the rules for spaces see it: its core, without the signs around it
 * and in lower case, and what these signs say.
 */
#include "token.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "glue.h"

enum { /* what a sign is to the word it stands at */
	BEFORE = 1, /* stands before a word and is no part of it */
	AFTER = 2, /* stands after it */
	OPENS = 4, /* nothing may end after it */
	CLOSES = 8, /* nothing may begin with it */
	STOPS = 16, /* ends a phrase */
	ENDS = 32, /* ends a sentence */
	DASH = 64,
	DOT = 128 /* a row of them is a blank */
};

static unsigned
class_of(uint32_t cp)
{
	switch (cp) {
	case '(':
	case '[':
	case '{':
	case 0x201c: /* “ */
	case 0x2018: /* ‘ */
	case 0xab: /* « */
		return BEFORE | OPENS;
	case '"':
	case '\'':
		return BEFORE | AFTER;
	case '.':
		return AFTER | CLOSES | STOPS | ENDS | DOT;
	case 0x2026: /* … */
		return AFTER | CLOSES | STOPS | DOT;
	case ':':
	case '!':
	case '?':
		return AFTER | CLOSES | STOPS | ENDS;
	case ',':
	case ';':
		return AFTER | CLOSES | STOPS;
	case ')':
	case ']':
	case '}':
	case '%':
	case 0x201d: /* ” */
	case 0x2019: /* ’ */
	case 0xbb: /* » */
		return AFTER | CLOSES;
	case '/':
		return CLOSES;
	case '-':
	case 0x2013: /* – */
	case 0x2014: /* — */
	case 0x2212: /* minus */
		return DASH;
	default:
		return 0;
	}
}

/* The class of the first sign, and its length. */
static unsigned
first_class(const char *s, size_t len, size_t *used)
{
	uint32_t cp = 0;
	int n = vk_utf8_decode(s, len, &cp);

	*used = n > 0 ? (size_t)n : 1;
	return n > 0 ? class_of(cp) : 0;
}

static unsigned
last_class(const char *s, size_t len, size_t *used)
{
	size_t n = 1;

	while (n < len && n < 4 && ((unsigned char)s[len - n] & 0xc0) == 0x80)
		n++;
	*used = n;
	return first_class(s + len - n, n, &(size_t){0});
}

/* The pairs of cases that Vietnamese has. */
static uint32_t
lower(uint32_t cp)
{
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xc0 && cp <= 0xde))
		return cp + 0x20;
	if (cp == 0x1af) /* Ư */
		return 0x1b0;
	if ((cp >= 0x100 && cp <= 0x17f) || cp == 0x1a0 ||
	    (cp >= 0x1ea0 && cp <= 0x1ef9))
		return cp | 1;
	return cp;
}

static void
strip(const char **text, size_t *len)
{
	size_t n;

	while (*len > 0 && (first_class(*text, *len, &n) & BEFORE)) {
		*text += n;
		*len -= n;
	}
	while (*len > 0 && (last_class(*text, *len, &n) & AFTER))
		*len -= n;
}

static void
fold(struct vk_token_word *w, const char *text, size_t len)
{
	size_t used = 0;

	for (size_t at = 0; at < len;) {
		uint32_t cp = 0, small;
		int n = vk_utf8_decode(text + at, len - at, &cp);

		if (n <= 0 || used + 4 >= VK_CORE_ROOM) {
			w->core[0] = '\0';
			return;
		}
		small = lower(cp);
		if (small != cp)
			*(at == 0 ? &w->capital : &w->more_capitals) = true;
		used += vk_utf8_encode(small, w->core + used);
		at += (size_t)n;
	}
}

static bool
is_roman(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] == '\0' || strchr("IVXLCDM", text[i]) == NULL)
			return false;
	return len > 0;
}

/* Figures, with points, commas, hyphens and strokes between them. */
static void
read_number(struct vk_token_word *w, const char *text, size_t len)
{
	static const char en_dash[] = "–";
	size_t at = 0, figures = 0;

	if (w->core[0] != '\0' && isalpha((unsigned char)w->core[0]))
		return;
	while (at < len) {
		if (isdigit((unsigned char)text[at]))
			figures++;
		else if (len - at > 3 && memcmp(text + at, en_dash, 3) == 0)
			at += 2;
		else if (strchr(".,-/%+", text[at]) == NULL)
			return;
		at++;
	}
	w->number = figures > 0;
	w->figures = figures == len ? len : 0;
}

static bool
is_ordinal(const struct vk_token_word *w, const char *text, size_t len)
{
	if (len == 0)
		return false;
	if (w->number || isdigit((unsigned char)text[0]))
		return true;
	if (is_roman(text, len))
		return true;
	return (len == 1 && isalpha((unsigned char)text[0])) ||
	    strcmp(w->core, "đ") == 0;
}

/* "...", or a row of ellipses: a blank to be filled in. */
static bool
is_dots(const char *text, size_t len)
{
	size_t n, left = len;

	while (left > 0 && (first_class(text, left, &n) & DOT)) {
		text += n;
		left -= n;
	}
	return len >= 3 && left == 0;
}

const struct vk_token_word vk_no_word;

const struct vk_token_word *
vk_token_read(const struct vk_token *token, struct vk_token_word *w)
{
	const char *core = token->text;
	size_t len = token->len, n;
	unsigned first, last;

	*w = vk_no_word;
	if (len == 0)
		return w;
	first = first_class(core, len, &n);
	last = last_class(core, len, &n);
	w->dash = (last & DASH) != 0 && n == len;
	w->dots = (first & DOT) != 0 && is_dots(core, len);
	w->closes = (first & CLOSES) != 0 && (!w->dots || len == 3);
	w->opens = (last & OPENS) != 0;
	w->stops = (last & STOPS) != 0 && !w->dots;
	w->ends = (last & ENDS) != 0 && !w->dots;
	strip(&core, &len);
	fold(w, core, len);
	read_number(w, core, len);
	w->ordinal = is_ordinal(w, core, len);
	return w;
}
