/* Strings, names and numbers as a PDF file writes them. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "objects.h"
#include "out/instant.h"

enum {
	STRING_MOST = 32767, /* bytes: ISO 19005-3, 6.1.13 */
	REPLACEMENT = 0xfffd /* for what is no UTF-8 */
};

/* An end of line would come back as LF; all else but these four is literal. */
static bool
needs_escape(unsigned char c)
{
	return c == '(' || c == ')' || c == '\\' || c == '\r';
}

void
vk_pdf_bytes(struct vk_buf *b, const void *bytes, size_t len)
{
	const char *s = bytes;
	size_t from = 0;

	vk_buf_addc(b, '(');
	for (size_t i = 0; i < len; i++) {
		if (!needs_escape((unsigned char)s[i]))
			continue;
		vk_buf_add(b, s + from, i - from);
		vk_buf_addc(b, '\\');
		vk_buf_addc(b, s[i] == '\r' ? 'r' : s[i]);
		from = i + 1;
	}
	if (from < len)
		vk_buf_add(b, s + from, len - from);
	vk_buf_addc(b, ')');
}

/* ---- text ---- */

/* Whether PDFDocEncoding, in which text is read, says the same as ASCII. */
static bool
is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if ((*s < ' ' || *s > '~') && *s != '\t' && *s != '\n' &&
		    *s != '\r')
			return false;
	return true;
}

/* The code point at s, with the bytes that it takes there. */
static size_t
next(const char *s, size_t len, uint32_t *cp)
{
	int used = vk_utf8_decode(s, len, cp);

	if (used > 0)
		return (size_t)used;
	*cp = REPLACEMENT;
	return 1;
}

size_t
vk_pdf_text_fits(const char *utf8)
{
	size_t len = strlen(utf8), at = 0, bytes = 2;

	if (is_plain(utf8))
		return len < STRING_MOST ? len : STRING_MOST;
	while (at < len) {
		uint32_t cp;
		size_t used = next(utf8 + at, len - at, &cp);

		bytes += cp > 0xffff ? 4 : 2;
		if (bytes > STRING_MOST)
			break;
		at += used;
	}
	return at;
}

static void
add_unit(struct vk_buf *b, uint32_t unit)
{
	vk_buf_addc(b, (char)(unit >> 8 & 0xff));
	vk_buf_addc(b, (char)(unit & 0xff));
}

void
vk_pdf_encode(struct vk_buf *b, const char *utf8)
{
	size_t len = vk_pdf_text_fits(utf8);

	if (is_plain(utf8)) {
		vk_buf_add(b, utf8, len);
		return;
	}
	add_unit(b, 0xfeff);
	for (size_t at = 0; at < len;) {
		uint32_t cp;

		at += next(utf8 + at, len - at, &cp);
		if (cp > 0xffff)
			add_unit(b, 0xd800 + ((cp - 0x10000) >> 10));
		add_unit(b, cp > 0xffff ? 0xdc00 + (cp & 0x3ff) : cp);
	}
}

void
vk_pdf_text(struct vk_buf *b, const char *utf8)
{
	struct vk_buf encoded = {0};

	vk_pdf_encode(&encoded, utf8);
	vk_pdf_bytes(b, encoded.data, encoded.len);
	vk_buf_free(&encoded);
}

void
vk_pdf_date(struct vk_buf *b, const char *day)
{
	char room[VK_INSTANT_ROOM];

	vk_buf_adds(b, "(D:");
	for (const char *s = vk_out_instant(day, room); *s != '\0'; s++)
		if (strchr("-:T", *s) == NULL)
			vk_buf_addc(b, *s);
	vk_buf_addc(b, ')');
}

/* ---- names, numbers, references ---- */

void
vk_pdf_name(struct vk_buf *b, const char *name)
{
	static const char hex[] = "0123456789ABCDEF";

	vk_buf_addc(b, '/');
	for (const char *s = name; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c > ' ' && c <= '~' && strchr("()<>[]{}/%#", c) == NULL) {
			vk_buf_addc(b, *s);
			continue;
		}
		vk_buf_addc(b, '#');
		vk_buf_addc(b, hex[c >> 4]);
		vk_buf_addc(b, hex[c & 0xf]);
	}
}

void
vk_pdf_hundredths(struct vk_buf *b, int64_t value)
{
	uint64_t n = value < 0 ? -(uint64_t)value : (uint64_t)value;
	unsigned part = (unsigned)(n % 100);
	char room[24], *at = room + sizeof(room);

	if (part % 10 != 0)
		*--at = (char)('0' + part % 10);
	if (part != 0) {
		*--at = (char)('0' + part / 10);
		*--at = '.';
	}
	n /= 100;
	do
		*--at = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	if (value < 0)
		*--at = '-';
	vk_buf_add(b, at, (size_t)(room + sizeof(room) - at));
}

void
vk_pdf_length(struct vk_buf *b, vk_len len)
{
	int64_t half = len < 0 ? -VK_PT / 2 : VK_PT / 2;

	vk_pdf_hundredths(b, ((int64_t)len * 100 + half) / VK_PT);
}

void
vk_pdf_reference(struct vk_buf *b, int number)
{
	vk_buf_addn(b, (size_t)number);
	vk_buf_adds(b, " 0 R");
}
