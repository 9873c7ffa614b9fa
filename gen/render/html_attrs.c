#include "render/html_attrs.h"

#include <string.h>

#include "base/url.h"
#include "model/doc.h"
#include "render/escape.h"

/* -- tokens -------------------------------------------------------------- */

size_t
attrs_token(str s, size_t at, size_t *number)
{
	str rest = str_sub(s, at, s.n);
	if (!str_starts(rest, S(TOKEN_OPEN)))
		return 0;
	size_t first = sizeof TOKEN_OPEN - 1, i = first;
	*number = 0;
	for (; i < rest.n && ascii_digit(rest.p[i]) && i - first < 9; i++)
		*number = *number * 10 + (size_t)(rest.p[i] - '0');
	if (i == first || !str_starts(str_sub(rest, i, rest.n), S(TOKEN_CLOSE)))
		return 0;
	return i + sizeof TOKEN_CLOSE - 1;
}

void
attrs_expand(const struct sanitize_stack *s, str value, struct buf *out)
{
	size_t from = 0;
	for (;;) {
		size_t at = str_find(value, S(TOKEN_OPEN), from);
		buf_add(out, str_sub(value, from, at));
		if (at == STR_NONE)
			return;
		size_t number;
		size_t n = attrs_token(value, at, &number);
		if (n > 0)
			s->hooks->token_text(s->hooks->ctx, number, out);
		from = at + (n > 0 ? n : sizeof TOKEN_OPEN - 1);
	}
}

/* -- URLs ---------------------------------------------------------------- */

/* As browsers read an address: no blanks around it, no controls inside. */
static void
clean_url(str url, struct buf *out)
{
	while (url.n > 0 && (unsigned char)url.p[url.n - 1] <= ' ')
		url.n--;
	while (url.n > 0 && (unsigned char)url.p[0] <= ' ')
		url = str_sub(url, 1, url.n);
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] >= ' ' && url.p[i] != 0x7F)
			buf_addc(out, url.p[i]);
}

static bool
may_lead(str url, bool media)
{
	str scheme = url_scheme(url);
	return scheme.n == 0 || url_scheme_allowed(scheme, media);
}

static bool
write_url(struct sanitize_stack *s, const struct html_attr *attr, bool media,
          struct buf *out)
{
	struct buf text = {NULL, 0, 0}, url = {NULL, 0, 0};
	struct buf published = {NULL, 0, 0};
	attrs_expand(s, attr->value, &text);
	clean_url(buf_str(&text), &url);
	bool ok = false;
	/* A picture in its address is published as a file. */
	bool data = media && str_eq_nocase(url_scheme(buf_str(&url)),
	                                   S("data"));
	if (!data && !may_lead(buf_str(&url), media))
		s->hooks->event(s->hooks->ctx, SANITIZE_URL, attr->name);
	else
		ok = s->hooks->url(s->hooks->ctx, buf_str(&url), media,
		                   &published)
			&& may_lead(buf_str(&published), media);
	if (ok)
		escape_url(out, buf_str(&published));
	buf_release(&text);
	buf_release(&url);
	buf_release(&published);
	return ok;
}

/* -- other values -------------------------------------------------------- */

static bool
write_id(struct sanitize_stack *s, const struct html_attr *attr,
         struct buf *out)
{
	struct buf text = {NULL, 0, 0}, id = {NULL, 0, 0};
	attrs_expand(s, attr->value, &text);
	str name = str_trim(buf_str(&text));
	bool ok = name.n > 0;
	for (size_t i = 0; i < name.n; i++)
		ok = ok && (unsigned char)name.p[i] > ' ' && name.p[i] != 0x7F;
	if (!ok)
		s->hooks->event(s->hooks->ctx, SANITIZE_ATTRIBUTE, attr->name);
	ok = ok && s->hooks->anchor(s->hooks->ctx, name, &id) && id.n > 0;
	if (ok)
		escape_html(out, buf_str(&id));
	buf_release(&text);
	buf_release(&id);
	return ok;
}

static bool
write_text(struct sanitize_stack *s, const struct html_attr *attr,
           struct buf *out)
{
	struct buf text = {NULL, 0, 0};
	attrs_expand(s, attr->value, &text);
	escape_html(out, buf_str(&text));
	buf_release(&text);
	return true;
}

static bool
write_number(str value, bool may_be_negative, struct buf *out)
{
	str digits = value = str_trim(value);
	if (may_be_negative && str_starts(value, S("-")))
		digits = str_sub(value, 1, value.n);
	bool ok = digits.n > 0 && digits.n <= 5;
	for (size_t i = 0; i < digits.n; i++)
		ok = ok && ascii_digit(digits.p[i]);
	if (ok)
		buf_add(out, value);
	return ok;
}

/* The 1 to 1000 that HTML allows for spans. */
static bool
write_span(str value, struct buf *out)
{
	unsigned n = 0;
	value = str_trim(value);
	for (size_t i = 0; i < value.n && i < 5; i++) {
		if (!ascii_digit(value.p[i]))
			return false;
		n = n * 10 + (unsigned)(value.p[i] - '0');
	}
	if (n < 1 || n > 1000)
		return false;
	buf_printf(out, "%u", n);
	return true;
}

static bool
write_lang(str value, struct buf *out)
{
	value = str_trim(value);
	bool ok = value.n > 1 && value.n <= 35 && ascii_alpha(value.p[0])
		&& ascii_alnum(value.p[value.n - 1]);
	for (size_t i = 0; i < value.n; i++)
		ok = ok && (ascii_alnum(value.p[i]) || value.p[i] == '-');
	if (ok)
		buf_add(out, value);
	return ok;
}

/* VALUE as the one of WORDS, which are separated by blanks, that it is. */
static bool
write_word(str value, const char *words, struct buf *out)
{
	value = str_trim(value);
	str rest = str_of(words);
	while (rest.p != NULL && value.n > 0) {
		str word = str_cut(rest, ' ', &rest);
		/* Letters for the numbers of a list: case is what counts. */
		if (value.n == 1 ? str_eq(word, value)
		                 : str_eq_nocase(word, value)) {
			buf_add(out, word);
			return true;
		}
	}
	return false;
}

/* -- the list ------------------------------------------------------------ */

enum value_kind {
	VALUE_URL,
	VALUE_MEDIA,
	VALUE_ID,
	VALUE_TEXT,
	VALUE_NUMBER,
	VALUE_INTEGER,
	VALUE_SPAN,
	VALUE_LANG,
	VALUE_WORD,
	VALUE_NONE
};

static const struct attr_rule {
	const char *name;
	unsigned need; /* AT_ bit; 0: every element may have it */
	enum value_kind kind;
	const char *words;
	const char *as; /* written so; NULL: under its name */
	unsigned wrote;
} rules[] = {
	{"href", AT_HREF, VALUE_URL, NULL, NULL, WROTE_URL},
	{"src", AT_SRC, VALUE_MEDIA, NULL, NULL, WROTE_URL},
	{"id", 0, VALUE_ID, NULL, NULL, WROTE_ID},
	{"name", AT_NAME, VALUE_ID, NULL, "id", WROTE_ID},
	{"alt", AT_ALT, VALUE_TEXT, NULL, NULL, WROTE_ALT},
	{"title", 0, VALUE_TEXT, NULL, NULL, 0},
	{"lang", 0, VALUE_LANG, NULL, NULL, 0},
	{"dir", 0, VALUE_WORD, "ltr rtl auto", NULL, 0},
	{"width", AT_SIZE, VALUE_NUMBER, NULL, NULL, 0},
	{"height", AT_SIZE, VALUE_NUMBER, NULL, NULL, 0},
	{"colspan", AT_CELL, VALUE_SPAN, NULL, NULL, 0},
	{"rowspan", AT_CELL, VALUE_SPAN, NULL, NULL, 0},
	{"scope", AT_SCOPE, VALUE_WORD, "row col rowgroup colgroup", NULL, 0},
	{"abbr", AT_SCOPE, VALUE_TEXT, NULL, NULL, 0},
	{"span", AT_SPAN, VALUE_SPAN, NULL, NULL, 0},
	{"start", AT_LIST, VALUE_INTEGER, NULL, NULL, 0},
	{"reversed", AT_LIST, VALUE_NONE, NULL, NULL, 0},
	{"type", AT_LIST, VALUE_WORD, "1 a A i I", NULL, 0},
	{"value", AT_VALUE, VALUE_INTEGER, NULL, NULL, 0},
	{"open", AT_OPEN, VALUE_NONE, NULL, NULL, 0},
};

static const struct attr_rule *
find_rule(str name, unsigned allowed)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		const struct attr_rule *r = &rules[i];
		if (r->need != 0 && (r->need & allowed) == 0)
			continue;
		if (str_eq(name, str_of(r->name)))
			return r;
	}
	return NULL;
}

static bool
write_value(struct sanitize_stack *s, const struct attr_rule *r,
            const struct html_attr *attr, struct buf *out)
{
	switch (r->kind) {
	case VALUE_URL:
	case VALUE_MEDIA:
		return write_url(s, attr, r->kind == VALUE_MEDIA, out);
	case VALUE_ID:
		return write_id(s, attr, out);
	case VALUE_TEXT:
		return write_text(s, attr, out);
	case VALUE_NUMBER:
	case VALUE_INTEGER:
		return write_number(attr->value, r->kind == VALUE_INTEGER, out);
	case VALUE_SPAN:
		return write_span(attr->value, out);
	case VALUE_LANG:
		return write_lang(attr->value, out);
	case VALUE_WORD:
		return write_word(attr->value, r->words, out);
	case VALUE_NONE:
		return true;
	}
	return false;
}

/* True when it was written; a failure leaves OUT as it was. */
static bool
write_attribute(struct sanitize_stack *s, const struct attr_rule *r,
                const struct html_attr *attr, struct buf *out)
{
	size_t before = out->n;
	buf_addc(out, ' ');
	buf_addz(out, r->as != NULL ? r->as : r->name);
	buf_addz(out, "=\"");
	if (!write_value(s, r, attr, out)) {
		out->n = before;
		return false;
	}
	buf_addc(out, '"');
	return true;
}

unsigned
attrs_write(struct sanitize_stack *s, unsigned allowed,
            const struct html_attr *attrs, size_t n, struct buf *out)
{
	unsigned wrote = 0;
	for (size_t i = 0; i < n; i++) {
		const struct attr_rule *r = find_rule(attrs[i].name, allowed);
		/* Of id and name, the first that is good is the anchor. */
		bool again = r != NULL && r->kind == VALUE_ID
			&& (wrote & WROTE_ID) != 0;
		if (again)
			continue;
		if (r != NULL && write_attribute(s, r, &attrs[i], out)) {
			wrote |= r->wrote;
			continue;
		}
		/* A bad address or anchor has been reported, by the hook or
		 * before it was asked. */
		if (r == NULL || (r->wrote & (WROTE_URL | WROTE_ID)) == 0)
			s->hooks->event(s->hooks->ctx, SANITIZE_ATTRIBUTE,
			                attrs[i].name);
	}
	return wrote;
}
