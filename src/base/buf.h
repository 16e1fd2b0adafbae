/* Growing text or bytes.  Always NUL-terminated once something was added. */
#ifndef VK_BUF_H
#define VK_BUF_H

#include <stddef.h>

struct vk_buf { /* all zero is an empty buffer */
	char *data;
	size_t len, room;
};

void vk_buf_free(struct vk_buf *); /* frees the bytes, not the struct */
void vk_buf_clear(struct vk_buf *);
void vk_buf_add(struct vk_buf *, const void *, size_t len);
/* Where `len` more bytes fit; who writes there counts them in b->len. */
char *vk_buf_room(struct vk_buf *, size_t len);
void vk_buf_adds(struct vk_buf *, const char *);
/* The decimal digits of a number. */
void vk_buf_addn(struct vk_buf *, size_t);
void vk_buf_addf(struct vk_buf *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *vk_buf_str(const struct vk_buf *); /* never NULL */

static inline void
vk_buf_addc(struct vk_buf *b, char c)
{
	char *to = b->room - b->len > 1 ? b->data + b->len : vk_buf_room(b, 1);

	to[0] = c;
	to[1] = '\0';
	b->len++;
}

#endif
