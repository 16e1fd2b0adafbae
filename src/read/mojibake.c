/*
 * The text becomes the bytes that it was, these are read in each way, and the
 * syllables are counted.  Vietnamese in Unicode soon has a letter that no byte
 * stands for, and is let go at once.
 */
#include "mojibake.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/syllable.h"
#include "base/utf8.h"
#include "base/viet.h"
#include "legacy.h"

enum {
	LEAST_SHARE = 90, /* percent of the words */
	LEAST_AHEAD = 20, /* percent before the words as they stand */
	LEAST_WORDS = 2,
	SHOWN_WORDS = 3
};

/* ---- bytes ---- */

/* What Windows has from 0x80 to 0x9F; 0: nothing. */
static const uint16_t windows[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026,
    0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

/* The byte that a sign was; -1: none. */
static int
byte_of(uint32_t cp)
{
	if (cp <= 0xFF)
		return (int)cp;
	for (int i = 0; i < 32; i++) {
		if (windows[i] == cp)
			return 0x80 + i;
	}
	return -1;
}

/* Whether bytes stood for all signs, and not for ASCII alone. */
static bool
was_bytes(const char *s, size_t len)
{
	bool old = false;

	for (size_t i = 0; i < len;) {
		uint32_t cp;
		int used = vk_utf8_decode(s + i, len - i, &cp);

		if (used == 0 || byte_of(cp) < 0)
			return false;
		old = old || cp >= 0x80;
		i += (size_t)used;
	}
	return old;
}

static void
to_bytes(const char *s, size_t len, struct vk_buf *out)
{
	for (size_t i = 0; i < len;) {
		uint32_t cp = 0;

		i += (size_t)vk_utf8_decode(s + i, len - i, &cp);
		vk_buf_addc(out, (char)byte_of(cp));
	}
}

/* ---- the ways of reading them ---- */

static void
read_table(enum vk_legacy table, const struct vk_buf *bytes, struct vk_buf *out)
{
	for (size_t i = 0; i < bytes->len; i++)
		vk_utf8_add(out,
		    vk_legacy_letter(table, (unsigned char)bytes->data[i]));
}

static void
read_tcvn3(const struct vk_buf *bytes, struct vk_buf *out)
{
	read_table(VK_LEGACY_TCVN3, bytes, out);
}

static void
read_viscii(const struct vk_buf *bytes, struct vk_buf *out)
{
	read_table(VK_LEGACY_VISCII, bytes, out);
}

enum {
	BREVE = 0x306,
	CIRCUMFLEX = 0x302,
	GRAVE = 0x300,
	ACUTE = 0x301,
	HOOK = 0x309,
	TILDE = 0x303,
	BELOW = 0x323
};

/* Small ones; a capital's byte is 0x20 lower. */
static const struct {
	unsigned char byte;
	uint16_t letter, quality, tone; /* letter 0: marks of the one before */
} vni[] = {
    {0xF4, 0x1A1, 0, 0},
    {0xF6, 0x1B0, 0, 0},
    {0xF1, 0x111, 0, 0},
    {0xED, 0xED, 0, 0},
    {0xEC, 0xEC, 0, 0},
    {0xE6, 0x1EC9, 0, 0},
    {0xF3, 0x129, 0, 0},
    {0xF2, 0x1ECB, 0, 0},
    {0xEE, 0x1EF5, 0, 0},
    {0xF9, 0, 0, ACUTE},
    {0xF8, 0, 0, GRAVE},
    {0xFB, 0, 0, HOOK},
    {0xF5, 0, 0, TILDE},
    {0xEF, 0, 0, BELOW},
    {0xE2, 0, CIRCUMFLEX, 0},
    {0xE1, 0, CIRCUMFLEX, ACUTE},
    {0xE0, 0, CIRCUMFLEX, GRAVE},
    {0xE5, 0, CIRCUMFLEX, HOOK},
    {0xE3, 0, CIRCUMFLEX, TILDE},
    {0xE4, 0, CIRCUMFLEX, BELOW},
    {0xEA, 0, BREVE, 0},
    {0xE9, 0, BREVE, ACUTE},
    {0xE8, 0, BREVE, GRAVE},
    {0xFA, 0, BREVE, HOOK},
    {0xFC, 0, BREVE, TILDE},
    {0xEB, 0, BREVE, BELOW},
};

static void
add_vni(struct vk_buf *out, unsigned char byte)
{
	bool capital = byte >= 0xC0 && byte < 0xE0;
	unsigned char small = capital ? (unsigned char)(byte + 0x20) : byte;

	for (size_t i = 0; byte >= 0xC0 && i < sizeof(vni) / sizeof(vni[0]);
	     i++) {
		if (vni[i].byte != small)
			continue;
		if (vni[i].letter != 0)
			vk_utf8_add(out,
			    capital ? vk_viet_upper(vni[i].letter)
				    : vni[i].letter);
		if (vni[i].quality != 0)
			vk_utf8_add(out, vni[i].quality);
		if (vni[i].tone != 0)
			vk_utf8_add(out, vni[i].tone);
		return;
	}
	vk_utf8_add(out, byte);
}

static void
read_vni(const struct vk_buf *bytes, struct vk_buf *out)
{
	struct vk_buf spelt = {0};

	for (size_t i = 0; i < bytes->len; i++)
		add_vni(&spelt, (unsigned char)bytes->data[i]);
	vk_text_compose(out, spelt.data, spelt.len, NULL, NULL);
	vk_buf_free(&spelt);
}

static void
read_twice(const struct vk_buf *bytes, struct vk_buf *out)
{
	if (vk_utf8_valid(bytes->data, bytes->len, NULL))
		vk_text_compose(out, bytes->data, bytes->len, NULL, NULL);
}

/* ---- which one it was ---- */

struct score {
	size_t good, all; /* words that are not ASCII */
};

/* ASCII but for the letters parts words, as in every encoding. */
static bool
parts_words(unsigned char byte)
{
	unsigned letter = (byte | 0x20U) - 'a';

	return byte < 0x80 && letter > 'z' - 'a';
}

static bool
is_good(const char *word, size_t len)
{
	enum vk_syllable_fault fault = vk_syllable_look(word, len).fault;

	return fault == VK_SYLLABLE_FINE || fault == VK_SYLLABLE_PLACE;
}

/* A sign by itself, a dash or a dot, is no word in any encoding. */
static bool
is_word(const char *s, size_t len)
{
	return vk_utf8_count(s, len) > 1;
}

static struct score
score_of(const struct vk_buf *text)
{
	struct score score = {0, 0};
	size_t from = 0;
	bool old = false;

	for (size_t i = 0; i <= text->len; i++) {
		unsigned char byte =
		    i < text->len ? (unsigned char)text->data[i] : ' ';

		old = old || byte >= 0x80;
		if (!parts_words(byte))
			continue;
		if (old && is_word(text->data + from, i - from)) {
			score.all++;
			score.good += is_good(text->data + from, i - from);
		}
		from = i + 1;
		old = false;
	}
	return score;
}

static size_t
percent(struct score score)
{
	return score.all > 0 ? score.good * 100 / score.all : 0;
}

/* The first words, as many as there is room for. */
static void
show(char room[64], const char *s, size_t len)
{
	size_t at = strspn(s, " \t\r\n"), end = at, words = 0;

	for (size_t i = at; i <= len && i - at < 64; i++) {
		if (i < len && strchr(" \t\r\n", s[i]) == NULL)
			continue;
		end = i;
		if (++words == SHOWN_WORDS)
			break;
	}
	memcpy(room, s + at, end - at);
	room[end - at] = '\0';
}

static const struct way {
	const char *name;
	void (*read)(const struct vk_buf *, struct vk_buf *);
} ways[] = {{"TCVN3 (ABC)", read_tcvn3}, {"VNI", read_vni},
    {"VISCII", read_viscii}, {NULL, read_twice}};
enum { WAYS = sizeof(ways) / sizeof(ways[0]) };

static bool
try_ways(const struct vk_buf *bytes, size_t as_is, struct vk_mojibake *m)
{
	size_t best = 0;

	for (size_t i = 0; i < WAYS; i++) {
		struct vk_buf read = {0};
		struct score score;

		ways[i].read(bytes, &read);
		score = score_of(&read);
		if (score.good >= LEAST_WORDS && percent(score) > best &&
		    percent(score) >= LEAST_SHARE &&
		    percent(score) >= as_is + LEAST_AHEAD) {
			best = percent(score);
			m->name = ways[i].name;
			show(m->read, read.data, read.len);
		}
		vk_buf_free(&read);
	}
	return best > 0;
}

bool
vk_mojibake_look(const char *s, size_t len, struct vk_mojibake *m)
{
	struct vk_buf bytes = {0}, same = {0};
	bool found;

	if (!was_bytes(s, len))
		return false;
	to_bytes(s, len, &bytes);
	vk_buf_add(&same, s, len);
	found = try_ways(&bytes, percent(score_of(&same)), m);
	if (found)
		show(m->found, s, len);
	vk_buf_free(&bytes);
	vk_buf_free(&same);
	return found;
}
