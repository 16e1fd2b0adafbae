/*
 * Any bytes as the body of a document: its wording and its sense are judged,
 * and what is left over from the same a year ago; all has its place in the
 * file.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "check/check.h"
#include "fuzz.h"
#include "model/doc.h"
#include "model/words.h"
#include "read/read_doc.h"
#include "read/read_words.h"

/* Last year's, and this year's, of a congress. */
static const char *const heads[] = {
    "<van-ban loai='nghi-quyet'><dau><co-quan><dong>A</dong></co-quan>"
    "<so-ky-hieu/><noi-ngay dia-danh='B' ngay='2026'/></dau><than><doan>",
    "<van-ban loai='nghi-quyet'><dau><co-quan><dong>ĐẠI HỘI ĐẢNG BỘ A LẦN "
    "THỨ XI NHIỆM KỲ 2025-2030</dong></co-quan><so-ky-hieu/>"
    "<noi-ngay dia-danh='A' ngay='2027-05-22'/></dau><than><doan>"};
static const char foot[] = "</doan></than><ky/></van-ban>";

static const struct vk_words *
all_words(struct vk_diag *d)
{
	static struct vk_words *words;

	if (words == NULL) {
		words = vk_words_new();
		vk_words_read(words, getenv("VANKIEN_LAYOUTS"), d);
	}
	return words;
}

static struct vk_doc *
read(const char *head, const uint8_t *data, size_t size, struct vk_diag *d)
{
	struct vk_buf file = {0};
	struct vk_doc *doc;

	vk_buf_adds(&file, head);
	vk_buf_add(&file, data, size);
	vk_buf_adds(&file, foot);
	doc = vk_doc_read_bytes("a.xml", file.data, file.len, d);
	vk_buf_free(&file);
	return doc;
}

static void
look_at(const struct vk_diag *d, size_t most)
{
	for (size_t i = 0; i < vk_diag_kept(d); i++) {
		const struct vk_finding *f = vk_diag_at(d, i);

		REQUIRE(vk_utf8_valid(f->found, strlen(f->found), NULL));
		REQUIRE(vk_utf8_valid(f->needed, strlen(f->needed), NULL));
		REQUIRE(f->pos.line > 0 && f->pos.column <= most);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *old = read(heads[0], data, size, d);
	struct vk_doc *doc = read(heads[1], data, size, d);

	if (doc != NULL && old != NULL && vk_diag_effect(d) == VK_GOES_ON) {
		vk_check_wording(doc, all_words(d), d);
		vk_check_sense(doc, d);
		vk_check_quoted(doc, old, NULL, d);
		vk_check_against(doc, old, d);
		look_at(d, strlen(heads[1]) + size + sizeof(foot));
	}
	vk_doc_free(old);
	vk_doc_free(doc);
	vk_diag_free(d);
	return 0;
}
