/*
 * Just enough of XML to find where elements begin and end: quotes in tags,
 * comments, instructions, CDATA.  Whether a piece is sound is for others to
 * say; a file that is broken falls into pieces that are.
 */
#include "pieces.h"

#include <stdio.h>
#include <string.h>

bool
vk_pieces_open(struct vk_pieces *p, const char *path, struct vk_diag *d)
{
	*p = (struct vk_pieces){.last = VK_PIECE_DONE};
	return vk_window_open(&p->window, path, d);
}

void
vk_pieces_close(struct vk_pieces *p)
{
	vk_window_close(&p->window);
}

bool
vk_pieces_rewind(struct vk_pieces *p, struct vk_diag *d)
{
	p->last = VK_PIECE_DONE;
	p->len = 0;
	return vk_window_rewind(&p->window, d);
}

/* Makes sure that the byte at `at` can be seen; false at the end. */
static bool
see(struct vk_pieces *p, size_t at, struct vk_diag *d)
{
	while (at >= vk_window_len(&p->window))
		if (at > VK_PIECE_MOST_BYTES || !vk_window_more(&p->window, d))
			return false;
	return true;
}

static bool
begins(struct vk_pieces *p, size_t at, const char *words, struct vk_diag *d)
{
	size_t len = strlen(words);

	return see(p, at + len - 1, d) &&
	    memcmp(vk_window_bytes(&p->window) + at, words, len) == 0;
}

/* Past the next place where these words stand; false: nowhere. */
static bool
pass(struct vk_pieces *p, size_t *at, const char *words, struct vk_diag *d)
{
	size_t len = strlen(words);

	for (;; ++*at) {
		const char *found;

		if (!see(p, *at + len - 1, d))
			return false;
		found = memchr(vk_window_bytes(&p->window) + *at, words[0],
		    vk_window_len(&p->window) - *at);
		*at = found != NULL
		    ? (size_t)(found - vk_window_bytes(&p->window))
		    : vk_window_len(&p->window) - 1;
		if (found != NULL && begins(p, *at, words, d)) {
			*at += len;
			return true;
		}
	}
}

/* Past a tag that begins here, quotes and all. */
static bool
pass_tag(struct vk_pieces *p, size_t *at, struct vk_diag *d)
{
	char quote = '\0';

	for (++*at; see(p, *at, d); ++*at) {
		char c = vk_window_bytes(&p->window)[*at];

		if (quote != '\0') {
			quote = c == quote ? '\0' : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '>') {
			++*at;
			return true;
		}
	}
	return false;
}

enum markup { MARKUP_OTHER, MARKUP_OPEN, MARKUP_CLOSE, MARKUP_BOTH, BROKEN };

/* Past the markup that begins with the "<" here. */
static enum markup
pass_markup(struct vk_pieces *p, size_t *at, struct vk_diag *d)
{
	size_t from = *at;
	const char *bytes;

	if (begins(p, from, "<!--", d)) {
		*at += 4;
		return pass(p, at, "-->", d) ? MARKUP_OTHER : BROKEN;
	}
	if (begins(p, from, "<![CDATA[", d))
		return pass(p, at, "]]>", d) ? MARKUP_OTHER : BROKEN;
	if (begins(p, from, "<?", d))
		return pass(p, at, "?>", d) ? MARKUP_OTHER : BROKEN;
	if (begins(p, from, "<!", d) || !pass_tag(p, at, d))
		return BROKEN;
	bytes = vk_window_bytes(&p->window);
	if (bytes[from + 1] == '/')
		return MARKUP_CLOSE;
	return bytes[*at - 2] == '/' ? MARKUP_BOTH : MARKUP_OPEN;
}

static bool
next_markup(struct vk_pieces *p, size_t *at, struct vk_diag *d)
{
	if (!pass(p, at, "<", d))
		return false;
	--*at;
	return true;
}

/* ---- pieces ---- */

static enum vk_piece
too_large(struct vk_pieces *p, struct vk_diag *d)
{
	char most[32];

	snprintf(most, sizeof(most), "%d MiB", VK_PIECE_MOST_BYTES >> 20);
	vk_diag_add(d, VK_MSG_DATA_RECORD_LARGE, vk_window_place(&p->window, 0),
	    NULL, most, NULL);
	return VK_PIECE_FAILED;
}

static enum vk_piece
cut(struct vk_pieces *p, enum vk_piece piece, size_t len, struct vk_diag *d)
{
	p->len = len;
	return len <= VK_PIECE_MOST_BYTES ? piece : too_large(p, d);
}

/* Everything up to the end of the file, so far as it may be seen at once. */
static enum vk_piece
rest(struct vk_pieces *p, struct vk_diag *d)
{
	while (vk_window_len(&p->window) <= VK_PIECE_MOST_BYTES &&
	    vk_window_more(&p->window, d))
		;
	if (p->window.failed)
		return VK_PIECE_FAILED;
	return cut(p, VK_PIECE_TAIL, vk_window_len(&p->window), d);
}

static enum vk_piece
head(struct vk_pieces *p, struct vk_diag *d)
{
	size_t at = 0;

	while (next_markup(p, &at, d)) {
		size_t from = at;
		enum markup m = pass_markup(p, &at, d);

		if (m == MARKUP_OPEN) {
			p->root = from;
			return cut(p, VK_PIECE_HEAD, at, d);
		}
		if (m != MARKUP_OTHER)
			break;
	}
	return rest(p, d);
}

static enum vk_piece
child(struct vk_pieces *p, struct vk_diag *d)
{
	size_t at = 0, depth = 0;

	while (next_markup(p, &at, d)) {
		enum markup m = pass_markup(p, &at, d);

		if (m == BROKEN || (m == MARKUP_CLOSE && depth == 0))
			break;
		depth += m == MARKUP_OPEN;
		depth -= m == MARKUP_CLOSE;
		if (depth > 0 || m == MARKUP_OTHER)
			continue;
		return cut(p, VK_PIECE_CHILD, at, d);
	}
	return rest(p, d);
}

enum vk_piece
vk_pieces_next(struct vk_pieces *p, struct vk_diag *d)
{
	vk_window_drop(&p->window, p->len);
	p->len = 0;
	if (p->last == VK_PIECE_DONE)
		p->last = head(p, d);
	else if (p->last == VK_PIECE_HEAD || p->last == VK_PIECE_CHILD)
		p->last = child(p, d);
	else
		return VK_PIECE_DONE;
	return p->window.failed ? VK_PIECE_FAILED : p->last;
}
