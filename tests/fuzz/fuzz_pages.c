/*
 * From bytes to pages.  VANKIEN_FONTS and VANKIEN_LAYOUTS name the folders.
 */
#include "base/buf.h"
#include "base/diag.h"
#include "flow/flow.h"
#include "fuzz_markup.h"
#include "model/doc.h"
#include "model/standard.h"
#include "out/out.h"
#include "page/page.h"
#include "read/read_doc.h"
#include "read/read_standard.h"
#include "type/type.h"

static struct vk_type *type;
static struct vk_standard *standard;

static void
open_all(void)
{
	struct vk_diag *d = vk_diag_new();

	standard =
	    vk_standard_find(fuzz_place("VANKIEN_LAYOUTS"), "hd36-2018", d);
	REQUIRE(standard != NULL);
	type = vk_type_new(fuzz_place("VANKIEN_FONTS"), standard->families,
	    standard->nfamilies, d);
	REQUIRE(type != NULL);
	vk_diag_free(d);
}

static void
require_pages(const struct vk_pages *pages)
{
	struct vk_buf text = {0}, dump = {0};

	REQUIRE(pages->n > 0);
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->pages[i].npieces; k++)
			REQUIRE(pages->pages[i].pieces[k].element <
			    pages->nelements);
	vk_out_text(pages, type, &text);
	vk_out_dump(pages, type, &dump);
	REQUIRE(text.len > 0 && dump.len > 0);
	vk_buf_free(&text);
	vk_buf_free(&dump);
}

static void
lay_out(const struct vk_doc *doc, struct vk_diag *d)
{
	struct vk_flow_wish wish = {.draft = 1};
	struct vk_page_wish page_wish = {.no_fit = false};
	struct vk_flow *flow = vk_flow_new(doc, standard, &wish, d);
	struct vk_pages *pages = NULL;

	REQUIRE(flow != NULL);
	if (vk_diag_effect(d) == VK_GOES_ON)
		pages = vk_pages_new(flow, type, &page_wish, d);
	if (pages != NULL)
		require_pages(pages);
	else
		REQUIRE(vk_diag_status(d) != 0);
	vk_pages_free(pages);
	vk_flow_free(flow);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *doc;

	if (type == NULL)
		open_all();
	doc = vk_doc_read_bytes("a.xml", (const char *)data, size, d);
	if (doc != NULL && doc->root->kind == VK_EL_DOCUMENT &&
	    vk_diag_effect(d) == VK_GOES_ON)
		lay_out(doc, d);
	vk_doc_free(doc);
	vk_diag_free(d);
	return 0;
}
