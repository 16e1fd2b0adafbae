/* A rule, or all of them, told to people. */
#ifndef VK_EXPLAIN_H
#define VK_EXPLAIN_H

#include <stddef.h>

struct vk_buf;
struct vk_rule_entry;

/* All that is told of a rule, with where else it stands. */
void vk_explain_add_rule(struct vk_buf *, const struct vk_rule_entry *,
    const struct vk_rule_entry *all, size_t n);

/* rules_page.c: all rules as the manual page vankien-rules(7), in mdoc. */
void vk_rules_page(struct vk_buf *, const struct vk_rule_entry *, size_t n);

#endif
