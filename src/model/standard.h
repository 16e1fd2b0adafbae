/*
 * The measures of one rule set, as its layout file gives them.  No other file
 * of the program holds a size, a distance or a fixed string of a rule set.
 */
#ifndef VK_STANDARD_H
#define VK_STANDARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/len.h"

struct vk_arena;

enum vk_role {
#define VK_ROLE(name, written, box) VK_ROLE_##name,
#include "roles.def"
#undef VK_ROLE
	VK_ROLE_COUNT
};

struct vk_style {
	vk_len size; /* 0: the size of the body, whatever the fit chose */
	vk_len pitch; /* baseline to baseline inside; 0: that of the body */
	vk_len before; /* clear space above the first line; -1: the body's */
	bool bold, italic, underline;
	const char *rule; /* "5.1", or "ours" where the rule set is silent */
	const char *box; /* its ô, "" none; NULL: that of the Party's drawing */
};

struct vk_margins {
	vk_len top, bottom, left, right;
};

struct vk_setting { /* one rung of the ladder of what the rules leave free */
	vk_len size, pitch, space;
};

struct vk_range {
	vk_len least, most;
};

struct vk_line_under { /* drawn below a line of words, centred */
	int share; /* percent of their width; 0: none is drawn */
	vk_len gap, weight; /* gap: baseline to the rule's centre */
};

struct vk_frame { /* drawn around a mark, which stands in its middle */
	vk_len height; /* of a mark of one line; 0: none is drawn */
	vk_len side; /* least distance of the words to its sides */
	vk_len step; /* the width is a multiple of this; 0: any */
	vk_len weight;
};

struct vk_standard {
	struct vk_arena *arena; /* owns everything below */
	const char *id; /* "hd36-2018" */
	const char *name; /* "Hướng dẫn 36-HD/VPTW" */
	const char *prefix; /* of its rules: "HD36" */
	const char *from, *to; /* days in force, "2018-04-03"; to: "" open */
	bool by_date; /* whether the day of a document may choose it */

	vk_len paper_width, paper_height;
	struct vk_margins front, back; /* back: of a two-sided print */
	vk_len small_width, small_height; /* of administrative papers, A5 */
	bool small_for_all; /* of all others too */
	struct vk_margins small_front, small_back;
	const char **families; /* fonts that may be used, best first */
	size_t nfamilies;

	struct vk_style styles[VK_ROLE_COUNT];

	/* the text block */
	vk_len first_baseline; /* below the top margin */
	vk_len last_depth; /* room below the last baseline of a page */

	/* ô 1-4 and what stands under them */
	const char *title; /* "ĐẢNG CỘNG SẢN VIỆT NAM" */
	const char *motto; /* second line of the title; NULL: none */
	const char *star; /* "*"; "": none */
	struct vk_line_under issuer_line;
	const char *number_word; /* "Số " */
	const char *number_form; /* "{n}-{kind}/{body}" */
	const char *date_full; /* "{place}, ngày {day} tháng {month} ..." */
	const char *day_blank; /* stands for a day left open */
	const char *month_blank; /* for a month left open */
	bool date_level; /* stands on the line of the number */
	const char *letter_mark; /* before a letter's subject; NULL: none */
	const char *draft_mark; /* "Dự thảo lần {n}" */
	vk_len head_gap; /* least distance of the two columns */
	vk_len title_rule_gap; /* last line's baseline to the rule's centre */
	vk_len title_rule_weight; /* thickness of the rule */

	/* ô 5 */
	const char *separator; /* "-----"; "": none */
	struct vk_line_under subject_line;
	struct vk_range kind_size, subject_size; /* allowed */
	vk_len opening_after; /* clear space above the body, for its own */

	/* ô 6 */
	vk_len indent;
	const char *numbering; /* of sections: "I- 1. 1.1. a)" */
	const struct vk_setting *ladder; /* the first one is the plain one */
	size_t nladder;
	struct vk_range body_size, body_pitch, body_space; /* allowed */
	vk_len space_stretch; /* most that a page may add to each space */
	const char *ground_mark; /* "- " before a căn cứ; "": none */
	bool ground_italic;

	/* pages */
	int split_before, split_after; /* lines of a paragraph kept together */
	int lines_with_sign; /* body lines beside the signature */
	int lines_with_sign_wanted;
	int least_fill; /* of the last page, in percent */
	int most_empty; /* of the page before it, in percent */

	/* ô 7, 8 */
	vk_len sign_before; /* body baseline to the block's top, extra */
	vk_len sign_room; /* clear height for the hand signature */
	vk_len sign_image_width; /* ô 7c, the signature image fits into */
	vk_len sign_image_height;
	vk_len seal_size; /* where con-dau-mm does not say */
	int seal_overlap; /* percent of the signature that the seal covers */
	/* on a clear ground, or `check` says so */
	bool sign_image_blue, seal_red;
	vk_len sign_between; /* clear space above a confirming block */

	/* names and words of the fields for digital signatures */
	const char *field_person, *field_person_about; /* ô 7c */
	const char *field_body, *field_body_about; /* ô 8 */

	/* ô 9 */
	const char *recipients_word; /* "Nơi nhận:" */
	const char *recipient_mark; /* "- " */
	const char *recipient_end; /* "," or ";" */
	const char *recipient_last; /* "." */
	const char *addressed_word; /* "Kính gửi:" */
	const char *submitted_word; /* "Kính trình:" or "Kính gửi:" */
	bool under_colon; /* where the marks of several receivers stand */
	const char *drafter_form; /* "{who}-{n}": the drafter, the copies */
	vk_len underline_gap; /* baseline to the centre of the line */
	vk_len underline_weight;
	bool underline_colon; /* whether the line runs under the colon */

	/* page number */
	vk_len number_top; /* edge of the sheet to the top of the digits */

	/* ô 10, 11a, 13 */
	struct vk_frame urgency_frame, circulation_frame;
	const char *secrecy_box, *secrecy_rule; /* stamps are of one style */
	vk_len circulation_top; /* edge of the sheet to the letters or frame */
	bool contact_first; /* on the first page, else on the last */
	vk_len contact_rule_gap; /* the rule's centre to the first baseline */
	vk_len contact_rule_weight;

	/* the line in capitals at the foot of the last page */
	vk_len media_bottom; /* edge of the sheet to the foot of its letters */
	const char *media_opening; /* what a mark of this kind begins with */

	/* appendices */
	const char *appendix_word; /* "PHỤ LỤC", of the only one */
	const char *appendix_number; /* "PHỤ LỤC 1", from two on: a label */
	const char *appendix_of; /* "({what})": the line in brackets */
	bool appendix_hides_first; /* no number on its first page */

	/* tables */
	vk_len cell_side, cell_top, cell_bottom; /* clear of the lines */
	vk_len grid_weight; /* of the lines */
	vk_len table_before, table_after; /* clear of the text, */
	vk_len table_under_title; /* and of its own title */
	const char *table_again; /* "(tiếp theo)"; "": nothing is said */

	/* footnotes */
	vk_len notes_gap; /* from the text's last baseline to the line */
	vk_len notes_rule_width, notes_rule_weight;
	vk_len notes_rule_gap; /* from the line to the first baseline */
	const char *note_mark; /* "({n})", raised in the text */

	/* tick boxes and dotted blanks */
	vk_len tick_weight; /* of the lines of a box */
	int tick_height; /* percent of the size; it stands on the baseline */
	vk_len tick_space; /* between the boxes of a row */
	vk_len blank_width; /* of dots, where the document does not say */

	/* charts */
	vk_len chart_height, chart_weight; /* without its title */
};

void vk_standard_free(struct vk_standard *);

const char *vk_role_name(enum vk_role);
/* Its ô in the frame of a page, "5a"; "": it has none. */
const char *vk_role_box(const struct vk_standard *, enum vk_role);

/* The style with the fitted body measures put in for 0 and -1. */
struct vk_style vk_style_fitted(
    const struct vk_standard *, enum vk_role, const struct vk_setting *);

#endif
