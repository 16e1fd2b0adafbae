/*
 * Archival files read back by the program itself: what is in them, what they
 * show, and what is made of files that nobody should have written.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "out/out.h"
#include "tinos.h"

static const struct vk_attachment sources[] = {
    {.name = "nghị quyết.xml",
	.type = "text/xml",
	.about = "Văn bản",
	/* looks like the end of a revision, and is none */
	.bytes = "<van-ban>startxref\n9\n%%EOF\nendstream</van-ban>",
	.len = 46},
    {.name = "vankien.txt", .type = "text/plain", .about = "", .bytes = ""},
};

/* Two pages, the second with these words. */
static struct vk_buf
archive_of(const char *words, bool plain)
{
	struct vk_archive_wish wish = {
	    .attachments = sources, .nattachments = 2, .plain = plain};
	struct vk_buf out = {0};
	struct sheet s;

	sheet_open(&s, tinos);
	sheet_page(&s, 0);
	sheet_element(&s, VK_TAG_P, 0, NULL);
	sheet_run(&s, VK_REGULAR, 14, 85, 100, 0, "Trang một");
	sheet_page(&s, 2);
	sheet_element(&s, VK_TAG_P, 0, NULL);
	sheet_run(&s, VK_BOLD, 14, 85, 100, 0, words);
	assert_true(vk_out_archive(&s.pages, tinos, &wish, &out, s.diag));
	sheet_close(&s);
	return out;
}

static bool
extracts(const struct vk_buf *pdf, struct vk_extracted *files)
{
	struct vk_diag *d = vk_diag_new();
	bool done = vk_archive_extract("a.pdf", pdf->data, pdf->len, files, d);

	assert_int_equal(vk_diag_status(d), done ? 0 : 65);
	vk_diag_free(d);
	return done;
}

static int
differ(const struct vk_buf *a, const struct vk_buf *b)
{
	return vk_archive_differs(a->data, a->len, b->data, b->len);
}

/* ---- what the writer wrote ---- */

static void
is_the_source(const struct vk_buf *pdf)
{
	struct vk_extracted files;

	assert_true(extracts(pdf, &files));
	assert_int_equal(files.n, 2);
	for (size_t i = 0; i < 2; i++) {
		/* in the order of the name tree */
		const struct vk_attachment *source = &sources[1 - i];

		assert_string_equal(vk_buf_str(&files.names[i]), source->name);
		assert_int_equal(files.files[i].len, source->len);
		assert_string_equal(vk_buf_str(&files.files[i]), source->bytes);
	}
	vk_extracted_free(&files);
}

static void
gives_back_the_attachments(void **state)
{
	(void)state;
	for (int plain = 0; plain < 2; plain++) {
		struct vk_buf pdf = archive_of("Hết", plain != 0);

		is_the_source(&pdf);
		vk_buf_free(&pdf);
	}
}

static void
knows_the_same_pages(void **state)
{
	struct vk_buf packed = archive_of("Hết", false);
	struct vk_buf plain = archive_of("Hết", true);
	struct vk_buf other = archive_of("Hêt", true);

	(void)state;
	assert_int_equal(differ(&packed, &packed), -1);
	assert_int_equal(differ(&packed, &plain), -1);
	assert_int_equal(differ(&plain, &packed), -1);
	/* in the font that both share a page may differ first */
	assert_int_equal(differ(&plain, &other), 1);
	assert_int_equal(differ(&packed, &other), 1);
	vk_buf_free(&packed);
	vk_buf_free(&plain);
	vk_buf_free(&other);
}

/* Where a text stands; the test fails when it does not. */
static size_t
find(const struct vk_buf *b, size_t from, const char *text)
{
	size_t len = strlen(text);

	for (; from + len <= b->len; from++)
		if (memcmp(b->data + from, text, len) == 0)
			return from;
	fail_msg("there is no '%s'", text);
	return 0;
}

/* Not one byte of what a page shows can change unseen. */
static void
sees_every_byte_of_the_content(void **state)
{
	(void)state;
	for (int plain = 0; plain < 2; plain++) {
		struct vk_buf good = archive_of("Hết", plain != 0);
		struct vk_buf bad = archive_of("Hết", plain != 0);
		size_t at = find(&good, 0, "stream\n") + 7;
		size_t end = find(&good, at, "\nendstream");

		for (; at < end; at++) {
			bad.data[at] ^= 1;
			assert_int_not_equal(differ(&bad, &good), -1);
			bad.data[at] ^= 1;
		}
		vk_buf_free(&good);
		vk_buf_free(&bad);
	}
}

/* ---- what was appended ---- */

/* A newer revision in which one object is another. */
static void
append(struct vk_buf *pdf, size_t number, const char *object)
{
	size_t start = 0, root, size, xref, at;

	for (at = 0; at + 9 < pdf->len; at++)
		if (memcmp(pdf->data + at, "startxref", 9) == 0)
			start = (size_t)atol(pdf->data + at + 9);
	root = (size_t)atol(pdf->data + find(pdf, start, "/Root ") + 6);
	size = (size_t)atol(pdf->data + find(pdf, start, "/Size ") + 6);
	at = pdf->len;
	vk_buf_addf(pdf, "%zu 0 obj\n%s\nendobj\n", number, object);
	xref = pdf->len;
	vk_buf_addf(pdf,
	    "xref\n%zu 1\n%010zu 00000 n \ntrailer\n"
	    "<</Size %zu/Root %zu 0 R/Prev %zu>>\nstartxref\n%zu\n%%%%EOF\n",
	    number, at, size, root, start, xref);
}

/* The number that stands behind a text. */
static size_t
number_after(const struct vk_buf *b, size_t from, const char *text)
{
	return (size_t)atol(b->data + find(b, from, text) + strlen(text));
}

struct appended {
	const char *name;
	const char *after; /* the number of the object stands behind it */
	const char *object;
	int page; /* that differs */
};

static const struct appended appended[] = {
    {"another content", "/Contents ", "<</Length 3>>\nstream\n0 g\nendstream",
	0},
    {"a content of nothing", "/Contents ", "<</Length 3>>", 0},
    {"no pages", "/Pages ", "<</Type/Pages/Kids[]/Count 0>>", 0},
    {"another tree", "/Pages ", "[1 2 3]", 0},
    {"another font", "/Font<</F0 ", "<</Type/Font>>", 0},
    {"no catalog", "/Root ", "<</Type/Catalog>>", 0},
    {"other files", "/EmbeddedFiles ", "<</Names[]>>", -1},
    {"other words of itself", "/Metadata ", "<<>>", -1},
    {"an object of no use", "/Size ", "<<>>", -1},
};

static void
tells_what_was_appended(void **state)
{
	struct vk_buf good = archive_of("Hết", true);

	(void)state;
	for (size_t i = 0; i < sizeof(appended) / sizeof(*appended); i++) {
		const struct appended *c = &appended[i];
		struct vk_buf pdf = {0};
		int page;

		vk_buf_add(&pdf, good.data, good.len);
		append(&pdf, number_after(&good, 0, c->after), c->object);
		is_the_source(&pdf);
		page = differ(&pdf, &good);
		if (page != c->page)
			fail_msg("%s: page %d", c->name, page);
		vk_buf_free(&pdf);
	}
	vk_buf_free(&good);
}

/* A signature may lie over a page, and nothing else. */
static void
knows_signatures(void **state)
{
	static const struct {
		const char *annots;
		int page;
	} cases[] = {
	    {"[]", -1},
	    {"[<</Subtype/Widget/FT/Sig/Rect[0 0 9 9]>>]", -1},
	    {"[<</Subtype/Widget/Parent<</FT/Sig>>/Rect[0 0 9 9]>>]", -1},
	    {"[<</Subtype/Widget/FT/Tx/Rect[0 0 9 9]>>]", 1},
	    {"[<</Subtype/Stamp/FT/Sig/Rect[0 0 9 9]>>]", 1},
	    {"[<</Subtype/Widget/FT/Sig>> <</Subtype/Stamp>>]", 1},
	    {"[null]", 1},
	};
	struct vk_buf good = archive_of("Hết", true);
	size_t at = find(&good, 0, "<</Type/Page/Parent"), start;

	(void)state;
	at = find(&good, at + 1, "<</Type/Page/Parent"); /* the second */
	for (start = at - 1; good.data[start - 1] != '\n'; start--)
		;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t end = find(&good, at, ">>\nendobj");
		struct vk_buf pdf = {0}, page = {0};

		vk_buf_add(&pdf, good.data, good.len);
		vk_buf_add(&page, good.data + at, end - at);
		vk_buf_addf(&page, "/Annots%s>>", cases[i].annots);
		append(&pdf, (size_t)atol(good.data + start), page.data);
		is_the_source(&pdf);
		if (differ(&pdf, &good) != cases[i].page)
			fail_msg("%s: page %d", cases[i].annots,
			    differ(&pdf, &good));
		vk_buf_free(&pdf);
		vk_buf_free(&page);
	}
	vk_buf_free(&good);
}

/* ---- what nobody should have written ---- */

/* Objects 1 to 9, a table that is right, and a trailer with a Root. */
static struct vk_buf
file_of(const char *const *objects, const char *trailer)
{
	struct vk_buf out = {0}, table = {0};
	size_t n = 1;

	vk_buf_adds(&out, "%PDF-1.7\n");
	for (; objects[n - 1] != NULL; n++) {
		vk_buf_addf(&table, "%010zu 00000 n \n", out.len);
		vk_buf_addf(&out, "%zu 0 obj\n%s\nendobj\n", n, objects[n - 1]);
	}
	vk_buf_addf(
	    &table, "trailer\n<</Size %zu/Root 1 0 R%s>>\n", n, trailer);
	vk_buf_addf(&table, "startxref\n%zu\n%%%%EOF\n", out.len);
	vk_buf_addf(&out, "xref\n1 %zu\n%s", n - 1, table.data);
	vk_buf_free(&table);
	return out;
}

#define CATALOG "<</Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>"
#define FILESPEC(name) "<</UF" name "/EF<</F 5 0 R>>>>"
#define STREAM(entries, bytes) "<<" entries ">>\nstream\n" bytes "\nendstream"

static const struct {
	const char *name;
	const char *objects[8];
	const char *trailer;
	const char *files; /* what comes out; NULL: nothing, and a finding */
} odd[] = {
    {"as it should be",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a.xml)"),
	    STREAM("/Length 3", "abc")},
	"", "a.xml=abc;"},
    {"names in kids, UTF-16",
	{CATALOG, "<<>>", "<</Kids[6 0 R]>>", FILESPEC("<FEFF1EC7>"),
	    STREAM("/Length 0", ""), "<</Names[(a) 4 0 R]>>"},
	"", "\341\273\207=;"},
    {"a length elsewhere",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(\\141\\\n#)"),
	    STREAM("/Length 6 0 R", "abc"), "3"},
	"", "a#=abc;"},
    {"kids that are their own", {CATALOG, "<<>>", "<</Kids[3 0 R 3 0 R]>>"}, "",
	NULL},
    {"a length that is the stream's",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a)"),
	    STREAM("/Length 5 0 R", "abc")},
	"", NULL},
    {"a length too long",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a)"),
	    STREAM("/Length 99999", "abc")},
	"", NULL},
    {"an object that is another",
	{"2 0 R", CATALOG, "<</Names[(a) 4 0 R]>>", FILESPEC("(a)"),
	    STREAM("/Length 3", "abc")},
	"", NULL},
    {"a folder in a name",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a/b)"),
	    STREAM("/Length 3", "abc")},
	"", NULL},
    {"a folder above",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(..)"),
	    STREAM("/Length 3", "abc")},
	"", NULL},
    {"a NUL in a name",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a\\000b)"),
	    STREAM("/Length 3", "abc")},
	"", NULL},
    {"a name that turns direction",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("<FEFF202E0061>"),
	    STREAM("/Length 3", "abc")},
	"", NULL},
    {"a name that is not NFC",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("<FEFF00650302>"),
	    STREAM("/Length 3", "abc")},
	"", NULL},
    {"one name twice",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R(b) 4 0 R]>>", FILESPEC("(a)"),
	    STREAM("/Length 3", "abc")},
	"", NULL},
    {"a filter that is unknown",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a)"),
	    STREAM("/Length 3/Filter/LZWDecode", "abc")},
	"", NULL},
    {"a stream that is not packed",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a)"),
	    STREAM("/Length 3/Filter/FlateDecode", "abc")},
	"", NULL},
    {"locked",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a)"),
	    STREAM("/Length 3", "abc")},
	"/Encrypt<<>>", NULL},
    {"another table hidden in it",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a)"),
	    STREAM("/Length 3", "abc")},
	"/XRefStm 9", NULL},
    {"an older revision that is none",
	{CATALOG, "<<>>", "<</Names[(a) 4 0 R]>>", FILESPEC("(a)"),
	    STREAM("/Length 3", "abc")},
	"/Prev 9", NULL},
};

static void
survives_odd_files(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		struct vk_buf pdf = file_of(odd[i].objects, odd[i].trailer);
		struct vk_extracted files;
		struct vk_buf got = {0};

		if (extracts(&pdf, &files) != (odd[i].files != NULL))
			fail_msg("%s", odd[i].name);
		for (size_t k = 0; k < files.n; k++)
			vk_buf_addf(&got, "%s=%s;", vk_buf_str(&files.names[k]),
			    vk_buf_str(&files.files[k]));
		if (odd[i].files != NULL)
			assert_string_equal(vk_buf_str(&got), odd[i].files);
		assert_int_equal(differ(&pdf, &pdf), 0); /* no pages */
		vk_extracted_free(&files);
		vk_buf_free(&got);
		vk_buf_free(&pdf);
	}
}

/* Cut anywhere, or with any byte changed, it is read or refused. */
static void
survives_damage(void **state)
{
	(void)state;
	for (int plain = 0; plain < 2; plain++) {
		struct vk_buf pdf = archive_of("Hết", plain != 0);
		struct vk_extracted files;
		size_t whole = pdf.len;

		for (size_t at = 0; at < whole; at += 7) {
			pdf.data[at] ^= 0x55;
			(void)extracts(&pdf, &files);
			vk_extracted_free(&files);
			pdf.data[at] ^= 0x55;
			pdf.len = at;
			if (at + 16 < whole) /* before the last words */
				assert_false(extracts(&pdf, &files));
			pdf.len = whole;
		}
		vk_buf_free(&pdf);
	}
}

/* Values that lie in each other for as long as the file is. */
static void
survives_depth(void **state)
{
	struct vk_buf deep = {0}, pdf;
	const char *objects[] = {CATALOG, "<<>>", NULL, NULL};
	struct vk_extracted files;

	(void)state;
	for (int i = 0; i < 1000000; i++)
		vk_buf_addc(&deep, '[');
	objects[2] = deep.data;
	pdf = file_of(objects, "");
	assert_false(extracts(&pdf, &files));
	vk_buf_free(&pdf);
	vk_buf_free(&deep);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gives_back_the_attachments),
	    cmocka_unit_test(knows_the_same_pages),
	    cmocka_unit_test(sees_every_byte_of_the_content),
	    cmocka_unit_test(tells_what_was_appended),
	    cmocka_unit_test(knows_signatures),
	    cmocka_unit_test(survives_odd_files),
	    cmocka_unit_test(survives_damage),
	    cmocka_unit_test(survives_depth),
	};

	(void)argc;
	program = argv[0];
	return cmocka_run_group_tests(tests, load_fonts, drop_fonts);
}
