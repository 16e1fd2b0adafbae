/*
 * XML files as trees: well-formed, UTF-8, without DOCTYPE or entities, within
 * limits; the only door to libxml2.  What the names mean is asked elsewhere:
 * every node and attribute holds its name as written, and its kind too where
 * the vocabulary of documents has that name.  Processing instructions and
 * comments are passed over; text beside them is one piece.
 */
#ifndef VK_XML_H
#define VK_XML_H

#include <stddef.h>

#include "model/doc.h"

enum { /* what is beyond is refused before it costs anything */
	VK_XML_MOST_BYTES = 64 << 20, /* of the file */
	VK_XML_MOST_DEPTH = 64, /* elements in each other */
	VK_XML_MOST_NODES = 2000000, /* elements */
	VK_XML_MOST_ATTRIBUTES = 64, /* of one element */
	VK_XML_MOST_NAMES = 1000, /* that differ, in the whole file */
	VK_XML_MOST_TAG = 256 << 10, /* bytes of a tag, comment, instruction */
	VK_XML_MOST_TEXT = 1 << 20, /* bytes between two tags */
	VK_XML_MOST_WORD = 1000 /* code points without a blank */
};

/*
 * The tree of `path`, "-" for standard input.  NULL with a finding (65, 66)
 * when there is none; faults of the text are noted, and the tree is whole.
 */
struct vk_doc *vk_xml_read(const char *path, struct vk_diag *)
    __attribute__((warn_unused_result));

/* The same from memory; `name` stands for the file in findings. */
struct vk_doc *vk_xml_read_bytes(const char *name, const char *bytes,
    size_t len, struct vk_diag *) __attribute__((warn_unused_result));

#endif
