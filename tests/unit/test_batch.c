/*
 * Batches of a made-up source, in a folder of their own: what is made, what
 * the journal says, and what comes of records that fail, crash, hang or eat
 * memory.  A paper here is its record and some filling.
 */
#include <assert.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/sha256.h"
#include "batch/batch.h"

static char folder[] = "/tmp/vankien-test-XXXXXX";

/* ---- the source ---- */

/* A record is "key" and what happens to it, by the letter after "key:". */
static struct source {
	const char *const *records;
	size_t n, at;
	int salt; /* of the input */
	size_t rewinds, change_at; /* a rewind that finds other data */
	bool stops; /* a byte is sent with the first news */
	int stop[2];
	struct vk_buf told; /* "key status" lines, in the order of the news */
} source;

static const char *
deed_of(const char *record)
{
	return strchr(record, ':') + 1;
}

static size_t
count(void *user)
{
	(void)user;
	return source.n;
}

static bool
next(void *user, struct vk_record *r, struct vk_diag *d)
{
	static char key[300];
	const char *record;

	(void)user;
	(void)d;
	if (source.at == source.n)
		return false;
	record = source.records[source.at++];
	snprintf(key, sizeof(key), "%.*s", (int)(deed_of(record) - record - 1),
	    record);
	if (source.change_at > 0 && source.rewinds >= source.change_at)
		key[0] = 'x';
	*r = (struct vk_record){key, key, "2025", record, strlen(record) + 1};
	return true;
}

static bool
rewind_all(void *user, struct vk_diag *d)
{
	(void)user;
	(void)d;
	source.at = 0;
	source.rewinds++;
	return true;
}

static void
hash(void *user, const struct vk_record *r, char hex[VK_HASH_ROOM])
{
	struct vk_sha256 sum;
	const char *record = r->bytes;

	(void)user;
	vk_sha256_begin(&sum);
	vk_sha256_add(&sum, record, strlen(record));
	vk_sha256_add(&sum, &source.salt, sizeof(source.salt));
	vk_sha256_end(&sum, hex);
}

static void
pause_for(long milliseconds)
{
	struct timespec t = {
	    milliseconds / 1000, milliseconds % 1000 * 1000000};

	nanosleep(&t, NULL);
}

/* Only the first time: a mark in the folder says that it was. */
static bool
is_first_time(const char *record)
{
	char path[300];
	int f;

	snprintf(path, sizeof(path), "%s/mark-%.*s", folder,
	    (int)(deed_of(record) - record - 1), record);
	f = open(path, O_CREAT | O_EXCL | O_WRONLY, 0666);
	if (f >= 0)
		close(f);
	return f >= 0;
}

static void
eat(void)
{
	for (;;) {
		char *p = vk_alloc(1 << 20, 1);

		memset(p, 1, 1 << 20);
	}
}

static void
do_deed(const char *record)
{
	const char *deed = deed_of(record);

	if (strcmp(deed, "crash") == 0)
		raise(SIGKILL);
	if (strcmp(deed, "crash once") == 0 && is_first_time(record))
		raise(SIGKILL);
	if (strcmp(deed, "leave") == 0)
		_exit(3);
	if (strcmp(deed, "hang") == 0)
		pause_for(1000000);
	if (strcmp(deed, "spin") == 0)
		for (volatile int i = 0; i >= 0; i = 0)
			continue;
	if (strcmp(deed, "slow") == 0)
		pause_for(50);
	if (strcmp(deed, "eat") == 0)
		eat();
}

static void
make(void *user, const void *packed, size_t len, struct vk_batch_made *m)
{
	const char *record = packed;
	struct vk_buf pdf = {0};

	(void)user;
	assert(strlen(record) + 1 == len);
	do_deed(record);
	m->done = strcmp(deed_of(record), "fail") != 0;
	m->words = "words\n";
	m->counts[VK_BATCH_WARNINGS] = 1;
	if (!m->done) {
		m->reason = "=it fails";
		m->rule = "VK-NUM-03";
		m->line = 7;
		m->counts[VK_BATCH_ERRORS] = 2;
		return;
	}
	m->pages = 4;
	vk_buf_addf(&pdf, "%s %d\n", record, source.salt);
	for (int i = 0; i < 5000; i++)
		vk_buf_addn(&pdf, (size_t)i);
	if (strcmp(deed_of(record), "long") == 0)
		for (int i = 0; i < 500000; i++)
			vk_buf_addn(&pdf, (size_t)i);
	m->pdf = (struct vk_bytes){(unsigned char *)pdf.data, pdf.len};
}

static const struct vk_batch_source functions = {.count = count,
    .next = next,
    .rewind = rewind_all,
    .hash = hash,
    .make = make};

/* ---- the caller ---- */

static long long
now(void *user)
{
	struct timespec t;

	(void)user;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
tell(void *user, const struct vk_batch_tally *t,
    const struct vk_batch_news *news)
{
	(void)user;
	(void)t;
	if (news == NULL)
		return;
	vk_buf_addf(&source.told, "%s %s%s\n", news->key,
	    vk_batch_status_word(news->status),
	    news->skipped ? " skipped" : "");
	if (source.stops) {
		assert_int_equal(write(source.stop[1], "", 1), 1);
		source.stops = false;
	}
}

static struct vk_batch
batch_of(const char *const *records, size_t n)
{
	vk_buf_free(&source.told);
	source = (struct source){.records = records, .n = n, .stop = {-1, -1}};
	return (struct vk_batch){.source = &functions,
	    .folder = folder,
	    .data = "data",
	    .pattern = "{ma}",
	    .jobs = 2,
	    .timeout = 30,
	    .memory = 64,
	    .stop = -1,
	    .now = now,
	    .tell = tell};
}

#define BATCH(records) batch_of(records, sizeof(records) / sizeof((records)[0]))

static struct vk_batch_tally tally;
static bool stopped;

/* The exit status that the run asks for. */
static int
run(const struct vk_batch *b)
{
	struct vk_diag *d = vk_diag_new();
	bool done = vk_batch_run(b, &tally, &stopped, d);
	int status = vk_diag_status(d);

	assert_int_equal(done, status == 0);
	vk_diag_free(d);
	return status;
}

static void
assert_tally(
    size_t made, size_t skipped, size_t failed, size_t crashed, size_t timeout)
{
	assert_int_equal(tally.made, made);
	assert_int_equal(tally.skipped, skipped);
	assert_int_equal(tally.failed, failed);
	assert_int_equal(tally.crashed, crashed);
	assert_int_equal(tally.timeout, timeout);
}

/* ---- the folder ---- */

static void
read_here(const char *name, struct vk_buf *out)
{
	char path[600], bytes[4096];
	ssize_t n;
	int f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = open(path, O_RDONLY);
	vk_buf_clear(out);
	if (f < 0)
		return;
	while ((n = read(f, bytes, sizeof(bytes))) > 0)
		vk_buf_add(out, bytes, (size_t)n);
	close(f);
}

static void
write_here(const char *name, const char *text)
{
	char path[600];
	int f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	assert_true(f >= 0);
	assert_int_equal(write(f, text, strlen(text)), strlen(text));
	close(f);
}

static void
remove_here(const char *name)
{
	char path[600];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	assert_int_equal(remove(path), 0);
}

static bool
is_here(const char *name)
{
	char path[600];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return access(path, F_OK) == 0;
}

static size_t
files_here(void)
{
	DIR *dir = opendir(folder);
	struct dirent *e;
	size_t n = 0;

	while ((e = readdir(dir)) != NULL)
		n += e->d_name[0] != '.' || e->d_name[1] == 'v';
	closedir(dir);
	return n;
}

static int
empty_folder(void **state)
{
	DIR *dir = opendir(folder);
	struct dirent *e;

	(void)state;
	while ((e = readdir(dir)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			remove_here(e->d_name);
	closedir(dir);
	return 0;
}

static int
enter(void **state)
{
	(void)state;
	signal(SIGPIPE, SIG_IGN);
	return mkdtemp(folder) == NULL;
}

static int
leave(void **state)
{
	empty_folder(state);
	vk_buf_free(&source.told);
	return rmdir(folder);
}

static size_t
count_in(const char *name, const char *words)
{
	struct vk_buf text = {0};
	size_t n = 0;

	read_here(name, &text);
	for (const char *at = vk_buf_str(&text);
	     (at = strstr(at, words)) != NULL; at++)
		n++;
	vk_buf_free(&text);
	return n;
}

static void
assert_paper(const char *record, int salt)
{
	char name[300], begin[300];
	struct vk_buf paper = {0};

	snprintf(name, sizeof(name), "%.*s.pdf",
	    (int)(deed_of(record) - record - 1), record);
	snprintf(begin, sizeof(begin), "%s %d\n", record, salt);
	read_here(name, &paper);
	assert_true(strncmp(vk_buf_str(&paper), begin, strlen(begin)) == 0);
	assert_true(paper.len > 18000);
	vk_buf_free(&paper);
}

/* ---- the tests ---- */

static const char *const good[] = {"cb01:", "cb02:slow", "cb03:long",
    "cb04:", "cb05:", "cb06:slow", "cb07:", "cb08:", "cb09:", "cb10:"};

static void
all_good(void **state)
{
	static const int jobs[] = {1, 2, 4, 20};

	(void)state;
	for (size_t i = 0; i < sizeof(jobs) / sizeof(jobs[0]); i++) {
		struct vk_batch b = BATCH(good);

		b.jobs = jobs[i];
		assert_int_equal(run(&b), 0);
		assert_false(stopped);
		assert_tally(10, 0, 0, 0, 0);
		for (size_t k = 0; k < 10; k++)
			assert_paper(good[k], 0);
		assert_int_equal(count_in("journal.jsonl", "\n"), 10);
		assert_int_equal(count_in("journal.jsonl", "\"ok\""), 10);
		assert_int_equal(count_in("summary.csv", ";ok;4;0;1;"), 10);
		/* the reports, the journal, the summary, nothing else */
		assert_int_equal(files_here(), 12);
	}
}

static const char *const mixed[] = {"cb01:", "cb02:fail", "cb03:crash",
    "cb04:", "cb05:leave", "cb06:crash once", "cb07:hang", "cb08:", "cb09:spin",
    "cb10:"};

static void
all_kinds(void **state)
{
	struct vk_batch b = BATCH(mixed);

	(void)state;
	b.timeout = 1;
	assert_int_equal(run(&b), 0);
	assert_tally(5, 0, 1, 2, 2);
	assert_paper(mixed[5], 0);
	assert_int_equal(count_in("journal.jsonl", "\n"), 10);
	assert_int_equal(count_in("journal.jsonl",
			     "\"key\": \"cb02\", \"output\": \"cb02.pdf\", "
			     "\"status\": \"failed\", "
			     "\"reason\": \"=it fails\", "
			     "\"rule\": \"VK-NUM-03\", \"line\": 7, "),
	    1);
	assert_int_equal(count_in("journal.jsonl",
			     "\"status\": \"crashed\", "
			     "\"reason\": \"signal 9\""),
	    1);
	assert_int_equal(count_in("journal.jsonl", "\"status 3\""), 1);
	assert_int_equal(count_in("journal.jsonl",
			     "\"status\": \"timeout\", \"reason\": \"1 s\""),
	    2);
	assert_int_equal(
	    count_in("summary.csv",
		"cb02;cb02;cb02.pdf;failed;;2;1;\"'=it fails\";VK-NUM-03;7"),
	    1);
	assert_false(is_here("cb02.pdf"));
	assert_false(is_here("cb03.pdf"));
	/* five papers, the journal, the summary and the mark of cb06 */
	assert_int_equal(files_here(), 8);
}

/* A sanitizer without memory may take for ever to say so. */
static void
eats(void **state)
{
	static const char *const hungry[] = {"cb01:", "cb02:eat", "cb03:"};
	struct vk_batch b = BATCH(hungry);

	(void)state;
	b.timeout = 5;
	assert_int_equal(run(&b), 0);
#ifdef __SANITIZE_ADDRESS__
	tally.crashed += tally.timeout;
	tally.timeout = 0;
#endif
	assert_tally(2, 0, 0, 1, 0);
}

/* What is left is made, and nothing else. */
static void
resume(void **state)
{
	struct vk_batch b = BATCH(good);

	(void)state;
	assert_int_equal(run(&b), 0);
	b.resume = true;
	assert_int_equal(run(&b), 0);
	assert_tally(0, 10, 0, 0, 0);
	assert_int_equal(count_in("journal.jsonl", "\n"), 10);

	remove_here("cb03.pdf");
	write_here("cb05.pdf", "half");
	write_here("cb07.pdf", "");
	assert_int_equal(run(&b), 0);
	assert_tally(3, 7, 0, 0, 0);
	assert_int_equal(count_in("journal.jsonl", "\n"), 13);
	for (size_t k = 0; k < 10; k++)
		assert_paper(good[k], 0);

	source.salt = 1;
	assert_int_equal(run(&b), 0);
	assert_tally(10, 0, 0, 0, 0);
	assert_paper(good[0], 1);

	/* back again: the journal knows, but the files are of other data */
	source.salt = 0;
	assert_int_equal(run(&b), 0);
	assert_tally(10, 0, 0, 0, 0);

	/* without it all are made, and the journal begins anew */
	b.resume = false;
	assert_int_equal(run(&b), 0);
	assert_tally(10, 0, 0, 0, 0);
	assert_int_equal(count_in("journal.jsonl", "\n"), 10);
}

static void
only_failed(void **state)
{
	static const char *const before[] = {
	    "cb01:", "cb02:fail", "cb03:", "cb04:leave"};
	static const char *const after[] = {
	    "cb01:", "cb02:", "cb03:slow", "cb04:", "cb05:"};
	struct vk_batch b = BATCH(before);

	(void)state;
	assert_int_equal(run(&b), 0);
	assert_tally(2, 0, 1, 1, 0);
	b = BATCH(after);
	b.only_failed = true;
	assert_int_equal(run(&b), 0);
	assert_tally(2, 0, 0, 0, 0);
	assert_paper(after[1], 0);
	assert_paper(after[3], 0);
	assert_paper(before[2], 0); /* other data, but it did not fail */
	assert_false(is_here("cb05.pdf"));
	assert_int_equal(run(&b), 0);
	assert_tally(0, 0, 0, 0, 0);
}

/* A journal whose last line was torn, and one with a foreign line. */
static void
torn_journal(void **state)
{
	struct vk_buf text = {0};
	struct vk_batch b = BATCH(good);
	char path[600];

	(void)state;
	assert_int_equal(run(&b), 0);
	read_here("journal.jsonl", &text);
	snprintf(path, sizeof(path), "%s/journal.jsonl", folder);
	assert_int_equal(truncate(path, (off_t)text.len - 10), 0);
	b.resume = true;
	assert_int_equal(run(&b), 0);
	assert_tally(1, 9, 0, 0, 0);
	assert_int_equal(count_in("journal.jsonl", "\n"), 10);
	assert_int_equal(count_in("journal.jsonl", "\"ok\""), 10);

	vk_buf_adds(&text, "what is this\n");
	write_here("journal.jsonl", vk_buf_str(&text));
	assert_int_equal(run(&b), 0); /* a warning */
	assert_tally(0, 10, 0, 0, 0);
	vk_buf_free(&text);
}

/* ---- refused as a whole ---- */

static const char *const twins[] = {"cb01:", "CB01:"};
static const char *const empty_names[] = {"cb01:", "..:"};
static const char *const long_names[] = {"cb01:",
    "0123456789012345678901234567890123456789012345678901234567890123"
    "0123456789012345678901234567890123456789012345678901234567890123"
    "0123456789012345678901234567890123456789012345678901234567890123"
    "012345678901234567890123456789012345678901234567890123456789:"};

static void
refused(void **state)
{
	struct vk_batch b = BATCH(twins);
	struct vk_diag *d;

	(void)state;
	assert_int_equal(run(&b), 65);
	b.pattern = "{nam}";
	assert_int_equal(run(&b), 65);
	b = BATCH(empty_names);
	assert_int_equal(run(&b), 65);
	b = BATCH(long_names);
	assert_int_equal(run(&b), 65);
	assert_int_equal(files_here(), 0);
	b = BATCH(good);
	source.change_at = 2;
	d = vk_diag_new();
	assert_false(vk_batch_run(&b, &tally, &stopped, d));
	assert_int_equal(vk_diag_at(d, 0)->msg, VK_MSG_BATCH_CHANGED);
	vk_diag_free(d);
}

static void
no_folder(void **state)
{
	struct vk_batch b = BATCH(good);
	char path[600];

	(void)state;
	snprintf(path, sizeof(path), "%s/no/folder", folder);
	b.folder = path;
	assert_int_equal(run(&b), 73);
	snprintf(path, sizeof(path), "%s/made", folder);
	assert_int_equal(run(&b), 0);
	for (size_t i = 0; i < 10; i++) {
		char name[32];

		snprintf(name, sizeof(name), "made/cb%02zu.pdf", i + 1);
		remove_here(name);
	}
	remove_here("made/journal.jsonl");
	remove_here("made/summary.csv");
	remove_here("made");
	write_here("made", "a file");
	assert_int_equal(run(&b), 73);
}

/* A folder where an output should be: that is no fault of the record. */
static void
no_output(void **state)
{
	struct vk_batch b = BATCH(good);
	char path[600];

	(void)state;
	snprintf(path, sizeof(path), "%s/cb04.pdf", folder);
	assert_int_equal(mkdir(path, 0777), 0);
	assert_int_equal(run(&b), 73);
	assert_int_equal(count_in("journal.jsonl", "cb04"), 0);
	assert_int_equal(rmdir(path), 0);
	b.resume = true;
	assert_int_equal(run(&b), 0);
	assert_int_equal(tally.made + tally.skipped, 10);
	assert_int_equal(count_in("journal.jsonl", "\"ok\""), 10);
}

/* A pipe to a process that holds a lock until it is closed. */
static pid_t
hold_lock(const char *name, int how, int *gate)
{
	int ready[2], go[2];
	char path[600], c;
	pid_t pid;

	assert_int_equal(pipe(ready) + pipe(go), 0);
	pid = fork();
	if (pid == 0) {
		int f;

		snprintf(path, sizeof(path), "%s/%s", folder, name);
		f = open(path, O_RDWR | O_CREAT, 0666);
		close(go[1]);
		if (flock(f, how) != 0 || write(ready[1], "", 1) != 1)
			_exit(1);
		_exit(read(go[0], &c, 1) != 0);
	}
	close(ready[1]);
	close(go[0]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	close(ready[0]);
	*gate = go[1];
	return pid;
}

static void
locks(void **state)
{
	struct vk_batch b = BATCH(good);
	int gate, status;
	pid_t pid = hold_lock("batch.lock", LOCK_EX, &gate);

	(void)state;
	assert_int_equal(run(&b), 75);
	b.shard = 1, b.shards = 2;
	assert_int_equal(run(&b), 75);
	close(gate);
	waitpid(pid, &status, 0);
	/* the file that it left means nothing */
	assert_true(is_here("batch.lock"));
	assert_int_equal(run(&b), 0);
	assert_false(is_here("batch.lock"));

	pid = hold_lock("batch.lock", LOCK_SH, &gate); /* another shard */
	assert_int_equal(run(&b), 0);
	b.shard = b.shards = 0;
	assert_int_equal(run(&b), 75);
	close(gate);
	waitpid(pid, &status, 0);
}

/* What a worker that was killed left; what looks like it stays. */
static void
sweeps(void **state)
{
	struct vk_batch b = BATCH(good);

	(void)state;
	write_here(".vankien-batch.0", "half");
	write_here(".vankien-batch.12", "half");
	write_here(".vankien-batch-1-2.0", "of a shard that may be at work");
	assert_int_equal(run(&b), 0);
	assert_false(is_here(".vankien-batch.0"));
	assert_false(is_here(".vankien-batch.12"));
	assert_true(is_here(".vankien-batch-1-2.0"));
}

/* Asked to end, it finishes what is in hand; --resume does the rest. */
static void
stops(void **state)
{
	struct vk_batch b = BATCH(good);
	size_t made;

	(void)state;
	assert_int_equal(pipe(source.stop), 0);
	b.stop = source.stop[0];
	source.stops = true;
	assert_int_equal(run(&b), 0);
	assert_true(stopped);
	made = tally.made;
	assert_in_range(made, 1, 9);
	assert_int_equal(count_in("journal.jsonl", "\"ok\""), made);
	assert_int_equal(count_in("summary.csv", ";left;"), 10 - made);
	close(source.stop[0]);
	close(source.stop[1]);
	b.stop = -1;
	b.resume = true;
	assert_int_equal(run(&b), 0);
	assert_false(stopped);
	assert_tally(10 - made, made, 0, 0, 0);
	assert_int_equal(count_in("journal.jsonl", "\"ok\""), 10);
}

/* ---- shards ---- */

static int
merge(const struct vk_batch *b, size_t *faults)
{
	struct vk_diag *d = vk_diag_new();
	int status;

	assert_true(vk_batch_merge(b, d));
	status = vk_diag_status(d);
	*faults = vk_diag_count(d, VK_ERROR);
	vk_diag_free(d);
	return status;
}

static void
shards(void **state)
{
	struct vk_batch b = BATCH(good);
	size_t faults, made = 0;

	(void)state;
	for (b.shards = 3, b.shard = 1; b.shard <= 3; b.shard++) {
		assert_int_equal(run(&b), 0);
		made += tally.made;
	}
	assert_int_equal(made, 10);
	b.shard = b.shards = 0;
	assert_int_equal(merge(&b, &faults), 0);
	assert_int_equal(count_in("journal.jsonl", "\"ok\""), 10);
	assert_int_equal(count_in("summary.csv", ";ok;"), 10);
	assert_int_equal(files_here(), 10 + 2 * 3 + 2);
	/* the whole is done: there is nothing left to do */
	b.resume = true;
	assert_int_equal(run(&b), 0);
	assert_tally(0, 10, 0, 0, 0);
	/* an output that somebody changed, a shard that did not run */
	write_here("cb04.pdf", "other");
	assert_int_equal(merge(&b, &faults), 1);
	assert_int_equal(faults, 1);
	assert_int_equal(run(&b), 0);
	assert_int_equal(merge(&b, &faults), 0);
	remove_here("journal.jsonl");
	remove_here("journal-2-3.jsonl");
	assert_int_equal(merge(&b, &faults), 1);
	assert_true(faults > 0 && faults < 10);
}

/* Another number of shards in the same folder makes records twice. */
static void
made_twice(void **state)
{
	struct vk_batch b = BATCH(good);
	size_t faults;

	(void)state;
	for (b.shards = 3, b.shard = 1; b.shard <= 3; b.shard++)
		assert_int_equal(run(&b), 0);
	b.shards = 1, b.shard = 1;
	assert_int_equal(run(&b), 0);
	b.shard = b.shards = 0;
	assert_int_equal(merge(&b, &faults), 1);
	assert_int_equal(faults, 10);
}

/* A journal under the name of another shard. */
static void
strays(void **state)
{
	struct vk_batch b = BATCH(good);
	struct vk_buf text = {0};
	size_t faults;

	(void)state;
	for (b.shards = 2, b.shard = 1; b.shard <= 2; b.shard++)
		assert_int_equal(run(&b), 0);
	read_here("journal-1-2.jsonl", &text);
	write_here("journal-2-3.jsonl", vk_buf_str(&text));
	remove_here("journal-1-2.jsonl");
	b.shard = b.shards = 0;
	assert_int_equal(merge(&b, &faults), 1);
	assert_true(faults > 0);
	vk_buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define IN_FOLDER(test) cmocka_unit_test_teardown(test, empty_folder)
	    IN_FOLDER(all_good),
	    IN_FOLDER(all_kinds),
	    IN_FOLDER(eats),
	    IN_FOLDER(resume),
	    IN_FOLDER(only_failed),
	    IN_FOLDER(torn_journal),
	    IN_FOLDER(refused),
	    IN_FOLDER(no_folder),
	    IN_FOLDER(no_output),
	    IN_FOLDER(locks),
	    IN_FOLDER(sweeps),
	    IN_FOLDER(stops),
	    IN_FOLDER(shards),
	    IN_FOLDER(made_twice),
	    IN_FOLDER(strays),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
