#include "model/message.h"

#include <assert.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/umsg.h>

#include "base/buf.h"
#include "base/utf16.h"

enum {
	PATTERN_MAX = 4096,
	NESTING_MAX = 16, /* ICU reads plurals inside plurals by recursion */
};

/*
 * The noncharacters U+FDD2 and up stand for the texts until they are put in;
 * patterns may not have any of U+FDD0 to U+FDEF.
 */
#define MARK "\xEF\xB7"
enum { MARK_FIRST = 0x92, NONCHARACTER = 0x90, NONCHARACTER_END = 0xB0 };

struct scan {
	str in;
	size_t i;
	struct buf out;
	unsigned level; /* odd: among a plural's choices; even: in a text */
	const struct message_args *args;
	bool used[MESSAGE_ARGS];
	struct message_fault *fault;
	struct arena *arena;
};

static bool
refuse(struct scan *s, size_t from, size_t to, str text)
{
	*s->fault = (struct message_fault){from, to - from, text};
	return false;
}

static char
peek(const struct scan *s)
{
	if (s->i == s->in.n)
		return '\0';
	return s->in.p[s->i];
}

static void
skip_blanks(struct scan *s)
{
	while (ascii_blank(peek(s)))
		s->i++;
}

static str
word(struct scan *s)
{
	skip_blanks(s);
	size_t from = s->i;
	while (ascii_alnum(peek(s)) || peek(s) == '_')
		s->i++;
	str w = str_sub(s->in, from, s->i);
	skip_blanks(s);
	return w;
}

/* What follows a number's name: ", plural," or so, or the end. */
static bool
number_form(struct scan *s, size_t from)
{
	str form = S("number");
	if (peek(s) == ',') {
		s->i++;
		form = word(s);
	}
	bool choices = str_eq(form, S("plural"))
		|| str_eq(form, S("selectordinal"));
	if ((!choices && !str_eq(form, S("number")))
	    || peek(s) != (choices ? ',' : '}'))
		return refuse(s, from, s->i,
		              S("a number is written {name}, {name, number}, "
		                "{name, plural, ...} or "
		                "{name, selectordinal, ...}"));
	s->i++;
	buf_addz(&s->out, "{0,");
	buf_add(&s->out, form);
	buf_addc(&s->out, choices ? ',' : '}');
	s->level += choices;
	return s->level < NESTING_MAX
		|| refuse(s, from, s->i, S("too many plurals in each other"));
}

/* An argument; S stands at its brace. */
static bool
argument(struct scan *s)
{
	size_t from = s->i++, k = 0;
	str name = word(s);
	while (k < s->args->n && !str_eq(s->args->arg[k].name, name))
		k++;
	if (k == s->args->n)
		return refuse(s, from, s->i,
		              str_printf(s->arena, "unknown argument '%.*s'",
		                         STR_ARG(name)));
	s->used[k] = true;
	if (s->args->arg[k].is_number)
		return number_form(s, from);
	if (peek(s) != '}')
		return refuse(s, from, s->i, S("a text is written {name}"));
	s->i++;
	buf_addz(&s->out, MARK);
	buf_addc(&s->out, (char)(MARK_FIRST + k));
	return true;
}

/* After the first single apostrophe at or after I, or STR_NONE. */
static size_t
end_of_quotation(str in, size_t i)
{
	while ((i = str_chr(in, '\'', i)) != STR_NONE) {
		if (i + 1 == in.n || in.p[i + 1] != '\'')
			return i + 1;
		i += 2;
	}
	return STR_NONE;
}

/*
 * An apostrophe: two are one; before a brace (or # inside a plural) it begins
 * a quotation up to the next single one; otherwise it stands for itself.
 */
static bool
apostrophe(struct scan *s)
{
	size_t from = s->i++;
	char next = peek(s);
	if (next == '\'') {
		s->i++;
	} else if (next == '{' || next == '}' || (s->level > 0 && next == '#')) {
		s->i = end_of_quotation(s->in, s->i);
		if (s->i == STR_NONE)
			return refuse(s, from, s->in.n,
			              S("the quotation is never closed"));
	}
	buf_add(&s->out, str_sub(s->in, from, s->i));
	return true;
}

static bool
step(struct scan *s)
{
	bool in_text = s->level % 2 == 0;
	char c = peek(s);
	if (c == '\'' && !in_text)
		return refuse(s, s->i, s->i + 1,
		              S("an apostrophe outside a plural's texts"));
	if (c == '\'')
		return apostrophe(s);
	if (c == '{' && in_text)
		return argument(s);
	if (c == '}' && s->level == 0)
		return refuse(s, s->i, s->i + 1, S("'}' without '{'"));
	if (c == '{')
		s->level++;
	if (c == '}')
		s->level--;
	buf_addc(&s->out, c);
	s->i++;
	return true;
}

/* Where S has a noncharacter from FROM (included) to TO at or after I. */
static size_t
find_mark(str s, size_t i, unsigned char from, unsigned char to)
{
	while ((i = str_find(s, S(MARK), i)) != STR_NONE && i + 2 < s.n) {
		unsigned char last = (unsigned char)s.p[i + 2];
		if (last >= from && last < to)
			return i;
		i += 2;
	}
	return STR_NONE;
}

static bool
scan_pattern(struct scan *s)
{
	size_t mark = find_mark(s->in, 0, NONCHARACTER, NONCHARACTER_END);
	if (mark != STR_NONE)
		return refuse(s, mark, mark + 3, S("a noncharacter"));
	if (s->in.n > PATTERN_MAX)
		return refuse(s, 0, s->in.n, S("the text is too long"));
	while (s->i < s->in.n)
		if (!step(s))
			return false;
	if (s->level > 0)
		return refuse(s, 0, s->in.n, S("'{' without '}'"));
	for (size_t k = 0; k < s->args->n; k++)
		if (!s->used[k])
			return refuse(s, 0, s->in.n,
			              str_printf(s->arena,
			                         "missing argument '%.*s'",
			                         STR_ARG(s->args->arg[k].name)));
	return true;
}

/* PATTERN with NUMBER in place of argument 0, by ICU; *ERR tells. */
static str
run_icu(str pattern, str id, double number, UErrorCode *err, struct arena *a)
{
	char icu[ULOC_FULLNAME_CAPACITY];
	int32_t used, n, len;
	UParseError place;
	uloc_forLanguageTag(str_z(id, a), icu, sizeof icu, &used, err);
	const UChar *p = utf16_of(pattern, &n, a);
	UMessageFormat *format = umsg_open(p, n, icu, &place, err);
	len = umsg_format(format, NULL, 0, err, number);
	if (*err == U_BUFFER_OVERFLOW_ERROR)
		*err = U_ZERO_ERROR;
	UChar *out = NEW(a, UChar, U_FAILURE(*err) ? 1 : (size_t)len + 1);
	if (U_SUCCESS(*err))
		len = umsg_format(format, out, len + 1, err, number);
	umsg_close(format);
	return U_FAILURE(*err) ? (str){NULL, 0} : utf16_str(out, len, a);
}

bool
message_compile(struct message *m, str pattern,
                const struct message_args *args, struct message_fault *fault,
                struct arena *a)
{
	assert(args->n <= MESSAGE_ARGS);
	struct scan s = {
		.in = pattern, .args = args, .fault = fault, .arena = a};
	bool ok = scan_pattern(&s);
	str icu = str_dup(buf_str(&s.out), a);
	buf_release(&s.out);
	if (!ok)
		return false;

	m->has_number = false;
	for (size_t k = 0; k < args->n; k++)
		m->has_number |= args->arg[k].is_number;
	/* Most are known without ICU, which takes long to begin. */
	bool known = !m->has_number && str_chr(pattern, '\'', 0) == STR_NONE;
	UErrorCode err = U_ZERO_ERROR;
	str text = known ? icu : run_icu(icu, m->language, 1, &err, a);
	if (U_FAILURE(err)) {
		*fault = (struct message_fault){
			0, pattern.n, err == U_DEFAULT_KEYWORD_MISSING
			? S("a plural without 'other'")
			: str_printf(a, "not a message pattern (%s)",
			             u_errorName(err))};
		return false;
	}
	m->text = m->has_number ? icu : text;
	return true;
}

str
message_format(const struct message *m, long long number,
               const str texts[MESSAGE_ARGS], struct arena *a)
{
	str text = m->text;
	UErrorCode err = U_ZERO_ERROR;
	if (m->has_number)
		text = run_icu(text, m->language, (double)number, &err, a);
	assert(U_SUCCESS(err)); /* message_compile tried it */

	struct buf out = {NULL, 0, 0};
	size_t from = 0, at;
	while ((at = find_mark(text, from, MARK_FIRST,
	                       MARK_FIRST + MESSAGE_ARGS)) != STR_NONE) {
		buf_add(&out, str_sub(text, from, at));
		buf_add(&out, texts[(unsigned char)text.p[at + 2] - MARK_FIRST]);
		from = at + 3;
	}
	buf_add(&out, str_sub(text, from, text.n));
	text = str_dup(buf_str(&out), a);
	buf_release(&out);
	return text;
}
