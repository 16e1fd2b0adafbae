/* What of one draft is held against the other: paragraphs, tables, rows. */
#ifndef VK_SIDES_H
#define VK_SIDES_H

#include "diff.h"

struct vk_item { /* a paragraph, a table or, within one, a row */
	const struct vk_para *para; /* NULL: a row */
	const struct vk_row *row;
	size_t rank; /* of a row: how many plain ones stand above it */
	const char *name; /* of a row, "" none */
	struct vk_diff_words words; /* of a row without its own number */
};

struct vk_side {
	struct vk_item *at;
	size_t n, room;
};

void
vk_side_add_para(struct vk_arena *, struct vk_side *, const struct vk_para *);
void
vk_side_add_paras(struct vk_arena *, struct vk_side *, const struct vk_paras *);
void
vk_side_add_rows(struct vk_arena *, struct vk_side *, const struct vk_table *);
void vk_side_free(struct vk_side *);

/* All paragraphs that are no table, also those in cells, one after another. */
typedef void vk_leaf_act(void *self, const struct vk_para *);
void vk_paras_leaves(const struct vk_paras *, vk_leaf_act *, void *self);
void vk_row_leaves(const struct vk_row *, vk_leaf_act *, void *self);
void vk_item_leaves(const struct vk_item *, vk_leaf_act *, void *self);

/* The figure that is all there is in a cell; -1: it holds other things. */
long vk_cell_number(const struct vk_cell *);
/* The words of a row that name it, in the arena, but for one cell; or "". */
const char *vk_row_name(
    struct vk_arena *, const struct vk_row *, const struct vk_cell *but);
/* What the head of a table says of a column; or "". */
const char *
vk_column_head(struct vk_arena *, const struct vk_table *, size_t column);
/* Words with their blanks, in the arena. */
const char *vk_words_text(
    struct vk_arena *, const struct vk_diff_words *, size_t first, size_t end);

#endif
