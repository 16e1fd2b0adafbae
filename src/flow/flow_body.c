/*
 * The body: its elements become paragraphs, in the order of the file, in a
 * stretch of sheets or in a cell of a table.  (ô 6)
 */
#include <string.h>

#include "body.h"

/* ---- where paragraphs go ---- */

struct vk_paras *
vk_body_list(struct vk_body *y)
{
	struct vk_flow *f = y->b->flow;
	struct vk_stretch *s;

	if (y->cell != NULL)
		return y->cell->paras;
	if (f->nstretches == 0 ||
	    f->stretches[f->nstretches - 1].landscape != y->landscape) {
		s = vk_flow_begin(y->b);
		s->landscape = y->landscape;
		s->node = y->holder;
	}
	return vk_flow_stretch(y->b);
}

struct vk_para *
vk_body_para(struct vk_body *y, enum vk_role role, const struct vk_node *node)
{
	const struct vk_inside *cell = y->cell;
	struct vk_para *p = vk_flow_para(
	    y->b, vk_body_list(y), cell != NULL ? cell->role : role, node);

	p->align = cell != NULL ? cell->align : VK_JUSTIFIED;
	p->indent = cell == NULL;
	p->balance = cell != NULL && cell->balance;
	return p;
}

uint32_t
vk_body_face(const struct vk_body *y, enum vk_role role)
{
	return vk_flow_face(y->b, y->cell != NULL ? y->cell->role : role);
}

void
vk_body_not_laid_out(struct vk_body *y, const struct vk_node *n)
{
	vk_diag_add(y->b->diag, VK_MSG_NOT_LAID_OUT, n->pos,
	    vk_element_name(n->kind), NULL, NULL);
}

void
vk_body_not_inside(
    struct vk_body *y, const struct vk_node *n, enum vk_element outer)
{
	vk_diag_add(y->b->diag, VK_MSG_NOT_INSIDE, n->pos,
	    vk_element_name(n->kind), vk_element_name(outer), NULL);
}

/* ---- labels on their way ---- */

void
vk_body_put_label(struct vk_body *y, const char *label, uint32_t face,
    const struct vk_node *n)
{
	y->label = label;
	y->label_face = face;
	y->label_node = n;
}

void
vk_body_take_label(
    struct vk_body *y, struct vk_inline *in, uint32_t face, struct vk_para *p)
{
	if (y->label == NULL)
		return;
	vk_inline_text(in, y->label, strlen(y->label), face | VK_SPAN_LABEL,
	    y->label_node);
	if (*y->label != '\0')
		vk_inline_str(in, " ", face);
	p->hang = y->cell != NULL && *y->label != '\0';
	if (p->hang)
		p->align = VK_LEFT;
	y->label = NULL;
}

void
vk_body_flush_label(struct vk_body *y)
{
	struct vk_inline in;
	struct vk_para *p;

	if (y->label == NULL)
		return;
	p = vk_body_para(y, VK_ROLE_BODY, y->label_node);
	vk_inline_start(&in, y->b);
	vk_body_take_label(y, &in, y->label_face, p);
	vk_inline_end(&in, p);
	p->heading = true;
}

/* ---- paragraphs ---- */

static bool
ends_with_colon(const struct vk_para *p)
{
	const struct vk_span *s;

	if (p->nspans == 0)
		return false;
	s = &p->spans[p->nspans - 1];
	return s->len > 0 && s->text[s->len - 1] == ':';
}

/* A line of a form: its blanks are wide and would tear the words apart. */
static bool
has_blank(const struct vk_para *p)
{
	for (size_t i = 0; i < p->nspans; i++)
		if (p->spans[i].style & VK_SPAN_DOTS)
			return true;
	return false;
}

void
vk_body_end(struct vk_inline *in, struct vk_para *p)
{
	vk_inline_end(in, p);
	if (p->align == VK_JUSTIFIED && has_blank(p))
		p->align = VK_LEFT;
	p->leads_in = ends_with_colon(p);
}

static bool
opens_with_lead(const struct vk_node *n)
{
	const struct vk_node *first = n->first;

	while (first != NULL && vk_node_is_blank(first))
		first = first->next;
	return first != NULL && first->kind == VK_EL_LEAD;
}

struct vk_para *
vk_body_text(struct vk_body *y, const struct vk_node *node)
{
	struct vk_para *p = vk_body_para(y, VK_ROLE_BODY, node);
	struct vk_inline in;

	vk_inline_start(&in, y->b);
	vk_body_take_label(y, &in,
	    y->label_face | (opens_with_lead(node) ? VK_SPAN_BOLD : 0), p);
	vk_inline_content(&in, node, vk_body_face(y, VK_ROLE_BODY));
	vk_body_end(&in, p);
	return p;
}

static void
add_paragraph(struct vk_body *y, const struct vk_node *node)
{
	static const struct {
		const char *written;
		enum vk_align align;
	} aligns[] = {{"deu", VK_JUSTIFIED}, {"giua", VK_CENTRE},
	    {"trai", VK_LEFT}, {"phai", VK_RIGHT}};
	struct vk_para *p = vk_body_text(y, node);

	for (size_t i = 0; i < sizeof(aligns) / sizeof(aligns[0]); i++) {
		if (vk_node_is(node, VK_AT_ALIGN, aligns[i].written))
			p->align = aligns[i].align;
	}
	if (vk_node_is(node, VK_AT_INDENT, "khong") || p->align == VK_CENTRE ||
	    p->align == VK_RIGHT)
		p->indent = false;
}

static void
add_enacting(struct vk_body *y, const struct vk_node *node)
{
	struct vk_paras *list;
	size_t from;

	vk_body_flush_label(y);
	list = vk_body_list(y);
	from = list->n;
	vk_flow_lines(y->b, list, VK_ROLE_ENACTING, node);
	for (size_t i = from; i < list->n; i++)
		list->at[i].heading = true;
	if (from < list->n)
		list->at[from].outline = y->outline;
}

/* Each base its own paragraph behind the rule set's mark. */
static void
add_bases(struct vk_body *y, const struct vk_node *node)
{
	const struct vk_node *n = vk_node_child(node, VK_EL_ITEM);
	const struct vk_standard *s = y->b->flow->standard;
	uint32_t face = vk_body_face(y, VK_ROLE_BODY) |
	    (s->ground_italic ? VK_SPAN_ITALIC : 0);

	for (; n != NULL; n = vk_node_again(n)) {
		struct vk_para *p = vk_body_para(y, VK_ROLE_BODY, n);
		struct vk_inline in;

		vk_inline_start(&in, y->b);
		vk_inline_str(&in, s->ground_mark, face | VK_SPAN_LABEL);
		vk_inline_content(&in, n, face);
		vk_inline_end(&in, p);
	}
}

/* Where a new page begins anyway, nothing is left to do. */
static void
add_page_break(struct vk_body *y, const struct vk_node *n)
{
	const struct vk_flow *f = y->b->flow;
	const struct vk_stretch *s = &f->stretches[f->nstretches - 1];

	if (y->cell != NULL)
		vk_body_not_inside(y, n, VK_EL_CELL);
	else if (s->landscape == y->landscape && s->body.n > 0)
		y->b->break_in = &s->body;
}

/* ---- all of them ---- */

static const struct {
	enum vk_element kind;
	void (*add)(struct vk_body *, const struct vk_node *);
} blocks[] = {
    {VK_EL_PARAGRAPH, add_paragraph},
    {VK_EL_SECTION, vk_body_section},
    {VK_EL_LIST, vk_body_items},
    {VK_EL_TARGETS, vk_body_items},
    {VK_EL_TABLE, vk_body_table},
    {VK_EL_CHART, vk_body_chart},
    {VK_EL_ARTICLE, vk_body_article},
    {VK_EL_PART, vk_body_part},
    {VK_EL_CHAPTER, vk_body_part},
    {VK_EL_BASES, add_bases},
    {VK_EL_ENACTING, add_enacting},
    {VK_EL_ELECTION, vk_body_election},
    {VK_EL_TICK_GROUP, vk_body_ticks},
    {VK_EL_PAGE_BREAK, add_page_break},
    {VK_EL_TARGET_TABLE, vk_body_not_laid_out},
    {VK_EL_BRANCH_TABLE, vk_body_not_laid_out},
};

static void
add_block(struct vk_body *y, const struct vk_node *n)
{
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		if (blocks[i].kind == n->kind) {
			blocks[i].add(y, n);
			return;
		}
	}
	vk_body_not_laid_out(y, n);
}

/* What the holder itself has put on the page. */
static bool
belongs_to_heading(enum vk_element kind)
{
	return kind == VK_EL_TITLE || kind == VK_EL_KIND ||
	    kind == VK_EL_ATTACHED;
}

void
vk_body_blocks(struct vk_body *y, const struct vk_node *holder)
{
	const char *before = y->patterns.section;

	y->patterns.section = NULL;
	for (const struct vk_node *n = holder->first; n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT && !belongs_to_heading(n->kind))
			add_block(y, n);
	}
	y->patterns.section = before;
}

/* An election is a block where it lists the elected. */
static bool
is_block(const struct vk_node *n)
{
	if (n->kind == VK_EL_ELECTION)
		return vk_node_child(n, VK_EL_ELECTED) != NULL;
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		if (blocks[i].kind == n->kind)
			return true;
	}
	return false;
}

bool
vk_body_holds_blocks(const struct vk_node *holder)
{
	for (const struct vk_node *n = holder->first; n != NULL; n = n->next) {
		if (is_block(n))
			return true;
	}
	return false;
}

void
vk_body_held(struct vk_body *y, const struct vk_node *n, const char *numbering,
    int under)
{
	const char *own = vk_node_attr(n, VK_AT_NUMBERING);
	struct vk_levels before = y->levels;

	y->levels.numbering = own != NULL ? own : numbering;
	y->levels.under = under;
	y->levels.depth = 0;
	y->levels.numbers[0] = 0;
	y->levels.nabove = 0;
	y->outline++;
	vk_body_blocks(y, n);
	vk_body_flush_label(y);
	y->outline--;
	y->levels = before;
}

/* The last stretch of the document itself has its signature: it is upright. */
void
vk_flow_body(struct vk_build *b)
{
	const struct vk_node *body = vk_node_child(b->doc->root, VK_EL_BODY);
	const char *numbering = b->flow->standard->numbering;
	struct vk_body y = {.b = b, .levels.numbering = numbering};

	vk_body_list(&y);
	if (body != NULL)
		vk_body_held(&y, body, numbering, 0);
	vk_body_list(&y);
	b->flow->nmain = b->flow->nstretches;
	vk_body_appendices(b);
}
