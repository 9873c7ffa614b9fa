#include "check/check.h"

#include <stdlib.h>

#include "check/resource_links.h"
#include "check/say.h"
#include "check/site_check.h"

/* ---- what the reader has said ---------------------------------------------------- */

/* In units, characters are a rule's to tell of: it knows the languages. */
static bool
is_in_unit(const struct diag_msg *m, const struct doc *doc)
{
	return m->id == DIAG_INVISIBLE_CHAR && doc != NULL && m->line != 0
		&& str_eq(m->path, doc->src.path)
		&& doc_pair_at(doc, m->pos) != DOC_NO_PAIR;
}

/* M as a finding; DOC is the page that it is of, or NULL. */
static void
take_message(const struct check *c, const struct diag_msg *m,
             const struct doc *doc, size_t locale, struct findings *out)
{
	if (!c->on[m->id] || is_in_unit(m, doc))
		return;
	struct finding *f = findings_room(out, 1);
	bool here = doc != NULL && str_eq(m->path, doc->src.path);
	out->n++;
	*f = (struct finding){.msg = *m,
	                      .severity = check_severity(m->id),
	                      .locale = (uint16_t)locale,
	                      .source.pos = POS_NONE,
	                      .fix.pos = POS_NONE};
	spot_of_diag(&f->spot, m, here ? doc->src.text : (str){NULL, 0});
	size_t number = here && m->line != 0 ? doc_pair_at(doc, m->pos)
	                                     : DOC_NO_PAIR;
	if (number == DOC_NO_PAIR)
		return;
	const struct pair *p = &doc->pairs[number];
	if (f->msg.unit.n == 0)
		f->msg.unit = p->id;
	f->target_text = p->target;
	f->source_text = p->source;
}

/* The locale whose folder FILE is in, or SITE_NONE. */
static size_t
locale_of(const struct site *s, str file)
{
	for (size_t l = 0; l < s->nlocales; l++) {
		str folder = s->locales[l].content;
		if (folder.n > 0 && str_starts(file, folder)
		    && file.n > folder.n && file.p[folder.n] == '/')
			return l;
	}
	return SITE_NONE;
}

void
check_take_diag(const struct check *c, const struct diag *d,
                struct findings *f)
{
	for (size_t i = 0; i < d->n; i++)
		take_message(c, &d->msgs[i], NULL,
		             locale_of(c->site, d->msgs[i].path), f);
}

/* ---- units --------------------------------------------------------------------- */

/* Can the halves of P be compared?  What cannot has been told of. */
static bool
is_comparable(const struct pair *p)
{
	return (p->fault == PAIR_SOUND || p->fault == PAIR_NO_LOOKUP)
		&& !p->in_code && !p->target_empty && p->target_run != NULL;
}

static const struct node *
block_of(const struct node *n)
{
	const struct node *b = n->parent;
	while (b != NULL && b->kind >= NODE_TEXT)
		b = b->parent;
	return b;
}

static void
make_units(struct page_check *p)
{
	const struct doc *doc = p->doc;
	struct unit **of = NEW(p->arena, struct unit *, doc->npairs + 1);
	p->units = NEW(p->arena, struct unit, doc->npairs + 1);
	for (size_t i = 0; i < doc->npairs; i++) {
		if (!is_comparable(&doc->pairs[i]))
			continue;
		of[i] = &p->units[p->nunits++];
		unit_make(of[i], doc, i, p->arena);
	}
	for (const struct node *n = doc->root; n != NULL;
	     n = node_next(n, doc->root)) {
		if (n->kind != NODE_PAIR || of[n->u.pair - doc->pairs] == NULL)
			continue;
		struct unit *u = of[n->u.pair - doc->pairs];
		u->block = block_of(n);
		u->alone = n->parent == u->block && n->prev == NULL
			&& n->next == NULL;
	}
}

/* ---- what the source has itself ---------------------------------------------------- */

/* The unit that holds byte POS, or NULL. */
static const struct unit *
unit_at(const struct page_check *p, uint32_t pos)
{
	size_t low = 0, high = p->nunits;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (p->units[mid].pair->end <= pos)
			low = mid + 1;
		else
			high = mid;
	}
	return low < p->nunits && p->units[low].pair->pos <= pos
		? &p->units[low] : NULL;
}

/* How often H shows what was meant for a link. */
static size_t
count_broken_links(const struct half *h)
{
	size_t n = 0;
	for (size_t at = 0; (at = str_find(h->text, S("]("), at)) != STR_NONE;
	     at++)
		n++;
	return n;
}

/* Has the source of U as many links that are none as the target? */
static bool
is_of_source(const struct unit *u)
{
	return count_broken_links(&u->halves[SIDE_TARGET])
		<= count_broken_links(&u->halves[SIDE_SOURCE]);
}

/* The reader tells of links that are none in each half. */
static void
forget_links_of_source(struct page_check *p)
{
	struct findings *f = p->findings;
	size_t kept = 0;
	for (size_t i = 0; i < f->n; i++) {
		const struct diag_msg *m = &f->list[i].msg;
		const struct unit *u = m->id == DIAG_LINK_FORM
			? unit_at(p, m->pos) : NULL;
		if (u == NULL || (m->pos < u->halves[SIDE_SOURCE].pos
		                  && !is_of_source(u)))
			f->list[kept++] = f->list[i];
	}
	f->n = kept;
}

/* ---- rules --------------------------------------------------------------------- */

static void
check_unit(struct page_check *p, struct unit *u)
{
	const struct check *c = p->check;
	struct unit_check uc = {
		.unit = u,
		.target = &u->halves[SIDE_TARGET],
		.source = &u->halves[SIDE_SOURCE],
		.locale = &c->locales[p->locale],
		.source_locale = &c->locales[c->site->source],
		.page = p,
		.arena = p->arena,
	};
	p->nclaims = 0;
	for (size_t i = 0; i < c->nunit_rules && !uc.settled; i++)
		if ((c->unit_rules[i].needs & u->has) != 0)
			c->unit_rules[i].ask(&uc);
}

static void
check_units(struct page_check *p)
{
	const struct check *c = p->check;
	make_units(p);
	forget_links_of_source(p);
	for (size_t i = 0; i < p->nunits; i++)
		check_unit(p, &p->units[i]);
	for (size_t i = 0; i < c->nrules; i++)
		if (c->rules[i]->page != NULL)
			c->rules[i]->page(p);
}

static bool
has_broken_pair(const struct doc *doc)
{
	for (size_t i = 0; i < doc->npairs; i++)
		if (!is_comparable(&doc->pairs[i]) && !doc->pairs[i].in_code)
			return true;
	return false;
}

static void
keep_records(const struct page_check *p, struct records *records)
{
	struct unit_record *list = records_add(records, p->nunits);
	bool part = p->nunits < p->doc->npairs && has_broken_pair(p->doc);
	for (size_t i = 0; i < p->nunits; i++) {
		record_make(&list[i], &p->units[i], p->path, p->locale,
		            p->arena);
		list[i].flags |= part ? RECORD_OF_PART : 0;
	}
}

void
check_page(const struct check *c, const struct check_file *file,
           struct check_found *to)
{
	const struct doc *doc = file->doc;
	struct findings *f = &to->findings;
	struct page_check p = {.doc = doc,
	                       .check = c,
	                       .path = file->path,
	                       .locale = file->locale,
	                       .findings = f,
	                       .spots.src = &doc->src,
	                       .arena = f->arena};
	size_t from = f->n;
	for (size_t i = 0; i < file->said->n; i++)
		take_message(c, &file->said->msgs[i], doc, file->locale, f);
	if (doc->root != NULL)
		check_resource_links(&p);
	if (doc->root != NULL && file->locale != c->site->source) {
		check_units(&p);
		if (c->keeps_records && p.nunits > 0)
			keep_records(&p, &to->records);
		if (c->keeps_coverage && file->path < c->site->npaths)
			coverage_page(&to->coverage, &p);
	}
	if (doc->root != NULL)
		comments_read(&p, &to->comments);
	findings_place_fixes(f, from, &doc->src);
}

/* ---- the whole site --------------------------------------------------------------- */

static int
by_page(const void *va, const void *vb)
{
	const struct unit_record *a = ((const struct page_records *)va)->list;
	const struct unit_record *b = ((const struct page_records *)vb)->list;
	int c = (a->locale > b->locale) - (a->locale < b->locale);
	return c != 0 ? c : (a->path > b->path) - (a->path < b->path);
}

void
check_site(const struct check *c, struct records *r, struct findings *f)
{
	struct site_check s = {.check = c, .arena = f->arena};
	if (r->n > 1)
		qsort(r->pages, r->n, sizeof *r->pages, by_page);
	s.pages = r->pages;
	s.n = r->n;
	for (size_t i = 0; i < c->nrules; i++)
		if (c->rules[i]->site != NULL)
			c->rules[i]->site(&s);
	site_check_finish(&s, f);
}
