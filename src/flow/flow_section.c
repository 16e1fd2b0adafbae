/*
 * Parts, chapters, articles and sections: their labels are counted, their
 * titles become headings, and what they hold follows.
 */
#include <string.h>

#include "body.h"

static const char article_numbering[] = "1. a)";

const char *
vk_body_label(struct vk_body *y, const struct vk_label *l, const int *numbers,
    int depth, const struct vk_node *node)
{
	struct vk_buf out = {0};
	const char *label;

	if (!vk_label_show(&out, l, numbers, depth))
		vk_diag_add(y->b->diag, VK_MSG_NO_SUCH_LABEL, node->pos,
		    l->text, NULL, NULL);
	label = vk_arena_strdup(y->b->flow->arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return label;
}

/* ---- titles ---- */

uint32_t
vk_body_title_face(
    struct vk_body *y, const struct vk_node *title, enum vk_role role)
{
	static const struct {
		const char *written;
		uint32_t face;
	} styles[] = {{"dam", VK_SPAN_BOLD}, {"nghieng", VK_SPAN_ITALIC},
	    {"dam-nghieng", VK_SPAN_BOLD | VK_SPAN_ITALIC}, {"thuong", 0}};

	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		if (vk_node_is(title, VK_AT_STYLE, styles[i].written))
			return styles[i].face;
	}
	return vk_body_face(y, role);
}

/* "Label Title" as one heading that stays with what follows. */
static void
add_run_in_title(
    struct vk_body *y, const struct vk_node *title, enum vk_role role)
{
	uint32_t face = vk_body_title_face(y, title, role);
	struct vk_para *p = vk_body_para(y, role, title);
	struct vk_inline in;

	vk_inline_start(&in, y->b);
	vk_body_take_label(y, &in, face, p);
	vk_inline_content(&in, title, face);
	vk_body_end(&in, p);
	p->heading = true;
	p->outline = y->cell == NULL ? y->outline : 0;
}

/* ---- labels ---- */

/* kieu holds for an element and for the ones of its kind that follow it. */
static const char *
pattern_of(struct vk_body *y, const struct vk_node *n, const char *without)
{
	const char *own = vk_node_attr(n, VK_AT_STYLE);
	const char **held = &y->patterns.section;

	if (n->kind == VK_EL_PART)
		held = &y->patterns.part;
	else if (n->kind == VK_EL_CHAPTER)
		held = &y->patterns.chapter;
	else if (n->kind == VK_EL_ARTICLE)
		held = &y->patterns.article;
	if (own != NULL)
		*held = own;
	return *held != NULL ? *held : without;
}

/*
 * A label written out is not counted; otherwise the counter goes up and the
 * pattern shows it.
 */
static const char *
count_label(struct vk_body *y, const struct vk_node *n, const char *pattern,
    int *counter)
{
	const char *own = vk_node_attr(n, VK_AT_LABEL);
	struct vk_label l;

	if (own != NULL)
		return own;
	l = vk_label_read(pattern, strlen(pattern));
	++*counter;
	return vk_body_label(y, &l, counter, 0, n);
}

/* ---- parts, chapters, articles ---- */

/*
 * Whether a section is a centred "Mục 1" or "Tiểu mục 1" rather than a numbered
 * heading.
 */
static bool
stands_centred(const char *label)
{
	return vk_flow_begins(label, "muc ") ||
	    vk_flow_begins(label, "tieu muc ");
}

/* Phần, Chương and Mục: the label centred, the name centred below it. */
static void
add_centred_head(struct vk_body *y, const struct vk_node *n, const char *label)
{
	const struct vk_node *title = vk_node_child(n, VK_EL_TITLE);
	struct vk_para *p = vk_body_para(y, VK_ROLE_PART, n);
	uint32_t face = vk_body_face(y, VK_ROLE_PART);
	struct vk_inline in;

	vk_inline_start(&in, y->b);
	vk_inline_text(&in, label, strlen(label), face, n);
	vk_inline_end(&in, p);
	p->indent = false;
	p->align = VK_CENTRE;
	p->heading = true;
	p->outline = y->cell == NULL ? y->outline : 0;
	if (title == NULL)
		return;
	p = vk_body_para(y, VK_ROLE_PART_NAME, title);
	face = vk_body_title_face(y, title, VK_ROLE_PART_NAME);
	vk_inline_start(&in, y->b);
	vk_inline_content(&in, title, face);
	vk_inline_end(&in, p);
	p->indent = false;
	p->align = VK_CENTRE;
	p->balance = true;
	p->heading = true;
}

void
vk_body_part(struct vk_body *y, const struct vk_node *n)
{
	bool part = n->kind == VK_EL_PART;
	const char *label =
	    count_label(y, n, pattern_of(y, n, part ? "Phần I" : "Chương I"),
		part ? &y->parts : &y->chapters);

	vk_body_flush_label(y);
	add_centred_head(y, n, label);
	vk_body_held(y, n, y->levels.numbering, 0);
}

void
vk_body_article(struct vk_body *y, const struct vk_node *n)
{
	const struct vk_node *title = vk_node_child(n, VK_EL_TITLE);
	const char *label =
	    count_label(y, n, pattern_of(y, n, "Điều 1."), &y->articles);

	vk_body_flush_label(y);
	vk_body_put_label(y, label, vk_body_face(y, VK_ROLE_ARTICLE), n);
	if (title != NULL)
		add_run_in_title(y, title, VK_ROLE_ARTICLE);
	vk_body_held(y, n, article_numbering, 1);
}

/* ---- sections ---- */

static const char *
section_label(struct vk_body *y, const struct vk_node *n, const char *pattern)
{
	const char *own = vk_node_attr(n, VK_AT_LABEL);
	struct vk_levels *v = &y->levels;
	struct vk_label l;

	if (own != NULL)
		return own;
	if (pattern != NULL) {
		l = vk_label_read(pattern, strlen(pattern));
	} else if (!vk_label_nth(v->numbering, v->depth, &l)) {
		vk_diag_add(y->b->diag, VK_MSG_NO_LEVEL, n->pos, v->numbering,
		    NULL, NULL);
		return "";
	}
	v->above[v->nabove] = ++v->numbers[v->depth];
	return vk_body_label(y, &l, v->above, v->nabove, n);
}

static enum vk_role
heading_role(int depth)
{
	int last = VK_ROLE_HEADING_5 - VK_ROLE_HEADING_1;

	return (enum vk_role)(
	    VK_ROLE_HEADING_1 + (depth < last ? depth : last));
}

static void
add_section_content(struct vk_body *y, const struct vk_node *n)
{
	struct vk_levels *v = &y->levels;

	if (v->depth + 1 == VK_BODY_LEVELS || v->nabove + 1 == VK_BODY_LEVELS)
		return; /* the reader has refused such a depth */
	v->above[v->nabove++] = v->numbers[v->depth];
	v->numbers[++v->depth] = 0;
	y->outline++;
	vk_body_blocks(y, n);
	vk_body_flush_label(y);
	y->outline--;
	v->depth--;
	v->nabove--;
}

void
vk_body_section(struct vk_body *y, const struct vk_node *n)
{
	const struct vk_node *title = vk_node_child(n, VK_EL_TITLE);
	bool holds_articles = vk_node_child(n, VK_EL_ARTICLE) != NULL;
	const char *pattern = pattern_of(y, n, holds_articles ? "Mục 1" : NULL);
	const char *label = section_label(y, n, pattern);

	vk_body_flush_label(y);
	if (stands_centred(label)) {
		add_centred_head(y, n, label);
	} else {
		vk_body_put_label(y, label, vk_body_face(y, VK_ROLE_BODY), n);
		if (title != NULL)
			add_run_in_title(y, title,
			    heading_role(y->levels.depth + y->levels.under));
	}
	add_section_content(y, n);
}
