/*
 * The data of a batch are gone through once before anything is made: keys,
 * and whether they can have what the template asks for.  Of each record only
 * its key is remembered, and that not for long.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "bind/bind.h"
#include "judged.h"
#include "model/branch.h"
#include "model/doc.h"
#include "read/records.h"
#include "template.h"
#include "vankien.h"

struct key {
	size_t at; /* of its text */
	uint32_t line, column;
};

struct own_field { /* of an office: a <them>, or a column */
	char *name;
	struct vk_pos pos;
};

struct vk_data {
	char *path;
	struct vk_records *records;
	size_t n, given;
	struct vk_buf packed;
	/* while it is gone through for the first time */
	struct vk_buf names; /* of all records */
	struct key *keys;
	size_t room;
	struct own_field *own;
	size_t nown;
};

enum { MOST_OWN = 1000 };

/* ---- keys ---- */

static void
add_key(struct vk_data *data, const struct vk_branch *b)
{
	const struct vk_branch_entry *f = vk_branch_field(b, "ma");

	if (data->n == data->room) {
		data->room = data->room > 0 ? data->room + data->room / 2 : 64;
		data->keys =
		    vk_realloc(data->keys, data->room, sizeof(*data->keys));
	}
	data->keys[data->n++] =
	    (struct key){data->names.len, f->pos.line, f->pos.column};
	vk_buf_add(&data->names, f->value, strlen(f->value) + 1);
}

static const char *all_names; /* qsort has no room for it */

static int
by_text(const void *x, const void *y)
{
	const struct key *a = x, *b = y;
	int order = strcmp(all_names + a->at, all_names + b->at);

	return order != 0 ? order : a->at < b->at ? -1 : a->at > b->at;
}

static void
compare_keys(struct vk_data *data, struct vk_diag *d)
{
	size_t first = 0;
	char more[32];

	all_names = vk_buf_str(&data->names);
	if (data->n > 1)
		qsort(data->keys, data->n, sizeof(*data->keys), by_text);
	for (size_t i = 1; i < data->n; i++) {
		const struct key *a = &data->keys[first], *b = &data->keys[i];
		struct vk_pos pos = {data->path, b->line, b->column};

		if (strcmp(all_names + a->at, all_names + b->at) != 0) {
			first = i;
			continue;
		}
		snprintf(more, sizeof(more), "%u:%u", (unsigned)a->line,
		    (unsigned)a->column);
		vk_diag_add(
		    d, VK_MSG_KEY_DOUBLE, pos, all_names + b->at, "ma", more);
	}
}

/* ---- what the data have ---- */

static bool
has_own(const struct vk_data *data, const char *name)
{
	for (size_t i = 0; i < data->nown; i++)
		if (strcmp(data->own[i].name, name) == 0)
			return true;
	return false;
}

static void
note_own(struct vk_data *data, const char *name, struct vk_pos pos)
{
	if (data->nown == MOST_OWN || has_own(data, name))
		return;
	data->own = vk_realloc(data->own, data->nown + 1, sizeof(*data->own));
	data->own[data->nown].name =
	    strcpy(vk_alloc(strlen(name) + 1, 1), name);
	data->own[data->nown].pos =
	    (struct vk_pos){data->path, pos.line, pos.column};
	data->nown++;
}

static void
note_fields(struct vk_data *data, const struct vk_branch *b)
{
	for (size_t i = 0; i < b->nfields; i++) {
		const struct vk_branch_entry *f = &b->fields[i];

		if (vk_field_find(f->name, strlen(f->name)).group ==
		    VK_GROUP_NONE)
			note_own(data, f->name, f->pos);
	}
}

/* "muc-giao" of "ct01.muc-giao"; NULL: it is no result's. */
static const char *
part_of(const struct vk_data_column *c)
{
	const char *dot = c->name != NULL ? strchr(c->name, '.') : NULL;

	return dot != NULL ? dot + 1 : NULL;
}

static bool
has_column(const struct vk_data_column *columns, size_t n, const char *name,
    bool of_row)
{
	for (size_t i = 0; i < n; i++) {
		const char *part = part_of(&columns[i]);
		const char *own = of_row ? part : columns[i].name;

		if (own != NULL && strcmp(own, name) == 0)
			return true;
	}
	return false;
}

/* ---- what the template asks for ---- */

static bool
is_of_row(const struct vk_need *need)
{
	return need->in_repeat &&
	    (vk_row_knows(need->name, strlen(need->name)) ||
		vk_bind_row_adds(need->name));
}

/* Also those that the program computes. */
static bool
is_always_there(const char *name, bool of_row)
{
	return of_row && (strcmp(name, "ct") == 0 || vk_bind_row_adds(name));
}

static void
match_need(
    const struct vk_data *data, const struct vk_need *need, struct vk_diag *d)
{
	bool of_row = is_of_row(need);
	bool known = of_row ||
	    vk_field_find(need->name, strlen(need->name)).group !=
		VK_GROUP_NONE;
	size_t n;
	const struct vk_data_column *columns =
	    vk_records_columns(data->records, &n);

	if (!known && !has_own(data, need->name))
		vk_diag_add(
		    d, VK_MSG_FIELD_UNKNOWN, need->pos, need->name, NULL, NULL);
	else if (known && columns != NULL && !need->condition &&
	    !need->optional && !is_always_there(need->name, of_row) &&
	    !has_column(columns, n, need->name, of_row))
		vk_diag_add(d, VK_MSG_FIELD_NO_COLUMN, need->pos, need->name,
		    NULL, NULL);
}

static bool
is_asked(const struct vk_template *t, const char *name, bool of_row)
{
	for (size_t i = 0; i < t->nneeds; i++)
		if (is_of_row(&t->needs[i]) == of_row &&
		    strcmp(t->needs[i].name, name) == 0)
			return true;
	return false;
}

static void
unused(const char *heading, struct vk_pos pos, struct vk_diag *d)
{
	vk_diag_add(d, VK_MSG_COLUMN_UNUSED, pos, heading, NULL, NULL);
}

/* Columns and fields of an office's own that nothing is printed of. */
static void
match_data(
    const struct vk_data *data, const struct vk_template *t, struct vk_diag *d)
{
	size_t n;
	const struct vk_data_column *columns =
	    vk_records_columns(data->records, &n);

	for (size_t i = 0; i < n; i++) {
		const char *part = part_of(&columns[i]);

		if (columns[i].name == NULL)
			continue;
		if (part != NULL
			? !is_asked(t, part, true) && !vk_bind_computes(part)
			: !is_asked(t, columns[i].name, false) &&
			    !vk_bind_checks(columns[i].name))
			unused(columns[i].heading, columns[i].pos, d);
	}
	for (size_t i = 0; columns == NULL && i < data->nown; i++)
		if (!is_asked(t, data->own[i].name, false))
			unused(data->own[i].name, data->own[i].pos, d);
}

static void
match(struct vk_data *data, const struct vk_template *t, struct vk_diag *d)
{
	size_t n;
	const struct vk_data_column *columns =
	    vk_records_columns(data->records, &n);

	for (size_t i = 0; i < n; i++)
		if (columns[i].name != NULL)
			note_own(data, columns[i].name, columns[i].pos);
	for (size_t i = 0; i < t->nneeds; i++)
		match_need(data, &t->needs[i], d);
	match_data(data, t, d);
}

/* ---- the calls ---- */

static void
forget(struct vk_data *data)
{
	for (size_t i = 0; i < data->nown; i++)
		free(data->own[i].name);
	free(data->own);
	free(data->keys);
	vk_buf_free(&data->names);
	data->own = NULL;
	data->keys = NULL;
	data->nown = data->room = 0;
}

/* True when the data can be used. */
static bool
go_through(struct vk_data *data, const struct vk_template *t, struct vk_diag *d)
{
	struct vk_pos whole = {data->path, 0, 0};
	struct vk_branch *b;

	while ((b = vk_records_next(data->records, d)) != NULL) {
		add_key(data, b);
		note_fields(data, b);
		vk_branch_free(b);
	}
	if (vk_records_refused(data->records))
		return false;
	if (data->n == 0)
		vk_diag_add(d, VK_MSG_DATA_EMPTY, whole, NULL, NULL, NULL);
	compare_keys(data, d);
	if (t != NULL)
		match(data, t, d);
	return vk_diag_effect(d) == VK_GOES_ON;
}

struct vk_data *
vk_data_open(const char *path, const struct vk_template *t, struct vk_diag *d)
{
	struct vk_data *data = vk_alloc(1, sizeof(*data));
	bool good;

	data->path = strcpy(vk_alloc(strlen(path) + 1, 1), path);
	data->records = vk_records_open(data->path, d);
	good = data->records != NULL && go_through(data, t, d) &&
	    vk_records_rewind(data->records, d);
	forget(data);
	if (good)
		return data;
	vk_data_free(data);
	return NULL;
}

size_t
vk_data_count(const struct vk_data *data)
{
	return data->n;
}

bool
vk_data_next(struct vk_data *data, struct vk_record *r, struct vk_diag *d)
{
	struct vk_pos whole = {data->path, 0, 0};
	struct vk_branch *b = vk_records_next(data->records, d);

	if ((b == NULL) != (data->given == data->n)) {
		vk_diag_add(d, VK_MSG_DATA_CHANGED, whole, NULL, NULL, NULL);
		vk_branch_free(b);
		return false;
	}
	if (b == NULL)
		return false;
	data->given++;
	vk_buf_clear(&data->packed);
	vk_branch_pack(b, &data->packed);
	vk_branch_free(b);
	return vk_branch_look(vk_buf_str(&data->packed), data->packed.len, r);
}

bool
vk_data_rewind(struct vk_data *data, struct vk_diag *d)
{
	data->given = 0;
	return vk_records_rewind(data->records, d);
}

void
vk_data_free(struct vk_data *data)
{
	if (data == NULL)
		return;
	forget(data);
	vk_records_free(data->records);
	vk_buf_free(&data->packed);
	free(data->path);
	free(data);
}

/* ---- without a template ---- */

/* That a resolution cannot be read is told once, not of every record. */
static void
check_results(struct vk_template *t, struct vk_branch *b, struct vk_diag *d)
{
	struct vk_diag *own = vk_diag_new();
	bool told = t->resolution == NULL && t->resolution_path.len > 0;

	vk_branch_judge(t, b, own);
	for (size_t i = 0; i < vk_diag_kept(own); i++) {
		const struct vk_finding *f = vk_diag_at(own, i);

		if (!told || f->msg != VK_MSG_RESOLUTION_UNREADABLE)
			vk_diag_add(
			    d, f->msg, f->pos, f->found, f->needed, f->more);
	}
	vk_diag_free(own);
}

static void
check_record(struct vk_template *t, struct vk_branch *b, struct vk_diag *d)
{
	vk_bind_check(b, d);
	if (b->nfaults == 0)
		check_results(t, b, d);
}

static void
forget_resolution(struct vk_template *t)
{
	vk_doc_free(t->resolution);
	vk_buf_free(&t->resolution_path);
	vk_buf_free(&t->resolution_why);
}

void
vk_data_check(const char *path, struct vk_diag *d)
{
	struct vk_diag *told = vk_diag_new(); /* by the vocabulary */
	struct vk_records *r = vk_records_open(path, told);
	struct vk_template none = {0};
	struct vk_branch *b;

	while (r != NULL && (b = vk_records_next(r, told)) != NULL) {
		check_record(&none, b, d);
		vk_branch_free(b);
	}
	forget_resolution(&none);
	vk_records_free(r);
	vk_diag_free(told);
}

static void
check_table(struct vk_data *data, struct vk_diag *d)
{
	struct vk_pos whole = {data->path, 0, 0};
	struct vk_template none = {0};
	struct vk_branch *b;

	while ((b = vk_records_next(data->records, d)) != NULL) {
		vk_branch_tell(b, d);
		check_record(&none, b, d);
		add_key(data, b);
		vk_branch_free(b);
	}
	forget_resolution(&none);
	if (data->n == 0 && !vk_records_refused(data->records))
		vk_diag_add(d, VK_MSG_DATA_EMPTY, whole, NULL, NULL, NULL);
	compare_keys(data, d);
}

bool
vk_data_check_table(const char *path, struct vk_diag *d)
{
	struct vk_data data = {.records = vk_records_open(path, d)};
	bool open = data.records != NULL;

	data.path = strcpy(vk_alloc(strlen(path) + 1, 1), path);
	if (open)
		check_table(&data, d);
	forget(&data);
	vk_records_free(data.records);
	free(data.path);
	return open;
}
