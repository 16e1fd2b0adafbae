/*
 * The scanner knows just enough of XML to find tags, quotes, comments and
 * references.  It goes through the bytes once and keeps the stack of open
 * elements, so the faults that people make most (a bare "&", an end tag that
 * does not fit) are told in plain words, and nothing that is too deep, too
 * long or too many ever reaches libxml2.
 */
#include "scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "mojibake.h"
#include "xml.h"

enum verdict { NEXT, BROKEN, REFUSED };

enum { NAME_ROOM = 64, NAME_SLOTS = 4 * 1024, SAMPLE = 64 << 10 };

struct scanner {
	struct vk_scan *s;
	struct vk_diag *d;
	size_t at;
	size_t open[VK_XML_MOST_DEPTH]; /* offsets of the open start tags */
	size_t depth, elements;
	size_t text_at, text_len; /* since the last tag */
	uint64_t names[NAME_SLOTS]; /* hashes of the names seen, or 0 */
	size_t nnames;
	uint64_t attributes[VK_XML_MOST_ATTRIBUTES]; /* of the tag at hand */
};

/* A piece of the file for a message, cut after whole code points. */
static const char *
piece(const struct vk_scan *s, size_t at, size_t len, char room[NAME_ROOM])
{
	size_t most = len < NAME_ROOM - 4 ? len : NAME_ROOM - 4;

	while (most < len && most > 0 &&
	    ((unsigned char)s->bytes[at + most] & 0xC0) == 0x80)
		most--;
	snprintf(room, NAME_ROOM, "%.*s%s", (int)most, s->bytes + at,
	    most < len ? "..." : "");
	return room;
}

static enum verdict
refuse(struct scanner *sc, enum vk_msg msg, size_t at, const char *found,
    const char *needed, const char *more)
{
	vk_diag_add(
	    sc->d, msg, vk_places_at(&sc->s->places, at), found, needed, more);
	return REFUSED;
}

static enum verdict
over(struct scanner *sc, enum vk_msg msg, size_t at, int limit)
{
	char room[16];

	snprintf(room, sizeof(room), "%d", limit);
	return refuse(sc, msg, at, NULL, room, NULL);
}

static bool
begins(const struct vk_scan *s, size_t at, const char *words)
{
	size_t len = strlen(words);

	return s->len - at >= len && memcmp(s->bytes + at, words, len) == 0;
}

/* Behind the first `words` that begin before `end`; 0 when there are none. */
static size_t
behind_within(const struct vk_scan *s, size_t at, size_t end, const char *words)
{
	while (at < end) {
		const char *p = memchr(s->bytes + at, words[0], end - at);

		if (p == NULL)
			return 0;
		at = (size_t)(p - s->bytes);
		if (begins(s, at, words))
			return at + strlen(words);
		at++;
	}
	return 0;
}

static size_t
behind(const struct vk_scan *s, size_t at, const char *words)
{
	return behind_within(s, at, s->len, words);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	    c == ':' || (unsigned char)c >= 0x80;
}

static bool
is_in_name(char c)
{
	return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

static size_t
name_len(const struct vk_scan *s, size_t at)
{
	size_t end = at;

	while (end < s->len && is_in_name(s->bytes[end]))
		end++;
	return end - at;
}

static uint64_t
hash_name(const struct vk_scan *s, size_t at, size_t len)
{
	uint64_t hash = 14695981039346656037u; /* FNV-1a */

	for (size_t i = at; i < at + len; i++) {
		hash ^= (unsigned char)s->bytes[i];
		hash *= 1099511628211u;
	}
	return hash | 1; /* 0 is an empty slot */
}

/*
 * Counts the different names: libxml2 keeps them in a table that grows slow.
 */
static enum verdict
note_name(struct scanner *sc, size_t at, size_t len)
{
	uint64_t hash = hash_name(sc->s, at, len);
	size_t slot = (size_t)(hash >> 32) % NAME_SLOTS;

	while (sc->names[slot] != 0 && sc->names[slot] != hash)
		slot = (slot + 1) % NAME_SLOTS;
	if (sc->names[slot] == hash)
		return NEXT;
	if (sc->nnames == VK_XML_MOST_NAMES)
		return over(sc, VK_MSG_XML_MANY_NAMES, at, VK_XML_MOST_NAMES);
	sc->names[slot] = hash;
	sc->nnames++;
	return NEXT;
}

/* The name before the "=" that stands before a quote, number n of its tag. */
static enum verdict
note_attribute(struct scanner *sc, size_t quote, size_t n)
{
	const struct vk_scan *s = sc->s;
	size_t end = quote, start;
	char room[NAME_ROOM];

	while (end > sc->at &&
	    (is_blank(s->bytes[end - 1]) || s->bytes[end - 1] == '='))
		end--;
	for (start = end; start > sc->at && is_in_name(s->bytes[start - 1]);)
		start--;
	sc->attributes[n] = hash_name(s, start, end - start);
	for (size_t i = 0; i < n; i++)
		if (sc->attributes[i] == sc->attributes[n])
			return refuse(sc, VK_MSG_XML_TWICE, start,
			    piece(s, start, end - start, room), NULL, NULL);
	return note_name(sc, start, end - start);
}

/* ---- references ---- */

static bool
is_predefined(const char *name, size_t len)
{
	static const char *const names[] = {"amp", "lt", "gt", "quot", "apos"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strlen(names[i]) == len && memcmp(names[i], name, len) == 0)
			return true;
	return false;
}

static bool
is_character(uint32_t cp)
{
	return cp == '\t' || cp == '\n' || cp == '\r' ||
	    (cp >= 0x20 && cp < 0xD800) || (cp >= 0xE000 && cp < 0xFFFE) ||
	    (cp >= 0x10000 && cp <= 0x10FFFF);
}

static int
digit_value(char c, unsigned base)
{
	static const char digits[] = "0123456789abcdef";
	const char *p = c != '\0' ? strchr(digits, c | 0x20) : NULL;

	if (c >= '0' && c <= '9')
		p = digits + (c - '0');
	return p != NULL && p - digits < (int)base ? (int)(p - digits) : -1;
}

/* At the "&#" of a number. */
static enum verdict
check_number(struct scanner *sc, size_t at)
{
	const struct vk_scan *s = sc->s;
	unsigned base = s->bytes[at + 2] == 'x' ? 16 : 10;
	size_t i = at + (base == 16 ? 3 : 2), first = i;
	uint32_t cp = 0;
	char room[NAME_ROOM];
	int digit;

	while (i < s->len && (digit = digit_value(s->bytes[i], base)) >= 0) {
		if (cp <= 0x10FFFF)
			cp = cp * base + (uint32_t)digit;
		i++;
	}
	if (i == first || i >= s->len || s->bytes[i] != ';')
		return refuse(sc, VK_MSG_XML_BARE, at, "&", "&amp;", NULL);
	if (is_character(cp))
		return NEXT;
	return refuse(sc, VK_MSG_XML_ENTITY, at, piece(s, at, i + 1 - at, room),
	    NULL, NULL);
}

/* At an "&". */
static enum verdict
check_reference(struct scanner *sc, size_t at)
{
	const struct vk_scan *s = sc->s;
	size_t len = name_len(s, at + 1);
	char room[NAME_ROOM];

	if (begins(s, at, "&#") && at + 2 < s->len)
		return check_number(sc, at);
	if (len == 0 || !starts_name(s->bytes[at + 1]) ||
	    at + 1 + len == s->len || s->bytes[at + 1 + len] != ';')
		return refuse(sc, VK_MSG_XML_BARE, at, "&", "&amp;", NULL);
	if (is_predefined(s->bytes + at + 1, len))
		return NEXT;
	return refuse(
	    sc, VK_MSG_XML_ENTITY, at, piece(s, at, len + 2, room), NULL, NULL);
}

static enum verdict
check_references(struct scanner *sc, size_t at, size_t end)
{
	enum verdict v = NEXT;

	while (v == NEXT && at < end) {
		const char *p = memchr(sc->s->bytes + at, '&', end - at);

		if (p == NULL)
			break;
		at = (size_t)(p - sc->s->bytes);
		v = check_reference(sc, at++);
	}
	return v;
}

/* ---- tags ---- */

static enum verdict
note_tag(struct scanner *sc, size_t at)
{
	struct vk_scan *s = sc->s;

	if (s->ntags == s->room) {
		s->room = s->room > 0 ? 2 * s->room : 64;
		s->tags = vk_realloc(s->tags, s->room, sizeof(*s->tags));
	}
	s->tags[s->ntags++] = (uint32_t)at;
	sc->text_len = 0;
	return NEXT;
}

/* From the opening quote at *at to the closing one. */
static enum verdict
scan_value(struct scanner *sc, size_t *at)
{
	const struct vk_scan *s = sc->s;
	const char *from = s->bytes + *at + 1;
	const char *end = memchr(from, from[-1], s->len - *at - 1);

	if (end == NULL || memchr(from, '<', (size_t)(end - from)) != NULL)
		return BROKEN;
	*at = (size_t)(end - s->bytes);
	return check_references(sc, (size_t)(from - s->bytes), *at);
}

/* From the "<" to the ">", whose offset goes to *end. */
static enum verdict
scan_attributes(struct scanner *sc, size_t *end)
{
	const struct vk_scan *s = sc->s;
	size_t i = sc->at + 1, count = 0;
	enum verdict v;

	for (; i < s->len && s->bytes[i] != '>'; i++) {
		if (s->bytes[i] == '<')
			return BROKEN;
		if (s->bytes[i] != '"' && s->bytes[i] != '\'')
			continue;
		if (count == VK_XML_MOST_ATTRIBUTES)
			return over(sc, VK_MSG_XML_MANY_ATTRIBUTES, sc->at,
			    VK_XML_MOST_ATTRIBUTES);
		v = note_attribute(sc, i, count++);
		if (v == NEXT)
			v = scan_value(sc, &i);
		if (v != NEXT)
			return v;
	}
	*end = i;
	return i < s->len ? NEXT : BROKEN;
}

static enum verdict
check_length(struct scanner *sc, size_t end)
{
	if (end - sc->at <= VK_XML_MOST_TAG)
		return NEXT;
	return over(sc, VK_MSG_XML_TAG_LONG, sc->at, VK_XML_MOST_TAG);
}

static enum verdict
scan_start_tag(struct scanner *sc)
{
	size_t end = 0;
	enum verdict v = scan_attributes(sc, &end);

	if (v == NEXT)
		v = check_length(sc, end);
	if (v == NEXT)
		v = note_name(sc, sc->at + 1, name_len(sc->s, sc->at + 1));
	if (v != NEXT)
		return v;
	if (++sc->elements > VK_XML_MOST_NODES)
		return over(
		    sc, VK_MSG_XML_MANY_ELEMENTS, sc->at, VK_XML_MOST_NODES);
	if (sc->depth == VK_XML_MOST_DEPTH)
		return over(sc, VK_MSG_XML_DEEP, sc->at, VK_XML_MOST_DEPTH);
	if (sc->s->bytes[end - 1] != '/')
		sc->open[sc->depth++] = sc->at;
	note_tag(sc, sc->at);
	sc->at = sc->text_at = end + 1;
	return NEXT;
}

static enum verdict
mismatch(struct scanner *sc, size_t name, size_t len, size_t open_len)
{
	const struct vk_scan *s = sc->s;
	size_t open = sc->open[sc->depth - 1];
	struct vk_pos pos = vk_places_at(&s->places, open);
	char found[NAME_ROOM], needed[NAME_ROOM], more[32];

	snprintf(more, sizeof(more), "%u:%u", (unsigned)pos.line,
	    (unsigned)pos.column);
	return refuse(sc, VK_MSG_XML_MISMATCH, sc->at,
	    piece(s, name, len, found), piece(s, open + 1, open_len, needed),
	    more);
}

static enum verdict
scan_end_tag(struct scanner *sc)
{
	const struct vk_scan *s = sc->s;
	size_t name = sc->at + 2, len = name_len(s, name), end = name + len;
	size_t open, open_len;

	while (end < s->len && is_blank(s->bytes[end]))
		end++;
	if (end == s->len || s->bytes[end] != '>' || sc->depth == 0)
		return BROKEN;
	open = sc->open[sc->depth - 1] + 1;
	open_len = name_len(s, open);
	if (len != open_len ||
	    memcmp(s->bytes + open, s->bytes + name, len) != 0)
		return mismatch(sc, name, len, open_len);
	sc->depth--;
	note_tag(sc, sc->at);
	sc->at = sc->text_at = end + 1;
	return NEXT;
}

/* ---- everything else ---- */

static enum verdict
scan_to(struct scanner *sc, size_t from, const char *words)
{
	size_t end = behind(sc->s, from, words);
	enum verdict v = end == 0 ? BROKEN : check_length(sc, end);

	if (v == NEXT)
		sc->at = end;
	return v;
}

static enum verdict
add_text(struct scanner *sc, size_t end)
{
	sc->text_len += end - sc->at;
	if (sc->text_len > VK_XML_MOST_TEXT)
		return over(
		    sc, VK_MSG_XML_TEXT_LONG, sc->text_at, VK_XML_MOST_TEXT);
	sc->at = end;
	return NEXT;
}

static enum verdict
scan_text(struct scanner *sc)
{
	const struct vk_scan *s = sc->s;
	const char *p = memchr(s->bytes + sc->at, '<', s->len - sc->at);
	size_t end = p != NULL ? (size_t)(p - s->bytes) : s->len;
	size_t bracket = behind_within(s, sc->at, end, "]]>");
	enum verdict v = check_references(sc, sc->at, end);

	if (v == NEXT && bracket != 0)
		return refuse(
		    sc, VK_MSG_XML_BARE, bracket - 3, "]]>", "]]&gt;", NULL);
	return v == NEXT ? add_text(sc, end) : v;
}

static enum verdict
scan_cdata(struct scanner *sc)
{
	size_t end = behind(sc->s, sc->at, "]]>");

	return end != 0 ? add_text(sc, end) : BROKEN;
}

static enum verdict
scan_instruction(struct scanner *sc)
{
	size_t name = sc->at + 2;
	enum verdict v = note_name(sc, name, name_len(sc->s, name));

	return v == NEXT ? scan_to(sc, name, "?>") : v;
}

static enum verdict
scan_markup(struct scanner *sc)
{
	const struct vk_scan *s = sc->s;

	if (s->bytes[sc->at] != '<')
		return scan_text(sc);
	if (begins(s, sc->at, "<!--"))
		return scan_to(sc, sc->at + 4, "-->");
	if (begins(s, sc->at, "<![CDATA["))
		return scan_cdata(sc);
	if (begins(s, sc->at, "<!DOCTYPE"))
		return refuse(sc, VK_MSG_XML_DOCTYPE, sc->at, NULL, NULL, NULL);
	if (begins(s, sc->at, "<!") || sc->at + 1 == s->len)
		return BROKEN;
	if (begins(s, sc->at, "<?"))
		return scan_instruction(sc);
	if (begins(s, sc->at, "</"))
		return scan_end_tag(sc);
	if (starts_name(s->bytes[sc->at + 1]))
		return scan_start_tag(sc);
	return refuse(sc, VK_MSG_XML_BARE, sc->at, "<", "&lt;", NULL);
}

/* ---- the encoding and the declaration ---- */

static bool
is_utf16(const char *s, size_t len)
{
	return len >= 2 &&
	    (memcmp(s, "\xFE\xFF", 2) == 0 || memcmp(s, "\xFF\xFE", 2) == 0 ||
		memcmp(s, "<\0", 2) == 0 || memcmp(s, "\0<", 2) == 0);
}

/* What the bytes may be, if most of their words say so; else NULL. */
static const char *
old_encoding(const char *bytes, size_t len)
{
	struct vk_mojibake m = {.name = NULL};
	struct vk_buf letters = {0};

	for (size_t i = 0; i < len; i++)
		vk_utf8_add(&letters, (unsigned char)bytes[i]);
	if (!vk_mojibake_look(letters.data, letters.len, &m))
		m.name = NULL;
	vk_buf_free(&letters);
	return m.name;
}

static enum verdict
check_bytes(struct scanner *sc)
{
	const struct vk_scan *s = sc->s;
	const char *old;
	size_t bad = 0;
	char room[16];

	if (is_utf16(s->bytes, s->len))
		return refuse(sc, VK_MSG_XML_NOT_UTF8, 0, "UTF-16", NULL, NULL);
	for (size_t i = 0; i < s->len; i++) {
		unsigned char c = (unsigned char)s->bytes[i];

		if (c >= ' ' || is_blank((char)c))
			continue;
		snprintf(room, sizeof(room), "U+%04X", c);
		return refuse(sc, VK_MSG_XML_CONTROL, i, room, NULL, NULL);
	}
	if (vk_utf8_valid(s->bytes, s->len, &bad))
		return NEXT;
	snprintf(room, sizeof(room), "0x%02X", (unsigned char)s->bytes[bad]);
	old = old_encoding(s->bytes, s->len < SAMPLE ? s->len : SAMPLE);
	if (old != NULL)
		return refuse(sc, VK_MSG_XML_LEGACY, bad, room, NULL, old);
	return refuse(sc, VK_MSG_XML_NOT_UTF8, bad, room, NULL, NULL);
}

/* The offset of a quoted value in the declaration, 0 when it is not there. */
static size_t
declared(const struct vk_scan *s, size_t end, const char *name, size_t *len)
{
	size_t at = behind(s, 0, name);
	const char *quote;

	while (at != 0 && at < end &&
	    (is_blank(s->bytes[at]) || s->bytes[at] == '='))
		at++;
	if (at == 0 || at >= end ||
	    (s->bytes[at] != '"' && s->bytes[at] != '\''))
		return 0;
	quote = memchr(s->bytes + at + 1, s->bytes[at], end - at - 1);
	if (quote == NULL)
		return 0;
	*len = (size_t)(quote - s->bytes) - at - 1;
	return at + 1;
}

static enum verdict
check_declaration(struct scanner *sc)
{
	const struct vk_scan *s = sc->s;
	size_t end = begins(s, 0, "<?xml") ? behind(s, 0, "?>") : 0;
	size_t len = 0, at;
	char room[NAME_ROOM];

	if (end < 8 || !is_blank(s->bytes[5]))
		return NEXT;
	at = declared(s, end, "version", &len);
	if (at != 0 && (len != 3 || memcmp(s->bytes + at, "1.0", 3) != 0))
		return refuse(sc, VK_MSG_XML_VERSION, at,
		    piece(s, at, len, room), NULL, NULL);
	at = declared(s, end, "encoding", &len);
	if (at != 0 &&
	    (len != 5 || strncasecmp(s->bytes + at, "UTF-8", 5) != 0))
		return refuse(sc, VK_MSG_XML_NOT_UTF8, at,
		    piece(s, at, len, room), NULL, NULL);
	return NEXT;
}

static enum verdict
check_closed(struct scanner *sc)
{
	char room[NAME_ROOM];
	size_t open;

	if (sc->depth == 0)
		return NEXT;
	open = sc->open[sc->depth - 1];
	return refuse(sc, VK_MSG_XML_UNCLOSED, open,
	    piece(sc->s, open + 1, name_len(sc->s, open + 1), room), NULL,
	    NULL);
}

bool
vk_scan(struct vk_scan *s, const char *file, const char *bytes, size_t len,
    struct vk_diag *d)
{
	struct scanner *sc = vk_alloc(1, sizeof(*sc));
	size_t mark = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	enum verdict v;

	memset(s, 0, sizeof(*s));
	s->bytes = bytes + mark;
	s->len = len - mark;
	vk_places_init(&s->places, file, s->bytes, s->len);
	sc->s = s;
	sc->d = d;
	v = check_bytes(sc);
	if (v == NEXT)
		v = check_declaration(sc);
	while (v == NEXT && sc->at < s->len)
		v = scan_markup(sc);
	if (v == NEXT)
		v = check_closed(sc);
	free(sc);
	return v != REFUSED;
}

void
vk_scan_free(struct vk_scan *s)
{
	vk_places_free(&s->places);
	free(s->tags);
}

/* ---- walking again over what was scanned ---- */

size_t
vk_scan_tag_end(const struct vk_scan *s, size_t at)
{
	while (at < s->len && s->bytes[at] != '>') {
		char c = s->bytes[at++];
		const char *end;

		if (c != '"' && c != '\'')
			continue;
		end = memchr(s->bytes + at, c, s->len - at);
		at = end != NULL ? (size_t)(end - s->bytes) + 1 : s->len;
	}
	return at < s->len ? at + 1 : s->len;
}

static size_t
skip_blanks(const struct vk_scan *s, size_t at)
{
	while (at < s->len && is_blank(s->bytes[at]))
		at++;
	return at;
}

const char *
vk_scan_attribute(
    const struct vk_scan *s, size_t *at, size_t *len, size_t *value)
{
	size_t name = skip_blanks(s, *at), i;
	const char *end;

	*len = name_len(s, name);
	i = skip_blanks(s, name + *len);
	if (*len == 0 || i >= s->len || s->bytes[i] != '=')
		return NULL;
	i = skip_blanks(s, i + 1);
	if (i + 1 >= s->len)
		return NULL;
	end = memchr(s->bytes + i + 1, s->bytes[i], s->len - i - 1);
	if (end == NULL)
		return NULL;
	*value = i + 1;
	*at = (size_t)(end - s->bytes) + 1;
	return s->bytes + name;
}

struct vk_walk
vk_walk_text(const struct vk_scan *scan, size_t offset)
{
	return (struct vk_walk){.scan = scan, .at = offset};
}

/* Over markup that is no part of the text; false when there is none here. */
static bool
skip_markup(struct vk_walk *w)
{
	const struct vk_scan *s = w->scan;

	if (w->verbatim && begins(s, w->at, "]]>")) {
		w->verbatim = false;
		w->at += 3;
		return true;
	}
	if (w->verbatim || w->at >= s->len || s->bytes[w->at] != '<')
		return false;
	if (begins(s, w->at, "<![CDATA[")) {
		w->verbatim = true;
		w->at += 9;
		return true;
	}
	if (begins(s, w->at, "<!--"))
		w->at = behind(s, w->at + 4, "-->");
	else if (begins(s, w->at, "<?"))
		w->at = behind(s, w->at, "?>");
	else
		return false;
	return true;
}

static void
skip_one(struct vk_walk *w)
{
	const struct vk_scan *s = w->scan;
	uint32_t cp;
	int len;

	if (w->at >= s->len)
		return;
	if (s->bytes[w->at] == '&' && !w->verbatim) {
		w->at = behind(s, w->at, ";");
		return;
	}
	if (begins(s, w->at, "\r\n"))
		w->at++;
	len = vk_utf8_decode(s->bytes + w->at, s->len - w->at, &cp);
	w->at += len > 0 ? (size_t)len : 1;
}

struct vk_pos
vk_walk_to(struct vk_walk *w, size_t n)
{
	while (skip_markup(w))
		;
	for (; w->n < n && w->at < w->scan->len; w->n++) {
		skip_one(w);
		while (skip_markup(w))
			;
	}
	return vk_places_at(&w->scan->places, w->at);
}
