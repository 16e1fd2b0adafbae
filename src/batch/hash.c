/* Hashes between their two forms: see the header. */
#include "hash.h"

#include <string.h>

static const char figures[] = "0123456789abcdef";

static int
value(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c - '0';
}

bool
vk_hash_pack(unsigned char hash[32], const char *hex)
{
	if (strspn(hex, figures) != 64 || hex[64] != '\0')
		return false;
	for (int i = 0; i < 32; i++, hex += 2)
		hash[i] = (unsigned char)(value(hex[0]) << 4 | value(hex[1]));
	return true;
}

void
vk_hash_unpack(char hex[VK_HASH_ROOM], const unsigned char hash[32])
{
	for (int i = 0; i < 32; i++) {
		*hex++ = figures[hash[i] >> 4];
		*hex++ = figures[hash[i] & 15];
	}
	*hex = '\0';
}
