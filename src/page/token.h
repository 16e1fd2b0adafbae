/* What the rules for spaces ask of a token; it is looked at once. */
#ifndef VK_TOKEN_H
#define VK_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

struct vk_token;

enum { VK_CORE_ROOM = 24 }; /* bytes; longer than any row of a table */

struct vk_token_word { /* all zero: there is none */
	char core[VK_CORE_ROOM]; /* lower case, no signs round it; "": longer */
	bool capital; /* begins with a capital letter */
	bool more_capitals; /* has others: an abbreviation, or a heading */
	bool number; /* figures and what stands between them */
	size_t figures; /* how many, when it is nothing but figures */
	bool ordinal; /* a number, a code, a Roman numeral or a letter */
	bool dots; /* a blank to be filled in */
	bool dash;
	bool opens; /* ends with an opening sign */
	bool closes; /* begins with a closing sign */
	bool stops; /* ends with a sign that ends a phrase */
	bool ends; /* ends a sentence */
};

extern const struct vk_token_word vk_no_word;

/* The second is filled, and returned. */
const struct vk_token_word *
vk_token_read(const struct vk_token *, struct vk_token_word *);

#endif
