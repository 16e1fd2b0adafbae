/* The name that was probably meant. */
#ifndef VK_NEAREST_H
#define VK_NEAREST_H

#include <stddef.h>

/*
 * The first of the names that differs least from the word: case and marks
 * count as nothing, else a third of its signs may be wrong, missing, added or
 * swapped with the next.  NULL where none is so near.
 */
const char *vk_nearest(const char *word, const char *const *names, size_t n);

#endif
