/*
 * The flow as text: a line a paragraph, its spans marked by their styles; what
 * belongs to it (a table, the notes of its marks) stands below it, indented.
 */
#include "base/buf.h"
#include "flow.h"
#include "model/chart.h"
#include "model/doc.h"

static const char *const aligns[] = {"justified", "left", "centre", "right"};

static void
add_length(struct vk_buf *out, vk_len len)
{
	char room[VK_LEN_ROOM];

	vk_buf_adds(out, vk_len_show(len, room));
}

static void
add_place(struct vk_buf *out, const struct vk_node *n)
{
	if (n != NULL)
		vk_buf_addf(out, " %u:%u", (unsigned)n->pos.line,
		    (unsigned)n->pos.column);
}

static void
add_span(struct vk_buf *out, const struct vk_span *s)
{
	static const char letters[] = "biurk/l.t_";

	if (s->style & VK_SPAN_BREAK) {
		vk_buf_adds(out, " [break]");
		return;
	}
	vk_buf_addc(out, ' ');
	for (unsigned i = 0; letters[i] != '\0'; i++) {
		if (s->style & (1u << i))
			vk_buf_addc(out, letters[i]);
	}
	if (s->style & (VK_SPAN_DOTS | VK_SPAN_GAP)) {
		add_length(out, s->width);
		return;
	}
	vk_buf_addc(out, '"');
	vk_buf_add(out, s->text, s->len);
	vk_buf_addc(out, '"');
}

static void
add_flags(struct vk_buf *out, const struct vk_para *p)
{
	const struct {
		bool is;
		const char *name;
	} flags[] = {{p->indent, "indent"}, {p->balance, "balance"},
	    {p->heading, "heading"}, {p->keep_above, "keep-above"},
	    {p->hang, "hang"}, {p->leads_in, "leads-in"}, {p->joined, "joined"},
	    {p->page_before, "page-before"}};

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (flags[i].is)
			vk_buf_addf(out, " %s", flags[i].name);
	}
	if (p->outline > 0)
		vk_buf_addf(out, " outline-%d", p->outline);
}

static void add_table(struct vk_buf *, const struct vk_table *, int depth);

static void
add_para(struct vk_buf *out, const struct vk_para *p, int depth)
{
	vk_buf_addf(out, "%*s%s %s", depth, "", vk_role_name(p->role),
	    aligns[p->align]);
	add_place(out, p->node);
	add_flags(out, p);
	vk_buf_addc(out, ':');
	for (size_t i = 0; i < p->nspans; i++)
		add_span(out, &p->spans[i]);
	if (p->chart != NULL)
		vk_buf_addf(out, " chart %zu", p->chart->npanels);
	vk_buf_addc(out, '\n');
	if (p->table != NULL)
		add_table(out, p->table, depth + 1);
	for (size_t i = 0; i < p->nspans; i++) {
		if (p->spans[i].note != NULL)
			add_para(out, &p->spans[i].note->para, depth + 2);
	}
}

/* ---- tables ---- */

static void
add_column(struct vk_buf *out, const struct vk_column *c)
{
	if (c->width > 0)
		add_length(out, c->width);
	else if (c->share > 0)
		vk_buf_addf(out, "%d.%d*", c->share / 10, c->share % 10);
	else
		vk_buf_adds(out, "-");
	if (c->brothers > 0)
		vk_buf_addf(out, "/%d", c->brothers);
	if (c->decimal)
		vk_buf_adds(out, ",");
}

static void
add_cell(struct vk_buf *out, const struct vk_cell *c, int depth)
{
	vk_buf_addf(out, "%*scell %zu:%zu", depth, "", c->row, c->column);
	if (c->rows > 1 || c->columns > 1)
		vk_buf_addf(out, " over %zux%zu", c->rows, c->columns);
	vk_buf_addf(out, " %s%s\n", aligns[c->align], c->head ? " head" : "");
	for (size_t i = 0; i < c->paras.n; i++)
		add_para(out, &c->paras.at[i], depth + 1);
}

static void
add_table(struct vk_buf *out, const struct vk_table *t, int depth)
{
	static const char *const kinds[] = {
	    "head", "numbers", "row", "group", "total"};

	vk_buf_addf(out, "%*stable %zux%zu head %zu%s columns", depth, "",
	    t->nrows, t->ncolumns, t->nhead, t->repeat_head ? " repeat" : "");
	for (size_t i = 0; i < t->ncolumns; i++) {
		vk_buf_addc(out, ' ');
		add_column(out, &t->columns[i]);
	}
	vk_buf_addc(out, '\n');
	for (size_t i = 0; i < t->nrows; i++) {
		const struct vk_row *r = &t->rows[i];

		vk_buf_addf(out, "%*s%s", depth + 1, "", kinds[r->kind]);
		add_place(out, r->node);
		vk_buf_addc(out, '\n');
		for (size_t k = 0; k < r->ncells; k++)
			add_cell(out, &r->cells[k], depth + 2);
	}
}

/* ---- the whole ---- */

static void
add_paras(struct vk_buf *out, const char *name, const struct vk_paras *list)
{
	if (list->n == 0)
		return;
	vk_buf_addf(out, "%s\n", name);
	for (size_t i = 0; i < list->n; i++)
		add_para(out, &list->at[i], 2);
}

static void
add_stretch(struct vk_buf *out, const struct vk_stretch *s, bool main)
{
	vk_buf_addf(out, "%s%s%s\n", main ? "body" : "appendix",
	    s->anew ? " anew" : "", s->landscape ? " landscape" : "");
	for (size_t i = 0; i < s->body.n; i++)
		add_para(out, &s->body.at[i], 2);
}

static void
add_sign(struct vk_buf *out, const struct vk_sign *s)
{
	vk_buf_addf(out, "sign %s\n", s->left ? "left" : "right");
	add_paras(out, " above", &s->above);
	add_paras(out, " name", &s->name);
	if (s->signature_image != NULL)
		vk_buf_addf(out, "  signature %s\n", s->signature_image);
	if (s->seal_image != NULL)
		vk_buf_addf(out, "  seal %s\n", s->seal_image);
}

void
vk_flow_dump(const struct vk_flow *f, struct vk_buf *out)
{
	vk_buf_addf(out, "flow %s day %s%s\n", f->standard->id, f->day,
	    f->day_open ? " open" : "");
	add_paras(out, "circulation", &f->circulation);
	add_paras(out, "left", &f->left);
	add_paras(out, "right", &f->right);
	add_paras(out, "opening", &f->opening);
	for (size_t i = 0; i < f->nstretches; i++)
		add_stretch(out, &f->stretches[i], i < f->nmain);
	for (size_t i = 0; i < f->nsigns; i++)
		add_sign(out, &f->signs[i]);
	add_paras(out, "recipients", &f->recipients);
	add_paras(out, "contact", &f->contact);
	add_paras(out, "media", &f->media);
}
