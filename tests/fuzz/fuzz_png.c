/* The first look at an image: what is let through keeps the limits. */
#include "base/png.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct vk_png png;
	bool fine = vk_png_look(data, size, &png);

	REQUIRE(fine == (png.fault == VK_PNG_FINE));
	if (!fine)
		return 0;
	REQUIRE(png.width >= 1 && png.width <= VK_PNG_MOST_SIDE);
	REQUIRE(png.height >= 1 && png.height <= VK_PNG_MOST_SIDE);
	REQUIRE((uint64_t)png.width * png.height <= VK_PNG_MOST_PIXELS);
	REQUIRE(size <= VK_PNG_MOST_BYTES);
	return 0;
}
