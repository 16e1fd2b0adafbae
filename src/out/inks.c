/*
 * The colours of a picture: the mean of what is painted, without what is
 * transparent or near white.
 */
#include "inks.h"

#include <stdint.h>
#include <string.h>

#include "decode.h"

enum {
	CLEAR = 64, /* alpha below this is ground */
	WHITE = 200 /* as is what is lighter in all three */
};

struct sums {
	uint64_t red, green, blue, pixels, clear;
};

static void
add_pixel(struct sums *s, uint32_t pixel, bool has_alpha)
{
	uint32_t alpha = has_alpha ? pixel >> 24 : 255;
	uint32_t red, green, blue;

	if (alpha < CLEAR) {
		s->clear++;
		return;
	}
	red = (pixel >> 16 & 255) * 255 / alpha; /* Cairo has them multiplied */
	green = (pixel >> 8 & 255) * 255 / alpha;
	blue = (pixel & 255) * 255 / alpha;
	if (red > WHITE && green > WHITE && blue > WHITE)
		return;
	s->red += red;
	s->green += green;
	s->blue += blue;
	s->pixels++;
}

static void
add_picture(struct sums *s, cairo_surface_t *picture)
{
	bool has_alpha =
	    cairo_image_surface_get_format(picture) == CAIRO_FORMAT_ARGB32;
	const unsigned char *row = cairo_image_surface_get_data(picture);
	int width = cairo_image_surface_get_width(picture);
	int height = cairo_image_surface_get_height(picture);
	int stride = cairo_image_surface_get_stride(picture);

	for (int y = 0; y < height; y++, row += stride) {
		for (int x = 0; x < width; x++) {
			uint32_t pixel;

			memcpy(&pixel, row + 4 * x, sizeof(pixel));
			add_pixel(s, pixel, has_alpha);
		}
	}
}

bool
vk_out_inks(
    const struct vk_image *image, struct vk_inks *inks, struct vk_diag *d)
{
	cairo_surface_t *picture = vk_out_decode(image, d);
	struct sums s = {0};

	if (picture == NULL)
		return false;
	add_picture(&s, picture);
	cairo_surface_destroy(picture);
	*inks = (struct vk_inks){.any = s.pixels > 0, .clear = s.clear > 0};
	if (inks->any) {
		inks->red = (int)(s.red / s.pixels);
		inks->green = (int)(s.green / s.pixels);
		inks->blue = (int)(s.blue / s.pixels);
	}
	return true;
}
