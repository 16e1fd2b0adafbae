/*
 * What closes a document, as one block: the signature blocks in the right half
 * (or side by side), the recipients in the left one, level with the first
 * authority line.
 */
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/png.h"
#include "build.h"
#include "model/doc.h"

struct closing { /* the block while it grows downwards */
	struct vk_layout *l;
	const struct vk_setting *setting;
	struct vk_block *block;
	vk_len left_axis, right_axis, half; /* half: what a line may fill */
	int persons; /* fields so far */
};

/*
 * Paragraphs below each other; `first` says that nothing stands above, so
 * that the first line takes its pitch from the block.
 */
static vk_len
put_paras(struct closing *c, const struct vk_paras *paras, enum vk_edge edge,
    vk_len x, vk_len y, bool first)
{
	for (size_t i = 0; i < paras->n; i++) {
		const struct vk_para *p = &paras->at[i];
		struct vk_style style =
		    vk_style_fitted(c->l->standard, p->role, c->setting);
		struct vk_set set = vk_set_new(c->l, p, VK_GLUE_TEXT);
		struct vk_set_lines lines =
		    vk_set_break(c->l, &set, c->half, 0, style.size);

		if (i > 0 || !first)
			y += vk_set_step(&style, paras, i);
		y = vk_block_put(
		    c->l, c->block, &lines, edge, x, y, style.pitch);
	}
	return y;
}

/* ---- images ---- */

/* The first look at a PNG file; false with a finding at its signature. */
static bool
look(struct closing *c, const struct vk_buf *bytes, const char *name,
    const struct vk_node *node, struct vk_png *png)
{
	if (vk_png_look(
		(const unsigned char *)vk_buf_str(bytes), bytes->len, png))
		return true;
	vk_diag_add(c->l->diag,
	    png->fault == VK_PNG_TOO_LARGE ? VK_MSG_IMAGE_TOO_LARGE
					   : VK_MSG_IMAGE_NO_PNG,
	    node->pos, name, NULL, NULL);
	return false;
}

/* Why a file could not be read, told of the image. */
static void
tell_unread(struct closing *c, const char *name, const struct vk_node *node,
    const struct vk_finding *why)
{
	if (why->msg == VK_MSG_FILE_TOO_LARGE)
		vk_diag_add(c->l->diag, VK_MSG_IMAGE_TOO_LARGE, node->pos, name,
		    NULL, NULL);
	else
		vk_diag_add(c->l->diag, VK_MSG_IMAGE_MISSING, node->pos, name,
		    NULL,
		    why->msg == VK_MSG_FILE_MISSING
			? why->found
			: vk_message(why->msg)->text);
}

/* Reads the image beside the document; false with a finding. */
static bool
open_image(struct closing *c, const char *name, const struct vk_node *node,
    struct vk_image *image, struct vk_png *png)
{
	struct vk_diag *why = vk_diag_new();
	struct vk_buf path = {0}, bytes = {0};
	bool ok;

	vk_buf_adds(&path, c->l->flow->folder);
	vk_buf_adds(&path, name);
	ok = vk_file_read(vk_buf_str(&path), VK_PNG_MOST_BYTES, &bytes, why);
	if (!ok)
		tell_unread(c, name, node, vk_diag_at(why, 0));
	ok = ok && look(c, &bytes, name, node, png);
	if (ok) {
		unsigned char *kept = vk_arena_alloc(c->l->arena, bytes.len);

		memcpy(kept, bytes.data, bytes.len);
		image->bytes = kept;
		image->len = bytes.len;
		image->name = vk_arena_strdup(c->l->arena, name);
		image->node = node;
	}
	vk_buf_free(&path);
	vk_buf_free(&bytes);
	vk_diag_free(why);
	return ok;
}

/* The largest size of the picture's shape that the box holds. */
static void
fit_image(struct vk_image *image, const struct vk_png *png, vk_len width,
    vk_len height)
{
	int64_t by_width = (int64_t)width * png->height;
	int64_t by_height = (int64_t)height * png->width;

	if (by_width <= by_height) {
		image->width = width;
		image->height = (vk_len)(by_width / png->width);
	} else {
		image->height = height;
		image->width = (vk_len)(by_height / png->height);
	}
}

/* ô 7c: centred on the axis, between office and name.  (7.5) */
static void
put_signature(struct closing *c, const struct vk_sign *sign, vk_len axis,
    vk_len middle, struct vk_image *box)
{
	const struct vk_standard *s = c->l->standard;
	struct vk_png png;

	box->width = s->sign_image_width;
	box->height = s->sign_image_height;
	if (sign->signature_image != NULL &&
	    open_image(c, sign->signature_image, sign->node, box, &png))
		fit_image(box, &png, s->sign_image_width, s->sign_image_height);
	box->x = axis - box->width / 2;
	box->y = middle - box->height / 2;
	box->about = s->field_person_about;
	if (box->bytes != NULL)
		vk_block_image(c->l, c->block, *box);
}

/*
 * ô 8: at its real size, over the left part of the signature.  False where
 * there is none.  (8.1, 8.2)
 */
static bool
open_seal(struct closing *c, const struct vk_sign *sign, struct vk_image *seal)
{
	const struct vk_standard *s = c->l->standard;
	vk_len size = sign->seal_size > 0 ? sign->seal_size : s->seal_size;
	struct vk_png png;

	if (sign->seal_image == NULL ||
	    !open_image(c, sign->seal_image, sign->node, seal, &png))
		return false;
	fit_image(seal, &png, size, size);
	seal->about = s->field_body_about;
	return true;
}

/* A field over a box; those after the first have a number.  (DS-G1, DS-G2) */
static void
put_field(struct closing *c, const char *name, const char *about, int number,
    const struct vk_image *box)
{
	struct vk_field field = {.name = name,
	    .about = about,
	    .x = box->x,
	    .y = box->y,
	    .width = box->width,
	    .height = box->height};

	if (number > 1)
		field.name =
		    vk_arena_printf(c->l->arena, "%s_%d", name, number);
	vk_block_field(c->l, c->block, field);
}

/* The place of a seal beside the box of the signature. */
static void
place_seal(struct closing *c, struct vk_image *seal, vk_len middle,
    const struct vk_image *signature)
{
	const struct vk_standard *s = c->l->standard;

	seal->x = signature->x +
	    (vk_len)((int64_t)signature->width * s->seal_overlap / 100) -
	    seal->width;
	seal->y = middle - seal->height / 2;
}

struct row { /* blocks of one height: one, or a left and a right one */
	const struct vk_sign *signs[2];
	vk_len axes[2];
	struct vk_image seals[2];
	bool sealed[2];
	size_t n;
};

/* The signs from `at` on that share a row; those after them. */
static size_t
take_row(struct closing *c, size_t at, struct row *row)
{
	const struct vk_flow *f = c->l->flow;

	memset(row, 0, sizeof(*row));
	do {
		const struct vk_sign *sign = &f->signs[at++];

		row->signs[row->n] = sign;
		row->axes[row->n] = sign->left ? c->left_axis : c->right_axis;
		row->sealed[row->n] = open_seal(c, sign, &row->seals[row->n]);
		row->n++;
	} while (row->n < 2 && at < f->nsigns && f->signs[at - 1].left &&
	    !f->signs[at].left);
	return at;
}

/* Signature, seal and name of one block, under its lines. */
static void
put_hand(struct closing *c, struct row *row, size_t i, vk_len y, vk_len room)
{
	const struct vk_standard *s = c->l->standard;
	struct vk_style name = vk_style_fitted(s, VK_ROLE_NAME, c->setting);
	const struct vk_sign *sign = row->signs[i];
	struct vk_image signature = {0}, *seal = &row->seals[i];
	/* Of the clear height: below what hangs, above what rises. */
	vk_len middle = y + (room + name.pitch - name.size / 2) / 2;

	put_signature(c, sign, row->axes[i], middle, &signature);
	if (sign->person_field)
		put_field(c, s->field_person, s->field_person_about,
		    ++c->persons, &signature);
	if (!row->sealed[i])
		seal->width = seal->height = s->seal_size;
	place_seal(c, seal, middle, &signature);
	if (row->sealed[i])
		vk_block_image(c->l, c->block, *seal);
	if (sign->body_field)
		put_field(c, s->field_body, s->field_body_about, 1, seal);
}

/* How far the lines above the names reach, and what room the hands need. */
static vk_len
measure_row(struct closing *c, const struct row *row, vk_len *room)
{
	struct vk_block unused = {0};
	struct closing probe = *c;
	vk_len above = 0;

	probe.block = &unused;
	*room = c->l->standard->sign_room;
	for (size_t i = 0; i < row->n; i++) {
		vk_len last = put_paras(&probe, &row->signs[i]->above,
		    VK_EDGE_CENTRE, row->axes[i], 0, true);

		if (last > above)
			above = last;
		/* A seal stands under the lines of the office. */
		if (row->sealed[i] && row->seals[i].height > *room)
			*room = row->seals[i].height;
	}
	return above;
}

/*
 * A row from its first baseline; its last one.  Names stand level; a block is
 * read whole before the next.
 */
static vk_len
put_row(struct closing *c, struct row *row, vk_len y)
{
	vk_len room, above = measure_row(c, row, &room), end = y;

	for (size_t i = 0; i < row->n; i++) {
		vk_len last;

		put_paras(c, &row->signs[i]->above, VK_EDGE_CENTRE,
		    row->axes[i], y, true);
		put_hand(c, row, i, y + above, room);
		last = put_paras(c, &row->signs[i]->name, VK_EDGE_CENTRE,
		    row->axes[i], y + above + room, false);
		if (last > end)
			end = last;
	}
	return end;
}

/*
 * All rows; where the recipients may begin: level with the first authority, or
 * under the last signature at their own side.
 */
static vk_len
put_signs(struct closing *c)
{
	const struct vk_standard *s = c->l->standard;
	vk_len pitch = s->styles[VK_ROLE_AUTHORITY].pitch;
	vk_len y = 0, free_from = 0;

	for (size_t at = 0; at < c->l->flow->nsigns;) {
		struct row row;
		vk_len end;

		at = take_row(c, at, &row);
		end = put_row(c, &row, y);
		if (row.signs[0]->left)
			free_from = end + s->sign_before + pitch;
		y = end + s->sign_between + pitch;
	}
	return free_from;
}

void
vk_media_new(
    struct vk_layout *l, const struct vk_setting *setting, struct vk_block *b)
{
	const struct vk_paras *lines = &l->flow->media;
	struct closing c = {.l = l,
	    .setting = setting,
	    .block = b,
	    .half = vk_sheet_measure(&l->sheet)};
	vk_len foot = l->sheet.height - l->standard->media_bottom;
	vk_len last = 0;

	/* its height is known once it is put: up from the foot by that */
	for (int i = 0; i < 2; i++) {
		memset(b, 0, sizeof(*b));
		last = put_paras(&c, lines, VK_EDGE_CENTRE,
		    l->sheet.margins.left + c.half / 2, foot - last, true);
		last -= foot;
	}
}

/* ô 13: under a line across the text block; both from the line's centre. */
void
vk_contact_new(
    struct vk_layout *l, const struct vk_setting *setting, struct vk_block *b)
{
	const struct vk_standard *s = l->standard;
	const struct vk_paras *lines = &l->flow->contact;
	struct closing c = {.l = l,
	    .setting = setting,
	    .block = b,
	    .half = vk_sheet_measure(&l->sheet)};

	if (lines->n == 0)
		return;
	vk_block_rule(l, b,
	    (struct vk_rule){.x = l->sheet.margins.left,
		.y = 0,
		.width = vk_sheet_measure(&l->sheet),
		.weight = s->contact_rule_weight});
	put_paras(&c, lines, VK_EDGE_LEFT, l->sheet.margins.left,
	    s->contact_rule_gap, true);
}

void
vk_sign_new(
    struct vk_layout *l, const struct vk_setting *setting, struct vk_block *b)
{
	vk_len half = vk_sheet_measure(&l->sheet) / 2;
	struct closing c = {.l = l,
	    .setting = setting,
	    .block = b,
	    .left_axis = l->sheet.margins.left + half / 2,
	    .right_axis = l->sheet.margins.left + half + half / 2,
	    .half = half};

	put_paras(&c, &l->flow->recipients, VK_EDGE_LEFT, l->sheet.margins.left,
	    put_signs(&c), true);
}
