/*
 * Cells are laid into the columns row by row, as a browser does: a cell takes
 * the next free columns, and one with gop-hang keeps them for the rows below.
 * The rows of the head and those of the body are two tables in this.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "model/cells.h"
#include "vocabulary.h"

enum { MOST_COLUMNS = 100 };

struct shape {
	struct vk_diag *diag;
	unsigned columns;
	unsigned down[MOST_COLUMNS]; /* rows still covered from above */
	unsigned rows_left; /* this one included */
};

static void
numbered(struct shape *s, enum vk_msg msg, struct vk_pos pos, unsigned found,
    unsigned needed)
{
	char a[16], b[16];

	snprintf(a, sizeof(a), "%u", found);
	snprintf(b, sizeof(b), "%u", needed);
	vk_diag_add(s->diag, msg, pos, a, b, NULL);
}

static unsigned
skip_covered(const struct shape *s, unsigned at)
{
	while (at < s->columns && s->down[at] > 0)
		at++;
	return at;
}

/* Lays one cell from column `at` on; where the next one may begin. */
static unsigned
lay_cell(struct shape *s, const struct vk_node *cell, unsigned at, bool *bad)
{
	unsigned wide = vk_cell_span(cell, VK_AT_COLUMN_SPAN);
	unsigned high = vk_cell_span(cell, VK_AT_ROW_SPAN);
	bool overlap = false;

	if (high > s->rows_left) {
		numbered(s, VK_MSG_TABLE_SPAN, cell->pos, high, s->rows_left);
		high = s->rows_left;
	}
	for (unsigned i = at; i < at + wide && i < s->columns; i++) {
		overlap = overlap || s->down[i] > 0;
		s->down[i] = high;
	}
	if (overlap)
		vk_diag_add(
		    s->diag, VK_MSG_TABLE_OVERLAP, cell->pos, NULL, NULL, NULL);
	*bad = *bad || overlap;
	return at < VK_CELL_MOST_SPAN ? at + wide : at;
}

static void
lay_row(struct shape *s, const struct vk_node *row)
{
	unsigned at = 0;
	bool bad = false;

	for (const struct vk_node *c = vk_node_child(row, VK_EL_CELL);
	     c != NULL; c = vk_node_again(c)) {
		at = skip_covered(s, at);
		at = lay_cell(s, c, at, &bad);
	}
	at = skip_covered(s, at);
	if (at != s->columns && !bad)
		numbered(s, VK_MSG_TABLE_CELLS, row->pos, at, s->columns);
	for (unsigned i = 0; i < s->columns; i++)
		if (s->down[i] > 0)
			s->down[i]--;
	s->rows_left--;
}

static bool
holds_rows(const struct vk_node *node)
{
	return node->kind == VK_EL_IF || node->kind == VK_EL_REPEAT;
}

/* Rows of a template count as if each stood once. */
static unsigned
count_rows(const struct vk_node *parent)
{
	unsigned n = 0;

	for (const struct vk_node *c = parent->first; c != NULL; c = c->next)
		n += vk_node_is_row(c) ? 1 : holds_rows(c) ? count_rows(c) : 0;
	return n;
}

static void
lay_rows(struct shape *s, const struct vk_node *parent)
{
	for (const struct vk_node *c = parent->first; c != NULL; c = c->next) {
		if (vk_node_is_row(c))
			lay_row(s, c);
		else if (holds_rows(c))
			lay_rows(s, c);
	}
}

static void
lay(struct shape *s, const struct vk_node *parent)
{
	memset(s->down, 0, sizeof(s->down));
	s->rows_left = count_rows(parent);
	lay_rows(s, parent);
	assert(s->rows_left == 0);
}

void
vk_table_check_shape(const struct vk_node *table, struct vk_diag *d)
{
	const struct vk_node *head = vk_node_child(table, VK_EL_TABLE_HEAD);
	struct shape s = {.diag = d};

	for (const struct vk_node *c = vk_node_child(table, VK_EL_COLUMN);
	     c != NULL; c = vk_node_again(c))
		s.columns++;
	if (s.columns > MOST_COLUMNS) {
		numbered(&s, VK_MSG_TABLE_COLUMNS, table->pos, s.columns,
		    MOST_COLUMNS);
		return;
	}
	if (s.columns == 0)
		return;
	if (head != NULL)
		lay(&s, head);
	lay(&s, table);
}
