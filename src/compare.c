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
#include "diff/diff.h"
#include "flow/flow.h"
#include "kit.h"
#include "model/date.h"
#include "model/doc.h"
#include "out/out.h"
#include "page/page.h"
#include "read/read_doc.h"
#include "read/read_standard.h"
#include "read/xml.h"
#include "template.h"
#include "type/type.h"
#include "vankien.h"

struct draft {
	struct vk_job job;
	struct vk_buf file;
	struct vk_doc *doc;
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
	if (t->standard == NULL)
		return false;
	t->flow = vk_flow_new(t->doc, t->standard, &wish, d);
	return vk_diag_effect(d) == VK_GOES_ON;
}

/* ---- telling ---- */

static const char *
text_of(struct vk_arena *arena, const struct vk_diff_words *w, size_t first,
    size_t end)
{
	struct vk_buf out = {0};
	const char *text;

	for (size_t i = first; i < end; i++) {
		if (w->at[i].spaced && i > first)
			vk_buf_addc(&out, ' ');
		vk_buf_add(&out, w->at[i].text, w->at[i].len);
	}
	text = vk_arena_strdup(arena, vk_buf_str(&out));
	vk_buf_free(&out);
	return text;
}

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
			: &w[out->nwordings - 1].old) = text_of(arena,
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
	    .place = p->place};
	if (p->old != NULL)
		out->old =
		    text_of(c->diff->arena, &p->old_words, 0, p->old_words.n);
	if (p->new != NULL)
		out->new =
		    text_of(c->diff->arena, &p->new_words, 0, p->new_words.n);
	place_at(p->old, &out->old_line, &out->old_column);
	place_at(p->new, &out->new_line, &out->new_column);
	if (p->kind == VK_CHANGED)
		tell_words(c->diff->arena, p, out);
}

static void
tell_all(struct vk_drafts *c)
{
	const struct vk_diff *d = c->diff;

	c->at = vk_arena_array(
	    d->arena, d->removed + d->added + d->changed, sizeof(*c->at));
	for (int part = 0; part < VK_DIFF_PARTS; part++)
		for (size_t i = 0; i < d->parts[part].n; i++)
			if (d->parts[part].at[i].kind != VK_CHANGE_NONE)
				tell_pair(c, &d->parts[part].at[i]);
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
		vk_doc_free(c->drafts[i].doc);
		vk_buf_free(&c->drafts[i].file);
	}
	if (c->drafts[0].job.kit == NULL)
		vk_kit_free(c->kit);
	free(c);
}
