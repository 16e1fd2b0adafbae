/*
 * vankien preview: the pages in a window of the terminal, as text, or as files
 * in a folder; once, or again at every save.
 */
#include <poll.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/cli.h"
#include "cli/screen.h"
#include "cli/viewer.h"
#include "preview/draft.h"
#include "preview/watch.h"

enum { FORMAT_TEXT }; /* the first word of --format */

/* Lays out anew, and watches what that depends on. */
static bool
refresh(struct vk_viewing *v)
{
	bool done = vk_draft_refresh(v->draft);
	size_t n;
	const char *const *files = vk_draft_files(v->draft, &n);

	if (v->watch != NULL)
		vk_watch_set(v->watch, files, n);
	return done;
}

/* ---- text ---- */

static int
print_text(struct vk_viewing *v)
{
	struct vk_bytes text = {0};
	int status;

	vk_draft_text(v->draft, v->page, &text);
	status = vk_term_put_text(&text);
	vk_bytes_free(&text);
	return status;
}

/* ---- once, or again and again ---- */

/* A page that is not there, before anything is written. */
static int
refuse_page(const struct vk_viewing *v)
{
	int pages = vk_draft_pages(v->draft);

	if (v->page <= pages)
		return 0;
	return vk_options_refuse(v->call,
	    _("there is no page %d; the last one is %d"), v->page, pages);
}

/* Pages of a final paper that is refused are for the eyes alone. */
static bool
may_be_given(struct vk_viewing *v)
{
	return !vk_draft_is_stale(v->draft) &&
	    vk_diag_effect(vk_draft_findings(v->draft)) == VK_GOES_ON;
}

static int
give_pages(struct vk_viewing *v, int (*give)(struct vk_viewing *))
{
	struct vk_diag *d = vk_draft_findings(v->draft);
	struct vk_chosen chosen;
	int status;

	if (!may_be_given(v)) {
		vk_print_findings(v->call, d);
		return vk_call_failed(d);
	}
	status = refuse_page(v);
	if (status != 0)
		return status;
	status = give(v);
	if (status == 0 && give == vk_album_run) {
		vk_draft_chosen(v->draft, &chosen);
		vk_print_chosen(v->call, &chosen);
	}
	vk_print_findings(v->call, vk_draft_findings(v->draft));
	return status;
}

static void
wait_for_save(const struct vk_viewing *v)
{
	do {
		struct pollfd p = {
		    .fd = vk_watch_fd(v->watch), .events = POLLIN};

		poll(&p, 1, vk_watch_timeout(v->watch));
	} while (!vk_watch_changed(v->watch));
}

/* What a broken draft is refused for has been said; the next save may mend it. */
static int
give(struct vk_viewing *v, int (*how)(struct vk_viewing *))
{
	int status = give_pages(v, how);

	while (v->watch != NULL && status != EX_IOERR) {
		wait_for_save(v);
		refresh(v);
		if (how == print_text && vk_term_put("\f\n", 2) != 0)
			return EX_IOERR;
		status = give_pages(v, how);
	}
	return status;
}

/* Without pages, and without a watch that may see some, there is no window. */
static int
show(struct vk_viewing *v)
{
	struct vk_diag *d = vk_draft_findings(v->draft);
	int status;

	if (v->watch == NULL && vk_draft_pages(v->draft) == 0) {
		vk_print_findings(v->call, d);
		return vk_call_failed(d);
	}
	if (v->watch == NULL) {
		status = refuse_page(v);
		if (status != 0)
			return status;
	}
	status = vk_viewer_run(v);
	return status < 0 ? give(v, print_text) : status;
}

/* ---- options ---- */

static int
refuse_for_terminal(const struct vk_call *call)
{
	static const struct {
		enum vk_option option;
		const char *name;
	} of_files[] = {
	    {VK_OPT_DPI, "--dpi"}, {VK_OPT_CONTACT_SHEET, "--contact-sheet"}};

	for (size_t i = 0; i < sizeof(of_files) / sizeof(of_files[0]); i++)
		if (call->given[of_files[i].option])
			return vk_options_refuse(call,
			    _("%s is for pictures; give -o DIR"),
			    of_files[i].name);
	if (call->given[VK_OPT_LOOK_FORMAT] &&
	    call->number[VK_OPT_LOOK_FORMAT] != FORMAT_TEXT)
		return vk_options_refuse(call,
		    _("%s is for pictures; give -o DIR"),
		    vk_arena_printf(call->arena, "--format=%s",
			call->text[VK_OPT_LOOK_FORMAT]));
	return 0;
}

static int
refuse_for_files(const struct vk_call *call)
{
	static const enum vk_option of_terminals[] = {
	    VK_OPT_ZOOM, VK_OPT_GRAPHICS};

	for (size_t i = 0; i < sizeof(of_terminals) / sizeof(of_terminals[0]);
	     i++)
		if (call->given[of_terminals[i]])
			return vk_options_refuse(call,
			    _("--%s and -o do not go together"),
			    vk_option_row(of_terminals[i])->name);
	if (call->given[VK_OPT_LOOK_FORMAT] &&
	    call->number[VK_OPT_LOOK_FORMAT] == FORMAT_TEXT)
		return vk_options_refuse(
		    call, _("--format=text and -o do not go together"));
	if (strcmp(call->text[VK_OPT_PICTURES], "-") == 0)
		return vk_options_refuse(
		    call, _("pictures go to a folder, not to '-'"));
	return 0;
}

static int
refuse_mixture(const struct vk_call *call)
{
	if (call->given[VK_OPT_PORT])
		return vk_options_refuse(call, _("--port is for --serve"));
	if (call->given[VK_OPT_WATCH] && strcmp(call->operands[0], "-") == 0)
		return vk_options_refuse(
		    call, _("--watch needs a file; '-' is never saved again"));
	return call->given[VK_OPT_PICTURES] ? refuse_for_files(call)
					    : refuse_for_terminal(call);
}

int
vk_cli_preview(const struct vk_call *call)
{
	struct vk_job job = vk_call_job(call, call->operands[0]);
	struct vk_viewing v = {.call = call};
	int status;

	if (call->given[VK_OPT_SERVE])
		return vk_cli_serve(call);
	status = refuse_mixture(call);
	if (status != 0)
		return status;
	v.page = call->given[VK_OPT_PAGE] ? (int)call->number[VK_OPT_PAGE] : 0;
	v.guides = call->given[VK_OPT_GUIDES];
	v.watch = call->given[VK_OPT_WATCH] ? vk_watch_new() : NULL;
	v.draft = vk_draft_open(&job);
	refresh(&v);
	if (call->given[VK_OPT_PICTURES])
		status = give(&v, vk_album_run);
	else if (!call->given[VK_OPT_LOOK_FORMAT] && vk_screen_can())
		status = show(&v);
	else
		status = give(&v, print_text);
	vk_draft_free(v.draft);
	vk_watch_free(v.watch);
	return status;
}
