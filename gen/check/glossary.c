#include "check/glossary.h"

#include <errno.h>

#include "base/fatal.h"
#include "base/os.h"
#include "check/cldr.h"
#include "check/tbx.h"
#include "check/unit.h"
#include "read/load.h"

enum { FILE_MOST = 64 << 20, COLUMNS_MOST = 256 };

/* ---- terms ------------------------------------------------------------------------ */

struct term *
glossary_add(struct glossary *g, str text, bool is_name)
{
	struct half h = {.text = str_trim(text)};
	size_t n;
	const struct word *w = half_words(&h, &n, g->arena);
	if (n == 0)
		return NULL;
	struct term *t = NEW(g->arena, struct term, 1);
	*t = (struct term){.text = h.text,
	                   .words = NEW(g->arena, str, n),
	                   .nwords = n,
	                   .is_name = is_name};
	for (size_t i = 0; i < n; i++) {
		str word = half_word(&h, &w[i]);
		t->words[i] = is_name ? word : cldr_lower_text(word, g->arena);
	}
	str first = cldr_lower_text(t->words[0], g->arena);
	void **slot = map_put(&g->terms, first, NULL, g->arena);
	/* Longer terms first: "sign in page" before "sign in". */
	struct term **at = (struct term **)slot;
	while (*at != NULL && (*at)->nwords >= n)
		at = &(*at)->next;
	t->next = *at;
	*at = t;
	g->n++;
	return t;
}

void
glossary_target(struct glossary *g, struct term *t, str tag, str text,
                bool forbidden)
{
	struct locale l;
	text = str_trim(text);
	if (text.n == 0 || !locale_parse(tag, &l, g->arena))
		return;
	struct term_target *one = NEW(g->arena, struct term_target, 1);
	*one = (struct term_target){
		l.id, text, t->is_name ? text : cldr_lower_text(text, g->arena),
		forbidden, NULL};
	if (t->last == NULL)
		t->targets = one;
	else
		t->last->next = one;
	t->last = one;
}

int
glossary_tag_fits(str tag, const struct locale *l, struct arena *a)
{
	struct locale other;
	if (str_eq_nocase(tag, l->id))
		return 2;
	if (str_eq_nocase(tag, S("no")))
		tag = S("nb");
	return locale_parse(tag, &other, a) && locale_same_language(&other, l);
}

/* ---- files ------------------------------------------------------------------------ */

/* The file NAME of the site as UTF-8. */
static bool
read_file(str name, const char *site, struct source *src, struct diag *d,
          struct arena *a)
{
	str bytes;
	const char *path = name.p[0] == '/' ? str_z(name, a)
		: os_join(a, site, str_z(name, a));
	*src = (struct source){.path = str_of(path)};
	if (os_read(path, FILE_MOST, &bytes, a)) {
		load_text(bytes, src, d, a);
		return true;
	}
	if (os_machine_failed(errno))
		fatal_errno("cannot read '%s'", path);
	diag_at(d, DIAG_FILE_UNREADABLE, src, POS_NONE, 0, "cannot be read: %s",
	        strerror(errno));
	return false;
}

/* The next line of *REST that says something; false at the end. */
static bool
next_line(str *rest, str *line)
{
	while (rest->p != NULL) {
		*line = str_cut(*rest, '\n', rest);
		if (line->n > 0 && line->p[line->n - 1] == '\r')
			line->n--;
		if (str_trim(*line).n > 0 && line->p[0] != '#')
			return true;
	}
	return false;
}

/* "a|b|!c" */
static void
read_cell(struct glossary *g, struct term *t, str tag, str cell)
{
	for (str rest = cell; rest.p != NULL;) {
		str one = str_trim(str_cut(rest, '|', &rest));
		bool forbidden = str_starts(one, S("!"));
		glossary_target(g, t, tag, str_sub(one, forbidden, one.n),
		                forbidden);
	}
}

/* The first line of a table: TAGS, how many there are, and where they stand. */
struct head {
	str tags[COLUMNS_MOST];
	size_t n;
	const struct source *src;
	struct diag *diag;
};

static bool
wrong_tag(const struct head *h, str tag, const char *why)
{
	diag_at(h->diag, DIAG_CONFIG, h->src,
	        (uint32_t)(tag.p - h->src->text.p), (uint32_t)tag.n,
	        "'%.*s' %s: the first line names the language of each column, "
	        "that of the source first", STR_ARG(tag), why);
	return false;
}

static bool
read_head(struct head *h, str line, const struct locale *source,
          struct arena *a)
{
	struct locale l;
	for (str cells = line; cells.p != NULL && h->n < COLUMNS_MOST;) {
		str tag = str_trim(str_cut(cells, '\t', &cells));
		if (!locale_parse(tag, &l, a))
			return wrong_tag(h, tag, "is no locale");
		h->tags[h->n++] = tag;
	}
	if (glossary_tag_fits(h->tags[0], source, a) == 0)
		return wrong_tag(h, h->tags[0], "is not the source's language");
	return h->n > 1 || wrong_tag(h, h->tags[0], "is the only column");
}

static bool
read_tsv(struct glossary *g, const struct source *src,
         const struct locale *source, struct diag *d)
{
	str rest = src->text, line;
	struct head h = {.src = src, .diag = d};
	if (!next_line(&rest, &line)) {
		diag_at(d, DIAG_CONFIG, src, 0, 0, "no first line, which names "
		        "the language of each column");
		return false;
	}
	if (!read_head(&h, line, source, g->arena))
		return false;
	while (next_line(&rest, &line)) {
		str cells = line, first = str_cut(cells, '\t', &cells);
		struct term *t = glossary_add(g, first, false);
		for (size_t i = 1; t != NULL && i < h.n && cells.p != NULL; i++)
			read_cell(g, t, h.tags[i], str_cut(cells, '\t', &cells));
	}
	return true;
}

static void
read_names(struct glossary *g, const struct source *src)
{
	str rest = src->text, line;
	while (next_line(&rest, &line)) {
		str cells = line, first = str_cut(cells, '\t', &cells);
		struct term *t = glossary_add(g, first, true);
		while (t != NULL && cells.p != NULL) {
			str name, tag = str_cut(str_cut(cells, '\t', &cells),
			                        '=', &name);
			glossary_target(g, t, str_trim(tag), name, false);
		}
	}
}

bool
glossary_read(struct glossary *g, const struct site *s, const char *site,
              struct diag *d, struct arena *a)
{
	const struct config *c = s->config;
	struct source src;
	bool ok = true;
	*g = (struct glossary){.arena = a};
	if (c->glossary.n > 0) {
		if (!read_file(c->glossary, site, &src, d, a))
			return false;
		bool tbx = c->glossary.n > 4
			&& str_eq_nocase(str_sub(c->glossary, c->glossary.n - 4,
			                         c->glossary.n), S(".tbx"));
		ok = tbx ? tbx_read(g, &src, &s->config->source, d)
		         : read_tsv(g, &src, &s->config->source, d);
	}
	if (c->names.n > 0) {
		if (!read_file(c->names, site, &src, d, a))
			return false;
		read_names(g, &src);
	}
	return ok;
}
