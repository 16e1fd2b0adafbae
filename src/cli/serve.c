/*
 * vankien preview --serve: hands its own words over to vankien-serve, which
 * takes the place of this process.  So nothing that knows a network is linked
 * into vankien.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/cli.h"

static int
refuse_mixture(const struct vk_call *call)
{
	static const enum vk_option others[] = {VK_OPT_PICTURES, VK_OPT_DPI,
	    VK_OPT_LOOK_FORMAT, VK_OPT_CONTACT_SHEET, VK_OPT_PAGE, VK_OPT_ZOOM,
	    VK_OPT_GRAPHICS};

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (call->given[others[i]])
			return vk_options_refuse(call,
			    _("--serve and --%s do not go together"),
			    vk_option_row(others[i])->name);
	if (strcmp(call->operands[0], "-") == 0)
		return vk_options_refuse(
		    call, _("--serve needs a file, not '-'"));
	return 0;
}

int
vk_cli_serve(const struct vk_call *call)
{
	const char *program =
	    vk_paths_program(call->arena, call->program, "vankien-serve");
	struct vk_pos place = {program, 0, 0};
	int status = refuse_mixture(call);
	struct vk_diag *d;

	if (status != 0)
		return status;
	execv(program, call->argv);
	d = vk_diag_new();
	vk_diag_add(
	    d, VK_MSG_SERVE_MISSING, place, strerror(errno), NULL, NULL);
	vk_print_findings(call, d);
	status = vk_call_failed(d);
	vk_diag_free(d);
	return status;
}
