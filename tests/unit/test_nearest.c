/* The nearest name, checked against the plain definition of distance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/nearest.h"

static void
finds_the_name_that_was_meant(void **state)
{
	static const char *const names[] = {"trich-yeu", "noi-nhan", "noi-ngay",
	    "ky", "co-quan", "liet-ke", "bang", "bang-chi-tieu", "y"};
	static const struct {
		const char *word, *nearest;
	} cases[] = {
	    {"trich-yeu", "trich-yeu"},
	    {"trích-yếu", "trich-yeu"},
	    {"Trich-Yeu", "trich-yeu"},
	    {"trichyeu", "trich-yeu"},
	    {"trihc-yeu", "trich-yeu"},
	    {"noi-nhann", "noi-nhan"},
	    {"noi-nagy", "noi-ngay"},
	    {"đồng", NULL},
	    {"kỳ", "ky"},
	    {"ký", "ky"},
	    {"kx", "ky"},
	    {"x", NULL},
	    {"Y", "y"},
	    {"bảng", "bang"},
	    {"bang-chitieu", "bang-chi-tieu"},
	    {"section", NULL},
	    {"", NULL},
	    {"\xFFky", NULL},
	    {"a-word-that-is-longer-than-any-name-that-anybody-uses-here",
		NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = vk_nearest(
		    cases[i].word, names, sizeof(names) / sizeof(names[0]));

		if (cases[i].nearest == NULL)
			assert_null(got);
		else
			assert_string_equal(
			    got != NULL ? got : "", cases[i].nearest);
	}
	assert_null(vk_nearest("ky", NULL, 0));
}

/* The distance by its definition, for short words. */
static int
plain_distance(const char *a, const char *b)
{
	int best;

	if (*a == '\0' || *b == '\0')
		return (int)(strlen(a) + strlen(b));
	if (*a == *b)
		return plain_distance(a + 1, b + 1);
	best = plain_distance(a + 1, b + 1);
	if (plain_distance(a + 1, b) < best)
		best = plain_distance(a + 1, b);
	if (plain_distance(a, b + 1) < best)
		best = plain_distance(a, b + 1);
	if (a[0] == b[1] && a[1] == b[0] && a[1] != '\0' &&
	    plain_distance(a + 2, b + 2) < best)
		best = plain_distance(a + 2, b + 2);
	return best + 1;
}

static void
make_word(unsigned number, char word[8])
{
	size_t n = 0;

	for (; number > 0 && n < 6; number /= 3)
		word[n++] = (char)('a' + number % 3);
	word[n] = '\0';
}

static void
agrees_with_the_definition(void **state)
{
	(void)state;
	for (unsigned i = 1; i < 729; i += 2) {
		char word[8], name[8];

		make_word(i, word);
		for (unsigned k = 1; k < 729; k += 3) {
			const char *names[] = {name};
			int allowed = ((int)strlen(word) + 1) / 3;

			make_word(k, name);
			assert_int_equal(vk_nearest(word, names, 1) != NULL,
			    plain_distance(word, name) <= allowed);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_name_that_was_meant),
	    cmocka_unit_test(agrees_with_the_definition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
