/*
 * The file behind a face: what a document that embeds the font, or names it,
 * has to know.  Everything comes from the bytes that were mapped for shaping,
 * so it is of the font that was used, whatever happens to the file.
 */
#include <hb-ot.h>
#include <hb.h>

#include "base/arena.h"
#include "base/sha256.h"
#include "type/faces.h"

enum { VERSION_ROOM = 128 };

const char *
vk_type_file(const struct vk_type *t, enum vk_face face)
{
	return t->faces[face].file;
}

void *
vk_type_hb_face(const struct vk_type *t, enum vk_face face)
{
	return hb_font_get_face(pango_font_get_hb_font(vk_face_font(t, face)));
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

bool
vk_type_is_plain(const struct vk_type *t, enum vk_face which)
{
	hb_face_t *face = vk_type_hb_face(t, which);

	return has_table(face, HB_TAG('g', 'l', 'y', 'f')) &&
	    has_table(face, HB_TAG('l', 'o', 'c', 'a')) &&
	    !has_table(face, HB_TAG('C', 'F', 'F', ' ')) &&
	    !has_table(face, HB_TAG('C', 'F', 'F', '2')) &&
	    !has_table(face, HB_TAG('f', 'v', 'a', 'r'));
}

const char *
vk_type_version(struct vk_type *t, enum vk_face face)
{
	struct vk_face_data *data = &t->faces[face];
	char version[VERSION_ROOM] = "";
	unsigned room = sizeof(version);

	if (data->version == NULL) {
		hb_ot_name_get_utf8(vk_type_hb_face(t, face),
		    HB_OT_NAME_ID_VERSION_STRING,
		    hb_language_from_string("en", -1), &room, version);
		data->version = vk_arena_strdup(t->arena, version);
	}
	return data->version;
}

const char *
vk_type_hash(struct vk_type *t, enum vk_face face)
{
	struct vk_face_data *data = &t->faces[face];
	hb_blob_t *blob;
	unsigned len;
	const char *bytes;
	struct vk_sha256 sum;
	char hash[VK_SHA256_ROOM];

	if (data->hash != NULL)
		return data->hash;
	blob = hb_face_reference_blob(vk_type_hb_face(t, face));
	bytes = hb_blob_get_data(blob, &len);
	vk_sha256_begin(&sum);
	vk_sha256_add(&sum, bytes, len);
	vk_sha256_end(&sum, hash);
	data->hash = vk_arena_strdup(t->arena, hash);
	hb_blob_destroy(blob);
	return data->hash;
}
