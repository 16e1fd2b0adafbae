/*
 * Targets against results: every verdict with its figures.  A figure that
 * cannot be read makes one verdict impossible, and is a finding; nothing that
 * is missing counts as 0.
 */
#ifndef VK_TALLY_PASS_H
#define VK_TALLY_PASS_H

#include "model/tally.h"

struct vk_diag;
struct vk_doc;

enum {
	VK_TALLY_MOST_TARGETS = 1000,
	VK_TALLY_MOST_YEARS = 30 /* of a term */
};

/*
 * Both trees hold to the vocabulary.  They must outlive the tally, which lends
 * their nodes; its words are its own.  NULL with a finding.
 */
struct vk_tally *
vk_tally_new(const struct vk_doc *resolution, const struct vk_doc *results,
    struct vk_diag *) __attribute__((warn_unused_result));
/*
 * The same for a paper that tells of those years alone: what other years lack
 * is no finding then.  A fault is one in every year.
 */
struct vk_tally_span {
	int first, last; /* 0: of all years */
};
struct vk_tally *
vk_tally_new_for(const struct vk_doc *resolution, const struct vk_doc *results,
    struct vk_tally_span, struct vk_diag *) __attribute__((warn_unused_result));
void vk_tally_free(struct vk_tally *);

/*
 * What the term has come to at the end of a reported year, as if no later one
 * were known: a verdict and a note for each target, in the tally's memory.
 */
const struct vk_judged *vk_tally_term(struct vk_tally *, int year);

#endif
