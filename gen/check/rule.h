#ifndef CHECK_RULE_H
#define CHECK_RULE_H
/*
 * rule.h -- what a rule is, and what it is given.
 *
 * Rules live in families, one file each (check/rule_*.c), listed in
 * check/rules.c from the most specific to the most general: what one has
 * claimed, later ones leave alone.
 */
#include "base/map.h"
#include "check/facts.h"
#include "check/finding.h"
#include "check/record.h"
#include "check/spot.h"

struct check;
struct page_check;
struct site_check;

/* One unit under examination. */
struct unit_check {
	struct unit *unit;
	struct half *target, *source; /* of the unit */
	const struct check_locale *locale;        /* of the target */
	const struct check_locale *source_locale;
	struct page_check *page;
	struct arena *arena; /* of the page */
	size_t said; /* findings so far: see said_enough */
	/* Set by a rule whose finding explains all others: no further rule
	 * looks at the unit. */
	bool settled;
};

/* One page, or rather one file, under examination. */
struct page_check {
	const struct doc *doc;
	const struct check *check;
	size_t path, locale; /* in the site */
	struct unit *units;  /* those with both halves, sound, not in code */
	size_t nunits;
	struct findings *findings;
	struct finding_spots spots;
	struct range *claims; /* of the unit under examination */
	size_t nclaims, claims_cap;
	struct map misspelt; /* words that were told */
	bool told_foreign; /* that the source is in another language, too */
	struct arena *arena;
};

/* At most so many ids are one function's to report. */
enum { RULE_IDS = 6 };

struct rule {
	/* What it may report; DIAG_CONFIG (0) ends the list. */
	enum diag_id ids[RULE_IDS];
	/* It is asked of units that have one of these in either half
	 * (enum half_has). */
	unsigned needs;
	bool opt_in; /* only with --rules +id */
	/* Each may be NULL.  PAGE comes after all units, SITE after all pages,
	 * in the parent, over the records of all units. */
	void (*unit)(struct unit_check *c);
	void (*page)(struct page_check *c);
	void (*site)(struct site_check *c);
};

struct rule_family {
	const char *name;
	const struct rule *rules;
	size_t n;
};

/* The families; rules.c has their order. */
extern const struct rule_family rules_structure, rules_status, rules_markup,
	rules_numbers, rules_punctuation, rules_blanks, rules_balance,
	rules_consistency, rules_language, rules_chars, rules_terms,
	rules_length, rules_source, rules_spelling;
extern const struct rule_family *const rule_families[]; /* NULL at the end */

/*
 * Say FMT: at TARGET in the file; SOURCE is what it answers to, or RANGE_NONE.
 * The finding, for say_evidence and say_fix; they do nothing with NULL, which
 * is what comes back when the rule is off.
 */
struct finding *say(struct unit_check *c, enum diag_id id, struct range target,
                    struct range source, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* The same of a page as a whole. */
struct finding *say_page(struct page_check *c, enum diag_id id,
                         struct range where, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* So much has been said of the unit that no more will be. */
bool said_enough(const struct unit_check *c);

void say_evidence(struct finding *f, str evidence);

/* The bytes at WHERE should be TEXT (borrowed from the page's arena). */
void say_fix(struct finding *f, struct range where, str text, bool safe);

/* These bytes of the file have been spoken of: rules that come later and look
 * at characters leave them alone. */
void claim(struct unit_check *c, struct range r);
bool is_claimed(const struct unit_check *c, struct range r);

/* Is ID reported in this run? */
bool rule_is_on(const struct check *c, enum diag_id id);

#endif
