/*
 * The tree of the template is copied; fields become text, conditions their
 * content or nothing, repeats their content once for each result.  Text that
 * comes to stand beside text is one piece, as if it had been read so.
 */
#include "bind.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/viet.h"
#include "model/figure.h"
#include "model/tally.h"

struct binder {
	struct vk_arena *arena; /* of the document */
	const struct vk_branch *branch;
	const struct vk_branch_row *row; /* of the repeat at hand; NULL: none */
	size_t number; /* of that row, from 1 */
	struct vk_diag *diag;
	struct vk_buf text; /* that is not a node so far */
	struct vk_pos text_pos;
	bool text_seen; /* something in it is no blank */
};

/* ---- names ---- */

static const char *const added[] = {
    "stt", "ten", "don-vi", "ty-le", "danh-gia"};

bool
vk_bind_row_adds(const char *name)
{
	for (size_t i = 0; i < sizeof(added) / sizeof(*added); i++)
		if (strcmp(added[i], name) == 0)
			return true;
	return false;
}

/* "{dia-danh}" as a name; NULL: nothing of the kind. */
static const char *
braced(struct vk_arena *a, const char *value)
{
	size_t len = strlen(value);

	if (len < 3 || value[0] != '{' || strchr(value, '}') != value + len - 1)
		return NULL;
	return vk_arena_strndup(a, value + 1, len - 2);
}

struct gatherer {
	struct vk_arena *arena;
	struct vk_need *needs;
	size_t n, room;
};

static void
need(struct gatherer *g, const char *name, const struct vk_need *as)
{
	struct vk_need *more;

	if (g->n == g->room) {
		g->room = g->room > 0 ? 2 * g->room : 64;
		more = vk_arena_array(g->arena, g->room, sizeof(*more));
		if (g->n > 0)
			memcpy(more, g->needs, g->n * sizeof(*more));
		g->needs = more;
	}
	g->needs[g->n] = *as;
	g->needs[g->n++].name = name;
}

static void
gather_attributes(
    struct gatherer *g, const struct vk_node *node, const struct vk_need *as)
{
	for (size_t i = 0; i < node->nattrs; i++) {
		struct vk_need one = *as;
		const char *value = node->attrs[i].value;
		const char *name;

		if (value[0] != '{')
			continue;
		one.pos = node->attrs[i].pos;
		name = braced(g->arena, value);
		need(g, name != NULL ? name : value, &one);
	}
}

static void
gather(struct gatherer *g, const struct vk_node *node, struct vk_need as)
{
	const struct vk_attr *attr;

	if (node->kind == VK_EL_FIELD) {
		attr = vk_node_attr_whole(node, VK_AT_SHORT_NAME);
		as.pos = node->pos;
		as.optional =
		    as.optional || vk_node_attr(node, VK_AT_FALLBACK) != NULL;
		if (attr != NULL)
			need(g, attr->value, &as);
		return;
	}
	if (node->kind == VK_EL_IF) {
		attr = vk_node_attr_whole(node, VK_AT_IF);
		if (attr == NULL)
			attr = vk_node_attr_whole(node, VK_AT_UNLESS);
		as.condition = true;
		as.pos = node->pos;
		if (attr != NULL)
			need(g, attr->value, &as);
		as.condition = false;
		as.optional = true;
	}
	as.in_repeat = as.in_repeat || node->kind == VK_EL_REPEAT;
	gather_attributes(g, node, &as);
	for (node = node->first; node != NULL; node = node->next)
		gather(g, node, as);
}

const struct vk_need *
vk_bind_needs(struct vk_arena *a, const struct vk_doc *doc, size_t *n)
{
	struct gatherer g = {.arena = a};

	gather(&g, doc->root, (struct vk_need){.name = NULL});
	*n = g.n;
	return g.needs;
}

/* ---- values ---- */

static const struct vk_branch_entry *
field(const struct binder *b, const char *name)
{
	const struct vk_branch_entry *f = NULL;

	if (b->row != NULL)
		f = vk_row_field(b->row, name);
	/* what a result lacks is not the branch's of the same name */
	if (b->row != NULL &&
	    (vk_row_knows(name, strlen(name)) || vk_bind_row_adds(name)))
		return f;
	return f != NULL ? f : vk_branch_field(b->branch, name);
}

/* NULL: there is none. */
static const char *
value_of(struct binder *b, const char *name)
{
	const struct vk_branch_entry *f;

	if (b->row != NULL && strcmp(name, "stt") == 0)
		return vk_arena_printf(b->arena, "%zu", b->number);
	f = field(b, name);
	return f != NULL && f->value[strspn(f->value, " \t\r\n")] != '\0'
	    ? f->value
	    : NULL;
}

static bool
is_true(struct binder *b, const char *name)
{
	const char *value = value_of(b, name);
	struct vk_figure figure;

	if (value == NULL || strcmp(value, "khong") == 0)
		return false;
	return !vk_figure_parse(value, &figure, NULL) || figure.value != 0;
}

static bool
is_grade_or_answer(const char *name)
{
	return strcmp(name, "xep-loai-chi-bo") == 0 ||
	    strcmp(name, "thuc-hien") == 0;
}

/* Codes are printed in words: "hoàn thành tốt". */
static const char *
in_words(const char *name, const char *value)
{
	if (!is_grade_or_answer(name))
		return value;
	if (strcmp(value, "co") == 0)
		return "đạt";
	if (strcmp(value, "khong") == 0)
		return "không đạt";
	return vk_grade_find(value) >= 0 ? vk_grade_word(vk_grade_find(value))
					 : value;
}

static void
no_number(struct binder *b, const char *name)
{
	const struct vk_branch_entry *f = field(b, name);

	vk_diag_add(b->diag, VK_MSG_FIELD_NO_NUMBER,
	    f != NULL ? f->pos : b->branch->pos, f != NULL ? f->value : "",
	    name, NULL);
}

static void
add_figure(struct binder *b, const char *name, const char *value, bool padded)
{
	char room[VK_FIGURE_ROOM];
	struct vk_figure figure;

	if (!vk_figure_parse(value, &figure, NULL)) {
		no_number(b, name);
		return;
	}
	if (padded && figure.scale == 0 && figure.value > 0 &&
	    figure.value < 10)
		vk_buf_addc(&b->text, '0');
	vk_buf_adds(&b->text, vk_figure_show(&figure, room));
}

/* ---- text ---- */

static void
begin_text(struct binder *b, struct vk_pos pos, bool seen)
{
	if (b->text_seen)
		return;
	if (b->text.len == 0 || seen)
		b->text_pos = pos;
	b->text_seen = seen;
}

/* The text so far becomes a node, before anything else does. */
static void
flush_text(struct binder *b, struct vk_node *parent)
{
	struct vk_node *node;

	if (b->text.len == 0)
		return;
	node = vk_node_new(b->arena, parent, VK_EL_TEXT, b->text_pos);
	node->text = vk_arena_strndup(b->arena, b->text.data, b->text.len);
	node->len = b->text.len;
	vk_buf_clear(&b->text);
	b->text_seen = false;
}

/* A clerk cannot fill in what is computed. */
static void
missing(struct binder *b, const char *name, struct vk_pos asked)
{
	bool computed = b->row != NULL && vk_bind_row_adds(name);
	char where[64];

	snprintf(where, sizeof(where), "%u:%u", (unsigned)asked.line,
	    (unsigned)asked.column);
	vk_diag_add(b->diag,
	    computed ? VK_MSG_RESULT_FIELD_EMPTY : VK_MSG_FIELD_EMPTY,
	    b->row != NULL ? b->row->pos : b->branch->pos, name, where,
	    vk_branch_value(b->branch, "ma"));
}

static void
fill_field(struct binder *b, const struct vk_node *n)
{
	const char *name = vk_node_attr(n, VK_AT_SHORT_NAME);
	const char *value = value_of(b, name);
	const char *fallback = vk_node_attr(n, VK_AT_FALLBACK);

	begin_text(b, n->pos, true);
	if (value == NULL && fallback != NULL)
		vk_buf_adds(&b->text, fallback);
	else if (value == NULL)
		missing(b, name, n->pos);
	else if (vk_node_is(n, VK_AT_FORMAT, "so"))
		add_figure(b, name, value, false);
	else if (vk_node_is(n, VK_AT_FORMAT, "hai-so"))
		add_figure(b, name, value, true);
	else if (vk_node_is(n, VK_AT_FORMAT, "hoa"))
		vk_viet_upper_text(&b->text, in_words(name, value),
		    strlen(in_words(name, value)));
	else
		vk_buf_adds(&b->text, in_words(name, value));
}

/* ---- the tree ---- */

static void
copy_attributes(struct binder *b, const struct vk_node *n, struct vk_node *to)
{
	struct vk_attr *attrs =
	    vk_arena_array(b->arena, n->nattrs, sizeof(*attrs));

	to->attrs = attrs;
	to->nattrs = n->nattrs;
	for (size_t i = 0; i < n->nattrs; i++) {
		const char *name = braced(b->arena, n->attrs[i].value);
		const char *value = name != NULL ? value_of(b, name) : NULL;

		attrs[i] = n->attrs[i];
		if (name != NULL)
			attrs[i].value = value != NULL ? value : "";
		if (value != NULL)
			attrs[i].value = vk_arena_strdup(b->arena, value);
		else if (name != NULL)
			missing(b, name, n->attrs[i].pos);
	}
}

static void
copy_content(struct binder *, const struct vk_node *, struct vk_node *);

static void
repeat(struct binder *b, const struct vk_node *n, struct vk_node *to)
{
	for (size_t i = 0; i < b->branch->nrows; i++) {
		b->row = &b->branch->rows[i];
		b->number = i + 1;
		copy_content(b, n, to);
	}
	b->row = NULL;
}

static void
copy_element(struct binder *b, const struct vk_node *n, struct vk_node *to)
{
	struct vk_node *copy;

	flush_text(b, to);
	copy = vk_node_new(b->arena, to, n->kind, n->pos);
	copy->written = n->written;
	copy_attributes(b, n, copy);
	copy_content(b, n, copy);
	flush_text(b, copy);
}

static bool
holds(struct binder *b, const struct vk_node *n)
{
	const char *name = vk_node_attr(n, VK_AT_IF);

	return name != NULL ? is_true(b, name)
			    : !is_true(b, vk_node_attr(n, VK_AT_UNLESS));
}

/* No deeper than the reader lets elements lie in each other. */
static void
copy_content(struct binder *b, const struct vk_node *n, struct vk_node *to)
{
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_TEXT) {
			begin_text(b, n->pos, !vk_node_is_blank(n));
			vk_buf_add(&b->text, n->text, n->len);
		} else if (n->kind == VK_EL_FIELD) {
			fill_field(b, n);
		} else if (n->kind == VK_EL_REPEAT) {
			repeat(b, n, to);
		} else if (n->kind != VK_EL_IF) {
			copy_element(b, n, to);
		} else if (holds(b, n)) {
			copy_content(b, n, to);
		}
	}
}

struct vk_doc *
vk_bind(const struct vk_doc *form, const struct vk_branch *branch,
    struct vk_diag *d)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_doc *doc = vk_arena_alloc(arena, sizeof(*doc));
	struct binder b = {.arena = arena, .branch = branch, .diag = d};
	struct vk_node above = {.kind = VK_EL_NONE};

	doc->arena = arena;
	doc->path = vk_arena_strdup(arena, form->path);
	copy_element(&b, form->root, &above);
	doc->root = above.first;
	doc->root->parent = NULL;
	vk_buf_free(&b.text);
	return doc;
}
