/*
 * The tree against the grammar.  One element name may have several definitions
 * in one place, so this is a bottom-up tree automaton: first every node is
 * judged under each definition it could have there (0 is a match, else the
 * faults, weighed), then, only if the root does not match, the faults of the
 * best reading are told from the top.  Both walks are the same code and linear
 * in the number of nodes.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "attributes.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/nearest.h"
#include "vocabulary.h"

enum {
	MOST_DEFINITIONS = 128,
	MOST_COST = UINT16_MAX,
	STRUCTURE = 8, /* what a wrong child costs; an attribute costs 1 */
	MOST_NAMED = 8, /* elements of which one is lacking */
	MOST_GUESSES = VK_DIAG_MOST /* names looked up for being near */
};

struct verdict { /* on one element */
	struct verdict *next, *first; /* brother, child */
	enum vk_element kind; /* what it is, or was probably meant to be */
	bool guessed;
	uint8_t readings; /* under which it was judged */
	uint16_t cost[VK_PATTERN_READINGS];
	uint8_t definition[VK_PATTERN_READINGS];
};

struct vk_grammar {
	struct vk_arena *kept; /* what is compiled */
	struct vk_arena *arena; /* scratch of one tree */
	struct vk_doc *doc;
	struct vk_diag *diag;
	struct vk_pattern *patterns[MOST_DEFINITIONS + 1]; /* last: start */
	struct vk_attribute_rules *rules[MOST_DEFINITIONS];
	unsigned guesses; /* that are still made */
};

struct walk { /* over the content of one element, under one definition */
	struct vk_grammar *g;
	const struct vk_node *node;
	const struct vk_pattern *p;
	bool telling; /* else only counting */
	uint64_t state;
	unsigned cost;
	uint64_t misplaced; /* positions of elements that stood elsewhere */
	const struct verdict *child; /* on the element at hand */
	bool counted;
	unsigned later[VK_EL_COUNT]; /* brothers to come, once counted */
};

static void tell(struct vk_grammar *, const struct vk_node *,
    const struct verdict *, unsigned reading);

/* ---- what is compiled when it is first needed ---- */

static const struct vk_pattern *
compile(struct vk_grammar *g, size_t slot, const char *model)
{
	g->patterns[slot] = vk_arena_alloc(g->kept, sizeof(*g->patterns[0]));
	vk_pattern_compile(g->patterns[slot], model, vk_definition_find);
	return g->patterns[slot];
}

/* Definitions with the same content share its pattern. */
static const struct vk_pattern *
pattern_of(struct vk_grammar *g, size_t definition)
{
	const char *model = vk_definition_at(definition)->content;

	if (g->patterns[definition] != NULL)
		return g->patterns[definition];
	for (size_t i = 0; i < vk_definition_count(); i++) {
		if (g->patterns[i] == NULL ||
		    strcmp(vk_definition_at(i)->content, model) != 0)
			continue;
		g->patterns[definition] = g->patterns[i];
		return g->patterns[i];
	}
	return compile(g, definition, model);
}

static const struct vk_attribute_rules *
rules_of(struct vk_grammar *g, size_t definition)
{
	if (g->rules[definition] == NULL)
		g->rules[definition] = vk_attributes_compile(
		    g->kept, vk_definition_at(definition)->attributes);
	return g->rules[definition];
}

/* ---- words for findings ---- */

static void
add_element(struct vk_buf *list, enum vk_element kind)
{
	vk_buf_addf(
	    list, "%s<%s>", list->len > 0 ? ", " : "", vk_element_name(kind));
}

/* The elements of these positions, each once, in the order of the model. */
static void
list_elements(
    const struct vk_pattern *p, uint64_t positions, struct vk_buf *list)
{
	for (unsigned i = 1; i < p->n; i++) {
		enum vk_element kind = p->at[i].element;

		if ((positions >> i & 1) == 0 || kind == VK_EL_TEXT)
			continue;
		positions &= ~p->of_element[kind];
		add_element(list, kind);
	}
}

static void
finding(struct walk *w, enum vk_msg msg, const struct vk_node *where,
    const char *found, uint64_t needed, const char *more)
{
	struct vk_buf list = {0};

	if (vk_diag_kept(w->g->diag) < VK_DIAG_MOST)
		list_elements(w->p, needed, &list);
	vk_diag_add(
	    w->g->diag, msg, where->pos, found, vk_buf_str(&list), more);
	vk_buf_free(&list);
}

/* ---- one child after the other ---- */

static void
take_text(struct walk *w, const struct vk_node *text)
{
	uint64_t next = vk_pattern_next(w->p, w->state);
	bool empty;

	if (vk_node_is_blank(text))
		return;
	if ((next & w->p->of_element[VK_EL_TEXT]) != 0) {
		w->state = next & w->p->of_element[VK_EL_TEXT];
		return;
	}
	w->cost += STRUCTURE;
	next &= ~w->p->of_element[VK_EL_TEXT];
	empty = next == 0;
	if (w->telling)
		finding(w, empty ? VK_MSG_TEXT_IN_EMPTY : VK_MSG_TEXT_PLACE,
		    text, w->node->written, next, NULL);
}

static uint8_t
usable(const struct walk *w)
{
	const struct verdict *v = w->child;

	return (uint8_t)(v->readings & w->p->readings[v->kind]);
}

/* Of these positions the ones where the child costs least. */
static uint64_t
cheapest(const struct walk *w, uint64_t positions, unsigned *reading)
{
	const struct verdict *v = w->child;
	uint64_t best = 0;
	unsigned least = MOST_COST + 1;

	positions &= w->p->of_element[v->kind];
	for (unsigned i = 1; i < w->p->n; i++) {
		unsigned r = w->p->at[i].reading;

		if ((positions >> i & 1) == 0 || (usable(w) >> r & 1) == 0)
			continue;
		if (v->cost[r] < least) {
			least = v->cost[r];
			best = 0;
			*reading = r;
		}
		if (v->cost[r] == least)
			best |= (uint64_t)1 << i;
	}
	return best;
}

static void
charge_child(struct walk *w, const struct vk_node *node, unsigned reading)
{
	w->cost += w->child->cost[reading];
	if (w->telling && w->child->cost[reading] > 0)
		tell(w->g, node, w->child, reading);
}

/* An element that has no definition here. */
static void
take_alien(struct walk *w, const struct vk_node *node)
{
	uint64_t next = vk_pattern_next(w->p, w->state);
	bool known = node->kind != VK_EL_NONE;

	next &= ~w->p->of_element[VK_EL_TEXT];
	w->cost += STRUCTURE;
	if (w->telling)
		finding(w,
		    next == 0	? VK_MSG_ELEMENT_END
			: known ? VK_MSG_ELEMENT_PLACE
				: VK_MSG_ELEMENT_UNKNOWN,
		    node, node->written, next, w->node->written);
}

static void
take_misplaced(struct walk *w, const struct vk_node *node)
{
	uint64_t next = vk_pattern_next(w->p, w->state);

	w->misplaced |= w->p->of_element[w->child->kind];
	next &= ~w->p->of_element[VK_EL_TEXT];
	w->cost += STRUCTURE;
	if (w->telling)
		finding(w,
		    next != 0 ? VK_MSG_ELEMENT_PLACE : VK_MSG_ELEMENT_END, node,
		    node->written, next, w->node->written);
}

static void
count_later(struct walk *w)
{
	if (w->counted)
		return;
	w->counted = true;
	for (const struct verdict *v = w->child->next; v != NULL; v = v->next)
		w->later[v->kind]++;
}

/* Whether one of the elements that are lacking stands further down. */
static bool
comes_later(const struct walk *w, uint64_t positions)
{
	for (unsigned i = 1; i < w->p->n; i++)
		if ((positions >> i & 1) != 0 &&
		    w->later[w->p->at[i].element] > 0)
			return true;
	return false;
}

/* Where nearly anything would do, a paragraph is what to write. */
static uint64_t
plainest(const struct vk_pattern *p, uint64_t positions)
{
	uint64_t paragraph = positions & p->of_element[VK_EL_PARAGRAPH];
	int n = 0;

	for (uint64_t left = positions; left != 0; left &= left - 1)
		n++;
	return paragraph != 0 && n > MOST_NAMED ? paragraph : positions;
}

/*
 * Steps over what is lacking.  What stands elsewhere has been told already.
 */
static void
miss(struct walk *w, enum vk_msg msg, const struct vk_node *where,
    const uint64_t *steps, int n)
{
	for (int i = 0; i < n; i++) {
		w->state = steps[i];
		w->cost += STRUCTURE;
		if (w->telling && (steps[i] & w->misplaced) == 0)
			finding(w, msg, where, where->written,
			    plainest(w->p, steps[i]), NULL);
	}
}

/*
 * The child cannot come next.  Either something before it is lacking, or it is
 * itself in the wrong place: so when what is lacking comes later.
 */
static void
take_out_of_turn(struct walk *w, const struct vk_node *node)
{
	uint64_t steps[VK_PATTERN_POSITIONS], all = 0;
	unsigned reading = 0;
	uint64_t targets = cheapest(w, ~(uint64_t)0, &reading);
	int n = vk_pattern_way(
	    w->p, w->state, vk_pattern_before(w->p, targets), steps);

	count_later(w);
	for (int i = 0; i < n; i++)
		all |= steps[i];
	if (n < 0 || comes_later(w, all)) {
		take_misplaced(w, node);
		return;
	}
	miss(w, VK_MSG_ELEMENT_MISSING_BEFORE, node, steps, n);
	w->state = vk_pattern_next(w->p, w->state) & targets;
}

static void
take_element(struct walk *w, const struct vk_node *node)
{
	uint64_t here;
	unsigned reading = 0;

	if (w->counted)
		w->later[w->child->kind]--;
	if (usable(w) == 0) {
		take_alien(w, node);
		return;
	}
	if (w->child->guessed) {
		w->cost += STRUCTURE;
		if (w->telling)
			finding(w, VK_MSG_ELEMENT_MISSPELT, node, node->written,
			    0, vk_element_name(w->child->kind));
	}
	here = cheapest(w, vk_pattern_next(w->p, w->state), &reading);
	if (here != 0) {
		w->state = here;
	} else {
		cheapest(w, ~(uint64_t)0, &reading);
		take_out_of_turn(w, node);
	}
	charge_child(w, node, reading);
}

static void
take_end(struct walk *w)
{
	uint64_t steps[VK_PATTERN_POSITIONS];
	int n = vk_pattern_way(w->p, w->state, w->p->last, steps);

	miss(w, VK_MSG_ELEMENT_MISSING, w->node, steps, n);
}

/* The faults of a node's content under one pattern, its children's included. */
static unsigned
walk_content(struct vk_grammar *g, const struct vk_node *node,
    const struct verdict *v, const struct vk_pattern *p, bool telling)
{
	struct walk w = {.g = g,
	    .node = node,
	    .p = p,
	    .telling = telling,
	    .state = 1,
	    .child = v->first};

	for (const struct vk_node *c = node->first; c != NULL; c = c->next) {
		if (c->kind == VK_EL_TEXT) {
			take_text(&w, c);
		} else {
			take_element(&w, c);
			w.child = w.child->next;
		}
	}
	take_end(&w);
	return w.cost;
}

/* ---- judging, from the leaves ---- */

/* The element of the pattern that a name was probably meant to be. */
static enum vk_element
guess(struct vk_grammar *g, const struct vk_pattern *p, const char *written)
{
	const char *names[VK_PATTERN_POSITIONS], *name;
	size_t n = 0;

	for (unsigned i = 1; i < p->n; i++)
		if (p->at[i].element != VK_EL_TEXT)
			names[n++] = vk_element_name(p->at[i].element);
	if (n == 0 || g->guesses == 0)
		return VK_EL_NONE;
	g->guesses--;
	name = vk_nearest(written, names, n);
	return name != NULL ? vk_element_find(name, strlen(name)) : VK_EL_NONE;
}

struct readings { /* the patterns that a parent may have */
	const struct vk_pattern *patterns[VK_PATTERN_READINGS];
	size_t n;
};

/* The definitions that the element may have in such a parent. */
static void
find_readings(struct verdict *v, const struct readings *parent)
{
	for (size_t i = 0; i < parent->n; i++) {
		const struct vk_pattern *p = parent->patterns[i];

		if (p->readings[v->kind] == 0)
			continue;
		v->readings |= p->readings[v->kind];
		for (unsigned k = 1; k < p->n; k++)
			if (p->at[k].element == v->kind)
				v->definition[p->at[k].reading] =
				    (uint8_t)p->at[k].definition;
	}
}

static void
guess_kind(struct vk_grammar *g, struct verdict *v, const struct vk_node *node,
    const struct readings *parent)
{
	for (size_t i = 0; i < parent->n && v->kind == VK_EL_NONE; i++)
		v->kind = guess(g, parent->patterns[i], node->written);
	v->guessed = v->kind != VK_EL_NONE;
}

static void judge_children(struct vk_grammar *, const struct vk_node *,
    struct verdict *, const struct readings *);

static struct verdict *
judge(struct vk_grammar *g, const struct vk_node *node,
    const struct readings *parent)
{
	struct verdict *v = vk_arena_alloc(g->arena, sizeof(*v));
	struct readings own = {.n = 0};

	v->kind = node->kind;
	if (v->kind == VK_EL_NONE)
		guess_kind(g, v, node, parent);
	find_readings(v, parent);
	for (unsigned r = 0; r < VK_PATTERN_READINGS; r++)
		if ((v->readings >> r & 1) != 0)
			own.patterns[own.n++] = pattern_of(g, v->definition[r]);
	if (v->readings != 0)
		judge_children(g, node, v, &own);
	for (unsigned r = 0; r < VK_PATTERN_READINGS; r++) {
		unsigned cost;

		if ((v->readings >> r & 1) == 0)
			continue;
		cost = vk_attributes_check(rules_of(g, v->definition[r]), node,
		    g->doc->arena, &g->guesses, NULL);
		cost += walk_content(
		    g, node, v, pattern_of(g, v->definition[r]), false);
		v->cost[r] = (uint16_t)(cost < MOST_COST ? cost : MOST_COST);
	}
	return v;
}

static void
judge_children(struct vk_grammar *g, const struct vk_node *node,
    struct verdict *v, const struct readings *own)
{
	struct verdict **end = &v->first;

	for (const struct vk_node *c = node->first; c != NULL; c = c->next) {
		if (c->kind == VK_EL_TEXT)
			continue;
		*end = judge(g, c, own);
		end = &(*end)->next;
	}
}

/* Notes every fault of an element under one reading. */
static void
tell(struct vk_grammar *g, const struct vk_node *node, const struct verdict *v,
    unsigned reading)
{
	vk_attributes_check(rules_of(g, v->definition[reading]), node,
	    g->doc->arena, &g->guesses, g->diag);
	walk_content(g, node, v, pattern_of(g, v->definition[reading]), true);
}

static unsigned
walk_root(struct vk_grammar *g, const struct vk_pattern *start,
    const struct verdict *v, bool telling)
{
	struct vk_node above = {.written = ""};
	struct walk w = {.g = g,
	    .node = &above,
	    .p = start,
	    .telling = telling,
	    .state = 1,
	    .child = v};

	take_element(&w, g->doc->root);
	return w.cost;
}

struct vk_grammar *
vk_grammar_new(void)
{
	struct vk_grammar *g = vk_alloc(1, sizeof(*g));

	assert(vk_definition_count() <= MOST_DEFINITIONS);
	g->kept = vk_arena_new();
	compile(g, MOST_DEFINITIONS, vk_vocabulary_start);
	return g;
}

void
vk_grammar_free(struct vk_grammar *g)
{
	if (g == NULL)
		return;
	vk_arena_free(g->kept);
	free(g);
}

bool
vk_grammar_check(struct vk_grammar *g, struct vk_doc *doc, struct vk_diag *d)
{
	struct readings start = {.n = 1};
	const struct verdict *v;
	bool valid;

	g->arena = vk_arena_new();
	g->doc = doc;
	g->diag = d;
	g->guesses = MOST_GUESSES;
	start.patterns[0] = g->patterns[MOST_DEFINITIONS];
	v = judge(g, doc->root, &start);
	valid = walk_root(g, start.patterns[0], v, false) == 0;
	g->guesses = MOST_GUESSES;
	if (!valid)
		walk_root(g, start.patterns[0], v, true);
	vk_arena_free(g->arena);
	return valid;
}

bool
vk_vocabulary_check(struct vk_doc *doc, struct vk_diag *d)
{
	struct vk_grammar *g = vk_grammar_new();
	bool valid = vk_grammar_check(g, doc, d);

	vk_grammar_free(g);
	return valid;
}
