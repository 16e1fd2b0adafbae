/*
 * The rules of form measured once more, on the pages as they came out: a layout
 * that is wrong, or an office's own, is found by what it did.
 */
#ifndef VK_PROOF_H
#define VK_PROOF_H

#include <stdbool.h>

struct vk_diag;
struct vk_flow;
struct vk_page_wish;
struct vk_pages;
struct vk_type;

struct vk_proof {
	const struct vk_pages *pages;
	const struct vk_flow *flow; /* that they were made of */
	const struct vk_type *type;
	const struct vk_page_wish *wish; /* the sheets that were asked for */
	const char *prefix; /* of the rules, "HD36" */
};

/* What is not as the rules demand becomes findings, each at its place. */
void vk_proof_pages(const struct vk_proof *, struct vk_diag *);

#endif
