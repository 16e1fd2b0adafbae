/*
 * Targets and what became of them, as plain data: what each asks for, and for
 * every year its figures, exact and as printed, with the verdict.
 */
#ifndef VK_TALLY_H
#define VK_TALLY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/exact.h"
#include "vankien.h" /* struct vk_verdicts */

struct vk_arena;
struct vk_node;

enum vk_comparison { /* phep */
	VK_AT_LEAST,
	VK_AT_MOST,
	VK_BETWEEN,
	VK_EXACTLY,
	VK_NONE_OF,
	VK_YES_NO,
	VK_GRADE,
	VK_STRUCTURE,
	VK_RANK,
	VK_FREE
};

enum vk_direction { /* chieu */
	VK_LEVEL,
	VK_INCREASE,
	VK_DECREASE,
	VK_EXCESS
};

enum vk_base { /* so-voi */
	VK_BASE_NONE,
	VK_BASE_YEAR_BEFORE,
	VK_BASE_TERM_START,
	VK_BASE_PLAN,
	VK_BASE_TERM_BEFORE,
	VK_BASE_FIXED_YEAR
};

enum vk_period { /* ky */
	VK_YEARLY,
	VK_MEAN,
	VK_AT_END,
	VK_SUM
};

struct vk_target {
	const struct vk_node *node;
	const char *sentence; /* without what stands around it */
	const char *short_name; /* ten; NULL */
	const char *unit; /* NULL */
	enum vk_comparison comparison;
	enum vk_direction direction;
	enum vk_base base;
	int base_year; /* of VK_BASE_FIXED_YEAR */
	enum vk_period period;
	bool lower_strict, upper_strict, soft, every_unit, geometric;
	bool relative; /* a change is told in percent of its base */
	bool broken; /* faulty: never judged */
	size_t nbounds; /* of the parts of a structure; else 1, or 0 */
	const struct vk_exact *lower, *upper; /* NULL: none */
	int grade; /* least of VK_GRADE, from 0, the worst */
	int decimals; /* that its bounds have */
	const struct vk_exact *start; /* goc; NULL */
	const char *start_text;
	size_t counted; /* which of the counted targets it belongs to */
};

struct vk_figures { /* one target in one year, exact */
	bool has_level; /* a number or a share was given */
	bool has_measure; /* what is held against the bounds is known */
	struct vk_exact level, measure;
	const struct vk_node *result; /* <kq>; NULL */
	bool overruled; /* by danh-gia of the results */
};

struct vk_tally_year {
	int year;
	bool partial;
	const struct vk_node *node;
	const struct vk_figures *figures; /* of each target */
};

struct vk_tally {
	struct vk_arena *arena; /* owns all but the nodes, which are lent */
	struct vk_verdicts said; /* what is printed; years as below */
	const struct vk_target *targets;
	size_t ncounted; /* targets, parts of one taken together */
	const struct vk_tally_year *years; /* the reported ones */
	int term_first, term_last; /* nhiem-ky */
	/* what was counted in each year: verdict of year * ncounted + i */
	const enum vk_verdict *counted;
	struct vk_work *work; /* of tally/: for what is asked later */
};

/* "vượt", as tables have it. */
const char *vk_verdict_word(enum vk_verdict, bool soft);
/* False for none of the codes. */
bool vk_verdict_find(const char *code, enum vk_verdict *);
/* "hoàn thành tốt" from "hoan-thanh-tot"; its rank from 0, -1: none. */
int vk_grade_find(const char *code);
const char *vk_grade_word(int grade);

#endif
