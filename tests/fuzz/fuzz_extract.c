/*
 * PDF files read back: whatever comes out has names that any folder can take,
 * and two files can be held against each other.
 */
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "fuzz.h"
#include "out/out.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_extracted files;
	bool done = vk_archive_extract("a.pdf", data, size, &files, d);

	REQUIRE(done == (files.n > 0));
	REQUIRE(done == (vk_diag_status(d) == 0));
	for (size_t i = 0; i < files.n; i++)
		REQUIRE(vk_file_is_portable(vk_buf_str(&files.names[i])));
	vk_extracted_free(&files);
	vk_diag_free(d);
	REQUIRE(vk_archive_differs(data, size, data, size / 2) >= -1);
	REQUIRE(vk_archive_differs(data, size, data, size) >= -1);
	return 0;
}
