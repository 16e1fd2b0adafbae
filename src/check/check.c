/* The table of the rules, in the order of the rule sets. */
#include "check.h"

#include "model/doc.h"

void
vk_check_form(
    const struct vk_doc *doc, const struct vk_standard *s, struct vk_diag *d)
{
	(void)doc;
	(void)s;
	(void)d;
}
