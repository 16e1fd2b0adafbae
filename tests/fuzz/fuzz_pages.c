/*
 * From bytes to pages.  A mutator of its own keeps the markup whole most of
 * the time: it changes the text between two tags or inside a value, or takes a
 * whole element and doubles it, moves it or takes it away; so deep passes are
 * reached.  VANKIEN_FONTS and VANKIEN_LAYOUTS name the folders.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "flow/flow.h"
#include "fuzz.h"
#include "model/doc.h"
#include "model/standard.h"
#include "out/out.h"
#include "page/page.h"
#include "read/read_doc.h"
#include "read/read_standard.h"
#include "type/type.h"

const char *__lsan_default_suppressions(void);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

/* ---- the mutator ---- */

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

/* ---- the target ---- */

static struct vk_type *type;
static struct vk_standard *standard;

static const char *
folder(const char *name)
{
	const char *value = getenv(name);

	REQUIRE(value != NULL);
	return value;
}

/*
 * Fontconfig points into its memory by distances, which the search for leaks
 * does not follow.
 */
const char *
__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}

static void
open_all(void)
{
	struct vk_diag *d = vk_diag_new();

	standard = vk_standard_find(folder("VANKIEN_LAYOUTS"), "hd36-2018", d);
	REQUIRE(standard != NULL);
	type = vk_type_new(folder("VANKIEN_FONTS"), standard->families,
	    standard->nfamilies, d);
	REQUIRE(type != NULL);
	vk_diag_free(d);
}

static void
require_pages(const struct vk_pages *pages)
{
	struct vk_buf text = {0}, dump = {0};

	REQUIRE(pages->n > 0);
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->pages[i].npieces; k++)
			REQUIRE(pages->pages[i].pieces[k].element <
			    pages->nelements);
	vk_out_text(pages, type, &text);
	vk_out_dump(pages, type, &dump);
	REQUIRE(text.len > 0 && dump.len > 0);
	vk_buf_free(&text);
	vk_buf_free(&dump);
}

static void
lay_out(const struct vk_doc *doc, struct vk_diag *d)
{
	struct vk_flow_wish wish = {.draft = 1};
	struct vk_page_wish page_wish = {.no_fit = false};
	struct vk_flow *flow = vk_flow_new(doc, standard, &wish, d);
	struct vk_pages *pages = NULL;

	REQUIRE(flow != NULL);
	if (vk_diag_effect(d) == VK_GOES_ON)
		pages = vk_pages_new(flow, type, &page_wish, d);
	if (pages != NULL)
		require_pages(pages);
	else
		REQUIRE(vk_diag_status(d) != 0);
	vk_pages_free(pages);
	vk_flow_free(flow);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new();
	struct vk_doc *doc;

	if (type == NULL)
		open_all();
	doc = vk_doc_read_bytes("a.xml", (const char *)data, size, d);
	if (doc != NULL && doc->root->kind == VK_EL_DOCUMENT &&
	    vk_diag_effect(d) == VK_GOES_ON)
		lay_out(doc, d);
	vk_doc_free(doc);
	vk_diag_free(d);
	return 0;
}
