/* vankien new: the skeleton of a document, to be filled in. */
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/nearest.h"
#include "cli/cli.h"

enum { MOST_KINDS = 64, NAME_AT = 18 };

/* How many there are. */
static size_t
list_kinds(const char *kinds[MOST_KINDS], const char *names[MOST_KINDS])
{
	size_t n = 0;

	while (n < MOST_KINDS && vk_kind_words(n, &kinds[n], &names[n]))
		n++;
	return n;
}

static int
print_kinds(void)
{
	const char *kinds[MOST_KINDS], *names[MOST_KINDS];
	size_t n = list_kinds(kinds, names);
	struct vk_buf out = {0};
	int status;

	for (size_t i = 0; i < n; i++)
		vk_buf_addf(&out, "%-*s%s\n", NAME_AT, kinds[i], names[i]);
	status = vk_term_put(vk_buf_str(&out), out.len);
	vk_buf_free(&out);
	return status;
}

static int
refuse_kind(const struct vk_call *call, const char *written)
{
	const char *kinds[MOST_KINDS], *names[MOST_KINDS], *near;
	size_t n = list_kinds(kinds, names);

	for (size_t i = 0; i < n; i++)
		if (strcmp(kinds[i], written) == 0)
			return 0;
	near = vk_nearest(written, kinds, n);
	if (near == NULL)
		return vk_options_refuse(call,
		    _("there is no kind '%s'; 'vankien new --list' tells them"),
		    written);
	return vk_options_refuse(call,
	    _("there is no kind '%s'; did you mean '%s'?"), written, near);
}

static const char *
folder_for(const struct vk_call *call)
{
	return call->given[VK_OPT_SKELETONS]
	    ? call->text[VK_OPT_SKELETONS]
	    : vk_paths_data(call->arena, call->program, "skeletons");
}

static int
write_out(
    const struct vk_call *call, const struct vk_bytes *text, struct vk_diag *d)
{
	const char *out =
	    call->given[VK_OPT_NEW_FILE] ? call->text[VK_OPT_NEW_FILE] : "-";

	if (strcmp(out, "-") == 0)
		return vk_term_put((const char *)text->data, text->len);
	return vk_file_write(out, text->data, text->len, d) ? 0
							    : vk_call_failed(d);
}

static int
make(const struct vk_call *call, const char *kind)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_bytes text = {0};
	int status;

	if (vk_skeleton(kind,
		call->given[VK_OPT_NEW_STANDARD]
		    ? call->text[VK_OPT_NEW_STANDARD]
		    : NULL,
		folder_for(call), &text, d))
		status = write_out(call, &text, d);
	else
		status = vk_call_failed(d);
	vk_print_findings(call, d);
	vk_bytes_free(&text);
	vk_diag_free(d);
	return status;
}

int
vk_cli_new(const struct vk_call *call)
{
	int status;

	if (call->given[VK_OPT_LIST]) {
		if (call->noperands > 0)
			return vk_options_refuse(call,
			    _("'%s' is one operand too many"),
			    call->operands[0]);
		return print_kinds();
	}
	if (call->noperands == 0)
		return vk_options_refuse(call,
		    _("no KIND is named; 'vankien new --list' tells them"));
	status = refuse_kind(call, call->operands[0]);
	return status != 0 ? status : make(call, call->operands[0]);
}
