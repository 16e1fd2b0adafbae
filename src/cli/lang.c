/*
 * The language of the messages.  English is what stands in the source, and
 * costs nothing.  For Vietnamese no locale of the machine is needed: LANGUAGE
 * chooses the catalogue, under the locale C.UTF-8 that is always there.  The
 * signs and numbers of the program's own work never follow the locale.
 */
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "cli/cli.h"

static const char *
from_environment(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && *value != '\0')
			return strncmp(value, "vi", 2) == 0 ? "vi" : "en";
	}
	return "en";
}

/* --lang counts also for what is wrong in the words before it. */
void
vk_lang_guess(struct vk_call *call, char **argv)
{
	const char *lang = from_environment();

	for (; *argv != NULL && strcmp(*argv, "--") != 0; argv++) {
		if (strcmp(*argv, "--lang=vi") == 0)
			lang = "vi";
		if (strcmp(*argv, "--lang=en") == 0)
			lang = "en";
	}
	vk_lang_set(call, lang);
}

void
vk_lang_set(struct vk_call *call, const char *lang)
{
	const char *folder;

	if (strcmp(lang, "vi") != 0) {
		if (call->translated)
			setlocale(LC_MESSAGES, "C");
		return;
	}
	call->translated = true;
	folder = vk_paths_locale(call->arena, call->program);
	setenv("LANGUAGE", "vi", 1);
	setlocale(LC_MESSAGES, "C.UTF-8");
	bindtextdomain("vankien", folder);
	bind_textdomain_codeset("vankien", "UTF-8");
	textdomain("vankien");
	/* The C library's own words are translated by our catalogue or not
	 * at all, so that they are the same on every machine. */
	bindtextdomain("libc", folder);
}
