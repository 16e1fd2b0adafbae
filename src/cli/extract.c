/*
 * vankien extract: the source that a final PDF carries, into a folder.  The
 * PDF is read to its end before the first file is written.
 */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"

static int
refuse_output(const struct vk_call *call)
{
	if (!call->given[VK_OPT_FOLDER])
		return vk_options_refuse(
		    call, _("no folder is named; give -o DIR"));
	if (strcmp(call->text[VK_OPT_FOLDER], "-") == 0)
		return vk_options_refuse(
		    call, _("the files go to a folder, not to '-'"));
	return 0;
}

/* No file of the set may be the PDF itself. */
static int
refuse_input(const struct vk_call *call, const struct vk_file_set *set)
{
	const char *folder = call->text[VK_OPT_FOLDER];

	for (size_t i = 0; i < set->n; i++) {
		const char *name =
		    vk_call_inside(call, folder, set->files[i].name);

		if (vk_file_same(call->operands[0], name))
			return vk_options_refuse(
			    call, _("the output '%s' is the input"), name);
	}
	return 0;
}

static bool
write_files(const struct vk_call *call, const struct vk_file_set *set,
    struct vk_diag *d)
{
	const char *folder = call->text[VK_OPT_FOLDER];
	bool made, done = vk_call_make_folder(folder, &made, d);

	for (size_t i = 0; done && i < set->n; i++) {
		const struct vk_file *f = &set->files[i];
		const char *name = vk_call_inside(call, folder, f->name);

		done = vk_file_write(name, f->bytes.data, f->bytes.len, d);
		if (done && call->given[VK_OPT_VERBOSE])
			vk_term_say("%s", name);
	}
	if (!done && made)
		rmdir(folder); /* only when no file is in it */
	return done;
}

int
vk_cli_extract(const struct vk_call *call)
{
	struct vk_file_set set = {0};
	int status = refuse_output(call);
	struct vk_diag *d;

	if (status != 0)
		return status;
	d = vk_diag_new();
	if (!vk_extract(call->operands[0], &set, d))
		status = vk_call_failed(d);
	else
		status = refuse_input(call, &set);
	if (status == 0 && !write_files(call, &set, d))
		status = vk_call_failed(d);
	vk_print_findings(call, d);
	vk_file_set_free(&set);
	vk_diag_free(d);
	return status;
}
