/*
 * What the targets share that read markup and need fonts.  A mutator of its own
 * keeps the markup whole most of the time: it changes the text between two tags
 * or inside a value, or takes a whole element and doubles it, moves it or takes
 * it away; so deep passes are reached.
 */
#ifndef VK_FUZZ_MARKUP_H
#define VK_FUZZ_MARKUP_H

#include <string.h>

#include "base/arena.h"
#include "fuzz.h"

const char *__lsan_default_suppressions(void);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

/*
 * Fontconfig points into its memory by distances, which the search for leaks
 * does not follow.
 */
const char *
__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}

/* A folder that the environment names. */
static inline const char *
fuzz_place(const char *name)
{
	const char *value = getenv(name);

	REQUIRE(value != NULL);
	return value;
}

struct piece {
	size_t at, len;
};

static uint32_t
draw(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* Replaces a piece of the data by other bytes; the new size. */
static size_t
replace(uint8_t *data, size_t size, size_t most, struct piece p,
    const uint8_t *with, size_t len)
{
	if (size - p.len + len > most)
		return size;
	memmove(data + p.at + len, data + p.at + p.len, size - p.at - p.len);
	if (len > 0)
		memcpy(data + p.at, with, len);
	return size - p.len + len;
}

/* What stands between the next two delimiters of one kind. */
static struct piece
text_from(const uint8_t *data, size_t size, size_t from, char open, char close)
{
	const uint8_t *start = memchr(data + from, open, size - from);
	const uint8_t *end;
	struct piece p = {from, 0};

	if (start == NULL)
		return p;
	p.at = (size_t)(start - data) + 1;
	end = memchr(data + p.at, close, size - p.at);
	if (end != NULL)
		p.len = (size_t)(end - data) - p.at;
	return p;
}

/* The element whose "<" is the next one: up to the end tag of its level. */
static struct piece
element_from(const uint8_t *data, size_t size, size_t from)
{
	struct piece p = {from, 0};
	int depth = 0;

	while (p.at < size && data[p.at] != '<')
		p.at++;
	for (size_t i = p.at; i + 1 < size; i++) {
		if (data[i] == '<')
			depth += data[i + 1] == '/' ? -1 : 1;
		if (data[i] == '/' && data[i + 1] == '>')
			depth--;
		if (data[i] == '>' && depth <= 0) {
			p.len = depth == 0 ? i + 1 - p.at : 0;
			return p;
		}
	}
	return p;
}

static size_t
change_text(uint8_t *data, size_t size, size_t most, struct piece p)
{
	uint8_t room[4096];
	size_t len = p.len < sizeof(room) / 2 ? p.len : sizeof(room) / 2;

	p.len = len;
	memcpy(room, data + p.at, len);
	len = LLVMFuzzerMutate(room, len, sizeof(room));
	for (size_t i = 0; i < len; i++)
		if (room[i] == '<' || room[i] == '"' || room[i] == '&' ||
		    (room[i] < ' ' && room[i] != '\n'))
			room[i] = ' ';
	return replace(data, size, most, p, room, len);
}

static size_t
double_or_move(
    uint8_t *data, size_t size, size_t most, struct piece p, uint32_t *state)
{
	uint8_t *copy = vk_alloc(p.len + 1, 1);
	struct piece to = {p.at + p.len, 0};

	memcpy(copy, data + p.at, p.len);
	if (draw(state) % 2 != 0) {
		size = replace(data, size, most, p, copy, 0);
		to = element_from(data, size, draw(state) % (size + 1));
		to.len = 0;
	}
	size = replace(data, size, most, to, copy, p.len);
	free(copy);
	return size;
}

size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	uint32_t state = seed * 2654435761u | 1;
	size_t from = size > 0 ? draw(&state) % size : 0;
	struct piece p = element_from(data, size, from);

	if (size == 0)
		return LLVMFuzzerMutate(data, size, most);
	switch (draw(&state) % 8) {
	case 0:
		return LLVMFuzzerMutate(data, size, most);
	case 1:
	case 2:
	case 3:
		return change_text(
		    data, size, most, text_from(data, size, from, '>', '<'));
	case 4:
		return change_text(
		    data, size, most, text_from(data, size, from, '"', '"'));
	case 5:
		return p.len < size ? replace(data, size, most, p, NULL, 0)
				    : size;
	default:
		return double_or_move(data, size, most, p, &state);
	}
}

#endif
