/*
 * Labels: the first bytes choose the numbers, the rest is a label or a list of
 * labels.  A label that is shown for number 1 at the top reads as itself again.
 */
#include <string.h>

#include "base/buf.h"
#include "flow/numbering.h"
#include "fuzz.h"

enum { LEVELS = 8 };

static void
show(const struct vk_label *label, const int numbers[LEVELS])
{
	REQUIRE(label->at <= label->len);
	REQUIRE(label->size <= label->len - label->at);
	for (int depth = 0; depth < LEVELS; depth++) {
		struct vk_buf b = {0};
		bool shown = vk_label_show(&b, label, numbers, depth);

		REQUIRE(shown || label->counter != VK_COUNT_NONE);
		REQUIRE(b.len <= label->len * 12 + 64);
		if (b.len > 0) {
			struct vk_label again = vk_label_read(b.data, b.len);

			REQUIRE(again.len == b.len);
		}
		vk_buf_free(&b);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int numbers[LEVELS];
	struct vk_label label;
	char *text;

	if (size < LEVELS)
		return 0;
	for (int i = 0; i < LEVELS; i++)
		numbers[i] = 1 + data[i] * (i == LEVELS - 1 ? 8000000 : 1);
	size -= LEVELS;
	text = malloc(size + 1);
	REQUIRE(text != NULL);
	memcpy(text, data + LEVELS, size);
	text[size] = '\0';
	label = vk_label_read(text, size);
	show(&label, numbers);
	for (int n = 0; n < LEVELS && vk_label_nth(text, n, &label); n++)
		show(&label, numbers);
	free(text);
	return 0;
}
