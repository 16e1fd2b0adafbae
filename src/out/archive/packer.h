/* Packing of streams; who makes and frees a packer finds that in out/out.h. */
#ifndef VK_PACKER_H
#define VK_PACKER_H

#include <stddef.h>

struct vk_buf;
struct vk_packer;

/*
 * The bytes packed, or NULL when that does not make them fewer.  Lent until the
 * next call.
 */
const struct vk_buf *vk_pack(struct vk_packer *, const void *, size_t len);
/* The same, for bytes that many files hold. */
const struct vk_buf *
vk_pack_common(struct vk_packer *, const void *, size_t len);

#endif
