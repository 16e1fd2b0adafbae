/* Lines of a journal, and what is left of one after a kill. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "batch/journal.h"

#define HASH "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static const struct vk_journal_line done = {
    "cb01", "cb01.pdf", VK_BATCH_DONE, "", "", 0, 4, {0, 1, 0}, HASH, HASH};
static const struct vk_journal_line failed = {"cb\"\n", "Tổ 2.pdf",
    VK_BATCH_FAILED, "a \xe2\x80\xae b\x1b", "VK-NUM-03", 12, -1, {0, 0, 2}, "",
    HASH};

static const struct {
	const struct vk_journal_line *line;
	const char *text;
} lines[] = {
    {&done,
	"{\"key\": \"cb01\", \"output\": \"cb01.pdf\", \"status\": \"ok\", "
	"\"pages\": 4, \"findings\": {\"error\": 0, \"warning\": 1, "
	"\"style\": 0}, \"sha256\": \"" HASH "\", \"input\": \"" HASH "\"}\n"},
    {&failed,
	"{\"key\": \"cb\\\"\\n\", \"output\": \"Tổ 2.pdf\", "
	"\"status\": \"failed\", \"reason\": \"a \\u202e b\\u001b\", "
	"\"rule\": \"VK-NUM-03\", \"line\": 12, \"pages\": null, "
	"\"findings\": {\"error\": 2, \"warning\": 0, \"style\": 0}, "
	"\"sha256\": null, \"input\": \"" HASH "\"}\n"},
};

static void
assert_same(const struct vk_journal_line *a, const struct vk_journal_line *b)
{
	assert_string_equal(a->key, b->key);
	assert_string_equal(a->output, b->output);
	assert_int_equal(a->status, b->status);
	assert_string_equal(a->reason, b->reason);
	assert_string_equal(a->rule, b->rule);
	assert_int_equal(a->line, b->line);
	assert_int_equal(a->pages, b->pages);
	assert_memory_equal(a->counts, b->counts, sizeof(a->counts));
	assert_string_equal(a->sha256, b->sha256);
	assert_string_equal(a->input, b->input);
}

static void
there_and_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct vk_arena *a = vk_arena_new();
		struct vk_buf text = {0};
		struct vk_journal_line back;

		vk_journal_format(&text, lines[i].line);
		assert_string_equal(vk_buf_str(&text), lines[i].text);
		assert_true(
		    vk_journal_parse(text.data, text.len - 1, a, &back));
		assert_same(lines[i].line, &back);
		/* a torn line is no line */
		for (size_t len = 0; len < text.len - 2; len++)
			assert_false(
			    vk_journal_parse(text.data, len, a, &back));
		vk_buf_free(&text);
		vk_arena_free(a);
	}
}

static const struct {
	const char *text;
	bool good;
} foreign[] = {
    {"{\"key\":\"a\",\"status\":\"ok\"}", true},
    {" { \"key\" : \"a\" , \"status\" : \"ok\", \"new\": true } \r", true},
    {"{\"key\":\"\\u0110\\ud83d\\ude00\",\"status\":\"ok\"}", true},
    {"{\"key\":\"a\",\"status\":\"ok\",\"n\":-1.5e3}", true},
    {"{\"key\":\"a\",\"status\":\"done\"}", false},
    {"{\"key\":\"\",\"status\":\"ok\"}", false},
    {"{\"key\":null,\"status\":\"ok\"}", false},
    {"{\"status\":\"ok\"}", false},
    {"{\"key\":\"\\ud83d\",\"status\":\"ok\"}", false},
    {"{\"key\":\"\\u0000\",\"status\":\"ok\"}", false},
    {"{\"key\":\"\\x\",\"status\":\"ok\"}", false},
    {"{\"key\":\"a\xff\",\"status\":\"ok\"}", false},
    {"{\"key\":\"a\",\"status\":\"ok\"} {}", false},
    {"{\"key\":\"a\",\"status\":\"ok\",}", false},
    {"{\"a\":{\"b\":{\"c\":{}}},\"key\":\"a\",\"status\":\"ok\"}", false},
    {"[\"key\"]", false},
    {"", false},
};

static void
strangers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++) {
		struct vk_arena *a = vk_arena_new();
		struct vk_journal_line line;

		assert_int_equal(vk_journal_parse(foreign[i].text,
				     strlen(foreign[i].text), a, &line),
		    foreign[i].good);
		vk_arena_free(a);
	}
}

/* ---- files ---- */

static char folder[] = "/tmp/vankien-test-XXXXXX";
static int at = -1;

static int
enter(void **state)
{
	(void)state;
	if (mkdtemp(folder) == NULL)
		return 1;
	at = open(folder, O_RDONLY | O_DIRECTORY);
	return at < 0;
}

static int
leave(void **state)
{
	(void)state;
	unlinkat(at, "j", 0);
	close(at);
	return rmdir(folder);
}

static void
put(const char *text)
{
	int f = openat(at, "j", O_WRONLY | O_CREAT | O_TRUNC, 0666);

	assert_true(f >= 0);
	assert_int_equal(write(f, text, strlen(text)), strlen(text));
	close(f);
}

static void
assert_file(const char *text)
{
	char bytes[2000];
	int f = openat(at, "j", O_RDONLY);
	ssize_t n = read(f, bytes, sizeof(bytes) - 1);

	close(f);
	assert_true(n >= 0);
	bytes[n] = '\0';
	assert_string_equal(bytes, text);
}

static const struct {
	const char *there;
	const char *kept; /* before the new line */
	size_t good, bad; /* lines that a reader finds in what was there */
} torn[] = {
    {"", "", 0, 0},
    {"{\"key\": \"a\", \"st", "", 0, 0},
    {"{\"key\":\"a\",\"status\":\"ok\"}\n{\"key\"",
	"{\"key\":\"a\",\"status\":\"ok\"}\n", 1, 0},
    {"{\"key\":\"a\",\"status\":\"ok\"}\n",
	"{\"key\":\"a\",\"status\":\"ok\"}\n", 1, 0},
    {"{\"key\":\"a\",\"status\":\"ok\"}\nx\n\n",
	"{\"key\":\"a\",\"status\":\"ok\"}\nx\n\n", 1, 2},
};

struct seen {
	size_t good, bad, last;
};

static void
see(void *user, size_t number, const struct vk_journal_line *line)
{
	struct seen *s = user;

	s->last++;
	assert_int_equal(number, s->last);
	if (line != NULL)
		s->good++;
	else
		s->bad++;
}

static void
torn_ends(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(torn) / sizeof(torn[0]); i++) {
		struct vk_buf want = {0};
		struct vk_journal j;
		struct seen seen = {0};

		put(torn[i].there);
		assert_true(vk_journal_read(at, "j", see, &seen));
		assert_int_equal(seen.good, torn[i].good);
		assert_int_equal(seen.bad, torn[i].bad);
		assert_true(vk_journal_open(&j, at, "j", false));
		assert_true(vk_journal_add(&j, &done));
		assert_true(vk_journal_close(&j));
		vk_buf_adds(&want, torn[i].kept);
		vk_buf_adds(&want, lines[0].text);
		assert_file(vk_buf_str(&want));
		vk_buf_free(&want);
	}
}

/* A line far longer than what is read at once. */
static void
long_ends(void **state)
{
	char *text = malloc(100001);
	struct vk_journal j;

	(void)state;
	memset(text, 'x', 100000);
	text[100000] = '\0';
	text[40000] = '\n';
	put(text);
	assert_true(vk_journal_open(&j, at, "j", false));
	assert_int_equal(j.end, 40001);
	assert_true(vk_journal_close(&j));
	assert_true(vk_journal_open(&j, at, "j", true));
	assert_true(vk_journal_close(&j));
	assert_file("");
	free(text);
}

/* Where there is no room for a line, nothing of it stays. */
static void
no_room(void **state)
{
	struct rlimit old, small;
	struct vk_journal j;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	put("");
	assert_true(vk_journal_open(&j, at, "j", false));
	assert_true(vk_journal_add(&j, &done));
	getrlimit(RLIMIT_FSIZE, &old);
	small = old;
	small.rlim_cur = strlen(lines[0].text) + 20;
	setrlimit(RLIMIT_FSIZE, &small);
	assert_false(vk_journal_add(&j, &done));
	assert_true(errno == ENOSPC || errno == EFBIG);
	setrlimit(RLIMIT_FSIZE, &old);
	assert_file(lines[0].text);
	assert_true(vk_journal_add(&j, &failed));
	assert_true(vk_journal_close(&j));
}

static void
no_journal(void **state)
{
	struct vk_journal j;
	struct seen seen = {0};

	(void)state;
	assert_false(vk_journal_read(at, "none", see, &seen));
	assert_int_equal(errno, ENOENT);
	/* a link is not followed, wherever it leads */
	assert_int_equal(symlinkat("/dev/null", at, "link"), 0);
	assert_false(vk_journal_open(&j, at, "link", false));
	assert_int_equal(errno, ELOOP);
	unlinkat(at, "link", 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(there_and_back),
	    cmocka_unit_test(strangers),
	    cmocka_unit_test(torn_ends),
	    cmocka_unit_test(long_ends),
	    cmocka_unit_test(no_room),
	    cmocka_unit_test(no_journal),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
