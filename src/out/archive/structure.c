/*
 * The structure that readers and machines follow: the tree of elements with
 * what they mark on the pages, the way back from the marks, and the outline.
 */
#include <assert.h>

#include "archive.h"

/* ---- names ---- */

enum { HEADINGS = 6, LOOK_BACK = 1 << 14 };

static const char *
heading_name(size_t level)
{
	static const char *const names[HEADINGS] = {
	    "H1", "H2", "H3", "H4", "H5", "H6"};

	return names[(level < HEADINGS ? level : HEADINGS) - 1];
}

/*
 * A heading stands one level below the nearest one before it of a lower
 * outline level, so that no level is left out.
 */
static size_t
heading_level(const struct vk_pages *pages, uint32_t element)
{
	int outline = pages->elements[element].outline;
	uint32_t first = element > LOOK_BACK ? element - LOOK_BACK : 1;
	size_t level = 1;

	for (uint32_t i = element; i-- > first && outline > 1;) {
		int before = pages->elements[i].outline;

		if (before > 0 && before < outline) {
			outline = before;
			level++;
		}
	}
	return level;
}

static const char *
plain_tag(const struct vk_structure *e)
{
	static const char *const names[] = {
	    [VK_TAG_NONE] = "NonStruct",
	    [VK_TAG_SECT] = "Sect",
	    [VK_TAG_H] = "P", /* in no outline */
	    [VK_TAG_P] = "P",
	    [VK_TAG_L] = "L",
	    [VK_TAG_LI] = "LI",
	    [VK_TAG_LBL] = "Lbl",
	    [VK_TAG_LBODY] = "LBody",
	    [VK_TAG_FIGURE] = "Figure",
	    [VK_TAG_FORM] = "Form",
	};

	return names[e->tag];
}

static bool
is_heading(const struct vk_structure *e)
{
	return e->tag == VK_TAG_H && e->outline > 0;
}

const char *
vk_archive_tag(const struct vk_pages *pages, uint32_t element)
{
	const struct vk_structure *e = &pages->elements[element];

	assert(element < pages->nelements);
	if (element == VK_FURNITURE)
		return "Artifact";
	if (is_heading(e))
		return heading_name(heading_level(pages, element));
	return plain_tag(e);
}
