/* vankien verify: whether a final PDF shows what its source says. */
#include "cli/cli.h"

int
vk_cli_verify(const struct vk_call *call)
{
	const char *path = call->operands[0];
	struct vk_job job = vk_call_job(call, path);
	struct vk_diag *d = vk_diag_new();
	int page = 0, status = 0;

	if (!vk_verify(&job, &page, d) || page > 0)
		status = vk_call_failed(d);
	else if (call->given[VK_OPT_VERBOSE])
		vk_term_say(_("%s: the pages are what the source makes"), path);
	vk_print_findings(call, d);
	vk_diag_free(d);
	return status;
}
