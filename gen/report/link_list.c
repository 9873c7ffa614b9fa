#include "report/link_list.h"

#include "base/text.h"
#include "report/json.h"

const char *
place_half_name(enum place_half half)
{
	static const char *const names[] = {"", "target", "source"};
	return names[half];
}

static str
locale_of(const struct link_addresses *l, const struct link_place *p)
{
	return p->locale == SITE_NONE ? (str){NULL, 0}
		: l->site->locales[p->locale].locale.id;
}

/* ---- text ----------------------------------------------------------------------- */

static void
list_text(const struct link_addresses *l, struct buf *out)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct link_address *to = l->list[i];
		text_put_tame(out, to->url);
		if (to->resource != NULL) {
			buf_addz(out, "  (resource '");
			text_put_tame(out, to->resource->id);
			buf_addz(out, "')");
		}
		buf_addc(out, '\n');
		for (size_t k = 0; k < to->n; k++) {
			const struct link_place *p = &to->places[k];
			buf_addz(out, "    ");
			text_put_tame(out, p->at.path);
			buf_printf(out, ":%u:%u%s%s\n", (unsigned)p->at.line,
			           (unsigned)p->at.col,
			           p->half != HALF_NONE ? " " : "",
			           place_half_name(p->half));
		}
	}
}

/* ---- a table ----------------------------------------------------------------------- */

static void
put_field(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\t')
			buf_addz(out, "\\t");
		else if (s.p[i] == '\n')
			buf_addz(out, "\\n");
		else if (s.p[i] == '\r')
			buf_addz(out, "\\r");
		else
			buf_addc(out, s.p[i]);
	buf_addc(out, '\t');
}

static void
list_tsv(const struct link_addresses *l, struct buf *out)
{
	buf_addz(out, "address\tresource\tfile\tline\tcolumn\tunit id\tlocale\t"
	         "half\n");
	for (size_t i = 0; i < l->n; i++) {
		const struct link_address *to = l->list[i];
		for (size_t k = 0; k < to->n; k++) {
			const struct link_place *p = &to->places[k];
			put_field(out, to->url);
			put_field(out, to->resource == NULL ? S("")
			               : to->resource->id);
			put_field(out, p->at.path);
			buf_printf(out, "%u\t%u\t", (unsigned)p->at.line,
			           (unsigned)p->at.col);
			put_field(out, p->at.unit);
			put_field(out, locale_of(l, p));
			buf_printf(out, "%s\n", place_half_name(p->half));
		}
	}
}

/* ---- JSON Lines --------------------------------------------------------------------- */

static void
place_json(const struct link_addresses *l, const struct link_place *p,
           struct buf *out)
{
	buf_addc(out, '{');
	json_member(out, "file", p->at.path);
	json_number(out, "line", p->at.line);
	json_number(out, "column", p->at.col);
	if (p->at.unit.n > 0)
		json_member(out, "unit", p->at.unit);
	if (p->locale != SITE_NONE)
		json_member(out, "locale", locale_of(l, p));
	if (p->half != HALF_NONE)
		json_member(out, "half", str_of(place_half_name(p->half)));
	buf_addc(out, '}');
}

static void
list_jsonl(const struct link_addresses *l, struct buf *out)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct link_address *to = l->list[i];
		buf_addc(out, '{');
		json_member(out, "url", to->url);
		if (to->resource != NULL)
			json_member(out, "resource", to->resource->id);
		json_key(out, "places");
		buf_addc(out, '[');
		for (size_t k = 0; k < to->n; k++) {
			if (k > 0)
				buf_addc(out, ',');
			place_json(l, &to->places[k], out);
		}
		buf_addz(out, "]}\n");
	}
}

link_list_writer *
link_list_find(str name)
{
	return str_eq(name, S("text")) ? list_text
		: str_eq(name, S("tsv")) ? list_tsv
		: str_eq(name, S("jsonl")) ? list_jsonl : NULL;
}
