/*
 * What the colours mean: sRGB, told by an ICC profile that is put together
 * here, so that no file of somebody else's goes into every document.
 */
#include <string.h>

#include "archive.h"

enum { /* an ICC profile of version 4.3, ICC.1:2010 */
	ICC_VERSION = 0x04300000,
	ICC_HEAD = 128,
	ICC_TAG = 12,
	D50_X = 0xf6d6, /* 1/65536 */
	D50_Y = 0x10000,
	D50_Z = 0xd32d
};

static void
add_32(struct vk_buf *b, uint32_t n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		vk_buf_addc(b, (char)(n >> shift & 0xff));
}

static void
add_zeros(struct vk_buf *b, size_t n)
{
	while (n-- > 0)
		vk_buf_addc(b, '\0');
}

static void
add_numbers(struct vk_buf *b, const int32_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_32(b, (uint32_t)numbers[i]);
}

/* A text in one language: its place is told before it. */
static void
add_mluc(struct vk_buf *b, const char *text)
{
	size_t len = strlen(text);

	vk_buf_add(b, "mluc\0\0\0\0\0\0\0\1\0\0\0\14enUS", 20);
	add_32(b, (uint32_t)(2 * len));
	add_32(b, 28);
	for (; *text != '\0'; text++) {
		vk_buf_addc(b, '\0');
		vk_buf_addc(b, *text);
	}
}

/*
 * sRGB of IEC 61966-2-1, in 1/65536.  The places of red, green and blue follow
 * from its chromaticities and those of its white D65, brought to the white
 * D50 by Bradford's matrix: that is chad.  The curve is
 * ((x + 0.055) / 1.055) ^ 2.4, and x / 12.92 up to 0.04045.
 */
static const struct icc_tag {
	char name[5], as[5]; /* as: the type of its data */
	size_t n; /* numbers */
	int32_t numbers[9];
	const char *text; /* mluc */
	bool same; /* shares the data of the one before */
} icc_tags[] = {
    {.name = "desc", .text = "sRGB"},
    {.name = "cprt", .text = "No copyright"},
    {"wtpt", "XYZ ", 3, {D50_X, D50_Y, D50_Z}, NULL, false},
    {"chad", "sf32", 9,
	{0x10c42, 0x5de, -0xcdb, 0x793, 0xfd90, -0x45f, -0x25e, 0x3dc, 0xc06e},
	NULL, false},
    {"rXYZ", "XYZ ", 3, {0x6fa0, 0x38f5, 0x390}, NULL, false},
    {"gXYZ", "XYZ ", 3, {0x6297, 0xb787, 0x18d9}, NULL, false},
    {"bXYZ", "XYZ ", 3, {0x249f, 0xf84, 0xb6c3}, NULL, false},
    {"rTRC", "para", 6, {3 << 16, 0x26666, 0xf2a7, 0xd59, 0x13d0, 0xa5b}, NULL,
	false},
    {.name = "gTRC", .same = true},
    {.name = "bTRC", .same = true},
};

enum { ICC_TAGS = sizeof(icc_tags) / sizeof(icc_tags[0]) };

/* The table of tags in front, and their data behind it. */
static void
add_tags(struct vk_buf *b)
{
	size_t from = ICC_HEAD + 4 + ICC_TAG * ICC_TAGS, start = 0;
	struct vk_buf data = {0};

	add_32(b, ICC_TAGS);
	for (size_t i = 0; i < ICC_TAGS; i++) {
		const struct icc_tag *t = &icc_tags[i];

		if (!t->same)
			start = data.len;
		if (t->text != NULL) {
			add_mluc(&data, t->text);
		} else if (!t->same) {
			vk_buf_adds(&data, t->as);
			add_zeros(&data, 4);
			add_numbers(&data, t->numbers, t->n);
		}
		vk_buf_adds(b, t->name);
		add_32(b, (uint32_t)(from + start));
		add_32(b, (uint32_t)(data.len - start));
	}
	vk_buf_add(b, data.data, data.len);
	vk_buf_free(&data);
}

/* The head says nothing of makers and devices; its day is that of no file. */
static struct vk_buf
srgb_profile(void)
{
	struct vk_buf tags = {0}, b = {0};

	add_tags(&tags);
	add_32(&b, (uint32_t)(ICC_HEAD + tags.len));
	add_zeros(&b, 4);
	add_32(&b, ICC_VERSION);
	vk_buf_adds(&b, "mntrRGB XYZ ");
	vk_buf_add(&b, "\7\320\0\1\0\1\0\0\0\0\0\0acsp", 16); /* 2000-01-01 */
	add_zeros(&b, 68 - b.len);
	add_numbers(&b, (const int32_t[]){D50_X, D50_Y, D50_Z}, 3);
	add_zeros(&b, ICC_HEAD - b.len);
	vk_buf_add(&b, tags.data, tags.len);
	vk_buf_free(&tags);
	return b;
}

int
vk_archive_intent(struct vk_objects *o)
{
	int number = vk_objects_reserve(o), intent;
	struct vk_buf b = srgb_profile();

	vk_objects_stream(o, number, "/N 3", b.data, b.len, VK_COMMON);
	vk_buf_clear(&b);
	vk_buf_adds(&b,
	    "<</Type/OutputIntent/S/GTS_PDFA1"
	    "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
	    "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)"
	    "/DestOutputProfile ");
	vk_pdf_reference(&b, number);
	vk_buf_adds(&b, ">>");
	intent = vk_objects_reserve(o);
	vk_objects_put(o, intent, &b);
	vk_buf_free(&b);
	return intent;
}
