/*
 * What stands below the body, and the receivers above it: authority, office
 * and name of the signer, recipients.  (ô 7 and 9, rules 7 and 9)
 */
#include <string.h>

#include "base/arena.h"
#include "model/kinds.h"
#include "model/standard.h"
#include "rules.h"

/* ---- 7: signature ---- */

/* 7.1: capitals, but "kiêm" between two offices. */
static void
line_is_in_capitals(struct vk_check *c, const struct vk_node *n)
{
	static const char and[] = "kiêm";
	const char *text = vk_check_line(c, n)->text;
	const char *small = vk_check_small_letter(text);

	while (small != NULL && strncmp(small, and, sizeof(and) - 1) == 0 &&
	    vk_check_ends_word(small + sizeof(and) - 1))
		small = vk_check_small_letter(small + sizeof(and) - 1);
	if (small != NULL)
		vk_check_say_at(c, VK_MSG_FORM_SIGN_CAPITALS,
		    (size_t)(small - text), text, vk_check_upper(c, text));
}

/*
 * How many bytes of the text are these two letters (the second may be none)
 * with signs of an abbreviation between and after them: "TM.", "T / M "; 0
 * when it is the front of a word.
 */
static size_t
abbreviation(const char *text, const char *letters)
{
	static const char signs[] = "./\\- ";
	size_t at = 0, between = 0, all = 0;

	for (; *letters != '\0'; letters++) {
		if (text[at] != *letters && text[at] != *letters - 'A' + 'a')
			return 0;
		at++;
		between = strspn(text + at, signs);
		at += between;
		all += between;
	}
	return all > 0 || text[at] == '\0' ? at : 0;
}

struct sign { /* of an authority, however it is written, and as it should */
	const char *letters, *sign;
};

static void
hold_signs(struct vk_check *c, const struct vk_node *n,
    const struct sign *signs, size_t count, enum vk_msg msg)
{
	const struct vk_line *l = vk_check_line(c, n);

	for (size_t i = 0; i < count; i++) {
		const char *sign = signs[i].sign;
		size_t used = abbreviation(l->text, signs[i].letters);

		if (used == 0)
			continue;
		if (used != strlen(sign) || strncmp(l->text, sign, used) != 0)
			vk_check_say_at(
			    c, msg, 0, vk_check_keep(c, l->text, used), sign);
		return;
	}
}

/* 7.2: T/M, K/T, T/L, Q. before an authority, and a blank behind them. */
static void
authority_has_its_sign(struct vk_check *c, const struct vk_node *n)
{
	static const struct sign signs[] = {
	    {"TM", "T/M "}, {"KT", "K/T "}, {"TL", "T/L "}, {"Q", "Q. "}};

	hold_signs(c, n, signs, sizeof(signs) / sizeof(signs[0]),
	    VK_MSG_FORM_SIGN_MARK);
}

/* A6: the same with full stops. */
static void
state_authority_has_its_sign(struct vk_check *c, const struct vk_node *n)
{
	static const struct sign signs[] = {{"TM", "TM. "}, {"KT", "KT. "},
	    {"TL", "TL. "}, {"TUQ", "TUQ. "}, {"Q", "Q. "}};

	hold_signs(c, n, signs, sizeof(signs) / sizeof(signs[0]),
	    VK_MSG_FORM_SIGN_MARK_STATE);
}

/* Bytes of a title before a name, with the signs behind it; 0: none. */
static size_t
title_before(const char *name)
{
	static const char *const titles[] = {"gs", "pgs", "ts", "ths", "th.s",
	    "tskh", "bs", "bscki", "bsckii", "cn", "ks", "kts", "ds", "ls",
	    "cvc", "cvcc", "nsnd", "nsưt", "ngnd", "ngưt", "ttnd", "ttưt",
	    "giáo sư", "phó giáo sư", "tiến sĩ", "tiến sỹ", "thạc sĩ",
	    "thạc sỹ", "bác sĩ", "bác sỹ", "kỹ sư", "cử nhân", "luật sư",
	    "dược sĩ", "dược sỹ", "kiến trúc sư", "nhà giáo nhân dân",
	    "nhà giáo ưu tú", "thầy thuốc nhân dân", "thầy thuốc ưu tú",
	    "anh hùng lao động", "đại tướng", "thượng tướng", "trung tướng",
	    "thiếu tướng", "đại tá", "thượng tá", "trung tá", "thiếu tá",
	    "đại úy", "đại uý", "thượng úy", "thượng uý", "trung úy",
	    "trung uý", "thiếu úy", "thiếu uý", "đồng chí", "đ/c"};

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		size_t used = vk_check_begins(name, titles[i]);

		if (used > 0 && vk_check_ends_word(name + used))
			return used + strspn(name + used, "., ");
	}
	return 0;
}

/* 7.3: the bare name; in the State's papers some bodies may write more. */
static void
name_has_no_title(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_line *l = vk_check_line(c, n);
	size_t used, at = 0;

	while ((used = title_before(l->text + at)) > 0)
		at += used;
	if (at == 0)
		return;
	used = at;
	while (used > 0 && l->text[used - 1] == ' ')
		used--;
	vk_check_say_at(c,
	    vk_check_weigh(
		c, VK_MSG_FORM_NAME_TITLE, VK_MSG_FORM_NAME_TITLE_UNSURE),
	    0, vk_check_keep(c, l->text, used), l->text + at);
}

static const char presidium[] = "T/M ĐOÀN CHỦ TỊCH";

/* The first block of the right side that confirms no other. */
static const struct vk_node *
main_signature(const struct vk_node *document)
{
	const struct vk_node *n = vk_node_child(document, VK_EL_SIGNATURE);

	while (n != NULL &&
	    (vk_node_attr(n, VK_AT_CONFIRMS) != NULL ||
		vk_node_is(n, VK_AT_SIDE, "trai")))
		n = vk_node_again(n);
	return n;
}

/* Whether it is signed T/M ĐOÀN CHỦ TỊCH, however the T/M is written. */
static bool
is_of_the_presidium(struct vk_check *c, const struct vk_node *signature)
{
	const struct vk_node *n = vk_node_child(signature, VK_EL_AUTHORITY);
	const char *text = n != NULL ? vk_check_line(c, n)->text : "";
	const char *at = vk_check_find_folded(text, "doan chu tich");

	return at != NULL && at != text;
}

/* 7.4: a resolution of a congress is signed for its presidium. */
static void
congress_signs_by_its_presidium(
    struct vk_check *c, const struct vk_node *document)
{
	const struct vk_node *signature = main_signature(document), *n;
	enum vk_msg msg = vk_check_weigh(
	    c, VK_MSG_FORM_CONGRESS_SIGN, VK_MSG_FORM_CONGRESS_SIGN_UNSURE);

	if (signature == NULL || is_of_the_presidium(c, signature))
		return;
	n = vk_node_child(signature, VK_EL_AUTHORITY);
	if (n == NULL)
		n = vk_node_child(signature, VK_EL_OFFICE);
	if (n == NULL)
		vk_check_say(c, msg, signature->pos, NULL, presidium);
	else if (!vk_check_line(c, n)->open)
		vk_check_say_at(c, msg, 0, c->line.text, presidium);
}

/* 7.4: and no office stands under the presidium. */
static void
presidium_has_no_office(struct vk_check *c, const struct vk_node *document)
{
	const struct vk_node *signature = main_signature(document), *office;

	if (signature == NULL || !is_of_the_presidium(c, signature))
		return;
	office = vk_node_child(signature, VK_EL_OFFICE);
	if (office != NULL && vk_check_line(c, office)->len > 0)
		vk_check_say_at(c,
		    vk_check_weigh(c, VK_MSG_FORM_CONGRESS_OFFICE,
			VK_MSG_FORM_CONGRESS_OFFICE_UNSURE),
		    0, c->line.text, presidium);
}

static bool
is_confirmed(const struct vk_node *document)
{
	const struct vk_node *n = vk_node_child(document, VK_EL_SIGNATURE);

	for (; n != NULL; n = vk_node_again(n)) {
		if (vk_node_attr(n, VK_AT_CONFIRMS) != NULL)
			return true;
	}
	return false;
}

/* 7.4: without a seal the new committee confirms the signature. */
static void
presidium_is_confirmed(struct vk_check *c, const struct vk_node *document)
{
	const struct vk_node *signature = main_signature(document);

	if (signature != NULL && is_of_the_presidium(c, signature) &&
	    vk_node_attr(signature, VK_AT_SEAL_IMAGE) == NULL &&
	    !is_confirmed(document))
		vk_check_say(c, VK_MSG_FORM_CONGRESS_CONFIRM, signature->pos,
		    NULL, "Xác nhận chữ ký của đồng chí ...");
}

/* ---- 9: recipients and receivers ---- */

/* 9.2: the separator. */
static void
recipients_are_divided(struct vk_check *c, const struct vk_node *list)
{
	const struct vk_attr *a = vk_node_attr_whole(list, VK_AT_SEPARATOR);
	const char *needed = c->standard->recipient_end;

	if (a != NULL && strcmp(a->value, needed) != 0)
		vk_check_say(c,
		    vk_check_weigh(c, VK_MSG_FORM_RECIPIENT_SEPARATOR,
			VK_MSG_FORM_RECIPIENT_SEPARATOR_UNSURE),
		    a->pos, a->value, needed);
}

/* 9.2: dashes and separators are the rule set's, and not written. */
static void
recipients_have_no_signs(struct vk_check *c, const struct vk_node *list)
{
	const struct vk_node *n = vk_node_child(list, VK_EL_ITEM);

	for (; n != NULL; n = vk_node_again(n)) {
		const struct vk_line *l;

		vk_check_own_dash(c, n, VK_MSG_FORM_RECIPIENT_DASH);
		l = vk_check_line(c, n);
		if (l->len > 0 && strchr(";,.", l->text[l->len - 1]) != NULL)
			vk_check_say_at(c, VK_MSG_FORM_RECIPIENT_END,
			    l->len - 1, l->text + l->len - 1, NULL);
	}
}

static const struct vk_node *
last_item(const struct vk_node *list)
{
	const struct vk_node *last = NULL;
	const struct vk_node *n = vk_node_child(list, VK_EL_ITEM);

	for (; n != NULL; n = vk_node_again(n))
		last = n;
	return last;
}

static const char kept[] = "Lưu";
static const char kept_example[] = "Lưu Văn phòng Đảng uỷ";

/* What follows "Lưu"; NULL where the line begins otherwise. */
static const char *
after_kept(const char *text)
{
	const char *rest = text + sizeof(kept) - 1;

	if (strncmp(text, kept, sizeof(kept) - 1) != 0 ||
	    !vk_check_ends_word(rest))
		return NULL;
	return rest;
}

/* The colon or the "VT" of State papers in the archive line; NULL: neither. */
static const char *
state_sign(const char *rest)
{
	if (*rest == ':')
		return rest;
	while ((rest = strstr(rest, "VT")) != NULL) {
		if (vk_check_ends_word(rest + 2) &&
		    strchr(" ,;:(-", rest[-1]) != NULL)
			return rest;
		rest += 2;
	}
	return NULL;
}

/* 9.2: the last line is the archive's, "Lưu" and where. */
static void
recipients_end_with_the_archive(struct vk_check *c, const struct vk_node *list)
{
	const struct vk_node *last = last_item(list);
	const struct vk_line *l;
	const char *rest, *sign;

	if (last == NULL)
		return;
	l = vk_check_line(c, last);
	rest = after_kept(l->text);
	if (rest == NULL) {
		if (!l->open)
			vk_check_say_at(c,
			    vk_check_weigh(c, VK_MSG_FORM_ARCHIVE,
				VK_MSG_FORM_ARCHIVE_UNSURE),
			    0, l->text, kept);
		return;
	}
	sign = state_sign(rest);
	if (sign != NULL)
		vk_check_say_at(c,
		    vk_check_weigh(c, VK_MSG_FORM_ARCHIVE_SIGN,
			VK_MSG_FORM_ARCHIVE_SIGN_UNSURE),
		    (size_t)(sign - l->text), *sign == ':' ? ":" : "VT",
		    kept_example);
	else if (strspn(rest, " .,;") == strlen(rest) && !l->open)
		vk_check_say_at(
		    c, VK_MSG_FORM_ARCHIVE_PLACE, 0, l->text, kept_example);
}

/* 9.2: in the State's papers it is "Lưu: VT", and who drafted it. */
static void
recipients_end_with_the_office(struct vk_check *c, const struct vk_node *list)
{
	static const char office[] = "Lưu: VT";
	const struct vk_node *last = last_item(list);
	const struct vk_line *l;

	if (last == NULL)
		return;
	l = vk_check_line(c, last);
	if (!l->open &&
	    (strncmp(l->text, office, sizeof(office) - 1) != 0 ||
		!vk_check_ends_word(l->text + sizeof(office) - 1)))
		vk_check_say_at(c, VK_MSG_FORM_ARCHIVE, 0, l->text, office);
}

/* The element that names the receivers of such a paper; NONE: it has none. */
static enum vk_element
receivers_of(const struct vk_check *c)
{
	const struct vk_standard *s = c->standard;

	if (c->facts & VK_IS_LETTER)
		return VK_EL_ADDRESSED;
	if (c->kind == NULL || strcmp(c->kind->key, "to-trinh") != 0)
		return VK_EL_NONE;
	return strcmp(s->submitted_word, s->addressed_word) == 0
	    ? VK_EL_ADDRESSED
	    : VK_EL_SUBMITTED;
}

/* Whether the element prints the words that are asked for. */
static bool
serves_as(const struct vk_check *c, enum vk_element kind, enum vk_element asked)
{
	const struct vk_standard *s = c->standard;

	return kind == asked ||
	    (asked != VK_EL_NONE &&
		strcmp(s->submitted_word, s->addressed_word) == 0);
}

/* 9.3: only a công văn and a tờ trình have receivers above the body. */
static void
receivers_are_in_place(struct vk_check *c, const struct vk_node *n)
{
	enum vk_element asked = receivers_of(c);

	if (c->kind == NULL || c->kind->administrative ||
	    serves_as(c, n->kind, asked))
		return;
	if (asked == VK_EL_NONE)
		vk_check_say(c, VK_MSG_FORM_RECEIVERS, n->pos,
		    vk_element_name(n->kind), NULL);
	else
		vk_check_say(c, VK_MSG_FORM_RECEIVERS_OTHER, n->pos,
		    vk_element_name(n->kind), vk_element_name(asked));
}

/* 9.3: and those two must have them. */
static void
receivers_are_there(struct vk_check *c, const struct vk_node *document)
{
	enum vk_element asked = receivers_of(c);

	if (asked != VK_EL_NONE &&
	    vk_node_child(document, VK_EL_ADDRESSED) == NULL &&
	    vk_node_child(document, VK_EL_SUBMITTED) == NULL)
		vk_check_say(c, VK_MSG_FORM_RECEIVERS_MISSING, document->pos,
		    NULL, vk_element_name(asked));
}

/* 9.3: their list of recipients begins with those above. */
static void
recipients_begin_as_above(struct vk_check *c, const struct vk_node *list)
{
	const struct vk_node *first = vk_node_child(list, VK_EL_ITEM);
	const struct vk_line *l;

	if (receivers_of(c) == VK_EL_NONE || first == NULL)
		return;
	l = vk_check_line(c, first);
	if (!l->open && vk_check_begins_folded(l->text, "nhu tren") == 0)
		vk_check_say_at(
		    c, VK_MSG_FORM_AS_ABOVE, 0, l->text, "Như trên");
}

enum { CONGRESS_RESOLUTION = VK_IS_CONGRESS | VK_IS_RESOLUTION };

const struct vk_check_rule vk_check_sign[] = {
    {VK_EL_AUTHORITY, VK_SET_ALL, 0, 0, line_is_in_capitals},
    {VK_EL_OFFICE, VK_SET_ALL, 0, 0, line_is_in_capitals},
    {VK_EL_AUTHORITY, VK_SET_PARTY, 0, 0, authority_has_its_sign},
    {VK_EL_OFFICE, VK_SET_PARTY, 0, 0, authority_has_its_sign},
    {VK_EL_AUTHORITY, VK_SET_ND30, 0, 0, state_authority_has_its_sign},
    {VK_EL_OFFICE, VK_SET_ND30, 0, 0, state_authority_has_its_sign},
    {VK_EL_NAME, VK_SET_ALL, VK_SET_ND30, 0, name_has_no_title},
    {VK_EL_DOCUMENT, VK_SET_PARTY, VK_SET_HD36, CONGRESS_RESOLUTION,
	congress_signs_by_its_presidium},
    {VK_EL_DOCUMENT, VK_SET_PARTY, VK_SET_HD36, CONGRESS_RESOLUTION,
	presidium_has_no_office},
    {VK_EL_DOCUMENT, VK_SET_PARTY, VK_SET_PARTY, CONGRESS_RESOLUTION,
	presidium_is_confirmed},
    {VK_EL_RECIPIENTS, VK_SET_ALL, VK_SET_HD36, 0, recipients_are_divided},
    {VK_EL_RECIPIENTS, VK_SET_ALL, 0, 0, recipients_have_no_signs},
    {VK_EL_RECIPIENTS, VK_SET_PARTY, VK_SET_HD36, 0,
	recipients_end_with_the_archive},
    {VK_EL_RECIPIENTS, VK_SET_ND30, 0, 0, recipients_end_with_the_office},
    {VK_EL_ADDRESSED, VK_SET_PARTY, 0, 0, receivers_are_in_place},
    {VK_EL_SUBMITTED, VK_SET_PARTY, 0, 0, receivers_are_in_place},
    {VK_EL_DOCUMENT, VK_SET_ALL, 0, 0, receivers_are_there},
    {VK_EL_RECIPIENTS, VK_SET_ALL, 0, 0, recipients_begin_as_above},
    {VK_EL_NONE, 0, 0, 0, NULL},
};
