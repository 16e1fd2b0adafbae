/*
 * Columns of tables whose figures have a meaning that can be held: numbers of
 * rows without a gap, shares of a hundred, parts of a whole, and totals.
 */
#include <string.h>

#include "base/arena.h"
#include "model/cells.h"
#include "sense.h"

enum { MOST_COLUMNS = 100 };

enum meaning { NONE, ROW_NUMBER, SHARE, PART, ADDED };

struct column {
	enum meaning meaning;
	unsigned down; /* rows still covered from above */
	int64_t last; /* number of the row before; sum so far */
	int64_t most; /* the largest of them */
	bool broken; /* not all of its cells are plain figures */
	size_t rows;
};

struct table {
	struct vk_check *check;
	struct column columns[MOST_COLUMNS];
	unsigned n;
	bool subdivided; /* rows that are parts of other rows */
};

/* ---- columns ---- */

static enum meaning
meaning_of(const struct vk_node *column)
{
	if (vk_node_is(column, VK_AT_KIND, "stt"))
		return ROW_NUMBER;
	if (vk_node_is(column, VK_AT_KIND, "ty-le"))
		return SHARE;
	if (vk_node_is(column, VK_AT_KIND, "phan-so"))
		return PART;
	return vk_node_is(column, VK_AT_ALIGN, "so") ? ADDED : NONE;
}

static void
take_columns(struct table *t, const struct vk_node *table)
{
	const struct vk_node *n = vk_node_child(table, VK_EL_COLUMN);

	for (; n != NULL && t->n < MOST_COLUMNS; n = vk_node_again(n))
		t->columns[t->n++].meaning = meaning_of(n);
}

/* ---- one cell ---- */

/* The whole cell as one figure, with a "%" or without. */
static bool
read_figure(const struct vk_line *l, struct vk_figure *f)
{
	size_t used = vk_sense_figure(l->text, f);

	return used > 0 && !l->open &&
	    (used == l->len || strcmp(l->text + used, "%") == 0);
}

static void
hold_row_number(struct table *t, struct column *c)
{
	const struct vk_line *l = &t->check->line;
	int n;
	size_t used = vk_sense_digits(l->text, 6, &n);

	if (used == 0 || strspn(l->text + used, ".") != l->len - used)
		return; /* a Roman figure, "1.1", nothing */
	if (c->rows > 0 && n != c->last + 1 && n != 1)
		vk_check_say_at(t->check, VK_MSG_COLUMN_ROW_NUMBER, 0, l->text,
		    vk_arena_printf(t->check->arena, "%d", (int)c->last + 1));
	c->last = n;
	c->rows++;
}

static void
hold_share(struct table *t)
{
	static const struct vk_figure all = {100, 0};
	struct vk_figure f;

	if (read_figure(&t->check->line, &f) && vk_figure_compare(&f, &all) > 0)
		vk_check_say_at(t->check, VK_MSG_COLUMN_SHARE, 0,
		    t->check->line.text, NULL);
}

static void
hold_part(struct table *t)
{
	const struct vk_line *l = &t->check->line;
	struct vk_figure n, m;
	size_t used = vk_sense_figure(l->text, &n);

	if (used > 0 && l->text[used] == '/' &&
	    vk_sense_figure(l->text + used + 1, &m) > 0 &&
	    vk_figure_compare(&n, &m) > 0)
		vk_check_say_at(t->check, VK_MSG_COLUMN_PART, 0, l->text, NULL);
}

/* ---- totals ---- */

static const int64_t most_sum = INT64_MAX / 2;

static void
add(struct table *t, struct column *c)
{
	struct vk_figure f;

	if (!read_figure(&t->check->line, &f) || f.scale > 0 ||
	    f.value > most_sum - c->last) {
		c->broken = true;
		return;
	}
	c->last += f.value;
	c->most = f.value > c->most ? f.value : c->most;
	c->rows++;
}

/*
 * Whether the figure stands where a sum does.  A mean is below the largest of
 * the rows; whole shares of a hundred need not make one.
 */
static bool
is_sum(const struct column *c, const struct vk_figure *f)
{
	int64_t off = f->value - c->last;

	if (c->broken || c->rows < 2 || f->scale > 0 || f->value < c->most)
		return false;
	return f->value != 100 || off > (int64_t)c->rows ||
	    -off > (int64_t)c->rows;
}

static void
hold_total(struct table *t, const struct column *c)
{
	struct vk_figure f, sum = {c->last, 0};
	char room[VK_FIGURE_ROOM];

	if (t->subdivided || !read_figure(&t->check->line, &f) ||
	    strchr(t->check->line.text, '%') != NULL || !is_sum(c, &f) ||
	    f.value == c->last)
		return;
	vk_check_say_at(t->check, VK_MSG_COLUMN_TOTAL, 0, t->check->line.text,
	    vk_figure_show(&sum, room));
}

/* ---- rows ---- */

static void
hold_cell(struct table *t, const struct vk_node *row,
    const struct vk_node *cell, struct column *c)
{
	(void)vk_check_line(t->check, cell);
	if (c->meaning == SHARE)
		hold_share(t);
	else if (c->meaning == PART)
		hold_part(t);
	else if (c->meaning == ROW_NUMBER && row->kind == VK_EL_ROW)
		hold_row_number(t, c);
	else if (c->meaning == ADDED && row->kind == VK_EL_TOTAL_ROW)
		hold_total(t, c);
	else if (c->meaning == ADDED && row->kind == VK_EL_ROW)
		add(t, c);
}

/* "Trong đó", "- ", "1.1": the row is part of another one. */
static bool
is_part(struct table *t, const struct vk_node *cell)
{
	const char *text = vk_check_line(t->check, cell)->text;

	if (vk_sense_words(text, "trong đó") > 0 ||
	    strchr("-+*", *text) != NULL)
		return *text != '\0';
	text += strspn(text, "0123456789");
	return *text == '.' && text[1] >= '0' && text[1] <= '9';
}

/* Lays the cells into the columns, as all passes do. */
static void
hold_row(struct table *t, const struct vk_node *row)
{
	unsigned at = 0;

	for (const struct vk_node *n = vk_node_child(row, VK_EL_CELL);
	     n != NULL; n = vk_node_again(n)) {
		unsigned wide = vk_cell_span(n, VK_AT_COLUMN_SPAN);
		unsigned high = vk_cell_span(n, VK_AT_ROW_SPAN);

		while (at < t->n && t->columns[at].down > 0)
			at++;
		if (at >= t->n)
			break;
		if (at < 2 && t->columns[at].meaning == NONE && is_part(t, n))
			t->subdivided = true;
		if (wide == 1 && high == 1)
			hold_cell(t, row, n, &t->columns[at]);
		else
			t->columns[at].broken = true;
		for (unsigned i = 0; i < wide && at < t->n; i++, at++)
			t->columns[at].down = high;
	}
	for (unsigned i = 0; i < t->n; i++) {
		if (t->columns[i].down > 0)
			t->columns[i].down--;
	}
}

/* Figures in the row of a group may be sums of what follows. */
static void
begin_group(struct table *t)
{
	t->subdivided = true;
}

static void
table_adds_up(struct vk_check *c, const struct vk_node *table)
{
	struct table t = {.check = c};

	take_columns(&t, table);
	for (const struct vk_node *n = table->first; n != NULL; n = n->next) {
		if (!vk_node_is_row(n))
			continue;
		if (n->kind == VK_EL_GROUP_ROW)
			begin_group(&t);
		hold_row(&t, n);
		if (n->kind == VK_EL_TOTAL_ROW)
			begin_group(&t); /* another one adds up other rows */
	}
}

const struct vk_check_rule vk_check_columns[] = {
    {VK_EL_TABLE, VK_SET_ALL, 0, 0, table_adds_up},
    {VK_EL_NONE, 0, 0, 0, NULL},
};
