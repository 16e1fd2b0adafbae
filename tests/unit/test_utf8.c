/*
 * UTF-8, the repertoire and the composer.  libunistring is the oracle of NFC:
 * what it makes of a text whose marks stand in the Vietnamese order, if it lies
 * in the repertoire, is what the composer must make without a fault.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uninorm.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { COUNT_OF_VIETNAMESE = 134 };

static void
decodes(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		int used;
		uint32_t cp;
	} cases[] = {
	    {"", 0, 0, 0},
	    {"a", 1, 1, 'a'},
	    {"\0", 1, 1, 0},
	    {"\xC3\xA1", 2, 2, 0xE1},
	    {"\xE1\xBB\x87", 3, 3, 0x1EC7},
	    {"\xF0\x9F\x98\x80", 4, 4, 0x1F600},
	    {"\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF},
	    {"\xEF\xBF\xBF", 3, 3, 0xFFFF},
	    {"\xE1\xBB", 2, 0, 0}, /* truncated */
	    {"\xE1\xBB\x41", 3, 0, 0},
	    {"\x80", 1, 0, 0},
	    {"\xC0\xAF", 2, 0, 0}, /* overlong */
	    {"\xC1\xBF", 2, 0, 0},
	    {"\xE0\x9F\xBF", 3, 0, 0},
	    {"\xF0\x8F\xBF\xBF", 4, 0, 0},
	    {"\xED\xA0\x80", 3, 0, 0}, /* surrogate */
	    {"\xED\xBF\xBF", 3, 0, 0},
	    {"\xF4\x90\x80\x80", 4, 0, 0}, /* beyond the last */
	    {"\xF5\x80\x80\x80", 4, 0, 0},
	    {"\xFF", 1, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		uint32_t cp = 0;

		assert_int_equal(
		    vk_utf8_decode(cases[i].bytes, cases[i].len, &cp),
		    cases[i].used);
		assert_int_equal(cp, cases[i].cp);
	}
}

static void
encodes_what_it_decodes(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		uint32_t back = ~cp;
		char bytes[4];
		size_t len;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		len = vk_utf8_encode(cp, bytes);
		assert_int_equal(vk_utf8_decode(bytes, len, &back), len);
		assert_int_equal(back, cp);
	}
}

static void
validates_and_counts(void **state)
{
	size_t bad = 99;

	(void)state;
	assert_true(vk_utf8_valid("", 0, &bad));
	assert_true(vk_utf8_valid("Đảng", strlen("Đảng"), &bad));
	assert_int_equal(bad, 99);
	assert_false(vk_utf8_valid("Đả\xFFng", strlen("Đả\xFFng"), &bad));
	assert_int_equal(bad, 5);
	assert_false(vk_utf8_valid("\xC3", 1, NULL));
	assert_int_equal(vk_utf8_count("Đảng uỷ", strlen("Đảng uỷ")), 7);
	assert_int_equal(vk_utf8_count("", 0), 0);
}

static void
repertoire_is_sorted_and_whole(void **state)
{
	uint32_t before = 0;
	int inside = 0;

	(void)state;
	for (int i = 0; i < vk_repertoire_count(); i++) {
		uint32_t cp = vk_repertoire_at(i);

		assert_true(cp > before);
		assert_int_equal(vk_repertoire_index(cp), i);
		before = cp;
	}
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++)
		inside += vk_repertoire_index(cp) >= 0;
	assert_int_equal(inside, vk_repertoire_count());
}

static void
repertoire_holds(void **state)
{
	static const uint32_t outside[] = {0, '\t', '\n', 0x7F, 0x80, 0xAD,
	    0xD0, 0xF0, 0x300, 0x200B, 0x202E, 0x2028, 0xFEFF, 0xE000, 0x1F600,
	    0x430};
	static const char inside[] =
	    " ~Đđ–—‑‘’“”«»…•·°§×÷±≤≥≠−₫‰€⁰¹²³⁴⁹₀₉½¼¾☐☒☑çñßøæþœŸ";
	size_t i = 0;

	(void)state;
	for (size_t k = 0; k < sizeof(outside) / sizeof(outside[0]); k++)
		assert_int_equal(vk_repertoire_index(outside[k]), -1);
	while (inside[i] != '\0') {
		uint32_t cp;

		i +=
		    (size_t)vk_utf8_decode(inside + i, sizeof(inside) - i, &cp);
		assert_true(vk_repertoire_index(cp) >= 0);
	}
	/* the places are promised to stay */
	assert_int_equal(vk_repertoire_index(' '), 0);
	assert_int_equal(vk_repertoire_index(0x111), 173);
	assert_int_equal(vk_repertoire_index(0x1EF9), 274);
	assert_int_equal(vk_repertoire_index(0x2612), 310);
}

static void
signs_have_classes(void **state)
{
	static const struct {
		uint32_t cp;
		enum vk_sign_class class;
		char plain;
		int raise;
	} cases[] = {
	    {'a', VK_SIGN_FACE, 0, 0},
	    {0x1EC7, VK_SIGN_FACE, 0, 0},
	    {0x2610, VK_SIGN_DRAWN, 0, 0},
	    {0x2612, VK_SIGN_DRAWN, 0, 0},
	    {0xB9, VK_SIGN_SUBSTITUTED, '1', 1},
	    {0xB2, VK_SIGN_SUBSTITUTED, '2', 1},
	    {0xB3, VK_SIGN_SUBSTITUTED, '3', 1},
	    {0x2070, VK_SIGN_SUBSTITUTED, '0', 1},
	    {0x2074, VK_SIGN_SUBSTITUTED, '4', 1},
	    {0x2079, VK_SIGN_SUBSTITUTED, '9', 1},
	    {0x2080, VK_SIGN_SUBSTITUTED, '0', -1},
	    {0x2089, VK_SIGN_SUBSTITUTED, '9', -1},
	    {0xA0, VK_SIGN_SUBSTITUTED, ' ', 0},
	    {0x2011, VK_SIGN_SUBSTITUTED, '-', 0},
	    {0x2071, VK_SIGN_OUTSIDE, 0, 0},
	    {0x4E00, VK_SIGN_OUTSIDE, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int raise = 7;

		assert_int_equal(vk_sign_class(cases[i].cp), cases[i].class);
		assert_int_equal(vk_repertoire_substitute(cases[i].cp, &raise),
		    cases[i].plain);
		assert_int_equal(raise, cases[i].raise);
	}
}

/* Writes the findings as "fault@index:cp " for a table of tests. */
static void
write_down(const struct vk_text_finding *f, void *user)
{
	static const char letters[VK_TEXT_FAULT_COUNT] = "8cbzpu:f~lmM";

	vk_buf_addf(
	    user, "%c@%zu:%X", letters[f->fault], f->index, (unsigned)f->cp);
	if (f->base != 0)
		vk_buf_addf(user, "on%X", (unsigned)f->base);
	if (f->meant != 0)
		vk_buf_addf(user, "=%X", (unsigned)f->meant);
	vk_buf_addc(user, ' ');
}

static void
composes(void **state)
{
	static const struct {
		const char *in, *out, *said;
	} cases[] = {
	    {"", "", ""},
	    {"Nghị quyết\t1\r\n", "Nghị quyết\t1\r\n", ""},
	    /* ệ in every spelling, the repaired ones too */
	    {"e\u0323\u0302", "ệ", ""},
	    {"e\u0302\u0323", "ệ", ""},
	    {"\u00EA\u0323", "ệ", ""},
	    {"\u1EB9\u0302", "ệ", ""},
	    {"e\u0301\u0302", "ế", ""},
	    {"\u00E9\u0302", "ế", ""},
	    {"u\u031B\u0300", "ừ", ""},
	    {"u\u0300\u031B", "ừ", ""},
	    {"a\u0340", "à", ""},
	    {"a\u0341\u0306", "ắ", ""},
	    {"n\u0303c\u0327u\u0308a\u030A", "ñçüå", ""},
	    {"=\u0338\u212A\u212B", "≠KÅ", ""},
	    /* one mark too many, one that does not fit, one without a letter */
	    {"a\u0302\u0301\u0301b", "ấb", "M@3:301on1EA5 "},
	    {"\u1EA5\u0301\u0301\u0302b", "ấb", "M@1:301on1EA5 "},
	    {"e\u0301\u0300", "é", "m@2:300onE9 "},
	    {"e\u0302\u0306\u0301", "ê", "m@2:306onEA "},
	    {"x\u0301x\u0301", "xx", "m@1:301on78 m@3:301on78 "},
	    {"đ\u0301", "đ", "m@1:301on111 "},
	    {"o\u0338", "o", "m@1:338on6F "},
	    {"\u0301a", "a", "l@0:301 "},
	    {"1\u0301 \u0302", "1 ", "l@1:301on31 l@3:302on20 "},
	    {"b\u20D0", "b", "m@1:20D0on62 "},
	    /* outside */
	    {"a\x01z", "az", "c@1:1 "},
	    {"a\xC2\x85\u2028z", "az", "c@1:85 c@2:2028 "},
	    {"a\u202Ez\u2066\u200F", "az", "b@1:202E b@3:2066 b@4:200F "},
	    {"a\u200Bz\uFEFF\u00AD", "az", "z@1:200B z@3:FEFF z@4:AD "},
	    {"\uE000", "?", "p@0:E000 "},
	    {"\U000F0000", "?", "p@0:F0000 "},
	    {"\uFFFD\uFDD0\U0005FFFE", "???", "u@0:FFFD u@1:FDD0 u@2:5FFFE "},
	    {"\U0001F600→", "??", ":@0:1F600 :@1:2192 "},
	    {"中ж", "??", "f@0:4E2D f@1:436 "},
	    {"ж\u0301\u0302a\u0301", "?á", "f@0:436 "},
	    {"\u00D0\u0189\u00F0", "ĐĐđ", "~@0:D0=110 ~@1:189=110 ~@2:F0=111 "},
	    {"\u0430\u0301\u0445", "áx", "~@0:430=61 ~@2:445=78 "},
	    {"\uFF11\u2007", "1\u00A0", "~@0:FF11=31 ~@1:2007=A0 "},
	    /* no UTF-8: one finding a run, each byte counts */
	    {"a\xFF\xFEz\xC3", "a?z?", "8@1:FF 8@4:C3 "},
	};
	struct vk_buf out = {0}, said = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		vk_buf_clear(&out);
		vk_buf_clear(&said);
		vk_text_compose(
		    &out, cases[i].in, strlen(cases[i].in), write_down, &said);
		assert_string_equal(vk_buf_str(&out), cases[i].out);
		assert_string_equal(vk_buf_str(&said), cases[i].said);
	}
	vk_buf_free(&out);
	vk_buf_free(&said);
}

static void
takes_nul_and_no_reporter(void **state)
{
	struct vk_buf out = {0};

	(void)state;
	assert_int_equal(vk_text_compose(&out, "a\0b", 3, NULL, NULL), 1);
	assert_string_equal(vk_buf_str(&out), "ab");
	vk_buf_free(&out);
}

/* Every fault outside the repertoire leaves nothing outside of it. */
static void
lets_nothing_through(void **state)
{
	struct vk_buf out = {0};

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char in[5] = "e";
		size_t len, at = 0;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		len = 1 + vk_utf8_encode(cp, in + 1);
		vk_buf_clear(&out);
		vk_text_compose(&out, in, len, NULL, NULL);
		while (at < out.len) {
			uint32_t got;

			at += (size_t)vk_utf8_decode(
			    out.data + at, out.len - at, &got);
			assert_true(vk_repertoire_index(got) >= 0 ||
			    got == '\t' || got == '\n' || got == '\r');
		}
	}
	vk_buf_free(&out);
}

static int
is_tone(uint32_t cp)
{
	return cp == 0x300 || cp == 0x301 || cp == 0x303 || cp == 0x309 ||
	    cp == 0x323;
}

/*
 * The oracle: NFD, tone marks behind the quality marks of their letter, NFC.
 * Returns the length, 0 when a sign lies outside the repertoire.
 */
static size_t
expect(const uint32_t *in, size_t n, uint32_t *out, size_t room)
{
	uint32_t flat[256], ordered[256], *got;
	size_t len = 256, at = 0;

	got = u32_normalize(UNINORM_NFD, in, n, flat, &len);
	assert_ptr_equal(got, flat);
	for (size_t i = 0; i < len;) {
		size_t end = i + 1;

		while (end < len && flat[end] >= 0x300 && flat[end] <= 0x36F)
			end++;
		ordered[at++] = flat[i];
		for (size_t k = i + 1; k < end; k++) {
			if (!is_tone(flat[k]))
				ordered[at++] = flat[k];
		}
		for (size_t k = i + 1; k < end; k++) {
			if (is_tone(flat[k]))
				ordered[at++] = flat[k];
		}
		i = end;
	}
	len = room;
	got = u32_normalize(UNINORM_NFC, ordered, at, out, &len);
	assert_ptr_equal(got, out);
	for (size_t i = 0; i < len; i++) {
		if (vk_repertoire_index(out[i]) < 0)
			return 0;
	}
	return len;
}

/* One comparison with the oracle; true when the text is in the repertoire. */
static bool
agrees(const uint32_t *in, size_t n)
{
	struct vk_buf text = {0}, got = {0}, want = {0};
	uint32_t out[256];
	size_t len = expect(in, n, out, 256), faults;

	for (size_t i = 0; i < n; i++)
		vk_utf8_add(&text, in[i]);
	for (size_t i = 0; i < len; i++)
		vk_utf8_add(&want, out[i]);
	faults = vk_text_compose(&got, text.data, text.len, NULL, NULL);
	assert_int_equal(faults == 0, len > 0);
	if (len > 0)
		assert_string_equal(vk_buf_str(&got), vk_buf_str(&want));
	vk_buf_free(&text);
	vk_buf_free(&got);
	vk_buf_free(&want);
	return len > 0;
}

static bool
is_vietnamese(uint32_t cp)
{
	static const uint32_t others[] = {0x102, 0x103, 0x110, 0x111, 0x128,
	    0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0};
	static const char latin[] = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý";

	if (cp >= 0x1EA0 && cp <= 0x1EF9)
		return true;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (others[i] == cp)
			return true;
	}
	for (size_t i = 0; latin[i] != '\0'; i += 2) {
		uint32_t letter;

		vk_utf8_decode(latin + i, 2, &letter);
		if (letter == cp)
			return true;
	}
	return false;
}

/* Marks in both orders, from the bare letter and from every half of it. */
static void
composes_every_letter(void **state)
{
	int letters = 0;

	(void)state;
	for (int i = 0; i < vk_repertoire_count(); i++) {
		uint32_t cp = vk_repertoire_at(i), flat[8], half[2];
		size_t len = 8, two = 2;

		assert_true(agrees(&cp, 1));
		letters += is_vietnamese(cp);
		assert_ptr_equal(
		    u32_normalize(UNINORM_NFD, &cp, 1, flat, &len), flat);
		assert_true(agrees(flat, len));
		if (len != 3)
			continue;
		assert_ptr_equal(
		    u32_normalize(UNINORM_NFC, flat, 2, half, &two), half);
		assert_int_equal(two, 1);
		half[1] = flat[2];
		assert_true(agrees(half, 2));
		half[1] = flat[1];
		flat[1] = flat[2];
		flat[2] = half[1];
		assert_true(agrees(flat, len));
		two = 2;
		assert_ptr_equal(
		    u32_normalize(UNINORM_NFC, flat, 2, half, &two), half);
		half[1] = flat[2];
		assert_int_equal(two, 1);
		assert_true(agrees(half, 2));
	}
	assert_int_equal(letters, COUNT_OF_VIETNAMESE);
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525U + 1013904223U;
	return *seed >> 8;
}

static void
agrees_on_random_text(void **state)
{
	static const uint32_t marks[] = {0x300, 0x301, 0x302, 0x303, 0x306,
	    0x309, 0x31B, 0x323, 0x340, 0x341, 0x308, 0x30A, 0x327};
	uint32_t seed = 2020;
	int good = 0;

	(void)state;
	for (int round = 0; round < 200000; round++) {
		uint32_t in[8];
		size_t n = 1 + next_random(&seed) % 6;

		in[0] = U"aeiouydAEIOUYDnc=1 "[next_random(&seed) % 19];
		for (size_t i = 1; i < n; i++) {
			uint32_t r = next_random(&seed);

			if (r % 4 != 0)
				in[i] = marks[(r >> 4) % 13];
			else
				in[i] = vk_repertoire_at((int)((r >> 4) %
				    (uint32_t)vk_repertoire_count()));
		}
		good += agrees(in, n);
	}
	assert_true(good > 20000);
}

static void
is_linear_in_marks(void **state)
{
	enum { MARKS = 100000 };
	struct vk_buf in = {0}, out = {0}, said = {0};
	clock_t start, taken;

	(void)state;
	vk_buf_addc(&in, 'a');
	for (int i = 0; i < MARKS; i++)
		vk_utf8_add(&in, i % 2 == 0 ? 0x302 : 0x301);
	start = clock();
	assert_int_equal(
	    vk_text_compose(&out, in.data, in.len, write_down, &said), 1);
	taken = clock() - start;
	assert_string_equal(out.data, "ấ");
	assert_string_equal(said.data, "M@3:302on1EA5 ");
	assert_true(taken < CLOCKS_PER_SEC / 10);
	vk_buf_free(&in);
	vk_buf_free(&out);
	vk_buf_free(&said);
}

static void
strips_letters(void **state)
{
	(void)state;
	assert_int_equal(vk_text_base('x'), 'x');
	assert_int_equal(vk_text_base(0x1EC6), 'E');
	assert_int_equal(vk_text_base(0xFC), 'u');
	assert_int_equal(vk_text_base(0x111), 0x111);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(decodes),
	    cmocka_unit_test(encodes_what_it_decodes),
	    cmocka_unit_test(validates_and_counts),
	    cmocka_unit_test(repertoire_is_sorted_and_whole),
	    cmocka_unit_test(repertoire_holds),
	    cmocka_unit_test(signs_have_classes),
	    cmocka_unit_test(composes),
	    cmocka_unit_test(takes_nul_and_no_reporter),
	    cmocka_unit_test(lets_nothing_through),
	    cmocka_unit_test(composes_every_letter),
	    cmocka_unit_test(agrees_on_random_text),
	    cmocka_unit_test(is_linear_in_marks),
	    cmocka_unit_test(strips_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
