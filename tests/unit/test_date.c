/* Days: what the calendar has, and how they are printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/date.h"

static void
reads(void **state)
{
	static const struct {
		const char *text;
		enum vk_date_fault fault;
		struct vk_date date;
	} cases[] = {
	    {"2020-05-22", VK_DATE_GOOD, {2020, 5, 22}},
	    {"2020-05", VK_DATE_GOOD, {2020, 5, 0}},
	    {"2020", VK_DATE_GOOD, {2020, 0, 0}},
	    {"2020-02-29", VK_DATE_GOOD, {2020, 2, 29}},
	    {"2000-02-29", VK_DATE_GOOD, {2000, 2, 29}},
	    {"1000-01-01", VK_DATE_GOOD, {1000, 1, 1}},
	    {"2999-12-31", VK_DATE_GOOD, {2999, 12, 31}},
	    {"2021-02-29", VK_DATE_NO_DAY, {0, 0, 0}},
	    {"2100-02-29", VK_DATE_NO_DAY, {0, 0, 0}},
	    {"2020-04-31", VK_DATE_NO_DAY, {0, 0, 0}},
	    {"2020-05-00", VK_DATE_NO_DAY, {0, 0, 0}},
	    {"2020-05-32", VK_DATE_NO_DAY, {0, 0, 0}},
	    {"2020-13-01", VK_DATE_NO_MONTH, {0, 0, 0}},
	    {"2020-00", VK_DATE_NO_MONTH, {0, 0, 0}},
	    {"0999", VK_DATE_FORM, {0, 0, 0}},
	    {"3000", VK_DATE_FORM, {0, 0, 0}},
	    {"2020-5-22", VK_DATE_FORM, {0, 0, 0}},
	    {"22/5/2020", VK_DATE_FORM, {0, 0, 0}},
	    {"22-05-2020", VK_DATE_FORM, {0, 0, 0}},
	    {"2020/05/22", VK_DATE_FORM, {0, 0, 0}},
	    {"2020-05/22", VK_DATE_FORM, {0, 0, 0}},
	    {"2020-05-2a", VK_DATE_FORM, {0, 0, 0}},
	    {"2020-0a", VK_DATE_FORM, {0, 0, 0}},
	    {"2020-05-22 ", VK_DATE_FORM, {0, 0, 0}},
	    {" 2020", VK_DATE_FORM, {0, 0, 0}},
	    {"2020-", VK_DATE_FORM, {0, 0, 0}},
	    {"-020", VK_DATE_FORM, {0, 0, 0}},
	    {"", VK_DATE_FORM, {0, 0, 0}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_date d = {0, 0, 0};

		assert_int_equal(
		    vk_date_read(cases[i].text, &d), cases[i].fault);
		assert_memory_equal(&d, &cases[i].date, sizeof(d));
		assert_int_equal(vk_date_parse(cases[i].text, &d),
		    cases[i].fault == VK_DATE_GOOD);
	}
}

/* 400 years have 146 097 days. */
static void
counts_the_days_of_months(void **state)
{
	int days = 0;

	(void)state;
	for (int year = 1800; year < 2200; year++) {
		for (int month = 1; month <= 12; month++)
			days += vk_date_month_days(year, month);
	}
	assert_int_equal(days, 146097);
	assert_int_equal(vk_date_month_days(1900, 2), 28);
	assert_int_equal(vk_date_month_days(2024, 2), 29);
}

static void
prints(void **state)
{
	static const struct {
		struct vk_date date;
		const char *day, *month, *first;
	} cases[] = {
	    {{2026, 2, 3}, "03", "02", "2026-02-03"},
	    {{2020, 5, 22}, "22", "5", "2020-05-22"},
	    {{2018, 1, 9}, "09", "01", "2018-01-09"},
	    {{2025, 10, 10}, "10", "10", "2025-10-10"},
	    {{2025, 3, 31}, "31", "3", "2025-03-31"},
	    {{2022, 12, 0}, "", "12", "2022-12-01"},
	    {{2022, 0, 0}, "", "", "2022-01-01"},
	};
	char day[VK_DATE_PART_ROOM], month[VK_DATE_PART_ROOM];
	char first[VK_DATE_ROOM];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct vk_date *d = &cases[i].date;

		assert_string_equal(vk_date_day(d, day), cases[i].day);
		assert_string_equal(vk_date_month(d, month), cases[i].month);
		assert_string_equal(vk_date_first(d, first), cases[i].first);
	}
}

static void
compares_in_the_order_of_time(void **state)
{
	static const struct vk_date line[] = {{2017, 12, 31}, {2018, 0, 0},
	    {2018, 1, 2}, {2018, 1, 31}, {2018, 2, 0}, {2018, 4, 3},
	    {2018, 12, 31}, {2019, 1, 0}, {2019, 1, 2}};
	static const struct vk_date open = {2018, 0, 0}, first = {2018, 1, 1};
	enum { N = sizeof(line) / sizeof(line[0]) };

	(void)state;
	for (int i = 0; i < N; i++) {
		for (int k = 0; k < N; k++)
			assert_int_equal(vk_date_compare(&line[i], &line[k]),
			    (i > k) - (i < k));
	}
	assert_int_equal(vk_date_compare(&open, &first), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads),
	    cmocka_unit_test(counts_the_days_of_months),
	    cmocka_unit_test(prints),
	    cmocka_unit_test(compares_in_the_order_of_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
