/* The Gregorian calendar, and how the rules print a day. */
#include "date.h"

#include <string.h>

/* Reads exactly n digits; -1 when they are none. */
static int
number_at(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

int
vk_date_month_days(int year, int month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

enum vk_date_fault
vk_date_read(const char *text, struct vk_date *out)
{
	size_t len = strlen(text);
	struct vk_date d = {0};

	if (len != 4 && len != 7 && len != 10)
		return VK_DATE_FORM;
	d.year = number_at(text, 4);
	if (len > 4)
		d.month = text[4] == '-' ? number_at(text + 5, 2) : -1;
	if (len > 7)
		d.day = text[7] == '-' ? number_at(text + 8, 2) : -1;
	if (d.year < 1000 || d.year > 2999 || d.month < 0 || d.day < 0)
		return VK_DATE_FORM;
	if (len > 4 && (d.month < 1 || d.month > 12))
		return VK_DATE_NO_MONTH;
	if (len > 7 &&
	    (d.day < 1 || d.day > vk_date_month_days(d.year, d.month)))
		return VK_DATE_NO_DAY;
	*out = d;
	return VK_DATE_GOOD;
}

bool
vk_date_parse(const char *text, struct vk_date *out)
{
	return vk_date_read(text, out) == VK_DATE_GOOD;
}

/* Days as whole numbers in the order of time; open parts count as 1. */
static int
rank(const struct vk_date *d)
{
	int month = d->month > 0 ? d->month : 1;
	int day = d->day > 0 ? d->day : 1;

	return (d->year * 12 + month) * 31 + day;
}

int
vk_date_compare(const struct vk_date *a, const struct vk_date *b)
{
	return rank(a) < rank(b) ? -1 : rank(a) > rank(b);
}

/* Writes at least `digits` digits of n, and the end. */
static char *
put_number(char *at, int n, int digits)
{
	int most = 1;

	for (int i = 1; i < digits || n / most >= 10; i++)
		most *= 10;
	for (; most > 0; most /= 10)
		*at++ = (char)('0' + n / most % 10);
	*at = '\0';
	return at;
}

const char *
vk_date_day(const struct vk_date *d, char room[VK_DATE_PART_ROOM])
{
	room[0] = '\0';
	if (d->day > 0)
		put_number(room, d->day, 2);
	return room;
}

const char *
vk_date_month(const struct vk_date *d, char room[VK_DATE_PART_ROOM])
{
	room[0] = '\0';
	if (d->month > 0)
		put_number(room, d->month, d->month <= 2 ? 2 : 1);
	return room;
}

const char *
vk_date_first(const struct vk_date *d, char room[VK_DATE_ROOM])
{
	char *at = put_number(room, d->year, 4);

	*at++ = '-';
	at = put_number(at, d->month > 0 ? d->month : 1, 2);
	*at++ = '-';
	put_number(at, d->day > 0 ? d->day : 1, 2);
	return room;
}
