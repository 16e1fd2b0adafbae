/*
 * The parser of the command line.  getopt_long does the reading, driven by
 * the rows of options.def; this file says what was wrong, and puts the values
 * where the commands find them.
 */
#include "cli/options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "cli/cli.h"

static const struct vk_option_row rows[] = {
#define VK_OPTION(name, letter, written, argument, least, most, words,         \
    metavar, commands, group, help)                                            \
	{letter, written, VK_ARG_##argument, least, most, words, metavar,      \
	    VK_FOR_##commands, VK_GROUP_##group, help},
#include "options.def"
#undef VK_OPTION
};

static const struct vk_command_row commands[] = {
    {"", 0, 0, "", "", "", NULL},
#define VK_COMMAND(name, written, least, most, operands, summary, help)        \
	{#written, least, most, operands, summary, help, vk_cli_##written},
#define VK_LATER(written)
#include "commands.def"
#undef VK_COMMAND
#undef VK_LATER
};

static const char *const later[] = {
#define VK_COMMAND(name, written, least, most, operands, summary, help)
#define VK_LATER(written) written,
#include "commands.def"
#undef VK_COMMAND
#undef VK_LATER
};

enum { LONG_BASE = 256 };

const struct vk_option_row *
vk_option_row(enum vk_option option)
{
	return &rows[option];
}

const struct vk_command_row *
vk_command_row(enum vk_command command)
{
	return &commands[command];
}

int
vk_options_refuse(const struct vk_call *call, const char *format, ...)
{
	const char *name = commands[call->command].name;
	va_list args;

	va_start(args, format);
	vk_term_vsay(format, args);
	va_end(args);
	vk_term_say(
	    _("try 'vankien %s%s--help'"), name, *name != '\0' ? " " : "");
	return EX_USAGE;
}

static bool
is_for(enum vk_option option, enum vk_command command)
{
	return (rows[option].commands >> command & 1) != 0;
}

static int
unknown_command(const struct vk_call *call, const char *written)
{
	const char *names[VK_COMMAND_COUNT], *near;

	for (size_t i = 0; i < sizeof(later) / sizeof(later[0]); i++)
		if (strcmp(written, later[i]) == 0)
			return vk_options_refuse(call,
			    _("the command '%s' is not part of this version"),
			    written);
	for (size_t i = 1; i < VK_COMMAND_COUNT; i++)
		names[i - 1] = commands[i].name;
	near = vk_nearest(written, names, VK_COMMAND_COUNT - 1);
	if (near == NULL)
		return vk_options_refuse(
		    call, _("there is no command '%s'"), written);
	return vk_options_refuse(call,
	    _("there is no command '%s'; did you mean '%s'?"), written, near);
}

static int
unknown_long(const struct vk_call *call, const char *written)
{
	size_t len = strcspn(written, "="), fit = 0, n = 0;
	char *name = vk_arena_strndup(call->arena, written, len);
	const char *names[VK_OPT_COUNT], *near;

	for (size_t i = 0; i < VK_OPT_COUNT; i++) {
		if (!is_for((enum vk_option)i, call->command))
			continue;
		fit += strncmp(rows[i].name, name, len) == 0;
		names[n++] = rows[i].name;
	}
	near = vk_nearest(name, names, n);
	if (fit > 1)
		return vk_options_refuse(
		    call, _("the option '--%s' can mean several"), name);
	if (near == NULL)
		return vk_options_refuse(
		    call, _("there is no option '--%s' here"), name);
	return vk_options_refuse(call,
	    _("there is no option '--%s' here; did you mean '--%s'?"), name,
	    near);
}

/* What getopt_long gave back, as a row; VK_OPT_COUNT: none. */
static enum vk_option
row_of(const struct vk_call *call, int got)
{
	if (got >= LONG_BASE)
		return (enum vk_option)(got - LONG_BASE);
	for (size_t i = 0; got > 0 && i < VK_OPT_COUNT; i++)
		if (rows[i].letter == got &&
		    is_for((enum vk_option)i, call->command))
			return (enum vk_option)i;
	return VK_OPT_COUNT;
}

static int
refuse_syntax(const struct vk_call *call, int got, char **argv)
{
	const char *at = argv[optind - 1];
	enum vk_option option = row_of(call, optopt);

	if (got == ':')
		return vk_options_refuse(call,
		    _("the option '--%s' needs a value"), rows[option].name);
	if (option != VK_OPT_COUNT)
		return vk_options_refuse(call,
		    _("the option '--%s' takes no value"), rows[option].name);
	if (optopt == 0)
		return unknown_long(call, at + 2);
	return vk_options_refuse(
	    call, _("there is no option '-%c' here"), optopt);
}

static bool
read_number(const char *text, long least, long most, long *out)
{
	long n = 0;

	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9')
			return false;
		n = n * 10 + (*text - '0');
		if (n > most)
			return false;
	}
	*out = n;
	return n >= least;
}

/* Which of "text|json" it is, from 0. */
static bool
read_word(const char *text, const char *words, long *out)
{
	size_t len = strlen(text), room;
	long n = 0;

	for (;; n++, words += room + 1) {
		room = strcspn(words, "|");
		if (room == len && memcmp(words, text, len) == 0)
			break;
		if (words[room] == '\0')
			return false;
	}
	*out = n;
	return true;
}

static int
refuse_value(const struct vk_call *call, enum vk_option option)
{
	const struct vk_option_row *r = &rows[option];
	const char *text = call->text[option];

	if (*text == '\0')
		return vk_options_refuse(
		    call, _("the option '--%s' needs a value"), r->name);
	if (r->words == NULL)
		return vk_options_refuse(call,
		    _("'--%s=%s': a number from %ld to %ld is needed"), r->name,
		    text, r->least, r->most);
	return vk_options_refuse(call, _("'--%s=%s': the value must be %s"),
	    r->name, text, r->words);
}

/* Only the last option of a group counts. */
static void
forget_group(struct vk_call *call, enum vk_option option)
{
	for (size_t i = 0; i < VK_OPT_COUNT; i++)
		if (rows[option].group != VK_GROUP_ALONE &&
		    rows[i].group == rows[option].group)
			call->given[i] = false;
}

static int
take(struct vk_call *call, enum vk_option option, const char *text)
{
	const struct vk_option_row *r = &rows[option];
	long *number = &call->number[option];

	forget_group(call, option);
	call->given[option] = true;
	call->text[option] = text;
	*number = 0;
	if (text == NULL)
		return 0;
	if (*text == '\0')
		return refuse_value(call, option);
	if (r->words != NULL && !read_word(text, r->words, number))
		return refuse_value(call, option);
	if (r->most > 0 && !read_number(text, r->least, r->most, number))
		return refuse_value(call, option);
	if (option == VK_OPT_LANG)
		vk_lang_set(call, text);
	return 0;
}

/* The rows of one command, as getopt_long wants them. */
struct wants {
	char letters[3 * VK_OPT_COUNT + 3];
	struct option longs[VK_OPT_COUNT + 1];
};

static void
fill_wants(struct wants *w, enum vk_command command)
{
	static const char *const marks[] = {"", ":", "::"};
	static const int kinds[] = {
	    no_argument, required_argument, optional_argument};
	char *letter = w->letters;
	size_t n = 0;

	/* Before the command the first operand ends the options. */
	letter += sprintf(letter, command == VK_COMMAND_NONE ? "+:" : ":");
	for (size_t i = 0; i < VK_OPT_COUNT; i++) {
		if (!is_for((enum vk_option)i, command))
			continue;
		w->longs[n].name = rows[i].name;
		w->longs[n].has_arg = kinds[rows[i].argument];
		w->longs[n++].val = LONG_BASE + (int)i;
		if (rows[i].letter != '\0')
			letter += sprintf(letter, "%c%s", rows[i].letter,
			    marks[rows[i].argument]);
	}
}

/* The options of argv; argv[0] is no option.  optind is at the operands. */
static int
parse_part(struct vk_call *call, int argc, char **argv)
{
	struct wants wants = {0};
	int got, status = 0;

	fill_wants(&wants, call->command);
	unsetenv("POSIXLY_CORRECT"); /* options may follow operands, always */
	opterr = 0;
	optind = 0; /* GNU: begin anew */
	while (status == 0) {
		got = getopt_long(argc, argv, wants.letters, wants.longs, NULL);
		if (got == -1)
			break;
		if (got == '?' || got == ':')
			status = refuse_syntax(call, got, argv);
		else
			status = take(call, row_of(call, got), optarg);
	}
	return status;
}

static enum vk_command
find_command(const char *written)
{
	for (size_t i = 1; i < VK_COMMAND_COUNT; i++)
		if (strcmp(commands[i].name, written) == 0)
			return (enum vk_command)i;
	return VK_COMMAND_NONE;
}

static int
check_operands(const struct vk_call *call)
{
	const struct vk_command_row *c = &commands[call->command];

	if (call->noperands < c->least)
		return vk_options_refuse(call, _("no FILE is named"));
	if (c->most > 0 && call->noperands > c->most)
		return vk_options_refuse(call,
		    _("'%s' is one operand too many"), call->operands[c->most]);
	return 0;
}

int
vk_options_parse(struct vk_call *call, int argc, char **argv)
{
	int status = parse_part(call, argc, argv), first = optind;
	bool told;

	if (status != 0)
		return status;
	told = call->given[VK_OPT_HELP] || call->given[VK_OPT_VERSION];
	if (first >= argc)
		return told ? 0
			    : vk_options_refuse(call, _("no command is named"));
	call->command = find_command(argv[first]);
	if (call->command == VK_COMMAND_NONE)
		return unknown_command(call, argv[first]);
	status = parse_part(call, argc - first, argv + first);
	if (status != 0)
		return status;
	call->operands = argv + first + optind;
	call->noperands = (size_t)(argc - first - optind);
	told = call->given[VK_OPT_HELP] || call->given[VK_OPT_VERSION];
	return told ? 0 : check_operands(call);
}
