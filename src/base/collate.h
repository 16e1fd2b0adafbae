/* The order of the Vietnamese alphabet, for lists of names. */
#ifndef VK_COLLATE_H
#define VK_COLLATE_H

#include <stddef.h>

struct vk_buf;

/*
 * Appends a key without NUL: names stand in the order of their keys by strcmp.
 * Letters count first, then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then
 * case, small ones first; a shorter syllable comes before a longer one; a
 * number counts by its value.
 */
void vk_collate_key(struct vk_buf *, const char *name, size_t len);

#endif
