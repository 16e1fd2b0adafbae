/* The names of the files of a batch: safe, and each its own. */
#ifndef VK_NAMES_H
#define VK_NAMES_H

#include <stdbool.h>
#include <stddef.h>

struct vk_buf;
struct vk_record;

enum { VK_NAMES_MOST = 255 }; /* bytes that a file system takes */

/* Appends the name, with its ".pdf"; false when nothing came of it. */
bool
vk_names_make(struct vk_buf *, const char *pattern, const struct vk_record *);

/* Two names that some file systems take for one have the same fold. */
void vk_names_fold(struct vk_buf *, const char *name);

#endif
