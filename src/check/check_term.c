/*
 * One paper, one spelling: the capitals of a term, and words of which there
 * are two ways (kỹ, kĩ).  What the paper does mostly is asked for everywhere.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/viet.h"
#include "wording.h"

/* ---- capitals ---- */

struct term { /* one that stands in the line */
	size_t first; /* word, of those that count */
	const struct vk_phrase *p;
	unsigned form; /* a bit for each capital */
	bool free; /* a sentence begins here: its first bit says nothing */
};

typedef void term_visit(struct vk_prose *, const struct term *);

static bool
is_context(const struct vk_phrase *p)
{
	return p->from > 0 || p->to < p->n;
}

/* False: it stands in capitals, and says nothing. */
static bool
look_at_term(
    struct vk_prose *t, size_t at, const struct vk_phrase *p, struct term *out)
{
	*out = (struct term){at + p->from, p, 0, false};
	for (size_t i = p->from; i < p->to; i++) {
		if (vk_word_is(t, at + i, VK_WORD_UPPER | VK_WORD_TOLD))
			return false;
		if (vk_word_is(t, at + i, VK_WORD_CAPITAL))
			out->form |= 1U << (i - p->from);
	}
	out->free =
	    vk_word_is(t, out->first, VK_WORD_STARTS) && (out->form & 1) != 0;
	return true;
}

struct visiting {
	term_visit *visit;
	size_t past; /* what an unconditional term covers so far */
	size_t past_all; /* what any covers */
	const struct vk_phrase *longest; /* from here, without context */
	bool in_context; /* some begin here */
};

/* Two contexts may lead to the same words. */
static void
meet(struct vk_prose *t, size_t at, const struct vk_phrase *p, term_visit *v)
{
	struct term term;

	if (p->from == p->to || t->word[at + p->from].met == p->place ||
	    !look_at_term(t, at, p, &term))
		return;
	t->word[term.first].met = p->place;
	v(t, &term);
}

/* What the terms that begin here cover, and the one without context. */
static void
measure_term(
    struct vk_prose *t, size_t at, const struct vk_phrase *p, void *user)
{
	struct visiting *v = user;

	(void)t;
	if (p->use != VK_WORDS_TERM)
		return;
	if (at + p->n > v->past_all)
		v->past_all = at + p->n;
	if (p->from == p->to || !is_context(p))
		v->longest = p;
	else
		v->in_context = true;
}

static void
meet_in_context(
    struct vk_prose *t, size_t at, const struct vk_phrase *p, void *user)
{
	struct visiting *v = user;
	bool hidden = v->longest != NULL &&
	    v->longest->from == v->longest->to && v->longest->n >= p->n;

	if (p->use == VK_WORDS_TERM && is_context(p) && !hidden)
		meet(t, at, p, v->visit);
}

/*
 * Nothing is met inside a longer term without context; a term without one is
 * not met inside any other.
 */
static void
visit_terms(struct vk_prose *t, term_visit *visit)
{
	struct visiting v = {.visit = visit};

	for (size_t i = 0; i < t->n; i++) {
		size_t covered = v.past_all;

		v.longest = NULL;
		v.in_context = false;
		vk_word_phrases(t, i, measure_term, &v);
		if (v.in_context && i >= v.past)
			vk_word_phrases(t, i, meet_in_context, &v);
		if (v.longest == NULL || i < covered)
			continue;
		v.past = i + v.longest->n;
		meet(t, i, v.longest, visit);
	}
}

/* The capitals of the words that count, as the list has them. */
static unsigned
listed_form(const struct vk_phrase *p)
{
	return (p->capitals >> p->from) & ((1U << (p->to - p->from)) - 1);
}

/* Where a sentence begins, the first letter is taken as in the list. */
static void
count_term(struct vk_prose *t, const struct term *term)
{
	struct vk_term_count *c = &t->terms[term->p->place];
	unsigned form = term->form, listed = listed_form(term->p);
	size_t i = 0;

	if (term->free && ((form | listed) >> 1) == 0)
		return;
	if (term->free)
		form = (form & ~1U) | (listed & 1U);
	while (i < VK_TERM_FORMS - 1 && c->n[i] > 0 && c->forms[i] != form)
		i++;
	if (c->n[i] == 0)
		c->forms[i] = form;
	c->n[i] += c->forms[i] == form;
}

static void
count_terms(struct vk_prose *t)
{
	visit_terms(t, count_term);
}

/* The form of most places; where two are equal, the list's. */
static unsigned
form_to_use(const struct vk_prose *t, const struct vk_phrase *p)
{
	const struct vk_term_count *c = &t->terms[p->place];
	unsigned listed = listed_form(p), best = listed;
	size_t most = 0;

	for (size_t i = 0; i < VK_TERM_FORMS && c->n[i] > 0; i++) {
		if (c->n[i] > most ||
		    (c->n[i] == most && c->forms[i] == listed)) {
			most = c->n[i];
			best = c->forms[i];
		}
	}
	return best;
}

static void
add_in_form(struct vk_prose *t, const struct vk_word *w, bool capital)
{
	const char *s = t->check.line.text + w->at;
	uint32_t cp = 0;
	int used = vk_utf8_decode(s, w->len, &cp);

	vk_utf8_add(
	    &t->needed, capital ? vk_viet_upper(cp) : vk_viet_lower(cp));
	vk_buf_add(&t->needed, s + used, w->len - (size_t)used);
}

static void
tell_term(struct vk_prose *t, const struct term *term)
{
	unsigned best = form_to_use(t, term->p);
	const struct vk_word *w = &t->word[term->first];
	size_t n = term->p->to - term->p->from;

	if (term->free)
		best |= 1;
	if (best == term->form)
		return;
	vk_buf_clear(&t->needed);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			vk_buf_addc(&t->needed, ' ');
		add_in_form(t, &w[i], (best >> i & 1) != 0);
	}
	vk_wording_say(t, VK_MSG_TEXT_CAPITALS, w->at,
	    w[n - 1].at + w[n - 1].len - w->at, t->needed.data, NULL);
}

static void
tell_terms(struct vk_prose *t)
{
	visit_terms(t, tell_term);
}

const struct vk_wording_rule vk_wording_terms = {count_terms, tell_terms};

/* ---- words that are written in two ways ---- */

static bool
is_variant(const struct vk_prose *t, size_t at, const struct vk_phrase *p)
{
	return p->use == VK_WORDS_VARIANT && (t->line_is & VK_LINE_NAME) == 0 &&
	    !vk_word_is(t, at, VK_WORD_NAME | VK_WORD_CODE | VK_WORD_TOLD);
}

static void
count_variant(
    struct vk_prose *t, size_t at, const struct vk_phrase *p, void *user)
{
	const struct vk_phrase **preferred = &t->preferred[p->group];

	(void)user;
	if (!is_variant(t, at, p))
		return;
	t->variants[p->place]++;
	if (*preferred == NULL ||
	    t->variants[p->place] > t->variants[(*preferred)->place])
		*preferred = p;
}

static void
tell_variant(
    struct vk_prose *t, size_t at, const struct vk_phrase *p, void *user)
{
	const struct vk_word *w = &t->word[at];
	const struct vk_phrase *right;
	size_t len;

	(void)user;
	if (!is_variant(t, at, p) || t->preferred[p->group] == p)
		return;
	right = t->preferred[p->group];
	len = w[p->n - 1].at + w[p->n - 1].len - w->at;
	vk_buf_clear(&t->needed);
	if (vk_word_is(t, at, VK_WORD_UPPER)) {
		vk_viet_upper_text(
		    &t->needed, right->text, strlen(right->text));
	} else {
		uint32_t cp = 0;
		int used =
		    vk_utf8_decode(right->text, strlen(right->text), &cp);

		vk_utf8_add(&t->needed,
		    vk_word_is(t, at, VK_WORD_CAPITAL) ? vk_viet_upper(cp)
						       : cp);
		vk_buf_adds(&t->needed, right->text + used);
	}
	vk_wording_say(
	    t, VK_MSG_TEXT_VARIANT, w->at, len, t->needed.data, NULL);
}

static void
count_variants(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n; i++)
		vk_word_phrases(t, i, count_variant, NULL);
}

static void
tell_variants(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n; i++)
		vk_word_phrases(t, i, tell_variant, NULL);
}

const struct vk_wording_rule vk_wording_variants = {
    count_variants, tell_variants};
