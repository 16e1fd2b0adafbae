/*
 * The widths of a table's columns.  What the layout asks for is taken as it
 * is; the others begin as narrow as their words allow, and then whoever saves
 * the most lines for its width is given it, one step after the other.  Columns
 * that share a width (brothers, and those with shares) grow as one.  Each cell
 * is measured once; the lines that widths save are counted on a sample of rows,
 * so that the work grows with the number of cells alone.
 */
#include <stdlib.h>
#include <string.h>

#include "table.h"

enum {
	SAMPLE_ROWS = 400, /* in which lines are counted */
	SAMPLE_BITES = 20000, /* the same: bites of text in them */
	COMMA_ROWS = 32, /* columns of figures that are looked after */
	COMMA_LINES = 2, /* that figures off their comma count for */
	MOST_STEPS = 80, /* of a curve; few have as many */
	LONG_TEXT = 64, /* bites; beyond it lines are reckoned from the area */
	MOST_SPANS = 64, /* kinds of cells over several columns */
	ROUNDS = 4, /* of giving and taking back */
	WORK = 20000000 /* looks at a cell, in each of the two searches */
};

struct step { /* of the lines of a text, by width */
	vk_len at; /* the least width for so few */
	uint32_t lines;
};

struct curve { /* wider means fewer lines; empty: no text */
	struct step *steps;
	size_t n;
};

enum { LEAST, MOST, WIDTHS };

struct width { /* of a column, with what is clear of the lines */
	vk_len of[WIDTHS];
};

struct span { /* the cells over the same columns, taken together */
	size_t from, end;
	struct width width;
};

struct group { /* columns with one width, or with widths in proportion */
	struct width width; /* for a weight of 1 */
	vk_len now;
	int64_t weight; /* sum of its columns */
	bool grows, shares;
	struct change *changes; /* by width */
	size_t nchanges, next; /* the first that lies ahead of it */
};

struct change { /* a row in which a group needs fewer lines */
	vk_len at;
	uint32_t row, before, after;
};

struct peak { /* of a row: the most lines of any group */
	uint32_t most, second;
	uint32_t holders; /* groups that have the most */
};

struct find {
	struct vk_bench *bench;
	const struct vk_table *table;
	struct vk_arena *arena;
	struct vk_bites bites;
	vk_len pad;
	int64_t room, left; /* for all columns; not yet given away */
	struct width *widths;
	struct vk_comma *commas;
	vk_len *flat;
	size_t nflat;
	struct span spans[MOST_SPANS];
	size_t nspans;
	size_t *group_of; /* column */
	int *weight_of;
	struct group *groups;
	size_t ngroups;
	size_t *sample; /* rows */
	int64_t *text_of; /* how much text they hold */
	size_t nsample;
	struct step steps[MOST_STEPS]; /* of the curve at work */
	struct curve *curves; /* of each sample row and group */
	uint32_t *lines; /* the same, at the widths of now */
	struct peak *peaks;
	int64_t single_work, row_work;
};

/* What is wider than the table is just too wide. */
static vk_len
capped(const struct find *f, vk_len width)
{
	int64_t most = 2 * f->room;

	return width < most ? width : (vk_len)most;
}

static void
widen(struct width *w, vk_len least, vk_len most)
{
	if (least > w->of[LEAST])
		w->of[LEAST] = least;
	if (most > w->of[MOST])
		w->of[MOST] = most;
}

/* ---- all cells, once ---- */

static void
note_span(struct find *f, size_t from, size_t end, const struct width *w)
{
	size_t i = 0;

	while (i < f->nspans &&
	    (f->spans[i].from != from || f->spans[i].end != end))
		i++;
	if (i == MOST_SPANS)
		return;
	if (i == f->nspans)
		f->spans[f->nspans++] = (struct span){.from = from, .end = end};
	widen(&f->spans[i].width, w->of[LEAST], w->of[MOST]);
}

/* How much text it holds. */
static vk_len
take_cell(struct find *f, const struct vk_row *row, const struct vk_cell *cell)
{
	size_t end = vk_cell_end_column(f->table, cell);
	struct vk_cell_size size;
	struct width w;

	f->flat[f->nflat++] = 0;
	if (end <= cell->column)
		return 0;
	vk_cell_measure(f->bench, row, cell, &size, &f->bites);
	f->flat[f->nflat - 1] = size.lines < 2 ? size.most : 0;
	w = (struct width){
	    {capped(f, size.least + f->pad), capped(f, size.most + f->pad)}};
	if (end - cell->column > 1) {
		note_span(f, cell->column, end, &w);
		return 0;
	}
	widen(&f->widths[cell->column], w.of[LEAST], w.of[MOST]);
	if (size.figure && f->table->columns[cell->column].decimal &&
	    row->kind != VK_ROW_HEAD && row->kind != VK_ROW_NUMBERS) {
		struct vk_comma *comma = &f->commas[cell->column];

		if (size.left > comma->left)
			comma->left = size.left;
		if (size.right > comma->right)
			comma->right = size.right;
	}
	return size.most;
}

/* The rows are in so many stretches; the fullest of each is looked at. */
static void
take_row(struct find *f, size_t r)
{
	size_t n = f->table->nrows, rows = n < SAMPLE_ROWS ? n : SAMPLE_ROWS;
	size_t at = (size_t)((uint64_t)r * rows / n);
	const struct vk_row *row = &f->table->rows[r];
	int64_t text = 0;

	for (size_t i = 0; i < row->ncells; i++)
		text += take_cell(f, row, &row->cells[i]);
	if (at == f->nsample) {
		f->sample[f->nsample++] = r;
		f->text_of[at] = text;
	} else if (text > f->text_of[at]) {
		f->sample[at] = r;
		f->text_of[at] = text;
	}
}

/* What a column of figures needs so that all stand on one comma. */
static vk_len
block_of(const struct find *f, size_t column)
{
	return f->commas[column].left + f->commas[column].right + f->pad;
}

static void
widen_for_figures(struct find *f)
{
	for (size_t i = 0; i < f->table->ncolumns; i++)
		widen(&f->widths[i], 0, block_of(f, i));
}

static void
fix_columns(struct find *f)
{
	for (size_t i = 0; i < f->table->ncolumns; i++) {
		vk_len asked = f->table->columns[i].width;

		if (asked > 0)
			f->widths[i] = (struct width){{asked, asked}};
	}
}

/* What is lacking is shared by the columns whose width is not asked for. */
static void
widen_under(struct find *f, const struct span *s, int which)
{
	int64_t lack = s->width.of[which], n = 0, seen = 0;

	for (size_t i = s->from; i < s->end; i++) {
		lack -= f->widths[i].of[which];
		n += f->table->columns[i].width == 0;
	}
	if (lack <= 0 || n == 0)
		return;
	for (size_t i = s->from; i < s->end; i++) {
		if (f->table->columns[i].width > 0)
			continue;
		f->widths[i].of[which] +=
		    (vk_len)(lack * (seen + 1) / n - lack * seen / n);
		seen++;
	}
}

static int
by_columns(const void *a, const void *b)
{
	const struct span *s = a, *t = b;
	size_t m = s->end - s->from, n = t->end - t->from;

	if (m != n)
		return m < n ? -1 : 1;
	return (s->from > t->from) - (s->from < t->from);
}

static void
measure_all(struct find *f)
{
	for (size_t i = 0; i < f->table->ncolumns; i++)
		widen(&f->widths[i], f->pad, f->pad);
	for (size_t i = 0; i < f->table->nrows; i++)
		take_row(f, i);
	widen_for_figures(f);
	fix_columns(f);
	qsort(f->spans, f->nspans, sizeof(*f->spans), by_columns);
	for (size_t i = 0; i < f->nspans; i++)
		for (int which = 0; which < WIDTHS; which++)
			widen_under(f, &f->spans[i], which);
}

/* ---- groups ---- */

static vk_len
divided(vk_len width, int64_t weight)
{
	return (vk_len)((width + weight - 1) / weight);
}

/* The column before it that it has its width in common with, or itself. */
static size_t
kin_of(const struct vk_table *t, size_t column)
{
	const struct vk_column *c = &t->columns[column];

	if (c->width > 0 || (c->share == 0 && c->brothers == 0))
		return column;
	for (size_t i = 0; i < column; i++) {
		const struct vk_column *b = &t->columns[i];

		if (b->width == 0 &&
		    (c->share > 0
			    ? b->share > 0
			    : b->share == 0 && b->brothers == c->brothers))
			return i;
	}
	return column;
}

static void
find_groups(struct find *f)
{
	const struct vk_table *t = f->table;

	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct vk_column *c = &t->columns[i];
		const struct width *w = &f->widths[i];
		size_t kin = kin_of(t, i);
		int weight = c->width == 0 && c->share > 0 ? c->share : 1;
		struct group *g;

		f->group_of[i] = kin < i ? f->group_of[kin] : f->ngroups++;
		f->weight_of[i] = weight;
		g = &f->groups[f->group_of[i]];
		g->weight += weight;
		g->grows = c->width == 0;
		g->shares = weight != 1 || c->share == 1;
		widen(&g->width, divided(w->of[LEAST], weight),
		    divided(w->of[MOST], weight));
	}
}

static int64_t
sum_of(const struct find *f, int which)
{
	int64_t sum = 0;

	for (size_t i = 0; i < f->ngroups; i++)
		sum +=
		    (int64_t)f->groups[i].width.of[which] * f->groups[i].weight;
	return sum;
}

static void
set_widths(struct find *f, int which)
{
	f->left = f->room;
	for (size_t i = 0; i < f->ngroups; i++) {
		struct group *g = &f->groups[i];

		g->now = g->width.of[which];
		f->left -= g->now * g->weight;
	}
}

/* ---- curves ---- */

static void
add_step(struct curve *c, vk_len at, size_t lines)
{
	c->steps[c->n++] = (struct step){
	    at, lines < UINT32_MAX ? (uint32_t)lines : UINT32_MAX};
}

/* The least width above `low` that gives at most so many lines. */
static vk_len
width_for(struct find *f, vk_len size, size_t lines, vk_len low, vk_len high)
{
	while (high - low > VK_PT / 16) {
		vk_len middle = low + (high - low) / 2;

		if (vk_bites_lines(&f->bench->l, &f->bites, size, middle) <=
		    lines)
			high = middle;
		else
			low = middle;
	}
	return high;
}

/* `low`, `high`: the widest bite, the longest line. */
static struct curve
measure_curve(struct find *f, vk_len size, vk_len low, vk_len high)
{
	const struct vk_layout *l = &f->bench->l;
	struct curve c = {.steps = f->steps}, out;
	size_t n = vk_bites_lines(l, &f->bites, size, low);
	size_t fewest = vk_bites_lines(l, &f->bites, size, high);
	vk_len at = low;

	add_step(&c, at, n);
	while (n > fewest && c.n < MOST_STEPS) {
		size_t next = n - 1 - n / 8;

		if (next < fewest)
			next = fewest;
		/* a long text is reckoned to fill all but 1/32 of its lines */
		if (f->bites.n > LONG_TEXT) {
			int64_t wide = (int64_t)high * 33 / 32 *
			    (int64_t)fewest / (int64_t)next;

			at = wide > at ? (vk_len)wide : at;
		} else {
			at = width_for(f, size, next, at, high);
			next = vk_bites_lines(l, &f->bites, size, at);
		}
		n = next;
		add_step(&c, at, n);
	}
	out.n = c.n;
	out.steps = vk_arena_array(f->arena, c.n, sizeof(*out.steps));
	memcpy(out.steps, f->steps, c.n * sizeof(*out.steps));
	return out;
}

static uint32_t
lines_at(const struct curve *c, vk_len width)
{
	uint32_t lines = c->n > 0 ? c->steps[0].lines : 0;

	for (size_t i = 0; i < c->n && c->steps[i].at <= width; i++)
		lines = c->steps[i].lines;
	return lines;
}

/* Cells of one row and group: at each width the one with more lines. */
static struct curve
joined(struct find *f, const struct curve *a, const struct curve *b)
{
	struct curve out = {
	    vk_arena_array(f->arena, a->n + b->n + 1, sizeof(*out.steps)), 0};
	size_t i = 0, k = 0;

	if (a->n == 0)
		return *b;
	while (i < a->n || k < b->n) {
		vk_len at =
		    k == b->n || (i < a->n && a->steps[i].at <= b->steps[k].at)
		    ? a->steps[i].at
		    : b->steps[k].at;
		uint32_t m = lines_at(a, at), n = lines_at(b, at);

		while (i < a->n && a->steps[i].at == at)
			i++;
		while (k < b->n && b->steps[k].at == at)
			k++;
		m = m > n ? m : n;
		if (out.n == 0 || out.steps[out.n - 1].lines > m)
			add_step(&out, at, m);
	}
	return out;
}

/* The curve of a cell, by the width of its group; further rows hold a line. */
static void
add_curve(struct find *f, size_t at, const struct vk_row *row,
    const struct vk_cell *cell)
{
	size_t column = cell->column;
	struct curve *whole = &f->curves[at * f->ngroups + f->group_of[column]];
	struct vk_cell_size size;
	struct curve own;

	vk_cell_measure(f->bench, row, cell, &size, &f->bites);
	if (f->bites.n == 0)
		return;
	own = measure_curve(f, vk_row_style(&f->bench->l, row).size, size.least,
	    capped(f, size.most));
	for (size_t i = 0; i < own.n; i++) {
		struct step *s = &own.steps[i];

		s->at = divided(s->at + f->pad, f->weight_of[column]);
		s->lines = s->lines > cell->rows
		    ? s->lines - (uint32_t)(cell->rows - 1)
		    : 1;
	}
	*whole = joined(f, whole, &own);
}

/*
 * Figures that do not stand on their comma count as some lines of a row that
 * nothing else is in.
 */
static void
add_comma_rows(struct find *f)
{
	size_t most = f->nsample + COMMA_ROWS, n = f->table->ncolumns;

	for (size_t i = 0; i < n && f->nsample < most; i++) {
		struct curve *c =
		    &f->curves[f->nsample * f->ngroups + f->group_of[i]];

		if (f->commas[i].right == 0)
			continue;
		c->steps = vk_arena_array(f->arena, 2, sizeof(*c->steps));
		add_step(c, 0, COMMA_LINES + 1);
		add_step(c, divided(block_of(f, i), f->weight_of[i]), 1);
		f->nsample++;
	}
}

static void
draw_curves(struct find *f)
{
	size_t bites = 0, n = 0;

	f->curves = vk_arena_array(f->arena,
	    (f->nsample + COMMA_ROWS) * f->ngroups, sizeof(*f->curves));
	for (; n < f->nsample && bites < SAMPLE_BITES; n++) {
		const struct vk_row *row = &f->table->rows[f->sample[n]];

		for (size_t i = 0; i < row->ncells; i++) {
			const struct vk_cell *cell = &row->cells[i];

			if (vk_cell_end_column(f->table, cell) !=
			    cell->column + 1)
				continue;
			add_curve(f, n, row, cell);
			bites += f->bites.n + 1;
		}
	}
	f->nsample = n;
	add_comma_rows(f);
}

static int
by_width(const void *a, const void *b)
{
	const struct change *c = a, *d = b;

	if (c->at != d->at)
		return c->at < d->at ? -1 : 1;
	if (c->row != d->row)
		return c->row < d->row ? -1 : 1;
	return (c->after < d->after) - (c->after > d->after);
}

static void
list_changes(struct find *f, size_t group)
{
	struct group *g = &f->groups[group];
	size_t n = 0;

	for (size_t r = 0; r < f->nsample; r++)
		n += f->curves[r * f->ngroups + group].n;
	g->changes = vk_arena_array(f->arena, n, sizeof(*g->changes));
	for (size_t r = 0; r < f->nsample; r++) {
		const struct curve *c = &f->curves[r * f->ngroups + group];

		for (size_t i = 1; i < c->n; i++)
			g->changes[g->nchanges++] =
			    (struct change){c->steps[i].at, (uint32_t)r,
				c->steps[i - 1].lines, c->steps[i].lines};
	}
	qsort(g->changes, g->nchanges, sizeof(*g->changes), by_width);
}

/* ---- the lines of now ---- */

static void
find_peak(struct find *f, size_t row)
{
	const uint32_t *lines = &f->lines[row * f->ngroups];
	struct peak p = {0};

	for (size_t g = 0; g < f->ngroups; g++) {
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
	f->peaks[row] = p;
}

static void
count_lines(struct find *f, size_t group)
{
	struct group *g = &f->groups[group];

	for (size_t r = 0; r < f->nsample; r++) {
		size_t at = r * f->ngroups + group;

		f->lines[at] = lines_at(&f->curves[at], g->now);
	}
	for (g->next = 0;
	     g->next < g->nchanges && g->changes[g->next].at <= g->now;)
		g->next++;
}

static void
set_group(struct find *f, size_t group, vk_len width)
{
	struct group *g = &f->groups[group];

	f->left -= (width - g->now) * g->weight;
	g->now = width;
	count_lines(f, group);
	for (size_t r = 0; r < f->nsample; r++)
		find_peak(f, r);
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
over_others(const struct find *f, size_t row, uint32_t own, uint32_t lines)
{
	const struct peak *p = &f->peaks[row];
	uint32_t others =
	    own == p->most && p->holders == 1 ? p->second : p->most;

	return lines > others ? lines - others : 0;
}

static void
try_group(struct find *f, size_t group, struct move *best)
{
	const struct group *g = &f->groups[group];
	struct move m = {.group = group, .row = SIZE_MAX};

	for (size_t i = g->next; i < g->nchanges; i++) {
		const struct change *c = &g->changes[i];
		uint32_t own = f->lines[c->row * f->ngroups + group];

		m.to = c->at;
		m.cost = (c->at - g->now) * g->weight;
		if (m.cost > f->left)
			break;
		m.saved += over_others(f, c->row, own, c->before);
		m.saved -= over_others(f, c->row, own, c->after);
		consider(best, &m);
	}
	f->single_work += (int64_t)(g->nchanges - g->next);
}

/* The least width that gives a row fewer lines than now; 0: none does. */
static vk_len
next_width(const struct find *f, size_t row, size_t group)
{
	const struct curve *c = &f->curves[row * f->ngroups + group];
	uint32_t now = f->lines[row * f->ngroups + group];

	for (size_t i = 0; i < c->n && f->groups[group].grows; i++)
		if (c->steps[i].lines < now)
			return c->steps[i].at;
	return 0;
}

static bool
holds_peak(const struct find *f, size_t row, size_t group)
{
	return f->lines[row * f->ngroups + group] == f->peaks[row].most;
}

/* The lines of `row` when all who hold the peak of `of` have widened. */
static uint32_t
peak_after(const struct find *f, size_t row, size_t of, const vk_len *widths)
{
	uint32_t most = 0;

	for (size_t g = 0; g < f->ngroups; g++) {
		uint32_t lines = f->lines[row * f->ngroups + g];

		if (lines > most && holds_peak(f, of, g))
			lines = lines_at(
			    &f->curves[row * f->ngroups + g], widths[g]);
		most = lines > most ? lines : most;
	}
	return most;
}

/* The widths that take a line off a row; false: it cannot be done. */
static bool
widths_for(const struct find *f, size_t row, vk_len *widths, int64_t *cost)
{
	*cost = 0;
	for (size_t g = 0; g < f->ngroups; g++) {
		if (!holds_peak(f, row, g))
			continue;
		widths[g] = next_width(f, row, g);
		if (widths[g] == 0)
			return false;
		*cost += (widths[g] - f->groups[g].now) * f->groups[g].weight;
	}
	return *cost <= f->left;
}

static void
try_row(struct find *f, size_t row, vk_len *widths, struct move *best)
{
	struct move m = {.group = SIZE_MAX, .row = row};

	if (!widths_for(f, row, widths, &m.cost))
		return;
	for (size_t r = 0; r < f->nsample; r++)
		m.saved +=
		    (int64_t)f->peaks[r].most - peak_after(f, r, row, widths);
	f->row_work += (int64_t)(f->nsample * f->ngroups);
	consider(best, &m);
}

static void
make_move(struct find *f, const struct move *m, vk_len *widths)
{
	int64_t cost;
	struct peak peak;

	if (m->row == SIZE_MAX) {
		set_group(f, m->group, m->to);
		return;
	}
	widths_for(f, m->row, widths, &cost);
	peak = f->peaks[m->row];
	for (size_t g = 0; g < f->ngroups; g++)
		if (f->lines[m->row * f->ngroups + g] == peak.most)
			set_group(f, g, widths[g]);
}

static bool
give_once(struct find *f, vk_len *widths)
{
	struct move best = {0};

	for (size_t g = 0; g < f->ngroups && f->single_work < WORK; g++)
		if (f->groups[g].grows)
			try_group(f, g, &best);
	for (size_t r = 0; r < f->nsample && f->row_work < WORK; r++)
		if (f->peaks[r].holders > 1 && f->peaks[r].most > 1)
			try_row(f, r, widths, &best);
	if (best.saved == 0)
		return false;
	make_move(f, &best, widths);
	f->single_work += (int64_t)(f->nsample * f->ngroups);
	return true;
}

/* Takes back what a group no longer needs for any row. */
static bool
take_back(struct find *f, size_t group)
{
	struct group *g = &f->groups[group];
	vk_len needed = g->width.of[LEAST];

	for (size_t r = 0; r < f->nsample; r++) {
		const struct curve *c = &f->curves[r * f->ngroups + group];
		size_t i = 0;

		while (i < c->n && c->steps[i].lines > f->peaks[r].most)
			i++;
		if (i > 0 && i < c->n && c->steps[i].at > needed)
			needed = c->steps[i].at;
	}
	if (needed >= g->now)
		return false;
	set_group(f, group, needed);
	return true;
}

static void
give_lines(struct find *f)
{
	vk_len *widths = vk_arena_array(f->arena, f->ngroups, sizeof(*widths));

	for (size_t g = 0; g < f->ngroups; g++)
		count_lines(f, g);
	for (size_t r = 0; r < f->nsample; r++)
		find_peak(f, r);
	for (int round = 0; round < ROUNDS; round++) {
		bool freed = false;

		while (f->single_work < WORK && give_once(f, widths))
			;
		for (size_t g = 0; g < f->ngroups; g++)
			if (f->groups[g].grows)
				freed = take_back(f, g) || freed;
		if (!freed)
			break;
	}
}

/* ---- what is left, and what is lacking ---- */

/*
 * What is left goes to the columns with shares; without any, text takes more of
 * it than what is as wide as it can be.
 */
static int64_t
thirst(const struct group *g, bool shares)
{
	if (!g->grows || shares != g->shares)
		return 0;
	return shares ? g->weight
		      : (g->width.of[MOST] - g->width.of[LEAST] +
			    g->width.of[MOST] / 4 + 1) *
		g->weight;
}

static void
spread(struct find *f)
{
	int64_t sum = 0, seen = 0, left = f->left;
	bool shares = false;

	for (size_t i = 0; i < f->ngroups; i++)
		shares = shares || f->groups[i].shares;
	for (size_t i = 0; i < f->ngroups; i++)
		sum += thirst(&f->groups[i], shares);
	for (size_t i = 0; i < f->ngroups && sum > 0; i++) {
		struct group *g = &f->groups[i];
		int64_t own = thirst(g, shares);
		int64_t part = left * (seen + own) / sum - left * seen / sum;

		seen += own;
		g->now += (vk_len)(part / g->weight);
		f->left -= part / g->weight * g->weight;
	}
}

/* Brothers stay brothers. */
static vk_len
least_of(const struct find *f, size_t column)
{
	const struct group *g = &f->groups[f->group_of[column]];

	return g->shares ? f->widths[column].of[LEAST] : g->width.of[LEAST];
}

static int64_t
sum_under(const struct find *f, vk_len level)
{
	int64_t sum = 0;

	for (size_t i = 0; i < f->table->ncolumns; i++) {
		vk_len least = least_of(f, i);

		sum += least < level ? least : level;
	}
	return sum;
}

/*
 * Nothing else helps: the widest columns are cut back to one width, words and
 * all.  Where that leaves something, shares were at odds with words.
 */
static void
squeeze(struct find *f, vk_len *widths)
{
	vk_len low = 0, high = (vk_len)f->room;
	int64_t n = (int64_t)f->table->ncolumns, left;

	while (low < high) {
		vk_len middle = high - (high - low) / 2;

		if (sum_under(f, middle) <= f->room)
			low = middle;
		else
			high = middle - 1;
	}
	left = f->room - sum_under(f, low);
	for (size_t i = 0; i < f->table->ncolumns; i++) {
		vk_len least = least_of(f, i);

		widths[i] = (least < low ? least : low) + (vk_len)(left / n);
	}
}

static void
hand_out(const struct find *f, vk_len *widths)
{
	for (size_t i = 0; i < f->table->ncolumns; i++)
		widths[i] = f->groups[f->group_of[i]].now * f->weight_of[i];
}

static void
find_widths(struct find *f, vk_len *widths)
{
	if (sum_of(f, LEAST) > f->room) {
		squeeze(f, widths);
		return;
	}
	if (sum_of(f, MOST) <= f->room) {
		set_widths(f, MOST);
	} else {
		draw_curves(f);
		f->lines = vk_arena_array(
		    f->arena, f->nsample * f->ngroups, sizeof(*f->lines));
		f->peaks =
		    vk_arena_array(f->arena, f->nsample, sizeof(*f->peaks));
		for (size_t g = 0; g < f->ngroups; g++)
			list_changes(f, g);
		set_widths(f, LEAST);
		give_lines(f);
	}
	spread(f);
	hand_out(f, widths);
}

/* The last column that may grow takes what rounding has left. */
static void
place_edges(const struct find *f, const vk_len *widths, vk_len *edges)
{
	size_t n = f->table->ncolumns, last = n;
	int64_t left = f->room;

	for (size_t i = 0; i < n; i++) {
		left -= widths[i];
		if (f->table->columns[i].width == 0)
			last = i;
	}
	edges[0] = last < n ? 0 : (vk_len)(left / 2);
	for (size_t i = 0; i < n; i++)
		edges[i + 1] =
		    edges[i] + widths[i] + (i == last ? (vk_len)left : 0);
}

void
vk_widths_new(struct vk_bench *bench, const struct vk_table *t, vk_len room,
    vk_len pad, vk_len *edges, struct vk_comma *commas, vk_len *flat)
{
	struct find f = {.bench = bench,
	    .table = t,
	    .arena = vk_arena_new(),
	    .pad = pad,
	    .room = room,
	    .commas = commas,
	    .flat = flat};
	size_t n = t->ncolumns;
	vk_len *widths = vk_arena_array(f.arena, n, sizeof(*widths));

	f.widths = vk_arena_array(f.arena, n, sizeof(*f.widths));
	f.group_of = vk_arena_array(f.arena, n, sizeof(*f.group_of));
	f.weight_of = vk_arena_array(f.arena, n, sizeof(*f.weight_of));
	f.groups = vk_arena_array(f.arena, n, sizeof(*f.groups));
	f.sample = vk_arena_array(f.arena, SAMPLE_ROWS, sizeof(*f.sample));
	f.text_of = vk_arena_array(f.arena, SAMPLE_ROWS, sizeof(*f.text_of));
	measure_all(&f);
	find_groups(&f);
	find_widths(&f, widths);
	place_edges(&f, widths, edges);
	free(f.bites.at);
	vk_arena_free(f.arena);
}
