/* JSON of one line, as journals hold it: written, and read again. */
#ifndef VK_BATCH_JSON_H
#define VK_BATCH_JSON_H

#include <stdbool.h>
#include <stddef.h>

struct vk_arena;
struct vk_buf;

/*
 * Appends a string in its quotes.  All signs outside the repertoire are
 * escaped, and bytes that are no UTF-8 become U+FFFD: nothing that steers a
 * terminal or breaks a line gets through.
 */
void vk_journal_string(struct vk_buf *, const char *);

/* Appends a further member of an object; "" is null. */
void vk_journal_member(struct vk_buf *, const char *name, const char *value);

/* One member of an object; nested ones are named "findings.error". */
struct vk_json_member {
	const char *name;
	const char *text; /* of a string; NULL: a number or null */
	long number; /* of a number; -1 for null, or what is no such number */
};

typedef void vk_json_sink(void *user, const struct vk_json_member *);

/*
 * Reads one object of strings, whole numbers, true, false, null and objects of
 * the same one level down.  False when the line is anything else.
 */
bool vk_json_object(const char *line, size_t len, struct vk_arena *,
    vk_json_sink *, void *user);

#endif
