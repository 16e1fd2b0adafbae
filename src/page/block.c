/* Blocks: lines, rules and images placed once, as a whole. */
#include <string.h>

#include "build.h"

static void *
grown(struct vk_layout *l, void *at, size_t n, size_t *room, size_t size)
{
	void *more;

	if (n < *room)
		return at;
	*room = *room > 0 ? *room * 2 : 8;
	more = vk_arena_array(l->scratch, *room, size);
	if (n > 0)
		memcpy(more, at, n * size);
	return more;
}

static void
add_spot(struct vk_layout *l, struct vk_block *b, struct vk_spot spot)
{
	b->spots =
	    grown(l, b->spots, b->nspots, &b->spots_room, sizeof(*b->spots));
	if (b->nspots == 0)
		b->first = spot.y;
	if (b->nspots == 0 || spot.y > b->last)
		b->last = spot.y;
	b->spots[b->nspots++] = spot;
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
		add_spot(l, b,
		    (struct vk_spot){
			.lines = own, .line = i, .x = left, .y = y});
	}
	return y;
}

void
vk_block_rule(struct vk_layout *l, struct vk_block *b, struct vk_rule rule)
{
	b->rules =
	    grown(l, b->rules, b->nrules, &b->rules_room, sizeof(*b->rules));
	b->rules[b->nrules++] = rule;
}

void
vk_block_image(struct vk_layout *l, struct vk_block *b, struct vk_image image)
{
	b->images = grown(
	    l, b->images, b->nimages, &b->images_room, sizeof(*b->images));
	b->images[b->nimages++] = image;
}

void
vk_block_field(struct vk_layout *l, struct vk_block *b, struct vk_field field)
{
	b->fields = grown(
	    l, b->fields, b->nfields, &b->fields_room, sizeof(*b->fields));
	b->fields[b->nfields++] = field;
}
