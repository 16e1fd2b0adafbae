/*
 * What the file says of itself, the same in Info and in XMP, and the files
 * inside it.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "out/instant.h"
#include "vankien.h"

static const char producer[] = "vankien " VK_VERSION;

/* ---- the document's own data ---- */

/*
 * Info and XMP must be equal, and XML cannot hold every sign: both get the
 * text with blanks for control characters, and as long as a string may be.
 */
static struct vk_buf
common_text(const char *text)
{
	struct vk_buf b = {0};
	size_t len = text != NULL ? strlen(text) : 0;

	for (size_t at = 0; at < len;) {
		uint32_t cp;
		int used = vk_utf8_decode(text + at, len - at, &cp);

		at += used > 0 ? (size_t)used : 1;
		if (used == 0 || cp == 0xfffe || cp == 0xffff)
			cp = 0xfffd;
		vk_utf8_add(&b, cp < ' ' || cp == 0x7f ? ' ' : cp);
	}
	b.len = vk_pdf_text_fits(vk_buf_str(&b));
	if (b.data != NULL)
		b.data[b.len] = '\0';
	return b;
}

static void
add_text(struct vk_buf *b, const char *key, const char *text)
{
	struct vk_buf common = common_text(text);

	if (common.len > 0) {
		vk_pdf_name(b, key);
		vk_pdf_text(b, common.data);
	}
	vk_buf_free(&common);
}

int
vk_archive_info(struct vk_objects *o, const struct vk_pages *pages)
{
	struct vk_buf b = {0};

	vk_buf_adds(&b, "<<");
	add_text(&b, "Title", pages->title);
	add_text(&b, "Author", pages->author);
	add_text(&b, "Subject", pages->subject);
	add_text(&b, "Creator", producer);
	add_text(&b, "Producer", producer);
	vk_buf_adds(&b, "/CreationDate");
	vk_pdf_date(&b, pages->day);
	vk_buf_adds(&b, "/ModDate");
	vk_pdf_date(&b, pages->day);
	vk_buf_adds(&b, ">>");
	return vk_objects_put_new(o, &b);
}

static void
add_escaped(struct vk_buf *b, const char *text)
{
	assert(text != NULL);
	for (; *text != '\0'; text++) {
		if (*text == '&')
			vk_buf_adds(b, "&amp;");
		else if (*text == '<')
			vk_buf_adds(b, "&lt;");
		else if (*text == '>')
			vk_buf_adds(b, "&gt;");
		else
			vk_buf_addc(b, *text);
	}
}

/* A property and what stands around its text; nothing where there is none. */
static void
add_property(
    struct vk_buf *b, const char *before, const char *text, const char *after)
{
	struct vk_buf common = common_text(text);

	if (common.len > 0) {
		vk_buf_adds(b, before);
		add_escaped(b, common.data);
		vk_buf_adds(b, after);
	}
	vk_buf_free(&common);
}

static const char packet_head[] =
    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
    "<pdfaid:part>3</pdfaid:part>\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

/* PDF/A knows no pdfuaid, so it is told what that is. */
static const char packet_tail[] =
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility"
    "</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n"
    "</rdf:RDF>\n"
    "</x:xmpmeta>\n"
    "<?xpacket end=\"w\"?>\n";

/* Not packed: archives look for it in the bytes. */
int
vk_archive_xmp(struct vk_objects *o, const struct vk_pages *pages)
{
	int number = vk_objects_reserve(o);
	char time[VK_INSTANT_ROOM];
	struct vk_buf b = {0};
	const struct {
		const char *before, *text, *after;
	} properties[] = {
	    {"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", pages->title,
		"</rdf:li></rdf:Alt></dc:title>\n"},
	    {"<dc:creator><rdf:Seq><rdf:li>", pages->author,
		"</rdf:li></rdf:Seq></dc:creator>\n"},
	    {"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
		pages->subject, "</rdf:li></rdf:Alt></dc:description>\n"},
	    {"<dc:language><rdf:Bag><rdf:li>", "vi-VN",
		"</rdf:li></rdf:Bag></dc:language>\n"},
	    {"<xmp:CreatorTool>", producer, "</xmp:CreatorTool>\n"},
	    {"<xmp:CreateDate>", time, "</xmp:CreateDate>\n"},
	    {"<xmp:ModifyDate>", time, "</xmp:ModifyDate>\n"},
	    {"<pdf:Producer>", producer, "</pdf:Producer>\n"},
	};

	vk_out_instant(pages->day, time);
	vk_buf_adds(&b, packet_head);
	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++)
		add_property(&b, properties[i].before, properties[i].text,
		    properties[i].after);
	vk_buf_adds(&b, packet_tail);
	vk_objects_stream(
	    o, number, "/Type/Metadata/Subtype/XML", b.data, b.len, VK_AS_IS);
	vk_buf_free(&b);
	return number;
}

/* ---- the files inside ---- */

static int
put_file(struct vk_objects *o, const struct vk_attachment *a, const char *day)
{
	int number = vk_objects_reserve(o);
	struct vk_buf b = {0};

	vk_buf_adds(&b, "/Type/EmbeddedFile/Subtype");
	vk_pdf_name(&b, a->type);
	vk_buf_addf(&b, "/Params<</Size %zu/ModDate", a->len);
	vk_pdf_date(&b, day);
	vk_buf_adds(&b, ">>");
	vk_objects_stream(o, number, vk_buf_str(&b), a->bytes, a->len,
	    a->common ? VK_COMMON : VK_DEFLATED);
	vk_buf_free(&b);
	return number;
}

/* The words about a file, which is what the pages were made of. */
static int
put_filespec(struct vk_objects *o, const struct vk_attachment *a, int file)
{
	struct vk_buf b = {0};

	vk_buf_adds(&b, "<</Type/Filespec/AFRelationship/Source/F");
	vk_pdf_text(&b, a->name);
	vk_buf_adds(&b, "/UF");
	vk_pdf_text(&b, a->name);
	vk_buf_adds(&b, "/Desc");
	vk_pdf_text(&b, a->about);
	vk_buf_adds(&b, "/EF<</F ");
	vk_pdf_reference(&b, file);
	vk_buf_adds(&b, "/UF ");
	vk_pdf_reference(&b, file);
	vk_buf_adds(&b, ">>>>");
	return vk_objects_put_new(o, &b);
}

struct leaf { /* of the name tree */
	struct vk_buf key; /* the bytes by which it is sorted */
	int filespec;
};

static int
compare(const void *a, const void *b)
{
	const struct vk_buf *x = &((const struct leaf *)a)->key;
	const struct vk_buf *y = &((const struct leaf *)b)->key;
	size_t len = x->len < y->len ? x->len : y->len;
	int order = len > 0 ? memcmp(x->data, y->data, len) : 0;

	return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

static int
put_names(struct vk_objects *o, const struct leaf *leaves, size_t n)
{
	struct vk_buf b = {0};

	vk_buf_adds(&b, "<</Names[");
	for (size_t i = 0; i < n; i++) {
		vk_pdf_bytes(&b, leaves[i].key.data, leaves[i].key.len);
		vk_pdf_reference(&b, leaves[i].filespec);
	}
	vk_buf_adds(&b, "]>>");
	return vk_objects_put_new(o, &b);
}

static int
put_list(struct vk_objects *o, const struct leaf *leaves, size_t n)
{
	struct vk_buf b = {0};

	vk_buf_addc(&b, '[');
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			vk_buf_addc(&b, ' ');
		vk_pdf_reference(&b, leaves[i].filespec);
	}
	vk_buf_addc(&b, ']');
	return vk_objects_put_new(o, &b);
}

struct vk_archive_files
vk_archive_attach(struct vk_objects *o, const struct vk_attachment *attachments,
    size_t n, const char *day)
{
	struct vk_archive_files files = {0};
	struct leaf *leaves;

	if (n == 0)
		return files;
	leaves = vk_alloc(n, sizeof(*leaves));
	for (size_t i = 0; i < n; i++) {
		const struct vk_attachment *a = &attachments[i];

		leaves[i].filespec = put_filespec(o, a, put_file(o, a, day));
		vk_pdf_encode(&leaves[i].key, a->name);
	}
	files.af = put_list(o, leaves, n); /* in the order of the caller */
	qsort(leaves, n, sizeof(*leaves), compare);
	files.names = put_names(o, leaves, n);
	for (size_t i = 0; i < n; i++)
		vk_buf_free(&leaves[i].key);
	free(leaves);
	return files;
}
