/* What is computed of a branch's results before a template prints them. */
#ifndef VK_JUDGED_H
#define VK_JUDGED_H

struct vk_branch;
struct vk_diag;
struct vk_template;

/*
 * Gives each result of the branch name and unit of its target, where the
 * resolution is known, with share and verdict in words.
 */
void
vk_branch_judge(struct vk_template *, struct vk_branch *, struct vk_diag *);

#endif
