/* vankien render: one document to PDF. */
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/cli.h"

static const char *
output_name(const struct vk_call *call, const char *path)
{
	if (call->given[VK_OPT_OUTPUT])
		return call->text[VK_OPT_OUTPUT];
	if (strcmp(path, "-") == 0)
		return "-";
	return vk_arena_printf(
	    call->arena, "%s.pdf", vk_paths_stem(call->arena, path));
}

static int
refuse_output(const struct vk_call *call, const char *path, const char *out)
{
	if (strcmp(out, "-") == 0)
		return isatty(STDOUT_FILENO)
		    ? vk_options_refuse(call,
			  _("a PDF is not written to a terminal; give -o"))
		    : 0;
	if (strcmp(path, "-") != 0 && vk_file_same(path, out))
		return vk_options_refuse(
		    call, _("the output '%s' is the input"), out);
	return 0;
}

static int
write_out(const char *out, const struct vk_bytes *pdf, struct vk_diag *d)
{
	if (strcmp(out, "-") == 0)
		return vk_term_put((const char *)pdf->data, pdf->len);
	return vk_file_write(out, pdf->data, pdf->len, d) ? 0
							  : vk_call_failed(d);
}

int
vk_cli_render(const struct vk_call *call)
{
	const char *path = call->operands[0];
	const char *out = output_name(call, path);
	struct vk_job job = vk_call_job(call, path);
	struct vk_chosen chosen = {0};
	struct vk_bytes pdf = {0};
	struct vk_diag *d;
	int status = refuse_output(call, path, out);

	if (status != 0)
		return status;
	d = vk_diag_new();
	if (vk_render_pdf(&job, &pdf, &chosen, d)) {
		status = write_out(out, &pdf, d);
		if (status == 0)
			vk_print_chosen(call, &chosen);
	} else {
		status = vk_call_failed(d);
	}
	vk_print_findings(call, d);
	vk_bytes_free(&pdf);
	vk_diag_free(d);
	return status;
}
