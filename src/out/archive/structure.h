/*
 * The tree of structure: how it grows out of the pages (structure.c), what is
 * then written of it (structure_put.c).
 */
#ifndef VK_STRUCTURE_H
#define VK_STRUCTURE_H

#include "archive.h"

enum { VK_HEADINGS = 6 }; /* H1 to H6 */

enum vk_tree_kid_kind { VK_KID_NODE, VK_KID_MARK, VK_KID_FIELD };

struct vk_tree_kid { /* what a node holds, in reading order */
	enum vk_tree_kid_kind kind;
	size_t page; /* of a mark or a field */
	int value; /* node, MCID or object of the widget */
	size_t next; /* of the same node; 0: none */
};

struct vk_tree_node {
	const char *name;
	enum vk_tag tag; /* what its name means for what stands in it */
	uint32_t element; /* 0: it is added here, or the document */
	size_t parent;
	size_t first, last; /* kids; 0: none */
	size_t body; /* of a list item, 0: none so far */
	const char *numbering; /* of a list in order, else NULL */
	const struct vk_archive_page *page; /* of its first mark or NULL */
	const struct vk_archive_page *box_page; /* of a figure, or NULL */
	struct vk_box box; /* around what it shows there */
	size_t note; /* its number; 0: it is none */
	int object;
};

struct vk_tree {
	struct vk_objects *objects;
	const struct vk_pages *pages;
	const struct vk_archive_page *file;
	struct vk_tree_node *nodes; /* [0] is the document */
	struct vk_tree_kid *kids; /* [0] is unused */
	size_t nnodes, nodes_room, nkids, kids_room;
	size_t *at; /* node of each element; 0: none so far */
	uint32_t *cells; /* the first of a table, the next of a cell; or 0 */
	size_t nnotes;
	int above[VK_HEADINGS]; /* outline levels of the headings around */
	size_t depth;
	int root, parents; /* objects */
};

/* From what the pages of the file hold; its lists are to be freed. */
void vk_tree_grow(struct vk_tree *);
void vk_tree_free(struct vk_tree *);

#endif
