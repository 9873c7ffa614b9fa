#ifndef CHECK_FACTS_H
#define CHECK_FACTS_H
/*
 * facts.h -- what rules must know of a language, from rules/languages.yml.
 *
 * Each row of the file is one fact of some languages, with its reason:
 *
 *     - fact: no-end-punctuation
 *       locales: [th]
 *       why: a Thai sentence ends in a blank
 *
 * and, where the fact is a list, `values: [...]`.  For a locale the row of the
 * nearest id counts: fr-CA before fr.  A row of the site wins over ours.
 */
#include "base/diag.h"
#include "check/cldr.h"
#include "check/lexicon.h"
#include "check/script.h"
#include "model/locale.h"

#define FACT_LIST(X)                                                           \
	X(FUNCTION_WORDS, "function-words") /* no text of it is without them */ \
	X(NO_END_PUNCTUATION, "no-end-punctuation") /* a sentence may end bare */ \
	X(ABBREVIATIONS, "abbreviations") /* that end in a full stop */ \
	X(WORDS_OF_NAMES, "words-of-names") /* small letters in a name */ \
	X(FOREIGN_CHARACTERS, "foreign-characters") /* of its script, not its own */ \
	X(SHARED_WORDS, "shared-words") /* function words of others, too */ \
	X(PATHS_WITH_COMMAS, "paths-with-commas") /* "[File], [Save]" */ \
	X(VERSION_WORDS, "version-words") /* a version follows them */ \
	X(NUMBER_WORDS, "number-words") /* "2=both", "2=twin*" */ \
	X(FULL_STOP, "full-stop") /* it is not '.' */ \
	X(COLON_AS_STOP, "colon-as-stop") /* what ends in ':' may end so */ \
	X(BARE_HEADINGS, "bare-headings") /* without '?' and ':' */ \
	X(BARE_ENDS, "bare-ends") /* a sentence may end so, without a stop */ \
	X(INVERTED_MARKS, "inverted-marks") /* '?' wants a mark before it */ \
	X(BLANK_BEFORE_MARK, "blank-before-mark") /* that is how it is set */ \
	X(NO_BREAK_MARKS, "no-break-marks") /* no-break blank before them */ \
	X(DOUBLED_WORDS, "doubled-words") /* that may follow themselves; "*": any */ \
	X(DOUBLED_PARTS, "doubled-parts") /* impossible, in unspaced text */ \
	X(NEAR_LANGUAGES, "near-languages") /* easily taken for it */ \
	X(INVISIBLE_ALLOWED, "invisible-allowed") /* code points */ \
	X(EXAMPLE_USERS, "example-users") /* before the '@' of nobody's address */ \
	X(LENGTH_RATIO, "length-ratio") /* target to source, to begin with */ \
	X(LENGTH_SHORT, "length-short") /* this share of it is short */

#define X(name, key) FACT_##name,
enum fact_id { FACT_LIST(X) FACT_COUNT };
#undef X

struct fact {
	bool holds;   /* there is a row for the locale */
	str *values;  /* sorted by bytes */
	size_t n;
	size_t longest; /* bytes */
	/* Those of eight bytes or fewer as numbers: a table, and its size less
	 * one. */
	uint64_t *shorts;
	size_t mask;
};

/* The characters that Japanese and all of Chinese share. */
enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF };

/* One locale, as the rules see it. */
struct check_locale {
	const struct locale *locale;
	str language; /* "nb" */
	struct fact facts[FACT_COUNT];
	struct cldr *cldr;
	struct scripts scripts; /* that it is written in */
	const struct lexicon *lexicon;
	int tongue; /* its own in the lexicon, or TONGUE_NONE */
	uint64_t near; /* those near it, as bits */
	uint8_t *foreign; /* a bit for each of HAN: its FOREIGN_CHARACTERS, or
	                   * NULL */
};

struct fact_row {
	enum fact_id id;
	str *locales, *values; /* each sorted by bytes */
	size_t nlocales, nvalues;
};

struct fact_book {
	struct fact_row *rows;
	size_t n, cap;
	struct lexicon lexicon; /* of all function words */
};

/* The fact that the file calls NAME.  False when there is none. */
bool fact_find(str name, enum fact_id *id);

/*
 * Fill BOOK from languages.yml in the N folders DIRS, the first before the
 * next; one that has none is passed over.  Reports what cannot be used; false
 * then, or when there is none at all.
 */
bool facts_read(struct fact_book *book, const char *const *dirs, size_t n,
                struct diag *d, struct arena *a);

/* Fill CL for L.  BOOK must stay as long as CL is used. */
void check_locale_make(struct check_locale *cl, const struct locale *l,
                       const struct fact_book *book, struct arena *a);

/* Is C one of the characters that CL's language does not write? */
bool check_locale_is_foreign(const struct check_locale *cl, uint32_t c);

/* Is WORD among the values of F? */
bool fact_has(const struct fact *f, str word);

/* The same of WORD in small letters, those of ASCII. */
bool fact_has_lower(const struct fact *f, str word);

#endif
