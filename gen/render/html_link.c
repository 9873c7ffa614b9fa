/* html_link.c -- links and images in a page. */
#include "link/resources.h"
#include "render/escape.h"
#include "render/html_inner.h"

/* ---- places ---------------------------------------------------------------- */

/* An address is looked for so far on: one that is written with escapes is not
 * found, and that must not cost much. */
enum { FAR = 1 << 14 };

/* Where URL is written: in the half or after the block that is being read. */
static uint32_t
place_of(const struct writer *w, str url, uint32_t pos)
{
	size_t from = pos != POS_NONE ? pos : w->place;
	str half = w->pair == NULL ? (str){NULL, 0}
		: w->half == SIDE_SOURCE ? w->pair->source : w->pair->target;
	size_t at = doc_seek(w->doc->src.text, half, &from, FAR, url);
	return at == STR_NONE ? (uint32_t)from : (uint32_t)at;
}

/* As much of URL as a message has room for. */
static str
shown_url(str url)
{
	return str_sub(url, 0, picture_is_data(url) ? 40 : 200);
}

static uint32_t
shown_length(str url)
{
	return url.n == 0 ? 1 : (uint32_t)shown_url(url).n;
}

/* ---- faults ----------------------------------------------------------------- */

static void
report(struct writer *w, const struct link *l, str url, uint32_t pos)
{
	if (w->page->diag == NULL || l->fault == DIAG_COUNT)
		return;
	/* A fault that both halves share is told once, of the target. */
	if (w->pair != NULL && w->half == SIDE_SOURCE
	    && doc_target_says(w->pair->target, url))
		return;
	w->page->diag->unit = w->pair == NULL ? (str){NULL, 0} : w->pair->id;
	diag_at(w->page->diag, l->fault, &w->doc->src, place_of(w, url, pos),
	        shown_length(url), "the link '%.*s' %s",
	        STR_ARG(shown_url(url)), link_fault_text(l));
	w->page->diag->unit = (str){NULL, 0};
}

/* The anchor that L leads to is looked at when all pages are known. */
static void
remember_anchor(struct writer *w, const struct link *l, str url, uint32_t pos)
{
	struct html_page *p = w->page;
	if (p->diag == NULL || l->fragment.n == 0 || l->page == NULL)
		return;
	if (w->pair != NULL && w->half == SIDE_SOURCE
	    && doc_target_says(w->pair->target, url))
		return;
	GROW(p->arena, p->links, p->nlinks, p->links_cap)[p->nlinks] =
		(struct anchor_link){l->page, l->locale,
	                             str_hash(l->fragment)};
	p->nlinks++;
	p->pending.unit = w->pair == NULL ? (str){NULL, 0} : w->pair->id;
	diag_at(&p->pending, DIAG_LINK_ANCHOR, &w->doc->src,
	        place_of(w, url, pos), shown_length(url),
	        "'%.*s' has no anchor '%.*s'", STR_ARG(l->page->path),
	        STR_ARG(str_sub(l->fragment, 0, 200)));
}

/*
 * An external link to a resource by another address than the one for the
 * language of its text.
 */
static void
report_resource(struct writer *w, str url, uint32_t pos)
{
	struct html_page *p = w->page;
	bool source = w->pair != NULL && w->half == SIDE_SOURCE;
	str right;
	if (p->diag == NULL
	    || (source && str_find(w->pair->target, url, 0) != STR_NONE))
		return;
	const struct resource *r = resource_amiss(
		p->site, url, source ? p->site->source : p->language, &right,
		p->arena);
	if (r == NULL)
		return;
	p->diag->unit = w->pair == NULL ? (str){NULL, 0} : w->pair->id;
	diag_at(p->diag, DIAG_LINK_RESOURCE, &w->doc->src,
	        place_of(w, url, pos), shown_length(url),
	        "the link '%.*s' leads to '%.*s' by another address; write "
	        "'%.*s'", STR_ARG(str_sub(url, 0, 200)), STR_ARG(r->id),
	        STR_ARG(right));
	p->diag->unit = (str){NULL, 0};
}

/* ---- addresses --------------------------------------------------------------- */

/* Where readers of other locales who are lent the text are led may differ. */
static void
remember_page(struct html_page *p, const struct site_path *page)
{
	if (p->nlinked > 0 && p->linked[p->nlinked - 1] == page)
		return;
	GROW(p->arena, p->linked, p->nlinked, p->linked_cap)[p->nlinked] = page;
	p->nlinked++;
}

static struct link
resolve(struct writer *w, str url, uint32_t pos, bool media)
{
	struct link_from from = {.site = w->page->site,
	                         .locale = w->page->locale,
	                         .page = w->page->path,
	                         .base = w->doc->path,
	                         .lent = w->page->lent,
	                         .lender = w->page->language};
	struct link l = link_resolve(&from, url, media, w->page->arena);
	w->picture = (struct picture){NULL, 0, 0};
	if (media && picture_is_data(url))
		picture_from_data(w, url, &l);
	else if (media && l.kind == LINK_MEDIA)
		picture_look_at(w, l.media);
	if (w->page->lent && l.page != NULL)
		remember_page(w->page, l.page);
	report(w, &l, url, pos);
	if (l.kind == LINK_PAGE)
		remember_anchor(w, &l, url, pos);
	else if (l.kind == LINK_EXTERNAL && !media)
		report_resource(w, url, pos);
	return l;
}

bool
link_address(struct writer *w, str url, uint32_t pos, bool media,
             struct buf *out)
{
	struct link l = resolve(w, url, pos, media);
	if (l.kind == LINK_NOWHERE)
		return false;
	escape_path(out, l.path);
	buf_add(out, l.suffix);
	return true;
}

/* A title in another language than the text around it is read as such. */
static void
write_language(struct writer *w, const struct node *link)
{
	struct locale l;
	str id = link->u.link.language;
	if (id.n == 0 || !locale_parse(id, &l, w->page->arena))
		return;
	buf_printf(w->out, " lang=\"%.*s\" dir=\"%s\"", STR_ARG(id),
	           l.rtl ? "rtl" : "ltr");
}

/* ` NAME="address"`, or false. */
static bool
write_address(struct writer *w, const char *name, const struct node *n)
{
	bool media = n->kind == NODE_IMAGE;
	struct link l = resolve(w, n->u.link.url, n->pos, media);
	if (l.kind == LINK_NOWHERE)
		return false;
	buf_addc(w->out, ' ');
	buf_addz(w->out, name);
	buf_addz(w->out, "=\"");
	escape_path(w->out, l.path);
	escape_url(w->out, l.suffix);
	buf_addc(w->out, '"');
	str title = n->u.link.title;
	if (w->page->side == SIDE_SOURCE && n->u.link.source_title.n > 0)
		title = n->u.link.source_title;
	if (title.n > 0) {
		buf_addz(w->out, " title=\"");
		escape_html(w->out, title);
		buf_addc(w->out, '"');
	}
	return true;
}

/* ---- links ------------------------------------------------------------------- */

/* The pairs below the link N that have a source to show. */
static const struct node *
next_pair(const struct writer *w, const struct node *n,
          const struct node *link)
{
	do
		n = node_next(n, link);
	while (n != NULL && (n->kind != NODE_PAIR
	                     || !pair_is_bilingual(w, n->u.pair)));
	return n;
}

static bool
is_blank(const struct node *n)
{
	return n->kind == NODE_SOFT_BREAK || n->kind == NODE_HARD_BREAK
		|| (n->kind == NODE_TEXT && str_trim(n->text).n == 0);
}

/* Enough of URL to say where it leads: the host, else all of it. */
static str
short_form(str url)
{
	size_t host = str_find(url, S("//"), 0);
	if (host == STR_NONE)
		return url;
	return str_sub(url, host + 2, str_chr(url, '/', host + 2));
}

/*
 * Nobody could see or follow a link without a text: where it leads is its name,
 * and the theme shows that.
 */
static void
write_name(struct writer *w, const struct node *link)
{
	for (const struct node *n = link->first; n != NULL; n = n->next)
		if (!is_blank(n))
			return;
	str url = link->u.link.url, text = short_form(url);
	buf_addz(w->out, " aria-label=\"");
	escape_html(w->out, text);
	buf_addc(w->out, '"');
	if (w->page->diag == NULL)
		return;
	w->page->diag->unit = w->pair == NULL ? (str){NULL, 0} : w->pair->id;
	diag_at(w->page->diag, DIAG_LINK_EMPTY, &w->doc->src,
	        place_of(w, url, link->pos), shown_length(url),
	        "the link has no text; shown as '%.*s'",
	        STR_ARG(str_sub(text, 0, 200)));
	w->page->diag->unit = (str){NULL, 0};
}

void
link_open(struct writer *w, const struct node *n)
{
	/* A link inside the text of a link cannot be one. */
	if (w->in_link)
		return;
	const struct node *pair = next_pair(w, n, n);
	if (pair != NULL)
		unit_open(w, pair->u.pair);
	size_t before = w->out->n;
	buf_addz(w->out, "<a");
	if (write_address(w, "href", n)) {
		write_language(w, n);
		write_name(w, n);
		buf_addc(w->out, '>');
	} else {
		w->out->n = before;
	}
	w->link = n;
	w->in_link = true;
	w->link_written = w->out->n > before;
}

void
link_close(struct writer *w, const struct node *n)
{
	if (w->link != n)
		return;
	w->link = NULL;
	w->in_link = false;
	if (w->link_written)
		buf_addz(w->out, "</a>");
	const struct node *pair = next_pair(w, n, n);
	if (pair == NULL)
		return;
	for (; pair != NULL; pair = next_pair(w, pair, n))
		pair_write_source(w, pair->u.pair);
	buf_addz(w->out, "</span>");
}

void
image_write(struct writer *w, const struct node *n)
{
	struct buf alt = {NULL, 0, 0};
	node_text(n, w->page->side, &alt);
	size_t before = w->out->n;
	buf_addz(w->out, "<img");
	if (write_address(w, "src", n)) {
		buf_addz(w->out, " alt=\"");
		escape_html(w->out, buf_str(&alt));
		buf_printf(w->out, "\"%s loading=\"lazy\"",
		           n->u.link.icon ? " class=\"icon\""
		           : n->u.link.border ? " class=\"border\"" : "");
		picture_write_size(w, w->out);
		buf_addc(w->out, '>');
	} else {
		w->out->n = before;
		escape_html(w->out, buf_str(&alt));
	}
	buf_release(&alt);
}
