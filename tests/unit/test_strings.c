/* Values as they are written, and hostile strings read back by others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "readback.h"

enum { MEGABYTE = 1 << 20, STRING_MOST = 32767 };

static void
add_hex(struct vk_buf *b, const void *bytes, size_t len)
{
	const unsigned char *s = bytes;

	for (size_t i = 0; i < len; i++)
		vk_buf_addf(b, "%02x", s[i]);
	vk_buf_addc(b, '\n');
}

/* ---- bytes ---- */

static const struct {
	const char *bytes;
	size_t len;
	const char *written; /* NULL: only that it comes back */
} byte_cases[] = {
    {"", 0, "()"},
    {"abc", 3, "(abc)"},
    {"(", 1, "(\\()"},
    {")", 1, "(\\))"},
    {"\\", 1, "(\\\\)"},
    {"\r", 1, "(\\r)"},
    {"\n", 1, "(\n)"},
    {"\r\n", 2, "(\\r\n)"},
    {"\n\r", 2, NULL},
    {"\\\r\n", 3, NULL},
    {"\\\n", 2, NULL}, /* would be a line that goes on */
    {"\\)", 2, NULL},
    {"\\053", 4, NULL},
    {"\\n\\r\\t", 6, NULL},
    {")>>endobj", 9, NULL},
    {"(()", 3, NULL},
    {"))((", 4, NULL},
    {"\0", 1, NULL},
    {"a\0b", 3, NULL},
    {"\xfe\xff\0(\0)\0\\\0\r", 10, NULL},
    {"\xfe\xff\x28\x29\x5c\x5c\x0d\x0a", 8, NULL}, /* U+2829 U+5C5C U+0D0A */
    {"\xff\xfe\x0d", 3, NULL},
    {"\xef\xbb\xbf(", 4, NULL},
    {"% no comment\n", 13, NULL},
    {"<</A 1>>", 8, NULL},
    {" \t\f\b", 4, NULL},
};

static void
writes_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(byte_cases) / sizeof(byte_cases[0]);
	     i++) {
		struct vk_buf b = {0};

		vk_pdf_bytes(&b, byte_cases[i].bytes, byte_cases[i].len);
		if (byte_cases[i].written != NULL)
			assert_string_equal(b.data, byte_cases[i].written);
		vk_buf_free(&b);
	}
}

/* Every string of the file in hexadecimal, as two readers see it. */
static void
assert_strings(
    const struct vk_buf *array, bool plain, const struct vk_buf *wanted)
{
	struct vk_objects *o = vk_objects_new(plain);
	int number = vk_objects_reserve(o);
	struct vk_buf more = {0}, file, said;

	vk_objects_put(o, number, array);
	vk_buf_addf(&more, "/S %d 0 R", number);
	file = readback_finish(o, more.data, 0);
	said = readback_ask("qpdf --check", &file);
	assert_non_null(strstr(said.data, "No syntax or stream"));
	vk_buf_free(&said);
	said = readback_python(
	    "for s in pdf.Root.S:\n    print(bytes(s).hex())\n", &file);
	assert_int_equal(said.len, wanted->len);
	assert_memory_equal(said.data, wanted->data, said.len);
	vk_buf_free(&said);
	vk_buf_free(&file);
	vk_buf_free(&more);
}

static void
any_bytes_come_back(void **state)
{
	struct vk_buf array = {0}, wanted = {0};
	unsigned char *all = malloc(MEGABYTE);

	(void)state;
	assert_non_null(all);
	vk_buf_addc(&array, '[');
	for (size_t i = 0; i < sizeof(byte_cases) / sizeof(byte_cases[0]);
	     i++) {
		vk_pdf_bytes(&array, byte_cases[i].bytes, byte_cases[i].len);
		add_hex(&wanted, byte_cases[i].bytes, byte_cases[i].len);
	}
	/* each pair of bytes, 65536 of them, and over again */
	for (size_t i = 0; i < MEGABYTE; i += 2) {
		all[i] = (unsigned char)(i >> 9);
		all[i + 1] = (unsigned char)(i >> 1);
	}
	vk_pdf_bytes(&array, all, MEGABYTE);
	add_hex(&wanted, all, MEGABYTE);
	vk_buf_addc(&array, ']');
	assert_strings(&array, true, &wanted);
	assert_strings(&array, false, &wanted);
	vk_buf_free(&array);
	vk_buf_free(&wanted);
	free(all);
}

/* ---- text ---- */

static void
encodes_text(void **state)
{
	static const struct {
		const char *text, *bytes;
		size_t len;
	} cases[] = {
	    {"", "", 0},
	    {"Nghi quyet (1)\t\r\n", "Nghi quyet (1)\t\r\n", 17},
	    {"Đ", "\xfe\xff\x01\x10", 4},
	    {"ệ)", "\xfe\xff\x1e\xc7\0)", 6},
	    /* in PDFDocEncoding these would be accents, or nothing */
	    {"\x1b", "\xfe\xff\0\x1b", 4},
	    {"\x18~", "\xfe\xff\0\x18\0~", 6},
	    {"\x7f", "\xfe\xff\0\x7f", 4},
	    {"\xf0\x9f\x98\x80", "\xfe\xff\xd8\x3d\xde\x00", 6},
	    {"\xf0\x90\x80\x80", "\xfe\xff\xd8\x00\xdc\x00", 6},
	    {"\xf4\x8f\xbf\xbf", "\xfe\xff\xdb\xff\xdf\xff", 6},
	    {"\xef\xbf\xbf", "\xfe\xff\xff\xff", 4},
	    /* no UTF-8 */
	    {"a\xff", "\xfe\xff\0a\xff\xfd", 6},
	    {"\xc3", "\xfe\xff\xff\xfd", 4},
	    {"\xed\xa0\x80", "\xfe\xff\xff\xfd\xff\xfd\xff\xfd", 8},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf b = {0}, text = {0}, bytes = {0};

		vk_pdf_encode(&b, cases[i].text);
		assert_int_equal(b.len, cases[i].len);
		if (b.len > 0)
			assert_memory_equal(b.data, cases[i].bytes, b.len);
		vk_pdf_text(&text, cases[i].text);
		vk_pdf_bytes(&bytes, cases[i].bytes, cases[i].len);
		assert_int_equal(text.len, bytes.len);
		assert_memory_equal(text.data, bytes.data, text.len);
		assert_int_equal(
		    vk_pdf_text_fits(cases[i].text), strlen(cases[i].text));
		vk_buf_free(&b);
		vk_buf_free(&text);
		vk_buf_free(&bytes);
	}
}

/* A string may have 32767 bytes, and no sign is cut in two. */
static void
text_ends_where_it_must(void **state)
{
	static const struct {
		const char *first, *again; /* a sign, and the rest of them */
		size_t fits, bytes;
	} cases[] = {
	    {"a", "a", STRING_MOST, STRING_MOST},
	    {"ệ", "ệ", (STRING_MOST - 3) / 2 * 3, STRING_MOST - 1},
	    {"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80", (STRING_MOST - 3) / 4 * 4,
		STRING_MOST - 1},
	    {"ệ", "\xf0\x9f\x98\x80", 3 + (STRING_MOST - 5) / 4 * 4,
		STRING_MOST - 3},
	    {"ệ", "a", 3 + (STRING_MOST - 5) / 2, STRING_MOST - 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf text = {0}, b = {0};

		vk_buf_adds(&text, cases[i].first);
		for (int k = 0; k < STRING_MOST; k++)
			vk_buf_adds(&text, cases[i].again);
		assert_int_equal(vk_pdf_text_fits(text.data), cases[i].fits);
		vk_pdf_encode(&b, text.data);
		assert_int_equal(b.len, cases[i].bytes);
		text.data[cases[i].fits] = '\0';
		assert_int_equal(vk_pdf_text_fits(text.data), cases[i].fits);
		vk_buf_free(&text);
		vk_buf_free(&b);
	}
}

/* What others take for the text and for the name. */
static void
others_read_text(void **state)
{
	static const char text[] = "Đảng bộ (phường)\\ \xf0\x9f\x98\x80";
	struct vk_objects *o = vk_objects_new(false);
	int number = vk_objects_reserve(o);
	struct vk_buf b = {0}, file, said;

	(void)state;
	vk_buf_adds(&b, "<</S");
	vk_pdf_text(&b, text);
	vk_pdf_name(&b, "a/b#(c) đ");
	vk_pdf_name(&b, "v");
	vk_buf_adds(&b, ">>");
	vk_objects_put(o, number, &b);
	vk_buf_clear(&b);
	vk_buf_addf(&b, "/D %d 0 R", number);
	file = readback_finish(o, b.data, 0);
	said = readback_python("d = pdf.Root.D\n"
			       "sys.stdout.buffer.write(str(d.S).encode() +\n"
			       "    str(d[\"/a/b#(c) đ\"]).encode())\n",
	    &file);
	vk_buf_clear(&b);
	vk_buf_addf(&b, "%s/v", text);
	assert_string_equal(said.data, b.data);
	vk_buf_free(&b);
	vk_buf_free(&file);
	vk_buf_free(&said);
}

/* ---- the rest ---- */

static void
writes_names(void **state)
{
	static const char *const cases[][2] = {
	    {"Title", "/Title"},
	    {"text/xml", "/text#2Fxml"},
	    {"A#b c", "/A#23b#20c"},
	    {"()<>[]{}/%", "/#28#29#3C#3E#5B#5D#7B#7D#2F#25"},
	    {"\x01~\x7f\xc3", "/#01~#7F#C3"},
	    {"", "/"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf b = {0};

		vk_pdf_name(&b, cases[i][0]);
		assert_string_equal(b.data, cases[i][1]);
		vk_buf_free(&b);
	}
}

static void
writes_numbers(void **state)
{
	static const struct {
		int64_t value;
		const char *written;
	} cases[] = {
	    {0, "0"},
	    {1, "0.01"},
	    {-1, "-0.01"},
	    {10, "0.1"},
	    {99, "0.99"},
	    {100, "1"},
	    {-100, "-1"},
	    {1250, "12.5"},
	    {-1205, "-12.05"},
	    {100000, "1000"},
	    {INT64_MAX, "92233720368547758.07"},
	    {INT64_MIN, "-92233720368547758.08"},
	};
	static const struct {
		vk_len len;
		const char *written;
	} lengths[] = {
	    {0, "0"},
	    {VK_PT, "1"},
	    {609562, "595.28"}, /* A4 */
	    {862095, "841.89"},
	    {-609562, "-595.28"},
	    {5, "0"}, /* half a hundredth is 5.12 */
	    {6, "0.01"},
	    {-5, "0"},
	    {-6, "-0.01"},
	    {INT32_MAX, "2097152"},
	    {INT32_MIN, "-2097152"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct vk_buf b = {0};

		vk_pdf_hundredths(&b, cases[i].value);
		assert_string_equal(b.data, cases[i].written);
		vk_buf_free(&b);
	}
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		struct vk_buf b = {0};

		vk_pdf_length(&b, lengths[i].len);
		assert_string_equal(b.data, lengths[i].written);
		vk_buf_free(&b);
	}
}

static void
writes_days_and_references(void **state)
{
	static const char *const days[][2] = {
	    {"2020-05-22", "(D:20200522120000Z)"},
	    {"2024-02-29", "(D:20240229120000Z)"},
	    {"2023-02-29", "(D:19700101120000Z)"},
	    {"2020-05", "(D:19700101120000Z)"},
	    {"2020-05-22T", "(D:19700101120000Z)"},
	    {"", "(D:19700101120000Z)"},
	    {NULL, "(D:19700101120000Z)"},
	};
	struct vk_buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		vk_buf_clear(&b);
		vk_pdf_date(&b, days[i][0]);
		assert_string_equal(b.data, days[i][1]);
	}
	vk_buf_clear(&b);
	vk_pdf_reference(&b, 1);
	vk_pdf_reference(&b, INT32_MAX);
	assert_string_equal(b.data, "1 0 R2147483647 0 R");
	vk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(writes_bytes),
	    cmocka_unit_test(any_bytes_come_back),
	    cmocka_unit_test(encodes_text),
	    cmocka_unit_test(text_ends_where_it_must),
	    cmocka_unit_test(others_read_text),
	    cmocka_unit_test(writes_names),
	    cmocka_unit_test(writes_numbers),
	    cmocka_unit_test(writes_days_and_references),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
