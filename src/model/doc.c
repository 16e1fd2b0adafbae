/*
 * Names and questions about a document's tree.  The tables of names are
 * elements.def and attributes.def; they are small, so a search from the front
 * is fast enough, and the reader remembers what it has looked up.
 */
#include "doc.h"

#include <string.h>

#include "base/arena.h"

static const char *const elements[VK_EL_COUNT] = {
    [VK_EL_NONE] = "",
    [VK_EL_TEXT] = "#text",
#define VK_ELEMENT(name, written) [VK_EL_##name] = written,
#include "elements.def"
#undef VK_ELEMENT
};

static const char *const attributes[VK_AT_COUNT] = {
    [VK_AT_NONE] = "",
#define VK_ATTRIBUTE(name, written) [VK_AT_##name] = written,
#include "attributes.def"
#undef VK_ATTRIBUTE
};

void
vk_doc_free(struct vk_doc *doc)
{
	if (doc != NULL)
		vk_arena_free(doc->arena);
}

const char *
vk_element_name(enum vk_element kind)
{
	return elements[kind];
}

const char *
vk_attribute_name(enum vk_attribute name)
{
	return attributes[name];
}

static int
is_name(const char *name, const char *written, size_t len)
{
	return name[0] == written[0] && strncmp(name, written, len) == 0 &&
	    name[len] == '\0';
}

enum vk_element
vk_element_find(const char *written, size_t len)
{
	for (int i = VK_EL_TEXT + 1; i < VK_EL_COUNT; i++)
		if (is_name(elements[i], written, len))
			return (enum vk_element)i;
	return VK_EL_NONE;
}

enum vk_attribute
vk_attribute_find(const char *written, size_t len)
{
	for (int i = VK_AT_NONE + 1; i < VK_AT_COUNT; i++)
		if (is_name(attributes[i], written, len))
			return (enum vk_attribute)i;
	return VK_AT_NONE;
}

const struct vk_attr *
vk_node_attr_whole(const struct vk_node *node, enum vk_attribute name)
{
	for (size_t i = 0; i < node->nattrs; i++)
		if (node->attrs[i].name == name)
			return &node->attrs[i];
	return NULL;
}

const char *
vk_node_attr(const struct vk_node *node, enum vk_attribute name)
{
	const struct vk_attr *attr = vk_node_attr_whole(node, name);

	return attr != NULL ? attr->value : NULL;
}

_Bool
vk_node_is(const struct vk_node *node, enum vk_attribute name, const char *v)
{
	const char *value = vk_node_attr(node, name);

	return value != NULL && strcmp(value, v) == 0;
}

static const struct vk_node *
first_of(const struct vk_node *node, enum vk_element kind)
{
	while (node != NULL && node->kind != kind)
		node = node->next;
	return node;
}

const struct vk_node *
vk_node_child(const struct vk_node *node, enum vk_element kind)
{
	return first_of(node->first, kind);
}

const struct vk_node *
vk_node_again(const struct vk_node *node)
{
	return first_of(node->next, node->kind);
}

_Bool
vk_node_is_blank(const struct vk_node *node)
{
	return node->kind == VK_EL_TEXT &&
	    strspn(node->text, " \t\r\n") == node->len;
}

const char *
vk_doc_day_written(const struct vk_doc *doc)
{
	const struct vk_node *head = vk_node_child(doc->root, VK_EL_HEAD);
	const struct vk_node *n =
	    head != NULL ? vk_node_child(head, VK_EL_PLACE_DATE) : NULL;

	return n != NULL ? vk_node_attr(n, VK_AT_DATE) : NULL;
}

const char *
vk_doc_day(const struct vk_doc *doc, char first[VK_DATE_ROOM])
{
	const char *written = vk_doc_day_written(doc);
	struct vk_date date;

	if (written == NULL || !vk_date_parse(written, &date))
		return "";
	return vk_date_first(&date, first);
}
