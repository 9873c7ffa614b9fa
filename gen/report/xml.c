#include "report/xml.h"

#include "base/text.h"

/* Has XML 1.0 no place for C, not even as a reference? */
static bool
is_banned(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
		|| (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF
		|| c == 0xFFFD;
}

static void
add_char(struct buf *out, str s, uint32_t c)
{
	if (is_banned(c))
		buf_addz(out, "\xEF\xBF\xBD");
	else if (c == '&')
		buf_addz(out, "&amp;");
	else if (c == '<')
		buf_addz(out, "&lt;");
	else if (c == '>')
		buf_addz(out, "&gt;");
	else if (c == '"')
		buf_addz(out, "&quot;");
	else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
		buf_printf(out, "&#%u;", (unsigned)c);
	else
		buf_add(out, s);
}

void
xml_text(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		size_t n = text_decode(str_sub(s, i, s.n), &c);
		add_char(out, str_sub(s, i, i + n), c);
		i += n;
	}
}

void
xml_attribute(struct buf *out, const char *name, str s)
{
	buf_printf(out, " %s=\"", name);
	xml_text(out, s);
	buf_addc(out, '"');
}

void
xml_number(struct buf *out, const char *name, size_t n)
{
	buf_printf(out, " %s=\"%zu\"", name, n);
}
