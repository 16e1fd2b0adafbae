/* Exact numbers: what they come to, how they round, and where they end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/exact.h"

static struct vk_exact
whole(int64_t n)
{
	return vk_exact_decimal(n, 0);
}

static struct vk_exact
part(int64_t over, int64_t under)
{
	struct vk_exact a = whole(over), b = whole(under);

	return vk_exact_divide(&a, &b);
}

static void
shows(struct vk_exact x, int decimals, const char *wanted)
{
	struct vk_buf out = {0};

	vk_exact_show(&out, &x, decimals);
	assert_string_equal(vk_buf_str(&out), wanted);
	vk_buf_free(&out);
}

static void
computes(void **state)
{
	struct vk_exact a = part(1, 3), b = part(1, 6), x;

	(void)state;
	x = vk_exact_add(&a, &b);
	shows(x, 2, "0,50");
	x = vk_exact_subtract(&b, &a);
	shows(x, 3, "-0,167");
	x = vk_exact_subtract(&a, &a);
	assert_int_equal(vk_exact_sign(&x), 0);
	assert_false(x.negative);
	x = vk_exact_multiply(&a, &b);
	shows(x, 4, "0,0556");
	x = vk_exact_divide(&a, &b);
	shows(x, 0, "2");
	x = part(-2, 3);
	x = vk_exact_power(&x, 3);
	shows(x, 6, "-0,296296");
	x = vk_exact_power(&x, 0);
	shows(x, 0, "1");
}

/* (6/5 - 1) x 100 is 20, and 2,5 - 2,2 is 0,3: binary fractions say no. */
static void
is_exact(void **state)
{
	struct vk_exact x = part(6, 5), y = whole(1), hundred = whole(100);
	struct vk_exact twenty = whole(20);

	(void)state;
	x = vk_exact_subtract(&x, &y);
	x = vk_exact_multiply(&x, &hundred);
	assert_int_equal(vk_exact_compare(&x, &twenty), 0);
	x = vk_exact_decimal(25, 1);
	y = vk_exact_decimal(22, 1);
	x = vk_exact_subtract(&x, &y);
	y = vk_exact_decimal(3, 1);
	assert_int_equal(vk_exact_compare(&x, &y), 0);
}

static void
compares(void **state)
{
	struct vk_exact rising[] = {whole(INT64_MIN), whole(-1), part(-1, 3),
	    whole(0), vk_exact_decimal(1, 18), part(1, 3),
	    vk_exact_decimal(333333333333333334, 18), whole(1),
	    whole(INT64_MAX)};

	(void)state;
	for (int i = 0; i < 9; i++)
		for (int k = 0; k < 9; k++) {
			int order = vk_exact_compare(&rising[i], &rising[k]);

			assert_int_equal(order, i < k ? -1 : i > k);
		}
}

static void
rounds(void **state)
{
	static const struct {
		int64_t over, under;
		int decimals;
		const char *wanted;
	} cases[] = {
	    {6162 * 100, 6850, 1, "90,0"},
	    {6162 * 100, 6850, 2, "89,96"},
	    {5, 10, 0, "1"},
	    {-5, 10, 0, "-1"},
	    {49, 100, 0, "0"},
	    {-49, 100, 0, "0"},
	    {-1, 3, 1, "-0,3"},
	    {25088, 1, 0, "25.088"},
	    {1234567891, 1000, 1, "1.234.567,9"},
	    {999, 1, 0, "999"},
	    {0, 7, 2, "0,00"},
	    {1, 1000, 3, "0,001"},
	    {999999, 1000000, 1, "1,0"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_exact x = part(cases[i].over, cases[i].under);
		struct vk_exact r = vk_exact_round(&x, cases[i].decimals);

		shows(x, cases[i].decimals, cases[i].wanted);
		shows(r, cases[i].decimals, cases[i].wanted);
	}
}

static void
scales(void **state)
{
	struct vk_exact x = part(-2, 3);
	int64_t out = 7;

	(void)state;
	assert_true(vk_exact_scaled(&x, 2, &out));
	assert_true(out == -67);
	x = whole(INT64_MAX);
	assert_true(vk_exact_scaled(&x, 0, &out));
	assert_true(out == INT64_MAX);
	assert_false(vk_exact_scaled(&x, 1, &out));
	x = whole(INT64_MIN);
	assert_false(vk_exact_scaled(&x, 0, &out));
}

/* A number that has grown too large says so, in all that is made of it. */
static void
ends_somewhere(void **state)
{
	struct vk_exact x = vk_exact_decimal(INT64_MAX, 18), y, one = whole(1);

	(void)state;
	y = vk_exact_power(&x, 15);
	assert_false(y.lost);
	y = vk_exact_power(&x, 17);
	assert_true(y.lost);
	shows(y, 1, "?");
	y = vk_exact_add(&y, &one);
	assert_true(y.lost);
	assert_int_equal(vk_exact_compare(&y, &one), 0);
	x = whole(0);
	y = vk_exact_divide(&one, &x);
	assert_true(y.lost);
	y = vk_exact_decimal(1, 400);
	assert_true(y.lost);
}

/* The largest numbers that are kept can still be compared and shown. */
static void
compares_the_largest(void **state)
{
	struct vk_exact x = vk_exact_decimal(INT64_MAX, 18), y, one = whole(1);

	(void)state;
	x = vk_exact_power(&x, 16);
	y = vk_exact_divide(&one, &x);
	assert_false(x.lost);
	assert_false(y.lost);
	assert_int_equal(vk_exact_compare(&x, &y), 1);
	assert_int_equal(vk_exact_compare(&y, &x), -1);
	shows(y, 0, "0");
	shows(x, 0, "2.743.062.034.396.844");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(computes),
	    cmocka_unit_test(is_exact),
	    cmocka_unit_test(compares),
	    cmocka_unit_test(rounds),
	    cmocka_unit_test(scales),
	    cmocka_unit_test(ends_somewhere),
	    cmocka_unit_test(compares_the_largest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
