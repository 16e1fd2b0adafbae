/* Figures: what is read, what is refused and why, and exact values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/figure.h"

static struct vk_figure
figure(const char *text)
{
	struct vk_figure f = {0};

	assert_true(vk_figure_parse(text, &f, NULL));
	return f;
}

static void
reads_and_shows(void **state)
{
	static const struct {
		const char *text;
		int64_t value;
		int scale;
		const char *shown;
	} cases[] = {
	    {"0", 0, 0, "0"},
	    {"01", 1, 0, "1"},
	    {"7", 7, 0, "7"},
	    {"999", 999, 0, "999"},
	    {"1300", 1300, 0, "1.300"},
	    {"1.300", 1300, 0, "1.300"},
	    {"12.345.678", 12345678, 0, "12.345.678"},
	    {"0,3", 3, 1, "0,3"},
	    {"0,05", 5, 2, "0,05"},
	    {"99,0", 990, 1, "99,0"},
	    {"1.300,5", 13005, 1, "1.300,5"},
	    {"25088,125", 25088125, 3, "25.088,125"},
	    {"-5", -5, 0, "-5"},
	    {"-0,3", -3, 1, "-0,3"},
	    {"-1.300", -1300, 0, "-1.300"},
	    {"-0", 0, 0, "0"},
	    {"000000000000000000000000001", 1, 0, "1"},
	    {"9.223.372.036.854.775.807", INT64_MAX, 0,
		"9.223.372.036.854.775.807"},
	    {"0,000000000000000001", 1, 18, "0,000000000000000001"},
	};
	char room[VK_FIGURE_ROOM];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum vk_figure_fault why = VK_FIGURE_NONE;
		struct vk_figure f;

		assert_true(vk_figure_parse(cases[i].text, &f, &why));
		assert_int_equal(why, VK_FIGURE_GOOD);
		assert_true(f.value == cases[i].value);
		assert_int_equal(f.scale, cases[i].scale);
		assert_string_equal(vk_figure_show(&f, room), cases[i].shown);
	}
	assert_string_equal(
	    vk_figure_show(&(struct vk_figure){INT64_MIN, 0}, room),
	    "-9.223.372.036.854.775.808");
	assert_string_equal(
	    vk_figure_show(&(struct vk_figure){INT64_MIN, 18}, room),
	    "-9,223372036854775808");
}

static void
refuses(void **state)
{
	static const struct {
		const char *text;
		enum vk_figure_fault why;
	} cases[] = {
	    {"", VK_FIGURE_EMPTY},
	    {"0.3", VK_FIGURE_POINT},
	    {"1.30", VK_FIGURE_POINT},
	    {"1.3000", VK_FIGURE_POINT},
	    {"1300.500", VK_FIGURE_POINT},
	    {"0.300", VK_FIGURE_POINT},
	    {"01.300", VK_FIGURE_POINT},
	    {"1.300.", VK_FIGURE_POINT},
	    {"1.", VK_FIGURE_POINT},
	    {"1.300.50", VK_FIGURE_POINT},
	    {"-0.3", VK_FIGURE_POINT},
	    {"1,300,000", VK_FIGURE_COMMAS},
	    {"1,300.5", VK_FIGURE_COMMAS},
	    {"+5", VK_FIGURE_SIGN},
	    {"--5", VK_FIGURE_SIGN},
	    {"-", VK_FIGURE_SIGN},
	    {"−5", VK_FIGURE_SIGN},
	    {"5,", VK_FIGURE_NONE},
	    {",5", VK_FIGURE_NONE},
	    {".5", VK_FIGURE_NONE},
	    {" 5", VK_FIGURE_NONE},
	    {"5 ", VK_FIGURE_NONE},
	    {"5%", VK_FIGURE_NONE},
	    {"1 300", VK_FIGURE_NONE},
	    {"1e3", VK_FIGURE_NONE},
	    {"mười", VK_FIGURE_NONE},
	    {"9223372036854775808", VK_FIGURE_LARGE},
	    {"99999999999999999999999999", VK_FIGURE_LARGE},
	    {"0,0000000000000000000", VK_FIGURE_LARGE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum vk_figure_fault why = VK_FIGURE_GOOD;
		struct vk_figure f = {7, 7};

		assert_false(vk_figure_parse(cases[i].text, &f, &why));
		assert_int_equal(why, cases[i].why);
		assert_int_equal(f.value, 7);
		assert_int_equal(f.scale, 7);
	}
}

static void
compares_by_value(void **state)
{
	/* in order; "=" says that the one before is equal */
	static const struct {
		const char *text;
		bool equal;
	} line[] = {
	    {"-9.223.372.036.854.775.807", false},
	    {"-1,1", false},
	    {"-1", false},
	    {"-1,000", true},
	    {"-0,000000000000000001", false},
	    {"0", false},
	    {"0,00", true},
	    {"-0", true},
	    {"0,000000000000000001", false},
	    {"0,3", false},
	    {"0,30", true},
	    {"0,300000000000000001", false},
	    {"1", false},
	    {"1,0", true},
	    {"9", false},
	    {"10", false},
	    {"1.299,999", false},
	    {"1.300", false},
	    {"1300,0", true},
	    {"9.223.372.036.854.775.806", false},
	    {"9.223.372.036.854.775.807", false},
	};
	enum { N = sizeof(line) / sizeof(line[0]) };
	int ranks[N] = {0};

	(void)state;
	for (int i = 1; i < N; i++)
		ranks[i] = ranks[i - 1] + !line[i].equal;
	for (int i = 0; i < N; i++) {
		for (int k = 0; k < N; k++) {
			struct vk_figure a = figure(line[i].text);
			struct vk_figure b = figure(line[k].text);

			assert_int_equal(vk_figure_compare(&a, &b),
			    (ranks[i] > ranks[k]) - (ranks[i] < ranks[k]));
		}
	}
}

static void
scales(void **state)
{
	static const struct {
		const char *text;
		int scale;
		int64_t value;
	} cases[] = {
	    {"35", 3, 35000},
	    {"35,5", 3, 35500},
	    {"35,5", 1, 355},
	    {"35,5", 0, 36},
	    {"35,4999", 0, 35},
	    {"-35,5", 0, -36},
	    {"-35,49", 0, -35},
	    {"0", 18, 0},
	    {"9.223.372.036.854.775.807", 1, INT64_MAX},
	    {"-9.223.372.036.854.775.807", 1, INT64_MIN},
	    {"0,999999999999999999", 0, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_figure f = figure(cases[i].text);

		assert_true(
		    vk_figure_scaled(&f, cases[i].scale) == cases[i].value);
	}
}

/* What is shown reads back as the same figure. */
static void
reads_back_what_it_shows(void **state)
{
	char room[VK_FIGURE_ROOM];

	(void)state;
	for (int64_t value = -1200000; value < 1200000; value += 37) {
		for (int scale = 0; scale <= 8; scale++) {
			struct vk_figure f = {value, scale}, back;

			back = figure(vk_figure_show(&f, room));
			assert_true(back.value == value);
			assert_int_equal(back.scale, scale);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_and_shows),
	    cmocka_unit_test(refuses),
	    cmocka_unit_test(compares_by_value),
	    cmocka_unit_test(scales),
	    cmocka_unit_test(reads_back_what_it_shows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
