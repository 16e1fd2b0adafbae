/* What is printed: escapes, lines of findings, JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/cli.h"

static const struct {
	const char *in, *out;
} escapes[] = {
    {"", ""},
    {"nghị quyết", "nghị quyết"},
    {"a\nb\rc\td", "a\\nb\\rc\\td"},
    {"\033[1m\a\177", "\\x1b[1m\\x07\\x7f"},
    {"\302\200\302\233\302\237\302\240", "\\x80\\x9b\\x9f\302\240"},
    {"\302\255", "\\xad"},
    {"\342\200\213\342\200\216\342\200\220", "\\u200b\\u200e\342\200\220"},
    {"\342\200\250\342\200\252\342\200\256\342\201\246\342\201\251",
	"\\u2028\\u202a\\u202e\\u2066\\u2069"},
    {"\330\234\357\273\277", "\\u061c\\ufeff"},
    {"\363\240\200\201\360\237\230\200", "\\ue0001\360\237\230\200"},
    {"\377\303", "\\xff\\xc3"}, /* no UTF-8 */
    {"\355\240\200", "\\xed\\xa0\\x80"}, /* a surrogate */
    {"\\n", "\\n"},
};

static void
hides_what_steers_a_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		struct vk_buf out = {0};

		vk_term_escape(&out, escapes[i].in, strlen(escapes[i].in));
		assert_string_equal(vk_buf_str(&out), escapes[i].out);
		vk_buf_free(&out);
	}
}

static void
keeps_the_lines_of_a_page(void **state)
{
	static const char page[] = "a\tb\n\f\033\r\0c";
	struct vk_buf out = {0};

	(void)state;
	vk_term_escape_lines(&out, page, sizeof(page) - 1);
	assert_string_equal(vk_buf_str(&out), "a\tb\n\f\\x1b\\r\\x00c");
	vk_buf_free(&out);
}

static struct vk_diag *
some_findings(void)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_pos there = {"a\033.xml", 7, 2}, here = {"a\033.xml", 3, 4};
	struct vk_pos whole = {"a\033.xml", 0, 0};

	vk_diag_add(d, VK_MSG_NO_SUCH_LABEL, there, "a)", NULL, NULL);
	vk_diag_add(d, VK_MSG_OUTPUT_FAILED, here, "\"\\\n\033", NULL, NULL);
	vk_diag_add(d, VK_MSG_FILE_NOT_REGULAR, whole, NULL, NULL, NULL);
	vk_diag_accept(d, "VK-PAGE-02", "vì \"thế\"");
	return d;
}

static void
prints_a_line_for_each_finding(void **state)
{
	struct vk_call call = {0};
	struct vk_diag *d = some_findings();
	struct vk_buf out = {0};

	(void)state;
	vk_print_lines(&out, &call, d, false);
	assert_string_equal(vk_buf_str(&out),
	    "a\\x1b.xml: error: is not an ordinary file; "
	    "give the name of a file [VK-FILE-02]\n"
	    "a\\x1b.xml:3:4: error: writing failed: \"\\\\n\\x1b; make room "
	    "on the disk and run again; nothing was left half written "
	    "[VK-FILE-05]\n"
	    "a\\x1b.xml:7:2: error: the label \"a)\" cannot count so far; "
	    "use figures for a list this long [VK-PAGE-02] "
	    "(accepted: vì \"thế\")\n");
	vk_buf_clear(&out);
	call.given[VK_OPT_QUIET] = true;
	vk_print_lines(&out, &call, d, true);
	assert_null(strstr(vk_buf_str(&out), "accepted"));
	assert_non_null(
	    strstr(vk_buf_str(&out), ": \033[31merror:\033[0m writing"));
	vk_buf_free(&out);
	vk_diag_free(d);
}

static void
counts_what_is_not_kept(void **state)
{
	struct vk_call call = {0};
	struct vk_diag *d = vk_diag_new();
	struct vk_pos whole = {"a.xml", 0, 0};
	struct vk_buf out = {0};

	(void)state;
	for (int i = 0; i < VK_DIAG_MOST + 2; i++)
		vk_diag_add(
		    d, VK_MSG_FILE_NOT_REGULAR, whole, NULL, NULL, NULL);
	vk_print_lines(&out, &call, d, false);
	assert_non_null(strstr(
	    vk_buf_str(&out), "\na.xml: 2 more findings are not shown\n"));
	vk_buf_free(&out);
	vk_diag_free(d);
}

static void
writes_json(void **state)
{
	struct vk_diag *d = some_findings();
	struct vk_buf out = {0};

	(void)state;
	vk_json_findings(
	    &out, "a\033\377\360\237\230\200\363\240\200\201", NULL, d);
	assert_string_equal(vk_buf_str(&out),
	    "{\"version\": 1, \"file\": \"a\\u001b\357\277\275"
	    "\360\237\230\200\\udb40\\udc01\", \"standard\": null, "
	    "\"findings\": [\n"
	    "  {\"rule\": \"VK-FILE-02\", \"level\": \"error\", "
	    "\"line\": null, \"column\": null,\n"
	    "   \"message\": \"is not an ordinary file\", \"found\": \"\", "
	    "\"needed\": \"\", \"fix\": \"give the name of a file\"},\n"
	    "  {\"rule\": \"VK-FILE-05\", \"level\": \"error\", "
	    "\"line\": 3, \"column\": 4,\n"
	    "   \"message\": \"writing failed: \\\"\\\\\\n\\u001b\", "
	    "\"found\": \"\\\"\\\\\\n\\u001b\", \"needed\": \"\", "
	    "\"fix\": \"make room on the disk and run again; nothing was "
	    "left half written\"},\n"
	    "  {\"rule\": \"VK-PAGE-02\", \"level\": \"error\", "
	    "\"line\": 7, \"column\": 2,\n"
	    "   \"message\": \"the label \\\"a)\\\" cannot count so far\", "
	    "\"found\": \"a)\", \"needed\": \"\", "
	    "\"fix\": \"use figures for a list this long\", "
	    "\"accepted\": \"vì \\\"thế\\\"\"}],\n"
	    " \"counts\": {\"error\": 2, \"warning\": 0, \"style\": 0}}");
	vk_buf_free(&out);
	vk_diag_free(d);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(hides_what_steers_a_terminal),
	    cmocka_unit_test(keeps_the_lines_of_a_page),
	    cmocka_unit_test(prints_a_line_for_each_finding),
	    cmocka_unit_test(counts_what_is_not_kept),
	    cmocka_unit_test(writes_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
