/* Every way in which a file can become another one, and what is no change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "preview/watch.h"

enum { SOON_MS = 3000, NEVER_MS = 300 };

static char folder[] = "/tmp/vankien-watch-XXXXXX";

static void
run(const char *script)
{
	char line[1000];

	snprintf(line, sizeof(line), "cd %s && { %s\n}", folder, script);
	assert_int_equal(system(line), 0);
}

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* As a user of the watch waits. */
static bool
changes_within(struct vk_watch *w, int ms)
{
	long long end = now() + ms;

	for (;;) {
		struct pollfd p = {.fd = vk_watch_fd(w), .events = POLLIN};
		int wait = vk_watch_timeout(w);
		long long left = end - now();

		if (vk_watch_changed(w))
			return true;
		if (left <= 0)
			return false;
		poll(&p, 1, wait >= 0 && wait < left ? wait : (int)left);
	}
}

static struct vk_watch *
watch_of(const char *const *names, size_t n)
{
	struct vk_watch *w = vk_watch_new();
	char *paths[4];

	for (size_t i = 0; i < n; i++) {
		paths[i] = malloc(200);
		assert_non_null(paths[i]);
		snprintf(paths[i], 200, "%s/%s", folder, names[i]);
	}
	vk_watch_set(w, (const char *const *)paths, n);
	for (size_t i = 0; i < n; i++)
		free(paths[i]);
	return w;
}

static const struct {
	const char *name, *before, *during;
	bool seen;
} cases[] = {
    {"written", "echo 1 >a", "echo 2 >a", true},
    {"appended", "echo 1 >a", "echo 2 >>a", true},
    {"replaced by another name", "echo 1 >a", "echo 2 >t; mv t a", true},
    {"moved away and written anew", "echo 1 >a", "mv a a~; echo 2 >a", true},
    {"vanished", "echo 1 >a", "rm a", true},
    {"appeared", "rm -f a", "echo 1 >a", true},
    {"linked", "echo 1 >t; rm -f a", "ln t a", true},
    {"touched", "echo 1 >a", "touch -d 2001-01-01 a", true},
    {"a neighbour", "echo 1 >a", "echo 2 >b", false},
    {"a longer name", "echo 1 >a", "echo 2 >aa; mv aa a~", false},
    {"read", "echo 1 >a", "cat a >/dev/null", false},
    {"nothing", "echo 1 >a", ":", false},
    {"its folder is moved away and made anew", "mkdir -p d; echo 1 >d/a",
	"mv d e; mkdir d; echo 2 >d/a", true},
    {"its folder comes late", "rm -rf d", "mkdir d; echo 1 >d/a", true},
    {"behind a link", "mkdir -p d; echo 1 >d/x; ln -sf d/x a", "echo 2 >d/x",
	true},
    {"a link is turned", "echo 1 >x; echo 2 >y; ln -sf x a", "ln -sf y a",
	true},
    {"in a whole folder", "mkdir -p f; echo 1 >f/1", "echo 2 >f/2", true},
};

static void
test_sees_changes(void **state)
{
	static const char *const names[] = {"a", "d/a", "f/"};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_watch *w;
		bool seen;

		run("rm -rf ./*");
		run(cases[i].before);
		w = watch_of(names, 3);
		run(cases[i].during);
		seen = changes_within(w, cases[i].seen ? SOON_MS : NEVER_MS);
		if (seen != cases[i].seen)
			fail_msg("%s: %s", cases[i].name,
			    seen ? "told" : "not told");
		vk_watch_free(w);
	}
}

/* A save is many events, and one change. */
static void
test_tells_once(void **state)
{
	static const char *const names[] = {"a"};
	struct vk_watch *w;

	(void)state;
	run("echo 1 >a");
	w = watch_of(names, 1);
	run("echo 2 >a; echo 3 >>a; echo 4 >t; mv t a");
	assert_true(changes_within(w, SOON_MS));
	assert_false(changes_within(w, NEVER_MS));
	run("rm a");
	assert_true(changes_within(w, SOON_MS));
	run("echo 5 >a");
	assert_true(changes_within(w, SOON_MS));
	assert_false(changes_within(w, NEVER_MS));
	assert_int_equal(vk_watch_timeout(w), -1);
	vk_watch_free(w);
}

/* Who writes without end is not waited for without end. */
static void
test_loses_patience(void **state)
{
	static const char *const names[] = {"a"};
	struct vk_watch *w;

	(void)state;
	run("echo 1 >a");
	w = watch_of(names, 1);
	run("(for i in $(seq 150); do echo $i >a; sleep 0.01; done) &");
	assert_true(changes_within(w, 1200));
	run("sleep 1.5");
	vk_watch_free(w);
}

static void
test_follows_a_new_list(void **state)
{
	static const char *const first[] = {"a"};
	struct vk_watch *w;
	char path[200];
	const char *paths[1];

	(void)state;
	run("mkdir -p g; echo 1 >a; echo 1 >g/b");
	w = watch_of(first, 1);
	snprintf(path, sizeof(path), "%s/g/b", folder);
	paths[0] = path;
	vk_watch_set(w, paths, 1);
	run("echo 2 >a");
	assert_false(changes_within(w, NEVER_MS));
	run("echo 2 >g/b");
	assert_true(changes_within(w, SOON_MS));
	vk_watch_set(w, NULL, 0);
	run("echo 3 >g/b");
	assert_false(changes_within(w, NEVER_MS));
	vk_watch_free(w);
}

static int
begin(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL;
}

static int
end(void **state)
{
	char line[200];

	(void)state;
	snprintf(line, sizeof(line), "rm -r %s", folder);
	return system(line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_sees_changes),
	    cmocka_unit_test(test_tells_once),
	    cmocka_unit_test(test_loses_patience),
	    cmocka_unit_test(test_follows_a_new_list),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
