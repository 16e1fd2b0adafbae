/*
 * Nodes that no file holds: tables, rows and words that stand where the
 * element that asked for them stood.
 */
#include <string.h>

#include "base/arena.h"
#include "fill_work.h"
#include "model/figure.h"

struct vk_node *
vk_fill_new(struct vk_fill *f, struct vk_node *parent, enum vk_element kind)
{
	return vk_node_new(f->arena, parent, kind, f->at);
}

struct vk_node *
vk_fill_after(struct vk_fill *f, struct vk_node *before, enum vk_element kind)
{
	struct vk_node *n = vk_node_new(f->arena, NULL, kind, f->at);

	n->parent = before->parent;
	n->next = before->next;
	before->next = n;
	if (n->next == NULL)
		before->parent->last = n;
	return n;
}

void
vk_fill_attr(struct vk_fill *f, struct vk_node *n, enum vk_attribute name,
    const char *value)
{
	const struct vk_attr attr = {.name = name,
	    .written = vk_attribute_name(name),
	    .value = vk_arena_strdup(f->arena, value),
	    .pos = f->at};

	vk_node_add_attr(f->arena, n, &attr);
}

static void
set_text(struct vk_fill *f, struct vk_node *n, const char *text)
{
	n->text = vk_arena_strdup(f->arena, text);
	n->len = strlen(text);
}

void
vk_fill_text(struct vk_fill *f, struct vk_node *parent, const char *text)
{
	set_text(f, vk_fill_new(f, parent, VK_EL_TEXT), text);
}

const char *
vk_fill_number(struct vk_fill *f, size_t n)
{
	return vk_arena_printf(f->arena, "%zu", n);
}

/* ---- tables ---- */

struct vk_node *
vk_fill_cell(struct vk_fill *f, struct vk_node *row, const char *text)
{
	struct vk_node *cell = vk_fill_new(f, row, VK_EL_CELL);

	vk_fill_text(f, cell, text != NULL ? text : "-");
	return cell;
}

/* What is no number stands in the middle, whatever its column does. */
struct vk_node *
vk_fill_figure(struct vk_fill *f, struct vk_node *row, const char *text)
{
	struct vk_node *cell = vk_fill_cell(f, row, text);
	struct vk_figure figure;

	if (text == NULL || !vk_figure_parse(text, &figure, NULL))
		vk_fill_attr(f, cell, VK_AT_ALIGN, "giua");
	return cell;
}

void
vk_fill_head(struct vk_fill *f, struct vk_node *row, const char *text,
    size_t columns, size_t rows)
{
	struct vk_node *cell = vk_fill_cell(f, row, text);

	if (columns > 1)
		vk_fill_attr(
		    f, cell, VK_AT_COLUMN_SPAN, vk_fill_number(f, columns));
	if (rows > 1)
		vk_fill_attr(f, cell, VK_AT_ROW_SPAN, vk_fill_number(f, rows));
}

struct vk_node *
vk_fill_column(struct vk_fill *f, struct vk_node *table, const char *align,
    const char *kind)
{
	struct vk_node *column = vk_fill_new(f, table, VK_EL_COLUMN);

	if (align != NULL)
		vk_fill_attr(f, column, VK_AT_ALIGN, align);
	if (kind != NULL)
		vk_fill_attr(f, column, VK_AT_KIND, kind);
	return column;
}

static void
keep_attr(struct vk_fill *f, struct vk_node *n, enum vk_attribute name)
{
	const struct vk_attr *attr = vk_node_attr_whole(n, name);
	struct vk_attr *kept;

	n->attrs = NULL;
	n->nattrs = 0;
	if (attr == NULL)
		return;
	kept = vk_arena_alloc(f->arena, sizeof(*kept));
	*kept = *attr;
	n->attrs = kept;
	n->nattrs = 1;
}

void
vk_fill_become_table(struct vk_fill *f, struct vk_node *n)
{
	struct vk_node *title = n->first;

	while (title != NULL && title->kind != VK_EL_TITLE)
		title = title->next;
	n->kind = VK_EL_TABLE;
	n->written = vk_element_name(VK_EL_TABLE);
	keep_attr(f, n, VK_AT_ORIENTATION);
	n->first = n->last = title;
	if (title != NULL)
		title->next = NULL;
}

void
vk_fill_become_text(struct vk_fill *f, struct vk_node *n, const char *text)
{
	n->kind = VK_EL_TEXT;
	n->written = vk_element_name(VK_EL_TEXT);
	n->attrs = NULL;
	n->nattrs = 0;
	n->first = n->last = NULL;
	set_text(f, n, text);
}
