/*
 * Syllables: every one of a dictionary is possible, but for the foreign words
 * and abbreviations named here; tone marks find their letter.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/syllable.h"
#include "base/utf8.h"
#include "base/viet.h"

#define DICTIONARY "/usr/share/hunspell/vi_VN.dic"
enum { SYLLABLES = 6631 };

static enum vk_syllable_fault
fault_of(const char *word)
{
	return vk_syllable_look(word, strlen(word)).fault;
}

/* What the dictionary has besides syllables; têt is a typing error of it. */
static bool
is_no_syllable(const char *word)
{
	static const char *const words[] = {"ABC", "ASCII", "GIF", "HCM", "HK",
	    "HTML", "HĐND", "JPEG", "LHQ", "PDF", "PNG", "TCVN", "TV", "Telex",
	    "Tp", "UBND", "URL", "Unicode", "VIQR", "VISCII", "VN", "VNI",
	    "basoi", "email", "gen", "gip", "gram", "internet", "intranet",
	    "ka", "palăng", "tivi", "tout", "têt", "v", "web", "xit"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i], word) == 0)
			return true;
	}
	return false;
}

static void
knows_the_dictionary(void **state)
{
	FILE *file = fopen(DICTIONARY, "r");
	char line[100];
	int words = -1, other = 0; /* the first line is the number of words */

	(void)state;
	assert_non_null(file);
	for (; fgets(line, sizeof(line), file) != NULL; words++) {
		line[strcspn(line, "/\r\n")] = '\0';
		if (words < 0)
			continue;
		if (is_no_syllable(line))
			other++;
		else if (fault_of(line) != VK_SYLLABLE_FINE)
			fail_msg("%s: %d", line, (int)fault_of(line));
	}
	fclose(file);
	assert_int_equal(words, SYLLABLES);
	assert_int_equal(other, 37);
}

static void
tells_faults(void **state)
{
	static const struct {
		const char *word;
		enum vk_syllable_fault fault;
		enum vk_tone_style style;
	} cases[] = {
	    {"nghị", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"NGHIÊNG", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"giếng", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"gì", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"gìn", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"quốc", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"quỳnh", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"khuỷu", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"ngoằn", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"xoong", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"khóa", VK_SYLLABLE_FINE, VK_TONE_OLD},
	    {"KHOÁ", VK_SYLLABLE_FINE, VK_TONE_NEW},
	    {"ủy", VK_SYLLABLE_FINE, VK_TONE_OLD},
	    {"uỷ", VK_SYLLABLE_FINE, VK_TONE_NEW},
	    {"xòe", VK_SYLLABLE_FINE, VK_TONE_OLD},
	    {"quý", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"hoa", VK_SYLLABLE_FINE, VK_TONE_EITHER},
	    {"hòan", VK_SYLLABLE_PLACE, VK_TONE_EITHER},
	    {"qúy", VK_SYLLABLE_PLACE, VK_TONE_EITHER},
	    {"gìa", VK_SYLLABLE_PLACE, VK_TONE_EITHER},
	    {"đựơc", VK_SYLLABLE_PLACE, VK_TONE_EITHER},
	    {"quyêt", VK_SYLLABLE_STOP, VK_TONE_EITHER},
	    {"sàch", VK_SYLLABLE_STOP, VK_TONE_EITHER},
	    {"nghành", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"kác", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"cế", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"ngế", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"gế", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"thuờng", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"nguời", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"cảỉ", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"đ", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	    {"nhândân", VK_SYLLABLE_NONE, VK_TONE_EITHER},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *word = cases[i].word;
		struct vk_syllable s = vk_syllable_look(word, strlen(word));

		if (s.fault != cases[i].fault || s.style != cases[i].style)
			fail_msg("%s: %d %d", word, (int)s.fault, (int)s.style);
	}
}

static void
settles_tones(void **state)
{
	static const struct {
		const char *word;
		enum vk_tone_style style;
		const char *settled;
	} cases[] = {
	    {"Khoá", VK_TONE_OLD, "Khóa"},
	    {"KHÓA", VK_TONE_NEW, "KHOÁ"},
	    {"Ủy", VK_TONE_NEW, "Uỷ"},
	    {"thuỵ", VK_TONE_OLD, "thụy"},
	    {"khoá", VK_TONE_EITHER, "khoá"},
	    {"Hòan", VK_TONE_EITHER, "Hoàn"},
	    {"qúy", VK_TONE_OLD, "quý"},
	    {"gìa", VK_TONE_NEW, "già"},
	    {"đựơc", VK_TONE_EITHER, "được"},
	    {"hoa", VK_TONE_OLD, "hoa"},
	    {"Lênin", VK_TONE_OLD, "Lênin"},
	};
	struct vk_buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		vk_buf_clear(&out);
		vk_syllable_settle(
		    &out, cases[i].word, strlen(cases[i].word), cases[i].style);
		assert_string_equal(vk_buf_str(&out), cases[i].settled);
	}
	vk_buf_free(&out);
}

static void
mends_slips(void **state)
{
	static const struct {
		const char *word, *vowels, *onset; /* "": nothing is known */
	} cases[] = {
	    {"Thuờng", "Thường", ""},
	    {"Nguời", "Người", ""},
	    {"THUỜNG", "THƯỜNG", ""},
	    {"đưọc", "được", ""},
	    {"nghành", "", "ngành"},
	    {"ngế", "", "nghế"},
	    {"kác", "", "các"},
	    {"cế", "", "kế"},
	    {"ghà", "", "gà"},
	    {"nhândân", "", ""},
	    {"", "", ""},
	};
	struct vk_buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *word = cases[i].word;
		size_t len = strlen(word);

		vk_buf_clear(&out);
		assert_int_equal(vk_syllable_mend_vowels(&out, word, len),
		    *cases[i].vowels != '\0');
		assert_string_equal(vk_buf_str(&out), cases[i].vowels);
		vk_buf_clear(&out);
		assert_int_equal(vk_syllable_mend_onset(&out, word, len),
		    *cases[i].onset != '\0');
		assert_string_equal(vk_buf_str(&out), cases[i].onset);
	}
	vk_buf_free(&out);
}

/* The two ways of writing are one word, and no two words are. */
static void
keys_are_neutral(void **state)
{
	static const char *const same[][2] = {{"khóa", "khoá"}, {"Ủy", "UỶ"},
	    {"uỷ", "ủy"}, {"hòan", "hoàn"}, {"ĐẢNG", "đảng"}};
	static const char *const differ[][2] = {
	    {"khóa", "khoa"}, {"hòa", "hóa"}, {"đàng", "dàng"}, {"quy", "qui"}};
	struct vk_buf a = {0}, b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		vk_buf_clear(&a);
		vk_buf_clear(&b);
		vk_syllable_key(&a, same[i][0], strlen(same[i][0]));
		vk_syllable_key(&b, same[i][1], strlen(same[i][1]));
		assert_string_equal(vk_buf_str(&a), vk_buf_str(&b));
	}
	for (size_t i = 0; i < sizeof(differ) / sizeof(differ[0]); i++) {
		vk_buf_clear(&a);
		vk_buf_clear(&b);
		vk_syllable_key(&a, differ[i][0], strlen(differ[i][0]));
		vk_syllable_key(&b, differ[i][1], strlen(differ[i][1]));
		assert_string_not_equal(vk_buf_str(&a), vk_buf_str(&b));
	}
	vk_buf_free(&a);
	vk_buf_free(&b);
}

/* Every letter of the repertoire, in pairs and alone, and broken bytes. */
static void
stands_all_letters(void **state)
{
	struct vk_buf word = {0}, out = {0};

	(void)state;
	for (int i = 0; i < vk_repertoire_count(); i++) {
		for (int k = 0; k < vk_repertoire_count(); k += 7) {
			vk_buf_clear(&word);
			vk_buf_clear(&out);
			vk_utf8_add(&word, vk_repertoire_at(i));
			vk_utf8_add(&word, vk_repertoire_at(k));
			vk_syllable_settle(
			    &out, word.data, word.len, VK_TONE_NEW);
			vk_syllable_key(&out, word.data, word.len);
			vk_syllable_mend_vowels(&out, word.data, word.len);
			vk_syllable_mend_onset(&out, word.data, word.len);
			assert_true(vk_utf8_valid(out.data, out.len, NULL));
		}
	}
	assert_int_equal(fault_of("\xE1\xBB"), VK_SYLLABLE_NONE);
	vk_buf_free(&word);
	vk_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(knows_the_dictionary),
	    cmocka_unit_test(tells_faults),
	    cmocka_unit_test(settles_tones),
	    cmocka_unit_test(mends_slips),
	    cmocka_unit_test(keys_are_neutral),
	    cmocka_unit_test(stands_all_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
