/*
 * The first page: the two columns with their axes and the line under the title,
 * the kind and the subject, the marks.  (ô 1-5, 9b, 10, 11)
 */
#include <string.h>

#include "base/buf.h"
#include "model/doc.h"
#include "prove.h"
#include "type/type.h"

struct head { /* the lines of the head, found once */
	struct vk_prover *p;
	struct vk_group groups[VK_SUBJECT_COUNT];
	const struct vk_seen *below; /* the first line under the head */
	vk_len left_end; /* of the left column */
};

static bool
is_left(enum vk_role role)
{
	return role >= VK_ROLE_SUPERIOR && role != VK_ROLE_PLACE_DATE &&
	    role <= VK_ROLE_DRAFT && role != VK_ROLE_KIND &&
	    role != VK_ROLE_SUBJECT && role != VK_ROLE_SEPARATOR &&
	    role != VK_ROLE_CIRCULATION;
}

static bool
is_opening(enum vk_role role)
{
	return role == VK_ROLE_KIND || role == VK_ROLE_SUBJECT ||
	    role == VK_ROLE_SEPARATOR || role == VK_ROLE_ADDRESSED ||
	    role == VK_ROLE_RECEIVER;
}

static bool
is_head(const struct vk_seen *s)
{
	enum vk_role role;

	if (s->para == NULL || s->zone != VK_ZONE_TEXT)
		return false;
	role = s->para->role;
	return role <= VK_ROLE_DRAFT || is_opening(role);
}

static void
find_groups(struct head *h)
{
	const struct vk_sight *sight = &h->p->sight;

	for (size_t i = 0; i < sight->starts[1]; i++) {
		const struct vk_seen *s = &sight->at[i];
		struct vk_group *g;

		if (s->zone == VK_ZONE_FURNITURE)
			continue;
		if (!is_head(s)) {
			h->below = s;
			return;
		}
		g = &h->groups[s->para->role];
		if (g->first == NULL)
			g->first = s;
		g->last = s;
		if (is_left(s->para->role) && s->right > h->left_end)
			h->left_end = s->right;
	}
}

static const struct vk_seen *
first_of(const struct head *h, enum vk_role role)
{
	return h->groups[role].first;
}

static const struct vk_seen *
last_of(const struct head *h, enum vk_role role)
{
	return h->groups[role].last;
}

/* ---- type and words ---- */

static enum vk_subject
word_subject(const struct vk_seen *s)
{
	if (vk_seen_is(s, VK_ROLE_ADDRESSED) && s->para->node != NULL &&
	    s->para->node->kind == VK_EL_SUBMITTED)
		return VK_OF_SUBMITTED;
	return (enum vk_subject)s->para->role;
}

static void
prove_words(struct vk_prover *p, const struct vk_seen *s)
{
	struct vk_buf words = {0};
	struct vk_where at = vk_where_of(s);

	if (!s->first || s->para->joined)
		return;
	vk_seen_all_words(&p->sight, s, &words);
	vk_prove_words(
	    p, VK_GAUGE_WORDS, word_subject(s), vk_buf_str(&words), &at);
	vk_buf_free(&words);
}

/* "Kính gửi:" alone has the type of its own, what follows it that of the list.
 */
static void
prove_word_before(struct vk_prover *p, const struct vk_seen *s)
{
	struct vk_seen word = *s;

	if (s->npieces > 1) {
		const struct vk_run *run = &s->pieces[0].as.run;

		word.faces = run->n > 0 ? 1u << run->words[0].shape->face : 0;
		word.least_size = word.most_size = run->size;
	}
	vk_prove_type(p, VK_OF_ADDRESSED, &word);
}

static void
prove_line(struct vk_prover *p, const struct vk_seen *s)
{
	if (vk_seen_is(s, VK_ROLE_ADDRESSED))
		prove_word_before(p, s);
	else
		vk_prove_type(p, (enum vk_subject)s->para->role, s);
	prove_words(p, s);
}

/* ---- axes ---- */

static void
prove_axis(struct head *h, const struct vk_seen *s)
{
	enum vk_role role = s->para->role;
	const struct vk_seen *on = NULL;
	const struct vk_frame_at *frame = vk_prove_frame(h->p, 0);
	int64_t axis;

	if (is_left(role))
		on = first_of(h, VK_ROLE_ISSUER);
	else if (role == VK_ROLE_MOTTO || role == VK_ROLE_PLACE_DATE)
		on = first_of(h, VK_ROLE_TITLE);
	else if (!is_opening(role) || role == VK_ROLE_RECEIVER)
		return;
	if (on == NULL && (!is_opening(role) || !frame->known))
		return;
	axis =
	    on != NULL ? vk_seen_middle(on) : (frame->left + frame->right) / 2;
	vk_prove_line(h->p, VK_GAUGE_AXIS, (enum vk_subject)role,
	    vk_seen_middle(s) - axis, s);
}

/* On small paper it may take two lines; the blank between them counts. */
static int64_t
title_width(const struct head *h)
{
	const struct vk_seen *first = first_of(h, VK_ROLE_TITLE);
	const struct vk_seen *last = last_of(h, VK_ROLE_TITLE);
	int64_t width = first->right - first->left;

	if (last != first)
		width += last->right - last->left + first->most_size / 4;
	return width;
}

/* The title stands in the right half, level with the issuing body. */
static void
prove_title(struct head *h)
{
	struct vk_prover *p = h->p;
	const struct vk_seen *title = first_of(h, VK_ROLE_TITLE);
	const struct vk_seen *body = first_of(h, VK_ROLE_SUPERIOR);
	const struct vk_frame_at *frame = vk_prove_frame(p, 0);
	const struct vk_demand *size =
	    vk_prove_row(p, VK_GAUGE_SIZE, VK_OF_TITLE);

	if (body == NULL)
		body = first_of(h, VK_ROLE_ISSUER);
	if (title == NULL)
		return;
	if (body != NULL)
		vk_prove_line(
		    p, VK_GAUGE_LEVEL, VK_OF_ISSUER, title->y - body->y, body);
	if (size != NULL)
		vk_prove_line(p, VK_GAUGE_ADVANCE, VK_OF_TITLE,
		    title_width(h) * size->most / title->most_size, title);
	if (!frame->known)
		return;
	vk_prove_line(p, VK_GAUGE_SIDE, VK_OF_TITLE,
	    (frame->left + frame->right) / 2 - vk_seen_middle(title), title);
	vk_prove_line(
	    p, VK_GAUGE_EDGE, VK_OF_TITLE, title->right - frame->right, title);
}

/* ---- drawn lines ---- */

struct span_of { /* where lines are looked for */
	vk_len left, right, top, bottom;
};

/* The lines across in there; the first one in *rule. */
static int64_t
lines_in(const struct vk_prover *p, uint32_t page, struct span_of in,
    struct vk_rule *rule)
{
	const struct vk_page *at = vk_prove_page(p, page);
	int64_t n = 0;

	for (size_t i = 0; i < at->npieces; i++) {
		const struct vk_rule *r = &at->pieces[i].as.rule;

		if (at->pieces[i].kind != VK_PIECE_RULE || r->y < in.top ||
		    r->y > in.bottom || r->x + r->width <= in.left ||
		    r->x >= in.right || r->width < r->weight)
			continue;
		if (n++ == 0)
			*rule = *r;
	}
	return n;
}

/* A line under words, held against them. */
static void
prove_under(struct vk_prover *p, enum vk_subject of,
    const struct vk_seen *words, struct span_of in)
{
	struct vk_rule rule = {0};
	int64_t n = lines_in(p, words->page, in, &rule);
	vk_len width = words->right - words->left, low;

	vk_prove_line(p, VK_GAUGE_LINES, of, n, words);
	if (n == 0)
		return;
	low = vk_type_scale(p->proof->type,
	    vk_type_metrics(p->proof->type, VK_REGULAR)->descent,
	    words->most_size);
	vk_prove_line(p, VK_GAUGE_LINE_LENGTH, of, rule.width - width, words);
	if (width > 0)
		vk_prove_line(p, VK_GAUGE_LINE_SHARE, of,
		    (int64_t)rule.width * 1000 / width, words);
	vk_prove_line(p, VK_GAUGE_LINE_AXIS, of,
	    rule.x + rule.width / 2 - vk_seen_middle(words), words);
	vk_prove_line(p, VK_GAUGE_LINE_START, of, rule.x - words->left, words);
	vk_prove_line(p, VK_GAUGE_LINE_WEIGHT, of, rule.weight, words);
	vk_prove_line(p, VK_GAUGE_LINE_GAP, of,
	    rule.y - rule.weight / 2 - words->y - low, words);
}

void
vk_prove_line_under(struct vk_prover *p, enum vk_subject of,
    const struct vk_seen *words, vk_len left, vk_len right, vk_len bottom)
{
	struct span_of in = {
	    left, right, words->y - words->most_size / 2, bottom};

	prove_under(p, of, words, in);
}

static void
prove_title_line(struct head *h)
{
	const struct vk_seen *words = last_of(h, VK_ROLE_MOTTO);
	const struct vk_seen *date = first_of(h, VK_ROLE_PLACE_DATE);
	struct span_of in;

	if (words == NULL)
		words = last_of(h, VK_ROLE_TITLE);
	if (words == NULL)
		return;
	in.left = h->left_end;
	in.right = vk_prove_page(h->p, 0)->width;
	in.top = words->y - words->most_size / 2;
	in.bottom = date != NULL ? date->y : words->y + 2 * words->most_size;
	prove_under(h->p, VK_OF_TITLE, words, in);
}

/* Between the issuing body and the number. */
static void
prove_issuer_line(struct head *h)
{
	const struct vk_seen *words = last_of(h, VK_ROLE_ISSUER);
	const struct vk_seen *number = first_of(h, VK_ROLE_NUMBER);
	struct span_of in;

	if (words == NULL || number == NULL)
		return;
	in.left = 0;
	in.right = h->left_end;
	in.top = words->y;
	in.bottom = number->y - number->most_size / 2;
	prove_under(h->p, VK_OF_ISSUER, words, in);
}

static bool
is_underlined(const struct vk_para *para)
{
	for (size_t i = 0; i < para->nspans; i++)
		if (para->spans[i].style & VK_SPAN_UNDERLINE)
			return true;
	return false;
}

static void
prove_subject_line(struct head *h)
{
	const struct vk_seen *words = last_of(h, VK_ROLE_SUBJECT);
	const struct vk_seen *after = first_of(h, VK_ROLE_SEPARATOR);
	struct span_of in = {.right = vk_prove_page(h->p, 0)->width};

	if (words == NULL)
		words = last_of(h, VK_ROLE_KIND);
	if (words == NULL || is_underlined(words->para))
		return;
	in.top = words->y;
	in.bottom = after != NULL ? after->y : words->y + words->most_size;
	prove_under(h->p, VK_OF_SUBJECT, words, in);
}

/* ---- heights and marks ---- */

static void
prove_order(struct head *h)
{
	const struct vk_demand_set *set = h->p->demands;

	for (size_t i = 0; i < set->n; i++) {
		const struct vk_demand *d = &set->at[i];
		const struct vk_seen *below, *above;

		if (d->gauge != VK_GAUGE_UNDER)
			continue;
		below = h->groups[d->of].first;
		above = h->groups[d->other].last;
		if (below != NULL && above != NULL)
			vk_prove_under(h->p, d, below, above);
	}
}

/* Sizes that rise and fall together. */
static void
prove_steps(struct head *h)
{
	const struct vk_seen *title = first_of(h, VK_ROLE_TITLE);
	const struct vk_seen *motto = first_of(h, VK_ROLE_MOTTO);
	const struct vk_seen *date = first_of(h, VK_ROLE_PLACE_DATE);

	if (title == NULL || motto == NULL)
		return;
	vk_prove_line(h->p, VK_GAUGE_SIZE_STEP, VK_OF_MOTTO,
	    motto->most_size - title->most_size, motto);
	if (date != NULL)
		vk_prove_line(h->p, VK_GAUGE_SIZE_STEP, VK_OF_PLACE_DATE,
		    date->most_size - motto->most_size, date);
}

static void
prove_circulation(struct head *h)
{
	struct vk_prover *p = h->p;
	const struct vk_seen *s = first_of(h, VK_ROLE_CIRCULATION);
	const struct vk_frame_at *frame = vk_prove_frame(p, 0);
	const struct vk_type *type = p->proof->type;

	if (s == NULL)
		return;
	vk_prove_line(p, VK_GAUGE_INK_TOP, VK_OF_CIRCULATION,
	    s->y -
		vk_type_scale(type, vk_type_metrics(type, VK_BOLD)->cap_height,
		    s->most_size),
	    s);
	if (frame->known)
		vk_prove_line(p, VK_GAUGE_EDGE, VK_OF_CIRCULATION,
		    s->right - frame->right, s);
}

void
vk_prove_head(struct vk_prover *p)
{
	struct head h = {.p = p};
	const struct vk_sight *sight = &p->sight;

	if (p->proof->pages->n == 0)
		return;
	find_groups(&h);
	if (h.below != NULL)
		h.groups[VK_OF_TEXT].first = h.below;
	for (size_t i = 0; i < sight->starts[1]; i++) {
		if (&sight->at[i] == h.below)
			break;
		if (!is_head(&sight->at[i]))
			continue;
		prove_line(p, &sight->at[i]);
		prove_axis(&h, &sight->at[i]);
	}
	prove_title(&h);
	prove_title_line(&h);
	prove_issuer_line(&h);
	prove_subject_line(&h);
	prove_order(&h);
	prove_steps(&h);
	prove_circulation(&h);
}
