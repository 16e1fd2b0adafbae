/*
 * Info and XMP say the same, whatever the title holds, and the attachments
 * come back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "out/archive/archive.h"
#include "readback.h"

/* A file with the data of these pages. */
static struct vk_buf
file_of(const struct vk_pages *pages, bool plain)
{
	struct vk_objects *o = vk_objects_new(plain);
	int info = vk_archive_info(o, pages);
	struct vk_buf more = {0}, file;

	vk_buf_addf(&more, "/Metadata %d 0 R", vk_archive_xmp(o, pages));
	file = readback_finish(o, more.data, info);
	vk_buf_free(&more);
	return file;
}

/* Both as one text, which must not differ, and the dates. */
static const char compared[] =
    "import xml.etree.ElementTree as tree\n"
    "root = tree.fromstring(pdf.Root.Metadata.read_bytes())\n"
    "rdf = \"{http://www.w3.org/1999/02/22-rdf-syntax-ns#}\"\n"
    "dc = \"{http://purl.org/dc/elements/1.1/}\"\n"
    "xmp = \"{http://ns.adobe.com/xap/1.0/}\"\n"
    "adobe = \"{http://ns.adobe.com/pdf/1.3/}\"\n"
    "lang = \"{http://www.w3.org/XML/1998/namespace}lang\"\n"
    "def at(name):\n"
    "    found = root.findall(\".//\" + name)\n"
    "    assert len(found) < 2\n"
    "    if not found:\n"
    "        return None\n"
    "    li = found[0].findall(\".//\" + rdf + \"li\")\n"
    "    assert len(li) < 2\n"
    "    if name in (dc + \"title\", dc + \"description\"):\n"
    "        assert li[0].get(lang) == \"x-default\"\n"
    "    return li[0].text if li else found[0].text\n"
    "info = pdf.trailer.Info\n"
    "out = []\n"
    "for key, name in ((\"/Title\", dc + \"title\"),\n"
    "    (\"/Author\", dc + \"creator\"),\n"
    "    (\"/Subject\", dc + \"description\"),\n"
    "    (\"/Creator\", xmp + \"CreatorTool\"),\n"
    "    (\"/Producer\", adobe + \"Producer\")):\n"
    "    value = str(info[key]) if key in info else None\n"
    "    assert value == at(name), (key, value, at(name))\n"
    "    out.append(value if value is None or len(value) < 80 else\n"
    "        value[:2] + str(len(value)))\n"
    "for key, name in ((\"/CreationDate\", xmp + \"CreateDate\"),\n"
    "    (\"/ModDate\", xmp + \"ModifyDate\")):\n"
    "    day = at(name).replace(\"-\", \"\").replace(\":\", \"\")\n"
    "    assert str(info[key]) == \"D:\" + day.replace(\"T\", \"\")\n"
    "    out.append(at(name))\n"
    "assert len(info) == sum(value is not None for value in out)\n"
    "sys.stdout.buffer.write(repr(out[:3] + out[5:]).encode())\n"
    "assert out[3] == out[4] and out[3].startswith(\"vankien 0.\")\n";

static void
info_equals_xmp(void **state)
{
	static char longest[40000], letters[60000];
	static const struct {
		const char *title, *author, *subject, *day;
		const char *said;
	} cases[] = {
	    {"Nghị quyết", "Đảng bộ phường", "Đại hội", "2020-05-22",
		"['Nghị quyết', 'Đảng bộ phường', 'Đại hội', "
		"'2020-05-22T12:00:00Z', '2020-05-22T12:00:00Z']"},
	    {"</rdf:li>&amp;<![CDATA[]]>", "a)b\\(c", "]]> \"'", NULL,
		"['</rdf:li>&amp;<![CDATA[]]>', 'a)b\\\\(c', ']]> \"\\'', "
		"'1970-01-01T12:00:00Z', '1970-01-01T12:00:00Z']"},
	    {"Nghi\nquyet\t\r\x01\x1b\x7f.", "\xff\xfe", NULL, "2023-02-29",
		"['Nghi quyet     .', '\xef\xbf\xbd\xef\xbf\xbd', None, "
		"'1970-01-01T12:00:00Z', '1970-01-01T12:00:00Z']"},
	    {"", "\xef\xbf\xbf\xef\xbf\xbe", "\xf0\x9f\x98\x80", "2020-05-22",
		"[None, '\xef\xbf\xbd\xef\xbf\xbd', '\xf0\x9f\x98\x80', "
		"'2020-05-22T12:00:00Z', '2020-05-22T12:00:00Z']"},
	    {longest, letters, "%s%n", "2020-05-22",
		"['aa32767', 'ệệ16382', '%s%n', "
		"'2020-05-22T12:00:00Z', '2020-05-22T12:00:00Z']"},
	};

	(void)state;
	memset(longest, 'a', sizeof(longest) - 1);
	for (size_t i = 0; i + 3 < sizeof(letters); i += 3)
		memcpy(letters + i, "ệ", 3);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct vk_pages pages = {.title = cases[i].title,
		    .author = cases[i].author,
		    .subject = cases[i].subject,
		    .day = cases[i].day};
		struct vk_buf file = file_of(&pages, i % 2), said;

		said = readback_python(compared, &file);
		assert_string_equal(said.data, cases[i].said);
		vk_buf_free(&said);
		vk_buf_free(&file);
	}
}

/* Archives look for these in the bytes of the file. */
static void
xmp_is_told_in_clear(void **state)
{
	static const char *const parts[] = {
	    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSz",
	    "<pdfaid:part>3</pdfaid:part>",
	    "<pdfaid:conformance>A</pdfaid:conformance>",
	    "<pdfuaid:part>1</pdfuaid:part>",
	    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<",
	    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
	    "<pdfaProperty:name>part</pdfaProperty:name>",
	    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
	    "<pdfaProperty:category>internal</pdfaProperty:category>",
	    "<?xpacket end=\"w\"?>\n\nendstream",
	};
	const struct vk_pages pages = {.title = "a", .day = "2020-05-22"};
	struct vk_buf file = file_of(&pages, false);
	const char *at;

	(void)state;
	/* its zeros are none of ours: look from the packet on */
	at = memchr(file.data, '<', file.len);
	while (strncmp(at, "<?xpacket", 9) != 0)
		at++;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		assert_non_null(strstr(at, parts[i]));
	vk_buf_free(&file);
}

/* ---- attachments ---- */

static void
attachments_come_back(void **state)
{
	static const char script[] =
	    "r = pdf.Root\n"
	    "names = r.Names.EmbeddedFiles.Names\n"
	    "keys = [bytes(names[i]) for i in range(0, len(names), 2)]\n"
	    "assert keys == sorted(keys)\n"
	    "assert len(r.AF) == len(keys) == 5\n"
	    "for i in range(0, len(names), 2):\n"
	    "    assert str(names[i]) == str(names[i + 1].UF)\n"
	    "    assert str(names[i]) in [str(f.UF) for f in r.AF]\n"
	    "lines = []\n"
	    "for f in r.AF:\n"
	    "    e = f.EF.F\n"
	    "    data = e.read_bytes()\n"
	    "    assert f.Type == \"/Filespec\" and e.Type == "
	    "\"/EmbeddedFile\"\n"
	    "    assert f.F == f.UF and f.AFRelationship == \"/Source\"\n"
	    "    assert e.Params.Size == len(data)\n"
	    "    assert e.Params.ModDate == \"D:20200522120000Z\"\n"
	    "    lines.append(\"|\".join((str(f.UF), str(f.Desc),\n"
	    "        str(e.Subtype), str(len(data)), repr(data[:8]))))\n"
	    "sys.stdout.buffer.write(\"\\n\".join(lines).encode())\n";
	static const char zeros[5000];
	static const struct vk_attachment files[] = {
	    {"z.xml", "text/xml", "Nguồn của văn bản", "<a/>", 4, false},
	    {"(b).xml", "text/xml", "b", "\0\r\n\xff", 4, false},
	    {"kết quả.xml", "text/xml", "c", zeros, sizeof(zeros), false},
	    {"\\a\r.csv", "text/csv", "d", "", 0, false},
	    {"a.bin", "application/octet-stream", "e", NULL, 0, false},
	};
	size_t n = sizeof(files) / sizeof(files[0]);

	(void)state;
	for (int plain = 0; plain < 2; plain++) {
		struct vk_objects *o = vk_objects_new(plain);
		struct vk_archive_files at =
		    vk_archive_attach(o, files, n, "2020-05-22");
		struct vk_buf more = {0}, file, said;

		vk_buf_addf(&more, "/Names<</EmbeddedFiles %d 0 R>>/AF %d 0 R",
		    at.names, at.af);
		file = readback_finish(o, more.data, 0);
		said = readback_python(script, &file);
		assert_string_equal(said.data,
		    "z.xml|Nguồn của văn bản|/text/xml|4|b'<a/>'\n"
		    "(b).xml|b|/text/xml|4|b'\\x00\\r\\n\\xff'\n"
		    "kết quả.xml|c|/text/xml|5000|"
		    "b'\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00'\n"
		    "\\a\r.csv|d|/text/csv|0|b''\n"
		    "a.bin|e|/application/octet-stream|0|b''");
		vk_buf_free(&said);
		said = readback_ask("LC_ALL=C.UTF-8 pdfdetach -list", &file);
		assert_non_null(strstr(said.data, "5 embedded files"));
		assert_non_null(strstr(said.data, "kết quả.xml"));
		vk_buf_free(&said);
		vk_buf_free(&more);
		vk_buf_free(&file);
	}
}

static void
nothing_is_attached(void **state)
{
	struct vk_objects *o = vk_objects_new(false);
	struct vk_archive_files at = vk_archive_attach(o, NULL, 0, NULL);

	(void)state;
	assert_int_equal(at.names, 0);
	assert_int_equal(at.af, 0);
	vk_objects_free(o);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(info_equals_xmp),
	    cmocka_unit_test(xmp_is_told_in_clear),
	    cmocka_unit_test(attachments_come_back),
	    cmocka_unit_test(nothing_is_attached),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
