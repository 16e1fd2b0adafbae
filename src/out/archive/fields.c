/*
 * Empty signature fields.  Each is there with its widget, its appearance and
 * its place in the structure before anybody signs, so that a signature later
 * changes nothing but its own field.
 */
#include "archive.h"

/* Nothing is seen until somebody signs. */
static int
put_appearance(struct vk_objects *o, const struct vk_field *f)
{
	int number = vk_objects_reserve(o);
	struct vk_buf entries = {0};

	vk_buf_adds(&entries, "/Type/XObject/Subtype/Form/BBox[0 0 ");
	vk_pdf_length(&entries, f->width);
	vk_buf_addc(&entries, ' ');
	vk_pdf_length(&entries, f->height);
	vk_buf_adds(&entries, "]/Resources<<>>");
	vk_objects_stream(o, number, vk_buf_str(&entries), "", 0, VK_AS_IS);
	vk_buf_free(&entries);
	return number;
}

/* "[56.69 113.39 226.77 170.08]": left, bottom, right, top from below. */
static void
add_rectangle(struct vk_buf *b, const struct vk_field *f, vk_len height)
{
	const vk_len sides[] = {
	    f->x, height - f->y - f->height, f->x + f->width, height - f->y};

	vk_buf_addc(b, '[');
	for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
		if (i > 0)
			vk_buf_addc(b, ' ');
		vk_pdf_length(b, sides[i]);
	}
	vk_buf_addc(b, ']');
}

int
vk_archive_field(struct vk_objects *o, const struct vk_field *f, int page,
    vk_len height, size_t structure_key)
{
	int appearance = put_appearance(o, f);
	int number = vk_objects_reserve(o);
	struct vk_buf b = {0};

	/* F 4: it is printed */
	vk_buf_adds(&b, "<</Type/Annot/Subtype/Widget/FT/Sig/F 4/T");
	vk_pdf_text(&b, f->name);
	vk_buf_adds(&b, "/TU");
	vk_pdf_text(&b, f->about);
	vk_buf_adds(&b, "/P ");
	vk_pdf_reference(&b, page);
	vk_buf_adds(&b, "/Rect");
	add_rectangle(&b, f, height);
	vk_buf_adds(&b, "/AP<</N ");
	vk_pdf_reference(&b, appearance);
	vk_buf_addf(&b, ">>/StructParent %zu>>", structure_key);
	vk_objects_put(o, number, &b);
	vk_buf_free(&b);
	return number;
}

/* SigFlags 3: there are signatures, and the file may only grow. */
int
vk_archive_form(struct vk_objects *o, const int *fields, size_t n)
{
	struct vk_buf b = {0};
	int number;

	if (n == 0)
		return 0;
	number = vk_objects_reserve(o);
	vk_buf_adds(&b, "<</Fields[");
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			vk_buf_addc(&b, ' ');
		vk_pdf_reference(&b, fields[i]);
	}
	vk_buf_adds(&b, "]/SigFlags 3>>");
	vk_objects_put(o, number, &b);
	vk_buf_free(&b);
	return number;
}
