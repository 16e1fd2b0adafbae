/*
 * The ledger is written on the first way through the data, when nothing has
 * been made so far: names that would overwrite each other are found here.
 */
#include "ledger.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/sha256.h"
#include "hash.h"
#include "journal.h"
#include "names.h"
#include "shard.h"

static bool
fail(const struct vk_batch *b, enum vk_msg msg, const char *found,
    const char *more, struct vk_diag *d)
{
	struct vk_pos pos = {b->data, 0, 0};
	char most[16];

	snprintf(most, sizeof(most), "%d", VK_NAMES_MOST);
	vk_diag_add(d, msg, pos, found, most, more);
	return false;
}

static const struct vk_entry_why no_reason = {"", ""};

static struct vk_entry *
add_entry(struct vk_ledger *l)
{
	l->entries[l->n] = (struct vk_entry){.pages = -1, .why = &no_reason};
	return &l->entries[l->n++];
}

static bool
add_record(struct vk_ledger *l, const struct vk_batch *b,
    const struct vk_record *r, struct vk_diag *d)
{
	struct vk_entry *e = add_entry(l);
	struct vk_buf name = {0};
	char hash[VK_HASH_ROOM];
	bool good = vk_names_make(&name, b->pattern, r);

	e->key = vk_arena_strdup(l->arena, r->key);
	e->ours = b->shards == 0 || vk_shard_of(r->key, b->shards) == b->shard;
	if (!good)
		fail(b, VK_MSG_BATCH_NAME_EMPTY, r->key, NULL, d);
	else if (name.len > VK_NAMES_MOST)
		good = fail(
		    b, VK_MSG_BATCH_NAME_LONG, r->key, vk_buf_str(&name), d);
	e->output = vk_arena_strndup(l->arena, vk_buf_str(&name), name.len);
	if (e->ours) {
		b->source->hash(b->source->user, r, hash);
		vk_hash_pack(e->input, hash);
	}
	vk_buf_free(&name);
	return good;
}

/* ---- names and keys that are there twice ---- */

/* The first half: a hash of the folded name; the second: whose it is. */
static int
by_number(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static uint64_t
hash_of(const char *text, size_t len)
{
	struct vk_sha256 sum;
	char hex[VK_SHA256_ROOM];

	vk_sha256_begin(&sum);
	vk_sha256_add(&sum, text, len);
	vk_sha256_end(&sum, hex);
	hex[8] = '\0';
	return strtoull(hex, NULL, 16);
}

static uint64_t
name_hash(const struct vk_entry *e)
{
	struct vk_buf folded = {0};
	uint64_t n;

	vk_names_fold(&folded, e->output);
	n = hash_of(vk_buf_str(&folded), folded.len);
	vk_buf_free(&folded);
	return n;
}

static bool
have_one_name(const struct vk_entry *a, const struct vk_entry *b)
{
	struct vk_buf one = {0}, other = {0};
	bool same;

	vk_names_fold(&one, a->output);
	vk_names_fold(&other, b->output);
	same = strcmp(vk_buf_str(&one), vk_buf_str(&other)) == 0;
	vk_buf_free(&one);
	vk_buf_free(&other);
	return same;
}

/* The first of that name among those from `from` to `i`. */
static const struct vk_entry *
first_of_name(
    const struct vk_ledger *l, const uint64_t *folds, size_t from, size_t i)
{
	const struct vk_entry *e = &l->entries[(uint32_t)folds[i]];

	for (; from < i; from++) {
		const struct vk_entry *other =
		    &l->entries[(uint32_t)folds[from]];

		if (have_one_name(other, e))
			return other;
	}
	return e;
}

static bool
names_differ(
    const struct vk_ledger *l, const struct vk_batch *b, struct vk_diag *d)
{
	uint64_t *folds = vk_alloc(l->n, sizeof(*folds));
	struct vk_pos pos = {b->data, 0, 0};
	size_t from = 0; /* where those of one hash begin */
	bool good = true;

	for (size_t i = 0; i < l->n; i++)
		folds[i] = name_hash(&l->entries[i]) << 32 | i;
	qsort(folds, l->n, sizeof(*folds), by_number);
	for (size_t i = 1; i < l->n; i++) {
		const struct vk_entry *e = &l->entries[(uint32_t)folds[i]];
		const struct vk_entry *first;

		if (folds[i] >> 32 != folds[from] >> 32)
			from = i;
		first = first_of_name(l, folds, from, i);
		if (first == e)
			continue;
		vk_diag_add(d, VK_MSG_BATCH_NAME_TWICE, pos, e->key, e->output,
		    first->key);
		good = false;
	}
	free(folds);
	return good;
}

bool
vk_ledger_fill(struct vk_ledger *l, const struct vk_batch *b, struct vk_diag *d)
{
	struct vk_record r;
	bool good = true;

	*l = (struct vk_ledger){.arena = vk_arena_new()};
	if (!b->source->rewind(b->source->user, d))
		return false;
	l->room = b->source->count(b->source->user);
	assert(l->room < UINT32_MAX); /* half a terabyte of them */
	l->entries = vk_alloc(l->room, sizeof(*l->entries));
	while (l->n < l->room && b->source->next(b->source->user, &r, d))
		good = add_record(l, b, &r, d) && good;
	if (l->n < l->room && vk_diag_effect(d) != VK_NO_RESULT)
		return fail(b, VK_MSG_BATCH_CHANGED, NULL, NULL, d);
	if (vk_diag_effect(d) == VK_NO_RESULT)
		return false;
	return names_differ(l, b, d) && good;
}

void
vk_ledger_free(struct vk_ledger *l)
{
	vk_arena_free(l->arena);
	free(l->entries);
	free(l->by_key);
}

/* ---- finding ---- */

static const struct vk_entry *sorted; /* for qsort, which hands nothing on */

static int
by_key(const void *a, const void *b)
{
	return strcmp(
	    sorted[*(const uint32_t *)a].key, sorted[*(const uint32_t *)b].key);
}

static void
sort(struct vk_ledger *l)
{
	l->by_key = vk_alloc(l->n, sizeof(*l->by_key));
	for (size_t i = 0; i < l->n; i++)
		l->by_key[i] = (uint32_t)i;
	sorted = l->entries;
	qsort(l->by_key, l->n, sizeof(*l->by_key), by_key);
}

struct vk_entry *
vk_ledger_find(struct vk_ledger *l, const char *key)
{
	size_t from = 0, to = l->n;

	if (l->by_key == NULL)
		sort(l);
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		struct vk_entry *e = &l->entries[l->by_key[middle]];
		int order = strcmp(key, e->key);

		if (order == 0)
			return e;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

/* ---- lines ---- */

static const struct vk_entry_why *
kept(struct vk_ledger *l, const struct vk_journal_line *line)
{
	struct vk_entry_why *why;

	if (*line->reason == '\0' && *line->rule == '\0')
		return &no_reason;
	why = vk_arena_alloc(l->arena, sizeof(*why));
	why->reason = vk_arena_strdup(l->arena, line->reason);
	why->rule = vk_arena_strdup(l->arena, line->rule);
	return why;
}

void
vk_entry_take(
    struct vk_ledger *l, struct vk_entry *e, const struct vk_journal_line *line)
{
	e->status = (unsigned char)line->status;
	e->line = line->line;
	e->pages = line->pages;
	for (int i = 0; i < VK_BATCH_LEVELS; i++)
		e->counts[i] = (uint32_t)line->counts[i];
	e->why = kept(l, line);
	if (line->status == VK_BATCH_DONE)
		e->current = vk_hash_pack(e->sha256, line->sha256);
}

/*
 * A line that says of the input of now that it was made stays true, whatever
 * other lines say: the output is looked at before it is believed.
 */
void
vk_ledger_note(struct vk_ledger *l, const struct vk_journal_line *line)
{
	struct vk_entry *e = vk_ledger_find(l, line->key);
	unsigned char input[32];
	bool current;

	if (e == NULL || !e->ours)
		return;
	current = line->status == VK_BATCH_DONE &&
	    vk_hash_pack(input, line->input) &&
	    memcmp(input, e->input, sizeof(input)) == 0 &&
	    strcmp(line->output, e->output) == 0;
	if (current || (line->status != VK_BATCH_DONE && !e->current))
		vk_entry_take(l, e, line);
	else if (!e->current)
		e->status = VK_BATCH_LEFT; /* made of other data */
}

struct vk_journal_line
vk_entry_line(const struct vk_entry *e, struct vk_entry_room *room)
{
	struct vk_journal_line l = {.key = e->key,
	    .output = e->output,
	    .status = (enum vk_batch_status)e->status,
	    .reason = e->why->reason,
	    .rule = e->why->rule,
	    .line = e->line,
	    .pages = e->pages,
	    .sha256 = "",
	    .input = room->input};

	for (int i = 0; i < VK_BATCH_LEVELS; i++)
		l.counts[i] = e->counts[i];
	vk_hash_unpack(room->input, e->input);
	if (e->status == VK_BATCH_DONE) {
		vk_hash_unpack(room->sha256, e->sha256);
		l.sha256 = room->sha256;
	}
	return l;
}
