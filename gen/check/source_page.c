#include "check/source_page.h"

#include <assert.h>

#include "base/os.h"
#include "check/check.h"
#include "check/letters.h"
#include "read/load.h"

/*
 * So few letters may be anywhere by chance: they must come next, or nearly.
 * All looking together goes over the page so many times and no more.
 */
enum { LETTERS_FEW = 16, NEARLY = 400, PASSES_MOST = 100, WORDS_NEW = 3 };

struct placed {
	const struct pair *pair;
	struct letters letters;
	size_t from, to; /* in the source page, or STR_NONE */
};

struct source_page {
	struct page_check *page;
	str text;
	struct letters letters;
	struct placed *units;
	size_t n, found;
	bool *covered; /* letters that a half has */
	size_t work; /* letters that may still be looked at */
};

static bool
load(struct source_page *s, const struct page *file)
{
	struct page_check *p = s->page;
	struct diag unheard = {.arena = p->arena};
	struct source src = {.path = file->file};
	str bytes;
	if (!os_read(file->file.p, p->check->site->config->limits.page_bytes,
	             &bytes, p->arena))
		return false;
	load_text(bytes, &src, &unheard, p->arena);
	s->text = str_sub(src.text, file->body, src.text.n);
	letters_of(&s->letters, s->text, p->arena);
	s->covered = NEW(p->arena, bool, s->letters.n + 1);
	s->work = s->letters.n * PASSES_MOST;
	return true;
}

static void
collect(struct source_page *s)
{
	const struct doc *doc = s->page->doc;
	s->units = NEW(s->page->arena, struct placed, doc->npairs + 1);
	for (size_t i = 0; i < doc->npairs; i++) {
		const struct pair *p = &doc->pairs[i];
		struct placed *u = &s->units[s->n];
		if (p->in_code || p->source_run == NULL)
			continue;
		*u = (struct placed){.pair = p, .from = STR_NONE};
		letters_of(&u->letters, p->source, s->page->arena);
		s->n += u->letters.n > 0;
	}
}

/* ---- where each half is ---------------------------------------------------------------- */

/* Does the mark that ends U follow the letter before END?  If not, the sentence
 * has become longer. */
static bool
ends_alike(const struct source_page *s, const struct placed *u, size_t end)
{
	str source = str_trim(u->pair->source);
	char mark = source.n > 0 ? source.p[source.n - 1] : ' ';
	if (mark != '.' && mark != '!' && mark != '?' && mark != ':')
		return true;
	const struct letters *l = &s->letters;
	size_t to = end < l->n ? l->pos[end] : s->text.n;
	str before = str_sub(s->text, 0, to);
	size_t from = l->pos[end - 1] + 1;
	return str_chr(before, mark, from) != STR_NONE
		|| (mark == '.' && str_chr(before, '!', from) != STR_NONE)
		|| (mark == '!' && str_chr(before, '.', from) != STR_NONE);
}

/* Is U at AT of the page, and are both ends of it those of words? */
static bool
is_at(const struct source_page *s, const struct placed *u, size_t at)
{
	const struct letters *l = &s->letters;
	size_t end = at + u->letters.n;
	return end <= l->n && (end == l->n || l->begins[end])
		&& memcmp(l->p + at, u->letters.p, u->letters.n) == 0
		&& ends_alike(s, u, end);
}

static size_t
look(struct source_page *s, const struct placed *u, size_t from, size_t to)
{
	for (size_t i = from; i < to && s->work > 0; i++, s->work--) {
		if (s->letters.p[i] != u->letters.p[0]
		    || !s->letters.begins[i])
			continue;
		if (is_at(s, u, i))
			return i;
		size_t cost = u->letters.n / 64;
		s->work -= cost < s->work ? cost : s->work - 1;
	}
	return STR_NONE;
}

static void
place_units(struct source_page *s)
{
	size_t at = 0, all = s->letters.n;
	for (size_t i = 0; i < s->n; i++) {
		struct placed *u = &s->units[i];
		size_t most = u->letters.n < LETTERS_FEW && at + NEARLY < all
			? at + NEARLY : all;
		size_t found = look(s, u, at, most);
		if (found == STR_NONE) /* text may have been moved */
			found = look(s, u, 0, at);
		s->found += found != STR_NONE;
		if (found == STR_NONE)
			continue;
		u->from = found;
		u->to = found + u->letters.n;
		memset(s->covered + found, true, u->letters.n);
		if (found >= at)
			at = u->to;
	}
}

/* ---- what is told ---------------------------------------------------------------------- */

static struct finding *
tell(struct source_page *s, enum diag_id id, const struct placed *u,
     const char *what, str words)
{
	const struct doc *doc = s->page->doc;
	struct range at = {(uint32_t)(u->pair->source.p - doc->src.text.p),
	                   (uint32_t)u->pair->source.n};
	struct finding *f = say_page(s->page, id, at, "%s%s%.*s%s", what,
	                             words.n > 0 ? ": '" : "", STR_ARG(words),
	                             words.n > 0 ? "'" : "");
	if (f == NULL)
		return f;
	f->msg.unit = u->pair->id;
	f->target_text = u->pair->target;
	f->source_text = u->pair->source;
	say_evidence(f, words);
	return f;
}

/* How many letters of U the page has from AT on. */
static size_t
alike(const struct source_page *s, const struct placed *u, size_t at, size_t to)
{
	size_t n = 0;
	while (n < u->letters.n && at + n < to
	       && s->letters.p[at + n] == u->letters.p[n])
		n++;
	return n;
}

/* Of the page from one of its letters to another the line that begins most
 * like U, or the first; its beginning. */
static str
words_between(const struct source_page *s, const struct placed *u, size_t from,
              size_t to)
{
	enum { WORDS_MOST = 120 };
	const uint32_t *pos = s->letters.pos;
	size_t best = from, most = 0;
	if (from >= to)
		return (str){NULL, 0};
	for (size_t i = from + 1; i < to; i++) {
		str between = str_sub(s->text, pos[i - 1] + 1, pos[i]);
		size_t n = str_chr(between, '\n', 0) == STR_NONE ? 0
			: alike(s, u, i, to);
		if (n > most && n > alike(s, u, best, to)) {
			most = n;
			best = i;
		}
	}
	str t, rest;
	t = str_cut(str_sub(s->text, pos[best], pos[to - 1] + 1), '\n', &rest);
	size_t n = t.n < WORDS_MOST ? t.n : WORDS_MOST;
	while (n > 0 && n < t.n && ((unsigned char)t.p[n] & 0xC0) == 0x80)
		n--;
	return str_sub(t, 0, n);
}

/* Words of the file between two pairs, which have no source half. */
static size_t
untracked_words(const struct source_page *s, const struct placed *a,
                const struct placed *b)
{
	const struct doc *doc = s->page->doc;
	struct letters l;
	letters_of(&l, str_sub(doc->src.text, a == NULL ? doc->body
	                       : a->pair->end, b == NULL ? doc->src.text.n
	                       : b->pair->pos), s->page->arena);
	return letters_words(&l, 0, l.n);
}

/* The words of the page between two of its letters that no half has. */
static size_t
free_words(const struct source_page *s, size_t from, size_t to)
{
	size_t n = 0;
	for (size_t i = from; i < to; i++)
		n += s->letters.begins[i] && !s->covered[i];
	return n;
}

/* Units I to END are not in the page; FROM to TO is what stands there. */
static void
tell_lost(struct source_page *s, size_t i, size_t end, size_t from, size_t to)
{
	size_t words = free_words(s, from, to);
	for (; i < end; i++)
		(void)tell(s, words > 0 ? DIAG_SOURCE_CHANGED
		                        : DIAG_SOURCE_REMOVED, &s->units[i],
		           words > 0 ? "the source is otherwise now"
		                     : "the source no longer has this",
		           words_between(s, &s->units[i], from, to));
}

/* Does the sentence of the page go on between its letters before AT and at AT? */
static bool
goes_on(const struct source_page *s, size_t at)
{
	const struct letters *l = &s->letters;
	if (at == 0 || at >= l->n)
		return false;
	str between = str_sub(s->text, l->pos[at - 1] + 1, l->pos[at]);
	for (size_t i = 0; i < between.n; i++)
		if (memchr("\n|.!?:<", between.p[i], 7) != NULL)
			return false;
	return true;
}

static void
tell_new(struct source_page *s, const struct placed *before,
         const struct placed *after, size_t from, size_t to)
{
	size_t words = free_words(s, from, to);
	bool cut = words > 0 && ((before != NULL && goes_on(s, from))
	                         || (after != NULL && goes_on(s, to)));
	if ((words < WORDS_NEW && !cut)
	    || untracked_words(s, before, after) * 2 >= words)
		return;
	(void)tell(s, DIAG_SOURCE_ADDED, after != NULL ? after : before,
	           after != NULL ? "before this, the source now has"
	                         : "after this, the source now has",
	           words_between(s, after != NULL ? after : before, from, to));
}

/* The first unit from I on that stands at AT or behind it, or S->n; *MOVED: one
 * before it stands elsewhere. */
static size_t
next_in_place(const struct source_page *s, size_t i, size_t at, bool *moved)
{
	*moved = false;
	for (; i < s->n; i++) {
		size_t from = s->units[i].from;
		if (from != STR_NONE && from >= at)
			break;
		*moved |= from != STR_NONE;
	}
	return i;
}

/* Go from one unit that is where it should be to the next. */
static void
tell_differences(struct source_page *s)
{
	const struct placed *before = NULL;
	size_t at = 0, end;
	assert(s->n > 0 && s->units != NULL);
	for (size_t i = 0; i <= s->n; i = end + 1) {
		bool moved;
		end = next_in_place(s, i, at, &moved);
		const struct placed *after = end < s->n ? &s->units[end] : NULL;
		size_t to = after != NULL ? after->from : s->letters.n;
		size_t lost = i;
		while (lost < end && s->units[lost].from == STR_NONE)
			lost++;
		if (lost > i)
			tell_lost(s, i, lost, at, to);
		else if (!moved && (before != NULL || after != NULL))
			tell_new(s, before, after, at, to);
		before = after;
		at = after != NULL ? after->to : to;
	}
}

void
check_source_page(struct page_check *p)
{
	const struct site *site = p->check->site;
	const struct page *file = site->paths[p->path]
		.places[site->source].page;
	struct source_page s = {.page = p};
	if (file == NULL || file->in_error || p->locale == site->source
	    || p->doc->npairs == 0 || !load(&s, file) || s.letters.n == 0)
		return;
	collect(&s);
	place_units(&s);
	if (s.n == 0 || s.work == 0)
		return;
	if (s.found * 3 < s.n)
		(void)tell(&s, DIAG_SOURCE_CHANGED, &s.units[0],
		           "the source was written anew: most of this page is "
		           "not in it", S(""));
	else
		tell_differences(&s);
}
