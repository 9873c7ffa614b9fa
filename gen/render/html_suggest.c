/* html_suggest.c -- the link with which a reader proposes a better text. */
#include "base/text.h"
#include "render/escape.h"
#include "render/html_inner.h"

/* Bytes of a text in an address: two, encoded, pass where 2,000 characters are
 * the most, as for mail. */
enum { TEXT_MOST = 300 };

/* As much of S as an address may hold, in whole characters. */
static str
shortened(str s)
{
	size_t end = 0;
	uint32_t c;
	while (end < s.n) {
		size_t n = text_decode(str_sub(s, end, s.n), &c);
		if (end + n > TEXT_MOST)
			break;
		end += n;
	}
	return str_sub(s, 0, end);
}

static void
add_words(struct buf *out, const struct node *run, enum side side)
{
	struct buf words = {NULL, 0, 0};
	node_text(run, side, &words);
	escape_percent(out, shortened(str_trim(buf_str(&words))));
	buf_release(&words);
}

/* What NAME, which the settings have looked at, stands for in the address. */
static void
add_value(struct writer *w, const struct pair *p, str name)
{
	const struct site *s = w->page->site;
	if (str_eq(name, S("path")))
		escape_percent(w->out, shortened(w->page->path));
	else if (str_eq(name, S("locale")))
		escape_percent(w->out,
		               s->locales[w->page->targets].locale.id);
	else if (str_eq(name, S("id")))
		escape_percent(w->out, shortened(p->id));
	else if (str_eq(name, S("target")))
		add_words(w->out, p->target_run, SIDE_TARGET);
	else
		add_words(w->out, p->source_run, SIDE_SOURCE);
}

static void
add_address(struct writer *w, const struct pair *p, str pattern)
{
	while (pattern.n > 0) {
		size_t open = str_chr(pattern, '{', 0);
		if (open == STR_NONE)
			break;
		size_t close = str_chr(pattern, '}', open);
		escape_url(w->out, str_sub(pattern, 0, open));
		add_value(w, p, str_sub(pattern, open + 1, close));
		pattern = str_sub(pattern, close + 1, pattern.n);
	}
	escape_url(w->out, pattern);
}

void
suggest_write(struct writer *w, const struct pair *p)
{
	const struct site *s = w->page->site;
	const struct strings *words = &s->locales[w->page->locale].strings;
	const struct locale *l = strings_language(words, STRING_SUGGEST);
	if (s->config->suggest.n == 0)
		return;
	buf_addz(w->out, "<a class=\"s\" href=\"");
	add_address(w, p, s->config->suggest);
	buf_addz(w->out, "\" lang=\"");
	buf_add(w->out, l->id);
	buf_printf(w->out, "\" dir=\"%s\" aria-label=\"",
	           l->rtl ? "rtl" : "ltr");
	escape_html(w->out, words->plain[STRING_SUGGEST]);
	buf_addz(w->out, "\"></a>");
}
