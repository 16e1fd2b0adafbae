/* Libraries that are loaded late: what is not there is told in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/late.h"

static void
test_calls_what_it_loads(void **state)
{
	double (*root)(double) = NULL;
	const struct vk_late functions[] = {{"sqrt", &root}};
	const char *why = "";

	(void)state;
	assert_true(vk_late_load("libm.so.6", functions, 1, &why));
	assert_null(why);
	assert_non_null(root);
	assert_int_equal((int)root(81.0), 9);
}

static void
test_tells_what_is_missing(void **state)
{
	void (*none)(void) = NULL;
	const struct vk_late functions[] = {{"vk_no_such_function", &none}};
	const char *why = NULL;

	(void)state;
	assert_false(vk_late_load("libnothere.so.9", NULL, 0, &why));
	assert_non_null(strstr(why, "libnothere.so.9"));
	assert_false(vk_late_load("libm.so.6", functions, 1, &why));
	assert_non_null(strstr(why, "vk_no_such_function"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_calls_what_it_loads),
	    cmocka_unit_test(test_tells_what_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
