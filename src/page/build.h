/* What the files of this room share while pages are built. */
#ifndef VK_PAGE_BUILD_H
#define VK_PAGE_BUILD_H

#include "base/arena.h"
#include "base/diag.h"
#include "flow/flow.h"
#include "glue.h"
#include "line.h"
#include "page.h"
#include "type/type.h"

struct vk_breaks;
struct vk_emit;

/* ---- set.c: paragraphs as boxes and spaces ---- */

struct vk_bit { /* what an item stands for, beside its width */
	const struct vk_shape *shape;
	uint32_t style; /* of its span, or VK_BIT_LOWERED */
};

enum {
	VK_BIT_LOWERED = 1 << 16, /* a lowered figure */
	VK_BIT_MARK = 1 << 17, /* of a note */
	VK_SMALL_PERCENT = 60 /* of raised and lowered figures; ours */
};

struct vk_mark { /* where the mark of a note stands */
	size_t item; /* its first one */
	const struct vk_note *note;
};

struct vk_set { /* a paragraph, measured once for all sizes */
	const struct vk_para *para;
	const struct vk_item *items;
	const struct vk_bit *bits; /* one for each item */
	size_t n;
	const struct vk_mark *marks; /* in their order */
	size_t nmarks;
};

/* ---- sheet.c: what pages are printed on ---- */

struct vk_sheet { /* of one stretch; the back of a sheet is moved by this */
	vk_len width, height;
	struct vk_margins margins; /* of a front */
	vk_len back_right, back_down; /* where the block of a back begins */
	vk_len narrower; /* its text, than on the paper that is usual */
};

struct vk_sheet vk_sheet_new(
    const struct vk_standard *, const struct vk_page_wish *, bool landscape);
/* The width of its text block. */
vk_len vk_sheet_measure(const struct vk_sheet *);
/* The first and the lowest baseline of a page. */
vk_len vk_sheet_first(const struct vk_sheet *, const struct vk_standard *);
vk_len vk_sheet_last(const struct vk_sheet *, const struct vk_standard *);

struct vk_layout { /* the tools and the inputs of one layout */
	struct vk_arena *arena; /* of the pages */
	struct vk_arena *scratch; /* for the time of the layout */
	const struct vk_flow *flow;
	const struct vk_standard *standard;
	struct vk_sheet sheet; /* of the stretch in hand */
	struct vk_type *type;
	struct vk_breaker *breaker;
	struct vk_diag *diag;
};

struct vk_set
vk_set_new(struct vk_layout *, const struct vk_para *, enum vk_glue_mode);

/*
 * As a cell is set, on a width: what is one line there needs no look at where
 * lines may end.
 */
struct vk_set vk_set_flat(struct vk_layout *, const struct vk_para *,
    vk_len size, vk_len width, bool *flat);

struct vk_set_lines { /* a paragraph broken at one size and measure */
	struct vk_set set;
	struct vk_lines lines;
	struct vk_line_wish wish;
};

struct vk_set_lines vk_set_break(struct vk_layout *, const struct vk_set *,
    vk_len measure, vk_len indent, vk_len size);

/*
 * From the last baseline of the paragraph above to the first of this one.  In
 * a block, clear space stands where the role changes: lines of one list or one
 * text are a pitch apart.
 */
vk_len vk_set_step(const struct vk_style *, const struct vk_paras *, size_t);

/* Whether a word had to be divided; a finding where one had. */
bool vk_set_is_cut(const struct vk_set_lines *);
void vk_set_tell(struct vk_layout *, const struct vk_set_lines *);

/* Widest line, without the indent. */
vk_len vk_set_width(const struct vk_set_lines *);

/* ---- block.c: what is placed once and as a whole ---- */

struct vk_spot { /* a line at a place */
	struct vk_set_lines *lines;
	size_t line;
	vk_len x, y; /* of its start and baseline */
};

enum vk_placed_kind {
	VK_PLACED_LINE,
	VK_PLACED_RULE,
	VK_PLACED_IMAGE,
	VK_PLACED_FIELD
};

struct vk_placed { /* in a block */
	enum vk_placed_kind kind;
	union {
		struct vk_spot line;
		struct vk_rule rule;
		struct vk_image image;
		struct vk_field field;
	} as;
};

struct vk_block { /* a head or a signature block */
	struct vk_placed *at; /* in reading order, that of the calls below */
	size_t n, room;
	vk_len last; /* lowest baseline, from its top */
};

enum vk_edge { VK_EDGE_LEFT, VK_EDGE_CENTRE, VK_EDGE_RIGHT };

/* Below any sheet: what would stand lower stands there, and is refused. */
enum { VK_DEEPEST = 1 << 28 };

/*
 * Puts a paragraph's lines below each other: the first baseline at y, each
 * line held at x by its left edge, centre or right edge.  Returns the last
 * baseline.
 */
vk_len
vk_block_put(struct vk_layout *, struct vk_block *, const struct vk_set_lines *,
    enum vk_edge, vk_len x, vk_len y, vk_len pitch);
void vk_block_rule(struct vk_layout *, struct vk_block *, struct vk_rule);
void vk_block_image(struct vk_layout *, struct vk_block *, struct vk_image);
void vk_block_field(struct vk_layout *, struct vk_block *, struct vk_field);

/* ---- head.c, sign.c ---- */

/* From the top edge of the sheet. */
void
vk_head_new(struct vk_layout *, const struct vk_setting *, struct vk_block *);
/* From its own first baseline. */
void
vk_sign_new(struct vk_layout *, const struct vk_setting *, struct vk_block *);
/* From the centre of its line; nothing where there are no contact lines. */
void vk_contact_new(
    struct vk_layout *, const struct vk_setting *, struct vk_block *);

/* The mark at the foot of the last page, from the top edge of the sheet. */
void
vk_media_new(struct vk_layout *, const struct vk_setting *, struct vk_block *);

/* ---- chart.c ---- */

vk_len vk_chart_height(const struct vk_standard *, const struct vk_sheet *,
    const struct vk_chart *);
/* From its upper edge. */
void
vk_chart_emit(struct vk_emit *, const struct vk_para *, vk_len x, vk_len y);

/* ---- breaks.c: the best pages ---- */

/*
 * A line of the body in the vertical list: of text by its baseline, or a band
 * of a table by its lower edge.
 */
struct vk_vline {
	uint32_t para, line;
	vk_len advance; /* from the baseline above, when one is above */
	vk_len lead; /* below the page's first baseline, when none is */
	vk_len notes; /* height of the notes that it has marks of, */
	uint32_t nnotes; /* so many */
	bool gap; /* the space above it may be stretched */
	bool forced; /* a page begins with it */
	int32_t price; /* of a page that begins with it */
};

struct vk_breaks_wish {
	const struct vk_vline *lines;
	size_t n;
	vk_len first_top; /* first baseline of the first page */
	vk_len top; /* first baseline of the other pages */
	vk_len bottom; /* lowest baseline of any page */
	vk_len first_foot; /* that the foot of the first page takes of it */
	vk_len close; /* depth of what closes it, below the last line */
	vk_len notes_rule; /* room over the first note of a page */
	vk_len stretch; /* most for each gap */
	vk_len pitch;
	size_t least_close, wanted_close; /* lines beside the close */
	vk_len least_fill; /* lowest that the last page should reach to */
	vk_len most_empty; /* of the page before the last */
};

struct vk_breaks {
	size_t *starts; /* the first line of each page */
	size_t n;
	int64_t cost;
	bool broken_rule; /* a keep could not be kept, */
	size_t broken_at; /* first above this line; n: above the close */
	bool ends_well;
	bool close_apart; /* what closes it has a page of its own */
	size_t last_lines; /* body lines beside what closes it */
};

void vk_breaks_new(
    struct vk_arena *, const struct vk_breaks_wish *, struct vk_breaks *);

struct vk_page_fill { /* what the lines [first, end) make of a page */
	int64_t last; /* their last baseline */
	int64_t bottom; /* and how low it may be, with the notes under it */
	int64_t notes; /* height of their notes, with the rule over them */
	int64_t gaps; /* that may be stretched */
};

struct vk_page_fill
vk_page_fill(const struct vk_breaks_wish *, size_t first, size_t end);

enum { VK_PRICE_BAN = 100000000 }; /* demerits: only where nothing else goes */

/* ---- table.c ---- */

struct vk_grid; /* a table set for one measure; it lives in the scratch */

struct vk_band { /* what the page breaks take as one line: rows, or a slice */
	vk_len height; /* with the line under it */
	int32_t price; /* of a page that begins with it */
	uint32_t marks; /* of notes, in the order of rows and cells */
	uint32_t row; /* its first one */
	int64_t from; /* what of its text stands in the bands before */
};

/* `page_height`: from the highest ink of a page to the lowest. */
struct vk_grid *vk_grid_new(struct vk_layout *, const struct vk_table *,
    vk_len measure, vk_len page_height);
size_t vk_grid_count(const struct vk_grid *);
const struct vk_band *vk_grid_band(const struct vk_grid *, size_t);
/* What stands over a band that is the table's first or a page's first. */
vk_len vk_grid_top(const struct vk_grid *, size_t band);

/*
 * The bands [first, end) of one page, with what stands over them; the lower
 * edge.  The pages are emitted in their order, each band once.
 */
vk_len vk_grid_emit(struct vk_emit *, struct vk_grid *, size_t first,
    size_t end, vk_len x, vk_len top);

/* ---- notes.c: at the foot of the page that has their marks ---- */

struct vk_note_lines {
	const struct vk_note *note;
	struct vk_set_lines lines;
	vk_len height; /* that it takes from its page */
};

struct vk_notes { /* of a stretch, in the order of their marks */
	struct vk_note_lines *at;
	size_t n, room;
};

/* The next note; its room is on the sheet in hand. */
void
vk_notes_add(struct vk_layout *, struct vk_notes *, const struct vk_note *);
/* Room over the first note, from the text's last baseline to the notes. */
vk_len vk_notes_rule(const struct vk_layout *);
/* The notes [first, end), the last baseline of which is `bottom`. */
void vk_notes_emit(struct vk_emit *, const struct vk_notes *, size_t first,
    size_t end, vk_len bottom);

/* ---- emit.c ---- */

struct vk_emit_state { /* what lines belong to */
	const struct vk_para *para; /* of the elements in hand */
	uint32_t element, label_element;
	size_t depth; /* of the holders that are open */
	const struct vk_node *open[64];
	uint32_t open_element[64];
	const struct vk_node *within; /* the cell in hand: what holds it is */
	uint32_t root; /* this element; 0: no cell, the document itself */
	bool plain; /* a cell of one paragraph, which needs no element */
};

struct vk_emit { /* pieces on their way into pages */
	struct vk_layout *layout;
	struct vk_pages *pages;
	struct vk_piece *pieces;
	size_t n, room;
	size_t elements_room;
	size_t pages_room;
	vk_len right, down; /* what this page's block is moved by */
	struct vk_emit_state now;
};

void vk_emit_start(struct vk_emit *, struct vk_layout *, struct vk_pages *);
void vk_emit_end(struct vk_emit *);

uint32_t vk_emit_element(
    struct vk_emit *, enum vk_tag, uint32_t parent, const struct vk_node *);
/* The element that holds what a node becomes; 0: the document. */
uint32_t vk_emit_holder(struct vk_emit *, const struct vk_node *);

/* Into the cell, and by a second call out of it again: it may go on later. */
void vk_emit_swap(struct vk_emit *, struct vk_emit_state *);

/*
 * The elements of a note, then those of the paragraph in hand again: it may go
 * on with the next page.
 */
struct vk_emit_hand {
	const struct vk_para *para;
	uint32_t element, label_element;
};
struct vk_emit_hand vk_emit_note(struct vk_emit *, const struct vk_note *);
void vk_emit_resume(struct vk_emit *, const struct vk_emit_hand *);

/* A line of a paragraph; its elements are made when the paragraph is new. */
void vk_emit_line(struct vk_emit *, const struct vk_set_lines *, size_t line,
    vk_len x, vk_len y);
void vk_emit_rule(struct vk_emit *, struct vk_rule);
void vk_emit_path(struct vk_emit *, uint32_t element, struct vk_path);
/* Words in a row from x on, and how wide they are. */
void vk_emit_words(struct vk_emit *, uint32_t element, const char *,
    enum vk_face, vk_len size, vk_len x, vk_len y);
vk_len vk_emit_words_width(
    const struct vk_layout *, const char *, enum vk_face, vk_len size);
/* A run that is no content: the caller fills it. */
struct vk_run *vk_emit_furniture(struct vk_emit *);
void vk_emit_block(struct vk_emit *, const struct vk_block *, vk_len down);
/* What was emitted since the last call becomes the next page. */
void vk_emit_page(struct vk_emit *, int number);

#endif
