/*
 * The body: sections, articles, lists and targets become paragraphs with
 * their labels, in the order of the file.  (ô 6)
 */
#include <stdlib.h>
#include <string.h>

#include "build.h"
#include "numbering.h"

enum {
	LEVELS = 64 /* as deep as the reader lets a document be */
};

static const char article_numbering[] = "1. a)";

struct levels { /* of the sections in the nearest holder */
	const char *numbering; /* their labels */
	int depth;
	int numbers[LEVELS];
};

struct patterns { /* kieu in force among the children of one holder */
	const char *part, *chapter, *article, *section; /* NULL: the default */
};

struct counted { /* the last list of one pattern, for bat-dau="tiep" */
	const char *pattern;
	int n;
};

struct body {
	struct vk_build *b;
	struct levels levels;
	int parts, chapters, articles; /* counted through the document */
	struct patterns patterns;
	struct counted lists[LEVELS];
	size_t nlists;
	/* a label on its way to the first paragraph after it */
	const char *label;
	uint32_t label_face;
	const struct vk_node *label_node;
	int outline; /* level that the next heading opens */
	bool break_before; /* a page break waits for the next paragraph */
};

static void add_blocks(struct body *, const struct vk_node *holder);

static const char *
show_label(struct body *y, const struct vk_label *l, const int *numbers,
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

static void
put_label(
    struct body *y, const char *label, uint32_t face, const struct vk_node *n)
{
	y->label = label;
	y->label_face = face;
	y->label_node = n;
}

/* The waiting label and its one space, at the front of a paragraph. */
static void
take_label(struct body *y, struct vk_inline *in, uint32_t face)
{
	if (y->label == NULL)
		return;
	vk_inline_text(in, y->label, strlen(y->label), face | VK_SPAN_LABEL,
	    y->label_node);
	if (*y->label != '\0')
		vk_inline_str(in, " ", face);
	y->label = NULL;
}

static bool
ends_with_colon(const struct vk_para *p)
{
	const struct vk_span *s;

	if (p->nspans == 0)
		return false;
	s = &p->spans[p->nspans - 1];
	return s->len > 0 && s->text[s->len - 1] == ':';
}

static struct vk_para *
new_para(struct body *y, enum vk_role role, const struct vk_node *node)
{
	struct vk_para *p =
	    vk_flow_para(y->b, vk_flow_stretch(y->b), role, node);

	p->align = VK_JUSTIFIED;
	p->indent = true;
	return p;
}

/* A label that found no paragraph to stand in gets one of its own. */
static void
flush_label(struct body *y)
{
	struct vk_inline in;
	struct vk_para *p;

	if (y->label == NULL)
		return;
	p = new_para(y, VK_ROLE_BODY, y->label_node);
	vk_inline_start(&in, y->b);
	take_label(y, &in, y->label_face);
	vk_inline_end(&in, p);
	p->heading = true;
}

static bool
opens_with_lead(const struct vk_node *n)
{
	const struct vk_node *first = n->first;

	while (first != NULL && vk_node_is_blank(first))
		first = first->next;
	return first != NULL && first->kind == VK_EL_LEAD;
}

/* A paragraph of body text from the content of an element. */
static struct vk_para *
add_text(struct body *y, const struct vk_node *node)
{
	struct vk_para *p = new_para(y, VK_ROLE_BODY, node);
	uint32_t face = vk_flow_face(y->b, VK_ROLE_BODY);
	struct vk_inline in;

	vk_inline_start(&in, y->b);
	take_label(
	    y, &in, y->label_face | (opens_with_lead(node) ? VK_SPAN_BOLD : 0));
	vk_inline_content(&in, node, face);
	vk_inline_end(&in, p);
	p->leads_in = ends_with_colon(p);
	return p;
}

static void
add_paragraph(struct body *y, const struct vk_node *node)
{
	static const struct {
		const char *written;
		enum vk_align align;
	} aligns[] = {{"deu", VK_JUSTIFIED}, {"giua", VK_CENTRE},
	    {"trai", VK_LEFT}, {"phai", VK_RIGHT}};
	struct vk_para *p = add_text(y, node);

	for (size_t i = 0; i < sizeof(aligns) / sizeof(aligns[0]); i++) {
		if (vk_node_is(node, VK_AT_ALIGN, aligns[i].written))
			p->align = aligns[i].align;
	}
	p->indent = !vk_node_is(node, VK_AT_INDENT, "khong") &&
	    (p->align == VK_JUSTIFIED || p->align == VK_LEFT);
}

static void
add_enacting(struct body *y, const struct vk_node *node)
{
	size_t from = vk_flow_stretch(y->b)->n;

	vk_flow_lines(y->b, vk_flow_stretch(y->b), VK_ROLE_ENACTING, node);
	for (size_t i = from; i < vk_flow_stretch(y->b)->n; i++)
		vk_flow_stretch(y->b)->at[i].heading = true;
	if (from < vk_flow_stretch(y->b)->n)
		vk_flow_stretch(y->b)->at[from].outline = 1;
}

/* Each base its own paragraph behind the rule set's mark. */
static void
add_bases(struct body *y, const struct vk_node *node)
{
	const struct vk_node *n = vk_node_child(node, VK_EL_ITEM);
	const struct vk_standard *s = y->b->flow->standard;
	uint32_t face = vk_flow_face(y->b, VK_ROLE_BODY) |
	    (s->ground_italic ? VK_SPAN_ITALIC : 0);

	for (; n != NULL; n = vk_node_again(n)) {
		struct vk_para *p = new_para(y, VK_ROLE_BODY, n);
		struct vk_inline in;

		vk_inline_start(&in, y->b);
		vk_inline_str(&in, s->ground_mark, face | VK_SPAN_LABEL);
		vk_inline_content(&in, n, face);
		vk_inline_end(&in, p);
	}
}

/* ---- lists ---- */

static struct counted *
list_of(struct body *y, const char *pattern)
{
	for (size_t i = 0; i < y->nlists; i++) {
		if (strcmp(y->lists[i].pattern, pattern) == 0)
			return &y->lists[i];
	}
	if (y->nlists == LEVELS) /* forget the oldest */
		memmove(&y->lists[0], &y->lists[1],
		    --y->nlists * sizeof(y->lists[0]));
	y->lists[y->nlists] = (struct counted){pattern, 0};
	return &y->lists[y->nlists++];
}

static int
first_number(const struct vk_node *list, const struct counted *before)
{
	const char *start = vk_node_attr(list, VK_AT_START);

	if (start == NULL)
		return 1;
	if (strcmp(start, "tiep") == 0)
		return before->n + 1;
	return atoi(start);
}

/* Whether an item holds paragraphs and lists rather than words. */
static bool
holds_blocks(const struct vk_node *item)
{
	static const enum vk_element kinds[] = {VK_EL_PARAGRAPH, VK_EL_LIST,
	    VK_EL_TARGETS, VK_EL_SECTION, VK_EL_ARTICLE, VK_EL_CHAPTER,
	    VK_EL_PART, VK_EL_TABLE, VK_EL_TARGET_TABLE, VK_EL_BRANCH_TABLE,
	    VK_EL_CHART, VK_EL_TICK_GROUP, VK_EL_PAGE_BREAK};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (vk_node_child(item, kinds[i]) != NULL)
			return true;
	}
	return false;
}

static void
add_item(struct body *y, const struct vk_node *item)
{
	if (!holds_blocks(item)) {
		add_text(y, item);
		return;
	}
	add_blocks(y, item);
	flush_label(y);
}

static void
add_list(struct body *y, const struct vk_node *list)
{
	const char *pattern = vk_node_attr(list, VK_AT_STYLE);
	struct vk_label l;
	int n;

	if (pattern == NULL)
		pattern = "-";
	flush_label(y);
	l = vk_label_read(pattern, strlen(pattern));
	n = first_number(list, list_of(y, pattern));
	for (const struct vk_node *item = list->first; item != NULL;
	     item = item->next) {
		const char *own = vk_node_attr(item, VK_AT_LABEL);

		if (item->kind != VK_EL_ITEM && item->kind != VK_EL_TARGET) {
			if (item->kind != VK_EL_TEXT)
				vk_diag_add(y->b->diag, VK_MSG_NOT_LAID_OUT,
				    item->pos, vk_element_name(item->kind),
				    NULL, NULL);
			continue;
		}
		put_label(y, own != NULL ? own : show_label(y, &l, &n, 0, item),
		    vk_flow_face(y->b, VK_ROLE_BODY), item);
		add_item(y, item);
		if (own == NULL)
			n++;
	}
	list_of(y, pattern)->n = n - 1;
}

/* ---- sections ---- */

static uint32_t
title_face(struct body *y, const struct vk_node *title, enum vk_role role)
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
	return vk_flow_face(y->b, role);
}

/* "Label Title" as one heading that stays with what follows. */
static void
add_run_in_title(struct body *y, const struct vk_node *title, enum vk_role role)
{
	uint32_t face = title_face(y, title, role);
	struct vk_para *p = new_para(y, role, title);
	struct vk_inline in;

	vk_inline_start(&in, y->b);
	take_label(y, &in, face);
	vk_inline_content(&in, title, face);
	vk_inline_end(&in, p);
	p->heading = true;
	p->leads_in = ends_with_colon(p);
	p->outline = y->outline;
}

/* kieu holds for an element and for the ones of its kind that follow it. */
static const char *
pattern_of(struct body *y, const struct vk_node *n)
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
	return *held;
}

/*
 * A label written out is not counted; otherwise the counter goes up and the
 * pattern shows it.
 */
static const char *
count_label(
    struct body *y, const struct vk_node *n, const char *pattern, int *counter)
{
	const char *own = vk_node_attr(n, VK_AT_LABEL);
	struct vk_label l;

	if (own != NULL)
		return own;
	l = vk_label_read(pattern, strlen(pattern));
	++*counter;
	return show_label(y, &l, counter, 0, n);
}

/* Whether a section is a centred "Mục 1" rather than a numbered heading. */
static bool
stands_centred(const char *pattern)
{
	static const char word[] = "Mục ";

	return pattern != NULL && strncmp(pattern, word, sizeof(word) - 1) == 0;
}

/* Phần, Chương and Mục: the label centred, the name centred below it. */
static void
add_centred_head(struct body *y, const struct vk_node *n, const char *label)
{
	const struct vk_node *title = vk_node_child(n, VK_EL_TITLE);
	struct vk_paras *body = vk_flow_stretch(y->b);
	struct vk_para *p = vk_flow_words(y->b, body, VK_ROLE_PART, label, n);

	p->heading = true;
	p->outline = y->outline;
	if (title == NULL)
		return;
	p = vk_flow_line(y->b, body, VK_ROLE_PART_NAME, title);
	p->heading = true;
}

/* The content of a holder of sections, with their numbering begun again. */
static void
add_held(struct body *y, const struct vk_node *n, const char *numbering)
{
	const char *own = vk_node_attr(n, VK_AT_NUMBERING);
	struct levels before = y->levels;

	y->levels.numbering = own != NULL ? own : numbering;
	y->levels.depth = 0;
	y->levels.numbers[0] = 0;
	y->outline++;
	add_blocks(y, n);
	flush_label(y);
	y->outline--;
	y->levels = before;
}

static void
add_part(struct body *y, const struct vk_node *n)
{
	bool part = n->kind == VK_EL_PART;
	const char *pattern = pattern_of(y, n);
	const char *label = count_label(y, n,
	    pattern != NULL ? pattern
		: part	    ? "Phần I"
			    : "Chương I",
	    part ? &y->parts : &y->chapters);

	flush_label(y);
	add_centred_head(y, n, label);
	add_held(y, n, y->levels.numbering);
}

static void
add_article(struct body *y, const struct vk_node *n)
{
	const struct vk_node *title = vk_node_child(n, VK_EL_TITLE);

	const char *pattern = pattern_of(y, n);

	flush_label(y);
	put_label(y,
	    count_label(
		y, n, pattern != NULL ? pattern : "Điều 1.", &y->articles),
	    vk_flow_face(y->b, VK_ROLE_ARTICLE), n);
	if (title != NULL)
		add_run_in_title(y, title, VK_ROLE_ARTICLE);
	add_held(y, n, article_numbering);
}

static const char *
section_label(struct body *y, const struct vk_node *n, const char *pattern)
{
	const char *own = vk_node_attr(n, VK_AT_LABEL);
	struct vk_label l;

	if (own != NULL)
		return own;
	if (pattern != NULL) {
		l = vk_label_read(pattern, strlen(pattern));
	} else if (!vk_label_nth(y->levels.numbering, y->levels.depth, &l)) {
		vk_diag_add(y->b->diag, VK_MSG_NO_LEVEL, n->pos,
		    y->levels.numbering, NULL, NULL);
		return "";
	}
	y->levels.numbers[y->levels.depth]++;
	return show_label(y, &l, y->levels.numbers, y->levels.depth, n);
}

static enum vk_role
heading_role(int depth)
{
	int last = VK_ROLE_HEADING_5 - VK_ROLE_HEADING_1;

	return (enum vk_role)(
	    VK_ROLE_HEADING_1 + (depth < last ? depth : last));
}

static void
add_section(struct body *y, const struct vk_node *n)
{
	const struct vk_node *title = vk_node_child(n, VK_EL_TITLE);
	const char *pattern = pattern_of(y, n);
	const char *label = section_label(y, n, pattern);

	flush_label(y);
	if (stands_centred(pattern)) {
		add_centred_head(y, n, label);
	} else {
		put_label(y, label, vk_flow_face(y->b, VK_ROLE_BODY), n);
		if (title != NULL)
			add_run_in_title(
			    y, title, heading_role(y->levels.depth));
	}
	if (y->levels.depth + 1 == LEVELS)
		return; /* the reader has refused such a depth */
	y->levels.numbers[++y->levels.depth] = 0;
	y->outline++;
	add_blocks(y, n);
	flush_label(y);
	y->outline--;
	y->levels.depth--;
}

static void
add_page_break(struct body *y, const struct vk_node *n)
{
	(void)n;
	y->break_before = true;
}

static const struct {
	enum vk_element kind;
	void (*add)(struct body *, const struct vk_node *);
} blocks[] = {
    {VK_EL_PARAGRAPH, add_paragraph},
    {VK_EL_SECTION, add_section},
    {VK_EL_LIST, add_list},
    {VK_EL_TARGETS, add_list},
    {VK_EL_ARTICLE, add_article},
    {VK_EL_PART, add_part},
    {VK_EL_CHAPTER, add_part},
    {VK_EL_BASES, add_bases},
    {VK_EL_ENACTING, add_enacting},
    {VK_EL_PAGE_BREAK, add_page_break},
};

static void
add_block(struct body *y, const struct vk_node *n)
{
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		if (blocks[i].kind == n->kind) {
			blocks[i].add(y, n);
			return;
		}
	}
	if (n->kind != VK_EL_TITLE)
		vk_diag_add(y->b->diag, VK_MSG_NOT_LAID_OUT, n->pos,
		    vk_element_name(n->kind), NULL, NULL);
}

static void
add_blocks(struct body *y, const struct vk_node *holder)
{
	const struct vk_paras *body = vk_flow_stretch(y->b);
	struct patterns patterns_before = y->patterns;

	memset(&y->patterns, 0, sizeof(y->patterns));
	for (const struct vk_node *n = holder->first; n != NULL; n = n->next) {
		size_t first = body->n;

		if (n->kind == VK_EL_TEXT)
			continue;
		add_block(y, n);
		if (y->break_before && body->n > first) {
			body->at[first].page_before = true;
			y->break_before = false;
		}
	}
	y->patterns = patterns_before;
}

void
vk_flow_body(struct vk_build *b)
{
	const struct vk_node *body = vk_node_child(b->doc->root, VK_EL_BODY);
	struct body y = {.b = b};

	if (body == NULL)
		return;
	add_held(&y, body, b->flow->standard->numbering);
	for (const struct vk_node *n =
		 vk_node_child(b->doc->root, VK_EL_APPENDIX);
	     n != NULL; n = vk_node_again(n))
		vk_diag_add(b->diag, VK_MSG_NOT_LAID_OUT, n->pos,
		    vk_element_name(n->kind), NULL, NULL);
}
