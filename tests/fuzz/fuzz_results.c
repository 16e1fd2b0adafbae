/*
 * Any bytes as the results of years: verdicts that add up, and a report that
 * is made of them or refused.
 */
#include "fuzz_papers.h"

static void
require_year(const struct vk_verdicts *v, const struct vk_judged_year *year)
{
	size_t counted = 0, whole = 0;

	for (int i = 0; i < VK_VERDICT_COUNT; i++)
		counted += year->counts[i];
	for (size_t i = 0; i < v->ntargets; i++) {
		REQUIRE((unsigned)year->targets[i].verdict < VK_VERDICT_COUNT);
		whole += v->targets[i].whole == NULL;
	}
	REQUIRE(counted == whole);
}

static void
judge(const struct vk_job *job)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_evaluation *e = vk_eval(job, d);
	const struct vk_verdicts *v = e != NULL ? vk_eval_verdicts(e) : NULL;

	REQUIRE(e != NULL || vk_diag_status(d) != 0);
	for (size_t i = 0; v != NULL && i < v->nyears; i++)
		require_year(v, &v->years[i]);
	vk_evaluation_free(e);
	vk_diag_free(d);
}

static void
report(const struct vk_job *job)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_bytes text = {0};

	REQUIRE(vk_render_text(job, &text, d) || vk_diag_status(d) != 0);
	vk_bytes_free(&text);
	vk_diag_free(d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char results[MOST_PATH], path[MOST_PATH];
	struct vk_job job = fuzz_job(fuzz_beside(path, "nghi-quyet.xml"));

	job.results = fuzz_beside(results, "ket-qua.xml");
	fuzz_write(results, data, size);
	judge(&job);
	job.path = fuzz_beside(path, "bao-cao.xml");
	report(&job);
	return 0;
}
