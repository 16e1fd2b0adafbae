/*
 * Arenas: blocks of growing size, handed out from the front, freed whole.
 * Running out of memory is not an error that anybody handles: it ends the
 * program here, with one line.
 */
#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { ALIGN = 16, FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct block {
	struct block *before;
	size_t used, size;
	_Alignas(16) unsigned char bytes[];
};

struct vk_arena {
	struct block *top;
	size_t next_size;
};

static void (*last_act)(void);

void
vk_on_out_of_memory(void (*act)(void))
{
	last_act = act;
}

_Noreturn void
vk_out_of_memory(void)
{
	static const char words[] = "vankien: out of memory\n";

	if (last_act != NULL)
		last_act();
	if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
		abort();
	_exit(EX_OSERR);
}

void *
vk_realloc(void *old, size_t count, size_t size)
{
	void *p;

	if (size != 0 && count > SIZE_MAX / size)
		vk_out_of_memory();
	p = realloc(old, count * size > 0 ? count * size : 1);
	if (p == NULL)
		vk_out_of_memory();
	return p;
}

void *
vk_alloc(size_t count, size_t size)
{
	void *p = vk_realloc(NULL, count, size);

	memset(p, 0, count * size);
	return p;
}

struct vk_arena *
vk_arena_new(void)
{
	struct vk_arena *a = vk_alloc(1, sizeof(*a));

	a->next_size = FIRST_BLOCK;
	return a;
}

void
vk_arena_free(struct vk_arena *a)
{
	struct block *b, *before;

	if (a == NULL)
		return;
	for (b = a->top; b != NULL; b = before) {
		before = b->before;
		free(b);
	}
	free(a);
}

static struct block *
new_block(struct vk_arena *a, size_t at_least)
{
	size_t size = a->next_size;
	struct block *b;

	if (size < LARGEST_BLOCK)
		a->next_size *= 2;
	if (size < at_least)
		size = at_least;
	if (size > SIZE_MAX - sizeof(*b))
		vk_out_of_memory();
	b = vk_realloc(NULL, 1, sizeof(*b) + size);
	b->before = a->top;
	b->used = 0;
	b->size = size;
	a->top = b;
	return b;
}

/* So many bytes from the next place that a multiple of `align` leads to. */
static void *
take(struct vk_arena *a, size_t size, size_t align)
{
	struct block *b = a->top;
	size_t from = b != NULL ? (b->used + align - 1) / align * align : 0;

	if (b == NULL || from > b->size || b->size - from < size) {
		b = new_block(a, size);
		from = 0;
	}
	b->used = from + size;
	return b->bytes + from;
}

void *
vk_arena_alloc(struct vk_arena *a, size_t size)
{
	return memset(take(a, size, ALIGN), 0, size);
}

void *
vk_arena_array(struct vk_arena *a, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		vk_out_of_memory();
	return vk_arena_alloc(a, count * size);
}

char *
vk_arena_strndup(struct vk_arena *a, const char *s, size_t len)
{
	char *p;

	if (len == SIZE_MAX)
		vk_out_of_memory();
	p = take(a, len + 1, 1);
	if (len > 0)
		memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *
vk_arena_strdup(struct vk_arena *a, const char *s)
{
	return vk_arena_strndup(a, s, strlen(s));
}

char *
vk_arena_printf(struct vk_arena *a, const char *format, ...)
{
	va_list args, again;
	int len;
	char *p;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		vk_out_of_memory();
	p = vk_arena_alloc(a, (size_t)len + 1);
	vsnprintf(p, (size_t)len + 1, format, again);
	va_end(again);
	return p;
}
