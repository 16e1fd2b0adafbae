/*
 * Files are read whole, with a limit, and written whole, under a temporary
 * name first: who looks at the output sees the old one or the new one.
 */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "diag.h"
#include "utf8.h"

enum {
	CHUNK = 1 << 14, /* on the stack, which may be small */
	NAME_KEPT = 200, /* of the output's name; leaves room below 255 */
	TRIES = 10000 /* temporary names that somebody else has */
};

static bool
fail(struct vk_diag *d, enum vk_msg msg, const char *path, int error)
{
	struct vk_pos pos = {path, 0, 0};

	vk_diag_add(d, msg, pos, strerror(error), NULL, NULL);
	return false;
}

enum { KIB = 1 << 10, MIB = 1 << 20 };

static bool
too_large(struct vk_diag *d, const char *path, size_t most)
{
	struct vk_pos pos = {path, 0, 0};
	char size[32];

	if (most > 0 && most % MIB == 0)
		snprintf(size, sizeof(size), "%zu MiB", most / MIB);
	else if (most > 0 && most % KIB == 0)
		snprintf(size, sizeof(size), "%zu KiB", most / KIB);
	else
		snprintf(size, sizeof(size), "%zu B", most);
	vk_diag_add(d, VK_MSG_FILE_TOO_LARGE, pos, NULL, size, NULL);
	return false;
}

ssize_t
vk_file_read_some(int fd, void *bytes, size_t len)
{
	ssize_t n;

	do
		n = read(fd, bytes, len);
	while (n < 0 && errno == EINTR);
	return n;
}

static bool
read_all(int fd, const char *path, size_t most, struct vk_buf *out,
    struct vk_diag *d)
{
	unsigned char bytes[CHUNK];
	size_t total = 0;
	ssize_t n;

	while ((n = vk_file_read_some(fd, bytes, sizeof(bytes))) > 0) {
		if ((size_t)n > most - total)
			return too_large(d, path, most);
		total += (size_t)n;
		vk_buf_add(out, bytes, (size_t)n);
	}
	if (n < 0)
		return fail(d, VK_MSG_FILE_MISSING, path, errno);
	return true;
}

/* Looked at before it is opened: to open a device may already do harm. */
static bool
is_readable_kind(const char *path, int fd, size_t most, struct vk_diag *d)
{
	struct stat st;
	int failed = fd < 0 ? stat(path, &st) : fstat(fd, &st);

	if (failed != 0)
		return fail(d, VK_MSG_FILE_MISSING, path, errno);
	if (!S_ISREG(st.st_mode))
		return fail(d, VK_MSG_FILE_NOT_REGULAR, path, EINVAL);
	if (st.st_size > 0 && (uintmax_t)st.st_size > most)
		return too_large(d, path, most);
	return true;
}

bool
vk_file_read(
    const char *path, size_t most, struct vk_buf *out, struct vk_diag *d)
{
	bool done;
	int fd;

	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, path, most, out, d);
	if (!is_readable_kind(path, -1, most, d))
		return false;
	/* should a pipe have taken its place meanwhile, do not wait for it */
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return fail(d, VK_MSG_FILE_MISSING, path, errno);
	done = is_readable_kind(path, fd, most, d) &&
	    read_all(fd, path, most, out, d);
	close(fd);
	return done;
}

int
vk_file_open(const char *path, struct vk_diag *d)
{
	int fd;

	if (!is_readable_kind(path, -1, SIZE_MAX, d))
		return -1;
	fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (is_readable_kind(path, fd, SIZE_MAX, d))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

bool
vk_file_write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/*
 * Whether the name is free to be taken; *mode gets the rights of the file that
 * is there, 0 when there is none.  A link is replaced as a link, but not one
 * that leads to a folder or a device: /dev/stdout is one.
 */
static bool
may_replace(const char *path, mode_t *mode, struct vk_diag *d)
{
	struct stat st;

	*mode = 0;
	if (lstat(path, &st) != 0) {
		return errno == ENOENT ||
		    fail(d, VK_MSG_OUTPUT_REFUSED, path, errno);
	}
	if (S_ISREG(st.st_mode))
		*mode = st.st_mode & 0777;
	else if (S_ISLNK(st.st_mode) && stat(path, &st) != 0)
		return true;
	if (S_ISREG(st.st_mode))
		return true;
	return fail(d, VK_MSG_OUTPUT_REFUSED, path,
	    S_ISDIR(st.st_mode) ? EISDIR : EEXIST);
}

/* Six signs that differ between processes and from try to try. */
static void
name_ending(char *at, uint64_t seed)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789";

	seed = (seed + 1) * UINT64_C(0x9E3779B97F4A7C15);
	seed ^= seed >> 29;
	for (int i = 0; i < 6; i++, seed /= 36)
		at[i] = signs[seed % 36];
}

/* Creates ".NAME.abc123" beside path; the name is left in *name. */
static int
create_beside(const char *path, struct vk_buf *name)
{
	size_t folder = vk_file_folder_len(path);
	size_t kept = strlen(path + folder);
	uint64_t pid = (uint64_t)getpid();
	int fd = -1;

	if (kept > NAME_KEPT) {
		kept = NAME_KEPT;
		while (((unsigned char)path[folder + kept] & 0xC0) == 0x80)
			kept--;
	}
	vk_buf_add(name, path, folder);
	vk_buf_addc(name, '.');
	vk_buf_add(name, path + folder, kept);
	vk_buf_adds(name, ".XXXXXX");
	for (uint64_t i = 0; i < TRIES && fd < 0; i++) {
		name_ending(name->data + name->len - 6, pid * TRIES + i);
		fd = open(
		    name->data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST && errno != EINTR)
			break;
	}
	return fd;
}

/* Some file systems cannot sync; their word at close must do. */
static bool
sync_file(int fd)
{
	return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* Writes and closes in any case; errno tells what went wrong. */
static bool
fill_and_close(int fd, const void *bytes, size_t len, mode_t mode)
{
	bool done;
	int error;

	/* where rights cannot be set, there are none to keep */
	if (mode != 0 && fchmod(fd, mode) != 0)
		errno = 0;
	done = vk_file_write_all(fd, bytes, len) && sync_file(fd);
	error = errno;
	if (close(fd) == 0 || errno == EINTR)
		errno = error;
	else
		done = false;
	return done;
}

static bool
write_and_rename(const char *path, const void *bytes, size_t len, mode_t mode,
    struct vk_diag *d)
{
	struct vk_buf name = {0};
	int fd = create_beside(path, &name);
	bool done = true;

	if (fd < 0) {
		done = fail(d, VK_MSG_OUTPUT_REFUSED, path, errno);
	} else if (!fill_and_close(fd, bytes, len, mode)) {
		done = fail(d, VK_MSG_OUTPUT_FAILED, path, errno);
		unlink(name.data);
	} else if (rename(name.data, path) != 0) {
		done = fail(d, VK_MSG_OUTPUT_REFUSED, path, errno);
		unlink(name.data);
	}
	vk_buf_free(&name);
	return done;
}

bool
vk_file_write(
    const char *path, const void *bytes, size_t len, struct vk_diag *d)
{
	mode_t mode;

	if (strcmp(path, "-") == 0) {
		return vk_file_write_all(STDOUT_FILENO, bytes, len) ||
		    fail(d, VK_MSG_OUTPUT_FAILED, path, errno);
	}
	return may_replace(path, &mode, d) &&
	    write_and_rename(path, bytes, len, mode, d);
}

bool
vk_file_same(const char *a, const char *b)
{
	struct stat one, two;

	return stat(a, &one) == 0 && stat(b, &two) == 0 &&
	    one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

bool
vk_file_is_beside(const char *name)
{
	enum { MOST_NAME = 255 };
	size_t len = strlen(name);

	return len > 0 && len <= MOST_NAME && strcmp(name, ".") != 0 &&
	    strcmp(name, "..") != 0 && strcmp(name, "-") != 0 &&
	    strpbrk(name, "/\t\r\n") == NULL;
}

bool
vk_file_is_portable(const char *name)
{
	struct vk_buf composed = {0};
	size_t len = strlen(name);
	bool good = vk_file_is_beside(name) && name[0] != '.' &&
	    name[0] != '-' && name[len - 1] != ' ' &&
	    strchr(name, '\\') == NULL;

	/* what steers or looks like something else has no place in a paper */
	good = good && vk_text_compose(&composed, name, len, NULL, NULL) == 0 &&
	    strcmp(vk_buf_str(&composed), name) == 0;
	vk_buf_free(&composed);
	return good;
}

size_t
vk_file_folder_len(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}
