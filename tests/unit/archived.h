/*
 * An archival file read back by archived.py, which stands beside the tests and
 * had no part in writing it.
 */
#ifndef ARCHIVED_H
#define ARCHIVED_H

#include "readback.h"

/* What the script says in one of its modes. */
static inline struct vk_buf
archived_ask(
    const char *test_file, const char *mode, const struct vk_buf *bytes)
{
	const char *slash = strrchr(test_file, '/');
	int folder = slash != NULL ? (int)(slash - test_file) + 1 : 0;
	struct vk_buf command = {0}, said;

	vk_buf_addf(&command, "/usr/bin/python3 '%.*sarchived.py' %s", folder,
	    test_file, mode);
	said = readback_ask(command.data, bytes);
	vk_buf_free(&command);
	return said;
}

/* Fails unless it says just that. */
static inline void
archived_says(const char *test_file, const char *mode,
    const struct vk_buf *bytes, const char *name, const char *want)
{
	struct vk_buf got = archived_ask(test_file, mode, bytes);

	if (strcmp(vk_buf_str(&got), want) != 0)
		fail_msg("%s, %s:\n%swanted:\n%s", name, mode, vk_buf_str(&got),
		    want);
	vk_buf_free(&got);
}

/* The syntax is that of a PDF file. */
static inline void
archived_is_pdf(const struct vk_buf *bytes, const char *name)
{
	struct vk_buf said = readback_ask("qpdf --check", bytes);

	if (strstr(vk_buf_str(&said), "WARNING") != NULL)
		fail_msg("%s: %s", name, vk_buf_str(&said));
	vk_buf_free(&said);
}

#endif
