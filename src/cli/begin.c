/*
 * What every program of ours does before it reads its words: streams, the
 * environment and signals are as its parts expect them.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"

/*
 * A stream that came closed must not become the first file that is opened.
 * What stands in its place cannot be read or written, so that nobody takes
 * lost output for a success; words to a closed stderr are simply lost.
 */
static bool
hold_streams(void)
{
	static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_WRONLY};

	for (int i = 0; i < 3; i++) {
		if (fcntl(i, F_GETFD) != -1 || errno != EBADF)
			continue;
		if (open("/dev/null", wrong_way[i]) != i &&
		    open("/", O_RDONLY) != i)
			return false;
	}
	return true;
}

/*
 * What the libraries would ask the environment behind our back: other shapers
 * and rasterizers, another root for the fonts, debugging words among the
 * output.  The same document gives the same bytes everywhere.
 */
static void
forget_knobs(void)
{
	static const char *const names[] = {"FC_DEBUG", "FC_DBG_MATCH_FILTER",
	    "FC_LANG", "FONTCONFIG_SYSROOT", "FREETYPE_PROPERTIES",
	    "HB_FACE_FUNCS", "HB_FONT_FUNCS", "HB_OPTIONS", "HB_SHAPER_LIST",
	    "PANGO_LANGUAGE"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unsetenv(names[i]);
}

/* A write that fails is told by its errno, where it happens. */
static void
ignore(int number)
{
	struct sigaction action = {0};

	action.sa_handler = SIG_IGN;
	sigaction(number, &action, NULL);
}

bool
vk_cli_begin(void)
{
	if (!hold_streams())
		return false;
	forget_knobs();
	ignore(SIGPIPE);
	ignore(SIGXFSZ);
	return true;
}
