/* A template without data: filled with what could stand there. */
#ifndef VK_SPECIMEN_H
#define VK_SPECIMEN_H

struct vk_diag;
struct vk_doc;

/* NULL when the document has no fields, conditions or repeats: no template. */
struct vk_doc *vk_specimen(const struct vk_doc *, struct vk_diag *);

#endif
