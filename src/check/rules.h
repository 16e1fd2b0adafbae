/*
 * What the rules of form share: the table's row, the document as a rule sees
 * it, and the text of an element as one line.
 */
#ifndef VK_RULES_H
#define VK_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/date.h"
#include "model/doc.h"

struct vk_arena;
struct vk_kind;
struct vk_standard;

enum vk_check_set { /* the rule sets whose rules are held here */
	VK_SET_HD36 = 1,
	VK_SET_HD05 = 2,
	VK_SET_ND30 = 4,
	VK_SET_PARTY = VK_SET_HD36 | VK_SET_HD05,
	VK_SET_ALL = VK_SET_PARTY | VK_SET_ND30
};

enum vk_check_fact { /* what a document may be */
	VK_IS_FINAL = 1, /* to be signed: nothing is left for the pen */
	VK_IS_CONGRESS = 2, /* of a congress or one of its bodies */
	VK_IS_RESOLUTION = 4,
	VK_IS_LETTER = 8, /* công văn */
	VK_IS_NO_LETTER = 16
};

/* The text of elements, blanks folded and none at its ends. */
struct vk_line {
	const char *text; /* never NULL */
	size_t len;
	bool open; /* a field or a condition stands in it */
	const struct vk_node *node; /* the first element read */
	struct vk_buf buf;
	struct vk_piece *pieces; /* where the text comes from */
	size_t npieces, room;
	const struct vk_node *blank; /* text node of a blank that waits */
	size_t blank_at;
	/* the last place that was asked for: the next one is not far behind */
	const struct vk_node *seen;
	size_t seen_at;
	struct vk_pos seen_pos;
};

/* Of enum vk_check_set; 0: of none that rules are known of. */
unsigned vk_check_set_of(const struct vk_standard *);

struct vk_check { /* a document while its form is held against the rules */
	const struct vk_doc *doc;
	const struct vk_standard *standard;
	struct vk_diag *diag;
	struct vk_arena *arena; /* what the rules write down for themselves */
	unsigned set; /* enum vk_check_set, one of them */
	unsigned facts; /* enum vk_check_fact */
	bool sure; /* the rule at work is certain in this rule set */
	const struct vk_kind *kind; /* NULL: none that is known */
	struct vk_date date; /* year 0: none */
	/* co-quan: the lines that name the congress; VK_EL_NONE: none do */
	enum vk_element congress_lines;
	struct vk_line line; /* what vk_check_line lends */
};

/*
 * One rule.  Where a rule set is not certain of it, the finding is a warning:
 * then messages.def has two rows, NAME and NAME_UNSURE, with the same rule id,
 * and the rule asks vk_check_weigh for the one to use.
 */
struct vk_check_rule {
	enum vk_element at; /* held against each element of this kind */
	unsigned sets; /* the rule sets that have it */
	unsigned unsure; /* those that are not certain of it */
	unsigned needs; /* facts without which it says nothing */
	void (*hold)(struct vk_check *, const struct vk_node *);
};

/* check.c: what the document is; then what was needed for it is freed. */
void vk_check_begin(struct vk_check *, enum vk_state);
void vk_check_end(struct vk_check *);

/* In the order of the rule sets; a row without `hold` is the last. */
extern const struct vk_check_rule vk_check_head[]; /* ô 1, 2, 4, 5 */
extern const struct vk_check_rule vk_check_number[]; /* ô 3 */
extern const struct vk_check_rule vk_check_body[]; /* ô 6 */
extern const struct vk_check_rule vk_check_sign[]; /* ô 7-9 */
extern const struct vk_check_rule vk_check_block[]; /* ô 7, 8: who signs */
extern const struct vk_check_rule vk_check_whole[]; /* what lacks, is added */
extern const struct vk_check_rule vk_check_fixed[]; /* written, though set */
extern const struct vk_check_rule vk_check_figures[]; /* attributes */
extern const struct vk_check_rule vk_check_columns[]; /* tables */

enum vk_msg
vk_check_weigh(const struct vk_check *, enum vk_msg sure, enum vk_msg unsure);

/* check_blanks.c: what a skeleton has left to be filled in, here and below. */
void vk_check_blanks(struct vk_check *, const struct vk_node *);

/* sense.c: what the text says that certainly cannot be. */
void vk_check_sense_sure(struct vk_check *);

/* Notes a finding; long texts are shortened for the eye. */
void vk_check_say(struct vk_check *, enum vk_msg, struct vk_pos,
    const char *found, const char *needed);
/* The same at a place in the line that was read last. */
void vk_check_say_at(struct vk_check *, enum vk_msg, size_t at,
    const char *found, const char *needed);

/* ---- check_text.c ---- */

/* The line of one element, lent until the next one is read. */
const struct vk_line *vk_check_line(struct vk_check *, const struct vk_node *);
/* The place of a byte of it, in lines and code points of the file. */
struct vk_pos vk_line_pos(struct vk_line *, size_t at);
/* Whether two bytes lie in one text, with no note or element between them. */
bool vk_line_is_whole(const struct vk_line *, size_t from, size_t to);

void vk_line_clear(struct vk_line *);
void vk_line_add(struct vk_line *, const struct vk_node *); /* behind a blank */
void vk_line_free(struct vk_line *);

/*
 * How many bytes of the text the words take up at its front, 0 when others
 * stand there; `words` are written in lower case.  Case counts as nothing;
 * with _folded marks neither, and the words are ASCII.
 */
size_t vk_check_begins(const char *text, const char *words);
size_t vk_check_begins_folded(const char *text, const char *words);
/* The same words anywhere, as whole words; NULL when they are not there. */
const char *vk_check_find_folded(const char *text, const char *words);
bool vk_check_ends_word(const char *text); /* no letter or figure here */
/* The first small letter; NULL when there is none. */
const char *vk_check_small_letter(const char *text);

/* A copy that lives as long as the check. */
char *vk_check_upper(struct vk_check *, const char *text);
char *vk_check_keep(struct vk_check *, const char *text, size_t len);

/*
 * Where the last sign or word of a line begins: what stands in the place of
 * the full stop.
 */
size_t vk_check_tail(const struct vk_line *);

/* Notes the first small letter of an element that is printed in capitals. */
void vk_check_capitals(struct vk_check *, const struct vk_node *, enum vk_msg);

/* Notes a dash that is written before an item, where the rule set sets it. */
void vk_check_own_dash(struct vk_check *, const struct vk_node *, enum vk_msg);

#endif
