/* What the files of this room share while a flow is built. */
#ifndef VK_FLOW_BUILD_H
#define VK_FLOW_BUILD_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "flow.h"
#include "model/doc.h"

struct vk_build;

struct vk_inline { /* the spans of one paragraph, while they are gathered */
	struct vk_build *build;
	struct vk_span *spans;
	size_t n, room;
	bool blank; /* nothing yet, or the last sign is a blank or a break */
	bool in_note; /* a footnote has no footnotes */
};

struct vk_build {
	struct vk_flow *flow;
	const struct vk_doc *doc;
	const struct vk_flow_wish *wish;
	size_t stretches_room;
	struct vk_diag *diag;
	const struct vk_paras *break_in; /* its next paragraph begins a page */
	int notes; /* footnotes so far */
};

/* ---- inline.c ---- */

void vk_inline_start(struct vk_inline *, struct vk_build *);
/* Text in one style, blanks folded. */
void vk_inline_text(struct vk_inline *, const char *, size_t len,
    uint32_t style, const struct vk_node *);
void vk_inline_str(struct vk_inline *, const char *, uint32_t style);
/* The content of an element; what cannot be laid out is a finding. */
void
vk_inline_content(struct vk_inline *, const struct vk_node *, uint32_t style);
/* A box of a form, and room between two of them. */
void vk_inline_tick(
    struct vk_inline *, bool ticked, uint32_t style, const struct vk_node *);
void vk_inline_gap(struct vk_inline *, vk_len width, const struct vk_node *);
/* From one span on, blanks are no breaks. */
void vk_inline_keep(struct vk_inline *, size_t from);
/* Ends it: the trailing blank goes, the spans are given to the paragraph. */
void vk_inline_end(struct vk_inline *, struct vk_para *);

/* ---- vote.c ---- */

/*
 * "247/249 phiếu, đạt 99,2%", appended; without the share where the figures
 * give none.
 */
void vk_vote_words(
    struct vk_buf *, const char *votes, const char *total, const char *unit);

/* ---- flow.c ---- */

/* Begins a stretch; the paragraphs of the one in hand. */
struct vk_stretch *vk_flow_begin(struct vk_build *);
struct vk_paras *vk_flow_stretch(struct vk_build *);

/* A new paragraph at the end, all zero but its role and node. */
struct vk_para *vk_flow_para(
    struct vk_build *, struct vk_paras *, enum vk_role, const struct vk_node *);
/* A paragraph of the rule set's own words. */
struct vk_para *vk_flow_words(struct vk_build *, struct vk_paras *,
    enum vk_role, const char *, const struct vk_node *);
/* A paragraph made from the content of an element. */
struct vk_para *vk_flow_line(
    struct vk_build *, struct vk_paras *, enum vk_role, const struct vk_node *);
/* Each <dong> a paragraph; without one, the content as one balanced one. */
void vk_flow_lines(
    struct vk_build *, struct vk_paras *, enum vk_role, const struct vk_node *);

/* The words of the paragraphs of two roles as one line. */
const char *vk_flow_joined(
    struct vk_build *, const struct vk_paras *, enum vk_role, enum vk_role);

/* The face bits that a rule set gives to a role. */
uint32_t vk_flow_face(const struct vk_build *, enum vk_role);

/* Whether a text begins so, without regard to case and marks. */
bool vk_flow_begins(const char *text, const char *opening);

/* What a line can hold at the most, on the sheets in hand. */
vk_len vk_flow_text_width(const struct vk_build *);

/* Millimetres as written, below a metre: "20,5"; false leaves *out alone. */
bool vk_flow_mm(const char *written, vk_len *out);

/* What a pattern has before and after its {name}. */
const char *
vk_flow_around(struct vk_build *, const char *pattern, const char **after);

/* Fills {name} in a pattern of the rule set from pairs, ended by NULL. */
const char *vk_flow_pattern(
    struct vk_build *, const char *pattern, const char *const *pairs);

/* ---- the parts ---- */

void vk_flow_head(struct vk_build *);
void vk_flow_body(struct vk_build *);
void vk_flow_sign(struct vk_build *);

#endif
