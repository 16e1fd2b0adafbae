/*
 * Many papers from one template: who makes them, in which folder, and what
 * came of each.  The clock, the signals and the words belong to the caller.
 */
#ifndef VK_BATCH_H
#define VK_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vankien.h"

struct vk_buf;
struct vk_diag;

enum vk_batch_status { /* what came of a record, as the journal says it */
	VK_BATCH_LEFT, /* nothing so far */
	VK_BATCH_DONE, /* "ok" */
	VK_BATCH_FAILED,
	VK_BATCH_CRASHED,
	VK_BATCH_TIMEOUT,
	VK_BATCH_STATUSES
};

enum { VK_BATCH_STYLES, VK_BATCH_WARNINGS, VK_BATCH_ERRORS, VK_BATCH_LEVELS };

struct vk_batch_made { /* what making one paper gave; all zero before it */
	bool done; /* there is a pdf; else reason and rule say why not */
	struct vk_bytes pdf; /* freed by who asked for it */
	int pages;
	size_t counts[VK_BATCH_LEVELS];
	const char *reason; /* live until the next call, as all strings do */
	const char *rule;
	uint32_t line; /* 0: none */
	const char *words; /* lines for the user's eyes */
};

struct vk_batch_source { /* where records come from */
	void *user;
	size_t (*count)(void *user);
	bool (*next)(void *user, struct vk_record *, struct vk_diag *);
	bool (*rewind)(void *user, struct vk_diag *);
	void (*hash)(
	    void *user, const struct vk_record *, char hash[VK_HASH_ROOM]);
	/* In a worker, which may crash or hang there. */
	void (*make)(
	    void *user, const void *packed, size_t len, struct vk_batch_made *);
	/* All in one file: begun, added to, ended, all three or none. */
	bool (*look)(
	    void *user, const void *packed, size_t len, struct vk_record *);
	void (*bundle_begin)(void *user, vk_bundle_sink *, void *sink_user);
	bool (*bundle_add)(void *user, const struct vk_record *,
	    const char *title, struct vk_diag *);
	bool (*bundle_end)(void *user, bool whole, struct vk_diag *);
};

struct vk_batch_tally { /* of the records that were asked for */
	size_t all;
	size_t made; /* in this run, and well */
	size_t skipped; /* were made before, and still lie there */
	size_t failed, crashed, timeout;
	size_t faulty; /* of those that were made: with errors */
};

struct vk_batch_news { /* one record came to its end */
	const char *key;
	const char *output;
	enum vk_batch_status status;
	bool skipped;
	const char *reason, *rule; /* "" when all is well, or not known */
	const char *words;
};

struct vk_batch { /* what to do */
	const struct vk_batch_source *source;
	const char *folder; /* is there */
	const char *data; /* name of the data, for findings */
	const char *pattern; /* of names: "{ma}" */
	int jobs;
	int timeout; /* seconds for one record */
	int memory; /* MiB for one record, beyond what a worker has */
	bool resume, only_failed;
	const char *bundle; /* file for all reports; NULL: none */
	bool by_name; /* in it, the order of the alphabet; else of the data */
	unsigned shard, shards; /* 0, 0: all */
	int stop; /* descriptor: a byte ends the batch, a second one at once */
	void *user;
	long long (*now)(void *user); /* milliseconds of a steady clock */
	/* A few times a second, and for every record (else news is NULL). */
	void (*tell)(void *user, const struct vk_batch_tally *,
	    const struct vk_batch_news *news);
};

/*
 * Makes what is asked for.  False with a finding when that could not be
 * carried through; records that fail are told, and are no reason for false.
 * *stopped: somebody asked for the end, and there is more to do.
 */
bool vk_batch_run(const struct vk_batch *, struct vk_batch_tally *,
    bool *stopped, struct vk_diag *);

/*
 * Proves from the journals of all shards that every record was made exactly
 * once and lies there; then writes one journal and one summary of them all.
 * What is missing or wrong is told by findings (exit status 1).
 */
bool vk_batch_merge(const struct vk_batch *, struct vk_diag *);

/* Whether names can be made from a pattern. */
bool vk_batch_pattern(const char *pattern);

const char *vk_batch_status_word(enum vk_batch_status);

#endif
