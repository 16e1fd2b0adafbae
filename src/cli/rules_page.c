/*
 * The manual page vankien-rules(7), in mdoc: one entry for each row of the
 * catalogue, with what its rule sets have otherwise.
 */
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "cli/cli.h"
#include "cli/explain.h"
#include "cli/rule_words.h"

/*
 * Text for mdoc: each sentence on a line of its own, and nothing that would be
 * read as a request or an escape.
 */
static void
add_text(struct vk_buf *out, const char *s)
{
	bool fresh = true;

	for (; *s != '\0'; s++) {
		if (fresh && (*s == '.' || *s == '\''))
			vk_buf_adds(out, "\\&");
		fresh = false;
		if (*s == '\\') {
			vk_buf_adds(out, "\\e");
		} else if (*s == ' ' && s[-1] == '.' && s[1] != '\0' &&
		    s[1] >= 'A') {
			vk_buf_addc(out, '\n');
			fresh = true;
		} else {
			vk_buf_addc(out, *s);
		}
	}
	vk_buf_addc(out, '\n');
}

static void
add_labelled(struct vk_buf *out, const char *label, const char *text)
{
	struct vk_buf line = {0};

	vk_buf_addf(&line, "%s %s", label, text);
	vk_buf_adds(out, ".br\n");
	add_text(out, vk_buf_str(&line));
	vk_buf_free(&line);
}

static void
add_examples(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	add_labelled(out, _("Right:"), rule->right);
	add_labelled(out, _("Wrong:"), rule->wrong);
}

/* What one rule set has of the row. */
static void
add_set(struct vk_buf *out, const struct vk_rule_entry *rule, bool examples)
{
	vk_buf_addf(out, ".Pp\n.Sy %s\n", rule->id);
	if (rule->differs != NULL)
		add_text(out, _(rule->differs));
	vk_rule_add_part(
	    out, add_labelled, _("Holds:"), rule, vk_rule_add_days);
	if (examples)
		add_examples(out, rule);
	add_labelled(out, _("Certainty:"), _(rule->certainty));
	vk_rule_add_part(
	    out, add_labelled, _("In vankien:"), rule, vk_rule_add_deals);
	vk_rule_add_messages(out, add_labelled, "•", "•", rule);
}

static bool
is_first(const struct vk_rule_entry *all, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (all[i].row == all[at].row)
			return false;
	return true;
}

/* Whether all rule sets of a row have the same examples. */
static bool
shares_examples(const struct vk_rule_entry *all, size_t n, size_t at)
{
	for (size_t i = at; i < n; i++)
		if (all[i].row == all[at].row &&
		    (strcmp(all[i].right, all[at].right) != 0 ||
			strcmp(all[i].wrong, all[at].wrong) != 0))
			return false;
	return true;
}

static void
add_row(
    struct vk_buf *out, const struct vk_rule_entry *all, size_t n, size_t at)
{
	bool shared = shares_examples(all, n, at);
	const char *before = "";

	vk_buf_adds(out, ".It ");
	for (size_t i = at; i < n; i++)
		if (all[i].row == all[at].row) {
			vk_buf_addf(out, "%s%s", before, all[i].id);
			before = " , ";
		}
	vk_buf_adds(out, "\n.Em ");
	vk_buf_addf(out, "\"%s\"\n.br\n", _(all[at].name));
	add_text(out, _(all[at].asks));
	if (shared)
		add_examples(out, &all[at]);
	for (size_t i = at; i < n; i++)
		if (all[i].row == all[at].row)
			add_set(out, &all[i], !shared);
}

/* The rules of one source under its name. */
static size_t
add_source(
    struct vk_buf *out, const struct vk_rule_entry *all, size_t n, size_t from)
{
	const char *source = all[from].source;
	size_t i = from;

	vk_buf_addf(out, ".Ss %s\n.Bl -tag -width Ds\n", source);
	for (; i < n && all[i].source == source; i++)
		if (is_first(all, i))
			add_row(out, all, n, i);
	vk_buf_adds(out, ".El\n");
	return i;
}

static size_t
add_family(
    struct vk_buf *out, const struct vk_rule_entry *all, size_t n, size_t from)
{
	const char *family = vk_rule_family(all[from].id);
	size_t i = from;

	vk_buf_addf(out, ".Ss %s\n.Bl -tag -width VK-LAYOUT-00\n", family);
	for (; i < n && vk_rule_family(all[i].id) == family; i++) {
		vk_buf_addf(out, ".It %s\n", all[i].id);
		if (all[i].right != NULL)
			add_examples(out, &all[i]);
		vk_rule_add_messages(out, add_labelled, "•", "•", &all[i]);
	}
	vk_buf_adds(out, ".El\n");
	return i;
}

void
vk_rules_page(struct vk_buf *out, const struct vk_rule_entry *all, size_t n)
{
	size_t i = 0;

	vk_buf_adds(out,
	    ".\\\" made from the catalogue by vankien explain --format=man\n"
	    ".Dd November 22, 2026\n.Dt VANKIEN-RULES 7\n.Os\n.Sh NAME\n"
	    ".Nm vankien-rules\n.Nd ");
	vk_buf_addf(out, "%s\n.Sh DESCRIPTION\n",
	    _("the rules that findings of vankien name"));
	add_text(out,
	    _("A finding of vankien check ends with the id of its rule. Here "
	      "stands what each rule asks, where it holds, and what is said "
	      "when it is not kept; vankien explain tells one of them. Rules "
	      "that rule sets share by number stand together."));
	while (i < n && all[i].asks != NULL)
		i = add_source(out, all, n, i);
	while (i < n)
		i = add_family(out, all, n, i);
	vk_buf_adds(out, ".Sh SEE ALSO\n.Xr vankien 1 ,\n.Xr vankien-xml 5\n");
}
