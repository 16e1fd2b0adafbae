/*
 * Progress goes to standard error, where words belong; the lines for programs
 * are data, and go to standard output.  A bar is wiped before anything else is
 * said.
 */
#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "batch/json.h"

enum {
	REDRAW = 100, /* milliseconds between two bars */
	LINE_EVERY = 10000, /* between two lines of a log */
	COLUMNS = 80, /* where the terminal does not tell */
	WIDEST = 40 /* of the bar itself */
};

long long
vk_progress_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool
is_terminal(void)
{
	const char *term = getenv("TERM");

	return isatty(STDERR_FILENO) && term != NULL &&
	    strcmp(term, "dumb") != 0;
}

static int
columns(void)
{
	struct winsize size;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return COLUMNS;
}

void
vk_progress_begin(struct vk_progress *p, const struct vk_call *call)
{
	static const enum vk_progress_form forms[] = {
	    VK_PROGRESS_LINES, VK_PROGRESS_JSON, VK_PROGRESS_NONE};

	*p = (struct vk_progress){.quiet = call->given[VK_OPT_QUIET],
	    .verbose = call->given[VK_OPT_VERBOSE],
	    .colour = vk_term_colour(call, STDERR_FILENO)};
	if (call->given[VK_OPT_PROGRESS])
		p->form = forms[call->number[VK_OPT_PROGRESS]];
	else
		p->form = VK_PROGRESS_LINES;
	if (p->form == VK_PROGRESS_LINES && p->quiet)
		p->form = VK_PROGRESS_NONE;
	if (p->form == VK_PROGRESS_LINES && is_terminal())
		p->form = VK_PROGRESS_BAR;
	p->began = p->said = vk_progress_now();
}

/* ---- the bar ---- */

static size_t
over(const struct vk_batch_tally *t)
{
	return t->made + t->skipped + t->failed + t->crashed + t->timeout;
}

static size_t
bad(const struct vk_batch_tally *t)
{
	return t->failed + t->crashed + t->timeout;
}

static void
add_time(struct vk_buf *out, long long seconds)
{
	if (seconds >= 3600)
		vk_buf_addf(out, "%lld:%02lld:%02lld", seconds / 3600,
		    seconds / 60 % 60, seconds % 60);
	else
		vk_buf_addf(out, "%lld:%02lld", seconds / 60, seconds % 60);
}

/* Records a second, times ten. */
static long long
rate(const struct vk_batch_tally *t, long long elapsed)
{
	return elapsed > 0 ? (long long)over(t) * 10000 / elapsed : 0;
}

/* How much is said of it; a narrow line has no room for all. */
enum figures { FIGURES_DONE, FIGURES_FAILED, FIGURES_RATE, FIGURES_ALL };

static void
add_time_left(
    struct vk_buf *out, const struct vk_batch_tally *t, long long elapsed)
{
	struct vk_buf left = {0};

	add_time(&left,
	    elapsed * (long long)(t->all - over(t)) / (long long)over(t) /
		    1000 +
		1);
	vk_buf_addf(out, _(", %s left"), vk_buf_str(&left));
	vk_buf_free(&left);
}

static void
add_figures(struct vk_buf *out, const struct vk_batch_tally *t,
    long long elapsed, enum figures which)
{
	long long tenths = rate(t, elapsed);

	vk_buf_addf(out, "%zu/%zu", over(t), t->all);
	if (which >= FIGURES_RATE && over(t) > 0)
		vk_buf_addf(
		    out, _(", %lld.%lld a second"), tenths / 10, tenths % 10);
	if (which >= FIGURES_ALL && over(t) > 0 && over(t) < t->all)
		add_time_left(out, t, elapsed);
	if (which >= FIGURES_FAILED && bad(t) > 0)
		vk_buf_addf(out, _(", %zu failed"), bad(t));
}

/* The most that fits; the columns that are left, or less than none. */
static long
fit_figures(struct vk_buf *out, const struct vk_batch_tally *t,
    long long elapsed, long room)
{
	long left = -1;

	for (int i = FIGURES_ALL; left < 0 && i >= FIGURES_DONE; i--) {
		vk_buf_clear(out);
		add_figures(out, t, elapsed, (enum figures)i);
		left = room - (long)vk_utf8_count(vk_buf_str(out), out->len);
	}
	return left;
}

void
vk_progress_bar(struct vk_buf *out, const struct vk_batch_tally *t,
    long long elapsed, int width)
{
	struct vk_buf figures = {0};
	/* the last column makes some terminals begin a new line */
	long left = fit_figures(&figures, t, elapsed, width - 1);
	long room = left - 3 > WIDEST ? WIDEST : left - 3, full;

	if (room >= 4) {
		full =
		    t->all > 0 ? (long)((size_t)room * over(t) / t->all) : room;
		vk_buf_addc(out, '[');
		for (long i = 0; i < room; i++)
			vk_buf_addc(out, i < full ? '#' : '-');
		vk_buf_adds(out, "] ");
	}
	if (left >= 0)
		vk_buf_add(out, vk_buf_str(&figures), figures.len);
	vk_buf_free(&figures);
}

static void
wipe(struct vk_progress *p)
{
	if (p->drawn)
		fputs("\r\033[K", stderr);
	p->drawn = false;
}

static void
draw(struct vk_progress *p, const struct vk_batch_tally *t, long long now)
{
	struct vk_buf line = {0};

	vk_progress_bar(&line, t, now - p->began, columns());
	fprintf(stderr, "\r%s\033[K", vk_buf_str(&line));
	fflush(stderr);
	p->drawn = true;
	vk_buf_free(&line);
}

/* ---- lines ---- */

static void
say_line(struct vk_progress *p, const struct vk_batch_tally *t, long long now)
{
	struct vk_buf line = {0};

	add_figures(&line, t, now - p->began, FIGURES_ALL);
	vk_term_say("%s", vk_buf_str(&line));
	vk_buf_free(&line);
}

static void
put_json(struct vk_progress *p, struct vk_buf *line)
{
	vk_buf_addc(line, '\n');
	if (!p->lost && vk_term_put(vk_buf_str(line), line->len) != 0)
		p->lost = true;
	vk_buf_free(line);
}

/* ---- why records failed ---- */

static void
note_rule(struct vk_progress *p, const char *rule)
{
	size_t i;

	if (*rule == '\0' || strlen(rule) >= VK_PROGRESS_RULE)
		return;
	for (i = 0; i < p->nrules; i++)
		if (strcmp(p->rules[i].rule, rule) == 0)
			break;
	if (i == VK_PROGRESS_RULES)
		return;
	if (i == p->nrules)
		strcpy(p->rules[p->nrules++].rule, rule);
	p->rules[i].n++;
}

static int
by_count(const void *a, const void *b)
{
	const struct vk_progress_rule *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return strcmp(x->rule, y->rule);
}

/* "VK-XML-28: 2, VK-XML-43: 1", each rule in such quotes. */
static void
add_rules(struct vk_buf *out, struct vk_progress *p, const char *quote)
{
	qsort(p->rules, p->nrules, sizeof(p->rules[0]), by_count);
	for (size_t i = 0; i < p->nrules; i++)
		vk_buf_addf(out, "%s%s%s%s: %zu", i > 0 ? ", " : "", quote,
		    p->rules[i].rule, quote, p->rules[i].n);
}

static void
add_counts(struct vk_buf *out, const struct vk_batch_tally *t)
{
	vk_buf_addf(out,
	    ", \"counts\": {\"total\": %zu, \"made\": %zu, "
	    "\"skipped\": %zu, \"failed\": %zu, \"crashed\": %zu, "
	    "\"timeout\": %zu}",
	    t->all, t->made, t->skipped, t->failed, t->crashed, t->timeout);
}

static void
tell_json(struct vk_progress *p, const struct vk_batch_tally *t,
    const struct vk_batch_news *n)
{
	struct vk_buf line = {0};

	vk_buf_adds(&line, "{\"version\": 1, \"event\": \"record\", \"key\": ");
	vk_journal_string(&line, n->key);
	vk_buf_adds(&line, ", \"output\": ");
	vk_journal_string(&line, n->output);
	vk_buf_addf(&line, ", \"status\": \"%s\", \"skipped\": %s",
	    vk_batch_status_word(n->status), n->skipped ? "true" : "false");
	if (n->status != VK_BATCH_DONE) {
		vk_journal_member(&line, "reason", n->reason);
		vk_journal_member(&line, "rule", n->rule);
	}
	add_counts(&line, t);
	vk_buf_addc(&line, '}');
	put_json(p, &line);
}

/* ---- what is said ---- */

static void
say_words(struct vk_progress *p, const struct vk_batch_news *n)
{
	if (*n->words == '\0')
		return;
	wipe(p);
	if (n->status != VK_BATCH_DONE)
		vk_term_say(_("%s is not made:"), n->key);
	else
		vk_term_say("%s:", n->output);
	fputs(n->words, stderr);
}

void
vk_progress_tell(struct vk_progress *p, const struct vk_batch_tally *t,
    const struct vk_batch_news *news)
{
	long long now = vk_progress_now();

	if (news != NULL && news->status == VK_BATCH_FAILED)
		note_rule(p, news->rule);
	if (news != NULL)
		say_words(p, news);
	if (p->form == VK_PROGRESS_JSON && news != NULL)
		tell_json(p, t, news);
	if (p->form == VK_PROGRESS_BAR && now - p->said >= REDRAW) {
		draw(p, t, now);
		p->said = now;
	}
	if (p->form == VK_PROGRESS_LINES && now - p->said >= LINE_EVERY) {
		say_line(p, t, now);
		p->said = now;
	}
}

static void
say_faulty(size_t faulty)
{
	if (faulty > 0)
		vk_term_say(ngettext("%zu report is made, but has errors: -v "
				     "tells them, loi in the summary counts "
				     "them",
				"%zu reports are made, but have errors: -v "
				"tells them, loi in the summary counts them",
				(unsigned long)faulty),
		    faulty);
}

static void
say_rules(struct vk_progress *p, size_t failed)
{
	struct vk_buf line = {0};

	vk_buf_addf(&line,
	    ngettext("%zu report failed by its data",
		"%zu reports failed by their data", (unsigned long)failed),
	    failed);
	if (p->nrules > 0) {
		vk_buf_adds(&line, " (");
		add_rules(&line, p, "");
		vk_buf_addc(&line, ')');
	}
	vk_term_say("%s", vk_buf_str(&line));
	vk_buf_free(&line);
}

static void
say_failed(struct vk_progress *p, const struct vk_batch_tally *t)
{
	if (t->failed > 0)
		say_rules(p, t->failed);
	if (t->crashed > 0)
		vk_term_say(ngettext("%zu report crashed its worker",
				"%zu reports crashed their workers",
				(unsigned long)t->crashed),
		    t->crashed);
	if (t->timeout > 0)
		vk_term_say(
		    ngettext("%zu report took too long",
			"%zu reports took too long", (unsigned long)t->timeout),
		    t->timeout);
}

void
vk_progress_end(
    struct vk_progress *p, const struct vk_batch_tally *t, bool stopped)
{
	struct vk_buf line = {0};

	wipe(p);
	if (p->form == VK_PROGRESS_JSON) {
		vk_buf_addf(&line,
		    "{\"version\": 1, \"event\": \"summary\", "
		    "\"stopped\": %s",
		    stopped ? "true" : "false");
		add_counts(&line, t);
		vk_buf_adds(&line, ", \"reasons\": {");
		add_rules(&line, p, "\"");
		vk_buf_adds(&line, "}}");
		put_json(p, &line);
	}
	if (!p->quiet)
		vk_term_say(_("%zu made, %zu skipped, %zu failed, %zu left"),
		    t->made, t->skipped, bad(t), t->all - over(t));
	if (!p->quiet) {
		say_faulty(t->faulty);
		say_failed(p, t);
	}
	if (stopped)
		vk_term_say(_("stopped; --resume does what is left"));
}
