/* Findings: how they weigh, their order, and the words made of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"

static const struct vk_pos nowhere;

static void
starts_empty(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	assert_int_equal(vk_diag_kept(d), 0);
	assert_int_equal(vk_diag_status(d), 0);
	assert_int_equal(vk_diag_effect(d), VK_GOES_ON);
	for (int level = VK_OK; level <= VK_FATAL; level++)
		assert_int_equal(vk_diag_count(d, (enum vk_level)level), 0);
	vk_diag_free(d);
	vk_diag_free(NULL);
}

static void
keeps_copies(void **state)
{
	char file[] = "a.xml", found[] = "1.30";
	struct vk_diag *d = vk_diag_new();
	const struct vk_finding *f;

	(void)state;
	vk_diag_add(d, VK_MSG_FILE_TOO_LARGE, (struct vk_pos){file, 4, 2},
	    found, NULL, "");
	memset(file, 'x', sizeof(file) - 1);
	memset(found, 'x', sizeof(found) - 1);
	f = vk_diag_at(d, 0);
	assert_int_equal(f->msg, VK_MSG_FILE_TOO_LARGE);
	assert_string_equal(f->pos.file, "a.xml");
	assert_int_equal(f->pos.line, 4);
	assert_int_equal(f->pos.column, 2);
	assert_string_equal(f->found, "1.30");
	assert_string_equal(f->needed, "");
	assert_string_equal(f->more, "");
	assert_string_equal(f->rule, "VK-FILE-03");
	assert_null(f->accepted);
	vk_diag_free(d);
}

/* The worst so far stands, whatever comes after it. */
static void
weighs(void **state)
{
	(void)state;
	for (int first = 0; first < VK_MSG_COUNT; first++) {
		const struct vk_message *a = vk_message((enum vk_msg)first);
		const struct vk_message *b = vk_message(VK_MSG_OUTPUT_FAILED);
		bool a_first = a->level >= b->level;
		struct vk_diag *d = vk_diag_new();

		vk_diag_add(d, (enum vk_msg)first, nowhere, NULL, NULL, NULL);
		assert_int_equal(vk_diag_status(d), a->status);
		assert_int_equal(vk_diag_effect(d), a->effect);
		assert_int_equal(vk_diag_count(d, a->level), 1);
		vk_diag_add(d, VK_MSG_OUTPUT_FAILED, nowhere, NULL, NULL, NULL);
		assert_int_equal(
		    vk_diag_status(d), a_first ? a->status : b->status);
		assert_int_equal(vk_diag_effect(d), VK_NO_RESULT);
		vk_diag_free(d);
	}
}

static void
sorts_by_place_and_keeps_the_order_of_equals(void **state)
{
	static const struct {
		uint32_t line, column;
		const char *found;
	} in[] = {
	    {9, 1, "f"},
	    {2, 7, "c"},
	    {0, 0, "a"},
	    {2, 7, "d"},
	    {2, 3, "b"},
	    {4, 1, "e"},
	    {0, 0, "a"},
	    {9, 1, "g"},
	};
	struct vk_diag *d = vk_diag_new();
	struct vk_buf order = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(in) / sizeof(in[0]); i++)
		vk_diag_add(d, VK_MSG_FILE_MISSING,
		    (struct vk_pos){"a", in[i].line, in[i].column}, in[i].found,
		    NULL, NULL);
	vk_diag_sort(d);
	for (size_t i = 0; i < vk_diag_kept(d); i++)
		vk_buf_adds(&order, vk_diag_at(d, i)->found);
	assert_string_equal(order.data, "aabcdefg");
	vk_buf_free(&order);
	vk_diag_free(d);
}

static void
only_counts_beyond_the_most(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	for (int i = 0; i < VK_DIAG_MOST + 5; i++)
		vk_diag_add(d, VK_MSG_FILE_MISSING, nowhere, NULL, NULL, NULL);
	assert_int_equal(vk_diag_kept(d), VK_DIAG_MOST);
	assert_int_equal(vk_diag_count(d, VK_FATAL), VK_DIAG_MOST + 5);
	vk_diag_free(d);
}

static void
accepts_by_rule(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	vk_diag_add(d, VK_MSG_NO_SUCH_LABEL, nowhere, NULL, NULL, NULL);
	vk_diag_add(d, VK_MSG_FILE_TOO_LARGE, nowhere, NULL, NULL, NULL);
	vk_diag_add(d, VK_MSG_NO_SUCH_LABEL, nowhere, NULL, NULL, NULL);
	assert_int_equal(vk_diag_accept(d, "VK-PAGE-02", "như cũ"), 2);
	assert_int_equal(vk_diag_accept(d, "VK-PAGE-02", "again"), 0);
	assert_int_equal(vk_diag_accept(d, "VK-FILE-99", "none"), 0);
	/* What stops the layout stays. */
	assert_int_equal(vk_diag_accept(d, "VK-FILE-03", "no"), 0);
	assert_int_equal(vk_diag_count(d, VK_ERROR), 0);
	assert_int_equal(vk_diag_count(d, VK_FATAL), 1);
	assert_int_equal(vk_diag_status(d), 65);
	assert_string_equal(vk_diag_at(d, 0)->accepted, "như cũ");
	assert_null(vk_diag_at(d, 1)->accepted);
	assert_string_equal(vk_diag_at(d, 2)->accepted, "như cũ");
	vk_diag_free(d);
}

/* Warnings become errors, before and after; what is accepted stays so. */
static void
is_strict(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	vk_diag_add(d, VK_MSG_TOKEN_CUT, nowhere, NULL, NULL, NULL);
	vk_diag_add(d, VK_MSG_KEEP_BROKEN, nowhere, NULL, NULL, NULL);
	vk_diag_add(d, VK_MSG_TEXT_BLANKS, nowhere, NULL, NULL, NULL);
	assert_int_equal(vk_diag_accept(d, "VK-PAGE-04", "tên dài"), 1);
	assert_int_equal(vk_diag_status(d), 0);
	vk_diag_be_strict(d);
	vk_diag_add(d, VK_MSG_KEEP_BROKEN, nowhere, NULL, NULL, NULL);
	assert_int_equal(vk_diag_count(d, VK_ERROR), 2);
	assert_int_equal(vk_diag_count(d, VK_WARNING), 0);
	assert_int_equal(vk_diag_count(d, VK_STYLE), 1);
	assert_int_equal(vk_diag_at(d, 0)->level, VK_ERROR);
	assert_int_equal(vk_diag_at(d, 2)->level, VK_STYLE);
	assert_int_equal(vk_diag_status(d), 1);
	assert_int_equal(vk_diag_accept(d, "VK-PAGE-07", "bảng"), 2);
	assert_int_equal(vk_diag_count(d, VK_ERROR), 0);
	assert_int_equal(vk_diag_status(d), 0);
	vk_diag_free(d);
}

/* A rule that begins with a figure belongs to the rule set in use. */
static void
completes_rules(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	vk_diag_set_rules(d, "HD36");
	for (int i = 0; i < VK_MSG_COUNT && vk_diag_kept(d) < VK_DIAG_MOST;
	     i++) {
		const char *rule = vk_message((enum vk_msg)i)->rule, *got;

		vk_diag_add(d, (enum vk_msg)i, nowhere, NULL, NULL, NULL);
		got = vk_diag_at(d, vk_diag_kept(d) - 1)->rule;
		if (rule[0] >= '0' && rule[0] <= '9') {
			assert_memory_equal(got, "HD36-", 5);
			got += 5;
		}
		assert_string_equal(got, rule);
	}
	vk_diag_free(d);
}

static void
fills_patterns(void **state)
{
	static const struct {
		const char *pattern, *text;
	} cases[] = {
	    {"", ""},
	    {"no values", "no values"},
	    {"{found} for {needed} ({more})", "1.30 for 1,30 ({found})"},
	    {"{found}{found}", "1.301.30"},
	    {"{unknown} {found", "{unknown} {found"},
	    {"{} {{found}}", "{} {1.30}"},
	};
	struct vk_finding f = {
	    .found = "1.30", .needed = "1,30", .more = "{found}"};
	struct vk_buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		vk_buf_clear(&out);
		vk_diag_fill(&out, cases[i].pattern, &f);
		assert_string_equal(vk_buf_str(&out), cases[i].text);
	}
	vk_buf_free(&out);
}

/* What every row of the table of messages must have. */
static void
messages_are_sound(void **state)
{
	static const int statuses[] = {0, 1, 64, 65, 66, 69, 70, 73, 74, 75};

	(void)state;
	for (int i = 0; i < VK_MSG_COUNT; i++) {
		const struct vk_message *m = vk_message((enum vk_msg)i);
		bool known = false;

		for (size_t k = 0; k < sizeof(statuses) / sizeof(int); k++)
			known = known || m->status == statuses[k];
		assert_true(known);
		assert_true(m->level >= VK_STYLE && m->level <= VK_FATAL);
		assert_int_equal(m->status == 0, m->level < VK_ERROR);
		assert_true(m->effect == VK_GOES_ON || m->level >= VK_ERROR);
		assert_true(strlen(m->rule) > 0 && strlen(m->text) > 0);
		assert_non_null(m->fix);
	}
}

/* Findings of a second file come after those of the first, whole. */
static void
keeps_files_apart(void **state)
{
	static const struct {
		const char *file;
		uint32_t line;
	} added[] = {{"b.xml", 9}, {"a.xml", 2}, {"b.xml", 1}, {NULL, 0},
	    {"a.xml", 1}},
	  wanted[] = {{NULL, 0}, {"b.xml", 1}, {"b.xml", 9}, {"a.xml", 1},
	      {"a.xml", 2}};
	struct vk_diag *d = vk_diag_new();

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		struct vk_pos pos = {added[i].file, added[i].line, 1};

		vk_diag_add(d, VK_MSG_DATE_UNREAL, pos, NULL, NULL, NULL);
	}
	vk_diag_sort(d);
	for (size_t i = 0; i < 5; i++) {
		const struct vk_pos *pos = &vk_diag_at(d, i)->pos;

		assert_int_equal(pos->line, wanted[i].line);
		if (wanted[i].file == NULL)
			assert_null(pos->file);
		else
			assert_string_equal(pos->file, wanted[i].file);
	}
	vk_diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keeps_files_apart),
	    cmocka_unit_test(starts_empty),
	    cmocka_unit_test(keeps_copies),
	    cmocka_unit_test(weighs),
	    cmocka_unit_test(sorts_by_place_and_keeps_the_order_of_equals),
	    cmocka_unit_test(only_counts_beyond_the_most),
	    cmocka_unit_test(accepts_by_rule),
	    cmocka_unit_test(is_strict),
	    cmocka_unit_test(completes_rules),
	    cmocka_unit_test(fills_patterns),
	    cmocka_unit_test(messages_are_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
