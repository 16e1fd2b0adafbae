/*
 * What was changed about the terminal is kept in one place, so that a signal
 * finds it: whatever ends the program puts the terminal back first, and whatever
 * stops it for a while, too.  The handlers call nothing but what POSIX allows
 * there.
 */
#include "cli/screen.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"

enum {
	MOMENT_MS = 400, /* for a terminal to answer */
	STUCK_MS = 200 /* for one that takes nothing, when we end */
};

/* Second screen, no cursor, no long lines; and all of it back. */
static const char enter_words[] = "\033[?1049h\033[?25l\033[?7l\033[2J";
/* What was begun is broken off first; pictures of kitty's are taken away. */
static const char leave_words[] = "\030\033\\\033[0m\033[?7h\033[?25h";
static const char wipe_words[] = "\033_Ga=d,q=2\033\\";
static const char back_words[] = "\033[?1049l";

static struct {
	int in, out;
	struct termios before, during;
	volatile sig_atomic_t open, kitty, redraw;
	int wake[2]; /* a pipe: the handlers wake who waits */
	struct vk_buf typed; /* while the terminal was asked */
} screen = {.in = -1, .out = -1, .wake = {-1, -1}};

/* ---- signals ---- */

static void
put_now(const char *s, size_t len)
{
	struct pollfd p = {.fd = screen.out, .events = POLLOUT};

	if (poll(&p, 1, STUCK_MS) == 1 && write(screen.out, s, len) < 0)
		return;
}

static void
enter(void)
{
	tcsetattr(screen.in, TCSANOW, &screen.during);
	put_now(enter_words, sizeof(enter_words) - 1);
}

static void
leave(void)
{
	put_now(leave_words, sizeof(leave_words) - 1);
	if (screen.kitty)
		put_now(wipe_words, sizeof(wipe_words) - 1);
	put_now(back_words, sizeof(back_words) - 1);
	tcflush(screen.in, TCIFLUSH); /* late answers are for nobody */
	tcsetattr(screen.in, TCSANOW, &screen.before);
}

static void
wake(void)
{
	if (write(screen.wake[1], "", 1) < 0)
		return; /* it is full: who waits is awake */
}

static void
do_as_usual(int number)
{
	struct sigaction usual = {.sa_handler = SIG_DFL};
	sigset_t these;

	sigaction(number, &usual, NULL);
	raise(number);
	sigemptyset(&these);
	sigaddset(&these, number);
	sigprocmask(SIG_UNBLOCK, &these, NULL);
}

static void
give_back(void)
{
	if (screen.open) {
		screen.open = 0;
		leave();
	}
}

static void
end(int number)
{
	give_back();
	do_as_usual(number);
}

static void
pause_and_resume(int number)
{
	struct sigaction again = {.sa_handler = pause_and_resume};
	int error = errno;

	leave();
	do_as_usual(number); /* comes back when the user does */
	errno = 0;
	while (tcgetpgrp(screen.in) != getpgrp() && errno == 0)
		raise(
		    SIGSTOP); /* went on behind a shell that has the terminal */
	sigaction(number, &again, NULL);
	enter();
	screen.redraw = 1;
	wake();
	errno = error;
}

static void
note_size(int number)
{
	int error = errno;

	(void)number;
	screen.redraw = 1;
	wake();
	errno = error;
}

static const struct {
	int number;
	void (*handler)(int);
} signals[] = {
    {SIGINT, end},
    {SIGTERM, end},
    {SIGHUP, end},
    {SIGQUIT, end},
    {SIGABRT, end},
    {SIGSEGV, end},
    {SIGBUS, end},
    {SIGFPE, end},
    {SIGILL, end},
    {SIGALRM, end},
    {SIGTSTP, pause_and_resume},
    {SIGWINCH, note_size},
};

enum { SIGNALS = sizeof(signals) / sizeof(signals[0]) };

static struct sigaction handlers_before[SIGNALS];

/* Those that were ignored when we came stay so. */
static void
catch_signals(void)
{
	for (size_t i = 0; i < SIGNALS; i++) {
		struct sigaction a = {.sa_handler = signals[i].handler};

		sigfillset(&a.sa_mask);
		sigaction(signals[i].number, NULL, &handlers_before[i]);
		if (handlers_before[i].sa_handler != SIG_IGN)
			sigaction(signals[i].number, &a, NULL);
	}
}

static void
release_signals(void)
{
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i].number, &handlers_before[i], NULL);
}

/* ---- opening ---- */

static int
key_terminal(void)
{
	if (isatty(STDIN_FILENO))
		return STDIN_FILENO;
	return open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
}

bool
vk_screen_can(void)
{
	const char *term = getenv("TERM");
	int in;

	if (!isatty(STDOUT_FILENO) || term == NULL || *term == '\0' ||
	    strcmp(term, "dumb") == 0)
		return false;
	in = key_terminal();
	if (in > STDIN_FILENO)
		close(in);
	return in >= 0;
}

static bool
open_pipe(void)
{
	if (pipe(screen.wake) != 0)
		return false;
	for (int i = 0; i < 2; i++) {
		fcntl(screen.wake[i], F_SETFD, FD_CLOEXEC);
		fcntl(screen.wake[i], F_SETFL, O_NONBLOCK);
	}
	return true;
}

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* Asks, and waits until all is answered or a moment has passed. */
static void
ask(struct vk_answers *a)
{
	long long end_of_moment = now() + MOMENT_MS;
	struct vk_buf said = {0};

	put_now(vk_answers_question, strlen(vk_answers_question));
	for (;;) {
		long long left = end_of_moment - now();
		unsigned came = vk_screen_wait(-1, left > 0 ? (int)left : 0);

		if (came & VK_CAME_KEYS)
			vk_screen_keys(&said);
		vk_answers_read(&said, a);
		if (a->complete || left <= 0 || (came & VK_CAME_END))
			break;
	}
	screen.typed = said; /* answers are no keys */
}

/* What stands between us and the terminal passes on none of these. */
static bool
is_behind_another(void)
{
	const char *term = getenv("TERM");

	return getenv("TMUX") != NULL || getenv("STY") != NULL ||
	    (term != NULL &&
		(strncmp(term, "tmux", 4) == 0 ||
		    strncmp(term, "screen", 6) == 0));
}

static bool
is_named(const char *variable, const char *value)
{
	const char *s = getenv(variable);

	return s != NULL && strcmp(s, value) == 0;
}

static enum vk_graphics
best_of(const struct vk_answers *a)
{
	if (a->kitty)
		return VK_GRAPHICS_KITTY;
	if (a->sixel)
		return VK_GRAPHICS_SIXEL;
	if (a->iterm2 ||
	    (!is_behind_another() &&
		(is_named("TERM_PROGRAM", "iTerm.app") ||
		    is_named("LC_TERMINAL", "iTerm2"))))
		return VK_GRAPHICS_ITERM2;
	return VK_GRAPHICS_BLOCKS;
}

void
vk_screen_measure(struct vk_screen *s)
{
	struct winsize w;

	if (ioctl(screen.out, TIOCGWINSZ, &w) != 0 || w.ws_col == 0 ||
	    w.ws_row == 0) {
		s->columns = s->columns > 0 ? s->columns : 80;
		s->rows = s->rows > 0 ? s->rows : 24;
		return;
	}
	s->columns = w.ws_col;
	s->rows = w.ws_row;
	if (w.ws_xpixel / w.ws_col > 1 && w.ws_ypixel / w.ws_row > 1) {
		s->cell_width = w.ws_xpixel / w.ws_col;
		s->cell_height = w.ws_ypixel / w.ws_row;
	}
}

bool
vk_screen_open(struct vk_screen *s)
{
	struct vk_answers answers = {0};

	*s = (struct vk_screen){0};
	screen.in = key_terminal();
	screen.out = STDOUT_FILENO;
	if (screen.in < 0 || tcgetattr(screen.in, &screen.before) != 0 ||
	    !open_pipe())
		return false;
	screen.during = screen.before;
	screen.during.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	screen.during.c_iflag &= ~(tcflag_t)(ICRNL | IXON);
	screen.during.c_cc[VMIN] = 1;
	screen.during.c_cc[VTIME] = 0;
	catch_signals();
	vk_on_out_of_memory(give_back);
	screen.open = 1;
	enter();
	if (!is_named("TERM", "linux"))
		ask(&answers);
	s->graphics = best_of(&answers);
	s->cell_width = answers.cell_width;
	s->cell_height = answers.cell_height;
	screen.kitty = answers.kitty;
	vk_screen_measure(s);
	return true;
}

void
vk_screen_close(void)
{
	if (!screen.open)
		return;
	give_back();
	vk_on_out_of_memory(NULL);
	release_signals();
	close(screen.wake[0]);
	close(screen.wake[1]);
	if (screen.in != STDIN_FILENO)
		close(screen.in);
	vk_buf_free(&screen.typed);
}

/* ---- in and out ---- */

static unsigned
came_of_wake(void)
{
	char bytes[64];
	unsigned came = 0;

	while (read(screen.wake[0], bytes, sizeof(bytes)) > 0)
		;
	if (screen.redraw)
		came = VK_CAME_SIZE;
	screen.redraw = 0;
	return came;
}

unsigned
vk_screen_wait(int descriptor, int milliseconds)
{
	struct pollfd p[] = {{.fd = screen.in, .events = POLLIN},
	    {.fd = screen.wake[0], .events = POLLIN},
	    {.fd = descriptor, .events = POLLIN}};
	unsigned came = 0;

	if (screen.typed.len > 0)
		return VK_CAME_KEYS;
	if (poll(p, 3, milliseconds) < 0)
		return errno == EINTR ? came_of_wake() : VK_CAME_END;
	if (p[0].revents & POLLIN)
		came |= VK_CAME_KEYS;
	else if (p[0].revents != 0)
		came |= VK_CAME_END;
	if (p[1].revents != 0)
		came |= came_of_wake();
	if (p[2].revents != 0)
		came |= VK_CAME_OTHER;
	return came;
}

void
vk_screen_keys(struct vk_buf *keys)
{
	char bytes[256];
	ssize_t n;

	if (screen.typed.len > 0) {
		vk_buf_add(keys, screen.typed.data, screen.typed.len);
		vk_buf_clear(&screen.typed);
		return;
	}
	n = read(screen.in, bytes, sizeof(bytes));
	if (n > 0)
		vk_buf_add(keys, bytes, (size_t)n);
	else if (n == 0)
		vk_buf_addc(keys, 'q'); /* nobody is there any more */
}

bool
vk_screen_put(const struct vk_buf *bytes)
{
	const char *s = vk_buf_str(bytes);
	size_t len = bytes->len;

	while (len > 0) {
		ssize_t n = write(screen.out, s, len);

		if (n < 0 && errno == EAGAIN) {
			struct pollfd p = {.fd = screen.out, .events = POLLOUT};

			poll(&p, 1, -1);
			continue;
		}
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			s += n;
			len -= (size_t)n;
		}
	}
	return true;
}
