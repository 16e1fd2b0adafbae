/*
 * Tables of targets: T1 holds one year, T2 the years of a term beside one
 * another, with what the term has come to.  The columns are rows of two
 * tables here; a document may choose among them.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "fill_work.h"
#include "model/date.h"

enum { SHORT = 20 }; /* bytes of a note that stays in one line */

struct table { /* while it is made */
	struct vk_fill *fill;
	struct vk_node *node;
	struct vk_fill_span span;
	const struct column *columns[8];
	size_t ncolumns, nleaves; /* a column of years counts for each */
	const struct vk_judged *judged; /* T1: the year; T2: the term; NULL */
	bool wide; /* it stands on turned sheets */
};

struct row { /* of one target */
	const struct vk_target *target;
	const struct vk_asked *asked;
	const struct vk_judged *judged; /* NULL: nothing is known */
	size_t at;
};

/* ---- cells ---- */

static bool
begins_count(const struct table *t, size_t at)
{
	const struct vk_target *targets = t->fill->work->targets;

	return at == 0 || targets[at].counted != targets[at - 1].counted;
}

/* The parts of one target share its number. */
static void
put_number(struct table *t, struct vk_node *row, const struct row *r)
{
	struct vk_fill *f = t->fill;
	size_t rows = 1;
	struct vk_node *cell;

	if (!begins_count(t, r->at))
		return;
	while (
	    r->at + rows < f->work->ntargets && !begins_count(t, r->at + rows))
		rows++;
	cell = vk_fill_cell(f, row, vk_fill_number(f, r->target->counted + 1));
	if (rows > 1)
		vk_fill_attr(f, cell, VK_AT_ROW_SPAN, vk_fill_number(f, rows));
}

static void
put_name(struct table *t, struct vk_node *row, const struct row *r)
{
	vk_fill_cell(t->fill, row, r->asked->name);
}

/* In a term the figures are those of the last year that has any. */
static const char *
unit_of(const struct table *t, const struct row *r)
{
	const struct vk_verdicts *said = &t->fill->tally->said;
	const char *unit = NULL;
	int best = 0;

	for (size_t i = 0; i < said->nyears; i++) {
		const struct vk_judged_year *y = &said->years[i];

		if (y->year > t->span.last || y->year < t->span.first ||
		    y->year < best || y->targets[r->at].unit == NULL)
			continue;
		best = y->year;
		unit = y->targets[r->at].unit;
	}
	return unit;
}

static void
put_unit(struct table *t, struct vk_node *row, const struct row *r)
{
	vk_fill_cell(t->fill, row, unit_of(t, r));
}

static void
put_assigned(struct table *t, struct vk_node *row, const struct row *r)
{
	vk_fill_figure(t->fill, row,
	    r->judged != NULL ? r->judged->assigned : r->asked->rule);
}

static void
put_achieved(struct table *t, struct vk_node *row, const struct row *r)
{
	vk_fill_figure(
	    t->fill, row, r->judged != NULL ? r->judged->achieved : NULL);
}

static void
put_share(struct table *t, struct vk_node *row, const struct row *r)
{
	vk_fill_figure(
	    t->fill, row, r->judged != NULL ? r->judged->share : NULL);
}

/* On a turned sheet there is room for such words in one line. */
static void
put_kept(struct table *t, struct vk_node *row, const char *words)
{
	struct vk_node *cell;

	if (!t->wide) {
		vk_fill_cell(t->fill, row, words);
		return;
	}
	cell = vk_fill_new(t->fill, row, VK_EL_CELL);
	cell = vk_fill_new(t->fill, cell, VK_EL_KEEP);
	vk_fill_text(t->fill, cell, words);
}

static void
put_verdict(struct table *t, struct vk_node *row, const struct row *r)
{
	put_kept(t, row,
	    r->judged != NULL ? r->judged->word
			      : vk_verdict_word(VK_NOT_JUDGED, false));
}

/* What is expected of the end is told with the term, as of its last year. */
static const char *
forecast_of(const struct table *t, const struct row *r)
{
	static const struct {
		const char *code, *words;
	} forecasts[] = {
	    {"dat", "dự báo đạt"},
	    {"kho-dat", "dự báo khó đạt"},
	    {"khong-dat", "dự báo không đạt"},
	};
	const struct vk_judged_year *y = vk_fill_year(t->fill, t->span.last);
	const char *code;

	if (t->span.one || y == NULL)
		return NULL;
	code = y->targets[r->at].forecast;
	for (size_t i = 0; code != NULL && i < 3; i++)
		if (strcmp(forecasts[i].code, code) == 0)
			return forecasts[i].words;
	return NULL;
}

static void
put_note(struct table *t, struct vk_node *row, const struct row *r)
{
	const char *note = r->judged != NULL ? r->judged->note : NULL;
	const char *forecast = forecast_of(t, r);

	if (note != NULL && forecast != NULL)
		note =
		    vk_arena_printf(t->fill->arena, "%s; %s", note, forecast);
	else if (forecast != NULL)
		note = forecast;
	if (note != NULL && strlen(note) < SHORT)
		put_kept(t, row, note);
	else
		vk_fill_cell(t->fill, row, note != NULL ? note : "");
}

static void
put_years(struct table *t, struct vk_node *row, const struct row *r)
{
	for (int year = t->span.first; year <= t->span.last; year++) {
		const struct vk_judged_year *y = vk_fill_year(t->fill, year);

		vk_fill_figure(t->fill, row,
		    y != NULL ? y->targets[r->at].achieved : NULL);
	}
}

/* ---- columns ---- */

struct column {
	const char *key, *head, *align, *kind;
	bool one, several; /* in which of the two tables it can stand */
	bool results; /* tells what was reached */
	void (*put)(struct table *, struct vk_node *, const struct row *);
};

static const struct column columns[] = {
    {"stt", "STT", NULL, "stt", true, true, false, put_number},
    {"chi-tieu", "Chỉ tiêu", NULL, NULL, true, true, false, put_name},
    {"don-vi", "Đơn vị tính", "giua", NULL, true, true, false, put_unit},
    {"muc-giao", "Mức giao", "so", NULL, true, true, false, put_assigned},
    {"thuc-hien", "Thực hiện", "so", NULL, true, false, true, put_achieved},
    {"nam", "Kết quả thực hiện", "so", NULL, false, true, true, put_years},
    {"ty-le", "Tỷ lệ %", "so", NULL, true, false, false, put_share},
    {"danh-gia", "Đánh giá", "giua", NULL, true, true, false, put_verdict},
    {"ghi-chu", "Ghi chú", NULL, NULL, true, true, false, put_note},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static bool
is_for(const struct column *c, const struct vk_fill_span *s)
{
	return s->one ? c->one : c->several;
}

static void
say_columns(struct vk_fill *f, const struct vk_attr *attr, const char *key,
    const struct vk_fill_span *s)
{
	struct vk_buf known = {0};

	for (size_t i = 0; i < COLUMNS; i++)
		if (is_for(&columns[i], s))
			vk_buf_addf(&known, "%s%s", known.len > 0 ? ", " : "",
			    columns[i].key);
	vk_diag_add(f->diag, VK_MSG_COMPUTED_COLUMN, attr->pos, key,
	    vk_buf_str(&known), NULL);
	vk_buf_free(&known);
}

static const struct column *
find_column(const char *key, const struct vk_fill_span *s)
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (is_for(&columns[i], s) && strcmp(columns[i].key, key) == 0)
			return &columns[i];
	return NULL;
}

static void
add_column(struct table *t, const struct column *c)
{
	t->columns[t->ncolumns++] = c;
	t->nleaves++;
	if (!c->one)
		t->nleaves += (size_t)(t->span.last - t->span.first);
}

static bool
has_column(const struct table *t, const struct column *c)
{
	for (size_t i = 0; i < t->ncolumns; i++)
		if (t->columns[i] == c)
			return true;
	return false;
}

/* Those that are asked for, else all of its kind. */
static void
choose_columns(struct table *t, const struct vk_node *n)
{
	const struct vk_attr *attr = vk_node_attr_whole(n, VK_AT_COLUMN);
	const char *at = attr != NULL ? attr->value : "", *key;

	while ((key = vk_fill_next_key(t->fill, &at)) != NULL) {
		const struct column *c = find_column(key, &t->span);

		if (c == NULL)
			say_columns(t->fill, attr, key, &t->span);
		else if (has_column(t, c))
			vk_diag_add(t->fill->diag, VK_MSG_COMPUTED_TWICE,
			    attr->pos, key, NULL, NULL);
		else
			add_column(t, c);
	}
	for (size_t i = 0; attr == NULL && i < COLUMNS; i++)
		if (is_for(&columns[i], &t->span))
			add_column(t, &columns[i]);
}

/* Whether the list names a column that tells results. */
static bool
shows_results(struct vk_fill *f, const struct vk_node *n)
{
	const char *at = vk_node_attr(n, VK_AT_COLUMN), *key;
	const struct vk_fill_span both[] = {{0, 0, true}, {0, 0, false}};

	if (at == NULL)
		return true;
	while ((key = vk_fill_next_key(f, &at)) != NULL) {
		for (int i = 0; i < 2; i++) {
			const struct column *c = find_column(key, &both[i]);

			if (c != NULL && c->results)
				return true;
		}
	}
	return false;
}

void
vk_fill_note_table(
    struct vk_fill *f, const struct vk_node *n, const struct vk_fill_span *s)
{
	for (int year = s->first; shows_results(f, n) && year <= s->last;
	     year++)
		f->shown[year] = true;
}

/* ---- the head ---- */

/* "2021", "6 tháng 2025", "đến 15/5/2025" */
const char *
vk_fill_year_name(struct vk_fill *f, int year)
{
	const struct vk_judged_year *y = vk_fill_year(f, year);
	struct vk_date d;

	if (y == NULL || y->until == NULL || !vk_date_parse(y->until, &d))
		return vk_arena_printf(f->arena, "%d", year);
	if (d.day == vk_date_month_days(d.year, d.month))
		return vk_arena_printf(f->arena, "%d tháng %d", d.month, year);
	return vk_arena_printf(f->arena,
	    d.month < 3 ? "đến %02d/%02d/%d" : "đến %02d/%d/%d", d.day, d.month,
	    d.year);
}

static void
put_columns(struct table *t)
{
	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct column *c = t->columns[i];
		int years = c->one ? 0 : t->span.last - t->span.first;

		for (int k = 0; k <= years; k++)
			vk_fill_column(t->fill, t->node, c->align, c->kind);
	}
}

static void
put_head(struct table *t)
{
	struct vk_fill *f = t->fill;
	struct vk_node *head = vk_fill_new(f, t->node, VK_EL_TABLE_HEAD);
	struct vk_node *row = vk_fill_new(f, head, VK_EL_ROW);
	const struct column *years = NULL;

	for (size_t i = 0; i < t->ncolumns; i++)
		if (!t->columns[i]->one)
			years = t->columns[i];
	for (size_t i = 0; i < t->ncolumns; i++) {
		bool spans = t->columns[i] == years;

		vk_fill_head(f, row, t->columns[i]->head,
		    spans ? (size_t)(t->span.last - t->span.first) + 1 : 1,
		    !spans && years != NULL ? 2 : 1);
	}
	if (years == NULL)
		return;
	row = vk_fill_new(f, head, VK_EL_ROW);
	for (int year = t->span.first; year <= t->span.last; year++)
		vk_fill_head(f, row, vk_fill_year_name(f, year), 1, 1);
}

/* ---- the rows ---- */

/* A change of group is a row; parts of one target stay together. */
static void
put_group(struct table *t, size_t at, const char **last)
{
	const char *group = t->fill->work->asked[at].group;
	struct vk_node *row;

	if (!begins_count(t, at) || group == NULL ||
	    (*last != NULL && strcmp(group, *last) == 0))
		return;
	*last = group;
	row = vk_fill_new(t->fill, t->node, VK_EL_GROUP_ROW);
	vk_fill_head(t->fill, row, group, t->nleaves, 1);
}

static void
put_rows(struct table *t)
{
	const struct vk_work *w = t->fill->work;
	const char *group = NULL;

	for (size_t i = 0; i < w->ntargets; i++) {
		struct row r = {&w->targets[i], &w->asked[i],
		    t->judged != NULL ? &t->judged[i] : NULL, i};
		struct vk_node *row;

		put_group(t, i, &group);
		row = vk_fill_new(t->fill, t->node, VK_EL_ROW);
		for (size_t k = 0; k < t->ncolumns; k++)
			t->columns[k]->put(t, row, &r);
	}
}

static bool
is_wide(const struct vk_node *n)
{
	while (n != NULL && vk_node_attr(n, VK_AT_ORIENTATION) == NULL)
		n = n->parent;
	return n != NULL && vk_node_is(n, VK_AT_ORIENTATION, "ngang");
}

static void
find_judged(struct table *t)
{
	const struct vk_judged_year *y = vk_fill_year(t->fill, t->span.last);

	if (!t->span.one)
		t->judged = vk_tally_term(t->fill->tally, t->span.last);
	else if (y != NULL)
		t->judged = y->targets;
}

void
vk_fill_targets(struct vk_fill *f, struct vk_node *n)
{
	struct table t = {.fill = f, .node = n, .wide = is_wide(n)};

	if (!vk_fill_years(f, n, &t.span))
		return;
	choose_columns(&t, n);
	if (t.ncolumns == 0 ||
	    !vk_fill_afford(f, n, t.nleaves * f->work->ntargets))
		return;
	vk_fill_miss_years(f, n, &t.span);
	find_judged(&t);
	vk_fill_become_table(f, n);
	put_columns(&t);
	put_head(&t);
	put_rows(&t);
}
