/*
 * Text: UTF-8, the closed repertoire of signs that a paper may hold, and the
 * composer that brings what was typed to NFC over that repertoire.
 */
#ifndef VK_UTF8_H
#define VK_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vk_buf;

/* As vk_utf8_decode, which asks it for all that is not ASCII; len is not 0. */
int vk_utf8_decode_sequence(const char *s, size_t len, uint32_t *cp);

/*
 * Bytes used by the code point that begins at s, 0 when there is none:
 * overlong, surrogate, beyond U+10FFFF, truncated, or len is 0.
 */
static inline int
vk_utf8_decode(const char *s, size_t len, uint32_t *cp)
{
	if (len == 0)
		return 0;
	if ((unsigned char)*s >= 0x80)
		return vk_utf8_decode_sequence(s, len, cp);
	*cp = (unsigned char)*s;
	return 1;
}

static inline bool
vk_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes written; cp is a code point and no surrogate. */
size_t vk_utf8_encode(uint32_t cp, char out[4]);
void vk_utf8_add(struct vk_buf *, uint32_t cp);
/* bad_offset, which may be NULL, is set when the answer is false. */
bool vk_utf8_valid(const char *, size_t len, size_t *bad_offset);
/* Code points of valid UTF-8. */
size_t vk_utf8_count(const char *, size_t len);

/*
 * The repertoire: about 310 signs in the order of their code points.  The
 * place in it, from 0, is stable.  TAB, LF and CR are blanks, not signs, and
 * stand outside.
 */
int vk_repertoire_index(uint32_t cp); /* -1 outside */
uint32_t vk_repertoire_at(int index);
int vk_repertoire_count(void);

enum vk_sign_class { /* what a face owes to a sign */
	VK_SIGN_OUTSIDE, /* not in the repertoire */
	VK_SIGN_FACE, /* the face must have a glyph */
	VK_SIGN_SUBSTITUTED, /* see vk_repertoire_substitute */
	VK_SIGN_DRAWN /* tick boxes: the program draws them */
};
enum vk_sign_class vk_sign_class(uint32_t cp);

/*
 * The plain ASCII sign that is set instead, 0 when there is none.  raise is
 * +1 for a raised figure, -1 for a lowered one (set smaller), 0 otherwise:
 * NBSP is set as a space and U+2011 as a hyphen; neither allows a break.
 */
char vk_repertoire_substitute(uint32_t cp, int *raise);

enum vk_text_fault {
	VK_TEXT_NOT_UTF8, /* a run of bytes that are none */
	VK_TEXT_CONTROL, /* C0, C1, line and paragraph separators */
	VK_TEXT_BIDI, /* would reorder the text unseen */
	VK_TEXT_ZERO_WIDTH, /* soft hyphen, ZWSP, joiners, BOM, tags */
	VK_TEXT_PRIVATE, /* private use: fonts of the old encodings */
	VK_TEXT_UNASSIGNED, /* no character, or the mark of a lost one */
	VK_TEXT_PICTURE, /* emoji, dingbats, symbols */
	VK_TEXT_FOREIGN, /* any other letter or sign */
	VK_TEXT_LOOK_ALIKE, /* looks like the sign that is meant */
	VK_TEXT_LONE_MARK, /* a combining mark, but not on a letter */
	VK_TEXT_MARK, /* a mark that this letter cannot have */
	VK_TEXT_MANY_MARKS, /* more than two marks on a letter */
	VK_TEXT_FAULT_COUNT
};

struct vk_text_finding {
	enum vk_text_fault fault;
	size_t index; /* code points before it in the input */
	uint32_t cp; /* what stands there; NOT_UTF8: the byte */
	uint32_t base; /* what the mark stands on, 0: nothing, or no mark */
	uint32_t meant; /* LOOK_ALIKE: the sign put in its place, else 0 */
};

typedef void vk_text_report(const struct vk_text_finding *, void *user);

/*
 * Appends the text in NFC; only signs of the repertoire and TAB, LF, CR come
 * out.  A quality mark and a tone mark make a letter in either order.  Each
 * fault is reported in the order of the text (report may be NULL); of a run of
 * marks only the first faulty one.  A look-alike becomes the sign meant; what
 * cannot be seen and faulty marks are left out; anything else becomes "?".
 * Linear in len.  Returns the number of faults.
 */
size_t vk_text_compose(struct vk_buf *out, const char *s, size_t len,
    vk_text_report *report, void *user);

/* The letter without its marks: "ệ" gives "e"; đ is a letter of its own. */
uint32_t vk_text_base(uint32_t letter);

#endif
