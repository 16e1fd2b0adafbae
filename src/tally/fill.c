/*
 * The walk over a document: each element that is computed is handed to whom it
 * concerns, innermost first, since a title may hold figures.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "fill_work.h"

enum { GUESSES = 20 };

/* ---- years ---- */

static int
year_at(const struct vk_node *n, enum vk_attribute name)
{
	const char *value = vk_node_attr(n, name);

	return value != NULL ? atoi(value) : 0;
}

int
vk_fill_own_year(const struct vk_fill *f)
{
	int year = year_at(f->doc->root, VK_AT_YEAR);

	return year > 0 ? year : f->from->year;
}

/* As the element says, else as the document is. */
static int
year_of(const struct vk_fill *f, const struct vk_node *n)
{
	int year = year_at(n, VK_AT_YEAR);

	return year > 0 ? year : vk_fill_own_year(f);
}

static bool
find_span(
    const struct vk_fill *f, const struct vk_node *n, struct vk_fill_span *s)
{
	s->first = year_at(n, VK_AT_FROM_YEAR);
	s->last = year_at(n, VK_AT_TO_YEAR);
	s->one = s->first == 0;
	if (s->one)
		s->first = s->last = year_of(f, n);
	return s->first > 0 && s->first <= s->last &&
	    s->last <= VK_FILL_LAST_YEAR &&
	    s->last - s->first < VK_TALLY_MOST_YEARS;
}

static void
say_no_year(struct vk_fill *f, const struct vk_node *n)
{
	if (!f->told_no_year)
		vk_diag_add(f->diag, VK_MSG_COMPUTED_NO_YEAR, n->pos,
		    vk_element_name(n->kind), NULL, NULL);
	f->told_no_year = true;
}

static void
say_years(
    struct vk_fill *f, const struct vk_node *n, const struct vk_fill_span *s)
{
	char years[32];

	snprintf(years, sizeof(years), "%d-%d", s->first, s->last);
	vk_diag_add(f->diag, VK_MSG_COMPUTED_YEARS, n->pos, years, NULL, NULL);
}

bool
vk_fill_years(
    struct vk_fill *f, const struct vk_node *n, struct vk_fill_span *s)
{
	if (find_span(f, n, s))
		return true;
	if (s->first == 0)
		say_no_year(f, n);
	else
		say_years(f, n, s);
	return false;
}

const struct vk_judged_year *
vk_fill_year(const struct vk_fill *f, int year)
{
	const struct vk_verdicts *said = &f->tally->said;

	for (size_t i = 0; i < said->nyears; i++)
		if (said->years[i].year == year)
			return &said->years[i];
	return NULL;
}

/*
 * One year that is asked for and not there is an error; one of several is not,
 * and told once.
 */
void
vk_fill_miss_years(
    struct vk_fill *f, const struct vk_node *n, const struct vk_fill_span *s)
{
	char number[16];

	for (int year = s->first; year <= s->last; year++) {
		if (vk_fill_year(f, year) != NULL || (!s->one && f->told[year]))
			continue;
		f->told[year] = f->told[year] || !s->one;
		snprintf(number, sizeof(number), "%d", year);
		vk_diag_add(f->diag,
		    s->one ? VK_MSG_COMPUTED_EMPTY : VK_MSG_COMPUTED_GAP,
		    n->pos, number, vk_element_name(n->kind), f->from->results);
	}
}

/* ---- what is needed ---- */

/* Whether there is a tally; false with a finding. */
static bool
has_tally(struct vk_fill *f, const struct vk_node *n)
{
	if (f->tally != NULL || f->told_no_tally)
		return f->tally != NULL;
	f->told_no_tally = true;
	vk_diag_add(f->diag,
	    f->from->results_named ? VK_MSG_COMPUTED_NO_TALLY
				   : VK_MSG_COMPUTED_NO_RESULTS,
	    n->pos, vk_element_name(n->kind), NULL, NULL);
	return false;
}

bool
vk_fill_afford(struct vk_fill *f, const struct vk_node *n, size_t cells)
{
	bool had = f->cells <= VK_FILL_MOST_CELLS;

	if (had)
		f->cells += cells;
	if (f->cells <= VK_FILL_MOST_CELLS)
		return true;
	if (had)
		vk_diag_add(f->diag, VK_MSG_COMPUTED_MUCH, n->pos, NULL,
		    "200.000", NULL);
	return false;
}

const struct vk_target *
vk_fill_target(struct vk_fill *f, const struct vk_attr *attr, const char *key)
{
	const struct vk_target *t = vk_target_find(f->work, key);
	const char *near = NULL;

	if (t != NULL)
		return t;
	if (f->guesses > 0) {
		f->guesses--;
		near = vk_target_near(f->work, key);
	}
	vk_diag_add(f->diag, VK_MSG_COMPUTED_UNKNOWN, attr->pos, key,
	    f->tally->said.resolution,
	    near != NULL ? near : f->work->asked[0].key);
	return NULL;
}

const char *
vk_fill_whose(struct vk_fill *f, const struct vk_target *t, int year)
{
	return vk_arena_printf(
	    f->arena, "%s, %d", f->work->asked[t - f->work->targets].key, year);
}

const char *
vk_fill_next_key(struct vk_fill *f, const char **at)
{
	const char *from = *at + strspn(*at, " \t\r\n");
	size_t len = strcspn(from, " \t\r\n");

	*at = from + len;
	return len > 0 ? vk_arena_strndup(f->arena, from, len) : NULL;
}

/* ---- the walk ---- */

static const struct {
	enum vk_element kind;
	bool tallied; /* from targets and results */
	void (*fill)(struct vk_fill *, struct vk_node *);
} elements[] = {
    {VK_EL_TARGET_TABLE, true, vk_fill_targets},
    {VK_EL_CHART, true, vk_fill_chart},
    {VK_EL_TARGET_SUMMARY, true, vk_fill_summary},
    {VK_EL_FIGURE, true, vk_fill_say},
    {VK_EL_BRANCH_TABLE, false, vk_fill_branches},
};

static void
fill_node(struct vk_fill *f, struct vk_node *n)
{
	for (struct vk_node *c = n->first; c != NULL; c = c->next)
		fill_node(f, c);
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (elements[i].kind != n->kind)
			continue;
		f->at = n->pos;
		if (!elements[i].tallied || has_tally(f, n))
			elements[i].fill(f, n);
		return;
	}
}

/* Charts ask for a table wherever it stands, so these are known first. */
static void
note_tables(struct vk_fill *f, const struct vk_node *n)
{
	struct vk_fill_span s;

	if (n->kind == VK_EL_TARGET_TABLE && find_span(f, n, &s))
		vk_fill_note_table(f, n, &s);
	for (n = n->first; n != NULL; n = n->next)
		note_tables(f, n);
}

void
vk_fill(struct vk_doc *doc, const struct vk_fill_from *from, struct vk_diag *d)
{
	struct vk_fill f = {.doc = doc,
	    .arena = doc->arena,
	    .diag = d,
	    .from = from,
	    .tally = from->tally,
	    .work = from->tally != NULL ? from->tally->work : NULL,
	    .guesses = GUESSES};

	note_tables(&f, doc->root);
	fill_node(&f, doc->root);
}
