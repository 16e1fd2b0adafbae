/*
 * Libraries that few runs need, loaded by the first call that wants them: to
 * load libzip, with the ciphers that it brings along, takes a twelfth of the
 * time of one document.
 */
#ifndef VK_LATE_H
#define VK_LATE_H

#include <stdbool.h>
#include <stddef.h>

struct vk_late { /* a function of the library, and the pointer to it */
	const char *name;
	void *at; /* address of a pointer to a function of its type */
};

/* False, with the loader's own words in *why, when anything is not there. */
bool vk_late_load(const char *library, const struct vk_late *functions,
    size_t n, const char **why);

#endif
