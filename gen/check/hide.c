#include "check/hide.h"

#include <stdlib.h>

#include "base/glob.h"

/* ---- comments -------------------------------------------------------------------- */

static int
by_file(const void *va, const void *vb)
{
	const struct comment *a = va, *b = vb;
	int c = str_cmp(a->msg.path, b->msg.path);
	if (c == 0)
		c = (a->from > b->from) - (a->from < b->from);
	return c != 0 ? c : (a->id > b->id) - (a->id < b->id);
}

static bool
is_of_comments(enum diag_id id)
{
	return id == DIAG_SUPPRESSION || id == DIAG_SUPPRESSION_UNUSED;
}

static void
ask_comment(struct comment *c, struct finding *f)
{
	if ((c->id != DIAG_COUNT && c->id != f->msg.id)
	    || f->spot.pos == POS_NONE || f->spot.pos < c->from
	    || f->spot.pos >= c->to || is_of_comments(f->msg.id))
		return;
	c->used = true;
	if (f->hidden != HIDDEN_NOT)
		return;
	f->hidden = HIDDEN_COMMENT;
	f->hidden_why = c->why;
}

/* Both are sorted by file. */
static void
ask_comments(struct comments *c, struct findings *f)
{
	size_t first = 0, end = 0; /* those of the file */
	for (size_t i = 0; i < f->n; i++) {
		struct finding *one = &f->list[i];
		while (first < c->n
		       && str_cmp(c->list[first].msg.path, one->msg.path) < 0)
			first++;
		while (end < c->n
		       && str_cmp(c->list[end].msg.path, one->msg.path) <= 0)
			end++;
		for (size_t k = first; k < end; k++)
			ask_comment(&c->list[k], one);
	}
}

/* ---- settings -------------------------------------------------------------------- */

/* F's file below the folder of its locale's pages. */
static str
path_in_locale(const struct site *s, const struct finding *f)
{
	str file = f->msg.path;
	if (f->locale >= s->nlocales)
		return file;
	str folder = s->locales[f->locale].content;
	return folder.n > 0 && str_starts(file, folder) && file.n > folder.n
		&& file.p[folder.n] == '/'
		? str_sub(file, folder.n + 1, file.n) : file;
}

static bool
is_ignored(const struct config_ignore *e, const struct site *s,
           const struct finding *f)
{
	if (e->id != DIAG_COUNT && e->id != f->msg.id)
		return false;
	if (e->locale.n > 0
	    && (f->locale >= s->nlocales
	        || !str_eq(e->locale, s->locales[f->locale].locale.id)))
		return false;
	return e->path.n == 0 || glob_matches(e->path, path_in_locale(s, f));
}

static void
ask_settings(const struct site *s, struct findings *f, bool *used)
{
	const struct config *config = s->config;
	for (size_t i = 0; i < f->n; i++)
		for (size_t k = 0; k < config->nignores; k++) {
			struct finding *one = &f->list[i];
			const struct config_ignore *e = &config->ignores[k];
			if (!is_ignored(e, s, one))
				continue;
			used[k] = true;
			if (one->hidden != HIDDEN_NOT)
				continue;
			one->hidden = HIDDEN_SETTINGS;
			one->hidden_why = e->why;
		}
}

static void
set_severities(const struct config *c, struct findings *f)
{
	for (size_t k = 0; k < c->nrules; k++)
		for (size_t i = 0; i < f->n; i++)
			if (f->list[i].msg.id == c->rules[k].id
			    && !c->rules[k].off)
				f->list[i].severity = c->rules[k].severity;
}

/* ---- what is of no use ----------------------------------------------------------- */

/* A run of some locales only cannot know of the others. */
static bool
is_whole(const struct site *s)
{
	for (size_t l = 0; l < s->nlocales; l++)
		if (!s->locales[l].built)
			return false;
	return true;
}

static void
tell_unused(const struct check *c, const struct comments *comments,
            const bool *used, struct diag *d)
{
	const struct config *config = c->site->config;
	struct diag unused = {.arena = d->arena};
	for (size_t i = 0; i < comments->n; i++) {
		const struct comment *one = &comments->list[i];
		if (one->used || (one->id != DIAG_COUNT && !c->on[one->id]))
			continue;
		GROW(unused.arena, unused.msgs, unused.n, unused.cap)
			[unused.n] = one->msg;
		unused.n++;
	}
	diag_add(d, &unused);
	for (size_t i = 0; i < config->nignores && is_whole(c->site); i++) {
		const struct config_ignore *e = &config->ignores[i];
		if (!used[i] && (e->id == DIAG_COUNT || c->on[e->id]))
			diag_at(d, DIAG_SUPPRESSION_UNUSED, e->src, e->pos,
			        e->len, "nothing is found that this entry "
			        "could suppress");
	}
}

void
hide_findings(const struct check *c, struct comments *comments,
              struct findings *f, struct diag *d)
{
	bool *used = NEW(f->arena, bool, c->site->config->nignores + 1);
	if (comments->n > 1)
		qsort(comments->list, comments->n, sizeof *comments->list,
		      by_file);
	set_severities(c->site->config, f);
	ask_comments(comments, f);
	ask_settings(c->site, f, used);
	tell_unused(c, comments, used, d);
}
