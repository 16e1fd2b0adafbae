/* Lengths as they are written, and as they are shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/len.h"

static void
parses(void **state)
{
	static const struct {
		const char *text;
		bool good;
		vk_len len;
	} cases[] = {
	    {"14pt", true, 14 * VK_PT},
	    {"0pt", true, 0},
	    {"18.5pt", true, 18944},
	    {"-3pt", true, -3 * VK_PT},
	    {"25.4mm", true, 72 * VK_PT},
	    {"297mm", true, 862095}, /* 862095.118 */
	    {"0.000001pt", true, 0},
	    {"100000pt", true, 100000 * VK_PT},
	    {"100000.5pt", false, 7},
	    {"99999999999999999999pt", false, 7},
	    {"0.0000001pt", false, 7},
	    {"14", false, 7},
	    {"pt", false, 7},
	    {".5pt", false, 7},
	    {"5.pt", false, 7},
	    {"1,5pt", false, 7},
	    {"--3pt", false, 7},
	    {"+3pt", false, 7},
	    {" 3pt", false, 7},
	    {"3 pt", false, 7},
	    {"3pt ", false, 7},
	    {"3cm", false, 7},
	    {"", false, 7},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		vk_len len = 7;

		assert_int_equal(
		    vk_len_parse(cases[i].text, &len), cases[i].good);
		assert_int_equal(len, cases[i].len);
	}
}

static void
shows(void **state)
{
	static const struct {
		vk_len len;
		const char *text;
	} cases[] = {
	    {0, "0pt"},
	    {14 * VK_PT, "14pt"},
	    {100 * VK_PT, "100pt"},
	    {18944, "18.5pt"},
	    {-3 * VK_PT, "-3pt"},
	    {-512, "-0.5pt"},
	    {1, "0.001pt"},
	    {3050, "2.979pt"}, /* 2.97852 */
	    {3051, "2.9795pt"}, /* three decimals would make it 3052 */
	    {INT32_MAX, "2097151.999pt"},
	    {INT32_MIN, "-2097152pt"},
	};
	char room[VK_LEN_ROOM];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
		    vk_len_show(cases[i].len, room), cases[i].text);
}

static void
reads_back_what_it_shows(void **state)
{
	char room[VK_LEN_ROOM];

	(void)state;
	for (vk_len len = -3 * VK_PT; len <= 20 * VK_PT; len++) {
		vk_len back = 0;

		assert_true(vk_len_parse(vk_len_show(len, room), &back));
		assert_int_equal(back, len);
	}
}

static void
converts(void **state)
{
	(void)state;
	assert_int_equal(vk_len_from_um(25400), 72 * VK_PT);
	assert_int_equal(vk_len_from_um(-25400), -72 * VK_PT);
	assert_int_equal(vk_len_from_um(210000), 609562); /* 609562.205 */
	assert_int_equal(vk_len_to_um(72 * VK_PT), 25400);
	assert_int_equal(vk_len_to_um(vk_len_from_um(297000)), 297000);
	assert_true(vk_len_pt(VK_PT / 2) == 0.5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(parses),
	    cmocka_unit_test(shows),
	    cmocka_unit_test(reads_back_what_it_shows),
	    cmocka_unit_test(converts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
