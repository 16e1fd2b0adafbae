/* What the files of this room share: the results as read, and measures. */
#ifndef VK_TALLY_WORK_H
#define VK_TALLY_WORK_H

#include "tally.h"

#include "model/doc.h"

struct vk_buf;

enum vk_given_kind {
	VK_GIVEN_NOTHING,
	VK_GIVEN_FAULTY, /* has its finding */
	VK_GIVEN_NUMBER,
	VK_GIVEN_SHARE, /* tu-so of mau-so */
	VK_GIVEN_PARTS,
	VK_GIVEN_GRADE,
	VK_GIVEN_ANSWER /* co, khong */
};

struct vk_given { /* one <kq>, or none */
	const struct vk_node *node; /* NULL: none */
	enum vk_given_kind kind;
	const char *text; /* "25.088", "25/31" */
	const struct vk_exact *level; /* NUMBER, SHARE; NULL: of 0 in all */
	const struct vk_exact *over, *under; /* SHARE */
	const struct vk_exact *parts;
	size_t nparts;
	int grade;
	bool yes;
	const struct vk_exact *plan, *before; /* muc-giao, nam-truoc */
};

struct vk_given_year {
	int year;
	bool partial;
	const char *until; /* NULL: a whole year */
	const struct vk_node *node;
	struct vk_given *given; /* of each target */
};

struct vk_work {
	struct vk_tally *tally;
	struct vk_arena *arena;
	struct vk_diag *diag;
	struct vk_target *targets;
	struct vk_asked *asked;
	size_t ntargets;
	const struct vk_asked **by_key; /* in the order of their keys */
	const struct vk_node *results; /* <theo-doi> */
	struct vk_given_year *years; /* all, in the order of the file */
	size_t nyears;
	int first, last; /* nhiem-ky */
	struct vk_tally_span told; /* whose lacks are findings; 0: all years */
};

/* ---- target.c ---- */

/* Every <chi-tieu> of a document; false with a finding when there are none. */
bool vk_targets_read(struct vk_work *, const struct vk_doc *)
    __attribute__((warn_unused_result));
/* By its key, NULL: none; and the key that was probably meant, else NULL. */
const struct vk_target *vk_target_find(const struct vk_work *, const char *);
const char *vk_target_near(const struct vk_work *, const char *key);
/* "%" touches its number, other units do not. */
void vk_target_add_unit(struct vk_buf *, const char *unit);
/* What the bounds say: "90", "10-12", "giảm 0,3 điểm %"; NULL: nothing. */
const char *vk_target_bounds(struct vk_work *, const struct vk_target *);
/* A figure of an attribute; NULL with a finding when it is too large. */
const struct vk_exact *vk_figure_of(struct vk_work *, const struct vk_attr *,
    const char *text, const char *who);
/* Parts with "; " between; NULL with a finding. */
const struct vk_exact *vk_figures_of(
    struct vk_work *, const struct vk_attr *, const char *who, size_t *n);

/* ---- result.c ---- */

/* The years of a file of results, held against the targets. */
bool vk_results_read(struct vk_work *, const struct vk_doc *)
    __attribute__((warn_unused_result));
/* NULL when the file has no such year. */
struct vk_given_year *vk_given_year(const struct vk_work *, int year);
/* "ct01, 2021" */
const char *
vk_whose(const struct vk_work *, const struct vk_target *, int year);

/* ---- measure.c ---- */

/* What is held against the bounds; a mean may be a root of a product. */
struct vk_measure {
	struct vk_exact x;
	unsigned root; /* 0: x itself, else x is a product of so many factors */
	bool falls; /* the factors are those of decreases */
};

enum vk_known {
	VK_KNOWN,
	VK_NO_FIGURE,
	VK_NO_SUM, /* a year before has none */
	VK_FAULTY,
	VK_NO_BASE,
	VK_BASE_ZERO,
	VK_TOO_LARGE
};

struct vk_sum { /* one target in one year, measured */
	enum vk_known known;
	struct vk_exact level; /* with the years before, where they count */
	struct vk_exact change; /* of this year alone */
	struct vk_exact base;
	const char *base_text;
	struct vk_measure measure;
	struct vk_exact total; /* VK_SUM: the sum so far */
};

struct vk_sum vk_measure_year(
    const struct vk_work *, const struct vk_target *, struct vk_given_year *);
/* The mean of the whole years up to one; how many there are. */
struct vk_mean {
	struct vk_measure measure;
	size_t n;
	bool complete; /* no year of the term so far is missing */
};
struct vk_mean
vk_measure_mean(const struct vk_work *, const struct vk_target *, int year);

/* VK_EXCEEDED, VK_MET or VK_MISSED. */
enum vk_verdict vk_judge(const struct vk_target *, const struct vk_measure *);
enum vk_verdict vk_judge_exact(const struct vk_target *, struct vk_exact);
/* Grades, answers, parts, and shares of which every unit must pass. */
enum vk_verdict
vk_judge_other(const struct vk_target *, const struct vk_given *);
/* Whether the figures of the target are numbers that have a measure. */
bool vk_is_measured(const struct vk_target *, const struct vk_given *);
/* False when it was too large. */
bool vk_measure_is_sound(const struct vk_target *, const struct vk_measure *);
struct vk_exact vk_measure_round(const struct vk_measure *, int decimals);
/* As few decimals from `least` on as do not contradict the judgement. */
int vk_measure_decimals(
    const struct vk_target *, const struct vk_measure *, int least);
struct vk_measure vk_measure_of(struct vk_exact);
struct vk_exact
vk_percent_of(const struct vk_exact *over, const struct vk_exact *under);
int vk_least_decimals(const struct vk_target *);

/* ---- said.c: figures as they are printed ---- */

void vk_say_year(struct vk_work *, const struct vk_target *,
    struct vk_given_year *, const struct vk_sum *, struct vk_judged *);
/* The note of a mean: "bình quân 0,53". */
const char *
vk_say_mean(struct vk_work *, const struct vk_target *, const struct vk_mean *);
/* What was held against what: for who wants to see the arithmetic. */
const char *vk_say_working(struct vk_work *, const struct vk_target *,
    const struct vk_given *, const struct vk_sum *);
const char *vk_say_overruled(
    struct vk_work *, const struct vk_given *, const char *working);
const char *vk_say_mean_working(
    struct vk_work *, const struct vk_target *, const struct vk_mean *);

#endif
