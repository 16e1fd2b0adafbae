/* The values that stand in a layout file: their forms, read and shown. */
#ifndef VK_LAYOUT_VALUE_H
#define VK_LAYOUT_VALUE_H

#include <stdbool.h>
#include <stdint.h>

struct vk_buf;

enum vk_form {
	VK_FORM_LENGTH, /* numbers first: "14pt" */
	VK_FORM_LENGTH_OR_BODY, /* "body" is 0 */
	VK_FORM_SPACE_OR_BODY, /* "body" is -1 */
	VK_FORM_COUNT, /* "2" */
	VK_FORM_PERCENT, /* "25%" */
	VK_FORM_YES_NO, /* then flags */
	VK_FORM_WEIGHT, /* "bold" is true */
	VK_FORM_SLANT, /* "italic" is true */
	VK_FORM_PAGE, /* "first" is true */
	VK_FORM_TEXT, /* then words: any but "" */
	VK_FORM_TEXT_OR_NONE, /* even "" */
	VK_FORM_PATTERN, /* a text that holds certain {names} */
	VK_FORM_ID, /* "hd36-2018" */
	VK_FORM_PREFIX, /* "HD36" */
	VK_FORM_DAY, /* "2018-04-03" */
	VK_FORM_DAY_OR_OPEN, /* or "" */
	VK_FORM_RULE /* "6.10", "II.3", "A2", or "ours": no rule says it */
};

enum vk_form_kind { VK_FORM_NUMBER, VK_FORM_FLAG, VK_FORM_WORD };

enum vk_form_kind vk_form_kind(enum vk_form);

struct vk_value {
	int32_t number; /* lengths in vk_len */
	bool flag;
	bool body; /* "body" was written: bounds do not matter */
};

/* False when the text has not the form; `names` are those of a pattern. */
bool vk_value_read(
    enum vk_form, const char *text, const char *names, struct vk_value *);

/* Adds "14pt, 20mm": how such a value looks. */
void vk_value_example(enum vk_form, const char *names, struct vk_buf *);

/* Adds a number or a flag as it is written, without regard to "body". */
void vk_value_show(enum vk_form, int32_t value, struct vk_buf *);
/* Adds "18pt - 22pt". */
void vk_value_show_bounds(
    enum vk_form, int32_t least, int32_t most, struct vk_buf *);

#endif
