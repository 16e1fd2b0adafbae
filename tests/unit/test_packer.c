/* Streams packed: all come back, and nothing depends on those before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/buf.h"
#include "out/archive/packer.h"
#include "out/out.h"

enum { MANY = 300, LONG = 100000 };

/* `len` bytes that tell which stream they are and can be packed. */
static struct vk_buf
stream(unsigned which, size_t len)
{
	struct vk_buf b = {0};

	while (b.len < len)
		vk_buf_addf(&b, "%u %zu ", which, b.len % 97);
	b.len = len;
	return b;
}

static void
comes_back(const struct vk_buf *packed, const struct vk_buf *bytes)
{
	static unsigned char room[LONG];
	uLongf len = sizeof(room);

	assert_non_null(packed);
	assert_true(packed->len < bytes->len);
	assert_int_equal(Z_OK,
	    uncompress(room, &len, (const Bytef *)packed->data, packed->len));
	assert_int_equal(len, bytes->len);
	assert_memory_equal(room, bytes->data, len);
}

/* Other streams in between drive some out; all bytes stay as they were. */
static void
depends_on_nothing_before(void **state)
{
	struct vk_packer *used = vk_packer_new();

	(void)state;
	for (unsigned i = 0; i < 3 * MANY; i++) {
		struct vk_buf b = stream(i % MANY, 200 + i % MANY);
		struct vk_packer *fresh = vk_packer_new();
		const struct vk_buf *again =
		    vk_pack_common(used, b.data, b.len);
		const struct vk_buf *once = vk_pack(fresh, b.data, b.len);

		comes_back(again, &b);
		assert_int_equal(again->len, once->len);
		assert_memory_equal(again->data, once->data, once->len);
		vk_packer_free(fresh);
		vk_buf_free(&b);
	}
	vk_packer_free(used);
}

static void
packs_of_any_length(void **state)
{
	static const size_t lengths[] = {100, 4095, 65536, 65537, LONG};
	struct vk_packer *p = vk_packer_new();

	(void)state;
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		struct vk_buf b = stream(7, lengths[i]);

		for (int turn = 0; turn < 2; turn++) {
			comes_back(vk_pack(p, b.data, b.len), &b);
			comes_back(vk_pack_common(p, b.data, b.len), &b);
		}
		vk_buf_free(&b);
	}
	vk_packer_free(p);
}

static void
leaves_what_does_not_become_smaller(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
	} cases[] = {{NULL, 0}, {"", 0}, {"a", 1}, {"0123456789", 10}};
	struct vk_packer *p = vk_packer_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (int turn = 0; turn < 2; turn++) {
			assert_null(vk_pack(p, cases[i].bytes, cases[i].len));
			assert_null(
			    vk_pack_common(p, cases[i].bytes, cases[i].len));
		}
	vk_packer_free(p);
	vk_packer_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(depends_on_nothing_before),
	    cmocka_unit_test(packs_of_any_length),
	    cmocka_unit_test(leaves_what_does_not_become_smaller),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
