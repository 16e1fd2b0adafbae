/*
 * The colour profile, against what follows from the definition of sRGB: its
 * chromaticities and white, Bradford's matrix, its curve.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "out/archive/archive.h"
#include "readback.h"

enum { HEAD = 128, TAG = 12 };

/* ---- matrices ---- */

struct matrix {
	double at[3][3];
};

struct colour {
	double at[3];
};

static struct matrix
times(const struct matrix *a, const struct matrix *b)
{
	struct matrix m = {0};

	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			for (int k = 0; k < 3; k++)
				m.at[i][j] += a->at[i][k] * b->at[k][j];
	return m;
}

static struct colour
applied(const struct matrix *a, const struct colour *c)
{
	struct colour x = {0};

	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++)
			x.at[i] += a->at[i][k] * c->at[k];
	return x;
}

static struct matrix
inverse(const struct matrix *a)
{
	struct matrix m;
	double det = 0;

	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++) {
			int p = (i + 1) % 3, q = (i + 2) % 3;
			int r = (j + 1) % 3, s = (j + 2) % 3;

			m.at[j][i] = a->at[p][r] * a->at[q][s] -
			    a->at[p][s] * a->at[q][r];
		}
	for (int k = 0; k < 3; k++)
		det += a->at[0][k] * m.at[k][0];
	for (int i = 0; i < 9; i++)
		m.at[i / 3][i % 3] /= det;
	return m;
}

static struct matrix
diagonal(const struct colour *c)
{
	struct matrix m = {0};

	for (int i = 0; i < 3; i++)
		m.at[i][i] = c->at[i];
	return m;
}

static struct colour
from_chromaticity(double x, double y)
{
	return (struct colour){{x / y, 1, (1 - x - y) / y}};
}

/* ---- what is wanted ---- */

static const struct colour d50 = {{0.9642, 1, 0.8249}};

/* From D65 to D50. */
static struct matrix
bradford(const struct colour *white)
{
	static const struct matrix cones = {{{0.8951, 0.2664, -0.1614},
	    {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}};
	struct matrix back = inverse(&cones), scale, m;
	struct colour from = applied(&cones, white), to = applied(&cones, &d50);

	for (int i = 0; i < 3; i++)
		to.at[i] /= from.at[i];
	scale = diagonal(&to);
	m = times(&scale, &cones);
	return times(&back, &m);
}

/* The columns are red, green and blue under D50. */
static struct matrix
primaries(void)
{
	const struct colour rgb[] = {from_chromaticity(0.64, 0.33),
	    from_chromaticity(0.30, 0.60), from_chromaticity(0.15, 0.06)};
	struct colour white = from_chromaticity(0.3127, 0.3290), share;
	struct matrix m, back, adapted = bradford(&white), scale;

	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 3; j++)
			m.at[i][j] = rgb[j].at[i];
	back = inverse(&m);
	share = applied(&back, &white);
	scale = diagonal(&share);
	m = times(&m, &scale);
	return times(&adapted, &m);
}

/* ---- what is there ---- */

static struct vk_buf
profile_new(void)
{
	struct vk_objects *o = vk_objects_new(true);
	struct vk_buf more = {0}, file, hex, b = {0};

	vk_buf_addf(&more, "/OutputIntents[%d 0 R]", vk_archive_intent(o));
	file = readback_finish(o, more.data, 0);
	hex = readback_python(
	    "i = pdf.Root.OutputIntents[0]\n"
	    "assert i.Type == \"/OutputIntent\" and i.S == \"/GTS_PDFA1\"\n"
	    "assert i.OutputConditionIdentifier == \"sRGB IEC61966-2.1\"\n"
	    "assert i.DestOutputProfile.N == 3\n"
	    "print(i.DestOutputProfile.read_bytes().hex())\n",
	    &file);
	for (size_t i = 0; i + 1 < hex.len; i += 2) {
		char byte[] = {hex.data[i], hex.data[i + 1], '\0'};

		vk_buf_addc(&b, (char)strtoul(byte, NULL, 16));
	}
	vk_buf_free(&more);
	vk_buf_free(&file);
	vk_buf_free(&hex);
	return b;
}

static uint32_t
number_at(const struct vk_buf *b, size_t at)
{
	uint32_t n = 0;

	assert_true(at + 4 <= b->len);
	for (size_t i = 0; i < 4; i++)
		n = n << 8 | (unsigned char)b->data[at + i];
	return n;
}

/* The k-th number of a tag's data, behind its type and four zeros. */
static double
value_of(const struct vk_buf *b, const char *tag, size_t k)
{
	uint32_t n = number_at(b, HEAD);

	for (size_t i = 0; i < n; i++) {
		size_t at = HEAD + 4 + i * TAG;

		if (memcmp(b->data + at, tag, 4) == 0)
			return (int32_t)number_at(
				   b, number_at(b, at + 4) + 8 + 4 * k) /
			    65536.0;
	}
	fail_msg("no tag %s", tag);
	return 0;
}

static void
assert_near(double a, double b)
{
	if (fabs(a - b) > 0.5001 / 65536)
		fail_msg("%.6f is not %.6f", a, b);
}

static void
head_is_that_of_a_display(void **state)
{
	static const struct {
		size_t at;
		const char *bytes;
		size_t len;
	} fields[] = {
	    {4, "\0\0\0\0\4\60\0\0mntrRGB XYZ ", 20},
	    {24, "\7\320\0\1\0\1\0\0\0\0\0\0acsp", 16},
	    {68, "\0\0\xf6\xd6\0\1\0\0\0\0\xd3\x2d", 12},
	};
	struct vk_buf b = profile_new();

	(void)state;
	assert_true(b.len < 600);
	assert_int_equal(number_at(&b, 0), b.len);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		assert_memory_equal(
		    b.data + fields[i].at, fields[i].bytes, fields[i].len);
	for (size_t i = 40; i < HEAD; i++)
		if (i < 68 || i >= 80)
			assert_int_equal(b.data[i], 0);
	vk_buf_free(&b);
}

/* Tags lie one behind the other, on places that 4 divides, up to the end. */
static void
tags_fill_it(void **state)
{
	struct vk_buf b = profile_new();
	size_t n = number_at(&b, HEAD), next = HEAD + 4 + n * TAG;

	(void)state;
	assert_int_equal(n, 10);
	for (size_t i = 0; i < n; i++) {
		size_t at = number_at(&b, HEAD + 4 + i * TAG + 4);

		assert_int_equal(at % 4, 0);
		if (at == next)
			next += number_at(&b, HEAD + 4 + i * TAG + 8);
		else
			assert_true(at < next);
	}
	assert_int_equal(next, b.len);
	vk_buf_free(&b);
}

static void
colours_are_those_of_srgb(void **state)
{
	static const char *const tags[] = {"rXYZ", "gXYZ", "bXYZ"};
	struct colour white = from_chromaticity(0.3127, 0.3290);
	struct matrix wanted = primaries(), adapted = bradford(&white);
	struct vk_buf b = profile_new();

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		assert_near(value_of(&b, "wtpt", i), d50.at[i]);
		for (size_t k = 0; k < 3; k++) {
			assert_near(value_of(&b, tags[k], i), wanted.at[i][k]);
			assert_near(
			    value_of(&b, "chad", 3 * i + k), adapted.at[i][k]);
		}
	}
	vk_buf_free(&b);
}

static void
curve_is_that_of_srgb(void **state)
{
	static const char *const tags[] = {"rTRC", "gTRC", "bTRC"};
	static const double wanted[] = {
	    3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
	struct vk_buf b = profile_new();

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < 6; k++)
			assert_near(value_of(&b, tags[i], k), wanted[k]);
	vk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(head_is_that_of_a_display),
	    cmocka_unit_test(tags_fill_it),
	    cmocka_unit_test(colours_are_those_of_srgb),
	    cmocka_unit_test(curve_is_that_of_srgb),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
