/*
 * What no single value of a layout can tell: values that must agree with one
 * another, and what is missing.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/len.h"
#include "layout_rows.h"

static void
say_conflict(struct vk_layout_reading *r, struct vk_pos pos, const char *name,
    const char *value, const char *other)
{
	char found[96];

	snprintf(found, sizeof(found), "%s=\"%.40s\"", name, value);
	vk_diag_add(r->diag, VK_MSG_LAYOUT_CONFLICT, pos, found, NULL, other);
}

/* A length that was read must lie in a range that was read. */
static void
check_range(struct vk_layout_reading *r, struct vk_pos pos, const char *name,
    vk_len len, const struct vk_range *range)
{
	struct vk_buf bounds = {0};
	char shown[VK_LEN_ROOM];

	if (range->most == 0 || range->least > range->most ||
	    (len >= range->least && len <= range->most))
		return;
	vk_value_show_bounds(
	    VK_FORM_LENGTH, range->least, range->most, &bounds);
	say_conflict(
	    r, pos, name, vk_len_show(len, shown), vk_buf_str(&bounds));
	vk_buf_free(&bounds);
}

static void
check_ranges(struct vk_layout_reading *r)
{
	char least[VK_LEN_ROOM], most[VK_LEN_ROOM], other[VK_LEN_ROOM + 8];

	for (size_t i = 0; i < VK_LAYOUT_PLACES; i++) {
		const struct vk_range *range =
		    (const void *)((char *)r->standard +
			vk_layout_places[i].offset);

		if (vk_layout_places[i].tag != VK_LAYOUT_TAG_RANGE ||
		    range->most == 0 || range->least <= range->most)
			continue;
		snprintf(other, sizeof(other), "most=\"%s\"",
		    vk_len_show(range->most, most));
		say_conflict(r, r->seen[i], "least",
		    vk_len_show(range->least, least), other);
	}
}

static void
check_style(struct vk_layout_reading *r, enum vk_role role,
    const struct vk_range *range)
{
	int place =
	    vk_layout_find_place(VK_LAYOUT_TAG_STYLE, vk_role_name(role));
	vk_len size = r->standard->styles[role].size;

	if (size > 0)
		check_range(r, r->seen[place], "size", size, range);
}

static bool
is_same_rung(const struct vk_setting *a, const struct vk_setting *b)
{
	return a->size == b->size && a->pitch == b->pitch &&
	    a->space == b->space;
}

static void
check_rung(struct vk_layout_reading *r, size_t i)
{
	const struct vk_standard *s = r->standard;
	const struct vk_setting *rung = &r->ladder[i];
	char line[16];

	if (rung->size < 0 || rung->pitch < 0 || rung->space < 0)
		return; /* has its finding */
	check_range(r, r->rungs[i], "size", rung->size, &s->body_size);
	check_range(r, r->rungs[i], "pitch", rung->pitch, &s->body_pitch);
	check_range(r, r->rungs[i], "space", rung->space, &s->body_space);
	for (size_t k = 0; k < i; k++) {
		if (!is_same_rung(rung, &r->ladder[k]))
			continue;
		snprintf(line, sizeof(line), "%u", r->rungs[k].line);
		vk_diag_add(r->diag, VK_MSG_LAYOUT_TWICE, r->rungs[i],
		    vk_layout_elements[VK_LAYOUT_TAG_FIT].name, NULL, line);
		return;
	}
}

enum { LEAST_BLOCK = 30000 }; /* micrometres, across and down; ours */

static void
check_margins(struct vk_layout_reading *r, const char *side,
    const struct vk_margins *margins)
{
	const struct vk_standard *s = r->standard;
	int place = vk_layout_find_place(VK_LAYOUT_TAG_MARGINS, side);
	vk_len least = vk_len_from_um(LEAST_BLOCK);

	if (r->seen[place].line == 0 || s->paper_width == 0 ||
	    s->paper_height == 0)
		return;
	if (margins->left + margins->right > s->paper_width - least ||
	    margins->top + margins->bottom > s->paper_height - least)
		say_conflict(r, r->seen[place], "side", side, "<paper>");
}

/* Both are days; the end may be open. */
static void
check_days(struct vk_layout_reading *r, const struct vk_node *root)
{
	const struct vk_standard *s = r->standard;
	char other[32];

	if (s->from == NULL || s->to == NULL || *s->to == '\0' ||
	    strcmp(s->from, s->to) <= 0)
		return;
	snprintf(other, sizeof(other), "to=\"%s\"", s->to);
	say_conflict(
	    r, vk_layout_attribute(root, "from")->pos, "from", s->from, other);
}

/* Whether it is the style of words that this rule set does not have. */
static bool
is_of_no_words(const struct vk_standard *s, const struct vk_layout_place *place)
{
	static const struct {
		enum vk_role role;
		size_t words;
	} worded[] = {{VK_ROLE_MOTTO, offsetof(struct vk_standard, motto)},
	    {VK_ROLE_STAR, offsetof(struct vk_standard, star)},
	    {VK_ROLE_SEPARATOR, offsetof(struct vk_standard, separator)}};

	for (size_t i = 0; i < sizeof(worded) / sizeof(worded[0]); i++) {
		const void *at = (const char *)s + worded[i].words;
		const char *words = *(const char *const *)at;

		if (place->tag == VK_LAYOUT_TAG_STYLE &&
		    strcmp(place->key, vk_role_name(worded[i].role)) == 0)
			return words == NULL || *words == '\0';
	}
	return false;
}

static void
check_presence(struct vk_layout_reading *r, const struct vk_node *root)
{
	char name[VK_LAYOUT_NAME_ROOM];

	for (size_t i = 0; i < VK_LAYOUT_PLACES; i++)
		if (r->seen[i].line == 0 && !r->excused[i] &&
		    !vk_layout_places[i].optional &&
		    !is_of_no_words(r->standard, &vk_layout_places[i]))
			vk_diag_add(r->diag, VK_MSG_LAYOUT_NO_ELEMENT,
			    root->pos, NULL,
			    vk_layout_full_name(name, vk_layout_places[i].tag,
				vk_layout_places[i].key),
			    NULL);
	if (r->standard->nfamilies == 0 && !r->no_font_excused)
		vk_diag_add(r->diag, VK_MSG_LAYOUT_NO_ELEMENT, root->pos, NULL,
		    vk_layout_elements[VK_LAYOUT_TAG_FONT].name, NULL);
	if (r->standard->nladder == 0 && !r->no_fit_excused)
		vk_diag_add(r->diag, VK_MSG_LAYOUT_NO_ELEMENT, root->pos, NULL,
		    vk_layout_elements[VK_LAYOUT_TAG_FIT].name, NULL);
}

void
vk_layout_judge(struct vk_layout_reading *r, const struct vk_node *root)
{
	const struct vk_standard *s = r->standard;

	check_presence(r, root);
	check_days(r, root);
	check_margins(r, "front", &s->front);
	check_margins(r, "back", &s->back);
	check_ranges(r);
	check_style(r, VK_ROLE_KIND, &s->kind_size);
	check_style(r, VK_ROLE_SUBJECT, &s->subject_size);
	for (size_t i = 0; i < s->nladder; i++)
		check_rung(r, i);
}
