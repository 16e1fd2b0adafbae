/*
 * Vietnamese letters and number words: labels of lists, upper and lower case,
 * and the form in which names are compared.
 */
#ifndef VK_VIET_H
#define VK_VIET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vk_buf;

/* The letters of lists: a b c d đ e g ... y, from 1; NULL beyond the 23rd. */
const char *vk_viet_letter(unsigned n);

/* "nhất", "hai", "ba", "tư", as after "thứ"; from 1 to 99, else NULL. */
const char *vk_viet_ordinal(unsigned n);
/* "Một", "Hai", "Ba", "Bốn", as before "là"; from 1 to 99, else NULL. */
const char *vk_viet_counted(unsigned n);

/* "XIV" or "xiv", from 1 to 3999, else NULL; lies in room. */
enum { VK_ROMAN_ROOM = 16 };
const char *vk_roman(unsigned n, bool capital, char room[VK_ROMAN_ROOM]);

/* Of one sign of the repertoire; what has no case comes back as it is. */
uint32_t vk_viet_upper(uint32_t);
uint32_t vk_viet_lower(uint32_t);
/* Lower case, without marks, đ as d: for searching and for near names. */
uint32_t vk_viet_fold(uint32_t);

/* The same for NFC text, appended; ß becomes SS in upper case. */
void vk_viet_upper_text(struct vk_buf *, const char *, size_t len);
void vk_viet_lower_text(struct vk_buf *, const char *, size_t len);
void vk_viet_fold_text(struct vk_buf *, const char *, size_t len);

#endif
