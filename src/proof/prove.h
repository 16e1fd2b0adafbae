/* What the files of this room share while pages are measured. */
#ifndef VK_PROVE_H
#define VK_PROVE_H

#include "base/len.h"
#include "demand.h"
#include "proof.h"
#include "seen.h"

struct vk_frame_at { /* the text block of sheets of one kind */
	vk_len left, right;
	bool known; /* false: no line shows it and no rule gives it */
};

struct vk_group { /* lines of one role that follow each other */
	const struct vk_seen *first, *last; /* NULL: there is none */
};

struct vk_prover {
	const struct vk_proof *proof;
	const struct vk_demand_set *demands;
	struct vk_diag *diag;
	struct vk_arena *arena;
	struct vk_sight sight;
	uint32_t last_page; /* of the document itself, before its appendices */
	struct vk_frame_at frames[2][2]; /* by turned, back */
	/* the rows of a gauge and a subject, from 1; 0: none */
	uint16_t rows[VK_GAUGE_COUNT][VK_SUBJECT_COUNT];
	uint16_t *next; /* a further row of the same */
	uint32_t *told; /* for each row: the page of its last finding, from 1 */
};

struct vk_where { /* a place that a finding names */
	uint32_t page; /* from 0 */
	vk_len x, y;
	const struct vk_node *node; /* NULL: the document */
};

/* ---- proof.c ---- */

struct vk_where vk_where_of(const struct vk_seen *);
/* The first row, or NULL: nothing is demanded. */
const struct vk_demand *
vk_prove_row(const struct vk_prover *, enum vk_gauge, enum vk_subject);
/* Holds a value against all its rows; a row speaks once, of the first place. */
void vk_prove_value(struct vk_prover *, enum vk_gauge, enum vk_subject,
    int64_t value, const struct vk_where *);
void vk_prove_line(struct vk_prover *, enum vk_gauge, enum vk_subject,
    int64_t value, const struct vk_seen *);
void vk_prove_words(struct vk_prover *, enum vk_gauge, enum vk_subject,
    const char *words, const struct vk_where *);
/* Baseline to baseline, of two lines that a row speaks of. */
void vk_prove_under(struct vk_prover *, const struct vk_demand *,
    const struct vk_seen *below, const struct vk_seen *above);
/* What stands in place of a page number; one finding for all pages. */
void vk_prove_shown(struct vk_prover *, enum vk_subject, const char *wanted,
    const char *shown, const struct vk_where *);
/* Size and face of a line, as its subject must have them. */
void vk_prove_type(struct vk_prover *, enum vk_subject, const struct vk_seen *);

const struct vk_page *vk_prove_page(const struct vk_prover *, uint32_t page);

/* Whether the layout itself has said that it had to tear something apart. */
bool vk_prove_torn(const struct vk_prover *);

bool vk_seen_is(const struct vk_seen *, enum vk_role);
/* Of the text itself: paragraphs, headings, parts. */
bool vk_seen_is_body(const struct vk_seen *);
/* A line that must reach both margins. */
bool vk_seen_fills(const struct vk_seen *);

/* ---- the rules, by where they look ---- */

void vk_prove_sheets(struct vk_prover *); /* prove_sheet.c, first */
const struct vk_frame_at *vk_prove_frame(struct vk_prover *, uint32_t page);
void vk_prove_numbers(struct vk_prover *);
void vk_prove_head(struct vk_prover *); /* prove_head.c */
/* The line drawn under words: between two edges, down to a height. */
void vk_prove_line_under(struct vk_prover *, enum vk_subject,
    const struct vk_seen *, vk_len left, vk_len right, vk_len bottom);
void vk_prove_body(struct vk_prover *); /* prove_body.c */
void vk_prove_close(struct vk_prover *); /* prove_close.c */
void vk_prove_crowding(struct vk_prover *); /* prove_crowd.c */

#endif
