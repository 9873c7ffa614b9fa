#include "render/view_hub.h"

#include "link/links.h"
#include "render/escape.h"

/* ---- what all forms say ------------------------------------------------------- */

static const struct strings *
words(const struct view_hub *v)
{
	return &v->site->locales[v->locale].strings;
}

str
view_hub_address(const struct view_hub *v, str path)
{
	return v->absolute && v->site->config->base_url.n > 0
		? view_absolute(v->site, path, v->arena)
		: view_href(v->file, path, v->arena);
}

str
view_hub_href(const struct view_hub *v, const struct hub_card *c)
{
	const struct resource_target *t = c->target;
	if (t->page == NULL)
		return t->url;
	str path = link_published(v->site, t->shown, t->page->path, v->arena);
	str href = view_hub_address(v, path);
	return STR_JOIN(v->arena, href, c->resource->suffix);
}

/* "in English", where C leads to a text in another language; else empty. */
static str
language_sign(const struct view_hub *v, const struct hub_card *c)
{
	const struct strings *s = words(v);
	if (c->target->language == NULL)
		return S("");
	const struct locale *in = strings_language(s, STRING_IN_LANGUAGE);
	struct string_arg arg = {
		.name = "language",
		.text = locale_name_in(c->target->language, in, v->arena)};
	return strings_format(s, STRING_IN_LANGUAGE, &arg, 1, v->arena);
}

/* The language of T where it is not the page's. */
static str
lang_of(const struct view_hub *v, const struct hub_text *t)
{
	str own = v->site->locales[v->locale].locale.id;
	return str_eq(t->language->id, own) ? S("") : t->language->id;
}

static str
dir_of(const struct hub_text *t)
{
	return t->language->rtl ? S("rtl") : S("ltr");
}

str
view_hub_id(enum resource_kind kind, struct arena *a)
{
	return str_printf(a, "Hub-%s", resource_kind_name(kind));
}

str
view_hub_heading(const struct site *site, size_t locale,
                 enum resource_kind kind)
{
	return site->locales[locale].strings.plain[STRING_HUB_SETUP
	                                           + (int)kind];
}

/* ---- for templates --------------------------------------------------------------- */

static void
set_text(const struct view_hub *v, struct value *item, const char *name,
         const struct hub_text *t)
{
	struct arena *a = v->arena;
	value_set_text(a, item, str_of(name), t->text);
	value_set_text(a, item, str_printf(a, "%s_lang", name), lang_of(v, t));
	value_set_text(a, item, str_printf(a, "%s_dir", name), dir_of(t));
}

static struct value *
cards(const struct view_hub *v, const struct hub_card *list, size_t n)
{
	struct arena *a = v->arena;
	struct value *all = value_list(a);
	for (size_t i = 0; i < n; i++) {
		const struct hub_card *c = &list[i];
		struct value *item = value_object(a);
		value_set_text(a, item, S("id"), c->resource->id);
		value_set_text(a, item, S("kind"),
		               str_of(resource_kind_name(c->resource->kind)));
		set_text(v, item, "title", &c->title);
		set_text(v, item, "description", &c->description);
		value_set_text(a, item, S("href"), view_hub_href(v, c));
		value_set_text(a, item, S("host"), c->host);
		value_set_bool(a, item, S("external"), c->external);
		str language = language_sign(v, c);
		value_set_text(a, item, S("in_language"), language);
		value_set_bool(a, item, S("where?"),
		               c->host.n > 0 || language.n > 0);
		value_set_text(a, item, S("hreflang"),
		               c->target->language == NULL
		               ? S("") : c->target->language->id);
		value_push(a, all, item);
	}
	return all;
}

void
view_hub(const struct view_hub *v, struct value *data)
{
	struct arena *a = v->arena;
	const struct hub_page *hub = v->hub;
	struct value *list = value_list(a);
	for (size_t i = 0; i < hub->nsections; i++) {
		const struct hub_section *s = &hub->sections[i];
		struct value *item = value_object(a);
		value_set_text(a, item, S("id"), view_hub_id(s->kind, a));
		value_set_text(a, item, S("kind"),
		               str_of(resource_kind_name(s->kind)));
		value_set_text(a, item, S("heading"),
		               view_hub_heading(v->site, v->locale, s->kind));
		value_set(a, item, S("cards"), cards(v, s->cards, s->n));
		value_push(a, list, item);
	}
	value_set(a, data, S("sections"), list);
	value_set_bool(a, data, S("featured?"), hub->nfeatured > 0);
	value_set(a, data, S("featured"),
	          cards(v, hub->featured, hub->nfeatured));
}

/* ---- HTML --------------------------------------------------------------------------- */

static void
write_lang(const struct view_hub *v, const struct hub_text *t,
           struct buf *out)
{
	str lang = lang_of(v, t);
	if (lang.n == 0)
		return;
	buf_printf(out, " lang=\"%.*s\" dir=\"%.*s\"", STR_ARG(lang),
	           STR_ARG(dir_of(t)));
}

/* Where C leads, for the eye: the host, and what readers must expect. */
static void
write_sign(const struct view_hub *v, const struct hub_card *c, struct buf *out)
{
	str language = language_sign(v, c);
	if (c->host.n == 0 && language.n == 0)
		return;
	buf_addz(out, "<p class=\"where\">");
	if (c->external) {
		buf_addz(out, "<span class=\"external\">");
		escape_html(out, words(v)->plain[STRING_EXTERNAL_SITE]);
		buf_addz(out, "</span> ");
	}
	if (c->host.n > 0) {
		buf_addz(out, "<span><bdi dir=\"ltr\">");
		escape_html(out, c->host);
		buf_addz(out, "</bdi></span>");
	}
	if (language.n > 0) {
		buf_addz(out, c->host.n > 0 ? " <span>" : "<span>");
		escape_html(out, language);
		buf_addz(out, "</span>");
	}
	buf_addz(out, "</p>");
}

static void
write_card(const struct view_hub *v, const struct hub_card *c, struct buf *out)
{
	buf_addz(out, "<li><a href=\"");
	escape_url(out, view_hub_href(v, c));
	buf_addc(out, '"');
	if (c->target->language != NULL)
		buf_printf(out, " hreflang=\"%.*s\"",
		           STR_ARG(c->target->language->id));
	write_lang(v, &c->title, out);
	buf_addc(out, '>');
	escape_html(out, c->title.text);
	buf_addz(out, "</a>");
	if (c->description.text.n > 0) {
		buf_addz(out, "<p");
		write_lang(v, &c->description, out);
		buf_addc(out, '>');
		escape_html(out, c->description.text);
		buf_addz(out, "</p>");
	}
	write_sign(v, c, out);
	buf_addz(out, "</li>\n");
}

/* The section S; what is featured is of RESOURCE_KINDS. */
static void
write_section(const struct view_hub *v, const struct hub_section *s, bool ids,
              struct buf *out)
{
	bool featured = s->kind == RESOURCE_KINDS;
	buf_addz(out, "<section><h2");
	if (ids && !featured)
		buf_printf(out, " id=\"%.*s\"",
		           STR_ARG(view_hub_id(s->kind, v->arena)));
	buf_addc(out, '>');
	escape_html(out, featured ? words(v)->plain[STRING_HUB_FEATURED]
	            : view_hub_heading(v->site, v->locale, s->kind));
	buf_addz(out, "</h2>\n<ul class=\"cards\">\n");
	for (size_t i = 0; i < s->n; i++)
		write_card(v, &s->cards[i], out);
	buf_addz(out, "</ul>\n</section>\n");
}

void
view_hub_html(const struct view_hub *v, bool ids, struct buf *out)
{
	const struct locale *l = &v->site->locales[v->locale].locale;
	const struct hub_page *hub = v->hub;
	buf_printf(out, "<div class=\"hub\" lang=\"%.*s\" dir=\"%s\">\n",
	           STR_ARG(l->id), l->rtl ? "rtl" : "ltr");
	struct hub_section featured = {RESOURCE_KINDS, hub->featured,
	                               hub->nfeatured};
	if (featured.n > 0)
		write_section(v, &featured, ids, out);
	for (size_t i = 0; i < hub->nsections; i++)
		write_section(v, &hub->sections[i], ids, out);
	buf_addz(out, "</div>\n");
}
