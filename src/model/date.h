/* Days, of which the day or the month may still be open. */
#ifndef VK_DATE_H
#define VK_DATE_H

#include <stdbool.h>

struct vk_date {
	int year; /* 1000 to 2999 */
	int month, day; /* 0: left open for the pen */
};

enum vk_date_fault {
	VK_DATE_GOOD,
	VK_DATE_FORM, /* not of the form 2020-05-22, 2020-05 or 2020 */
	VK_DATE_NO_MONTH, /* a month 0 or above 12 */
	VK_DATE_NO_DAY /* a day that this month does not have */
};

/* A fault leaves *out alone. */
enum vk_date_fault vk_date_read(const char *text, struct vk_date *out);
bool vk_date_parse(const char *text, struct vk_date *out); /* good? */

/* The month is one from 1 to 12. */
int vk_date_month_days(int year, int month);

/* By the first day that fits: below 0, 0, above 0. */
int vk_date_compare(const struct vk_date *, const struct vk_date *);

/*
 * Day and month as the rules print them: a zero before days below 10 and
 * before the months 1 and 2 only (HD05-4.2).  "" where they are open.
 */
enum { VK_DATE_PART_ROOM = 4, VK_DATE_ROOM = 12 };
const char *vk_date_day(const struct vk_date *, char room[VK_DATE_PART_ROOM]);
const char *vk_date_month(const struct vk_date *, char room[VK_DATE_PART_ROOM]);
/* The first day that fits: "2022-12-01". */
const char *vk_date_first(const struct vk_date *, char room[VK_DATE_ROOM]);

#endif
