/*
 * The pages of all records are laid out once more, one record after the other,
 * and written as they come: memory holds one report.  Only the order of names
 * asks for more, since the data come in theirs: then the records wait, packed.
 */
#include "bundle.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/collate.h"
#include "base/diag.h"
#include "base/file.h"
#include "ledger.h"
#include "names.h"
#include "pending.h"

static bool
fail(const struct vk_batch *b, enum vk_msg msg, const char *found,
    struct vk_diag *d)
{
	struct vk_pos pos = {b->bundle, 0, 0};

	vk_diag_add(d, msg, pos, found, NULL, NULL);
	return false;
}

/* ---- its name ---- */

/* "." for a bare name; the answer lies in the buffer. */
static const char *
folder_of(const char *path, struct vk_buf *out)
{
	size_t len = vk_file_folder_len(path);

	vk_buf_add(out, len > 0 ? path : ".", len > 0 ? len : 1);
	return vk_buf_str(out);
}

/* One that is not there yet can only be the folder of the batch. */
static bool
lies_in_folder(const struct vk_batch *b)
{
	struct vk_buf folder = {0};
	const char *path = folder_of(b->bundle, &folder);
	bool same = vk_file_same(path, b->folder) || access(path, F_OK) != 0;

	vk_buf_free(&folder);
	return same;
}

static bool
has_name(const struct vk_ledger *l, const char *folded, const char **output)
{
	struct vk_buf other = {0};
	bool found = false;

	for (size_t i = 0; i < l->n && !found; i++) {
		vk_buf_clear(&other);
		vk_names_fold(&other, l->entries[i].output);
		found = strcmp(vk_buf_str(&other), folded) == 0;
		*output = l->entries[i].output;
	}
	vk_buf_free(&other);
	return found;
}

bool
vk_bundle_is_apart(
    const struct vk_batch *b, const struct vk_ledger *l, struct vk_diag *d)
{
	const char *base = b->bundle + vk_file_folder_len(b->bundle);
	struct vk_buf folded = {0};
	const char *output = base;
	bool taken;

	if (!lies_in_folder(b))
		return true;
	vk_names_fold(&folded, base);
	taken = strncmp(base, "journal", 7) == 0 ||
	    strncmp(base, "summary", 7) == 0 ||
	    has_name(l, vk_buf_str(&folded), &output);
	vk_buf_free(&folded);
	return !taken || fail(b, VK_MSG_BATCH_BUNDLE, output, d);
}

bool
vk_bundle_has_place(const struct vk_batch *b, struct vk_diag *d)
{
	struct vk_buf folder = {0};
	bool good = access(folder_of(b->bundle, &folder), W_OK | X_OK) == 0;
	int error = errno;

	vk_buf_free(&folder);
	return good || fail(b, VK_MSG_OUTPUT_REFUSED, strerror(error), d);
}

/* ---- its order ---- */

struct held { /* a record that waits for its place */
	char *key; /* of the order */
	void *packed;
	size_t len;
	size_t at; /* where it stands in the data */
};

struct binding {
	const struct vk_batch *batch;
	const struct vk_ledger *ledger;
	struct vk_arena *arena;
	struct held *held;
	size_t n, room;
	struct vk_diag *diag;
};

static const char *
title_of(const struct vk_record *r)
{
	return *r->name != '\0' ? r->name : r->key;
}

static bool
add(struct binding *b, const struct vk_record *r)
{
	const struct vk_batch_source *s = b->batch->source;

	return s->bundle_add(s->user, r, title_of(r), b->diag);
}

static void
hold(struct binding *b, const struct vk_record *r, size_t at)
{
	struct vk_buf key = {0};
	struct held *h;

	if (b->n == b->room) {
		b->room += b->room / 2 + 64;
		b->held = vk_realloc(b->held, b->room, sizeof(*b->held));
	}
	h = &b->held[b->n++];
	vk_collate_key(&key, title_of(r), strlen(title_of(r)));
	h->key = vk_arena_strdup(b->arena, vk_buf_str(&key));
	h->packed = vk_arena_alloc(b->arena, r->len);
	memcpy(h->packed, r->bytes, r->len);
	h->len = r->len;
	h->at = at;
	vk_buf_free(&key);
}

static int
by_key(const void *a, const void *b)
{
	const struct held *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	if (order != 0)
		return order;
	return x->at < y->at ? -1 : x->at > y->at;
}

/* A byte there means that somebody asked for the end. */
static bool
is_stopped(const struct vk_batch *b)
{
	char byte;

	return b->stop >= 0 && read(b->stop, &byte, 1) > 0;
}

static bool
add_held(struct binding *b, bool *stopped)
{
	const struct vk_batch_source *s = b->batch->source;
	bool done = true;

	if (b->n > 0)
		qsort(b->held, b->n, sizeof(*b->held), by_key);
	for (size_t i = 0; done && i < b->n && !*stopped; i++) {
		struct vk_record r;

		done =
		    s->look(s->user, b->held[i].packed, b->held[i].len, &r) &&
		    add(b, &r);
		*stopped = is_stopped(b->batch);
	}
	return done;
}

static bool
add_all(struct binding *b, bool *stopped)
{
	const struct vk_batch_source *s = b->batch->source;
	struct vk_record r;
	bool done = s->rewind(s->user, b->diag);

	for (size_t i = 0; done && i < b->ledger->n && !*stopped; i++) {
		if (!s->next(s->user, &r, b->diag))
			break;
		if (b->ledger->entries[i].status != VK_BATCH_DONE)
			continue;
		if (b->batch->by_name)
			hold(b, &r, i);
		else
			done = add(b, &r);
		*stopped = is_stopped(b->batch);
	}
	return done && add_held(b, stopped);
}

bool
vk_bundle_write(const struct vk_batch *b, const struct vk_ledger *l,
    bool *stopped, struct vk_diag *d)
{
	const struct vk_batch_source *s = b->source;
	struct binding binding = {
	    .batch = b, .ledger = l, .arena = vk_arena_new(), .diag = d};
	struct vk_pending part;
	bool done = vk_pending_open(&part, b->bundle, d);

	if (done) {
		s->bundle_begin(s->user, vk_pending_add, &part);
		done = add_all(&binding, stopped);
		done = s->bundle_end(s->user, done && !*stopped, d) && done;
		done =
		    vk_pending_close(&part, done && !*stopped, d) || *stopped;
	}
	free(binding.held);
	vk_arena_free(binding.arena);
	return done;
}
