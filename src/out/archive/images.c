/*
 * Images: the samples of red, green and blue, and the alpha as a soft mask.
 * What Cairo multiplied by the alpha is divided by it again.
 */
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "base/arena.h"
#include "out/decode.h"

struct samples { /* of a picture, row by row */
	size_t width, height;
	unsigned char *rgb, *alpha;
	bool opaque;
};

static unsigned char
divided(uint32_t value, uint32_t alpha)
{
	uint32_t v = (value * 255 + alpha / 2) / alpha;

	return (unsigned char)(v < 255 ? v : 255);
}

/*
 * Nothing shows where alpha is 0, but viewers mix the colours of neighbours
 * before they look at the mask: there the last colour goes on, so that no edge
 * gets a dark fringe.
 */
static void
split_pixel(struct samples *s, size_t i, uint32_t pixel, uint32_t alpha)
{
	unsigned char *rgb = s->rgb + 3 * i;

	s->alpha[i] = (unsigned char)alpha;
	if (alpha < 255)
		s->opaque = false;
	if (alpha == 0) {
		if (i > 0)
			memcpy(rgb, rgb - 3, 3);
		return;
	}
	rgb[0] = divided(pixel >> 16 & 0xff, alpha);
	rgb[1] = divided(pixel >> 8 & 0xff, alpha);
	rgb[2] = divided(pixel & 0xff, alpha);
}

/* What comes before the first colour has that one. */
static void
colour_start(struct samples *s)
{
	size_t n = s->width * s->height, first = 0;

	while (first < n && s->alpha[first] == 0)
		first++;
	for (size_t i = 0; first < n && i < first; i++)
		memcpy(s->rgb + 3 * i, s->rgb + 3 * first, 3);
}

static void
samples_open(struct samples *s, cairo_surface_t *picture)
{
	bool has_alpha =
	    cairo_image_surface_get_format(picture) == CAIRO_FORMAT_ARGB32;
	const unsigned char *data = cairo_image_surface_get_data(picture);
	size_t stride = (size_t)cairo_image_surface_get_stride(picture);

	s->width = (size_t)cairo_image_surface_get_width(picture);
	s->height = (size_t)cairo_image_surface_get_height(picture);
	s->rgb = vk_alloc(s->width * s->height, 3);
	s->alpha = vk_alloc(s->width * s->height, 1);
	s->opaque = true;
	for (size_t y = 0; y < s->height; y++) {
		const uint32_t *row = (const void *)(data + y * stride);

		for (size_t x = 0; x < s->width; x++)
			split_pixel(s, y * s->width + x, row[x],
			    has_alpha ? row[x] >> 24 : 255);
	}
	colour_start(s);
}

static int
put_samples(struct vk_objects *o, const struct samples *s, const char *space,
    const void *bytes, size_t of_pixel, int mask)
{
	int number = vk_objects_reserve(o);
	struct vk_buf entries = {0};

	vk_buf_addf(&entries,
	    "/Type/XObject/Subtype/Image/Width %zu/Height %zu"
	    "/ColorSpace/%s/BitsPerComponent 8/Interpolate false",
	    s->width, s->height, space);
	if (mask != 0) {
		vk_buf_adds(&entries, "/SMask ");
		vk_pdf_reference(&entries, mask);
	}
	vk_objects_stream(o, number, vk_buf_str(&entries), bytes,
	    s->width * s->height * of_pixel, VK_DEFLATED);
	vk_buf_free(&entries);
	return number;
}

int
vk_archive_image(
    struct vk_objects *o, const struct vk_image *image, struct vk_diag *d)
{
	cairo_surface_t *picture = vk_out_decode(image, d);
	struct samples s;
	int mask = 0, number;

	if (picture == NULL)
		return 0;
	samples_open(&s, picture);
	cairo_surface_destroy(picture);
	if (!s.opaque)
		mask = put_samples(o, &s, "DeviceGray", s.alpha, 1, 0);
	number = put_samples(o, &s, "DeviceRGB", s.rgb, 3, mask);
	free(s.rgb);
	free(s.alpha);
	return number;
}
