/* Memory that is freed all at once, together with the product that owns it. */
#ifndef VK_ARENA_H
#define VK_ARENA_H

#include <stddef.h>

struct vk_arena;

struct vk_arena *vk_arena_new(void);
void vk_arena_free(struct vk_arena *);

/*
 * Zeroed memory, aligned for any type.  Never NULL: out of memory ends the
 * program, as GLib under Pango would anyway.
 */
void *vk_arena_alloc(struct vk_arena *, size_t size);
void *vk_arena_array(struct vk_arena *, size_t count, size_t size);

/* A NUL-terminated copy. */
char *vk_arena_strndup(struct vk_arena *, const char *, size_t len);
char *vk_arena_strdup(struct vk_arena *, const char *);
char *vk_arena_printf(struct vk_arena *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* malloc and realloc for count things of one size; they end the program too. */
void *vk_alloc(size_t count, size_t size);
void *vk_realloc(void *, size_t count, size_t size);
/* The same end, when a library had no memory. */
_Noreturn void vk_out_of_memory(void);
/*
 * What is done first then, NULL for nothing: no more than a signal handler may.
 */
void vk_on_out_of_memory(void (*act)(void));

#endif
