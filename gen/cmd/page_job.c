#include "cmd/page_job.h"

#include "base/pool.h"
#include "base/wire.h"
#include "cmd/page_arrange.h"
#include "cmd/page_links.h"
#include "cmd/page_read.h"
#include "cmd/page_results.h"
#include "link/links.h"
#include "link/plan.h"
#include "link/resources.h"
#include "link/steps.h"
#include "read/fill_in.h"
#include "render/html.h"
#include "render/view.h"
#include "write/sha256.h"

/* One body, and what is needed to put it into the theme. */
struct body {
	struct html_page html;
	struct buf text;
	size_t file;        /* the locale whose page file it is made of */
	const struct search_text *words; /* of it, if it is to be found */
	struct body *older; /* another one of the same text */
};

struct maker {
	struct page_job *job;
	const struct site_path *path;
	struct body **bodies; /* what each locale shows, or NULL */
	struct diag diag;
	struct gather gather;
	struct html_pictures pictures;
	struct map kept;      /* the pictures that the parent was told of */
	struct buf *out;      /* for the parent */
	struct arena *arena;
};

/* ---- bodies -------------------------------------------------------------------- */

/* Does locale L of this build show the text of LOCALE at M's path? */
static bool
shows(const struct maker *m, size_t l, size_t locale)
{
	const struct place *at = &m->path->places[l];
	return m->job->site->locales[l].built
		&& (l == locale || (at->origin == ORIGIN_FALLBACK
		                    && at->from == locale));
}

/* Do other locales show the text of LOCALE as theirs? */
static bool
is_lent(const struct maker *m, size_t locale)
{
	for (size_t l = 0; l < m->job->site->nlocales; l++)
		if (m->path->places[l].origin == ORIGIN_FALLBACK
		    && m->path->places[l].from == locale)
			return true;
	return false;
}

/* What is rendered of one page file. */
struct rendering {
	const struct doc *doc;
	size_t file;      /* whose page file it is */
	size_t language;  /* whose text */
	enum side side;
	const struct anchors *headings;
};

/* The same bytes are the same file, whichever pages hold them. */
static str
keep_picture(void *ctx, str bytes, const char *extension)
{
	struct maker *m = ctx;
	unsigned char digest[SHA256_SIZE];
	char hex[SHA256_HEX];
	bool added;
	sha256(bytes, digest);
	sha256_hex(digest, hex);
	str file = str_printf(m->arena, "assets/data-%.*s.%s", SHA256_HEX / 2,
	                      hex, extension);
	(void)map_put(&m->kept, file, &added, m->arena);
	if (added) {
		wire_put_num(m->out, RECORD_PICTURE);
		wire_put_str(m->out, file);
		wire_put_str(m->out, bytes);
	}
	return file;
}

static struct body *
render_body(struct maker *m, const struct rendering *r, size_t reader,
            struct body *older)
{
	const struct site *site = m->job->site;
	struct body *b = NEW(m->arena, struct body, 1);
	bool own = m->path->places[r->language].origin == ORIGIN_OWN;
	b->file = r->file;
	b->older = older;
	b->html = (struct html_page){
		.site = site,
		.locale = reader,
		.language = r->language,
		.targets = r->file,
		.side = r->side,
		.bilingual = own && r->language != site->source,
		.lent = is_lent(m, r->language),
		.path = m->path->path,
		.headings = r->headings,
		.diag = own && older == NULL ? &m->diag : NULL,
		.pictures = &m->pictures,
		.arena = m->arena,
		.body = &b->text};
	html_render(&b->html, r->doc);
	/* A tree is not read from its first step to its last. */
	if (b->html.first_step.n > 0)
		b->html.ntoc = 0;
	return b;
}

/* What R says, for the search: NULL if it is not to be found. */
static const struct search_text *
text_for_search(struct maker *m, const struct rendering *r)
{
	if (m->job->search == NULL
	    || view_is_noindex(m->path->places[r->file].page->robots))
		return NULL;
	struct search_text *t = NEW(m->arena, struct search_text, 1);
	bool both = r->side == SIDE_TARGET
		&& r->language != m->job->site->source;
	search_extract(r->doc, r->side, both, &m->job->search->room, t,
	               m->arena);
	return t;
}

/*
 * The text for each locale that shows it.  Where a link leads may depend on
 * what pages a locale has: those for which all lead to the like share a body.
 */
static void
render_bodies(struct maker *m, const struct rendering *r)
{
	struct body *newest = NULL;
	const struct search_text *words = text_for_search(m, r);
	for (size_t l = 0; l < m->job->site->nlocales; l++) {
		if (!shows(m, l, r->language))
			continue;
		struct body *b = newest;
		while (b != NULL && !html_suits(&b->html, l))
			b = b->older;
		if (b == NULL)
			b = newest = render_body(m, r, l, newest);
		b->words = words;
		m->bodies[l] = b;
	}
}

/* What is wrong with the steps is told of pages that are made. */
static void
arrange(struct maker *m, size_t locale, struct doc *doc, bool own,
        struct page_arranged *to)
{
	struct diag silent = {.arena = m->arena};
	struct link_from at = {.site = m->job->site,
	                       .locale = locale,
	                       .page = m->path->path,
	                       .base = doc->path};
	page_arrange(to, &at, doc, own ? &m->diag : &silent, m->arena);
	if (!own || to->ways.n == 0)
		return;
	wire_put_num(m->out, RECORD_WAYS);
	wire_put_num(m->out, locale);
	step_ways_put(&to->ways, m->job->site, m->out);
}

/*
 * The page file of LOCALE cannot be made: what was said from message SAID on
 * is why.  This process heeds that at once, the others after a new start.
 */
static void
fail(struct maker *m, size_t locale, size_t said)
{
	struct diag why = {.msgs = m->diag.msgs + said, .n = m->diag.n - said};
	m->diag.n = said;
	m->path->places[locale].page->in_error = true;
	wire_put_num(m->out, RECORD_FAILED);
	wire_put_num(m->out, locale);
	diag_put(m->out, &why);
}

static void
put_doc(struct maker *m, size_t locale, const struct doc *doc)
{
	wire_put_num(m->out, RECORD_PAIRS);
	wire_put_num(m->out, doc->npairs);
	for (struct doc *i = doc->included; i != NULL; i = i->next) {
		wire_put_num(m->out, RECORD_INCLUDE);
		wire_put_num(m->out, locale);
		wire_put_str(m->out, i->path);
	}
}

/*
 * For the report: DOC, the file of LOCALE, of which was said what follows the
 * first SAID messages.  Before anything is filled in: places are the file's.
 */
static void
check_file(struct maker *m, size_t locale, const struct doc *doc, size_t said)
{
	const struct site *site = m->job->site;
	struct diag of_file = {.msgs = m->diag.msgs, .n = m->diag.n - said};
	const struct link_from from = {.site = site,
	                               .locale = locale,
	                               .page = m->path->path};
	struct diag d = {.arena = m->arena};
	if (m->job->check == NULL || !site->locales[locale].built)
		return;
	if (said > 0)
		of_file.msgs += said;
	diag_add(&d, &of_file);
	if (check_job_asks_for_links(m->job->check))
		page_links(&from, doc, &d, NULL, m->arena);
	wire_put_num(m->out, RECORD_CHECK);
	check_job_page(m->job->check,
	               &(struct check_file){doc,
	                                    (size_t)(m->path - site->paths),
	                                    locale, &d},
	               m->out, m->arena);
}

/* The page file of LOCALE: its own body, and the source's if it LENDS it. */
static bool
make_bodies(struct maker *m, size_t locale, bool own, bool lends)
{
	const struct site *site = m->job->site;
	struct doc doc;
	struct page_arranged arranged;
	size_t said = m->diag.n;
	struct rendering r = {.doc = &doc,
	                      .file = locale,
	                      .language = locale,
	                      .side = SIDE_TARGET,
	                      .headings = &arranged.headings};
	if (!page_read(site, m->path, locale, &doc, &m->diag, m->arena))
		return false;
	check_file(m, locale, &doc, said);
	arrange(m, locale, &doc, own, &arranged);
	if (!page_fill_in(site, locale, &doc, &m->diag, m->arena))
		return false;
	if (m->job->gathers)
		gather_doc(&m->gather, &doc, m->path, locale);
	if (own) {
		hub_report(m->path->places[locale].page->hub, site, &doc,
		           &m->diag);
		render_bodies(m, &r);
	}
	if (lends) {
		fill_in_again(&doc, &site->locales[site->source].variables,
		              m->arena);
		page_name_links(site, site->source, &doc, m->arena);
		r.language = site->source;
		r.side = SIDE_SOURCE;
		render_bodies(m, &r);
	}
	put_doc(m, locale, &doc);
	return true;
}

static void
read_page(struct maker *m, size_t locale)
{
	const struct site *site = m->job->site;
	const struct place *source = &m->path->places[site->source];
	bool own = m->path->places[locale].origin == ORIGIN_OWN
		&& plan_is_made(site, m->path, locale);
	bool lends = source->origin == ORIGIN_LOOKUPS
		&& source->from == locale
		&& plan_is_made(site, m->path, site->source);
	size_t said = m->diag.n;
	if (!own && !lends)
		return;
	pool_step((unsigned)locale + 1);
	if (make_bodies(m, locale, own, lends))
		told_sift(&m->job->told, m->path->places[locale].page->file,
		          locale, &m->diag, said);
	else
		fail(m, locale, said);
}

/* ---- pages --------------------------------------------------------------------- */

/* Write the file PATH of TEXT, and tell the parent. */
static void
write_file(struct maker *m, str path, str text)
{
	struct stage_file file;
	stage_write(m->job->stage, path, text, &file);
	stage_file_put(m->out, &file);
}

static void
write_hub_file(void *ctx, str path, str text)
{
	struct maker *m = ctx;
	wire_put_num(m->out, RECORD_FILE);
	write_file(m, path, text);
}

/* The template for a page that is no hub, whose DATA is completed. */
static str
template_of(const struct maker *m, const struct html_page *html,
            struct value *data)
{
	if (html->first_step.n == 0
	    || !template_has(&m->job->theme->templates, S("troubleshooter")))
		return S("page");
	value_set_text(m->arena, data, S("first_step"), html->first_step);
	value_set_text(m->arena, data, S("all_steps"), S(STEPS_ALL));
	return S("troubleshooter");
}

/* What the cards of hubs say of a page that does not describe itself. */
static void
note_summary(struct maker *m, size_t locale, const struct body *b)
{
	const struct page_job *job = m->job;
	str summary = b->html.summary;
	if (!job->gathers || b->html.language != locale || summary.n == 0
	    || resource_of_page(job->site, m->path, S(""), m->arena) == NULL)
		return;
	wire_put_num(m->out, RECORD_SUMMARY);
	wire_put_num(m->out, locale);
	wire_put_str(m->out, summary);
}

/* Let the page of LOCALE be found; DATA is its template's. */
static void
note_page(struct maker *m, size_t locale, const struct body *b,
          const struct value *data)
{
	const struct value *keywords = value_get(data, S("keywords"));
	struct search_made made = {
		.site = m->job->site,
		.path = m->path,
		.locale = locale,
		.file = b->file,
		.language = b->html.language,
		.keywords = keywords == NULL ? S("") : keywords->text,
		.text = b->words,
		.arena = m->arena};
	if (b->words != NULL)
		search_note(m->job->search, &made, RECORD_SEARCH, m->out);
}

/* The page of LOCALE with the text B by the theme's template; HUB is NULL where
 * it is none. */
static bool
write_view(struct maker *m, size_t locale, const struct body *b,
           const struct hub_job *hub)
{
	struct page_job *job = m->job;
	const struct html_page *html = hub == NULL ? &b->html : &hub->html;
	struct view_page view = {.site = job->site,
	                         .theme = job->theme,
	                         .path = m->path,
	                         .locale = locale,
	                         .html = html,
	                         .arena = m->arena};
	struct value *data = view_page(&view);
	str template = hub == NULL ? template_of(m, html, data)
	                           : hub_job_template(hub, data);
	struct buf text = {NULL, 0, 0};
	bool made = template_render(&job->theme->templates, template, data,
	                            &text, m->arena);
	if (made) {
		wire_put_num(m->out, RECORD_PAGE);
		wire_put_num(m->out, locale);
		write_file(m, link_published(job->site, locale, m->path->path,
		                             m->arena), buf_str(&text));
		anchors_put(&html->seen, m->out, m->arena);
		note_page(m, locale, b, data);
		note_summary(m, locale, b);
	}
	buf_release(&text);
	return made;
}

/* Page and body of LOCALE in the theme's template. */
static void
write_page(struct maker *m, size_t locale, const struct body *b)
{
	const struct page *page = m->path->places[b->file].page;
	struct hub_job hub = {.site = m->job->site,
	                      .theme = m->job->theme,
	                      .facts = m->job->hubs,
	                      .path = m->path,
	                      .locale = locale,
	                      .arena = m->arena};
	if (page->in_error)
		return;
	pool_step((unsigned)b->file + 1);
	bool is_hub = hub_job_open(&hub, &b->html);
	bool made = write_view(m, locale, b, is_hub ? &hub : NULL);
	if (made && is_hub)
		hub_job_files(&hub, &m->diag, write_hub_file, m);
	hub_job_close(&hub);
	if (made)
		return;
	struct source src = {.path = page->file};
	size_t said = m->diag.n;
	diag_at(&m->diag, DIAG_LIMIT, &src, POS_NONE, 0,
	        "the theme's templates are nested too deep, or take too many "
	        "steps; left out");
	fail(m, b->file, said);
}

static void
write_pages(struct maker *m)
{
	for (size_t l = 0; l < m->job->site->nlocales; l++) {
		struct body *b = m->bodies[l];
		if (b == NULL)
			continue;
		write_page(m, l, b);
		if (b->html.locale != l || b->html.nlinks == 0)
			continue;
		told_sift_links(&m->job->told,
		                m->path->places[b->file].page->file, &b->html);
		wire_put_num(m->out, RECORD_LINKS);
		anchor_links_put(&b->html, m->out);
	}
	/* After the last that shares it. */
	for (size_t l = 0; l < m->job->site->nlocales; l++)
		if (m->bodies[l] != NULL)
			buf_release(&m->bodies[l]->text);
}

void
page_job_work(struct page_job *job, const struct site_path *path,
              struct buf *out)
{
	struct maker m = {.job = job, .path = path, .out = out};
	if (job->scratch.base == NULL)
		arena_open(&job->scratch, (size_t)1 << 30);
	arena_reset(&job->scratch);
	m.arena = &job->scratch;
	m.diag.arena = m.arena;
	m.gather = (struct gather){.site = job->site, .arena = m.arena};
	m.pictures = (struct html_pictures){&m, keep_picture};
	m.bodies = NEW(m.arena, struct body *, job->site->nlocales);
	for (size_t l = 0; l < job->site->nlocales; l++)
		if (path->places[l].page != NULL
		    && !path->places[l].page->in_error)
			read_page(&m, l);
	write_pages(&m);
	if (job->gathers) {
		wire_put_num(out, RECORD_GATHER);
		gather_put(&m.gather, out);
	}
	wire_put_num(out, RECORD_END);
	diag_put(out, &m.diag);
}
