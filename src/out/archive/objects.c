/*
 * A PDF file as it grows: streams are written at once, other objects are
 * gathered in object streams, and where each of them lies is told at the end.
 * The same calls give the same bytes.
 */
#include "objects.h"

#include <assert.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "out/out.h"
#include "packer.h"

enum {
	GROUP_MOST = 200, /* objects in an object stream */
	ID_LEN = 32 /* of the hash in hexadecimal */
};

enum kind { RESERVED, FREE_HEAD, OWN, GROUPED }; /* last: in a group */

struct place { /* where an object lies */
	enum kind kind;
	size_t at; /* offset, or the number of the object stream */
	unsigned index; /* in it */
};

struct vk_objects {
	bool plain;
	struct vk_buf out;
	struct place *places; /* of each number; [0] is nobody's */
	size_t n, room;
	int group; /* object stream in hand; 0: none */
	unsigned grouped; /* objects in it */
	struct vk_buf heads, bodies;
	struct vk_packer *packer; /* lent, or NULL so far */
	struct vk_packer *own;
};

/* ---- packing ---- */

void
vk_objects_lend(struct vk_objects *o, struct vk_packer *packer)
{
	o->packer = packer;
}

/* The bytes packed; NULL when they stay as they are. */
static const struct vk_buf *
pack(struct vk_objects *o, const void *bytes, size_t len, enum vk_packing how)
{
	if (o->plain || how == VK_AS_IS)
		return NULL;
	if (o->packer == NULL)
		o->packer = o->own = vk_packer_new();
	return how == VK_COMMON ? vk_pack_common(o->packer, bytes, len)
				: vk_pack(o->packer, bytes, len);
}

/* ---- objects ---- */

struct vk_objects *
vk_objects_new(bool plain)
{
	struct vk_objects *o = vk_alloc(1, sizeof(*o));
	int nobody;

	o->plain = plain;
	/* bytes above 127 tell programs that the file is no text */
	vk_buf_adds(&o->out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
	nobody = vk_objects_reserve(o);
	o->places[nobody].kind = FREE_HEAD;
	return o;
}

void
vk_objects_free(struct vk_objects *o)
{
	if (o == NULL)
		return;
	vk_packer_free(o->own);
	vk_buf_free(&o->out);
	vk_buf_free(&o->heads);
	vk_buf_free(&o->bodies);
	free(o->places);
	free(o);
}

int
vk_objects_reserve(struct vk_objects *o)
{
	if (o->n == o->room) {
		o->room = o->room > 0 ? o->room * 2 : 256;
		o->places = vk_realloc(o->places, o->room, sizeof(*o->places));
	}
	memset(&o->places[o->n], 0, sizeof(*o->places));
	return (int)o->n++;
}

/* The place of a number that nothing was put under so far. */
static struct place *
place_of(struct vk_objects *o, int number)
{
	assert(number > 0 && (size_t)number < o->n);
	assert(o->places[number].kind == RESERVED);
	return &o->places[number];
}

/* "12 0 obj", from where it is found. */
static void
open_object(struct vk_objects *o, int number)
{
	*place_of(o, number) = (struct place){.kind = OWN, .at = o->out.len};
	vk_buf_addn(&o->out, (size_t)number);
	vk_buf_adds(&o->out, " 0 obj\n");
}

static void
close_object(struct vk_objects *o)
{
	vk_buf_adds(&o->out, "\nendobj\n");
}

void
vk_objects_stream(struct vk_objects *o, int number, const char *entries,
    const void *bytes, size_t len, enum vk_packing packing)
{
	const struct vk_buf *packed = pack(o, bytes, len, packing);
	const char *filter = "";

	if (packed != NULL) {
		bytes = packed->data;
		len = packed->len;
		filter = "/Filter/FlateDecode";
	}
	open_object(o, number);
	vk_buf_adds(&o->out, "<<");
	vk_buf_adds(&o->out, entries);
	vk_buf_addf(&o->out, "/Length %zu%s>>\nstream\n", len, filter);
	vk_buf_add(&o->out, bytes, len);
	vk_buf_adds(&o->out, "\nendstream");
	close_object(o);
}

/* Writes the object stream in hand. */
static void
close_group(struct vk_objects *o)
{
	struct vk_buf entries = {0};

	if (o->group == 0)
		return;
	vk_buf_addf(
	    &entries, "/Type/ObjStm/N %u/First %zu", o->grouped, o->heads.len);
	vk_buf_add(&o->heads, o->bodies.data, o->bodies.len);
	vk_objects_stream(o, o->group, vk_buf_str(&entries), o->heads.data,
	    o->heads.len, VK_DEFLATED);
	vk_buf_free(&entries);
	vk_buf_clear(&o->heads);
	vk_buf_clear(&o->bodies);
	o->group = 0;
	o->grouped = 0;
}

static void
put_in_group(struct vk_objects *o, int number, const struct vk_buf *body)
{
	if (o->group == 0)
		o->group = vk_objects_reserve(o);
	*place_of(o, number) = (struct place){
	    .kind = GROUPED, .at = (size_t)o->group, .index = o->grouped};
	vk_buf_addn(&o->heads, (size_t)number);
	vk_buf_addc(&o->heads, ' ');
	vk_buf_addn(&o->heads, o->bodies.len);
	vk_buf_addc(&o->heads, ' ');
	vk_buf_add(&o->bodies, body->data, body->len);
	vk_buf_addc(&o->bodies, '\n');
	if (++o->grouped == GROUP_MOST)
		close_group(o);
}

void
vk_objects_put(struct vk_objects *o, int number, const struct vk_buf *body)
{
	if (!o->plain) {
		put_in_group(o, number, body);
		return;
	}
	open_object(o, number);
	vk_buf_add(&o->out, body->data, body->len);
	close_object(o);
}

int
vk_objects_put_new(struct vk_objects *o, struct vk_buf *body)
{
	int number = vk_objects_reserve(o);

	vk_objects_put(o, number, body);
	vk_buf_free(body);
	return number;
}

/* ---- cross-reference ---- */

/* /Size, /Root, /Info and the /ID: MD5, as ISO 32000-1, 14.4, suggests. */
static void
add_trailer(const struct vk_objects *o, int root, int info, struct vk_buf *b)
{
	char *hash = g_compute_checksum_for_data(
	    G_CHECKSUM_MD5, (const guchar *)o->out.data, o->out.len);

	vk_buf_addf(b, "/Size %zu/Root %d 0 R/Info %d 0 R", o->n, root, info);
	vk_buf_addf(b, "/ID[<%.*s><%.*s>]", ID_LEN, hash, ID_LEN, hash);
	g_free(hash);
}

/* "0000000015 00000 n" with its two signs at the end, 20 bytes in all. */
static void
write_table(struct vk_objects *o, int root, int info)
{
	struct vk_buf trailer = {0};
	size_t from = o->out.len;

	add_trailer(o, root, info, &trailer);
	vk_buf_addf(&o->out, "xref\n0 %zu\n0000000000 65535 f \n", o->n);
	for (size_t i = 1; i < o->n; i++)
		vk_buf_addf(&o->out, "%010zu 00000 n \n", o->places[i].at);
	vk_buf_addf(&o->out, "trailer\n<<%s>>\nstartxref\n%zu\n%%%%EOF\n",
	    vk_buf_str(&trailer), from);
	vk_buf_free(&trailer);
}

static void
add_number(struct vk_buf *b, size_t n, int bytes)
{
	while (bytes-- > 0)
		vk_buf_addc(b, (char)(n >> 8 * bytes & 0xff));
}

static int
bytes_for(size_t n)
{
	int bytes = 1;

	while (n >>= 8)
		bytes++;
	return bytes;
}

/* An entry: free, at an offset, or in an object stream. */
static void
add_entry(struct vk_buf *b, const struct place *p, int width)
{
	static const struct {
		size_t type, last;
	} as[] = {[FREE_HEAD] = {0, 65535}, [OWN] = {1, 0}, [GROUPED] = {2, 0}};

	add_number(b, as[p->kind].type, 1);
	add_number(b, p->at, width);
	add_number(b, as[p->kind].last + p->index, 2);
}

static void
write_stream(struct vk_objects *o, int root, int info)
{
	struct vk_buf entries = {0}, table = {0};
	int number = vk_objects_reserve(o);
	size_t from = o->out.len;
	int width = bytes_for(from);

	o->places[number] = (struct place){.kind = OWN, .at = from};
	for (size_t i = 0; i < o->n; i++)
		add_entry(&table, &o->places[i], width);
	o->places[number].kind = RESERVED;
	vk_buf_addf(&entries, "/Type/XRef/W[1 %d 2]", width);
	add_trailer(o, root, info, &entries);
	vk_objects_stream(o, number, vk_buf_str(&entries), table.data,
	    table.len, VK_DEFLATED);
	vk_buf_addf(&o->out, "startxref\n%zu\n%%%%EOF\n", from);
	vk_buf_free(&entries);
	vk_buf_free(&table);
}

/* Every number that was given out was put, once. */
static bool
is_whole(const struct vk_objects *o)
{
	for (size_t i = 0; i < o->n; i++)
		if (o->places[i].kind == RESERVED)
			return false;
	return true;
}

void
vk_objects_finish(struct vk_objects *o, int root, int info, struct vk_buf *out)
{
	close_group(o);
	assert(is_whole(o));
	if (o->plain)
		write_table(o, root, info);
	else
		write_stream(o, root, info);
	vk_buf_free(out);
	*out = o->out;
	memset(&o->out, 0, sizeof(o->out));
}
