/*
 * Text of the time before Unicode that came in as letters of Latin-1, as Word
 * copies it, or was encoded twice: "§¶ng uû", "Ñaûng uûy", "Äáº£ng uá»·".
 */
#ifndef VK_MOJIBAKE_H
#define VK_MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>

struct vk_mojibake {
	const char *name; /* "TCVN3 (ABC)", "VNI", "VISCII"; NULL: twice */
	char found[64]; /* its first words, as they stand there */
	char read[64]; /* and as they are meant */
};

/*
 * Whether valid UTF-8 is such text: nine words in ten must be Vietnamese under
 * one of the tables, and many fewer as they stand.
 */
bool vk_mojibake_look(const char *, size_t len, struct vk_mojibake *);

#endif
