#include "cmd/search_job.h"

#include "base/pool.h"
#include "base/wire.h"
#include "link/links.h"
#include "render/view.h"

/* ---- in the workers that make pages ---------------------------------------------- */

/* "folder/name.md" without its end. */
static str
stem(str path)
{
	size_t dot = str_rchr(path, '.');
	return dot == STR_NONE ? path : str_sub(path, 0, dot);
}

static void
describe(const struct search_made *m, struct search_page *p)
{
	const struct site *s = m->site;
	const struct place *at = &m->path->places[m->locale];
	const struct page *page = m->path->places[m->file].page;
	const struct site_locale *l = &s->locales[m->locale];
	size_t language;
	str file = STR_JOIN(m->arena, l->locale.folder, S("/"), l->search);
	str made = link_published(s, m->locale, m->path->path, m->arena);
	*p = (struct search_page){
		.locale = m->locale,
		.url = view_href(file, made, m->arena),
		.title = site_title(m->path, m->locale, &language),
		.about = {S(""), m->keywords, stem(m->path->path)},
		.text = m->text};
	if (at->origin == ORIGIN_FALLBACK)
		p->lang = s->locales[m->language].locale.id;
	if (at->origin != ORIGIN_OWN)
		return;
	p->about[0] = page->description;
	if (m->locale != s->source && !str_eq(page->source_title, p->title))
		p->source_title = page->source_title;
}

void
search_note(struct search_notes *n, const struct search_made *m,
            uint64_t record, struct buf *out)
{
	struct search_page page;
	struct search_record r;
	describe(m, &page);
	collect_page(&n->collector, &n->spool, &page, &r);
	wire_put_num(out, record);
	wire_put_num(out, m->locale);
	wire_put_bytes(out, &r, sizeof r);
}

/* ---- the indexes ------------------------------------------------------------------- */

/* Of each locale two jobs: the words, which take longer, and the texts. */
enum { JOBS = 2 };

/* Where the files of a job go. */
struct target {
	const struct search_jobs *jobs;
	str folder; /* below OUT */
	struct buf *out;
	struct arena *arena;
};

static void
write_file(void *ctx, str path, str text)
{
	struct target *t = ctx;
	struct stage_file file;
	stage_write(t->jobs->stage, STR_JOIN(t->arena, t->folder, path), text,
	            &file);
	wire_put_num(t->out, 1);
	stage_file_put(t->out, &file);
}

static void
list_pages(const struct search_jobs *j, size_t locale, struct search_pages *p,
           struct arena *a)
{
	const struct site *s = j->site;
	const struct search_record **list =
		NEW(a, const struct search_record *, s->npaths + 1);
	*p = (struct search_pages){.spool = &j->notes.spool};
	for (size_t i = 0; i < s->npaths; i++) {
		const struct search_record *r =
			&j->records[i * s->nlocales + locale];
		if (r->terms > 0)
			list[p->n++] = r;
	}
	p->records = list;
}

static void
work(void *ctx, size_t job, struct buf *out)
{
	const struct search_jobs *j = ctx;
	size_t locale = job / JOBS;
	struct arena a;
	struct search_pages pages;
	struct search_words words;
	str blocks;
	if (!j->site->locales[locale].built)
		return;
	arena_open(&a, (size_t)16 << 30);
	list_pages(j, locale, &pages, &a);
	struct target t = {.jobs = j, .out = out, .arena = &a};
	t.folder = str_printf(&a, "assets/search/%.*s/%.*s/",
	                      STR_ARG(j->site->locales[locale].locale.folder),
	                      STR_ARG(search_name(&pages, &a)));
	struct search_sink sink = {&t, write_file};
	if (job % JOBS == 0)
		search_write_words(&pages, &sink, &words, &a);
	else
		blocks = search_write_texts(&pages, &sink, &a);
	wire_put_num(out, 0);
	if (job % JOBS == 0) {
		wire_put_str(out, words.starts);
		wire_put_str(out, words.common);
	} else {
		wire_put_num(out, pages.n);
		wire_put_str(out, t.folder);
		wire_put_str(out, blocks);
	}
	arena_close(&a);
}

static void
done(void *ctx, size_t job, str in)
{
	struct search_jobs *j = ctx;
	struct search_locale *l = &j->locales[job / JOBS];
	struct search_entry *e = &l->entry;
	struct stage_file file;
	if (in.n == 0)
		return; /* the locale is not built */
	while (wire_get_num(&in) == 1) {
		stage_file_get(&in, &file, j->arena);
		stage_record(j->stage, &file);
	}
	if (job % JOBS == 0) {
		e->words.starts = wire_get_str(&in, j->arena);
		e->words.common = wire_get_str(&in, j->arena);
		l->words_made = true;
	} else {
		e->pages = (size_t)wire_get_num(&in);
		e->folder = wire_get_str(&in, j->arena);
		e->blocks = wire_get_str(&in, j->arena);
		l->texts_made = true;
	}
}

/* Left out at first: the parent makes it in the end, as what had no worker. */
static bool
died(void *ctx, size_t job, unsigned step, enum pool_death how)
{
	(void)ctx;
	(void)job;
	(void)step;
	(void)how;
	return false;
}

/*
 * How many pages were found, for numbers of each kind that languages tell apart:
 * the script takes the one that its number is like.
 */
static str
counts(const struct site_locale *l, struct arena *a)
{
	static const int samples[] = {0, 1, 2, 3, 11, 100};
	str all = S("");
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct string_arg arg = {.name = "count",
		                         .is_number = true,
		                         .number = samples[i]};
		str text = strings_format(&l->strings, STRING_SEARCH_COUNT,
		                          &arg, 1, a);
		all = STR_JOIN(a, all, i > 0 ? S("|") : S(""), text);
	}
	return all;
}

static void
write_entry(const struct search_jobs *j, size_t locale, struct search_entry *e)
{
	const struct site_locale *l = &j->site->locales[locale];
	struct buf text = {NULL, 0, 0};
	struct stage_file file;
	e->lang = l->locale.id;
	e->source = j->site->locales[j->site->source].locale.id;
	e->home = STR_JOIN(j->arena, l->locale.folder, S("/"));
	e->counts = counts(l, j->arena);
	e->none = l->strings.plain[STRING_SEARCH_NONE];
	e->all = l->strings.plain[STRING_SEARCH_ALL];
	e->more = l->strings.plain[STRING_SEARCH_MORE];
	search_put_entry(e, &text);
	stage_write(j->stage, STR_JOIN(j->arena, e->home, l->search, S(".js")),
	            buf_str(&text), &file);
	stage_record(j->stage, &file);
	buf_release(&text);
}

/* ---- in the parent ------------------------------------------------------------------ */

void
search_jobs_open(struct search_jobs *j, const struct site *site,
                 struct stage *stage, struct arena *a)
{
	if (j->site == NULL) {
		j->site = site;
		j->stage = stage;
		j->arena = a;
		j->records = NEW(a, struct search_record,
		                 site->npaths * site->nlocales + 1);
		spool_open(&j->notes.spool, stage_scratch(stage));
		return;
	}
	memset(j->records, 0,
	       site->npaths * site->nlocales * sizeof *j->records);
	spool_forget(&j->notes.spool);
}

void
search_jobs_close(struct search_jobs *j)
{
	if (j->site != NULL)
		spool_close(&j->notes.spool);
}

void
search_jobs_take(struct search_jobs *j, size_t path, str *in)
{
	size_t locale = (size_t)wire_get_num(in);
	wire_get_bytes(in, &j->records[path * j->site->nlocales + locale],
	               sizeof *j->records);
}

/* An index of so few pages is written sooner than workers are made. */
enum { FEW_PAGES = 100 };

static bool
has_many_pages(const struct search_jobs *j)
{
	size_t n = 0, all = j->site->npaths * j->site->nlocales;
	for (size_t i = 0; i < all && n <= FEW_PAGES; i++)
		n += j->records[i].terms > 0;
	return n > FEW_PAGES;
}

void
search_jobs_write(struct search_jobs *j, int workers)
{
	size_t n = j->site->nlocales * JOBS;
	struct buf out = {NULL, 0, 0};
	struct pool pool = {.ctx = j,
	                    .workers = workers,
	                    .work = work,
	                    .done = done,
	                    .died = died};
	j->locales = NEW(j->arena, struct search_locale, j->site->nlocales);
	if (has_many_pages(j))
		pool_run(&pool, n);
	for (size_t i = 0; i < n; i++) {
		struct search_locale *l = &j->locales[i / JOBS];
		if (i % JOBS == 0 ? l->words_made : l->texts_made)
			continue;
		out.n = 0;
		work(j, i, &out);
		done(j, i, buf_str(&out));
	}
	buf_release(&out);
	for (size_t l = 0; l < j->site->nlocales; l++)
		if (j->locales[l].texts_made)
			write_entry(j, l, &j->locales[l].entry);
}
