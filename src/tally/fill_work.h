/* What the files that fill a document share. */
#ifndef VK_FILL_WORK_H
#define VK_FILL_WORK_H

#include "fill.h"
#include "work.h"

struct vk_arena;

enum { VK_FILL_LAST_YEAR = 2999 };

struct vk_fill {
	struct vk_doc *doc;
	struct vk_arena *arena; /* the document's */
	struct vk_diag *diag;
	const struct vk_fill_from *from;
	struct vk_tally *tally;
	struct vk_work *work; /* of the tally */
	struct vk_pos at; /* of the element that is being filled */
	size_t cells; /* that were asked for so far */
	unsigned guesses; /* how often a near name may be looked for */
	bool told_no_tally, told_no_year; /* once for all elements */
	/* years of which a table shows all targets */
	bool shown[VK_FILL_LAST_YEAR + 1];
	/* years of several that were told to have no results */
	bool told[VK_FILL_LAST_YEAR + 1];
};

struct vk_fill_span { /* of years */
	int first, last;
	bool one; /* nam alone was asked for */
};

/* ---- fill.c ---- */

/* That the document, else the caller, says it is about; 0: none. */
int vk_fill_own_year(const struct vk_fill *);
/* The years an element asks for; false with a finding. */
bool
vk_fill_years(struct vk_fill *, const struct vk_node *, struct vk_fill_span *);
/* Counts cells; false with a finding when they become too many. */
bool vk_fill_afford(struct vk_fill *, const struct vk_node *, size_t cells);
/* The target of that key; NULL with a finding at the attribute. */
const struct vk_target *
vk_fill_target(struct vk_fill *, const struct vk_attr *, const char *key);
/* A reported year; NULL when nothing was reported. */
const struct vk_judged_year *vk_fill_year(const struct vk_fill *, int year);
/* What is asked for in a year, as it is named in findings: "ct01, 2021". */
const char *vk_fill_whose(struct vk_fill *, const struct vk_target *, int year);
/* Notes the years of several that have no results. */
void vk_fill_miss_years(
    struct vk_fill *, const struct vk_node *, const struct vk_fill_span *);
/* The next word of a list, *at goes behind it; NULL at its end. */
const char *vk_fill_next_key(struct vk_fill *, const char **at);
#define VK_FILL_NOTHING "chưa có số liệu" /* in sentences and charts */

/* ---- fill_tree.c: nodes ---- */

/* At the end of the parent. */
struct vk_node *
vk_fill_new(struct vk_fill *, struct vk_node *parent, enum vk_element);
struct vk_node *
vk_fill_after(struct vk_fill *, struct vk_node *, enum vk_element);
void vk_fill_attr(
    struct vk_fill *, struct vk_node *, enum vk_attribute, const char *value);
void vk_fill_text(struct vk_fill *, struct vk_node *parent, const char *text);
/* A cell with words; NULL is a dash, a figure has its comma under others. */
struct vk_node *
vk_fill_cell(struct vk_fill *, struct vk_node *row, const char *text);
struct vk_node *
vk_fill_figure(struct vk_fill *, struct vk_node *row, const char *text);
/* A cell of a head that takes so many columns and rows. */
void vk_fill_head(struct vk_fill *, struct vk_node *row, const char *text,
    size_t columns, size_t rows);
/* A column: its can and its loai, NULL where it has none. */
struct vk_node *vk_fill_column(struct vk_fill *, struct vk_node *table,
    const char *align, const char *kind);
/* The element becomes a plain table that keeps its title and its sheets. */
void vk_fill_become_table(struct vk_fill *, struct vk_node *);
/* An inline element becomes words. */
void vk_fill_become_text(struct vk_fill *, struct vk_node *, const char *);
const char *vk_fill_number(struct vk_fill *, size_t);

/* ---- fill_table.c, fill_chart.c, fill_branches.c ---- */

void vk_fill_targets(struct vk_fill *, struct vk_node *);
/* "2021", "6 tháng 2025" */
const char *vk_fill_year_name(struct vk_fill *, int year);
/* Marks the years of which this table will show the targets. */
void vk_fill_note_table(
    struct vk_fill *, const struct vk_node *, const struct vk_fill_span *);
void vk_fill_chart(struct vk_fill *, struct vk_node *);
void vk_fill_branches(struct vk_fill *, struct vk_node *);

/* ---- fill_say.c: words and figures in sentences ---- */

void vk_fill_summary(struct vk_fill *, struct vk_node *);
void vk_fill_say(struct vk_fill *, struct vk_node *);

#endif
