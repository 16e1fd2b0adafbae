/* --help and --version: what the tables say, wrapped for a terminal. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cli/cli.h"

enum { WIDTH = 78, TEXT_AT = 8, SUMMARY_AT = 12, MOST_LAYOUTS = 100 };

static void
add_blanks(struct vk_buf *out, size_t n)
{
	while (n-- > 0)
		vk_buf_addc(out, ' ');
}

void
vk_help_wrap(struct vk_buf *out, const char *text, size_t at)
{
	size_t column = 0, len, width;

	for (; *text != '\0'; text += len + strspn(text + len, " ")) {
		len = strcspn(text, " ");
		width = vk_utf8_count(text, len);
		if (column > 0 && at + column + 1 + width > WIDTH) {
			vk_buf_addc(out, '\n');
			add_blanks(out, at);
			column = 0;
		} else if (column > 0) {
			vk_buf_addc(out, ' ');
			column++;
		}
		vk_buf_add(out, text, len);
		column += width;
	}
	vk_buf_addc(out, '\n');
}

static void
add_option(struct vk_buf *out, const struct vk_option_row *r)
{
	const char *value = *r->metavar != '\0' ? _(r->metavar) : r->words;

	if (r->letter != '\0')
		vk_buf_addf(out, "  -%c, --%s", r->letter, r->name);
	else
		vk_buf_addf(out, "  --%s", r->name);
	if (r->argument == VK_ARG_NEEDED)
		vk_buf_addf(out, "=%s", value);
	if (r->argument == VK_ARG_MAYBE)
		vk_buf_addf(out, "[=%s]", value);
	vk_buf_addc(out, '\n');
	add_blanks(out, TEXT_AT);
	vk_help_wrap(out, _(r->help), TEXT_AT);
}

static void
add_options(struct vk_buf *out, enum vk_command command)
{
	vk_buf_addc(out, '\n');
	vk_buf_adds(out, _("Options:"));
	vk_buf_addc(out, '\n');
	for (size_t i = 0; i < VK_OPT_COUNT; i++) {
		const struct vk_option_row *r =
		    vk_option_row((enum vk_option)i);

		if ((r->commands >> command & 1) != 0)
			add_option(out, r);
	}
}

static void
add_commands(struct vk_buf *out)
{
	vk_buf_addc(out, '\n');
	vk_buf_adds(out, _("Commands:"));
	vk_buf_addc(out, '\n');
	for (size_t i = 1; i < VK_COMMAND_COUNT; i++) {
		const struct vk_command_row *c =
		    vk_command_row((enum vk_command)i);

		vk_buf_addf(out, "  %-10s", c->name);
		vk_help_wrap(out, _(c->summary), SUMMARY_AT);
	}
}

static void
add_program(struct vk_buf *out)
{
	vk_buf_addf(out, "%s vankien %s\n\n", _("Usage:"),
	    _("COMMAND [OPTION]... FILE..."));
	vk_help_wrap(out,
	    _("Turns an XML description of a Party document into its official "
	      "PDF, by the rules of form of its date."),
	    0);
	add_commands(out);
	add_options(out, VK_COMMAND_NONE);
	vk_buf_addc(out, '\n');
	vk_help_wrap(out,
	    _("'vankien COMMAND --help' tells the options of one command; "
	      "vankien(1) and vankien-xml(5) are the manual."),
	    0);
}

int
vk_help_print(const struct vk_call *call)
{
	const struct vk_command_row *c = vk_command_row(call->command);
	struct vk_buf out = {0};
	int status;

	if (call->command == VK_COMMAND_NONE) {
		add_program(&out);
	} else {
		vk_buf_addf(&out, "%s vankien %s %s %s\n\n", _("Usage:"),
		    c->name, _(c->operands), _("[OPTION]..."));
		vk_help_wrap(&out, _(c->help), 0);
		add_options(&out, call->command);
	}
	status = vk_term_put(vk_buf_str(&out), out.len);
	vk_buf_free(&out);
	return status;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The rule sets are the layout files, by their names. */
static size_t
list_layouts(const struct vk_call *call, const char *folder, char **names)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t n = 0, len;

	if (dir == NULL)
		return 0;
	while (n < MOST_LAYOUTS && (entry = readdir(dir)) != NULL) {
		len = strlen(entry->d_name);
		if (len > 4 && strcmp(entry->d_name + len - 4, ".xml") == 0)
			names[n++] = vk_arena_strndup(
			    call->arena, entry->d_name, len - 4);
	}
	closedir(dir);
	qsort(names, n, sizeof(*names), by_name);
	return n;
}

int
vk_help_version(const struct vk_call *call)
{
	const char *folder = vk_call_job(call, NULL).layouts;
	char *names[MOST_LAYOUTS];
	size_t n = list_layouts(call, folder, names);
	struct vk_buf out = {0};
	int status;

	vk_buf_addf(&out, "vankien %s\n", VK_VERSION);
	vk_buf_addf(&out, "%s %s, %s\n", _("libraries:"), vk_type_libraries(),
	    vk_read_libraries());
	vk_buf_addf(&out, "%s", _("rule sets:"));
	for (size_t i = 0; i < n; i++) {
		vk_buf_adds(&out, i > 0 ? ", " : " ");
		vk_term_escape(&out, names[i], strlen(names[i]));
	}
	vk_buf_addc(&out, '\n');
	status = vk_term_put(vk_buf_str(&out), out.len);
	vk_buf_free(&out);
	return status;
}
