/* One run of the program: the call, its job, its command. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "base/arena.h"
#include "cli/cli.h"

/* The first second of the year 10000: no date has five figures. */
static const long long PAST_LAST_SECOND = 253402300800;

/* SOURCE_DATE_EPOCH, or -1 when it is absent or no such number. */
static long long
read_epoch(void)
{
	const char *s = getenv("SOURCE_DATE_EPOCH");
	long long n = 0;

	if (s == NULL || *s == '\0')
		return -1;
	for (; *s != '\0'; s++) {
		if (*s < '0' || *s > '9')
			return -1;
		n = n * 10 + (*s - '0');
		if (n >= PAST_LAST_SECOND)
			return -1;
	}
	return n;
}

static const char *
folder_for(const struct vk_call *call, enum vk_option option, const char *name)
{
	if (call->given[option])
		return call->text[option];
	return vk_paths_data(call->arena, call->program, name);
}

/* The words of the option are in the order of the enum, after AUTO. */
static enum vk_engine
engine_for(const struct vk_call *call)
{
	return call->given[VK_OPT_ENGINE]
	    ? (enum vk_engine)(VK_ENGINE_CAIRO + call->number[VK_OPT_ENGINE])
	    : VK_ENGINE_AUTO;
}

static const char *
scratch_folder(void)
{
	const char *folder = getenv("TMPDIR");

	return folder != NULL && *folder != '\0' ? folder : "/tmp";
}

/*
 * One kit for all files of a call, which lives as long as the program: to give
 * it back just before the end would cost a hundredth of the time.
 */
static struct vk_kit *
the_kit(void)
{
	static struct vk_kit *kit;

	if (kit == NULL)
		kit = vk_kit_new();
	return kit;
}

struct vk_job
vk_call_job(const struct vk_call *call, const char *path)
{
	struct vk_job job = {.kit = the_kit()};

	job.path = path;
	if (call->given[VK_OPT_STANDARD])
		job.standard = call->text[VK_OPT_STANDARD];
	job.layouts = folder_for(call, VK_OPT_LAYOUTS, "layouts");
	job.words = vk_paths_data(call->arena, call->program, "layouts");
	job.fonts = folder_for(call, VK_OPT_FONTS, "fonts");
	job.own_fonts = call->given[VK_OPT_FONTS];
	if (call->given[VK_OPT_FINAL])
		job.state = VK_FINAL;
	if (call->given[VK_OPT_DRAFT]) {
		job.state = VK_DRAFT;
		job.draft = (int)call->number[VK_OPT_DRAFT];
	}
	job.no_fit = call->given[VK_OPT_NO_FIT];
	if (call->given[VK_OPT_FIT])
		job.most_pages = (int)call->number[VK_OPT_FIT];
	job.two_sided = call->given[VK_OPT_TWO_SIDED];
	job.small = call->given[VK_OPT_PAPER] &&
	    strcmp(call->text[VK_OPT_PAPER], "a5") == 0;
	job.epoch = read_epoch();
	job.engine = engine_for(call);
	job.plain = call->given[VK_OPT_PLAIN];
	job.scratch = scratch_folder();
	if (call->given[VK_OPT_RESULTS])
		job.results = call->text[VK_OPT_RESULTS];
	if (call->given[VK_OPT_AGAINST])
		job.against = call->text[VK_OPT_AGAINST];
	if (call->given[VK_OPT_YEAR])
		job.year = (int)call->number[VK_OPT_YEAR];
	return job;
}

/* A folder that is there is as good as one that was made. */
bool
vk_call_make_folder(const char *path, bool *made, struct vk_diag *d)
{
	struct vk_pos place = {path, 0, 0};

	*made = mkdir(path, 0777) == 0;
	if (*made || errno == EEXIST)
		return true;
	vk_diag_add(
	    d, VK_MSG_OUTPUT_REFUSED, place, strerror(errno), NULL, NULL);
	return false;
}

const char *
vk_call_inside(const struct vk_call *call, const char *folder, const char *name)
{
	size_t len = strlen(folder);
	const char *slash = len > 0 && folder[len - 1] == '/' ? "" : "/";

	return vk_arena_printf(call->arena, "%s%s%s", folder, slash, name);
}

/* No result and no reason would be a fault of ours. */
int
vk_call_failed(const struct vk_diag *d)
{
	int status = vk_diag_status(d);

	return status != 0 ? status : EX_SOFTWARE;
}

int
vk_cli_run(int argc, char **argv)
{
	struct vk_call call = {0};
	int status;

	call.arena = vk_arena_new();
	call.program = argv[0];
	call.argv = argv;
	vk_lang_guess(&call, argv);
	status = vk_options_parse(&call, argc, argv);
	if (status != 0)
		goto out;
	if (call.given[VK_OPT_HELP])
		status = vk_help_print(&call);
	else if (call.given[VK_OPT_VERSION])
		status = vk_help_version(&call);
	else
		status = vk_command_row(call.command)->run(&call);
out:
	vk_arena_free(call.arena);
	return status;
}
