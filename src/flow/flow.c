/*
 * The flow of a document: its parts in order, and the small makers of
 * paragraphs that the parts share.
 */
#include "flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/viet.h"
#include "build.h"
#include "model/figure.h"

struct vk_stretch *
vk_flow_begin(struct vk_build *b)
{
	struct vk_flow *f = b->flow;
	struct vk_stretch *more;

	if (f->nstretches == b->stretches_room) {
		b->stretches_room =
		    b->stretches_room > 0 ? b->stretches_room * 2 : 1;
		more =
		    vk_arena_array(f->arena, b->stretches_room, sizeof(*more));
		if (f->nstretches > 0)
			memcpy(
			    more, f->stretches, f->nstretches * sizeof(*more));
		f->stretches = more;
	}
	b->break_in = NULL;
	return &f->stretches[f->nstretches++];
}

struct vk_paras *
vk_flow_stretch(struct vk_build *b)
{
	return &b->flow->stretches[b->flow->nstretches - 1].body;
}

struct vk_para *
vk_flow_para(struct vk_build *b, struct vk_paras *list, enum vk_role role,
    const struct vk_node *node)
{
	struct vk_para *p;

	/* Grown in the arena: old copies are few and go with the flow. */
	if ((list->n & (list->n - 1)) == 0) {
		size_t room = list->n > 0 ? list->n * 2 : 1;
		struct vk_para *more =
		    vk_arena_array(b->flow->arena, room, sizeof(*more));

		if (list->n > 0)
			memcpy(more, list->at, list->n * sizeof(*more));
		list->at = more;
	}
	p = &list->at[list->n++];
	p->role = role;
	p->node = node;
	if (list == b->break_in) {
		p->page_before = true;
		b->break_in = NULL;
	}
	return p;
}

uint32_t
vk_flow_face(const struct vk_build *b, enum vk_role role)
{
	const struct vk_style *s = &b->flow->standard->styles[role];

	return (s->bold ? VK_SPAN_BOLD : 0) | (s->italic ? VK_SPAN_ITALIC : 0) |
	    (s->underline ? VK_SPAN_UNDERLINE : 0);
}

struct vk_para *
vk_flow_words(struct vk_build *b, struct vk_paras *list, enum vk_role role,
    const char *words, const struct vk_node *node)
{
	struct vk_para *p = vk_flow_para(b, list, role, node);
	struct vk_inline in;

	vk_inline_start(&in, b);
	vk_inline_text(&in, words, strlen(words), vk_flow_face(b, role), node);
	vk_inline_end(&in, p);
	p->align = VK_CENTRE;
	return p;
}

struct vk_para *
vk_flow_line(struct vk_build *b, struct vk_paras *list, enum vk_role role,
    const struct vk_node *node)
{
	struct vk_para *p = vk_flow_para(b, list, role, node);
	struct vk_inline in;

	vk_inline_start(&in, b);
	vk_inline_content(&in, node, vk_flow_face(b, role));
	vk_inline_end(&in, p);
	p->align = VK_CENTRE;
	p->balance = true;
	return p;
}

void
vk_flow_lines(struct vk_build *b, struct vk_paras *list, enum vk_role role,
    const struct vk_node *node)
{
	const struct vk_node *line = vk_node_child(node, VK_EL_LINE);

	if (line == NULL) {
		vk_flow_line(b, list, role, node);
		return;
	}
	for (bool first = true; line != NULL; line = vk_node_again(line)) {
		vk_flow_line(b, list, role, line)->joined = !first;
		first = false;
	}
}

bool
vk_flow_begins(const char *text, const char *opening)
{
	struct vk_buf folded = {0}, wanted = {0};
	bool begins;

	vk_viet_fold_text(&folded, text, strlen(text));
	vk_viet_fold_text(&wanted, opening, strlen(opening));
	begins = wanted.len > 0 && folded.len >= wanted.len &&
	    memcmp(folded.data, wanted.data, wanted.len) == 0;
	vk_buf_free(&folded);
	vk_buf_free(&wanted);
	return begins;
}

bool
vk_flow_mm(const char *written, vk_len *out)
{
	struct vk_figure f;
	int64_t um;

	if (!vk_figure_parse(written, &f, NULL))
		return false;
	um = vk_figure_scaled(&f, 3);
	if (um < 0 || um >= 1000000)
		return false;
	*out = vk_len_from_um(um);
	return true;
}

static const char *
value_of(const char *const *pairs, const char *name, size_t len)
{
	for (; pairs[0] != NULL; pairs += 2) {
		if (strlen(pairs[0]) == len && memcmp(pairs[0], name, len) == 0)
			return pairs[1];
	}
	return NULL;
}

const char *
vk_flow_pattern(
    struct vk_build *b, const char *pattern, const char *const *pairs)
{
	struct vk_buf out = {0};
	const char *text;

	for (const char *s = pattern; *s != '\0';) {
		const char *end = *s == '{' ? strchr(s, '}') : NULL;
		const char *value = end == NULL
		    ? NULL
		    : value_of(pairs, s + 1, (size_t)(end - s - 1));

		if (value != NULL) {
			vk_buf_adds(&out, value);
			s = end + 1;
		} else {
			vk_buf_addc(&out, *s++);
		}
	}
	text = vk_arena_strdup(b->flow->arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return text;
}

const char *
vk_flow_around(struct vk_build *b, const char *pattern, const char **after)
{
	const char *open = strchr(pattern, '{');
	const char *end = open != NULL ? strchr(open, '}') : NULL;

	*after = end != NULL ? end + 1 : "";
	return vk_arena_strndup(b->flow->arena, pattern,
	    end != NULL ? (size_t)(open - pattern) : strlen(pattern));
}

const char *
vk_flow_joined(struct vk_build *b, const struct vk_paras *list,
    enum vk_role role, enum vk_role other)
{
	struct vk_buf out = {0};
	const char *text;

	for (size_t i = 0; i < list->n; i++) {
		const struct vk_para *p = &list->at[i];

		if (p->role != role && p->role != other)
			continue;
		if (out.len > 0)
			vk_buf_addc(&out, ' ');
		for (size_t k = 0; k < p->nspans; k++)
			vk_buf_add(&out, p->spans[k].text, p->spans[k].len);
	}
	text = vk_arena_strdup(b->flow->arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return text;
}

static void
describe(struct vk_build *b)
{
	struct vk_flow *f = b->flow;

	f->doc_title =
	    vk_flow_joined(b, &f->opening, VK_ROLE_KIND, VK_ROLE_SUBJECT);
	if (*f->doc_title == '\0')
		f->doc_title = vk_flow_joined(b, &f->left,
		    VK_ROLE_LETTER_SUBJECT, VK_ROLE_LETTER_SUBJECT);
	f->doc_author =
	    vk_flow_joined(b, &f->left, VK_ROLE_SUPERIOR, VK_ROLE_ISSUER);
	f->doc_subject =
	    vk_flow_joined(b, &f->left, VK_ROLE_NUMBER, VK_ROLE_NUMBER);
}

struct vk_flow *
vk_flow_new(const struct vk_doc *doc, const struct vk_standard *standard,
    const struct vk_flow_wish *wish, struct vk_diag *d)
{
	struct vk_arena *arena = vk_arena_new();
	struct vk_flow *f = vk_arena_alloc(arena, sizeof(*f));
	struct vk_build b = {.flow = f, .doc = doc, .wish = wish, .diag = d};

	f->arena = arena;
	f->standard = standard;
	f->root = doc->root;
	f->day = "";
	f->folder =
	    vk_arena_strndup(arena, doc->path, vk_file_folder_len(doc->path));
	vk_flow_head(&b);
	vk_flow_body(&b);
	vk_flow_sign(&b);
	describe(&b);
	return f;
}

void
vk_flow_free(struct vk_flow *f)
{
	if (f != NULL)
		vk_arena_free(f->arena);
}
