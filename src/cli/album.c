/*
 * The pages as files in a folder.  What an earlier save of the same run had
 * written and this one has not is taken away: a folder never shows pages of two
 * drafts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/viewer.h"
#include "preview/draft.h"

enum { DEFAULT_DPI = 100 };

enum { FORMAT_SVG = 2 }; /* of --format */

struct album {
	struct vk_viewing *v;
	const char *folder, *stem, *ending;
	struct vk_view view;
	bool made; /* the folder is ours */
	int pages;
};

static const char *
picture_name(const struct album *a, int page)
{
	const struct vk_call *call = a->v->call;
	const char *bare = vk_arena_printf(call->arena, "%s-%0*d.%s", a->stem,
	    snprintf(NULL, 0, "%d", a->pages), page, a->ending);

	return vk_call_inside(call, a->folder, bare);
}

static const char *
sheet_name(const struct album *a)
{
	const struct vk_call *call = a->v->call;

	return vk_call_inside(call, a->folder,
	    vk_arena_printf(call->arena, "%s-contact.png", a->stem));
}

/* 0, else an exit status. */
static int
write_picture(struct album *a, const char *name, struct vk_bytes *bytes)
{
	const struct vk_call *call = a->v->call;
	struct vk_diag *d = vk_draft_findings(a->v->draft);

	if (vk_file_same(call->operands[0], name))
		return vk_options_refuse(
		    call, _("the output '%s' is the input"), name);
	return vk_file_write(name, bytes->data, bytes->len, d)
	    ? 0
	    : vk_call_failed(d);
}

static int
write_page(struct album *a, int page)
{
	struct vk_draft *t = a->v->draft;
	struct vk_diag *d = vk_draft_findings(t);
	bool svg = strcmp(a->ending, "svg") == 0;
	struct vk_bytes bytes = {0};
	int status;

	if (svg ? vk_draft_svg(t, page, &a->view, &bytes, d)
		: vk_draft_png(t, page, &a->view, &bytes, d))
		status = write_picture(a, picture_name(a, page), &bytes);
	else
		status = vk_call_failed(d);
	vk_bytes_free(&bytes);
	return status;
}

static int
write_sheet(struct album *a)
{
	struct vk_draft *t = a->v->draft;
	struct vk_diag *d = vk_draft_findings(t);
	struct vk_bytes bytes = {0};
	int status = vk_draft_contact(t, &a->view, &bytes, d)
	    ? write_picture(a, sheet_name(a), &bytes)
	    : vk_call_failed(d);

	vk_bytes_free(&bytes);
	return status;
}

static int
write_all(struct album *a)
{
	int status = 0;

	if (a->v->call->given[VK_OPT_CONTACT_SHEET])
		return write_sheet(a);
	if (a->v->page > 0)
		return write_page(a, a->v->page);
	for (int page = 1; status == 0 && page <= a->pages; page++)
		status = write_page(a, page);
	return status;
}

/* What was written at the save before, by its number of pages. */
static void
take_away(struct album *a, int before)
{
	int now = a->pages, last = before;

	if (before == 0 || before == now || a->v->page > 0 ||
	    a->v->call->given[VK_OPT_CONTACT_SHEET])
		return;
	for (int page = 1; page <= last; page++) {
		const char *old, *new;

		a->pages = before;
		old = picture_name(a, page);
		a->pages = now;
		new = picture_name(a, page);
		if (page > now || strcmp(old, new) != 0)
			unlink(old);
	}
}

int
vk_album_run(struct vk_viewing *v)
{
	const struct vk_call *call = v->call;
	const char *path = call->operands[0];
	struct album a = {.v = v, .ending = "png"};
	struct vk_diag *d = vk_draft_findings(v->draft);
	int status;

	a.folder = call->text[VK_OPT_PICTURES];
	a.stem =
	    strcmp(path, "-") == 0 ? "trang" : vk_paths_stem(call->arena, path);
	if (call->given[VK_OPT_LOOK_FORMAT] &&
	    call->number[VK_OPT_LOOK_FORMAT] == FORMAT_SVG)
		a.ending = "svg";
	a.view.dpi = call->given[VK_OPT_DPI]	? (int)call->number[VK_OPT_DPI]
	    : call->given[VK_OPT_CONTACT_SHEET] ? 0
						: DEFAULT_DPI;
	a.view.guides = v->guides;
	a.view.marks = v->guides ? d : NULL;
	a.pages = vk_draft_pages(v->draft);
	if (!vk_call_make_folder(a.folder, &a.made, d))
		return vk_call_failed(d);
	status = write_all(&a);
	if (status != 0 && a.made)
		rmdir(a.folder); /* only when no picture is in it */
	if (status == 0) {
		take_away(&a, v->written);
		v->written = a.pages;
	}
	return status;
}
