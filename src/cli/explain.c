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

enum { NAME_AT = 13, LABEL_AT = 2, TEXT_AT = 16 };

static const char *
level_of(const struct vk_message *m)
{
	return m->level >= VK_ERROR  ? _("error")
	    : m->level == VK_WARNING ? _("warning")
				     : _("style");
}

/* A message without a document: what it would quote is "…". */
void
vk_explain_add_words(struct vk_buf *out, const char *pattern)
{
	static const struct vk_finding open = {
	    .found = "…", .needed = "…", .more = "…", .by = "…"};

	if (*pattern != '\0')
		vk_diag_fill(out, _(pattern), &open);
}

void
vk_explain_add_message(struct vk_buf *out, const struct vk_message *m)
{
	vk_buf_addf(out, "%s: ", level_of(m));
	vk_explain_add_words(out, m->text);
	if (*m->fix != '\0') {
		vk_buf_adds(out, "; ");
		vk_explain_add_words(out, m->fix);
	}
}

/* Twins of different rule sets may read alike. */
bool
vk_explain_is_new(const struct vk_rule_entry *rule, size_t at)
{
	const struct vk_message *m = vk_message((enum vk_msg)at), *before;

	if (!vk_rule_says(rule, at))
		return false;
	for (size_t i = 0; i < at; i++) {
		before = vk_message((enum vk_msg)i);
		if (vk_rule_says(rule, i) && before->level == m->level &&
		    strcmp(before->text, m->text) == 0 &&
		    strcmp(before->fix, m->fix) == 0)
			return false;
	}
	return true;
}

static bool
has_level(const struct vk_rule_entry *rule, enum vk_level level)
{
	for (size_t i = 0; i < VK_MSG_COUNT; i++)
		if (vk_rule_says(rule, i) &&
		    vk_message((enum vk_msg)i)->level == level)
			return true;
	return false;
}

static void
add_part(struct vk_buf *out, const char *words, const char *before)
{
	if (out->len > 0)
		vk_buf_adds(out, before);
	vk_buf_adds(out, words);
}

void
vk_explain_add_deals(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	struct vk_buf parts = {0}, levels = {0};

	if ((rule->deals & VK_RULE_DRAWN) != 0)
		add_part(&parts, _("set by the layout"), "; ");
	if ((rule->deals & VK_RULE_WRITTEN) != 0)
		add_part(&parts, _("set as its author writes it"), "; ");
	if (has_level(rule, VK_ERROR))
		add_part(&levels, _("error"), ", ");
	if (has_level(rule, VK_WARNING))
		add_part(&levels, _("warning"), ", ");
	if (has_level(rule, VK_STYLE))
		add_part(&levels, _("style"), ", ");
	if (levels.len > 0) {
		add_part(&parts, _("checked: "), "; ");
		vk_buf_adds(&parts, vk_buf_str(&levels));
	}
	if ((rule->deals & VK_RULE_MEASURED) != 0)
		add_part(&parts, _("measured on pages"), "; ");
	if (parts.len == 0)
		add_part(&parts, _("no document shows whether it is kept"), "");
	vk_buf_adds(out, vk_buf_str(&parts));
	vk_buf_free(&parts);
	vk_buf_free(&levels);
}

void
vk_explain_add_days(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	if (rule->from == NULL)
		vk_buf_adds(out, _("always"));
	else if (rule->to == NULL)
		vk_buf_addf(out, _("since %s"), _(rule->from));
	else
		vk_buf_addf(
		    out, _("from %s to %s"), _(rule->from), _(rule->to));
}

void
vk_explain_add_source(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	vk_buf_adds(out, rule->source);
	if (rule->place != NULL)
		vk_buf_addf(out, ": %s", _(rule->place));
}

const char *
vk_explain_family(const char *id)
{
	static const struct {
		const char *prefix, *words;
	} families[] = {
	    {"VK-BATCH", N_("the run of a batch")},
	    {"VK-DATA", N_("the data of a batch")},
	    {"VK-FILE", N_("files that cannot be read or written")},
	    {"VK-FONT", N_("the fonts")},
	    {"VK-IMAGE", N_("images of signatures and seals")},
	    {"VK-LAYOUT", N_("the files of the rule sets")},
	    {"VK-NUM", N_("figures and dates")},
	    {"VK-OLD", N_("what is left over from another paper")},
	    {"VK-OUT", N_("the PDF that is written, or read back")},
	    {"VK-PAGE", N_("the pages as laid out")},
	    {"VK-SERVE", N_("pages shown in a browser")},
	    {"VK-TEXT", N_("letters and signs")},
	    {"VK-WORDS", N_("the lists of words")},
	    {"VK-XML", N_("the markup and the vocabulary")},
	};

	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (strncmp(families[i].prefix, id,
			strlen(families[i].prefix)) == 0)
			return _(families[i].words);
	return "vankien";
}

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

static void
add_made(struct vk_buf *out, const char *label,
    const struct vk_rule_entry *rule,
    void (*add)(struct vk_buf *, const struct vk_rule_entry *))
{
	struct vk_buf text = {0};

	add(&text, rule);
	add_labelled(out, label, vk_buf_str(&text));
	vk_buf_free(&text);
}

static void
add_messages(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	const char *label = _("Says:");
	struct vk_buf text = {0};

	for (size_t i = 0; i < VK_MSG_COUNT; i++) {
		if (!vk_explain_is_new(rule, i))
			continue;
		vk_buf_clear(&text);
		vk_explain_add_message(&text, vk_message((enum vk_msg)i));
		add_labelled(out, label, vk_buf_str(&text));
		label = "";
	}
	vk_buf_free(&text);
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
		vk_explain_add_days(&text, &all[i]);
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
add_asked(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	vk_buf_addf(out, "\n%*s", LABEL_AT, "");
	vk_help_wrap(out, _(rule->asks), LABEL_AT);
	vk_buf_addc(out, '\n');
	if (rule->differs != NULL)
		add_own(out, rule);
	add_labelled(out, _("Right:"), rule->right);
	add_labelled(out, _("Wrong:"), rule->wrong);
	add_made(out, _("Holds:"), rule, vk_explain_add_days);
	add_made(out, _("Source:"), rule, vk_explain_add_source);
	add_labelled(out, _("Certainty:"), _(rule->certainty));
	add_made(out, _("In vankien:"), rule, vk_explain_add_deals);
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
		    out, vk_explain_family(rule->id), strlen(rule->id) + 2);
		vk_buf_addc(out, '\n');
	}
	add_messages(out, rule);
	add_others(out, rule, all, n);
}

/* ---- the list ---- */

static void
add_list(struct vk_buf *out, const struct vk_rule_entry *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		vk_buf_addf(out, "%-*s", NAME_AT, all[i].id);
		vk_explain_add_words(out, all[i].name);
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
