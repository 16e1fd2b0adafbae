/*
 * vankien explain: what a rule asks, where it stands, and what check says of
 * it.  The catalogue is data (src/check/catalogue.def); this lays it out.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/explain.h"
#include "cli/rule_words.h"

enum { NAME_AT = 13, LABEL_AT = 2, TEXT_AT = 16 };

/* ---- one rule, for a terminal ---- */

static void
add_labelled(struct vk_buf *out, const char *label, const char *text)
{
	size_t wide = vk_utf8_count(label, strlen(label)) + LABEL_AT;

	vk_buf_addf(out, "%*s%s", LABEL_AT, "", label);
	for (; wide < TEXT_AT; wide++)
		vk_buf_addc(out, ' ');
	vk_help_wrap(out, text, TEXT_AT);
}

/* The same rule in the other rule sets. */
static void
add_others(struct vk_buf *out, const struct vk_rule_entry *rule,
    const struct vk_rule_entry *all, size_t n)
{
	const char *label = _("Elsewhere:");
	struct vk_buf text = {0};

	for (size_t i = 0; i < n; i++) {
		if (rule->row == 0 || all[i].row != rule->row ||
		    &all[i] == rule)
			continue;
		vk_buf_clear(&text);
		vk_buf_addf(&text, "%s, ", all[i].id);
		vk_rule_add_days(&text, &all[i]);
		if (all[i].differs != NULL)
			vk_buf_addf(&text, ": %s", _(all[i].differs));
		add_labelled(out, label, vk_buf_str(&text));
		label = "";
	}
	vk_buf_free(&text);
}

/* What only this rule set has, under its name: "HD05:". */
static void
add_own(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	struct vk_buf label = {0};

	vk_buf_addf(&label, "%.*s:", (int)strcspn(rule->id, "-"), rule->id);
	add_labelled(out, vk_buf_str(&label), _(rule->differs));
	vk_buf_free(&label);
}

static void
add_examples(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	add_labelled(out, _("Right:"), rule->right);
	add_labelled(out, _("Wrong:"), rule->wrong);
}

static void
add_asked(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	vk_buf_addf(out, "\n%*s", LABEL_AT, "");
	vk_help_wrap(out, _(rule->asks), LABEL_AT);
	vk_buf_addc(out, '\n');
	if (rule->differs != NULL)
		add_own(out, rule);
	add_examples(out, rule);
	vk_rule_add_part(
	    out, add_labelled, _("Holds:"), rule, vk_rule_add_days);
	vk_rule_add_part(
	    out, add_labelled, _("Source:"), rule, vk_rule_add_source);
	add_labelled(out, _("Certainty:"), _(rule->certainty));
	vk_rule_add_part(
	    out, add_labelled, _("In vankien:"), rule, vk_rule_add_deals);
}

/* Of a rule whose messages say what it asks. */
static void
add_told(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	add_examples(out, rule);
	vk_rule_add_part(
	    out, add_labelled, _("Source:"), rule, vk_rule_add_source);
}

void
vk_explain_add_rule(struct vk_buf *out, const struct vk_rule_entry *rule,
    const struct vk_rule_entry *all, size_t n)
{
	vk_buf_addf(out, "%s  ", rule->id);
	if (rule->asks != NULL) {
		vk_buf_addf(out, "%s\n", _(rule->name));
		add_asked(out, rule);
	} else {
		vk_help_wrap(
		    out, vk_rule_family(rule->id), strlen(rule->id) + 2);
		vk_buf_addc(out, '\n');
		if (rule->right != NULL)
			add_told(out, rule);
	}
	vk_rule_add_messages(out, add_labelled, _("Says:"), "", rule);
	add_others(out, rule, all, n);
}

/* ---- the list ---- */

static void
add_list(struct vk_buf *out, const struct vk_rule_entry *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		vk_buf_addf(out, "%-*s", NAME_AT, all[i].id);
		vk_rule_add_words(out, all[i].name);
		vk_buf_addc(out, '\n');
	}
}

/* ---- which rule is meant ---- */

/* Findings leave the letter of an assertion out, 3.1a; people may not. */
static bool
is_called(const struct vk_rule_entry *rule, const char *written)
{
	size_t len = strlen(written);

	if (strcasecmp(rule->id, written) == 0)
		return true;
	return len > 1 && strlen(rule->id) == len - 1 &&
	    strncasecmp(rule->id, written, len - 1) == 0 &&
	    islower((unsigned char)written[len - 1]) &&
	    isdigit((unsigned char)written[len - 2]);
}

static const struct vk_rule_entry *
find(const struct vk_rule_entry *all, size_t n, const char *written)
{
	for (size_t i = 0; i < n; i++)
		if (is_called(&all[i], written))
			return &all[i];
	return NULL;
}

static void
add_name(struct vk_buf *out, const char *name)
{
	vk_buf_addf(out, "%s'%s'", out->len > 0 ? ", " : "", name);
}

/* The nearest id, and the rules of form with the number that is written. */
static void
add_near(struct vk_buf *out, const struct vk_call *call,
    const struct vk_rule_entry *all, size_t n, const char *written)
{
	const char *dash = strrchr(written, '-');
	const char *number = dash != NULL ? dash + 1 : written;
	const char **ids = vk_arena_array(call->arena, n, sizeof(*ids));
	const char *nearest;

	for (size_t i = 0; i < n; i++)
		ids[i] = all[i].id;
	nearest = vk_nearest(written, ids, n);
	if (nearest != NULL)
		add_name(out, nearest);
	for (size_t i = 0; i < n; i++)
		if (all[i].row > 0 && ids[i] != nearest &&
		    strcasecmp(strrchr(ids[i], '-') + 1, number) == 0)
			add_name(out, ids[i]);
}

static int
refuse(const struct vk_call *call, const struct vk_rule_entry *all, size_t n,
    const char *written)
{
	struct vk_buf near = {0};
	int status;

	add_near(&near, call, all, n, written);
	if (near.len > 0)
		status = vk_options_refuse(call,
		    _("there is no rule '%s'; did you mean %s?"), written,
		    vk_buf_str(&near));
	else
		status = vk_options_refuse(call,
		    _("there is no rule '%s'; 'vankien explain --list' tells "
		      "them"),
		    written);
	vk_buf_free(&near);
	return status;
}

static int
add_asked_for(struct vk_buf *out, const struct vk_call *call,
    const struct vk_rule_entry *all, size_t n)
{
	for (size_t i = 0; i < call->noperands; i++) {
		const struct vk_rule_entry *rule =
		    find(all, n, call->operands[i]);

		if (rule == NULL)
			return refuse(call, all, n, call->operands[i]);
		if (i > 0)
			vk_buf_addc(out, '\n');
		vk_explain_add_rule(out, rule, all, n);
	}
	return 0;
}

int
vk_cli_explain(const struct vk_call *call)
{
	bool page = call->given[VK_OPT_RULES_FORMAT] &&
	    strcmp(call->text[VK_OPT_RULES_FORMAT], "man") == 0;
	bool whole = page || call->given[VK_OPT_RULES];
	struct vk_buf out = {0};
	struct vk_rule_entry *all;
	size_t n;
	int status = 0;

	if (whole && call->noperands > 0)
		return vk_options_refuse(
		    call, _("'%s' is one operand too many"), call->operands[0]);
	if (!whole && call->noperands == 0)
		return vk_options_refuse(call,
		    _("no RULE is named; 'vankien explain --list' tells "
		      "them"));
	all = vk_rules_new(&n);
	if (page)
		vk_rules_page(&out, all, n);
	else if (whole)
		add_list(&out, all, n);
	else
		status = add_asked_for(&out, call, all, n);
	if (status == 0)
		status = vk_term_put(vk_buf_str(&out), out.len);
	vk_rules_free(all);
	vk_buf_free(&out);
	return status;
}
