/*
 * Who signs and how: the sign before a body, offices without their body, the
 * blocks of a congress, confirmations, seals.  (ô 7 and 8, rules 7 and 8)
 */
#include <string.h>

#include "base/arena.h"
#include "rules.h"

/* Whether the line begins with one of the words, marks and case aside. */
static size_t
begins_with(const char *text, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t used = vk_check_begins_folded(text, words[i]);

		if (used > 0 && vk_check_ends_word(text + used))
			return used;
	}
	return 0;
}

#define BEGINS_WITH(text, words)                                               \
	begins_with(text, words, sizeof(words) / sizeof((words)[0]))

static const char *
line_of(struct vk_check *c, const struct vk_node *n, enum vk_element kind)
{
	const struct vk_node *child = vk_node_child(n, kind);
	const struct vk_line *l;

	if (child == NULL)
		return "";
	l = vk_check_line(c, child);
	return vk_check_keep(c, l->text, l->len);
}

/* ---- 7.2: a body does not sign bare ---- */

static void
hold_bare(struct vk_check *c, const struct vk_node *signature,
    const char *const *bodies, size_t n, const char *sign, enum vk_msg msg)
{
	const struct vk_node *first = vk_node_child(signature, VK_EL_AUTHORITY);
	const struct vk_line *l;

	if (first == NULL)
		return;
	l = vk_check_line(c, first);
	if (!l->open && begins_with(l->text, bodies, n) > 0)
		vk_check_say_at(c, msg, 0, l->text,
		    vk_arena_printf(c->arena, "%s%s", sign, l->text));
}

static void
body_has_its_sign(struct vk_check *c, const struct vk_node *signature)
{
	static const char *const bodies[] = {"dang uy", "tinh uy", "thanh uy",
	    "quan uy", "huyen uy", "chi uy", "chi bo", "ban thuong vu",
	    "ban chap hanh", "bo chinh tri", "ban bi thu", "doan chu tich",
	    "doan thu ky", "uy ban kiem tra", "ban kiem phieu",
	    "ban tham tra tu cach dai bieu"};
	static const char *const state[] = {
	    "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd"};

	if (c->set == VK_SET_ND30)
		hold_bare(c, signature, state, sizeof(state) / sizeof(state[0]),
		    "TM. ", VK_MSG_FORM_SIGN_MISSING_STATE);
	else
		hold_bare(c, signature, bodies,
		    sizeof(bodies) / sizeof(bodies[0]), "T/M ",
		    VK_MSG_FORM_SIGN_MISSING);
}

/* ---- 7.6: no K/T under T/M ---- */

static bool
is_sign(const char *text, const char *first, const char *second)
{
	if (vk_check_begins_folded(text, first) == 0)
		return false;
	text += strlen(first);
	text += strspn(text, "./ ");
	return vk_check_begins_folded(text, second) > 0;
}

static void
deputy_signs_for_the_body(struct vk_check *c, const struct vk_node *signature)
{
	bool collective = false;

	for (const struct vk_node *n = signature->first; n != NULL;
	     n = n->next) {
		const struct vk_line *l;

		if (n->kind != VK_EL_AUTHORITY && n->kind != VK_EL_OFFICE)
			continue;
		l = vk_check_line(c, n);
		if (is_sign(l->text, "t", "m "))
			collective = true;
		else if (collective && is_sign(l->text, "k", "t "))
			vk_check_say_at(
			    c, VK_MSG_FORM_DEPUTY_FOR, 0, l->text, NULL);
	}
}

/* ---- 7.4: the office stands bare ---- */

static bool
is_joint(const struct vk_node *signature)
{
	const struct vk_node *n =
	    vk_node_child(signature->parent, VK_EL_SIGNATURE);

	for (; n != NULL; n = vk_node_again(n)) {
		if (vk_node_is(n, VK_AT_SIDE, "trai"))
			return true;
	}
	return false;
}

/* The chief of a board without a seal signs with his own office, too. */
static bool
is_of_two_bodies(const char *office)
{
	return strstr(office, " kiêm ") != NULL ||
	    strstr(office, " KIÊM ") != NULL;
}

/* Boards without a seal, and joint papers, may name the body. */
static void
office_is_bare(struct vk_check *c, const struct vk_node *signature)
{
	static const char *const offices[] = {"pho bi thu thuong truc",
	    "pho bi thu", "bi thu", "pho chu nhiem", "chu nhiem",
	    "pho chanh van phong", "chanh van phong"};
	static const char *const bodies[] = {"dang uy", "dang bo", "tinh uy",
	    "thanh uy", "chi bo", "uy ban kiem tra", "ubkt", "ban chap hanh"};
	const struct vk_node *n = vk_node_child(signature, VK_EL_OFFICE);
	const struct vk_line *l;
	size_t used;

	if (n == NULL || is_joint(signature))
		return;
	l = vk_check_line(c, n);
	used = BEGINS_WITH(l->text, offices);
	if (used == 0 || l->open || l->text[used] != ' ' ||
	    is_of_two_bodies(l->text) ||
	    BEGINS_WITH(l->text + used + 1, bodies) == 0)
		return;
	vk_check_say_at(c, VK_MSG_FORM_OFFICE_BODY, 0, l->text,
	    vk_check_keep(c, l->text, used));
}

/* ---- 7.4: the blocks of a congress ---- */

static const struct chief { /* a body of a congress, and who signs for it */
	const char *body, *office, *folded;
} chiefs[] = {
    {"doan thu ky", "TRƯỞNG ĐOÀN", "truong doan"},
    {"ban tham tra tu cach dai bieu", "TRƯỞNG BAN", "truong ban"},
    {"ban kiem phieu", "TRƯỞNG BAN", "truong ban"},
};

static void
congress_body_has_its_chief(struct vk_check *c, const struct vk_node *signature)
{
	const char *authority = line_of(c, signature, VK_EL_AUTHORITY);
	const struct vk_node *office = vk_node_child(signature, VK_EL_OFFICE);
	enum vk_msg msg = vk_check_weigh(
	    c, VK_MSG_FORM_CONGRESS_CHIEF, VK_MSG_FORM_CONGRESS_CHIEF_UNSURE);

	if (!is_sign(authority, "t", "m "))
		return;
	for (size_t i = 0; i < sizeof(chiefs) / sizeof(chiefs[0]); i++) {
		const char *text;

		if (vk_check_find_folded(authority, chiefs[i].body) == NULL)
			continue;
		if (office == NULL) {
			vk_check_say(
			    c, msg, signature->pos, NULL, chiefs[i].office);
			return;
		}
		text = vk_check_line(c, office)->text;
		if (!c->line.open &&
		    vk_check_find_folded(text, chiefs[i].folded) == NULL)
			vk_check_say_at(c, msg, 0, text, chiefs[i].office);
		return;
	}
}

/* ---- 7.4: confirmations ---- */

static const char confirms[] = "Xác nhận chữ ký của đồng chí";

/* The name of the first signer of the right side who confirms nobody. */
static const char *
signer_of(struct vk_check *c, const struct vk_node *confirming)
{
	const struct vk_node *n =
	    vk_node_child(confirming->parent, VK_EL_SIGNATURE);

	for (; n != NULL && n != confirming; n = vk_node_again(n)) {
		if (vk_node_attr(n, VK_AT_CONFIRMS) == NULL &&
		    !vk_node_is(n, VK_AT_SIDE, "trai"))
			return line_of(c, n, VK_EL_NAME);
	}
	return "";
}

static bool
is_open_name(const char *name)
{
	return strspn(name, " ._") == strlen(name) ||
	    strstr(name, "…") != NULL || strchr(name, '[') != NULL ||
	    strstr(name, "...") != NULL;
}

static void
confirmation_has_its_words(struct vk_check *c, const struct vk_node *signature)
{
	const struct vk_attr *a = vk_node_attr_whole(signature, VK_AT_CONFIRMS);
	const char *name, *signer;

	if (a == NULL)
		return;
	if (strncmp(a->value, confirms, sizeof(confirms) - 1) != 0) {
		vk_check_say(
		    c, VK_MSG_FORM_CONFIRM_WORDS, a->pos, a->value, confirms);
		return;
	}
	name = a->value + sizeof(confirms) - 1;
	name += strspn(name, " ");
	signer = signer_of(c, signature);
	if (!is_open_name(name) && !is_open_name(signer) &&
	    strcmp(name, signer) != 0)
		vk_check_say(c, VK_MSG_FORM_CONFIRM_NAME, a->pos, name, signer);
}

/* ---- 8: seals ---- */

/* 8.2: its real size is declared. */
static void
seal_has_its_size(struct vk_check *c, const struct vk_node *signature)
{
	const struct vk_attr *seal =
	    vk_node_attr_whole(signature, VK_AT_SEAL_IMAGE);

	if (seal != NULL && vk_node_attr(signature, VK_AT_SEAL_MM) == NULL)
		vk_check_say(
		    c, VK_MSG_FORM_SEAL_SIZE, seal->pos, seal->value, NULL);
}

static bool
is_of_a_cell(struct vk_check *c)
{
	static const char *const cells[] = {"chi bo", "dai hoi chi bo"};
	const struct vk_node *head = vk_node_child(c->doc->root, VK_EL_HEAD);
	const struct vk_node *n =
	    head != NULL ? vk_node_child(head, VK_EL_ISSUER) : NULL;

	n = n != NULL ? vk_node_child(n, VK_EL_LINE) : NULL;
	return n != NULL && BEGINS_WITH(vk_check_line(c, n)->text, cells) > 0;
}

/* 8.3: a cell has no seal, but signs by order of who has one. */
static void
cell_has_no_seal(struct vk_check *c, const struct vk_node *signature)
{
	const struct vk_attr *seal =
	    vk_node_attr_whole(signature, VK_AT_SEAL_IMAGE);
	const char *authority;

	if (seal == NULL || !is_of_a_cell(c))
		return;
	authority = line_of(c, signature, VK_EL_AUTHORITY);
	if (!is_sign(authority, "t", "l "))
		vk_check_say(
		    c, VK_MSG_FORM_SEAL_CELL, seal->pos, seal->value, NULL);
}

const struct vk_check_rule vk_check_block[] = {
    {VK_EL_SIGNATURE, VK_SET_ALL, 0, 0, body_has_its_sign},
    {VK_EL_SIGNATURE, VK_SET_HD05, 0, 0, deputy_signs_for_the_body},
    {VK_EL_SIGNATURE, VK_SET_HD05, 0, 0, office_is_bare},
    {VK_EL_SIGNATURE, VK_SET_PARTY, VK_SET_HD36, VK_IS_CONGRESS,
	congress_body_has_its_chief},
    {VK_EL_SIGNATURE, VK_SET_PARTY, 0, 0, confirmation_has_its_words},
    {VK_EL_SIGNATURE, VK_SET_PARTY, 0, 0, seal_has_its_size},
    {VK_EL_SIGNATURE, VK_SET_PARTY, 0, 0, cell_has_no_seal},
    {VK_EL_NONE, 0, 0, 0, NULL},
};
