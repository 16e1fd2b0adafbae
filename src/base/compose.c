/*
 * From what was typed to NFC over the repertoire, in one walk and without a
 * library: a letter waits until its marks are over.  General normalisers and
 * shapers are quadratic in the marks on one letter; here the third mark is a
 * fault and the rest of its run is skipped.
 */
#include <stdlib.h>

#include "buf.h"
#include "utf8.h"

enum {
	TONES = 6, /* none, huyền, hỏi, ngã, sắc, nặng */
	BREVE = 0x306,
	CIRCUMFLEX = 0x302,
	HORN = 0x31B,
	DIAERESIS = 0x308,
	RING = 0x30A,
	CEDILLA = 0x327,
	SOLIDUS = 0x338
};

/* What a base and a quality mark make with each tone; 0: no such letter. */
static const struct row {
	uint32_t base, quality;
	uint32_t letters[TONES];
} rows[] = {
    {'a', 0, {'a', 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1}},
    {'a', BREVE, {0x103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7}},
    {'a', CIRCUMFLEX, {0xE2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD}},
    {'e', 0, {'e', 0xE8, 0x1EBB, 0x1EBD, 0xE9, 0x1EB9}},
    {'e', CIRCUMFLEX, {0xEA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7}},
    {'i', 0, {'i', 0xEC, 0x1EC9, 0x129, 0xED, 0x1ECB}},
    {'o', 0, {'o', 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD}},
    {'o', CIRCUMFLEX, {0xF4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9}},
    {'o', HORN, {0x1A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3}},
    {'u', 0, {'u', 0xF9, 0x1EE7, 0x169, 0xFA, 0x1EE5}},
    {'u', HORN, {0x1B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1}},
    {'y', 0, {'y', 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5}},
    {'A', 0, {'A', 0xC0, 0x1EA2, 0xC3, 0xC1, 0x1EA0}},
    {'A', BREVE, {0x102, 0x1EB0, 0x1EB2, 0x1EB4, 0x1EAE, 0x1EB6}},
    {'A', CIRCUMFLEX, {0xC2, 0x1EA6, 0x1EA8, 0x1EAA, 0x1EA4, 0x1EAC}},
    {'E', 0, {'E', 0xC8, 0x1EBA, 0x1EBC, 0xC9, 0x1EB8}},
    {'E', CIRCUMFLEX, {0xCA, 0x1EC0, 0x1EC2, 0x1EC4, 0x1EBE, 0x1EC6}},
    {'I', 0, {'I', 0xCC, 0x1EC8, 0x128, 0xCD, 0x1ECA}},
    {'O', 0, {'O', 0xD2, 0x1ECE, 0xD5, 0xD3, 0x1ECC}},
    {'O', CIRCUMFLEX, {0xD4, 0x1ED2, 0x1ED4, 0x1ED6, 0x1ED0, 0x1ED8}},
    {'O', HORN, {0x1A0, 0x1EDC, 0x1EDE, 0x1EE0, 0x1EDA, 0x1EE2}},
    {'U', 0, {'U', 0xD9, 0x1EE6, 0x168, 0xDA, 0x1EE4}},
    {'U', HORN, {0x1AF, 0x1EEA, 0x1EEC, 0x1EEE, 0x1EE8, 0x1EF0}},
    {'Y', 0, {'Y', 0x1EF2, 0x1EF6, 0x1EF8, 0xDD, 0x1EF4}},
    /* foreign names, and one sign that Unicode spells in two ways */
    {'n', 0, {'n', 0, 0, 0xF1, 0, 0}},
    {'N', 0, {'N', 0, 0, 0xD1, 0, 0}},
    {'i', CIRCUMFLEX, {0xEE, 0, 0, 0, 0, 0}},
    {'I', CIRCUMFLEX, {0xCE, 0, 0, 0, 0, 0}},
    {'u', CIRCUMFLEX, {0xFB, 0, 0, 0, 0, 0}},
    {'U', CIRCUMFLEX, {0xDB, 0, 0, 0, 0, 0}},
    {'a', DIAERESIS, {0xE4, 0, 0, 0, 0, 0}},
    {'A', DIAERESIS, {0xC4, 0, 0, 0, 0, 0}},
    {'e', DIAERESIS, {0xEB, 0, 0, 0, 0, 0}},
    {'E', DIAERESIS, {0xCB, 0, 0, 0, 0, 0}},
    {'i', DIAERESIS, {0xEF, 0, 0, 0, 0, 0}},
    {'I', DIAERESIS, {0xCF, 0, 0, 0, 0, 0}},
    {'o', DIAERESIS, {0xF6, 0, 0, 0, 0, 0}},
    {'O', DIAERESIS, {0xD6, 0, 0, 0, 0, 0}},
    {'u', DIAERESIS, {0xFC, 0, 0, 0, 0, 0}},
    {'U', DIAERESIS, {0xDC, 0, 0, 0, 0, 0}},
    {'y', DIAERESIS, {0xFF, 0, 0, 0, 0, 0}},
    {'Y', DIAERESIS, {0x178, 0, 0, 0, 0, 0}},
    {'a', RING, {0xE5, 0, 0, 0, 0, 0}},
    {'A', RING, {0xC5, 0, 0, 0, 0, 0}},
    {'c', CEDILLA, {0xE7, 0, 0, 0, 0, 0}},
    {'C', CEDILLA, {0xC7, 0, 0, 0, 0, 0}},
    {'=', SOLIDUS, {0x2260, 0, 0, 0, 0, 0}},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* Equal by definition of Unicode: NFC writes the second for the first. */
static const struct pair {
	uint32_t from, to;
} same[] = {
    {0x0340, 0x0300},
    {0x0341, 0x0301},
    {0x037E, ';'},
    {0x0387, 0x00B7},
    {0x1FEF, '`'},
    {0x212A, 'K'},
    {0x212B, 0x00C5},
};

/* In order.  The full-width forms of ASCII are handled by their distance. */
static const struct pair look_alikes[] = {{0x00BA, 0x00B0}, /* º for ° */
    {0x00D0, 0x0110}, {0x00F0, 0x0111}, /* eth */
    {0x0189, 0x0110}, {0x0256, 0x0111}, /* African d */
    {0x02BC, 0x2019}, {0x02DA, 0x00B0},
    /* Greek */
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'},
    {0x0399, 'I'}, {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'},
    {0x03A1, 'P'}, {0x03A4, 'T'}, {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x03BF, 'o'},
    /* Cyrillic */
    {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'},
    {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'}, {0x041E, 'O'},
    {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'}, {0x0425, 'X'},
    {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'},
    {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'},
    /* spaces of other widths */
    {0x1680, ' '}, {0x2000, ' '}, {0x2001, ' '}, {0x2002, ' '}, {0x2003, ' '},
    {0x2004, ' '}, {0x2005, ' '}, {0x2006, ' '}, {0x2007, 0xA0}, {0x2008, ' '},
    {0x2009, ' '}, {0x200A, ' '}, {0x2010, '-'}, {0x2012, 0x2013},
    {0x2015, 0x2014}, {0x201B, 0x2018}, {0x2024, '.'}, {0x202F, 0xA0},
    {0x2043, '-'}, {0x2044, '/'}, {0x205F, ' '}, {0x2160, 'I'}, {0x2164, 'V'},
    {0x2169, 'X'}, {0x2215, '/'}, {0x2219, 0x00B7}, {0x2236, ':'},
    {0x22C5, 0x00B7}, {0x25A1, 0x2610}, {0x25CF, 0x2022}, {0x3000, ' '},
    {0xFE63, '-'}};
enum {
	SAMES = sizeof(same) / sizeof(same[0]),
	LOOK_ALIKES = sizeof(look_alikes) / sizeof(look_alikes[0])
};

/* What a sign outside is; in order, FOREIGN between the ranges. */
static const struct kind {
	uint32_t first, last;
	enum vk_text_fault fault;
} kinds[] = {
    {0x00000, 0x0001F, VK_TEXT_CONTROL},
    {0x0007F, 0x0009F, VK_TEXT_CONTROL},
    {0x000A6, 0x000A6, VK_TEXT_PICTURE},
    {0x000A9, 0x000A9, VK_TEXT_PICTURE},
    {0x000AD, 0x000AD, VK_TEXT_ZERO_WIDTH},
    {0x000AE, 0x000AE, VK_TEXT_PICTURE},
    {0x0034F, 0x0034F, VK_TEXT_ZERO_WIDTH},
    {0x0061C, 0x0061C, VK_TEXT_BIDI},
    {0x0115F, 0x01160, VK_TEXT_ZERO_WIDTH},
    {0x017B4, 0x017B5, VK_TEXT_ZERO_WIDTH},
    {0x0180B, 0x0180F, VK_TEXT_ZERO_WIDTH},
    {0x0200B, 0x0200D, VK_TEXT_ZERO_WIDTH},
    {0x0200E, 0x0200F, VK_TEXT_BIDI},
    {0x02028, 0x02029, VK_TEXT_CONTROL},
    {0x0202A, 0x0202E, VK_TEXT_BIDI},
    {0x02060, 0x02064, VK_TEXT_ZERO_WIDTH},
    {0x02065, 0x02065, VK_TEXT_UNASSIGNED},
    {0x02066, 0x02069, VK_TEXT_BIDI},
    {0x0206A, 0x0206F, VK_TEXT_ZERO_WIDTH},
    {0x02122, 0x02122, VK_TEXT_PICTURE},
    {0x02190, 0x027BF, VK_TEXT_PICTURE},
    {0x02900, 0x0297F, VK_TEXT_PICTURE},
    {0x02B00, 0x02BFF, VK_TEXT_PICTURE},
    {0x03164, 0x03164, VK_TEXT_ZERO_WIDTH},
    {0x0E000, 0x0F8FF, VK_TEXT_PRIVATE},
    {0x0FDD0, 0x0FDEF, VK_TEXT_UNASSIGNED},
    {0x0FE00, 0x0FE0F, VK_TEXT_ZERO_WIDTH},
    {0x0FEFF, 0x0FEFF, VK_TEXT_ZERO_WIDTH},
    {0x0FFA0, 0x0FFA0, VK_TEXT_ZERO_WIDTH},
    {0x0FFF0, 0x0FFF8, VK_TEXT_UNASSIGNED},
    {0x0FFF9, 0x0FFFB, VK_TEXT_CONTROL},
    {0x0FFFC, 0x0FFFF, VK_TEXT_UNASSIGNED},
    {0x1D173, 0x1D17A, VK_TEXT_ZERO_WIDTH},
    {0x1F000, 0x1FBFF, VK_TEXT_PICTURE},
    {0x1FFFE, 0x1FFFF, VK_TEXT_UNASSIGNED},
    {0x2FFFE, 0x2FFFF, VK_TEXT_UNASSIGNED},
    {0x3FFFE, 0xDFFFF, VK_TEXT_UNASSIGNED},
    {0xE0000, 0xE0FFF, VK_TEXT_ZERO_WIDTH},
    {0xE1000, 0xEFFFF, VK_TEXT_UNASSIGNED},
    {0xF0000, 0x10FFFF, VK_TEXT_PRIVATE},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct composer {
	struct vk_buf *out;
	vk_text_report *report;
	void *user;
	size_t index; /* code points read */
	size_t faults;
	uint32_t waiting; /* a sign that may still get marks; 0: none */
	bool spoiled; /* its marks are to be skipped */
	bool in_bad_bytes;
};

struct parts {
	uint32_t base, quality;
	int tone; /* column of rows */
};

static struct parts
take_apart(uint32_t letter)
{
	struct parts whole = {letter, 0, 0};

	for (size_t i = 0; letter >= 0x80 && i < ROWS; i++) {
		for (int t = 0; t < TONES; t++) {
			if (rows[i].letters[t] != letter)
				continue;
			whole.base = rows[i].base;
			whole.quality = rows[i].quality;
			whole.tone = t;
			return whole;
		}
	}
	return whole;
}

static uint32_t
put_together(struct parts p)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].base == p.base && rows[i].quality == p.quality)
			return rows[i].letters[p.tone];
	}
	return 0;
}

static int
tone_of(uint32_t mark)
{
	static const uint32_t tones[TONES] = {
	    0, 0x300, 0x309, 0x303, 0x301, 0x323};
	int t = TONES - 1;

	while (t > 0 && tones[t] != mark)
		t--;
	return t;
}

/* The letter with one more mark, 0 when there is none in the repertoire. */
static uint32_t
with_mark(struct parts p, uint32_t mark)
{
	int tone = tone_of(mark);

	if (tone > 0 ? p.tone > 0 : p.quality != 0)
		return 0;
	if (tone > 0)
		p.tone = tone;
	else
		p.quality = mark;
	return put_together(p);
}

static bool
is_mark(uint32_t cp)
{
	return (cp >= 0x300 && cp <= 0x36F && cp != 0x34F) ||
	    (cp >= 0x483 && cp <= 0x489) || (cp >= 0x1AB0 && cp <= 0x1AFF) ||
	    (cp >= 0x1DC0 && cp <= 0x1DFF) || (cp >= 0x20D0 && cp <= 0x20FF) ||
	    (cp >= 0xFE20 && cp <= 0xFE2F);
}

static bool
is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	    (cp >= 0xC0 && cp <= 0x1EF9 && cp != 0xD7 && cp != 0xF7);
}

static void
note(struct composer *c, enum vk_text_fault fault, uint32_t cp, uint32_t base,
    uint32_t meant)
{
	struct vk_text_finding f = {fault, c->index, cp, base, meant};

	c->faults++;
	if (c->report != NULL)
		c->report(&f, c->user);
}

static void
finish_letter(struct composer *c)
{
	if (c->waiting != 0)
		vk_utf8_add(c->out, c->waiting);
	c->waiting = 0;
	c->spoiled = false;
}

static void
take_sign(struct composer *c, uint32_t cp)
{
	finish_letter(c);
	c->waiting = cp;
}

static void
take_mark(struct composer *c, uint32_t mark)
{
	struct parts p;
	uint32_t letter;

	if (c->spoiled)
		return;
	p = take_apart(c->waiting);
	letter = with_mark(p, mark);
	if (letter != 0) {
		c->waiting = letter;
		return;
	}
	c->spoiled = true;
	if (!is_letter(c->waiting))
		note(c, VK_TEXT_LONE_MARK, mark, c->waiting, 0);
	else if (p.quality != 0 && p.tone != 0)
		note(c, VK_TEXT_MANY_MARKS, mark, c->waiting, 0);
	else
		note(c, VK_TEXT_MARK, mark, c->waiting, 0);
}

static int
by_from(const void *a, const void *b)
{
	const struct pair *one = a, *two = b;

	return one->from < two->from ? -1 : one->from > two->from;
}

/* The sign that is meant, 0 when cp looks like none. */
static uint32_t
look_alike(uint32_t cp)
{
	struct pair key = {cp, 0};
	const struct pair *found;

	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return cp - 0xFF01 + '!';
	found = bsearch(&key, look_alikes, LOOK_ALIKES, sizeof(key), by_from);
	return found != NULL ? found->to : 0;
}

static enum vk_text_fault
kind_of(uint32_t cp)
{
	size_t i = 0;

	while (i < KINDS && cp > kinds[i].last)
		i++;
	return i < KINDS && cp >= kinds[i].first ? kinds[i].fault
						 : VK_TEXT_FOREIGN;
}

static bool
is_unseen(enum vk_text_fault fault)
{
	return fault == VK_TEXT_CONTROL || fault == VK_TEXT_BIDI ||
	    fault == VK_TEXT_ZERO_WIDTH;
}

static void
take_outsider(struct composer *c, uint32_t cp)
{
	uint32_t meant = look_alike(cp);
	enum vk_text_fault fault =
	    meant != 0 ? VK_TEXT_LOOK_ALIKE : kind_of(cp);

	if (meant != 0) {
		take_sign(c, meant);
	} else if (!is_unseen(fault)) {
		take_sign(c, '?');
		c->spoiled = true;
	}
	note(c, fault, cp, 0, meant);
}

static void
take(struct composer *c, uint32_t cp)
{
	for (size_t i = 0; cp >= same[0].from && i < SAMES; i++) {
		if (same[i].from == cp)
			cp = same[i].to;
	}
	if (is_mark(cp))
		take_mark(c, cp);
	else if (cp == '\t' || cp == '\n' || cp == '\r' ||
	    vk_repertoire_index(cp) >= 0)
		take_sign(c, cp);
	else
		take_outsider(c, cp);
}

static void
take_bad_byte(struct composer *c, unsigned char byte)
{
	if (!c->in_bad_bytes) {
		take_sign(c, '?');
		c->spoiled = true;
		note(c, VK_TEXT_NOT_UTF8, byte, 0, 0);
	}
	c->in_bad_bytes = true;
}

/*
 * Most of a text is signs of the repertoire in a row, which stand for
 * themselves; only the last of them may get a mark.  How many bytes were taken.
 */
static size_t
take_settled(struct composer *c, const char *s, size_t len)
{
	size_t at = 0, last = 0;
	uint32_t sign = 0, cp;
	int used;

	while ((used = vk_utf8_decode(s + at, len - at, &cp)) > 0 &&
	    vk_repertoire_index(cp) >= 0) {
		sign = cp;
		last = at;
		at += (size_t)used;
		c->index++;
	}
	if (at == 0)
		return 0;
	finish_letter(c);
	vk_buf_add(c->out, s, last);
	c->waiting = sign;
	c->in_bad_bytes = false;
	return at;
}

size_t
vk_text_compose(struct vk_buf *out, const char *s, size_t len,
    vk_text_report *report, void *user)
{
	struct composer c = {.out = out, .report = report, .user = user};

	for (size_t i = 0; i < len; c.index++) {
		uint32_t cp;
		int used;

		i += take_settled(&c, s + i, len - i);
		if (i == len)
			break;
		used = vk_utf8_decode(s + i, len - i, &cp);
		if (used == 0) {
			take_bad_byte(&c, (unsigned char)s[i++]);
		} else {
			c.in_bad_bytes = false;
			take(&c, cp);
			i += (size_t)used;
		}
	}
	finish_letter(&c);
	return c.faults;
}

uint32_t
vk_text_base(uint32_t letter)
{
	return take_apart(letter).base;
}
