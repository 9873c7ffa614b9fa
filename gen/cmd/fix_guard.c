#include "cmd/fix_guard.h"

#include <stdlib.h>

#include "base/pool.h"
#include "base/wire.h"
#include "cmd/page_links.h"
#include "cmd/page_read.h"

#define PAGE_ARENA ((size_t)1 << 30)

/* So often a page is read with fewer fixes; then all are refused. */
enum { ROUNDS = 4 };

struct guard {
	struct fix_file *files;
	struct open_site *open;
	struct talk *talk;
	struct check check;   /* all rules, whatever is reported */
	struct map pages;     /* file -> number of its path, from 1 */
	size_t done, nfiles;
	struct arena *arena, scratch;
};

/* ---- what is found in a text ------------------------------------------------------- */

/* Findings of one rule in one pair (DOC_NO_PAIR: outside of all). */
struct tally {
	size_t pair;
	enum diag_id id;
	size_t n;
};

struct tallies {
	struct tally *list; /* in order, once settled */
	size_t n;
};

static int
by_pair_and_rule(const void *va, const void *vb)
{
	const struct tally *a = va, *b = vb;
	int c = (a->pair > b->pair) - (a->pair < b->pair);
	return c != 0 ? c : (a->id > b->id) - (a->id < b->id);
}

static void
settle(struct tallies *t)
{
	size_t kept = 0;
	if (t->n > 1)
		qsort(t->list, t->n, sizeof *t->list, by_pair_and_rule);
	for (size_t i = 0; i < t->n; i++) {
		if (kept > 0 && by_pair_and_rule(&t->list[kept - 1],
		                                 &t->list[i]) == 0)
			t->list[kept - 1].n += t->list[i].n;
		else
			t->list[kept++] = t->list[i];
	}
	t->n = kept;
}

static size_t
count(const struct tallies *t, size_t pair, enum diag_id id)
{
	const struct tally key = {.pair = pair, .id = id};
	const struct tally *found = t->n == 0 ? NULL
		: bsearch(&key, t->list, t->n, sizeof key, by_pair_and_rule);
	return found == NULL ? 0 : found->n;
}

static size_t
pair_of(const struct doc *doc, const struct finding *f)
{
	return f->spot.pos == POS_NONE ? DOC_NO_PAIR
		: doc_pair_at(doc, f->spot.pos);
}

/* ---- a file ------------------------------------------------------------------------- */

struct reading {
	struct doc doc;
	struct tallies found;
};

struct trial {
	struct guard *guard;
	const struct fix_file *file;
	size_t path, locale;   /* whose page it is */
	struct fix_text text;
	size_t *pair;          /* of each fix */
	bool *refused;         /* each fix? */
	str why;               /* "the page ...", if the first was made */
	struct tallies tried;  /* the fixes that are not */
	struct reading before, after;
};

/* Read BYTES as T's page, and check it. */
static bool
read_and_check(struct trial *t, str bytes, struct reading *r)
{
	const struct site *site = &t->guard->open->site;
	struct arena *a = &t->guard->scratch;
	struct diag d = {.arena = a};
	struct check_file file = {&r->doc, t->path, t->locale, &d};
	struct check_found found = {.findings.arena = a, .comments.arena = a};
	const struct findings *f = &found.findings;
	r->doc.src.text = bytes;
	if (!page_parse(site, &site->paths[t->path], t->locale, &r->doc, &d, a))
		return false;
	struct link_from from = {.site = site,
	                         .locale = t->locale,
	                         .page = site->paths[t->path].path};
	page_links(&from, &r->doc, &d, NULL, a);
	check_page(&t->guard->check, &file, &found);
	r->found = (struct tallies){NEW(a, struct tally, f->n + 1), f->n};
	for (size_t i = 0; i < f->n; i++)
		r->found.list[i] = (struct tally){
			pair_of(&r->doc, &f->list[i]), f->list[i].msg.id, 1};
	settle(&r->found);
	return true;
}

/* The page with the fixes that are not refused. */
static bool
read_fixed(struct trial *t)
{
	struct arena *a = &t->guard->scratch;
	struct edit *edits = fix_file_edits(t->file, &t->text, a);
	struct buf out = {NULL, 0, 0};
	size_t n = 0;
	t->tried.n = 0;
	for (size_t i = 0; i < t->file->nfixes; i++) {
		if (t->refused[i])
			continue;
		t->tried.list[n] = (struct tally){
			t->pair[i], t->file->fixes[i]->msg.id, 1};
		edits[n++] = edits[i];
	}
	t->tried.n = n;
	settle(&t->tried);
	edits_apply(&out, t->text.bytes, edits, n);
	str bytes = str_dup(buf_str(&out), a);
	buf_release(&out);
	return read_and_check(t, bytes, &t->after);
}

/* ---- the verdict -------------------------------------------------------------------- */

/* Refuse the fixes in PAIR for WHY, or all when it has none; true. */
static bool
refuse(struct trial *t, size_t pair, str why)
{
	bool any = false;
	if (t->why.n == 0)
		t->why = why;
	for (size_t i = 0; i < t->file->nfixes; i++) {
		any |= t->pair[i] == pair && !t->refused[i];
		t->refused[i] |= t->pair[i] == pair;
	}
	for (size_t i = 0; i < t->file->nfixes && !any; i++)
		t->refused[i] = true;
	return true;
}

/* Has the page other pairs now?  *AT is the first. */
static bool
has_other_pairs(const struct trial *t, size_t *at)
{
	const struct doc *a = &t->before.doc, *b = &t->after.doc;
	for (*at = 0; *at < a->npairs && *at < b->npairs; ++*at) {
		const struct pair *was = &a->pairs[*at], *is = &b->pairs[*at];
		if (!str_eq(was->id, is->id)
		    || (was->fault == PAIR_SOUND && is->fault != PAIR_SOUND))
			return true;
	}
	return a->npairs != b->npairs;
}

/* Is NOW a fault that was not there, or one that should be gone? */
static bool
is_worse(const struct trial *t, const struct tally *now)
{
	size_t before = count(&t->before.found, now->pair, now->id);
	size_t mended = count(&t->tried, now->pair, now->id);
	if (mended > 0)
		return now->n + mended > before;
	/* No other rule has looked at halves that were swapped. */
	return now->n > before && check_severity(now->id) >= SEV_WARNING
		&& count(&t->before.found, now->pair, DIAG_SIDES_SWAPPED) == 0;
}

/* Try what is not refused; whether something more had to be. */
static bool
refuses_more(struct trial *t)
{
	bool more = false;
	size_t at;
	size_t none = t->before.doc.npairs; /* no pair has that number */
	if (!read_fixed(t))
		return refuse(t, none, S("could not be read"));
	if (has_other_pairs(t, &at))
		return refuse(t, at, S("would have other pairs"));
	for (size_t i = 0; i < t->after.found.n; i++) {
		const struct tally *now = &t->after.found.list[i];
		if (is_worse(t, now))
			more = refuse(t, now->pair, str_printf(
				&t->guard->scratch, "would have a fault '%s'",
				diag_name(now->id)));
	}
	return more;
}

static void
judge(struct trial *t)
{
	struct arena *a = &t->guard->scratch;
	size_t n = t->file->nfixes, rounds = 0;
	t->pair = NEW(a, size_t, n + 1);
	t->tried.list = NEW(a, struct tally, n + 1);
	if (!read_and_check(t, t->text.bytes, &t->before))
		return; /* it was read before: it is another file by now */
	for (size_t i = 0; i < n; i++)
		t->pair[i] = pair_of(&t->before.doc, t->file->fixes[i]);
	while (refuses_more(t) && ++rounds < ROUNDS)
		continue;
	if (rounds == ROUNDS)
		(void)refuse(t, t->before.doc.npairs, S(""));
}

/* ---- in a worker -------------------------------------------------------------------- */

static void
work(void *ctx, size_t job, struct buf *out)
{
	struct guard *g = ctx;
	const struct fix_file *file = &g->files[job];
	const struct site *site = &g->open->site;
	if (g->scratch.base == NULL)
		arena_open(&g->scratch, PAGE_ARENA);
	arena_reset(&g->scratch);
	struct trial t = {.guard = g, .file = file,
	                  .locale = file->fixes[0]->locale,
	                  .refused = NEW(&g->scratch, bool, file->nfixes + 1)};
	void **path = map_get(&g->pages, file->found->msg.path);
	if (path != NULL && t.locale < site->nlocales
	    && fix_file_read(file, site->config->limits.page_bytes, &t.text,
	                     &g->scratch) == NULL) {
		t.path = (size_t)(uintptr_t)*path - 1;
		judge(&t);
	}
	for (size_t i = 0; i < file->nfixes; i++)
		wire_put_num(out, t.refused[i]);
	wire_put_str(out, t.why);
}

/* ---- in the parent ------------------------------------------------------------------ */

static void
tell(struct guard *g, const struct fix_file *file)
{
	const struct diag_msg *m;
	if (file->refused == 0)
		return;
	m = &file->first_refused->msg;
	talk_warning(g->talk, str_printf(
		g->arena, "'%.*s': %zu fix%s not made, of '%s' in line %u%s: the "
		"page %.*s for it", STR_ARG(m->path),
		file->refused, file->refused > 1 ? "es" : "", diag_name(m->id),
		(unsigned)m->line, file->refused > 1 ? " and others" : "",
		STR_ARG(file->why_refused)));
}

static void
done(void *ctx, size_t job, str result)
{
	struct guard *g = ctx;
	struct fix_file *file = &g->files[job];
	size_t kept = 0;
	talk_progress(g->talk, "tried", ++g->done, g->nfiles);
	for (size_t i = 0; i < file->nfixes; i++) {
		const struct finding *one = file->fixes[i];
		if (wire_get_num(&result) == 0)
			file->fixes[kept++] = one;
		else if (file->refused++ == 0)
			file->first_refused = one;
	}
	file->why_refused = wire_get_str(&result, g->arena);
	file->nfixes = kept;
}

/* What cannot be read with its fixes shall not have them. */
static bool
died(void *ctx, size_t job, unsigned step, enum pool_death how)
{
	struct guard *g = ctx;
	struct fix_file *file = &g->files[job];
	(void)step;
	(void)how;
	file->refused = file->nfixes;
	file->first_refused = file->fixes[0];
	file->why_refused = S("could not be read");
	file->nfixes = 0;
	return false;
}

static void
number_pages(struct guard *g)
{
	const struct site *s = &g->open->site;
	for (size_t i = 0; i < s->nfiles; i++)
		for (size_t l = 0; l < s->nlocales; l++) {
			const struct page *p = s->paths[i].places[l].page;
			if (p != NULL)
				*map_put(&g->pages, p->file, NULL, g->arena) =
					(void *)(uintptr_t)(i + 1);
		}
}

void
fix_guard(struct fix_file *files, size_t n, const struct check *check,
          struct open_site *s, struct talk *t, struct arena *a)
{
	struct guard g = {.files = files,
	                  .open = s,
	                  .talk = t,
	                  .check = *check,
	                  .nfiles = n,
	                  .arena = a};
	struct pool pool = {.ctx = &g,
	                    .workers = t->options->jobs,
	                    .cpu_seconds = s->config.limits.cpu_seconds,
	                    .work = work,
	                    .done = done,
	                    .died = died};
	check_rules_default(&g.check);
	check_rules_plan(&g.check, a);
	g.check.keeps_records = g.check.keeps_coverage = false;
	number_pages(&g);
	pool_run(&pool, n);
	for (size_t i = 0; i < n; i++)
		tell(&g, &files[i]);
}
