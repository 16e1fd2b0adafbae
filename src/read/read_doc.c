/* The two steps of reading a document: the tree, then what it must be. */
#include "read_doc.h"

#include "vocabulary.h"
#include "xml.h"

static struct vk_doc *
check(struct vk_doc *doc, bool template_allowed, struct vk_diag *d)
{
	if (doc == NULL)
		return NULL;
	vk_vocabulary_check(doc, d);
	vk_vocabulary_check_more(doc, template_allowed, d);
	return doc;
}

struct vk_doc *
vk_doc_read(const char *path, struct vk_diag *d)
{
	return check(vk_xml_read(path, d), false, d);
}

struct vk_doc *
vk_doc_read_bytes(
    const char *name, const char *bytes, size_t len, struct vk_diag *d)
{
	return check(vk_xml_read_bytes(name, bytes, len, d), false, d);
}

struct vk_doc *
vk_doc_read_template_bytes(
    const char *name, const char *bytes, size_t len, struct vk_diag *d)
{
	return check(vk_xml_read_bytes(name, bytes, len, d), true, d);
}
