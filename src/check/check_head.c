/*
 * The head: issuing body, number and symbol, place and date, kind and subject.
 * (ô 1-5, rules 2 to 5)
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "model/kinds.h"
#include "model/standard.h"
#include "rules.h"

static const char no_break[] = "\xc2\xa0";

static const struct vk_node *
child_of(const struct vk_node *n, enum vk_element kind)
{
	return n != NULL ? vk_node_child(n, kind) : NULL;
}

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

/* ---- 3: number and symbol ---- */

struct symbol { /* "01-NQ/ĐH" in its parts, as they should be written */
	const char *number; /* may be "": left for the pen */
	const char *kind, *body;
	bool sound; /* it has these parts, and they are of the right signs */
};

/* What a clerk leaves for the pen: blanks, dots, a line. */
static size_t
pen_sign(const char *s)
{
	static const char *const signs[] = {" ", ".", "_", "…", no_break};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (strncmp(s, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	}
	return 0;
}

static const char *
past_pen(const char *s)
{
	size_t used;

	while ((used = pen_sign(s)) > 0)
		s += used;
	return s;
}

/* Past a "Số" or "Số:", which the rule set prints itself. */
static const char *
past_word(const char *s)
{
	size_t used = vk_check_begins_folded(s, "so");

	if (used == 0 || strchr(" :.0123456789", s[used]) == NULL)
		return s;
	s += used + strspn(s + used, " :");
	return past_pen(s);
}

/* Capitals, without blanks. */
static char *
squeezed(struct vk_check *c, const char *s)
{
	char *out = vk_check_upper(c, s), *to = out;

	for (const char *from = out; *from != '\0';) {
		if (*from == ' ')
			from++;
		else if (strncmp(from, no_break, strlen(no_break)) == 0)
			from += strlen(no_break);
		else
			*to++ = *from++;
	}
	*to = '\0';
	return out;
}

/* Bytes of a hyphen, a dash or a slash here. */
static size_t
divider(const char *s)
{
	static const char *const dividers[] = {"-", "/", "–", "—"};

	for (size_t i = 0; i < sizeof(dividers) / sizeof(dividers[0]); i++) {
		if (strncmp(s, dividers[i], strlen(dividers[i])) == 0)
			return strlen(dividers[i]);
	}
	return 0;
}

/* Ends the string at its first divider; what follows, NULL without one. */
static char *
cut_at_divider(char *s)
{
	for (; *s != '\0'; s++) {
		size_t used = divider(s);

		if (used > 0) {
			*s = '\0';
			return s + used;
		}
	}
	return NULL;
}

static bool
is_written(struct vk_check *c, const char *abbreviation, const char *capitals)
{
	return strcmp(vk_check_upper(c, abbreviation), capitals) == 0;
}

static const char *
symbol_of(const struct vk_check *c, const struct vk_kind *kind)
{
	return c->set == VK_SET_ND30 ? vk_kind_state_abbreviation(kind)
				     : kind->abbreviation;
}

/* "CTR" as the lists of kinds write it: "CTr". */
static const char *
customary(struct vk_check *c, const char *capitals)
{
	for (size_t i = 0; i < vk_kind_count(); i++) {
		const struct vk_kind *kind = vk_kind_at(i);

		if (is_written(c, symbol_of(c, kind), capitals))
			return symbol_of(c, kind);
		if (is_written(c, kind->other, capitals))
			return kind->other;
	}
	return capitals;
}

/* One or more of A-Z and Đ, and what else is named. */
static bool
is_of_capitals(const char *s, const char *others)
{
	static const char d_stroke[] = "Đ";

	if (*s == '\0')
		return false;
	while (*s != '\0') {
		if (strncmp(s, d_stroke, 2) == 0)
			s += 2;
		else if ((*s >= 'A' && *s <= 'Z') || strchr(others, *s) != NULL)
			s++;
		else
			return false;
	}
	return true;
}

static struct symbol
read_symbol(struct vk_check *c, const struct vk_node *n)
{
	const char *written = past_word(past_pen(vk_check_line(c, n)->text));
	char *number = squeezed(c, written);
	char *kind = cut_at_divider(number);
	char *body = kind != NULL ? cut_at_divider(kind) : NULL;
	struct symbol s = {number, "", "", false};

	if (body == NULL)
		return s;
	s.kind = customary(c, kind);
	s.body = body;
	s.sound = strspn(number, "0123456789") == strlen(number) &&
	    is_of_capitals(kind, "") && is_of_capitals(body, "0123456789-");
	return s;
}

/* The parts in the form of the rule set: "{n}-{kind}/{body}". */
static const char *
put_together(
    struct vk_check *c, const char *number, const char *kind, const char *body)
{
	const struct {
		const char *name, *value;
	} parts[] = {{"{n}", number}, {"{kind}", kind}, {"{body}", body}};
	struct vk_buf out = {0};
	const char *whole;

	for (const char *s = c->standard->number_form; *s != '\0';) {
		size_t i = 0;

		while (i < 3 &&
		    strncmp(s, parts[i].name, strlen(parts[i].name)) != 0)
			i++;
		if (i < 3) {
			vk_buf_adds(&out, parts[i].value);
			s += strlen(parts[i].name);
		} else {
			vk_buf_addc(&out, *s++);
		}
	}
	whole = vk_arena_strdup(c->arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return whole;
}

/* Two figures at least. */
static const char *
whole_number(struct vk_check *c, const char *number)
{
	return vk_arena_printf(
	    c->arena, "%s%s", strlen(number) == 1 ? "0" : "", number);
}

/* The number as it should be. */
static const char *
whole_symbol(struct vk_check *c, const struct symbol *s)
{
	return put_together(c, whole_number(c, s->number), s->kind, s->body);
}

/* Of a letter of the State, which has its drafting office for a kind. */
static bool
has_no_kind(const struct vk_check *c)
{
	return c->set == VK_SET_ND30 && (c->facts & VK_IS_LETTER);
}

/* What a paper of this kind could have. */
static const char *
example_symbol(struct vk_check *c)
{
	const char *kind = c->kind != NULL ? symbol_of(c, c->kind) : "";

	if (has_no_kind(c))
		return put_together(c, "01", "UBND", "VP");
	return put_together(c, "01", *kind != '\0' ? kind : "NQ",
	    c->set == VK_SET_ND30	    ? "UBND"
		: c->facts & VK_IS_CONGRESS ? "ĐH"
					    : "ĐU");
}

/* Where two texts begin to differ, at the front of a sign. */
static size_t
first_difference(const char *a, const char *b)
{
	size_t at = 0;

	while (a[at] != '\0' && a[at] == b[at])
		at++;
	while (at > 0 && ((unsigned char)a[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* Quy định: QĐi came in with HD36 and went with a letter of 11/3/2019. */
static bool
was_in_force(const struct vk_check *c)
{
	static const struct vk_date from = {2018, 4, 3}, to = {2019, 3, 10};

	return vk_date_compare(&c->date, &from) >= 0 &&
	    vk_date_compare(&c->date, &to) <= 0;
}

static bool
is_symbol_of_kind(const struct vk_check *c, const char *abbreviation)
{
	if (strcmp(abbreviation, symbol_of(c, c->kind)) == 0)
		return true;
	return c->set == VK_SET_HD36 && *c->kind->other != '\0' &&
	    strcmp(abbreviation, c->kind->other) == 0 && was_in_force(c);
}

/* Whether number_says_the_kind finds fault. */
static bool
is_of_other_kind(const struct vk_check *c, const struct symbol *s)
{
	return s->sound && c->kind != NULL && !has_no_kind(c) &&
	    *c->kind->abbreviation != '\0' && !is_symbol_of_kind(c, s->kind);
}

/* The kind as written: "TBa" of "05-TBa/ĐU". */
static const char *
written_kind(struct vk_check *c, const char *written)
{
	char *rest =
	    cut_at_divider(vk_arena_strdup(c->arena, past_word(written)));

	(void)cut_at_divider(rest);
	return rest;
}

/* The message of this rule set: the rule has another number in ND30. */
static enum vk_msg
message_of(const struct vk_check *c, enum vk_msg party, enum vk_msg state)
{
	return c->set == VK_SET_ND30 ? state : party;
}

/*
 * 3.1: "01-NQ/ĐH", no colon, no blanks; a number left for the pen is fine.
 * A3: "01/QĐ-UBND", and a number below 10 has its zero.
 */
static void
number_has_its_form(struct vk_check *c, const struct vk_node *n)
{
	struct symbol s = read_symbol(c, n);
	const char *text = c->line.text, *written = past_pen(text);
	const char *needed;

	if (c->line.open || *written == '\0')
		return;
	if (!s.sound) {
		vk_check_say_at(c,
		    message_of(c, VK_MSG_FORM_NUMBER_SHAPE,
			VK_MSG_FORM_NUMBER_SHAPE_STATE),
		    (size_t)(written - text), text, example_symbol(c));
		return;
	}
	needed = s.kind;
	if (is_of_other_kind(c, &s)) {
		/* its letters have a finding of their own */
		if (is_written(
			c, written_kind(c, written), vk_check_upper(c, s.kind)))
			needed = written_kind(c, written);
		s.kind = symbol_of(c, c->kind);
	}
	if (c->set == VK_SET_ND30)
		s.number = whole_number(c, s.number);
	needed = put_together(c, s.number, needed, s.body);
	if (strcmp(written, needed) != 0)
		vk_check_say_at(c,
		    message_of(c, VK_MSG_FORM_NUMBER, VK_MSG_FORM_NUMBER_STATE),
		    (size_t)(written - text) +
			first_difference(written, needed),
		    written, whole_symbol(c, &s));
}

/* Kinds whose abbreviation is on no list, but by the first letters only. */
static bool
is_derived(const struct vk_kind *kind)
{
	static const char *const derived[] = {"thong-bao", "thong-cao",
	    "loi-keu-goi", "ke-hoach", "quy-hoach", "chien-luoc", "de-an",
	    "phuong-an", "du-an"};

	for (size_t i = 0; i < sizeof(derived) / sizeof(derived[0]); i++) {
		if (strcmp(derived[i], kind->key) == 0)
			return true;
	}
	return false;
}

/* 3.1: the symbol says what kind of paper it is. */
static void
number_says_the_kind(struct vk_check *c, const struct vk_node *n)
{
	struct symbol s = read_symbol(c, n);
	bool older = c->kind != NULL && strcmp(s.kind, c->kind->other) == 0;
	const char *at;

	if (c->line.open || !is_of_other_kind(c, &s))
		return;
	/* the days of QĐi are not certain */
	if (is_derived(c->kind) || (older && c->set == VK_SET_HD36))
		c->sure = false;
	at = past_word(past_pen(c->line.text));
	while (divider(at) == 0)
		at++;
	at = past_pen(at + divider(at));
	vk_check_say_at(c,
	    message_of(c,
		vk_check_weigh(
		    c, VK_MSG_FORM_NUMBER_KIND, VK_MSG_FORM_NUMBER_KIND_UNSURE),
		VK_MSG_FORM_NUMBER_KIND_STATE),
	    (size_t)(at - c->line.text), s.kind, symbol_of(c, c->kind));
}

/* 3.1: nothing is left for the pen in a final paper. */
static void
number_is_there(struct vk_check *c, const struct vk_node *n)
{
	struct symbol s = read_symbol(c, n);

	if (*s.number == '\0' && !c->line.open)
		vk_check_say_at(c,
		    message_of(c, VK_MSG_FORM_NUMBER_EMPTY,
			VK_MSG_FORM_NUMBER_EMPTY_STATE),
		    0, c->line.text, example_symbol(c));
}

/* 3.3 */
static void
number_has_two_figures(struct vk_check *c, const struct vk_node *n)
{
	struct symbol s = read_symbol(c, n);
	const char *text = c->line.text;

	if (s.sound && strlen(s.number) == 1)
		vk_check_say_at(c, VK_MSG_FORM_NUMBER_ZERO,
		    strcspn(text, "0123456789"), s.number,
		    vk_arena_printf(c->arena, "0%s", s.number));
}

/* 3.7: all papers of a congress and its bodies are /ĐH. */
static void
number_is_of_the_congress(struct vk_check *c, const struct vk_node *n)
{
	struct symbol s = read_symbol(c, n);
	size_t at = c->line.len - (c->line.len > 0);

	if (!s.sound || strcmp(s.body, "ĐH") == 0)
		return;
	while (at > 0 && c->line.text[at - 1] != '/')
		at--;
	vk_check_say_at(c, VK_MSG_FORM_NUMBER_CONGRESS, at, s.body, "ĐH");
}

/* 3.1: the abbreviations of bodies are a fixed list; these are the common. */
static void
number_names_the_body(struct vk_check *c, const struct vk_node *n)
{
	static const struct {
		const char *body, *abbreviation;
	} bodies[] = {{"chi bo", "CB"}, {"dang uy", "ĐU"}, {"tinh uy", "TU"},
	    {"thanh uy", "TU"}};
	const struct vk_node *issuer = vk_node_child(n->parent, VK_EL_ISSUER);
	const struct vk_node *line = child_of(issuer, VK_EL_LINE);
	const struct vk_line *l;
	const char *name;
	struct symbol s;

	if (line == NULL || (c->facts & VK_IS_CONGRESS))
		return;
	l = vk_check_line(c, line);
	name = vk_check_keep(c, l->text, l->len);
	s = read_symbol(c, n);
	if (!s.sound || strchr(s.body, '-') != NULL)
		return; /* or a joint paper, of two bodies */
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		const char *needed = bodies[i].abbreviation;
		size_t used = vk_check_begins_folded(name, bodies[i].body);
		const char *at = strrchr(c->line.text, '/');

		if (used == 0 || !vk_check_ends_word(name + used) ||
		    strncmp(s.body, needed, strlen(needed)) == 0)
			continue;
		vk_check_say_at(c, VK_MSG_FORM_NUMBER_BODY,
		    at != NULL ? (size_t)(at + 1 - c->line.text) : 0, s.body,
		    needed);
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

/* 5.2: a small letter first, as in all examples. */
static void
subject_begins_small(struct vk_check *c, const struct vk_node *n)
{
	const struct vk_line *l = vk_check_line(c, first_line(n));
	size_t word = strcspn(l->text, " ");
	struct vk_buf small = {0};
	uint32_t cp;
	int used = vk_utf8_decode(l->text, l->len, &cp);

	if (used == 0 || vk_viet_lower(cp) == cp)
		return;
	vk_utf8_add(&small, vk_viet_lower(cp));
	vk_buf_add(&small, l->text + used, word - (size_t)used);
	vk_check_say_at(c, VK_MSG_FORM_SUBJECT_CAPITAL, 0,
	    vk_check_keep(c, l->text, word), vk_buf_str(&small));
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
    {VK_EL_NUMBER, VK_SET_ALL, 0, 0, number_has_its_form},
    {VK_EL_NUMBER, VK_SET_ALL, 0, 0, number_says_the_kind},
    {VK_EL_NUMBER, VK_SET_ALL, 0, VK_IS_FINAL, number_is_there},
    {VK_EL_NUMBER, VK_SET_PARTY, 0, 0, number_has_two_figures},
    {VK_EL_NUMBER, VK_SET_PARTY, 0, VK_IS_CONGRESS, number_is_of_the_congress},
    {VK_EL_NUMBER, VK_SET_HD05, 0, 0, number_names_the_body},
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
