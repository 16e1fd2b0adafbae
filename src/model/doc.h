/*
 * A document as written: the tree of its elements in the vocabulary, with the
 * place of each in the file.  Results and branch data are such trees too.
 */
#ifndef VK_DOC_H
#define VK_DOC_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h" /* struct vk_pos */
#include "date.h" /* VK_DATE_ROOM */

struct vk_arena;
struct vk_buf;
struct vk_chart;

enum vk_element { /* VK_EL_DOCUMENT is <van-ban>: elements.def */
	VK_EL_NONE,
	VK_EL_TEXT, /* a piece of text between tags */
#define VK_ELEMENT(name, written) VK_EL_##name,
#include "elements.def"
#undef VK_ELEMENT
	VK_EL_COUNT
};

enum vk_attribute { /* VK_AT_KIND is loai="...": attributes.def */
	VK_AT_NONE,
#define VK_ATTRIBUTE(name, written) VK_AT_##name,
#include "attributes.def"
#undef VK_ATTRIBUTE
	VK_AT_COUNT
};

struct vk_attr {
	enum vk_attribute name; /* VK_AT_NONE: not in the vocabulary */
	const char *written; /* its name in the file */
	const char *value; /* NFC */
	struct vk_pos pos; /* of the attribute's name */
	uint32_t ahead; /* columns to the value; 0: it is not so simple */
};

struct vk_node {
	enum vk_element kind; /* VK_EL_NONE: not in the vocabulary */
	const char *written; /* its name in the file; text: "#text" */
	struct vk_pos pos; /* of the "<", or of the first sign of the text */
	struct vk_node *parent, *first, *last, *next;
	const struct vk_attr *attrs;
	size_t nattrs;
	const char *text; /* VK_EL_TEXT: NFC, as written, blanks and all */
	size_t len;
	const struct vk_chart *chart; /* VK_EL_CHART, once it is computed */
};

struct vk_doc {
	struct vk_arena *arena; /* owns everything below */
	const char *path; /* as the user named it */
	struct vk_node *root;
};

void vk_doc_free(struct vk_doc *);
/* doc_dump.c: the tree for people, a line for each element and text. */
void vk_doc_dump(const struct vk_doc *, struct vk_buf *);
/* doc_write.c: the tree as XML, which gives the same tree when it is read. */
void vk_doc_write(const struct vk_doc *, struct vk_buf *);

const char *vk_element_name(enum vk_element); /* "van-ban"; text: "#text" */
const char *vk_attribute_name(enum vk_attribute);
enum vk_element vk_element_find(const char *written, size_t len);
enum vk_attribute vk_attribute_find(const char *written, size_t len);

/* NULL when absent. */
const char *vk_node_attr(const struct vk_node *, enum vk_attribute);
const struct vk_attr *
vk_node_attr_whole(const struct vk_node *, enum vk_attribute);
/* Whether the attribute is there with exactly this value. */
_Bool vk_node_is(const struct vk_node *, enum vk_attribute, const char *value);
/* The first child of that kind, and the next brother of the same kind. */
const struct vk_node *vk_node_child(const struct vk_node *, enum vk_element);
const struct vk_node *vk_node_again(const struct vk_node *);
/* True for a text node that holds nothing but blanks and line breaks. */
_Bool vk_node_is_blank(const struct vk_node *);

/* tree.c: the last child of its parent, if it has one. */
struct vk_node *vk_node_new(
    struct vk_arena *, struct vk_node *parent, enum vk_element, struct vk_pos);
/* Only to a node that was made so, and has no others. */
void
vk_node_add_attr(struct vk_arena *, struct vk_node *, const struct vk_attr *);

/* What the date line says, as written; NULL when there is none. */
const char *vk_doc_day_written(const struct vk_doc *);
/*
 * The first day that fits the date line, written into `first`; "" where there
 * is none.
 */
const char *vk_doc_day(const struct vk_doc *, char first[VK_DATE_ROOM]);

#endif
