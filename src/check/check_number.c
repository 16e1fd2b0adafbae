/*
 * The number and symbol of a paper: "01-NQ/ĐH", "01/QĐ-UBND".  (ô 3, rule 3;
 * A3)
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/kinds.h"
#include "model/standard.h"
#include "rules.h"

static const char no_break[] = "\xc2\xa0";

/* ---- what is written ---- */

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

/* ---- the rules ---- */

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
	const struct vk_node *line =
	    issuer != NULL ? vk_node_child(issuer, VK_EL_LINE) : NULL;
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

const struct vk_check_rule vk_check_number[] = {
    {VK_EL_NUMBER, VK_SET_ALL, 0, 0, number_has_its_form},
    {VK_EL_NUMBER, VK_SET_ALL, 0, 0, number_says_the_kind},
    {VK_EL_NUMBER, VK_SET_ALL, 0, VK_IS_FINAL, number_is_there},
    {VK_EL_NUMBER, VK_SET_PARTY, 0, 0, number_has_two_figures},
    {VK_EL_NUMBER, VK_SET_PARTY, 0, VK_IS_CONGRESS, number_is_of_the_congress},
    {VK_EL_NUMBER, VK_SET_HD05, 0, 0, number_names_the_body},
    {VK_EL_NONE, 0, 0, 0, NULL},
};
