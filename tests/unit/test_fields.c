/* Empty signature fields, as readers find them before anybody signs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "out/archive/archive.h"
#include "readback.h"

enum { A4_HEIGHT = 862095 };

static void
fields_are_found(void **state)
{
	static const char script[] =
	    "a = pdf.Root.AcroForm\n"
	    "assert sorted(a.keys()) == [\"/Fields\", \"/SigFlags\"]\n"
	    "assert a.SigFlags == 3\n"
	    "out = []\n"
	    "for f in a.Fields:\n"
	    "    assert f.is_indirect\n"
	    "    assert f.Type == \"/Annot\" and f.Subtype == \"/Widget\"\n"
	    "    assert f.FT == \"/Sig\" and f.F == 4 and \"/V\" not in f\n"
	    "    n = f.AP.N\n"
	    "    assert n.read_bytes() == b\"\"\n"
	    "    assert n.Type == \"/XObject\" and n.Subtype == \"/Form\"\n"
	    "    assert n.BBox[0] == n.BBox[1] == 0\n"
	    "    out.append(\" \".join(map(str, (f.T, f.TU, *f.Rect,\n"
	    "        n.BBox[2], n.BBox[3], f.StructParent,\n"
	    "        f.P.objgen[0]))))\n"
	    "sys.stdout.buffer.write(\"\\n\".join(out).encode())\n";
	static const struct vk_field fields[] = {
	    {"ky_ca_nhan", "Chữ ký của (Bí thư)", 100 * VK_PT, 200 * VK_PT,
		150 * VK_PT + 512, 60 * VK_PT},
	    {"dau", "Dấu", 0, A4_HEIGHT, 0, 0},
	};

	(void)state;
	for (int plain = 0; plain < 2; plain++) {
		struct vk_objects *o = vk_objects_new(plain);
		int page = readback_put(o, "<</Type/Page>>"), at[2];
		struct vk_buf more = {0}, file, said;

		for (size_t i = 0; i < 2; i++)
			at[i] = vk_archive_field(
			    o, &fields[i], page, A4_HEIGHT, 7 + i);
		vk_buf_addf(
		    &more, "/AcroForm %d 0 R", vk_archive_form(o, at, 2));
		file = readback_finish(o, more.data, 0);
		said = readback_python(script, &file);
		assert_string_equal(said.data,
		    "ky_ca_nhan Chữ ký của (Bí thư) 100 581.89 250.5 641.89 "
		    "150.5 60 7 1\n"
		    "dau Dấu 0 0 0 0 0 0 8 1");
		vk_buf_free(&said);
		vk_buf_free(&file);
		vk_buf_free(&more);
	}
}

static void
no_fields_no_form(void **state)
{
	struct vk_objects *o = vk_objects_new(false);

	(void)state;
	assert_int_equal(vk_archive_form(o, NULL, 0), 0);
	vk_objects_free(o);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(fields_are_found),
	    cmocka_unit_test(no_fields_no_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
