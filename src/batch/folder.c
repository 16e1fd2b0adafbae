/*
 * All names are looked up from the folder as it was opened, so nobody can put
 * another one in its place.  The lock is a flock: it is gone with the last
 * process that holds it, whatever ended them, so a lock file that lies there
 * means nothing in itself.
 */
#define _GNU_SOURCE /* syncfs */
#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sha256.h"
#include "hash.h"

enum {
	CHUNK = 1 << 14,
	TRIES = 25, /* of a lock */
	PAUSE = 20 * 1000 * 1000 /* nanoseconds between two of them */
};

static const char LOCK[] = "batch";

/* ---- locks ---- */

/* Whether the file of that name is still the one that is open. */
static bool
is_there(int folder, const char *name, int file)
{
	struct stat one, two;

	return fstat(file, &one) == 0 &&
	    fstatat(folder, name, &two, AT_SYMLINK_NOFOLLOW) == 0 &&
	    one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

/* The file, locked; -1: errno is EWOULDBLOCK when somebody else has it. */
static int
lock_once(int folder, const char *name, int how)
{
	int file = openat(
	    folder, name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	int error;

	if (file < 0)
		return -1;
	if (flock(file, how | LOCK_NB) != 0)
		error = errno;
	else
		error = is_there(folder, name, file) ? 0 : EWOULDBLOCK;
	if (error == 0)
		return file;
	close(file);
	errno = error;
	return -1;
}

static int
lock(int folder, const char *name, int how)
{
	const struct timespec pause = {0, PAUSE};
	int file = -1;

	for (int i = 0; i < TRIES; i++) {
		file = lock_once(folder, name, how);
		if (file >= 0 || errno != EWOULDBLOCK)
			break;
		nanosleep(&pause, NULL);
		errno = EWOULDBLOCK;
	}
	return file;
}

/* The file goes while it is locked, or somebody would lock what is gone. */
static void
unlock(int folder, const char *name, int *file)
{
	if (*file < 0)
		return;
	if (flock(*file, LOCK_EX | LOCK_NB) == 0)
		unlinkat(folder, name, 0);
	close(*file);
	*file = -1;
}

enum vk_folder_state
vk_folder_open(
    struct vk_folder *f, const char *path, unsigned shard, unsigned shards)
{
	char name[VK_FOLDER_NAME];
	int error;

	*f = (struct vk_folder){.lock = -1, .shard_lock = -1};
	if (shards > 0)
		snprintf(f->part, sizeof(f->part), "-%u-%u", shard, shards);
	f->file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->file < 0)
		return VK_FOLDER_FAILED;
	snprintf(name, sizeof(name), "%s.lock", LOCK);
	f->lock = lock(f->file, name, shards > 0 ? LOCK_SH : LOCK_EX);
	if (f->lock >= 0 && shards > 0) {
		vk_folder_name(f, LOCK, ".lock", name);
		f->shard_lock = lock(f->file, name, LOCK_EX);
	}
	if (f->lock >= 0 && (shards == 0 || f->shard_lock >= 0))
		return VK_FOLDER_OPEN;
	error = errno;
	vk_folder_close(f);
	errno = error;
	return error == EWOULDBLOCK ? VK_FOLDER_BUSY : VK_FOLDER_FAILED;
}

void
vk_folder_close(struct vk_folder *f)
{
	char name[VK_FOLDER_NAME];

	vk_folder_name(f, LOCK, ".lock", name);
	unlock(f->file, name, &f->shard_lock);
	snprintf(name, sizeof(name), "%s.lock", LOCK);
	unlock(f->file, name, &f->lock);
	if (f->file >= 0)
		close(f->file);
	f->file = -1;
}

/* ---- names ---- */

void
vk_folder_name(const struct vk_folder *f, const char *stem, const char *end,
    char name[VK_FOLDER_NAME])
{
	snprintf(name, VK_FOLDER_NAME, "%s%s%s", stem, f->part, end);
}

static const char SPARE[] = ".vankien-batch";

void
vk_folder_spare(
    const struct vk_folder *f, unsigned worker, char name[VK_FOLDER_NAME])
{
	snprintf(name, VK_FOLDER_NAME, "%s%s.%u", SPARE, f->part, worker);
}

DIR *
vk_folder_list(int folder)
{
	int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = again >= 0 ? fdopendir(again) : NULL;

	if (dir == NULL && again >= 0)
		close(again);
	return dir;
}

void
vk_folder_sweep(const struct vk_folder *f)
{
	char stem[VK_FOLDER_NAME];
	DIR *dir;
	struct dirent *e;

	vk_folder_name(f, SPARE, ".", stem);
	dir = vk_folder_list(f->file);
	while (dir != NULL && (e = readdir(dir)) != NULL) {
		size_t len = strlen(stem);

		if (strncmp(e->d_name, stem, len) == 0 &&
		    strspn(e->d_name + len, "0123456789") ==
			strlen(e->d_name + len))
			unlinkat(f->file, e->d_name, 0);
	}
	if (dir != NULL)
		closedir(dir);
}

/* ---- files ---- */

/* What lies there under a spare name is left from a worker that died. */
static int
create_spare(int folder, const char *spare)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
	int file = openat(folder, spare, flags, 0666);

	if (file < 0 && errno == EEXIST && unlinkat(folder, spare, 0) == 0)
		file = openat(folder, spare, flags, 0666);
	return file;
}

enum vk_folder_fault
vk_folder_write(int folder, const char *spare, const char *name,
    const void *bytes, size_t len)
{
	enum vk_folder_fault fault = VK_FOLDER_FINE;
	int error = 0, file = create_spare(folder, spare);

	if (file < 0)
		return VK_FOLDER_NOT_MADE;
	if (!vk_file_write_all(file, bytes, len)) {
		fault = VK_FOLDER_NOT_FULL;
		error = errno;
	}
	if (close(file) != 0 && errno != EINTR && fault == VK_FOLDER_FINE) {
		fault = VK_FOLDER_NOT_FULL;
		error = errno;
	}
	if (fault == VK_FOLDER_FINE &&
	    renameat(folder, spare, folder, name) != 0) {
		fault = VK_FOLDER_NOT_MADE;
		error = errno;
	}
	if (fault != VK_FOLDER_FINE)
		unlinkat(folder, spare, 0);
	errno = error;
	return fault;
}

bool
vk_folder_hash(int folder, const char *name, unsigned char hash[32])
{
	struct vk_sha256 sum;
	char bytes[CHUNK], hex[VK_SHA256_ROOM];
	ssize_t n;
	int file = openat(
	    folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (file < 0)
		return false;
	vk_sha256_begin(&sum);
	while ((n = read(file, bytes, sizeof(bytes))) != 0) {
		if (n > 0)
			vk_sha256_add(&sum, bytes, (size_t)n);
		else if (errno != EINTR)
			break;
	}
	close(file);
	vk_sha256_end(&sum, hex);
	return n == 0 && vk_hash_pack(hash, hex);
}

/* Some file systems cannot sync; their word at close must do. */
bool
vk_folder_sync(int folder)
{
	return syncfs(folder) == 0 || errno == EINVAL || errno == ENOSYS ||
	    errno == ENOTSUP;
}
