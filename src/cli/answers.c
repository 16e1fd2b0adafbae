/*
 * What comes from a terminal: keys, and answers to questions.  Both are bytes
 * in one stream, and an answer may come late, so keys are read past answers.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "cli/screen.h"

#define ESC "\033"
#define KITTY_ID "4211"

/*
 * A picture of kitty's, which is only tried; the name; the size of a cell; and
 * last what every terminal answers.
 */
const char vk_answers_question[] =
    ESC "_Gi=" KITTY_ID ",s=1,v=1,a=q,t=d,f=24;AAAA" ESC "\\" ESC "[>q" ESC
	"[16t" ESC "[c";

/* ---- sequences ---- */

enum { SEQUENCE_MOST = 4096 }; /* longer ones are none */

/* The length of a string that begins with ESC _, ESC P and so on; 0: open. */
static size_t
string_len(const char *s, size_t len)
{
	for (size_t i = 2; i < len; i++) {
		if (s[i] == '\a')
			return i + 1;
		if (s[i] == '\033' && i + 1 < len)
			return s[i + 1] == '\\' ? i + 2 : i;
	}
	return len > SEQUENCE_MOST ? len : 0;
}

/* ESC [, figures and signs, a letter. */
static size_t
control_len(const char *s, size_t len)
{
	for (size_t i = 2; i < len; i++)
		if (s[i] < 0x20 || s[i] > 0x3f)
			return i + 1;
	return len > SEQUENCE_MOST ? len : 0;
}

/* Of what begins with ESC; 0: more must come. */
static size_t
sequence_len(const char *s, size_t len)
{
	if (len < 2)
		return 0;
	if (strchr("_P]^X", s[1]) != NULL && s[1] != '\0')
		return string_len(s, len);
	if (s[1] == '[')
		return control_len(s, len);
	if (s[1] == 'O')
		return len > 2 ? 3 : 0;
	return 1; /* the key itself */
}

/* ---- answers ---- */

static bool
begins(const char *s, size_t len, const char *with)
{
	size_t n = strlen(with);

	return len >= n && memcmp(s, with, n) == 0;
}

/* Whether a number is among those after "ESC [ ?". */
static bool
lists(const char *s, size_t len, long wanted)
{
	const char *end = s + len;

	for (s += 3; s < end; s++) {
		char *after;
		long n = *s >= '0' && *s <= '9' ? strtol(s, &after, 10) : -1;

		if (n < 0)
			continue;
		if (n == wanted)
			return true;
		s = after;
	}
	return false;
}

/* "ESC [ 6 ; height ; width t" */
static void
read_cell(const char *s, struct vk_answers *a)
{
	enum { SIDE_MOST = 200 };
	char *after;
	long height = strtol(s + 4, &after, 10);
	long width = *after == ';' ? strtol(after + 1, &after, 10) : 0;

	if (*after != 't' || height < 2 || height > SIDE_MOST || width < 2 ||
	    width > SIDE_MOST)
		return;
	a->cell_height = (int)height;
	a->cell_width = (int)width;
}

static void
read_answer(const char *s, size_t len, struct vk_answers *a)
{
	if (begins(s, len, ESC "_Gi=" KITTY_ID ";OK"))
		a->kitty = true;
	else if (begins(s, len, ESC "P>|iTerm2") ||
	    begins(s, len, ESC "P>|WezTerm"))
		a->iterm2 = true;
	else if (begins(s, len, ESC "[6;") && s[len - 1] == 't')
		read_cell(s, a);
	else if (begins(s, len, ESC "[?") && s[len - 1] == 'c') {
		a->sixel = lists(s, len, 4);
		a->complete = true;
	}
}

void
vk_answers_read(const struct vk_buf *bytes, struct vk_answers *a)
{
	const char *s = vk_buf_str(bytes);

	*a = (struct vk_answers){0};
	for (size_t at = 0; at < bytes->len;) {
		size_t n =
		    s[at] == '\033' ? sequence_len(s + at, bytes->len - at) : 1;

		if (n == 0)
			return;
		if (n > 1)
			read_answer(s + at, n, a);
		at += n;
	}
}

/* ---- keys ---- */

static const struct {
	const char *sequence;
	enum vk_key key;
} keys[] = {
    {ESC "[A", VK_KEY_UP},
    {ESC "[B", VK_KEY_DOWN},
    {ESC "[C", VK_KEY_RIGHT},
    {ESC "[D", VK_KEY_LEFT},
    {ESC "OA", VK_KEY_UP},
    {ESC "OB", VK_KEY_DOWN},
    {ESC "OC", VK_KEY_RIGHT},
    {ESC "OD", VK_KEY_LEFT},
    {ESC "[5~", VK_KEY_PAGE_UP},
    {ESC "[6~", VK_KEY_PAGE_DOWN},
    {ESC "[H", VK_KEY_HOME},
    {ESC "[F", VK_KEY_END},
    {ESC "OH", VK_KEY_HOME},
    {ESC "OF", VK_KEY_END},
    {ESC "[1~", VK_KEY_HOME},
    {ESC "[4~", VK_KEY_END},
    {ESC "[7~", VK_KEY_HOME},
    {ESC "[8~", VK_KEY_END},
};

enum vk_key
vk_key_read(const char *s, size_t len, size_t *used)
{
	*used = 0;
	if (len == 0)
		return VK_KEY_NONE;
	*used = *s == '\033' ? sequence_len(s, len) : 1;
	if (*s != '\033')
		return (enum vk_key)(unsigned char)*s;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strlen(keys[i].sequence) == *used &&
		    memcmp(keys[i].sequence, s, *used) == 0)
			return keys[i].key;
	return VK_KEY_NONE;
}
