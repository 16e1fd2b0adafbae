/* The kinds of documents: the table, and that its keys are its names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/viet.h"
#include "model/kinds.h"

static void
finds(void **state)
{
	static const struct {
		const char *key, *name, *abbreviation;
		bool administrative;
	} cases[] = {
	    {"nghi-quyet", "nghị quyết", "NQ", false},
	    {"quy-dinh", "quy định", "QĐ", false},
	    {"chuong-trinh", "chương trình", "CTr", false},
	    {"to-trinh", "tờ trình", "TTr", false},
	    {"cong-van", "công văn", "CV", false},
	    {"tuyen-bo", "tuyên bố", "", false},
	    {"giay-moi", "giấy mời", "", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct vk_kind *k = vk_kind_find(cases[i].key);

		assert_non_null(k);
		assert_string_equal(k->name, cases[i].name);
		assert_string_equal(k->abbreviation, cases[i].abbreviation);
		assert_int_equal(k->administrative, cases[i].administrative);
	}
	assert_null(vk_kind_find("nghị quyết"));
	assert_null(vk_kind_find("nghi-quyet "));
	assert_null(vk_kind_find(""));
	assert_null(vk_kind_find(NULL));
}

static void
the_table_is_sound(void **state)
{
	struct vk_buf key = {0};
	int papers = 0;

	(void)state;
	assert_int_equal(vk_kind_count(), 33);
	for (size_t i = 0; i < vk_kind_count(); i++) {
		const struct vk_kind *k = vk_kind_at(i);

		assert_ptr_equal(vk_kind_find(k->key), k);
		vk_buf_clear(&key);
		vk_viet_fold_text(&key, k->name, strlen(k->name));
		for (size_t at = 0; at < key.len; at++) {
			if (key.data[at] == ' ')
				key.data[at] = '-';
		}
		assert_string_equal(key.data, k->key);
		papers += k->administrative;
		assert_non_null(vk_kind_find(k->skeleton));
	}
	assert_int_equal(papers, 8);
	vk_buf_free(&key);
}

static void
makes_titles(void **state)
{
	struct vk_buf out = {0};

	(void)state;
	vk_kind_title(vk_kind_find("nghi-quyet"), &out);
	vk_buf_addc(&out, '/');
	vk_kind_title(vk_kind_find("giay-di-duong"), &out);
	assert_string_equal(out.data, "NGHỊ QUYẾT/GIẤY ĐI ĐƯỜNG");
	vk_buf_free(&out);
}

static void
makes_sentences_and_symbols(void **state)
{
	static const struct {
		const char *key, *sentence, *symbol;
	} cases[] = {
	    {"nghi-quyet", "Nghị quyết", "NQ"},
	    {"de-an", "Đề án", "ĐA"},
	    {"chuong-trinh", "Chương trình", "CTr"},
	    {"giay-di-duong", "Giấy đi đường", "GĐĐ"},
	    {"dieu-le", "Điều lệ", "ĐL"},
	};
	struct vk_buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct vk_kind *kind = vk_kind_find(cases[i].key);

		vk_buf_clear(&out);
		vk_kind_sentence(kind, &out);
		assert_string_equal(vk_buf_str(&out), cases[i].sentence);
		vk_buf_clear(&out);
		vk_kind_symbol(kind, &out);
		assert_string_equal(vk_buf_str(&out), cases[i].symbol);
	}
	vk_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds),
	    cmocka_unit_test(the_table_is_sound),
	    cmocka_unit_test(makes_titles),
	    cmocka_unit_test(makes_sentences_and_symbols),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
