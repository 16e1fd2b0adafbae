/* What the files that make the body share: sections, lists, tables. */
#ifndef VK_BODY_H
#define VK_BODY_H

#include "build.h"
#include "numbering.h"

enum {
	VK_BODY_LEVELS = 64 /* as deep as the reader lets a document be */
};

struct vk_levels { /* of the sections in the nearest holder */
	const char *numbering; /* their labels */
	int under; /* headings begin below this level: a clause is none */
	int depth;
	int numbers[VK_BODY_LEVELS]; /* counted so far, at each depth */
	int above[VK_BODY_LEVELS + 1]; /* of the sections and items we are in */
	int nabove;
};

struct vk_patterns { /* kieu in force; NULL: the default */
	const char *part, *chapter, *article; /* in the whole document */
	const char *section; /* among brothers */
};

struct vk_counted { /* the last list of one pattern, for bat-dau="tiep" */
	const char *pattern;
	int n;
};

struct vk_inside { /* a cell, while paragraphs go into it */
	struct vk_paras *paras;
	enum vk_role role; /* of all its paragraphs */
	enum vk_align align;
	bool balance;
};

struct vk_body {
	struct vk_build *b;
	const struct vk_node *holder; /* the appendix; NULL: the document */
	bool landscape; /* how its sheets lie */
	const struct vk_inside *cell; /* NULL: in no table */
	struct vk_levels levels;
	int parts, chapters, articles; /* counted through the document */
	struct vk_patterns patterns;
	struct vk_counted lists[VK_BODY_LEVELS];
	size_t nlists;
	/* a label on its way to the first paragraph after it */
	const char *label;
	uint32_t label_face;
	const struct vk_node *label_node;
	int outline; /* level that the next heading opens */
};

/* ---- flow_body.c ---- */

/* Where paragraphs go now; after a turned table, sheets as before it. */
struct vk_paras *vk_body_list(struct vk_body *);
struct vk_para *
vk_body_para(struct vk_body *, enum vk_role, const struct vk_node *);
/* As vk_flow_face; a cell has one role for all that stands in it. */
uint32_t vk_body_face(const struct vk_body *, enum vk_role);

/* The waiting label and its one space, at the front of a paragraph. */
void vk_body_put_label(
    struct vk_body *, const char *, uint32_t face, const struct vk_node *);
void vk_body_take_label(
    struct vk_body *, struct vk_inline *, uint32_t face, struct vk_para *);
/* A label that found no paragraph to stand in gets one of its own. */
void vk_body_flush_label(struct vk_body *);

/* As vk_inline_end; notes whether the words lead in what follows. */
void vk_body_end(struct vk_inline *, struct vk_para *);

/* A paragraph of body text from the content of an element. */
struct vk_para *vk_body_text(struct vk_body *, const struct vk_node *);
/* The elements in a holder, whatever they are. */
void vk_body_blocks(struct vk_body *, const struct vk_node *holder);
/* Whether an item or a cell holds paragraphs and lists, not words. */
bool vk_body_holds_blocks(const struct vk_node *);
/*
 * The content of a holder of sections, with their numbering begun again; their
 * headings are of the levels under `under`.
 */
void vk_body_held(
    struct vk_body *, const struct vk_node *, const char *numbering, int under);

void vk_body_not_laid_out(struct vk_body *, const struct vk_node *);
/* What is fine elsewhere, but not in this. */
void vk_body_not_inside(
    struct vk_body *, const struct vk_node *, enum vk_element outer);

/* ---- flow_section.c ---- */

uint32_t
vk_body_title_face(struct vk_body *, const struct vk_node *title, enum vk_role);
/* The label of number `numbers[depth]`; a finding where there is none. */
const char *vk_body_label(struct vk_body *, const struct vk_label *,
    const int *numbers, int depth, const struct vk_node *);
void vk_body_part(struct vk_body *, const struct vk_node *);
void vk_body_article(struct vk_body *, const struct vk_node *);
void vk_body_section(struct vk_body *, const struct vk_node *);

/* ---- flow_list.c ---- */

void vk_body_items(struct vk_body *, const struct vk_node *);
void vk_body_election(struct vk_body *, const struct vk_node *);
void vk_body_ticks(struct vk_body *, const struct vk_node *);

/* ---- flow_table.c ---- */

void vk_body_table(struct vk_body *, const struct vk_node *);
void vk_body_chart(struct vk_body *, const struct vk_node *);

/* ---- flow_appendix.c ---- */

void vk_body_appendices(struct vk_build *);

#endif
