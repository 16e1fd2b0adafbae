/*
 * The catalogue's rows in words, for a terminal, a manual page or another
 * program: where a rule holds, how it is dealt with, what is said of it.
 */
#include <string.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/rule_words.h"

static const char *
level_of(const struct vk_message *m)
{
	return m->level >= VK_ERROR  ? _("error")
	    : m->level == VK_WARNING ? _("warning")
				     : _("style");
}

/* A message without a document: what it would quote is "…". */
void
vk_rule_add_words(struct vk_buf *out, const char *pattern)
{
	static const struct vk_finding open = {
	    .found = "…", .needed = "…", .more = "…", .by = "…"};

	if (*pattern != '\0')
		vk_diag_fill(out, _(pattern), &open);
}

static void
add_message(struct vk_buf *out, const struct vk_message *m)
{
	vk_buf_addf(out, "%s: ", level_of(m));
	vk_rule_add_words(out, m->text);
	if (*m->fix != '\0') {
		vk_buf_adds(out, "; ");
		vk_rule_add_words(out, m->fix);
	}
}

/* Twins of different rule sets may read alike. */
static bool
is_new(const struct vk_rule_entry *rule, size_t at)
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
vk_rule_add_deals(struct vk_buf *out, const struct vk_rule_entry *rule)
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
vk_rule_add_days(struct vk_buf *out, const struct vk_rule_entry *rule)
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
vk_rule_add_source(struct vk_buf *out, const struct vk_rule_entry *rule)
{
	vk_buf_adds(out, _(rule->source));
	if (rule->place != NULL)
		vk_buf_addf(out, ": %s", _(rule->place));
}

const char *
vk_rule_family(const char *id)
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

void
vk_rule_add_part(struct vk_buf *out, vk_rule_labelled *put, const char *label,
    const struct vk_rule_entry *rule,
    void (*add)(struct vk_buf *, const struct vk_rule_entry *))
{
	struct vk_buf text = {0};

	add(&text, rule);
	put(out, label, vk_buf_str(&text));
	vk_buf_free(&text);
}

void
vk_rule_add_messages(struct vk_buf *out, vk_rule_labelled *put,
    const char *first, const char *others, const struct vk_rule_entry *rule)
{
	struct vk_buf text = {0};
	const char *label = first;

	for (size_t i = 0; i < VK_MSG_COUNT; i++) {
		if (!is_new(rule, i))
			continue;
		vk_buf_clear(&text);
		add_message(&text, vk_message((enum vk_msg)i));
		put(out, label, vk_buf_str(&text));
		label = others;
	}
	vk_buf_free(&text);
}
