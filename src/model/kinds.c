/* The table of the kinds of documents. */
#include "kinds.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/viet.h"

static const struct vk_kind kinds[] = {
#define VK_KIND(key, name, abbreviation, other, paper, skeleton)               \
	{key, name, abbreviation, other, paper, skeleton},
#include "kinds.def"
#undef VK_KIND
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

const struct vk_kind *
vk_kind_find(const char *loai)
{
	for (size_t i = 0; loai != NULL && i < KINDS; i++) {
		if (strcmp(kinds[i].key, loai) == 0)
			return &kinds[i];
	}
	return NULL;
}

size_t
vk_kind_count(void)
{
	return KINDS;
}

const struct vk_kind *
vk_kind_at(size_t i)
{
	return &kinds[i];
}

void
vk_kind_title(const struct vk_kind *kind, struct vk_buf *out)
{
	vk_viet_upper_text(out, kind->name, strlen(kind->name));
}

/* Appends the code point in capitals; how many bytes it was. */
static size_t
add_capital(struct vk_buf *out, const char *s)
{
	uint32_t cp = 0;
	int used = vk_utf8_decode(s, strlen(s), &cp);

	vk_utf8_add(out, vk_viet_upper(cp));
	return (size_t)used;
}

void
vk_kind_sentence(const struct vk_kind *kind, struct vk_buf *out)
{
	vk_buf_adds(out, kind->name + add_capital(out, kind->name));
}

const char *
vk_kind_state_abbreviation(const struct vk_kind *kind)
{
	return strcmp(kind->key, "quy-dinh") == 0 ? "QyĐ" : kind->abbreviation;
}

void
vk_kind_symbol(const struct vk_kind *kind, struct vk_buf *out)
{
	const char *s = kind->name;

	if (*kind->abbreviation != '\0') {
		vk_buf_adds(out, kind->abbreviation);
		return;
	}
	while (s != NULL && *s != '\0') {
		(void)add_capital(out, s);
		s = strchr(s, ' ');
		s += s != NULL;
	}
}
