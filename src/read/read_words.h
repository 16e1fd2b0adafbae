/* Lists of words, as plain text: see layouts/tu-ngu.txt. */
#ifndef VK_READ_WORDS_H
#define VK_READ_WORDS_H

#include <stdbool.h>

struct vk_diag;
struct vk_words;

#define VK_WORDS_FILE "tu-ngu.txt"

/*
 * Adds the list of a folder, which may lack it: then nothing happens.  What
 * cannot be read is noted, and passed over.
 */
void vk_words_read(struct vk_words *, const char *folder, struct vk_diag *);

#endif
