/*
 * Inline content to spans: styles of nested elements are joined, blanks and
 * line ends fold to one space, kept breaks stay.  The text itself is never
 * changed.
 */
#include <stdlib.h>
#include <string.h>

#include "build.h"

void
vk_inline_start(struct vk_inline *in, struct vk_build *b)
{
	memset(in, 0, sizeof(*in));
	in->arena = b->flow->arena;
	in->diag = b->diag;
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

void
vk_inline_text(struct vk_inline *in, const char *text, size_t len,
    uint32_t style, const struct vk_node *node)
{
	char *out = vk_arena_alloc(in->arena, len + 1);
	size_t n = 0;
	struct vk_span *s;

	for (size_t i = 0; i < len; i++) {
		bool blank = is_blank(text[i]);

		if (blank && in->blank)
			continue;
		out[n++] = blank ? ' ' : text[i];
		in->blank = blank;
	}
	if (n == 0)
		return;
	s = add_span(in, style, node);
	s->text = out;
	s->len = (uint32_t)n;
}

void
vk_inline_str(struct vk_inline *in, const char *text, uint32_t style)
{
	vk_inline_text(in, text, strlen(text), style, NULL);
}

static void
add_break(struct vk_inline *in, const struct vk_node *node)
{
	add_span(in, VK_SPAN_BREAK, node);
	in->blank = true;
}

/* Elements that only change the style of what is inside. */
static const struct {
	enum vk_element kind;
	uint32_t style;
} styles[] = {
    {VK_EL_BOLD, VK_SPAN_BOLD},
    {VK_EL_LEAD, VK_SPAN_BOLD},
    {VK_EL_ITALIC, VK_SPAN_ITALIC},
    {VK_EL_UNDERLINE, VK_SPAN_UNDERLINE},
    {VK_EL_SUPERSCRIPT, VK_SPAN_RAISED},
    {VK_EL_KEEP, VK_SPAN_KEEP},
    {VK_EL_TARGET, 0},
    {VK_EL_VOTE, 0},
    {VK_EL_ELECTION, 0},
};

static bool
style_of(const struct vk_node *n, uint32_t *style)
{
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		if (styles[i].kind == n->kind) {
			*style = styles[i].style;
			return true;
		}
	}
	return false;
}

static void
add_element(struct vk_inline *in, const struct vk_node *n, uint32_t style)
{
	uint32_t more;

	if (n->kind == VK_EL_LINE_BREAK)
		add_break(in, n);
	else if (style_of(n, &more) && n->first != NULL)
		vk_inline_content(in, n, style | more);
	else
		vk_diag_add(in->diag, VK_MSG_NOT_LAID_OUT, n->pos,
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

static void
drop_trailing_blank(struct vk_inline *in)
{
	while (in->n > 0) {
		struct vk_span *s = &in->spans[in->n - 1];

		if (s->style & VK_SPAN_BREAK)
			return;
		if (s->len > 0 && s->text[s->len - 1] == ' ')
			s->len--;
		if (s->len > 0)
			return;
		in->n--;
	}
}

void
vk_inline_end(struct vk_inline *in, struct vk_para *p)
{
	struct vk_span *kept;

	drop_trailing_blank(in);
	kept = vk_arena_array(in->arena, in->n, sizeof(*kept));
	if (in->n > 0)
		memcpy(kept, in->spans, in->n * sizeof(*kept));
	p->spans = kept;
	p->nspans = in->n;
	free(in->spans);
	in->spans = NULL;
}
