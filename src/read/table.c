/*
 * The headings are the names of the fields, with or without marks; a row
 * becomes the same small tree that XML would have given.
 */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "model/tally.h"
#include "text_fault.h"

struct plan { /* where a column's values go */
	struct vk_field_name field; /* VK_EL_NONE: elsewhere */
	size_t key; /* length of the key of a result; 0: of none */
	bool first; /* of its key */
	size_t next; /* column of the same key; 0: none */
};

struct table {
	const char *path;
	const struct vk_table_form *form;
	void *self;
	struct vk_arena *arena; /* of the columns */
	struct vk_data_column *columns;
	struct plan *plans;
	size_t n;
};

/* ---- cells ---- */

struct report {
	struct vk_diag *diag;
	const struct vk_data_cell *cell;
};

static struct vk_pos
place_in(const struct vk_data_cell *c, size_t index)
{
	struct vk_pos pos = c->pos;

	if (c->exact)
		pos.column += (uint32_t)index;
	return pos;
}

static void
report_fault(const struct vk_text_finding *f, void *user)
{
	const struct report *r = user;

	vk_text_fault_say(r->diag, f, place_in(r->cell, f->index));
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Takes blanks off both ends, also those that do not break. */
static void
trim(const char **s, size_t *len)
{
	static const char hard[] = "\xC2\xA0";

	for (bool more = true; more && *len > 0;) {
		more = false;
		if (is_blank(**s) || (*len > 1 && memcmp(*s, hard, 2) == 0)) {
			size_t n = is_blank(**s) ? 1 : 2;

			*s += n;
			*len -= n;
			more = true;
		} else if (is_blank((*s)[*len - 1])) {
			--*len;
			more = true;
		} else if (*len > 1 && memcmp(*s + *len - 2, hard, 2) == 0) {
			*len -= 2;
			more = true;
		}
	}
}

static bool
is_empty(const struct vk_data_cell *c)
{
	const char *s = c->bytes;
	size_t len = c->len;

	trim(&s, &len);
	return len == 0;
}

/* In NFC, without the blanks round it; kept. */
static char *
text_of(struct vk_arena *a, const struct vk_data_cell *c, struct vk_diag *d)
{
	struct vk_data_cell inner = *c;
	struct report report = {d, &inner};
	struct vk_buf text = {0};
	size_t index;
	char *kept;

	trim(&inner.bytes, &inner.len);
	inner.pos = place_in(
	    c, vk_utf8_count(c->bytes, (size_t)(inner.bytes - c->bytes)));
	vk_text_compose(&text, inner.bytes, inner.len, report_fault, &report);
	if (vk_text_has_long_word(inner.bytes, inner.len, &index))
		vk_text_long_word_say(d, place_in(&inner, index));
	kept = vk_arena_strdup(a, vk_buf_str(&text));
	vk_buf_free(&text);
	return kept;
}

/* ---- headings ---- */

/* "Đầu kỳ" is dau-ky; dots stay. */
static char *
fold(struct vk_arena *a, const char *s)
{
	struct vk_buf folded = {0}, name = {0};
	char *kept;

	vk_viet_fold_text(&folded, s, strlen(s));
	for (size_t i = 0; i < folded.len; i++) {
		char c = folded.data[i];
		bool sign = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		    c == '.';

		if (!sign && name.len > 0 && name.data[name.len - 1] != '-')
			vk_buf_addc(&name, '-');
		else if (sign)
			vk_buf_addc(&name, c);
	}
	if (name.len > 0 && name.data[name.len - 1] == '-')
		name.data[--name.len] = '\0';
	kept = vk_arena_strdup(a, vk_buf_str(&name));
	vk_buf_free(&folded);
	vk_buf_free(&name);
	return kept;
}

/* "ct01. muc-giao" is ct01.muc-giao; other dots are no part of a name. */
static char *
mend_dots(char *name)
{
	char *dot = strchr(name, '.');
	const char *part = dot != NULL ? dot + 1 : NULL;

	if (part != NULL && *part == '-')
		part++;
	if (dot != NULL && dot > name && vk_row_knows(part, strlen(part))) {
		char *end = dot;

		while (end > name && end[-1] == '-')
			end--;
		memmove(end + 1, part, strlen(part) + 1);
		*end = '.';
		return name;
	}
	for (char *c = name; (c = strchr(c, '.')) != NULL;)
		if (c == name || c[1] == '\0' || c[1] == '-' || c[-1] == '-')
			memmove(c, c + 1, strlen(c));
		else
			*c = '-';
	return name;
}

static bool
name_column(struct table *t, struct vk_data_column *c, struct vk_diag *d)
{
	char *name = mend_dots(fold(t->arena, c->heading));

	if (*name == '\0' || *name == '-') {
		vk_diag_add(
		    d, VK_MSG_COLUMN_NAME, c->pos, c->heading, NULL, NULL);
		return false;
	}
	for (size_t i = 0; i < t->n; i++) {
		char more[32];

		if (t->columns[i].name == NULL ||
		    strcmp(t->columns[i].name, name) != 0)
			continue;
		snprintf(more, sizeof(more), "%u:%u",
		    (unsigned)t->columns[i].pos.line,
		    (unsigned)t->columns[i].pos.column);
		vk_diag_add(
		    d, VK_MSG_COLUMN_DOUBLE, c->pos, c->heading, NULL, more);
		return false;
	}
	c->name = name;
	return true;
}

static size_t
key_len(const char *name)
{
	return strchr(name, '.') != NULL ? strcspn(name, ".") : 0;
}

/* The last column before this one that has the same key; itself: none. */
static size_t
same_key(const struct table *t, size_t i)
{
	size_t len = t->plans[i].key;

	for (size_t k = i; k-- > 0;)
		if (t->columns[k].name != NULL && t->plans[k].key == len &&
		    memcmp(t->columns[k].name, t->columns[i].name, len) == 0)
			return k;
	return i;
}

static void
plan(struct table *t)
{
	t->plans = vk_arena_array(t->arena, t->n, sizeof(*t->plans));
	for (size_t i = 0; i < t->n; i++) {
		const char *name = t->columns[i].name;
		struct plan *p = &t->plans[i];

		if (name == NULL)
			continue;
		p->field = vk_field_find(name, strlen(name));
		p->key = key_len(name);
		if (p->key > 0) {
			size_t before = same_key(t, i);

			p->first = before == i;
			if (!p->first)
				t->plans[before].next = i;
		}
	}
}

static bool
has_column(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->columns[i].name != NULL &&
		    strcmp(t->columns[i].name, name) == 0)
			return true;
	return false;
}

/* The first row that holds anything. */
static bool
next_row(struct table *t, struct vk_data_row *row, struct vk_diag *d)
{
	while (t->form->next(t->self, row, d))
		for (size_t i = 0; i < row->n; i++)
			if (!is_empty(&row->at[i]))
				return true;
	return false;
}

static bool
read_headings(struct table *t, struct vk_diag *d)
{
	struct vk_pos whole = {t->path, 0, 0};
	struct vk_data_row row;
	bool good = true;

	if (!next_row(t, &row, d)) {
		if (vk_diag_effect(d) == VK_GOES_ON)
			vk_diag_add(
			    d, VK_MSG_DATA_EMPTY, whole, NULL, NULL, NULL);
		return false;
	}
	t->columns = vk_arena_array(t->arena, row.n, sizeof(*t->columns));
	for (size_t i = 0; i < row.n; i++) {
		struct vk_data_column *c = &t->columns[i];

		c->heading = text_of(t->arena, &row.at[i], d);
		c->pos = row.at[i].pos;
		c->pos.file = t->path;
		if (*c->heading != '\0' && !name_column(t, c, d))
			good = false;
		t->n++;
	}
	if (good && !has_column(t, "ma")) {
		vk_diag_add(d, VK_MSG_COLUMN_KEY, row.pos, NULL, NULL, NULL);
		good = false;
	}
	plan(t);
	return good && vk_diag_effect(d) == VK_GOES_ON;
}

/* ---- values ---- */

/* "hoàn thành tốt nhiệm vụ", "Có": people write words for codes. */
static const char *
code_of(struct vk_arena *a, enum vk_attribute name, const char *value)
{
	enum vk_verdict verdict;
	char *folded;
	size_t len;

	if (name != VK_AT_COMMITTEE && name != VK_AT_BRANCH_GRADE &&
	    name != VK_AT_ACHIEVED && name != VK_AT_FORECAST &&
	    name != VK_AT_VERDICT)
		return value;
	folded = fold(a, value);
	len = strlen(folded);
	if (len > 9 && strcmp(folded + len - 9, "-nhiem-vu") == 0)
		folded[len - 9] = '\0';
	if (name == VK_AT_ACHIEVED && strcmp(folded, "dat") == 0)
		return "co";
	if (name == VK_AT_ACHIEVED && strcmp(folded, "khong-dat") == 0)
		return "khong";
	if (vk_grade_find(folded) >= 0 || strcmp(folded, "co") == 0 ||
	    strcmp(folded, "khong") == 0 || vk_verdict_find(folded, &verdict))
		return folded;
	return value;
}

/* "5/12/2026" as 2026-12-05; anything else as it is. */
static const char *
day_of(struct vk_arena *a, const char *value)
{
	unsigned day, month, year;
	int used = 0;

	if (strlen(value) > 10 ||
	    sscanf(value, "%2u/%2u/%4u%n", &day, &month, &year, &used) != 3 ||
	    value[used] != '\0')
		return value;
	return vk_arena_printf(a, "%04u-%02u-%02u", year, month, day);
}

/* As a cell of an office's own is seen. */
static const char *
as_seen(struct vk_arena *a, const struct vk_data_cell *c, const char *value)
{
	if (c->kind == VK_CELL_PERCENT)
		return vk_arena_printf(a, "%s%%", value);
	if (c->kind == VK_CELL_DAY && strlen(value) == 10)
		return vk_arena_printf(
		    a, "%.2s/%.2s/%.4s", value + 8, value + 5, value);
	return value;
}

/* ---- a row becomes a tree ---- */

struct maker {
	const struct table *t;
	struct vk_arena *arena;
	const struct vk_data_row *row;
	const char **values; /* of each column; "" none */
	struct vk_node *branch;
};

static struct vk_node *
make_node(struct maker *m, struct vk_node *parent, enum vk_element kind)
{
	return vk_node_new(m->arena, parent, kind, m->row->pos);
}

static void
add_attribute(struct maker *m, struct vk_node *n, enum vk_attribute name,
    const char *value, struct vk_pos pos)
{
	const struct vk_attr attr = {.name = name,
	    .written = vk_attribute_name(name),
	    .value = value,
	    .pos = pos};

	vk_node_add_attr(m->arena, n, &attr);
}

static void
add_value(struct maker *m, struct vk_node *n, enum vk_attribute name, size_t i)
{
	const char *value = m->values[i];

	if (name == VK_AT_DATE)
		value = day_of(m->arena, value);
	add_attribute(
	    m, n, name, code_of(m->arena, name, value), m->row->at[i].pos);
}

/* The columns of one element, in the order of the table. */
static void
add_group(struct maker *m, struct vk_node *parent, enum vk_element kind)
{
	struct vk_node *n = parent->kind == kind ? parent : NULL;

	for (size_t i = 0; i < m->t->n; i++) {
		const struct plan *p = &m->t->plans[i];

		if (p->field.element != kind || *m->values[i] == '\0')
			continue;
		if (n == NULL)
			n = make_node(m, parent, kind);
		add_value(m, n, p->field.attribute, i);
	}
}

static void
add_extras(struct maker *m)
{
	for (size_t i = 0; i < m->t->n; i++) {
		const struct plan *p = &m->t->plans[i];
		const char *name = m->t->columns[i].name;
		struct vk_node *n;

		if (name == NULL || *m->values[i] == '\0' || p->key > 0 ||
		    p->field.group != VK_GROUP_NONE)
			continue;
		n = make_node(m, m->branch, VK_EL_EXTRA);
		add_attribute(m, n, VK_AT_SHORT_NAME, name, m->row->at[i].pos);
		add_attribute(m, n, VK_AT_VALUE,
		    as_seen(m->arena, &m->row->at[i], m->values[i]),
		    m->row->at[i].pos);
	}
}

static void
add_result(struct maker *m, size_t i)
{
	struct vk_node *n = NULL;

	for (;; i = m->t->plans[i].next) {
		const char *name = m->t->columns[i].name;
		size_t len = m->t->plans[i].key;
		const char *part = name + len + 1;

		if (*m->values[i] != '\0' && n == NULL) {
			n = make_node(m, m->branch, VK_EL_RESULT);
			n->pos = m->row->at[i].pos;
			add_attribute(m, n, VK_AT_TARGET,
			    vk_arena_strndup(m->arena, name, len),
			    m->row->at[i].pos);
		}
		if (*m->values[i] != '\0')
			add_value(
			    m, n, vk_attribute_find(part, strlen(part)), i);
		if (m->t->plans[i].next == 0)
			return;
	}
}

static void
add_results(struct maker *m)
{
	for (size_t i = 0; i < m->t->n; i++)
		if (m->t->plans[i].first)
			add_result(m, i);
}

/* Also what stands where no column is. */
static void
read_values(struct maker *m, struct vk_diag *d)
{
	size_t n = m->row->n > m->t->n ? m->row->n : m->t->n;

	m->values = vk_arena_array(m->arena, n, sizeof(*m->values));
	for (size_t i = 0; i < n; i++) {
		bool named = i < m->t->n && m->t->columns[i].name != NULL;

		m->values[i] = "";
		if (i < m->row->n && !is_empty(&m->row->at[i]))
			m->values[i] = text_of(m->arena, &m->row->at[i], d);
		if (!named && *m->values[i] != '\0')
			vk_diag_add(d, VK_MSG_CELL_ALONE, m->row->at[i].pos,
			    m->values[i], NULL, NULL);
	}
}

static struct vk_doc *
make_tree(struct table *t, const struct vk_data_row *row, struct vk_diag *d)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_doc *doc = vk_arena_alloc(arena, sizeof(*doc));
	struct maker m = {.t = t, .arena = arena, .row = row};
	static const enum vk_element groups[] = {
	    VK_EL_MEMBERS, VK_EL_MEETINGS, VK_EL_FEES, VK_EL_GRADES};

	doc->arena = arena;
	doc->path = t->path;
	read_values(&m, d);
	doc->root = make_node(&m, NULL, VK_EL_BRANCHES);
	doc->root->pos.column = 0; /* it stands nowhere */
	add_group(&m, doc->root, VK_EL_BRANCHES);
	m.branch = make_node(&m, doc->root, VK_EL_BRANCH);
	add_group(&m, m.branch, VK_EL_BRANCH);
	if (vk_node_attr(m.branch, VK_AT_SHORT_NAME) == NULL)
		add_attribute(&m, m.branch, VK_AT_SHORT_NAME, "", row->pos);
	for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++)
		add_group(&m, m.branch, groups[i]);
	add_extras(&m);
	add_results(&m);
	return doc;
}

/* ---- the form ---- */

static struct vk_doc *
next(void *self, struct vk_diag *d)
{
	struct table *t = self;
	struct vk_data_row row;

	return next_row(t, &row, d) ? make_tree(t, &row, d) : NULL;
}

static bool
again(void *self, struct vk_diag *d)
{
	struct table *t = self;
	struct vk_data_row row;

	return t->form->rewind(t->self, d) && next_row(t, &row, d);
}

static const struct vk_data_column *
columns(const void *self, size_t *n)
{
	const struct table *t = self;

	*n = t->n;
	return t->columns;
}

static void
free_table(void *self)
{
	struct table *t = self;

	t->form->free(t->self);
	vk_arena_free(t->arena);
	free(t);
}

static const struct vk_record_form form = {next, again, columns, free_table};

struct vk_records_open
vk_table_open(const char *path, const struct vk_table_form *rows, void *self,
    struct vk_diag *d)
{
	struct vk_records_open open = {&form, NULL};
	struct table *t;

	if (self == NULL)
		return open;
	t = vk_alloc(1, sizeof(*t));
	t->path = path;
	t->form = rows;
	t->self = self;
	t->arena = vk_arena_new();
	if (read_headings(t, d))
		open.self = t;
	else
		free_table(t);
	return open;
}
