/*
 * What changed between two drafts, by meaning: paragraph by paragraph, in
 * tables row by row, and in those that stayed word by word.  Layout, labels that are counted and kinds
 * of type do not matter; words do.
 */
#ifndef VK_DIFF_H
#define VK_DIFF_H

#include <stddef.h>

#include "flow/flow.h"

enum vk_edit_kind { VK_EDIT_KEPT, VK_EDIT_REMOVED, VK_EDIT_ADDED };

struct vk_edit { /* words in a row that share a fate */
	enum vk_edit_kind kind;
	size_t first, end; /* of the old words if removed, else of the new */
};

struct vk_diff_word { /* what stands between two blanks or two styles */
	const char *text;
	size_t len;
	bool spaced; /* a blank before it */
	const struct vk_span *span;
};

struct vk_diff_words {
	struct vk_diff_word *at;
	size_t n;
};

/* ---- words.c ---- */

struct vk_diff_words
vk_diff_words_new(struct vk_arena *, const struct vk_para *);

/*
 * The shortest script from a to b by the text of the words; in the arena, in
 * reading order.  Two texts that have little in common are removed and added
 * as a whole.
 */
struct vk_edit *vk_edits_new(struct vk_arena *, const struct vk_diff_words *a,
    const struct vk_diff_words *b, size_t *n);

/* How much the two have in common, 0 to 100. */
int
vk_diff_words_alike(const struct vk_diff_words *, const struct vk_diff_words *);

/* ---- diff.c ---- */

enum vk_change_kind { VK_CHANGE_NONE, VK_REMOVED, VK_ADDED, VK_CHANGED };

struct vk_pair { /* a paragraph of one draft, of the other, or of both */
	enum vk_change_kind kind;
	const struct vk_para *old, *new; /* NULL: only the other has it */
	struct vk_diff_words old_words, new_words;
	const struct vk_edit *edits; /* of a changed one */
	size_t nedits;
	const char *place; /* "3.2" by the labels around it; "" none */
	struct vk_pair *moved; /* where it came from, or went to; NULL */
	/* in tables; NULL: not so */
	const struct vk_row *row; /* gone or new as a whole */
	const struct vk_para *table; /* gone as a whole */
	const struct vk_table *inside; /* new one that a row is gone from */
	const struct vk_cell *cell; /* new one that it stands in, or stood */
	const char *row_name, *head; /* of its cell, what there is of them */
};

struct vk_diff_list { /* paragraphs that follow each other */
	struct vk_pair *at;
	size_t n, room;
};

enum vk_diff_part {
	VK_DIFF_LEFT,
	VK_DIFF_RIGHT,
	VK_DIFF_CIRCULATION,
	VK_DIFF_OPENING,
	VK_DIFF_BODY, /* with the appendices */
	VK_DIFF_SIGN,
	VK_DIFF_RECIPIENTS,
	VK_DIFF_CONTACT,
	VK_DIFF_MEDIA,
	VK_DIFF_PARTS
};

struct vk_diff {
	struct vk_arena *arena;
	struct vk_diff_list parts[VK_DIFF_PARTS];
	size_t removed, added, changed;
};

/* Both flows must outlive it. */
struct vk_diff *vk_diff_new(const struct vk_flow *old, const struct vk_flow *);
void vk_diff_free(struct vk_diff *);

/* ---- marked.c ---- */

/*
 * The new draft with what was removed struck out and what was added
 * underlined; it lives in the diff.
 */
const struct vk_flow *vk_diff_marked(struct vk_diff *, const struct vk_flow *);

#endif
