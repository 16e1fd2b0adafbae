/* Noon of the document's day, for every output that carries a time. */
#include "instant.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "model/date.h"

static const char form[] = "0000-00-00";

static int
number_at(const char *s, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++)
		value = value * 10 + s[i] - '0';
	return value;
}

/* "2020-05-22", a day that there is. */
static bool
is_day(const char *s)
{
	int month, day;

	if (s == NULL || strlen(s) != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < sizeof(form) - 1; i++)
		if (form[i] == '-' ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return false;
	month = number_at(s + 5, 2);
	day = number_at(s + 8, 2);
	return month >= 1 && month <= 12 && day >= 1 &&
	    day <= vk_date_month_days(number_at(s, 4), month);
}

const char *
vk_out_instant(const char *day, char room[VK_INSTANT_ROOM])
{
	strcpy(room, "1970-01-01T12:00:00Z");
	if (is_day(day))
		memcpy(room, day, sizeof(form) - 1);
	return room;
}
