#include "base/picture.h"

#include <stddef.h>

static uint32_t
byte(str s, size_t at)
{
	return at < s.n ? (unsigned char)s.p[at] : 0;
}

/* Numbers as they are written, the high byte first, or the low one. */
static uint32_t
high_first(str s, size_t at, unsigned n)
{
	uint32_t number = 0;
	for (unsigned i = 0; i < n; i++)
		number = number << 8 | byte(s, at + i);
	return number;
}

static uint32_t
low_first(str s, size_t at, unsigned n)
{
	uint32_t number = 0;
	for (unsigned i = n; i-- > 0;)
		number = number << 8 | byte(s, at + i);
	return number;
}

static bool
has(str s, size_t at, str word)
{
	return at <= s.n && str_starts(str_sub(s, at, s.n), word);
}

/* ---- the four --------------------------------------------------------------- */

static void
read_png(str s, struct picture *p)
{
	if (s.n < 24 || !has(s, 12, S("IHDR")))
		return;
	p->width = high_first(s, 16, 4);
	p->height = high_first(s, 20, 4);
}

static void
read_gif(str s, struct picture *p)
{
	if (s.n < 10)
		return;
	p->width = low_first(s, 6, 2);
	p->height = low_first(s, 8, 2);
}

/* Does a segment with MARKER hold the size: a start of frame? */
static bool
is_frame(uint32_t marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4
		&& marker != 0xC8 && marker != 0xCC;
}

/* Segment after segment, each with its length, up to the first frame. */
static void
read_jpeg(str s, struct picture *p)
{
	size_t at = 2;
	while (at + 9 <= s.n && byte(s, at) == 0xFF) {
		uint32_t marker = byte(s, at + 1);
		if (marker == 0xFF) {
			at++; /* a fill byte */
			continue;
		}
		uint32_t length = high_first(s, at + 2, 2);
		if (is_frame(marker)) {
			p->height = high_first(s, at + 5, 2);
			p->width = high_first(s, at + 7, 2);
			return;
		}
		if (length < 2 || marker == 0xDA || marker == 0xD9)
			return;
		at += 2 + length;
	}
}

static void
read_webp(str s, struct picture *p)
{
	if (s.n < 30)
		return;
	if (has(s, 12, S("VP8X"))) {
		p->width = low_first(s, 24, 3) + 1;
		p->height = low_first(s, 27, 3) + 1;
	} else if (has(s, 12, S("VP8L")) && byte(s, 20) == 0x2F) {
		uint32_t bits = low_first(s, 21, 4);
		p->width = (bits & 0x3FFF) + 1;
		p->height = (bits >> 14 & 0x3FFF) + 1;
	} else if (has(s, 12, S("VP8 ")) && has(s, 23, S("\x9D\x01\x2A"))) {
		p->width = low_first(s, 26, 2) & 0x3FFF;
		p->height = low_first(s, 28, 2) & 0x3FFF;
	}
}

/* ---- which of them ------------------------------------------------------------ */

static const struct format {
	str begins, then; /* THEN: at byte 8 */
	const char *extension;
	void (*read)(str, struct picture *);
} formats[] = {
	{{"\x89PNG\r\n\x1A\n", 8}, {"", 0}, "png", read_png},
	{{"\xFF\xD8\xFF", 3}, {"", 0}, "jpg", read_jpeg},
	{{"GIF87a", 6}, {"", 0}, "gif", read_gif},
	{{"GIF89a", 6}, {"", 0}, "gif", read_gif},
	{{"RIFF", 4}, {"WEBP", 4}, "webp", read_webp},
};

/* No picture is larger, and HTML's attributes are numbers of at most so much. */
enum { LARGEST = 99999 };

bool
picture_parse(str bytes, struct picture *p)
{
	*p = (struct picture){NULL, 0, 0};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		const struct format *f = &formats[i];
		if (!str_starts(bytes, f->begins)
		    || (f->then.n > 0 && !has(bytes, 8, f->then)))
			continue;
		p->extension = f->extension;
		f->read(bytes, p);
		if (p->width == 0 || p->height == 0 || p->width > LARGEST
		    || p->height > LARGEST)
			p->width = p->height = 0;
		return true;
	}
	return false;
}
