/*
 * What a paper has left over from the one it was made of: the same sentence
 * with last year's year, day or figures in it, and the number, the day, the
 * year, the term and the names of the old head.  Sentences are the same when
 * their words are, whatever their figures.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "check.h"
#include "model/cells.h"
#include "sense.h"
#include "sentence.h"

enum {
	LEAST_WORDS = 3, /* of a sentence that can be left over */
	MOST_PERSONS = 100
};

struct record { /* a sentence of the old paper, or a row of its tables */
	const char *words;
	size_t order; /* of the first of the same words: that of the next one */
	struct vk_pos pos;
	struct vk_figure *values; /* of its marks */
	size_t nvalues;
};

struct side { /* what a paper says of itself */
	const struct vk_doc *doc;
	struct vk_date date;
	int year; /* that it is about; 0: unknown */
};

struct against {
	struct vk_check check; /* of the paper whose line is read */
	struct vk_diag *diag;
	struct side old, new;
	struct record *records;
	size_t n, room;
	int shift; /* years from the old paper to the new one */
	const char *persons[MOST_PERSONS]; /* told already */
	size_t npersons;
};

/* ---- findings ---- */

static void
say(struct against *a, enum vk_msg msg, struct vk_pos pos, struct vk_pos old,
    const char *found, const char *needed)
{
	const char *place = old.line > 0
	    ? vk_arena_printf(a->check.arena, "%s:%u:%u", old.file,
		  (unsigned)old.line, (unsigned)old.column)
	    : old.file;

	vk_diag_add(a->diag, msg, pos, found, needed, place);
	vk_diag_relate(a->diag, old);
}

static const char *
kept(struct against *a, size_t from, size_t to)
{
	return vk_check_keep(&a->check, a->check.line.text + from, to - from);
}

static struct vk_pos
place_at(struct against *a, size_t at)
{
	return vk_line_pos(&a->check.line, at);
}

/* ---- the old paper ---- */

static struct record *
add_record(struct against *a, const char *words, size_t at, size_t nvalues)
{
	struct record *r;

	if (a->n == a->room) {
		a->room = a->room > 0 ? a->room * 2 : 64;
		a->records =
		    vk_realloc(a->records, a->room, sizeof(*a->records));
	}
	r = &a->records[a->n];
	*r = (struct record){.words = words,
	    .order = a->n++,
	    .pos = place_at(a, at),
	    .nvalues = nvalues};
	r->values =
	    vk_arena_array(a->check.arena, nvalues + 1, sizeof(*r->values));
	return r;
}

typedef void
sentence_visit(struct against *, size_t at, size_t end, unsigned place);

static void
each_sentence(struct against *a, unsigned place, sentence_visit *visit)
{
	const struct vk_line *l = &a->check.line;

	for (size_t at = 0; at < l->len;) {
		size_t end;

		at += vk_sense_blanks(l->text + at);
		(void)vk_sense_sentence(l->text, at, &end);
		visit(a, at, end, place);
		at = end + 1;
	}
}

static void
keep_sentence(struct against *a, size_t at, size_t end, unsigned place)
{
	struct vk_sentence s = vk_sentence_read(&a->check, at, end);
	struct record *r;

	(void)place;
	if (s.n < LEAST_WORDS)
		return;
	r = add_record(a, s.words, at, s.nmarks);
	for (size_t i = 0; i < s.nmarks; i++)
		r->values[i] = s.marks[i].value;
}

static void
keep_line(void *user, unsigned place)
{
	if ((place & VK_SENSE_CELL) == 0)
		each_sentence(user, place, keep_sentence);
}

static int
by_words(const void *x, const void *y)
{
	const struct record *a = x, *b = y;
	int order = strcmp(a->words, b->words);

	if (order != 0)
		return order;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* The next of the same words that no other one has taken, else the first. */
static struct record *
find(struct against *a, const char *words)
{
	size_t low = 0, high = a->n;
	struct record *first;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(a->records[middle].words, words) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == a->n || strcmp(a->records[low].words, words) != 0)
		return NULL;
	first = &a->records[low];
	low = first->order;
	if (low < a->n && strcmp(a->records[low].words, words) == 0) {
		first->order++;
		return &a->records[low];
	}
	return first;
}

/* From here on the first of the same words says which comes next. */
static void
sort_records(struct against *a)
{
	if (a->n > 0)
		qsort(a->records, a->n, sizeof(*a->records), by_words);
	for (size_t i = 0; i < a->n; i++)
		a->records[i].order = i;
}

/* ---- sentences that are in both ---- */

static bool
is_same(const struct vk_figure *a, const struct vk_figure *b)
{
	return vk_figure_compare(a, b) == 0;
}

/* A year round the old paper's that did not move with the paper. */
static bool
is_left_year(const struct against *a, const struct vk_mark *m)
{
	int64_t off = m->value.value - a->old.year;

	return m->kind == VK_MARK_YEAR && a->shift != 0 && off >= -1 &&
	    off <= 1;
}

static bool
is_left_day(const struct against *a, const struct vk_mark *m)
{
	return m->kind == VK_MARK_DAY &&
	    m->value.value / 10000 == a->old.date.year &&
	    a->new.date.year != a->old.date.year;
}

/* A term that was the old paper's, and is over. */
static bool
is_left_term(const struct against *a, const struct vk_mark *from,
    const struct vk_mark *to)
{
	return from->kind == VK_MARK_SPAN && to->kind == VK_MARK_SPAN &&
	    a->check.line.text[from->end] == '-' && to->at == from->end + 1 &&
	    from->value.value <= a->old.date.year &&
	    to->value.value >= a->old.date.year &&
	    to->value.value < a->new.date.year;
}

/* Without the word before it. */
static const char *
day_of(struct against *a, const struct vk_mark *m)
{
	size_t at = m->at;

	at += strcspn(a->check.line.text + at, "0123456789");
	return kept(a, at, m->end);
}

static bool
tell_time(struct against *a, const struct vk_sentence *s,
    const struct record *r, size_t i)
{
	const struct vk_mark *m = &s->marks[i];
	struct vk_pos pos;

	if (i + 1 < s->nmarks && is_left_term(a, m, m + 1)) {
		pos = place_at(a, m->at);
		say(a, VK_MSG_LEFT_TERM, pos, r->pos, kept(a, m->at, m[1].end),
		    NULL);
		return true;
	}
	if (!is_left_year(a, m) && !is_left_day(a, m))
		return false;
	pos = place_at(a, m->at);
	if (m->kind == VK_MARK_DAY)
		say(a, VK_MSG_LEFT_DAY, pos, r->pos, day_of(a, m), NULL);
	else
		say(a, VK_MSG_LEFT_SENTENCE, pos, r->pos,
		    kept(a, m->at, m->end),
		    vk_arena_printf(
			a->check.arena, "%d", (int)m->value.value + a->shift));
	return true;
}

/* Whether something about time is left; the first of it is told. */
static bool
tell_times(
    struct against *a, const struct vk_sentence *s, const struct record *r)
{
	for (size_t i = 0; i < s->nmarks && i < r->nvalues; i++) {
		if (is_same(&s->marks[i].value, &r->values[i]) &&
		    tell_time(a, s, r, i))
			return true;
	}
	return false;
}

static bool
has_any(const struct against *a, size_t at, size_t end,
    const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (vk_sense_has(a->check.line.text, at, end, words[i]))
			return true;
	}
	return false;
}

/* Words of what was done in a time, which is another one now; no aims. */
static bool
tells_results(const struct against *a, size_t at, size_t end)
{
	static const char *const done[] = {"đạt", "tăng", "giảm", "vượt",
	    "so với", "kết nạp", "thu được", "đã", "hoàn thành", "ước"};
	static const char *const aims[] = {"phấn đấu", "mục tiêu", "ít nhất",
	    "tối thiểu", "trở lên", "bảo đảm", "yêu cầu", "không quá"};

	return has_any(a, at, end, done, sizeof(done) / sizeof(*done)) &&
	    !has_any(a, at, end, aims, sizeof(aims) / sizeof(*aims));
}

/* What is aimed at in years to come stays the same. */
static bool
are_figures_left(const struct vk_sentence *s, const struct record *r)
{
	size_t plain = 0;

	for (size_t i = 0; i < s->nmarks && i < r->nvalues; i++) {
		if (s->marks[i].kind == VK_MARK_SPAN)
			return false;
		if (s->marks[i].kind != VK_MARK_PLAIN)
			continue;
		if (!is_same(&s->marks[i].value, &r->values[i]))
			return false;
		plain += s->marks[i].value.value != 0;
	}
	return plain > 0;
}

static void
tell_figures(struct against *a, const struct vk_sentence *s,
    const struct record *r, size_t at, size_t end)
{
	size_t first = 0;

	if (a->shift == 0 || !are_figures_left(s, r) ||
	    !tells_results(a, at, end))
		return;
	while (s->marks[first].kind != VK_MARK_PLAIN)
		first++;
	say(a, VK_MSG_LEFT_FIGURES, place_at(a, s->marks[first].at), r->pos,
	    kept(a, s->marks[first].at, s->marks[first].end), NULL);
}

/* ---- persons ---- */

enum { MOST_NAME = 80 };

/* Two capitalised words or more here; their bytes, 0: none. */
static size_t
name_at(const char *text)
{
	size_t at = 0, end = 0, n = 0, len = strnlen(text, MOST_NAME);

	for (;;) {
		uint32_t cp;
		size_t used = vk_sentence_letters(text + at, len - at);

		if (used == 0 || vk_utf8_decode(text + at, used, &cp) == 0 ||
		    vk_viet_lower(cp) == cp)
			break;
		n++;
		end = at + used;
		at = end + vk_sense_blank(text + end);
		if (at == end || at >= len)
			break;
	}
	return n >= 2 ? end : 0;
}

static bool
is_told(struct against *a, const char *name)
{
	for (size_t i = 0; i < a->npersons; i++) {
		if (strcmp(a->persons[i], name) == 0)
			return true;
	}
	if (a->npersons < MOST_PERSONS)
		a->persons[a->npersons++] = name;
	return false;
}

/* "đồng chí Hà Thị Sâm", in a sentence that both papers have. */
static void
tell_persons(struct against *a, const struct record *r, size_t at, size_t end)
{
	static const char *const titles[] = {"đồng chí", "đ/c", "ông", "bà"};
	const char *text = a->check.line.text;

	for (; at < end; at = vk_sense_next_word(text, at)) {
		for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++) {
			size_t used = vk_sense_words(text + at, titles[i]);
			size_t from =
			    at + used + vk_sense_blanks(text + at + used);
			size_t len = used > 0 ? name_at(text + from) : 0;

			if (len > 0 && !is_told(a, kept(a, from, from + len)))
				say(a, VK_MSG_LEFT_PERSON, place_at(a, from),
				    r->pos, kept(a, from, from + len), NULL);
		}
	}
}

static void
hold_sentence(struct against *a, size_t at, size_t end, unsigned place)
{
	struct vk_sentence s = vk_sentence_read(&a->check, at, end);
	struct record *r = s.n < LEAST_WORDS ? NULL : find(a, s.words);

	if (r == NULL || (place & VK_SENSE_GROUND) != 0)
		return;
	if (!tell_times(a, &s, r) && (place & VK_SENSE_TARGET) == 0)
		tell_figures(a, &s, r, at, end);
	tell_persons(a, r, at, end);
}

/* ---- names of the head ---- */

static const struct vk_node *
head_child(const struct vk_doc *doc, enum vk_element kind)
{
	const struct vk_node *head = vk_node_child(doc->root, VK_EL_HEAD);

	return head != NULL ? vk_node_child(head, kind) : NULL;
}

static const struct vk_attr *
place_attr(const struct vk_doc *doc)
{
	const struct vk_node *n = head_child(doc, VK_EL_PLACE_DATE);

	return n != NULL ? vk_node_attr_whole(n, VK_AT_PLACE) : NULL;
}

static const struct vk_node *
signer(const struct vk_doc *doc)
{
	const struct vk_node *n = vk_node_child(doc->root, VK_EL_SIGNATURE);

	return n != NULL ? vk_node_child(n, VK_EL_NAME) : NULL;
}

/* The text of an element as one line, kept. */
static const char *
text_of(struct against *a, const struct vk_node *n)
{
	if (n == NULL)
		return "";
	return vk_arena_strdup(
	    a->check.arena, vk_check_line(&a->check, n)->text);
}

static bool
is_same_name(struct against *a, const char *x, const char *y)
{
	return strcmp(vk_check_upper(&a->check, x),
		   vk_check_upper(&a->check, y)) == 0;
}

struct name { /* of the old head, which the new one has not */
	const char *lower; /* as vk_sense_words wants it */
	const char *needed;
	struct vk_pos pos;
};

static void
take_name(struct against *a, struct name *name, const char *old,
    const char *new, struct vk_pos pos)
{
	struct vk_buf lower = {0};

	if (*old == '\0' || *new == '\0' || is_same_name(a, old, new))
		return;
	vk_viet_lower_text(&lower, old, strlen(old));
	name->lower = vk_arena_strdup(a->check.arena, vk_buf_str(&lower));
	name->needed = new;
	name->pos = pos;
	vk_buf_free(&lower);
}

enum { PLACE, SIGNER, NAMES };

struct holding {
	struct against *against;
	struct name names[NAMES];
};

/* With its capitals: "An Phú" is a name, "an phú" is none. */
static size_t
name_here(const char *text, const char *lower)
{
	uint32_t cp;
	size_t used = vk_sense_words(text, lower);

	return used > 0 && vk_utf8_decode(text, used, &cp) > 0 &&
		vk_viet_lower(cp) != cp
	    ? used
	    : 0;
}

static void
hold_names(struct holding *h)
{
	struct against *a = h->against;
	const char *text = a->check.line.text;

	for (size_t at = 0; text[at] != '\0';
	     at = vk_sense_next_word(text, at)) {
		for (int i = 0; i < NAMES; i++) {
			const struct name *n = &h->names[i];
			size_t used = n->lower != NULL
			    ? name_here(text + at, n->lower)
			    : 0;

			if (used > 0)
				say(a, VK_MSG_LEFT_NAME, place_at(a, at),
				    n->pos, kept(a, at, at + used), n->needed);
		}
	}
}

static void
hold_line(void *user, unsigned place)
{
	struct holding *h = user;

	hold_names(h);
	if ((place & VK_SENSE_CELL) == 0)
		each_sentence(h->against, place, hold_sentence);
}

static void
find_names(struct against *a, struct name names[NAMES])
{
	const struct vk_attr *old = place_attr(a->old.doc);
	const struct vk_attr *new = place_attr(a->new.doc);
	const struct vk_node *by = signer(a->old.doc);

	if (old != NULL && new != NULL)
		take_name(a, &names[PLACE], old->value, new->value, old->pos);
	if (by != NULL) {
		const char *was = text_of(a, by);

		take_name(a, &names[SIGNER], was,
		    text_of(a, signer(a->new.doc)), by->pos);
	}
}

/* ---- number, day and year of the head ---- */

/* The first paper of every congress has the same number. */
static void
hold_number(struct against *a)
{
	const struct vk_node *new = head_child(a->new.doc, VK_EL_NUMBER);
	const struct vk_node *old = head_child(a->old.doc, VK_EL_NUMBER);
	const char *was = text_of(a, old), *is = text_of(a, new);

	if ((a->check.facts & VK_IS_CONGRESS) != 0 &&
	    a->new.date.year != a->old.date.year)
		return;
	if (new != NULL && strcmp(was, is) == 0 && *is >= '0' && *is <= '9')
		say(a, VK_MSG_LEFT_NUMBER, place_at(a, 0), old->pos, is, NULL);
}

static void
hold_attribute(struct against *a, enum vk_msg msg, const struct vk_node *new,
    const struct vk_node *old, enum vk_attribute name)
{
	const struct vk_attr *is =
	    new != NULL ? vk_node_attr_whole(new, name) : NULL;
	const struct vk_attr *was =
	    old != NULL ? vk_node_attr_whole(old, name) : NULL;

	if (is != NULL && was != NULL && strcmp(is->value, was->value) == 0)
		say(a, msg, is->pos, was->pos, is->value, NULL);
}

static void
hold_head(struct against *a)
{
	const struct vk_date *day = &a->new.date;

	hold_number(a);
	if (day->month > 0 || a->shift != 0)
		hold_attribute(a, VK_MSG_LEFT_DAY,
		    head_child(a->new.doc, VK_EL_PLACE_DATE),
		    head_child(a->old.doc, VK_EL_PLACE_DATE), VK_AT_DATE);
	if (a->new.date.year != a->old.date.year)
		hold_attribute(a, VK_MSG_LEFT_YEAR, a->new.doc->root,
		    a->old.doc->root, VK_AT_YEAR);
}

/* ---- tables ---- */

/* A row as its words, and the figures behind them. */
static struct vk_sentence
read_row(struct against *a, const struct vk_node *row)
{
	struct vk_buf words = {0};
	struct vk_sentence s = {0};
	struct vk_line *l = &a->check.line;

	vk_buf_adds(&words, "| ");
	vk_line_clear(l);
	for (const struct vk_node *n = vk_node_child(row, VK_EL_CELL);
	     n != NULL; n = vk_node_again(n)) {
		size_t from = l->len + (l->len > 0);
		struct vk_figure f;
		size_t used;

		vk_line_add(l, n);
		used = from < l->len ? vk_sense_figure(l->text + from, &f) : 0;
		if (used > 0 && from + used == l->len) {
			struct vk_mark *m = s.n > 0
			    ? vk_sentence_mark(&s, VK_MARK_PLAIN, from, l->len)
			    : NULL; /* before the words: its number */

			if (m != NULL)
				m->value = f;
		} else if (from < l->len) {
			vk_viet_fold_text(
			    &words, l->text + from, l->len - from);
			vk_buf_adds(&words, "| ");
			s.n++;
		}
	}
	s.words = vk_arena_strdup(a->check.arena, vk_buf_str(&words));
	vk_buf_free(&words);
	return s;
}

enum { LEAST_CELLS = 2 };

static void
keep_row(struct against *a, const struct vk_node *row)
{
	struct vk_sentence s = read_row(a, row);
	struct record *r;

	if (s.n == 0 || s.nmarks < LEAST_CELLS)
		return;
	r = add_record(a, s.words, s.marks[0].at, s.nmarks);
	for (size_t i = 0; i < s.nmarks; i++)
		r->values[i] = s.marks[i].value;
}

static void
hold_row(struct against *a, const struct vk_node *row)
{
	struct vk_sentence s = read_row(a, row);
	const struct record *r;

	if (s.n == 0 || s.nmarks < LEAST_CELLS || a->shift == 0)
		return;
	r = find(a, s.words);
	if (r != NULL && r->nvalues == s.nmarks && are_figures_left(&s, r))
		say(a, VK_MSG_LEFT_FIGURES, place_at(a, s.marks[0].at), r->pos,
		    kept(a, s.marks[0].at, s.marks[s.nmarks - 1].end), NULL);
}

static void
each_row(struct against *a, const struct vk_node *n,
    void visit(struct against *, const struct vk_node *))
{
	if (vk_node_is_row(n) && n->parent->kind == VK_EL_TABLE) {
		visit(a, n);
		return;
	}
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT)
			each_row(a, n, visit);
	}
}

/* ---- the two papers ---- */

/* The last "năm 2026" of the subject. */
static int
year_of_subject(struct against *a, const struct vk_doc *doc)
{
	const char *text = text_of(a, vk_node_child(doc->root, VK_EL_SUBJECT));
	int found = 0;

	for (size_t at = 0; text[at] != '\0'; at++) {
		int year;

		if (vk_sense_begins_figure(text, at) &&
		    vk_sense_behind(text, at, "năm", NULL) &&
		    vk_sense_digits(text + at, 4, &year) == 4 && found == 0)
			found = year;
	}
	return found;
}

static struct side
look(struct against *a, const struct vk_doc *doc)
{
	const char *year = vk_node_attr(doc->root, VK_AT_YEAR);
	struct side s = {.doc = doc, .date = a->check.date};

	if (year != NULL)
		s.year = atoi(year);
	if (s.year == 0)
		s.year = year_of_subject(a, doc);
	if (s.year == 0)
		s.year = s.date.year;
	return s;
}

static void
begin(struct against *a, const struct vk_doc *doc)
{
	a->check = (struct vk_check){.doc = doc, .diag = a->diag};
	vk_check_begin(&a->check, VK_AS_WRITTEN);
}

void
vk_check_against(
    const struct vk_doc *new, const struct vk_doc *old, struct vk_diag *d)
{
	struct against a = {.diag = d};
	struct holding h = {.against = &a};
	struct vk_check of_old;

	if (new->root->kind != VK_EL_DOCUMENT ||
	    old->root->kind != VK_EL_DOCUMENT)
		return;
	begin(&a, old);
	a.old = look(&a, old);
	vk_sense_walk(&a.check, old->root, keep_line, &a);
	each_row(&a, old->root, keep_row);
	sort_records(&a);
	of_old = a.check; /* its memory holds what was kept */
	begin(&a, new);
	a.new = look(&a, new);
	a.shift =
	    a.old.year > 0 && a.new.year > 0 ? a.new.year - a.old.year : 0;
	if (a.shift == 0 && a.old.date.year > 0 && a.new.date.year > 0)
		a.shift = a.new.date.year - a.old.date.year;
	hold_head(&a);
	find_names(&a, h.names);
	vk_sense_walk(&a.check, new->root, hold_line, &h);
	each_row(&a, new->root, hold_row);
	vk_check_end(&a.check);
	vk_check_end(&of_old);
	free(a.records);
}
