/* Strings as JSON writes them. */
#ifndef VK_JSON_H
#define VK_JSON_H

#include <stdbool.h>
#include <stdint.h>

struct vk_buf;

/*
 * Appends a string in its quotes.  Code points for which `hides` is true are
 * escaped, and bytes that are no UTF-8 become U+FFFD.
 */
void vk_json_string(
    struct vk_buf *, const char *, bool (*hides)(uint32_t code_point));

#endif
