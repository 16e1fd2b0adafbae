/*
 * Everything that is measured goes through here: a value is held against the
 * rows that speak of it, and becomes a finding with its place on the page.
 */
#include "proof.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/doc.h"
#include "prove.h"
#include "type/type.h"

struct vk_where
vk_where_of(const struct vk_seen *s)
{
	return (struct vk_where){s->page, s->left, s->y, s->node};
}

const struct vk_page *
vk_prove_page(const struct vk_prover *p, uint32_t page)
{
	return &p->proof->pages->pages[page];
}

bool
vk_prove_torn(const struct vk_prover *p)
{
	for (size_t i = 0; i < vk_diag_kept(p->diag); i++)
		if (vk_diag_at(p->diag, i)->msg == VK_MSG_KEEP_BROKEN)
			return true;
	return false;
}

bool
vk_seen_is(const struct vk_seen *s, enum vk_role role)
{
	return s->para != NULL && s->para->role == role;
}

bool
vk_seen_is_body(const struct vk_seen *s)
{
	return s->zone == VK_ZONE_TEXT && s->para != NULL &&
	    s->para->role >= VK_ROLE_BODY && s->para->role <= VK_ROLE_HEADING_5;
}

/* ---- rows ---- */

static void
index_rows(struct vk_prover *p)
{
	size_t n = p->demands->n;

	p->next = vk_arena_array(p->arena, n + 1, sizeof(*p->next));
	p->told = vk_arena_array(p->arena, n + 1, sizeof(*p->told));
	for (size_t i = n; i > 0; i--) {
		const struct vk_demand *d = &p->demands->at[i - 1];
		uint16_t *row = &p->rows[d->gauge][d->of];

		p->next[i] = *row;
		*row = (uint16_t)i;
	}
}

const struct vk_demand *
vk_prove_row(const struct vk_prover *p, enum vk_gauge gauge, enum vk_subject of)
{
	uint16_t row = p->rows[gauge][of];

	return row > 0 ? &p->demands->at[row - 1] : NULL;
}

/* ---- findings ---- */

/* "HD36-1.1" of the assertion "1.1a"; rules of other papers are whole. */
static const char *
rule_of(struct vk_prover *p, const struct vk_demand *d)
{
	size_t len = strlen(d->rule);

	if (len > 0 && d->rule[len - 1] >= 'a' && d->rule[len - 1] <= 'z')
		len--;
	if (strncmp(d->rule, "DS-", 3) == 0)
		return d->rule;
	return vk_arena_printf(
	    p->arena, "%s-%.*s", p->demands->prefix, (int)len, d->rule);
}

static struct vk_pos
position_of(const struct vk_prover *p, const struct vk_where *at)
{
	const struct vk_node *n = at->node;

	if (n == NULL)
		n = p->proof->flow->root;
	return n != NULL ? n->pos : (struct vk_pos){.file = NULL};
}

static void
tell(struct vk_prover *p, enum vk_msg msg, enum vk_gauge gauge,
    enum vk_subject of, const char *found, const char *needed, const char *by,
    const struct vk_where *at)
{
	struct vk_measured m = {.found = found,
	    .needed = needed,
	    .by = by,
	    .more = vk_arena_printf(
		p->arena, "%s|%s", vk_subject_noun(of), vk_gauge_noun(gauge)),
	    .at = {.page = at->page + 1,
		.x = vk_len_to_um(at->x),
		.y = vk_len_to_um(at->y)}};

	vk_diag_add_measured(p->diag, msg, position_of(p, at), &m);
}

static void
tell_row(struct vk_prover *p, uint16_t row, const char *found,
    const struct vk_where *at)
{
	const struct vk_demand *d = &p->demands->at[row - 1];
	struct vk_buf needed = {0};

	if (p->told[row] > 0)
		return;
	p->told[row] = at->page + 1;
	vk_demand_show(&needed, d);
	tell(p, vk_gauge_message(d->gauge, d->sure), d->gauge, d->of, found,
	    vk_buf_str(&needed), rule_of(p, d), at);
	vk_buf_free(&needed);
}

void
vk_prove_value(struct vk_prover *p, enum vk_gauge gauge, enum vk_subject of,
    int64_t value, const struct vk_where *at)
{
	for (uint16_t row = p->rows[gauge][of]; row > 0; row = p->next[row]) {
		struct vk_buf found = {0};

		if (vk_demand_met(&p->demands->at[row - 1], value))
			continue;
		vk_demand_show_value(&found, vk_gauge_unit(gauge), value);
		tell_row(p, row, vk_buf_str(&found), at);
		vk_buf_free(&found);
	}
}

void
vk_prove_under(struct vk_prover *p, const struct vk_demand *d,
    const struct vk_seen *below, const struct vk_seen *above)
{
	struct vk_where at = vk_where_of(below);
	struct vk_buf found = {0};
	int64_t value = (int64_t)below->y - above->y;

	if (below->page != above->page || vk_demand_met(d, value))
		return;
	vk_demand_show_value(&found, VK_UNIT_PT, value);
	tell_row(
	    p, (uint16_t)(d - p->demands->at + 1), vk_buf_str(&found), &at);
	vk_buf_free(&found);
}

void
vk_prove_line(struct vk_prover *p, enum vk_gauge gauge, enum vk_subject of,
    int64_t value, const struct vk_seen *line)
{
	struct vk_where at = vk_where_of(line);

	vk_prove_value(p, gauge, of, value, &at);
}

void
vk_prove_words(struct vk_prover *p, enum vk_gauge gauge, enum vk_subject of,
    const char *words, const struct vk_where *at)
{
	for (uint16_t row = p->rows[gauge][of]; row > 0; row = p->next[row])
		if (!vk_demand_reads(p->demands->at[row - 1].words, words))
			tell_row(p, row, words, at);
}

void
vk_prove_shown(struct vk_prover *p, enum vk_subject of, const char *wanted,
    const char *shown, const struct vk_where *at)
{
	uint16_t row = p->rows[VK_GAUGE_SHOWN][of];
	const struct vk_demand *d;

	if (row == 0 || strcmp(wanted, shown) == 0 || p->told[row] > 0)
		return;
	p->told[row] = at->page + 1;
	d = &p->demands->at[row - 1];
	tell(p, vk_gauge_message(d->gauge, d->sure), d->gauge, d->of,
	    *shown != '\0' ? shown : "-", *wanted != '\0' ? wanted : "-",
	    rule_of(p, d), at);
}

static bool
is_face(unsigned faces, unsigned style)
{
	for (unsigned face = 0; face < VK_FACE_COUNT; face++)
		if ((faces & (1u << face)) && !(face & style))
			return false;
	return true;
}

static bool
has_face(unsigned faces, unsigned style)
{
	for (unsigned face = 0; face < VK_FACE_COUNT; face++)
		if ((faces & (1u << face)) && (face & style))
			return true;
	return false;
}

/* A line of two weights is neither: it is told as what it must not be. */
static int
style_of(const struct vk_demand *d, unsigned faces, unsigned style)
{
	return d->least ? is_face(faces, style) : has_face(faces, style);
}

void
vk_prove_type(
    struct vk_prover *p, enum vk_subject of, const struct vk_seen *line)
{
	const struct vk_demand *bold = vk_prove_row(p, VK_GAUGE_BOLD, of);
	const struct vk_demand *italic = vk_prove_row(p, VK_GAUGE_ITALIC, of);

	vk_prove_line(p, VK_GAUGE_SIZE, of, line->least_size, line);
	vk_prove_line(p, VK_GAUGE_SIZE, of, line->most_size, line);
	if (bold != NULL && line->faces != 0)
		vk_prove_line(p, VK_GAUGE_BOLD, of,
		    style_of(bold, line->faces, VK_BOLD), line);
	if (italic != NULL && line->faces != 0)
		vk_prove_line(p, VK_GAUGE_ITALIC, of,
		    style_of(italic, line->faces, VK_ITALIC), line);
}

/* ---- the whole ---- */

void
vk_proof_pages(const struct vk_proof *proof, struct vk_diag *d)
{
	struct vk_prover p = {.proof = proof,
	    .diag = d,
	    .arena = vk_arena_new(),
	    .demands = vk_demand_set_for(proof->prefix, proof->flow->day)};

	index_rows(&p);
	vk_sight_new(p.arena, proof->pages, proof->type, &p.sight);
	vk_prove_sheets(&p);
	vk_prove_numbers(&p);
	vk_prove_head(&p);
	vk_prove_body(&p);
	vk_prove_close(&p);
	vk_prove_crowding(&p);
	vk_sight_free(&p.sight);
	vk_arena_free(p.arena);
}
