/*
 * Old encodings in the letters of today: each is known by its syllables, and
 * no text that may stand in a paper is taken for one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/mojibake.h"

static void
knows_old_text(void **state)
{
	static const struct {
		const char *text, *name, *read;
	} cases[] = {
	    {"§¶ng uû, NghÞ quyÕt", "TCVN3 (ABC)", "Đảng uỷ, Nghị"},
	    {"\n  ph­êng tæ chøc\n", "TCVN3 (ABC)", "phường tổ chức"},
	    {"Ñaûng uûy, Nghò quyeát", "VNI", "Đảng uỷ, Nghị"},
	    {"ÑAÛNG UÛY PHÖÔØNG", "VNI", "ĐẢNG UỶ PHƯỜNG"},
	    {"Nghá»‹ quyáº¿t", NULL, "Nghị quyết"},
	    {"\xC3\x84\xC2\x90áº£ng uá»·", NULL, "Đảng uỷ"},
	};
	struct vk_mojibake m;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *text = cases[i].text;

		if (!vk_mojibake_look(text, strlen(text), &m))
			fail_msg("not known: %s", text);
		if (cases[i].name == NULL)
			assert_null(m.name);
		else
			assert_string_equal(m.name, cases[i].name);
		if (strcmp(cases[i].name == NULL ? m.read : cases[i].read,
			cases[i].read) != 0)
			fail_msg("%s: %s", text, m.read);
	}
}

static void
lets_sound_text_go(void **state)
{
	static const char *const texts[] = {"", " ", "Nghị quyết", "và cá là",
	    "Hà Nam, Hoà Phú", "René Müller ở Zürich", "São Paulo, Córdoba",
	    "Thérèse à Nîmes", "§ 5, 3 × 4 = 12", "«một» – “hai”", "12 m²",
	    "2020 – 2025 – 2030", "Tel · Fax · Web", "“ - ” - “", "“an” “ba”",
	    "«an» «ba»", "5 °C, 6 °C", "½ kg, ¼ kg", "à", "ù", "Ñ", "\xE1\xBB",
	    "Đà Nẵng"};
	struct vk_mojibake m;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (vk_mojibake_look(texts[i], strlen(texts[i]), &m))
			fail_msg("%s: %s", texts[i], m.read);
	}
}

/* A word that is longer than the room, and a text of a megabyte. */
static void
stands_long_text(void **state)
{
	struct vk_buf text = {0};
	struct vk_mojibake m;
	clock_t from = clock();

	(void)state;
	while (text.len < 1000000)
		vk_buf_adds(&text, text.len % 3 == 0 ? "Nghò quyeát " : "uûy ");
	assert_true(vk_mojibake_look(text.data, text.len, &m));
	vk_buf_clear(&text);
	while (text.len < 1000000)
		vk_buf_adds(&text, "uû");
	assert_false(vk_mojibake_look(text.data, text.len, &m));
	assert_true((double)(clock() - from) / CLOCKS_PER_SEC < 5);
	vk_buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(knows_old_text),
	    cmocka_unit_test(lets_sound_text_go),
	    cmocka_unit_test(stands_long_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
