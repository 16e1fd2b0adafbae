/*
 * Layout files into struct vk_standard, by the rows of layout.def: the same
 * rows read, judge and dump.
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
#include "layout_rows.h"
#include "xml.h"

/* The rule of most elements: judged, but kept nowhere. */
static const struct vk_layout_field any_rule = {
    VK_LAYOUT_TAG_COUNT, "rule", VK_FORM_RULE, 0, 0, 0, NULL};

enum { MOST_NAMES = VK_LAYOUT_TAG_COUNT + 8 };

/* ---- names ---- */

static bool
is_optional(const struct vk_layout_field *f)
{
	return strcmp(f->name, "underline") == 0 || strcmp(f->name, "box") == 0;
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

	for (int t = VK_LAYOUT_TAG_LAYOUT + 1; t < VK_LAYOUT_TAG_COUNT; t++)
		names[n++] = vk_layout_elements[t].name;
	return n;
}

static size_t
names_of_keys(enum vk_layout_tag tag, const char **names)
{
	size_t n = 0;

	for (size_t i = 0; i < VK_LAYOUT_PLACES; i++)
		if (vk_layout_places[i].tag == tag)
			names[n++] = vk_layout_places[i].key;
	return n;
}

/* Whether the rule of an element is among what is kept of it. */
static bool
keeps_rule(enum vk_layout_tag tag)
{
	return tag == VK_LAYOUT_TAG_LAYOUT || tag == VK_LAYOUT_TAG_STYLE ||
	    tag == VK_LAYOUT_TAG_SECRECY;
}

static size_t
names_of_attributes(enum vk_layout_tag tag, const char **names)
{
	size_t n = 0;

	if (vk_layout_elements[tag].key != NULL)
		names[n++] = vk_layout_elements[tag].key;
	for (size_t i = 0; i < VK_LAYOUT_FIELDS; i++)
		if (vk_layout_fields[i].tag == tag)
			names[n++] = vk_layout_fields[i].name;
	if (!keeps_rule(tag))
		names[n++] = "rule";
	if (tag != VK_LAYOUT_TAG_LAYOUT)
		names[n++] = "ours";
	return n;
}

/* ---- attributes ---- */

static void
say_bad_value(struct vk_layout_reading *r, const struct vk_attr *a,
    const struct vk_layout_field *f)
{
	struct vk_buf example = {0};

	vk_value_example(f->form, f->names, &example);
	vk_diag_add(r->diag, VK_MSG_LAYOUT_VALUE, a->pos, a->value,
	    vk_buf_str(&example), a->written);
	vk_buf_free(&example);
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
is_within(struct vk_layout_reading *r, const struct vk_attr *a,
    const struct vk_layout_field *f, const struct vk_value *v)
{
	struct vk_buf bounds = {0};

	if (vk_form_kind(f->form) != VK_FORM_NUMBER || v->body ||
	    (v->number >= f->least && v->number <= f->most))
		return true;
	if (is_in_millimetres(a->value))
		show_bounds_mm(&bounds, f->least, f->most);
	else
		vk_value_show_bounds(f->form, f->least, f->most, &bounds);
	vk_diag_add(r->diag, VK_MSG_LAYOUT_RANGE, a->pos, a->value,
	    vk_buf_str(&bounds), a->written);
	vk_buf_free(&bounds);
	return false;
}

/* The three shapes that a value has in struct vk_standard. */
static void
put_value(struct vk_layout_reading *r, enum vk_form form,
    const struct vk_value *v, const char *text, void *out)
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
read_field(struct vk_layout_reading *r, const struct vk_node *n,
    const struct vk_layout_field *f, void *base)
{
	const struct vk_attr *a = vk_layout_attribute(n, f->name);
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
read_ours(struct vk_layout_reading *r, const struct vk_node *n)
{
	const struct vk_attr *a = vk_layout_attribute(n, "ours");
	char name[32];

	for (const char *p = a == NULL ? "" : a->value; *p != '\0';) {
		size_t len = strcspn(p, " ");

		snprintf(name, sizeof(name), "%.*s", (int)len, p);
		if (len == 0 || len >= sizeof(name) ||
		    vk_layout_attribute(n, name) == NULL) {
			vk_diag_add(r->diag, VK_MSG_LAYOUT_VALUE, a->pos,
			    a->value, "pitch before", a->written);
			return;
		}
		p += len + strspn(p + len, " ");
	}
}

static void
read_attributes(struct vk_layout_reading *r, const struct vk_node *n,
    enum vk_layout_tag tag, void *base)
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
	for (size_t i = 0; i < VK_LAYOUT_FIELDS; i++)
		if (vk_layout_fields[i].tag == tag)
			read_field(r, n, &vk_layout_fields[i], base);
	if (!keeps_rule(tag))
		read_field(r, n, &any_rule, NULL);
	read_ours(r, n);
}

static void
refuse_content(struct vk_layout_reading *r, const struct vk_node *n)
{
	for (const struct vk_node *c = n->first; c != NULL; c = c->next)
		if (!vk_node_is_blank(c))
			vk_diag_add(r->diag, VK_MSG_LAYOUT_CONTENT, c->pos,
			    n->written, NULL, NULL);
}

/* The place that an element fills, or -1 with a finding. */
static int
place_of(struct vk_layout_reading *r, const struct vk_node *n,
    enum vk_layout_tag tag)
{
	const char *key = vk_layout_elements[tag].key;
	const struct vk_attr *a =
	    key == NULL ? NULL : vk_layout_attribute(n, key);
	int place = vk_layout_find_place(tag, a == NULL ? "" : a->value);
	const char *names[VK_LAYOUT_PLACES];
	struct vk_buf room = {0};
	char name[VK_LAYOUT_NAME_ROOM];

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
		    vk_layout_full_name(name, tag, vk_layout_places[place].key),
		    NULL, line);
		place = -1;
	}
	vk_buf_free(&room);
	return place;
}

/* Fonts and rungs, in their order; NULL with a finding when there are many. */
static void *
next_listed(struct vk_layout_reading *r, const struct vk_node *n,
    enum vk_layout_tag tag)
{
	struct vk_standard *s = r->standard;
	size_t *count = tag == VK_LAYOUT_TAG_FONT ? &s->nfamilies : &s->nladder;
	char most[16];

	if (*count == VK_LAYOUT_LISTED) {
		snprintf(most, sizeof(most), "%d", VK_LAYOUT_LISTED);
		vk_diag_add(r->diag, VK_MSG_LAYOUT_MANY, n->pos, n->written,
		    most, NULL);
		return NULL;
	}
	if (tag == VK_LAYOUT_TAG_FONT)
		return &r->families[(*count)++];
	r->rungs[*count] = n->pos;
	r->ladder[*count] = (struct vk_setting){-1, -1, -1}; /* not read */
	return &r->ladder[(*count)++];
}

/* An element whose name was misspelt is not missing as well. */
static void
excuse(struct vk_layout_reading *r, const struct vk_node *n,
    enum vk_layout_tag meant)
{
	const struct vk_attr *a = meant == VK_LAYOUT_TAG_COUNT ||
		vk_layout_elements[meant].key == NULL
	    ? NULL
	    : vk_layout_attribute(n, vk_layout_elements[meant].key);
	int place = vk_layout_find_place(meant, a == NULL ? "" : a->value);

	if (place >= 0)
		r->excused[place] = true;
	r->no_font_excused = r->no_font_excused || meant == VK_LAYOUT_TAG_FONT;
	r->no_fit_excused = r->no_fit_excused || meant == VK_LAYOUT_TAG_FIT;
}

static void
refuse_element(struct vk_layout_reading *r, const struct vk_node *n)
{
	const char *names[MOST_NAMES], *known;
	struct vk_buf room = {0};

	known = near_or_all(&room, n->written, names, names_of_tags(names));
	vk_diag_add(
	    r->diag, VK_MSG_LAYOUT_ELEMENT, n->pos, n->written, NULL, known);
	excuse(r, n, vk_layout_find_tag(known));
	vk_buf_free(&room);
}

static void
read_element(struct vk_layout_reading *r, const struct vk_node *n)
{
	enum vk_layout_tag tag = vk_layout_find_tag(n->written);
	void *base;
	int place;

	if (tag == VK_LAYOUT_TAG_COUNT || tag == VK_LAYOUT_TAG_LAYOUT) {
		refuse_element(r, n);
		return;
	}
	refuse_content(r, n);
	if (tag == VK_LAYOUT_TAG_FONT || tag == VK_LAYOUT_TAG_FIT) {
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
	base = (char *)r->standard + vk_layout_places[place].offset;
	read_attributes(r, n, tag, base);
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
keep_lists(struct vk_layout_reading *r)
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
read_elements(struct vk_layout_reading *r, const struct vk_node *root)
{
	for (const struct vk_node *n = root->first; n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT)
			read_element(r, n);
		else if (!vk_node_is_blank(n))
			vk_diag_add(r->diag, VK_MSG_LAYOUT_CONTENT, n->pos,
			    root->written, NULL, NULL);
	}
	vk_layout_judge(r, root);
	keep_lists(r);
}

static struct vk_standard *
read_layout(const struct vk_doc *doc, bool whole, struct vk_diag *d)
{
	size_t errors = count_errors(d);
	struct vk_layout_reading r = {.standard = new_standard(), .diag = d};

	read_attributes(&r, doc->root, VK_LAYOUT_TAG_LAYOUT, r.standard);
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
	return strcmp(doc->root->written,
		   vk_layout_elements[VK_LAYOUT_TAG_LAYOUT].name) == 0;
}

struct vk_standard *
vk_standard_read(const char *path, struct vk_diag *d)
{
	size_t errors = count_errors(d);
	struct vk_doc *doc = read_tree(path, true, d);
	struct vk_standard *s = NULL;

	if (doc != NULL && !is_layout(doc))
		vk_diag_add(d, VK_MSG_LAYOUT_ROOT, doc->root->pos,
		    doc->root->written,
		    vk_layout_elements[VK_LAYOUT_TAG_LAYOUT].name, NULL);
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
