/*
 * The structure of hand-made pages, written as a file of its own and read back
 * by others.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archived.h"
#include "base/arena.h"
#include "out/archive/archive.h"

enum { ELEMENTS = 16, PAGES = 4, PIECES = 32 };

#define LI(above)                                                              \
	{                                                                      \
		.tag = VK_TAG_LI, .parent = (above)                            \
	}
#define OF(kind, above)                                                        \
	{                                                                      \
		.tag = VK_TAG_##kind, .parent = (above)                        \
	}
#define H(level)                                                               \
	{                                                                      \
		.tag = VK_TAG_H, .outline = (level), .title = "H"              \
	}
#define CELL(row, down, across)                                                \
	{                                                                      \
		.tag = VK_TAG_TD, .parent = (row), .rows = (down),             \
		.columns = (across)                                            \
	}
#define HEAD(row, down, across)                                                \
	{                                                                      \
		.tag = VK_TAG_TH, .parent = (row), .rows = (down),             \
		.columns = (across)                                            \
	}
#define ABOUT(kind, words)                                                     \
	{                                                                      \
		.tag = VK_TAG_##kind, .alt = (words)                           \
	}

/* ---- a file around a structure ---- */

struct book { /* pages with nothing but marks */
	struct vk_objects *objects;
	struct vk_pages pages;
	struct vk_page page[PAGES];
	struct vk_piece pieces[PAGES][PIECES];
	struct vk_archive_page file[PAGES];
	struct vk_mark marks[PAGES][PIECES];
	int fields[PAGES][PIECES];
	uint32_t field_elements[PAGES][PIECES];
	size_t nfields;
	int tree; /* of the pages */
};

static void
add_field(struct book *b, size_t k, uint32_t element)
{
	struct vk_archive_page *file = &b->file[k];
	struct vk_field field = {.name = "f", .about = "x"};

	b->field_elements[k][file->nfields] = element;
	b->fields[k][file->nfields++] = vk_archive_field(b->objects, &field,
	    file->object, b->page[k].height, b->pages.n + b->nfields++);
}

static void
add_mark(struct book *b, size_t k, uint32_t element, struct vk_buf *content)
{
	struct vk_archive_page *file = &b->file[k];

	vk_pdf_name(content, vk_archive_tag(&b->pages, element));
	vk_buf_addf(content, "<</MCID %zu>>BDC BT ET EMC\n", file->nmarks);
	b->marks[k][file->nmarks++] = (struct vk_mark){.element = element,
	    .box = {10 * VK_PT, 20 * VK_PT, 40 * VK_PT, 60 * VK_PT}};
}

/* "1 2 i3 f4 0 2": of which elements the pieces are, images and fields. */
static void
add_pieces(struct book *b, size_t k, const char *at, struct vk_buf *content)
{
	struct vk_page *page = &b->page[k];
	uint32_t before = VK_FURNITURE;

	for (; *at != '\0'; at += strspn(at, " ")) {
		struct vk_piece *p = &page->pieces[page->npieces++];
		char *end;

		p->kind = *at == 'i' ? VK_PIECE_IMAGE
		    : *at == 'f'     ? VK_PIECE_FIELD
				     : VK_PIECE_RUN;
		at += strspn(at, "if");
		p->element = (uint32_t)strtoul(at, &end, 10);
		at = end;
		if (p->kind == VK_PIECE_FIELD) {
			add_field(b, k, p->element);
			continue;
		}
		if (p->element != VK_FURNITURE && p->element != before)
			add_mark(b, k, p->element, content);
		before = p->element;
	}
}

static void
put_text(struct book *b, int object, const char *text)
{
	struct vk_buf out = {0};

	vk_buf_adds(&out, text);
	vk_objects_put(b->objects, object, &out);
	vk_buf_free(&out);
}

static void
put_page(struct book *b, size_t k, const char *pieces, const char *content)
{
	struct vk_archive_page *file = &b->file[k];
	struct vk_buf text = {0};

	file->marks = b->marks[k];
	file->fields = b->fields[k];
	file->field_elements = b->field_elements[k];
	b->page[k].pieces = b->pieces[k];
	add_pieces(b, k, pieces, &text);
	if (content != NULL) {
		vk_buf_clear(&text);
		vk_buf_adds(&text, content);
	}
	vk_objects_stream(
	    b->objects, file->content, "", text.data, text.len, VK_AS_IS);
	vk_buf_clear(&text);
	vk_buf_addf(&text,
	    "<</Type/Page/Parent %d 0 R/MediaBox[0 0 500 %d]/Tabs/S"
	    "/StructParents %zu/Contents %d 0 R/Resources<<>>/Annots[",
	    b->tree, b->page[k].height / VK_PT, k, file->content);
	for (size_t i = 0; i < file->nfields; i++)
		vk_buf_addf(&text, "%d 0 R ", file->fields[i]);
	vk_buf_adds(&text, "]>>");
	put_text(b, file->object, vk_buf_str(&text));
	vk_buf_free(&text);
}

static void
put_tree(struct book *b)
{
	struct vk_buf text = {0};

	vk_buf_adds(&text, "<</Type/Pages/Kids[");
	for (size_t i = 0; i < b->pages.n; i++)
		vk_buf_addf(&text, "%d 0 R ", b->file[i].object);
	vk_buf_addf(&text, "]/Count %zu>>", b->pages.n);
	put_text(b, b->tree, vk_buf_str(&text));
	vk_buf_free(&text);
}

static struct vk_buf
finish(struct book *b)
{
	struct vk_archive_tree tree =
	    vk_archive_tree_put(b->objects, &b->pages, b->file, b->pages.n);
	int catalog = vk_objects_reserve(b->objects);
	int info = vk_objects_reserve(b->objects);
	struct vk_buf text = {0}, out = {0};

	vk_buf_addf(&text, "<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R",
	    b->tree, tree.root);
	if (tree.outline != 0)
		vk_buf_addf(&text, "/Outlines %d 0 R", tree.outline);
	vk_buf_adds(&text, ">>");
	put_text(b, catalog, vk_buf_str(&text));
	put_text(b, info, "<</Producer(test)>>");
	vk_objects_finish(b->objects, catalog, info, &out);
	vk_buf_free(&text);
	return out;
}

/* The file of a case; content: of the first page, NULL: as it should be. */
static struct vk_buf
make(const struct vk_structure *elements, size_t nelements,
    const char *const *pages, const char *content)
{
	struct book *b = vk_alloc(1, sizeof(*b));
	struct vk_buf out;

	b->objects = vk_objects_new(true);
	b->pages = (struct vk_pages){.pages = b->page,
	    .elements = (struct vk_structure *)elements,
	    .nelements = nelements};
	b->tree = vk_objects_reserve(b->objects);
	while (b->pages.n < PAGES && pages[b->pages.n] != NULL) {
		struct vk_archive_page *file = &b->file[b->pages.n];
		struct vk_page *page = &b->page[b->pages.n++];

		page->width = 500 * VK_PT;
		page->height = (b->pages.n == 1 ? 800 : 600) * VK_PT;
		file->object = vk_objects_reserve(b->objects);
		file->content = vk_objects_reserve(b->objects);
	}
	for (size_t i = 0; i < b->pages.n; i++)
		put_page(b, i, pages[i], i == 0 ? content : NULL);
	put_tree(b);
	out = finish(b);
	vk_objects_free(b->objects);
	free(b);
	return out;
}

static size_t
count(const struct vk_structure *elements)
{
	size_t n = 1;

	while (n < ELEMENTS && elements[n].tag != VK_TAG_NONE)
		n++;
	return n;
}

/* ---- the tree ---- */

static const struct {
	const char *name;
	struct vk_structure elements[ELEMENTS]; /* [0] is unused */
	const char *pages[PAGES];
	const char *tree; /* PAGE.MCID for each mark, =NAME for a field */
} trees[] = {
    {"nothing", {{0}}, {"0 0"}, "Document()"},
    {"paragraphs", {{0}, OF(P, 0), OF(P, 0)}, {"1 1 0 2"},
	"Document(P(0.0) P(0.1))"},
    {"a paragraph over two page breaks is one",
	{{0}, OF(P, 0), OF(P, 0), OF(P, 0)}, {"1 2", "0 2", "0 2 3"},
	"Document(P(0.0) P(0.1 1.0 2.0) P(2.1))"},
    {"a page begins with the next paragraph", {{0}, OF(P, 0), OF(P, 0)},
	{"1", "2"}, "Document(P(0.0) P(1.0))"},
    {"a paragraph goes on behind furniture and another",
	{{0}, OF(P, 0), OF(P, 0)}, {"1 0 1 2 1"},
	"Document(P(0.0 0.1 0.3) P(0.2))"},
    {"text around a part", {{0}, OF(P, 0), OF(LBL, 1)}, {"1 2 1"},
	"Document(P(0.0 Span(0.1) 0.2))"},
    {"what nobody marks is left out",
	{{0}, OF(SECT, 0), OF(P, 1), OF(P, 0), OF(SECT, 0), OF(SECT, 4)}, {"3"},
	"Document(P(0.0))"},
    {"sections", {{0}, OF(SECT, 0), OF(P, 1), OF(SECT, 1), OF(P, 3), OF(P, 1)},
	{"2 4", "4 5"}, "Document(Sect(P(0.0) Sect(P(0.1 1.0)) P(1.1)))"},
    {"headings", {{0}, H(1), H(2), H(3), H(2), H(1)}, {"1 2 3 4 5"},
	"Document(H1(0.0) H2(0.1) H3(0.2) H2(0.3) H1(0.4))"},
    {"headings that begin deep and jump",
	{{0}, H(2), H(5), H(3), H(5), H(1), H(9)}, {"1 2 3 4 5 6"},
	"Document(H1(0.0) H2(0.1) H2(0.2) H3(0.3) H1(0.4) H2(0.5))"},
    {"a heading that is left out is none", {{0}, H(1), H(2), H(3), H(1), H(2)},
	{"2 3 5"}, "Document(H1(0.0) H2(0.1) H1(0.2))"},
    {"headings below the sixth level",
	{{0}, H(1), H(2), H(3), H(4), H(5), H(6), H(7), H(8), H(6), H(7), H(2)},
	{"1 2 3 4 5 6 7 8 9 10 11"},
	"Document(H1(0.0) H2(0.1) H3(0.2) H4(0.3) H5(0.4) H6(0.5) H6(0.6) "
	"H6(0.7) H6(0.8) H6(0.9) H2(0.10))"},
    {"a heading in no outline is a paragraph", {{0}, OF(H, 0)}, {"1"},
	"Document(P(0.0))"},
    {"a list",
	{{0}, OF(L, 0), LI(1), OF(LBL, 2), OF(LBODY, 2), LI(1), OF(LBL, 5),
	    OF(LBODY, 5)},
	{"3 4 6 7", "7"},
	"Document(L(LI(Lbl(0.0) LBody(0.1)) LI(Lbl(0.2) LBody(0.3 1.0))))"},
    {"an item of many paragraphs has one body",
	{{0}, OF(L, 0), LI(1), OF(LBL, 2), OF(LBODY, 2), OF(LBODY, 2),
	    OF(P, 2)},
	{"3 4 5 6"}, "Document(L(LI(Lbl(0.0) LBody(0.1 P(0.2) P(0.3)))))"},
    {"a list in an item stands in its body",
	{{0}, OF(L, 0), LI(1), OF(LBODY, 2), OF(L, 2), LI(4), OF(LBL, 5),
	    OF(LBODY, 5), OF(LBODY, 2), LI(1), OF(L, 9), LI(10), OF(LBODY, 11)},
	{"3 6 7 8 12"},
	"Document(L(LI(LBody(0.0 L(LI(Lbl(0.1) LBody(0.2))) P(0.3))) "
	"LI(LBody(L(LI(LBody(0.4)))))))"},
    {"a heading in an item",
	{{0}, OF(L, 0), LI(1),
	    {.tag = VK_TAG_H, .parent = 2, .outline = 1, .title = "H"},
	    OF(LBODY, 2)},
	{"3 4"}, "Document(L(LI(LBody(H1(0.0) P(0.1)))))"},
    {"a list begins with a word and ends with a line",
	{{0}, OF(L, 0), OF(P, 1), LI(1), OF(LBL, 3), OF(LBODY, 3), OF(P, 1)},
	{"2 4 5 6"},
	"Document(L(Caption(0.0) LI(Lbl(0.1) LBody(0.2)) LI(LBody(0.3))))"},
    {"items in no list are gathered",
	{{0}, LI(0), OF(LBL, 1), OF(LBODY, 1), LI(0), OF(LBODY, 4), OF(P, 0),
	    LI(0), OF(LBODY, 7)},
	{"2 3 5 6 8"},
	"Document(L(LI(Lbl(0.0) LBody(0.1)) LI(LBody(0.2))) P(0.3) "
	"L(LI(LBody(0.4))))"},
    {"they do not join a list of the document",
	{{0}, OF(L, 0), LI(1), OF(LBODY, 2), LI(0), OF(LBODY, 4)}, {"3 5"},
	"Document(L(LI(LBody(0.0))) L(LI(LBody(0.1))))"},
    {"a list in a list", {{0}, OF(L, 0), OF(L, 1), LI(2), OF(LBODY, 3)}, {"4"},
	"Document(L(L(LI(LBody(0.0)))))"},
    {"a section in a list", {{0}, OF(L, 0), OF(SECT, 1), OF(P, 2)}, {"3"},
	"Document(L(LI(LBody(Sect(P(0.0))))))"},
    {"figures", {{0}, ABOUT(FIGURE, "Con dấu"), ABOUT(FIGURE, NULL)},
	{"i1", "i2"},
	"Document(Figure\"Con dấu\"[10 740 40 780](0.0) "
	"Figure\"Figure\"[10 540 40 580](1.0))"},
    {"fields keep their place",
	{{0}, OF(P, 0), ABOUT(FORM, "Chữ ký"), OF(P, 0), ABOUT(FORM, NULL)},
	{"1 f2 3", "3 f4"},
	"Document(P(0.0) Form\"Chữ ký\"(=f) P(0.1 1.0) Form\"Form\"(=f))"},
    {"images that lie over words are read before them",
	{{0}, OF(P, 0), ABOUT(FIGURE, "a"), ABOUT(FORM, "f"),
	    ABOUT(FIGURE, "b"), OF(P, 0), OF(P, 0), ABOUT(FIGURE, "c")},
	{"1 f3 5 0 i2 i4", "6 0 5 i0 i7"},
	"Document(P(0.0) Figure\"a\"[10 740 40 780](0.2) Form\"f\"(=f) "
	"Figure\"b\"[10 740 40 780](0.3) P(0.1 1.1) P(1.0) "
	"Figure\"c\"[10 540 40 580](1.2))"},
    {"what stands in a figure is in its box",
	{{0}, ABOUT(FIGURE, "a"), OF(P, 1), OF(P, 0)}, {"2 1 3"},
	"Document(Figure\"a\"[10 740 40 780](P(0.0) 0.1) P(0.2))"},
    {"a table",
	{{0}, OF(TABLE, 0), OF(THEAD, 1), OF(TR, 2), HEAD(3, 1, 1),
	    HEAD(3, 1, 2), OF(TBODY, 1), OF(TR, 6), CELL(7, 2, 1),
	    CELL(7, 1, 2), OF(P, 9), OF(TR, 6), CELL(11, 1, 1),
	    {.tag = VK_TAG_TH, .parent = 11, .beside = true}},
	{"4 5 0 8 10", "0 10 12 13"},
	"Document(Table(THead(TR(TH{C1x1}(0.0) TH{C1x2}(0.1))) "
	"TBody(TR(TD{2x1}(0.2) TD{1x2}(P(0.3 1.0))) "
	"TR(TD(1.1) TH{R1x1}(1.2)))))"},
    {"empty cells keep their place, empty rows do too",
	{{0}, OF(TABLE, 0), OF(TR, 1), CELL(2, 1, 1), CELL(2, 1, 1), OF(P, 4),
	    OF(TR, 1), CELL(6, 1, 1), CELL(6, 1, 1), OF(P, 0)},
	{"5 9"}, "Document(Table(TR(TD() TD(P(0.0))) TR(TD() TD())) P(0.1))"},
    {"a note between the cells of a table",
	{{0}, OF(TABLE, 0), OF(TR, 1), CELL(2, 1, 1), OF(NOTE, 0), OF(TR, 1),
	    CELL(5, 1, 1), OF(TR, 1), CELL(7, 1, 1)},
	{"3 4", "8"},
	"Document(Table(TR(TD(0.0)) TR(TD()) TR(TD(1.0))) Note#note1(0.1))"},
    {"a table nobody marks is left out",
	{{0}, OF(TABLE, 0), OF(TR, 1), CELL(2, 1, 1), OF(P, 0)}, {"4"},
	"Document(P(0.0))"},
    {"notes", {{0}, OF(P, 0), OF(REFERENCE, 1), OF(NOTE, 0), OF(LBL, 3)},
	{"1 2 1 0 4 3", "3"},
	"Document(P(0.0 Reference(0.1) 0.2) Note#note1(Lbl(0.3) 0.4 1.0))"},
    {"notes by their numbers",
	{{0}, OF(NOTE, 0), OF(NOTE, 0), OF(NOTE, 0), OF(NOTE, 0), OF(NOTE, 0),
	    OF(NOTE, 0), OF(NOTE, 0), OF(NOTE, 0), OF(NOTE, 0), OF(NOTE, 0),
	    OF(P, 10), OF(NOTE, 0)},
	{"1 3 4 5 6 7 8 9", "11 12"},
	"Document(Note#note01(0.0) Note#note02(0.1) Note#note03(0.2) "
	"Note#note04(0.3) Note#note05(0.4) Note#note06(0.5) Note#note07(0.6) "
	"Note#note08(0.7) Note#note09(P(1.0)) Note#note10(1.1))"},
};

static void
grows_the_tree(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(trees) / sizeof(trees[0]); i++) {
		struct vk_buf want = {0};
		struct vk_buf pdf = make(trees[i].elements,
		    count(trees[i].elements), trees[i].pages, NULL);

		vk_buf_addf(&want, "%s\n", trees[i].tree);
		archived_says(
		    __FILE__, "tree", &pdf, trees[i].name, vk_buf_str(&want));
		archived_says(__FILE__, "structure", &pdf, trees[i].name, "");
		archived_is_pdf(&pdf, trees[i].name);
		vk_buf_free(&want);
		vk_buf_free(&pdf);
	}
}

/* Content that does not fit the tree; else the test above would see nothing. */
static const struct {
	const char *name, *content, *said;
} broken[] = {
    {"a mark is missing", "/P<</MCID 0>>BDC EMC\n",
	"page 0 has 1 marks, and 2 ways back\nno page has (0, 1)\n"},
    {"a mark is twice",
	"/P<</MCID 0>>BDC EMC /P<</MCID 1>>BDC EMC /P<</MCID 1>>BDC EMC\n",
	"page 0 has twice 1\n"},
    {"a mark is unknown",
	"/P<</MCID 0>>BDC EMC /P<</MCID 1>>BDC EMC /P<</MCID 2>>BDC EMC\n",
	"page 0 has 3 marks, and 2 ways back\nthe tree lacks (0, 2)\n"},
    {"something is drawn outside",
	"/P<</MCID 0>>BDC EMC /P<</MCID 1>>BDC EMC 0 0 9 9 re f\n",
	"page 0 draws outside of marks: f\n"},
    {"a mark is left open", "/P<</MCID 0>>BDC EMC /P<</MCID 1>>BDC\n",
	"page 0 is left open\n"},
    {"a paragraph is marked as a heading",
	"/P<</MCID 0>>BDC EMC /H1<</MCID 1>>BDC EMC\n",
	"marked H1 but in the tree /P\n"},
};

static void
would_see_faults(void **state)
{
	static const struct vk_structure elements[] = {{0}, OF(P, 0), OF(P, 0)};
	static const char *const pages[PAGES] = {"1 2"};

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		struct vk_buf pdf = make(elements, 3, pages, broken[i].content);

		archived_says(__FILE__, "structure", &pdf, broken[i].name,
		    broken[i].said);
		vk_buf_free(&pdf);
	}
}

/* Elements that make no table. */
static const struct {
	const char *name;
	struct vk_structure elements[ELEMENTS];
	const char *said;
} crooked[] = {
    {"a row is short",
	{{0}, OF(TABLE, 0), OF(TR, 1), CELL(2, 1, 1), CELL(2, 1, 1), OF(TR, 1),
	    CELL(5, 1, 1)},
	"a table of 2 rows and 2 columns has 3 places\n"},
    {"cells lie over each other",
	{{0}, OF(TABLE, 0), OF(TR, 1), CELL(2, 1, 1), CELL(2, 2, 1), OF(TR, 1),
	    CELL(5, 1, 2)},
	"two cells are at (1, 1)\n"},
    {"a cell goes below the last row",
	{{0}, OF(TABLE, 0), OF(TR, 1), CELL(2, 2, 1), CELL(2, 1, 1)},
	"a table of 1 rows and 2 columns has 3 places\n"},
    {"a row stands in a cell",
	{{0}, OF(TABLE, 0), OF(TR, 1), CELL(2, 1, 1), OF(TR, 3), OF(P, 4)},
	"/TR stands in TD\nTR holds ['P']\n"},
};

static void
would_see_crooked_tables(void **state)
{
	static const char *const pages[PAGES] = {"3"};

	(void)state;
	for (size_t i = 0; i < sizeof(crooked) / sizeof(crooked[0]); i++) {
		const char *deep[PAGES] = {"5"};
		struct vk_buf pdf = make(crooked[i].elements,
		    count(crooked[i].elements), i == 3 ? deep : pages, NULL);

		archived_says(__FILE__, "structure", &pdf, crooked[i].name,
		    crooked[i].said);
		vk_buf_free(&pdf);
	}
}

/* ---- names ---- */

static void
names_marks(void **state)
{
	static const struct {
		struct vk_structure element;
		const char *name;
	} cases[] = {
	    {OF(SECT, 0), "Sect"},
	    {OF(P, 0), "P"},
	    {OF(L, 0), "L"},
	    {LI(3), "LI"},
	    {OF(LBL, 4), "Lbl"},
	    {OF(LBODY, 4), "LBody"},
	    {OF(FIGURE, 0), "Figure"},
	    {OF(FORM, 0), "Form"},
	    {OF(TABLE, 0), "Table"},
	    {OF(THEAD, 1), "THead"},
	    {OF(TBODY, 1), "TBody"},
	    {OF(TR, 1), "TR"},
	    {HEAD(1, 1, 1), "TH"},
	    {CELL(1, 1, 1), "TD"},
	    {OF(NOTE, 0), "Note"},
	    {OF(REFERENCE, 1), "Reference"},
	    {H(2), "H1"},
	    {H(4), "H2"},
	    {H(5), "H3"},
	    {H(3), "H2"},
	    {OF(P, 0), "P"},
	    {H(4), "H3"},
	    {H(1), "H1"},
	};
	enum { N = sizeof(cases) / sizeof(cases[0]) };
	struct vk_structure elements[N + 1] = {{0}};
	struct vk_pages pages = {.elements = elements, .nelements = N + 1};

	(void)state;
	for (size_t i = 0; i < N; i++)
		elements[i + 1] = cases[i].element;
	assert_string_equal(vk_archive_tag(&pages, VK_FURNITURE), "Artifact");
	for (uint32_t i = 0; i < N; i++)
		assert_string_equal(
		    vk_archive_tag(&pages, i + 1), cases[i].name);
}

/* ---- the outline ---- */

#define ENTRY(level, words, page, down)                                        \
	{                                                                      \
		.tag = VK_TAG_H, .outline = (level), .title = (words),         \
		.title_page = (page), .title_y = (down)*VK_PT                  \
	}

static const struct {
	const char *name;
	struct vk_structure elements[ELEMENTS];
	const char *outline;
} outlines[] = {
    {"none", {{0}, OF(P, 0)}, ""},
    {"one", {{0}, ENTRY(1, "QUYẾT NGHỊ", 1, 100)}, "QUYẾT NGHỊ 1@500\n"},
    {"levels",
	{{0}, ENTRY(1, "A", 0, 10), ENTRY(2, "A1", 0, 20),
	    ENTRY(3, "A1a", 0, 30), OF(P, 0), ENTRY(2, "A2", 1, 10),
	    ENTRY(1, "B (\\)", 1, 20)},
	"A 0@790\n  A1 0@780\n    A1a 0@770\n  A2 1@590\nB (\\) 1@580\n"},
    {"levels that jump hang on the nearest lower one",
	{{0}, ENTRY(3, "A", 0, 0), ENTRY(5, "B", 0, 0), ENTRY(4, "C", 0, 0),
	    ENTRY(2, "D", 0, 0), ENTRY(9, "E", 0, 0), ENTRY(9, "F", 0, 0)},
	"A 0@800\n  B 0@800\n  C 0@800\nD 0@800\n  E 0@800\n  F 0@800\n"},
};

static void
writes_the_outline(void **state)
{
	static const char *const pages[PAGES] = {"1", "1"};

	(void)state;
	for (size_t i = 0; i < sizeof(outlines) / sizeof(outlines[0]); i++) {
		struct vk_buf pdf = make(outlines[i].elements,
		    count(outlines[i].elements), pages, NULL);

		archived_says(__FILE__, "outline", &pdf, outlines[i].name,
		    outlines[i].outline);
		archived_says(
		    __FILE__, "structure", &pdf, outlines[i].name, "");
		archived_is_pdf(&pdf, outlines[i].name);
		vk_buf_free(&pdf);
	}
}

/* ---- bounds ---- */

/* As deep as the layout nests. */
static void
goes_deep(void **state)
{
	static const char *const pages[PAGES] = {"64"};
	struct vk_structure elements[65] = {{0}};
	struct vk_buf pdf;

	(void)state;
	for (uint32_t i = 1; i <= 64; i++) {
		elements[i].tag = i < 64 ? VK_TAG_SECT : VK_TAG_P;
		elements[i].parent = i - 1;
	}
	pdf = make(elements, 65, pages, NULL);
	archived_says(__FILE__, "structure", &pdf, "64 levels", "");
	vk_buf_free(&pdf);
}

/* Many headings of which none is below another take no time. */
static void
goes_far(void **state)
{
	enum { MANY = 50000 };
	static const char *const pages[PAGES] = {"1"};
	struct vk_structure *elements = vk_alloc(MANY, sizeof(*elements));
	struct vk_buf pdf;

	(void)state;
	for (size_t i = 1; i < MANY; i++)
		elements[i] = (struct vk_structure)H(MANY - (int)i);
	pdf = make(elements, MANY, pages, NULL);
	assert_true(pdf.len > MANY);
	vk_buf_free(&pdf);
	for (size_t i = 1; i < MANY; i++)
		elements[i] = (struct vk_structure)H((int)i);
	pdf = make(elements, MANY, pages, NULL);
	assert_true(pdf.len > MANY);
	vk_buf_free(&pdf);
	free(elements);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(grows_the_tree),
	    cmocka_unit_test(would_see_faults),
	    cmocka_unit_test(would_see_crooked_tables),
	    cmocka_unit_test(names_marks),
	    cmocka_unit_test(writes_the_outline),
	    cmocka_unit_test(goes_deep),
	    cmocka_unit_test(goes_far),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
