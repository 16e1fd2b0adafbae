/*
 * Any bytes as a document file: there is a tree, or a finding that says why
 * not, and every finding has a message and a place inside the file.
 */
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "model/doc.h"
#include "read/read_doc.h"

static size_t
count_lines(const uint8_t *data, size_t size)
{
	size_t n = 1;

	for (size_t i = 0; i < size; i++)
		n += data[i] == '\n' || data[i] == '\r';
	return n;
}

static void
require_findings(struct vk_diag *d, size_t lines, size_t size)
{
	vk_diag_sort(d);
	for (size_t i = 0; i < vk_diag_kept(d); i++) {
		const struct vk_finding *f = vk_diag_at(d, i);
		struct vk_buf text = {0};

		REQUIRE((unsigned)f->msg < VK_MSG_COUNT);
		REQUIRE(f->pos.line <= lines && f->pos.column <= size + 1);
		vk_diag_fill(&text, vk_message(f->msg)->text, f);
		REQUIRE(text.len > 0);
		REQUIRE(vk_utf8_valid(text.data, text.len, NULL));
		vk_buf_free(&text);
	}
}

static void
require_tree(const struct vk_doc *doc)
{
	struct vk_buf dump = {0};

	REQUIRE(doc->root != NULL);
	vk_doc_dump(doc, &dump);
	REQUIRE(dump.len > 0 && vk_utf8_valid(dump.data, dump.len, NULL));
	vk_buf_free(&dump);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *doc =
	    vk_doc_read_bytes("a.xml", (const char *)data, size, d);

	REQUIRE(doc != NULL || vk_diag_status(d) == 65);
	require_findings(d, count_lines(data, size), size);
	if (doc != NULL)
		require_tree(doc);
	vk_doc_free(doc);
	vk_diag_free(d);
	return 0;
}
