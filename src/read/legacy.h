/* Texts of the time before Unicode: not read, but known by name. */
#ifndef VK_LEGACY_H
#define VK_LEGACY_H

#include <stddef.h>
#include <stdint.h>

enum vk_legacy { VK_LEGACY_TCVN3, VK_LEGACY_VISCII };

/* The letter of a byte; the byte itself where the table has none. */
uint32_t vk_legacy_letter(enum vk_legacy, unsigned char byte);

/*
 * "TCVN3 (ABC)", "VNI", "VISCII" or "Windows-1258", when most words of the
 * bytes are Vietnamese under that one; else NULL.
 */
const char *vk_legacy_name(const char *bytes, size_t len);

#endif
