#include "cmd/open_site.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/os.h"
#include "base/pool.h"
#include "link/nav.h"
#include "link/plan.h"
#include "link/redirects.h"
#include "link/resources.h"
#include "model/variables.h"
#include "read/base_url.h"
#include "read/catalog.h"
#include "read/load.h"
#include "read/resources.h"
#include "read/settings.h"
#include "read/settings_extra.h"
#include "read/survey.h"
#include "read/theme_file.h"
#include "read/toc.h"

/* No settings file has a reason to be larger; a page's arena is a reservation
 * of addresses, not of memory. */
enum { SETTINGS_MOST = 1 << 20 };
#define PAGE_ARENA ((size_t)1 << 30)

/* What the survey may keep of the pages' texts: those of 9,000 pages or so. */
enum { KEPT_MOST = 32 << 20 };

/* ---- settings -------------------------------------------------------------- */

/*
 * Read NAME of the folder SITE.  Only the settings, which are the owner's, may
 * be a link to somewhere else: what contributors may send could show them a
 * line of any file in a message.
 */
static bool
read_beneath(const char *site, const char *name, str *bytes, struct arena *a)
{
	int fd = os_open_folder(site);
	if (fd < 0)
		return false;
	bool ok = os_read_beneath(fd, name, SETTINGS_MOST, bytes, a);
	int why = errno;
	(void)close(fd);
	errno = why;
	return ok;
}

/* The file NAME of the site: *SRC, or NULL when there is none.  False after
 * telling why it cannot be read. */
static bool
read_source(struct open_site *s, const char *site, const char *name,
            struct source **src, struct arena *a)
{
	struct source *file = NEW(a, struct source, 1);
	str bytes;
	*src = NULL;
	file->path = str_of(os_join(a, site, name));
	if (strcmp(name, "site.yml") == 0
	    ? !os_read(file->path.p, SETTINGS_MOST, &bytes, a)
	    : !read_beneath(site, name, &bytes, a)) {
		if (errno == ENOENT)
			return true; /* every key has a default */
		if (os_machine_failed(errno))
			fatal_errno("cannot read '%s'", file->path.p);
		talk_failure(str_printf(a, "cannot read '%s': %s",
		                        file->path.p, strerror(errno)));
		return false;
	}
	load_text(bytes, file, &s->diag, a);
	*src = file;
	return true;
}

static bool
read_settings(struct open_site *s, const struct options *o, struct arena *a)
{
	struct source *settings, *redirects;
	config_default(&s->config, a);
	if (!read_source(s, o->site, "site.yml", &settings, a)
	    || !read_source(s, o->site, "redirects.yml", &redirects, a))
		return false;
	bool ok = settings == NULL
		|| config_read(&s->config, settings, &s->diag, a);
	return (redirects == NULL
	        || redirects_read_file(&s->config, redirects, &s->diag, a))
		&& ok;
}

/*
 * What the site's links lead to; a site need not say.  What lies beside the
 * site's own pages has nothing to say of those that --content puts there.
 */
static bool
open_resources(struct open_site *s, const struct options *o, struct arena *a)
{
	const char *name = str_z(s->config.resources, a);
	struct source *src;
	if (o->ncontent > 0 && !s->config.resources_named)
		return true;
	if (!read_source(s, o->site, name, &src, a))
		return false;
	if (src != NULL) {
		resources_read(&s->site.resources, src, &s->config.source,
		               &s->diag, a);
		return true;
	}
	if (s->config.resources_named)
		talk_failure(str_printf(a, "no file '%s', which the settings "
		                        "name for 'resources'", name));
	return !s->config.resources_named;
}

static bool
override_settings(struct open_site *s, const struct options *o,
                  struct arena *a)
{
	if (o->base_url == NULL)
		return true;
	if (base_url(str_of(o->base_url), &s->config.base_url, a))
		return true;
	talk_failure(str_printf(a, "--base-url wants an http or https address, "
	                        "not '%s'", o->base_url));
	return false;
}

/* ---- words ------------------------------------------------------------------ */

/* The folder of the running program, or NULL. */
static const char *
program_folder(const char *program, struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	str p = n > 0 ? (str){path, (size_t)n} : str_of(program);
	size_t slash = str_rchr(p, '/');
	return slash == STR_NONE ? NULL : str_z(str_sub(p, 0, slash), a);
}

/*
 * Where NAME ("themes") is: in the program's source tree, of which build/ or
 * build/KIND/ is a folder; in share/ beside its bin/; else where `make
 * install` was told that it would be.
 */
static const char *
beside_program(const char *program, const char *name, struct arena *a)
{
	static const char *const ways[][2] = {
		{"..", "../gen"}, {"../..", "../../gen"},
		{"../share/glose", "../share/glose"},
	};
	const char *folder = program_folder(program, a);
	for (size_t i = 0; folder != NULL && i < 3; i++) {
		const char *there = os_join(a, folder, ways[i][0]);
		const char *path = os_join(a, there, name);
		if (os_kind(path) == OS_FOLDER
		    && os_kind(os_join(a, folder, ways[i][1])) == OS_FOLDER)
			return path;
	}
	return os_join(a, DATA_DIR, name);
}

static void
find_folders(struct open_site *s, const struct options *o, const char *program,
             struct arena *a)
{
	s->locales[0] = os_join(a, o->site, "locales");
	s->locales[1] = beside_program(program, "locales", a);
	s->rules[0] = os_join(a, o->site, "rules");
	s->rules[1] = beside_program(program, "rules", a);
	s->nfolders = 2;
}

/* A theme that cannot be used is told by what needs one. */
static void
find_theme(struct open_site *s, const struct options *o, const char *program,
           struct arena *a)
{
	const char *roots[THEME_FOLDERS] = {
		os_join(a, o->site, "themes"),
		beside_program(program, "themes", a),
	};
	s->theme_diag.arena = a;
	if (!theme_places_read(&s->theme, roots, s->config.theme,
	                       &s->theme_diag, &s->no_theme, a))
		s->theme.n = 0;
}

/* "... in LANGUAGE", said once a locale. */
static str
with_language(const struct site *site, const struct site_locale *l,
              enum string_id id)
{
	struct string_arg arg = {.name = "language"};
	const struct locale *words = strings_language(&l->strings, id);
	arg.text = locale_name_in(&site->locales[site->source].locale, words,
	                          site->arena);
	return strings_format(&l->strings, id, &arg, 1, site->arena);
}

/* L's words: its own, else those of the locales that it falls back on.  Whose
 * they are is seen from what all pages begin with. */
static void
choose_words(const struct site *site, struct site_locale *l,
             const struct strings_catalog *catalog)
{
	struct arena *a = site->arena;
	const struct locale **wanted =
		NEW(a, const struct locale *, l->nfallback + 1u);
	wanted[0] = &l->locale;
	for (size_t i = 0; i < l->nfallback; i++)
		wanted[i + 1] = &site->locales[l->fallback[i]].locale;
	strings_choose(&l->strings, catalog, wanted, l->nfallback + 1u, a);
	l->words = strings_value(&l->strings, a);
	const struct locale *of = strings_language(&l->strings, STRING_SKIP);
	if (!locale_same_language(&l->locale, of))
		l->words_lang = of->id;
}

static bool
read_words(struct open_site *s, struct diag *d, struct arena *a)
{
	struct strings_catalog catalog;
	struct site *site = &s->site;
	struct strings_dir dirs[THEMES_MOST * THEME_FOLDERS + 2];
	size_t n = 0;
	dirs[n++] = (struct strings_dir){.path = s->locales[0]};
	for (size_t i = 0; i < s->theme.n; i++)
		dirs[n++] = (struct strings_dir){
			.path = os_join(a, s->theme.place[i].folder, "locales"),
			.theme = true,
		};
	dirs[n++] = (struct strings_dir){.path = s->locales[1]};
	if (!strings_read(&catalog, dirs, n, d, a))
		return false;
	struct locale *all = NEW(a, struct locale, site->nlocales);
	for (size_t i = 0; i < site->nlocales; i++)
		all[i] = site->locales[i].locale;
	locale_name_all(all, site->nlocales, a);
	for (size_t i = 0; i < site->nlocales; i++) {
		struct site_locale *l = &site->locales[i];
		l->locale = all[i];
		choose_words(site, l, &catalog);
		l->site_title = config_text_in(
			s->config.title, s->config.ntitle, l->locale.id,
			site->config->source.id);
		if (l->site_title.n == 0)
			l->site_title = l->strings.plain[STRING_HOME];
	}
	for (size_t i = 0; i < site->nlocales; i++) {
		struct site_locale *l = &site->locales[i];
		l->show_source = with_language(site, l, STRING_SHOW_SOURCE);
		l->source_page = with_language(site, l,
		                               STRING_VIEW_SOURCE_PAGE);
	}
	return true;
}

/* ---- survey ------------------------------------------------------------------ */

struct survey {
	struct open_site *s;
	struct talk *talk;
	struct surveyed {
		const struct site_path *path; /* NULL: a table of contents */
		size_t locale;
		struct nav *toc;
	} *jobs;
	size_t njobs, done;
	bool has_words;
	struct diag of_words; /* what is told of them */
	struct arena scratch; /* in a worker */
};

static void
survey_work(void *ctx, size_t job, struct buf *out)
{
	struct survey *v = ctx;
	if (v->scratch.base == NULL)
		arena_open(&v->scratch, PAGE_ARENA);
	arena_reset(&v->scratch);
	const struct surveyed *j = &v->jobs[job];
	if (j->toc != NULL)
		toc_survey(j->toc, &v->s->config.limits, out, &v->scratch);
	else
		survey_page(&v->s->site, j->locale, j->path, out, &v->scratch);
}

static void
survey_done(void *ctx, size_t job, str result)
{
	struct survey *v = ctx;
	const struct surveyed *j = &v->jobs[job];
	if (j->toc != NULL)
		toc_take(j->toc, result, &v->s->diag, v->s->site.arena);
	else
		survey_take(j->path->places[j->locale].page, result,
		            &v->s->diag, v->s->site.arena);
	talk_progress(v->talk, "surveyed", ++v->done, v->njobs);
}

static bool
survey_died(void *ctx, size_t job, unsigned step, enum pool_death how)
{
	struct survey *v = ctx;
	const struct surveyed *j = &v->jobs[job];
	str file;
	(void)step;
	if (j->toc != NULL) {
		file = j->toc->src.path;
	} else {
		struct page *page = j->path->places[j->locale].page;
		page->in_error = true;
		file = page->file;
	}
	talk_death(&v->s->diag, file, how, v->s->config.limits.cpu_seconds);
	return false;
}

/* The workers need no words. */
static void
survey_meanwhile(void *ctx)
{
	struct survey *v = ctx;
	struct open_site *s = v->s;
	v->has_words = read_words(s, &v->of_words, s->site.arena);
	if (v->has_words && s->meanwhile != NULL)
		s->meanwhile(s->ctx);
}

static void
add_jobs(struct survey *v)
{
	struct site *site = &v->s->site;
	v->jobs = NEW(site->arena, struct surveyed,
	              site->npaths * site->nlocales + site->ntocs + 1);
	for (size_t i = 0; i < site->ntocs; i++)
		if (toc_load(site->tocs[i],
		             site->locales[site->tocs[i]->locale].content_fd,
		             &v->s->config.limits, &v->s->diag, site->arena))
			v->jobs[v->njobs++].toc = site->tocs[i];
	for (size_t i = 0; i < site->npaths; i++)
		for (size_t l = 0; l < site->nlocales; l++)
			if (site->paths[i].places[l].page != NULL)
				v->jobs[v->njobs++] = (struct surveyed){
					&site->paths[i], l, NULL};
}

/* Every page leads to the one that tells how to get help: it must be there, but
 * for pages that --content takes from elsewhere. */
static void
check_contact(struct open_site *s, const struct options *o)
{
	const struct config *c = &s->config;
	if (c->contact.n > 0 && o->ncontent == 0
	    && site_find(&s->site, c->contact, s->site.arena) == NULL)
		diag_at(&s->diag, DIAG_CONFIG, c->contact_src, c->contact_pos,
		        (uint32_t)c->contact.n, "'%.*s' is no page of this "
		        "site; no page leads there", STR_ARG(c->contact));
}

/* Survey the pages, and read the words meanwhile.  False after telling why
 * these cannot be used. */
static bool
survey_all(struct open_site *s, struct talk *t)
{
	struct survey v = {.s = s, .talk = t, .of_words.arena = s->site.arena};
	size_t before = s->diag.n;
	check_contact(s, t->options);
	add_jobs(&v);
	struct pool pool = {.ctx = &v,
	                    .workers = t->options->jobs,
	                    .cpu_seconds = s->config.limits.cpu_seconds,
	                    .meanwhile = survey_meanwhile,
	                    .work = survey_work,
	                    .done = survey_done,
	                    .died = survey_died};
	s->site.shelf = shelf_new(KEPT_MOST, s->site.arena);
	pool_run(&pool, v.njobs);
	shelf_open(s->site.shelf);
	if (!v.has_words)
		s->diag.n = before;
	diag_add(&s->diag, &v.of_words);
	if (!v.has_words)
		talk_diags(t, &s->diag);
	return v.has_words;
}

/* ---- all of it ---------------------------------------------------------------- */

void
open_site_link(struct open_site *s)
{
	s->links.n = 0;
	plan_site(&s->site);
	nav_site(&s->site, &s->links);
	redirects_site(&s->site, &s->links);
	resources_site(&s->site, &s->links);
}

/* What is wrong with NAV was told when it was read first. */
static void
read_menu_again(struct open_site *s, struct nav *nav, struct arena *scratch)
{
	struct site *site = &s->site;
	struct diag heard = {.arena = site->arena};
	struct buf out = {NULL, 0, 0};
	if (nav->n == 0)
		return; /* empty, or its reader died of it */
	*nav = (struct nav){.src.path = nav->src.path,
	                    .path = nav->path,
	                    .locale = nav->locale};
	if (!toc_load(nav, site->locales[nav->locale].content_fd,
	              &s->config.limits, &heard, site->arena))
		return;
	toc_survey(nav, &s->config.limits, &out, scratch);
	toc_take(nav, buf_str(&out), &heard, site->arena);
	buf_release(&out);
}

void
open_site_menus(struct open_site *s)
{
	struct arena scratch;
	arena_open(&scratch, PAGE_ARENA);
	for (size_t i = 0; i < s->site.ntocs; i++) {
		arena_reset(&scratch);
		read_menu_again(s, s->site.tocs[i], &scratch);
	}
	arena_close(&scratch);
	nav_fill_in(&s->site);
	open_site_link(s);
}

bool
open_site(struct open_site *s, const struct options *o, const char *program,
          struct talk *t, struct arena *a)
{
	*s = (struct open_site){.meanwhile = s->meanwhile,
	                        .ctx = s->ctx,
	                        .diag = {.arena = a},
	                        .links = {.arena = a},
	                        .site = {.arena = a,
	                                 .config = &s->config,
	                                 .untitled = o->untitled}};
	struct discover_options d = {.site = o->site,
	                             .content = o->content,
	                             .ncontent = o->ncontent,
	                             .only = o->locales,
	                             .nonly = o->nlocales};
	str why;
	if (os_kind(o->site) != OS_FOLDER && os_kind(o->site) != OS_LINK) {
		talk_failure(str_printf(a, "'%s' is no folder", o->site));
		return false;
	}
	find_folders(s, o, program, a);
	if (!read_settings(s, o, a) || !override_settings(s, o, a)
	    || !open_resources(s, o, a)) {
		talk_diags(t, &s->diag);
		return false;
	}
	find_theme(s, o, program, a);
	if (!discover(&s->site, &d, &s->diag, &why)) {
		talk_diags(t, &s->diag);
		talk_failure(why);
		return false;
	}
	/* A folder that is not mounted must not empty the site that is there. */
	if (s->site.npaths == 0) {
		talk_diags(t, &s->diag);
		talk_failure(S("no pages: no locale's folder holds a Markdown "
		               "file; nothing is done"));
		return false;
	}
	variables_site(&s->site);
	if (!survey_all(s, t))
		return false;
	nav_fill_in(&s->site);
	open_site_link(s);
	return true;
}

bool
open_site_died(struct open_site *s, const struct site_path *p, unsigned step,
               enum pool_death how)
{
	struct page *page = step == 0 ? NULL : p->places[step - 1].page;
	talk_death(&s->diag, page != NULL ? page->file : p->path, how,
	           s->config.limits.cpu_seconds);
	if (page == NULL || page->in_error)
		return false;
	page->in_error = true;
	return true;
}
