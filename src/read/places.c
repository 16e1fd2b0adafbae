/*
 * Every STRETCH bytes a mark remembers line and column, so a place costs one
 * walk of at most that length: a file of one long line with many faults is as
 * quick as any other.
 */
#include "places.h"

#include <stdlib.h>

#include "base/arena.h"

enum { STRETCH = 64 };

static int
ends_line(const struct vk_places *p, size_t i)
{
	if (p->bytes[i] == '\n')
		return 1;
	return p->bytes[i] == '\r' &&
	    (i + 1 == p->len || p->bytes[i + 1] != '\n');
}

/* Moves the mark over the byte at i. */
static void
step(const struct vk_places *p, size_t i, struct vk_place_mark *mark)
{
	unsigned char byte = (unsigned char)p->bytes[i];

	if (byte < ' ' && ends_line(p, i)) {
		mark->line++;
		mark->column = 1;
	} else {
		mark->column += (byte & 0xC0) != 0x80;
	}
}

void
vk_places_init(
    struct vk_places *p, const char *file, const char *bytes, size_t len)
{
	struct vk_place_mark mark = {1, 1};

	p->file = file;
	p->bytes = bytes;
	p->len = len;
	p->marks = vk_alloc(len / STRETCH + 1, sizeof(mark));
	for (size_t i = 0; i < len; i++) {
		if (i % STRETCH == 0)
			p->marks[i / STRETCH] = mark;
		step(p, i, &mark);
	}
	if (len % STRETCH == 0)
		p->marks[len / STRETCH] = mark;
}

void
vk_places_free(struct vk_places *p)
{
	free(p->marks);
	p->marks = NULL;
}

struct vk_pos
vk_places_at(const struct vk_places *p, size_t offset)
{
	struct vk_place_mark mark;
	size_t i;

	if (offset > p->len)
		offset = p->len;
	i = offset / STRETCH;
	mark = p->marks[i];
	for (i *= STRETCH; i < offset; i++)
		step(p, i, &mark);
	return (struct vk_pos){p->file, mark.line, mark.column};
}
