/*
 * What befalls a worker, put before its call of renameat by LD_PRELOAD, or the
 * batch itself, before one of rename: the program itself has no such hook.
 * SHIM holds pairs NAME=DEED with blanks between: crash, hang, spin, eat, stop;
 * "once:FILE" before a deed does it only when FILE is not there, and makes it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
eat(void)
{
	for (;;) {
		char *p = malloc(1 << 20);

		if (p == NULL)
			abort();
		memset(p, 1, 1 << 20);
	}
}

static void
do_deed(const char *deed)
{
	if (strncmp(deed, "once:", 5) == 0) {
		char *at = strchr(deed + 5, ':');
		char file[4096];
		int f;

		snprintf(
		    file, sizeof(file), "%.*s", (int)(at - deed - 5), deed + 5);
		f = open(file, O_CREAT | O_EXCL | O_WRONLY, 0666);
		if (f < 0)
			return;
		close(f);
		deed = at + 1;
	}
	if (strcmp(deed, "crash") == 0)
		raise(SIGSEGV);
	if (strcmp(deed, "hang") == 0)
		for (;;)
			pause();
	if (strcmp(deed, "spin") == 0)
		for (volatile int i = 0;; i++)
			continue;
	if (strcmp(deed, "eat") == 0)
		eat();
	if (strcmp(deed, "stop") == 0)
		raise(SIGSTOP);
}

static void
befall(const char *name)
{
	char *pairs = strdup(getenv("SHIM") != NULL ? getenv("SHIM") : "");
	char *deed;

	for (char *p = strtok(pairs, " "); p != NULL; p = strtok(NULL, " ")) {
		deed = strchr(p, '=');
		*deed = '\0';
		if (strcmp(p, name) == 0)
			do_deed(deed + 1);
	}
	free(pairs);
}

int
renameat(int from, const char *old, int to, const char *new)
{
	int (*real)(int, const char *, int, const char *);

	*(void **)&real = dlsym(RTLD_NEXT, "renameat");
	befall(new);
	return real(from, old, to, new);
}

int
rename(const char *old, const char *new)
{
	int (*real)(const char *, const char *);

	*(void **)&real = dlsym(RTLD_NEXT, "rename");
	befall(strrchr(new, '/') != NULL ? strrchr(new, '/') + 1 : new);
	return real(old, new);
}
