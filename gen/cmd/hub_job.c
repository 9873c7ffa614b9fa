#include "cmd/hub_job.h"

#include <string.h>

#include "link/links.h"

/* ---- the page --------------------------------------------------------------------- */

/*
 * The sections stand in the page's contents, and links may lead to them.  The
 * contents of a fallback are in its language, which theirs is not.
 */
static void
add_headings(struct hub_job *j)
{
	struct arena *a = j->arena;
	const struct hub_page *hub = &j->hub;
	struct html_page *h = &j->html;
	size_t most = h->ntoc + hub->nsections + 1;
	struct toc_entry *toc = NEW(a, struct toc_entry, most);
	unsigned long long *hashes =
		NEW(a, unsigned long long, h->seen.n + hub->nsections + 1);
	if (h->ntoc > 0)
		memcpy(toc, h->toc, h->ntoc * sizeof *toc);
	if (h->seen.n > 0)
		memcpy(hashes, h->seen.hashes, h->seen.n * sizeof *hashes);
	for (size_t i = 0; i < hub->nsections; i++) {
		enum resource_kind kind = hub->sections[i].kind;
		str id = view_hub_id(kind, a);
		if (j->path->places[j->locale].origin != ORIGIN_FALLBACK)
			toc[h->ntoc++] = (struct toc_entry){
				2, id, view_hub_heading(j->site, j->locale,
			                                kind)};
		hashes[h->seen.n++] = str_hash(id);
	}
	h->toc = toc;
	h->seen.hashes = hashes;
}

bool
hub_job_open(struct hub_job *j, const struct html_page *html)
{
	j->choice = j->facts == NULL ? NULL : hub_at(j->path, j->locale);
	if (j->choice == NULL)
		return false;
	hub_fill(&j->hub, j->choice, j->facts, j->locale, j->arena);
	j->view = (struct view_hub){
		.site = j->site,
		.hub = &j->hub,
		.locale = j->locale,
		.file = link_published(j->site, j->locale, j->path->path,
		                       j->arena),
		.arena = j->arena};
	j->html = *html;
	add_headings(j);
	str body = buf_str(html->body);
	size_t cut = html->has_cards ? html->cards_at : body.n;
	j->after = str_sub(body, cut, body.n);
	buf_add(&j->body, str_sub(body, 0, cut));
	j->html.body = &j->body;
	if (!template_has(&j->theme->templates, S("hub"))) {
		view_hub_html(&j->view, true, &j->body);
		buf_add(&j->body, j->after);
	}
	return true;
}

void
hub_job_close(struct hub_job *j)
{
	buf_release(&j->body);
}

str
hub_job_template(const struct hub_job *j, struct value *data)
{
	if (!template_has(&j->theme->templates, S("hub")))
		return S("page");
	view_hub(&j->view, data);
	value_set_text(j->arena, data, S("body_after"), j->after);
	return S("hub");
}

/* ---- files for portals ---------------------------------------------------------------- */

/* Is there a page, a picture or a redirect at PATH, below LOCALE's folder? */
static bool
is_taken(const struct site *s, size_t locale, str path, struct arena *a)
{
	str low = site_lower(path, a);
	if (str_ends(path, S(".html"))) {
		str page = STR_JOIN(a, str_sub(path, 0, path.n - 5), S(".md"));
		if (site_find(s, page, a) != NULL)
			return true;
	}
	for (size_t i = 0; i < s->nredirects; i++)
		if (str_eq_nocase(s->redirects[i].from, path))
			return true;
	return map_get(&s->locales[locale].media, path) != NULL
		|| map_get(&s->locales[locale].media, low) != NULL;
}

/* The path of the file of P, a hub, that ends in END; empty after a complaint. */
static str
file_of(const struct site *s, const struct site_path *p, size_t locale,
        const char *end, struct diag *d)
{
	str name = str_sub(p->path, 0, p->path.n - 3);
	str path = str_printf(d->arena, "hubs/%.*s%s", STR_ARG(name), end);
	const struct page *page = p->places[locale].page;
	struct source src = {.path = page == NULL ? p->path : page->file};
	if (!is_taken(s, locale, path, d->arena))
		return path;
	diag_at(d, DIAG_HUB, &src, POS_NONE, 0, "its file '%.*s' is in the way "
	        "of one of the site; left out", STR_ARG(path));
	return S("");
}

void
hub_job_report_files(const struct site *site, const struct site_path *p,
                     size_t locale, struct diag *d)
{
	(void)file_of(site, p, locale, ".json", d);
	(void)file_of(site, p, locale, ".html", d);
}

/* The hub's file that ends in END is made next; false after a complaint. */
static bool
open_file(struct hub_job *j, const char *end, struct diag *d)
{
	str path = file_of(j->site, j->path, j->locale, end, d);
	if (path.n == 0)
		return false;
	j->view.file = STR_JOIN(j->arena,
	                        j->site->locales[j->locale].locale.folder,
	                        S("/"), path);
	return true;
}

void
hub_job_files(struct hub_job *j, struct diag *d,
              void (*file)(void *ctx, str path, str text), void *ctx)
{
	struct buf text = {NULL, 0, 0};
	size_t language;
	struct view_hub_about about = {
		.name = str_sub(j->path->path, 0, j->path->path.n - 3),
		.page = j->view.file,
		.audience = j->choice->audience != 0
			? j->choice->audience
			: AUDIENCE_USER | AUDIENCE_ADMIN};
	about.title = site_title(j->path, j->locale, &language);
	about.title_language = &j->site->locales[language].locale;
	j->view.absolute = true;
	if (open_file(j, ".json", d)) {
		view_hub_json(&j->view, &about, &text);
		file(ctx, j->view.file, buf_str(&text));
	}
	text.n = 0;
	if (open_file(j, ".html", d)) {
		view_hub_html(&j->view, false, &text);
		file(ctx, j->view.file, buf_str(&text));
	}
	buf_release(&text);
}
