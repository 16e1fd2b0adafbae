/* Growing buffers: doubling, NUL-terminated, out of memory ends the program. */
#include "buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

void
vk_buf_free(struct vk_buf *b)
{
	free(b->data);
	memset(b, 0, sizeof(*b));
}

void
vk_buf_clear(struct vk_buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

static void
make_room(struct vk_buf *b, size_t more)
{
	size_t room = b->room > 0 ? b->room : 64;

	while (room - b->len <= more)
		room *= 2;
	if (room != b->room)
		b->data = vk_realloc(b->data, room, 1);
	b->room = room;
}

void
vk_buf_add(struct vk_buf *b, const void *bytes, size_t len)
{
	make_room(b, len);
	if (len > 0)
		memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

char *
vk_buf_room(struct vk_buf *b, size_t len)
{
	make_room(b, len);
	return b->data + b->len;
}

void
vk_buf_adds(struct vk_buf *b, const char *s)
{
	vk_buf_add(b, s, strlen(s));
}

void
vk_buf_addn(struct vk_buf *b, size_t n)
{
	char room[24], *at = room + sizeof(room);

	do
		*--at = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	vk_buf_add(b, at, (size_t)(room + sizeof(room) - at));
}

void
vk_buf_addf(struct vk_buf *b, const char *format, ...)
{
	va_list args, again;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len > 0) {
		make_room(b, (size_t)len);
		vsnprintf(b->data + b->len, (size_t)len + 1, format, again);
		b->len += (size_t)len;
	}
	va_end(again);
}

const char *
vk_buf_str(const struct vk_buf *b)
{
	return b->data != NULL ? b->data : "";
}
