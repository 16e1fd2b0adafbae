/*
 * Reasons that come from below in English, in the user's language: those of
 * the program itself are keys of the catalogue, those of the machine and of
 * libxml2 are found by the patterns of reasons.def.  The latter have words of
 * ours in English, too.
 */
#include <string.h>

#include "base/buf.h"
#include "cli/cli.h"

static const struct {
	const char *words, *ours;
} patterns[] = {
#define VK_REASON(words) {words, words},
#define VK_REASON_AS(words, ours) {words, ours},
#include "reasons.def"
#undef VK_REASON
#undef VK_REASON_AS
};

/* Where the name in a reason begins and how long its first word is. */
struct name {
	const char *at;
	size_t len;
};

static bool
fits(const char *words, const char *pattern, struct name *name)
{
	const char *star = strchr(pattern, '*');
	size_t len = strlen(words), before, after;

	if (star == NULL)
		return strcmp(words, pattern) == 0;
	before = (size_t)(star - pattern);
	after = strlen(star + 1);
	if (len <= before + after || strncmp(words, pattern, before) != 0 ||
	    strcmp(words + len - after, star + 1) != 0)
		return false;
	name->at = words + before;
	name->len = strcspn(name->at, " ");
	return true;
}

void
vk_reason_add(struct vk_buf *out, const char *words)
{
	struct name name = {"", 0};
	const char *said = words, *star;

	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		if (fits(words, patterns[i].words, &name)) {
			said = patterns[i].ours;
			break;
		}
	}
	said = *said != '\0' ? _(said) : said;
	star = name.len > 0 ? strchr(said, '*') : NULL;
	if (star != NULL) {
		vk_buf_add(out, said, (size_t)(star - said));
		vk_buf_add(out, name.at, name.len);
		said = star + 1;
	}
	vk_buf_adds(out, said);
}
