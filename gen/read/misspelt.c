#include "read/misspelt.h"

#include "model/variables.h"
#include "base/suggest.h"

/* More braces than these are no slips; nor are longer words addresses. */
enum { LOOKUPS_MOST = 1000, ADDRESS_MOST = 500 };

static const char *
nearest(const struct config *c, str name, struct arena *a)
{
	struct suggest s = {.word = name};
	for (size_t i = 0; i < c->nvariables; i++)
		suggest_try(&s, str_z(c->variables[i].name, a));
	return s.best;
}

static bool
is_known(const struct config *c, str name)
{
	for (size_t i = 0; i < c->nvariables; i++)
		if (str_eq(c->variables[i].name, name))
			return true;
	return false;
}

/* Does what stands at AT in S belong to the address of a link? */
static bool
in_address(str s, size_t at)
{
	for (size_t n = 0; at-- > 0 && n < ADDRESS_MOST; n++) {
		if (ascii_blank(s.p[at]) || s.p[at] == '\n')
			return false;
		if (str_starts(str_sub(s, at, s.n), S("]("))
		    || str_starts(str_sub(s, at, s.n), S("href=")))
			return true;
	}
	return false;
}

/* "{{INNER}}" stands at AT. */
static void
report(const struct doc *doc, const struct config *c, str inner, size_t at,
       struct diag *d)
{
	str name = str_trim(inner);
	if (!variable_name(name) || is_known(c, inner))
		return;
	const char *best = nearest(c, name, d->arena);
	if (best == NULL && !in_address(doc->src.text, at))
		return;
	diag_at(d, DIAG_VARIABLE_UNKNOWN, &doc->src, (uint32_t)at,
	        (uint32_t)inner.n + 4, "'{{%.*s}}' is no variable of this "
	        "site; shown as text%s%s%s", STR_ARG(inner),
	        best == NULL ? "" : "; did you mean '{{",
	        best == NULL ? "" : best, best == NULL ? "" : "}}'?");
}

void
misspelt_report(const struct doc *doc, const struct config *c, struct diag *d)
{
	str s = doc->src.text;
	size_t at = doc->body;
	if (c->nvariables == 0)
		return;
	for (size_t n = 0; n < LOOKUPS_MOST; n++) {
		at = str_find(s, S("{{"), at);
		if (at == STR_NONE)
			return;
		size_t to = at + 2;
		while (to < s.n && s.p[to] != '{' && s.p[to] != '}'
		       && s.p[to] != '\n')
			to++;
		if (str_starts(str_sub(s, to, s.n), S("}}")))
			report(doc, c, str_sub(s, at + 2, to), at, d);
		/* "{{{name}}": the next may begin one byte on. */
		at = to > at + 2 ? to : at + 1;
	}
}
