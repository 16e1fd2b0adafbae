/*
 * The vocabulary as tables, one row for each element definition of
 * vankien.rnc.  An element may have several, by where it stands.
 */
#ifndef VK_VOCABULARY_H
#define VK_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "model/doc.h"
#include "pattern.h"

struct vk_diag;

struct vk_definition {
	const char *name; /* as models call it */
	enum vk_element element;
	/*
	 * "a:type b:type? c=word/word (d:type | e:type f:type)?": names and
	 * what their values may be; of a group in brackets one alternative.
	 */
	const char *attributes;
	const char *content; /* see pattern.h */
};

extern const char vk_vocabulary_start[]; /* the model of a whole file */

size_t vk_definition_count(void);
const struct vk_definition *vk_definition_at(size_t);
/* For vk_pattern_compile: definitions, `text`, and models with a name. */
bool vk_definition_find(const char *name, size_t len, struct vk_symbol *);

/*
 * Holds a tree to the grammar; every fault is noted.  Values keep their
 * meaning and lose blanks that the grammar passes over.  True when it is valid.
 */
bool vk_vocabulary_check(struct vk_doc *, struct vk_diag *);

/* The same for many trees: what is compiled for one serves the others. */
struct vk_grammar;
struct vk_grammar *vk_grammar_new(void);
void vk_grammar_free(struct vk_grammar *);
bool vk_grammar_check(struct vk_grammar *, struct vk_doc *, struct vk_diag *);

/*
 * What no grammar can say about one document: keys, real days, labels, names
 * of files, the shape of tables, and fields outside a template.  The tree need
 * not be valid.
 */
void vk_vocabulary_check_more(
    const struct vk_doc *, bool template_allowed, struct vk_diag *);

/* The shape of one table, <bang>: table_shape.c. */
void vk_table_check_shape(const struct vk_node *table, struct vk_diag *);

#endif
