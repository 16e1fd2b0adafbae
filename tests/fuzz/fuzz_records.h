/* What the targets for branch data share: a file, read twice. */
#ifndef VK_FUZZ_RECORDS_H
#define VK_FUZZ_RECORDS_H

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "model/branch.h"
#include "read/records.h"

static char fuzz_folder[] = "/tmp/vankien-fuzz-XXXXXX";
static char fuzz_path[sizeof(fuzz_folder) + 16];

static inline void
fuzz_leave(void)
{
	unlink(fuzz_path);
	rmdir(fuzz_folder);
}

/* The file that is read, always the same one. */
static inline void
fuzz_put(const char *name, const void *data, size_t size)
{
	FILE *f;

	if (*fuzz_path == '\0') {
		REQUIRE(mkdtemp(fuzz_folder) != NULL);
		snprintf(
		    fuzz_path, sizeof(fuzz_path), "%s/%s", fuzz_folder, name);
		atexit(fuzz_leave);
	}
	f = fopen(fuzz_path, "w");
	REQUIRE(f != NULL && fwrite(data, 1, size, f) == size);
	REQUIRE(fclose(f) == 0);
}

static inline void
fuzz_branch(const struct vk_branch *b)
{
	struct vk_buf packed = {0};
	struct vk_branch *back;

	for (size_t i = 0; i < b->nfields; i++)
		REQUIRE(vk_utf8_valid(
		    b->fields[i].value, strlen(b->fields[i].value), NULL));
	vk_branch_pack(b, &packed);
	back = vk_branch_unpack(packed.data, packed.len);
	REQUIRE(back != NULL && back->nfields == b->nfields &&
	    back->nrows == b->nrows && back->nfaults == b->nfaults);
	vk_branch_free(back);
	vk_buf_free(&packed);
}

static inline size_t
fuzz_all(struct vk_records *r, struct vk_diag *d)
{
	struct vk_branch *b;
	size_t n = 0;

	for (; (b = vk_records_next(r, d)) != NULL; n++) {
		fuzz_branch(b);
		vk_branch_free(b);
	}
	return n;
}

/* How many records; both readings must agree. */
static inline size_t
fuzz_read(struct vk_diag *d)
{
	struct vk_records *r = vk_records_open(fuzz_path, d);
	size_t n = 0;

	REQUIRE(r != NULL || vk_diag_kept(d) > 0);
	if (r != NULL)
		n = fuzz_all(r, d);
	if (r != NULL && vk_diag_effect(d) == VK_GOES_ON) {
		REQUIRE(vk_records_rewind(r, d));
		REQUIRE(fuzz_all(r, d) == n);
		REQUIRE(vk_diag_effect(d) == VK_GOES_ON);
	}
	vk_records_free(r);
	return n;
}

#endif
