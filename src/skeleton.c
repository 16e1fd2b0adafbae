/*
 * New documents: the skeleton of a kind is the file of its family, with the
 * words that differ from kind to kind put in.  A rule set may have a file of its
 * own, cong-van.nd30-2020.xml; other files name the rule sets that share them,
 * the-thuc="{hd05-2026|hd36-2018}", the newest first.
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

static void
add_state_symbol(const struct vk_kind *kind, struct vk_buf *out)
{
	const char *own = vk_kind_state_abbreviation(kind);

	if (*own != '\0')
		vk_buf_adds(out, own);
	else
		vk_kind_symbol(kind, out);
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
    {"{ký hiệu}", add_state_symbol},
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

/*
 * Of the rule sets that share a skeleton the one asked for, else the first;
 * bytes of the list, 0: it is none.
 */
static size_t
add_standard(struct vk_buf *out, const char *standard, const char *s)
{
	static const char before[] = "the-thuc=\"";
	size_t behind = sizeof(before) - 1, len = strcspn(s, "}\""), first;
	const char *found = standard != NULL ? strstr(s, standard) : NULL;

	if (s[len] != '}' || out->len < behind ||
	    memcmp(out->data + out->len - behind, before, behind) != 0)
		return 0;
	first = strcspn(s + 1, "|}");
	if (found != NULL && found < s + len)
		vk_buf_adds(out, standard);
	else
		vk_buf_add(out, s + 1, first);
	return len + 1;
}

static void
fill(struct vk_buf *out, const struct vk_kind *kind, const char *standard,
    const char *s)
{
	while (*s != '\0') {
		size_t used = 0;

		if (*s == '{')
			used = add_words(out, kind, s);
		if (*s == '{' && used == 0)
			used = add_standard(out, standard, s);
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

	if (!done && d != NULL)
		vk_diag_add(d, VK_MSG_SKELETON_MISSING, pos,
		    vk_diag_at(reason, 0)->found, NULL, NULL);
	vk_diag_free(reason);
	return done;
}

/* The one of the rule set, else the one of all. */
static bool
read_for(const struct vk_kind *kind, const char *standard, const char *folder,
    struct vk_buf *out, struct vk_diag *d)
{
	struct vk_buf path = {0};
	bool done = false;

	if (standard != NULL) {
		vk_buf_addf(
		    &path, "%s/%s.%s.xml", folder, kind->skeleton, standard);
		done = read_skeleton(vk_buf_str(&path), out, NULL);
	}
	if (!done) {
		vk_buf_clear(&path);
		vk_buf_addf(&path, "%s/%s.xml", folder, kind->skeleton);
		done = read_skeleton(vk_buf_str(&path), out, d);
	}
	vk_buf_free(&path);
	return done;
}

static bool
is_for(const char *text, const char *standard)
{
	struct vk_buf wanted = {0};
	bool is;

	vk_buf_addf(&wanted, "the-thuc=\"%s\"", standard);
	is = strstr(text, vk_buf_str(&wanted)) != NULL;
	vk_buf_free(&wanted);
	return is;
}

bool
vk_skeleton(const char *key, const char *standard, const char *folder,
    struct vk_bytes *out, struct vk_diag *d)
{
	const struct vk_kind *kind = vk_kind_find(key);
	struct vk_buf text = {0}, filled = {0};
	struct vk_pos pos = {folder, 0, 0};
	bool done = read_for(kind, standard, folder, &text, d);

	if (done)
		fill(&filled, kind, standard, vk_buf_str(&text));
	vk_buf_free(&text);
	if (done && standard != NULL &&
	    !is_for(vk_buf_str(&filled), standard)) {
		vk_diag_add(
		    d, VK_MSG_SKELETON_NONE, pos, kind->name, standard, NULL);
		vk_buf_free(&filled);
		return false;
	}
	out->data = (unsigned char *)filled.data;
	out->len = filled.len;
	return done;
}
