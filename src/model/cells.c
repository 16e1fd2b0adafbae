/* What every pass that lays cells into columns asks of them. */
#include "cells.h"

#include <string.h>

unsigned
vk_cell_span(const struct vk_node *cell, enum vk_attribute name)
{
	const char *value = vk_node_attr(cell, name);
	unsigned n = 0;

	if (value == NULL)
		return 1;
	value += strspn(value, " +");
	for (; *value >= '0' && *value <= '9'; value++)
		if (n < VK_CELL_MOST_SPAN)
			n = n * 10 + (unsigned)(*value - '0');
	if (n > VK_CELL_MOST_SPAN)
		return VK_CELL_MOST_SPAN;
	return n > 0 ? n : 1;
}

_Bool
vk_node_is_row(const struct vk_node *n)
{
	return n->kind == VK_EL_ROW || n->kind == VK_EL_GROUP_ROW ||
	    n->kind == VK_EL_TOTAL_ROW;
}
