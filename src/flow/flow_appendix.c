/*
 * Appendices: each begins on a page of its own, under its heading; articles,
 * notes and pages are counted anew.  A paper that is issued with the document
 * is one too, headed by its own kind.  (10.1)
 */
#include <string.h>

#include "body.h"

/* A paper with its own kind is not counted among the appendices. */
static bool
is_own_paper(const struct vk_node *n)
{
	return vk_node_is(n, VK_AT_KIND, "kem-theo");
}

static int
count_appendices(const struct vk_build *b)
{
	const struct vk_node *n = vk_node_child(b->doc->root, VK_EL_APPENDIX);
	int count = 0;

	for (; n != NULL; n = vk_node_again(n))
		count += is_own_paper(n) ? 0 : 1;
	return count;
}

/* "PHỤ LỤC", or "PHỤ LỤC 2" where it has brothers. */
static void
add_word(struct vk_body *y, const struct vk_node *n, int number, int count)
{
	const struct vk_standard *s = y->b->flow->standard;
	const char *word = s->appendix_word;
	struct vk_label l;

	if (count > 1) {
		l = vk_label_read(
		    s->appendix_number, strlen(s->appendix_number));
		word = vk_body_label(y, &l, &number, 0, n);
	}
	vk_flow_words(y->b, vk_body_list(y), VK_ROLE_APPENDIX, word, n);
}

static void
add_title(struct vk_body *y, const struct vk_node *title, enum vk_role role)
{
	struct vk_para *p = vk_flow_para(y->b, vk_body_list(y), role, title);
	struct vk_inline in;

	vk_inline_start(&in, y->b);
	vk_inline_content(&in, title, vk_body_title_face(y, title, role));
	vk_inline_end(&in, p);
	p->align = VK_CENTRE;
	p->balance = true;
}

/* The line in brackets: what the appendix belongs to. */
static void
add_belongs(struct vk_body *y, const struct vk_node *n)
{
	struct vk_para *p =
	    vk_flow_para(y->b, vk_body_list(y), VK_ROLE_APPENDIX_OF, n);
	uint32_t face = vk_flow_face(y->b, VK_ROLE_APPENDIX_OF);
	struct vk_inline in;
	const char *after;

	vk_inline_start(&in, y->b);
	vk_inline_str(&in,
	    vk_flow_around(y->b, y->b->flow->standard->appendix_of, &after),
	    face);
	vk_inline_content(&in, n, face);
	vk_inline_str(&in, after, face);
	vk_inline_end(&in, p);
	p->align = VK_CENTRE;
	p->balance = true;
}

static void
add_heading(struct vk_body *y, const struct vk_node *n, int number, int count)
{
	const struct vk_node *kind = vk_node_child(n, VK_EL_KIND);
	const struct vk_node *title = vk_node_child(n, VK_EL_TITLE);
	const struct vk_node *of = vk_node_child(n, VK_EL_ATTACHED);
	struct vk_paras *list = vk_body_list(y);
	const char *separator = y->b->flow->standard->separator;
	bool own = is_own_paper(n);

	if (!own)
		add_word(y, n, number, count);
	if (kind != NULL)
		vk_flow_lines(y->b, list,
		    own ? VK_ROLE_KIND : VK_ROLE_APPENDIX_TITLE, kind);
	if (title != NULL)
		add_title(
		    y, title, own ? VK_ROLE_SUBJECT : VK_ROLE_APPENDIX_TITLE);
	if (of != NULL)
		add_belongs(y, of);
	if (*separator != '\0')
		vk_flow_words(y->b, list, VK_ROLE_SEPARATOR, separator, NULL);
	for (size_t i = 0; i < list->n; i++)
		list->at[i].heading = true;
	list->at[0].outline = 1;
}

static void
add_appendix(struct vk_build *b, const struct vk_node *n, int number, int count)
{
	struct vk_body y = {.b = b,
	    .holder = n,
	    .landscape = vk_node_is(n, VK_AT_ORIENTATION, "ngang"),
	    .outline = 1};
	struct vk_stretch *s = vk_flow_begin(b);

	s->landscape = y.landscape;
	s->anew = true;
	s->node = n;
	b->notes = 0;
	add_heading(&y, n, number, count);
	vk_body_held(&y, n, b->flow->standard->numbering, 0);
}

void
vk_body_appendices(struct vk_build *b)
{
	const struct vk_node *n = vk_node_child(b->doc->root, VK_EL_APPENDIX);
	int count = count_appendices(b), number = 0;

	for (; n != NULL; n = vk_node_again(n)) {
		number += is_own_paper(n) ? 0 : 1;
		add_appendix(b, n, number, count);
	}
}
