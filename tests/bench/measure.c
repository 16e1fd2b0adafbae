/*
 * Runs commands in turns and prints what each run took.
 *
 * usage: measure ROUNDS COMMANDS
 *
 * COMMANDS is a file: a line is a name, a tab, and a command of words divided
 * by tabs.  One round runs every command once, so that a slow minute of the
 * machine meets all alike; a round before the first warms up and is not
 * told.  What a command says is dropped.  A line for each run: name, wall
 * seconds, CPU seconds (user and system), peak memory in KiB.  The program is
 * small, because a child inherits the memory count of its parent.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_COMMANDS = 64, MOST_WORDS = 256, LINE_ROOM = 1 << 16 };

struct command {
	const char *name;
	char *words[MOST_WORDS + 1];
};

static void
fail(const char *words)
{
	fprintf(stderr, "measure: %s\n", words);
	exit(1);
}

/* Splits a line at its tabs; the line stays with the command. */
static struct command
parse(char *line)
{
	struct command c = {.name = strtok(line, "\t\n")};
	size_t n = 0;

	while (n < MOST_WORDS && (c.words[n] = strtok(NULL, "\t\n")) != NULL)
		n++;
	if (c.name == NULL || n == 0 || n == MOST_WORDS)
		fail("a line without a command");
	return c;
}

static size_t
read_commands(const char *path, struct command at[MOST_COMMANDS])
{
	FILE *f = fopen(path, "r");
	char line[LINE_ROOM];
	size_t n = 0;

	if (f == NULL)
		fail("the commands cannot be read");
	while (n < MOST_COMMANDS && fgets(line, sizeof(line), f) != NULL) {
		char *copy = strdup(line);

		if (copy == NULL)
			fail("no memory");
		at[n++] = parse(copy);
	}
	fclose(f);
	return n;
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void
become(const struct command *c)
{
	int null = open("/dev/null", O_WRONLY);

	dup2(null, STDOUT_FILENO);
	dup2(null, STDERR_FILENO);
	execv(c->words[0], c->words);
	_exit(127);
}

static void
run(const struct command *c, int told)
{
	double start = now(), wall;
	struct rusage use;
	int status;
	pid_t child = fork();

	if (child == 0)
		become(c);
	if (child < 0 || wait4(child, &status, 0, &use) != child)
		fail("no process");
	wall = now() - start;
	if (status != 0) {
		fprintf(stderr, "measure: %s failed\n", c->name);
		exit(1);
	}
	if (!told)
		return;
	printf("%s\t%.6f\t%.6f\t%ld\n", c->name, wall,
	    seconds(use.ru_utime) + seconds(use.ru_stime), use.ru_maxrss);
	fflush(stdout);
}

int
main(int argc, char **argv)
{
	struct command at[MOST_COMMANDS];
	size_t n;
	long rounds;

	if (argc != 3)
		fail("usage: measure ROUNDS COMMANDS");
	n = read_commands(argv[2], at);
	rounds = strtol(argv[1], NULL, 10);
	for (long round = 0; round <= rounds; round++)
		for (size_t i = 0; i < n; i++)
			run(&at[i], round > 0);
	return 0;
}
