/*
 * Any bytes as branch data in XML, cut into pieces: what is read branch by
 * branch is what is read of the file as a whole.
 */
#include "fuzz_records.h"
#include "read/read_doc.h"

static size_t
count(const struct vk_doc *doc)
{
	const struct vk_node *n = vk_node_child(doc->root, VK_EL_BRANCH);
	size_t count = 0;

	for (; n != NULL; n = vk_node_again(n))
		count++;
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new(), *whole = vk_diag_new();
	struct vk_doc *doc =
	    vk_doc_read_bytes("d.xml", (const char *)data, size, whole);
	size_t n;

	fuzz_put("d.xml", data, size);
	n = fuzz_read(d);
	if (doc != NULL && vk_diag_kept(whole) == 0 &&
	    doc->root->kind == VK_EL_BRANCHES)
		REQUIRE(vk_diag_kept(d) == 0 && n == count(doc));
	if (doc == NULL)
		REQUIRE(vk_diag_kept(d) > 0);
	vk_doc_free(doc);
	vk_diag_free(whole);
	vk_diag_free(d);
	return 0;
}
