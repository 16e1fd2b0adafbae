/*
 * Who saves the most lines for its width is given it, one step after the
 * other: one group of columns, or all that keep a row as high as it is.  Then
 * what no longer saves a line is taken back, and given anew.
 */
#include "widths.h"

enum {
	ROUNDS = 4, /* of giving and taking back */
	WORK = 20000000 /* looks at a cell, in each of the two searches */
};

struct peak { /* of a row: the most lines of any group */
	uint32_t most, second;
	uint32_t holders; /* groups that have the most */
};

struct saving {
	struct vk_widths *w;
	uint32_t *lines; /* of each sample row and group, as wide as now */
	struct peak *peaks; /* of the rows */
	vk_len *tried; /* widths of groups, for one move */
	int64_t single_work, row_work;
};

/* ---- the lines of now ---- */

static void
find_peak(struct saving *s, size_t row)
{
	const uint32_t *lines = &s->lines[row * s->w->ngroups];
	struct peak p = {0};

	for (size_t g = 0; g < s->w->ngroups; g++) {
		if (lines[g] > p.most) {
			p.second = p.most;
			p.most = lines[g];
			p.holders = 1;
		} else if (lines[g] == p.most) {
			p.holders++;
		} else if (lines[g] > p.second) {
			p.second = lines[g];
		}
	}
	s->peaks[row] = p;
}

static void
count_lines(struct saving *s, size_t group)
{
	struct vk_width_group *g = &s->w->groups[group];

	for (size_t r = 0; r < s->w->nsample; r++) {
		size_t at = r * s->w->ngroups + group;

		s->lines[at] = vk_curve_lines(&s->w->curves[at], g->now);
	}
	for (g->next = 0;
	     g->next < g->nchanges && g->changes[g->next].at <= g->now;)
		g->next++;
}

static void
set_group(struct saving *s, size_t group, vk_len width)
{
	struct vk_width_group *g = &s->w->groups[group];

	s->w->left -= (width - g->now) * g->weight;
	g->now = width;
	count_lines(s, group);
	for (size_t r = 0; r < s->w->nsample; r++)
		find_peak(s, r);
}

/* ---- who saves most ---- */

struct move { /* of one group, or of all that hold a row's peak */
	int64_t saved, cost; /* lines, width */
	size_t group, row; /* SIZE_MAX: not that */
	vk_len to; /* of the group */
};

static void
consider(struct move *best, const struct move *m)
{
	if (m->saved > 0 &&
	    (best->saved == 0 || m->saved * best->cost > best->saved * m->cost))
		*best = *m;
}

/* Lines of a row above those of its other groups, when one has so many. */
static uint32_t
over_others(const struct saving *s, size_t row, uint32_t own, uint32_t lines)
{
	const struct peak *p = &s->peaks[row];
	uint32_t others =
	    own == p->most && p->holders == 1 ? p->second : p->most;

	return lines > others ? lines - others : 0;
}

static void
try_group(struct saving *s, size_t group, struct move *best)
{
	const struct vk_width_group *g = &s->w->groups[group];
	struct move m = {.group = group, .row = SIZE_MAX};

	for (size_t i = g->next; i < g->nchanges; i++) {
		const struct vk_change *c = &g->changes[i];
		uint32_t own = s->lines[c->row * s->w->ngroups + group];

		m.to = c->at;
		m.cost = (c->at - g->now) * g->weight;
		if (m.cost > s->w->left)
			break;
		m.saved += over_others(s, c->row, own, c->before);
		m.saved -= over_others(s, c->row, own, c->after);
		consider(best, &m);
	}
	s->single_work += (int64_t)(g->nchanges - g->next);
}

/* The least width that gives a row fewer lines than now; 0: none does. */
static vk_len
next_width(const struct saving *s, size_t row, size_t group)
{
	const struct vk_curve *c = &s->w->curves[row * s->w->ngroups + group];
	uint32_t now = s->lines[row * s->w->ngroups + group];

	for (size_t i = 0; i < c->n && s->w->groups[group].grows; i++)
		if (c->steps[i].lines < now)
			return c->steps[i].at;
	return 0;
}

static bool
holds_peak(const struct saving *s, size_t row, size_t group)
{
	return s->lines[row * s->w->ngroups + group] == s->peaks[row].most;
}

/* The lines of `row` when all who hold the peak of `of` have widened. */
static uint32_t
peak_after(const struct saving *s, size_t row, size_t of)
{
	uint32_t most = 0;

	for (size_t g = 0; g < s->w->ngroups; g++) {
		uint32_t lines = s->lines[row * s->w->ngroups + g];

		if (lines > most && holds_peak(s, of, g))
			lines = vk_curve_lines(
			    &s->w->curves[row * s->w->ngroups + g],
			    s->tried[g]);
		most = lines > most ? lines : most;
	}
	return most;
}

/* The widths that take a line off a row; false: it cannot be done. */
static bool
widths_for(struct saving *s, size_t row, int64_t *cost)
{
	*cost = 0;
	for (size_t g = 0; g < s->w->ngroups; g++) {
		if (!holds_peak(s, row, g))
			continue;
		s->tried[g] = next_width(s, row, g);
		if (s->tried[g] == 0)
			return false;
		*cost += (s->tried[g] - s->w->groups[g].now) *
		    s->w->groups[g].weight;
	}
	return *cost <= s->w->left;
}

static void
try_row(struct saving *s, size_t row, struct move *best)
{
	struct move m = {.group = SIZE_MAX, .row = row};

	if (!widths_for(s, row, &m.cost))
		return;
	for (size_t r = 0; r < s->w->nsample; r++)
		m.saved += (int64_t)s->peaks[r].most - peak_after(s, r, row);
	s->row_work += (int64_t)(s->w->nsample * s->w->ngroups);
	consider(best, &m);
}

static void
make_move(struct saving *s, const struct move *m)
{
	int64_t cost;
	struct peak peak;

	if (m->row == SIZE_MAX) {
		set_group(s, m->group, m->to);
		return;
	}
	widths_for(s, m->row, &cost);
	peak = s->peaks[m->row];
	for (size_t g = 0; g < s->w->ngroups; g++)
		if (s->lines[m->row * s->w->ngroups + g] == peak.most)
			set_group(s, g, s->tried[g]);
}

static bool
give_once(struct saving *s)
{
	struct move best = {0};

	for (size_t g = 0; g < s->w->ngroups && s->single_work < WORK; g++)
		if (s->w->groups[g].grows)
			try_group(s, g, &best);
	for (size_t r = 0; r < s->w->nsample && s->row_work < WORK; r++)
		if (s->peaks[r].holders > 1 && s->peaks[r].most > 1)
			try_row(s, r, &best);
	if (best.saved == 0)
		return false;
	make_move(s, &best);
	s->single_work += (int64_t)(s->w->nsample * s->w->ngroups);
	return true;
}

/* Takes back what a group no longer needs for any row. */
static bool
take_back(struct saving *s, size_t group)
{
	struct vk_width_group *g = &s->w->groups[group];
	vk_len needed = g->width.of[VK_WIDTH_LEAST];

	for (size_t r = 0; r < s->w->nsample; r++) {
		const struct vk_curve *c =
		    &s->w->curves[r * s->w->ngroups + group];
		size_t i = 0;

		while (i < c->n && c->steps[i].lines > s->peaks[r].most)
			i++;
		if (i > 0 && i < c->n && c->steps[i].at > needed)
			needed = c->steps[i].at;
	}
	if (needed >= g->now)
		return false;
	set_group(s, group, needed);
	return true;
}

void
vk_widths_save(struct vk_widths *w)
{
	struct saving s = {.w = w,
	    .lines = vk_arena_array(
		w->arena, w->nsample * w->ngroups, sizeof(*s.lines)),
	    .peaks = vk_arena_array(w->arena, w->nsample, sizeof(*s.peaks)),
	    .tried = vk_arena_array(w->arena, w->ngroups, sizeof(*s.tried))};

	for (size_t g = 0; g < w->ngroups; g++)
		count_lines(&s, g);
	for (size_t r = 0; r < w->nsample; r++)
		find_peak(&s, r);
	for (int round = 0; round < ROUNDS; round++) {
		bool freed = false;

		while (s.single_work < WORK && give_once(&s))
			;
		for (size_t g = 0; g < w->ngroups; g++)
			if (w->groups[g].grows)
				freed = take_back(&s, g) || freed;
		if (!freed)
			break;
	}
}
