/* Votes in words: the share is exact, and never says more than is true. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "flow/build.h"

static const struct {
	const char *votes, *total, *unit;
	const char *words;
} cases[] = {
    {"247", "249", NULL, "247/249 phiếu, đạt 99,2%"},
    {"158", "159", NULL, "158/159 phiếu, đạt 99,4%"},
    {"159", "159", NULL, "159/159 phiếu, đạt 100%"},
    {"8", "9", "đồng chí", "8/9 đồng chí, đạt 88,9%"},
    {"0", "9", NULL, "0/9 phiếu, đạt 0%"},
    {"1", "2", NULL, "1/2 phiếu, đạt 50%"},
    {"09", "10", NULL, "09/10 phiếu, đạt 90%"},
    /* half away from zero */
    {"1", "16", NULL, "1/16 phiếu, đạt 6,3%"},
    {"13", "80", NULL, "13/80 phiếu, đạt 16,3%"},
    {"2.001", "20.000", NULL, "2.001/20.000 phiếu, đạt 10%"},
    {"2.010", "20.000", NULL, "2.010/20.000 phiếu, đạt 10,1%"},
    {"1.250", "1.300", NULL, "1.250/1.300 phiếu, đạt 96,2%"},
    {"1250", "1300", NULL, "1250/1300 phiếu, đạt 96,2%"},
    /* not all of them, and not none */
    {"1999", "2000", NULL, "1999/2000 phiếu, đạt 99,95%"},
    {"9999", "10000", NULL, "9999/10000 phiếu, đạt 99,99%"},
    {"1", "9999", NULL, "1/9999 phiếu, đạt 0,01%"},
    {"99999999", "100000000", NULL, "99999999/100000000 phiếu, đạt 99,999999%"},
    {"9999999999", "10000000000", NULL,
	"9999999999/10000000000 phiếu, đạt 100%"},
    {"3", "2", NULL, "3/2 phiếu, đạt 150%"},
    {"2,5", "10", NULL, "2,5/10 phiếu, đạt 25%"},
    /* figures that give no share */
    {"5", "0", NULL, "5/0 phiếu"},
    {"-5", "10", NULL, "-5/10 phiếu"},
    {"x", "10", NULL, "x/10 phiếu"},
    {NULL, NULL, NULL, "/ phiếu"},
    {"9223372036854775807", "9223372036854775807", NULL,
	"9223372036854775807/9223372036854775807 phiếu"},
    {"9000000000000000", "9000000000000001", NULL,
	"9000000000000000/9000000000000001 phiếu, đạt 100%"},
    {"8999999999999999", "9000000000000000", NULL,
	"8999999999999999/9000000000000000 phiếu, đạt 100%"},
    {"1", "9000000000000000", NULL, "1/9000000000000000 phiếu, đạt 0%"},
};

static void
test_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf out = {0};

		vk_vote_words(
		    &out, cases[i].votes, cases[i].total, cases[i].unit);
		assert_string_equal(vk_buf_str(&out), cases[i].words);
		vk_buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
