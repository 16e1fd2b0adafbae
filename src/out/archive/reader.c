/*
 * The file around the values: cross-references of both kinds, one revision
 * after the other, objects, object streams, packed bytes.  Objects are read
 * when they are asked for, each once.  Two accounts end what would never end:
 * of bytes read, and of bytes unpacked; both begin with what the file can
 * need at most.
 */
#include "reader.h"

#include <stdlib.h>
#include <string.h>
#define ZLIB_CONST /* it does not write to its input */
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"

enum {
	MOST_VALUES = 4 << 20,
	MOST_NEST = 8, /* objects that are needed to read another */
	MOST_RATIO = 1032, /* of deflate */
	MOST_UNPACKED = 256 << 20,
	SPARE = 1 << 16, /* of both accounts */
	CHUNK = 1 << 14,
	TAIL = 2048 /* where startxref is looked for */
};

enum place { NOWHERE, IN_FILE, IN_PACK };

struct pack { /* an object stream */
	struct pack *next;
	struct vk_buf bytes;
	size_t n;
	size_t *numbers, *offsets;
};

struct entry { /* an object */
	enum place place;
	bool open; /* is being read */
	size_t at; /* offset in the file; number of the object stream */
	size_t index; /* in that stream */
	const struct vk_pdf_value *value; /* NULL: not read so far */
	struct pack *pack; /* what it is, as an object stream */
};

struct vk_pdf {
	const unsigned char *bytes;
	size_t len; /* of the revisions that are read */
	struct vk_arena *arena;
	size_t values_left, work_left, unpack_left;
	struct entry *entries;
	size_t n, room, most;
	struct pack *packs;
	const struct vk_pdf_value *root;
	int nest;
};

static const struct vk_pdf_value null_value = {.kind = VK_PDF_NULL};

static bool
spend(size_t *account, size_t amount)
{
	if (amount > *account) {
		*account = 0;
		return false;
	}
	*account -= amount;
	return true;
}

static struct vk_syntax
syntax_at(struct vk_pdf *p, size_t at)
{
	return (struct vk_syntax){
	    p->bytes, at, p->len, p->arena, &p->values_left};
}

/* ---- values ---- */

const struct vk_pdf_value *
vk_pdf_key(const struct vk_pdf_value *dict, const char *key)
{
	size_t len = strlen(key);

	if (dict->kind != VK_PDF_DICT && dict->kind != VK_PDF_STREAM)
		return &null_value;
	for (const struct vk_pdf_value *k = dict->first; k != NULL;
	     k = k->next->next)
		if (k->len == len && memcmp(k->bytes, key, len) == 0)
			return k->next;
	return &null_value;
}

const struct vk_pdf_value *
vk_pdf_get(struct vk_pdf *p, const struct vk_pdf_value *dict, const char *key)
{
	return vk_pdf_follow(p, vk_pdf_key(dict, key));
}

bool
vk_pdf_is(const struct vk_pdf_value *v, const char *name)
{
	return v->kind == VK_PDF_NAME && v->len == strlen(name) &&
	    memcmp(v->bytes, name, v->len) == 0;
}

/* A whole number from 0 to most; false for anything else. */
static bool
whole_number(const struct vk_pdf_value *v, size_t most, size_t *out)
{
	if (v->kind != VK_PDF_NUMBER || v->number < 0 ||
	    v->number % VK_PDF_UNIT != 0 ||
	    (uint64_t)(v->number / VK_PDF_UNIT) > most)
		return false;
	*out = (size_t)(v->number / VK_PDF_UNIT);
	return true;
}

/* ---- packed bytes ---- */

/* The one filter that is known; NULL: none at all. */
static bool
filter_of(struct vk_pdf *p, const struct vk_pdf_value *stream, bool *packed)
{
	const struct vk_pdf_value *f = vk_pdf_get(p, stream, "Filter");

	if (f->kind == VK_PDF_ARRAY && f->first == NULL)
		f = &null_value;
	if (f->kind == VK_PDF_ARRAY && f->first->next == NULL)
		f = vk_pdf_follow(p, f->first);
	*packed = f->kind != VK_PDF_NULL;
	return f->kind == VK_PDF_NULL || vk_pdf_is(f, "FlateDecode");
}

bool
vk_pdf_readable(struct vk_pdf *p, const struct vk_pdf_value *stream)
{
	bool packed;

	return stream->kind == VK_PDF_STREAM && filter_of(p, stream, &packed);
}

static bool
inflate_all(struct vk_pdf *p, z_stream *z, struct vk_buf *out)
{
	unsigned char room[CHUNK];
	int status = Z_OK;

	while (status == Z_OK) {
		size_t got;

		z->next_out = room;
		z->avail_out = sizeof(room);
		status = inflate(z, Z_NO_FLUSH);
		got = sizeof(room) - z->avail_out;
		if (!spend(&p->unpack_left, got) ||
		    (status == Z_OK && got == 0 && z->avail_in == 0))
			return false;
		vk_buf_add(out, room, got);
	}
	return status == Z_STREAM_END;
}

bool
vk_pdf_unpack(
    struct vk_pdf *p, const struct vk_pdf_value *stream, struct vk_buf *out)
{
	z_stream z = {0};
	bool packed, done;

	if (stream->kind != VK_PDF_STREAM || !filter_of(p, stream, &packed) ||
	    stream->len > UINT32_MAX)
		return false;
	if (!packed) {
		done = spend(&p->unpack_left, stream->len);
		if (done)
			vk_buf_add(out, stream->bytes, stream->len);
		return done;
	}
	if (inflateInit(&z) != Z_OK)
		return false;
	z.next_in = stream->bytes;
	z.avail_in = (uInt)stream->len;
	done = inflate_all(p, &z, out);
	inflateEnd(&z);
	return done;
}

/* ---- objects ---- */

static const struct vk_pdf_value *load(struct vk_pdf *, size_t number);

const struct vk_pdf_value *
vk_pdf_follow(struct vk_pdf *p, const struct vk_pdf_value *v)
{
	return v->kind == VK_PDF_REFERENCE ? load(p, (size_t)v->number) : v;
}

/* A dictionary before "stream"; its Length must lead to "endstream". */
static const struct vk_pdf_value *
read_stream(
    struct vk_pdf *p, struct vk_syntax *s, const struct vk_pdf_value *dict)
{
	struct vk_pdf_value *v;
	size_t len;

	if (s->at < s->end && s->bytes[s->at] == '\r')
		s->at++;
	if (s->at == s->end || s->bytes[s->at++] != '\n' ||
	    !whole_number(vk_pdf_get(p, dict, "Length"), s->end - s->at, &len))
		return NULL;
	v = vk_arena_alloc(p->arena, sizeof(*v));
	*v = *dict;
	v->kind = VK_PDF_STREAM;
	v->bytes = s->bytes + s->at;
	v->len = len;
	s->at += len;
	return vk_syntax_word(s, "endstream") ? v : NULL;
}

/* "12 0 obj ... endobj"; NULL when it does not stand there. */
static const struct vk_pdf_value *
read_object(struct vk_pdf *p, size_t at, size_t *number, size_t *end)
{
	struct vk_syntax s = syntax_at(p, at);
	const struct vk_pdf_value *v = NULL;
	size_t generation;

	if (vk_syntax_whole(&s, INT32_MAX, number) &&
	    vk_syntax_whole(&s, UINT16_MAX, &generation) &&
	    vk_syntax_word(&s, "obj"))
		v = vk_syntax_value(&s);
	if (v != NULL && v->kind == VK_PDF_DICT && vk_syntax_word(&s, "stream"))
		v = read_stream(p, &s, v);
	if (!spend(&p->work_left, s.at - at) || v == NULL ||
	    v->kind == VK_PDF_REFERENCE || !vk_syntax_word(&s, "endobj"))
		return NULL;
	*end = s.at;
	return v;
}

static const struct vk_pdf_value *
load_from_file(struct vk_pdf *p, size_t number, size_t at)
{
	size_t found, end;
	const struct vk_pdf_value *v = read_object(p, at, &found, &end);

	return v != NULL && found == number ? v : NULL;
}

/* The pairs of number and offset before the objects of an object stream. */
static bool
read_pairs(struct vk_pdf *p, struct pack *k, size_t first)
{
	struct vk_syntax s = {(const unsigned char *)k->bytes.data, 0, first,
	    p->arena, &p->values_left};

	if (k->n > first / 4 + 1)
		return false;
	k->numbers = vk_arena_array(p->arena, k->n, sizeof(*k->numbers));
	k->offsets = vk_arena_array(p->arena, k->n, sizeof(*k->offsets));
	for (size_t i = 0; i < k->n; i++) {
		if (!vk_syntax_whole(&s, INT32_MAX, &k->numbers[i]) ||
		    !vk_syntax_whole(&s, k->bytes.len - first, &k->offsets[i]))
			return false;
		k->offsets[i] += first;
	}
	return true;
}

static struct pack *
read_pack(struct vk_pdf *p, const struct vk_pdf_value *stream)
{
	struct pack *k;
	size_t n, first;

	if (!vk_pdf_is(vk_pdf_get(p, stream, "Type"), "ObjStm") ||
	    !whole_number(vk_pdf_get(p, stream, "N"), p->most, &n) ||
	    !whole_number(
		vk_pdf_get(p, stream, "First"), MOST_UNPACKED, &first))
		return NULL;
	k = vk_arena_alloc(p->arena, sizeof(*k));
	k->next = p->packs;
	p->packs = k;
	if (!vk_pdf_unpack(p, stream, &k->bytes) || first > k->bytes.len)
		return NULL;
	k->n = n;
	p->work_left += k->bytes.len;
	return read_pairs(p, k, first) ? k : NULL;
}

/* An object of an object stream, which itself lies in the file. */
static const struct vk_pdf_value *
load_from_pack(struct vk_pdf *p, size_t number, size_t stream, size_t index)
{
	const struct vk_pdf_value *v = &null_value;
	struct pack *k;
	struct vk_syntax s;

	if (stream >= p->n || p->entries[stream].place != IN_FILE)
		return NULL;
	v = load(p, stream);
	if (p->entries[stream].pack == NULL && v->kind == VK_PDF_STREAM)
		p->entries[stream].pack = read_pack(p, v);
	k = p->entries[stream].pack;
	if (k == NULL) {
		p->entries[stream].place = NOWHERE; /* not once more */
		return NULL;
	}
	if (index >= k->n || k->numbers[index] != number)
		return NULL;
	s = (struct vk_syntax){(const unsigned char *)k->bytes.data,
	    k->offsets[index], k->bytes.len, p->arena, &p->values_left};
	v = vk_syntax_value(&s);
	if (!spend(&p->work_left, s.at - k->offsets[index]) || v == NULL ||
	    v->kind == VK_PDF_REFERENCE)
		return NULL;
	return v;
}

static const struct vk_pdf_value *
load(struct vk_pdf *p, size_t number)
{
	const struct vk_pdf_value *v = NULL;
	struct entry *e;

	if (number >= p->n || p->nest == MOST_NEST)
		return &null_value;
	e = &p->entries[number];
	if (e->value != NULL)
		return e->value;
	if (e->open || e->place == NOWHERE || p->work_left == 0)
		return &null_value;
	e->open = true;
	p->nest++;
	v = e->place == IN_FILE ? load_from_file(p, number, e->at)
				: load_from_pack(p, number, e->at, e->index);
	p->nest--;
	e->open = false;
	e->value = v != NULL ? v : &null_value;
	return e->value;
}

/* ---- cross-references ---- */

struct section { /* one revision's */
	const struct vk_pdf_value *trailer;
	size_t end; /* behind it */
	bool take; /* its entries count */
};

/* Newer revisions are read first, and what they say stays. */
static bool
take_entry(struct vk_pdf *p, size_t number, struct entry entry)
{
	if (number >= p->most)
		return false;
	if (number >= p->room) {
		size_t room = number < p->most / 2 ? 2 * number + 64 : p->most;

		p->entries = vk_realloc(p->entries, room, sizeof(entry));
		memset(
		    p->entries + p->room, 0, (room - p->room) * sizeof(entry));
		p->room = room;
	}
	if (number >= p->n)
		p->n = number + 1;
	if (!p->entries[number].open) {
		p->entries[number] = entry;
		p->entries[number].open = true; /* is known */
	}
	return true;
}

/* Entries of 20 bytes: "0000000016 00000 n" and a line end. */
static bool
read_lines(struct vk_pdf *p, struct vk_syntax *s, struct section *section)
{
	size_t first, n, generation;

	if (!vk_syntax_whole(s, p->most, &first) ||
	    !vk_syntax_whole(s, p->most, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct entry e = {.place = IN_FILE};

		if (!vk_syntax_whole(s, SIZE_MAX, &e.at) ||
		    !vk_syntax_whole(s, UINT16_MAX, &generation))
			return false;
		if (vk_syntax_word(s, "f"))
			e.place = NOWHERE;
		else if (!vk_syntax_word(s, "n") || e.at >= p->len)
			return false;
		if (section->take && !take_entry(p, first + i, e))
			return false;
	}
	return true;
}

static bool
read_table(struct vk_pdf *p, size_t at, struct section *section)
{
	struct vk_syntax s = syntax_at(p, at);
	bool good = vk_syntax_word(&s, "xref");

	while (good && !vk_syntax_word(&s, "trailer"))
		good = read_lines(p, &s, section);
	section->trailer = good ? vk_syntax_value(&s) : NULL;
	section->end = s.at;
	return spend(&p->work_left, s.at - at) && section->trailer != NULL;
}

/* The bytes of an entry's field as a number. */
static size_t
field(const unsigned char **at, size_t width)
{
	size_t n = 0;

	for (; width > 0; width--)
		n = n << 8 | *(*at)++;
	return n;
}

static bool
read_widths(struct vk_pdf *p, const struct vk_pdf_value *stream, size_t w[3])
{
	const struct vk_pdf_value *v = vk_pdf_get(p, stream, "W");

	v = v->kind == VK_PDF_ARRAY ? v->first : NULL;
	for (int i = 0; i < 3; i++, v = v->next)
		if (v == NULL || !whole_number(v, sizeof(size_t), &w[i]))
			return false;
	return v == NULL && w[1] > 0;
}

/* Rows that each say how they differ from the one above, as PNG has it. */
static bool
undo_predictor(struct vk_pdf *p, const struct vk_pdf_value *stream,
    size_t columns, struct vk_buf *buf)
{
	const struct vk_pdf_value *parms = vk_pdf_get(p, stream, "DecodeParms");
	unsigned char *to = (unsigned char *)buf->data;
	const unsigned char *from = to;
	size_t predictor = 1, given = 1, rows = buf->len / (columns + 1);

	if (parms->kind == VK_PDF_NULL ||
	    !whole_number(vk_pdf_get(p, parms, "Predictor"), 15, &predictor) ||
	    predictor == 1)
		return predictor == 1;
	if (predictor < 10 ||
	    !whole_number(vk_pdf_get(p, parms, "Columns"), 64, &given) ||
	    given != columns || buf->len % (columns + 1) != 0)
		return false;
	for (size_t row = 0; row < rows; row++) {
		int kind = *from++; /* 0: as it is; 2: up */

		if (kind != 0 && kind != 2)
			return false;
		for (size_t i = 0; i < columns; i++, to++)
			*to = (unsigned char)(*from++ +
			    (kind == 2 && row > 0 ? *(to - columns) : 0));
	}
	buf->len = rows * columns;
	return true;
}

/* One run of the entries of a cross-reference stream. */
static bool
read_fields(struct vk_pdf *p, struct section *section, const size_t w[3],
    const unsigned char **at, size_t first, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t kind = w[0] > 0 ? field(at, w[0]) : 1;
		struct entry e = {NOWHERE, .at = field(at, w[1])};

		e.index = field(at, w[2]);
		if (kind == 1 || kind == 2)
			e.place = kind == 1 ? IN_FILE : IN_PACK;
		if ((kind == 1 && e.at >= p->len) ||
		    (section->take && !take_entry(p, first + i, e)))
			return false;
	}
	return true;
}

static bool
read_index(struct vk_pdf *p, struct section *section, const struct vk_buf *buf)
{
	const struct vk_pdf_value *v = vk_pdf_get(p, section->trailer, "Index");
	const unsigned char *at = (const unsigned char *)vk_buf_str(buf);
	size_t w[3], width, left, first = 0, n;

	if (!read_widths(p, section->trailer, w))
		return false;
	width = w[0] + w[1] + w[2];
	left = buf->len / width;
	if (v->kind != VK_PDF_ARRAY)
		return whole_number(
			   vk_pdf_get(p, section->trailer, "Size"), left, &n) &&
		    read_fields(p, section, w, &at, first, n);
	for (v = v->first; v != NULL; v = v->next->next) {
		if (v->next == NULL || !whole_number(v, p->most, &first) ||
		    !whole_number(v->next, left, &n) ||
		    !read_fields(p, section, w, &at, first, n))
			return false;
		left -= n;
	}
	return true;
}

static bool
read_xref_stream(struct vk_pdf *p, size_t at, struct section *section)
{
	size_t number, w[3];
	struct vk_buf buf = {0};
	const struct vk_pdf_value *v =
	    read_object(p, at, &number, &section->end);
	bool good = v != NULL && vk_pdf_is(vk_pdf_key(v, "Type"), "XRef") &&
	    read_widths(p, v, w) && vk_pdf_unpack(p, v, &buf) &&
	    undo_predictor(p, v, w[0] + w[1] + w[2], &buf);

	section->trailer = v;
	good = good && spend(&p->work_left, buf.len) &&
	    read_index(p, section, &buf);
	vk_buf_free(&buf);
	return good;
}

static bool
read_section(struct vk_pdf *p, size_t at, struct section *section)
{
	struct vk_syntax s = syntax_at(p, at);
	const struct vk_pdf_value *t;

	if (!(vk_syntax_word(&s, "xref") ? read_table(p, at, section)
					 : read_xref_stream(p, at, section)))
		return false;
	t = section->trailer;
	/* nothing is hidden here, and nothing said twice */
	return vk_pdf_key(t, "Encrypt")->kind == VK_PDF_NULL &&
	    vk_pdf_key(t, "XRefStm")->kind == VK_PDF_NULL;
}

/* Where the section of an older revision begins; false: there is none. */
static bool
older(const struct section *section, size_t at, size_t *prev)
{
	return at > 0 &&
	    whole_number(vk_pdf_key(section->trailer, "Prev"), at - 1, prev);
}

/*
 * From the newest revision to the oldest.  Each lies before the one that names
 * it, so that this ends.
 */
static bool
read_sections(struct vk_pdf *p, size_t at, enum vk_pdf_view view)
{
	struct section newest = {.take = view == VK_PDF_LATEST};
	struct section section = newest;
	bool good = read_section(p, at, &section);

	newest = section;
	while (good && older(&section, at, &at))
		good = read_section(p, at, &section);
	if (good && view == VK_PDF_FIRST) {
		struct vk_syntax s = syntax_at(p, section.end);
		size_t start;

		/* its own end closes the file as it was */
		good = vk_syntax_word(&s, "startxref") &&
		    vk_syntax_whole(&s, at, &start) && start == at;
		if (good)
			p->len = s.at;
		section.take = true;
		good = good && read_section(p, at, &section);
		newest = section;
	}
	if (good)
		p->root = vk_pdf_key(newest.trailer, "Root");
	return good;
}

/* The number after the last startxref. */
static bool
find_start(struct vk_pdf *p, size_t *start)
{
	static const char word[] = "startxref";
	size_t len = sizeof(word) - 1;
	size_t at = p->len > len ? p->len - len : 0;
	size_t least = p->len > TAIL ? p->len - TAIL : 0;

	for (; at > least; at--) {
		struct vk_syntax s = syntax_at(p, at);

		if (memcmp(p->bytes + at, word, len) == 0)
			return vk_syntax_word(&s, word) &&
			    vk_syntax_whole(&s, p->len - 1, start);
	}
	return false;
}

static bool
open_file(struct vk_pdf *p, enum vk_pdf_view view)
{
	size_t start;

	if (p->len < 8 || memcmp(p->bytes, "%PDF-1.", 7) != 0 ||
	    !find_start(p, &start) || !read_sections(p, start, view))
		return false;
	for (size_t i = 0; i < p->n; i++)
		p->entries[i].open = false;
	return vk_pdf_root(p)->kind == VK_PDF_DICT;
}

struct vk_pdf *
vk_pdf_open(const void *bytes, size_t len, enum vk_pdf_view view)
{
	struct vk_pdf *p = vk_alloc(1, sizeof(*p));

	p->arena = vk_arena_new();
	p->bytes = bytes;
	p->len = len;
	p->most = len < MOST_VALUES ? len + 1 : MOST_VALUES;
	p->values_left = MOST_VALUES;
	p->work_left = len < SIZE_MAX / 8 ? 4 * len + SPARE : 0;
	p->unpack_left = len < MOST_UNPACKED / MOST_RATIO
	    ? MOST_RATIO * len + SPARE
	    : MOST_UNPACKED;
	p->root = &null_value;
	if (open_file(p, view))
		return p;
	vk_pdf_close(p);
	return NULL;
}

void
vk_pdf_close(struct vk_pdf *p)
{
	if (p == NULL)
		return;
	for (struct pack *k = p->packs; k != NULL; k = k->next)
		vk_buf_free(&k->bytes);
	free(p->entries);
	vk_arena_free(p->arena);
	free(p);
}

size_t
vk_pdf_count(const struct vk_pdf *p)
{
	return p->n;
}

const struct vk_pdf_value *
vk_pdf_root(struct vk_pdf *p)
{
	return vk_pdf_follow(p, p->root);
}
