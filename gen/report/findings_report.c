#include "report/findings_report.h"

#include "report/findings_formats.h"

static const struct findings_format formats[] = {
	{"text", findings_text, true},
	{"tsv", findings_tsv, false},
	{"jsonl", findings_jsonl, false},
	{"sarif", findings_sarif, false},
	{"junit", findings_junit, false},
	{"github", findings_github, false},
	{"checkstyle", findings_checkstyle, false},
	{"gitlab", findings_gitlab, false},
	{"html", NULL, false},
};
enum { NFORMATS = sizeof formats / sizeof *formats };

const struct findings_format *
findings_format_find(str name)
{
	for (size_t i = 0; i < NFORMATS; i++)
		if (str_eq(name, str_of(formats[i].name)))
			return &formats[i];
	return NULL;
}

str
findings_format_names(struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	for (size_t i = 0; i < NFORMATS; i++) {
		if (i > 0)
			buf_addz(&b, i + 1 < NFORMATS ? ", " : " or ");
		buf_addz(&b, formats[i].name);
	}
	str names = str_dup(buf_str(&b), a);
	buf_release(&b);
	return names;
}

str
findings_locale(const struct findings_report *r, const struct finding *f)
{
	if (f->locale == SITE_NONE)
		return (str){NULL, 0};
	return r->site->locales[f->locale].locale.id;
}

size_t
findings_hidden(const struct findings_report *r)
{
	size_t n = 0;
	for (size_t i = 0; i < HIDDEN_COUNT; i++)
		n += r->hidden[i];
	return n;
}

void
findings_hidden_text(const struct findings_report *r, struct buf *out)
{
	size_t n = findings_hidden(r);
	buf_printf(out, "%zu finding%s suppressed: %zu by comments, %zu by the "
	           "settings, %zu by the baseline", n, n == 1 ? " is" : "s are",
	           r->hidden[HIDDEN_COMMENT], r->hidden[HIDDEN_SETTINGS],
	           r->hidden[HIDDEN_BASELINE]);
}

str
findings_snippet(const struct finding *f)
{
	const struct diag_msg *m = &f->msg;
	bool whole = m->line != 0 && f->spot.line == f->spot.end_line
		&& f->spot.len == m->mark_len
		&& m->mark_from + m->mark_len <= m->line_text.n;
	return whole ? str_sub(m->line_text, m->mark_from,
	                       m->mark_from + m->mark_len)
	             : (str){NULL, 0};
}
