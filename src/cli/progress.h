/* How far a batch is: for eyes, for logs, for programs. */
#ifndef VK_PROGRESS_H
#define VK_PROGRESS_H

#include "batch/batch.h"
#include "cli/cli.h"

enum vk_progress_form {
	VK_PROGRESS_NONE,
	VK_PROGRESS_BAR, /* one line of a terminal, drawn again and again */
	VK_PROGRESS_LINES, /* a line now and then */
	VK_PROGRESS_JSON /* a line of JSON for each record, on stdout */
};

enum { VK_PROGRESS_RULES = 12, VK_PROGRESS_RULE = 24 };

struct vk_progress_rule { /* so many records failed by it first */
	char rule[VK_PROGRESS_RULE];
	size_t n;
};

struct vk_progress {
	enum vk_progress_form form;
	bool quiet; /* only what is an error */
	bool verbose; /* the words of papers that were made, too */
	bool colour;
	long long began, said; /* milliseconds: the start, the last line */
	bool drawn; /* a bar stands on the terminal */
	bool lost; /* stdout takes no more */
	/* the most frequent rules, as far as there is room for them */
	struct vk_progress_rule rules[VK_PROGRESS_RULES];
	size_t nrules;
};

long long vk_progress_now(void);
void vk_progress_begin(struct vk_progress *, const struct vk_call *);
/* Something happened (news), or time passed (NULL). */
void vk_progress_tell(struct vk_progress *, const struct vk_batch_tally *,
    const struct vk_batch_news *news);
/* The words at the end. */
void vk_progress_end(
    struct vk_progress *, const struct vk_batch_tally *, bool stopped);

/* "[####----] 12/60  8.1/s  0:06 left", of so many columns at most. */
void vk_progress_bar(struct vk_buf *, const struct vk_batch_tally *,
    long long elapsed, int columns);

#endif
