/*
 * One batch: the records are gone through once to find what would make it
 * fail as a whole, then the folder is taken, then the records are made.  A
 * line of the journal is written when its output lies there under its name.
 *
 * The disk is waited for once, at the end.  Should the power fail before, the
 * journal may name an output that is not whole; --resume does not believe it,
 * since it looks at the hash of every output that it skips.
 */
#include "batch.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "bundle.h"
#include "folder.h"
#include "hash.h"
#include "journal.h"
#include "ledger.h"
#include "pool.h"
#include "run.h"
#include "summary.h"

bool
vk_run_fail(const struct vk_batch *b, enum vk_msg msg, const char *name,
    const char *found, struct vk_diag *d)
{
	struct vk_buf path = {0};
	struct vk_pos pos;

	vk_buf_adds(&path, b->folder);
	if (name != NULL)
		vk_buf_addf(&path, "/%s", name);
	pos = (struct vk_pos){vk_diag_keep(d, vk_buf_str(&path)), 0, 0};
	vk_diag_add(d, msg, pos, found, NULL, NULL);
	vk_buf_free(&path);
	return false;
}

bool
vk_run_enter(const struct vk_batch *b, struct vk_folder *f, struct vk_diag *d)
{
	switch (vk_folder_open(f, b->folder, b->shard, b->shards)) {
	case VK_FOLDER_OPEN:
		return true;
	case VK_FOLDER_BUSY:
		return vk_run_fail(b, VK_MSG_BATCH_BUSY, NULL, NULL, d);
	case VK_FOLDER_FAILED:
		break;
	}
	return vk_run_fail(b, VK_MSG_OUTPUT_REFUSED, NULL, strerror(errno), d);
}

/* ---- journals that are there ---- */

struct reading {
	const struct vk_batch *batch;
	struct vk_ledger *ledger;
	const char *name;
	struct vk_diag *diag;
};

static void
take_line(void *user, size_t number, const struct vk_journal_line *line)
{
	const struct reading *r = user;
	struct vk_pos pos = {NULL, (uint32_t)number, 1};
	struct vk_buf path = {0};

	if (line != NULL) {
		vk_ledger_note(r->ledger, line);
		return;
	}
	vk_buf_addf(&path, "%s/%s", r->batch->folder, r->name);
	pos.file = vk_diag_keep(r->diag, vk_buf_str(&path));
	vk_diag_add(r->diag, VK_MSG_BATCH_JOURNAL, pos, NULL, NULL, NULL);
	vk_buf_free(&path);
}

static bool
is_journal(const char *name)
{
	static const char stem[] = "journal", end[] = ".jsonl";
	size_t len = strlen(name);

	return len >= strlen(stem) + strlen(end) &&
	    strncmp(name, stem, strlen(stem)) == 0 &&
	    strcmp(name + len - strlen(end), end) == 0;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

size_t
vk_run_journals(int folder, struct vk_arena *a, char ***names)
{
	DIR *dir = vk_folder_list(folder);
	struct dirent *e;
	size_t n = 0;

	*names = NULL;
	while (dir != NULL && (e = readdir(dir)) != NULL) {
		if (!is_journal(e->d_name))
			continue;
		*names = vk_realloc(*names, n + 1, sizeof(**names));
		(*names)[n++] = vk_arena_strdup(a, e->d_name);
	}
	if (dir != NULL)
		closedir(dir);
	if (n > 0)
		qsort(*names, n, sizeof(**names), by_name);
	return n;
}

static bool
read_journals(const struct vk_batch *b, const struct vk_folder *f,
    struct vk_ledger *l, struct vk_diag *d)
{
	char **names;
	size_t n = vk_run_journals(f->file, l->arena, &names);
	bool done = true;

	for (size_t i = 0; done && i < n; i++) {
		struct reading r = {b, l, names[i], d};

		if (!vk_journal_read(f->file, names[i], take_line, &r))
			done = vk_run_fail(b, VK_MSG_FILE_MISSING, names[i],
			    strerror(errno), d);
	}
	free(names);
	return done;
}

/* ---- the run ---- */

struct run {
	const struct vk_batch *batch;
	struct vk_folder folder;
	struct vk_ledger ledger;
	struct vk_journal journal;
	char journal_name[VK_FOLDER_NAME];
	size_t at; /* of the next record */
	struct vk_batch_tally *tally;
	struct vk_diag *diag;
};

/* Failed ones are known only from the journal; all others are looked at. */
static bool
is_wanted(const struct vk_batch *b, const struct vk_entry *e)
{
	return e->ours &&
	    (!b->only_failed ||
		(e->status != VK_BATCH_LEFT && e->status != VK_BATCH_DONE));
}

static bool
changed(struct run *r)
{
	struct vk_pos pos = {r->batch->data, 0, 0};

	vk_diag_add(r->diag, VK_MSG_BATCH_CHANGED, pos, NULL, NULL, NULL);
	return false;
}

static bool
next(void *user, struct vk_task *t, bool *end)
{
	struct run *r = user;
	const struct vk_batch_source *s = r->batch->source;
	struct vk_record record;

	for (; r->at < r->ledger.n; r->at++) {
		const struct vk_entry *e = &r->ledger.entries[r->at];

		if (!s->next(s->user, &record, r->diag))
			return changed(r);
		if (strcmp(record.key, e->key) != 0)
			return changed(r);
		if (!is_wanted(r->batch, e))
			continue;
		*t = (struct vk_task){
		    r->at++, e->output, record.bytes, record.len, NULL};
		if (e->current)
			t->sha256 = e->sha256;
		return true;
	}
	*end = true;
	return true;
}

static void
count(struct vk_batch_tally *t, const struct vk_outcome *o)
{
	switch (o->status) {
	case VK_BATCH_DONE:
		if (o->skipped)
			t->skipped++;
		else
			t->made++;
		break;
	case VK_BATCH_FAILED:
		t->failed++;
		break;
	case VK_BATCH_CRASHED:
		t->crashed++;
		break;
	case VK_BATCH_TIMEOUT:
		t->timeout++;
		break;
	case VK_BATCH_LEFT:
	case VK_BATCH_STATUSES:
		break;
	}
}

static void
tell(struct run *r, const struct vk_entry *e, const struct vk_outcome *o)
{
	struct vk_batch_news news = {e->key, e->output, o->status, o->skipped,
	    o->reason, o->rule, o->words};

	count(r->tally, o);
	r->tally->faulty +=
	    o->status == VK_BATCH_DONE && e->counts[VK_BATCH_ERRORS] > 0;
	r->batch->tell(r->batch->user, r->tally, &news);
}

/* Puts down what came of a record, first in the journal. */
static bool
put_down(struct run *r, struct vk_entry *e, const struct vk_outcome *o)
{
	char sha256[VK_HASH_ROOM] = "", input[VK_HASH_ROOM];
	struct vk_journal_line line = {e->key, e->output, o->status, o->reason,
	    o->rule, o->line, o->pages, {0}, sha256, input};

	memcpy(line.counts, o->counts, sizeof(line.counts));
	vk_hash_unpack(input, e->input);
	if (o->status == VK_BATCH_DONE)
		vk_hash_unpack(sha256, o->sha256);
	e->current = false;
	vk_entry_take(&r->ledger, e, &line);
	return vk_journal_add(&r->journal, &line) ||
	    vk_run_fail(r->batch, VK_MSG_OUTPUT_FAILED, r->journal_name,
		strerror(errno), r->diag);
}

static bool
over(void *user, const struct vk_outcome *o)
{
	struct run *r = user;
	struct vk_entry *e = &r->ledger.entries[o->index];

	if (o->fault != VK_FOLDER_FINE)
		return vk_run_fail(r->batch,
		    o->fault == VK_FOLDER_NOT_MADE ? VK_MSG_OUTPUT_REFUSED
						   : VK_MSG_OUTPUT_FAILED,
		    e->output, strerror(o->error), r->diag);
	if (!o->skipped && !put_down(r, e, o))
		return false;
	tell(r, e, o);
	return true;
}

static void
tick(void *user)
{
	const struct run *r = user;

	r->batch->tell(r->batch->user, r->tally, NULL);
}

static bool
make_all(struct run *r, bool *stopped)
{
	const struct vk_pool_user user = {r, next, over, tick};

	for (size_t i = 0; i < r->ledger.n; i++)
		r->tally->all += is_wanted(r->batch, &r->ledger.entries[i]);
	if (!r->batch->source->rewind(r->batch->source->user, r->diag))
		return false;
	switch (vk_pool_run(r->batch, &r->folder, &user)) {
	case VK_POOL_DONE:
		return true;
	case VK_POOL_STOPPED:
		*stopped = true;
		return true;
	case VK_POOL_FAILED:
		return vk_run_fail(r->batch, VK_MSG_BATCH_NO_WORKER, NULL,
		    strerror(errno), r->diag);
	case VK_POOL_REFUSED:
		break;
	}
	return false;
}

/* What was made, and the folder that has the names. */
static bool
wait_for_disk(struct run *r)
{
	return r->tally->made == 0 || vk_folder_sync(r->folder.file) ||
	    vk_run_fail(
		r->batch, VK_MSG_OUTPUT_FAILED, NULL, strerror(errno), r->diag);
}

static bool
close_journal(struct run *r)
{
	return vk_journal_close(&r->journal) ||
	    vk_run_fail(r->batch, VK_MSG_OUTPUT_FAILED, r->journal_name,
		strerror(errno), r->diag);
}

static bool
write_summary(struct run *r)
{
	char name[VK_FOLDER_NAME];

	vk_folder_name(&r->folder, "summary", ".csv", name);
	return vk_summary_write(r->batch, &r->ledger, name, r->diag);
}

/* In the folder, which is ours alone. */
static bool
work(struct run *r, bool *stopped)
{
	const struct vk_batch *b = r->batch;
	bool keeps = b->resume || b->only_failed, done;

	if (b->bundle != NULL && !vk_bundle_has_place(b, r->diag))
		return false;
	vk_folder_sweep(&r->folder);
	if (keeps && !read_journals(b, &r->folder, &r->ledger, r->diag))
		return false;
	vk_folder_name(&r->folder, "journal", ".jsonl", r->journal_name);
	if (!vk_journal_open(
		&r->journal, r->folder.file, r->journal_name, !keeps))
		return vk_run_fail(b, VK_MSG_OUTPUT_REFUSED, r->journal_name,
		    strerror(errno), r->diag);
	done = make_all(r, stopped);
	done = done && wait_for_disk(r);
	done = close_journal(r) && done;
	done = done && write_summary(r);
	if (done && b->bundle != NULL && !*stopped)
		done = vk_bundle_write(b, &r->ledger, stopped, r->diag);
	return done;
}

/* A folder that is there is as good as one that is made. */
static bool
make_folder(const struct vk_batch *b, struct vk_diag *d)
{
	return mkdir(b->folder, 0777) == 0 || errno == EEXIST ||
	    vk_run_fail(b, VK_MSG_OUTPUT_REFUSED, NULL, strerror(errno), d);
}

bool
vk_batch_run(const struct vk_batch *b, struct vk_batch_tally *tally,
    bool *stopped, struct vk_diag *d)
{
	struct run r = {.batch = b, .tally = tally, .diag = d};
	bool done;

	*tally = (struct vk_batch_tally){0};
	*stopped = false;
	done = vk_ledger_fill(&r.ledger, b, d) &&
	    (b->bundle == NULL || vk_bundle_is_apart(b, &r.ledger, d)) &&
	    make_folder(b, d) && vk_run_enter(b, &r.folder, d);
	if (done) {
		done = work(&r, stopped);
		vk_folder_close(&r.folder);
	}
	vk_ledger_free(&r.ledger);
	return done;
}
