/*
 * Signs that no font has, drawn as paths.  Readers take text from glyphs alone,
 * so each of these signs is also a glyph that shows nothing, over its path.
 */
#include <string.h>

#include "archive.h"
#include "base/utf8.h"

enum { FIRST = 'A', EM = 1000, TEXT_MOST = 32 };

char
vk_archive_drawn_sign(
    struct vk_archive_drawn *d, struct vk_objects *o, const char *text)
{
	size_t i = 0;

	while (i < d->n && strcmp(d->texts[i], text) != 0)
		i++;
	if (i == VK_ARCHIVE_DRAWN || strlen(text) > TEXT_MOST)
		return 0;
	if (i == d->n)
		d->texts[d->n++] = text;
	if (d->object == 0)
		d->object = vk_objects_reserve(o);
	return (char)(FIRST + i);
}

/* A glyph of one em that shows nothing. */
static int
put_glyph(struct vk_objects *o)
{
	static const char glyph[] = "1000 0 0 0 0 0 d1";
	int number = vk_objects_reserve(o);

	vk_objects_stream(o, number, "", glyph, sizeof(glyph) - 1, VK_AS_IS);
	return number;
}

/* In UTF-16, as hexadecimal digits. */
static void
add_text(struct vk_buf *b, const char *text)
{
	size_t len = strlen(text);
	uint32_t cp;

	for (int used; (used = vk_utf8_decode(text, len, &cp)) > 0;) {
		if (cp > 0xffff)
			vk_buf_addf(b, "%04X%04X",
			    0xd800 + ((cp - 0x10000) >> 10),
			    0xdc00 + (cp & 0x3ff));
		else
			vk_buf_addf(b, "%04X", cp);
		text += used;
		len -= (size_t)used;
	}
}

static int
put_map(const struct vk_archive_drawn *d, struct vk_objects *o)
{
	int number = vk_objects_reserve(o);
	struct vk_buf b = {0};

	vk_buf_adds(&b,
	    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	    "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
	    "1 begincodespacerange<00><FF>endcodespacerange\n");
	vk_buf_addf(&b, "%zu beginbfchar\n", d->n);
	for (size_t i = 0; i < d->n; i++) {
		vk_buf_addf(&b, "<%02X><", (unsigned)(FIRST + i));
		add_text(&b, d->texts[i]);
		vk_buf_adds(&b, ">\n");
	}
	vk_buf_adds(&b,
	    "endbfchar endcmap CMapName currentdict/CMap "
	    "defineresource pop end end\n");
	vk_objects_stream(o, number, "", b.data, b.len, VK_DEFLATED);
	vk_buf_free(&b);
	return number;
}

static int
put_descriptor(struct vk_objects *o)
{
	struct vk_buf b = {0};

	vk_buf_adds(&b,
	    "<</Type/FontDescriptor/FontName/Drawn/Flags 4"
	    "/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 1000/Descent 0"
	    "/CapHeight 1000/StemV 0>>");
	return vk_objects_put_new(o, &b);
}

static void
add_entry(struct vk_buf *b, const char *key, int object)
{
	vk_buf_adds(b, key);
	vk_buf_addc(b, ' ');
	vk_pdf_reference(b, object);
}

void
vk_archive_drawn_put(const struct vk_archive_drawn *d, struct vk_objects *o)
{
	struct vk_buf b = {0};
	int glyph;

	if (d->object == 0)
		return;
	glyph = put_glyph(o);
	vk_buf_adds(&b,
	    "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]"
	    "/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>/CharProcs<<");
	for (size_t i = 0; i < d->n; i++)
		vk_buf_addf(&b, "/drawn%zu %d 0 R", i, glyph);
	vk_buf_addf(&b, ">>/Encoding<</Type/Encoding/Differences[%d", FIRST);
	for (size_t i = 0; i < d->n; i++)
		vk_buf_addf(&b, "/drawn%zu", i);
	vk_buf_addf(&b, "]>>/FirstChar %d/LastChar %d/Widths[", FIRST,
	    FIRST + (int)d->n - 1);
	for (size_t i = 0; i < d->n; i++)
		vk_buf_addf(&b, i > 0 ? " %d" : "%d", EM);
	add_entry(&b, "]/FontDescriptor", put_descriptor(o));
	add_entry(&b, "/ToUnicode", put_map(d, o));
	vk_buf_adds(&b, ">>");
	vk_objects_put(o, d->object, &b);
	vk_buf_free(&b);
}
