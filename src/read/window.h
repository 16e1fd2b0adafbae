/*
 * A long file, seen through a window: the bytes that are looked at now, as
 * UTF-8, with the place of the first one.
 */
#ifndef VK_WINDOW_H
#define VK_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

enum vk_window_form { VK_WINDOW_UTF8, VK_WINDOW_UTF16LE, VK_WINDOW_UTF16BE };

struct vk_window {
	const char *path; /* borrowed */
	int fd;
	enum vk_window_form form;
	bool ended; /* nothing more can be read */
	bool failed; /* ... because of a finding */
	struct vk_buf buf;
	size_t at; /* what lies before is done with */
	uint32_t line, column; /* of the byte at `at` */
	unsigned char odd[4]; /* of UTF-16: what waits for its other half */
	size_t nodd;
};

/* A regular file, from its start; false with a finding. */
bool vk_window_open(struct vk_window *, const char *path, struct vk_diag *)
    __attribute__((warn_unused_result));
void vk_window_close(struct vk_window *);
bool vk_window_rewind(struct vk_window *, struct vk_diag *)
    __attribute__((warn_unused_result));
/* How the bytes are to be read; only before the first ones are dropped. */
void vk_window_set_form(struct vk_window *, enum vk_window_form);

/* What can be seen now. */
static inline const char *
vk_window_bytes(const struct vk_window *w)
{
	return vk_buf_str(&w->buf) + w->at;
}

static inline size_t
vk_window_len(const struct vk_window *w)
{
	return w->buf.len - w->at;
}

/*
 * Makes more of the file seen: at least as much again as there is.  False at
 * its end, or with a finding.
 */
bool vk_window_more(struct vk_window *, struct vk_diag *);
/* Moves past the first bytes. */
void vk_window_drop(struct vk_window *, size_t len);
/* The place of a byte that is seen. */
struct vk_pos vk_window_place(const struct vk_window *, size_t offset);
struct vk_pos vk_window_move(struct vk_pos, const char *, size_t len);

#endif
