/*
 * The catalogue of all rules, for people who ask what a finding means: those
 * of form from catalogue.def, all others from the messages that name them,
 * with what examples.def has of them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

#define N_(s) s

enum set { HD36, HD05, ND30, QD399, DSP, DSS, DSG, SET_COUNT };

enum certainty { NONE, CERTAIN, ONE_SOURCE, SUCCESSOR, INFERRED, OURS };

static const char *const certainties[] = {
    [NONE] = NULL,
    [CERTAIN] = N_("stated alike by several independent sources"),
    [ONE_SOURCE] = N_("stated by one source"),
    [SUCCESSOR] =
	N_("by the guideline that came after it; not seen in its own words"),
    [INFERRED] = N_("inferred from examples and practice; no text says it"),
    [OURS] = N_("a rule of vankien, not of a guideline"),
};

/* In the order in which they are listed: the one in force first. */
static const struct {
	enum set set;
	const char *prefix;
	const char *source; /* its public name; the same in every language */
	const char *from, *to;
} sets[] = {
    {HD05, "HD05-", "Hướng dẫn 05-HD/VPTW, 27/5/2026", N_("27 May 2026"), NULL},
    {HD36, "HD36-", "Hướng dẫn 36-HD/VPTW, 03/4/2018", N_("3 April 2018"),
	N_("26 May 2026")},
    {ND30, "ND30-", "Nghị định 30/2020/NĐ-CP, 05/3/2020", N_("5 March 2020"),
	NULL},
    {QD399, "QD399-", "Quy định 399-QĐ/TW, 09/01/2026", N_("9 January 2026"),
	NULL},
    {DSP, "DS-",
	"Hướng dẫn 05-HD/VPTW, 27/5/2026; Quy định 379-QĐ/TW, 22/10/2025",
	N_("27 May 2026"), NULL},
    {DSS, "DS-", "Nghị định 30/2020/NĐ-CP, 05/3/2020", N_("5 March 2020"),
	NULL},
    {DSG, "DS-", "vankien", NULL, NULL},
};

struct held { /* a rule in one of the rule sets */
	enum certainty sure; /* NONE: that one has no such rule */
	const char *differs, *right, *wrong;
};

static const struct row {
	const char *number, *name, *asks, *right, *wrong;
	unsigned deals;
	struct held held[SET_COUNT];
} rows[] = {
#define HELD(set, sure) [set] = {sure, NULL, NULL, NULL}
#define HELD_BUT(set, sure, differs, right, wrong)                             \
	[set] = {sure, differs, right, wrong}
#define VK_RULE(number, name, asks, right, wrong, deals, ...)                  \
	{number, name, asks, right, wrong, deals, {__VA_ARGS__}},
#include "catalogue.def"
#undef VK_RULE
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* ---- where it stands ---- */

/* By the figure before the point: the components of the Party's papers. */
static const char *const components[] = {
    N_("the sheet and its type"),
    N_("component 1, the title (ô 1)"),
    N_("component 2, the issuing body (ô 2)"),
    N_("component 3, number and symbol (ô 3)"),
    N_("component 4, place and date (ô 4)"),
    N_("component 5, kind and subject (ô 5a; of a công văn ô 5b)"),
    N_("component 6, the body (ô 6)"),
    N_("component 7, authority, office, name and signature (ô 7a, 7b, 7c)"),
    N_("component 8, the seal (ô 8)"),
    N_("component 9, recipients (ô 9a, 9b)"),
    N_("additional components (ô 10 to 13)"),
    N_("copies"),
};

static const char *
place_of(enum set set, const char *number)
{
	size_t n = (size_t)strtoul(number, NULL, 10);

	if (set == ND30)
		return n == 0 && strncmp(number, "II.", 3) != 0
		    ? "Phụ lục I"
		    : "Phụ lục I, mục II";
	if (set == DSS)
		return "Phụ lục I";
	if ((set != HD36 && set != HD05) ||
	    n >= sizeof(components) / sizeof(components[0]))
		return NULL;
	return components[n];
}

/* ---- rules of form ---- */

static const char *
or_else(const char *own, const char *common)
{
	return own != NULL ? own : common;
}

static void
add_form(struct vk_rule_entry *rule, size_t set, size_t at)
{
	const struct row *r = &rows[at];
	const struct held *h = &r->held[sets[set].set];

	strcpy(rule->id, sets[set].prefix);
	strncat(rule->id, r->number,
	    sizeof(rule->id) - strlen(sets[set].prefix) - 1);
	rule->row = at + 1;
	rule->name = r->name;
	rule->asks = r->asks;
	rule->differs = h->differs;
	rule->right = or_else(h->right, r->right);
	rule->wrong = or_else(h->wrong, r->wrong);
	rule->source = sets[set].source;
	rule->place = place_of(sets[set].set, r->number);
	rule->from = sets[set].from;
	rule->to = sets[set].to;
	rule->certainty = certainties[h->sure];
	rule->deals = r->deals;
}

static size_t
add_forms(struct vk_rule_entry *rules)
{
	size_t n = 0;

	for (size_t s = 0; s < sizeof(sets) / sizeof(sets[0]); s++)
		for (size_t i = 0; i < ROWS; i++)
			if (rows[i].held[sets[s].set].sure != NONE)
				add_form(&rules[n++], s, i);
	return n;
}

/* ---- rules that only messages speak of ---- */

static bool
is_known(const struct vk_rule_entry *rules, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(rules[i].id, id) == 0)
			return true;
	return false;
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct vk_rule_entry *)a)->id,
	    ((const struct vk_rule_entry *)b)->id);
}

static const struct {
	const char *id, *right, *wrong;
} examples[] = {
#define VK_EXAMPLE(id, right, wrong) {id, right, wrong},
#include "examples.def"
#undef VK_EXAMPLE
};

/* What a measure of the pages asks is asked by the rule that it names. */
static void
add_examples(struct vk_rule_entry *rule)
{
	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		if (strcmp(examples[i].id, rule->id) != 0)
			continue;
		rule->right = examples[i].right;
		rule->wrong = examples[i].wrong;
		rule->source = strstr(rule->name, "{by}") != NULL
		    ? N_("the rule that the finding names")
		    : N_("vankien's own");
	}
}

static size_t
add_others(struct vk_rule_entry *rules, size_t n)
{
	size_t first = n;

	for (int i = 0; i < VK_MSG_COUNT; i++) {
		const struct vk_message *m = vk_message((enum vk_msg)i);

		if (strncmp(m->rule, "VK-", 3) != 0 ||
		    is_known(rules + first, n - first, m->rule))
			continue;
		strncpy(rules[n].id, m->rule, sizeof(rules[n].id) - 1);
		rules[n].name = m->text;
		add_examples(&rules[n++]);
	}
	qsort(rules + first, n - first, sizeof(*rules), by_id);
	return n;
}

struct vk_rule_entry *
vk_rules_new(size_t *n)
{
	struct vk_rule_entry *rules =
	    vk_alloc(ROWS * SET_COUNT + VK_MSG_COUNT, sizeof(*rules));

	*n = add_others(rules, add_forms(rules));
	return rules;
}

void
vk_rules_free(struct vk_rule_entry *rules)
{
	free(rules);
}

/* ---- what is said of them ---- */

#define IN(set) (1u << (set))

/*
 * Messages that not all rule sets with the rule give: one that is not certain
 * of it warns, and the State has signs of its own.
 */
static const struct {
	enum vk_msg msg;
	unsigned sets;
} given_in[] = {
    {VK_MSG_SMALL_PAPER, IN(HD05) | IN(ND30)},
    {VK_MSG_FORM_SUBJECT_VV, IN(HD05)},
    {VK_MSG_FORM_SUBJECT_VV_UNSURE, IN(HD36)},
    {VK_MSG_FORM_SUBJECT_ABOUT, IN(HD05)},
    {VK_MSG_FORM_SUBJECT_MARK, IN(ND30)},
    {VK_MSG_FORM_BODY_END, IN(HD05)},
    {VK_MSG_FORM_BODY_END_UNSURE, IN(HD36)},
    {VK_MSG_FORM_GROUND_END, IN(HD05) | IN(ND30)},
    {VK_MSG_FORM_GROUND_END_UNSURE, IN(HD36)},
    {VK_MSG_FORM_GROUND_DASH, IN(HD36) | IN(HD05)},
    {VK_MSG_FORM_STANDING_BOARD, IN(HD05)},
    {VK_MSG_FORM_NUMBER_BODY, IN(HD05)},
    {VK_MSG_FORM_GROUND_SLANT, IN(HD36) | IN(HD05)},
    {VK_MSG_FORM_GROUND_CITED, IN(HD05)},
    {VK_MSG_FORM_POINT_LETTER_HD36, IN(HD36)},
    {VK_MSG_FORM_OFFICE_BODY, IN(HD05)},
    {VK_MSG_FORM_CONGRESS_CHIEF, IN(HD05)},
    {VK_MSG_FORM_CONGRESS_CHIEF_UNSURE, IN(HD36)},
    {VK_MSG_FORM_APPENDIX_REFERENCE, IN(HD05)},
    {VK_MSG_FORM_APPENDIX_REFERENCE_UNSURE, IN(HD36)},
    {VK_MSG_FORM_STAMP_URGENCY, IN(HD05)},
    {VK_MSG_FORM_STAMP_URGENCY_UNSURE, IN(HD36)},
    {VK_MSG_FORM_STAMP_CAPITALS, IN(HD05)},
    {VK_MSG_FORM_STAMP_CAPITALS_UNSURE, IN(HD36)},
    {VK_MSG_FORM_DRAFT_WRITTEN, IN(HD05)},
    {VK_MSG_FORM_DRAFT_WRITTEN_UNSURE, IN(HD36)},
    {VK_MSG_FORM_PART_NAME, IN(HD36) | IN(HD05)},
    {VK_MSG_FORM_SECTION_NAME, IN(HD36) | IN(HD05)},
    {VK_MSG_FORM_ARTICLE_NAME, IN(HD36) | IN(HD05)},
    {VK_MSG_FORM_HEADING_STYLE, IN(HD36) | IN(HD05)},
    {VK_MSG_FORM_POINT_LABEL_HD36, IN(HD36)},
    {VK_MSG_FORM_NAME_TITLE, IN(HD36) | IN(HD05)},
    {VK_MSG_FORM_NAME_TITLE_UNSURE, IN(ND30)},
    {VK_MSG_FORM_CONGRESS_SIGN, IN(HD05)},
    {VK_MSG_FORM_CONGRESS_SIGN_UNSURE, IN(HD36)},
    {VK_MSG_FORM_CONGRESS_OFFICE, IN(HD05)},
    {VK_MSG_FORM_CONGRESS_OFFICE_UNSURE, IN(HD36)},
    {VK_MSG_FORM_RECIPIENT_SEPARATOR, IN(HD05) | IN(ND30)},
    {VK_MSG_FORM_RECIPIENT_SEPARATOR_UNSURE, IN(HD36)},
    {VK_MSG_FORM_ARCHIVE, IN(HD05) | IN(ND30)},
    {VK_MSG_FORM_ARCHIVE_UNSURE, IN(HD36)},
    {VK_MSG_FORM_ARCHIVE_SIGN, IN(HD05)},
    {VK_MSG_FORM_ARCHIVE_SIGN_UNSURE, IN(HD36)},
    {VK_MSG_FORM_ARCHIVE_PLACE, IN(HD36) | IN(HD05)},
    {VK_MSG_FORM_RECEIVERS, IN(HD36) | IN(HD05)},
    {VK_MSG_FORM_RECEIVERS_OTHER, IN(HD36) | IN(HD05)},
};

static bool
is_given(enum vk_msg msg, const char *id, size_t prefix)
{
	for (size_t i = 0; i < sizeof(given_in) / sizeof(given_in[0]); i++) {
		if (given_in[i].msg != msg)
			continue;
		for (size_t s = 0; s < sizeof(sets) / sizeof(sets[0]); s++)
			if (strlen(sets[s].prefix) == prefix &&
			    strncmp(sets[s].prefix, id, prefix) == 0 &&
			    (given_in[i].sets & IN(sets[s].set)) != 0)
				return true;
		return false;
	}
	return true;
}

bool
vk_rule_says(const struct vk_rule_entry *rule, size_t message)
{
	enum vk_msg msg = (enum vk_msg)message;
	const char *number = vk_message(msg)->rule;
	size_t prefix = strcspn(rule->id, "-") + 1;

	if (strcmp(rule->id, number) == 0)
		return true;
	return rule->row > 0 && strncmp(rule->id, "QD", 2) != 0 &&
	    number[0] >= '0' && number[0] <= '9' &&
	    strcmp(rule->id + prefix, number) == 0 &&
	    is_given(msg, rule->id, prefix);
}
