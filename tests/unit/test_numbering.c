/* Labels: what is written as the first one, and how the others look. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "flow/numbering.h"

/* The label of the last of `numbers`, the others being the levels above. */
static const struct {
	const char *pattern;
	int numbers[3], depth;
	const char *shown;
} cases[] = {
    {"1.", {3}, 0, "3."},
    {"1.1.", {2, 5}, 1, "2.5."},
    {"1.1.1.", {4, 2, 11}, 2, "4.2.11."},
    {"1.1.1.", {7}, 0, "1.1.7."}, /* no levels above: as written */
    {"I-", {4}, 0, "IV-"},
    {"I.-", {14}, 0, "XIV.-"},
    {"i)", {9}, 0, "ix)"},
    {"a)", {5}, 0, "đ)"},
    {"a.", {23}, 0, "y."},
    {"A.", {4}, 0, "D."},
    {"A.", {5}, 0, "Đ."},
    {"1/-", {2}, 0, "2/-"},
    {"(1)", {10}, 0, "(10)"},
    {"- (1)", {10}, 0, "- (10)"},
    {"-", {3}, 0, "-"},
    {"+", {3}, 0, "+"},
    {"•", {2}, 0, "•"},
    {"Thứ nhất,", {4}, 0, "Thứ tư,"},
    {"Một là,", {4}, 0, "Bốn là,"},
    {"Phần I", {3}, 0, "Phần III"},
    {"Phần thứ nhất", {2}, 0, "Phần thứ hai"},
    {"Chương I", {12}, 0, "Chương XII"},
    {"Điều 1.", {21}, 0, "Điều 21."},
    {"Điều 1:", {2}, 0, "Điều 2:"},
    {"Mục 1", {2}, 0, "Mục 2"},
    {"khoản i)", {2}, 0, "khoản ii)"},
};

static void
test_shown(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_label l =
		    vk_label_read(cases[i].pattern, strlen(cases[i].pattern));
		struct vk_buf out = {0};

		assert_true(
		    vk_label_show(&out, &l, cases[i].numbers, cases[i].depth));
		assert_string_equal(vk_buf_str(&out), cases[i].shown);
		vk_buf_free(&out);
	}
}

/* Letters end at y: a figure stands there, and the caller is told. */
static void
test_beyond_the_letters(void **state)
{
	struct vk_label l = vk_label_read("a)", 2);
	struct vk_buf out = {0};
	int n = 24;

	(void)state;
	assert_false(vk_label_show(&out, &l, &n, 0));
	assert_string_equal(vk_buf_str(&out), "24)");
	vk_buf_free(&out);
}

static void
test_lists_of_labels(void **state)
{
	struct vk_label l;

	(void)state;
	assert_true(vk_label_nth("I- 1. 1.1. a)", 2, &l));
	assert_int_equal(l.len, 4);
	assert_int_equal(l.counter, VK_COUNT_ARABIC);
	assert_true(vk_label_nth(" I-  1. ", 1, &l));
	assert_memory_equal(l.text, "1.", 2);
	assert_false(vk_label_nth("I- 1.", 2, &l));
	assert_false(vk_label_nth("", 0, &l));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_shown),
	    cmocka_unit_test(test_beyond_the_letters),
	    cmocka_unit_test(test_lists_of_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
