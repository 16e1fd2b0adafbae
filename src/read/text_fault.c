/* A sign is shown beside its number where a line of words can show it. */
#include "text_fault.h"

#include <stdio.h>

#include "base/utf8.h"
#include "xml.h"

static const enum vk_msg text_messages[VK_TEXT_FAULT_COUNT] = {
    [VK_TEXT_NOT_UTF8] = VK_MSG_TEXT_UNASSIGNED,
    [VK_TEXT_CONTROL] = VK_MSG_TEXT_CONTROL,
    [VK_TEXT_BIDI] = VK_MSG_TEXT_BIDI,
    [VK_TEXT_ZERO_WIDTH] = VK_MSG_TEXT_ZERO_WIDTH,
    [VK_TEXT_PRIVATE] = VK_MSG_TEXT_PRIVATE,
    [VK_TEXT_UNASSIGNED] = VK_MSG_TEXT_UNASSIGNED,
    [VK_TEXT_PICTURE] = VK_MSG_TEXT_PICTURE,
    [VK_TEXT_FOREIGN] = VK_MSG_TEXT_FOREIGN,
    [VK_TEXT_LOOK_ALIKE] = VK_MSG_TEXT_LOOK_ALIKE,
    [VK_TEXT_LONE_MARK] = VK_MSG_TEXT_LONE_MARK,
    [VK_TEXT_MARK] = VK_MSG_TEXT_MARK,
    [VK_TEXT_MANY_MARKS] = VK_MSG_TEXT_MANY_MARKS,
};

static void
show(uint32_t cp, char out[8])
{
	size_t len = cp != 0 ? vk_utf8_encode(cp, out) : 0;

	out[len] = '\0';
}

/*
 * Signs that can be shown in a line of words: they are seen, stand on nothing
 * and run from left to right.
 */
static const struct {
	uint32_t first, last;
} shown[] = {
    {0x00A1, 0x02FF}, /* Latin */
    {0x0370, 0x0482},
    {0x048A, 0x058F}, /* Greek, Cyrillic, Armenian */
    {0x0E01, 0x0E30},
    {0x0E81, 0x0EB0}, /* Thai, Lao */
    {0x1780, 0x17B3}, /* Khmer */
    {0x1E00, 0x1FFF},
    {0x2010, 0x2027},
    {0x2030, 0x205E},
    {0x2070, 0x20CF},
    {0x2100, 0x27FF},
    {0x2900, 0x2BFF}, /* signs and pictures */
    {0x2E80, 0x2FFF},
    {0x3001, 0x3029},
    {0x3030, 0x3098},
    {0x309B, 0x9FFF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFF01, 0xFF60}, /* East Asia */
    {0x1D400, 0x1D7FF},
    {0x1F000, 0x1FBFF},
    {0x20000, 0x323AF},
};

static bool
is_shown(const struct vk_text_finding *f)
{
	if (f->fault != VK_TEXT_FOREIGN && f->fault != VK_TEXT_PICTURE &&
	    f->fault != VK_TEXT_LOOK_ALIKE)
		return false;
	if (f->meant == ' ' || f->meant == 0xA0)
		return false; /* a space of another width */
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		if (f->cp >= shown[i].first && f->cp <= shown[i].last)
			return true;
	return false;
}

void
vk_text_fault_say(
    struct vk_diag *d, const struct vk_text_finding *f, struct vk_pos pos)
{
	char found[24], sign[8], needed[8], more[8];

	show(f->cp, sign);
	if (is_shown(f))
		snprintf(
		    found, sizeof(found), "%s (U+%04X)", sign, (unsigned)f->cp);
	else
		snprintf(found, sizeof(found), "U+%04X", (unsigned)f->cp);
	show(f->meant, needed);
	show(f->base, more);
	vk_diag_add(d, text_messages[f->fault], pos, found, needed, more);
}

bool
vk_text_has_long_word(const char *s, size_t len, size_t *index)
{
	size_t at = 0, from = 0;

	for (size_t i = 0; i < len; i++) {
		if (((unsigned char)s[i] & 0xC0) == 0x80)
			continue;
		at++;
		if (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r')
			from = at;
		if (at - from > VK_XML_MOST_WORD) {
			*index = from;
			return true;
		}
	}
	return false;
}

void
vk_text_long_word_say(struct vk_diag *d, struct vk_pos pos)
{
	char needed[16];

	snprintf(needed, sizeof(needed), "%d", VK_XML_MOST_WORD);
	vk_diag_add(d, VK_MSG_TEXT_LONG_WORD, pos, NULL, needed, NULL);
}
