/*
 * A document on its way to pages: paragraphs with their words, labels and
 * roles.  Wording and numbering are decided here; sizes and places are not.
 */
#ifndef VK_FLOW_H
#define VK_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/standard.h"

struct vk_arena;
struct vk_buf;
struct vk_diag;
struct vk_doc;
struct vk_node;

enum { /* struct vk_span.style */
	VK_SPAN_BOLD = 1, /* as in enum vk_face */
	VK_SPAN_ITALIC = 2,
	VK_SPAN_UNDERLINE = 4,
	VK_SPAN_RAISED = 8, /* superscript */
	VK_SPAN_KEEP = 16, /* its blanks are no break */
	VK_SPAN_BREAK = 32, /* no text: a kept line break */
	VK_SPAN_LABEL = 64, /* the number or sign of an item */
	VK_SPAN_DOTS = 128, /* no text: dots over a given width */
	VK_SPAN_TICK = 256, /* a drawn box; its text is "☐", "☑" or "☒" */
	VK_SPAN_GAP = 512, /* no text: clear room, where a line may end */
	VK_SPAN_STRUCK = 1024 /* removed since the other draft */
};

struct vk_note;

struct vk_span { /* text of one style; blanks folded to single spaces */
	const char *text;
	uint32_t len;
	uint32_t style;
	vk_len width; /* of VK_SPAN_DOTS and VK_SPAN_GAP */
	const struct vk_note *note; /* the footnote that this is the mark of */
	const struct vk_node *node; /* where it comes from; NULL: rule set */
};

enum vk_align { VK_JUSTIFIED, VK_LEFT, VK_CENTRE, VK_RIGHT };

struct vk_table;
struct vk_chart;

struct vk_para {
	enum vk_role role;
	enum vk_align align;
	bool indent; /* first line begins at the first-line indent */
	bool balance; /* lines of about the same length */
	bool heading; /* stays with what follows */
	bool keep_above; /* stays with what is above */
	bool hang; /* lines after the first begin behind the label */
	bool leads_in; /* ends in ":" before its first item */
	bool joined; /* a further line of one text: no space above it */
	bool page_before; /* a forced page break stands before it */
	bool break_in_head; /* a line break by meaning, see glue.h */
	int outline; /* level in the outline from 1; 0: none */
	const struct vk_span *spans;
	size_t nspans;
	const struct vk_table *table; /* that stands here, instead of words */
	const struct vk_chart *chart; /* the same; model/chart.h */
	const struct vk_node *node; /* its element; NULL: from the rule set */
};

struct vk_paras {
	struct vk_para *at;
	size_t n;
};

struct vk_note { /* at the foot of the page that has its mark */
	struct vk_para para; /* "(1) ..." */
};

/* ---- tables ---- */

struct vk_column {
	vk_len width; /* as asked for; 0: by share or content */
	int share; /* in tenths: "2*" is 20; 0: by content */
	int brothers; /* columns of one number above 0 are equally wide */
	bool decimal; /* its figures stand on the comma */
};

struct vk_cell {
	size_t row, column; /* its upper left corner */
	size_t rows, columns; /* how many it covers, from 1 */
	enum vk_align align;
	bool head; /* tells what stands below it or beside it */
	struct vk_paras paras; /* items of lists hang */
	const struct vk_node *node;
};

enum vk_row_kind {
	VK_ROW_HEAD,
	VK_ROW_NUMBERS, /* of the columns; the last row of the head */
	VK_ROW_PLAIN,
	VK_ROW_GROUP, /* a title for the rows below it */
	VK_ROW_TOTAL
};

/* The role of its words. */
enum vk_role vk_row_role(enum vk_row_kind);

struct vk_row {
	enum vk_row_kind kind;
	const struct vk_cell *cells; /* that begin in it, from the left */
	size_t ncells;
	const struct vk_node *node;
};

struct vk_table { /* its title and notes are paragraphs around it */
	const struct vk_column *columns;
	size_t ncolumns;
	const struct vk_row *rows;
	size_t nrows;
	size_t nhead; /* the first rows, which are its head */
	bool repeat_head; /* on each further page */
	const struct vk_node *node;
};

/* ---- the whole ---- */

struct vk_stretch { /* what stands on sheets of one kind, from a new page on */
	struct vk_paras body;
	bool landscape;
	bool anew; /* an appendix: pages and notes are counted from 1 again */
	const struct vk_node *node; /* the appendix; NULL: the document */
};

struct vk_sign { /* one signature block */
	struct vk_paras above; /* confirmation, authority, office */
	struct vk_paras name; /* empty: room is left for it */
	bool left; /* beside the next right one */
	const char *signature_image, *seal_image; /* names; NULL: none */
	bool person_field, body_field; /* room for a digital signature */
	vk_len seal_size; /* 0: the rule set's */
	const struct vk_node *node;
};

struct vk_flow {
	struct vk_arena *arena;
	const struct vk_standard *standard;
	const struct vk_node *root; /* of the document; NULL: made by hand */
	struct vk_paras left; /* superior, issuer, star, number, marks */
	struct vk_paras right; /* title, place and date */
	struct vk_paras opening; /* kind, subject, separator, addressed */
	struct vk_stretch *stretches; /* the document's, then the appendices' */
	size_t nstretches;
	size_t nmain; /* of the document; its signature follows the last one */
	struct vk_sign *signs;
	size_t nsigns;
	struct vk_paras recipients; /* the word, the list, the drafter */
	struct vk_paras contact;
	struct vk_paras circulation;
	struct vk_paras media; /* at the foot of the document's last page */
	/* for the PDF's own data; never NULL */
	const char *doc_title, *doc_author, *doc_subject;
	const char *day; /* first day that fits the date: "2020-05-22" */
	bool day_open; /* the document leaves its day open */
	const char *folder; /* where images lie, with slash or "" */
};

struct vk_flow_wish {
	int draft; /* number of the draft mark; 0: none */
	bool final; /* ready to be signed: has fields for the signatures */
};

/*
 * Builds the flow; what cannot be laid out is an error in the diag, and the
 * flow is still whole.  The doc and the standard must outlive it.
 */
struct vk_flow *vk_flow_new(const struct vk_doc *, const struct vk_standard *,
    const struct vk_flow_wish *, struct vk_diag *);
void vk_flow_free(struct vk_flow *);
void vk_flow_dump(const struct vk_flow *, struct vk_buf *);

#endif
