/*
 * Targets that another paper quotes: with the words of the resolution, or as
 * "nghị quyết: 90%" behind a target's name, it has the resolution's figures.
 * A figure that is a result of the target is a report and no quotation.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/syllable.h"
#include "base/utf8.h"
#include "check.h"
#include "sense.h"

enum {
	MOST_FIGURES = 8, /* of a sentence that are compared */
	MOST_TARGETS = 500,
	MOST_LOOKUPS = 1000, /* among the results; then no more is said */
	LEAST_WORDS = 4 /* of a name, so that it is one */
};

struct phrase { /* a sentence as its words, with # for each figure */
	const char *words;
	size_t n; /* how many, figures too */
	struct vk_figure figures[MOST_FIGURES];
	size_t at[MOST_FIGURES], end[MOST_FIGURES]; /* in the line */
	size_t nfigures;
};

struct quotable { /* a target of the resolution */
	const struct vk_node *node;
	struct phrase phrase;
	const char *names[2]; /* ten, what stands before the figures; NULL */
};

struct quoting {
	struct vk_check check;
	const struct vk_doc *resolution, *results;
	struct quotable *targets; /* in the order of their words */
	size_t n, lookups;
};

/* ---- words ---- */

static size_t
letters_at(const char *s, size_t len)
{
	size_t at = 0;

	while (at < len && !vk_check_ends_word(s + at)) {
		uint32_t cp;
		int used = vk_utf8_decode(s + at, len - at, &cp);

		if (used == 0 || (cp >= '0' && cp <= '9'))
			break;
		at += (size_t)used;
	}
	return at;
}

static size_t
take_figure(struct phrase *p, struct vk_buf *words, const char *text, size_t at)
{
	struct vk_figure f;
	size_t used = vk_sense_figure(text + at, &f);

	if (used == 0)
		return 0;
	p->n++;
	if (p->nfigures < MOST_FIGURES) {
		p->figures[p->nfigures] = f;
		p->at[p->nfigures] = at;
		p->end[p->nfigures++] = at + used;
	}
	vk_buf_adds(words, "# ");
	return used;
}

/* "hàng năm" and "hằng năm" are quotations of each other. */
static void
add_word(struct vk_buf *words, const char *s, size_t len)
{
	static const char other[] = "hằng", usual[] = "hàng";

	if (len == sizeof(other) - 1 && vk_check_begins(s, other) == len)
		vk_syllable_key(words, usual, sizeof(usual) - 1);
	else
		vk_syllable_key(words, s, len);
}

/* Signs between words count as nothing, nor do tone marks by their place. */
static struct phrase
read_phrase(struct vk_arena *a, const char *text, size_t at, size_t end)
{
	struct phrase p = {0};
	struct vk_buf words = {0};

	vk_buf_adds(&words, "");
	while (at < end) {
		size_t used = take_figure(&p, &words, text, at);

		if (used == 0) {
			used = letters_at(text + at, end - at);
			if (used > 0) {
				add_word(&words, text + at, used);
				vk_buf_addc(&words, ' ');
				p.n++;
			}
		}
		at += used > 0 ? used : 1;
	}
	p.words = vk_arena_strdup(a, vk_buf_str(&words));
	vk_buf_free(&words);
	return p;
}

/* ---- the resolution ---- */

/* Cuts one of the words from the end of the text. */
static bool
cut_words(const char *text, size_t *end, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (vk_sense_ends(text, *end, words[i], end))
			return true;
	}
	return false;
}

/* As words, if they are enough to be known by. */
static const char *
read_name(struct quoting *q, const char *text, size_t end)
{
	struct phrase p = read_phrase(q->check.arena, text, 0, end);

	return p.n >= LEAST_WORDS ? p.words : NULL;
}

/* Up to the figures, without what only leads to them. */
static size_t
end_of_name(const char *text, const struct phrase *p, size_t len)
{
	static const char *const leads[] = {"hàng năm", "hằng năm", "mỗi năm",
	    "bình quân", "đạt", "từ", "trên", "dưới", "ít nhất", "không quá",
	    "là", "còn", "vượt", "tăng", "giảm"};
	size_t end = p->nfigures > 0 ? p->at[0] : len;

	do {
		while (end > 0 && strchr(":( ", text[end - 1]) != NULL)
			end--;
	} while (cut_words(text, &end, leads, sizeof(leads) / sizeof(*leads)));
	return end;
}

static void
add_target(struct quoting *q, const struct vk_node *n)
{
	const struct vk_line *l = vk_check_line(&q->check, n);
	const char *name = vk_node_attr(n, VK_AT_SHORT_NAME);
	struct quotable *t = &q->targets[q->n++];

	t->node = n;
	t->phrase = read_phrase(q->check.arena, l->text, 0, l->len);
	if (name != NULL)
		t->names[0] = read_name(q, name, strlen(name));
	t->names[1] =
	    read_name(q, l->text, end_of_name(l->text, &t->phrase, l->len));
}

static void
add_targets(struct quoting *q, const struct vk_node *n)
{
	if (n->kind == VK_EL_TARGET && q->n < MOST_TARGETS)
		add_target(q, n);
	for (n = n->first; n != NULL; n = n->next)
		add_targets(q, n);
}

static int
by_words(const void *a, const void *b)
{
	const struct quotable *x = a, *y = b;

	return strcmp(x->phrase.words, y->phrase.words);
}

static const struct quotable *
find_words(const struct quoting *q, const char *words)
{
	struct quotable key = {.phrase = {.words = words}};

	return bsearch(&key, q->targets, q->n, sizeof(key), by_words);
}

/* ---- results ---- */

static bool
is_value(const char *value, const struct vk_figure *f)
{
	struct vk_figure own;

	return value != NULL && vk_figure_parse(value, &own, NULL) &&
	    vk_figure_compare(&own, f) == 0;
}

static bool
has_result(const struct vk_node *n, const char *key, const struct vk_figure *f)
{
	static const enum vk_attribute names[] = {VK_AT_ACHIEVED,
	    VK_AT_ASSIGNED, VK_AT_NUMERATOR, VK_AT_DENOMINATOR,
	    VK_AT_YEAR_BEFORE};

	if (n->kind == VK_EL_RESULT && vk_node_is(n, VK_AT_TARGET, key)) {
		for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
			if (is_value(vk_node_attr(n, names[i]), f))
				return true;
		}
	}
	for (n = n->first; n != NULL; n = n->next) {
		if (has_result(n, key, f))
			return true;
	}
	return false;
}

static bool
is_result(
    struct quoting *q, const struct quotable *t, const struct vk_figure *f)
{
	const char *key = vk_node_attr(t->node, VK_AT_KEY);

	if (q->lookups++ >= MOST_LOOKUPS)
		return true;
	return q->results != NULL && key != NULL &&
	    has_result(q->results->root, key, f);
}

/* ---- findings ---- */

static void
say(struct quoting *q, const struct quotable *t, size_t at, size_t end,
    const char *needed)
{
	struct vk_check *c = &q->check;
	struct vk_pos pos = t->node->pos;

	vk_diag_add(c->diag, VK_MSG_QUOTED_FIGURE, vk_line_pos(&c->line, at),
	    vk_check_keep(c, c->line.text + at, end - at), needed,
	    vk_arena_printf(c->arena, "%s:%u:%u", pos.file, (unsigned)pos.line,
		(unsigned)pos.column));
	vk_diag_relate(c->diag, pos);
}

/* The same words, and the first figure that is another. */
static void
hold_same_words(struct quoting *q, const struct phrase *p)
{
	const struct quotable *t = find_words(q, p->words);

	if (t == NULL || p->nfigures == 0)
		return;
	for (size_t i = 0; i < p->nfigures; i++) {
		const struct vk_figure *needed = &t->phrase.figures[i];
		char room[VK_FIGURE_ROOM];

		if (vk_figure_compare(&p->figures[i], needed) == 0)
			continue;
		if (!is_result(q, t, &p->figures[i]))
			say(q, t, p->at[i], p->end[i],
			    vk_figure_show(needed, room));
		return;
	}
}

/* "nghị quyết đề ra: " right before a figure */
static bool
is_of_the_resolution(const char *text, size_t at)
{
	static const char *const resolution[] = {"nghị quyết", "nq"};
	static const char *const between[] = {"đề ra", "giao", "là", "trên",
	    "từ", "ít nhất", "đại hội", "đạt", "tối thiểu", "chỉ tiêu"};

	do {
		while (at > 0 && strchr(":( ", text[at - 1]) != NULL)
			at--;
		if (cut_words(text, &at, resolution, 2))
			return true;
	} while (
	    cut_words(text, &at, between, sizeof(between) / sizeof(*between)));
	return false;
}

static bool
has_words(const char *words, const char *name, size_t len)
{
	for (const char *s = words; *s != '\0';) {
		if (strncmp(s, name, len) == 0)
			return true;
		s += strcspn(s, " ");
		s += *s == ' ';
	}
	return false;
}

/* Whether the sentence speaks of the target by its name. */
static bool
is_about(const struct phrase *p, const struct quotable *t)
{
	for (size_t i = 0; i < 2; i++) {
		const char *name = t->names[i];

		if (name != NULL && has_words(p->words, name, strlen(name)))
			return true;
	}
	return false;
}

static bool
has_as_bound(const struct quotable *t, const struct vk_figure *f)
{
	for (size_t i = 0; i < t->phrase.nfigures; i++) {
		if (vk_figure_compare(&t->phrase.figures[i], f) == 0)
			return true;
	}
	return false;
}

/* The bounds of the target, "3-5", or its first figure. */
static const char *
bounds_of(struct quoting *q, const struct quotable *t)
{
	const char *lower = vk_node_attr(t->node, VK_AT_LOWER);
	const char *upper = vk_node_attr(t->node, VK_AT_UPPER);
	char room[VK_FIGURE_ROOM];

	if (lower != NULL && upper != NULL)
		return vk_arena_printf(q->check.arena, "%s-%s", lower, upper);
	if (lower != NULL || upper != NULL)
		return lower != NULL ? lower : upper;
	return vk_arena_strdup(
	    q->check.arena, vk_figure_show(&t->phrase.figures[0], room));
}

/* A figure that is said to be the resolution's. */
static void
hold_named(struct quoting *q, const struct phrase *p, size_t i)
{
	const char *text = q->check.line.text;

	if (!is_of_the_resolution(text, p->at[i]) ||
	    vk_sense_words(text + p->end[i] + vk_sense_blanks(text + p->end[i]),
		"năm") > 0)
		return;
	for (size_t k = 0; k < q->n; k++) {
		const struct quotable *t = &q->targets[k];

		if (!is_about(p, t))
			continue;
		if (t->phrase.nfigures > 0 && !has_as_bound(t, &p->figures[i]))
			say(q, t, p->at[i], p->end[i], bounds_of(q, t));
		return;
	}
}

static void
hold_line(void *user, unsigned place)
{
	struct quoting *q = user;
	const struct vk_line *l = &q->check.line;

	(void)place;
	for (size_t at = 0; at < l->len;) {
		size_t end;
		struct phrase p;

		(void)vk_sense_sentence(l->text, at, &end);
		p = read_phrase(q->check.arena, l->text, at, end);
		hold_same_words(q, &p);
		for (size_t i = 0; i < p.nfigures; i++)
			hold_named(q, &p, i);
		at = end + 1;
	}
}

void
vk_check_quoted(const struct vk_doc *doc, const struct vk_doc *resolution,
    const struct vk_doc *results, struct vk_diag *d)
{
	struct quoting q = {.check = {.doc = doc, .diag = d},
	    .resolution = resolution,
	    .results = results};

	if (doc->root->kind != VK_EL_DOCUMENT ||
	    resolution->root->kind != VK_EL_DOCUMENT)
		return;
	vk_check_begin(&q.check, VK_AS_WRITTEN);
	q.targets =
	    vk_arena_array(q.check.arena, MOST_TARGETS, sizeof(*q.targets));
	add_targets(&q, resolution->root);
	qsort(q.targets, q.n, sizeof(*q.targets), by_words);
	if (q.n > 0)
		vk_sense_walk(&q.check, doc->root, hold_line, &q);
	vk_check_end(&q.check);
}
