/* The names of the elements of a structure, as PDF has them. */
#include "page.h"

const char *
vk_tag_name(enum vk_tag tag)
{
	static const char *const names[] = {
	    [VK_TAG_NONE] = "NonStruct",
	    [VK_TAG_SECT] = "Sect",
	    [VK_TAG_H] = "H",
	    [VK_TAG_P] = "P",
	    [VK_TAG_L] = "L",
	    [VK_TAG_LI] = "LI",
	    [VK_TAG_LBL] = "Lbl",
	    [VK_TAG_LBODY] = "LBody",
	    [VK_TAG_TABLE] = "Table",
	    [VK_TAG_THEAD] = "THead",
	    [VK_TAG_TBODY] = "TBody",
	    [VK_TAG_TR] = "TR",
	    [VK_TAG_TH] = "TH",
	    [VK_TAG_TD] = "TD",
	    [VK_TAG_NOTE] = "Note",
	    [VK_TAG_REFERENCE] = "Reference",
	    [VK_TAG_FIGURE] = "Figure",
	    [VK_TAG_FORM] = "Form",
	};

	return names[tag];
}
