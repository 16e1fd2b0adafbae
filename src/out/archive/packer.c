/*
 * Streams are packed here.  Some are the same in many files: the meaning of the
 * colours, the rule set, the letters of a face.  Such a stream is kept with its
 * packed bytes and found again by all of its content, so a file never depends
 * on what was written before it, and is only written sooner.
 */
#include "packer.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "out/out.h"

enum {
	LEVEL = 6, /* more costs twice the time for a hundredth */
	PLACES = 64, /* for streams; a new one drives out who has its place */
	MOST_BYTES = 1 << 16 /* of a stream that is kept */
};

struct kept {
	struct vk_buf bytes, packed; /* no bytes: a free place */
};

struct vk_packer {
	struct libdeflate_compressor *compressor;
	struct vk_buf packed;
	struct kept kept[PLACES];
};

struct vk_packer *
vk_packer_new(void)
{
	struct vk_packer *p = vk_alloc(1, sizeof(*p));

	p->compressor = libdeflate_alloc_compressor(LEVEL);
	if (p->compressor == NULL)
		vk_out_of_memory();
	return p;
}

void
vk_packer_free(struct vk_packer *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < PLACES; i++) {
		vk_buf_free(&p->kept[i].bytes);
		vk_buf_free(&p->kept[i].packed);
	}
	vk_buf_free(&p->packed);
	libdeflate_free_compressor(p->compressor);
	free(p);
}

static void
pack_to(struct vk_packer *p, const void *bytes, size_t len, struct vk_buf *to)
{
	char *room;

	vk_buf_clear(to);
	if (len == 0)
		return;
	room = vk_buf_room(to, len);
	to->len =
	    libdeflate_zlib_compress(p->compressor, bytes, len, room, len - 1);
}

const struct vk_buf *
vk_pack(struct vk_packer *p, const void *bytes, size_t len)
{
	pack_to(p, bytes, len, &p->packed);
	return p->packed.len > 0 ? &p->packed : NULL;
}

const struct vk_buf *
vk_pack_common(struct vk_packer *p, const void *bytes, size_t len)
{
	struct kept *k = &p->kept[libdeflate_crc32(0, bytes, len) % PLACES];

	if (len == 0 || len > MOST_BYTES)
		return vk_pack(p, bytes, len);
	if (k->bytes.len != len || memcmp(k->bytes.data, bytes, len) != 0) {
		vk_buf_clear(&k->bytes);
		vk_buf_add(&k->bytes, bytes, len);
		pack_to(p, bytes, len, &k->packed);
	}
	return k->packed.len > 0 ? &k->packed : NULL;
}
