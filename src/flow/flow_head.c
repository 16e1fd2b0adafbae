/*
 * The head of the first page: issuing body, star, number and marks at the
 * left, title, place and date at the right, then kind, subject and receivers.
 * (ô 1-5, 9b, 10, 11)
 */
#include <stdio.h>
#include <string.h>

#include "build.h"
#include "model/date.h"
#include "model/kinds.h"

static const struct vk_kind *
kind_of(const struct vk_build *b)
{
	const char *kind = vk_node_attr(b->doc->root, VK_AT_KIND);

	return kind != NULL ? vk_kind_find(kind) : NULL;
}

static bool
is_letter(const struct vk_build *b)
{
	return vk_node_is(b->doc->root, VK_AT_KIND, "cong-van");
}

static void
add_issuer(struct vk_build *b, const struct vk_node *issuer)
{
	struct vk_paras *left = &b->flow->left;

	for (const struct vk_node *n = issuer->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_SUPERIOR)
			vk_flow_line(b, left, VK_ROLE_SUPERIOR, n)
			    ->break_in_head = true;
		else if (n->kind == VK_EL_LINE)
			vk_flow_line(b, left, VK_ROLE_ISSUER, n)
			    ->break_in_head = true;
	}
	if (*b->flow->standard->star != '\0')
		vk_flow_words(
		    b, left, VK_ROLE_STAR, b->flow->standard->star, NULL);
}

/*
 * Blanks that the clerk leaves before the symbol are room for the pen: they
 * become no-break spaces, which are not folded.
 */
static void
add_pen_room(struct vk_inline *in, const struct vk_node *number, uint32_t face)
{
	static const char no_break[] = "\xc2\xa0";
	const struct vk_node *n = number->first;

	if (n == NULL || n->kind != VK_EL_TEXT)
		return;
	for (size_t i = 0; i < n->len && n->text[i] == ' '; i++)
		vk_inline_text(in, no_break, 2, face, n);
	in->blank = true; /* they stand for the blanks of the text */
}

static void
add_number(struct vk_build *b, const struct vk_node *number)
{
	struct vk_para *p =
	    vk_flow_para(b, &b->flow->left, VK_ROLE_NUMBER, number);
	uint32_t face = vk_flow_face(b, VK_ROLE_NUMBER);
	struct vk_inline in;

	vk_inline_start(&in, b);
	vk_inline_str(&in, b->flow->standard->number_word, face);
	add_pen_room(&in, number, face);
	vk_inline_content(&in, number, face);
	vk_inline_end(&in, p);
	p->align = VK_CENTRE;
}

/*
 * Who may read it, at the head; but that it is not for the media stands at the
 * foot of the last page.  (10.4, 10.5)
 */
static void
add_scope(struct vk_build *b, const struct vk_node *n)
{
	struct vk_paras one = {0};
	const char *words;

	vk_flow_line(b, &one, VK_ROLE_MEDIA, n);
	words = vk_flow_joined(b, &one, VK_ROLE_MEDIA, VK_ROLE_MEDIA);
	if (vk_flow_begins(words, b->flow->standard->media_opening))
		vk_flow_line(b, &b->flow->media, VK_ROLE_MEDIA, n);
	else
		vk_flow_line(b, &b->flow->circulation, VK_ROLE_CIRCULATION, n);
}

static void
add_stamps(struct vk_build *b, const struct vk_node *head)
{
	const struct vk_node *n = vk_node_child(head, VK_EL_STAMP);

	for (; n != NULL; n = vk_node_again(n)) {
		if (vk_node_is(n, VK_AT_KIND, "pham-vi"))
			add_scope(b, n);
		else
			vk_flow_line(b, &b->flow->left, VK_ROLE_URGENCY, n);
	}
}

static void
add_draft_mark(struct vk_build *b)
{
	char number[16];
	const char *const pairs[] = {"n", number, NULL};

	if (b->wish->draft <= 0)
		return;
	snprintf(number, sizeof(number), "%d", b->wish->draft);
	vk_flow_words(b, &b->flow->left, VK_ROLE_DRAFT,
	    vk_flow_pattern(b, b->flow->standard->draft_mark, pairs), NULL);
}

static void
add_place_and_date(struct vk_build *b, const struct vk_node *n)
{
	const struct vk_standard *s = b->flow->standard;
	const char *place = vk_node_attr(n, VK_AT_PLACE);
	const char *written = vk_node_attr(n, VK_AT_DATE);
	char day[8], month[8], year[8], first[16];
	const char *pairs[] = {"place", place, "day", s->day_blank, "month",
	    s->month_blank, "year", year, NULL};
	struct vk_date date;

	if (written == NULL || !vk_date_parse(written, &date))
		return; /* the vocabulary has said so */
	if (date.day > 0)
		pairs[3] = vk_date_day(&date, day);
	if (date.month > 0)
		pairs[5] = vk_date_month(&date, month);
	snprintf(year, sizeof(year), "%04d", date.year);
	vk_flow_words(b, &b->flow->right, VK_ROLE_PLACE_DATE,
	    vk_flow_pattern(b, s->date_full, pairs), n);
	b->flow->day =
	    vk_arena_strdup(b->flow->arena, vk_date_first(&date, first));
	b->flow->day_open = date.day == 0;
}

/* As vk_flow_lines; the mark of the rule set goes before the first line. */
static void
add_letter_subject(struct vk_build *b, const struct vk_node *subject)
{
	const char *mark = b->flow->standard->letter_mark;
	uint32_t face = vk_flow_face(b, VK_ROLE_LETTER_SUBJECT);
	const struct vk_node *line = vk_node_child(subject, VK_EL_LINE);
	const struct vk_node *n = line != NULL ? line : subject;

	for (; n != NULL; n = line != NULL ? vk_node_again(n) : NULL) {
		bool first = n == subject || n == line;
		struct vk_para *p =
		    vk_flow_para(b, &b->flow->left, VK_ROLE_LETTER_SUBJECT, n);
		struct vk_inline in;

		vk_inline_start(&in, b);
		if (first && mark != NULL)
			vk_inline_str(&in, mark, face);
		vk_inline_content(&in, n, face);
		vk_inline_end(&in, p);
		p->align = VK_CENTRE;
		p->balance = true;
		p->joined = !first;
	}
}

static void
add_columns(struct vk_build *b, const struct vk_node *head)
{
	const struct vk_node *subject =
	    vk_node_child(b->doc->root, VK_EL_SUBJECT);
	const struct vk_node *n;

	if ((n = vk_node_child(head, VK_EL_ISSUER)) != NULL)
		add_issuer(b, n);
	if ((n = vk_node_child(head, VK_EL_NUMBER)) != NULL)
		add_number(b, n);
	if (subject != NULL && is_letter(b))
		add_letter_subject(b, subject);
	add_stamps(b, head);
	add_draft_mark(b);
	vk_flow_words(
	    b, &b->flow->right, VK_ROLE_TITLE, b->flow->standard->title, NULL);
	if (b->flow->standard->motto != NULL)
		vk_flow_words(b, &b->flow->right, VK_ROLE_MOTTO,
		    b->flow->standard->motto, NULL);
	if ((n = vk_node_child(head, VK_EL_PLACE_DATE)) != NULL)
		add_place_and_date(b, n);
}

static void
add_kind(struct vk_build *b)
{
	const struct vk_node *n = vk_node_child(b->doc->root, VK_EL_KIND);
	const struct vk_kind *kind = kind_of(b);
	struct vk_buf upper = {0};

	if (n != NULL) {
		vk_flow_lines(b, &b->flow->opening, VK_ROLE_KIND, n);
	} else if (kind != NULL) {
		vk_kind_title(kind, &upper);
		vk_flow_words(b, &b->flow->opening, VK_ROLE_KIND,
		    vk_buf_str(&upper), b->doc->root);
	}
	vk_buf_free(&upper);
}

/*
 * "Kính gửi: A" on one line for one receiver; several get a line each, with
 * the mark and the separators of a list of recipients.
 */
static void
add_receivers(struct vk_build *b, const struct vk_node *list, const char *word)
{
	const struct vk_standard *s = b->flow->standard;
	struct vk_paras *opening = &b->flow->opening;
	const struct vk_node *n = vk_node_child(list, VK_EL_ITEM);
	bool single = n != NULL && vk_node_again(n) == NULL;
	struct vk_para *p =
	    vk_flow_words(b, opening, VK_ROLE_ADDRESSED, word, list);
	uint32_t face = vk_flow_face(b, VK_ROLE_RECEIVER);
	struct vk_inline in;

	if (single) {
		vk_inline_start(&in, b);
		vk_inline_str(&in, word, vk_flow_face(b, VK_ROLE_ADDRESSED));
		vk_inline_str(&in, " ", face);
		vk_inline_content(&in, n, face);
		vk_inline_end(&in, p);
		return;
	}
	for (; n != NULL; n = vk_node_again(n)) {
		bool last = vk_node_again(n) == NULL;

		p = vk_flow_para(b, opening, VK_ROLE_RECEIVER, n);
		vk_inline_start(&in, b);
		vk_inline_str(&in, s->recipient_mark, face);
		vk_inline_content(&in, n, face);
		vk_inline_str(
		    &in, last ? s->recipient_last : s->recipient_end, face);
		vk_inline_end(&in, p);
		p->align = VK_CENTRE;
	}
}

static void
add_opening(struct vk_build *b)
{
	const struct vk_standard *s = b->flow->standard;
	const struct vk_node *root = b->doc->root;
	const struct vk_node *n = vk_node_child(root, VK_EL_SUBJECT);

	if (!is_letter(b)) {
		add_kind(b);
		if (n != NULL)
			vk_flow_lines(b, &b->flow->opening, VK_ROLE_SUBJECT, n);
		if (*s->separator != '\0')
			vk_flow_words(b, &b->flow->opening, VK_ROLE_SEPARATOR,
			    s->separator, NULL);
	}
	if ((n = vk_node_child(root, VK_EL_ADDRESSED)) != NULL)
		add_receivers(b, n, s->addressed_word);
	if ((n = vk_node_child(root, VK_EL_SUBMITTED)) != NULL)
		add_receivers(b, n, s->submitted_word);
}

void
vk_flow_head(struct vk_build *b)
{
	const struct vk_node *head = vk_node_child(b->doc->root, VK_EL_HEAD);

	if (head != NULL)
		add_columns(b, head);
	add_opening(b);
}
