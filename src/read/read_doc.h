/*
 * Documents, results and branch data: XML, held to the vocabulary.  Every
 * fault is noted; whether the tree is fit for use, vk_diag_effect says.
 */
#ifndef VK_READ_DOC_H
#define VK_READ_DOC_H

#include <stddef.h>

#include "model/doc.h"

/*
 * Reads a file, "-" for standard input.  NULL with a finding (65, 66) when
 * there is no tree; else the tree, whatever else was noted.  Fields, conditions
 * and repeats are errors.
 */
struct vk_doc *vk_doc_read(const char *path, struct vk_diag *)
    __attribute__((warn_unused_result));

/* The same from memory; `name` stands for the file in findings. */
struct vk_doc *vk_doc_read_bytes(const char *name, const char *bytes,
    size_t len, struct vk_diag *) __attribute__((warn_unused_result));
/* ... in which fields, conditions and repeats may stand. */
struct vk_doc *vk_doc_read_template_bytes(const char *name, const char *bytes,
    size_t len, struct vk_diag *) __attribute__((warn_unused_result));

#endif
