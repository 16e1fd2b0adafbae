/*
 * Images come in as PNG files, and Cairo reads all kinds of them: grey,
 * indexed, interlaced, 16 bits a sample, with or without alpha.
 */
#include "decode.h"

#include <string.h>

#include "base/diag.h"
#include "base/png.h"
#include "model/doc.h"
#include "page/page.h"

/* Marks words for the catalogue; cli/ translates them. */
#define N_(s) s

struct bytes { /* what is left to read of a file in memory */
	const unsigned char *at;
	size_t len;
};

static cairo_status_t
read_bytes(void *closure, unsigned char *out, unsigned int len)
{
	struct bytes *b = closure;

	if (len > b->len)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(out, b->at, len);
	b->at += len;
	b->len -= len;
	return CAIRO_STATUS_SUCCESS;
}

/* Later Cairos give samples of more than 8 bits as they are. */
static cairo_surface_t *
in_eight_bits(cairo_surface_t *picture)
{
	cairo_format_t format = cairo_image_surface_get_format(picture);
	cairo_surface_t *copy;
	cairo_t *cr;

	if (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24)
		return picture;
	copy = cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
	    cairo_image_surface_get_width(picture),
	    cairo_image_surface_get_height(picture));
	cr = cairo_create(copy);
	cairo_set_operator(cr, CAIRO_OPERATOR_SOURCE);
	cairo_set_source_surface(cr, picture, 0, 0);
	cairo_paint(cr);
	cairo_destroy(cr);
	cairo_surface_destroy(picture);
	return copy;
}

/* What Cairo says of a PNG file that it cannot read, in our words. */
static const char *
why_damaged(cairo_status_t status)
{
	return status == CAIRO_STATUS_READ_ERROR
	    ? N_("the file ends too early")
	    : N_("what it holds cannot be decoded");
}

cairo_surface_t *
vk_out_decode(const struct vk_image *im, struct vk_diag *d)
{
	struct bytes bytes = {im->bytes, im->len};
	struct vk_pos pos =
	    im->node != NULL ? im->node->pos : (struct vk_pos){.file = NULL};
	cairo_surface_t *picture;
	cairo_status_t status;
	struct vk_png png;

	if (!vk_png_look(im->bytes, im->len, &png)) {
		vk_diag_add(d,
		    png.fault == VK_PNG_TOO_LARGE ? VK_MSG_IMAGE_TOO_LARGE
						  : VK_MSG_IMAGE_NO_PNG,
		    pos, im->name, NULL, NULL);
		return NULL;
	}
	picture =
	    cairo_image_surface_create_from_png_stream(read_bytes, &bytes);
	if (cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS)
		picture = in_eight_bits(picture);
	status = cairo_surface_status(picture);
	if (status == CAIRO_STATUS_SUCCESS)
		return picture;
	vk_diag_add(
	    d, VK_MSG_IMAGE_DAMAGED, pos, im->name, NULL, why_damaged(status));
	cairo_surface_destroy(picture);
	return NULL;
}
