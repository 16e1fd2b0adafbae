/* A document that was laid out and is kept: what looking at it needs. */
#ifndef VK_LAID_H
#define VK_LAID_H

#include <stddef.h>

#include "vankien.h"

struct vk_arena;
struct vk_diag;
struct vk_doc;
struct vk_guides;
struct vk_pages;
struct vk_papers;
struct vk_shown;
struct vk_standard;
struct vk_type;
struct work;

struct vk_laid {
	struct vk_arena *arena; /* of what is noted here */
	struct work *work; /* owns all that is lent below */
	const struct vk_job *job;
	const struct vk_doc *doc; /* NULL: it could not be read */
	const struct vk_papers *papers;
	const struct vk_standard *standard;
	struct vk_type *type;
	const struct vk_pages *pages; /* NULL: it cannot be laid out */
	struct vk_chosen chosen;
	struct vk_shown *shown; /* NULL: not asked for so far */
	struct vk_guides *guides; /* the same */
	const struct vk_diag *marks; /* that are among the guides */
	size_t nmarks; /* of its findings */
	struct vk_arena *guides_arena; /* NULL: there are none */
	const char **files;
	size_t nfiles, files_room;
};

/* Which files the document depends on, as far as it was read. */
void vk_laid_note_files(struct vk_laid *);

#endif
