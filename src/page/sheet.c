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

struct paper {
	vk_len width, height;
	const struct vk_margins *front, *back;
};

static struct vk_sheet
sheet_of(const struct paper *p, bool landscape)
{
	struct vk_margins front = landscape ? turned(p->front) : *p->front;
	struct vk_margins back = landscape ? turned(p->back) : *p->back;

	return (struct vk_sheet){
	    .width = landscape ? p->height : p->width,
	    .height = landscape ? p->width : p->height,
	    .margins = front,
	    .back_right = back.left - front.left,
	    .back_down = back.top - front.top,
	};
}

struct vk_sheet
vk_sheet_new(const struct vk_standard *s, const struct vk_page_wish *wish,
    bool landscape)
{
	const struct paper usual = {
	    s->paper_width, s->paper_height, &s->front, &s->back};
	const struct paper small = {
	    s->small_width, s->small_height, &s->small_front, &s->small_back};
	struct vk_sheet out =
	    sheet_of(wish->small ? &small : &usual, landscape);

	if (!wish->two_sided)
		out.back_right = out.back_down = 0;
	if (wish->small) {
		struct vk_sheet whole = sheet_of(&usual, landscape);

		out.narrower =
		    vk_sheet_measure(&whole) - vk_sheet_measure(&out);
	}
	return out;
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
