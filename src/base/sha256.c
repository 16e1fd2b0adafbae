/*
 * SHA-256 as FIPS 180-4 writes it.  The batch asks for it on floors that have
 * no library.
 */
#include "sha256.h"

#include <string.h>

static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
    0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

static const uint32_t constants[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf,
    0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
    0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
    0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
    0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
    0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
    0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
    0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
    0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2};

static uint32_t
turn(uint32_t x, int by)
{
	return x >> by | x << (32 - by);
}

static void
expand(const unsigned char *block, uint32_t w[64])
{
	for (int i = 0; i < 16; i++, block += 4)
		w[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 |
		    (uint32_t)block[2] << 8 | block[3];
	for (int i = 16; i < 64; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];

		a = turn(a, 7) ^ turn(a, 18) ^ a >> 3;
		b = turn(b, 17) ^ turn(b, 19) ^ b >> 10;
		w[i] = w[i - 16] + a + w[i - 7] + b;
	}
}

/* One round; the eight words take turns instead of being moved. */
static inline void
step(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f,
    uint32_t g, uint32_t *h, uint32_t more)
{
	uint32_t choice = (e & f) ^ (~e & g);
	uint32_t major = (a & b) ^ (a & c) ^ (b & c);

	*h += (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + more;
	*d += *h;
	*h += (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + major;
}

static void
mix(struct vk_sha256 *s, const unsigned char *block)
{
	uint32_t w[64], a, b, c, d, e, f, g, h;

	expand(block, w);
	a = s->state[0], b = s->state[1], c = s->state[2], d = s->state[3];
	e = s->state[4], f = s->state[5], g = s->state[6], h = s->state[7];
	for (int i = 0; i < 64; i += 8) {
		const uint32_t *k = constants + i, *x = w + i;

		step(a, b, c, &d, e, f, g, &h, k[0] + x[0]);
		step(h, a, b, &c, d, e, f, &g, k[1] + x[1]);
		step(g, h, a, &b, c, d, e, &f, k[2] + x[2]);
		step(f, g, h, &a, b, c, d, &e, k[3] + x[3]);
		step(e, f, g, &h, a, b, c, &d, k[4] + x[4]);
		step(d, e, f, &g, h, a, b, &c, k[5] + x[5]);
		step(c, d, e, &f, g, h, a, &b, k[6] + x[6]);
		step(b, c, d, &e, f, g, h, &a, k[7] + x[7]);
	}
	s->state[0] += a, s->state[1] += b, s->state[2] += c, s->state[3] += d;
	s->state[4] += e, s->state[5] += f, s->state[6] += g, s->state[7] += h;
}

void
vk_sha256_begin(struct vk_sha256 *s)
{
	memcpy(s->state, start, sizeof(start));
	s->len = 0;
}

void
vk_sha256_add(struct vk_sha256 *s, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	size_t held = s->len % sizeof(s->block);

	s->len += len;
	while (len > 0) {
		size_t n = sizeof(s->block) - held;

		n = n < len ? n : len;
		memcpy(s->block + held, at, n);
		held += n;
		at += n;
		len -= n;
		if (held < sizeof(s->block))
			return;
		mix(s, s->block);
		held = 0;
	}
}

void
vk_sha256_end(struct vk_sha256 *s, char hex[VK_SHA256_ROOM])
{
	static const unsigned char zeros[64] = {0x80};
	static const char figures[] = "0123456789abcdef";
	uint64_t bits = s->len * 8;
	size_t held = s->len % sizeof(s->block);
	unsigned char length[8];

	for (int i = 0; i < 8; i++)
		length[i] = (unsigned char)(bits >> (56 - 8 * i));
	vk_sha256_add(s, zeros, held < 56 ? 56 - held : 120 - held);
	vk_sha256_add(s, length, sizeof(length));
	for (int i = 0; i < 64; i++)
		hex[i] = figures[s->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
	hex[64] = '\0';
}
