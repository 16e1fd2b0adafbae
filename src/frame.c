/*
 * The frame that a rule set demands, as guides over the pages: the edges of the
 * text block with their distances, the lines that text stands on, the axes of
 * what is centred, and a box around each part of the paper with the number of
 * its ô and its rule.  Findings are boxes around what they are about.
 */
#include "frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "flow/flow.h"
#include "laid.h"
#include "model/doc.h"
#include "model/standard.h"
#include "out/out.h"
#include "page/build.h"
#include "page/page.h"
#include "shown.h"

enum {
	APART = 3, /* lines of clear space that divide one part in two */
	MARKS_BACK = 50, /* marks among which the same one is looked for */
	AREAS = 8 /* pages on which a finding is marked */
};

struct list {
	struct vk_arena *arena;
	struct vk_guide *at;
	size_t n, room;
};

static void
add(struct list *l, struct vk_guide guide)
{
	if (l->n == l->room) {
		size_t room = l->room * 2 + 64;
		struct vk_guide *more =
		    vk_arena_array(l->arena, room, sizeof(*more));

		if (l->n > 0)
			memcpy(more, l->at, l->n * sizeof(*more));
		l->at = more;
		l->room = room;
	}
	l->at[l->n++] = guide;
}

/* ---- the text block ---- */

/* "20 mm", "12,5 mm" */
static const char *
millimetres(struct vk_arena *arena, vk_len len)
{
	int tenths = (int)((vk_len_to_um(len) + 50) / 100);

	return tenths % 10 == 0
	    ? vk_arena_printf(arena, "%d mm", tenths / 10)
	    : vk_arena_printf(arena, "%d,%d mm", tenths / 10, tenths % 10);
}

static void
add_distance(struct list *out, size_t page, vk_len x, vk_len y, vk_len width,
    vk_len height)
{
	add(out,
	    (struct vk_guide){VK_GUIDE_DISTANCE, page, x, y, width, height,
		VK_OK, millimetres(out->arena, width + height)});
}

static void
add_edges(struct list *out, size_t page, const struct vk_page *p,
    const struct vk_margins *m)
{
	vk_len right = p->width - m->right, bottom = p->height - m->bottom;
	vk_len aside = m->left + vk_len_from_um(25000);

	add(out,
	    (struct vk_guide){
		VK_GUIDE_EDGE, page, m->left, 0, 0, p->height, VK_OK, NULL});
	add(out,
	    (struct vk_guide){
		VK_GUIDE_EDGE, page, right, 0, 0, p->height, VK_OK, NULL});
	add(out,
	    (struct vk_guide){
		VK_GUIDE_EDGE, page, 0, m->top, p->width, 0, VK_OK, NULL});
	add(out,
	    (struct vk_guide){
		VK_GUIDE_EDGE, page, 0, bottom, p->width, 0, VK_OK, NULL});
	add_distance(out, page, aside, 0, 0, m->top);
	add_distance(out, page, aside, bottom, 0, m->bottom);
	add_distance(out, page, 0, bottom + m->bottom / 2, m->left, 0);
	add_distance(out, page, right, bottom + m->bottom / 2, m->right, 0);
}

static void
add_grid(struct list *out, size_t page, const struct vk_page *p,
    const struct vk_margins *m, vk_len from, vk_len to, vk_len pitch)
{
	vk_len width = p->width - m->left - m->right;

	for (vk_len y = from; pitch > 0 && y <= to; y += pitch)
		add(out,
		    (struct vk_guide){VK_GUIDE_GRID, page, m->left, y, width, 0,
			VK_OK, NULL});
}

/* As this page has it: its margins are its own, be it a front or a back. */
static struct vk_sheet
sheet_of(const struct vk_laid *l, size_t page)
{
	struct vk_page_wish wish = {
	    .two_sided = l->job->two_sided, .small = l->job->small};
	const struct vk_page *p = &l->pages->pages[page];
	struct vk_sheet sheet =
	    vk_sheet_new(l->standard, &wish, p->width > p->height);

	if (page % 2 == 1) {
		sheet.margins.left += sheet.back_right;
		sheet.margins.right -= sheet.back_right;
		sheet.margins.top += sheet.back_down;
		sheet.margins.bottom -= sheet.back_down;
	}
	return sheet;
}

static void
add_block(struct list *out, const struct vk_laid *l, size_t page)
{
	const struct vk_page *p = &l->pages->pages[page];
	struct vk_sheet sheet = sheet_of(l, page);

	add_grid(out, page, p, &sheet.margins,
	    vk_sheet_first(&sheet, l->standard),
	    vk_sheet_last(&sheet, l->standard), l->pages->pitch);
	add_edges(out, page, p, &sheet.margins);
}

/* ---- the parts ---- */

struct part { /* of a paper, on one page */
	const char *box; /* its ô, or "" */
	const char *rule;
	vk_len x, y, right, bottom;
};

struct parts {
	struct part *at;
	size_t n, room;
};

/* Stamps of secrecy and of urgency have one style, but not one ô. */
static void
name_words(
    const struct vk_standard *s, const struct vk_para *para, struct part *part)
{
	bool secret = para->role == VK_ROLE_URGENCY && para->node != NULL &&
	    vk_node_is(para->node, VK_AT_KIND, "mat");

	part->box = vk_role_box(s, para->role);
	part->rule = s->styles[para->role].rule;
	if (secret && s->secrecy_rule != NULL) {
		part->box = s->secrecy_box != NULL ? s->secrecy_box : "";
		part->rule = s->secrecy_rule;
	}
}

/*
 * The number of the page stands outside of the text; furniture in it, the head
 * of a table that goes on, is no part of its own.
 */
static bool
name_furniture(const struct vk_standard *s, const struct vk_piece *piece,
    vk_len top, struct part *part)
{
	*part = (struct part){
	    .box = "", .rule = s->styles[VK_ROLE_PAGE_NUMBER].rule};
	return piece->as.run.y < top;
}

/* What a piece is for; false: nothing that has a place in the frame. */
static bool
name_piece(const struct vk_laid *l, const struct vk_piece *piece, vk_len top,
    struct part *part)
{
	const struct vk_standard *s = l->standard;
	const struct vk_para *para = l->pages->elements[piece->element].para;
	const struct vk_node *n;
	bool seal;

	switch (piece->kind) {
	case VK_PIECE_FIELD:
		seal = strcmp(piece->as.field.name, s->field_body) == 0;
		*part = (struct part){.box = seal ? "8" : "7c", .rule = ""};
		return true;
	case VK_PIECE_IMAGE:
		n = piece->as.image.node;
		seal = n != NULL &&
		    vk_node_is(n, VK_AT_SEAL_IMAGE, piece->as.image.name);
		*part = (struct part){.box = seal ? "8" : "7c", .rule = ""};
		return true;
	case VK_PIECE_RUN:
		break;
	case VK_PIECE_PATH:
	case VK_PIECE_RULE:
		return false;
	}
	if (piece->element == VK_FURNITURE)
		return name_furniture(s, piece, top, part);
	if (para != NULL)
		name_words(s, para, part);
	return para != NULL;
}

/* Whether a piece goes on with a part: the same, not far below it. */
static bool
goes_on(const struct part *a, const struct part *b, vk_len pitch)
{
	return strcmp(a->box, b->box) == 0 && strcmp(a->rule, b->rule) == 0 &&
	    b->y < a->bottom + APART * pitch &&
	    a->y < b->bottom + APART * pitch &&
	    b->x < a->right + APART * pitch && a->x < b->right + APART * pitch;
}

static void
put_part(struct parts *parts, const struct part *more, vk_len pitch)
{
	for (size_t i = parts->n; i > 0; i--) {
		struct part *p = &parts->at[i - 1];

		if (!goes_on(p, more, pitch))
			continue;
		p->x = more->x < p->x ? more->x : p->x;
		p->y = more->y < p->y ? more->y : p->y;
		p->right = more->right > p->right ? more->right : p->right;
		p->bottom = more->bottom > p->bottom ? more->bottom : p->bottom;
		return;
	}
	if (parts->n == parts->room) {
		parts->room = parts->room * 2 + 32;
		parts->at =
		    vk_realloc(parts->at, parts->room, sizeof(*parts->at));
	}
	parts->at[parts->n++] = *more;
}

/* "ô 2, HD36-2.2" */
static const char *
label_of(
    struct vk_arena *arena, const struct vk_standard *s, const struct part *p)
{
	bool ruled = *p->rule != '\0' && strcmp(p->rule, "ours") != 0;

	if (*p->box == '\0')
		return ruled
		    ? vk_arena_printf(arena, "%s-%s", s->prefix, p->rule)
		    : NULL;
	return ruled
	    ? vk_arena_printf(arena, "ô %s, %s-%s", p->box, s->prefix, p->rule)
	    : vk_arena_printf(arena, "ô %s", p->box);
}

static void
add_axis(struct list *out, size_t page, const struct part *p)
{
	vk_len above = vk_len_from_um(3000);

	add(out,
	    (struct vk_guide){VK_GUIDE_AXIS, page, p->x + (p->right - p->x) / 2,
		p->y - above, 0, p->bottom - p->y + 2 * above, VK_OK, NULL});
}

/* What is centred on an axis of its own. */
static bool
has_axis(const struct part *p)
{
	static const char *const boxes[] = {
	    "1", "2", "3", "4", "5a", "5b", "7a", "7b"};

	for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++)
		if (strcmp(p->box, boxes[i]) == 0)
			return true;
	return false;
}

static int
by_height(const void *va, const void *vb)
{
	const struct part *a = va, *b = vb;

	return (a->y > b->y) - (a->y < b->y);
}

static void
add_parts(struct list *out, const struct vk_laid *l, size_t page)
{
	const struct vk_page *p = &l->pages->pages[page];
	vk_len top = sheet_of(l, page).margins.top;
	struct parts parts = {0};

	for (size_t i = 0; i < p->npieces; i++) {
		struct vk_shown_box box;
		struct part part;

		if (!name_piece(l, &p->pieces[i], top, &part) ||
		    !vk_shown_box_of(l->type, &p->pieces[i], &box))
			continue;
		part.x = box.x;
		part.y = box.y;
		part.right = box.right;
		part.bottom = box.bottom;
		put_part(&parts, &part, l->pages->pitch);
	}
	if (parts.n > 0)
		qsort(parts.at, parts.n, sizeof(*parts.at), by_height);
	for (size_t i = 0; i < parts.n; i++) {
		const struct part *t = &parts.at[i];

		if (has_axis(t))
			add_axis(out, page, t);
		add(out,
		    (struct vk_guide){VK_GUIDE_BOX, page, t->x, t->y,
			t->right - t->x, t->bottom - t->y, VK_OK,
			label_of(out->arena, l->standard, t)});
	}
	free(parts.at);
}

/* ---- findings ---- */

/* The same rule about the same words is one mark. */
static bool
is_marked(const struct list *out, size_t first, const struct vk_guide *mark)
{
	for (size_t i = out->n; i > first; i--) {
		const struct vk_guide *g = &out->at[i - 1];

		if (g->page == mark->page && g->x == mark->x &&
		    g->y == mark->y && g->width == mark->width &&
		    g->height == mark->height &&
		    strcmp(g->label, mark->label) == 0)
			return true;
		if (out->n - i > MARKS_BACK)
			break;
	}
	return false;
}

static void
add_mark(struct list *out, size_t first, struct vk_laid *l,
    const struct vk_finding *f)
{
	struct vk_area areas[AREAS];
	size_t n = vk_laid_finding(l, f, areas, AREAS);

	for (size_t i = 0; i < n; i++) {
		struct vk_guide mark = {VK_GUIDE_MARK,
		    (size_t)areas[i].page - 1, vk_len_from_um(areas[i].x),
		    vk_len_from_um(areas[i].y), vk_len_from_um(areas[i].width),
		    vk_len_from_um(areas[i].height), vk_message(f->msg)->level,
		    f->rule};

		mark.label = vk_arena_strdup(out->arena, f->rule);
		if (!is_marked(out, first, &mark))
			add(out, mark);
	}
}

void
vk_guides_find(struct vk_laid *l, const struct vk_diag *marks,
    struct vk_arena *arena, struct vk_guides *guides)
{
	struct list out = {.arena = arena};
	size_t first;

	for (size_t i = 0; i < l->pages->n; i++) {
		add_block(&out, l, i);
		add_parts(&out, l, i);
	}
	first = out.n;
	for (size_t i = 0; marks != NULL && i < vk_diag_kept(marks); i++)
		if (vk_diag_at(marks, i)->accepted == NULL)
			add_mark(&out, first, l, vk_diag_at(marks, i));
	*guides = (struct vk_guides){out.at, out.n};
}
