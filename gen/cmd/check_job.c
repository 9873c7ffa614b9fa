#include "cmd/check_job.h"

#include "base/os.h"
#include "base/wire.h"
#include "check/resource_links.h"

/* As CONFIG says, or not yet (NULL), and then as the options say. */
static bool
choose(struct check_job *j, const struct config *config)
{
	str why;
	const struct options *o = j->options;
	check_rules_default(&j->check);
	if (config != NULL)
		check_rules_settings(&j->check, config);
	for (size_t i = 0; i < o->nrules; i++) {
		str list = str_of(o->rules[i]);
		if (!check_rules_set(&j->check, list, &why, j->arena)) {
			talk_failure(why);
			return false;
		}
	}
	check_rules_plan(&j->check, j->arena);
	return true;
}

bool
check_job_rules(struct check_job *j, const struct options *o, struct arena *a)
{
	j->arena = j->findings.arena = j->records.arena = j->coverage.arena = a;
	j->comments.arena = a;
	arena_open(&j->list, (size_t)16 << 30);
	j->findings.own = &j->list;
	j->told = NEW(a, struct told, 1);
	j->options = o;
	return choose(j, NULL);
}

static bool
know_languages(struct check_job *j, struct open_site *s)
{
	struct fact_book *book = NEW(j->arena, struct fact_book, 1);
	struct site *site = &s->site;
	if (!facts_read(book, s->rules, s->nfolders, &s->diag, j->arena))
		return false;
	j->check.site = j->site = site;
	j->check.locales = NEW(j->arena, struct check_locale, site->nlocales);
	for (size_t i = 0; i < site->nlocales; i++)
		check_locale_make(&j->check.locales[i],
		                  &site->locales[i].locale, book, j->arena);
	return true;
}

static bool
know_terms(struct check_job *j, struct open_site *s,
           const struct options *o)
{
	struct glossary *g = NEW(j->arena, struct glossary, 1);
	if (!glossary_read(g, &s->site, o->site, &s->diag, j->arena))
		return false;
	j->check.glossary = g;
	return true;
}

/* Where distributions put dictionaries. */
static const char default_folder[] = "/usr/share/hunspell";

/* Where the dictionaries are: as the settings say, or by default. */
static str
dictionaries_folder(const struct open_site *s, const struct options *o,
                    struct arena *a)
{
	str dir = s->config.dictionaries;
	if (dir.n == 0 || dir.p[0] == '/')
		return dir.n == 0 ? str_of(default_folder) : dir;
	return str_of(os_join(a, o->site, str_z(dir, a)));
}

/* Before the workers are made: they share what is read here. */
static void
know_spelling(struct check_job *j, struct open_site *s,
              const struct options *o)
{
	const struct site *site = &s->site;
	str dir = dictionaries_folder(s, o, j->arena), why;
	if (!j->check.on[DIAG_SPELLING])
		return;
	j->check.spellers = NEW(j->arena, struct speller *, site->nlocales);
	for (size_t i = 0; i < site->nlocales; i++) {
		if (i == site->source)
			continue;
		j->check.spellers[i] = speller_open(&site->locales[i].locale,
		                                    dir, &why, j->arena);
		if (j->check.spellers[i] == NULL)
			diag_at(&s->diag, DIAG_SPELLING,
			        &(struct source){.path = dir}, POS_NONE, 0,
			        "spelling is not checked in '%.*s': %.*s",
			        STR_ARG(site->locales[i].locale.id),
			        STR_ARG(why));
	}
}

bool
check_job_open(struct check_job *j, struct open_site *s,
               const struct options *o)
{
	if (!know_languages(j, s) || !know_terms(j, s, o)
	    || !choose(j, &s->config))
		return false;
	know_spelling(j, s, o);
	return true;
}

void
check_job_close(struct check_job *j)
{
	arena_close(&j->list);
	if (j->check.spellers == NULL)
		return;
	for (size_t i = 0; i < j->site->nlocales; i++)
		speller_close(j->check.spellers[i]);
}

bool
check_job_asks_for_links(const struct check_job *j)
{
	const struct check *c = &j->check;
	return c->on[DIAG_LINK_BROKEN] || c->on[DIAG_LINK_CASE]
		|| c->on[DIAG_LINK_OUTSIDE] || c->on[DIAG_LINK_ROOT]
		|| c->on[DIAG_LINK_SCHEME] || c->on[DIAG_LINK_EMPTY];
}

static bool
counts(const struct check_job *j, const struct check_file *file)
{
	return file->doc->root != NULL
		&& (j->asked_for == NULL
		    || map_get(j->asked_for, file->doc->src.path) != NULL);
}

void
check_job_page(const struct check_job *j, const struct check_file *file,
               struct buf *out, struct arena *a)
{
	bool counted = counts(j, file);
	struct check_found found = {.findings.arena = a,
	                            .records.arena = a,
	                            .comments.arena = a,
	                            .coverage.arena = a};
	check_page(&j->check, file, &found);
	told_sift_findings(j->told, file->doc->src.path, &found.findings);
	wire_put_num(out, counted && file->path < j->site->npaths);
	wire_put_num(out, counted ? file->doc->npairs : 0);
	findings_put(out, &found.findings);
	records_put(out, &found.records);
	coverage_put(out, &found.coverage);
	comments_put(out, &found.comments);
}

void
check_job_take(struct check_job *j, str *in)
{
	j->pages += (size_t)wire_get_num(in);
	j->pairs += (size_t)wire_get_num(in);
	findings_get(in, &j->findings);
	records_get(in, &j->records);
	coverage_get(in, &j->coverage);
	comments_get(in, &j->comments);
}

void
check_job_forget(struct check_job *j)
{
	j->findings.n = j->records.n = j->coverage.n = 0;
	j->comments.n = j->late.n = 0;
	j->pages = j->pairs = 0;
}

void
check_job_finish(struct check_job *j, const struct open_site *s)
{
	struct diag said = {.arena = j->arena};
	check_site(&j->check, &j->records, &j->findings);
	check_take_diag(&j->check, &s->diag, &j->findings);
	size_t menus = j->findings.n;
	check_take_diag(&j->check, &s->links, &j->findings);
	check_menu_fixes(&j->check, &j->findings, menus);
	check_take_diag(&j->check, &j->late, &j->findings);
	findings_sort(&j->findings);
	hide_findings(&j->check, &j->comments, &j->findings, &said);
	if (said.n > 0) {
		check_take_diag(&j->check, &said, &j->findings);
		findings_sort(&j->findings);
	}
	coverage_settle(&j->coverage, j->site);
}
