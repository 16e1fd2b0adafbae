/* Cells of a table in a document, <o>. */
#ifndef VK_CELLS_H
#define VK_CELLS_H

#include "doc.h"

/*
 * How many columns (gop-cot) or rows (gop-hang) a cell covers, from 1; what is
 * too large for any table is just large.
 */
enum { VK_CELL_MOST_SPAN = 1000000 };
unsigned vk_cell_span(const struct vk_node *cell, enum vk_attribute);

/* A row of any kind: <hang>, <nhom>, <tong>. */
_Bool vk_node_is_row(const struct vk_node *);

#endif
