#include "report/sitemap.h"

#include "link/links.h"
#include "render/escape.h"
#include "render/view.h"

/* sitemaps.org: at most 50,000 URLs and 50 MB in a file. */
enum { URLS_MOST = 50000, BYTES_MOST = 45 << 20 };

#define NS "http://www.sitemaps.org/schemas/sitemap/0.9"

struct map_file {
	const struct site *site;
	const struct extras_sink *sink;
	struct buf text;
	size_t urls, files, all_urls;
	struct arena *arena;
};

/* Locales that this build leaves out have a sitemap of their own. */
static bool
is_listed(const struct site *site, const struct site_path *p, size_t locale)
{
	return site->locales[locale].built && view_is_listed(p, locale);
}

static void
add_url(struct map_file *f, const struct site_path *p, size_t l)
{
	str path = link_published(f->site, l, p->path, f->arena);
	escape_xml(&f->text, view_absolute(f->site, path, f->arena));
}

static void
begin(struct map_file *f)
{
	f->urls = 0;
	f->text.n = 0;
	buf_addz(&f->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	         "<urlset xmlns=\"" NS "\" "
	         "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
}

static void
end(struct map_file *f)
{
	buf_addz(&f->text, "</urlset>\n");
	f->files++;
	str name = str_printf(f->arena, "sitemap-%zu.xml", f->files);
	f->sink->file(f->sink->ctx, name, buf_str(&f->text));
}

static void
add_page(struct map_file *f, const struct site_path *p, size_t l)
{
	if (f->urls >= URLS_MOST || f->text.n >= BYTES_MOST) {
		end(f);
		begin(f);
	}
	f->urls++;
	f->all_urls++;
	buf_addz(&f->text, "<url><loc>");
	add_url(f, p, l);
	buf_addz(&f->text, "</loc>");
	for (size_t i = 0; i < f->site->nlocales; i++) {
		if (!is_listed(f->site, p, i))
			continue;
		buf_printf(&f->text, "<xhtml:link rel=\"alternate\" "
		           "hreflang=\"%.*s\" href=\"",
		           STR_ARG(f->site->locales[i].locale.id));
		add_url(f, p, i);
		buf_addz(&f->text, "\"/>");
	}
	buf_addz(&f->text, "</url>\n");
}

static void
write_index(struct map_file *f)
{
	f->text.n = 0;
	buf_addz(&f->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	         "<sitemapindex xmlns=\"" NS "\">\n");
	for (size_t i = 1; i <= f->files; i++) {
		str name = str_printf(f->arena, "sitemap-%zu.xml", i);
		buf_addz(&f->text, "<sitemap><loc>");
		escape_xml(&f->text, view_absolute(f->site, name, f->arena));
		buf_addz(&f->text, "</loc></sitemap>\n");
	}
	buf_addz(&f->text, "</sitemapindex>\n");
	f->sink->file(f->sink->ctx, S("sitemap.xml"), buf_str(&f->text));
}

/* One file is the sitemap itself; more get an index. */
static void
finish(struct map_file *f)
{
	if (f->files > 0) {
		end(f);
		write_index(f);
	} else {
		buf_addz(&f->text, "</urlset>\n");
		f->sink->file(f->sink->ctx, S("sitemap.xml"),
		              buf_str(&f->text));
	}
}

static void
write_robots(struct map_file *f, bool has_sitemap)
{
	f->text.n = 0;
	buf_addz(&f->text, "User-agent: *\nAllow: /\n");
	if (has_sitemap)
		buf_printf(&f->text, "Sitemap: %.*ssitemap.xml\n",
		           STR_ARG(f->site->config->base_url));
	f->sink->file(f->sink->ctx, S("robots.txt"), buf_str(&f->text));
}

void
sitemap_write(const struct site *site, const struct extras_sink *sink,
              struct arena *a)
{
	struct map_file f = {.site = site, .sink = sink, .arena = a};
	if (site->config->base_url.n > 0) {
		begin(&f);
		for (size_t i = 0; i < site->npaths; i++)
			for (size_t l = 0; l < site->nlocales; l++)
				if (is_listed(site, &site->paths[i], l))
					add_page(&f, &site->paths[i], l);
		/* A sitemap without an address is not valid. */
		if (f.all_urls > 0)
			finish(&f);
	}
	write_robots(&f, f.all_urls > 0);
	buf_release(&f.text);
}
