/*
 * Each worker has at most one record in hand, so that its death costs that one
 * alone.  A record whose worker died or took too long is given once more to a
 * worker that has the machine for itself; then that is what is said of it.
 */
#include "pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "worker.h"

enum {
	TICK = 250, /* milliseconds */
	GRACE = 5000, /* for records in hand when it is stopped */
	MOST_HELD = 64, /* of second tries; more are not put off */
	MOST_READ = 1 << 16,
	/* of one worker, whose memory of words and shapes grows with them */
	MOST_RECORDS = 1000
};

struct
try { /* a record on its way */
	size_t index;
	bool again; /* the second try */
	struct vk_buf order;
};

struct worker {
	pid_t pid; /* 0: none */
	int to, from;
	bool busy;
	int records; /* so far */
	struct try try;
	size_t sent; /* bytes of its order */
	struct vk_buf answer;
	long long until; /* its time is over then */
};

struct pool {
	const struct vk_batch *batch;
	const struct vk_folder *folder;
	const struct vk_pool_user *user;
	struct worker *workers;
	size_t n, busy;
	struct try *held; /* wait for their second try: MOST_HELD + n */
	size_t nheld;
	bool alone; /* a second try is on its way, and nothing beside it */
	bool ended; /* there are no more records */
	enum vk_pool_end end; /* DONE: goes on */
	long long stop_at; /* of the grace; 0: nobody asked */
};

/* ---- starting and ending workers ---- */

static void
close_pipes(struct worker *w)
{
	close(w->to);
	close(w->from);
	w->to = w->from = -1;
}

/* In the child: an end of another's pipe would keep that one open. */
static _Noreturn void
become_worker(const struct pool *p, size_t at, int orders, int answers)
{
	struct vk_worker w = {p->batch, p->folder->file, "", orders, answers};

	for (size_t i = 0; i < p->n; i++)
		if (p->workers[i].pid != 0)
			close_pipes(&p->workers[i]);
	vk_folder_spare(p->folder, (unsigned)at, w.spare);
	vk_worker_run(&w);
}

static bool
set_flags(int file, bool waits)
{
	return fcntl(file, F_SETFD, FD_CLOEXEC) == 0 &&
	    (waits || fcntl(file, F_SETFL, O_NONBLOCK) == 0);
}

/* Four ends of two pipes; false: errno, and none is open. */
static bool
make_pipes(int orders[2], int answers[2])
{
	int error;

	if (pipe(orders) != 0)
		return false;
	if (pipe(answers) != 0) {
		error = errno;
		close(orders[0]);
		close(orders[1]);
		errno = error;
		return false;
	}
	return set_flags(orders[0], true) && set_flags(orders[1], false) &&
	    set_flags(answers[0], false) && set_flags(answers[1], true);
}

static bool
start(struct pool *p, size_t at)
{
	struct worker *w = &p->workers[at];
	int orders[2], answers[2], error;
	pid_t parent = getpid(), pid;

	if (!make_pipes(orders, answers))
		return false;
	pid = fork();
	error = errno;
	if (pid == 0) {
		close(orders[1]);
		close(answers[0]);
		if (getppid() != parent)
			_exit(EXIT_FAILURE);
		become_worker(p, at, orders[0], answers[1]);
	}
	close(orders[0]);
	close(answers[1]);
	*w = (struct worker){.pid = pid, .to = orders[1], .from = answers[0]};
	if (pid > 0)
		return true;
	close_pipes(w);
	w->pid = 0;
	errno = error;
	return false;
}

/* Its exit status, after it was ended if it was not dead already. */
static int
finish(struct pool *p, struct worker *w)
{
	char spare[VK_FOLDER_NAME];
	int status = 0;

	kill(w->pid, SIGKILL);
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	close_pipes(w);
	w->pid = 0;
	vk_buf_free(&w->answer);
	vk_folder_spare(p->folder, (unsigned)(w - p->workers), spare);
	unlinkat(p->folder->file, spare, 0);
	return status;
}

/* ---- outcomes ---- */

static void
refuse(struct pool *p, enum vk_pool_end end)
{
	if (p->end == VK_POOL_DONE || end > p->end)
		p->end = end;
}

static void
put_down(struct pool *p, const struct vk_outcome *o)
{
	if (!p->user->over(p->user->user, o))
		refuse(p, VK_POOL_REFUSED);
}

static void
release(struct pool *p, struct worker *w)
{
	w->busy = false;
	p->busy--;
	p->alone = false;
	vk_buf_free(&w->try.order);
	vk_buf_clear(&w->answer);
	if (++w->records == MOST_RECORDS)
		finish(p, w);
}

/* Why it is no more, in words of every language. */
static void
tell_end(struct vk_buf *out, int status, int timeout, bool late)
{
	if (late)
		vk_buf_addf(out, "%d s", timeout);
	else if (WIFSIGNALED(status))
		vk_buf_addf(out, "signal %d", WTERMSIG(status));
	else
		vk_buf_addf(out, "status %d", WEXITSTATUS(status));
}

/* The worker is gone, or has to go: its record gets a second try, or none. */
static void
lose(struct pool *p, struct worker *w, bool late)
{
	struct vk_outcome o = {.index = w->try.index,
	    .status = VK_BATCH_CRASHED,
	    .pages = -1,
	    .rule = "",
	    .words = ""};
	struct vk_buf reason = {0};
	int status = finish(p, w);
	bool goes_on = p->end == VK_POOL_DONE && p->stop_at == 0;

	late = late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
	w->busy = false;
	p->busy--;
	p->alone = false;
	if (goes_on && !w->try.again) {
		w->try.again = true;
		p->held[p->nheld++] = w->try;
		return;
	}
	vk_buf_free(&w->try.order);
	if (!goes_on)
		return;
	if (late)
		o.status = VK_BATCH_TIMEOUT;
	tell_end(&reason, status, p->batch->timeout, late);
	o.reason = vk_buf_str(&reason);
	put_down(p, &o);
	vk_buf_free(&reason);
}

/* Whether the lengths in an answer fit each other. */
static bool
is_sound(const struct vk_answer *a, const char *texts)
{
	size_t sum = sizeof(*a);

	for (int i = 0; i < 3; i++) {
		if (a->lens[i] == 0 || a->lens[i] > a->len - sum)
			return false;
		sum += a->lens[i];
		texts += a->lens[i];
		if (texts[-1] != '\0')
			return false;
	}
	return sum == a->len && a->status < VK_BATCH_STATUSES &&
	    a->fault <= VK_FOLDER_NOT_FULL;
}

/* The whole answer is there. */
static void
take_answer(struct pool *p, struct worker *w)
{
	const char *texts = w->answer.data + sizeof(struct vk_answer);
	struct vk_answer a;
	struct vk_outcome o;

	memcpy(&a, w->answer.data, sizeof(a));
	if (!is_sound(&a, texts)) {
		lose(p, w, false);
		return;
	}
	o = (struct vk_outcome){.index = w->try.index,
	    .status = (enum vk_batch_status)a.status,
	    .skipped = a.skipped,
	    .pages = a.pages,
	    .reason = texts,
	    .rule = texts + a.lens[0],
	    .words = texts + a.lens[0] + a.lens[1],
	    .line = a.line,
	    .sha256 = a.sha256,
	    .fault = (enum vk_folder_fault)a.fault,
	    .error = a.error};
	for (int i = 0; i < VK_BATCH_LEVELS; i++)
		o.counts[i] = a.counts[i];
	put_down(p, &o);
	release(p, w);
}

/* ---- giving and taking ---- */

static void
add_order(struct vk_buf *out, const struct vk_task *t)
{
	struct vk_order o = {.name_len = (uint32_t)strlen(t->output) + 1};

	o.len = (uint32_t)(sizeof(o) + o.name_len + t->len);
	o.may_skip = t->sha256 != NULL;
	if (o.may_skip)
		memcpy(o.sha256, t->sha256, sizeof(o.sha256));
	vk_buf_add(out, &o, sizeof(o));
	vk_buf_add(out, t->output, o.name_len);
	vk_buf_add(out, t->packed, t->len);
}

/* As much of its order as fits into the pipe; a dead worker shows later. */
static void
send(struct worker *w)
{
	while (w->sent < w->try.order.len) {
		ssize_t n = write(w->to, w->try.order.data + w->sent,
		    w->try.order.len - w->sent);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return;
		w->sent += (size_t)n;
	}
}

static void
begin(struct pool *p, struct worker *w)
{
	w->busy = true;
	p->busy++;
	w->sent = 0;
	w->until =
	    p->batch->now(p->batch->user) + (long long)p->batch->timeout * 1000;
	send(w);
}

/* False when there is no record for it. */
static bool
fetch(struct pool *p, struct worker *w)
{
	struct vk_task task = {0};
	bool end = false;

	if (p->ended)
		return false;
	if (!p->user->next(p->user->user, &task, &end))
		refuse(p, VK_POOL_REFUSED);
	p->ended = end || p->end != VK_POOL_DONE;
	if (p->ended)
		return false;
	w->try = (struct try){.index = task.index};
	add_order(&w->try.order, &task);
	return true;
}

/* A worker that is alive; NULL with the end of the pool. */
static struct worker *
idle_worker(struct pool *p)
{
	size_t dead = p->n;

	for (size_t i = 0; i < p->n; i++) {
		struct worker *w = &p->workers[i];

		if (w->pid != 0 && !w->busy)
			return w;
		if (w->pid == 0)
			dead = i;
	}
	if (dead < p->n && start(p, dead))
		return &p->workers[dead];
	if (p->busy == 0)
		refuse(p, VK_POOL_FAILED);
	return NULL;
}

/*
 * Second tries wait until the first ones are over, or there are many of them:
 * the machine is theirs alone.
 */
static bool
is_time_for_held(const struct pool *p)
{
	return p->nheld > 0 && (p->ended || p->nheld >= MOST_HELD);
}

/* One record for one worker; false when there is none to give now. */
static bool
give(struct pool *p)
{
	bool held = is_time_for_held(p);
	struct worker *w;

	if (p->end != VK_POOL_DONE || p->stop_at != 0 || p->alone ||
	    p->busy == p->n || (held && p->busy > 0) || (p->ended && !held))
		return false;
	w = idle_worker(p);
	if (w == NULL)
		return false;
	if (held)
		w->try = p->held[--p->nheld];
	else if (!fetch(p, w))
		return is_time_for_held(p);
	p->alone = held;
	begin(p, w);
	return true;
}

/* Reads what a worker says; its end, too. */
static void
hear(struct pool *p, struct worker *w)
{
	uint32_t len = 0;
	ssize_t n =
	    read(w->from, vk_buf_room(&w->answer, MOST_READ), MOST_READ);

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n > 0)
		w->answer.len += (size_t)n;
	if (w->answer.len >= sizeof(len))
		memcpy(&len, w->answer.data, sizeof(len));
	if (n > 0 && len == 0)
		return;
	if (n <= 0 || !w->busy || len < sizeof(struct vk_answer) ||
	    len > VK_WORKER_MOST || w->answer.len > len) {
		if (w->busy)
			lose(p, w, false);
		else
			finish(p, w);
	} else if (w->answer.len == len) {
		take_answer(p, w);
	}
}

/* ---- waiting ---- */

static void
hear_stop(struct pool *p, long long now)
{
	char bytes[16];
	ssize_t n = read(p->batch->stop, bytes, sizeof(bytes));

	if (n <= 0)
		return;
	if (p->stop_at != 0 || n > 1)
		p->stop_at = now;
	else
		p->stop_at = now + GRACE;
}

static void
watch_clock(struct pool *p, long long now)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->workers[i].busy && now >= p->workers[i].until)
			lose(p, &p->workers[i], true);
	if (p->stop_at != 0 && (now >= p->stop_at || p->busy == 0))
		refuse(p, VK_POOL_STOPPED);
}

static int
time_left(const struct pool *p, long long now)
{
	long long until = now + TICK;

	for (size_t i = 0; i < p->n; i++)
		if (p->workers[i].busy && p->workers[i].until < until)
			until = p->workers[i].until;
	if (p->stop_at != 0 && p->stop_at < until)
		until = p->stop_at;
	return until > now ? (int)(until - now) : 0;
}

/* One round: who is ready is heard, then the clock is looked at. */
static void
wait_for_any(struct pool *p, struct pollfd *polls)
{
	long long now = p->batch->now(p->batch->user);

	for (size_t i = 0; i < p->n; i++) {
		const struct worker *w = &p->workers[i];

		polls[2 * i] =
		    (struct pollfd){w->pid != 0 ? w->from : -1, POLLIN, 0};
		polls[2 * i + 1] = (struct pollfd){
		    w->busy && w->sent < w->try.order.len ? w->to : -1, POLLOUT,
		    0};
	}
	polls[2 * p->n] = (struct pollfd){p->batch->stop, POLLIN, 0};
	if (poll(polls, 2 * p->n + 1, time_left(p, now)) < 0)
		return;
	for (size_t i = 0; i < p->n; i++) {
		struct worker *w = &p->workers[i];

		if (polls[2 * i + 1].revents != 0)
			send(w);
		if (polls[2 * i].revents != 0)
			hear(p, w);
	}
	if (polls[2 * p->n].revents != 0)
		hear_stop(p, now);
}

static void
end_all(struct pool *p)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->workers[i].pid == 0)
			continue;
		if (p->workers[i].busy)
			vk_buf_free(&p->workers[i].try.order);
		finish(p, &p->workers[i]);
	}
	for (size_t i = 0; i < p->nheld; i++)
		vk_buf_free(&p->held[i].order);
}

enum vk_pool_end
vk_pool_run(const struct vk_batch *b, const struct vk_folder *f,
    const struct vk_pool_user *user)
{
	struct pool p = {.batch = b, .folder = f, .user = user};
	struct pollfd *polls;
	int error;

	p.n = (size_t)b->jobs;
	p.workers = vk_alloc(p.n, sizeof(*p.workers));
	p.held = vk_alloc(p.n + MOST_HELD, sizeof(*p.held));
	polls = vk_alloc(2 * p.n + 1, sizeof(*polls));
	for (;;) {
		while (give(&p))
			continue;
		if (p.end != VK_POOL_DONE || p.busy == 0)
			break;
		wait_for_any(&p, polls);
		watch_clock(&p, b->now(b->user));
		user->tick(user->user);
	}
	error = errno;
	end_all(&p);
	free(polls);
	free(p.held);
	free(p.workers);
	errno = error;
	if (p.end == VK_POOL_DONE && p.stop_at != 0)
		p.end = VK_POOL_STOPPED;
	return p.end;
}
