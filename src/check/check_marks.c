/*
 * Blanks and signs: a blank too many or too few, quotes and dashes of two
 * kinds in one paper, letters that stand for figures, items of one list of
 * which some end with a sign and some do not.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/viet.h"
#include "wording.h"

enum { NBSP = 0xA0, EN_DASH = 0x2013, EM_DASH = 0x2014 };

/* ---- the signs of a line, one by one ---- */

struct place { /* a sign with those around it; 0: the end of the line */
	size_t at, len;
	uint32_t before, here, next, after;
	bool address; /* what stands between the blanks here is one */
	size_t chunk_end;
};

static size_t
sign_at(const struct vk_line *l, size_t at, uint32_t *cp)
{
	int used = vk_utf8_decode(l->text + at, l->len - at, cp);

	if (used == 0)
		*cp = 0;
	return (size_t)used;
}

static bool
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == NBSP;
}

static bool
is_figure(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_letter(uint32_t cp)
{
	return vk_viet_upper(cp) != vk_viet_lower(cp);
}

static bool
is_capital(uint32_t cp)
{
	return vk_viet_lower(cp) != cp;
}

static void
look_for_address(const struct vk_line *l, struct place *p)
{
	size_t end = p->at;

	if (end < p->chunk_end)
		return;
	p->address = false;
	for (; end < l->len && l->text[end] != ' '; end++) {
		p->address = p->address || l->text[end] == '@' ||
		    strncmp(l->text + end, "://", 3) == 0 ||
		    strncmp(l->text + end, "www.", 4) == 0;
	}
	p->chunk_end = end > p->at ? end : p->at + 1;
}

/* To the next sign; false at the end. */
static bool
step(const struct vk_line *l, struct place *p)
{
	uint32_t unused;
	size_t next;

	p->before = p->here;
	p->at += p->len;
	if (p->at >= l->len)
		return false;
	p->len = sign_at(l, p->at, &p->here);
	if (p->len == 0)
		p->len = 1;
	next = p->at + p->len;
	next += sign_at(l, next, &p->next);
	(void)sign_at(l, next, &unused);
	p->after = unused;
	look_for_address(l, p);
	return true;
}

/* ---- blanks ---- */

static bool
is_one_of(uint32_t cp, const char *signs)
{
	return cp > 0 && cp < 0x80 && strchr(signs, (int)cp) != NULL;
}

/* Dots for the pen, and what is computed later. */
static bool
is_open(uint32_t cp)
{
	return cp == 0x2026 || cp == '.' || cp == '_';
}

static bool
wants_no_blank_before(const struct place *p)
{
	if (!is_blank(p->here) || p->before == 0 || is_blank(p->before) ||
	    is_open(p->before) || is_one_of(p->before, "([-"))
		return false;
	if (p->next == '.')
		return p->after == 0 || is_blank(p->after);
	return is_one_of(p->next, ",;:!?)]") || p->next == 0x201D;
}

static bool
wants_no_blank_after(const struct place *p)
{
	return (is_one_of(p->here, "([") || p->here == 0x201C) &&
	    is_blank(p->next) && p->after != 0 && !is_blank(p->after) &&
	    !is_open(p->after) && !is_one_of(p->after, ")]");
}

static bool
wants_blank(const struct place *p)
{
	if (p->address || !is_letter(p->next))
		return false;
	if (p->here == '.')
		return is_letter(p->before) && !is_capital(p->before) &&
		    is_capital(p->next) && is_letter(p->after) &&
		    !is_capital(p->after);
	if (p->here == ')')
		return is_letter(p->before) && !is_one_of(p->next, "s");
	return is_one_of(p->here, ",;:!?") &&
	    (is_letter(p->before) || is_one_of(p->before, ")%"));
}

static void
say_sign(struct vk_prose *t, enum vk_msg msg, size_t at, size_t len)
{
	vk_wording_say(t, msg, at, len, NULL, NULL);
}

static size_t
len_of(uint32_t cp)
{
	char bytes[4];

	return vk_utf8_encode(cp, bytes);
}

static void
tell_blanks(struct vk_prose *t)
{
	const struct vk_line *l = &t->check.line;
	struct place p = {0};

	while (step(l, &p)) {
		if (wants_no_blank_before(&p) &&
		    vk_line_is_whole(l, p.at, p.at + p.len))
			say_sign(t, VK_MSG_TEXT_BLANK_BEFORE, p.at + p.len,
			    len_of(p.next));
		if (wants_no_blank_after(&p))
			say_sign(t, VK_MSG_TEXT_BLANK_AFTER, p.at, p.len);
		if (wants_blank(&p))
			say_sign(t, VK_MSG_TEXT_BLANK_MISSING, p.at, p.len);
	}
}

const struct vk_wording_rule vk_wording_blanks = {NULL, tell_blanks};

static size_t
blank_len(const char *s)
{
	return *s == ' ' ? 1 : strncmp(s, "\u00A0", 2) == 0 ? 2 : 0;
}

/* Blanks in a row inside one line of the file, with words on both sides. */
void
vk_wording_runs(struct vk_prose *t, const struct vk_node *n)
{
	size_t i = strspn(n->text, " \t\r\n");
	struct vk_pos pos = n->pos;

	while (i < n->len) {
		size_t used = 0, blanks = 0, more;
		struct vk_pos from = pos;

		while ((more = blank_len(n->text + i + used)) > 0) {
			used += more;
			blanks++;
		}
		if (blanks > 1 && i + used < n->len &&
		    strchr("\n\r\t", n->text[i + used]) == NULL && i > 0 &&
		    strchr("\n\r\t", n->text[i - 1]) == NULL)
			vk_diag_add(t->check.diag, VK_MSG_TEXT_BLANKS, from,
			    NULL, NULL, NULL);
		for (used = used > 0 ? used : 1; used > 0; used--)
			vk_pos_pass(&pos, n->text[i++]);
	}
}

/* ---- quotes and dashes ---- */

enum dash_place { BETWEEN_BLANKS, BETWEEN_FIGURES, NO_DASH };
enum { HYPHEN, EN, EM };

static enum dash_place
dash_of(const struct place *p, int *which)
{
	*which = p->here == '-' ? HYPHEN : p->here == EN_DASH ? EN : EM;
	if (p->here != '-' && p->here != EN_DASH && p->here != EM_DASH)
		return NO_DASH;
	if (is_blank(p->before) && is_blank(p->next))
		return BETWEEN_BLANKS;
	return is_figure(p->before) && is_figure(p->next) ? BETWEEN_FIGURES
							  : NO_DASH;
}

static bool
is_quote(uint32_t cp, int *which)
{
	*which = cp == '"';
	return cp == '"' || cp == 0x201C || cp == 0x201D;
}

static void
count_marks(struct vk_prose *t)
{
	struct place p = {0};
	int which;

	while (step(&t->check.line, &p)) {
		enum dash_place dash = dash_of(&p, &which);

		if (dash != NO_DASH)
			t->dashes[dash][which]++;
		if (is_quote(p.here, &which))
			t->quotes[which]++;
	}
}

static void
tell_quote(struct vk_prose *t, const struct place *p)
{
	int which, best = t->quotes[1] > t->quotes[0];

	if (is_quote(p->here, &which) && which != best)
		vk_wording_say(t, VK_MSG_TEXT_QUOTES, p->at, p->len,
		    best == 0 ? "“ ”" : "\"", NULL);
}

/* A hyphen where others are as many: it is what the rules show. */
static void
tell_dash(struct vk_prose *t, const struct place *p)
{
	static const char *const dashes[] = {"-", "–", "—"};
	int which, best = HYPHEN;
	enum dash_place dash = dash_of(p, &which);

	if (dash == NO_DASH)
		return;
	for (int i = EN; i <= EM; i++) {
		if (t->dashes[dash][i] > t->dashes[dash][best])
			best = i;
	}
	if (which != best)
		vk_wording_say(
		    t, VK_MSG_TEXT_DASHES, p->at, p->len, dashes[best], NULL);
}

/* ---- letters for figures ---- */

/* "Xl", "lV": a small l among the figures of the Romans. */
static bool
is_false_roman(const char *s, size_t len)
{
	bool small = false, roman = false;

	for (size_t i = 0; i < len; i++) {
		small = small || s[i] == 'l';
		roman = roman || s[i] == 'V' || s[i] == 'X' || s[i] == 'I';
		if (strchr("IVXl", s[i]) == NULL)
			return false;
	}
	return small && roman;
}

static void
tell_romans(struct vk_prose *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct vk_word *w = &t->word[i];

		if (!is_false_roman(vk_word_text(t, i), w->len))
			continue;
		vk_buf_clear(&t->needed);
		for (size_t k = 0; k < w->len; k++) {
			char c = vk_word_text(t, i)[k];

			vk_buf_addc(&t->needed, c == 'l' ? 'I' : c);
		}
		vk_wording_say(t, VK_MSG_TEXT_LETTER_FOR, w->at, w->len,
		    t->needed.data, NULL);
	}
}

/* The figures and capital O's from byte `at` on, with nothing else in them. */
static size_t
false_noughts_end(const char *s, size_t at, bool *has_figure)
{
	uint32_t cp;

	*has_figure = false;
	for (; s[at] == 'O' || (s[at] >= '0' && s[at] <= '9'); at++)
		*has_figure = *has_figure || s[at] != 'O';
	(void)vk_utf8_decode(s + at, strlen(s + at), &cp);
	return is_letter(cp) ? 0 : at;
}

/*
 * "2O2O": a capital O among figures; "N2O" and "P2O5" have other letters
 * too.  In front it is the sign of oxygen, but in "O5-NQ/ĐU" and "O5/2026".
 */
static void
tell_noughts(struct vk_prose *t, const struct place *p)
{
	const char *s = t->check.line.text;
	bool has_figure;
	size_t end;

	if ((p->here != 'O' && !is_figure(p->here)) || is_letter(p->before) ||
	    is_figure(p->before))
		return;
	end = false_noughts_end(s, p->at, &has_figure);
	if (end == 0 || !has_figure ||
	    memchr(s + p->at, 'O', end - p->at) == NULL ||
	    (p->here == 'O' && s[end] != '-' && s[end] != '/'))
		return;
	vk_buf_clear(&t->needed);
	for (size_t at = p->at; at < end; at++)
		vk_buf_addc(&t->needed, s[at] == 'O' ? '0' : s[at]);
	vk_wording_say(t, VK_MSG_TEXT_LETTER_FOR, p->at, end - p->at,
	    t->needed.data, NULL);
}

static void
tell_marks(struct vk_prose *t)
{
	struct place p = {0};

	while (step(&t->check.line, &p)) {
		tell_quote(t, &p);
		tell_dash(t, &p);
		tell_noughts(t, &p);
	}
	tell_romans(t);
}

const struct vk_wording_rule vk_wording_marks = {count_marks, tell_marks};

/* ---- items ---- */

enum ending { ENDS_OPEN, ENDS_BARE, ENDS_SIGNED };

/* The sign before byte *end, which goes to where it begins; 0: none. */
static uint32_t
sign_before(const struct vk_line *l, size_t *end)
{
	uint32_t cp;

	if (*end == 0)
		return 0;
	do
		(*end)--;
	while (*end > 0 && ((unsigned char)l->text[*end] & 0xC0) == 0x80);
	(void)sign_at(l, *end, &cp);
	return cp;
}

/* A quote or a bracket may stand behind the sign. */
static enum ending
ending_of(const struct vk_line *l)
{
	size_t end = l->len;
	uint32_t last = sign_before(l, &end);

	while (last == ')' || last == 0x201D || last == '"')
		last = sign_before(l, &end);
	if (l->open || last == 0 || last == ':')
		return ENDS_OPEN;
	if (is_one_of(last, ".;,!?"))
		return ENDS_SIGNED;
	return is_letter(last) || is_figure(last) || last == '%' ? ENDS_BARE
								 : ENDS_OPEN;
}

struct ends { /* of the items of a list */
	size_t bare, with_sign;
	bool inner; /* one before the last has a sign */
	char sign; /* that of the first */
};

/* Blanks between tags may follow. */
static bool
is_last(const struct vk_node *item)
{
	const struct vk_node *n = item->next;

	while (n != NULL && n->kind == VK_EL_TEXT)
		n = n->next;
	return n == NULL;
}

/* False: the list is not made of lines alone. */
static bool
count_ends(struct vk_prose *t, const struct vk_node *list, struct ends *e)
{
	*e = (struct ends){0};
	for (const struct vk_node *n = list->first; n != NULL; n = n->next) {
		enum ending ending = ENDS_OPEN;

		if (n->kind == VK_EL_TEXT)
			continue;
		if (n->kind != VK_EL_ITEM && n->kind != VK_EL_TARGET)
			return false;
		if (vk_wording_is_line(n))
			ending = ending_of(vk_check_line(&t->check, n));
		e->bare += ending == ENDS_BARE;
		e->with_sign += ending == ENDS_SIGNED;
		if (ending != ENDS_SIGNED)
			continue;
		e->inner = e->inner || !is_last(n);
		if (e->sign == 0)
			e->sign = t->check.line.text[t->check.line.len - 1];
	}
	return true;
}

static void
tell_item(struct vk_prose *t, bool last, char sign)
{
	const struct vk_line *l = &t->check.line;
	char needed[2] = {last || strchr(".;", sign) == NULL ? '.' : sign, 0};
	size_t at = vk_check_tail(l);

	if (ending_of(l) == ENDS_BARE)
		vk_wording_say(
		    t, VK_MSG_TEXT_ITEM_END, at, l->len - at, needed, NULL);
}

/*
 * Where the last one alone has a stop, or few have a sign, that is the
 * office's way; told are those that lack what many of the others have.
 */
void
vk_wording_items(struct vk_prose *t, const struct vk_node *list)
{
	struct ends e;

	if (!count_ends(t, list, &e) || e.bare == 0 || !e.inner ||
	    e.with_sign * 3 < e.bare)
		return;
	for (const struct vk_node *n = list->first; n != NULL; n = n->next) {
		if (n->kind == VK_EL_TEXT || !vk_wording_is_line(n))
			continue;
		(void)vk_check_line(&t->check, n);
		tell_item(t, is_last(n), e.sign);
	}
}
