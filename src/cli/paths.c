/*
 * Where the program's data lie: beside it in the source tree, in share/ when
 * it is installed; and what names of files are made of.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/cli.h"

/*
 * The folder of the running program, without its slash.  Where there is no
 * /proc it is the one it was called by.
 */
static char *
program_folder(struct vk_arena *a, const char *program)
{
	char room[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", room, sizeof(room) - 1);
	size_t folder;

	if (len > 0) {
		room[len] = '\0';
		program = room;
	}
	folder = vk_file_folder_len(program);
	if (folder == 0)
		return vk_arena_strdup(a, ".");
	return vk_arena_strndup(a, program, folder > 1 ? folder - 1 : folder);
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* What lies beside the program, else under its prefix. */
static const char *
find(struct vk_arena *a, const char *program, const char *beside,
    const char *installed)
{
	char *folder = program_folder(a, program);
	char *path = vk_arena_printf(a, "%s/%s", folder, beside);

	if (is_folder(path))
		return path;
	return vk_arena_printf(
	    a, "%.*s%s", (int)vk_file_folder_len(folder), folder, installed);
}

const char *
vk_paths_program(struct vk_arena *a, const char *program, const char *name)
{
	char *folder = program_folder(a, program);
	char *path = vk_arena_printf(a, "%s/%s", folder, name);

	if (access(path, X_OK) == 0)
		return path;
	return vk_arena_printf(
	    a, "%.*slibexec/%s", (int)vk_file_folder_len(folder), folder, name);
}

const char *
vk_paths_data(struct vk_arena *a, const char *program, const char *name)
{
	char *installed = vk_arena_printf(a, "share/vankien/%s", name);

	return find(a, program, name, installed);
}

const char *
vk_paths_locale(struct vk_arena *a, const char *program)
{
	return find(a, program, "locale", "share/locale");
}

char *
vk_paths_stem(struct vk_arena *a, const char *path)
{
	const char *name = path + vk_file_folder_len(path);
	const char *dot = strrchr(name, '.');

	if (dot == NULL || dot == name)
		dot = name + strlen(name);
	return vk_arena_strndup(a, name, (size_t)(dot - name));
}
