/*
 * What the values of attributes may be: fixed words, or a form.  Words, whole
 * numbers and days may have blanks round them, other forms may not; so it is
 * in the grammar.
 */
#ifndef VK_VALUES_H
#define VK_VALUES_H

#include <stdbool.h>
#include <stddef.h>

struct vk_value_type {
	const char *name;
	const char *words; /* blank between; NULL: none */
	bool (*fits)(const char *); /* NULL: only the words */
	const char *form; /* examples for people */
	bool trims; /* blanks round the form are passed over */
	bool may_be_empty;
};

/* NULL when there is no such type. */
const struct vk_value_type *vk_value_type_find(const char *name, size_t len);

enum vk_value_match {
	VK_VALUE_BAD,
	VK_VALUE_GOOD,
	VK_VALUE_TRIM /* good once blanks at its ends are off */
};
enum vk_value_match
vk_value_check(const struct vk_value_type *, const char *value);

/* Whether the value, without blanks at its ends, is one of the words. */
bool vk_value_is_word(const char *words, char between, const char *value);

#endif
