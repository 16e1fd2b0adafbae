/*
 * The head: issuing body, place and date, kind and subject; the number has a
 * room of its own.  (ô 1, 2, 4, 5; rules 2, 4 and 5)
 */
#include <string.h>

#include "base/utf8.h"
#include "base/viet.h"
#include "model/kinds.h"
#include "rules.h"

static const struct vk_node *
first_line(const struct vk_node *n)
{
	const struct vk_node *line = vk_node_child(n, VK_EL_LINE);

	return line != NULL ? line : n;
}

/* ---- 2: issuing body ---- */

/* 2.2 */
static void
issuer_is_in_capitals(struct vk_check *c, const struct vk_node *issuer)
{
	for (const struct vk_node *n = issuer->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_SUPERIOR || n->kind == VK_EL_LINE)
			vk_check_capitals(c, n, VK_MSG_FORM_ISSUER_CAPITALS);
	}
}

/* The lines that name the congress, as one. */
static const struct vk_line *
congress_name(struct vk_check *c, const struct vk_node *issuer)
{
	enum vk_element kind = c->congress_lines;
	const struct vk_node *n =
	    vk_node_child(issuer, kind != VK_EL_NONE ? kind : VK_EL_LINE);

	vk_line_clear(&c->line);
	if (n == NULL)
		vk_line_add(&c->line, issuer);
	for (; n != NULL; n = vk_node_again(n))
		vk_line_add(&c->line, n);
	return &c->line;
}

/* What follows the words on their line, blanks left out; NULL without them. */
static const char *
what_follows(const char *text, const char *words)
{
	const char *at = vk_check_find_folded(text, words);

	if (at == NULL)
		return NULL;
	at += vk_check_begins_folded(at, words);
	return at + strspn(at, " ");
}

/* The ordinal may be a Roman figure, a figure or a word. */
static bool
has_ordinal(const char *name)
{
	const char *ordinal = what_follows(name, "lan thu");

	return ordinal != NULL && !vk_check_ends_word(ordinal) &&
	    vk_check_begins_folded(ordinal, "nhiem ky") == 0;
}

static bool
has_term(const char *name)
{
	const char *years = what_follows(name, "nhiem ky");

	return years != NULL && *years >= '0' && *years <= '9';
}

/* 2.6: the kind of the congress stands in its name. */
static void
congress_has_its_kind(struct vk_check *c, const struct vk_node *issuer)
{
	static const char *const kinds[] = {
	    "dai hoi dai bieu", "dai hoi toan the dang vien", "dai hoi chi bo"};
	const struct vk_line *l = congress_name(c, issuer);

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (vk_check_find_folded(l->text, kinds[i]) != NULL)
			return;
	}
	if (!l->open)
		vk_check_say_at(c, VK_MSG_FORM_CONGRESS_KIND, 0, l->text,
		    "ĐẠI HỘI ĐẠI BIỂU, ĐẠI HỘI TOÀN THỂ ĐẢNG VIÊN, "
		    "ĐẠI HỘI CHI BỘ");
}

/* 2.6: and its ordinal; the term only where that is unknown. */
static void
congress_has_its_ordinal(struct vk_check *c, const struct vk_node *issuer)
{
	const struct vk_line *l = congress_name(c, issuer);
	bool ordinal = has_ordinal(l->text), term = has_term(l->text);
	const char *surplus;

	if (l->open || c->congress_lines == VK_EL_NONE)
		return;
	if (!ordinal && !term)
		vk_check_say_at(
		    c, VK_MSG_FORM_CONGRESS_ORDINAL, 0, l->text, "LẦN THỨ ...");
	if (!ordinal || !term)
		return;
	surplus = vk_check_find_folded(l->text, "nhiem ky");
	vk_check_say_at(c, VK_MSG_FORM_CONGRESS_TERM,
	    (size_t)(surplus - l->text), surplus, NULL);
}

/* 2.6: a cell has one kind of congress, and does not name it. */
static void
congress_of_a_cell(struct vk_check *c, const struct vk_node *issuer)
{
	static const char kind[] = "toan the dang vien";
	const struct vk_line *l = congress_name(c, issuer);
	bool cell = vk_node_is(c->doc->root, VK_AT_LEVEL, "chi-bo") ||
	    vk_check_find_folded(l->text, "chi bo") != NULL;
	const char *at = vk_check_find_folded(l->text, kind);

	if (cell && at != NULL)
		vk_check_say_at(c, VK_MSG_FORM_CONGRESS_CELL,
		    (size_t)(at - l->text),
		    vk_check_keep(c, at, vk_check_begins_folded(at, kind)),
		    "ĐẠI HỘI CHI BỘ");
}

/* 2.6: and nothing above it. */
static void
congress_has_no_superior(struct vk_check *c, const struct vk_node *issuer)
{
	const struct vk_node *n = vk_node_child(issuer, VK_EL_SUPERIOR);

	if (c->congress_lines == VK_EL_LINE && n != NULL &&
	    vk_check_line(c, n)->len > 0)
		vk_check_say_at(
		    c, VK_MSG_FORM_CONGRESS_SUPERIOR, 0, c->line.text, NULL);
}

/* 2.7: the papers of a standing board bear the committee's name. */
static void
board_has_no_line(struct vk_check *c, const struct vk_node *issuer)
{
	const struct vk_node *n = vk_node_child(issuer, VK_EL_LINE);

	for (; n != NULL; n = vk_node_again(n)) {
		const struct vk_line *l = vk_check_line(c, n);

		if (vk_check_begins_folded(l->text, "ban thuong vu") > 0)
			vk_check_say_at(
			    c, VK_MSG_FORM_STANDING_BOARD, 0, l->text, NULL);
	}
}

/* ---- 4: place and date ---- */

/* 4.1: a final paper has its day. */
static void
date_is_whole(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *day = vk_node_attr_whole(n, VK_AT_DATE);

	if (day != NULL && c->date.year > 0 &&
	    (c->date.month == 0 || c->date.day == 0))
		vk_check_say(c, VK_MSG_FORM_DATE_OPEN, day->pos, day->value,
		    "2026-06-30");
}

struct rank {
	const char *word;
	bool commune; /* below the province */
};

/* The rank before a place name and its length with the blank; 0 for none. */
static size_t
rank_of(const char *place, bool *commune)
{
	static const struct rank ranks[] = {{"phường ", true}, {"xã ", true},
	    {"đặc khu ", true}, {"đk ", true}, {"thị trấn ", true},
	    {"tỉnh ", false}, {"thành phố ", false}, {"tp ", false},
	    {"tp. ", false}, {"quận ", false}, {"huyện ", false},
	    {"thị xã ", false}};

	for (size_t i = 0; i < sizeof(ranks) / sizeof(ranks[0]); i++) {
		size_t used = vk_check_begins(place, ranks[i].word);

		if (used > 0) {
			*commune = ranks[i].commune;
			return used;
		}
	}
	return 0;
}

/* A name that begins with a family name may be a person's. */
static bool
may_be_a_person(const char *name)
{
	static const char *const families[] = {"nguyễn ", "trần ", "lê ",
	    "phạm ", "hoàng ", "huỳnh ", "phan ", "vũ ", "võ ", "đặng ", "bùi ",
	    "đỗ ", "hồ ", "ngô ", "dương ", "lý ", "đinh ", "đoàn ", "trịnh ",
	    "trương ", "tôn ", "lương ", "mạc ", "cao ", "phùng ", "hai bà "};

	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
		if (vk_check_begins(name, families[i]) > 0)
			return true;
	}
	return false;
}

/* The 34 provinces and cities since 1/7/2025, without marks. */
static bool
is_a_province(const char *name)
{
	static const char *const provinces[] = {"an giang", "bac ninh",
	    "ca mau", "can tho", "cao bang", "da nang", "dak lak", "dien bien",
	    "dong nai", "dong thap", "gia lai", "ha noi", "ha tinh",
	    "hai phong", "ho chi minh", "hue", "hung yen", "khanh hoa",
	    "lai chau", "lam dong", "lang son", "lao cai", "nghe an",
	    "ninh binh", "phu tho", "quang ngai", "quang ninh", "quang tri",
	    "son la", "tay ninh", "thai nguyen", "thanh hoa", "tuyen quang",
	    "vinh long"};

	for (size_t i = 0; i < sizeof(provinces) / sizeof(provinces[0]); i++) {
		size_t used = vk_check_begins_folded(name, provinces[i]);

		if (used > 0 && name[used] == '\0')
			return true;
	}
	return false;
}

/* 4.3, 4.4: the bare name, but where it could be taken for something else. */
static void
place_has_its_name(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_attr *place = vk_node_attr_whole(n, VK_AT_PLACE);
	bool commune = false, single;
	const char *name;

	if (place == NULL || place->value[0] == '{')
		return;
	name = place->value + rank_of(place->value, &commune);
	single = *name != '\0' && strchr(name, ' ') == NULL;
	if (name == place->value) {
		if (single)
			vk_check_say(c, VK_MSG_FORM_PLACE_BARE, place->pos,
			    name, "Thành phố Huế");
		return;
	}
	if (!single && !may_be_a_person(name) &&
	    !(commune && is_a_province(name)))
		vk_check_say(
		    c, VK_MSG_FORM_PLACE_RANK, place->pos, place->value, name);
}

/* ---- 5: kind and subject ---- */

static bool
is_of_the_paper(const struct vk_node *n)
{
	return n->parent != NULL && n->parent->kind == VK_EL_DOCUMENT;
}

/* The name of the paper's kind in capitals; "" where it has none. */
static const char *
kind_title(struct vk_check *c)
{
	return c->kind != NULL ? vk_check_upper(c, c->kind->name) : "";
}

/* 5.1: the kind is printed, in capitals. */
static void
kind_is_in_capitals(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_node *line = first_line(n);

	if (!is_of_the_paper(n))
		return;
	if (vk_check_line(c, line)->len == 0)
		vk_check_say(
		    c, VK_MSG_FORM_KIND_EMPTY, n->pos, NULL, kind_title(c));
	if (line == n)
		vk_check_capitals(c, n, VK_MSG_FORM_KIND_CAPITALS);
	for (; line != n && line != NULL; line = vk_node_again(line))
		vk_check_capitals(c, line, VK_MSG_FORM_KIND_CAPITALS);
}

/*
 * 5.1: and it is the one that loai says.  A political report may print the
 * theme of the congress instead (5.5).
 */
static void
kind_is_the_one_said(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_line *l;
	struct vk_buf folded = {0};

	if (!is_of_the_paper(n) || c->kind == NULL ||
	    strcmp(c->kind->key, "bao-cao") == 0)
		return;
	l = vk_check_line(c, first_line(n));
	vk_viet_fold_text(&folded, c->kind->name, strlen(c->kind->name));
	if (l->len > 0 && !l->open &&
	    vk_check_begins_folded(l->text, vk_buf_str(&folded)) == 0)
		vk_check_say_at(
		    c, VK_MSG_FORM_KIND_OTHER, 0, l->text, kind_title(c));
	vk_buf_free(&folded);
}

/* 5.6: a công văn has no line for its kind. */
static void
letter_has_no_kind(struct vk_check *c, const struct vk_node *n)
{
	if (is_of_the_paper(n))
		vk_check_say(c, VK_MSG_FORM_KIND_LETTER, n->pos,
		    vk_check_line(c, first_line(n))->text, NULL);
}

/* What is written with a capital wherever it stands. */
static bool
begins_with_name(const char *text)
{
	static const char *const names[] = {"dai hoi", "dang bo", "dang uy",
	    "chi bo", "chi uy", "tinh uy", "thanh uy", "quan uy", "huyen uy",
	    "ban chap hanh", "ban thuong vu", "quoc hoi", "chinh phu",
	    "nghi quyet", "quyet dinh", "chi thi", "ket luan", "quy dinh",
	    "quy che", "de an", "chuong trinh", "ke hoach", "cuoc van dong",
	    "nhan dan", "nha nuoc"};
	const char *next = text + strcspn(text, " ");
	uint32_t cp;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t used = vk_check_begins_folded(text, names[i]);

		if (used > 0 && vk_check_ends_word(text + used))
			return true;
	}
	next += *next == ' ';
	return vk_utf8_decode(next, strlen(next), &cp) > 0 &&
	    vk_viet_lower(cp) != cp;
}

/* Two capitals at the front are an abbreviation's, or all are capitals. */
static bool
begins_with_short(const char *text)
{
	uint32_t cp;
	int used = vk_utf8_decode(text, strlen(text), &cp);

	used = vk_utf8_decode(text + used, strlen(text + used), &cp);
	return used > 0 && vk_viet_lower(cp) != cp;
}

/* 5.2: a small letter first, as in all examples, where no name begins. */
static void
subject_begins_small(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_line *l = vk_check_line(c, first_line(n));
	bool capitals = vk_check_small_letter(l->text) == NULL;
	struct vk_buf small = {0};
	uint32_t cp;

	if (vk_utf8_decode(l->text, l->len, &cp) == 0 ||
	    vk_viet_lower(cp) == cp)
		return;
	if (!capitals &&
	    (begins_with_name(l->text) || begins_with_short(l->text)))
		return;
	vk_viet_lower_text(&small, l->text, strcspn(l->text, " "));
	vk_check_say_at(c, VK_MSG_FORM_SUBJECT_CAPITAL, 0,
	    vk_check_keep(c, l->text, strcspn(l->text, " ")),
	    vk_buf_str(&small));
	vk_buf_free(&small);
}

/* 5.6: the subject of a công văn has no "V/v"; since HD05 "về việc". */
static void
letter_subject_has_its_words(struct vk_check *c, const struct vk_node *n)
{
	static const char about[] = "về việc";
	const struct vk_line *l = vk_check_line(c, first_line(n));

	if (vk_check_begins_folded(l->text, "v/v") > 0)
		vk_check_say_at(c,
		    vk_check_weigh(c, VK_MSG_FORM_SUBJECT_VV,
			VK_MSG_FORM_SUBJECT_VV_UNSURE),
		    0, vk_check_keep(c, l->text, 3), about);
	else if (c->set == VK_SET_HD05 && l->len > 0 && !l->open &&
	    vk_check_begins(l->text, about) == 0)
		vk_check_say_at(c, VK_MSG_FORM_SUBJECT_ABOUT, 0,
		    vk_check_keep(c, l->text, strcspn(l->text, " ")), about);
}

/* 5.6: the "V/v" of the State's letters is set without being written. */
static void
letter_subject_has_no_mark(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_line *l = vk_check_line(c, first_line(n));

	if (vk_check_begins_folded(l->text, "v/v") > 0)
		vk_check_say_at(c, VK_MSG_FORM_SUBJECT_MARK, 0,
		    vk_check_keep(c, l->text, 3), NULL);
}

const struct vk_check_rule vk_check_head[] = {
    {VK_EL_ISSUER, VK_SET_ALL, 0, 0, issuer_is_in_capitals},
    {VK_EL_ISSUER, VK_SET_PARTY, 0, VK_IS_CONGRESS, congress_has_its_kind},
    {VK_EL_ISSUER, VK_SET_PARTY, 0, VK_IS_CONGRESS, congress_has_its_ordinal},
    {VK_EL_ISSUER, VK_SET_PARTY, 0, VK_IS_CONGRESS, congress_of_a_cell},
    {VK_EL_ISSUER, VK_SET_PARTY, 0, VK_IS_CONGRESS, congress_has_no_superior},
    {VK_EL_ISSUER, VK_SET_HD05, 0, 0, board_has_no_line},
    {VK_EL_PLACE_DATE, VK_SET_ALL, 0, VK_IS_FINAL, date_is_whole},
    {VK_EL_PLACE_DATE, VK_SET_HD05, 0, 0, place_has_its_name},
    {VK_EL_KIND, VK_SET_ALL, 0, VK_IS_NO_LETTER, kind_is_in_capitals},
    {VK_EL_KIND, VK_SET_ALL, 0, VK_IS_NO_LETTER, kind_is_the_one_said},
    {VK_EL_KIND, VK_SET_ALL, 0, VK_IS_LETTER, letter_has_no_kind},
    {VK_EL_SUBJECT, VK_SET_PARTY, 0, VK_IS_NO_LETTER, subject_begins_small},
    {VK_EL_SUBJECT, VK_SET_PARTY, VK_SET_HD36, VK_IS_LETTER,
	letter_subject_has_its_words},
    {VK_EL_SUBJECT, VK_SET_ND30, 0, VK_IS_LETTER, letter_subject_has_no_mark},
    {VK_EL_NONE, 0, 0, 0, NULL},
};
