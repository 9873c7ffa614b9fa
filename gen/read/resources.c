#include "read/resources.h"

#include "base/map.h"
#include "base/suggest.h"
#include "base/url.h"
#include "read/front.h"
#include "read/resource_reader.h"

enum {
	RESOURCES_MOST = 5000,
	PATTERNS_MOST = 500, /* of one resource */
	ADDRESS_LONGEST = 1000
};

/* ---- the keys of a resource ---------------------------------------------------- */

static bool
is_id(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_alnum(s.p[i]) && s.p[i] != '-' && s.p[i] != '_'
		    && s.p[i] != '.')
			return false;
	return s.n > 0 && s.n <= 100;
}

static void
read_id(struct resource_reader *r, const struct yaml *v)
{
	str id = resource_text(r, v);
	if (id.n > 0 && !is_id(id)) {
		resource_complain(r, v->pos, v->len,
		                  "'%.*s' is no id; use letters, "
		                  "digits, '-', '_' and '.'",
		                  STR_ARG(resource_shown(id)));
		return;
	}
	r->to->id = id;
	r->to->pos = v->pos;
	r->to->len = v->len;
}

static void
read_kind(struct resource_reader *r, const struct yaml *v)
{
	struct resource_word word = {resource_text(r, v), v->pos,
	                             (uint32_t)v->len};
	r->to->kind = resource_kind_of(word.text);
	if (word.text.n > 0 && r->to->kind == RESOURCE_KINDS)
		resource_complain_kind(r, &word, "");
}

static void
read_audience(struct resource_reader *r, const struct yaml *v)
{
	r->to->audience = resource_audiences(r, v);
}

static bool
is_address(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ')
			return false;
	return s.n <= ADDRESS_LONGEST
		&& url_scheme_allowed(url_scheme(s), false);
}

static void
read_url(struct resource_reader *r, const struct yaml *v)
{
	struct resource *to = r->to;
	to->urls = resource_texts(r, v, (str){NULL, 0}, &to->nurls);
	to->url_pos = v->pos;
	to->url_len = v->len;
	for (size_t i = 0; i < to->nurls; i++)
		if (!str_starts(to->urls[i].text, S("{{"))
		    && !is_address(to->urls[i].text))
			resource_complain(
				r, v->pos, v->len,
				"'%.*s' is no address; write "
				"it like 'https://example.org/{locale}/'",
				STR_ARG(resource_shown(to->urls[i].text)));
}

static void
read_page(struct resource_reader *r, const struct yaml *v)
{
	r->to->page = resource_text(r, v);
	r->to->url_pos = v->pos;
	r->to->url_len = v->len;
}

static void
read_form(struct resource_reader *r, const struct yaml *v)
{
	static const char *const names[] = {
		[FORM_BCP47] = "bcp47",
		[FORM_LOWER] = "lower",
		[FORM_LANGUAGE] = "language",
		[FORM_UNDERSCORE] = "underscore",
	};
	str text = resource_text(r, v);
	for (int i = FORM_BCP47; i <= FORM_UNDERSCORE; i++) {
		if (str_eq(text, str_of(names[i]))) {
			r->to->form = (enum locale_form)i;
			return;
		}
	}
	if (text.n > 0)
		resource_complain(r, v->pos, v->len,
		                  "'%.*s' is none of 'bcp47', 'lower', "
		                  "'language' and 'underscore'",
		                  STR_ARG(resource_shown(text)));
}

static void
read_locale_map(struct resource_reader *r, const struct yaml *v)
{
	if (v->kind != YAML_MAP)
		resource_complain(r, v->pos, v->len,
		                  "a map of locales to what the address "
		                  "calls them is wanted here");
	else
		r->to->locale_map = resource_texts(r, v, S(""),
		                                   &r->to->nlocale_map);
}

static void
read_language(struct resource_reader *r, const struct yaml *v)
{
	str text = resource_text(r, v);
	if (text.n > 0 && !locale_parse(text, &r->to->language, r->arena))
		resource_complain(r, v->pos, v->len,
		                  "'%.*s' is no locale; write it like "
		                  "'nb-NO'",
		                  STR_ARG(resource_shown(text)));
}

static void
read_ignore_case(struct resource_reader *r, const struct yaml *v)
{
	str text = resource_text(r, v);
	r->to->ignore_case = str_eq(text, S("true"));
	if (!r->to->ignore_case && text.n > 0 && !str_eq(text, S("false")))
		resource_complain(r, v->pos, v->len,
		                  "'%.*s' is neither 'true' nor 'false'",
		                  STR_ARG(resource_shown(text)));
}

static void
read_title(struct resource_reader *r, const struct yaml *v)
{
	r->to->titles = resource_texts(r, v, r->source->id, &r->to->ntitles);
}

static void
read_description(struct resource_reader *r, const struct yaml *v)
{
	r->to->descriptions = resource_texts(r, v, r->source->id,
	                                     &r->to->ndescriptions);
}

static void
read_patterns(struct resource_reader *r, const struct yaml *v)
{
	struct resource *to = r->to;
	if (v->n > PATTERNS_MOST) {
		resource_complain(r, v->pos, v->len, "more than %d patterns",
		                  PATTERNS_MOST);
		return;
	}
	to->patterns = NEW(r->arena, struct resource_pattern, v->n + 1);
	for (const struct yaml *i = v->kind == YAML_LIST ? v->first : v;
	     i != NULL; i = v->kind == YAML_LIST ? i->next : NULL) {
		str text = resource_text(r, i);
		if (text.n > 0)
			to->patterns[to->npatterns++] =
				(struct resource_pattern){text, i->pos, i->len};
	}
}

/* The day V into *TO, and its place into *POS and *LEN.  A resource is of use
 * without its days: one that is none does not cost it. */
static void
read_day(struct resource_reader *r, const struct yaml *v, struct day *to,
         uint32_t *pos, uint32_t *len)
{
	str text = resource_text(r, v);
	*pos = v->pos;
	*len = (uint32_t)v->len;
	if (text.n > 0 && !front_day(text, to))
		diag_at(r->d, r->id, r->src, v->pos, (uint32_t)v->len,
		        "'%.*s' is no day; write it like '2026-11-30'",
		        STR_ARG(resource_shown(text)));
}

static void
read_since(struct resource_reader *r, const struct yaml *v)
{
	struct resource *to = r->to;
	read_day(r, v, &to->since, &to->since_pos, &to->since_len);
}

static void
read_until(struct resource_reader *r, const struct yaml *v)
{
	struct resource *to = r->to;
	read_day(r, v, &to->until, &to->until_pos, &to->until_len);
}

static void
read_review(struct resource_reader *r, const struct yaml *v)
{
	struct resource *to = r->to;
	read_day(r, v, &to->review, &to->review_pos, &to->review_len);
}

static void
read_owner(struct resource_reader *r, const struct yaml *v)
{
	r->to->owner = resource_text(r, v);
}

/* ---- one resource ------------------------------------------------------------------ */

static const struct key {
	const char *name;
	void (*read)(struct resource_reader *r, const struct yaml *v);
} keys[] = {
	{"id", read_id},
	{"kind", read_kind},
	{"audience", read_audience},
	{"url", read_url},
	{"page", read_page},
	{"locale_form", read_form},
	{"locale_map", read_locale_map},
	{"language", read_language},
	{"ignore_case", read_ignore_case},
	{"title", read_title},
	{"description", read_description},
	{"patterns", read_patterns},
	{"since", read_since},
	{"until", read_until},
	{"review", read_review},
	{"owner", read_owner},
};
enum { NKEYS = sizeof keys / sizeof *keys };

static void
read_key(struct resource_reader *r, const struct yaml *v)
{
	struct suggest near = {.word = v->key};
	for (size_t i = 0; i < NKEYS; i++) {
		if (str_eq(v->key, str_of(keys[i].name))) {
			if (!resource_says_nothing(v))
				keys[i].read(r, v);
			return;
		}
		suggest_try(&near, keys[i].name);
	}
	resource_complain(r, v->key_pos, v->key.n, "unknown key '%.*s'%s",
	                  STR_ARG(resource_shown(v->key)),
	                  suggest_text(&near, r->arena));
}

/* What every resource must have. */
static void
check(struct resource_reader *r, const struct yaml *v)
{
	const struct resource *to = r->to;
	const char *missing = to->id.n == 0  ? "id"
		: to->kind == RESOURCE_KINDS ? "kind"
		: to->audience == 0          ? "audience"
					     : NULL;
	if (missing != NULL)
		resource_complain(r, v->pos, 1, "a resource without '%s'",
		                  missing);
	else if (to->nurls == 0 && to->page.n == 0)
		resource_complain(r, v->pos, 1,
		                  "a resource without 'url' or 'page'");
	else if (to->nurls > 0 && to->page.n > 0)
		resource_complain(r, to->url_pos, to->url_len,
		                  "a resource has a 'url' or a 'page', "
		                  "not both");
	else if (to->since.year > 0 && to->until.year > 0
	         && day_cmp(to->until, to->since) < 0)
		resource_complain(r, to->until_pos, to->until_len,
		                  "'%.*s' ends before it begins",
		                  STR_ARG(to->id));
}

/* Read V into R->to; IDS has the resources before it.  False when it cannot be
 * used. */
static bool
read_resource(struct resource_reader *r, const struct yaml *v, struct map *ids)
{
	bool added;
	r->faults = 0;
	if (v->kind != YAML_MAP) {
		resource_complain(r, v->pos, v->len,
		                  "a resource is a map with 'id', 'kind', "
		                  "'audience' and 'url'; left out");
		return false;
	}
	for (const struct yaml *i = v->first; i != NULL; i = i->next)
		read_key(r, i);
	if (r->faults == 0)
		check(r, v);
	if (r->to->id.n == 0)
		return false;
	(void)map_put(ids, r->to->id, &added, r->arena);
	if (!added)
		resource_complain(r, r->to->pos, r->to->len,
		                  "a second resource '%.*s'; left out",
		                  STR_ARG(r->to->id));
	return r->faults == 0;
}

/* ---- the file ------------------------------------------------------------------- */

/* The end of the item at AT: where a line begins the next one, or the end. */
static uint32_t
item_end(str text, uint32_t at)
{
	size_t end = str_find(text, S("\n-"), at);
	while (end != STR_NONE && end + 2 < text.n
	       && !ascii_blank(text.p[end + 2]))
		end = str_find(text, S("\n-"), end + 1);
	return (uint32_t)(end == STR_NONE ? text.n : end + 1);
}

/*
 * The items of a file that is no YAML as a whole, each read by itself, so that
 * a fault costs one of them.  NULL when none is a list of its own.
 */
static struct yaml *
read_items(const struct source *src, struct diag *d, struct arena *a)
{
	struct yaml *all = NULL, *last = NULL;
	uint32_t most = (uint32_t)src->text.n;
	for (uint32_t at = 0, end; at < most; at = end) {
		bool empty;
		end = item_end(src->text, at);
		struct yaml *one = yaml_read_part(src,
		                                  str_sub(src->text, at, end),
		                                  DIAG_RESOURCE, &empty, d, a);
		if (one == NULL || one->kind != YAML_LIST || one->n != 1)
			continue;
		if (all == NULL)
			all = one;
		else
			last->next = one->first;
		last = one->first;
		all->n += all != one;
	}
	return all;
}

/* A list, if SRC has one; D is told what cannot be read. */
static const struct yaml *
read_list(const struct source *src, struct diag *d, struct arena *a)
{
	bool empty;
	struct diag whole = {.arena = a};
	size_t said = d->n;
	const struct yaml *root = yaml_read(src, DIAG_RESOURCE, &empty, &whole,
	                                    a);
	if (root != NULL || whole.n == 0)
		return root;
	root = read_items(src, d, a);
	if (d->n == said)
		diag_add(d, &whole);
	return root;
}

void
resources_read(struct resources *all, const struct source *src,
               const struct locale *source, struct diag *d, struct arena *a)
{
	struct map ids = {NULL, 0, 0};
	struct resource_reader r = {.src = src,
	                            .source = source,
	                            .d = d,
	                            .arena = a,
	                            .id = DIAG_RESOURCE};
	*all = (struct resources){.src = src};
	const struct yaml *root = read_list(src, d, a);
	if (root == NULL)
		return;
	if (root->kind != YAML_LIST || root->n > RESOURCES_MOST) {
		resource_complain(&r, root->pos, root->len,
		                  "a list of at most %d "
		                  "resources is wanted here",
		                  RESOURCES_MOST);
		return;
	}
	all->list = NEW(a, struct resource, root->n + 1);
	for (const struct yaml *v = root->first; v != NULL; v = v->next) {
		r.to = &all->list[all->n];
		*r.to = (struct resource){.kind = RESOURCE_KINDS};
		if (!read_resource(&r, v, &ids))
			continue;
		*map_put(&all->by_id, r.to->id, NULL, a) = r.to;
		all->n++;
	}
}
