/*
 * Fills a template from every record of a file: filled TEMPLATE DATA [FOLDER]
 *
 * Without a folder the filled documents go to standard output, one after the
 * other, each with key and hash before it; with one, they become PDFs there.
 * Findings go to standard error as bare lines: rule, place, what was found.
 * The folder "-" only goes through the data and tells how many records there
 * are, and the most memory that this took, in KiB.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/diag.h"
#include "base/file.h"
#include "vankien.h"

static void
tell(const char *key, struct vk_diag *d)
{
	vk_diag_sort(d);
	for (size_t i = 0; i < vk_diag_kept(d); i++) {
		const struct vk_finding *f = vk_diag_at(d, i);

		fprintf(stderr, "%s: %s %s:%u:%u \"%s\" \"%s\" \"%s\"\n", key,
		    f->rule, f->pos.file != NULL ? f->pos.file : "-",
		    (unsigned)f->pos.line, (unsigned)f->pos.column, f->found,
		    f->needed, f->more);
	}
}

static bool
put_pdf(struct vk_template *t, const struct vk_record *r, const char *folder,
    struct vk_diag *d)
{
	struct vk_bytes pdf = {0};
	bool done = vk_fill_pdf(t, r, &pdf, NULL, d);
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s.pdf", folder, r->key);
	done = done && vk_file_write(path, pdf.data, pdf.len, d);
	vk_bytes_free(&pdf);
	return done;
}

static bool
put_source(struct vk_template *t, const struct vk_record *r, struct vk_diag *d)
{
	struct vk_bytes source = {0};
	bool done = vk_fill_source(t, r, &source, d);
	char hash[VK_HASH_ROOM];

	vk_fill_hash(t, r, hash);
	printf("==== %s %s\n", r->key, hash);
	fwrite(source.data != NULL ? source.data : (unsigned char *)"", 1,
	    source.len, stdout);
	vk_bytes_free(&source);
	return done;
}

static int
fill_all(struct vk_template *t, struct vk_data *data, const char *folder)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_record r;
	int status = 0;

	while (vk_data_next(data, &r, d)) {
		struct vk_diag *own = vk_diag_new();
		bool done = folder != NULL ? put_pdf(t, &r, folder, own)
					   : put_source(t, &r, own);

		tell(r.key, own);
		status = done ? status : 1;
		vk_diag_free(own);
	}
	tell("-", d);
	if (vk_diag_kept(d) > 0)
		status = vk_diag_status(d);
	vk_diag_free(d);
	return status;
}

static int
count(struct vk_data *data)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_record r;
	struct rusage usage;
	size_t n = 0;

	while (vk_data_next(data, &r, d))
		n++;
	tell("-", d);
	vk_diag_free(d);
	getrusage(RUSAGE_SELF, &usage);
	printf("%zu %ld\n", n, usage.ru_maxrss);
	return n != vk_data_count(data);
}

int
main(int argc, char **argv)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_job job = {.path = argv[1],
	    .layouts = getenv("VANKIEN_LAYOUTS"),
	    .fonts = getenv("VANKIEN_FONTS"),
	    .state = argc > 3 ? VK_FINAL : VK_AS_WRITTEN,
	    .epoch = -1};
	struct vk_template *t = vk_template_open(&job, d);
	struct vk_data *data =
	    t != NULL && argc > 2 ? vk_data_open(argv[2], t, d) : NULL;
	int status;

	tell("-", d);
	status = vk_diag_status(d);
	if (data != NULL && argc > 3 && strcmp(argv[3], "-") == 0)
		status = count(data);
	else if (data != NULL)
		status = fill_all(t, data, argc > 3 ? argv[3] : NULL);
	vk_data_free(data);
	vk_template_free(t);
	vk_diag_free(d);
	return status;
}
