/*
 * The pages as they are, a line for each piece: the golden tests compare it,
 * and it answers "why is this line here?".  Lengths are
 * written so that each 1/1024 pt can be told apart.
 */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "out.h"
#include "page/page.h"
#include "type/type.h"

static const char *const face_names[VK_FACE_COUNT] = {
    [VK_REGULAR] = "regular",
    [VK_BOLD] = "bold",
    [VK_ITALIC] = "italic",
    [VK_BOLD_ITALIC] = "bold-italic",
};

static void
add_len(struct vk_buf *out, const char *name, vk_len len)
{
	char room[VK_LEN_ROOM];

	vk_buf_addf(out, " %s %s", name, vk_len_show(len, room));
}

/* In quotes on one line; quotes, backslashes and controls are escaped. */
static void
add_quoted(struct vk_buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c < 0x20 || c == 0x7f)
			vk_buf_addf(out, "\\x%02x", c);
		else if (c == '"' || c == '\\')
			vk_buf_addf(out, "\\%c", c);
		else
			vk_buf_addc(out, s[i]);
	}
}

static void
add_string(struct vk_buf *out, const char *name, const char *s)
{
	if (s == NULL)
		return;
	vk_buf_addf(out, " %s \"", name);
	add_quoted(out, s, strlen(s));
	vk_buf_addc(out, '"');
}

static void
add_size(struct vk_buf *out, vk_len width, vk_len height)
{
	int64_t w = vk_len_to_um(width), h = vk_len_to_um(height);

	vk_buf_addf(out, " %" PRId64 "x%" PRId64 "mm", (w + 500) / 1000,
	    (h + 500) / 1000);
	add_len(out, "width", width);
	add_len(out, "height", height);
}

static void
add_choice(struct vk_buf *out, const struct vk_pages *pages)
{
	vk_buf_addf(out, "choice %zu of %zu", pages->rung, pages->rungs_tried);
	add_len(out, "size", pages->size);
	add_len(out, "pitch", pages->pitch);
	add_len(out, "space", pages->space);
	vk_buf_addf(out, " lines-over %d lines-with-sign %d", pages->lines_over,
	    pages->lines_with_sign);
	add_string(out, "why", pages->why);
	vk_buf_addc(out, '\n');
}

static void
add_head(struct vk_buf *out, const struct vk_pages *pages)
{
	vk_buf_addf(out, "pages %zu", pages->n);
	add_string(out, "title", pages->title);
	add_string(out, "author", pages->author);
	add_string(out, "subject", pages->subject);
	add_string(out, "day", pages->day);
	vk_buf_addc(out, '\n');
	add_choice(out, pages);
}

static void
add_element(struct vk_buf *out, const struct vk_pages *pages, uint32_t number)
{
	if (number == VK_FURNITURE || number >= pages->nelements)
		vk_buf_adds(out, " furniture");
	else
		vk_buf_addf(out, " %s#%" PRIu32,
		    vk_tag_name(pages->elements[number].tag), number);
}

static vk_len
end_of(const struct vk_run *run, const struct vk_type *type)
{
	const struct vk_word *last = &run->words[run->n - 1];

	return last->x + vk_type_scale(type, last->shape->width, run->size);
}

static void
add_run(struct vk_buf *out, const struct vk_run *run, bool soft_end,
    const struct vk_type *type)
{
	if (run->n == 0)
		return;
	add_len(out, "x", run->words[0].x);
	add_len(out, "y", run->y);
	add_len(out, "end", end_of(run, type));
	add_len(out, "size", run->size);
	vk_buf_addf(out, " %s \"", face_names[run->words[0].shape->face]);
	for (size_t i = 0; i < run->n; i++)
		add_quoted(
		    out, run->words[i].shape->text, run->words[i].shape->len);
	vk_buf_adds(out, soft_end ? "\" ~" : "\"");
}

static void
add_rule(struct vk_buf *out, const struct vk_rule *r)
{
	add_len(out, "x", r->x);
	add_len(out, "y", r->y);
	add_len(out, "end", r->x + r->width);
	add_len(out, "weight", r->weight);
}

static void
add_box(struct vk_buf *out, vk_len x, vk_len y, vk_len width, vk_len height)
{
	add_len(out, "x", x);
	add_len(out, "y", y);
	add_len(out, "width", width);
	add_len(out, "height", height);
}

static void
add_field(struct vk_buf *out, const struct vk_field *f)
{
	add_box(out, f->x, f->y, f->width, f->height);
	add_string(out, "name", f->name);
	add_string(out, "about", f->about);
}

static void
add_path(struct vk_buf *out, const struct vk_path *p)
{
	add_box(out, p->x, p->y, p->width, p->height);
	add_len(out, "weight", p->weight);
	vk_buf_addf(out, " grey %d, %zu points", p->grey, p->n);
	if (p->text != NULL)
		add_string(out, "text", p->text);
}

static void
add_image(struct vk_buf *out, const struct vk_image *im)
{
	add_box(out, im->x, im->y, im->width, im->height);
	add_string(out, "name", im->name);
	vk_buf_addf(out, " %zu bytes", im->len);
}

static void
add_piece(struct vk_buf *out, const struct vk_pages *pages,
    const struct vk_piece *piece, const struct vk_type *type)
{
	static const char *const names[] = {
	    "run", "rule", "path", "image", "field"};

	vk_buf_addf(out, "  %s", names[piece->kind]);
	add_element(out, pages, piece->element);
	switch (piece->kind) {
	case VK_PIECE_RUN:
		add_run(out, &piece->as.run, piece->soft_end, type);
		break;
	case VK_PIECE_RULE:
		add_rule(out, &piece->as.rule);
		break;
	case VK_PIECE_PATH:
		add_path(out, &piece->as.path);
		break;
	case VK_PIECE_IMAGE:
		add_image(out, &piece->as.image);
		break;
	case VK_PIECE_FIELD:
		add_field(out, &piece->as.field);
		break;
	}
	vk_buf_addc(out, '\n');
}

static void
add_page(struct vk_buf *out, const struct vk_pages *pages, size_t k,
    const struct vk_type *type)
{
	const struct vk_page *page = &pages->pages[k];

	vk_buf_addf(out, "page %zu", k + 1);
	add_size(out, page->width, page->height);
	vk_buf_addf(out, " number %d\n", page->number);
	for (size_t i = 0; i < page->npieces; i++)
		add_piece(out, pages, &page->pieces[i], type);
}

static void
add_cell(struct vk_buf *out, const struct vk_structure *e)
{
	if (e->rows > 1)
		vk_buf_addf(out, " rows %d", e->rows);
	if (e->columns > 1)
		vk_buf_addf(out, " columns %d", e->columns);
	if (e->beside)
		vk_buf_adds(out, " beside");
}

static void
add_structure(struct vk_buf *out, const struct vk_pages *pages)
{
	vk_buf_addf(out, "elements %zu\n",
	    pages->nelements > 0 ? pages->nelements - 1 : 0);
	for (size_t i = 1; i < pages->nelements; i++) {
		const struct vk_structure *e = &pages->elements[i];

		vk_buf_addf(out, "  %s#%zu in %" PRIu32, vk_tag_name(e->tag), i,
		    e->parent);
		add_cell(out, e);
		if (e->outline > 0) {
			vk_buf_addf(out, " outline %d page %d", e->outline,
			    e->title_page + 1);
			add_len(out, "y", e->title_y);
			add_string(out, "title", e->title);
		}
		vk_buf_addc(out, '\n');
	}
}

void
vk_out_dump(const struct vk_pages *pages, const struct vk_type *type,
    struct vk_buf *out)
{
	add_head(out, pages);
	for (size_t k = 0; k < pages->n; k++)
		add_page(out, pages, k, type);
	add_structure(out, pages);
}
