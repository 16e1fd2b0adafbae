/*
 * What is shown: a draft with its watch, the pictures of its pages and the
 * places of its findings, and the file as it was when it was read.
 */
#ifndef VK_SESSION_H
#define VK_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/cli.h"
#include "preview/draft.h"

struct vk_session;
struct vk_watch;

/* The call must outlive it.  Nothing is read yet. */
struct vk_session *vk_session_open(const struct vk_call *);
void vk_session_free(struct vk_session *);

/* Reads the draft anew; what was lent by the calls below ends here. */
void vk_session_refresh(struct vk_session *);
unsigned vk_session_serial(const struct vk_session *); /* how often it was */

const struct vk_call *vk_session_call(const struct vk_session *);
struct vk_draft *vk_session_draft(struct vk_session *);
struct vk_watch *vk_session_watch(struct vk_session *);

/* A page as SVG; NULL: there is no such page, or it cannot be painted. */
const struct vk_bytes *vk_session_picture(struct vk_session *, int page);
/* Where a finding stands on the pages; NULL and 0: nowhere. */
const struct vk_area *
vk_session_areas(const struct vk_session *, size_t finding, size_t *n);

/* A line of the file, in two parts: before a place and from there on. */
struct vk_line {
	struct vk_place place;
	const char *text; /* NULL: it is not at hand; not terminated */
	size_t len, at;
};
/* What is shown at a point of a page, micrometres; false: nothing. */
bool vk_session_at_point(
    struct vk_session *, int page, int x, int y, struct vk_line *);
/* What a finding is about; false: no place. */
bool
vk_session_at_finding(struct vk_session *, size_t finding, struct vk_line *);

#endif
