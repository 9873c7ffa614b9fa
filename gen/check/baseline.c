#include "check/baseline.h"

#include <stdlib.h>

#define HEAD "rule\tkey\tcount\tlocale\tpath\tmessage"

enum { COLUMNS = 6, COUNT_DIGITS = 9 };

/* ---- columns --------------------------------------------------------------------- */

/* S as a column, in A: what would end it is escaped. */
static str
column(str s, struct arena *a)
{
	struct buf b = {NULL, 0, 0};
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '\\')
			buf_addz(&b, "\\\\");
		else if (c < 0x20 || c == 0x7F)
			buf_printf(&b, "\\x%02X", c);
		else
			buf_addc(&b, s.p[i]);
	}
	str text = str_dup(buf_str(&b), a);
	buf_release(&b);
	return text;
}

static str
locale_of(const struct site *site, const struct finding *f)
{
	return f->locale < site->nlocales
		? site->locales[f->locale].locale.id : S("");
}

/* "rule key locale", and with a PATH (p not NULL) that too. */
static str
name(struct arena *a, const struct baseline_entry *e, bool path)
{
	return STR_JOIN(a, e->rule, S("\t"), e->key, S("\t"), e->locale,
	                path ? S("\t") : S(""), path ? e->path : S(""));
}

/* F as an entry; its text lives in A. */
static struct baseline_entry
entry_of(const struct site *site, const struct finding *f, struct arena *a)
{
	return (struct baseline_entry){
		.rule = str_of(diag_name(f->msg.id)),
		.key = str_printf(a, "%016llx",
		                  (unsigned long long)finding_key(f)),
		.locale = locale_of(site, f),
		.path = column(f->msg.path, a)};
}

/* ---- reading --------------------------------------------------------------------- */

static bool
read_count(str s, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!ascii_digit(s.p[i]) || i >= COUNT_DIGITS)
			return false;
		*n = *n * 10 + (size_t)(s.p[i] - '0');
	}
	return *n > 0;
}

static bool
add_line(struct baseline *b, str line)
{
	str columns[COLUMNS], rest = line;
	size_t n = 0;
	for (; n < COLUMNS && rest.p != NULL; n++)
		columns[n] = str_cut(rest, '\t', &rest);
	struct baseline_entry e = {.pos = (uint32_t)(line.p - b->src->text.p),
	                           .len = (uint32_t)line.n};
	if (n < COLUMNS || rest.p != NULL || columns[0].n == 0
	    || columns[1].n == 0 || !read_count(columns[2], &e.left))
		return false;
	e.rule = columns[0];
	e.key = columns[1];
	e.locale = columns[3];
	e.path = columns[4];
	GROW(b->arena, b->list, b->n, b->cap)[b->n] = e;
	b->n++;
	return true;
}

/* The tables: from the last entry on, so that each chain is in order. */
static void
index_entries(struct baseline *b)
{
	for (size_t i = b->n; i-- > 0;) {
		struct baseline_entry *e = &b->list[i];
		void **chain = map_put(&b->anywhere, name(b->arena, e, false),
		                       NULL, b->arena);
		e->next = *chain;
		*chain = e;
		*map_put(&b->exact, name(b->arena, e, true), NULL,
		         b->arena) = e;
	}
}

bool
baseline_read(struct baseline *b, const struct source *src, struct diag *d)
{
	str rest = src->text, mark = S("\xEF\xBB\xBF");
	if (str_starts(rest, mark)) /* an editor wrote it */
		rest = str_sub(rest, mark.n, rest.n);
	str line = str_trim(str_cut(rest, '\n', &rest));
	b->src = src;
	if (!str_eq(line, S(HEAD))) {
		diag_at(d, DIAG_CONFIG, src, 0, 1, "no baseline: the first "
		        "line is not 'rule', 'key', 'count', 'locale', 'path' "
		        "and 'message', parted by tabs");
		return false;
	}
	while (rest.p != NULL) {
		line = str_cut(rest, '\n', &rest);
		if (str_ends(line, S("\r")))
			line.n--;
		if (line.n == 0 || add_line(b, line))
			continue;
		diag_at(d, DIAG_CONFIG, src,
		        (uint32_t)(line.p - src->text.p), (uint32_t)line.n,
		        "no entry of a baseline; write it anew with "
		        "--write-baseline");
		return false;
	}
	index_entries(b);
	return true;
}

/* ---- use ------------------------------------------------------------------------- */

static bool
use(struct baseline_entry *e, struct finding *f)
{
	if (e == NULL || e->left == 0)
		return false;
	e->left--;
	f->hidden = HIDDEN_BASELINE;
	return true;
}

/* Any entry of F's rule, key and locale: used up ones leave the chain. */
static void
use_anywhere(struct baseline *b, const struct baseline_entry *as,
             struct finding *f, struct arena *scratch)
{
	void **chain = map_get(&b->anywhere, name(scratch, as, false));
	if (chain == NULL)
		return;
	struct baseline_entry *e = *chain;
	while (e != NULL && e->left == 0)
		e = e->next;
	*chain = e;
	(void)use(e, f);
}

void
baseline_hide(struct baseline *b, const struct site *site, struct findings *f)
{
	struct arena scratch;
	arena_open(&scratch, (size_t)1 << 30);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < f->n; i++) {
			struct finding *one = &f->list[i];
			if (one->hidden != HIDDEN_NOT)
				continue;
			arena_reset(&scratch);
			struct baseline_entry as =
				entry_of(site, one, &scratch);
			if (pass == 1) {
				use_anywhere(b, &as, one, &scratch);
				continue;
			}
			void **e = map_get(&b->exact,
			                   name(&scratch, &as, true));
			if (e != NULL)
				(void)use(*e, one);
		}
	arena_close(&scratch);
}

/* Was E looked for in this run? */
static bool
is_asked(const struct baseline_entry *e, const struct site *site,
         const bool on[DIAG_COUNT])
{
	enum diag_id id;
	if (diag_find(e->rule, &id) && !on[id])
		return false;
	if (e->locale.n == 0)
		return true;
	uint16_t l = site_locale_find(site, e->locale);
	return l != SITE_NONE && site->locales[l].built;
}

void
baseline_stale(const struct baseline *b, const struct site *site,
               const bool on[DIAG_COUNT], struct diag *d)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct baseline_entry *e = &b->list[i];
		if (e->left == 0 || !is_asked(e, site, on))
			continue;
		diag_at(d, DIAG_BASELINE_STALE, b->src, e->pos, e->len,
		        "%zu '%.*s' of '%.*s' %s no longer there; write the "
		        "baseline anew", e->left,
		        STR_ARG(str_sub(e->rule, 0, 100)),
		        STR_ARG(str_sub(e->path, 0, 400)),
		        e->left == 1 ? "is" : "are");
	}
}

/* ---- writing --------------------------------------------------------------------- */

struct line {
	struct baseline_entry entry;
	str message;
};

static int
by_columns(const void *va, const void *vb)
{
	const struct line *a = va, *b = vb;
	int c = str_cmp(a->entry.locale, b->entry.locale);
	if (c == 0)
		c = str_cmp(a->entry.path, b->entry.path);
	if (c == 0)
		c = str_cmp(a->entry.rule, b->entry.rule);
	if (c == 0)
		c = str_cmp(a->entry.key, b->entry.key);
	return c != 0 ? c : str_cmp(a->message, b->message);
}

static bool
is_same(const struct baseline_entry *a, const struct baseline_entry *b)
{
	return str_eq(a->locale, b->locale) && str_eq(a->path, b->path)
		&& str_eq(a->rule, b->rule) && str_eq(a->key, b->key);
}

void
baseline_print(struct buf *out, const struct site *site,
               const struct findings *f, struct arena *a)
{
	struct line *lines = NEW(a, struct line, f->n + 1);
	size_t n = 0;
	for (size_t i = 0; i < f->n; i++)
		if (f->list[i].hidden == HIDDEN_NOT)
			lines[n++] = (struct line){
				entry_of(site, &f->list[i], a),
				column(f->list[i].msg.message, a)};
	qsort(lines, n, sizeof *lines, by_columns);
	buf_addz(out, HEAD "\n");
	for (size_t i = 0, next; i < n; i = next) {
		const struct baseline_entry *e = &lines[i].entry;
		for (next = i + 1; next < n && is_same(e, &lines[next].entry);)
			next++;
		buf_printf(out, "%.*s\t%.*s\t%zu\t%.*s\t", STR_ARG(e->rule),
		           STR_ARG(e->key), next - i, STR_ARG(e->locale));
		buf_add(out, e->path);
		buf_addc(out, '\t');
		buf_add(out, lines[i].message);
		buf_addc(out, '\n');
	}
}
