/* rule_length.c -- targets that are far too short or too long. */
#include "check/check.h"
#include "check/site_check.h"

/* RULES: shorter sources say nothing; longer than so many times is long. */
enum { CHARS_LEAST = 40 };
static const double long_from = 2.2, short_below = 0.55;

/* A short sentence may well be said in fewer words. */
enum { CHARS_SURE = 48 };
static const double short_leeway = 0.85;

/* In scripts that are short, names and numbers are not; what is as long as its
 * source is not long. */
static const double long_least = 1.25;

/* A locale's own ratio is the middle one of its units.  Until so many are
 * seen, the start value has a part in it. */
enum { UNITS_SURE = 200 };

/* Ratios are counted in hundredths, up to eight. */
enum { STEPS = 800 };

static double
number_of(const struct fact *f, double otherwise)
{
	char z[16];
	if (f->n == 0 || f->values[0].n >= sizeof z)
		return otherwise;
	memcpy(z, f->values[0].p, f->values[0].n);
	z[f->values[0].n] = '\0';
	double whole = 0, part = 0, scale = 1;
	const char *s = z;
	for (; ascii_digit(*s); s++)
		whole = whole * 10 + (*s - '0');
	if (*s == '.')
		for (s++; ascii_digit(*s); s++) {
			part = part * 10 + (*s - '0');
			scale *= 10;
		}
	return whole + part / scale;
}

static bool
counts(const struct unit_record *r)
{
	return r->source_chars >= CHARS_LEAST;
}

/* How many units have which ratio. */
struct ratios {
	size_t seen[STEPS], all;
};

static void
count_ratios(struct ratios *to, const struct page_records *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct unit_record *r = &p->list[i];
		if (!counts(r) || r->target_text == r->source_text)
			continue;
		size_t at = (size_t)r->target_chars * 100 / r->source_chars;
		to->seen[at < STEPS ? at : STEPS - 1]++;
		to->all++;
	}
}

/* Where half of the units of the N PAGES, of the locale L, are below. */
static double
usual_ratio(const struct check_locale *l, const struct page_records *pages,
            size_t n)
{
	double start = number_of(&l->facts[FACT_LENGTH_RATIO], 1.1);
	struct ratios r = {{0}, 0};
	size_t below = 0, step = 0;
	for (size_t i = 0; i < n; i++)
		count_ratios(&r, &pages[i]);
	while (step < STEPS && below * 2 < r.all)
		below += r.seen[step++];
	double own = r.all == 0 ? start : ((double)step - 0.5) / 100;
	double share = r.all >= UNITS_SURE ? 1 : (double)r.all / UNITS_SURE;
	return own * share + start * (1 - share);
}

static void
check_unit(struct site_check *c, const struct unit_record *r, double usual,
           double least)
{
	double ratio = (double)r->target_chars / r->source_chars;
	if (r->source_chars < CHARS_SURE)
		least *= short_leeway;
	bool is_short = ratio < usual * least
		&& (r->flags & RECORD_SWALLOWED) == 0;
	bool is_long = ratio > usual * long_from && ratio > long_least
		&& (r->flags & RECORD_ACRONYM) == 0;
	if (!is_short && !is_long)
		return;
	enum diag_id id = is_short ? DIAG_LENGTH_SHORT : DIAG_LENGTH_LONG;
	say_site(c, id, check_severity(id), r, NULL,
	         str_printf(c->arena, "%u characters for %u of the source; "
	                    "about %.0f are usual here",
	                    (unsigned)r->target_chars,
	                    (unsigned)r->source_chars,
	                    usual * r->source_chars));
}

/* The N PAGES are all of their locale. */
static void
check_lengths(struct site_check *c, const struct page_records *pages, size_t n)
{
	const struct check_locale *l =
		&c->check->locales[pages->list->locale];
	double usual = usual_ratio(l, pages, n);
	double least = number_of(&l->facts[FACT_LENGTH_SHORT], short_below);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < pages[i].n; k++)
			if (counts(&pages[i].list[k]))
				check_unit(c, &pages[i].list[k], usual, least);
}

static void
check_length(struct site_check *c)
{
	for (size_t i = 0, end; i < c->n; i = end) {
		uint16_t locale = c->pages[i].list->locale;
		for (end = i + 1; end < c->n
		     && c->pages[end].list->locale == locale;)
			end++;
		check_lengths(c, c->pages + i, end - i);
	}
}

static const struct rule rules[] = {
	{.ids = {DIAG_LENGTH_SHORT, DIAG_LENGTH_LONG}, .site = check_length},
};

const struct rule_family rules_length = {"length", rules,
                                         sizeof rules / sizeof *rules};
