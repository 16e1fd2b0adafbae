/* vankien eval: targets against yearly results, as tables, JSON or CSV. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/cli.h"

struct report { /* what is printed, and into what */
	const struct vk_call *call;
	const struct vk_verdicts *verdicts;
	struct vk_buf *out;
};

/* ---- words ---- */

static const char *const words[VK_VERDICT_COUNT] = {
    [VK_EXCEEDED] = N_("exceeded"),
    [VK_MET] = N_("met"),
    [VK_MISSED] = N_("missed"),
    [VK_UNDER_WAY] = N_("under way"),
    [VK_NOT_COUNTED] = N_("not counted"),
    [VK_NOT_JUDGED] = N_("not judged"),
};

static const char *
verdict_word(const struct vk_asked *a, const struct vk_judged *j)
{
	return a->soft && j->verdict == VK_MISSED ? _("not reached")
						  : _(words[j->verdict]);
}

/* "30/6/2025" from "2025-06-30": zeros as in a paper. */
static const char *
day_of(const struct report *r, const char *until)
{
	int year = atoi(until), month = atoi(until + 5), day = atoi(until + 8);

	return vk_arena_printf(r->call->arena,
	    month < 3 ? "%02d/%02d/%d" : "%02d/%d/%d", day, month, year);
}

/* ---- tables ---- */

/* The parts of one target share its number, as they count once. */
static const char *
numbered(const struct report *r, size_t i, size_t *number)
{
	const char *whole = r->verdicts->targets[i].whole;
	const char *before = i > 0 ? r->verdicts->targets[i - 1].whole : NULL;

	if (whole != NULL && before != NULL && strcmp(whole, before) == 0)
		return "";
	return vk_arena_printf(r->call->arena, "%zu", ++*number);
}

/* The note, and what somebody expects of the end of the term. */
static const char *
note_of(const struct report *r, const struct vk_judged *j)
{
	static const struct {
		const char *code, *words;
	} forecasts[] = {
	    {"dat", N_("forecast: will be met")},
	    {"kho-dat", N_("forecast: hard to meet")},
	    {"khong-dat", N_("forecast: will be missed")},
	};

	for (size_t i = 0; j->forecast != NULL && i < 3; i++)
		if (strcmp(forecasts[i].code, j->forecast) == 0)
			return vk_arena_printf(r->call->arena, "%s%s%s",
			    j->note != NULL ? j->note : "",
			    j->note != NULL ? "; " : "", _(forecasts[i].words));
	return j->note != NULL ? j->note : "";
}

static void
add_year_table(struct report *r, const struct vk_judged *said)
{
	const struct vk_columns columns = {8,
	    {{_("No."), 4, true}, {_("Target"), 36, false},
		{_("Unit"), 16, false}, {_("Assigned"), 16, true},
		{_("Achieved"), 16, true}, {_("Share %"), 12, true},
		{_("Verdict"), 16, false}, {_("Note"), 32, false}}};
	size_t n = r->verdicts->ntargets, number = 0;
	const char **cells =
	    vk_arena_array(r->call->arena, n * columns.n, sizeof(*cells));

	for (size_t i = 0; i < n; i++) {
		const struct vk_asked *a = &r->verdicts->targets[i];
		const struct vk_judged *j = &said[i];
		const char **row = cells + i * columns.n;

		row[0] = numbered(r, i, &number);
		row[1] = a->name;
		row[2] = j->unit != NULL ? j->unit : "";
		row[3] = j->assigned;
		row[4] = j->achieved;
		row[5] = j->share;
		row[6] = verdict_word(a, j);
		row[7] = note_of(r, j);
	}
	vk_columns_add(r->out, &columns, cells, n);
}

static void
add_term_table(struct report *r)
{
	const struct vk_columns columns = {5,
	    {{_("No."), 4, true}, {_("Target"), 36, false},
		{_("Asked for"), 24, false}, {_("Verdict"), 16, false},
		{_("Note"), 32, false}}};
	size_t n = r->verdicts->ntargets, number = 0;
	const char **cells =
	    vk_arena_array(r->call->arena, n * columns.n, sizeof(*cells));

	for (size_t i = 0; i < n; i++) {
		const struct vk_asked *a = &r->verdicts->targets[i];
		const struct vk_judged *j = &r->verdicts->term[i];
		const char **row = cells + i * columns.n;

		row[0] = numbered(r, i, &number);
		row[1] = a->name;
		row[2] = a->rule;
		row[3] = verdict_word(a, j);
		row[4] = j->note != NULL ? j->note : "";
	}
	vk_columns_add(r->out, &columns, cells, n);
}

static void
add_counts(struct report *r, const struct vk_judged_year *y)
{
	size_t met = y->counts[VK_EXCEEDED] + y->counts[VK_MET], all = 0;

	for (int i = 0; i < VK_VERDICT_COUNT; i++)
		if (i != VK_NOT_COUNTED)
			all += y->counts[i];
	vk_buf_addf(r->out, _("Met or exceeded: %zu of %zu"), met, all);
	for (int i = 0; i < VK_VERDICT_COUNT; i++)
		vk_buf_addf(r->out, "%s%s %zu", i > 0 ? ", " : " (",
		    _(words[i]), y->counts[i]);
	vk_buf_adds(r->out, ")\n");
}

/* How each verdict came about. */
static void
add_workings(struct report *r, const struct vk_judged *said, const char *when,
    struct vk_buf *out)
{
	for (size_t i = 0; i < r->verdicts->ntargets; i++) {
		const struct vk_asked *a = &r->verdicts->targets[i];

		if (said[i].working == NULL)
			continue;
		vk_buf_addf(out, "%s, %s: ", a->key, when);
		vk_term_escape(out, said[i].working, strlen(said[i].working));
		vk_buf_addf(out, ": %s\n", verdict_word(a, &said[i]));
	}
}

static void
add_all_workings(struct report *r, struct vk_buf *out)
{
	for (size_t i = 0; i < r->verdicts->nyears; i++) {
		char when[16];

		snprintf(when, sizeof(when), "%d", r->verdicts->years[i].year);
		add_workings(r, r->verdicts->years[i].targets, when, out);
	}
	add_workings(r, r->verdicts->term, _("term"), out);
}

static void
add_text(struct report *r)
{
	const struct vk_verdicts *v = r->verdicts;

	for (size_t i = 0; i < v->nyears; i++) {
		const struct vk_judged_year *y = &v->years[i];

		if (y->until != NULL)
			vk_buf_addf(r->out, _("Year %d, up to %s"), y->year,
			    day_of(r, y->until));
		else
			vk_buf_addf(r->out, _("Year %d"), y->year);
		vk_buf_adds(r->out, "\n\n");
		add_year_table(r, y->targets);
		vk_buf_addc(r->out, '\n');
		add_counts(r, y);
		vk_buf_addc(r->out, '\n');
	}
	vk_buf_addf(r->out, "%s\n\n", _("The term so far"));
	add_term_table(r);
	if (!r->call->given[VK_OPT_VERBOSE])
		return;
	vk_buf_addf(r->out, "\n%s\n\n", _("The arithmetic"));
	add_all_workings(r, r->out);
}

/* ---- JSON ---- */

static void
add_members(struct vk_buf *out, const struct vk_asked *a)
{
	vk_json_named(out, "ma", a->key);
	if (a->whole != NULL) {
		vk_buf_adds(out, ", ");
		vk_json_named(out, "thuoc", a->whole);
	}
}

static void
add_json_target(
    struct vk_buf *out, const struct vk_asked *a, const struct vk_judged *j)
{
	vk_buf_adds(out, "    {");
	add_members(out, a);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "muc-giao", j->assigned);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "thuc-hien", j->achieved);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "ty-le", j->share);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "danh-gia", vk_verdict_code(j->verdict));
	vk_buf_adds(out, ", ");
	vk_json_named(out, "ghi-chu", j->note);
	if (j->forecast != NULL) {
		vk_buf_adds(out, ", ");
		vk_json_named(out, "du-bao", j->forecast);
	}
	vk_buf_addc(out, '}');
}

static void
add_json_year(struct report *r, const struct vk_judged_year *y)
{
	vk_buf_addf(r->out,
	    "  {\"year\": %d, \"partial\": %s,\n   \"counts\": {", y->year,
	    y->until != NULL ? "true" : "false");
	for (int i = 0; i < VK_VERDICT_COUNT; i++)
		vk_buf_addf(r->out, "%s\"%s\": %zu", i > 0 ? ", " : "",
		    vk_verdict_code((enum vk_verdict)i), y->counts[i]);
	vk_buf_adds(r->out, "},\n   \"targets\": [");
	for (size_t i = 0; i < r->verdicts->ntargets; i++) {
		vk_buf_adds(r->out, i > 0 ? ",\n" : "\n");
		add_json_target(
		    r->out, &r->verdicts->targets[i], &y->targets[i]);
	}
	vk_buf_adds(r->out, "]}");
}

static void
add_json_term(struct report *r)
{
	for (size_t i = 0; i < r->verdicts->ntargets; i++) {
		const struct vk_judged *j = &r->verdicts->term[i];

		vk_buf_adds(r->out, i > 0 ? ",\n  {" : "\n  {");
		add_members(r->out, &r->verdicts->targets[i]);
		vk_buf_adds(r->out, ", ");
		vk_json_named(r->out, "danh-gia", vk_verdict_code(j->verdict));
		vk_buf_adds(r->out, ", ");
		vk_json_named(r->out, "ghi-chu", j->note);
		vk_buf_addc(r->out, '}');
	}
}

static void
add_json(struct report *r)
{
	const struct vk_verdicts *v = r->verdicts;

	vk_buf_adds(r->out, "{\"version\": 1, ");
	vk_json_named(r->out, "resolution", v->resolution);
	vk_buf_adds(r->out, ", \"years\": [");
	for (size_t i = 0; i < v->nyears; i++) {
		vk_buf_adds(r->out, i > 0 ? ",\n" : "\n");
		add_json_year(r, &v->years[i]);
	}
	vk_buf_adds(r->out, "],\n \"term\": [");
	add_json_term(r);
	vk_buf_adds(r->out, "]}\n");
}

/* ---- CSV ---- */

static bool
is_negative_number(const char *s)
{
	return s[0] == '-' && s[1] != '\0' &&
	    strspn(s + 1, "0123456789.,") == strlen(s + 1);
}

/*
 * A spreadsheet runs what begins with certain signs; an apostrophe before it
 * makes it text.  Real numbers below 0 stay numbers.  Some part cells at other
 * signs, too, so that what follows one would begin a cell of its own.
 */
static void
add_cell(struct vk_buf *out, const char *s)
{
	bool runs = s != NULL && *s != '\0' && strchr("=+-@\t\r", *s) != NULL &&
	    !is_negative_number(s);

	if (s == NULL)
		return;
	if (strpbrk(s, ",;\t\"\r\n") == NULL && !runs) {
		vk_buf_adds(out, s);
		return;
	}
	vk_buf_adds(out, runs ? "\"'" : "\"");
	for (; *s != '\0'; s++)
		vk_buf_adds(out, *s == '"' ? "\"\"" : (char[2]){*s, '\0'});
	vk_buf_addc(out, '"');
}

static void
add_csv_row(struct report *r, const char *year, const char *until,
    const struct vk_asked *a, const struct vk_judged *j)
{
	const char *cells[] = {year, until, a->key, a->name, j->unit,
	    j->assigned, j->achieved, j->share, vk_verdict_code(j->verdict),
	    j->note};

	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		if (i > 0)
			vk_buf_addc(r->out, ',');
		add_cell(r->out, cells[i]);
	}
	vk_buf_adds(r->out, "\r\n");
}

static void
add_csv(struct report *r)
{
	const struct vk_verdicts *v = r->verdicts;

	vk_buf_adds(r->out,
	    "nam,den-ngay,ma,chi-tieu,don-vi,muc-giao,thuc-hien,ty-le,"
	    "danh-gia,ghi-chu\r\n");
	for (size_t i = 0; i < v->nyears; i++) {
		char year[16];

		snprintf(year, sizeof(year), "%d", v->years[i].year);
		for (size_t k = 0; k < v->ntargets; k++)
			add_csv_row(r, year, v->years[i].until, &v->targets[k],
			    &v->years[i].targets[k]);
	}
	for (size_t k = 0; k < v->ntargets; k++)
		add_csv_row(r, "nhiem-ky", NULL, &v->targets[k], &v->term[k]);
}

/* ---- the command ---- */

/* Words go to standard error where standard output is for programs. */
static void
say_workings(struct report *r)
{
	struct vk_buf lines = {0};

	if (r->call->given[VK_OPT_VERBOSE] &&
	    r->call->number[VK_OPT_EVAL_FORMAT] != 0)
		add_all_workings(r, &lines);
	fputs(vk_buf_str(&lines), stderr);
	vk_buf_free(&lines);
}

static int
print(const struct vk_call *call, const struct vk_verdicts *verdicts)
{
	static void (*const forms[])(struct report *) = {
	    add_text, add_json, add_csv};
	struct vk_buf out = {0};
	struct report r = {call, verdicts, &out};
	int status;

	forms[call->number[VK_OPT_EVAL_FORMAT]](&r);
	status = vk_term_put(vk_buf_str(&out), out.len);
	say_workings(&r);
	vk_buf_free(&out);
	return status;
}

int
vk_cli_eval(const struct vk_call *call)
{
	struct vk_job job = vk_call_job(call, call->operands[0]);
	struct vk_diag *d = vk_diag_new();
	struct vk_evaluation *e = vk_eval(&job, d);
	int status = 0;

	if (e != NULL)
		status = print(call, vk_eval_verdicts(e));
	if (e == NULL)
		status = vk_call_failed(d);
	else if (status == 0 &&
	    vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL) > 0)
		status = vk_diag_status(d);
	vk_print_findings(call, d);
	vk_evaluation_free(e);
	vk_diag_free(d);
	return status;
}
