/*
 * The sheets of a stretch.  A landscape one is a portrait one turned to the
 * left, so that its bound edge becomes the upper one.  On the back of a sheet
 * the text block stands elsewhere, but is as wide and high as on the front.
 */
#include "build.h"

static struct vk_margins
turned(const struct vk_margins *m)
{
	return (struct vk_margins){.top = m->left,
	    .bottom = m->right,
	    .left = m->bottom,
	    .right = m->top};
}

struct vk_sheet
vk_sheet_new(const struct vk_standard *s, const struct vk_page_wish *wish,
    bool landscape)
{
	vk_len width = wish->small ? s->small_width : s->paper_width;
	vk_len height = wish->small ? s->small_height : s->paper_height;
	struct vk_margins front = wish->small ? s->small_front : s->front;
	struct vk_margins back = wish->small ? s->small_back : s->back;

	if (landscape) {
		front = turned(&front);
		back = turned(&back);
	}
	return (struct vk_sheet){
	    .width = landscape ? height : width,
	    .height = landscape ? width : height,
	    .margins = front,
	    .back_right = wish->two_sided ? back.left - front.left : 0,
	    .back_down = wish->two_sided ? back.top - front.top : 0,
	};
}

vk_len
vk_sheet_measure(const struct vk_sheet *sheet)
{
	return sheet->width - sheet->margins.left - sheet->margins.right;
}

vk_len
vk_sheet_first(const struct vk_sheet *sheet, const struct vk_standard *s)
{
	return sheet->margins.top + s->first_baseline;
}

vk_len
vk_sheet_last(const struct vk_sheet *sheet, const struct vk_standard *s)
{
	return sheet->height - sheet->margins.bottom - s->last_depth;
}
