#include "render/view_meta.h"

#include "base/path.h"
#include "link/links.h"
#include "render/escape.h"

str
view_og_locale(str id, struct arena *a)
{
	char *p = str_z(id, a);
	for (size_t i = 0; i < id.n; i++)
		if (p[i] == '-')
			p[i] = '_';
	return (str){p, id.n};
}

/* ---- the page in other languages --------------------------------------------- */

static str
address_in(const struct view_page *v, size_t locale)
{
	str file = link_published(v->site, locale, v->path->path, v->arena);
	return view_absolute(v->site, file, v->arena);
}

struct value *
view_alternate(struct arena *a, str hreflang, str href, str og_locale)
{
	struct value *item = value_object(a);
	value_set_text(a, item, S("hreflang"), hreflang);
	value_set_text(a, item, S("href"), href);
	value_set_text(a, item, S("og_locale"), og_locale);
	return item;
}

/* Only real translations; this page itself is among them (WEB P12). */
static struct value *
alternates(const struct view_page *v)
{
	struct arena *a = v->arena;
	struct value *list = value_list(a);
	for (size_t i = 0; i < v->site->nlocales; i++) {
		str id = v->site->locales[i].locale.id;
		if (view_is_listed(v->path, i))
			value_push(a, list, view_alternate(
				a, id, address_in(v, i), i == v->locale
				? S("") : view_og_locale(id, a)));
	}
	value_push(a, list, view_alternate(
		a, S("x-default"),
		view_absolute(v->site, S("index.html"), a), S("")));
	return list;
}

/* ---- breadcrumbs as JSON-LD ------------------------------------------------------ */

/* HREF, as it stands in FILE, with the base URL; empty: no address. */
static str
absolute(const struct view_page *v, str file, str href)
{
	struct arena *a = v->arena;
	if (href.n == 0 || str_find(href, S("://"), 0) != STR_NONE)
		return href;
	size_t end = 0;
	while (end < href.n && href.p[end] != '?' && href.p[end] != '#')
		end++;
	str path;
	if (!path_resolve(file, str_sub(href, 0, end), &path, a))
		return S("");
	return STR_JOIN(a, v->site->config->base_url, path,
	                str_sub(href, end, href.n));
}

static void
add_crumb(struct buf *out, size_t position, str title, str url)
{
	buf_printf(out, "%s{\"@type\":\"ListItem\",\"position\":%zu,"
	           "\"name\":\"", position > 1 ? "," : "", position);
	escape_json(out, title);
	buf_addz(out, "\",\"item\":\"");
	escape_json(out, url);
	buf_addz(out, "\"}");
}

/* The way to the page, itself the last; a branch without a page is no step. */
static str
breadcrumbs_json(const struct view_page *v, str file,
                 const struct value *crumbs, const struct value *title)
{
	struct buf out = {NULL, 0, 0};
	size_t n = 0;
	str from = view_href(S(""), file, v->arena);
	buf_addz(&out, "{\"@context\":\"https://schema.org\",\"@type\":"
	               "\"BreadcrumbList\",\"itemListElement\":[");
	for (size_t i = 0; i < crumbs->n; i++) {
		const struct value *crumb = crumbs->items[i];
		str url = absolute(v, from, value_get(crumb, S("href"))->text);
		if (url.n > 0)
			add_crumb(&out, ++n,
			          value_get(crumb, S("title"))->text, url);
	}
	add_crumb(&out, n + 1, title->text, view_absolute(v->site, file,
	                                                  v->arena));
	buf_addz(&out, "]}");
	str json = n > 0 ? str_dup(buf_str(&out), v->arena) : S("");
	buf_release(&out);
	return json;
}

void
view_meta(const struct view_page *v, struct value *data, str file,
          const struct value *crumbs, bool noindex)
{
	struct arena *a = v->arena;
	const struct place *at = &v->path->places[v->locale];
	if (v->site->config->base_url.n == 0)
		return;
	size_t own = at->origin == ORIGIN_FALLBACK ? at->from : v->locale;
	value_set_text(a, data, S("canonical"), address_in(v, own));
	if (noindex)
		return;
	value_set(a, data, S("alternates"), alternates(v));
	value_set_text(a, data, S("breadcrumbs_json"),
	               breadcrumbs_json(v, file, crumbs,
	                                value_get(data, S("title"))));
}
