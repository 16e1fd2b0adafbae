/*
 * The numbers of the papers that are checked together: in one run each is
 * given once, and later ones on later days.  A congress has one run for all
 * its papers, a committee one for each kind through a term.  (rules 3.4, 3.5)
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "check.h"
#include "model/standard.h"
#include "rules.h"

struct entry { /* a paper that was seen */
	const char *key; /* issuer, number and symbol; NULL: free */
	const char *subject, *number;
	unsigned long value; /* of the number */
	struct vk_date date;
	struct vk_pos pos;
};

struct vk_register {
	struct vk_arena *arena;
	struct entry *entries; /* a power of two, at most half full */
	size_t n, room;
};

struct vk_register *
vk_register_new(void)
{
	struct vk_register *r = vk_alloc(1, sizeof(*r));

	r->arena = vk_arena_new();
	return r;
}

void
vk_register_free(struct vk_register *r)
{
	if (r == NULL)
		return;
	vk_arena_free(r->arena);
	free(r->entries);
	free(r);
}

/* ---- the table ---- */

static size_t
hash(const char *s)
{
	uint64_t h = 14695981039346656037U;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211U;
	return (size_t)(h ^ h >> 32);
}

static struct entry *
slot_of(const struct vk_register *r, const char *key)
{
	size_t mask = r->room - 1;

	for (size_t i = hash(key) & mask;; i = (i + 1) & mask) {
		struct entry *e = &r->entries[i];

		if (e->key == NULL || strcmp(e->key, key) == 0)
			return e;
	}
}

static void
grow(struct vk_register *r)
{
	struct entry *old = r->entries;
	size_t room = r->room;

	if (r->n * 2 < room)
		return;
	r->room = room > 0 ? room * 2 : 64;
	r->entries = vk_alloc(r->room, sizeof(*r->entries));
	for (size_t i = 0; i < room; i++) {
		if (old[i].key != NULL)
			*slot_of(r, old[i].key) = old[i];
	}
	free(old);
}

/* ---- one paper ---- */

static const struct vk_node *
head_child(const struct vk_doc *doc, enum vk_element kind)
{
	const struct vk_node *head = vk_node_child(doc->root, VK_EL_HEAD);

	return head != NULL ? vk_node_child(head, kind) : NULL;
}

/* The issuer in capitals: of a congress only the lines that name it. */
static char *
issuer_of(struct vk_check *c)
{
	const struct vk_node *issuer = head_child(c->doc, VK_EL_ISSUER);
	bool all = c->congress_lines == VK_EL_NONE;

	vk_line_clear(&c->line);
	for (const struct vk_node *n = issuer != NULL ? issuer->first : NULL;
	     n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT &&
		    (all || n->kind == c->congress_lines))
			vk_line_add(&c->line, n);
	}
	return vk_check_upper(c, c->line.text);
}

struct run { /* in which the paper at hand has its number */
	const char *issuer, *symbol; /* "-NQ/ĐU"; of a congress "" */
	bool congress;
};

/* Zeros before the number make no other key. */
static const char *
key_of(struct vk_check *c, const struct run *run, unsigned long value)
{
	return vk_arena_printf(
	    c->arena, "%s\n%lu%s", run->issuer, value, run->symbol);
}

/* The same paper once more, as a copy or in another state. */
static bool
is_same_paper(const struct entry *e, const char *subject)
{
	return *subject != '\0' && strcmp(e->subject, subject) == 0;
}

enum { TERM = 5 }; /* years, after which numbers begin again */

static bool
is_same_term(const struct vk_date *a, const struct vk_date *b)
{
	return a->year == 0 || b->year == 0 || abs(a->year - b->year) < TERM;
}

static const char *
place_of(struct vk_check *c, const struct entry *e)
{
	return vk_arena_printf(c->arena, "%s:%u:%u", e->pos.file,
	    (unsigned)e->pos.line, (unsigned)e->pos.column);
}

static void
say_twice(struct vk_check *c, const struct run *run, const struct entry *there,
    const struct entry *here)
{
	vk_diag_add(c->diag,
	    run->congress || c->set == VK_SET_HD36
		? VK_MSG_FORM_NUMBER_TWICE
		: VK_MSG_FORM_NUMBER_TWICE_KIND,
	    here->pos, here->number, NULL, place_of(c, there));
	vk_diag_relate(c->diag, there->pos);
}

/* ---- numbers against days ---- */

enum {
	NEAR = 5, /* numbers between which the days are compared */
	MONTHS = 3 /* that so few papers hardly take */
};

/*
 * Whether two papers so far apart are of one run.  Terms of committees begin
 * with a new run in the years of congresses, those of cells in others too:
 * there a low number on a later day is the next run's.
 */
static bool
is_one_run(
    const struct run *run, const struct entry *low, const struct entry *high)
{
	bool cell = strstr(run->symbol, "/CB") != NULL;

	if (run->congress)
		return true;
	return !cell && low->date.year % TERM != 0 &&
	    high->date.year % TERM != 0;
}

static bool
is_out_of_order(
    const struct run *run, const struct entry *low, const struct entry *high)
{
	int months = (low->date.year - high->date.year) * 12 + low->date.month -
	    high->date.month;

	if (low->date.day == 0 || high->date.day == 0 ||
	    vk_date_compare(&low->date, &high->date) <= 0)
		return false;
	if (months <= MONTHS && low->value > NEAR)
		return true;
	/* or with the year before, as papers of January have it */
	return is_one_run(run, low, high) &&
	    (months <= MONTHS || abs(months - 12) <= MONTHS);
}

static const char *
number_and_day(struct vk_check *c, const struct entry *e)
{
	char day[VK_DATE_PART_ROOM], month[VK_DATE_PART_ROOM];

	return vk_arena_printf(c->arena, "%s, %s/%s/%d", e->number,
	    vk_date_day(&e->date, day), vk_date_month(&e->date, month),
	    e->date.year);
}

static void
say_order(struct vk_check *c, const struct run *run, const struct entry *there,
    const struct entry *here)
{
	vk_diag_add(c->diag,
	    run->congress || c->set == VK_SET_HD36
		? VK_MSG_FORM_NUMBER_ORDER
		: VK_MSG_FORM_NUMBER_ORDER_KIND,
	    here->pos, number_and_day(c, here), number_and_day(c, there),
	    place_of(c, there));
	vk_diag_relate(c->diag, there->pos);
}

/* The paper with that number, if it was seen; NULL: it was not. */
static const struct entry *
paper_with(struct vk_register *r, struct vk_check *c, const struct run *run,
    unsigned long value)
{
	const struct entry *e = slot_of(r, key_of(c, run, value));

	return e->key != NULL ? e : NULL;
}

/* Against the papers seen so far, nearest numbers first; one is enough. */
static void
compare_days(struct vk_register *r, struct vk_check *c, const struct run *run,
    const struct entry *here)
{
	for (unsigned long off = 1; off <= NEAR; off++) {
		const struct entry *low = off < here->value
		    ? paper_with(r, c, run, here->value - off)
		    : NULL;
		const struct entry *high =
		    paper_with(r, c, run, here->value + off);

		if (low != NULL && is_out_of_order(run, low, here)) {
			say_order(c, run, low, here);
			return;
		}
		if (high != NULL && is_out_of_order(run, here, high)) {
			say_order(c, run, high, here);
			return;
		}
	}
}

static void
enter(struct vk_register *r, struct vk_check *c, const struct run *run,
    struct entry *here)
{
	struct entry *e;

	grow(r);
	here->key = key_of(c, run, here->value);
	e = slot_of(r, here->key);
	if (e->key != NULL) {
		if (strcmp(e->pos.file, here->pos.file) != 0 &&
		    !is_same_paper(e, here->subject) &&
		    is_same_term(&e->date, &here->date))
			say_twice(c, run, e, here);
		return;
	}
	compare_days(r, c, run, here);
	*e = *here;
	e->key = vk_arena_strdup(r->arena, here->key);
	e->subject = vk_arena_strdup(r->arena, here->subject);
	e->number = vk_arena_strdup(r->arena, here->number);
	e->pos.file = vk_arena_strdup(r->arena, here->pos.file);
	r->n++;
}

enum { DIGITS = 6 }; /* of the longest number */

static void
look_at(struct vk_register *r, struct vk_check *c, const struct vk_node *n)
{
	const char *number = vk_check_upper(c, vk_check_line(c, n)->text);
	size_t digits = strspn(number, "0123456789");
	struct run run = {.congress = (c->facts & VK_IS_CONGRESS) != 0};
	struct entry here = {.number = number,
	    .date = c->date,
	    .pos = vk_line_pos(&c->line, 0),
	    .subject = ""};
	const struct vk_node *about;

	if (digits == 0 || digits > DIGITS || c->line.open)
		return; /* left for the pen, or for a field */
	here.value = strtoul(number, NULL, 10);
	about = vk_node_child(c->doc->root, VK_EL_SUBJECT);
	if (about != NULL)
		here.subject = vk_check_upper(c, vk_check_line(c, about)->text);
	run.symbol = run.congress ? "" : number + digits;
	run.issuer = issuer_of(c);
	enter(r, c, &run, &here);
}

void
vk_check_register(struct vk_register *r, const struct vk_doc *doc,
    const struct vk_standard *s, struct vk_diag *d)
{
	struct vk_check c = {
	    .doc = doc, .standard = s, .diag = d, .set = vk_check_set_of(s)};
	const struct vk_node *n;

	if (doc->root->kind != VK_EL_DOCUMENT || !(c.set & VK_SET_PARTY))
		return;
	vk_check_begin(&c, VK_AS_WRITTEN);
	n = head_child(doc, VK_EL_NUMBER);
	if (n != NULL)
		look_at(r, &c, n);
	vk_check_end(&c);
}
