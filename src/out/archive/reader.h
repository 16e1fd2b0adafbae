/*
 * A PDF file read back: its objects by number, and what they hold.  Whatever
 * the bytes are, an answer comes in time and memory that grow no faster than
 * they do; what cannot be read is null.
 */
#ifndef VK_READER_H
#define VK_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vk_arena;
struct vk_buf;
struct vk_pdf;

enum vk_pdf_kind {
	VK_PDF_NULL,
	VK_PDF_BOOL,
	VK_PDF_NUMBER,
	VK_PDF_STRING,
	VK_PDF_NAME,
	VK_PDF_REFERENCE,
	VK_PDF_ARRAY,
	VK_PDF_DICT,
	VK_PDF_STREAM
};

enum { VK_PDF_UNIT = 1000000 }; /* of a number */

struct vk_pdf_value {
	enum vk_pdf_kind kind;
	int64_t number; /* 1/VK_PDF_UNIT; an object's number; 0 or 1 */
	const unsigned char *bytes; /* unescaped; a stream's as in the file */
	size_t len;
	/* of an array; of a dictionary or stream: key, value, key, value */
	const struct vk_pdf_value *first;
	const struct vk_pdf_value *next;
};

/* ---- reader.c ---- */

enum vk_pdf_view {
	VK_PDF_FIRST, /* as it was written, before anything was appended */
	VK_PDF_LATEST /* as it is shown */
};

/* NULL when it is no such file.  The bytes are lent. */
struct vk_pdf *vk_pdf_open(const void *bytes, size_t len, enum vk_pdf_view);
void vk_pdf_close(struct vk_pdf *);

/* Every object's number is less. */
size_t vk_pdf_count(const struct vk_pdf *);

/* The catalogue.  No answer of this header is NULL; there is a null value. */
const struct vk_pdf_value *vk_pdf_root(struct vk_pdf *);
/* What a reference leads to; any other value itself. */
const struct vk_pdf_value *
vk_pdf_follow(struct vk_pdf *, const struct vk_pdf_value *);
/* The value of a key of a dictionary or stream, followed. */
const struct vk_pdf_value *
vk_pdf_get(struct vk_pdf *, const struct vk_pdf_value *, const char *key);
/* The same as it stands there. */
const struct vk_pdf_value *
vk_pdf_key(const struct vk_pdf_value *, const char *key);
bool vk_pdf_is(const struct vk_pdf_value *, const char *name);

/* Whether a stream is unpacked by vk_pdf_unpack, or is not packed at all. */
bool vk_pdf_readable(struct vk_pdf *, const struct vk_pdf_value *stream);
/* Appends the unpacked bytes; false when they are damaged, or too many. */
bool vk_pdf_unpack(
    struct vk_pdf *, const struct vk_pdf_value *stream, struct vk_buf *out);

/* ---- syntax.c ---- */

struct vk_syntax { /* bytes on their way to values */
	const unsigned char *bytes;
	size_t at, end;
	struct vk_arena *arena; /* the values' */
	size_t *values_left; /* how many more there may be */
};

/* The next value; NULL when there is none, or a damaged one. */
const struct vk_pdf_value *vk_syntax_value(struct vk_syntax *);
/* Passes over a word if it stands there, blanks before it. */
bool vk_syntax_word(struct vk_syntax *, const char *);
/* The same for a whole number up to most. */
bool vk_syntax_whole(struct vk_syntax *, size_t most, size_t *out);

#endif
