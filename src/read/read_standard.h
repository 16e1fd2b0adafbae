/*
 * Layout files: the measures of a rule set, read and judged as strictly as a
 * document.  A layout with a fault is no layout.
 */
#ifndef VK_READ_STANDARD_H
#define VK_READ_STANDARD_H

#include <stdbool.h>

struct vk_buf;
struct vk_diag;
struct vk_standard;

/* NULL with findings, all of one pass: missing 69, not a layout 65. */
struct vk_standard *vk_standard_read(const char *path, struct vk_diag *)
    __attribute__((warn_unused_result));

/* The measures as text, an element a line. */
void vk_standard_dump(const struct vk_standard *, struct vk_buf *);

/*
 * Only the root: names, dates, by_date; the measures are all zero.  False with
 * findings; *out is NULL too where the file holds something else.
 */
bool vk_standard_read_root(const char *path, struct vk_standard **out,
    struct vk_diag *) __attribute__((warn_unused_result));

/* ---- layouts.c: the layouts of a folder ---- */

/* The layout `id`.xml of a folder, which must also call itself so. */
struct vk_standard *vk_standard_find(const char *folder, const char *id,
    struct vk_diag *) __attribute__((warn_unused_result));

enum { VK_STANDARD_ID_ROOM = 64 };

/*
 * The rule set in force on a day: "2020-05-22"; "2026-05" and "2026" count
 * from their first day; before the oldest the oldest; "" the newest.  Only
 * layouts that may be chosen by date.  False with findings: a layout without
 * sound dates 65, no layouts 69.
 */
bool vk_standard_by_date(const char *folder, const char *day,
    char id[VK_STANDARD_ID_ROOM], struct vk_diag *)
    __attribute__((warn_unused_result));

/*
 * For an id that the user gave: true when the folder has a file for it, else
 * false with a finding (64) that names those that there are.
 */
bool vk_standard_is_known(const char *folder, const char *id, struct vk_diag *)
    __attribute__((warn_unused_result));

#endif
