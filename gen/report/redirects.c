#include "report/redirects.h"

#include "link/links.h"
#include "render/escape.h"
#include "render/view.h"

struct writer {
	const struct site *site;
	const struct theme *theme;
	const struct extras_sink *sink;
	struct buf table; /* _redirects */
	struct arena *arena;
};

/* Where a redirect of one locale begins and ends, below OUT. */
struct way {
	str from, to; /* TO empty: SUFFIX is an external URL */
	str suffix;
	str title;    /* of the page that it leads to */
	size_t locale, language; /* of the redirect; of the title */
};

/* ---- a page ------------------------------------------------------------------- */

static void
write_page(struct writer *w, const struct way *way)
{
	struct arena *a = w->arena;
	const struct site *site = w->site;
	struct buf text = {NULL, 0, 0};
	struct value *data = view_common(site, w->theme, way->locale,
	                                 way->from, a);
	str href = way->suffix, canonical = way->suffix;
	if (way->to.n > 0)
		href = str_printf(a, "%.*s%.*s",
		                  STR_ARG(view_href(way->from, way->to, a)),
		                  STR_ARG(way->suffix));
	if (way->to.n > 0)
		canonical = site->config->base_url.n == 0 ? S("")
			: view_absolute(site, way->to, a);
	value_set_text(a, data, S("title"), way->title);
	value_set_text(a, data, S("href"), href);
	value_set_text(a, data, S("canonical"), canonical);
	value_set_text(a, data, S("title_lang"),
	               way->language == way->locale ? S("")
	               : site->locales[way->language].locale.id);
	value_set_text(a, data, S("robots"), S("noindex"));
	if (template_render(&w->theme->templates, S("redirect"), data, &text,
	                    a))
		w->sink->file(w->sink->ctx, way->from, buf_str(&text));
	buf_release(&text);
}

/* ---- the table ------------------------------------------------------------------ */

/* S without what would end a column or a line. */
static void
add_column(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c <= ' ' || c == 0x7F)
			buf_printf(out, "%%%02X", c);
		else
			buf_addc(out, s.p[i]);
	}
}

static void
write_line(struct writer *w, const struct way *way)
{
	str root = view_server_root(w->site);
	add_column(&w->table, root);
	add_column(&w->table, view_href(S(""), way->from, w->arena));
	buf_addc(&w->table, ' ');
	if (way->to.n > 0) {
		add_column(&w->table, root);
		add_column(&w->table, view_href(S(""), way->to, w->arena));
	}
	add_column(&w->table, way->suffix);
	buf_addz(&w->table, " 301\n");
}

/* ---- all of them ------------------------------------------------------------------ */

static void
write_way(struct writer *w, const struct redirect *r, size_t locale)
{
	struct arena *a = w->arena;
	const struct site_locale *l = &w->site->locales[locale];
	struct way way = {.suffix = r->suffix,
	                  .title = r->suffix,
	                  .locale = locale,
	                  .language = locale};
	way.from = str_printf(a, "%.*s/%.*s", STR_ARG(l->locale.folder),
	                      STR_ARG(r->from));
	if (r->page != NULL) {
		size_t shown = link_locale(w->site, locale, r->page);
		/* A language without files has no former addresses. */
		if (shown == SITE_NONE || !w->site->locales[shown].built
		    || (shown != locale && l->content.n == 0))
			return;
		way.to = link_published(w->site, shown, r->page->path, a);
		way.title = site_title(r->page, shown, &way.language);
	}
	write_page(w, &way);
	write_line(w, &way);
}

void
redirects_write(const struct site *site, const struct theme *theme,
                const struct extras_sink *sink, struct arena *a)
{
	struct writer w = {.site = site, .theme = theme, .sink = sink,
	                   .arena = a};
	for (size_t i = 0; i < site->nredirects; i++) {
		arena_reset(a);
		for (size_t l = 0; l < site->nlocales; l++)
			if (site->locales[l].built)
				write_way(&w, &site->redirects[i], l);
	}
	if (w.table.n > 0)
		sink->file(sink->ctx, S("_redirects"), buf_str(&w.table));
	buf_release(&w.table);
}
