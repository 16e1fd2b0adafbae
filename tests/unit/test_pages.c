/*
 * Pages of flows made by hand: sheets of every kind, page numbers of
 * appendices, notes at the foot, boxes and blanks, what is too high.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "flow/flow.h"
#include "model/chart.h"
#include "page/page.h"
#include "read/read_standard.h"
#include "sheet.h"

enum { MOST_PARAS = 300, MOST_SPANS = 600, MOST_STRETCHES = 4 };

static const char *program;

struct made { /* a flow, and the pages made of it */
	struct vk_diag *diag;
	struct vk_standard *standard;
	struct vk_type *type;
	struct vk_flow flow;
	struct vk_stretch stretches[MOST_STRETCHES];
	struct vk_para paras[MOST_PARAS];
	struct vk_span spans[MOST_SPANS];
	struct vk_note notes[MOST_PARAS];
	size_t nparas, nspans, nnotes;
	struct vk_page_wish wish;
	struct vk_pages *pages;
};

static int
start(void **state)
{
	struct made *m = vk_alloc(1, sizeof(*m));

	m->diag = vk_diag_new();
	m->standard = vk_standard_find("layouts", "hd05-2026", m->diag);
	m->type = sheet_type(program, "Tinos", m->diag);
	m->flow = (struct vk_flow){.standard = m->standard,
	    .stretches = m->stretches,
	    .doc_title = "",
	    .doc_author = "",
	    .doc_subject = "",
	    .day = "",
	    .folder = ""};
	*state = m;
	return m->standard == NULL || m->type == NULL;
}

static int
stop(void **state)
{
	struct made *m = *state;

	vk_pages_free(m->pages);
	vk_type_free(m->type);
	vk_standard_free(m->standard);
	vk_diag_free(m->diag);
	free(m);
	return 0;
}

static struct vk_stretch *
begin(struct made *m, bool landscape, bool anew)
{
	struct vk_stretch *s = &m->stretches[m->flow.nstretches++];

	s->body.at = &m->paras[m->nparas];
	s->landscape = landscape;
	s->anew = anew;
	if (!anew)
		m->flow.nmain++;
	return s;
}

static struct vk_span *
span(struct made *m, struct vk_para *p, const char *text, uint32_t style)
{
	struct vk_span *s = &m->spans[m->nspans++];

	if (p->nspans++ == 0)
		p->spans = s;
	s->text = text;
	s->len = (uint32_t)strlen(text);
	s->style = style;
	return s;
}

static struct vk_para *
para(struct made *m, const char *text)
{
	struct vk_para *p = &m->paras[m->nparas++];

	m->stretches[m->flow.nstretches - 1].body.n++;
	p->role = VK_ROLE_BODY;
	p->align = VK_JUSTIFIED;
	p->indent = true;
	span(m, p, text, 0);
	return p;
}

static struct vk_note *
note(struct made *m, struct vk_para *p, const char *text)
{
	struct vk_note *n = &m->notes[m->nnotes++];

	span(m, p, "(1)", VK_SPAN_RAISED)->note = n;
	n->para.role = VK_ROLE_FOOTNOTE;
	n->para.align = VK_JUSTIFIED;
	n->para.indent = true;
	span(m, &n->para, text, 0);
	return n;
}

static void
lay_out(struct made *m)
{
	m->pages = vk_pages_new(&m->flow, m->type, &m->wish, m->diag);
}

/* The first piece that shows this text at its beginning; NULL: none. */
static const struct vk_piece *
find(const struct vk_page *page, const char *text)
{
	for (size_t i = 0; i < page->npieces; i++) {
		const struct vk_piece *p = &page->pieces[i];

		if (p->kind == VK_PIECE_RUN && p->as.run.n > 0 &&
		    strncmp(p->as.run.words[0].shape->text, text,
			strlen(text)) == 0)
			return p;
	}
	return NULL;
}

static vk_len
mm(int n)
{
	return (vk_len)(((int64_t)n * 720 * VK_PT + 127) / 254);
}

/* ---- sheets ---- */

static void
turns_a_sheet(void **state)
{
	struct made *m = *state;
	const struct vk_page *page;

	begin(m, false, false);
	para(m, "Một");
	begin(m, true, false);
	para(m, "Hai");
	begin(m, false, false);
	para(m, "Ba");
	lay_out(m);
	assert_non_null(m->pages);
	assert_int_equal(m->pages->n, 3);
	page = &m->pages->pages[1];
	assert_int_equal(page->width, mm(297));
	assert_int_equal(page->height, mm(210));
	assert_int_equal(page->number, 2);
	/* the bound edge is the upper one */
	assert_int_equal(find(page, "Hai")->as.run.y,
	    m->standard->front.left + m->standard->first_baseline);
	assert_int_equal(find(page, "Hai")->as.run.words[0].x,
	    m->standard->front.bottom + m->standard->indent);
	assert_int_equal(m->pages->pages[2].width, mm(210));
	assert_int_equal(m->pages->pages[2].number, 3);
}

static void
counts_appendices_anew(void **state)
{
	static const int numbers[] = {0, 2, 0, 2, 0};
	struct made *m = *state;

	begin(m, false, false);
	para(m, "Một");
	para(m, "Hai")->page_before = true;
	begin(m, false, true);
	para(m, "Ba");
	para(m, "Bốn")->page_before = true;
	begin(m, true, true);
	para(m, "Năm");
	lay_out(m);
	assert_int_equal(m->pages->n, 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(m->pages->pages[i].number, numbers[i]);
}

static void
moves_backs(void **state)
{
	struct made *m = *state;
	const struct vk_piece *piece;

	m->wish.two_sided = true;
	begin(m, false, false);
	para(m, "Một");
	para(m, "Hai")->page_before = true;
	lay_out(m);
	piece = find(&m->pages->pages[0], "Một");
	assert_int_equal(piece->as.run.words[0].x,
	    m->standard->front.left + m->standard->indent);
	piece = find(&m->pages->pages[1], "Hai");
	assert_int_equal(piece->as.run.words[0].x,
	    m->standard->back.left + m->standard->indent);
	/* HD05-0.6a: the number is centred over the block, at 97.5 mm */
	piece = find(&m->pages->pages[1], "2");
	assert_in_range(piece->as.run.words[0].x, mm(96), mm(97));
}

static void
prints_on_small_sheets(void **state)
{
	struct made *m = *state;

	m->wish.small = true;
	begin(m, false, false);
	para(m, "Một");
	lay_out(m);
	assert_int_equal(m->pages->pages[0].width, mm(148));
	assert_int_equal(m->pages->pages[0].height, mm(210));
	assert_int_equal(find(&m->pages->pages[0], "Một")->as.run.words[0].x,
	    m->standard->small_front.left + m->standard->indent);
}

/* ---- notes ---- */

static vk_len
last_baseline(const struct made *m)
{
	return m->standard->paper_height - m->standard->front.bottom -
	    m->standard->last_depth;
}

static void
puts_notes_at_the_foot(void **state)
{
	struct made *m = *state;
	const struct vk_piece *piece;
	const struct vk_structure *s;

	begin(m, false, false);
	note(m, para(m, "Một"), "Xem");
	lay_out(m);
	piece = find(&m->pages->pages[0], "Xem");
	assert_non_null(piece);
	assert_int_equal(piece->as.run.y, last_baseline(m));
	assert_int_equal(
	    piece->as.run.size, m->standard->styles[VK_ROLE_FOOTNOTE].size);
	s = &m->pages->elements[piece->element];
	assert_int_equal(m->pages->elements[s->parent].tag, VK_TAG_NOTE);
	piece = find(&m->pages->pages[0], "(1)");
	s = &m->pages->elements[piece->element];
	assert_int_equal(s->tag, VK_TAG_REFERENCE);
	assert_int_equal(m->pages->elements[s->parent].tag, VK_TAG_P);
}

/* Every page keeps the room of the notes whose marks it has. */
static void
keeps_notes_with_their_marks(void **state)
{
	static char names[MOST_PARAS][2][16];
	struct made *m = *state;
	size_t seen = 0;

	begin(m, false, false);
	for (int i = 0; i < 90; i++) {
		snprintf(names[i][0], sizeof(names[i][0]), "dong%d", i);
		snprintf(names[i][1], sizeof(names[i][1]), "ghi%d", i);
		note(m, para(m, names[i][0]), names[i][1]);
	}
	lay_out(m);
	assert_true(m->pages->n > 2);
	for (size_t k = 0; k < m->pages->n; k++) {
		const struct vk_page *page = &m->pages->pages[k];
		vk_len lowest = 0;

		for (int i = 0; i < 90; i++) {
			const struct vk_piece *text = find(page, names[i][0]);
			const struct vk_piece *own = find(page, names[i][1]);

			if (strlen(names[i][0]) == 5)
				continue; /* a prefix of others */
			assert_true((text == NULL) == (own == NULL));
			if (text == NULL)
				continue;
			seen++;
			if (text->as.run.y > lowest)
				lowest = text->as.run.y;
			assert_true(own->as.run.y <= last_baseline(m));
		}
		for (int i = 0; i < 90; i++) {
			const struct vk_piece *own = find(page, names[i][1]);

			assert_true(own == NULL || own->as.run.y > lowest);
		}
	}
	assert_int_equal(seen, 80);
}

static void
refuses_what_is_higher_than_a_page(void **state)
{
	static char words[40000];
	struct made *m = *state;

	for (size_t i = 0; i + 6 < sizeof(words); i += 6)
		memcpy(words + i, "chữ ", 6); /* "ữ" has three bytes */
	begin(m, false, false);
	note(m, para(m, "Một"), words);
	lay_out(m);
	assert_null(m->pages);
	assert_int_equal(vk_diag_at(m->diag, 0)->msg, VK_MSG_NOTE_TOO_HIGH);
}

enum { PANELS = 40 };
static const struct vk_panel panels[PANELS] = {
    {.title = "A"}, {.title = "B"}, {.title = "C"}, {.title = "D"}};

/* Several panels are drawn lower, so that they stand on one page. */
static void
draws_a_chart_on_one_page(void **state)
{
	static const struct vk_chart chart = {.panels = panels, .npanels = 4};
	struct made *m = *state;

	m->standard->chart_height = mm(78);
	begin(m, false, false);
	para(m, "")->chart = &chart;
	lay_out(m);
	assert_non_null(m->pages);
	assert_int_equal(m->pages->n, 1);
}

static void
refuses_a_chart_higher_than_a_page(void **state)
{
	static const struct vk_chart chart = {
	    .panels = panels, .npanels = PANELS};
	struct made *m = *state;

	m->standard->chart_height = mm(78);
	begin(m, false, false);
	para(m, "")->chart = &chart;
	lay_out(m);
	assert_null(m->pages);
	assert_int_equal(vk_diag_at(m->diag, 0)->msg, VK_MSG_ROW_TOO_HIGH);
}

/* ---- marks in the corner of the first page ---- */

static vk_len
end_of(const struct made *m, const struct vk_run *r)
{
	const struct vk_word *w = &r->words[r->n - 1];

	return w->x + vk_type_scale(m->type, w->shape->width, r->size);
}

/* No two runs of a page stand over each other. */
static void
assert_apart(const struct made *m, const struct vk_page *page)
{
	for (size_t i = 0; i < page->npieces; i++)
		for (size_t k = 0; k < i; k++) {
			const struct vk_run *a = &page->pieces[i].as.run;
			const struct vk_run *b = &page->pieces[k].as.run;

			if (page->pieces[i].kind != VK_PIECE_RUN ||
			    page->pieces[k].kind != VK_PIECE_RUN)
				continue;
			assert_true(a->y - a->size * 3 / 4 >= b->y ||
			    b->y - b->size * 3 / 4 >= a->y ||
			    a->words[0].x >= end_of(m, b) ||
			    b->words[0].x >= end_of(m, a));
		}
}

static void
keeps_corner_marks_apart(void **state)
{
	static const struct vk_span mark = {
	    .text = "XEM-XONG-TRẢ-LẠI", .len = 20};
	static const struct vk_span title = {
	    .text = "ĐẢNG-CỘNG-SẢN-VIỆT-NAM", .len = 31};

	(void)state;
	for (size_t i = 0; i < 4 * 9; i++) {
		struct vk_para marks[9], heads[1];
		void *own = NULL;
		struct made *m;
		const struct vk_piece *head;
		vk_len top;

		assert_int_equal(start(&own), 0);
		m = own;
		m->wish.small = i % 2 == 1;
		if (i / 2 % 2 == 1) /* as the State has them */
			m->standard->circulation_frame =
			    (struct vk_frame){.height = mm(8),
				.side = mm(3),
				.weight = VK_PT / 2};
		if (i / 2 % 2 == 1)
			m->standard->styles[VK_ROLE_CIRCULATION].pitch =
			    28 * VK_PT;
		begin(m, false, false);
		para(m, "Dòng");
		for (size_t k = 0; k <= i / 4; k++)
			marks[k] = (struct vk_para){.role = VK_ROLE_CIRCULATION,
			    .spans = &mark,
			    .nspans = 1};
		m->flow.circulation =
		    (struct vk_paras){.at = marks, .n = i / 4 + 1};
		heads[0] = (struct vk_para){
		    .role = VK_ROLE_TITLE, .spans = &title, .nspans = 1};
		m->flow.right = (struct vk_paras){.at = heads, .n = 1};
		lay_out(m);
		assert_non_null(m->pages);
		assert_apart(m, &m->pages->pages[0]);
		head = find(&m->pages->pages[0], "ĐẢNG");
		top = m->wish.small ? m->standard->small_front.top
				    : m->standard->front.top;
		if (i < 2 * 4) /* there is room beside each other */
			assert_int_equal(
			    head->as.run.y, top + m->standard->first_baseline);
		stop(&own);
	}
}

/* However many lines a head has: lengths have an end. */
static void
refuses_a_head_without_end(void **state)
{
	static const enum vk_role roles[] = {
	    VK_ROLE_CIRCULATION, VK_ROLE_ISSUER, VK_ROLE_TITLE};
	static const struct vk_span word = {.text = "A", .len = 1};
	struct vk_para *paras = vk_alloc(4000, sizeof(*paras));

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct vk_paras lines = {.at = paras, .n = 4000};
		void *own = NULL;
		struct made *m;

		assert_int_equal(start(&own), 0);
		m = own;
		for (size_t k = 0; k < 4000; k++)
			paras[k] = (struct vk_para){
			    .role = roles[i], .spans = &word, .nspans = 1};
		m->standard->styles[roles[i]].pitch = 1000 * VK_PT;
		begin(m, false, false);
		para(m, "Dòng");
		*(i == 0	 ? &m->flow.circulation
			: i == 1 ? &m->flow.left
				 : &m->flow.right) = lines;
		lay_out(m);
		assert_null(m->pages);
		assert_int_equal(
		    vk_diag_at(m->diag, 0)->msg, VK_MSG_HEAD_TOO_HIGH);
		stop(&own);
	}
	free(paras);
}

/* ---- the mark at the foot of the last page ---- */

static struct vk_paras
lines_of(struct vk_para *paras, struct vk_span *spans, enum vk_role role)
{
	for (size_t i = 0; i < 2; i++)
		paras[i] = (struct vk_para){
		    .role = role, .spans = &spans[i], .nspans = 1};
	return (struct vk_paras){.at = paras, .n = 2};
}

/* Nothing of a small sheet stands in the way of a mark of two lines. */
static void
keeps_clear_of_the_mark(void **state)
{
	static struct vk_span words[] = {{.text = "Xa", .len = 2},
	    {.text = "Xb", .len = 2}, {.text = "KHÔNG", .len = 6},
	    {.text = "MẬT", .len = 5}};
	size_t pages = 0;

	(void)state;
	for (int lines = 1; lines < 40; lines++) {
		struct vk_para contact[2], media[2];
		void *own = NULL;
		struct made *m;
		const struct vk_page *page;
		const struct vk_piece *mark;

		assert_int_equal(start(&own), 0);
		m = own;
		m->wish.small = true;
		begin(m, false, false);
		for (int i = 0; i < lines; i++)
			para(m, "Dòng");
		if (lines % 2 == 0)
			note(m, &m->paras[lines - 1], "Ghi");
		if (lines % 3 != 0)
			m->flow.contact =
			    lines_of(contact, &words[0], VK_ROLE_CONTACT);
		m->flow.media = lines_of(media, &words[2], VK_ROLE_MEDIA);
		lay_out(m);
		assert_non_null(m->pages);
		pages += m->pages->n;
		page = &m->pages->pages[m->pages->n - 1];
		mark = find(page, "KHÔNG");
		assert_non_null(mark);
		for (size_t i = 0; i < page->npieces; i++) {
			const struct vk_piece *p = &page->pieces[i];

			if (p->kind == VK_PIECE_RUN &&
			    p->as.run.y < mark->as.run.y)
				assert_true(
				    p->as.run.y + 15 * VK_PT <= mark->as.run.y);
		}
		stop(&own);
	}
	assert_in_range(pages, 60, 120);
}

/* ---- what leads to a table ---- */

static size_t
page_of(const struct made *m, const char *text)
{
	for (size_t i = 0; i < m->pages->n; i++)
		if (find(&m->pages->pages[i], text) != NULL)
			return i;
	return SIZE_MAX;
}

/* One column: a head, and rows below it. */
static void
add_table(struct made *m)
{
	static const struct vk_span words[] = {
	    {.text = "Đầu", .len = 6}, {.text = "Hàng", .len = 5}};
	static struct vk_para paras[] = {{.spans = &words[0], .nspans = 1},
	    {.spans = &words[1], .nspans = 1}};
	static struct vk_cell cells[12];
	static struct vk_row rows[12];
	static const struct vk_column column;
	static const struct vk_table table = {.columns = &column,
	    .ncolumns = 1,
	    .rows = rows,
	    .nrows = 12,
	    .nhead = 1,
	    .repeat_head = true};

	for (size_t i = 0; i < 12; i++) {
		cells[i] = (struct vk_cell){.row = i,
		    .rows = 1,
		    .columns = 1,
		    .paras = {.at = &paras[i > 0], .n = 1}};
		rows[i] =
		    (struct vk_row){.kind = i > 0 ? VK_ROW_PLAIN : VK_ROW_HEAD,
			.cells = &cells[i],
			.ncells = 1};
	}
	para(m, "")->table = &table;
}

/* The words that lead to a table stand on the page that it begins on. */
static void
keeps_what_leads_to_a_table(void **state)
{
	size_t parted = 0;

	(void)state;
	for (int lines = 15; lines < 45; lines++) {
		void *own = NULL;
		struct made *m;
		struct vk_para *p;

		assert_int_equal(start(&own), 0);
		m = own;
		begin(m, false, false);
		for (int i = 0; i < lines; i++)
			para(m, "Dòng");
		para(m, "Sau:")->leads_in = true;
		p = para(m, "Tên");
		p->role = VK_ROLE_TABLE_TITLE;
		p->heading = true;
		add_table(m);
		lay_out(m);
		assert_non_null(m->pages);
		assert_int_equal(page_of(m, "Sau:"), page_of(m, "Đầu"));
		assert_int_equal(page_of(m, "Sau:"), page_of(m, "Hàng"));
		parted += page_of(m, "Sau:") == 1;
		stop(&own);
	}
	assert_in_range(parted, 5, 25);
}

/* ---- boxes and blanks ---- */

static void
fills_blanks_with_dots(void **state)
{
	struct made *m = *state;
	const struct vk_run *run;
	struct vk_para *p;

	begin(m, false, false);
	p = para(m, "Tên: ");
	span(m, p, "", VK_SPAN_DOTS)->width = mm(50);
	lay_out(m);
	run = &find(&m->pages->pages[0], ".")->as.run;
	assert_int_equal(run->n, (size_t)(mm(50) / (run->size / 4)));
	assert_in_range(
	    run->words[run->n - 1].x - run->words[0].x, mm(48), mm(50));
}

static void
draws_boxes(void **state)
{
	static const char *const texts[] = {"\xe2\x98\x90", "\xe2\x98\x92"};
	struct made *m = *state;
	struct vk_para *p;
	size_t n = 0;

	begin(m, false, false);
	p = para(m, "A ");
	span(m, p, texts[0], VK_SPAN_TICK);
	span(m, p, " B ", 0);
	span(m, p, texts[1], VK_SPAN_TICK);
	lay_out(m);
	for (size_t i = 0; i < m->pages->pages[0].npieces; i++) {
		const struct vk_piece *piece = &m->pages->pages[0].pieces[i];
		const struct vk_path *path = &piece->as.path;

		if (piece->kind != VK_PIECE_PATH)
			continue;
		assert_string_equal(path->text, texts[n]);
		assert_int_equal(path->n, n == 0 ? 5 : 9);
		assert_int_equal(path->width, path->height);
		assert_int_equal(path->weight, m->standard->tick_weight);
		assert_true(piece->element != VK_FURNITURE);
		n++;
	}
	assert_int_equal(n, 2);
}

/* ---- charts ---- */

static const struct vk_bar bars[] = {
    {"2021", VK_BAR_MET, 250, "25", VK_BOUND_LEAST, 240, 0, "24", ""},
    {"2022", VK_BAR_MISSED, 200, "20", VK_BOUND_LEAST, 210, 0, "21", ""},
    {"2023", VK_BAR_NONE, 0, "chưa có số liệu", VK_BOUND_LEAST, 260, 0, "26",
	""},
    {"2024", VK_BAR_OPEN, 300, "30", VK_BOUND_RANGE, 270, 290, "27-29", ""},
    {"2025", VK_BAR_MISSED, 310, "31", VK_BOUND_MOST, 0, 300, "30", ""},
};
static const struct vk_gridline grid[] = {
    {0, "0"}, {100, "10"}, {200, "20"}, {300, "30"}};
static const struct vk_panel panel = {
    "Thu ngân sách trên địa bàn", "tỷ đồng", bars, 5, grid, 4};
static const struct vk_chart chart_of_five = {.panels = &panel,
    .npanels = 1,
    .about = "Thu ngân sách năm 2021-2025",
    .met = "đạt",
    .missed = "không đạt",
    .open = "chưa đánh giá",
    .target = "mức giao"};

/* Filled boxes of one grey. */
static size_t
count_filled(const struct vk_page *page, int grey)
{
	size_t n = 0;

	for (size_t i = 0; i < page->npieces; i++)
		n += page->pieces[i].kind == VK_PIECE_PATH &&
		    page->pieces[i].as.path.weight == 0 &&
		    page->pieces[i].as.path.grey == grey;
	return n;
}

static void
draws_a_chart(void **state)
{
	struct made *m = *state;
	const struct vk_page *page;
	const struct vk_piece *value, *piece;

	begin(m, false, false);
	para(m, "")->chart = &chart_of_five;
	lay_out(m);
	page = &m->pages->pages[0];
	/* one bar and its sample are solid; one range has a band */
	assert_int_equal(count_filled(page, 70), 2);
	assert_int_equal(count_filled(page, 215), 1);
	assert_non_null(find(page, "chưa"));
	for (size_t i = 0; i < page->npieces; i++) {
		piece = &page->pieces[i];
		assert_int_equal(
		    m->pages->elements[piece->element].tag, VK_TAG_FIGURE);
	}
	/* the figure of 2021 stands clear over the tick at 24 */
	value = find(page, "25");
	assert_non_null(value);
	assert_string_equal(
	    m->pages->elements[value->element].alt, chart_of_five.about);
}

/* A tick where the figure would stand sends it over the tick. */
static void
keeps_figures_off_ticks(void **state)
{
	struct made *m = *state;
	const struct vk_page *page;
	vk_len tick = 0;

	begin(m, false, false);
	para(m, "")->chart = &chart_of_five;
	lay_out(m);
	page = &m->pages->pages[0];
	for (size_t i = 0; i < page->npieces; i++) {
		const struct vk_path *p = &page->pieces[i].as.path;

		/* the second thick line is the target of 2022, 21 */
		if (page->pieces[i].kind == VK_PIECE_PATH &&
		    p->weight == 2 * VK_PT && tick++ == 1) {
			tick = p->y;
			break;
		}
	}
	for (size_t i = 0; i < page->npieces; i++) {
		const struct vk_piece *p = &page->pieces[i];

		if (p->kind == VK_PIECE_RUN && p->as.run.n == 1 &&
		    strncmp(p->as.run.words[0].shape->text, "20", 3) == 0 &&
		    p->as.run.words[0].x > mm(45))
			assert_true(p->as.run.y < tick);
	}
}

int
main(int argc, char **argv)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, start, stop)
	static const struct CMUnitTest tests[] = {
	    TEST(turns_a_sheet),
	    TEST(counts_appendices_anew),
	    TEST(moves_backs),
	    TEST(prints_on_small_sheets),
	    TEST(puts_notes_at_the_foot),
	    TEST(keeps_notes_with_their_marks),
	    TEST(refuses_what_is_higher_than_a_page),
	    TEST(draws_a_chart_on_one_page),
	    TEST(refuses_a_chart_higher_than_a_page),
	    TEST(keeps_corner_marks_apart),
	    TEST(refuses_a_head_without_end),
	    TEST(keeps_clear_of_the_mark),
	    TEST(keeps_what_leads_to_a_table),
	    TEST(fills_blanks_with_dots),
	    TEST(draws_boxes),
	    TEST(draws_a_chart),
	    TEST(keeps_figures_off_ticks),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, NULL, NULL);
}
