/*
 * Any bytes as a CSV file of branch data: records, or findings that say why
 * not, and the same once more.
 */
#include "fuzz_records.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new();

	fuzz_put("d.csv", data, size);
	(void)fuzz_read(d);
	vk_diag_free(d);
	return 0;
}
