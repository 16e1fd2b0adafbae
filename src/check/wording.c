/*
 * The wording of a paper: every line is read twice, first to count what the
 * paper does mostly, then to say where it does not.  A line is cut into words
 * once a reading; each rule goes over the words or the signs in one walk.
 */
#include "wording.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "check.h"
#include "model/kinds.h"

static const struct vk_wording_rule *const rules[] = {&vk_wording_phrases,
    &vk_wording_tones, &vk_wording_syllables, &vk_wording_terms,
    &vk_wording_variants, &vk_wording_shorts, &vk_wording_kinds,
    &vk_wording_bodies, &vk_wording_blanks, &vk_wording_marks};
enum { RULES = sizeof(rules) / sizeof(rules[0]) };

/* ---- words ---- */

struct cutting { /* where the line is read */
	const char *s;
	size_t at, len;
	size_t chunk_end; /* of what stands between two blanks */
	bool code; /* that is a number, a symbol, an address */
	bool starts; /* a sentence may begin here */
	bool linked; /* behind a word and one blank */
	bool hyphen; /* behind a word and a hyphen */
};

static bool
is_letter(uint32_t cp)
{
	return vk_viet_upper(cp) != vk_viet_lower(cp);
}

static bool
is_blank_at(const char *s, size_t at)
{
	return s[at] == ' ' || strncmp(s + at, "\u00A0", 2) == 0;
}

/* Figures, "@" and "://" make a code of all that they stand in. */
static void
look_at_chunk(struct cutting *c)
{
	size_t end = c->at;

	if (c->at < c->chunk_end)
		return;
	c->code = false;
	for (; end < c->len && !is_blank_at(c->s, end); end++) {
		c->code = c->code || (c->s[end] >= '0' && c->s[end] <= '9') ||
		    c->s[end] == '@' || c->s[end] == '_' ||
		    strncmp(c->s + end, "://", 3) == 0;
	}
	c->chunk_end = end;
}

static struct vk_word *
new_word(struct vk_prose *t)
{
	if (t->n == t->room) {
		t->room = t->room > 0 ? t->room * 2 : 64;
		t->word = vk_realloc(t->word, t->room, sizeof(*t->word));
	}
	t->word[t->n] = (struct vk_word){0};
	return &t->word[t->n++];
}

/* The letters from here on; how many capitals and letters there are. */
static void
take_letters(
    struct cutting *c, struct vk_word *w, size_t *letters, size_t *capitals)
{
	uint32_t cp;
	int used;

	while ((used = vk_utf8_decode(c->s + c->at, c->len - c->at, &cp)) > 0 &&
	    is_letter(cp)) {
		if (vk_viet_lower(cp) != cp) {
			(*capitals)++;
			w->is |= *letters == 0 ? VK_WORD_CAPITAL : 0U;
		}
		w->is |= cp >= 0x80 ? VK_WORD_MARKED : 0U;
		(*letters)++;
		c->at += (size_t)used;
	}
	w->len = c->at - w->at;
}

static void
take_word(struct vk_prose *t, struct cutting *c)
{
	struct vk_word *w = new_word(t);
	size_t letters = 0, capitals = 0;

	look_at_chunk(c);
	w->at = c->at;
	w->is = (c->starts ? VK_WORD_STARTS : 0U) |
	    (c->linked ? VK_WORD_LINKED : 0U) |
	    (c->hyphen ? VK_WORD_HYPHEN : 0U) | (c->code ? VK_WORD_CODE : 0U);
	if (c->hyphen)
		t->word[t->n - 2].is |= VK_WORD_HYPHEN;
	take_letters(c, w, &letters, &capitals);
	if (letters > 1 && capitals == letters)
		w->is |= VK_WORD_UPPER;
	if (capitals < letters)
		t->line_is &= ~(unsigned)VK_LINE_CAPITALS;
	vk_buf_clear(&t->key);
	vk_syllable_key(&t->key, c->s + w->at, w->len);
	w->number = vk_words_number(t->words, t->key.data, t->key.len);
	c->starts = c->linked = c->hyphen = false;
}

/* What follows a sign that is no letter. */
static void
take_sign(struct vk_prose *t, struct cutting *c, uint32_t cp)
{
	bool behind_word =
	    t->n > 0 && c->at == t->word[t->n - 1].at + t->word[t->n - 1].len;

	c->linked = behind_word && (cp == ' ' || cp == 0xA0);
	c->hyphen = behind_word && (cp == '-' || cp == 0x2011);
	if (cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == 0x201C)
		c->starts = true;
	else if (cp >= '0' && cp <= '9')
		c->starts = false;
}

/* A capital in the middle, or before another one: "Hòa Bình". */
static void
find_names(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct vk_word *w = &t->word[i];
		bool before_capital = i + 1 < t->n &&
		    (w[1].is & VK_WORD_LINKED) != 0 &&
		    (w[1].is & VK_WORD_CAPITAL) != 0;

		if ((w->is & VK_WORD_CAPITAL) != 0 &&
		    (w->is & VK_WORD_UPPER) == 0 &&
		    ((w->is & VK_WORD_STARTS) == 0 || before_capital))
			w->is |= VK_WORD_NAME;
	}
}

static void
cut_words(struct vk_prose *t)
{
	const struct vk_line *l = &t->check.line;
	struct cutting c = {.s = l->text, .len = l->len, .starts = true};

	t->n = 0;
	t->line_is |= VK_LINE_CAPITALS;
	while (c.at < c.len) {
		uint32_t cp;
		int used = vk_utf8_decode(c.s + c.at, c.len - c.at, &cp);

		if (used > 0 && is_letter(cp)) {
			take_word(t, &c);
			continue;
		}
		take_sign(t, &c, used > 0 ? cp : 0);
		c.at += used > 0 ? (size_t)used : 1;
	}
	find_names(t);
}

bool
vk_word_has_capitals(const struct vk_prose *t, size_t at, unsigned capitals)
{
	for (; capitals != 0; capitals >>= 1, at++) {
		if ((capitals & 1) != 0 &&
		    (!vk_word_is(t, at, VK_WORD_CAPITAL) ||
			vk_word_is(t, at, VK_WORD_UPPER)))
			return false;
	}
	return true;
}

void
vk_word_phrases(
    struct vk_prose *t, size_t at, vk_phrase_visit *visit, void *user)
{
	unsigned step = 0;

	for (size_t i = at; i < t->n; i++) {
		const struct vk_phrase *p;

		if (i > at && !vk_word_is(t, i, VK_WORD_LINKED))
			return;
		step = vk_words_step(t->words, step, t->word[i].number);
		if (step == 0)
			return;
		for (p = vk_words_at(t->words, step); p != NULL; p = p->next)
			visit(t, at, p, user);
	}
}

void
vk_wording_say(struct vk_prose *t, enum vk_msg msg, size_t at, size_t len,
    const char *needed, const char *more)
{
	struct vk_diag *d = t->check.diag;
	struct vk_pos nowhere = {0};

	if (vk_diag_kept(d) == VK_DIAG_MOST) {
		vk_diag_add(d, msg, nowhere, NULL, NULL, NULL);
		return;
	}
	vk_buf_clear(&t->found);
	vk_buf_add(&t->found, t->check.line.text + at, len);
	vk_diag_add(d, msg, vk_line_pos(&t->check.line, at),
	    vk_buf_str(&t->found), needed, more);
}

/* ---- lines ---- */

bool
vk_wording_is_line(const struct vk_node *n)
{
	for (const struct vk_node *k = n->first; k != NULL; k = k->next) {
		if (k->kind == VK_EL_TEXT
			? !vk_node_is_blank(k)
			: k->kind >= VK_EL_BOLD && k->kind <= VK_EL_TICK_BOX)
			return true;
	}
	return false;
}

static unsigned
facts_of(const struct vk_node *n)
{
	switch (n->kind) {
	case VK_EL_HEAD:
	case VK_EL_SIGNATURE:
	case VK_EL_RECIPIENTS:
	case VK_EL_CONTACT:
		return VK_LINE_TERSE;
	case VK_EL_NAME:
		return VK_LINE_NAME;
	case VK_EL_KIND:
	case VK_EL_SUBJECT:
	case VK_EL_ENACTING:
		return VK_LINE_SUBJECT;
	case VK_EL_APPENDIX:
		return vk_node_is(n, VK_AT_KIND, "kem-theo") ? VK_LINE_ATTACHED
							     : 0;
	default:
		return 0;
	}
}

/* Numbers, symbols and reasons are no wording. */
static bool
is_passed_over(const struct vk_node *n)
{
	return n->kind == VK_EL_NUMBER || n->kind == VK_EL_DRAFTER ||
	    n->kind == VK_EL_WAIVER;
}

struct reading {
	struct vk_prose *t;
	bool telling;
};

static void
read_line(const struct reading *r, const struct vk_node *n, unsigned facts)
{
	struct vk_prose *t = r->t;

	(void)vk_check_line(&t->check, n);
	t->line_is = facts;
	cut_words(t);
	for (size_t i = 0; i < RULES; i++) {
		void (*step)(struct vk_prose *) =
		    r->telling ? rules[i]->tell : rules[i]->count;

		if (step != NULL)
			step(t);
	}
}

/* ---- lines with signs that were refused ---- */

/* Whether words were lost with the sign, or two were joined. */
static bool
spoils_words(const struct vk_finding *f)
{
	return f->msg != VK_MSG_TEXT_LOOK_ALIKE &&
	    strncmp(f->rule, "VK-TEXT-", 8) == 0 &&
	    vk_message(f->msg)->effect == VK_NO_LAYOUT;
}

static int
by_number(const void *a, const void *b)
{
	const uint32_t *one = a, *two = b;

	return *one < *two ? -1 : *one > *two;
}

static void
find_spoilt_lines(struct vk_prose *t)
{
	const struct vk_diag *d = t->check.diag;
	size_t kept = vk_diag_kept(d);

	t->spoilt = vk_alloc(kept + 1, sizeof(*t->spoilt));
	for (size_t i = 0; i < kept; i++) {
		const struct vk_finding *f = vk_diag_at(d, i);

		if (spoils_words(f))
			t->spoilt[t->nspoilt++] = f->pos.line;
	}
	if (t->nspoilt > 1)
		qsort(t->spoilt, t->nspoilt, sizeof(*t->spoilt), by_number);
}

/* Whether one of them lies between these two, in lines of the file. */
static bool
has_spoilt_line(const struct vk_prose *t, uint32_t first, uint32_t last)
{
	size_t low = 0, high = t->nspoilt;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (t->spoilt[middle] < first)
			low = middle + 1;
		else
			high = middle;
	}
	return low < t->nspoilt && t->spoilt[low] <= last;
}

/* No deeper than the reader lets elements lie in each other. */
static bool
is_spoilt(const struct vk_prose *t, const struct vk_node *n)
{
	for (n = n->first; n != NULL; n = n->next) {
		uint32_t last = n->pos.line;

		for (size_t i = 0; n->kind == VK_EL_TEXT && i < n->len; i++)
			last += n->text[i] == '\n';
		if (has_spoilt_line(t, n->pos.line, last) || is_spoilt(t, n))
			return true;
	}
	return false;
}

static void walk(const struct reading *, const struct vk_node *, unsigned);

/* Inside a line only notes are lines of their own. */
static void
walk_notes(const struct reading *r, const struct vk_node *n, unsigned facts)
{
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_TEXT && r->telling)
			vk_wording_runs(r->t, n);
		if (n->kind == VK_EL_FOOTNOTE)
			walk(r, n, facts);
		else
			walk_notes(r, n, facts);
	}
}

/* No deeper than the reader lets elements lie in each other. */
static void
walk(const struct reading *r, const struct vk_node *n, unsigned facts)
{
	if (is_passed_over(n))
		return;
	facts |= facts_of(n);
	if (vk_wording_is_line(n)) {
		if (r->t->nspoilt > 0 && is_spoilt(r->t, n))
			return;
		read_line(r, n, facts);
		walk_notes(r, n, facts);
		return;
	}
	if (r->telling && (n->kind == VK_EL_LIST || n->kind == VK_EL_TARGETS))
		vk_wording_items(r->t, n);
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT)
			walk(r, n, facts);
	}
}

static void
prepare(struct vk_prose *t)
{
	struct vk_arena *a = t->check.arena;
	size_t variants = vk_words_count(t->words, VK_WORDS_VARIANT);
	size_t terms = vk_words_count(t->words, VK_WORDS_TERM);

	t->variants = vk_arena_array(a, variants + 1, sizeof(*t->variants));
	t->preferred = vk_arena_array(
	    a, vk_words_groups(t->words) + 1, sizeof(*t->preferred));
	t->terms = vk_arena_array(a, terms + 1, sizeof(*t->terms));
}

static void
finish(struct vk_prose *t)
{
	vk_wording_shorts_free(t->shorts);
	vk_buf_free(&t->key);
	vk_buf_free(&t->found);
	vk_buf_free(&t->needed);
	free(t->word);
	free(t->spoilt);
	vk_check_end(&t->check);
}

void
vk_check_wording(
    const struct vk_doc *doc, const struct vk_words *words, struct vk_diag *d)
{
	struct vk_prose t = {.words = words};
	struct reading r = {&t, false};

	if (doc->root->kind != VK_EL_DOCUMENT)
		return;
	t.check.doc = doc;
	t.check.diag = d;
	vk_check_begin(&t.check, VK_AS_WRITTEN);
	prepare(&t);
	find_spoilt_lines(&t);
	walk(&r, doc->root, 0);
	r.telling = true;
	walk(&r, doc->root, 0);
	finish(&t);
}
