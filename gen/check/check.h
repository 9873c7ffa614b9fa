#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H
/*
 * check.h -- the rules at work: in workers page by page, then in the parent
 * over all of them.
 */
#include "base/buf.h"
#include "check/comments.h"
#include "check/coverage.h"
#include "check/facts.h"
#include "check/finding.h"
#include "check/glossary.h"
#include "check/record.h"
#include "check/rule.h"
#include "check/speller.h"
#include "model/site.h"

/* A check of a site; made before the workers are. */
struct check {
	const struct site *site;
	struct check_locale *locales; /* one for each of the site's */
	const struct glossary *glossary;
	struct speller **spellers;    /* one for each locale, or NULL */
	bool on[DIAG_COUNT];          /* by id: is it reported? */
	/* Set by check_rules_plan: */
	const struct rule **rules;    /* that may report something, in order */
	size_t nrules;
	struct unit_rule {
		unsigned needs;
		void (*ask)(struct unit_check *c);
	} *unit_rules;                /* those of them that look at units */
	size_t nunit_rules;
	bool keeps_records;           /* some rule looks at the whole site */
	bool keeps_coverage;          /* set by who wants to know it */
};

/* A file to check: of PATH and LOCALE in the site. */
struct check_file {
	const struct doc *doc;   /* read; without a tree: it could not be */
	size_t path, locale;
	const struct diag *said; /* as it was read */
};

/* What a check of pages comes to; who makes it says in which arena. */
struct check_found {
	struct findings findings;
	struct comments comments; /* for us */
	struct records records;   /* where the check keeps them */
	struct coverage coverage; /* likewise */
};

/* Everything is on but the rules that are opt-in. */
void check_rules_default(struct check *c);

/* Change what is on as the settings say. */
void check_rules_settings(struct check *c, const struct config *config);

/*
 * Change what is on as LIST says: "+id,-id"; "all" is every id; no sign is '+'.
 * False when a word is no id: *WHY tells, with the nearest, in A.
 */
bool check_rules_set(struct check *c, str list, str *why, struct arena *a);

/* What is on is settled: choose the rules that are to be asked. */
void check_rules_plan(struct check *c, struct arena *a);

/*
 * In a worker: what was said of FILE, and what the rules find in it, added to
 * TO, which is in the arena of FILE's page.  Of a file that could not be read
 * there is only what was said.
 */
void check_page(const struct check *c, const struct check_file *file,
                struct check_found *to);

/* In the parent: rules that look at all RECORDS, which it sorts; added to F. */
void check_site(const struct check *c, struct records *r, struct findings *f);

/* D's messages, which are not of a page's text, added to F. */
void check_take_diag(const struct check *c, const struct diag *d,
                     struct findings *f);

#endif
