/*
 * The header of a PNG file (ISO 15948, 5 and 11.2.2).  A picture that claims
 * to be huge is refused here, from its first 33 bytes, so that no decoder ever
 * makes room for it.
 */
#include "png.h"

#include <string.h>

enum { SIGNATURE = 8, CHUNK = 12, HEADER = 13, FIRST = SIGNATURE + 8 };

static uint32_t
read_32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

/* CRC-32 bit by bit: it is asked for 17 bytes. */
static uint32_t
crc_of(const unsigned char *p, size_t len)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < len; i++) {
		crc ^= p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xedb88320) : 0);
	}
	return ~crc;
}

/* Table 11.1: which bit depths go with which colour type. */
static bool
colour_is_known(unsigned type, unsigned depth)
{
	static const unsigned depths[] = {
	    [0] = 1 | 2 | 4 | 8 | 16,
	    [2] = 8 | 16,
	    [3] = 1 | 2 | 4 | 8,
	    [4] = 8 | 16,
	    [6] = 8 | 16,
	};

	return type < sizeof(depths) / sizeof(depths[0]) && depth > 0 &&
	    (depth & (depth - 1)) == 0 && (depths[type] & depth) != 0;
}

/* Depth, colour type, compression, filter, interlace: the last five bytes. */
static bool
method_is_known(const unsigned char *p)
{
	return colour_is_known(p[1], p[0]) && p[2] == 0 && p[3] == 0 &&
	    p[4] <= 1;
}

/* Whether a tRNS chunk stands before the pixels. */
static bool
has_transparency(const unsigned char *bytes, size_t len)
{
	size_t at = SIGNATURE;

	while (len - at >= CHUNK) {
		const unsigned char *chunk = bytes + at;
		size_t size = read_32(chunk);

		if (memcmp(chunk + 4, "tRNS", 4) == 0)
			return true;
		if (memcmp(chunk + 4, "IDAT", 4) == 0 ||
		    size > len - at - CHUNK)
			return false;
		at += size + CHUNK;
	}
	return false;
}

static bool
is_header(const unsigned char *bytes, size_t len)
{
	static const unsigned char start[FIRST] = {0x89, 'P', 'N', 'G', '\r',
	    '\n', 0x1a, '\n', 0, 0, 0, HEADER, 'I', 'H', 'D', 'R'};

	return len >= SIGNATURE + CHUNK + HEADER &&
	    memcmp(bytes, start, FIRST) == 0 &&
	    crc_of(bytes + SIGNATURE + 4, 4 + HEADER) ==
	    read_32(bytes + FIRST + HEADER) &&
	    method_is_known(bytes + FIRST + 8);
}

static bool
is_too_large(const struct vk_png *png, size_t len)
{
	return len > VK_PNG_MOST_BYTES || png->width > VK_PNG_MOST_SIDE ||
	    png->height > VK_PNG_MOST_SIDE ||
	    (uint64_t)png->width * png->height > VK_PNG_MOST_PIXELS;
}

bool
vk_png_look(const unsigned char *bytes, size_t len, struct vk_png *png)
{
	memset(png, 0, sizeof(*png));
	png->fault = VK_PNG_OTHER;
	if (!is_header(bytes, len))
		return false;
	png->width = read_32(bytes + FIRST);
	png->height = read_32(bytes + FIRST + 4);
	if (png->width == 0 || png->height == 0)
		return false;
	if (is_too_large(png, len)) {
		png->fault = VK_PNG_TOO_LARGE;
		return false;
	}
	png->fault = VK_PNG_FINE;
	png->alpha =
	    (bytes[FIRST + 9] & 4) != 0 || has_transparency(bytes, len);
	return true;
}
