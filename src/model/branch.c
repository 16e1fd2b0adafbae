/*
 * Records are packed as counted strings, each with the zero that ends it, so
 * that what comes out of a pipe is used where it lies.
 */
#include "branch.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

static const char magic[] = "vkb1";

void
vk_branch_free(struct vk_branch *b)
{
	if (b != NULL)
		vk_arena_free(b->arena);
}

void
vk_branch_tell(const struct vk_branch *b, struct vk_diag *d)
{
	for (size_t i = 0; i < b->nfaults; i++) {
		const struct vk_branch_fault *f = &b->faults[i];

		vk_diag_add(d, f->msg, f->pos, f->found, f->needed, f->more);
	}
}

static const struct vk_branch_entry *
find(const struct vk_branch_entry *fields, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(fields[i].name, name) == 0)
			return &fields[i];
	return NULL;
}

const struct vk_branch_entry *
vk_branch_field(const struct vk_branch *b, const char *name)
{
	return find(b->fields, b->nfields, name);
}

const struct vk_branch_entry *
vk_row_field(const struct vk_branch_row *row, const char *name)
{
	return find(row->fields, row->n, name);
}

const char *
vk_branch_value(const struct vk_branch *b, const char *name)
{
	const struct vk_branch_entry *f = vk_branch_field(b, name);

	return f != NULL ? f->value : "";
}

/* ---- names ---- */

static const struct {
	enum vk_field_group group;
	enum vk_element element;
	enum vk_attribute attribute;
	const char *name; /* NULL: the attribute's own */
} names[] = {
    {VK_GROUP_ROOT, VK_EL_BRANCHES, VK_AT_ORGANISATION, NULL},
    {VK_GROUP_ROOT, VK_EL_BRANCHES, VK_AT_YEAR, NULL},
    {VK_GROUP_ROOT, VK_EL_BRANCHES, VK_AT_DOCUMENT, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_KEY, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_SHORT_NAME, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_SECRETARY, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_COMMITTEE, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_LABEL, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_PLACE, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_DATE, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_SIGNATURE_IMAGE, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_SEAL_IMAGE, NULL},
    {VK_GROUP_BRANCH, VK_EL_BRANCH, VK_AT_NOTE, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_OPENING, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_ADMITTED, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_ARRIVED, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_LEFT, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_DECEASED, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_REMOVED, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_CLOSING, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_FULL_MEMBERS, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_PROBATIONARY, NULL},
    {VK_GROUP_MEMBERS, VK_EL_MEMBERS, VK_AT_EXEMPT, NULL},
    {VK_GROUP_MEETINGS, VK_EL_MEETINGS, VK_AT_SITTINGS, NULL},
    {VK_GROUP_MEETINGS, VK_EL_MEETINGS, VK_AT_ATTENDANCE, NULL},
    {VK_GROUP_FEES, VK_EL_FEES, VK_AT_FEES_DUE, NULL},
    {VK_GROUP_FEES, VK_EL_FEES, VK_AT_FEES_PAID, NULL},
    {VK_GROUP_FEES, VK_EL_FEES, VK_AT_KEPT_SHARE, NULL},
    {VK_GROUP_FEES, VK_EL_FEES, VK_AT_PASSED_UP, NULL},
    {VK_GROUP_GRADES, VK_EL_GRADES, VK_AT_ASSESSED, NULL},
    {VK_GROUP_GRADES, VK_EL_GRADES, VK_AT_EXCELLENT, NULL},
    {VK_GROUP_GRADES, VK_EL_GRADES, VK_AT_GOOD, NULL},
    {VK_GROUP_GRADES, VK_EL_GRADES, VK_AT_FULFILLED, NULL},
    {VK_GROUP_GRADES, VK_EL_GRADES, VK_AT_NOT_FULFILLED, NULL},
    {VK_GROUP_GRADES, VK_EL_GRADES, VK_AT_NOT_ASSESSED, NULL},
    {VK_GROUP_GRADES, VK_EL_GRADES, VK_AT_BRANCH_GRADE, "xep-loai-chi-bo"},
};

enum { NAMES = sizeof(names) / sizeof(*names) };

static const char *
name_at(size_t i)
{
	return names[i].name != NULL ? names[i].name
				     : vk_attribute_name(names[i].attribute);
}

static bool
is_name(const char *name, const char *s, size_t len)
{
	return strncmp(name, s, len) == 0 && name[len] == '\0';
}

struct vk_field_name
vk_field_find(const char *name, size_t len)
{
	struct vk_field_name none = {VK_GROUP_NONE, VK_EL_NONE, VK_AT_NONE};

	for (size_t i = 0; i < NAMES; i++)
		if (is_name(name_at(i), name, len))
			return (struct vk_field_name){names[i].group,
			    names[i].element, names[i].attribute};
	return none;
}

const char *
vk_field_name(enum vk_element element, enum vk_attribute attribute)
{
	for (size_t i = 0; i < NAMES; i++)
		if (names[i].element == element &&
		    names[i].attribute == attribute)
			return name_at(i);
	return NULL;
}

bool
vk_row_knows(const char *name, size_t len)
{
	static const enum vk_attribute known[] = {VK_AT_TARGET, VK_AT_ACHIEVED,
	    VK_AT_NUMERATOR, VK_AT_DENOMINATOR, VK_AT_ASSIGNED,
	    VK_AT_YEAR_BEFORE, VK_AT_UNIT, VK_AT_FORECAST, VK_AT_VERDICT,
	    VK_AT_REASON, VK_AT_NOTE};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (is_name(vk_attribute_name(known[i]), name, len))
			return true;
	return false;
}

/* ---- packing ---- */

static void
put_number(struct vk_buf *out, size_t n)
{
	for (; n >= 0x80; n >>= 7)
		vk_buf_addc(out, (char)(n | 0x80));
	vk_buf_addc(out, (char)n);
}

static void
put_text(struct vk_buf *out, const char *s)
{
	size_t len = s != NULL ? strlen(s) : 0;

	put_number(out, len);
	vk_buf_add(out, s != NULL ? s : "", len + 1);
}

static void
put_place(struct vk_buf *out, struct vk_pos pos)
{
	put_number(out, pos.line);
	put_number(out, pos.column);
}

static void
put_fields(struct vk_buf *out, const struct vk_branch_entry *fields, size_t n)
{
	put_number(out, n);
	for (size_t i = 0; i < n; i++) {
		put_text(out, fields[i].name);
		put_text(out, fields[i].value);
		put_place(out, fields[i].pos);
	}
}

void
vk_branch_pack(const struct vk_branch *b, struct vk_buf *out)
{
	vk_buf_adds(out, magic);
	put_text(out, vk_branch_value(b, "ma"));
	put_text(out, vk_branch_value(b, "ten"));
	put_text(out, vk_branch_value(b, "nam"));
	put_text(out, b->pos.file);
	put_place(out, b->pos);
	put_fields(out, b->fields, b->nfields);
	put_number(out, b->nrows);
	for (size_t i = 0; i < b->nrows; i++) {
		put_place(out, b->rows[i].pos);
		put_fields(out, b->rows[i].fields, b->rows[i].n);
	}
	put_number(out, b->nfaults);
	for (size_t i = 0; i < b->nfaults; i++) {
		put_number(out, b->faults[i].msg);
		put_place(out, b->faults[i].pos);
		put_text(out, b->faults[i].found);
		put_text(out, b->faults[i].needed);
		put_text(out, b->faults[i].more);
	}
}

/* ---- and out again ---- */

struct unpacker {
	const unsigned char *at, *end;
	const char *file;
	bool damaged;
};

static size_t
take_number(struct unpacker *u)
{
	size_t n = 0;

	for (unsigned shift = 0; shift < 35 && u->at < u->end; shift += 7) {
		unsigned char c = *u->at++;

		n |= (size_t)(c & 0x7F) << shift;
		if (c < 0x80)
			return n;
	}
	u->damaged = true;
	return 0;
}

/* How many things follow: each takes a byte at least. */
static size_t
take_count(struct unpacker *u)
{
	size_t n = take_number(u);

	if (n <= (size_t)(u->end - u->at))
		return n;
	u->damaged = true;
	return 0;
}

static const char *
take_text(struct unpacker *u)
{
	size_t len = take_number(u);
	const char *s = (const char *)u->at;

	if (u->damaged || (size_t)(u->end - u->at) <= len || s[len] != '\0' ||
	    memchr(s, '\0', len) != NULL) {
		u->damaged = true;
		return "";
	}
	u->at += len + 1;
	return s;
}

static struct vk_pos
take_place(struct unpacker *u)
{
	size_t line = take_number(u), column = take_number(u);

	return (struct vk_pos){u->file, (uint32_t)line, (uint32_t)column};
}

static struct vk_branch_entry *
take_fields(struct unpacker *u, struct vk_arena *a, size_t *n)
{
	struct vk_branch_entry *fields;

	*n = take_count(u);
	fields = vk_arena_array(a, *n, sizeof(*fields));
	for (size_t i = 0; i < *n && !u->damaged; i++) {
		fields[i].name = take_text(u);
		fields[i].value = take_text(u);
		fields[i].pos = take_place(u);
	}
	return fields;
}

static void
take_rows(struct unpacker *u, struct vk_branch *b)
{
	b->nrows = take_count(u);
	b->rows = vk_arena_array(b->arena, b->nrows, sizeof(*b->rows));
	for (size_t i = 0; i < b->nrows && !u->damaged; i++) {
		b->rows[i].pos = take_place(u);
		b->rows[i].fields = take_fields(u, b->arena, &b->rows[i].n);
	}
}

static void
take_faults(struct unpacker *u, struct vk_branch *b)
{
	b->nfaults = take_count(u);
	b->faults = vk_arena_array(b->arena, b->nfaults, sizeof(*b->faults));
	for (size_t i = 0; i < b->nfaults && !u->damaged; i++) {
		struct vk_branch_fault *f = &b->faults[i];
		size_t msg = take_number(u);

		f->msg = (enum vk_msg)msg;
		f->pos = take_place(u);
		f->found = take_text(u);
		f->needed = take_text(u);
		f->more = take_text(u);
		u->damaged = u->damaged || msg >= VK_MSG_COUNT;
	}
}

static bool
take_head(struct unpacker *u, struct vk_record *r)
{
	size_t len = strlen(magic);

	if ((size_t)(u->end - u->at) < len || memcmp(u->at, magic, len) != 0)
		return false;
	u->at += len;
	r->key = take_text(u);
	r->name = take_text(u);
	r->year = take_text(u);
	return !u->damaged;
}

bool
vk_branch_look(const void *bytes, size_t len, struct vk_record *r)
{
	struct unpacker u = {
	    .at = bytes, .end = (const unsigned char *)bytes + len};

	r->bytes = bytes;
	r->len = len;
	return take_head(&u, r);
}

struct vk_branch *
vk_branch_unpack(const void *bytes, size_t len)
{
	struct unpacker u = {
	    .at = bytes, .end = (const unsigned char *)bytes + len};
	struct vk_record head;
	struct vk_arena *arena;
	struct vk_branch *b;

	if (!take_head(&u, &head))
		return NULL;
	arena = vk_arena_new();
	b = vk_arena_alloc(arena, sizeof(*b));
	b->arena = arena;
	u.file = take_text(&u);
	b->pos = take_place(&u);
	b->fields = take_fields(&u, arena, &b->nfields);
	take_rows(&u, b);
	take_faults(&u, b);
	if (!u.damaged && u.at == u.end)
		return b;
	vk_branch_free(b);
	return NULL;
}

/* ---- what it says ---- */

static void
sum_fields(struct vk_buf *out, const struct vk_branch_entry *fields, size_t n)
{
	put_number(out, n);
	for (size_t i = 0; i < n; i++) {
		put_text(out, fields[i].name);
		put_text(out, fields[i].value);
	}
}

void
vk_branch_sum(const struct vk_branch *b, struct vk_buf *out)
{
	sum_fields(out, b->fields, b->nfields);
	put_number(out, b->nrows);
	for (size_t i = 0; i < b->nrows; i++)
		sum_fields(out, b->rows[i].fields, b->rows[i].n);
	put_number(out, b->nfaults);
	for (size_t i = 0; i < b->nfaults; i++) {
		put_number(out, b->faults[i].msg);
		put_text(out, b->faults[i].found);
	}
}
