/*
 * Waiting for files to change: the folders around them are watched, so that a
 * file that an editor replaces, or that vanishes and returns, is seen too.
 * Where the system has no more watches to give, the files are looked at twice a
 * second.
 */
#ifndef VK_WATCH_H
#define VK_WATCH_H

#include <stdbool.h>
#include <stddef.h>

struct vk_watch;

struct vk_watch *vk_watch_new(void);
void vk_watch_free(struct vk_watch *);

/*
 * From here on these paths, there or not; one that ends in "/" is a folder with
 * all files in it.  Those that were watched before and are not among them are
 * forgotten; a change that was seen already is kept.
 */
void vk_watch_set(struct vk_watch *, const char *const *paths, size_t n);

/* To be polled for reading; below 0 where the system cannot tell of changes. */
int vk_watch_fd(const struct vk_watch *);
/*
 * How long to poll at most, in milliseconds, before vk_watch_changed is asked
 * again though nothing can be read; -1: as long as one likes.
 */
int vk_watch_timeout(const struct vk_watch *);
/*
 * Takes what can be read, without waiting.  True once for each change, as soon
 * as the files are quiet: a save is many small changes.
 */
bool vk_watch_changed(struct vk_watch *);

#endif
