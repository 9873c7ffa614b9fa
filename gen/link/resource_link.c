#include "link/resource_link.h"

#include "link/resources.h"

#define SCHEME "resource:"

bool
resource_link(str url, str *id, str *anchor)
{
	size_t n = sizeof SCHEME - 1;
	if (!str_eq_nocase(str_sub(url, 0, n), S(SCHEME)))
		return false;
	*id = str_cut(str_sub(url, n, url.n), '#', anchor);
	return true;
}

struct namer {
	const struct site *site;
	size_t locale; /* whose language the text is in */
	struct arena *arena;
};

/* A title, and the locale id of its language; empty: nobody knows. */
struct name {
	str text, language;
};

/* What readers of LOCALE call R, or empty. */
static struct name
own_title(const struct namer *w, const struct resource *r, size_t locale)
{
	size_t language;
	const struct site_locale *all = w->site->locales;
	const struct config_text *t = text_in(r->titles, r->ntitles,
	                                      &all[locale].locale, w->arena);
	if (t != NULL)
		return (struct name){t->text, all[locale].locale.id};
	const struct site_path *page = r->targets[locale].page;
	if (page == NULL)
		return (struct name){S(""), S("")};
	str title = site_title(page, locale, &language);
	return (struct name){title, all[language].locale.id};
}

/* The links of other pages are not known while pages are made. */
static struct name
title_of(const struct namer *w, const struct resource *r)
{
	const struct site_locale *l = &w->site->locales[w->locale];
	struct name title = own_title(w, r, w->locale);
	for (size_t i = 0; title.text.n == 0 && i < l->nfallback; i++)
		title = own_title(w, r, l->fallback[i]);
	if (title.text.n == 0 && r->ntitles > 0)
		title = (struct name){r->titles[0].text, r->titles[0].locale};
	else if (title.text.n == 0)
		title = (struct name){r->id, S("")};
	if (str_eq(title.language, l->locale.id))
		title.language = S("");
	return title;
}

static void
name(const struct namer *w, struct node *link)
{
	str id, anchor;
	if (!resource_link(link->u.link.url, &id, &anchor)
	    || (link->first != NULL && !link->u.link.autolink))
		return;
	const struct resource *r = resource_find(&w->site->resources, id);
	if (r == NULL || r->targets == NULL)
		return;
	struct name title = title_of(w, r);
	if (link->first == NULL)
		node_append(link, node_new(NODE_TEXT, link->pos, w->arena));
	link->u.link.autolink = true;
	link->u.link.language = title.language;
	link->first->text = title.text;
}

static void
name_in(const struct namer *w, struct node *root)
{
	for (struct node *n = root; n != NULL; n = node_next(n, root))
		if (n->kind == NODE_LINK)
			name(w, n);
}

void
resource_links_name(const struct site *site, size_t locale,
                    const struct doc *doc, struct arena *a)
{
	struct namer w = {site, locale, a}, source = {site, site->source, a};
	if (site->resources.n == 0
	    || str_find(doc->src.text, S(SCHEME), doc->body) == STR_NONE)
		return;
	name_in(&w, doc->root);
	for (size_t i = 0; i < doc->npairs; i++) {
		name_in(&w, doc->pairs[i].target_run);
		name_in(&source, doc->pairs[i].source_run);
	}
}
