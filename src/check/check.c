/*
 * The rules of form: what the document is, is asked once; then each element is
 * held against the rows of the tables that speak of its kind.
 */
#include "check.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "model/kinds.h"
#include "model/standard.h"
#include "rules.h"

enum { SHOWN = 60 }; /* code points of a text that a message repeats */

static const struct vk_check_rule *const tables[] = {vk_check_head,
    vk_check_number, vk_check_body, vk_check_sign, vk_check_block,
    vk_check_whole, vk_check_fixed, vk_check_figures, vk_check_columns};

/* ---- what the document is ---- */

unsigned
vk_check_set_of(const struct vk_standard *s)
{
	static const struct {
		const char *prefix;
		unsigned set;
	} sets[] = {{"HD36", VK_SET_HD36}, {"HD05", VK_SET_HD05},
	    {"ND30", VK_SET_ND30}};

	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		if (strcmp(sets[i].prefix, s->prefix) == 0)
			return sets[i].set;
	}
	return 0;
}

static const struct vk_node *
child_of(const struct vk_node *n, enum vk_element kind)
{
	return n != NULL ? vk_node_child(n, kind) : NULL;
}

/* Whether one of the issuer's lines of that kind begins "ĐẠI HỘI". */
static bool
names_congress(struct vk_check *c, enum vk_element kind)
{
	const struct vk_node *head = vk_node_child(c->doc->root, VK_EL_HEAD);
	const struct vk_node *n = child_of(child_of(head, VK_EL_ISSUER), kind);

	for (; n != NULL; n = vk_node_again(n)) {
		const char *text = vk_check_line(c, n)->text;
		size_t used = vk_check_begins_folded(text, "dai hoi");

		if (used > 0 && vk_check_ends_word(text + used))
			return true;
	}
	return false;
}

/* Whether the symbol ends in "/ĐH". */
static bool
is_numbered_by_congress(struct vk_check *c)
{
	static const char end[] = "/ĐH";
	const struct vk_node *head = vk_node_child(c->doc->root, VK_EL_HEAD);
	const struct vk_node *n = child_of(head, VK_EL_NUMBER);
	const struct vk_line *l;

	if (n == NULL)
		return false;
	l = vk_check_line(c, n);
	return l->len >= sizeof(end) - 1 &&
	    strcmp(l->text + l->len - (sizeof(end) - 1), end) == 0;
}

static void
look_for_congress(struct vk_check *c)
{
	if (names_congress(c, VK_EL_SUPERIOR))
		c->congress_lines = VK_EL_SUPERIOR;
	else if (names_congress(c, VK_EL_LINE))
		c->congress_lines = VK_EL_LINE;
	if (c->congress_lines != VK_EL_NONE || is_numbered_by_congress(c))
		c->facts |= VK_IS_CONGRESS;
}

static void
look_for_date(struct vk_check *c)
{
	const struct vk_node *head = vk_node_child(c->doc->root, VK_EL_HEAD);
	const struct vk_node *n = child_of(head, VK_EL_PLACE_DATE);
	const char *day = n != NULL ? vk_node_attr(n, VK_AT_DATE) : NULL;

	if (day != NULL)
		(void)vk_date_parse(day, &c->date);
}

static bool
is_final(const struct vk_doc *doc, enum vk_state state)
{
	if (state != VK_AS_WRITTEN)
		return state == VK_FINAL;
	return vk_node_is(doc->root, VK_AT_STATUS, "chinh-thuc");
}

static void
look_at(struct vk_check *c, enum vk_state state)
{
	const struct vk_node *root = c->doc->root;

	c->kind = vk_kind_find(vk_node_attr(root, VK_AT_KIND));
	if (is_final(c->doc, state))
		c->facts |= VK_IS_FINAL;
	if (vk_node_is(root, VK_AT_KIND, "nghi-quyet"))
		c->facts |= VK_IS_RESOLUTION;
	c->facts |= vk_node_is(root, VK_AT_KIND, "cong-van") ? VK_IS_LETTER
							     : VK_IS_NO_LETTER;
	look_for_date(c);
	look_for_congress(c);
}

/* ---- findings ---- */

enum vk_msg
vk_check_weigh(const struct vk_check *c, enum vk_msg sure, enum vk_msg unsure)
{
	return c->sure ? sure : unsure;
}

/* The text itself, or its beginning in `room` where it is too long. */
static const char *
shortened(const char *text, char room[SHOWN * 4 + 4])
{
	size_t at = 0, len;

	if (text == NULL || strnlen(text, SHOWN + 1) <= SHOWN)
		return text;
	len = strnlen(text, SHOWN * 4 + 1);
	for (int n = 0; n < SHOWN; n++) {
		uint32_t cp;
		int used = vk_utf8_decode(text + at, len - at, &cp);

		if (used == 0)
			break;
		at += (size_t)used;
	}
	if (text[at] == '\0')
		return text;
	memcpy(room, text, at);
	strcpy(room + at, "…");
	return room;
}

void
vk_check_say(struct vk_check *c, enum vk_msg msg, struct vk_pos pos,
    const char *found, const char *needed)
{
	char left[SHOWN * 4 + 4], right[SHOWN * 4 + 4];

	vk_diag_add(c->diag, msg, pos, shortened(found, left),
	    shortened(needed, right), NULL);
}

void
vk_check_say_at(struct vk_check *c, enum vk_msg msg, size_t at,
    const char *found, const char *needed)
{
	vk_check_say(c, msg, vk_line_pos(&c->line, at), found, needed);
}

/* ---- the walk ---- */

static void
hold_rules(struct vk_check *c, const struct vk_node *n)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		for (const struct vk_check_rule *r = tables[i]; r->hold != NULL;
		     r++) {
			if (r->at != n->kind || (r->sets & c->set) == 0 ||
			    (r->needs & ~c->facts) != 0)
				continue;
			c->sure = (r->unsure & c->set) == 0;
			r->hold(c, n);
		}
	}
}

/* No deeper than the reader lets elements lie in each other. */
static void
walk(struct vk_check *c, const struct vk_node *n)
{
	hold_rules(c, n);
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT)
			walk(c, n);
	}
}

void
vk_check_begin(struct vk_check *c, enum vk_state state)
{
	c->congress_lines = VK_EL_NONE;
	c->arena = vk_arena_new();
	vk_line_clear(&c->line);
	look_at(c, state);
}

void
vk_check_end(struct vk_check *c)
{
	vk_line_free(&c->line);
	vk_arena_free(c->arena);
}

void
vk_check_form_as(const struct vk_doc *doc, const struct vk_standard *s,
    enum vk_state state, struct vk_diag *d)
{
	struct vk_check c = {
	    .doc = doc, .standard = s, .diag = d, .set = vk_check_set_of(s)};

	if (doc->root->kind != VK_EL_DOCUMENT)
		return;
	vk_check_begin(&c, state);
	walk(&c, doc->root);
	vk_check_blanks(&c, doc->root);
	vk_check_sense_sure(&c);
	vk_check_end(&c);
}

void
vk_check_form(
    const struct vk_doc *doc, const struct vk_standard *s, struct vk_diag *d)
{
	vk_check_form_as(doc, s, VK_AS_WRITTEN, d);
}
