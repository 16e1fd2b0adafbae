/*
 * The content of pages, read back by an interpreter of its own: what is drawn,
 * where, and to whom it belongs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <math.h>

#include "base/utf8.h"
#include "out/archive/archive.h"
#include "tinos.h"

/* ---- an interpreter of content streams ---- */

enum {
	MOST_OPERANDS = 8,
	MOST_DRAWN = 8192,
	MOST_MARKS = 64,
	NO_MARK = -1,
	FURNITURE = -2
};

enum drawn_kind { GLYPH, BOX, PICTURE };

struct drawn { /* something that a viewer shows, in pt */
	enum drawn_kind kind;
	int mark; /* MCID, or FURNITURE */
	int number; /* CID, or that of the image */
	int face;
	double x, y, width, height, size;
};

struct viewer {
	const struct vk_archive_faces *faces;
	const char *at, *end;
	double operands[MOST_OPERANDS];
	int noperands;
	char names[2][16]; /* the last two */
	int number; /* in the name or the dictionary */
	bool in_text, in_state;
	int mark; /* NO_MARK outside */
	double x, y, line_x, line_y, size;
	double matrix[6];
	int face;
	struct drawn *drawn;
	size_t n;
	char tags[MOST_MARKS][16]; /* of the marks */
};

static void
draw(struct viewer *v, struct drawn what)
{
	assert_int_not_equal(v->mark, NO_MARK);
	assert_true(v->n < MOST_DRAWN);
	what.mark = v->mark;
	v->drawn[v->n++] = what;
}

/* Line ends count as LF, as ISO 32000 has it. */
static int
string_byte(struct viewer *v)
{
	int c = (unsigned char)*v->at++;

	assert_true(v->at < v->end);
	if (c == '\r') {
		if (*v->at == '\n')
			v->at++;
		return '\n';
	}
	if (c != '\\')
		return c;
	c = *v->at++;
	assert_non_null(strchr("()\\r", c));
	return c == 'r' ? '\r' : c;
}

static void
show_string(struct viewer *v)
{
	assert_true(v->in_text && v->face >= 0);
	while (*v->at != ')') {
		int cid = string_byte(v) << 8;
		struct drawn glyph = {.kind = GLYPH,
		    .face = v->face,
		    .x = v->x,
		    .y = v->y,
		    .size = v->size};

		assert_true(*v->at != ')');
		cid |= string_byte(v);
		glyph.number = cid;
		glyph.width = (double)vk_archive_width(v->faces, v->face, cid) /
		    1e5 * v->size;
		draw(v, glyph);
		v->x += glyph.width;
	}
	v->at++;
}

static double
number(struct viewer *v)
{
	char *after;
	double n = strtod(v->at, &after);

	assert_true(after > v->at);
	for (; v->at < after; v->at++)
		assert_non_null(strchr("-.0123456789", *v->at));
	return n;
}

static void
show_array(struct viewer *v)
{
	while (*v->at != ']') {
		assert_true(v->at < v->end);
		if (*v->at == '(') {
			v->at++;
			show_string(v);
		} else {
			v->x -= number(v) / 1000 * v->size;
		}
	}
	v->at++;
}

static void
name(struct viewer *v)
{
	size_t len = strcspn(v->at, " \n<");

	assert_true(len < sizeof(v->names[0]));
	memcpy(v->names[0], v->names[1], sizeof(v->names[0]));
	memcpy(v->names[1], v->at, len);
	v->names[1][len] = '\0';
	v->at += len;
}

/* "<</MCID 3>>" */
static void
dictionary(struct viewer *v)
{
	assert_memory_equal(v->at, "<</MCID ", 8);
	v->at += 8;
	v->number = (int)number(v);
	assert_memory_equal(v->at, ">>", 2);
	v->at += 2;
}

static void
mark(struct viewer *v, int mark)
{
	assert_int_equal(v->mark, NO_MARK);
	assert_false(v->in_text);
	v->mark = mark;
}

static void
text_operator(struct viewer *v, const char *op)
{
	if (strcmp(op, "Tf") == 0) {
		assert_int_equal(v->names[1][0], 'F');
		v->face = v->names[1][1] - '0';
		v->size = v->operands[0];
	} else if (strcmp(op, "Td") == 0) {
		assert_true(v->in_text);
		v->line_x += v->operands[0];
		v->line_y += v->operands[1];
		v->x = v->line_x;
		v->y = v->line_y;
	} else {
		assert_string_equal(op, "TJ");
	}
}

static void
drawing_operator(struct viewer *v, const char *op)
{
	const double *o = v->operands, *m = v->matrix;

	assert_false(v->in_text);
	if (strcmp(op, "re") == 0) {
		memcpy(v->matrix, o, 4 * sizeof(*o));
	} else if (strcmp(op, "f") == 0) {
		draw(v,
		    (struct drawn){.kind = BOX,
			.x = m[0],
			.y = m[1],
			.width = m[2],
			.height = m[3]});
	} else if (strcmp(op, "cm") == 0) {
		assert_true(v->in_state && o[1] == 0 && o[2] == 0);
		memcpy(v->matrix, o, 6 * sizeof(*o));
	} else if (strcmp(op, "Do") == 0) {
		assert_memory_equal(v->names[1], "Im", 2);
		draw(v,
		    (struct drawn){.kind = PICTURE,
			.number = atoi(v->names[1] + 2),
			.x = m[4],
			.y = m[5],
			.width = m[0],
			.height = m[3]});
	} else {
		assert_true(strcmp(op, "q") == 0 || strcmp(op, "Q") == 0);
		assert_int_equal(v->in_state, op[0] == 'Q');
		v->in_state = op[0] == 'q';
	}
}

static void
operate(struct viewer *v, const char *op)
{
	if (strcmp(op, "BDC") == 0) {
		mark(v, v->number);
		assert_in_range(v->mark, 0, MOST_MARKS - 1);
		memcpy(v->tags[v->mark], v->names[1], sizeof(v->names[1]));
	} else if (strcmp(op, "BMC") == 0) {
		assert_string_equal(v->names[1], "Artifact");
		mark(v, FURNITURE);
	} else if (strcmp(op, "EMC") == 0) {
		assert_int_not_equal(v->mark, NO_MARK);
		assert_false(v->in_text);
		v->mark = NO_MARK;
	} else if (strcmp(op, "BT") == 0 || strcmp(op, "ET") == 0) {
		assert_int_equal(v->in_text, op[0] == 'E');
		v->in_text = op[0] == 'B';
		v->line_x = v->line_y = 0;
	} else if (op[0] == 'T') {
		text_operator(v, op);
	} else {
		drawing_operator(v, op);
	}
	v->noperands = 0;
}

static void
word(struct viewer *v)
{
	size_t len = strcspn(v->at, " \n");
	char op[8];

	assert_true(len > 0 && len < sizeof(op));
	memcpy(op, v->at, len);
	op[len] = '\0';
	v->at += len;
	operate(v, op);
}

/* What a viewer shows of a content; to be freed. */
static struct viewer
view(const struct vk_content *c, const struct vk_archive_faces *faces)
{
	struct viewer v = {.faces = faces, .mark = NO_MARK, .face = -1};

	v.drawn = vk_alloc(MOST_DRAWN, sizeof(*v.drawn));
	v.at = vk_buf_str(&c->out);
	for (v.end = v.at + c->out.len; v.at < v.end;) {
		if (*v.at == ' ' || *v.at == '\n') {
			v.at++;
		} else if (*v.at == '/') {
			v.at++;
			name(&v);
		} else if (*v.at == '<') {
			dictionary(&v);
		} else if (*v.at == '[') {
			v.at++;
			show_array(&v);
		} else if (isalpha((unsigned char)*v.at)) {
			word(&v);
		} else {
			assert_true(v.noperands < MOST_OPERANDS);
			v.operands[v.noperands++] = number(&v);
		}
	}
	assert_false(v.in_text || v.in_state);
	assert_int_equal(v.mark, NO_MARK);
	return v;
}

/* ---- painting a page of a sheet ---- */

struct painted {
	struct vk_objects *objects;
	struct vk_archive_faces faces;
	struct vk_content content;
	struct viewer viewer;
	vk_len *x; /* where each glyph should be, from the layout */
	size_t n;
	struct vk_buf text; /* as the layout has it */
};

static bool
open_page(void *self, vk_len width, vk_len height)
{
	(void)self;
	(void)width;
	(void)height;
	return true;
}

static bool
close_page(void *self)
{
	struct painted *p = self;

	vk_content_close(&p->content);
	return true;
}

static void
enter_element(void *self, uint32_t element)
{
	struct painted *p = self;

	vk_content_element(&p->content, element);
}

static void
paint_glyphs(void *self, const struct vk_glyphs *g)
{
	struct painted *p = self;

	vk_content_glyphs(&p->content, &p->faces, p->objects, g);
	vk_buf_add(&p->text, g->text, g->len);
	p->x = vk_realloc(p->x, p->n + g->n + 1, sizeof(*p->x));
	memcpy(p->x + p->n, g->x, g->n * sizeof(*p->x));
	p->n += g->n;
	if (g->soft_end) {
		vk_buf_addc(&p->text, ' ');
		p->x[p->n++] = g->end;
	}
}

static void
paint_rule(void *self, const struct vk_rule *rule)
{
	struct painted *p = self;

	vk_content_rule(&p->content, rule);
}

/* The object is the length of the file. */
static bool
paint_image(void *self, const struct vk_image *im, struct vk_diag *d)
{
	struct painted *p = self;

	(void)d;
	vk_content_image(&p->content, (int)im->len, im);
	return true;
}

static bool
finish(void *self, struct vk_diag *d)
{
	(void)self;
	(void)d;
	return true;
}

static void
paint(struct painted *p, struct sheet *s)
{
	struct vk_painter painter = {.self = p,
	    .page_open = open_page,
	    .page_close = close_page,
	    .element = enter_element,
	    .glyphs = paint_glyphs,
	    .rule = paint_rule,
	    .image = paint_image,
	    .finish = finish};

	memset(p, 0, sizeof(*p));
	p->objects = vk_objects_new(true);
	vk_archive_faces_open(&p->faces, s->type);
	vk_content_open(&p->content, &s->pages, SHEET_A4_HEIGHT);
	assert_true(vk_paint_page(&s->pages, 0, s->type, &painter, s->diag));
	p->viewer = view(&p->content, &p->faces);
}

static void
wash(struct painted *p, struct sheet *s)
{
	vk_content_free(&p->content);
	vk_archive_faces_close(&p->faces);
	vk_objects_free(p->objects);
	vk_buf_free(&p->text);
	free(p->viewer.drawn);
	free(p->x);
	sheet_close(s);
}

static void
has_text(const struct painted *p)
{
	struct vk_buf text = {0};

	for (size_t i = 0; i < p->viewer.n; i++) {
		const struct drawn *d = &p->viewer.drawn[i];

		assert_int_equal(d->kind, GLYPH);
		vk_utf8_add(&text, p->faces.at[d->face].signs[d->number]);
	}
	assert_string_equal(vk_buf_str(&text), vk_buf_str(&p->text));
	vk_buf_free(&text);
}

static void
has_places(const struct painted *p, double most)
{
	assert_int_equal(p->viewer.n, p->n);
	for (size_t i = 0; i < p->n; i++) {
		double wanted = vk_len_pt(p->x[i]);
		double off = p->viewer.drawn[i].x - wanted;

		if (fabs(off) > most)
			fail_msg("glyph %zu of %zu is off by %f", i, p->n, off);
	}
}

/* ---- the tests ---- */

static const char justified[] =
    "Đại hội đã thảo luận, góp ý kiến vào các dự thảo văn kiện trình Đại hội";

/* Also where it is long: no error is carried from glyph to glyph. */
static void
puts_glyphs_in_place(void **state)
{
	static const struct {
		int size;
		double x, end, most;
	} cases[] = {{14, 85.04, 538.58, 0.01}, {13, 85.04, 538.58, 0.01},
	    {8, 30.333, 0, 0.01}, {16, 85.04, 555, 0.0105},
	    {14, 85.04, 400, 0.01}, {72, 10.5, 0, 0.05}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct painted p;
		struct sheet s;

		sheet_open(&s, tinos);
		sheet_page(&s, 0);
		sheet_run(&s, VK_REGULAR, cases[i].size, cases[i].x, 100.25,
		    cases[i].end, justified);
		paint(&p, &s);
		has_places(&p, cases[i].most);
		has_text(&p);
		assert_true(fabs(p.viewer.drawn[0].y -
				(vk_len_pt(SHEET_A4_HEIGHT) - 100.25)) < 0.006);
		wash(&p, &s);
	}
}

/* Where a run of the text ends that nothing was done to, in pt. */
static double
natural_end(int size, double x)
{
	const struct drawn *last;
	struct painted p;
	struct sheet s;
	double end;

	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_run(&s, VK_REGULAR, size, x, 100, 0, justified);
	paint(&p, &s);
	last = &p.viewer.drawn[p.viewer.n - 1];
	end = last->x + last->width;
	wash(&p, &s);
	return end;
}

/* Spaces that are stretched by next to nothing: it adds up in a line. */
static void
tells_small_moves(void **state)
{
	double end = natural_end(14, 85.04);

	(void)state;
	for (int i = -30; i <= 30; i++) {
		struct painted p;
		struct sheet s;

		sheet_open(&s, tinos);
		sheet_page(&s, 0);
		sheet_run(
		    &s, VK_REGULAR, 14, 85.04, 100, end + 0.02 * i, justified);
		paint(&p, &s);
		has_places(&p, 0.01);
		wash(&p, &s);
	}
}

/* Places are told from the beginning of a text, and there are several. */
static void
begins_each_text_anew(void **state)
{
	static const double xs[] = {85, 300.5, 30.25, 500},
			    ys[] = {50, 100, 99, 700};
	enum { N = sizeof(xs) / sizeof(xs[0]) };
	struct painted p;
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	for (size_t i = 0; i < N; i++) {
		sheet_element(&s, VK_TAG_P, 0, NULL);
		sheet_run(&s, VK_REGULAR, 14, xs[i], ys[i], 0, "a");
		sheet_run(&s, VK_REGULAR, 14, xs[i] + 20, ys[i] + 1, 0, "b");
	}
	paint(&p, &s);
	has_places(&p, 0.01);
	assert_int_equal(p.n, 2 * N);
	for (size_t i = 0; i < 2 * N; i++)
		assert_true(
		    fabs(vk_len_pt(SHEET_A4_HEIGHT) - p.viewer.drawn[i].y -
			ys[i / 2] - (double)(i % 2)) < 0.006);
	wash(&p, &s);
}

/* A correction costs bytes: only where a space was stretched. */
static void
corrects_no_more_than_it_must(void **state)
{
	struct painted p;
	struct sheet s;
	size_t strings = 0;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_run(&s, VK_REGULAR, 14, 85.04, 100, 0, justified);
	paint(&p, &s);
	for (size_t i = 0; i < p.content.out.len; i++)
		strings += p.content.out.data[i] == ')' &&
		    p.content.out.data[i - 1] != '\\' &&
		    p.content.out.data[i - 1] != '\0';
	assert_true(strings <= 4);
	wash(&p, &s);
}

/* Every sign, so that every byte of a CID has to be escaped that must be. */
static void
writes_every_sign(void **state)
{
	int count = vk_repertoire_count();
	struct painted p;
	struct sheet s;
	int row = 0;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	for (int from = 0; from < count; from += 40, row++) {
		struct vk_buf text = {0};

		for (int i = from; i < from + 40 && i < count; i++)
			if (vk_sign_class(vk_repertoire_at(i)) == VK_SIGN_FACE)
				vk_utf8_add(&text, vk_repertoire_at(i));
		sheet_run(&s, VK_BOLD, 12, 40, 100 + 20 * row, 0,
		    vk_arena_strdup(s.arena, vk_buf_str(&text)));
		vk_buf_free(&text);
	}
	paint(&p, &s);
	assert_true(p.viewer.n > 250);
	has_text(&p);
	has_places(&p, 0.01);
	for (size_t i = 0; i < p.viewer.n; i++) {
		const struct drawn *d = &p.viewer.drawn[i];

		assert_int_equal(d->number,
		    vk_repertoire_index(p.faces.at[VK_BOLD].signs[d->number]) +
			1);
	}
	wash(&p, &s);
}

static void
parts_words_of_two_lines(void **state)
{
	struct painted p;
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_element(&s, VK_TAG_P, 0, NULL);
	sheet_run(&s, VK_BOLD, 14, 85, 100, 0, "NGHỊ QUYẾT")->soft_end = true;
	sheet_run(&s, VK_BOLD, 14, 85, 120, 0, "Đại hội ")->soft_end = true;
	sheet_run(&s, VK_BOLD, 14, 85, 140, 0, "lần thứ XI");
	paint(&p, &s);
	p.text.len = 0;
	vk_buf_adds(&p.text, "NGHỊ QUYẾT Đại hội lần thứ XI");
	has_text(&p);
	assert_int_equal(p.content.nmarks, 1);
	wash(&p, &s);
}

/* A no-break space is drawn as a space, a raised figure as a figure. */
static void
keeps_the_text_of_stand_ins(void **state)
{
	static const struct {
		const char *plain, *text;
	} cases[] = {{" ", "\xc2\xa0"}, {"-", "\xe2\x80\x91"}, {"2", "²"},
	    {"2", "2"}, {" ", " "}, {"4", "₄"}};
	enum { N = sizeof(cases) / sizeof(cases[0]) };
	struct vk_shape shapes[N];
	struct vk_word words[N];
	uint8_t clusters[N];
	struct painted p;
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	for (size_t i = 0; i < N; i++) {
		shapes[i] = *vk_type_shape(tinos, VK_ITALIC, cases[i].plain, 1);
		clusters[i] = (uint8_t)strlen(cases[i].text);
		shapes[i].clusters = &clusters[i];
		shapes[i].text = cases[i].text;
		shapes[i].len = clusters[i];
		words[i] = (struct vk_word){
		    &shapes[i], (vk_len)(100 + 10 * i) * VK_PT};
	}
	sheet_piece(&s, VK_PIECE_RUN)->as.run =
	    (struct vk_run){words, N, 14 * VK_PT, 100 * VK_PT};
	paint(&p, &s);
	has_text(&p);
	has_places(&p, 0.01);
	assert_int_equal(p.faces.at[VK_ITALIC].unfit, false);
	wash(&p, &s);
}

/* ---- whose it is ---- */

static void
draw_all(struct sheet *s, struct vk_buf *image)
{
	sheet_open(s, tinos);
	sheet_page(s, 2);
	sheet_run(s, VK_REGULAR, 14, 290, 40, 0, "2"); /* furniture */
	sheet_element(s, VK_TAG_P, 0, NULL);
	sheet_run(s, VK_REGULAR, 14, 85, 100, 0, "một");
	sheet_run(s, VK_BOLD, 14, 185, 100, 0, "hai");
	s->element = VK_FURNITURE;
	sheet_rule(s, 100, 110, 50, 0.5);
	s->element = 1;
	sheet_run(s, VK_REGULAR, 14, 85, 120, 0, "ba");
	sheet_element(s, VK_TAG_H, 1, "bốn");
	sheet_run(s, VK_BOLD, 14, 85, 140, 0, "bốn");
	sheet_element(s, VK_TAG_FIGURE, 0, NULL);
	sheet_image(s, "dau.png", 300, 600, 80, image);
	sheet_image(s, "dau.png", 400, 600, 80, image);
	image->len++;
	sheet_image(s, "ky.png", 500, 600, 80, image);
}

static void
belongs_to_elements(void **state)
{
	static const struct {
		enum drawn_kind kind;
		int mark;
	} wanted[] = {{GLYPH, FURNITURE}, {GLYPH, 0}, {GLYPH, 0}, {GLYPH, 0},
	    {GLYPH, 0}, {GLYPH, 0}, {GLYPH, 0}, {BOX, FURNITURE}, {GLYPH, 1},
	    {GLYPH, 1}, {GLYPH, 2}, {GLYPH, 2}, {GLYPH, 2}, {PICTURE, 3},
	    {PICTURE, 3}, {PICTURE, 3}};
	static const uint32_t elements[] = {1, 1, 2, 3};
	static const char *const tags[] = {"P", "P", "H1", "Figure"};
	struct vk_buf image = {.data = (char[]){"x"}, .len = 7};
	struct painted p;
	struct sheet s;

	(void)state;
	draw_all(&s, &image);
	paint(&p, &s);
	assert_int_equal(p.viewer.n, sizeof(wanted) / sizeof(wanted[0]));
	for (size_t i = 0; i < p.viewer.n; i++) {
		assert_int_equal(p.viewer.drawn[i].kind, wanted[i].kind);
		assert_int_equal(p.viewer.drawn[i].mark, wanted[i].mark);
	}
	assert_int_equal(
	    p.content.nmarks, sizeof(elements) / sizeof(elements[0]));
	for (size_t i = 0; i < p.content.nmarks; i++)
		assert_int_equal(p.content.marks[i].element, elements[i]);
	for (size_t i = 0; i < p.content.nmarks; i++)
		assert_string_equal(p.viewer.tags[i], tags[i]);
	assert_int_equal(p.content.faces, 1u << VK_REGULAR | 1u << VK_BOLD);
	assert_int_equal(p.content.nimages, 2);
	assert_int_equal(p.viewer.drawn[13].number, 0);
	assert_int_equal(p.viewer.drawn[14].number, 0);
	assert_int_equal(p.viewer.drawn[15].number, 1);
	wash(&p, &s);
}

static void
draws_exact_boxes(void **state)
{
	struct vk_buf image = {.data = (char[]){"x"}, .len = 7};
	struct painted p;
	struct sheet s;
	const struct drawn *box, *picture;
	double height = vk_len_pt(SHEET_A4_HEIGHT);

	(void)state;
	draw_all(&s, &image);
	paint(&p, &s);
	box = &p.viewer.drawn[7];
	assert_true(fabs(box->x - 100) < 0.006);
	assert_true(fabs(box->width - 50) < 0.011);
	assert_true(fabs(box->height - 0.5) < 0.011);
	assert_true(fabs(box->y - (height - 110.25)) < 0.006);
	picture = &p.viewer.drawn[15];
	assert_true(fabs(picture->x - 500) < 0.006);
	assert_true(fabs(picture->y - (height - 680)) < 0.006);
	assert_true(fabs(picture->width - 80) < 0.006);
	assert_true(fabs(picture->height - 80) < 0.006);
	wash(&p, &s);
}

/* A glyph that stands for part of a letter, or for two, has no text. */
static void
tells_what_has_no_text(void **state)
{
	static const struct {
		const char *text;
		uint8_t clusters[2];
		bool unfit;
	} cases[] = {{"ab", {1, 1}, false}, {"ab", {2, 0}, true},
	    {"é", {2, 0}, true}, {"é", {1, 1}, true}, {"abc", {2, 1}, true},
	    {"\xe4\xb8\xad"
	     "a",
		{3, 1}, true}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_shape shape =
		    *vk_type_shape(tinos, VK_REGULAR, "ab", 2);
		struct vk_word w = {&shape, 100 * VK_PT};
		struct painted p;
		struct sheet s;

		shape.text = cases[i].text;
		shape.len = (uint16_t)strlen(cases[i].text);
		shape.clusters = cases[i].clusters;
		sheet_open(&s, tinos);
		sheet_page(&s, 0);
		sheet_piece(&s, VK_PIECE_RUN)->as.run =
		    (struct vk_run){&w, 1, 14 * VK_PT, 100 * VK_PT};
		paint(&p, &s);
		assert_int_equal(p.faces.at[VK_REGULAR].unfit, cases[i].unfit);
		wash(&p, &s);
	}
}

static void
may_be_empty(void **state)
{
	struct painted p;
	struct sheet s;

	(void)state;
	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	paint(&p, &s);
	assert_int_equal(p.content.out.len, 0);
	assert_int_equal(p.content.nmarks, 0);
	wash(&p, &s);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(puts_glyphs_in_place),
	    cmocka_unit_test(tells_small_moves),
	    cmocka_unit_test(begins_each_text_anew),
	    cmocka_unit_test(corrects_no_more_than_it_must),
	    cmocka_unit_test(writes_every_sign),
	    cmocka_unit_test(parts_words_of_two_lines),
	    cmocka_unit_test(keeps_the_text_of_stand_ins),
	    cmocka_unit_test(belongs_to_elements),
	    cmocka_unit_test(draws_exact_boxes),
	    cmocka_unit_test(tells_what_has_no_text),
	    cmocka_unit_test(may_be_empty),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, load_fonts, drop_fonts);
}
