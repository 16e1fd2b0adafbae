/*
 * Lengths: whole 1/1024 pt, so that sums are exact and the same on every
 * machine.  1 pt = 1/72 inch; 1 mm = 72 / 25.4 pt.
 */
#ifndef VK_LEN_H
#define VK_LEN_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t vk_len; /* 1/1024 pt; up to 2 million pt */

#define VK_PT 1024

/*
 * Reads "14pt", "20mm", "18.5pt", "-3pt"; the unit must be written.  False
 * when it is no length or beyond 100 000 pt.
 */
bool vk_len_parse(const char *text, vk_len *out);

/* For people and dumps: the shortest "14pt", "18.5pt" that reads back. */
enum { VK_LEN_ROOM = 24 };
const char *vk_len_show(vk_len, char room[VK_LEN_ROOM]);

vk_len vk_len_from_um(int64_t micrometres); /* half away from zero */
int64_t vk_len_to_um(vk_len);
double vk_len_pt(vk_len); /* for the call to Cairo only */

#endif
