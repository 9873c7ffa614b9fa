#include "aid/json.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH = 64 };

/* What is being read: each function takes its part off the front of REST. */
struct reader {
	str rest;
	struct arena *arena;
	struct value *open[DEPTH]; /* the arrays and objects around */
	size_t depth;
};

static void
skip_blanks(struct reader *r)
{
	while (r->rest.n > 0 && ascii_blank(r->rest.p[0]))
		r->rest = str_sub(r->rest, 1, r->rest.n);
}

static bool
take(struct reader *r, str token)
{
	if (!str_starts(r->rest, token))
		return false;
	r->rest = str_sub(r->rest, token.n, r->rest.n);
	return true;
}

/* Four hexadecimal digits at the front of REST into *C. */
static bool
take_hex(struct reader *r, uint32_t *c)
{
	static const str digits = {"0123456789abcdef", 16};
	if (r->rest.n < 4)
		return false;
	*c = 0;
	for (size_t i = 0; i < 4; i++) {
		size_t digit = str_chr(digits, ascii_lower(r->rest.p[i]), 0);
		if (digit == STR_NONE)
			return false;
		*c = *c << 4 | (uint32_t)digit;
	}
	r->rest = str_sub(r->rest, 4, r->rest.n);
	return true;
}

/* C as UTF-8 at P; the bytes written.  Never more than its \u took. */
static size_t
encode(char *p, uint32_t c)
{
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; c >>= 6)
		p[i] = (char)(0x80 | (c & 0x3F));
	p[0] = (char)(lead[n] | c);
	return n;
}

/* What follows a backslash, at P; the bytes written, or 0. */
static size_t
take_escape(struct reader *r, char *p)
{
	static const char names[] = "\"\\/bfnrt", chars[] = "\"\\/\b\f\n\r\t";
	uint32_t c, low;
	if (take(r, S("u"))) {
		if (!take_hex(r, &c))
			return 0;
		if ((c & 0xFC00) != 0xD800)
			return encode(p, (c & 0xFC00) == 0xDC00 ? 0xFFFD : c);
		if (!take(r, S("\\u")) || !take_hex(r, &low)
		    || (low & 0xFC00) != 0xDC00)
			return 0;
		return encode(p, 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF));
	}
	const char *hit = r->rest.n == 0
		? NULL
		: memchr(names, r->rest.p[0], sizeof names - 1);
	if (hit == NULL)
		return 0;
	*p = chars[hit - names];
	r->rest = str_sub(r->rest, 1, r->rest.n);
	return 1;
}

static bool
take_string(struct reader *r, str *text)
{
	if (!take(r, S("\"")))
		return false;
	size_t end = 0;
	while (end < r->rest.n && r->rest.p[end] != '"')
		end += r->rest.p[end] == '\\' ? 2 : 1;
	char *p = NEW(r->arena, char, end + 1);
	*text = (str){p, 0};
	while (r->rest.n > 0 && (unsigned char)r->rest.p[0] >= ' ') {
		if (take(r, S("\"")))
			return true;
		size_t n = 1;
		if (take(r, S("\\")))
			n = take_escape(r, p + text->n);
		else {
			p[text->n] = r->rest.p[0];
			r->rest = str_sub(r->rest, 1, r->rest.n);
		}
		if (n == 0)
			return false;
		text->n += n;
	}
	return false;
}

static bool
take_number(struct reader *r, str *text)
{
	static const char allowed[] = "+-.0123456789Ee";
	size_t n = 0;
	while (n < r->rest.n
	       && memchr(allowed, r->rest.p[n], sizeof allowed - 1) != NULL)
		n++;
	*text = str_sub(r->rest, 0, n);
	r->rest = str_sub(r->rest, n, r->rest.n);
	return n > 0 && (text->p[0] == '-' || ascii_digit(text->p[0]));
}

/* One value; of an array or object only the bracket that opens it. */
static struct value *
take_value(struct reader *r)
{
	str text;
	if (take(r, S("{")))
		return value_object(r->arena);
	if (take(r, S("[")))
		return value_list(r->arena);
	if (take(r, S("true")))
		return value_bool(r->arena, true);
	if (take(r, S("false")))
		return value_bool(r->arena, false);
	if (take(r, S("null")))
		return NEW(r->arena, struct value, 1);
	bool ok = str_starts(r->rest, S("\"")) ? take_string(r, &text)
					       : take_number(r, &text);
	return ok ? value_text(r->arena, text) : NULL;
}

/* The next value, put into INTO unless that is NULL. */
static struct value *
take_member(struct reader *r, struct value *into)
{
	str key;
	bool keyed = into != NULL && into->kind == VALUE_OBJECT;
	skip_blanks(r);
	if (keyed) {
		if (!take_string(r, &key))
			return NULL;
		skip_blanks(r);
		if (!take(r, S(":")))
			return NULL;
		skip_blanks(r);
	}
	struct value *v = take_value(r);
	if (v != NULL && keyed)
		value_set(r->arena, into, key, v);
	else if (v != NULL && into != NULL)
		value_push(r->arena, into, v);
	return v;
}

static bool
take_close(struct reader *r, const struct value *v)
{
	skip_blanks(r);
	return take(r, v->kind == VALUE_OBJECT ? S("}") : S("]"));
}

/* V was read: go into it when it opens, and out of all that closes.  True
 * when another value has to follow. */
static bool
more(struct reader *r, struct value *v)
{
	if (v->kind == VALUE_OBJECT || v->kind == VALUE_LIST) {
		if (r->depth == DEPTH)
			return false;
		r->open[r->depth++] = v;
		if (!take_close(r, v))
			return true;
		r->depth--;
	}
	while (r->depth > 0 && take_close(r, r->open[r->depth - 1]))
		r->depth--;
	return r->depth > 0 && take(r, S(","));
}

struct value *
json_parse(str text, struct arena *a)
{
	struct reader r = {.rest = text, .arena = a};
	struct value *top = take_member(&r, NULL), *v = top;
	while (v != NULL && more(&r, v))
		v = take_member(&r, r.open[r.depth - 1]);
	skip_blanks(&r);
	return v != NULL && r.depth == 0 && r.rest.n == 0 ? top : NULL;
}

static bool
read_file(FILE *f, str *text, struct arena *a)
{
	long size = -1;
	if (fseek(f, 0, SEEK_END) == 0)
		size = ftell(f);
	if (size <= 0 || fseek(f, 0, SEEK_SET) != 0)
		return false;
	char *p = NEW(a, char, (size_t)size);
	*text = (str){p, (size_t)size};
	return fread(p, 1, text->n, f) == text->n;
}

struct value *
json_read(const char *path, struct arena *a)
{
	str text = {NULL, 0};
	FILE *f = fopen(path, "rb");
	bool ok = f != NULL && read_file(f, &text, a);
	if (f != NULL)
		(void)fclose(f);
	struct value *v = ok ? json_parse(text, a) : NULL;
	if (v == NULL)
		(void)fprintf(stderr, "%s: %s\n", path,
		              ok ? "no JSON" : "cannot be read");
	return v;
}
