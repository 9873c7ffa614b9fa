#include "search/literal.h"

#include "base/eight.h"

/* How many of the bytes of TEXT from AT on need no escape. */
static size_t
plain(str text, size_t at)
{
	size_t i = at;
	for (; i + 8 <= text.n; i += 8) {
		uint64_t w = eight_load(text.p + i);
		uint64_t quote = w ^ EIGHT('"'), slash = w ^ EIGHT('\\');
		/* A byte that is less borrows: it shows in its highest bit. */
		if ((((w - EIGHT(0x20)) & ~w) | ((quote - EIGHT(1)) & ~quote)
		     | ((slash - EIGHT(1)) & ~slash)) & EIGHT_ALL)
			break;
	}
	while (i < text.n && (unsigned char)text.p[i] >= 0x20
	       && text.p[i] != '"' && text.p[i] != '\\')
		i++;
	return i - at;
}

void
literal_put(struct buf *out, str text)
{
	buf_addc(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		size_t n = plain(text, i);
		buf_add(out, str_sub(text, i, i + n));
		i += n;
		if (i == text.n)
			break;
		if (text.p[i] == '\n')
			buf_addz(out, "\\n");
		else if ((unsigned char)text.p[i] >= 0x20)
			buf_printf(out, "\\%c", text.p[i]);
		else
			buf_printf(out, "\\x%02x", (unsigned)text.p[i]);
	}
	buf_addc(out, '"');
}
