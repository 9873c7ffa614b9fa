#include "cmd/include_job.h"

#include "base/pool.h"
#include "base/wire.h"
#include "cmd/page_links.h"
#include "cmd/page_read.h"
#include "render/html.h"

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

/* For the report: FILE, which is DOC and of which D was said.  Before anything is
 * filled in: places are the file's. */
static void
check(const struct include_jobs *j, const struct include_file *file,
      const struct doc *doc, const struct diag *d, struct buf *out)
{
	struct arena *a = d->arena;
	const struct link_from from = {.site = j->site,
	                               .locale = file->locale,
	                               .page = file->path};
	struct diag said = {.arena = a};
	diag_add(&said, d);
	if (doc->root != NULL && check_job_asks_for_links(j->check))
		page_links(&from, doc, &said, NULL, a);
	check_job_page(j->check,
	               &(struct check_file){doc, file->number, file->locale,
	                                    &said},
	               out, a);
}

void
include_job_work(const struct include_jobs *j, size_t job, struct buf *out)
{
	const struct include_file *file = &j->site->includes[job];
	struct arena scratch;
	struct doc doc;
	if (!j->site->locales[file->locale].built)
		return;
	arena_open(&scratch, (size_t)1 << 30);
	struct diag d = {.arena = &scratch};
	if (!page_read_include(j->site, file, &doc, &d, &scratch))
		doc.root = NULL;
	wire_put_num(out, doc.root == NULL ? 0 : doc.npairs);
	if (j->check != NULL)
		check(j, file, &doc, &d, out);
	if (doc.root != NULL
	    && page_fill_in(j->site, file->locale, &doc, &d, &scratch))
		render(j->site, &doc, file->locale, &d, &scratch);
	diag_put(out, &d);
	arena_close(&scratch);
}

/* ---- in the parent ------------------------------------------------------------- */

void
include_jobs_open(struct include_jobs *j, const struct site *site,
                  struct check_job *check, struct arena *a)
{
	*j = (struct include_jobs){.site = site,
	                           .n = site->nincludes,
	                           .check = check,
	                           .arena = a};
	j->diags = NEW(a, struct diag, j->n + 1);
	for (size_t i = 0; i < j->n; i++)
		j->diags[i].arena = a;
}

void
include_job_take(struct include_jobs *j, size_t job, str result)
{
	if (result.n == 0)
		return;
	j->pairs += (size_t)wire_get_num(&result);
	if (j->check != NULL)
		check_job_take(j->check, &result);
	diag_get(&result, &j->diags[job]);
}

void
include_job_died(struct include_jobs *j, size_t job, enum pool_death how)
{
	const struct include_file *file = &j->site->includes[job];
	const struct site_locale *l = &j->site->locales[file->locale];
	talk_death(&j->diags[job],
	           STR_JOIN(j->arena, l->content, S("/"), file->path), how,
	           j->site->config->limits.cpu_seconds);
}

void
include_jobs_tell(const struct include_jobs *j, const struct page_results *r,
                  struct diag *d)
{
	for (size_t i = 0; i < j->n; i++) {
		const struct include_file *file = &j->site->includes[i];
		if (j->diags[i].n > 0
		    && !page_results_includes(r, file->locale, file->path,
		                              j->arena))
			diag_add(d, &j->diags[i]);
	}
}
