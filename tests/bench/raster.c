/*
 * What the rasterising of one page costs, in a process where all else is done:
 * the CPU of so many times, in milliseconds for one.
 *
 * usage: raster FONTS LAYOUTS IN.xml DPI
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/diag.h"
#include "vankien.h"

enum { TIMES = 20 };

static double
cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool
raster(struct vk_laid *laid, int dpi, struct vk_diag *d)
{
	struct vk_view view = {.dpi = dpi};
	struct vk_pixels pixels;
	bool done = vk_laid_pixels(laid, 1, &view, &pixels, d);

	vk_pixels_free(&pixels);
	return done;
}

int
main(int argc, char **argv)
{
	struct vk_job job = {.epoch = -1};
	struct vk_diag *d = vk_diag_new();
	struct vk_laid *laid;
	bool done = argc == 5;
	double begin;

	if (!done) {
		fputs("usage: raster FONTS LAYOUTS IN.xml DPI\n", stderr);
		return EXIT_FAILURE;
	}
	job.fonts = argv[1];
	job.layouts = job.words = argv[2];
	job.path = argv[3];
	laid = vk_lay(&job, d);
	done = vk_laid_pages(laid) > 0 && raster(laid, atoi(argv[4]), d);
	begin = cpu();
	for (int i = 0; done && i < TIMES; i++)
		done = raster(laid, atoi(argv[4]), d);
	printf("%.3f\n", (cpu() - begin) / TIMES);
	vk_laid_free(laid);
	vk_diag_free(d);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
