/*
 * A worker reads an order, makes the paper, writes it and answers.  It is
 * given so much time and memory for each record, and may die of it: what it
 * leaves is a temporary file, which its parent knows.
 */
#include "worker.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/sha256.h"
#include "hash.h"

enum { KEPT = 64 << 20 }; /* bytes */

/* ---- limits ---- */

/* Bytes that are mapped now; 0 when the system does not tell. */
static rlim_t
mapped(int statm)
{
	char text[32];
	ssize_t n = pread(statm, text, sizeof(text) - 1, 0);

	if (n <= 0)
		return 0;
	text[n] = '\0';
	return (rlim_t)strtoull(text, NULL, 10) * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void
limit(int what, rlim_t most)
{
	struct rlimit now;

	if (getrlimit(what, &now) != 0)
		return;
	now.rlim_cur = most < now.rlim_max ? most : now.rlim_max;
	setrlimit(what, &now);
}

/*
 * Counted from here: what fonts and libraries have mapped is not the record's,
 * and nor is the time that others took.  The parent watches the clock; the
 * limit on CPU time is for the worker of a parent that is stopped.
 */
static void
limit_record(const struct vk_batch *b, int statm)
{
	struct rusage used;
	rlim_t bytes = mapped(statm);

	if (bytes > 0)
		limit(RLIMIT_AS, bytes + ((rlim_t)b->memory << 20));
	if (getrusage(RUSAGE_SELF, &used) == 0)
		limit(RLIMIT_CPU,
		    (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
			(rlim_t)b->timeout + 2);
}

/* ---- messages ---- */

static bool
read_whole(int file, void *bytes, size_t len)
{
	char *to = bytes;

	while (len > 0) {
		ssize_t n = read(file, to, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		to += n;
		len -= (size_t)n;
	}
	return true;
}

/* The message as a whole; false at the end of all orders. */
static bool
read_order(int file, struct vk_buf *order)
{
	uint32_t len;

	vk_buf_clear(order);
	if (!read_whole(file, &len, sizeof(len)))
		return false;
	vk_buf_add(order, &len, sizeof(len));
	len -= (uint32_t)sizeof(len);
	if (!read_whole(file, vk_buf_room(order, len), len))
		return false;
	order->len += len;
	return true;
}

static bool
send_answer(int file, struct vk_answer *a, const struct vk_batch_made *m)
{
	const char *texts[3] = {m->reason, m->rule, m->words};
	struct vk_buf message = {0};
	bool done;

	a->len = (uint32_t)sizeof(*a);
	for (int i = 0; i < 3; i++) {
		texts[i] = texts[i] != NULL ? texts[i] : "";
		a->lens[i] = (uint32_t)strlen(texts[i]) + 1;
		a->len += a->lens[i];
	}
	vk_buf_add(&message, a, sizeof(*a));
	for (int i = 0; i < 3; i++)
		vk_buf_add(&message, texts[i], a->lens[i]);
	done = vk_file_write_all(file, message.data, message.len);
	vk_buf_free(&message);
	return done;
}

/* ---- work ---- */

static void
hash_bytes(const struct vk_bytes *b, unsigned char hash[32])
{
	struct vk_sha256 sum;
	char hex[VK_SHA256_ROOM];

	vk_sha256_begin(&sum);
	vk_sha256_add(&sum, b->data, b->len);
	vk_sha256_end(&sum, hex);
	vk_hash_pack(hash, hex);
}

static bool
lies_there(
    const struct vk_worker *w, const struct vk_order *o, const char *name)
{
	unsigned char hash[32];

	return o->may_skip && vk_folder_hash(w->folder, name, hash) &&
	    memcmp(hash, o->sha256, sizeof(hash)) == 0;
}

/*
 * A batch that was killed between the rename and the journal has left it
 * there: then it only lacks its line.
 */
static bool
is_made(
    const struct vk_worker *w, const char *name, const unsigned char sha256[32])
{
	unsigned char hash[32];

	return (w->batch->resume || w->batch->only_failed) &&
	    vk_folder_hash(w->folder, name, hash) &&
	    memcmp(hash, sha256, sizeof(hash)) == 0;
}

static void
make(const struct vk_worker *w, const char *name, const char *packed,
    size_t len, struct vk_answer *a, struct vk_batch_made *m)
{
	w->batch->source->make(w->batch->source->user, packed, len, m);
	a->status = m->done ? VK_BATCH_DONE : VK_BATCH_FAILED;
	a->pages = m->done ? m->pages : -1;
	a->line = m->line;
	for (int i = 0; i < VK_BATCH_LEVELS; i++)
		a->counts[i] = (uint32_t)m->counts[i];
	if (!m->done)
		return;
	hash_bytes(&m->pdf, a->sha256);
	if (is_made(w, name, a->sha256))
		return;
	a->fault =
	    vk_folder_write(w->folder, w->spare, name, m->pdf.data, m->pdf.len);
	a->error = errno;
}

static bool
work(const struct vk_worker *w, const struct vk_buf *message)
{
	struct vk_order o;
	struct vk_answer a = {.pages = -1};
	struct vk_batch_made m = {0};
	const char *name = message->data + sizeof(o);
	bool done;

	memcpy(&o, message->data, sizeof(o));
	if (lies_there(w, &o, name)) {
		a.status = VK_BATCH_DONE;
		a.skipped = true;
	} else {
		make(w, name, name + o.name_len,
		    message->len - sizeof(o) - o.name_len, &a, &m);
	}
	done = send_answer(w->answers, &a, &m);
	vk_bytes_free(&m.pdf);
	return done;
}

/* The parent alone says when it is over; a dead one says so, too. */
static void
follow_parent(void)
{
	static const int heard[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	for (size_t i = 0; i < sizeof(heard) / sizeof(heard[0]); i++)
		sigaction(heard[i], &ignore, NULL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
}

_Noreturn void
vk_worker_run(const struct vk_worker *w)
{
	struct vk_buf order = {0};
	int statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);

	follow_parent();
	limit(RLIMIT_CORE, 0);
	/* what a record gives back, the next one asks for again */
	(void)mallopt(M_TRIM_THRESHOLD, KEPT);
	do {
		if (!read_order(w->orders, &order))
			_exit(EXIT_SUCCESS);
		limit_record(w->batch, statm);
	} while (work(w, &order));
	_exit(EXIT_FAILURE);
}
