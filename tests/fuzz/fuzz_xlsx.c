/*
 * Any bytes as an .xlsx, or as the sheet, the strings and the styles inside
 * one: a zip with sums that are right, so that what is in it is looked at.
 */
#include <zlib.h>

#include "fuzz_records.h"

static void
put_number(struct vk_buf *out, size_t n, int bytes)
{
	for (int i = 0; i < bytes; i++)
		vk_buf_addc(out, i < 8 ? (char)(n >> (8 * i)) : 0);
}

struct archive {
	struct vk_buf bytes, directory;
	size_t n;
};

static void
put_sizes(struct vk_buf *out, const void *data, size_t len, const char *name)
{
	put_number(out, crc32(0, data, (unsigned)len), 4);
	put_number(out, len, 4);
	put_number(out, len, 4);
	put_number(out, strlen(name), 2);
	put_number(out, 0, 2);
}

/* Stored, not packed. */
static void
add(struct archive *a, const char *name, const void *data, size_t len)
{
	size_t at = a->bytes.len;

	vk_buf_add(&a->bytes, "PK\3\4\24\0\0\0\0\0\0\0\41\0", 14);
	put_sizes(&a->bytes, data, len, name);
	vk_buf_adds(&a->bytes, name);
	vk_buf_add(&a->bytes, data, len);
	vk_buf_add(&a->directory, "PK\1\2\24\0\24\0\0\0\0\0\0\0\41\0", 16);
	put_sizes(&a->directory, data, len, name);
	put_number(&a->directory, 0, 10);
	put_number(&a->directory, at, 4);
	vk_buf_adds(&a->directory, name);
	a->n++;
}

static void
end(struct archive *a)
{
	size_t at = a->bytes.len;

	vk_buf_add(&a->bytes, a->directory.data, a->directory.len);
	vk_buf_add(&a->bytes, "PK\5\6\0\0\0\0", 8);
	put_number(&a->bytes, a->n, 2);
	put_number(&a->bytes, a->n, 2);
	put_number(&a->bytes, a->directory.len, 4);
	put_number(&a->bytes, at, 4);
	put_number(&a->bytes, 0, 2);
}

static const char top[] =
    "<R><Relationship Id='r1' Type='/officeDocument' Target='b'/></R>";
static const char book[] = "<w xmlns:r='r'><sheet r:id='r1'/></w>";
static const char relations[] =
    "<R><Relationship Id='r1' Type='' Target='a'/><Relationship Id='r2' "
    "Type='/sharedStrings' Target='s'/><Relationship Id='r3' "
    "Type='/styles' Target='t'/></R>";
static const char strings[] =
    "<sst><si><t>ma</t></si><si><t>ten</t></si></sst>";
static const char styles[] =
    "<s><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></s>";

/* The first byte says which part the others are. */
static void
put_parts(const uint8_t *data, size_t size)
{
	static const char sheet[] =
	    "<w><sheetData><row><c t='s'><v>0</v></c></row></sheetData></w>";
	struct archive a = {.n = 0};
	int which = data[0] % 4;

	data++;
	size--;
	add(&a, "_rels/.rels", top, sizeof(top) - 1);
	add(&a, "b", book, sizeof(book) - 1);
	add(&a, "_rels/b.rels", relations, sizeof(relations) - 1);
	add(&a, "s", which == 1 ? (const char *)data : strings,
	    which == 1 ? size : sizeof(strings) - 1);
	add(&a, "t", which == 2 ? (const char *)data : styles,
	    which == 2 ? size : sizeof(styles) - 1);
	add(&a, "a", which == 1 || which == 2 ? sheet : (const char *)data,
	    which == 1 || which == 2 ? sizeof(sheet) - 1 : size);
	end(&a);
	fuzz_put("d.xlsx", a.bytes.data, a.bytes.len);
	vk_buf_free(&a.bytes);
	vk_buf_free(&a.directory);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_diag *d = vk_diag_new();

	if (size > 2 && memcmp(data, "PK", 2) != 0)
		put_parts(data, size);
	else
		fuzz_put("d.xlsx", data, size);
	(void)fuzz_read(d);
	vk_diag_free(d);
	return 0;
}
