#include "write/sha256.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include "base/os.h"

void
sha256(str text, unsigned char digest[SHA256_SIZE])
{
	struct sha256_ctx ctx;
	sha256_init(&ctx);
	sha256_update(&ctx, text.n, (const uint8_t *)text.p);
	sha256_digest(&ctx, SHA256_SIZE, digest);
}

bool
sha256_copy(int from, int to, unsigned char digest[SHA256_SIZE],
            uint64_t *size)
{
	uint8_t piece[1 << 16];
	struct sha256_ctx ctx;
	sha256_init(&ctx);
	*size = 0;
	for (;;) {
		ssize_t n = pread(from, piece, sizeof piece, (off_t)*size);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		str got = {(const char *)piece, (size_t)n};
		if (to >= 0 && !os_write(to, got))
			return false;
		sha256_update(&ctx, got.n, piece);
		*size += got.n;
	}
	sha256_digest(&ctx, SHA256_SIZE, digest);
	return true;
}

void
sha256_hex(const unsigned char digest[SHA256_SIZE], char hex[SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < SHA256_SIZE; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
}

static int
hex_value(char c)
{
	if (ascii_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
sha256_from_hex(str hex, unsigned char digest[SHA256_SIZE])
{
	if (hex.n != SHA256_HEX)
		return false;
	for (size_t i = 0; i < SHA256_SIZE; i++) {
		int high = hex_value(hex.p[2 * i]);
		int low = hex_value(hex.p[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		digest[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}
