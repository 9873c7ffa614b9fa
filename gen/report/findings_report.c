#include "report/findings_report.h"

#include "report/findings_formats.h"

static const struct findings_format formats[] = {
	{"text", findings_text, true},
	{"tsv", findings_tsv, false},
	{"jsonl", findings_jsonl, false},
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
