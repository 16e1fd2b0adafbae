/* argv -> command -> exit status; the only exit() of vankien. */
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "cli/cli.h"

int
main(int argc, char **argv)
{
	int status;

	if (!vk_cli_begin() || argc < 1)
		exit(EX_OSERR);
	status = vk_cli_run(argc, argv);
	if (close(STDOUT_FILENO) != 0 && status == 0)
		status = EX_IOERR;
	exit(status);
}
