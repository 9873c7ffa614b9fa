#include "cmd/include_job.h"

#include "base/pool.h"
#include "cmd/page_read.h"
#include "render/html.h"

struct job {
	const struct site *site;
	const struct include_file **files;
	size_t n;
	struct diag *diag;
	struct arena scratch; /* in a worker */
};

/* Its links are looked at where they are rendered. */
static void
render(const struct site *site, const struct doc *doc, size_t locale,
       struct diag *d, struct arena *a)
{
	struct buf text = {NULL, 0, 0};
	struct anchors headings = {.arena = a};
	struct html_page page = {.site = site,
	                         .locale = locale,
	                         .language = locale,
	                         .targets = locale,
	                         .side = SIDE_TARGET,
	                         .bilingual = locale != site->source,
	                         .path = doc->path,
	                         .headings = &headings,
	                         .diag = d,
	                         .arena = a,
	                         .body = &text};
	html_render(&page, doc);
	buf_release(&text);
}

static void
work(void *ctx, size_t i, struct buf *out)
{
	struct job *j = ctx;
	struct arena *a = &j->scratch;
	struct doc doc;
	if (a->base == NULL)
		arena_open(a, (size_t)1 << 30);
	arena_reset(a);
	struct diag d = {.arena = a};
	const struct include_file *file = j->files[i];
	if (page_read_include(j->site, file, &doc, &d, a)
	    && page_fill_in(j->site, file->locale, &doc, &d, a))
		render(j->site, &doc, file->locale, &d, a);
	diag_put(out, &d);
}

static void
done(void *ctx, size_t i, str result)
{
	struct job *j = ctx;
	(void)i;
	diag_get(&result, j->diag);
}

static bool
died(void *ctx, size_t i, unsigned step, enum pool_death how)
{
	struct job *j = ctx;
	const struct include_file *file = j->files[i];
	const struct site_locale *l = &j->site->locales[file->locale];
	(void)step;
	talk_death(j->diag, STR_JOIN(j->diag->arena, l->content, S("/"),
	                             file->path),
	           how, j->site->config->limits.cpu_seconds);
	return false;
}

void
include_jobs_run(const struct page_results *r, const struct talk *t,
                 struct diag *d)
{
	const struct site *s = r->site;
	struct job j = {.site = s, .diag = d};
	struct pool pool = {.ctx = &j,
	                    .workers = t->options->jobs,
	                    .cpu_seconds = s->config->limits.cpu_seconds,
	                    .work = work,
	                    .done = done,
	                    .died = died};
	j.files = NEW(d->arena, const struct include_file *, s->nincludes + 1);
	for (size_t i = 0; i < s->nincludes; i++) {
		const struct include_file *file = &s->includes[i];
		if (s->locales[file->locale].built
		    && !page_results_includes(r, file->locale, file->path,
		                              d->arena))
			j.files[j.n++] = file;
	}
	if (j.n > 0)
		pool_run(&pool, j.n);
}
