/* XML as trees: what is held, where it stands, and everything refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/arena.h"
#include "findings.h"
#include "read/xml.h"

/* The tree as dumped, then the findings. */
static int
read_it(const char *bytes, size_t len, struct vk_buf *out)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *doc = vk_xml_read_bytes("a.xml", bytes, len, d);
	int status;

	if (doc != NULL)
		vk_doc_dump(doc, out);
	findings_print(d, out);
	status = vk_diag_status(d);
	assert_int_equal(doc == NULL, status == 65);
	vk_doc_free(doc);
	vk_diag_free(d);
	return status;
}

/* One row per case: the file, and the tree with everything that is said. */
static const struct {
	const char *xml, *wanted;
} trees[] = {
    {"<a/>", "1:1 a\n"},
    {"\xEF\xBB\xBF<a/>", "1:1 a\n"},
    {"<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<a></a>\n",
	"2:1 a\n"},
    {"<a>\n <b/>\n <c></c ></a>", "1:1 a\n  2:2 b\n  3:2 c\n"},
    /* columns are code points, lines end in any of three ways */
    {"<a>Đảng <b/>ủy<c/></a>",
	"1:1 a\n  1:4 \"Đảng \"\n  1:9 b\n  1:13 \"ủy\"\n  1:15 c\n"},
    {"<a>\r\n<b/>\r <c/>\n</a>", "1:1 a\n  2:1 b\n  3:2 c\n"},
    {"<a>\n\n  x\r\ny</a>", "1:1 a\n  3:3 \"\\n\\n  x\\ny\"\n"},
    /* attributes */
    {"<a x='1'\n  long = \"Đ &amp; &#x110; &quot;\"  y=''/>",
	"1:1 a x=\"1\" long=\"Đ & Đ \\\"\" y=\"\"\n"},
    {"<a x='1\n2\t3\r\n4'/>", "1:1 a x=\"1 2 3 4\"\n"},
    {"<a x='/'/>", "1:1 a x=\"/\"\n"},
    {"<a x='>'>t</a>", "1:1 a x=\">\"\n  1:10 \"t\"\n"},
    /* one text, whatever stands in it */
    {"<a>x<!-- <b> & -->y<?p q?>z<![CDATA[<&]]]]><![CDATA[>]]>&lt;&#65;</a>",
	"1:1 a\n  1:4 \"xyz<&]]><A\"\n"},
    {"<a><!-- x -->\n  <![CDATA[y]]></a>", "1:1 a\n  2:12 \"\\n  y\"\n"},
    {"<!-- a --><?b c?><a/><!-- d --><?e?>", "1:18 a\n"},
    /* names that no vocabulary knows; prefixes are part of them */
    {"<x:a xmlns:x='urn:x' x:b='1' c='2'/>", "1:1 x:a x:b=\"1\" c=\"2\"\n"},
    {"<a xmlns='urn:x' b='1'/>", "1:1 a xmlns=\"urn:x\" b=\"1\"\n"},
    {"<a xmlns=''/>", "1:1 a\n"},
    {"<x:a/>", "1:1 x:a\n"},
    /* NFC */
    {"<a b='o\xCC\x82\xCC\x81'>Tie\xCC\x82\xCC\x81ng</a>",
	"1:1 a b=\"ố\"\n  1:12 \"Tiếng\"\n"},
};

static void
builds_trees(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(trees) / sizeof(*trees); i++) {
		struct vk_buf out = {0};

		assert_int_equal(
		    read_it(trees[i].xml, strlen(trees[i].xml), &out), 0);
		assert_string_equal(vk_buf_str(&out), trees[i].wanted);
		vk_buf_free(&out);
	}
}

/* The places of attributes are not in the dump. */
static void
places_attributes(void **state)
{
	static const char xml[] =
	    "<a>\n<b   x='Đ'\n\ty = \"1\" xmlns:q='q' z='3'\nv='&lt;' "
	    "w='a\nb' u\n='1'/></a>";
	static const struct {
		const char *name;
		unsigned line, column, ahead;
	} wanted[] = {{"x", 2, 6, 3}, {"y", 3, 2, 5}, {"z", 3, 22, 3},
	    {"v", 4, 1, 0}, {"w", 4, 10, 0}, {"u", 5, 4, 0}};
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *doc = vk_xml_read_bytes("a.xml", xml, strlen(xml), d);
	const struct vk_node *b;

	(void)state;
	assert_non_null(doc);
	b = doc->root->first->next;
	assert_int_equal(b->nattrs, sizeof(wanted) / sizeof(wanted[0]));
	for (size_t i = 0; i < b->nattrs; i++) {
		assert_string_equal(b->attrs[i].written, wanted[i].name);
		assert_int_equal(b->attrs[i].pos.line, wanted[i].line);
		assert_int_equal(b->attrs[i].pos.column, wanted[i].column);
		assert_int_equal(b->attrs[i].ahead, wanted[i].ahead);
		assert_string_equal(b->attrs[i].pos.file, "a.xml");
	}
	vk_doc_free(doc);
	vk_diag_free(d);
}

static void
knows_the_vocabulary(void **state)
{
	static const char xml[] = "<muc kieu='I.' khac=''>x<mucc/></muc>";
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *doc = vk_xml_read_bytes("a.xml", xml, strlen(xml), d);

	(void)state;
	assert_non_null(doc);
	assert_int_equal(doc->root->kind, VK_EL_SECTION);
	assert_int_equal(doc->root->attrs[0].name, VK_AT_STYLE);
	assert_int_equal(doc->root->attrs[1].name, VK_AT_NONE);
	assert_int_equal(doc->root->first->kind, VK_EL_TEXT);
	assert_string_equal(doc->root->first->written, "#text");
	assert_int_equal(doc->root->last->kind, VK_EL_NONE);
	assert_ptr_equal(doc->root->last->parent, doc->root);
	vk_doc_free(doc);
	vk_diag_free(d);
}

/* One row per case: a file that is no document, and the one finding. */
static const struct {
	const char *xml, *wanted;
} refused[] = {
    {"", "1:1 VK-XML-01 is not well-formed XML: the file is empty"},
    {"<a b=1/>",
	"1:6 VK-XML-01 is not well-formed XML: AttValue: \" or ' "
	"expected"},
    {"<a/><b/>",
	"1:5 VK-XML-01 is not well-formed XML: Extra content at the "
	"end of the document"},
    {"<a b='x<y'/>",
	"1:8 VK-XML-01 is not well-formed XML: Unescaped '<' not "
	"allowed in attributes values"},
    {"<a>\xE0\x80\x80</a>",
	"1:4 VK-XML-02 is not UTF-8: 0xE0; save the file as UTF-8"},
    {"<a>\n\xED\xA0\x80</a>", "2:1 VK-XML-02 is not UTF-8: 0xED"},
    {"<?xml version='1.0' encoding=\"UTF-16\"?><a/>",
	"1:31 VK-XML-02 is not UTF-8: UTF-16"},
    {"<?xml version='1.0' encoding='TCVN'?><a/>",
	"1:31 VK-XML-02 is not UTF-8: TCVN"},
    {"\xFF\xFE<", "1:1 VK-XML-02 is not UTF-8: UTF-16"},
    {"<a>\n\x1B</a>", "2:1 VK-XML-03 control character U+001B; remove it"},
    {"<!-- \x07 --><a/>", "1:6 VK-XML-03 control character U+0007"},
    {"<?xml version='1.1'?><a/>",
	"1:16 VK-XML-04 XML 1.1 is not read; write version=\"1.0\""},
    {"<!DOCTYPE a><a/>", "1:1 VK-XML-05 a DOCTYPE is not allowed; remove it"},
    {"<!DOCTYPE a [<!ENTITY b SYSTEM \"c.txt\">]><a>&b;</a>",
	"1:1 VK-XML-05 a DOCTYPE is not allowed"},
    {"<a>x&nbsp;</a>",
	"1:5 VK-XML-06 unknown entity &nbsp;; write the character itself"},
    {"<a>&#0;</a>", "1:4 VK-XML-06 unknown entity &#0;"},
    {"<a>&#65;&#xD800;</a>", "1:9 VK-XML-06 unknown entity &#xD800;"},
    {"<a>&#99999999999999;</a>", "1:4 VK-XML-06 unknown entity"},
    {"<a b='&x;'/>", "1:7 VK-XML-06 unknown entity &x;"},
    {"<a>x & y</a>", "1:6 VK-XML-07 \"&\" stands alone; write &amp;"},
    {"<a b='x&y'/>", "1:8 VK-XML-07 \"&\" stands alone; write &amp;"},
    {"<a>x&#x;</a>", "1:5 VK-XML-07 \"&\" stands alone; write &amp;"},
    {"<a>x ]]> y</a>", "1:6 VK-XML-07 \"]]>\" stands alone; write ]]&gt;"},
    {"<a>x < y</a>", "1:6 VK-XML-07 \"<\" stands alone; write &lt;"},
    {"<a>\n <b>x</c></a>",
	"2:6 VK-XML-08 </c> does not close <b> of 2:2; write </b>, or close "
	"what is open first"},
    {"<a>\n <b>x",
	"2:2 VK-XML-09 <b> is never closed; write </b> where it "
	"ends; perhaps the file was cut off"},
};

static void
refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		struct vk_buf out = {0};
		size_t len = strlen(refused[i].wanted);

		assert_int_equal(
		    read_it(refused[i].xml, strlen(refused[i].xml), &out), 65);
		assert_memory_equal(vk_buf_str(&out), refused[i].wanted, len);
		assert_non_null(strchr(out.data, '\n'));
		assert_int_equal(
		    strchr(out.data, '\n') - out.data + 1, out.len);
		vk_buf_free(&out);
	}
}

static void
refuses_what_a_string_cannot_show(void **state)
{
	struct vk_buf out = {0};

	(void)state;
	assert_int_equal(read_it("<a>\0</a>", 8, &out), 65);
	assert_int_equal(read_it("<\0a\0>\0", 6, &out), 65);
	assert_int_equal(read_it("\0<\0a\0>", 6, &out), 65);
	assert_string_equal(vk_buf_str(&out),
	    "1:4 VK-XML-03 control character U+0000; remove it\n"
	    "1:1 VK-XML-02 is not UTF-8: UTF-16; save the file as UTF-8\n"
	    "1:1 VK-XML-02 is not UTF-8: UTF-16; save the file as UTF-8\n");
	vk_buf_free(&out);
}

/* One row per case: text, and what is said; the tree is there all the same. */
static const struct {
	const char *xml, *wanted;
	int status;
} texts[] = {
    {"<a>a\nb\xE2\x80\xAE</a>",
	"2:2 VK-TEXT-02 U+202E would turn the reading direction unseen; "
	"remove it\n",
	1},
    {"<a b='Đ&amp;&#x202E;'/>",
	"1:13 VK-TEXT-02 U+202E would turn the reading direction unseen; "
	"remove it\n",
	1},
    {"<a>&#x9B;</a>",
	"1:4 VK-TEXT-01 control character U+009B in the text; remove it\n", 1},
    {"<a>x\xE2\x80\x8By</a>",
	"1:5 VK-TEXT-03 invisible character U+200B; remove it\n", 1},
    {"<a>x<!-- & -->\r\n<![CDATA[&]]>&lt;\xEE\x80\x80</a>",
	"2:18 VK-TEXT-04 private character U+E000, probably from an old font "
	"encoding; type the letter again in Unicode\n",
	1},
    {"<a>\xEF\xBF\xBD</a>",
	"1:4 VK-TEXT-05 U+FFFD is no character; type what is meant\n", 1},
    {"<a>\xF0\x9F\x98\x80</a>",
	"1:4 VK-TEXT-06 the picture sign 😀 (U+1F600) has no place in a paper; "
	"remove it, or say it in words\n",
	1},
    {"<a>\xE6\x97\xA5</a>",
	"1:4 VK-TEXT-07 the sign 日 (U+65E5) is outside the repertoire; write "
	"it "
	"with Vietnamese letters and common signs\n",
	1},
    /* nothing to see, on its own, or from right to left */
    {"<a>\xE2\x80\x83</a>",
	"1:4 VK-TEXT-08 U+2003 only looks like \" \"; type \" \"\n", 1},
    {"<a>x\xE0\xA5\x81</a>",
	"1:5 VK-TEXT-07 the sign U+0941 is outside the repertoire; write it "
	"with Vietnamese letters and common signs\n",
	1},
    {"<a>\xD7\x90</a>",
	"1:4 VK-TEXT-07 the sign U+05D0 is outside the repertoire; write it "
	"with Vietnamese letters and common signs\n",
	1},
    {"<a>\xD0\xB0</a>",
	"1:4 VK-TEXT-08 а (U+0430) only looks like \"a\"; "
	"type \"a\"\n",
	1},
    {"<a>\xCC\x81</a>",
	"1:4 VK-TEXT-09 the mark U+0301 stands on no letter; remove it\n", 1},
    {"<a>t\xCC\x81</a>",
	"1:5 VK-TEXT-10 the letter t cannot have the mark U+0301; type the "
	"letter again\n",
	1},
    {"<a>e\xCC\x82\xCC\x81\xCC\xA3</a>",
	"1:7 VK-TEXT-11 more than two marks on the letter ế: U+0323; type the "
	"letter again\n",
	1},
    {"<a>\xD0\xB0<b/>\xD0\xB0 \xD0\xB0</a>",
	"1:4 VK-TEXT-08 а (U+0430) only looks like \"a\"; "
	"type \"a\"\n"
	"1:9 VK-TEXT-08 а (U+0430) only looks like \"a\"; "
	"type \"a\"\n"
	"1:11 VK-TEXT-08 а (U+0430) only looks like \"a\"; "
	"type \"a\"\n",
	1},
};

static void
holds_text_to_the_repertoire(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct vk_diag *d = vk_diag_new();
		struct vk_buf out = {0};
		struct vk_doc *doc = vk_xml_read_bytes(
		    "a.xml", texts[i].xml, strlen(texts[i].xml), d);

		assert_non_null(doc);
		findings_print(d, &out);
		assert_string_equal(vk_buf_str(&out), texts[i].wanted);
		assert_int_equal(vk_diag_status(d), texts[i].status);
		vk_doc_free(doc);
		vk_diag_free(d);
		vk_buf_free(&out);
	}
}

/* ---- limits: what is just within, and what is one beyond ---- */

/* head, n times piece, middle, n times the other piece, tail */
static const struct {
	const char *name, *head, *piece, *middle, *other, *tail;
	int within; /* n that is still read without a finding */
	const char *beyond; /* said for one more; NULL: nothing */
} limits[] = {
    {"depth", "", "<a>", "", "</a>", "", 64,
	"1:193 VK-XML-10 more than 64 elements lie in each other"},
    {"attributes", "<a ", "%s='' ", "/>", "", "", 64,
	"1:1 VK-XML-12 more than 64 attributes on one element"},
    {"names", "<a>", "<%s/>", "</a>", "", "", 999,
	"1:5999 VK-XML-15 more than 1000 different names of elements and "
	"attributes"},
    {"tag", "<a b='", " ", "'/>", "", "", (256 << 10) - 8,
	"1:1 VK-XML-13 a tag or comment of more than 262144 bytes"},
    {"text", "<a>", "x ", "</a>", "", "", 512 << 10,
	"1:4 VK-XML-14 a text of more than 1048576 bytes in one piece"},
    {"word", "<a>", "x", "</a>", "", "", 1000,
	"1:4 VK-TEXT-12 a word of more than 1000 signs"},
    {"word in a value", "<a b=' x ", "&amp;", "'/>", "", "", 1000,
	"1:10 VK-TEXT-12 a word of more than 1000 signs"},
};

/* "%s" in a piece is a name of its own each time: aaa, baa, ... */
static void
add_pieces(struct vk_buf *b, const char *piece, int n)
{
	for (int i = 0; i < n; i++) {
		const char *name = strstr(piece, "%s");

		if (name == NULL) {
			vk_buf_adds(b, piece);
			continue;
		}
		vk_buf_add(b, piece, (size_t)(name - piece));
		vk_buf_addc(b, (char)('a' + i % 26));
		vk_buf_addc(b, (char)('a' + i / 26 % 26));
		vk_buf_addc(b, (char)('a' + i / 676));
		vk_buf_adds(b, name + 2);
	}
}

static void
say_limit(size_t i, int n, struct vk_buf *out)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_buf xml = {0};
	struct vk_doc *doc;

	vk_buf_adds(&xml, limits[i].head);
	add_pieces(&xml, limits[i].piece, n);
	vk_buf_adds(&xml, limits[i].middle);
	add_pieces(&xml, limits[i].other, n);
	vk_buf_adds(&xml, limits[i].tail);
	doc = vk_xml_read_bytes("a.xml", xml.data, xml.len, d);
	findings_print(d, out);
	vk_doc_free(doc);
	vk_diag_free(d);
	vk_buf_free(&xml);
}

static void
keeps_to_its_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
		struct vk_buf out = {0};

		say_limit(i, limits[i].within, &out);
		assert_string_equal(vk_buf_str(&out), "");
		say_limit(i, limits[i].within + 1, &out);
		assert_memory_equal(vk_buf_str(&out), limits[i].beyond,
		    strlen(limits[i].beyond));
		vk_buf_free(&out);
	}
}

/* Pieces that would be slow if any step were not linear. */
static const struct {
	const char *head, *piece, *middle, *other, *tail;
	int n, status;
} masses[] = {
    {"<a>", "\xCC\x81", "</a>", "", "", 100000, 1},
    {"<a>", "x", "</a>", "", "", 100000, 1},
    {"<a>", "\xE2\x80\xAE", "</a>", "", "", 300000, 1},
    {"", "<a>", "", "</a>", "", 100000, 65},
    {"<a ", "b='' ", "/>", "", "", 200000, 65},
    {"<a ", "%s='' ", "/>", "", "", 17000, 65},
    {"<a>", "<b/>", "</a>", "", "", 200000, 0},
    {"<a>", "<!---->", "</a>", "", "", 200000, 0},
    {"<a>", "<?b?>", "</a>", "", "", 200000, 0},
    {"<a>", "<!--", "</a>", "", "", 200000, 65},
    {"<a>", "<![CDATA[", "]]></a>", "", "", 100000, 1},
    {"<a>", "&", "</a>", "", "", 200000, 65},
    {"<a b='", "'", "</a>", "", "", 200000, 65},
    {"\n", "\n", "<a/>", "", "", 200000, 0},
};

static void
is_never_slow(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(masses) / sizeof(*masses); i++) {
		struct vk_diag *d = vk_diag_new();
		struct vk_buf xml = {0};
		clock_t start = clock();
		struct vk_doc *doc;

		vk_buf_adds(&xml, masses[i].head);
		add_pieces(&xml, masses[i].piece, masses[i].n);
		vk_buf_adds(&xml, masses[i].middle);
		add_pieces(&xml, masses[i].other, masses[i].n);
		vk_buf_adds(&xml, masses[i].tail);
		doc = vk_xml_read_bytes("a.xml", xml.data, xml.len, d);
		assert_int_equal(vk_diag_status(d), masses[i].status);
		/* milliseconds really; seconds leave room for sanitizers */
		assert_true(clock() - start < 3 * CLOCKS_PER_SEC);
		vk_doc_free(doc);
		vk_diag_free(d);
		vk_buf_free(&xml);
	}
}

static void
counts_many_lines(void **state)
{
	struct vk_buf xml = {0}, out = {0};

	(void)state;
	vk_buf_adds(&xml, "<a>");
	for (int i = 1; i < 70000; i++)
		vk_buf_adds(&xml, i % 2 == 0 ? "\n" : "\r\n");
	vk_buf_adds(&xml, "  \xE2\x80\xAE<b></c></a>");
	assert_int_equal(read_it(xml.data, xml.len, &out), 65);
	assert_memory_equal(vk_buf_str(&out), "70000:7 VK-XML-08", 17);
	vk_buf_clear(&out);
	memcpy(strstr(xml.data, "</c>"), "</b>", 4);
	assert_int_equal(read_it(xml.data, xml.len, &out), 1);
	assert_non_null(strstr(vk_buf_str(&out), "\n70000:3 VK-TEXT-02"));
	assert_non_null(strstr(vk_buf_str(&out), "\n  70000:4 b\n"));
	vk_buf_free(&xml);
	vk_buf_free(&out);
}

/* ---- accidents ---- */

static const char whole[] =
    "<?xml version=\"1.0\"?>\n<!-- Đ --><a b='c &lt;' d=\"&#x41;\">\r\n"
    "x &amp; y<b/><![CDATA[z]]><c e='f'>Tie\xCC\x82\xCC\x81ng</c>\n</a>\n";

static void
survives_every_cut(void **state)
{
	size_t end = strlen(whole) - 1; /* the last line break may go */

	(void)state;
	for (size_t len = 0; len < end; len++) {
		char *bytes = vk_alloc(len > 0 ? len : 1, 1);
		struct vk_buf out = {0};

		memcpy(bytes, whole, len);
		assert_int_equal(read_it(bytes, len, &out), 65);
		vk_buf_free(&out);
		free(bytes);
	}
}

static void
survives_every_byte(void **state)
{
	static const char others[] = "<>&/'\"= \n;-]!?#a\x80\xC3\xFF";
	char bytes[sizeof(whole)];

	(void)state;
	for (size_t i = 0; i < strlen(whole); i++)
		for (size_t k = 0; k <= strlen(others); k++) {
			struct vk_buf out = {0};
			int status;

			memcpy(bytes, whole, sizeof(whole));
			bytes[i] = others[k];
			status = read_it(bytes, strlen(whole), &out);
			assert_true(status == 0 || status == 1 || status == 65);
			vk_buf_free(&out);
		}
}

static void
opens_no_other_file(void **state)
{
	struct vk_diag *d = vk_diag_new();

	(void)state;
	assert_null(vk_xml_read("no such file.xml", d));
	assert_int_equal(vk_diag_status(d), 66);
	vk_diag_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(builds_trees),
	    cmocka_unit_test(places_attributes),
	    cmocka_unit_test(knows_the_vocabulary),
	    cmocka_unit_test(refuses),
	    cmocka_unit_test(refuses_what_a_string_cannot_show),
	    cmocka_unit_test(holds_text_to_the_repertoire),
	    cmocka_unit_test(keeps_to_its_limits),
	    cmocka_unit_test(is_never_slow),
	    cmocka_unit_test(counts_many_lines),
	    cmocka_unit_test(survives_every_cut),
	    cmocka_unit_test(survives_every_byte),
	    cmocka_unit_test(opens_no_other_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
