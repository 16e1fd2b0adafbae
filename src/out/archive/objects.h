/*
 * The objects of a PDF file and the file around them: numbers, object streams,
 * cross-reference, trailer.  Nothing here knows what the objects say.
 */
#ifndef VK_OBJECTS_H
#define VK_OBJECTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/len.h"

struct vk_buf;
struct vk_objects;
struct vk_packer;

/* plain: one object after the other, a table, nothing packed: for reading. */
struct vk_objects *vk_objects_new(bool plain);
void vk_objects_free(struct vk_objects *);
/* A packer for what is put from here on, instead of one of its own. */
void vk_objects_lend(struct vk_objects *, struct vk_packer *);

/* The number of an object that is put later, once. */
int vk_objects_reserve(struct vk_objects *);

/* Anything but a stream: "<</Type/Page ...>>", "[1 0 R]". */
void vk_objects_put(struct vk_objects *, int number, const struct vk_buf *);
/* Under a new number, which is returned; the buffer is freed. */
int vk_objects_put_new(struct vk_objects *, struct vk_buf *);

enum vk_packing { VK_DEFLATED, VK_COMMON, VK_AS_IS };

/*
 * A stream; `entries` are those of its dictionary but Length and Filter, and
 * hold no text (UTF-16 has zeros).  What does not become smaller is left as it
 * is.  VK_COMMON is deflated too, and the packer keeps it for other files.
 */
void vk_objects_stream(struct vk_objects *, int number, const char *entries,
    const void *bytes, size_t len, enum vk_packing);

/*
 * Puts the file together: header (PDF 1.7), objects, cross-reference, trailer
 * with an /ID from the hash of the bytes.  Every reserved number was put.
 * What `out` held is gone.
 */
void
vk_objects_finish(struct vk_objects *, int root, int info, struct vk_buf *out);

/* ---- strings.c: how values are written ---- */

/* "(...)" of bytes, escaped so that any bytes come back. */
void vk_pdf_bytes(struct vk_buf *, const void *, size_t len);
/* A text string: ASCII as it is, else UTF-16 with its mark. */
void vk_pdf_text(struct vk_buf *, const char *utf8);
/* The bytes that such a string stands for, by which a name tree is sorted. */
void vk_pdf_encode(struct vk_buf *, const char *utf8);
/*
 * How many bytes of the text are written: PDF/A allows strings of 32767 bytes,
 * and what is longer ends there.
 */
size_t vk_pdf_text_fits(const char *utf8);
/* "/Name", with #xx where a name cannot hold a sign. */
void vk_pdf_name(struct vk_buf *, const char *);
/* "D:20200522120000Z" in parentheses, from "2020-05-22": see vk_out_instant. */
void vk_pdf_date(struct vk_buf *, const char *day);
/* A length in points with at most two decimals: "595.28". */
void vk_pdf_length(struct vk_buf *, vk_len);
/* A number in hundredths: 1250 is "12.5". */
void vk_pdf_hundredths(struct vk_buf *, int64_t);
/* "12 0 R" */
void vk_pdf_reference(struct vk_buf *, int number);

#endif
