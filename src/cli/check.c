/* vankien check: everything that is wrong in documents; nothing is written. */
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/cli.h"

/* What was accepted counts no more. */
static int
status_of(const struct vk_diag *d)
{
	size_t n = vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL);

	return n > 0 ? vk_diag_status(d) : 0;
}

static void
summarise(const struct vk_call *call, const char *file, const char *standard,
    const struct vk_diag *d)
{
	if (!call->given[VK_OPT_VERBOSE])
		return;
	vk_term_say(_("%s: errors %zu, warnings %zu, style %zu (%s)"), file,
	    vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL),
	    vk_diag_count(d, VK_WARNING), vk_diag_count(d, VK_STYLE),
	    standard != NULL ? standard : "-");
}

/* One file into `out`; its exit status. */
static int
check_file(const struct vk_call *call, const char *file, struct vk_buf *out)
{
	struct vk_job job = vk_call_job(call, file);
	struct vk_diag *d = vk_diag_new();
	const char *standard = NULL;
	bool done = vk_check(&job, &standard, d);
	int status = done ? status_of(d) : vk_call_failed(d);

	if (standard != NULL && *standard == '\0')
		standard = NULL; /* it did not come so far */
	if (call->number[VK_OPT_FORMAT] == 1)
		vk_json_findings(out, file, standard, d);
	else
		vk_print_lines(
		    out, call, d, vk_term_colour(call, STDOUT_FILENO));
	summarise(call, file, standard, d);
	vk_diag_free(d);
	return status;
}

/* What goes before, between and after the files. */
struct frame {
	const char *open, *between, *close;
};

static const struct frame text_frame = {"", "", ""};
static const struct frame one_object = {"", "", "\n"};
static const struct frame many_objects = {
    "{\"version\": 1, \"files\": [\n", ",\n", "]}\n"};

static const struct frame *
frame_for(const struct vk_call *call)
{
	if (call->number[VK_OPT_FORMAT] == 0)
		return &text_frame;
	return call->noperands == 1 ? &one_object : &many_objects;
}

/* The exit status is the highest of all files; one of output outweighs it. */
int
vk_cli_check(const struct vk_call *call)
{
	const struct frame *frame = frame_for(call);
	struct vk_buf out = {0};
	int worst = 0, failed = 0;

	vk_buf_adds(&out, frame->open);
	for (size_t i = 0; i < call->noperands && failed == 0; i++) {
		int status = check_file(call, call->operands[i], &out);

		if (status > worst)
			worst = status;
		vk_buf_adds(&out,
		    i + 1 < call->noperands ? frame->between : frame->close);
		failed = vk_term_put(vk_buf_str(&out), out.len);
		vk_buf_clear(&out);
	}
	vk_buf_free(&out);
	return failed != 0 ? failed : worst;
}
