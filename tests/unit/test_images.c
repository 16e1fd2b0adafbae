/* Every kind of PNG, and what a reader finds of it in the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <zlib.h>

#include "base/diag.h"
#include "out/archive/archive.h"
#include "readback.h"

enum { WIDTH = 13, HEIGHT = 11, PIXELS = WIDTH * HEIGHT };

enum { GREY = 0, RGB = 2, INDEXED = 3, GREY_ALPHA = 4, RGBA = 6 };

struct kind {
	int type, depth;
	bool interlaced;
	const char *transparent; /* tRNS, or NULL */
	size_t len; /* of it */
};

/* ---- pictures ---- */

static int
channels(const struct kind *k)
{
	static const int of[] = {
	    [GREY] = 1, [RGB] = 3, [INDEXED] = 1, [GREY_ALPHA] = 2, [RGBA] = 4};

	return of[k->type];
}

/* A sample of the file: all values come, 0 and the largest above all. */
static unsigned
sample(const struct kind *k, size_t i, int channel)
{
	unsigned bits = k->depth < 8 ? (unsigned)k->depth : 8;
	unsigned most = (1U << bits) - 1;
	unsigned mixed = (unsigned)i * 37 + (unsigned)channel * 101;

	if (i % 5 == 0)
		return most;
	if (i % 5 == 1)
		return 0;
	return mixed % (most + 1);
}

static unsigned
palette(unsigned index, unsigned channel)
{
	return (index * 73 + channel * 41 + 5) & 0xff;
}

/* Red, green, blue and alpha of a pixel, as PNG defines them. */
static void
wanted_pixel(const struct kind *k, size_t i, unsigned rgba[4])
{
	unsigned most = k->depth < 8 ? (1U << k->depth) - 1 : 255;
	unsigned first = sample(k, i, 0);

	rgba[3] = 255;
	if (k->type == INDEXED) {
		for (unsigned c = 0; c < 3; c++)
			rgba[c] = palette(first, c);
		if (first < k->len)
			rgba[3] = (unsigned char)k->transparent[first];
		return;
	}
	for (int c = 0; c < 3; c++)
		rgba[c] = sample(k, i, k->type & RGB ? c : 0) * 255 / most;
	if (k->type & GREY_ALPHA)
		rgba[3] = sample(k, i, channels(k) - 1);
	else if (k->len > 0 && first == (unsigned char)k->transparent[1])
		rgba[3] = 0; /* a shade of grey */
}

/* ---- PNG files ---- */

static void
add_32(struct vk_buf *b, uint32_t n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		vk_buf_addc(b, (char)(n >> shift & 0xff));
}

static void
add_chunk(struct vk_buf *b, const char *type, const void *data, size_t len)
{
	size_t from = b->len + 4;

	add_32(b, (uint32_t)len);
	vk_buf_add(b, type, 4);
	vk_buf_add(b, data, len);
	add_32(b,
	    (uint32_t)crc32(0, (const Bytef *)b->data + from, (uInt)(len + 4)));
}

/* The pixels of a row from x on, `step` apart, behind the filter none. */
static void
add_row(struct vk_buf *b, const struct kind *k, size_t y, size_t x, size_t step)
{
	unsigned bits = 0, n = 0;

	vk_buf_addc(b, 0);
	for (; x < WIDTH; x += step)
		for (int c = 0; c < channels(k); c++) {
			unsigned s = sample(k, y * WIDTH + x, c);

			if (k->depth == 16) /* 8 bits twice: the same shade */
				vk_buf_addc(b, (char)s);
			if (k->depth >= 8) {
				vk_buf_addc(b, (char)s);
				continue;
			}
			bits = bits << k->depth | s;
			n += (unsigned)k->depth;
			if (n == 8) {
				vk_buf_addc(b, (char)bits);
				bits = n = 0;
			}
		}
	if (n > 0)
		vk_buf_addc(b, (char)(bits << (8 - n)));
}

static void
add_rows(struct vk_buf *b, const struct kind *k)
{
	static const struct {
		size_t y, x, down, right;
	} passes[] = {{0, 0, 1, 1}, {0, 0, 8, 8}, {0, 4, 8, 8}, {4, 0, 8, 4},
	    {0, 2, 4, 4}, {2, 0, 4, 2}, {0, 1, 2, 2}, {1, 0, 2, 1}};
	size_t from = k->interlaced ? 1 : 0, to = k->interlaced ? 8 : 1;

	for (size_t p = from; p < to; p++)
		for (size_t y = passes[p].y; y < HEIGHT; y += passes[p].down)
			add_row(b, k, y, passes[p].x, passes[p].right);
}

static struct vk_buf
png_new(const struct kind *k)
{
	struct vk_buf b = {0}, part = {0};
	unsigned char packed[8192];
	uLongf len = sizeof(packed);

	vk_buf_add(&b, "\x89PNG\r\n\x1a\n", 8);
	add_32(&part, WIDTH);
	add_32(&part, HEIGHT);
	vk_buf_addc(&part, (char)k->depth);
	vk_buf_addc(&part, (char)k->type);
	vk_buf_add(&part, k->interlaced ? "\0\0\1" : "\0\0\0", 3);
	add_chunk(&b, "IHDR", part.data, part.len);
	vk_buf_clear(&part);
	for (unsigned i = 0; i < 3U << k->depth; i++)
		vk_buf_addc(&part, (char)palette(i / 3, i % 3));
	if (k->type == INDEXED)
		add_chunk(&b, "PLTE", part.data, part.len);
	if (k->len > 0)
		add_chunk(&b, "tRNS", k->transparent, k->len);
	vk_buf_clear(&part);
	add_rows(&part, k);
	assert_int_equal(
	    compress(packed, &len, (Bytef *)part.data, part.len), Z_OK);
	add_chunk(&b, "IDAT", packed, len);
	add_chunk(&b, "IEND", "", 0);
	vk_buf_free(&part);
	return b;
}

/* ---- what is found ---- */

static struct vk_buf
file_with(const struct vk_buf *png, bool plain)
{
	struct vk_objects *o = vk_objects_new(plain);
	struct vk_diag *d = vk_diag_new();
	struct vk_image image = {.name = "a.png",
	    .bytes = (const unsigned char *)png->data,
	    .len = png->len};
	struct vk_buf more = {0}, file;

	vk_buf_addf(&more, "/I %d 0 R", vk_archive_image(o, &image, d));
	assert_int_equal(vk_diag_kept(d), 0);
	file = readback_finish(o, more.data, 0);
	vk_buf_free(&more);
	vk_diag_free(d);
	return file;
}

static const char script[] =
    "i = pdf.Root.I\n"
    "m = i.get(\"/SMask\")\n"
    "for s in [i] + ([m] if m is not None else []):\n"
    "    assert s.Type == \"/XObject\" and s.Subtype == \"/Image\"\n"
    "    assert s.Width == 13 and s.Height == 11\n"
    "    assert s.BitsPerComponent == 8 and s.Interpolate == False\n"
    "    assert s.get(\"/Filter\", \"/FlateDecode\") == \"/FlateDecode\"\n"
    "assert i.ColorSpace == \"/DeviceRGB\"\n"
    "assert m is None or m.ColorSpace == \"/DeviceGray\"\n"
    "rgb = i.read_bytes()\n"
    "mask = m.read_bytes() if m is not None else bytes([255]) * (13 * 11)\n"
    "assert len(rgb) == 3 * len(mask)\n"
    "print(m is not None, *rgb, *mask)\n";

/* A shade that was multiplied by its alpha comes back only so well. */
static void
assert_pixels(const struct kind *k, const char *said)
{
	unsigned found[4 * PIXELS];
	bool opaque = true;
	char *at;

	at = strchr(said, ' ');
	assert_non_null(at);
	for (size_t i = 0; i < 4 * PIXELS; i++)
		found[i] = (unsigned)strtoul(at, &at, 10);
	assert_string_equal(at, "\n");
	for (size_t i = 0; i < PIXELS; i++) {
		unsigned rgba[4];

		wanted_pixel(k, i, rgba);
		opaque = opaque && rgba[3] == 255;
		assert_int_equal(found[3 * PIXELS + i], rgba[3]);
		for (size_t c = 0; c < 3 && rgba[3] > 0; c++) {
			unsigned off = rgba[3] == 255 ? 0 : 128 / rgba[3] + 1;

			assert_in_range(
			    found[3 * i + c] + off, rgba[c], rgba[c] + 2 * off);
		}
	}
	assert_int_equal(strncmp(said, "True", 4) == 0, !opaque);
}

static void
every_kind_comes_out(void **state)
{
	static const struct kind kinds[] = {
	    {GREY, 1, false, NULL, 0},
	    {GREY, 2, true, NULL, 0},
	    {GREY, 4, false, NULL, 0},
	    {GREY, 8, true, NULL, 0},
	    {GREY, 16, false, NULL, 0},
	    {GREY, 8, false, "\0\377", 2},
	    {RGB, 8, false, NULL, 0},
	    {RGB, 8, true, NULL, 0},
	    {RGB, 16, true, NULL, 0},
	    {INDEXED, 1, false, NULL, 0},
	    {INDEXED, 2, true, "\200", 1},
	    {INDEXED, 4, false, "\0\1\2\3\4\5", 6},
	    {INDEXED, 8, true, "\377\377", 2}, /* says it, but is opaque */
	    {INDEXED, 8, false, "\0\377\177", 3},
	    {GREY_ALPHA, 8, false, NULL, 0},
	    {GREY_ALPHA, 16, true, NULL, 0},
	    {RGBA, 8, false, NULL, 0},
	    {RGBA, 8, true, NULL, 0},
	    {RGBA, 16, false, NULL, 0},
	    {RGBA, 16, true, NULL, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct vk_buf png = png_new(&kinds[i]);
		struct vk_buf file = file_with(&png, i % 2);
		struct vk_buf said = readback_python(script, &file);

		assert_pixels(&kinds[i], said.data);
		vk_buf_free(&png);
		vk_buf_free(&file);
		vk_buf_free(&said);
	}
}

/* Cut anywhere it is refused with a finding, and nothing is written. */
static void
damage_is_found(void **state)
{
	static const struct kind kind = {RGBA, 8, false, NULL, 0};
	struct vk_buf png = png_new(&kind);

	(void)state;
	for (size_t len = 0; len + 12 < png.len; len += 7) {
		struct vk_objects *o = vk_objects_new(false);
		struct vk_diag *d = vk_diag_new();
		unsigned char *cut = malloc(len + 1);
		struct vk_image image = {
		    .name = "a.png", .bytes = cut, .len = len};
		enum vk_msg msg;

		assert_non_null(cut);
		memcpy(cut, png.data, len);
		assert_int_equal(vk_archive_image(o, &image, d), 0);
		assert_int_equal(vk_diag_kept(d), 1);
		msg = vk_diag_at(d, 0)->msg;
		assert_int_equal(
		    msg, len < 33 ? VK_MSG_IMAGE_NO_PNG : VK_MSG_IMAGE_DAMAGED);
		assert_string_equal(vk_diag_at(d, 0)->found, "a.png");
		free(cut);
		vk_diag_free(d);
		vk_objects_free(o);
	}
	vk_buf_free(&png);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_kind_comes_out),
	    cmocka_unit_test(damage_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
