/*
 * vankien-serve: the pages of a draft in a browser of this machine.  It is
 * started by `vankien preview --serve` with the same words, and ends by a
 * signal.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "preview/watch.h"
#include "serve/gate.h"
#include "serve/loopback.h"
#include "serve/server.h"
#include "serve/session.h"

/* No program that it might start has more rights; no token in a core file. */
static void
harden(void)
{
	const struct rlimit none = {0, 0};

	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	setrlimit(RLIMIT_CORE, &none);
}

/* A descriptor from which the signals that end it are read; -1 with errno. */
static int
catch_signals(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		sigaddset(&set, numbers[i]);
	if (sigprocmask(SIG_BLOCK, &set, NULL) != 0)
		return -1;
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static int
shorter(int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return a < b ? a : b;
}

static void
serve(struct vk_session *s, struct vk_server *server, int signals)
{
	struct vk_watch *watch = vk_session_watch(s);
	struct pollfd fds[] = {{signals, POLLIN, 0},
	    {vk_server_fd(server), POLLIN, 0}, {vk_watch_fd(watch), POLLIN, 0}};

	while (fds[0].revents == 0) {
		int most =
		    shorter(vk_server_timeout(server), vk_watch_timeout(watch));

		if (poll(fds, sizeof(fds) / sizeof(fds[0]), most) < 0 &&
		    errno != EINTR)
			break;
		if (vk_watch_changed(watch))
			vk_session_refresh(s);
		vk_server_run(server);
	}
}

/* ---- begin ---- */

static int
say(const struct vk_call *call, struct vk_diag *d)
{
	vk_print_findings(call, d);
	return vk_call_failed(d);
}

static int
refuse_port(const struct vk_call *call, unsigned port)
{
	struct vk_diag *d = vk_diag_new();
	const char *written = vk_arena_printf(call->arena, "%u", port);
	int status;

	vk_diag_add(d, VK_MSG_SERVE_PORT, (struct vk_pos){0}, written, NULL,
	    strerror(errno));
	status = say(call, d);
	vk_diag_free(d);
	return status;
}

static int
print_address(const struct vk_call *call, const struct vk_gate *gate)
{
	struct vk_buf line = {0};
	int status;

	vk_buf_addf(
	    &line, "http://127.0.0.1:%u/%s/\n", gate->port, gate->token);
	status = vk_term_put(line.data, line.len);
	vk_buf_free(&line);
	if (status == 0 && !call->given[VK_OPT_QUIET])
		vk_term_say(_("open this address in a browser of this machine; "
			      "Ctrl-C ends it"));
	return status;
}

static int
open_door(const struct vk_call *call, struct vk_session *s, int signals)
{
	struct vk_gate gate = {0};
	unsigned port =
	    call->given[VK_OPT_PORT] ? (unsigned)call->number[VK_OPT_PORT] : 0;
	int fd = vk_loopback_listen(&port), status;
	struct vk_server *server = NULL;

	if (fd >= 0 && signals >= 0 && vk_gate_make(&gate, port))
		server = vk_server_start(s, &gate, fd);
	if (server == NULL) {
		status = refuse_port(call, port);
	} else {
		status = print_address(call, &gate);
		if (status == 0)
			serve(s, server, signals);
		vk_server_stop(server);
	}
	return status;
}

/*
 * A draft with faults is shown with them.  Without a file, layouts or fonts
 * there is nothing to wait for.
 */
static int
run(const struct vk_call *call)
{
	int signals = catch_signals(), status; /* before there are threads */
	struct vk_session *s = vk_session_open(call);
	struct vk_diag *found;

	vk_session_refresh(s);
	found = vk_draft_findings(vk_session_draft(s));
	status = vk_diag_status(found);
	if (vk_draft_pages(vk_session_draft(s)) == 0 &&
	    (status == EX_NOINPUT || status == EX_UNAVAILABLE))
		say(call, found);
	else
		status = open_door(call, s, signals);
	vk_session_free(s);
	return status;
}

int
main(int argc, char **argv)
{
	struct vk_call call = {0};
	int status;

	if (!vk_cli_begin() || argc < 1)
		exit(EX_OSERR);
	harden();
	call.arena = vk_arena_new();
	call.program = argv[0];
	call.argv = argv;
	vk_lang_guess(&call, argv);
	status = vk_options_parse(&call, argc, argv);
	if (status == 0 && !call.given[VK_OPT_SERVE])
		status = vk_options_refuse(&call,
		    _("this program is started by 'vankien preview --serve'"));
	else if (status == 0)
		status = run(&call);
	vk_arena_free(call.arena);
	exit(status);
}
