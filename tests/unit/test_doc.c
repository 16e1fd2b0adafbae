/* Questions about a document's tree, and its dump. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/doc.h"

static void
finds_names(void **state)
{
	(void)state;
	for (int i = VK_EL_TEXT + 1; i < VK_EL_COUNT; i++) {
		const char *name = vk_element_name((enum vk_element)i);

		assert_int_equal(vk_element_find(name, strlen(name)), i);
	}
	for (int i = VK_AT_NONE + 1; i < VK_AT_COUNT; i++) {
		const char *name = vk_attribute_name((enum vk_attribute)i);

		assert_int_equal(vk_attribute_find(name, strlen(name)), i);
	}
	assert_string_equal(vk_element_name(VK_EL_DOCUMENT), "van-ban");
	assert_string_equal(vk_element_name(VK_EL_TEXT), "#text");
	assert_string_equal(vk_attribute_name(VK_AT_KIND), "loai");
}

static void
finds_no_other_names(void **state)
{
	static const char *const others[] = {
	    "", "van-bann", "van-ba", "Van-ban", "#text", "văn-bản", "loaii"};

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		size_t len = strlen(others[i]);

		assert_int_equal(vk_element_find(others[i], len), VK_EL_NONE);
		assert_int_equal(vk_attribute_find(others[i], len), VK_AT_NONE);
	}
	assert_int_equal(vk_element_find("dongx", 4), VK_EL_LINE);
	assert_int_equal(vk_attribute_find("loaix", 4), VK_AT_KIND);
}

/* <muc so="" kieu="I.">x<doan/> <ten/><doan/></muc> by hand */
static struct vk_attr attrs[] = {
    {VK_AT_LABEL, "so", "", {"a.xml", 3, 8}, 0},
    {VK_AT_STYLE, "kieu", "I\"\\", {"a.xml", 3, 14}, 0},
};
static struct vk_node nodes[] = {
    {VK_EL_SECTION, "muc", {"a.xml", 3, 3}, .attrs = attrs, .nattrs = 2},
    {VK_EL_TEXT, "#text", {"a.xml", 3, 20}, .text = "x\n\ty", .len = 4},
    {VK_EL_PARAGRAPH, "doan", {"a.xml", 4, 1}, .len = 0},
    {VK_EL_TEXT, "#text", {"a.xml", 4, 8}, .text = " \n\t\r", .len = 4},
    {VK_EL_NONE, "khac", {"a.xml", 5, 1}, .len = 0},
    {VK_EL_PARAGRAPH, "doan", {"a.xml", 6, 1}, .len = 0},
    {VK_EL_TEXT, "#text", {"a.xml", 6, 7}, .text = "\xC2\xA0", .len = 2},
};

static void
link_nodes(void)
{
	for (size_t i = 1; i < 6; i++) {
		nodes[i].parent = &nodes[0];
		nodes[i].next = i < 5 ? &nodes[i + 1] : NULL;
	}
	nodes[0].first = &nodes[1];
	nodes[0].last = &nodes[5];
	nodes[5].first = nodes[5].last = &nodes[6];
	nodes[6].parent = &nodes[5];
}

static void
answers(void **state)
{
	const struct vk_node *muc = &nodes[0], *doan;

	(void)state;
	link_nodes();
	assert_string_equal(vk_node_attr(muc, VK_AT_LABEL), "");
	assert_null(vk_node_attr(muc, VK_AT_KIND));
	assert_ptr_equal(vk_node_attr_whole(muc, VK_AT_STYLE), &attrs[1]);
	assert_true(vk_node_is(muc, VK_AT_LABEL, ""));
	assert_false(vk_node_is(muc, VK_AT_LABEL, "*"));
	assert_false(vk_node_is(muc, VK_AT_KIND, ""));
	doan = vk_node_child(muc, VK_EL_PARAGRAPH);
	assert_ptr_equal(doan, &nodes[2]);
	assert_ptr_equal(vk_node_again(doan), &nodes[5]);
	assert_null(vk_node_again(vk_node_again(doan)));
	assert_null(vk_node_child(muc, VK_EL_TITLE));
}

static void
knows_blanks(void **state)
{
	static const int blank[] = {0, 0, 0, 1, 0, 0, 0};

	(void)state;
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(vk_node_is_blank(&nodes[i]), blank[i]);
}

static void
dumps(void **state)
{
	struct vk_doc doc = {.path = "a.xml", .root = &nodes[0]};
	struct vk_buf out = {0};

	(void)state;
	link_nodes();
	vk_doc_dump(&doc, &out);
	assert_string_equal(vk_buf_str(&out),
	    "3:3 muc so=\"\" kieu=\"I\\\"\\\\\"\n"
	    "  3:20 \"x\\n\\x09y\"\n"
	    "  4:1 doan\n"
	    "  5:1 khac\n"
	    "  6:1 doan\n"
	    "    6:7 \"\xC2\xA0\"\n");
	vk_buf_free(&out);
	vk_doc_free(NULL);
}

/* Many more attributes than an element has at first. */
static void
grows(void **state)
{
	struct vk_arena *a = vk_arena_new();
	struct vk_pos at = {"a.xml", 7, 8};
	struct vk_node *top = vk_node_new(a, NULL, VK_EL_LIST, at);
	struct vk_node *one = vk_node_new(a, top, VK_EL_ITEM, at);
	struct vk_node *two = vk_node_new(a, top, VK_EL_ITEM, at);

	(void)state;
	assert_ptr_equal(top->first, one);
	assert_ptr_equal(one->next, two);
	assert_ptr_equal(top->last, two);
	assert_ptr_equal(two->parent, top);
	assert_string_equal(two->written, "y");
	assert_int_equal(two->pos.line, 7);
	for (uint32_t i = 0; i < 100; i++)
		vk_node_add_attr(
		    a, one, &(struct vk_attr){.pos = {NULL, i, 0}});
	assert_int_equal(one->nattrs, 100);
	for (uint32_t i = 0; i < 100; i++)
		assert_int_equal(one->attrs[i].pos.line, i);
	vk_arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_names),
	    cmocka_unit_test(finds_no_other_names),
	    cmocka_unit_test(answers),
	    cmocka_unit_test(knows_blanks),
	    cmocka_unit_test(dumps),
	    cmocka_unit_test(grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
