/*
 * Any bytes as a CSV file of branch data: records, or findings that say why
 * not, each with a place inside the file; and the same once more.
 */
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "model/branch.h"
#include "read/records.h"

static char path[] = "/tmp/vankien-fuzz-XXXXXX.csv";

static void
put(const uint8_t *data, size_t size)
{
	static int fd = -1;

	if (fd < 0)
		fd = mkstemps(path, 4);
	REQUIRE(fd >= 0 && ftruncate(fd, 0) == 0);
	REQUIRE(pwrite(fd, data, size, 0) == (ssize_t)size);
}

static void
require_branch(const struct vk_branch *b)
{
	struct vk_buf packed = {0};
	struct vk_branch *back;

	vk_branch_pack(b, &packed);
	REQUIRE(vk_utf8_valid(vk_branch_value(b, "ten"),
	    strlen(vk_branch_value(b, "ten")), NULL));
	back = vk_branch_unpack(packed.data, packed.len);
	REQUIRE(back != NULL && back->nfields == b->nfields);
	vk_branch_free(back);
	vk_buf_free(&packed);
}

static size_t
read_all(struct vk_records *r, struct vk_diag *d)
{
	struct vk_branch *b;
	size_t n = 0;

	for (; (b = vk_records_next(r, d)) != NULL; n++) {
		require_branch(b);
		vk_branch_free(b);
	}
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_records *r;

	put(data, size);
	r = vk_records_open(path, d);
	REQUIRE(r != NULL || vk_diag_status(d) == 65);
	if (r != NULL) {
		size_t n = read_all(r, d);

		if (vk_diag_kept(d) == 0) {
			REQUIRE(vk_records_rewind(r, d));
			REQUIRE(read_all(r, d) == n && vk_diag_kept(d) == 0);
		}
	}
	vk_records_free(r);
	vk_diag_free(d);
	return 0;
}
