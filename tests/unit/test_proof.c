/*
 * Pages that keep the rules, with one thing moved on them: each row says what
 * was moved, and all that must be found.  And the tables of demands themselves.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "flow/flow.h"
#include "page/page.h"
#include "proof/demand.h"
#include "proof/proof.h"
#include "read/read_doc.h"
#include "read/read_standard.h"
#include "sheet.h"

#define MM(x) ((vk_len)((x) * (72 * 1024 / 25.4)))
#define PT(x) ((vk_len)((x)*VK_PT))

static const char *program;

struct laid { /* a sample, laid out anew for each row */
	struct vk_diag *diag;
	struct vk_doc *doc;
	struct vk_standard *standard;
	struct vk_type *type;
	struct vk_flow *flow;
	struct vk_pages *pages;
	struct vk_page_wish wish;
};

static void
lay(struct laid *l, const char *sample, const char *standard)
{
	struct vk_flow_wish wish = {.draft = 0};

	memset(l, 0, sizeof(*l));
	l->diag = vk_diag_new();
	l->doc = vk_doc_read(sample, l->diag);
	l->standard = vk_standard_find("layouts", standard, l->diag);
	l->type = sheet_type(program, "Tinos", l->diag);
	assert_non_null(l->doc);
	assert_non_null(l->standard);
	assert_non_null(l->type);
	l->flow = vk_flow_new(l->doc, l->standard, &wish, l->diag);
	l->pages = vk_pages_new(l->flow, l->type, &l->wish, l->diag);
	assert_non_null(l->pages);
	assert_int_equal(vk_diag_kept(l->diag), 0);
}

static void
unlay(struct laid *l)
{
	vk_pages_free(l->pages);
	vk_flow_free(l->flow);
	vk_type_free(l->type);
	vk_standard_free(l->standard);
	vk_doc_free(l->doc);
	vk_diag_free(l->diag);
}

/* Rules and what was measured, a finding a line. */
static void
prove(struct laid *l, struct vk_buf *said)
{
	struct vk_proof proof = {.pages = l->pages,
	    .flow = l->flow,
	    .type = l->type,
	    .wish = &l->wish,
	    .prefix = l->standard->prefix};

	vk_proof_pages(&proof, l->diag);
	for (size_t i = 0; i < vk_diag_kept(l->diag); i++) {
		const struct vk_finding *f = vk_diag_at(l->diag, i);

		vk_buf_addf(said, "%s %s %s %s %s\n", f->rule, f->more,
		    f->found, f->by, f->needed);
	}
}

/* ---- what is moved ---- */

static bool
is_of(const struct laid *l, const struct vk_piece *p, enum vk_role role)
{
	const struct vk_para *para = l->pages->elements[p->element].para;

	return para != NULL && para->role == role;
}

/* The n-th run of a role, from 0. */
static struct vk_piece *
run_of(struct laid *l, enum vk_role role, size_t n)
{
	for (size_t i = 0; i < l->pages->n; i++) {
		struct vk_page *page = &l->pages->pages[i];

		for (size_t k = 0; k < page->npieces; k++)
			if (page->pieces[k].kind == VK_PIECE_RUN &&
			    is_of(l, &page->pieces[k], role) && n-- == 0)
				return &page->pieces[k];
	}
	fail_msg("no run of %s", vk_role_name(role));
	return NULL;
}

static void
move_run(struct laid *l, struct vk_piece *piece, vk_len dx)
{
	struct vk_run *run = &piece->as.run;
	struct vk_word *words =
	    vk_arena_array(l->pages->arena, run->n, sizeof(*words));

	for (size_t i = 0; i < run->n; i++) {
		words[i] = run->words[i];
		words[i].x += dx;
	}
	run->words = words;
}

/* The words of a run in another face. */
static void
face_run(struct laid *l, struct vk_piece *piece, enum vk_face face)
{
	struct vk_run *run = &piece->as.run;
	struct vk_word *words =
	    vk_arena_array(l->pages->arena, run->n, sizeof(*words));

	for (size_t i = 0; i < run->n; i++) {
		const struct vk_shape *s = run->words[i].shape;

		words[i] = run->words[i];
		words[i].shape = vk_type_shape(l->type, face, s->text, s->len);
	}
	run->words = words;
}

/* Images lie in the order of their drawing: the signature, then the seal. */
static struct vk_image *
image_of(struct laid *l, size_t n)
{
	for (size_t i = 0; i < l->pages->n; i++) {
		struct vk_page *page = &l->pages->pages[i];

		for (size_t k = 0; k < page->npieces; k++)
			if (page->pieces[k].kind == VK_PIECE_IMAGE && n-- == 0)
				return &page->pieces[k].as.image;
	}
	fail_msg("no image");
	return NULL;
}

static struct vk_rule *
rule_of(struct laid *l, size_t n)
{
	struct vk_page *page = &l->pages->pages[0];

	for (size_t k = 0; k < page->npieces; k++)
		if (page->pieces[k].kind == VK_PIECE_RULE && n-- == 0)
			return &page->pieces[k].as.rule;
	fail_msg("no rule");
	return NULL;
}

/* All of a page below a height goes down or up. */
static void
shift_below(struct laid *l, size_t page, vk_len y, vk_len dy)
{
	struct vk_page *p = &l->pages->pages[page];

	for (size_t k = 0; k < p->npieces; k++) {
		if (p->pieces[k].kind == VK_PIECE_RUN &&
		    p->pieces[k].as.run.y > y)
			p->pieces[k].as.run.y += dy;
		if (p->pieces[k].kind == VK_PIECE_RULE &&
		    p->pieces[k].as.rule.y > y)
			p->pieces[k].as.rule.y += dy;
	}
}

enum what { /* is done to the n-th run of a role */
	ACROSS,
	DOWN,
	SIZE,
	FACE,
	TITLE_LINE_LONGER,
	TITLE_LINE_THICKER,
	TITLE_LINE_GONE,
	ALL_BELOW, /* from this run on */
	HEADING_LAST, /* a line is made a heading that ends its page */
	NUMBER_GONE,
	SHEET_WIDER,
	SEAL_WIDER,
	SIGNATURE_ASIDE
};

struct move {
	const char *name;
	enum what what;
	enum vk_role role;
	size_t n;
	vk_len by;
	const char *said;
};

static void
make_heading_last(struct laid *l)
{
	struct vk_page *page = &l->pages->pages[0];
	struct vk_structure *e = NULL;
	struct vk_para *para = vk_arena_alloc(l->pages->arena, sizeof(*para));

	for (size_t k = 0; k < page->npieces; k++)
		if (is_of(l, &page->pieces[k], VK_ROLE_BODY))
			e = &l->pages->elements[page->pieces[k].element];
	assert_non_null(e);

	*para = *e->para;
	para->role = VK_ROLE_HEADING_1;
	para->heading = true;
	e->para = para;
}

static void
move(struct laid *l, const struct move *m)
{
	struct vk_piece *piece =
	    m->what <= ALL_BELOW ? run_of(l, m->role, m->n) : NULL;

	switch (m->what) {
	case ACROSS:
		move_run(l, piece, m->by);
		break;
	case DOWN:
		piece->as.run.y += m->by;
		break;
	case SIZE:
		piece->as.run.size += m->by;
		break;
	case FACE:
		face_run(l, piece, (enum vk_face)m->by);
		break;
	case TITLE_LINE_LONGER:
		rule_of(l, 0)->width += m->by;
		rule_of(l, 0)->x -= m->by / 2;
		break;
	case TITLE_LINE_THICKER:
		rule_of(l, 0)->weight += m->by;
		break;
	case TITLE_LINE_GONE:
		rule_of(l, 0)->width = 0;
		break;
	case ALL_BELOW:
		shift_below(l, 0, piece->as.run.y - 1, m->by);
		break;
	case HEADING_LAST:
		make_heading_last(l);
		break;
	case NUMBER_GONE:
		l->pages->pages[m->n].pieces[0].kind = VK_PIECE_FIELD;
		l->pages->pages[m->n].pieces[0].as.field.name = "ky_ca_nhan";
		break;
	case SHEET_WIDER:
		l->pages->pages[1].width += m->by;
		break;
	case SEAL_WIDER:
		image_of(l, m->n)->width += m->by;
		image_of(l, m->n)->x -= m->by;
		break;
	case SIGNATURE_ASIDE:
		image_of(l, m->n)->x += m->by;
		break;
	}
}

static const struct move moves[] = {
    {"nothing", ACROSS, VK_ROLE_TITLE, 0, 0, ""},
    {"less than the tolerance", ACROSS, VK_ROLE_KIND, 0, MM(0.4), ""},
    {"kind off its axis", ACROSS, VK_ROLE_KIND, 0, MM(2),
	"VK-PAGE-39 the kind| 2mm HD05-5.1 \xe2\x89\xa4 0.5mm\n"},
    {"superior body over the title", DOWN, VK_ROLE_SUPERIOR, 0, MM(-1),
	"VK-PAGE-40 the issuing body|beside that of the title 1mm HD05-1.2 "
	"\xe2\x89\xa4 0.3mm\n"},
    {"star off its axis", ACROSS, VK_ROLE_STAR, 0, MM(-1),
	"VK-PAGE-39 the star| -1mm HD05-2.3 \xe2\x89\xa4 0.5mm\n"},
    {"number off its axis", ACROSS, VK_ROLE_NUMBER, 0, MM(1),
	"VK-PAGE-39 number and symbol| 1mm HD05-3.1 \xe2\x89\xa4 0.5mm\n"},
    {"name off its axis", ACROSS, VK_ROLE_NAME, 0, MM(3),
	"VK-PAGE-39 the name| 3mm HD05-7.1 \xe2\x89\xa4 0.5mm\n"},
    {"kind too large", SIZE, VK_ROLE_KIND, 0, PT(1),
	"VK-PAGE-34 the kind| 17pt HD05-5.1 15-16pt\n"},
    {"kind regular", FACE, VK_ROLE_KIND, 0, VK_REGULAR,
	"VK-PAGE-35 the kind|weight regular HD05-5.1 bold\n"},
    {"date upright", FACE, VK_ROLE_PLACE_DATE, 0, VK_REGULAR,
	"VK-PAGE-35 place and date|slant upright HD05-4.1 italic\n"},
    {"line of the title too short", TITLE_LINE_LONGER, 0, 0, MM(-5),
	"VK-PAGE-41 the title|length of the drawn line beyond the words -5mm "
	"HD05-1.3 \xe2\x89\xa4 0.7mm\n"},
    {"line of the title too thick", TITLE_LINE_THICKER, 0, 0, PT(1),
	"VK-PAGE-41 the title|thickness of the drawn line 1.75pt HD05-1.4 "
	"0.4-1.2pt\n"},
    {"no line under the title", TITLE_LINE_GONE, 0, 0, 0,
	"VK-PAGE-41 the title|drawn lines 0 HD05-1.3 1\n"},
    {"a line of the body beside its place", ACROSS, VK_ROLE_BODY, 6, MM(-2),
	"VK-PAGE-48 the text|from the end of a line to the margin -2mm "
	"HD05-6.1 \xe2\x89\xa4 0.5mm\n"
	"VK-PAGE-32 the text| 1.7mm HD05-0.3 \xe2\x89\xa4 0mm\n"},
    {"a line that is not on its pitch", DOWN, VK_ROLE_BODY, 6, PT(1),
	"VK-PAGE-36 the text|from line to line, beside the first lines 1pt "
	"HD05-6.4 \xe2\x89\xa4 0.1pt\n"
	"VK-PAGE-36 the text| 17pt HD05-6.4 18-22pt\n"},
    {"hyphens too far below", DOWN, VK_ROLE_SEPARATOR, 0, PT(12),
	"VK-PAGE-43 the hyphens under the subject|below what stands before it "
	"26.5pt HD05-5.3 8-24pt\n"},
    {"kind over its place", DOWN, VK_ROLE_KIND, 0, PT(-40),
	"VK-PAGE-43 the kind|below what stands before it -2pt HD05-5.1 "
	"\xe2\x89\xa5 16pt\n"},
    {"a heading that ends its page", HEADING_LAST, 0, 0, 0,
	"VK-PAGE-44 a heading| 0 HD05-6.1 \xe2\x89\xa5 1\n"},
    {"no number on the second page", NUMBER_GONE, 0, 1, 0,
	"VK-PAGE-42 the page number| - HD05-0.6 2\n"},
    {"a wider sheet", SHEET_WIDER, 0, 0, MM(6),
	"VK-PAGE-30 the sheet|width 216mm HD05-0.1 210mm\n"},
};

static const struct move signed_moves[] = {
    {"nothing", SEAL_WIDER, 0, 2, 0, ""},
    {"a seal of another size", SEAL_WIDER, 0, 2, MM(1),
	"VK-PAGE-49 the image of the seal|width beside the declared one 1mm "
	"HD05-8.2 \xe2\x89\xa4 0.3mm\n"},
    {"a signature off its axis", SIGNATURE_ASIDE, 0, 0, MM(1.5),
	"VK-PAGE-49 the image of the signature|from its middle to the axis of "
	"the block 1.5mm HD05-7.5 \xe2\x89\xa4 1mm\n"},
};

static const struct move appendix_moves[] = {
    {"no number on a page of an appendix", NUMBER_GONE, 0, 2, 0,
	"VK-PAGE-42 the page number of an appendix| - HD05-0.7 2\n"},
};

static void
hold_moves(const struct move *at, size_t n, const char *sample)
{
	for (size_t i = 0; i < n; i++) {
		struct vk_buf said = {0};
		struct laid l;

		lay(&l, sample, "hd05-2026");
		move(&l, &at[i]);
		prove(&l, &said);
		if (strcmp(vk_buf_str(&said), at[i].said) != 0)
			fail_msg("%s:\n%s", at[i].name, vk_buf_str(&said));
		vk_buf_free(&said);
		unlay(&l);
	}
}

static void
one_thing_is_moved(void **state)
{
	(void)state;
	hold_moves(moves, sizeof(moves) / sizeof(moves[0]),
	    "samples/binh-minh/ket-luan.xml");
	hold_moves(signed_moves, sizeof(signed_moves) / sizeof(signed_moves[0]),
	    "tests/form/cases/hai-ky.xml");
	hold_moves(appendix_moves,
	    sizeof(appendix_moves) / sizeof(appendix_moves[0]),
	    "samples/binh-minh/quyet-dinh.xml");
}

/* ---- the tables ---- */

static const struct {
	const char *pattern, *words;
	bool fits;
} patterns[] = {
    {"*", "*", true},
    {"*", "**", false},
    {"*", "", false},
    {"%", "", true},
    {"Số %", "Số 01-NQ/ĐH", true},
    {"Số %", "Số: 01-NQ/ĐH", false},
    {"%, ngày % tháng % năm #", "Hà Nội, ngày 03 tháng 02 năm 2026", true},
    {"%, ngày % tháng % năm #", "Hà Nội, ngày 03 tháng 02 năm 2026.", false},
    {"%, ngày % tháng % năm #", "A, ngày, ngày 1 tháng 2 năm 20", true},
    {"Dự thảo lần #", "Dự thảo lần 12", true},
    {"Dự thảo lần #", "Dự thảo lần", false},
    {"- %;", "- a; b;", true},
    {"- %;", "- a; b", false},
    {"a|b #|c%", "b 4", true},
    {"a|b #|c%", "b", false},
    {"a|b #|c%", "cd", true},
    {"%a%a%a%a%b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false},
};

static void
patterns_fit_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++)
		if (vk_demand_reads(patterns[i].pattern, patterns[i].words) !=
		    patterns[i].fits)
			fail_msg("\"%s\" and \"%s\"", patterns[i].pattern,
			    patterns[i].words);
}

static const struct {
	const char *prefix, *day, *chosen;
} choices[] = {
    {"HD36", "2027-01-01", "HD36"},
    {"ND30", "", "ND30"},
    {"VP", "2026-05-26", "HD36"},
    {"VP", "2026-05-27", "HD05"},
    {"VP", "", "HD05"},
};

static void
rules_of_the_day_are_chosen(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
		assert_string_equal(
		    vk_demand_set_for(choices[i].prefix, choices[i].day)
			->prefix,
		    choices[i].chosen);
}

/* A row that could never be met, or never be missed, is a slip. */
static void
demands_are_sound(void **state)
{
	const struct vk_demand_set *set;

	(void)state;
	for (size_t s = 0; (set = vk_demand_set_at(s)) != NULL; s++) {
		for (size_t i = 0; i < set->n; i++) {
			const struct vk_demand *d = &set->at[i];
			bool words = vk_gauge_unit(d->gauge) == VK_UNIT_WORDS;

			assert_true(words == (d->words != NULL));
			assert_true(*d->rule != '\0' && *d->source != '\0');
			assert_true(d->within >= 0);
			if (!words)
				assert_true(d->least <= d->most &&
				    (d->least != VK_LEAST ||
					d->most != VK_MOST));
		}
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_thing_is_moved),
	    cmocka_unit_test(patterns_fit_words),
	    cmocka_unit_test(rules_of_the_day_are_chosen),
	    cmocka_unit_test(demands_are_sound),
	};

	(void)argc;
	program = argv[0];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
