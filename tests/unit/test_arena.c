/* Arenas and growing buffers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

static void
gives_zeroed_aligned_memory(void **state)
{
	struct vk_arena *a = vk_arena_new();

	(void)state;
	for (size_t size = 0; size < 6000; size += 7) {
		unsigned char *p = vk_arena_alloc(a, size);

		assert_int_equal((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, size);
	}
	vk_arena_free(a);
	vk_arena_free(NULL);
}

/* Each piece keeps its bytes: no two of them overlap. */
static void
keeps_pieces_apart(void **state)
{
	static const size_t sizes[] = {1, 15, 16, 17, 4096, 100000, 3000000};
	enum { ROUNDS = 5, KINDS = sizeof(sizes) / sizeof(sizes[0]) };
	struct vk_arena *a = vk_arena_new();
	unsigned char *pieces[ROUNDS * KINDS];

	(void)state;
	for (size_t i = 0; i < ROUNDS * KINDS; i++) {
		pieces[i] = vk_arena_array(a, sizes[i % KINDS], 1);
		memset(pieces[i], (int)i + 1, sizes[i % KINDS]);
	}
	for (size_t i = 0; i < ROUNDS * KINDS; i++) {
		for (size_t k = 0; k < sizes[i % KINDS]; k++)
			assert_true(pieces[i][k] == i + 1);
	}
	vk_arena_free(a);
}

static void
copies_text(void **state)
{
	struct vk_arena *a = vk_arena_new();

	(void)state;
	assert_string_equal(vk_arena_strdup(a, "Đảng"), "Đảng");
	assert_string_equal(vk_arena_strdup(a, ""), "");
	assert_string_equal(vk_arena_strndup(a, "abcdef", 3), "abc");
	assert_string_equal(vk_arena_strndup(a, NULL, 0), "");
	assert_string_equal(vk_arena_printf(a, "%s-%02d", "NQ", 1), "NQ-01");
	assert_string_equal(vk_arena_printf(a, "%s", ""), "");
	vk_arena_free(a);
}

static void
ask_for_too_much(int how)
{
	struct vk_arena *a = vk_arena_new();

	close(STDERR_FILENO);
	if (how == 0)
		vk_arena_array(a, SIZE_MAX / 2, 3);
	else if (how == 1)
		vk_arena_alloc(a, SIZE_MAX - 3);
	else
		free(vk_alloc(SIZE_MAX / 4, 5));
	_exit(0);
}

static void
ends_the_program_when_sizes_overflow(void **state)
{
	(void)state;
	for (int how = 0; how < 3; how++) {
		pid_t child = fork();
		int status;

		if (child == 0) {
			close(STDOUT_FILENO);
			ask_for_too_much(how);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		/* where not even the last words can be written, by abort */
		assert_true(
		    (WIFEXITED(status) && WEXITSTATUS(status) == EX_OSERR) ||
		    (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT));
	}
}

static void
say_last_words(void)
{
	_exit(0);
}

/* What must be put back, as a terminal, is. */
static void
acts_before_it_ends(void **state)
{
	pid_t pid = fork();
	int status;

	(void)state;
	if (pid == 0) {
		vk_on_out_of_memory(say_last_words);
		vk_out_of_memory();
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void
buffers_grow(void **state)
{
	struct vk_buf b = {0};

	(void)state;
	assert_string_equal(vk_buf_str(&b), "");
	vk_buf_clear(&b);
	vk_buf_add(&b, NULL, 0);
	assert_string_equal(vk_buf_str(&b), "");
	for (int i = 0; i < 5000; i++) {
		vk_buf_addc(&b, (char)('a' + i % 26));
		assert_int_equal(b.len, i + 1);
		assert_int_equal(b.data[b.len], 0);
	}
	for (size_t i = 0; i < 5000; i++)
		assert_int_equal(b.data[i], 'a' + i % 26);
	vk_buf_clear(&b);
	assert_int_equal(b.len, 0);
	vk_buf_adds(&b, "Số ");
	vk_buf_addf(&b, "%02d-%s", 1, "NQ/ĐH");
	vk_buf_addf(&b, "%s", "");
	vk_buf_add(&b, "\0z", 2);
	assert_int_equal(b.len, strlen("Số 01-NQ/ĐH") + 2);
	assert_memory_equal(b.data, "Số 01-NQ/ĐH\0z", b.len + 1);
	vk_buf_free(&b);
	assert_null(b.data);
	vk_buf_free(&b);
}

static void
buffers_count(void **state)
{
	static const struct {
		size_t number;
		const char *digits;
	} cases[] = {{0, "0"}, {9, "9"}, {10, "10"}, {1090, "1090"},
	    {4294967295, "4294967295"}};
	struct vk_buf b = {0}, wanted = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		vk_buf_clear(&b);
		vk_buf_addn(&b, cases[i].number);
		assert_string_equal(vk_buf_str(&b), cases[i].digits);
	}
	vk_buf_clear(&b);
	vk_buf_addn(&b, SIZE_MAX);
	vk_buf_addf(&wanted, "%zu", SIZE_MAX);
	assert_string_equal(vk_buf_str(&b), vk_buf_str(&wanted));
	vk_buf_free(&wanted);
	vk_buf_free(&b);
}

/* Text that exactly fills the room must still find place for its end. */
static void
buffers_grow_at_the_edge(void **state)
{
	char text[300];

	(void)state;
	memset(text, 'x', sizeof(text));
	for (size_t len = 0; len < sizeof(text); len++) {
		struct vk_buf b = {0}, c = {0};

		vk_buf_add(&b, text, len);
		assert_int_equal(b.data[len], 0);
		vk_buf_addf(&c, "%.*s", (int)len, text);
		assert_int_equal(strlen(vk_buf_str(&c)), len);
		vk_buf_free(&b);
		vk_buf_free(&c);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gives_zeroed_aligned_memory),
	    cmocka_unit_test(keeps_pieces_apart),
	    cmocka_unit_test(copies_text),
	    cmocka_unit_test(ends_the_program_when_sizes_overflow),
	    cmocka_unit_test(acts_before_it_ends),
	    cmocka_unit_test(buffers_grow),
	    cmocka_unit_test(buffers_count),
	    cmocka_unit_test(buffers_grow_at_the_edge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
