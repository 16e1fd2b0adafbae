/* What the lines of `vankien explain` and the pages of its manual share. */
#ifndef VK_EXPLAIN_H
#define VK_EXPLAIN_H

#include <stdbool.h>
#include <stddef.h>

struct vk_buf;
struct vk_message;
struct vk_rule_entry;

/* Translated words; a message's quotations are "…". */
void vk_explain_add_words(struct vk_buf *, const char *pattern);
void vk_explain_add_message(struct vk_buf *, const struct vk_message *);
/* "from ... to ...", "since ..." */
void vk_explain_add_days(struct vk_buf *, const struct vk_rule_entry *);
void vk_explain_add_source(struct vk_buf *, const struct vk_rule_entry *);
void vk_explain_add_deals(struct vk_buf *, const struct vk_rule_entry *);
/* Whether a message is of the rule, and none before it reads the same. */
bool vk_explain_is_new(const struct vk_rule_entry *, size_t message);
/* What the rules whose id begins like this one are about: "figures". */
const char *vk_explain_family(const char *id);

/* All that is told of a rule, with where else it stands. */
void vk_explain_add_rule(struct vk_buf *, const struct vk_rule_entry *,
    const struct vk_rule_entry *all, size_t n);

/* rules_page.c: all rules as the manual page vankien-rules(7), in mdoc. */
void vk_rules_page(struct vk_buf *, const struct vk_rule_entry *, size_t n);

#endif
