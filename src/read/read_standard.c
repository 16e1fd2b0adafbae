/*
 * Layout files into struct vk_standard.  The rows of layout.def say what a
 * layout is: which elements it has, which of them must stand in it, and which
 * attributes each has, with their form, their bounds and their place in the
 * struct.  The same rows read, judge and dump.
 */
#include "read_standard.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/len.h"
#include "base/nearest.h"
#include "layout_value.h"
#include "model/standard.h"
#include "xml.h"

/* ---- the tables, from layout.def ---- */

enum tag {
#define VK_LAYOUT_TAG(tag, name, key) tag,
#include "layout.def"
	TAG_COUNT
};

static const struct {
	const char *name;
	const char *key; /* attribute that says which one it is, or NULL */
} tags[TAG_COUNT] = {
#define VK_LAYOUT_TAG(tag, name, key) {name, key},
#include "layout.def"
};

#define S(member) offsetof(struct vk_standard, member)
#define L(member) offsetof(struct vk_margins, member)
#define R(member) offsetof(struct vk_range, member)
#define F(member) offsetof(struct vk_setting, member)
#define T(member) offsetof(struct vk_style, member)
#define U(member) offsetof(struct vk_line_under, member)
#define B(member) offsetof(struct vk_frame, member)
#define PT(n) ((n)*VK_PT)
#define MM(n) ((int32_t)(((int64_t)(n)*720 * VK_PT + 127) / 254))

static const struct place {
	enum tag tag;
	const char *key; /* value of the key attribute, or "" */
	size_t offset; /* of the struct that it fills */
	bool optional;
} places[] = {
#define VK_LAYOUT_PLACE(tag, key, offset) {tag, key, offset, false},
#define VK_LAYOUT_MAYBE(tag, key, offset) {tag, key, offset, true},
#include "layout.def"
#define VK_ROLE(name, written, box)                                                 \
	{STYLE, written, S(styles) + VK_ROLE_##name * sizeof(struct vk_style), \
	    false},
#include "model/roles.def"
#undef VK_ROLE
};
enum { PLACE_COUNT = sizeof(places) / sizeof(places[0]) };

static const struct field {
	enum tag tag;
	const char *name;
	enum vk_form form;
	size_t offset; /* in the struct of the place */
	int32_t least, most; /* of numbers */
	const char *names; /* of a pattern */
} fields[] = {
#define VK_LAYOUT_NUMBER(tag, name, form, offset, least, most)                 \
	{tag, name, VK_FORM_##form, offset, least, most, NULL},
#define VK_LAYOUT_WORD(tag, name, form, offset)                                \
	{tag, name, VK_FORM_##form, offset, 0, 0, NULL},
#define VK_LAYOUT_PATTERN(tag, name, names, offset)                            \
	{tag, name, VK_FORM_PATTERN, offset, 0, 0, names},
#include "layout.def"
};
enum { FIELD_COUNT = sizeof(fields) / sizeof(fields[0]) };

/* The rule of an element that is no style: judged, but kept nowhere. */
static const struct field any_rule = {
    TAG_COUNT, "rule", VK_FORM_RULE, 0, 0, 0, NULL};

enum { MOST_LISTED = 100, MOST_NAMES = TAG_COUNT + 8 };

struct reading {
	struct vk_standard *standard;
	struct vk_diag *diag;
	struct vk_pos seen[PLACE_COUNT]; /* line 0: not yet */
	bool excused[PLACE_COUNT]; /* there, but its name is misspelt */
	bool no_font_excused, no_fit_excused;
	const char *families[MOST_LISTED];
	struct vk_setting ladder[MOST_LISTED];
	struct vk_pos rungs[MOST_LISTED]; /* where each stands */
};

/* ---- names ---- */

static const struct vk_attr *
find_attribute(const struct vk_node *n, const char *name)
{
	for (size_t i = 0; i < n->nattrs; i++)
		if (strcmp(n->attrs[i].written, name) == 0)
			return &n->attrs[i];
	return NULL;
}

static enum tag
find_tag(const char *name)
{
	for (int t = 0; t < TAG_COUNT; t++)
		if (strcmp(tags[t].name, name) == 0)
			return (enum tag)t;
	return TAG_COUNT;
}

static int
find_place(enum tag tag, const char *key)
{
	for (int i = 0; i < PLACE_COUNT; i++)
		if (places[i].tag == tag && strcmp(places[i].key, key) == 0)
			return i;
	return -1;
}

static bool
is_optional(const struct field *f)
{
	return strcmp(f->name, "underline") == 0;
}

/* What an element is called in a message: style of="kind". */
static const char *
full_name(char room[64], enum tag tag, const char *key)
{
	if (*key == '\0')
		snprintf(room, 64, "%s", tags[tag].name);
	else
		snprintf(room, 64, "%s %s=\"%s\"", tags[tag].name,
		    tags[tag].key, key);
	return room;
}

/* The nearest of the names, or all of them where none is near. */
static const char *
near_or_all(struct vk_buf *room, const char *written, const char *const *names,
    size_t n)
{
	const char *nearest = vk_nearest(written, names, n);

	vk_buf_clear(room);
	if (nearest != NULL)
		return nearest;
	for (size_t i = 0; i < n; i++)
		vk_buf_addf(room, "%s%s", i > 0 ? ", " : "", names[i]);
	return vk_buf_str(room);
}

static size_t
names_of_tags(const char **names)
{
	size_t n = 0;

	for (int t = LAYOUT + 1; t < TAG_COUNT; t++)
		names[n++] = tags[t].name;
	return n;
}

static size_t
names_of_keys(enum tag tag, const char **names)
{
	size_t n = 0;

	for (size_t i = 0; i < PLACE_COUNT; i++)
		if (places[i].tag == tag)
			names[n++] = places[i].key;
	return n;
}

static size_t
names_of_attributes(enum tag tag, const char **names)
{
	size_t n = 0;

	if (tags[tag].key != NULL)
		names[n++] = tags[tag].key;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields[i].tag == tag)
			names[n++] = fields[i].name;
	if (tag != LAYOUT && tag != STYLE)
		names[n++] = "rule";
	if (tag != LAYOUT)
		names[n++] = "ours";
	return n;
}

/* ---- attributes ---- */

static void
say_bad_value(struct reading *r, const struct vk_attr *a, const struct field *f)
{
	struct vk_buf example = {0};

	vk_value_example(f->form, f->names, &example);
	vk_diag_add(r->diag, VK_MSG_LAYOUT_VALUE, a->pos, a->value,
	    vk_buf_str(&example), a->written);
	vk_buf_free(&example);
}

/* Adds "18pt - 22pt". */
static void
show_bounds(struct vk_buf *out, enum vk_form form, int32_t least, int32_t most)
{
	vk_value_show(form, least, out);
	vk_buf_adds(out, " - ");
	vk_value_show(form, most, out);
}

/* Adds "12.5mm", from whole micrometres that are not negative. */
static void
add_millimetres(struct vk_buf *out, int64_t um)
{
	vk_buf_addf(out, "%d", (int)(um / 1000));
	if (um % 1000 != 0) {
		vk_buf_addf(out, ".%03d", (int)(um % 1000));
		while (out->data[out->len - 1] == '0')
			out->data[--out->len] = '\0';
	}
	vk_buf_adds(out, "mm");
}

/* The same in millimetres; what is shown lies within. */
static void
show_bounds_mm(struct vk_buf *out, vk_len least, vk_len most)
{
	int64_t low = vk_len_to_um(least), high = vk_len_to_um(most);

	add_millimetres(out, vk_len_from_um(low) < least ? low + 1 : low);
	vk_buf_adds(out, " - ");
	add_millimetres(out, vk_len_from_um(high) > most ? high - 1 : high);
}

static bool
is_in_millimetres(const char *written)
{
	size_t len = strlen(written);

	return len > 2 && strcmp(written + len - 2, "mm") == 0;
}

static bool
is_within(struct reading *r, const struct vk_attr *a, const struct field *f,
    const struct vk_value *v)
{
	struct vk_buf bounds = {0};

	if (vk_form_kind(f->form) != VK_FORM_NUMBER || v->body ||
	    (v->number >= f->least && v->number <= f->most))
		return true;
	if (is_in_millimetres(a->value))
		show_bounds_mm(&bounds, f->least, f->most);
	else
		show_bounds(&bounds, f->form, f->least, f->most);
	vk_diag_add(r->diag, VK_MSG_LAYOUT_RANGE, a->pos, a->value,
	    vk_buf_str(&bounds), a->written);
	vk_buf_free(&bounds);
	return false;
}

/* The three shapes that a value has in struct vk_standard. */
static void
put_value(struct reading *r, enum vk_form form, const struct vk_value *v,
    const char *text, void *out)
{
	switch (vk_form_kind(form)) {
	case VK_FORM_NUMBER:
		*(int32_t *)out = v->number;
		break;
	case VK_FORM_FLAG:
		*(bool *)out = v->flag;
		break;
	case VK_FORM_WORD:
		*(const char **)out = vk_arena_strdup(r->standard->arena, text);
		break;
	}
}
_Static_assert(sizeof(int) == sizeof(int32_t), "counts are put as int32_t");

/*
 * Puts a good value at its place in base, which may be NULL; a bad one is a
 * finding and leaves the place as it was.
 */
static void
read_field(struct reading *r, const struct vk_node *n, const struct field *f,
    void *base)
{
	const struct vk_attr *a = find_attribute(n, f->name);
	struct vk_value v;

	if (a == NULL) {
		if (!is_optional(f))
			vk_diag_add(r->diag, VK_MSG_LAYOUT_NO_ATTRIBUTE, n->pos,
			    n->written, f->name, NULL);
		return;
	}
	if (!vk_value_read(f->form, a->value, f->names, &v))
		say_bad_value(r, a, f);
	else if (is_within(r, a, f, &v) && base != NULL)
		put_value(r, f->form, &v, a->value, (char *)base + f->offset);
}

/* ---- elements ---- */

/* ours="pitch before": names of attributes that stand here too. */
static void
read_ours(struct reading *r, const struct vk_node *n)
{
	const struct vk_attr *a = find_attribute(n, "ours");
	char name[32];

	for (const char *p = a == NULL ? "" : a->value; *p != '\0';) {
		size_t len = strcspn(p, " ");

		snprintf(name, sizeof(name), "%.*s", (int)len, p);
		if (len == 0 || len >= sizeof(name) ||
		    find_attribute(n, name) == NULL) {
			vk_diag_add(r->diag, VK_MSG_LAYOUT_VALUE, a->pos,
			    a->value, "pitch before", a->written);
			return;
		}
		p += len + strspn(p + len, " ");
	}
}

static void
read_attributes(
    struct reading *r, const struct vk_node *n, enum tag tag, void *base)
{
	const char *names[MOST_NAMES];
	size_t count = names_of_attributes(tag, names);
	struct vk_buf room = {0};

	for (size_t i = 0; i < n->nattrs; i++) {
		const struct vk_attr *a = &n->attrs[i];
		size_t k = 0;

		while (k < count && strcmp(names[k], a->written) != 0)
			k++;
		if (k == count)
			vk_diag_add(r->diag, VK_MSG_LAYOUT_ATTRIBUTE, a->pos,
			    a->written, n->written,
			    near_or_all(&room, a->written, names, count));
	}
	vk_buf_free(&room);
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields[i].tag == tag)
			read_field(r, n, &fields[i], base);
	if (tag != LAYOUT && tag != STYLE)
		read_field(r, n, &any_rule, NULL);
	read_ours(r, n);
}

static void
refuse_content(struct reading *r, const struct vk_node *n)
{
	for (const struct vk_node *c = n->first; c != NULL; c = c->next)
		if (!vk_node_is_blank(c))
			vk_diag_add(r->diag, VK_MSG_LAYOUT_CONTENT, c->pos,
			    n->written, NULL, NULL);
}

/* The place that an element fills, or -1 with a finding. */
static int
place_of(struct reading *r, const struct vk_node *n, enum tag tag)
{
	const char *key = tags[tag].key;
	const struct vk_attr *a = key == NULL ? NULL : find_attribute(n, key);
	int place = find_place(tag, a == NULL ? "" : a->value);
	const char *names[PLACE_COUNT];
	struct vk_buf room = {0};
	char name[64];

	if (key != NULL && a == NULL) {
		vk_diag_add(r->diag, VK_MSG_LAYOUT_NO_ATTRIBUTE, n->pos,
		    n->written, key, NULL);
	} else if (place < 0 && a != NULL) {
		vk_diag_add(r->diag, VK_MSG_LAYOUT_VALUE, a->pos, a->value,
		    near_or_all(
			&room, a->value, names, names_of_keys(tag, names)),
		    a->written);
	} else if (r->seen[place].line > 0) {
		char line[16];

		snprintf(line, sizeof(line), "%u", r->seen[place].line);
		vk_diag_add(r->diag, VK_MSG_LAYOUT_TWICE, n->pos,
		    full_name(name, tag, places[place].key), NULL, line);
		place = -1;
	}
	vk_buf_free(&room);
	return place;
}

/* Fonts and rungs, in their order; NULL with a finding when there are many. */
static void *
next_listed(struct reading *r, const struct vk_node *n, enum tag tag)
{
	struct vk_standard *s = r->standard;
	size_t *count = tag == FONT ? &s->nfamilies : &s->nladder;
	char most[16];

	if (*count == MOST_LISTED) {
		snprintf(most, sizeof(most), "%d", MOST_LISTED);
		vk_diag_add(r->diag, VK_MSG_LAYOUT_MANY, n->pos, n->written,
		    most, NULL);
		return NULL;
	}
	if (tag == FONT)
		return &r->families[(*count)++];
	r->rungs[*count] = n->pos;
	r->ladder[*count] = (struct vk_setting){-1, -1, -1}; /* not read */
	return &r->ladder[(*count)++];
}

/* An element whose name was misspelt is not missing as well. */
static void
excuse(struct reading *r, const struct vk_node *n, enum tag meant)
{
	const struct vk_attr *a = meant == TAG_COUNT || tags[meant].key == NULL
	    ? NULL
	    : find_attribute(n, tags[meant].key);
	int place = find_place(meant, a == NULL ? "" : a->value);

	if (place >= 0)
		r->excused[place] = true;
	r->no_font_excused = r->no_font_excused || meant == FONT;
	r->no_fit_excused = r->no_fit_excused || meant == FIT;
}

static void
refuse_element(struct reading *r, const struct vk_node *n)
{
	const char *names[MOST_NAMES], *known;
	struct vk_buf room = {0};

	known = near_or_all(&room, n->written, names, names_of_tags(names));
	vk_diag_add(
	    r->diag, VK_MSG_LAYOUT_ELEMENT, n->pos, n->written, NULL, known);
	excuse(r, n, find_tag(known));
	vk_buf_free(&room);
}

static void
read_element(struct reading *r, const struct vk_node *n)
{
	enum tag tag = find_tag(n->written);
	void *base;
	int place;

	if (tag == TAG_COUNT || tag == LAYOUT) {
		refuse_element(r, n);
		return;
	}
	refuse_content(r, n);
	if (tag == FONT || tag == FIT) {
		base = next_listed(r, n, tag);
		if (base != NULL)
			read_attributes(r, n, tag, base);
		return;
	}
	place = place_of(r, n, tag);
	if (place < 0) {
		read_attributes(r, n, tag, NULL); /* judged all the same */
		return;
	}
	r->seen[place] = n->pos;
	base = (char *)r->standard + places[place].offset;
	read_attributes(r, n, tag, base);
}

/* ---- what no single value can tell ---- */

static void
say_conflict(struct reading *r, struct vk_pos pos, const char *name,
    const char *value, const char *other)
{
	char found[96];

	snprintf(found, sizeof(found), "%s=\"%.40s\"", name, value);
	vk_diag_add(r->diag, VK_MSG_LAYOUT_CONFLICT, pos, found, NULL, other);
}

/* A length that was read must lie in a range that was read. */
static void
check_range(struct reading *r, struct vk_pos pos, const char *name, vk_len len,
    const struct vk_range *range)
{
	struct vk_buf bounds = {0};
	char shown[VK_LEN_ROOM];

	if (range->most == 0 || range->least > range->most ||
	    (len >= range->least && len <= range->most))
		return;
	show_bounds(&bounds, VK_FORM_LENGTH, range->least, range->most);
	say_conflict(
	    r, pos, name, vk_len_show(len, shown), vk_buf_str(&bounds));
	vk_buf_free(&bounds);
}

static void
check_ranges(struct reading *r)
{
	char least[VK_LEN_ROOM], most[VK_LEN_ROOM], other[VK_LEN_ROOM + 8];

	for (size_t i = 0; i < PLACE_COUNT; i++) {
		const struct vk_range *range =
		    (const void *)((char *)r->standard + places[i].offset);

		if (places[i].tag != RANGE || range->most == 0 ||
		    range->least <= range->most)
			continue;
		snprintf(other, sizeof(other), "most=\"%s\"",
		    vk_len_show(range->most, most));
		say_conflict(r, r->seen[i], "least",
		    vk_len_show(range->least, least), other);
	}
}

static void
check_style(struct reading *r, enum vk_role role, const struct vk_range *range)
{
	int place = find_place(STYLE, vk_role_name(role));
	vk_len size = r->standard->styles[role].size;

	if (size > 0)
		check_range(r, r->seen[place], "size", size, range);
}

static bool
is_same_rung(const struct vk_setting *a, const struct vk_setting *b)
{
	return a->size == b->size && a->pitch == b->pitch &&
	    a->space == b->space;
}

static void
check_rung(struct reading *r, size_t i)
{
	const struct vk_standard *s = r->standard;
	const struct vk_setting *rung = &r->ladder[i];
	char line[16];

	if (rung->size < 0 || rung->pitch < 0 || rung->space < 0)
		return; /* has its finding */
	check_range(r, r->rungs[i], "size", rung->size, &s->body_size);
	check_range(r, r->rungs[i], "pitch", rung->pitch, &s->body_pitch);
	check_range(r, r->rungs[i], "space", rung->space, &s->body_space);
	for (size_t k = 0; k < i; k++) {
		if (!is_same_rung(rung, &r->ladder[k]))
			continue;
		snprintf(line, sizeof(line), "%u", r->rungs[k].line);
		vk_diag_add(r->diag, VK_MSG_LAYOUT_TWICE, r->rungs[i],
		    tags[FIT].name, NULL, line);
		return;
	}
}

enum { LEAST_BLOCK = MM(30) }; /* across and down */

static void
check_margins(
    struct reading *r, const char *side, const struct vk_margins *margins)
{
	const struct vk_standard *s = r->standard;
	int place = find_place(MARGINS, side);

	if (r->seen[place].line == 0 || s->paper_width == 0 ||
	    s->paper_height == 0)
		return;
	if (margins->left + margins->right > s->paper_width - LEAST_BLOCK ||
	    margins->top + margins->bottom > s->paper_height - LEAST_BLOCK)
		say_conflict(r, r->seen[place], "side", side, "<paper>");
}

/* Both are days; the end may be open. */
static void
check_days(struct reading *r, const struct vk_node *root)
{
	const struct vk_standard *s = r->standard;
	char other[32];

	if (s->from == NULL || s->to == NULL || *s->to == '\0' ||
	    strcmp(s->from, s->to) <= 0)
		return;
	snprintf(other, sizeof(other), "to=\"%s\"", s->to);
	say_conflict(
	    r, find_attribute(root, "from")->pos, "from", s->from, other);
}

static void
check_whole(struct reading *r, const struct vk_node *root)
{
	const struct vk_standard *s = r->standard;

	check_days(r, root);
	check_margins(r, "front", &s->front);
	check_margins(r, "back", &s->back);
	check_ranges(r);
	check_style(r, VK_ROLE_KIND, &s->kind_size);
	check_style(r, VK_ROLE_SUBJECT, &s->subject_size);
	for (size_t i = 0; i < s->nladder; i++)
		check_rung(r, i);
}

/* Whether it is the style of words that this rule set does not have. */
static bool
is_of_no_words(const struct vk_standard *s, const struct place *place)
{
	static const struct {
		enum vk_role role;
		size_t words;
	} worded[] = {{VK_ROLE_MOTTO, S(motto)}, {VK_ROLE_STAR, S(star)},
	    {VK_ROLE_SEPARATOR, S(separator)}};

	for (size_t i = 0; i < sizeof(worded) / sizeof(worded[0]); i++) {
		const void *at = (const char *)s + worded[i].words;
		const char *words = *(const char *const *)at;

		if (place->tag == STYLE &&
		    strcmp(place->key, vk_role_name(worded[i].role)) == 0)
			return words == NULL || *words == '\0';
	}
	return false;
}

static void
check_presence(struct reading *r, const struct vk_node *root)
{
	char name[64];

	for (size_t i = 0; i < PLACE_COUNT; i++)
		if (r->seen[i].line == 0 && !r->excused[i] &&
		    !places[i].optional &&
		    !is_of_no_words(r->standard, &places[i]))
			vk_diag_add(r->diag, VK_MSG_LAYOUT_NO_ELEMENT,
			    root->pos, NULL,
			    full_name(name, places[i].tag, places[i].key),
			    NULL);
	if (r->standard->nfamilies == 0 && !r->no_font_excused)
		vk_diag_add(r->diag, VK_MSG_LAYOUT_NO_ELEMENT, root->pos, NULL,
		    tags[FONT].name, NULL);
	if (r->standard->nladder == 0 && !r->no_fit_excused)
		vk_diag_add(r->diag, VK_MSG_LAYOUT_NO_ELEMENT, root->pos, NULL,
		    tags[FIT].name, NULL);
}

/* ---- the whole file ---- */

enum { MOST_BYTES = 256 << 10 }; /* a layout has some 10 000 */

static size_t
count_errors(const struct vk_diag *d)
{
	return vk_diag_count(d, VK_ERROR) + vk_diag_count(d, VK_FATAL);
}

/* Why a layout cannot be read, or NULL: what is missing is an installation. */
static const char *
why_not(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0 || access(path, R_OK) != 0)
		return strerror(errno);
	return S_ISREG(st.st_mode) ? NULL : strerror(EISDIR);
}

static bool
read_bytes(const char *path, struct vk_buf *out, struct vk_diag *d)
{
	struct vk_pos pos = {path, 0, 0};
	const char *why = why_not(path);

	if (why == NULL)
		return vk_file_read(path, MOST_BYTES, out, d);
	vk_diag_add(d, VK_MSG_LAYOUT_MISSING, pos, why, NULL, NULL);
	return false;
}

/* Past the next `end` from s on, or NULL. */
static const char *
after(const char *s, const char *end)
{
	s = strstr(s, end);
	return s == NULL ? NULL : s + strlen(end);
}

/* The "<" of the root, or NULL where the XML reader had better look. */
static const char *
find_root(const char *s)
{
	while (s != NULL) {
		if (strncmp(s, "\xEF\xBB\xBF", 3) == 0)
			s += 3;
		s += strspn(s, " \t\r\n");
		if (strncmp(s, "<?", 2) == 0)
			s = after(s, "?>");
		else if (strncmp(s, "<!--", 4) == 0)
			s = after(s, "-->");
		else
			break;
	}
	return s;
}

/*
 * Cuts a file down to its root's start tag: a layout is long, and its dates
 * stand in the first lines.  What cannot be cut stays whole.
 */
static void
cut_to_root(struct vk_buf *bytes)
{
	const char *s = find_root(vk_buf_str(bytes));
	char quote = '\0';

	if (s == NULL || *s != '<')
		return;
	for (; *s != '\0' && (quote != '\0' || *s != '>'); s++) {
		if (quote != '\0')
			quote = *s == quote ? '\0' : quote;
		else if (*s == '"' || *s == '\'')
			quote = *s;
	}
	if (*s == '\0' || s[-1] == '/')
		return;
	bytes->len = (size_t)(s - bytes->data);
	vk_buf_adds(bytes, "/>");
}

/* NULL with a finding. */
static struct vk_doc *
read_tree(const char *path, bool whole, struct vk_diag *d)
{
	struct vk_buf bytes = {0};
	struct vk_doc *doc = NULL;

	if (read_bytes(path, &bytes, d)) {
		if (!whole)
			cut_to_root(&bytes);
		doc = vk_xml_read_bytes(path, vk_buf_str(&bytes), bytes.len, d);
	}
	vk_buf_free(&bytes);
	return doc;
}

static struct vk_standard *
new_standard(void)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_standard *s = vk_arena_alloc(arena, sizeof(*s));

	s->arena = arena;
	return s;
}

/* The lists move from the reading into the standard. */
static void
keep_lists(struct reading *r)
{
	struct vk_standard *s = r->standard;
	struct vk_setting *ladder =
	    vk_arena_array(s->arena, s->nladder, sizeof(*ladder));

	memcpy(ladder, r->ladder, s->nladder * sizeof(*ladder));
	s->ladder = ladder;
	s->families =
	    vk_arena_array(s->arena, s->nfamilies, sizeof(*s->families));
	memcpy(s->families, r->families, s->nfamilies * sizeof(*s->families));
}

static void
read_elements(struct reading *r, const struct vk_node *root)
{
	for (const struct vk_node *n = root->first; n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT)
			read_element(r, n);
		else if (!vk_node_is_blank(n))
			vk_diag_add(r->diag, VK_MSG_LAYOUT_CONTENT, n->pos,
			    root->written, NULL, NULL);
	}
	check_presence(r, root);
	check_whole(r, root);
	keep_lists(r);
}

static struct vk_standard *
read_layout(const struct vk_doc *doc, bool whole, struct vk_diag *d)
{
	size_t errors = count_errors(d);
	struct reading r = {.standard = new_standard(), .diag = d};

	read_attributes(&r, doc->root, LAYOUT, r.standard);
	if (whole)
		read_elements(&r, doc->root);
	if (count_errors(d) == errors)
		return r.standard;
	vk_standard_free(r.standard);
	return NULL;
}

static bool
is_layout(const struct vk_doc *doc)
{
	return strcmp(doc->root->written, tags[LAYOUT].name) == 0;
}

struct vk_standard *
vk_standard_read(const char *path, struct vk_diag *d)
{
	size_t errors = count_errors(d);
	struct vk_doc *doc = read_tree(path, true, d);
	struct vk_standard *s = NULL;

	if (doc != NULL && !is_layout(doc))
		vk_diag_add(d, VK_MSG_LAYOUT_ROOT, doc->root->pos,
		    doc->root->written, tags[LAYOUT].name, NULL);
	else if (doc != NULL)
		s = read_layout(doc, true, d);
	vk_doc_free(doc);
	if (count_errors(d) == errors)
		return s;
	vk_standard_free(s); /* sound measures in a file with faulty text */
	return NULL;
}

bool
vk_standard_read_root(
    const char *path, struct vk_standard **out, struct vk_diag *d)
{
	size_t errors = count_errors(d);
	struct vk_doc *doc = read_tree(path, false, d);

	*out = NULL;
	if (doc != NULL && is_layout(doc))
		*out = read_layout(doc, false, d);
	vk_doc_free(doc);
	return count_errors(d) == errors;
}

/* ---- the dump ---- */

static void
dump_number(struct vk_buf *out, enum vk_form form, int32_t n)
{
	if ((form == VK_FORM_LENGTH_OR_BODY && n == 0) ||
	    (form == VK_FORM_SPACE_OR_BODY && n < 0))
		vk_buf_adds(out, "body");
	else
		vk_value_show(form, n, out);
}

static void
dump_field(struct vk_buf *out, const struct field *f, const void *base)
{
	const void *at = (const char *)base + f->offset;

	vk_buf_addf(out, " %s=", f->name);
	switch (vk_form_kind(f->form)) {
	case VK_FORM_NUMBER:
		dump_number(out, f->form, *(const int32_t *)at);
		break;
	case VK_FORM_FLAG:
		vk_value_show(f->form, *(const bool *)at, out);
		break;
	case VK_FORM_WORD:
		vk_buf_addf(out, "\"%s\"", *(const char *const *)at);
		break;
	}
}

static void
dump_element(
    struct vk_buf *out, enum tag tag, const char *key, const void *base)
{
	char name[64];

	vk_buf_adds(out, full_name(name, tag, key));
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields[i].tag == tag)
			dump_field(out, &fields[i], base);
	vk_buf_addc(out, '\n');
}

/* An element that the layout is without leaves all its fields empty. */
static bool
is_there(const struct place *place, const void *base)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct field *f = &fields[i];
		const void *at = (const char *)base + f->offset;

		if (f->tag == place->tag &&
		    (vk_form_kind(f->form) == VK_FORM_NUMBER
			    ? *(const int32_t *)at != 0
			    : vk_form_kind(f->form) == VK_FORM_WORD &&
				*(const char *const *)at != NULL))
			return true;
	}
	return false;
}

void
vk_standard_dump(const struct vk_standard *s, struct vk_buf *out)
{
	dump_element(out, LAYOUT, "", s);
	for (size_t i = 0; i < s->nfamilies; i++)
		dump_element(out, FONT, "", &s->families[i]);
	for (size_t i = 0; i < s->nladder; i++)
		dump_element(out, FIT, "", &s->ladder[i]);
	for (size_t i = 0; i < PLACE_COUNT; i++) {
		const void *base = (const char *)s + places[i].offset;

		if (is_there(&places[i], base))
			dump_element(out, places[i].tag, places[i].key, base);
	}
}
