/*
 * A page as SVG, by Cairo.  Nothing in it depends on what was drawn before.
 */
#include <cairo-svg.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "canvas.h"
#include "out.h"

enum { IDS_MOST = 256 }; /* a page has few images */

struct ids { /* numbers that Cairo gave, in the order of their appearance */
	unsigned long at[IDS_MOST];
	size_t n;
};

static size_t
number_anew(struct ids *ids, unsigned long id)
{
	size_t i = 0;

	while (i < ids->n && ids->at[i] != id)
		i++;
	if (i == ids->n && i < IDS_MOST)
		ids->at[ids->n++] = id;
	return i;
}

/* The length of a name such as "image12 up to its number, else 0. */
static size_t
name_before_id(const char *s)
{
	static const char *const names[] = {"surface", "image"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t len = strlen(names[i]);

		if (strncmp(s + 1, names[i], len) == 0 && s[len + 1] >= '0' &&
		    s[len + 1] <= '9')
			return len + 1;
	}
	return 0;
}

/*
 * Cairo names the parts of an SVG by a number that goes on counting as long as
 * the program runs; they are counted from 0 here.
 */
static void
copy_with_own_ids(const char *s, struct vk_buf *out)
{
	struct ids ids = {.n = 0};

	for (;;) {
		size_t plain = strcspn(s, "\"#"), name;
		char *end;

		vk_buf_add(out, s, plain);
		s += plain;
		if (*s == '\0')
			return;
		name = name_before_id(s);
		vk_buf_add(out, s, name > 0 ? name : 1);
		s += name > 0 ? name : 1;
		if (name > 0) {
			unsigned long id = strtoul(s, &end, 10);

			vk_buf_addf(out, "%zu", number_anew(&ids, id));
			s = end;
		}
	}
}

bool
vk_out_svg_view(const struct vk_pages *pages, size_t page, struct vk_type *type,
    const struct vk_out_view *view, struct vk_buf *out, struct vk_diag *d)
{
	struct vk_canvas c;
	struct vk_painter painter = vk_canvas_painter(&c);
	struct vk_buf raw = {0};
	bool done;

	vk_canvas_open(&c,
	    cairo_svg_surface_create_for_stream(vk_canvas_to_buf, &raw,
		vk_len_pt(pages->pages[page].width),
		vk_len_pt(pages->pages[page].height)),
	    type);
	vk_canvas_guide(&c, pages, page, view->guides);
	done = vk_canvas_explain(
	    &c, vk_paint_page(pages, page, type, &painter, d), d);
	vk_canvas_close(&c);
	if (done)
		copy_with_own_ids(vk_buf_str(&raw), out);
	vk_buf_free(&raw);
	return done;
}

bool
vk_out_svg(const struct vk_pages *pages, size_t page, struct vk_type *type,
    struct vk_buf *out, struct vk_diag *d)
{
	static const struct vk_out_view view;

	return vk_out_svg_view(pages, page, type, &view, out, d);
}
