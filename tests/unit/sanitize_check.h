#ifndef UNIT_SANITIZE_CHECK_H
#define UNIT_SANITIZE_CHECK_H
/* sanitize_check.h -- what the tests of the sanitizer share. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/doc.h"
#include "render/escape.h"
#include "render/sanitize.h"

#define T(n) TOKEN_OPEN n TOKEN_CLOSE

static struct arena arena;
static struct buf said, out;

/* -- hooks --------------------------------------------------------------- */

/* E is for element, C content, A attribute, U URL, P placeholder, X unclosed.
 * Only the first are kept: some inputs have 100,000. */
static void
hear(void *ctx, enum sanitize_event e, str name)
{
	(void)ctx;
	if (said.n > 1000)
		return;
	if (said.n > 0)
		buf_addc(&said, ' ');
	buf_addc(&said, "ECAUPX"[e]);
	buf_addc(&said, ':');
	buf_add(&said, name);
}

static bool sized; /* the last picture says how large it is */

static bool
publish(void *ctx, str url, bool media, struct buf *to)
{
	(void)ctx;
	if (str_eq(url, S("missing")) || url.n == 0)
		return false;
	if (str_eq(url, S("betrayed")))
		url = S("javascript:alert(1)");
	if (media && str_eq(url, S("pic.png")))
		url = S("../media/pic.png");
	if (media && str_ends(url, S(";base64,good")))
		url = S("data.png");
	sized = media && str_eq(url, S("sized.png"));
	buf_add(to, url);
	return true;
}

static void
image(void *ctx, struct buf *to)
{
	(void)ctx;
	if (sized)
		buf_addz(to, " width=\"7\"");
}

static bool
anchor(void *ctx, str id, struct buf *to)
{
	(void)ctx;
	if (str_eq(id, S("dup")))
		return false;
	buf_add(to, id);
	return true;
}

static void
token(void *ctx, size_t number, struct buf *to)
{
	(void)ctx;
	buf_printf(to, "<i>%zu</i>", number);
}

static void
token_text(void *ctx, size_t number, struct buf *to)
{
	(void)ctx;
	buf_printf(to, "\"%zu\"<", number);
}

static const struct sanitize_hooks hooks = {
	.event = hear, .url = publish, .anchor = anchor, .image = image,
	.token = token, .token_text = token_text,
};

/* -- one input ----------------------------------------------------------- */

static void
forget(void)
{
	out.n = said.n = 0;
	arena_reset(&arena);
}

/* HTML in pieces, which "@@" separates, into OUT and SAID. */
static void
sanitize(str html, bool inline_only)
{
	forget();
	struct sanitize_stack *s = sanitize_begin(&hooks, inline_only, &arena);
	size_t from = 0;
	for (;;) {
		size_t at = str_find(html, S("@@"), from);
		sanitize_html(s, str_sub(html, from, at), &out);
		if (at == STR_NONE)
			break;
		from = at + 2;
	}
	sanitize_end(s, &out);
}

static void
same(const struct buf *got, const char *want)
{
	const char *z = str_z(buf_str(got), &arena);
	assert_string_equal(z, want);
}

/* -- is OUT what it should be? ------------------------------------------- */

static bool
listed(str word, const char *words)
{
	str rest = str_of(words);
	while (rest.p != NULL)
		if (str_eq(str_cut(rest, ' ', &rest), word))
			return true;
	return false;
}

static str
take_word(str *s)
{
	size_t n = 0;
	while (n < s->n && (ascii_alnum(s->p[n]) || s->p[n] == '-'))
		n++;
	str word = str_sub(*s, 0, n);
	*s = str_sub(*s, n, s->n);
	return word;
}

static void
take(str *s, str what)
{
	assert_true(str_starts(*s, what));
	*s = str_sub(*s, what.n, s->n);
}

/* Text or a value, up to STOP: only the five references, no '<'. */
static str
take_text(str *s, char stop)
{
	size_t n = 0;
	while (n < s->n && s->p[n] != stop) {
		str at = str_sub(*s, n++, s->n);
		assert_true(at.p[0] != '<' && at.p[0] != '>');
		if (at.p[0] != '&')
			continue;
		(void)str_cut(at, ';', &at);
		size_t ref = (size_t)(at.p - s->p) - n;
		assert_true(listed(str_sub(*s, n, n + ref - 1),
		                   "amp lt gt quot #39"));
	}
	str text = str_sub(*s, 0, n);
	*s = str_sub(*s, n, s->n);
	return text;
}

static void
check_attributes(str *s)
{
	while (str_starts(*s, S(" "))) {
		take(s, S(" "));
		str name = take_word(s);
		assert_true(
			listed(name,
		               "href src id alt title lang dir width height "
		               "colspan rowspan scope abbr span start "
		               "reversed type value open"));
		take(s, S("=\""));
		str value = take_text(s, '"');
		take(s, S("\""));
		if (!str_eq(name, S("href")) && !str_eq(name, S("src")))
			continue;
		str rest;
		str scheme = str_cut(value, ':', &rest);
		if (rest.p != NULL && str_chr(scheme, '/', 0) == STR_NONE
		    && str_chr(scheme, '?', 0) == STR_NONE
		    && str_chr(scheme, '#', 0) == STR_NONE
		    && str_chr(scheme, '%', 0) == STR_NONE
		    && !ascii_digit(scheme.p[0]))
			assert_true(
				listed(scheme, "http https mailto tel HTTPS"));
	}
}

/*
 * Every tag is of a listed element, written as we write, with listed
 * attributes, and all of them nest.
 */
static void
check_output(str s)
{
	static const char elements[] =
		"a abbr article aside b bdi blockquote caption cite code col "
		"colgroup dd del details dfn div dl dt em figcaption figure "
		"h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q rp rt ruby s "
		"samp section small span strong sub summary sup table tbody td "
		"tfoot th thead tr u ul var";
	str open[256];
	size_t n = 0;
	while (s.n > 0) {
		(void)take_text(&s, '<');
		if (s.n == 0)
			break;
		take(&s, S("<"));
		if (str_starts(s, S("/"))) {
			take(&s, S("/"));
			assert_true(n > 0
			            && str_eq(take_word(&s), open[n - 1]));
			n--;
		} else {
			str name = take_word(&s);
			check_attributes(&s);
			bool empty = listed(name, "br hr img wbr col");
			assert_true(empty || listed(name, elements));
			assert_true(n < 256);
			if (!empty)
				open[n++] = name;
		}
		take(&s, S(">"));
	}
	assert_int_equal(n, 0);
}

/* A second time nothing is left to change or to say: all nests rightly. */
static void
check_settled(bool inline_only)
{
	check_output(buf_str(&out));
	struct buf once = {NULL, 0, 0};
	buf_add(&once, buf_str(&out));
	sanitize(buf_str(&once), inline_only);
	buf_addc(&once, '\0');
	same(&out, once.p);
	same(&said, "");
	buf_release(&once);
}

/* -- tables of examples -------------------------------------------------- */

struct example {
	const char *in, *out, *said;
};

static void
check_all(const struct example *list, size_t n, bool inline_only)
{
	for (size_t i = 0; i < n; i++) {
		print_message("%s\n", list[i].in);
		sanitize(str_of(list[i].in), inline_only);
		same(&out, list[i].out);
		same(&said, list[i].said);
		check_settled(inline_only);
	}
}

#define CHECK_ALL(list, inline_only)                                           \
	check_all(list, sizeof list / sizeof *list, inline_only)

#endif
