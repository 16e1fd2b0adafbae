/*
 * Labels of sections, lists and items.  A pattern is any signs, one counter,
 * any signs; its counter is the last whole token that can be one, so that the
 * "i" of "Điều 1." is never mistaken for a small Roman one.
 */
#include "numbering.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/viet.h"

static bool
is_token_byte(char c)
{
	return vk_is_digit(c) || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static enum vk_counter
counter_of(const char *token, size_t len)
{
	static const struct {
		const char *word;
		enum vk_counter counter;
	} known[] = {
	    {"I", VK_COUNT_ROMAN},
	    {"i", VK_COUNT_ROMAN_SMALL},
	    {"A", VK_COUNT_LETTER},
	    {"a", VK_COUNT_LETTER_SMALL},
	    {"nhất", VK_COUNT_ORDINAL},
	    {"Một", VK_COUNT_WORD},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strlen(known[i].word) == len &&
		    memcmp(token, known[i].word, len) == 0)
			return known[i].counter;
	}
	for (size_t i = 0; i < len; i++) {
		if (!vk_is_digit(token[i]))
			return VK_COUNT_NONE;
	}
	return VK_COUNT_ARABIC;
}

struct vk_label
vk_label_read(const char *text, size_t len)
{
	struct vk_label l = {text, len, VK_COUNT_NONE, len, 0};

	for (size_t i = 0; i < len;) {
		size_t start = i;
		enum vk_counter counter;

		while (i < len && is_token_byte(text[i]))
			i++;
		if (i == start) {
			i++;
			continue;
		}
		counter = counter_of(text + start, i - start);
		if (counter == VK_COUNT_NONE)
			continue;
		l.counter = counter;
		l.at = start;
		l.size = i - start;
	}
	return l;
}

static void
add_upper(struct vk_buf *b, const char *letter)
{
	vk_viet_upper_text(b, letter, strlen(letter));
}

/* The counter alone; a figure and false where it has no such number. */
static bool
add_counter(struct vk_buf *b, enum vk_counter counter, int n)
{
	const char *word = NULL;
	char roman[32];

	switch (counter) {
	case VK_COUNT_ROMAN:
	case VK_COUNT_ROMAN_SMALL:
		word = vk_roman((unsigned)n, counter == VK_COUNT_ROMAN, roman);
		break;
	case VK_COUNT_LETTER:
	case VK_COUNT_LETTER_SMALL:
		word = vk_viet_letter((unsigned)n);
		if (word != NULL && counter == VK_COUNT_LETTER) {
			add_upper(b, word);
			return true;
		}
		break;
	case VK_COUNT_ORDINAL:
		word = vk_viet_ordinal((unsigned)n);
		break;
	case VK_COUNT_WORD:
		word = vk_viet_counted((unsigned)n);
		break;
	case VK_COUNT_ARABIC:
	case VK_COUNT_NONE:
		vk_buf_addf(b, "%d", n);
		return true;
	}
	if (word != NULL)
		vk_buf_adds(b, word);
	else
		vk_buf_addf(b, "%d", n);
	return word != NULL;
}

/* How many runs of figures stand in the text before the counter. */
static int
figures_before(const struct vk_label *l)
{
	int n = 0;

	for (size_t i = 0; i < l->at; i++) {
		if (vk_is_digit(l->text[i]) &&
		    (i == 0 || !vk_is_digit(l->text[i - 1])))
			n++;
	}
	return n;
}

bool
vk_label_show(
    struct vk_buf *b, const struct vk_label *l, const int *numbers, int depth)
{
	int above = l->counter == VK_COUNT_ARABIC ? figures_before(l) : 0;
	bool shown;

	if (l->counter == VK_COUNT_NONE) {
		vk_buf_add(b, l->text, l->len);
		return true;
	}
	for (size_t i = 0; i < l->at;) {
		if (above > 0 && vk_is_digit(l->text[i])) {
			int level = depth - above--;

			vk_buf_addf(b, "%d", level >= 0 ? numbers[level] : 1);
			while (vk_is_digit(l->text[i]))
				i++;
		} else {
			vk_buf_addc(b, l->text[i++]);
		}
	}
	shown = add_counter(b, l->counter, numbers[depth]);
	vk_buf_add(b, l->text + l->at + l->size, l->len - l->at - l->size);
	return shown;
}

bool
vk_label_nth(const char *list, int n, struct vk_label *out)
{
	for (;; n--) {
		size_t len;

		list += strspn(list, " ");
		len = strcspn(list, " ");
		if (len == 0)
			return false;
		if (n == 0) {
			*out = vk_label_read(list, len);
			return true;
		}
		list += len;
	}
}
