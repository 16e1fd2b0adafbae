/*
 * What all forms have in common: a record comes as a small tree, is held to
 * the vocabulary, and becomes flat.  A fault of its structure, or in its key,
 * is one of the whole file; a wrong value is its own.
 */
#include "records.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "vocabulary.h"

struct vk_records {
	struct vk_records_open open;
	struct vk_grammar *grammar;
	bool refused;
	bool any; /* record so far: the root's faults are told */
};

static const struct {
	const char *ending;
	struct vk_records_open (*open)(const char *, struct vk_diag *);
} forms[] = {
    {".xml", vk_records_xml},
    {".csv", vk_records_csv},
    {".xlsx", vk_records_xlsx},
    {".ods", vk_records_ods},
};

enum { FORMS = sizeof(forms) / sizeof(*forms) };

/* Its place among the forms; past the last one: none. */
static size_t
form_of(const char *path)
{
	size_t len = strlen(path), i = 0;

	for (; i < FORMS; i++) {
		size_t n = strlen(forms[i].ending);

		if (len > n && strcasecmp(path + len - n, forms[i].ending) == 0)
			break;
	}
	return i;
}

bool
vk_records_is_table(const char *path)
{
	size_t i = form_of(path);

	return i < FORMS && forms[i].open != vk_records_xml;
}

static struct vk_records_open
open_file(const char *path, struct vk_diag *d)
{
	struct vk_records_open none = {NULL, NULL};
	struct vk_pos whole = {path, 0, 0};
	size_t i = form_of(path);

	if (i < FORMS)
		return forms[i].open(path, d);
	vk_diag_add(d, VK_MSG_DATA_FORM, whole, NULL, NULL, NULL);
	return none;
}

struct vk_records *
vk_records_open(const char *path, struct vk_diag *d)
{
	struct vk_records_open open = open_file(path, d);
	struct vk_records *r;

	if (open.self == NULL)
		return NULL;
	r = vk_alloc(1, sizeof(*r));
	r->open = open;
	r->grammar = vk_grammar_new();
	return r;
}

void
vk_records_free(struct vk_records *r)
{
	if (r == NULL)
		return;
	r->open.form->free(r->open.self);
	vk_grammar_free(r->grammar);
	free(r);
}

bool
vk_records_refused(const struct vk_records *r)
{
	return r->refused;
}

bool
vk_records_rewind(struct vk_records *r, struct vk_diag *d)
{
	r->refused = r->any = false;
	return r->open.form->rewind(r->open.self, d);
}

const struct vk_data_column *
vk_records_columns(const struct vk_records *r, size_t *n)
{
	*n = 0;
	return r->open.form->columns != NULL
	    ? r->open.form->columns(r->open.self, n)
	    : NULL;
}

/* ---- a tree becomes flat ---- */

struct flattener {
	struct vk_branch *b;
	size_t field_room;
	const struct vk_node *root, *branch; /* of the tree; NULL: none */
};

static const char *
keep(struct flattener *f, const char *s)
{
	return vk_arena_strdup(f->b->arena, s);
}

/* The same place, with the name of the file as the branch has it. */
static struct vk_pos
here(const struct flattener *f, struct vk_pos pos)
{
	pos.file = f->b->pos.file;
	return pos;
}

static void
add_field(
    struct flattener *f, const char *name, const char *value, struct vk_pos pos)
{
	struct vk_branch *b = f->b;

	if (b->nfields == f->field_room) {
		struct vk_branch_entry *more;

		f->field_room = f->field_room > 0 ? 2 * f->field_room : 32;
		more =
		    vk_arena_array(b->arena, f->field_room, sizeof(*b->fields));
		if (b->nfields > 0)
			memcpy(more, b->fields, b->nfields * sizeof(*more));
		b->fields = more;
	}
	b->fields[b->nfields++] =
	    (struct vk_branch_entry){name, keep(f, value), here(f, pos)};
}

static void
add_attributes(struct flattener *f, const struct vk_node *n)
{
	for (size_t i = 0; i < n->nattrs; i++) {
		const struct vk_attr *a = &n->attrs[i];
		const char *name = vk_field_name(n->kind, a->name);

		if (name != NULL)
			add_field(f, name, a->value, a->pos);
	}
}

static void
add_extra(struct flattener *f, const struct vk_node *n)
{
	const char *name = vk_node_attr(n, VK_AT_SHORT_NAME);
	const struct vk_attr *value = vk_node_attr_whole(n, VK_AT_VALUE);

	if (name != NULL && value != NULL)
		add_field(f, keep(f, name), value->value, value->pos);
}

static void
add_row(struct flattener *f, const struct vk_node *n)
{
	struct vk_branch_row *row = &f->b->rows[f->b->nrows++];

	row->pos = here(f, n->pos);
	row->fields =
	    vk_arena_array(f->b->arena, n->nattrs, sizeof(*row->fields));
	for (size_t i = 0; i < n->nattrs; i++)
		if (n->attrs[i].name != VK_AT_NONE)
			row->fields[row->n++] = (struct vk_branch_entry){
			    vk_attribute_name(n->attrs[i].name),
			    keep(f, n->attrs[i].value),
			    here(f, n->attrs[i].pos)};
}

static void
flatten(struct flattener *f)
{
	size_t nrows = 0;

	add_attributes(f, f->root);
	add_attributes(f, f->branch);
	for (const struct vk_node *n = f->branch->first; n != NULL; n = n->next)
		nrows += n->kind == VK_EL_RESULT;
	f->b->rows = vk_arena_array(f->b->arena, nrows, sizeof(*f->b->rows));
	for (const struct vk_node *n = f->branch->first; n != NULL;
	     n = n->next) {
		if (n->kind == VK_EL_EXTRA)
			add_extra(f, n);
		else if (n->kind == VK_EL_RESULT)
			add_row(f, n);
		else if (n->kind != VK_EL_TEXT)
			add_attributes(f, n);
	}
}

/* ---- whose fault it is ---- */

/* By the rule: several messages may speak of one. */
static bool
is_of_value(enum vk_msg msg)
{
	static const char *const of_value[] = {"VK-XML-26", "VK-XML-27",
	    "VK-XML-28", "VK-XML-30", "VK-XML-32", "VK-DATA-16", "VK-DATA-23",
	    "VK-NUM-", "VK-TEXT-"};
	const char *rule = vk_message(msg)->rule;

	for (size_t i = 0; i < sizeof(of_value) / sizeof(*of_value); i++)
		if (strncmp(rule, of_value[i], strlen(of_value[i])) == 0)
			return true;
	return msg == VK_MSG_ATTRIBUTE_WITH;
}

static bool
is_at(const struct vk_finding *f, const struct vk_attr *a)
{
	size_t reach = a != NULL && a->ahead > 0
	    ? a->ahead + strlen(a->value)
	    : 0; /* a cell, or not so simple: just its place */

	return a != NULL && f->pos.line == a->pos.line &&
	    f->pos.column >= a->pos.column &&
	    f->pos.column <= a->pos.column + reach;
}

/* In its start tag, which comes with every record. */
static bool
is_in_root(const struct vk_finding *f, const struct flattener *fl)
{
	const struct vk_node *inside = fl->root->first;

	return inside != NULL &&
	    (f->pos.line < inside->pos.line ||
		(f->pos.line == inside->pos.line &&
		    f->pos.column < inside->pos.column));
}

/* What the whole file is refused for. */
static bool
is_of_file(const struct vk_finding *f, const struct flattener *fl)
{
	if (fl->branch == NULL || !is_of_value(f->msg))
		return true;
	return is_at(f, vk_node_attr_whole(fl->branch, VK_AT_KEY)) ||
	    is_in_root(f, fl);
}

/* A table has no root that could lack anything. */
static bool
is_table(const struct vk_records *r)
{
	return r->open.form->columns != NULL;
}

static bool
sort_faults(struct vk_records *r, struct flattener *fl, struct vk_diag *own,
    struct vk_diag *d)
{
	size_t n = vk_diag_kept(own);
	bool sound = true;

	vk_diag_sort(own);
	fl->b->faults =
	    vk_arena_array(fl->b->arena, n, sizeof(struct vk_branch_fault));
	for (size_t i = 0; i < n; i++) {
		const struct vk_finding *f = vk_diag_at(own, i);

		if (is_in_root(f, fl) && (r->any || is_table(r)))
			continue;
		if (is_of_file(f, fl)) {
			vk_diag_add(
			    d, f->msg, f->pos, f->found, f->needed, f->more);
			r->refused = r->refused || f->level >= VK_ERROR;
			sound = sound && !r->refused;
			continue;
		}
		fl->b->faults[fl->b->nfaults++] = (struct vk_branch_fault){
		    f->msg, here(fl, f->pos), keep(fl, f->found),
		    keep(fl, f->needed), keep(fl, f->more)};
	}
	return sound;
}

/* NULL when the file is to be refused for it. */
static struct vk_branch *
make_branch(struct vk_records *r, struct vk_doc *doc, struct vk_diag *own,
    struct vk_diag *d)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_branch *b = vk_arena_alloc(arena, sizeof(*b));
	struct flattener f = {.b = b};

	b->arena = arena;
	f.root = doc->root;
	f.branch = vk_node_child(f.root, VK_EL_BRANCH);
	b->pos = f.branch != NULL ? f.branch->pos : f.root->pos;
	b->pos.file = keep(&f, b->pos.file);
	vk_grammar_check(r->grammar, doc, own);
	vk_vocabulary_check_more(doc, false, own);
	if (sort_faults(r, &f, own, d) && f.branch != NULL) {
		r->any = true;
		flatten(&f);
		return b;
	}
	r->any = true;
	vk_branch_free(b);
	return NULL;
}

/* One step; true when there may be more. */
static bool
step(struct vk_records *r, struct vk_branch **b, struct vk_diag *d)
{
	struct vk_diag *own = vk_diag_new();
	struct vk_doc *doc = r->open.form->next(r->open.self, own);

	*b = NULL;
	if (doc != NULL)
		*b = make_branch(r, doc, own, d);
	else
		for (size_t i = 0; i < vk_diag_kept(own); i++) {
			const struct vk_finding *f = vk_diag_at(own, i);

			vk_diag_add(
			    d, f->msg, f->pos, f->found, f->needed, f->more);
			r->refused = true;
		}
	vk_doc_free(doc);
	vk_diag_free(own);
	return doc != NULL;
}

struct vk_branch *
vk_records_next(struct vk_records *r, struct vk_diag *d)
{
	struct vk_branch *b;

	while (step(r, &b, d))
		if (b != NULL)
			return b;
	return NULL;
}
