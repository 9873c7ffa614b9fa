#ifndef BASE_TEXT_H
#define BASE_TEXT_H
/* text.h -- Unicode: decoding, width, folding.  One of the doors to ICU. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/*
 * Let a failure of memory within ICU, which does not look for it everywhere, be
 * fatal as all others are.  Once, before anything else of ICU's.
 */
void text_fatal_memory(void);

/* For text_decode alone: the first of S is not ASCII. */
size_t text_decode_beyond(str s, uint32_t *c);

/*
 * The first code point of S (not empty) into *C; returns its bytes.  A byte
 * that begins no well-formed sequence is U+FFFD of one byte.
 */
static inline size_t
text_decode(str s, uint32_t *c)
{
	*c = (unsigned char)s.p[0];
	return *c < 0x80 ? 1 : text_decode_beyond(s, c);
}

/* C as UTF-8 into TO; returns its bytes. */
size_t text_encode(uint32_t c, char to[4]);

/* C0 and C1 controls, DEL, line and paragraph separator, bidi controls. */
bool text_is_control(uint32_t c);

/* S to OUT, '?' for each control: it must not drive a terminal. */
void text_put_tame(struct buf *out, str s);

/*
 * S without the characters that embed, override or isolate directions, in A or
 * S itself: a title stands in the middle of other text, whose order it must not
 * change.
 */
str text_drop_bidi(str s, struct arena *a);

/* As CommonMark has it: P* and S* of ASCII, P* beyond it; blanks, Zs. */
bool text_is_punct(uint32_t c);
bool text_is_space(uint32_t c);

/* Of any script; what only marks a letter is none. */
bool text_is_letter(uint32_t c);

/* Terminal columns: wide East Asian and emoji 2, combining marks 0. */
size_t text_width(str s);

/* The offset of the first byte that is not well-formed UTF-8, or STR_NONE. */
size_t text_bad_utf8(str s);

#endif
