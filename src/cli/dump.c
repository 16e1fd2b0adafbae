/* vankien dump: the state between two passes, as text. */
#include "cli/cli.h"

int
vk_cli_dump(const struct vk_call *call)
{
	static const enum vk_pass passes[] = {/* as the words of --after */
	    VK_AFTER_READ, VK_AFTER_TALLY, VK_AFTER_FLOW, VK_AFTER_PAGE};
	struct vk_job job = vk_call_job(call, call->operands[0]);
	struct vk_bytes text = {0};
	struct vk_diag *d;
	int status;

	if (!call->given[VK_OPT_AFTER])
		return vk_options_refuse(
		    call, _("--after=PASS is needed: after which pass?"));
	d = vk_diag_new();
	if (vk_dump(&job, passes[call->number[VK_OPT_AFTER]], &text, d))
		status = vk_term_put_text(&text);
	else
		status = vk_call_failed(d);
	vk_print_findings(call, d);
	vk_bytes_free(&text);
	vk_diag_free(d);
	return status;
}
