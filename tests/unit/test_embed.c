/* What is said of the file behind a face, held against fonts/MANIFEST. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <hb.h>

#include "sheet.h"

static const char *program;

static const struct {
	const char *family, *version;
	struct {
		const char *file, *hash;
	} faces[VK_FACE_COUNT];
} cases[] = {
    {"Tinos", "Version 1.33",
	{{"Tinos-Regular.ttf",
	     "cf264a22292950ca1679b2ade07e9e6e"
	     "cb26c649ab70975d0e113f979efa827a"},
	    {"Tinos-Bold.ttf",
		"971d6af5fcb3a0c05535a92a635fb63a"
		"86ea5eb935639c9b864be33f3bfaba80"},
	    {"Tinos-Italic.ttf",
		"0f949a3fa0e23cd0ca94a0c4784bd8f9"
		"efb99c20070b9f73b5fd592b49c092ad"},
	    {"Tinos-BoldItalic.ttf",
		"0cd67b90617a03a69a815e758d0649d0"
		"0f2be48a0cb570615e94e8e5a13aae2e"}}},
    {"Liberation Serif", "Version 2.1.5",
	{{"LiberationSerif-Regular.ttf",
	     "29d12439831b7f59194efec85872f24f"
	     "54eff05738933f9a860220d2abff88ba"},
	    {"LiberationSerif-Bold.ttf",
		"446a4421f297698427170fd7db20e591"
		"69a4188baaaf940e9bea58af6341a723"},
	    {"LiberationSerif-Italic.ttf",
		"c1830c433ab41379f1139fac388989d3"
		"7c9f08c81e1bd643efdcc7946db30753"},
	    {"LiberationSerif-BoldItalic.ttf",
		"36dd6965be8915f6d7efb259757f1f75"
		"46a7c6f72c53a20bbe4ae7092f2cd558"}}},
};

enum { CASES = sizeof(cases) / sizeof(cases[0]) };

static void
knows_the_files(void **state)
{
	(void)state;
	for (size_t i = 0; i < CASES; i++) {
		struct vk_diag *d = vk_diag_new();
		struct vk_type *t = sheet_type(program, cases[i].family, d);

		assert_non_null(t);
		for (int f = 0; f < VK_FACE_COUNT; f++) {
			enum vk_face face = (enum vk_face)f;
			const char *file = strrchr(vk_type_file(t, face), '/');

			assert_non_null(file);
			assert_string_equal(file + 1, cases[i].faces[f].file);
			for (int twice = 0; twice < 2; twice++)
				assert_string_equal(vk_type_hash(t, face),
				    cases[i].faces[f].hash);
			assert_memory_equal(vk_type_version(t, face),
			    cases[i].version, strlen(cases[i].version));
			assert_true(vk_type_is_plain(t, face));
			assert_int_equal(
			    hb_face_get_upem(vk_type_hb_face(t, face)), 2048);
		}
		vk_type_free(t);
		vk_diag_free(d);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(knows_the_files),
	};

	program = argc > 0 ? argv[0] : "";
	return cmocka_run_group_tests(tests, NULL, NULL);
}
