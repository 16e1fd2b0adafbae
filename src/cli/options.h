/*
 * The commands and their options: tables, and the parser that is driven by
 * them.
 */
#ifndef VK_OPTIONS_H
#define VK_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum vk_command {
	VK_COMMAND_NONE,
#define N_(s) s
#define VK_COMMAND(name, written, least, most, operands, summary, help)        \
	VK_COMMAND_##name,
#define VK_LATER(written)
#include "commands.def"
#undef VK_COMMAND
#undef VK_LATER
	VK_COMMAND_COUNT
};

enum vk_option {
#define VK_OPTION(name, letter, written, argument, least, most, words,         \
    metavar, commands, group, help)                                            \
	VK_OPT_##name,
#include "options.def"
#undef VK_OPTION
#undef N_
	VK_OPT_COUNT
};

enum vk_argument { VK_ARG_NONE, VK_ARG_NEEDED, VK_ARG_MAYBE };

enum { /* struct vk_option_row.commands */
	VK_FOR_RENDER = 1 << VK_COMMAND_RENDER,
	VK_FOR_CHECK = 1 << VK_COMMAND_CHECK,
	VK_FOR_PREVIEW = 1 << VK_COMMAND_PREVIEW,
	VK_FOR_DUMP = 1 << VK_COMMAND_DUMP,
	VK_FOR_EXTRACT = 1 << VK_COMMAND_EXTRACT,
	VK_FOR_VERIFY = 1 << VK_COMMAND_VERIFY,
	VK_FOR_NEW = 1 << VK_COMMAND_NEW,
	VK_FOR_EVAL = 1 << VK_COMMAND_EVAL,
	VK_FOR_BATCH = 1 << VK_COMMAND_BATCH,
	VK_FOR_DIFF = 1 << VK_COMMAND_DIFF,
	VK_FOR_PDF = VK_FOR_RENDER | VK_FOR_BATCH,
	VK_FOR_EXPLAIN = 1 << VK_COMMAND_EXPLAIN,
	VK_FOR_PAPERS =
	    VK_FOR_PDF | VK_FOR_CHECK | VK_FOR_PREVIEW | VK_FOR_DUMP,
	VK_FOR_RESULTS = VK_FOR_PAPERS | VK_FOR_EVAL | VK_FOR_DIFF,
	VK_FOR_GLOBAL = VK_FOR_PAPERS | VK_FOR_EXTRACT | VK_FOR_VERIFY |
	    VK_FOR_NEW | VK_FOR_EVAL | VK_FOR_DIFF | VK_FOR_EXPLAIN |
	    1 << VK_COMMAND_NONE
};

enum vk_option_group {
	VK_GROUP_ALONE,
	VK_GROUP_STATE,
	VK_GROUP_FITTING,
	VK_GROUP_WORDS
};

struct vk_option_row {
	char letter; /* '\0': none */
	const char *name;
	enum vk_argument argument;
	long least, most; /* of a number; 0, 0: none */
	const char *words; /* "text|json", or NULL */
	const char *metavar;
	unsigned commands;
	enum vk_option_group group;
	const char *help;
};

struct vk_call;

struct vk_command_row {
	const char *name;
	size_t least, most; /* operands; most 0: any number */
	const char *operands, *summary, *help;
	int (*run)(const struct vk_call *);
};

struct vk_call { /* how the program was called */
	struct vk_arena *arena; /* owns what is computed here */
	const char *program; /* argv[0] */
	char **argv; /* all words, for a program that takes over */
	bool translated; /* the messages are not in English */
	enum vk_command command;
	bool given[VK_OPT_COUNT];
	const char *text[VK_OPT_COUNT]; /* NULL without an argument */
	long number[VK_OPT_COUNT]; /* a number, or which of the words */
	char **operands;
	size_t noperands;
};

const struct vk_option_row *vk_option_row(enum vk_option);
const struct vk_command_row *vk_command_row(enum vk_command);

/*
 * Reads the whole command line.  0, or 64 after having said what is wrong.
 * With --help or --version the command and its operands may be missing.
 */
int vk_options_parse(struct vk_call *, int argc, char **argv);

/* Says what is wrong, with a hint where help is; returns 64. */
int vk_options_refuse(const struct vk_call *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
