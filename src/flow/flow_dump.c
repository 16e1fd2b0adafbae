/* The flow as text: a line a paragraph, its spans marked by their styles. */
#include "base/buf.h"
#include "flow.h"
#include "model/doc.h"

static const char *const aligns[] = {"justified", "left", "centre", "right"};

static void
add_span(struct vk_buf *out, const struct vk_span *s)
{
	static const char letters[] = "biurk/l";

	if (s->style & VK_SPAN_BREAK) {
		vk_buf_adds(out, " [break]");
		return;
	}
	vk_buf_addc(out, ' ');
	for (unsigned i = 0; letters[i] != '\0'; i++) {
		if (s->style & (1u << i))
			vk_buf_addc(out, letters[i]);
	}
	vk_buf_addc(out, '"');
	vk_buf_add(out, s->text, s->len);
	vk_buf_addc(out, '"');
}

static void
add_para(struct vk_buf *out, const struct vk_para *p)
{
	vk_buf_addf(out, "  %s %s", vk_role_name(p->role), aligns[p->align]);
	if (p->node != NULL)
		vk_buf_addf(out, " %u:%u", (unsigned)p->node->pos.line,
		    (unsigned)p->node->pos.column);
	if (p->indent)
		vk_buf_adds(out, " indent");
	if (p->balance)
		vk_buf_adds(out, " balance");
	if (p->heading)
		vk_buf_adds(out, " heading");
	if (p->leads_in)
		vk_buf_adds(out, " leads-in");
	if (p->joined)
		vk_buf_adds(out, " joined");
	if (p->page_before)
		vk_buf_adds(out, " page-before");
	if (p->outline > 0)
		vk_buf_addf(out, " outline-%d", p->outline);
	vk_buf_addc(out, ':');
	for (size_t i = 0; i < p->nspans; i++)
		add_span(out, &p->spans[i]);
	vk_buf_addc(out, '\n');
}

static void
add_paras(struct vk_buf *out, const char *name, const struct vk_paras *list)
{
	if (list->n == 0)
		return;
	vk_buf_addf(out, "%s\n", name);
	for (size_t i = 0; i < list->n; i++)
		add_para(out, &list->at[i]);
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
		add_paras(out, i < f->nmain ? "body" : "appendix",
		    &f->stretches[i].body);
	for (size_t i = 0; i < f->nsigns; i++) {
		const struct vk_sign *s = &f->signs[i];

		vk_buf_addf(out, "sign %s\n", s->left ? "left" : "right");
		add_paras(out, " above", &s->above);
		add_paras(out, " name", &s->name);
		if (s->signature_image != NULL)
			vk_buf_addf(
			    out, "  signature %s\n", s->signature_image);
		if (s->seal_image != NULL)
			vk_buf_addf(out, "  seal %s\n", s->seal_image);
	}
	add_paras(out, "recipients", &f->recipients);
	add_paras(out, "contact", &f->contact);
}
