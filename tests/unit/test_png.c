/* The look at a PNG header: what is refused, and that it is refused early. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/png.h"

static uint32_t
crc_of(const char *p, size_t len)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < len * 8; i++) {
		if (i % 8 == 0)
			crc ^= (unsigned char)p[i / 8];
		crc = crc & 1 ? crc >> 1 ^ UINT32_C(0xedb88320) : crc >> 1;
	}
	return ~crc;
}

static void
add_32(struct vk_buf *b, uint32_t n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		vk_buf_addc(b, (char)(n >> shift));
}

static void
add_chunk(struct vk_buf *b, const char *type, const void *data, size_t len)
{
	size_t from = b->len + 4;

	add_32(b, (uint32_t)len);
	vk_buf_add(b, type, 4);
	vk_buf_add(b, data, len);
	add_32(b, crc_of(b->data + from, len + 4));
}

/* rest: depth, colour type, compression, filter, interlace */
static struct vk_buf
png_new(uint32_t width, uint32_t height, const char *rest)
{
	struct vk_buf b = {0}, head = {0};

	vk_buf_add(&b, "\x89PNG\r\n\x1a\n", 8);
	add_32(&head, width);
	add_32(&head, height);
	vk_buf_add(&head, rest, 5);
	add_chunk(&b, "IHDR", head.data, head.len);
	vk_buf_free(&head);
	return b;
}

static bool
look(const struct vk_buf *b, struct vk_png *png)
{
	/* a block of the exact size, so that a byte too far is seen */
	unsigned char *exact = malloc(b->len > 0 ? b->len : 1);
	bool good;

	assert_non_null(exact);
	if (b->len > 0)
		memcpy(exact, b->data, b->len);
	good = vk_png_look(exact, b->len, png);
	free(exact);
	return good;
}

static void
reads_headers(void **state)
{
	static const struct {
		uint32_t width, height;
		const char *rest;
		enum vk_png_fault fault;
		bool alpha;
	} cases[] = {
	    {1, 1, "\x08\x02\0\0\0", VK_PNG_FINE, false},
	    {10000, 4000, "\x08\x06\0\0\1", VK_PNG_FINE, true},
	    {4000, 10000, "\x10\x04\0\0\0", VK_PNG_FINE, true},
	    {600, 400, "\x01\x03\0\0\0", VK_PNG_FINE, false},
	    {600, 400, "\x01\x00\0\0\0", VK_PNG_FINE, false},
	    {10001, 1, "\x08\x02\0\0\0", VK_PNG_TOO_LARGE, false},
	    {1, 10001, "\x08\x02\0\0\0", VK_PNG_TOO_LARGE, false},
	    {10000, 4001, "\x08\x02\0\0\0", VK_PNG_TOO_LARGE, false},
	    {20000, 20000, "\x08\x06\0\0\0", VK_PNG_TOO_LARGE, false},
	    {0xffffffff, 0xffffffff, "\x08\x06\0\0\0", VK_PNG_TOO_LARGE, false},
	    {0, 1, "\x08\x02\0\0\0", VK_PNG_OTHER, false},
	    {1, 0, "\x08\x02\0\0\0", VK_PNG_OTHER, false},
	    {1, 1, "\x04\x02\0\0\0", VK_PNG_OTHER, false}, /* depth */
	    {1, 1, "\x03\x00\0\0\0", VK_PNG_OTHER, false},
	    {1, 1, "\x00\x00\0\0\0", VK_PNG_OTHER, false},
	    {1, 1, "\x10\x03\0\0\0", VK_PNG_OTHER, false},
	    {1, 1, "\x08\x01\0\0\0", VK_PNG_OTHER, false}, /* colour */
	    {1, 1, "\x08\x05\0\0\0", VK_PNG_OTHER, false},
	    {1, 1, "\x08\x07\0\0\0", VK_PNG_OTHER, false},
	    {1, 1, "\x08\x02\1\0\0", VK_PNG_OTHER, false},
	    {1, 1, "\x08\x02\0\1\0", VK_PNG_OTHER, false},
	    {1, 1, "\x08\x02\0\0\2", VK_PNG_OTHER, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf b =
		    png_new(cases[i].width, cases[i].height, cases[i].rest);
		struct vk_png png;

		assert_int_equal(look(&b, &png), cases[i].fault == VK_PNG_FINE);
		assert_int_equal(png.fault, cases[i].fault);
		assert_int_equal(png.alpha, cases[i].alpha);
		if (png.fault != VK_PNG_OTHER) {
			assert_int_equal(png.width, cases[i].width);
			assert_int_equal(png.height, cases[i].height);
		}
		vk_buf_free(&b);
	}
}

/* Cut anywhere, or one bit changed anywhere, it is no PNG. */
static void
refuses_damage(void **state)
{
	struct vk_buf b = png_new(3, 4, "\x08\x02\0\0\0"), part;
	struct vk_png png;

	(void)state;
	assert_int_equal(b.len, 33);
	assert_true(look(&b, &png));
	for (size_t i = 0; i < b.len; i++) {
		part = (struct vk_buf){b.data, i, 0};
		assert_false(look(&part, &png));
		assert_int_equal(png.fault, VK_PNG_OTHER);
	}
	for (size_t bit = 0; bit < b.len * 8; bit++) {
		b.data[bit / 8] = (char)(b.data[bit / 8] ^ 1 << bit % 8);
		assert_false(look(&b, &png));
		assert_int_equal(png.fault, VK_PNG_OTHER);
		b.data[bit / 8] = (char)(b.data[bit / 8] ^ 1 << bit % 8);
	}
	vk_buf_free(&b);
}

static void
finds_transparency(void **state)
{
	static const struct {
		const char *first, *second;
		uint32_t claim; /* length that the first claims; 0: its own */
		bool alpha;
	} cases[] = {
	    {"tRNS", "IDAT", 0, true},
	    {"pHYs", "tRNS", 0, true},
	    {"IDAT", "tRNS", 0, false}, /* too late to count */
	    {"pHYs", "IDAT", 0, false},
	    {"pHYs", "tRNS", 0xffffffff, false},
	    {"pHYs", "tRNS", 0x7fffffff, false},
	    {"pHYs", "tRNS", 16, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf b = png_new(3, 4, "\x08\x03\0\0\0");
		size_t at = b.len;
		struct vk_png png;

		add_chunk(&b, cases[i].first, "abc", 3);
		add_chunk(&b, cases[i].second, "abc", 3);
		for (size_t k = 0; cases[i].claim != 0 && k < 4; k++)
			b.data[at + k] = (char)(cases[i].claim >> (24 - 8 * k));
		assert_true(look(&b, &png));
		assert_int_equal(png.alpha, cases[i].alpha);
		vk_buf_free(&b);
	}
}

static void
refuses_large_files(void **state)
{
	struct vk_buf b = png_new(3, 4, "\x08\x02\0\0\0");
	size_t head = b.len;
	unsigned char *big = calloc(1, VK_PNG_MOST_BYTES + 1);
	struct vk_png png;

	(void)state;
	assert_non_null(big);
	memcpy(big, b.data, head);
	assert_true(vk_png_look(big, VK_PNG_MOST_BYTES, &png));
	assert_false(vk_png_look(big, VK_PNG_MOST_BYTES + 1, &png));
	assert_int_equal(png.fault, VK_PNG_TOO_LARGE);
	free(big);
	vk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_headers),
	    cmocka_unit_test(refuses_damage),
	    cmocka_unit_test(finds_transparency),
	    cmocka_unit_test(refuses_large_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
