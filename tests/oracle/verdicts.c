/*
 * Our half of the oracle test: the names of files on standard input, on
 * standard output "valid NAME" or "invalid NAME" by the grammar alone, without
 * the rules that no grammar can hold.
 */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "read/vocabulary.h"
#include "read/xml.h"

static int
is_valid(const char *name)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *doc = vk_xml_read(name, d);
	int valid = doc != NULL && vk_vocabulary_check(doc, d);

	vk_doc_free(doc);
	vk_diag_free(d);
	return valid;
}

int
main(void)
{
	char name[4096];

	while (fgets(name, sizeof(name), stdin) != NULL) {
		name[strcspn(name, "\n")] = '\0';
		printf("%s %s\n", is_valid(name) ? "valid" : "invalid", name);
	}
	return 0;
}
