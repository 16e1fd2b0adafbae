/*
 * Findings: what is wrong with the user's file, or with the machine.  They are
 * noted where they are seen and printed, sorted and translated by cli/ alone.
 */
#ifndef VK_DIAG_H
#define VK_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vankien.h" /* enum vk_level */

struct vk_arena;

/* One constant per row of messages.def, VK_MSG_ and the row's name. */
enum vk_msg {
#define N_(s) s
#define VK_MESSAGE(name, level, status, effect, rule, text, fix) VK_MSG_##name,
#include "messages.def"
#undef VK_MESSAGE
#undef N_
	VK_MSG_COUNT
};

/* What a finding stops. */
enum vk_effect {
	VK_GOES_ON, /* the document can still be laid out */
	VK_NO_LAYOUT, /* there is nothing trustworthy to lay out */
	VK_NO_RESULT /* the command cannot go on at all */
};

struct vk_pos {
	const char *file; /* as the user named it; NULL: no place */
	uint32_t line; /* from 1; 0: the whole file */
	uint32_t column; /* from 1, in code points */
};

/* Moves a place past one byte of its file. */
static inline void
vk_pos_pass(struct vk_pos *pos, char byte)
{
	if (byte == '\n') {
		pos->line++;
		pos->column = 1;
	} else if (((unsigned char)byte & 0xC0) != 0x80) {
		pos->column++;
	}
}

struct vk_on_page { /* a place on the pages as laid out */
	unsigned page; /* from 1; 0: none */
	int64_t x, y; /* micrometres from the upper left corner of the sheet */
};

struct vk_message { /* the fixed part, from messages.def */
	enum vk_level level;
	int status; /* exit status that this finding asks for */
	enum vk_effect effect;
	const char *rule; /* "VK-XML-04", or "6.5" of the rule set in use */
	const char *text; /* English, with {found} {needed} {more} */
	const char *fix; /* what to do; may be "" */
};

struct vk_finding {
	enum vk_msg msg;
	enum vk_level level; /* of the message, but see vk_diag_be_strict */
	struct vk_pos pos;
	unsigned file; /* the files are sorted as they were first spoken of */
	const char *rule; /* complete: "HD36-6.5" */
	const char *found; /* what stands there; never NULL, may be "" */
	const char *needed; /* what may or must stand there */
	const char *more; /* the nearest name, a reason */
	const char
	    *by; /* the rule that asks for it, where it is not this one */
	struct vk_on_page at;
	const char *accepted; /* the reason of a waiver, else NULL */
	struct vk_pos other; /* a place it is held against; file NULL: none */
};

struct vk_diag; /* the findings of one document, with their memory */

struct vk_diag *vk_diag_new(void);
void vk_diag_free(struct vk_diag *);

/*
 * Notes a finding.  The strings are copied; NULL counts as "".  After
 * VK_DIAG_MOST findings the rest are only counted.
 */
enum { VK_DIAG_MOST = 1000 };
void vk_diag_add(struct vk_diag *, enum vk_msg, struct vk_pos,
    const char *found, const char *needed, const char *more);

struct vk_measured { /* what was measured on a page */
	const char *found, *needed, *more;
	const char *by; /* the rule that asks for it, "HD36-1.1" */
	struct vk_on_page at;
};
void vk_diag_add_measured(
    struct vk_diag *, enum vk_msg, struct vk_pos, const struct vk_measured *);

/* The place that the finding noted last is held against. */
void vk_diag_relate(struct vk_diag *, struct vk_pos);

/* A copy of a string that lives as long as the findings; NULL gives "". */
const char *vk_diag_keep(struct vk_diag *, const char *);

/* Rules of form get this prefix from here on: "HD36" makes "HD36-6.5". */
void vk_diag_set_rules(struct vk_diag *, const char *prefix);

/*
 * Sorts the findings: file by file, in each the whole of it first, then by
 * line and column.
 */
void vk_diag_sort(struct vk_diag *);

size_t vk_diag_kept(const struct vk_diag *);
const struct vk_finding *vk_diag_at(const struct vk_diag *, size_t);
/* Of one level, kept or not, accepted ones left out. */
size_t vk_diag_count(const struct vk_diag *, enum vk_level);
enum vk_effect vk_diag_effect(const struct vk_diag *); /* the worst so far */
int vk_diag_status(const struct vk_diag *); /* that of the worst; 0, 1, 64... */

/*
 * Marks the findings of a rule as accepted, also those that it asks for; how
 * many there were.  What keeps a document from being laid out cannot be
 * accepted.
 */
size_t vk_diag_accept(struct vk_diag *, const char *rule, const char *reason);

/* Warnings count as errors from here on, those that are noted already too. */
void vk_diag_be_strict(struct vk_diag *);

const struct vk_message *vk_message(enum vk_msg);

/*
 * Fills {found}, {needed}, {more}, {by}, {page} and {spot} of a (translated)
 * template; what the terminal must not see is escaped by the caller who prints
 * it.
 */
struct vk_buf;
void
vk_diag_fill(struct vk_buf *, const char *pattern, const struct vk_finding *);

#endif
