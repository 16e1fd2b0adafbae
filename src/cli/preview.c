/* vankien preview: the pages as text, or as pictures in a folder. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/cli.h"

enum { DEFAULT_DPI = 100 };

struct album { /* where the pictures go */
	const struct vk_call *call;
	const char *folder, *stem;
	struct vk_diag *diag;
	bool made; /* the folder is ours */
	int refused; /* exit status, where it is not that of the diag */
};

static const char *
picture_name(const struct album *a, int page, int pages)
{
	const char *bare = vk_arena_printf(a->call->arena, "%s-%0*d.png",
	    a->stem, snprintf(NULL, 0, "%d", pages), page);

	return vk_call_inside(a->call, a->folder, bare);
}

static bool
keep_picture(void *user, int page, int pages, const struct vk_bytes *png)
{
	struct album *a = user;
	const char *name = picture_name(a, page, pages);

	if (page == 1 && !vk_call_make_folder(a->folder, &a->made, a->diag))
		return false;
	if (vk_file_same(a->call->operands[0], name)) {
		a->refused = vk_options_refuse(
		    a->call, _("the output '%s' is the input"), name);
		return false;
	}
	return vk_file_write(name, png->data, png->len, a->diag);
}

static int
draw(const struct vk_call *call, const struct vk_job *job, struct vk_diag *d)
{
	bool from_stdin = strcmp(job->path, "-") == 0;
	int dpi = call->given[VK_OPT_DPI] ? (int)call->number[VK_OPT_DPI]
					  : DEFAULT_DPI;
	struct vk_chosen chosen = {0};
	struct album a = {.call = call, .diag = d};

	a.folder = call->text[VK_OPT_PICTURES];
	a.stem = from_stdin ? "trang" : vk_paths_stem(call->arena, job->path);
	if (vk_render_png(job, dpi, keep_picture, &a, &chosen, d)) {
		vk_print_chosen(call, &chosen);
		return 0;
	}
	if (a.made)
		rmdir(a.folder); /* only when no picture is in it */
	return a.refused != 0 ? a.refused : vk_call_failed(d);
}

static int
print(const struct vk_job *job, struct vk_diag *d)
{
	struct vk_bytes text = {0};
	int status = vk_render_text(job, &text, d) ? vk_term_put_text(&text)
						   : vk_call_failed(d);

	vk_bytes_free(&text);
	return status;
}

static int
refuse_mixture(const struct vk_call *call)
{
	if (!call->given[VK_OPT_PICTURES])
		return call->given[VK_OPT_DPI]
		    ? vk_options_refuse(
			  call, _("--dpi is for pictures; give -o DIR"))
		    : 0;
	if (call->given[VK_OPT_TEXT_FORMAT])
		return vk_options_refuse(
		    call, _("--format=text and -o do not go together"));
	if (strcmp(call->text[VK_OPT_PICTURES], "-") == 0)
		return vk_options_refuse(
		    call, _("pictures go to a folder, not to '-'"));
	return 0;
}

int
vk_cli_preview(const struct vk_call *call)
{
	struct vk_job job = vk_call_job(call, call->operands[0]);
	int status = refuse_mixture(call);
	struct vk_diag *d;

	if (status != 0)
		return status;
	d = vk_diag_new();
	status =
	    call->given[VK_OPT_PICTURES] ? draw(call, &job, d) : print(&job, d);
	vk_print_findings(call, d);
	vk_diag_free(d);
	return status;
}
