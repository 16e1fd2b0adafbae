/*
 * Many documents in one process, as archival files with their source inside:
 * what a batch does.  What they share is loaded by the first of them.  Files
 * are written as the yardstick's are, without waiting for the disk.
 *
 * usage: warm FONTS LAYOUTS IN.xml OUT.pdf [IN.xml OUT.pdf]...
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "vankien.h"

static bool
write_file(const char *path, const struct vk_bytes *bytes)
{
	FILE *f = fopen(path, "wb");
	bool done =
	    f != NULL && fwrite(bytes->data, 1, bytes->len, f) == bytes->len;

	return (f == NULL || fclose(f) == 0) && done;
}

static bool
render(const struct vk_job *job, const char *out)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_bytes pdf = {0};
	struct vk_chosen chosen;
	bool done =
	    vk_render_pdf(job, &pdf, &chosen, d) && write_file(out, &pdf);

	if (!done)
		fprintf(stderr, "warm: not written: %s\n", out);
	vk_bytes_free(&pdf);
	vk_diag_free(d);
	return done;
}

int
main(int argc, char **argv)
{
	struct vk_job job = {.engine = VK_ENGINE_ARCHIVE, .epoch = -1};
	bool done = argc > 4 && argc % 2 == 1;

	if (!done)
		fputs("usage: warm FONTS LAYOUTS IN OUT...\n", stderr);
	job.kit = vk_kit_new();
	for (int i = 3; done && i < argc; i += 2) {
		job.fonts = argv[1];
		job.layouts = argv[2];
		job.path = argv[i];
		done = render(&job, argv[i + 1]);
	}
	vk_kit_free(job.kit);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
