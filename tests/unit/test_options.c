/* Command lines: what the parser makes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <fcntl.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "cli/cli.h"

enum { MOST_WORDS = 8 };

/* One row per command line: its status, and what is asked of the result. */
static const struct {
	const char *words[MOST_WORDS];
	int status;
	enum vk_command command;
	size_t operands;
	enum vk_option option; /* VK_OPT_COUNT: none is asked for */
	bool given;
	const char *text;
	long number;
} rows[] = {
    {{"render", "a"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_DRAFT, false, NULL, 0},
    {{"render", "a", "--draft"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_DRAFT, true,
	NULL, 0},
    {{"render", "--draft=12", "a"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_DRAFT, true,
	"12", 12},
    {{"render", "--draft", "12"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_DRAFT, true,
	NULL, 0},
    {{"render", "--draft=999", "a"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_DRAFT,
	true, "999", 999},
    {{"render", "--draft=1000", "a"}, 64, VK_COMMAND_RENDER, 0, VK_OPT_COUNT,
	false, NULL, 0},
    {{"render", "--draft=", "a"}, 64, VK_COMMAND_RENDER, 0, VK_OPT_COUNT, false,
	NULL, 0},
    {{"render", "--draft=+1", "a"}, 64, VK_COMMAND_RENDER, 0, VK_OPT_COUNT,
	false, NULL, 0},
    {{"render", "--draft", "--final", "a"}, 0, VK_COMMAND_RENDER, 1,
	VK_OPT_DRAFT, false, NULL, 0},
    {{"render", "--final", "--draft", "a"}, 0, VK_COMMAND_RENDER, 1,
	VK_OPT_FINAL, false, NULL, 0},
    {{"render", "--fit=4", "--no-fit", "a"}, 0, VK_COMMAND_RENDER, 1,
	VK_OPT_FIT, false, "4", 4},
    {{"render", "-qv", "a"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_QUIET, false, NULL,
	0},
    {{"render", "-qob", "a"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_OUTPUT, true, "b",
	0},
    {{"render", "-o", "b", "a"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_OUTPUT, true,
	"b", 0},
    {{"render", "-o", "-", "-"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_OUTPUT, true,
	"-", 0},
    {{"render", "--o", "b", "a"}, 0, VK_COMMAND_RENDER, 1, VK_OPT_OUTPUT, true,
	"b", 0},
    {{"preview", "-o", "b", "a"}, 0, VK_COMMAND_PREVIEW, 1, VK_OPT_PICTURES,
	true, "b", 0},
    {{"preview", "--dpi=20", "a"}, 0, VK_COMMAND_PREVIEW, 1, VK_OPT_DPI, true,
	"20", 20},
    {{"preview", "--dpi=19", "a"}, 64, VK_COMMAND_PREVIEW, 0, VK_OPT_COUNT,
	false, NULL, 0},
    {{"check", "a", "b", "c"}, 0, VK_COMMAND_CHECK, 3, VK_OPT_FORMAT, false,
	NULL, 0},
    {{"check", "a", "--format=json"}, 0, VK_COMMAND_CHECK, 1, VK_OPT_FORMAT,
	true, "json", 1},
    {{"check", "a", "--format=js"}, 64, VK_COMMAND_CHECK, 0, VK_OPT_COUNT,
	false, NULL, 0},
    {{"check", "a", "--format=text|json"}, 64, VK_COMMAND_CHECK, 0,
	VK_OPT_COUNT, false, NULL, 0},
    {{"dump", "--after=page", "a"}, 0, VK_COMMAND_DUMP, 1, VK_OPT_AFTER, true,
	"page", 3},
    {{"dump", "--", "--after=page"}, 0, VK_COMMAND_DUMP, 1, VK_OPT_AFTER, false,
	NULL, 0},
    {{"--fonts=f", "check", "a"}, 0, VK_COMMAND_CHECK, 1, VK_OPT_FONTS, true,
	"f", 0},
    {{"--format=json", "check", "a"}, 64, VK_COMMAND_NONE, 0, VK_OPT_COUNT,
	false, NULL, 0},
    {{"--help"}, 0, VK_COMMAND_NONE, 0, VK_OPT_HELP, true, NULL, 0},
    {{"render", "--version"}, 0, VK_COMMAND_RENDER, 0, VK_OPT_VERSION, true,
	NULL, 0},
    {{"render"}, 64, VK_COMMAND_RENDER, 0, VK_OPT_COUNT, false, NULL, 0},
    {{"render", "a", "b"}, 64, VK_COMMAND_RENDER, 2, VK_OPT_COUNT, false, NULL,
	0},
    {{"render", "--help=1", "a"}, 64, VK_COMMAND_RENDER, 0, VK_OPT_COUNT, false,
	NULL, 0},
    {{"eval", "a", "--format=csv"}, 0, VK_COMMAND_EVAL, 1, VK_OPT_EVAL_FORMAT,
	true, "csv", 2},
    {{"eval", "a", "--results", "b"}, 0, VK_COMMAND_EVAL, 1, VK_OPT_RESULTS,
	true, "b", 0},
    {{"eval", "--year=999", "a"}, 64, VK_COMMAND_EVAL, 0, VK_OPT_COUNT, false,
	NULL, 0},
    {{"batch", "a", "--data=b", "--jobs=3"}, 0, VK_COMMAND_BATCH, 1,
	VK_OPT_JOBS, true, "3", 3},
    {{"batch", "a", "-o", "b"}, 0, VK_COMMAND_BATCH, 1, VK_OPT_REPORTS, true,
	"b", 0},
    {{"batch", "a", "--timeout=0"}, 64, VK_COMMAND_BATCH, 0, VK_OPT_COUNT,
	false, NULL, 0},
    {{"batch", "a", "--progress=none"}, 0, VK_COMMAND_BATCH, 1, VK_OPT_PROGRESS,
	true, "none", 2},
    {{"sign", "a"}, 64, VK_COMMAND_NONE, 0, VK_OPT_COUNT, false, NULL, 0},
    {{""}, 64, VK_COMMAND_NONE, 0, VK_OPT_COUNT, false, NULL, 0},
    {{NULL}, 64, VK_COMMAND_NONE, 0, VK_OPT_COUNT, false, NULL, 0},
};

static void
check_row(size_t i)
{
	char words[MOST_WORDS + 1][32] = {"vankien"};
	char *argv[MOST_WORDS + 2] = {words[0]};
	struct vk_call call = {.arena = vk_arena_new(), .program = "vankien"};
	enum vk_option option = rows[i].option;
	int argc = 1;

	for (; rows[i].words[argc - 1] != NULL; argc++)
		argv[argc] = strcpy(words[argc], rows[i].words[argc - 1]);
	if (vk_options_parse(&call, argc, argv) != rows[i].status)
		fail_msg("row %zu: another status", i);
	assert_int_equal(call.command, rows[i].command);
	assert_int_equal(call.noperands, rows[i].operands);
	if (option != VK_OPT_COUNT) {
		if (call.given[option] != rows[i].given)
			fail_msg("row %zu: given or not", i);
		assert_int_equal(call.number[option], rows[i].number);
		if (rows[i].text == NULL)
			assert_null(call.text[option]);
		else
			assert_string_equal(call.text[option], rows[i].text);
	}
	vk_arena_free(call.arena);
}

static void
reads_command_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_row(i);
}

/* Two rows of one name never meet in one command. */
static void
names_are_unique_in_each_command(void **state)
{
	(void)state;
	for (int i = 0; i < VK_OPT_COUNT; i++) {
		const struct vk_option_row *a =
		    vk_option_row((enum vk_option)i);

		for (int k = i + 1; k < VK_OPT_COUNT; k++) {
			const struct vk_option_row *b =
			    vk_option_row((enum vk_option)k);

			if ((a->commands & b->commands) == 0)
				continue;
			assert_string_not_equal(a->name, b->name);
			if (a->letter != '\0')
				assert_int_not_equal(a->letter, b->letter);
		}
	}
}

static void
options_become_a_job(void **state)
{
	char words[][32] = {"vankien", "render", "a.xml", "--draft=3",
	    "--fit=4", "--fonts=f", "--layouts=l", "--standard=hd05-2026"};
	char *argv[9] = {NULL};
	struct vk_call call = {.arena = vk_arena_new(), .program = "vankien"};
	struct vk_job job;

	(void)state;
	for (int i = 0; i < 8; i++)
		argv[i] = words[i];
	assert_int_equal(vk_options_parse(&call, 8, argv), 0);
	job = vk_call_job(&call, call.operands[0]);
	assert_string_equal(job.path, "a.xml");
	assert_int_equal(job.state, VK_DRAFT);
	assert_int_equal(job.draft, 3);
	assert_int_equal(job.most_pages, 4);
	assert_false(job.no_fit);
	assert_string_equal(job.fonts, "f");
	assert_true(job.own_fonts);
	assert_string_equal(job.layouts, "l");
	assert_string_equal(job.standard, "hd05-2026");
	vk_arena_free(call.arena);
}

static void
names_lose_folder_and_extension(void **state)
{
	static const char *const names[][2] = {{"a.xml", "a"},
	    {"x/y.z/a.b.xml", "a.b"}, {"a", "a"}, {".xml", ".xml"},
	    {"x.y/a", "a"}, {"x/", ""}};
	struct vk_arena *a = vk_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_string_equal(vk_paths_stem(a, names[i][0]), names[i][1]);
	vk_arena_free(a);
}

/* What is said to the user is in the transcripts of tests/cli. */
static int kept_stderr;

static int
be_quiet(void **state)
{
	int nowhere = open("/dev/null", O_WRONLY);

	(void)state;
	kept_stderr = dup(STDERR_FILENO);
	return dup2(nowhere, STDERR_FILENO) < 0 || close(nowhere) != 0;
}

static int
be_loud(void **state)
{
	(void)state;
	return dup2(kept_stderr, STDERR_FILENO) < 0 || close(kept_stderr) != 0;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		reads_command_lines, be_quiet, be_loud),
	    cmocka_unit_test(names_are_unique_in_each_command),
	    cmocka_unit_test(options_become_a_job),
	    cmocka_unit_test(names_lose_folder_and_extension),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
