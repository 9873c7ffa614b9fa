/*
 * inject -- break clean pages, one fault in one copy of a page.
 *
 *     inject SEED PLACES ROOT [across|sources] <LIST
 *
 * LIST names pages below ROOT, "nb-NO/faq.md"; copies are written beside them,
 * "nb-NO/faq--CLASS--nbN.md": for each class PLACES of each locale.  Standard
 * output has a row for each copy, parted by tabs: copy, page, locale, "defect"
 * or "legal", class, expected ids, the unit before and after.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fatal.h"
#include "quality/change.h"

static const struct change *const families[] = {
	structure_changes, markup_changes, number_changes,
	mark_changes, language_changes, term_changes, source_changes,
	legal_changes,
};

struct run {
	uint64_t seed;
	size_t places;
	const char *root;
	enum shows shows;
	struct arena a;
	struct lender lender;
	/* The places of one locale after the other. */
	struct stead {
		str name, page; /* of the page */
		struct place place;
	} *steads;
	size_t n, cap;
};

static str
read_page(struct run *r, str name)
{
	str path = STR_JOIN(&r->a, str_of(r->root), S("/"), name);
	FILE *f = fopen(str_z(path, &r->a), "rb");
	if (f == NULL)
		fatal_errno("%.*s", STR_ARG(path));
	struct buf b = {0};
	for (int c; (c = getc(f)) != EOF;)
		buf_addc(&b, (char)c);
	fclose(f);
	str text = str_dup(buf_str(&b), &r->a);
	buf_release(&b);
	return text;
}

static void
add_page(struct run *r, str name)
{
	struct stead s = {.name = name, .page = read_page(r, name)};
	s.place.locale = str_sub(name, 0, str_chr(name, '/', 0));
	s.place.lender = &r->lender;
	for (size_t at = 0; place_next(&s.place, s.page, &at);) {
		GROW(&r->a, r->steads, r->n, r->cap);
		r->steads[r->n++] = s;
		struct lender *l = &r->lender;
		GROW(&r->a, l->list, l->n, l->cap);
		l->list[l->n++] =
			(struct lent){s.place.locale, s.place.t, s.place.s};
	}
}

/* ROW's field TEXT, on one line. */
static void
put_field(str text)
{
	putchar('\t');
	for (size_t i = 0; i < text.n; i++)
		putchar(ascii_blank(text.p[i]) ? ' ' : text.p[i]);
}

/* The bytes of P's page, edited, that were those of the pair and all edits. */
static str
changed_part(const struct place *p, str page)
{
	size_t from = p->pos, end = p->pos + p->len;
	for (size_t i = 0; i < p->nedits; i++) {
		if (p->edits[i].pos < from)
			from = p->edits[i].pos;
		if (p->edits[i].pos + p->edits[i].len > end)
			end = p->edits[i].pos + p->edits[i].len;
	}
	return str_sub(page, from, end + page.n - p->page.n);
}

/* A page of the unit TEXT alone: for what shows only beside other pages. */
static str
lone_page(const struct place *p, str text)
{
	return STR_JOIN(p->a, S("---\ntitle: X\n---\n"), text, S("\n"));
}

static void
write_page(struct run *r, str name, str text)
{
	str path = STR_JOIN(&r->a, str_of(r->root), S("/"), name);
	FILE *f = fopen(str_z(path, &r->a), "wb");
	if (f == NULL)
		fatal_errno("%.*s", STR_ARG(path));
	fwrite(text.p, 1, text.n, f);
	if (fclose(f) != 0)
		fatal_errno("%.*s", STR_ARG(path));
}

/* P's unit alone, changed; and twice as it was, so that most say so. */
static void
write_lone(struct run *r, const struct place *p, str copy, str page)
{
	str clean = str_sub(p->page, p->pos, p->pos + p->len);
	str stem = str_sub(copy, 0, copy.n - 3);
	write_page(r, copy, lone_page(p, changed_part(p, page)));
	write_page(r, STR_JOIN(&r->a, stem, S("--clean.md")),
	           lone_page(p, clean));
	write_page(r, STR_JOIN(&r->a, stem, S("--clean-too.md")),
	           lone_page(p, clean));
}

/* PAGE as it was in the source language: each pair is its source. */
static str
source_side(struct run *r, str page)
{
	struct place p = {.a = &r->a};
	struct buf b = {0};
	size_t at = 0, from = 0;
	while (place_next(&p, page, &at)) {
		buf_add(&b, str_sub(page, from, p.pos));
		buf_add(&b, p.s);
		from = p.pos + p.len;
	}
	buf_add(&b, str_sub(page, from, page.n));
	str text = str_dup(buf_str(&b), &r->a);
	buf_release(&b);
	return text;
}

/* The clean source of P's page, where that of the page COPY is. */
static void
write_source(struct run *r, const struct place *p, str copy)
{
	str path = str_sub(copy, p->locale.n, copy.n);
	write_page(r, STR_JOIN(&r->a, S("en-US"), path),
	           source_side(r, p->page));
}

static void
write_copy(struct run *r, const struct change *c, const struct stead *s,
           size_t number)
{
	const struct place *p = &s->place;
	str page = place_apply(p);
	str stem = str_sub(s->name, 0, s->name.n - 3);
	str copy = str_printf(&r->a, "%.*s--%s--%.2s%zu.md", STR_ARG(stem),
	                      c->name, p->locale.p, number);
	if (c->shows == SHOWS_ALONE)
		write_lone(r, p, copy, page);
	else
		write_page(r, copy, page);
	if (c->shows == SHOWS_SOURCE)
		write_source(r, p, copy);
	printf("%.*s", STR_ARG(copy));
	put_field(s->name);
	put_field(p->locale);
	put_field(c->expected == NULL ? S("legal") : S("defect"));
	put_field(str_of(c->name));
	put_field(c->expected == NULL ? S("-") : str_of(c->expected));
	put_field(str_sub(p->page, p->pos, p->pos + p->len));
	put_field(changed_part(p, page));
	putchar('\n');
}

/* Make C in places of STEADS, N of one locale, in random order. */
static void
change_some(struct run *r, const struct change *c, struct stead *steads,
            size_t n)
{
	str key = STR_JOIN(&r->a, str_of(c->name), steads[0].place.locale);
	uint64_t random = (str_hash(key) ^ (r->seed << 32 | r->seed)) | 1;
	size_t done = 0;
	for (size_t i = 0; i < n; i++) {
		steads[i].place.random = &random;
		steads[i].place.a = &r->a;
		size_t other = i + place_random(&steads[i].place, n - i);
		struct stead s = steads[other];
		steads[other] = steads[i];
		steads[i] = s;
	}
	for (size_t i = 0; i < n && done < r->places; i++) {
		struct stead s = steads[i];
		s.place.random = &random;
		s.place.a = &r->a;
		if (c->make(&s.place) && s.place.nedits > 0)
			write_copy(r, c, &s, ++done);
	}
}

/* By page and place: what came before does not count. */
static int
by_place(const void *a, const void *b)
{
	const struct stead *x = a, *y = b;
	int order = str_cmp(x->name, y->name);
	if (order != 0)
		return order;
	return (x->place.pos > y->place.pos) - (x->place.pos < y->place.pos);
}

static void
change_locale(struct run *r, struct stead *steads, size_t n)
{
	for (size_t f = 0; f < sizeof families / sizeof *families; f++) {
		const struct change *c = families[f];
		for (; c->name != NULL; c++) {
			if (c->shows != r->shows)
				continue;
			qsort(steads, n, sizeof *steads, by_place);
			change_some(r, c, steads, n);
		}
	}
}

int
main(int argc, char **argv)
{
	if (argc < 4)
		fatal("usage: inject SEED PLACES ROOT [across|sources] <LIST");
	struct run r = {.seed = strtoull(argv[1], NULL, 10),
	                .places = strtoull(argv[2], NULL, 10),
	                .root = argv[3],
	                .shows = argc < 5 ? SHOWS_BESIDE
	                         : strcmp(argv[4], "across") == 0 ? SHOWS_ALONE
	                         : SHOWS_SOURCE};
	arena_open(&r.a, (size_t)1 << 32);
	char line[1024];
	while (fgets(line, sizeof line, stdin) != NULL)
		add_page(&r, str_dup(str_trim(str_of(line)), &r.a));
	for (size_t from = 0, to = 0; from < r.n; from = to) {
		str locale = r.steads[from].place.locale;
		while (to < r.n && str_eq(r.steads[to].place.locale, locale))
			to++;
		change_locale(&r, r.steads + from, to - from);
	}
	arena_close(&r.a);
	return 0;
}
