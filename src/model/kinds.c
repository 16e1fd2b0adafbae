/* The table of the kinds of documents. */
#include "kinds.h"

#include <string.h>

#include "base/viet.h"

static const struct vk_kind kinds[] = {
#define VK_KIND(key, name, abbreviation, other, paper)                         \
	{key, name, abbreviation, other, paper},
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
