/*
 * What a document leaves to be computed is put into its tree: tables, charts,
 * sentences and figures, all from one tally, so that they cannot disagree.
 */
#ifndef VK_FILL_H
#define VK_FILL_H

#include <stdbool.h>

struct vk_diag;
struct vk_doc;
struct vk_tally;

struct vk_fill_from { /* lent while the tree is filled */
	struct vk_tally *tally; /* NULL: none */
	bool results_named; /* also when they gave no tally */
	const char *results; /* their path; NULL: none */
	const struct vk_doc *branches; /* NULL: none */
	bool branches_named;
	int year; /* where the document names none; 0: none */
};

enum { VK_FILL_MOST_CELLS = 200000 }; /* that one document may ask for */

/*
 * The tree holds to the vocabulary, before and after.  What is put into it
 * lives in the document's memory and has the place of the element that asked
 * for it; what cannot be made is a finding.
 */
void vk_fill(struct vk_doc *, const struct vk_fill_from *, struct vk_diag *);

#endif
