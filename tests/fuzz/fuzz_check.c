/*
 * A document through every pass, its pages measured: the same findings both
 * times, and what refuses it says so.  Then against another draft.
 */
#include "fuzz_papers.h"

static size_t
check(const struct vk_job *job)
{
	struct vk_diag *d = vk_diag_new();
	const char *standard = NULL;
	size_t found;

	REQUIRE(vk_check(job, &standard, d) || vk_diag_status(d) != 0);
	found = vk_diag_kept(d);
	vk_diag_free(d);
	return found;
}

static void
compare(const struct vk_job *old_draft, const struct vk_job *new_draft)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_drafts *drafts = vk_compare(old_draft, new_draft, d);

	REQUIRE(drafts != NULL || vk_diag_status(d) != 0);
	for (size_t i = 0; drafts != NULL && i < vk_drafts_count(drafts); i++) {
		const struct vk_difference *one = vk_drafts_at(drafts, i);

		REQUIRE(one->old != NULL || one->new != NULL);
	}
	vk_drafts_free(drafts);
	vk_diag_free(d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[MOST_PATH], old[MOST_PATH];
	struct vk_job job = fuzz_job(fuzz_beside(path, "in.xml"));
	struct vk_job other = fuzz_job(fuzz_beside(old, "nghi-quyet.xml"));

	fuzz_write(path, data, size);
	REQUIRE(check(&job) == check(&job));
	compare(&other, &job);
	return 0;
}
