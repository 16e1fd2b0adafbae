/*
 * Phrases as a tree of words in one hash table: a step costs the same however
 * many phrases there are.  Words are numbered as they come; a phrase that was
 * replaced stays in the arena and is passed over.
 */
#include "words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/syllable.h"
#include "base/utf8.h"
#include "base/viet.h"

struct word {
	const char *key; /* of the syllable; NULL: free */
	unsigned number;
};

struct edge {
	unsigned from, word; /* word 0: free */
	unsigned to;
};

struct vk_words {
	struct vk_arena *arena;
	struct word *words; /* a power of two, at most half full */
	struct edge *edges;
	size_t nwords, word_room, nedges, edge_room;
	struct vk_phrase **ends; /* by the number of the place */
	size_t end_room;
	size_t counts[VK_WORDS_USES];
	size_t groups;
};

struct vk_words *
vk_words_new(void)
{
	struct vk_words *w = vk_alloc(1, sizeof(*w));

	w->arena = vk_arena_new();
	return w;
}

void
vk_words_free(struct vk_words *w)
{
	if (w == NULL)
		return;
	vk_arena_free(w->arena);
	free(w->words);
	free(w->edges);
	free(w->ends);
	free(w);
}

/* ---- the two tables ---- */

static size_t
hash_text(const char *s, size_t len)
{
	uint64_t h = 14695981039346656037U;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * 1099511628211U;
	return (size_t)(h ^ h >> 32);
}

static size_t
hash_edge(unsigned from, unsigned word)
{
	uint64_t h = ((uint64_t)from << 32 | word) * 0x9E3779B97F4A7C15U;

	return (size_t)(h ^ h >> 29);
}

/* The slot of a word, or the free one where it belongs. */
static struct word *
word_slot(const struct vk_words *w, const char *key, size_t len)
{
	size_t mask = w->word_room - 1;

	for (size_t i = hash_text(key, len) & mask;; i = (i + 1) & mask) {
		struct word *slot = &w->words[i];

		if (slot->key == NULL ||
		    (strncmp(slot->key, key, len) == 0 &&
			slot->key[len] == '\0'))
			return slot;
	}
}

static struct edge *
edge_slot(const struct vk_words *w, unsigned from, unsigned word)
{
	size_t mask = w->edge_room - 1;

	for (size_t i = hash_edge(from, word) & mask;; i = (i + 1) & mask) {
		struct edge *slot = &w->edges[i];

		if (slot->word == 0 ||
		    (slot->from == from && slot->word == word))
			return slot;
	}
}

static void
grow_words(struct vk_words *w)
{
	struct word *old = w->words;
	size_t room = w->word_room;

	if (w->nwords * 2 < room)
		return;
	w->word_room = room > 0 ? room * 2 : 256;
	w->words = vk_alloc(w->word_room, sizeof(*w->words));
	for (size_t i = 0; i < room; i++) {
		if (old[i].key != NULL)
			*word_slot(w, old[i].key, strlen(old[i].key)) = old[i];
	}
	free(old);
}

static void
grow_edges(struct vk_words *w)
{
	struct edge *old = w->edges;
	size_t room = w->edge_room;

	if (w->nedges * 2 < room)
		return;
	w->edge_room = room > 0 ? room * 2 : 256;
	w->edges = vk_alloc(w->edge_room, sizeof(*w->edges));
	for (size_t i = 0; i < room; i++) {
		if (old[i].word != 0)
			*edge_slot(w, old[i].from, old[i].word) = old[i];
	}
	free(old);
}

unsigned
vk_words_number(const struct vk_words *w, const char *key, size_t len)
{
	return w->nwords > 0 ? word_slot(w, key, len)->number : 0;
}

unsigned
vk_words_step(const struct vk_words *w, unsigned at, unsigned number)
{
	if (number == 0 || w->nedges == 0)
		return 0;
	return edge_slot(w, at, number)->to;
}

const struct vk_phrase *
vk_words_at(const struct vk_words *w, unsigned at)
{
	return at > 0 ? w->ends[at] : NULL;
}

static unsigned
number_of(struct vk_words *w, const char *key, size_t len)
{
	struct word *slot;

	grow_words(w);
	slot = word_slot(w, key, len);
	if (slot->key == NULL) {
		slot->key = vk_arena_strndup(w->arena, key, len);
		slot->number = (unsigned)++w->nwords;
	}
	return slot->number;
}

static unsigned
go_to(struct vk_words *w, unsigned from, unsigned word)
{
	struct edge *slot;

	grow_edges(w);
	slot = edge_slot(w, from, word);
	if (slot->word == 0)
		*slot = (struct edge){from, word, (unsigned)++w->nedges};
	if (w->nedges >= w->end_room) {
		size_t room = w->end_room > 0 ? w->end_room * 2 : 256;

		w->ends = vk_realloc(w->ends, room, sizeof(*w->ends));
		memset(w->ends + w->end_room, 0,
		    (room - w->end_room) * sizeof(*w->ends));
		w->end_room = room;
	}
	return slot->to;
}

/* ---- lines ---- */

struct taking { /* a line while its words are taken */
	struct vk_words *w;
	struct vk_phrase p;
	unsigned at; /* in the tree */
	bool in_context, counted; /* the words that count are begun */
	bool strange; /* a word has signs that are no letters */
	struct vk_buf text, key;
};

static bool
is_letters(const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		int used = vk_utf8_decode(s + i, len - i, &cp);

		if (used == 0 || vk_viet_upper(cp) == vk_viet_lower(cp))
			return false;
		i += (size_t)used;
	}
	return true;
}

static bool
begins_with_capital(const char *s, size_t len)
{
	uint32_t cp;

	return vk_utf8_decode(s, len, &cp) > 0 && vk_viet_lower(cp) != cp;
}

static void
take_word(struct taking *t, const char *s, size_t len)
{
	size_t n = t->p.n++;

	t->strange = t->strange || !is_letters(s, len);
	if (n >= VK_WORDS_MOST || t->strange)
		return;
	vk_buf_clear(&t->key);
	vk_syllable_key(&t->key, s, len);
	t->at = go_to(t->w, t->at, number_of(t->w, t->key.data, t->key.len));
	if (begins_with_capital(s, len))
		t->p.capitals |= 1U << n;
	if (t->in_context)
		return;
	if (!t->counted)
		t->p.from = n;
	else
		vk_buf_addc(&t->text, ' ');
	t->counted = true;
	t->p.to = n + 1;
	vk_buf_add(&t->text, s, len);
}

static void
take_words(struct taking *t, const char *s)
{
	while (*s != '\0') {
		size_t len = strcspn(s, " \t()");

		if (len > 0)
			take_word(t, s, len);
		s += len;
		if (*s == '(' || *s == ')')
			t->in_context = *s == '(';
		s += *s != '\0';
	}
}

/* The phrase of the same words and capitals in this use; NULL: none. */
static struct vk_phrase **
same_phrase(const struct taking *t)
{
	struct vk_phrase **link = &t->w->ends[t->at];

	while (*link != NULL) {
		const struct vk_phrase *p = *link;

		if (p->use == t->p.use && p->capitals == t->p.capitals &&
		    p->from == t->p.from && p->to == t->p.to)
			return link;
		link = &(*link)->next;
	}
	return NULL;
}

/* Terms that differ only in their context are one. */
static size_t
number_of_term(struct taking *t, const char *text)
{
	vk_buf_clear(&t->key);
	vk_viet_lower_text(&t->key, text, strlen(text));
	vk_buf_addc(&t->key, ' '); /* no word ends so */
	return number_of(t->w, t->key.data, t->key.len);
}

static void
put(struct taking *t, const struct vk_words_line *line)
{
	struct vk_phrase **same = same_phrase(t);
	struct vk_phrase *p;

	if (same != NULL)
		*same = (*same)->next;
	p = vk_arena_alloc(t->w->arena, sizeof(*p));
	*p = t->p;
	p->text = vk_arena_strdup(t->w->arena, t->text.data);
	if (line->right != NULL && strcmp(line->right, p->text) != 0)
		p->right = vk_arena_strdup(t->w->arena, line->right);
	p->place = p->use == VK_WORDS_TERM ? number_of_term(t, p->text)
					   : t->w->counts[p->use]++;
	p->next = t->w->ends[t->at];
	t->w->ends[t->at] = p;
	if (p->use == VK_WORDS_VARIANT && p->group >= t->w->groups)
		t->w->groups = p->group + 1;
}

bool
vk_words_add(struct vk_words *w, const struct vk_words_line *line)
{
	struct taking t = {.w = w};
	bool fine;

	t.p.use = line->use;
	t.p.group = line->group;
	t.p.since = line->since;
	t.p.named = line->named;
	take_words(&t, line->text);
	vk_buf_adds(&t.text, "");
	fine = (t.counted || line->use == VK_WORDS_TERM) && t.p.n > 0 &&
	    !t.strange && t.p.n <= VK_WORDS_MOST;
	if (fine)
		put(&t, line);
	vk_buf_free(&t.text);
	vk_buf_free(&t.key);
	return fine;
}

size_t
vk_words_count(const struct vk_words *w, enum vk_words_use use)
{
	return use == VK_WORDS_TERM ? w->nwords + 1 : w->counts[use];
}

size_t
vk_words_groups(const struct vk_words *w)
{
	return w->groups;
}
