/* What is wrong with a text, told in the words of the messages. */
#ifndef VK_TEXT_FAULT_H
#define VK_TEXT_FAULT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct vk_text_finding;

/* The message of the fault, with the sign, or its number where it shows none. */
void vk_text_fault_say(
    struct vk_diag *, const struct vk_text_finding *, struct vk_pos);

/* Longer than any word that a person types: where, in code points. */
bool vk_text_has_long_word(const char *, size_t len, size_t *index);
void vk_text_long_word_say(struct vk_diag *, struct vk_pos);

#endif
