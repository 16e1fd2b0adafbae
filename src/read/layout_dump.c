/* The measures of a layout as text, from the rows that read them. */
#include "base/buf.h"
#include "layout_rows.h"
#include "read_standard.h"

static void
dump_number(struct vk_buf *out, enum vk_form form, int32_t n)
{
	if ((form == VK_FORM_LENGTH_OR_BODY && n == 0) ||
	    (form == VK_FORM_SPACE_OR_BODY && n < 0))
		vk_buf_adds(out, "body");
	else
		vk_value_show(form, n, out);
}

static void
dump_field(
    struct vk_buf *out, const struct vk_layout_field *f, const void *base)
{
	const void *at = (const char *)base + f->offset;

	if (vk_form_kind(f->form) == VK_FORM_WORD &&
	    *(const char *const *)at == NULL)
		return; /* it may be left out */
	vk_buf_addf(out, " %s=", f->name);
	switch (vk_form_kind(f->form)) {
	case VK_FORM_NUMBER:
		dump_number(out, f->form, *(const int32_t *)at);
		break;
	case VK_FORM_FLAG:
		vk_value_show(f->form, *(const bool *)at, out);
		break;
	case VK_FORM_WORD:
		vk_buf_addf(out, "\"%s\"", *(const char *const *)at);
		break;
	}
}

static void
dump_element(struct vk_buf *out, enum vk_layout_tag tag, const char *key,
    const void *base)
{
	char name[VK_LAYOUT_NAME_ROOM];

	vk_buf_adds(out, vk_layout_full_name(name, tag, key));
	for (size_t i = 0; i < VK_LAYOUT_FIELDS; i++)
		if (vk_layout_fields[i].tag == tag)
			dump_field(out, &vk_layout_fields[i], base);
	vk_buf_addc(out, '\n');
}

/* An element that the layout is without leaves all its fields empty. */
static bool
is_there(const struct vk_layout_place *place, const void *base)
{
	for (size_t i = 0; i < VK_LAYOUT_FIELDS; i++) {
		const struct vk_layout_field *f = &vk_layout_fields[i];
		const void *at = (const char *)base + f->offset;

		if (f->tag == place->tag &&
		    (vk_form_kind(f->form) == VK_FORM_NUMBER
			    ? *(const int32_t *)at != 0
			    : vk_form_kind(f->form) == VK_FORM_WORD &&
				*(const char *const *)at != NULL))
			return true;
	}
	return false;
}

void
vk_standard_dump(const struct vk_standard *s, struct vk_buf *out)
{
	dump_element(out, VK_LAYOUT_TAG_LAYOUT, "", s);
	for (size_t i = 0; i < s->nfamilies; i++)
		dump_element(out, VK_LAYOUT_TAG_FONT, "", &s->families[i]);
	for (size_t i = 0; i < s->nladder; i++)
		dump_element(out, VK_LAYOUT_TAG_FIT, "", &s->ladder[i]);
	for (size_t i = 0; i < VK_LAYOUT_PLACES; i++) {
		const void *base = (const char *)s + vk_layout_places[i].offset;

		if (is_there(&vk_layout_places[i], base))
			dump_element(out, vk_layout_places[i].tag,
			    vk_layout_places[i].key, base);
	}
}
