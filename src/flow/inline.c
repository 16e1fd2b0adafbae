/*
 * Inline content to spans: styles of nested elements are joined, blanks and
 * line ends fold to one space, kept breaks stay.  The text itself is never
 * changed.  Footnotes are counted here; boxes and dots become spans of theirs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "build.h"

void
vk_inline_start(struct vk_inline *in, struct vk_build *b)
{
	memset(in, 0, sizeof(*in));
	in->build = b;
	in->blank = true;
}

static struct vk_span *
add_span(struct vk_inline *in, uint32_t style, const struct vk_node *node)
{
	struct vk_span *s;

	if (in->n == in->room) {
		in->room = in->room > 0 ? in->room * 2 : 4;
		in->spans = vk_realloc(in->spans, in->room, sizeof(*s));
	}
	s = &in->spans[in->n++];
	*s = (struct vk_span){.text = "", .style = style, .node = node};
	return s;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Bytes of the box that stands at s: "☐", "☑" or "☒"; else 0. */
static size_t
box_at(const char *s, size_t len)
{
	static const char first[] = "\xe2\x98\x90";

	return len >= 3 && memcmp(s, first, 2) == 0 && s[2] >= first[2] &&
		s[2] <= first[2] + 2
	    ? 3
	    : 0;
}

static void
add_piece(struct vk_inline *in, const char *text, size_t len, uint32_t style,
    const struct vk_node *node)
{
	struct vk_span *s;

	if (len == 0)
		return;
	s = add_span(in, style, node);
	s->text = text;
	s->len = (uint32_t)len;
}

/* One span, or several where boxes stand in it. */
static void
add_pieces(struct vk_inline *in, const char *text, size_t len, uint32_t style,
    const struct vk_node *node)
{
	size_t from = 0;

	for (size_t i = 0; i < len;) {
		size_t box = box_at(text + i, len - i);

		if (box > 0) {
			add_piece(in, text + from, i - from, style, node);
			add_piece(
			    in, text + i, box, style | VK_SPAN_TICK, node);
			from = i + box;
		}
		i += box > 0 ? box : 1;
	}
	add_piece(in, text + from, len - from, style, node);
}

void
vk_inline_text(struct vk_inline *in, const char *text, size_t len,
    uint32_t style, const struct vk_node *node)
{
	char *out = vk_arena_alloc(in->build->flow->arena, len + 1);
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		bool blank = is_blank(text[i]);

		if (blank && in->blank)
			continue;
		out[n++] = blank ? ' ' : text[i];
		in->blank = blank;
	}
	add_pieces(in, out, n, style, node);
}

void
vk_inline_str(struct vk_inline *in, const char *text, uint32_t style)
{
	vk_inline_text(in, text, strlen(text), style, NULL);
}

static void
drop_trailing_blank(struct vk_inline *in)
{
	while (in->n > 0) {
		struct vk_span *s = &in->spans[in->n - 1];

		if (s->style & (VK_SPAN_BREAK | VK_SPAN_DOTS | VK_SPAN_GAP))
			return;
		if (s->len > 0 && s->text[s->len - 1] == ' ')
			s->len--;
		if (s->len > 0)
			return;
		in->n--;
	}
}

static void
add_break(struct vk_inline *in, const struct vk_node *node, uint32_t style)
{
	(void)style;
	drop_trailing_blank(in);
	add_span(in, VK_SPAN_BREAK, node);
	in->blank = true;
}

void
vk_inline_tick(struct vk_inline *in, bool ticked, uint32_t style,
    const struct vk_node *node)
{
	add_piece(in, ticked ? "☒" : "☐", 3, style | VK_SPAN_TICK, node);
	in->blank = false;
}

static void
add_tick(struct vk_inline *in, const struct vk_node *node, uint32_t style)
{
	vk_inline_tick(in, vk_node_is(node, VK_AT_TICKED, "co"), style, node);
}

void
vk_inline_gap(struct vk_inline *in, vk_len width, const struct vk_node *node)
{
	drop_trailing_blank(in);
	add_span(in, VK_SPAN_GAP, node)->width = width;
	in->blank = true;
}

void
vk_inline_keep(struct vk_inline *in, size_t from)
{
	for (size_t i = from; i < in->n; i++)
		in->spans[i].style |= VK_SPAN_KEEP;
}

vk_len
vk_flow_text_width(const struct vk_build *b)
{
	const struct vk_standard *s = b->flow->standard;
	const struct vk_flow *f = b->flow;

	return f->nstretches > 0 && f->stretches[f->nstretches - 1].landscape
	    ? s->paper_height - s->front.top - s->front.bottom
	    : s->paper_width - s->front.left - s->front.right;
}

static void
add_dots(struct vk_inline *in, const struct vk_node *node, uint32_t style)
{
	const struct vk_standard *s = in->build->flow->standard;
	const char *written = vk_node_attr(node, VK_AT_WIDTH);
	vk_len most = vk_flow_text_width(in->build);
	vk_len width = s->blank_width;
	char needed[24];

	if (written != NULL && !vk_flow_mm(written, &width))
		width = most + 1;
	if (width > most) {
		snprintf(needed, sizeof(needed), "%d",
		    (int)(vk_len_to_um(most) / 1000));
		vk_diag_add(in->build->diag, VK_MSG_BLANK_WIDTH, node->pos,
		    written, needed, NULL);
	}
	add_span(in, style | VK_SPAN_DOTS, node)->width = width;
	in->blank = false;
}

/* ---- footnotes ---- */

static const char *
next_mark(struct vk_build *b)
{
	char number[16];
	const char *const pairs[] = {"n", number, NULL};

	snprintf(number, sizeof(number), "%d", ++b->notes);
	return vk_flow_pattern(b, b->flow->standard->note_mark, pairs);
}

/* "(1) ...", as it stands at the foot of the page. */
static const struct vk_note *
new_note(struct vk_build *b, const struct vk_node *node, const char *mark)
{
	struct vk_note *note = vk_arena_alloc(b->flow->arena, sizeof(*note));
	uint32_t face = vk_flow_face(b, VK_ROLE_FOOTNOTE);
	struct vk_inline in;

	note->para.role = VK_ROLE_FOOTNOTE;
	note->para.align = VK_JUSTIFIED;
	note->para.indent = true;
	note->para.node = node;
	vk_inline_start(&in, b);
	in.in_note = true;
	vk_inline_str(&in, mark, face | VK_SPAN_LABEL);
	vk_inline_str(&in, " ", face);
	vk_inline_content(&in, node, face);
	vk_inline_end(&in, &note->para);
	return note;
}

static void
add_note(struct vk_inline *in, const struct vk_node *node, uint32_t style)
{
	const char *mark;
	struct vk_span *s;

	if (in->in_note) {
		vk_diag_add(in->build->diag, VK_MSG_NOT_INSIDE, node->pos,
		    vk_element_name(node->kind), vk_element_name(node->kind),
		    NULL);
		return;
	}
	mark = next_mark(in->build);
	s = add_span(in,
	    (style & (VK_SPAN_BOLD | VK_SPAN_ITALIC)) | VK_SPAN_RAISED, node);
	s->text = mark;
	s->len = (uint32_t)strlen(mark);
	s->note = new_note(in->build, node, mark);
	in->blank = false;
}

/* ---- votes ---- */

static bool
is_empty(const struct vk_node *node)
{
	const struct vk_node *n = node->first;

	while (n != NULL && vk_node_is_blank(n))
		n = n->next;
	return n == NULL;
}

/* The words that are written, or the usual ones. */
static void
add_vote(struct vk_inline *in, const struct vk_node *node, uint32_t style)
{
	struct vk_buf words = {0};

	if (is_empty(node)) {
		vk_vote_words(&words, vk_node_attr(node, VK_AT_FOR),
		    vk_node_attr(node, VK_AT_TOTAL),
		    vk_node_attr(node, VK_AT_UNIT));
		vk_inline_text(in, words.data, words.len, style, node);
		vk_buf_free(&words);
	} else {
		vk_inline_content(in, node, style);
	}
}

/* ---- elements ---- */

static const struct {
	enum vk_element kind;
	uint32_t style; /* of what is inside */
	/* NULL: nothing but the style */
	void (*add)(struct vk_inline *, const struct vk_node *, uint32_t);
} elements[] = {
    {VK_EL_BOLD, VK_SPAN_BOLD, NULL},
    {VK_EL_LEAD, VK_SPAN_BOLD, NULL},
    {VK_EL_ITALIC, VK_SPAN_ITALIC, NULL},
    {VK_EL_UNDERLINE, VK_SPAN_UNDERLINE, NULL},
    {VK_EL_SUPERSCRIPT, VK_SPAN_RAISED, NULL},
    {VK_EL_KEEP, VK_SPAN_KEEP, NULL},
    {VK_EL_TARGET, 0, NULL},
    {VK_EL_ELECTION, 0, NULL},
    {VK_EL_VOTE, 0, add_vote},
    {VK_EL_LINE_BREAK, 0, add_break},
    {VK_EL_TICK_BOX, 0, add_tick},
    {VK_EL_BLANK, 0, add_dots},
    {VK_EL_FOOTNOTE, 0, add_note},
};

static void
add_element(struct vk_inline *in, const struct vk_node *n, uint32_t style)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (elements[i].kind != n->kind)
			continue;
		style |= elements[i].style;
		if (elements[i].add != NULL)
			elements[i].add(in, n, style);
		else
			vk_inline_content(in, n, style);
		return;
	}
	vk_diag_add(in->build->diag, VK_MSG_NOT_LAID_OUT, n->pos,
	    vk_element_name(n->kind), NULL, NULL);
}

void
vk_inline_content(
    struct vk_inline *in, const struct vk_node *node, uint32_t style)
{
	for (const struct vk_node *n = node->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_TEXT)
			vk_inline_text(in, n->text, n->len, style, n);
		else
			add_element(in, n, style);
	}
}

void
vk_inline_end(struct vk_inline *in, struct vk_para *p)
{
	struct vk_span *kept;

	drop_trailing_blank(in);
	kept = vk_arena_array(in->build->flow->arena, in->n, sizeof(*kept));
	if (in->n > 0)
		memcpy(kept, in->spans, in->n * sizeof(*kept));
	p->spans = kept;
	p->nspans = in->n;
	free(in->spans);
	in->spans = NULL;
}
