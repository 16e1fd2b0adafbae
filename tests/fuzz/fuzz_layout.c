/*
 * Any bytes as a layout file: there are measures that can be used, or a
 * finding.  The file lies where every process sees its own open files.
 */
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "fuzz.h"
#include "model/standard.h"
#include "read/read_standard.h"

/* The standard's file, rewritten for each input. */
static const char *
store(const uint8_t *data, size_t size)
{
	static char path[32];
	static FILE *file;

	if (file == NULL) {
		file = tmpfile();
		REQUIRE(file != NULL);
		snprintf(path, sizeof(path), "/dev/fd/%d", fileno(file));
	}
	REQUIRE(ftruncate(fileno(file), 0) == 0);
	REQUIRE(pwrite(fileno(file), data, size, 0) == (ssize_t)size);
	return path;
}

static void
require_measures(const struct vk_standard *s)
{
	struct vk_buf dump = {0};

	REQUIRE(s->nladder > 0 && s->nfamilies > 0);
	for (size_t i = 0; i < s->nladder; i++)
		REQUIRE(s->ladder[i].size > 0 && s->ladder[i].pitch > 0);
	REQUIRE(s->front.left + s->front.right < s->paper_width);
	REQUIRE(s->front.top + s->front.bottom < s->paper_height);
	vk_standard_dump(s, &dump);
	REQUIRE(dump.len > 0);
	vk_buf_free(&dump);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_standard *s = vk_standard_read(store(data, size), d);

	REQUIRE(s != NULL || vk_diag_status(d) != 0);
	if (s != NULL)
		require_measures(s);
	vk_standard_free(s);
	vk_diag_free(d);
	return 0;
}
