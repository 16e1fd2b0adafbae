/*
 * SAX2 events of libxml2 become our tree.  The scanner has seen the bytes
 * before and noted every tag, so places come from the file itself, exact to
 * the code point, whatever libxml2 counts.  libxml2 opens nothing: there is no
 * DOCTYPE, the handler for entities is not there, catalogues are off.
 */
#include "xml.h"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "mojibake.h"
#include "scan.h"
#include "text_fault.h"

enum { NAME_SLOTS = 256, MORE_ROOM = 160 };

struct name { /* remembered by libxml2's pointer, which is one per name */
	const xmlChar *key;
	const char *written;
	int kind;
};

struct reader {
	struct vk_scan scan;
	struct vk_doc *doc;
	struct vk_diag *diag;
	xmlParserCtxtPtr ctxt;
	struct vk_node *top; /* innermost open element */
	size_t tag; /* number of the next tag in the scan */
	bool self_closed; /* the last tag was both start and end */
	size_t text_at; /* behind the last tag */
	struct vk_buf text, composed;
	struct name elements[NAME_SLOTS], attributes[NAME_SLOTS];
	bool failed;
};

/* ---- text ---- */

struct report { /* where the faults of one text or value lie */
	struct reader *r;
	struct vk_walk walk;
};

static void
report_fault(const struct vk_text_finding *f, void *user)
{
	struct report *report = user;

	vk_text_fault_say(
	    report->r->diag, f, vk_walk_to(&report->walk, f->index));
}

static void
check_words(struct reader *r, const char *s, size_t len, size_t offset)
{
	size_t index;

	if (vk_text_has_long_word(s, len, &index)) {
		struct vk_walk walk = vk_walk_text(&r->scan, offset);

		vk_text_long_word_say(r->diag, vk_walk_to(&walk, index));
	}
}

/* Says so of a text as a whole, where its signs would each be a fault. */
static bool
is_mojibake(struct reader *r, const char *s, size_t len, struct vk_walk *walk)
{
	struct vk_mojibake m;

	if (!vk_mojibake_look(s, len, &m))
		return false;
	vk_diag_add(r->diag,
	    m.name != NULL ? VK_MSG_TEXT_LEGACY : VK_MSG_TEXT_TWICE,
	    vk_walk_to(walk, strspn(s, " \t\r\n")), m.found, m.read, m.name);
	return true;
}

/* Text or a value in NFC, held to the repertoire; kept in the arena. */
static const char *
keep_text(
    struct reader *r, const char *s, size_t len, size_t offset, size_t *out_len)
{
	struct report report = {r, vk_walk_text(&r->scan, offset)};
	bool old = is_mojibake(r, s, len, &report.walk);

	vk_buf_clear(&r->composed);
	vk_text_compose(
	    &r->composed, s, len, old ? NULL : report_fault, &report);
	check_words(r, s, len, offset);
	*out_len = r->composed.len;
	return vk_arena_strndup(
	    r->doc->arena, vk_buf_str(&r->composed), r->composed.len);
}

/* ---- nodes ---- */

static struct vk_node *
add_node(struct reader *r, enum vk_element kind, const char *written,
    struct vk_pos pos)
{
	struct vk_node *node = vk_node_new(r->doc->arena, r->top, kind, pos);

	node->written = written;
	if (r->top == NULL)
		r->doc->root = node;
	return node;
}

/* The text since the last tag becomes a node, before the next tag does. */
static void
flush_text(struct reader *r)
{
	struct vk_walk walk = vk_walk_text(&r->scan, r->text_at);
	struct vk_node *node;
	size_t blanks;

	if (r->text.len == 0 || r->top == NULL)
		return;
	blanks = strspn(r->text.data, " \t\r\n");
	node = add_node(r, VK_EL_TEXT, vk_element_name(VK_EL_TEXT),
	    vk_walk_to(&walk, blanks < r->text.len ? blanks : 0));
	node->text =
	    keep_text(r, r->text.data, r->text.len, r->text_at, &node->len);
	vk_buf_clear(&r->text);
}

static const char *
full_name(struct reader *r, const xmlChar *local, const xmlChar *prefix)
{
	if (prefix == NULL)
		return vk_arena_strdup(r->doc->arena, (const char *)local);
	return vk_arena_printf(
	    r->doc->arena, "%s:%s", (const char *)prefix, (const char *)local);
}

static int
find_element(const char *written)
{
	return (int)vk_element_find(written, strlen(written));
}

static int
find_attribute(const char *written)
{
	return (int)vk_attribute_find(written, strlen(written));
}

static struct name
look_up(struct reader *r, struct name slots[NAME_SLOTS], const xmlChar *local,
    const xmlChar *prefix, int find(const char *))
{
	struct name *slot = &slots[((uintptr_t)local >> 3) % NAME_SLOTS];
	struct name fresh;

	if (prefix == NULL && slot->key == local)
		return *slot;
	fresh.key = local;
	fresh.written = full_name(r, local, prefix);
	fresh.kind = find(fresh.written);
	if (prefix == NULL)
		*slot = fresh;
	return fresh;
}

/* The tag of the event at hand; text begins behind it. */
static size_t
next_tag(struct reader *r)
{
	const struct vk_scan *s = &r->scan;
	size_t at = r->tag < s->ntags ? s->tags[r->tag++] : s->len;

	r->text_at = vk_scan_tag_end(s, at);
	r->self_closed = r->text_at > at + 1 && s->bytes[r->text_at - 2] == '/';
	return at;
}

/* ---- attributes ---- */

static bool
is_namespace(const char *name, size_t len)
{
	return strncmp(name, "xmlns", 5) == 0 &&
	    (len == 5 || (len > 5 && name[5] == ':'));
}

static void
add_attribute(struct reader *r, struct vk_attr *attr, const xmlChar **event,
    struct vk_pos pos, size_t value_at)
{
	struct name name =
	    look_up(r, r->attributes, event[0], event[1], find_attribute);
	size_t len = (size_t)(event[4] - event[3]);

	attr->name = (enum vk_attribute)name.kind;
	attr->written = name.written;
	attr->pos = pos;
	attr->value = keep_text(r, (const char *)event[3], len, value_at, &len);
}

/*
 * xmlns:x="..." says nothing by itself and is passed over, as xmlns="" is; any
 * other xmlns puts the elements where the vocabulary is not.
 */
static bool
add_namespace(struct reader *r, struct vk_attr *attr, const char *name,
    size_t len, struct vk_pos pos, const xmlChar *uri)
{
	if (len != 5 || uri == NULL || *uri == '\0')
		return false;
	attr->name = VK_AT_NONE;
	attr->written = vk_arena_strndup(r->doc->arena, name, len);
	attr->value = vk_arena_strdup(r->doc->arena, (const char *)uri);
	attr->pos = pos;
	return true;
}

struct event { /* what libxml2 says of a start tag */
	const xmlChar **attributes, **namespaces;
	size_t nattributes, nnamespaces;
};

static const xmlChar *
default_namespace(const struct event *e)
{
	for (size_t i = 0; i < e->nnamespaces; i++)
		if (e->namespaces[2 * i] == NULL)
			return e->namespaces[2 * i + 1];
	return NULL;
}

/*
 * Columns from the name to the value, where all of it stands on one line and
 * each sign for itself.
 */
static uint32_t
columns_ahead(const struct vk_scan *s, const char *name, size_t value)
{
	const char *end = s->bytes + s->len, *at = s->bytes + value;
	char quote = at[-1];

	for (; at < end && *at != quote; at++)
		if (*at == '\n' || *at == '\r' || *at == '&')
			return 0;
	at = s->bytes + value;
	for (const char *c = name; c < at; c++)
		if (*c == '\n' || *c == '\r' || (unsigned char)*c >= 0x80)
			return 0;
	return (uint32_t)(at - name);
}

/* libxml2 gives the attributes in the order of the tag. */
static size_t
add_attributes(
    struct reader *r, size_t at, const struct event *e, struct vk_attr *attrs)
{
	const struct vk_scan *s = &r->scan;
	size_t n = 0, taken = 0, len, value = 0;
	const char *name;

	while ((name = vk_scan_attribute(s, &at, &len, &value)) != NULL) {
		struct vk_pos pos =
		    vk_places_at(&s->places, (size_t)(name - s->bytes));

		if (is_namespace(name, len)) {
			if (add_namespace(r, &attrs[n], name, len, pos,
				default_namespace(e)))
				n++;
		} else if (taken < e->nattributes) {
			attrs[n].ahead = columns_ahead(s, name, value);
			add_attribute(r, &attrs[n++],
			    e->attributes + 5 * taken++, pos, value);
		}
	}
	return n;
}

/* ---- events ---- */

static void
on_start(void *user, const xmlChar *local, const xmlChar *prefix,
    const xmlChar *uri, int nnamespaces, const xmlChar **namespaces,
    int nattributes, int ndefaulted, const xmlChar **attributes)
{
	struct reader *r = user;
	struct event e = {
	    attributes, namespaces, (size_t)nattributes, (size_t)nnamespaces};
	struct name name = look_up(r, r->elements, local, prefix, find_element);
	size_t at, room = e.nattributes + e.nnamespaces;
	struct vk_attr *attrs;

	(void)uri;
	(void)ndefaulted;
	flush_text(r);
	at = next_tag(r);
	r->top = add_node(r, (enum vk_element)name.kind, name.written,
	    vk_places_at(&r->scan.places, at));
	if (room == 0)
		return;
	attrs = vk_arena_array(r->doc->arena, room, sizeof(*attrs));
	r->top->attrs = attrs;
	r->top->nattrs =
	    add_attributes(r, at + 1 + strlen(name.written), &e, attrs);
}

static void
on_end(
    void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
	struct reader *r = user;

	(void)local;
	(void)prefix;
	(void)uri;
	flush_text(r);
	if (r->self_closed)
		r->self_closed = false;
	else
		next_tag(r);
	if (r->top != NULL)
		r->top = r->top->parent;
}

static void
on_text(void *user, const xmlChar *text, int len)
{
	struct reader *r = user;

	vk_buf_add(&r->text, text, (size_t)len);
}

/* libxml2's words without their line break, cut after a whole code point. */
static void
copy_words(const char *words, char room[MORE_ROOM])
{
	size_t len = words != NULL ? strcspn(words, "\n") : 0;

	if (len >= MORE_ROOM)
		len = MORE_ROOM - 1;
	while (len > 0 && words != NULL && words[len] != '\0' &&
	    ((unsigned char)words[len] & 0xC0) == 0x80)
		len--;
	if (len > 0)
		memcpy(room, words, len);
	room[len] = '\0';
}

static void
on_error(void *user, xmlErrorPtr error)
{
	struct reader *r = user;
	const xmlParserInput *in = r->ctxt->input;
	char more[MORE_ROOM];
	size_t at = 0;

	if (error->level < XML_ERR_FATAL || r->failed)
		return;
	if (in != NULL)
		at = in->consumed + (size_t)(in->cur - in->base);
	copy_words(error->message, more);
	vk_diag_add(r->diag, VK_MSG_XML_MALFORMED,
	    vk_places_at(&r->scan.places, at), NULL, NULL, more);
	r->failed = true;
	xmlStopParser(r->ctxt);
}

static const xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .serror = on_error,
};

/* ---- the whole ---- */

static void
malformed(struct reader *r, const char *more)
{
	vk_diag_add(r->diag, VK_MSG_XML_MALFORMED,
	    vk_places_at(&r->scan.places, r->scan.len), NULL, NULL, more);
	r->failed = true;
}

/*
 * NOENT only replaces the five predefined entities inside values; no other can
 * be declared.  The limits of libxml2 stay on (no HUGE): ours are lower.
 */
static void
parse(struct reader *r)
{
	xmlDocPtr none;

	xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
	r->ctxt = xmlNewParserCtxt();
	if (r->ctxt == NULL || r->scan.len == 0) {
		malformed(r, "the file is empty");
		xmlFreeParserCtxt(r->ctxt);
		return;
	}
	*r->ctxt->sax = handler;
	r->ctxt->userData = r;
	none = xmlCtxtReadMemory(r->ctxt, r->scan.bytes, (int)r->scan.len, NULL,
	    NULL, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
	xmlFreeDoc(none);
	if (!r->failed && (!r->ctxt->wellFormed || r->doc->root == NULL))
		malformed(r, "the file ends too early");
	xmlFreeParserCtxt(r->ctxt);
}

static struct vk_doc *
new_doc(const char *name)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_doc *doc = vk_arena_alloc(arena, sizeof(*doc));

	doc->arena = arena;
	doc->path = vk_arena_strdup(arena, name);
	return doc;
}

struct vk_doc *
vk_xml_read_bytes(
    const char *name, const char *bytes, size_t len, struct vk_diag *d)
{
	struct reader *r = vk_alloc(1, sizeof(*r));
	struct vk_doc *doc = new_doc(name);

	r->doc = doc;
	r->diag = d;
	if (vk_scan(&r->scan, doc->path, bytes, len, d))
		parse(r);
	else
		r->failed = true;
	if (r->failed) {
		vk_doc_free(doc);
		doc = NULL;
	}
	vk_scan_free(&r->scan);
	vk_buf_free(&r->text);
	vk_buf_free(&r->composed);
	free(r);
	return doc;
}

struct vk_doc *
vk_xml_read(const char *path, struct vk_diag *d)
{
	struct vk_buf bytes = {0};
	struct vk_doc *doc = NULL;

	if (vk_file_read(path, VK_XML_MOST_BYTES, &bytes, d))
		doc = vk_xml_read_bytes(path, vk_buf_str(&bytes), bytes.len, d);
	vk_buf_free(&bytes);
	return doc;
}
