/*
 * Tables in the plain text: the words of each cell are gathered page by page
 * and set anew in columns of letters, for letters are of one width there.
 */
#ifndef VK_TEXT_TABLE_H
#define VK_TEXT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/len.h"

struct vk_buf;
struct vk_glyphs;
struct vk_pages;
struct vk_text_tables;

struct vk_text_tables *vk_text_tables_new(const struct vk_pages *);
void vk_text_tables_free(struct vk_text_tables *);

/* True when the element stands in a cell, to which the words then belong. */
bool vk_text_tables_take(
    struct vk_text_tables *, uint32_t element, const struct vk_glyphs *);

/* The next table of the page in hand from this one on, `count`: none. */
size_t vk_text_tables_count(const struct vk_text_tables *);
size_t vk_text_tables_next(const struct vk_text_tables *, size_t from);
/* The first and the last baseline that it has there. */
vk_len vk_text_table_top(const struct vk_text_tables *, size_t);
vk_len vk_text_table_bottom(const struct vk_text_tables *, size_t);

/*
 * The runs of its head, by which its repetition is known; 0 as long as it is
 * on its first page.
 */
size_t vk_text_table_head(const struct vk_text_tables *, size_t);
bool vk_text_table_is_head(const struct vk_text_tables *, size_t table,
    size_t run, const char *text, size_t len);

/* Lines of at most so many columns, unless words are longer. */
void vk_text_table_write(struct vk_text_tables *, size_t table,
    bool repeat_head, size_t columns, struct vk_buf *out);

/* The page, or all pages, were seen; they may be gone through again. */
void vk_text_tables_page_ends(struct vk_text_tables *);
void vk_text_tables_end(struct vk_text_tables *);

#endif
