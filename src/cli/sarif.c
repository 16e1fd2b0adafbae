/*
 * Findings as a SARIF 2.1.0 log, which editors and build servers read: one run
 * with the rules that check can name, each told as explain tells it, and the
 * findings of all files.  Written piece by piece, so that no number of files
 * needs more memory than one.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/cli.h"
#include "cli/explain.h"
#include "cli/rule_words.h"

struct vk_sarif {
	struct vk_rule_entry *all;
	size_t nall;
	const struct vk_rule_entry **rules; /* those check can name, by id */
	size_t n;
	bool begun; /* a result was written */
	struct vk_buf notes; /* what is said of the run itself */
};

/* ---- the rules ---- */

static int
by_id(const void *a, const void *b)
{
	const struct vk_rule_entry *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

static int
against_id(const void *id, const void *rule)
{
	return strcmp(id, (*(const struct vk_rule_entry *const *)rule)->id);
}

/* The worst that is said of it; OK: nothing is. */
static enum vk_level
level_of(const struct vk_rule_entry *rule)
{
	enum vk_level worst = VK_OK;

	for (size_t i = 0; i < VK_MSG_COUNT; i++) {
		enum vk_level level = vk_message((enum vk_msg)i)->level;

		if (level > worst && vk_rule_says(rule, i))
			worst = level;
	}
	return worst;
}

static const char *
word_of(enum vk_level level)
{
	return level >= VK_ERROR  ? "error"
	    : level == VK_WARNING ? "warning"
				  : "note";
}

static void
add_text(struct vk_buf *out, const char *name, const char *text)
{
	vk_buf_addf(out, "\"%s\": {", name);
	vk_json_named(out, "text", text);
	vk_buf_addc(out, '}');
}

static void
add_rule(struct vk_buf *out, const struct vk_sarif *s,
    const struct vk_rule_entry *rule)
{
	struct vk_buf words = {0};

	vk_buf_adds(out, "  {");
	vk_json_named(out, "id", rule->id);
	vk_buf_adds(out, ",\n   ");
	if (rule->asks != NULL)
		vk_buf_adds(&words, _(rule->name));
	else
		vk_rule_add_words(&words, rule->name);
	add_text(out, "shortDescription", vk_buf_str(&words));
	vk_buf_adds(out, ",\n   ");
	add_text(out, "fullDescription",
	    rule->asks != NULL ? _(rule->asks) : vk_rule_family(rule->id));
	vk_buf_adds(out, ",\n   ");
	vk_buf_clear(&words);
	vk_explain_add_rule(&words, rule, s->all, s->nall);
	add_text(out, "help", vk_buf_str(&words));
	vk_buf_addf(out, ",\n   \"defaultConfiguration\": {\"level\": \"%s\"}}",
	    word_of(level_of(rule)));
	vk_buf_free(&words);
}

static void
gather_rules(struct vk_sarif *s)
{
	s->all = vk_rules_new(&s->nall);
	s->rules = vk_alloc(s->nall, sizeof(*s->rules));
	for (size_t i = 0; i < s->nall; i++)
		if (level_of(&s->all[i]) != VK_OK)
			s->rules[s->n++] = &s->all[i];
	qsort(s->rules, s->n, sizeof(*s->rules), by_id);
}

struct vk_sarif *
vk_sarif_new(const struct vk_call *call, struct vk_buf *out)
{
	struct vk_sarif *s = vk_alloc(1, sizeof(*s));

	gather_rules(s);
	vk_buf_adds(out,
	    "{\"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/"
	    "errata01/os/schemas/sarif-schema-2.1.0.json\",\n"
	    " \"version\": \"2.1.0\",\n"
	    " \"runs\": [{\n"
	    " \"tool\": {\"driver\": {\"name\": \"vankien\", "
	    "\"semanticVersion\": \"" VK_VERSION "\", ");
	vk_json_named(out, "language", call->translated ? "vi" : "en");
	vk_buf_adds(out, ", \"rules\": [\n");
	for (size_t i = 0; i < s->n; i++) {
		add_rule(out, s, s->rules[i]);
		vk_buf_adds(out, i + 1 < s->n ? ",\n" : "\n");
	}
	vk_buf_adds(out, " ]}},\n ");
	vk_json_named(out, "language", call->translated ? "vi" : "en");
	vk_buf_adds(out,
	    ",\n \"columnKind\": \"unicodeCodePoints\",\n"
	    " \"results\": [");
	return s;
}

/* ---- the findings ---- */

/* The name of a file as a reference: what RFC 3986 does not leave bare is %. */
static void
add_uri(struct vk_buf *out, const char *path)
{
	static const char bare[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789-._~/";

	vk_buf_adds(out, *path == '/' ? "\"uri\": \"file://" : "\"uri\": \"");
	for (; *path != '\0'; path++) {
		if (strchr(bare, *path) != NULL)
			vk_buf_addc(out, *path);
		else
			vk_buf_addf(out, "%%%02X", (unsigned char)*path);
	}
	vk_buf_addc(out, '"');
}

static void
add_place(struct vk_buf *out, const char *name, const struct vk_pos *pos)
{
	if (pos->file == NULL)
		return;
	vk_buf_addf(out,
	    "\"%s\": [{\"physicalLocation\": {\"artifactLocation\": {", name);
	add_uri(out, pos->file);
	vk_buf_addc(out, '}');
	if (pos->line > 0)
		vk_buf_addf(out,
		    ", \"region\": {\"startLine\": %u, \"startColumn\": %u}",
		    (unsigned)pos->line,
		    (unsigned)(pos->column > 0 ? pos->column : 1));
	vk_buf_adds(out, "}}],\n   ");
}

/* All have a list of suppressions, as SARIF asks when one has. */
static void
add_suppressions(struct vk_buf *out, const struct vk_finding *f)
{
	vk_buf_adds(out, "\"suppressions\": [");
	if (f->accepted != NULL) {
		vk_buf_adds(
		    out, "{\"kind\": \"inSource\", \"status\": \"accepted\", ");
		vk_json_named(out, "justification", f->accepted);
		vk_buf_addc(out, '}');
	}
	vk_buf_adds(out, "],\n   ");
}

static void
add_properties(struct vk_buf *out, const struct vk_finding *f, const char *fix)
{
	vk_buf_adds(out, "\"properties\": {");
	vk_json_named(out, "found", f->found);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "needed", f->needed);
	vk_buf_adds(out, ", ");
	vk_json_named(out, "fix", fix);
	vk_buf_adds(out, "}}");
}

static void
add_rule_of(
    struct vk_buf *out, const struct vk_sarif *s, const struct vk_finding *f)
{
	const struct vk_rule_entry **rule =
	    bsearch(f->rule, s->rules, s->n, sizeof(*s->rules), against_id);

	vk_json_named(out, "ruleId", f->rule);
	if (rule != NULL)
		vk_buf_addf(
		    out, ", \"ruleIndex\": %zu", (size_t)(rule - s->rules));
}

static void
add_result(
    struct vk_buf *out, const struct vk_sarif *s, const struct vk_finding *f)
{
	const struct vk_message *m = vk_message(f->msg);
	struct vk_buf text = {0}, fix = {0};

	vk_print_fill(&text, m->text, f);
	vk_print_fill(&fix, m->fix, f);
	if (fix.len > 0)
		vk_buf_addf(&text, "; %s", vk_buf_str(&fix));
	vk_buf_adds(out, "  {");
	add_rule_of(out, s, f);
	vk_buf_addf(out, ", \"level\": \"%s\",\n   ", word_of(f->level));
	add_text(out, "message", vk_buf_str(&text));
	vk_buf_adds(out, ",\n   ");
	add_place(out, "locations", &f->pos);
	add_place(out, "relatedLocations", &f->other);
	add_suppressions(out, f);
	add_properties(out, f, vk_buf_str(&fix));
	vk_buf_free(&text);
	vk_buf_free(&fix);
}

/* What was only counted is told of the run. */
static void
note_more(struct vk_sarif *s, const char *file, size_t more)
{
	struct vk_buf text = {0};

	if (more == 0)
		return;
	vk_buf_addf(&text, "%s: ", file);
	vk_buf_addf(&text,
	    ngettext("%zu more finding is not shown",
		"%zu more findings are not shown", (unsigned long)more),
	    more);
	vk_buf_adds(&s->notes, s->notes.len > 0 ? ",\n  " : "\n  ");
	vk_buf_adds(&s->notes, "{\"level\": \"warning\", ");
	add_text(&s->notes, "message", vk_buf_str(&text));
	vk_buf_addc(&s->notes, '}');
	vk_buf_free(&text);
}

void
vk_sarif_findings(
    struct vk_sarif *s, struct vk_buf *out, const char *file, struct vk_diag *d)
{
	vk_diag_sort(d);
	for (size_t i = 0; i < vk_diag_kept(d); i++) {
		vk_buf_adds(out, s->begun ? ",\n" : "\n");
		add_result(out, s, vk_diag_at(d, i));
		s->begun = true;
	}
	note_more(s, file, vk_print_more(d));
}

void
vk_sarif_close(struct vk_sarif *s, struct vk_buf *out,
    const struct vk_call *call, int status)
{
	vk_buf_adds(out, "],\n \"artifacts\": [");
	for (size_t i = 0; i < call->noperands; i++) {
		vk_buf_adds(out, i > 0 ? ",\n  " : "\n  ");
		vk_buf_adds(out, "{\"location\": {");
		add_uri(out, call->operands[i]);
		vk_buf_adds(out, "}, \"roles\": [\"analysisTarget\"]}");
	}
	vk_buf_addf(out,
	    "],\n \"invocations\": [{\"executionSuccessful\": %s, "
	    "\"exitCode\": %d, \"toolExecutionNotifications\": [",
	    status <= 1 ? "true" : "false", status);
	vk_buf_adds(out, vk_buf_str(&s->notes));
	vk_buf_adds(out, "]}]}]}\n");
}

void
vk_sarif_free(struct vk_sarif *s)
{
	if (s == NULL)
		return;
	vk_rules_free(s->all);
	free(s->rules);
	vk_buf_free(&s->notes);
	free(s);
}
