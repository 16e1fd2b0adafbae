/* The journal of a batch: one line for each record that came to its end. */
#ifndef VK_JOURNAL_H
#define VK_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "batch.h"

struct vk_arena;

struct vk_journal_line { /* strings are never NULL */
	const char *key, *output;
	enum vk_batch_status status;
	const char *reason, *rule; /* "" when it is done */
	uint32_t line; /* 0: none */
	int pages; /* -1: none */
	size_t counts[VK_BATCH_LEVELS];
	const char *sha256; /* of the output; "" when it is not done */
	const char *input;
};

void vk_journal_format(struct vk_buf *, const struct vk_journal_line *);
/* The strings lie in the arena.  False when it is no such line. */
bool vk_journal_parse(
    const char *, size_t len, struct vk_arena *, struct vk_journal_line *);

struct vk_journal { /* open for writing */
	int file;
	off_t end; /* of its whole lines */
};

/*
 * Opens or makes the journal of that name; a last line that was torn is cut
 * off, all lines with `fresh`.  False: errno says why.
 */
bool vk_journal_open(struct vk_journal *, int folder, const char *name,
    bool fresh) __attribute__((warn_unused_result));
/* All of the line or nothing of it; false: errno says why. */
bool vk_journal_add(struct vk_journal *, const struct vk_journal_line *)
    __attribute__((warn_unused_result));
/* Waits for the disk, and closes; false: errno says why. */
bool vk_journal_close(struct vk_journal *) __attribute__((warn_unused_result));

/* Each line of a journal; number counts from 1; parsed is NULL for no line. */
typedef void vk_journal_sink(
    void *user, size_t number, const struct vk_journal_line *parsed);

/* Reads a journal line by line, but not a torn last one.  False: errno. */
bool vk_journal_read(int folder, const char *name, vk_journal_sink *,
    void *user) __attribute__((warn_unused_result));

#endif
