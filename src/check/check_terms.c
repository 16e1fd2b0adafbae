/*
 * Ordinals and terms: the congress that a paper calls the XIth of 2020-2025 is
 * so everywhere in it, and the committee that it elects has the same number.
 * Bodies of other levels count for themselves: what is said of one is held
 * against what is said of the same one only.
 */
#include <string.h>

#include "base/arena.h"
#include "base/viet.h"
#include "sense.h"

/* ---- figures ---- */

enum { MOST_ORDINAL = 99 };

/* A Roman figure in capitals here; its bytes, 0: none. */
static size_t
take_roman(const char *s, int *value)
{
	static const struct {
		char sign;
		int value;
	} signs[] = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}};
	size_t n = strspn(s, "IVXLC");
	int last = 0;

	*value = 0;
	if (n == 0 || n >= VK_ROMAN_ROOM || !vk_check_ends_word(s + n))
		return 0;
	for (size_t i = n; i > 0; i--) {
		int one = 0;

		for (size_t k = 0; k < sizeof(signs) / sizeof(*signs); k++)
			one = signs[k].sign == s[i - 1] ? signs[k].value : one;
		*value += one < last ? -one : one;
		last = one;
	}
	return n;
}

static bool
is_well_formed(const char *s, size_t len, int value)
{
	char room[VK_ROMAN_ROOM];
	const char *right =
	    value > 0 ? vk_roman((unsigned)value, true, room) : NULL;

	return right != NULL && strlen(right) == len &&
	    strncmp(s, right, len) == 0;
}

static size_t
take_ordinal(const char *s, int *value)
{
	size_t used = take_roman(s, value);

	if (used == 0) {
		used = vk_sense_digits(s, 2, value);
		if (used > 0 && !vk_check_ends_word(s + used))
			used = 0;
	}
	return used > 0 && *value > 0 && *value <= MOST_ORDINAL ? used : 0;
}

/* "2020-2025"; bytes used, 0: none. */
static size_t
take_years(const char *s, int *from, int *to)
{
	static const char *const dashes[] = {"-", "–", "—"};
	size_t at = vk_sense_digits(s, 4, from), used;

	if (at != 4)
		return 0;
	at += vk_sense_blanks(s + at);
	for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++) {
		size_t len = strlen(dashes[i]);

		if (strncmp(s + at, dashes[i], len) != 0)
			continue;
		at += len;
		at += vk_sense_blanks(s + at);
		used = vk_sense_digits(s + at, 4, to);
		return used == 4 ? at + used : 0;
	}
	return 0;
}

/* ---- what a line says ---- */

struct said {
	size_t at; /* of "khoá", "lần thứ" or "nhiệm kỳ" */
	size_t ordinal, ordinal_end; /* of the figure */
	size_t years, years_end;
	bool of_congress; /* "lần thứ", not "khoá" */
	struct vk_term term;
};

/* "nhiệm kỳ 2020-2025" here, with what leads to it; where it ends, or 0. */
static size_t
take_term(const char *text, size_t at, struct said *said)
{
	size_t used = vk_sense_words(text + at, "nhiệm kỳ");

	if (used == 0)
		return 0;
	at += used + vk_sense_blanks(text + at + used);
	used = take_years(text + at, &said->term.from, &said->term.to);
	if (used == 0)
		return 0;
	said->years = at;
	said->years_end = at + used;
	return at + used;
}

/* The words that an ordinal of a congress or committee follows. */
static size_t
take_lead(const char *s, bool *of_congress)
{
	static const char *const words[] = {"lần thứ", "khoá", "khóa"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t used = vk_sense_words(s, words[i]);

		*of_congress = i == 0;
		if (used > 0 && vk_sense_blank(s + used) > 0)
			return used + vk_sense_blanks(s + used);
	}
	return 0;
}

/* "khoá XI", "lần thứ XI, nhiệm kỳ 2020-2025"; where it ends, or 0. */
static size_t
take_said(const char *text, size_t at, struct said *said)
{
	size_t used, more;

	*said = (struct said){.at = at};
	used = take_lead(text + at, &said->of_congress);
	if (used == 0)
		return take_term(text, at, said);
	said->ordinal = at + used;
	used = take_ordinal(text + said->ordinal, &said->term.ordinal);
	if (used == 0)
		return 0;
	at = said->ordinal_end = said->ordinal + used;
	more = at + strspn(text + at, ",(");
	more += vk_sense_blanks(text + more);
	more += strspn(text + more, "(");
	used = take_term(text, more, said);
	return used > 0 ? used : at;
}

/* ---- whose it is ---- */

enum { MOST_BACK = 200 }; /* bytes before an ordinal that may name its body */

static const char *
folded(struct vk_sense *s, const char *text, size_t len)
{
	struct vk_buf out = {0};
	const char *kept;
	size_t end = len;

	vk_buf_adds(&out, "");
	while (end > 0 && strchr(" ,(", text[end - 1]) != NULL)
		end--;
	vk_viet_fold_text(&out, text, end);
	kept = vk_arena_strdup(s->check.arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return kept;
}

/*
 * "Đảng bộ phường Đức Giang" in front of the ordinal names its body, unless a
 * meeting that is no congress comes between.  NULL: none is named.
 */
static const char *
body_before(struct vk_sense *s, const char *text, const struct said *said)
{
	static const char *const organisations[] = {"đảng bộ", "chi bộ"};
	size_t least = said->at > MOST_BACK ? said->at - MOST_BACK : 0;

	for (size_t at = said->at; at-- > least;) {
		if (strchr(".;:", text[at]) != NULL)
			return NULL;
		for (size_t i = 0; i < 2; i++) {
			size_t used =
			    vk_sense_words(text + at, organisations[i]);

			if (used == 0)
				continue;
			at += used;
			at += vk_sense_blanks(text + at);
			return at <= said->at
			    ? folded(s, text + at, said->at - at)
			    : "";
		}
	}
	return NULL;
}

/* An ordinal of a congress, not of a meeting of its committee. */
static bool
is_of_congress(const char *text, const struct said *said)
{
	static const char *const meetings[] = {
	    "hội nghị", "phiên", "kỳ họp", "cuộc họp"};
	size_t from = said->at > MOST_BACK ? said->at - MOST_BACK : 0;

	while (((unsigned char)text[from] & 0xC0) == 0x80)
		from++;
	for (size_t i = 0; i < sizeof(meetings) / sizeof(*meetings); i++) {
		if (vk_sense_has(text, from, said->at, meetings[i]))
			return false;
	}
	return vk_sense_has(text, from, said->at, "đại hội");
}

/* ---- the paper's own ---- */

/* "phuong", "phuong duc giang" and "" are all the body of the paper. */
static bool
is_own_body(const struct vk_sense *s, const char *body)
{
	size_t len = strlen(body);

	return s->own_body != NULL && strncmp(s->own_body, body, len) == 0 &&
	    (len == 0 || s->own_body[len] == '\0' || s->own_body[len] == ' ');
}

/* The lines of the head that name the congress, as one. */
static const struct vk_line *
head_line(struct vk_sense *s)
{
	struct vk_check *c = &s->check;
	const struct vk_node *head = vk_node_child(c->doc->root, VK_EL_HEAD);
	const struct vk_node *n =
	    head != NULL ? vk_node_child(head, VK_EL_ISSUER) : NULL;

	vk_line_clear(&c->line);
	for (n = n != NULL ? vk_node_child(n, c->congress_lines) : NULL;
	     n != NULL; n = vk_node_again(n))
		vk_line_add(&c->line, n);
	return &c->line;
}

/* What the head says of its congress: the measure of all else. */
void
vk_sense_own_term(struct vk_sense *s)
{
	struct vk_check *c = &s->check;
	const struct vk_line *l;

	if (c->congress_lines == VK_EL_NONE)
		return;
	l = head_line(s);
	for (size_t at = 0; at < l->len && !l->open;) {
		struct said said;
		size_t end = take_said(l->text, at, &said);

		if (end == 0) {
			at++;
			continue;
		}
		at = end;
		if (said.term.ordinal > 0 && s->own.ordinal == 0) {
			s->own.ordinal = said.term.ordinal;
			s->own_body = body_before(s, l->text, &said);
		}
		if (said.term.from > 0 && s->own.from == 0) {
			s->own.from = said.term.from;
			s->own.to = said.term.to;
		}
	}
}

/* ---- findings ---- */

static const char *
kept(struct vk_sense *s, size_t from, size_t to)
{
	return vk_check_keep(&s->check, s->check.line.text + from, to - from);
}

static const char *
years(struct vk_sense *s, const struct vk_term *t)
{
	return vk_arena_printf(s->check.arena, "%d-%d", t->from, t->to);
}

static const char *
ordinal(struct vk_sense *s, int n)
{
	char room[VK_ROMAN_ROOM];

	return vk_arena_strdup(
	    s->check.arena, vk_roman((unsigned)n, true, room));
}

static void
say_ordinal(struct vk_sense *s, const struct said *said, int needed)
{
	vk_check_say_at(&s->check, VK_MSG_SAID_ORDINAL, said->ordinal,
	    kept(s, said->ordinal, said->ordinal_end), ordinal(s, needed));
}

static void
say_years(struct vk_sense *s, const struct said *said)
{
	vk_check_say_at(&s->check, VK_MSG_SAID_TERM, said->years,
	    kept(s, said->years, said->years_end), years(s, &s->own));
}

/* What is said of the paper's own body. */
static void
hold_against_own(struct vk_sense *s, const struct said *said)
{
	const struct vk_term *t = &said->term, *own = &s->own;

	if (t->from > 0 && own->from > 0 && t->ordinal == own->ordinal &&
	    (t->from != own->from || t->to != own->to))
		say_years(s, said);
	else if (t->from > 0 && t->from == own->from && t->to == own->to &&
	    t->ordinal != own->ordinal)
		say_ordinal(s, said, own->ordinal);
	else if (t->from > 0 && t->to == own->from && own->ordinal > 1 &&
	    t->ordinal != own->ordinal - 1)
		say_ordinal(s, said, own->ordinal - 1);
}

/* "bầu Ban Chấp hành Đảng bộ khoá X": the congress elects its own. */
static bool
is_elected(const struct vk_sense *s, const struct said *said)
{
	static const char *const words[] = {
	    "bầu ban chấp hành", "bầu ra ban chấp hành"};
	const char *text = s->check.line.text;
	size_t end, from = vk_sense_sentence(text, said->at, &end);

	for (size_t i = 0; i < 2; i++) {
		if (vk_sense_has(text, from, said->at, words[i]))
			return !said->of_congress;
	}
	return false;
}

static void
note(struct vk_sense *s, const struct said *said, const char *body)
{
	struct vk_named_term *t = vk_arena_alloc(s->check.arena, sizeof(*t));

	t->term = said->term;
	t->body = body;
	t->ordinal_at = vk_line_pos(&s->check.line, said->ordinal);
	t->years_at = vk_line_pos(&s->check.line, said->years);
	*s->last_term = t;
	s->last_term = &t->next;
}

/* "lần thứ XI Đảng bộ phường Đức Giang": the paper's own body, or NULL. */
static const char *
own_body_after(struct vk_sense *s, const char *text, const struct said *said)
{
	size_t at =
	    said->ordinal_end + vk_sense_blanks(text + said->ordinal_end);
	size_t used = vk_sense_words(text + at, "đảng bộ");

	if (s->own_body == NULL || used == 0)
		return NULL;
	at += used + vk_sense_blanks(text + at + used);
	used = vk_check_begins_folded(text + at, s->own_body);
	return used > 0 && vk_check_ends_word(text + at + used) ? s->own_body
								: NULL;
}

static void
look_at_named(struct vk_sense *s, const struct said *said)
{
	const char *text = s->check.line.text;
	const char *body = body_before(s, text, said);

	if (body == NULL)
		body = own_body_after(s, text, said);
	if (body == NULL || (said->of_congress && !is_of_congress(text, said)))
		return;
	if (!is_own_body(s, body)) {
		if (said->term.from > 0 && *body != '\0')
			note(s, said, body);
	} else if (s->own.ordinal > 0) {
		if (s->own.from == 0 && said->term.from > 0)
			note(s, said, s->own_body);
		hold_against_own(s, said);
		if (said->term.from == 0 && is_elected(s, said) &&
		    said->term.ordinal != s->own.ordinal)
			say_ordinal(s, said, s->own.ordinal);
	}
}

/* A term ends after it begins. */
static void
look_at_years(struct vk_sense *s, const struct said *said)
{
	if (said->term.from > 0 && said->term.to <= said->term.from)
		vk_check_say_at(&s->check, VK_MSG_SAID_TERM_ORDER, said->years,
		    kept(s, said->years, said->years_end), NULL);
}

static void
look_at_roman(struct vk_sense *s, const struct said *said)
{
	const char *text = s->check.line.text + said->ordinal;
	int value;
	size_t len = take_roman(text, &value);

	if (said->ordinal_end > 0 && len > 0 &&
	    !is_well_formed(text, len, value))
		vk_check_say_at(&s->check, VK_MSG_SAID_ROMAN, said->ordinal,
		    kept(s, said->ordinal, said->ordinal_end),
		    ordinal(s, value));
}

/* Where the head has the ordinal alone, the subject tells the term. */
static bool
is_own_term(const struct vk_sense *s, const struct said *said)
{
	if ((s->place & VK_SENSE_ISSUER) != 0)
		return said->term.from == s->own.from;
	return (s->place & VK_SENSE_SUBJECT) != 0 && s->own.from == 0 &&
	    s->own.ordinal > 0 && said->of_congress &&
	    said->term.ordinal == s->own.ordinal;
}

/* The congress is held in the first year of its term, or one beside it. */
static void
look_at_own_year(struct vk_sense *s, const struct said *said)
{
	int year = s->check.date.year;

	if (said->term.from == 0 || !is_own_term(s, said) || year == 0)
		return;
	if (year < said->term.from - 1 || year > said->term.from + 1)
		vk_check_say_at(&s->check, VK_MSG_SAID_TERM_YEAR, said->years,
		    kept(s, said->years, said->years_end),
		    vk_arena_printf(s->check.arena, "%d", year));
}

/* The subject speaks of the congress's own term, of others beside it. */
static void
look_at_subject(struct vk_sense *s, const struct said *said)
{
	const struct vk_term *t = &said->term, *own = &s->own;
	bool other_years = t->from > 0 && own->from > 0 &&
	    (t->from != own->from || t->to != own->to);
	bool other_ordinal = t->ordinal > 0 && own->ordinal > 0 &&
	    t->ordinal != own->ordinal && said->of_congress;

	if ((s->place & VK_SENSE_SUBJECT) == 0)
		return;
	if (!other_years && !other_ordinal) {
		s->subject_has_own = true;
	} else if (s->subject_found == NULL) {
		s->subject_msg =
		    other_ordinal ? VK_MSG_SAID_ORDINAL : VK_MSG_SAID_TERM;
		s->subject_found = other_ordinal
		    ? kept(s, said->ordinal, said->ordinal_end)
		    : kept(s, said->years, said->years_end);
		s->subject_needed =
		    other_ordinal ? ordinal(s, own->ordinal) : years(s, own);
		s->subject_at = vk_line_pos(&s->check.line,
		    other_ordinal ? said->ordinal : said->years);
	}
}

void
vk_sense_terms(struct vk_sense *s)
{
	const struct vk_line *l = &s->check.line;

	for (size_t at = 0; at < l->len;) {
		struct said said;
		size_t end = take_said(l->text, at, &said);

		if (end == 0) {
			at = vk_sense_next_word(l->text, at);
			continue;
		}
		at = end;
		look_at_years(s, &said);
		look_at_roman(s, &said);
		look_at_own_year(s, &said);
		look_at_subject(s, &said);
		if (said.term.ordinal > 0 && (s->place & VK_SENSE_ISSUER) == 0)
			look_at_named(s, &said);
	}
}

/* ---- other bodies ---- */

static bool
is_same_years(const struct vk_term *a, const struct vk_term *b)
{
	return a->from == b->from && a->to == b->to;
}

enum { MOST_NAMED = 200 }; /* of one body, that are held against each other */

/* What was said of one body first is held against what is said later. */
void
vk_sense_compare_terms(struct vk_sense *s)
{
	size_t n = 0;

	if (s->subject_found != NULL && !s->subject_has_own)
		vk_check_say(&s->check, s->subject_msg, s->subject_at,
		    s->subject_found, s->subject_needed);
	for (const struct vk_named_term *t = s->terms;
	     t != NULL && n < MOST_NAMED; t = t->next, n++) {
		for (const struct vk_named_term *a = s->terms; a != t;
		     a = a->next) {
			if (strcmp(a->body, t->body) != 0)
				continue;
			if (a->term.ordinal == t->term.ordinal &&
			    !is_same_years(&a->term, &t->term))
				vk_check_say(&s->check, VK_MSG_SAID_TERM,
				    t->years_at, years(s, &t->term),
				    years(s, &a->term));
			else if (a->term.ordinal != t->term.ordinal &&
			    is_same_years(&a->term, &t->term))
				vk_check_say(&s->check, VK_MSG_SAID_ORDINAL,
				    t->ordinal_at, ordinal(s, t->term.ordinal),
				    ordinal(s, a->term.ordinal));
			else
				continue;
			break;
		}
	}
}
