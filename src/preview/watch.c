/*
 * Folders are watched by inotify.  What is in a folder that cannot be watched,
 * or is not there, is looked at again twice a second.  Events are not trusted
 * for more than their name: who is told reads the files anew.
 */
#include "watch.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"

enum {
	QUIET_MS = 40, /* without an event: the save is over */
	PATIENCE_MS = 400, /* of events without end: look all the same */
	RETRY_MS = 500, /* until a lost folder is looked for again */
	LINKS_MOST = 8, /* one behind the other */
	EVENTS = IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM |
	    IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
};

struct folder {
	char *path; /* "." or with its slash */
	int watch; /* of inotify; -1: it is not there */
};

struct file {
	size_t folder;
	char *name; /* "": whatever is in the folder */
};

struct vk_watch {
	int fd;
	struct folder *folders;
	size_t nfolders;
	struct file *files;
	size_t nfiles;
	bool pending; /* something changed */
	long long first, last; /* milliseconds: its first event, its last */
	uint64_t stamp; /* of files in folders that are not watched */
};

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

struct vk_watch *
vk_watch_new(void)
{
	struct vk_watch *w = vk_alloc(1, sizeof(*w));

	*w = (struct vk_watch){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
	return w;
}

static void
forget_files(struct vk_watch *w)
{
	for (size_t i = 0; i < w->nfiles; i++)
		free(w->files[i].name);
	free(w->files);
	w->files = NULL;
	w->nfiles = 0;
}

void
vk_watch_free(struct vk_watch *w)
{
	if (w == NULL)
		return;
	forget_files(w);
	for (size_t i = 0; i < w->nfolders; i++)
		free(w->folders[i].path);
	free(w->folders);
	if (w->fd >= 0)
		close(w->fd);
	free(w);
}

static char *
copy(const char *s, size_t len)
{
	char *to = vk_alloc(len + 1, 1);

	memcpy(to, s, len);
	to[len] = '\0';
	return to;
}

/* ---- folders ---- */

static void
note_change(struct vk_watch *w)
{
	w->last = now();
	if (!w->pending)
		w->first = w->last;
	w->pending = true;
}

static void
look_for(const struct vk_watch *w, struct folder *f)
{
	f->watch = inotify_add_watch(w->fd, f->path, EVENTS | IN_ONLYDIR);
}

static size_t
folder_at(struct vk_watch *w, const char *path, size_t len)
{
	struct folder *f;

	if (len == 0) {
		path = "./";
		len = 2;
	}
	for (size_t i = 0; i < w->nfolders; i++)
		if (strlen(w->folders[i].path) == len &&
		    strncmp(w->folders[i].path, path, len) == 0)
			return i;
	w->folders =
	    vk_realloc(w->folders, w->nfolders + 1, sizeof(*w->folders));
	f = &w->folders[w->nfolders];
	*f = (struct folder){copy(path, len), -1};
	look_for(w, f);
	return w->nfolders++;
}

/* Two paths may lead to one folder, which inotify watches once. */
static void
lose(struct vk_watch *w, int watch)
{
	for (size_t i = 0; i < w->nfolders; i++)
		if (w->folders[i].watch == watch)
			w->folders[i].watch = -1;
}

static bool
is_used(const struct vk_watch *w, size_t folder)
{
	for (size_t i = 0; i < w->nfiles; i++)
		if (w->files[i].folder == folder)
			return true;
	return false;
}

static bool
lacks_folder(const struct vk_watch *w)
{
	for (size_t i = 0; i < w->nfolders; i++)
		if (w->folders[i].watch < 0 && is_used(w, i))
			return true;
	return false;
}

/* What is known of the files that nobody tells of. */
static uint64_t
stamp_of(const struct vk_watch *w)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < w->nfiles; i++) {
		const struct folder *f = &w->folders[w->files[i].folder];
		struct vk_buf path = {0};
		struct stat st;

		if (f->watch >= 0)
			continue;
		vk_buf_addf(&path, "%s%s", f->path, w->files[i].name);
		sum *= 31;
		if (stat(vk_buf_str(&path), &st) == 0)
			sum += (uint64_t)st.st_ino + (uint64_t)st.st_size * 7 +
			    (uint64_t)st.st_mtim.tv_sec * 1000003 +
			    (uint64_t)st.st_mtim.tv_nsec;
		vk_buf_free(&path);
	}
	return sum;
}

static void
look_for_lost(struct vk_watch *w)
{
	uint64_t stamp;

	if (!lacks_folder(w))
		return;
	stamp = stamp_of(w);
	if (stamp != w->stamp)
		note_change(w);
	for (size_t i = 0; i < w->nfolders; i++)
		if (w->folders[i].watch < 0 && is_used(w, i))
			look_for(w, &w->folders[i]);
	w->stamp = stamp_of(w);
}

/* ---- files ---- */

static void
add_file(struct vk_watch *w, const char *path)
{
	size_t len = vk_file_folder_len(path);
	size_t folder = folder_at(w, path, len);
	const char *name = path + len;

	for (size_t i = 0; i < w->nfiles; i++)
		if (w->files[i].folder == folder &&
		    strcmp(w->files[i].name, name) == 0)
			return;
	w->files = vk_realloc(w->files, w->nfiles + 1, sizeof(*w->files));
	w->files[w->nfiles++] = (struct file){folder, copy(name, strlen(name))};
}

/* What a link leads to may be written without the link being touched. */
static void
add_with_links(struct vk_watch *w, const char *path)
{
	char at[PATH_MAX], target[PATH_MAX];

	if (strlen(path) >= sizeof(at))
		return;
	strcpy(at, path);
	for (int i = 0; i < LINKS_MOST; i++) {
		ssize_t n = readlink(at, target, sizeof(target));
		size_t keep;

		if (i == 0 || n > 0)
			add_file(w, at);
		if (n <= 0 || (size_t)n >= sizeof(target)) {
			if (i > 0)
				add_file(w, at);
			return;
		}
		keep = target[0] == '/' ? 0 : vk_file_folder_len(at);
		if (keep + (size_t)n >= sizeof(at))
			return;
		memcpy(at + keep, target, (size_t)n);
		at[keep + (size_t)n] = '\0';
	}
}

void
vk_watch_set(struct vk_watch *w, const char *const *paths, size_t n)
{
	forget_files(w);
	for (size_t i = 0; i < n; i++)
		add_with_links(w, paths[i]);
	for (size_t i = 0; i < w->nfolders; i++)
		if (!is_used(w, i) && w->folders[i].watch >= 0) {
			inotify_rm_watch(w->fd, w->folders[i].watch);
			w->folders[i].watch = -1;
		}
	w->stamp = stamp_of(w);
}

/* ---- events ---- */

static bool
is_asked_for(const struct vk_watch *w, const struct inotify_event *e)
{
	for (size_t i = 0; i < w->nfiles; i++) {
		const struct file *f = &w->files[i];

		if (w->folders[f->folder].watch == e->wd && e->len > 0 &&
		    (*f->name == '\0' || strcmp(f->name, e->name) == 0))
			return true;
	}
	return false;
}

static void
take(struct vk_watch *w, const struct inotify_event *e)
{
	if (e->mask & (IN_IGNORED | IN_UNMOUNT)) {
		lose(w, e->wd);
	} else if (e->mask & IN_MOVE_SELF) {
		inotify_rm_watch(w->fd, e->wd); /* it has another name now */
		lose(w, e->wd);
		note_change(w);
	} else if ((e->mask & (IN_Q_OVERFLOW | IN_DELETE_SELF)) ||
	    is_asked_for(w, e)) {
		note_change(w);
	}
}

static void
take_all(struct vk_watch *w)
{
	union {
		struct inotify_event first;
		char bytes[8192];
	} room;
	ssize_t n;

	while ((n = read(w->fd, room.bytes, sizeof(room))) > 0) {
		const struct inotify_event *e;

		for (ssize_t at = 0; at < n;
		     at += (ssize_t)(sizeof(*e) + e->len)) {
			e = (const void *)(room.bytes + at);
			take(w, e);
		}
	}
}

int
vk_watch_fd(const struct vk_watch *w)
{
	return w->fd;
}

/* When a change may be told. */
static long long
due(const struct vk_watch *w)
{
	long long quiet = w->last + QUIET_MS, patience = w->first + PATIENCE_MS;

	return quiet < patience ? quiet : patience;
}

int
vk_watch_timeout(const struct vk_watch *w)
{
	long long left = due(w) - now();

	if (w->pending)
		return left > 0 ? (int)left : 0;
	return lacks_folder(w) ? RETRY_MS : -1;
}

bool
vk_watch_changed(struct vk_watch *w)
{
	take_all(w);
	look_for_lost(w);
	if (!w->pending || now() < due(w))
		return false;
	w->pending = false;
	return true;
}
