#include "report/json.h"

#include "base/text.h"

static void
add_char(struct buf *out, str s, uint32_t c)
{
	if (c == '"' || c == '\\') {
		buf_addc(out, '\\');
		buf_addc(out, (char)c);
	} else if (c == '\n') {
		buf_addz(out, "\\n");
	} else if (c == '\t') {
		buf_addz(out, "\\t");
	} else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028
	           || c == 0x2029) {
		buf_printf(out, "\\u%04X", (unsigned)c);
	} else if (c == 0xFFFD) {
		buf_addz(out, "\xEF\xBF\xBD");
	} else {
		buf_add(out, s);
	}
}

void
json_text(struct buf *out, str s)
{
	buf_addc(out, '"');
	for (size_t i = 0; i < s.n;) {
		uint32_t c;
		size_t n = text_decode(str_sub(s, i, s.n), &c);
		add_char(out, str_sub(s, i, i + n), c);
		i += n;
	}
	buf_addc(out, '"');
}

void
json_key(struct buf *out, const char *key)
{
	char before = out->n > 0 ? out->p[out->n - 1] : '{';
	if (before != '{' && before != '[' && before != '\n')
		buf_addc(out, ',');
	json_text(out, str_of(key));
	buf_addc(out, ':');
}

void
json_member(struct buf *out, const char *key, str s)
{
	json_key(out, key);
	json_text(out, s);
}

void
json_number(struct buf *out, const char *key, uint64_t n)
{
	json_key(out, key);
	buf_printf(out, "%llu", (unsigned long long)n);
}

void
json_bool(struct buf *out, const char *key, bool b)
{
	json_key(out, key);
	buf_addz(out, b ? "true" : "false");
}
