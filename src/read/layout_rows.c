/*
 * The rows of layout.def as tables, and their names: which elements a layout
 * has, which of them must stand in it, and which attributes each has, with
 * their form, their bounds and their place in struct vk_standard.
 */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/len.h"
#include "layout_rows.h"

const struct vk_layout_element vk_layout_elements[] = {
#define VK_LAYOUT_TAG(tag, name, key) {name, key},
#include "layout.def"
};

#define S(member) offsetof(struct vk_standard, member)
#define L(member) offsetof(struct vk_margins, member)
#define R(member) offsetof(struct vk_range, member)
#define F(member) offsetof(struct vk_setting, member)
#define T(member) offsetof(struct vk_style, member)
#define U(member) offsetof(struct vk_line_under, member)
#define B(member) offsetof(struct vk_frame, member)
#define PT(n) ((n)*VK_PT)
#define MM(n) ((int32_t)(((int64_t)(n)*720 * VK_PT + 127) / 254))

const struct vk_layout_place vk_layout_places[] = {
#define VK_LAYOUT_PLACE(tag, key, offset)                                      \
	{VK_LAYOUT_TAG_##tag, key, offset, false},
#define VK_LAYOUT_MAYBE(tag, key, offset)                                      \
	{VK_LAYOUT_TAG_##tag, key, offset, true},
#include "layout.def"
#define VK_ROLE(name, written, box)                                            \
	{VK_LAYOUT_TAG_STYLE, written,                                         \
	    S(styles) + VK_ROLE_##name * sizeof(struct vk_style), false},
#include "model/roles.def"
#undef VK_ROLE
};
_Static_assert(
    sizeof(vk_layout_places) / sizeof(vk_layout_places[0]) == VK_LAYOUT_PLACES,
    "rows");

const struct vk_layout_field vk_layout_fields[] = {
#define VK_LAYOUT_NUMBER(tag, name, form, offset, least, most)                 \
	{VK_LAYOUT_TAG_##tag, name, VK_FORM_##form, offset, least, most, NULL},
#define VK_LAYOUT_WORD(tag, name, form, offset)                                \
	{VK_LAYOUT_TAG_##tag, name, VK_FORM_##form, offset, 0, 0, NULL},
#define VK_LAYOUT_PATTERN(tag, name, names, offset)                            \
	{VK_LAYOUT_TAG_##tag, name, VK_FORM_PATTERN, offset, 0, 0, names},
#include "layout.def"
};
_Static_assert(
    sizeof(vk_layout_fields) / sizeof(vk_layout_fields[0]) == VK_LAYOUT_FIELDS,
    "rows");

enum vk_layout_tag
vk_layout_find_tag(const char *name)
{
	for (int t = 0; t < VK_LAYOUT_TAG_COUNT; t++)
		if (strcmp(vk_layout_elements[t].name, name) == 0)
			return (enum vk_layout_tag)t;
	return VK_LAYOUT_TAG_COUNT;
}

int
vk_layout_find_place(enum vk_layout_tag tag, const char *key)
{
	for (int i = 0; i < VK_LAYOUT_PLACES; i++)
		if (vk_layout_places[i].tag == tag &&
		    strcmp(vk_layout_places[i].key, key) == 0)
			return i;
	return -1;
}

const char *
vk_layout_full_name(
    char room[VK_LAYOUT_NAME_ROOM], enum vk_layout_tag tag, const char *key)
{
	if (*key == '\0')
		snprintf(room, VK_LAYOUT_NAME_ROOM, "%s",
		    vk_layout_elements[tag].name);
	else
		snprintf(room, VK_LAYOUT_NAME_ROOM, "%s %s=\"%s\"",
		    vk_layout_elements[tag].name, vk_layout_elements[tag].key,
		    key);
	return room;
}

const struct vk_attr *
vk_layout_attribute(const struct vk_node *n, const char *name)
{
	for (size_t i = 0; i < n->nattrs; i++)
		if (strcmp(n->attrs[i].written, name) == 0)
			return &n->attrs[i];
	return NULL;
}
