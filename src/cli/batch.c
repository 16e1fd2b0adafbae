/* vankien batch: a report of every record, from one template. */
#include "batch/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/progress.h"

enum { MOST_JOBS = 256, SECONDS = 60, MEMORY = 512 };

struct call { /* one batch, as this file sees it */
	const struct vk_call *call;
	struct vk_job job;
	struct vk_template *template;
	struct vk_data *data;
	struct vk_progress progress;
	struct vk_bundle *bundle; /* while it is written */
	/* in a worker, of its last record */
	struct vk_diag *found;
	struct vk_buf words, reason;
	/* in the parent: what is said of workers that died */
	struct vk_buf told;
};

/* ---- records ---- */

static size_t
count_records(void *user)
{
	return vk_data_count(((struct call *)user)->data);
}

static bool
next_record(void *user, struct vk_record *r, struct vk_diag *d)
{
	return vk_data_next(((struct call *)user)->data, r, d);
}

static bool
rewind_records(void *user, struct vk_diag *d)
{
	return vk_data_rewind(((struct call *)user)->data, d);
}

static void
hash_record(void *user, const struct vk_record *r, char hash[VK_HASH_ROOM])
{
	vk_fill_hash(((struct call *)user)->template, r, hash);
}

/* The finding that is to be mended first: not that nothing was written. */
static const struct vk_finding *
worst(const struct vk_diag *d)
{
	const struct vk_finding *best = NULL;

	for (size_t i = 0; i < vk_diag_kept(d); i++) {
		const struct vk_finding *f = vk_diag_at(d, i);

		if (f->level < VK_ERROR || f->accepted != NULL)
			continue;
		if (best == NULL || best->msg == VK_MSG_FINAL_REFUSED)
			best = f;
	}
	return best;
}

static void
tell_reason(struct call *c, struct vk_batch_made *m)
{
	const struct vk_finding *f = worst(c->found);

	m->reason = m->rule = "";
	if (f == NULL)
		return;
	vk_print_fill(&c->reason, _(vk_message(f->msg)->text), f);
	m->reason = vk_buf_str(&c->reason);
	m->rule = f->rule;
	m->line = f->pos.line;
}

/* Of what was made only what is wrong with its data: check tells the rest. */
static void
tell_data(struct call *c)
{
	struct vk_diag *d = vk_diag_new();

	for (size_t i = 0; i < vk_diag_kept(c->found); i++) {
		const struct vk_finding *f = vk_diag_at(c->found, i);

		if (f->level >= VK_ERROR && f->accepted == NULL &&
		    f->pos.file != NULL &&
		    strcmp(f->pos.file, c->call->text[VK_OPT_DATA]) == 0)
			vk_diag_add(
			    d, f->msg, f->pos, f->found, f->needed, f->more);
	}
	vk_print_lines(&c->words, c->call, d, c->progress.colour);
	vk_diag_free(d);
}

static void
make(void *user, const void *packed, size_t len, struct vk_batch_made *m)
{
	struct call *c = user;
	struct vk_chosen chosen = {0};
	struct vk_record r;

	vk_diag_free(c->found);
	c->found = vk_diag_new();
	vk_buf_clear(&c->words);
	vk_buf_clear(&c->reason);
	m->done = vk_record_look(packed, len, &r) &&
	    vk_fill_pdf(c->template, &r, &m->pdf, &chosen, c->found);
	m->pages = chosen.pages;
	m->counts[VK_BATCH_STYLES] = vk_diag_count(c->found, VK_STYLE);
	m->counts[VK_BATCH_WARNINGS] = vk_diag_count(c->found, VK_WARNING);
	m->counts[VK_BATCH_ERRORS] = vk_diag_count(c->found, VK_ERROR) +
	    vk_diag_count(c->found, VK_FATAL);
	if (m->done && !c->progress.verbose)
		tell_data(c);
	else
		vk_print_lines(
		    &c->words, c->call, c->found, c->progress.colour);
	m->words = vk_buf_str(&c->words);
	if (!m->done)
		tell_reason(c, m);
}

/* ---- the bundle ---- */

static bool
look(void *user, const void *packed, size_t len, struct vk_record *r)
{
	(void)user;
	return vk_record_look(packed, len, r);
}

static void
begin_bundle(void *user, vk_bundle_sink *sink, void *sink_user)
{
	struct call *c = user;

	c->bundle =
	    vk_bundle_new(c->template, c->job.two_sided, sink, sink_user);
}

/* Its findings were told when the report was made; but not a new one. */
static bool
add_to_bundle(
    void *user, const struct vk_record *r, const char *title, struct vk_diag *d)
{
	struct call *c = user;
	struct vk_diag *known = vk_diag_new();
	bool done = vk_bundle_add(c->bundle, r, title, known);
	const struct vk_finding *f = done ? NULL : worst(known);

	if (f != NULL)
		vk_diag_add(d, f->msg, f->pos, f->found, f->needed, f->more);
	vk_diag_free(known);
	return done;
}

static bool
end_bundle(void *user, bool whole, struct vk_diag *d)
{
	struct call *c = user;
	bool done = whole && vk_bundle_finish(c->bundle, d);

	vk_bundle_free(c->bundle);
	c->bundle = NULL;
	return done;
}

/* ---- news ---- */

static long long
now(void *user)
{
	(void)user;
	return vk_progress_now();
}

/* What a worker that died could not say itself. */
static const char *
words_of(struct call *c, const struct vk_batch_news *n)
{
	struct vk_pos pos = {c->call->text[VK_OPT_DATA], 0, 0};
	struct vk_diag *d;

	if (n->status != VK_BATCH_CRASHED && n->status != VK_BATCH_TIMEOUT)
		return n->words;
	d = vk_diag_new();
	vk_diag_add(d,
	    n->status == VK_BATCH_CRASHED ? VK_MSG_RECORD_CRASHED
					  : VK_MSG_RECORD_TIMEOUT,
	    pos, n->key, NULL, n->reason);
	vk_buf_clear(&c->told);
	vk_print_lines(&c->told, c->call, d, c->progress.colour);
	vk_diag_free(d);
	return vk_buf_str(&c->told);
}

static void
tell(void *user, const struct vk_batch_tally *t,
    const struct vk_batch_news *news)
{
	struct call *c = user;
	struct vk_batch_news said;

	if (news == NULL) {
		vk_progress_tell(&c->progress, t, NULL);
		return;
	}
	said = *news;
	said.words = words_of(c, news);
	vk_progress_tell(&c->progress, t, &said);
}

/* ---- signals ---- */

static int stop_pipe[2] = {-1, -1};
static volatile sig_atomic_t stop_signal;

static void
ask_to_stop(int number)
{
	int error = errno;

	stop_signal = number;
	if (write(stop_pipe[1], "", 1) < 0)
		errno = error;
	errno = error;
}

/* Those that were ignored when we came, as under nohup, stay so. */
static void
listen_to(int number)
{
	struct sigaction action = {.sa_handler = ask_to_stop}, old;

	if (sigaction(number, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
		sigaction(number, &action, NULL);
}

static bool
listen_to_signals(void)
{
	if (pipe(stop_pipe) != 0)
		return false;
	for (int i = 0; i < 2; i++) {
		fcntl(stop_pipe[i], F_SETFD, FD_CLOEXEC);
		fcntl(stop_pipe[i], F_SETFL, O_NONBLOCK);
	}
	listen_to(SIGINT);
	listen_to(SIGTERM);
	listen_to(SIGHUP);
	return true;
}

/* Who called us is to see that a signal ended us. */
static int
end_by_signal(void)
{
	struct sigaction standard = {.sa_handler = SIG_DFL};
	int number = (int)stop_signal;

	sigaction(number, &standard, NULL);
	raise(number);
	return EX_TEMPFAIL;
}

/* ---- options ---- */

static bool
read_part(const char **at, unsigned *n)
{
	size_t figures = strspn(*at, "0123456789");

	*n = 0;
	if (figures < 1 || figures > 6)
		return false;
	for (; figures > 0; figures--)
		*n = *n * 10 + (unsigned)(*(*at)++ - '0');
	return *n > 0;
}

static bool
read_shard(const char *text, struct vk_batch *b)
{
	return read_part(&text, &b->shard) && *text++ == '/' &&
	    read_part(&text, &b->shards) && *text == '\0' &&
	    b->shard <= b->shards;
}

static int
cores(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > MOST_JOBS ? MOST_JOBS : (int)n;
}

static int
number_or(const struct vk_call *call, enum vk_option option, int otherwise)
{
	return call->given[option] ? (int)call->number[option] : otherwise;
}

static int
read_options(const struct vk_call *call, struct vk_batch *b)
{
	if (!call->given[VK_OPT_DATA])
		return vk_options_refuse(call, _("give the data with --data"));
	if (!call->given[VK_OPT_REPORTS])
		return vk_options_refuse(
		    call, _("give the folder of the reports with -o"));
	b->data = call->text[VK_OPT_DATA];
	b->folder = call->text[VK_OPT_REPORTS];
	b->pattern =
	    call->given[VK_OPT_NAME] ? call->text[VK_OPT_NAME] : "{ma}";
	b->jobs = number_or(call, VK_OPT_JOBS, cores());
	b->timeout = number_or(call, VK_OPT_TIMEOUT, SECONDS);
	b->memory = number_or(call, VK_OPT_MEMORY, MEMORY);
	b->resume = call->given[VK_OPT_RESUME];
	b->only_failed = call->given[VK_OPT_ONLY_FAILED];
	if (call->given[VK_OPT_BUNDLE])
		b->bundle = call->text[VK_OPT_BUNDLE];
	b->by_name =
	    call->given[VK_OPT_ORDER] && call->number[VK_OPT_ORDER] == 1;
	if (!vk_batch_pattern(b->pattern))
		return vk_options_refuse(call,
		    _("'--name=%s': {ma}, {ten} or {nam} is needed, and "
		      "nothing else in braces"),
		    b->pattern);
	if (call->given[VK_OPT_SHARD] &&
	    !read_shard(call->text[VK_OPT_SHARD], b))
		return vk_options_refuse(call,
		    _("'--shard=%s': write it as 2/7, the second of seven"),
		    call->text[VK_OPT_SHARD]);
	if (b->bundle != NULL && strcmp(b->bundle, "-") == 0)
		return vk_options_refuse(
		    call, _("--bundle needs the name of a file"));
	if (b->shards > 0 && call->given[VK_OPT_MERGE_JOURNALS])
		return vk_options_refuse(
		    call, _("--merge-journals looks at all shards"));
	return 0;
}

/* The files that a batch writes under fixed names. */
static int
refuse_inputs(const struct vk_call *call, const struct vk_batch *b)
{
	const char *inputs[] = {call->operands[0], b->data};
	const char *part = "";

	if (b->shards > 0)
		part =
		    vk_arena_printf(call->arena, "-%u-%u", b->shard, b->shards);
	for (size_t i = 0; i < 2; i++) {
		if (b->bundle != NULL && vk_file_same(inputs[i], b->bundle))
			return vk_options_refuse(
			    call, _("the output '%s' is the input"), b->bundle);
	}
	for (size_t i = 0; i < 2; i++) {
		const char *outputs[] = {
		    vk_arena_printf(
			call->arena, "%s/summary%s.csv", b->folder, part),
		    vk_arena_printf(
			call->arena, "%s/journal%s.jsonl", b->folder, part)};

		for (size_t k = 0; k < 2; k++)
			if (vk_file_same(inputs[i], outputs[k]))
				return vk_options_refuse(call,
				    _("the output '%s' is the input"),
				    outputs[k]);
	}
	return 0;
}

/* ---- the command ---- */

static int
merge(const struct vk_batch *b, struct vk_diag *d)
{
	return vk_batch_merge(b, d) ? vk_diag_status(d) : vk_call_failed(d);
}

static int
run(struct call *c, const struct vk_batch *b, struct vk_diag *d)
{
	struct vk_batch_tally tally;
	size_t missing;
	bool stopped, done;

	vk_progress_begin(&c->progress, c->call);
	done = vk_batch_run(b, &tally, &stopped, d);
	missing = tally.failed + tally.crashed + tally.timeout;
	if (done || tally.all > 0)
		vk_progress_end(&c->progress, &tally, stopped);
	if (!done)
		return vk_call_failed(d);
	if (b->bundle != NULL && missing > 0)
		vk_term_say(ngettext("%zu report is not in the bundle",
				"%zu reports are not in the bundle",
				(unsigned long)missing),
		    missing);
	if (c->progress.lost)
		return EX_IOERR;
	return missing > 0 ? 1 : 0;
}

static bool
open_inputs(struct call *c, const struct vk_batch *b, struct vk_diag *d)
{
	c->template = vk_template_open(&c->job, d);
	if (c->template != NULL)
		c->data = vk_data_open(b->data, c->template, d);
	return c->data != NULL;
}

static int
work(struct call *c, struct vk_batch *b, struct vk_diag *d)
{
	const struct vk_batch_source source = {.user = c,
	    .count = count_records,
	    .next = next_record,
	    .rewind = rewind_records,
	    .hash = hash_record,
	    .make = make,
	    .look = look,
	    .bundle_begin = begin_bundle,
	    .bundle_add = add_to_bundle,
	    .bundle_end = end_bundle};
	int status;

	b->source = &source;
	status =
	    c->call->given[VK_OPT_MERGE_JOURNALS] ? merge(b, d) : run(c, b, d);
	b->source = NULL;
	return status;
}

/* What is found of template and data is told before the first report. */
static int
open_and_work(struct call *c, struct vk_batch *b)
{
	struct vk_diag *d = vk_diag_new(), *more = vk_diag_new();
	bool open = open_inputs(c, b, d);
	int status = open ? 0 : vk_call_failed(d);

	vk_print_findings(c->call, d);
	if (open)
		status = work(c, b, more);
	vk_print_findings(c->call, more);
	vk_diag_free(more);
	vk_diag_free(d);
	return status;
}

int
vk_cli_batch(const struct vk_call *call)
{
	struct call c = {.call = call};
	struct vk_batch b = {.user = &c, .now = now, .tell = tell, .stop = -1};
	int status = read_options(call, &b);

	if (status == 0)
		status = refuse_inputs(call, &b);
	if (status != 0)
		return status;
	c.job = vk_call_job(call, call->operands[0]);
	if (listen_to_signals())
		b.stop = stop_pipe[0];
	status = open_and_work(&c, &b);
	vk_data_free(c.data);
	vk_template_free(c.template);
	vk_diag_free(c.found);
	vk_buf_free(&c.words);
	vk_buf_free(&c.reason);
	vk_buf_free(&c.told);
	return stop_signal != 0 ? end_by_signal() : status;
}
