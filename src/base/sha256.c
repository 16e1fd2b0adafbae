#include "sha256.h"

void
vk_sha256_begin(struct vk_sha256 *s)
{
	sha256_init(&s->sum);
}

void
vk_sha256_add(struct vk_sha256 *s, const void *bytes, size_t len)
{
	sha256_update(&s->sum, len, bytes);
}

void
vk_sha256_end(struct vk_sha256 *s, char hex[VK_SHA256_ROOM])
{
	static const char figures[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(&s->sum, sizeof(digest), digest);
	for (int i = 0; i < SHA256_DIGEST_SIZE; i++) {
		hex[2 * i] = figures[digest[i] >> 4];
		hex[2 * i + 1] = figures[digest[i] & 15];
	}
	hex[2 * SHA256_DIGEST_SIZE] = '\0';
}
