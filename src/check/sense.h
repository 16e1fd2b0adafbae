/*
 * What the rules of sense share: a line of text as it is read, where it
 * stands, and the days and words that are found in it.  They ask whether what
 * a paper says can be, not how it is written.
 */
#ifndef VK_SENSE_H
#define VK_SENSE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/figure.h"
#include "rules.h"

enum vk_sense_place { /* where a line stands */
	VK_SENSE_ISSUER = 1, /* in the name of the issuing body */
	VK_SENSE_SUBJECT = 2, /* says what the paper is about */
	VK_SENSE_GROUND = 4, /* on which the paper is based */
	VK_SENSE_TARGET = 8, /* in a target */
	VK_SENSE_CELL = 16 /* in a table */
};

/*
 * Visits the lines of a paper, each read into check.line; a subject in several
 * lines is one.  Numbers, waivers and contacts are passed over.
 */
typedef void vk_sense_visit(void *user, unsigned place);
void vk_sense_walk(
    struct vk_check *, const struct vk_node *, vk_sense_visit *, void *user);

struct vk_term { /* of a congress and of the committee it elects */
	int ordinal; /* 0: not said */
	int from, to; /* years; 0: not said */
};

struct vk_named_term { /* as a line says it of a body */
	struct vk_term term;
	const char *body; /* folded: "phuong duc giang"; "": none is named */
	struct vk_pos ordinal_at, years_at;
	struct vk_named_term *next;
};

struct vk_bare_day { /* "5/02/2020" */
	const char *found, *needed;
	struct vk_pos pos;
	struct vk_bare_day *next;
};

struct vk_sense {
	struct vk_check check;
	unsigned place; /* enum vk_sense_place */
	struct vk_term own; /* of the congress whose paper it is */
	const char *own_body; /* as vk_named_term.body; NULL: no congress */
	struct vk_named_term *terms, **last_term;
	bool has_zeros; /* days below 10 have a zero before them, somewhere */
	struct vk_bare_day *bare_days, **last_day; /* those without */
	bool subject_has_own; /* the own congress or term stands there */
	const char *subject_found; /* another one that does; NULL: none */
	const char *subject_needed;
	enum vk_msg subject_msg;
	struct vk_pos subject_at;
};

/* What one rule reads in the line at hand, which is check.line. */
typedef void vk_sense_rule(struct vk_sense *);
vk_sense_rule vk_sense_days_exist; /* check_days.c */
vk_sense_rule vk_sense_days;
vk_sense_rule vk_sense_year;
vk_sense_rule vk_sense_terms; /* check_terms.c */
vk_sense_rule vk_sense_votes; /* check_votes.c */

/* check_terms.c: what the head says, before; what contradicts it, after. */
void vk_sense_own_term(struct vk_sense *);
void vk_sense_compare_terms(struct vk_sense *);
/* check_days.c: days without a zero, where others have it. */
void vk_sense_compare_days(struct vk_sense *);

/* ---- words and figures of a line ---- */

/* Bytes of a blank here, also of one that does not break; 0: none. */
size_t vk_sense_blank(const char *s);
size_t vk_sense_blanks(const char *s);
/*
 * Where these words, in lower case, and a blank behind them stand before
 * `at`; false when they do not.  *begin may be NULL.
 */
bool
vk_sense_behind(const char *text, size_t at, const char *words, size_t *begin);
/* The same where they end right before `at`, blanks or not. */
bool
vk_sense_ends(const char *text, size_t at, const char *words, size_t *begin);
/* Bytes of the words here as whole words, 0: others stand here. */
size_t vk_sense_words(const char *s, const char *words);
/* Where the next word begins, or the end. */
size_t vk_sense_next_word(const char *text, size_t at);
/* The same words anywhere from `at` up to `end`. */
bool vk_sense_has(const char *text, size_t at, size_t end, const char *words);
/* Where the sentence around a byte begins and ends; far ones are cut. */
size_t vk_sense_sentence(const char *text, size_t at, size_t *end);

/* Up to so many digits; how many there were, 0 when there are more. */
size_t vk_sense_digits(const char *s, size_t most, int *value);
/* A figure as Vietnamese writes it here; its bytes, 0: none. */
size_t vk_sense_figure(const char *s, struct vk_figure *);
/* Whether a figure may begin at this byte: no letter or sign leads to it. */
bool vk_sense_begins_figure(const char *text, size_t at);

struct vk_said_day {
	size_t at, end; /* from "ngày" on where it is written */
	int day, month, year; /* 0: not said */
	bool named; /* "ngày" stands before it */
};
/* The next day from *from on, which is moved behind it; none begins at `end`. */
bool
vk_sense_day(const char *text, size_t *from, size_t end, struct vk_said_day *);
/* Whether the number and symbol of a paper stand right before the day. */
size_t vk_sense_symbol_before(const char *text, size_t at, size_t *begin);

#endif
