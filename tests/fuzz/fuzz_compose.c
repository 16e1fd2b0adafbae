/*
 * The text composer: whatever comes in, only signs of the repertoire come out,
 * and what came out is composed already.
 */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "fuzz.h"

struct seen {
	size_t faults, last;
};

static void
see(const struct vk_text_finding *f, void *user)
{
	struct seen *seen = user;

	REQUIRE((unsigned)f->fault < VK_TEXT_FAULT_COUNT);
	REQUIRE(seen->faults == 0 || f->index >= seen->last);
	seen->faults++;
	seen->last = f->index;
}

static void
require_repertoire(const char *s, size_t len)
{
	while (len > 0) {
		uint32_t cp;
		int used = vk_utf8_decode(s, len, &cp);

		REQUIRE(used > 0);
		REQUIRE(cp == '\t' || cp == '\n' || cp == '\r' ||
		    vk_repertoire_index(cp) >= 0);
		s += used;
		len -= (size_t)used;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_buf once = {0}, twice = {0};
	struct seen seen = {0, 0}, again = {0, 0};
	size_t faults =
	    vk_text_compose(&once, (const char *)data, size, see, &seen);

	REQUIRE(faults == seen.faults);
	require_repertoire(vk_buf_str(&once), once.len);
	REQUIRE(vk_text_compose(
		    &twice, vk_buf_str(&once), once.len, see, &again) == 0);
	REQUIRE(twice.len == once.len);
	REQUIRE(once.len == 0 || memcmp(once.data, twice.data, once.len) == 0);
	vk_buf_free(&once);
	vk_buf_free(&twice);
	return 0;
}
