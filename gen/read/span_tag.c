#include "read/span_tag.h"

#include "base/html_tag.h"

/* VALUE without the quotes that "&quot;" has left in it. */
static str
unquoted(str value)
{
	while (value.n > 0 && value.p[0] == '"')
		value = str_sub(value, 1, value.n);
	while (value.n > 0 && value.p[value.n - 1] == '"')
		value.n--;
	return value;
}

/* A copy of TAG in A with a quote for each "&quot;". */
static str
with_quotes(str tag, struct arena *a)
{
	char *p = NEW(a, char, tag.n);
	size_t n = 0, from = 0;
	while (from < tag.n) {
		bool quote = str_starts(str_sub(tag, from, tag.n), S("&quot;"));
		p[n++] = quote ? '"' : tag.p[from];
		from += quote ? S("&quot;").n : 1;
	}
	return (str){p, n};
}

/* Is S one tag from end to end? */
static bool
scan_whole(str s, struct html_tag *t)
{
	return s.n > 0 && html_tag_scan(s, 0, t) && t->raw.n == s.n;
}

bool
span_tag_read(str tag, struct span_tag *t, struct arena *a)
{
	*t = (struct span_tag){.is_span = false};
	struct html_tag html;
	/* "7ec15-125&quot;> has a quote too few as it is written. */
	if (!scan_whole(tag, &html)
	    && (tag.n == 0 || !scan_whole(with_quotes(tag, a), &html)))
		return false;
	if (html.end)
		return false;
	t->is_span = str_eq_nocase(html.name, S("span"));
	if (!t->is_span)
		return true;
	struct html_attr attrs[HTML_ATTRS_MAX];
	size_t n = html_tag_read(&html, attrs, a);
	for (size_t i = 0; i < n; i++) {
		str value = unquoted(attrs[i].value);
		if (str_eq(attrs[i].name, S("data-ttu-id")))
			t->data_ttu_id = value;
		else if (str_eq(attrs[i].name, S("data-stu-id")))
			t->data_stu_id = value;
		else if (str_eq(attrs[i].name, S("class")))
			t->class_ = value;
	}
	return true;
}
