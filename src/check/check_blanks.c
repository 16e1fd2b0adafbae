/*
 * What a skeleton leaves to the author stands in square brackets: "[Họ và
 * tên]".  A working copy may hold it, a final paper may not.
 */
#include <string.h>

#include "base/utf8.h"
#include "rules.h"

/* Whether a blank is from here to that bracket: "[1]" and "[a]" are notes. */
static bool
is_blank(const char *s, const char *close)
{
	return *s == '[' && !vk_check_ends_word(s + 1) &&
	    (s[1] < '0' || s[1] > '9') &&
	    vk_utf8_count(s, (size_t)(close - s)) > 2;
}

/* The first bracket that closes; NULL: none does. */
static const char *
next_close(const char *s, const char *end)
{
	return memchr(s, ']', (size_t)(end - s));
}

static void
say_blank(
    struct vk_check *c, struct vk_pos pos, const char *text, const char *close)
{
	enum vk_msg msg = c->facts & VK_IS_FINAL ? VK_MSG_TEXT_BLANK_FINAL
						 : VK_MSG_TEXT_BLANK;
	size_t len = (size_t)(close + 1 - text);

	vk_check_say(c, msg, pos, vk_check_keep(c, text, len), NULL);
}

/* In one walk: a text may hold very many.  Its place is its first sign's. */
static void
look_at_text(struct vk_check *c, const struct vk_node *n)
{
	const char *end = n->text + n->len, *close = next_close(n->text, end);
	const char *s = n->text + strspn(n->text, " \t\r\n");
	const char *past = s;
	struct vk_pos pos = n->pos;

	for (; close != NULL && s < end; vk_pos_pass(&pos, *s++)) {
		if (s > close)
			close = next_close(s, end);
		if (close == NULL || s < past || !is_blank(s, close))
			continue;
		say_blank(c, pos, s, close);
		past = close;
	}
}

static void
look_at_values(struct vk_check *c, const struct vk_node *n)
{
	for (size_t i = 0; i < n->nattrs; i++) {
		const char *s = strchr(n->attrs[i].value, '[');
		const char *close = s != NULL ? strchr(s, ']') : NULL;

		if (close != NULL && is_blank(s, close))
			say_blank(c, n->attrs[i].pos, s, close);
	}
}

/* No deeper than the reader lets elements lie in each other. */
void
vk_check_blanks(struct vk_check *c, const struct vk_node *n)
{
	if (n->kind == VK_EL_TEXT) {
		look_at_text(c, n);
		return;
	}
	look_at_values(c, n);
	for (n = n->first; n != NULL; n = n->next)
		vk_check_blanks(c, n);
}
