/*
 * All records of a batch, with what is known of each, in the order of the
 * data.  A record takes about 150 bytes here, however large it is.
 */
#ifndef VK_LEDGER_H
#define VK_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "batch.h"

struct vk_arena;
struct vk_journal_line;

struct vk_entry_why {
	const char *reason, *rule; /* "": none */
};

struct vk_entry {
	const char *key, *output;
	const struct vk_entry_why *why; /* it is not made; never NULL */
	unsigned char input[32], sha256[32]; /* sha256: of a DONE one */
	uint32_t line, counts[VK_BATCH_LEVELS];
	int32_t pages;
	unsigned char status; /* enum vk_batch_status; of the last line */
	bool current; /* a journal has it with the input of now */
	bool ours; /* of this shard */
};

struct vk_ledger {
	struct vk_arena *arena;
	struct vk_entry *entries;
	size_t n, room; /* room: as many as the source counts */
	uint32_t *by_key; /* NULL: vk_ledger_sort was not called */
};

/* Goes through the data once; false with a finding. */
bool vk_ledger_fill(struct vk_ledger *, const struct vk_batch *,
    struct vk_diag *) __attribute__((warn_unused_result));
void vk_ledger_free(struct vk_ledger *);

struct vk_entry *vk_ledger_find(struct vk_ledger *, const char *key);
/* Puts down what a line of a journal says of its record, if there is one. */
void vk_ledger_note(struct vk_ledger *, const struct vk_journal_line *);
/* The strings of the line are kept; a current line becomes the last one. */
void vk_entry_take(
    struct vk_ledger *, struct vk_entry *, const struct vk_journal_line *);
/* A line for the journal; room gets the two hashes. */
struct vk_entry_room {
	char sha256[VK_HASH_ROOM], input[VK_HASH_ROOM];
};
struct vk_journal_line
vk_entry_line(const struct vk_entry *, struct vk_entry_room *);

#endif
