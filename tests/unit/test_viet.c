/* Letters, number words, cases and folding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/viet.h"

static void
letters_stand_in_order(void **state)
{
	static const char order[] = "abcdđeghiklmnopqrstuvxy";
	struct vk_buf small = {0};

	(void)state;
	for (unsigned n = 1; vk_viet_letter(n) != NULL; n++)
		vk_buf_adds(&small, vk_viet_letter(n));
	assert_string_equal(small.data, order);
	assert_null(vk_viet_letter(0));
	assert_null(vk_viet_letter(24));
	vk_buf_free(&small);
}

static void
counts_in_words(void **state)
{
	static const struct {
		unsigned n;
		const char *ordinal, *counted;
	} cases[] = {
	    {1, "nhất", "Một"},
	    {2, "hai", "Hai"},
	    {3, "ba", "Ba"},
	    {4, "tư", "Bốn"},
	    {5, "năm", "Năm"},
	    {6, "sáu", "Sáu"},
	    {9, "chín", "Chín"},
	    {10, "mười", "Mười"},
	    {11, "mười một", "Mười một"},
	    {14, "mười bốn", "Mười bốn"},
	    {15, "mười lăm", "Mười lăm"},
	    {19, "mười chín", "Mười chín"},
	    {20, "hai mươi", "Hai mươi"},
	    {21, "hai mươi mốt", "Hai mươi mốt"},
	    {24, "hai mươi tư", "Hai mươi tư"},
	    {35, "ba mươi lăm", "Ba mươi lăm"},
	    {50, "năm mươi", "Năm mươi"},
	    {99, "chín mươi chín", "Chín mươi chín"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(
		    vk_viet_ordinal(cases[i].n), cases[i].ordinal);
		assert_string_equal(
		    vk_viet_counted(cases[i].n), cases[i].counted);
	}
	assert_null(vk_viet_ordinal(0));
	assert_null(vk_viet_ordinal(100));
	assert_null(vk_viet_counted(0));
	assert_null(vk_viet_counted(100));
}

static unsigned
roman_value(const char *s)
{
	static const char signs[] = "IVXLCDM";
	static const unsigned values[] = {1, 5, 10, 50, 100, 500, 1000};
	unsigned sum = 0;

	for (; *s != '\0'; s++) {
		unsigned one = values[strchr(signs, s[0]) - signs];

		if (s[1] != '\0' && one < values[strchr(signs, s[1]) - signs])
			sum -= one;
		else
			sum += one;
	}
	return sum;
}

static void
writes_roman(void **state)
{
	char room[VK_ROMAN_ROOM];

	(void)state;
	assert_string_equal(vk_roman(4, true, room), "IV");
	assert_string_equal(vk_roman(14, false, room), "xiv");
	assert_string_equal(vk_roman(1999, true, room), "MCMXCIX");
	assert_string_equal(vk_roman(3888, true, room), "MMMDCCCLXXXVIII");
	assert_null(vk_roman(0, true, room));
	assert_null(vk_roman(4000, true, room));
	for (unsigned n = 1; n < 4000; n++)
		assert_int_equal(roman_value(vk_roman(n, true, room)), n);
}

static void
changes_case(void **state)
{
	static const char small[] = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíị"
				    "oòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
				    "bcdfghjklmnpqrstvwxzäöüñçåæøœÿþ12-×÷–₫";
	static const char large[] = "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊ"
				    "OÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ"
				    "BCDFGHJKLMNPQRSTVWXZÄÖÜÑÇÅÆØŒŸÞ12-×÷–₫";
	struct vk_buf out = {0};

	(void)state;
	vk_viet_upper_text(&out, small, strlen(small));
	assert_string_equal(out.data, large);
	vk_buf_clear(&out);
	vk_viet_lower_text(&out, large, strlen(large));
	assert_string_equal(out.data, small);
	vk_buf_clear(&out);
	vk_viet_upper_text(&out, "Groß\xFF.", strlen("Groß\xFF."));
	assert_string_equal(out.data, "GROSS\xFF.");
	vk_buf_free(&out);
}

/* Case never leaves the repertoire, and is one to one within it. */
static void
case_is_one_to_one(void **state)
{
	int pairs = 0;

	(void)state;
	for (int i = 0; i < vk_repertoire_count(); i++) {
		uint32_t cp = vk_repertoire_at(i);
		uint32_t up = vk_viet_upper(cp), low = vk_viet_lower(cp);

		assert_true(vk_repertoire_index(up) >= 0);
		assert_true(vk_repertoire_index(low) >= 0);
		assert_int_equal(vk_viet_upper(up), up);
		assert_int_equal(vk_viet_lower(low), low);
		if (low != cp) {
			assert_int_equal(vk_viet_upper(low), cp);
			pairs++;
		}
	}
	/* 26 of ASCII, 67 Vietnamese, 14 more of Latin-1, Œ and Ÿ */
	assert_int_equal(pairs, 26 + 67 + 14 + 1);
}

static void
folds(void **state)
{
	static const char text[] = "Đảng ủy PHƯỜNG Đức Giang, nhiệm kỳ 2020";
	struct vk_buf out = {0};

	(void)state;
	vk_viet_fold_text(&out, text, strlen(text));
	assert_string_equal(
	    out.data, "dang uy phuong duc giang, nhiem ky 2020");
	assert_int_equal(vk_viet_fold(0x1EF8), 'y');
	assert_int_equal(vk_viet_fold(0xD8), 'o');
	assert_int_equal(vk_viet_fold(0xFC), 'u');
	assert_int_equal(vk_viet_fold(0x20AB), 0x20AB);
	vk_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(letters_stand_in_order),
	    cmocka_unit_test(counts_in_words),
	    cmocka_unit_test(writes_roman),
	    cmocka_unit_test(changes_case),
	    cmocka_unit_test(case_is_one_to_one),
	    cmocka_unit_test(folds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
