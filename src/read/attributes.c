/*
 * Attributes have no order, so their rules are a flat list; a choice between
 * groups ("nam", or "tu-nam" with "den-nam") marks each rule with its group
 * and alternative.  Of the alternatives the one counts that is nearest to what
 * was written.
 */
#include "attributes.h"

#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/nearest.h"
#include "values.h"
#include "xml.h"

enum {
	MOST_RULES = 40,
	MOST_GROUPS = 4,
	SHOWN = 60, /* bytes of a value in a message */
	/* how far an alternative is from what was written */
	WRONG_WORD = 100,
	WRONG_SET = 10,
	WRONG_VALUE = 1
};

struct rule {
	enum vk_attribute name;
	const struct vk_value_type *type; /* NULL: words */
	const char *words; /* '/' between */
	bool optional;
	unsigned group, alternative; /* from 1; group 0 is no choice */
};

struct vk_attribute_rules {
	struct rule rules[MOST_RULES];
	size_t n;
	bool group_optional[MOST_GROUPS + 1];
	unsigned alternatives[MOST_GROUPS + 1];
	unsigned ngroups;
};

/* ---- reading the rules ---- */

static size_t
read_rule(struct vk_arena *a, struct vk_attribute_rules *r, const char *s,
    unsigned group)
{
	struct rule *rule = &r->rules[r->n];
	size_t name = strcspn(s, ":="), len = strcspn(s + name + 1, " )");
	const char *what = s + name + 1;
	size_t used = name + 1 + len;

	assert(r->n < MOST_RULES);
	r->n++;
	rule->optional = what[len - 1] == '?';
	if (rule->optional)
		len--;
	rule->name = vk_attribute_find(s, name);
	assert(rule->name != VK_AT_NONE);
	if (s[name] == ':')
		rule->type = vk_value_type_find(what, len);
	else
		rule->words = vk_arena_strndup(a, what, len);
	assert(rule->type != NULL || rule->words != NULL);
	rule->group = group;
	rule->alternative = group != 0 ? r->alternatives[group] : 0;
	return used;
}

struct vk_attribute_rules *
vk_attributes_compile(struct vk_arena *a, const char *s)
{
	struct vk_attribute_rules *r = vk_arena_alloc(a, sizeof(*r));
	unsigned group = 0;

	while (*s != '\0') {
		if (*s == ' ') {
			s++;
		} else if (*s == '(') {
			group = ++r->ngroups;
			assert(group <= MOST_GROUPS);
			r->alternatives[group] = 1;
			s++;
		} else if (*s == '|') {
			r->alternatives[group]++;
			s++;
		} else if (*s == ')') {
			r->group_optional[group] = s[1] == '?';
			s += r->group_optional[group] ? 2 : 1;
			group = 0;
		} else {
			s += read_rule(a, r, s, group);
		}
	}
	return r;
}

/* ---- checking ---- */

struct check {
	const struct vk_attribute_rules *r;
	const struct vk_node *node;
	struct vk_arena *arena;
	struct vk_diag *diag; /* NULL: only count */
	unsigned *guesses;
	/* what each attribute is, or was probably meant to be */
	enum vk_attribute meant[VK_XML_MOST_ATTRIBUTES];
	unsigned faults;
};

static void
fault(struct check *c, enum vk_msg msg, struct vk_pos pos, const char *found,
    const char *needed, const char *more)
{
	c->faults++;
	if (c->diag != NULL)
		vk_diag_add(c->diag, msg, pos, found, needed, more);
}

/* Whether words for a finding would be kept. */
static bool
is_heard(const struct check *c)
{
	return c->diag != NULL && vk_diag_kept(c->diag) < VK_DIAG_MOST;
}

static const char *
nearest(
    const struct check *c, const char *word, const char *const *names, size_t n)
{
	if (n == 0 || *c->guesses == 0)
		return NULL;
	--*c->guesses;
	return vk_nearest(word, names, n);
}

static const struct vk_attr *
attribute(const struct check *c, enum vk_attribute name)
{
	for (size_t i = 0; i < c->node->nattrs; i++)
		if (c->meant[i] == name)
			return &c->node->attrs[i];
	return NULL;
}

static const struct rule *
rule_of(const struct vk_attribute_rules *r, enum vk_attribute name,
    unsigned group, unsigned alternative)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->rules[i].name == name && r->rules[i].group == group &&
		    r->rules[i].alternative == alternative)
			return &r->rules[i];
	return NULL;
}

static const struct rule *
any_rule_of(const struct vk_attribute_rules *r, enum vk_attribute name)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->rules[i].name == name)
			return &r->rules[i];
	return NULL;
}

/* ---- values ---- */

static const char *
trimmed(struct vk_arena *a, const char *value)
{
	size_t len;

	value += strspn(value, " \t\r\n");
	len = strlen(value);
	while (len > 0 && strchr(" \t\r\n", value[len - 1]) != NULL)
		len--;
	return vk_arena_strndup(a, value, len);
}

/* The attributes of a node are ours; only its readers see them as const. */
static bool
value_fits(struct check *c, const struct rule *rule, const struct vk_attr *attr)
{
	enum vk_value_match match;

	if (rule->type != NULL)
		match = vk_value_check(rule->type, attr->value);
	else
		match = vk_value_is_word(rule->words, '/', attr->value)
		    ? VK_VALUE_TRIM
		    : VK_VALUE_BAD;
	if (match == VK_VALUE_TRIM)
		((struct vk_attr *)attr)->value =
		    trimmed(c->arena, attr->value);
	return match != VK_VALUE_BAD;
}

static void
add_word(struct vk_buf *list, const char *word, size_t len)
{
	if (list->len > 0)
		vk_buf_adds(list, ", ");
	vk_buf_add(list, word, len);
}

static void
add_words(struct vk_buf *list, const char *words, char between)
{
	while (*words != '\0') {
		const char *end = strchr(words, between);
		size_t len =
		    end != NULL ? (size_t)(end - words) : strlen(words);

		add_word(list, words, len);
		words += len + (end != NULL ? 1 : 0);
	}
}

/* A value for a message, cut after a whole code point. */
static const char *
shown(struct vk_arena *a, const char *value)
{
	size_t len = strlen(value);

	if (len <= SHOWN)
		return value;
	len = SHOWN;
	while (len > 0 && ((unsigned char)value[len] & 0xC0) == 0x80)
		len--;
	return vk_arena_printf(a, "%.*s...", (int)len, value);
}

enum { MOST_WORDS = 40 };

/* The one of the words that was probably meant. */
static const char *
nearest_word(
    const struct check *c, const char *value, const struct vk_buf *list)
{
	char *words = vk_arena_strdup(c->arena, vk_buf_str(list));
	const char *names[MOST_WORDS];
	size_t n = 0;

	while (words != NULL && *words != '\0' && n < MOST_WORDS) {
		char *end = strstr(words, ", ");

		names[n++] = words;
		if (end != NULL)
			*end = '\0';
		words = end != NULL ? end + 2 : NULL;
	}
	return nearest(c, value, names, n);
}

/* Every word that the attribute may have, over all alternatives. */
static void
all_words(const struct vk_attribute_rules *r, enum vk_attribute name,
    struct vk_buf *list)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct rule *rule = &r->rules[i];

		if (rule->name == name && rule->words != NULL)
			add_words(list, rule->words, '/');
	}
}

static void
bad_word(struct check *c, const struct vk_attr *attr, const struct vk_buf *list)
{
	const char *value = shown(c->arena, attr->value);
	const char *meant = nearest_word(c, attr->value, list);

	if (meant != NULL)
		fault(c, VK_MSG_VALUE_MISSPELT, attr->pos, value,
		    vk_buf_str(list), meant);
	else
		fault(c, VK_MSG_VALUE_UNKNOWN, attr->pos, value,
		    vk_buf_str(list), attr->written);
}

/*
 * A number in the English form, in the Vietnamese one: points and commas
 * change places.  NULL when it is none.
 */
static const char *
number_meant(
    const struct check *c, const struct vk_value_type *type, const char *value)
{
	char *meant;

	if (value[strspn(value, "-0123456789.,; ")] != '\0')
		return NULL;
	meant = vk_arena_strdup(c->arena, value);
	for (char *s = meant; *s != '\0'; s++)
		if (*s == '.' || *s == ',')
			*s = *s == '.' ? ',' : '.';
	return vk_value_check(type, meant) == VK_VALUE_GOOD ? meant : NULL;
}

static void
bad_form(struct check *c, const struct vk_value_type *type,
    const struct vk_attr *attr, const char *forms)
{
	const char *found = shown(c->arena, attr->value);
	const char *meant = number_meant(c, type, attr->value);

	if (meant != NULL)
		fault(c, VK_MSG_VALUE_POINT, attr->pos, found,
		    shown(c->arena, meant), attr->written);
	else
		fault(c,
		    strchr(forms, ';') != NULL ? VK_MSG_VALUE_FORM_ONE_OF
					       : VK_MSG_VALUE_FORM,
		    attr->pos, found, forms, attr->written);
}

static void
bad_value(struct check *c, const struct rule *rule, const struct vk_attr *attr)
{
	const struct vk_value_type *type = rule->type;
	struct vk_buf list = {0};

	if (attr->value[0] == '\0')
		fault(c, VK_MSG_VALUE_EMPTY, attr->pos, attr->written, NULL,
		    NULL);
	else if (type == NULL)
		all_words(c->r, rule->name, &list);
	else if (type->words != NULL)
		add_words(&list, type->words, ' ');
	if (type != NULL && type->form != NULL) {
		if (list.len > 0)
			vk_buf_adds(&list, "; ");
		vk_buf_adds(&list, type->form);
	}
	if (attr->value[0] == '\0')
		;
	else if (type != NULL && type->form != NULL)
		bad_form(c, type, attr, vk_buf_str(&list));
	else
		bad_word(c, attr, &list);
	vk_buf_free(&list);
}

static void
check_value(
    struct check *c, const struct rule *rule, const struct vk_attr *attr)
{
	if (value_fits(c, rule, attr))
		return;
	if (is_heard(c))
		bad_value(c, rule, attr);
	else
		fault(c, VK_MSG_VALUE_FORM, attr->pos, NULL, NULL, NULL);
}

/* ---- names ---- */

static bool
is_taken(const struct check *c, size_t n, enum vk_attribute name)
{
	for (size_t i = 0; i < n; i++)
		if (c->meant[i] == name)
			return true;
	return vk_node_attr(c->node, name) != NULL;
}

/* What an unknown name was meant to be: one that is allowed and not there. */
static enum vk_attribute
guess(const struct check *c, size_t i)
{
	const char *names[MOST_RULES], *name;
	size_t n = 0;

	for (size_t k = 0; k < c->r->n; k++)
		if (!is_taken(c, i, c->r->rules[k].name))
			names[n++] = vk_attribute_name(c->r->rules[k].name);
	name = nearest(c, c->node->attrs[i].written, names, n);
	return name != NULL ? vk_attribute_find(name, strlen(name))
			    : VK_AT_NONE;
}

static void
unknown_attribute(struct check *c, const struct vk_attr *attr)
{
	struct vk_buf list = {0};

	for (size_t i = 0; is_heard(c) && i < c->r->n; i++) {
		enum vk_attribute name = c->r->rules[i].name;
		const char *written = vk_attribute_name(name);

		if (any_rule_of(c->r, name) == &c->r->rules[i])
			add_word(&list, written, strlen(written));
	}
	fault(c,
	    list.len > 0 ? VK_MSG_ATTRIBUTE_UNKNOWN : VK_MSG_ATTRIBUTE_NONE,
	    attr->pos, attr->written, vk_buf_str(&list), c->node->written);
	vk_buf_free(&list);
}

static void
name_attribute(struct check *c, size_t i)
{
	const struct vk_attr *attr = &c->node->attrs[i];

	c->meant[i] = attr->name;
	if (attr->name != VK_AT_NONE && any_rule_of(c->r, attr->name) != NULL)
		return;
	c->meant[i] = attr->name == VK_AT_NONE ? guess(c, i) : VK_AT_NONE;
	if (c->meant[i] == VK_AT_NONE)
		unknown_attribute(c, attr);
	else
		fault(c, VK_MSG_ATTRIBUTE_MISSPELT, attr->pos, attr->written,
		    NULL, vk_attribute_name(c->meant[i]));
}

/* ---- choices ---- */

static bool
is_in_group(
    const struct vk_attribute_rules *r, enum vk_attribute name, unsigned group)
{
	const struct rule *rule = any_rule_of(r, name);

	return name != VK_AT_NONE && rule != NULL && rule->group == group;
}

static unsigned
distance(struct check *c, unsigned group, unsigned alternative)
{
	unsigned far = 0;

	for (size_t i = 0; i < c->node->nattrs; i++) {
		const struct rule *rule =
		    rule_of(c->r, c->meant[i], group, alternative);

		if (!is_in_group(c->r, c->meant[i], group))
			continue;
		if (rule == NULL)
			far += WRONG_SET;
		else if (!value_fits(c, rule, &c->node->attrs[i]))
			far += rule->words != NULL ? WRONG_WORD : WRONG_VALUE;
	}
	for (size_t i = 0; i < c->r->n; i++) {
		const struct rule *rule = &c->r->rules[i];

		if (rule->group == group && rule->alternative == alternative &&
		    !rule->optional && attribute(c, rule->name) == NULL)
			far += WRONG_SET;
	}
	return far;
}

/* 0 when nothing of the group is there at all. */
static unsigned
nearest_alternative(struct check *c, unsigned group)
{
	unsigned best = 0, least = 0;
	bool any = false;

	for (size_t i = 0; i < c->node->nattrs; i++)
		any = any || is_in_group(c->r, c->meant[i], group);
	for (unsigned k = 1; any && k <= c->r->alternatives[group]; k++) {
		unsigned far = distance(c, group, k);

		if (best == 0 || far < least) {
			best = k;
			least = far;
		}
	}
	return best;
}

/* What the alternative is known by: `phep="it-nhat"`, or just `tu-nam`. */
static const char *
sign_of(struct check *c, unsigned group, unsigned alternative)
{
	const struct vk_attr *attr = NULL;

	for (size_t i = 0; i < c->r->n && attr == NULL; i++)
		if (c->r->rules[i].group == group &&
		    c->r->rules[i].alternative == alternative)
			attr = attribute(c, c->r->rules[i].name);
	if (attr == NULL)
		return "";
	if (any_rule_of(c->r, attr->name) == NULL ||
	    any_rule_of(c->r, attr->name)->words == NULL)
		return attr->written;
	return vk_arena_printf(
	    c->arena, "%s=\"%s\"", attr->written, shown(c->arena, attr->value));
}

static bool
starts_every_alternative(
    const struct vk_attribute_rules *r, const struct rule *rule)
{
	if (rule == NULL)
		return false;
	for (unsigned k = 1; k <= r->alternatives[rule->group]; k++)
		if (rule_of(r, rule->name, rule->group, k) == NULL)
			return false;
	return true;
}

static void
missing_in_group(struct check *c, const struct rule *rule)
{
	const char *needed = vk_attribute_name(rule->name);
	const char *sign = sign_of(c, rule->group, rule->alternative);
	bool first = !c->r->group_optional[rule->group] &&
	    starts_every_alternative(c->r, rule);

	if (first || *sign == '\0')
		fault(c, VK_MSG_ATTRIBUTE_MISSING, c->node->pos,
		    c->node->written, needed, NULL);
	else
		fault(
		    c, VK_MSG_ATTRIBUTE_WITH, c->node->pos, sign, needed, NULL);
}

static void
check_alternative(struct check *c, unsigned group, unsigned alternative)
{
	for (size_t i = 0; i < c->node->nattrs; i++) {
		const struct vk_attr *attr = &c->node->attrs[i];
		const struct rule *rule =
		    rule_of(c->r, c->meant[i], group, alternative);

		if (!is_in_group(c->r, c->meant[i], group))
			continue;
		if (rule != NULL)
			check_value(c, rule, attr);
		else
			fault(c, VK_MSG_ATTRIBUTE_CLASH, attr->pos,
			    attr->written, sign_of(c, group, alternative),
			    NULL);
	}
	for (size_t i = 0; i < c->r->n; i++) {
		const struct rule *rule = &c->r->rules[i];

		if (rule->group == group && rule->alternative == alternative &&
		    !rule->optional && attribute(c, rule->name) == NULL)
			missing_in_group(c, rule);
	}
}

static void
missing_group(struct check *c, unsigned group)
{
	const struct rule *first = NULL;
	struct vk_buf list = {0};

	for (unsigned k = 1; k <= c->r->alternatives[group]; k++)
		for (size_t i = 0; i < c->r->n; i++) {
			const struct rule *rule = &c->r->rules[i];
			const char *name = vk_attribute_name(rule->name);

			if (rule->group != group || rule->alternative != k)
				continue;
			if (first == NULL || first->name != rule->name)
				add_word(&list, name, strlen(name));
			first = first != NULL ? first : rule;
			break;
		}
	fault(c,
	    starts_every_alternative(c->r, first) ? VK_MSG_ATTRIBUTE_MISSING
						  : VK_MSG_ATTRIBUTE_ONE_OF,
	    c->node->pos, c->node->written, vk_buf_str(&list), NULL);
	vk_buf_free(&list);
}

static void
check_group(struct check *c, unsigned group)
{
	unsigned k = nearest_alternative(c, group);

	if (k != 0)
		check_alternative(c, group, k);
	else if (!c->r->group_optional[group])
		missing_group(c, group);
}

/* ---- the whole ---- */

static void
check_plain(struct check *c)
{
	for (size_t i = 0; i < c->node->nattrs; i++) {
		const struct rule *rule = rule_of(c->r, c->meant[i], 0, 0);

		if (rule != NULL && c->meant[i] != VK_AT_NONE)
			check_value(c, rule, &c->node->attrs[i]);
	}
	for (size_t i = 0; i < c->r->n; i++) {
		const struct rule *rule = &c->r->rules[i];

		if (rule->group == 0 && !rule->optional &&
		    attribute(c, rule->name) == NULL)
			fault(c, VK_MSG_ATTRIBUTE_MISSING, c->node->pos,
			    c->node->written, vk_attribute_name(rule->name),
			    NULL);
	}
}

unsigned
vk_attributes_check(const struct vk_attribute_rules *r,
    const struct vk_node *node, struct vk_arena *a, unsigned *guesses,
    struct vk_diag *d)
{
	struct check c = {
	    .r = r, .node = node, .arena = a, .diag = d, .guesses = guesses};

	assert(node->nattrs <= VK_XML_MOST_ATTRIBUTES);
	for (size_t i = 0; i < node->nattrs; i++)
		name_attribute(&c, i);
	check_plain(&c);
	for (unsigned group = 1; group <= r->ngroups; group++)
		check_group(&c, group);
	return c.faults;
}
