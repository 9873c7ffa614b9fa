#include "cmd/html_report.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/os.h"
#include "base/out_file.h"
#include "base/pool.h"
#include "base/stop.h"
#include "base/wire.h"
#include "cmd/commands.h"
#include "read/load.h"
#include "read/pairs.h"
#include "read/skeleton.h"

#define ARENA ((size_t)1 << 30)

/* ---- one file ------------------------------------------------------------------- */

/* PATH of the report as the stage has it, or empty: the overview, which stands
 * outside the folder of files. */
static str
staged(const struct html_report *h, str path, struct arena *a)
{
	if (h->path == NULL)
		return STR_JOIN(a, h->prefix, path);
	if (!str_starts(path, h->align.files))
		return S("");
	return str_sub(path, h->align.files.n + 1, path.n);
}

/* ---- pages, in workers ------------------------------------------------------------ */

/* The page's pairs alone: the rest of its text is not shown. */
static bool
read_pairs(const struct html_report *h, const struct align_page *page,
           struct doc *doc, struct arena *a)
{
	const struct site *site = h->align.site;
	const struct site_path *path = &site->paths[page->path];
	const struct page *file = path->places[page->locale].page;
	struct skeleton sk;
	struct diag unheard = {.arena = a};
	str bytes;
	*doc = (struct doc){.src.path = file->file, .path = path->path};
	if (!os_read(file->file.p, site->config->limits.page_bytes, &bytes, a))
		return false;
	load_text(bytes, &doc->src, &unheard, a);
	doc->body = file->body <= doc->src.text.n ? file->body : 0;
	if (!file->in_error)
		pairs_cut(doc, &sk, a);
	return true;
}

/* The file of PAGE; without its pairs when DOC is NULL. */
static void
write_page(const struct html_report *h, const struct align_page *page,
           const struct doc *doc, struct stage_file *file, struct arena *a)
{
	struct buf text = {NULL, 0, 0};
	align_page_write(&h->align, page, doc, &text, a);
	str path = align_page_path(&h->align, page, a);
	stage_write(h->stage, staged(h, path, a), buf_str(&text), file);
	buf_release(&text);
}

static void
work(void *ctx, size_t job, struct buf *out)
{
	struct html_report *h = ctx;
	const struct align_page *page = &h->align.pages[h->pages[job]];
	struct stage_file file;
	struct doc doc;
	if (h->scratch.base == NULL)
		arena_open(&h->scratch, ARENA);
	arena_reset(&h->scratch);
	bool read = read_pairs(h, page, &doc, &h->scratch);
	write_page(h, page, read ? &doc : NULL, &file, &h->scratch);
	wire_put_str(out, file.path);
	wire_put_num(out, file.size);
	wire_put_bytes(out, file.sha256, sizeof file.sha256);
}

static void
done(void *ctx, size_t job, str result)
{
	struct html_report *h = ctx;
	struct stage_file file;
	(void)job;
	talk_progress(h->talk, "reported", ++h->done, h->npages);
	file.path = wire_get_str(&result, h->align.arena);
	file.size = wire_get_num(&result);
	wire_get_bytes(&result, file.sha256, sizeof file.sha256);
	stage_record(h->stage, &file);
}

static bool
died(void *ctx, size_t job, unsigned step, enum pool_death how)
{
	const struct html_report *h = ctx;
	const struct align_page *page = &h->align.pages[h->pages[job]];
	str path = h->align.site->paths[page->path].path;
	struct arena scratch;
	struct stage_file file;
	(void)step;
	(void)how;
	talk_warning(h->talk, str_printf(h->align.arena, "the report has '%.*s' "
	                                 "without its pairs: they are too much "
	                                 "for it", STR_ARG(path)));
	/* Other pages lead to it. */
	arena_open(&scratch, ARENA);
	write_page(h, page, NULL, &file, &scratch);
	stage_record(h->stage, &file);
	arena_close(&scratch);
	return false;
}

static void
write_pages(struct html_report *h)
{
	struct pool pool = {.ctx = h,
	                    .workers = h->talk->options->jobs,
	                    .cpu_seconds = h->open->config.limits.cpu_seconds,
	                    .work = work,
	                    .done = done,
	                    .died = died};
	h->pages = NEW(h->align.arena, size_t, h->align.n + 1);
	for (size_t i = 0; i < h->align.n; i++)
		if (h->align.pages[i].n > 0)
			h->pages[h->npages++] = i;
	pool_run(&pool, h->npages);
}

/* ---- the rest ---------------------------------------------------------------------- */

static void
write_file(void *ctx, str path, str text)
{
	struct html_report *h = ctx;
	str inside = staged(h, path, h->align.arena);
	struct stage_file file;
	if (inside.n > 0) {
		stage_write(h->stage, inside, text, &file);
		stage_record(h->stage, &file);
		return;
	}
	h->overview = str_dup(text, h->align.arena);
}

/* Last: it leads to the others. */
static void
put_overview(const struct html_report *h)
{
	if (!out_file_put(h->path, h->overview, h->align.arena))
		fatal_errno("cannot write '%s'", h->path);
}

static void
write_rest(struct html_report *h)
{
	struct extras_sink sink = {h, write_file};
	struct arena scratch;
	arena_open(&scratch, ARENA);
	align_write(&h->align, &sink, &scratch);
	arena_close(&scratch);
}

/* The folder that glose was started in, with '/' at its end. */
static str
here(struct arena *a)
{
	char path[4096];
	if (getcwd(path, sizeof path) == NULL)
		return S("");
	return str_printf(a, "%s/", path);
}

static void
give(struct html_report *h)
{
	const struct check_job *j = h->job;
	const struct config *c = &h->open->config;
	const char *site = h->talk->options->site;
	struct align *r = &h->align;
	r->arena = j->arena;
	r->site = j->site;
	r->findings = &j->findings;
	r->coverage = &j->coverage;
	r->npages = j->pages;
	r->npairs = j->pairs;
	r->version = VERSION;
	r->repository = c->report.repository;
	if (!str_eq(str_of(site), S(".")) && !str_eq(str_of(site), S("/")))
		r->root = str_of(os_join(r->arena, site, ""));
	if (h->path == NULL) {
		r->rendered = S("../");
		r->published = true;
		return;
	}
	r->rendered = c->base_url;
	r->editor = c->report.editor;
	r->folder = here(r->arena);
}

bool
html_report_write(struct html_report *h, const struct check_job *j,
                  const struct open_site *s, struct talk *t)
{
	str why = {NULL, 0};
	h->job = j;
	h->open = s;
	h->talk = t;
	give(h);
	align_plan(&h->align);
	write_pages(h);
	stop_if_asked();
	write_rest(h);
	if (h->path == NULL)
		return true;
	bool ok = stage_commit(h->stage, &why);
	if (why.n > 0)
		talk_failure(why);
	if (ok)
		put_overview(h);
	return ok;
}

void
html_report_close(struct html_report *h)
{
	stage_discard(h->stage);
}

/* ---- where ------------------------------------------------------------------------ */

bool
html_report_open(struct html_report *h, const char *path, struct arena *a)
{
	str file = str_of(path), why;
	size_t slash = str_rchr(file, '/');
	str name = str_sub(file, slash == STR_NONE ? 0 : slash + 1, file.n);
	str stem = str_ends(name, S(".html"))
		? str_sub(name, 0, name.n - (sizeof ".html" - 1)) : name;
	*h = (struct html_report){.path = path};
	h->align.overview = name;
	h->align.files = STR_JOIN(a, stem, S("-files"));
	char *folder = str_z(STR_JOIN(a, str_sub(file, 0, file.n - name.n),
	                              h->align.files), a);
	errno = 0;
	h->stage = stage_open(folder, &why, a);
	if (h->stage == NULL && errno != 0)
		fatal("%.*s", STR_ARG(why));
	if (h->stage == NULL)
		talk_failure(why);
	return h->stage != NULL;
}

void
html_report_in(struct html_report *h, struct stage *stage)
{
	*h = (struct html_report){.prefix = S("_report/"), .stage = stage};
	h->align.overview = S("index.html");
	h->align.files = S("files");
}
