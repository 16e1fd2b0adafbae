/*
 * New documents: the skeleton of a kind is the file of its family, with the
 * words that differ from kind to kind put in.
 */
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "model/kinds.h"
#include "vankien.h"

enum { MOST_BYTES = 1 << 20 };

bool
vk_kind_words(size_t at, const char **kind, const char **name)
{
	if (at >= vk_kind_count())
		return false;
	*kind = vk_kind_at(at)->key;
	*name = vk_kind_at(at)->name;
	return true;
}

static void
add_key(const struct vk_kind *kind, struct vk_buf *out)
{
	vk_buf_adds(out, kind->key);
}

static void
add_name(const struct vk_kind *kind, struct vk_buf *out)
{
	vk_buf_adds(out, kind->name);
}

/* What a skeleton writes in the place of the words of a kind. */
static const struct {
	const char *mark;
	void (*add)(const struct vk_kind *, struct vk_buf *);
} words[] = {
    {"{loai}", add_key},
    {"{loại}", add_name},
    {"{Loại}", vk_kind_sentence},
    {"{LOẠI}", vk_kind_title},
    {"{viết tắt}", vk_kind_symbol},
};

/* Bytes of the mark here, which is then replaced; 0: there is none. */
static size_t
add_words(struct vk_buf *out, const struct vk_kind *kind, const char *s)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t len = strlen(words[i].mark);

		if (strncmp(s, words[i].mark, len) != 0)
			continue;
		words[i].add(kind, out);
		return len;
	}
	return 0;
}

static void
fill(struct vk_buf *out, const struct vk_kind *kind, const char *s)
{
	while (*s != '\0') {
		size_t used = *s == '{' ? add_words(out, kind, s) : 0;

		if (used == 0)
			vk_buf_addc(out, *s++);
		s += used;
	}
}

/* A skeleton that cannot be read is a part that the program lacks. */
static bool
read_skeleton(const char *path, struct vk_buf *out, struct vk_diag *d)
{
	struct vk_diag *reason = vk_diag_new();
	bool done = vk_file_read(path, MOST_BYTES, out, reason);
	struct vk_pos pos = {path, 0, 0};

	if (!done)
		vk_diag_add(d, VK_MSG_SKELETON_MISSING, pos,
		    vk_diag_at(reason, 0)->found, NULL, NULL);
	vk_diag_free(reason);
	return done;
}

bool
vk_skeleton(const char *key, const char *folder, struct vk_bytes *out,
    struct vk_diag *d)
{
	const struct vk_kind *kind = vk_kind_find(key);
	struct vk_buf path = {0}, text = {0}, filled = {0};
	bool done;

	vk_buf_addf(&path, "%s/%s.xml", folder, kind->skeleton);
	done = read_skeleton(vk_buf_str(&path), &text, d);
	if (done)
		fill(&filled, kind, vk_buf_str(&text));
	out->data = (unsigned char *)filled.data;
	out->len = filled.len;
	vk_buf_free(&path);
	vk_buf_free(&text);
	return done;
}
