/*
 * The proof that all shards together did the whole: for every record of the
 * data exactly one journal of a shard says that it was made of what the data
 * say now, and the file that it made lies there.  The journal of the whole
 * folder, from an earlier merge or a batch without shards, stands in for
 * records that no shard made.
 */
#include "batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "bundle.h"
#include "folder.h"
#include "journal.h"
#include "ledger.h"
#include "pending.h"
#include "run.h"
#include "shard.h"
#include "summary.h"

struct merge {
	const struct vk_batch *batch;
	struct vk_folder folder;
	struct vk_ledger ledger;
	const char **made_by; /* name of a journal, for each entry; NULL */
	struct vk_diag *diag;
	const char *name; /* of the journal that is being read */
	unsigned shard, shards; /* 0: it is that of the whole */
};

static void
find_fault(const struct merge *m, enum vk_msg msg, const char *key,
    const char *needed, const char *more)
{
	struct vk_pos pos = {m->batch->data, 0, 0};

	vk_diag_add(m->diag, msg, pos, key, needed, more);
}

/* One line of a shard that says the record is made, as it is now. */
static void
claim(struct merge *m, const struct vk_entry *e)
{
	const char **by = &m->made_by[e - m->ledger.entries];

	if (m->shards == 0)
		return;
	if (vk_shard_of(e->key, m->shards) != m->shard)
		find_fault(m, VK_MSG_MERGE_STRAY, e->key, NULL, m->name);
	else if (*by != NULL && *by != m->name)
		find_fault(m, VK_MSG_MERGE_TWICE, e->key, *by, m->name);
	*by = m->name;
}

static void
take_line(void *user, size_t number, const struct vk_journal_line *line)
{
	struct merge *m = user;
	struct vk_entry *e, before;

	(void)number;
	e = line != NULL ? vk_ledger_find(&m->ledger, line->key) : NULL;
	if (e == NULL)
		return;
	before = *e;
	e->current = false;
	vk_ledger_note(&m->ledger, line);
	if (e->current)
		claim(m, e);
	else if (before.current)
		*e = before;
}

static bool
read_all(struct merge *m)
{
	char **names;
	size_t n = vk_run_journals(m->folder.file, m->ledger.arena, &names);
	bool done = true;

	for (size_t i = 0; done && i < n; i++) {
		m->name = names[i];
		m->shard = m->shards = 0;
		if (!vk_shard_parse(
			names[i], "journal", ".jsonl", &m->shard, &m->shards) &&
		    strcmp(names[i], "journal.jsonl") != 0)
			continue;
		if (!vk_journal_read(m->folder.file, names[i], take_line, m))
			done = vk_run_fail(m->batch, VK_MSG_FILE_MISSING,
			    names[i], strerror(errno), m->diag);
	}
	free(names);
	return done;
}

static const char *const why_left[VK_BATCH_STATUSES] = {
    "it was not made of these data", "it was not made of these data",
    "it failed", "its worker crashed", "it took too long"};

/* Whether every record is done, and its file is what was made of it. */
static void
judge(struct merge *m)
{
	for (size_t i = 0; i < m->ledger.n; i++) {
		struct vk_entry *e = &m->ledger.entries[i];
		unsigned char hash[32];

		if (!e->current) {
			find_fault(m, VK_MSG_MERGE_LEFT, e->key, NULL,
			    why_left[e->status]);
		} else if (!vk_folder_hash(m->folder.file, e->output, hash) ||
		    memcmp(hash, e->sha256, sizeof(hash)) != 0) {
			vk_run_fail(m->batch, VK_MSG_MERGE_OUTPUT, e->output,
			    e->key, m->diag);
			e->status = VK_BATCH_LEFT;
		}
	}
}

static bool
add_lines(struct merge *m, struct vk_pending *part)
{
	struct vk_buf text = {0};
	bool done = true;

	for (size_t i = 0; done && i < m->ledger.n; i++) {
		const struct vk_entry *e = &m->ledger.entries[i];
		struct vk_entry_room room = {0};
		struct vk_journal_line line = vk_entry_line(e, &room);

		if (e->status == VK_BATCH_LEFT)
			continue;
		vk_buf_clear(&text);
		vk_journal_format(&text, &line);
		done = vk_pending_add(part, vk_buf_str(&text), text.len);
	}
	vk_buf_free(&text);
	return done;
}

static bool
write_journal(struct merge *m)
{
	struct vk_buf path = {0};
	struct vk_pending part;
	bool done;

	vk_buf_addf(&path, "%s/journal.jsonl", m->batch->folder);
	done = vk_pending_open(
	    &part, vk_diag_keep(m->diag, vk_buf_str(&path)), m->diag);
	if (done) {
		done = add_lines(m, &part);
		done = vk_pending_close(&part, done, m->diag);
	}
	vk_buf_free(&path);
	return done;
}

bool
vk_batch_merge(const struct vk_batch *b, struct vk_diag *d)
{
	struct merge m = {.batch = b, .diag = d};
	bool stopped = false,
	     done = vk_ledger_fill(&m.ledger, b, d) &&
	    (b->bundle == NULL || vk_bundle_is_apart(b, &m.ledger, d)) &&
	    vk_run_enter(b, &m.folder, d);

	if (done) {
		m.made_by = vk_alloc(m.ledger.n, sizeof(*m.made_by));
		done = (b->bundle == NULL || vk_bundle_has_place(b, d)) &&
		    read_all(&m);
		if (done)
			judge(&m);
		done = done && write_journal(&m) &&
		    vk_summary_write(b, &m.ledger, "summary.csv", d) &&
		    (b->bundle == NULL ||
			vk_bundle_write(b, &m.ledger, &stopped, d));
		free(m.made_by);
		vk_folder_close(&m.folder);
	}
	vk_ledger_free(&m.ledger);
	return done;
}
