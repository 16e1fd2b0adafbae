/*
 * Runs become lines again: those of one paragraph that follow each other to the
 * right on one height.  A run's faces are those of its shapes, not those that
 * were asked for.
 */
#include "seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "type/type.h"

struct looking {
	const struct vk_pages *pages;
	const struct vk_type *type;
	enum vk_zone *zones; /* of the elements */
	struct vk_sight *sight;
	size_t room;
	const struct vk_para *last; /* paragraph in each zone */
	bool open; /* the next run may go on with the last line */
};

/* An element lies in what its parent lies in; parents have lower numbers. */
static enum vk_zone
zone_of(const struct vk_structure *s, const enum vk_zone *zones)
{
	switch (s->tag) {
	case VK_TAG_TABLE:
		return VK_ZONE_CELL;
	case VK_TAG_FIGURE:
		return VK_ZONE_CHART;
	case VK_TAG_NOTE:
		return VK_ZONE_NOTE;
	default:
		return s->parent > 0 ? zones[s->parent] : VK_ZONE_TEXT;
	}
}

static void
find_zones(struct vk_arena *arena, struct looking *l)
{
	const struct vk_pages *p = l->pages;

	l->zones = vk_arena_array(arena, p->nelements + 1, sizeof(*l->zones));
	l->zones[VK_FURNITURE] = VK_ZONE_FURNITURE;
	for (size_t i = 1; i < p->nelements; i++)
		l->zones[i] = zone_of(&p->elements[i], l->zones);
}

static bool
is_raised(const struct vk_run *run, const struct vk_seen *line)
{
	return run->size < line->most_size && run->y != line->y;
}

/* Whether a run goes on with the line before it. */
static bool
goes_on(const struct looking *l, const struct vk_structure *s,
    const struct vk_run *run, enum vk_zone zone)
{
	const struct vk_seen *line;
	vk_len apart;

	if (!l->open || l->sight->n == 0)
		return false;
	line = &l->sight->at[l->sight->n - 1];
	if (line->zone != zone || line->para != s->para || run->n == 0 ||
	    zone == VK_ZONE_CHART || run->words[0].x < line->right - VK_PT)
		return false;
	/* Of no paragraph: what stands apart is another cell. */
	if (s->para == NULL &&
	    run->words[0].x > line->right + line->most_size / 2)
		return false;
	apart = run->y > line->y ? run->y - line->y : line->y - run->y;
	return 2 * apart < line->most_size;
}

/* What stands at the edge of a page, between two lines of a paragraph. */
static bool
stands_apart(const struct vk_para *para)
{
	return para != NULL &&
	    (para->role == VK_ROLE_CONTACT || para->role == VK_ROLE_MEDIA);
}

static struct vk_seen *
new_line(struct looking *l, uint32_t page, const struct vk_piece *piece,
    enum vk_zone zone)
{
	struct vk_sight *sight = l->sight;
	const struct vk_structure *s = &l->pages->elements[piece->element];
	const struct vk_run *run = &piece->as.run;
	struct vk_seen *line;

	if (sight->n == l->room) {
		l->room = l->room > 0 ? l->room * 2 : 256;
		sight->at = vk_realloc(sight->at, l->room, sizeof(*line));
	}
	line = &sight->at[sight->n++];
	memset(line, 0, sizeof(*line));
	line->para = s->para;
	line->node = s->node;
	line->pieces = piece;
	line->page = page;
	line->zone = zone;
	line->left = line->right = run->n > 0 ? run->words[0].x : 0;
	line->y = run->y;
	line->least_size = line->most_size = run->size;
	line->first = s->para != l->last || s->para == NULL;
	if (zone == VK_ZONE_TEXT && !stands_apart(s->para))
		l->last = s->para;
	return line;
}

static bool
is_space(const struct vk_shape *s)
{
	return s->len == 1 && s->text[0] == ' ';
}

/* Where the last word ends: a space after it may be stretched or shrunk. */
static vk_len
end_of(const struct looking *l, const struct vk_run *run, vk_len before)
{
	for (size_t i = run->n; i-- > 0;) {
		const struct vk_word *word = &run->words[i];

		if (!is_space(word->shape))
			return word->x +
			    vk_type_scale(
				l->type, word->shape->width, run->size);
	}
	return before;
}

static void
look_at_words(struct vk_seen *line, const struct vk_run *run)
{
	for (size_t i = 0; i < run->n; i++) {
		const struct vk_shape *s = run->words[i].shape;

		if (is_space(s)) {
			line->spaces = true;
			continue;
		}
		line->faces |= 1u << s->face;
		for (size_t k = 0; k < s->n; k++)
			line->lacks_glyph |= s->glyphs[k] == 0;
	}
}

static void
add_run(struct looking *l, uint32_t page, const struct vk_piece *piece)
{
	const struct vk_run *run = &piece->as.run;
	enum vk_zone zone = l->zones[piece->element];
	struct vk_seen *line;

	if (goes_on(l, &l->pages->elements[piece->element], run, zone))
		line = &l->sight->at[l->sight->n - 1];
	else
		line = new_line(l, page, piece, zone);
	line->npieces = (uint32_t)(piece - line->pieces) + 1;
	line->right = end_of(l, run, line->right);
	look_at_words(line, run);
	if (run->size > line->most_size) { /* it began with a raised figure */
		line->most_size = line->least_size = run->size;
		line->y = run->y;
	} else if (run->size < line->least_size && !is_raised(run, line)) {
		line->least_size = run->size;
	}
	line->soft = piece->soft_end;
	l->open = !piece->soft_end;
}

void
vk_sight_new(struct vk_arena *arena, const struct vk_pages *pages,
    const struct vk_type *type, struct vk_sight *sight)
{
	struct looking l = {.pages = pages, .type = type, .sight = sight};

	memset(sight, 0, sizeof(*sight));
	sight->starts =
	    vk_arena_array(arena, pages->n + 1, sizeof(*sight->starts));
	find_zones(arena, &l);
	for (size_t i = 0; i < pages->n; i++) {
		const struct vk_page *page = &pages->pages[i];

		sight->starts[i] = sight->n;
		l.open = false;
		for (size_t k = 0; k < page->npieces; k++)
			if (page->pieces[k].kind == VK_PIECE_RUN)
				add_run(&l, (uint32_t)i, &page->pieces[k]);
	}
	sight->starts[pages->n] = sight->n;
}

void
vk_sight_free(struct vk_sight *sight)
{
	free(sight->at);
}

void
vk_seen_words(const struct vk_seen *line, struct vk_buf *out)
{
	for (size_t i = 0; i < line->npieces; i++) {
		const struct vk_piece *p = &line->pieces[i];

		if (p->kind != VK_PIECE_RUN)
			continue;
		for (size_t k = 0; k < p->as.run.n; k++) {
			const struct vk_shape *s = p->as.run.words[k].shape;

			vk_buf_add(out, s->text, s->len);
		}
	}
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
}

void
vk_seen_all_words(
    const struct vk_sight *sight, const struct vk_seen *s, struct vk_buf *out)
{
	const struct vk_seen *end = sight->at + sight->n;

	for (const struct vk_seen *line = s;
	     line < end && line->para == s->para; line++) {
		if (line != s)
			vk_buf_addc(out, ' ');
		vk_seen_words(line, out);
	}
}
