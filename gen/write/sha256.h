#ifndef WRITE_SHA256_H
#define WRITE_SHA256_H
/* sha256.h -- the checksum of a text or a file. */
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { SHA256_SIZE = 32, SHA256_HEX = 64 };

void sha256(str text, unsigned char digest[SHA256_SIZE]);

/*
 * Copy the file FROM, from its first byte to its end, to the end of the file
 * TO (-1: to nowhere), and fill DIGEST and *SIZE from the bytes that were
 * copied.  FROM must be seekable; its offset is left alone.  False with errno
 * when reading or writing fails.
 */
bool sha256_copy(int from, int to, unsigned char digest[SHA256_SIZE],
                 uint64_t *size);

/* DIGEST in lower case hexadecimal, and back; false when HEX is none. */
void sha256_hex(const unsigned char digest[SHA256_SIZE], char hex[SHA256_HEX]);
bool sha256_from_hex(str hex, unsigned char digest[SHA256_SIZE]);

#endif
