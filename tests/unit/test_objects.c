/* Files of objects, read back by qpdf and by pikepdf. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "readback.h"

enum { OBJECTS = 450, BIG = 3 << 20 };

/* Bytes that do not pack, the same each time. */
static void
fill_with_noise(char *bytes, size_t len)
{
	uint32_t x = 1;

	for (size_t i = 0; i < len; i++) {
		x ^= x << 13;
		x ^= x >> 17;
		x ^= x << 5;
		bytes[i] = (char)(x >> 8);
	}
}

/* Streams of every kind, and more objects than one group holds. */
static struct vk_buf
file_of_all(bool plain, const char *word)
{
	struct vk_objects *o = vk_objects_new(plain);
	struct vk_buf more = {0}, item = {0}, out;
	char *big = calloc(BIG, 2);
	const struct {
		const char *key, *bytes;
		size_t len;
		enum vk_packing packing;
	} streams[] = {
	    {"Short", "ab", 2, VK_DEFLATED},
	    {"Empty", "", 0, VK_DEFLATED},
	    {"Nil", NULL, 0, VK_DEFLATED},
	    {"Raw", "endstream\nendobj\n", 17, VK_AS_IS},
	    {"Zeros", big, BIG, VK_DEFLATED},
	    {"Noise", big + BIG, BIG, VK_DEFLATED},
	};

	assert_non_null(big);
	fill_with_noise(big + BIG, BIG);
	for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++) {
		int number = vk_objects_reserve(o);

		vk_objects_stream(o, number, "/A[1 2]", streams[i].bytes,
		    streams[i].len, streams[i].packing);
		vk_buf_addf(&more, "/%s %d 0 R", streams[i].key, number);
	}
	vk_buf_adds(&more, "/Items[");
	for (int i = 0; i < OBJECTS; i++) {
		vk_buf_clear(&item);
		vk_buf_addf(&item, "<</Item %d/Word(%s)>>", i, word);
		vk_buf_addf(&more, " %d 0 R", readback_put(o, item.data));
	}
	vk_buf_adds(&more, "]");
	out = readback_finish(o, more.data, 0);
	vk_buf_free(&more);
	vk_buf_free(&item);
	free(big);
	return out;
}

static void
others_read_it(void **state)
{
	static const char script[] =
	    "x, r = 1, pdf.Root\n"
	    "noise = bytearray()\n"
	    "for i in range(3 << 20):\n"
	    "    x ^= x << 13 & 0xffffffff\n"
	    "    x ^= x >> 17\n"
	    "    x ^= x << 5 & 0xffffffff\n"
	    "    noise.append(x >> 8 & 255)\n"
	    "print([(int(o.Item), str(o.Word)) for o in r.Items] ==\n"
	    "      [(i, \"w\") for i in range(450)])\n"
	    "print(r.Short.read_bytes(), r.Empty.read_bytes(),\n"
	    "      r.Nil.read_bytes(), r.Raw.read_bytes())\n"
	    "print(r.Zeros.read_bytes() == bytes(3 << 20))\n"
	    "print(r.Noise.read_bytes() == noise)\n"
	    "print(r.Zeros.A == pikepdf.Array([1, 2]), pdf.pdf_version)\n"
	    "print(len(bytes(pdf.trailer.ID[0])),\n"
	    "      pdf.trailer.ID[0] == pdf.trailer.ID[1])\n";

	(void)state;
	for (int plain = 0; plain < 2; plain++) {
		struct vk_buf file = file_of_all(plain, "w"), said;

		said = readback_ask("qpdf --check", &file);
		assert_non_null(strstr(said.data, "PDF Version: 1.7\n"));
		assert_non_null(strstr(said.data, "No syntax or stream"));
		vk_buf_free(&said);
		said = readback_python(script, &file);
		assert_string_equal(said.data,
		    "True\nb'ab' b'' b'' b'endstream\\nendobj\\n'\n"
		    "True\nTrue\nTrue 1.7\n16 True\n");
		vk_buf_free(&said);
		vk_buf_free(&file);
	}
}

/* Which streams are packed, and where the small objects went. */
static void
packs_what_becomes_smaller(void **state)
{
	static const char script[] =
	    "r = pdf.Root\n"
	    "print([k for k in (\"/Short\", \"/Empty\", \"/Raw\", \"/Zeros\",\n"
	    "    \"/Noise\") if \"/Filter\" in r[k]],\n"
	    "    pdf.trailer.get(\"/Type\"),\n"
	    "    sum(o.get(\"/Type\") == \"/ObjStm\" for o in pdf.objects\n"
	    "        if isinstance(o, pikepdf.Stream)))\n";

	(void)state;
	for (int plain = 0; plain < 2; plain++) {
		struct vk_buf file = file_of_all(plain, "w"), said;

		said = readback_python(script, &file);
		assert_string_equal(
		    said.data, plain ? "[] None 0\n" : "['/Zeros'] /XRef 3\n");
		vk_buf_free(&said);
		vk_buf_free(&file);
	}
}

static void
same_calls_same_bytes(void **state)
{
	(void)state;
	for (int plain = 0; plain < 2; plain++) {
		struct vk_buf one = file_of_all(plain, "w");
		struct vk_buf same = file_of_all(plain, "w");
		struct vk_buf other = file_of_all(plain, "v");
		const char *id = "/ID[<";
		char *ids[2];

		assert_int_equal(one.len, same.len);
		assert_memory_equal(one.data, same.data, one.len);
		/* the table and its ID lie at the end, out of the noise */
		ids[0] = one.data + one.len - 1;
		ids[1] = other.data + other.len - 1;
		for (int i = 0; i < 2; i++)
			while (memcmp(ids[i], id, strlen(id)) != 0)
				ids[i]--;
		assert_memory_not_equal(ids[0], ids[1], 5 + 32);
		vk_buf_free(&one);
		vk_buf_free(&same);
		vk_buf_free(&other);
	}
}

/*
 * PDF/A asks for more than readers do (ISO 19005-3, 6.1): one blank between
 * the numbers, ends of lines around, lengths that are true, an empty line's
 * end before endstream.
 */
static void
keeps_the_form_of_archives(void **state)
{
	struct vk_objects *o = vk_objects_new(true);
	struct vk_buf file;
	int number = vk_objects_reserve(o);

	(void)state;
	vk_objects_stream(o, number, "/A 1", "bytes", 5, VK_DEFLATED);
	readback_put(o, "[(x)]");
	file = readback_finish(o, "", 0);
	assert_memory_equal(file.data, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 15);
	assert_ptr_equal(strstr(file.data,
			     "1 0 obj\n<</A 1/Length 5>>\nstream\nbytes\n"
			     "endstream\nendobj\n2 0 obj\n[(x)]\nendobj\n"),
	    file.data + 15);
	vk_buf_free(&file);
}

/* Each entry of the table is 20 bytes and leads to its object. */
static void
table_leads_to_objects(void **state)
{
	struct vk_buf file = file_of_all(true, "w");
	char *end = file.data + file.len, *at = end;
	unsigned long n;
	char *entry;

	(void)state;
	while (memcmp(at, "startxref\n", 10) != 0)
		at--;
	at = file.data + strtoul(at + 10, &end, 10);
	assert_string_equal(end, "\n%%EOF\n");
	assert_memory_equal(at, "xref\n0 ", 7);
	n = strtoul(at + 7, &entry, 10);
	assert_true(n > OBJECTS);
	entry++;
	assert_memory_equal(entry, "0000000000 65535 f \n", 20);
	for (unsigned long i = 1; i < n; i++) {
		char wanted[32];

		entry += 20;
		snprintf(wanted, sizeof(wanted), "%lu 0 obj\n", i);
		assert_memory_equal(file.data + strtoul(entry, NULL, 10),
		    wanted, strlen(wanted));
		assert_memory_equal(entry + 10, " 00000 n \n", 10);
	}
	assert_memory_equal(entry + 20, "trailer\n", 8);
	vk_buf_free(&file);
}

/*
 * The entries of the cross-reference stream, word by word: most readers look
 * for an object in its object stream by its number, some by the place told.
 */
static void
stream_leads_to_objects(void **state)
{
	static const char script[] =
	    "import re, zlib\n"
	    "data = open(sys.argv[1], \"rb\").read()\n"
	    "def stream(at, number):\n"
	    "    head = b\"%d 0 obj\\n<<\" % number\n"
	    "    assert data[at:].startswith(head), number\n"
	    "    words, rest = data[at:].split(b\"stream\\n\", 1)\n"
	    "    n = int(re.search(rb\"/Length (\\d+)\", words).group(1))\n"
	    "    assert rest[n:].startswith(b\"\\nendstream\\nendobj\\n\")\n"
	    "    packed = b\"/Filter/FlateDecode\" in words\n"
	    "    return zlib.decompress(rest[:n]) if packed else rest[:n]\n"
	    "at = int(data.split(b\"startxref\\n\")[-1].split()[0])\n"
	    "size = int(pdf.trailer.Size)\n"
	    "w = [int(n) for n in pdf.trailer.W]\n"
	    "table = stream(at, size - 1)\n"
	    "assert len(table) == sum(w) * size\n"
	    "rows = []\n"
	    "for i in range(0, len(table), sum(w)):\n"
	    "    row = table[i:i + sum(w)]\n"
	    "    rows.append([int.from_bytes(part, \"big\") for part in\n"
	    "        (row[:w[0]], row[w[0]:-w[2]], row[-w[2]:])])\n"
	    "assert rows[0] == [0, 0, 65535]\n"
	    "assert rows[-1] == [1, at, 0]\n"
	    "groups = {}\n"
	    "for number, (kind, place, index) in enumerate(rows[1:-1], 1):\n"
	    "    if kind == 1:\n"
	    "        assert index == 0\n"
	    "        stream(place, number)\n"
	    "    else:\n"
	    "        assert kind == 2 and rows[place][0] == 1\n"
	    "        if place not in groups:\n"
	    "            group = stream(rows[place][1], place)\n"
	    "            groups[place] = group.split()\n"
	    "        assert int(groups[place][2 * index]) == number\n"
	    "print(len(groups), sum(row[0] == 2 for row in rows))\n";
	struct vk_buf file = file_of_all(false, "w"), said;

	(void)state;
	said = readback_python(script, &file);
	/* the items, the catalog, the tree of pages, a page, Info */
	assert_string_equal(said.data, "3 454\n");
	vk_buf_free(&said);
	vk_buf_free(&file);
}

/* What was written before is gone; nothing asked for is nothing lost. */
static void
finishes_into_a_buffer_in_use(void **state)
{
	struct vk_objects *o = vk_objects_new(false);
	struct vk_buf out = {0};
	int root = readback_put(o, "<</Type/Catalog>>");
	int info = readback_put(o, "<<>>");

	(void)state;
	vk_buf_adds(&out, "what was there");
	vk_objects_finish(o, root, info, &out);
	vk_objects_free(o);
	assert_memory_equal(out.data, "%PDF-1.7\n", 9);
	vk_buf_free(&out);
	vk_objects_free(vk_objects_new(false));
	vk_objects_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(others_read_it),
	    cmocka_unit_test(packs_what_becomes_smaller),
	    cmocka_unit_test(same_calls_same_bytes),
	    cmocka_unit_test(keeps_the_form_of_archives),
	    cmocka_unit_test(table_leads_to_objects),
	    cmocka_unit_test(stream_leads_to_objects),
	    cmocka_unit_test(finishes_into_a_buffer_in_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
