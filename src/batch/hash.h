/* A SHA-256 as 32 bytes, and as the 64 small figures that journals have. */
#ifndef VK_HASH_H
#define VK_HASH_H

#include <stdbool.h>

#include "vankien.h"

/* False when the text is no such figures; the bytes are then untouched. */
bool vk_hash_pack(unsigned char hash[32], const char *hex);
void vk_hash_unpack(char hex[VK_HASH_ROOM], const unsigned char hash[32]);

#endif
