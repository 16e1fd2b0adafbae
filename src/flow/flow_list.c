/*
 * Lists: items and targets behind their labels, those who were elected, rows
 * of boxes to tick.
 */
#include <stdlib.h>
#include <string.h>

#include "body.h"

static struct vk_counted *
list_of(struct vk_body *y, const char *pattern)
{
	for (size_t i = 0; i < y->nlists; i++) {
		if (strcmp(y->lists[i].pattern, pattern) == 0)
			return &y->lists[i];
	}
	if (y->nlists == VK_BODY_LEVELS) /* forget the oldest */
		memmove(&y->lists[0], &y->lists[1],
		    --y->nlists * sizeof(y->lists[0]));
	y->lists[y->nlists] = (struct vk_counted){pattern, 0};
	return &y->lists[y->nlists++];
}

static int
first_number(const struct vk_node *list, const struct vk_counted *before)
{
	const char *start = vk_node_attr(list, VK_AT_START);
	long n;

	if (start == NULL)
		return 1;
	if (strcmp(start, "tiep") == 0)
		return before->n + 1;
	n = strtol(start, NULL, 10);
	return n < 1 ? 1 : n < 1000000 ? (int)n : 1000000;
}

/* The label of the item in hand: written out, or number n. */
static const char *
item_label(struct vk_body *y, const struct vk_label *l, int n,
    const struct vk_node *item)
{
	const char *own = vk_node_attr(item, VK_AT_LABEL);
	struct vk_levels *v = &y->levels;

	v->above[v->nabove] = n;
	return own != NULL ? own
			   : vk_body_label(y, l, v->above, v->nabove, item);
}

static void
add_item(struct vk_body *y, const struct vk_node *item)
{
	if (!vk_body_holds_blocks(item)) {
		vk_body_text(y, item);
		return;
	}
	if (y->levels.nabove + 1 == VK_BODY_LEVELS)
		return; /* the reader has refused such a depth */
	y->levels.nabove++;
	vk_body_blocks(y, item);
	vk_body_flush_label(y);
	y->levels.nabove--;
}

void
vk_body_items(struct vk_body *y, const struct vk_node *list)
{
	const char *pattern = vk_node_attr(list, VK_AT_STYLE);
	struct vk_label l;
	int n;

	if (pattern == NULL)
		pattern = "-";
	vk_body_flush_label(y);
	l = vk_label_read(pattern, strlen(pattern));
	n = first_number(list, list_of(y, pattern));
	for (const struct vk_node *item = list->first; item != NULL;
	     item = item->next) {
		if (item->kind == VK_EL_TEXT)
			continue;
		if (item->kind != VK_EL_ITEM && item->kind != VK_EL_TARGET) {
			vk_body_not_laid_out(y, item);
			continue;
		}
		vk_body_put_label(y, item_label(y, &l, n, item),
		    vk_body_face(y, VK_ROLE_BODY), item);
		add_item(y, item);
		if (vk_node_attr(item, VK_AT_LABEL) == NULL)
			n++;
	}
	list_of(y, pattern)->n = n - 1;
}

/* ---- elections ---- */

/* "Đồng chí A, 158/159 phiếu, đạt 99,4%" */
static void
elected_words(struct vk_buf *out, const struct vk_node *n)
{
	const char *name = vk_node_attr(n, VK_AT_NAME);

	if (name == NULL)
		name = "";
	if (!vk_flow_begins(name, "dong chi "))
		vk_buf_adds(out, "Đồng chí ");
	vk_buf_adds(out, name);
	vk_buf_adds(out, ", ");
	vk_vote_words(out, vk_node_attr(n, VK_AT_VOTES),
	    vk_node_attr(n, VK_AT_TOTAL), NULL);
}

void
vk_body_election(struct vk_body *y, const struct vk_node *election)
{
	const struct vk_node *n = vk_node_child(election, VK_EL_ELECTED);
	uint32_t face = vk_body_face(y, VK_ROLE_BODY);

	vk_body_flush_label(y);
	for (; n != NULL; n = vk_node_again(n)) {
		struct vk_para *p = vk_body_para(y, VK_ROLE_BODY, n);
		struct vk_buf words = {0};
		struct vk_inline in;

		elected_words(&words, n);
		vk_inline_start(&in, y->b);
		vk_body_put_label(y, "-", face, n);
		vk_body_take_label(y, &in, face, p);
		vk_inline_text(&in, words.data, words.len, face, n);
		vk_inline_end(&in, p);
		vk_buf_free(&words);
	}
}

/* ---- boxes ---- */

/* A box and its words, which stay on one line where they can. */
static void
add_choice(struct vk_body *y, struct vk_inline *in, const struct vk_node *n,
    bool ticked)
{
	uint32_t face = vk_body_face(y, VK_ROLE_BODY);
	size_t first = in->n;

	vk_inline_tick(in, ticked, face, n);
	vk_inline_str(in, " ", face | VK_SPAN_KEEP);
	vk_inline_content(in, n, face);
	vk_inline_keep(in, first);
}

void
vk_body_ticks(struct vk_body *y, const struct vk_node *group)
{
	const struct vk_node *n = vk_node_child(group, VK_EL_ITEM);
	const char *chosen = vk_node_attr(group, VK_AT_TICKED);
	long which = chosen != NULL ? strtol(chosen, NULL, 10) : 0;
	struct vk_para *p = vk_body_para(y, VK_ROLE_BODY, group);
	struct vk_inline in;

	vk_inline_start(&in, y->b);
	vk_body_take_label(y, &in, y->label_face, p);
	for (long i = 1; n != NULL; n = vk_node_again(n), i++) {
		if (i > 1)
			vk_inline_gap(
			    &in, y->b->flow->standard->tick_space, group);
		add_choice(y, &in, n, i == which);
	}
	vk_inline_end(&in, p);
	if (y->cell == NULL)
		p->align = VK_LEFT;
}
