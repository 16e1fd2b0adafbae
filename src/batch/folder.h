/* The folder of a batch: its lock, its outputs, what a kill left behind. */
#ifndef VK_FOLDER_H
#define VK_FOLDER_H

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>

enum { VK_FOLDER_NAME = 64 };

struct vk_folder {
	int file; /* of the folder itself */
	int lock, shard_lock; /* -1: none */
	bool whole; /* the lock keeps shards out, too */
	char part[32]; /* "" or "-I-N" */
};

enum vk_folder_state { VK_FOLDER_OPEN, VK_FOLDER_BUSY, VK_FOLDER_FAILED };

/*
 * Opens the folder and locks it: as a whole without shards, else beside other
 * shards.  A lock dies with its batch and the workers of that; for those of
 * a batch that was killed we wait a moment.  FAILED: errno says why.
 */
enum vk_folder_state vk_folder_open(
    struct vk_folder *, const char *path, unsigned shard, unsigned shards);
void vk_folder_close(struct vk_folder *);

/* "journal" and ".jsonl" give "journal-2-7.jsonl" in the second of 7 shards. */
void vk_folder_name(const struct vk_folder *, const char *stem, const char *end,
    char name[VK_FOLDER_NAME]);

/* A stream over the folder's names; NULL: errno says why. */
DIR *vk_folder_list(int folder);

/* Removes what workers of this part left under their temporary names. */
void vk_folder_sweep(const struct vk_folder *);
/* The temporary name of one worker, by its number from 0. */
void vk_folder_spare(
    const struct vk_folder *, unsigned worker, char name[VK_FOLDER_NAME]);

/* What kept a file from being written; errno has the reason. */
enum vk_folder_fault { VK_FOLDER_FINE, VK_FOLDER_NOT_MADE, VK_FOLDER_NOT_FULL };

/*
 * Writes all bytes under the spare name, which then becomes the real one.  The
 * disk is not waited for: see vk_folder_sync.
 */
enum vk_folder_fault vk_folder_write(int folder, const char *spare,
    const char *name, const void *bytes, size_t len);

/* The SHA-256 of a file; false when it cannot be read. */
bool vk_folder_hash(int folder, const char *name, unsigned char hash[32]);

/*
 * Waits until all that was written since the folder was opened is on the disk,
 * at once: file by file it would be some milliseconds for each.
 */
bool vk_folder_sync(int folder) __attribute__((warn_unused_result));

#endif
