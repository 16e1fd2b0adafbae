/* Files in a folder of their own: what is refused, and what is left behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"

static char folder[] = "/tmp/vankien-test-XXXXXX";

static int
enter_folder(void **state)
{
	(void)state;
	umask(022);
	return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static void
empty_folder(void)
{
	DIR *d = opendir(".");
	struct dirent *e;

	while ((e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			assert_int_equal(remove(e->d_name), 0);
	}
	closedir(d);
}

static int
leave_folder(void **state)
{
	(void)state;
	empty_folder();
	return chdir("/") != 0 || rmdir(folder) != 0;
}

static size_t
files_here(void)
{
	DIR *d = opendir(".");
	size_t n = 0;

	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n - 2;
}

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

/* The status of the call's one finding, 0 when it succeeded. */
static int
status_of(bool done, struct vk_diag *d, const char *path)
{
	int status = vk_diag_status(d);

	assert_int_equal(done, status == 0);
	assert_int_equal(vk_diag_kept(d), done ? 0 : 1);
	if (!done) {
		assert_string_equal(vk_diag_at(d, 0)->pos.file, path);
		assert_int_equal(vk_diag_at(d, 0)->pos.line, 0);
	}
	vk_diag_free(d);
	return status;
}

static int
read_status(const char *path, size_t most, struct vk_buf *out)
{
	struct vk_diag *d = vk_diag_new();

	vk_buf_clear(out);
	return status_of(vk_file_read(path, most, out, d), d, path);
}

static int
write_status(const char *path, const char *text)
{
	struct vk_diag *d = vk_diag_new();

	return status_of(vk_file_write(path, text, strlen(text), d), d, path);
}

static void
holds(const char *path, const char *text)
{
	struct vk_buf out = {0};

	assert_int_equal(read_status(path, 1000000, &out), 0);
	assert_string_equal(vk_buf_str(&out), text);
	vk_buf_free(&out);
}

static void
reads_or_refuses(void **state)
{
	static const struct {
		const char *path;
		size_t most;
		int status;
		const char *text;
	} cases[] = {
	    {"five", 5, 0, "12345"},
	    {"five", 100, 0, "12345"},
	    {"five", 4, 65, ""},
	    {"empty", 0, 0, ""},
	    {"link", 5, 0, "12345"},
	    {"nowhere", 5, 66, ""},
	    {"dangling", 5, 66, ""},
	    {"five/x", 5, 66, ""},
	    {"", 5, 66, ""},
	    {".", 5, 66, ""},
	    {"pipe", 5, 66, ""},
	    {"/dev/zero", 5, 66, ""},
	    {"/proc/sys/kernel/ostype", 100, 0, "Linux"},
	};
	struct vk_buf out = {0};

	(void)state;
	put("five", "12345");
	put("empty", "");
	assert_int_equal(symlink("five", "link"), 0);
	assert_int_equal(symlink("gone", "dangling"), 0);
	assert_int_equal(mkfifo("pipe", 0600), 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(
		    read_status(cases[i].path, cases[i].most, &out),
		    cases[i].status);
		/* a size may be one that the system does not tell */
		assert_memory_equal(
		    vk_buf_str(&out), cases[i].text, strlen(cases[i].text));
	}
	vk_buf_free(&out);
	empty_folder();
}

/* Standard input through a pipe, which gives its bytes in pieces. */
static void
reads_standard_input(void **state)
{
	struct vk_buf out = {0};
	int ends[2], old = dup(STDIN_FILENO);

	(void)state;
	for (size_t most = 5; most >= 4; most--) {
		assert_int_equal(pipe(ends), 0);
		assert_int_equal(write(ends[1], "12345", 5), 5);
		close(ends[1]);
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		assert_int_equal(
		    read_status("-", most, &out), most == 5 ? 0 : 65);
	}
	dup2(old, STDIN_FILENO);
	close(old);
	vk_buf_free(&out);
}

/* The limit holds for the sum of many reads too. */
static void
limits_what_it_cannot_measure(void **state)
{
	enum { LEN = 150000 };
	char *text = calloc(LEN + 1, 1);
	struct vk_buf out = {0};
	int old = dup(STDIN_FILENO), fd;

	(void)state;
	memset(text, 'x', LEN);
	put("big", text);
	for (size_t most = LEN; most >= LEN - 1; most--) {
		fd = open("big", O_RDONLY);
		dup2(fd, STDIN_FILENO);
		close(fd);
		assert_int_equal(
		    read_status("-", most, &out), most == LEN ? 0 : 65);
		assert_true(out.len <= most);
	}
	dup2(old, STDIN_FILENO);
	close(old);
	vk_buf_free(&out);
	free(text);
	empty_folder();
}

static void
writes_and_keeps_rights(void **state)
{
	struct stat st;

	(void)state;
	assert_int_equal(write_status("new.pdf", "one"), 0);
	holds("new.pdf", "one");
	assert_int_equal(stat("new.pdf", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0644);
	assert_int_equal(chmod("new.pdf", 0640), 0);
	assert_int_equal(write_status("new.pdf", "two"), 0);
	holds("new.pdf", "two");
	assert_int_equal(stat("new.pdf", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_int_equal(write_status("./empty", ""), 0);
	holds("empty", "");
	assert_int_equal(files_here(), 2);
	empty_folder();
}

static void
replaces_links(void **state)
{
	struct stat st;

	(void)state;
	put("old", "old");
	assert_int_equal(symlink("old", "live"), 0);
	assert_int_equal(symlink("gone", "dangling"), 0);
	assert_int_equal(write_status("live", "new"), 0);
	assert_int_equal(write_status("dangling", "new"), 0);
	holds("old", "old");
	holds("live", "new");
	holds("dangling", "new");
	assert_int_equal(lstat("live", &st), 0);
	assert_true(S_ISREG(st.st_mode));
	assert_int_equal(lstat("gone", &st), -1);
	assert_int_equal(files_here(), 3);
	empty_folder();
}

static void
refuses_to_write(void **state)
{
	static const char *const refused[] = {"folder", "folder/", "to-folder",
	    "pipe", "/dev/null", "to-null", "nowhere/x", "file/x", ""};
	struct stat st;

	(void)state;
	put("file", "file");
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_int_equal(symlink("folder", "to-folder"), 0);
	assert_int_equal(symlink("/dev/null", "to-null"), 0);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		assert_int_equal(write_status(refused[i], "new"), 73);
	assert_int_equal(files_here(), 5);
	assert_int_equal(lstat("to-null", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	empty_folder();
}

/* A name of 255 bytes is a good name, though nothing can be added to it. */
static void
writes_long_names(void **state)
{
	char name[257] = "";

	(void)state;
	for (int i = 0; i < 85; i++)
		strcat(name, "ệ");
	assert_int_equal(strlen(name), 255);
	assert_int_equal(write_status(name, "new"), 0);
	holds(name, "new");
	strcat(name, "e");
	assert_int_equal(write_status(name, "new"), 73);
	assert_int_equal(files_here(), 1);
	empty_folder();
}

/* The limit on the size of a file stands for a full disk. */
static void
leaves_the_old_file_when_the_disk_is_full(void **state)
{
	struct rlimit old, small;
	char *big = malloc(20001);
	int status;

	(void)state;
	memset(big, 'x', 20000);
	big[20000] = '\0';
	put("paper", "old");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	signal(SIGXFSZ, SIG_IGN);
	small = old;
	small.rlim_cur = 10000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	status = write_status("paper", big);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(status, 74);
	holds("paper", "old");
	assert_int_equal(files_here(), 1);
	assert_int_equal(write_status("paper", big), 0);
	holds("paper", big);
	free(big);
	empty_folder();
}

static int
write_to(int fd)
{
	int old = dup(STDOUT_FILENO), status;

	fflush(stdout);
	dup2(fd, STDOUT_FILENO);
	close(fd);
	status = write_status("-", "text");
	dup2(old, STDOUT_FILENO);
	close(old);
	return status;
}

static void
writes_standard_output(void **state)
{
	int ends[2];
	char got[8] = "";

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write_to(ends[1]), 0);
	assert_int_equal(read(ends[0], got, sizeof(got)), 4);
	assert_string_equal(got, "text");
	close(ends[0]);
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	assert_int_equal(write_to(ends[1]), 74);
	assert_int_equal(write_to(open("/dev/full", O_WRONLY)), 74);
}

static void
knows_names(void **state)
{
	(void)state;
	put("a", "");
	put("b", "");
	assert_int_equal(symlink("a", "c"), 0);
	assert_true(vk_file_same("a", "./a"));
	assert_true(vk_file_same("a", "c"));
	assert_false(vk_file_same("a", "b"));
	assert_false(vk_file_same("gone", "gone"));
	assert_int_equal(vk_file_folder_len("a.xml"), 0);
	assert_int_equal(vk_file_folder_len("/a.xml"), 1);
	assert_int_equal(vk_file_folder_len("x/y/a.xml"), 4);
	assert_int_equal(vk_file_folder_len("x/"), 2);
	empty_folder();
}

static void
knows_names_beside(void **state)
{
	static const char *const good[] = {"a.png", "chữ ký.png", ".a", "--"};
	static const char *const bad[] = {
	    "", ".", "..", "-", "a/b", "/a", "a\nb", "a\tb", "a\r"};
	char name[257];

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(vk_file_is_beside(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(vk_file_is_beside(bad[i]));
	memset(name, 'a', 256);
	name[256] = '\0';
	assert_false(vk_file_is_beside(name));
	assert_true(vk_file_is_beside(name + 1));
}

static void
knows_names_for_any_folder(void **state)
{
	static const char *const good[] = {
	    "a", "chữ ký (2).png", "Nghị_quyết-01.xml", "a b"};
	static const char *const bad[] = {"", ".", "..", "-", ".a", "-o", "a/b",
	    "a\\b", "a\nb", "a ", "a\x1b[m", "e\xCC\x82", "a\xE2\x80\xAE",
	    "\xD0\xB0", "\xff"};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(vk_file_is_portable(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (vk_file_is_portable(bad[i]))
			fail_msg("%s", bad[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_or_refuses),
	    cmocka_unit_test(reads_standard_input),
	    cmocka_unit_test(limits_what_it_cannot_measure),
	    cmocka_unit_test(writes_and_keeps_rights),
	    cmocka_unit_test(replaces_links),
	    cmocka_unit_test(refuses_to_write),
	    cmocka_unit_test(writes_long_names),
	    cmocka_unit_test(leaves_the_old_file_when_the_disk_is_full),
	    cmocka_unit_test(writes_standard_output),
	    cmocka_unit_test(knows_names),
	    cmocka_unit_test(knows_names_beside),
	    cmocka_unit_test(knows_names_for_any_folder),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
