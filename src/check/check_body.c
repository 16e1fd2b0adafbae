/*
 * The body: its end, the grounds, the labels of its divisions and the style of
 * their headings.  (ô 6, rules 6)
 */
#include <string.h>

#include "base/arena.h"
#include "model/standard.h"
#include "rules.h"

/* ---- 6.5: the end ---- */

/* Elements that hold other blocks, of which the last one ends the body. */
static const enum vk_element holders[] = {VK_EL_BODY, VK_EL_PART, VK_EL_CHAPTER,
    VK_EL_ARTICLE, VK_EL_SECTION, VK_EL_LIST, VK_EL_TARGETS, VK_EL_BASES,
    VK_EL_ENACTING};
/* Elements of text. */
static const enum vk_element texts[] = {
    VK_EL_PARAGRAPH, VK_EL_ITEM, VK_EL_TITLE, VK_EL_LINE, VK_EL_TARGET};
/* What makes an item one that holds blocks. */
static const enum vk_element blocks[] = {VK_EL_PARAGRAPH, VK_EL_LIST,
    VK_EL_TARGETS, VK_EL_SECTION, VK_EL_TABLE, VK_EL_TARGET_TABLE,
    VK_EL_BRANCH_TABLE, VK_EL_CHART, VK_EL_TICK_GROUP};

#define IS_ONE_OF(kind, kinds)                                                 \
	is_one_of(kind, kinds, sizeof(kinds) / sizeof((kinds)[0]))

static bool
is_one_of(enum vk_element kind, const enum vk_element *kinds, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (kinds[i] == kind)
			return true;
	}
	return false;
}

/* The last child that is seen on the page. */
static const struct vk_node *
last_child(const struct vk_node *n)
{
	const struct vk_node *last = NULL;

	for (n = n->first; n != NULL; n = n->next) {
		if (!vk_node_is_blank(n) && n->kind != VK_EL_PAGE_BREAK)
			last = n;
	}
	return last;
}

/* The element whose text is the last of the body; NULL: a table, a chart. */
static const struct vk_node *
last_text(const struct vk_node *n)
{
	while (n != NULL) {
		const struct vk_node *last = last_child(n);
		bool holds_blocks =
		    last != NULL && IS_ONE_OF(last->kind, blocks);

		if (n->kind == VK_EL_ITEM ? !holds_blocks
					  : IS_ONE_OF(n->kind, texts))
			return n;
		if (n->kind != VK_EL_ITEM && !IS_ONE_OF(n->kind, holders))
			return NULL;
		n = last;
	}
	return NULL;
}

/* 6.5: a full stop, and no "./." */
static void
body_ends_with_a_stop(struct vk_check *c, const struct vk_node *body)
{
	const struct vk_node *last = last_text(body);
	const struct vk_line *l;
	size_t tail;

	if (last == NULL)
		return;
	l = vk_check_line(c, last);
	tail = vk_check_tail(l);
	if (l->len == 0 || l->open ||
	    (l->text[l->len - 1] == '.' && strchr(l->text + tail, '/') == NULL))
		return;
	vk_check_say_at(c,
	    vk_check_weigh(
		c, VK_MSG_FORM_BODY_END, VK_MSG_FORM_BODY_END_UNSURE),
	    tail, l->text + tail, ".");
}

static size_t
figures(const char *s)
{
	return strspn(s, "0123456789");
}

/* ---- 6.1, 6.2: paragraphs ---- */

/* Of the running text: forms, cells and appendices are laid out freely. */
static bool
is_running_text(const struct vk_node *paragraph)
{
	const struct vk_node *n = paragraph;

	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_BLANK || n->kind == VK_EL_TICK_BOX)
			return false;
	}
	for (n = paragraph->parent; n != NULL; n = n->parent) {
		if (n->kind == VK_EL_CELL || n->kind == VK_EL_APPENDIX)
			return false;
		if (n->kind == VK_EL_BODY)
			return true;
	}
	return false;
}

/* 6.1: both margins are reached; lines in the middle are something else. */
static void
paragraph_is_justified(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *a = vk_node_attr_whole(n, VK_AT_ALIGN);

	if (a != NULL && strcmp(a->value, "trai") == 0 && is_running_text(n))
		vk_check_say(c, VK_MSG_FORM_JUSTIFIED, a->pos, a->value, NULL);
}

/* 6.2 */
static void
paragraph_is_indented(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *a = vk_node_attr_whole(n, VK_AT_INDENT);
	const char *align = vk_node_attr(n, VK_AT_ALIGN);

	if (a != NULL && (align == NULL || strcmp(align, "deu") == 0) &&
	    is_running_text(n))
		vk_check_say(c, VK_MSG_FORM_INDENTED, a->pos, a->value, NULL);
}

/* ---- 6.6: grounds ---- */

/* A ground ends ";", the last one "."; it was "," too in HD36. */
static bool
is_ground_end(const struct vk_check *c, char sign, bool last)
{
	if (!last)
		return sign == ';';
	return sign == '.' || (sign == ',' && c->set == VK_SET_HD36);
}

static void
ground_is_closed(struct vk_check *c, const struct vk_node *item, bool last)
{
	const struct vk_line *l = vk_check_line(c, item);
	size_t tail = vk_check_tail(l);

	if (l->len == 0 || l->open ||
	    is_ground_end(c, l->text[l->len - 1], last))
		return;
	vk_check_say_at(c,
	    vk_check_weigh(
		c, VK_MSG_FORM_GROUND_END, VK_MSG_FORM_GROUND_END_UNSURE),
	    tail, l->text + tail, last ? "." : ";");
}

/* Whether more grounds follow: their last one is the last of all. */
static bool
goes_on(const struct vk_node *grounds)
{
	const struct vk_node *n = grounds->next;

	while (n != NULL && vk_node_is_blank(n))
		n = n->next;
	return n != NULL && n->kind == VK_EL_BASES;
}

static void
grounds_are_closed(struct vk_check *c, const struct vk_node *grounds)
{
	const struct vk_node *n = vk_node_child(grounds, VK_EL_ITEM), *next;
	bool more = goes_on(grounds);

	for (; n != NULL; n = next) {
		next = vk_node_again(n);
		ground_is_closed(c, n, next == NULL && !more);
	}
}

/* Whether all of its text is in italics. */
static bool
is_slanted(const struct vk_node *item)
{
	bool slanted = false;

	for (const struct vk_node *n = item->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_ITALIC)
			slanted = true;
		else if (n->kind != VK_EL_TEXT ||
		    strspn(n->text, " \t\n.;,") < n->len)
			return false;
	}
	return slanted;
}

/* Upright, unlike those of the State. */
static void
grounds_are_upright(struct vk_check *c, const struct vk_node *grounds)
{
	const struct vk_node *n = vk_node_child(grounds, VK_EL_ITEM);

	for (; n != NULL; n = vk_node_again(n)) {
		if (is_slanted(n))
			vk_check_say(
			    c, VK_MSG_FORM_GROUND_SLANT, n->pos, NULL, NULL);
	}
}

/* A symbol as "05-NQ/ĐU", with its bytes; NULL: there is none. */
static const char *
find_symbol(const char *text, size_t *len)
{
	for (; *text != '\0'; text += *len + strspn(text + *len, " ")) {
		size_t n = figures(text);

		*len = strcspn(text, " ,;.()");
		if (n > 0 && n < *len && strchr("-/", text[n]) != NULL &&
		    memchr(text, '/', *len) != NULL &&
		    memchr(text, '-', *len) != NULL &&
		    !vk_check_ends_word(text + n + 1) &&
		    figures(text + n + 1) == 0)
			return text;
		if (*len == 0)
			*len = 1;
	}
	return NULL;
}

/* "ngày 05/01/2026", or the figures alone. */
static bool
has_day(const char *text)
{
	return vk_check_find_folded(text, "ngay") != NULL ||
	    strstr(text, "/20") != NULL || strstr(text, "/19") != NULL;
}

/* A paper is cited with its day. */
static void
grounds_are_cited_whole(struct vk_check *c, const struct vk_node *grounds)
{
	const struct vk_node *n = vk_node_child(grounds, VK_EL_ITEM);

	for (; n != NULL; n = vk_node_again(n)) {
		const struct vk_line *l = vk_check_line(c, n);
		size_t len;
		const char *symbol = find_symbol(l->text, &len);

		if (symbol != NULL && !l->open && !has_day(symbol + len))
			vk_check_say_at(c, VK_MSG_FORM_GROUND_CITED,
			    (size_t)(symbol - l->text),
			    vk_check_keep(c, symbol, len), NULL);
	}
}

/* The dash before a ground is the rule set's. */
static void
grounds_have_one_dash(struct vk_check *c, const struct vk_node *grounds)
{
	const struct vk_node *n = vk_node_child(grounds, VK_EL_ITEM);

	for (; n != NULL; n = vk_node_again(n))
		vk_check_own_dash(c, n, VK_MSG_FORM_GROUND_DASH);
}

/* ---- 6.7 to 6.11: labels ---- */

/* A label pattern of one element, as it would look: kieu, else so. */
static const struct vk_attr *
label_of(const struct vk_node *n)
{
	const struct vk_attr *a = vk_node_attr_whole(n, VK_AT_STYLE);

	return a != NULL ? a : vk_node_attr_whole(n, VK_AT_LABEL);
}

/* Roman in capitals, or a word: "I", "thứ nhất"; no "1", "A", "a", "i". */
static bool
is_roman_or_word(const char *s)
{
	size_t len = strcspn(s, " .:)-");

	if (len == 0 || figures(s) > 0 || strspn(s, "ivxlc") >= len)
		return false;
	return len > 1 || strchr("IVXLC", *s) != NULL;
}

static bool
is_roman(const char *s)
{
	return *s != '\0' && strspn(s, "IVXLC") == strlen(s);
}

/* What follows the word of a label: "Phần I" gives "I"; NULL without it. */
static const char *
after_word(const char *label, const char *word)
{
	size_t len = strlen(word);

	return strncmp(label, word, len) == 0 && label[len] == ' '
	    ? label + len + 1
	    : NULL;
}

/* 6.7; figures alone in the papers of the State */
static void
part_has_its_label(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *a = label_of(n);
	bool part = n->kind == VK_EL_PART;
	bool words = c->set != VK_SET_ND30;
	const char *number;

	if (a == NULL)
		return;
	number = after_word(a->value, part ? "Phần" : "Chương");
	if (number != NULL &&
	    (words ? is_roman_or_word(number) : is_roman(number)))
		return;
	vk_check_say(c, VK_MSG_FORM_PART_LABEL, a->pos, a->value,
	    words
		? (part ? "Phần I, Phần thứ nhất" : "Chương I, Chương thứ nhất")
		: (part ? "Phần I" : "Chương I"));
}

/* Of "Tiểu mục 1", which divides a "Mục 1". */
static bool
is_smaller(const struct vk_attr *label)
{
	return vk_check_begins(label->value, "tiểu mục ") > 0;
}

/* Whether a section is a centred "Mục 1" that holds articles. */
static bool
stands_centred(const struct vk_node *section)
{
	const struct vk_attr *a = label_of(section);

	if (a != NULL)
		return is_smaller(a) || vk_check_begins(a->value, "mục ") > 0;
	return vk_node_child(section, VK_EL_ARTICLE) != NULL;
}

/* 6.8 */
static void
section_has_its_label(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *a = label_of(n);
	const char *number;

	if (a == NULL || !stands_centred(n))
		return;
	number = after_word(a->value, is_smaller(a) ? "Tiểu mục" : "Mục");
	if (number == NULL || figures(number) == 0)
		vk_check_say(c, VK_MSG_FORM_SECTION_LABEL, a->pos, a->value,
		    is_smaller(a) ? "Tiểu mục 1" : "Mục 1");
}

/* 6.9 */
static void
article_has_its_label(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *a = label_of(n);
	const char *number;

	if (a == NULL)
		return;
	number = after_word(a->value, "Điều");
	if (number == NULL || figures(number) == 0 ||
	    strcmp(number + figures(number), ".") != 0)
		vk_check_say(
		    c, VK_MSG_FORM_ARTICLE_LABEL, a->pos, a->value, "Điều 1.");
}

struct label { /* a pattern without words: "1.1.", "(a)", "- (1)" */
	const char *text;
	size_t len;
	size_t at, size; /* its counter: the last figures or letters */
};

static bool
is_counter_sign(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static struct label
read_label(const char *text, size_t len)
{
	struct label l = {text, len, len, 0};

	while (l.at > 0 && !is_counter_sign(text[l.at - 1]))
		l.at--;
	while (l.at > 0 && is_counter_sign(text[l.at - 1])) {
		l.at--;
		l.size++;
	}
	return l;
}

static bool
is_point(const struct label *l)
{
	return l->size == 1 && l->text[l->at] == 'a';
}

static bool
is_clause(const struct label *l)
{
	return l->size > 0 && figures(l->text + l->at) >= l->size &&
	    strspn(l->text, "0123456789.( ") >= l->at;
}

/* 6.11, in HD36 6.10: "a)" */
static void
point_has_its_sign(
    struct vk_check *c, const struct label *l, const struct vk_attr *a)
{
	if (!is_point(l) || (l->len == 2 && memcmp(l->text, "a)", 2) == 0))
		return;
	vk_check_say(c,
	    c->set == VK_SET_HD36 ? VK_MSG_FORM_POINT_LABEL_HD36
				  : VK_MSG_FORM_POINT_LABEL,
	    a->pos, vk_check_keep(c, l->text, l->len), "a)");
}

/* 6.10: "1." */
static void
clause_has_its_sign(
    struct vk_check *c, const struct label *l, const struct vk_attr *a)
{
	size_t end = l->at + l->size;
	size_t from = strcspn(l->text, "0123456789");

	if (!is_clause(l) ||
	    (from == 0 && l->len - end == 1 && l->text[end] == '.'))
		return;
	vk_check_say(c, VK_MSG_FORM_CLAUSE_LABEL, a->pos,
	    vk_check_keep(c, l->text, l->len),
	    vk_arena_printf(
		c->arena, "%.*s.", (int)(end - from), l->text + from));
}

/* The labels of danh-so, divided by blanks. */
static void
numbering_has_its_signs(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *a = vk_node_attr_whole(n, VK_AT_NUMBERING);
	const char *s = a != NULL ? a->value : "";

	while (*s != '\0') {
		size_t len = strcspn(s, " ");
		struct label l = read_label(s, len);

		point_has_its_sign(c, &l, a);
		clause_has_its_sign(c, &l, a);
		s += len + strspn(s + len, " ");
	}
}

static void
own_label_has_its_sign(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *a = vk_node_attr_whole(n, VK_AT_STYLE);
	struct label l;

	if (a == NULL)
		return;
	l = read_label(a->value, strlen(a->value));
	point_has_its_sign(c, &l, a);
	if (n->kind == VK_EL_SECTION) /* no rule numbers lists */
		clause_has_its_sign(c, &l, a);
}

/* 6.11: f, j, w and z are no letters of the Vietnamese order. */
static void
point_has_its_letter(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *a = vk_node_attr_whole(n, VK_AT_LABEL);

	if (a != NULL && strchr("fjwz", a->value[0]) != NULL &&
	    strcmp(a->value + 1, ")") == 0)
		vk_check_say(c,
		    c->set == VK_SET_HD36 ? VK_MSG_FORM_POINT_LETTER_HD36
					  : VK_MSG_FORM_POINT_LETTER,
		    a->pos, a->value,
		    "a b c d đ e g h i k l m n o p q r s t u v x y");
}

/* ---- 6.7 to 6.10: headings ---- */

/* What is asked of a heading: its role, and the message if it is another. */
struct heading {
	enum vk_role role;
	enum vk_msg other_style;
	bool any_weight; /* bold or regular, as custom has it */
};

/* Sections in sections, up to what numbers them. */
static int
depth_of(const struct vk_node *section)
{
	int depth = 0;

	for (section = section->parent; section != NULL;
	     section = section->parent) {
		if (section->kind == VK_EL_SECTION)
			depth++;
		else if (section->kind != VK_EL_IF &&
		    section->kind != VK_EL_ITEM && section->kind != VK_EL_LIST)
			break;
	}
	return depth;
}

static struct heading
heading_of_section(const struct vk_node *section)
{
	const int last = VK_ROLE_HEADING_5 - VK_ROLE_HEADING_1;
	int depth = depth_of(section);
	struct heading h = {VK_ROLE_HEADING_1, VK_MSG_FORM_HEADING_SLANT, true};

	if (stands_centred(section))
		return (struct heading){
		    VK_ROLE_PART_NAME, VK_MSG_FORM_SECTION_NAME, false};
	if (depth > 0) {
		h.role = (enum vk_role)(
		    VK_ROLE_HEADING_1 + (depth < last ? depth : last));
		h.other_style = VK_MSG_FORM_HEADING_STYLE;
		h.any_weight = false;
	}
	return h;
}

/* False for the titles of tables, charts and appendices. */
static bool
find_heading(const struct vk_node *title, struct heading *h)
{
	switch (title->parent->kind) {
	case VK_EL_PART:
	case VK_EL_CHAPTER:
		*h = (struct heading){
		    VK_ROLE_PART_NAME, VK_MSG_FORM_PART_NAME, false};
		return true;
	case VK_EL_ARTICLE:
		*h = (struct heading){
		    VK_ROLE_ARTICLE, VK_MSG_FORM_ARTICLE_NAME, false};
		return true;
	case VK_EL_SECTION:
		*h = heading_of_section(title->parent);
		return true;
	default:
		return false;
	}
}

static const char *
style_name(bool bold, bool italic)
{
	if (bold)
		return italic ? "dam-nghieng" : "dam";
	return italic ? "nghieng" : "thuong";
}

/* A kieu of its own is honoured; whether the rule set asks for it is said. */
static void
heading_has_its_style(struct vk_check *c, const struct vk_node *title)
{
	const struct vk_attr *a = vk_node_attr_whole(title, VK_AT_STYLE);
	const struct vk_style *style;
	struct heading h;
	const char *needed;
	bool bold;

	if (a == NULL || !find_heading(title, &h))
		return;
	style = &c->standard->styles[h.role];
	if (style->rule == NULL || strcmp(style->rule, "ours") == 0)
		return;
	bold = h.any_weight ? strncmp(a->value, "dam", 3) == 0 : style->bold;
	needed = style_name(bold, style->italic);
	if (strcmp(a->value, needed) != 0)
		vk_check_say(c, h.other_style, a->pos, a->value, needed);
}

/* 6.7, 6.8: names of parts, chapters and centred sections. */
static void
name_is_in_capitals(struct vk_check *c, const struct vk_node *title)
{
	const struct vk_node *of = title->parent;

	if (of->kind == VK_EL_PART || of->kind == VK_EL_CHAPTER)
		vk_check_capitals(c, title, VK_MSG_FORM_PART_CAPITALS);
	else if (of->kind == VK_EL_SECTION && stands_centred(of))
		vk_check_capitals(c, title, VK_MSG_FORM_SECTION_CAPITALS);
}

const struct vk_check_rule vk_check_body[] = {
    {VK_EL_BODY, VK_SET_PARTY, VK_SET_HD36, 0, body_ends_with_a_stop},
    {VK_EL_BASES, VK_SET_ALL, VK_SET_HD36, 0, grounds_are_closed},
    {VK_EL_BASES, VK_SET_PARTY, 0, 0, grounds_have_one_dash},
    {VK_EL_BASES, VK_SET_PARTY, 0, 0, grounds_are_upright},
    {VK_EL_BASES, VK_SET_HD05, 0, 0, grounds_are_cited_whole},
    {VK_EL_PARAGRAPH, VK_SET_PARTY, 0, 0, paragraph_is_justified},
    {VK_EL_PARAGRAPH, VK_SET_PARTY, 0, 0, paragraph_is_indented},
    {VK_EL_ITEM, VK_SET_ALL, 0, 0, point_has_its_letter},
    {VK_EL_SECTION, VK_SET_ALL, 0, 0, point_has_its_letter},
    {VK_EL_PART, VK_SET_ALL, 0, 0, part_has_its_label},
    {VK_EL_CHAPTER, VK_SET_ALL, 0, 0, part_has_its_label},
    {VK_EL_SECTION, VK_SET_ALL, 0, 0, section_has_its_label},
    {VK_EL_ARTICLE, VK_SET_ALL, 0, 0, article_has_its_label},
    {VK_EL_BODY, VK_SET_ALL, 0, 0, numbering_has_its_signs},
    {VK_EL_APPENDIX, VK_SET_ALL, 0, 0, numbering_has_its_signs},
    {VK_EL_SECTION, VK_SET_ALL, 0, 0, own_label_has_its_sign},
    {VK_EL_LIST, VK_SET_ALL, 0, 0, own_label_has_its_sign},
    {VK_EL_TARGETS, VK_SET_ALL, 0, 0, own_label_has_its_sign},
    {VK_EL_TITLE, VK_SET_PARTY, 0, 0, heading_has_its_style},
    {VK_EL_TITLE, VK_SET_ALL, 0, 0, name_is_in_capitals},
    {VK_EL_NONE, 0, 0, 0, NULL},
};
