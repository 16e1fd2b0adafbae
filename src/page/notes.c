/*
 * Notes at the foot of a page: each is set once for its stretch, and takes its
 * height from the page that has its mark.
 */
#include <string.h>

#include "build.h"

static struct vk_style
note_style(const struct vk_layout *l)
{
	return l->standard->styles[VK_ROLE_FOOTNOTE];
}

void
vk_notes_add(
    struct vk_layout *l, struct vk_notes *notes, const struct vk_note *note)
{
	struct vk_style style = note_style(l);
	struct vk_set set = vk_set_new(l, &note->para, VK_GLUE_TEXT);
	struct vk_note_lines *n;

	if (notes->n == notes->room) {
		size_t room = notes->room > 0 ? notes->room * 2 : 8;
		struct vk_note_lines *more =
		    vk_arena_array(l->scratch, room, sizeof(*more));

		if (notes->n > 0)
			memcpy(more, notes->at, notes->n * sizeof(*more));
		notes->at = more;
		notes->room = room;
	}
	n = &notes->at[notes->n++];
	n->note = note;
	n->lines = vk_set_break(l, &set, vk_sheet_measure(&l->sheet),
	    note->para.indent ? l->standard->indent : 0, style.size);
	n->height = style.before + style.pitch * (vk_len)n->lines.lines.n;
	vk_set_tell(l, &n->lines);
}

/* The first note has its first line under the rule. */
vk_len
vk_notes_rule(const struct vk_layout *l)
{
	struct vk_style style = note_style(l);

	return l->standard->notes_gap + l->standard->notes_rule_gap -
	    style.pitch - style.before;
}

void
vk_notes_emit(struct vk_emit *e, const struct vk_notes *notes, size_t first,
    size_t end, vk_len bottom)
{
	const struct vk_layout *l = e->layout;
	const struct vk_standard *s = l->standard;
	struct vk_style style = note_style(l);
	vk_len left = l->sheet.margins.left, y = bottom;

	for (size_t i = first; i < end; i++)
		y -= notes->at[i].height;
	vk_emit_rule(e,
	    (struct vk_rule){.x = left,
		.y = y + style.before + style.pitch - s->notes_rule_gap,
		.width = s->notes_rule_width,
		.weight = s->notes_rule_weight});
	for (size_t i = first; i < end; i++) {
		const struct vk_note_lines *n = &notes->at[i];

		struct vk_emit_hand hand = vk_emit_note(e, n->note);

		y += style.before;
		for (size_t k = 0; k < n->lines.lines.n; k++) {
			y += style.pitch;
			vk_emit_line(e, &n->lines, k,
			    left + (k == 0 ? n->lines.wish.indent : 0), y);
		}
		vk_emit_resume(e, &hand);
	}
}
