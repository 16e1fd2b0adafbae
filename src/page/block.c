/* Blocks: lines, rules and images placed once, as a whole. */
#include <string.h>

#include "build.h"

static struct vk_placed *
add(struct vk_layout *l, struct vk_block *b, enum vk_placed_kind kind)
{
	if (b->n == b->room) {
		size_t room = b->room > 0 ? b->room * 2 : 16;
		struct vk_placed *more =
		    vk_arena_array(l->scratch, room, sizeof(*more));

		if (b->n > 0)
			memcpy(more, b->at, b->n * sizeof(*more));
		b->at = more;
		b->room = room;
	}
	b->at[b->n].kind = kind;
	return &b->at[b->n++];
}

vk_len
vk_block_put(struct vk_layout *l, struct vk_block *b,
    const struct vk_set_lines *lines, enum vk_edge edge, vk_len x, vk_len y,
    vk_len pitch)
{
	struct vk_set_lines *own = vk_arena_alloc(l->scratch, sizeof(*own));

	*own = *lines;
	vk_set_tell(l, lines);
	for (size_t i = 0; i < lines->lines.n; i++) {
		vk_len width = lines->lines.at[i].natural;
		vk_len left = edge == VK_EDGE_LEFT ? x
		    : edge == VK_EDGE_CENTRE	   ? x - width / 2
						   : x - width;

		if (i > 0)
			y += pitch;
		if (y > VK_DEEPEST)
			y = VK_DEEPEST;
		if (y > b->last)
			b->last = y;
		add(l, b, VK_PLACED_LINE)->as.line = (struct vk_spot){
		    .lines = own, .line = i, .x = left, .y = y};
	}
	return y;
}

void
vk_block_rule(struct vk_layout *l, struct vk_block *b, struct vk_rule rule)
{
	add(l, b, VK_PLACED_RULE)->as.rule = rule;
}

void
vk_block_image(struct vk_layout *l, struct vk_block *b, struct vk_image image)
{
	add(l, b, VK_PLACED_IMAGE)->as.image = image;
}

void
vk_block_field(struct vk_layout *l, struct vk_block *b, struct vk_field field)
{
	add(l, b, VK_PLACED_FIELD)->as.field = field;
}
