#include "report/stats.h"

#include "base/buf.h"
#include "report/json.h"

/* ---- sums ------------------------------------------------------------------------- */

bool
stats_counts(const struct stats *s, size_t l)
{
	return s->site->locales[l].built && l != s->site->source;
}

struct locale_coverage
stats_total(const struct stats *s)
{
	struct locale_coverage all = {.pages = 0};
	for (size_t l = 0; l < s->site->nlocales; l++) {
		const struct locale_coverage *one = &s->locales[l];
		if (!stats_counts(s, l))
			continue;
		all.pages += one->pages;
		all.missing += one->missing;
		all.stale += one->stale;
		all.pairs += one->pairs;
		all.all += one->all;
		for (size_t i = 0; i < SHARE_COUNT; i++)
			all.words[i] += one->words[i];
	}
	return all;
}

uint64_t
stats_translated(const struct locale_coverage *l)
{
	return l->all - l->words[SHARE_UNTRANSLATED] - l->words[SHARE_MISSING];
}

unsigned
stats_percent(uint64_t part, uint64_t all)
{
	return all == 0 ? 100 : (unsigned)(part * 100 / all);
}

/* One page as if it were a locale. */
static struct locale_coverage
of_page(const struct stats *s, const struct page_coverage *p)
{
	const struct page *page = s->site->paths[p->path]
		.places[p->locale].page;
	struct locale_coverage l = {.pages = 1, .stale = p->stale,
	                            .pairs = p->pairs, .all = p->words};
	enum coverage_share share = p->stale ? SHARE_STALE
		: page->translation == TRANSLATION_HUMAN ? SHARE_HUMAN
		: page->translation == TRANSLATION_MACHINE ? SHARE_MACHINE
		: SHARE_UNSAID;
	l.words[share] = p->words - p->untranslated;
	l.words[SHARE_UNTRANSLATED] = p->untranslated;
	return l;
}

/* Call WRITE for the site, then each locale, then its pages if they are asked
 * for: SCOPE, the locale and the path, which are empty for what has none. */
static void
each_row(const struct stats *s,
         void (*write)(void *ctx, str locale, str path,
                       const struct locale_coverage *row), void *ctx)
{
	struct locale_coverage total = stats_total(s);
	write(ctx, S(""), S(""), &total);
	for (size_t l = 0; l < s->site->nlocales; l++) {
		str id = s->site->locales[l].locale.id;
		if (!stats_counts(s, l))
			continue;
		write(ctx, id, S(""), &s->locales[l]);
		for (size_t i = 0; s->pages && i < s->coverage->n; i++) {
			const struct page_coverage *p = &s->coverage->list[i];
			if (p->locale != l)
				continue;
			struct locale_coverage row = of_page(s, p);
			write(ctx, id, s->site->paths[p->path].path, &row);
		}
	}
}

/* ---- the forms -------------------------------------------------------------------- */

static void
table_row(void *ctx, str locale, str path, const struct locale_coverage *l)
{
	str name = path.n > 0 ? path : locale.n > 0 ? locale : S("all");
	const uint64_t *words = l->words;
	(void)fprintf(ctx, "%4u%% %7zu %7zu %7zu %8llu %9llu %9llu %9llu "
	              "%9llu %9llu %9llu  %s%.*s\n",
	              stats_percent(stats_translated(l), l->all), l->pages,
	              l->missing, l->stale, (unsigned long long)l->pairs,
	              (unsigned long long)l->all,
	              (unsigned long long)words[SHARE_HUMAN],
	              (unsigned long long)words[SHARE_MACHINE],
	              (unsigned long long)words[SHARE_UNSAID],
	              (unsigned long long)words[SHARE_STALE],
	              (unsigned long long)words[SHARE_UNTRANSLATED]
	              + (unsigned long long)words[SHARE_MISSING],
	              path.n > 0 ? "  " : "", STR_ARG(name));
}

/* Two lines: "stale" are pages first, and then words. */
static void
write_table(const struct stats *s, FILE *out)
{
	(void)fputs("       -------- pages --------          ------------------"
	            "-------- words ---------------------------\n"
	            " done   there missing   stale    pairs       all     human"
	            "   machine    unsaid     stale     to do\n", out);
	each_row(s, table_row, out);
}

static void
tsv_row(void *ctx, str locale, str path, const struct locale_coverage *l)
{
	(void)fprintf(ctx, "%s\t%.*s\t%.*s\t%zu\t%zu\t%zu\t%llu\t%llu\t%llu",
	              path.n > 0 ? "page" : locale.n > 0 ? "locale" : "site",
	              STR_ARG(locale), STR_ARG(path), l->pages, l->missing,
	              l->stale, (unsigned long long)l->pairs,
	              (unsigned long long)l->all,
	              (unsigned long long)stats_translated(l));
	for (size_t i = 0; i < SHARE_COUNT; i++)
		(void)fprintf(ctx, "\t%llu", (unsigned long long)l->words[i]);
	(void)fputc('\n', ctx);
}

static void
write_tsv(const struct stats *s, FILE *out)
{
	(void)fputs("scope\tlocale\tpath\tpages\tpages missing\tpages stale\t"
	            "pairs\twords\ttranslated\thuman\tmachine\tunsaid\tstale\t"
	            "untranslated\tmissing\n", out);
	each_row(s, tsv_row, out);
}

struct json_out {
	struct buf b;
	bool any;
};

static void
json_row(void *ctx, str locale, str path, const struct locale_coverage *l)
{
	static const char *const shares[SHARE_COUNT] = {
		[SHARE_HUMAN] = "human",
		[SHARE_MACHINE] = "machine",
		[SHARE_UNSAID] = "unsaid",
		[SHARE_STALE] = "stale",
		[SHARE_UNTRANSLATED] = "untranslated",
		[SHARE_MISSING] = "missing",
	};
	struct json_out *o = ctx;
	buf_addz(&o->b, o->any ? ",\n{" : "[\n{");
	o->any = true;
	json_member(&o->b, "scope", path.n > 0 ? S("page")
	            : locale.n > 0 ? S("locale") : S("site"));
	json_member(&o->b, "locale", locale);
	json_member(&o->b, "path", path);
	json_number(&o->b, "pages", l->pages);
	json_number(&o->b, "pages_missing", l->missing);
	json_number(&o->b, "pages_stale", l->stale);
	json_number(&o->b, "pairs", l->pairs);
	json_number(&o->b, "words", l->all);
	json_number(&o->b, "translated", stats_translated(l));
	json_key(&o->b, "by");
	buf_addc(&o->b, '{');
	for (size_t i = 0; i < SHARE_COUNT; i++)
		json_number(&o->b, shares[i], l->words[i]);
	buf_addz(&o->b, "}}");
}

static void
write_json(const struct stats *s, FILE *out)
{
	struct json_out o = {.any = false};
	each_row(s, json_row, &o);
	(void)fwrite(o.b.p, 1, o.b.n, out);
	(void)fputs("\n]\n", out);
	buf_release(&o.b);
}

/*
 * A picture for a page of the project: two fields, what and how much.  Colours
 * whose white text can be read (contrast 4.5:1 and more).
 */
static void
write_badge(const struct stats *s, FILE *out)
{
	enum { WHAT = 74, MUCH = 46, HIGH = 20 };
	struct locale_coverage total = stats_total(s);
	unsigned n = stats_percent(stats_translated(&total), total.all);
	const char *colour = n >= 95 ? "#2b7534" : n >= 70 ? "#8a6100"
	                                                   : "#b3261e";
	(void)fprintf(out,
	              "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
	              "height=\"%d\" role=\"img\" "
	              "aria-label=\"translated: %u%%\">\n"
	              "<title>translated: %u%%</title>\n"
	              "<rect width=\"%d\" height=\"%d\" rx=\"3\" "
	              "fill=\"#444\"/>\n"
	              "<path d=\"M%d 0h%da3 3 0 0 1 3 3v%da3 3 0 0 1 -3 3h-%dz\" "
	              "fill=\"%s\"/>\n"
	              "<g fill=\"#fff\" font-family=\"Verdana,sans-serif\" "
	              "font-size=\"11\" text-anchor=\"middle\" "
	              "aria-hidden=\"true\">\n"
	              "<text x=\"%d\" y=\"14\">translated</text>\n"
	              "<text x=\"%d\" y=\"14\">%u%%</text>\n</g>\n</svg>\n",
	              WHAT + MUCH, HIGH, n, n, WHAT + MUCH, HIGH, WHAT,
	              MUCH - 3, HIGH - 6, MUCH - 3, colour, WHAT / 2,
	              WHAT + MUCH / 2, n);
}

static const struct stats_format formats[] = {
	{"table", write_table},
	{"tsv", write_tsv},
	{"json", write_json},
	{"badge", write_badge},
};
enum { FORMATS = sizeof formats / sizeof *formats };

const struct stats_format *
stats_format_find(str name)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (str_eq(name, str_of(formats[i].name)))
			return &formats[i];
	return NULL;
}

str
stats_format_names(struct arena *a)
{
	str names = S("");
	for (size_t i = 0; i < FORMATS; i++)
		names = STR_JOIN(a, names, i == 0 ? S("")
		                 : i + 1 < FORMATS ? S(", ") : S(" or "),
		                 str_of(formats[i].name));
	return names;
}
