/* The tables of what pages must be, and what a row says of a value. */
#include "demand.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

#define N_(s) s
#define MM(x) ((int32_t)((x) * (72 * 1024 / 25.4) + ((x) < 0 ? -0.5 : 0.5)))
#define PT(x) ((int32_t)((x)*1024))
#define PERCENT(x) ((int32_t)((x)*10))

#define CERTAIN true
#define UNSURE false
#define LEAST VK_LEAST
#define MOST VK_MOST
#define VK_DEMAND(rule, gauge, of, least, most, within, sure, source)          \
	{rule, VK_GAUGE_##gauge, VK_OF_##of, VK_SUBJECT_COUNT, least, most,    \
	    within, NULL, sure, source},
#define VK_DEMAND_UNDER(rule, of, other, least, most, sure, source)            \
	{rule, VK_GAUGE_UNDER, VK_OF_##of, VK_OF_##other, least, most, 0,      \
	    NULL, sure, source},
#define VK_DEMAND_WORDS(rule, gauge, of, words, sure, source)                  \
	{rule, VK_GAUGE_##gauge, VK_OF_##of, VK_SUBJECT_COUNT, 0, 0, 0, words, \
	    sure, source},

static const struct vk_demand hd36[] = {
#include "hd36.def"
};
static const struct vk_demand hd05[] = {
#include "hd05.def"
};
static const struct vk_demand nd30[] = {
#include "nd30.def"
};

static const struct vk_demand_set sets[] = {
    {"HD36", hd36, sizeof(hd36) / sizeof(hd36[0])},
    {"HD05", hd05, sizeof(hd05) / sizeof(hd05[0])},
    {"ND30", nd30, sizeof(nd30) / sizeof(nd30[0])},
};

enum { HD36, HD05, SETS = sizeof(sets) / sizeof(sets[0]) };

static const char last_day_of_hd36[] = "2026-05-26";

const struct vk_demand_set *
vk_demand_set_at(size_t i)
{
	return i < SETS ? &sets[i] : NULL;
}

const struct vk_demand_set *
vk_demand_set_for(const char *prefix, const char *day)
{
	for (size_t i = 0; i < SETS; i++)
		if (strcmp(sets[i].prefix, prefix) == 0)
			return &sets[i];
	return *day != '\0' && strcmp(day, last_day_of_hd36) <= 0 ? &sets[HD36]
								  : &sets[HD05];
}

bool
vk_demand_met(const struct vk_demand *d, int64_t value)
{
	return (d->least == VK_LEAST ||
		   value >= (int64_t)d->least - d->within) &&
	    (d->most == VK_MOST || value <= (int64_t)d->most + d->within);
}

/* ---- words ---- */

/*
 * Up to the end of the pattern or its next '|'.  What '%' stands for ends where
 * the rest of the pattern fits first, so one step back is enough.
 */
static bool
fits(const char *p, size_t len, const char *s)
{
	const char *end = p + len, *back = NULL, *from = NULL;

	for (;;) {
		if (p < end && *p == '%') {
			back = ++p;
			from = s;
		} else if (p < end && *p == '#' && vk_is_digit(*s)) {
			while (vk_is_digit(*s))
				s++;
			p++;
		} else if (p < end && *p != '#' && *s != '\0' && *p == *s) {
			p++;
			s++;
		} else if (p == end && *s == '\0') {
			return true;
		} else if (back != NULL && *from != '\0') {
			p = back;
			s = ++from;
		} else {
			return false;
		}
	}
}

bool
vk_demand_reads(const char *pattern, const char *words)
{
	for (;;) {
		size_t len = strcspn(pattern, "|");

		if (fits(pattern, len, words))
			return true;
		if (pattern[len] == '\0')
			return false;
		pattern += len + 1;
	}
}

/* ---- for people ---- */

static const struct {
	const char *noun;
	enum vk_unit unit;
	enum vk_msg sure, unsure;
} gauges[] = {
#define VK_GAUGE(name, unit, noun, sure, unsure)                               \
	{noun, VK_UNIT_##unit, VK_MSG_PAGE_##sure, VK_MSG_PAGE_##unsure},
#include "gauges.def"
#undef VK_GAUGE
};

static const char *const nouns[] = {
#define VK_SUBJECT(name, noun) [VK_OF_##name] = noun,
#define VK_SUBJECT_MORE(name, noun) [VK_OF_##name] = noun,
#include "subjects.def"
#undef VK_SUBJECT
#undef VK_SUBJECT_MORE
};

enum vk_unit
vk_gauge_unit(enum vk_gauge g)
{
	return gauges[g].unit;
}

enum vk_msg
vk_gauge_message(enum vk_gauge g, bool sure)
{
	return sure ? gauges[g].sure : gauges[g].unsure;
}

const char *
vk_gauge_noun(enum vk_gauge g)
{
	return gauges[g].noun;
}

const char *
vk_subject_noun(enum vk_subject of)
{
	return nouns[of];
}

/* At most three decimals, without zeros at the end. */
static void
add_thousandths(struct vk_buf *out, int64_t value)
{
	int64_t whole = value < 0 ? -value : value, rest = whole % 1000;
	int digits = 3;

	while (digits > 0 && rest % 10 == 0) {
		rest /= 10;
		digits--;
	}
	vk_buf_addf(
	    out, "%s%" PRId64, value < 0 ? "-" : "", (int64_t)(whole / 1000));
	if (digits > 0)
		vk_buf_addf(out, ".%0*" PRId64, digits, rest);
}

/* To hundredths of a millimetre or of a point. */
static int64_t
rounded(int64_t len, int64_t per_thousand_units)
{
	int64_t half =
	    len < 0 ? -per_thousand_units / 2 : per_thousand_units / 2;

	return (len * 100 + half) / per_thousand_units * 10;
}

static void
add_number(struct vk_buf *out, enum vk_unit unit, int64_t value)
{
	switch (unit) {
	case VK_UNIT_MM: /* 72 * 1024 / 25.4 in a millimetre */
		add_thousandths(out, rounded(value * 254, 737280));
		break;
	case VK_UNIT_PT:
		add_thousandths(out, rounded(value, VK_PT));
		break;
	case VK_UNIT_SHARE:
		add_thousandths(out, value * 100);
		break;
	default:
		vk_buf_addf(out, "%" PRId64, value);
	}
}

static const char *
name_of(enum vk_unit unit)
{
	return unit == VK_UNIT_MM   ? "mm"
	    : unit == VK_UNIT_PT    ? "pt"
	    : unit == VK_UNIT_SHARE ? "%"
				    : "";
}

static const char *
face_word(enum vk_unit unit, int64_t value)
{
	if (unit == VK_UNIT_BOLD)
		return value ? N_("bold") : N_("regular");
	return value ? N_("italic") : N_("upright");
}

void
vk_demand_show_value(struct vk_buf *out, enum vk_unit unit, int64_t value)
{
	if (unit == VK_UNIT_BOLD || unit == VK_UNIT_ITALIC) {
		vk_buf_adds(out, face_word(unit, value));
		return;
	}
	add_number(out, unit, value);
	vk_buf_adds(out, name_of(unit));
}

static void
show_pattern(struct vk_buf *out, const char *pattern)
{
	for (; *pattern != '\0'; pattern++) {
		if (*pattern == '%')
			vk_buf_adds(out, "...");
		else if (*pattern == '#')
			vk_buf_adds(out, "1");
		else if (*pattern == '|')
			vk_buf_adds(out, " / ");
		else
			vk_buf_addc(out, *pattern);
	}
}

/* Where nothing but the tolerance is left, it is what is allowed. */
void
vk_demand_show(struct vk_buf *out, const struct vk_demand *d)
{
	enum vk_unit unit = gauges[d->gauge].unit;

	if (unit == VK_UNIT_WORDS) {
		show_pattern(out, d->words);
		return;
	}
	if (d->least == 0 && d->most == 0 && d->within > 0) {
		vk_buf_adds(out, "\xe2\x89\xa4 ");
		vk_demand_show_value(out, unit, d->within);
	} else if (d->most == VK_MOST) {
		vk_buf_adds(out, "\xe2\x89\xa5 ");
		vk_demand_show_value(out, unit, d->least);
	} else if (d->least == VK_LEAST) {
		vk_buf_adds(out, "\xe2\x89\xa4 ");
		vk_demand_show_value(out, unit, d->most);
	} else {
		if (d->least != d->most) {
			add_number(out, unit, d->least);
			vk_buf_addc(out, '-');
		}
		vk_demand_show_value(out, unit, d->most);
	}
}
