/*
 * The sense of a paper: its lines are read one by one, and each rule looks for
 * what cannot be.  What is certain stops a final paper, so it is asked with
 * the rules of form; the rest are doubts.
 */
#include "sense.h"

#include <string.h>

#include "base/utf8.h"
#include "check.h"
#include "wording.h"

/* ---- words and figures of a line ---- */

size_t
vk_sense_blank(const char *s)
{
	if (*s == ' ')
		return 1;
	return strncmp(s, "\u00A0", 2) == 0 ? 2 : 0;
}

size_t
vk_sense_blanks(const char *s)
{
	size_t at = 0, used;

	while ((used = vk_sense_blank(s + at)) > 0)
		at += used;
	return at;
}

/* Where the blanks before a byte begin. */
static size_t
before_blanks(const char *text, size_t at)
{
	for (;;) {
		if (at > 0 && text[at - 1] == ' ')
			at--;
		else if (at > 1 && strncmp(text + at - 2, "\u00A0", 2) == 0)
			at -= 2;
		else
			return at;
	}
}

/* Whether no letter or figure stands right before a byte. */
static bool
begins_word(const char *text, size_t at)
{
	size_t start = at;

	if (at == 0)
		return true;
	do
		start--;
	while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80);
	return vk_check_ends_word(text + start);
}

/* A letter and its capital have the same number of bytes. */
bool
vk_sense_ends(const char *text, size_t at, const char *words, size_t *begin)
{
	size_t len = strlen(words);

	if (at < len || !begins_word(text, at - len) ||
	    vk_check_begins(text + at - len, words) != len)
		return false;
	if (begin != NULL)
		*begin = at - len;
	return true;
}

bool
vk_sense_behind(const char *text, size_t at, const char *words, size_t *begin)
{
	size_t end = before_blanks(text, at);

	return end < at && vk_sense_ends(text, end, words, begin);
}

size_t
vk_sense_words(const char *s, const char *words)
{
	size_t used = vk_check_begins(s, words);

	return used > 0 && vk_check_ends_word(s + used) ? used : 0;
}

bool
vk_sense_has(const char *text, size_t at, size_t end, const char *words)
{
	for (; at < end; at++) {
		if (((unsigned char)text[at] & 0xC0) != 0x80 &&
		    begins_word(text, at) &&
		    vk_sense_words(text + at, words) > 0)
			return true;
	}
	return false;
}

size_t
vk_sense_next_word(const char *text, size_t at)
{
	bool in_word = true;

	while (text[at] != '\0') {
		bool ends = vk_check_ends_word(text + at);

		if (!in_word && !ends)
			return at;
		in_word = in_word && !ends;
		do
			at++;
		while (((unsigned char)text[at] & 0xC0) == 0x80);
	}
	return at;
}

enum { FAR = 1000 }; /* bytes of a sentence before and behind a place */

/* Full stops between figures are none. */
static bool
ends_sentence(const char *text, size_t at)
{
	return strchr(".!?;", text[at]) != NULL &&
	    (text[at + 1] == '\0' || vk_sense_blank(text + at + 1) > 0);
}

size_t
vk_sense_sentence(const char *text, size_t at, size_t *end)
{
	size_t start = at, least = at > FAR ? at - FAR : 0, most = at + FAR;

	while (start > least && !ends_sentence(text, start - 1))
		start--;
	while (at < most && text[at] != '\0' && !ends_sentence(text, at))
		at++;
	*end = at;
	return start + vk_sense_blanks(text + start);
}

size_t
vk_sense_digits(const char *s, size_t most, int *value)
{
	size_t n = 0;

	*value = 0;
	for (; vk_is_digit(s[n]); n++) {
		if (n == most)
			return 0;
		*value = *value * 10 + (s[n] - '0');
	}
	return n;
}

enum { MOST_FIGURE = 40 };

size_t
vk_sense_figure(const char *s, struct vk_figure *f)
{
	char room[MOST_FIGURE + 1];
	size_t n = strspn(s, "0123456789.,");

	while (n > 0 && !vk_is_digit(s[n - 1]))
		n--;
	if (n == 0 || n > MOST_FIGURE || !vk_is_digit(*s))
		return 0;
	memcpy(room, s, n);
	room[n] = '\0';
	return vk_figure_parse(room, f, NULL) ? n : 0;
}

bool
vk_sense_begins_figure(const char *text, size_t at)
{
	return vk_is_digit(text[at]) && begins_word(text, at) &&
	    (at == 0 || strchr(".,/-", text[at - 1]) == NULL);
}

/* ---- days ---- */

/* "/5" or "/5/2020"; bytes used, 0: neither. */
static size_t
take_short(const char *s, struct vk_said_day *d)
{
	size_t at = 1, used;
	char sign = *s;

	if (strchr("/.-", sign) == NULL || sign == '\0')
		return 0;
	used = vk_sense_digits(s + at, 2, &d->month);
	if (used == 0)
		return 0;
	at += used;
	if (s[at] == sign && vk_is_digit(s[at + 1])) {
		used = vk_sense_digits(s + at + 1, 4, &d->year);
		if (used != 4)
			return 0;
		at += 1 + used;
	} else if (sign != '/') {
		return 0; /* "3-5" is a range, "1.2" a section */
	}
	/* "15/2020/QĐ-TTg" is a number and symbol */
	return strchr("/-", s[at]) != NULL && s[at] != '\0' ? 0 : at;
}

/* " tháng 5" with or without " năm 2020" */
static size_t
take_long(const char *s, struct vk_said_day *d)
{
	size_t at = vk_sense_blanks(s), used, more;

	used = vk_sense_words(s + at, "tháng");
	if (at == 0 || used == 0)
		return 0;
	at += used + vk_sense_blanks(s + at + used);
	used = vk_sense_digits(s + at, 2, &d->month);
	if (used == 0)
		return 0;
	at += used;
	more = vk_sense_blanks(s + at);
	used = vk_sense_words(s + at + more, "năm");
	if (used == 0)
		return at;
	more += used + vk_sense_blanks(s + at + more + used);
	used = vk_sense_digits(s + at + more, 4, &d->year);
	return used == 4 ? at + more + used : at;
}

static bool
take_day(const char *text, size_t at, struct vk_said_day *d)
{
	size_t used;

	*d = (struct vk_said_day){.at = at};
	d->named = vk_sense_behind(text, at, "ngày", &d->at);
	used = vk_sense_digits(text + at, 2, &d->day);
	if (used == 0)
		return false;
	d->end = at + used;
	used = take_short(text + d->end, d);
	if (used == 0 && d->named) {
		d->month = d->year = 0;
		used = take_long(text + d->end, d);
	}
	d->end += used;
	return used > 0 && (d->named || d->year > 0);
}

bool
vk_sense_day(const char *text, size_t *from, size_t end, struct vk_said_day *d)
{
	for (size_t at = *from; at < end && text[at] != '\0'; at++) {
		if (!vk_sense_begins_figure(text, at) || !take_day(text, at, d))
			continue;
		*from = d->end;
		return true;
	}
	return false;
}

size_t
vk_sense_symbol_before(const char *text, size_t at, size_t *begin)
{
	size_t end = at, start;

	while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ','))
		end--;
	start = end;
	while (start > 0 && text[start - 1] != ' ' &&
	    (unsigned char)text[start - 1] != 0xA0)
		start--;
	if (text[start] < '0' || text[start] > '9' ||
	    memchr(text + start, '/', end - start) == NULL ||
	    !vk_sense_behind(text, start, "số", NULL))
		return 0;
	*begin = start;
	return end - start;
}

/* ---- the walk ---- */

struct walk {
	struct vk_check *check;
	vk_sense_visit *visit;
	void *user;
};

static unsigned
place_of(const struct vk_node *n)
{
	switch (n->kind) {
	case VK_EL_ISSUER:
		return VK_SENSE_ISSUER;
	case VK_EL_SUBJECT:
	case VK_EL_ENACTING:
		return VK_SENSE_SUBJECT;
	case VK_EL_BASES:
		return VK_SENSE_GROUND;
	case VK_EL_TARGET:
		return VK_SENSE_TARGET;
	case VK_EL_CELL:
		return VK_SENSE_CELL;
	default:
		return 0;
	}
}

static bool
is_passed_over(const struct vk_node *n)
{
	return n->kind == VK_EL_NUMBER || n->kind == VK_EL_WAIVER ||
	    n->kind == VK_EL_DRAFTER || n->kind == VK_EL_CONTACT;
}

/* A subject in lines is one sentence. */
static void
visit_lines(const struct walk *w, const struct vk_node *n, unsigned place)
{
	struct vk_line *l = &w->check->line;

	vk_line_clear(l);
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT)
			vk_line_add(l, n);
	}
	w->visit(w->user, place);
}

static void walk(const struct walk *, const struct vk_node *, unsigned);

static void
walk_notes(const struct walk *w, const struct vk_node *n, unsigned place)
{
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_FOOTNOTE)
			walk(w, n, place);
		else
			walk_notes(w, n, place);
	}
}

/* No deeper than the reader lets elements lie in each other. */
static void
walk(const struct walk *w, const struct vk_node *n, unsigned place)
{
	if (is_passed_over(n))
		return;
	place |= place_of(n);
	if (vk_wording_is_line(n)) {
		(void)vk_check_line(w->check, n);
		w->visit(w->user, place);
		walk_notes(w, n, place);
		return;
	}
	if ((place & VK_SENSE_SUBJECT) != 0) {
		visit_lines(w, n, place);
		return;
	}
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT)
			walk(w, n, place);
	}
}

void
vk_sense_walk(struct vk_check *c, const struct vk_node *n,
    vk_sense_visit *visit, void *user)
{
	struct walk w = {c, visit, user};

	walk(&w, n, 0);
}

/* ---- the rules ---- */

struct reading {
	struct vk_sense *sense;
	vk_sense_rule *const *rules;
	size_t n;
};

static void
read_line(void *user, unsigned place)
{
	const struct reading *r = user;

	r->sense->place = place;
	for (size_t i = 0; i < r->n; i++)
		r->rules[i](r->sense);
}

void
vk_check_sense_sure(struct vk_check *c)
{
	static vk_sense_rule *const sure[] = {vk_sense_days_exist};
	struct vk_sense s = {.check = *c};
	struct reading r = {&s, sure, sizeof(sure) / sizeof(*sure)};

	vk_sense_walk(&s.check, c->doc->root, read_line, &r);
	*c = s.check;
}

void
vk_check_sense(const struct vk_doc *doc, struct vk_diag *d)
{
	static vk_sense_rule *const doubts[] = {
	    vk_sense_days, vk_sense_year, vk_sense_terms, vk_sense_votes};
	struct vk_sense s = {.check = {.doc = doc, .diag = d}};
	struct reading r = {&s, doubts, sizeof(doubts) / sizeof(*doubts)};

	if (doc->root->kind != VK_EL_DOCUMENT)
		return;
	s.last_term = &s.terms;
	s.last_day = &s.bare_days;
	vk_check_begin(&s.check, VK_AS_WRITTEN);
	vk_sense_own_term(&s);
	vk_sense_walk(&s.check, doc->root, read_line, &r);
	vk_sense_compare_terms(&s);
	vk_sense_compare_days(&s);
	vk_check_end(&s.check);
}
