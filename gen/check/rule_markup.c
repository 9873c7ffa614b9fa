/* rule_markup.c -- what must be the same in every language: the table. */
#include "check/rule_markup.h"

str
written(const struct unit_check *c, struct range r)
{
	return str_sub(c->page->doc->src.text, r.pos,
	               (size_t)r.pos + r.len);
}

bool
is_code_link(const struct mark *link)
{
	return link->text.n > 2 && link->text.p[0] == '`'
		&& link->text.p[link->text.n - 1] == '`';
}

const struct mark *
link_to(const struct marks *links, str address)
{
	for (size_t i = 0; i < links->n && i < LINKS_MOST; i++)
		if (str_eq(links->list[i].text, address))
			return &links->list[i];
	return NULL;
}

bool
was_said(const struct unit_check *c, enum diag_id id)
{
	const struct findings *f = c->page->findings;
	for (size_t i = f->n; i-- > 0;) {
		const struct diag_msg *m = &f->list[i].msg;
		if (!str_eq(m->unit, c->unit->pair->id))
			return false;
		if (m->id == id)
			return true;
	}
	return false;
}

static const struct rule rules[] = {
	{.ids = {DIAG_ALERT_KEYWORD}, .needs = HAS_ANY, .unit = check_alert},
	{.ids = {DIAG_LINK_TARGET, DIAG_LINK_MISSING, DIAG_LINK_EXTRA,
	         DIAG_LINK_LOCALE, DIAG_LINK_FORM},
	 .needs = HAS_LINK | HAS_IMAGE | HAS_HTML | HAS_INCLUDE,
	 .unit = check_links},
	{.ids = {DIAG_LINK_TEXT_EMPTY, DIAG_PUNCTUATION_IN_LINK},
	 .needs = HAS_LINK, .unit = check_link_texts},
	{.ids = {DIAG_CODE_CHANGED, DIAG_CODE_MISSING, DIAG_CODE_EXTRA},
	 .needs = HAS_CODE, .unit = check_code},
	{.ids = {DIAG_PLACEHOLDER_CHANGED},
	 .needs = HAS_BRACKET | HAS_PERCENT | HAS_HTML,
	 .unit = check_placeholders},
	{.ids = {DIAG_HTML_TAGS}, .needs = HAS_HTML, .unit = check_tags},
	{.ids = {DIAG_ESCAPE_LEAK}, .needs = HAS_ANY, .unit = check_escapes},
	{.ids = {DIAG_EMPHASIS_BROKEN, DIAG_EMPHASIS_LOST},
	 .needs = HAS_STRONG | HAS_EMPH | HAS_MARKER, .unit = check_emphasis},
	{.ids = {DIAG_SEPARATOR_LOST, DIAG_SEPARATOR_RUN},
	 .needs = HAS_BRACKET, .unit = check_separators},
};

const struct rule_family rules_markup = {"markup", rules,
                                         sizeof rules / sizeof *rules};
