/* Names in the order of the alphabet: each before the next one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/collate.h"

static const char *const in_order[] = {"", "2", "10", "010x", "a", "A", "à",
    "ả", "ã", "á", "ạ", "an bình", "An Bình", "An Hoà", "ang", "anh", "ă", "ằ",
    "ặ", "ăn", "â", "ậ", "ba", "Ba", "bà", "Bà", "bá", "ba 2", "ba 10", "ba a",
    "bac", "bác", "bạc", "bách", "Chi bộ 1", "Chi bộ 2", "Chi bộ 9",
    "Chi bộ 10", "Chi bộ 10a", "Chi bộ An", "Chi bộ Trạm", "Chi bộ Trường",
    "da", "dạ", "đa", "đê", "e", "ê", "o", "ô", "ơ", "u", "ư", "y", "ỹ"};

static void
alphabet(void **state)
{
	size_t n = sizeof(in_order) / sizeof(in_order[0]);

	(void)state;
	for (size_t i = 1; i < n; i++) {
		struct vk_buf a = {0}, b = {0};

		vk_collate_key(&a, in_order[i - 1], strlen(in_order[i - 1]));
		vk_collate_key(&b, in_order[i], strlen(in_order[i]));
		assert_int_equal(strlen(a.data), a.len);
		if (strcmp(a.data, b.data) >= 0)
			fail_msg("\"%s\" does not stand before \"%s\"",
			    in_order[i - 1], in_order[i]);
		vk_buf_free(&a);
		vk_buf_free(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(alphabet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
