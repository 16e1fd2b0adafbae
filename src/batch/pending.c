/* See the header. */
#include "pending.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

static bool
fail(const struct vk_pending *p, enum vk_msg msg, int error, struct vk_diag *d)
{
	struct vk_pos pos = {p->path, 0, 0};

	vk_diag_add(d, msg, pos, strerror(error), NULL, NULL);
	return false;
}

bool
vk_pending_open(struct vk_pending *p, const char *path, struct vk_diag *d)
{
	static const char end[] = ".part";
	size_t folder = vk_file_folder_len(path);
	size_t room = strlen(path) + sizeof(end) + 1;
	int error;

	*p = (struct vk_pending){.path = path, .name = vk_alloc(room, 1)};
	snprintf(
	    p->name, room, "%.*s.%s%s", (int)folder, path, path + folder, end);
	p->file = open(p->name,
	    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (p->file >= 0)
		return true;
	error = errno;
	free(p->name);
	return fail(p, VK_MSG_OUTPUT_REFUSED, error, d);
}

bool
vk_pending_add(void *part, const void *bytes, size_t len)
{
	struct vk_pending *p = part;
	const char *from = bytes;

	while (len > 0 && p->error == 0) {
		ssize_t n = write(p->file, from, len);

		if (n < 0 && errno != EINTR)
			p->error = errno;
		if (n > 0) {
			from += n;
			len -= (size_t)n;
		}
	}
	return p->error == 0;
}

/* Some file systems cannot sync; their word at close must do. */
static bool
is_on_disk(int file)
{
	return fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP;
}

bool
vk_pending_close(struct vk_pending *p, bool whole, struct vk_diag *d)
{
	bool done = false;

	if (whole && p->error == 0 && !is_on_disk(p->file))
		p->error = errno;
	if (close(p->file) != 0 && errno != EINTR && p->error == 0)
		p->error = errno;
	if (p->error != 0)
		fail(p, VK_MSG_OUTPUT_FAILED, p->error, d);
	else if (whole && rename(p->name, p->path) == 0)
		done = true;
	else if (whole)
		fail(p, VK_MSG_OUTPUT_REFUSED, errno, d);
	if (!done)
		unlink(p->name);
	free(p->name);
	return done;
}
