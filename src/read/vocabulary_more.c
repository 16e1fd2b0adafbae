/*
 * Rules about values that no grammar can hold, as a table: which attribute of
 * which element is looked at, and by what.  Keys are gathered on the way and
 * compared at the end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "model/date.h"
#include "vocabulary.h"

struct key { /* the same value twice in one scope is an error */
	const void *scope;
	const struct vk_attr *attr;
	size_t number; /* in the order of the file */
};

struct more {
	struct vk_diag *diag;
	bool template_allowed;
	struct key *keys;
	size_t nkeys, room;
};

typedef void
attribute_rule(struct more *, const struct vk_node *, const struct vk_attr *);

static void
say(struct more *m, enum vk_msg msg, struct vk_pos pos, const char *found)
{
	vk_diag_add(m->diag, msg, pos, found, NULL, NULL);
}

/* ---- keys ---- */

static void
add_key(struct more *m, const void *scope, const struct vk_attr *attr)
{
	if (m->nkeys == m->room) {
		m->room = m->room > 0 ? 2 * m->room : 64;
		m->keys = vk_realloc(m->keys, m->room, sizeof(*m->keys));
	}
	m->keys[m->nkeys] = (struct key){scope, attr, m->nkeys};
	m->nkeys++;
}

static void
key_of_file(
    struct more *m, const struct vk_node *node, const struct vk_attr *attr)
{
	(void)node;
	add_key(m, NULL, attr);
}

static void
key_of_parent(
    struct more *m, const struct vk_node *node, const struct vk_attr *attr)
{
	add_key(m, node->parent, attr);
}

static int
compare_keys(const struct key *a, const struct key *b)
{
	if (a->scope != b->scope)
		return (uintptr_t)a->scope < (uintptr_t)b->scope ? -1 : 1;
	if (a->attr->name != b->attr->name)
		return a->attr->name < b->attr->name ? -1 : 1;
	return strcmp(a->attr->value, b->attr->value);
}

static int
by_key(const void *x, const void *y)
{
	const struct key *a = x, *b = y;
	int order = compare_keys(a, b);

	if (order == 0)
		order = a->number < b->number ? -1 : a->number > b->number;
	return order;
}

static void
compare_all_keys(struct more *m)
{
	size_t first = 0;
	char more[32];

	if (m->nkeys > 1)
		qsort(m->keys, m->nkeys, sizeof(*m->keys), by_key);
	for (size_t i = 1; i < m->nkeys; i++) {
		const struct vk_attr *attr = m->keys[i].attr;
		const struct vk_pos *pos = &m->keys[first].attr->pos;

		if (compare_keys(&m->keys[first], &m->keys[i]) != 0) {
			first = i;
			continue;
		}
		snprintf(more, sizeof(more), "%u:%u", (unsigned)pos->line,
		    (unsigned)pos->column);
		vk_diag_add(m->diag,
		    attr->name == VK_AT_TARGET ? VK_MSG_RESULT_TWICE
					       : VK_MSG_KEY_DOUBLE,
		    attr->pos, attr->value, attr->written, more);
	}
}

/* ---- values ---- */

static void
only_in_template(
    struct more *m, const struct vk_node *node, const struct vk_attr *attr)
{
	(void)node;
	if (attr->value[0] == '{' && !m->template_allowed)
		say(m, VK_MSG_TEMPLATE_ONLY, attr->pos, attr->value);
}

static void
real_day(struct more *m, const struct vk_node *node, const struct vk_attr *attr)
{
	struct vk_date date;

	(void)node;
	if (vk_date_read(attr->value, &date) == VK_DATE_NO_DAY)
		say(m, VK_MSG_DATE_UNREAL, attr->pos, attr->value);
}

static void
file_name(
    struct more *m, const struct vk_node *node, const struct vk_attr *attr)
{
	const char *name = attr->value;

	(void)node;
	if (*name == '\0' || strpbrk(name, "/\\") != NULL)
		return; /* not of the form: has its finding */
	if (!vk_file_is_beside(name))
		say(m, VK_MSG_FILE_NAME, attr->pos, name);
}

static bool
is_letter(uint32_t cp)
{
	cp = vk_viet_fold(cp);
	return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
}

/* The next run of letters and figures; false when there is none. */
static bool
next_token(const char **s, const char *end, size_t *len)
{
	const char *at = *s, *start = NULL;
	uint32_t cp;
	int n;

	while ((n = vk_utf8_decode(at, (size_t)(end - at), &cp)) > 0) {
		if (is_letter(cp) && start == NULL)
			start = at;
		else if (!is_letter(cp) && start != NULL)
			break;
		at += n;
	}
	*s = start;
	*len = start != NULL ? (size_t)(at - start) : 0;
	return start != NULL;
}

static bool
is_counter(const char *token, size_t len)
{
	static const char *const counters[] = {
	    "1", "I", "i", "A", "a", "nhất", "Một"};

	for (size_t i = 0; i < sizeof(counters) / sizeof(*counters); i++)
		if (strlen(counters[i]) == len &&
		    memcmp(counters[i], token, len) == 0)
			return true;
	return false;
}

static void
check_label(
    struct more *m, const struct vk_attr *attr, const char *label, size_t len)
{
	const char *at = label, *end = label + len;
	struct vk_pos pos = attr->pos;
	char found[64];
	bool any = false;
	size_t n;

	while (next_token(&at, end, &n)) {
		if (is_counter(at, n))
			return;
		any = true;
		at += n;
	}
	if (!any)
		return;
	snprintf(
	    found, sizeof(found), "%.*s", (int)(len < 60 ? len : 60), label);
	if (attr->ahead > 0) /* inside the value */
		pos.column += attr->ahead +
		    (uint32_t)vk_utf8_count(
			attr->value, (size_t)(label - attr->value));
	vk_diag_add(
	    m->diag, VK_MSG_LABEL_FORM, pos, found, "1 I i A a nhất Một", NULL);
}

static void
label(struct more *m, const struct vk_node *node, const struct vk_attr *attr)
{
	(void)node;
	check_label(m, attr, attr->value, strlen(attr->value));
}

static void
labels(struct more *m, const struct vk_node *node, const struct vk_attr *attr)
{
	const char *s = attr->value + strspn(attr->value, " ");

	(void)node;
	while (*s != '\0') {
		size_t len = strcspn(s, " ");

		check_label(m, attr, s, len);
		s += len;
		s += strspn(s, " ");
	}
}

static void
some_width(
    struct more *m, const struct vk_node *node, const struct vk_attr *attr)
{
	(void)node;
	if (strspn(attr->value, "0,*") == strlen(attr->value))
		say(m, VK_MSG_COLUMN_WIDTH, attr->pos, attr->value);
}

static const struct {
	enum vk_element element;
	enum vk_attribute attribute;
	attribute_rule *rule;
} rules[] = {
    {VK_EL_TARGET, VK_AT_KEY, key_of_file},
    {VK_EL_ITEM, VK_AT_KEY, key_of_file},
    {VK_EL_BRANCH, VK_AT_KEY, key_of_file},
    {VK_EL_YEAR, VK_AT_YEAR, key_of_parent},
    {VK_EL_RESULT, VK_AT_TARGET, key_of_parent},
    {VK_EL_EXTRA, VK_AT_SHORT_NAME, key_of_parent},
    {VK_EL_PLACE_DATE, VK_AT_PLACE, only_in_template},
    {VK_EL_PLACE_DATE, VK_AT_DATE, only_in_template},
    {VK_EL_PLACE_DATE, VK_AT_DATE, real_day},
    {VK_EL_BRANCH, VK_AT_DATE, real_day},
    {VK_EL_SIGNATURE, VK_AT_SIGNATURE_IMAGE, only_in_template},
    {VK_EL_SIGNATURE, VK_AT_SEAL_IMAGE, only_in_template},
    {VK_EL_SIGNATURE, VK_AT_SIGNATURE_IMAGE, file_name},
    {VK_EL_SIGNATURE, VK_AT_SEAL_IMAGE, file_name},
    {VK_EL_BRANCH, VK_AT_SIGNATURE_IMAGE, file_name},
    {VK_EL_BRANCH, VK_AT_SEAL_IMAGE, file_name},
    {VK_EL_DOCUMENT, VK_AT_RESULTS, file_name},
    {VK_EL_DOCUMENT, VK_AT_BRANCHES, file_name},
    {VK_EL_RESULTS, VK_AT_DOCUMENT, file_name},
    {VK_EL_BRANCHES, VK_AT_DOCUMENT, file_name},
    {VK_EL_BODY, VK_AT_NUMBERING, labels},
    {VK_EL_APPENDIX, VK_AT_NUMBERING, labels},
    {VK_EL_PART, VK_AT_STYLE, label},
    {VK_EL_CHAPTER, VK_AT_STYLE, label},
    {VK_EL_ARTICLE, VK_AT_STYLE, label},
    {VK_EL_SECTION, VK_AT_STYLE, label},
    {VK_EL_LIST, VK_AT_STYLE, label},
    {VK_EL_TARGETS, VK_AT_STYLE, label},
    {VK_EL_COLUMN, VK_AT_WIDTH, some_width},
};

/* ---- the walk ---- */

static void
check_attributes(struct more *m, const struct vk_node *node)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		const struct vk_attr *attr;

		if (rules[i].element != node->kind)
			continue;
		attr = vk_node_attr_whole(node, rules[i].attribute);
		if (attr != NULL)
			rules[i].rule(m, node, attr);
	}
}

static void
check_template(struct more *m, const struct vk_node *node, bool in_repeat)
{
	char found[16];

	if (node->kind != VK_EL_IF && node->kind != VK_EL_REPEAT &&
	    node->kind != VK_EL_FIELD)
		return;
	snprintf(found, sizeof(found), "<%s>", node->written);
	if (!m->template_allowed)
		say(m, VK_MSG_TEMPLATE_ONLY, node->pos, found);
	else if (node->kind == VK_EL_REPEAT && in_repeat)
		say(m, VK_MSG_REPEAT_NESTED, node->pos, NULL);
}

static void
check_node(struct more *m, const struct vk_node *node, bool in_repeat)
{
	if (node->kind == VK_EL_TEXT)
		return;
	if (node->nattrs > 0)
		check_attributes(m, node);
	check_template(m, node, in_repeat);
	if (node->kind == VK_EL_TABLE)
		vk_table_check_shape(node, m->diag);
	in_repeat = in_repeat || node->kind == VK_EL_REPEAT;
	for (node = node->first; node != NULL; node = node->next)
		check_node(m, node, in_repeat);
}

void
vk_vocabulary_check_more(
    const struct vk_doc *doc, bool template_allowed, struct vk_diag *d)
{
	struct more m = {.diag = d, .template_allowed = template_allowed};

	check_node(&m, doc->root, false);
	compare_all_keys(&m);
	free(m.keys);
}
