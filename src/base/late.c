#include "base/late.h"

#include <dlfcn.h>
#include <string.h>

/* POSIX, but not C, has pointers to functions that fit into those to data. */
_Static_assert(sizeof(void *) == sizeof(void (*)(void)), "dlsym returns them");

bool
vk_late_load(const char *library, const struct vk_late *functions, size_t n,
    const char **why)
{
	void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
	bool good = handle != NULL;

	for (size_t i = 0; good && i < n; i++) {
		void *found = dlsym(handle, functions[i].name);

		memcpy(functions[i].at, &found, sizeof(found));
		good = found != NULL;
	}
	*why = good ? NULL : dlerror();
	return good;
}
