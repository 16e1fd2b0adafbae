/*
 * What pages must be, apart from the layouts that make them: for each rule set
 * a table of rows, each with the assertion that it comes from, what is measured
 * of what, the values that are allowed and the tolerance.  The code beside it
 * measures; it holds no value.
 */
#ifndef VK_DEMAND_H
#define VK_DEMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "model/standard.h"

struct vk_buf;

enum vk_subject { /* what is measured: the roles of text, and others */
#define VK_ROLE(name, written, box) VK_OF_##name,
#include "model/roles.def"
#undef VK_ROLE
#define VK_SUBJECT(name, noun)
#define VK_SUBJECT_MORE(name, noun) VK_OF_##name,
#include "subjects.def"
#undef VK_SUBJECT
#undef VK_SUBJECT_MORE
	VK_SUBJECT_COUNT
};

enum vk_gauge { /* what is measured of it */
#define VK_GAUGE(name, unit, noun, sure, unsure) VK_GAUGE_##name,
#include "gauges.def"
#undef VK_GAUGE
	VK_GAUGE_COUNT
};

enum vk_unit { /* of a value, as it is kept and as people read it */
	VK_UNIT_MM, /* vk_len */
	VK_UNIT_PT, /* vk_len */
	VK_UNIT_COUNT,
	VK_UNIT_SHARE, /* tenths of a percent */
	VK_UNIT_BOLD, /* 1: bold, 0: regular */
	VK_UNIT_ITALIC, /* 1: italic, 0: upright */
	VK_UNIT_WORDS
};

/* Values without an end at one side. */
#define VK_LEAST INT32_MIN
#define VK_MOST INT32_MAX

struct vk_demand {
	const char *rule; /* the assertion: "1.1a" */
	enum vk_gauge gauge;
	enum vk_subject of, other; /* other: what stands before it */
	int32_t least, most, within;
	const char *words; /* a pattern, see vk_demand_reads */
	bool sure; /* else only a warning */
	const char *source; /* where the value comes from, for who doubts it */
};

struct vk_demand_set {
	const char *prefix; /* "HD36" */
	const struct vk_demand *at;
	size_t n;
};

/*
 * The demands of a rule set by its prefix; for an unknown prefix, those of the
 * Party's rules that were in force on the day ("" is now).
 */
const struct vk_demand_set *
vk_demand_set_for(const char *prefix, const char *day);
/* All of them, in turn; NULL past the last. */
const struct vk_demand_set *vk_demand_set_at(size_t);

/* Whether the value, in the unit of its gauge, is one that is asked for. */
bool vk_demand_met(const struct vk_demand *, int64_t value);

/*
 * Whether words are as a pattern says: '%' stands for any words, '#' for a
 * number, '|' divides patterns of which one must fit.
 */
bool vk_demand_reads(const char *pattern, const char *words);

/* Of the rows of gauges.def and subjects.def; nouns are English, for gettext. */
enum vk_unit vk_gauge_unit(enum vk_gauge);
enum vk_msg vk_gauge_message(enum vk_gauge, bool sure);
const char *vk_gauge_noun(enum vk_gauge);
const char *vk_subject_noun(enum vk_subject);

/* A value and what is allowed, as people read them: "14pt", "18-22pt". */
void vk_demand_show_value(struct vk_buf *, enum vk_unit, int64_t value);
void vk_demand_show(struct vk_buf *, const struct vk_demand *);

#endif
