/*
 * Sheets, margins, fonts and page numbers.  The text block of a sheet is taken
 * from the lines that fill it, so that a wrong margin is told once, as that.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "model/doc.h"
#include "prove.h"
#include "type/type.h"

enum { FULL_PAGES = 8 }; /* that tell of a margin together; ours */

/* ---- sheets ---- */

static bool
is_back(const struct vk_prover *p, uint32_t page)
{
	return p->proof->wish->two_sided && page % 2 == 1;
}

static bool
is_turned(const struct vk_prover *p, uint32_t page)
{
	const struct vk_page *at = vk_prove_page(p, page);

	return at->width > at->height;
}

/* Sheets whose margins a rule gives. */
static bool
is_plain(const struct vk_prover *p, uint32_t page)
{
	return !p->proof->wish->small && !is_turned(p, page);
}

/* Whether an element asks for landscape, or else what it lies in. */
static bool
asks_to_turn(const struct vk_node *n)
{
	while (n != NULL && vk_node_attr(n, VK_AT_ORIENTATION) == NULL)
		n = n->parent;
	return n != NULL && vk_node_is(n, VK_AT_ORIENTATION, "ngang");
}

static const struct vk_node *
node_on(const struct vk_prover *p, uint32_t page)
{
	for (size_t i = p->sight.starts[page]; i < p->sight.starts[page + 1];
	     i++)
		if (p->sight.at[i].node != NULL)
			return p->sight.at[i].node;
	return NULL;
}

static void
prove_sheet(struct vk_prover *p, uint32_t page)
{
	const struct vk_page *at = vk_prove_page(p, page);
	const struct vk_node *node = node_on(p, page);
	enum vk_subject of =
	    p->proof->wish->small ? VK_OF_SMALL_SHEET : VK_OF_SHEET;
	struct vk_where where = {.page = page, .node = node};
	bool turned = asks_to_turn(node);

	vk_prove_value(
	    p, VK_GAUGE_WIDTH, of, turned ? at->height : at->width, &where);
	vk_prove_value(
	    p, VK_GAUGE_HEIGHT, of, turned ? at->width : at->height, &where);
}

/* ---- the text block ---- */

static bool
has_break(const struct vk_para *para)
{
	for (size_t i = 0; i < para->nspans; i++)
		if (para->spans[i].style & VK_SPAN_BREAK)
			return true;
	return false;
}

bool
vk_seen_fills(const struct vk_seen *s)
{
	return vk_seen_is_body(s) && s->para->align == VK_JUSTIFIED &&
	    s->soft && s->spaces && !has_break(s->para);
}

/* A line that fills the block, and one below it that begins at its edge. */
static bool
shows_block(const struct vk_prover *p, size_t i)
{
	const struct vk_seen *s = &p->sight.at[i];

	return vk_seen_fills(s) && i + 1 < p->sight.n && s[1].page == s->page &&
	    s[1].para == s->para;
}

static struct vk_frame_at *
frame_for(struct vk_prover *p, uint32_t page)
{
	return &p->frames[is_turned(p, page)][is_back(p, page)];
}

/* What the rules say, for pages that no full line shows. */
static void
frame_by_rule(struct vk_prover *p, struct vk_frame_at *f, enum vk_subject of)
{
	const struct vk_demand *left = vk_prove_row(p, VK_GAUGE_LEFT, of);
	const struct vk_demand *right = vk_prove_row(p, VK_GAUGE_RIGHT, of);

	f->known = left != NULL && right != NULL;
	if (f->known) {
		f->left = left->least;
		f->right = right->most;
	}
}

static void
find_frames(struct vk_prover *p)
{
	for (size_t i = 0; i < p->sight.n; i++) {
		const struct vk_seen *s = &p->sight.at[i];
		struct vk_frame_at *f;

		if (!shows_block(p, i))
			continue;
		f = frame_for(p, s->page);
		if (f->known)
			continue;
		f->known = true;
		f->left = s[1].left;
		f->right = s->right;
		if (!is_plain(p, s->page))
			continue;
		vk_prove_line(p, VK_GAUGE_LEFT,
		    is_back(p, s->page) ? VK_OF_BACK : VK_OF_FRONT, f->left,
		    &s[1]);
		vk_prove_line(p, VK_GAUGE_RIGHT,
		    is_back(p, s->page) ? VK_OF_BACK : VK_OF_FRONT, f->right,
		    s);
	}
	if (!p->frames[0][0].known && !p->proof->wish->small)
		frame_by_rule(p, &p->frames[0][0], VK_OF_FRONT);
	if (!p->frames[0][1].known && !p->proof->wish->small)
		frame_by_rule(p, &p->frames[0][1], VK_OF_BACK);
}

const struct vk_frame_at *
vk_prove_frame(struct vk_prover *p, uint32_t page)
{
	return frame_for(p, page);
}

/* ---- where the text of a page begins and ends ---- */

static const struct vk_seen *
first_text(const struct vk_prover *p, uint32_t page)
{
	size_t i = p->sight.starts[page];

	while (i < p->sight.starts[page + 1] &&
	    (p->sight.at[i].zone == VK_ZONE_FURNITURE ||
		vk_seen_is(&p->sight.at[i], VK_ROLE_CIRCULATION)))
		i++;
	return i < p->sight.starts[page + 1] ? &p->sight.at[i] : NULL;
}

static vk_len
lowest(const struct vk_prover *p, uint32_t page)
{
	vk_len y = 0;

	for (size_t i = p->sight.starts[page]; i < p->sight.starts[page + 1];
	     i++)
		if (p->sight.at[i].y > y)
			y = p->sight.at[i].y;
	return y;
}

/*
 * Whether the text goes on with the next page because this one is full: a page
 * may be left for what stays together, but not page after page.
 */
static bool
is_full(const struct vk_prover *p, uint32_t page)
{
	const struct vk_seen *next;

	if (page + 1 >= p->proof->pages->n || !is_plain(p, page + 1))
		return false;
	next = first_text(p, page + 1);
	return next != NULL && vk_seen_is_body(next) &&
	    !next->para->page_before;
}

static void
prove_heights(struct vk_prover *p)
{
	struct vk_where deepest = {0};
	size_t full = 0;

	for (uint32_t page = 0; page < p->proof->pages->n; page++) {
		const struct vk_seen *s = first_text(p, page);
		vk_len y;

		if (!is_plain(p, page))
			continue;
		if (s != NULL && s->zone == VK_ZONE_TEXT)
			vk_prove_line(
			    p, VK_GAUGE_FIRST_LINE, VK_OF_FRONT, s->y, s);
		if (!is_full(p, page))
			continue;
		y = lowest(p, page);
		full++;
		if (y > deepest.y)
			deepest = (struct vk_where){page, 0, y, NULL};
	}
	if (full >= FULL_PAGES)
		vk_prove_value(
		    p, VK_GAUGE_LAST_LINE, VK_OF_FRONT, deepest.y, &deepest);
}

/* ---- fonts ---- */

static void
prove_fonts(struct vk_prover *p)
{
	struct vk_where at = {0};

	vk_prove_words(p, VK_GAUGE_FAMILY, VK_OF_SHEET,
	    vk_type_family(p->proof->type), &at);
	for (size_t i = 0; i < p->sight.n; i++)
		if (p->sight.at[i].lacks_glyph)
			vk_prove_line(p, VK_GAUGE_NO_GLYPH, VK_OF_TEXT, 1,
			    &p->sight.at[i]);
}

static const struct vk_node *
appendix_of(const struct vk_node *n)
{
	while (n != NULL && n->kind != VK_EL_APPENDIX)
		n = n->parent;
	return n;
}

static void
find_last_page(struct vk_prover *p)
{
	for (uint32_t page = 0; page < p->proof->pages->n; page++)
		if (appendix_of(node_on(p, page)) == NULL)
			p->last_page = page;
}

void
vk_prove_sheets(struct vk_prover *p)
{
	find_last_page(p);
	for (uint32_t page = 0; page < p->proof->pages->n; page++)
		prove_sheet(p, page);
	prove_fonts(p);
	find_frames(p);
	prove_heights(p);
}

/* ---- page numbers ---- */

static bool
is_number(const struct vk_seen *s)
{
	struct vk_buf words = {0};
	bool is;

	if (s->zone != VK_ZONE_FURNITURE)
		return false;
	vk_seen_words(s, &words);
	is = words.len > 0 &&
	    strspn(vk_buf_str(&words), "0123456789") == words.len;
	vk_buf_free(&words);
	return is;
}

/* The figures that stand over everything else of their page. */
static const struct vk_seen *
number_on(const struct vk_prover *p, uint32_t page)
{
	const struct vk_seen *first = first_text(p, page);

	for (size_t i = p->sight.starts[page]; i < p->sight.starts[page + 1];
	     i++) {
		const struct vk_seen *s = &p->sight.at[i];

		if (is_number(s) && (first == NULL || s->y < first->y))
			return s;
	}
	return NULL;
}

static void
prove_figures(struct vk_prover *p, const struct vk_seen *s)
{
	const struct vk_frame_at *frame = vk_prove_frame(p, s->page);
	vk_len digits = vk_type_scale(p->proof->type,
	    vk_type_metrics(p->proof->type, VK_REGULAR)->digit_height,
	    s->most_size);

	vk_prove_type(p, VK_OF_PAGE_NUMBER, s);
	vk_prove_line(
	    p, VK_GAUGE_NUMBER_TOP, VK_OF_PAGE_NUMBER, s->y - digits, s);
	if (frame->known)
		vk_prove_line(p, VK_GAUGE_NUMBER_AXIS, VK_OF_PAGE_NUMBER,
		    vk_seen_middle(s) - (frame->left + frame->right) / 2, s);
}

/* What is asked for, written as a row: nothing, a number, or either. */
static void
prove_shown(struct vk_prover *p, uint32_t page, const struct vk_seen *s,
    int number, bool may_hide)
{
	char wanted[16];
	struct vk_buf shown = {0};
	struct vk_where at = {.page = page, .node = node_on(p, page)};
	enum vk_subject of = appendix_of(at.node) != NULL
	    ? VK_OF_APPENDIX_NUMBER
	    : VK_OF_PAGE_NUMBER;

	if (s != NULL) {
		vk_seen_words(s, &shown);
		at = vk_where_of(s);
		at.node = node_on(p, page);
	}
	snprintf(wanted, sizeof(wanted), "%d", number);
	if (page == 0)
		vk_prove_shown(p, of, "", vk_buf_str(&shown), &at);
	else if (s != NULL || !may_hide)
		vk_prove_shown(p, of, wanted, vk_buf_str(&shown), &at);
	vk_buf_free(&shown);
}

/* Each appendix has a run of its own; its first page may hide its number. */
void
vk_prove_numbers(struct vk_prover *p)
{
	const struct vk_node *appendix = NULL;
	int number = 0;

	for (uint32_t page = 0; page < p->proof->pages->n; page++) {
		const struct vk_node *in = appendix_of(node_on(p, page));
		const struct vk_seen *s = number_on(p, page);
		bool anew = in != NULL && in != appendix;

		number = anew ? 1 : number + 1;
		appendix = in;
		prove_shown(p, page, s, number, anew);
		if (s != NULL)
			prove_figures(p, s);
	}
}
