/*
 * Numbers are taken apart by their figures: no rounding but the one that a
 * spreadsheet does for the eye, and no locale.
 */
#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

/* ---- rows ---- */

void
vk_sheet_row_free(struct vk_sheet_row *r)
{
	vk_buf_free(&r->text);
	free(r->cells);
	free(r->starts);
}

void
vk_sheet_row_clear(struct vk_sheet_row *r, uint32_t line)
{
	vk_buf_clear(&r->text);
	r->n = 0;
	r->line = line;
}

static bool
fail(const struct vk_sheet_row *r, enum vk_msg msg, size_t column,
    const char *needed, struct vk_diag *d)
{
	struct vk_pos pos = {r->path, r->line, (uint32_t)column + 1};

	vk_diag_add(d, msg, pos, NULL, needed, NULL);
	return false;
}

static void
put(struct vk_sheet_row *r, enum vk_cell_kind kind, const char *text,
    size_t len)
{
	if (r->n == r->room) {
		r->room = r->room > 0 ? 2 * r->room : 64;
		r->cells = vk_realloc(r->cells, r->room, sizeof(*r->cells));
		r->starts = vk_realloc(r->starts, r->room, sizeof(*r->starts));
	}
	r->starts[r->n] = r->text.len;
	r->cells[r->n] = (struct vk_data_cell){.len = len,
	    .kind = kind,
	    .pos = {r->path, r->line, (uint32_t)r->n + 1}};
	vk_buf_add(&r->text, text, len);
	r->n++;
}

bool
vk_sheet_row_add(struct vk_sheet_row *r, size_t column, enum vk_cell_kind kind,
    const char *text, size_t len, struct vk_diag *d)
{
	char most[32];

	if (len == 0)
		return true;
	if (column >= VK_TABLE_MOST_COLUMNS) {
		snprintf(most, sizeof(most), "%d", VK_TABLE_MOST_COLUMNS);
		return fail(r, VK_MSG_DATA_COLUMNS, column, most, d);
	}
	if (len > VK_TABLE_MOST_CELL) {
		snprintf(
		    most, sizeof(most), "%d KiB", VK_TABLE_MOST_CELL >> 10);
		return fail(r, VK_MSG_DATA_CELL, column, most, d);
	}
	while (r->n < column)
		put(r, VK_CELL_TEXT, "", 0);
	put(r, kind, text, len);
	return true;
}

void
vk_sheet_row_give(struct vk_sheet_row *r, struct vk_data_row *row)
{
	for (size_t i = 0; i < r->n; i++)
		r->cells[i].bytes = vk_buf_str(&r->text) + r->starts[i];
	row->at = r->cells;
	row->n = r->n;
	row->pos = (struct vk_pos){r->path, r->line, 1};
}

/* ---- numbers ---- */

enum { FIGURES = 15, MOST_FIGURES = 40, MOST_POWER = 18, MOST_EXPONENT = 400 };

struct decimal { /* 0.FIGURES x 10^power */
	bool negative;
	char figures[MOST_FIGURES];
	int n, power;
};

static const char *
take_figures(struct decimal *x, const char *s)
{
	bool point = false;

	for (;; s++) {
		if (*s == '.' && !point) {
			point = true;
			continue;
		}
		if (*s < '0' || *s > '9')
			return s;
		if (*s == '0' && x->n == 0) {
			x->power -= point;
			continue;
		}
		x->power += !point;
		if (x->n < MOST_FIGURES)
			x->figures[x->n++] = *s;
	}
}

static bool
take_exponent(struct decimal *x, const char *s)
{
	bool negative;
	int exponent = 0;

	if (*s == '\0')
		return true;
	if (*s != 'e' && *s != 'E')
		return false;
	s++;
	negative = *s == '-';
	s += *s == '-' || *s == '+';
	if (*s == '\0')
		return false;
	for (; *s >= '0' && *s <= '9' && exponent < MOST_EXPONENT; s++)
		exponent = exponent * 10 + (*s - '0');
	x->power += negative ? -exponent : exponent;
	return *s == '\0';
}

static void
round_off(struct decimal *x)
{
	bool up = x->n > FIGURES && x->figures[FIGURES] >= '5';

	if (x->n > FIGURES)
		x->n = FIGURES;
	while (up && x->n > 0 && x->figures[x->n - 1] == '9')
		x->n--;
	if (up && x->n > 0) {
		x->figures[x->n - 1]++;
	} else if (up) {
		x->figures[x->n++] = '1';
		x->power++;
	}
	while (x->n > 0 && x->figures[x->n - 1] == '0')
		x->n--;
}

static bool
parse(struct decimal *x, const char *s)
{
	const char *from;

	*x = (struct decimal){.negative = *s == '-'};
	s += *s == '-' || *s == '+';
	from = s;
	s = take_figures(x, s);
	if (strpbrk(from, "0123456789") == NULL ||
	    strpbrk(from, "0123456789") >= s || !take_exponent(x, s))
		return false;
	round_off(x);
	return x->power <= MOST_POWER && x->power >= -MOST_POWER;
}

static char
figure_at(const struct decimal *x, int i)
{
	return i >= 0 && i < x->n ? x->figures[i] : '0';
}

bool
vk_sheet_number(struct vk_buf *out, const char *s, bool percent)
{
	struct decimal x;

	if (!parse(&x, s))
		return false;
	if (x.n == 0) {
		vk_buf_addc(out, '0');
		return true;
	}
	if (percent)
		x.power += 2;
	if (x.negative)
		vk_buf_addc(out, '-');
	if (x.power <= 0)
		vk_buf_addc(out, '0');
	for (int i = 0; i < x.power; i++)
		vk_buf_addc(out, figure_at(&x, i));
	if (x.n > x.power)
		vk_buf_addc(out, ',');
	for (int i = x.power < 0 ? x.power : x.power; i < x.n; i++)
		vk_buf_addc(out, figure_at(&x, i));
	return true;
}

/* ---- days ---- */

enum {
	DAYS_1904 = 1462,
	FIRST_MARCH_1900 = 61, /* before it Excel counts a 29 February */
	MOST_DAYS = 2958466
};

/* Days of the civil calendar; day 0 is 1899-12-30. */
static void
add_civil(struct vk_buf *out, long days)
{
	long z = days + 693899; /* from 0000-03-01 */
	long era = z / 146097, of_era = z % 146097;
	long year =
	    (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * year + year / 4 - year / 100);
	long month = (5 * of_year + 2) / 153;
	long day = of_year - (153 * month + 2) / 5 + 1;

	month = month < 10 ? month + 3 : month - 9;
	year += era * 400 + (month <= 2);
	vk_buf_addf(out, "%04ld-%02ld-%02ld", year, month, day);
}

bool
vk_sheet_day(struct vk_buf *out, const char *s, bool from_1904)
{
	struct decimal x;
	long days = 0;

	if (!parse(&x, s) || x.negative || x.power > 7)
		return false;
	for (int i = 0; i < x.power; i++)
		days = days * 10 + (figure_at(&x, i) - '0');
	if (from_1904)
		days += DAYS_1904;
	else if (days < FIRST_MARCH_1900)
		days++;
	if (days < 1 || days >= MOST_DAYS)
		return false;
	add_civil(out, days);
	return true;
}
