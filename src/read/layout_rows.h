/*
 * What the files share that read layouts: the rows of layout.def as tables, and
 * what is known of a layout while it is read.
 */
#ifndef VK_LAYOUT_ROWS_H
#define VK_LAYOUT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout_value.h"
#include "model/doc.h"
#include "model/standard.h"

struct vk_diag;

enum vk_layout_tag {
#define VK_LAYOUT_TAG(tag, name, key) VK_LAYOUT_TAG_##tag,
#include "layout.def"
	VK_LAYOUT_TAG_COUNT
};

struct vk_layout_element { /* by its tag */
	const char *name;
	const char *key; /* attribute that says which one it is, or NULL */
};
extern const struct vk_layout_element vk_layout_elements[];

struct vk_layout_place { /* an element that may stand in a layout, once */
	enum vk_layout_tag tag;
	const char *key; /* value of the key attribute, or "" */
	size_t offset; /* in struct vk_standard, of the struct that it fills */
	bool optional;
};
extern const struct vk_layout_place vk_layout_places[];

struct vk_layout_field { /* an attribute */
	enum vk_layout_tag tag;
	const char *name;
	enum vk_form form;
	size_t offset; /* in the struct of the place */
	int32_t least, most; /* of numbers */
	const char *names; /* of a pattern */
};
extern const struct vk_layout_field vk_layout_fields[];

enum { /* lengths of the tables */
	VK_LAYOUT_PLACES = 0
#define VK_LAYOUT_PLACE(tag, key, offset) +1
#define VK_LAYOUT_MAYBE(tag, key, offset) +1
#include "layout.def"
#define VK_ROLE(name, written, box) +1
#include "model/roles.def"
#undef VK_ROLE
	,
	VK_LAYOUT_FIELDS = 0
#define VK_LAYOUT_NUMBER(tag, name, form, offset, least, most) +1
#define VK_LAYOUT_WORD(tag, name, form, offset) +1
#define VK_LAYOUT_PATTERN(tag, name, names, offset) +1
#include "layout.def"
};

enum {
	VK_LAYOUT_LISTED = 100, /* fonts or rungs, at most */
	VK_LAYOUT_NAME_ROOM = 64
};

struct vk_layout_reading {
	struct vk_standard *standard;
	struct vk_diag *diag;
	struct vk_pos seen[VK_LAYOUT_PLACES]; /* line 0: not yet */
	bool excused[VK_LAYOUT_PLACES]; /* there, but its name is misspelt */
	bool no_font_excused, no_fit_excused;
	const char *families[VK_LAYOUT_LISTED];
	struct vk_setting ladder[VK_LAYOUT_LISTED];
	struct vk_pos rungs[VK_LAYOUT_LISTED]; /* where each stands */
};

/* VK_LAYOUT_TAG_COUNT: no element is called so. */
enum vk_layout_tag vk_layout_find_tag(const char *name);
/* -1: there is no such place. */
int vk_layout_find_place(enum vk_layout_tag, const char *key);
/* NULL: it has none of that name. */
const struct vk_attr *
vk_layout_attribute(const struct vk_node *, const char *name);

/* What an element is called in a message: style of="kind". */
const char *vk_layout_full_name(
    char room[VK_LAYOUT_NAME_ROOM], enum vk_layout_tag, const char *key);

/*
 * layout_whole.c: what no single value can tell, and what is missing, as
 * findings; the lists are still those of the reading.
 */
void vk_layout_judge(struct vk_layout_reading *, const struct vk_node *root);

#endif
