/*
 * Two drafts, each read and brought to its flow, held against each other; and
 * the newer one laid out with the marks of what changed.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "diff/sides.h"
#include "flow/flow.h"
#include "kit.h"
#include "model/date.h"
#include "model/doc.h"
#include "out/out.h"
#include "page/page.h"
#include "read/read_doc.h"
#include "read/read_standard.h"
#include "read/xml.h"
#include "results.h"
#include "template.h"
#include "type/type.h"
#include "vankien.h"

struct draft {
	struct vk_job job;
	struct vk_buf file;
	struct vk_doc *doc;
	struct vk_papers papers; /* that its figures are computed from */
	const struct vk_standard *standard;
	struct vk_flow *flow;
};

struct vk_drafts {
	struct vk_kit *kit;
	struct draft drafts[2]; /* the old one, the new one */
	struct vk_diff *diff;
	struct vk_difference *at;
	size_t n;
};

/* ---- reading ---- */

static bool
read_doc(struct draft *t, struct vk_diag *d)
{
	if (!vk_file_read(t->job.path, VK_XML_MOST_BYTES, &t->file, d))
		return false;
	t->doc = vk_doc_read_bytes(
	    t->job.path, vk_buf_str(&t->file), t->file.len, d);
	if (t->doc == NULL || vk_diag_effect(d) != VK_GOES_ON)
		return false;
	if (t->doc->root->kind == VK_EL_DOCUMENT)
		return true;
	vk_diag_add(d, VK_MSG_NO_DOCUMENT, t->doc->root->pos,
	    t->doc->root->written, NULL, NULL);
	return false;
}

static bool
flow_draft(struct vk_drafts *c, struct draft *t, struct vk_diag *d)
{
	static const struct vk_flow_wish wish;
	char id[VK_STANDARD_ID_ROOM], first[VK_DATE_ROOM];

	if (!read_doc(t, d) ||
	    !vk_standard_for(&t->job, t->doc, vk_doc_day(t->doc, first), id, d))
		return false;
	t->standard = vk_kit_standard(c->kit, &t->job, id, d);
	if (t->standard == NULL ||
	    !vk_papers_fill(&t->papers, &t->job, t->doc, d))
		return false;
	t->flow = vk_flow_new(t->doc, t->standard, &wish, d);
	return vk_diag_effect(d) == VK_GOES_ON;
}

/* ---- telling ---- */

/* What was removed and what was added in its place are one wording. */
static void
tell_words(
    struct vk_arena *arena, const struct vk_pair *p, struct vk_difference *out)
{
	struct vk_wording *w = vk_arena_array(arena, p->nedits, sizeof(*w));
	bool open = false;

	for (size_t i = 0; i < p->nedits; i++) {
		const struct vk_edit *e = &p->edits[i];
		bool added = e->kind == VK_EDIT_ADDED;

		if (e->kind == VK_EDIT_KEPT) {
			open = false;
			continue;
		}
		if (!open)
			w[out->nwordings++] = (struct vk_wording){"", ""};
		open = true;
		*(added ? &w[out->nwordings - 1].new
			: &w[out->nwordings - 1].old) = vk_words_text(arena,
		    added ? &p->new_words : &p->old_words, e->first, e->end);
	}
	out->wordings = w;
}

static void
place_at(const struct vk_para *p, unsigned *line, unsigned *column)
{
	if (p == NULL || p->node == NULL)
		return;
	*line = p->node->pos.line;
	*column = p->node->pos.column;
}

static void
tell_pair(struct vk_drafts *c, const struct vk_pair *p)
{
	static const enum vk_fate fates[] = {[VK_REMOVED] = VK_FATE_REMOVED,
	    [VK_ADDED] = VK_FATE_ADDED,
	    [VK_CHANGED] = VK_FATE_CHANGED};
	struct vk_difference *out = &c->at[c->n++];
	const struct vk_para *para = p->new != NULL ? p->new : p->old;

	*out = (struct vk_difference){.fate = fates[p->kind],
	    .part = vk_role_name(para->role),
	    .place = p->place,
	    .row = p->row_name,
	    .head = p->head};
	if (p->old != NULL)
		out->old = vk_words_text(
		    c->diff->arena, &p->old_words, 0, p->old_words.n);
	if (p->new != NULL)
		out->new = vk_words_text(
		    c->diff->arena, &p->new_words, 0, p->new_words.n);
	place_at(p->old, &out->old_line, &out->old_column);
	place_at(p->new, &out->new_line, &out->new_column);
	if (p->kind == VK_CHANGED)
		tell_words(c->diff->arena, p, out);
}

/* A row that went or came is told as a whole; how many pairs it is. */
static size_t
tell_row(struct vk_drafts *c, const struct vk_pair *p, size_t most)
{
	struct vk_difference *out = &c->at[c->n];
	bool gone = p->new == NULL;
	struct vk_buf words = {0};
	const char *text;
	size_t n = 0;

	tell_pair(c, p);
	for (; n < most && p[n].row == p->row; n++) {
		const struct vk_diff_words *w =
		    gone ? &p[n].old_words : &p[n].new_words;

		if (n > 0)
			vk_buf_adds(&words, " | ");
		vk_buf_adds(&words, vk_words_text(c->diff->arena, w, 0, w->n));
	}
	text = vk_arena_strdup(c->diff->arena, vk_buf_str(&words));
	*(gone ? &out->old : &out->new) = text;
	out->part = "table-row";
	vk_buf_free(&words);
	return n;
}

/* Told once, where it is now, with the place where it was. */
static void
tell_moved(struct vk_drafts *c, const struct vk_pair *p)
{
	struct vk_difference *out = &c->at[c->n];
	const struct vk_diff_words *old = &p->moved->old_words;

	tell_pair(c, p);
	out->fate = VK_FATE_MOVED;
	out->old = vk_words_text(c->diff->arena, old, 0, old->n);
	place_at(p->moved->old, &out->old_line, &out->old_column);
}

static void
tell_list(struct vk_drafts *c, const struct vk_diff_list *l)
{
	for (size_t i = 0; i < l->n;) {
		const struct vk_pair *p = &l->at[i];

		if (p->row != NULL && p->kind != VK_CHANGE_NONE) {
			i += tell_row(c, p, l->n - i);
			continue;
		}
		if (p->moved != NULL && p->kind == VK_ADDED)
			tell_moved(c, p);
		else if (p->moved == NULL && p->kind != VK_CHANGE_NONE)
			tell_pair(c, p);
		i++;
	}
}

static void
tell_all(struct vk_drafts *c)
{
	const struct vk_diff *d = c->diff;

	c->at = vk_arena_array(
	    d->arena, d->removed + d->added + d->changed, sizeof(*c->at));
	for (int part = 0; part < VK_DIFF_PARTS; part++)
		tell_list(c, &d->parts[part]);
}

/* ---- the calls ---- */

struct vk_drafts *
vk_compare(const struct vk_job *old_draft, const struct vk_job *new_draft,
    struct vk_diag *d)
{
	struct vk_drafts *c = vk_alloc(1, sizeof(*c));

	c->kit = old_draft->kit != NULL ? NULL : vk_kit_new();
	c->drafts[0].job = *old_draft;
	c->drafts[1].job = *new_draft;
	if (c->kit == NULL)
		c->kit = old_draft->kit;
	for (int i = 0; i < 2; i++) {
		if (!flow_draft(c, &c->drafts[i], d)) {
			vk_drafts_free(c);
			return NULL;
		}
	}
	c->diff = vk_diff_new(c->drafts[0].flow, c->drafts[1].flow);
	tell_all(c);
	return c;
}

size_t
vk_drafts_count(const struct vk_drafts *c)
{
	return c->n;
}

const struct vk_difference *
vk_drafts_at(const struct vk_drafts *c, size_t i)
{
	return &c->at[i];
}

bool
vk_drafts_pdf(struct vk_drafts *c, struct vk_bytes *out, struct vk_diag *d)
{
	const struct draft *t = &c->drafts[1];
	struct vk_page_wish wish = {.two_sided = t->job.two_sided,
	    .small = t->job.small,
	    .no_fit = t->job.no_fit};
	struct vk_type *type = vk_kit_type(c->kit, &t->job, t->standard, d);
	struct vk_pages *pages;
	struct vk_buf bytes = {0};
	bool done = false;

	if (type == NULL)
		return false;
	pages = vk_pages_new(vk_diff_marked(c->diff, t->flow), type, &wish, d);
	if (pages != NULL)
		done = vk_out_pdf(pages, type, &bytes, d);
	vk_pages_free(pages);
	out->data = (unsigned char *)bytes.data;
	out->len = bytes.len;
	return done;
}

void
vk_drafts_free(struct vk_drafts *c)
{
	if (c == NULL)
		return;
	vk_diff_free(c->diff);
	for (int i = 0; i < 2; i++) {
		vk_flow_free(c->drafts[i].flow);
		vk_papers_free(&c->drafts[i].papers);
		vk_doc_free(c->drafts[i].doc);
		vk_buf_free(&c->drafts[i].file);
	}
	if (c->drafts[0].job.kit == NULL)
		vk_kit_free(c->kit);
	free(c);
}
