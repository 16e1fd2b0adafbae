/*
 * What the rule set sets by itself and the author has written once more: it
 * would stand on the page twice.  (rules 1.1, 2.3, 4.1, 5.3, 9.1, 9.3, 10.1,
 * 10.6)
 */
#include <string.h>

#include "rules.h"

/* Words that begin a line or are the whole of it. */
struct words {
	const char *folded;
	bool whole; /* nothing but signs may follow */
};

static bool
is_signs(const char *s)
{
	return s[strspn(s, " .:,;!()[]*/_-")] == '\0';
}

/* Whether the line is one of the words, brackets before it left out. */
static bool
is_written(const char *text, const struct words *words, size_t n)
{
	text += strspn(text, " (*");
	for (size_t i = 0; i < n; i++) {
		size_t used = vk_check_begins_folded(text, words[i].folded);

		if (used > 0 && vk_check_ends_word(text + used) &&
		    (!words[i].whole || is_signs(text + used)))
			return true;
	}
	return false;
}

#define WRITTEN(text, words)                                                   \
	is_written(text, words, sizeof(words) / sizeof((words)[0]))

typedef bool is_set(const struct vk_line *);

/* Holds the lines of an element, or itself where it has none. */
static void
hold_lines(struct vk_check *c, const struct vk_node *n, enum vk_element kind,
    is_set *is, enum vk_msg msg)
{
	const struct vk_node *line = vk_node_child(n, kind);
	bool alone = line == NULL;

	for (line = alone ? n : line; line != NULL;
	     line = alone ? NULL : vk_node_again(line)) {
		const struct vk_line *l = vk_check_line(c, line);

		if (l->len > 0 && is(l))
			vk_check_say_at(c, msg, 0, l->text, NULL);
	}
}

/* ---- 1.1: the title, of the State title and motto ---- */

static bool
is_title(const struct vk_line *l)
{
	static const struct words words[] = {{"dang cong san viet nam", true}};

	return WRITTEN(l->text, words);
}

static bool
is_state_title(const struct vk_line *l)
{
	static const struct words words[] = {
	    {"cong hoa xa hoi chu nghia viet nam", true},
	    {"doc lap - tu do - hanh phuc", true}};

	return WRITTEN(l->text, words);
}

static void
title_is_set(struct vk_check *c, const struct vk_node *n)
{
	bool state = c->set == VK_SET_ND30;
	is_set *is = state ? is_state_title : is_title;
	enum vk_msg msg =
	    state ? VK_MSG_FORM_TITLE_WRITTEN_STATE : VK_MSG_FORM_TITLE_WRITTEN;

	if (vk_node_child(n, VK_EL_SUPERIOR) != NULL)
		hold_lines(c, n, VK_EL_SUPERIOR, is, msg);
	hold_lines(c, n, VK_EL_LINE, is, msg);
}

/* ---- 2.3, 5.3: the star and the hyphens ---- */

static bool
is_rule_of_signs(const struct vk_line *l)
{
	return strspn(l->text, "-*_=. ") == l->len &&
	    strpbrk(l->text, "-*_=") != NULL;
}

static bool
ends_with_star(const struct vk_line *l)
{
	return l->text[l->len - 1] == '*' || is_rule_of_signs(l);
}

static void
star_is_set(struct vk_check *c, const struct vk_node *n)
{
	hold_lines(c, n, VK_EL_LINE, ends_with_star, VK_MSG_FORM_STAR_WRITTEN);
}

static void
hyphens_are_set(struct vk_check *c, const struct vk_node *n)
{
	hold_lines(
	    c, n, VK_EL_LINE, is_rule_of_signs, VK_MSG_FORM_HYPHENS_WRITTEN);
}

/* The first paragraph of a body may be the hyphens, too. */
static void
body_begins_with_words(struct vk_check *c, const struct vk_node *body)
{
	const struct vk_node *n = body->first;
	const struct vk_line *l;

	while (n != NULL && vk_node_is_blank(n))
		n = n->next;
	if (n == NULL || n->kind != VK_EL_PARAGRAPH)
		return;
	l = vk_check_line(c, n);
	if (l->len > 0 && is_rule_of_signs(l))
		vk_check_say_at(
		    c, VK_MSG_FORM_HYPHENS_WRITTEN, 0, l->text, NULL);
}

/* ---- 4.1: place and date ---- */

static void
place_is_a_name(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *a = vk_node_attr_whole(n, VK_AT_PLACE);

	if (a == NULL || a->value[0] == '{')
		return;
	if (strpbrk(a->value, "0123456789,;:/") != NULL ||
	    vk_check_find_folded(a->value, "ngay") != NULL)
		vk_check_say(c, VK_MSG_FORM_PLACE_FORM, a->pos, a->value, NULL);
}

/* ---- 9.1, 9.3: the words before recipients and receivers ---- */

static bool
is_recipients_word(const struct vk_line *l)
{
	static const struct words words[] = {{"noi nhan", false}};

	return WRITTEN(l->text, words);
}

static bool
is_receivers_word(const struct vk_line *l)
{
	static const struct words words[] = {
	    {"kinh gui", false}, {"kinh trinh", false}};

	return WRITTEN(l->text, words);
}

static void
recipients_word_is_set(struct vk_check *c, const struct vk_node *n)
{
	hold_lines(c, n, VK_EL_ITEM, is_recipients_word,
	    c->set == VK_SET_ND30 ? VK_MSG_FORM_RECIPIENTS_WORD_STATE
				  : VK_MSG_FORM_RECIPIENTS_WORD);
}

static void
receivers_word_is_set(struct vk_check *c, const struct vk_node *n)
{
	hold_lines(
	    c, n, VK_EL_ITEM, is_receivers_word, VK_MSG_FORM_RECEIVERS_WORD);
}

/* ---- 10.1: the heading of an appendix, the brackets below it ---- */

static enum vk_msg
appendix_message(const struct vk_check *c)
{
	return c->set == VK_SET_ND30 ? VK_MSG_FORM_APPENDIX_WRITTEN_STATE
				     : VK_MSG_FORM_APPENDIX_WRITTEN;
}

/* "Phụ lục", "PHỤ LỤC 1", "Phụ lục số II:", and no more. */
static bool
is_appendix_heading(const struct vk_line *l)
{
	static const char *const words[] = {"phu luc", "so"};
	const char *text = l->text;

	if (vk_check_begins_folded(text, words[0]) == 0)
		return false;
	for (size_t i = 0; i < 2; i++) {
		text += vk_check_begins_folded(text, words[i]);
		text += strspn(text, " ");
	}
	text += strspn(text, "0123456789IVXivx");
	return is_signs(text);
}

static void
appendix_heading_is_set(struct vk_check *c, const struct vk_node *appendix)
{
	const struct vk_node *title = vk_node_child(appendix, VK_EL_TITLE);
	const struct vk_node *own = vk_node_child(appendix, VK_EL_KIND);

	if (vk_node_is(appendix, VK_AT_KIND, "kem-theo"))
		return; /* it has no heading but its own */
	if (title != NULL && is_appendix_heading(vk_check_line(c, title)))
		vk_check_say_at(c, appendix_message(c), 0, c->line.text, NULL);
	if (own != NULL)
		hold_lines(c, own, VK_EL_LINE, is_appendix_heading,
		    appendix_message(c));
}

static void
brackets_are_set(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_line *l = vk_check_line(c, n);

	if (l->len > 0 && l->text[0] == '(')
		vk_check_say_at(c, appendix_message(c), 0,
		    vk_check_keep(c, l->text, 1), NULL);
}

/* ---- 10.6: the draft mark ---- */

static bool
is_draft_mark(const struct vk_line *l)
{
	static const struct words words[] = {
	    {"du thao lan", false}, {"du thao", true}};

	return WRITTEN(l->text, words);
}

static void
draft_mark_is_set(struct vk_check *c, const struct vk_node *n)
{
	hold_lines(c, n, VK_EL_LINE, is_draft_mark,
	    vk_check_weigh(c, VK_MSG_FORM_DRAFT_WRITTEN,
		VK_MSG_FORM_DRAFT_WRITTEN_UNSURE));
}

/* What is written as final is the draft of nothing. */
static void
final_is_no_draft(struct vk_check *c, const struct vk_node *document)
{
	const struct vk_attr *a = vk_node_attr_whole(document, VK_AT_DRAFT);

	if (a != NULL && vk_node_is(document, VK_AT_STATUS, "chinh-thuc"))
		vk_check_say(
		    c, VK_MSG_FORM_DRAFT_FINAL, a->pos, a->value, NULL);
}

const struct vk_check_rule vk_check_fixed[] = {
    {VK_EL_ISSUER, VK_SET_ALL, 0, 0, title_is_set},
    {VK_EL_KIND, VK_SET_ALL, 0, 0, title_is_set},
    {VK_EL_SUBJECT, VK_SET_ALL, 0, 0, title_is_set},
    {VK_EL_ISSUER, VK_SET_PARTY, 0, 0, star_is_set},
    {VK_EL_KIND, VK_SET_PARTY, 0, 0, hyphens_are_set},
    {VK_EL_SUBJECT, VK_SET_PARTY, 0, 0, hyphens_are_set},
    {VK_EL_BODY, VK_SET_PARTY, 0, 0, body_begins_with_words},
    {VK_EL_PLACE_DATE, VK_SET_ALL, 0, 0, place_is_a_name},
    {VK_EL_RECIPIENTS, VK_SET_ALL, 0, 0, recipients_word_is_set},
    {VK_EL_ADDRESSED, VK_SET_ALL, 0, 0, receivers_word_is_set},
    {VK_EL_SUBMITTED, VK_SET_ALL, 0, 0, receivers_word_is_set},
    {VK_EL_APPENDIX, VK_SET_ALL, 0, 0, appendix_heading_is_set},
    {VK_EL_ATTACHED, VK_SET_ALL, 0, 0, brackets_are_set},
    {VK_EL_STAMP, VK_SET_PARTY, VK_SET_HD36, 0, draft_mark_is_set},
    {VK_EL_KIND, VK_SET_PARTY, VK_SET_HD36, 0, draft_mark_is_set},
    {VK_EL_SUBJECT, VK_SET_PARTY, VK_SET_HD36, 0, draft_mark_is_set},
    {VK_EL_DOCUMENT, VK_SET_PARTY, 0, 0, final_is_no_draft},
    {VK_EL_NONE, 0, 0, 0, NULL},
};
