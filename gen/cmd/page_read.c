#include "cmd/page_read.h"

#include <errno.h>
#include <string.h>

#include "base/os.h"
#include "link/resource_link.h"
#include "read/extension.h"
#include "read/fill_in.h"
#include "read/front.h"
#include "read/include.h"
#include "read/load.h"
#include "read/misspelt.h"
#include "read/parse.h"
#include "read/prose.h"

void
page_name_links(const struct site *site, size_t locale, const struct doc *doc,
                struct arena *a)
{
	resource_links_name(site, locale, doc, a);
	for (const struct doc *i = doc->included; i != NULL; i = i->next)
		resource_links_name(site, locale, i, a);
}

bool
page_fill_in(const struct site *site, size_t locale, struct doc *doc,
             struct diag *d, struct arena *a)
{
	struct filler f = {.target = &site->locales[locale].variables,
	                   .source = &site->locales[site->source].variables,
	                   .left = site->config->limits.expanded_bytes,
	                   .arena = a};
	misspelt_report(doc, site->config, d);
	bool fits = fill_in(&f, doc, doc);
	for (struct doc *i = doc->included; i != NULL && fits; i = i->next) {
		misspelt_report(i, site->config, d);
		fits = fill_in(&f, doc, i);
	}
	if (!fits)
		diag_at(d, DIAG_LIMIT, &doc->src, POS_NONE, 0,
		        "the page with its variables is larger than %zu bytes",
		        site->config->limits.expanded_bytes);
	page_name_links(site, locale, doc, a);
	return fits;
}

/* DOC, whose text is loaded: pairs, tree, includes. */
static bool
read_doc(const struct site *site, size_t locale, struct doc *doc,
         struct diag *d, struct arena *a)
{
	struct includer inc = {.content_fd = site->locales[locale].content_fd,
	                       .content = site->locales[locale].content,
	                       .source_fd =
	                               site->locales[site->source].content_fd,
	                       .config = site->config,
	                       .uids = &site->by_uid,
	                       .locale = locale,
	                       .source = site->source,
	                       .limits = &site->config->limits,
	                       .diag = d,
	                       .arena = a};
	if (!parse_doc(doc, inc.limits, d, a) || !extensions_read(&inc, doc)
	    || !include_read(&inc, doc))
		return false;
	prose_report(doc, d);
	return true;
}

/* Where the body begins, as the survey found, or by now: the file may have
 * changed. */
static uint32_t
body_of(const struct page *page, const struct source *src, struct arena *a)
{
	size_t at = page->body;
	if (at == 0 || (at <= src->text.n && src->text.p[at - 1] == '\n'))
		return (uint32_t)at;
	struct front f;
	struct diag silent = {.arena = a};
	front_read(src, &f, &silent, a);
	return f.body;
}

/* DOC, the file of a page in LOCALE, whose text is there. */
static bool
read_loaded(const struct site *site, size_t locale, struct doc *doc,
            struct diag *d, struct arena *a)
{
	if (!read_doc(site, locale, doc, d, a))
		return false;
	if (locale != site->source)
		prose_report_untracked(doc, d);
	return true;
}

bool
page_parse(const struct site *site, const struct site_path *path,
           size_t locale, struct doc *doc, struct diag *d, struct arena *a)
{
	const struct page *page = path->places[locale].page;
	str bytes = doc->src.text;
	*doc = (struct doc){.src.path = page->file, .path = path->path};
	load_text(bytes, &doc->src, d, a);
	doc->body = body_of(page, &doc->src, a);
	return read_loaded(site, locale, doc, d, a);
}

bool
page_read(const struct site *site, const struct site_path *path,
          size_t locale, struct doc *doc, struct diag *d, struct arena *a)
{
	const struct page *page = path->places[locale].page;
	*doc = (struct doc){.src.path = page->file,
	                    .path = path->path,
	                    .body = page->body};
	if (shelf_get(site->shelf, page->text, &doc->src.text))
		return read_loaded(site, locale, doc, d, a);
	/* What was a file when the folder was walked may be a link by now. */
	if (os_read_beneath(site->locales[locale].content_fd, page->path.p,
	                    site->config->limits.page_bytes, &doc->src.text, a))
		return page_parse(site, path, locale, doc, d, a);
	diag_at(d, DIAG_FILE_UNREADABLE, &doc->src, POS_NONE, 0,
	        "cannot be read: %s; left out", strerror(errno));
	return false;
}

bool
page_read_include(const struct site *site, const struct include_file *file,
                  struct doc *doc, struct diag *d, struct arena *a)
{
	const struct site_locale *l = &site->locales[file->locale];
	struct front front;
	str bytes;
	*doc = (struct doc){.path = file->path};
	doc->src.path = str_of(os_join(a, l->content.p, file->path.p));
	if (!os_read_beneath(l->content_fd, file->path.p,
	                     site->config->limits.page_bytes, &bytes, a)) {
		diag_at(d, DIAG_FILE_UNREADABLE, &doc->src, POS_NONE, 0,
		        "cannot be read: %s", strerror(errno));
		return false;
	}
	load_text(bytes, &doc->src, d, a);
	front_read(&doc->src, &front, d, a);
	doc->body = front.body;
	return read_doc(site, file->locale, doc, d, a);
}
