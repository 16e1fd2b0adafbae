/*
 * The numbers of the papers that are checked together: in one run each is
 * given once.  A congress has one run for all its papers, a committee one for
 * each kind through a term.  (rules 3.4 and 3.5)
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "check.h"
#include "model/standard.h"
#include "rules.h"

struct entry { /* a paper that was seen */
	const char *key; /* issuer, number and symbol; NULL: free */
	const char *subject;
	struct vk_date date;
	struct vk_pos pos;
};

struct vk_register {
	struct vk_arena *arena;
	struct entry *entries; /* a power of two, at most half full */
	size_t n, room;
};

struct vk_register *
vk_register_new(void)
{
	struct vk_register *r = vk_alloc(1, sizeof(*r));

	r->arena = vk_arena_new();
	return r;
}

void
vk_register_free(struct vk_register *r)
{
	if (r == NULL)
		return;
	vk_arena_free(r->arena);
	free(r->entries);
	free(r);
}

/* ---- the table ---- */

static size_t
hash(const char *s)
{
	uint64_t h = 14695981039346656037U;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211U;
	return (size_t)(h ^ h >> 32);
}

static struct entry *
slot_of(const struct vk_register *r, const char *key)
{
	size_t mask = r->room - 1;

	for (size_t i = hash(key) & mask;; i = (i + 1) & mask) {
		struct entry *e = &r->entries[i];

		if (e->key == NULL || strcmp(e->key, key) == 0)
			return e;
	}
}

static void
grow(struct vk_register *r)
{
	struct entry *old = r->entries;
	size_t room = r->room;

	if (r->n * 2 < room)
		return;
	r->room = room > 0 ? room * 2 : 64;
	r->entries = vk_alloc(r->room, sizeof(*r->entries));
	for (size_t i = 0; i < room; i++) {
		if (old[i].key != NULL)
			*slot_of(r, old[i].key) = old[i];
	}
	free(old);
}

/* ---- one paper ---- */

static const struct vk_node *
head_child(const struct vk_doc *doc, enum vk_element kind)
{
	const struct vk_node *head = vk_node_child(doc->root, VK_EL_HEAD);

	return head != NULL ? vk_node_child(head, kind) : NULL;
}

/* In capitals; of a congress the symbol is left out, all kinds share a run. */
static const char *
key_of(struct vk_register *r, struct vk_check *c, const char *number)
{
	const struct vk_node *issuer = head_child(c->doc, VK_EL_ISSUER);
	struct vk_buf key = {0};
	bool congress = (c->facts & VK_IS_CONGRESS) != 0;
	bool all = c->congress_lines == VK_EL_NONE;
	const char *kept;

	vk_line_clear(&c->line);
	for (const struct vk_node *n = issuer != NULL ? issuer->first : NULL;
	     n != NULL; n = n->next) {
		if (n->kind != VK_EL_TEXT &&
		    (all || n->kind == c->congress_lines))
			vk_line_add(&c->line, n);
	}
	vk_buf_adds(&key, vk_check_upper(c, c->line.text));
	vk_buf_addc(&key, '\n');
	vk_buf_add(&key, number,
	    congress ? strspn(number, "0123456789") : strlen(number));
	kept = vk_arena_strdup(r->arena, vk_buf_str(&key));
	vk_buf_free(&key);
	return kept;
}

/* The same paper once more, as a copy or in another state. */
static bool
is_same_paper(const struct entry *e, const char *subject)
{
	return *subject != '\0' && strcmp(e->subject, subject) == 0;
}

enum { TERM = 5 }; /* years, after which numbers begin again */

static bool
is_same_term(const struct vk_date *a, const struct vk_date *b)
{
	return a->year == 0 || b->year == 0 || abs(a->year - b->year) < TERM;
}

static void
say_twice(struct vk_check *c, const struct entry *e, struct vk_pos pos,
    const char *number)
{
	bool congress = (c->facts & VK_IS_CONGRESS) != 0;

	vk_diag_add(c->diag,
	    congress || c->set == VK_SET_HD36 ? VK_MSG_FORM_NUMBER_TWICE
					      : VK_MSG_FORM_NUMBER_TWICE_KIND,
	    pos, number, NULL,
	    vk_arena_printf(c->arena, "%s:%u:%u", e->pos.file,
		(unsigned)e->pos.line, (unsigned)e->pos.column));
	vk_diag_relate(c->diag, e->pos);
}

static void
enter(struct vk_register *r, struct vk_check *c, const struct vk_node *n)
{
	const char *number = vk_check_upper(c, vk_check_line(c, n)->text);
	struct vk_pos pos = vk_line_pos(&c->line, 0);
	const struct vk_node *about;
	const char *subject, *key;
	struct entry *e;

	if (*number < '0' || *number > '9' || c->line.open)
		return; /* left for the pen, or for a field */
	about = vk_node_child(c->doc->root, VK_EL_SUBJECT);
	subject = about != NULL
	    ? vk_check_upper(c, vk_check_line(c, about)->text)
	    : "";
	key = key_of(r, c, number);
	grow(r);
	e = slot_of(r, key);
	if (e->key == NULL) {
		pos.file = vk_arena_strdup(r->arena, pos.file);
		*e = (struct entry){
		    key, vk_arena_strdup(r->arena, subject), c->date, pos};
		r->n++;
	} else if (strcmp(e->pos.file, pos.file) != 0 &&
	    !is_same_paper(e, subject) && is_same_term(&e->date, &c->date)) {
		say_twice(c, e, pos, number);
	}
}

void
vk_check_register(struct vk_register *r, const struct vk_doc *doc,
    const struct vk_standard *s, struct vk_diag *d)
{
	struct vk_check c = {.doc = doc, .standard = s, .diag = d};
	const struct vk_node *n;

	if (doc->root->kind != VK_EL_DOCUMENT || strcmp(s->prefix, "ND30") == 0)
		return;
	c.set = strcmp(s->prefix, "HD36") == 0 ? VK_SET_HD36 : VK_SET_HD05;
	vk_check_begin(&c, VK_AS_WRITTEN);
	n = head_child(doc, VK_EL_NUMBER);
	if (n != NULL)
		enter(r, &c, n);
	vk_check_end(&c);
}
