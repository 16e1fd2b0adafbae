/*
 * Findings are kept in an array and sorted before they are read: passes meet
 * the document in different orders, the user reads it from top to bottom.
 */
#include "diag.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"

static const struct vk_message messages[] = {
#define N_(s) s
#define VK_MESSAGE(name, level, status, effect, rule, text, fix)               \
	{VK_##level, status, VK_##effect, rule, text, fix},
#include "messages.def"
#undef VK_MESSAGE
#undef N_
};

struct vk_diag {
	struct vk_arena *arena;
	struct vk_finding *findings;
	size_t n, room;
	size_t counts[VK_FATAL + 1];
	const struct vk_message *worst_dropped; /* NULL: all were kept */
	char prefix[16];
	bool strict;
	const char **files; /* those with findings, in the order of the first */
	unsigned nfiles;
};

const struct vk_message *
vk_message(enum vk_msg msg)
{
	return &messages[msg];
}

struct vk_diag *
vk_diag_new(void)
{
	struct vk_diag *d = vk_alloc(1, sizeof(*d));

	d->arena = vk_arena_new();
	return d;
}

void
vk_diag_free(struct vk_diag *d)
{
	if (d == NULL)
		return;
	vk_arena_free(d->arena);
	free(d->findings);
	free(d->files);
	free(d);
}

void
vk_diag_set_rules(struct vk_diag *d, const char *prefix)
{
	strncpy(d->prefix, prefix, sizeof(d->prefix) - 1);
}

const char *
vk_diag_keep(struct vk_diag *d, const char *s)
{
	return s == NULL || *s == '\0' ? "" : vk_arena_strdup(d->arena, s);
}

/* A rule of form is written in messages.def without its rule set. */
static const char *
full_rule(struct vk_diag *d, const char *rule)
{
	if (rule[0] < '0' || rule[0] > '9')
		return rule;
	return vk_arena_printf(d->arena, "%s-%s", d->prefix, rule);
}

/* Which file it is, from 1; 0: none.  There are few, the last one is likely. */
static unsigned
number_of_file(struct vk_diag *d, const char *file)
{
	if (file == NULL)
		return 0;
	for (unsigned i = d->nfiles; i > 0; i--)
		if (strcmp(d->files[i - 1], file) == 0)
			return i;
	d->files = vk_realloc(d->files, d->nfiles + 1, sizeof(*d->files));
	d->files[d->nfiles++] = vk_diag_keep(d, file);
	return d->nfiles;
}

static enum vk_level
level_of(const struct vk_diag *d, enum vk_msg msg)
{
	enum vk_level level = messages[msg].level;

	return d->strict && level == VK_WARNING ? VK_ERROR : level;
}

static const struct vk_message *
worse(const struct vk_message *a, const struct vk_message *b)
{
	return a == NULL || b->level > a->level ||
		(b->level == a->level && b->effect > a->effect)
	    ? b
	    : a;
}

void
vk_diag_add_measured(struct vk_diag *d, enum vk_msg msg, struct vk_pos pos,
    const struct vk_measured *m)
{
	struct vk_finding *f;

	d->counts[level_of(d, msg)]++;
	if (d->n == VK_DIAG_MOST) {
		d->worst_dropped = worse(d->worst_dropped, &messages[msg]);
		return;
	}
	if (d->n == d->room) {
		d->room = d->room > 0 ? d->room * 2 : 16;
		d->findings = vk_realloc(d->findings, d->room, sizeof(*f));
	}
	f = &d->findings[d->n++];
	f->msg = msg;
	f->level = level_of(d, msg);
	f->pos = pos;
	f->file = number_of_file(d, pos.file);
	f->pos.file = f->file > 0 ? d->files[f->file - 1] : NULL;
	f->rule = full_rule(d, messages[msg].rule);
	f->found = vk_diag_keep(d, m->found);
	f->needed = vk_diag_keep(d, m->needed);
	f->more = vk_diag_keep(d, m->more);
	f->by = vk_diag_keep(d, m->by);
	f->at = m->at;
	f->accepted = NULL;
	f->other = (struct vk_pos){0};
}

void
vk_diag_relate(struct vk_diag *d, struct vk_pos pos)
{
	struct vk_finding *f = d->n > 0 ? &d->findings[d->n - 1] : NULL;

	if (f == NULL || d->worst_dropped != NULL)
		return;
	f->other = pos;
	f->other.file = vk_diag_keep(d, pos.file);
}

void
vk_diag_add(struct vk_diag *d, enum vk_msg msg, struct vk_pos pos,
    const char *found, const char *needed, const char *more)
{
	struct vk_measured m = {.found = found, .needed = needed, .more = more};

	vk_diag_add_measured(d, msg, pos, &m);
}

static int
by_place(const struct vk_finding *a, const struct vk_finding *b)
{
	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->pos.line != b->pos.line)
		return a->pos.line < b->pos.line ? -1 : 1;
	if (a->pos.column != b->pos.column)
		return a->pos.column < b->pos.column ? -1 : 1;
	return 0;
}

/* Insertion into sorted order: stable, and the findings nearly sorted. */
void
vk_diag_sort(struct vk_diag *d)
{
	for (size_t i = 1; i < d->n; i++) {
		struct vk_finding f = d->findings[i];
		size_t k = i;

		while (k > 0 && by_place(&f, &d->findings[k - 1]) < 0) {
			d->findings[k] = d->findings[k - 1];
			k--;
		}
		d->findings[k] = f;
	}
}

size_t
vk_diag_kept(const struct vk_diag *d)
{
	return d->n;
}

const struct vk_finding *
vk_diag_at(const struct vk_diag *d, size_t i)
{
	return &d->findings[i];
}

size_t
vk_diag_count(const struct vk_diag *d, enum vk_level level)
{
	return d->counts[level];
}

/* The worst that is not accepted; NULL when there is none. */
static const struct vk_message *
worst_of(const struct vk_diag *d)
{
	const struct vk_message *worst = d->worst_dropped;

	for (size_t i = 0; i < d->n; i++) {
		if (d->findings[i].accepted == NULL)
			worst = worse(worst, &messages[d->findings[i].msg]);
	}
	return worst;
}

/* What lies below the worst level may still stop more: all are asked. */
enum vk_effect
vk_diag_effect(const struct vk_diag *d)
{
	enum vk_effect effect =
	    d->worst_dropped != NULL ? d->worst_dropped->effect : VK_GOES_ON;

	for (size_t i = 0; i < d->n; i++) {
		enum vk_effect one = messages[d->findings[i].msg].effect;

		if (one > effect)
			effect = one;
	}
	return effect;
}

int
vk_diag_status(const struct vk_diag *d)
{
	const struct vk_message *worst = worst_of(d);

	if (worst == NULL)
		return 0;
	return d->strict && worst->level == VK_WARNING ? 1 : worst->status;
}

size_t
vk_diag_accept(struct vk_diag *d, const char *rule, const char *reason)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++) {
		struct vk_finding *f = &d->findings[i];

		if ((strcmp(f->rule, rule) != 0 && strcmp(f->by, rule) != 0) ||
		    f->accepted != NULL ||
		    messages[f->msg].effect != VK_GOES_ON)
			continue;
		f->accepted = vk_diag_keep(d, reason);
		d->counts[f->level]--;
		n++;
	}
	return n;
}

void
vk_diag_be_strict(struct vk_diag *d)
{
	d->strict = true;
	d->counts[VK_ERROR] += d->counts[VK_WARNING];
	d->counts[VK_WARNING] = 0;
	for (size_t i = 0; i < d->n; i++)
		d->findings[i].level = level_of(d, d->findings[i].msg);
}

static void
add_mm(struct vk_buf *out, int64_t um)
{
	int64_t tenths = (um + (um < 0 ? -50 : 50)) / 100;

	vk_buf_addf(out, "%s%d.%d", tenths < 0 ? "-" : "",
	    (int)((tenths < 0 ? -tenths : tenths) / 10),
	    (int)((tenths < 0 ? -tenths : tenths) % 10));
}

/* False when no value has this name. */
static bool
add_value(struct vk_buf *out, const char *name, size_t len,
    const struct vk_finding *f)
{
	const struct {
		const char *name, *value;
	} words[] = {{"found", f->found}, {"needed", f->needed},
	    {"more", f->more}, {"by", f->by}};
	bool page;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strlen(words[i].name) == len &&
		    memcmp(words[i].name, name, len) == 0) {
			vk_buf_adds(out, words[i].value);
			return true;
		}
	}
	page = len == 4 && memcmp(name, "page", len) == 0;
	if (!page && !(len == 4 && memcmp(name, "spot", len) == 0))
		return false;
	if (f->at.page == 0) { /* of no document: for who explains it */
		vk_buf_adds(out, "…");
		return true;
	}
	if (page) {
		vk_buf_addn(out, f->at.page);
		return true;
	}
	add_mm(out, f->at.x);
	vk_buf_adds(out, " x ");
	add_mm(out, f->at.y);
	return true;
}

void
vk_diag_fill(struct vk_buf *out, const char *s, const struct vk_finding *f)
{
	while (*s != '\0') {
		const char *end = *s == '{' ? strchr(s, '}') : NULL;

		if (end != NULL &&
		    add_value(out, s + 1, (size_t)(end - s - 1), f))
			s = end + 1;
		else
			vk_buf_addc(out, *s++);
	}
}
