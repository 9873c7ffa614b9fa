#include "cmd/page_job.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/os.h"
#include "base/pool.h"
#include "base/wire.h"
#include "link/anchors.h"
#include "link/links.h"
#include "link/plan.h"
#include "read/extension.h"
#include "read/fill_in.h"
#include "read/include.h"
#include "read/load.h"
#include "read/parse.h"
#include "read/prose.h"
#include "render/html.h"
#include "render/view.h"

/* ---- reading ----------------------------------------------------------------- */

bool
page_fill_in(const struct site *site, size_t locale, struct doc *doc,
             struct diag *d, struct arena *a)
{
	struct filler f = {.target = &site->locales[locale].variables,
	                   .source = &site->locales[site->source].variables,
	                   .left = site->config->limits.expanded_bytes,
	                   .arena = a};
	bool fits = fill_in(&f, doc, doc);
	for (struct doc *i = doc->included; i != NULL && fits; i = i->next)
		fits = fill_in(&f, doc, i);
	if (!fits)
		diag_at(d, DIAG_LIMIT, &doc->src, POS_NONE, 0,
		        "the page with its variables is larger than %zu bytes",
		        site->config->limits.expanded_bytes);
	return fits;
}

bool
page_read(const struct site *site, const struct site_path *path,
          size_t locale, struct doc *doc, struct diag *d, struct arena *a)
{
	const struct page *page = path->places[locale].page;
	const struct limits *limits = &site->config->limits;
	str bytes;
	*doc = (struct doc){.src.path = page->file, .path = path->path};
	if (!os_read(page->file.p, limits->page_bytes, &bytes, a)) {
		diag_at(d, DIAG_FILE_UNREADABLE, &doc->src, POS_NONE, 0,
		        "cannot be read: %s; left out", strerror(errno));
		return false;
	}
	load_text(bytes, &doc->src, d, a);
	/* The file may have changed since it was surveyed. */
	doc->body = page->body <= doc->src.text.n ? page->body : 0;
	struct includer inc = {.content_fd = site->locales[locale].content_fd,
	                       .content = site->locales[locale].content,
	                       .source_fd =
	                               site->locales[site->source].content_fd,
	                       .config = site->config,
	                       .limits = limits,
	                       .diag = d,
	                       .arena = a};
	if (!parse_doc(doc, limits, d, a) || !extensions_read(&inc, doc))
		return false;
	if (!include_read(&inc, doc))
		return false;
	prose_report(doc, d);
	if (locale != site->source)
		prose_report_untracked(doc, d);
	return true;
}

/* ---- what goes to the parent ------------------------------------------------- */

enum record {
	RECORD_END,
	RECORD_PAIRS,
	RECORD_PAGE,
	RECORD_LINKS,
	RECORD_CHECK
};

/* ---- making -------------------------------------------------------------------- */

/* One body, and what is needed to put it into the theme. */
struct body {
	struct html_page html;
	struct buf text;
	bool made;
};

struct maker {
	struct page_job *job;
	const struct site_path *path;
	struct body *bodies; /* one a locale */
	struct diag diag;
	struct buf *out;     /* for the parent */
	struct arena *arena;
};

/* Do other locales show the page of LOCALE as theirs? */
static bool
is_lent(const struct maker *m, size_t locale)
{
	for (size_t l = 0; l < m->job->site->nlocales; l++)
		if (m->path->places[l].origin == ORIGIN_FALLBACK
		    && m->path->places[l].from == locale)
			return true;
	return false;
}

/* One side of DOC, which is FILE's, with HEADINGS. */
static void
render_body(struct maker *m, enum side side, size_t file,
            const struct anchors *headings, const struct doc *doc)
{
	size_t locale = side == SIDE_SOURCE ? m->job->site->source : file;
	struct body *b = &m->bodies[locale];
	bool own = m->path->places[locale].origin == ORIGIN_OWN;
	b->text.n = 0;
	b->html = (struct html_page){
		.site = m->job->site,
		.locale = locale,
		.language = locale,
		.targets = file,
		.side = side,
		.bilingual = own && locale != m->job->site->source,
		.lent = is_lent(m, locale),
		.path = m->path->path,
		.headings = headings,
		.diag = own ? &m->diag : NULL,
		.arena = m->arena,
		.body = &b->text};
	html_render(&b->html, doc);
	b->made = true;
}

static void
heading_ids(struct anchors *all, struct doc *doc)
{
	anchors_headings(all, doc);
	/* What is included has its headings on this page too. */
	for (struct doc *inc = doc->included; inc != NULL; inc = inc->next)
		anchors_headings(all, inc);
}

/* For the report: DOC, the file of LOCALE, as READ; it was said of it what
 * follows the first SAID messages. */
static void
check_file(struct maker *m, size_t locale, const struct doc *doc, bool read,
           size_t said)
{
	const struct site *site = m->job->site;
	struct diag d = {.msgs = m->diag.msgs, .n = m->diag.n - said};
	if (m->job->check == NULL || !site->locales[locale].built)
		return;
	if (said > 0)
		d.msgs += said;
	wire_put_num(m->out, RECORD_CHECK);
	check_job_page(m->job->check, (size_t)(m->path - site->paths), locale,
	               doc, read, &d, m->out, m->arena);
}

/* The page file of LOCALE: its own body, and the source's if it lends it. */
static void
make_bodies(struct maker *m, size_t locale)
{
	const struct site *site = m->job->site;
	const struct place *source = &m->path->places[site->source];
	bool own = m->path->places[locale].origin == ORIGIN_OWN
		&& plan_is_made(site, m->path, locale);
	bool lends = source->origin == ORIGIN_LOOKUPS
		&& source->from == locale
		&& plan_is_made(site, m->path, site->source);
	struct doc doc;
	struct anchors headings = {.arena = m->arena};
	size_t said = m->diag.n;
	if (!own && !lends)
		return;
	pool_step((unsigned)locale + 1);
	bool read = page_read(site, m->path, locale, &doc, &m->diag, m->arena);
	if (!read)
		doc.root = NULL;
	/* Before anything is filled in: places are those of the file. */
	check_file(m, locale, &doc, read, said);
	if (!read)
		return;
	/* First: an anchor must not change with a telephone number. */
	heading_ids(&headings, &doc);
	if (!page_fill_in(site, locale, &doc, &m->diag, m->arena))
		return;
	if (own)
		render_body(m, SIDE_TARGET, locale, &headings, &doc);
	if (lends) {
		fill_in_again(&doc, &site->locales[site->source].variables,
		              m->arena);
		render_body(m, SIDE_SOURCE, locale, &headings, &doc);
	}
	wire_put_num(m->out, RECORD_PAIRS);
	wire_put_num(m->out, doc.npairs);
}

static int
by_value(const void *va, const void *vb)
{
	const uint32_t *a = va, *b = vb;
	return (*a > *b) - (*a < *b);
}

static void
put_anchors(struct maker *m, const struct anchors *seen)
{
	uint32_t *marks = NEW(m->arena, uint32_t, seen->n + 1);
	for (size_t i = 0; i < seen->n; i++)
		marks[i] = (uint32_t)seen->hashes[i];
	qsort(marks, seen->n, sizeof *marks, by_value);
	wire_put_num(m->out, seen->n);
	wire_put_bytes(m->out, marks, seen->n * sizeof *marks);
}

static void
write_page(struct maker *m, size_t locale, const struct body *b)
{
	struct page_job *job = m->job;
	struct view_page view = {.site = job->site,
	                         .theme = job->theme,
	                         .path = m->path,
	                         .locale = locale,
	                         .html = &b->html,
	                         .arena = m->arena};
	struct buf text = {NULL, 0, 0};
	struct stage_file file;
	if (!template_render(&job->theme->templates, S("page"),
	                     view_page(&view), &text, m->arena))
		return;
	str path = link_published(job->site, locale, m->path->path, m->arena);
	stage_write(job->stage, path, buf_str(&text), &file);
	buf_release(&text);
	wire_put_num(m->out, RECORD_PAGE);
	wire_put_num(m->out, locale);
	wire_put_str(m->out, file.path);
	wire_put_num(m->out, file.size);
	wire_put_bytes(m->out, file.sha256, sizeof file.sha256);
	put_anchors(m, &b->html.seen);
}

static void
write_pages(struct maker *m)
{
	const struct site *site = m->job->site;
	for (size_t l = 0; l < site->nlocales; l++) {
		const struct place *at = &m->path->places[l];
		size_t from = at->origin == ORIGIN_FALLBACK ? at->from : l;
		if (site->locales[l].built && at->origin != ORIGIN_NONE
		    && m->bodies[from].made)
			write_page(m, l, &m->bodies[from]);
	}
}

static void
put_links(struct maker *m)
{
	const struct site *site = m->job->site;
	for (size_t l = 0; l < site->nlocales; l++) {
		const struct html_page *h = &m->bodies[l].html;
		if (!m->bodies[l].made || h->nlinks == 0)
			continue;
		wire_put_num(m->out, RECORD_LINKS);
		for (size_t i = 0; i < h->nlinks; i++) {
			wire_put_num(m->out,
			             (uint64_t)(h->links[i].page - site->paths));
			wire_put_num(m->out, h->links[i].locale);
			wire_put_num(m->out, h->links[i].hash);
		}
		wire_put_num(m->out, UINT64_MAX);
		diag_put(m->out, &h->pending);
	}
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
	m.bodies = NEW(m.arena, struct body, job->site->nlocales);
	for (size_t l = 0; l < job->site->nlocales; l++)
		if (path->places[l].page != NULL
		    && !path->places[l].page->in_error)
			make_bodies(&m, l);
	write_pages(&m);
	put_links(&m);
	wire_put_num(out, RECORD_END);
	diag_put(out, &m.diag);
	for (size_t l = 0; l < job->site->nlocales; l++)
		buf_release(&m.bodies[l].text);
}

/* ---- in the parent ---------------------------------------------------------------- */

void
page_results_open(struct page_results *r, const struct site *site)
{
	arena_open(&r->anchors, (size_t)4 << 30);
	r->site = site;
	r->pages = NEW(r->arena, struct page_result,
	               site->npaths * site->nlocales + 1);
}

void
page_results_close(struct page_results *r)
{
	arena_close(&r->anchors);
	r->pages = NULL;
}

static struct page_result *
result_of(const struct page_results *r, size_t path, size_t locale)
{
	return &r->pages[path * r->site->nlocales + locale];
}

static void
take_page(struct page_results *r, const struct site_path *path, str *in)
{
	size_t locale = (size_t)wire_get_num(in);
	struct page_result *p =
		result_of(r, (size_t)(path - r->site->paths), locale);
	struct stage_file file;
	file.path = wire_get_str(in, r->arena);
	file.size = wire_get_num(in);
	wire_get_bytes(in, file.sha256, sizeof file.sha256);
	stage_record(r->stage, &file);
	r->npages++;
	p->nanchors = (size_t)wire_get_num(in);
	p->anchors = NEW(&r->anchors, uint32_t, p->nanchors + 1);
	wire_get_bytes(in, p->anchors, p->nanchors * sizeof *p->anchors);
}

void
page_results_drop(const struct page_results *r, struct site *site)
{
	for (size_t i = 0; i < site->npaths; i++)
		for (size_t l = 0; l < site->nlocales; l++)
			if (result_of(r, i, l)->anchors == NULL)
				site->paths[i].places[l].origin = ORIGIN_NONE;
}

bool
page_has_anchor(const struct page_results *r, const struct link_result *l)
{
	const struct page_result *p = result_of(r, l->path, l->locale);
	uint32_t mark = (uint32_t)l->hash;
	/* A page in error has been told of; "#top" is every page's. */
	return p->anchors == NULL || l->hash == str_hash(S("top"))
		|| bsearch(&mark, p->anchors, p->nanchors, sizeof mark,
	                   by_value) != NULL;
}

static void
take_links(struct page_results *r, str *in)
{
	for (uint64_t n; (n = wire_get_num(in)) != UINT64_MAX;) {
		struct link_result *l = &GROW(r->arena, r->links, r->nlinks,
		                              r->cap_links)[r->nlinks];
		r->nlinks++;
		l->path = (size_t)n;
		l->locale = (size_t)wire_get_num(in);
		l->hash = wire_get_num(in);
	}
	diag_get(in, &r->pending);
}

void
page_job_take(struct page_results *r, const struct site_path *path,
              str result)
{
	for (uint64_t kind; (kind = wire_get_num(&result)) != RECORD_END;) {
		if (kind == RECORD_PAIRS) {
			r->npairs += (size_t)wire_get_num(&result);
		} else if (kind == RECORD_PAGE) {
			take_page(r, path, &result);
		} else if (kind == RECORD_CHECK) {
			check_job_take(r->check, &result);
		} else {
			take_links(r, &result);
		}
	}
	diag_get(&result, &r->diag);
}
