/* The catalogue's rows in words: what all who tell of a rule share. */
#ifndef VK_RULE_WORDS_H
#define VK_RULE_WORDS_H

#include <stddef.h>

struct vk_buf;
struct vk_rule_entry;

/* Translated words; a message's quotations are "…". */
void vk_rule_add_words(struct vk_buf *, const char *pattern);
/* "from ... to ...", "since ..." */
void vk_rule_add_days(struct vk_buf *, const struct vk_rule_entry *);
void vk_rule_add_source(struct vk_buf *, const struct vk_rule_entry *);
void vk_rule_add_deals(struct vk_buf *, const struct vk_rule_entry *);
/* What the rules whose id begins like this one are about: "figures". */
const char *vk_rule_family(const char *id);

/* How a form of output sets a text behind its label. */
typedef void
vk_rule_labelled(struct vk_buf *, const char *label, const char *text);

/* A part that one of the calls above makes. */
void vk_rule_add_part(struct vk_buf *out, vk_rule_labelled *put,
    const char *label, const struct vk_rule_entry *rule,
    void (*add)(struct vk_buf *, const struct vk_rule_entry *));
/*
 * The messages of a rule, under the label of the first and that of the others;
 * those that read the same are told once.
 */
void vk_rule_add_messages(struct vk_buf *out, vk_rule_labelled *put,
    const char *first, const char *others, const struct vk_rule_entry *rule);

#endif
