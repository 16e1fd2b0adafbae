/*
 * The command line: what one run of the program was asked to do, and what the
 * commands share.  Commands return their exit status.
 */
#ifndef VK_CLI_H
#define VK_CLI_H

#include <libintl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "cli/options.h"

#define _(s) gettext(s)
#define N_(s) s

/* paths.c: what lies beside the program. */
struct vk_arena;
/* "fonts" or "layouts" beside the program, else where they are installed. */
const char *vk_paths_data(struct vk_arena *, const char *program, const char *);
const char *vk_paths_locale(struct vk_arena *, const char *program);
/* Another program of ours: beside this one, else where it is installed. */
const char *
vk_paths_program(struct vk_arena *, const char *program, const char *name);
/* The name of a file without its folder and its last extension. */
char *vk_paths_stem(struct vk_arena *, const char *path);

/* lang.c: the language of the messages. */
void vk_lang_guess(struct vk_call *, char **argv);
void vk_lang_set(struct vk_call *, const char *lang);

/* help.c */
int vk_help_print(const struct vk_call *);
int vk_help_version(const struct vk_call *);
struct vk_buf;
/* Adds words from column `at` on; every further line begins there too. */
void vk_help_wrap(struct vk_buf *, const char *text, size_t at);

/* print.c: findings in the user's language; all are sorted first. */
void vk_print_findings(const struct vk_call *, struct vk_diag *);
void vk_print_chosen(const struct vk_call *, const struct vk_chosen *);
/* Appends the findings as lines, accepted ones too. */
void vk_print_lines(
    struct vk_buf *, const struct vk_call *, struct vk_diag *, bool colour);
/* How many findings were only counted. */
size_t vk_print_more(const struct vk_diag *);
/* Fills a translated pattern; the result is not yet escaped. */
void
vk_print_fill(struct vk_buf *, const char *pattern, const struct vk_finding *);

/* reasons.c: appends English words from below in the user's language. */
void vk_reason_add(struct vk_buf *, const char *words);

/* json.c: one object as the contract has it. */
void vk_json_findings(
    struct vk_buf *, const char *file, const char *standard, struct vk_diag *);

/* Appends "name": "value", or null. */
void vk_json_named(struct vk_buf *, const char *name, const char *value);

/*
 * sarif.c: one log of all files, written piece by piece; the call that opens
 * it also tells the rules.
 */
struct vk_sarif;
struct vk_sarif *vk_sarif_new(const struct vk_call *, struct vk_buf *);
void vk_sarif_findings(
    struct vk_sarif *, struct vk_buf *, const char *file, struct vk_diag *);
void vk_sarif_close(
    struct vk_sarif *, struct vk_buf *, const struct vk_call *, int status);
void vk_sarif_free(struct vk_sarif *);

/* columns.c: a table of text for a terminal. */
enum { VK_COLUMNS_MOST = 8 };
struct vk_columns {
	size_t n;
	struct {
		const char *head;
		size_t most; /* wider cells are wrapped at blanks */
		bool right; /* aligned there */
	} column[VK_COLUMNS_MOST];
};
/* Cells row by row; NULL is a dash. */
void vk_columns_add(struct vk_buf *, const struct vk_columns *,
    const char *const *cells, size_t nrows);

/* term.c: the terminal. */
bool vk_term_colour(const struct vk_call *, int descriptor);
/* Appends text with what a terminal must not see as \x1b or \u202e. */
void vk_term_escape(struct vk_buf *, const char *, size_t len);
/* The same, but line ends, tabs and form feeds stay. */
void vk_term_escape_lines(struct vk_buf *, const char *, size_t len);
/* Code points that a terminal must not see. */
bool vk_term_hides(uint32_t cp);
/* Writes to standard output; 0, or 74 when it failed, which it then says. */
int vk_term_put(const char *bytes, size_t len);
int vk_term_put_text(const struct vk_bytes *);
/* A line to standard error, "vankien: " before it. */
void vk_term_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void
vk_term_vsay(const char *format, va_list) __attribute__((format(printf, 1, 0)));

/* The job that the options ask for, with the environment's part. */
struct vk_job vk_call_job(const struct vk_call *, const char *path);
/* Makes a folder if there is none, never those above it; *made: it did. */
bool vk_call_make_folder(const char *path, bool *made, struct vk_diag *);
/* The path of a file in a folder that is written with or without a slash. */
const char *
vk_call_inside(const struct vk_call *, const char *folder, const char *name);
/* Exit status of a command that had no result. */
int vk_call_failed(const struct vk_diag *);

/* begin.c: before anything else; false: there are no streams to be had. */
bool vk_cli_begin(void);

/* serve.c: preview --serve; returns only where it could not be started. */
int vk_cli_serve(const struct vk_call *);

int vk_cli_render(const struct vk_call *);
int vk_cli_check(const struct vk_call *);
int vk_cli_preview(const struct vk_call *);
int vk_cli_dump(const struct vk_call *);
int vk_cli_extract(const struct vk_call *);
int vk_cli_verify(const struct vk_call *);
int vk_cli_new(const struct vk_call *);
int vk_cli_eval(const struct vk_call *);
int vk_cli_batch(const struct vk_call *);
int vk_cli_diff(const struct vk_call *);
int vk_cli_explain(const struct vk_call *);

/* The whole program but for what main.c prepares. */
int vk_cli_run(int argc, char **argv);

#endif
