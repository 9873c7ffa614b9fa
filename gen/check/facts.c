#include "check/facts.h"

#include <errno.h>
#include <stdlib.h>

#include "base/eight.h"
#include "base/fatal.h"
#include "base/os.h"
#include "base/text.h"
#include "check/facts_plain.h"
#include "read/yaml.h"

/* No file of facts has a reason to be larger. */
enum { FILE_MOST = 4 << 20 };

static const char *const keys[FACT_COUNT] = {
#define X(name, key) key,
	FACT_LIST(X)
#undef X
};

/* ---- the file ----------------------------------------------------------------- */

struct reader {
	struct fact_book *book;
	struct source src;
	struct diag *diag;
	struct arena *a;
};

static bool
wrong(struct reader *r, const struct yaml *at, const char *what)
{
	diag_at(r->diag, DIAG_CONFIG, &r->src, at->pos, at->len, "%s", what);
	return false;
}

static int
by_bytes(const void *va, const void *vb)
{
	return str_cmp(*(const str *)va, *(const str *)vb);
}

static bool
read_texts(struct reader *r, const struct yaml *list, str **texts, size_t *n)
{
	if (list->kind != YAML_LIST)
		return wrong(r, list, "expected a list: [...]");
	*texts = NEW(r->a, str, list->n + 1);
	for (const struct yaml *v = list->first; v != NULL; v = v->next) {
		if (v->kind != YAML_SCALAR || v->text.n == 0)
			return wrong(r, v, "expected a text");
		(*texts)[(*n)++] = str_dup(v->text, r->a);
	}
	return true;
}

bool
fact_find(str name, enum fact_id *id)
{
	size_t i = 0;
	while (i < FACT_COUNT && !str_eq(name, str_of(keys[i])))
		i++;
	*id = (enum fact_id)i;
	return i < FACT_COUNT;
}

static bool
fact_named(struct reader *r, const struct yaml *v, enum fact_id *id)
{
	return fact_find(v->text, id)
		|| wrong(r, v, "no rule asks for such a fact");
}

static bool
read_row(struct reader *r, const struct yaml *row)
{
	struct fact_row f = {.values = NULL};
	if (row->kind != YAML_MAP)
		return wrong(r, row, "expected fact, locales, why");
	const struct yaml *fact = yaml_get(row, S("fact"));
	const struct yaml *locales = yaml_get(row, S("locales"));
	const struct yaml *values = yaml_get(row, S("values"));
	const struct yaml *why = yaml_get(row, S("why"));
	if (fact == NULL || locales == NULL || why == NULL)
		return wrong(r, row, "a fact wants fact, locales and why");
	if (row->n > 3u + (values != NULL))
		return wrong(r, row, "only fact, locales, why and values are "
		                     "known");
	if (!fact_named(r, fact, &f.id)
	    || !read_texts(r, locales, &f.locales, &f.nlocales)
	    || (values != NULL
	        && !read_texts(r, values, &f.values, &f.nvalues)))
		return false;
	struct fact_book *b = r->book;
	GROW(r->a, b->rows, b->n, b->cap)[b->n] = f;
	b->n++;
	return true;
}

/* False when there was an error; *FOUND tells whether there is a file. */
static bool
read_file(struct reader *r, const char *path, bool *found)
{
	bool empty, ok = true;
	r->src = (struct source){.path = str_of(path)};
	if (!os_read(path, FILE_MOST, &r->src.text, r->a)) {
		if (errno == ENOENT)
			return true;
		if (os_machine_failed(errno))
			fatal_errno("cannot read '%s'", path);
		diag_at(r->diag, DIAG_FILE_UNREADABLE, &r->src, POS_NONE, 0,
		        "cannot be read: %s", strerror(errno));
		return false;
	}
	*found = true;
	if (facts_plain(r->book, r->src.text, r->a))
		return true;
	const struct yaml *list = yaml_read(&r->src, DIAG_CONFIG, &empty,
	                                    r->diag, r->a);
	if (list == NULL)
		return empty;
	if (list->kind != YAML_LIST)
		return wrong(r, list, "expected a list of facts");
	for (const struct yaml *row = list->first; row != NULL; row = row->next)
		ok &= read_row(r, row);
	return ok;
}

static bool
is_in_lexicon(const struct lexicon *l, str name)
{
	for (int i = 0; i < l->n; i++)
		if (str_eq(l->names[i], name))
			return true;
	return false;
}

static void
sort_texts(struct fact_book *book)
{
	for (size_t i = 0; i < book->n; i++) {
		struct fact_row *r = &book->rows[i];
		qsort(r->locales, r->nlocales, sizeof(str), by_bytes);
		if (r->nvalues > 1)
			qsort(r->values, r->nvalues, sizeof(str), by_bytes);
	}
}

/* A language that a site describes is not added a second time. */
static void
make_lexicon(struct fact_book *book, struct arena *a)
{
	size_t count = 0;
	for (size_t i = 0; i < book->n; i++)
		if (book->rows[i].id == FACT_FUNCTION_WORDS)
			count += book->rows[i].nvalues;
	lexicon_open(&book->lexicon, count, a);
	for (size_t i = 0; i < book->n; i++) {
		const struct fact_row *r = &book->rows[i];
		if (r->id == FACT_FUNCTION_WORDS && r->nlocales > 0
		    && !is_in_lexicon(&book->lexicon, r->locales[0]))
			lexicon_add(&book->lexicon, r->locales[0], r->values,
			            r->nvalues);
	}
}

bool
facts_read(struct fact_book *book, const char *const *dirs, size_t n,
           struct diag *d, struct arena *a)
{
	struct reader r = {.book = book, .diag = d, .a = a};
	bool ok = true, found = false;
	*book = (struct fact_book){.rows = NULL};
	for (size_t i = 0; i < n; i++)
		ok &= read_file(&r, os_join(a, dirs[i], "languages.yml"),
		                &found);
	sort_texts(book);
	make_lexicon(book, a);
	if (found)
		return ok;
	diag_at(d, DIAG_CONFIG, &(struct source){.path = S("languages.yml")},
	        POS_NONE, 0, "not found: the rules know no language");
	return false;
}

/* ---- one locale ---------------------------------------------------------------- */

static bool
is_in(const str *list, size_t n, str s)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(list[i], s))
			return true;
	return false;
}

/* The first row of ID for the locale named TAG. */
static const struct fact_row *
row_of(const struct fact_book *book, enum fact_id id, str tag)
{
	for (size_t i = 0; i < book->n; i++) {
		const struct fact_row *r = &book->rows[i];
		if (r->id == id && is_in(r->locales, r->nlocales, tag))
			return r;
	}
	return NULL;
}

/* ---- lists of words ------------------------------------------------------------ */

/* Words of so many bytes are known by these, as a number that is not 0. */
enum { SHORT_MOST = sizeof(uint64_t) };

static size_t
place_of(const struct fact *f, uint64_t word)
{
	size_t i = (size_t)(word * 0x9E3779B97F4A7C15u >> 32) & f->mask;
	while (f->shorts[i] != 0 && f->shorts[i] != word)
		i = (i + 1) & f->mask;
	return i;
}

/* What R says, as a locale has it. */
static struct fact
fact_of(const struct fact_row *r, struct arena *a)
{
	struct fact f = {.holds = true, .values = r->values, .n = r->nvalues};
	size_t size = 4;
	while (size < r->nvalues * 2)
		size *= 2;
	f.mask = size - 1;
	f.shorts = NEW(a, uint64_t, size);
	for (size_t i = 0; i < r->nvalues; i++) {
		uint64_t word;
		if (r->values[i].n > f.longest)
			f.longest = r->values[i].n;
		if (r->values[i].n > SHORT_MOST)
			continue;
		word = eight_short(r->values[i]);
		f.shorts[place_of(&f, word)] = word;
	}
	return f;
}

/* What BOOK has for TAG, where CL has nothing nearer. */
static void
take_facts(struct check_locale *cl, const struct fact_book *book, str tag,
           struct arena *a)
{
	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact_row *r = row_of(book, (enum fact_id)id, tag);
		if (!cl->facts[id].holds && r != NULL)
			cl->facts[id] = fact_of(r, a);
	}
}

/* "2=both": what CLDR does not know; "*" stands for the rest of a word. */
static void
add_number_words(struct check_locale *cl, struct arena *a)
{
	const struct fact *f = &cl->facts[FACT_NUMBER_WORDS];
	struct number_words *words = &cl->cldr->words;
	for (size_t i = 0; i < f->n; i++) {
		str word, number = str_cut(f->values[i], '=', &word);
		uint32_t value = 0;
		bool any_start = str_starts(word, S("*"));
		bool any_end = str_ends(word, S("*"));
		for (size_t k = 0; k < number.n && ascii_digit(number.p[k]); k++)
			value = value * 10 + (uint32_t)(number.p[k] - '0');
		word = str_sub(word, any_start, word.n - any_end);
		if (word.n == 0)
			continue;
		struct number_word *w = number_words_add(words, word, value, a);
		w->any_start |= any_start;
		w->any_end |= any_end;
	}
}

static void
add_foreign(struct check_locale *cl, struct arena *a)
{
	const struct fact *f = &cl->facts[FACT_FOREIGN_CHARACTERS];
	if (f->n == 0)
		return;
	cl->foreign = NEW(a, uint8_t, (HAN_LAST - HAN_FIRST) / 8 + 1);
	for (size_t i = 0; i < f->n; i++) {
		uint32_t c;
		(void)text_decode(f->values[i], &c);
		if (c >= HAN_FIRST && c <= HAN_LAST)
			cl->foreign[(c - HAN_FIRST) / 8] |=
				(uint8_t)(1 << (c - HAN_FIRST) % 8);
	}
}

bool
check_locale_is_foreign(const struct check_locale *cl, uint32_t c)
{
	return cl->foreign != NULL && c >= HAN_FIRST && c <= HAN_LAST
		&& (cl->foreign[(c - HAN_FIRST) / 8] >> (c - HAN_FIRST) % 8 & 1)
		!= 0;
}

void
check_locale_make(struct check_locale *cl, const struct locale *l,
                  const struct fact_book *book, struct arena *a)
{
	str rest;
	*cl = (struct check_locale){.locale = l};
	cl->language = str_cut(l->id, '-', &rest);
	struct locale at = *l, from;
	do {
		take_facts(cl, book, at.id, a);
		from = at;
	} while (locale_parent(&from, &at, a));
	/* zh-TW has no parent of its script: what holds for zh is for it too */
	take_facts(cl, book, cl->language, a);
	cl->cldr = NEW(a, struct cldr, 1);
	cldr_load(cl->cldr, l->id, a);
	add_number_words(cl, a);
	add_foreign(cl, a);
	scripts_of_locale(&cl->scripts, l->id);
	cl->lexicon = &book->lexicon;
	cl->tongue = lexicon_tongue(cl->lexicon,
	                            cl->facts[FACT_FUNCTION_WORDS].values);
	for (int i = 0; i < cl->lexicon->n; i++)
		if (i != cl->tongue
		    && fact_has(&cl->facts[FACT_NEAR_LANGUAGES],
		                cl->lexicon->names[i]))
			cl->near |= (uint64_t)1 << i;
}

static bool
has_long(const struct fact *f, str word)
{
	size_t low = 0, high = f->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = str_cmp(f->values[mid], word);
		if (c == 0)
			return true;
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

bool
fact_has(const struct fact *f, str word)
{
	if (word.n == 0 || word.n > f->longest)
		return false;
	if (word.n > SHORT_MOST)
		return has_long(f, word);
	return f->shorts[place_of(f, eight_short(word))] != 0;
}

/* No word of a list is longer. */
enum { LOWER_MOST = 64 };

bool
fact_has_lower(const struct fact *f, str word)
{
	char lower[LOWER_MOST];
	if (word.n == 0 || word.n > f->longest || word.n > sizeof lower)
		return false;
	if (word.n <= SHORT_MOST)
		return f->shorts[place_of(f, eight_any_lower(
			eight_short(word)))] != 0;
	for (size_t k = 0; k < word.n; k++)
		lower[k] = ascii_lower(word.p[k]);
	return has_long(f, (str){lower, word.n});
}
