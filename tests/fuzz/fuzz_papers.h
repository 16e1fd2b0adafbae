/*
 * What the targets share that go through the whole program: a file of the
 * folder VANKIEN_BESIDE, in which a resolution, its results and a report stand.
 */
#ifndef VK_FUZZ_PAPERS_H
#define VK_FUZZ_PAPERS_H

#include "base/diag.h"
#include "fuzz_markup.h"
#include "vankien.h"

enum { MOST_PATH = 4096 };

static inline const char *
fuzz_beside(char path[MOST_PATH], const char *name)
{
	int n = snprintf(
	    path, MOST_PATH, "%s/%s", fuzz_place("VANKIEN_BESIDE"), name);

	REQUIRE(n > 0 && n < MOST_PATH);
	return path;
}

static inline void
fuzz_write(const char *path, const uint8_t *data, size_t size)
{
	FILE *f = fopen(path, "w");

	REQUIRE(f != NULL && fwrite(data, 1, size, f) == size);
	REQUIRE(fclose(f) == 0);
}

static inline struct vk_job
fuzz_job(const char *path)
{
	static struct vk_kit *kit;
	struct vk_job job = {.path = path, .epoch = -1};

	if (kit == NULL)
		kit = vk_kit_new();
	job.kit = kit;
	job.fonts = fuzz_place("VANKIEN_FONTS");
	job.layouts = job.words = fuzz_place("VANKIEN_LAYOUTS");
	return job;
}

#endif
