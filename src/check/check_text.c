/*
 * The text of an element as the page will show it, with the way back to the
 * file: rules are read off one line of text, findings stand at a line and a
 * column.  Columns count the code points of the text as it was read; a
 * reference before a fault, which is longer in the file, moves them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "rules.h"

struct vk_piece { /* a stretch of the line that is whole in the file */
	size_t at; /* where it begins in the line */
	const struct vk_node *node; /* a text, or an element shown by a sign */
	size_t from; /* where it begins in the text of the node */
};

/* Stands for what is computed or filled in later. */
static const char stand_in[] = "…";

/* ---- reading ---- */

static bool
goes_on(const struct vk_line *l, const struct vk_node *node, size_t from)
{
	const struct vk_piece *last;

	if (l->npieces == 0)
		return false;
	last = &l->pieces[l->npieces - 1];
	return last->node == node && from - last->from == l->buf.len - last->at;
}

static void
add_piece(struct vk_line *l, const struct vk_node *node, size_t from,
    const char *bytes, size_t len)
{
	if (!goes_on(l, node, from)) {
		if (l->npieces == l->room) {
			l->room = l->room > 0 ? l->room * 2 : 8;
			l->pieces =
			    vk_realloc(l->pieces, l->room, sizeof(*l->pieces));
		}
		l->pieces[l->npieces++] =
		    (struct vk_piece){l->buf.len, node, from};
	}
	vk_buf_add(&l->buf, bytes, len);
}

/* A blank is set only once something follows it. */
static void
add_word(struct vk_line *l, const struct vk_node *node, size_t from,
    const char *bytes, size_t len)
{
	if (l->blank != NULL && l->buf.len > 0)
		add_piece(l, l->blank, l->blank_at, " ", 1);
	l->blank = NULL;
	add_piece(l, node, from, bytes, len);
}

static void
add_blank(struct vk_line *l, const struct vk_node *node, size_t at)
{
	if (l->blank != NULL)
		return;
	l->blank = node;
	l->blank_at = at;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
add_text(struct vk_line *l, const struct vk_node *node)
{
	for (size_t i = 0, end; i < node->len; i = end) {
		for (end = i; end < node->len && !is_blank(node->text[end]);)
			end++;
		if (end > i)
			add_word(l, node, i, node->text + i, end - i);
		else
			add_blank(l, node, end++);
	}
}

static void
add_stand_in(struct vk_line *l, const struct vk_node *node)
{
	add_word(l, node, 0, stand_in, sizeof(stand_in) - 1);
}

/* No deeper than the reader lets elements lie in each other. */
static void
add_content(struct vk_line *l, const struct vk_node *node)
{
	for (const struct vk_node *n = node->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_TEXT) {
			add_text(l, n);
		} else if (n->kind == VK_EL_LINE_BREAK) {
			add_blank(l, n, 0);
		} else if (n->kind == VK_EL_FOOTNOTE) {
			continue; /* stands at the foot of the page */
		} else {
			l->open = l->open || n->kind == VK_EL_FIELD ||
			    n->kind == VK_EL_IF;
			if (n->first != NULL)
				add_content(l, n);
			else
				add_stand_in(l, n);
		}
	}
}

void
vk_line_clear(struct vk_line *l)
{
	vk_buf_clear(&l->buf);
	l->text = "";
	l->len = 0;
	l->open = false;
	l->node = NULL;
	l->npieces = 0;
	l->blank = NULL;
	l->seen = NULL;
}

void
vk_line_add(struct vk_line *l, const struct vk_node *node)
{
	if (l->node == NULL)
		l->node = node;
	else
		add_blank(l, node, 0);
	add_content(l, node);
	l->blank = NULL;
	l->text = vk_buf_str(&l->buf);
	l->len = l->buf.len;
}

void
vk_line_free(struct vk_line *l)
{
	vk_buf_free(&l->buf);
	free(l->pieces);
}

const struct vk_line *
vk_check_line(struct vk_check *c, const struct vk_node *node)
{
	vk_line_clear(&c->line);
	vk_line_add(&c->line, node);
	return &c->line;
}

/* ---- places ---- */

static const struct vk_piece *
piece_at(const struct vk_line *l, size_t at)
{
	size_t low = 0, high = l->npieces;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (l->pieces[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return &l->pieces[low];
}

/*
 * A text node says where its first sign stands, blanks passed over.  Goes on
 * from the place before, so that many findings in one text cost no more.
 */
static struct vk_pos
place_in(struct vk_line *l, const struct vk_node *text, size_t end)
{
	size_t start = strspn(text->text, " \t\r\n");

	if (end > text->len)
		end = text->len;
	if (l->seen != text || l->seen_at > end) {
		l->seen = text;
		l->seen_at = start;
		l->seen_pos = text->pos;
	}
	for (; l->seen_at < end; l->seen_at++) {
		char byte = text->text[l->seen_at];

		if (byte == '\n') {
			l->seen_pos.line++;
			l->seen_pos.column = 1;
		} else if (((unsigned char)byte & 0xC0) != 0x80) {
			l->seen_pos.column++;
		}
	}
	return l->seen_pos;
}

struct vk_pos
vk_line_pos(struct vk_line *l, size_t at)
{
	const struct vk_piece *p;

	if (l->npieces == 0)
		return l->node->pos;
	p = piece_at(l, at);
	if (p->node->kind != VK_EL_TEXT)
		return p->node->pos;
	return place_in(l, p->node, p->from + (at - p->at));
}

bool
vk_line_is_whole(const struct vk_line *l, size_t from, size_t to)
{
	return l->npieces > 0 &&
	    piece_at(l, from)->node == piece_at(l, to)->node;
}

/* ---- questions about text ---- */

enum { SIGN = 4 }; /* bytes of a code point at most */

/* The code point at s, which may be the end; bytes used, 0 at the end. */
static size_t
next_sign(const char *s, uint32_t *cp)
{
	int used = vk_utf8_decode(s, strnlen(s, SIGN), cp);

	return used > 0 ? (size_t)used : 0;
}

static size_t
begins(const char *text, const char *words, uint32_t change(uint32_t))
{
	size_t at = 0;

	while (*words != '\0') {
		uint32_t is, wanted;
		size_t used = next_sign(text + at, &is);
		size_t more = next_sign(words, &wanted);

		if (used == 0 || more == 0 || change(is) != wanted)
			return 0;
		at += used;
		words += more;
	}
	return at;
}

size_t
vk_check_begins(const char *text, const char *words)
{
	return begins(text, words, vk_viet_lower);
}

size_t
vk_check_begins_folded(const char *text, const char *words)
{
	return begins(text, words, vk_viet_fold);
}

static bool
is_letter(uint32_t cp)
{
	return vk_viet_upper(cp) != vk_viet_lower(cp);
}

bool
vk_check_ends_word(const char *text)
{
	uint32_t cp;

	if (next_sign(text, &cp) == 0)
		return true;
	return !is_letter(cp) && !(cp >= '0' && cp <= '9');
}

/* Past the letters and figures here. */
static const char *
past_word(const char *s)
{
	while (!vk_check_ends_word(s)) {
		uint32_t cp;

		s += next_sign(s, &cp);
	}
	return s;
}

const char *
vk_check_find_folded(const char *text, const char *words)
{
	for (;;) {
		size_t used = vk_check_begins_folded(text, words);

		if (used > 0 && vk_check_ends_word(text + used))
			return text;
		text = past_word(text);
		while (*text != '\0' && vk_check_ends_word(text))
			text++;
		if (*text == '\0')
			return NULL;
	}
}

const char *
vk_check_small_letter(const char *text)
{
	uint32_t cp;
	size_t used;

	for (; (used = next_sign(text, &cp)) > 0; text += used) {
		if (vk_viet_upper(cp) != cp)
			return text;
	}
	return NULL;
}

char *
vk_check_upper(struct vk_check *c, const char *text)
{
	struct vk_buf upper = {0};
	char *kept;

	vk_viet_upper_text(&upper, text, strlen(text));
	kept = vk_arena_strdup(c->arena, vk_buf_str(&upper));
	vk_buf_free(&upper);
	return kept;
}

char *
vk_check_keep(struct vk_check *c, const char *text, size_t len)
{
	return vk_arena_strndup(c->arena, text, len);
}

size_t
vk_check_tail(const struct vk_line *l)
{
	size_t at = l->len;

	while (at > 0 && strchr("./;:,!?", l->text[at - 1]) != NULL)
		at--;
	if (at < l->len)
		return at;
	while (at > 0 && l->text[at - 1] != ' ')
		at--;
	return at;
}

void
vk_check_capitals(
    struct vk_check *c, const struct vk_node *node, enum vk_msg msg)
{
	const struct vk_line *l = vk_check_line(c, node);
	const char *small = vk_check_small_letter(l->text);

	if (small != NULL)
		vk_check_say_at(c, msg, (size_t)(small - l->text), l->text,
		    vk_check_upper(c, l->text));
}

void
vk_check_own_dash(
    struct vk_check *c, const struct vk_node *item, enum vk_msg msg)
{
	static const char *const dashes[] = {"- ", "– ", "— ", "+ "};
	const struct vk_line *l = vk_check_line(c, item);

	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++) {
		size_t len = strlen(dashes[i]);

		if (strncmp(l->text, dashes[i], len) == 0)
			vk_check_say_at(c, msg, 0,
			    vk_check_keep(c, l->text, len - 1), NULL);
	}
}
