/* The kinds of documents: 25 of the Party's, 8 administrative papers. */
#ifndef VK_KINDS_H
#define VK_KINDS_H

#include <stdbool.h>
#include <stddef.h>

struct vk_buf;

struct vk_kind {
	const char *key; /* loai: "nghi-quyet" */
	const char *name; /* "nghị quyết" */
	const char *abbreviation; /* "NQ" in the symbol; "" not settled */
	const char *other; /* a second one that was in force; mostly "" */
	bool administrative;
	const char *skeleton; /* the kind whose skeleton serves this one */
};

/* NULL when there is no such kind; loai may be NULL. */
const struct vk_kind *vk_kind_find(const char *loai);
/* In the order of the regulation. */
size_t vk_kind_count(void);
const struct vk_kind *vk_kind_at(size_t);

/* Appends the name in capitals: "NGHỊ QUYẾT". */
void vk_kind_title(const struct vk_kind *, struct vk_buf *);
/* As a sentence begins with it: "Nghị quyết". */
void vk_kind_sentence(const struct vk_kind *, struct vk_buf *);
/*
 * Appends its part of the symbol: the abbreviation, where none is settled the
 * first letters of its syllables, as offices do: "GM".
 */
void vk_kind_symbol(const struct vk_kind *, struct vk_buf *);
/* Its abbreviation in papers of the State, which has an own one for a kind. */
const char *vk_kind_state_abbreviation(const struct vk_kind *);

#endif
