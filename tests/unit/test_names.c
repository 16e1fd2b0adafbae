/* Names of the files of a batch, shards, and cells of the summary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "batch/batch.h"
#include "batch/names.h"
#include "batch/shard.h"
#include "batch/summary.h"

static const struct {
	const char *pattern, *key, *name, *year;
	const char *want; /* NULL: no name comes of it */
} names[] = {
    {"{ma}", "cb01", "", "", "cb01.pdf"},
    {"{nam}-{ma}", "cb01", "", "2025", "2025-cb01.pdf"},
    {"{ten} ({ma})", "cb01", "Tổ dân phố số 2", "",
	"Tổ dân phố số 2 (cb01).pdf"},
    /* decomposed letters come together */
    {"{ten}", "a", "To\xcc\x82\xcc\x89", "", "Tổ.pdf"},
    /* what a file system or a shell cannot have */
    {"{ten}", "a", "a/b\\c:d\"e'f<g>h|i?j*k`l", "",
	"a-b-c-d-e-f-g-h-i-j-k-l.pdf"},
    {"{ten}", "a",
	"a\nb\tc\x1b"
	"d\x7f"
	"e",
	"", "a-b-cde.pdf"},
    {"../{ma}", "cb01", "", "", "cb01.pdf"},
    {"/etc/{ma}", "cb01", "", "", "etc-cb01.pdf"},
    {"{ten}", "a", "../../etc/passwd", "", "etc-passwd.pdf"},
    {"{ten}", "a", ".hidden", "", "hidden.pdf"},
    {"{ten}", "a", "-rf", "", "rf.pdf"},
    {"{ten}", "a", "a. ", "", "a.pdf"},
    /* devices of another system */
    {"{ma}", "CON", "", "", "CON-.pdf"},
    {"{ma}", "com1", "", "", "com1-.pdf"},
    {"{ma}", "com0", "", "", "com0.pdf"},
    {"{ma}", "cons", "", "", "cons.pdf"},
    /* nothing is left */
    {"{ten}", "a", "", "", NULL},
    {"{ten}", "a", "..", "", NULL},
    {"{ten}", "a", " - ", "", NULL},
};

static void
name_by_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct vk_record r = {
		    names[i].key, names[i].name, names[i].year, "", 0};
		struct vk_buf name = {0};
		bool made = vk_names_make(&name, names[i].pattern, &r);

		assert_int_equal(made, names[i].want != NULL);
		if (made)
			assert_string_equal(vk_buf_str(&name), names[i].want);
		vk_buf_free(&name);
	}
}

static const struct {
	const char *pattern;
	bool good;
} patterns[] = {
    {"{ma}", true},
    {"bao-cao {ten} {nam}", true},
    {"", false},
    {"all", false},
    {"{chi-bo}", false},
    {"{ma", false},
    {"{ma}}", false},
    {"{{ma}}", false},
    {"{MA}", false},
    {"{ma}\xff", false},
};

static void
pattern_by_pattern(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++)
		assert_int_equal(
		    vk_batch_pattern(patterns[i].pattern), patterns[i].good);
}

static const struct {
	const char *one, *two;
	bool same;
} twins[] = {
    {"CB01.pdf", "cb01.pdf", true},
    {"Đức Giang.pdf", "đức giang.pdf", true},
    {"a.pdf", "á.pdf", false},
    {"d.pdf", "đ.pdf", false},
};

static void
folds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(twins) / sizeof(twins[0]); i++) {
		struct vk_buf one = {0}, two = {0};

		vk_names_fold(&one, twins[i].one);
		vk_names_fold(&two, twins[i].two);
		assert_int_equal(
		    strcmp(vk_buf_str(&one), vk_buf_str(&two)) == 0,
		    twins[i].same);
		vk_buf_free(&one);
		vk_buf_free(&two);
	}
}

/* Computed apart, from the words of the header: this must never change. */
static void
shards_stay(void **state)
{
	(void)state;
	assert_int_equal(vk_shard_of("cb01", 1), 1);
	assert_int_equal(vk_shard_of("cb01", 3), 3);
	assert_int_equal(vk_shard_of("cb02", 3), 3);
	assert_int_equal(vk_shard_of("cb01", 7), 4);
	assert_int_equal(vk_shard_of("CB-60", 7), 7);
}

/* No shard of 7 is empty or twice as full as it should be. */
static void
shards_are_even(void **state)
{
	size_t counts[8] = {0};
	char key[16];

	(void)state;
	for (int i = 0; i < 7000; i++) {
		snprintf(key, sizeof(key), "cb%04d", i);
		counts[vk_shard_of(key, 7)]++;
	}
	assert_int_equal(counts[0], 0);
	for (int i = 1; i < 8; i++)
		assert_in_range(counts[i], 800, 1200);
}

static const struct {
	const char *name;
	bool good;
	unsigned shard, shards;
} parts[] = {
    {"journal-1-3.jsonl", true, 1, 3},
    {"journal-10-10.jsonl", true, 10, 10},
    {"journal.jsonl", false, 0, 0},
    {"journal-4-3.jsonl", false, 0, 0},
    {"journal-0-3.jsonl", false, 0, 0},
    {"journal-1-3.jsonl~", false, 0, 0},
    {"journal-1-3-.jsonl", false, 0, 0},
    {"journal-1-99999999.jsonl", false, 0, 0},
};

static void
parts_of_names(void **state)
{
	unsigned shard, shards;

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		bool good = vk_shard_parse(
		    parts[i].name, "journal", ".jsonl", &shard, &shards);

		assert_int_equal(good, parts[i].good);
		if (good) {
			assert_int_equal(shard, parts[i].shard);
			assert_int_equal(shards, parts[i].shards);
		}
	}
}

static const struct {
	const char *text, *cell;
} cells[] = {
    {"", ""},
    {"Chi bộ 1", "Chi bộ 1"},
    {"a;b", "\"a;b\""},
    {"a\"b", "\"a\"\"b\""},
    {"a\nb", "\"a\nb\""},
    {"=1+1", "\"'=1+1\""},
    {"+84", "\"'+84\""},
    {"@x", "\"'@x\""},
    {"\tx", "\"'\tx\""},
    {"-a", "\"'-a\""},
    {"-5", "-5"},
    {"-5,2", "\"-5,2\""},
    {"-5.2", "-5.2"},
    {"-5.2.1", "\"'-5.2.1\""},
    {"-", "\"'-\""},
};

static void
cell_by_cell(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		struct vk_buf out = {0};

		vk_summary_cell(&out, cells[i].text);
		assert_string_equal(vk_buf_str(&out), cells[i].cell);
		vk_buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(name_by_name),
	    cmocka_unit_test(pattern_by_pattern),
	    cmocka_unit_test(folds),
	    cmocka_unit_test(shards_stay),
	    cmocka_unit_test(shards_are_even),
	    cmocka_unit_test(parts_of_names),
	    cmocka_unit_test(cell_by_cell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
